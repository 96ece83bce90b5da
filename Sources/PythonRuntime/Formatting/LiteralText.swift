// The repr of str and bytes: the choice of quotes and the escapes. Pure; it knows no values of the machine.

/// The `repr` of text and bytes.
package enum LiteralText {
  /// `repr` of a str; with `asciiOnly`, what `ascii()` gives.
  package static func str(_ bytes: UnsafeBufferPointer<UInt8>, asciiOnly: Bool = false) -> ByteText {
    var result: ByteText = []
    result.reserveCapacity(bytes.count + 2)
    appendStr(bytes, asciiOnly: asciiOnly, to: &result)
    return result
  }

  static func appendStr(_ bytes: UnsafeBufferPointer<UInt8>, asciiOnly: Bool = false, to result: inout ByteText) {
    let quote = quote(for: bytes)
    result.append(quote)
    appendCharacters(bytes, quote: quote, asciiOnly: asciiOnly, to: &result)
    result.append(quote)
  }

  /// What stands between the quotes.
  fileprivate static func appendCharacters(
    _ bytes: UnsafeBufferPointer<UInt8>, quote: UInt8, asciiOnly: Bool, to result: inout ByteText
  ) {
    guard let base = bytes.baseAddress else { return }
    var offset = 0
    while offset < bytes.count {
      let start = offset
      let scalar = decodeScalar(base, &offset)
      if appendEscape(scalar, quote: quote, to: &result) { continue }
      if scalar < 0x80 {
        result.append(UInt8(truncatingIfNeeded: scalar))
      } else if !asciiOnly && ScalarProperties.isPrintable(scalar) {
        result.append(contentsOf: UnsafeBufferPointer(rebasing: bytes[start..<offset]))
      } else {
        appendCodeEscape(scalar, to: &result)
      }
    }
  }

  /// Single quotes, unless the text has single quotes and no double ones.
  fileprivate static func quote(for bytes: UnsafeBufferPointer<UInt8>) -> UInt8 {
    bytes.contains(39) && !bytes.contains(34) ? 34 : 39
  }

  /// Escapes backslash, quote and the ASCII controls.
  @inline(__always)
  private static func appendEscape(_ scalar: UInt32, quote: UInt8, to result: inout ByteText) -> Bool {
    if scalar >= 32 && scalar != 92 && scalar != UInt32(quote) && scalar != 127 { return false }
    switch scalar {
    case 9: result.append("\\t")
    case 10: result.append("\\n")
    case 13: result.append("\\r")
    case 92: result.append("\\\\")
    case UInt32(quote):
      result.append(92)
      result.append(quote)
    default: appendCodeEscape(scalar, to: &result)
    }
    return true
  }

  /// `\xNN`, `\uNNNN` or `\UNNNNNNNN`.
  static func appendCodeEscape(_ scalar: UInt32, to result: inout ByteText) {
    if scalar < 0x100 {
      result.append("\\x")
      result.append(hexadecimal: scalar, width: 2)
    } else if scalar < 0x10000 {
      result.append("\\u")
      result.append(hexadecimal: scalar, width: 4)
    } else {
      result.append("\\U")
      result.append(hexadecimal: scalar, width: 8)
    }
  }

  /// `repr` of a bytes object.
  static func bytes(_ bytes: UnsafeBufferPointer<UInt8>) -> ByteText {
    let quote = quote(for: bytes)
    var result: ByteText = [98, quote]
    appendBytes(bytes, quote: quote, to: &result)
    result.append(quote)
    return result
  }

  fileprivate static func appendBytes(
    _ bytes: UnsafeBufferPointer<UInt8>, quote: UInt8, to result: inout ByteText
  ) {
    for byte in bytes {
      if appendEscape(UInt32(byte), quote: quote, to: &result) { continue }
      if byte < 127 {
        result.append(byte)
      } else {
        appendCodeEscape(UInt32(byte), to: &result)
      }
    }
  }
}

extension Machine {
  /// What is longer is written piece by piece, with a look at the limits after each.
  private static let literalPiece = 1 << 20

  /// Appends the `repr` of a str of any length, or what `ascii()` gives.
  func appendLiteral(
    _ text: UnsafeBufferPointer<UInt8>, asciiOnly: Bool = false, to result: inout ByteText
  ) throws(PyError) {
    if text.count <= Machine.literalPiece { return LiteralText.appendStr(text, asciiOnly: asciiOnly, to: &result) }
    let quote = LiteralText.quote(for: text)
    result.append(quote)
    var start = 0
    while start < text.count {
      var end = min(start + Machine.literalPiece, text.count)
      while end < text.count, text[end] & 0xC0 == 0x80 { end += 1 }
      let piece = UnsafeBufferPointer(rebasing: text[start..<end])
      LiteralText.appendCharacters(piece, quote: quote, asciiOnly: asciiOnly, to: &result)
      try checkLongText(result)
      start = end
    }
    result.append(quote)
  }

  /// The `repr` of bytes of any length.
  func literal(ofBytes bytes: UnsafeBufferPointer<UInt8>) throws(PyError) -> ByteText {
    if bytes.count <= Machine.literalPiece { return LiteralText.bytes(bytes) }
    let quote = LiteralText.quote(for: bytes)
    var result: ByteText = [98, quote]
    for start in stride(from: 0, to: bytes.count, by: Machine.literalPiece) {
      let piece = UnsafeBufferPointer(rebasing: bytes[start..<min(start + Machine.literalPiece, bytes.count)])
      LiteralText.appendBytes(piece, quote: quote, to: &result)
      try checkLongText(result)
    }
    result.append(quote)
    return result
  }

  private func checkLongText(_ text: ByteText) throws(PyError) {
    try checkInterrupt()
    try checkMemory(text.count)
  }
}
