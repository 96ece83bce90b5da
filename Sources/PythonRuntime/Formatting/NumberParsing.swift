// Numbers from text: what `int("...")`, `float("...")` and `float.fromhex` accept.
// Pure algorithms over UTF-8; errors are CPython's. It knows no values of the machine.

/// Numbers read from text: what `int` and `float` accept.
package enum NumberParsing {
  /// The text with surrounding whitespace removed and decimal digits of any script as ASCII; nil when it holds
  /// anything else beyond ASCII.
  static func asciiForm(_ bytes: UnsafeBufferPointer<UInt8>) -> [UInt8]? {
    var result: [UInt8] = []
    result.reserveCapacity(bytes.count)
    for scalar in scalars(of: bytes) {
      if ScalarProperties.isSpace(scalar) {
        result.append(32)
      } else if scalar < 0x80 {
        result.append(UInt8(truncatingIfNeeded: scalar))
      } else if let digit = ScalarProperties.decimalDigit(scalar) {
        result.append(48 + UInt8(truncatingIfNeeded: digit))
      } else {
        return nil
      }
    }
    while result.last == 32 { result.removeLast() }
    if let start = result.firstIndex(where: { $0 != 32 }) { result.removeFirst(start) }
    return result
  }

  /// `float(text)`, or nil when the text is not a float.
  package static func float(_ bytes: UnsafeBufferPointer<UInt8>) -> Double? {
    if let simple = shortDecimal(bytes) { return simple }
    guard let text = asciiForm(bytes), !text.isEmpty else { return nil }
    var index = 0
    var isNegative = false
    if text[0] == 43 || text[0] == 45 {
      isNegative = text[0] == 45
      index = 1
    }
    let word = String(decoding: text[index...], as: UTF8.self).lowercased()
    if word == "inf" || word == "infinity" { return isNegative ? -.infinity : .infinity }
    if word == "nan" { return isNegative ? -.nan : .nan }
    guard let plain = decimalLiteral(text[index...]) else { return nil }
    let magnitude = FloatText.read(plain)
    return isNegative ? -magnitude : magnitude
  }

  /// A number of at most 15 digits with a point among them or not: the digits and the power of ten are floats, so their quotient is
  /// rounded once (Clinger, "How to read floating point numbers accurately", 1990). Nil for anything else.
  private static func shortDecimal(_ bytes: UnsafeBufferPointer<UInt8>) -> Double? {
    let isNegative = bytes.count > 0 && bytes[0] == 45
    var index = isNegative ? 1 : 0
    guard bytes.count > index, bytes.count &- index <= 16 else { return nil }
    var (digits, number, divisor) = (0, 0, 1)
    var hasPoint = false
    while index < bytes.count {
      let byte = bytes[index]
      index &+= 1
      if byte == 46, !hasPoint {
        hasPoint = true
        continue
      }
      guard byte >= 48, byte <= 57 else { return nil }
      number = number &* 10 &+ Int(byte &- 48)
      digits &+= 1
      if hasPoint { divisor = divisor &* 10 }
    }
    if digits == 0 || digits > 15 { return nil }
    let magnitude = Double(number) / Double(divisor)
    return isNegative ? -magnitude : magnitude
  }

  /// Checks `digits [. digits] [e [sign] digits]` with single underscores between digits, and removes these.
  private static func decimalLiteral(_ text: ArraySlice<UInt8>) -> [UInt8]? {
    var result: [UInt8] = []
    var digits = 0
    var index = text.startIndex
    func readDigits() -> Bool {
      while index < text.endIndex {
        let byte = text[index]
        if byte == 95 {
          guard let last = result.last, last >= 48, last <= 57, index + 1 < text.endIndex,
            digitValue(text[index + 1]) < 10
          else { return false }
        } else if byte >= 48, byte <= 57 {
          result.append(byte)
          digits += 1
        } else {
          return true
        }
        index += 1
      }
      return true
    }
    guard readDigits() else { return nil }
    if index < text.endIndex, text[index] == 46 {
      result.append(46)
      index += 1
      guard readDigits() else { return nil }
    }
    if digits == 0 { return nil }
    if index < text.endIndex, text[index] | 32 == 101 {
      result.append(101)
      index += 1
      if index < text.endIndex, text[index] == 43 || text[index] == 45 {
        result.append(text[index])
        index += 1
      }
      digits = 0
      guard readDigits(), digits > 0 else { return nil }
    }
    return index == text.endIndex ? result : nil
  }

  /// The message for text that is no integer; it shows at most 200 characters.
  package static func invalidInteger(base: Int, repr: String) -> String {
    if repr.utf8.count <= 200 { return "invalid literal for int() with base \(base): " + repr }
    var shown = String.UnicodeScalarView()
    shown.append(contentsOf: repr.unicodeScalars.prefix(200))
    return "invalid literal for int() with base \(base): \(String(shown))"
  }

  /// `int(text, base)`, or nil when the text is not an integer in that base. `base` is 0 or 2...36.
  package static func integer(
    _ bytes: UnsafeBufferPointer<UInt8>, base: Int, digitLimit: Int
  ) throws(TextError) -> BigInt? {
    guard let text = asciiForm(bytes), !text.isEmpty else { return nil }
    var index = 0
    var isNegative = false
    if text[0] == 43 || text[0] == 45 {
      isNegative = text[0] == 45
      index = 1
    }
    var radix = base
    var mustBeZero = false
    let prefix = prefixBase(text, index)
    if base == 0 {
      radix = prefix ?? 10
      mustBeZero = prefix == nil && index < text.count && text[index] == 48
    }
    if let prefix, prefix == radix {
      index += 2
      if index < text.count, text[index] == 95 { index += 1 }
    }
    guard let digits = digitRun(text[index...], radix: radix) else { return nil }
    if radix & (radix - 1) != 0, digitLimit > 0, digits.count > digitLimit {
      throw .value(
        "Exceeds the limit (\(digitLimit) digits) for integer string conversion: value has "
          + "\(digits.count) digits; use sys.set_int_max_str_digits() to increase the limit")
    }
    let magnitude = value(of: digits, radix: radix)
    if mustBeZero, !magnitude.isZero { return nil }
    return isNegative ? -magnitude : magnitude
  }

  /// The value of up to 18 ASCII digits with an optional minus sign; nil for anything else.
  static func plainDecimal(_ bytes: UnsafeBufferPointer<UInt8>) -> Int? {
    let start = bytes.first == 45 ? 1 : 0
    guard bytes.count > start, bytes.count <= 18 + start else { return nil }
    var result = 0
    for byte in bytes[start...] {
      let digit = Int(byte) &- 48
      if digit < 0 || digit > 9 { return nil }
      result = result &* 10 &+ digit
    }
    return start == 1 ? -result : result
  }

  /// Letters and digits that begin with a letter: certainly no decimal integer, and printed as it is. Such a text is what a
  /// program that tries `int(text)` fails on, over and over.
  static func isPlainlyNoDecimal(_ bytes: UnsafeBufferPointer<UInt8>) -> Bool {
    guard let first = bytes.first, bytes.count <= 150, isLetter(first) else { return false }
    for byte in bytes where !isLetter(byte) && (byte < 48 || byte > 57) { return false }
    return true
  }

  private static func isLetter(_ byte: UInt8) -> Bool { (byte | 32) >= 97 && (byte | 32) <= 122 }

  private static func prefixBase(_ text: [UInt8], _ index: Int) -> Int? {
    guard index + 1 < text.count, text[index] == 48 else { return nil }
    switch text[index + 1] | 32 {
    case 98: return 2
    case 111: return 8
    case 120: return 16
    default: return nil
    }
  }

  private static func digitRun(_ text: ArraySlice<UInt8>, radix: Int) -> [UInt8]? {
    var digits: [UInt8] = []
    digits.reserveCapacity(text.count)
    var afterDigit = false
    for byte in text {
      if byte == 95 {
        if !afterDigit { return nil }
        afterDigit = false
        continue
      }
      let digit = digitValue(byte)
      if digit >= radix { return nil }
      digits.append(digit)
      afterDigit = true
    }
    return afterDigit ? digits : nil
  }

  private static func value(of digits: [UInt8], radix: Int) -> BigInt {
    var small = 0
    for digit in digits {
      let (scaled, overflow) = small.multipliedReportingOverflow(by: radix)
      let (sum, carry) = scaled.addingReportingOverflow(Int(digit))
      if overflow || carry { return BigInt(digits: digits, radix: radix) }
      small = sum
    }
    return BigInt(small)
  }

  /// `float.fromhex(text)`.
  static func hexadecimalFloat(_ bytes: UnsafeBufferPointer<UInt8>) throws(TextError) -> Double {
    let malformed = TextError.value("invalid hexadecimal floating-point string")
    guard let text = asciiForm(bytes), !text.isEmpty else { throw malformed }
    var rest = text[...]
    var isNegative = false
    if rest.first == 43 || rest.first == 45 { isNegative = rest.removeFirst() == 45 }
    let word = String(decoding: rest, as: UTF8.self).lowercased()
    if word == "inf" || word == "infinity" { return isNegative ? -.infinity : .infinity }
    if word == "nan" { return .nan }
    var body = word
    if body.hasPrefix("0x") { body.removeFirst(2) }
    guard isHexadecimalLiteral(Array(body.utf8)) else { throw malformed }
    let magnitude = hexadecimalMagnitude(Array(body.utf8))
    if magnitude.isInfinite { throw TextError(.overflowError, "hexadecimal value too large to represent as a float") }
    return isNegative ? -magnitude : magnitude
  }

  /// The value of a well-formed hexadecimal text, rounded once. (The C library's `strtod` loses the digits behind the last
  /// one of a subnormal number.)
  private static func hexadecimalMagnitude(_ text: [UInt8]) -> Double {
    var mantissa: UInt64 = 0
    var exponent = 0
    var isSticky = false
    var isFraction = false
    var index = 0
    while index < text.count, text[index] != 112 {
      defer { index += 1 }
      if text[index] == 46 {
        isFraction = true
        continue
      }
      if mantissa >> 58 == 0 {
        mantissa = mantissa << 4 | UInt64(digitValue(text[index]))
        if isFraction { exponent -= 4 }
      } else {
        isSticky = isSticky || text[index] != 48
        if !isFraction { exponent += 4 }
      }
    }
    if mantissa == 0 { return 0 }
    if index < text.count {
      let written = String(decoding: text[(index + 1)...], as: UTF8.self)
      let limit = 1 << 40
      let given = Int(written) ?? (written.hasPrefix("-") ? -limit : limit)
      exponent += min(max(given, -limit), limit)
    }
    let top = 63 - mantissa.leadingZeroBitCount
    let precision = min(53, top + exponent + 1075)
    if precision < 0 { return 0 }
    let dropped = top + 1 - precision
    if dropped > 0 {
      // 62 bits at most, so that the one that says "and more" has room below them.
      let wide = mantissa << 1 | (isSticky ? 1 : 0)
      let half = UInt64(1) << dropped
      var kept = wide >> (dropped + 1)
      let rest = wide & ((half << 1) - 1)
      if rest > half || (rest == half && kept & 1 == 1) { kept += 1 }
      mantissa = kept
      exponent += dropped
    }
    return Double(sign: .plus, exponent: min(max(exponent, -5000), 5000), significand: Double(mantissa))
  }

  private static func isHexadecimalLiteral(_ text: [UInt8]) -> Bool {
    var index = 0
    var digits = 0
    var seenPoint = false
    while index < text.count, text[index] != 112 {
      if text[index] == 46, !seenPoint {
        seenPoint = true
      } else if digitValue(text[index]) < 16 {
        digits += 1
      } else {
        return false
      }
      index += 1
    }
    if digits == 0 { return false }
    if index == text.count { return true }
    index += 1
    if index < text.count, text[index] == 43 || text[index] == 45 { index += 1 }
    return index < text.count && text[index...].allSatisfy { $0 >= 48 && $0 <= 57 }
  }
}
