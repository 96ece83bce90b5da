// Markdown bytes to a lesson: which fences are cells, which fences belong to them, what the options say.
// The rules are those of the manual's page on the format; every broken one is a diagnostic with the line to write instead,
// and reading goes on, so that one run shows all of them. Nothing is executed here and no file is read.
import Diagnostics

extension Lesson {
  /// Reads a lesson. The lesson is usable for display even if a diagnostic is an error; it must not be run then.
  package static func read(path: String, bytes: [UInt8]) -> (lesson: Lesson, diagnostics: [Diagnostic]) {
    var reader = LessonReader(source: SourceText(name: path, bytes: bytes))
    let lesson = reader.read()
    return (lesson, reader.diagnostics.sorted())
  }

  /// First info words that make a fence a cell.
  package static let cellWords = ["python", "py", "python3", "tensor"]
  /// First info words of the fences that belong to the cell before them.
  package static let resultWords = ["output", "error", "dot"]
}

/// A cell on its way, while its fences are being collected.
private struct CellInProgress {
  var index: Int
  var options: CellOptions
  var fence: Fence
  var output: Fence?
  var error: Fence?
  var diagrams: [Fence] = []
  var lastFence: Fence

  var finished: Cell {
    Cell(index: index, options: options, fence: fence, output: output, error: error, diagrams: diagrams)
  }
}

struct LessonReader {
  let source: SourceText
  var diagnostics: [Diagnostic] = []
  var frontMatter = FrontMatter()
  private var parts: [LessonPart] = []
  private var current: CellInProgress?
  private var cellCount = 0
  private var labels: [String: Int] = [:]
  /// Where the prose begins that has not become a part yet, and its blocks.
  private var proseStart = 0
  private var proseBlocks: [Int] = []

  init(source: SourceText) { self.source = source }

  mutating func read() -> Lesson {
    if String(validating: source.bytes, as: UTF8.self) == nil || source.bytes.contains(0) { reportDamagedText() }
    frontMatter = readFrontMatter()
    proseStart = frontMatter.range?.upper ?? 0
    let document = MarkdownDocument(bytes: Lesson.bytesWithoutFrontMatter(source, frontMatter))
    let inlineReader = InlineValueReader(source: source, document: document)
    for block in document.children(of: 0) {
      reportNestedCells(in: document, block: block)
      read(block, of: document, inlineReader)
    }
    finishCell()
    finishProse(upTo: source.bytes.count, document, inlineReader)
    return Lesson(source: source, frontMatter: frontMatter, parts: parts)
  }

  // MARK: Blocks

  private mutating func read(_ block: Int, of document: MarkdownDocument, _ inlineReader: InlineValueReader) {
    let node = document.nodes[block]
    guard case .codeBlock = node.kind, let opening = OpeningFence(source, line: node.startLine) else {
      finishCell()
      proseBlocks.append(block)
      return
    }
    let word = opening.words.first ?? ""
    if Lesson.cellWords.contains(word) {
      finishCell()
      guard let fence = closedFence(opening, endLine: node.endLine) else { return proseBlocks.append(block) }
      finishProse(upTo: fence.range.lower, document, inlineReader)
      startCell(fence, opening)
    } else if Lesson.resultWords.contains(word) {
      readResult(opening, block, node)
    } else {
      finishCell()
      proseBlocks.append(block)
      if Lesson.cellWords.contains(word.lowercased()) {
        report(.warning, opening.infoRange, "a fence marked `\(word)` does not run", "write `\(word.lowercased())`")
      }
    }
  }

  private mutating func startCell(_ fence: Fence, _ opening: OpeningFence) {
    reportFurtherWords(opening)
    var options = frontMatter.execute
    readOptions(of: fence, into: &options)
    if let label = options.label, let line = options.written["label"] {
      if let earlier = labels[label] {
        diagnostics.append(
          Diagnostic(
            in: source, line: line, message: "the label `\(label)` is used twice",
            hint: "the cell at line \(earlier) has it too; labels name one cell"))
      } else {
        labels[label] = fence.openingLine
      }
    }
    current = CellInProgress(index: cellCount, options: options, fence: fence, lastFence: fence)
    cellCount += 1
  }

  private mutating func readResult(_ opening: OpeningFence, _ block: Int, _ node: MarkdownNode) {
    let word = opening.words[0]
    guard let fence = closedFence(opening, endLine: node.endLine) else { return proseBlocks.append(block) }
    guard var cell = current, isBlank(from: cell.lastFence.range.upper, to: fence.range.lower) else {
      finishCell()
      proseBlocks.append(block)
      report(
        .error, opening.infoRange, "this `\(word)` fence belongs to no cell",
        "put it right after its cell, or mark the fence `text`")
      return
    }
    reportFurtherWords(opening)
    switch word {
    case "output" where cell.output == nil: cell.output = fence
    case "error" where cell.error == nil: cell.error = fence
    case "dot": cell.diagrams.append(fence)
    default:
      report(
        .error, opening.infoRange, "the cell at line \(cell.fence.openingLine) has an `\(word)` fence already",
        "join the two")
    }
    cell.lastFence = fence
    current = cell
  }

  private mutating func finishCell() {
    guard let cell = current else { return }
    current = nil
    parts.append(.cell(cell.finished))
    proseStart = cell.lastFence.range.upper
  }

  private mutating func finishProse(
    upTo end: Int, _ document: MarkdownDocument, _ inlineReader: InlineValueReader
  ) {
    defer { proseBlocks = [] }
    if isBlank(from: proseStart, to: end) { return }
    var values: [InlineValue] = []
    for block in proseBlocks { inlineReader.read(block, into: &values, &diagnostics) }
    let range = SourceRange(proseStart, end)
    parts.append(
      .prose(
        Prose(
          range: range, firstLine: source.line(at: range.lower), lastLine: source.line(at: max(range.lower, end - 1)),
          inlineValues: values)))
  }

  // MARK: Fences

  private mutating func closedFence(_ opening: OpeningFence, endLine: Int) -> Fence? {
    if let fence = Fence(opening, source, lastLine: endLine) { return fence }
    let word = opening.words.first ?? ""
    report(
      .error, opening.infoRange, "this `\(word)` fence is never closed",
      "end it with a line of \(String(decoding: source.bytes[opening.marker.range], as: UTF8.self))")
    return nil
  }

  private func isBlank(from start: Int, to end: Int) -> Bool {
    if start == 0, source.bytes.starts(with: [0xEF, 0xBB, 0xBF]) { return end < 3 || isBlank(from: 3, to: end) }
    if start >= end { return true }
    return source.bytes[start..<end].allSatisfy { $0 == 0x20 || $0 == 0x0A || $0 == 0x0D || $0 == 0x09 }
  }

  private mutating func reportFurtherWords(_ opening: OpeningFence) {
    guard opening.words.count > 1 else { return }
    let further = opening.words.dropFirst().joined(separator: " ")
    var hint = "write an option line at the top of the cell: `#| key: value`"
    let pieces = further.split(separator: "=", maxSplits: 1)
    if let key = pieces.first.map(String.init), CellOptions.row(named: key) != nil {
      hint = "write an option line at the top of the cell: `#| \(key): \(pieces.count > 1 ? pieces[1] : "true")`"
    }
    if Lesson.resultWords.contains(opening.words[0]) { hint = "leave only the word `\(opening.words[0])`" }
    report(.error, opening.infoRange, "`\(opening.words[0])` takes no further words: `\(further)`", hint)
  }

  /// Fences in lists and quotes: their columns would lie, so they are not cells.
  private mutating func reportNestedCells(in document: MarkdownDocument, block: Int) {
    for node in document.nodes[(block + 1)..<max(block + 1, document.nodes[block].subtreeEnd)] {
      guard case .codeBlock(let info, _) = node.kind else { continue }
      let word = info.split(separator: " ").first.map(String.init) ?? ""
      guard Lesson.cellWords.contains(word) || Lesson.resultWords.contains(word) else { continue }
      let start = source.offset(of: SourcePosition(line: node.startLine, column: node.startColumn))
      report(
        .error, SourceRange(start, source.rangeOfLine(node.startLine).upper),
        "the `\(word)` fence inside a list or quote does not count",
        "move it to the left margin, or mark the fence `text`")
    }
  }

  // MARK: Options

  private mutating func readOptions(of fence: Fence, into options: inout CellOptions) {
    var line = fence.openingLine + 1
    while line < fence.closingLine, let start = startOfOption(line) {
      let end = source.rangeOfLine(line).upper
      let text = source.text(in: SourceRange(start, end))
      do {
        for entry in try OptionValue.entries(inYAML: text) {
          let column = source.position(at: start).column + entry.column - 1
          apply(entry, at: SourcePosition(line: line, column: column), isDefault: false, to: &options)
        }
      } catch {
        let column = source.position(at: start).column + error.column - 1
        report(error, at: SourcePosition(line: line, column: column))
      }
      line += 1
    }
    while line < fence.closingLine {
      if let start = startOfOption(line) { reportLateOption(line, start) }
      line += 1
    }
  }

  /// The offset after `#|`, nil if the line is none of the options.
  private func startOfOption(_ line: Int) -> Int? {
    let range = source.rangeOfLine(line)
    var offset = range.lower
    while offset < range.upper, source.bytes[offset] == 0x20, offset - range.lower < 3 { offset += 1 }
    let isOption = offset + 1 < range.upper && source.bytes[offset] == 0x23 && source.bytes[offset + 1] == 0x7C
    return isOption ? offset + 2 : nil
  }

  private mutating func reportLateOption(_ line: Int, _ start: Int) {
    let text = source.text(in: SourceRange(start, source.rangeOfLine(line).upper))
    let key = text.split(separator: ":").first.map { $0.filter { $0 != " " } } ?? ""
    guard CellOptions.row(named: key) != nil else { return }
    diagnostics.append(
      Diagnostic(
        .warning, in: source, line: line, message: "this option line has no effect",
        hint: "option lines stand at the top of the cell, before any code"))
  }

  /// Sets one option, or says why it cannot be set.
  mutating func apply(
    _ entry: OptionEntry, at position: SourcePosition, isDefault: Bool, to options: inout CellOptions
  ) {
    let range = rangeOfWord(entry.key, at: position)
    guard let row = CellOptions.row(named: entry.key) else {
      let names = CellOptions.table.map(\.name)
      let near = nearestName(to: entry.key, among: names).map { "did you mean `\($0)`?" }
      report(.error, range, "unknown option `\(entry.key)`", near ?? "options are " + names.joined(separator: ", "))
      return
    }
    if !row.isSupported {
      let hint = "take the line out; what this option asks for does not exist in this version"
      return report(.error, range, "`\(entry.key)` is not supported yet", hint)
    }
    if isDefault, !row.isDefaultable {
      return report(.error, range, "`\(entry.key)` cannot be a default", "write `#| \(entry.key): …` in the cell")
    }
    if !isDefault, options.written.updateValue(position.line, forKey: entry.key) != nil {
      return report(.error, range, "`\(entry.key)` is written twice", "keep one of them")
    }
    do {
      try row.apply(&options, entry.value)
    } catch {
      report(.error, range, "`\(entry.key)` \(error.message)", error.hint ?? "it may be: \(row.values)")
    }
  }

  // MARK: Reports

  private mutating func reportDamagedText() {
    for line in source.firstLine...source.lastLine {
      let bytes = source.bytes[source.rangeOfLine(line).range]
      let isText = String(validating: bytes, as: UTF8.self) != nil
      if isText && !bytes.contains(0) { continue }
      diagnostics.append(
        isText
          ? Diagnostic(in: source, line: line, message: "this line holds a null byte", hint: "a lesson is text")
          : Diagnostic(in: source, line: line, message: "this line is not UTF-8", hint: "save the file as UTF-8"))
      return
    }
  }

  mutating func report(_ severity: Severity, _ range: SourceRange, _ message: String, _ hint: String?) {
    diagnostics.append(Diagnostic(severity, in: source, at: range, message: message, hint: hint))
  }

  mutating func report(_ error: OptionSyntaxError, at position: SourcePosition) {
    let offset = source.offset(of: position)
    report(.error, SourceRange(offset, offset), error.message, error.hint)
  }

  func rangeOfWord(_ word: String, at position: SourcePosition) -> SourceRange {
    let offset = source.offset(of: position)
    return SourceRange(offset, offset + word.utf8.count)
  }
}
