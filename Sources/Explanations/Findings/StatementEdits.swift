// The edits that repairs of whole statements stand for: a gradient cleared, a list made a ModuleList, an optimiser built
// later, a tensor made in its final form. Each gives the new line, or nil where the line says it in a way that it cannot
// read.

import Autodiff

enum StatementEdits {
  typealias Edit = Finding.Edit

  static func edit(_ line: Int, _ analysis: Analysis, _ change: (String) -> String?) -> Edit? {
    guard line > 0, let made = Rewriting.edited(analysis.scene.line(line), change) else { return nil }
    return Edit(line: line, text: made)
  }

  // MARK: Gradients that add up

  /// `w.grad = None; ` before the statement that walks back; the optimiser's word for it where one holds the tensor.
  static func clearing(_ name: String, isHeld: Bool, onLine line: Int, _ analysis: Analysis) -> Edit? {
    let optimiser = isHeld ? steppingOptimiser(analysis) : nil
    if optimiser == nil && !Words.isReference(name) { return nil }
    let statement = optimiser.map { "\($0).zero_grad()" } ?? "\(name).grad = None"
    return edit(line, analysis) { Rewriting.putting(statement, before: "backward(", in: $0) }
  }

  /// The name before `.step()` in the cell.
  private static func steppingOptimiser(_ analysis: Analysis) -> String? {
    for line in analysis.scene.range.prefix(400) {
      guard let text = Rewriting.line(analysis.scene.line(line)), let call = Rewriting.method("step", in: text) else {
        continue
      }
      return call.receiver
    }
    return nil
  }

  /// A mean over a part put as its share of the mean over all.
  static func shareOfMean(_ count: Int, onLine line: Int, _ analysis: Analysis) -> Edit? {
    edit(line, analysis) { text in
      if let made = Rewriting.methods(
        "mean", in: text, { $0.arguments.isEmpty ? "\($0.receiver).sum().div(\(count))" : nil })
      {
        return made
      }
      for name in ["mse_loss", "l1_loss", "cross_entropy", "nll_loss", "binary_cross_entropy"] {
        let prefixes = ["F.", "torch.nn.functional.", "nn.functional."]
        for prefix in prefixes {
          guard let call = Words.call(prefix + name, in: text) else { continue }
          if call.arguments.contains(where: { $0.hasPrefix("reduction") }) { return nil }
          let arguments = (call.arguments + ["reduction=\"sum\""]).joined(separator: ", ")
          return text.replacingCharacters(in: call.range, with: "\(prefix)\(name)(\(arguments)).div(\(count))")
        }
      }
      return nil
    }
  }

  // MARK: Owners

  /// `s.layers = [...]` to `s.layers = torch.nn.ModuleList([...])`, where it is assigned.
  static func registering(_ attribute: String, from line: Int, _ analysis: Analysis) -> Edit? {
    for candidate in [line] + Array(analysis.scene.range.prefix(400)) {
      let made = edit(candidate, analysis) { text in
        Rewriting.statement(in: text) { registered(attribute, $0) }
      }
      if let made { return made }
    }
    return nil
  }

  private static func registered(_ attribute: String, _ statement: String) -> String? {
    guard let equals = Words.find(".\(attribute) = ", in: statement),
      let start = Words.find("= ", in: statement, from: equals)
    else { return nil }
    let value = String(statement[statement.index(start, offsetBy: 2)...])
    let holdsParameters = value.contains("Parameter(")
    let kind: String
    switch value.first {
    case "[": kind = holdsParameters ? "ParameterList" : "ModuleList"
    case "{": kind = holdsParameters ? "ParameterDict" : "ModuleDict"
    default: return nil
    }
    return "\(statement[..<start])= torch.nn.\(kind)(\(value))"
  }

  /// The optimiser built where the parameter was replaced, behind it.
  static func rebuilding(madeOn made: Int, after line: Int, _ analysis: Analysis) -> [Edit?] {
    guard made < line, let text = Rewriting.line(analysis.scene.line(made)) else { return [nil] }
    let parts = RepairEdits.statements(text)
    let optimiser = parts.first { Words.assignedName($0) != nil && $0.contains("optim") && $0.contains("(") }
    guard let optimiser else { return [nil] }
    let rest = parts.filter { $0 != optimiser && !$0.isEmpty }
    let kept = RepairEdits.indentation(text) + (rest.isEmpty ? "pass" : rest.joined(separator: "; "))
    return [Edit(line: made, text: kept), edit(line, analysis) { "\($0); \(optimiser)" }]
  }

  /// `w.requires_grad_(False)` with `w.grad = None` behind it.
  static func freezing(onLine line: Int, _ analysis: Analysis) -> Edit? {
    edit(line, analysis) { text in
      for written in [".requires_grad_(False)", ".requires_grad = False"] {
        guard let place = Words.find(written, in: text) else { continue }
        let end = text.index(place, offsetBy: written.count)
        if end < text.endIndex && text[end] != ";" { return nil }
        let receiver = text[..<place].reversed().prefix { $0.isLetter || $0.isNumber || "_.[]".contains($0) }.reversed()
        if receiver.isEmpty { return nil }
        return "\(text[..<end]); \(String(receiver)).grad = None\(text[end...])"
      }
      return nil
    }
  }

  /// `total = total + loss` to `total = total + loss.detach()`.
  static func detaching(_ loss: String, addedTo name: String, onLine line: Int, _ analysis: Analysis) -> Edit? {
    edit(line, analysis) { text in
      Rewriting.statement(in: text) { statement in
        guard Words.assignedName(statement) == name, let equals = Words.find("=", in: statement),
          let value = Rewriting.name(loss, with: loss + ".detach()", in: String(statement[equals...]))
        else { return nil }
        return statement[..<equals] + value
      }
    }
  }

  // MARK: Leaves

  /// `w = torch.randn(3, requires_grad=True) * 0.01` to `w = (torch.randn(3) * 0.01).requires_grad_()`.
  static func finalForm(onLine line: Int, _ analysis: Analysis) -> Edit? {
    edit(line, analysis) { text in
      Rewriting.statement(in: text) { statement in
        guard let asked = Words.find(", requires_grad=True", in: statement), Words.assignedName(statement) != nil,
          let equals = Words.find(" = ", in: statement)
        else { return nil }
        var value = statement
        value.removeSubrange(asked..<value.index(asked, offsetBy: ", requires_grad=True".count))
        let start = value.index(equals, offsetBy: 3)
        return "\(value[..<start])(\(value[start...])).requires_grad_()"
      }
    }
  }

  /// `; w.retain_grad()` behind the statement that makes w.
  static func retaining(_ name: String, onLine line: Int, _ analysis: Analysis) -> Edit? {
    edit(line, analysis) { text in
      Rewriting.statement(in: text) { Words.assignedName($0) == name ? "\($0); \(name).retain_grad()" : nil }
    }
  }

  // MARK: Several views

  /// `for row in x: row *= 2` to a loop over positions; otherwise the write out of place.
  static func throughTheWhole(_ line: Int, _ analysis: Analysis) -> [Edit?] {
    guard let text = Rewriting.line(analysis.scene.line(line)) else { return [nil] }
    if let head = loop(text), let colon = Words.find(": ", in: text) {
      let body = String(text[text.index(colon, offsetBy: 2)...])
      guard let written = Rewriting.name(head.name, with: "\(head.whole)[_i]", in: body) else { return [nil] }
      return [Edit(line: line, text: "\(head.start)for _i in range(len(\(head.whole))): \(written)")]
    }
    for above in stride(from: line - 1, through: max(1, line - 12), by: -1) {
      guard let header = Rewriting.line(analysis.scene.line(above)), header.hasSuffix(":"), let head = loop(header),
        let written = Rewriting.name(head.name, with: "\(head.whole)[_i]", in: text)
      else { continue }
      return [
        Edit(line: above, text: "\(head.start)for _i in range(len(\(head.whole))):"), Edit(line: line, text: written),
      ]
    }
    return [RepairEdits.outOfPlace(text).map { Edit(line: line, text: RepairEdits.indentation(text) + $0) }]
  }

  /// `for NAME in WHOLE:` at the beginning of a line.
  private static func loop(_ text: String) -> (start: String, name: String, whole: String)? {
    let start = RepairEdits.indentation(text)
    let rest = text.dropFirst(start.count)
    guard rest.hasPrefix("for "), let inside = Words.find(" in ", in: String(rest)) else { return nil }
    let words = String(rest)
    let name = String(words[..<inside].dropFirst(4))
    let whole = String(words[words.index(inside, offsetBy: 4)...].prefix { $0 != ":" })
    return Words.isReference(name) && Words.isReference(whole) ? (start, name, whole) : nil
  }

  // MARK: Attributes

  /// The name that was meant, and what is True when it is set.
  static func attribute(
    _ name: String, meant: String, onLine line: Int, _ analysis: Analysis
  ) -> (edit: Edit, proof: Finding.Proof)? {
    guard let text = Rewriting.line(analysis.scene.line(line)), let place = Words.find(".\(name) = ", in: text) else {
      return nil
    }
    let start = text.index(place, offsetBy: name.count + 4)
    let value = String(text[start...].prefix { $0 != ";" })
    let receiver = String(
      text[..<place].reversed().prefix { $0.isLetter || $0.isNumber || "_.[]".contains($0) }.reversed())
    guard ["True", "False"].contains(value), Words.isReference(receiver) else { return nil }
    let end = text.index(start, offsetBy: value.count)
    if meant.hasSuffix("()") {
      let made = "\(text[..<place]).\(meant.dropLast(2))(\(value))\(text[end...])"
      return (
        Edit(line: line, text: made),
        .truth(
          "all(p.requires_grad == \(value) for p in \(receiver).parameters())",
          meaning: "every parameter of `\(receiver)` would have `requires_grad` \(value)")
      )
    }
    return (
      Edit(line: line, text: "\(text[..<place]).\(meant)\(text[text.index(place, offsetBy: name.count + 1)...])"),
      .truth("\(receiver).\(meant) == \(value)", meaning: "`\(receiver).\(meant)` would be \(value)")
    )
  }

  // MARK: Constructors

  /// The expression that an edit put in the place of a constructor: what two lines do not have in common.
  static func constructed(in new: String, insteadOf old: String) -> String? {
    for name in ["torch.tensor", "torch.linspace"] {
      guard let call = Words.call(name, in: old) else { continue }
      let before = old[..<call.range.lowerBound]
      let after = old[call.range.upperBound...]
      guard new.hasPrefix(before), new.hasSuffix(after) else { return nil }
      return String(new.dropFirst(before.count).dropLast(after.count))
    }
    return nil
  }

  // MARK: Hooks

  /// A hook that looks and returns None.
  static func lookingHook(onLine line: Int, _ analysis: Analysis) -> Edit? {
    edit(line, analysis) { text in
      Rewriting.methods("register_hook", in: text) { call in
        guard call.arguments.count == 1, let hook = call.arguments.first else { return nil }
        let looks = hook.hasPrefix("lambda") ? "lambda g: None" : "lambda g: ((\(hook))(g), None)[1]"
        return "\(call.receiver).register_hook(\(looks))"
      }
    }
  }

  // MARK: Siblings

  /// The parameters in the place of a vector made of them, their gradients joined.
  static func joinedGradients(
    of vector: Recorder.Record, onLine line: Int, _ analysis: Analysis
  ) -> (edit: Edit, measured: String, proof: Finding.Proof)? {
    guard let parameters = parameters(in: analysis.scene.line(vector.line ?? 0)) else { return nil }
    let source = Rewriting.line(analysis.scene.line(line)) ?? ""
    if source.contains("inputs=") {
      let made = Rewriting.methods("backward", in: source) { call in
        let rest = call.arguments.filter { !$0.hasPrefix("inputs=") }
        return "\(call.receiver).backward(\(rest.joined(separator: ", ")))"
      }
      let joined = "torch.cat([p.grad.reshape(-1) for p in \(parameters)])"
      return made.map { (Edit(line: line, text: $0), parameters, .received(joined)) }
    }
    let made = Rewriting.statement(in: source) { statement in
      for name in ["torch.autograd.grad", "autograd.grad", "grad"] {
        guard let call = Words.call(name, in: statement), call.arguments.count > 1 else { continue }
        if call.range.upperBound != statement.endIndex { return nil }
        var arguments = call.arguments
        arguments[1] = "list(\(parameters))"
        return "_gradient = torch.cat([g.reshape(-1) for g in \(name)(\(arguments.joined(separator: ", ")))])"
      }
      return nil
    }
    return made.map { (Edit(line: line, text: $0), parameters, .received("_gradient")) }
  }

  /// `m.parameters()` in the line that joins them.
  private static func parameters(in line: String) -> String? {
    guard let text = Rewriting.line(line), let call = Rewriting.method("parameters", in: text) else { return nil }
    return Words.isReference(call.receiver) ? "\(call.receiver).parameters()" : nil
  }
}
