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
        guard let profile = PrintOptions.Profile(rawValue: name) else {
          throw vm.valueError("unknown profile '\(name)'; use 'default', 'short' or 'full'")
        }
        options.use(profile)
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
      guard let dtype = try vm.dtype(arguments[0], "set_default_dtype"), dtype.isFloatingPoint else {
        throw vm.typeError("only floating-point types are supported as the default type")
      }
      vm.torch.engine.defaultDType = dtype
      return .none
    },
    NativeRow("get_default_dtype()") { (vm, _) throws(PyError) in vm.dtypeObject(vm.torch.engine.defaultDType) },
    NativeRow("set_num_threads(int)") { (_, _) throws(PyError) in .none },
    NativeRow("get_num_threads()") { (_, _) throws(PyError) in Value(1) },
    NativeRow("is_tensor(obj)") { (_, arguments) throws(PyError) in Value(arguments[0].tensor != nil) },
    NativeRow("typename(obj)") { (vm, arguments) throws(PyError) in vm.string(vm.torchTypeName(arguments[0])) },
  ]
}
