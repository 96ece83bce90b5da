// The edits that repairs of formulas stand for: a step passed straight through, a draw written with noise, a root kept
// away from 0, a logarithm of a softmax computed at once, a number kept a tensor. Each gives the new line, or nil where the
// line says it in a way that it cannot read.

import Autodiff

enum FormulaEdits {
  private static let functional = "torch.nn.functional"

  // MARK: Steps and draws

  /// `x.round()` to `(x + (x.round() - x).detach())`.
  static func straightThrough(_ operation: String, _ text: String) -> String? {
    if text.contains(".detach()") { return nil }
    let called = Rewriting.calls(operation, of: ["torch."], in: text) { arguments in
      guard arguments.count == 1, let x = arguments.first, !x.contains("torch.\(operation)(") else { return nil }
      return "(\(x) + (\(x).\(operation)() - (\(x))).detach())"
    }
    if let called { return called }
    if let made = Rewriting.methods(
      operation, in: text,
      { call in
        call.arguments.isEmpty
          ? "(\(call.receiver) + (torch.\(operation)(\(call.receiver)) - \(call.receiver)).detach())" : nil
      })
    {
      return made
    }
    // The function itself, as a value.
    return Rewriting.name("torch.\(operation)", with: "(lambda t: t + (t.\(operation)() - t).detach())", in: text)
  }

  /// `torch.normal(mu, s)` to `(mu + s * noise)`, `torch.bernoulli(p)` straight through.
  static func reparametrised(_ operation: String, _ text: String) -> String? {
    if operation == "normal" {
      return Rewriting.calls("normal", of: ["torch."], in: text) { arguments in
        guard arguments.count == 2 else { return nil }
        let (mean, spread) = (arguments[0], arguments[1])
        return "((\(mean)) + (\(spread)) * torch.randn_like((\(mean)) + 0 * (\(spread))))"
      }
    }
    return Rewriting.calls(operation, of: ["torch."], in: text) { arguments in
      guard arguments.count == 1, let p = arguments.first, !p.contains("torch.\(operation)(") else { return nil }
      return "(\(p) + (torch.\(operation)((\(p)).detach()) - (\(p)).detach()))"
    }
  }

  // MARK: Flat units

  /// ReLU with a slope below 0.
  static func leaky(_ text: String) -> String? {
    if let made = Rewriting.calls(
      "relu", of: ["F.", "torch.", functional + ".", "nn.functional."], in: text,
      {
        "\(functional).leaky_relu(\($0.joined(separator: ", ")))"
      })
    {
      return made
    }
    if let made = Rewriting.methods("relu", in: text, { "\(functional).leaky_relu(\($0.receiver))" }) { return made }
    return Rewriting.calls("ReLU", of: ["nn.", "torch.nn."], in: text) { _ in "torch.nn.LeakyReLU()" }
  }

  /// Weights drawn instead of zeros.
  static func random(_ text: String) -> String? {
    if text.contains("torch.zeros(") { return text.replacing("torch.zeros(", with: "torch.randn(") }
    return text.contains("init.zeros_(") ? text.replacing("init.zeros_(", with: "init.normal_(") : nil
  }

  // MARK: Not numbers

  /// The input of the branch that is not chosen made safe: the double `where`.
  static func safeBranch(_ operation: String, of name: String?, _ text: String) -> String? {
    Rewriting.calls("where", of: ["torch."], in: text) { arguments in
      guard arguments.count == 3, let name, !arguments.contains(where: { $0.contains("torch.where(") }) else {
        return nil
      }
      var arguments = arguments
      for (place, safe) in [
        (1, "torch.where(\(arguments[0]), \(name), torch.ones_like(\(name)))"),
        (2, "torch.where(\(arguments[0]), torch.ones_like(\(name)), \(name))"),
      ]
      where place == 1 ? speaks(arguments[1], operation) : !speaks(arguments[1], operation) {
        guard let made = Rewriting.name(name, with: safe, in: arguments[place]) else { return nil }
        arguments[place] = made
      }
      return "torch.where(\(arguments.joined(separator: ", ")))"
    }
  }

  /// Whether an expression seems to make use of an operation.
  private static func speaks(_ text: String, _ operation: String) -> Bool {
    switch operation {
    case "/", "reciprocal", "div": text.contains("/") || text.contains("reciprocal")
    case "**", "pow": text.contains("**") || text.contains("pow")
    default: text.contains(operation)
    }
  }

  /// A small number inside the root.
  static func besideZero(_ text: String) -> String? {
    var made = text
    made =
      Rewriting.methods("sqrt", in: made) {
        $0.receiver.hasSuffix(".add(1e-12)") || ["torch", "math", "np"].contains($0.receiver)
          ? nil : "\($0.receiver).add(1e-12).sqrt()"
      } ?? made
    if let roots = Rewriting.calls(
      "sqrt", of: ["torch."], in: made,
      { arguments in
        arguments.count == 1 && !arguments[0].contains("torch.sqrt(") ? "((\(arguments[0])) + 1e-12).sqrt()" : nil
      })
    {
      made = roots
    }
    for written in [" ** 0.5", "**0.5", " ** (1/2)", "**(1/2)"] where made.contains(")" + written) {
      made = made.replacing(")" + written, with: ").add(1e-12)" + written)
    }
    return made == text ? nil : made
  }

  /// The logarithm of what underflows, computed at once. The source may stand on a line of its own.
  static func stable(_ source: String, log: String) -> String? {
    switch source {
    case "sigmoid": return stableSigmoid(log)
    case "softmax":
      guard let single = withLogSoftmax(log) else { return nil }
      return withoutLog(single, of: "log_softmax")
    default: return stableExponential(log)
    }
  }

  static func withLogSoftmax(_ text: String) -> String? {
    let marked = text.replacing("log_softmax(", with: "\u{2}")
    guard marked.contains("softmax(") else { return nil }
    return marked.replacing("softmax(", with: "log_softmax(").replacing("\u{2}", with: "log_softmax(")
  }

  /// Without the logarithm that stands around or behind something.
  static func withoutLog(_ text: String, of inner: String) -> String? {
    if let made = Rewriting.methods("log", in: text, { $0.receiver.contains(inner) ? $0.receiver : nil }) {
      return made
    }
    return Rewriting.calls("log", of: ["torch."], in: text) { arguments in
      arguments.count == 1 && arguments[0].contains(inner) ? "(\(arguments[0]))" : nil
    }
  }

  private static func stableSigmoid(_ text: String) -> String? {
    func replaced(_ inside: String) -> String? {
      var expression = inside
      var sign = ""
      if expression.hasPrefix("1 - ") || expression.hasPrefix("1-") {
        expression = String(expression.drop { "1- ".contains($0) })
        sign = "-"
      } else if expression.hasPrefix("1.0 - ") || expression.hasPrefix("1. - ") {
        guard let minus = Words.find("- ", in: expression) else { return nil }
        expression = String(expression[expression.index(minus, offsetBy: 2)...])
        sign = "-"
      }
      for prefix in ["torch.", "F.", functional + "."] {
        if let call = Words.call(prefix + "sigmoid", in: expression), call.arguments.count == 1,
          call.range == expression.startIndex..<expression.endIndex
        {
          return "\(functional).logsigmoid(\(sign)(\(call.arguments[0])))"
        }
      }
      if let call = Rewriting.method("sigmoid", in: expression),
        call.whole == expression.startIndex..<expression.endIndex
      {
        return "\(functional).logsigmoid(\(sign)(\(call.receiver)))"
      }
      return nil
    }
    if let made = Rewriting.calls("log", of: ["torch."], in: text, { $0.count == 1 ? replaced($0[0]) : nil }) {
      return made
    }
    return Rewriting.methods("log", in: text) { call in
      let isBracketed = call.receiver.hasPrefix("(") && call.receiver.hasSuffix(")")
      return replaced(isBracketed ? String(call.receiver.dropFirst().dropLast()) : call.receiver)
    }
  }

  /// `x.exp().sum(0).log()` to `torch.logsumexp(x, 0)`.
  private static func stableExponential(_ text: String) -> String? {
    func replaced(_ inside: String) -> String? {
      guard let sum = Rewriting.method("sum", in: inside), sum.whole.upperBound == inside.endIndex else { return nil }
      var argument: String?
      if let call = Words.call("torch.exp", in: sum.receiver), call.arguments.count == 1 {
        argument = call.arguments[0]
      }
      if argument == nil, let call = Rewriting.method("exp", in: sum.receiver) { argument = call.receiver }
      guard let x = argument else { return nil }
      return sum.arguments.isEmpty
        ? "torch.logsumexp((\(x)).flatten(), 0)"
        : "torch.logsumexp(\(([x] + sum.arguments).joined(separator: ", ")))"
    }
    if let made = Rewriting.methods("log", in: text, { replaced($0.receiver) }) { return made }
    return Rewriting.calls("log", of: ["torch."], in: text) { $0.count == 1 ? replaced($0[0]) : nil }
  }

  // MARK: Losses

  /// The logits themselves instead of their softmax or sigmoid.
  static func logits(_ operation: String, _ text: String) -> String? {
    if let made = Rewriting.methods(
      operation, in: text,
      { call in
        ["torch", "F", functional, "nn.functional"].contains(call.receiver) ? nil : call.receiver
      })
    {
      return made
    }
    return Rewriting.calls(operation, of: ["F.", "torch.", functional + ".", "nn.functional."], in: text) {
      $0.first.map { "(\($0))" }
    }
  }

  /// Both operands of one shape: the column squeezed, or the row stood up.
  static func sameShape(column: String?, row: String?, _ text: String) -> String? {
    if let row, Words.isReference(row), let made = Rewriting.name(row, with: row + "[:, None]", in: text) {
      return made
    }
    guard let column, Words.isReference(column) else { return nil }
    return Rewriting.name(column, with: column + ".squeeze(1)", in: text)
  }

  /// `0.9 * q` to `0.9 * q.detach()`.
  static func constantTarget(_ name: String, _ text: String) -> String? {
    guard let place = Words.find("* \(name)", in: text) else { return nil }
    let end = text.index(place, offsetBy: name.count + 2)
    if end < text.endIndex, text[end].isLetter || text[end].isNumber || "_.([".contains(text[end]) { return nil }
    return "\(text[..<end]).detach()\(text[end...])"
  }

  // MARK: Modes

  /// `bn(x)` to `bn.eval()(x)`.
  static func evaluating(_ modules: [String], _ text: String) -> String? {
    var result = text
    for module in modules {
      guard let call = Words.call(module, in: result) else { continue }
      let arguments = call.arguments.joined(separator: ", ")
      result = result.replacingCharacters(in: call.range, with: "\(module).eval()(\(arguments))")
    }
    return result == text ? nil : result
  }

  // MARK: Numbers that stay tensors

  /// `torch.tensor((w * 3).item())` to `((w * 3))`, `math.sqrt(x)` to `torch.sqrt(x)`.
  static func staying(_ text: String) -> String? {
    var result = text
    for exit in [".item()", ".tolist()", ".detach().numpy()", ".detach().cpu().numpy()"] {
      result = result.replacing(exit, with: "")
    }
    result =
      Rewriting.calls("float", of: [""], in: result) { arguments in
        guard arguments.count == 1, let x = arguments.first else { return nil }
        return formatted(x) ?? (x.hasPrefix("\"") || x.hasPrefix("'") ? nil : "(\(x))")
      } ?? result
    for name in ["sqrt", "exp", "log", "sin", "cos", "tan", "tanh", "log2", "log10", "log1p", "expm1", "pow"] {
      for module in ["math.", "np.", "numpy."] {
        result = result.replacing("\(module)\(name)(", with: "torch.\(name)(")
      }
    }
    for name in ["tensor", "from_numpy", "as_tensor"] {
      result =
        Rewriting.calls(name, of: ["torch."], in: result) { arguments in
          guard let x = arguments.first, let first = x.first, !first.isNumber, !"[-".contains(first) else { return nil }
          return "(\(x))"
        } ?? result
    }
    return result == text ? nil : result
  }

  /// The expression in `f"{x:.4f}"`.
  private static func formatted(_ text: String) -> String? {
    guard text.hasPrefix("f\"{") || text.hasPrefix("f'{"), let brace = text.firstIndex(of: "{"),
      let close = Words.closing(of: brace, in: text)
    else { return nil }
    return "(\(text[text.index(after: brace)..<close].prefix { $0 != ":" }))"
  }

  // MARK: What has no derivative

  /// The soft quantity in the place of a decision.
  static func soft(_ text: String) -> String? {
    softArgmax(text) ?? softComparison(text) ?? softWhole(text)
  }

  /// `x.argmax(d) == y` to the probability of y.
  private static func softArgmax(_ text: String) -> String? {
    guard let call = Rewriting.method("argmax", in: text), call.receiver != "torch" else { return nil }
    let rest = text[call.whole.upperBound...]
    guard rest.hasPrefix(" == ") else { return nil }
    let other = rest.dropFirst(4)
    let wanted = String(other.prefix { $0.isLetter || $0.isNumber || $0 == "_" })
    if wanted.isEmpty { return nil }
    let end = text.index(call.whole.upperBound, offsetBy: 4 + wanted.count)
    var soft = "\(call.receiver).softmax(-1)[\(wanted)]"
    if let dimension = call.arguments.first?.split(separator: "=").last.map(String.init) {
      soft = "\(call.receiver).softmax(\(dimension)).gather(\(dimension), \(wanted).unsqueeze(\(dimension)))"
    }
    return text[..<call.whole.lowerBound] + soft + text[end...]
  }

  /// `(x > c)` to `torch.sigmoid(x - c)`.
  private static func softComparison(_ text: String) -> String? {
    for (sign, isLess) in [(" > ", false), (" >= ", false), (" < ", true), (" <= ", true)] {
      guard let place = Words.find(sign, in: text), let open = text[..<place].lastIndex(of: "("),
        let close = Words.closing(of: open, in: text), place < close
      else { continue }
      let left = text[text.index(after: open)..<place]
      let right = text[text.index(place, offsetBy: sign.count)..<close]
      if left.contains(",") || right.contains(",") || left.contains(")") { continue }
      let difference = isLess ? "(\(right)) - (\(left))" : "(\(left)) - (\(right))"
      let isCall =
        open > text.startIndex && (text[text.index(before: open)].isLetter || text[text.index(before: open)] == "_")
      if isCall { continue }
      return "\(text[..<open])torch.sigmoid(\(difference))\(text[text.index(after: close)...])"
    }
    return nil
  }

  /// `x.long()` to x with the whole numbers as its values.
  private static func softWhole(_ text: String) -> String? {
    for name in ["long", "int"] {
      if let made = Rewriting.methods(
        name, in: text,
        { call in
          "(\(call.receiver) + (\(call.receiver).\(name)() - \(call.receiver)).detach())"
        })
      {
        return made
      }
    }
    return nil
  }
}
