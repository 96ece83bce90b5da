// The counts of a verified lesson or course, and the sentence that always says what was not verified.

/// How many parts of a lesson are what.
package struct VerificationCounts: Sendable, Equatable, Codable {
  package var identical = 0
  package var close = 0
  package var failed = 0
  /// Ran and showed something, with nothing written to compare with.
  package var notVerified = 0
  /// Ran and showed nothing.
  package var silent = 0
  /// Something is written, but the lesson stopped above it.
  package var notRun = 0
  /// `eval: false`
  package var skipped = 0
  /// Ran, but other cells were named.
  package var unasked = 0
  package var values = 0
  package var failedValues = 0
  package var claims = 0
  /// Gradients that were compared with finite differences.
  package var gradients = GradientChecks()

  package init() {}

  /// Cells and values that were compared.
  package var verified: Int { identical + close + failed + values + failedValues }

  /// Cells that show something, and those of them that were compared.
  package var shown: Int { identical + close + failed + notVerified + notRun }
  /// Per cent of the cells that show something; 100 where none does.
  package var coverage: Double {
    shown == 0 ? 100 : 100 * Double(identical + close + failed) / Double(shown)
  }

  package static func + (a: VerificationCounts, b: VerificationCounts) -> VerificationCounts {
    var sum = a
    sum.identical += b.identical
    sum.close += b.close
    sum.failed += b.failed
    sum.notVerified += b.notVerified
    sum.silent += b.silent
    sum.notRun += b.notRun
    sum.skipped += b.skipped
    sum.unasked += b.unasked
    sum.values += b.values
    sum.failedValues += b.failedValues
    sum.claims += b.claims
    sum.gradients = a.gradients + b.gradients
    return sum
  }

  /// "14 cells: 12 verified (1 within tolerance), 2 not verified; 3 values in the prose verified".
  package var sentence: String {
    let cells = identical + close + failed + notVerified + silent + notRun + skipped + unasked
    var text = "\(cells) \(cells == 1 ? "cell" : "cells"): \(identical + close) verified"
    if close > 0 { text += " (\(close) within tolerance)" }
    if failed > 0 { text += ", \(failed) failed" }
    if notVerified > 0 { text += ", \(notVerified) not verified" }
    if notRun > 0 { text += ", \(notRun) not reached" }
    if silent > 0 { text += ", \(silent) with nothing to show" }
    if skipped > 0 { text += ", \(skipped) not run" }
    if unasked > 0 { text += ", \(unasked) not asked for" }
    let all = values + failedValues
    if all > 0 {
      text += "; \(values) of \(all) \(all == 1 ? "value" : "values") in the prose verified"
    }
    if claims > 0 { text += "; \(claims) \(claims == 1 ? "claim" : "claims")" }
    if gradients.total > 0 { text += "; " + gradients.sentence }
    return text
  }
}

extension LessonRun {
  package var counts: VerificationCounts {
    var counts = VerificationCounts()
    for cell in cells {
      counts.claims += cell.claims.count
      if var checks = cell.gradientChecks {
        // The cells tell them.
        checks.notes = []
        checks.failure = nil
        counts.gradients = counts.gradients + checks
      }
      switch cell.verdict {
      case .identical: counts.identical += 1
      case .withinTolerance: counts.close += 1
      case .failed: counts.failed += 1
      case .notVerified: counts.notVerified += 1
      case .notRun: counts.notRun += 1
      case nil:
        if cell.status == .skipped {
          counts.skipped += 1
        } else if cell.isUnasked {
          counts.unasked += 1
        } else {
          counts.silent += 1
        }
      }
    }
    for value in inlineValues {
      switch value.verdict {
      case .identical, .withinTolerance: counts.values += 1
      case .failed, .notRun: counts.failedValues += 1
      case .notVerified, nil: break
      }
    }
    return counts
  }
}
