// From a cell's options to the comparison of texts, and its verdict as sentences for people.

import LessonFormat

enum OutputComparison {
  enum Outcome {
    case identical
    case withinTolerance(String)
    case ignored
    /// `line` counts from the first line inside the fence.
    case different(line: Int, sentence: String, details: String)
  }

  static func compare(written: String, came: String, tolerance: Tolerance, match: MatchRule) -> Outcome {
    if match == .ignore { return .ignored }
    let comparison = TextComparison(
      numbers: numericRule(tolerance), text: match == .wildcard ? .wildcard : .literal)
    switch comparison.verdict(expected: written, actual: came) {
    case .identical: return .identical
    case .withinTolerance(let drift): return .withinTolerance(drift.sentence)
    case .different(let difference):
      return .different(
        line: difference.line, sentence: difference.sentence,
        details: "written: \(difference.expectedLine ?? "(nothing)")\ncame:    \(difference.actualLine ?? "(nothing)")")
    }
  }

  private static func numericRule(_ tolerance: Tolerance) -> NumericRule {
    switch tolerance {
    case .exact: .exact
    case .auto: .auto
    case .within(let relative, let absolute): .within(relative: relative, absolute: absolute)
    }
  }
}
