// The report of a whole run, as JSON with a version of its own, and the choice of the other formats.

import Diagnostics

/// What `--report KIND=PATH` may name.
package enum ReportKind: String, Sendable, CaseIterable {
  case junit, json, sarif, github, html
}

/// All lessons of a run.
package struct CourseReport: Codable, Sendable {
  /// Raised when a reader of the JSON would have to change.
  package var schema = "gradbook-report/1"
  package var tool = Version.number
  package var reference = Version.reference
  package var status: ExitStatus
  package var counts: VerificationCounts
  package var lessons: [LessonReport]

  package init(_ lessons: [LessonReport], status: ExitStatus) {
    self.lessons = lessons
    self.status = status
    counts = lessons.map(\.counts).reduce(VerificationCounts(), +)
  }

  /// `3 lessons (1 did not run), 12 cells: 11 verified, 1 failed`
  package var sentence: String {
    let broken = lessons.count { $0.parts.isEmpty && $0.status != .success && $0.status != .nothingToVerify }
    let aside = broken == 0 ? "" : " (\(broken) did not run)"
    return "\(lessons.count) \(lessons.count == 1 ? "lesson" : "lessons")\(aside), \(counts.sentence)"
  }

  /// The text of a report.
  package func text(_ kind: ReportKind) -> String {
    switch kind {
    case .junit: JUnitReport.text(self)
    case .json: ((try? JSON.bytes(self, isPretty: true)).map { String(decoding: $0, as: UTF8.self) } ?? "{}") + "\n"
    case .sarif: SARIFReport.text(self)
    case .github: GitHubReport.annotations(self)
    case .html: HTMLReport.text(self)
    }
  }
}

extension LessonReport {
  /// What is wrong, one entry a place: remarks on the file, then failures.
  struct Finding {
    let line: Int
    let column: Int
    let severity: Severity
    let rule: String
    let message: String
    let details: String
  }

  var findings: [Finding] {
    let aboutFile = remarks.map { remark in
      Finding(
        line: max(1, remark.line), column: remark.column, severity: remark.severity,
        rule: "lesson-\(remark.severity.rawValue)",
        message: remark.hint.map { "\(remark.message); \($0)" } ?? remark.message, details: "")
    }
    return aboutFile
      + failures.map { failure in
        let lines = (failure.comparison?.lines ?? []) + failure.details.split(separator: "\n").map(String.init)
        return Finding(
          line: failure.line, column: 0, severity: .error, rule: failure.kind.rawValue, message: failure.message,
          details: lines.joined(separator: "\n"))
      }
  }
}
