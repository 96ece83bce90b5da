// A picture put together: what is folded, the frames around modules, turns of loops and regions without recording, the
// numbers of the steps, and the sentences above and below.

import Autodiff
import Diagrams
import Tensors

extension Drawing {
  func diagram(id: String, rules: GraphRules) -> Diagram {
    var folding = GraphFolding(self, rules)
    folding.fold()
    var whole = Diagram(
      id: GraphText.identifier(id).replacing("_", with: "-"), title: title, description: description,
      nodes: folding.nodes, edges: folding.edges, clusters: folding.clusters)
    // A bar of several blocks is as wide as three cards.
    let isWide = whole.nodes.count > 2 && whole.nodes.contains { !$0.sum.isEmpty }
    whole.direction = whole.nodes.count <= 4 && !isWide ? .leftToRight : .topToBottom
    whole.numberSteps()
    return whole
  }

  /// What a module call is called: the lesson's name for the module, and its type.
  func label(of call: Recorder.ModuleCall) -> String {
    modules[call.owner].map { "\($0) = \(call.label)" } ?? call.label
  }

  /// The module call a card belongs to: where it was made, or for a leaf the one call that uses it.
  func home(of id: Int32) -> Int32 {
    guard let record = recorder.record(id) else { return 0 }
    if !(record.isLeaf && record.requiresGradient) { return record.inputs.isEmpty ? 0 : record.module }
    let users = Set((consumers[id] ?? []).compactMap { recorder.record($0)?.module })
    return users.count == 1 ? users.first ?? 0 : 0
  }

  private var targetName: String { targets.first.flatMap { names[$0] } ?? "the result" }

  /// Leaves that received a gradient, by name.
  private var arrivedNames: [String] {
    nodes.compactMap { node in
      switch node.gradient {
      case .arrived, .zero, .nonFinite: node.name.isEmpty ? nil : node.name
      default: nil
      }
    }
  }

  private var missedNames: [String] { nodes.filter { $0.gradient == .nothingArrived && !$0.name.isEmpty }.map(\.name) }

  /// Names as a phrase; many are counted.
  private func joined(_ all: [String]) -> String {
    // Two tensors of one name are one to the reader.
    let names = all.enumerated().filter { !all[..<$0.offset].contains($0.element) }.map(\.element)
    guard let last = names.last else { return "nothing" }
    if names.count > 4 { return names.prefix(3).joined(separator: ", ") + " and \(names.count - 3) more" }
    return names.count == 1 ? last : names.dropLast().joined(separator: ", ") + " and " + last
  }

  private var title: String {
    guard let cut = cutNodes.last, !missedNames.isEmpty else { return "The graph of \(targetName)" }
    let arrived = arrivedNames
    return arrived.isEmpty
      ? "\(cut.operation): the gradient never reaches \(joined(missedNames))"
      : "\(cut.operation): the gradient reaches \(joined(arrived)), never \(joined(missedNames))"
  }

  private var description: String {
    if !hasWalked { return "Values lead to \(targetName); no gradient has been computed yet." }
    let arrived = arrivedNames
    var text = "The gradient of \(targetName) reaches \(arrived.isEmpty ? "no leaf" : joined(arrived))."
    if let cut = cutNodes.last, !missedNames.isEmpty {
      let place = cut.line.map { " on line \($0)" } ?? ""
      text = "Values flow from \(joined(missedNames)) to \(targetName); history does not. " + text
      text += " It stops at \(cut.operation)\(place); \(joined(missedNames)) receives nothing."
    }
    return text
  }
}

extension Diagram {
  /// Numbers the steps of the walk back: an output is step 1, and whatever hands something back comes one step after all
  /// that hand to it.
  mutating func numberSteps() {
    var outgoing: [String: [DiagramEdge]] = [:]
    var incoming: [String: [DiagramEdge]] = [:]
    for edge in edges where edge.kind.isWalked {
      outgoing[edge.from, default: []].append(edge)
      incoming[edge.to, default: []].append(edge)
    }
    var cuts: Set<String> = []
    for node in nodes { if case .cut = node.kind { cuts.insert(node.id) } }
    var waiting: [String: Int] = [:]
    var levels: [String: Int] = [:]
    var ready: [String] = []
    for node in nodes.reversed() {
      waiting[node.id] = outgoing[node.id]?.count ?? 0
      if waiting[node.id] == 0 {
        ready.append(node.id)
        if node.kind == .output { levels[node.id] = 1 }
      }
    }
    while let id = ready.popLast() {
      for edge in incoming[id] ?? [] {
        // A ✂ and the road to it light up together.
        if let level = levels[id] {
          levels[edge.from] = max(levels[edge.from] ?? 0, cuts.contains(id) ? level : level + 1)
        }
        waiting[edge.from, default: 1] -= 1
        if waiting[edge.from] == 0 { ready.append(edge.from) }
      }
    }
    for index in nodes.indices {
      let node = nodes[index]
      let shows = node.gradient != .none || cuts.contains(node.id)
      nodes[index].step = shows ? levels[node.id] : nil
    }
    for index in edges.indices where edges[index].kind.isWalked {
      let target = edges[index].to
      edges[index].step = levels[target].map { cuts.contains(target) ? $0 : $0 + 1 }
    }
    numberBlocks()
  }
}

extension Diagram {
  /// After the walk itself, a step for each backward that added to a `.grad`.
  private mutating func numberBlocks() {
    let last = max(nodes.compactMap(\.step).max() ?? 0, edges.compactMap(\.step).max() ?? 0)
    if last + (nodes.map(\.sum.count).max() ?? 0) > Diagram.stepLimit { return }
    for index in nodes.indices {
      for block in nodes[index].sum.indices { nodes[index].sum[block].step = last + 1 + block }
    }
  }
}

extension DiagramEdge.Kind {
  /// Whether the walk back may come along here.
  fileprivate var isWalked: Bool {
    switch self {
    case .two, .idle, .zero, .nan, .cut: true
    case .fwd, .saved, .stale, .alias: false
    }
  }
}
