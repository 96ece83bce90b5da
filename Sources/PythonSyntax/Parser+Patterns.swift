// `match` and its patterns. `match` and `case` are ordinary names elsewhere, so the statement is tried and given up
// when the line turns out to be something else. Part of the parser; see Parser.swift.

extension Parser {
  /// match_stmt: "match" subject_expr ':' NEWLINE INDENT case_block+ DEDENT
  /// Nil when the line is not the head of a match statement.
  mutating func matchStatement() throws(ParseFailure) -> Stmt? {
    let next = kind(at: 1)
    guard next == .star || next == .minus || next == .tilde || startsExpression(next) else { return nil }
    let before = mark
    do {
      return try matchStatementOrFailure()
    } catch .tooDeep {
      throw .tooDeep
    } catch {
      reset(to: before)
      return nil
    }
  }

  private mutating func matchStatementOrFailure() throws(ParseFailure) -> Stmt {
    depth += 1
    if depth > Self.maximumDepth { throw .tooDeep }
    defer { depth -= 1 }
    let start = position
    advance()
    let subject = try matchSubject()
    try expect(.colon)
    try expect(.newline)
    try expect(.indent)
    var cases: [MatchCase] = []
    repeat { cases.append(try matchCase()) } while !at(.dedent)
    advance()
    return statement(.match(subject: subject, cases: cases), from: start)
  }

  /// subject_expr: star_named_expression ',' [star_named_expressions] | named_expression
  private mutating func matchSubject() throws(ParseFailure) -> Expr {
    let start = position
    let first = try starNamedExpression()
    guard at(.comma) else {
      if case .starred = first.kind { throw .syntax }
      return first
    }
    var elements = [first]
    while take(.comma) {
      guard startsStarExpression else { break }
      elements.append(try starNamedExpression())
    }
    return node(.tuple(elements, context: .load), from: start)
  }

  /// case_block: "case" patterns ['if' named_expression] ':' block
  private mutating func matchCase() throws(ParseFailure) -> MatchCase {
    guard atName("case") else { throw .syntax }
    advance()
    let pattern = try patterns()
    let condition = take(.keywordIf) ? try namedExpression() : nil
    try expect(.colon)
    return MatchCase(pattern: pattern, guard: condition, body: try block())
  }

  /// patterns: open_sequence_pattern | pattern
  private mutating func patterns() throws(ParseFailure) -> Pattern {
    let start = position
    let first = try maybeStarPattern()
    guard at(.comma) else {
      if case .star = first.kind { throw .syntax }
      return first
    }
    var elements = [first]
    while take(.comma) {
      if at(.colon) || at(.keywordIf) { break }
      elements.append(try maybeStarPattern())
    }
    return Pattern(.sequence(elements), range(from: start))
  }

  /// maybe_star_pattern: '*' NAME | pattern
  private mutating func maybeStarPattern() throws(ParseFailure) -> Pattern {
    let start = position
    guard take(.star) else { return try pattern() }
    if atName("_") {
      advance()
      return Pattern(.star(nil), range(from: start))
    }
    let name = try captureName()
    return Pattern(.star(name), range(from: start))
  }

  /// pattern_capture_target: !"_" NAME !('.' | '(' | '=')
  private mutating func captureName() throws(ParseFailure) -> String {
    guard !atName("_") else { throw .syntax }
    let name = try takeName()
    guard !at(.dot), !at(.leftParenthesis), !at(.equal) else { throw .syntax }
    return name
  }

  /// pattern: or_pattern 'as' pattern_capture_target | or_pattern
  private mutating func pattern() throws(ParseFailure) -> Pattern {
    let saved = try enter()
    let start = position
    let inner = try orPattern()
    var result = inner
    if take(.keywordAs) {
      result = Pattern(.as(pattern: inner, name: try captureName()), range(from: start))
    }
    try leave(saved)
    return result
  }

  /// or_pattern: '|'.closed_pattern+
  private mutating func orPattern() throws(ParseFailure) -> Pattern {
    let start = position
    let first = try closedPattern()
    guard at(.bar) else { return first }
    var alternatives = [first]
    while take(.bar) { alternatives.append(try closedPattern()) }
    return Pattern(.or(alternatives), range(from: start))
  }

  /// closed_pattern: literal_pattern | capture_pattern | wildcard_pattern | value_pattern | group_pattern
  ///   | sequence_pattern | mapping_pattern | class_pattern
  private mutating func closedPattern() throws(ParseFailure) -> Pattern {
    let start = position
    switch kind {
    case .number, .minus, .string:
      let value = try literalPatternValue()
      return Pattern(.value(value), range(from: start))
    case .keywordNone, .keywordTrue, .keywordFalse:
      let constant = try atom()
      guard case .constant(let value) = constant.kind else { throw .syntax }
      return Pattern(.singleton(value), range(from: start))
    case .name: return try namePattern()
    case .leftParenthesis: return try groupOrSequencePattern()
    case .leftBracket:
      advance()
      let elements = try sequenceElements(closing: .rightBracket)
      return Pattern(.sequence(elements.patterns), range(from: start))
    case .leftBrace: return try mappingPattern()
    default: throw .syntax
    }
  }

  /// literal_pattern: signed_number !('+' | '-') | signed_real_number ('+' | '-') imaginary_number | strings
  private mutating func literalPatternValue() throws(ParseFailure) -> Expr {
    if at(.string) { return try strings() }
    let start = position
    let isNegative = take(.minus)
    guard at(.number) else { throw .syntax }
    var value = try atom()
    let isReal = !value.isImaginary
    if isNegative { value = node(.unaryOp(.minus, value), from: start) }
    guard at(.plus) || at(.minus) else { return value }
    let op: BinaryOperator = at(.plus) ? .add : .subtract
    advance()
    guard isReal, at(.number) else { throw .syntax }
    let imaginary = try atom()
    guard imaginary.isImaginary else { throw .syntax }
    return node(.binOp(left: value, op: op, right: imaginary), from: start)
  }

  /// capture_pattern: pattern_capture_target;   wildcard_pattern: "_";   value_pattern: name ('.' NAME)+
  /// class_pattern: name_or_attr '(' [positional_patterns] [keyword_patterns] ')'
  private mutating func namePattern() throws(ParseFailure) -> Pattern {
    let start = position
    let isWildcard = atName("_")
    let name = try takeName()
    if !at(.dot), !at(.leftParenthesis) {
      if at(.equal) { throw .syntax }
      return Pattern(.as(pattern: nil, name: isWildcard ? nil : name), range(from: start))
    }
    var value = node(.name(name, context: .load), from: start)
    while take(.dot) {
      value = node(.attribute(value: value, name: try takeName(), context: .load), from: start)
      try grow()
    }
    if at(.leftParenthesis) { return try classPattern(value, from: start) }
    if at(.equal) { throw .syntax }
    return Pattern(.value(value), range(from: start))
  }

  private mutating func classPattern(_ cls: Expr, from start: Int) throws(ParseFailure) -> Pattern {
    advance()
    var patterns: [Pattern] = []
    var keywordNames: [String] = []
    var keywordPatterns: [Pattern] = []
    while !at(.rightParenthesis) {
      if at(.name), kind(at: 1) == .equal {
        keywordNames.append(try takeName())
        advance()
        keywordPatterns.append(try pattern())
      } else {
        guard keywordNames.isEmpty else { throw .syntax }
        patterns.append(try pattern())
      }
      guard take(.comma) || at(.rightParenthesis) else { throw .syntax }
    }
    advance()
    let kind = PatternKind.class(
      cls: cls, patterns: patterns, keywordNames: keywordNames, keywordPatterns: keywordPatterns)
    return Pattern(kind, range(from: start))
  }

  /// group_pattern: '(' pattern ')'
  /// sequence_pattern: '[' [maybe_sequence_pattern] ']' | '(' [open_sequence_pattern] ')'
  private mutating func groupOrSequencePattern() throws(ParseFailure) -> Pattern {
    let start = position
    advance()
    let (patterns, hasComma) = try sequenceElements(closing: .rightParenthesis)
    if patterns.count == 1, !hasComma {
      if case .star = patterns[0].kind { throw .syntax }
      return patterns[0]
    }
    return Pattern(.sequence(patterns), range(from: start))
  }

  private mutating func sequenceElements(
    closing: TokenKind
  ) throws(ParseFailure) -> (patterns: [Pattern], hasComma: Bool) {
    var patterns: [Pattern] = []
    var hasComma = false
    while !at(closing) {
      patterns.append(try maybeStarPattern())
      if take(.comma) {
        hasComma = true
      } else if !at(closing) {
        throw .syntax
      }
    }
    advance()
    return (patterns, hasComma)
  }

  /// mapping_pattern: '{' [','.(literal_expr | attr ':' pattern)+] ['**' NAME] [','] '}'
  private mutating func mappingPattern() throws(ParseFailure) -> Pattern {
    let start = position
    advance()
    var keys: [Expr] = []
    var patterns: [Pattern] = []
    var rest: String?
    while !at(.rightBrace) {
      guard rest == nil else { throw .syntax }
      if take(.doubleStar) {
        rest = try captureName()
      } else {
        keys.append(try mappingKey())
        try expect(.colon)
        patterns.append(try pattern())
      }
      guard take(.comma) || at(.rightBrace) else { throw .syntax }
    }
    advance()
    return Pattern(.mapping(keys: keys, patterns: patterns, rest: rest), range(from: start))
  }

  private mutating func mappingKey() throws(ParseFailure) -> Expr {
    switch kind {
    case .number, .minus, .string: return try literalPatternValue()
    case .keywordNone, .keywordTrue, .keywordFalse: return try atom()
    default:
      let start = position
      var value = node(.name(try takeName(), context: .load), from: start)
      guard at(.dot) else { throw .syntax }
      while take(.dot) {
        value = node(.attribute(value: value, name: try takeName(), context: .load), from: start)
        try grow()
      }
      return value
    }
  }
}

extension Expr {
  /// Whether this is a literal such as `2j`.
  var isImaginary: Bool {
    if case .constant(.imaginary) = kind { return true }
    return false
  }
}
