// `torch.utils.dlpack` and the methods of tensors that belong to it: a tensor handed over in a capsule, which is taken
// once and then shares the elements. Within one program nothing but the object changes hands.

import Autodiff
import PythonRuntime
import Tensors

/// A tensor on its way to another library.
final class TensorCapsule: NativeObject {
  private var content: Tensor?

  init(_ tensor: Tensor) {
    content = tensor
    super.init()
  }

  /// The tensor, for whoever asks first.
  func take() -> Tensor? {
    defer { content = nil }
    return content
  }

  static let declaration = NativeClass("PyCapsule", module: "builtins", kind: .native, isInheritable: false)
}

enum TensorExchange {
  static let operations: [TensorOperation] = [
    TensorOperation("__dlpack__", "*, stream=-1, max_version=None, dl_device=None, copy=None", .method) {
      (vm, tensor, arguments) throws(PyError) in
      let copied = arguments[4].isBool && arguments[4].asBool
      return try vm.capsule(tensor, copied: copied)
    },
    TensorOperation("__dlpack_device__", "", .method) { (vm, _, _) throws(PyError) in
      let kinds = try vm.importModule("torch.utils.dlpack").attributes.get(vm.intern("DLDeviceType"))
      return vm.tuple([try vm.getAttribute(kinds, "kDLCPU"), Value(0)])
    },
  ]

  static let module = NativeModule(
    "torch.utils.dlpack",
    functions: [
      NativeRow("to_dlpack(tensor)") { (vm, arguments) throws(PyError) in
        try vm.capsule(try vm.tensor(arguments[0], "to_dlpack", "tensor"), copied: false)
      },
      NativeRow("_taken(capsule)") { (vm, arguments) throws(PyError) in
        guard let capsule = arguments[0].native as? TensorCapsule, let tensor = capsule.take() else {
          throw vm.runtimeError(
            "from_dlpack received an invalid capsule. Note that DLTensor capsules can be consumed only once, so you might "
              + "have already constructed a tensor from it once.")
        }
        return vm.wrap(tensor)
      },
    ]
  ) { (vm, module) throws(PyError) in
    vm.onDemand(module, "from_dlpack", from: "torch._older")
    try vm.shareMember("enum", "IntEnum", with: module)
    try SourceModules.load(vm, module, text)
  }

  private static let text = #"""
    def load(IntEnum):
        class DLDeviceType(IntEnum):
            kDLCPU = 1
            kDLCUDA = 2
            kDLCUDAHost = 3
            kDLOpenCL = 4
            kDLVulkan = 7
            kDLMetal = 8
            kDLVPI = 9
            kDLROCM = 10
            kDLROCMHost = 11
            kDLExtDev = 12
            kDLCUDAManaged = 13
            kDLOneAPI = 14
            kDLWebGPU = 15
            kDLHexagon = 16
            kDLMAIA = 17

        DLDeviceType.__module__ = "torch.utils.dlpack"
        return {"DLDeviceType": DLDeviceType}
    """#
}

extension Machine {
  /// A tensor in a capsule: its elements or a copy of them, without history.
  fileprivate func capsule(_ tensor: Tensor, copied: Bool) throws(PyError) -> Value {
    if tensor.requiresGradient {
      throw raise(.bufferError, "Can't export tensors that require gradient, use tensor.detach()")
    }
    let shown = try engine { () throws(TensorError) in
      copied ? Tensor(try tensor.array.copiedContiguous()) : tensor.detach()
    }
    let name = "TensorCapsule"
    let cls = torch.classes.returnTypes[name] ?? makeClass(TensorCapsule.declaration)
    torch.classes.returnTypes[name] = cls
    return adopt(TensorCapsule(shown), as: cls)
  }
}
