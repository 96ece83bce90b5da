// Text to bytes and back: UTF-8, ASCII, Latin-1, UTF-16 and UTF-32 with CPython's error handlers and messages.

enum TextCoding {
  enum Encoding {
    case utf8, utf8Signed, ascii, latin1
    case page(CodePage)
    case unicodeEscape, rawUnicodeEscape
    case utf16(bigEndian: Bool, mark: Bool)
    case utf32(bigEndian: Bool, mark: Bool)
  }

  /// Whether a name is the usual spelling of UTF-8, which is not looked up.
  static func isUTF8(_ name: StrObject) -> Bool {
    guard name.byteCount == 5 else { return false }
    let bytes = name.utf8
    return bytes[0] == 0x75 && bytes[1] == 0x74 && bytes[2] == 0x66 && bytes[3] == 0x2D && bytes[4] == 0x38
  }

  /// The text of bytes that are all ASCII, else nil.
  static func ascii(_ vm: Machine, _ bytes: [UInt8]) -> Value? {
    bytes.withUnsafeBufferPointer { buffer in
      guard let start = buffer.baseAddress, buffer.count > 0, isASCII(start, buffer.count) else { return nil }
      return vm.string(byteCount: buffer.count, count: buffer.count) { $0.update(from: start, count: buffer.count) }
    }
  }

  /// The encoding of a name, in any of its common spellings.
  static func encoding(_ vm: Machine, _ name: String, _ doing: String = "encode") throws(PyError) -> Encoding {
    let plain = normalized(name)
    switch plain {
    case "utf_8", "utf8", "u8", "utf", "utf8_ucs2", "utf8_ucs4", "cp65001": return .utf8
    case "ascii", "us_ascii", "646", "us", "cp367", "csascii", "ibm367", "iso646_us", "iso_ir_6": return .ascii
    case "utf_8_sig": return .utf8Signed
    case "latin_1", "latin1", "iso8859_1", "iso_8859_1", "iso8859", "8859", "l1", "latin", "cp819", "ibm819",
      "csisolatin1",
      "iso_8859_1_1987", "iso_ir_100":
      return .latin1
    case "utf_16", "utf16", "u16": return .utf16(bigEndian: false, mark: true)
    case "utf_16_le", "utf_16le", "unicodelittleunmarked": return .utf16(bigEndian: false, mark: false)
    case "utf_16_be", "utf_16be", "unicodebigunmarked": return .utf16(bigEndian: true, mark: false)
    case "utf_32", "utf32", "u32": return .utf32(bigEndian: false, mark: true)
    case "utf_32_le", "utf_32le": return .utf32(bigEndian: false, mark: false)
    case "utf_32_be", "utf_32be": return .utf32(bigEndian: true, mark: false)
    case "unicode_escape": return .unicodeEscape
    case "raw_unicode_escape": return .rawUnicodeEscape
    case "rot13", "rot_13", "hex", "hex_codec", "base64", "base_64", "base64_codec", "zlib", "zip", "zlib_codec", "bz2",
      "bz2_codec", "uu", "uu_codec", "quopri", "quopri_codec":
      throw vm.raise(
        .lookupError,
        "'\(name)' is not a text encoding; use codecs.\(doing)() to handle arbitrary codecs")
    default:
      if let page = CodePage.named(plain) { return .page(page) }
      throw vm.raise(.lookupError, "unknown encoding: \(name)")
    }
  }

  /// A name as the registry of codecs looks for it: small letters, with one underscore for whatever is neither a letter, a digit nor
  /// a point.
  static func normalized(_ name: String) -> String {
    var result: [UInt8] = []
    var isApart = false
    for byte in name.utf8 where byte < 0x80 {
      switch byte {
      case 0x41...0x5A, 0x61...0x7A, 0x30...0x39, UInt8(ascii: "."):
        if isApart, !result.isEmpty { result.append(UInt8(ascii: "_")) }
        result.append((0x41...0x5A).contains(byte) ? byte + 32 : byte)
        isApart = false
      default: isApart = true
      }
    }
    return String(decoding: result, as: UTF8.self)
  }

  // MARK: Encoding

  /// `text.encode(encoding, errors)`.
  static func encode(
    _ vm: Machine, _ text: StrObject, encoding name: String, errors: String
  ) throws(PyError) -> ByteText {
    switch try encoding(vm, name) {
    case .utf8Signed:
      return [0xEF, 0xBB, 0xBF] + (try encode(vm, text, encoding: "utf-8", errors: errors))
    case .page(let page):
      if text.isASCII { return ByteText(text.utf8) }
      return try encode(vm, text, codec: "charmap", errors, "character maps to <undefined>") { scalar, result in
        guard scalar >= 0x80 else {
          result.append(UInt8(truncatingIfNeeded: scalar))
          return true
        }
        guard let byte = page.bytes[scalar] else { return false }
        result.append(byte)
        return true
      }
    case .utf8:
      if text.isASCII || !hasSurrogates(text.utf8) { return ByteText(text.utf8) }
      return try encode(vm, text, codec: "utf-8", errors, "surrogates not allowed") { scalar, result in
        if scalar >= 0xD800, scalar < 0xE000 { return false }
        result.append(scalar: scalar)
        return true
      }
    case .ascii:
      if text.isASCII { return ByteText(text.utf8) }
      return try encode(vm, text, codec: "ascii", errors, "ordinal not in range(128)") { scalar, result in
        if scalar >= 0x80 { return false }
        result.append(UInt8(truncatingIfNeeded: scalar))
        return true
      }
    case .latin1:
      if text.isASCII { return ByteText(text.utf8) }
      return try encode(vm, text, codec: "latin-1", errors, "ordinal not in range(256)") { scalar, result in
        if scalar >= 0x100 { return false }
        result.append(UInt8(truncatingIfNeeded: scalar))
        return true
      }
    case .unicodeEscape: return EscapeCoding.escaped(scalars(of: text.utf8))
    case .rawUnicodeEscape: return EscapeCoding.rawlyEscaped(scalars(of: text.utf8))
    case .utf16(let bigEndian, let mark):
      let codec = mark ? "utf-16" : bigEndian ? "utf-16-be" : "utf-16-le"
      return try encodeUnits(vm, text, size: 2, bigEndian, mark, codec, errors)
    case .utf32(let bigEndian, let mark):
      let codec = mark ? "utf-32" : bigEndian ? "utf-32-be" : "utf-32-le"
      return try encodeUnits(vm, text, size: 4, bigEndian, mark, codec, errors)
    }
  }

  /// Whether a text holds half of a pair of surrogates: three bytes that begin with 0xED and a second one above 0x9F.
  private static func hasSurrogates(_ bytes: UnsafeBufferPointer<UInt8>) -> Bool {
    var index = 0
    while index + 1 < bytes.count {
      if bytes[index] == 0xED, bytes[index + 1] > 0x9F { return true }
      index += 1
    }
    return false
  }

  private static func encodeUnits(
    _ vm: Machine, _ text: StrObject, size: Int, _ bigEndian: Bool, _ mark: Bool, _ codec: String, _ errors: String
  ) throws(PyError) -> ByteText {
    let source = scalars(of: text.utf8)
    let reason = "surrogates not allowed"
    var result: ByteText = []
    if mark { append(unit: 0xFEFF, size: size, bigEndian, to: &result) }
    var index = 0
    while index < source.count {
      try vm.checkTurn(index)
      let scalar = source[index]
      if scalar < 0xD800 || scalar >= 0xE000 && (scalar < 0x10000 || size == 4) {
        append(unit: scalar, size: size, bigEndian, to: &result)
      } else if scalar >= 0x10000 {
        append(unit: 0xD800 + (scalar - 0x10000) >> 10, size: 2, bigEndian, to: &result)
        append(unit: 0xDC00 + (scalar - 0x10000) & 0x3FF, size: 2, bigEndian, to: &result)
      } else {
        let range = index..<(index + 1)
        let handled = try TextErrors.encoding(vm, codec, source, range, reason, errors)
        switch handled.written {
        case .bytes(let bytes):
          if bytes.count % size != 0 { throw TextErrors.encodeError(vm, codec, source, range, reason) }
          result.append(contentsOf: bytes)
        case .scalars(let scalars):
          if scalars.contains(where: { $0 >= 0x80 }) {
            throw TextErrors.encodeError(vm, codec, source, range, reason)
          }
          for scalar in scalars { append(unit: scalar, size: size, bigEndian, to: &result) }
        }
        index = handled.next
        continue
      }
      index += 1
    }
    return result
  }

  private static func append(unit: UInt32, size: Int, _ bigEndian: Bool, to result: inout ByteText) {
    for index in 0..<size {
      let shift = UInt32(8 * (bigEndian ? size - 1 - index : index))
      result.append(UInt8(truncatingIfNeeded: unit >> shift))
    }
  }

  private static func encode(
    _ vm: Machine, _ text: StrObject, codec: String, _ errors: String, _ reason: String,
    _ write: (UInt32, inout ByteText) -> Bool
  ) throws(PyError) -> ByteText {
    let source = scalars(of: text.utf8)
    var result: ByteText = []
    var index = 0
    while index < source.count {
      try vm.checkTurn(index)
      if write(source[index], &result) {
        index += 1
        continue
      }
      var end = index + 1
      var ignored: ByteText = []
      while end < source.count, !write(source[end], &ignored) { end += 1 }
      if errors == "surrogateescape", codec != "charmap", (0xDC80..<0xDD00).contains(source[index]) {
        result.append(UInt8(truncatingIfNeeded: source[index]))
        index += 1
        continue
      }
      let handled = try TextErrors.encoding(vm, codec, source, index..<end, reason, errors)
      switch handled.written {
      case .bytes(let bytes): result.append(contentsOf: bytes)
      case .scalars(let scalars):
        for scalar in scalars where codec == "utf-8" && scalar >= 0x80 || !write(scalar, &result) {
          throw TextErrors.encodeError(vm, codec, source, index..<end, reason)
        }
      }
      index = handled.next
    }
    return result
  }
}
