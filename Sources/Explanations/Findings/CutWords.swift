// How cuts are spoken of: what the line did, what to write instead, and the edit that the repair stands for.

import Autodiff

enum CutWords {
  /// "calls `.detach()` on `w`".
  static func verb(_ cut: Analysis.CutEdge, _ analysis: Analysis) -> String {
    let source = analysis.words(cut.source)
    let operation = cut.consumer.operation ?? "this line"
    if let library = foreign(cut, analysis) {
      let end = cut.kind == .alias ? " that calls `\(operation)` on \(source)" : ", which keeps no history of \(source)"
      return "runs code of `\(library)`\(end)"
    }
    switch cut.kind {
    case .alias where operation == "nn.Parameter": return "wraps \(source) in `nn.Parameter`"
    case .alias: return "calls `\(operation)` on \(source)"
    case .copy: return "copies the numbers of \(source)"
    case .exit: return "makes \(product(of: cut, analysis)) of \(source) (\(exit(of: cut, analysis)))"
    case .type: return "turns \(source) into `\(operation)`, which has no derivative"
    case .mode where operation == "autograd.grad": return "computes a gradient without `create_graph=True`"
    case .mode:
      let off = RepairEdits.withoutNoGrad(cut, analysis).first?.line ?? cut.consumer.modeLine
      let since = off.map { $0 == cut.line ? "" : " (off since line \($0))" } ?? ""
      return "computes \(analysis.words(cut.consumer.id)) while recording is off\(since)"
    case .none: return "uses \(source)"
    }
  }

  /// The library whose own code cuts here: a lesson cannot change that. What the line itself writes is the lesson's.
  static func foreign(_ cut: Analysis.CutEdge, _ analysis: Analysis) -> String? {
    guard let library = cut.consumer.library else { return nil }
    if library.hasPrefix("torch.optim") { return "torch.optim" }
    let isDetach = cut.kind == .alias && cut.consumer.operation?.hasPrefix(".detach") == true
    return isDetach && !analysis.scene.line(cut.line).contains(".detach") ? library : nil
  }

  /// What a value becomes where it leaves the tensors.
  private static func product(of cut: Analysis.CutEdge, _ analysis: Analysis) -> String {
    switch cut.number?.written {
    case ".tolist()": "a list"
    case ".numpy()": "an array"
    case "an f-string": "a text"
    default: "a Python number"
    }
  }

  /// How it is written there.
  private static func exit(of cut: Analysis.CutEdge, _ analysis: Analysis) -> String {
    let written = cut.number?.written ?? cut.consumer.exitWritten ?? cut.consumer.operation ?? ".item()"
    if written == "an f-string" { return "in an f-string" }
    let text = analysis.scene.line(cut.line)
    guard written == "float()", let place = Words.find("math.", in: text) else { return "`\(written)`" }
    return "`" + text[place...].prefix { $0.isLetter || $0.isNumber || "._".contains($0) } + "()`"
  }

  /// Lines that a bridged run passes over.
  static func bridgeLines(_ cuts: [Analysis.CutEdge]) -> [Int] {
    var lines: Set<Int> = []
    for cut in cuts where cut.kind == .alias || cut.kind == .copy || cut.kind == .mode {
      lines.insert(cut.line)
      if let line = cut.consumer.modeLine { lines.insert(line) }
    }
    return lines.filter { $0 > 0 }.sorted()
  }

  static func repair(
    _ code: String, _ cut: Analysis.CutEdge, _ analysis: Analysis, on lines: [Int] = []
  ) -> String {
    let text = analysis.scene.line(cut.line)
    let source = analysis.words(cut.source)
    if let library = foreign(cut, analysis) {
      return library == "torch.optim"
        ? "Where the step is to be part of the graph, write it yourself: `w = w - lr * g` makes a new tensor with history."
        : "Compute it with operations of your own that keep history; the code of `\(library)` does not."
    }
    switch code {
    case "cut.alias.data":
      if Words.call("vector_to_parameters", in: text) != nil {
        let vector = analysis.trainables(behind: cut.source).first.map { analysis.words($0.id) } ?? source
        return "Call the model with slices of \(vector) (`torch.func.functional_call`)."
      }
      return "Compute a new tensor and use it (`functional_call`, `parametrize`) instead of writing through `.data`."
    case "cut.alias.parameter":
      return "Keep the weight a plain tensor: `del m.weight; m.weight = …`, `functional_call` or `parametrize`."
    case "cut.copy": return "Use the tensor itself as the weight (`del m.weight; m.weight = …`, or `functional_call`)."
    case "cut.copy.state-dict":
      return "Call the model with the updated tensors: `torch.func.functional_call(m, updated, (x,))`."
    case "cut.copy.ctor":
      if text.contains("linspace") { return "Write `a + (b - a) * torch.linspace(0, 1, n)`." }
      return text.contains("[") ? "Join tensors with `torch.stack` or `torch.cat`." : "Copy with `x.clone()`."
    case "intent.detach":
      if lines.count < 2 { return "Remove `.detach()` on line \(cut.line)." }
      return "Remove `.detach()` on lines \(Words.list(lines.map { "\($0)" }))."
    case "exit.python": return "Stay in tensors; take numbers out only to print them."
    case "int.no-derivative":
      return "Use the soft quantity (a log-probability, a margin), or a straight-through estimator."
    case "cut.sample":
      return
        "Draw with `rsample()` or write `mu + sigma * eps`; for discrete draws use Gumbel-softmax or a score-function "
        + "term."
    case "second.no-graph": return "Ask for the gradient with `create_graph=True`."
    case "cut.checkpoint": return "Call `checkpoint(…, use_reentrant=False)`."
    case "mode.no-grad":
      return "Compute it outside `no_grad`; move the decorator or block to the code that only evaluates."
    case "mode.phantom-view": return "Make the view while recording is on."
    default: return ""
    }
  }

  /// The edit that a repair stands for; empty where the code does not say how.
  static func edits(_ code: String, _ cuts: [Analysis.CutEdge], _ analysis: Analysis) -> [Finding.Edit] {
    guard let cut = cuts.first, cut.line > 0, foreign(cut, analysis) == nil else { return [] }
    let text = analysis.scene.line(cut.line)
    let lines = Array(Set(cuts.map(\.line))).sorted()
    func each(_ change: (String) -> String?) -> [Finding.Edit] {
      let made = lines.compactMap { line in
        change(analysis.scene.line(line)).map { Finding.Edit(line: line, text: $0) }
      }
      return made.count == lines.count ? made : []
    }
    if let copied = copyOfModel(behind: cuts, analysis) {
      let made = FastWeightEdits.edits(copiedOn: copied, analysis)
      if !made.isEmpty { return made }
    }
    switch code {
    case "intent.detach": return each { $0.contains(".detach()") ? $0.replacing(".detach()", with: "") : nil }
    case "cut.alias.data":
      return Words.call("vector_to_parameters", in: text) == nil ? [] : RepairEdits.functionalCall(cut.line, analysis)
    case "cut.alias.parameter": return each(RepairEdits.plainAttribute)
    case "cut.copy": return each(RepairEdits.attributeForCopy)
    case "cut.copy.ctor": return each(RepairEdits.joined)
    case "second.no-graph": return each(RepairEdits.withCreateGraph)
    case "exit.python": return staying(cuts, analysis)
    case "int.no-derivative": return each { Rewriting.edited($0, FormulaEdits.soft) }
    case "cut.checkpoint":
      return each {
        $0.contains("use_reentrant=True") ? $0.replacing("use_reentrant=True", with: "use_reentrant=False") : nil
      }
    case "cut.sample": return each { $0.contains(".sample(") ? $0.replacing(".sample(", with: ".rsample(") : nil }
    case "mode.no-grad", "mode.phantom-view": return RepairEdits.withoutNoGrad(cut, analysis)
    default: return []
    }
  }
}

extension CutWords {
  /// The line on which the model was copied into whose parameters these cuts lead.
  private static func copyOfModel(behind cuts: [Analysis.CutEdge], _ analysis: Analysis) -> Int? {
    for cut in cuts {
      for record in [cut.consumer, analysis.record(cut.consumer.identity)].compactMap({ $0 })
      where record.operation == "copy.deepcopy" { return record.line }
    }
    return nil
  }

  /// The numbers of these cuts kept tensors, where they left and where they came back.
  private static func staying(_ cuts: [Analysis.CutEdge], _ analysis: Analysis) -> [Finding.Edit] {
    var lines: Set<Int> = []
    for cut in cuts {
      lines.insert(cut.line)
      lines.insert(cut.consumer.line ?? 0)
      lines.formUnion(cut.number?.lines ?? [])
      for exit in analysis.record(cut.source)?.exits ?? [] { lines.insert(exit.line ?? 0) }
    }
    return lines.sorted().compactMap { StatementEdits.edit($0, analysis, FormulaEdits.staying) }
  }
}

/// Lines rewritten.
enum RepairEdits {
  /// `m.weight = nn.Parameter(EXPR)` to `del m.weight; m.weight = EXPR`, every such assignment of the line.
  static func plainAttribute(_ line: String) -> String? {
    var parts: [String] = []
    var changed = false
    for part in statements(line) {
      guard let call = Words.call("nn.Parameter", in: part) ?? Words.call("Parameter", in: part),
        let value = call.arguments.first, let equals = Words.find(" = ", in: part), equals < call.range.lowerBound
      else {
        parts.append(part)
        continue
      }
      let target = String(part[..<equals])
      guard target.contains("."), call.range.upperBound == part.endIndex else { return nil }
      parts += ["del \(target)", "\(target) = \(value)"]
      changed = true
    }
    return changed ? indentation(line) + parts.joined(separator: "; ") : nil
  }

  /// `m.weight.data.copy_(EXPR)` to `del m.weight; m.weight = EXPR`.
  static func attributeForCopy(_ line: String) -> String? {
    var parts: [String] = []
    var changed = false
    for part in statements(line) {
      guard let place = Words.find(".data.copy_", in: part) ?? Words.find(".copy_", in: part),
        let open = part[place...].firstIndex(of: "("), let close = Words.closing(of: open, in: part)
      else {
        parts.append(part)
        continue
      }
      let target = String(part[..<place])
      if !target.contains(".") { return nil }
      parts += ["del \(target)", "\(target) = \(part[part.index(after: open)..<close])"]
      changed = true
    }
    return changed ? indentation(line) + parts.joined(separator: "; ") : nil
  }

  /// `torch.tensor([a, b])` to `torch.stack([a, b])`, `torch.tensor(x)` to `(x).clone()`.
  static func joined(_ line: String) -> String? {
    if let call = Words.call("torch.linspace", in: line), call.arguments.count == 3 {
      let (start, end, count) = (call.arguments[0], call.arguments[1], call.arguments[2])
      return line.replacingCharacters(
        in: call.range, with: "(\(start) + (\(end) - \(start)) * torch.linspace(0, 1, \(count)))")
    }
    guard let call = Words.call("torch.tensor", in: line), let first = call.arguments.first else { return nil }
    var text = line
    text.replaceSubrange(call.range, with: first.hasPrefix("[") ? "torch.stack(\(first))" : "(\(first)).clone()")
    return text
  }

  static func withCreateGraph(_ line: String) -> String? { adding("create_graph=True", to: line) }

  /// A keyword argument of the call of `autograd.grad` in a line.
  static func adding(_ keyword: String, to line: String) -> String? {
    for name in ["torch.autograd.grad", "autograd.grad", "grad"] {
      if let made = adding(keyword, toCallOf: name, in: line) { return made }
    }
    return nil
  }

  static func adding(_ keyword: String, toCallOf name: String, in line: String) -> String? {
    let key = String(keyword.prefix { $0 != "=" })
    guard let call = Words.call(name, in: line) else { return nil }
    let arguments = call.arguments.filter { !$0.hasPrefix(key) } + [keyword]
    var text = line
    text.replaceSubrange(call.range, with: "\(name)(\(arguments.joined(separator: ", ")))")
    return text
  }

  /// Takes `no_grad` away where it stands as a block or a decorator.
  static func withoutNoGrad(_ cut: Analysis.CutEdge, _ analysis: Analysis) -> [Finding.Edit] {
    var lines = [cut.consumer.modeLine, cut.line].compactMap { $0 }
    // A decorator stands above the function whose body ran.
    var above = cut.line
    for _ in 0..<30 where above > 1 {
      above -= 1
      let text = analysis.scene.line(above)
      if text.contains("@torch.no_grad") || text.contains("torch.no_grad()") { lines.append(above) }
    }
    for line in lines {
      let text = analysis.scene.line(line)
      let trimmed = Words.withoutComment(text)
      if trimmed.hasPrefix("@torch.no_grad") { return [Finding.Edit(line: line, text: "")] }
      if text.contains("with torch.no_grad():") {
        return [
          Finding.Edit(line: line, text: text.replacing("with torch.no_grad():", with: "with torch.enable_grad():"))
        ]
      }
    }
    return []
  }

  /// `vector_to_parameters(v, m.parameters())` to a dict of pieces, and calls of the model to `functional_call`.
  static func functionalCall(_ line: Int, _ analysis: Analysis) -> [Finding.Edit] {
    let text = analysis.scene.line(line)
    guard let call = Words.call("vector_to_parameters", in: text), call.arguments.count == 2 else { return [] }
    let (vector, parameters) = (call.arguments[0], call.arguments[1])
    guard parameters.hasSuffix(".parameters()") else { return [] }
    let model = String(parameters.dropLast(".parameters()".count))
    if !model.unicodeScalars.allSatisfy({ Words.isNamePart($0) || $0 == "." }) { return [] }
    let pieces = "_pieces"
    var changed = text
    var from = call.range
    // The call may stand behind a module's name.
    for prefix in ["torch.nn.utils.", "nn.utils.", "utils."] where changed[..<from.lowerBound].hasSuffix(prefix) {
      from = changed.index(from.lowerBound, offsetBy: -prefix.count)..<from.upperBound
      break
    }
    changed.replaceSubrange(
      from,
      with: "\(pieces) = {n: s.view_as(p) for (n, p), s in zip(\(model).named_parameters(), "
        + "\(vector).split([q.numel() for q in \(parameters)]))}")
    var edits = [Finding.Edit(line: line, text: changed)]
    for other in line + 1..<max(line + 1, min(line + 200, analysis.scene.range.upperBound &+ 1)) {
      let source = analysis.scene.line(other)
      guard let use = Words.call(model, in: source) else { continue }
      var rewritten = source
      rewritten.replaceSubrange(
        use.range, with: "torch.func.functional_call(\(model), \(pieces), (\(use.arguments.joined(separator: ", ")),))")
      edits.append(Finding.Edit(line: other, text: rewritten))
    }
    return edits.count > 1 ? edits : []
  }

  /// `y = y + 1` for `y += 1`, and for `y.add_(1)`.
  static func outOfPlace(_ line: String) -> String? {
    let text = Words.withoutComment(line)
    for operation in ["+", "-", "*", "/"] {
      guard let place = Words.find(" \(operation)= ", in: text) else { continue }
      let target = String(text[..<place])
      if !target.unicodeScalars.allSatisfy({ Words.isNamePart($0) }) { return nil }
      let value = text[text.index(place, offsetBy: 4)...]
      return "\(target) = \(target) \(operation) \(value.contains(" ") ? "(\(value))" : String(value))"
    }
    for (method, operation) in [(".add_(", "+"), (".sub_(", "-"), (".mul_(", "*"), (".div_(", "/")] {
      guard let place = Words.find(method, in: text), text.last == ")" else { continue }
      let target = String(text[..<place])
      if !target.unicodeScalars.allSatisfy({ Words.isNamePart($0) }) { return nil }
      return "\(target) = \(target) \(operation) \(text[text.index(place, offsetBy: method.count)...].dropLast())"
    }
    return nil
  }

  static func indentation(_ line: String) -> String { String(line.prefix { $0 == " " || $0 == "\t" }) }

  /// The statements of a line that `;` divides.
  static func statements(_ line: String) -> [String] {
    // Most lines are one statement.
    if !line.utf8.contains(where: { $0 == UInt8(ascii: ";") || $0 == UInt8(ascii: "#") }) {
      let start = line.utf8.drop { $0 == UInt8(ascii: " ") || $0 == UInt8(ascii: "\t") }
      let end = start.lastIndex { $0 != UInt8(ascii: " ") }.map { start.index(after: $0) } ?? start.startIndex
      return [String(line[start.startIndex..<end])]
    }
    var parts: [String] = []
    var current = ""
    var depth = 0
    for character in Words.withoutComment(line) {
      if "([{".contains(character) { depth += 1 }
      if ")]}".contains(character) { depth -= 1 }
      if character == ";" && depth == 0 {
        parts.append(current)
        current = ""
      } else {
        current.append(character)
      }
    }
    parts.append(current)
    return parts.map { part in
      var part = part.drop { $0 == " " }
      while part.last == " " { part.removeLast() }
      return String(part)
    }
  }
}
