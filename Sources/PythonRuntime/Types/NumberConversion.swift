// Conversions to numbers that follow Python's protocols: `__float__`, `__int__`, `__index__`, `__trunc__`.
// What `int(x)`, `float(x)`, `round(x)` and `abs(x)` do with every kind of value.

import Glibc

extension Machine {
  /// `float(value)` of a real number (not of text): numbers, `__float__`, `__index__`; else TypeError
  /// "must be real number, not str".
  package func double(_ value: Value) throws(PyError) -> Double {
    if value.isFloat { return value.asFloat }
    if value.isInt { return Double(value.asInt) }
    if let result = try NumberConversion.realNumber(self, value) { return result }
    throw typeError("must be real number, not \(typeName(of: value))")
  }

  /// `operator.index(value)` of any size; TypeError "'float' object cannot be interpreted as an integer".
  package func bigIndex(_ value: Value) throws(PyError) -> BigInt {
    if value.isInt { return BigInt(value.asInt) }
    if let number = Number(value)?.integer { return number }
    if let result = try NumberConversion.callIntegerMethod(self, .index, value) { return result }
    throw typeError("'\(typeName(of: value))' object cannot be interpreted as an integer")
  }

  /// An argument that CPython's argument clinic takes as a C `int`.
  func clinicInt(_ value: Value) throws(PyError) -> Int {
    guard let number = Int32(exactly: try bigIndex(value)) else {
      throw overflowError("Python int too large to convert to C int")
    }
    return Int(number)
  }

  /// An argument that CPython's C code takes as an `int` of its own (format unit "i").
  func cInt(_ value: Value) throws(PyError) -> Int32 {
    guard let long = Int(exactly: try bigIndex(value)) else {
      throw overflowError("Python int too large to convert to C long")
    }
    if long > Int32.max { throw overflowError("signed integer is greater than maximum") }
    guard let number = Int32(exactly: long) else { throw overflowError("signed integer is less than minimum") }
    return number
  }
}

enum NumberConversion {
  /// The special method a value's class defines (not the built-in behaviour), or nil.
  static func method(_ vm: Machine, _ dunder: Dunder, _ value: Value) -> Value? {
    let found = vm.classOf(value).dunders[dunder.rawValue]
    return found.isUndefined ? nil : found
  }

  /// `value.__int__()` or a relative, checked to be an int; nil when the class has no such method.
  static func callIntegerMethod(_ vm: Machine, _ dunder: Dunder, _ value: Value) throws(PyError) -> BigInt? {
    guard let method = method(vm, dunder, value) else { return nil }
    let result = try vm.call(method, [value])
    if let number = Number(result)?.integer {
      if !result.isInt { try warnOfSubclass(vm, .int, result, is: "int", dunder.name) }
      return number
    }
    throw vm.typeError("\(dunder.name) returned non-int (type \(vm.typeName(of: result)))")
  }

  /// The warning for a conversion that returned an instance of a subclass, as measured under the reference.
  static func warnOfSubclass(_ vm: Machine, _ cls: BuiltinType, _ result: Value, is name: String, _ method: String)
    throws(PyError)
  {
    let own = vm.classOf(result)
    if own === vm.builtin(cls) { return }
    try vm.issueWarning(
      .deprecationWarning,
      "\(method) returned non-\(name) (type \(own.name.string)).  The ability to return an instance of a strict "
        + "subclass of \(name) is deprecated, and may be removed in a future version of Python.")
  }

  /// `value.__trunc__()`, the last thing that `int()` asks.
  private static func truncated(_ vm: Machine, _ value: Value) throws(PyError) -> Value? {
    guard let method = method(vm, .trunc, value) else { return nil }
    try vm.issueWarning(.deprecationWarning, "The delegation of int() to __trunc__ is deprecated.")
    let result = try vm.call(method, [value])
    if let number = Number(result)?.integer { return vm.int(number) }
    if let number = try callIntegerMethod(vm, .index, result) { return vm.int(number) }
    throw vm.typeError("__trunc__ returned non-Integral (type \(vm.typeName(of: result)))")
  }

  /// What an overridden `__float__` answers.
  static func ownFloat(_ vm: Machine, _ value: Value) throws(PyError) -> Double? {
    guard value.isObject, let method = method(vm, .float, value) else { return nil }
    let result = try vm.call(method, [value])
    let place = "\(vm.typeName(of: value)).__float__"
    guard case .float(let float) = Number(result) else {
      throw vm.typeError("\(place) returned non-float (type \(vm.typeName(of: result)))")
    }
    if !result.isFloat { try warnOfSubclass(vm, .float, result, is: "float", place) }
    return float
  }

  /// The float of a number or of an object with `__float__` or `__index__`; nil for anything else.
  static func realNumber(_ vm: Machine, _ value: Value) throws(PyError) -> Double? {
    if case .float(let float) = Number(value) { return float }
    if let float = try ownFloat(vm, value) { return float }
    if let number = Number(value) { return try number.double(vm) }
    if let index = try callIntegerMethod(vm, .index, value) { return try IntArithmetic.double(vm, index) }
    return nil
  }

  /// `int(value)` without a base.
  static func integer(_ vm: Machine, _ value: Value) throws(PyError) -> Value {
    if value.isObject, let result = try callIntegerMethod(vm, .int, value) { return vm.int(result) }
    if let number = Number(value) {
      switch number {
      case .int(let small): return Value(small)
      case .big(let big): return vm.int(big)
      case .float(let float): return try FloatArithmetic.truncated(vm, float)
      case .complex: break
      }
    }
    if value.isObject {
      if let result = try callIntegerMethod(vm, .index, value) { return vm.int(result) }
      if let result = try truncated(vm, value) { return result }
    }
    if let text = value.str { return try integer(vm, text: text.utf8, base: 10, written: value) }
    if let bytes = BytesType.bytesLike(value) {
      return try integer(vm, bytes: bytes, base: 10, written: vm.bytes(bytes))
    }
    throw vm.typeError(
      "int() argument must be a string, a bytes-like object or a real number, not '\(vm.typeName(of: value))'")
  }

  /// The message for a text that `NumberParsing.isPlainlyNoDecimal`, whose repr is itself in quotes.
  private static func invalidDecimal(_ vm: Machine, _ text: StrObject) -> Value {
    let start: StaticString = "invalid literal for int() with base 10: '"
    let length = start.utf8CodeUnitCount
    return vm.string(byteCount: length + text.byteCount + 1, count: length + text.byteCount + 1) { target in
      memcpy(target, start.utf8Start, length)
      memcpy(target + length, text.bytes, text.byteCount)
      target[length + text.byteCount] = 39
    }
  }

  static func integer(_ vm: Machine, bytes: [UInt8], base: Int, written: Value) throws(PyError) -> Value {
    let pointer = UnsafeMutableBufferPointer<UInt8>.allocate(capacity: bytes.count)
    defer { pointer.deallocate() }
    _ = pointer.initialize(from: bytes)
    return try integer(vm, text: UnsafeBufferPointer(pointer), base: base, written: written)
  }

  /// `int(text, base)`.
  static func integer(
    _ vm: Machine, text: UnsafeBufferPointer<UInt8>, base: Int, written: Value
  ) throws(PyError) -> Value {
    if base == 10, let small = NumberParsing.plainDecimal(text) { return Value(small) }
    if base == 10, written.isStr, NumberParsing.isPlainlyNoDecimal(text) {
      throw vm.raise(vm.exceptionClass(.valueError), [invalidDecimal(vm, written.asStr)])
    }
    let limit = vm.decimalDigitLimit
    if base & (base - 1) != 0, limit == 0 || text.count <= limit {
      try vm.checkDecimalWork(Int(Double(text.count) * log2(Double(base))))
    }
    let parsed = try vm.lifting { () throws(TextError) in
      try NumberParsing.integer(text, base: base, digitLimit: limit)
    }
    if let parsed { return vm.int(parsed) }
    throw vm.valueError(NumberParsing.invalidInteger(base: base, repr: try vm.repr(written)))
  }

  /// `float(value)` of the constructor: text too.
  static func float(_ vm: Machine, _ value: Value) throws(PyError) -> Double {
    if let float = try ownFloat(vm, value) { return float }
    if let text = value.str {
      if let result = NumberParsing.float(text.utf8) { return result }
    } else if let bytes = BytesType.bytesLike(value) {
      if let result = bytes.withUnsafeBufferPointer({ NumberParsing.float($0) }) { return result }
    } else {
      if let result = try realNumber(vm, value) { return result }
      throw vm.typeError(
        "float() argument must be a string or a real number, not '\(vm.typeName(of: value))'")
    }
    throw vm.valueError("could not convert string to float: \(try vm.repr(value))")
  }

  /// `abs(value)` of a number.
  static func absolute(_ vm: Machine, _ value: Value) -> Value {
    switch Number(value) {
    case .int(let small): return small == Int.min ? vm.int(-BigInt(small)) : Value(abs(small))
    case .big(let big): return vm.int(BigInt(big.magnitude))
    case .float(let float): return Value(float.magnitude)
    case .complex(let real, let imaginary): return Value(hypot(real, imaginary))
    case nil: return .notImplemented
    }
  }

  /// `round(value, digits)` of a real number; `digits` is None or undefined when not given.
  static func rounded(_ vm: Machine, _ value: Value, digits: Value) throws(PyError) -> Value {
    let hasDigits = !(digits.isUndefined || digits.isNone)
    if value.isInt, !hasDigits || (digits.isInt && digits.asInt >= 0) { return value }
    if value.isFloat, digits.isInt { return try rounded(vm, value.asFloat, digits: digits.asInt) }
    switch Number(value) {
    case .float(let float):
      if !hasDigits {
        if float.isNaN || float.isInfinite { return try FloatArithmetic.truncated(vm, float) }
        return try FloatArithmetic.truncated(vm, float.rounded(.toNearestOrEven))
      }
      return try rounded(vm, float, digits: Int(clamping: try vm.bigIndex(digits)))
    case .int, .big:
      guard let number = Number(value)?.integer else { return .notImplemented }
      if !hasDigits { return vm.int(number) }
      let places = try vm.bigIndex(digits)
      if places.sign == .plus { return vm.int(number) }
      return vm.int(rounded(number, dropping: Int(clamping: -places)))
    default: return .notImplemented
    }
  }

  private static func rounded(_ vm: Machine, _ value: Double, digits: Int) throws(PyError) -> Value {
    let result = FloatText.rounded(value, digits: digits)
    if result.isInfinite, value.isFinite { throw vm.overflowError("rounded value too large to represent") }
    return Value(result)
  }

  /// The nearest multiple of ten to the power `count`, ties to the even multiple.
  private static func rounded(_ value: BigInt, dropping count: Int) -> BigInt {
    // 3 bits are fewer than a decimal digit: beyond that the unit is more than twice the value.
    if count > value.magnitude.bitWidth / 3 + 2 { return 0 }
    let unit = BigInt(10).power(count)
    var (quotient, remainder) = value.floorDivided(by: unit)
    remainder *= 2
    if remainder > unit || (remainder == unit && quotient.magnitude & 1 == 1) { quotient += 1 }
    return quotient * unit
  }
}
