// Values that backward needs and that are no longer what they were: written after they were saved, seen or unseen, or given
// back by an earlier backward.

import Autodiff

enum StaleRules {
  static let all: [Rule] = [version, freed, retained, unseen, alias]

  static let version = Rule(
    "stale.version", "Backward needs the value as it was when it was saved; it was changed after that."
  ) { rule, analysis in
    guard analysis.scene.failure?.text.contains("modified by an inplace operation") == true,
      case .stale(let node, let memory, let expected, let found)? = analysis.recorder.lastStop
    else { return [] }
    let saver = analysis.record(node)
    let writes = analysis.recorder.events.compactMap { event -> (version: Int, event: Recorder.Event)? in
      guard event.memory == memory, case .written(let version) = event.kind, version > expected else { return nil }
      return (version, event)
    }
    let write = writes.min { $0.version < $1.version }?.event
    let line = write?.place?.line ?? analysis.scene.failure?.line ?? 0
    // A gradient that was asked for with its graph has operations that no line writes.
    let graph = analysis.backwards.last { $0.attempt.createsGraph }
    let savedLine = saver?.line ?? graph?.place?.line ?? 0
    let operation = saver?.operation.map { "`\($0)`" } ?? "the graph of the gradient"
    let name = savedName(write, saver, memory, analysis)
    // Where the write went through a view, the line speaks of the view.
    let through = write.flatMap { analysis.name($0.record) }.map { "`\($0)`" }.flatMap {
      $0 == name ? nil : " through \($0)"
    }
    let leaf = analysis.recorder.lastAttempt?.roots.first.flatMap { analysis.trainables(behind: $0).first }
      .flatMap { analysis.name($0.id) }
    return [
      rule.finding(
        .error, line: line, subject: name.plain,
        verdict: "The walk stops at \(operation) (line \(savedLine)): the value it saved was changed.",
        place:
          "\(operation.capitalizedFirst) on line \(savedLine) saved \(name) at change \(expected); \(analysis.code(line)) on line "
          + "\(line) wrote it\(through ?? ""), and backward found change \(found).",
        repair: RepairEdits.outOfPlace(analysis.scene.line(line)).map { "Write `\($0)`, or clone before the write." }
          ?? "Compute a new tensor instead of writing in place, or clone before the write.",
        edits: RepairEdits.outOfPlace(analysis.scene.line(line)).map {
          [Finding.Edit(line: line, text: RepairEdits.indentation(analysis.scene.line(line)) + $0)]
        } ?? [], loss: analysis.recorder.lastAttempt?.roots.first ?? 0, target: node, measured: leaf)
    ]
  }

  /// The roots of earlier backwards that the history of a root contains.
  private static func earlierRoots(in root: Int32, before index: Int, _ analysis: Analysis) -> [Recorder.Backward] {
    let history = analysis.walk(from: root).history
    return analysis.backwards.filter { run in run.index < index && run.roots.contains { history.contains($0) } }
  }

  /// What the lesson calls the value that was saved; where it has no name, what the write calls it.
  private static func savedName(
    _ write: Recorder.Event?, _ saver: Recorder.Record?, _ memory: UInt, _ analysis: Analysis
  ) -> String {
    let kept = [saver?.id].compactMap { $0 } + (saver?.inputs.map(\.record) ?? [])
    let named = kept.first { analysis.record($0)?.memory == memory && analysis.name($0) != nil }
    return (named ?? write?.record).map { analysis.words($0) } ?? "a saved tensor"
  }

  static let freed = Rule(
    "freed.saved", "A backward frees what the operations saved; a second walk through them finds nothing.",
    notARepair: "`retain_graph=True` walks into all earlier steps too: another gradient, and more work each time."
  ) { rule, analysis in
    guard analysis.scene.failure?.text.contains("backward through the graph a second time") == true,
      case .freed(let node)? = analysis.recorder.lastStop, let root = analysis.recorder.lastAttempt?.roots.first
    else { return [] }
    let stopped = analysis.record(node)
    let freedBy = analysis.backwards.last { run in
      !run.attempt.keepsGraph && run.index < analysis.recorder.backwardCount
        && run.roots.contains { analysis.walk(from: $0).history.contains(node) }
    }
    let line = analysis.scene.failure?.line ?? 0
    let operation = stopped?.operation ?? "an operation"
    // The same loss walked twice carries nothing on.
    let isRepeated = analysis.backwards.contains { run in
      run.index < analysis.recorder.backwardCount && run.roots.contains(root) && !run.attempt.keepsGraph
    }
    let names = isRepeated ? [] : carriedNames(node, root, analysis)
    let carried = names.first
    let by =
      freedBy?.place.map { $0.line == line ? "an earlier turn of line \(line)" : "line \($0.line)" }
      ?? "an earlier backward"
    // The state is carried on where a name stands alone on the line that walks.
    let detached = detaching(names, onLine: line, analysis)
    let fix =
      names.isEmpty
      ? nil : "Detach what is carried on: `\(detachments(names))` after the step, or compute it anew in each step."
    let repair =
      fix ?? "Compute the loss anew before each backward, or add the losses and walk once."
    var finding =
      rule.finding(
        .error, line: line, subject: carried ?? analysis.words(root).plain,
        verdict: "The walk stops at `\(operation)`\(Words.on(stopped?.line ?? 0)): what it saved is gone.",
        place: "\(analysis.words(root).capitalizedFirst) on line \(line) leads into a graph that was freed by \(by).",
        repair: repair, edits: detached.map { [$0] } ?? [], loss: root, target: node,
        measured: analysis.trainables(behind: root).first.flatMap { analysis.name($0.id) })
    if isRepeated { finding.notARepair = "`retain_graph=True` would add the same gradient to `.grad` once more." }
    return [finding]
  }

  /// `h.backward()` with `h = h.detach()` behind it.
  private static func detaching(_ names: [String], onLine line: Int, _ analysis: Analysis) -> Finding.Edit? {
    let text = Words.trimmed(Words.withoutComment(analysis.scene.line(line)))
    guard let call = Words.find(".backward(", in: text), Words.isReference(String(text[..<call])), text.hasSuffix(")"),
      RepairEdits.statements(text).count == 1, !names.isEmpty
    else { return nil }
    let indentation = RepairEdits.indentation(analysis.scene.line(line))
    return Finding.Edit(line: line, text: "\(indentation)\(text[..<call]).backward(); \(detachments(names))")
  }

  private static func detachments(_ names: [String]) -> String {
    names.map { "\($0) = \($0).detach()" }.joined(separator: "; ")
  }

  /// Most names that are said to be carried on.
  private static let mostCarried = 3

  /// The names whose values cross from the freed graph into the new one.
  private static func carriedNames(_ node: Int32, _ root: Int32, _ analysis: Analysis) -> [String] {
    let earlier = analysis.backwards.flatMap(\.roots)
    let history = analysis.walk(from: root).history
    if let crossing = earlier.last(where: { history.contains($0) && $0 != root }), let name = analysis.name(crossing) {
      return [name]
    }
    let end = analysis.backwards.last { $0.index < analysis.recorder.backwardCount }?.at ?? 0
    var names: [String] = []
    for id in history.sorted() where id > end {
      for input in analysis.record(id)?.inputs ?? [] where input.cut == .none && input.record <= end {
        guard history.contains(input.record), let source = analysis.record(input.record), !source.isLeaf,
          let name = source.names.last?.name ?? analysis.name(source.id), !names.contains(name)
        else { continue }
        names.append(name)
      }
    }
    let isKnown = names.allSatisfy { $0.unicodeScalars.allSatisfy(Words.isNamePart) }
    if isKnown, !names.isEmpty, names.count <= mostCarried { return names }
    return analysis.name(node).map { [$0] } ?? []
  }

  static let retained = Rule(
    "freed.retained", "A retained graph grows: each backward walks through all earlier steps again."
  ) { rule, analysis in
    var byLine: [Int: [Recorder.Backward]] = [:]
    for run in analysis.backwards where run.attempt.keepsGraph && !run.attempt.createsGraph && !run.attempt.isGrad {
      byLine[run.place?.line ?? 0, default: []].append(run)
    }
    return byLine.sorted { $0.key < $1.key }.compactMap { line, runs -> Finding? in
      guard runs.count > 1,
        let grown = runs.last(where: { run in
          run.roots.contains { root in
            earlierRoots(in: root, before: run.index, analysis).contains { $0.roots != run.roots }
          }
        })
      else { return nil }
      let counts = runs.prefix(4).map { "\($0.operationCount)" }
      let name = grown.roots.first.map { analysis.words($0) } ?? "the loss"
      let shown = name.plain
      return rule.finding(
        .warning, line: line, subject: shown,
        verdict:
          "Each backward of \(name) also walks the earlier steps: \(counts.joined(separator: ", ")) … operations.",
        place: "\(analysis.code(line)) on line \(line) keeps the graph, and \(name) is carried into the next step.",
        repair: "Decide: cut the sequence (`\(shown) = \(shown).detach()` after each step), or sum the losses and walk "
          + "once.", edits: detaching([shown], onLine: line, analysis).map { [$0] } ?? [], loss: grown.roots.first ?? 0,
        measured: grown.roots.first.flatMap { analysis.trainables(behind: $0).first }.flatMap { analysis.name($0.id) })
    }
  }

  /// Values changed unseen, of one kind.
  private static func spoiled(
    _ rule: Rule, _ analysis: Analysis, throughData: Bool, words: (Recorder.Spoiled, Recorder.Record) -> Finding
  ) -> [Finding] {
    var result: [Finding] = []
    for run in analysis.backwards {
      for spoiled in run.spoiled where spoiled.write.isThroughData == throughData {
        // What a library function writes while it is called is its own affair.
        guard let record = analysis.record(spoiled.consumer), spoiled.write.place?.line != run.place?.line else {
          continue
        }
        var finding = words(spoiled, record)
        finding.loss = run.roots.first ?? 0
        finding.target = spoiled.write.victim
        finding.measured = wronged(by: spoiled, run, analysis)
        finding.received = finding.measured.flatMap { name in
          run.gradients.first { analysis.name($0.key) == name && analysis.record($0.key)?.isLeaf == true }?.value
        }
        if finding.measured != nil { finding.edits = withoutStatement(finding.line, analysis) }
        if !result.contains(where: { $0.repeats(finding) }) { result.append(finding) }
      }
    }
    return result
  }

  /// Whose gradient is wrong: a named leaf behind the operation that kept the value.
  private static func wronged(
    by spoiled: Recorder.Spoiled, _ run: Recorder.Backward, _ analysis: Analysis
  ) -> String? {
    let behind = analysis.walk(from: spoiled.consumer).history
    return run.gradients.keys.sorted().first { id in
      behind.contains(id) && analysis.record(id)?.isLeaf == true && analysis.identity(id) != spoiled.write.victim
        && analysis.scene.names[analysis.identity(id)] != nil
    }.flatMap { analysis.name($0) }
      ?? analysis.scene.names[spoiled.write.victim]
  }

  /// The line without its only statement: what the gradient would be had nobody written.
  private static func withoutStatement(_ line: Int, _ analysis: Analysis) -> [Finding.Edit] {
    let source = analysis.scene.line(line)
    let text = Words.withoutComment(source)
    guard line > 0, !text.isEmpty, RepairEdits.statements(text).count == 1, Words.assignedName(text) == nil else {
      return []
    }
    return [Finding.Edit(line: line, text: RepairEdits.indentation(source) + "pass")]
  }

  /// "(saved 3, now 100)".
  private static func thenAndNow(_ spoiled: Recorder.Spoiled) -> String {
    guard let saved = spoiled.saved else { return "" }
    return " (saved \(GraphText.value(saved)), now \(GraphText.value(spoiled.found)))"
  }

  static let unseen = Rule(
    "stale.unseen", "`.data` counts its changes by itself, so backward does not notice the write."
  ) { rule, analysis in
    spoiled(rule, analysis, throughData: true) { spoiled, consumer in
      let write = spoiled.write
      let name = analysis.words(write.victim)
      let line = write.place?.line ?? 0
      return rule.finding(
        .warning, line: line, subject: name.plain,
        verdict:
          "The gradient through `\(consumer.operation ?? "an operation")` (line \(consumer.line ?? 0)) is wrong: "
          + "\(name) had changed when it was computed.",
        place: "\(analysis.code(line)) on line \(line) changed \(name) through `.data` after it was "
          + "saved\(thenAndNow(spoiled)).",
        repair: "Write after backward, and under `with torch.no_grad():` without `.data`, where a change is noticed.")
    }
  }

  static let alias = Rule(
    "stale.alias", "Two tensors that share memory through `.data` count their changes separately."
  ) { rule, analysis in
    spoiled(rule, analysis, throughData: false) { spoiled, consumer in
      let write = spoiled.write
      let name = analysis.words(write.victim)
      let writer = analysis.words(write.writer)
      let line = write.place?.line ?? 0
      return rule.finding(
        .warning, line: line, subject: name.plain,
        verdict:
          "The gradient through `\(consumer.operation ?? "an operation")` (line \(consumer.line ?? 0)) is wrong: "
          + "\(name) had changed when it was computed.",
        place: "Line \(line) wrote \(writer); \(name) shares its memory; `\(consumer.operation ?? "an operation")` had "
          + "saved \(name)\(thenAndNow(spoiled)).",
        repair: "Do not share the memory, or update only after backward.")
    }
  }
}
