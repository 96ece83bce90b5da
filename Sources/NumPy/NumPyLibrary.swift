// The entry to the library: makes `numpy` and everything below it importable on a machine. Modules are filled at their first
// import, and most of their members when they are first asked for.

import Glibc
import PythonRuntime
import Tensors
import Torch

/// The library that lessons import as `numpy`.
package enum NumPyLibrary {
  /// Registers the modules on a machine that has tensors. `seed`: what the old random functions begin with.
  package static func install(on vm: Machine, seed: Int = 0) {
    for module in modules { vm.register(module) }
    TorchLibrary.setArrayBridge(TensorBridge(vm, seed: seed), on: vm)
  }

  static let version = "2.4.6"

  private static let modules: [NativeModule] = ArrayLibrary.modules { setModules($0, $1, "numpy") } + ownModules

  private static let ownModules: [NativeModule] = [
    NativeModule(
      "numpy",
      functions: CreationFunctions.functions + ArrayOperation.functions(ArrayOperations.all) + [addAt],
      populate: populate),
    NativeModule("numpy.random", functions: RandomFunctions.functions, populate: populateRandom),
    NativeModule("numpy.random._legacy") { (vm, module) throws(PyError) in
      try vm.loadSource(RandomLibrarySource.legacy, into: module)
    },
    NativeModule("numpy.random._generator") { (vm, module) throws(PyError) in
      try vm.loadSource(RandomLibrarySource.generator, into: module)
    },
    NativeModule("numpy.linalg", functions: LinearAlgebra.functions) { (vm, module) throws(PyError) in
      vm.setMember(module, "LinAlgError", Value(vm.numpy.classes.linearAlgebraError))
      lazily(module, LinearAlgebraSource.names, from: "numpy.linalg._library")
    },
    NativeModule("numpy.linalg._library") { (vm, module) throws(PyError) in
      try vm.loadSource(LinearAlgebraSource.text, into: module)
    },
    NativeModule("numpy.fft") { (vm, module) throws(PyError) in
      lazily(module, FourierSource.names, from: "numpy.fft._library")
    },
    NativeModule("numpy.fft._library") { (vm, module) throws(PyError) in
      try vm.loadSource(FourierSource.text, into: module)
    },
    NativeModule("numpy.matlib") { (vm, module) throws(PyError) in
      try vm.loadSource(ArrayLibrary.repeatedMatrices, into: module)
    },
    NativeModule("numpy.testing") { (vm, module) throws(PyError) in
      try vm.loadSource(LinearAlgebraSource.testing, into: module)
    },
    NativeModule("numpy.exceptions") { (vm, module) throws(PyError) in
      vm.setMember(module, "AxisError", Value(vm.axisErrorClass))
      let warning = vm.makeExceptionClass(
        "ComplexWarning", module: "numpy.exceptions", base: vm.exceptionClass(.runtimeWarning))
      vm.setMember(module, "ComplexWarning", Value(warning))
    },
    NativeModule("numpy.typing") { (vm, module) throws(PyError) in
      vm.setMember(module, "NDArray", Value(vm.numpy.classes.array))
      vm.setMember(module, "ArrayLike", Value(vm.builtin(.object)))
      vm.setMember(module, "DTypeLike", Value(vm.builtin(.object)))
    },
  ]

  /// `_add_at(target, places, amounts)`: adds each amount at its place, repeated places several times.
  private static let addAt = NativeRow("_add_at(target, places, amounts, /)") { (vm, arguments) throws(PyError) in
    guard let target = arguments[0].array, target.rank == 1 else { throw vm.typeError("a vector is needed") }
    let places = try vm.operand(arguments[1]).numbers(Int.self)
    let amounts = try vm.operand(arguments[2])
    for place in places where place < 0 || place >= target.count { throw vm.indexError("index out of range") }
    if amounts.count != places.count { throw vm.valueError("as many amounts as places are needed") }
    if target.elementKind.isFloat {
      var sums = target.numbers(Double.self)
      for (place, amount) in zip(places, amounts.numbers(Double.self)) { sums[place] += amount }
      target.store(sums)
    } else {
      var sums = target.numbers(Int.self)
      for (place, amount) in zip(places, amounts.numbers(Int.self)) { sums[place] &+= amount }
      target.store(sums)
    }
    return .none
  }

  private static func populate(_ vm: Machine, _ module: ModuleObject) throws(PyError) {
    let classes = vm.numpy.classes
    vm.setMember(module, "__version__", vm.string(version))
    vm.setMember(module, "ndarray", Value(classes.array))
    vm.setMember(module, "dtype", Value(classes.dtype))
    vm.setMember(module, "ufunc", Value(classes.function))
    for (name, cls) in classes.abstract { vm.setMember(module, name, Value(cls)) }
    for (kind, cls) in classes.scalars {
      vm.setMember(module, kind == .object ? "object_" : kind.name, Value(cls))
    }
    for (name, kind) in aliases { if let cls = classes.scalars[kind] { vm.setMember(module, name, Value(cls)) } }
    for (name, number) in [
      ("pi", Double.pi), ("e", 2.718281828459045), ("inf", Double.infinity), ("nan", Double.nan),
      ("euler_gamma", 0.5772156649015329),
    ] { vm.setMember(module, name, Value(number)) }
    vm.setMember(module, "newaxis", .none)
    vm.setMember(module, "True_", vm.truthScalar(true))
    vm.setMember(module, "False_", vm.truthScalar(false))
    module.lazyMember = { (vm, module, name) throws(PyError) in
      if let function = FunctionTable.byName[functionAliases[name] ?? name] { return vm.functionObject(function) }
      if let home = ArrayLibrary.homes[name] { return try vm.importModule(home).attributes.get(vm.intern(name)) }
      if ["random", "linalg", "fft", "testing", "exceptions", "typing"].contains(name) {
        return Value(try vm.importModule("numpy." + name))
      }
      if let message = RemovedNames.message(for: name) { throw vm.raise(.attributeError, message) }
      if let nearest = refused[name] {
        throw vm.notImplementedError("np.\(name) is not supported; nearest is \(nearest)")
      }
      return .undefined
    }
  }

  private static let aliases: [(String, ElementKind)] = [
    ("half", .float16), ("single", .float32), ("double", .float64), ("bool_", .bool), ("intp", .int64),
    ("int_", .int64), ("long", .int64), ("uint", .uint64), ("longlong", .int64), ("short", .int16), ("byte", .int8),
    ("ubyte", .uint8), ("intc", .int32), ("csingle", .complex64), ("cdouble", .complex128), ("ulong", .uint64),
    ("uintp", .uint64), ("ushort", .uint16), ("uintc", .uint32),
  ]

  /// Second names of elementwise functions.
  private static let functionAliases: [String: String] = [
    "abs": "absolute", "mod": "remainder", "true_divide": "divide", "conj": "conjugate", "bitwise_not": "invert",
    "asin": "arcsin", "acos": "arccos", "atan": "arctan", "atan2": "arctan2", "asinh": "arcsinh", "acosh": "arccosh",
    "atanh": "arctanh", "pow": "power", "bitwise_left_shift": "left_shift", "bitwise_right_shift": "right_shift",
    "bitwise_invert": "invert",
  ]

  /// Names of the reference that are not here, with what is nearest.
  private static let refused: [String: String] = [
    "ma": "a boolean mask", "char": "str methods in a list comprehension",
    "strings": "str methods in a list comprehension", "polynomial": "np.polyfit with np.poly1d",
    "datetime64": "the module datetime", "timedelta64": "the module datetime",
    "matrix": "a two-dimensional array with @",
    "recarray": "one array for each field", "rec": "one array for each field", "longdouble": "np.float64",
    "float128": "np.float64", "complex256": "np.complex128", "void": "one array for each field",
    "bytes_": "np.frombuffer", "fromfile": "np.frombuffer", "tofile": "tolist()", "ctypeslib": "np.frombuffer",
    "busday_count": "the module datetime", "einsum_path": "np.einsum", "show_config": "np.__version__",
  ]

  private static func populateRandom(_ vm: Machine, _ module: ModuleObject) throws(PyError) {
    let classes = vm.numpy.classes
    vm.setMember(module, "RandomState", Value(classes.randomState))
    vm.setMember(module, "Generator", Value(classes.generator))
    let legacy = Set(RandomLibrarySource.legacyNames)
    module.lazyMember = { (vm, module, name) throws(PyError) in
      guard legacy.contains(name) else { return .undefined }
      let state = try vm.call(module.attributes.get(vm.intern("_state")), [])
      return try vm.randomMethod("numpy.random._legacy", state, vm.intern(name))
    }
  }

  private static func lazily(_ module: ModuleObject, _ names: [String], from source: String) {
    let known = Set(names)
    module.lazyMember = { (vm, _, name) throws(PyError) in
      guard known.contains(name) else { return .undefined }
      return try vm.importModule(source).attributes.get(vm.intern(name))
    }
  }

  /// Classes of the library text say that they are the module's own.
  private static func setModules(_ vm: Machine, _ module: ModuleObject, _ name: String) {
    for (_, value) in module.attributes.pairs { if let cls = value.cls { vm.setModule(of: cls, name) } }
  }
}
