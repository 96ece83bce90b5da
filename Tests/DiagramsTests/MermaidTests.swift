// The Mermaid text against the part of its grammar that it uses: statements, names, quoted texts, one text an arrow.
import Testing

@testable import Diagrams

@Suite struct MermaidTests {
  private static var everyKind: Diagram {
    let hard = "a \"b\" #1; <c> & ✂ |d| [e] {f} --> end"
    let kinds = DiagramEdge.Kind.allCases
    let nodes = (0...kinds.count).map { DiagramNode(id: $0 == 0 ? "end" : "n-\($0)", kind: .intermediate, name: hard) }
    let edges = kinds.enumerated().flatMap { index, kind in
      [
        DiagramEdge(from: nodes[index].id, to: nodes[index + 1].id, kind: kind),
        DiagramEdge(from: nodes[index].id, to: nodes[index + 1].id, kind: kind, chip: hard),
      ]
    }
    let frame = DiagramCluster(id: "a b", kind: .module, label: hard, members: [nodes[0].id])
    return Diagram(id: "all", title: hard, description: hard, nodes: nodes, edges: edges, clusters: [frame])
  }

  @Test(arguments: SeedDiagrams.all + [everyKind])
  func isAFlowchart(_ diagram: Diagram) {
    var lines = diagram.mermaid.split(separator: "\n").map { String($0.drop { $0 == " " }) }
    #expect(["flowchart TB", "flowchart LR"].contains(lines.removeFirst()))
    var declared: Set<String> = []
    var classes: Set<String> = []
    var used: Set<String> = []
    var ends: Set<String> = []
    var depth = 0
    for line in lines {
      var rest = line[...]
      if line == "end" {
        depth -= 1
        #expect(depth >= 0)
      } else if line.hasPrefix("classDef ") {
        classes.insert(String(line.split(separator: " ")[1]))
      } else if line.hasPrefix("subgraph ") {
        depth += 1
        rest = rest.dropFirst("subgraph ".count)
        #expect(name(&rest) != nil && text(&rest, "[", "]") && rest.isEmpty, "\(line)")
      } else if let from = name(&rest) {
        if rest.first == "[" {
          #expect(text(&rest, "[", "]") && rest.hasPrefix(":::"), "\(line)")
          declared.insert(from)
          used.insert(String(rest.dropFirst(3)))
        } else {
          let arrow = rest.dropFirst().prefix { !" |".contains($0) }
          #expect(["<-->", "-->", "<-.->", "-.->", "-.-"].contains(String(arrow)), "\(line)")
          rest = rest.dropFirst(1 + arrow.count)
          if rest.first == "|" { #expect(text(&rest, "|", "|"), "\(line)") }
          rest = rest.dropFirst()
          let to = name(&rest)
          #expect(to != nil && rest.isEmpty, "\(line)")
          ends.formUnion([from, to ?? ""])
        }
      } else {
        Issue.record("no statement of a flowchart: \(line)")
      }
    }
    #expect(depth == 0 && ends.isSubset(of: declared) && used.isSubset(of: classes) && !declared.isEmpty)
  }

  /// A name that is no word of the grammar.
  private func name(_ rest: inout Substring) -> String? {
    let name = rest.prefix { $0 == "_" || $0.isASCII && ($0.isLetter || $0.isNumber) }
    rest = rest.dropFirst(name.count)
    return name.isEmpty || name == "end" ? nil : String(name)
  }

  /// A text in quotation marks between two signs: no quotation mark, angle bracket or bare `#` inside.
  private func text(_ rest: inout Substring, _ open: Character, _ close: Character) -> Bool {
    guard rest.first == open, rest.dropFirst().first == "\"" else { return false }
    let body = rest.dropFirst(2).prefix { $0 != "\"" }
    rest = rest.dropFirst(2 + body.count)
    guard rest.first == "\"", rest.dropFirst().first == close else { return false }
    rest = rest.dropFirst(2)
    let plain = body.split(separator: "<br/>", omittingEmptySubsequences: false).joined()
    for piece in plain.split(separator: "#", omittingEmptySubsequences: false).dropFirst() {
      guard let end = piece.firstIndex(of: ";"), piece[..<end].allSatisfy({ $0.isLetter || $0.isNumber }) else {
        return false
      }
    }
    return !plain.contains { "<>&".contains($0) }
  }
}
