// `gradbook dump`: the text forms of the stages, for goldens and for debugging.

import ArgumentParser
import LessonRunner

struct DumpCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "dump", abstract: "Print what a stage of the tool sees of a file.", shouldDisplay: false)

  enum Stage: String, EnumerableFlag {
    case tokens, tree, code, cells

    static func help(for value: Stage) -> ArgumentHelp? {
      switch value {
      case .tokens: "The tokens of a Python file."
      case .tree: "The syntax tree of a Python file."
      case .code: "The compiled code of a Python file."
      case .cells: "The parts of a lesson."
      }
    }
  }

  @Flag(help: "Which stage.")
  var stage: Stage

  @Argument(help: "A Python file or a lesson.")
  var file: String

  func run() throws {
    do throws(FileError) {
      let bytes = try LessonFiles.read(file)
      let text: String
      switch stage {
      case .tokens: text = StageDump.tokens(bytes)
      case .tree: text = StageDump.tree(bytes, file: file)
      case .code: text = StageDump.code(bytes, file: file)
      case .cells: text = StageDump.cells(bytes, file: file)
      }
      writeOut(text.hasSuffix("\n") ? text : text + "\n")
    } catch {
      throw fail(error)
    }
  }
}
