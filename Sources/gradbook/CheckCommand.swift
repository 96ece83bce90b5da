// `gradbook check`: what can be said about lessons without running them.

import ArgumentParser
import LessonRunner

struct CheckCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "check", abstract: "Check lessons without running them: syntax, options, fences, links.")

  @OptionGroup var selection: SelectionOptions
  @OptionGroup var reports: ReportOptions

  @Flag(help: "Stop at the first lesson with an error.")
  var failFast = false

  func run() throws {
    guard let paths = try selection.find(reports) else { return }
    let terminal = Terminal(reports.color)
    var lessons: [LessonReport] = []
    for path in paths {
      do throws(FileError) {
        let report = StaticCheck.report(path: path, bytes: try LessonFiles.readLesson(path))
        if reports.format == .human { writeError(terminal.colored(report.failureText)) }
        lessons.append(report)
        if failFast && report.status != .success { break }
      } catch {
        throw fail(error)
      }
    }
    let status = ExitStatus.combined(lessons.map(\.status))
    try reports.write(CourseReport(lessons, status: status))
    if reports.format == .human && !reports.quiet {
      let remarks = lessons.flatMap(\.remarks)
      let errors = remarks.count { $0.severity == .error }
      let warnings = remarks.count - errors
      let count = "\(lessons.count) \(lessons.count == 1 ? "lesson" : "lessons")"
      writeOut(
        "\(count) checked: \(errors) \(errors == 1 ? "error" : "errors"), \(warnings) \(warnings == 1 ? "warning" : "warnings")\n"
      )
    }
    try finish(status)
  }
}
