// Which picture goes with a finding. Most are the graph behind the loss, with the asked tensor marked. A few speak of
// something that no loss shows: a result that keeps no gradient, one of several views, a module whose call was not
// recorded; these begin at that value and get the card that tells it. It knows no tensors, only records.

import Autodiff
import Diagrams

extension Finding {
  /// The records a picture of this finding is drawn from, and those whose gradient it is about; nil where no value of the
  /// run has to do with it.
  package func pictured(in scene: Scene) -> (targets: [Int32], asked: [Int32])? {
    let recorder = scene.recorder
    if loss != 0, recorder.record(loss) != nil {
      let asked = question ?? (isQuestion ? target : 0)
      return ([loss], asked == 0 || asked == loss ? [] : [asked])
    }
    switch code {
    case "leaf.nonleaf":
      guard recorder.record(target) != nil else { return nil }
      let analysis = Analysis(scene)
      let root = analysis.backwards.last?.roots.last { analysis.walk(from: $0).history.contains(target) }
      return root.map { ([$0], [target]) } ?? ([target], [])
    case "inplace.multiview":
      return scene.bound.last { $0.name == subject && recorder.record($0.record)?.suffix != nil }
        .map { ([$0.record], []) }
    case "cut.checkpoint":
      return recorder.records.ordered.last { $0.line == line && $0.operation == "CheckpointFunction" }
        .map { ([$0.id], []) }
    case "exit.python", "check.mismatch":
      return recorder.record(target).map { ([$0.id], []) }
    default: return nil
    }
  }

  /// Whether the target is a tensor whose gradient was missed, and not only where something happened on the way.
  private var isQuestion: Bool {
    let places = [
      "freed.", "stale.", "zero.", "nan.", "hook.", "opt.", "kink.", "shape.", "loss.", "acc.", "inplace.", "mem.",
      "mode.train-eval", "mode.inference", "second.constant",
    ]
    return !places.contains { code.hasPrefix($0) }
  }

  /// What the picture of this finding shows besides the graph.
  package func complete(_ diagram: inout Diagram, in scene: Scene) {
    if let checkpoint {
      return diagram.join(askedTo: checkpoint.line, checkpoint.gradient, isCut: code == "cut.checkpoint")
    }
    switch code {
    case "leaf.nonleaf": diagram.markPassedOn()
    case "inplace.multiview": SiblingViews(self, scene)?.add(to: &diagram)
    case "exit.python" where loss == 0: RefusedArray(self, scene)?.add(to: &diagram)
    case "check.mismatch": CheckedRoad(self, scene)?.add(to: &diagram)
    case "exit.python", "cut.copy.ctor": UnseenExit(self, scene)?.add(to: &diagram)
    case "cut.checkpoint": UnrecordedModule(self, scene)?.add(to: &diagram)
    case "freed.saved":
      diagram.note("fix: \(subject) = \(subject).detach()", behindStopped: subject, if: !edits.isEmpty)
    default: break
    }
  }
}

extension Diagram {
  /// A result hands its gradient on and keeps none.
  fileprivate mutating func markPassedOn() {
    for index in nodes.indices where nodes[index].isAsked {
      if case .arrived(let text) = nodes[index].gradient { nodes[index].gradient = .arrived(text + ", not kept") }
    }
  }

  /// The road from the asked tensor into a checkpointed call, which recorded nothing of it.
  fileprivate mutating func join(askedTo line: Int, _ gradient: ValueSummary?, isCut: Bool) {
    guard let asked = nodes.firstIndex(where: \.isAsked),
      let call = nodes.first(where: { $0.operation == "CheckpointFunction" && $0.line == line }),
      let place = nodes.firstIndex(where: { $0.id == call.id })
    else { return }
    let source = nodes[asked].id
    defer { direction = nodes.count <= 4 ? .leftToRight : .topToBottom }
    // Sources are declared before what uses them.
    if asked > place { nodes.insert(nodes.remove(at: asked), at: place) }
    if isCut {
      let cut = DiagramCut(operation: "checkpoint", reason: "no input needs a gradient", category: .mode)
      let card = DiagramNode(id: free("cut_checkpoint"), kind: .cut(cut), line: line)
      nodes.insert(card, at: nodes.firstIndex { $0.id == call.id } ?? nodes.count)
      edges.append(DiagramEdge(from: source, to: card.id, kind: .cut))
      edges.append(DiagramEdge(from: card.id, to: call.id, kind: .cut))
      return
    }
    let step = call.step.map { $0 + 1 } ?? edges.first { $0.to == call.id }?.step
    edges.append(
      DiagramEdge(
        from: source, to: call.id, kind: gradient == nil ? .idle : .two, chip: "recomputed in backward", step: step))
    if let index = nodes.firstIndex(where: { $0.id == source }) {
      nodes[index].gradient = gradient.map { .arrived(GraphText.value($0)) } ?? .notComputed
      nodes[index].step = step
    }
    description =
      "The checkpointed call on line \(line) recorded nothing inside; backward runs it again"
      + (gradient == nil ? "." : ", and so the gradient comes to \(nodes.first { $0.id == source }?.name ?? "").")
  }

  /// Writes a repair on the road that leads on from where a walk stopped.
  fileprivate mutating func note(_ words: String, behindStopped name: String, if isKnown: Bool) {
    guard isKnown, let stopped = nodes.first(where: { $0.kind == .stopped && $0.name == name }),
      let road = edges.firstIndex(where: { $0.from == stopped.id && $0.kind == .two })
    else { return }
    edges[road].chip = (edges[road].chip.map { $0 + "  — " } ?? "") + words
  }

  /// A new card before another one, on the road that leads there.
  fileprivate mutating func insert(_ node: DiagramNode, before id: String, into: DiagramEdge.Kind? = nil) -> Bool {
    guard let place = nodes.firstIndex(where: { $0.id == id }), let road = edges.firstIndex(where: { $0.to == id })
    else { return false }
    nodes.insert(node, at: place)
    edges.append(DiagramEdge(from: node.id, to: id, kind: into ?? edges[road].kind, step: edges[road].step))
    edges[road].to = node.id
    return true
  }

  /// An id that no card has.
  func free(_ wish: String) -> String {
    var id = wish
    while nodes.contains(where: { $0.id == id }) { id += "2" }
    return id
  }
}

/// The operation that made several views at once, with all of them: one may not be written.
private struct SiblingViews {
  let refused: Recorder.Record
  let siblings: [Recorder.Record]
  let operation: String

  /// Most further views that get a card.
  private static let limit = 3

  init?(_ finding: Finding, _ scene: Scene) {
    guard let place = finding.pictured(in: scene)?.targets.first, let refused = scene.recorder.record(place),
      let source = refused.inputs.first?.record
    else { return nil }
    self.refused = refused
    siblings = scene.recorder.records.ordered.filter {
      $0.id != refused.id && $0.inputs.first?.record == source && $0.suffix != nil && $0.line == refused.line
        && $0.text == refused.text && !$0.isWrite
    }
    // "Output 0 of Unbind is a view"
    let words = scene.failure?.text.split(separator: " ") ?? []
    operation =
      words.firstIndex(of: "of").flatMap { words.indices.contains($0 + 1) ? String(words[$0 + 1]) : nil } ?? "views"
  }

  func add(to diagram: inout Diagram) {
    guard let row = diagram.nodes.lastIndex(where: { $0.kind == .output }) else { return }
    let id = diagram.nodes[row].id
    let count = siblings.count + 1
    let source = diagram.edges.first { $0.to == id }?.from
    var card = DiagramNode(id: diagram.free("several"), kind: .intermediate, operation: operation.lowercased())
    card.remark = "\(count) views, one history"
    card.line = refused.line
    diagram.nodes[row].kind = .stopped
    guard diagram.insert(card, before: id) else { return }
    let name = diagram.nodes.first { $0.id == source }?.name ?? ""
    for sibling in siblings.prefix(Self.limit) {
      let twin = DiagramNode(
        id: diagram.free(id + "_twin"), kind: .intermediate, operation: name + (sibling.suffix ?? ""),
        shape: GraphText.shape(sibling.shape), line: sibling.line, value: GraphText.value(sibling.value))
      diagram.nodes.append(twin)
      diagram.edges.append(DiagramEdge(from: card.id, to: twin.id, kind: .two))
    }
    diagram.direction = diagram.nodes.count <= 4 ? .leftToRight : .topToBottom
    diagram.description =
      "\(operation) made \(count) views of \(name.isEmpty ? "a tensor" : name) with one history, so none of them may be "
      + "written."
  }
}

/// A module whose checkpointed call recorded nothing: its parameters stand beside the road.
private struct UnrecordedModule {
  let name: String
  let label: String
  let parameters: [Recorder.Record]

  init?(_ finding: Finding, _ scene: Scene) {
    guard let name = Words.call("checkpoint", in: scene.line(finding.line))?.arguments.first,
      let module = scene.modules.first(where: { $0.name == name })
    else { return nil }
    self.name = name
    label = scene.recorder.moduleCalls.last { scene.moduleNames[$0.owner] == name }?.label ?? ""
    parameters = module.parameters.compactMap { scene.recorder.record($0.record) }.filter(\.requiresGradient)
  }

  func add(to diagram: inout Diagram) {
    guard let result = diagram.nodes.last(where: { $0.kind == .output }) else { return }
    let numbers = parameters.reduce(0) { $0 + $1.shape.elementCount }
    let folded = DiagramCollapsedModules(
      typeName: label, parameters: "\(GraphText.grouped(numbers)) numbers", outputShape: result.shape,
      withoutGradient: parameters.count, parameterTensors: parameters.count)
    let card = DiagramNode(id: diagram.free("module"), kind: .collapsed(folded), name: name)
    guard diagram.insert(card, before: result.id, into: .cut) else { return }
    for index in diagram.edges.indices {
      if diagram.edges[index].to == card.id { diagram.edges[index].chip = "needs no gradient, so nothing is recorded" }
    }
    diagram.description =
      "The input of \(name) needs no gradient, so its checkpointed call recorded nothing: "
      + "\(Words.counted(parameters.count, "trainable tensor")), none reached."
  }
}
