// A chart in words: what a reader hears who does not see it, and the one line a terminal shows.

package struct ChartSummary {
  /// The picture's name.
  package let title: String
  /// Sentences about every panel.
  package let description: String
  /// `Loss, 2 lines`.
  package let words: String
  /// `[figure: Loss, 2 lines]`.
  package var line: String { "[figure: \(words)]" }

  package init(_ chart: Chart) {
    let titles = [chart.title] + chart.panels.map(\.title)
    let named = titles.first { !$0.isEmpty }
    let counts = ChartSummary.counts(chart.panels.flatMap(\.marks))
    let panels = chart.panels.count > 1 ? "\(chart.panels.count) panels" : ""
    let parts = [named.map(ChartSummary.oneLine) ?? "", panels, counts].filter { !$0.isEmpty }
    words = parts.isEmpty ? "empty" : parts.joined(separator: ", ")
    title = named.map(ChartSummary.oneLine) ?? (counts.isEmpty ? "Empty chart" : "Chart with \(counts)")
    var sentences: [String] = []
    for (index, panel) in chart.panels.enumerated() {
      sentences.append(ChartSummary.sentence(panel, chart.panels.count > 1 ? index + 1 : nil))
    }
    description = sentences.joined(separator: " ")
  }

  private static func oneLine(_ text: String) -> String {
    let flat = text.split(separator: "\n").joined(separator: " ")
    return flat.count > 80 ? flat.prefix(79) + "…" : flat
  }

  private static func noun(_ mark: ChartMark) -> String {
    // A blank: a part of something that is counted already.
    if !mark.noun.isEmpty { return mark.noun == " " ? "" : mark.noun }
    switch mark.kind {
    case .line: return mark.stroke.width > 0 && mark.stroke.color != "none" ? "line" : "set of points"
    case .scatter: return "set of points"
    case .area: return "filled area"
    case .bars: return "bar chart"
    case .segments: return "set of segments"
    case .image: return "image"
    case .arrows: return "field of arrows"
    case .text: return ""
    case .rule: return "reference line"
    case .band: return "band"
    case .ellipse: return "ellipse"
    case .wedge: return "slice"
    }
  }

  private static func counts(_ marks: [ChartMark]) -> String {
    var names: [String] = []
    var numbers: [String: Int] = [:]
    for mark in marks {
      let name = noun(mark)
      if name.isEmpty { continue }
      if numbers[name] == nil { names.append(name) }
      numbers[name, default: 0] += 1
    }
    return names.map { name in
      let count = numbers[name] ?? 0
      return count == 1 ? "1 \(name)" : "\(count) \(plural(name))"
    }.joined(separator: ", ")
  }

  private static func plural(_ name: String) -> String {
    for (word, many) in [("set of", "sets of"), ("field of", "fields of")] where name.hasPrefix(word) {
      return many + name.dropFirst(word.count)
    }
    return name.hasSuffix("s") ? name : name + "s"
  }

  private static func sentence(_ panel: ChartPanel, _ number: Int?) -> String {
    var text = number.map { "Panel \($0)" } ?? ""
    if !panel.title.isEmpty { text += (text.isEmpty ? "" : ": ") + "“\(oneLine(panel.title))”" }
    if !text.isEmpty { text += ". " }
    if !panel.x.isHidden { text += axis("x", panel.x) }
    if !panel.y.isHidden { text += axis("y", panel.y) }
    let shown = panel.marks.filter { !noun($0).isEmpty }
    for mark in shown.prefix(12) { text += about(mark) }
    if shown.count > 12 { text += "And \(shown.count - 12) more. " }
    while text.hasSuffix(" ") { text.removeLast() }
    return text.isEmpty ? "Nothing is drawn." : text
  }

  private static func axis(_ name: String, _ axis: ChartAxis) -> String {
    let label = axis.label.isEmpty ? "" : " (\(oneLine(axis.label)))"
    let scale = axis.scale == .linear ? "" : ", logarithmic"
    if let labels = axis.tickLabels, axis.ticks != nil, labels.contains(where: { !$0.isEmpty }), labels.count <= 20 {
      return "\(name)\(label): \(labels.joined(separator: ", ")). "
    }
    return "\(name)\(label) from \(ChartText.number(axis.low)) to \(ChartText.number(axis.high))\(scale). "
  }

  private static func about(_ mark: ChartMark) -> String {
    let label = mark.label.isEmpty || mark.label.hasPrefix("_") ? "" : " “\(oneLine(mark.label))”"
    let name = noun(mark)
    switch mark.kind {
    case .line, .scatter:
      let pairs = zip(mark.x, mark.y).filter { $0.0.isFinite && $0.1.isFinite }
      guard let first = pairs.first, let last = pairs.last else { return "A \(name)\(label) without points. " }
      let ys = pairs.map(\.1)
      let low = ys.min() ?? 0
      let high = ys.max() ?? 0
      if mark.kind == .scatter {
        return
          "A \(name)\(label): \(pairs.count) points, y from \(ChartText.number(low)) to \(ChartText.number(high)). "
      }
      return
        "A \(name)\(label): \(pairs.count) points, from \(ChartText.number(first.1)) to \(ChartText.number(last.1)), "
        + "lowest \(ChartText.number(low)), highest \(ChartText.number(high)). "
    case .bars:
      let heights = stride(from: 0, to: mark.x.count - mark.x.count % 4, by: 4).map {
        mark.isVertical ? mark.x[$0 + 2] : mark.x[$0 + 3]
      }
      if heights.count <= 12 {
        return "A \(name)\(label): \(heights.map { ChartText.number($0) }.joined(separator: ", ")). "
      }
      return "A \(name)\(label): \(heights.count) bars from \(ChartText.number(heights.min() ?? 0)) to "
        + "\(ChartText.number(heights.max() ?? 0)). "
    case .image:
      guard let raster = mark.raster else { return "" }
      return "An image of \(raster.columns) by \(raster.rows) cells. "
    case .rule:
      return "A \(name)\(label) at \(mark.isVertical ? "x" : "y") = \(ChartText.number(mark.x.first ?? 0)). "
    case .wedge: return "A slice “\(oneLine(mark.text))”. "
    default: return label.isEmpty ? "" : "A \(name)\(label). "
    }
  }
}
