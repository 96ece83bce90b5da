// TeX formulas as MathML, which browsers draw without a script and without a network. It knows the part of TeX's math that
// lessons about derivatives use; a command it does not know is shown as it is written, so nothing is ever lost.

enum MathMarkup {
  /// A `math` element.
  static func html(_ tex: String, isDisplay: Bool) -> String {
    var reader = TeXReader(tex)
    let inside = reader.row(until: [], depth: 0)
    let display = isDisplay ? " display=\"block\"" : ""
    return "<math\(display) alttext=\"\(HTMLText.escaped(trimmed(tex)))\">\(inside)</math>"
  }

  private static func trimmed(_ text: String) -> String {
    text.split { $0 == "\n" || $0 == "\r\n" }.joined(separator: " ")
  }
}

private struct TeXReader {
  private enum Token: Equatable {
    case command(String)
    case character(Character)
  }

  private var rest: Substring
  /// Groups in groups beyond this are text.
  private static let depthLimit = 40

  init(_ tex: String) { rest = tex[...] }

  // MARK: Tokens

  private mutating func next() -> Token? {
    while let first = rest.first, first.isWhitespace { rest.removeFirst() }
    guard let first = rest.popFirst() else { return nil }
    guard first == "\\" else { return .character(first) }
    guard let letter = rest.first else { return .character("\\") }
    if !letter.isASCII || !letter.isLetter {
      rest.removeFirst()
      return .command(String(letter))
    }
    let name = rest.prefix { $0.isASCII && $0.isLetter }
    rest = rest.dropFirst(name.count)
    return .command(String(name))
  }

  private var peeked: Token? {
    var copy = self
    return copy.next()
  }

  // MARK: Rows

  /// Everything up to one of the ends, which is taken; the content of a group, a cell, or the whole formula.
  mutating func row(until ends: Set<String>, depth: Int) -> String {
    var items: [String] = []
    while let token = next() {
      if ends.contains(Self.spelling(token)) { break }
      guard var item = atom(token, depth: depth) else { continue }
      item = scripts(on: item, isLarge: Self.isLarge(token), depth: depth)
      items.append(item)
    }
    return items.count == 1 ? items[0] : "<mrow>\(items.joined())</mrow>"
  }

  private static func spelling(_ token: Token) -> String {
    switch token {
    case .command(let name): "\\" + name
    case .character(let character): String(character)
    }
  }

  private static func isLarge(_ token: Token) -> Bool {
    guard case .command(let name) = token else { return false }
    return ["sum", "prod", "lim", "max", "min", "argmax", "argmin", "sup", "inf", "bigcup", "bigcap"].contains(name)
  }

  /// `x_i^2`, `f'`
  private mutating func scripts(on base: String, isLarge: Bool, depth: Int) -> String {
    var lower: String?
    var upper: String?
    var primes = ""
    while let token = peeked {
      if token == .character("_"), lower == nil {
        _ = next()
        lower = argument(depth + 1)
      } else if token == .character("^"), upper == nil {
        _ = next()
        upper = argument(depth + 1)
      } else if token == .character("'") {
        _ = next()
        primes += "′"
      } else {
        break
      }
    }
    if !primes.isEmpty { upper = "<mrow><mo>\(primes)</mo>\(upper ?? "")</mrow>" }
    let names = isLarge ? ("munder", "mover", "munderover") : ("msub", "msup", "msubsup")
    switch (lower, upper) {
    case (nil, nil): return base
    case (let lower?, nil): return "<\(names.0)>\(base)\(lower)</\(names.0)>"
    case (nil, let upper?): return "<\(names.1)>\(base)\(upper)</\(names.1)>"
    case (let lower?, let upper?): return "<\(names.2)>\(base)\(lower)\(upper)</\(names.2)>"
    }
  }

  /// A group in braces, or a single token.
  private mutating func argument(_ depth: Int) -> String {
    guard let token = next() else { return "<mrow></mrow>" }
    return atom(token, depth: depth) ?? "<mrow></mrow>"
  }

  // MARK: Atoms

  private mutating func atom(_ token: Token, depth: Int) -> String? {
    switch token {
    case .character("{"):
      if depth >= Self.depthLimit { return nil }
      return row(until: ["}"], depth: depth + 1)
    case .character("}"), .character("&"), .character("$"): return nil
    case .character("~"): return "<mspace width=\"0.33em\"/>"
    case .character(let character):
      if character.isNumber { return number(character) }
      if character.isLetter { return "<mi>\(HTMLText.escaped(String(character)))</mi>" }
      let text = character == "-" ? "−" : character == "*" ? "∗" : String(character)
      return "<mo\(Self.isFence(character) ? " stretchy=\"false\"" : "")>\(HTMLText.escaped(text))</mo>"
    case .command(let name): return command(name, depth)
    }
  }

  private static func isFence(_ character: Character) -> Bool { "()[]|".contains(character) }

  private mutating func number(_ first: Character) -> String {
    let more = rest.prefix { $0.isNumber || $0 == "." }
    rest = rest.dropFirst(more.count)
    return "<mn>\(first)\(more)</mn>"
  }

  private mutating func command(_ name: String, _ depth: Int) -> String? {
    if let symbol = MathSymbols.letters[name] { return "<mi>\(symbol)</mi>" }
    if let symbol = MathSymbols.operators[name] { return "<mo>\(HTMLText.escaped(symbol))</mo>" }
    if let width = MathSymbols.spaces[name] { return "<mspace width=\"\(width)em\"/>" }
    if MathSymbols.functions.contains(name) { return "<mi>\(name)</mi>" }
    if depth >= Self.depthLimit { return nil }
    if let accent = MathSymbols.accents[name] {
      return "<mover accent=\"true\">\(argument(depth + 1))<mo>\(accent)</mo></mover>"
    }
    if let variant = MathSymbols.variants[name] { return lettered(variant) }
    switch name {
    case "frac", "dfrac", "tfrac":
      let top = argument(depth + 1)
      return "<mfrac>\(top)\(argument(depth + 1))</mfrac>"
    case "sqrt":
      if peeked == .character("[") {
        _ = next()
        let degree = row(until: ["]"], depth: depth + 1)
        return "<mroot>\(argument(depth + 1))\(degree)</mroot>"
      }
      return "<msqrt>\(argument(depth + 1))</msqrt>"
    case "left": return fenced(depth)
    case "right": return nil
    case "begin": return table(depth)
    case "text", "mathrm", "operatorname", "textbf", "textit", "mathit", "mathtt": return "<mtext>\(words())</mtext>"
    case "limits", "nolimits", "displaystyle", "textstyle", "big", "Big", "bigl", "bigr", "Bigl", "Bigr": return nil
    case "\\": return "<mspace linebreak=\"newline\"/>"
    case "{", "}", "%", "#", "_", "$", "&", "|":
      return "<mo stretchy=\"false\">\(HTMLText.escaped(name == "|" ? "‖" : name))</mo>"
    default: return "<mtext>\(HTMLText.escaped("\\" + name))</mtext>"
    }
  }

  /// The text of a group, blanks and all.
  private mutating func words() -> String {
    while let first = rest.first, first.isWhitespace { rest.removeFirst() }
    guard rest.first == "{" else { return next().map { HTMLText.escaped(Self.spelling($0)) } ?? "" }
    rest.removeFirst()
    var depth = 1
    var text = ""
    while let character = rest.popFirst() {
      if character == "{" { depth += 1 }
      if character == "}" { depth -= 1 }
      if depth == 0 { break }
      text.append(character == " " ? "\u{A0}" : character)
    }
    return HTMLText.escaped(text)
  }

  /// Letters of another alphabet, as the characters Unicode has for them.
  private mutating func lettered(_ variant: MathSymbols.Variant) -> String {
    let text = words()
    let mapped = text.unicodeScalars.map { variant.letter($0) }.joined()
    return "<mi>\(mapped)</mi>"
  }

  /// `\left( … \right)`
  private mutating func fenced(_ depth: Int) -> String {
    let opening = fence()
    let inside = row(until: ["\\right"], depth: depth + 1)
    return "<mrow>\(opening)\(inside)\(fence())</mrow>"
  }

  private mutating func fence() -> String {
    guard let token = next() else { return "" }
    let text =
      switch token {
      case .character("."): ""
      case .character(let character): String(character)
      case .command("|"): "‖"
      case .command(let name): MathSymbols.operators[name] ?? name
      }
    return text.isEmpty ? "" : "<mo fence=\"true\">\(HTMLText.escaped(text))</mo>"
  }

  /// `\begin{pmatrix} a & b \\ c & d \end{pmatrix}`
  private mutating func table(_ depth: Int) -> String {
    let name = words()
    if name == "array", peeked == .character("{") { _ = words() }
    var rows: [[String]] = [[]]
    while !rest.isEmpty {
      var cell: [String] = []
      var end: Token?
      while let token = next() {
        if token == .character("&") || token == .command("\\") || token == .command("end") {
          end = token
          break
        }
        if let item = atom(token, depth: depth + 1) {
          cell.append(scripts(on: item, isLarge: Self.isLarge(token), depth: depth + 1))
        }
      }
      rows[rows.count - 1].append("<mtd>\(cell.joined())</mtd>")
      if end == .command("\\") { rows.append([]) }
      if end == .command("end") {
        _ = words()
        break
      }
    }
    if rows.last?.joined() == "<mtd></mtd>" { rows.removeLast() }
    let inside = rows.map { "<mtr>\($0.joined())</mtr>" }.joined()
    let fences: [String: (String, String)] = [
      "pmatrix": ("(", ")"), "bmatrix": ("[", "]"), "vmatrix": ("|", "|"), "Vmatrix": ("‖", "‖"), "cases": ("{", ""),
    ]
    let (open, close) = fences[name] ?? ("", "")
    let left = open.isEmpty ? "" : "<mo fence=\"true\">\(open)</mo>"
    let right = close.isEmpty ? "" : "<mo fence=\"true\">\(close)</mo>"
    return "<mrow>\(left)<mtable>\(inside)</mtable>\(right)</mrow>"
  }
}
