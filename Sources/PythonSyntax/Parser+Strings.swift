// String literals: prefixes, adjacent literals joined, and f-strings with the rules of Python 3.11 (before PEP 701):
// an f-string's expression is cut out of the literal first, by counting brackets and quotes, and then parsed as a
// text of its own in parentheses. Positions and errors follow from that. Part of the parser; see Parser.swift.

extension Parser {
  /// strings: STRING+
  mutating func strings() throws(ParseFailure) -> Expr {
    let start = position
    while at(.string) { advance() }
    do {
      return try joinedStrings(start..<position)
    } catch {
      if case .tooDeep = error.place { throw .tooDeep }
      throw .literal(error)
    }
  }

  /// One expression out of adjacent literals.
  mutating func joinedStrings(_ tokens: Range<Int>) throws(LiteralError) -> Expr {
    let range = source.text.range(start: source.tokens[tokens.lowerBound], end: source.tokens[tokens.upperBound - 1])
    var builder = FormatStringBuilder(range: range)
    var isBytes: Bool?
    var isFormat = false
    var bytes: [UInt8] = []
    for index in tokens {
      let literal = StringToken(source.tokens[index], in: source.text.bytes)
      if literal.isBytes != (isBytes ?? literal.isBytes) {
        throw LiteralError(message: "cannot mix bytes and nonbytes literals", place: .lastToken)
      }
      isBytes = literal.isBytes
      let content = source.text.bytes[literal.content]
      if literal.isBytes {
        guard content.allSatisfy({ $0 < 0x80 }) else {
          throw LiteralError(message: "bytes can only contain ASCII literal characters", place: .token(index))
        }
        bytes += try StringEscapes.bytes(content, isRaw: literal.isRaw)
      } else if literal.isFormat {
        isFormat = true
        var reader = FormatStringReader(
          source: source, token: source.tokens[index], literal: literal, nextScope: nextScope, depth: depth)
        try reader.read(into: &builder, level: 0)
        nextScope = reader.nextScope
        height = max(height, reader.height)
      } else {
        builder.append(try StringEscapes.string(content, isRaw: literal.isRaw))
      }
    }
    if isBytes == true { return Expr(.constant(.bytes(bytes)), range) }
    return isFormat ? builder.joined : Expr(.constant(.str(builder.text)), range)
  }
}

/// The parts of a string token.
struct StringToken {
  var isBytes = false
  var isRaw = false
  var isFormat = false
  /// Between the quotes.
  let content: Range<Int>

  init(_ token: Token, in bytes: [UInt8]) {
    var start = Int(token.start)
    prefix: while true {
      switch bytes[start] | 0x20 {
      case UInt8(ascii: "b"): isBytes = true
      case UInt8(ascii: "r"): isRaw = true
      case UInt8(ascii: "f"): isFormat = true
      case UInt8(ascii: "u"): break
      default: break prefix
      }
      start += 1
    }
    let end = Int(token.end)
    let isTriple = end - start >= 6 && bytes[start + 1] == bytes[start] && bytes[start + 2] == bytes[start]
    content = isTriple ? (start + 3)..<(end - 3) : (start + 1)..<(end - 1)
  }
}

/// Collects the pieces of an f-string; text that touches becomes one constant.
struct FormatStringBuilder {
  /// All the adjacent literals: where the pieces are said to be.
  let range: PySourceRange
  /// Where the whole and its last text are said to be. A format specification keeps to its own literal.
  let wholeRange: PySourceRange
  private(set) var text: [UInt8] = []
  private var values: [Expr] = []

  init(range: PySourceRange, wholeRange: PySourceRange? = nil) {
    self.range = range
    self.wholeRange = wholeRange ?? range
  }

  mutating func append(_ literal: [UInt8]) { text += literal }

  mutating func append(_ value: Expr) {
    flush(range)
    values.append(value)
  }

  private mutating func flush(_ range: PySourceRange) {
    guard !text.isEmpty else { return }
    values.append(Expr(.constant(.str(text)), range))
    text = []
  }

  var joined: Expr {
    var copy = self
    copy.flush(wholeRange)
    return Expr(.joinedStr(copy.values), wholeRange)
  }
}

/// Reads the inside of one f-string token.
struct FormatStringReader {
  private let source: TokenizedText
  private let token: Token
  private let literal: StringToken
  private let bytes: [UInt8]
  private let end: Int
  private var index: Int
  var nextScope: Int
  private let depth: Int
  private(set) var height = 0

  init(source: TokenizedText, token: Token, literal: StringToken, nextScope: Int, depth: Int) {
    self.source = source
    self.token = token
    self.literal = literal
    self.nextScope = nextScope
    self.depth = depth
    bytes = source.text.bytes
    index = literal.content.lowerBound
    end = literal.content.upperBound
  }

  private func failure(_ message: String) -> LiteralError {
    LiteralError(message: "f-string: \(message)", place: .lastToken)
  }

  /// Literal text and expressions in turn, until the end or (in a format specification) a closing brace.
  mutating func read(into builder: inout FormatStringBuilder, level: Int) throws(LiteralError) {
    while true {
      let isDoubledBrace = try readText(into: &builder, level: level)
      if isDoubledBrace { continue }
      if index >= end || bytes[index] == UInt8(ascii: "}") { break }
      try readExpression(into: &builder, level: level)
    }
    if level == 0, index < end { throw failure("unexpected end of string") }
    if level != 0, index >= end || bytes[index] != UInt8(ascii: "}") { throw failure("expecting '}'") }
  }

  /// Reads up to a brace. True when it was a doubled one, which is text.
  private mutating func readText(into builder: inout FormatStringBuilder, level: Int) throws(LiteralError) -> Bool {
    let start = index
    var textEnd = end
    var isDoubled = false
    scan: while index < end {
      var byte = bytes[index]
      index += 1
      if !literal.isRaw, byte == UInt8(ascii: "\\"), index < end {
        byte = bytes[index]
        index += 1
        if byte == UInt8(ascii: "N") {
          skipCharacterName()
          continue
        }
      }
      guard byte == UInt8(ascii: "{") || byte == UInt8(ascii: "}") else { continue }
      textEnd = index - 1
      if level == 0 {
        if index < end, bytes[index] == byte {
          textEnd = index
          index += 1
          isDoubled = true
          break scan
        }
        if byte == UInt8(ascii: "}") { throw failure("single '}' is not allowed") }
      }
      index -= 1
      break scan
    }
    builder.append(try StringEscapes.string(bytes[start..<max(start, textEnd)], isRaw: literal.isRaw))
    return isDoubled
  }

  /// The braces of `\N{…}` start no expression.
  private mutating func skipCharacterName() {
    guard index < end, bytes[index] == UInt8(ascii: "{") else { return }
    while index < end, bytes[index] != UInt8(ascii: "}") { index += 1 }
    if index < end { index += 1 }
  }

  private mutating func readExpression(
    into builder: inout FormatStringBuilder, level: Int
  ) throws(LiteralError) {
    if level >= 2 { throw failure("expressions nested too deeply") }
    index += 1
    let start = index
    try findEndOfExpression()
    if index >= end { throw failure("expecting '}'") }
    let value = try parseExpression(start..<index)
    var isSelfDocumenting = false
    if bytes[index] == UInt8(ascii: "=") {
      index += 1
      while index < end, bytes[index] == 0x20 || (0x09...0x0D).contains(bytes[index]) { index += 1 }
      if index >= end { throw failure("expecting '}'") }
      isSelfDocumenting = true
      builder.append(Array(bytes[start..<index]))
    }
    var conversion = try readConversion()
    if index >= end { throw failure("expecting '}'") }
    var specification: Expr?
    if bytes[index] == UInt8(ascii: ":") {
      index += 1
      if index >= end { throw failure("expecting '}'") }
      let own = source.text.range(start: token, end: token)
      var inner = FormatStringBuilder(range: builder.range, wholeRange: own)
      try read(into: &inner, level: level + 1)
      specification = inner.joined
    }
    guard index < end, bytes[index] == UInt8(ascii: "}") else { throw failure("expecting '}'") }
    index += 1
    if isSelfDocumenting, specification == nil, conversion == .none { conversion = .repr }
    builder.append(
      Expr(.formattedValue(value: value, conversion: conversion, formatSpec: specification), builder.range))
  }

  /// Goes to the character that ends the expression: `!`, `:`, `=` or `}` outside brackets and strings.
  private mutating func findEndOfExpression() throws(LiteralError) {
    var quote: (character: UInt8, isTriple: Bool)?
    var brackets: [UInt8] = []
    scan: while index < end {
      let byte = bytes[index]
      if byte == UInt8(ascii: "\\") {
        throw LiteralError(message: "f-string expression part cannot include a backslash", place: .lastToken)
      }
      if let open = quote {
        if byte == open.character, !open.isTriple || isTripled(byte) {
          if open.isTriple { index += 2 }
          quote = nil
        }
        index += 1
        continue
      }
      switch byte {
      case UInt8(ascii: "'"), UInt8(ascii: "\""):
        let isTriple = isTripled(byte)
        quote = (byte, isTriple)
        if isTriple { index += 2 }
      case UInt8(ascii: "["), UInt8(ascii: "{"), UInt8(ascii: "("):
        if brackets.count >= Tokenizer.maximumParentheses { throw failure("too many nested parenthesis") }
        brackets.append(byte)
      case UInt8(ascii: "#"):
        throw LiteralError(message: "f-string expression part cannot include '#'", place: .lastToken)
      case UInt8(ascii: "!"), UInt8(ascii: ":"), UInt8(ascii: "}"), UInt8(ascii: "="), UInt8(ascii: "<"),
        UInt8(ascii: ">"):
        guard brackets.isEmpty else {
          if byte == UInt8(ascii: "}") { try close(byte, &brackets) }
          break
        }
        if index + 1 < end, bytes[index + 1] == UInt8(ascii: "="), byte != UInt8(ascii: ":"),
          byte != UInt8(ascii: "}")
        {
          index += 1
        } else if byte != UInt8(ascii: "<"), byte != UInt8(ascii: ">") {
          break scan
        }
      case UInt8(ascii: "]"), UInt8(ascii: ")"):
        try close(byte, &brackets)
      default: break
      }
      index += 1
    }
    if quote != nil { throw failure("unterminated string") }
    if let open = brackets.last { throw failure("unmatched '\(Character(Unicode.Scalar(open)))'") }
  }

  private func isTripled(_ byte: UInt8) -> Bool {
    index + 2 < end && bytes[index + 1] == byte && bytes[index + 2] == byte
  }

  private func close(_ byte: UInt8, _ brackets: inout [UInt8]) throws(LiteralError) {
    let closing = Character(Unicode.Scalar(byte))
    guard let open = brackets.popLast() else { throw failure("unmatched '\(closing)'") }
    let matches =
      open == UInt8(ascii: "(") ? closing == ")" : (open == UInt8(ascii: "[") ? closing == "]" : closing == "}")
    if matches { return }
    let opening = Character(Unicode.Scalar(open))
    throw failure("closing parenthesis '\(closing)' does not match opening parenthesis '\(opening)'")
  }

  private mutating func readConversion() throws(LiteralError) -> FormatConversion {
    guard bytes[index] == UInt8(ascii: "!") else { return .none }
    index += 1
    if index >= end { throw failure("expecting '}'") }
    index += 1
    switch bytes[index - 1] {
    case UInt8(ascii: "s"): return .str
    case UInt8(ascii: "r"): return .repr
    case UInt8(ascii: "a"): return .ascii
    default: throw failure("invalid conversion character: expected 's', 'r', or 'a'")
    }
  }

  /// Parses the text of an expression in parentheses of its own.
  private mutating func parseExpression(_ range: Range<Int>) throws(LiteralError) -> Expr {
    if bytes[range].allSatisfy({ $0 == 0x20 || $0 == 0x09 || $0 == 0x0A || $0 == 0x0C }) {
      let next = bytes[range.upperBound]
      if next == UInt8(ascii: "!") || next == UInt8(ascii: ":") || next == UInt8(ascii: "=") {
        throw failure("expression required before '\(Character(Unicode.Scalar(next)))'")
      }
      throw failure("empty expression not allowed")
    }
    let inner = Tokenizer.tokenize(expressionText(range))
    var parser = Parser(inner)
    parser.nextScope = nextScope
    parser.depth = depth + 1
    do {
      let result = try parser.formatExpression()
      nextScope = parser.nextScope
      height = max(height, parser.height)
      return result
    } catch .tooDeep {
      throw LiteralError(message: "", place: .tooDeep)
    } catch {
      let explained = Diagnosis.explain(inner, startRule: "fstring", at: parser.position)
      throw LiteralError(message: explained.message, place: .known(explained))
    }
  }

  /// The expression with parentheses, at the place CPython 3.11 gives it.
  private func expressionText(_ range: Range<Int>) -> SourceText {
    let open = range.lowerBound - 1
    let tokenStart = Int(token.start)
    var lines = 0
    for byte in bytes[tokenStart..<open] where byte == 0x0A { lines += 1 }
    let blank = bytes[range].prefix { $0 == 0x20 || $0 == 0x09 || $0 == 0x0C }
    var column = 0
    if range.lowerBound + blank.count >= bytes.count || bytes[range.lowerBound + blank.count] != 0x0A {
      var lineStart = open
      while lineStart > tokenStart, bytes[lineStart] != 0x0A { lineStart -= 1 }
      column = open - lineStart
      if bytes[lineStart] == 0x0A { column -= 1 }
    }
    if lines == 0 {
      column += Int(token.start - token.lineStart) + source.text.shift(line: Int(token.line))
    }
    let content = [UInt8(ascii: "(")] + bytes[range] + [UInt8(ascii: ")")]
    var text = SourceText(
      formatExpression: content, offsetBase: source.text.offsetBase + open, firstLine: Int(token.line) + lines,
      firstLineColumn: column)
    if !source.text.originalOffsets.isEmpty {
      text.offsetBase = source.text.offsetBase
      text.originalOffsets = Array(source.text.originalOffsets[open...min(range.upperBound, bytes.count - 2)])
    }
    return text
  }
}
