// The edit for a model that was copied, changed by a step of its own and then expected to teach the model it was copied
// from: the copy becomes a dict of tensors that begins with the model's parameters, each step a new dict, and each call a
// `functional_call` with it. It reads the lines from the copy on; where one of them uses the copy in a way that a dict does
// not know, there is no edit.

import Autodiff

struct FastWeightEdits {
  typealias Edit = Finding.Edit

  private let model: String
  private let copy: String
  private let analysis: Analysis
  private var edits: [Edit] = []
  private var calls = 0
  /// The optimiser of the copy, and its rate.
  private var optimiser: (name: String, rate: String)?
  /// The loop over the copy's parameters whose body is to come: its indentation, and its head in the new form.
  private var loop: (indentation: String, parameter: String, targets: [String], sources: [String], line: Int)?

  /// How many lines below the copy are read.
  private static let reach = 200

  /// The edits for `fast = copy.deepcopy(model)` on a line; empty where the code does not allow them.
  static func edits(copiedOn line: Int, _ analysis: Analysis) -> [Edit] {
    guard let source = Rewriting.line(analysis.scene.line(line)), let copy = Words.assignedName(Words.trimmed(source)),
      let call = Words.call("deepcopy", in: source), call.arguments.count == 1, let model = call.arguments.first,
      Words.isReference(model), RepairEdits.statements(source).count == 1
    else { return [] }
    var made = FastWeightEdits(model: model, copy: copy, analysis)
    let start = RepairEdits.indentation(source)
    made.edits = [Edit(line: line, text: "\(start)\(copy) = dict(\(model).named_parameters())")]
    let end = min(line + reach, analysis.scene.range.upperBound)
    for number in line + 1..<max(line + 1, end + 1) {
      guard let text = Rewriting.line(analysis.scene.line(number)) else { continue }
      // Where the function or the turn of the loop ends, the copy does.
      if RepairEdits.indentation(text).count < start.count { break }
      guard made.read(text, number) else { return [] }
    }
    return made.calls > 0 && made.edits.count > 2 && made.loop == nil ? made.edits : []
  }

  /// What such edits do, in words; nil for other edits.
  static func words(_ edits: [Edit]) -> String? {
    guard let first = edits.first, let copy = Words.assignedName(Words.trimmed(first.text)),
      first.text.hasSuffix(" = dict(\(model(of: first)).named_parameters())")
    else { return nil }
    let model = model(of: first)
    return
      "Let `\(copy)` be a dict of tensors, `dict(\(model).named_parameters())`, that each step replaces, and call the "
      + "model with it: `torch.func.functional_call(\(model), \(copy), (…,))`."
  }

  private static func model(of edit: Edit) -> String {
    Words.call("dict", in: edit.text)?.arguments.first.map { String($0.prefix { $0 != "(" }) }?
      .replacing(".named_parameters", with: "") ?? ""
  }

  private init(model: String, copy: String, _ analysis: Analysis) {
    (self.model, self.copy, self.analysis) = (model, copy, analysis)
  }

  /// One line; false where it cannot be put otherwise.
  private mutating func read(_ text: String, _ number: Int) -> Bool {
    let indentation = RepairEdits.indentation(text)
    if let loop {
      guard indentation.count > loop.indentation.count, let step = step(of: loop.parameter, in: Words.trimmed(text))
      else { return false }
      closeLoop(loop, step, bodyOn: number)
      self.loop = nil
      return true
    }
    if let head = head(of: text) { return open(head, indentation, number) }
    var parts: [String] = []
    for statement in RepairEdits.statements(text) {
      guard let made = changed(statement, number) else { return false }
      if !made.isEmpty { parts.append(made) }
    }
    let made = indentation + (parts.isEmpty ? "pass" : parts.joined(separator: "; "))
    if made != text { edits.append(Edit(line: number, text: made)) }
    return true
  }

  // MARK: Loops

  /// `for p, g in zip(fast.parameters(), grads):` with what stands behind the colon.
  private func head(of text: String) -> (targets: [String], sources: [String], body: String)? {
    let code = Words.trimmed(text)
    guard code.hasPrefix("for "), code.contains("\(copy).parameters()"), let inside = Words.find(" in ", in: code),
      let start = code.index(code.startIndex, offsetBy: 4, limitedBy: inside),
      let call = Words.call("zip", in: code), call.range.lowerBound == code.index(inside, offsetBy: 4),
      call.range.upperBound < code.endIndex, code[call.range.upperBound] == ":"
    else { return nil }
    let targets = Words.arguments(String(code[start..<inside]))
    guard targets.count == call.arguments.count, targets.allSatisfy(Words.isReference) else { return nil }
    return (targets, call.arguments, Words.trimmed(String(code[code.index(after: call.range.upperBound)...])))
  }

  private mutating func open(
    _ head: (targets: [String], sources: [String], body: String), _ indentation: String, _ number: Int
  ) -> Bool {
    guard let place = head.sources.firstIndex(of: "\(copy).parameters()") else { return false }
    let opened = (
      indentation: indentation, parameter: head.targets[place], targets: head.targets, sources: head.sources,
      line: number
    )
    if head.body.isEmpty {
      loop = opened
      return true
    }
    guard let step = step(of: opened.parameter, in: head.body) else { return false }
    closeLoop(opened, step, bodyOn: nil)
    return true
  }

  /// The loop as a dict: its line, and its body's where that is another.
  private mutating func closeLoop(
    _ loop: (indentation: String, parameter: String, targets: [String], sources: [String], line: Int), _ step: String,
    bodyOn body: Int?
  ) {
    let targets = loop.targets.map { $0 == loop.parameter ? "(_name, \($0))" : $0 }.joined(separator: ", ")
    let sources = loop.sources.map { $0 == "\(copy).parameters()" ? "\(copy).items()" : $0 }.joined(separator: ", ")
    edits.append(
      Edit(
        line: loop.line,
        text: "\(loop.indentation)\(copy) = {_name: \(step) for \(targets) in zip(\(sources))}"))
    if let body { edits.append(Edit(line: body, text: "\(loop.indentation)pass")) }
  }

  /// What a parameter becomes in a statement that changes it: `p - (0.1 * g)` for `p -= 0.1 * g`.
  private func step(of parameter: String, in statement: String) -> String? {
    for target in [parameter, parameter + ".data"] {
      for sign in ["-", "+"] where statement.hasPrefix("\(target) \(sign)= ") {
        return "\(parameter) \(sign) (\(statement.dropFirst(target.count + 4)))"
      }
      for (method, sign) in [("sub_", "-"), ("add_", "+")] where statement.hasPrefix("\(target).\(method)(") {
        guard let arguments = Words.call("\(target).\(method)", in: statement)?.arguments, let amount = arguments.first
        else { return nil }
        if arguments.count == 1 { return "\(parameter) \(sign) (\(amount))" }
        guard arguments.count == 2, arguments[1].hasPrefix("alpha=") else { return nil }
        return "\(parameter) \(sign) (\(arguments[1].dropFirst(6))) * (\(amount))"
      }
      if statement.hasPrefix("\(target).copy_("),
        let value = Words.call("\(target).copy_", in: statement)?.arguments.first
      {
        return value.replacing("\(parameter).data", with: parameter)
      }
    }
    let start = "\(parameter).data = "
    guard statement.hasPrefix(start) else { return nil }
    return statement.dropFirst(start.count).description.replacing("\(parameter).data", with: parameter)
  }

  // MARK: Statements

  /// A statement put otherwise, empty where it is left out; nil where it uses the copy in another way.
  private mutating func changed(_ statement: String, _ number: Int) -> String? {
    if statement == "with torch.no_grad():" { return holdsStep(below: number) ? "if True:" : statement }
    if let made = optimiserStatement(statement, number) { return made }
    guard Rewriting.name(copy, with: copy + "_", in: statement) != nil else { return statement }
    if ["zero_grad", "train", "eval"].contains(where: { statement.hasPrefix("\(copy).\($0)(") }) { return "" }
    if let loaded = Words.call("\(copy).load_state_dict", in: statement)?.arguments.first {
      return "\(copy) = \(loaded)"
    }
    var body = statement
    if let range = body.firstRange(of: "with torch.no_grad(): ") { body.removeSubrange(range) }
    if let name = attribute(in: body), let step = step(of: "\(copy).\(name)", in: body) {
      body = "\(copy)[\"\(name)\"] = \(step)"
    }
    guard var made = withCalls(body) else { return nil }
    made = made.replacing("\(copy).parameters()", with: "\(copy).values()")
    made = withAttributes(made)
    if made.contains("\(copy).values()"), made.contains("autograd.grad("), !made.contains("create_graph"),
      let second = RepairEdits.withCreateGraph(made)
    {
      made = second
    }
    // A method that a dict does not have, or the copy handed on as a module.
    let rest = made.replacing("\(copy).values()", with: "").replacing(", \(copy), (", with: "")
      .replacing("\(copy)[\"", with: "")
    if Rewriting.name(copy, with: "", in: rest.replacing("\(copy) = ", with: "")) != nil,
      !statement.hasPrefix("return ")
    {
      return nil
    }
    return made
  }

  /// The copy's own optimiser: made, cleared, and a step that becomes a new dict.
  private mutating func optimiserStatement(_ statement: String, _ number: Int) -> String? {
    if statement.contains("\(copy).parameters()"), let call = Words.call("SGD", in: statement),
      let name = Words.assignedName(statement)
    {
      let rate = call.arguments.dropFirst().first { !$0.contains("=") || $0.hasPrefix("lr=") }
      guard call.arguments.count == 2, let rate else { return nil }
      optimiser = (name, rate.hasPrefix("lr=") ? String(rate.dropFirst(3)) : rate)
      return ""
    }
    guard let optimiser else { return nil }
    if statement == "\(optimiser.name).zero_grad()" || statement == "\(optimiser.name).step()" { return "" }
    guard statement.hasSuffix(".backward()"), isInner(statement, number, optimiser.name) else { return nil }
    let loss = withCalls(String(statement.dropLast(".backward()".count))) ?? ""
    if loss.isEmpty { return nil }
    return "\(copy) = {_name: _p - \(optimiser.rate) * _g for (_name, _p), _g in zip(\(copy).items(), "
      + "torch.autograd.grad(\(loss), \(copy).values(), create_graph=True))}"
  }

  /// Whether the next step after a backward is that of the copy's optimiser.
  private func isInner(_ statement: String, _ number: Int, _ name: String) -> Bool {
    for line in number..<number + 20 {
      let parts = RepairEdits.statements(analysis.scene.line(line))
      if line > number, parts.contains(where: { $0.hasSuffix(".backward()") }) { return false }
      if let step = parts.first(where: { $0.hasSuffix(".step()") }) { return step == "\(name).step()" }
    }
    return false
  }

  /// Whether the block that a line opens changes the copy.
  private func holdsStep(below number: Int) -> Bool {
    let next = Words.trimmed(analysis.scene.line(number + 1))
    return next.hasPrefix("for ") && next.contains("\(copy).parameters()") || next.hasPrefix("\(copy).")
  }

  /// `fast(x)` as `torch.func.functional_call(model, fast, (x,))`, everywhere in a statement.
  private mutating func withCalls(_ statement: String) -> String? {
    var result = statement
    var made: [String] = []
    for number in 0..<16 {
      guard let use = Words.call(copy, in: result) else { break }
      if use.arguments.contains(where: { $0.contains("=") || $0.hasPrefix("*") }) { return nil }
      // A mark in its place, so that what was made is not found again.
      made.append("torch.func.functional_call(\(model), \(copy), (\(use.arguments.joined(separator: ", ")),))")
      result.replaceSubrange(use.range, with: "\u{2}\(number)\u{2}")
      calls += 1
    }
    for (number, text) in made.enumerated().reversed() {
      result = result.replacing("\u{2}\(number)\u{2}", with: text)
    }
    return result
  }

  /// The parameter at the beginning of a statement: `weight` of `fast.weight -= g`.
  private func attribute(in statement: String) -> String? {
    guard statement.hasPrefix(copy + ".") else { return nil }
    let name = String(statement.dropFirst(copy.count + 1).prefix { $0.isLetter || $0.isNumber || $0 == "_" })
    return names.contains(name) ? name : nil
  }

  /// `fast.weight` as `fast["weight"]`.
  private func withAttributes(_ statement: String) -> String {
    names.reduce(statement) { text, name in
      Rewriting.name("\(copy).\(name)", with: "\(copy)[\"\(name)\"]", in: text) ?? text
    }
  }

  /// Names of the model's own parameters.
  private var names: [String] {
    let all = analysis.scene.modules.first { $0.name == model }?.parameters.map(\.path) ?? []
    return all.map { String($0.dropFirst(model.count + 1)) }.sorted { $0.count > $1.count }
  }
}
