// Questions to the two graphs: what history reaches, what values reach, and the cuts between. The rules ask these; each
// answer is computed once.
//
// The method: from a loss, walk every dependence but stop at cuts. The cuts met are the ones nearest the loss. A target
// that lies behind one of them and that history does not reach has lost its road there.

import Autodiff
import Tensors

/// The graphs of a scene, with answers kept.
final class Analysis {
  let scene: Scene
  let recorder: Recorder
  private var walks: [Int32: Walk] = [:]
  private var ancestries: [Int32: Set<Int32>] = [:]
  private(set) lazy var consumers: [Int32: [Int32]] = makeConsumers()
  /// All records, oldest first.
  private(set) lazy var ordered: [Int32] = recorder.records.ordered.map(\.id)
  let updates: Updates
  private(set) lazy var numberRoads = NumberRoads(self)
  private(set) lazy var lostRoads: [LostRoad] = LostRoads(self).all()

  /// How far a walk goes at most.
  private static let reach = 30_000

  init(_ scene: Scene) {
    self.scene = scene
    recorder = scene.recorder
    updates = Updates(recorder: scene.recorder)
  }

  /// An input that came without history.
  struct CutEdge {
    var consumer: Recorder.Record
    var source: Int32
    var kind: Recorder.Cut
    /// Where the number left its tensor, when only the text tells.
    var number: NumberSource?
    /// The line on which the number left its tensor, where the tensor knows.
    var exitLine: Int?
    var line: Int { number?.line ?? exitLine ?? consumer.line ?? 0 }
  }

  /// What one loss depends on.
  struct Walk {
    /// Reached by history, the loss included.
    var history: Set<Int32> = []
    /// The tensors of these, whatever value they had.
    var reached: Set<Int32> = []
    /// Everything met before a cut, in order.
    var near: [Int32] = []
    /// The cuts nearest the loss, in the order they were met.
    var cuts: [CutEdge] = []
  }

  func record(_ id: Int32) -> Recorder.Record? { recorder.record(id) }
  func identity(_ id: Int32) -> Int32 { recorder.record(id)?.identity ?? id }

  // MARK: Walking

  func walk(from root: Int32) -> Walk {
    if let known = walks[root] { return known }
    var walk = Walk()
    var seen: Set<Int32> = [root]
    var open = [(id: root, byHistory: true)]
    var position = 0
    while position < open.count, position < Analysis.reach {
      let (id, byHistory) = open[position]
      position += 1
      guard let record = record(id) else { continue }
      let isReached = byHistory && record.requiresGradient
      if isReached { walk.history.insert(id) }
      walk.near.append(id)
      for input in record.inputs {
        if input.cut != .none {
          walk.cuts.append(edge(to: record, input))
          continue
        }
        let follows = isReached && !endsHistory(record)
        if seen.insert(input.record).inserted {
          open.append((input.record, follows))
        } else if follows, !walk.history.contains(input.record) {
          open.append((input.record, true))
        }
      }
    }
    walk.reached = Set(walk.history.map { identity($0) })
    walks[root] = walk
    return walk
  }

  /// The edge of an input that came without history.
  func edge(to consumer: Recorder.Record, _ input: Recorder.Input) -> CutEdge {
    var edge = CutEdge(consumer: consumer, source: input.record, kind: input.cut)
    if input.cut == .exit, let source = record(input.record) {
      let written = consumer.exitWritten ?? consumer.operation
      edge.exitLine = source.exits.last { $0.written == written }?.line
    }
    return edge
  }

  /// A leaf: what lies before it, history does not see.
  func endsHistory(_ record: Recorder.Record) -> Bool { record.isLeaf && record.requiresGradient }

  /// The identities of everything a record was made of, through cuts too.
  func ancestry(of id: Int32) -> Set<Int32> {
    if let known = ancestries[id] { return known }
    var identities: Set<Int32> = []
    var seen: Set<Int32> = [id]
    var open = [id]
    while let next = open.popLast(), seen.count < Analysis.reach {
      guard let record = record(next) else { continue }
      identities.insert(record.identity)
      for input in everyInput(of: record) where seen.insert(input).inserted { open.append(input) }
    }
    ancestries[id] = identities
    return identities
  }

  /// Leaves that need a gradient behind a record, through cuts, nearest first.
  func trainables(behind id: Int32) -> [Recorder.Record] {
    var result: [Recorder.Record] = []
    var seen: Set<Int32> = [id]
    var open = [id]
    var position = 0
    while position < open.count, position < Analysis.reach {
      if let record = record(open[position]) {
        if record.isLeaf && record.requiresGradient && !record.isPhantom
          && !result.contains(where: { $0.identity == record.identity })
        {
          result.append(record)
        }
        for input in everyInput(of: record) where seen.insert(input).inserted { open.append(input) }
      }
      position += 1
    }
    return result
  }

  private func makeConsumers() -> [Int32: [Int32]] {
    var result: [Int32: [Int32]] = [:]
    for record in recorder.records.ordered {
      for input in record.inputs { result[input.record, default: []].append(record.id) }
    }
    return result
  }

  /// The operation behind views and copies: what really made the value.
  func maker(of id: Int32) -> Recorder.Record? {
    var current = record(id)
    for _ in 0..<32 {
      guard let record = current, record.suffix != nil || record.operation == "clone", let input = record.inputs.first,
        input.cut == .none
      else { return current }
      current = self.record(input.record)
    }
    return current
  }

  // MARK: Backwards

  /// Backwards that ran to their end or stopped, the kept ones, oldest first.
  var backwards: [Recorder.Backward] { recorder.backwards }

  /// The backwards that ran in the middle of another.
  func inner(of run: Recorder.Backward) -> [Recorder.Backward] {
    var outers: Set<Int> = [run.index]
    // An inner one ends, and is kept, before the one around it.
    return backwards.reversed().filter { inner in
      guard let outer = inner.outer, outers.contains(outer) else { return false }
      return outers.insert(inner.index).inserted
    }
  }

  /// Whether any backward of the lesson brought something to a tensor.
  func everReached(_ identity: Int32) -> Bool { reachedTensors.contains(identity) }

  private lazy var reachedTensors: Set<Int32> = {
    var result: Set<Int32> = []
    for run in backwards {
      for id in run.gradients.keys { result.insert(identity(id)) }
      for root in run.roots { result.formUnion(walk(from: root).reached) }
    }
    return result
  }()

  /// The root of the last backward that brought something to a tensor; 0 when none did.
  func lastLoss(reaching target: Int32) -> Int32 {
    backwards.last { $0.gradients.keys.contains { identity($0) == target } }?.roots.first ?? 0
  }

  /// A `.grad` that was read and was None, with the backwards that could have brought something: those after the tensor
  /// was made and after its gradient was last cleared. Where these train what an optimiser holds, a tensor that it does
  /// not hold is not meant to be trained.
  struct EmptyRead {
    var event: Recorder.Event
    var runs: [Recorder.Backward]
  }

  private(set) lazy var emptyReads: [EmptyRead] = {
    var result: [EmptyRead] = []
    var cleared: [Int32: Int] = [:]
    for event in recorder.events {
      if event.kind == .gradientCleared { cleared[event.identity] = event.moment }
      guard case .gradientRead(false) = event.kind else { continue }
      let since = cleared[event.identity] ?? 0
      let runs = backwards.filter {
        !$0.attempt.isGrad && $0.outer == nil && $0.moment < event.moment && $0.at >= event.identity
          && $0.moment > since
      }
      let trainsOthers = runs.contains { $0.gradients.keys.contains { scene.held.contains(identity($0)) } }
      if runs.isEmpty || (trainsOthers && !scene.held.contains(event.identity)) { continue }
      result.append(EmptyRead(event: event, runs: runs))
    }
    return result
  }()

  /// The edges of a backward that a consumer sent, in order.
  func edges(of run: Recorder.Backward) -> [(key: Recorder.EdgeKey, sent: ValueSummary)] {
    zip(run.edges.order, run.edges.sent).map { (key: $0.0, sent: $0.1) }
  }

  // MARK: Words

  /// What the lesson calls a value, nil for an unnamed one.
  func name(_ id: Int32) -> String? {
    guard let record = record(id) else { return scene.names[id] }
    if let name = scene.names[record.identity] ?? scene.owned[record.identity] { return name }
    if let text = record.text, isLastOnLine(record), !isArgument(record), !leavesOnItsLine(record),
      let bound = Words.boundName(text)
    {
      return bound
    }
    if let used = record.names.last?.name { return used }
    // A tensor keeps its name through updates and writes.
    return record.isLeaf || record.isWrite ? usedNames[record.identity] : nil
  }

  /// What code that used some value of a tensor called it last, by identity: locals of functions are gone by the end.
  private(set) lazy var usedNames: [Int32: String] = {
    var result: [Int32: String] = [:]
    for id in ordered {
      if let record = record(id), let used = record.names.last?.name { result[record.identity] = used }
    }
    return result
  }()

  /// Whether the line's name stands for something else: for the gradient that was asked for on that line, or for a whole
  /// module in which this is a parameter.
  private func isArgument(_ record: Recorder.Record) -> Bool {
    let attempts = backwards.map(\.attempt) + [recorder.lastAttempt].compactMap { $0 }
    if attempts.contains(where: { $0.isGrad && $0.place?.line == record.line && $0.roots.contains(record.id) }) {
      return true
    }
    return record.inputs.isEmpty && record.text.map(Words.constructs) ?? false
  }

  /// Whether the line made a number of it: then the name stands for that.
  private func leavesOnItsLine(_ record: Recorder.Record) -> Bool {
    record.exits.contains { $0.line == record.line }
  }

  /// Whether nothing on the same line was computed from it: then it is what the line's name stands for.
  private func isLastOnLine(_ record: Recorder.Record) -> Bool {
    let isOperand = (consumers[record.id] ?? []).contains { self.record($0)?.line == record.line }
    if isOperand { return false }
    // Of several results of one line only the last is what the name stands for.
    return true
  }

  /// How code of the lesson refers to a value: by its place in a module, or by its name.
  func reference(_ id: Int32) -> String? {
    (scene.owned[identity(id)].map(Words.expression) ?? name(id)).flatMap { Words.isReference($0) ? $0 : nil }
  }

  /// A name in code marks, or the operation and its line.
  func words(_ id: Int32) -> String {
    if let name = name(id) { return "`\(name)`" }
    guard let record = record(id) else { return "a tensor" }
    if let suffix = record.suffix, let input = record.inputs.first, let name = name(input.record) {
      return "`\(name)\(suffix)`"
    }
    if record.inputs.isEmpty, record.isLeaf, let text = record.text, Words.constructs(text),
      let owner = Words.boundName(text)
    {
      return "a parameter of `\(owner)`"
    }
    // What wrote to a leaf did not make it.
    let isWritten = record.isLeaf && (record.isWrite || record.isStep)
    guard let operation = record.operation, !record.inputs.isEmpty, !isWritten else { return "an unnamed tensor" }
    return "the result of `\(operation)`"
  }

  /// The same with the line where it was made.
  func placed(_ id: Int32) -> String {
    let line = firstLine(of: id)
    return words(id) + (line > 0 ? " (line \(line))" : "")
  }

  /// Where the tensor came into being.
  func firstLine(of id: Int32) -> Int { record(identity(id))?.line ?? record(id)?.line ?? 0 }

  func code(_ line: Int) -> String { Words.code(scene.line(line)) }

  func line(of place: Recorder.Place?) -> Int { place?.line ?? 0 }
}
