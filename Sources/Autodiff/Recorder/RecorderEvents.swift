// What happens to tensors besides being computed: backwards with what each edge carried, gradients that are read or
// cleared, writes that the versions do not show, optimisers, hooks, attributes nobody reads. Rules about failures are
// questions to this list and to the value graph.
//
// Bounded: a loop's turns are kept while they are few, then every second, fourth, eighth ...; the oldest go first.
import Tensors

extension Recorder {
  /// A line of the lesson.
  package struct Place: Sendable, Hashable, Codable {
    package var line: Int
    package var text: String

    package init(line: Int, text: String) {
      self.line = line
      self.text = text
    }
  }

  /// One call of `backward` or `grad`.
  package struct Attempt: Sendable {
    package var roots: [Int32]
    /// What gradients were asked for by name; empty for plain `backward()`.
    package var asked: [Int32] = []
    package var isGrad = false
    package var keepsGraph = false
    package var createsGraph = false
    package var place: Place?
  }

  /// One backward that ran.
  package struct Backward {
    package let index: Int
    package var attempt: Attempt
    /// The last record when it began: what is greater was made later.
    package var at: Int32
    /// When it began, among the events.
    package var moment = 0
    /// What arrived at values, and what passed the edges.
    package var gradients: [Int32: ValueSummary] = [:]
    package var edges = EdgeTable()
    /// The backward in whose middle it ran, as one that recomputes a checkpointed call.
    package var outer: Int?
    /// The turn of the innermost loop it ran in: `i=0`.
    package var turn: String?
    /// How many operations were walked, also those nobody named.
    package var operationCount = 0
    /// Values an operation had kept and a write had changed unseen.
    package var spoiled: [Spoiled] = []
    /// Gradients that a hook replaced, by value.
    package var replaced: [(record: Int32, before: ValueSummary, after: ValueSummary)] = []

    package var roots: [Int32] { attempt.roots }
    package var place: Place? { attempt.place }
  }

  /// A value that an operation had kept and that was another when backward came.
  package struct Spoiled {
    package var consumer: Int32
    package var write: Write
    /// The value then and now.
    package var saved: ValueSummary?
    package var found: ValueSummary
  }

  /// What an optimiser's step added to a parameter that needs no gradient any more, part by part: by its gradient, by what
  /// was carried from earlier steps, by decay.
  package struct FrozenMove {
    package var identity: Int32
    package var place: Place?
    package var parts: [(words: String, step: ValueSummary)]
  }

  /// A hook was registered on a tensor.
  package func noteHook(_ tensor: Tensor) {
    if hookPlaces.count > 1024 { hookPlaces = [:] }
    hookPlaces[ensured(tensor)] = place
  }

  package func noteFrozenMove(_ tensor: Tensor, _ parts: [(words: String, step: [Double])]) {
    if frozenMoves.count >= 64 { return }
    let record = ensured(tensor)
    frozenMoves.append(
      FrozenMove(
        identity: records[record]?.identity ?? record, place: place,
        parts: parts.map { ($0.words, ValueSummary(of: $0.step, shape: tensor.array.shape)) }))
  }

  /// A write to memory that other tensors keep another version of.
  package struct Write {
    package var record: Int32
    /// The tensor that was written to, and the one that shows the change.
    package var writer: Int32
    package var victim: Int32
    package var at: Int32
    package var place: Place?
    /// Through `.data` of the victim itself.
    package var isThroughData: Bool
    /// What counted the write; nil for the memory itself.
    let counter: VersionCounter?
  }

  /// Why a walk stopped.
  package enum Stop: Sendable {
    /// A saved value was written: the node's record, the memory, the version it should have.
    case stale(node: Int32, memory: UInt, expected: Int, found: Int)
    /// A saved value had been given back.
    case freed(node: Int32)
  }

  package enum EventKind: Sendable, Hashable {
    /// `.grad` was read and was there, or was not.
    case gradientRead(Bool)
    /// `.grad` of a result was read.
    case nonLeafRead
    /// `.grad` became None or zero.
    case gradientCleared
    /// A backward came to this leaf.
    case gradientArrived
    /// `requires_grad` was read, and was False.
    case flagRead
    /// `requires_grad` was switched.
    case switched(Bool)
    /// A tensor was written in place; the version is the one after.
    case written(version: Int)
    /// A tensor shows other memory from now on.
    case repointed
    /// An attribute was set that nobody reads: its name, and the name that was meant.
    case strayAttribute(String, meant: String)
    /// An optimiser took a parameter.
    case held
    /// An optimiser stepped over a parameter; whether it had a gradient.
    case stepped(hasGradient: Bool)
    /// A parameter took another's place in a module.
    case replaced(old: Int32, name: String)
    /// A module or a parameter that only a plain list holds.
    case listed(module: UInt, path: String)
    /// A module was made the child of another.
    case registered(module: UInt)
  }

  package struct Event: Sendable {
    package var kind: EventKind
    package var record: Int32
    /// The identity of the tensor.
    package var identity: Int32
    package var memory: UInt = 0
    package var at: Int32
    /// Its number among events and backwards.
    package var moment: Int
    package var place: Place?
  }

  struct EventKey: Hashable {
    let kind: EventKind
    let identity: Int32
    let line: Int
  }

  /// A turn of a loop is kept while it is among the first four or a power of two.
  private static func keeps(_ count: Int) -> Bool { count <= 4 || count & (count - 1) == 0 }

  package var place: Place? { sourceLocation().map { Place(line: $0.line, text: $0.text) } }

  // MARK: Events

  package func add(_ kind: EventKind, _ tensor: Tensor) { add(kind, ensure(tensor)) }

  package func add(_ kind: EventKind, _ record: Int32 = 0) {
    let known = records[record]
    let place = place
    let identity = known?.identity ?? 0
    if case .gradientArrived = kind {
    } else if case .gradientCleared = kind {
    } else {
      let count = (eventCounts[EventKey(kind: kind, identity: identity, line: place?.line ?? 0)] ?? 0) + 1
      eventCounts[EventKey(kind: kind, identity: identity, line: place?.line ?? 0)] = count
      if !Recorder.keeps(count) { return }
      if eventCounts.count > 20_000 { eventCounts = [:] }
    }
    if events.count >= 20_000 { events.removeFirst(10_000) }
    events.append(
      Event(
        kind: kind, record: record, identity: identity, memory: known?.memory ?? 0, at: lastID, moment: nextMoment(),
        place: place))
  }

  /// A cell begins: what comes from now on is its own.
  package func beginCell() { momentOfCell = moments }

  private func nextMoment() -> Int {
    moments += 1
    return moments
  }

  func noteWrite(_ tensor: Tensor, _ operation: String, from old: Int32, to new: Int32) {
    add(.written(version: tensor.array.version), new)
    // Whatever the operation: what made zeros of a gradient cleared it, and what overwrote it ended the sum.
    guard ["zero", "fill", "copy"].contains(operation) || records[new]?.value.isZero == true,
      let owner = ownerOfGradient(old)
    else { return }
    add(.gradientCleared, owner)
  }

  /// Whose gradient a value is, also where it is seen through `.data` or `detach()`.
  private func ownerOfGradient(_ id: Int32) -> Int32? {
    var id = id
    for _ in 0..<4 {
      guard let record = records[id] else { return nil }
      if let owner = gradientOwners[record.identity] { return owner }
      guard let source = record.inputs.first, source.cut == .alias else { return nil }
      id = source.record
    }
    return nil
  }

  /// `.grad` was set: what holds nothing, or zeros, begins a new sum.
  package func noteGradientSet(_ tensor: Tensor, _ gradient: Tensor?) {
    let isZero = gradient.flatMap { records[ensure($0)]?.value.isZero } ?? true
    if isZero { add(.gradientCleared, tensor) }
  }

  /// `.grad` was read: who owns the tensor that came.
  package func noteGradientRead(_ tensor: Tensor, _ gradient: Tensor?) {
    add(.gradientRead(gradient != nil), tensor)
    guard let gradient else { return }
    if gradientOwners.count > 4096 { gradientOwners = [:] }
    gradientOwners[records[ensure(gradient)]?.identity ?? 0] = tensor.recordID
  }

  func noteUnseenWrite(of victim: Tensor, by writer: Tensor, through old: Int32) {
    guard let before = records[victim.recordID] else { return }
    let maker = records[old]
    let isData = maker?.operation?.hasPrefix(".data") == true || maker?.operation == "detach"
    let write = Write(
      record: victim.recordID, writer: writer.recordID, victim: before.identity, at: lastID, place: place,
      isThroughData: isData, counter: writer.array.versionCounter)
    if unseenWrites.count > 4096 { unseenWrites = [:] }
    var writes = unseenWrites[before.memory] ?? []
    if writes.count > 64 { writes.removeFirst(32) }
    unseenWrites[before.memory] = writes + [write]
  }

  /// A checkpointed call ended; what it computed inside is another record.
  func noteRecomputed(_ id: Int32, _ inside: Int32) {
    if inside == 0 { return }
    release(inside)
    change(id) { $0.recomputed = inside }
  }

  /// The memory a lesson cut from history, so that a second cut of the same value is one place.
  func noteCutSource(_ record: Record) {
    if record.suffix != nil || record.gradEnabled || record.modeLine != nil { return }
    record.modeLine = modeLines.last ?? nil
  }

  /// Recording of derivatives is switched off on this line, or on again.
  package func enterMode(off: Bool) { modeLines.append(off ? sourceLocation()?.line : nil) }
  package func leaveMode() { _ = modeLines.popLast() }
  package func setMode(off: Bool) { modeLines = [off ? sourceLocation()?.line : nil] }

  /// The record of a tensor that may be older than the recorder.
  package func ensured(_ tensor: Tensor) -> Int32 { ensure(tensor) }

  /// An optimiser wrote new numbers into a parameter: a new value of the same leaf. The steps of a loop fold into one.
  package func noteStepped(_ tensor: Tensor, from sources: [Tensor] = []) {
    if tensor.recordID == 0 { return }
    let old = ensure(tensor)
    var before = old
    // A step that has a history itself stands in the records of its writes.
    if tensor.madeBy != nil { return }
    while let record = records[before], record.isStep, let input = record.inputs.first { before = input.record }
    var inputs = [Input(record: before, cut: .none)]
    // What a step took from tensors with a history of their own: it keeps none of it.
    for source in sources where source.requiresGradient { inputs.append(Input(record: ensure(source), cut: .mode)) }
    let id = renew(tensor, from: old)
    records[id]?.operation = "step"
    records[id]?.inputs = inputs
    if inputs.count > 1 { records[id]?.library = "torch.optim" }
  }

  /// Whether a record is a gradient that a backward left in a tensor's `.grad`.
  package func isGradient(_ record: Record) -> Bool { gradientOwners[record.identity] != nil }

  // MARK: Numbers of the language

  /// A number left a tensor.
  func noteNumber(_ number: Double, of record: Int32, _ written: String) {
    if lastNumbers.count >= 1024 { lastNumbers = [:] }
    lastNumbers[number.bitPattern] = (record, written, sourceLocation()?.line ?? 0)
  }

  /// The tensor a number came from: on the same line, or a number so particular that it is no accident.
  private func source(of number: Double) -> (record: Int32, written: String)? {
    guard let found = lastNumbers[number.bitPattern] else { return nil }
    let isParticular = number != number.rounded() || number.magnitude > 1000
    return isParticular || found.line == sourceLocation()?.line ?? 0 ? (found.record, found.written) : nil
  }

  /// A tensor was made of numbers of the language.
  package func noteNumbers(of tensor: Tensor, _ numbers: [Scalar]) {
    if lastNumbers.isEmpty { return }
    var inputs: [Input] = []
    var written: String?
    for number in numbers {
      guard let source = source(of: number.doubleValue) else { continue }
      written = source.written
      if !inputs.contains(where: { $0.record == source.record }) {
        inputs.append(Input(record: source.record, cut: .exit))
      }
    }
    if inputs.isEmpty { return }
    change(ensure(tensor)) {
      $0.operation = written
      $0.inputs = inputs
    }
  }

  /// A number of the language takes part in an operation.
  func noteOperand(_ number: Scalar, in id: Int32) {
    guard !lastNumbers.isEmpty, let source = source(of: number.doubleValue) else { return }
    change(id) { record in
      if record.inputs.contains(where: { $0.record == source.record }) { return }
      record.inputs.append(Input(record: source.record, cut: .exit))
      record.exitWritten = source.written
    }
  }

  // MARK: Backwards

  /// What `backward` or `grad` was given, before anything is checked.
  func attempt(
    _ outputs: [Tensor], asked: [Tensor], isGrad: Bool, keepsGraph: Bool = false, createsGraph: Bool = false
  ) {
    lastStop = nil
    for tensor in outputs + asked {
      _ = ensure(tensor)
      noteName(of: tensor, usedOn: place?.line)
    }
    lastAttempt = Attempt(
      roots: outputs.map { ensure($0) }, asked: asked.map { ensure($0) }, isGrad: isGrad, keepsGraph: keepsGraph,
      createsGraph: createsGraph, place: place)
  }

  func openBackward(_ roots: [Int32]) {
    let attempt = lastAttempt ?? Attempt(roots: roots)
    current = Backward(index: backwardCount, attempt: attempt, at: lastID, moment: nextMoment())
    current?.turn = attempt.isGrad ? nil : turnOfLoop()
  }

  func closeBackward() {
    guard var run = current else { return }
    current = nil
    // In the order in which the leaves were made: what is told first must not change from run to run.
    for id in gradients.keys.sorted() where records[id]?.isLeaf == true && !run.attempt.isGrad {
      add(.gradientArrived, id)
    }
    // One that ran in the middle of another is kept as long as that one.
    if run.outer == nil { dropEarlierTurn(of: run) }
    run.gradients = gradients
    run.edges = edges
    if backwards.count >= 256 { backwards.removeFirst(128) }
    backwards.append(run)
  }

  /// The last turn of a loop stands for the ones that are not kept.
  private func dropEarlierTurn(of run: Backward) {
    let line = run.place?.line ?? 0
    let count = (backwardCounts[line] ?? 0) + 1
    backwardCounts[line] = count
    let isBroken = lastStop != nil || gradients.values.contains { $0.nonFiniteCount > 0 }
    if Recorder.keeps(count) || Recorder.keeps(count - 1) || isBroken { return }
    guard let place = backwards.lastIndex(where: { $0.outer == nil }), backwards[place].place?.line == line else {
      return
    }
    var dropped: Set<Int> = [backwards[place].index]
    for inner in backwards[..<place].reversed() {
      guard let outer = inner.outer else { break }
      if dropped.contains(outer) { dropped.insert(inner.index) }
    }
    backwards.removeAll { dropped.contains($0.index) }
  }

  /// A node runs: were the values it kept changed since, without its noticing?
  func run(_ node: GradientNode) {
    if node.variable == nil { current?.operationCount += 1 }
    if unseenWrites.isEmpty || current == nil || node.recordID == 0 { return }
    if current?.spoiled.contains(where: { $0.consumer == node.recordID }) == true { return }
    for saved in node.savedArrays {
      let memory = UInt(bitPattern: ObjectIdentifier(saved.array.storage).hashValue)
      // A write that the saved value's own counter counts is an error of its own.
      let write = unseenWrites[memory]?.last {
        $0.at >= node.recordID && $0.counter !== saved.array.versionCounter
      }
      guard let write else { continue }
      let found = ValueSummary(saved.array)
      let before = savedValue(of: node.recordID, in: memory, count: saved.array.count)
      // What was moved and put back, as a finite difference does, harms nobody.
      if let before, before.isSame(as: found) { continue }
      current?.spoiled.append(Spoiled(consumer: node.recordID, write: write, saved: before, found: found))
      return
    }
  }

  /// What an operation kept of some memory: its result, or one of its operands, as they were then.
  private func savedValue(of consumer: Int32, in memory: UInt, count: Int) -> ValueSummary? {
    guard let record = records[consumer] else { return nil }
    let candidates = record.inputs.compactMap { records[$0.record] } + [record]
    return candidates.first { $0.memory == memory && $0.shape.elementCount == count }?.value
  }

  func hookReplaced(_ record: Int32, _ before: NDArray, _ after: NDArray) {
    if before === after { return }
    current?.replaced.append((record, ValueSummary(before), ValueSummary(after)))
  }

  func stop(_ reason: Stop) { if lastStop == nil { lastStop = reason } }

  // MARK: Bridging

  /// Whether a cut on the line that runs is to be passed over.
  package var bridgesHere: Bool {
    if bridges.isEmpty { return false }
    guard let line = sourceLocation()?.line else { return false }
    return bridges.contains(line)
  }
}

extension Tensor {
  /// This tensor under another identity with history, where a cut is passed over; nil where cuts cut.
  func bridged(_ array: NDArray) -> Tensor? {
    guard let recorder = state.activeRecorder, recorder.bridgesHere, requiresGradient else { return nil }
    let result = Tensor(array)
    if let node = result.history("AliasBackward0", self) { node.rule = Tensor.identityRule }
    return result
  }

  /// A result that crossed without history, told by the bridge.
  package func noteCut(_ cut: Recorder.Cut, _ written: String, _ operands: [Tensor]) {
    if recordID == 0 { return }
    recordCut(cut, written, operands)
  }

  /// The result of an operation that a lesson wrote itself. `isRecomputed`: its forward was recorded without history, and
  /// backward runs it again.
  package func noteCustom(_ name: String, _ operands: [Tensor], isRecomputed: Bool = false) {
    guard let recorder = state.activeRecorder else { return }
    let inside = recordID
    if recordID == 0 || isRecomputed { recordID = recorder.add(self) }
    recorder.setOperation(recordID, name, operands, nil)
    if isRecomputed { recorder.noteRecomputed(recordID, inside) }
    if let madeBy, madeBy.recordID == 0 || isRecomputed { madeBy.recordID = recordID }
  }

  /// The result of `autograd.grad` came from these.
  func noteGradient(of outputs: [Tensor], at input: Tensor, createsGraph: Bool) {
    guard let recorder = state.activeRecorder else { return }
    if recordID == 0 { recordID = recorder.add(self) }
    recorder.setOperation(recordID, "autograd.grad", outputs + [input], createsGraph ? Recorder.Cut.none : .mode)
    recorder.change(recordID) {
      $0.requiresGradient = self.requiresGradient
      $0.isLeaf = !self.requiresGradient
    }
  }
}
