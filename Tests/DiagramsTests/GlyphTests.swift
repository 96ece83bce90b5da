// The die of a random draw and the hook on a lane, in every form of a picture; small pictures beside findings.
import Testing

@testable import Diagrams

@Suite struct GlyphTests {
  private var diagram: Diagram {
    var draw = DiagramNode(id: "s", kind: .output, name: "s", operation: "normal", line: 3, gradient: .start("1"))
    draw.isRandom = true
    var edge = DiagramEdge(from: "h", to: "s", kind: .two, chip: "◂ 12")
    edge.hook = DiagramHook(line: 2, before: "[36]", after: "[0]")
    return Diagram(
      id: "g", title: "t", description: "d",
      nodes: [DiagramNode(id: "h", kind: .leaf, name: "h", line: 1, gradient: .arrived("[0]")), draw], edges: [edge])
  }

  @Test func aDieStandsOnARandomDraw() {
    #expect(diagram.dot.contains("= ⚄ normal"))
    #expect(diagram.mermaid.contains("⚄ s = normal"))
    #expect(diagram.json.contains("\"random\": true"))
    #expect(diagram.textEquivalent.contains { $0.contains("a random draw: its derivative is defined as 0") })
    #expect(diagram.legend.contains { $0.words.hasPrefix("⚄") })
  }

  @Test func aHookStandsOnTheLane() {
    #expect(diagram.dot.contains("◂ [36] → ↪ hook L2 → [0]"))
    #expect(diagram.mermaid.contains("◂ [36] → ↪ hook L2 → [0]"))
    #expect(diagram.json.contains("\"hook\": {\"line\": 2, \"before\": \"[36]\", \"after\": \"[0]\"}"))
    #expect(diagram.textEquivalent.contains { $0.contains("a hook on line 2 replaced [36] with [0]") })
    #expect(diagram.legend.contains { $0.words.hasPrefix("↪") })
  }

  @Test(arguments: [
    Sketch(
      .sum(
        [
          Sketch.Amount(label: "line 3 & more", size: 2, text: "2"),
          Sketch.Amount(label: "line 4", size: -1, text: "−1"),
        ],
        total: Sketch.Amount(label: "w.grad", size: 1, text: "1")), title: "How w.grad < 2 was added up"),
    Sketch(
      .kinks([Sketch.Kink(operation: "relu", left: 0, right: 1, chosen: 0, text: "0")]),
      title: "The slope that was used"),
    Sketch(.pairs(count: 12, first: "p (12×1)", second: "y (12)"), title: "Which entries were compared"),
    Sketch(.counts([Sketch.Amount(label: "slope 0", size: 4, text: "4 of 4")]), title: "How steep relu was"),
    Sketch(.shares([Sketch.Amount(label: "max: entry 0", size: 0.5, text: "½")]), title: "Who got the gradient"),
    Sketch(
      .kinks([Sketch.Kink(operation: "|x|", left: -1, right: 1, chosen: nil, text: "nan")]), title: "No slope at 0"),
    Sketch(
      .forms([
        Sketch.Form(code: "s = normal(mu, one)", notes: ["∂s/∂mu = 0"]),
        Sketch.Form(code: "s = mu + one * ε", notes: ["∂s/∂mu = 1"]),
      ]), title: "The draw written with noise"),
  ])
  func aSketchSaysWhatItShowsAndIsTheSameTwice(_ sketch: Sketch) {
    let svg = sketch.svg(id: "a")
    #expect(svg == sketch.svg(id: "a"))
    #expect(
      svg.contains("role=\"img\"") && svg.contains("<title id=\"a-title\">") && svg.contains("<desc id=\"a-desc\">"))
    #expect(!sketch.words.isEmpty && svg.utf8.count < 20_000)
    #expect(sketch.lines.first == sketch.title && sketch.lines.count > 1)
    #expect(!svg.contains("& more") && !svg.contains("grad < 2"))
  }
}
