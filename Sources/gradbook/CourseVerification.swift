// What `verify` and `render` have in common: how lessons of a course are run and compared, and how what came of it is told.

import ArgumentParser
import LessonRunner

/// How lessons are run and compared.
struct CourseOptions: ParsableArguments {
  @Option(help: "How many lessons run at a time; as many as there are processors when not given.")
  var jobs: Int?

  @Flag(help: "Stop at the first lesson that fails.")
  var failFast = false

  @Flag(help: "Numbers must be exactly as written, whatever a cell's `tol` says.")
  var exact = false

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

  /// The plan for some lessons.
  func plan(_ paths: [String], task: WorkerRequest.Task, _ limits: LimitOptions) -> CoursePlan {
    var plan = CoursePlan(paths, task: task)
    plan.rules.isExact = exact
    plan.rules.labels = cell
    plan.rules.runsTwice = twice ?? isContinuousIntegration
    plan.caps = limits.caps
    plan.jobs = jobs ?? processorCount
    plan.failsFast = failFast
    plan.isCancelled = { Interrupts.hasCome }
    return plan
  }
}

/// Runs lessons and tells what came of them.
struct CourseVerification {
  let options: CourseOptions
  let reports: ReportOptions
  /// A course in which nothing can be verified is a success too: pages are made of it all the same.
  var acceptsNothing = false
  /// What is printed of a lesson.
  var line: (LessonReport) -> String = { "\($0.path): \($0.counts.sentence)" }

  /// Runs a plan; `finished` sees each lesson's result, in the order of the lessons.
  func run(_ plan: CoursePlan, finished: @escaping (WorkerResult) -> Void = { _ in }) throws -> [LessonReport] {
    let terminal = Terminal(reports.color)
    let isHuman = reports.format == .human
    var lessons: [LessonReport] = []
    Interrupts.watch()
    let runner = CourseRunner(
      plan,
      progress: { path, line, done, seconds in
        if reports.quiet { return }
        let place = line > 0 ? "\(path):\(line)" : path
        terminal.showProgress("[\(done + 1)/\(plan.paths.count)] \(place), \(Int(seconds)) s")
      },
      finished: { result in
        lessons.append(result.report)
        terminal.clearProgress()
        finished(result)
        guard isHuman else { return }
        writeError(terminal.colored(result.report.failureText))
        if !reports.quiet, acceptsNothing || result.report.counts != VerificationCounts() {
          writeOut(line(result.report) + "\n")
        }
      })
    runner.run()
    terminal.clearProgress()
    try Interrupts.leave(lessons.count, of: plan.paths.count)
    return lessons
  }

  /// Writes the reports and the last line, and ends the command with its status.
  func finish(_ lessons: [LessonReport]) throws {
    if let missing = missingLabel(lessons) {
      writeError("gradbook: no lesson has a cell with the label `\(missing)`\n")
      throw ExitCode(ExitStatus.usage.rawValue)
    }
    let status = status(of: lessons)
    let course = CourseReport(lessons, status: status)
    try reports.write(course)
    tell(course)
    try gradbook.finish(status)
  }

  private func missingLabel(_ lessons: [LessonReport]) -> String? {
    if lessons.contains(where: { $0.parts.isEmpty && $0.status != .success }) { return nil }
    return options.cell.first { label in !lessons.contains { $0.parts.contains { $0.label == label } } }
  }

  private func status(of lessons: [LessonReport]) -> ExitStatus {
    var statuses = lessons.map(\.status)
    let counts = lessons.map(\.counts).reduce(VerificationCounts(), +)
    if counts.verified == 0 && !acceptsNothing { statuses.append(.nothingToVerify) }
    if let coverage = options.coverage, counts.coverage < coverage { statuses.append(.nothingToVerify) }
    return ExitStatus.combined(statuses)
  }

  private func tell(_ course: CourseReport) {
    guard reports.format == .human else { return }
    if !reports.quiet && course.lessons.count > 1 {
      writeOut(course.sentence + "\n")
    }
    if course.counts.verified == 0, !acceptsNothing,
      !course.lessons.contains(where: { $0.status != .success && $0.status != .nothingToVerify })
    {
      writeError("gradbook: nothing to verify was found; write an `output` fence behind a cell\n")
    } else if let coverage = options.coverage, course.counts.coverage < coverage {
      let share = (course.counts.coverage * 10).rounded() / 10
      writeError(
        "gradbook: \(share) per cent of the cells that show something are verified, below --coverage \(coverage)\n")
    }
  }
}
