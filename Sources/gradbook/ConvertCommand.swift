// `gradbook convert`: lessons to and from notebooks, Quarto, MyST and Python scripts.

import ArgumentParser
import LessonRunner

struct ConvertCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "convert", abstract: "Convert between a lesson (.md), .ipynb, .qmd, MyST (.myst.md) and .py scripts.")

  @Argument(help: "The file to read.")
  var input: String

  @Argument(help: "The file to write; its ending says the format.")
  var output: String

  @Option(help: "The format of the input, where its name does not say it: md, ipynb, qmd, myst.md or py.")
  var from: Conversion.Format?

  @Option(help: "The format of the output, where its name does not say it.")
  var to: Conversion.Format?

  func run() throws {
    guard let source = from ?? Conversion.Format(path: input) else { throw unknown(input) }
    guard let target = to ?? Conversion.Format(path: output) else { throw unknown(output) }
    do throws(FileError) {
      let bytes = try source == .lesson ? LessonFiles.readLesson(input) : LessonFiles.read(input)
      let text = try Conversion.text(bytes, from: source, to: target, path: input)
      try LessonFiles.write([UInt8](text.utf8), to: output)
    } catch {
      throw fail(error)
    }
  }

  private func unknown(_ path: String) -> any Error {
    ValidationError("\(path): the ending is none of .md, .ipynb, .qmd, .myst.md, .py; give --from and --to")
  }
}

extension Conversion.Format: ExpressibleByArgument {}
