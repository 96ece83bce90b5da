// What is wrong with a gradient, as data: a code that tests can ask for, a severity, a place, and the four sentences in
// their fixed order (verdict, place, rule, repair). Pages, terminals and editors all print from this.

import Autodiff
import Diagrams
import Tensors

/// One failure that a rule found.
package struct Finding: Sendable, Codable {
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
  /// The record that somebody asked about, where it is not the target.
  package var question: Int32?
  /// Whose gradient tells whether the repair works, when it is not the subject's.
  package var measured: String?
  /// The name of the loss.
  package var lossName = ""
  /// What arrived where it is measured, when something did: a repair is compared with it.
  package var received: ValueSummary?
  /// The value that an expression has without the repair.
  package var found: String?
  /// What the cut took away, once it is known.
  package private(set) var lost: String?
  /// The small picture beside the words.
  package var sketch: Sketch?
  /// The line of the checkpointed call inside which the target lies, and what came to it when backward ran the call again.
  package var checkpoint: (line: Int, gradient: ValueSummary?)?
  /// A note whose repair is run like that of a failure: it says what is lost.
  package var isProved = false
  /// What shows that the repair works.
  package var proof = Proof.gradient
  /// The loss beside what was received, where the repair changes it too.
  package var lossValue: ValueSummary?
  /// The first loss of the line, which an edit must leave as it is: one that changes it has changed more than the way back.
  package var keptLoss: (at: Arrival, value: ValueSummary)?
  /// What the repair brought.
  package private(set) var proven: ValueSummary?
  /// The edit that the popular wrong repair stands for, and what the run then shows where it shows no gradient.
  package var wrongEdits: [Edit] = []
  package var wrongOutcome: String?

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
    case code, severity, line, subject, verdict, place, rule, repair, verified, notARepair, edits, sketch
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

  /// What a changed run brought, beside what came without the change.
  package mutating func take(
    _ gradient: ValueSummary, of name: String, isRun: Bool, loss value: ValueSummary? = nil
  ) {
    if isRun { proven = gradient }
    var text = "`\(name)` would receive \(GraphText.value(gradient))"
    if let value, let lossValue, !lossName.isEmpty, !value.isSame(as: lossValue) {
      text = "`\(lossName)` would be \(GraphText.value(value)), not \(GraphText.value(lossValue)), and " + text
    }
    if let received, !received.isSame(as: gradient) {
      text += ", not \(GraphText.value(received))"
      if isCut, let difference = gradient.minus(received) {
        lost = GraphText.value(difference)
        text += ": \(GraphText.value(difference)) lost here"
      }
    } else if received == nil, isCut {
      lost = GraphText.value(gradient)
    }
    verified = text + (isRun ? " (verified by running it)." : ".")
  }

  /// What came, what was lost and what both make, where these are single numbers.
  package var lostSum: (total: String, words: (came: String, lost: String))? {
    guard let received, let proven, let lost, received.elements?.count == 1, proven.elements?.count == 1,
      received.shape.isEmpty
    else { return nil }
    return (GraphText.value(proven), (GraphText.value(received), lost))
  }

  /// What something is after the repair, and what it was.
  package mutating func take(_ value: String, before: String?, of expression: String) {
    verified = "`\(expression)` would be \(value)\(before.map { ", not \($0)" } ?? "") (verified by running it)."
  }

  /// What holds after the repair, in words.
  package mutating func take(_ meaning: String) { verified = meaning + " (verified by running it)." }

  /// What came of the popular wrong repair.
  package mutating func takeWrong(_ gradient: ValueSummary?, of name: String) {
    let outcome = gradient.map { "receives \(GraphText.value($0))" } ?? "receives nothing"
    notARepair = notARepair.map { "\($0.droppingStop) (tried: `\(name)` \(outcome))." }
  }

  package mutating func takeWrong(_ outcome: String) {
    notARepair = notARepair.map { "\($0.droppingStop) (tried: \(outcome))." }
  }

  /// Whether what is missing was lost on the way.
  private var isCut: Bool {
    ["cut.", "mode.no-grad", "mode.phantom", "second.no-graph", "intent.", "exit.", "int."].contains {
      code.hasPrefix($0)
    }
  }

  /// Two findings of the same thing.
  package func repeats(_ other: Finding) -> Bool {
    code == other.code && line == other.line && (subject == other.subject || place == other.place)
  }
}

extension ValueSummary {
  /// The numbers as sentences show them.
  package var words: String { GraphText.value(self) }
}

extension ValueSummary {
  /// The difference of few numbers.
  fileprivate func minus(_ other: ValueSummary) -> ValueSummary? {
    guard let elements, let others = other.elements, shape == other.shape else { return nil }
    var difference = self
    difference.elements = zip(elements, others).map { .float(Self.rounded($0.doubleValue - $1.doubleValue)) }
    return difference
  }

  /// As many digits as single precision has: what is left of a difference beyond them is noise.
  private static func rounded(_ number: Double) -> Double { Double(Float(number * 1e6).rounded()) / 1e6 }
}

extension String {
  /// Without a final full stop, to go on with a colon.
  fileprivate var droppingStop: String { hasSuffix(".") ? String(dropLast()) : self }
}
