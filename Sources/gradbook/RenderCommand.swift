// `gradbook render`: pages, pictures and the list of lessons, in a folder that any browser opens.

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

  @Flag(help: "Print only failures.")
  var quiet = false

  func run() throws {
    var statuses: [ExitStatus] = []
    do throws(FileError) {
      let builder = SiteBuilder(folder: output)
      for file in try LessonFiles.find(paths) {
        var options = RunOptions()
        options.recordsDiagrams = true
        let outcome = LessonSession.verify(path: file, bytes: try LessonFiles.read(file), options: options)
        writeError(outcome.failureText)
        statuses.append(outcome.status)
        guard let run = outcome.run else { continue }
        let page = try builder.add(run)
        if !quiet { writeOut("\(file) -> \(page) (\(run.counts.sentence))\n") }
      }
      for notice in builder.notices { writeError("gradbook: \(notice)\n") }
      try builder.finish()
    } catch {
      throw fail(error)
    }
    try finish(ExitStatus.combined(statuses))
  }
}
