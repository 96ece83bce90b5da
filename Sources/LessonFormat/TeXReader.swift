// Reads a formula of TeX and writes MathML as it goes: rows of atoms, scripts, groups, commands. Tables stand in the file
// beside this one.

struct TeXReader {
  enum Token: Equatable {
    case command(String)
    case character(Character)
  }

  var rest: Substring
  var problems: [String] = []
  /// Groups in groups beyond this are refused.
  static let depthLimit = 40

  init(_ tex: String) { rest = tex[...] }

  mutating func report(_ problem: String) { if !problems.contains(problem) { problems.append(problem) } }

  mutating func formula() -> String {
    let atoms = atoms(until: [], depth: 0)
    return MathAtom.row(atoms)
  }

  // MARK: Tokens

  mutating func next() -> Token? {
    while let first = rest.first, first.isWhitespace || first == "%" {
      rest.removeFirst()
      // A comment goes to the end of its line.
      if first == "%" { rest = rest.drop { $0 != "\n" } }
    }
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

  var peeked: Token? {
    var copy = self
    return copy.next()
  }

  // MARK: Rows

  static func spelling(_ token: Token) -> String {
    switch token {
    case .command(let name): "\\" + name
    case .character(let character): String(character)
    }
  }

  /// Everything up to one of the ends, which is taken; the content of a group, a cell, or the whole formula.
  mutating func atoms(until ends: Set<String>, depth: Int) -> [MathAtom] {
    var atoms: [MathAtom] = []
    while let token = next() {
      if ends.contains(Self.spelling(token)) { return atoms }
      guard var item = atom(token, depth: depth) else { continue }
      scripts(on: &item, depth: depth)
      atoms.append(item)
    }
    if let end = ends.sorted().first { report("`\(end)` is missing") }
    return atoms
  }

  mutating func row(until ends: Set<String>, depth: Int) -> String { MathAtom.row(atoms(until: ends, depth: depth)) }

  /// `x_i^2`, `f'`
  mutating func scripts(on base: inout MathAtom, depth: Int) {
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
      } else if token == .command("limits") {
        _ = next()
        base.hasLimits = true
      } else if token == .command("nolimits") {
        _ = next()
        base.hasLimits = false
      } else {
        break
      }
    }
    if let token = peeked, token == .character("_") || token == .character("^") {
      report("a second `\(Self.spelling(token))`")
    }
    if !primes.isEmpty {
      let mark = "<mo lspace=\"0\" rspace=\"0\">\(primes)</mo>"
      upper = upper.map { "<mrow>\(mark)\($0)</mrow>" } ?? mark
    }
    let names = base.hasLimits ? ("munder", "mover", "munderover") : ("msub", "msup", "msubsup")
    switch (lower, upper) {
    case (nil, nil): return
    case (let lower?, nil): base.markup = "<\(names.0)>\(base.markup)\(lower)</\(names.0)>"
    case (nil, let upper?): base.markup = "<\(names.1)>\(base.markup)\(upper)</\(names.1)>"
    case (let lower?, let upper?): base.markup = "<\(names.2)>\(base.markup)\(lower)\(upper)</\(names.2)>"
    }
    // A sign with scripts is no longer one element that could be a prefix.
    if base.kind == .sign { base.kind = .relation }
  }

  /// A group in braces, or a single token.
  mutating func argument(_ depth: Int) -> String {
    guard let token = next() else {
      report("an argument is missing")
      return "<mrow></mrow>"
    }
    // One digit is an argument: `\frac13` is a third.
    if case .character(let digit) = token, digit.isNumber { return "<mn>\(digit)</mn>" }
    return atom(token, depth: depth)?.markup ?? "<mrow></mrow>"
  }

  // MARK: Atoms

  mutating func atom(_ token: Token, depth: Int) -> MathAtom? {
    switch token {
    case .character("{"):
      guard canNest(depth) else { return nil }
      return MathAtom(markup: row(until: ["}"], depth: depth + 1))
    case .character("_"), .character("^"):
      // A script without a base.
      rest = Self.spelling(token) + rest
      return MathAtom(markup: "<mrow></mrow>")
    case .character("}"):
      report("`}` without `{`")
      return nil
    case .character("&"):
      report("`&` outside a table")
      return nil
    case .character("$"): return nil
    case .character("~"): return MathAtom(markup: "<mspace width=\"0.33em\"/>", kind: .space)
    case .character(let character): return self.character(character)
    case .command(let name): return command(name, depth)
    }
  }

  func canNest(_ depth: Int) -> Bool { depth < Self.depthLimit }

  private mutating func character(_ character: Character) -> MathAtom {
    if character.isNumber {
      let more = rest.prefix { $0.isNumber || $0 == "." }
      // A full stop that ends a sentence is none of the number's.
      let digits = more.hasSuffix(".") ? more.dropLast() : more
      rest = rest.dropFirst(digits.count)
      return MathAtom(markup: "<mn>\(character)\(digits)</mn>")
    }
    if character.isLetter { return MathAtom(markup: "<mi>\(HTMLText.escaped(String(character)))</mi>") }
    switch character {
    case "-": return MathAtom(markup: "<mo>−</mo>", kind: .sign)
    case "+": return MathAtom(markup: "<mo>+</mo>", kind: .sign)
    case "*": return MathAtom(markup: "<mo>∗</mo>", kind: .relation)
    case "(", "[": return MathAtom(markup: Self.fixed(character), kind: .opening)
    case ")", "]": return MathAtom(markup: Self.fixed(character), kind: .closing)
    case "|": return MathAtom(markup: "<mo stretchy=\"false\" lspace=\"0\" rspace=\"0\">|</mo>")
    case ",", ";": return MathAtom(markup: "<mo>\(character)</mo>", kind: .punctuation)
    case "/": return MathAtom(markup: "<mo lspace=\"0\" rspace=\"0\">/</mo>", kind: .relation)
    case "<", ">", "=", ":":
      return MathAtom(markup: "<mo>\(HTMLText.escaped(String(character)))</mo>", kind: .relation)
    case ".", "!", "?":
      return MathAtom(markup: "<mo lspace=\"0\" rspace=\"0\">\(character)</mo>", kind: .closing)
    default: return MathAtom(markup: "<mo>\(HTMLText.escaped(String(character)))</mo>", kind: .relation)
    }
  }

  static func fixed(_ character: Character) -> String { "<mo stretchy=\"false\">\(character)</mo>" }

  /// The text of a group, blanks and all.
  mutating func words() -> String {
    while let first = rest.first, first.isWhitespace { rest.removeFirst() }
    guard rest.first == "{" else { return next().map { HTMLText.escaped(Self.spelling($0)) } ?? "" }
    rest.removeFirst()
    var depth = 1
    var text = ""
    while let character = rest.popFirst() {
      if character == "{" { depth += 1 }
      if character == "}" { depth -= 1 }
      if depth == 0 { return HTMLText.escaped(text) }
      if character == "\\", let escaped = rest.first, "%$#&_{} ,;".contains(escaped) {
        rest.removeFirst()
        text.append(",; ".contains(escaped) ? "\u{A0}" : escaped)
      } else if character != "$" {
        text.append(character == " " || character == "~" ? "\u{A0}" : character)
      }
    }
    report("`}` is missing")
    return HTMLText.escaped(text)
  }
}
