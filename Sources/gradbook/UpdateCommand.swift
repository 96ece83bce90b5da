// `gradbook update`: writes new outputs into lessons, or a patch that does. Shows every change first.

import ArgumentParser
import LessonRunner

struct UpdateCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "update", abstract: "Accept new outputs: rewrite what is different in lessons.",
    discussion: """
      Only output fences, error fences and inline values change, and only where they are different. A cell that is \
      nondeterministic, newly raises or no longer raises is refused unless --cell names it. Never writes to lessons when \
      CI is set; --patch writes a patch there.
      """)

  @OptionGroup var selection: SelectionOptions
  @OptionGroup var limits: LimitOptions

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

  @Option(help: "Colours: auto, always or never.")
  var color: ColorChoice = .auto

  @Flag(help: "Print only what is refused.")
  var quiet = false

  func validate() throws {
    if let jobs, jobs < 1 { throw ValidationError("--jobs takes a whole number above 0") }
  }

  func run() throws {
    if isContinuousIntegration && patch == nil {
      writeError("gradbook: `update` does not write to lessons when CI is set; use --patch FILE\n")
      throw ExitCode(ExitStatus.usage.rawValue)
    }
    let (paths, reason) = try selection.find()
    if let reason { writeOut("gradbook: \(reason)\n") }
    var plan = CoursePlan(paths, task: .update)
    plan.rules.labels = cell
    plan.rules.runsTwice = twice
    plan.caps = limits.caps
    plan.update.addsFences = add
    plan.update.labels = cell
    plan.jobs = jobs ?? processorCount
    try update(plan)
  }

  private func update(_ plan: CoursePlan) throws {
    let terminal = Terminal(color)
    var statuses: [ExitStatus] = []
    var patches = ""
    var changed = 0
    var problem: FileError?
    let runner = CourseRunner(plan) { result in
      let path = result.report.path
      guard let update = result.plan else {
        writeError(terminal.colored(result.report.failureText))
        statuses.append(result.report.status)
        return
      }
      statuses.append(update.status)
      for refusal in update.refusals { writeError(terminal.colored(refusal.text(path: path))) }
      if !quiet { for change in update.changes { writeOut(terminal.colored(change.text(path: path))) } }
      guard let bytes = update.bytes else { return }
      changed += 1
      do throws(FileError) {
        let old = try LessonFiles.read(path)
        if !update.fits(old) { throw FileError(path, "was changed while it ran; update it again") }
        if patch != nil {
          patches += LessonPatch.text(path: path, old: old, new: bytes)
        } else {
          try LessonFiles.write(bytes, to: path)
        }
      } catch {
        problem = error
      }
    }
    runner.run()
    do throws(FileError) {
      if let problem { throw problem }
      if let patch { try LessonFiles.write([UInt8](patches.utf8), to: patch) }
    } catch {
      throw fail(error)
    }
    if !quiet { writeOut(summary(changed)) }
    try finish(ExitStatus.combined(statuses))
  }

  private func summary(_ changed: Int) -> String {
    let lessons = "\(changed) \(changed == 1 ? "lesson" : "lessons")"
    if changed == 0 { return "nothing to update\n" }
    return patch.map { "\(lessons) in the patch \($0)\n" } ?? "\(lessons) updated\n"
  }
}
