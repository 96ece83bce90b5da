// `gradbook render`: pages, pictures and the list of lessons, in a folder that any browser opens. Each lesson runs in a
// process of its own; drawing and writing happen here.

import ArgumentParser
import LessonRunner
import Site

struct RenderCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "render", abstract: "Render lessons to pages, with their outputs verified.")

  @Argument(help: "Lessons or folders; Lessons, or the current folder, when none is given.")
  var paths: [String] = []

  @Option(name: [.short, .long], help: "The folder to write to.")
  var output: String

  @Option(help: "A folder whose templates, stylesheet and script take the place of ours.")
  var theme: String?

  @OptionGroup var limits: LimitOptions

  @Option(help: "How many lessons run at a time; one more than there are processors when not given.")
  var jobs: Int?

  @Flag(help: "Print only failures.")
  var quiet = false

  func validate() throws {
    if let jobs, jobs < 1 { throw ValidationError("--jobs takes a whole number above 0") }
  }

  func run() throws {
    var status = ExitStatus.success
    do throws(FileError) {
      let files = try LessonFiles.find(paths)
      let map = SiteMap(files, given: paths.isEmpty ? ["Lessons"] : paths)
      let builder = SiteBuilder(folder: output, map: map, theme: try Theme(folder: theme))
      let reports = PageRun.add(files, to: builder, jobs: jobs ?? processorCount + 1, caps: limits.caps)
      for report in reports { writeError(report.failureText) }
      try builder.finish()
      for notice in builder.notices { writeError("gradbook: \(notice)\n") }
      for report in reports where !quiet {
        writeOut("\(report.path) -> \(builder.page(of: report.path)) (\(report.counts.sentence))\n")
      }
      status = ExitStatus.combined(reports.map(\.status))
    } catch {
      throw fail(error)
    }
    try finish(status)
  }
}

/// Running lessons for their pages, which `render` and `preview` both do.
enum PageRun {
  /// Runs lessons, each in a process of its own, and hands their drafts to the builder; the reports in the same order.
  static func add(_ files: [String], to builder: SiteBuilder, jobs: Int, caps: LimitCaps) -> [LessonReport] {
    var plan = CoursePlan(files, task: .page)
    plan.jobs = jobs
    plan.caps = caps
    var reports: [LessonReport] = []
    let runner = CourseRunner(plan) { result in
      let draft = result.page.flatMap { PageDraft(encoded: $0) } ?? PageDraft(failed: result.report)
      builder.add(draft)
      reports.append(result.report)
    }
    runner.run()
    return reports
  }
}
