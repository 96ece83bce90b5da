// Why a gradient did or did not arrive inside a checkpointed call of the reentrant kind: forward recorded nothing of it, and
// backward runs it again, if it comes there at all. What lies inside has a history only then, with roots of its own.

import Autodiff

/// A checkpointed call between a loss and a target that only its inside depends on.
struct Recomputation {
  let loss: Int32
  let target: Int32
  /// The result of the call.
  let call: Recorder.Record
  /// Whether history leads from the loss to the call, so that backward runs it again.
  let isReached: Bool

  /// Nil where no checkpointed call stands between.
  init?(_ loss: Int32, _ target: Int32, _ walk: Analysis.Walk, _ analysis: Analysis) {
    let identity = analysis.identity(target)
    let calls = walk.near.compactMap { analysis.record($0) }.filter { record in
      record.recomputed != 0 && analysis.ancestry(of: record.recomputed).contains(identity)
    }
    guard let call = calls.first(where: { walk.history.contains($0.id) }) ?? calls.first else { return nil }
    (self.loss, self.target, self.call) = (loss, target, call)
    isReached = walk.history.contains(call.id)
  }

  private var line: Int { call.line ?? 0 }

  func finding(_ analysis: Analysis) -> Finding? {
    guard isReached else { return unreached(analysis) }
    let outer = analysis.backwards.last { $0.roots.contains(loss) }
    guard let outer else { return notComputed(analysis) }
    let identity = analysis.identity(target)
    let inner = analysis.inner(of: outer).filter { run in
      run.roots.contains { analysis.ancestry(of: $0).contains(identity) }
    }
    guard let run = inner.last, let root = run.roots.first else { return nil }
    guard let gradient = run.gradients.first(where: { analysis.identity($0.key) == identity })?.value else {
      return Explanation.of(loss: root, target: target, in: analysis.scene)
    }
    var finding = Explanation.reached(root, target, analysis.walk(from: root), analysis)
    (finding.loss, finding.target) = (loss, target)
    if finding.code != "arrives" || gradient.isZero || gradient.nonFiniteCount > 0 { return finding }
    finding.checkpoint = (line, gradient)
    finding.line = analysis.firstLine(of: loss)
    finding.verdict =
      "\(analysis.placed(target)) receives \(GraphText.value(gradient)) from \(analysis.placed(loss))."
    finding.place =
      "It comes through recomputation: \(analysis.code(line)) on line \(line) recorded nothing inside, so backward ran "
      + "the call again and walked through that."
    return finding
  }

  private func notComputed(_ analysis: Analysis) -> Finding {
    var finding = Finding(
      "not-computed", .note, line: analysis.firstLine(of: loss), subject: analysis.words(target).plain)
    (finding.loss, finding.target) = (loss, target)
    finding.checkpoint = (line, nil)
    finding.verdict =
      "\(analysis.placed(target)) is connected to \(analysis.placed(loss)) by a checkpointed call; no backward has run "
      + "yet."
    finding.place =
      "\(analysis.code(line)) on line \(line) recorded nothing inside: backward will run the call again and walk through "
      + "that."
    return finding
  }

  /// Backward never comes to the call, because nothing that goes in needs a gradient.
  private func unreached(_ analysis: Analysis) -> Finding? {
    let told = Findings.all(in: analysis.scene).first { $0.code == "cut.checkpoint" && $0.line == line }
    var finding = told ?? CutRules.checkpointed(onLine: line, analysis)
    finding.verdict =
      "\(analysis.placed(target)) receives nothing from \(analysis.placed(loss)): no input of the checkpointed call needs "
      + "a gradient."
    finding.severity = .error
    finding.checkpoint = (line, nil)
    finding.subject = analysis.words(target).plain
    (finding.loss, finding.target, finding.question) = (loss, target, target)
    finding.measured = analysis.reference(target) ?? finding.measured
    return finding
  }
}
