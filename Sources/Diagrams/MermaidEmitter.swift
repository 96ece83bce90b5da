// A diagram as a Mermaid flowchart, for places that draw Mermaid and cannot show an SVG. Mermaid has no parallel strokes:
// the two-lane road becomes an arrow with two heads, a cut a dotted arrow with ✂.

extension Diagram {
  /// The flowchart, ending in a line ending.
  package var mermaid: String {
    let identifiers = DiagramIdentifiers(self)
    var lines = ["flowchart \(direction.rawValue)"]
    var framed: Set<String> = []
    for cluster in clusters { mermaidFrame(cluster, "  ", identifiers, &framed, &lines) }
    for node in nodes where !framed.contains(node.id) { lines.append("  " + mermaidNode(node, identifiers)) }
    for edge in edges {
      guard let from = identifiers.nodes[edge.from], let to = identifiers.nodes[edge.to] else { continue }
      // An arrow has one text: the ✂ of a cut and its chip share it.
      let words = ([edge.kind == .cut ? "✂" : nil, edge.lettering] as [String?]).compactMap { $0 }.joined(
        separator: " ")
      let chip = words.isBlank ? "" : "|\"\(Diagram.mermaidText(words))\"|"
      lines.append("  \(Diagram.mermaidName(from)) \(edge.kind.mermaidArrow)\(chip) \(Diagram.mermaidName(to))")
    }
    for (name, style) in Diagram.mermaidClasses { lines.append("  classDef \(name) \(style)") }
    return lines.joined(separator: "\n") + "\n"
  }

  private func mermaidFrame(
    _ cluster: DiagramCluster, _ indent: String, _ identifiers: DiagramIdentifiers, _ framed: inout Set<String>,
    _ lines: inout [String]
  ) {
    let id = DotText.identifier(cluster.id)
    lines.append("\(indent)subgraph c_\(id)[\"\(Diagram.mermaidText(cluster.label))\"]")
    for child in cluster.children { mermaidFrame(child, indent + "  ", identifiers, &framed, &lines) }
    for node in nodes where cluster.members.contains(node.id) && framed.insert(node.id).inserted {
      lines.append(indent + "  " + mermaidNode(node, identifiers))
    }
    lines.append("\(indent)end")
  }

  private func mermaidNode(_ node: DiagramNode, _ identifiers: DiagramIdentifiers) -> String {
    let id = identifiers.nodes[node.id] ?? "_"
    let className = node.kind.style.className.split(separator: " ").first ?? "mid"
    let text = (node.isRandom ? "⚄ " : "") + Diagram.parts(of: node.sentence).joined(separator: "\n")
    return "\(Diagram.mermaidName(id))[\"\(Diagram.mermaidText(text))\"]:::\(className)"
  }

  /// Arrows begin with a hyphen, so names have none.
  private static func mermaidName(_ id: String) -> String {
    "n_" + String(id.map { $0 == "-" ? "_" : $0 })
  }

  /// A sentence at its commas, but not at those of a list of numbers.
  private static func parts(of sentence: String) -> [String] {
    var parts = [""]
    var depth = 0
    for character in sentence {
      if character == "[" || character == "(" { depth += 1 }
      if character == "]" || character == ")" { depth -= 1 }
      if character == " ", depth == 0, parts.last?.last == "," {
        parts[parts.count - 1].removeLast()
        parts.append("")
      } else {
        parts[parts.count - 1].append(character)
      }
    }
    return parts
  }

  private static let mermaidClasses: [(name: String, style: String)] = [
    ("leaf", "fill:#FFF1D0,stroke:#9A6700,stroke-width:2px,color:#1B1F24"),
    ("cutleaf", "fill:#FFF1D0,stroke:#C65200,stroke-width:2px,color:#1B1F24"),
    ("in", "fill:#EEF1F5,stroke:#6B7280,color:#1B1F24"),
    ("cold", "fill:#EEF1F5,stroke:#6B7280,color:#1B1F24"),
    ("mid", "fill:#FFFFFF,stroke:#6B7280,color:#1B1F24"),
    ("out", "fill:#DDF4E8,stroke:#00795A,stroke-width:2px,color:#1B1F24"),
    ("nan", "fill:#F6E3EE,stroke:#B0457B,stroke-width:2px,color:#1B1F24"),
    ("stopped", "fill:#FFFFFF,stroke:#C65200,stroke-width:2px,color:#1B1F24"),
    ("cut", "fill:#FFE7D6,stroke:#C65200,stroke-width:2px,color:#A84300"),
    ("saved", "fill:#EEF1F5,stroke:#57606A,color:#57606A"),
    ("module", "fill:#FFFFFF,stroke:#6B7280,stroke-width:2px,color:#1B1F24"),
  ]

  /// Text inside quotation marks; Mermaid reads `#name;` as a character.
  private static func mermaidText(_ text: String) -> String {
    var result = ""
    for scalar in text.unicodeScalars {
      switch scalar {
      case "\"": result += "#quot;"
      case "#": result += "#35;"
      case "<": result += "#lt;"
      case ">": result += "#gt;"
      case "&": result += "#amp;"
      case "\n": result += "<br/>"
      default: result += scalar.value < 0x20 ? " " : String(scalar)
      }
    }
    return result
  }
}

extension DiagramEdge.Kind {
  fileprivate var mermaidArrow: String {
    switch self {
    case .two, .nan: "<-->"
    case .fwd, .idle: "-->"
    case .zero: "<-.->"
    case .cut: "-.->"
    case .saved, .stale, .alias: "-.-"
    }
  }
}
