// Small pictures of failures that are about a choice: a sequence that each backward walks again, a write that may mean two
// things, views that share one history, a formula beside its finite differences, a gradient before and behind a hook.

import Autodiff
import Diagrams

extension FindingSketches {
  /// How many operations each of the first backwards of a line walked.
  static func growth(_ finding: Finding, _ analysis: Analysis) -> Sketch? {
    let runs = analysis.backwards.filter { $0.place?.line == finding.line && $0.attempt.keepsGraph }.prefix(4)
    if runs.count < 2 { return nil }
    let amounts = runs.enumerated().map { index, run in
      Sketch.Amount(
        label: "\(Words.ordinal(index + 1)) backward", size: Double(run.operationCount),
        text: Words.counted(run.operationCount, "operation"))
    }
    return Sketch(.shares(amounts), title: "What each backward on line \(finding.line) walked")
  }

  /// The two things a write to a leaf may mean.
  static func meanings(_ finding: Finding, _ analysis: Analysis) -> Sketch? {
    guard let update = finding.edits.first, let made = RepairEdits.outOfPlace(analysis.scene.line(finding.line)) else {
      return nil
    }
    return Sketch(
      .forms([
        Sketch.Form(
          code: Words.trimmed(update.text),
          notes: ["an update:", "`\(finding.subject)` changes, nothing is recorded"]),
        Sketch.Form(code: made, notes: ["a computation:", "the old leaf stays, the result is recorded"]),
      ]), title: "Two things that this line may mean")
  }

  /// Several views of one operation, and one view of its own.
  static func ports(_ finding: Finding, _ analysis: Analysis) -> Sketch? {
    guard let edit = finding.edits.last else { return nil }
    let code = analysis.scene.line(finding.line)
    return Sketch(
      .forms([
        Sketch.Form(
          code: Words.trimmed(Words.withoutComment(code)),
          notes: ["one operation, several views:", "they share one history, so none may be written"]),
        Sketch.Form(
          code: Words.trimmed(edit.text), notes: ["one view, made for this write:", "the history of the whole follows"]),
      ]), title: "A view among several, and a view of its own")
  }

  /// The derivative that a formula gives, and the one that finite differences give.
  static func mismatch(_ analysis: Analysis) -> Sketch? {
    guard let text = analysis.scene.failure?.text, let numeric = LossRules.number(after: "numerical:", in: text),
      let analytic = LossRules.number(after: "analytical:", in: text)
    else { return nil }
    let ratio = analytic == 0 ? "" : "; ratio \(GraphText.number(numeric / analytic))"
    return Sketch(
      .shares([
        Sketch.Amount(label: "analytic (backward)", size: abs(analytic), text: GraphText.number(analytic)),
        Sketch.Amount(label: "numeric (differences)", size: abs(numeric), text: GraphText.number(numeric) + ratio),
      ]), title: "The slope by the formula and by differences")
  }

  /// A gradient before a hook and behind it.
  static func replaced(_ finding: Finding, _ analysis: Analysis) -> Sketch? {
    for run in analysis.backwards {
      guard let change = run.replaced.first(where: { $0.0 == finding.target && !$0.1.isZero && $0.2.isZero }) else {
        continue
      }
      return Sketch(
        .shares([
          Sketch.Amount(label: "came in", size: change.1.norm, text: GraphText.value(change.1)),
          Sketch.Amount(label: "went on", size: change.2.norm, text: GraphText.value(change.2)),
        ]), title: "What the hook on line \(finding.line) did to the gradient of \(finding.subject)")
    }
    return nil
  }
}
