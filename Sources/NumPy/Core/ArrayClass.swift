// The class `numpy.ndarray`: operators, attributes and how arrays print. The operations are rows of their families.

import PythonRuntime
import Tensors

enum ArrayClass {
  static let declaration = NativeClass(
    "ndarray", module: "numpy", kind: .native, methods: ArrayOperation.methods(ArrayOperations.all) + protocols,
    properties: ArrayProperties.all, slots: slots, isInheritable: false,
    doc: "Numbers of one type in a shape.")

  private static func of(_ vm: Machine, _ value: Value) throws(PyError) -> ArrayObject {
    guard let array = value.array else { throw vm.typeError("an array is needed") }
    return array
  }

  private static let slots: NativeSlots = {
    var slots = NativeSlots()
    slots.binary = { (vm, op, left, right) throws(PyError) in try vm.arrayBinary(op, left, right) }
    slots.inPlace = { (vm, op, left, right) throws(PyError) in try vm.arrayInPlace(op, left, right) }
    slots.compare = { (vm, op, left, right) throws(PyError) in try vm.arrayCompare(op, left, right) }
    slots.unary = { (vm, op, value) throws(PyError) in try vm.arrayUnary(op, value) }
    slots.getItem = { (vm, value, key) throws(PyError) in try vm.arrayItem(value, key) }
    slots.setItem = { (vm, value, key, item) throws(PyError) in try vm.setArrayItem(value, key, item) }
    slots.deleteItem = { (vm, _, _) throws(PyError) in throw vm.valueError("cannot delete array elements") }
    slots.length = { (vm, value) throws(PyError) in
      let array = try of(vm, value)
      guard let first = array.shape.first else { throw vm.typeError("len() of unsized object") }
      return first
    }
    slots.truth = { (vm, value) throws(PyError) in
      let array = try of(vm, value)
      if array.count == 1 { return try vm.truth(vm.plainElement(array, 0)) }
      if array.count == 0 {
        throw vm.valueError(
          "The truth value of an empty array is ambiguous. Use `array.size > 0` to check that an array is not empty.")
      }
      throw vm.valueError(
        "The truth value of an array with more than one element is ambiguous. Use a.any() or a.all()")
    }
    slots.iterate = { (vm, value) throws(PyError) in
      let array = try of(vm, value)
      if array.rank == 0 { throw vm.typeError("iteration over a 0-d array") }
      return vm.iterator(named: "iterator", holding: [value]) { (vm, state) throws(PyError) in
        guard let array = state.held[0].array, state.position < array.shape[0] else { return .undefined }
        let index = state.position
        state.position += 1
        return try vm.arrayItem(state.held[0], Value(index))
      }
    }
    slots.contains = { (vm, value, item) throws(PyError) in
      let found = try vm.callFunction("equal", [value, item])
      guard let mask = found.array else { return try vm.truth(found) }
      return mask.numbers(Int.self).contains { $0 != 0 }
    }
    slots.hash = { (vm, value) throws(PyError) in throw vm.typeError("unhashable type: 'numpy.ndarray'") }
    slots.repr = { (vm, value) throws(PyError) in try vm.arrayRepr(try of(vm, value)) }
    slots.str = { (vm, value) throws(PyError) in try vm.arrayStr(try of(vm, value)) }
    slots.format = { (vm, value, spec) throws(PyError) in
      let array = try of(vm, value)
      if array.rank == 0 { return try vm.format(vm.element(array, 0), spec) }
      if spec.isEmpty { return try vm.arrayStr(array) }
      throw vm.typeError("unsupported format string passed to numpy.ndarray.__format__")
    }
    slots.construct = { (vm, cls, arguments) throws(PyError) in
      let shape: Value = arguments.positionalCount > 0 ? arguments[0] : arguments.keyword("shape")
      let dtype: Value = arguments.positionalCount > 1 ? arguments[1] : arguments.keyword("dtype")
      return vm.wrap(try vm.filled(try vm.shape(shape), try vm.elementType(dtype), 0))
    }
    return slots
  }()

  /// Conversions of arrays of one element, and copying.
  private static let protocols: [NativeRow] = [
    NativeRow("__int__(self, /)") { (vm, arguments) throws(PyError) in
      try vm.call(Value(vm.builtin(.int)), [try vm.onlyElement(arguments[0])])
    },
    NativeRow("__float__(self, /)") { (vm, arguments) throws(PyError) in
      try vm.call(Value(vm.builtin(.float)), [try vm.onlyElement(arguments[0])])
    },
    NativeRow("__complex__(self, /)") { (vm, arguments) throws(PyError) in
      try vm.call(Value(vm.builtin(.complex)), [try vm.onlyElement(arguments[0])])
    },
    NativeRow("__index__(self, /)") { (vm, arguments) throws(PyError) in
      guard let array = arguments[0].array, array.rank == 0, array.elementKind.isInteger else {
        throw vm.typeError("only integer scalar arrays can be converted to a scalar index")
      }
      return vm.plainElement(array, 0)
    },
    NativeRow("__copy__(self)") { (vm, arguments) throws(PyError) in
      vm.wrap(try vm.copied(try of(vm, arguments[0])))
    },
    NativeRow("__deepcopy__(self, memo)") { (vm, arguments) throws(PyError) in
      vm.wrap(try vm.copied(try of(vm, arguments[0])))
    },
    NativeRow("__bytes__(self, /)") { (vm, arguments) throws(PyError) in
      let array = try of(vm, arguments[0])
      if array.elementKind.isPooled {
        throw vm.notImplementedError("bytes() of \(array.type.name) arrays is not supported")
      }
      let row = try vm.copied(array)
      return vm.bytes(Array(UnsafeRawBufferPointer(start: row.array.pointer, count: row.array.byteCount)))
    },
    NativeRow("__abs__(self, /)") { (vm, arguments) throws(PyError) in
      try vm.callFunction("absolute", [arguments[0]])
    },
    NativeRow("__divmod__(self, value, /)") { (vm, arguments) throws(PyError) in
      let quotient = try vm.arrayBinary(.floorDivide, arguments[0], arguments[1])
      if quotient.isIdentical(to: .notImplemented) { return quotient }
      return vm.tuple([quotient, try vm.arrayBinary(.modulo, arguments[0], arguments[1])])
    },
    NativeRow("__rdivmod__(self, value, /)") { (vm, arguments) throws(PyError) in
      let quotient = try vm.binary(.floorDivide, arguments[1], arguments[0])
      return vm.tuple([quotient, try vm.binary(.modulo, arguments[1], arguments[0])])
    },
    NativeRow("__array__(self, dtype=None, *, copy=None)") { (_, arguments) throws(PyError) in arguments[0] },
  ]
}

extension Machine {
  /// The only element of an array, as a plain value.
  func onlyElement(_ value: Value) throws(PyError) -> Value {
    guard let array = value.array else { return value }
    if array.count != 1 { throw typeError("only 0-dimensional arrays can be converted to Python scalars") }
    if array.rank > 0 { throw typeError("only 0-dimensional arrays can be converted to Python scalars") }
    return plainElement(array, 0)
  }

  // MARK: Operators

  func arrayBinary(_ op: BinaryOperator, _ left: Value, _ right: Value) throws(PyError) -> Value {
    if defersOperator(left) || defersOperator(right) { return .notImplemented }
    if op == .matrixMultiply { return try matrixProduct(left, right) }
    if op == .multiply, let made = try repeatedSequence(left, right) { return made }
    if op == .power, let quick = try quickPower(left, right) { return quick }
    var options = FunctionOptions()
    options.isScalarOperator = left.array == nil && right.array == nil && !isSequence(left) && !isSequence(right)
    return try callFunction(Machine.functionName(op), [left, right], options)
  }

  private static func functionName(_ op: BinaryOperator) -> String {
    switch op {
    case .add: "add"
    case .subtract: "subtract"
    case .multiply: "multiply"
    case .trueDivide: "divide"
    case .floorDivide: "floor_divide"
    case .modulo: "remainder"
    case .power: "power"
    case .matrixMultiply: "matmul"
    case .leftShift: "left_shift"
    case .rightShift: "right_shift"
    case .bitAnd: "bitwise_and"
    case .bitOr: "bitwise_or"
    case .bitXor: "bitwise_xor"
    }
  }

  /// Powers of float arrays that are square, root and the like, as the reference takes them.
  private func quickPower(_ left: Value, _ right: Value) throws(PyError) -> Value? {
    guard let array = left.array, right.isInt || right.isFloat, let exponent = singleNumber(right)?.asDouble else {
      return nil
    }
    let kind = array.elementKind
    if kind.isInteger { return right.isInt && exponent == 2 ? try callFunction("square", [left]) : nil }
    guard kind.isFloat || kind.isComplex else { return nil }
    switch exponent {
    case 1: return try callFunction("positive", [left])
    case 2: return try callFunction("square", [left])
    case -1: return try callFunction("reciprocal", [left])
    case 0.5: return try callFunction("sqrt", [left])
    default: return nil
    }
  }

  /// A list times an integer scalar repeats the list.
  private func repeatedSequence(_ left: Value, _ right: Value) throws(PyError) -> Value? {
    for (sequence, number) in [(left, right), (right, left)] where isSequence(sequence) || sequence.str != nil {
      if let (count, kind) = ScalarClasses.parts(self, number), kind.isInteger {
        return try binary(.multiply, sequence, Value(count.asInt))
      }
    }
    return nil
  }

  /// Values whose own operators decide: tensors, and classes of the lesson that say so.
  private func defersOperator(_ value: Value) -> Bool {
    if value.array != nil || !value.isObject { return value.isNone || value.tag == Tag.ellipsis }
    if value.isKind(.native) {
      return !(value.native is ScalarObject)
    }
    if value.instance != nil {
      return true
    }
    return value.isKind(.dict) || value.isKind(.set) || value.isKind(.cls) || value.isKind(.function)
      || value.isKind(.module)
  }

  func arrayInPlace(_ op: BinaryOperator, _ left: Value, _ right: Value) throws(PyError) -> Value {
    guard let target = left.array else { return .notImplemented }
    if defersOperator(right) { return .notImplemented }
    if op == .matrixMultiply {
      let product = try matrixProduct(left, right)
      try assignBroadcast(target, product)
      return left
    }
    if target.isReadOnly { throw valueError("output array is read-only") }
    target.array.bumpVersion()
    if target.elementKind.isPooled {
      let made = try callFunction(Machine.functionName(op), [left, right])
      try assignBroadcast(target, made)
      return left
    }
    var options = FunctionOptions()
    options.out = target
    return try callFunction(Machine.functionName(op), [left, right], options)
  }

  func arrayUnary(_ op: UnaryOperator, _ value: Value) throws(PyError) -> Value {
    switch op {
    case .negative: try callFunction("negative", [value])
    case .positive: try callFunction("positive", [value])
    case .invert: try callFunction("invert", [value])
    }
  }

  func arrayCompare(_ op: CompareOperator, _ left: Value, _ right: Value) throws(PyError) -> Value {
    let name: String
    switch op {
    case .less: name = "less"
    case .lessEqual: name = "less_equal"
    case .equal: name = "equal"
    case .notEqual: name = "not_equal"
    case .greater: name = "greater"
    case .greaterEqual: name = "greater_equal"
    }
    if right.isNone || defersOperator(right) {
      if right.isKind(.native) || right.instance != nil { return .notImplemented }
      guard let array = try arrayLike(left), op == .equal || op == .notEqual else { return .notImplemented }
      if array.elementKind != .object {
        return result(try filled(array.shape, ElementType(.bool), op == .equal ? 0 : 1))
      }
      let other = try newArray(Shape(), ElementType(.object))
      try storeValues(other, [right])
      return try callFunction(name, [left, wrap(other)])
    }
    if right.str != nil, let array = try arrayLike(left), array.elementKind.isNumber {
      if op == .equal || op == .notEqual {
        return result(try filled(array.shape, ElementType(.bool), op == .equal ? 0 : 1))
      }
    }
    return try callFunction(name, [left, right])
  }

  /// Sizes as a lesson writes them: `3` or `(2, 3)`.
  func shape(_ value: Value) throws(PyError) -> Shape {
    if value.isUndefined { throw typeError("a shape is needed") }
    var sizes: [Int] = []
    if value.isNone { throw typeError("Use () not None as shape arguments") }
    let isRow = value.array.map { $0.rank > 0 } ?? (isSequence(value) || value.str != nil)
    let isWhole = value.array.map { $0.array.dtype.isInteger } ?? !(value.isBool || value.isFloat)
    if isRow {
      for element in try toArray(value) { sizes.append(try size(element)) }
    } else if isWhole, let size = try exactIndex(value) {
      sizes = [size]
    } else {
      throw typeError("expected a sequence of integers or a single integer, got '\(try repr(value))'")
    }
    if sizes.count > Shape.maximumRank {
      throw valueError("maximum supported dimension for an ndarray is \(Shape.maximumRank), found \(sizes.count)")
    }
    for size in sizes where size < 0 { throw valueError("negative dimensions are not allowed") }
    return try tensors { () throws(TensorError) in try Shape(sizes) }
  }

  private func size(_ value: Value) throws(PyError) -> Int {
    if let size = try value.isFloat ? nil : exactIndex(value) { return size }
    throw typeError("'\(typeName(of: value))' object cannot be interpreted as an integer")
  }

  func shapeTuple(_ shape: Shape) -> Value { tuple(shape.map { Value($0) }) }
}
