// Ints of any size: text, sizes, hashes, and exact conversions between ints and floats. Pure.

/// Ints as text.
package enum IntText {
  /// The longest decimal text that converts to or from an int until a lesson sets another.
  static let defaultDigitLimit = 4300
  /// No lesson may set a limit below this one.
  static let leastDigitLimit = 640

  static func tooManyDigits(_ limit: Int) -> TextError {
    TextError.value(
      "Exceeds the limit (\(limit) digits) for integer string conversion; "
        + "use sys.set_int_max_str_digits() to increase the limit")
  }

  /// More decimal digits than `limit` allows; 0 allows any.
  static func exceedsDecimalLimit(_ magnitude: BigInt, _ limit: Int) -> Bool {
    if limit == 0 { return false }
    // A digit is 3.32 bits: most numbers are told by their size.
    if Double(magnitude.bitWidth) < Double(limit) * 3.32 { return false }
    if Double(magnitude.bitWidth) > Double(limit) * 3.33 + 2 { return true }
    return magnitude.decimalText.count > limit
  }

  /// `str(value)`.
  package static func decimal(_ value: BigInt, limit: Int) throws(TextError) -> ByteText {
    if exceedsDecimalLimit(value.magnitude, limit) { throw tooManyDigits(limit) }
    return ByteText(value.decimalText)
  }

  /// Appends a machine int in decimal.
  static func append(_ value: Int, to result: inout ByteText) {
    withUnsafeTemporaryAllocation(of: UInt8.self, capacity: 20) { buffer in
      var position = 20
      var rest = value.magnitude
      repeat {
        let (quotient, remainder) = rest.quotientAndRemainder(dividingBy: 10)
        position -= 1
        buffer[position] = 48 + UInt8(truncatingIfNeeded: remainder)
        rest = quotient
      } while rest > 0
      if value < 0 { result.append(45) }
      result.append(contentsOf: UnsafeMutableBufferPointer(rebasing: buffer[position...]))
    }
  }

  /// `hex`, `oct` and `bin`: sign, prefix and digits. `radix` is 2, 8 or 16.
  static func prefixed(_ value: BigInt, radix: Int) -> ByteText {
    var result: ByteText = value.sign == .minus ? [45, 48] : [48]
    result.append(radix == 2 ? 98 : radix == 8 ? 111 : 120)
    result.append(contentsOf: value.text(radix: radix))
    return result
  }
}

/// Exact conversions between ints and floats.
package enum IntConversion {
  /// The nearest float (ties to even); infinite when it is too large.
  static func double(_ value: BigInt) -> Double {
    let magnitude = value.magnitude
    let width = magnitude.bitWidth
    let result: Double
    if width <= 64 {
      result = Double(UInt64(truncatingIfNeeded: magnitude))
    } else if width > 1024 {
      result = .infinity
    } else {
      let dropped = width - 64
      var top = UInt64(truncatingIfNeeded: magnitude >> dropped)
      if magnitude.trailingZeroBitCount < dropped { top |= 1 }
      result = Double(sign: .plus, exponent: dropped, significand: Double(top))
    }
    return value.sign == .minus ? -result : result
  }

  /// The int part of a finite float.
  static func integer(truncating value: Double) -> BigInt {
    BigInt(value)
  }

  /// `numerator / denominator`, correctly rounded; nil when it is too large for a float.
  /// The denominator is not zero.
  package static func quotient(_ numerator: BigInt, _ denominator: BigInt) -> Double? {
    if numerator.isZero { return denominator.sign == .minus ? -0.0 : 0 }
    let difference = numerator.magnitude.bitWidth - denominator.magnitude.bitWidth
    if difference > 1025 { return nil }
    // Units of 2 ** -shift: at least 55 bits of quotient, but nothing finer than two bits below the smallest float.
    let shift = min(56 - difference, 1076)
    var dividend = numerator.magnitude
    var divisor = denominator.magnitude
    if shift >= 0 { dividend <<= shift } else { divisor <<= -shift }
    let (whole, remainder) = dividend.quotientAndRemainder(dividingBy: divisor)
    var bits = UInt64(truncatingIfNeeded: whole)
    let width = 64 - bits.leadingZeroBitCount
    let exponent = max(width - 53 - shift, -1074)
    let dropped = exponent + shift
    if dropped > 0 {
      let mask = UInt64(1) << dropped - 1
      let half = UInt64(1) << (dropped - 1)
      let tail = bits & mask
      bits >>= dropped
      let isAbove = tail > half || (tail == half && !remainder.isZero)
      if isAbove || (tail == half && bits & 1 == 1) { bits += 1 }
    }
    let magnitude = Double(sign: .plus, exponent: exponent, significand: Double(bits))
    if magnitude.isInfinite { return nil }
    return (numerator.sign == denominator.sign) ? magnitude : -magnitude
  }

  /// -1, 0 or 1 as the int is less than, equal to or greater than the float, exactly; nil for NaN.
  static func order(_ left: Int, _ right: Double) -> Int? {
    if right.isNaN { return nil }
    if right >= 0x1p63 { return -1 }
    if right < -0x1p63 { return 1 }
    let whole = right.rounded(.down)
    let floor = Int(whole)
    if left != floor { return left < floor ? -1 : 1 }
    return right > whole ? -1 : 0
  }

  static func order(_ left: BigInt, _ right: Double) -> Int? {
    if right.isNaN { return nil }
    if right.isInfinite { return right > 0 ? -1 : 1 }
    let whole = right.rounded(.down)
    let floor = integer(truncating: whole)
    if left != floor { return left < floor ? -1 : 1 }
    return right > whole ? -1 : 0
  }

  /// `value.as_integer_ratio()` of a finite float.
  static func ratio(_ value: Double) -> (numerator: BigInt, denominator: BigInt) {
    if value == 0 { return (0, 1) }
    let isSubnormal = value.exponentBitPattern == 0
    let bits = value.significandBitPattern | (isSubnormal ? 0 : 1 << 52)
    let exponent = (isSubnormal ? -1022 : Int(value.exponent)) - 52
    let zeros = bits.trailingZeroBitCount
    let odd = BigInt(bits >> zeros)
    let power = exponent + zeros
    let numerator = power > 0 ? odd << power : odd
    return (value < 0 ? -numerator : numerator, power < 0 ? BigInt(1) << -power : 1)
  }
}

/// CPython's hashes of numbers: modulo the prime 2 ** 61 - 1, so that equal numbers hash alike.
package enum NumberHash {
  static let modulus = 1 << 61 - 1

  /// The hash of an int.
  @inline(__always)
  package static func int(_ value: Int) -> Int {
    if value >= 0 && value < modulus { return value }
    let reduced = Int(value.magnitude % UInt(modulus))
    let signed = value < 0 ? -reduced : reduced
    return signed == -1 ? -2 : signed
  }

  /// The hash of an int of any size.
  package static func big(_ value: BigInt) -> Int {
    let reduced = Int(value.remainder(by: UInt(modulus)))
    let signed = value.sign == .minus ? -reduced : reduced
    return signed == -1 ? -2 : signed
  }

  /// NaN hashes to 0, since an immediate float has no identity.
  package static func float(_ value: Double) -> Int {
    if let whole = Int(exactly: value) { return int(whole) }
    if value.isNaN { return 0 }
    if value.isInfinite { return value > 0 ? 314159 : -314159 }
    let exponent = value.exponentBitPattern == 0 ? -1022 : Int(value.exponentBitPattern) - 1023
    let bits = value.significandBitPattern | (value.exponentBitPattern == 0 ? 0 : 1 << 52)
    // bits * 2 ** (exponent - 52), where multiplying by two rotates in 61 bits.
    var rotation = (exponent - 52) % 61
    if rotation < 0 { rotation += 61 }
    let reduced = bits % UInt64(modulus)
    let rotated = (reduced << UInt64(rotation) & UInt64(modulus)) | (reduced >> UInt64(61 - rotation))
    let signed = value < 0 ? -Int(rotated) : Int(rotated)
    return signed == -1 ? -2 : signed
  }

  static func complex(_ real: Double, _ imaginary: Double) -> Int {
    let combined = float(real) &+ 1_000_003 &* float(imaginary)
    return combined == -1 ? -2 : combined
  }
}
