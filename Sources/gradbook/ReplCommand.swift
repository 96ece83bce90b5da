// `gradbook repl`: a prompt. On a terminal lines can be edited and earlier ones come back; elsewhere lines are read as
// they come, and only what they show is printed.

import ArgumentParser
import Glibc
import LessonRunner
import PythonRuntime
import Synchronization

/// Set by Ctrl-C, taken by whoever runs or reads.
private let wasInterrupted = Atomic<Bool>(false)

struct ReplCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "repl", abstract: "A prompt: type Python, see what it shows.")

  @OptionGroup var limits: LimitOptions

  func run() throws {
    let caps = limits.caps
    let code = withLargeStack { Prompt(caps).run() }
    if code != 0 { throw ExitCode(code) }
  }
}

/// The conversation.
private final class Prompt {
  private let session: PromptSession
  private let isTerminal = isatty(0) != 0
  private let editor = LineEditor()
  private var pending: [UInt8] = []
  private var isAtEnd = false

  init(_ caps: LimitCaps) {
    session = PromptSession(
      caps: caps, terminal: Terminal.shape, isCancelled: { wasInterrupted.load(ordering: .relaxed) }
    ) { text, isError in isError ? writeError(text) : writeOut(text) }
  }

  func run() -> Int32 {
    catchInterrupts()
    if isTerminal {
      writeOut("\(Version.text)\nCtrl-D leaves, Ctrl-C interrupts, _ is the last value.\n")
    }
    while let text = read() {
      wasInterrupted.store(false, ordering: .relaxed)
      if let code = session.run(text) { return code }
      wasInterrupted.store(false, ordering: .relaxed)
    }
    if isTerminal { writeOut("\n") }
    return 0
  }

  private func catchInterrupts() {
    var action = sigaction()
    action.__sigaction_handler.sa_handler = { _ in wasInterrupted.store(true, ordering: .relaxed) }
    sigaction(SIGINT, &action, nil)
  }

  /// The next piece that can run; nil at the end.
  private func read() -> String? {
    var text = ""
    while true {
      switch line(text.isEmpty ? ">>> " : "... ") {
      case .line(let line):
        text += line + "\n"
        if PromptSession.isComplete(text) { return text }
      case .cancelled:
        writeError("\nKeyboardInterrupt\n")
        text = ""
      case .end:
        return text.isEmpty ? nil : text
      }
    }
  }

  private func line(_ prompt: String) -> LineEditor.Result {
    if isTerminal { return editor.read(prompt) }
    if isAtEnd { return .end }
    while true {
      if let end = pending.firstIndex(of: 0x0A) {
        let line = String(decoding: pending[..<end], as: UTF8.self)
        pending = Array(pending[(end + 1)...])
        return .line(line)
      }
      var chunk = [UInt8](repeating: 0, count: 1 << 16)
      let count = Glibc.read(0, &chunk, chunk.count)
      if count < 0, errno == EINTR { return .cancelled }
      if count <= 0 {
        isAtEnd = true
        if pending.isEmpty { return .end }
        defer { pending = [] }
        return .line(String(decoding: pending, as: UTF8.self))
      }
      pending += chunk[..<count]
    }
  }
}
