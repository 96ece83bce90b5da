// Running a lesson: one machine, one namespace, cells from top to bottom. The machine runs on a thread with a large
// stack, with limits; what it prints is collected per cell. Nothing here compares or renders.

import Diagnostics
import Diagrams
import Glibc
import LessonFormat
import PythonRuntime
import Torch

/// How to run.
package struct RunOptions {
  /// Go on with the next cell after one that raised.
  package var keepsGoing = false
  /// Record values and cuts, so that graphs can be drawn.
  package var recordsDiagrams = false
  /// Receives printed text as it comes; the flag is true for standard error. Nil: text is only collected.
  package var live: ((_ text: String, _ isError: Bool) -> Void)?
  /// The process ends after this run, so that nothing needs to be freed.
  package var endsProcess = false
  /// Seconds a lesson may take.
  package var timeLimit = 60.0
  /// Bytes of heap and of tensors.
  package var memoryLimit = 2 << 30
  /// Bytes of output.
  package var outputLimit = 10 << 20

  package init() {}
}

/// What running gave a command.
package struct SessionOutcome: Sendable {
  /// Nil when the lesson could not be run at all.
  package var run: LessonRun?
  /// What is wrong with the lesson's format.
  package var diagnostics: [Diagnostic]
  package var status: ExitStatus
  /// The argument of `SystemExit`, when a program asked for it.
  package var exitCode: Int32?

  /// Everything that failed, for a terminal.
  package var failureText: String {
    var text = diagnostics.map { $0.rendered() + "\n" }.joined()
    for cell in run?.cells ?? [] {
      guard case .failed(let failure) = cell.verdict else { continue }
      text += "\(run?.lesson.path ?? ""):\(failure.line): \(failure.message)\n"
      for line in failure.details.split(separator: "\n", omittingEmptySubsequences: false)
      where !failure.details.isEmpty {
        text += "    \(line)\n"
      }
    }
    return text
  }
}

package enum LessonSession {
  /// Runs a lesson.
  package static func run(path: String, bytes: [UInt8], options: RunOptions) -> SessionOutcome {
    let (lesson, diagnostics) = Lesson.read(path: path, bytes: bytes)
    if diagnostics.contains(where: { $0.severity == .error }) {
      return SessionOutcome(run: nil, diagnostics: diagnostics, status: .didNotRun)
    }
    nonisolated(unsafe) let options = options
    let cells = withLargeStack { CellRunner(lesson, options).run() }
    var run = LessonRun(lesson: lesson, cells: cells.runs)
    run.verify()
    return SessionOutcome(
      run: run, diagnostics: diagnostics, status: runStatus(run), exitCode: cells.exitCode)
  }

  /// Runs a lesson and compares it with what is written.
  package static func verify(path: String, bytes: [UInt8], recordsDiagrams: Bool = false) -> SessionOutcome {
    var options = RunOptions()
    options.recordsDiagrams = recordsDiagrams
    var outcome = run(path: path, bytes: bytes, options: options)
    if let run = outcome.run { outcome.status = run.exitStatus }
    return outcome
  }

  /// Runs a Python file: a lesson of one cell, printed live.
  package static func run(program path: String, bytes: [UInt8], options: RunOptions) -> SessionOutcome {
    let text = String(decoding: bytes, as: UTF8.self)
    let fenceLength = max(3, longestRun(of: "`", in: text) + 1)
    let fence = String(repeating: "`", count: fenceLength)
    let lesson = Lesson.read(path: path, bytes: [UInt8]("\(fence)python\n\(fence)\n".utf8)).lesson
    nonisolated(unsafe) let options = options
    let result = withLargeStack { CellRunner(lesson, options).run(program: text) }
    var run = LessonRun(lesson: lesson, cells: result.runs)
    run.verify()
    return SessionOutcome(run: run, diagnostics: [], status: runStatus(run), exitCode: result.exitCode)
  }

  private static func longestRun(of character: Character, in text: String) -> Int {
    var longest = 0
    var current = 0
    for next in text {
      current = next == character ? current + 1 : 0
      longest = max(longest, current)
    }
    return longest
  }

  /// `run` reports only what did not run; what is different is the business of `verify`.
  private static func runStatus(_ run: LessonRun) -> ExitStatus {
    ExitStatus.combined(
      run.cells.compactMap { cell in
        if cell.hitLimit { return .limit }
        guard cell.status == .error else { return nil }
        return cell.cell.expectedError == .none ? .didNotRun : nil
      })
  }
}
