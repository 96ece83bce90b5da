// `gradbook render`: pages, pictures and the list of lessons, in a folder that any browser opens. Each lesson runs in a
// process of its own; drawing and writing happen here.

import ArgumentParser
import LessonRunner
import Site

struct RenderCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "render", abstract: "Render lessons to pages, with their outputs verified.")

  @OptionGroup var selection: SelectionOptions

  @Option(name: [.short, .long], help: "The folder to write to.")
  var output: String

  @Option(help: "A folder whose templates, stylesheet and script take the place of ours.")
  var theme: String?

  @OptionGroup var limits: LimitOptions
  @OptionGroup var options: CourseOptions
  @OptionGroup var reports: ReportOptions

  func run() throws {
    // Where nothing is to be made anew, the site stays as it is.
    guard let files = try selection.find(reports) else { return }
    let builder = try builder(for: files)
    var course = CourseVerification(options: options, reports: reports)
    course.acceptsNothing = options.coverage == nil
    course.line = { report in "\(report.path) -> \(builder.page(of: report.path)) (\(report.counts.sentence))" }
    // An interrupted run leaves the site as it was.
    let lessons = try course.run(options.plan(files, task: .page, limits)) { result in
      builder.add(PageRun.draft(of: result))
    }
    do throws(FileError) {
      try builder.finish()
    } catch {
      throw fail(error)
    }
    for notice in builder.notices { writeError("gradbook: \(notice)\n") }
    try course.finish(lessons)
  }

  private func builder(for files: [String]) throws -> SiteBuilder {
    do throws(FileError) {
      let map = SiteMap(files, given: selection.paths.isEmpty ? ["Lessons"] : selection.paths)
      return SiteBuilder(folder: output, map: map, theme: try Theme(folder: theme))
    } catch {
      throw fail(error)
    }
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
      builder.add(draft(of: result))
      reports.append(result.report)
    }
    runner.run()
    return reports
  }

  /// What a worker made of a lesson, or the page that says why it could not.
  static func draft(of result: WorkerResult) -> PageDraft {
    result.page.flatMap { PageDraft(encoded: $0) } ?? PageDraft(failed: result.report)
  }
}
