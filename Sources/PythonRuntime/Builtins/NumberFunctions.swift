// Built-in functions on numbers: abs, round, divmod, pow, hex, oct, bin.

enum NumberFunctions {
  static let rows: [NativeRow] = [
    NativeRow("abs(x, /)", .exact, doc: "Return the absolute value of the argument.") {
      vm, arguments throws(PyError) in
      let value = arguments[0]
      if value.isFloat { return Value(value.asFloat.magnitude) }
      if value.isInt, value.asInt != Int.min { return Value(abs(value.asInt)) }
      if value.isBool { return Value(value.asInt) }
      if value.tag == Tag.of(.complex) { return NumberConversion.absolute(vm, value) }
      if !vm.classOf(value).isUserClass, let big = vm.bigInteger(value) { return vm.int(BigInt(big.magnitude)) }
      return try vm.callSpecial(value, "__abs__") {
        "bad operand type for abs(): '\(vm.typeName(of: value))'"
      }
    },
    NativeRow("round(number, ndigits=None)", .clinic, doc: "Round a number to a given precision in decimal digits.") {
      vm, arguments throws(PyError) in
      if arguments[0].isFloat || arguments[0].isInt {
        return try NumberConversion.rounded(vm, arguments[0], digits: arguments[1])
      }
      let method = vm.classAttribute(vm.classOf(arguments[0]), vm.intern("__round__"))
      if method.isUndefined {
        throw vm.typeError("type \(vm.typeName(of: arguments[0])) doesn't define __round__ method")
      }
      if arguments[1].isNone { return try vm.callMethod(arguments[0], "__round__") }
      return try vm.callMethod(arguments[0], "__round__", [arguments[1]])
    },
    NativeRow("divmod(x, y, /)", .unpack, doc: "Return the tuple (x//y, x%y).", divmod),
    NativeRow("pow(base, exp, mod=None)", .clinic, doc: "Equivalent to base**exp or base**exp % mod.", power),
    NativeRow("hex(number, /)", .exact, doc: "Return the hexadecimal representation of an integer.") {
      vm, arguments throws(PyError) in
      try digits(vm, arguments[0], 16, "0x")
    },
    NativeRow("oct(number, /)", .exact, doc: "Return the octal representation of an integer.") {
      vm, arguments throws(PyError) in
      try digits(vm, arguments[0], 8, "0o")
    },
    NativeRow("bin(number, /)", .exact, doc: "Return the binary representation of an integer.") {
      vm, arguments throws(PyError) in
      try digits(vm, arguments[0], 2, "0b")
    },
  ]

  private static func digits(
    _ vm: Machine, _ value: Value, _ radix: Int, _ prefix: String
  ) throws(PyError) -> Value {
    if value.isInt { return digits(vm, value.asInt, radix, prefix) }
    let number: BigInt
    if let exact = vm.bigInteger(value) { number = exact } else { number = BigInt(try vm.index(value)) }
    let sign = number < 0 ? "-" : ""
    return vm.string(sign + prefix + String(decoding: number.text(radix: radix), as: UTF8.self))
  }

  /// A radix that is a power of two.
  private static func digits(_ vm: Machine, _ value: Int, _ radix: Int, _ prefix: String) -> Value {
    let shift = UInt(radix.trailingZeroBitCount)
    let magnitude = value.magnitude
    let digitCount = max(1, (UInt.bitWidth - magnitude.leadingZeroBitCount + Int(shift) - 1) / Int(shift))
    let start = prefix.utf8.count + (value < 0 ? 1 : 0)
    return vm.string(byteCount: start + digitCount, count: start + digitCount) { bytes in
      if value < 0 { bytes[0] = 45 }
      for (index, byte) in prefix.utf8.enumerated() { bytes[start - prefix.utf8.count + index] = byte }
      var rest = magnitude
      var place = start + digitCount
      while place > start {
        place -= 1
        let digit = UInt8(truncatingIfNeeded: rest & UInt(radix - 1))
        bytes[place] = digit < 10 ? 48 + digit : 87 + digit
        rest >>= shift
      }
    }
  }

  @Sendable static func divmod(_ vm: Machine, _ arguments: Arguments) throws(PyError) -> Value {
    let left = arguments[0]
    let right = arguments[1]
    // Not of a subclass, which may say otherwise.
    func isPlain(_ value: Value) -> Bool {
      value.isInt || value.isFloat || value.isBool || value.isKind(.bigInt) && !vm.classOf(value).isUserClass
    }
    if isPlain(left), isPlain(right) {
      let real = left.isFloat || right.isFloat
      if try !vm.truth(right) {
        throw vm.raise(.zeroDivisionError, real ? "float divmod()" : "integer division or modulo by zero")
      }
      let quotient = try vm.binary(.floorDivide, left, right)
      return vm.tuple([quotient, try vm.binary(.modulo, left, right)])
    }
    var attempts = [(left, "__divmod__", right), (right, "__rdivmod__", left)]
    // The right operand's class is asked first where it is a subclass of the other.
    let (cls, other) = (vm.classOf(left), vm.classOf(right))
    if cls !== other, other.isSubclass(of: cls) { attempts.swapAt(0, 1) }
    for (receiver, name, operand) in attempts
    where !vm.classAttribute(vm.classOf(receiver), vm.intern(name)).isUndefined {
      let result = try vm.callMethod(receiver, name, [operand])
      if !result.isNotImplemented { return result }
    }
    throw vm.typeError(
      "unsupported operand type(s) for divmod(): '\(vm.typeName(of: left))' and '\(vm.typeName(of: right))'")
  }

  @Sendable static func power(_ vm: Machine, _ arguments: Arguments) throws(PyError) -> Value {
    if arguments[2].isNone { return try vm.binary(.power, arguments[0], arguments[1]) }
    if arguments[0].isObject, vm.classOf(arguments[0]).isUserClass {
      let special = vm.classAttribute(vm.classOf(arguments[0]), vm.intern("__pow__"))
      if !special.isUndefined, !special.isKind(.nativeFunction) {
        let result = try vm.callMethod(arguments[0], "__pow__", [arguments[1], arguments[2]])
        if !result.isNotImplemented { return result }
      }
    }
    guard let base = vm.bigInteger(arguments[0]), let exponent = vm.bigInteger(arguments[1]),
      let modulus = vm.bigInteger(arguments[2])
    else {
      if arguments[0].isObject {
        let special = vm.classAttribute(vm.classOf(arguments[0]), vm.intern("__pow__"))
        if !special.isUndefined { return try vm.callMethod(arguments[0], "__pow__", [arguments[1], arguments[2]]) }
      }
      if [arguments[0], arguments[1], arguments[2]].allSatisfy({ Number($0) != nil }) {
        let complex = [arguments[0], arguments[1], arguments[2]].contains { $0.isKind(.complex) }
        if complex { throw vm.valueError("complex modulo") }
        throw vm.typeError("pow() 3rd argument not allowed unless all arguments are integers")
      }
      let types = [arguments[0], arguments[1], arguments[2]].map { "'\(vm.typeName(of: $0))'" }
      throw vm.typeError("unsupported operand type(s) for ** or pow(): \(types.joined(separator: ", "))")
    }
    return try IntArithmetic.power(vm, base, exponent, modulus: modulus)
  }
}

extension Machine {
  /// The integer of an int, bool or big int; nil for anything else.
  func bigInteger(_ value: Value) -> BigInt? {
    if value.isInt || value.isBool { return BigInt(value.asInt) }
    return value.bigInt?.value
  }

  /// Calls a special method found on the class; TypeError with `message` when there is none.
  func callSpecial(
    _ value: Value, _ name: String, _ arguments: [Value] = [], missing message: () -> String
  ) throws(PyError) -> Value {
    if classAttribute(classOf(value), intern(name)).isUndefined { throw typeError(message()) }
    return try callMethod(value, name, arguments)
  }
}
