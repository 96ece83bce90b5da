// The walk back as steps with captions, for the stepper: step 0 shows the values, each further step brings the gradient
// one operation nearer to the leaves, the last shows where it ended. The pictures carry the numbers as classes `sN`.

extension Diagram {
  /// More steps than these are no walk that anybody follows.
  package static let stepLimit = 24

  /// One caption a step, from 0 to the last; empty where no backward ran or the walk is too long.
  package var stepCaptions: [String] {
    let blocks = nodes.flatMap(\.sum).compactMap(\.step)
    let steps = nodes.compactMap(\.step) + edges.compactMap(\.step) + blocks
    guard let last = steps.max(), last >= 2, last <= Diagram.stepLimit,
      nodes.contains(where: { if case .start = $0.gradient { true } else { false } })
    else { return [] }
    var byID: [String: DiagramNode] = [:]
    for node in nodes where byID[node.id] == nil { byID[node.id] = node }
    var captions = [firstCaption]
    for step in 1...last {
      var sentences: [String] = []
      let cards = nodes.filter { $0.step == step }
      let order = cards.filter(\.isCut) + cards.filter { !$0.isCut }
      sentences += edgeCaptions(step, byID)
      for node in order {
        if let words = caption(of: node), !sentences.contains(words) { sentences.append(words) }
      }
      sentences += nodes.flatMap { node in node.sum.filter { $0.step == step }.map { $0.caption(of: node) } }
      captions.append(sentences.isEmpty ? "The walk goes on." : sentences.joined(separator: " "))
    }
    return captions
  }

  private var firstCaption: String {
    let outputs = nodes.filter { $0.kind == .output }.map { node in
      node.plainName + (node.value.map { " = \($0)" } ?? "")
    }
    return "The values alone: they travel down to \(outputs.joined(separator: " and "))."
  }

  private func caption(of node: DiagramNode) -> String? {
    switch (node.kind, node.gradient) {
    case (_, .start(let text)): "The walk back starts at \(node.plainName) with \(text)."
    case (.cut(let cut), _):
      "✂ \(cut.operation)\(node.line.map { " on line \($0)" } ?? "") lets values through and no gradient."
    case (_, .nothingArrived): "\(node.plainName) receives nothing."
    case (_, .stopped(let reason)): "The walk stops at \(node.plainName): \(reason)."
    case (_, .arrived(let text)) where node.kind == .leaf || node.kind == .cutLeaf:
      "\(node.plainName) has received \(text)."
    case (_, .zero(let text)) where node.kind == .leaf || node.kind == .cutLeaf:
      "\(node.plainName) has received \(text): a true zero."
    case (_, .nonFinite(let text)): "\(node.plainName) has received \(text)."
    default: nil
    }
  }

  private func edgeCaptions(_ step: Int, _ byID: [String: DiagramNode]) -> [String] {
    var sources: [String: [(name: String, words: String)]] = [:]
    var order: [String] = []
    for edge in edges where edge.step == step {
      guard let from = byID[edge.from], let words = edge.kind.walkWords(edge.lettering) else { continue }
      if sources[edge.to] == nil { order.append(edge.to) }
      sources[edge.to, default: []].append((from.plainName, words))
    }
    return order.map { id in
      let parts = (sources[id] ?? []).map { "\($0.name) \($0.words)" }
      let consumer = byID[id].map { ($0.operation ?? $0.plainName) + ($0.line.map { ", line \($0)" } ?? "") } ?? id
      return "Through \(consumer): \(parts.joined(separator: ", "))."
    }
  }

  // MARK: Folding

  /// What stands for more than one card, in words; nil where everything is drawn.
  package var foldedWords: String? {
    var cards = 0
    var stacks = 0
    for node in nodes {
      if case .collapsed(let modules) = node.kind {
        stacks += 1
        cards += modules.cards
      }
    }
    if stacks == 0 { return nil }
    let all = cards + nodes.count - stacks
    return "\(all) cards drawn as \(nodes.count): what repeats or holds no finding is folded."
  }

  /// The kinds of edges and cards that occur, with what they mean, for a legend.
  package var legend: [DiagramLegendEntry] {
    var entries: [DiagramLegendEntry] = []
    for kind in DiagramEdge.Kind.allCases where edges.contains(where: { $0.kind == kind }) {
      entries.append(DiagramLegendEntry(isEdge: true, name: kind.style.className, words: kind.style.words))
    }
    for (name, words) in Diagram.cardWords {
      if nodes.contains(where: { $0.legendName == name }) {
        entries.append(DiagramLegendEntry(isEdge: false, name: name, words: words))
      }
    }
    for (words, isShown) in Diagram.glyphWords where nodes.contains(where: isShown) {
      entries.append(DiagramLegendEntry(isEdge: false, name: "glyph", words: words))
    }
    if edges.contains(where: { $0.hook != nil }) {
      entries.append(
        DiagramLegendEntry(isEdge: false, name: "glyph", words: "↪ a hook replaced the gradient: before → after"))
    }
    return entries
  }

  /// What the signs in the rows of cards mean, and on which cards they stand.
  private static let glyphWords: [(words: String, isShown: @Sendable (DiagramNode) -> Bool)] = [
    ("◎ whose gradient is asked for", { $0.isAsked }),
    ("◂ the gradient that came, below the value", { $0.gradient.row?.glyph == "◂" && $0.gradient != .notComputed }),
    ("⚄ a random draw: its derivative is defined as 0", { $0.isRandom }),
    (".grad = …: a block for each backward that added to it", { !$0.sum.isEmpty }),
    ("✂ in a card: no gradient came", { $0.gradient.row?.glyph == "✂" }),
  ]

  private static let cardWords: [(name: String, words: String)] = [
    ("leaf", "a leaf that needs a gradient"), ("cutleaf", "a leaf made by a cut: the gradient stops here"),
    ("in", "data, no gradient needed"), ("cold", "a result without history"), ("mid", "a result"),
    ("out", "where the walk back starts"), ("nan", "a value that is not finite"),
    ("stopped", "the walk back stopped here"), ("cut", "✂ values cross, history does not"),
    ("saved", "a value kept for the walk back"), ("module", "folded: modules, or turns of a loop"),
  ]
}

/// One line of a legend.
package struct DiagramLegendEntry: Sendable, Hashable, Codable {
  package let isEdge: Bool
  package let name: String
  package let words: String
}

extension DiagramNode {
  /// The entry of the legend that explains the card.
  fileprivate var legendName: String {
    if kind == .stopped { return "stopped" }
    return kind.style.className.split(separator: " ").first.map(String.init) ?? ""
  }

  fileprivate var isCut: Bool {
    if case .cut = kind { return true }
    return false
  }
}

extension DiagramAddend {
  /// `The backward of line 4, i=1, adds 2: w.grad = 4.`
  fileprivate func caption(of node: DiagramNode) -> String {
    if text == "…" { return "And \(words) go on adding." }
    return "The backward of \(words) adds \(text): \(node.plainName).grad = \(total)."
  }
}

extension DiagramEdge.Kind {
  /// What comes to the source of the edge in the walk back.
  fileprivate func walkWords(_ chip: String?) -> String? {
    let text = chip.map { $0.hasPrefix("◂ ") ? String($0.dropFirst(2)) : $0 }
    switch self {
    case .two: return text.map { "receives \($0)" } ?? "receives its gradient"
    case .zero: return "receives \(text ?? "0"), because the derivative is 0 here"
    case .nan: return "receives \(text ?? "nan"): not finite from here on"
    case .idle: return "receives nothing"
    case .fwd, .cut, .saved, .stale, .alias: return nil
    }
  }
}

/// A diagram ready for `dot`: the text, and what makes the picture accessible.
package struct DotSource: Codable, Sendable, Hashable {
  package let id: String
  package let title: String
  package let description: String
  package let dot: String

  package init(_ diagram: Diagram) {
    id = diagram.id
    title = diagram.title
    description = diagram.description
    dot = diagram.dot
  }
}
