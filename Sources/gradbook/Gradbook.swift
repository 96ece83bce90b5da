// The command line: its root, and how errors become exit statuses. One file a command beside this one.

import ArgumentParser
import Glibc
import LessonRunner

@main
struct Gradbook: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "gradbook",
    abstract: "Run, verify and render lessons about automatic differentiation.",
    discussion: """
      A lesson is a Markdown file with cells of Python. `gradbook run` shows what its cells print, `gradbook verify` \
      checks that what is written in it still holds, `gradbook render` makes pages.
      """,
    version: Version.text,
    subcommands: [RunCommand.self, VerifyCommand.self, RenderCommand.self, DumpCommand.self])

  /// Runs the command; a wrong command line ends with status 2.
  static func main() {
    do {
      var command = try parseAsRoot()
      try command.run()
    } catch {
      let code = exitCode(for: error)
      let text = code == .success || code == .validationFailure ? fullMessage(for: error) : message(for: error)
      if code == .success {
        writeOut(text.isEmpty ? "" : text + "\n")
        Glibc.exit(0)
      }
      if !text.isEmpty { writeError(text + "\n") }
      Glibc.exit(code == .validationFailure ? ExitStatus.usage.rawValue : code.rawValue)
    }
  }
}

/// Writes to standard output, all of it.
func writeOut(_ text: String) { writeAll(text, to: 1) }

/// Writes to standard error.
func writeError(_ text: String) { writeAll(text, to: 2) }

private func writeAll(_ text: String, to descriptor: Int32) {
  var text = text
  text.withUTF8 { bytes in
    var done = 0
    while done < bytes.count, let base = bytes.baseAddress {
      let count = write(descriptor, base + done, bytes.count - done)
      if count <= 0 { return }
      done += count
    }
  }
}

/// Ends the command with a status.
func finish(_ status: ExitStatus) throws {
  if status != .success { throw ExitCode(status.rawValue) }
}

/// Ends the command because a file could not be used.
func fail(_ error: FileError) -> ExitCode {
  writeError("gradbook: \(error.message)\n")
  return ExitCode(ExitStatus.usage.rawValue)
}
