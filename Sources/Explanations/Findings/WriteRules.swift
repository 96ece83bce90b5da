// Writes in place that are refused, or that are legal and surprise; tensors of inference mode; attributes nobody reads.

import Autodiff

enum WriteRules {
  static let all: [Rule] = [leaf, manyViews, legalView, inference]

  private static func failed(_ analysis: Analysis, _ texts: [String]) -> Scene.Message? {
    guard let failure = analysis.scene.failure, texts.contains(where: { failure.text.contains($0) }) else { return nil }
    return failure
  }

  static let leaf = Rule(
    "inplace.leaf", "A leaf has no history to rewrite; writing to it would be no operation of the graph."
  ) {
    rule, analysis in
    guard let failure = failed(analysis, ["leaf Variable that requires grad is being used in an in-place"]) else {
      return []
    }
    let text = Words.withoutComment(analysis.scene.line(failure.line))
    let name = Words.assignedName(text) ?? String(text.prefix { $0 != "[" && $0 != "." && $0 != " " })
    if text.hasPrefix("\(name).step("), !analysis.scene.bound.contains(where: { $0.name == name }) {
      return [
        rule.finding(
          .error, line: failure.line, subject: name,
          verdict: "What `\(name)` holds is a leaf, and its step writes to it while derivatives are recorded.",
          place: "\(analysis.code(failure.line)) on line \(failure.line).",
          repair: "A step with `differentiable=True` needs results, such as `w.clone()`; for training leave "
            + "`differentiable` away.")
      ]
    }
    return [
      rule.finding(
        .error, line: failure.line, subject: name, verdict: "`\(name)` is a leaf, and this line writes to it.",
        place: "\(analysis.code(failure.line)) on line \(failure.line).",
        repair: "For an update write it under `with torch.no_grad():`; for a computation make a new tensor.",
        edits: [
          Finding.Edit(
            line: failure.line,
            text: RepairEdits.indentation(analysis.scene.line(failure.line)) + "with torch.no_grad(): " + text)
        ], loss: analysis.scene.bound.first { $0.name == name }?.record ?? 0)
    ]
  }

  static let manyViews = Rule(
    "inplace.multiview", "Views that one operation made together share one history, so none of them may be written."
  ) { rule, analysis in
    guard let failure = failed(analysis, ["output of a function that returns multiple views"]) else { return [] }
    let text = Words.withoutComment(analysis.scene.line(failure.line))
    let edits = StatementEdits.throughTheWhole(failure.line, analysis)
    let iterates = text.contains("for ") || failure.text.contains("Unbind")
    return [
      rule.finding(
        .error, line: failure.line, subject: Words.assignedName(text) ?? "row",
        verdict: "This write is refused: the tensor is one of several views of one operation.",
        place: "\(analysis.code(failure.line)) on line \(failure.line)"
          + (iterates ? "; rows that iteration gives cannot be changed in place." : "."),
        repair: "Write through the whole, `x[i] *= 2`, or build a list and `torch.stack` it.",
        edits: edits.contains { $0 == nil } ? [] : edits.compactMap { $0 })
    ]
  }

  static let legalView = Rule(
    "inplace.view-ok", "Writing through a view rewrites the history of the tensor whose memory it shows."
  ) { rule, analysis in
    var result: [Finding] = []
    for event in analysis.recorder.events {
      guard case .written = event.kind, let record = analysis.record(event.record), record.requiresGradient,
        let before = record.inputs.first(where: { $0.cut == .none }).flatMap({ analysis.record($0.record) }),
        before.suffix != nil, let name = analysis.name(record.id),
        let base = before.inputs.first.flatMap({ analysis.record($0.record) }), base.requiresGradient, !base.isLeaf
      else { continue }
      let changed = analysis.name(base.id).map { "`\($0)`" } ?? "the tensor behind it"
      if changed == "`\(name)`" { continue }
      let isUsed = analysis.backwards.contains { run in
        run.roots.contains { analysis.walk(from: $0).history.contains(event.record) }
      }
      if !isUsed { continue }
      let line = event.place?.line ?? 0
      // A write that stops a backward is no good news for the gradient.
      if case .stale(_, let memory, _, _)? = analysis.recorder.lastStop, memory == event.memory { continue }
      let finding = rule.finding(
        .note, line: line, subject: changed.plain,
        verdict:
          "\(changed.capitalizedFirst) changed with `\(name)`, and so did its history: the gradient goes through "
          + "this write.",
        place: "\(analysis.code(line)) on line \(line) wrote through `\(name)`, a view of \(changed).",
        repair: "None needed; write `\(name) = \(name) * …` to leave \(changed) alone.", target: record.id)
      if !result.contains(where: { $0.repeats(finding) }) { result.append(finding) }
    }
    return result
  }

  /// A trainable tensor that a line names.
  private static func trainable(in text: String, _ analysis: Analysis) -> String? {
    analysis.scene.bound.first { bound in
      guard let record = analysis.record(bound.record), record.isLeaf, record.requiresGradient else { return false }
      return text.split { !($0.isLetter || $0.isNumber || $0 == "_") }.contains { $0 == bound.name }
    }?.name
  }

  static let inference = Rule(
    "mode.inference", "A tensor made in inference mode can never be saved for backward, wherever it is used later.",
    notARepair: "leaving the block does not change the tensor."
  ) { rule, analysis in
    guard let failure = failed(analysis, ["Inference tensors cannot be saved for backward"]) else { return [] }
    let made = analysis.recorder.records.ordered.filter { record in
      record.text.map { $0.contains("inference_mode") } == true
        || record.modeLine.map { analysis.scene.line($0).contains("inference_mode") } == true
    }
    let text = analysis.scene.line(failure.line)
    let culprit =
      made.sorted { $0.id < $1.id }.last { record in
        analysis.name(record.id).map { text.contains($0) } == true
      } ?? made.max { $0.id < $1.id }
    let name = culprit.map { analysis.words($0.id) } ?? "a tensor"
    let line = culprit?.line ?? failure.line
    let source = analysis.scene.line(line)
    return [
      rule.finding(
        .error, line: line, subject: name.plain,
        verdict: "The operation on line \(failure.line) cannot be recorded: \(name) is an inference tensor.",
        place: "\(name.capitalizedFirst) was made in `inference_mode` on line \(line): \(analysis.code(line)).",
        repair: "Use `no_grad` there, or `\(name.plain).clone()` outside.",
        edits: source.contains("inference_mode()")
          ? [Finding.Edit(line: line, text: source.replacing("inference_mode()", with: "no_grad()"))] : [],
        loss: culprit?.id ?? 0, measured: trainable(in: text, analysis))
    ]
  }
}
