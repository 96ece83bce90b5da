// `torch.FloatTensor`, `torch.LongTensor` and their kin: the old constructors, one class an element type. They make plain
// tensors; as an argument of `type()` they name their element type.

import Autodiff
import PythonRuntime
import Tensors

enum TypedTensorClasses {
  /// Makes the classes and puts them into `torch`.
  static func install(_ vm: Machine, in module: ModuleObject) {
    let metaclass = vm.makeClass(metaclass, bases: [vm.builtin(.type)])
    for dtype in DType.allCases where !dtype.isComplex {
      let cls = vm.makeClass(declaration(dtype), metaclass: metaclass)
      vm.torch.typedClasses[dtype] = cls
      vm.setMember(module, dtype.typeName + "Tensor", Value(cls))
    }
  }

  /// A tensor is an instance of the class that its element type names.
  private static let metaclass = NativeClass(
    "tensortype", module: "torch", kind: .cls,
    methods: [
      NativeRow("__instancecheck__(cls, instance, /)", .exact) { (vm, arguments) throws(PyError) in
        guard let tensor = arguments[1].tensor, let cls = arguments[0].cls else { return .false }
        return Value(vm.torch.typedClasses[tensor.dtype] === cls)
      }
    ])

  private static func declaration(_ dtype: DType) -> NativeClass {
    var slots = NativeSlots()
    slots.construct = { (vm, _, arguments) throws(PyError) in
      try vm.legacyTensor(arguments.positional, dtype, keyword: vm.unknownKeyword(arguments))
    }
    return NativeClass(
      "\(dtype.typeName)Tensor", module: "torch", kind: .native,
      staticMethods: [
        NativeRow("__instancecheck__(cls, instance, /)") { vm, arguments in
          Value(arguments[1].tensor?.dtype == dtype)
        }
      ], slots: slots, isInheritable: false,
      doc: "The old constructor of tensors of \(dtype.name).")
  }
}

extension Machine {
  /// `FloatTensor()`, `FloatTensor(2, 3)`, `FloatTensor(size)`, `FloatTensor([1, 2])`, `FloatTensor(tensor)`.
  func legacyTensor(
    _ positional: [Value], _ dtype: DType, keyword: (name: String, value: Value)? = nil
  ) throws(PyError) -> Value {
    if let keyword { throw noLegacyOverload(positional, keyword: keyword) }
    if positional.count == 1, let made = try legacyCopy(positional[0], dtype) { return made }
    let state = torch.engine
    let shape = positional.isEmpty ? [0] : try legacySizes(positional)
    return try make(.false) { () throws(TensorError) in try NDArray.full(shape, .int(0), dtype, state) }
  }

  /// A keyword argument other than `device`, which is all the old constructors know.
  func unknownKeyword(_ arguments: CallArguments) -> (name: String, value: Value)? {
    for position in 0..<arguments.keywordCount {
      guard let name = arguments.keywords.asTuple.elements[position].str?.string, name != "device" else { continue }
      return (name, arguments.base[arguments.positionalCount + position])
    }
    return nil
  }

  /// What a single argument that is not a size makes; nil for a size.
  private func legacyCopy(_ only: Value, _ dtype: DType) throws(PyError) -> Value? {
    if let tensor = only.tensor {
      if tensor.dtype != dtype { throw typeError(mismatch(dtype, tensor.dtype)) }
      return wrap(try engine { () throws(TensorError) in try tensor.alias() })
    }
    let isSize = only.isKind(.tuple) && classOf(only) === torch.classes.size
    if isSize || legacySize(only) != nil { return nil }
    if only.isKind(.list) || only.isKind(.tuple) || only.isKind(.range) {
      return wrap(try tensorFromData(only, dtype))
    }
    if only.str != nil || only.isKind(.bytes) {
      throw typeError("new(): invalid data type '\(typeName(of: only))'")
    }
    // Elements of the wanted type are shared, as `from_numpy` shares them.
    if let array = try tensorOperand(only) {
      return wrap(array.dtype == dtype ? array : try engine { () throws(TensorError) in try array.to(dtype) })
    }
    throw typeError("new(): data must be a sequence (got \(typeName(of: only)))")
  }

  private func legacySizes(_ positional: [Value]) throws(PyError) -> Shape {
    if positional.count == 1, legacySize(positional[0]) == nil { return try shape(tuple(positional), "new") }
    var sizes: [Value] = []
    for (position, value) in positional.enumerated() {
      guard let size = legacySize(value) else {
        if position == 0 { throw noLegacyOverload(positional, keyword: nil) }
        throw typeError(
          "new(): argument 'size' failed to unpack the object at pos \(position + 1) with error "
            + "\"type must be tuple of ints,but got \(typeName(of: value))\"")
      }
      sizes.append(size)
    }
    return try shape(tuple(sizes), "new")
  }

  /// A size: a whole number, or an array's or tensor's single one; nil for other values.
  private func legacySize(_ value: Value) -> Value? {
    if value.isInt { return value }
    guard value.isObject else { return nil }
    if let tensor = value.tensor {
      guard tensor.rank == 0 || tensor.count == 1, tensor.dtype.isInteger, tensor.dtype != .bool else { return nil }
      return (try? tensor.array.item()).map { number($0) }
    }
    guard let bridge = torch.arrayBridge else { return nil }
    if case (.int(let size), let dtype)? = bridge.scalar(of: value), dtype.isInteger { return Value(size) }
    guard bridge.isArray(value), let array = try? bridge.array(of: value), array.rank == 0, array.dtype.isInteger,
      array.dtype != .bool, let single = try? array.item()
    else { return nil }
    return number(single)
  }

  private func noLegacyOverload(_ positional: [Value], keyword: (name: String, value: Value)?) -> PyError {
    var given = positional.map { typeName(of: $0) }.joined(separator: ", ")
    var (none, others) = ("", "")
    if let keyword {
      let written = "\(keyword.name)=\(typeName(of: keyword.value))"
      let note = "\n      didn't match because some of the keywords were incorrect: \(keyword.name)"
      if given.isEmpty { others = note } else { none = note }
      given += given.isEmpty ? written + ", " : ", " + written
    } else {
      let marked = positional.map { "!\(describedType($0))!" }.joined(separator: ", ")
      none = "\n      didn't match because some of the arguments have invalid types: (\(marked))"
    }
    return typeError(
      "new() received an invalid combination of arguments - got (\(given)), but expected one of:\n"
        + " * (*, torch.device device = None)\(none)\n * (torch.Storage storage)\(others)\n * (Tensor other)\(others)\n"
        + " * (tuple of ints size, *, torch.device device = None)\n * (object data, *, torch.device device = None)\n")
  }

  private func mismatch(_ wanted: DType, _ found: DType) -> String {
    let options = { (dtype: DType) in
      "TensorOptions(dtype=\(dtype.cName), device=cpu, layout=Strided, requires_grad=false (default), "
        + "pinned_memory=false (default), memory_format=(nullopt))"
    }
    return "expected \(options(wanted)) (got \(options(found)))"
  }
}
