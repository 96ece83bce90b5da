// Running `dot`, and what happens when there is none, when it fails and when it takes too long. The pictures themselves
// are only asked for structure; a machine without Graphviz passes with fewer questions asked.
import FoundationEssentials
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
      #expect(svg.ranges(of: "<g").count == svg.ranges(of: "</g>").count)
      #expect(svg.hasSuffix("</svg>\n"))
    }
    #expect(Graphviz().draw(SeedDiagrams.all) == drawn)
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

  @Test func aProcessThatTakesTooLongIsStopped() throws {
    let script = FileManager.default.temporaryDirectory.appending(path: "slow-dot-\(UUID().uuidString)")
    try Data("#!/bin/sh\nexec sleep 60\n".utf8).write(to: script)
    defer { try? FileManager.default.removeItem(at: script) }
    try FileManager.default.setAttributes([.posixPermissions: 0o755], ofItemAtPath: script.path)
    let start = ContinuousClock.now
    let drawn = Graphviz(executable: script.path, timeLimitInSeconds: 0.5).draw([SeedDiagrams.cut])
    #expect(drawn == [.failed("dot took longer than 0.5 seconds")])
    #expect(ContinuousClock.now - start < .seconds(20))
  }
}
