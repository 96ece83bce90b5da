// A lesson as a row of pieces, which is what other formats know: front matter, prose, and cells with what they show. Every
// piece remembers the Markdown it came from, so that a format that can carry it loses nothing; without it a piece is
// written in the plainest way.

import LessonFormat

/// One piece.
package struct LessonPiece: Sendable, Equatable {
  package enum Kind: String, Sendable { case frontMatter, prose, cell }

  package var kind: Kind
  /// The YAML with its `---` lines, the prose, or the cell's source with its option lines; no line ending at the end.
  package var text: String
  package var output: String?
  package var error: String?
  /// `dot` fences.
  package var diagrams: [String] = []
  /// As it stands in the lesson, up to the next piece; nil when it came from elsewhere.
  package var markdown: String?

  package init(_ kind: Kind, _ text: String, output: String? = nil, error: String? = nil) {
    self.kind = kind
    self.text = text
    self.output = output
    self.error = error
  }

  /// Whether another piece says the same, however it is written.
  func saysTheSame(as other: LessonPiece) -> Bool {
    kind == other.kind && trimmed(text) == trimmed(other.text) && trimmed(output) == trimmed(other.output)
      && trimmed(error) == trimmed(other.error)
  }

  /// Without what line endings and the mark of byte order make different.
  private func trimmed(_ text: String?) -> String? {
    text.map { text in
      if text.utf8.starts(with: "\u{FEFF}".utf8) { return trimmed(String(text.unicodeScalars.dropFirst())) ?? "" }
      if text.allSatisfy(\.isWhitespace) { return "" }
      guard text.utf8.contains(0x0D) else { return LessonPieces.withoutLineEndings(text) }
      return LessonPieces.withoutLineEndings(String(decoding: text.utf8.filter { $0 != 0x0D }, as: UTF8.self))
    }
  }

  /// The plainest Markdown, with the empty line behind it.
  var plainMarkdown: String {
    switch kind {
    case .frontMatter, .prose: return text + "\n\n"
    case .cell:
      var result = LessonPieces.fence("python", text)
      if let output { result += "\n" + LessonPieces.fence("output", output) }
      if let error { result += "\n" + LessonPieces.fence("error", error) }
      for diagram in diagrams { result += "\n" + LessonPieces.fence("dot", diagram) }
      return result + "\n"
    }
  }
}

/// Lessons to pieces and back.
package enum LessonPieces {
  /// The pieces of a lesson, in order.
  package static func of(_ lesson: Lesson) -> [LessonPiece] {
    var pieces: [LessonPiece] = []
    var starts: [Int] = []
    if let range = lesson.frontMatter.range {
      starts.append(0)
      let text = withoutLineEndings(lesson.source.text(in: range))
      pieces.append(LessonPiece(.frontMatter, text.hasPrefix("\u{FEFF}") ? String(text.dropFirst()) : text))
    }
    for part in lesson.parts {
      let isFirst = pieces.isEmpty
      switch part {
      case .prose(let prose):
        starts.append(isFirst ? 0 : prose.range.lower)
        pieces.append(LessonPiece(.prose, withoutLineEndings(lesson.source.text(in: prose.range))))
      case .cell(let cell):
        starts.append(isFirst ? 0 : cell.range.lower)
        var piece = LessonPiece(
          .cell, withoutLineEndings(cell.sourceText), output: cell.output?.text, error: cell.error?.text)
        piece.diagrams = cell.diagrams.map(\.text)
        pieces.append(piece)
      }
    }
    // Nothing but empty lines, or a mark of byte order, is a lesson too.
    if pieces.isEmpty && !lesson.bytes.isEmpty {
      starts.append(0)
      pieces.append(LessonPiece(.prose, ""))
    }
    for index in pieces.indices {
      let end = index + 1 < starts.count ? starts[index + 1] : lesson.bytes.count
      pieces[index].markdown = String(decoding: lesson.bytes[starts[index]..<end], as: UTF8.self)
    }
    return pieces
  }

  /// The piece that a Markdown text is, if it still says what a piece from another format says.
  static func known(_ markdown: String, as piece: LessonPiece) -> LessonPiece? {
    let pieces = LessonPieces.of(Lesson.read(path: "", bytes: [UInt8](markdown.utf8)).lesson)
    guard pieces.count == 1, var known = pieces.first, known.saysTheSame(as: piece) else { return nil }
    known.markdown = markdown
    return known
  }

  /// The lesson that pieces make. What is written anew has the given style, or that of what was kept.
  static func markdown(_ pieces: [LessonPiece], _ style: LineEndings? = nil) -> String {
    let style = style ?? LineEndings(of: pieces.compactMap(\.markdown).joined())
    let ending = style.usesReturns ? "\r\n" : "\n"
    var text = style.hasMark && pieces.first?.markdown == nil ? "\u{FEFF}" : ""
    for (index, piece) in pieces.enumerated() {
      if let markdown = piece.markdown {
        text += markdown
        continue
      }
      if index > 0 && !endsWithEmptyLine(text) { text += endsLine(text) ? ending : ending + ending }
      var plain = piece.plainMarkdown
      if index == pieces.count - 1 { plain = withoutLineEndings(plain) + "\n" }
      text += style.usesReturns ? style.withReturns(plain) : plain
    }
    return text
  }

  private static func endsLine(_ text: String) -> Bool { text.utf8.last == 0x0A }

  static func endsWithEmptyLine(_ text: String) -> Bool {
    let end = text.utf8.suffix(4).filter { $0 != 0x0D }
    return end.suffix(2).elementsEqual([0x0A, 0x0A])
  }

  static func fence(_ word: String, _ text: String) -> String {
    var longest = 2
    for line in text.split(separator: "\n") {
      longest = max(longest, line.drop { $0 == " " }.prefix { $0 == "`" }.count)
    }
    let marker = String(repeating: "`", count: longest + 1)
    let inside = text.isEmpty || text.hasSuffix("\n") ? text : text + "\n"
    return "\(marker)\(word)\n\(inside)\(marker)\n"
  }

  /// Without empty lines at either end.
  static func withoutLineEndings(_ text: String) -> String {
    var scalars = text.unicodeScalars[...]
    while let first = scalars.first, first == "\n" || first == "\r" { scalars.removeFirst() }
    while let last = scalars.last, last == "\n" || last == "\r" { scalars.removeLast() }
    return String(String.UnicodeScalarView(scalars))
  }

  /// Prose from elsewhere, in which no fence may run.
  static func harmless(_ text: String) -> String {
    let (lesson, _) = Lesson.read(path: "", bytes: [UInt8](text.utf8))
    let words = Lesson.cellWords + Lesson.resultWords
    var lines = text.split(separator: "\n", omittingEmptySubsequences: false).map(String.init)
    let fences = lesson.cells.flatMap { cell in
      [cell.fence] + [cell.output, cell.error].compactMap { $0 } + cell.diagrams
    }
    for fence in fences where words.contains(fence.infoWord) && lines.indices.contains(fence.openingLine - 1) {
      lines[fence.openingLine - 1] = lines[fence.openingLine - 1].replacing(
        fence.infoWord, with: "text", maxReplacements: 1)
    }
    return lines.joined(separator: "\n")
  }
}
