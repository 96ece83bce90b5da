// Numbers that left the tensors and were computed with before they came back (`math.sqrt(x)`, a list, an array): no record
// leads from the one to the other, only the lines of the lesson do. The picture of such a finding gets the ✂ between them.

import Autodiff
import Diagrams

/// The way of a value through numbers of the language, from the asked card to the card that was made with them.
struct UnseenExit {
  private let written: String
  private let line: Int
  private let consumer: Recorder.Record

  init?(_ finding: Finding, _ scene: Scene) {
    guard finding.loss != 0, finding.target != 0 else { return nil }
    let roads = LostRoads(Analysis(scene)).roads(from: [finding.loss], to: finding.target, .error)
    guard let cut = roads.first?.cuts.first(where: { $0.number != nil }), let number = cut.number else { return nil }
    (written, line, consumer) = (number.written, number.line, cut.consumer)
  }

  func add(to diagram: inout Diagram) {
    let sources = diagram.nodes.filter { node in
      node.line == consumer.line && !node.isAsked && !diagram.edges.contains { $0.to == node.id }
    }
    // Of several that were made on the line, the one with the numbers that came back.
    let value = GraphText.value(consumer.value)
    guard let asked = diagram.nodes.firstIndex(where: \.isAsked),
      !diagram.edges.contains(where: { $0.from == diagram.nodes[asked].id }),
      let made = sources.count > 1 ? sources.first(where: { $0.value == value }) : sources.first
    else { return }
    let source = diagram.nodes[asked].id
    let results = [".numpy()": "an array", ".tolist()": "a list"]
    let cut = DiagramCut(
      operation: written, reason: "became \(results[written] ?? "a Python number")", category: .other)
    var node = DiagramNode(id: diagram.free("cut_" + made.id), kind: .cut(cut), line: line)
    node.step = diagram.nodes[asked].step
    diagram.nodes.insert(node, at: asked + 1)
    diagram.edges.append(DiagramEdge(from: source, to: node.id, kind: .cut))
    diagram.edges.append(DiagramEdge(from: node.id, to: made.id, kind: .cut))
    diagram.direction = diagram.nodes.count <= 4 ? .leftToRight : .topToBottom
  }
}
