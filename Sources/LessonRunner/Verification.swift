// Comparing what cells showed with what is written, cell by cell, and the counts and sentences of `verify`.

import Diagnostics
import LessonFormat

/// The counts of a verified lesson or course.
package struct VerificationCounts: Sendable, Equatable {
  package var identical = 0
  package var close = 0
  package var failed = 0
  package var notVerified = 0
  package var silent = 0

  package init() {}

  package var verified: Int { identical + close + failed }

  package static func + (a: VerificationCounts, b: VerificationCounts) -> VerificationCounts {
    var sum = a
    sum.identical += b.identical
    sum.close += b.close
    sum.failed += b.failed
    sum.notVerified += b.notVerified
    sum.silent += b.silent
    return sum
  }

  /// "14 cells: 12 verified (1 within tolerance), 2 not verified".
  package var sentence: String {
    let cells = identical + close + failed + notVerified + silent
    var text = "\(cells) \(cells == 1 ? "cell" : "cells"): \(identical + close) verified"
    if close > 0 { text += " (\(close) within tolerance)" }
    if failed > 0 { text += ", \(failed) different" }
    if notVerified > 0 { text += ", \(notVerified) not verified" }
    if silent > 0 { text += ", \(silent) with nothing to show" }
    return text
  }
}

extension LessonRun {
  /// Gives every cell its verdict.
  package mutating func verify() {
    for index in cells.indices { cells[index].verdict = verdict(of: cells[index]) }
  }

  package var counts: VerificationCounts {
    var counts = VerificationCounts()
    for cell in cells {
      switch cell.verdict {
      case .identical: counts.identical += 1
      case .withinTolerance: counts.close += 1
      case .failed: counts.failed += 1
      case .notVerified: counts.notVerified += 1
      case nil: counts.silent += 1
      }
    }
    return counts
  }

  /// The status this lesson gives a command.
  package var exitStatus: ExitStatus {
    ExitStatus.combined(
      cells.compactMap { cell in
        guard case .failed(let failure) = cell.verdict else { return nil }
        switch failure.kind {
        case .different: return .different
        case .didNotRun: return .didNotRun
        case .limit: return .limit
        }
      })
  }

  private func verdict(of run: CellRun) -> CellVerdict? {
    let cell = run.cell
    if run.status == .skipped || run.status == .notRun { return nil }
    if run.hitLimit {
      return .failed(
        CellFailure(
          .limit, line: cell.fenceLine, message: run.raised?.message ?? "a limit was hit",
          details: run.raised?.text ?? ""))
    }
    if let problem = problemWithError(run) { return .failed(problem) }
    var verdicts: [CellVerdict] = []
    if let fence = cell.output {
      verdicts.append(compared(run.shownText, with: fence, cell.options))
    } else if !run.shownText.isEmpty {
      verdicts.append(.notVerified)
    }
    if run.raised != nil { verdicts.append(.identical) }
    return worst(verdicts)
  }

  private func worst(_ verdicts: [CellVerdict]) -> CellVerdict? {
    for verdict in verdicts { if case .failed = verdict { return verdict } }
    for verdict in verdicts { if case .withinTolerance = verdict { return verdict } }
    return verdicts.first { $0 != .notVerified } ?? verdicts.first
  }

  /// An exception that was not expected, or an expected one that did not come or was another.
  private func problemWithError(_ run: CellRun) -> CellFailure? {
    let cell = run.cell
    guard let raised = run.raised else {
      if case .none = cell.expectedError { return nil }
      return CellFailure(
        .different, line: cell.error?.openingLine ?? cell.fenceLine,
        message: "the cell was expected to raise \(cell.expectedError.words), but it ran to its end")
    }
    let type = raised.type ?? "an exception"
    switch cell.expectedError {
    case .none:
      return CellFailure(
        .didNotRun, line: raised.errorLine(in: cell), message: "unexpected \(type): \(raised.message ?? "")",
        details: raised.text)
    case .named(let name) where name != type:
      return CellFailure(
        .different, line: cell.error?.openingLine ?? cell.fenceLine,
        message: "expected \(name), but \(type) was raised",
        details: raised.text)
    default: break
    }
    guard let fence = cell.error else { return nil }
    let came = raised.message.map { $0.isEmpty ? type : "\(type): \($0)" } ?? type
    let written = fence.text.trimmedLines
    if came.trimmedLines.hasPrefix(written) { return nil }
    return CellFailure(
      .different, line: fence.openingLine + 1, message: "the message is not as written",
      details: "written: \(written)\ncame:    \(came)")
  }

  private func compared(_ came: String, with fence: Fence, _ options: CellOptions) -> CellVerdict {
    switch OutputComparison.compare(written: fence.text, came: came, tolerance: options.tolerance, match: options.match)
    {
    case .identical: return .identical
    case .withinTolerance(let sentence): return .withinTolerance(sentence)
    case .ignored: return .notVerified
    case .different(let line, let sentence, let details):
      return .failed(CellFailure(.different, line: fence.openingLine + line, message: sentence, details: details))
    }
  }
}

extension CellOutput {
  /// The line of the lesson a traceback's last frame points to, else the cell's fence.
  fileprivate func errorLine(in cell: Cell) -> Int {
    var line = cell.fenceLine
    for part in text.split(separator: "\n") {
      guard let range = part.firstRange(of: ", line ") else { continue }
      if let number = Int(part[range.upperBound...].prefix { $0.isNumber }) {
        if number >= cell.fence.openingLine && number <= cell.fence.closingLine { line = number }
      }
    }
    return line
  }
}

extension String {
  /// Without blanks at line ends and without blank lines at the end.
  fileprivate var trimmedLines: String {
    var lines = split(separator: "\n", omittingEmptySubsequences: false).map { line in
      var line = line
      while let last = line.last, last == " " || last == "\t" || last == "\r" { line.removeLast() }
      return line
    }
    while let last = lines.last, last.isEmpty { lines.removeLast() }
    return lines.joined(separator: "\n")
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
