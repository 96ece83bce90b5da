// The parser of Python 3.11: recursive descent over the tokens, one method a grammar rule, the rule above the method.
// It accepts exactly the language and builds the tree; it does not explain errors. When it fails, `Diagnosis` reads the
// same tokens again with the rules that know what people meant: a valid program never pays for that, and the rules
// here stay the grammar and nothing else. The parser knows no scopes; it only numbers them.

/// Why the fast parser gave up. What to tell the reader is decided elsewhere.
enum ParseFailure: Error {
  case syntax
  /// Deeper than a recursive compiler can follow.
  case tooDeep
  /// Something is wrong inside a number or string.
  case literal(LiteralError)
}

struct Parser {
  /// How deep rules may recurse, and how high an expression may be: both keep native stacks safe.
  static let maximumDepth = 1000
  static let maximumHeight = 2500

  let source: TokenizedText
  var position = 0
  /// The next scope number; 0 is the module.
  var nextScope = 1
  var depth = 0
  /// An upper bound of the height of what was parsed since the innermost bracket opened.
  var height = 0

  init(_ source: TokenizedText) {
    self.source = source
  }

  // MARK: Tokens

  var kind: TokenKind { source.tokens[position].kind }

  func kind(at distance: Int) -> TokenKind {
    let index = position + distance
    return index < source.tokens.count ? source.tokens[index].kind : .endMarker
  }

  mutating func advance() { if position < source.tokens.count - 1 { position += 1 } }

  func at(_ expected: TokenKind) -> Bool { kind == expected }

  mutating func take(_ expected: TokenKind) -> Bool {
    guard kind == expected else { return false }
    advance()
    return true
  }

  mutating func expect(_ expected: TokenKind) throws(ParseFailure) {
    guard take(expected) else { throw .syntax }
  }

  /// A name token's text.
  mutating func takeName() throws(ParseFailure) -> String {
    guard kind == .name else { throw .syntax }
    let result = CompatibilityForms.identifier(spelling(position))
    advance()
    return result
  }

  func spelling(_ index: Int) -> String {
    let token = source.tokens[index]
    return String(decoding: source.text.bytes[Int(token.start)..<Int(token.end)], as: UTF8.self)
  }

  /// Whether the current token is this soft keyword.
  func atName(_ expected: StaticString) -> Bool {
    let token = source.tokens[position]
    guard token.kind == .name, Int(token.end - token.start) == expected.utf8CodeUnitCount else { return false }
    for index in 0..<expected.utf8CodeUnitCount
    where source.text.bytes[Int(token.start) + index] != expected.utf8Start[index] { return false }
    return true
  }

  // MARK: Nodes

  /// The range from a token to the last one read, line ends and indentation left out.
  func range(from start: Int) -> PySourceRange {
    var last = position - 1
    while last > start {
      let kind = source.tokens[last].kind
      guard kind == .newline || kind == .indent || kind == .dedent else { break }
      last -= 1
    }
    return source.text.range(start: source.tokens[start], end: source.tokens[max(last, start)])
  }

  // These two are `mutating` so that their arguments, which may parse further, are evaluated first.

  mutating func node(_ kind: ExprKind, from start: Int) -> Expr { Expr(kind, range(from: start)) }

  mutating func statement(_ kind: StmtKind, from start: Int) -> Stmt { Stmt(kind, range(from: start)) }

  mutating func newScope() -> Int {
    nextScope += 1
    return nextScope - 1
  }

  /// What a rule that may not fit must restore.
  struct Mark {
    let position: Int
    let nextScope: Int
    let depth: Int
    let height: Int
  }

  var mark: Mark { Mark(position: position, nextScope: nextScope, depth: depth, height: height) }

  mutating func reset(to mark: Mark) {
    position = mark.position
    nextScope = mark.nextScope
    depth = mark.depth
    height = mark.height
  }

  // MARK: Depth

  /// Goes one level down; the result must be given to `leave`.
  mutating func enter() throws(ParseFailure) -> Int {
    depth += 1
    if depth > Self.maximumDepth { throw .tooDeep }
    let saved = height
    height = 0
    return saved
  }

  mutating func leave(_ saved: Int) throws(ParseFailure) {
    depth -= 1
    height = max(saved, height + 1)
    if height > Self.maximumHeight { throw .tooDeep }
  }

  /// One operator more on the left spine of an expression.
  mutating func grow() throws(ParseFailure) {
    height += 1
    if height > Self.maximumHeight { throw .tooDeep }
  }

  // MARK: Start rules

  /// file: statement* ENDMARKER
  mutating func module() throws(ParseFailure) -> Module {
    var body: [Stmt] = []
    while !at(.endMarker) { try statements(into: &body) }
    return Module(body: body, scopeCount: nextScope)
  }

  /// eval: expressions NEWLINE* ENDMARKER
  mutating func expressionSource() throws(ParseFailure) -> ExpressionSource {
    let body = try expressions()
    while take(.newline) {}
    guard at(.endMarker) else { throw .syntax }
    return ExpressionSource(body: body, scopeCount: nextScope)
  }

  /// fstring: star_expressions   (the text is in parentheses, so this is one group or tuple)
  mutating func formatExpression() throws(ParseFailure) -> Expr {
    let result = try starExpressions()
    while take(.newline) {}
    guard at(.endMarker) else { throw .syntax }
    return result
  }
}
