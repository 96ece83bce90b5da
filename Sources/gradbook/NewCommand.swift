// `gradbook new`: a folder with a lesson that verifies and the files that verify it in CI.

import ArgumentParser
import LessonRunner

struct NewCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "new", abstract: "Start a course: a first lesson and files for CI.")

  @Argument(help: "The folder to make.")
  var folder: String

  func run() throws {
    do throws(FileError) {
      for path in try CourseScaffold.write(to: folder) { writeOut("\(path)\n") }
    } catch {
      throw fail(error)
    }
    writeOut("\nnext: cd \(folder) && gradbook verify\n")
  }
}
