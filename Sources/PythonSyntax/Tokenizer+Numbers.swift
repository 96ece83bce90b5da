// The number forms of Python 3.11: decimal, hexadecimal, octal, binary, floating and imaginary, with underscores, and
// the errors CPython's tokenizer raises in them. Only cuts; what a number is worth is decided in NumberLiterals.

extension Tokenizer {
  /// Steps over a number. False (and `stop` set) when it is not a valid one.
  mutating func readNumber() -> Bool {
    if current == UInt8(ascii: ".") {
      position += 1
      return readFraction()
    }
    if current == UInt8(ascii: "0") {
      switch peek(1) | 0x20 {
      case UInt8(ascii: "x"): return readPrefixed("hexadecimal") { isDigit($0) || (0x61...0x66).contains($0 | 0x20) }
      case UInt8(ascii: "o"): return readPrefixed("octal") { (0x30...0x37).contains($0) }
      case UInt8(ascii: "b"): return readPrefixed("binary") { (0x30...0x31).contains($0) }
      default: return readLeadingZero()
      }
    }
    guard readDecimalTail() else { return false }
    if current == UInt8(ascii: ".") {
      position += 1
      return readFraction()
    }
    return readExponent()
  }

  private mutating func readPrefixed(_ kind: String, isDigitOfKind: (UInt8) -> Bool) -> Bool {
    position += 2
    repeat {
      if current == UInt8(ascii: "_") { position += 1 }
      guard isDigitOfKind(current) else { return prefixedFailure(kind) }
      while isDigitOfKind(current) { position += 1 }
    } while current == UInt8(ascii: "_")
    if isDigit(current) { return prefixedFailure(kind) }
    return verifyEnd(kind)
  }

  private mutating func prefixedFailure(_ kind: String) -> Bool {
    if isDigit(current) {
      let digit = Character(Unicode.Scalar(current))
      position += 1
      raise("invalid digit '\(digit)' in \(kind) literal")
    } else {
      raise("invalid \(kind) literal")
    }
    return false
  }

  /// `0`, `00_0`, `0.5`, `0e1`, `0j`; any other digit behind a zero makes it an old octal number, which is an error.
  private mutating func readLeadingZero() -> Bool {
    let start = position
    position += 1
    var isOldOctal = false
    while true {
      if current == UInt8(ascii: "_") {
        position += 1
        guard isDigit(current) else { return decimalFailure() }
      }
      guard current == UInt8(ascii: "0") else { break }
      position += 1
    }
    // CPython's cursor is one behind the character that ended the zeros.
    let zerosEnd = position + 1
    if isDigit(current) {
      isOldOctal = true
      guard readDecimalTail() else { return false }
    }
    if current == UInt8(ascii: ".") {
      position += 1
      return readFraction()
    }
    if current | 0x20 == UInt8(ascii: "e") || current | 0x20 == UInt8(ascii: "j") { return readExponent() }
    if isOldOctal {
      raise(
        "leading zeros in decimal integer literals are not permitted; use an 0o prefix for octal integers",
        column: text.characterCount(from: lineStart, to: start) + 1, endColumn: zerosEnd - lineStart)
      return false
    }
    return verifyEnd("decimal")
  }

  private mutating func readFraction() -> Bool {
    if isDigit(current), !readDecimalTail() { return false }
    return readExponent()
  }

  private mutating func readExponent() -> Bool {
    guard current | 0x20 == UInt8(ascii: "e") else { return readImaginary() }
    let sign = peek(1)
    if sign == UInt8(ascii: "+") || sign == UInt8(ascii: "-") {
      position += 2
      guard isDigit(current) else { return decimalFailure() }
    } else if isDigit(sign) {
      position += 1
    } else {
      return verifyEnd("decimal")
    }
    guard readDecimalTail() else { return false }
    return readImaginary()
  }

  private mutating func readImaginary() -> Bool {
    guard current | 0x20 == UInt8(ascii: "j") else { return verifyEnd("decimal") }
    position += 1
    return verifyEnd("imaginary")
  }

  /// Digits with single underscores between them.
  private mutating func readDecimalTail() -> Bool {
    while true {
      while isDigit(current) { position += 1 }
      guard current == UInt8(ascii: "_") else { return true }
      position += 1
      guard isDigit(current) else { return decimalFailure() }
    }
  }

  private mutating func decimalFailure() -> Bool {
    raise("invalid decimal literal")
    return false
  }

  /// A letter must not follow, unless it begins a keyword that may stand behind a number (`1if x else 2`).
  private mutating func verifyEnd(_ kind: String) -> Bool {
    guard current < 0x80, isIdentifierByte(current), !isAtKeywordBehindNumber else { return true }
    raise("invalid \(kind) literal")
    return false
  }

  private var isAtKeywordBehindNumber: Bool {
    let keyword: String
    switch current {
    case UInt8(ascii: "a"): keyword = "and"
    case UInt8(ascii: "e"): keyword = "else"
    case UInt8(ascii: "f"): keyword = "for"
    case UInt8(ascii: "n"): keyword = "not"
    case UInt8(ascii: "o"): keyword = "or"
    case UInt8(ascii: "i"):
      // `if`, `in`, `is`: here CPython looks at no more than two letters.
      return peek(1) == UInt8(ascii: "f") || peek(1) == UInt8(ascii: "n") || peek(1) == UInt8(ascii: "s")
    default: return false
    }
    return bytes[position...].starts(with: keyword.utf8) && !isIdentifierByte(peek(keyword.utf8.count))
  }
}
