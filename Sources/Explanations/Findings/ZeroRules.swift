// Gradients that arrive and are 0: steps whose slope is 0 everywhere, draws recorded with the derivative 0, flat units,
// weights that are all 0. All questions to the edges of a backward; the first edge where zeros left is told.

import Autodiff
import Tensors

enum ZeroRules {
  static let all: [Rule] = [derivative, sample, saturated]

  /// Operations that are recorded and multiply by 0.
  private static let flat: Set<String> = ["round", "floor", "ceil", "trunc", "sign", "fix", "frac"]
  private static let drawn: Set<String> = ["normal", "bernoulli", "poisson"]
  private static let saturating: Set<String> = [
    "relu", "leaky_relu", "sigmoid", "tanh", "clamp", "clamp_min", "clamp_max", "hardtanh", "relu6", "softmax",
    "hardsigmoid", "hardswish", "softplus", "threshold", "elu", "@", "linear", "mm",
  ]

  private static let weighted: Set<String> = ["@", "linear", "mm"]

  struct ZeroEdge {
    var run: Recorder.Backward
    var consumer: Recorder.Record
    var producer: Recorder.Record
    var arrived: ValueSummary?
    /// The leaves behind the producer that received nothing but zeros, the oldest first.
    var leaves: [Int32]
  }

  /// First edges where something arrived and zeros left, in backwards whose target received only zeros.
  private static func zeroEdges(_ analysis: Analysis, where accepts: (String) -> Bool) -> [ZeroEdge] {
    var result: [ZeroEdge] = []
    for run in analysis.backwards {
      let starved = Set(
        run.gradients.filter { $0.value.isZero && analysis.record($0.key)?.isLeaf == true }.keys)
      if starved.isEmpty { continue }
      for (key, sent) in analysis.edges(of: run) where sent.isZero {
        guard let consumer = analysis.record(key.consumer), let producer = analysis.record(key.producer),
          let operation = consumer.operation, accepts(operation)
        else { continue }
        let arrived = run.gradients[key.consumer]
        if arrived?.isZero == true { continue }
        let behind = analysis.walk(from: key.producer).history
        let leaves = starved.intersection(behind).sorted()
        if leaves.isEmpty { continue }
        result.append(ZeroEdge(run: run, consumer: consumer, producer: producer, arrived: arrived, leaves: leaves))
        break
      }
    }
    return result
  }

  /// Whether a leaf had learned before and the loss has come to 0: nothing is left to learn.
  private static func hasConverged(_ edge: ZeroEdge, _ analysis: Analysis) -> Bool {
    guard let root = edge.run.roots.first, analysis.record(root)?.value.isZero == true else { return false }
    return edge.leaves.allSatisfy { leaf in
      analysis.backwards.contains { run in
        run.index < edge.run.index
          && run.gradients.contains { analysis.identity($0.key) == analysis.identity(leaf) && !$0.value.isZero }
      }
    }
  }

  /// Whether a clamp bounds what a minimum or a maximum chooses from, as clipped objectives do, and the leaf had learned
  /// before: it is meant to stop there.
  private static func isBound(_ edge: ZeroEdge, _ analysis: Analysis) -> Bool {
    guard edge.consumer.operation?.hasPrefix("clamp") == true else { return false }
    var open = [edge.consumer.id]
    for _ in 0..<4 {
      open = open.flatMap { analysis.consumers[$0] ?? [] }.filter { edge.run.gradients[$0] != nil }
      if open.contains(where: { ["minimum", "maximum"].contains(analysis.record($0)?.operation ?? "") }) {
        return true
      }
    }
    return false
  }

  /// Whether a later backward of the same line brought more than zeros: a batch without a slope among others.
  private static func recovers(_ edge: ZeroEdge, _ analysis: Analysis) -> Bool {
    let identities = Set(edge.leaves.map { analysis.identity($0) })
    return analysis.backwards.contains { run in
      run.index > edge.run.index && run.place?.line == edge.run.place?.line
        && run.attempt.asked == edge.run.attempt.asked
        && run.gradients.contains { identities.contains(analysis.identity($0.key)) && !$0.value.isZero }
    }
  }

  /// The finding of such an edge; `change` rewrites a line of code into one with a slope.
  private static func zeroFinding(
    _ rule: Rule, _ edge: ZeroEdge, _ analysis: Analysis, repair: String, on lines: [Int] = [],
    _ change: (String) -> String?
  ) -> Finding {
    let leaf = edge.leaves[0]
    let name = analysis.words(leaf)
    let operation = edge.consumer.operation ?? "an operation"
    let line = edge.consumer.line ?? 0
    let arrived = edge.arrived.map { GraphText.value($0) } ?? "the gradient"
    let zero =
      edge.run.edges[Recorder.EdgeKey(consumer: edge.consumer.id, producer: edge.producer.id)]
      .map { GraphText.value($0) } ?? "0"
    let edits = Set(lines.isEmpty ? [line] : lines).sorted().map { StatementEdits.edit($0, analysis, change) }
    return rule.finding(
      .note, line: line, subject: name.plain,
      verdict: "\(name) is reached; the derivative is 0 at `\(operation)` (line \(line)).",
      place: "At `\(operation)` \(arrived) × 0 = \(zero).", repair: repair, loss: edge.run.roots.first ?? 0,
      target: edge.producer.id
    ).proved(by: analysis.arrival(edge.run, at: leaf), with: edits)
  }

  static let derivative = Rule("zero.derivative", "A step function is recorded, and its slope is 0 everywhere.") {
    rule, analysis in
    zeroEdges(analysis) { flat.contains($0) }.map { edge in
      zeroFinding(rule, edge, analysis, repair: "Pass the gradient straight through: `x + (x.round() - x).detach()`.") {
        FormulaEdits.straightThrough(edge.consumer.operation ?? "", $0)
      }
    }
  }

  static let sample = Rule("zero.sample", "A random draw is recorded with the derivative 0.") { rule, analysis in
    zeroEdges(analysis) { drawn.contains($0) }.map { edge in
      zeroFinding(
        rule, edge, analysis, repair: "Write the draw as `mu + sigma * torch.randn(…)`, or use `rsample()`."
      ) { FormulaEdits.reparametrised(edge.consumer.operation ?? "", $0) }
    }
  }

  static let saturated = Rule(
    "zero.saturated", "Where a unit is flat, or weights are all 0, the chain rule multiplies by 0."
  ) {
    rule, analysis in
    let units = zeroEdges(analysis) { saturating.contains($0) && !weighted.contains($0) }.filter {
      !hasConverged($0, analysis) && !recovers($0, analysis) && !isBound($0, analysis)
    }
    let weights = zeroEdges(analysis) { weighted.contains($0) }.filter { edge in
      !units.contains { $0.run.index == edge.run.index }
    }
    return (units + weights).compactMap { edge -> Finding? in
      let operation = edge.consumer.operation ?? ""
      if weighted.contains(operation) {
        // Zero weights starve what lies before them only until they move; both at 0 never move.
        let leaves = edge.run.gradients.filter { analysis.record($0.key)?.isLeaf == true }
        if leaves.count < 2 || !leaves.values.allSatisfy(\.isZero) { return nil }
        return zeroFinding(
          rule, edge, analysis, repair: "Do not begin with all weights 0: initialise them at random.",
          on: leaves.keys.map { analysis.firstLine(of: $0) }, FormulaEdits.random)
      }
      let repair =
        operation == "softmax"
        ? "The entries of a softmax sum to 1 whatever the input: do not sum them."
        : "Keep inputs where the unit has a slope: initialisation, normalisation, or a leaky unit."
      return zeroFinding(rule, edge, analysis, repair: repair) { operation == "relu" ? FormulaEdits.leaky($0) : nil }
    }
  }
}
