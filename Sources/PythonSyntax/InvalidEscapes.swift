// The escapes in string literals that mean nothing, of which CPython 3.11 warns: the backslash stays. Works on tokens; a literal inside
// the field of an f-string is not looked into.

/// An escape that means nothing.
package struct InvalidEscape: Sendable, Equatable {
  /// The backslash and what follows.
  package let text: String
  /// Where its literal begins: the line and the columns in bytes.
  package let line: Int
  package let column: Int
  package let endColumn: Int
}

/// The first such escape of every literal, and of every piece of an f-string.
package func invalidEscapes(_ source: [UInt8]) -> [InvalidEscape] {
  guard let text = try? SourceText(source) else { return [] }
  var result: [InvalidEscape] = []
  for token in Tokenizer.tokenize(text).tokens where token.kind == .string {
    let literal = StringToken(token, in: text.bytes)
    if literal.isRaw { continue }
    var index = literal.content.lowerBound
    var isFound = false
    while index < literal.content.upperBound {
      let byte = text.bytes[index]
      index += 1
      if literal.isFormat, byte == UInt8(ascii: "{") || byte == UInt8(ascii: "}") { isFound = false }
      guard byte == UInt8(ascii: "\\"), index < literal.content.upperBound else { continue }
      let escape = text.bytes[index]
      index += 1
      if isFound || escape >= 0x80 || StringEscapes.isKnown(escape, inBytes: literal.isBytes) { continue }
      isFound = true
      let start = Int(token.start) - Int(token.lineStart)
      result.append(
        InvalidEscape(
          text: String(decoding: [byte, escape], as: UTF8.self), line: Int(token.line), column: start,
          endColumn: start + Int(token.end - token.start)))
    }
  }
  return result
}

extension StringEscapes {
  /// Whether a character means something behind a backslash.
  fileprivate static func isKnown(_ escape: UInt8, inBytes: Bool) -> Bool {
    switch escape {
    case 0x0A, 0x0D, 0x30...0x37: true
    case UInt8(ascii: "\\"), UInt8(ascii: "'"), UInt8(ascii: "\""), UInt8(ascii: "x"): true
    case UInt8(ascii: "a"), UInt8(ascii: "b"), UInt8(ascii: "f"), UInt8(ascii: "n"), UInt8(ascii: "r"),
      UInt8(ascii: "t"), UInt8(ascii: "v"):
      true
    case UInt8(ascii: "N"), UInt8(ascii: "u"), UInt8(ascii: "U"): !inBytes
    default: false
    }
  }
}
