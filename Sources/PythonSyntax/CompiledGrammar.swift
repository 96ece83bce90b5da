// Reads the notation of `DiagnosisGrammar` into a form that can be followed. Knows the notation, not Python.

/// A grammar: rules by number.
struct CompiledGrammar: Sendable {
  indirect enum Item: Sendable {
    case token(TokenKind)
    case softKeyword(String)
    case anySoftKeyword
    /// A run of string literals, whose insides are checked.
    case strings
    case number
    case rule(Int)
    case group([Alternative])
    case optional(Item)
    case zeroOrMore(Item)
    case oneOrMore(Item)
    case separated(Item, by: Item)
    case followed(by: Item)
    case notFollowed(by: Item)
    /// The token must be there.
    case forced(TokenKind)
    case cut
    case named(String, Item)
  }

  struct Alternative: Sendable {
    var items: [Item] = []
    var action: String?
    /// Only tried when mistakes are looked for.
    var isInvalid = false
  }

  struct Rule: Sendable {
    var name: String
    var alternatives: [Alternative] = []
    var isRemembered = false
  }

  private(set) var rules: [Rule] = []
  private var numbers: [String: Int] = [:]

  func number(of rule: String) -> Int? { numbers[rule] }

  init(parsing texts: [String]) {
    for text in texts {
      var current = ""
      for line in text.split(separator: "\n") {
        if line.first == " " {
          current += line
        } else {
          declare(current)
          current = String(line)
        }
      }
      declare(current)
    }
    let bodies = rules.map(\.name)
    for (index, body) in bodies.enumerated() {
      let colon = body.firstIndex(of: ":") ?? body.endIndex
      var reader = GrammarReader(text: Array(body[colon...].dropFirst().utf8), numbers: numbers)
      rules[index].alternatives = reader.alternatives()
      rules[index].name = String(body[..<colon])
      if rules[index].name.hasSuffix("!") {
        rules[index].isRemembered = true
        rules[index].name.removeLast()
      }
    }
  }

  /// First pass: number the rule; the whole text waits in its name.
  private mutating func declare(_ text: String) {
    guard let colon = text.firstIndex(of: ":") else { return }
    var name = String(text[..<colon])
    if name.hasSuffix("!") { name.removeLast() }
    numbers[name] = rules.count
    rules.append(Rule(name: text))
  }
}

/// Reads the right side of one rule.
private struct GrammarReader {
  let text: [UInt8]
  let numbers: [String: Int]
  var index = 0

  private mutating func skipBlanks() {
    while index < text.count, text[index] == 0x20 { index += 1 }
  }

  private mutating func take(_ character: Character) -> Bool {
    skipBlanks()
    guard index < text.count, text[index] == character.asciiValue else { return false }
    index += 1
    return true
  }

  private func at(_ characters: String) -> Bool {
    index < text.count && characters.utf8.contains(text[index])
  }

  mutating func alternatives() -> [CompiledGrammar.Alternative] {
    var result: [CompiledGrammar.Alternative] = []
    repeat { result.append(alternative()) } while take("|")
    return result
  }

  private mutating func alternative() -> CompiledGrammar.Alternative {
    var result = CompiledGrammar.Alternative()
    while true {
      skipBlanks()
      if index >= text.count || at("|)]") {
        // CPython holds back only the alternatives that are nothing but a rule for mistakes.
        if result.items.count > 1 { result.isInvalid = false }
        return result
      }
      if take("{") {
        result.action = word()
        _ = take("}")
        continue
      }
      let start = index
      result.items.append(item())
      if text[start..<index].starts(with: "invalid_".utf8) { result.isInvalid = true }
    }
  }

  private mutating func item() -> CompiledGrammar.Item {
    if take("~") { return .cut }
    if take("!") { return .notFollowed(by: item()) }
    if take("&") {
      if take("&"), case .token(let kind) = primary() { return .forced(kind) }
      return .followed(by: item())
    }
    let start = index
    if isLetter(text[index]) {
      let name = word()
      if take("=") { return .named(name, item()) }
      index = start
    }
    let first = primary()
    if at(".") {
      index += 1
      let element = primary()
      _ = take("+")
      return .separated(element, by: first)
    }
    if at("*") {
      index += 1
      return .zeroOrMore(first)
    }
    if at("+") {
      index += 1
      return .oneOrMore(first)
    }
    return first
  }

  private mutating func primary() -> CompiledGrammar.Item {
    if take("(") {
      let inner = alternatives()
      _ = take(")")
      return .group(inner)
    }
    if take("[") {
      let inner = alternatives()
      _ = take("]")
      return .optional(.group(inner))
    }
    if take("'") { return .token(TokenKind(rawValue: quoted(UInt8(ascii: "'"))) ?? .unknown) }
    if take("\"") { return .softKeyword(quoted(UInt8(ascii: "\""))) }
    let name = word()
    switch name {
    case "strings": return .strings
    case "NUMBER": return .number
    case "SOFT_KEYWORD": return .anySoftKeyword
    default:
      if let rule = numbers[name] { return .rule(rule) }
      return .token(TokenKind(rawValue: name) ?? .unknown)
    }
  }

  private mutating func quoted(_ quote: UInt8) -> String {
    let start = index
    while index < text.count, text[index] != quote { index += 1 }
    let result = String(decoding: text[start..<index], as: UTF8.self)
    index += 1
    return result
  }

  private mutating func word() -> String {
    skipBlanks()
    let start = index
    while index < text.count, isIdentifierByte(text[index]) { index += 1 }
    if start == index { index += 1 }
    return String(decoding: text[start..<index], as: UTF8.self)
  }
}
