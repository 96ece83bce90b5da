// Running `dot`, and what happens when there is none, when it fails and when it takes too long. The pictures themselves
// are only asked for structure; a machine without Graphviz passes with fewer questions asked.
import Testing

@testable import Diagrams

@Suite struct GraphvizTests {
  @Test func severalGraphsAreDrawnByOneProcess() throws {
    let drawn = Graphviz().draw(SeedDiagrams.all)
    #expect(drawn.count == 3)
    if drawn[0] == .dotIsMissing { return }
    for (diagram, result) in zip(SeedDiagrams.all, drawn) {
      guard case .svg(let svg) = result else {
        Issue.record("\(diagram.id): \(result)")
        continue
      }
      #expect(svg.hasPrefix("<svg class=\"diagram\" role=\"img\" aria-labelledby=\"\(diagram.id)-title"))
      #expect(svg.contains("<title id=\"\(diagram.id)-title\">\(diagram.title)</title>"))
      #expect(svg.contains("<desc id=\"\(diagram.id)-desc\">\(diagram.description)</desc>"))
      #expect(svg.contains("<g id=\"\(diagram.id)-graph\""))
      for node in diagram.nodes { #expect(svg.contains("<g id=\"\(diagram.id)-\(node.id)\" class=\"node n ")) }
      for edge in diagram.edges {
        #expect(svg.contains("<g id=\"\(diagram.id)-\(edge.from)-\(edge.to)\" class=\"edge e "))
      }
      for forbidden in ["<?xml", "<!DOCTYPE", "<!--", "<a ", "</a>", "href"] { #expect(!svg.contains(forbidden)) }
      let ids = svg.split(separator: " id=\"").dropFirst().map { $0.prefix { $0 != "\"" } }
      #expect(Set(ids).count == ids.count)
      #expect(ids.allSatisfy { $0.contains(diagram.id) })
      #expect(svg.ranges(of: "<g").count == svg.ranges(of: "</g>").count)
      #expect(svg.hasSuffix("</svg>\n"))
    }
    #expect(SeedDiagrams.all.map { Graphviz().draw([$0])[0] } == drawn)
  }

  /// By name `dot` would order frames as their names lie in its memory, which differs from run to run.
  @Test func framesAreHandedOverWithoutNames() {
    let members = (0..<3).map { DiagramNode(id: "n\($0)", kind: .intermediate, name: "subgraph x {") }
    let inner = DiagramCluster(id: "in ner", kind: .cell, label: "graph [", members: ["n1"])
    let outer = DiagramCluster(id: "o", kind: .module, label: "subgraph y {", members: ["n0"], children: [inner])
    let diagram = Diagram(id: "frames", title: "t", description: "d", nodes: members, clusters: [outer])
    let text = DotText.withNamelessFrames(diagram.dot)
    #expect(diagram.dot.ranges(of: "  subgraph cluster_").count == 2)
    #expect(text.ranges(of: "  subgraph {\n").count == 2 && text.ranges(of: "  graph [cluster=true, id=").count == 2)
    let names = text.replacing("subgraph {", with: "subgraph N {").replacing("graph [cluster=true, ", with: "graph [")
    let expected = diagram.dot.replacing(#/subgraph cluster_\w+ \{/#, with: "subgraph N {")
    #expect(names == expected)
    guard case .svg(let svg) = Graphviz().draw([diagram])[0] else { return }
    #expect(svg.ranges(of: "class=\"cluster c ").count == 2)
  }

  /// A frame of 200 by 100 with a label of 100 at its bottom left, at x 58, and what lies over it.
  private func frame(_ obstacles: String) -> String {
    let svg = """
      <g id="c" class="cluster c module">
      <path fill="none" d="M0,-100C0,-100 200,-100 200,-100 200,-50 200,0 200,0 100,0 0,0 0,0"/>
      <text text-anchor="middle" x="58" y="-7">model</text>
      </g>
      \(obstacles)
      """
    return ClusterLabels.inFreeCorners(svg)
  }

  @Test func aLabelThatSomethingCrossesMovesToAFreeCorner() {
    let edge = { (x: Int) in
      "<g id=\"e\(x)\" class=\"edge e two\">\n<path fill=\"none\" d=\"M\(x),-60C\(x),-40 \(x),0 \(x),20\"/>\n</g>"
    }
    #expect(frame(edge(120)).contains("x=\"58\" y=\"-7\""))
    #expect(frame(edge(40)).contains("x=\"142\" y=\"-7\""))
    #expect(frame(edge(40) + "\n" + edge(180)).contains("x=\"58\" y=\"-87\""))
    let node = "<g id=\"n\" class=\"node n mid\">\n<polygon points=\"20,-95 60,-95 60,-80 20,-80\"/>\n</g>"
    #expect(frame([edge(40), edge(180), node].joined(separator: "\n")).contains("x=\"142\" y=\"-87\""))
    // Where no corner is free, the least covered one; a label too wide for another place stays.
    let all = [edge(40), edge(180), node, node.replacing("20,", with: "90,").replacing("60,", with: "130,")]
    #expect(frame(all.joined(separator: "\n")).contains("x=\"58\" y=\"-7\""))
    #expect(frame("").contains("x=\"58\" y=\"-7\""))
  }

  @Test func aMachineWithoutDotIsNotAnError() {
    let drawn = Graphviz(executable: "no-such-dot").draw(SeedDiagrams.all)
    #expect(drawn == [.dotIsMissing, .dotIsMissing, .dotIsMissing])
  }

  @Test func aProcessThatGivesNothingIsAFailureOfThePictureAlone() {
    #expect(Graphviz(executable: "/bin/false").draw([SeedDiagrams.cut]) == [.failed("dot gave no picture")])
  }

  @Test func aLargeGraphIsNotHandedOver() {
    #expect(Graphviz(graphLimit: 100).draw([SeedDiagrams.cut]) == [.failed("the graph is too large to draw")])
  }

  @Test func aProcessThatTakesTooLongIsStopped() {
    let start = ContinuousClock.now
    #expect(filter("sleep", ["60"], seconds: 0.3).run([]) == .tookTooLong)
    #expect(ContinuousClock.now - start < .seconds(20))
  }

  @Test func aProcessThatWritesTooMuchIsStopped() {
    #expect(filter("yes", [], limit: 10_000).run([]) == .wroteTooMuch)
  }

  @Test func aLongTextPassesBothWays() {
    let text = String(repeating: "values travel forward, gradient travels back\n", count: 50_000)
    #expect(filter("cat", []).run(Array(text.utf8)) == .finished(output: text, messages: ""))
    #expect(filter("true", []).run(Array(text.utf8)) == .finished(output: "", messages: ""))
  }

  private func filter(
    _ executable: String, _ arguments: [String], seconds: Double = 30, limit: Int = 1 << 24
  ) -> FilterProcess {
    FilterProcess(executable: executable, arguments: arguments, timeLimitInSeconds: seconds, outputLimit: limit)
  }
}
