// The HTML of what lessons write beyond CommonMark: tables, strikethrough, task lists, notes, formulas.

import Diagnostics

extension ProseWriter {
  mutating func enterExtension(_ node: MarkdownNode, at index: Int) {
    switch node.kind {
    case .table: beginTable(index)
    case .tableRow(let isHeader):
      isInHeader = isHeader
      begin(isHeader ? "<thead>\n<tr>\n" : "<tr>\n", isHeader ? "</tr>\n</thead>\n" : "</tr>\n", at: index)
    case .tableCell(let alignment): beginCell(alignment, index)
    case .strikethrough: begin("<del>", "</del>", at: index)
    case .taskMark(let isDone):
      let words = isDone ? "done" : "to do"
      html += "<span class=\"task\" role=\"img\" aria-label=\"\(words)\">\(isDone ? "☑" : "☐")</span> "
    case .footnoteReference(let name): html += reference(to: name)
    case .formula(let tex, let isDisplay):
      let formula = MathMarkup(tex, isDisplay: isDisplay)
      html += formula.html
      if !formula.problems.isEmpty { report(formula, node) }
    default: break
    }
  }

  private mutating func report(_ formula: MathMarkup, _ node: MarkdownNode) {
    let line = source.hasLine(node.startLine) ? node.startLine : 1
    result.diagnostics.append(
      Diagnostic(
        .warning, in: source, line: line,
        message: "a formula is shown as TeX because of \(formula.problems.joined(separator: ", "))"))
  }

  private mutating func beginTable(_ index: Int) {
    startLine()
    begin("<table>\n", "</table>\n", at: index)
  }

  private mutating func beginCell(_ alignment: MarkdownTable.Alignment, _ index: Int) {
    let element = isInHeader ? "th" : "td"
    let align =
      switch alignment {
      case .none: ""
      case .left: " align=\"left\""
      case .center: " align=\"center\""
      case .right: " align=\"right\""
      }
    begin("<\(element)\(align)>", "</\(element)>\n", at: index)
  }

  // MARK: Notes

  private mutating func reference(to name: String) -> String {
    let number: Int
    var id = ""
    if let known = noteNumbers[name] {
      number = known
    } else {
      notes.append(name)
      number = notes.count
      noteNumbers[name] = number
      id = " id=\"fnref-\(number)\""
    }
    return "<sup class=\"footnote-ref\"><a href=\"#fn-\(number)\"\(id)>\(number)</a></sup>"
  }

  /// The notes at the end of the page, those that the text refers to.
  mutating func footnotes() -> String {
    let all = document.footnotes
    let byName = Dictionary(all.map { ($0.name, $0) }, uniquingKeysWith: { first, _ in first })
    var text = ""
    var number = 0
    // A note may refer to another, which then stands behind it.
    while number < notes.count {
      let name = notes[number]
      number += 1
      guard let note = byName[name] else { continue }
      document = MarkdownDocument(nodes: note.nodes, footnotes: all)
      var inside = ""
      var block = 0
      while block < document.nodes.count {
        html = ""
        write(block)
        inside += html
        block = document.nodes[block].subtreeEnd
      }
      let back = " <a href=\"#fnref-\(number)\" aria-label=\"Back to the text\">↩</a>"
      if inside.hasSuffix("</p>\n") {
        inside = String(inside.dropLast(5)) + back + "</p>\n"
      } else {
        inside += back + "\n"
      }
      text += "<li id=\"fn-\(number)\">\n\(inside)</li>\n"
    }
    if text.isEmpty { return "" }
    return "<section class=\"footnotes\" aria-label=\"Footnotes\">\n<ol>\n\(text)</ol>\n</section>\n"
  }
}
