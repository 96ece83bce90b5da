// The numeric tower: what number a value is, and the operators over every pair of bool, int, float and complex.
// The machine's fast paths handle int-int and float-float; everything else comes here.

/// A built-in number out of a value. Ints that fit in 64 bits are always `.int`.
enum Number {
  case int(Int)
  case big(BigInt)
  case float(Double)
  case complex(Double, Double)

  /// Nil when the value is not a bool, int, float or complex (user subclasses count).
  @inline(__always)
  init?(_ value: Value) {
    switch value.tag {
    case Tag.int, Tag.bool: self = .int(value.asInt)
    case Tag.float: self = .float(value.asFloat)
    default:
      guard value.isObject, let found = Number(object: value) else { return nil }
      self = found
    }
  }

  @inline(never)
  private init?(object value: Value) {
    switch value.kind {
    case .bigInt:
      let big = value.asObject(BigIntObject.self).value
      if let small = Int(exactly: big) { self = .int(small) } else { self = .big(big) }
    case .floatObject: self = .float(value.asObject(FloatObject.self).value)
    case .complex:
      let complex = value.asObject(ComplexObject.self)
      self = .complex(complex.real, complex.imaginary)
    default: return nil
    }
  }

  /// The int of an int, bool or big int; nil for others.
  var integer: BigInt? {
    switch self {
    case .int(let value): BigInt(value)
    case .big(let value): value
    default: nil
    }
  }

  var isInteger: Bool {
    switch self {
    case .int, .big: true
    default: false
    }
  }

  /// As a float; nil for complex numbers.
  func double(_ vm: Machine) throws(PyError) -> Double? {
    switch self {
    case .int(let value): return Double(value)
    case .big(let value): return try IntArithmetic.double(vm, value)
    case .float(let value): return value
    case .complex: return nil
    }
  }

  func complexParts(_ vm: Machine) throws(PyError) -> ComplexArithmetic.Parts {
    if case .complex(let real, let imaginary) = self { return (real, imaginary) }
    return (try double(vm) ?? 0, 0)
  }
}

enum NumberOperators {
  /// `left op right` for two numbers; declines anything else.
  static func binary(
    _ vm: Machine, _ op: BinaryOperator, _ left: Value, _ right: Value
  ) throws(PyError) -> Value {
    guard let first = Number(left), let second = Number(right) else { return .notImplemented }
    switch (first, second) {
    case (.int(let one), .int(let two)):
      if left.isBool, right.isBool {
        switch op {
        case .bitAnd: return Value(left.asBool && right.asBool)
        case .bitOr: return Value(left.asBool || right.asBool)
        case .bitXor: return Value(left.asBool != right.asBool)
        default: break
        }
      }
      return try IntArithmetic.binary(vm, op, one, two)
    case (.complex, _), (_, .complex):
      return try ComplexArithmetic.binary(vm, op, first.complexParts(vm), second.complexParts(vm))
    default:
      if let one = first.integer, let two = second.integer { return try IntArithmetic.binary(vm, op, one, two) }
      guard op.rawValue <= BinaryOperator.power.rawValue,
        let one = try first.double(vm), let two = try second.double(vm)
      else { return .notImplemented }
      return try FloatArithmetic.binary(vm, op, one, two)
    }
  }

  static func unary(_ vm: Machine, _ op: UnaryOperator, _ value: Value) throws(PyError) -> Value {
    guard let number = Number(value) else { return .notImplemented }
    switch (op, number) {
    case (.negative, .int(let small)):
      return small == Int.min ? vm.int(-BigInt(small)) : Value(-small)
    case (.negative, .big(let big)): return vm.int(-big)
    case (.negative, .float(let float)): return Value(-float)
    case (.negative, .complex(let real, let imaginary)): return ComplexArithmetic.value(vm, (-real, -imaginary))
    case (.positive, .int(let small)): return Value(small)
    case (.positive, .big(let big)): return vm.int(big)
    case (.positive, .float(let float)): return Value(float)
    case (.positive, .complex(let real, let imaginary)): return ComplexArithmetic.value(vm, (real, imaginary))
    case (.invert, .int(let small)): return Value(~small)
    case (.invert, .big(let big)): return vm.int(-big - 1)
    default: return .notImplemented
    }
  }

  static func compare(
    _ vm: Machine, _ op: CompareOperator, _ left: Value, _ right: Value
  ) throws(PyError) -> Value {
    guard let first = Number(left), let second = Number(right) else { return .notImplemented }
    switch (first, second) {
    case (.float(let one), .float(let two)): return Value(holds(op, one, two))
    case (.complex, _), (_, .complex):
      guard op == .equal || op == .notEqual else { return .notImplemented }
      return Value(equalComplex(first, second) == (op == .equal))
    default:
      guard let order = order(first, second) else { return Value(op == .notEqual) }
      return Value(holds(op, order, 0))
    }
  }

  @inline(__always)
  static func holds<T: Comparable>(_ op: CompareOperator, _ left: T, _ right: T) -> Bool {
    switch op {
    case .less: left < right
    case .lessEqual: left <= right
    case .equal: left == right
    case .notEqual: left != right
    case .greater: left > right
    case .greaterEqual: left >= right
    }
  }

  /// -1, 0, 1 for real numbers, exactly; nil when one is NaN.
  private static func order(_ left: Number, _ right: Number) -> Int? {
    switch (left, right) {
    case (.int(let one), .int(let two)): return one < two ? -1 : one == two ? 0 : 1
    case (.int(let one), .float(let two)): return IntConversion.order(one, two)
    case (.big(let one), .float(let two)): return IntConversion.order(one, two)
    case (.float, .int), (.float, .big): return order(right, left).map { -$0 }
    default:
      guard let one = left.integer, let two = right.integer else { return nil }
      return one.order(two)
    }
  }

  private static func equalComplex(_ left: Number, _ right: Number) -> Bool {
    switch (left, right) {
    case (.complex(let one, let two), .complex(let three, let four)): return one == three && two == four
    case (.complex(let real, let imaginary), let other):
      return imaginary == 0 && order(.float(real), other) == 0 || imaginary == 0 && sameFloat(real, other)
    default: return equalComplex(right, left)
    }
  }

  private static func sameFloat(_ value: Double, _ other: Number) -> Bool {
    if case .float(let float) = other { return float == value }
    return false
  }

  /// `hash(value)` of a number.
  static func hash(_ value: Value) -> Int {
    switch Number(value) {
    case .int(let small): NumberHash.int(small)
    case .big(let big): NumberHash.big(big)
    case .float(let float): NumberHash.float(float)
    case .complex(let real, let imaginary): NumberHash.complex(real, imaginary)
    case nil: 0
    }
  }

  static func truth(_ value: Value) -> Bool {
    switch Number(value) {
    case .int(let small): small != 0
    case .float(let float): float != 0
    case .complex(let real, let imaginary): real != 0 || imaginary != 0
    case .big: true
    case nil: true
    }
  }

  /// `divmod(left, right)`; declines what are not two real numbers.
  static func divmod(_ vm: Machine, _ left: Value, _ right: Value) throws(PyError) -> Value {
    guard let first = Number(left), let second = Number(right) else { return .notImplemented }
    if case .int(let one) = first, case .int(let two) = second, two != 0, two != -1 {
      return vm.tuple([
        Value(IntArithmetic.floorQuotient(one, two)), Value(IntArithmetic.floorRemainder(one, two)),
      ])
    }
    if let one = first.integer, let two = second.integer {
      if two.isZero { throw vm.raise(.zeroDivisionError, "integer division or modulo by zero") }
      let (quotient, remainder) = one.floorDivided(by: two)
      return vm.tuple([vm.int(quotient), vm.int(remainder)])
    }
    guard let one = try first.double(vm), let two = try second.double(vm) else { return .notImplemented }
    if two == 0 { throw vm.raise(.zeroDivisionError, "float divmod()") }
    let (quotient, remainder) = FloatArithmetic.floorDivision(one, two)
    return vm.tuple([Value(quotient), Value(remainder)])
  }
}
