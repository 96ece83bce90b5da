// `gradbook explain`: why a gradient did or did not arrive, in the terminal or as JSON for an editor.

import ArgumentParser
import LessonRunner

struct ExplainCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "explain", abstract: "Say why a gradient did or did not arrive.",
    discussion: """
      Runs the lesson up to the cell of LINE with every dependence recorded. Without NAME it tells what is wrong there; \
      with NAME why that tensor received its gradient, or none, from the loss of that line.
      """)

  enum Format: String, ExpressibleByArgument, CaseIterable {
    case human, json
  }

  @Argument(help: "A lesson or a Python file, with a line: FILE:LINE.")
  var place: String

  @Argument(help: "A tensor of the lesson, such as v or model.weight.")
  var name: String?

  @Option(help: "How to print: human or json.")
  var format: Format = .human

  @OptionGroup var limits: LimitOptions

  func run() throws {
    let (path, line) = Self.split(place)
    let bytes: [UInt8]
    do throws(FileError) {
      bytes = try path.hasSuffix(".py") ? LessonFiles.read(path) : LessonFiles.readLesson(path)
    } catch {
      throw fail(error)
    }
    let lineCount = bytes.split(separator: 0x0A, omittingEmptySubsequences: false).count
    if let line, line > lineCount {
      writeError("gradbook: \(path) has no line \(line): it ends at line \(lineCount)")
      throw ExitCode(ExitStatus.usage.rawValue)
    }
    var options = RunOptions()
    options.endsWhenLate = true
    options.caps = limits.caps
    switch LessonSession.explain(path: path, bytes: bytes, line: line, name: name, options: options) {
    case .failed(let message):
      writeError("gradbook: \(message)")
      throw ExitCode(ExitStatus.didNotRun.rawValue)
    case .report(let report):
      writeOut(format == .json ? report.json() : report.text)
    }
  }

  /// `FILE:LINE`; a file alone has no line.
  static func split(_ place: String) -> (path: String, line: Int?) {
    guard let colon = place.lastIndex(of: ":"), let line = Int(place[place.index(after: colon)...]), line > 0 else {
      return (place, nil)
    }
    return (String(place[..<colon]), line)
  }
}
