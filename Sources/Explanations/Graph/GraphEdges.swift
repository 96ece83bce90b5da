// The edges of a picture, and the ✂ cards: which lanes of a road are open. An edge says what happened on it, not what
// happened before: the derivative is 0 *here*, the gradient stopped being finite *here*.

import Autodiff
import Diagrams
import Tensors

extension Drawing {
  /// One ✂ card for every way into this record that has a card of its own, with its edges.
  mutating func addCuts(_ record: Recorder.Record, _ kind: DiagramNode.Kind) {
    guard let target = nodeIDs[record.id] else { return }
    for input in record.inputs where hasCutCard(input, record) && !isAskedInput(input, record) {
      let origin = source(of: input.record)
      let operation = record.operation ?? ".data"
      let cut = DiagramCut(
        operation: operation, reason: reason(input, operation, record), category: category(input.cut))
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
  func hasCutCard(_ input: Recorder.Input, _ record: Recorder.Record) -> Bool {
    switch input.cut {
    case .alias, .copy, .exit: losesHistory(input)
    case .type: record.dtype != .bool
    case .mode: record.operation == "autograd.grad"
    case .none: false
    }
  }

  /// What a gradient was asked for: the gradient is computed from the loss; this only says which.
  func isAskedInput(_ input: Recorder.Input, _ record: Recorder.Record) -> Bool {
    record.operation == "autograd.grad" && record.inputs.count > 1 && input.record == record.inputs.last?.record
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

  private func reason(_ input: Recorder.Input, _ operation: String, _ record: Recorder.Record) -> String {
    switch input.cut {
    case .alias where operation == "nn.Parameter": "new leaf on the same memory"
    case .alias where sourceText(input.record).contains { $0.isLetter }:
      "shares \(sourceText(input.record))'s memory, not its history"
    case .alias: "shares the memory, not the history"
    case .copy: "numbers copied, no history"
    case .exit: "became a Python number"
    case .type: "integer result: no derivative exists"
    case .mode where operation == "autograd.grad":
      "create_graph=False: " + (names[record.id].map { "\($0) has " } ?? "") + "no history"
    default: "no history"
    }
  }

  /// What a cut cut, without the last change of its sizes.
  private func sourceText(_ id: Int32) -> String {
    let text = expression(id)
    guard text.hasSuffix(")"), let place = text.ranges(of: ".view(").last else { return text }
    return String(text[..<place.lowerBound])
  }

  mutating func connect() {
    for (id, target) in nodeIDs.sorted(by: { $0.key < $1.key }) {
      guard let record = recorder.record(id), !beginsPicture(record) else { continue }
      for input in record.inputs where !hasCutCard(input, record) && !isAskedInput(input, record) {
        let origin = source(of: input.record)
        guard let from = nodeIDs[origin], let producer = recorder.record(input.record) else { continue }
        edges.append(edge(from, target, producer, record, input))
      }
    }
  }

  /// What hooks of the last backward did, on the lane where the gradient came to their tensor.
  mutating func addHooks() {
    for (record, before, after) in run?.replaced ?? [] {
      guard let id = nodeIDs[record], !before.isSame(as: after),
        let place = edges.firstIndex(where: { $0.from == id && [.two, .zero, .nan].contains($0.kind) })
      else { continue }
      edges[place].hook = DiagramHook(
        line: recorder.hookPlaces[record]?.line, before: GraphText.value(before), after: GraphText.value(after))
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
      let isWalked = recorder.backwards.contains { $0.roots.contains(consumer.id) || $0.gradients[consumer.id] != nil }
      return DiagramEdge(from: from, to: to, kind: .idle, chip: isWalked ? nil : "recorded, never used")
    }
    let (giver, taker) = lastStep(of: consumer.id, input.record)
    let sent =
      self.sent(from: giver, to: taker)
      ?? recorder.record(taker).flatMap { self.sent(from: giver, to: metRecord(of: $0)) }
    guard let gradient = sent else {
      return DiagramEdge(from: from, to: to, kind: hasWalked ? .idle : .two)
    }
    let before = self.gradient(atRecord: giver)
    let text = "◂ " + GraphText.value(gradient)
    if gradient.nonFiniteCount > 0, let before, before.nonFiniteCount == 0 || gradient.hasNaN && !before.hasNaN {
      let products = LocalProducts(before, gradient, consumer, recorder.record(taker) ?? producer)
      return DiagramEdge(from: from, to: to, kind: .nan, chip: products.map { "◂ \($0.text)" } ?? text)
    }
    if gradient.isZero, let before, !before.isZero {
      return DiagramEdge(from: from, to: to, kind: .zero, chip: zeroChip(before, gradient, consumer, producer))
    }
    let isOnCard = producer.isLeaf && (consumers[producer.id]?.count ?? 0) < 2
    return DiagramEdge(from: from, to: to, kind: .two, chip: isOnCard ? nil : text)
  }

  /// `◂ [1] × 0 = [0]`, or why the slope is 0.
  private func zeroChip(
    _ before: ValueSummary, _ sent: ValueSummary, _ consumer: Recorder.Record, _ producer: Recorder.Record
  ) -> String {
    let start = "◂ \(GraphText.value(before)) × 0"
    if consumer.operation == "relu", producer.value.maximum < 0 { return start + " (input < 0)" }
    return (sent.elements?.count ?? .max) <= 4 ? start + " = \(GraphText.value(sent))" : start
  }

  /// What a cut made and nobody named says nothing that the ✂ does not: the road leads from there to who uses it.
  mutating func dropNameless() {
    var incoming: [String: [DiagramEdge]] = [:]
    for edge in edges { incoming[edge.to, default: []].append(edge) }
    var cuts: Set<String> = []
    for node in nodes { if case .cut = node.kind { cuts.insert(node.id) } }
    let used = Set(edges.map(\.from))
    var standIns: [String: String] = [:]
    for (node, record) in zip(nodes, records) where node.kind == .cold && !node.isAsked && used.contains(node.id) {
      // `a = a.detach()` gives no name that was not there.
      let source = recorder.record(record)?.inputs.first.flatMap { names[$0.record] }
      guard node.name.isEmpty || node.name == source, let sources = incoming[node.id], sources.count == 1,
        cuts.contains(sources[0].from)
      else { continue }
      standIns[node.id] = sources[0].from
    }
    let steps = coldSteps(incoming).filter { standIns[$0.key] == nil && standIns[$0.value] == nil }
    if standIns.isEmpty && steps.isEmpty { return }
    edges = edges.compactMap { edge in
      if standIns[edge.to] != nil || steps[edge.to] != nil { return nil }
      if let source = steps[edge.from] { return DiagramEdge(from: source, to: edge.to, kind: .fwd) }
      guard let cut = standIns[edge.from] else { return edge }
      return DiagramEdge(from: cut, to: edge.to, kind: .cut)
    }
    standIns.merge(steps) { cut, _ in cut }
    let kept = nodes.indices.filter { standIns[nodes[$0].id] == nil }
    (nodes, records) = (kept.map { nodes[$0] }, kept.map { records[$0] })
    for (record, id) in nodeIDs { if let cut = standIns[id] { nodeIDs[record] = cut } }
  }

  /// Nameless steps between cold cards, which the formula of their only user shows: the card before each.
  private func coldSteps(_ incoming: [String: [DiagramEdge]]) -> [String: String] {
    var uses: [String: Int] = [:]
    for edge in edges { uses[edge.from, default: 0] += 1 }
    let cold = Set(nodes.filter { $0.kind == .cold }.map(\.id))
    var steps: [String: String] = [:]
    for (node, record) in zip(nodes, records) where cold.contains(node.id) && node.name.isEmpty && !node.isAsked {
      guard uses[node.id] == 1, let sources = incoming[node.id], sources.count == 1, sources[0].kind == .fwd,
        cold.contains(sources[0].from), let made = recorder.record(record), formula(made) != nil,
        steps[sources[0].from] == nil, made.gradEnabled
      else { continue }
      steps[node.id] = sources[0].from
    }
    return steps
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
