// The DOT text against the drawn samples: same statements, same order of frames, same cards to the character.
import FoundationEssentials
import Testing

@testable import Diagrams

@Suite struct DotTests {
  @Test(arguments: SeedDiagrams.all)
  func agreesWithTheDrawnSample(_ diagram: Diagram) throws {
    let sample = dotStatements(try fixture("\(diagram.id).dot"))
    let ours = dotStatements(diagram.dot)
    #expect(sample.count > 8)
    #expect(ours.count == sample.count)
    for statement in sample {
      let found = try #require(ours.first { $0.id == statement.id }, "no statement with the id \(statement.id)")
      #expect(found == statement)
    }
  }

  @Test(arguments: SeedDiagrams.all)
  func headerIsTheSamplesHeader(_ diagram: Diagram) throws {
    let sample = try fixture("\(diagram.id).dot").split(separator: "\n").prefix(6)
    #expect(Array(diagram.dot.split(separator: "\n").prefix(6)) == Array(sample))
  }

  @Test func edgesAreDeclaredAfterBothEndsAndNodesOnce() {
    let lines = SeedDiagrams.cut.dot.split(separator: "\n").map { $0.drop { $0 == " " } }
    let loss = lines.firstIndex { $0.hasPrefix("L [") }
    let edge = lines.firstIndex { $0.hasPrefix("y -> L") }
    #expect((loss ?? 99) < (edge ?? 0))
    #expect(lines.count { $0.hasPrefix("y [") } == 1)
  }

  @Test func namesThatDOTWouldMisreadAreQuoted() {
    #expect(DotText.name("v1") == "v1")
    #expect(DotText.name("Node") == "\"Node\"")
    #expect(DotText.name("1v") == "\"1v\"")
    #expect(DotText.name("the-cut") == "\"the-cut\"")
    #expect(DotText.name("") == "\"\"")
  }

  @Test func rowsAndNotesThatWereAskedForAreSaidInEveryForm() {
    var exp = DiagramNode(id: "y", kind: .output, name: "y", operation: "exp", value: "[1]")
    exp.notes = ["result: [saved tensor]", ""]
    let note = DiagramNode(id: "kept", kind: .saved(DiagramSavedValue(lines: ["result = y", "(1)"])))
    let diagram = Diagram(
      id: "kept", title: "t", description: "d", nodes: [exp, note],
      edges: [DiagramEdge(from: "y", to: "kept", kind: .saved)])
    #expect(
      diagram.textEquivalent == [
        "y = exp, value [1], result: [saved tensor]", "saved for backward, result = y, (1)",
      ])
    #expect(diagram.dot.contains(">result: [saved tensor]</FONT><BR ALIGN=\"LEFT\"/>"))
    #expect(diagram.dot.contains(">saved for backward</FONT>") && diagram.dot.contains(">result = y</FONT>"))
    #expect(diagram.json.contains("\"notes\": [\"result: [saved tensor]\", \"\"]"))
    #expect(diagram.mermaid.contains("<br/>result: [saved tensor]"))
    #expect(diagram.legend.contains { $0.name == "saved" })
    exp.notes = []
    #expect(!Diagram(id: "a", title: "", description: "", nodes: [exp]).json.contains("notes"))
  }

  @Test func everyCharacterOfANameSurvivesDrawing() throws {
    let name = "a<b> & \"c\" \\N \\ </TABLE> é 漢 \u{1}"
    let diagram = Diagram(
      id: "hard one", title: name, description: name,
      nodes: [
        DiagramNode(id: "edge", kind: .leaf, name: name, line: 1, value: name, gradient: .arrived(name)),
        DiagramNode(id: "a b", kind: .cut(DiagramCut(operation: name, reason: name)), line: 2),
        DiagramNode(id: "a_b", kind: .saved(DiagramSavedValue(lines: [name, "", name], isCulprit: true))),
        DiagramNode(
          id: "m", kind: .collapsed(DiagramCollapsedModules(typeName: name, count: 3, parameters: name)), name: name),
        DiagramNode(id: "empty", kind: .intermediate),
      ],
      edges: [
        DiagramEdge(from: "edge", to: "a b", kind: .nan, chip: name),
        DiagramEdge(from: "edge", to: "a b", kind: .zero),
        DiagramEdge(from: "a b", to: "a_b", kind: .saved),
        DiagramEdge(from: "a b", to: "nowhere", kind: .two),
      ],
      clusters: [
        DiagramCluster(
          id: "o", kind: .noGrad, label: name, members: ["edge"],
          children: [DiagramCluster(id: "i", kind: .cell, label: "step", members: ["a b"])])
      ])
    #expect(diagram.dot.contains("hard_one-edge-a_b-2"))
    guard case .svg(let svg) = Graphviz().draw([diagram])[0] else { return }
    let shown = "a&lt;b&gt; &amp; &quot;c&quot; \\N \\ &lt;/TABLE&gt; é 漢"
    #expect(svg.contains(">" + shown))
    #expect(svg.contains("id=\"hard_one-a_b-2\""))
    #expect(!svg.contains("<a "))
  }

  @Test func textListWalksBackFromTheLoss() {
    #expect(
      SeedDiagrams.cut.textEquivalent == [
        "loss = mse, line 5, value 36, gradient: 1 (start)",
        "y = linear, 4×1, line 5, value [[6], [6], [6], [6]]; receives [[3], [3], [3], [3]]",
        "x, input, 4×2, line 1",
        "weight, leaf made by a cut, 1×2, line 2, value [[1, 2]], gradient: [[12, 12]]",
        "✂ .data, line 4: shares v[0:2]'s memory, not its history. The gradient stops here",
        "v, leaf, 3, line 3, value [1, 2, 3], you asked for the gradient here, gradient: nothing arrived",
        "bias, leaf made by a cut, 1, line 2, value [3], gradient: [12]",
        "✂ .data, line 4: shares v[2:3]'s memory, not its history. The gradient stops here",
      ])
  }

  @Test func nothingArrivedNotComputedAndZeroLookDifferent() {
    let rows: [DiagramNode.Gradient] = [.nothingArrived, .notComputed, .zero("[0.]")]
    #expect(Set(rows.compactMap { $0.row?.words }).count == 3)
    #expect(rows.compactMap { $0.row?.words }.filter { $0.contains("0") } == ["[0.]"])
  }

  @Test func jsonAndMermaidNameEveryNodeAndEdge() {
    let diagram = SeedDiagrams.cut
    for node in diagram.nodes {
      #expect(diagram.json.contains("{\"id\": \"\(node.id)\""))
      #expect(diagram.mermaid.contains("n_\(node.id)["))
    }
    #expect(diagram.json.contains("\"gradient\": {\"state\": \"nothingArrived\"}"))
    #expect(diagram.mermaid.contains("n_v -.->|\"✂\"| n_cutw"))
    #expect(diagram.mermaid.contains("n_y <-->|\"◂ [[3], [3], [3], [3]]\"| n_L"))
  }
}

func fixture(_ name: String) throws -> String {
  let folder = #filePath.split(separator: "/", omittingEmptySubsequences: false).dropLast().joined(separator: "/")
  return String(decoding: try Data(contentsOf: URL(filePath: folder + "/Fixtures/" + name)), as: UTF8.self)
}
