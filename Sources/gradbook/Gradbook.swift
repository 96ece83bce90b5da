// The command line: its root, and how errors become exit statuses. One file a command beside this one.

import ArgumentParser
import Diagnostics
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
    subcommands: [
      RunCommand.self, ReplCommand.self, VerifyCommand.self, UpdateCommand.self, CheckCommand.self, RenderCommand.self,
      PreviewCommand.self, GraphCommand.self, ExplainCommand.self, ConvertCommand.self, NewCommand.self,
      DoctorCommand.self,
      DumpCommand.self,
    ])

  /// Runs the command; a wrong command line ends with status 2.
  static func main() {
    ProcessMemory.prepareAllocator()
    if CommandLine.arguments.count == 2, CommandLine.arguments[1] == "--worker" { Glibc.exit(WorkerMain.run()) }
    if CommandLine.arguments.count == 2, CommandLine.arguments[1] == "--worker-attempts" {
      Glibc.exit(WorkerMain.attempt())
    }
    if let word = CommandLine.arguments.dropFirst().first, word != "run", let sentence = unknownCommand(word) {
      writeError("gradbook: \(sentence)\n")
      Glibc.exit(ExitStatus.usage.rawValue)
    }
    // A file that may not grow is a failed write, which has a sentence, and no reason to die.
    signal(SIGXFSZ, SIG_IGN)
    do {
      if let plain = ProgramRun(commandLine: CommandLine.arguments) {
        try plain.run()
      } else if let place = ProgramRun.fileOfProgram(in: CommandLine.arguments) {
        var command = try parseAsRoot(Array(CommandLine.arguments[1...place]))
        if var program = command as? RunCommand {
          program.arguments = ProgramRun.programArguments(CommandLine.arguments[(place + 1)...])
          command = program
        }
        try command.run()
      } else {
        var command = try parseAsRoot()
        try command.run()
      }
      leaveIfOutputFailed()
    } catch let code as ExitCode {
      leaveIfOutputFailed()
      Glibc.exit(code == .validationFailure ? ExitStatus.usage.rawValue : code.rawValue)
    } catch {
      leaveIfOutputFailed()
      let code = exitCode(for: error)
      let text = code == .success || code == .validationFailure ? fullMessage(for: error) : message(for: error)
      if code == .success {
        writeOut(text.isEmpty ? "" : text + "\n")
        leaveIfOutputFailed()
        Glibc.exit(0)
      }
      if !text.isEmpty { writeError(text + "\n") }
      Glibc.exit(code == .validationFailure ? ExitStatus.usage.rawValue : code.rawValue)
    }
  }
}

extension Gradbook {
  /// What to say of a first word that is no command; nil for one that is.
  private static func unknownCommand(_ word: String) -> String? {
    let names = configuration.subcommands.compactMap { $0.configuration.commandName } + ["help"]
    if word.hasPrefix("-") || names.contains(word) { return nil }
    let near = nearestName(to: word, among: names).map { "did you mean `\($0)`?" }
    return "there is no command `\(word)`; \(near ?? "`gradbook --help` lists them")"
  }
}

/// Why standard output could not be written; the command says so at its end.
nonisolated(unsafe) private(set) var outputFailure: String?

private func leaveIfOutputFailed() {
  guard let reason = outputFailure else { return }
  writeError("gradbook: standard output cannot be written: \(reason)\n")
  Glibc.exit(ExitStatus.usage.rawValue)
}

/// Writes to standard output, all of it.
func writeOut(_ text: String) { writeAll(text, to: 1) }

/// Writes to standard error.
func writeError(_ text: String) { writeAll(text, to: 2) }

private func writeAll(_ text: String, to descriptor: Int32) { writeAllBytes(Array(text.utf8), to: descriptor) }

/// Writes bytes, all of them.
func writeAllBytes(_ bytes: [UInt8], to descriptor: Int32) {
  var done = 0
  while done < bytes.count {
    let count = bytes[done...].withUnsafeBytes { write(descriptor, $0.baseAddress, $0.count) }
    if count < 0, errno == EINTR { continue }
    if count <= 0 {
      if descriptor == 1, outputFailure == nil { outputFailure = String(cString: strerror(errno)).lowercased() }
      return
    }
    done += count
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
