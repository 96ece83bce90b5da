// `gradbook check`: everything that can be said about a lesson without running it. Format, syntax of cells, options and
// values in the prose, links and images that lead nowhere, code that would print something else on every run.

import Diagnostics
import LessonFormat
import PythonSyntax

/// What can be said without running.
package enum StaticCheck {
  /// A report without parts.
  package static func report(path: String, bytes: [UInt8]) -> LessonReport {
    let (lesson, read) = Lesson.read(path: path, bytes: bytes)
    var diagnostics = read
    for cell in lesson.cells { diagnostics += check(cell, of: lesson) }
    for value in lesson.inlineValues {
      diagnostics += expressionError(value.expression, line: value.line, of: lesson, "inline value")
    }
    diagnostics += looseCode(lesson)
    let prose = lesson.renderedProse()
    diagnostics += prose.diagnostics
    var links = LinkCheck(lesson, prose)
    diagnostics += links.diagnostics()
    var report = LessonReport(path: path)
    report.title = lesson.frontMatter.title
    report.remarks = diagnostics.sorted().map(LessonReport.Remark.init)
    report.status = diagnostics.contains { $0.severity == .error } ? .didNotRun : .success
    return report
  }

  // MARK: Cells

  private static func check(_ cell: Cell, of lesson: Lesson) -> [Diagnostic] {
    var diagnostics: [Diagnostic] = []
    for (name, expressions) in [
      ("expect", cell.options.expect), ("graph", cell.options.graph), ("grads", cell.options.grads),
    ] {
      for expression in expressions {
        let line = cell.options.written[name] ?? cell.fenceLine
        diagnostics += expressionError(expression, line: line, of: lesson, "option `\(name)`")
      }
    }
    guard cell.options.eval else { return diagnostics }
    let source = NotebookSource(CellRunner.source(of: cell))
    for notice in source.notices {
      diagnostics.append(
        Diagnostic(.warning, in: lesson.source, line: cell.firstLine + notice.line, message: notice.text))
    }
    if let refusal = source.refusal {
      diagnostics.append(Diagnostic(in: lesson.source, line: cell.firstLine + refusal.line, message: refusal.text))
    }
    diagnostics += syntaxError(source.text, cell, lesson)
    return diagnostics + unseeded(source.text, cell, lesson)
  }

  private static func syntaxError(_ text: String, _ cell: Cell, _ lesson: Lesson) -> [Diagnostic] {
    do {
      _ = try parseProgram(Array(text.utf8))
      return []
    } catch {
      // A lesson may show a syntax error on purpose.
      if cell.expectedError == .any || cell.expectedError == .named(error.kind.rawValue) { return [] }
      let line = cell.firstLine + error.line - 1
      return [
        Diagnostic(
          file: lesson.path, line: line, column: max(0, error.column),
          length: error.endLine == error.line ? max(1, error.endColumn - error.column) : 1,
          message: "\(error.kind.rawValue): \(error.message)", sourceLine: lesson.source.textOfLine(line))
      ]
    }
  }

  private static func expressionError(
    _ text: String, line: Int, of lesson: Lesson, _ place: String
  ) -> [Diagnostic] {
    do {
      _ = try parseExpression(Array("(\(text))".utf8))
      return []
    } catch {
      return [
        Diagnostic(in: lesson.source, line: line, message: "the \(place) `\(text)` is no expression: \(error.message)")
      ]
    }
  }

  /// Calls whose result differs from run to run, with what to write instead.
  private static let unseededCalls: [(call: String, hint: String)] = [
    ("torch.seed()", "write torch.manual_seed(0)"), ("random.seed()", "give it a number"),
    ("np.random.seed()", "give it a number"), ("default_rng()", "give it a seed: default_rng(0)"),
    ("time.time()", "leave it out of what is printed"), ("time.perf_counter()", "leave it out of what is printed"),
    ("datetime.now()", "leave it out of what is printed"), ("os.urandom(", "use random with a seed"),
    ("uuid4()", "leave it out of what is printed"),
  ]

  private static func unseeded(_ text: String, _ cell: Cell, _ lesson: Lesson) -> [Diagnostic] {
    guard cell.output != nil, cell.options.match == .literal else { return [] }
    var bytes = Array(text.utf8)
    for piece in highlight(bytes) where piece.kind == .string || piece.kind == .comment {
      for index in piece.range where index < bytes.count && bytes[index] != 0x0A { bytes[index] = 0x20 }
    }
    var diagnostics: [Diagnostic] = []
    for (number, line) in bytes.split(separator: 0x0A, omittingEmptySubsequences: false).enumerated() {
      let code = String(decoding: line, as: UTF8.self).filter { $0 != " " }
      guard let found = unseededCalls.first(where: { code.contains($0.call) }) else { continue }
      diagnostics.append(
        Diagnostic(
          .warning, in: lesson.source, line: cell.firstLine + number,
          message: "`\(found.call)` is another value on every run", hint: found.hint))
    }
    return diagnostics
  }

  private static func looseCode(_ lesson: Lesson) -> [Diagnostic] {
    lesson.indentedBlocks.compactMap { block in
      let bytes = Array(block.text.utf8)
      let marks = ["import ", "def ", "print(", " = ", "class ", "for "]
      guard marks.contains(where: block.text.contains), (try? parseModule(bytes)) != nil else { return nil }
      return Diagnostic(
        .warning, in: lesson.source, line: block.line, message: "this indented code does not run",
        hint: "put it into a ```python fence, or mark it ```text")
    }
  }
}

/// Links to other lessons, to places in them, and images beside the lesson.
private struct LinkCheck {
  let lesson: Lesson
  let prose: RenderedProse
  let folder: String
  private let ownAnchors: Set<String>
  /// Of other lessons, by path: a course's lessons link to each other many times.
  private var anchorsOfOthers: [String: Set<String>] = [:]
  /// Behind the address that was found last; the next stands further on, as a rule.
  private var position = 0

  init(_ lesson: Lesson, _ prose: RenderedProse) {
    self.lesson = lesson
    self.prose = prose
    folder = lesson.path.lastIndex(of: "/").map { String(lesson.path[...$0]) } ?? ""
    ownAnchors = Self.anchors(of: lesson, prose)
  }

  mutating func diagnostics() -> [Diagnostic] {
    var found: [Diagnostic] = []
    for link in prose.links { if let problem = problemOfLink(link) { found.append(problem) } }
    position = 0
    for image in prose.images { if let problem = problemOfImage(image) { found.append(problem) } }
    return found
  }

  private func isForeign(_ address: String) -> Bool {
    address.hasPrefix("/") || address.hasPrefix("//")
      || address.prefix { $0 != "/" && $0 != "#" && $0 != "?" }.contains(":")
  }

  private mutating func problemOfLink(_ address: String) -> Diagnostic? {
    if isForeign(address) { return nil }
    let parts = address.split(separator: "#", maxSplits: 1, omittingEmptySubsequences: false).map(String.init)
    let path = String((parts.first ?? "").prefix { $0 != "?" })
    let anchor = parts.count > 1 ? parts[1] : ""
    if path.isEmpty {
      return anchor.isEmpty || ownAnchors.contains(anchor)
        ? nil : warning(address, "no heading or cell of this lesson has the id `\(anchor)`")
    }
    let file = folder + decoded(path)
    guard LessonFiles.exists(file) else { return warning(address, "the link `\(address)` leads to no file") }
    guard !anchor.isEmpty, file.hasSuffix(".md"), let anchors = anchors(ofFile: file) else { return nil }
    return anchors.contains(anchor)
      ? nil : warning(address, "`\(path)` has no heading or cell with the id `\(anchor)`")
  }

  /// Nil for a file that cannot be read.
  private mutating func anchors(ofFile path: String) -> Set<String>? {
    if let known = anchorsOfOthers[path] { return known }
    guard let bytes = try? LessonFiles.readLesson(path) else { return nil }
    let other = Lesson.read(path: path, bytes: bytes).lesson
    let anchors = Self.anchors(of: other, other.renderedProse())
    anchorsOfOthers[path] = anchors
    return anchors
  }

  private static func anchors(of lesson: Lesson, _ prose: RenderedProse) -> Set<String> {
    Set(prose.headings.map(\.id) + lesson.cells.map { $0.label ?? "cell-\($0.index + 1)" })
  }

  private mutating func problemOfImage(_ address: String) -> Diagnostic? {
    if isForeign(address) { return nil }
    let path = String(address.prefix { $0 != "#" && $0 != "?" })
    return LessonFiles.exists(folder + decoded(path)) ? nil : warning(address, "the image `\(address)` does not exist")
  }

  /// `%20` and its kin.
  private func decoded(_ address: String) -> String {
    var bytes: [UInt8] = []
    var rest = Array(address.utf8)[...]
    while let byte = rest.popFirst() {
      if byte == 0x25, rest.count >= 2,
        let value = UInt8(String(decoding: rest.prefix(2), as: UTF8.self), radix: 16)
      {
        bytes.append(value)
        rest = rest.dropFirst(2)
      } else {
        bytes.append(byte)
      }
    }
    return String(decoding: bytes, as: UTF8.self)
  }

  private mutating func warning(_ address: String, _ message: String) -> Diagnostic {
    let source = lesson.source
    let found = source.offset(of: address, from: position) ?? source.offset(of: address, from: 0)
    if let found { position = found + 1 }
    return Diagnostic(.warning, in: source, line: found.map { source.line(at: $0) } ?? 1, message: message)
  }
}

extension SourceText {
  /// The first place of a text from one on.
  fileprivate func offset(of text: String, from start: Int) -> Int? {
    let wanted = Array(text.utf8)
    guard let first = wanted.first, start <= bytes.count - wanted.count else { return nil }
    return bytes.withUnsafeBufferPointer { bytes in
      (start...(bytes.count - wanted.count)).first { offset in
        bytes[offset] == first && bytes[offset..<(offset + wanted.count)].elementsEqual(wanted)
      }
    }
  }
}
