// What a lesson can set: printing, default type, threads; and small questions about the library.

import Autodiff
import PythonRuntime
import Tensors

enum SettingsFunctions {
  static let functions: [NativeRow] = [
    NativeRow(
      "set_printoptions(precision=None, threshold=None, edgeitems=None, linewidth=None, profile=None, sci_mode=None)"
    ) { (vm, arguments) throws(PyError) in
      var options = vm.torch.engine.printOptions
      if let name = arguments[4].str?.string {
        // An unknown profile changes nothing, as in the reference.
        if let profile = PrintOptions.Profile(rawValue: name) { options.use(profile) }
      }
      if let precision = try vm.optionalInt(arguments[0], "set_printoptions", "precision") {
        options.precision = min(max(precision, 0), 100)
      }
      if !arguments[1].isNone {
        let threshold = try vm.double(arguments[1], "set_printoptions", "threshold")
        options.threshold = threshold >= 1e18 ? Int.max : Int(max(threshold, 0))
      }
      if let items = try vm.optionalInt(arguments[2], "set_printoptions", "edgeitems") { options.edgeItems = items }
      if let width = try vm.optionalInt(arguments[3], "set_printoptions", "linewidth") { options.lineWidth = width }
      options.scientific = arguments[5].isNone ? nil : try vm.flag(arguments[5])
      vm.torch.engine.printOptions = options
      return .none
    },
    NativeRow("set_default_dtype(d)") { (vm, arguments) throws(PyError) in
      guard let dtype = (arguments[0].native as? DTypeObject)?.dtype else {
        throw vm.typeError("invalid dtype object: only floating-point types are supported as the default type")
      }
      try setDefault(vm, dtype)
      return .none
    },
    NativeRow("set_default_tensor_type(t)") { (vm, arguments) throws(PyError) in
      try setDefault(vm, try vm.defaultTensorType(arguments[0]))
      return .none
    },
    NativeRow("get_default_dtype()") { (vm, _) throws(PyError) in vm.dtypeObject(vm.torch.engine.defaultDType) },
    NativeRow("get_default_device()") { (vm, _) throws(PyError) in vm.torch.deviceObject },
    NativeRow("set_default_device(device)") { (vm, arguments) throws(PyError) in
      try vm.checkDevice(arguments[0])
      return .none
    },
    NativeRow("set_num_threads(int)") { (vm, arguments) throws(PyError) in
      let count = try vm.int(arguments[0], "set_num_threads", "int", 1)
      if count <= 0 { throw vm.runtimeError("set_num_threads expects a positive integer") }
      vm.torch.engine.threads = count
      return .none
    },
    NativeRow("get_num_threads()") { (vm, _) throws(PyError) in Value(vm.torch.engine.threads) },
    NativeRow("set_num_interop_threads(int)") { (_, _) throws(PyError) in .none },
    NativeRow("get_num_interop_threads()") { (_, _) throws(PyError) in Value(1) },
    NativeRow("use_deterministic_algorithms(mode, *, warn_only=False)") { (vm, arguments) throws(PyError) in
      vm.torch.settings.isDeterministic = try vm.flag(arguments[0])
      return .none
    },
    NativeRow("are_deterministic_algorithms_enabled()") { (vm, _) throws(PyError) in
      Value(vm.torch.settings.isDeterministic)
    },
    NativeRow("set_float32_matmul_precision(precision)") { (vm, arguments) throws(PyError) in
      if let text = arguments[0].str?.string, ["highest", "high", "medium"].contains(text) {
        vm.torch.settings.matmulPrecision = text
      }
      return .none
    },
    NativeRow("get_float32_matmul_precision()") { (vm, _) throws(PyError) in
      vm.string(vm.torch.settings.matmulPrecision)
    },
    NativeRow("set_flush_denormal(mode)") { (_, _) throws(PyError) in .true },
    NativeRow("is_warn_always_enabled()") { (_, _) throws(PyError) in .false },
    NativeRow("set_warn_always(b)") { (_, _) throws(PyError) in .none },
    NativeRow("is_tensor(obj)") { (_, arguments) throws(PyError) in Value(arguments[0].tensor != nil) },
    NativeRow("typename(obj)") { (vm, arguments) throws(PyError) in vm.string(vm.torchTypeName(arguments[0])) },
  ]

  private static func setDefault(_ vm: Machine, _ dtype: DType) throws(PyError) {
    if !dtype.isFloatingPoint {
      throw vm.typeError("only floating-point types are supported as the default type")
    }
    vm.torch.engine.defaultDType = dtype
  }
}

extension Machine {
  /// The element type that `torch.DoubleTensor` or its name stands for; a type of a graphics card is refused.
  fileprivate func defaultTensorType(_ value: Value) throws(PyError) -> DType {
    let name: String
    if let text = value.str?.string {
      name = text
    } else if let cls = value.cls, let typed = torch.typedClasses.first(where: { $0.value === cls }) {
      return typed.key
    } else if let cls = value.cls, cls.moduleName.string == "torch.cuda" {
      name = "torch.cuda." + cls.name.string
    } else {
      throw typeError("invalid type object: only floating-point types are supported as the default type")
    }
    if let dtype = DType.allCases.first(where: { $0.tensorTypeName == name }) { return dtype }
    let parts = name.split(separator: ".", omittingEmptySubsequences: false).map(String.init)
    if parts.count == 3, parts[0] == "torch", parts[1] == "cuda", GraphicsCardSource.tensors.contains(parts[2]) {
      throw typeError("type \(name) not available. Torch not compiled with CUDA enabled.")
    }
    if parts.count == 2, parts[0] == "torch" {
      throw raise(.attributeError, "module 'torch' has no attribute '\(parts[1])'")
    }
    throw typeError("invalid type object: only floating-point types are supported as the default type")
  }
}

/// What a lesson may set and ask for, and what changes nothing here.
struct AcceptedSettings {
  var isDeterministic = false
  var matmulPrecision = "highest"
}
