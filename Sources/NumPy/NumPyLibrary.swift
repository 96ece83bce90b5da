// The entry to the library: makes `numpy` and everything below it importable on a machine. Modules are filled at their first
// import, and most of their members when they are first asked for.

import Glibc
import PythonRuntime
import TensorKernels
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
      functions: CreationFunctions.functions + ArrayOperation.functions(ArrayOperations.all) + [
        addAt, binCount, strided, ProductOperations.correlation,
      ],
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
    source("numpy.lib", "from numpy.lib import stride_tricks"), source("numpy.lib.stride_tricks", StrideSource.text),
    source("numpy.char", CharacterSource.text), source("numpy.strings", CharacterSource.text),
    source("numpy.polynomial", SeriesSource.package), source("numpy.polynomial.polynomial", SeriesSource.power),
    source("numpy.polynomial.legendre", SeriesSource.legendre),
    source("numpy.polynomial.hermite", SeriesSource.hermite),
    source("numpy.polynomial.chebyshev", SeriesSource.chebyshev), source("numpy.ma", MaskedSource.text),
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
      let rank = vm.makeExceptionClass(
        "RankWarning", module: "numpy.exceptions", base: vm.exceptionClass(.runtimeWarning))
      vm.setMember(module, "RankWarning", Value(rank))
    },
    NativeModule("numpy.typing") { (vm, module) throws(PyError) in
      vm.setMember(module, "NDArray", Value(vm.numpy.classes.array))
      vm.setMember(module, "ArrayLike", Value(vm.builtin(.object)))
      vm.setMember(module, "DTypeLike", Value(vm.builtin(.object)))
    },
  ]

  /// A module that is library text.
  private static func source(_ name: String, _ text: String) -> NativeModule {
    NativeModule(name) { (vm, module) throws(PyError) in
      try vm.loadSource(text, into: module)
      setModules(vm, module, name)
    }
  }

  /// `_add_at(target, places, amounts)`: adds each amount at its place, repeated places several times.
  private static let addAt = NativeRow("_add_at(target, places, amounts, /)") { (vm, arguments) throws(PyError) in
    guard let target = arguments[0].array, target.rank == 1 else { throw vm.typeError("a vector is needed") }
    let places = try vm.operand(arguments[1]).numbers(Int.self)
    let amounts = try vm.operand(arguments[2])
    for place in places where place < 0 || place >= target.count { throw vm.indexError("index out of range") }
    if amounts.count != places.count { throw vm.valueError("as many amounts as places are needed") }
    let start = places.map { Int64($0) }
    if target.elementKind == .float64, target.array.isContiguous {
      gb_bin_count(Int64(start.count), start, amounts.numbers(Double.self), target.array.pointer)
    } else if target.elementKind.isFloat {
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

  /// `_bin_count(places, size)`: how often each whole number occurs.
  private static let binCount = NativeRow("_bin_count(places, size, /)") { (vm, arguments) throws(PyError) in
    let places = try vm.converted(try vm.operand(arguments[0]), ElementType(.int64))
    let row = places.array.isContiguous ? places : try vm.copied(places)
    let size = try vm.index(arguments[1])
    let made = try vm.filled([size], ElementType(.int64), 0)
    let start = row.array.pointer.assumingMemoryBound(to: Int64.self)
    for index in 0..<row.count where start[index] < 0 || start[index] >= Int64(size) {
      throw vm.indexError("index out of range")
    }
    gb_bin_count(Int64(row.count), start, nil, made.array.pointer)
    return vm.wrap(made)
  }

  /// `_strided(a, shape, strides, is_read_only)`: a window on an array's memory, with steps in bytes.
  private static let strided = NativeRow("_strided(a, shape, strides, is_read_only, /)") {
    (vm, arguments) throws(PyError) in
    let array = try vm.operand(arguments[0])
    let shape = try vm.shape(arguments[1])
    let steps = try vm.operand(arguments[2]).numbers(Int.self)
    if steps.count != shape.count { throw vm.valueError("strides must be the same length as shape") }
    let item = array.elementKind.byteCount
    var strides = Shape()
    var (low, high) = (array.array.offset, array.array.offset)
    for (index, step) in steps.enumerated() {
      if step % item != 0 { throw vm.notImplementedError("strides must be multiples of the size of an element") }
      strides.append(step / item)
      let (span, overflow) = (step / item).multipliedReportingOverflow(by: max(shape[index] - 1, 0))
      if overflow || span.magnitude > 1 << 40 { throw vm.valueError("array is too big") }
      if span < 0 { low += span } else { high += span }
    }
    let count = try vm.tensors { () throws(TensorError) in try shape.checkedCount(of: array.elementKind.carrier) }
    // The window is small and its elements are many; functions walk through elements.
    try vm.checkElements(count)
    if count > 0, low < 0 || (high + 1) * item > array.array.storage.byteCount {
      throw vm.valueError("strides and shape go beyond the memory of the array")
    }
    let made = vm.view(array, array.array.window(shape: shape, strides: strides, offset: array.array.offset))
    if try vm.truth(arguments[3]) { made.isReadOnly = true }
    return vm.wrap(made)
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
      if submodules.contains(name) {
        return Value(try vm.importModule("numpy." + name))
      }
      if let message = RemovedNames.message(for: name) { throw vm.raise(.attributeError, message) }
      if let nearest = refused[name] {
        throw vm.notImplementedError("np.\(name) is not supported; nearest is \(nearest)")
      }
      return .undefined
    }
  }

  private static let submodules: Set<String> = [
    "random", "linalg", "fft", "testing", "exceptions", "typing", "lib", "char", "strings", "polynomial", "ma",
  ]

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
    "datetime64": "the module datetime", "timedelta64": "the module datetime",
    "matrix": "a two-dimensional array with @", "asmatrix": "a two-dimensional array with @", "bmat": "np.block",
    "recarray": "one array for each field", "rec": "one array for each field", "longdouble": "np.float64",
    "float128": "np.float64", "complex256": "np.complex128", "void": "one array for each field",
    "bytes_": "np.frombuffer", "fromfile": "np.frombuffer", "tofile": "tolist()", "ctypeslib": "np.frombuffer",
    "busday_count": "the module datetime", "is_busday": "the module datetime", "busday_offset": "the module datetime",
    "busdaycalendar": "the module datetime", "datetime_as_string": "the module datetime",
    "datetime_data": "the module datetime", "isnat": "np.isnan", "record": "one array for each field",
    "fromregex": "the module re", "dtypes": "np.dtype", "emath": "an array of complex numbers",
    "clongdouble": "np.complex128", "einsum_path": "np.einsum", "show_config": "np.__version__",
  ]

  private static func populateRandom(_ vm: Machine, _ module: ModuleObject) throws(PyError) {
    let classes = vm.numpy.classes
    vm.setMember(module, "RandomState", Value(classes.randomState))
    vm.setMember(module, "Generator", Value(classes.generator))
    vm.setMember(module, "PCG64", Value(classes.bitGenerator))
    vm.setMember(module, "SeedSequence", Value(classes.seedSequence))
    let legacy = Set(RandomLibrarySource.legacyNames)
    module.lazyMember = { (vm, module, name) throws(PyError) in
      if ["MT19937", "Philox", "SFC64", "PCG64DXSM"].contains(name) {
        throw vm.notImplementedError("np.random.\(name) is not supported; nearest is np.random.PCG64")
      }
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
