// What `update` would write: which fences and values become what, and what it refuses. Only what is *different* changes;
// only bytes within output fences, error fences and inline values move. A cell that is nondeterministic, newly raises or
// no longer raises is refused unless its label was named: a teacher should look before such an output becomes the truth.

import FoundationEssentials
import LessonFormat

/// How to update.
package struct UpdateRules: Codable, Sendable, Equatable {
  /// Insert an output fence after a cell that shows something and has none.
  package var addsFences = false
  /// Cells with these labels may change what they raise; empty: none is named, all are updated.
  package var labels: [String] = []
  /// Numbers within tolerance are rewritten too.
  package var isExact = false

  package init() {}
}

/// The changes of one lesson.
package struct UpdatePlan: Codable, Sendable, Equatable {
  /// One change, for people.
  package struct Change: Codable, Sendable, Equatable {
    package var line: Int
    package var message: String
    package var comparison: CellFailure.Comparison?

    /// Lines for a terminal.
    package func text(path: String) -> String {
      var text = "\(path):\(line): \(message)\n"
      if let comparison { text += (comparison.lines + comparison.changeLines).map { "    \($0)\n" }.joined() }
      return text
    }
  }

  package var changes: [Change] = []
  package var refusals: [Change] = []
  /// The lesson's new bytes; nil when nothing changes.
  private var content: Data?
  /// Of the bytes that the plan was made for: a file that was edited meanwhile must not be written over.
  private var fingerprint: UInt64
  /// What still fails after the update.
  package var status: ExitStatus = .success

  /// What a verified run asks to be written.
  package init(_ run: LessonRun, _ rules: UpdateRules) {
    var planner = UpdatePlanner(run, rules)
    planner.plan()
    changes = planner.changes
    refusals = planner.refusals
    status = ExitStatus.combined(planner.statuses)
    let new = run.lesson.bytes(applying: planner.edits)
    fingerprint = UpdatePlan.fingerprint(of: run.lesson.bytes)
    if new != run.lesson.bytes { content = Data(new) }
  }

  package var bytes: [UInt8]? { content.map { [UInt8]($0) } }

  /// Whether the plan was made for these bytes.
  package func fits(_ bytes: [UInt8]) -> Bool { UpdatePlan.fingerprint(of: bytes) == fingerprint }

  private static func fingerprint(of bytes: [UInt8]) -> UInt64 {
    var hash: UInt64 = 0xCBF2_9CE4_8422_2325
    for byte in bytes { hash = (hash ^ UInt64(byte)) &* 0x100_0000_01B3 }
    return hash
  }
}

private struct UpdatePlanner {
  let run: LessonRun
  let rules: UpdateRules
  var edits: [LessonEdit] = []
  var changes: [UpdatePlan.Change] = []
  var refusals: [UpdatePlan.Change] = []
  var statuses: [ExitStatus] = []

  init(_ run: LessonRun, _ rules: UpdateRules) {
    self.run = run
    self.rules = rules
  }

  mutating func plan() {
    for cell in run.cells { plan(cell) }
    for (index, value) in run.inlineValues.enumerated() { plan(value, index) }
    changes.sort { $0.line < $1.line }
    refusals.sort { $0.line < $1.line }
  }

  private mutating func plan(_ cell: CellRun) {
    switch cell.verdict {
    case .failed(let failure): plan(cell, failure)
    case .notVerified where rules.addsFences && cell.cell.output == nil && cell.cell.options.match != .ignore:
      edits.append(.fence(cell: cell.cell.index, .output, text: cell.shownText))
      changes.append(
        UpdatePlan.Change(line: cell.cell.fenceLine, message: "an output fence is added", comparison: nil))
    default: break
    }
  }

  private mutating func plan(_ run: CellRun, _ failure: CellFailure) {
    let cell = run.cell
    let isNamed = cell.label.map(rules.labels.contains) == true
    switch failure.kind {
    case .limit: return refuse(failure.line, failure.message, .limit)
    case .nondeterministic: return refuse(failure.line, failure.message, .different)
    case .didNotRun:
      if run.raised?.type == "OptionError" { return refuse(failure.line, failure.message, .didNotRun) }
      guard isNamed, cell.options.error == .none else {
        let how = cell.label.map { "; `--cell \($0)` accepts it" } ?? "; give the cell a label and name it to accept it"
        return refuse(failure.line, failure.message + how, .different)
      }
      acceptError(run, line: failure.line)
      return
    case .different: break
    }
    if run.raised == nil, cell.expectedError != .none {
      return planMissingError(run, failure, isNamed: isNamed)
    }
    if let raised = run.raised, !isExpected(raised, cell) {
      let ofOption = cell.options.error != .none
      guard isNamed, !ofOption else {
        let hint = ofOption ? "; change the line `#| error:`" : ""
        return refuse(failure.line, failure.message + hint, .different)
      }
      acceptError(run, line: failure.line)
      return
    }
    if let failure = run.gradientChecks?.failure {
      refuse(failure.line, failure.message, .different)
      guard isNamed else { return }
    }
    if let claim = run.claims.first(where: { !$0.holds }) {
      refuse(
        cell.options.written["expect"] ?? cell.fenceLine, "the claim `\(claim.expression)` does not hold", .different)
    }
    planOutput(run)
    planErrorText(run)
    let drawings = zip(cell.diagrams, run.diagrams)
    for (fence, diagram) in drawings where GraphComparison.difference(written: fence.text, came: diagram.dot) != nil {
      refuse(fence.openingLine, "`dot` fences are not rewritten; take the new graph from `gradbook graph`", .different)
    }
  }

  private func isExpected(_ raised: CellOutput, _ cell: Cell) -> Bool {
    guard case .named(let name) = cell.expectedError else { return cell.expectedError != .none }
    return name == raised.type || name == raised.qualifiedType
  }

  private mutating func planMissingError(_ run: CellRun, _ failure: CellFailure, isNamed: Bool) {
    guard isNamed, run.cell.options.error == .none else {
      return refuse(failure.line, failure.message, .different)
    }
    edits.append(.removal(cell: run.cell.index, .error))
    changes.append(
      UpdatePlan.Change(
        line: failure.line, message: "the error fence goes: the cell runs to its end now", comparison: nil))
    planOutput(run)
    if run.cell.output == nil, !run.shownText.isEmpty {
      edits.append(.fence(cell: run.cell.index, .output, text: run.shownText))
    }
  }

  /// What a named cell raises becomes what it should raise.
  private mutating func acceptError(_ run: CellRun, line: Int) {
    planOutput(run)
    let text = errorText(run)
    edits.append(.fence(cell: run.cell.index, .error, text: text))
    let comparison = CellFailure.Comparison(written: run.cell.error?.text ?? "", came: text, drift: nil)
    changes.append(
      UpdatePlan.Change(line: line, message: "the cell is expected to raise this now", comparison: comparison))
  }

  private func errorText(_ run: CellRun) -> String {
    guard let raised = run.raised else { return "" }
    let type = raised.qualifiedType ?? raised.type ?? "Exception"
    return raised.message.map { $0.isEmpty ? type : "\(type): \($0)" } ?? type
  }

  private mutating func planOutput(_ run: CellRun) {
    let cell = run.cell
    guard let fence = cell.output, cell.options.match != .ignore else { return }
    let comparison = TextComparison(cell.options, isExact: rules.isExact)
    guard case .different(let difference) = comparison.verdict(expected: fence.text, actual: run.shownText) else {
      return
    }
    let text =
      cell.options.match == .wildcard ? WildcardMerge.merged(written: fence.text, came: run.shownText) : run.shownText
    edits.append(.fence(cell: cell.index, .output, text: text))
    changes.append(
      UpdatePlan.Change(
        line: min(fence.openingLine + difference.line, fence.closingLine), message: "output: \(difference.sentence)",
        comparison: .init(written: fence.text, came: text, drift: difference.drift)))
  }

  private mutating func planErrorText(_ run: CellRun) {
    guard let fence = run.cell.error, run.raised != nil else { return }
    let text = errorText(run)
    let verdict = TextComparison(run.cell.options).errorVerdict(expected: fence.text, actual: text)
    guard case .different(let difference) = verdict else { return }
    edits.append(.fence(cell: run.cell.index, .error, text: text))
    changes.append(
      UpdatePlan.Change(
        line: fence.openingLine + 1, message: "error: \(difference.sentence)",
        comparison: .init(written: fence.text, came: text, drift: nil)))
  }

  private mutating func plan(_ value: InlineValueRun, _ index: Int) {
    guard case .failed(let failure) = value.verdict else { return }
    guard case .text(let text) = value.outcome, failure.kind == .different else {
      return refuse(failure.line, failure.message, failure.kind == .limit ? .limit : .different)
    }
    guard UpdatePlanner.fitsInProse(text, insteadOf: value.value.text) else {
      return refuse(
        failure.line, "\(failure.message), which cannot stand in the prose in place of the text", .different)
    }
    edits.append(.inlineValue(index: index, text: text))
    changes.append(
      UpdatePlan.Change(
        line: failure.line, message: "value of `\(value.value.expression)`", comparison: failure.comparison))
  }

  /// One line, and no blanks where the text was a single word: it would be read back as another word.
  private static func fitsInProse(_ text: String, insteadOf old: String) -> Bool {
    if text.isEmpty || text.contains("\n") || text.contains("<!--") || text.contains("`") || text.contains("*") {
      return false
    }
    return old.contains(" ") || !text.contains(" ")
  }

  private mutating func refuse(_ line: Int, _ message: String, _ status: ExitStatus) {
    statuses.append(status)
    refusals.append(UpdatePlan.Change(line: line, message: "refused: \(message)", comparison: nil))
  }
}
