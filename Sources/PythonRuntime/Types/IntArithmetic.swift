// Arithmetic of ints of any size with Python's signs, limits and errors. Results that fit are machine ints.

import Glibc

extension Machine {
  /// An int value: immediate when it fits.
  func int(_ value: some FixedWidthInteger) -> Value {
    if let small = Int(exactly: value) { return Value(small) }
    return int(BigInt(value))
  }
}

enum IntArithmetic {
  /// Results of products and powers beyond this many bits are refused: they would take minutes.
  static let productBitLimit = 1 << 24
  /// Shifts beyond this many bits are refused.
  static let shiftBitLimit = 1 << 30

  // MARK: Machine ints

  /// `left op right`. Overflow goes on with big ints.
  static func binary(_ vm: Machine, _ op: BinaryOperator, _ left: Int, _ right: Int) throws(PyError) -> Value {
    switch op {
    case .add:
      let (sum, overflow) = left.addingReportingOverflow(right)
      return overflow ? vm.int(BigInt(left) + BigInt(right)) : Value(sum)
    case .subtract:
      let (difference, overflow) = left.subtractingReportingOverflow(right)
      return overflow ? vm.int(BigInt(left) - BigInt(right)) : Value(difference)
    case .multiply:
      let (product, overflow) = left.multipliedReportingOverflow(by: right)
      return overflow ? vm.int(BigInt(left) * BigInt(right)) : Value(product)
    case .floorDivide:
      if right == 0 { throw vm.raise(.zeroDivisionError, "integer division or modulo by zero") }
      if right == -1 { return try binary(vm, .subtract, 0, left) }
      return Value(floorQuotient(left, right))
    case .modulo:
      if right == 0 { throw vm.raise(.zeroDivisionError, "integer modulo by zero") }
      if right == -1 { return Value(0) }
      return Value(floorRemainder(left, right))
    case .trueDivide:
      if right == 0 { throw vm.raise(.zeroDivisionError, "division by zero") }
      if left.magnitude <= 1 << 53, right.magnitude <= 1 << 53 { return Value(Double(left) / Double(right)) }
      return try trueQuotient(vm, BigInt(left), BigInt(right))
    case .power:
      if let result = machinePower(left, right) { return Value(result) }
      return try power(vm, BigInt(left), BigInt(right))
    case .leftShift: return try shiftLeft(vm, left, right)
    case .rightShift:
      if right < 0 { throw vm.valueError("negative shift count") }
      return Value(left >> min(right, 63))
    case .bitAnd: return Value(left & right)
    case .bitOr: return Value(left | right)
    case .bitXor: return Value(left ^ right)
    case .matrixMultiply: return .notImplemented
    }
  }

  /// A power that fits; nil for others, and for negative exponents.
  private static func machinePower(_ base: Int, _ exponent: Int) -> Int? {
    if exponent < 0 || exponent > 64 { return nil }
    var result = 1
    var factor = base
    var left = exponent
    while left > 0 {
      if left & 1 == 1 {
        let (product, overflow) = result.multipliedReportingOverflow(by: factor)
        if overflow { return nil }
        result = product
      }
      left >>= 1
      if left == 0 { break }
      let (square, overflow) = factor.multipliedReportingOverflow(by: factor)
      if overflow { return nil }
      factor = square
    }
    return result
  }

  /// Rounds toward minus infinity; `right` is neither 0 nor -1.
  @inline(__always)
  static func floorQuotient(_ left: Int, _ right: Int) -> Int {
    let (quotient, remainder) = left.quotientAndRemainder(dividingBy: right)
    return remainder != 0 && (remainder ^ right) < 0 ? quotient - 1 : quotient
  }

  /// Has the sign of `right`, which is neither 0 nor -1.
  @inline(__always)
  static func floorRemainder(_ left: Int, _ right: Int) -> Int {
    let remainder = left % right
    return remainder != 0 && (remainder ^ right) < 0 ? remainder + right : remainder
  }

  private static func shiftLeft(_ vm: Machine, _ left: Int, _ count: Int) throws(PyError) -> Value {
    if count < 0 { throw vm.valueError("negative shift count") }
    if left == 0 { return Value(0) }
    if count < 64 {
      let shifted = left << count
      if shifted >> count == left, count < 63 { return Value(shifted) }
    }
    return try shiftLeft(vm, BigInt(left), BigInt(count))
  }

  // MARK: Big ints

  /// `left op right` of two exact ints.
  static func binary(_ vm: Machine, _ op: BinaryOperator, _ left: Value, _ right: Value) throws(PyError) -> Value {
    if left.isInt && right.isInt { return try binary(vm, op, left.asInt, right.asInt) }
    return try binary(vm, op, left.exactInteger, right.exactInteger)
  }

  /// `left op right`, of any size.
  static func binary(
    _ vm: Machine, _ op: BinaryOperator, _ left: BigInt, _ right: BigInt
  ) throws(PyError) -> Value {
    switch op {
    case .add: return vm.int(left + right)
    case .subtract: return vm.int(left - right)
    case .multiply: return vm.int(try product(vm, left, right))
    case .floorDivide:
      if right.isZero { throw vm.raise(.zeroDivisionError, "integer division or modulo by zero") }
      try checkDivision(vm, left, right)
      return vm.int(left.floorDivided(by: right).quotient)
    case .modulo:
      if right.isZero { throw vm.raise(.zeroDivisionError, "integer modulo by zero") }
      try checkDivision(vm, left, right)
      return vm.int(left.floorDivided(by: right).remainder)
    case .trueDivide:
      if right.isZero { throw vm.raise(.zeroDivisionError, "division by zero") }
      try checkDivision(vm, left, right)
      return try trueQuotient(vm, left, right)
    case .power: return try power(vm, left, right)
    case .leftShift: return try shiftLeft(vm, left, right)
    case .rightShift: return try shiftRight(vm, left, right)
    case .bitAnd: return vm.int(left & right)
    case .bitOr: return vm.int(left | right)
    case .bitXor: return vm.int(left ^ right)
    case .matrixMultiply: return .notImplemented
    }
  }

  private static func trueQuotient(_ vm: Machine, _ left: BigInt, _ right: BigInt) throws(PyError) -> Value {
    guard let result = IntConversion.quotient(left, right) else {
      throw vm.overflowError("integer division result too large for a float")
    }
    return Value(result)
  }

  private static func checkBits(_ vm: Machine, _ bits: Int, limit: Int) throws(PyError) {
    if bits > limit { throw vm.raise(.memoryError, "an int of more than \(limit) bits") }
    if bits > 1 << 16 { try vm.checkMemory(bits / 8) }
  }

  /// Division takes time as the product of the lengths of divisor and quotient.
  static func checkDivision(_ vm: Machine, _ left: BigInt, _ right: BigInt) throws(PyError) {
    if left.count < 256 { return }
    let divisor = Double(right.count)
    let quotient = Double(left.count) - divisor
    if quotient > 0 { try vm.checkWork(nanoseconds: divisor * quotient * nanosecondsPerWord) }
  }

  /// Multiplication is by Karatsuba's method.
  static func checkProduct(_ vm: Machine, _ leftBits: Int, _ rightBits: Int) throws(PyError) {
    let shorter = Double(min(leftBits, rightBits)) / 64
    let longer = Double(max(leftBits, rightBits)) / 64
    if longer < 256 { return }
    try vm.checkWork(nanoseconds: longer / shorter * Glibc.pow(shorter, 1.585) * 8 * nanosecondsPerWord)
  }

  /// Of the quadratic algorithms, for each pair of words; measured.
  static let nanosecondsPerWord = 2.0

  private static func product(_ vm: Machine, _ left: BigInt, _ right: BigInt) throws(PyError) -> BigInt {
    try checkBits(vm, left.magnitude.bitWidth + right.magnitude.bitWidth, limit: productBitLimit)
    try checkProduct(vm, left.magnitude.bitWidth, right.magnitude.bitWidth)
    return left * right
  }

  private static func shiftLeft(_ vm: Machine, _ left: BigInt, _ count: BigInt) throws(PyError) -> Value {
    if count.sign == .minus { throw vm.valueError("negative shift count") }
    if left.isZero { return Value(0) }
    guard let bits = Int(exactly: count), bits < 1 << 60 else {
      throw vm.overflowError("too many digits in integer")
    }
    try checkBits(vm, left.magnitude.bitWidth + bits, limit: shiftBitLimit)
    return vm.int(left << bits)
  }

  private static func shiftRight(_ vm: Machine, _ left: BigInt, _ count: BigInt) throws(PyError) -> Value {
    if count.sign == .minus { throw vm.valueError("negative shift count") }
    guard let bits = Int(exactly: count), bits < left.magnitude.bitWidth else {
      return Value(left.sign == .minus ? -1 : 0)
    }
    return vm.int(left >> bits)
  }

  /// `base ** exponent`; a negative exponent gives a float.
  static func power(_ vm: Machine, _ base: BigInt, _ exponent: BigInt) throws(PyError) -> Value {
    if exponent.sign == .minus {
      return try FloatArithmetic.power(vm, try double(vm, base), try double(vm, exponent))
    }
    if exponent.isZero { return Value(1) }
    if base.isZero || base == 1 { return vm.int(base) }
    if base == -1 { return Value(exponent.magnitude & 1 == 1 ? -1 : 1) }
    let width = base.magnitude.bitWidth
    guard let count = Int(exactly: exponent), count <= productBitLimit else {
      throw vm.raise(.memoryError, "an int of more than \(productBitLimit) bits")
    }
    // A power of two has one bit fewer per factor than its width says.
    let bitsPerFactor = base.magnitude.trailingZeroBitCount == width - 1 ? width - 1 : width
    let (bits, overflow) = bitsPerFactor.multipliedReportingOverflow(by: count)
    try checkBits(vm, overflow ? Int.max : bits, limit: productBitLimit)
    try checkProduct(vm, bits / 2, bits / 2)
    return vm.int(base.power(count))
  }

  /// `pow(base, exponent, modulus)`.
  static func power(
    _ vm: Machine, _ base: BigInt, _ exponent: BigInt, modulus: BigInt
  ) throws(PyError) -> Value {
    if modulus.isZero { throw vm.valueError("pow() 3rd argument cannot be 0") }
    let size = BigInt(modulus.magnitude)
    if size == 1 { return Value(0) }
    var factor = base.floorDivided(by: size).remainder
    var count = exponent
    if exponent.sign == .minus {
      guard let inverse = factor.inverse(size) else {
        throw vm.valueError("base is not invertible for the given modulus")
      }
      factor = inverse
      count = -exponent
    }
    let words = Double(size.count)
    try vm.checkWork(nanoseconds: Double(count.bitWidth) * (50 + 3 * words * words * nanosecondsPerWord))
    var result = factor.power(count, modulus: size)
    if modulus.sign == .minus, !result.isZero { result += modulus }
    return vm.int(result)
  }

  /// `float(value)`, or OverflowError.
  static func double(_ vm: Machine, _ value: BigInt) throws(PyError) -> Double {
    let result = IntConversion.double(value)
    if result.isInfinite { throw vm.overflowError("int too large to convert to float") }
    return result
  }
}
