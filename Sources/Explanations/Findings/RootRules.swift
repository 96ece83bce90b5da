// Where a walk begins: losses without history, losses made leaves by force, targets that the loss never saw, or that lie on
// another branch.

import Autodiff

enum RootRules {
  static let all: [Rule] = [noHistory, fakeLeaf, nonLeaf, unused, wrongDirection, constant]

  static let noHistoryText = "element 0 of tensors does not require grad"
  static let unusedText = "appears to not have been used in the graph"

  /// The root of the call that failed because nothing recorded it.
  static func rootWithoutHistory(_ analysis: Analysis) -> Recorder.Record? {
    guard let failure = analysis.scene.failure, failure.text.contains("does not require grad and does not have"),
      let root = analysis.recorder.lastAttempt?.roots.first
    else { return nil }
    return analysis.record(root)
  }

  static let noHistory = Rule(
    "start.no-history", "A value computed without history is a plain number: there is nothing to walk back through.",
    notARepair: "`loss.requires_grad_(True)` makes the loss itself a leaf; `backward()` then reaches nothing else."
  ) { rule, analysis in
    guard let root = rootWithoutHistory(analysis), root.operation != "autograd.grad" else { return [] }
    let line = analysis.scene.failure?.line ?? 0
    let loss = analysis.words(root.id)
    let cuts = analysis.cutsWithNumbers(from: root.id).filter {
      !analysis.trainables(behind: $0.source).isEmpty || isTrainable($0.source, analysis)
    }
    guard let cut = cuts.first else {
      return [
        rule.finding(
          .error, line: line, subject: loss.plain,
          verdict: "\(loss.capitalizedFirst) has no history, so nothing can receive a gradient.",
          place: "Nothing that \(loss) was computed from was asked to remember: no tensor has `requires_grad=True`.",
          repair: "Make the tensor you want to train with `requires_grad=True`.", loss: root.id)
      ]
    }
    let code = CutCode.of(cut, analysis)
    if !["intent.detach", "mode.no-grad", "cut.alias.data"].contains(code) { return [] }
    let alike = cuts.filter { CutCode.of($0, analysis) == code }
    var lines: [Int] = []
    for other in alike where !lines.contains(other.line) { lines.append(other.line) }
    let verbs = lines.prefix(3).compactMap { line in
      alike.first { $0.line == line }.map { "line \(line) \(CutWords.verb($0, analysis))" }
    }
    var sources: [Recorder.Record] = []
    for source in cuts.flatMap({ analysis.trainables(behind: $0.source) })
    where !sources.contains(where: { $0.identity == source.identity }) {
      sources.append(source)
    }
    let name = sources.first.map { analysis.words($0.id) } ?? analysis.words(cut.source)
    let only = sources.count == 1 ? "; \(name) is the only trainable tensor that feeds it" : ""
    var finding = rule.finding(
      .error, line: cut.line, subject: sources.first.flatMap { analysis.name($0.id) } ?? loss.plain,
      verdict: "\(loss.capitalizedFirst) has no history, so \(name) receives nothing.",
      place: "\(loss.capitalizedFirst) has no history because \(Words.list(verbs))\(only).",
      repair: CutWords.repair(code, cut, analysis, on: lines), edits: CutWords.edits(code, alike, analysis),
      loss: root.id,
      target: sources.first?.id ?? cut.source)
    finding.cutLines = CutWords.bridgeLines(alike)
    finding.lossName = loss.plain
    return [finding]
  }

  private static func isTrainable(_ id: Int32, _ analysis: Analysis) -> Bool {
    analysis.record(id)?.requiresGradient == true
  }

  static let fakeLeaf = Rule(
    "start.fake-leaf", "`requires_grad_(True)` on a result without history makes the result itself a leaf.",
    notARepair: "it only takes the error message away."
  ) { rule, analysis in
    analysis.backwards.flatMap { run -> [Finding] in
      run.roots.compactMap { root -> Finding? in
        guard let record = analysis.record(root), record.isLeaf, record.requiresGradient, !record.inputs.isEmpty,
          let cut = analysis.walk(from: root).cuts.first(where: { cut in
            cut.consumer.id != root || cut.kind != .alias || cut.consumer.operation?.hasPrefix(".detach") == true
          })
        else { return nil }
        let behind = analysis.trainables(behind: cut.source)
        guard let target = behind.first else { return nil }
        let switched = analysis.recorder.events.last {
          $0.kind == .switched(true) && $0.identity == record.identity
        }
        let line = switched?.place?.line ?? record.line ?? 0
        let loss = analysis.words(root)
        var edits = CutWords.edits(CutCode.of(cut, analysis), [cut], analysis)
        if !edits.isEmpty, line > 0 { edits.append(Finding.Edit(line: line, text: "pass")) }
        var finding = rule.finding(
          .error, line: line, subject: analysis.name(target.id) ?? loss.plain,
          verdict: "backward ran and reached 0 of \(behind.count) parameters: the gradient stays in "
            + "\(loss) itself.",
          place: "\(analysis.code(line)) on line \(line) made \(loss) a leaf; the cut it hides is on line \(cut.line): "
            + "\(analysis.code(cut.line)).",
          repair: "Undo it and repair the cut: \(CutWords.repair(CutCode.of(cut, analysis), cut, analysis))",
          edits: edits, loss: root, target: target.id)
        finding.cutLines = CutWords.bridgeLines([cut])
        finding.lossName = loss.plain
        return finding
      }
    }
  }

  static let nonLeaf = Rule(
    "leaf.nonleaf",
    "Only leaves keep a gradient; an operation on a leaf gives a result, and the name now points to that."
  ) { rule, analysis in
    var result: [Finding] = []
    func add(_ record: Recorder.Record, _ line: Int) {
      let name = analysis.words(record.id)
      let leaf = analysis.trainables(behind: record.id).first
      let made = analysis.firstLine(of: record.id)
      let of = leaf.map {
        analysis.name($0.id) == nil ? "an unnamed tensor\(Words.on($0.line ?? 0))" : analysis.placed($0.id)
      }
      result.append(
        rule.finding(
          .warning, line: made > 0 ? made : line, subject: name.plain,
          verdict: "\(name) keeps no gradient: it is a result, not a leaf.",
          place: "\(analysis.code(made)) on line \(made) computed \(name); its gradient went on to "
            + "\(of ?? "what it was made from").",
          repair: "Make it in its final form and ask for the gradient last (`….requires_grad_()`), or call "
            + "`\(name.plain).retain_grad()` before `backward()`.", target: record.id
        ).proved(by: .stored, with: [StatementEdits.retaining(name.plain, onLine: made, analysis)]))
    }
    for event in analysis.recorder.events where event.kind == .nonLeafRead {
      if let record = analysis.record(event.record) { add(record, event.place?.line ?? 0) }
    }
    return result + refused(rule, analysis)
  }

  /// An optimiser that was given a result says so itself.
  private static func refused(_ rule: Rule, _ analysis: Analysis) -> [Finding] {
    guard let failure = analysis.scene.failure, failure.text.contains("can't optimize a non-leaf Tensor") else {
      return []
    }
    let text = analysis.scene.line(failure.line)
    let given = analysis.scene.bound.first { bound in
      text.contains(bound.name) && analysis.record(bound.record)?.isLeaf == false
    }
    guard let given = given ?? local(in: text, analysis), let record = analysis.record(given.record) else { return [] }
    let made = analysis.firstLine(of: record.id)
    let name = analysis.words(record.id)
    let leaf = analysis.trainables(behind: record.id).first.flatMap { analysis.name($0.id) }
    let leafEdit = leaf.flatMap { leaf in
      StatementEdits.edit(failure.line, analysis) { Rewriting.name(given.name, with: leaf, in: $0) }
    }
    return [
      rule.finding(
        .error, line: failure.line, subject: name.plain,
        verdict: "\(name) cannot be optimised: it is a result, not a leaf.",
        place: "\(analysis.code(made)) on line \(made) computed \(name), and line \(failure.line) gives it to an "
          + "optimiser.",
        repair: "Give the optimiser the leaf, or make \(name) in its final form and ask for the gradient last "
          + "(`….requires_grad_()`).",
        edits: [StatementEdits.finalForm(onLine: made, analysis) ?? leafEdit].compactMap { $0 }, target: record.id)
    ]
  }

  /// A result that code called by a name of a line, where no name of the lesson stands for it.
  private static func local(in text: String, _ analysis: Analysis) -> (name: String, record: Int32)? {
    for id in analysis.ordered.reversed() {
      guard let record = analysis.record(id), !record.isLeaf, record.requiresGradient, let name = analysis.name(id),
        Words.isReference(name), Rewriting.name(name, with: "_", in: text) != nil
      else { continue }
      return (name, id)
    }
    return nil
  }

  /// The target that a failed `autograd.grad` complained of.
  static func unusedTarget(_ analysis: Analysis) -> (target: Recorder.Record, losses: [Int32], line: Int)? {
    guard let failure = analysis.scene.failure, failure.text.contains(unusedText),
      let attempt = analysis.recorder.lastAttempt
    else { return nil }
    let number = failure.text.drop { !$0.isNumber }.prefix { $0.isNumber }
    guard let index = Int(number), index < attempt.asked.count, let target = analysis.record(attempt.asked[index])
    else {
      return nil
    }
    return (target, attempt.roots, failure.line)
  }

  /// Whether two values are computed from a common tensor that needs a gradient.
  static func share(_ target: Int32, _ losses: [Int32], _ analysis: Analysis) -> Recorder.Record? {
    let behind = Set(losses.flatMap { analysis.trainables(behind: $0).map(\.identity) })
    return analysis.trainables(behind: target).first {
      behind.contains($0.identity) && $0.identity != analysis.identity(target)
    }
  }

  static let unused = Rule(
    "reach.unused",
    "A gradient needs a path of operations from the tensor to the loss; without one there is nothing to say.",
    notARepair: "`allow_unused=True` would hide this: you would get `None`."
  ) { rule, analysis in
    if let (target, losses, line) = unusedTarget(analysis) {
      return finding(rule, target, losses, line, .error, analysis)
    }
    // Silent: `.grad` of a tensor that is nobody's parameter was read after a backward, and was None.
    return analysis.emptyReads.flatMap { read -> [Finding] in
      guard let target = analysis.record(read.event.record), target.isLeaf, target.requiresGradient,
        analysis.scene.owned[target.identity] == nil, !analysis.everReached(target.identity)
      else { return [] }
      let losses = read.runs.reversed().flatMap(\.roots)
      return finding(rule, target, losses, read.event.place?.line ?? 0, .note, analysis)
    }
  }

  private static func finding(
    _ rule: Rule, _ target: Recorder.Record, _ losses: [Int32], _ line: Int, _ severity: Finding.Severity,
    _ analysis: Analysis
  ) -> [Finding] {
    guard let loss = losses.first else { return [] }
    let isBehind = losses.contains { analysis.ancestry(of: $0).contains(target.identity) }
    if isBehind || share(target.id, losses, analysis) != nil { return [] }
    let name = analysis.words(target.id)
    let lossWords = analysis.words(loss)
    var place = "No operation between \(name) (line \(analysis.firstLine(of: target.id))) and \(lossWords) uses it."
    let others = analysis.trainables(behind: loss).compactMap { analysis.name($0.id) }.map { "`\($0)`" }
    if !others.isEmpty { place += " \(lossWords.capitalizedFirst) depends on \(Words.list(others))." }
    if let meant = meant(instead: target.id, loss, analysis) { place += " " + meant }
    var finding = rule.finding(
      severity, line: line, subject: name.plain, verdict: "\(name) never influenced this loss.", place: place,
      repair: "Use \(name) in the loss, or do not ask for its gradient.", loss: loss, target: target.id)
    // `backward` has no such argument.
    if severity == .note { finding.notARepair = nil }
    return [finding]
  }

  /// Another object that is probably meant: one of the same name, the parameter that took this one's place in a module,
  /// one that shows the same memory.
  static func meant(instead target: Int32, _ loss: Int32, _ analysis: Analysis) -> String? {
    guard let record = analysis.record(target) else { return nil }
    let name = analysis.words(target)
    let others = analysis.trainables(behind: loss).filter { $0.identity != record.identity }
    if let twin = others.first(where: { analysis.name($0.id) == analysis.name(target) }) {
      return "You probably mean the \(name) made on line \(analysis.firstLine(of: twin.id))."
    }
    for event in analysis.recorder.events {
      guard case .replaced(let old, let written) = event.kind, old == record.identity,
        others.contains(where: { $0.identity == event.identity })
      else { continue }
      let line = event.place?.line ?? 0
      return "Line \(line) put another parameter into the place of \(name): you probably mean the new `\(written)`."
    }
    if let alias = others.first(where: { $0.memory != 0 && $0.memory == record.memory }) {
      return "\(analysis.placed(alias.id).capitalizedFirst) shows the same memory and is another tensor."
    }
    return nil
  }

  static let wrongDirection = Rule(
    "reach.wrong-direction",
    "A gradient goes from the loss to what it was computed from, not to other results of the same."
  ) { rule, analysis in
    var asked: [(target: Recorder.Record, losses: [Int32], line: Int)] = []
    if let failed = unusedTarget(analysis) { asked.append(failed) }
    for run in analysis.backwards where !run.attempt.isGrad {
      for target in run.attempt.asked {
        if let record = analysis.record(target) { asked.append((record, run.roots, run.place?.line ?? 0)) }
      }
    }
    return asked.compactMap { target, losses, line in
      guard !target.isLeaf, let loss = losses.first,
        !losses.contains(where: { analysis.ancestry(of: $0).contains(target.identity) }),
        let common = share(target.id, losses, analysis)
      else { return nil }
      let name = analysis.words(target.id)
      let source = analysis.words(common.id)
      let joined = StatementEdits.joinedGradients(of: target, onLine: line, analysis)
      return rule.finding(
        .error, line: line, subject: name.plain,
        verdict: "\(name) receives nothing: \(analysis.words(loss)) does not depend on it.",
        place: "\(name) (line \(target.line ?? 0)) and \(analysis.words(loss)) are siblings: both are computed from "
          + "\(source).",
        repair: "Ask for the gradients of the parameters and join them: "
          + "`torch.cat([g.reshape(-1) for g in torch.autograd.grad(loss, params)])`.",
        loss: loss, target: target.id
      ).proved(by: joined?.proof, with: [joined?.edit], of: joined?.measured)
    }
  }

  static let constant = Rule(
    "second.constant",
    "A first derivative that does not depend on the input is a constant, and constants have no history."
  ) { rule, analysis in
    guard let root = rootWithoutHistory(analysis), root.operation == "autograd.grad",
      root.inputs.allSatisfy({ $0.cut == .none })
    else { return [] }
    let name = analysis.words(root.id)
    return [
      rule.finding(
        .error, line: analysis.scene.failure?.line ?? 0, subject: name.plain,
        verdict: "The second derivative is exactly 0: \(name) is \(GraphText.value(root.value)) whatever the input is.",
        place: "\(name) is the first derivative (line \(root.line ?? 0)) of something linear.",
        repair: "Treat it as 0: `torch.func.hessian` and `materialize_grads=True` on a tensor with history do.",
        loss: root.id)
    ]
  }
}

extension String {
  /// Without code marks.
  var plain: String { replacing("`", with: "") }
  var capitalizedFirst: String { prefix(1).uppercased() + dropFirst() }
}
