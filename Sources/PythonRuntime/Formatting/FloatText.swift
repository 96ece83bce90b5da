// Floats as text: Python's shortest repr, and the conversions e, f and g with a precision.
// Digits come from Swift's shortest description and from the C library, both exact; the layout rules are
// CPython's `PyOS_double_to_string`. It knows no values of the machine.

import Glibc

/// Significant decimal digits of a finite float.
struct DecimalDigits {
  var isNegative = false
  /// ASCII digits, without leading zeros; "0" for zero.
  var digits: [UInt8] = []
  /// The value is 0.d1d2d3... times ten to this power.
  var pointPosition = 0
}

/// Floats as text, and rounded to decimal digits.
package enum FloatText {
  /// `repr(value)`.
  package static func repr(_ value: Double) -> ByteText {
    let size = value.magnitude
    // Here the standard library writes what Python does.
    if size == 0 || (size >= 1e-4 && size < 1e15) { return ByteText(value.description.utf8) }
    if let special = nonFinite(value) { return special }
    return layout(shortestDigits(value), exponentAbove: 16, alwaysPoint: true)
  }

  /// "inf", "-inf" and "nan", or nil for finite values.
  static func nonFinite(_ value: Double) -> ByteText? {
    if value.isFinite { return nil }
    if value.isNaN { return ByteText("nan") }
    return value < 0 ? ByteText("-inf") : ByteText("inf")
  }

  /// The shortest digits that read back as `value`.
  static func shortestDigits(_ value: Double) -> DecimalDigits {
    var result = parseDigits(Array(value.description.utf8))
    trimTrailingZeros(&result)
    return result
  }

  /// Reads "-12.5e-07" into digits and a point position.
  static func parseDigits(_ text: [UInt8]) -> DecimalDigits {
    var result = DecimalDigits()
    var integerDigits = 0
    var seenPoint = false
    var exponent = 0
    var index = 0
    if text.first == 45 {
      result.isNegative = true
      index = 1
    }
    while index < text.count, text[index] | 32 != 101 {
      let byte = text[index]
      if byte == 46 {
        seenPoint = true
      } else if byte == 48 && result.digits.isEmpty {
        if seenPoint { integerDigits -= 1 }
      } else {
        result.digits.append(byte)
        if !seenPoint { integerDigits += 1 }
      }
      index += 1
    }
    if index < text.count {
      var isNegative = false
      for byte in text[(index + 1)...] {
        if byte == 45 { isNegative = true }
        if byte >= 48, byte <= 57 { exponent = exponent * 10 + Int(byte - 48) }
      }
      if isNegative { exponent = -exponent }
    }
    if result.digits.isEmpty {
      result.digits = [48]
      result.pointPosition = 1
    } else {
      result.pointPosition = integerDigits + exponent
    }
    return result
  }

  private static func trimTrailingZeros(_ number: inout DecimalDigits) {
    while number.digits.count > 1, number.digits.last == 48 { number.digits.removeLast() }
  }

  /// CPython's layout for the conversions r and g: an exponent when the point is at -4 or before or beyond
  /// `exponentAbove`; `alwaysPoint` adds ".0" to what would look like an integer.
  static func layout(_ number: DecimalDigits, exponentAbove limit: Int, alwaysPoint: Bool) -> ByteText {
    var result: ByteText = []
    if number.isNegative { result.append(45) }
    let digits = number.digits
    var point = number.pointPosition
    let usesExponent = point <= -4 || point > limit
    let exponent = point - 1
    if usesExponent { point = 1 }
    if point <= 0 {
      result.append("0.")
      result.append(scalar: 48, repeated: -point)
      result.append(contentsOf: digits)
    } else if digits.count <= point {
      result.append(contentsOf: digits)
      result.append(scalar: 48, repeated: point - digits.count)
      if alwaysPoint && !usesExponent { result.append(".0") }
    } else {
      result.append(contentsOf: digits[..<point])
      result.append(46)
      result.append(contentsOf: digits[point...])
    }
    if usesExponent { appendExponent(exponent, to: &result) }
    return result
  }

  private static func appendExponent(_ exponent: Int, to result: inout ByteText) {
    result.append(101)
    result.append(exponent < 0 ? 45 : 43)
    if exponent.magnitude < 10 { result.append(48) }
    IntText.append(Int(exponent.magnitude), to: &result)
  }

  /// One of the conversions `e`, `f`, `g` (lower case) with a precision. `alternate` keeps the point and, for g,
  /// trailing zeros. Infinities and NaN are "inf", "-inf", "nan".
  static func formatted(_ value: Double, conversion: UInt8, precision: Int, alternate: Bool = false) -> ByteText {
    if let special = nonFinite(value) { return special }
    return printed(value, conversion, precision, alternate: alternate)
  }

  /// The conversion that `format(x, ".N")` without a type uses: like g, but never without a digit after the point.
  static func general(_ value: Double, significantDigits: Int) -> ByteText {
    if let special = nonFinite(value) { return special }
    let precision = max(significantDigits, 1)
    var digits = parseDigits(printed(value, 101, precision - 1))
    trimTrailingZeros(&digits)
    return layout(digits, exponentAbove: precision - 1, alwaysPoint: true)
  }

  private static func printed(
    _ value: Double, _ conversion: UInt8, _ precision: Int, alternate: Bool = false
  ) -> ByteText {
    if conversion == 102, !alternate, precision <= fixedPrecisionLimit, value.magnitude < fixedMagnitudeLimit {
      return ByteText(unsafeUninitializedCapacity: 48) { buffer, count in
        guard let base = buffer.baseAddress else { return }
        count = fixed(value, precision: precision, into: base)
      }
    }
    if !alternate, let quick = quicklyPrinted(value, conversion, precision) { return quick }
    let format: StaticString
    switch (conversion, alternate) {
    case (101, false): format = "%.*e"
    case (101, true): format = "%#.*e"
    case (102, false): format = "%.*f"
    case (102, true): format = "%#.*f"
    case (_, false): format = "%.*g"
    case (_, true): format = "%#.*g"
    }
    let capacity = precision + 330
    return ByteText(unsafeUninitializedCapacity: capacity) { buffer, count in
      guard let base = buffer.baseAddress else { return }
      let written = withVaList([Int32(clamping: precision), value]) { list in
        format.withUTF8Buffer { text in
          vsnprintf(
            UnsafeMutableRawPointer(base).assumingMemoryBound(to: CChar.self), capacity,
            UnsafeRawPointer(text.baseAddress.unsafelyUnwrapped).assumingMemoryBound(to: CChar.self), list)
        }
      }
      count = min(max(Int(written), 0), capacity - 1)
    }
  }

  /// The value rounded to so many significant digits, half to even of the exact value, as the C library rounds; nil where the digits
  /// need more than `fixed` can hold.
  private static func rounded(_ value: Double, significant count: Int) -> DecimalDigits? {
    let size = value.magnitude
    guard count >= 1, count <= fixedPrecisionLimit, size >= 1e-8, size < fixedMagnitudeLimit else { return nil }
    var exponent = Int(log10(size).rounded(.down))
    let decimals = count - 1 - exponent
    guard decimals >= 0, decimals <= fixedPrecisionLimit else { return nil }
    var number = scaled(size, by: powerOfTen(decimals))
    let (least, end) = (powerOfTen(count - 1), powerOfTen(count))
    // The logarithm may be one too large next to a power of ten, and rounding may reach the next one.
    if number < least { return nil }
    if number >= end {
      if number > end { return nil }
      number = least
      exponent += 1
    }
    var result = DecimalDigits()
    result.isNegative = value.sign == .minus
    result.pointPosition = exponent + 1
    result.digits = [UInt8](unsafeUninitializedCapacity: count) { buffer, filled in
      guard let base = buffer.baseAddress else { return }
      QuickFormat.write(UInt(number), digits: count, endingAt: base + count)
      filled = count
    }
    return result
  }

  /// The conversions e and g of what `rounded` can do.
  private static func quicklyPrinted(_ value: Double, _ conversion: UInt8, _ precision: Int) -> ByteText? {
    if conversion == 103 {
      guard var digits = rounded(value, significant: max(precision, 1)) else { return nil }
      trimTrailingZeros(&digits)
      return layout(digits, exponentAbove: max(precision, 1), alwaysPoint: false)
    }
    guard conversion == 101, let digits = rounded(value, significant: precision + 1) else { return nil }
    var result: ByteText = []
    result.reserveCapacity(precision + 8)
    if digits.isNegative { result.append(45) }
    result.append(digits.digits[0])
    if precision > 0 {
      result.append(46)
      result.append(contentsOf: digits.digits[1...])
    }
    appendExponent(digits.pointPosition - 1, to: &result)
    return result
  }

  /// The largest precision and magnitude of `fixed`.
  static let fixedPrecisionLimit = 17
  static let fixedMagnitudeLimit = 1e15

  /// Writes `%.{precision}f` of a float below the limits above; returns the number of bytes. Exact: the value is
  /// m * 2^e with m < 2^53, so m * 10^precision fits in 110 bits and is rounded once, half to even, as the C library does.
  static func fixed(_ value: Double, precision: Int, into base: UnsafeMutablePointer<UInt8>) -> Int {
    let power = powerOfTen(precision)
    let scaled = scaled(value.magnitude, by: power)
    let (whole, decimals): (UInt, UInt)
    if let few = UInt(exactly: scaled), let divisor = UInt(exactly: power) {
      (whole, decimals) = few.quotientAndRemainder(dividingBy: divisor)
    } else {
      let (quotient, remainder) = scaled.quotientAndRemainder(dividingBy: power)
      (whole, decimals) = (UInt(quotient), UInt(remainder))
    }
    let count = QuickFormat.write(whole, isNegative: value.sign == .minus, to: base)
    if precision == 0 { return count }
    base[count] = 46
    let end = count + 1 + precision
    QuickFormat.write(decimals, digits: precision, endingAt: base + end)
    return end
  }

  private static func powerOfTen(_ exponent: Int) -> UInt128 {
    var power: UInt128 = 1
    for _ in 0..<exponent { power *= 10 }
    return power
  }

  /// The integer nearest to `size * power`, half to even, for sizes and powers below the limits above.
  private static func scaled(_ size: Double, by power: UInt128) -> UInt128 {
    let isNormal = size.exponentBitPattern != 0
    let fraction = size.significandBitPattern | (isNormal ? 1 << 52 : 0)
    let exponent = Int(isNormal ? size.exponentBitPattern : 1) - 1075
    var scaled = UInt128(fraction) * power
    if exponent >= 0 { return scaled << UInt128(exponent) }
    if exponent < -112 { return 0 }
    let unit = UInt128(1) << UInt128(-exponent)
    let rest = scaled & (unit - 1)
    scaled >>= UInt128(-exponent)
    if rest > unit / 2 || (rest == unit / 2 && scaled & 1 == 1) { scaled += 1 }
    return scaled
  }

  /// `round(value, digits)` where both the scaled integer and the power of ten are doubles, so that their quotient is rounded
  /// once; nil for others.
  private static func quicklyRounded(_ value: Double, digits: Int) -> Double? {
    guard digits <= fixedPrecisionLimit, value.magnitude < fixedMagnitudeLimit else { return nil }
    let power = powerOfTen(digits)
    let scaled = scaled(value.magnitude, by: power)
    if scaled > 1 << 53 { return nil }
    let result = Double(UInt(scaled)) / Double(UInt(power))
    return value.sign == .minus ? -result : result
  }

  /// `value.hex()`.
  package static func hexadecimal(_ value: Double) -> ByteText {
    if let special = nonFinite(value) { return special }
    var result: ByteText = value.sign == .minus ? [45] : []
    if value == 0 {
      result.append("0x0.0p+0")
      return result
    }
    let isSubnormal = value.exponentBitPattern == 0
    let exponent = isSubnormal ? -1022 : Int(value.exponentBitPattern) - 1023
    result.append(isSubnormal ? "0x0." : "0x1.")
    var shift: UInt64 = 48
    for _ in 0..<13 {
      result.append(hexadecimalDigit(UInt32(truncatingIfNeeded: value.significandBitPattern >> shift & 15)))
      shift = shift &- 4
    }
    result.append(112)
    result.append(exponent < 0 ? 45 : 43)
    result.append(contentsOf: String(exponent.magnitude).utf8)
    return result
  }

  /// `round(value, digits)`: correct decimal rounding of the exact binary value, ties to even.
  /// The result is infinite when the rounded value is too large.
  package static func rounded(_ value: Double, digits: Int) -> Double {
    if !value.isFinite || value == 0 || digits > 323 { return value }
    if digits < -308 { return 0 * value }
    if digits >= 0 { return quicklyRounded(value, digits: digits) ?? read(printed(value, 102, digits)) }
    let leading = parseDigits(printed(value, 101, 17)).pointPosition - 1
    let kept = leading + digits
    if kept < -1 { return 0 * value }
    if kept >= 0 { return read(printed(value, 101, kept)) }
    // Nothing is kept: the result is zero or one unit, by comparing with half a unit.
    let half = read(ByteText("5e\(leading)".utf8))
    if value.magnitude <= half { return 0 * value }
    let unit = read(ByteText("1e\(leading + 1)".utf8))
    return value < 0 ? -unit : unit
  }

  /// Reads a decimal number that is known to be well formed.
  static func read(_ text: ByteText) -> Double {
    var terminated = text
    terminated.append(0)
    return terminated.withUnsafeBytes { buffer in
      guard let base = buffer.baseAddress else { return 0 }
      return strtod(base.assumingMemoryBound(to: CChar.self), nil)
    }
  }
}
