// What is wrong with a gradient, as data: a code that tests can ask for, a severity, a place, and the four sentences in
// their fixed order (verdict, place, rule, repair). Pages, terminals and editors all print from this.

import Autodiff

/// One failure that a rule found.
package struct Finding: Sendable, Codable, Equatable {
  package enum Severity: String, Sendable, Codable, Comparable {
    case note, warning, error

    package static func < (left: Severity, right: Severity) -> Bool { left.rank < right.rank }
    private var rank: Int { self == .note ? 0 : self == .warning ? 1 : 2 }
  }

  /// Stable, such as `cut.alias.data`.
  package var code: String
  package var severity: Severity
  /// The line of the place, 1-based in the file; 0 when there is none.
  package var line: Int
  /// What the question is about: a name of the lesson.
  package var subject: String
  /// What happened to the gradient, with the asked object.
  package var verdict: String
  /// Where, with the code.
  package var place: String
  /// Why, in one clause.
  package var rule: String
  /// What to write instead.
  package var repair: String
  /// What a verification run of the repair, or of the bridged cut, gave.
  package var verified: String?
  /// A popular repair that does nothing.
  package var notARepair: String?
  /// The edit that the repair stands for, where it can be made by itself.
  package var edits: [Edit] = []
  /// Lines whose cuts close the road.
  package var cutLines: [Int] = []
  /// The records of loss and target, for pictures; they mean nothing outside the run.
  package var loss: Int32 = 0
  package var target: Int32 = 0
  /// Whose gradient tells whether the repair works, when it is not the subject's.
  package var measured: String?
  /// The name of the loss.
  package var lossName = ""

  /// A line of the lesson and what to write there.
  package struct Edit: Sendable, Codable, Equatable {
    package var line: Int
    package var text: String

    package init(line: Int, text: String) {
      self.line = line
      self.text = text
    }
  }

  private enum CodingKeys: String, CodingKey {
    case code, severity, line, subject, verdict, place, rule, repair, verified, notARepair, edits
  }

  package init(_ code: String, _ severity: Severity, line: Int, subject: String) {
    self.code = code
    self.severity = severity
    self.line = line
    self.subject = subject
    verdict = ""
    place = ""
    rule = ""
    repair = ""
  }

  /// The sentences, in order.
  package var sentences: [String] {
    var result = [verdict, place, rule].filter { !$0.isEmpty }
    if !repair.isEmpty {
      result.append(verified.map { "Repair: \(repair.droppingStop): \($0)" } ?? "Repair: \(repair)")
    } else if let verified {
      result.append(verified)
    }
    if let notARepair { result.append("Not a repair: \(notARepair)") }
    return result
  }

  /// The text of a terminal.
  package var text: String {
    let head = "\(code) · \(severity.rawValue)" + (line > 0 ? " · line \(line)" : "")
    return head + "\n" + sentences.map { "  \($0)\n" }.joined()
  }

  /// Two findings of the same thing.
  package func repeats(_ other: Finding) -> Bool {
    code == other.code && line == other.line && (subject == other.subject || place == other.place)
  }
}

extension String {
  /// Without a final full stop, to go on with a colon.
  fileprivate var droppingStop: String { hasSuffix(".") ? String(dropLast()) : self }
}
