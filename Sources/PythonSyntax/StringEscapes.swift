// Escape sequences of string and bytes literals, as CPython 3.11 decodes them, with its errors. Strings come out as
// UTF-8, where a lone surrogate is the three bytes of WTF-8. Knows nothing about tokens or quotes.

enum StringEscapes {
  /// Decodes the inside of a string literal.
  static func string(_ source: ArraySlice<UInt8>, isRaw: Bool) throws(LiteralError) -> [UInt8] {
    if isRaw || !source.contains(UInt8(ascii: "\\")) { return Array(source) }
    var decoder = EscapeDecoder(source: source)
    return try decoder.run()
  }

  /// Decodes the inside of a bytes literal. That it is ASCII has been checked.
  static func bytes(_ source: ArraySlice<UInt8>, isRaw: Bool) throws(LiteralError) -> [UInt8] {
    if isRaw { return Array(source) }
    var result: [UInt8] = []
    result.reserveCapacity(source.count)
    var index = source.startIndex
    while index < source.endIndex {
      let byte = source[index]
      index += 1
      guard byte == UInt8(ascii: "\\"), index < source.endIndex else {
        result.append(byte)
        continue
      }
      let escape = source[index]
      index += 1
      if let simple = simpleEscape(escape) {
        result.append(contentsOf: simple)
      } else if (0x30...0x37).contains(escape) {
        let value = octal(escape, source, &index)
        result.append(UInt8(truncatingIfNeeded: value))
      } else if escape == UInt8(ascii: "x") {
        guard index + 1 < source.endIndex, let high = hexDigit(source[index]), let low = hexDigit(source[index + 1])
        else {
          let position = index - 2 - source.startIndex
          throw LiteralError(message: "(value error) invalid \\x escape at position \(position)", place: .lastToken)
        }
        result.append(UInt8(high * 16 + low))
        index += 2
      } else {
        result.append(UInt8(ascii: "\\"))
        result.append(escape)
      }
    }
    return result
  }

  /// The escapes of one letter; a line end vanishes.
  fileprivate static func simpleEscape(_ escape: UInt8) -> [UInt8]? {
    switch escape {
    case 0x0A: []
    case UInt8(ascii: "\\"), UInt8(ascii: "'"), UInt8(ascii: "\""): [escape]
    case UInt8(ascii: "a"): [7]
    case UInt8(ascii: "b"): [8]
    case UInt8(ascii: "f"): [12]
    case UInt8(ascii: "n"): [10]
    case UInt8(ascii: "r"): [13]
    case UInt8(ascii: "t"): [9]
    case UInt8(ascii: "v"): [11]
    default: nil
    }
  }

  /// Up to three octal digits, the first of them read already.
  fileprivate static func octal(_ first: UInt8, _ source: ArraySlice<UInt8>, _ index: inout Int) -> UInt32 {
    var value = UInt32(first - 0x30)
    var digits = 1
    while digits < 3, index < source.endIndex, (0x30...0x37).contains(source[index]) {
      value = value * 8 + UInt32(source[index] - 0x30)
      index += 1
      digits += 1
    }
    return value
  }

  fileprivate static func hexDigit(_ byte: UInt8) -> UInt32? {
    switch byte {
    case 0x30...0x39: UInt32(byte - 0x30)
    case 0x41...0x46: UInt32(byte - 0x41 + 10)
    case 0x61...0x66: UInt32(byte - 0x61 + 10)
    default: nil
    }
  }
}

/// Decodes one literal. CPython first writes every other than ASCII character as `\UXXXXXXXX`, and its error positions
/// count in that text; `virtual` counts along.
private struct EscapeDecoder {
  let source: ArraySlice<UInt8>
  var index: Int
  var virtual = 0
  var result: [UInt8] = []

  init(source: ArraySlice<UInt8>) {
    self.source = source
    index = source.startIndex
    result.reserveCapacity(source.count)
  }

  mutating func run() throws(LiteralError) -> [UInt8] {
    while index < source.endIndex {
      let byte = source[index]
      index += 1
      if byte != UInt8(ascii: "\\") {
        result.append(byte)
        virtual += virtualLength(byte)
        continue
      }
      try readEscape()
    }
    return result
  }

  private func virtualLength(_ byte: UInt8) -> Int { byte < 0x80 ? 1 : (byte & 0xC0 == 0x80 ? 0 : 10) }

  private mutating func readEscape() throws(LiteralError) {
    guard index < source.endIndex else {
      // Only in an f-string, before a field: the backslash is no escape of that.
      result.append(UInt8(ascii: "\\"))
      virtual += 1
      return
    }
    let escape = source[index]
    if escape >= 0x80 {
      // CPython writes the backslash itself as an escape here.
      result.append(UInt8(ascii: "\\"))
      virtual += 6
      return
    }
    index += 1
    let start = index
    if let simple = StringEscapes.simpleEscape(escape) {
      result.append(contentsOf: simple)
    } else if (0x30...0x37).contains(escape) {
      append(StringEscapes.octal(escape, source, &index))
    } else {
      switch escape {
      case UInt8(ascii: "x"): append(try hexadecimal(digits: 2, "truncated \\xXX escape"))
      case UInt8(ascii: "u"): append(try hexadecimal(digits: 4, "truncated \\uXXXX escape"))
      case UInt8(ascii: "U"): append(try hexadecimal(digits: 8, "truncated \\UXXXXXXXX escape"))
      case UInt8(ascii: "N"): append(try namedCharacter())
      default:
        result.append(UInt8(ascii: "\\"))
        result.append(escape)
      }
    }
    virtual += 2
    for passed in source[start..<index] { virtual += virtualLength(passed) }
  }

  private mutating func hexadecimal(digits: Int, _ message: String) throws(LiteralError) -> UInt32 {
    var value: UInt32 = 0
    for count in 0..<digits {
      guard index < source.endIndex, let digit = StringEscapes.hexDigit(source[index]) else {
        throw failure(message, length: 2 + count)
      }
      value = value << 4 | digit
      index += 1
    }
    if value > 0x10FFFF { throw failure("illegal Unicode character", length: 2 + digits) }
    return value
  }

  private mutating func namedCharacter() throws(LiteralError) -> UInt32 {
    let malformed = "malformed \\N character escape"
    guard index < source.endIndex, source[index] == UInt8(ascii: "{") else { throw failure(malformed, length: 2) }
    index += 1
    let start = index
    while index < source.endIndex, source[index] != UInt8(ascii: "}") { index += 1 }
    var nameLength = 0
    for byte in source[start..<index] { nameLength += virtualLength(byte) }
    guard index < source.endIndex, index > start else { throw failure(malformed, length: 3 + nameLength) }
    let name = String(decoding: source[start..<index], as: UTF8.self).uppercased()
    index += 1
    // A name of several characters is none here, only to `unicodedata.lookup`.
    guard let scalar = UnicodeNames.scalar(named: name) else {
      throw failure("unknown Unicode character name", length: 4 + nameLength)
    }
    return scalar.value
  }

  /// CPython's words for a failure in the bytes from the backslash on.
  private func failure(_ reason: String, length: Int) -> LiteralError {
    let last = virtual + length - 1
    let place = length == 1 ? "byte 0x5c in position \(virtual)" : "bytes in position \(virtual)-\(last)"
    return LiteralError(
      message: "(unicode error) 'unicodeescape' codec can't decode \(place): \(reason)", place: .lastToken)
  }

  private mutating func append(_ value: UInt32) {
    switch value {
    case 0..<0x80:
      result.append(UInt8(value))
    case 0x80..<0x800:
      result.append(UInt8(0xC0 | value >> 6))
      result.append(UInt8(0x80 | value & 0x3F))
    case 0x800..<0x10000:
      result.append(UInt8(0xE0 | value >> 12))
      result.append(UInt8(0x80 | value >> 6 & 0x3F))
      result.append(UInt8(0x80 | value & 0x3F))
    default:
      result.append(UInt8(0xF0 | value >> 18))
      result.append(UInt8(0x80 | value >> 12 & 0x3F))
      result.append(UInt8(0x80 | value >> 6 & 0x3F))
      result.append(UInt8(0x80 | value & 0x3F))
    }
  }
}

/// Characters by their Unicode names, for `\N{…}`. Rare enough to be a search.
package enum UnicodeNames {
  /// The characters of a name that is a second one, or one of several characters; nil for other names.
  package static func scalars(aliased name: String) -> String.UnicodeScalarView? { aliases[name] }

  private static let aliases: [String: String.UnicodeScalarView] = {
    var result: [String: String.UnicodeScalarView] = [:]
    let text = UnicodeAliases.text
    for row in UnsafeBufferPointer(start: text.utf8Start, count: text.utf8CodeUnitCount).split(separator: 10) {
      guard let sign = row.firstIndex(of: 61) else { continue }
      let numbers = row[(sign + 1)...].split(separator: 32).compactMap {
        UInt32(String(decoding: $0, as: UTF8.self), radix: 16)
      }
      result[String(decoding: row[..<sign], as: UTF8.self)] = String.UnicodeScalarView(
        numbers.compactMap { Unicode.Scalar($0) })
    }
    return result
  }()

  /// The character of a name; nil when no character has it.
  package static func scalar(named name: String) -> Unicode.Scalar? {
    let ideograph = "CJK UNIFIED IDEOGRAPH-"
    if name.hasPrefix(ideograph), let value = UInt32(name.dropFirst(ideograph.count), radix: 16) {
      return Unicode.Scalar(value).flatMap { $0.properties.isUnifiedIdeograph ? $0 : nil }
    }
    if let known = aliases[name] { return known.count == 1 ? known.first : nil }
    for value: UInt32 in 0..<0x2_0000 {
      guard let scalar = Unicode.Scalar(value) else { continue }
      if scalar.properties.name == name || scalar.properties.nameAlias == name { return scalar }
    }
    return nil
  }
}
