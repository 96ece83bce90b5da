// The statements that hold blocks, but for functions, classes and `match`. Part of the parser; see Parser.swift.

extension Parser {
  /// compound_stmt: function_def | if_stmt | class_def | with_stmt | for_stmt | try_stmt | while_stmt | match_stmt
  mutating func compoundStatement() throws(ParseFailure) -> Stmt {
    depth += 1
    if depth > Self.maximumDepth { throw .tooDeep }
    defer { depth -= 1 }
    height = 0
    let start = position
    switch kind {
    case .at: return try decorated()
    case .keywordDef: return try functionDefinition(decorators: [], isAsync: false, from: start)
    case .keywordClass: return try classDefinition(decorators: [])
    case .keywordIf: return try ifStatement()
    case .keywordFor: return try forStatement(isAsync: false, from: start)
    case .keywordWith: return try withStatement(isAsync: false, from: start)
    case .keywordTry: return try tryStatement()
    case .keywordWhile: return try whileStatement()
    case .keywordAsync:
      advance()
      switch kind {
      case .keywordDef: return try functionDefinition(decorators: [], isAsync: true, from: start)
      case .keywordFor: return try forStatement(isAsync: true, from: start)
      case .keywordWith: return try withStatement(isAsync: true, from: start)
      default: throw .syntax
      }
    default: throw .syntax
    }
  }

  /// block: NEWLINE INDENT statements DEDENT | simple_stmts
  mutating func block() throws(ParseFailure) -> [Stmt] {
    var body: [Stmt] = []
    guard take(.newline) else {
      try simpleStatements(into: &body)
      return body
    }
    try expect(.indent)
    repeat { try statements(into: &body) } while !at(.dedent)
    advance()
    return body
  }

  /// if_stmt: 'if' named_expression ':' block (elif_stmt | [else_block])
  /// elif_stmt: 'elif' named_expression ':' block (elif_stmt | [else_block])
  private mutating func ifStatement() throws(ParseFailure) -> Stmt {
    var branches: [(start: Int, test: Expr, body: [Stmt])] = []
    repeat {
      let start = position
      advance()
      let test = try namedExpression()
      try expect(.colon)
      branches.append((start, test, try block()))
      if branches.count > Self.maximumDepth { throw .tooDeep }
    } while at(.keywordElif)
    var orElse = try elseBlock()
    while let branch = branches.popLast() {
      let kind = StmtKind.if(test: branch.test, body: branch.body, orElse: orElse)
      orElse = [statement(kind, from: branch.start)]
    }
    return orElse[0]
  }

  /// else_block: ['else' ':' block]
  private mutating func elseBlock() throws(ParseFailure) -> [Stmt] {
    guard take(.keywordElse) else { return [] }
    try expect(.colon)
    return try block()
  }

  /// while_stmt: 'while' named_expression ':' block [else_block]
  private mutating func whileStatement() throws(ParseFailure) -> Stmt {
    let start = position
    advance()
    let test = try namedExpression()
    try expect(.colon)
    let body = try block()
    return statement(.while(test: test, body: body, orElse: try elseBlock()), from: start)
  }

  /// for_stmt: ['async'] 'for' star_targets 'in' star_expressions ':' block [else_block]
  private mutating func forStatement(isAsync: Bool, from start: Int) throws(ParseFailure) -> Stmt {
    advance()
    let target = try starTargets()
    try expect(.keywordIn)
    let iterable = try starExpressions()
    try expect(.colon)
    let body = try block()
    let loop = ForLoop(
      target: target, iterable: iterable, body: body, orElse: try elseBlock(), isAsync: isAsync)
    return statement(.for(loop), from: start)
  }

  /// with_stmt: ['async'] 'with' '(' ','.with_item+ [','] ')' ':' block
  ///   | ['async'] 'with' ','.with_item+ ':' block
  private mutating func withStatement(isAsync: Bool, from start: Int) throws(ParseFailure) -> Stmt {
    advance()
    let items: [WithItem]
    if let parenthesized = try parenthesizedWithItems() {
      items = parenthesized
    } else {
      items = try withItems(closing: .colon)
      try expect(.colon)
    }
    return statement(.with(items: items, body: try block(), isAsync: isAsync), from: start)
  }

  /// The first form: nil when the parenthesis belongs to the first item.
  private mutating func parenthesizedWithItems() throws(ParseFailure) -> [WithItem]? {
    guard at(.leftParenthesis) else { return nil }
    let start = mark
    advance()
    do {
      let items = try withItems(closing: .rightParenthesis)
      if take(.rightParenthesis), take(.colon) { return items }
    } catch .tooDeep {
      throw .tooDeep
    } catch {}
    reset(to: start)
    return nil
  }

  /// with_item: expression 'as' star_target &(',' | ')' | ':') | expression
  private mutating func withItems(closing: TokenKind) throws(ParseFailure) -> [WithItem] {
    var items: [WithItem] = []
    repeat {
      if closing == .rightParenthesis, at(closing), !items.isEmpty { break }
      let context = try expression()
      let target = take(.keywordAs) ? try starTarget() : nil
      items.append(WithItem(context: context, target: target))
    } while take(.comma)
    return items
  }

  /// try_stmt: 'try' ':' block finally_block
  ///   | 'try' ':' block (except_block+ | except_star_block+) [else_block] [finally_block]
  private mutating func tryStatement() throws(ParseFailure) -> Stmt {
    let start = position
    advance()
    try expect(.colon)
    let body = try block()
    var handlers: [ExceptHandler] = []
    let isStar = at(.keywordExcept) && kind(at: 1) == .star
    while at(.keywordExcept) { handlers.append(try exceptBlock(isStar: isStar)) }
    let orElse = handlers.isEmpty ? [] : try elseBlock()
    var finalBody: [Stmt] = []
    if take(.keywordFinally) {
      try expect(.colon)
      finalBody = try block()
    } else if handlers.isEmpty {
      throw .syntax
    }
    let result = TryStatement(
      body: body, handlers: handlers, orElse: orElse, finalBody: finalBody, isStar: isStar)
    return statement(.try(result), from: start)
  }

  /// except_block: 'except' expression ['as' NAME] ':' block | 'except' ':' block
  /// except_star_block: 'except' '*' expression ['as' NAME] ':' block
  private mutating func exceptBlock(isStar: Bool) throws(ParseFailure) -> ExceptHandler {
    let start = position
    advance()
    var type: Expr?
    var name: String?
    guard take(.star) == isStar else { throw .syntax }
    if isStar || !at(.colon) {
      type = try expression()
      if take(.keywordAs) { name = try takeName() }
    }
    try expect(.colon)
    let body = try block()
    return ExceptHandler(type: type, name: name, body: body, range: range(from: start))
  }
}
