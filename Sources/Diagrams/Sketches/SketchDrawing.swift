// Sketches as SVG that stands inside a page. Text and lines take the page's own colour, bars the colours of the big picture's
// lanes, which are legible on light and dark; no distinction is made by colour alone. Equal sketches give equal bytes.

extension Sketch {
  /// An `<svg>` element with a role, a title and a description. `id`: unique in the page.
  package func svg(id: String) -> String {
    var drawing = SketchDrawing()
    switch kind {
    case .sum(let parts, let total): drawing.drawSum(parts, total)
    case .kinks(let kinks): drawing.drawKinks(kinks)
    case .pairs(let count, let first, let second): drawing.drawPairs(count, first, second)
    case .counts(let bins): drawing.drawCounts(bins)
    case .shares(let bins): drawing.drawCounts(bins, firstIsBad: false)
    case .forms(let forms): drawing.drawForms(forms)
    }
    let (width, height) = (drawing.place(drawing.width), drawing.place(drawing.height))
    let name = DotText.identifier(id)
    return "<svg class=\"sketch\" role=\"img\" aria-labelledby=\"\(name)-title \(name)-desc\" width=\"\(width)\" "
      + "height=\"\(height)\" viewBox=\"0 0 \(width) \(height)\" xmlns=\"http://www.w3.org/2000/svg\">\n"
      + "<title id=\"\(name)-title\">\(drawing.escaped(title))</title>\n"
      + "<desc id=\"\(name)-desc\">\(drawing.escaped(words))</desc>\n"
      + drawing.parts.map { $0 + "\n" }.joined() + "</svg>"
  }
}

/// The elements of one sketch, and how far they reach.
private struct SketchDrawing {
  var parts: [String] = []
  var width = 0.0
  var height = 0.0

  private static let lane = "#0072B2"
  private static let cut = "#C65200"
  private static let good = "#00795A"
  private static let line = "#6B7280"

  // MARK: Amounts

  /// One row an amount; each bar begins where the last ended, the last row is the whole.
  mutating func drawSum(_ amounts: [Sketch.Amount], _ total: Sketch.Amount) {
    var ends: [Double] = [0]
    for amount in amounts { ends.append((ends.last ?? 0) + amount.size) }
    let rows = amounts + [total]
    let low = min(0, ends.min() ?? 0)
    let high = max(0, ends.max() ?? 0)
    let labels = labelWidth(rows)
    let bars = 240.0
    func across(_ value: Double) -> Double {
      high > low ? labels + (value - low) / (high - low) * bars : labels
    }
    for (index, amount) in rows.enumerated() {
      let isTotal = index == amounts.count
      let top = 6.0 + Double(index) * 22 + (isTotal ? 6 : 0)
      let (from, to) = isTotal ? (0, ends[amounts.count]) : (ends[index], ends[index + 1])
      text(amount.label, labels - 8, top + 12, anchor: "end", weight: isTotal ? 600 : 400)
      rectangle(
        min(across(from), across(to)), top, max(1.5, abs(across(to) - across(from))), 15,
        fill: isTotal ? Self.good : from == to || to > from ? Self.lane : Self.cut, isOutlined: isTotal)
      text(amount.text, labels + bars + 8, top + 12, isMono: true, weight: isTotal ? 600 : 400)
      if !isTotal {
        let next = top + 22 + (index + 1 == amounts.count ? 6 : 0)
        segment(across(to), top + 15, across(to), next, dashes: "2 2")
      }
    }
    let bottom = 6.0 + Double(rows.count) * 22 + 6
    segment(across(0), 2, across(0), bottom - 4)
    width = labels + bars + 16 + longest(rows.map(\.text)) * 7
    height = bottom
  }

  /// A bar a range, from one line.
  mutating func drawCounts(_ bins: [Sketch.Amount], firstIsBad: Bool = true) {
    let labels = labelWidth(bins)
    let most = max(1, bins.map(\.size).max() ?? 1)
    for (index, bin) in bins.enumerated() {
      let top = 6.0 + Double(index) * 20
      text(bin.label, labels - 8, top + 11, anchor: "end")
      let length = bin.size.isFinite ? bin.size / most * 200 : 0
      if length > 0 { rectangle(labels, top, length, 14, fill: index == 0 && firstIsBad ? Self.cut : Self.lane) }
      text(bin.text, labels + length + 7, top + 11, isMono: true)
    }
    height = 8 + Double(bins.count) * 20
    segment(labels, 2, labels, height - 2)
    width = labels + 216 + longest(bins.map(\.text)) * 7
  }

  private func longest(_ texts: [String]) -> Double { Double(texts.map(\.count).max() ?? 0) }
  private func labelWidth(_ amounts: [Sketch.Amount]) -> Double { longest(amounts.map(\.label)) * 7.8 + 16 }

  // MARK: Forms

  /// A frame a form, beside each other: the code, and what holds of it. The first is the one that was run.
  mutating func drawForms(_ forms: [Sketch.Form]) {
    var left = 6.0
    let most = forms.map(\.notes.count).max() ?? 0
    height = 44 + Double(most) * 18
    for (index, form) in forms.enumerated() {
      let wide = max(Double(form.code.count) * 7.6, longest(form.notes) * 6.8) + 24
      parts.append(
        "<rect x=\"\(place(left))\" y=\"6\" width=\"\(place(wide))\" height=\"\(place(height - 12))\" rx=\"6\" "
          + "fill=\"none\" stroke=\"\(index == 0 ? Self.cut : Self.good)\" stroke-width=\"2\""
          + (index == 0 ? " stroke-dasharray=\"5 3\"/>" : "/>"))
      text(form.code, left + 12, 26, isMono: true, weight: 600)
      for (row, note) in form.notes.enumerated() { text(note, left + 12, 46 + Double(row) * 18) }
      left += wide + 18
    }
    width = max(left - 12, 12)
  }

  // MARK: Kinks

  /// Axes, the two branches, and through the corner the slope that was used.
  mutating func drawKinks(_ kinks: [Sketch.Kink]) {
    let (side, gap) = (132.0, 20.0)
    for (index, kink) in kinks.enumerated() {
      let left = 6 + Double(index) * (side + gap)
      let (x, y) = (left + side / 2, 62.0)
      segment(left, y, left + side, y, opacity: 0.5)
      segment(x, 6, x, 112, opacity: 0.5)
      let reach = 48.0
      // Steep branches stay inside the frame.
      func branch(_ slope: Double, _ direction: Double) -> (Double, Double) {
        let run = min(reach, slope == 0 ? reach : 50 / abs(slope))
        return (x + direction * run, y - direction * run * slope)
      }
      let (a, b) = (branch(kink.left, -1), branch(kink.right, 1))
      parts.append(
        "<path d=\"M\(place(a.0)) \(place(a.1))L\(place(x)) \(place(y))L\(place(b.0)) \(place(b.1))\" fill=\"none\" "
          + "stroke=\"currentColor\" stroke-width=\"2\"/>")
      if let chosen = kink.chosen {
        let (c, d) = (branch(chosen, -1), branch(chosen, 1))
        segment(c.0, c.1, d.0, d.1, colour: Self.lane, width: 2.5, dashes: "6 4")
      }
      parts.append(
        "<circle cx=\"\(place(x))\" cy=\"\(place(y))\" r=\"4\" fill=\"\(Self.cut)\" stroke=\"currentColor\"/>")
      text(kink.operation, x, 130, anchor: "middle", isMono: true, weight: 600)
      text("slope \(kink.chosen == nil ? "given" : "used"): \(kink.text)", x, 146, anchor: "middle")
    }
    width = 12 + Double(kinks.count) * side + Double(max(0, kinks.count - 1)) * gap
    height = 154
  }

  // MARK: Pairs

  /// A field of small squares; the wanted pairs are filled and marked.
  mutating func drawPairs(_ count: Int, _ first: String, _ second: String) {
    let shown = min(count, 8)
    let (side, left, top) = (22.0, 24.0, 22.0)
    for row in 0..<shown {
      text("\(row)", left - 8, top + Double(row) * side + 15, anchor: "end", size: 11)
      text("\(row)", left + Double(row) * side + side / 2, top - 6, anchor: "middle", size: 11)
      for column in 0..<shown {
        let (x, y) = (left + Double(column) * side, top + Double(row) * side)
        let isWanted = row == column
        parts.append(
          "<rect x=\"\(place(x + 1))\" y=\"\(place(y + 1))\" width=\"\(place(side - 2))\" height=\"\(place(side - 2))\" rx=\"2\" "
            + (isWanted
              ? "fill=\"\(Self.good)\" stroke=\"\(Self.good)\"/>"
              : "fill=\"\(Self.cut)\" fill-opacity=\"0.16\" stroke=\"\(Self.cut)\"/>"))
        let sign = isWanted ? "✓" : "×"
        text(sign, x + side / 2, y + 15, anchor: "middle", size: 11, colour: isWanted ? "#ffffff" : "currentColor")
      }
    }
    let edge = left + Double(shown) * side
    let lines =
      [
        "↓ \(first)", "→ \(second)", "\(count * count) pairs are compared", "✓ \(count) wanted",
        "× \(count * count - count) by stretching",
      ] + (count > shown ? ["(the first \(shown) of \(count) drawn)"] : [])
    for (index, words) in lines.enumerated() { text(words, edge + 16, top + 14 + Double(index) * 19) }
    width = edge + 24 + longest(lines) * 6.6
    height = max(top + Double(shown) * side, top + Double(lines.count) * 19) + 6
  }

  // MARK: Elements

  /// At most one digit behind the point.
  func place(_ value: Double) -> String {
    let tenths = (value * 10).rounded() / 10
    return tenths == tenths.rounded() ? "\(Int(tenths))" : "\(tenths)"
  }

  private mutating func rectangle(
    _ x: Double, _ y: Double, _ width: Double, _ height: Double, fill: String, isOutlined: Bool = false
  ) {
    let outline = isOutlined ? " stroke=\"currentColor\"" : ""
    parts.append(
      "<rect x=\"\(place(x))\" y=\"\(place(y))\" width=\"\(place(width))\" height=\"\(place(height))\" rx=\"2\" "
        + "fill=\"\(fill)\"\(outline)/>")
  }

  private mutating func segment(
    _ x: Double, _ y: Double, _ toX: Double, _ toY: Double, colour: String = SketchDrawing.line, width: Double = 1,
    dashes: String = "", opacity: Double = 1
  ) {
    let style =
      (dashes.isEmpty ? "" : " stroke-dasharray=\"\(dashes)\"") + (opacity == 1 ? "" : " opacity=\"\(opacity)\"")
    parts.append(
      "<path d=\"M\(place(x)) \(place(y))L\(place(toX)) \(place(toY))\" stroke=\"\(colour)\" "
        + "stroke-width=\"\(width)\"\(style)/>")
  }

  private mutating func text(
    _ words: String, _ x: Double, _ y: Double, anchor: String = "start", isMono: Bool = false, weight: Int = 400,
    size: Int = 12, colour: String = "currentColor"
  ) {
    var style = anchor == "start" ? "" : " text-anchor=\"\(anchor)\""
    if isMono { style += " font-family=\"\(DiagramFont.mono)\"" }
    if weight != 400 { style += " font-weight=\"\(weight)\"" }
    parts.append(
      "<text x=\"\(place(x))\" y=\"\(place(y))\" font-size=\"\(size)\" fill=\"\(colour)\"\(style)>\(escaped(words))</text>"
    )
  }

  func escaped(_ text: String) -> String {
    var result = ""
    for character in text.unicodeScalars {
      switch character {
      case "&": result += "&amp;"
      case "<": result += "&lt;"
      case ">": result += "&gt;"
      default: result.unicodeScalars.append(character)
      }
    }
    return result
  }
}
