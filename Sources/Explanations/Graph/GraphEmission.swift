// What a folding draws in the end: cards and what stands for them, frames around modules, steps and regions without
// recording, and edges between what is left. It decides no folding.

import Autodiff
import Diagrams
import Tensors

extension GraphFolding {
  mutating func emit(_ items: [Item]) {
    var drawn: [DiagramNode] = []
    let frames = emit(items, &drawn)
    drawn = withCalls(drawn)
    var seen: Set<String> = []
    // The order of declaration stays that of the cards, so that folding moves nothing that it does not touch.
    var order: [String: Int] = [:]
    for (index, node) in nodes.enumerated() { order[standIns[node.id] ?? node.id, default: index] = index }
    nodes = drawn.filter { seen.insert($0.id).inserted }.sorted { (order[$0.id] ?? 0) < (order[$1.id] ?? 0) }
    clusters = frames.clusters
  }

  private mutating func emit(
    _ items: [Item], _ drawn: inout [DiagramNode], in frame: String? = nil
  ) -> (members: [String], clusters: [DiagramCluster]) {
    var members: [String] = []
    var frames: [DiagramCluster] = []
    var unrecordedCards: [Int] = []
    for item in items {
      switch item {
      case .card(let index):
        guard kept[index] else { continue }
        drawn.append(nodes[index])
        if isUnrecorded(index) { unrecordedCards.append(index) } else { members.append(nodes[index].id) }
      case .folded(let folded):
        var node = card(of: folded)
        if let frame, node.name.hasPrefix(frame + "."), node.name.count > frame.count + 1 {
          node.fullName = node.name
          node.name = String(node.name.dropFirst(frame.count + 1))
        }
        for index in folded.cards {
          standIns[nodes[index].id] = node.id
          if let call = folded.call, !isLeaf(index) { calls[drawing.records[index]] = call }
        }
        drawn.append(node)
        members.append(node.id)
      case .call(let id, let inside):
        let call = drawing.recorder.moduleCall(id)
        let isOpen = !holdsOnlyModules(inside)
        let (own, children) = emit(inside, &drawn, in: isOpen ? call.flatMap { drawing.modules[$0.owner] } : frame)
        if !isOpen {
          members += own
          frames += children
          continue
        }
        if own.isEmpty { frames += children.count == 1 ? children : [] }
        if own.isEmpty, children.count <= 1 { continue }
        frames.append(
          DiagramCluster(
            id: "m\(id)", kind: .module, label: label(of: call, item), members: own, children: children))
      case .frame(let label, let inside):
        let (own, children) = emit(inside, &drawn)
        frames.append(
          DiagramCluster(
            id: "turn\(inside.first.map { cards($0).first ?? 0 } ?? 0)", kind: .cell, label: label, members: own,
            children: children))
      }
    }
    let unrecorded = unrecordedCards.map { nodes[$0].id }
    let hasRegion = unrecordedCards.contains(where: lostHistory)
    for index in drawn.indices
    where hasRegion && unrecorded.contains(drawn[index].id) && drawn[index].remark == "no history" {
      drawn[index].remark = nil
    }
    if !unrecordedCards.contains(where: lostHistory) {
      members += unrecorded
    } else {
      frames.append(
        DiagramCluster(
          id: "off\(unrecordedCards[0])", kind: .noGrad, label: "no_grad  \(region(of: unrecordedCards))",
          members: unrecorded))
    }
    return (members, frames)
  }

  /// What a folded module made is its call to the cards that stay: `x + mlp(…)`, not the operation that ended inside.
  private func withCalls(_ drawn: [DiagramNode]) -> [DiagramNode] {
    if calls.isEmpty { return drawn }
    var named = drawing
    for (record, call) in calls where named.names[record] == nil { named.names[record] = call }
    var places: [String: Int] = [:]
    for index in nodes.indices where places[nodes[index].id] == nil { places[nodes[index].id] = index }
    return drawn.map { node in
      guard let index = places[node.id], let record = drawing.recorder.record(drawing.records[index]),
        let written = node.operation, written == drawing.formula(record), let text = named.formula(record)
      else { return node }
      var node = node
      node.operation = text
      return node
    }
  }

  /// A model that is called with other tensors in the places of its parameters says so.
  private func label(of call: Recorder.ModuleCall?, _ item: Item) -> String {
    guard let call else { return "" }
    let text = cards(item).lazy.compactMap { drawing.recorder.record(drawing.records[$0]) }
      .first { $0.line == call.line }?.text
    guard let text, let arguments = Words.call("functional_call", in: text)?.arguments, let model = arguments.first,
      model.count <= 16
    else { return drawing.label(of: call) }
    return "functional_call(\(model), …)" + (call.line.map { "  L\($0)" } ?? "")
  }

  /// A frame that holds only folded modules around an open one says nothing that their names do not.
  private func holdsOnlyModules(_ items: [Item]) -> Bool {
    var hasOpen = false
    for item in items {
      switch item {
      case .card(let index): if kept[index] { return false }
      case .folded(let folded): if folded.type.isEmpty { return false }
      case .call: hasOpen = true
      case .frame: return false
      }
    }
    return hasOpen && foldsModules
  }

  /// Made while recording was off.
  private func isUnrecorded(_ index: Int) -> Bool {
    guard nodes[index].kind == .cold, let record = drawing.recorder.record(drawing.records[index]) else { return false }
    return !record.gradEnabled && !record.inputs.isEmpty
  }

  /// From something that history would have been kept of.
  private func lostHistory(_ index: Int) -> Bool {
    drawing.recorder.record(drawing.records[index])?.inputs.contains { $0.cut == .mode } == true
  }

  private mutating func card(of folded: Folded) -> DiagramNode {
    foldedCount += 1
    let leaves = folded.cards.filter { index in
      if case .leaf = nodes[index].kind { return true }
      return nodes[index].kind == .cutLeaf
    }
    var modules = DiagramCollapsedModules(typeName: folded.type, count: folded.count, cards: folded.cards.count)
    let sizes = leaves.compactMap { drawing.recorder.record(drawing.records[$0])?.shape.elementCount }
    if !leaves.isEmpty {
      modules.parameters = GraphText.grouped(sizes.reduce(0, +))
      modules.parameterTensors = leaves.count
      modules.withoutGradient = leaves.filter { nodes[$0].gradient == .nothingArrived }.count
    }
    // Calls stand in the order of their parameters; what was made last is the output.
    let made = folded.cards.filter { !isLeaf($0) }
    modules.outputShape = made.max { drawing.records[$0] < drawing.records[$1] }.flatMap { nodes[$0].shape }
    modules.gradientNorms = norms(of: folded, leaves)
    for index in folded.cards { if case .cut = nodes[index].kind { modules.cuts += 1 } }
    var node = DiagramNode(id: "fold\(foldedCount)", kind: .collapsed(modules), name: folded.name)
    node.line = folded.cards.compactMap { nodes[$0].line }.min()
    if node.name.isEmpty {
      node.name = folded.type
      modules.typeName = ""
      node.kind = .collapsed(modules)
    }
    return node
  }

  /// The length of the gradient of each turn: of its parameters where it has any, else of what it made.
  private func norms(of folded: Folded, _ leaves: [Int]) -> String? {
    let turns = folded.turns.compactMap { turn -> Double? in
      let own = turn.filter { leaves.contains($0) }
      let sources = own.isEmpty ? turn.suffix(1) : own[...]
      let squares = sources.compactMap { index -> Double? in
        guard let gradient = drawing.gradient(atRecord: drawing.records[index]) else { return nil }
        return gradient.norm * gradient.norm
      }
      return squares.isEmpty ? nil : squares.reduce(0, +).squareRoot()
    }
    guard let least = turns.min(), let most = turns.max() else { return nil }
    let (low, high) = (GraphText.number(least, digits: 2), GraphText.number(most, digits: 2))
    return low == high ? low : "\(low) … \(high)"
  }

  // MARK: Edges

  /// What a large picture need not say on each of many edges: gradients, ranges of many numbers beside folded cards, and
  /// that nothing used a road.
  private func isNoise(_ edge: DiagramEdge) -> Bool {
    switch edge.kind {
    case .two: nodes.count > 24 || foldedCount > 0 && edge.chip?.contains("…") == true
    case .idle: nodes.count > Self.smallLimit
    default: false
    }
  }

  /// Edges between what is drawn; of several between the same two cards the one that says most.
  mutating func mergeEdges() {
    let drawn = Set(nodes.map(\.id))
    var places: [String: Int] = [:]
    var result: [DiagramEdge] = []
    for edge in edges {
      var moved = edge
      moved.from = standIns[edge.from] ?? edge.from
      moved.to = standIns[edge.to] ?? edge.to
      guard moved.from != moved.to, drawn.contains(moved.from), drawn.contains(moved.to) else { continue }
      let isMoved = moved.from != edge.from || moved.to != edge.to
      if isMoved || isNoise(edge) { moved.chip = nil }
      let key = "\(moved.from) \(moved.to)"
      guard isMoved, let place = places[key] else {
        places[key] = result.count
        result.append(moved)
        continue
      }
      if moved.kind.weight > result[place].kind.weight { result[place].kind = moved.kind }
    }
    edges = result
  }
}

extension DiagramEdge.Kind {
  /// What must be seen comes before what is usual.
  fileprivate var weight: Int {
    switch self {
    case .nan: 8
    case .stale: 7
    case .two: 6
    case .zero: 5
    case .cut: 4
    case .idle: 3
    case .saved: 2
    case .fwd: 1
    case .alias: 0
    }
  }
}
