// GitHub Actions: annotations, as commands on standard output, and the job summary in Markdown.

/// What GitHub Actions reads.
package enum GitHubReport {
  /// One `::error` or `::warning` line a finding.
  package static func annotations(_ report: CourseReport) -> String {
    var text = ""
    for lesson in report.lessons {
      for finding in lesson.findings {
        let place = "file=\(property(lesson.path)),line=\(finding.line)"
        let column = finding.column > 0 ? ",col=\(finding.column)" : ""
        let message = finding.details.isEmpty ? finding.message : finding.message + "\n" + finding.details
        let kind = finding.severity == .note ? "notice" : finding.severity.rawValue
        text += "::\(kind) \(place)\(column)::\(value(message))\n"
      }
    }
    return text
  }

  private static func value(_ text: String) -> String {
    var result = ""
    for scalar in text.unicodeScalars {
      switch scalar {
      case "%": result += "%25"
      case "\r": result += "%0D"
      case "\n": result += "%0A"
      default: result.unicodeScalars.append(scalar)
      }
    }
    return result
  }

  private static func property(_ text: String) -> String {
    var result = ""
    for scalar in value(text).unicodeScalars {
      switch scalar {
      case ":": result += "%3A"
      case ",": result += "%2C"
      default: result.unicodeScalars.append(scalar)
      }
    }
    return result
  }

  /// The job summary: a table of the lessons, and what failed.
  package static func summary(_ report: CourseReport) -> String {
    var text = "## Lessons\n\n\(report.sentence)\n\n| lesson | result | cells |\n|---|---|---|\n"
    for lesson in report.lessons {
      let result = lesson.status == .success ? "✅ holds" : "❌ \(lesson.status.words)"
      text += "| `\(lesson.path)` | \(result) | \(lesson.counts.sentence) |\n"
    }
    for lesson in report.lessons where !lesson.failureText.isEmpty {
      let fence = String(repeating: "`", count: max(3, longestRun(lesson.failureText) + 1))
      text += "\n### `\(lesson.path)`\n\n\(fence)text\n\(lesson.failureText)\(fence)\n"
    }
    return text
  }

  private static func longestRun(_ text: String) -> Int {
    var longest = 0
    var run = 0
    for byte in text.utf8 {
      run = byte == 0x60 ? run + 1 : 0
      longest = max(longest, run)
    }
    return longest
  }
}
