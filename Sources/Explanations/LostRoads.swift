// Which targets lost their last road to a loss, and at which cuts. A cut is not an error: detached targets, frozen parts
// and straight-through estimators are meant. So only targets count that somebody asked about (`autograd.grad`,
// `backward(inputs=…)`, `.grad` that was read and was None) or that an optimiser holds and no backward ever reached.

import Autodiff

/// One target that values connect to a loss and history does not.
struct LostRoad {
  var target: Recorder.Record
  /// Other targets that lost their roads at the same cuts.
  var others: [Recorder.Record] = []
  var loss: Int32
  var severity: Finding.Severity
  /// The cuts nearest the loss behind which the target lies, of one kind.
  var cuts: [Analysis.CutEdge]
  var code: String
}

struct LostRoads {
  let analysis: Analysis

  init(_ analysis: Analysis) { self.analysis = analysis }

  func all() -> [LostRoad] {
    var result: [LostRoad] = []
    var done: Set<Int32> = []
    for question in questions() {
      let identity = analysis.identity(question.target)
      if done.contains(identity) { continue }
      var roads = roads(from: question.losses, to: question.target, question.severity)
      // The twin of a model is made to be left alone, unless a step with a graph of its own changed it.
      if question.isRead, !hasMetaStep {
        roads.removeAll { $0.cuts.allSatisfy { $0.consumer.operation == "copy.deepcopy" } }
      }
      // Who writes `detach()` means it; to look at a `.grad` is not to miss it.
      if question.isRead {
        for index in roads.indices where roads[index].code == "intent.detach" { roads[index].severity = .note }
      }
      if !roads.isEmpty { done.insert(identity) }
      for road in roads {
        if let place = result.firstIndex(where: { Self.isSame($0, road) }) {
          result[place].others.append(road.target)
          result[place].severity = max(result[place].severity, road.severity)
        } else {
          result.append(road)
        }
      }
    }
    return result
  }

  private static func isSame(_ a: LostRoad, _ b: LostRoad) -> Bool {
    if a.code != b.code || a.loss != b.loss { return false }
    // A copy of a model is one place.
    let isCopy = (a.cuts + b.cuts).allSatisfy { $0.consumer.operation == "copy.deepcopy" }
    if a.severity != b.severity && !isCopy { return false }
    if isCopy { return Set(a.cuts.map(\.line)) == Set(b.cuts.map(\.line)) }
    return Set(a.cuts.map(\.consumer.id)) == Set(b.cuts.map(\.consumer.id))
  }

  /// Whether a gradient that was asked for with its graph changed a tensor in place.
  private var hasMetaStep: Bool {
    analysis.ordered.contains { id in
      guard let record = analysis.record(id), record.isLeaf, case .metaStep = analysis.updates.kind(of: record) else {
        return false
      }
      return true
    }
  }

  private struct Question {
    var losses: [Int32]
    var target: Int32
    var severity: Finding.Severity
    /// Nobody but a reader of `.grad` asked.
    var isRead = false
  }

  private func questions() -> [Question] {
    let recorder = analysis.recorder
    var result: [Question] = []
    // What the call that failed asked for.
    if let failure = analysis.scene.failure, let attempt = recorder.lastAttempt,
      failure.text.contains(RootRules.noHistoryText) || failure.text.contains(RootRules.unusedText)
    {
      let behind = attempt.roots.flatMap { analysis.trainables(behind: $0).map(\.id) }
      let targets = attempt.asked.isEmpty ? behind : attempt.asked
      for target in targets { result.append(Question(losses: attempt.roots, target: target, severity: .error)) }
    }
    for run in recorder.backwards where !run.attempt.asked.isEmpty {
      for target in run.attempt.asked { result.append(Question(losses: run.roots, target: target, severity: .error)) }
    }
    for read in analysis.emptyReads {
      result.append(
        Question(
          losses: read.runs.reversed().flatMap(\.roots), target: read.event.record, severity: .error, isRead: true))
    }
    return result + heldQuestions() + ownedQuestions()
  }

  /// Parameters of modules that no optimiser holds yet: where a backward came to some of a module's, the others should
  /// not be cut off.
  private func ownedQuestions() -> [Question] {
    let runs = analysis.backwards.filter { !$0.attempt.isGrad && $0.outer == nil }
    guard let last = runs.last else { return [] }
    let arrived = Set(last.gradients.keys.map { analysis.identity($0) })
    return analysis.scene.modules.flatMap { module -> [Question] in
      let identities = module.parameters.map { analysis.identity($0.record) }
      if identities.allSatisfy({ !arrived.contains($0) }) { return [] }
      if identities.contains(where: { analysis.scene.held.contains($0) }) { return [] }
      return module.parameters.compactMap { parameter -> Question? in
        guard !analysis.everReached(analysis.identity(parameter.record)),
          analysis.record(parameter.record)?.requiresGradient == true
        else { return nil }
        return Question(losses: runs.reversed().flatMap(\.roots), target: parameter.record, severity: .note)
      }
    }
  }

  /// Parameters that an optimiser holds and that no backward ever reached.
  private func heldQuestions() -> [Question] {
    let runs = analysis.backwards.filter { !$0.attempt.isGrad && $0.outer == nil }
    if runs.isEmpty { return [] }
    // A gradient that a hook or the lesson itself put there comes on no road; what nobody stepped yet may still get one.
    var (fed, passed): (Set<Int32>, Set<Int32>) = ([], [])
    for event in analysis.recorder.events {
      if event.kind == .stepped(hasGradient: true) { fed.insert(event.identity) }
      if event.kind == .stepped(hasGradient: false) { passed.insert(event.identity) }
    }
    return analysis.scene.held.sorted().compactMap { identity in
      guard let record = analysis.recorder.record(identity), record.requiresGradient || record.isLeaf,
        !analysis.everReached(identity), !fed.contains(identity), passed.contains(identity)
      else { return nil }
      return Question(losses: runs.reversed().flatMap(\.roots), target: identity, severity: .warning)
    }
  }

  /// The lost roads from some losses to a target, one a kind of cut; none when history reaches it.
  func roads(from losses: [Int32], to target: Int32, _ severity: Finding.Severity) -> [LostRoad] {
    let identity = analysis.identity(target)
    if analysis.everReached(identity) && severity != .error { return [] }
    for loss in losses where analysis.walk(from: loss).reached.contains(identity) { return [] }
    guard let record = analysis.record(target) else { return [] }
    for loss in losses.prefix(8) {
      guard analysis.ancestry(of: loss).contains(identity), analysis.identity(loss) != identity else { continue }
      let cuts = cuts(from: loss).filter {
        analysis.identity($0.source) == identity || analysis.ancestry(of: $0.source).contains(identity)
      }
      if cuts.isEmpty { continue }
      var byCode: [(code: String, cuts: [Analysis.CutEdge])] = []
      for cut in cuts {
        let code = CutCode.of(cut, analysis)
        if let place = byCode.firstIndex(where: { $0.code == code }) {
          byCode[place].cuts.append(cut)
        } else {
          byCode.append((code, [cut]))
        }
      }
      return byCode.prefix(3).map {
        LostRoad(target: record, loss: loss, severity: severity, cuts: $0.cuts, code: $0.code)
      }
    }
    return []
  }
}

extension LostRoads {
  /// The cuts nearest a loss. An update of a leaf in place is none: what the leaf was before it leads on.
  private func cuts(from loss: Int32) -> [Analysis.CutEdge] {
    var result: [Analysis.CutEdge] = []
    var seen: Set<Int32> = []
    var open = analysis.cutsWithNumbers(from: loss)
    var position = 0
    while position < open.count, position < 10_000 {
      let cut = open[position]
      position += 1
      let isUpdate = cut.kind == .mode && isStep(cut.consumer, from: cut.source)
      if !isUpdate {
        if !isAmount(cut) { result.append(cut) }
      } else if seen.insert(cut.source).inserted {
        open += analysis.walk(from: cut.source).cuts
      }
    }
    return result
  }
}

extension LostRoads {
  /// Whether a leaf came by a step from what it was before.
  private func isStep(_ record: Recorder.Record, from source: Int32) -> Bool {
    guard record.isLeaf, record.identity == analysis.identity(source) else { return false }
    if case .none = analysis.updates.kind(of: record) { return false }
    return true
  }

  /// What was computed unrecorded only to change a leaf, of the leaf itself or of a gradient: a step by hand.
  private func isAmount(_ cut: Analysis.CutEdge) -> Bool {
    let record = cut.consumer
    guard !record.gradEnabled, let users = analysis.consumers[record.id], !users.isEmpty else { return false }
    let isOfGradient = analysis.record(cut.source).map { analysis.updates.isGradient($0) } == true
    return users.allSatisfy { id in
      guard let user = analysis.record(id), user.isLeaf, !user.gradEnabled else { return false }
      switch analysis.updates.kind(of: user) {
      case .step, .metaStep: return isOfGradient || isStep(user, from: cut.source)
      case .blend: return isStep(user, from: cut.source)
      case .none: return false
      }
    }
  }
}

/// The code of a cut.
enum CutCode {
  /// A draw from a distribution object.
  static func isSample(_ text: String) -> Bool { text.contains(".sample(") }

  static func of(_ cut: Analysis.CutEdge, _ analysis: Analysis) -> String {
    let operation = cut.consumer.operation ?? ""
    let text = cut.consumer.text ?? ""
    switch cut.kind {
    case .none: return ""
    case .alias:
      if operation == "nn.Parameter" { return "cut.alias.parameter" }
      return operation.hasPrefix(".detach") ? "intent.detach" : "cut.alias.data"
    case .copy:
      if text.contains("load_state_dict") || text.contains("deepcopy") { return "cut.copy.state-dict" }
      return ["torch.tensor", "torch.linspace", "torch.Tensor", ".new_tensor"].contains(operation)
        ? "cut.copy.ctor" : "cut.copy"
    case .exit: return "exit.python"
    case .type:
      let draws = ["multinomial", "bernoulli", "poisson", "normal"]
      return draws.contains(operation) || isSample(text) ? "cut.sample" : "int.no-derivative"
    case .mode:
      if operation == "autograd.grad" { return "second.no-graph" }
      if isSample(text) { return "cut.sample" }
      if text.contains("checkpoint(") { return "cut.checkpoint" }
      return cut.consumer.isPhantom ? "mode.phantom-view" : "mode.no-grad"
    }
  }
}
