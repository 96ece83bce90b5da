// The codecs `unicode_escape` and `raw_unicode_escape`: text as the literals of Python write it, and back. The errors are those of
// CPython's Objects/unicodeobject.c. Knows nothing about quotes.

import PythonSyntax

enum EscapeCoding {
  private static let backslash = UInt8(ascii: "\\")

  /// ASCII text with escapes for everything else.
  static func escaped(_ scalars: [UInt32]) -> ByteText {
    var result: ByteText = []
    result.reserveCapacity(scalars.count)
    for scalar in scalars {
      switch scalar {
      case 0x5C: result.append("\\\\")
      case 9: result.append("\\t")
      case 10: result.append("\\n")
      case 13: result.append("\\r")
      case 0x20..<0x7F: result.append(UInt8(truncatingIfNeeded: scalar))
      default: LiteralText.appendCodeEscape(scalar, to: &result)
      }
    }
    return result
  }

  /// Latin-1 with escapes for what is beyond it.
  static func rawlyEscaped(_ scalars: [UInt32]) -> ByteText {
    var result: ByteText = []
    result.reserveCapacity(scalars.count)
    for scalar in scalars {
      if scalar < 0x100 {
        result.append(UInt8(truncatingIfNeeded: scalar))
      } else {
        LiteralText.appendCodeEscape(scalar, to: &result)
      }
    }
    return result
  }

  /// What a piece of escaped text comes to.
  private enum Piece {
    case scalar(UInt32)
    case nothing
    case failure(String)
    /// The backslash stands for itself; the escape is to be warned of.
    case unknown
  }

  static func decode(_ vm: Machine, _ source: [UInt8], _ errors: String, to result: inout ByteText) throws(PyError) {
    var bytes = source
    var index = 0
    var complaint: String?
    while index < bytes.count {
      let start = index
      index += 1
      if bytes[start] != backslash {
        result.append(scalar: UInt32(bytes[start]))
        continue
      }
      switch piece(bytes, &index) {
      case .scalar(let scalar):
        if scalar > 0xFF, index - start <= 4, (0x30...0x37).contains(bytes[start + 1]), complaint == nil {
          complaint = "invalid octal escape sequence '\(String(decoding: bytes[start..<index], as: UTF8.self))'"
        }
        result.append(scalar: scalar)
      case .nothing: break
      case .failure(let reason):
        let range = start..<index
        index = try TextErrors.decoding(vm, "unicodeescape", &bytes, range, reason, errors, to: &result)
      case .unknown:
        let escape = UInt32(bytes[index - 1])
        var shown: ByteText = [backslash]
        shown.append(scalar: escape)
        if complaint == nil { complaint = "invalid escape sequence '\(String(decoding: shown, as: UTF8.self))'" }
        result.append(contentsOf: shown)
      }
    }
    if let complaint { try vm.issueWarning(.deprecationWarning, complaint) }
  }

  /// What follows a backslash.
  private static func piece(_ bytes: [UInt8], _ index: inout Int) -> Piece {
    guard index < bytes.count else { return .failure("\\ at end of string") }
    let escape = bytes[index]
    index += 1
    switch escape {
    case 10: return .nothing
    case backslash, UInt8(ascii: "'"), UInt8(ascii: "\""): return .scalar(UInt32(escape))
    case UInt8(ascii: "a"): return .scalar(7)
    case UInt8(ascii: "b"): return .scalar(8)
    case UInt8(ascii: "f"): return .scalar(12)
    case UInt8(ascii: "n"): return .scalar(10)
    case UInt8(ascii: "r"): return .scalar(13)
    case UInt8(ascii: "t"): return .scalar(9)
    case UInt8(ascii: "v"): return .scalar(11)
    case 0x30...0x37:
      var value = UInt32(escape - 0x30)
      var digits = 1
      while digits < 3, index < bytes.count, (0x30...0x37).contains(bytes[index]) {
        value = value * 8 + UInt32(bytes[index] - 0x30)
        index += 1
        digits += 1
      }
      return .scalar(value)
    case UInt8(ascii: "x"): return hexadecimal(bytes, &index, 2, "truncated \\xXX escape", "illegal Unicode character")
    case UInt8(ascii: "u"):
      return hexadecimal(bytes, &index, 4, "truncated \\uXXXX escape", "illegal Unicode character")
    case UInt8(ascii: "U"):
      return hexadecimal(bytes, &index, 8, "truncated \\UXXXXXXXX escape", "illegal Unicode character")
    case UInt8(ascii: "N"): return named(bytes, &index)
    default: return .unknown
    }
  }

  private static func hexadecimal(
    _ bytes: [UInt8], _ index: inout Int, _ count: Int, _ truncated: String, _ tooLarge: String
  ) -> Piece {
    var value: UInt32 = 0
    for _ in 0..<count {
      guard index < bytes.count, let digit = digit(bytes[index]) else { return .failure(truncated) }
      value = value << 4 | digit
      index += 1
    }
    return value > 0x10FFFF ? .failure(tooLarge) : .scalar(value)
  }

  private static func digit(_ byte: UInt8) -> UInt32? {
    switch byte {
    case 0x30...0x39: UInt32(byte - 0x30)
    case 0x41...0x46: UInt32(byte - 0x41 + 10)
    case 0x61...0x66: UInt32(byte - 0x61 + 10)
    default: nil
    }
  }

  private static func named(_ bytes: [UInt8], _ index: inout Int) -> Piece {
    let malformed = "malformed \\N character escape"
    guard index < bytes.count, bytes[index] == UInt8(ascii: "{") else { return .failure(malformed) }
    index += 1
    let start = index
    while index < bytes.count, bytes[index] != UInt8(ascii: "}") { index += 1 }
    guard index < bytes.count, index > start else { return .failure(malformed) }
    let name = String(decoding: bytes[start..<index], as: UTF8.self).uppercased()
    index += 1
    return UnicodeNames.scalar(named: name).map { .scalar($0.value) } ?? .failure("unknown Unicode character name")
  }

  static func decodeRaw(_ vm: Machine, _ source: [UInt8], _ errors: String, to result: inout ByteText) throws(PyError) {
    var bytes = source
    var index = 0
    while index < bytes.count {
      let start = index
      index += 1
      result.append(scalar: UInt32(bytes[start]))
      guard bytes[start] == backslash, index < bytes.count else { continue }
      let escape = bytes[index]
      index += 1
      guard escape == UInt8(ascii: "u") || escape == UInt8(ascii: "U") else {
        result.append(scalar: UInt32(escape))
        continue
      }
      result.removeLast()
      let isLong = escape == UInt8(ascii: "U")
      let truncated = isLong ? "truncated \\UXXXXXXXX escape" : "truncated \\uXXXX escape"
      switch hexadecimal(bytes, &index, isLong ? 8 : 4, truncated, "\\Uxxxxxxxx out of range") {
      case .scalar(let scalar): result.append(scalar: scalar)
      case .failure(let reason):
        let range = start..<index
        index = try TextErrors.decoding(vm, "rawunicodeescape", &bytes, range, reason, errors, to: &result)
      default: break
      }
    }
  }
}
