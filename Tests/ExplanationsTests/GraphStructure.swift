// The structure of a picture, read from its DOT text: cards with kind, name, line and gradient sign, edges with their
// kind, frames with their members. Positions, colours and words are left out.

struct GraphStructure {
  struct Card {
    var id: String
    /// `leaf`, `cut`, `mid`, `module stack`.
    var kind: String
    /// Empty for a nameless result; for a ✂ what cut.
    var name: String
    var line: Int?
    /// `◂` or `✂` of the gradient row.
    var sign: Character?
    var isAsked: Bool
    var step: String?
  }

  struct Edge {
    var from: String
    var to: String
    var kind: String
    var step: String?
  }

  struct Frame {
    var kind: String
    var members: [String]
  }

  var cards: [Card] = []
  var edges: [Edge] = []
  var frames: [Frame] = []

  init(dot: String) {
    var open: [Int] = []
    for line in dot.split(separator: "\n") {
      let text = String(line.drop { $0 == " " })
      if text.hasPrefix("subgraph ") {
        open.append(frames.count)
        frames.append(Frame(kind: "", members: []))
      } else if text == "}" {
        _ = open.popLast()
      } else if text.hasPrefix("graph ["), let frame = open.last, let words = Self.classes(text) {
        frames[frame].kind = words.dropFirst().joined(separator: " ")
      } else if let words = Self.classes(text), let head = text.split(separator: "[").first {
        let ends = head.split(separator: " ").map { $0.filter { $0 != "\"" } }
        if words.first == "n", let id = ends.first {
          cards.append(Self.card(id, Array(words.dropFirst()), text))
          if let frame = open.last { frames[frame].members.append(id) }
        } else if words.first == "e", ends.count == 3, ends[1] == "->" {
          let kinds = words.dropFirst().filter { !Self.isStep($0) }
          edges.append(
            Edge(from: ends[0], to: ends[2], kind: kinds.joined(separator: " "), step: words.first(where: Self.isStep)))
        }
      }
    }
  }

  private static func isStep(_ word: String) -> Bool { word.first == "s" && word.dropFirst().allSatisfy(\.isNumber) }

  private static func classes(_ text: String) -> [String]? {
    between("class=\"", "\"", in: text).map { $0.split(separator: " ").map(String.init) }
  }

  private static func card(_ id: String, _ words: [String], _ text: String) -> Card {
    let kind = words.filter { !isStep($0) && $0 != "asked" && !$0.hasPrefix("cut-") }.joined(separator: " ")
    var rest = text
    let isAsked = rest.contains("◎")
    if isAsked { rest = rest.replacing("<B>◎", with: "◎") }
    let bold = between("<B>", "</B>", in: rest) ?? ""
    let name = bold.hasPrefix("✂ ") && kind == "cut" ? String(bold.dropFirst(2)) : bold
    let gradient = between("-grad\"", "</TD>", in: rest).flatMap { between("monospace\">", "<", in: $0) }
    return Card(
      id: id, kind: kind, name: name, line: between(">L", "<", in: rest).flatMap { Int($0) }, sign: gradient?.first,
      isAsked: isAsked, step: words.first(where: isStep))
  }

  private static func between(_ start: String, _ end: String, in text: String) -> String? {
    guard let from = text.ranges(of: start).first?.upperBound,
      let to = text[from...].ranges(of: end).first?.lowerBound
    else { return nil }
    return String(text[from..<to])
  }
}

extension GraphStructure {
  /// What differs from a drawn sample; empty when the structure is the sample's.
  func differences(from sample: GraphStructure) -> [String] {
    var problems: [String] = []
    // A sample that is a detail has no output; then ours is compared as what it is besides.
    let hasOutput = sample.cards.contains { $0.kind == "out" }
    var free = cards
    var ours: [String: String] = [:]
    for card in sample.cards {
      let place = free.firstIndex { $0.agrees(with: card, hasOutput) }
      guard let place else {
        problems.append("no card like \(card)")
        continue
      }
      ours[card.id] = free.remove(at: place).id
    }
    problems += free.map { "a card that the sample does not have: \($0)" }
    var left = edges
    for edge in sample.edges {
      let place = left.firstIndex {
        $0.from == ours[edge.from] && $0.to == ours[edge.to] && $0.kind == edge.kind
          && (edge.step == nil || edge.step == $0.step)
      }
      if let place { left.remove(at: place) } else { problems.append("no edge like \(edge)") }
    }
    problems += left.map { "an edge that the sample does not have: \($0)" }
    for frame in sample.frames {
      let members = Set(frame.members.compactMap { ours[$0] })
      let found = frames.contains { $0.kind == frame.kind && Set($0.members) == members }
      if !found { problems.append("no frame like \(frame)") }
    }
    return problems
  }
}

extension GraphStructure.Card {
  fileprivate func agrees(with sample: GraphStructure.Card, _ hasOutput: Bool) -> Bool {
    if kind != sample.kind, hasOutput || kind != "out" { return false }
    // Whole modules are named by where they stand in the model, and what a ✂ is called may leave its object out.
    if kind == "cut", !sample.name.hasSuffix(name) { return false }
    let isNamed = !sample.name.isEmpty && kind != "cut" && !kind.hasPrefix("module")
    // A sample may write w' where a program cannot.
    if isNamed && name != sample.name.replacing("'", with: "_") { return false }
    if let line = sample.line, line != self.line { return false }
    if sample.sign != sign, hasOutput || kind != "out" { return false }
    return isAsked == sample.isAsked && (sample.step == nil || step == sample.step)
  }
}
