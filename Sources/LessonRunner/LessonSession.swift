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
  /// Labels of cells that may raise: the lesson goes on behind them.
  package var acceptedLabels: Set<String> = []
  /// Draw the graphs that cells ask for.
  package var recordsDiagrams = false
  /// Note which names of a cell are tensors, for pages.
  package var notesTensors = false
  /// Record values and cuts even where no cell asks for a graph.
  package var recordsAlways = false
  /// Evaluate the values in the prose.
  package var evaluatesProse = true
  /// Magics, `display`, the value of a last expression: what a notebook has and a program has not.
  package var isNotebook = true
  /// Keep what is printed; a program that only prints live needs no copy of its output.
  package var collects = true
  /// Receives printed text as it comes; the flag is true for standard error. Nil: text is only collected.
  package var live: ((_ text: String, _ isError: Bool) -> Void)?
  /// The process ends after this run, so that nothing needs to be freed.
  package var endsProcess = false
  /// The process is the lesson's own: an operation that outlasts the time limit by far ends it. Workers are ended from outside.
  package var endsWhenLate = false
  /// Told of each cell before it runs.
  package var progress: ((Cell) -> Void)?
  /// What is over: a part of starting, or all of it, while no other thread writes to the program's data; or whatever else
  /// ends while others may.
  package enum Stage {
    case part, machine, program
  }
  /// Called where a stage of starting, or the program, is over: what it needed of code and constants is not needed soon.
  package var whenStageEnds: (Stage) -> Void = { _ in }
  /// Asked now and then: true interrupts the cell.
  package var isCancelled: () -> Bool = { false }
  /// Whether text is written at once and not in blocks.
  package var writesThrough = false
  /// What stands behind standard output and standard error.
  package var terminal = TerminalShape()
  /// `sys.argv`.
  package var arguments: [String] = [""]
  /// What is done for the sake of an explanation.
  package var replay = Replay()
  /// Errors about gradients are explained, by running the lesson once more.
  package var explainsErrors = false
  /// What no lesson may exceed.
  package var caps = LimitCaps()
  /// Compare gradients with finite differences, which makes every step of the engine several times as long.
  package var checksGradients = false
  /// Another number of threads and another order of sets than the first run's.
  package var isSecondRun = false
  /// No other lesson runs in this process, so that what belongs to the process may be changed.
  package var ownsProcess = false
  #if DEBUG
    /// The name of a node whose derivative rule is made wrong, for tests.
    package var plantedFault: String?
  #endif

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
}

extension SessionOutcome {
  /// Everything that failed, for a terminal.
  package var failureText: String { LessonReport(self, path: run?.lesson.path ?? "").failureText }
}

/// Runs lessons and programs in this process.
package enum LessonSession {
  /// Runs a lesson.
  package static func run(path: String, bytes: [UInt8], options: RunOptions) -> SessionOutcome {
    let (lesson, diagnostics) = Lesson.read(path: path, bytes: bytes)
    if diagnostics.contains(where: { $0.severity == .error }) {
      return SessionOutcome(run: nil, diagnostics: diagnostics, status: .didNotRun)
    }
    var (run, exitCode) = run(lesson, options)
    run.verify()
    return SessionOutcome(run: run, diagnostics: diagnostics, status: runStatus(run), exitCode: exitCode)
  }

  private static func run(_ lesson: Lesson, _ options: RunOptions) -> (run: LessonRun, exitCode: Int32?) {
    nonisolated(unsafe) let options = options
    if options.ownsProcess { HashSeed.value = options.isSecondRun ? 0x5DEE_CE66 : 0 }
    let cells = withLargeStack { CellRunner(lesson, options).run() }
    var run = LessonRun(lesson: lesson, cells: cells.runs, inlineValues: cells.inlineValues)
    if !options.checksGradients { Replays(lesson: lesson, program: nil, options: options).complete(&run) }
    run.limits = LessonLimits(lesson.frontMatter, caps: options.caps)
    return (run, cells.exitCode)
  }

  /// Runs a lesson and compares it with what is written.
  package static func verify(
    path: String, bytes: [UInt8], options: RunOptions = RunOptions(), rules: VerificationRules = VerificationRules()
  ) -> SessionOutcome {
    var options = options
    if rules.isStrict { options.replay.diagnoses = true }
    let (lesson, diagnostics) = Lesson.read(path: path, bytes: bytes)
    if diagnostics.contains(where: { $0.severity == .error }) {
      return SessionOutcome(run: nil, diagnostics: diagnostics, status: .didNotRun)
    }
    let checks = lesson.cells.contains { $0.options.checksGradients && $0.options.eval }
    var first = options
    first.endsProcess = options.endsProcess && !rules.runsTwice && !checks
    var (run, exitCode) = run(lesson, first)
    if checks {
      var checking = options
      checking.endsProcess = options.endsProcess && !rules.runsTwice
      checking.checksGradients = true
      checking.replay = Replay()
      checking.explainsErrors = false
      checking.recordsDiagrams = false
      checking.recordsAlways = false
      checking.live = nil
      run.takeGradientChecks(of: self.run(lesson, checking).run)
    }
    run.verify(rules)
    if rules.runsTwice {
      var again = options
      again.isSecondRun = true
      run.compare(withSecondRun: self.run(lesson, again).run)
    }
    return SessionOutcome(run: run, diagnostics: diagnostics, status: run.exitStatus, exitCode: exitCode)
  }

  /// Runs a Python file: a lesson of one cell, printed live.
  package static func run(program path: String, bytes: [UInt8], options: RunOptions) -> SessionOutcome {
    let text = String(decoding: bytes, as: UTF8.self)
    let lesson = program(path, text)
    var programOptions = options
    programOptions.isNotebook = false
    // `import gradbook`, `import torch, gradbook`, `from gradbook import explain`.
    programOptions.replay.records = text.contains("gradbook")
    nonisolated(unsafe) let options = programOptions
    let result = withLargeStack { CellRunner(lesson, options).run(program: text) }
    var run = LessonRun(lesson: lesson, cells: result.runs)
    Replays(lesson: lesson, program: text, options: options).complete(&run)
    run.verify()
    return SessionOutcome(run: run, diagnostics: [], status: runStatus(run), exitCode: result.exitCode)
  }

  /// A lesson of one empty cell in place of a program, whose text is handed to the machine as it is.
  static func program(_ path: String, _ text: String) -> Lesson {
    Lesson.read(path: path, bytes: [UInt8]("```python\n```\n".utf8)).lesson
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
