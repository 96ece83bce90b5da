// Losses that are not what was meant: stretched shapes, softmax applied twice, means of means, failed checks.

import Autodiff
import Tensors

enum LossRules {
  static let all: [Rule] = [broadcast, doubleSoftmax, reduction, mismatch]

  static let broadcast = Rule(
    "shape.broadcast", "A column against a row stretches both: every prediction is compared with every target."
  ) { rule, analysis in
    var result: [Finding] = []
    func look(_ id: Int32, _ root: Int32, _ operations: [String]) {
      guard let record = analysis.record(id), let operation = record.operation, operations.contains(operation),
        let finding = stretched(rule, record, root, analysis)
      else { return }
      if !result.contains(where: { $0.repeats(finding) }) { result.append(finding) }
    }
    for run in analysis.backwards {
      for root in run.roots {
        for id in analysis.walk(from: root).near { look(id, root, comparisons + ["-"]) }
      }
    }
    // A loss function compares, whether or not somebody walks back from it.
    for id in analysis.ordered { look(id, id, comparisons) }
    return result
  }

  private static let comparisons = ["mse", "l1", "mse_loss", "l1_loss", "smooth_l1_loss", "huber_loss"]

  private static func stretched(
    _ rule: Rule, _ record: Recorder.Record, _ root: Int32, _ analysis: Analysis
  ) -> Finding? {
    guard record.inputs.count == 2, let a = unstretched(record.inputs[0].record, analysis),
      let b = unstretched(record.inputs[1].record, analysis), let operation = record.operation,
      isColumnAgainstRow(Array(a.shape), Array(b.shape)) || isColumnAgainstRow(Array(b.shape), Array(a.shape))
    else { return nil }
    // A tensor against itself stood up is a table of differences.
    if a.memory == b.memory { return nil }
    let line = record.line ?? 0
    let (column, row) = a.shape.count == 2 ? (a, b) : (b, a)
    let count = row.shape.first ?? 0
    let name = analysis.words(root)
    let run = analysis.lastBackward(through: record.id)
    let leaf = run.flatMap { run in
      analysis.recorder.targets(of: run).first { analysis.ancestry(of: root).contains(analysis.identity($0)) }
    }
    let squeezed = analysis.name(column.id).map { "`\($0).squeeze(1)`" } ?? "`pred.squeeze(1)`"
    return rule.finding(
      .warning, line: line, subject: name.plain,
      verdict: "The gradient of \(name) is that of \(count * count) comparisons, not of \(count).",
      place: "`\(operation)` on line \(line): \(GraphText.shape(a.shape) ?? "") ⊖ "
        + "\(GraphText.shape(b.shape) ?? "") → \(count)×\(count).",
      repair: "Give both the same shape: \(squeezed), or `y[:, None]`.", loss: root, target: record.id
    ).proved(
      by: leaf.flatMap { leaf in run.flatMap { analysis.arrival($0, at: leaf) } },
      with: [
        StatementEdits.edit(line, analysis) {
          FormulaEdits.sameShape(column: analysis.name(column.id), row: analysis.name(row.id), $0)
        }
      ], of: leaf.map { analysis.words($0).plain })
  }

  /// A value before a loss function stretched it.
  private static func unstretched(_ id: Int32, _ analysis: Analysis) -> Recorder.Record? {
    var record = analysis.record(id)
    while let current = record, current.suffix?.hasPrefix(".expand") == true, let input = current.inputs.first {
      record = analysis.record(input.record)
    }
    return record
  }

  private static func isColumnAgainstRow(_ a: [Int], _ b: [Int]) -> Bool {
    a.count == 2 && b.count == 1 && a[1] == 1 && a[0] == b[0] && b[0] > 1
  }

  static let doubleSoftmax = Rule(
    "loss.double-softmax", "The loss applies the softmax (or sigmoid) by itself; given probabilities it goes flat."
  ) { rule, analysis in
    var result: [Finding] = []
    for id in analysis.ordered {
      guard let record = analysis.record(id), let operation = record.operation,
        operation == "cross_entropy" || operation.hasPrefix("binary_cross_entropy_with_logits"),
        let input = record.inputs.first, let source = analysis.maker(of: input.record), let made = source.operation,
        operation == "cross_entropy" ? made == "softmax" : made == "sigmoid"
      else { continue }
      let line = record.line ?? 0
      let logits = source.inputs.first.map { analysis.words($0.record) } ?? "the logits"
      let name = analysis.words(record.id)
      let passed = norms(record, source, analysis)
      let finding = rule.finding(
        .warning, line: line, subject: name.plain,
        verdict:
          "\(logits.capitalizedFirst) receives a flattened gradient: `\(made)` stands before `\(operation)`\(passed).",
        place: "`\(made)` on line \(source.line ?? 0): these values are already probabilities"
          + (made == "softmax" ? " (rows sum to 1)." : "."), repair: "Pass the logits: `\(operation)(logits, target)`.",
        edits: [StatementEdits.edit(source.line ?? 0, analysis) { FormulaEdits.logits(made, $0) }].compactMap { $0 },
        loss: record.id, target: source.id, measured: logits.plain)
      if !result.contains(where: { $0.repeats(finding) }) { result.append(finding) }
    }
    return result
  }

  /// The size of the gradient on both sides of the softmax.
  private static func norms(_ loss: Recorder.Record, _ softmax: Recorder.Record, _ analysis: Analysis) -> String {
    for run in analysis.backwards.reversed() {
      guard let before = run.edges[Recorder.EdgeKey(consumer: loss.id, producer: softmax.id)],
        let input = softmax.inputs.first,
        let after = run.edges[Recorder.EdgeKey(consumer: softmax.id, producer: input.record)]
      else { continue }
      return " (size \(GraphText.number(before.norm)) before, \(GraphText.number(after.norm)) behind it)"
    }
    return ""
  }

  static let reduction = Rule(
    "loss.reduction", "A mean of means is the mean only when all parts are equally large."
  ) { rule, analysis in
    // Means over different counts that were added into one leaf without clearing.
    // Other lines are other terms: real and generated examples need not be equally many.
    var open: [Int32: [Int: [Int]]] = [:]
    var result: [Finding] = []
    var runs = analysis.backwards.filter { !$0.attempt.isGrad }[...]
    for event in analysis.recorder.events {
      if case .gradientCleared = event.kind { open[event.identity] = nil }
      guard case .gradientArrived = event.kind else { continue }
      while let first = runs.first, first.at < event.at, runs.count > 1, runs[runs.startIndex + 1].at <= event.at {
        runs = runs.dropFirst()
      }
      guard let root = runs.first?.roots.first, let record = analysis.record(root),
        let count = meanCount(record, analysis)
      else { continue }
      let line = event.place?.line ?? 0
      open[event.identity, default: [:]][line, default: []].append(count)
      let parts = open[event.identity]?[line] ?? []
      guard Set(parts).count > 1, let leaf = analysis.record(event.identity) else { continue }
      let name = analysis.words(leaf.id)
      let total = parts.reduce(0, +)
      let finding = rule.finding(
        .note, line: line, subject: name.plain,
        verdict:
          "\(name) receives a sum of means over \(Words.list(parts.map { "\($0)" })) elements, not the mean "
          + "of all \(total).",
        place: "\(analysis.code(line)) on line \(line) added mean losses of parts of different size.",
        repair: "Divide the sum of each part by the total count: `loss.sum() / N`.", loss: root, target: leaf.id
      ).proved(
        by: analysis.lastBackward(through: root).flatMap { analysis.arrival($0, at: leaf.id)?.summed },
        with: [isMean(record) ? StatementEdits.shareOfMean(total, onLine: record.line ?? 0, analysis) : nil])
      if !result.contains(where: { $0.repeats(finding) }) { result.append(finding) }
    }
    return result
  }

  /// Whether a loss is a mean by itself, not one that was divided once more.
  private static func isMean(_ record: Recorder.Record) -> Bool { !["*", "/"].contains(record.operation ?? "") }

  /// How many elements a loss is the mean of; nil for other losses.
  static func meanCount(_ record: Recorder.Record, _ analysis: Analysis) -> Int? {
    guard let operation = record.operation, let input = record.inputs.first,
      let source = analysis.record(input.record)
    else { return nil }
    // A mean that is divided once more is a mean of fewer or more, but still of its own part.
    if ["*", "/"].contains(operation), record.inputs.count == 1, record.number != nil {
      return meanCount(source, analysis)
    }
    if record.text?.contains("reduction=\"sum\"") == true || record.text?.contains("reduction='sum'") == true {
      return nil
    }
    if ["cross_entropy", "nll_loss"].contains(operation) { return source.shape.first }
    return ["mean", "mse", "mse_loss", "l1", "l1_loss", "binary_cross_entropy", "binary_cross_entropy_with_logits"]
      .contains(operation) ? source.shape.elementCount : nil
  }

  static let mismatch = Rule(
    "check.mismatch", "A hand-written backward must be the derivative of its forward; finite differences say it is not."
  ) { rule, analysis in
    guard let failure = analysis.scene.failure, failure.text.contains("Jacobian mismatch for output") else {
      return imprecise(rule, analysis)
    }
    let result = CheckedRoad.result(onLine: failure.line, analysis)
    let numeric = number(after: "numerical:", in: failure.text)
    let analytic = number(after: "analytical:", in: failure.text)
    var verdict = "The gradient that `backward` gives is not the derivative."
    if let numeric, let analytic {
      let ratio = analytic == 0 ? "" : ", ratio \(GraphText.number(numeric / analytic))"
      let subject = result.flatMap { checkedInput(of: $0, failure.text, analysis) }.map { " for `\($0)`" } ?? ""
      verdict =
        "Backward gives \(GraphText.number(analytic))\(subject), finite differences \(GraphText.number(numeric))\(ratio)."
    }
    return [
      rule.finding(
        .error, line: failure.line, subject: "gradcheck", verdict: verdict,
        place: "\(analysis.code(failure.line)) on line \(failure.line).",
        repair: "Correct the formula (a constant ratio names the missing factor); check in float64, away from kinks.",
        target: result ?? 0)
    ]
  }

  /// The name of the input that a check speaks of; nil where it has only one.
  private static func checkedInput(of result: Int32, _ text: String, _ analysis: Analysis) -> String? {
    let inputs = (analysis.record(result)?.inputs ?? []).filter { input in
      input.cut == .none && analysis.record(input.record)?.requiresGradient == true
    }
    guard inputs.count > 1, let number = number(after: "with respect to input", in: text), number >= 0,
      Int(number) < inputs.count
    else { return nil }
    return analysis.name(inputs[Int(number)].record)
  }

  /// Finite differences in single precision.
  private static func imprecise(_ rule: Rule, _ analysis: Analysis) -> [Finding] {
    analysis.scene.warnings.filter { $0.text.contains("of double precision") }.map { warning in
      rule.finding(
        .warning, line: warning.line, subject: "gradcheck",
        verdict: "This check cannot tell right from wrong: its inputs are float32.",
        place: "\(analysis.code(warning.line)) on line \(warning.line) moves an input by a millionth, which float32 "
          + "hardly shows.", repair: "Check in float64: `x.double().detach().requires_grad_()`.",
        target: CheckedRoad.result(onLine: warning.line, analysis) ?? 0)
    }
  }

  static func number(after word: String, in text: String) -> Double? {
    guard let place = Words.find(word, in: text) else { return nil }
    let rest = text[text.index(place, offsetBy: word.count)...]
    let digits = rest.drop { !($0.isNumber || $0 == "-") }.prefix { $0.isNumber || "-.e+".contains($0) }
    return Double(digits.hasSuffix(".") ? String(digits) + "0" : String(digits))
  }
}
