// `gradbook verify`: runs lessons and compares what their cells show with what is written. Writes nothing.

import ArgumentParser
import LessonRunner

struct VerifyCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "verify", abstract: "Run lessons and check that the outputs written in them still hold.")

  @Argument(help: "Lessons or folders; Lessons, or the current folder, when none is given.")
  var paths: [String] = []

  @Flag(help: "Print only failures.")
  var quiet = false

  func run() throws {
    let files: [String]
    do throws(FileError) {
      files = try LessonFiles.find(paths)
    } catch {
      throw fail(error)
    }
    var statuses: [ExitStatus] = []
    var total = VerificationCounts()
    for file in files {
      let bytes: [UInt8]
      do throws(FileError) {
        bytes = try LessonFiles.read(file)
      } catch {
        throw fail(error)
      }
      let outcome = LessonSession.verify(path: file, bytes: bytes)
      writeError(outcome.failureText)
      statuses.append(outcome.status)
      if let run = outcome.run {
        total = total + run.counts
        if !quiet { writeOut("\(file): \(run.counts.sentence)\n") }
      }
    }
    if total.verified == 0 { statuses.append(.nothingToVerify) }
    if !quiet && files.count > 1 { writeOut("\(files.count) lessons, \(total.sentence)\n") }
    if total.verified == 0 {
      writeError("gradbook: nothing to verify was found; write an `output` fence behind a cell\n")
    }
    try finish(ExitStatus.combined(statuses))
  }
}
