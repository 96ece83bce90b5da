// Which class every piece of a source text belongs to, for colouring it. Works on tokens, so that a text that does not
// parse is coloured as far as it can be cut; behind the place where the tokenizer gave up the rest is plain.
// Knows nothing about HTML or terminals.

/// What a piece of source is, to a reader.
package enum HighlightClass: String, Sendable {
  case keyword, builtin, string, number, comment, `operator`, definition, decorator, interpolation, plain
}

/// A coloured piece: a range of UTF-8 offsets.
package struct HighlightedRange: Sendable, Equatable {
  package let range: Range<Int>
  package let kind: HighlightClass
}

/// Colours a text. The pieces are in order, do not overlap and leave out only white space.
package func highlight(_ source: [UInt8]) -> [HighlightedRange] {
  guard let text = try? SourceText(source) else {
    return source.isEmpty ? [] : [HighlightedRange(range: 0..<source.count, kind: .plain)]
  }
  var highlighter = Highlighter(Tokenizer.tokenize(text), end: source.count)
  return highlighter.run()
}

/// The places where a text names a variable of the module: no attribute behind a dot, no keyword argument, nothing inside a
/// `def` or `class`, where names are the function's own.
package func namesOfVariables(_ source: [UInt8]) -> [(name: String, range: Range<Int>)] {
  guard let text = try? SourceText(source) else { return [] }
  let highlighter = Highlighter(Tokenizer.tokenize(text), end: source.count)
  return highlighter.variables()
}

private struct Highlighter {
  private let source: TokenizedText
  private let end: Int
  private var result: [HighlightedRange] = []

  init(_ source: TokenizedText, end: Int) {
    self.source = source
    self.end = end
  }

  mutating func run() -> [HighlightedRange] {
    for index in source.tokens.indices { add(tokenAt: index) }
    for comment in source.comments { add(comment.lowerBound, comment.upperBound, .comment) }
    result.sort { $0.range.lowerBound < $1.range.lowerBound }
    addRest()
    return result
  }

  func variables() -> [(name: String, range: Range<Int>)] {
    var names: [(name: String, range: Range<Int>)] = []
    var depth = 0
    /// How deep the `def` or `class` stands whose names are its own.
    var inner: Int?
    for (index, token) in source.tokens.enumerated() {
      switch token.kind {
      case .indent: depth += 1
      case .dedent:
        depth -= 1
        if depth == inner { inner = nil }
      case .keywordDef, .keywordClass: if inner == nil { inner = depth }
      case .newline:
        let opensBlock = index + 1 < source.tokens.count && source.tokens[index + 1].kind == .indent
        if depth == inner, !opensBlock { inner = nil }
      case .name:
        guard inner == nil, nameClass(index) == .plain else { continue }
        if index > 0, source.tokens[index - 1].kind == .dot { continue }
        if token.level > 0, index + 1 < source.tokens.count, source.tokens[index + 1].kind == .equal { continue }
        let first = source.text.originalOffset(Int(token.start))
        let last = min(source.text.originalOffset(Int(token.end)), end)
        if first < last { names.append((spelling(index), first..<last)) }
      default: continue
      }
    }
    return names
  }

  private mutating func add(_ start: Int, _ end: Int, _ kind: HighlightClass) {
    let first = source.text.originalOffset(start)
    let last = min(source.text.originalOffset(end), self.end)
    if first < last { result.append(HighlightedRange(range: first..<last, kind: kind)) }
  }

  private mutating func add(tokenAt index: Int) {
    let token = source.tokens[index]
    let start = Int(token.start)
    let end = Int(token.end)
    switch token.kind {
    case .endMarker, .newline, .indent, .dedent, .error: break
    case .name: add(start, end, nameClass(index))
    case .number: add(start, end, .number)
    case .string: addString(token)
    case .unknown: add(start, end, .plain)
    default:
      let isKeyword = isLetter(source.text.bytes[start])
      let kind: HighlightClass = isKeyword ? .keyword : (isDecoratorMark(index) ? .decorator : .operator)
      add(start, end, kind)
    }
  }

  private func spelling(_ index: Int) -> String {
    let token = source.tokens[index]
    return String(decoding: source.text.bytes[Int(token.start)..<Int(token.end)], as: UTF8.self)
  }

  private func startsLine(_ index: Int) -> Bool {
    guard index > 0 else { return true }
    switch source.tokens[index - 1].kind {
    case .newline, .indent, .dedent: return true
    default: return false
    }
  }

  private func isDecoratorMark(_ index: Int) -> Bool { source.tokens[index].kind == .at && startsLine(index) }

  private func nameClass(_ index: Int) -> HighlightClass {
    let previous = index > 0 ? source.tokens[index - 1].kind : .newline
    if previous == .keywordDef || previous == .keywordClass { return .definition }
    if isDecoratorName(index) { return .decorator }
    let name = spelling(index)
    if previous == .dot { return .plain }
    if name == "match" || name == "case", startsLine(index), opensBlock(index) { return .keyword }
    let isKeywordArgument = source.tokens[index].level > 0 && source.tokens[index + 1].kind == .equal
    return BuiltinNames.all.contains(name) && !isKeywordArgument ? .builtin : .plain
  }

  /// The dotted name behind an `@`.
  private func isDecoratorName(_ index: Int) -> Bool {
    var first = index - 1
    while first > 1, source.tokens[first].kind == .dot, source.tokens[first - 1].kind == .name { first -= 2 }
    return first >= 0 && isDecoratorMark(first)
  }

  /// Whether the line of a soft keyword ends like the head of a block and does not read on like a name.
  private func opensBlock(_ index: Int) -> Bool {
    switch source.tokens[index + 1].kind {
    case .equal, .dot, .comma, .rightParenthesis, .colon, .newline, .endMarker, .error: return false
    default: break
    }
    var hasColon = false
    for token in source.tokens[index...] {
      if token.kind == .newline { return hasColon }
      if token.kind == .colon, token.level == 0 { hasColon = true }
    }
    return false
  }

  /// An f-string alternates between text and the expressions in its braces.
  private mutating func addString(_ token: Token) {
    let literal = StringToken(token, in: source.text.bytes)
    guard literal.isFormat else {
      add(Int(token.start), Int(token.end), .string)
      return
    }
    let bytes = source.text.bytes
    var textStart = Int(token.start)
    var index = literal.content.lowerBound
    while index < literal.content.upperBound {
      guard bytes[index] == UInt8(ascii: "{") else {
        index += 1
        continue
      }
      if index + 1 < literal.content.upperBound, bytes[index + 1] == UInt8(ascii: "{") {
        index += 2
        continue
      }
      var depth = 0
      let start = index
      repeat {
        if bytes[index] == UInt8(ascii: "{") { depth += 1 }
        if bytes[index] == UInt8(ascii: "}") { depth -= 1 }
        index += 1
      } while depth > 0 && index < literal.content.upperBound
      add(textStart, start, .string)
      add(start, index, .interpolation)
      textStart = index
    }
    add(textStart, Int(token.end), .string)
  }

  /// Behind the place where the tokenizer stopped: a string that does not end is still a string.
  private mutating func addRest() {
    guard let stop = source.stop else { return }
    let covered = result.last?.range.upperBound ?? 0
    let bytes = source.text.bytes
    var start = max(stop.lineStart, 0)
    while start < source.text.count,
      source.text.originalOffset(start) < covered || bytes[start] == 0x20 || bytes[start] == 0x09
        || bytes[start] == 0x0A
    { start += 1 }
    guard start < source.text.count else { return }
    let isString = bytes[start] == UInt8(ascii: "\"") || bytes[start] == UInt8(ascii: "'")
    var last = source.text.count
    while last > start, bytes[last - 1] == 0x20 || bytes[last - 1] == 0x0A { last -= 1 }
    add(start, last, isString ? .string : .plain)
  }
}

/// The names every program has, as far as they are worth colouring.
enum BuiltinNames {
  static let all: Set<String> = [
    "abs", "all", "any", "ascii", "bin", "bool", "breakpoint", "bytearray", "bytes", "callable", "chr", "classmethod",
    "compile", "complex", "delattr", "dict", "dir", "divmod", "enumerate", "eval", "exec", "filter", "float", "format",
    "frozenset", "getattr", "globals", "hasattr", "hash", "help", "hex", "id", "input", "int", "isinstance",
    "issubclass", "iter", "len", "list", "locals", "map", "max", "memoryview", "min", "next", "object", "oct", "open",
    "ord", "pow", "print", "property", "range", "repr", "reversed", "round", "set", "setattr", "slice", "sorted",
    "staticmethod", "str", "sum", "super", "tuple", "type", "vars", "zip", "__import__", "NotImplemented",
    "ArithmeticError", "AssertionError", "AttributeError", "BaseException", "Exception", "FileNotFoundError",
    "ImportError", "IndexError", "KeyError", "KeyboardInterrupt", "LookupError", "MemoryError", "ModuleNotFoundError",
    "NameError", "NotImplementedError", "OSError", "OverflowError", "RecursionError", "RuntimeError", "StopIteration",
    "SyntaxError", "TypeError", "UnboundLocalError", "ValueError", "Warning", "ZeroDivisionError",
  ]
}
