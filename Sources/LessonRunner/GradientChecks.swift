// What the check of a cell's gradients comes to: counts, the largest distance, and the first of each kind that did not agree,
// as sentences. A training loop has thousands of backwards; a report names a few of them.

import LessonFormat
import Torch

/// The gradients of one cell, compared with finite differences.
package struct GradientChecks: Sendable, Equatable, Codable {
  /// Something to tell of one line.
  package struct Note: Sendable, Equatable, Codable {
    package var line: Int
    package var message: String
  }

  package var agreeing = 0
  package var disagreeing = 0
  package var kinks = 0
  package var unsteady = 0
  package var notCompared = 0
  /// The largest relative distance of those that agree.
  package var largestError = 0.0
  /// The first that disagrees.
  package var failure: Note?
  /// What is no failure: one for each line and kind.
  package var notes: [Note] = []

  package init() {}

  init(_ checks: [GradientCheck], in cell: Cell) {
    for check in checks { add(check, in: cell) }
  }

  private mutating func add(_ check: GradientCheck, in cell: Cell) {
    let isInside = check.line >= cell.fence.openingLine && check.line <= cell.fence.closingLine
    let line = isInside ? check.line : cell.fenceLine
    switch check.outcome {
    case .agrees:
      agreeing += 1
      largestError = max(largestError, check.relativeError)
    case .disagrees:
      disagreeing += 1
      if failure == nil { failure = Note(line: line, message: Self.sentence(check)) }
    case .kink:
      kinks += 1
      note(line, "the gradient is asked for at a kink: the slopes on both sides differ, so it is not compared")
    case .unsteady:
      unsteady += 1
      note(
        line,
        "the gradient is not compared with finite differences: the output is another when it is computed again; it is "
          + "nondeterministic, or rounding is as large as it")
    case .notCompared:
      notCompared += 1
      note(
        line, "the gradient is not compared with finite differences: \(check.reason ?? "it cannot be computed again")")
    }
  }

  private mutating func note(_ line: Int, _ message: String) {
    let note = Note(line: line, message: message)
    if !notes.contains(note) { notes.append(note) }
  }

  private static func sentence(_ check: GradientCheck) -> String {
    let share = check.relativeError * 100
    return
      "the gradient disagrees with finite differences by \(shortNumber(share)) %: along a random direction the output "
      + "changes by \(shortNumber(check.difference)), the gradient says \(shortNumber(check.gradient))"
  }

  /// All comparisons.
  package var total: Int { agreeing + disagreeing + kinks + unsteady + notCompared }

  /// `3 of 4 gradients agree with finite differences to 2e-8 (1 at a kink)`; empty where nothing was compared.
  package var sentence: String {
    if total == 0 { return "" }
    let number = agreeing == total ? "\(total)" : "\(agreeing) of \(total)"
    var text = "\(number) \(total == 1 ? "gradient" : "gradients") \(total == 1 ? "agrees" : "agree")"
    text += " with finite differences"
    if agreeing > 0 { text += " to \(Self.rounded(largestError))" }
    var rest: [String] = []
    if disagreeing > 0 { rest.append("\(disagreeing) different") }
    if kinks > 0 { rest.append("\(kinks) at a kink") }
    if unsteady > 0 { rest.append("\(unsteady) nondeterministic") }
    if notCompared > 0 { rest.append("\(notCompared) not compared") }
    return rest.isEmpty ? text : text + " (\(rest.joined(separator: ", ")))"
  }

  /// The next power of ten, so that the sentence is the same on every machine.
  private static func rounded(_ error: Double) -> String {
    var exponent = -8
    var bound = 1e-8
    while bound < error, exponent < 0 {
      exponent += 1
      bound *= 10
    }
    return "1e\(exponent)"
  }

  package static func + (a: GradientChecks, b: GradientChecks) -> GradientChecks {
    var sum = a
    sum.agreeing += b.agreeing
    sum.disagreeing += b.disagreeing
    sum.kinks += b.kinks
    sum.unsteady += b.unsteady
    sum.notCompared += b.notCompared
    sum.largestError = max(a.largestError, b.largestError)
    sum.failure = a.failure ?? b.failure
    sum.notes = a.notes + b.notes
    return sum
  }
}

extension LessonRun {
  /// Takes over what a run with the check found, for the cells that ask for it.
  mutating func takeGradientChecks(of other: LessonRun) {
    for (index, pair) in zip(cells, other.cells).enumerated() where pair.0.cell.options.checksGradients {
      let (own, checked) = pair
      guard own.status != .skipped, own.status != .notRun else { continue }
      var checks = checked.gradientChecks ?? GradientChecks()
      if checked.status == .notRun || checked.hitLimit {
        checks.notCompared += 1
        checks.notes.append(
          GradientChecks.Note(
            line: own.cell.fenceLine,
            message: "the check of gradients, which runs the lesson once more, did not come to the end of this cell"))
      }
      cells[index].gradientChecks = checks
    }
  }
}
