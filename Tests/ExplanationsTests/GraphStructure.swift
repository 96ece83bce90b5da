// The structure of a picture, read from its DOT text as a set of facts: the graph's attributes, every card's kind, ids,
// border and rows of text, every edge's kind and label, every frame's kind, label and members, every note's lines. Only
// positions and tooltips are left out.

struct GraphStructure {
  /// `card v row 2: [1, 2, 3]`, with the ids of the picture.
  var facts: [String] = []
  var cards = 0
  var edges = 0
  private(set) var hasSteps = false
  private(set) var ids: Set<String> = []

  private let names: [String: String]

  /// `names`: what cards are called instead of their ids.
  init(dot: String, names: [String: String] = [:]) {
    self.names = names
    var open: [(label: String, members: [String])] = []
    for line in dot.split(separator: "\n") {
      let text = String(line.drop { $0 == " " })
      if text.hasPrefix("subgraph ") {
        open.append(("", []))
      } else if text == "}" {
        if let frame = open.popLast() {
          facts.append("frame \(frame.label) holds: \(frame.members.sorted().joined(separator: " "))")
        }
      } else if text.hasPrefix("graph ["), !open.isEmpty {
        let label = Self.attribute("label", of: text) ?? ""
        open[open.count - 1].label = "'\(label)'"
        facts.append("frame '\(label)': \(Self.classes(text).dropFirst().joined(separator: " ")), \(Self.look(text))")
      } else if text.hasPrefix("graph [") {
        let wanted = ["rankdir", "bgcolor", "nodesep", "ranksep", "splines", "pad", "fontname", "fontsize"]
        for name in wanted { facts.append("graph \(name): \(Self.attribute(name, of: text) ?? "none")") }
      } else if text.hasPrefix("node [") || text.hasPrefix("edge [") {
        facts.append("default \(text.filter { $0 != "\"" })")
      } else if let head = text.split(separator: "[").first {
        let ends = head.split(separator: " ").map { $0.filter { $0 != "\"" } }
        let words = Self.classes(text)
        if words.first == "n", let id = ends.first {
          card(id, words, text)
          if !open.isEmpty { open[open.count - 1].members.append(name(id)) }
        } else if words.first == "e", ends.count == 3, ends[1] == "->" {
          edge(ends[0], ends[2], words, text)
        }
      }
    }
  }

  private func name(_ id: String) -> String { names[id] ?? id }

  private static func isStep(_ word: String) -> Bool { word.first == "s" && word.dropFirst().allSatisfy(\.isNumber) }

  private static func classes(_ text: String) -> [String] {
    (attribute("class", of: text) ?? "").split(separator: " ").map(String.init)
  }

  // MARK: Cards

  private mutating func card(_ id: String, _ words: [String], _ text: String) {
    cards += 1
    ids.insert(id)
    let card = "card \(name(id))"
    facts.append("\(card): " + words.dropFirst().filter { !Self.isStep($0) }.joined(separator: " "))
    note(step: words, of: card)
    let whole = Self.attribute("id", of: text) ?? ""
    facts.append("\(card) is <graph>-\(whole.hasSuffix("-\(id)") ? "<card>" : whole)")
    if text.contains("shape=note") {
      facts.append(
        "\(card) look: note \(Self.attribute("fillcolor", of: text) ?? "") \(Self.attribute("color", of: text) ?? "")")
      let lines = Self.fonts(text)
      for (number, line) in lines.enumerated() { facts.append("\(card) row \(number + 1): \(line)") }
      return
    }
    let table = Self.between("<TABLE ", ">", in: text) ?? ""
    facts.append("\(card) look: " + table.filter { $0 != "\"" })
    var number = 0
    for row in Self.pieces("<TR>", "</TR>", in: text) {
      number += 1
      let cells = Self.pieces("<TD", "</TD>", in: row).map { Self.fonts($0).joined(separator: " ") }
      facts.append("\(card) row \(number): \(cells.filter { !$0.isEmpty }.joined(separator: " | "))")
      facts.append("\(card) row \(number) is drawn: \(Self.drawn(row, whole))")
    }
  }

  /// Sizes, colours and faces of a row, and the id of a gradient's cell.
  private static func drawn(_ row: String, _ whole: String) -> String {
    let fonts = pieces("<FONT ", ">", in: row).map { $0.filter { $0 != "\"" } }
    let cell =
      attribute("ID", of: row).map { $0 == whole + "-grad" ? ", the cell <card>-grad" : ", the cell \($0)" } ?? ""
    let link = attribute("HREF", of: row).map { $0 == "#" + whole ? ", a link to it" : ", a link to \($0)" } ?? ""
    return fonts.joined(separator: "; ") + cell + link
  }

  // MARK: Edges

  private mutating func edge(_ from: String, _ to: String, _ words: [String], _ text: String) {
    edges += 1
    let edge = "edge \(name(from)) -> \(name(to))"
    facts.append("\(edge): " + words.dropFirst().filter { !Self.isStep($0) }.joined(separator: " "))
    note(step: words, of: edge)
    let whole = Self.attribute("id", of: text) ?? ""
    facts.append("\(edge) is <graph>-\(whole.hasSuffix("-\(from)-\(to)") ? "<from>-<to>" : whole)")
    facts.append("\(edge) look: \(Self.look(text))")
    if let label = Self.between("label=<", ">>", in: text) {
      facts.append("\(edge) says: \(Self.fonts(label).joined(separator: " "))")
      facts.append("\(edge) says it as: \(label.replacing(Self.fonts(label).first ?? "", with: "…"))")
    }
  }

  private static func look(_ text: String) -> String {
    ["color", "dir", "arrowtail", "arrowhead", "style", "penwidth", "constraint", "fontcolor", "labelloc", "labeljust"]
      .compactMap { name in attribute(name, of: text).map { "\(name)=\($0)" } }.joined(separator: " ")
  }

  private mutating func note(step words: [String], of thing: String) {
    guard let step = words.first(where: Self.isStep) else { return }
    hasSteps = true
    facts.append("\(thing) at step \(step.dropFirst())")
  }

  // MARK: Text

  /// The texts of the fonts in a piece of markup, with its entities written out.
  private static func fonts(_ markup: String) -> [String] {
    pieces("<FONT ", "</FONT>", in: markup).map { piece in
      var text = String(piece.drop { $0 != ">" }.dropFirst())
      for (mark, plain) in [("<B>", ""), ("</B>", ""), ("&lt;", "<"), ("&gt;", ">"), ("&quot;", "\""), ("&amp;", "&")] {
        text = text.replacing(mark, with: plain)
      }
      return text
    }
  }

  /// The value of an attribute outside of the label's markup.
  private static func attribute(_ name: String, of text: String) -> String? {
    for lead in [" ", "[", "\t"] {
      guard let start = text.ranges(of: "\(lead)\(name)=").first?.upperBound else { continue }
      if text[start...].hasPrefix("\"") {
        return String(text[text.index(after: start)...].prefix { $0 != "\"" })
      }
      return String(text[start...].prefix { !",]".contains($0) })
    }
    return nil
  }

  private static func between(_ start: String, _ end: String, in text: String) -> String? {
    guard let from = text.ranges(of: start).first?.upperBound, let to = text[from...].ranges(of: end).first?.lowerBound
    else { return nil }
    return String(text[from..<to])
  }

  private static func pieces(_ start: String, _ end: String, in text: String) -> [String] {
    var result: [String] = []
    var rest = text[...]
    while let from = rest.ranges(of: start).first?.upperBound, let to = rest[from...].ranges(of: end).first {
      result.append(String(rest[from..<to.lowerBound]))
      rest = rest[to.upperBound...]
    }
    return result
  }
}

extension GraphStructure {
  /// What the sample has and we have not (`-`), and the other way round (`+`).
  func differences(from sample: GraphStructure) -> [String] {
    var left = facts
    var result: [String] = []
    for fact in sample.facts {
      if let place = left.firstIndex(of: fact) { left.remove(at: place) } else { result.append("- \(fact)") }
    }
    // A sample without steps does not say which there are.
    return result + left.filter { sample.hasSteps || !$0.contains(" at step ") }.map { "+ \($0)" }
  }
}
