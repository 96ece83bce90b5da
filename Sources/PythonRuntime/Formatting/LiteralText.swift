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
    if let base = bytes.baseAddress {
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
    result.append(quote)
  }

  /// Single quotes, unless the text has single quotes and no double ones.
  private static func quote(for bytes: UnsafeBufferPointer<UInt8>) -> UInt8 {
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
    for byte in bytes {
      if appendEscape(UInt32(byte), quote: quote, to: &result) { continue }
      if byte < 127 {
        result.append(byte)
      } else {
        appendCodeEscape(UInt32(byte), to: &result)
      }
    }
    result.append(quote)
    return result
  }
}
