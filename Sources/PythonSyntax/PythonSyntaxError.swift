// What is wrong with a source text, in CPython 3.11's words and at CPython's place, and how it prints.
// Knows no tokens and no tree: everything that can fail in this target throws this one type.

/// A `SyntaxError` or one of its subclasses.
package struct PythonSyntaxError: Error, Sendable, Equatable {
  /// Which exception class Python raises.
  package enum Kind: String, Sendable {
    case syntax = "SyntaxError"
    case indentation = "IndentationError"
    case tab = "TabError"
    /// The source nests deeper than the compiler can follow.
    case recursion = "RecursionError"
  }

  /// What found the error. CPython quotes the line for what its parser finds; the others look for the line in the file.
  package enum Stage: Sendable { case parser, compiler }

  package let kind: Kind
  /// CPython's `msg`.
  package let message: String
  /// CPython's `lineno`, from 1.
  package let line: Int
  /// CPython's `offset`: in characters, from 1. 0 when there is no column to point at.
  package let column: Int
  /// CPython's `end_lineno`.
  package let endLine: Int
  /// CPython's `end_offset`: in characters, from 1, just behind; 0 or -1 when unknown.
  package let endColumn: Int
  /// The line itself, without its line end. For an error inside an f-string it is the parenthesised expression.
  package let lineText: String
  package var stage = Stage.parser

  package init(
    kind: Kind = .syntax, message: String, line: Int, column: Int, endLine: Int, endColumn: Int, lineText: String
  ) {
    self.kind = kind
    self.message = message
    self.line = line
    self.column = column
    self.endLine = endLine
    self.endColumn = endColumn
    self.lineText = lineText
  }

  /// The line and carets as CPython's traceback prints them: `    text\n    ^^^\n`, or nothing without a line.
  package var quotedLine: String { quotedLine(marksWholeBlocks: false) }

  /// The same as the module `traceback` prints it: a line without its missing indentation is marked as a whole.
  package func quotedLine(marksWholeBlocks: Bool) -> String {
    let characters = Array(lineText.unicodeScalars)
    var start = 0
    while start < characters.count, Self.isStripped(characters[start], leading: true) { start += 1 }
    var end = characters.count
    while end > start, Self.isStripped(characters[end - 1], leading: false) { end -= 1 }
    guard !lineText.isEmpty else { return "" }
    var shown = String.UnicodeScalarView()
    shown.append(contentsOf: characters[start..<end])
    var result = "    \(String(shown))\n"
    guard column > 0 else { return result }
    var lastColumn = endColumn
    if endLine != line || endColumn == 0 { lastColumn = endLine > line ? end + 1 : column }
    if lastColumn == column || lastColumn < 0 { lastColumn = column + 1 }
    // A missing block is marked where it should begin, and not at all where the file ends.
    let isBlockMissing = !marksWholeBlocks && message.hasPrefix("expected an indented block")
    if isBlockMissing {
      if endColumn < 0 { return result }
      lastColumn = column + 1
    }
    let caretStart = column - 1 - start
    guard caretStart >= 0 else { return result }
    let caretCount = max(1, lastColumn - 1 - start - caretStart)
    var padding = String.UnicodeScalarView()
    for index in 0..<caretStart {
      let position = start + index
      let isSpace = position < end && Self.isStripped(characters[position], leading: true)
      padding.append(isSpace ? characters[position] : " ")
    }
    result += "    \(String(padding))\(String(repeating: "^", count: caretCount))\n"
    return result
  }

  private static func isStripped(_ scalar: Unicode.Scalar, leading: Bool) -> Bool {
    leading ? scalar == " " || scalar == "\u{0C}" || scalar == "\t" : scalar == "\n" || scalar == "\r"
  }
}
