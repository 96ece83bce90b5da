// From the recorder to a picture. The method: walk the *value* graph back from the targets, also where history was cut;
// fold chains of views into one card and chains of aliases into one cut; then say of every edge which lanes are open,
// by comparing with what the last backward brought. The result knows no tensors; the emitters draw it.
//
// The invariant: a cut is never folded away, and "nothing arrived", "not computed" and 0 are never mixed up.

import Autodiff
import Diagrams
import Tensors

/// Draws the graph behind tensors.
package enum GraphDrawing {
  /// The picture of `targets`. `asked`: tensors whose gradient was asked for. `names`: what the lesson calls a record.
  package static func diagram(
    of targets: [Tensor], asked: [Tensor], names: [Int32: String], recorder: Recorder, id: String
  ) -> Diagram {
    var drawing = Drawing(
      recorder: recorder, names: names, targets: targets.map(\.recordID), asked: Set(asked.map(\.recordID)))
    drawing.walk()
    return drawing.diagram(id: id)
  }
}

/// The picture while it is being made.
private struct Drawing {
  let recorder: Recorder
  let names: [Int32: String]
  let targets: [Int32]
  let asked: Set<Int32>
  /// Cards in the order they are declared: sources before what uses them.
  private var nodes: [DiagramNode] = []
  private var edges: [DiagramEdge] = []
  private var nodeIDs: [Int32: String] = [:]
  private var takenIDs: Set<String> = []
  private var consumers: [Int32: [Int32]] = [:]
  /// Distance from the targets, for the steps of the walk back.
  private var depths: [Int32: Int] = [:]
  /// Records that history reaches from the targets.
  private var reached: Set<Int32> = []
  private var cutNodes: [(operation: String, line: Int?)] = []

  init(recorder: Recorder, names: [Int32: String], targets: [Int32], asked: Set<Int32>) {
    self.recorder = recorder
    self.names = names
    self.targets = targets
    self.asked = asked
  }

  // MARK: Walking

  mutating func walk() {
    measure()
    for target in targets { draw(target) }
    for record in asked.sorted() where nodeIDs[record] == nil { draw(record) }
    connect()
  }

  /// Breadth first: distances, consumers, and what history reaches.
  private mutating func measure() {
    var open = targets.map { (record: $0, depth: 1, byHistory: true) }
    var position = 0
    while position < open.count, position < 20_000 {
      let (id, depth, byHistory) = open[position]
      position += 1
      let isNew = depths[id] == nil
      if isNew { depths[id] = depth }
      let isNewlyReached = byHistory && reached.insert(id).inserted
      guard isNew || isNewlyReached, let record = recorder.record(id) else { continue }
      // What lies before such a leaf is another story: the picture begins where the question does.
      if beginsPicture(record) { continue }
      for input in record.inputs {
        if !(consumers[input.record] ?? []).contains(id) { consumers[input.record, default: []].append(id) }
        let source = recorder.record(input.record)
        let follows = byHistory && input.cut == .none && source?.requiresGradient == true
        open.append((input.record, depth + 1, follows))
      }
    }
  }

  /// Cards depth first, sources first, without recursion.
  private mutating func draw(_ target: Int32) {
    var open: [(record: Int32, isExpanded: Bool)] = [(target, false)]
    while let (id, isExpanded) = open.popLast() {
      guard nodeIDs[id] == nil, let record = recorder.record(id) else { continue }
      if isExpanded {
        addNode(record)
        continue
      }
      open.append((id, true))
      if beginsPicture(record) { continue }
      for input in record.inputs.reversed() where nodeIDs[source(of: input.record)] == nil {
        open.append((source(of: input.record), false))
      }
    }
  }

  /// A leaf where the picture begins: one that was asked for, or one whose making is ordinary (a detached clone).
  private func beginsPicture(_ record: Recorder.Record) -> Bool {
    guard record.requiresGradient, !reachesHistory(record), !targets.contains(record.id) else { return false }
    if asked.contains(record.id) { return true }
    return record.isLeaf && record.inputs.allSatisfy { $0.cut == .none }
  }

  /// Whether backward could go on from here.
  private func reachesHistory(_ record: Recorder.Record) -> Bool {
    record.inputs.contains { $0.cut == .none && recorder.record($0.record)?.requiresGradient == true }
  }

  // MARK: Folding

  /// The record whose card stands for `id`: views with one use are part of the last view's card, nameless aliases are
  /// part of the cut that uses them.
  private func source(of id: Int32) -> Int32 {
    guard let record = recorder.record(id), isFolded(record) else { return id }
    return source(of: record.inputs[0].record)
  }

  /// A step that gets no card of its own.
  private func isFolded(_ record: Recorder.Record) -> Bool {
    guard record.inputs.count == 1, names[record.id] == nil, !targets.contains(record.id),
      !asked.contains(record.id), let users = consumers[record.id], users.count == 1,
      let user = recorder.record(users[0]), let use = user.inputs.first(where: { $0.record == record.id })
    else { return false }
    if record.suffix != nil {
      if user.suffix != nil && use.cut == .none { return true }
      // A view made by the function that cuts, not by the lesson: its words go into the cut's reason.
      return use.cut == .alias && isDataCut(user)
    }
    return isDataCut(record) && use.cut == .alias && isDataCut(user)
  }

  private func isDataCut(_ record: Recorder.Record) -> Bool {
    record.operation == ".data" && record.inputs.first?.cut == .alias
  }

  /// A record as the lesson would write it: its name, or the view of a source.
  private func expression(_ id: Int32) -> String {
    if let name = names[id] { return name }
    guard let record = recorder.record(id) else { return "a tensor" }
    if let suffix = record.suffix, let input = record.inputs.first { return expression(input.record) + suffix }
    if isDataCut(record), let input = record.inputs.first { return expression(input.record) }
    return record.operation ?? "a tensor"
  }

  // MARK: Cards

  private mutating func addNode(_ record: Recorder.Record) {
    let name = names[record.id] ?? ""
    let id = freeID(name.isEmpty ? GraphText.identifier(record.operation ?? "t") : GraphText.identifier(name))
    nodeIDs[record.id] = id
    var node = DiagramNode(id: id, kind: kind(of: record), name: name)
    node.operation = operationText(record)
    let shape = GraphText.shape(record.shape)
    switch node.kind {
    case .cold:
      node.shape = shape
      node.remark = "no history"
    default: node.shape = shape
    }
    node.line = record.line
    node.value = GraphText.value(record.value)
    node.gradient = gradientRow(record, node.kind)
    node.isAsked = asked.contains(record.id)
    node.step = node.gradient == .none ? nil : depths[record.id]
    if !beginsPicture(record) { addCuts(record, node.kind) }
    nodes.append(node)
  }

  private mutating func freeID(_ wish: String) -> String {
    var id = wish.isEmpty || wish.allSatisfy({ $0 == "_" }) ? "t" : wish
    var number = 2
    while !takenIDs.insert(id).inserted {
      id = "\(wish)\(number)"
      number += 1
    }
    return id
  }

  private func kind(of record: Recorder.Record) -> DiagramNode.Kind {
    if targets.contains(record.id) { return .output }
    if record.value.nonFiniteCount > 0 { return .nonFinite }
    if beginsPicture(record) { return .leaf }
    let crossed = record.inputs.contains { $0.cut != .none }
    if record.isLeaf && record.requiresGradient { return crossed ? .cutLeaf : .leaf }
    if record.requiresGradient { return .intermediate }
    return record.inputs.isEmpty || !crossed ? .input : .cold
  }

  private func operationText(_ record: Recorder.Record) -> String? {
    guard let operation = record.operation, !record.inputs.isEmpty else { return nil }
    if beginsPicture(record) || record.inputs.contains(where: { $0.cut == .alias || $0.cut == .copy }) { return nil }
    if record.suffix != nil { return expression(of: record) }
    let operands = record.inputs.map { expression($0.record) }
    let isSymbol = !operation.contains { $0.isLetter }
    if isSymbol, operands.allSatisfy({ $0.count <= 12 }) {
      if operands.count == 2 { return "\(operands[0]) \(operation) \(operands[1])" }
      if operands.count == 1, let number = record.number {
        return "\(operands[0]) \(operation) \(GraphText.scalar(number))"
      }
    }
    return operation.hasSuffix("_loss") ? String(operation.dropLast(5)) : operation
  }

  /// As `expression`, without the record's own name.
  private func expression(of record: Recorder.Record) -> String {
    guard let suffix = record.suffix, let input = record.inputs.first else { return record.operation ?? "" }
    return expression(input.record) + suffix
  }

  private func gradientRow(_ record: Recorder.Record, _ kind: DiagramNode.Kind) -> DiagramNode.Gradient {
    if recorder.lastRoots.contains(record.id), let start = recorder.gradient(at: record.id) {
      return .start(GraphText.value(start))
    }
    let isAsked = asked.contains(record.id)
    guard record.requiresGradient, record.isLeaf || isAsked else { return .none }
    if recorder.backwardCount == 0 { return .notComputed }
    guard let gradient = recorder.gradient(at: record.id) else { return .nothingArrived }
    let text = GraphText.value(gradient)
    if gradient.nonFiniteCount > 0 { return .nonFinite(text) }
    return gradient.isZero ? .zero(text) : .arrived(text)
  }

  // MARK: Cuts and edges

  /// One ✂ card for every alias, copy or exit that made this record, with its edges.
  private mutating func addCuts(_ record: Recorder.Record, _ kind: DiagramNode.Kind) {
    guard let target = nodeIDs[record.id] else { return }
    for input in record.inputs where input.cut == .alias || input.cut == .copy || input.cut == .exit {
      let origin = source(of: input.record)
      let operation = record.operation ?? ".data"
      let cut = DiagramCut(
        operation: operation, reason: reason(input, operation),
        category: input.cut == .alias ? .alias : input.cut == .copy ? .copy : .other)
      let id = freeID("cut_" + target)
      var node = DiagramNode(id: id, kind: .cut(cut), line: record.line)
      node.step = depths[record.id].map { $0 + 1 }
      nodes.append(node)
      cutNodes.append((operation, record.line))
      if let from = nodeIDs[origin] { edges.append(DiagramEdge(from: from, to: id, kind: .cut, step: node.step)) }
      edges.append(DiagramEdge(from: id, to: target, kind: .cut, step: node.step))
    }
  }

  private func reason(_ input: Recorder.Input, _ operation: String) -> String {
    switch input.cut {
    case .alias where operation == "nn.Parameter": "new leaf on the same memory"
    case .alias: "shares \(expression(input.record))'s memory, not its history"
    case .copy: "numbers copied, no history"
    case .exit: "became a Python number"
    default: "no history"
    }
  }

  private mutating func connect() {
    for (id, target) in nodeIDs.sorted(by: { $0.key < $1.key }) {
      guard let record = recorder.record(id), !beginsPicture(record) else { continue }
      for input in record.inputs where input.cut != .alias && input.cut != .copy && input.cut != .exit {
        let origin = source(of: input.record)
        guard let from = nodeIDs[origin], let producer = recorder.record(input.record) else { continue }
        edges.append(edge(from, target, producer, record, input.cut))
      }
    }
  }

  private func edge(
    _ from: String, _ to: String, _ producer: Recorder.Record, _ consumer: Recorder.Record, _ cut: Recorder.Cut
  ) -> DiagramEdge {
    let step = depths[consumer.id].map { $0 + 1 }
    if cut == .mode { return DiagramEdge(from: from, to: to, kind: .cut, chip: "not recorded", step: step) }
    if cut == .type { return DiagramEdge(from: from, to: to, kind: .cut, chip: "no derivative", step: step) }
    let consumerNeeds = consumer.requiresGradient || targets.contains(consumer.id)
    if !producer.requiresGradient || !consumerNeeds {
      return DiagramEdge(from: from, to: to, kind: .fwd)
    }
    if !reached.contains(consumer.id) {
      return DiagramEdge(from: from, to: to, kind: .idle, chip: "recorded, never used")
    }
    guard let gradient = recorder.gradient(from: consumer.id, to: producer.id) else {
      return DiagramEdge(from: from, to: to, kind: recorder.backwardCount == 0 ? .two : .idle, step: step)
    }
    let text = "◂ " + GraphText.value(gradient)
    if gradient.nonFiniteCount > 0 { return DiagramEdge(from: from, to: to, kind: .nan, chip: text, step: step) }
    if gradient.isZero { return DiagramEdge(from: from, to: to, kind: .zero, chip: text, step: step) }
    let isOnCard = producer.isLeaf && (consumers[producer.id]?.count ?? 0) < 2
    return DiagramEdge(from: from, to: to, kind: .two, chip: isOnCard ? nil : text, step: step)
  }

  // MARK: The whole

  func diagram(id: String) -> Diagram {
    Diagram(
      id: GraphText.identifier(id).replacing("_", with: "-"), title: title, description: description,
      direction: nodes.count <= 4 ? .leftToRight : .topToBottom, nodes: nodes, edges: edges, clusters: clusters)
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

  private func joined(_ names: [String]) -> String {
    guard let last = names.last else { return "nothing" }
    return names.count == 1 ? last : names.dropLast().joined(separator: ", ") + " and " + last
  }

  private var title: String {
    guard let cut = cutNodes.last, !missedNames.isEmpty else { return "The graph of \(targetName)" }
    return "\(cut.operation): the gradient reaches \(joined(arrivedNames)), never \(joined(missedNames))"
  }

  private var description: String {
    if recorder.backwardCount == 0 { return "Values lead to \(targetName); no gradient has been computed yet." }
    var text = "The gradient of \(targetName) reaches \(joined(arrivedNames))."
    if let cut = cutNodes.last, !missedNames.isEmpty {
      let place = cut.line.map { " on line \($0)" } ?? ""
      text = "Values flow from \(joined(missedNames)) to \(targetName); history does not. " + text
      text += " It stops at \(cut.operation)\(place); \(joined(missedNames)) receives nothing."
    }
    return text
  }

  /// A frame for each call of a module; a call that only holds another call takes its place in the label.
  private var clusters: [DiagramCluster] {
    var members: [Int32: [String]] = [:]
    for (record, node) in nodeIDs.sorted(by: { $0.key < $1.key }) {
      guard let home = home(of: record), home != 0 else { continue }
      members[home, default: []].append(node)
    }
    return clusters(below: 0, members)
  }

  /// The module call a card belongs to: where it was made, or for a leaf the one call that uses it.
  private func home(of id: Int32) -> Int32? {
    guard let record = recorder.record(id) else { return nil }
    if !(record.isLeaf && record.requiresGradient) { return record.inputs.isEmpty ? 0 : record.module }
    let users = Set((consumers[id] ?? []).compactMap { recorder.record($0)?.module })
    return users.count == 1 ? users.first : 0
  }

  private func clusters(below parent: Int32, _ members: [Int32: [String]]) -> [DiagramCluster] {
    var result: [DiagramCluster] = []
    for call in recorder.moduleCalls where call.parent == parent {
      let inside = clusters(below: call.id, members)
      let own = members[call.id] ?? []
      if own.isEmpty && inside.isEmpty { continue }
      if own.isEmpty && inside.count == 1 {
        result += inside
      } else {
        result.append(
          DiagramCluster(id: "m\(call.id)", kind: .module, label: call.label, members: own, children: inside))
      }
    }
    return result
  }
}
