// Primaries, calls, subscripts, atoms and displays. Part of the parser; see Parser.swift.

extension Parser {
  /// primary: primary '.' NAME | primary genexp | primary '(' [arguments] ')' | primary '[' slices ']' | atom
  mutating func primary() throws(ParseFailure) -> Expr {
    let start = position
    var result = try atom()
    while true {
      switch kind {
      case .dot:
        advance()
        let name = try takeName()
        result = node(.attribute(value: result, name: name, context: .load), from: start)
      case .leftParenthesis:
        result = try call(result, from: start)
      case .leftBracket:
        let saved = try enter()
        advance()
        let index = try slices()
        try expect(.rightBracket)
        try leave(saved)
        result = node(.subscript(value: result, index: index, context: .load), from: start)
      default:
        return result
      }
      try grow()
    }
  }

  private mutating func call(_ function: Expr, from start: Int) throws(ParseFailure) -> Expr {
    let saved = try enter()
    let open = position
    advance()
    var (positional, keywords) = try arguments()
    if positional.count == 1, keywords.isEmpty, at(.keywordFor) || at(.keywordAsync) {
      if case .starred = positional[0].kind { throw .syntax }
      guard source.tokens[position - 1].kind != .comma else { throw .syntax }
      let scopeID = newScope()
      let clauses = try comprehensionClauses()
      try expect(.rightParenthesis)
      let comprehension = Comprehension(element: positional[0], value: nil, clauses: clauses, scopeID: scopeID)
      positional = [node(.generatorExp(comprehension), from: open)]
    } else {
      try expect(.rightParenthesis)
    }
    try leave(saved)
    return node(.call(function: function, arguments: positional, keywords: keywords), from: start)
  }

  /// arguments: args [','] &')'
  /// args: ','.(starred_expression | named_expression !'=')+ [',' kwargs] | kwargs
  /// kwargs: ','.(NAME '=' expression | starred_expression)+ then ','.(NAME '=' expression | '**' expression)+
  mutating func arguments() throws(ParseFailure) -> (positional: [Expr], keywords: [Keyword]) {
    var positional: [Expr] = []
    var keywords: [Keyword] = []
    var hasDoubleStar = false
    while !at(.rightParenthesis) {
      let start = position
      if take(.doubleStar) {
        let value = try expression()
        keywords.append(Keyword(name: nil, value: value, range: range(from: start)))
        hasDoubleStar = true
      } else if at(.name), kind(at: 1) == .equal {
        let name = try takeName()
        advance()
        let value = try expression()
        keywords.append(Keyword(name: name, value: value, range: range(from: start)))
      } else if take(.star) {
        guard !hasDoubleStar else { throw .syntax }
        let value = try expression()
        positional.append(node(.starred(value, context: .load), from: start))
      } else {
        guard keywords.isEmpty else { throw .syntax }
        positional.append(try namedExpression())
        if at(.keywordFor) || at(.keywordAsync) { break }
      }
      guard take(.comma) else { break }
    }
    return (positional, keywords)
  }

  /// slices: slice !',' | ','.(slice | starred_expression)+ [',']
  private mutating func slices() throws(ParseFailure) -> Expr {
    let start = position
    let first = try sliceOrStarred()
    var isTuple = at(.comma)
    if case .starred = first.kind { isTuple = true }
    guard isTuple else { return first }
    var elements = [first]
    while take(.comma), !at(.rightBracket) { elements.append(try sliceOrStarred()) }
    return node(.tuple(elements, context: .load), from: start)
  }

  /// slice: [expression] ':' [expression] [':' [expression]] | named_expression
  /// starred_expression: '*' expression
  private mutating func sliceOrStarred() throws(ParseFailure) -> Expr {
    let start = position
    if take(.star) {
      let value = try expression()
      return node(.starred(value, context: .load), from: start)
    }
    var lower: Expr?
    if !at(.colon) {
      let first = try namedExpression()
      guard at(.colon) else { return first }
      if case .namedExpr = first.kind, source.tokens[start + 1].kind == .colonEqual { throw .syntax }
      lower = first
    }
    advance()
    let upper = startsExpression ? try expression() : nil
    var step: Expr?
    if take(.colon) { step = startsExpression ? try expression() : nil }
    return node(.slice(lower: lower, upper: upper, step: step), from: start)
  }

  /// atom: NAME | 'True' | 'False' | 'None' | strings | NUMBER | tuple | group | genexp | list | listcomp
  ///   | dict | set | dictcomp | setcomp | '...'
  mutating func atom() throws(ParseFailure) -> Expr {
    let start = position
    switch kind {
    case .name:
      let name = try takeName()
      return node(.name(name, context: .load), from: start)
    case .number:
      let token = source.tokens[position]
      let constant: Constant
      do {
        constant = try NumberLiterals.value(of: source.text.bytes[Int(token.start)..<Int(token.end)])
      } catch {
        throw .literal(error)
      }
      advance()
      return node(.constant(constant), from: start)
    case .string: return try strings()
    case .keywordNone: return constantAtom(.none)
    case .keywordTrue: return constantAtom(.true)
    case .keywordFalse: return constantAtom(.false)
    case .ellipsis: return constantAtom(.ellipsis)
    case .leftParenthesis, .leftBracket, .leftBrace:
      let saved = try enter()
      let result: Expr
      switch kind {
      case .leftParenthesis: result = try parenthesized()
      case .leftBracket: result = try listDisplay()
      default: result = try braceDisplay()
      }
      try leave(saved)
      return result
    default: throw .syntax
    }
  }

  private mutating func constantAtom(_ constant: Constant) -> Expr {
    let start = position
    advance()
    return node(.constant(constant), from: start)
  }

  /// tuple: '(' [star_named_expression ',' [star_named_expressions]] ')'
  /// group: '(' (yield_expr | named_expression) ')'
  /// genexp: '(' named_expression for_if_clauses ')'
  private mutating func parenthesized() throws(ParseFailure) -> Expr {
    let start = position
    advance()
    if take(.rightParenthesis) { return node(.tuple([], context: .load), from: start) }
    if at(.keywordYield) {
      let inner = try yieldExpression()
      try expect(.rightParenthesis)
      return inner
    }
    let first = try starNamedExpression()
    if at(.comma) {
      var elements = [first]
      while take(.comma), startsStarExpression { elements.append(try starNamedExpression()) }
      try expect(.rightParenthesis)
      return node(.tuple(elements, context: .load), from: start)
    }
    if case .starred = first.kind { throw .syntax }
    if take(.rightParenthesis) { return first }
    let comprehension = try comprehension(first, value: nil, closing: .rightParenthesis)
    return node(.generatorExp(comprehension), from: start)
  }

  /// list: '[' [star_named_expressions] ']'
  /// listcomp: '[' named_expression for_if_clauses ']'
  private mutating func listDisplay() throws(ParseFailure) -> Expr {
    let start = position
    advance()
    var elements: [Expr] = []
    while !at(.rightBracket) {
      elements.append(try starNamedExpression())
      if elements.count == 1, at(.keywordFor) || at(.keywordAsync) {
        if case .starred = elements[0].kind { throw .syntax }
        let comprehension = try comprehension(elements[0], value: nil, closing: .rightBracket)
        return node(.listComp(comprehension), from: start)
      }
      guard take(.comma) else { break }
    }
    try expect(.rightBracket)
    return node(.list(elements, context: .load), from: start)
  }

  /// dict: '{' [','.(expression ':' expression | '**' bitwise_or)+ [',']] '}';   set: '{' star_named_expressions '}'
  /// dictcomp: '{' expression ':' expression for_if_clauses '}';   setcomp: '{' named_expression for_if_clauses '}'
  private mutating func braceDisplay() throws(ParseFailure) -> Expr {
    let start = position
    advance()
    if take(.rightBrace) { return node(.dict(keys: [], values: []), from: start) }
    if at(.doubleStar) { return try dictDisplay(firstKey: nil, from: start) }
    let first = try starNamedExpression()
    if at(.colon) {
      switch first.kind {
      case .starred: throw .syntax
      case .namedExpr where source.tokens[start + 2].kind == .colonEqual: throw .syntax
      default: return try dictDisplay(firstKey: first, from: start)
      }
    }
    if at(.keywordFor) || at(.keywordAsync) {
      if case .starred = first.kind { throw .syntax }
      let comprehension = try comprehension(first, value: nil, closing: .rightBrace)
      return node(.setComp(comprehension), from: start)
    }
    var elements = [first]
    while take(.comma), startsStarExpression { elements.append(try starNamedExpression()) }
    try expect(.rightBrace)
    return node(.set(elements), from: start)
  }

  private mutating func dictDisplay(firstKey: Expr?, from start: Int) throws(ParseFailure) -> Expr {
    var keys: [Expr?] = []
    var values: [Expr] = []
    var pendingKey = firstKey
    while !at(.rightBrace) {
      if pendingKey == nil, take(.doubleStar) {
        keys.append(nil)
        values.append(try bitwiseOr())
      } else {
        let key = if let pendingKey { pendingKey } else { try expression() }
        pendingKey = nil
        try expect(.colon)
        let value = try expression()
        if keys.isEmpty, at(.keywordFor) || at(.keywordAsync) {
          let comprehension = try comprehension(key, value: value, closing: .rightBrace)
          return node(.dictComp(comprehension), from: start)
        }
        keys.append(key)
        values.append(value)
      }
      guard take(.comma) else { break }
    }
    try expect(.rightBrace)
    return node(.dict(keys: keys, values: values), from: start)
  }

  private mutating func comprehension(
    _ element: Expr, value: Expr?, closing: TokenKind
  ) throws(ParseFailure) -> Comprehension {
    let scopeID = newScope()
    let clauses = try comprehensionClauses()
    try expect(closing)
    return Comprehension(element: element, value: value, clauses: clauses, scopeID: scopeID)
  }

  /// for_if_clauses: (['async'] 'for' star_targets 'in' disjunction ('if' disjunction)*)+
  mutating func comprehensionClauses() throws(ParseFailure) -> [ComprehensionClause] {
    var clauses: [ComprehensionClause] = []
    repeat {
      let isAsync = take(.keywordAsync)
      try expect(.keywordFor)
      let target = try starTargets()
      try expect(.keywordIn)
      let iterable = try disjunction()
      var conditions: [Expr] = []
      while take(.keywordIf) { conditions.append(try disjunction()) }
      clauses.append(
        ComprehensionClause(target: target, iterable: iterable, conditions: conditions, isAsync: isAsync))
    } while at(.keywordFor) || at(.keywordAsync)
    return clauses
  }
}
