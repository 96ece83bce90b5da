// From UTF-8 bytes to tokens, exactly as CPython 3.11 cuts them: indentation, line joining, names, strings, operators.
// The whole text is cut at once. The tokenizer never throws: where it cannot go on it ends the list with an `error`
// token and says why in `stop`, because whether that error counts depends on how far the parser gets.
// Numbers are in Tokenizer+Numbers. It must not know the grammar.

/// A text and its tokens.
struct TokenizedText: Sendable {
  let text: SourceText
  /// Ends with `endMarker` or `error`.
  let tokens: [Token]
  /// Where comments are, for highlighting: start and end offsets.
  let comments: [Range<Int>]
  let stop: TokenizerStop?
}

struct Tokenizer {
  /// CPython's limits.
  static let maximumIndentations = 100
  static let maximumParentheses = 200

  let text: SourceText
  let bytes: [UInt8]
  var position = 0
  var line: Int
  var lineStart = 0
  /// A line end was read, and no character behind it yet: CPython counts a line when it reads into it.
  private var isAtLineBreak = false
  private var atBeginningOfLine = true
  private var pendingIndents = 0
  private var indents = [0]
  private var alternateIndents = [0]
  private(set) var parentheses: [OpenParenthesis] = []
  private(set) var tokens: [Token] = []
  private(set) var comments: [Range<Int>] = []
  private(set) var stop: TokenizerStop?
  private var tokenStart = 0
  private var tokenLine = 1
  private var tokenLineStart = 0

  init(_ text: SourceText) {
    self.text = text
    bytes = text.bytes
    line = text.firstLine
    tokens.reserveCapacity(bytes.count / 4 + 8)
  }

  static func tokenize(_ text: SourceText) -> TokenizedText {
    var tokenizer = Tokenizer(text)
    tokenizer.run()
    return TokenizedText(
      text: text, tokens: tokenizer.tokens, comments: tokenizer.comments, stop: tokenizer.stop)
  }

  private mutating func run() {
    while stop == nil, nextToken() {}
    if let stop {
      tokens.append(
        Token(
          kind: .error, level: UInt8(parentheses.count), start: Int32(stop.cursor), end: Int32(stop.cursor),
          line: Int32(stop.line), lineStart: Int32(stop.lineStart), endLine: Int32(stop.line),
          endLineStart: Int32(stop.lineStart)))
    }
  }

  // MARK: Reading

  var current: UInt8 { bytes[position] }

  func peek(_ distance: Int) -> UInt8 {
    position + distance < bytes.count ? bytes[position + distance] : 0
  }

  private var isAtEnd: Bool { position >= bytes.count - 1 }

  /// Steps over a line end; the line is counted when something stands behind it.
  private mutating func passLineBreak() {
    position += 1
    isAtLineBreak = true
  }

  private mutating func enterLine() {
    guard isAtLineBreak, !isAtEnd else { return }
    isAtLineBreak = false
    line += 1
    lineStart = position
  }

  // MARK: Results

  private mutating func append(_ kind: TokenKind) {
    tokens.append(
      Token(
        kind: kind, level: UInt8(parentheses.count), start: Int32(tokenStart), end: Int32(position),
        line: Int32(tokenLine), lineStart: Int32(tokenLineStart), endLine: Int32(line),
        endLineStart: Int32(lineStart)))
  }

  private mutating func markStart() {
    tokenStart = position
    tokenLine = line
    tokenLineStart = lineStart
  }

  mutating func halt(_ reason: TokenizerStop.Reason) {
    stop = TokenizerStop(
      reason: reason, line: line, lineStart: lineStart, cursor: position, openParenthesis: parentheses.last)
  }

  /// An error at the last character read, as CPython's tokenizer raises it.
  mutating func raise(_ message: String) {
    raise(message, column: text.characterCount(from: lineStart, to: position), endColumn: -1)
  }

  mutating func raise(_ message: String, column: Int, endColumn: Int) {
    halt(.raised(message: message, column: column, endColumn: endColumn))
  }

  // MARK: Tokens

  /// Adds the next token. False at the end of the text.
  private mutating func nextToken() -> Bool {
    var isBlankLine = false
    if atBeginningOfLine {
      atBeginningOfLine = false
      guard readIndentation(isBlank: &isBlankLine) else { return false }
    }
    if pendingIndents != 0 {
      markStart()
      append(pendingIndents < 0 ? .dedent : .indent)
      pendingIndents += pendingIndents < 0 ? 1 : -1
      return true
    }
    var commentStart: Int?
    while true {
      enterLine()
      while current == 0x20 || current == 0x09 || current == 0x0C { position += 1 }
      if current == UInt8(ascii: "#") {
        let start = position
        while current != 0x0A, !isAtEnd { position += 1 }
        comments.append(start..<position)
        commentStart = start
      }
      markStart()
      if isAtEnd { return finish() }
      guard current == UInt8(ascii: "\\") else { break }
      position += 1
      guard readContinuation() else { return false }
    }
    if current == 0x0A {
      // In CPython the end of a line includes its comment.
      tokenStart = commentStart ?? tokenStart
      if !isBlankLine, parentheses.isEmpty { append(.newline) }
      passLineBreak()
      atBeginningOfLine = true
      return true
    }
    return readVisibleToken()
  }

  private mutating func finish() -> Bool {
    if parentheses.isEmpty { append(.endMarker) } else { halt(.endOfFile) }
    return false
  }

  /// Behind a backslash: the line must end here and another one follow.
  private mutating func readContinuation() -> Bool {
    guard current == 0x0A else {
      if !isAtEnd { position += 1 }
      halt(.lineContinuation)
      return false
    }
    passLineBreak()
    if isAtEnd {
      halt(.endOfFile)
      return false
    }
    enterLine()
    return true
  }

  /// Measures the indentation twice, with tabs to 8 and to 1, so that a mixture that could mean two things is an error.
  private mutating func readIndentation(isBlank: inout Bool) -> Bool {
    enterLine()
    var column = 0
    var alternate = 0
    var continued = 0
    scan: while true {
      switch current {
      case 0x20:
        column += 1
        alternate += 1
      case 0x09:
        column = (column / 8 + 1) * 8
        alternate += 1
      case 0x0C:
        column = 0
        alternate = 0
      case UInt8(ascii: "\\"):
        // Indentation cannot be split over lines: what counts is what stood before the first backslash.
        continued = continued != 0 ? continued : column
        position += 1
        guard readContinuation() else { return false }
        continue scan
      default:
        break scan
      }
      position += 1
    }
    if current == UInt8(ascii: "#") || current == 0x0A { isBlank = true }
    guard !isBlank, parentheses.isEmpty else { return true }
    return compareIndentation(
      column: continued != 0 ? continued : column, alternate: continued != 0 ? continued : alternate)
  }

  private mutating func compareIndentation(column: Int, alternate: Int) -> Bool {
    let last = indents.count - 1
    if column == indents[last] {
      if alternate != alternateIndents[last] { return indentationFailure(.inconsistentTabs) }
      return true
    }
    if column > indents[last] {
      if indents.count >= Self.maximumIndentations { return indentationFailure(.tooDeep) }
      if alternate <= alternateIndents[last] { return indentationFailure(.inconsistentTabs) }
      pendingIndents += 1
      indents.append(column)
      alternateIndents.append(alternate)
      return true
    }
    while indents.count > 1, column < indents[indents.count - 1] {
      pendingIndents -= 1
      indents.removeLast()
      alternateIndents.removeLast()
    }
    if column != indents[indents.count - 1] { return indentationFailure(.inconsistentDedent) }
    if alternate != alternateIndents[alternateIndents.count - 1] { return indentationFailure(.inconsistentTabs) }
    return true
  }

  /// These errors point behind the whole line.
  private mutating func indentationFailure(_ reason: TokenizerStop.Reason) -> Bool {
    while current != 0x0A, !isAtEnd { position += 1 }
    if !isAtEnd { position += 1 }
    halt(reason)
    return false
  }

  private mutating func readVisibleToken() -> Bool {
    let byte = current
    if byte >= 0x80 || byte == UInt8(ascii: "_") || isLetter(byte) { return readName() }
    if isDigit(byte) || (byte == UInt8(ascii: ".") && isDigit(peek(1))) {
      guard readNumber() else { return false }
      append(.number)
      return true
    }
    if byte == UInt8(ascii: "'") || byte == UInt8(ascii: "\"") { return readString() }
    return readOperator()
  }

  private mutating func readName() -> Bool {
    if let prefix = stringPrefixLength() {
      position += prefix
      return readString()
    }
    var isASCII = true
    while isIdentifierByte(current) {
      if current >= 0x80 { isASCII = false }
      position += 1
    }
    if !isASCII { return readUnicodeName() }
    let length = position - tokenStart
    var kind = TokenKind.name
    if length >= 2, length <= 8 {
      let spelling = String(decoding: bytes[tokenStart..<position], as: UTF8.self)
      kind = TokenKind.keywords[spelling] ?? .name
    }
    append(kind)
    return true
  }

  /// A name with other than ASCII letters: every character must be one that identifiers may have.
  private mutating func readUnicodeName() -> Bool {
    let name = String(decoding: bytes[tokenStart..<position], as: UTF8.self)
    var length = 0
    for (index, scalar) in name.unicodeScalars.enumerated() {
      length += scalar.utf8.count
      let isAllowed =
        scalar == "_" || (index == 0 ? scalar.properties.isXIDStart : scalar.properties.isXIDContinue)
      guard !isAllowed else { continue }
      position = tokenStart + length
      if PrintableCharacters.contains(scalar) {
        raise("invalid character '\(scalar)' (U+\(Self.hexadecimal(scalar)))")
      } else {
        raise("invalid non-printable character U+\(Self.hexadecimal(scalar))")
      }
      return false
    }
    append(.name)
    return true
  }

  private static func hexadecimal(_ scalar: Unicode.Scalar) -> String {
    let digits = String(scalar.value, radix: 16, uppercase: true)
    return String(repeating: "0", count: max(0, 4 - digits.count)) + digits
  }

  /// How many letters before a quote make a string prefix here, if they do.
  private func stringPrefixLength() -> Int? {
    var letters = (b: false, u: false, r: false, f: false)
    var length = 0
    while true {
      switch peek(length) {
      case UInt8(ascii: "b"), UInt8(ascii: "B"):
        guard !letters.b, !letters.u, !letters.f else { return nil }
        letters.b = true
      case UInt8(ascii: "u"), UInt8(ascii: "U"):
        guard !letters.b, !letters.u, !letters.r, !letters.f else { return nil }
        letters.u = true
      case UInt8(ascii: "r"), UInt8(ascii: "R"):
        guard !letters.r, !letters.u else { return nil }
        letters.r = true
      case UInt8(ascii: "f"), UInt8(ascii: "F"):
        guard !letters.f, !letters.b, !letters.u else { return nil }
        letters.f = true
      case UInt8(ascii: "'"), UInt8(ascii: "\""):
        return length
      default:
        return nil
      }
      length += 1
    }
  }

  private mutating func readString() -> Bool {
    let quote = current
    position += 1
    var isTriple = false
    if current == quote {
      guard peek(1) == quote else {
        position += 1
        append(.string)
        return true
      }
      isTriple = true
      position += 2
    }
    var closing = 0
    while closing != (isTriple ? 3 : 1) {
      enterLine()
      let byte = current
      if isAtEnd || (byte == 0x0A && !isTriple) {
        unterminatedString(isTriple: isTriple)
        return false
      }
      if byte == 0x0A { passLineBreak() } else { position += 1 }
      if byte == quote {
        closing += 1
        continue
      }
      closing = 0
      if byte == UInt8(ascii: "\\"), !isAtEnd {
        if current == 0x0A { passLineBreak() } else { position += 1 }
      }
    }
    append(.string)
    return true
  }

  private mutating func unterminatedString(isTriple: Bool) {
    let detected = line
    line = tokenLine
    lineStart = tokenLineStart
    position = tokenStart + 1
    let kind = isTriple ? "triple-quoted string literal" : "string literal"
    raise("unterminated \(kind) (detected at line \(detected))")
  }

  private mutating func readOperator() -> Bool {
    let (kind, length) = OperatorTable.longest(current, peek(1), peek(2))
    switch current {
    case UInt8(ascii: "("), UInt8(ascii: "["), UInt8(ascii: "{"):
      position += 1
      if parentheses.count >= Self.maximumParentheses {
        raise("too many nested parentheses")
        return false
      }
      parentheses.append(
        OpenParenthesis(character: bytes[tokenStart], line: line, lineStart: lineStart, offset: tokenStart))
    case UInt8(ascii: ")"), UInt8(ascii: "]"), UInt8(ascii: "}"):
      position += 1
      guard closeParenthesis() else { return false }
    default:
      position += length
      if kind == .unknown, bytes[tokenStart] < 0x20 || bytes[tokenStart] == 0x7F {
        raise("invalid non-printable character U+\(Self.hexadecimal(Unicode.Scalar(bytes[tokenStart])))")
        return false
      }
    }
    append(kind)
    return true
  }

  private mutating func closeParenthesis() -> Bool {
    let closing = Character(Unicode.Scalar(bytes[tokenStart]))
    guard let opening = parentheses.popLast() else {
      raise("unmatched '\(closing)'")
      return false
    }
    let open = Character(Unicode.Scalar(opening.character))
    let matches = (open == "(" && closing == ")") || (open == "[" && closing == "]") || (open == "{" && closing == "}")
    if matches { return true }
    let place = opening.line == line ? "" : " on line \(opening.line)"
    raise("closing parenthesis '\(closing)' does not match opening parenthesis '\(open)'\(place)")
    return false
  }
}

/// Which characters Python's `str.isprintable` accepts.
enum PrintableCharacters {
  static func contains(_ scalar: Unicode.Scalar) -> Bool {
    switch scalar.properties.generalCategory {
    case .control, .format, .surrogate, .privateUse, .unassigned, .lineSeparator, .paragraphSeparator: false
    case .spaceSeparator: scalar == " "
    default: true
    }
  }
}

func isDigit(_ byte: UInt8) -> Bool { byte >= 0x30 && byte <= 0x39 }

func isLetter(_ byte: UInt8) -> Bool { (byte | 0x20) >= 0x61 && (byte | 0x20) <= 0x7A }

func isIdentifierByte(_ byte: UInt8) -> Bool {
  isLetter(byte) || isDigit(byte) || byte == UInt8(ascii: "_") || byte >= 0x80
}
