// Gradients and values that are no numbers: a slope of ∞ where 0 comes in, a branch that only hides a value, a formula whose
// arithmetic fails, a value that was never finite. The first bad edge from the loss outward is told, or the first bad value.

import Autodiff
import Tensors

enum NonFiniteRules {
  static let all: [Rule] = [maskedBranch, singular, cancellation, forward]

  struct BrokenEdge {
    var run: Recorder.Backward
    var consumer: Recorder.Record
    var producer: Recorder.Record
    var arrived: ValueSummary?
    var sent: ValueSummary
  }

  /// The first edge of each backward, from the loss outward, that turned a finite gradient into one that is not.
  private static func brokenEdges(_ analysis: Analysis) -> [BrokenEdge] {
    analysis.backwards.compactMap { run in
      for (key, sent) in analysis.edges(of: run) where sent.nonFiniteCount > 0 {
        guard let consumer = analysis.record(key.consumer), let producer = analysis.record(key.producer) else {
          continue
        }
        let arrived = run.gradients[key.consumer]
        if let arrived, arrived.nonFiniteCount > 0 { continue }
        return BrokenEdge(run: run, consumer: consumer, producer: producer, arrived: arrived, sent: sent)
      }
      return nil
    }
  }

  /// The leaf to which the broken gradient came.
  private static func brokenLeaf(_ edge: BrokenEdge, _ analysis: Analysis) -> Int32? {
    analysis.recorder.targets(of: edge.run).first { target in
      edge.run.gradients.contains {
        $0.value.nonFiniteCount > 0 && analysis.identity($0.key) == analysis.identity(target)
      }
    }
  }

  private static func products(_ edge: BrokenEdge) -> String {
    guard let arrived = edge.arrived?.elements, let sent = edge.sent.elements, arrived.count == sent.count else {
      let before = edge.arrived.map { GraphText.value($0) } ?? "the gradient"
      return "\(before) came in and \(GraphText.value(edge.sent)) went out"
    }
    let parts = zip(arrived, sent).map { pair -> String in
      let product = GraphText.scalar(pair.1)
      return pair.1.doubleValue.isFinite ? product : "\(GraphText.scalar(pair.0)) × ∞ = \(product)"
    }
    return parts.count == 1 ? parts[0] : "[\(parts.joined(separator: ", "))]"
  }

  /// Where ∞ meets a slope of 0 on the next edge.
  private static func continued(_ edge: BrokenEdge, _ analysis: Analysis) -> String {
    if isNaN(edge.sent) { return "" }
    let next = analysis.edges(of: edge.run).first { next in
      isNaN(next.sent) && edge.run.gradients[next.key.consumer].map { !isNaN($0) } ?? false
    }
    guard let next, let record = analysis.record(next.key.consumer), let operation = record.operation else { return "" }
    return "; then at `\(operation)` ∞ × 0 = \(GraphText.value(next.sent))"
  }

  /// Whether a `where` or a mask lies between the loss and a record.
  private static func selection(_ edge: BrokenEdge, _ analysis: Analysis) -> Recorder.Record? {
    var open = [edge.consumer.id]
    var seen: Set<Int32> = []
    while let id = open.popLast(), seen.count < 2000 {
      guard seen.insert(id).inserted else { continue }
      for user in analysis.consumers[id] ?? [] {
        guard edge.run.gradients[user] != nil, let record = analysis.record(user) else { continue }
        if record.operation == "where" || record.operation?.hasPrefix("masked_") == true { return record }
        open.append(user)
      }
    }
    return nil
  }

  static let maskedBranch = Rule(
    "nan.masked-branch", "`where` sends 0 into the branch it did not choose, and 0 × ∞ is NaN."
  ) { rule, analysis in
    brokenEdges(analysis).compactMap { edge -> Finding? in
      guard let chosen = selection(edge, analysis) else { return nil }
      let operation = edge.consumer.operation ?? "an operation"
      let line = edge.consumer.line ?? 0
      let name = analysis.words(edge.producer.id)
      return rule.finding(
        .warning, line: line, subject: name.plain,
        verdict: "`\(operation)` on line \(line) turned the gradient into NaN.",
        place: "`\(chosen.operation ?? "where")` (line \(chosen.line ?? 0)) hides the value, not the slope: at "
          + "`\(operation)` \(products(edge)).",
        repair: "Make the input safe first: `s = torch.where(mask, x, torch.ones_like(x))`, then use s inside.",
        loss: edge.run.roots.first ?? 0, target: edge.producer.id
      ).proved(
        by: brokenLeaf(edge, analysis).flatMap { analysis.arrival(edge.run, at: $0) },
        with: [
          StatementEdits.edit(line, analysis) {
            FormulaEdits.safeBranch(operation, of: analysis.name(edge.producer.id), $0)
          }
        ], of: brokenLeaf(edge, analysis).map { analysis.words($0).plain })
    }
  }

  static let singular = Rule("nan.singular", "At 0 a root, a norm by hand or a quotient has slope ∞, and ∞ × 0 is NaN.")
  {
    rule, analysis in
    brokenEdges(analysis).compactMap { edge -> Finding? in
      if selection(edge, analysis) != nil || doomed(edge.consumer, analysis) != nil { return nil }
      if edge.consumer.value.nonFiniteCount > 0 || linear.contains(edge.consumer.operation ?? "") { return nil }
      let operation = edge.consumer.operation ?? "an operation"
      let line = edge.consumer.line ?? 0
      let name = analysis.words(edge.producer.id)
      return rule.finding(
        .warning, line: line, subject: name.plain,
        verdict: "`\(operation)` on line \(line) turned the gradient into "
          + "\(isNaN(edge.sent) ? "NaN" : "inf").",
        place: "At `\(operation)` \(products(edge))\(continued(edge, analysis)).",
        repair: "Use `torch.linalg.vector_norm`, or add a small number inside the root.",
        loss: edge.run.roots.first ?? 0,
        target: edge.producer.id
      ).proved(
        by: brokenLeaf(edge, analysis).flatMap { analysis.arrival(edge.run, at: $0) },
        with: [StatementEdits.edit(line, analysis, FormulaEdits.besideZero)],
        of: brokenLeaf(edge, analysis).map { analysis.words($0).plain })
    }
  }

  /// Operations whose slopes are numbers that were there: a gradient that is not finite behind them had grown too large.
  private static let linear: Set<String> = [
    "*", "@", "linear", "mm", "bmm", "matmul", "sum", "mean", "+", "-", "neg", "expand", "conv1d", "conv2d", "cumsum",
  ]

  private static func isNaN(_ summary: ValueSummary) -> Bool {
    summary.elements?.contains { $0.doubleValue.isNaN } ?? (summary.nonFiniteCount > 0)
  }

  // MARK: Values that are not finite

  /// A logarithm of what can only underflow: of a softmax, of 1 - sigmoid.
  private static func doomed(_ record: Recorder.Record, _ analysis: Analysis) -> (log: Recorder.Record, source: String)?
  {
    guard ["log", "log2", "log10", "log1p"].contains(record.operation ?? "") else { return nil }
    var open = record.inputs.map(\.record)
    for _ in 0..<12 {
      guard let id = open.popLast(), let input = analysis.record(id) else { return nil }
      if let operation = input.operation, ["softmax", "sigmoid", "exp"].contains(operation) {
        return (record, operation)
      }
      if input.suffix != nil || ["-", "+", "rsub", "clone", "sum"].contains(input.operation ?? "") {
        open += input.inputs.map(\.record)
      }
    }
    return nil
  }

  /// The first value behind a loss that is not finite though all it was made of is.
  private static func firstBadValue(_ root: Int32, _ analysis: Analysis) -> Recorder.Record? {
    let ids = analysis.walk(from: root).near.sorted()
    for id in ids {
      guard let record = analysis.record(id), record.value.nonFiniteCount > 0 else { continue }
      let isFirst = record.inputs.allSatisfy { analysis.record($0.record)?.value.nonFiniteCount ?? 0 == 0 }
      if isFirst { return record }
    }
    return nil
  }

  static let cancellation = Rule(
    "nan.cancellation",
    "The value underflows or overflows before the logarithm; the formula is right and its arithmetic is not."
  ) { rule, analysis in
    analysis.backwards.compactMap { run -> Finding? in
      var found: (log: Recorder.Record, source: String)?
      for root in run.roots where found == nil {
        for id in analysis.walk(from: root).near {
          guard let record = analysis.record(id), record.value.nonFiniteCount > 0,
            let doomed = doomed(record, analysis)
          else { continue }
          found = doomed
        }
      }
      guard let found else { return nil }
      let line = found.log.line ?? 0
      let name = analysis.words(run.roots.first ?? 0)
      let stable =
        found.source == "softmax"
        ? "`log_softmax` (or `cross_entropy`)"
        : found.source == "sigmoid" ? "`logsigmoid` or `softplus`" : "`logsumexp`"
      return rule.finding(
        .warning, line: line, subject: name.plain,
        verdict: "\(name.capitalizedFirst) is not finite, and so is every gradient through it.",
        place: "The `log` on line \(line) takes the logarithm of "
          + (found.source == "exp" ? "an `exp` that is out of range." : "a `\(found.source)` that became 0."),
        repair: "Use \(stable), which computes the same without the detour.", loss: run.roots.first ?? 0
      ).stabilised(found, run, analysis)
    }
  }

  static let forward = Rule(
    "nan.forward", "A value that is not a number makes every later value and gradient worthless.",
    notARepair: "anomaly mode looks at gradients only; a NaN that begins in a value passes it."
  ) { rule, analysis in
    analysis.backwards.compactMap { run -> Finding? in
      guard let root = run.roots.first, analysis.record(root)?.value.nonFiniteCount ?? 0 > 0,
        let bad = firstBadValue(root, analysis), doomed(bad, analysis) == nil
      else { return nil }
      let line = bad.line ?? 0
      let inputs = bad.inputs.compactMap { analysis.record($0.record).map { GraphText.value($0.value) } }
      let operation = bad.operation ?? "a tensor"
      return rule.finding(
        .warning, line: line, subject: analysis.words(root).plain,
        verdict:
          "\(analysis.words(root).capitalizedFirst) is \(GraphText.value(analysis.record(root)?.value ?? bad.value)): "
          + "the first value that is not finite is made on line \(line).",
        place: bad.inputs.isEmpty
          ? "\(analysis.code(line)) holds it from the start."
          : "`\(operation)` of \(inputs.joined(separator: " and ")) is \(GraphText.value(bad.value)).",
        repair: bad.inputs.isEmpty
          ? "Make it of finite numbers; look at values before gradients."
          : "Keep the input of `\(operation)` where it is defined; look at values before gradients.", loss: root,
        target: bad.id)
    }
  }
}

extension Finding {
  /// The finding with the logarithm and what it is taken of computed at once.
  fileprivate func stabilised(
    _ found: (log: Recorder.Record, source: String), _ run: Recorder.Backward, _ analysis: Analysis
  ) -> Finding {
    let line = found.log.line ?? 0
    var edits = [StatementEdits.edit(line, analysis) { FormulaEdits.stable(found.source, log: $0) }]
    if edits[0] == nil, found.source == "softmax",
      let made = found.log.inputs.first.flatMap({ analysis.maker(of: $0.record) }),
      let inner = analysis.name(made.id)
    {
      edits = [
        StatementEdits.edit(made.line ?? 0, analysis, FormulaEdits.withLogSoftmax),
        StatementEdits.edit(line, analysis) { FormulaEdits.withoutLog($0, of: inner) },
      ]
    }
    let targets = analysis.recorder.targets(of: run)
    guard let target = targets.first else { return self }
    var finding = proved(
      by: analysis.arrival(run, at: target), with: edits, of: analysis.words(target).plain)
    guard let root = run.roots.first, let name = analysis.name(root) else { return finding }
    (finding.lossName, finding.lossValue) = (name, analysis.record(root)?.value)
    return finding
  }
}
