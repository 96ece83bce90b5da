// The HTML-like tables of the cards: row 1 name, operation, shape and line; row 2 the value; row 3 the gradient, a cell of
// its own with an id so that it becomes a group in the SVG. Cell backgrounds poke out of rounded corners, so rows are
// told apart by the colour of their text.

enum DotCards {
  /// The label of a node, with its angle brackets.
  static func label(of node: DiagramNode, id: String) -> String {
    switch node.kind {
    case .cut(let cut): "<" + cutCard(cut, node) + ">"
    case .saved(let saved): "<" + savedNote(saved) + ">"
    case .collapsed(let modules): "<" + collapsedCard(modules, node) + ">"
    default: "<" + card(node, id: id) + ">"
    }
  }

  /// A chip beside an edge. The five empty pixels keep the text off the line; a picture from left to right needs an empty
  /// row below instead.
  static func chip(_ text: String, colour: String, direction: Diagram.Direction) -> String {
    let words = font(text, colour: colour, size: 9, mono: true)
    let below = direction == .leftToRight ? "<TR><TD HEIGHT=\"6\"></TD></TR>" : ""
    return "<<TABLE BORDER=\"0\" CELLBORDER=\"0\" CELLSPACING=\"0\" CELLPADDING=\"1\"><TR><TD WIDTH=\"5\"></TD>"
      + "<TD BGCOLOR=\"#FFFFFF\">\(words)</TD></TR>\(below)</TABLE>>"
  }

  private static func card(_ node: DiagramNode, id: String) -> String {
    let style = node.kind.style
    var rows = changeRow(node)
    if node.isAsked {
      rows += wideRow(
        font("◎ you asked for the gradient here", colour: DiagramColour.gradientText, size: 9, bold: true))
    }
    rows += "<TR><TD ALIGN=\"LEFT\">\(heading(of: node))</TD><TD ALIGN=\"RIGHT\">\(lineMark(node.line))</TD></TR>"
    if let value = node.value, !value.isBlank {
      rows += wideRow(font(value, colour: DiagramColour.text, size: 10, mono: true))
    }
    let notes = node.notes.filter { !$0.isBlank }
    if !notes.isEmpty {
      let words = notes.map { font($0, colour: DiagramColour.muted, size: 10, mono: true) }
      rows += wideRow(words.map { $0 + "<BR ALIGN=\"LEFT\"/>" }.joined())
    }
    if let row = node.gradient.row {
      let tip = DotText.attribute("gradient of \(node.plainName): \(row.words)")
      rows +=
        "<TR><TD COLSPAN=\"2\" ALIGN=\"LEFT\" ID=\"\(id)-grad\" HREF=\"#\(id)\" TOOLTIP=\"\(tip)\">"
        + font("\(row.glyph) \(row.words)", colour: row.colour, size: 10, mono: true) + "</TD></TR>"
    }
    rows += bar(node, id: id)
    if let badge = node.badge { rows += wideRow(font(badge, colour: DiagramColour.cutText, size: 9, bold: true)) }
    return table(style, padding: 3, rounded: true, rows: rows)
  }

  /// The bar that several backwards made of a `.grad`: a block each, as long as its part, with an id of its own so that it
  /// becomes a group in the SVG; the id ends in the step at which the block appears.
  private static func bar(_ node: DiagramNode, id: String) -> String {
    guard let last = node.sum.last else { return "" }
    var cells = "<TD>\(font(".grad =", colour: DiagramColour.gradientText, size: 9, mono: true))</TD>"
    for (index, addend) in node.sum.enumerated() {
      let isNegative = addend.text.hasPrefix("-") || addend.text.hasPrefix("−")
      let fill = isNegative ? DiagramColour.cut : DiagramColour.gradientLane
      let words = (index == 0 ? "" : "+ ") + addend.lettering
      let tip = DotText.attribute("\(addend.words) brought \(addend.text): .grad = \(addend.total)")
      cells +=
        "<TD BGCOLOR=\"\(fill)\" WIDTH=\"\(max(8, Int(addend.share * barLength)))\" "
        + "ID=\"\(id)-block-\(index + 1)\(addend.step.map { "-at\($0)" } ?? "")\" HREF=\"#\(id)\" TOOLTIP=\"\(tip)\">"
        + font(words, colour: "#FFFFFF", size: 9, mono: true) + "</TD>"
    }
    if last.total != "…" {
      cells += "<TD>\(font("= \(last.total)", colour: DiagramColour.gradientText, size: 9, mono: true))</TD>"
    }
    return wideRow(
      "<TABLE BORDER=\"0\" CELLBORDER=\"0\" CELLSPACING=\"1\" CELLPADDING=\"2\"><TR>\(cells)</TR></TABLE>")
  }

  /// How long a bar is at least, in points: blocks are as wide as their words.
  private static let barLength = 150.0

  private static func heading(of node: DiagramNode) -> String {
    var parts: [String] = []
    if !node.name.isBlank { parts.append(font(node.name, colour: DiagramColour.text, size: 12, bold: true)) }
    if let operation = node.operation, !operation.isBlank {
      parts.append(font("= \(node.isRandom ? "⚄ " : "")\(operation)", colour: DiagramColour.text, size: 10, mono: true))
    }
    if let detail = node.detail { parts.append(font(detail, colour: DiagramColour.muted, size: 10)) }
    return parts.joined(separator: " ")
  }

  private static func cutCard(_ cut: DiagramCut, _ node: DiagramNode) -> String {
    var first = font("✂ \(cut.operation)", colour: DiagramColour.cutText, size: 12, mono: true, bold: true)
    if let line = node.line { first += " " + font("L\(line)", colour: DiagramColour.cutText, size: 9, mono: true) }
    var rows = changeRow(node, columns: 1) + "<TR><TD>\(first)</TD></TR>"
    if !cut.reason.isBlank {
      rows += "<TR><TD>\(font(cut.reason, colour: DiagramColour.cutText, size: 9))</TD></TR>"
    }
    return table(node.kind.style, padding: 2, rounded: false, rows: rows)
  }

  private static func savedNote(_ saved: DiagramSavedValue) -> String {
    let colour = saved.isCulprit ? DiagramColour.cutText : DiagramColour.muted
    let lines = saved.lines.filter { !$0.isBlank }
    let saysSo = saved.isCulprit && !lines.isEmpty || lines.contains { $0.hasSuffix("saved for backward") }
    let shown = saysSo ? lines : ["saved for backward"] + lines
    return shown.map { font($0, colour: colour, size: 9, mono: true) + "<BR ALIGN=\"LEFT\"/>" }.joined()
  }

  private static func collapsedCard(_ modules: DiagramCollapsedModules, _ node: DiagramNode) -> String {
    var heading = font(node.plainName, colour: DiagramColour.text, size: 12, bold: true)
    if !modules.typeName.isBlank { heading += " " + font(modules.typeName, colour: DiagramColour.muted, size: 10) }
    let count = modules.count > 1 ? font("× \(modules.count)", colour: DiagramColour.text, size: 12, bold: true) : ""
    var rows = changeRow(node) + "<TR><TD ALIGN=\"LEFT\">\(heading)</TD><TD ALIGN=\"RIGHT\">\(count)</TD></TR>"
    var facts: [String] = []
    if let parameters = modules.parameters {
      facts.append(font(parameters, colour: DiagramColour.muted, size: 9, mono: true))
    }
    if let shape = modules.outputShape {
      facts.append(font("→ \(shape)", colour: DiagramColour.muted, size: 9, mono: true))
    }
    if !facts.isEmpty { rows += wideRow(facts.joined(separator: " ")) }
    if let norms = modules.gradientNorms {
      rows += wideRow(font("◂ ‖grad‖ \(norms)", colour: DiagramColour.gradientText, size: 9, mono: true))
    }
    if modules.withoutGradient > 0 {
      let words = "✂ no gradient: \(modules.withoutGradient) of \(modules.parameterTensors) tensors"
      rows += wideRow(font(words, colour: DiagramColour.cutText, size: 9, bold: true))
    }
    if modules.cuts > 0 {
      rows += wideRow(font("✂ \(modules.cuts) inside", colour: DiagramColour.cutText, size: 9, bold: true))
    }
    return table(node.kind.style, padding: 3, rounded: true, rows: rows)
  }

  private static func table(_ style: CardStyle, padding: Int, rounded: Bool, rows: String) -> String {
    let corners = rounded ? " STYLE=\"ROUNDED\"" : ""
    return "<TABLE BORDER=\"\(style.border)\" CELLBORDER=\"0\" CELLSPACING=\"0\" CELLPADDING=\"\(padding)\"\(corners)"
      + " COLOR=\"\(style.stroke)\" BGCOLOR=\"\(style.fill)\">\(rows)</TABLE>"
  }

  private static func changeRow(_ node: DiagramNode, columns: Int = 2) -> String {
    guard let change = node.change else { return "" }
    let words = font(change.words, colour: change.colour, size: 9, bold: true)
    return columns == 1 ? "<TR><TD>\(words)</TD></TR>" : wideRow(words)
  }

  private static func wideRow(_ content: String) -> String {
    "<TR><TD COLSPAN=\"2\" ALIGN=\"LEFT\">\(content)</TD></TR>"
  }

  private static func lineMark(_ line: Int?) -> String {
    line.map { font("L\($0)", colour: DiagramColour.muted, size: 9, mono: true) } ?? ""
  }

  /// Blank text gives nothing at all: an empty element drops the whole label.
  private static func font(
    _ text: String, colour: String, size: Int, mono: Bool = false, bold: Bool = false
  ) -> String {
    if text.isBlank { return "" }
    let face = mono ? " FACE=\"\(DiagramFont.mono)\"" : ""
    let words = DotText.label(text)
    let body = bold ? "<B>\(words)</B>" : words
    return "<FONT COLOR=\"\(colour)\" POINT-SIZE=\"\(size)\"\(face)>\(body)</FONT>"
  }
}

/// A gradient row ready to write.
struct GradientRow {
  let glyph: String
  let words: String
  let colour: String
}

extension DiagramNode.Gradient {
  var row: GradientRow? {
    switch self {
    case .none: nil
    case .arrived(let text), .zero(let text):
      GradientRow(glyph: "◂", words: text, colour: DiagramColour.gradientText)
    case .start(let text):
      GradientRow(glyph: "◂", words: "\(text) (start)", colour: DiagramColour.gradientText)
    case .nonFinite(let text):
      GradientRow(glyph: "◂", words: text, colour: DiagramColour.nonFiniteText)
    case .nothingArrived:
      GradientRow(glyph: "✂", words: "nothing arrived", colour: DiagramColour.cutText)
    case .notComputed:
      GradientRow(glyph: "◂", words: "not computed", colour: DiagramColour.muted)
    case .stopped(let reason):
      GradientRow(glyph: "✂", words: "stopped: \(reason)", colour: DiagramColour.cutText)
    }
  }
}

extension DiagramNode {
  /// What stands in muted type after name and operation.
  var detail: String? {
    if let remark, !remark.isBlank { return remark }
    let introduction = kind.style.introduction
    guard let shape, !shape.isBlank else { return introduction.isEmpty ? nil : introduction }
    return introduction.isEmpty ? shape : "\(introduction), \(shape)"
  }

  /// The name, or the operation of an unnamed one.
  var plainName: String {
    if !name.isBlank { return name }
    if let operation, !operation.isBlank { return operation }
    return "value"
  }
}
