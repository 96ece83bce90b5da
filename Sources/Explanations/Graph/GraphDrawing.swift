// From the recorder to a picture. The method: walk the *value* graph back from the targets, also where history was cut;
// fold chains of views into one card and chains of aliases into one cut; say of every edge which lanes are open, by
// comparing with what the last backward brought; then fold what repeats or holds no finding, and number the steps of the
// walk back. The result knows no tensors; the emitters draw it.
//
// The invariant: a cut is never folded away, and "nothing arrived", "not computed" and 0 are never mixed up.

import Autodiff
import Diagrams
import Tensors

/// How much of a graph is drawn.
package struct GraphRules: Sendable {
  /// Draw every card.
  package var drawsAll = false
  /// Modules that stay open, by the end of their name: `blocks.3`.
  package var open: [String] = []

  package init(drawsAll: Bool = false, open: [String] = []) {
    self.drawsAll = drawsAll
    self.open = open
  }
}

/// Draws the graph behind tensors.
package enum GraphDrawing {
  /// The picture of `targets`. `asked`: tensors whose gradient was asked for. `names`: what the lesson calls a record.
  /// `modules`: what it calls a module, by the module's identity.
  package static func diagram(
    of targets: [Tensor], asked: [Tensor], names: [Int32: String], modules: [UInt: String] = [:],
    owners: Owners = Owners(), additions: GraphAdditions = GraphAdditions(), recorder: Recorder, id: String,
    rules: GraphRules = GraphRules()
  ) -> Diagram {
    var drawing = Drawing(
      recorder: recorder, names: names, modules: modules, targets: targets.map(\.recordID),
      asked: Set(asked.map(\.recordID)))
    (drawing.badges, drawing.orphans) = (owners.badges, owners.orphans)
    drawing.walk()
    drawing.add(additions)
    return drawing.diagram(id: id, rules: rules)
  }
}

/// Who holds what a picture shows, as far as it is worth a word.
package struct Owners {
  /// Words for a tensor, by identity.
  package private(set) var badges: [Int32: String] = [:]
  package private(set) var orphans: [Int32: Int32] = [:]

  package init() {}

  /// With what a finding says of the tensor it is about.
  package init(_ scene: Scene, _ finding: Finding) {
    self.init(scene)
    let words = [
      "inplace.leaf": "🔒 a leaf: there is no history to rewrite",
      "inplace.multiview": "🔒 one of several views: may not be written",
      "mode.inference": "🔒 made in inference_mode: can never be saved for backward",
    ]
    let shown = finding.pictured(in: scene)?.targets.first ?? finding.loss
    if let text = words[finding.code], let record = scene.recorder.record(shown) {
      badges[record.identity] = text
    }
  }

  package init(_ scene: Scene) {
    for identity in scene.unowned.keys where !scene.held.contains(identity) {
      badges[identity] = "no owner: not in parameters()"
    }
    for event in scene.recorder.events {
      guard case .replaced(let old, _) = event.kind, scene.held.contains(old), !scene.held.contains(event.identity)
      else {
        continue
      }
      badges[event.identity] = "in the model, held by no optimiser"
      badges[old] = "held by the optimiser, no longer in the model"
      orphans[old] = event.identity
    }
  }
}

/// The picture while it is being made.
struct Drawing {
  let recorder: Recorder
  private(set) var names: [Int32: String]
  let modules: [UInt: String]
  let targets: [Int32]
  private(set) var asked: Set<Int32>
  /// Cards in the order they are declared: sources before what uses them.
  var nodes: [DiagramNode] = []
  /// For each card the record it shows; for a cut the record it leads to.
  var records: [Int32] = []
  var edges: [DiagramEdge] = []
  var nodeIDs: [Int32: String] = [:]
  private var takenIDs: Set<String> = []
  /// The number that the next card of a name would get: cards of one name may be thousands.
  private var idCounts: [String: Int] = [:]
  var consumers: [Int32: [Int32]] = [:]
  /// What was met on the walk.
  private var met: Set<Int32> = []
  /// What is said of a tensor's owner, by identity.
  var badges: [Int32: String] = [:]
  /// Parameters that were replaced, with what replaced them, by identity.
  var orphans: [Int32: Int32] = [:]
  /// Whether the last backward came through here; else nothing has been computed.
  private(set) var hasWalked = false
  /// Records that history reaches from the targets.
  private(set) var reached: Set<Int32> = []
  /// Leaves whose making is no part of the question: updates of their own numbers, and parameters of a target network.
  private var beginnings: Set<Int32> = []
  /// Values that something trainable had a part in, also across cuts: only from these can a cut take anything. Nil while
  /// the walk that finds them has not ended.
  private var carriers: Set<Int32>?
  /// The last backward that began at what is drawn, where it was not the last of all.
  private var shown: Recorder.Backward?
  /// How many results an operator made on a line, by the line's text and the operator.
  private var resultsOfLine: [String: Int] = [:]
  /// Where the last backward met leaves, by identity: a leaf that was written since it was used is met as what it is then.
  private var arrivals: [Int32: Int32] = [:]
  var cutNodes: [(operation: String, line: Int?)] = []

  init(recorder: Recorder, names: [Int32: String], modules: [UInt: String], targets: [Int32], asked: Set<Int32>) {
    self.recorder = recorder
    self.names = names
    self.modules = modules
    self.targets = targets
    self.asked = asked
  }

  // MARK: Walking

  mutating func walk() {
    measure()
    findCarriers()
    nameTheNameless()
    if Set(recorder.lastRoots).isDisjoint(with: targets) {
      shown = recorder.backwards.last { !Set($0.roots).isDisjoint(with: targets) }
    }
    for id in run?.gradients.keys.sorted() ?? [] {
      if let record = recorder.record(id), record.isLeaf, record.requiresGradient { arrivals[record.identity] = id }
    }
    asked = Set(asked.map { usedValue(of: $0) })
    // A walk back from another loss says nothing of this one, also where it met the same parameters.
    let isOwn = targets.contains { roots.contains($0) || gradient(atRecord: $0) != nil }
    hasWalked = isOwn && met.contains { gradient(atRecord: $0) != nil }
    for target in targets { draw(target) }
    for record in asked.sorted() where nodeIDs[record] == nil { draw(record) }
    drawOrphans()
    connect()
    addHooks()
    addStop()
    addUnseenWrites()
    addAliases()
    dropNameless()
  }

  /// What a picture knows of a leaf that was written since it was used.
  private func usedValue(of id: Int32) -> Int32 {
    guard !met.contains(id), let record = recorder.record(id), record.isLeaf, record.requiresGradient else { return id }
    return met.filter { recorder.record($0)?.identity == record.identity }.max() ?? id
  }

  /// The backward whose gradients the picture shows, and where it began.
  var run: Recorder.Backward? { shown ?? recorder.backwards.last }
  var roots: [Int32] { shown?.roots ?? recorder.lastRoots }

  /// What it brought to a record, and what one use sent back to another.
  func gradient(atRecord id: Int32) -> ValueSummary? {
    if let shown { return shown.gradients[id] }
    return recorder.gradient(at: id)
  }

  func sent(from consumer: Int32, to producer: Int32) -> ValueSummary? {
    if let shown { return shown.edges[Recorder.EdgeKey(consumer: consumer, producer: producer)] }
    return recorder.gradient(from: consumer, to: producer)
  }

  /// What it brought to a value.
  func gradient(at record: Recorder.Record) -> ValueSummary? {
    gradient(atRecord: record.id) ?? gradient(atRecord: metRecord(of: record))
  }

  /// The record of a leaf when the last backward met it.
  func metRecord(of record: Recorder.Record) -> Int32 {
    guard record.isLeaf, record.requiresGradient, reached.contains(record.id), let met = arrivals[record.identity],
      met > record.id
    else { return record.id }
    return met
  }

  /// What the lesson called a value when it used it, or the name on the line that made it last.
  private mutating func nameTheNameless() {
    var used = Set(names.filter { met.contains($0.key) }.values)
    for id in met.sorted() {
      guard let record = recorder.record(id) else { continue }
      if let text = record.text, let operation = record.operation {
        resultsOfLine[operation + " " + text, default: 0] += 1
      }
      if names[id] != nil { continue }
      if let name = record.names.last?.name {
        names[id] = name
      } else if record.module == 0, let text = record.text, let name = Words.boundName(text), !isOperand(record) {
        // A constant among the arguments is not what the line gives a name to.
        if record.inputs.isEmpty, !used.insert(name).inserted { continue }
        names[id] = name
      }
    }
  }

  /// Whether a value is only on its way to what its line gives a name to, also through a function on other lines.
  private func isOperand(_ record: Recorder.Record) -> Bool {
    var open = consumers[record.id] ?? []
    var seen = Set(open)
    var position = 0
    while position < open.count, position < 256 {
      guard let user = recorder.record(open[position]) else { return false }
      position += 1
      if user.line == record.line { return true }
      for next in consumers[user.id] ?? [] where seen.insert(next).inserted { open.append(next) }
    }
    return false
  }

  /// Whether a line made only one result with an operator.
  func isOnly(_ operation: String, on text: String) -> Bool { resultsOfLine[operation + " " + text] == 1 }

  /// Parameters that a drawn one took the place of, and that an optimiser still holds: cards without a road.
  private mutating func drawOrphans() {
    for (old, new) in orphans.sorted(by: { $0.key < $1.key }) {
      guard let replacing = met.first(where: { recorder.record($0)?.identity == new }),
        let present = recorder.records.ordered.last(where: { $0.identity == old }), nodeIDs[present.id] == nil
      else { continue }
      if names[present.id] == nil { names[present.id] = names[replacing] }
      draw(present.id)
    }
  }

  /// What history reaches; then, breadth first, consumers and where the picture begins.
  private mutating func measure() {
    findReached()
    var open = targets
    // Where no gradient was asked for, a leaf that the gradient does not come to (of a target network) begins the picture.
    let isLearned = asked.isEmpty && targets.allSatisfy { recorder.record($0)?.requiresGradient == true }
    var position = 0
    while position < open.count, position < 200_000 {
      let id = open[position]
      position += 1
      guard met.insert(id).inserted, let record = recorder.record(id) else { continue }
      let isMadeLeaf = record.isLeaf && record.requiresGradient && !record.inputs.isEmpty
      if isMadeLeaf, !targets.contains(id), isUpdate(record) || (isLearned && isOnlyLookedAt(id)) {
        beginnings.insert(id)
      }
      // What lies before such a leaf is another story: the picture begins where the question does.
      if beginsPicture(record) { continue }
      for input in record.inputs {
        consumers[input.record, default: []].append(id)
        open.append(input.record)
      }
    }
  }

  /// Whether the gradient does not come to a leaf because all that uses it was not recorded.
  private func isOnlyLookedAt(_ id: Int32) -> Bool {
    !reached.contains(id) && (consumers[id] ?? []).allSatisfy { recorder.record($0)?.gradEnabled == false }
  }

  private mutating func findReached() {
    var open = targets
    while let id = open.popLast() {
      guard reached.count < 200_000, reached.insert(id).inserted, let record = recorder.record(id) else { continue }
      for input in record.inputs where input.cut == .none {
        if recorder.record(input.record)?.requiresGradient == true { open.append(input.record) }
      }
    }
  }

  /// A value is made after what it is made of, so that one pass in the order of making is enough.
  private mutating func findCarriers() {
    var found: Set<Int32> = []
    for id in met.sorted() {
      guard let record = recorder.record(id) else { continue }
      if record.requiresGradient || record.inputs.contains(where: { found.contains($0.record) }) { found.insert(id) }
    }
    carriers = found
  }

  /// Whether an input's cut cost something: numbers that nothing trainable made have no history to lose.
  func losesHistory(_ input: Recorder.Input) -> Bool {
    input.cut != .none && carriers?.contains(input.record) != false
  }

  /// Whether a parameter's numbers are its own earlier ones, changed by a step: by an optimiser, or by the lesson with its
  /// gradient, a mask or a bound. What another trainable value had a part in is more than that, and is drawn.
  private func isUpdate(_ record: Recorder.Record) -> Bool {
    guard let operation = record.operation, record.identity != record.id else { return false }
    let isBehindHistory = operation == ".data" || operation.hasPrefix(".data.")
    // What an optimiser does inside its step is its own affair, however it came to its numbers.
    if record.isStep { return true }
    guard record.isWrite || isBehindHistory else { return false }
    var open = record.inputs.map(\.record)
    var seen = Set(open)
    var position = 0
    var usesGradient = false
    var usesItself = false
    // A momentum kept by hand comes from all the steps before; many steps back nothing new is found.
    while position < min(open.count, 4096) {
      guard let source = recorder.record(open[position]) else { return false }
      position += 1
      if source.identity == record.identity {
        usesItself = true
        continue
      }
      if source.requiresGradient { return false }
      if recorder.isGradient(source) || source.operation == "autograd.grad" {
        usesGradient = true
        continue
      }
      for input in source.inputs where seen.insert(input.record).inserted { open.append(input.record) }
    }
    return usesGradient || usesItself || !isBehindHistory
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
  func beginsPicture(_ record: Recorder.Record) -> Bool {
    if beginnings.contains(record.id) { return true }
    guard record.requiresGradient, !reachesHistory(record), !targets.contains(record.id) else { return false }
    if asked.contains(record.id) { return true }
    return record.isLeaf && !record.inputs.contains { carriers?.contains($0.record) != false }
  }

  /// Whether backward could go on from here.
  func reachesHistory(_ record: Recorder.Record) -> Bool {
    record.inputs.contains { $0.cut == .none && recorder.record($0.record)?.requiresGradient == true }
  }

  // MARK: Folding

  /// The record whose card stands for `id`: views with one use are part of the last view's card, nameless aliases are
  /// part of the cut that uses them.
  func source(of id: Int32) -> Int32 {
    var id = id
    while let record = recorder.record(id), isFolded(record) { id = record.inputs[0].record }
    return id
  }

  /// A step that gets no card of its own.
  func isFolded(_ record: Recorder.Record) -> Bool {
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

  func isDataCut(_ record: Recorder.Record) -> Bool {
    record.operation == ".data" && record.inputs.first?.cut == .alias
  }

  /// A record as the lesson would write it: its name, or the view of a source.
  func expression(_ id: Int32, depth: Int = 0) -> String {
    if let name = names[id] { return name }
    guard depth < 8, let record = recorder.record(id) else { return "…" }
    if let suffix = record.suffix, let input = record.inputs.first {
      // A view that changes no size says nothing.
      let isSame = suffix.hasPrefix(".view(") && recorder.record(input.record)?.shape == record.shape
      return expression(input.record, depth: depth + 1) + (isSame ? "" : suffix)
    }
    if isDataCut(record), let input = record.inputs.first { return expression(input.record, depth: depth + 1) }
    // Of an unnamed result of an operator the sign alone would say nothing.
    return record.operation.flatMap { $0.contains(where: \.isLetter) ? $0 : nil } ?? "…"
  }

  // MARK: Ids

  mutating func freeID(_ wish: String) -> String {
    var id = wish.isEmpty || wish.allSatisfy({ $0 == "_" }) ? "t" : wish
    var number = idCounts[wish] ?? 2
    while !takenIDs.insert(id).inserted {
      id = "\(wish)\(number)"
      number += 1
    }
    idCounts[wish] = number
    return id
  }
}
