// Popular repairs that do nothing, or harm: the edit that each stands for, so that a run can show what comes of it. The
// sentences stand with the rules.

enum WrongRepairs {
  /// A finding with the edit of the wrong repair that people try for it.
  static func added(to finding: Finding, _ analysis: Analysis) -> Finding {
    var finding = finding
    let failed = analysis.scene.failure?.line ?? 0
    func edit(_ line: Int, _ change: (String) -> String?) {
      guard line > 0, let made = Rewriting.edited(analysis.scene.line(line), change) else { return }
      finding.wrongEdits = [Finding.Edit(line: line, text: made)]
    }
    switch finding.code {
    case "start.no-history":
      edit(failed) { text in
        Rewriting.methods("backward", in: text) {
          "\($0.receiver).requires_grad_(True).backward(\($0.arguments.joined(separator: ", ")))"
        }
      }
    case "cut.alias.data" where finding.notARepair != nil, "reach.unused":
      edit(failed) { RepairEdits.adding("allow_unused=True", to: $0) }
    case "freed.saved":
      edit(failed) { text in
        Rewriting.methods("backward", in: text) { call in
          let arguments = call.arguments.filter { !$0.hasPrefix("retain_graph") } + ["retain_graph=True"]
          return "\(call.receiver).backward(\(arguments.joined(separator: ", ")))"
        }
      }
    case "stale.version":
      let write = Words.withoutComment(analysis.scene.line(finding.line))
      if let data = throughData(write) {
        finding.notARepair = "`\(data)` hides the write from backward, which then computes with the wrong value."
        finding.wrongEdits = [
          Finding.Edit(line: finding.line, text: RepairEdits.indentation(analysis.scene.line(finding.line)) + data)
        ]
      }
    case "cut.copy.ctor" where analysis.lostRoads.contains { $0.code == finding.code && $0.loss == finding.loss }:
      edit(finding.line) { text in
        Rewriting.calls("tensor", of: ["torch."], in: text) {
          "torch.tensor(\(($0 + ["requires_grad=True"]).joined(separator: ", ")))"
        }
      }
      if !finding.wrongEdits.isEmpty {
        finding.notARepair = "`torch.tensor(…, requires_grad=True)` begins a new history; the old one stays lost."
      }
    case "shape.broadcast"
    where finding.measured != nil && analysis.scene.warnings.contains { $0.line == finding.line }:
      finding.notARepair = "silencing the warning leaves the gradient as it is."
      edit(finding.line) { text in
        Rewriting.putting("import warnings; warnings.simplefilter(\"ignore\")", before: Words.trimmed(text), in: text)
      }
    case "exit.python" where finding.received?.isZero == true:
      finding.notARepair = finding.notARepair.map { "\($0.dropLast()) (as here: `\(finding.subject)` receives 0)." }
    case "exit.python" where finding.target != 0:
      let loss = analysis.record(finding.loss)
      guard let name = analysis.name(finding.loss), let target = analysis.name(finding.target) else { break }
      edit(loss?.line ?? 0) { text in
        Rewriting.statement(in: text) { Words.assignedName($0) == name ? "\($0) + (0 * \(target)).sum()" : nil }
      }
    case "nan.forward":
      edit(finding.line) { text in
        text.contains("anomaly")
          ? nil : Rewriting.putting("torch.autograd.set_detect_anomaly(True)", before: Words.trimmed(text), in: text)
      }
      finding.wrongOutcome = "nothing is raised"
    default: break
    }
    return finding
  }

  /// `y.data += 1` for `y += 1`.
  private static func throughData(_ text: String) -> String? {
    for operation in ["+", "-", "*", "/"] {
      guard let place = Words.find(" \(operation)= ", in: text) else { continue }
      let target = text[..<place]
      if target.isEmpty || !target.unicodeScalars.allSatisfy({ Words.isNamePart($0) }) { return nil }
      return "\(target).data\(text[place...])"
    }
    return nil
  }
}
