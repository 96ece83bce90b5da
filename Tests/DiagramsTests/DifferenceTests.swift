// Two pictures as one, and the captions of the walk back.
import Testing

@testable import Diagrams

@Suite struct DifferenceTests {
  @Test func nothingIsMarkedBetweenEqualPictures() {
    for diagram in SeedDiagrams.all {
      let difference = diagram.difference(to: diagram)
      #expect(difference.nodes == diagram.nodes)
      #expect(difference.nodes.allSatisfy { $0.change == nil } && difference.edges.allSatisfy { $0.change == nil })
    }
  }

  @Test func theRepairAddsSlicesAndRemovesScissors() {
    let difference = SeedDiagrams.cut.difference(to: SeedDiagrams.fixed)
    let removed = difference.nodes.filter { $0.change == .removed }.map(\.id)
    #expect(removed.contains("cutw") && removed.contains("cutb"))
    #expect(difference.nodes.contains { $0.change == .added && $0.operation == "v[0:2].view(1, 2)" })
    #expect(difference.nodes.first { $0.name == "v" }?.change == nil)
    #expect(difference.edges.contains { $0.change == .removed } && difference.edges.contains { $0.change == .added })
    #expect(Set(difference.nodes.map(\.id)).count == difference.nodes.count)
    #expect(difference.dot.contains("＋ added") && difference.dot.contains("－ removed"))
    #expect(difference.json.contains("\"change\": \"added\""))
  }

  @Test func everyStepHasACaption() {
    let captions = SeedDiagrams.cut.stepCaptions
    #expect(captions.count == 5)
    #expect(captions[0].contains("loss"))
    #expect(captions[1] == "The walk back starts at loss with 1.")
    #expect(captions[2] == "Through mse, line 5: y receives [[3], [3], [3], [3]].")
    #expect(captions[4].contains("✂ .data") || captions[4].contains("v receives nothing."))
  }

  @Test func theLegendNamesWhatOccurs() {
    let names = SeedDiagrams.cut.legend.map(\.name)
    #expect(names.contains("two") && names.contains("cutedge") && names.contains("cut") && names.contains("leaf"))
    #expect(!names.contains("nan") && !names.contains("saved"))
  }
}
