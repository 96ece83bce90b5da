// A run to HTML: fills the templates. All text goes through Mustache's escaping; markup comes only from the prose
// renderer, the highlighter and the drawn pictures. Same run, same bytes.

import LessonFormat
import LessonRunner
import Mustache

/// Renders pages.
struct PageRenderer {
  private let library: MustacheLibrary

  /// What the list of lessons says of one.
  struct IndexEntry {
    let order: Int
    let values: [String: Any]
  }

  init() {
    var templates: [String: MustacheTemplate] = [:]
    for (name, text) in [("page", PageTemplate.page), ("cell", PageTemplate.cell), ("index", PageTemplate.index)] {
      if let template = try? MustacheTemplate(string: text) { templates[name] = template }
    }
    library = MustacheLibrary(templates: templates)
  }

  /// The page of a lesson.
  func page(_ run: LessonRun, pictures: Pictures) -> String {
    let lesson = run.lesson
    var parts: [[String: Any]] = []
    var cellIndex = 0
    let prose = lesson.renderedProse()
    for (index, part) in lesson.parts.enumerated() {
      switch part {
      case .prose:
        parts.append(["html": prose.html[index]])
      case .cell(let cell):
        if cellIndex < run.cells.count, cell.options.include {
          parts.append(["html": "", "cell": cellValues(run.cells[cellIndex], pictures)])
        }
        cellIndex += 1
      }
    }
    var values: [String: Any] = [
      "title": title(of: run), "version": Version.number, "stylesheet": "gradbook.css", "parts": parts,
      "index": "index.html", "summary": run.counts.sentence,
    ]
    values["description"] = lesson.frontMatter.description
    return library.render(values, withTemplate: "page") ?? ""
  }

  func indexEntry(_ run: LessonRun, file: String) -> IndexEntry {
    var values: [String: Any] = ["file": file, "title": title(of: run), "summary": run.counts.sentence]
    values["description"] = run.lesson.frontMatter.description
    return IndexEntry(order: run.lesson.frontMatter.order ?? Int.max, values: values)
  }

  /// The list of lessons, in the order they ask for.
  func index(_ entries: [IndexEntry]) -> String {
    let sorted = entries.enumerated().sorted { ($0.element.order, $0.offset) < ($1.element.order, $1.offset) }
    let values: [String: Any] = ["version": Version.number, "lessons": sorted.map(\.element.values)]
    return library.render(values, withTemplate: "index") ?? ""
  }

  private func title(of run: LessonRun) -> String {
    run.lesson.frontMatter.title ?? SiteBuilder.pageName(run.lesson.path)
  }

  // MARK: Cells

  private func cellValues(_ run: CellRun, _ pictures: Pictures) -> [String: Any] {
    let cell = run.cell
    var values: [String: Any] = [
      "id": Self.anchor(of: cell), "number": cell.index + 1, "status": run.status.rawValue, "folded": cell.options.fold,
    ]
    if cell.options.echo { values["source"] = Highlighter.html(sourceWithoutOptions(cell)) }
    if let badge = badge(run.verdict) {
      values["verdict"] = badge.text
      values["verdictClass"] = badge.style
      values["verdictHelp"] = badge.help
    }
    if case .failed(let failure) = run.verdict { values["failure"] = failure.message }
    if cell.options.output { values["outputs"] = run.outputs.compactMap { outputValues($0, cell) } }
    values["claims"] = run.claims.map { claim -> [String: Any] in
      [
        "expression": claim.expression, "glyph": claim.holds ? "✓" : "✗", "state": claim.holds ? "holds" : "fails",
        "words": claim.holds ? "holds" : "does not hold" + (claim.explanation.isEmpty ? "" : ": " + claim.explanation),
      ]
    }
    values["hasGradients"] = !run.gradients.isEmpty
    values["gradients"] = run.gradients.map { row -> [String: Any] in
      [
        "name": row.name, "shape": row.shape, "value": row.value, "gradient": row.gradient, "state": row.state.rawValue,
        "glyph": row.state == .arrived ? "◂" : row.state == .nothing ? "✂" : "",
      ]
    }
    values["graphs"] = pictures.graphs(ofCell: cell.index)
    return values
  }

  static func anchor(of cell: Cell) -> String { cell.label ?? "cell-\(cell.index + 1)" }

  private func sourceWithoutOptions(_ cell: Cell) -> String {
    var lines = cell.sourceText.split(separator: "\n", omittingEmptySubsequences: false)[...]
    while let first = lines.first, first.drop(while: { $0 == " " }).hasPrefix("#|") { lines.removeFirst() }
    while lines.last?.isEmpty == true { lines.removeLast() }
    return lines.joined(separator: "\n")
  }

  private func badge(_ verdict: CellVerdict?) -> (text: String, style: String, help: String)? {
    switch verdict {
    case .identical: ("verified", "verified", "What is written here is what this cell shows, to the last character.")
    case .withinTolerance(let drift): ("within tolerance", "close", drift.sentence)
    case .failed(let failure): ("different", "different", failure.message)
    case .notRun: ("not run", "run", "The lesson stopped before this cell.")
    case .notVerified: ("run", "run", "This cell ran; nothing is written to compare its output with.")
    case nil: nil
    }
  }

  private func outputValues(_ output: CellOutput, _ cell: Cell) -> [String: Any]? {
    switch output.kind {
    case .stdout, .value, .warning:
      var text = output.text
      while text.hasSuffix("\n") { text.removeLast() }
      return text.isEmpty ? nil : ["kind": output.kind.rawValue, "text": text]
    case .error:
      let expected = cell.expectedError != .none
      return [
        "error": [
          "type": output.type ?? "Error", "message": output.message ?? "", "traceback": output.text,
          "expectation": expected ? "raised here, as expected" : "raised here, and nobody expected it",
        ]
      ]
    case .figure: return ["figure": ["svg": output.text]]
    case .diagram: return nil
    }
  }
}
