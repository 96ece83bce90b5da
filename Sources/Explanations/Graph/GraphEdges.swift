// The edges of a picture, and the ✂ cards: which lanes of a road are open. An edge says what happened on it, not what
// happened before: the derivative is 0 *here*, the gradient stopped being finite *here*.

import Autodiff
import Diagrams
import Tensors

extension Drawing {
  /// One ✂ card for every way into this record that has a card of its own, with its edges.
  mutating func addCuts(_ record: Recorder.Record, _ kind: DiagramNode.Kind) {
    guard let target = nodeIDs[record.id] else { return }
    for input in record.inputs where hasCutCard(input.cut, record) {
      let origin = source(of: input.record)
      let operation = record.operation ?? ".data"
      let cut = DiagramCut(operation: operation, reason: reason(input, operation), category: category(input.cut))
      let id = freeID("cut_" + target)
      nodes.append(DiagramNode(id: id, kind: .cut(cut), line: record.line))
      records.append(record.id)
      cutNodes.append((operation, record.line))
      if let from = nodeIDs[origin] { edges.append(DiagramEdge(from: from, to: id, kind: .cut)) }
      edges.append(DiagramEdge(from: id, to: target, kind: .cut))
    }
  }

  /// An integer result and a way out into the language are places; a comparison and an unrecorded operation are words on
  /// the edge.
  func hasCutCard(_ cut: Recorder.Cut, _ record: Recorder.Record) -> Bool {
    switch cut {
    case .alias, .copy, .exit: true
    case .type: record.dtype != .bool
    case .mode, .none: false
    }
  }

  private func category(_ cut: Recorder.Cut) -> DiagramCut.Category {
    switch cut {
    case .alias: .alias
    case .copy: .copy
    case .type: .int
    case .mode: .mode
    default: .other
    }
  }

  private func reason(_ input: Recorder.Input, _ operation: String) -> String {
    switch input.cut {
    case .alias where operation == "nn.Parameter": "new leaf on the same memory"
    case .alias where expression(input.record).contains { $0.isLetter }:
      "shares \(expression(input.record))'s memory, not its history"
    case .alias: "shares the memory, not the history"
    case .copy: "numbers copied, no history"
    case .exit: "became a Python number"
    case .type: "integer result: no derivative exists"
    default: "no history"
    }
  }

  mutating func connect() {
    for (id, target) in nodeIDs.sorted(by: { $0.key < $1.key }) {
      guard let record = recorder.record(id), !beginsPicture(record) else { continue }
      for input in record.inputs where !hasCutCard(input.cut, record) {
        let origin = source(of: input.record)
        guard let from = nodeIDs[origin], let producer = recorder.record(input.record) else { continue }
        edges.append(edge(from, target, producer, record, input))
      }
    }
  }

  private func edge(
    _ from: String, _ to: String, _ producer: Recorder.Record, _ consumer: Recorder.Record,
    _ input: Recorder.Input
  ) -> DiagramEdge {
    let cut = input.cut
    if cut == .mode { return DiagramEdge(from: from, to: to, kind: .cut, chip: "not recorded") }
    if cut == .type { return DiagramEdge(from: from, to: to, kind: .cut, chip: "bool: no derivative") }
    let consumerNeeds = consumer.requiresGradient || targets.contains(consumer.id)
    if !producer.requiresGradient || !consumerNeeds { return DiagramEdge(from: from, to: to, kind: .fwd) }
    if !reached.contains(consumer.id) {
      return DiagramEdge(from: from, to: to, kind: .idle, chip: "recorded, never used")
    }
    let (giver, taker) = lastStep(of: consumer.id, input.record)
    guard let gradient = recorder.gradient(from: giver, to: taker) else {
      return DiagramEdge(from: from, to: to, kind: hasWalked ? .idle : .two)
    }
    let before = recorder.gradient(at: giver)
    let text = "◂ " + GraphText.value(gradient)
    if gradient.nonFiniteCount > 0, before?.nonFiniteCount == 0 {
      return DiagramEdge(from: from, to: to, kind: .nan, chip: text)
    }
    if gradient.isZero, let before, !before.isZero {
      return DiagramEdge(from: from, to: to, kind: .zero, chip: "◂ \(GraphText.value(before)) × 0")
    }
    let isOnCard = producer.isLeaf && (consumers[producer.id]?.count ?? 0) < 2
    return DiagramEdge(from: from, to: to, kind: .two, chip: isOnCard ? nil : text)
  }

  /// What a cut made and nobody named says nothing that the ✂ does not: the road leads from there to who uses it.
  mutating func dropNameless() {
    var incoming: [String: [DiagramEdge]] = [:]
    for edge in edges { incoming[edge.to, default: []].append(edge) }
    var cuts: Set<String> = []
    for node in nodes { if case .cut = node.kind { cuts.insert(node.id) } }
    let used = Set(edges.map(\.from))
    var standIns: [String: String] = [:]
    for node in nodes where node.kind == .cold && node.name.isEmpty && !node.isAsked && used.contains(node.id) {
      guard let sources = incoming[node.id], sources.count == 1, cuts.contains(sources[0].from) else { continue }
      standIns[node.id] = sources[0].from
    }
    if standIns.isEmpty { return }
    edges = edges.compactMap { edge in
      if standIns[edge.to] != nil { return nil }
      guard let cut = standIns[edge.from] else { return edge }
      return DiagramEdge(from: cut, to: edge.to, kind: .cut)
    }
    let kept = nodes.indices.filter { standIns[nodes[$0].id] == nil }
    (nodes, records) = (kept.map { nodes[$0] }, kept.map { records[$0] })
    for (record, id) in nodeIDs { if let cut = standIns[id] { nodeIDs[record] = cut } }
  }

  /// Where views are folded into a card, the edge says what the outermost of them hands to the source.
  private func lastStep(of consumer: Int32, _ producer: Int32) -> (giver: Int32, taker: Int32) {
    var giver = consumer
    var taker = producer
    while let record = recorder.record(taker), isFolded(record) {
      giver = taker
      taker = record.inputs[0].record
    }
    return (giver, taker)
  }
}
