// Follows the grammar of `DiagnosisGrammar` over the tokens, twice, as CPython does: first without the rules for
// mistakes, to learn how far a correct reading gets; then with them, until one of them has something to say. It builds
// no tree: a rule's result is where it ends. When an action needs a tree it asks the fast parser for that piece.
// Tokens count as read when the recognizer looks at them, because CPython reports many errors at the last one read.

/// What ends recognition early.
enum RecognizerExit: Error {
  case raised(PythonSyntaxError)
  /// Too deep or too long; the generic message must do.
  case givenUp
}

struct Recognizer {
  private static let maximumDepth = 500
  private static let maximumSteps = 3_000_000

  let source: TokenizedText
  let grammar = DiagnosisGrammar.rules
  /// How many tokens were looked at; never shrinks.
  private(set) var fill = 0
  var looksForMistakes = false
  private var memory: [Int64: Int] = [:]
  private var depth = 0
  private var steps = 0

  init(_ source: TokenizedText) { self.source = source }

  /// Prepares the second reading.
  mutating func lookForMistakes() {
    memory = [:]
    looksForMistakes = true
    depth = 0
  }

  /// Whether the start rule fits.
  mutating func fits(_ startRule: String) throws(RecognizerExit) -> Bool {
    guard let rule = grammar.number(of: startRule) else { throw .givenUp }
    return try match(rule: rule, at: 0) != nil
  }

  /// The token at an index, read now if it was not yet.
  private mutating func token(_ index: Int) throws(RecognizerExit) -> Token {
    while fill <= index {
      guard fill < source.tokens.count else { throw .givenUp }
      fill += 1
      if source.tokens[fill - 1].kind == .error {
        throw .raised(ErrorPlacement(source: source, fill: fill).tokenizerError())
      }
    }
    return source.tokens[index]
  }

  // MARK: Rules

  private mutating func match(rule number: Int, at position: Int) throws(RecognizerExit) -> Int? {
    let rule = grammar.rules[number]
    let key = Int64(number) << 32 | Int64(position)
    if rule.isRemembered, let known = memory[key] { return known < 0 ? nil : known }
    depth += 1
    steps += 1
    if depth > Self.maximumDepth || steps > Self.maximumSteps { throw .givenUp }
    defer { depth -= 1 }
    let result: Int?
    if rule.name == "expression_without_invalid" {
      let saved = looksForMistakes
      looksForMistakes = false
      defer { looksForMistakes = saved }
      result = try match(rule.alternatives, at: position)
    } else {
      result = try match(rule.alternatives, at: position)
    }
    if rule.isRemembered { memory[key] = result ?? -1 }
    return result
  }

  private mutating func match(
    _ alternatives: [CompiledGrammar.Alternative], at position: Int
  ) throws(RecognizerExit) -> Int? {
    for alternative in alternatives where looksForMistakes || !alternative.isInvalid {
      var captures: [String: Capture] = [:]
      var isCut = false
      if let end = try match(alternative, at: position, &captures, &isCut) {
        guard let action = alternative.action else { return end }
        // An action that has nothing to say ends the rule: no other alternative is tried.
        return try perform(action, captures, from: position, to: end) ? end : nil
      }
      if isCut { return nil }
    }
    return nil
  }

  /// A named part: which tokens, and as what.
  struct Capture {
    let range: Range<Int>
    let rule: String?
  }

  private mutating func match(
    _ alternative: CompiledGrammar.Alternative, at start: Int, _ captures: inout [String: Capture],
    _ isCut: inout Bool
  ) throws(RecognizerExit) -> Int? {
    var position = start
    for item in alternative.items {
      switch item {
      case .cut:
        isCut = true
      case .rule(let number):
        // Most items are rules: one native frame less for each level.
        guard let end = try match(rule: number, at: position) else { return nil }
        position = end
      case .named(let name, let inner):
        guard let end = try match(inner, at: position) else { return nil }
        var rule: String?
        if case .rule(let number) = inner { rule = grammar.rules[number].name }
        captures[name] = Capture(range: position..<end, rule: rule)
        position = end
      default:
        guard let end = try match(item, at: position) else { return nil }
        position = end
      }
    }
    return position
  }

  private mutating func match(_ item: CompiledGrammar.Item, at position: Int) throws(RecognizerExit) -> Int? {
    switch item {
    case .rule(let number): return try match(rule: number, at: position)
    case .token(let kind): return try token(position).kind == kind ? position + 1 : nil
    case .softKeyword(let name):
      return try token(position).kind == .name && spelling(position) == name ? position + 1 : nil
    case .anySoftKeyword:
      guard try token(position).kind == .name else { return nil }
      // CPython compares no more letters than the name has: `c` and `mat` count as well.
      let name = spelling(position)
      return ["_", "case", "match"].contains { $0.hasPrefix(name) } ? position + 1 : nil
    case .strings: return try matchStrings(at: position)
    case .number: return try matchNumber(at: position)
    case .group(let alternatives): return try match(alternatives, at: position)
    case .optional(let inner): return try match(inner, at: position) ?? position
    case .zeroOrMore(let inner): return try repeated(inner, at: position)
    case .oneOrMore(let inner):
      let end = try repeated(inner, at: position)
      return end == position ? nil : end
    case .separated(let element, let separator): return try separated(element, by: separator, at: position)
    case .followed(let inner): return try match(inner, at: position) != nil ? position : nil
    case .notFollowed(let inner): return try match(inner, at: position) == nil ? position : nil
    case .forced(let kind):
      let found = try token(position)
      if found.kind == kind { return position + 1 }
      throw .raised(placement.known(found, found, "expected '\(kind.rawValue)'"))
    case .named(_, let inner): return try match(inner, at: position)
    case .cut: return position
    }
  }

  private mutating func repeated(
    _ item: CompiledGrammar.Item, at start: Int
  ) throws(RecognizerExit) -> Int {
    var position = start
    while let end = try match(item, at: position), end > position { position = end }
    return position
  }

  private mutating func separated(
    _ element: CompiledGrammar.Item, by separator: CompiledGrammar.Item, at start: Int
  ) throws(RecognizerExit) -> Int? {
    guard var position = try match(element, at: start) else { return nil }
    while let behind = try match(separator, at: position), let end = try match(element, at: behind) {
      position = end
    }
    return position
  }

  // MARK: Literals

  private static let stringsMemory: Int64 = 0x7FFF

  private mutating func matchStrings(at start: Int) throws(RecognizerExit) -> Int? {
    var end = start
    while try token(end).kind == .string { end += 1 }
    guard end > start else { return nil }
    let key = Self.stringsMemory << 32 | Int64(start)
    if memory[key] != nil { return end }
    var parser = Parser(source)
    do {
      _ = try parser.joinedStrings(start..<end)
    } catch {
      throw .raised(placement.literal(error))
    }
    memory[key] = end
    return end
  }

  private mutating func matchNumber(at position: Int) throws(RecognizerExit) -> Int? {
    let number = try token(position)
    guard number.kind == .number else { return nil }
    do {
      _ = try NumberLiterals.value(of: source.text.bytes[Int(number.start)..<Int(number.end)])
    } catch {
      throw .raised(placement.withoutColumn(number, error.message))
    }
    return position + 1
  }

  func spelling(_ index: Int) -> String {
    let token = source.tokens[index]
    return String(decoding: source.text.bytes[Int(token.start)..<Int(token.end)], as: UTF8.self)
  }

  var placement: ErrorPlacement { ErrorPlacement(source: source, fill: fill) }
}
