// Text to bytes and back: UTF-8, ASCII, Latin-1, UTF-16 and UTF-32 with CPython's error handlers and messages.

enum TextCoding {
  enum Encoding {
    case utf8, utf8Signed, ascii, latin1, windows1252
    case unicodeEscape, rawUnicodeEscape
    case utf16(bigEndian: Bool, mark: Bool)
    case utf32(bigEndian: Bool, mark: Bool)
  }

  /// Whether a name is the usual spelling of UTF-8, which is not looked up.
  static func isUTF8(_ name: StrObject) -> Bool {
    name.byteCount == 5 && "utf-8".utf8.elementsEqual(name.utf8)
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
    let plain = name.lowercased().map { $0 == "_" || $0 == " " ? "-" : $0 }
    switch String(plain) {
    case "utf-8", "utf8", "u8", "utf", "cp65001": return .utf8
    case "ascii", "us-ascii", "646": return .ascii
    case "utf-8-sig": return .utf8Signed
    case "cp1252", "windows-1252", "1252": return .windows1252
    case "latin-1", "latin1", "iso-8859-1", "iso8859-1", "8859", "l1", "latin": return .latin1
    case "utf-16", "utf16", "u16": return .utf16(bigEndian: false, mark: true)
    case "utf-16-le", "utf-16le": return .utf16(bigEndian: false, mark: false)
    case "utf-16-be", "utf-16be": return .utf16(bigEndian: true, mark: false)
    case "utf-32", "utf32", "u32": return .utf32(bigEndian: false, mark: true)
    case "utf-32-le", "utf-32le": return .utf32(bigEndian: false, mark: false)
    case "utf-32-be", "utf-32be": return .utf32(bigEndian: true, mark: false)
    case "unicode-escape": return .unicodeEscape
    case "raw-unicode-escape": return .rawUnicodeEscape
    case "rot13", "rot-13", "hex", "hex-codec", "base64", "base-64", "base64-codec", "zlib", "zlib-codec", "bz2", "uu",
      "quopri":
      throw vm.raise(
        .lookupError,
        "'\(name)' is not a text encoding; use codecs.\(doing)() to handle arbitrary codecs")
    default: throw vm.raise(.lookupError, "unknown encoding: \(name)")
    }
  }

  /// The characters of bytes 0x80...0x9F in code page 1252; 0 where there is none.
  private static let windows1252: [UInt32] = [
    0x20AC, 0, 0x201A, 0x0192, 0x201E, 0x2026, 0x2020, 0x2021, 0x02C6, 0x2030, 0x0160, 0x2039, 0x0152, 0, 0x017D, 0,
    0, 0x2018, 0x2019, 0x201C, 0x201D, 0x2022, 0x2013, 0x2014, 0x02DC, 0x2122, 0x0161, 0x203A, 0x0153, 0, 0x017E,
    0x0178,
  ]

  // MARK: Encoding

  /// `text.encode(encoding, errors)`.
  static func encode(
    _ vm: Machine, _ text: StrObject, encoding name: String, errors: String
  ) throws(PyError) -> ByteText {
    switch try encoding(vm, name) {
    case .utf8Signed:
      return [0xEF, 0xBB, 0xBF] + (try encode(vm, text, encoding: "utf-8", errors: errors))
    case .windows1252:
      if text.isASCII { return ByteText(text.utf8) }
      return try encode(vm, text, codec: "charmap", errors, "character maps to <undefined>") { scalar, result in
        if scalar < 0x80 || (scalar >= 0xA0 && scalar < 0x100) {
          result.append(UInt8(truncatingIfNeeded: scalar))
          return true
        }
        guard scalar > 0, let index = windows1252.firstIndex(of: scalar) else { return false }
        result.append(UInt8(0x80 + index))
        return true
      }
    case .utf8:
      if text.isASCII { return ByteText(text.utf8) }
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
      var result: ByteText = []
      if mark { append(unit: 0xFEFF, size: 2, bigEndian, to: &result) }
      for scalar in scalars(of: text.utf8) {
        if scalar < 0x10000 {
          append(unit: scalar, size: 2, bigEndian, to: &result)
        } else {
          append(unit: 0xD800 + (scalar - 0x10000) >> 10, size: 2, bigEndian, to: &result)
          append(unit: 0xDC00 + (scalar - 0x10000) & 0x3FF, size: 2, bigEndian, to: &result)
        }
      }
      return result
    case .utf32(let bigEndian, let mark):
      var result: ByteText = []
      if mark { append(unit: 0xFEFF, size: 4, bigEndian, to: &result) }
      for scalar in scalars(of: text.utf8) { append(unit: scalar, size: 4, bigEndian, to: &result) }
      return result
    }
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
      if write(source[index], &result) {
        index += 1
        continue
      }
      if errors == "strict" {
        var end = index + 1
        var ignored: ByteText = []
        while end < source.count, !write(source[end], &ignored) { end += 1 }
        throw encodeError(vm, codec, source, index, end, reason)
      }
      try appendReplacement(vm, source[index], errors, to: &result)
      index += 1
    }
    return result
  }

  private static func appendReplacement(
    _ vm: Machine, _ scalar: UInt32, _ errors: String, to result: inout ByteText
  ) throws(PyError) {
    switch errors {
    case "ignore": break
    case "replace": result.append(63)
    case "xmlcharrefreplace": result.append(contentsOf: "&#\(scalar);".utf8)
    case "backslashreplace": LiteralText.appendCodeEscape(scalar, to: &result)
    case "surrogatepass" where scalar >= 0xD800 && scalar < 0xE000: result.append(scalar: scalar)
    case "namereplace":
      let name = Unicode.Scalar(scalar)?.properties.name
      if let name {
        result.append(contentsOf: "\\N{\(name)}".utf8)
      } else {
        LiteralText.appendCodeEscape(scalar, to: &result)
      }
    default: throw vm.raise(.lookupError, "unknown error handler name '\(errors)'")
    }
  }

  private static func encodeError(
    _ vm: Machine, _ codec: String, _ source: [UInt32], _ start: Int, _ end: Int, _ reason: String
  ) -> PyError {
    var text: ByteText = []
    for scalar in source { text.append(scalar: scalar) }
    return vm.raise(
      vm.exceptionClass(.unicodeEncodeError),
      [vm.string(codec), vm.string(text), Value(start), Value(end), vm.string(reason)])
  }

  // MARK: Decoding

  /// `bytes.decode(encoding, errors)`.
  static func decode(
    _ vm: Machine, _ bytes: [UInt8], encoding name: String, errors: String
  ) throws(PyError) -> Value {
    var result: ByteText = []
    result.reserveCapacity(bytes.count)
    switch try encoding(vm, name, "decode") {
    case .utf8: try decodeUTF8(vm, bytes, errors, to: &result)
    case .ascii:
      for (index, byte) in bytes.enumerated() {
        if byte < 0x80 {
          result.append(byte)
        } else {
          try handle(vm, "ascii", bytes, index..<(index + 1), "ordinal not in range(128)", errors, to: &result)
        }
      }
    case .latin1:
      for byte in bytes { result.append(scalar: UInt32(byte)) }
    case .utf8Signed:
      let hasMark = bytes.starts(with: [0xEF, 0xBB, 0xBF])
      try decodeUTF8(vm, hasMark ? Array(bytes[3...]) : bytes, errors, to: &result)
    case .windows1252:
      for (index, byte) in bytes.enumerated() {
        let scalar = byte >= 0x80 && byte < 0xA0 ? windows1252[Int(byte) - 0x80] : UInt32(byte)
        if scalar == 0, byte != 0 {
          let reason = "character maps to <undefined>"
          try handle(vm, "charmap", bytes, index..<(index + 1), reason, errors, to: &result)
        } else {
          result.append(scalar: scalar)
        }
      }
    case .unicodeEscape: try EscapeCoding.decode(vm, bytes, errors, to: &result)
    case .rawUnicodeEscape: try EscapeCoding.decodeRaw(vm, bytes, errors, to: &result)
    case .utf16(let bigEndian, let mark):
      let codec = bigEndian ? "utf-16-be" : "utf-16-le"
      try decodeUnits(vm, bytes, size: 2, bigEndian, mark, codec, errors, to: &result)
    case .utf32(let bigEndian, let mark):
      let codec = bigEndian ? "utf-32-be" : "utf-32-le"
      try decodeUnits(vm, bytes, size: 4, bigEndian, mark, codec, errors, to: &result)
    }
    return vm.string(result)
  }

  static func handle(
    _ vm: Machine, _ codec: String, _ bytes: [UInt8], _ range: Range<Int>, _ reason: String, _ errors: String,
    to result: inout ByteText
  ) throws(PyError) {
    switch errors {
    case "strict":
      throw vm.raise(
        vm.exceptionClass(.unicodeDecodeError),
        [
          vm.string(codec), vm.bytes(bytes), Value(range.lowerBound), Value(range.upperBound), vm.string(reason),
        ])
    case "ignore": break
    case "replace": result.append(scalar: 0xFFFD)
    case "backslashreplace":
      for byte in bytes[range] { LiteralText.appendCodeEscape(UInt32(byte), to: &result) }
    default: throw vm.raise(.lookupError, "unknown error handler name '\(errors)'")
    }
  }

  private static func decodeUTF8(
    _ vm: Machine, _ bytes: [UInt8], _ errors: String, to result: inout ByteText
  ) throws(PyError) {
    var index = 0
    while index < bytes.count {
      if bytes[index] < 0x80 {
        result.append(bytes[index])
        index += 1
        continue
      }
      let (length, reason) = sequence(bytes, index)
      let range = index..<(index + length)
      if let reason {
        try handle(vm, "utf-8", bytes, range, reason, errors, to: &result)
      } else {
        result.append(contentsOf: bytes[range])
      }
      index += length
    }
  }

  /// The length of the multibyte sequence at `start`, or of its valid beginning with the reason why it is not valid.
  private static func sequence(_ bytes: [UInt8], _ start: Int) -> (length: Int, reason: String?) {
    let first = bytes[start]
    guard first >= 0xC2, first <= 0xF4 else { return (1, "invalid start byte") }
    let length = scalarWidth(first)
    for offset in 1..<length {
      guard start + offset < bytes.count else { return (offset, "unexpected end of data") }
      let byte = bytes[start + offset]
      var low: UInt8 = 0x80
      var high: UInt8 = 0xBF
      if offset == 1 {
        switch first {
        case 0xE0: low = 0xA0
        case 0xED: high = 0x9F
        case 0xF0: low = 0x90
        case 0xF4: high = 0x8F
        default: break
        }
      }
      if byte < low || byte > high { return (offset, "invalid continuation byte") }
    }
    return (length, nil)
  }

  private static func decodeUnits(
    _ vm: Machine, _ bytes: [UInt8], size: Int, _ isBigEndian: Bool, _ readsMark: Bool, _ codec: String,
    _ errors: String, to result: inout ByteText
  ) throws(PyError) {
    var bigEndian = isBigEndian
    var index = 0
    func unit(_ start: Int) -> UInt32 {
      var value: UInt32 = 0
      for offset in 0..<size {
        value = value << 8 | UInt32(bytes[start + (bigEndian ? offset : size - 1 - offset)])
      }
      return value
    }
    if readsMark, bytes.count >= size {
      let first = unit(0)
      if first == 0xFEFF || first == (size == 2 ? 0xFFFE : 0xFFFE_0000) {
        bigEndian = first != 0xFEFF
        index = size
      }
    }
    while index < bytes.count {
      guard index + size <= bytes.count else {
        try handle(vm, codec, bytes, index..<bytes.count, "truncated data", errors, to: &result)
        return
      }
      var scalar = unit(index)
      var length = size
      if size == 2, scalar >= 0xD800, scalar < 0xDC00, index + 4 <= bytes.count {
        let low = unit(index + 2)
        if low >= 0xDC00, low < 0xE000 {
          scalar = 0x10000 + (scalar - 0xD800) << 10 + (low - 0xDC00)
          length = 4
        }
      }
      if size == 2, scalar >= 0xD800, scalar < 0xE000 {
        let isCut = scalar < 0xDC00 && index + 4 > bytes.count
        let range = index..<(isCut ? bytes.count : index + 2)
        let reason =
          isCut ? "unexpected end of data" : scalar < 0xDC00 ? "illegal UTF-16 surrogate" : "illegal encoding"
        try handle(vm, codec, bytes, range, reason, errors, to: &result)
        length = range.count
      } else if scalar > 0x10FFFF {
        let reason = "code point not in range(0x110000)"
        try handle(vm, codec, bytes, index..<(index + length), reason, errors, to: &result)
      } else {
        result.append(scalar: scalar)
      }
      index += length
    }
  }
}
