// What is written and what came, side by side, in one HTML file without scripts: for a CI artefact that a teacher opens.

enum HTMLReport {
  static func text(_ report: CourseReport) -> String {
    var text = """
      <!DOCTYPE html>
      <html lang="en"><head><meta charset="utf-8"><meta name="viewport" content="width=device-width">
      <title>Lessons: what is different</title><style>
      :root { color-scheme: light dark; --line: #8884; --old: #f4433622; --new: #4caf5022; }
      body { font: 16px/1.5 system-ui, sans-serif; max-width: 80rem; margin: 2rem auto; padding: 0 1rem; }
      table { border-collapse: collapse; width: 100%; table-layout: fixed; margin: 0 0 1rem; }
      th, td { border: 1px solid var(--line); padding: .25rem .5rem; text-align: left; vertical-align: top; }
      td { font: 13px/1.45 ui-monospace, monospace; white-space: pre-wrap; overflow-wrap: anywhere; }
      td.old { background: var(--old); } td.new { background: var(--new); }
      pre { overflow-x: auto; padding: .5rem; border: 1px solid var(--line); }
      </style></head><body><main>
      <h1>Lessons</h1>

      """
    text += "<p>\(escaped(report.sentence))</p>\n"
    for lesson in report.lessons { text += section(lesson) }
    return text + "</main></body></html>\n"
  }

  private static func section(_ lesson: LessonReport) -> String {
    let result = lesson.status == .success ? "holds" : lesson.status.words
    var text =
      "<section><h2>\(escaped(lesson.path)): \(escaped(result))</h2>\n<p>\(escaped(lesson.counts.sentence))</p>\n"
    for remark in lesson.remarks { text += "<pre>\(escaped(remark.rendered))</pre>\n" }
    for failure in lesson.failures {
      text += "<h3>Line \(failure.line): \(escaped(failure.message))</h3>\n"
      if let comparison = failure.comparison { text += table(comparison) }
      if !failure.details.isEmpty { text += "<pre>\(escaped(failure.details))</pre>\n" }
    }
    return text + "</section>\n"
  }

  private static func table(_ comparison: CellFailure.Comparison) -> String {
    let old = TextComparison.normalised(comparison.written)
    let new = TextComparison.normalised(comparison.came)
    var text = "<table><thead><tr><th scope=\"col\">written</th><th scope=\"col\">came</th></tr></thead><tbody>\n"
    var left = 0
    var right = 0
    for hunk in LineDiff.hunks(old, new) {
      while left < hunk.old.lowerBound {
        text += row(old[left], new[right], isChanged: false)
        left += 1
        right += 1
      }
      for offset in 0..<max(hunk.old.count, hunk.new.count) {
        let before = offset < hunk.old.count ? old[hunk.old.lowerBound + offset] : nil
        let after = offset < hunk.new.count ? new[hunk.new.lowerBound + offset] : nil
        text += row(before, after, isChanged: true)
      }
      left = hunk.old.upperBound
      right = hunk.new.upperBound
    }
    while left < old.count, right < new.count {
      text += row(old[left], new[right], isChanged: false)
      left += 1
      right += 1
    }
    text += "</tbody></table>\n"
    if let drift = comparison.drift, drift.changed > 0 { text += "<p>\(escaped(drift.sizes))</p>\n" }
    return text
  }

  private static func row(_ left: Substring?, _ right: Substring?, isChanged: Bool) -> String {
    let cells = [("old", left), ("new", right)].map { name, text in
      let style = isChanged && text != nil ? " class=\"\(name)\"" : ""
      return "<td\(style)>\(text.map { escaped(String($0)) } ?? "")</td>"
    }
    return "<tr>\(cells.joined())</tr>\n"
  }

  private static func escaped(_ text: String) -> String {
    var result = ""
    for scalar in text.unicodeScalars {
      switch scalar {
      case "&": result += "&amp;"
      case "<": result += "&lt;"
      case ">": result += "&gt;"
      case "\"": result += "&quot;"
      default: result.unicodeScalars.append(scalar)
      }
    }
    return result
  }
}
