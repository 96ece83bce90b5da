// Running a lesson once more for the sake of an explanation. Lessons are deterministic, so nothing needs to be recorded
// while nobody asks: a run records only where a cell or a command wants it, and an error in a terminal is explained by
// running everything up to it again with the recorder on. Measured (Tests/Benchmarks/compare.py --recording), recording
// and diagnosing takes 4 times the time of a training loop, 2 to 3 times that of programs with large arrays and 6 to 7 times
// that of bare small operations and optimiser steps, far from the 10 % at which it could always be on; a second run costs
// nothing to those who need none.
//
// The same serves to verify repairs: once with the suggested edit in the cell, or with the cut passed over where no edit
// can be made by itself, and the gradient that then arrives is printed.

import Autodiff
import Explanations
import LessonFormat
import PythonRuntime
import Torch

/// How a run differs from an ordinary one.
package struct Replay {
  /// Look for findings after each cell.
  package var diagnoses = false
  /// Record although nothing asks from outside: the text itself imports `gradbook`.
  package var records = false
  /// Run repairs to see what they do.
  package var verifiesRepairs = false
  /// Only what an edit does to the values is asked for: no findings are looked for and nothing is drawn.
  package var isTrial = false
  /// Lines of the file with other text.
  package var edits: [Finding.Edit] = []
  /// Lines whose cuts are passed over.
  package var bridges: [Int] = []
  /// The cell to stop behind.
  package var lastCell: Int?

  package init() {}

  /// A cell's text with the edits that fall into it.
  func edited(_ source: String, firstLine: Int) -> String {
    if edits.isEmpty { return source }
    var lines = source.split(separator: "\n", omittingEmptySubsequences: false).map(String.init)
    for edit in edits {
      let index = edit.line - firstLine
      if index >= 0 && index < lines.count { lines[index] = edit.text }
    }
    return lines.joined(separator: "\n")
  }
}

/// The further runs of one lesson.
struct Replays {
  let lesson: Lesson
  /// The text, when a program runs.
  let program: String?
  let options: RunOptions

  /// Most runs for one lesson: explanations must come to an end.
  static let limit = 64
  /// Seconds after which no further repair is tried.
  static let secondsForRepairs = 30
  /// What one changed run may use: an edit may make a loop endless or a text long.
  private static let repairCaps = LimitCaps(seconds: 10, memory: 1 << 30, output: 1 << 24)

  /// Explains errors that were not diagnosed yet, verifies repairs, and shows the texts under their cells.
  func complete(_ run: inout LessonRun) {
    if options.explainsErrors { explainError(in: &run) }
    if options.replay.verifiesRepairs { verifyRepairs(in: &run) }
    for index in run.cells.indices {
      run.cells[index].showLosses()
      run.cells[index].showFindings()
    }
  }

  /// Whether an error is about gradients: only then is a second run worth its time.
  static func isAboutGradients(_ message: String) -> Bool {
    [
      "does not require grad", "appears to not have been used in the graph", "modified by an inplace operation",
      "backward through the graph a second time", "requires grad is being used in an in-place", "Inference tensors",
      "function that returns multiple views", "can't optimize a non-leaf", "on Tensor that requires grad",
      "Jacobian mismatch",
    ].contains { message.contains($0) }
  }

  private func explainError(in run: inout LessonRun) {
    guard let index = run.cells.firstIndex(where: { $0.status == .error && $0.findings.isEmpty }),
      let message = run.cells[index].raised?.message, Replays.isAboutGradients(message)
    else { return }
    var replay = Replay()
    replay.diagnoses = true
    replay.lastCell = run.cells[index].cell.index
    guard let found = self.run(replay)?.result.runs.last else { return }
    run.cells[index].findings = found.findings
    verifyRepairs(in: &run)
    for finding in run.cells[index].findings { options.live?("\n" + finding.text, true) }
  }

  /// What a further run showed, and what may be asked of it.
  struct Outcome {
    let result: CellRunner.Result
    let evidence: (Finding.Proof, String) -> Evidence
  }

  func run(_ replay: Replay) -> Outcome? {
    var options = RunOptions()
    options.caps = self.options.caps
    if !replay.edits.isEmpty || !replay.bridges.isEmpty { options.caps.tighten(to: Replays.repairCaps) }
    options.isNotebook = self.options.isNotebook
    options.arguments = self.options.arguments
    options.evaluatesProse = false
    options.keepsGoing = true
    options.recordsDiagrams = !replay.isTrial
    options.recordsAlways = replay.diagnoses
    options.replay = replay
    options.isCancelled = self.options.isCancelled
    nonisolated(unsafe) let settings = options
    let (lesson, program) = (lesson, program)
    return withLargeStack {
      let runner = CellRunner(lesson, settings)
      let result = program.map { runner.run(program: $0) } ?? runner.run()
      return Outcome(result: result) { runner.evidence($0, of: $1) }
    }
  }
}

extension CellRun {
  /// Writes what a cut lost on the road behind it, in the pictures of the findings.
  mutating func showLosses() {
    for finding in told {
      guard let lost = finding.lost else { continue }
      for index in diagrams.indices {
        diagrams[index].note("◂ \(lost) lost", behindCutOn: finding.line)
        if let sum = finding.lostSum { diagrams[index].noteTrue(sum.total, after: sum.words) }
      }
    }
  }

  /// Puts the texts of findings and answers behind what the cell showed.
  mutating func showFindings() {
    outputs.removeAll { $0.kind == .explanation }
    for finding in told {
      outputs.append(CellOutput(.explanation, finding.text, type: finding.code, message: finding.verdict))
    }
  }

  /// Answers and findings, each once.
  package var told: [Finding] {
    var told: [Finding] = []
    for finding in answers + findings where !told.contains(where: { $0.repeats(finding) }) { told.append(finding) }
    return told
  }
}
