// The attributes of a tensor that are not methods: shape, dtype, gradient and its place in the graph.

import Autodiff
import PythonRuntime
import Tensors

enum TensorProperties {
  static let all: [NativeProperty] = (numbers + history + transposes + ComplexFunctions.properties).map(\.overridable)

  private static func property(
    _ name: String, _ getter: @escaping @Sendable (Machine, Tensor) throws(PyError) -> Value
  ) -> NativeProperty {
    NativeProperty(name) { (vm, value) throws(PyError) in
      try getter(vm, try vm.tensor(value, name))
    } set: { (vm, _, _) throws(PyError) in
      throw vm.raise(.attributeError, "attribute '\(name)' of 'torch._C.TensorBase' objects is not writable")
    }
  }

  private static let numbers: [NativeProperty] = [
    property("shape") { (vm, tensor) throws(PyError) in vm.size(tensor.shape) },
    property("dtype") { (vm, tensor) throws(PyError) in vm.dtypeObject(tensor.dtype) },
    property("device") { (vm, _) throws(PyError) in vm.torch.deviceObject },
    property("ndim") { (_, tensor) throws(PyError) in Value(tensor.rank) },
    property("is_cuda") { (_, _) throws(PyError) in .false },
    property("is_cpu") { (_, _) throws(PyError) in .true },
    property("is_sparse") { (_, _) throws(PyError) in .false },
    property("is_sparse_csr") { (_, _) throws(PyError) in .false },
    property("is_mkldnn") { (_, _) throws(PyError) in .false },
    property("is_nested") { (_, _) throws(PyError) in .false },
    property("is_xpu") { (_, _) throws(PyError) in .false },
    property("is_xla") { (_, _) throws(PyError) in .false },
    property("is_vulkan") { (_, _) throws(PyError) in .false },
    property("__array_priority__") { (_, _) throws(PyError) in Value(1000) },
    property("is_quantized") { (_, _) throws(PyError) in .false },
    property("is_meta") { (_, _) throws(PyError) in .false },
    property("is_mps") { (_, _) throws(PyError) in .false },
    property("layout") { (vm, _) throws(PyError) in vm.torch.stridedLayout },
    property("output_nr") { (_, tensor) throws(PyError) in Value(Int(tensor.outputIndex)) },
    property("name") { (_, _) throws(PyError) in .none },
    property("itemsize") { (_, tensor) throws(PyError) in Value(tensor.dtype.byteCount) },
    property("nbytes") { (_, tensor) throws(PyError) in Value(tensor.count * tensor.dtype.byteCount) },
    property("_version") { (vm, tensor) throws(PyError) in
      if tensor.isInference { throw vm.runtimeError("Inference tensors do not track version counter.") }
      return Value(tensor.version)
    },
    NativeProperty("data") { (vm, value) throws(PyError) in
      vm.wrap(try vm.tensor(value, "data").data)
    } set: { (vm, value, source) throws(PyError) in
      let tensor = try vm.tensor(value, "data")
      guard let source = source.tensor else {
        throw vm.typeError("Variable data has to be a tensor, but got \(vm.typeName(of: source))")
      }
      if source.dtype != tensor.dtype && tensor.isDifferentiable && !source.dtype.isDifferentiable {
        throw vm.runtimeError("data set to a tensor that requires gradients must be floating point or complex dtype")
      }
      tensor.setData(source)
    },
  ]

  private static let history: [NativeProperty] = [
    NativeProperty("grad") { (vm, value) throws(PyError) in
      let tensor = try vm.tensor(value, "grad")
      if tensor.gradient == nil && !tensor.isLeaf && !tensor.retainsGradient {
        try vm.issueWarning(
          .userWarning,
          "The .grad attribute of a Tensor that is not a leaf Tensor is being accessed. Its .grad attribute won't be "
            + "populated during autograd.backward(). If you indeed want the .grad field to be populated for a non-leaf "
            + "Tensor, use .retain_grad() on the non-leaf Tensor. If you access the non-leaf Tensor by mistake, make "
            + "sure you access the leaf Tensor instead. See github.com/pytorch/pytorch/pull/30531 for more "
            + "information." + LibraryWarnings.place("build/aten/src/ATen/core/TensorBody.h:493"))
      }
      if let recorder = vm.torch.engine.activeRecorder {
        let isLeaf = tensor.isLeaf || tensor.retainsGradient
        if isLeaf {
          recorder.noteGradientRead(tensor, tensor.gradient)
        } else if tensor.gradient == nil {
          recorder.add(.nonLeafRead, tensor)
        }
      }
      return vm.wrap(tensor.gradient)
    } set: { (vm, value, gradient) throws(PyError) in
      let tensor = try vm.tensor(value, "grad")
      guard gradient.isNone || gradient.tensor != nil else {
        throw vm.typeError(
          "assigned grad expected to be a Tensor or None but got grad of type \(vm.typeName(of: gradient))")
      }
      try vm.engine { () throws(TensorError) in try tensor.assignGradient(gradient.tensor) }
      vm.torch.engine.activeRecorder?.noteGradientSet(tensor, gradient.tensor)
    },
    NativeProperty("requires_grad") { (vm, value) throws(PyError) in
      let tensor = try vm.tensor(value, "requires_grad")
      let flag = tensor.isDifferentiable
      if !flag, tensor.recordID != 0 { vm.torch.engine.activeRecorder?.add(.flagRead, tensor) }
      return Value(flag)
    } set: { (vm, value, flag) throws(PyError) in
      let tensor = try vm.tensor(value, "requires_grad")
      guard flag.isBool else { throw vm.runtimeError("requires_grad must be a bool") }
      if flag.asBool && !tensor.dtype.isDifferentiable {
        throw vm.runtimeError("only Tensors of floating point and complex dtype can require gradients")
      }
      try vm.engine { () throws(TensorError) in try tensor.setRequiresGradient(flag.asBool) }
      if let recorder = vm.torch.engine.activeRecorder { recorder.add(.switched(flag.asBool), tensor) }
    },
    NativeProperty("grad_dtype") { (vm, value) throws(PyError) in
      let tensor = try vm.tensor(value, "grad_dtype")
      if !tensor.isLeaf { throw vm.runtimeError("grad_dtype can only be accessed on leaf tensors.") }
      return tensor.gradientDType.map { vm.dtypeObject($0) } ?? .none
    } set: { (vm, value, chosen) throws(PyError) in
      let tensor = try vm.tensor(value, "grad_dtype")
      guard chosen.isNone || chosen.native is DTypeObject else {
        throw vm.runtimeError("grad_dtype must be a torch.dtype or None, but got \(vm.typeName(of: chosen))")
      }
      if !tensor.isLeaf {
        // The reference looks at `.grad` first, which warns.
        _ = try vm.getAttribute(value, "grad")
        throw vm.runtimeError("grad_dtype can only be set on leaf tensors.")
      }
      let dtype = try vm.dtype(chosen, "grad_dtype")
      try vm.engine { () throws(TensorError) in try tensor.setGradientDType(dtype) }
    },
    property("grad_fn") { (vm, tensor) throws(PyError) in
      try vm.engine { () throws(TensorError) in try tensor.checkViewHistory() }
      return tensor.visibleNode.map { vm.wrapNode($0) } ?? .none
    },
    property("is_leaf") { (_, tensor) throws(PyError) in Value(tensor.isLeaf) },
    property("retains_grad") { (_, tensor) throws(PyError) in Value(tensor.retainsGradient) },
    property("output_nr") { (_, tensor) throws(PyError) in Value(Int(tensor.outputIndex)) },
    property("_base") { (vm, tensor) throws(PyError) in vm.wrap(tensor.viewBase) },
  ]

  private static let transposes: [NativeProperty] = [
    property("T") { (vm, tensor) throws(PyError) in
      if tensor.rank != 2 { try vm.warn(tensor.rank == 0 ? .transposedNumber : .reversedShape) }
      return vm.wrap(try vm.engine { () throws(TensorError) in try tensor.reversedDimensions() })
    },
    property("H") { (vm, tensor) throws(PyError) in
      if tensor.rank != 2 && tensor.rank != 0 {
        throw vm.runtimeError(
          "tensor.H is only supported on matrices (2-D tensors). Got \(tensor.rank)-D tensor.\(tensor.rank > 2 ? " For batches of matrices, consider using tensor.mH" : "")"
        )
      }
      if tensor.rank == 0 { try vm.warn(.conjugateTransposedNumber) }
      return vm.wrap(
        try vm.engine { () throws(TensorError) in
          let turned = tensor.rank == 0 ? tensor : try tensor.transpose(0, 1)
          return try turned.conjugate()
        })
    },
    property("mH") { (vm, tensor) throws(PyError) in
      if tensor.rank == 0 { try vm.warn(.conjugatedMatrixOfNumber) }
      return vm.wrap(
        try vm.engine { () throws(TensorError) in
          try (tensor.rank == 0 ? tensor : try tensor.matrixTranspose("mH")).conjugate()
        })
    },
    property("mT") { (vm, tensor) throws(PyError) in
      if tensor.rank == 0 { try vm.warn(.matrixOfNumber) }
      return vm.wrap(
        try vm.engine { () throws(TensorError) in tensor.rank == 0 ? tensor : try tensor.matrixTranspose("mT") })
    },
  ]
}

extension Machine {
  /// The one Python object of a dtype.
  func dtypeObject(_ dtype: DType) -> Value {
    let objects = torch.dtypeObjects
    let index = Int(dtype.rawValue)
    return index < objects.count ? objects[index] : .none
  }
}
