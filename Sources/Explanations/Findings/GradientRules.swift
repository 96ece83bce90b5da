// What a backward brought: zeros, numbers that are none, choices at kinks, hooks that replaced a gradient, several
// backwards added up. All questions to the edges, from the loss outward; the first bad edge is told.

import Autodiff
import Tensors

enum GradientRules {
  static let all: [Rule] = [
    accumulated, zeroDerivative, zeroSample, saturated, trainMode, maskedBranch, singular, cancellation, forwardNaN,
    kink,
    hook,
  ]

  // MARK: Accumulation

  static let accumulated = Rule("acc.sum", "`.grad` is a running sum: each backward adds to what is there.") {
    rule, analysis in
    struct Leaf {
      var sinceClear = 0
      var wasUsed = false
      /// A backward that added to a gradient which had been used.
      var added: Int?
    }
    var leaves: [Int32: Leaf] = [:]
    var told: [Int32: Int] = [:]
    for event in analysis.recorder.events {
      switch event.kind {
      case .gradientArrived:
        leaves[event.identity, default: Leaf()].sinceClear += 1
        if leaves[event.identity]?.wasUsed == true { leaves[event.identity]?.added = event.place?.line ?? 0 }
      case .gradientCleared: leaves[event.identity] = Leaf()
      case .gradientRead(true), .stepped(hasGradient: true):
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

  // MARK: Zeros

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
        if starved.isDisjoint(with: behind) { continue }
        result.append(ZeroEdge(run: run, consumer: consumer, producer: producer, arrived: arrived))
        break
      }
    }
    return result
  }

  private static func starvedLeaf(_ edge: ZeroEdge, _ analysis: Analysis) -> Int32? {
    edge.run.gradients.keys.sorted().first {
      edge.run.gradients[$0]?.isZero == true && analysis.record($0)?.isLeaf == true
    }
  }

  private static func leafName(_ edge: ZeroEdge, _ analysis: Analysis) -> String {
    analysis.words(starvedLeaf(edge, analysis) ?? edge.producer.id)
  }

  /// The finding of such an edge; `change` rewrites a line of code into one with a slope.
  private static func zeroFinding(
    _ rule: Rule, _ edge: ZeroEdge, _ analysis: Analysis, repair: String, on lines: [Int] = [],
    _ change: (String) -> String?
  ) -> Finding {
    let name = leafName(edge, analysis)
    let operation = edge.consumer.operation ?? "an operation"
    let line = edge.consumer.line ?? 0
    let arrived = edge.arrived.map { GraphText.value($0) } ?? "the gradient"
    let zero =
      edge.run.edges[Recorder.EdgeKey(consumer: edge.consumer.id, producer: edge.producer.id)]
      .map { GraphText.value($0) } ?? "0"
    let edits = Set(lines.isEmpty ? [line] : lines).sorted().map { StatementEdits.edit($0, analysis, change) }
    let leaf = starvedLeaf(edge, analysis)
    return rule.finding(
      .note, line: line, subject: name.plain,
      verdict: "\(name) is reached; the derivative is 0 at `\(operation)` (line \(line)).",
      place: "At `\(operation)` \(arrived) × 0 = \(zero).", repair: repair, loss: edge.run.roots.first ?? 0,
      target: edge.producer.id
    ).proved(by: leaf.flatMap { analysis.arrival(edge.run, at: $0) }, with: edits)
  }

  static let zeroDerivative = Rule("zero.derivative", "A step function is recorded, and its slope is 0 everywhere.") {
    rule, analysis in
    zeroEdges(analysis) { flat.contains($0) }.map { edge in
      zeroFinding(rule, edge, analysis, repair: "Pass the gradient straight through: `x + (x.round() - x).detach()`.") {
        FormulaEdits.straightThrough(edge.consumer.operation ?? "", $0)
      }
    }
  }

  static let zeroSample = Rule("zero.sample", "A random draw is recorded with the derivative 0.") { rule, analysis in
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
    let units = zeroEdges(analysis) { saturating.contains($0) && !weighted.contains($0) }
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

  // MARK: Not numbers

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
      if edge.consumer.value.nonFiniteCount > 0 { return nil }
      let operation = edge.consumer.operation ?? "an operation"
      // The edge that is ∞ may stand before the one where 0 makes it NaN.
      let origin = origin(of: edge, analysis)
      let line = origin.line ?? 0
      let name = analysis.words(edge.producer.id)
      return rule.finding(
        .warning, line: line, subject: name.plain,
        verdict: "`\(origin.operation ?? operation)` on line \(line) turned the gradient into "
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

  private static func isNaN(_ summary: ValueSummary) -> Bool {
    summary.elements?.contains { $0.doubleValue.isNaN } ?? (summary.nonFiniteCount > 0)
  }

  private static func origin(of edge: BrokenEdge, _ analysis: Analysis) -> Recorder.Record { edge.consumer }

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

  static let forwardNaN = Rule(
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
        repair: "Keep the input of `\(operation)` where it is defined; look at values before gradients.", loss: root,
        target: bad.id)
    }
  }

  // MARK: Kinks

  private static let kinks: [String: String] = [
    "relu": "0", "relu6": "0", "abs": "0", "leaky_relu": "the negative slope", "clamp": "1", "clamp_min": "1",
    "maximum": "½ each", "minimum": "½ each", "hardtanh": "0",
  ]

  static let kink = Rule("kink.subgradient", "At a kink or a tie there is no derivative; the engine makes a choice.") {
    rule, analysis in
    var choices: [(line: Int, name: String, words: [String], loss: Int32, leaf: Int32)] = []
    for run in analysis.backwards where run.attempt.isGrad || !run.gradients.isEmpty {
      for (key, sent) in analysis.edges(of: run) {
        guard let consumer = analysis.record(key.consumer), let producer = analysis.record(key.producer),
          let operation = consumer.operation, producer.isLeaf, let elements = producer.value.elements
        else { continue }
        var what: String?
        if let choice = kinks[operation], elements.contains(where: { $0.doubleValue == 0 }),
          !operation.hasPrefix("m") || consumer.inputs.count == 2 && tied(consumer, analysis)
        {
          what = "`\(operation)` at 0 takes the slope \(choice)"
        }
        let reduces = ["max", "amax", "min", "amin", "topk", "sort"].contains(operation)
        if reduces, hasTie(elements, least: operation.contains("min")) {
          let takers = sent.elements?.count { $0.doubleValue != 0 } ?? 0
          what =
            takers > 1
            ? "`\(operation)` splits the gradient between equal entries"
            : "`\(operation)` gives one of the equal entries all of it"
        }
        guard let what else { continue }
        let line = consumer.line ?? 0
        let name = analysis.words(producer.id)
        if let place = choices.firstIndex(where: { $0.line == line && $0.name == name }) {
          if !choices[place].words.contains(what) { choices[place].words.append(what) }
        } else {
          choices.append((line, name, [what], run.roots.first ?? 0, producer.id))
        }
      }
    }
    return choices.map { choice in
      rule.finding(
        .note, line: choice.line, subject: choice.name.plain,
        verdict: "\(choice.name) receives a choice, not a derivative.",
        place: "On line \(choice.line) \(choice.words.joined(separator: "; ")).",
        repair: "Know it, and do not test gradients at kinks.", loss: choice.loss, target: choice.leaf)
    }
  }

  private static func tied(_ record: Recorder.Record, _ analysis: Analysis) -> Bool {
    let values = record.inputs.map { analysis.record($0.record)?.value.elements?.map(\.doubleValue) }
    return values.count == 2 && values[0] != nil && values[0] == values[1]
  }

  private static func hasTie(_ elements: [Scalar], least: Bool) -> Bool {
    let numbers = elements.map(\.doubleValue)
    guard let best = least ? numbers.min() : numbers.max() else { return false }
    return numbers.filter { $0 == best }.count > 1
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
