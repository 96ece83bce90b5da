// The value graph. History knows only what backward can walk; a learner asks about what it cannot: values that crossed
// without history. So when the recorder is on, every tensor value gets a record with the records it came from, also
// through `.data`, `detach()`, `no_grad` or a copy of the numbers, and how history was cut there. The difference between
// the two graphs answers every "why did no gradient arrive".
//
// Records are numbers into a table, so they hold no tensor and no history alive, and they outlive the tensors. The
// table is bounded: what no living tensor descends from is dropped first, then the oldest. Off, the recorder costs one
// test per tensor.
import Tensors

package final class Recorder {
  /// How an input's values came in, when its history did not.
  package enum Cut: Sendable, Equatable {
    /// With history.
    case none
    /// The same memory: later writes to the source still show.
    case alias
    /// The numbers once.
    case copy
    /// Through a number of the language.
    case exit
    /// No derivative exists: integers, comparisons, positions.
    case type
    /// Recording was off.
    case mode
  }

  package struct Input: Sendable {
    package var record: Int32
    package var cut: Cut
  }

  /// One value of one tensor.
  package final class Record {
    package let id: Int32
    /// The first record of the same tensor: values of one tensor before and after writes share it.
    package var identity: Int32 = 0
    /// What made it, as a lesson would write it: `linear`, `.data`, `*`. Nil for created tensors.
    package var operation: String?
    /// For a view: how it is written after its source, `[0:2]`.
    package var suffix: String?
    /// A number that took part, as in `x * 2`.
    package var number: Scalar?
    package var inputs: [Input] = []
    package var shape: Shape = []
    package var dtype = DType.float32
    package var value = ValueSummary()
    package var line: Int?
    /// The source text of that line.
    package var text: String?
    package var isLeaf = true
    package var requiresGradient = false
    /// Whether derivatives were being recorded.
    package var gradEnabled = true
    /// The line that switched recording of derivatives off, where it was off.
    package var modeLine: Int?
    /// A new value of a tensor that was written in place.
    package var isWrite = false
    /// The write was an optimiser's.
    package var isByOptimiser = false
    /// A view made while recording was off: it says that it needs a gradient, and has no history.
    package var isPhantom = false
    /// The mood of an operation that has two.
    package var isTraining: Bool?
    /// Which call of a module it was made in; 0 outside.
    package var module: Int32 = 0
    /// Identity of the memory, and where in it.
    package var memory: UInt = 0
    package var offset = 0
    package var version = 0
    /// The library that made a cut in code of its own, which no lesson can change.
    package var library: String?
    /// How a number that takes part left its tensor.
    package var exitWritten: String?
    /// Ways out into numbers of the language: `.item()` with its line.
    package var exits: [(written: String, line: Int?)] = []
    /// Names of the lesson that stood for this value when it was used, with the lines of the uses; names move.
    package var names: [(name: String, line: Int)] = []
    /// For the result of a checkpointed call: what forward computed unrecorded, and backward computes again.
    package internal(set) var recomputed: Int32 = 0
    /// Living tensors with this value.
    var holders = 0

    /// What an optimiser wrote, or the value after a step.
    package var isStep: Bool { operation == "step" || isByOptimiser }

    init(id: Int32) { self.id = id }
  }

  /// A call of a module, for frames in pictures.
  package struct ModuleCall: Sendable {
    package let id: Int32
    package var label: String
    package var line: Int?
    package var parent: Int32
    /// Identity of the module.
    package var owner: UInt
  }

  /// Where the program is now: the bridge knows.
  package var sourceLocation: () -> (line: Int, text: String)? = { nil }
  /// Whether the program is inside an optimiser's own code: the bridge knows.
  package var isOptimiserRunning: () -> Bool = { false }
  /// The library that the running line of the lesson has called: the bridge knows.
  package var runningLibrary: () -> String? = { nil }
  /// What the running code calls a tensor: the bridge knows.
  package var nameInLesson: (Tensor) -> String? = { _ in nil }
  /// The variable of the innermost loop with its value, `i=0`: the bridge knows.
  package var turnOfLoop: () -> String? = { nil }
  /// Lets go of what nothing refers to any more, at the next safepoint: the bridge knows how.
  package var collectSoon: () -> Void = {}
  /// Most tensors that get a new record when another one writes to their memory.
  private static let mostRenewed = 64
  /// Most records kept.
  package var limit = 50_000
  package internal(set) var records = RecordTable()
  package private(set) var moduleCalls: [ModuleCall] = []
  /// The records from which the last backward began.
  package private(set) var lastRoots: [Int32] = []
  package private(set) var backwardCount = 0
  /// What backward did, the retained ones of many; what else happened to tensors.
  package internal(set) var backwards: [Backward] = []
  package internal(set) var events: [Event] = []
  /// What the last call of `backward` or `grad` was given, also when it failed before it began.
  package internal(set) var lastAttempt: Attempt?
  /// Why the last backward stopped, where a saved value was the reason.
  package internal(set) var lastStop: Stop?
  /// Lines on which cuts do not cut: to tell what a gradient would be.
  package var bridges: Set<Int> = []
  var moments = 0
  /// The last moment before the cell that runs.
  package internal(set) var momentOfCell = 0
  var eventCounts: [EventKey: Int] = [:]
  var backwardCounts: [Int: Int] = [:]
  var unseenWrites: [UInt: [Write]] = [:]
  /// Where hooks were registered, by the record of their tensor.
  package internal(set) var hookPlaces: [Int32: Place] = [:]
  /// What optimisers added to frozen parameters, the first of them.
  package internal(set) var frozenMoves: [FrozenMove] = []
  var modeLines: [Int?] = []
  var gradientOwners: [Int32: Int32] = [:]
  var lastNumbers: [UInt64: (record: Int32, written: String, line: Int)] = [:]
  var current: Backward?
  var gradients: [Int32: ValueSummary] = [:]
  var edges = EdgeTable()
  private var edgeArrays: [NDArray?] = []
  /// The gradient that came last to a value, where it is too long to be kept.
  private var lastArrived: (id: Int32, gradient: NDArray)?
  private var interrupted: [Interrupted] = []
  package private(set) var lastID: Int32 = 0
  private var readableNames: [UnsafeRawPointer: String] = [:]
  private var moduleStack: [Int32] = []
  private var compositeStack: [Int32] = []
  private var tensorsByMemory: [UInt: MemoryUsers] = [:]
  private var memoriesBeforeCleaning = 4096

  /// A backward in whose middle another one began.
  private struct Interrupted {
    var run: Backward
    var gradients: [Int32: ValueSummary]
    var edges: EdgeTable
    var arrays: [NDArray?]
  }

  /// The tensors that show one memory; most memory is shown by one.
  private struct MemoryUsers {
    struct Entry { weak var tensor: Tensor? }
    var first: Entry
    var more: [Entry] = []
    var sizeBeforeCleaning = 8

    init(_ tensor: Tensor) { first = Entry(tensor: tensor) }

    var isEmpty: Bool { first.tensor == nil && !more.contains { $0.tensor != nil } }
    var tensors: [Tensor] { ([first] + more).compactMap(\.tensor) }

    /// Once each: a write goes to all of them. True where they have become many: those that nothing refers to any more may
    /// be waiting for a collection, and every write would give each of them a new record.
    mutating func add(_ tensor: Tensor) -> Bool {
      guard let present = first.tensor else {
        first = Entry(tensor: tensor)
        return false
      }
      if present === tensor || more.last?.tensor === tensor { return false }
      more.append(Entry(tensor: tensor))
      if more.count < sizeBeforeCleaning { return false }
      var seen: Set<ObjectIdentifier> = [ObjectIdentifier(present)]
      more = more.filter { entry in entry.tensor.map { seen.insert(ObjectIdentifier($0)).inserted } ?? false }
      sizeBeforeCleaning = max(8, 2 * more.count)
      return more.count >= 8
    }
  }

  package init() {}

  package func record(_ id: Int32) -> Record? { records[id] }
  /// The record of a tensor's present value.
  package func record(of tensor: Tensor) -> Record? { records[tensor.recordID] }
  /// What arrived at a value in the last backward that came there.
  package func gradient(at id: Int32) -> ValueSummary? { gradients[id] }
  /// What one use of a value sent back to it.
  package func gradient(from consumer: Int32, to producer: Int32) -> ValueSummary? {
    edges[EdgeKey(consumer: consumer, producer: producer)]
  }

  /// A call by its number: they are numbered from 1 in order.
  package func moduleCall(_ id: Int32) -> ModuleCall? {
    let index = Int(id) - 1
    return moduleCalls.indices.contains(index) ? moduleCalls[index] : nil
  }

  /// A module's forward begins: values made until `exitModule` belong to it.
  package func enterModule(_ label: String, owner: UInt = 0) {
    let id = Int32(truncatingIfNeeded: moduleCalls.count + 1)
    if moduleCalls.count > limit { return moduleStack.append(0) }
    moduleCalls.append(
      ModuleCall(id: id, label: label, line: sourceLocation()?.line, parent: moduleStack.last ?? 0, owner: owner))
    moduleStack.append(id)
  }

  package func exitModule() { _ = moduleStack.popLast() }

  // MARK: What tensors report

  func add(_ tensor: Tensor) -> Int32 {
    if let composite = compositeStack.last {
      records[composite]?.holders += 1
      return composite
    }
    let id = newRecord()
    describe(id, tensor)
    records[id]?.holders = 1
    return id
  }

  private func newRecord() -> Int32 {
    if records.count >= limit { shrink() }
    let record = Record(id: records.next)
    lastID = record.id
    if let place = sourceLocation() {
      record.line = place.line
      record.text = place.text
    }
    record.module = moduleStack.last ?? 0
    record.identity = lastID
    records.append(record)
    return lastID
  }

  private func describe(_ id: Int32, _ tensor: Tensor) {
    guard let record = records[id] else { return }
    let array = tensor.array
    record.shape = array.shape
    record.dtype = array.dtype
    record.value = ValueSummary(array)
    record.gradEnabled = tensor.state.gradEnabled
    if !record.gradEnabled { record.modeLine = modeLines.last ?? nil }
    record.memory = UInt(bitPattern: ObjectIdentifier(array.storage).hashValue)
    record.offset = array.offset
    record.version = array.version
    if tensorsByMemory.count > memoriesBeforeCleaning {
      tensorsByMemory = tensorsByMemory.filter { !$0.value.isEmpty }
      memoriesBeforeCleaning = max(4096, 2 * tensorsByMemory.count)
    }
    switch tensorsByMemory[record.memory]?.add(tensor) {
    case nil: tensorsByMemory[record.memory] = MemoryUsers(tensor)
    case true?: collectSoon()
    case false?: break
    }
  }

  func release(_ id: Int32) { records[id]?.holders -= 1 }

  /// The record of a tensor that may be older than the recorder.
  func ensure(_ tensor: Tensor) -> Int32 {
    if tensor.recordID == 0 || records[tensor.recordID] == nil {
      let id = newRecord()
      describe(id, tensor)
      records[id]?.line = nil
      records[id]?.text = nil
      records[id]?.holders = 1
      let isLeaf = tensor.isLeaf
      records[id]?.isLeaf = isLeaf
      tensor.recordID = id
    }
    let (needsGradient, isLeaf) = (tensor.requiresGradient, tensor.madeBy == nil)
    records[tensor.recordID]?.requiresGradient = needsGradient
    records[tensor.recordID]?.isLeaf = isLeaf
    return tensor.recordID
  }

  func setOperation(_ id: Int32, _ text: @autoclosure () -> String, _ operands: [Tensor], _ cut: Cut?) {
    if !compositeStack.isEmpty { return }
    guard let record = records[id] else { return }
    for operand in operands {
      let input = Input(record: ensure(operand), cut: cut ?? naturalCut(operand, id))
      noteName(of: operand, usedOn: record.line)
      if !record.inputs.contains(where: { $0.record == input.record }) { record.inputs.append(input) }
    }
    if record.operation == nil { record.operation = text() }
    if record.inputs.contains(where: { $0.cut != .none }) { record.library = runningLibrary() }
    record.isLeaf = cut != nil
    noteCutSource(record)
  }

  /// What the code that uses a value calls it.
  func noteName(of tensor: Tensor, usedOn line: Int?) {
    guard let record = records[tensor.recordID], let line, record.names.last?.line != line, record.names.count < 8,
      let name = nameInLesson(tensor)
    else { return }
    if !record.names.contains(where: { $0.name == name }) { record.names.append((name, line)) }
  }

  /// The cut that an ordinary operation makes: none, unless recording is off or the result has no derivative.
  private func naturalCut(_ operand: Tensor, _ result: Int32) -> Cut {
    if !operand.requiresGradient { return .none }
    guard let record = records[result] else { return .none }
    if !operand.state.gradEnabled { return .mode }
    return record.dtype.isDifferentiable ? .none : .type
  }

  func change(_ id: Int32, _ body: (Record) -> Void) {
    if !compositeStack.isEmpty { return }
    guard let record = records[id] else { return }
    body(record)
  }

  /// A write gives the tensor, and every other tensor that shows this memory, a new record.
  func write(_ tensor: Tensor, _ text: String, _ operands: [Tensor], number: Scalar? = nil) {
    if !compositeStack.isEmpty { return }
    let old = ensure(tensor)
    noteName(of: tensor, usedOn: sourceLocation()?.line)
    let id = renew(tensor, from: old)
    records[id]?.operation = text
    records[id]?.isWrite = true
    records[id]?.isByOptimiser = isOptimiserRunning()
    records[id]?.number = number
    let overwrites = text == "copy" || text == "fill" || text == "zero"
    // What is assigned is computed before: nothing may touch the table while a record in it is changed in place.
    var inputs = overwrites ? [] : [Input(record: old, cut: naturalCut(tensor, id))]
    for operand in operands {
      var cut = naturalCut(operand, id)
      if cut == .mode && overwrites { cut = .copy }
      inputs.append(Input(record: ensure(operand), cut: cut))
    }
    records[id]?.inputs = inputs
    // The history is rewritten after this; what is written with history has one.
    let hasHistory = inputs.contains { $0.cut == .none && records[$0.record]?.requiresGradient == true }
    if hasHistory && tensor.state.gradEnabled { joinHistory(id) }
    noteWrite(tensor, text, from: old, to: id)
    let family = tensor.base ?? tensor
    let others = (tensorsByMemory[records[id]?.memory ?? 0]?.tensors ?? []).filter {
      $0 !== tensor && $0.recordID != 0
    }
    let isRelated = { (other: Tensor) in other === family || other.base === family }
    // The tensor that was written, or seen through a view, comes first: the others show what it is now.
    let inOrder = others.filter(isRelated) + others.filter({ !isRelated($0) })
    // Thousands of views of one memory: the tensor itself and the newest of them stand for all.
    let most = Recorder.mostRenewed
    let renewed = inOrder.count > most ? Array(inOrder.prefix(1) + inOrder.suffix(most - 1)) : inOrder
    for other in renewed {
      let before = other.recordID
      let related = isRelated(other)
      if !other.array.sharesVersion(with: tensor.array) { noteUnseenWrite(of: other, by: tensor, through: old) }
      let changed = renew(other, from: before)
      let former = records[before]
      records[changed]?.operation = former?.operation
      records[changed]?.suffix = former?.suffix
      if related {
        records[changed]?.inputs = [Input(record: before, cut: .none), Input(record: id, cut: .none)]
        if hasHistory && tensor.state.gradEnabled { joinHistory(changed) }
      } else {
        if former?.operation == ".data", former?.inputs.first?.cut == .alias {
          // It still shows the memory that it was pointed to.
          records[changed]?.inputs = [Input(record: family.recordID == 0 ? id : family.recordID, cut: .alias)]
          records[changed]?.line = former?.line
          records[changed]?.text = former?.text
        } else {
          records[changed]?.operation = ".data.\(text)_()"
          records[changed]?.inputs = [Input(record: id, cut: .copy)]
        }
      }
    }
  }

  private func joinHistory(_ id: Int32) {
    records[id]?.requiresGradient = true
    records[id]?.isLeaf = false
  }

  /// A leaf that shows other memory from now on.
  func repoint(_ tensor: Tensor, to source: Tensor) {
    let from = ensure(source)
    let old = ensure(tensor)
    let id = renew(tensor, from: old)
    records[id]?.operation = ".data"
    records[id]?.inputs = [Input(record: from, cut: .alias)]
    add(.repointed, id)
    if records[id]?.value.isZero == true, let owner = gradientOwners[records[id]?.identity ?? 0] {
      add(.gradientCleared, owner)
    }
  }

  func renew(_ tensor: Tensor, from old: Int32) -> Int32 {
    release(old)
    let id = newRecord()
    tensor.recordID = id
    describe(id, tensor)
    records[id]?.holders = 1
    let (needsGradient, isLeaf) = (tensor.requiresGradient, tensor.madeBy == nil)
    records[id]?.requiresGradient = needsGradient
    records[id]?.isLeaf = isLeaf
    let module = records[old]?.module ?? 0
    let identity = records[old]?.identity ?? id
    records[id]?.module = module
    records[id]?.identity = identity
    return id
  }

  /// `log_softmax` for `LogSoftmaxBackward0`, kept: a lesson uses few operations many times.
  func readableName(_ name: StaticString) -> String {
    if !name.hasPointerRepresentation { return Tensor.readableName(name) }
    let key = UnsafeRawPointer(name.utf8Start)
    if let known = readableNames[key] { return known }
    let text = Tensor.readableName(name)
    readableNames[key] = text
    return text
  }

  // MARK: Operations made of operations

  func beginComposite(_ text: String, _ operands: [Tensor]) -> Int32 {
    let inputs = operands.map { Input(record: ensure($0), cut: .none) }
    let id = newRecord()
    records[id]?.operation = text
    records[id]?.inputs = inputs
    compositeStack.append(id)
    return id
  }

  func endComposite(_ id: Int32, _ result: Tensor?) {
    compositeStack.removeLast()
    guard let result, result.recordID == id else { return }
    describe(id, result)
    for index in 0..<(records[id]?.inputs.count ?? 0) {
      guard let input = records[id]?.inputs[index], let source = records[input.record] else { continue }
      if source.requiresGradient && !result.state.gradEnabled { records[id]?.inputs[index].cut = .mode }
    }
    records[id]?.isLeaf = false
    records[id]?.requiresGradient = result.requiresGradient
  }

  // MARK: Backward

  /// A backward begins; `isNested`: while another one runs, which goes on afterwards.
  func beginBackward(_ roots: [Int32], isNested: Bool) {
    if !isNested {
      interrupted = []
    } else if let current {
      interrupted.append(Interrupted(run: current, gradients: gradients, edges: edges, arrays: edgeArrays))
    }
    gradients = [:]
    edges = EdgeTable()
    edgeArrays = []
    lastRoots = roots
    backwardCount += 1
    openBackward(roots)
    current?.outer = interrupted.last?.run.index
  }

  func arrive(_ id: Int32, _ gradient: NDArray) {
    lastArrived = gradient.count > ValueSummary.fullCount ? (id, gradient) : nil
    if id == 0 || gradients[id] != nil { return }
    gradients[id] = ValueSummary(gradient)
  }

  func pass(_ consumer: Int32, _ producer: Int32, _ gradient: NDArray) {
    if consumer == 0 || producer == 0 || consumer == producer { return }
    let isSmall = gradient.count <= ValueSummary.fullCount
    let (place, isNew) = edges.place(of: EdgeKey(consumer: consumer, producer: producer))
    var total = gradient
    if isNew {
      // The walks of functional transforms begin nothing of their own.
      while edgeArrays.count < place { edgeArrays.append(nil) }
      edgeArrays.append(isSmall ? gradient : nil)
    } else if isSmall, edgeArrays.indices.contains(place) {
      // Several uses in one operation: what they send back together.
      if let present = edgeArrays[place], let sum = try? present.binary(.add, gradient) { total = sum }
      edgeArrays[place] = total
    }
    edges.sent[place] = ValueSummary(total)
    if isNew, let lastArrived, lastArrived.id == consumer, let operation = records[consumer]?.operation,
      SlopeCounts.flat.contains(operation), let slopes = SlopeCounts(arrived: lastArrived.gradient, sent: gradient)
    {
      edges.slopes[EdgeKey(consumer: consumer, producer: producer)] = slopes
    }
  }

  func endBackward() {
    edgeArrays = []
    lastArrived = nil
    closeBackward()
    guard let outer = interrupted.popLast() else { return }
    (current, gradients, edges, edgeArrays) = (outer.run, outer.gradients, outer.edges, outer.arrays)
    // Who asks for the last backward means the one that the lesson began.
    (lastRoots, lastAttempt) = (outer.run.roots, outer.run.attempt)
  }

  // MARK: Bounds

  /// Drops what no living tensor descends from, then the oldest.
  private func shrink() {
    let all = records.ordered
    var kept = Set<Int32>()
    var pending = all.filter { $0.holders > 0 }.map(\.id)
    while let id = pending.popLast() {
      if !kept.insert(id).inserted { continue }
      // The first record of a tensor says where it was made.
      if let identity = records[id]?.identity { pending.append(identity) }
      for input in records[id]?.inputs ?? [] { pending.append(input.record) }
      if let inside = records[id]?.recomputed, inside != 0 { pending.append(inside) }
    }
    let living = all.filter { kept.contains($0.id) }
    if living.count < limit * 3 / 4 { return records.keep(living) }
    // Leaves that are trained stay, however long ago they were made: what comes to them is told by their records.
    let old = living.dropLast(limit / 2).filter { $0.isLeaf && $0.requiresGradient && $0.holders > 0 }
    records.keep(old.suffix(limit / 8) + living.suffix(limit / 2))
  }
}
