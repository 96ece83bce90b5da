// What a backward brought that is a number and not what was meant: several backwards added up, a batch instead of a sample,
// what a hook put in the place of a gradient.

import Autodiff
import Tensors

enum GradientRules {
  static let all: [Rule] = [accumulated] + ZeroRules.all + [trainMode] + NonFiniteRules.all + KinkRules.all + [hook]

  // MARK: Accumulation

  static let accumulated = Rule("acc.sum", "`.grad` is a running sum: each backward adds to what is there.") {
    rule, analysis in
    struct Leaf {
      var sinceClear = 0
      var wasUsed = false
      /// A backward that added to a gradient which had been used.
      var added: Int?
    }
    let events = analysis.recorder.events
    let stepped = Set(events.filter { $0.kind == .stepped(hasGradient: true) }.map(\.identity))
    let cleared = clearedBetween(events)
    var leaves: [Int32: Leaf] = [:]
    var told: [Int32: Int] = [:]
    for event in events {
      switch event.kind {
      case .gradientArrived:
        leaves[event.identity, default: Leaf()].sinceClear += 1
        if leaves[event.identity]?.wasUsed == true { leaves[event.identity]?.added = event.place?.line ?? 0 }
      case .gradientCleared: leaves[event.identity] = Leaf()
      case .gradientRead(true), .stepped(hasGradient: true), .written:
        // Who trains by an optimiser, or clears now and then, may look at a gradient between the parts of a step.
        if event.kind == .gradientRead(true), stepped.union(cleared).contains(event.identity) { continue }
        if case .written = event.kind {
          guard let record = analysis.record(event.record), analysis.updates.usesGradient(record) else { continue }
        }
        guard let leaf = leaves[event.identity], leaf.sinceClear > 0 else { continue }
        leaves[event.identity]?.wasUsed = true
        // Only a sum that is used again matters; one that is cleared first does not.
        if let line = leaf.added, told[event.identity] == nil { told[event.identity] = line }
      default: break
      }
    }
    return told.sorted { $0.key < $1.key }.compactMap { identity, line -> Finding? in
      guard let record = analysis.record(identity) else { return nil }
      let name = analysis.words(record.id)
      let shown = analysis.reference(record.id) ?? name.plain
      let isHeld = analysis.scene.held.contains(identity)
      return rule.finding(
        .note, line: line, subject: shown,
        verdict: "\(name) receives the sum of several backwards, not the last one's gradient.",
        place: "\(analysis.code(line)) on line \(line) added to a gradient that had been used already.",
        repair: isHeld
          ? "Call `optimizer.zero_grad()` once per step, before `backward`."
          : "Set `\(shown).grad = None` before each backward.", loss: analysis.lastLoss(reaching: identity),
        target: record.id
      ).proved(by: .stored, with: [StatementEdits.clearing(shown, isHeld: isHeld, onLine: line, analysis)], of: shown)
    }
  }

  /// Leaves whose gradient was cleared after something had come to it.
  private static func clearedBetween(_ events: [Recorder.Event]) -> Set<Int32> {
    var arrived: Set<Int32> = []
    var result: Set<Int32> = []
    for event in events {
      if event.kind == .gradientArrived { arrived.insert(event.identity) }
      if event.kind == .gradientCleared, arrived.contains(event.identity) { result.insert(event.identity) }
    }
    return result
  }

  // MARK: Modes

  static let trainMode = Rule(
    "mode.train-eval", "In train mode each result depends on the whole batch; eval mode is a fixed map."
  ) { rule, analysis in
    let starved = analysis.backwards.compactMap { run -> Finding? in
      for (key, sent) in analysis.edges(of: run) {
        guard let consumer = analysis.record(key.consumer), let operation = consumer.operation,
          operation.contains("batch_norm"), consumer.isTraining == true, let arrived = run.gradients[key.consumer],
          arrived.norm > 0,
          sent.norm < 1e-4 * arrived.norm, analysis.record(key.producer)?.isLeaf == true
        else { continue }
        let line = consumer.line ?? 0
        let name = analysis.words(key.producer)
        return rule.finding(
          .note, line: line, subject: name.plain,
          verdict: "\(name) receives 0: in train mode the mean and spread of a normalised batch do not depend on it.",
          place:
            "Batch normalisation in train mode\(Words.on(line)) subtracts the mean of the batch from every sample.",
          repair: "Call `model.eval()` for analysis.", loss: run.roots.first ?? 0, target: key.producer
        ).proved(by: analysis.arrival(run, at: key.producer), with: [evaluating(onLine: line, analysis)])
      }
      return nil
    }
    return starved + moody(rule, analysis)
  }

  /// The modules of the lesson that a line calls, called in eval mode.
  private static func evaluating(onLine line: Int, _ analysis: Analysis) -> Finding.Edit? {
    StatementEdits.edit(line, analysis) { FormulaEdits.evaluating(analysis.scene.modules.map(\.name), $0) }
  }

  /// Gradients of an input that somebody asked for to look at them, through an operation that is in train mode: each
  /// sample's depends on the whole batch, or the next call gives others.
  private static func moody(_ rule: Rule, _ analysis: Analysis) -> [Finding] {
    var last: [String: ValueSummary] = [:]
    var result: [Finding] = []
    for run in analysis.backwards where run.attempt.isGrad && !run.attempt.createsGraph {
      for target in run.attempt.asked {
        let identity = analysis.identity(target)
        guard let record = analysis.record(target), record.isLeaf, analysis.scene.owned[identity] == nil,
          let gradient = run.gradients.first(where: { analysis.identity($0.key) == identity })?.value,
          let moody = run.edges.order.lazy.compactMap({ analysis.record($0.consumer) }).first(where: {
            $0.isTraining == true
          })
        else { continue }
        let name = analysis.words(target)
        let line = run.place?.line ?? 0
        let operation = moody.operation ?? "an operation"
        let key = "\(identity) \(operation) \(line)"
        let before = last.updateValue(gradient, forKey: key)
        var verdict = "Every entry of the gradient of \(name) depends on the whole batch."
        if operation == "dropout" {
          guard let before, !before.isSame(as: gradient) else { continue }
          verdict =
            "\(name) receives another gradient each time: "
            + "\(GraphText.value(before)), then \(GraphText.value(gradient))."
        }
        let finding = rule.finding(
          .note, line: line, subject: name.plain, verdict: verdict,
          place: "`\(operation)` on line \(moody.line ?? line) is in train mode.",
          repair: "Call `model.eval()` for analysis.", loss: run.roots.first ?? 0, target: target
        ).proved(by: analysis.arrival(run, at: target), with: [evaluating(onLine: line, analysis)])
        if !result.contains(where: { $0.repeats(finding) }) { result.append(finding) }
      }
    }
    return result
  }

  // MARK: Hooks

  static let hook = Rule("hook.replaced", "What a hook returns replaces the gradient; return None to look only.") {
    rule, analysis in
    var result: [Finding] = []
    for run in analysis.backwards where run.moment > analysis.recorder.momentOfCell {
      for (id, before, after) in run.replaced where !before.isZero && after.isZero {
        guard let record = analysis.record(id) else { continue }
        let name = analysis.words(id)
        let line = analysis.scene.range.first { analysis.scene.line($0).contains("register_hook") } ?? record.line ?? 0
        let leaf = analysis.recorder.targets(of: run).first {
          analysis.ancestry(of: id).contains(analysis.identity($0))
        }
        let finding = rule.finding(
          .warning, line: line, subject: name.plain,
          verdict: "A hook on \(name) replaced \(GraphText.value(before)) with \(GraphText.value(after)).",
          place: "\(analysis.code(line)) on line \(line) returns a tensor.",
          repair: "Return None from a hook that only looks.", loss: run.roots.first ?? 0, target: id
        ).proved(
          by: leaf.flatMap { analysis.arrival(run, at: $0) },
          with: [StatementEdits.lookingHook(onLine: line, analysis)],
          of: leaf.map { analysis.words($0).plain })
        if !result.contains(where: { $0.repeats(finding) }) { result.append(finding) }
      }
    }
    return result
  }
}
