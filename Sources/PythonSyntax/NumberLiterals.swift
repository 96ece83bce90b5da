// What a number token is worth. The tokenizer has checked its form already. Knows nothing about tokens or the tree.

/// Something wrong inside a literal, and where CPython puts it.
struct LiteralError: Error, Sendable {
  enum Place: Sendable {
    /// The last token the parser had looked at.
    case lastToken
    /// A token of the literal, by its place in the token list.
    case token(Int)
    /// Worked out already (inside an f-string).
    case known(PythonSyntaxError)
    /// Deeper than f-strings may nest, or than the compiler can follow.
    case tooDeep
  }

  var message: String
  var place: Place
}

enum NumberLiterals {
  /// CPython refuses to convert longer decimal literals.
  static let maximumDecimalDigits = 4300

  static func value(of token: ArraySlice<UInt8>) throws(LiteralError) -> Constant {
    let digits = token.contains(UInt8(ascii: "_")) ? token.filter { $0 != UInt8(ascii: "_") } : Array(token)
    if digits.count > 2, digits[0] == UInt8(ascii: "0") {
      switch digits[1] | 0x20 {
      case UInt8(ascii: "x"): return integer(digits[2...], radix: 16)
      case UInt8(ascii: "o"): return integer(digits[2...], radix: 8)
      case UInt8(ascii: "b"): return integer(digits[2...], radix: 2)
      default: break
      }
    }
    if let last = digits.last, last | 0x20 == UInt8(ascii: "j") {
      return .imaginary(floating(digits.dropLast()))
    }
    if digits.contains(where: { !isDigit($0) }) { return .float(floating(digits[...])) }
    if digits.count > maximumDecimalDigits {
      throw LiteralError(
        message: "Exceeds the limit (\(maximumDecimalDigits) digits) for integer string conversion: value has "
          + "\(digits.count) digits; use sys.set_int_max_str_digits() to increase the limit - Consider hexadecimal "
          + "for huge integer literals to avoid decimal conversion limits.", place: .lastToken)
    }
    return integer(digits[...], radix: 10)
  }

  private static func floating(_ digits: ArraySlice<UInt8>) -> Double {
    // Swift wants digits on both sides of the point.
    var text = String(decoding: digits, as: UTF8.self)
    if text.hasPrefix(".") { text = "0" + text }
    if let point = text.firstIndex(of: ".") {
      let next = text.index(after: point)
      if next == text.endIndex || !text[next].isNumber { text.insert("0", at: next) }
    }
    return Double(text) ?? 0
  }

  private static func integer(_ digits: ArraySlice<UInt8>, radix: Int) -> Constant {
    let text = String(decoding: digits, as: UTF8.self)
    if let small = Int(text, radix: radix) { return .int(small) }
    let significant = digits.drop { $0 == UInt8(ascii: "0") }
    if radix == 10 { return .bigInt(String(decoding: significant, as: UTF8.self)) }
    return .bigInt(decimal(significant, radix: UInt64(radix)))
  }

  /// Long multiplication into limbs of nine decimal digits.
  private static func decimal(_ digits: ArraySlice<UInt8>, radix: UInt64) -> String {
    let limbBase: UInt64 = 1_000_000_000
    var limbs: [UInt64] = [0]
    for digit in digits {
      let letter = digit | 0x20
      var carry = isDigit(digit) ? UInt64(digit - 0x30) : UInt64(letter - 0x61 + 10)
      for index in limbs.indices {
        let sum = limbs[index] * radix + carry
        limbs[index] = sum % limbBase
        carry = sum / limbBase
      }
      if carry > 0 { limbs.append(carry) }
    }
    var text = String(limbs[limbs.count - 1])
    for limb in limbs.dropLast().reversed() {
      let part = String(limb)
      text += String(repeating: "0", count: 9 - part.count) + part
    }
    return text
  }
}
