// `gradbook verify`: runs lessons, each in a process of its own, and compares what their cells show with what is written.
// Writes nothing to the lessons.

import ArgumentParser
import LessonRunner

struct VerifyCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "verify", abstract: "Run lessons and check that the outputs written in them still hold.")

  @OptionGroup var selection: SelectionOptions
  @OptionGroup var limits: LimitOptions
  @OptionGroup var options: CourseOptions
  @OptionGroup var reports: ReportOptions

  @Flag(help: "Findings about gradients that no cell announces with `#| diagnosis:` fail.")
  var strict = false

  func run() throws {
    guard let paths = try selection.find(reports) else { return }
    let course = CourseVerification(options: options, reports: reports)
    var plan = options.plan(paths, task: .verify, limits)
    plan.rules.isStrict = strict
    try course.finish(try course.run(plan))
  }
}
