// Where CPython 3.11 says an error is: lines, columns in characters, and the line shown. Its rules differ for errors at
// a known node, at the last token read, and in the tokenizer. Inside an f-string columns count in the expression with
// its added parentheses, and every message of the parser is prefixed. Knows tokens, not the grammar.

struct ErrorPlacement {
  let source: TokenizedText
  /// How many tokens were read.
  let fill: Int

  private var text: SourceText { source.text }

  private func message(_ message: String) -> String { text.isFormatExpression ? "f-string: \(message)" : message }

  /// An error that covers a token or several.
  func known(
    _ first: Token, _ last: Token, _ message: String, kind: PythonSyntaxError.Kind = .syntax
  ) -> PythonSyntaxError {
    make(
      kind, message, line: Int(first.line), column: Int(first.start - first.lineStart) + 1,
      endLine: Int(last.endLine), endColumn: Int(last.end - last.endLineStart) + 1)
  }

  /// An error that covers a piece of the tree.
  func known(_ first: PySourceRange, _ last: PySourceRange, _ message: String) -> PythonSyntaxError {
    make(
      .syntax, message, line: first.startLine, column: first.startColumn - text.shift(line: first.startLine) + 1,
      endLine: last.endLine, endColumn: last.endColumn - text.shift(line: last.endLine) + 1)
  }

  /// An error at a token whose column CPython does not keep.
  func withoutColumn(_ token: Token, _ message: String) -> PythonSyntaxError {
    make(.syntax, message, line: Int(token.line), column: 0, endLine: Int(token.endLine), endColumn: 0)
  }

  /// An error from a piece of the tree up to where the tokenizer stands.
  func startingFrom(_ first: PySourceRange, _ message: String) -> PythonSyntaxError {
    let last = source.tokens[max(0, fill - 1)]
    return make(
      .syntax, message, line: first.startLine, column: first.startColumn - text.shift(line: first.startLine) + 1,
      endLine: Int(last.endLine), endColumn: Int(last.end - last.endLineStart))
  }

  /// An error at the last character of a piece of the tree, with an open end.
  func lastCharacter(of range: PySourceRange, _ message: String) -> PythonSyntaxError {
    make(
      .syntax, message, line: range.startLine, column: range.endColumn - text.shift(line: range.endLine),
      endLine: range.endLine, endColumn: 0)
  }

  /// An error at the last token read.
  func lastToken(_ message: String, kind: PythonSyntaxError.Kind = .syntax) -> PythonSyntaxError {
    let token = source.tokens[max(0, fill - 1)]
    switch token.kind {
    case .indent, .dedent, .endMarker, .error:
      // These have no column: CPython takes the place up to which the tokenizer has read.
      return make(
        kind, message, line: Int(token.line), column: Int(token.start - token.lineStart), endLine: Int(token.endLine),
        endColumn: -1)
    default:
      return known(token, token, message, kind: kind)
    }
  }

  func literal(_ error: LiteralError) -> PythonSyntaxError {
    switch error.place {
    case .lastToken:
      return lastToken(error.message)
    case .token(let index):
      let token = source.tokens[index]
      return known(token, token, error.message)
    case .known(let explained):
      return explained
    case .tooDeep:
      return tooDeep()
    }
  }

  func tooDeep() -> PythonSyntaxError {
    let token = source.tokens[max(0, fill - 1)]
    return PythonSyntaxError(
      kind: .recursion, message: "maximum recursion depth exceeded during compilation", line: Int(token.line),
      column: 0, endLine: Int(token.line), endColumn: 0, lineText: text.lineText(startingAt: Int(token.lineStart)))
  }

  /// The tokenizer's own error, once the parser has reached it.
  func tokenizerError() -> PythonSyntaxError {
    guard let stop = source.stop else { return lastToken("invalid syntax") }
    let column = stop.cursor - stop.lineStart
    switch stop.reason {
    case .raised: return raisedError(stop)
    case .endOfFile:
      return unclosedParenthesis(stop) ?? lastToken("unexpected EOF while parsing")
    case .inconsistentDedent:
      return make(
        .indentation, "unindent does not match any outer indentation level", line: stop.line, column: column,
        endLine: stop.line, endColumn: -1)
    case .inconsistentTabs:
      return make(
        .tab, "inconsistent use of tabs and spaces in indentation", line: stop.line, column: 1, endLine: stop.line,
        endColumn: 0)
    case .tooDeep:
      return make(
        .indentation, "too many levels of indentation", line: stop.line, column: 1, endLine: stop.line, endColumn: 0)
    case .lineContinuation:
      return make(
        .syntax, "unexpected character after line continuation character", line: stop.line, column: column,
        endLine: stop.line, endColumn: 0)
    }
  }

  private func raisedError(_ stop: TokenizerStop) -> PythonSyntaxError {
    guard case .raised(let message, let column, let endColumn) = stop.reason else { return lastToken("invalid syntax") }
    return PythonSyntaxError(
      message: message, line: stop.line, column: column, endLine: stop.line,
      endColumn: endColumn < 0 ? column : endColumn,
      lineText: text.lineText(startingAt: stop.lineStart))
  }

  private func unclosedParenthesis(_ stop: TokenizerStop) -> PythonSyntaxError? {
    guard let open = stop.openParenthesis else { return nil }
    return make(
      .syntax, "'\(Character(Unicode.Scalar(open.character)))' was never closed", line: open.line,
      column: open.offset - open.lineStart + 1, endLine: open.line, endColumn: 0)
  }

  /// Reads on to the end of the text: an error of the tokenizer wins over an error of the parser, and so does a
  /// parenthesis that was opened on an earlier line and never closed.
  func laterTokenizerError() -> PythonSyntaxError? {
    guard let stop = source.stop, fill < source.tokens.count else { return nil }
    if case .raised = stop.reason { return raisedError(stop) }
    guard let open = stop.openParenthesis, Int(source.tokens[max(0, fill - 1)].line) > open.line else { return nil }
    return unclosedParenthesis(stop)
  }

  /// Columns come in bytes from 1 (0 and -1 stand for themselves) and leave in characters.
  private func make(
    _ kind: PythonSyntaxError.Kind, _ message: String, line: Int, column: Int, endLine: Int, endColumn: Int
  ) -> PythonSyntaxError {
    let start = text.lineStart(ofLine: line) ?? 0
    let endStart = text.lineStart(ofLine: endLine) ?? start
    var shownColumn = column > 0 ? text.characterCount(from: start, to: start + column) : column
    var shownEnd = endColumn > 0 ? text.characterCount(from: endStart, to: endStart + endColumn) : endColumn
    let shownLine = text.lineText(startingAt: start)
    // CPython counts the end in the line it shows, even when the error ends on another one.
    if endLine != line, !text.isFormatExpression { shownEnd = min(shownEnd, shownLine.unicodeScalars.count + 1) }
    if text.isFormatExpression {
      if line != text.firstLine { shownColumn -= text.firstLineColumn }
      if endLine != text.firstLine, endColumn > 0 { shownEnd -= text.firstLineColumn }
    }
    return PythonSyntaxError(
      kind: kind, message: self.message(message), line: line, column: shownColumn, endLine: endLine,
      endColumn: shownEnd, lineText: shownLine)
  }
}
