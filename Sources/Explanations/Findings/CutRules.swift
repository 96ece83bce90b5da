// Cuts between a loss and a target that somebody asked about: one rule for each kind of cut, all from the same walk.
// Also constructors and exits that always cut, wherever they stand, and losses one of whose terms teaches nothing.

import Autodiff

enum CutRules {
  static let all: [Rule] = [
    data, parameter, copy, constructor, stateDict, exit, integer, sample, noGrad, phantom, secondOrder, checkpoint,
    detach,
  ]

  /// The finding of a lost road.
  private static func finding(_ rule: Rule, _ road: LostRoad, _ analysis: Analysis) -> Finding {
    let target = analysis.words(road.target.id)
    let loss = analysis.words(road.loss)
    let cut = road.cuts[0]
    var finding = rule.finding(
      road.severity, line: cut.line, subject: analysis.name(road.target.id) ?? target.plain,
      verdict: verdict(road, analysis),
      place: place(road, analysis),
      repair: CutWords.repair(road.code, cut, analysis, on: Set(road.cuts.map(\.line)).sorted()),
      edits: CutWords.edits(road.code, road.cuts, analysis), loss: road.loss, target: road.target.id)
    if let words = FastWeightEdits.words(finding.edits) {
      finding.repair = words
      finding.keptLoss = analysis.firstLoss(like: road.loss)
    }
    finding.cutLines = CutWords.bridgeLines(road.cuts)
    finding.lossName = loss.plain
    finding.measured = analysis.scene.owned[road.target.identity].map(Words.expression)
    // Beside a lost part of a module others learn: nothing but the gradient shows it.
    finding.isProved = road.severity == .note
    return finding
  }

  /// One target by its name, several by their module: "6 of 12 parameter tensors of `model.blocks.7`".
  private static func verdict(_ road: LostRoad, _ analysis: Analysis) -> String {
    let lines = Set(road.cuts.map(\.line)).sorted().map { "\($0)" }
    let stop = "history stops at line\(lines.count == 1 ? "" : "s") \(Words.list(lines))"
    let loss =
      analysis.placed(road.loss) + (road.others.isEmpty ? ": its" : ": their") + " values reach it; "
      + (road.others.isEmpty ? "its " : "their ") + stop
    if road.others.isEmpty { return "\(analysis.placed(road.target.id)) receives nothing from \(loss)." }
    let targets = [road.target] + road.others
    let paths = targets.compactMap { analysis.scene.owned[$0.identity] }
    if paths.count == targets.count, let module = commonModule(paths) {
      let all = Set(analysis.scene.owned.values.filter { $0.hasPrefix(module + ".") }).count
      return "\(paths.count) of \(all) parameter tensors of `\(module)` receive nothing from \(loss)."
    }
    return "\(Words.list(targets.map { analysis.words($0.id) })) receive nothing from \(loss)."
  }

  /// The innermost module that holds all of these parameters.
  private static func commonModule(_ paths: [String]) -> String? {
    let split = paths.map { Array($0.split(separator: ".").dropLast()) }
    guard var common = split.first else { return nil }
    for other in split {
      while !common.isEmpty, !other.starts(with: common) { common.removeLast() }
    }
    return common.isEmpty ? nil : common.joined(separator: ".")
  }

  /// The finding of a lost road that no rule told, for an answer somebody asked for.
  static func finding(of road: LostRoad, _ analysis: Analysis) -> Finding {
    let rule = all.first { $0.code == road.code } ?? detach
    return finding(rule, road, analysis)
  }

  /// One sentence for each line that cuts, the nearest to the loss first, three at most.
  private static func place(_ road: LostRoad, _ analysis: Analysis) -> String {
    var lines: [Int] = []
    for cut in road.cuts where !lines.contains(cut.line) { lines.append(cut.line) }
    return lines.prefix(3).map { line in
      var there = road
      there.cuts = road.cuts.filter { $0.line == line }
      return placeOfLine(there, analysis)
    }.joined(separator: " ")
  }

  private static func placeOfLine(_ road: LostRoad, _ analysis: Analysis) -> String {
    let cut = road.cuts[0]
    let target = analysis.words(road.target.id)
    let text = analysis.scene.line(cut.line)
    var made: [String] = []
    for other in road.cuts where other.line == cut.line {
      let name = analysis.words(other.consumer.id)
      if !made.contains(name) { made.append(name) }
    }
    let products = Words.list(made)
    switch road.code {
    case "cut.alias.data":
      if let call = Words.call("vector_to_parameters", in: text) {
        let vector = call.arguments.first ?? "v"
        let isTarget = memoryOwner(cut.source, analysis) == road.target.identity
        return "`vector_to_parameters(\(vector), …)` on line \(cut.line) put "
          + "\(isTarget ? "\(target)'s memory" : "the memory of its result") into \(products) through `.data`."
      }
      return "\(analysis.code(cut.line)) on line \(cut.line) put the memory of \(analysis.words(cut.source)) into "
        + "\(products) through `.data`."
    case "cut.alias.parameter":
      return "`nn.Parameter` on line \(cut.line) starts a new history: \(analysis.code(cut.line)); "
        + "\(analysis.words(cut.source)) is recorded, but nothing downstream uses it."
    case "cut.copy", "cut.copy.ctor", "cut.copy.state-dict":
      return "\(analysis.code(cut.line)) on line \(cut.line) copied the numbers of \(target) once into \(products)."
    default: return "Line \(cut.line) \(CutWords.verb(cut, analysis)): \(analysis.code(cut.line))."
    }
  }

  /// The tensor whose memory a value shows.
  private static func memoryOwner(_ id: Int32, _ analysis: Analysis) -> Int32 {
    var id = id
    for _ in 0..<32 {
      guard let record = analysis.record(id), let input = record.inputs.first,
        record.suffix != nil || input.cut == .alias
      else { break }
      id = input.record
    }
    return analysis.identity(id)
  }

  private static func cut(
    _ code: String, _ clause: String, notARepair: String? = nil,
    also further: (@Sendable (Rule, Analysis) -> [Finding])? = nil
  ) -> Rule {
    Rule(code, clause, notARepair: notARepair) { rule, analysis in
      let roads = analysis.lostRoads.filter { $0.code == code && !isToldElsewhere($0, analysis) }
        .map { finding(rule, $0, analysis) }
      guard let further else { return roads }
      return roads + further(rule, analysis).filter { extra in !roads.contains { $0.line == extra.line } }
    }
  }

  /// A loss that was made a leaf by force, or a detached loss that nothing recorded: the rules of roots speak of these.
  private static func isToldElsewhere(_ road: LostRoad, _ analysis: Analysis) -> Bool {
    guard road.code == "intent.detach", let loss = analysis.record(road.loss) else { return false }
    let isFakeLeaf = loss.isLeaf && loss.requiresGradient && !loss.inputs.isEmpty
    return isFakeLeaf || RootRules.rootWithoutHistory(analysis) != nil
  }

  static let data = cut(
    "cut.alias.data", "`.data` shares memory and never records history.",
    notARepair: "`allow_unused=True` would hide this: you would get `None`."
  ) { rule, analysis in normalised(rule, analysis) }

  /// A parameter that is replaced through `.data` by something computed from itself, and then used.
  private static func normalised(_ rule: Rule, _ analysis: Analysis) -> [Finding] {
    analysis.recorder.events.compactMap { event -> Finding? in
      guard event.kind == .repointed, let record = analysis.record(event.record), record.requiresGradient,
        let source = record.inputs.first.flatMap({ analysis.maker(of: $0.record) }), let made = source.operation,
        !made.hasPrefix("."), !["to_copy", "clone", "copy"].contains(made),
        analysis.ancestry(of: source.id).contains(record.identity), changesNumbers(event, analysis)
      else { return nil }
      let used = analysis.backwards.contains { run in
        run.at >= event.at && run.gradients.keys.contains { analysis.identity($0) == record.identity }
      }
      let stepped = analysis.recorder.events.contains { other in
        if case .stepped = other.kind { return other.identity == record.identity && other.at <= event.at }
        return false
      }
      // After a backward it is an update, not a part of forward.
      let isUpdate = analysis.backwards.contains { run in
        run.at <= event.at && run.gradients.keys.contains { analysis.identity($0) == record.identity }
      }
      if !used || stepped || isUpdate || analysis.updates.comesFromGradient(source)
        || analysis.updates.hasLostBeginnings(source)
      {
        return nil
      }
      let name = analysis.words(record.id)
      let line = event.place?.line ?? 0
      var finding = rule.finding(
        .note, line: line, subject: name.plain,
        verdict: "\(name) receives a gradient that leaves out the `\(made)` on line \(line).",
        place: "\(analysis.code(line)) on line \(line) replaced the numbers of \(name) through `.data`.",
        repair: "Compute a new tensor in forward, or use `parametrize` or `weight_norm`.",
        loss: analysis.lastLoss(reaching: record.identity), target: record.id)
      // The gradient that was asked for is there; None is not the question.
      finding.notARepair = nil
      (finding.cutLines, finding.isProved) = ([line], true)
      let run = analysis.backwards.first { run in
        run.at >= event.at && run.gradients.keys.contains { analysis.identity($0) == record.identity }
      }
      if let run, let last = run.place?.line, let proof = analysis.arrival(run, at: record.id) {
        finding.edits = ForwardEdits.computed(name.plain, changedOn: line, until: last, analysis)
        if !finding.edits.isEmpty { finding.proof = proof }
      }
      return finding
    }
  }

  /// Whether a tensor holds other numbers since it shows other memory. A move to a device or into one long vector changes
  /// none, and a number as a factor, or a change before a whole training, is a start.
  private static func changesNumbers(_ event: Recorder.Event, _ analysis: Analysis) -> Bool {
    guard let record = analysis.record(event.record),
      let before = analysis.ordered.last(where: { $0 < event.record && analysis.identity($0) == record.identity }),
      let former = analysis.record(before), !former.value.isSame(as: record.value)
    else { return false }
    if let source = record.inputs.first.flatMap({ analysis.maker(of: $0.record) }), source.inputs.count == 1,
      source.number != nil
    {
      return false
    }
    let changes = analysis.recorder.events.count { other in
      other.kind == .repointed && other.identity == record.identity && other.place?.line == event.place?.line
    }
    let uses = analysis.backwards.count { run in
      run.at >= event.at && run.gradients.keys.contains { analysis.identity($0) == record.identity }
    }
    return changes > 1 || uses < 2
  }

  static let parameter = cut(
    "cut.alias.parameter", "`nn.Parameter` makes a new leaf from the values of its argument, never from its history.")

  static let copy = cut(
    "cut.copy", "A copy of numbers has no link back: later changes of the source do not even change the copy.")

  static let stateDict = cut(
    "cut.copy.state-dict", "Loading or copying a model copies numbers; a graph of the update is not kept."
  ) { rule, analysis in
    // The copied values had history, and a gradient then came to the copy.
    analysis.ordered.compactMap { id -> Finding? in
      guard let record = analysis.record(id) else { return nil }
      guard record.isLeaf, record.requiresGradient, record.text?.contains("load_state_dict") == true,
        let input = record.inputs.first(where: { $0.cut == .copy }), let source = analysis.record(input.record),
        !source.isLeaf, source.requiresGradient,
        analysis.backwards.contains(where: { $0.gradients.keys.contains { analysis.identity($0) == record.identity } })
      else { return nil }
      let line = record.line ?? 0
      let name = analysis.words(record.id)
      var finding = rule.finding(
        .warning, line: line, subject: name.plain,
        verdict: "\(name) receives the gradient at the updated weights; the step that made them is not part of it.",
        place: "\(analysis.code(line)) on line \(line) copied numbers into \(name) and overwrote the start point.",
        repair: "Call the model with the updated tensors: `torch.func.functional_call(m, updated, (x,))`.",
        loss: analysis.lastLoss(reaching: record.identity), target: record.id)
      finding.cutLines = [line]
      finding.measured = analysis.scene.owned[record.identity].map(Words.expression)
      finding.edits = ForwardEdits.functional(loadedOn: line, analysis)
      finding.received =
        analysis.backwards.last { run in
          run.gradients.keys.contains { analysis.identity($0) == record.identity }
        }?.gradients.first { analysis.identity($0.key) == record.identity }?.value
      return finding
    }
  }

  static let constructor = cut(
    "cut.copy.ctor", "Constructors read numbers; the new tensor knows nothing of where they came from."
  ) { rule, analysis in
    var lines: Set<Int> = []
    return analysis.ordered.compactMap { id -> Finding? in
      guard let record = analysis.record(id) else { return nil }
      guard let line = record.line, let operation = record.operation,
        ["torch.tensor", "torch.linspace", ".new_tensor"].contains(operation),
        let input = record.inputs.first(where: { input in
          input.cut == .copy && analysis.record(input.record)?.requiresGradient == true
        }), lines.insert(line).inserted
      else { return nil }
      let edge = Analysis.CutEdge(consumer: record, source: input.record, kind: .copy)
      let name = analysis.words(input.record)
      return rule.finding(
        .warning, line: line, subject: name.plain,
        verdict: "\(name.capitalizedFirst) receives nothing from what is made of this tensor.",
        place: "`\(operation)` on line \(line) copied numbers: \(analysis.code(line)).",
        repair: CutWords.repair(rule.code, edge, analysis), loss: record.id, target: input.record
      ).constructed(on: line, from: input.record, analysis)
    }
  }

  static let exit = cut(
    "exit.python", "A value that becomes a Python number leaves the tensors, and its history stays behind.",
    notARepair: "adding `0 * w` to the loss makes `w.grad` 0 instead of None, and teaches nothing."
  ) { rule, analysis in deadTerms(rule, analysis, .exit) + refusedArray(rule, analysis) }

  /// `numpy()` refuses by itself.
  private static func refusedArray(_ rule: Rule, _ analysis: Analysis) -> [Finding] {
    guard let failure = analysis.scene.failure, failure.text.contains("Can't call numpy() on Tensor that requires grad")
    else { return [] }
    var finding = rule.finding(
      .error, line: failure.line, subject: "numpy", verdict: "An array of NumPy cannot carry a gradient.",
      place: "\(analysis.code(failure.line)) on line \(failure.line) asks for one.",
      repair: "Use torch functions while the gradient matters; for printing, `x.detach().numpy()`.",
      edits: [
        StatementEdits.edit(failure.line, analysis) { text in
          Rewriting.methods("numpy", in: text) { "\($0.receiver).detach().numpy()" }
        }
      ].compactMap { $0 })
    finding.notARepair = nil
    finding.target = RefusedArray.source(onLine: failure.line, analysis) ?? 0
    return [finding]
  }

  static let integer = cut(
    "int.no-derivative", "Whole numbers, truths and positions do not change smoothly: no derivative exists."
  ) { rule, analysis in deadTerms(rule, analysis, .type) }

  static let sample = cut(
    "cut.sample", "A draw without reparametrisation has no derivative by its parameters."
  ) { rule, analysis in
    // Somebody asked whether a draw needs a gradient, and was told no.
    analysis.recorder.events.compactMap { event -> Finding? in
      guard event.kind == .flagRead,
        let cut = analysis.walk(from: event.record).cuts.first(where: { CutCode.of($0, analysis) == rule.code }),
        let parameter = analysis.trainables(behind: cut.source).first
      else { return nil }
      let name = analysis.words(parameter.id)
      return rule.finding(
        .note, line: cut.line, subject: name.plain,
        verdict: "\(name.capitalizedFirst) receives nothing from this draw.",
        place: "`.sample()` on line \(cut.line) drew numbers: \(analysis.code(cut.line)).",
        repair: CutWords.repair(rule.code, cut, analysis), loss: event.record, target: parameter.id
      ).proved(by: .printed, with: CutWords.edits(rule.code, [cut], analysis))
    }
  }

  static let noGrad = cut("mode.no-grad", "Under `no_grad` results are computed and nothing is recorded.")

  static let phantom = cut(
    "mode.phantom-view", "A view made while recording is off claims to need a gradient, and nothing will ever arrive.")

  static let secondOrder = cut(
    "second.no-graph", "`autograd.grad` returns plain numbers unless the graph of the gradient is asked for."
  ) { rule, analysis in deadTerms(rule, analysis, .mode) }

  static let checkpoint = cut(
    "cut.checkpoint", "Reentrant checkpointing records only if an input needs a gradient; weights inside get none."
  ) { rule, analysis in
    analysis.scene.warnings.filter { $0.text.contains("None of the inputs have requires_grad=True") }.map {
      checkpointed(onLine: $0.line, analysis)
    }
  }

  /// A reentrant checkpoint whose inputs need no gradient.
  static func checkpointed(onLine line: Int, _ analysis: Analysis) -> Finding {
    let text = analysis.scene.line(line)
    let edited =
      text.contains("use_reentrant=True")
      ? text.replacing("use_reentrant=True", with: "use_reentrant=False")
      : Rewriting.edited(text) { RepairEdits.adding("use_reentrant=False", toCallOf: "checkpoint", in: $0) }
    return checkpoint.finding(
      .warning, line: line, subject: "checkpoint",
      verdict: "The trainable tensors inside this call receive nothing: its inputs need no gradient.",
      place: "\(analysis.code(line)) on line \(line).", repair: "Call `checkpoint(…, use_reentrant=False)`.",
      edits: edited.map { [Finding.Edit(line: line, text: $0)] } ?? [],
      measured: parameter(ofCheckpointIn: text, analysis))
  }

  /// A parameter of the module that a line checkpoints.
  private static func parameter(ofCheckpointIn text: String, _ analysis: Analysis) -> String? {
    guard let name = Words.call("checkpoint", in: text)?.arguments.first else { return nil }
    return analysis.scene.modules.first { $0.name == name }?.parameters.first.map { Words.expression($0.path) }
  }

  static let detach = cut(
    "intent.detach", "`.detach()` makes a constant: a target must be one, and what you train must not be."
  ) { rule, analysis in undetached(rule, analysis) }

  /// A bootstrap target `r + gamma * q` that is not a constant: it pulls on what it should hold still.
  private static func undetached(_ rule: Rule, _ analysis: Analysis) -> [Finding] {
    analysis.backwards.flatMap { run -> [Finding] in
      run.roots.flatMap { root -> [Finding] in
        let walk = analysis.walk(from: root)
        return walk.near.compactMap { id -> Finding? in
          guard walk.history.contains(id), let difference = analysis.record(id), difference.inputs.count == 2,
            difference.operation == "-" || difference.operation == "mse",
            let target = analysis.record(difference.inputs[1].record), target.requiresGradient,
            let value = bootstrapped(target, analysis),
            analysis.record(difference.inputs[0].record)?.requiresGradient == true
          else { return nil }
          let moved = analysis.trainables(behind: difference.inputs[0].record)
          guard let shared = moved.first(where: { analysis.ancestry(of: value).contains($0.identity) }) else {
            return nil
          }
          let line = difference.line ?? 0
          let name = analysis.words(shared.id)
          return rule.finding(
            .note, line: line, subject: name.plain,
            verdict: "This loss moves \(name) on 2 paths: through the prediction and through its target.",
            place: "The target \(analysis.code(line)) on line \(line) is computed from \(name) and is not detached.",
            repair: "Detach the target if it is meant to be a constant: `(r + gamma * q).detach()`.", loss: root,
            target: shared.id
          ).proved(
            by: analysis.arrival(run, at: shared.id),
            with: [
              analysis.name(value).flatMap { value in
                StatementEdits.edit(target.line ?? line, analysis) { FormulaEdits.constantTarget(value, $0) }
              }
            ])
        }
      }
    }
  }

  /// The tensor X of `r + gamma * X`, where r is a number or needs no gradient and gamma is a number below 1.
  private static func bootstrapped(_ target: Recorder.Record, _ analysis: Analysis) -> Int32? {
    guard target.operation == "+" else { return nil }
    for input in target.inputs {
      guard let product = analysis.record(input.record), product.operation == "*", let number = product.number,
        number.doubleValue > 0.5, number.doubleValue < 1, let factor = product.inputs.first
      else { continue }
      let rest = target.inputs.filter { $0.record != input.record }
      if rest.allSatisfy({ analysis.record($0.record)?.requiresGradient != true }) { return factor.record }
    }
    return nil
  }

  // MARK: Terms

  /// Terms of a loss that a cut of one kind made constant, beside others that still move something.
  private static func deadTerms(_ rule: Rule, _ analysis: Analysis, _ kind: Recorder.Cut) -> [Finding] {
    analysis.backwards.flatMap { run -> [Finding] in
      run.roots.flatMap { root -> [Finding] in
        Terms.dead(of: root, analysis).compactMap { term -> Finding? in
          guard let cut = term.cuts.first(where: { $0.kind == kind }), CutCode.of(cut, analysis) == rule.code,
            !term.cuts.contains(where: { $0.kind == .alias }),
            let target = analysis.trainables(behind: cut.source).first
          else { return nil }
          let name = analysis.words(target.id)
          var finding = rule.finding(
            .warning, line: cut.line, subject: name.plain,
            verdict:
              "This term of \(analysis.words(root)) teaches \(name) nothing; only the other terms still carry it.",
            place: "Line \(cut.line) \(CutWords.verb(cut, analysis)): \(analysis.code(cut.line)).",
            repair: CutWords.repair(rule.code, cut, analysis), edits: CutWords.edits(rule.code, [cut], analysis),
            loss: root, target: target.id)
          finding.cutLines = kind == .mode ? [] : CutWords.bridgeLines([cut])
          finding.received = run.gradients.first { analysis.identity($0.key) == target.identity }?.value
          finding.measured = analysis.scene.owned[target.identity].map(Words.expression)
          if kind != .mode, let proof = analysis.arrival(run, at: target.id) { finding.proof = proof }
          return finding
        }
      }
    }
  }
}

/// A loss as a sum of terms.
enum Terms {
  /// Terms that need no gradient although trainable tensors lie behind a cut in them.
  static func dead(of root: Int32, _ analysis: Analysis) -> [(id: Int32, cuts: [Analysis.CutEdge])] {
    var result: [(id: Int32, cuts: [Analysis.CutEdge])] = []
    var open = [root]
    var seen: Set<Int32> = []
    while let id = open.popLast(), seen.count < 200 {
      guard seen.insert(id).inserted, let record = analysis.record(id) else { continue }
      if !record.requiresGradient && id != root {
        let cuts = analysis.walk(from: id).cuts.filter { !analysis.trainables(behind: $0.source).isEmpty }
        if !cuts.isEmpty { result.append((id, cuts)) }
        continue
      }
      if record.inputs.contains(where: { $0.cut != .none }), record.number != nil || record.exitWritten != nil {
        let cuts = record.inputs.filter { $0.cut == .exit }.map { analysis.edge(to: record, $0) }
        if !cuts.isEmpty, ["+", "-"].contains(record.operation ?? "") { result.append((id, cuts)) }
      }
      guard isSum(record) else { continue }
      open += record.inputs.filter { $0.cut == .none }.map(\.record)
    }
    return result
  }

  private static func isSum(_ record: Recorder.Record) -> Bool {
    let operation = record.operation ?? ""
    if ["+", "-", "neg", "sum", "mean", "stack", "cat", "squeeze"].contains(operation) || record.suffix != nil {
      return true
    }
    // A number as a factor leaves a sum a sum.
    return (operation == "*" || operation == "/") && record.inputs.count == 1
  }
}

extension Finding {
  /// The finding of a constructor, with what the tensor that feeds it would receive from what is made.
  fileprivate func constructed(on line: Int, from source: Int32, _ analysis: Analysis) -> Finding {
    guard let text = Rewriting.line(analysis.scene.line(line)), let joined = RepairEdits.joined(text),
      let leaf = analysis.trainables(behind: source).first, let name = analysis.name(leaf.id), Words.isReference(name),
      let made = StatementEdits.constructed(in: joined, insteadOf: text)
    else { return self }
    let gradient = "torch.autograd.grad((\(made)).sum(), \(name))[0]"
    return proved(by: .received(gradient), with: [Finding.Edit(line: line, text: joined)], of: name)
  }
}
