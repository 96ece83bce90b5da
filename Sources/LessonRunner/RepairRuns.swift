// Repairs shown to work: the lesson runs once more with the suggested edit, or with the cut passed over where no edit can be
// made by itself, and what arrives then is printed. The popular wrong repairs are tried in the same way.

import Autodiff
import Explanations
import LessonFormat
import PythonRuntime
import Torch

/// What a run shows of a repair.
struct Evidence {
  var gradient: ValueSummary?
  /// The value of the loss from which the gradient came.
  var loss: ValueSummary?
  var text: String?
  var holds = false
}

extension CellRunner {
  /// What is there now, for the sake of what a repair would bring.
  func compareRepairs() {
    for index in current?.findings.indices ?? 0..<0 {
      guard let finding = current?.findings[index], finding.received == nil,
        finding.severity == .warning || finding.isProved
      else { continue }
      switch finding.proof {
      case .gradient, .arrival, .sum, .stored:
        current?.findings[index].received = evidence(finding.proof, of: finding.provedName).gradient
      case .value(let expression):
        current?.findings[index].found = evidence(finding.proof, of: expression).text
      case .received, .truth, .printed: break
      }
    }
  }

  /// What a run of this lesson shows of a repair of something with a name.
  func evidence(_ proof: Finding.Proof, of name: String) -> Evidence {
    var evidence = Evidence()
    switch proof {
    case .gradient:
      evidence.gradient = value(ofReference: name).flatMap { TorchLibrary.lastGradient(of: $0, on: vm) }
    case .arrival(let arrival):
      let outcome = TorchLibrary.recorder(of: vm)?.outcome(of: arrival)
      (evidence.gradient, evidence.loss) = (outcome?.gradient, outcome?.loss)
    case .sum(let arrival): evidence.gradient = TorchLibrary.recorder(of: vm)?.total(of: arrival)
    case .stored: evidence.gradient = value(ofReference: name).flatMap { TorchLibrary.storedGradient(of: $0) }
    case .received(let expression):
      evidence.gradient = value(of: expression).flatMap { TorchLibrary.numbers(of: $0, on: vm) }
    case .value(let expression):
      evidence.text = value(of: expression).flatMap { value in
        TorchLibrary.numbers(of: value, on: vm)?.words ?? (try? vm.str(value))
      }
    case .truth(let expression, _):
      evidence.holds = value(of: expression).map { (try? vm.str($0)) == "True" } ?? false
    case .printed: break
    }
    held = []
    return evidence
  }

  private func value(ofReference name: String) -> Value? { Replays.isName(name) ? value(of: name) : nil }

  /// The value of an expression; it is kept while it is looked at.
  private func value(of expression: String) -> Value? {
    guard case .value(let value) = vm.run("(\(expression))", file: lesson.path, firstLine: 1) else { return nil }
    held = [value]
    return value
  }
}

extension Finding {
  /// Whose gradient is looked at.
  fileprivate var provedName: String { measured ?? subject }
}

extension Replays {
  /// A name, perhaps with attributes and numbers in brackets: something that can be asked for by itself.
  static func isName(_ text: String) -> Bool {
    guard let first = text.first, first == "_" || first.isLetter else { return false }
    return text.allSatisfy { $0.isASCII && ($0.isLetter || $0.isNumber || "_.[]".contains($0)) }
  }

  func verifyRepairs(in run: inout LessonRun) {
    var left = Replays.limit
    let end = ContinuousClock.now + .seconds(Replays.secondsForRepairs)
    for index in run.cells.indices {
      let cell = run.cells[index]
      run.cells[index].findings = run.cells[index].findings.map { verified($0, cell, &left, before: end) }
      run.cells[index].answers = run.cells[index].answers.map { verified($0, cell, &left, before: end) }
    }
  }

  /// A finding with what its repair gives, and what the wrong one gives.
  private func verified(
    _ finding: Finding, _ cell: CellRun, _ left: inout Int, before end: ContinuousClock.Instant
  ) -> Finding {
    if ContinuousClock.now > end { return finding }
    guard finding.verified == nil, finding.severity != .note || finding.isProved, left > 0 else { return finding }
    var finding = finding
    if !finding.edits.isEmpty {
      left -= 1
      if !prove(&finding, cell) { finding.edits = [] }
    }
    if finding.verified == nil, !finding.cutLines.isEmpty, left > 0 {
      left -= 1
      var replay = Replay()
      replay.bridges = finding.cutLines
      if let outcome = outcome(of: replay, finding, cell)?.outcome,
        let gradient = outcome.evidence(.gradient, finding.provedName).gradient
      {
        finding.take(gradient, of: finding.provedName, isRun: false)
      }
    }
    if !finding.wrongEdits.isEmpty, left > 0 {
      left -= 1
      tryWrong(&finding, cell)
    }
    return finding
  }

  /// Runs the edit; false when it shows nothing.
  private func prove(_ finding: inout Finding, _ cell: CellRun) -> Bool {
    var replay = Replay()
    replay.edits = finding.edits
    guard let (outcome, last) = outcome(of: replay, finding, cell) else { return false }
    let name = finding.provedName
    let evidence = outcome.evidence(finding.proof, name)
    if let kept = finding.keptLoss, outcome.evidence(.arrival(kept.at), name).loss?.words != kept.value.words {
      return false
    }
    switch finding.proof {
    case .gradient, .received:
      if let gradient = evidence.gradient, finding.received?.isSame(as: gradient) != true {
        finding.take(gradient, of: name, isRun: true)
        return true
      }
    case .arrival, .sum:
      if let gradient = evidence.gradient, finding.received.map({ !$0.isSame(as: gradient) }) ?? true {
        finding.take(gradient, of: name, isRun: true, loss: evidence.loss)
        return true
      }
    case .stored:
      if let gradient = evidence.gradient, finding.received.map({ !$0.isSame(as: gradient) }) ?? true {
        finding.take(gradient.words, before: finding.received?.words ?? "None", of: name + ".grad")
        return true
      }
    case .value(let expression):
      if let text = evidence.text, text != finding.found {
        finding.take(text, before: finding.found, of: expression)
        return true
      }
    case .truth(_, let meaning):
      if evidence.holds {
        finding.take(meaning)
        return true
      }
    case .printed: break
    }
    return proveByOutput(&finding, cell, last)
  }

  /// What the cell prints after the edit and did not before, or that it runs to its end.
  private func proveByOutput(_ finding: inout Finding, _ cell: CellRun, _ last: CellRun) -> Bool {
    if cell.raised != nil, last.raised == nil, finding.severity == .error {
      finding.take("the cell then runs to its end")
      return true
    }
    let lines = { (run: CellRun) in run.shownText.split(separator: "\n", omittingEmptySubsequences: false) }
    let (before, after) = (lines(cell), lines(last))
    guard let place = zip(before, after).firstIndexWhere({ $0 != $1 }) else { return false }
    let (old, new) = (before[place], after[place])
    // Addresses say nothing.
    if [old, new].contains(where: { $0.count > 80 || $0.contains(" at 0x") || $0.contains("`") }) { return false }
    // Nor does a line out of the middle of a tensor.
    if [old, new].contains(where: { $0.count { $0 == "(" } != $0.count { $0 == ")" } }) { return false }
    finding.take("the cell then prints `\(new)`, not `\(old)`")
    return true
  }

  private func tryWrong(_ finding: inout Finding, _ cell: CellRun) {
    var replay = Replay()
    replay.edits = finding.wrongEdits
    replay.lastCell = cell.cell.index
    (replay.isTrial, replay.records) = (true, true)
    guard let outcome = run(replay) else { return }
    let last = outcome.result.runs.last { $0.cell.index == cell.cell.index } ?? outcome.result.runs.last
    if last?.hitLimit == true { return }
    if let raised = last?.raised, cell.raised?.message != raised.message || finding.severity == .error { return }
    if let words = finding.wrongOutcome { return finding.takeWrong(words) }
    let name = finding.provedName
    if !Replays.isName(name) { return }
    let evidence = outcome.evidence(finding.proof, name)
    // What gives the right gradient is no wrong repair.
    if let gradient = evidence.gradient, finding.proven?.isSame(as: gradient) == true {
      finding.notARepair = nil
      return
    }
    finding.takeWrong(evidence.gradient, of: name)
  }

  /// A changed run that went as far as the cell did, or farther.
  private func outcome(
    of replay: Replay, _ finding: Finding, _ cell: CellRun
  ) -> (outcome: Outcome, last: CellRun)? {
    var replay = replay
    replay.lastCell = cell.cell.index
    (replay.isTrial, replay.records) = (true, true)
    guard let outcome = run(replay),
      let last = outcome.result.runs.last(where: { $0.cell.index == cell.cell.index }) ?? outcome.result.runs.last,
      !last.hitLimit, last.status != .notRun
    else { return nil }
    guard let raised = last.raised?.message else { return (outcome, last) }
    // What failed before may fail behind the place that was repaired.
    let failsAsBefore = cell.raised?.message == raised && (finding.severity != .error || finding.proof != .gradient)
    if failsAsBefore { return (outcome, last) }
    return cell.raised == nil || Replays.isAboutGradients(raised) ? nil : (outcome, last)
  }
}

extension Sequence {
  /// The number of the first element that satisfies a condition.
  fileprivate func firstIndexWhere(_ condition: (Element) -> Bool) -> Int? {
    for (index, element) in enumerated() where condition(element) { return index }
    return nil
  }
}
