// Expressions from the loosest binding (commas, walrus, lambda, if-else) to the operators. Binary operators climb by
// precedence in one method, so that a nest of parentheses costs few native frames. Part of the parser; see Parser.swift.

extension Parser {
  /// Whether an expression can begin with the current token.
  var startsExpression: Bool { startsExpression(kind) }

  func startsExpression(_ kind: TokenKind) -> Bool {
    switch kind {
    case .name, .number, .string, .leftParenthesis, .leftBracket, .leftBrace, .minus, .plus, .tilde, .ellipsis,
      .keywordNot, .keywordLambda, .keywordAwait, .keywordNone, .keywordTrue, .keywordFalse:
      true
    default: false
    }
  }

  var startsStarExpression: Bool { at(.star) || startsExpression }

  /// expressions: expression (',' expression)* [',']
  mutating func expressions() throws(ParseFailure) -> Expr {
    let start = position
    let first = try expression()
    guard at(.comma) else { return first }
    var elements = [first]
    while take(.comma), startsExpression { elements.append(try expression()) }
    return node(.tuple(elements, context: .load), from: start)
  }

  /// star_expressions: star_expression (',' star_expression)* [',']
  mutating func starExpressions() throws(ParseFailure) -> Expr {
    let start = position
    let first = try starExpression()
    guard at(.comma) else { return first }
    var elements = [first]
    while take(.comma), startsStarExpression { elements.append(try starExpression()) }
    return node(.tuple(elements, context: .load), from: start)
  }

  /// star_expression: '*' bitwise_or | expression
  mutating func starExpression() throws(ParseFailure) -> Expr {
    guard at(.star) else { return try expression() }
    let start = position
    advance()
    let value = try bitwiseOr()
    return node(.starred(value, context: .load), from: start)
  }

  /// star_named_expression: '*' bitwise_or | named_expression
  mutating func starNamedExpression() throws(ParseFailure) -> Expr {
    at(.star) ? try starExpression() : try namedExpression()
  }

  /// named_expression: NAME ':=' expression | expression !':='
  mutating func namedExpression() throws(ParseFailure) -> Expr {
    guard at(.name), kind(at: 1) == .colonEqual else {
      let result = try expression()
      guard !at(.colonEqual) else { throw .syntax }
      return result
    }
    let start = position
    let target = node(.name(try takeName(), context: .store), from: start)
    advance()
    let value = try expression()
    return node(.namedExpr(target: target, value: value), from: start)
  }

  /// yield_expr: 'yield' 'from' expression | 'yield' [star_expressions]
  mutating func yieldExpression() throws(ParseFailure) -> Expr {
    let start = position
    advance()
    if take(.keywordFrom) {
      let value = try expression()
      return node(.yieldFrom(value), from: start)
    }
    let value = startsStarExpression ? try starExpressions() : nil
    return node(.yield(value), from: start)
  }

  /// expression: disjunction 'if' disjunction 'else' expression | disjunction | lambdef
  mutating func expression() throws(ParseFailure) -> Expr {
    let saved = try enter()
    let start = position
    if at(.keywordLambda) {
      let result = try lambda()
      try leave(saved)
      return result
    }
    var result = try disjunction()
    if take(.keywordIf) {
      let test = try disjunction()
      try expect(.keywordElse)
      let orElse = try expression()
      result = node(.ifExp(test: test, body: result, orElse: orElse), from: start)
    }
    try leave(saved)
    return result
  }

  /// disjunction: conjunction ('or' conjunction)*
  mutating func disjunction() throws(ParseFailure) -> Expr {
    let start = position
    let first = try conjunction()
    guard at(.keywordOr) else { return first }
    var operands = [first]
    while take(.keywordOr) { operands.append(try conjunction()) }
    return node(.boolOp(.or, operands), from: start)
  }

  /// conjunction: inversion ('and' inversion)*
  private mutating func conjunction() throws(ParseFailure) -> Expr {
    let start = position
    let first = try inversion()
    guard at(.keywordAnd) else { return first }
    var operands = [first]
    while take(.keywordAnd) { operands.append(try inversion()) }
    return node(.boolOp(.and, operands), from: start)
  }

  /// inversion: 'not' inversion | comparison
  private mutating func inversion() throws(ParseFailure) -> Expr {
    guard at(.keywordNot) else { return try comparison() }
    let saved = try enter()
    let start = position
    advance()
    let operand = try inversion()
    try leave(saved)
    return node(.unaryOp(.not, operand), from: start)
  }

  /// comparison: bitwise_or (compare_op bitwise_or)*
  private mutating func comparison() throws(ParseFailure) -> Expr {
    let start = position
    let left = try bitwiseOr()
    guard var op = takeComparisonOperator() else { return left }
    var ops: [ComparisonOperator] = []
    var comparators: [Expr] = []
    while true {
      ops.append(op)
      comparators.append(try bitwiseOr())
      guard let next = takeComparisonOperator() else { break }
      op = next
    }
    return node(.compare(left: left, ops: ops, comparators: comparators), from: start)
  }

  /// compare_op: '==' | '!=' | '<=' | '<' | '>=' | '>' | 'not' 'in' | 'in' | 'is' 'not' | 'is'
  private mutating func takeComparisonOperator() -> ComparisonOperator? {
    let op: ComparisonOperator
    switch kind {
    case .equalEqual: op = .equal
    case .notEqual: op = .notEqual
    case .less: op = .less
    case .lessEqual: op = .lessOrEqual
    case .greater: op = .greater
    case .greaterEqual: op = .greaterOrEqual
    case .keywordIn: op = .in
    case .keywordNot where kind(at: 1) == .keywordIn:
      advance()
      op = .notIn
    case .keywordIs where kind(at: 1) == .keywordNot:
      advance()
      op = .isNot
    case .keywordIs: op = .is
    default: return nil
    }
    advance()
    return op
  }

  /// bitwise_or: bitwise_or '|' bitwise_xor | bitwise_xor, and so on down to term.
  mutating func bitwiseOr() throws(ParseFailure) -> Expr { try binary(minimum: 1) }

  /// '|' < '^' < '&' < '<<' '>>' < '+' '-' < '*' '/' '//' '%' '@'; all of them bind to the left.
  private mutating func binary(minimum: Int) throws(ParseFailure) -> Expr {
    let start = position
    var left = try factor()
    while let (op, precedence) = Self.binaryOperator(kind), precedence >= minimum {
      advance()
      let right = try binary(minimum: precedence + 1)
      try grow()
      left = node(.binOp(left: left, op: op, right: right), from: start)
    }
    return left
  }

  private static func binaryOperator(_ kind: TokenKind) -> (op: BinaryOperator, precedence: Int)? {
    switch kind {
    case .bar: (.bitOr, 1)
    case .caret: (.bitXor, 2)
    case .ampersand: (.bitAnd, 3)
    case .leftShift: (.leftShift, 4)
    case .rightShift: (.rightShift, 4)
    case .plus: (.add, 5)
    case .minus: (.subtract, 5)
    case .star: (.multiply, 6)
    case .slash: (.divide, 6)
    case .doubleSlash: (.floorDivide, 6)
    case .percent: (.modulo, 6)
    case .at: (.matrixMultiply, 6)
    default: nil
    }
  }

  /// factor: '+' factor | '-' factor | '~' factor | power
  private mutating func factor() throws(ParseFailure) -> Expr {
    let op: UnaryOperator
    switch kind {
    case .plus: op = .plus
    case .minus: op = .minus
    case .tilde: op = .invert
    default: return try power()
    }
    let saved = try enter()
    let start = position
    advance()
    let operand = try factor()
    try leave(saved)
    return node(.unaryOp(op, operand), from: start)
  }

  /// power: await_primary '**' factor | await_primary
  private mutating func power() throws(ParseFailure) -> Expr {
    let start = position
    let base = try awaitPrimary()
    guard take(.doubleStar) else { return base }
    let saved = try enter()
    let exponent = try factor()
    try leave(saved)
    return node(.binOp(left: base, op: .power, right: exponent), from: start)
  }

  /// await_primary: 'await' primary | primary
  private mutating func awaitPrimary() throws(ParseFailure) -> Expr {
    guard at(.keywordAwait) else { return try primary() }
    let start = position
    advance()
    let value = try primary()
    try grow()
    return node(.await(value), from: start)
  }
}
