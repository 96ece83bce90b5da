// What a command knows of a verified lesson: small, Codable, the one source of every report. It crosses from a worker
// process to its parent, so it holds texts and numbers only, nothing that runs.

import Diagnostics
import LessonFormat

/// The result of one lesson.
package struct LessonReport: Codable, Sendable, Equatable {
  /// A cell, or a value in the prose.
  package struct Part: Codable, Sendable, Equatable {
    package enum Kind: String, Codable, Sendable { case cell, value }
    package enum Verdict: String, Codable, Sendable {
      case identical, different, silent, skipped
      case withinTolerance = "within-tolerance"
      case notVerified = "not-verified"
      case notReached = "not-reached"
      case didNotRun = "did-not-run"
      case limit, nondeterministic
    }

    package var kind: Kind
    package var index: Int
    package var line: Int
    package var label: String?
    package var verdict: Verdict
    package var failure: Failure?
    package var drift: NumericDrift?
    /// Where `#| check: auto` asks for it.
    package var gradients: GradientChecks?
  }

  package struct Failure: Codable, Sendable, Equatable {
    package var kind: CellFailure.Kind
    package var line: Int
    package var message: String
    package var details: String
    package var comparison: CellFailure.Comparison?

    package init(_ whole: CellFailure) {
      let failure = whole.shortened
      kind = failure.kind
      line = failure.line
      message = failure.message
      details = failure.details
      comparison = failure.comparison
    }

    package var asFailure: CellFailure {
      CellFailure(kind, line: line, message: message, details: details, comparison: comparison)
    }
  }

  /// What is wrong with the file itself.
  package struct Remark: Codable, Sendable, Equatable {
    package var severity: Severity
    package var line: Int
    package var column: Int
    package var message: String
    package var hint: String?
    package var rendered: String

    package init(_ diagnostic: Diagnostic) {
      severity = diagnostic.severity
      line = diagnostic.line
      column = diagnostic.column
      message = diagnostic.message
      hint = diagnostic.hint
      rendered = diagnostic.rendered()
    }
  }

  package var path: String
  package var title: String?
  package var remarks: [Remark] = []
  package var parts: [Part] = []
  package var counts = VerificationCounts()
  package var status: ExitStatus = .success
  package var seconds = 0.0

  package init(path: String) { self.path = path }

  /// A lesson that was run, or could not be.
  package init(_ outcome: SessionOutcome, path: String) {
    self.init(path: path)
    remarks = outcome.diagnostics.map(Remark.init)
    status = outcome.status
    guard let run = outcome.run else { return }
    title = run.lesson.frontMatter.title
    counts = run.counts
    for cell in run.cells {
      for note in cell.gradientChecks?.notes ?? [] {
        remarks.append(Remark(Diagnostic(.note, in: run.lesson.source, line: note.line, message: note.message)))
      }
    }
    let cells = run.cells.map(Part.init)
    let values = run.inlineValues.enumerated().compactMap { index, value in
      Part(value, index: index, line: run.lesson.source.line(at: value.value.textRange.lower))
    }
    parts = (cells + values).sorted { $0.line < $1.line }
  }

  /// All failures, in the order of the file.
  package var failures: [CellFailure] {
    parts.compactMap { $0.failure?.asFailure }.enumerated()
      .sorted { ($0.element.line, $0.offset) < ($1.element.line, $1.offset) }.map(\.element)
  }

  /// Everything that failed, for a terminal.
  package var failureText: String {
    remarks.map { $0.rendered + "\n" }.joined() + failures.map { $0.text(path: path) }.joined()
  }
}

extension LessonReport.Part {
  init(_ run: CellRun) {
    kind = .cell
    index = run.cell.index
    line = run.cell.fenceLine
    label = run.cell.label
    gradients = run.gradientChecks
    (verdict, failure, drift) = Self.parts(run.verdict, isSkipped: run.status == .skipped)
  }

  /// Nil for a value that nobody asked to verify.
  init?(_ run: InlineValueRun, index: Int, line: Int) {
    guard let given = run.verdict else { return nil }
    kind = .value
    self.index = index
    self.line = line
    (verdict, failure, drift) = Self.parts(given, isSkipped: false)
  }

  private static func parts(
    _ verdict: CellVerdict?, isSkipped: Bool
  ) -> (Verdict, LessonReport.Failure?, NumericDrift?) {
    switch verdict {
    case .identical: return (.identical, nil, nil)
    case .withinTolerance(let drift): return (.withinTolerance, nil, drift)
    case .notVerified: return (.notVerified, nil, nil)
    case .notRun: return (.notReached, nil, nil)
    case nil: return (isSkipped ? .skipped : .silent, nil, nil)
    case .failed(let failure):
      let kind: Verdict =
        switch failure.kind {
        case .different: .different
        case .didNotRun: .didNotRun
        case .limit: .limit
        case .nondeterministic: .nondeterministic
        }
      return (kind, LessonReport.Failure(failure), nil)
    }
  }
}
