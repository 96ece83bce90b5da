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
