// The bar of a `.grad` that several backwards added to: a block each on the leaf's card, with a step of its own in the walk.
import Testing

@testable import Diagrams

@Suite struct SumTests {
  private let diagram: Diagram = {
    var leaf = DiagramNode(id: "w", kind: .leaf, name: "w", gradient: .arrived("2"), step: 2)
    for index in 0..<3 {
      var block = DiagramAddend(
        text: "2", place: index == 0 ? "L4, i=0" : "i=\(index)", words: "line 4, i=\(index)", share: 1 / 3,
        total: "\(2 * (index + 1))")
      block.step = 3 + index
      leaf.sum.append(block)
    }
    let loss = DiagramNode(id: "L", kind: .output, operation: "w * 2", gradient: .start("1"), step: 1)
    return Diagram(
      id: "sum", title: "sum", description: "sum", nodes: [leaf, loss],
      edges: [DiagramEdge(from: "w", to: "L", kind: .two, step: 2)])
  }()

  @Test func everyBackwardIsABlockWithAStep() {
    for (number, step) in [(1, 3), (2, 4), (3, 5)] {
      #expect(diagram.dot.contains("ID=\"sum-w-block-\(number)-at\(step)\""))
    }
    #expect(diagram.dot.contains("2 (L4, i=0)"))
    #expect(diagram.dot.contains("+ 2 (i=2)"))
  }

  @Test func theStepperAddsABlockForEachBackward() {
    let captions = diagram.stepCaptions
    #expect(captions.count == 6)
    #expect(captions[3] == "The backward of line 4, i=0 adds 2: w.grad = 2.")
    #expect(captions.last == "The backward of line 4, i=2 adds 2: w.grad = 6.")
  }

  @Test func theListSaysTheSum() {
    #expect(diagram.textEquivalent.contains { $0.contains(".grad = 2 (L4, i=0) + 2 (i=1) + 2 (i=2) = 6") })
  }

  @Test func aSumThatGoesOnHasNoTotal() {
    var cut = diagram
    cut.nodes[0].sum[2] = DiagramAddend(text: "…", place: "16 more", words: "16 more", share: 0, total: "…")
    #expect(cut.textEquivalent.contains { $0.hasSuffix(".grad = 2 (L4, i=0) + 2 (i=1) + … (16 more)") })
  }
}
