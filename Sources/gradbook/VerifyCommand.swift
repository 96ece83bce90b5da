// `gradbook verify`: runs lessons, each in a process of its own, and compares what their cells show with what is written.
// Writes nothing to the lessons.

import ArgumentParser
import LessonRunner

struct VerifyCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "verify", abstract: "Run lessons and check that the outputs written in them still hold.")

  @OptionGroup var selection: SelectionOptions
  @OptionGroup var limits: LimitOptions
  @OptionGroup var reports: ReportOptions

  @Option(help: "How many lessons run at a time; as many as there are processors when not given.")
  var jobs: Int?

  @Flag(help: "Stop at the first lesson that fails.")
  var failFast = false

  @Flag(help: "Numbers must be exactly as written, whatever a cell's `tol` says.")
  var exact = false

  @Flag(help: "Findings about gradients that no cell announces with `#| diagnosis:` fail.")
  var strict = false

  @Option(help: ArgumentHelp("Fail below this share of verified cells, in per cent.", valueName: "MIN"))
  var coverage: Double?

  @Flag(inversion: .prefixedNo, help: "Run each lesson twice and compare; on by itself when CI is set.")
  var twice: Bool?

  @Option(help: ArgumentHelp("Verify only the cells with this label. Repeatable.", valueName: "LABEL"))
  var cell: [String] = []

  func validate() throws {
    if let jobs, jobs < 1 { throw ValidationError("--jobs takes a whole number above 0") }
    if let coverage, !(coverage >= 0 && coverage <= 100) {
      throw ValidationError("--coverage takes a number from 0 to 100")
    }
  }

  func run() throws {
    let (paths, reason) = try selection.find()
    if let reason {
      if !reports.quiet { writeOut("gradbook: \(reason)\n") }
      return
    }
    var plan = CoursePlan(paths)
    plan.rules.isExact = exact
    plan.rules.isStrict = strict
    plan.rules.labels = cell
    plan.rules.runsTwice = twice ?? isContinuousIntegration
    plan.caps = limits.caps
    plan.jobs = jobs ?? processorCount
    plan.failsFast = failFast
    let lessons = verify(plan)
    if let missing = missingLabel(lessons) {
      writeError("gradbook: no lesson has a cell with the label `\(missing)`\n")
      throw ExitCode(ExitStatus.usage.rawValue)
    }
    let status = status(of: lessons)
    let course = CourseReport(lessons, status: status)
    try reports.write(course)
    tell(course)
    try finish(status)
  }

  private func verify(_ plan: CoursePlan) -> [LessonReport] {
    let terminal = Terminal(reports.color)
    let isHuman = reports.format == .human
    var lessons: [LessonReport] = []
    let runner = CourseRunner(
      plan,
      progress: { path, line, done in
        if !reports.quiet { terminal.showProgress("[\(done + 1)/\(plan.paths.count)] \(path):\(line)") }
      },
      finished: { result in
        lessons.append(result.report)
        terminal.clearProgress()
        guard isHuman else { return }
        writeError(terminal.colored(result.report.failureText))
        if !reports.quiet, result.report.counts != VerificationCounts() {
          writeOut("\(result.report.path): \(result.report.counts.sentence)\n")
        }
      })
    runner.run()
    return lessons
  }

  private func missingLabel(_ lessons: [LessonReport]) -> String? {
    if lessons.contains(where: { $0.parts.isEmpty && $0.status != .success }) { return nil }
    return cell.first { label in !lessons.contains { $0.parts.contains { $0.label == label } } }
  }

  private func status(of lessons: [LessonReport]) -> ExitStatus {
    var statuses = lessons.map(\.status)
    let counts = lessons.map(\.counts).reduce(VerificationCounts(), +)
    if counts.verified == 0 { statuses.append(.nothingToVerify) }
    if let coverage, counts.coverage < coverage { statuses.append(.nothingToVerify) }
    return ExitStatus.combined(statuses)
  }

  private func tell(_ course: CourseReport) {
    guard reports.format == .human else { return }
    if !reports.quiet && course.lessons.count > 1 {
      writeOut("\(course.lessons.count) lessons, \(course.counts.sentence)\n")
    }
    if course.counts.verified == 0,
      !course.lessons.contains(where: { $0.status != .success && $0.status != .nothingToVerify })
    {
      writeError("gradbook: nothing to verify was found; write an `output` fence behind a cell\n")
    } else if let coverage, course.counts.coverage < coverage {
      let share = (course.counts.coverage * 10).rounded() / 10
      writeError(
        "gradbook: \(share) per cent of the cells that show something are verified, below --coverage \(coverage)\n")
    }
  }
}
