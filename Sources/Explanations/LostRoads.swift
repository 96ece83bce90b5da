// Which targets lost their last road to a loss, and at which cuts. A cut is not an error: detached targets, frozen parts
// and straight-through estimators are meant. So only targets count that somebody asked about (`autograd.grad`,
// `backward(inputs=…)`, `.grad` that was read and was None) or that an optimiser holds and no backward ever reached.

import Autodiff

/// One target that values connect to a loss and history does not.
struct LostRoad {
  var target: Recorder.Record
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
      let roads = roads(from: question.losses, to: question.target, question.severity)
      if !roads.isEmpty { done.insert(identity) }
      result += roads
    }
    return result
  }

  private struct Question {
    var losses: [Int32]
    var target: Int32
    var severity: Finding.Severity
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
    for event in recorder.events {
      guard case .gradientRead(false) = event.kind else { continue }
      let before = recorder.backwards.filter { !$0.attempt.isGrad && $0.at <= event.at && $0.at >= event.identity }
      if before.isEmpty { continue }
      // Where an optimiser holds others, this one is not meant to be trained.
      if !analysis.scene.held.isEmpty && !analysis.scene.held.contains(event.identity) { continue }
      result.append(Question(losses: before.reversed().flatMap(\.roots), target: event.record, severity: .error))
    }
    result += heldQuestions()
    return result
  }

  /// Parameters that an optimiser holds and that no backward ever reached.
  private func heldQuestions() -> [Question] {
    let runs = analysis.backwards.filter { !$0.attempt.isGrad }
    if runs.isEmpty { return [] }
    return analysis.scene.held.sorted().compactMap { identity in
      guard let record = analysis.recorder.record(identity), record.requiresGradient || record.isLeaf,
        !analysis.everReached(identity)
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
      let cuts = analysis.walk(from: loss).cuts.filter {
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

/// The code of a cut.
enum CutCode {
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
      return draws.contains(operation) || text.contains(".sample(") ? "cut.sample" : "int.no-derivative"
    case .mode:
      if operation == "autograd.grad" { return "second.no-graph" }
      if text.contains(".sample(") { return "cut.sample" }
      if text.contains("checkpoint(") { return "cut.checkpoint" }
      return cut.consumer.isPhantom ? "mode.phantom-view" : "mode.no-grad"
    }
  }
}
