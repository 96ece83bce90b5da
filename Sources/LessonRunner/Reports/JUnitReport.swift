// JUnit XML as CI systems read it: a test suite a lesson, a test case a cell or value in the prose. The XML is written by
// hand, because it is four elements and a library for it would cost every command its start.

enum JUnitReport {
  static func text(_ report: CourseReport) -> String {
    let cases = report.lessons.reduce(0) { $0 + testCount($1) }
    let failures = report.lessons.reduce(0) { $0 + failureCount($1) }
    let errors = report.lessons.reduce(0) { $0 + errorCount($1) }
    var text = "<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n"
    text += "<testsuites name=\"gradbook\" tests=\"\(cases)\" failures=\"\(failures)\" errors=\"\(errors)\">\n"
    for lesson in report.lessons { text += suite(lesson) }
    return text + "</testsuites>\n"
  }

  private static func isError(_ verdict: LessonReport.Part.Verdict) -> Bool {
    verdict == .didNotRun || verdict == .limit
  }

  private static func hasFailed(_ verdict: LessonReport.Part.Verdict) -> Bool {
    verdict == .different || verdict == .nondeterministic
  }

  private static func fileErrors(_ lesson: LessonReport) -> [LessonReport.Remark] {
    lesson.remarks.filter { $0.severity == .error }
  }

  private static func testCount(_ lesson: LessonReport) -> Int { lesson.parts.count + fileErrors(lesson).count }
  private static func failureCount(_ lesson: LessonReport) -> Int {
    lesson.parts.count { hasFailed($0.verdict) }
  }
  private static func errorCount(_ lesson: LessonReport) -> Int {
    lesson.parts.count { isError($0.verdict) } + fileErrors(lesson).count
  }
  private static func skippedCount(_ lesson: LessonReport) -> Int {
    lesson.parts.count { [.skipped, .notVerified, .silent, .notReached].contains($0.verdict) }
  }

  private static func suite(_ lesson: LessonReport) -> String {
    var text = "  <testsuite name=\"\(escaped(lesson.path))\" tests=\"\(testCount(lesson))\" "
    text += "failures=\"\(failureCount(lesson))\" errors=\"\(errorCount(lesson))\" skipped=\"\(skippedCount(lesson))\" "
    text += "time=\"\(decimals(lesson.seconds))\">\n"
    for remark in fileErrors(lesson) {
      text += "    <testcase classname=\"\(escaped(lesson.path))\" name=\"line \(remark.line)\">\n"
      text +=
        "      <error message=\"\(escaped(remark.message))\" type=\"lesson-error\">\(escaped(remark.rendered))</error>\n"
      text += "    </testcase>\n"
    }
    for part in lesson.parts { text += testCase(part, lesson) }
    return text + "  </testsuite>\n"
  }

  private static func testCase(_ part: LessonReport.Part, _ lesson: LessonReport) -> String {
    let number = part.kind == .cell ? "cell \(part.index + 1)" : "value \(part.index + 1)"
    let name = part.label.map { "\(number) (\($0)), line \(part.line)" } ?? "\(number), line \(part.line)"
    let opening = "    <testcase classname=\"\(escaped(lesson.path))\" name=\"\(escaped(name))\""
    var inside = ""
    if let failure = part.failure?.asFailure {
      let element = isError(part.verdict) ? "error" : "failure"
      inside = "      <\(element) message=\"\(escaped(failure.message))\" type=\"\(part.verdict.rawValue)\">"
      inside += escaped(failure.text(path: lesson.path)) + "</\(element)>\n"
    } else if [.skipped, .notVerified, .silent, .notReached].contains(part.verdict) {
      inside = "      <skipped message=\"\(part.verdict.rawValue)\"/>\n"
    }
    return inside.isEmpty ? opening + "/>\n" : opening + ">\n" + inside + "    </testcase>\n"
  }

  private static func decimals(_ seconds: Double) -> String {
    let thousandths = Int((min(max(seconds, 0), 1e9) * 1000).rounded())
    let rest = String(thousandths % 1000)
    return "\(thousandths / 1000)." + String(repeating: "0", count: 3 - rest.count) + rest
  }

  /// For text and attributes; characters that XML 1.0 does not have become U+FFFD.
  static func escaped(_ text: String) -> String {
    var result = ""
    for scalar in text.unicodeScalars {
      switch scalar {
      case "&": result += "&amp;"
      case "<": result += "&lt;"
      case ">": result += "&gt;"
      case "\"": result += "&quot;"
      case "\n": result += "&#10;"
      case "\t": result += "&#9;"
      case "\r": result += "&#13;"
      default:
        let isAllowed = scalar.value >= 0x20 && scalar.value != 0xFFFE && scalar.value != 0xFFFF
        result.unicodeScalars.append(isAllowed ? scalar : "\u{FFFD}")
      }
    }
    return result
  }
}
