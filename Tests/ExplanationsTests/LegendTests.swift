// The drawn legend, row for row: the same edges and cards made by our emitter, and the words of a page's legend.

import Diagrams
import FoundationEssentials
import Testing

@Suite struct LegendTests {
  private static let edges: [DiagramEdge.Kind] = [.two, .fwd, .idle, .zero, .nan, .cut]

  /// The legend's rows as a picture of ours.
  private static let legend = Diagram(
    id: "legend", title: "How to read our diagrams", description: "Six kinds of edge and seven kinds of node",
    direction: .leftToRight,
    nodes: edges.indices.flatMap { number in
      ["a", "b"].map { DiagramNode(id: "\($0)\(number)", kind: .intermediate) }
    } + [
      DiagramNode(
        id: "k1", kind: .leaf, name: "w", shape: "2×3", line: 1, value: "value", gradient: .arrived("what w.grad holds")
      ),
      DiagramNode(id: "k2", kind: .input, name: "x", line: 1),
      DiagramNode(
        id: "k3", kind: .intermediate, name: "h", operation: "tanh", shape: "2×3", line: 2, value: "value"),
      DiagramNode(
        id: "k4", kind: .cut(DiagramCut(operation: "detach()", reason: "what was lost, and why")), line: 3),
      DiagramNode(id: "k5", kind: .cutLeaf, name: "weight", remark: "leaf made by a cut", line: 3),
      DiagramNode(id: "k7", kind: .saved(DiagramSavedValue(lines: ["value saved for backward"]))),
      DiagramNode(
        id: "k6", kind: .output, name: "loss", operation: "mse", line: 4, value: "0.5", gradient: .start("1")),
    ],
    edges: edges.enumerated().map { number, kind in
      DiagramEdge(from: "a\(number)", to: "b\(number)", kind: kind, chip: words[number])
    })

  /// What the drawn legend writes on its edges.
  private static let words: [String] = {
    let sample = GraphStructure(dot: drawn)
    return edges.indices.map { number in
      let start = "edge a\(number) -> b\(number) says: "
      return sample.facts.first { $0.hasPrefix(start) }.map { String($0.dropFirst(start.count)) } ?? ""
    }
  }()

  private static let drawn: String = {
    let here = #filePath.split(separator: "/").dropLast().joined(separator: "/")
    let data = try? Data(contentsOf: URL(filePath: "/\(here)/Fixtures/diagrams/legend.dot"))
    return data.map { String(decoding: $0, as: UTF8.self) } ?? ""
  }()

  @Test func everyRowIsDrawnAsInTheLegend() {
    let sample = GraphStructure(dot: Self.drawn)
    #expect(sample.cards == 7 && sample.edges == 6)
    let isRow = { (fact: String) in fact.hasPrefix("edge ") || fact.hasPrefix("card k") }
    let ours = GraphStructure(dot: Self.legend.dot).facts.filter(isRow)
    #expect(ours == sample.facts.filter(isRow))
  }

  /// A page's legend has a line for every kind, and says of the edges what the drawn legend says.
  @Test func aPagesLegendHasEveryRow() {
    let entries = Self.legend.legend
    #expect(entries.filter(\.isEdge).map(\.words) == Self.words)
    let cards = entries.filter { !$0.isEdge && $0.name != "glyph" }
    #expect(cards.map(\.name) == ["leaf", "cutleaf", "in", "mid", "out", "cut", "saved"])
    #expect(cards.allSatisfy { !$0.words.isEmpty } && Set(cards.map(\.words)).count == cards.count)
  }

  /// What the drawn legend leaves out is explained where it occurs.
  @Test func everyKindThatCanBeDrawnIsInThePagesLegend() {
    var diagram = Self.legend
    for (number, kind) in DiagramEdge.Kind.allCases.enumerated() {
      diagram.edges.append(DiagramEdge(from: "a\(number % 6)", to: "k\(number % 7 + 1)", kind: kind))
    }
    let kinds = diagram.legend.filter(\.isEdge)
    #expect(kinds.count == DiagramEdge.Kind.allCases.count && kinds.allSatisfy { !$0.words.isEmpty })
  }
}
