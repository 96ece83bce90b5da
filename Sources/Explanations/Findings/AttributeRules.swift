// Attributes that nobody reads: `require_grad`, `module.requires_grad = False`. Cheap to find, and loved.

import Autodiff

enum AttributeRules {
  static let all: [Rule] = [typo]

  static let typo = Rule("flag.typo", "Python makes a new attribute of any name; nothing reads this one.") {
    rule, analysis in
    var result: [Finding] = []
    for event in analysis.recorder.events {
      guard case .strayAttribute(let name, let meant) = event.kind else { continue }
      let line = event.place?.line ?? 0
      var finding = rule.finding(
        .warning, line: line, subject: name, verdict: "Setting `\(name)` changes no gradient.",
        place: "\(analysis.code(line)) on line \(line) makes an attribute that nothing reads.",
        repair: meant.hasSuffix("()") ? "Call `requires_grad_(False)`." : "Write `\(meant)`.", target: event.record)
      if let (edit, proof) = StatementEdits.attribute(name, meant: meant, onLine: line, analysis) {
        finding = finding.proved(by: proof, with: [edit])
      }
      if !result.contains(where: { $0.repeats(finding) }) { result.append(finding) }
    }
    return result
  }
}
