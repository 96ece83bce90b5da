// `gradbook graph`: the graph behind a tensor of a lesson, for other tools to draw.

import ArgumentParser
import Diagrams
import LessonRunner

struct GraphCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "graph", abstract: "Print the graph behind a tensor, as it is at the end of a lesson or program.")

  enum Format: String, ExpressibleByArgument, CaseIterable {
    case dot, svg, mermaid, json, text
  }

  @Argument(help: "A lesson or a Python file.")
  var file: String

  @Argument(help: "An expression of the lesson, such as loss.")
  var expression: String

  @Option(help: "dot, svg (needs Graphviz), mermaid, json or text.")
  var format: Format = .dot

  @OptionGroup var limits: LimitOptions

  func run() throws {
    let bytes: [UInt8]
    do throws(FileError) {
      bytes = try LessonFiles.read(file)
    } catch {
      throw fail(error)
    }
    var options = RunOptions()
    options.caps = limits.caps
    switch LessonSession.graph(path: file, bytes: bytes, expression: expression, options: options) {
    case .failed(let message):
      writeError("gradbook: \(message)")
      throw ExitCode(ExitStatus.didNotRun.rawValue)
    case .graph(let diagram): try show(diagram)
    }
  }

  private func show(_ diagram: Diagram) throws {
    switch format {
    case .dot: writeOut(diagram.dot)
    case .mermaid: writeOut(diagram.mermaid)
    case .json: writeOut(diagram.json.hasSuffix("\n") ? diagram.json : diagram.json + "\n")
    case .text: writeOut(diagram.textEquivalent.map { $0 + "\n" }.joined())
    case .svg:
      switch Graphviz().draw([diagram]).first {
      case .svg(let text): writeOut(text.hasSuffix("\n") ? text : text + "\n")
      case .failed(let reason):
        writeError("gradbook: the picture could not be drawn: \(reason)\n")
        throw ExitCode(ExitStatus.usage.rawValue)
      case .dotIsMissing, nil:
        writeError("gradbook: \(Graphviz.howToInstall)\n")
        throw ExitCode(ExitStatus.usage.rawValue)
      }
    }
  }
}
