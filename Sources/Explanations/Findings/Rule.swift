// One rule a failure: its code, its clause, the popular repair that does nothing, and how it is recognised. A rule asks an
// `Analysis` and answers with matches; it never looks at other rules. The table is the list of everything Gradbook finds.

import Autodiff

/// How one failure is found and worded.
struct Rule: Sendable {
  let code: String
  /// Why it happens, in one clause.
  let clause: String
  let notARepair: String?
  let find: @Sendable (Rule, Analysis) -> [Finding]

  init(
    _ code: String, _ clause: String, notARepair: String? = nil,
    _ find: @escaping @Sendable (Rule, Analysis) -> [Finding]
  ) {
    self.code = code
    self.clause = clause
    self.notARepair = notARepair
    self.find = find
  }

  /// A finding of this rule, with the sentences that are always the same.
  func finding(
    _ severity: Finding.Severity, line: Int, subject: String, verdict: String, place: String, repair: String = "",
    edits: [Finding.Edit] = [], loss: Int32 = 0, target: Int32 = 0, measured: String? = nil
  ) -> Finding {
    var finding = Finding(code, severity, line: line, subject: subject)
    finding.verdict = verdict
    finding.place = place
    finding.rule = clause
    finding.repair = repair
    finding.notARepair = notARepair
    finding.edits = edits
    finding.loss = loss
    finding.target = target
    finding.measured = measured
    return finding
  }

  /// Every rule, in the order of how often the failure is met.
  static let all: [Rule] =
    RootRules.all + CutRules.all + StaleRules.all + GradientRules.all + LossRules.all + OwnerRules.all
    + AttributeRules.all
    + WriteRules.all
}

extension Finding {
  /// A note whose repair is an edit: it is run to show what it brings.
  func proved(by proof: Proof?, with edits: [Edit?], of measured: String? = nil) -> Finding {
    let made = edits.compactMap { $0 }
    if made.isEmpty || made.count < edits.count { return self }
    var finding = self
    finding.edits = made
    if let proof { finding.proof = proof }
    if let measured { finding.measured = measured }
    finding.isProved = true
    return finding
  }
}

/// What the rules find in a scene.
package enum Findings {
  /// All findings of a scene, the worst first, then by line. Each thing is told once.
  package static func all(in scene: Scene) -> [Finding] {
    let analysis = Analysis(scene)
    var result: [Finding] = []
    for rule in Rule.all {
      for finding in rule.find(rule, analysis) where !result.contains(where: { $0.repeats(finding) }) {
        result.append(WrongRepairs.added(to: finding, analysis))
      }
    }
    return Selection.told(result)
  }

  /// Every code, with its clause: for the manual and for checking `#| diagnosis:`.
  package static let codes: [(code: String, clause: String)] = Rule.all.map { ($0.code, $0.clause) }
}

/// Which of several findings of one thing are told.
enum Selection {
  /// A general finding is left out where a more particular one speaks of the same line.
  static func told(_ findings: [Finding]) -> [Finding] {
    let general: Set<String> = ["start.no-history", "reach.unused", "nan.forward", "zero.saturated", "intent.detach"]
    var result = findings.filter { finding in
      guard general.contains(finding.code) else { return true }
      return !findings.contains {
        $0.line == finding.line && !general.contains($0.code) && $0.severity >= finding.severity
      }
    }
    result = result.enumerated().sorted {
      ($1.element.severity, $0.element.line, $0.offset) < ($0.element.severity, $1.element.line, $1.offset)
    }.map(\.element)
    return result
  }
}
