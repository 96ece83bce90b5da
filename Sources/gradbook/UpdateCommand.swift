// `gradbook update`: writes new outputs into lessons, or a patch that does. Shows every change first.

import ArgumentParser
import LessonRunner

struct UpdateCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "update", abstract: "Accept new outputs: rewrite what is different in lessons.",
    discussion: """
      Only output fences, error fences and inline values change, and only where they are different. A cell that newly \
      raises, no longer raises, or whose gradient check fails is refused unless --cell names it; one that shows something \
      else in a second run always is. Never writes to lessons when CI is set; --patch writes a patch there.
      """)

  @OptionGroup var selection: SelectionOptions
  @OptionGroup var limits: LimitOptions
  @OptionGroup var reports: ReportOptions

  @Flag(help: "Insert an output fence after a cell that shows something and has none.")
  var add = false

  @Option(help: ArgumentHelp("Write a patch to this file and leave the lessons as they are.", valueName: "FILE"))
  var patch: String?

  @Option(
    help: ArgumentHelp("Update only the cells with this label, whatever they raise. Repeatable.", valueName: "LABEL"))
  var cell: [String] = []

  @Flag(inversion: .prefixedNo, help: "Run each lesson twice and refuse what differs.")
  var twice = true

  @Option(help: "How many lessons run at a time.")
  var jobs: Int?

  @Flag(help: "Stop at the first lesson of which something is refused.")
  var failFast = false

  @Flag(help: "Numbers that are within tolerance are rewritten too.")
  var exact = false

  func validate() throws {
    if let jobs, jobs < 1 { throw ValidationError("--jobs takes a whole number above 0") }
  }

  func run() throws {
    if isContinuousIntegration && patch == nil {
      writeError("gradbook: `update` does not write to lessons when CI is set; use --patch FILE\n")
      throw ExitCode(ExitStatus.usage.rawValue)
    }
    guard let paths = try selection.find(reports) else { return }
    var plan = CoursePlan(paths, task: .update)
    plan.rules.labels = cell
    plan.rules.runsTwice = twice
    plan.rules.isExact = exact
    plan.caps = limits.caps
    plan.update.addsFences = add
    plan.update.labels = cell
    plan.update.isExact = exact
    plan.jobs = jobs ?? processorCount
    plan.failsFast = failFast
    plan.isCancelled = { Interrupts.hasCome }
    Interrupts.watch()
    try update(plan)
  }

  private func update(_ plan: CoursePlan) throws {
    var updater = LessonUpdater(plan, reports, writesPatch: patch != nil)
    updater.run()
    try Interrupts.leave(updater.lessons.count, of: plan.paths.count)
    do throws(FileError) {
      if let problem = updater.problem { throw problem }
      if let patch { try LessonFiles.write([UInt8](updater.patches.utf8), to: patch) }
    } catch {
      throw fail(error)
    }
    let status = ExitStatus.combined(updater.statuses)
    try reports.write(CourseReport(updater.lessons, status: status))
    if reports.format == .human && !reports.quiet { writeOut(summary(updater.changed)) }
    try finish(status)
  }

  private func summary(_ changed: Int) -> String {
    let lessons = "\(changed) \(changed == 1 ? "lesson" : "lessons")"
    if changed == 0 { return "nothing to update\n" }
    return patch.map { "\(lessons) in the patch \($0)\n" } ?? "\(lessons) updated\n"
  }
}

/// Writes what the workers have planned, lesson by lesson.
private struct LessonUpdater {
  private let plan: CoursePlan
  private let reports: ReportOptions
  private let writesPatch: Bool
  private let terminal: Terminal
  private(set) var lessons: [LessonReport] = []
  private(set) var statuses: [ExitStatus] = []
  private(set) var patches = ""
  private(set) var changed = 0
  private(set) var problem: FileError?

  init(_ plan: CoursePlan, _ reports: ReportOptions, writesPatch: Bool) {
    self.plan = plan
    self.reports = reports
    self.writesPatch = writesPatch
    terminal = Terminal(reports.color)
  }

  mutating func run() {
    // Each lesson is written when it is done, so that an interrupted update has written whole lessons.
    var updater = self
    let runner = CourseRunner(
      plan,
      progress: { [terminal, plan, reports] path, line, done, seconds in
        if reports.quiet { return }
        terminal.showProgress("[\(done + 1)/\(plan.paths.count)] \(path):\(line), \(Int(seconds)) s")
      },
      finished: { result in updater.take(result) })
    runner.run()
    terminal.clearProgress()
    self = updater
  }

  private mutating func take(_ result: WorkerResult) {
    terminal.clearProgress()
    lessons.append(result.report)
    let isHuman = reports.format == .human
    let path = result.report.path
    guard let update = result.plan else {
      if isHuman { writeError(terminal.colored(result.report.failureText)) }
      statuses.append(result.report.status)
      return
    }
    statuses.append(update.status)
    if isHuman {
      for refusal in update.refusals { writeError(terminal.colored(refusal.text(path: path))) }
      if !reports.quiet { for change in update.changes { writeOut(terminal.colored(change.text(path: path))) } }
    }
    guard let bytes = update.bytes else { return }
    do throws(FileError) {
      let old = try LessonFiles.read(path)
      if !update.fits(old) { throw FileError(path, "was changed while it ran; update it again") }
      if writesPatch {
        patches += LessonPatch.text(path: path, old: old, new: bytes)
      } else {
        try LessonFiles.write(bytes, to: path)
      }
      changed += 1
    } catch {
      problem = problem ?? error
    }
  }
}
