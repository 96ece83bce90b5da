// `torch.device`: any device can be named, only the CPU can be used.

import Autodiff
import PythonRuntime
import Tensors

/// `torch.device("cpu")`, `torch.device("cuda", 0)`.
final class DeviceObject: NativeObject {
  let type: String
  let index: Int?

  init(_ type: String = "cpu", index: Int? = nil) {
    self.type = type
    self.index = index
    super.init()
  }

  /// `cuda:0`.
  var text: String { index.map { "\(type):\($0)" } ?? type }

  static let types = [
    "cpu", "cuda", "ipu", "xpu", "mkldnn", "opengl", "opencl", "ideep", "hip", "ve", "fpga", "maia", "xla", "lazy",
    "vulkan", "mps", "meta", "hpu", "mtia", "privateuseone",
  ]

  static let declaration: NativeClass = {
    var slots = NativeSlots()
    slots.repr = { (_, value) throws(PyError) in
      guard let device = value.native as? DeviceObject else { return "device" }
      return "device(type='\(device.type)'" + (device.index.map { ", index=\($0))" } ?? ")")
    }
    slots.str = { (_, value) throws(PyError) in (value.native as? DeviceObject)?.text ?? "" }
    slots.compare = { (vm, op, left, right) throws(PyError) in
      guard op == .equal || op == .notEqual, let a = left.native as? DeviceObject, let b = right.native as? DeviceObject
      else { return .notImplemented }
      return Value((a.text == b.text) == (op == .equal))
    }
    slots.hash = { (_, value) throws(PyError) in
      let device = value.native as? DeviceObject
      return (types.firstIndex(of: device?.type ?? "") ?? 0) * 256 + (device?.index ?? -1) + 1
    }
    slots.construct = { (vm, cls, arguments) throws(PyError) in try vm.constructDevice(cls, arguments) }
    return NativeClass(
      "device", module: "torch", kind: .native,
      methods: [
        // The reference refuses the first tensor made inside; made here, it would lie on the CPU in silence.
        NativeRow("__enter__(self)") { (vm, arguments) throws(PyError) in
          try vm.checkDevice(arguments[0])
          return arguments[0]
        },
        NativeRow("__exit__(self, *exc)") { (_, _) throws(PyError) in .none },
      ] + ConstantCopies.methods,
      properties: [
        NativeProperty("type") { (vm, value) throws(PyError) in
          vm.string((value.native as? DeviceObject)?.type ?? "cpu")
        },
        NativeProperty("index") { (_, value) throws(PyError) in
          (value.native as? DeviceObject)?.index.map { Value($0) } ?? .none
        },
      ],
      slots: slots, isInheritable: false, doc: "Where a tensor lives; always the CPU here.")
  }()
}

extension Machine {
  fileprivate func constructDevice(_ cls: ClassObject, _ arguments: CallArguments) throws(PyError) -> Value {
    var first: Value = arguments.positionalCount > 0 ? arguments[0] : arguments.keyword("type")
    if first.isUndefined { first = arguments.keyword("device") }
    let second: Value = arguments.positionalCount > 1 ? arguments[1] : arguments.keyword("index")
    if first.native is DeviceObject { return first }
    if first.isInt { throw noAccelerator }
    guard let text = first.str?.string else {
      let given = GivenArguments(positional: arguments.positional, keywords: [])
      throw typeError(
        invalidCombination("device", given, ["(torch.device device)", "(str type, int index = -1)"]))
    }
    let device = try parsedDevice(text)
    if second.isUndefined { return device.text == "cpu" ? torch.deviceObject : adopt(device, as: cls) }
    if device.index != nil {
      throw runtimeError("type (string) must not include an index because index was passed explicitly: \(text)")
    }
    return adopt(DeviceObject(device.type, index: try int(second, "device", "index")), as: cls)
  }

  private var noAccelerator: PyError {
    runtimeError("Cannot access accelerator device when none is available.")
  }

  private func parsedDevice(_ text: String) throws(PyError) -> DeviceObject {
    let parts = text.split(separator: ":", omittingEmptySubsequences: false).map(String.init)
    guard let type = parts.first, DeviceObject.types.contains(type) else {
      throw runtimeError(
        "Expected one of \(DeviceObject.types.joined(separator: ", ")) device type at start of device string: "
          + (parts.first ?? text))
    }
    if parts.count == 1 { return DeviceObject(type) }
    guard parts.count == 2, let index = Int(parts[1]), (0...127).contains(index), !parts[1].hasPrefix("+") else {
      throw runtimeError("Invalid device string: '\(text)'")
    }
    return DeviceObject(type, index: index)
  }

  /// Anything but the CPU is refused in the reference's words.
  func checkDevice(_ value: Value, of function: String? = nil) throws(PyError) {
    if value.isUndefined || value.isNone { return }
    let device: DeviceObject
    if let object = value.native as? DeviceObject {
      device = object
    } else if let text = value.str?.string {
      device = try parsedDevice(text)
    } else if value.isInt {
      throw noAccelerator
    } else if let function {
      throw typeError("\(function)(): argument 'device' must be torch.device, not \(cTypeName(value))")
    } else {
      throw typeError("device(): argument 'type' (position 1) must be str, not \(typeName(of: value))")
    }
    switch device.type {
    case "cpu": return
    case "cuda": throw raise(.assertionError, "Torch not compiled with CUDA enabled")
    case "mps": throw runtimeError("PyTorch is not linked with support for mps devices")
    default: throw notImplementedError("device '\(device.text)' is not supported; nearest is 'cpu'")
    }
  }
}
