// A lesson that runs twice must show the same: what differs from itself cannot be verified, whatever is written, and an
// update would only write down an accident. Cells that say so are left alone: `match: ignore`, and wildcards that accept
// both runs.

import LessonFormat

extension LessonRun {
  /// Gives the verdict *nondeterministic* to what the second run shows otherwise.
  mutating func compare(withSecondRun other: LessonRun) {
    for (index, pair) in zip(cells, other.cells).enumerated() {
      guard let failure = difference(pair.0, pair.1) else { continue }
      cells[index].verdict = .failed(failure)
    }
    for (index, pair) in zip(inlineValues, other.inlineValues).enumerated() {
      guard pair.0.verdict != nil, pair.0.outcome != pair.1.outcome else { continue }
      let line = lesson.source.line(at: pair.0.value.textRange.lower)
      inlineValues[index].verdict = .failed(
        CellFailure(
          .nondeterministic, line: line, message: "two runs of this lesson give `\(pair.0.value.expression)` two values"
        ))
    }
  }

  private func difference(_ first: CellRun, _ second: CellRun) -> CellFailure? {
    let cell = first.cell
    guard first.verdict != nil, cell.options.match != .ignore, cell.expectsSomething else { return nil }
    let isSame = first.shownText == second.shownText && first.raised?.message == second.raised?.message
    if isSame && first.status == second.status { return nil }
    if cell.options.match == .wildcard, let fence = cell.output {
      let comparison = TextComparison(cell.options)
      let both = [first, second].map { comparison.verdict(expected: fence.text, actual: $0.shownText).isAccepted }
      if both == [true, true] { return nil }
    }
    let texts = [first, second].map { $0.shownText + ($0.raised?.text ?? "") }
    var comparison = CellFailure.Comparison(written: texts[0], came: texts[1], drift: nil)
    if case .different(let difference) = TextComparison(numbers: .exact).verdict(expected: texts[0], actual: texts[1]) {
      comparison.drift = difference.drift
    }
    return CellFailure(
      .nondeterministic, line: cell.fenceLine, message: "two runs of this lesson differ in this cell",
      comparison: comparison)
  }
}
