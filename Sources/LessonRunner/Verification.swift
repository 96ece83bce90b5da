// Comparing what a lesson showed with what is written in it, part by part: outputs, errors, graphs, claims, values in the
// prose. Verdicts are data; the sentences for people are made elsewhere.

import LessonFormat

/// How a command verifies.
package struct VerificationRules: Sendable, Equatable, Codable {
  /// Numbers must be as written, whatever a cell's `tol` says.
  package var isExact = false
  /// Only the cells with these labels are verified; empty: all, and the values in the prose.
  package var labels: [String] = []
  /// The lesson runs again, and must show the same.
  package var runsTwice = false
  /// Findings that no cell announces fail.
  package var isStrict = false

  package init() {}
}

extension LessonRun {
  /// Gives every cell and every value in the prose its verdict.
  package mutating func verify(_ rules: VerificationRules = VerificationRules()) {
    for index in cells.indices {
      let isWanted = rules.labels.isEmpty || cells[index].cell.label.map(rules.labels.contains) == true
      if isWanted {
        var verification = CellVerification(path: lesson.path, limits: limits, isExact: rules.isExact)
        verification.isStrict = rules.isStrict
        cells[index].verdict = verification.verdict(of: cells[index])
      } else {
        // A cell that does not run is a failure whoever asks; what it shows is not looked at.
        cells[index].verdict = CellVerification(path: lesson.path, limits: limits, isExact: rules.isExact)
          .failureToRun(cells[index])
        cells[index].isUnasked = cells[index].verdict == nil
      }
    }
    for index in inlineValues.indices where rules.labels.isEmpty {
      inlineValues[index].verdict = verdict(of: inlineValues[index], rules)
    }
  }

  private func verdict(of run: InlineValueRun, _ rules: VerificationRules) -> CellVerdict {
    let value = run.value
    let line = lesson.source.line(at: value.textRange.lower)
    switch run.outcome {
    case .notRun: return .notRun
    case .truth(true): return .identical
    case .truth(false):
      return .failed(CellFailure(.different, line: line, message: "`\(value.expression)` is false"))
    case .raised(let type, let message):
      let what = message.isEmpty ? type : "\(type): \(message)"
      return .failed(
        CellFailure(.different, line: value.line, message: "the inline value `\(value.expression)` raised \(what)"))
    case .text(let text):
      let comparison = TextComparison(numbers: rules.isExact ? .exact : .auto)
      switch comparison.verdict(expected: value.text, actual: text) {
      case .identical: return .identical
      case .withinTolerance(let drift): return .withinTolerance(drift)
      case .different(let difference):
        return .failed(
          CellFailure(
            .different, line: line, message: "the inline value `\(value.expression)` is \(Self.shortened(text))",
            comparison: .init(written: value.text, came: text, drift: difference.drift)))
      }
    }
  }

  private static func shortened(_ text: String) -> String {
    let line = text.split(separator: "\n", omittingEmptySubsequences: false).first ?? ""
    return line.count > 60 || line.count < text.count ? String(line.prefix(60)) + "…" : String(line)
  }

  /// All failures, in the order of the file.
  package var failures: [CellFailure] {
    let all = cells.compactMap { $0.verdict?.failure } + inlineValues.compactMap { $0.verdict?.failure }
    return all.enumerated().sorted { ($0.element.line, $0.offset) < ($1.element.line, $1.offset) }.map(\.element)
  }

  /// The status this lesson gives a command.
  package var exitStatus: ExitStatus { ExitStatus.combined(failures.map { $0.kind.status }) }
}

/// The verdict of one cell.
struct CellVerification {
  let path: String
  let limits: LessonLimits
  let isExact: Bool
  var isStrict = false

  /// Nil where there is nothing to verify.
  func verdict(of run: CellRun) -> CellVerdict? {
    let cell = run.cell
    if run.status == .skipped { return nil }
    if run.status == .notRun { return cell.expectsSomething ? .notRun : nil }
    if let failed = failureToRun(run) { return failed }
    if let problem = problemWithError(run) { return .failed(problem) }
    var verdicts: [CellVerdict] = []
    if let fence = cell.output {
      verdicts.append(compared(run.shownText, with: fence, cell.options))
    } else if !run.shownText.isEmpty {
      verdicts.append(.notVerified)
    }
    if run.raised != nil { verdicts.append(.identical) }
    verdicts += graphVerdicts(run)
    if let verdict = diagnosisVerdict(run) { verdicts.append(verdict) }
    if let claim = run.claims.first(where: { !$0.holds }) {
      verdicts.append(.failed(failure(of: claim, in: cell)))
    } else if !run.claims.isEmpty {
      verdicts.append(.identical)
    }
    if let checks = run.gradientChecks {
      if let failure = checks.failure {
        verdicts.append(.failed(CellFailure(.different, line: failure.line, message: failure.message)))
      } else if checks.agreeing > 0 {
        verdicts.append(.identical)
      }
    }
    return worst(verdicts)
  }

  /// A limit or an unexpected exception: what fails a cell even when nobody asked to verify it.
  func failureToRun(_ run: CellRun) -> CellVerdict? {
    if run.status == .skipped || run.status == .notRun { return nil }
    let cell = run.cell
    if let limit = run.limit {
      let line = run.raised?.errorLine(in: cell, path: path) ?? cell.fenceLine
      return .failed(
        CellFailure(.limit, line: line, message: sentence(for: limit, cell), details: run.raised?.text ?? ""))
    }
    guard let raised = run.raised, case .none = cell.expectedError else { return nil }
    let type = raised.type ?? "an exception"
    if type == "OptionError" {
      let line = raised.errorLine(in: cell, path: path)
      return .failed(CellFailure(.didNotRun, line: line, message: raised.message ?? raised.text))
    }
    let message = raised.message.map { $0.isEmpty ? "" : ": \($0)" } ?? ""
    return .failed(
      CellFailure(
        .didNotRun, line: raised.errorLine(in: cell, path: path), message: "unexpected \(type)\(message)",
        details: raised.text))
  }

  private func sentence(for limit: LimitKind, _ cell: Cell) -> String {
    switch limit {
    case .time:
      let seconds = min(cell.options.timeout ?? limits.seconds, limits.seconds)
      return "stopped on this line: the time limit of \(shortNumber(seconds)) s is used up"
    case .steps:
      let steps = min(cell.options.steps ?? limits.steps ?? 0, limits.steps ?? Int.max)
      return "stopped on this line: the limit of \(steps) steps is used up"
    case .output: return "stopped on this line: more than \(ByteCount(bytes: limits.output).words) of output"
    case .memory: return "stopped on this line: the memory limit of \(ByteCount(bytes: limits.memory).words) is used up"
    }
  }

  private func worst(_ verdicts: [CellVerdict]) -> CellVerdict? {
    for verdict in verdicts { if case .failed = verdict { return verdict } }
    for verdict in verdicts { if case .withinTolerance = verdict { return verdict } }
    return verdicts.first { $0 != .notVerified } ?? verdicts.first
  }

  private func failure(of claim: ClaimRun, in cell: Cell) -> CellFailure {
    let because = claim.explanation.isEmpty ? "" : ": \(claim.explanation)"
    return CellFailure(
      .different, line: cell.options.written["expect"] ?? cell.fenceLine,
      message: "the claim `\(claim.expression)` does not hold\(because)")
  }

  // MARK: Errors

  /// An expected exception that did not come, or was another.
  private func problemWithError(_ run: CellRun) -> CellFailure? {
    let cell = run.cell
    let line = cell.error?.openingLine ?? cell.options.written["error"] ?? cell.fenceLine
    guard let raised = run.raised else {
      if case .none = cell.expectedError { return nil }
      return CellFailure(
        .different, line: line,
        message: "the cell was expected to raise \(cell.expectedError.words), but it ran to its end")
    }
    let type = raised.type ?? "an exception"
    if case .named(let name) = cell.expectedError, name != type, name != raised.qualifiedType {
      return CellFailure(
        .different, line: line, message: "expected \(name), but \(type) was raised", details: raised.text)
    }
    guard let fence = cell.error else { return nil }
    let shown = raised.qualifiedType ?? type
    let came = raised.message.map { $0.isEmpty ? shown : "\(shown): \($0)" } ?? shown
    switch TextComparison(cell.options, isExact: isExact).errorVerdict(expected: fence.text, actual: came) {
    case .identical, .withinTolerance: return nil
    case .different(let difference):
      return CellFailure(
        .different, line: min(fence.openingLine + difference.line, fence.closingLine), message: difference.sentence,
        comparison: .init(written: fence.text, came: came, drift: nil))
    }
  }

  // MARK: Outputs and graphs

  private func compared(_ came: String, with fence: Fence, _ options: CellOptions) -> CellVerdict {
    if options.match == .ignore { return .notVerified }
    switch TextComparison(options, isExact: isExact).verdict(expected: fence.text, actual: came) {
    case .identical: return .identical
    case .withinTolerance(let drift): return .withinTolerance(drift)
    case .different(let difference):
      return .failed(
        CellFailure(
          .different, line: min(fence.openingLine + difference.line, fence.closingLine), message: difference.sentence,
          comparison: .init(written: fence.text, came: came, drift: difference.drift)))
    }
  }

  private func graphVerdicts(_ run: CellRun) -> [CellVerdict] {
    run.cell.diagrams.enumerated().map { index, fence in
      guard index < run.diagrams.count else {
        return .failed(
          CellFailure(
            .different, line: fence.openingLine, message: "the cell draws no graph to compare this one with",
            details: "write `#| graph: EXPRESSION` at the top of the cell"))
      }
      let came = run.diagrams[index].dot
      guard let difference = GraphComparison.difference(written: fence.text, came: came) else { return .identical }
      return .failed(
        CellFailure(
          .different, line: fence.openingLine, message: difference,
          comparison: .init(written: fence.text, came: came, drift: nil)))
    }
  }
}

extension Cell {
  /// Whether something is written that a run must show.
  var expectsSomething: Bool {
    output != nil || error != nil || !diagrams.isEmpty || !options.diagnosis.isEmpty || !options.expect.isEmpty
      || options.error != .none
  }
}

extension CellOutput {
  /// The type as a traceback's last line has it, with its module: `torch.linalg.LinAlgError`.
  var qualifiedType: String? {
    guard let type else { return nil }
    for line in text.split(separator: "\n").reversed() {
      let name = line.prefix { $0 != ":" }
      if name == type || name.hasSuffix("." + type) { return String(name) }
    }
    return nil
  }

  /// The line within the cell that a traceback's innermost frame points to, else the cell's fence.
  func errorLine(in cell: Cell, path: String) -> Int {
    if type == "OptionError" {
      let number = text.dropFirst(path.utf8.count + 1).prefix { $0.isNumber }
      return Int(number) ?? cell.fenceLine
    }
    var line = cell.fenceLine
    let mark = "  File \"\(path)\", line "
    for part in text.split(separator: "\n") where part.hasPrefix(mark) {
      guard let number = Int(part.dropFirst(mark.count).prefix { $0.isNumber }) else { continue }
      if number >= cell.fence.openingLine && number <= cell.fence.closingLine { line = number }
    }
    return line
  }
}

extension ExpectedError {
  /// For sentences: "a ValueError", "an exception".
  fileprivate var words: String {
    switch self {
    case .none: "nothing"
    case .any: "an exception"
    case .named(let name): name
    }
  }
}
