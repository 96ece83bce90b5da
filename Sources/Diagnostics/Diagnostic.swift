// One thing that is wrong at one place, with what to write instead, and how it prints.
// A diagnostic carries its source line with it, so that it prints in another process and long after the text is gone.
// It knows nothing of exit codes, colours or reports.

/// How bad a diagnostic is.
package enum Severity: String, Sendable, Hashable, Codable {
  case error
  case warning
  case note
}

/// What is wrong, where, and what to write instead.
package struct Diagnostic: Sendable, Hashable {
  package var severity: Severity
  /// The name of the source text, usually a path.
  package var file: String
  /// Counted from 1 in the file; 0 when the diagnostic is about the file as a whole.
  package var line: Int
  /// Counted from 1 in Unicode scalars; 0 when the diagnostic is about the line as a whole.
  package var column: Int
  /// How many columns the caret underlines on `line`, at least 1.
  package var length: Int
  /// One sentence without a full stop, in lower case as compilers write it.
  package var message: String
  /// What to write instead, or where to look; one sentence.
  package var hint: String?
  /// The text of `line`, without its ending.
  package var sourceLine: String?

  package init(
    _ severity: Severity = .error, file: String, line: Int = 0, column: Int = 0, length: Int = 1, message: String,
    hint: String? = nil, sourceLine: String? = nil
  ) {
    self.severity = severity
    self.file = file
    self.line = line
    self.column = column
    self.length = max(1, length)
    self.message = message
    self.hint = hint
    self.sourceLine = sourceLine
  }

  /// A diagnostic about a range of a text. A range of several lines is underlined to the end of its first.
  package init(
    _ severity: Severity = .error, in source: SourceText, at range: SourceRange, message: String, hint: String? = nil
  ) {
    let start = source.position(at: range.lower)
    let lineRange = source.rangeOfLine(start.line)
    let end = source.position(at: max(range.lower, min(range.upper, lineRange.upper)))
    let length = end.line == start.line ? end.column - start.column : 1
    self.init(
      severity, file: source.name, line: start.line, column: start.column, length: length, message: message,
      hint: hint, sourceLine: source.text(in: lineRange))
  }

  /// A diagnostic about a whole line of a text.
  package init(
    _ severity: Severity = .error, in source: SourceText, line: Int, message: String, hint: String? = nil
  ) {
    // No more than is ever shown: a file of one long line may have thousands of diagnostics.
    let range = source.rangeOfLine(line)
    let shown = SourceRange(range.lower, min(range.upper, range.lower + 5 * Diagnostic.shownWidth))
    self.init(
      severity, file: source.name, line: line, message: message, hint: hint, sourceLine: source.text(in: shown))
  }

  /// `FILE:LINE:COL`, without the parts that are 0.
  package var location: String {
    if line <= 0 { return file }
    return column > 0 ? "\(file):\(line):\(column)" : "\(file):\(line)"
  }

  /// `FILE:LINE:COL: error: …`, the source line with a caret below, and the hint. Ends without a line ending.
  package func rendered() -> String {
    var lines = ["\(location): \(severity.rawValue): \(message)"]
    if let sourceLine, line > 0 {
      let shown = shownPart(of: sourceLine)
      lines.append("    " + shown.text)
      if column > 0 { lines.append("    " + caretLine(under: shown.text, column: shown.column)) }
    }
    if let hint { lines.append("  hint: " + hint) }
    return lines.joined(separator: "\n")
  }

  /// A line longer than this is shown around the place that matters.
  private static let shownWidth = 200

  private func shownPart(of sourceLine: String) -> (text: String, column: Int) {
    let scalars = sourceLine.unicodeScalars
    if sourceLine.utf8.count <= Diagnostic.shownWidth { return (sourceLine, column) }
    let start = max(0, column - 1 - Diagnostic.shownWidth / 2)
    let rest = scalars.dropFirst(start)
    let middle = rest.prefix(Diagnostic.shownWidth)
    var text = String(String.UnicodeScalarView(middle))
    if middle.endIndex < rest.endIndex { text += "…" }
    return start > 0 ? ("…" + text, column - start + 1) : (text, column)
  }

  /// Tabs are kept, so that the caret stands right under its character at any tab width.
  private func caretLine(under sourceLine: String, column: Int) -> String {
    let scalars = Array(sourceLine.unicodeScalars)
    let before = min(column - 1, scalars.count)
    var text = ""
    for scalar in scalars[0..<before] { text.unicodeScalars.append(scalar == "\t" ? "\t" : " ") }
    return text + String(repeating: "^", count: max(1, min(length, scalars.count - before)))
  }
}

extension Diagnostic: Comparable {
  /// By file, line and column, so that a report reads from top to bottom.
  package static func < (left: Diagnostic, right: Diagnostic) -> Bool {
    if left.file != right.file { return left.file < right.file }
    if left.line != right.line { return left.line < right.line }
    if left.column != right.column { return left.column < right.column }
    return left.message < right.message
  }
}
