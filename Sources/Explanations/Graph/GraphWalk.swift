// The walk back through the value graph from what is drawn: what is met and in which order it gets cards, which names it
// has, where the picture begins, and what the backward that it shows brought there. How cards look is elsewhere.

import Autodiff
import Diagrams
import Tensors

extension Drawing {
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
      if isMadeLeaf, !targets.contains(id), beginsAnew(record) || (isLearned && isOnlyLookedAt(id)) {
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

  /// Whether a leaf is there by a step, behind which nothing of the question lies.
  private func beginsAnew(_ record: Recorder.Record) -> Bool {
    let updates = Updates(recorder: recorder)
    switch updates.kind(of: record) {
    case .step: break
    case .metaStep where record.isStep: break
    case .metaStep, .blend, .none: return false
    }
    return !asked.contains { id in
      guard let identity = recorder.record(id)?.identity, identity != record.identity else { return false }
      return updates.leads(from: identity, to: record)
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

  /// Cards depth first, sources first, without recursion.
  private mutating func draw(_ target: Int32) {
    var open: [(record: Int32, isExpanded: Bool)] = [(target, false)]
    // A value that was written lends its place to what it was written from: the way back may come to itself.
    var seen: Set<Int32> = []
    while let (id, isExpanded) = open.popLast() {
      guard nodeIDs[id] == nil, let record = recorder.record(id) else { continue }
      if isExpanded {
        addNode(record)
        continue
      }
      if !seen.insert(id).inserted { continue }
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
}
