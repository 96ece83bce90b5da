// `gradbook graph`: the graph behind a tensor of a lesson, for other tools to draw; or the difference of two.

import ArgumentParser
import Diagrams
import LessonRunner

struct GraphCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "graph", abstract: "Print the graph behind a tensor, as it is at the end of a lesson or program.",
    discussion: """
      With --diff the two arguments are FILE:EXPRESSION each, the second may be an expression of the same file; what the \
      second graph has more is marked as added, what it lacks as removed.
      """)

  enum Format: String, ExpressibleByArgument, CaseIterable {
    case dot, svg, mermaid, json, text
  }

  @Argument(help: "A lesson or a Python file; with --diff a FILE:EXPRESSION.")
  var file: String

  @Argument(help: "An expression of the lesson, such as loss; with --diff a second FILE:EXPRESSION.")
  var expression: String

  @Option(help: "dot, svg (needs Graphviz), mermaid, json or text.")
  var format: Format = .dot

  @Flag(help: "Draw two graphs as one and mark the difference.")
  var diff = false

  @Flag(help: "Draw every card, also of a large graph.")
  var all = false

  @Option(help: ArgumentHelp("Keep a module open, such as blocks.3. Repeatable.", valueName: "MODULE"))
  var open: [String] = []

  @OptionGroup var limits: LimitOptions

  func run() throws {
    guard diff else { return try show(try graph(file, expression)) }
    let first = Self.parts(of: file)
    let second = Self.parts(of: expression)
    guard let path = first.path else {
      throw ValidationError("--diff takes FILE:EXPRESSION, such as lesson.md:loss")
    }
    let before = try graph(path, first.expression)
    try show(before.difference(to: try graph(second.path ?? path, second.expression)))
  }

  /// `lesson.md:loss`; without a file before a colon all of it is an expression.
  private static func parts(of text: String) -> (path: String?, expression: String) {
    for index in text.indices where text[index] == ":" {
      let path = String(text[..<index])
      if path.hasSuffix(".md") || path.hasSuffix(".py") { return (path, String(text[text.index(after: index)...])) }
    }
    return (nil, text)
  }

  private func graph(_ file: String, _ expression: String) throws -> Diagram {
    let bytes: [UInt8]
    do throws(FileError) {
      bytes = try file.hasSuffix(".py") ? LessonFiles.read(file) : LessonFiles.readLesson(file)
    } catch {
      throw fail(error)
    }
    var options = RunOptions()
    options.endsWhenLate = true
    options.caps = limits.caps
    let rules = LessonSession.GraphWish(drawsAll: all, open: open)
    switch LessonSession.graph(path: file, bytes: bytes, expression: expression, wish: rules, options: options) {
    case .failed(let message):
      writeError("gradbook: \(message)")
      throw ExitCode(ExitStatus.didNotRun.rawValue)
    case .graph(let diagram): return diagram
    }
  }

  private func show(_ diagram: Diagram) throws {
    switch format {
    case .dot: writeOut(diagram.dot)
    case .mermaid: writeOut(diagram.mermaid)
    case .json: writeOut(diagram.json)
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
