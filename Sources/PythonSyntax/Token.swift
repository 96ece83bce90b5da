// The tokens of Python 3.11 and the text they point into. A token is a small trivial value: its kind, its bytes, and
// the lines it starts and ends on; everything else (text, columns in characters) is computed from the text on demand.
// Knows nothing about the grammar.

/// What a token is. Raw values are the spelling, or a name in capitals.
package enum TokenKind: String, Sendable {
  case endMarker = "ENDMARKER", name = "NAME", number = "NUMBER", string = "STRING"
  case newline = "NEWLINE", indent = "INDENT", dedent = "DEDENT"
  /// The place where the tokenizer gave up; always the last token.
  case error = "ERRORTOKEN"
  /// A printable ASCII character that no rule uses: `$`, `?`, `!`, a backquote.
  case unknown = "OP"

  case leftParenthesis = "(", rightParenthesis = ")", leftBracket = "[", rightBracket = "]"
  case leftBrace = "{", rightBrace = "}"
  case colon = ":", comma = ",", semicolon = ";", dot = ".", ellipsis = "...", arrow = "->", at = "@"
  case equal = "=", colonEqual = ":="
  case plus = "+", minus = "-", star = "*", slash = "/", percent = "%", doubleStar = "**", doubleSlash = "//"
  case bar = "|", ampersand = "&", caret = "^", tilde = "~", leftShift = "<<", rightShift = ">>"
  case less = "<", greater = ">", equalEqual = "==", notEqual = "!=", lessEqual = "<=", greaterEqual = ">="
  case plusEqual = "+=", minusEqual = "-=", starEqual = "*=", slashEqual = "/=", percentEqual = "%="
  case ampersandEqual = "&=", barEqual = "|=", caretEqual = "^=", leftShiftEqual = "<<=", rightShiftEqual = ">>="
  case doubleStarEqual = "**=", doubleSlashEqual = "//=", atEqual = "@="

  case keywordFalse = "False", keywordNone = "None", keywordTrue = "True", keywordAnd = "and", keywordAs = "as"
  case keywordAssert = "assert", keywordAsync = "async", keywordAwait = "await", keywordBreak = "break"
  case keywordClass = "class", keywordContinue = "continue", keywordDef = "def", keywordDel = "del"
  case keywordElif = "elif", keywordElse = "else", keywordExcept = "except", keywordFinally = "finally"
  case keywordFor = "for", keywordFrom = "from", keywordGlobal = "global", keywordIf = "if"
  case keywordImport = "import", keywordIn = "in", keywordIs = "is", keywordLambda = "lambda"
  case keywordNonlocal = "nonlocal", keywordNot = "not", keywordOr = "or", keywordPass = "pass"
  case keywordRaise = "raise", keywordReturn = "return", keywordTry = "try", keywordWhile = "while"
  case keywordWith = "with", keywordYield = "yield"

  /// Every keyword by its spelling; `match`, `case` and `_` are names.
  package static let keywords: [String: TokenKind] = Dictionary(
    uniqueKeysWithValues: ([
      .keywordFalse, .keywordNone, .keywordTrue, .keywordAnd, .keywordAs, .keywordAssert, .keywordAsync,
      .keywordAwait, .keywordBreak, .keywordClass, .keywordContinue, .keywordDef, .keywordDel, .keywordElif,
      .keywordElse, .keywordExcept, .keywordFinally, .keywordFor, .keywordFrom, .keywordGlobal, .keywordIf,
      .keywordImport, .keywordIn, .keywordIs, .keywordLambda, .keywordNonlocal, .keywordNot, .keywordOr,
      .keywordPass, .keywordRaise, .keywordReturn, .keywordTry, .keywordWhile, .keywordWith, .keywordYield,
    ] as [TokenKind]).map { ($0.rawValue, $0) })
}

/// One token. Offsets are into `TokenizedText.bytes`.
struct Token: Sendable {
  var kind: TokenKind
  /// How many parentheses are open behind it.
  var level: UInt8
  var start: Int32
  var end: Int32
  var line: Int32
  /// Where the line of the start begins.
  var lineStart: Int32
  var endLine: Int32
  var endLineStart: Int32
}

/// Why the tokenizer stopped early. CPython tells two sorts apart: errors it raises on the spot, and states that the
/// parser words; only the first sort replaces a syntax error found before it.
struct TokenizerStop: Sendable {
  enum Reason: Sendable, Equatable {
    /// Raised on the spot; columns in characters from 1, `endColumn` -1 when there is none.
    case raised(message: String, column: Int, endColumn: Int)
    case endOfFile
    case inconsistentDedent
    case inconsistentTabs
    case tooDeep
    case lineContinuation
  }

  var reason: Reason
  var line: Int
  var lineStart: Int
  /// How far the tokenizer had read.
  var cursor: Int
  /// The innermost parenthesis that is still open.
  var openParenthesis: OpenParenthesis?
}

/// A parenthesis that waits for its partner.
struct OpenParenthesis: Sendable {
  var character: UInt8
  var line: Int
  var lineStart: Int
  var offset: Int
}

/// A text that is ready to be tokenized: valid UTF-8, every line end one `\n`, the last line ended, a zero behind.
/// Inside an f-string it is `(expression)`, and positions are moved to where CPython 3.11 says they are.
struct SourceText: Sendable {
  var bytes: [UInt8]
  /// Number of bytes without the zero.
  var count: Int { bytes.count - 1 }
  /// Added to every offset to reach the text as given (a byte order mark, or the place of an f-string's expression).
  var offsetBase = 0
  /// For a text with `\r`: the offset in the text as given of every byte here.
  var originalOffsets: [UInt32] = []
  var firstLine = 1
  /// Added to the columns of the first line.
  var firstLineColumn = 0
  /// Whether the text is an f-string's expression, which changes how errors are worded and placed.
  var isFormatExpression = false

  /// - Throws: a `PythonSyntaxError` for bytes that are not UTF-8, and for null bytes.
  init(_ source: [UInt8]) throws(PythonSyntaxError) {
    var start = 0
    if source.count >= 3, source[0] == 0xEF, source[1] == 0xBB, source[2] == 0xBF { start = 3 }
    try Self.validate(source)
    bytes = []
    bytes.reserveCapacity(source.count + 2)
    offsetBase = start
    if source.contains(0x0D) {
      offsetBase = 0
      appendNormalized(source, from: start)
    } else {
      bytes.append(contentsOf: source[start...])
    }
    if bytes.last != 0x0A, !bytes.isEmpty {
      bytes.append(0x0A)
      if !originalOffsets.isEmpty { originalOffsets.append(UInt32(source.count)) }
    }
    bytes.append(0)
  }

  /// The expression of an f-string, which `bytes` holds already with parentheses around it.
  init(formatExpression bytes: [UInt8], offsetBase: Int, firstLine: Int, firstLineColumn: Int) {
    self.bytes = bytes + [0x0A, 0]
    self.offsetBase = offsetBase
    self.firstLine = firstLine
    self.firstLineColumn = firstLineColumn
    isFormatExpression = true
  }

  private mutating func appendNormalized(_ source: [UInt8], from start: Int) {
    originalOffsets.reserveCapacity(source.count + 2)
    var index = start
    while index < source.count {
      originalOffsets.append(UInt32(index))
      if source[index] == 0x0D {
        bytes.append(0x0A)
        if index + 1 < source.count, source[index + 1] == 0x0A { index += 1 }
      } else {
        bytes.append(source[index])
      }
      index += 1
    }
    originalOffsets.append(UInt32(source.count))
  }

  private static func validate(_ source: [UInt8]) throws(PythonSyntaxError) {
    var line = 1
    if source.contains(0) {
      for byte in source.prefix(while: { $0 != 0 }) where byte == 0x0A { line += 1 }
      throw PythonSyntaxError(
        message: "source code cannot contain null bytes", line: line, column: 0, endLine: line, endColumn: 0,
        lineText: "")
    }
    guard String(validating: source, as: UTF8.self) == nil else { return }
    let valid = UTF8Prefix.validLength(of: source)
    for byte in source.prefix(valid) where byte == 0x0A { line += 1 }
    let hex = String(source[valid], radix: 16)
    let message = "(unicode error) 'utf-8' codec can't decode byte 0x\(hex) in position \(valid): "
    throw PythonSyntaxError(
      message: message + UTF8Prefix.reason(at: valid, in: source), line: line, column: 0, endLine: line, endColumn: 0,
      lineText: "")
  }

  /// The offset in the text as the caller gave it.
  func originalOffset(_ offset: Int) -> Int {
    if offset < originalOffsets.count { return Int(originalOffsets[offset]) + offsetBase }
    return offset + offsetBase
  }

  /// The position of some bytes of this text, as `ast` would say it.
  func range(start: Token, end: Token) -> PySourceRange {
    let startLine = Int(start.line)
    let endLine = Int(end.endLine)
    return PySourceRange(
      startOffset: originalOffset(Int(start.start)), endOffset: originalOffset(Int(end.end)),
      startLine: startLine, startColumn: Int(start.start - start.lineStart) + shift(line: startLine),
      endLine: endLine, endColumn: Int(end.end - end.endLineStart) + shift(line: endLine))
  }

  /// What is added to the columns of a line: only an f-string's expression moves its first line.
  func shift(line: Int) -> Int { line == firstLine ? firstLineColumn : 0 }

  /// The text of a line without its end; empty when there is no such line.
  func lineText(startingAt lineStart: Int) -> String {
    guard lineStart >= 0, lineStart < count else { return "" }
    let rest = bytes[lineStart..<count]
    return String(decoding: rest.prefix { $0 != 0x0A }, as: UTF8.self)
  }

  /// Where a line (counted as tokens count) begins, or nil.
  func lineStart(ofLine line: Int) -> Int? {
    var current = firstLine
    if line < current { return nil }
    var index = 0
    while current < line {
      guard let end = bytes[index..<count].firstIndex(of: 0x0A) else { return nil }
      index = end + 1
      current += 1
    }
    return index
  }

  /// How many characters the bytes of a line are.
  func characterCount(from start: Int, to end: Int) -> Int {
    var characters = 0
    var index = max(0, start)
    while index < min(end, count) {
      if bytes[index] & 0xC0 != 0x80 { characters += 1 }
      index += 1
    }
    return characters + max(0, end - max(index, start))
  }
}

/// How much of some bytes is UTF-8, and what is wrong behind it, in the words of Python's decoder.
enum UTF8Prefix {
  static func validLength(of bytes: [UInt8]) -> Int {
    var index = 0
    while index < bytes.count {
      let length = sequenceLength(at: index, in: bytes)
      if length == 0 { return index }
      index += length
    }
    return index
  }

  static func reason(at index: Int, in bytes: [UInt8]) -> String {
    let lead = bytes[index]
    guard lead >= 0xC2, lead <= 0xF4 else { return "invalid start byte" }
    let needed = lead < 0xE0 ? 1 : (lead < 0xF0 ? 2 : 3)
    let present = bytes[(index + 1)...].prefix(needed)
    return present.count < needed && present.allSatisfy { $0 & 0xC0 == 0x80 }
      ? "unexpected end of data" : "invalid continuation byte"
  }

  /// Length of the character that starts at an index, 0 when it is not one.
  private static func sequenceLength(at index: Int, in bytes: [UInt8]) -> Int {
    let lead = bytes[index]
    if lead < 0x80 { return 1 }
    guard lead >= 0xC2, lead <= 0xF4 else { return 0 }
    let needed = lead < 0xE0 ? 1 : (lead < 0xF0 ? 2 : 3)
    guard index + needed < bytes.count else { return 0 }
    for offset in 1...needed where bytes[index + offset] & 0xC0 != 0x80 { return 0 }
    let second = bytes[index + 1]
    switch lead {
    case 0xE0: return second >= 0xA0 ? 3 : 0
    case 0xED: return second < 0xA0 ? 3 : 0
    case 0xF0: return second >= 0x90 ? 4 : 0
    case 0xF4: return second < 0x90 ? 4 : 0
    default: return needed + 1
    }
  }
}
