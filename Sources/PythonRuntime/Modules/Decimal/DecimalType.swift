// The class `decimal.Decimal`: its operators for ordinary numbers. What is out of the ordinary goes to the Python methods that
// Modules/Library adds to the class: `_add` for `+`, and so on.

/// An instance of `decimal.Decimal`.
final class DecimalObject: NativeObject {
  let number: DecimalNumber

  init(_ number: DecimalNumber) {
    self.number = number
    super.init()
  }

  package override var externalBytes: Int { number.coefficient.count > 16 ? number.coefficient.count * 8 : 0 }
}

/// What decimal arithmetic keeps of a machine.
final class DecimalState {
  /// `Decimal` itself: the class of results.
  let cls: ClassObject
  /// The context in use.
  var context: DecimalContext

  init(cls: ClassObject, context: DecimalContext) {
    self.cls = cls
    self.context = context
  }

  @inline(__always)
  func value(_ vm: Machine, _ number: DecimalNumber) -> Value { vm.adopt(DecimalObject(number), as: cls) }
}

enum DecimalType {
  static let declaration = NativeClass(
    "Decimal", module: "decimal", kind: .native, methods: methods, properties: properties, slots: slots)

  /// The number that a value is: a Decimal or an int; nil for others.
  @inline(__always)
  static func number(_ value: Value) -> DecimalNumber? {
    if value.isInt || value.isBool { return DecimalNumber(BigInt(value.asInt)) }
    if let object = decimal(value) { return object.number }
    return value.bigInt.map { DecimalNumber($0.value) }
  }

  /// A Decimal; nil for others. Classes are compared by address: a cast asks the runtime.
  @inline(__always)
  private static func decimal(_ value: Value) -> DecimalObject? {
    guard value.isKind(.native), type(of: value.asObj) == DecimalObject.self else { return nil }
    return value.asObject(DecimalObject.self)
  }

  @inline(__always)
  static func number(of receiver: Value) -> DecimalNumber { receiver.asObject(DecimalObject.self).number }

  /// The module is being imported, or has been.
  static func state(_ vm: Machine) throws(PyError) -> DecimalState {
    guard let state = vm.decimalState else { throw vm.raise(.systemError, "decimal is not there") }
    return state
  }

  /// Calls the Python method `name` of `Decimal`.
  static func general(
    _ vm: Machine, _ name: String, _ receiver: Value, _ arguments: [Value] = []
  ) throws(PyError) -> Value {
    let method = vm.classAttribute(try state(vm).cls, vm.intern(name))
    return try vm.call(method, [receiver] + arguments)
  }

  // MARK: Operators

  private static let slots: NativeSlots = {
    var slots = NativeSlots()
    slots.construct = construct
    slots.binary = binary
    slots.unary = unary
    slots.compare = compare
    slots.truth = { _, value in
      let number = number(of: value)
      return !number.isFinite || !number.coefficient.isZero
    }
    slots.hash = { vm, value throws(PyError) in
      let number = number(of: value)
      switch number.form {
      case .finite: return number.numberHash
      case .infinite: return number.isNegative ? -314159 : 314159
      case .quiet: return Int(bitPattern: value.bits >> 4)
      case .signalling: throw vm.typeError("Cannot hash a signaling NaN value")
      }
    }
    slots.repr = { vm, value throws(PyError) in
      "Decimal('" + String(decoding: try text(vm, value), as: UTF8.self) + "')"
    }
    slots.str = { vm, value throws(PyError) in String(decoding: try text(vm, value), as: UTF8.self) }
    slots.format = { vm, value, spec throws(PyError) in
      if let text = DecimalFormat.plain(number(of: value), spec, try state(vm).context) { return text }
      return try vm.str(general(vm, "_format", value, [vm.string(spec)]))
    }
    return slots
  }()

  private static func text(_ vm: Machine, _ value: Value) throws(PyError) -> [UInt8] {
    number(of: value).text(capitals: try state(vm).context.capitals != 0)
  }

  private static func binary(
    _ vm: Machine, _ op: BinaryOperator, _ left: Value, _ right: Value
  ) throws(PyError) -> Value {
    guard op.rawValue <= BinaryOperator.power.rawValue, let one = number(left), let two = number(right) else {
      return .notImplemented
    }
    let state = try state(vm)
    let context = state.context
    if one.isFinite, two.isFinite, context.isNative {
      let result: DecimalNumber?
      switch op {
      case .add: result = context.quickSum(one, two) ?? context.sum(one, two)
      case .subtract:
        var negated = two
        negated.isNegative.toggle()
        result = context.quickSum(one, negated) ?? context.sum(one, negated)
      case .multiply: result = context.quickProduct(one, two) ?? context.product(one, two)
      case .trueDivide: result = context.quickQuotient(one, two) ?? context.quotient(one, two)
      case .floorDivide: result = context.division(one, two)?.quotient
      case .modulo: result = context.division(one, two).flatMap { context.fixed($0.rest) }
      default: result = context.power(one, two)
      }
      if let result { return state.value(vm, result) }
    }
    let names = ["_add", "_subtract", "_multiply", "_divide", "_floor_divide", "_modulo", "_power"]
    return try vm.withRoots([left, right]) { () throws(PyError) in
      let first = decimal(left) != nil ? left : state.value(vm, one)
      let second = decimal(right) != nil ? right : state.value(vm, two)
      return try vm.withRoots([first, second]) { () throws(PyError) in
        try general(vm, names[Int(op.rawValue)], first, [second])
      }
    }
  }

  private static func unary(_ vm: Machine, _ op: UnaryOperator, _ value: Value) throws(PyError) -> Value {
    let number = number(of: value)
    let state = try state(vm)
    if op == .invert { return .notImplemented }
    if number.isFinite, state.context.isNative,
      let result = state.context.signed(number, isNegative: number.isNegative != (op == .negative))
    {
      return state.value(vm, result)
    }
    return try general(vm, op == .negative ? "_negative" : "_positive", value)
  }

  private static func compare(
    _ vm: Machine, _ op: CompareOperator, _ left: Value, _ right: Value
  ) throws(PyError) -> Value {
    let one = number(of: left)
    if one.isFinite, let two = number(right), two.isFinite, abs(one.exponent - two.exponent) < 100_000 {
      return Value(NumberOperators.holds(op, one.order(two), 0))
    }
    return try general(vm, "_compare", left, [right, vm.string(op.symbol)])
  }

  // MARK: Making

  private static func construct(_ vm: Machine, _ cls: ClassObject, _ call: CallArguments) throws(PyError) -> Value {
    let state = try state(vm)
    var value = call.positionalCount > 0 ? call[0] : .undefined
    var context = call.positionalCount > 1 ? call[1] : .none
    if call.positionalCount + call.keywordCount > 2 {
      throw vm.typeError(
        "function takes at most 2 arguments (\(call.positionalCount + call.keywordCount) given)")
    }
    for index in 0..<call.keywordCount {
      let (name, given) = call.keyword(at: index)
      switch name.string {
      case "value": value = given
      case "context": context = given
      default: throw vm.typeError("'\(name.string)' is an invalid keyword argument for this function")
      }
    }
    if !context.isNone, DecimalContextType.context(vm, context) == nil {
      throw vm.typeError("optional argument must be a context")
    }
    if let number = quickly(state, value) { return vm.adopt(DecimalObject(number), as: cls) }
    let made = try vm.call(vm.classAttribute(state.cls, vm.intern("_build")), [value, context])
    if cls === state.cls && vm.classOf(made) === cls { return made }
    return vm.adopt(DecimalObject(number(of: made)), as: cls)
  }

  private static func quickly(_ state: DecimalState, _ value: Value) -> DecimalNumber? {
    if value.isUndefined { return DecimalNumber(0) }
    if let text = value.str { return DecimalNumber(plain: text.utf8) }
    if value.isFloat {
      if !value.asFloat.isFinite || state.context.trapped & DecimalSignal.floatOperation.bit != 0 { return nil }
      state.context.noted |= DecimalSignal.floatOperation.bit
      return DecimalNumber(float: value.asFloat)
    }
    return number(value)
  }

  // MARK: Attributes

  /// The parts, for the Python text.
  private static let properties: [NativeProperty] = [
    NativeProperty("_sign") { _, value in Value(number(of: value).isNegative ? 1 : 0) },
    NativeProperty("_coefficient") { vm, value in vm.int(number(of: value).coefficient) },
    NativeProperty("_exponent") { _, value in Value(number(of: value).exponent) },
    NativeProperty("_kind") { vm, value in
      let names = ["", "F", "n", "N"]
      return Value(vm.intern(names[Int(number(of: value).form.rawValue)]))
    },
    NativeProperty("real") { _, value in value },
    NativeProperty("imag") { vm, value throws(PyError) in try state(vm).value(vm, DecimalNumber(0)) },
  ]

  /// The context given, or the one in use.
  private static func context(_ vm: Machine, _ value: Value) throws(PyError) -> DecimalContext {
    if value.isNone || value.isUndefined { return try state(vm).context }
    guard let context = DecimalContextType.context(vm, value) else {
      throw vm.typeError("optional argument must be a context")
    }
    return context
  }

  private static let methods: [NativeRow] = [
    NativeRow("quantize(self, /, exp, rounding=None, context=None)", .clinic) { vm, arguments throws(PyError) in
      let context = try context(vm, arguments[3])
      let mode =
        arguments[2].isNone ? context.rounding : try DecimalContextType.rounding(vm, arguments[2])
      let value = number(of: arguments.receiver)
      if let exponent = number(arguments[1]), exponent.isFinite, value.isFinite, context.isNative,
        let result = context.quantized(value, to: exponent.exponent, mode)
      {
        return try state(vm).value(vm, result)
      }
      return try general(vm, "_quantize", arguments.receiver, [arguments[1], arguments[2], arguments[3]])
    },
    NativeRow("sqrt(self, /, context=None)", .clinic) { vm, arguments throws(PyError) in
      let context = try context(vm, arguments[1])
      let value = number(of: arguments.receiver)
      if value.isFinite, context.isNative, let result = context.squareRoot(value) {
        return try state(vm).value(vm, result)
      }
      return try general(vm, "_sqrt", arguments.receiver, [arguments[1]])
    },
    NativeRow("_fixed(self, context, /)") { vm, arguments throws(PyError) in
      let value = number(of: arguments.receiver)
      let context = try context(vm, arguments[1])
      if value.isFinite, let result = context.fixed(value) { return try state(vm).value(vm, result) }
      return try general(vm, "_fix", arguments.receiver, [arguments[1]])
    },
    NativeRow("__round__(self, ndigits=?, /)", .unpack) { vm, arguments throws(PyError) in
      let value = number(of: arguments.receiver)
      let context = try state(vm).context
      if value.isFinite, abs(value.exponent) < 5000 {
        if arguments[1].isUndefined {
          let rounded = DecimalScale.rescaled(value, to: 0, .halfEven).coefficient
          return vm.int(value.isNegative ? -rounded : rounded)
        }
        if arguments[1].isInt, arguments[1].asInt.magnitude < 5000, context.isNative,
          let result = context.quantized(value, to: -arguments[1].asInt, context.rounding)
        {
          return try state(vm).value(vm, result)
        }
      }
      return try general(vm, "_round", arguments.receiver, arguments[1].isUndefined ? [] : [arguments[1]])
    },
    NativeRow("__int__(self, /)", .exact, integer),
    NativeRow("__trunc__(self, /)", .exact, integer),
    NativeRow("__floor__(self, /)", .exact) { vm, arguments throws(PyError) in
      try whole(vm, arguments, .floor, "_floor")
    },
    NativeRow("__ceil__(self, /)", .exact) { vm, arguments throws(PyError) in
      try whole(vm, arguments, .ceiling, "_ceil")
    },
    NativeRow("__float__(self, /)", .exact) { vm, arguments throws(PyError) in
      let value = number(of: arguments.receiver)
      if let float = value.quickFloat { return Value(float) }
      if value.isFinite { return Value(FloatText.read(ByteText(value.text(capitals: true)))) }
      return try general(vm, "_float", arguments.receiver)
    },
    NativeRow("__abs__(self, /)", .exact) { vm, arguments throws(PyError) in
      let value = number(of: arguments.receiver)
      let state = try state(vm)
      if value.isFinite, state.context.isNative, let result = state.context.signed(value, isNegative: false) {
        return state.value(vm, result)
      }
      return try vm.unary(value.isNegative ? .negative : .positive, arguments.receiver)
    },
  ]

  private static func integer(_ vm: Machine, _ arguments: Arguments) throws(PyError) -> Value {
    try whole(vm, arguments, .down, "_integer")
  }

  private static func whole(
    _ vm: Machine, _ arguments: Arguments, _ mode: DecimalRoundingMode, _ name: String
  ) throws(PyError) -> Value {
    let value = number(of: arguments.receiver)
    guard value.isFinite, value.exponent < 5000 else { return try general(vm, name, arguments.receiver) }
    let rounded = DecimalScale.rescaled(value, to: 0, mode).coefficient
    return vm.int(value.isNegative ? -rounded : rounded)
  }
}
