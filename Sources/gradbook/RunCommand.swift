// `gradbook run`: a lesson's or a program's output in the terminal, as text or as JSON.

import ArgumentParser
import Glibc
import LessonRunner

struct RunCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "run", abstract: "Run a lesson (.md) or a program (.py) and print what it prints.")

  enum Format: String, ExpressibleByArgument {
    case human, json
  }

  @Argument(help: "A lesson, a Python file, or - for Python from standard input.")
  var file: String

  @Argument(help: "What the program finds in sys.argv: all that stands behind a Python file.")
  var arguments: [String] = []

  @Flag(help: "Read standard input as a lesson.")
  var md = false

  @Option(help: "How to print: human or json.")
  var format: Format = .human

  @Flag(help: "Go on with the next cell after one that raised.")
  var keepGoing = false

  @Flag(
    inversion: .prefixedNo, help: "Explain an error about gradients under it; on by itself when a person reads.")
  var explain: Bool?

  @OptionGroup var limits: LimitOptions

  func run() throws {
    try ProgramRun(
      file: file, arguments: arguments, isMarkdown: md, isJSON: format == .json, keepsGoing: keepGoing,
      explains: explain, caps: limits.caps
    ).run()
  }
}

/// What `gradbook run` does, without its command line: that of a plain `gradbook run FILE ARGUMENT...` is read without the
/// parser of options, which costs as much time and memory as the machine itself.
struct ProgramRun {
  var file: String
  var arguments: [String] = []
  var isMarkdown = false
  var isJSON = false
  var keepsGoing = false
  var explains: Bool?
  var caps = LimitCaps()

  /// The run that a command line asks for, where no option stands before the file.
  init?(commandLine words: [String]) {
    guard words.count >= 3, words[1] == "run" else { return nil }
    if let place = ProgramRun.fileOfProgram(in: words) {
      if place > 2 { return nil }
    } else if words.dropFirst(2).contains(where: { $0.hasPrefix("-") }) {
      return nil
    }
    self.init(file: words[2], arguments: ProgramRun.programArguments(words.dropFirst(3)))
  }

  /// The place of the Python file in a command line `run ...`: what stands behind it is the program's, as with CPython. Nil for
  /// a lesson, which has no options of its own.
  static func fileOfProgram(in words: [String]) -> Int? {
    guard words.count >= 3, words[1] == "run" else { return nil }
    var place = 2
    while place < words.count {
      let word = words[place]
      if word == "-" { return words.contains("--md") ? nil : place }
      if !word.hasPrefix("-") { return word.hasSuffix(".py") ? place : nil }
      if word == "--" { return nil }
      place += optionsWithValue.contains(word) ? 2 : 1
    }
    return nil
  }

  /// The words behind a Python file; a `--` among them may stand before the program's own flags.
  static func programArguments(_ words: ArraySlice<String>) -> [String] {
    var rest = Array(words)
    if let separator = rest.firstIndex(of: "--") { rest.remove(at: separator) }
    return rest
  }

  /// The options of `run` whose value may be the next word.
  private static let optionsWithValue: Set<String> = [
    "--format", "--max-seconds", "--max-memory", "--max-output", "--max-steps",
  ]

  init(
    file: String, arguments: [String] = [], isMarkdown: Bool = false, isJSON: Bool = false, keepsGoing: Bool = false,
    explains: Bool? = nil, caps: LimitCaps = LimitCaps()
  ) {
    self.file = file
    self.arguments = arguments
    self.isMarkdown = isMarkdown
    self.isJSON = isJSON
    self.keepsGoing = keepsGoing
    self.explains = explains
    self.caps = caps
  }

  func run() throws {
    ProcessMemory.releaseFirstPages()
    let bytes: [UInt8]
    do throws(FileError) {
      if file == "-" {
        bytes = readStandardInput()
      } else {
        bytes = try file.hasSuffix(".py") ? LessonFiles.read(file) : LessonFiles.readLesson(file)
      }
    } catch {
      throw fail(error)
    }
    let name = file == "-" ? "<stdin>" : file
    let isLesson = file == "-" ? isMarkdown : !file.hasSuffix(".py")
    var options = RunOptions()
    options.keepsGoing = keepsGoing
    options.explainsErrors = explains ?? (isatty(2) != 0)
    options.replay.diagnoses = isJSON
    options.endsProcess = true
    options.endsWhenLate = true
    options.recordsDiagrams = isJSON
    options.evaluatesProse = false
    options.caps = caps
    options.arguments = [file] + arguments
    options.writesThrough = isatty(1) != 0
    if !isJSON { options.terminal = Terminal.shape }
    // A lesson prints the same wherever it runs; only lines of progress show that there is a terminal.
    if isLesson { options.terminal.showsOutput = false }
    options.collects = isLesson || isJSON
    if !isJSON { options.live = { text, isError in isError ? writeError(text) : writeOut(text) } }
    options.whenStageEnds = { ProcessMemory.releasePages(after: $0) }
    let outcome =
      isLesson
      ? LessonSession.run(path: name, bytes: bytes, options: options)
      : LessonSession.run(program: name, bytes: bytes, options: options)
    for diagnostic in outcome.diagnostics { writeError(diagnostic.rendered() + "\n") }
    if isJSON, let run = outcome.run {
      do throws(FileError) {
        writeOut(try RunReport(run).json())
      } catch {
        throw fail(error)
      }
    }
    if let code = outcome.exitCode {
      if code != 0 { throw ExitCode(code) }
      return
    }
    try finish(outcome.status)
  }

  private func readStandardInput() -> [UInt8] {
    var bytes: [UInt8] = []
    var chunk = [UInt8](repeating: 0, count: 65536)
    while true {
      let count = chunk.withUnsafeMutableBytes { read(0, $0.baseAddress, $0.count) }
      if count <= 0 { return bytes }
      bytes += chunk[..<count]
    }
  }
}
