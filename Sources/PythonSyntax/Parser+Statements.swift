// The simple statements: everything that fits on one line. Part of the parser; see Parser.swift.

extension Parser {
  /// statement: compound_stmt | simple_stmts
  mutating func statements(into body: inout [Stmt]) throws(ParseFailure) {
    switch kind {
    case .keywordDef, .at, .keywordAsync, .keywordIf, .keywordClass, .keywordWith, .keywordFor, .keywordTry,
      .keywordWhile:
      body.append(try compoundStatement())
    case .name where atName("match"):
      if let statement = try matchStatement() {
        body.append(statement)
      } else {
        try simpleStatements(into: &body)
      }
    default:
      try simpleStatements(into: &body)
    }
  }

  /// simple_stmts: ';'.simple_stmt+ [';'] NEWLINE
  mutating func simpleStatements(into body: inout [Stmt]) throws(ParseFailure) {
    body.append(try simpleStatement())
    while take(.semicolon) {
      if at(.newline) { break }
      body.append(try simpleStatement())
    }
    try expect(.newline)
  }

  /// simple_stmt: assignment | star_expressions | return_stmt | import_stmt | raise_stmt | 'pass' | del_stmt
  ///   | yield_stmt | assert_stmt | 'break' | 'continue' | global_stmt | nonlocal_stmt
  private mutating func simpleStatement() throws(ParseFailure) -> Stmt {
    height = 0
    let start = position
    switch kind {
    case .keywordReturn: return try returnStatement()
    case .keywordImport: return try importName()
    case .keywordFrom: return try importFrom()
    case .keywordRaise: return try raiseStatement()
    case .keywordDel: return try deleteStatement()
    case .keywordAssert: return try assertStatement()
    case .keywordPass:
      advance()
      return statement(.pass, from: start)
    case .keywordBreak:
      advance()
      return statement(.break, from: start)
    case .keywordContinue:
      advance()
      return statement(.continue, from: start)
    case .keywordGlobal:
      advance()
      return statement(.global(try names()), from: start)
    case .keywordNonlocal:
      advance()
      return statement(.nonlocal(try names()), from: start)
    default: return try expressionOrAssignment()
    }
  }

  /// return_stmt: 'return' [star_expressions]
  private mutating func returnStatement() throws(ParseFailure) -> Stmt {
    let start = position
    advance()
    let value = atEndOfSimpleStatement ? nil : try starExpressions()
    return statement(.return(value), from: start)
  }

  var atEndOfSimpleStatement: Bool { at(.newline) || at(.semicolon) || at(.endMarker) }

  /// raise_stmt: 'raise' expression ['from' expression] | 'raise'
  private mutating func raiseStatement() throws(ParseFailure) -> Stmt {
    let start = position
    advance()
    if atEndOfSimpleStatement { return statement(.raise(exception: nil, cause: nil), from: start) }
    let exception = try expression()
    let cause = take(.keywordFrom) ? try expression() : nil
    return statement(.raise(exception: exception, cause: cause), from: start)
  }

  /// assert_stmt: 'assert' expression [',' expression]
  private mutating func assertStatement() throws(ParseFailure) -> Stmt {
    let start = position
    advance()
    let test = try expression()
    let message = take(.comma) ? try expression() : nil
    return statement(.assert(test: test, message: message), from: start)
  }

  /// del_stmt: 'del' del_targets &(';' | NEWLINE)
  private mutating func deleteStatement() throws(ParseFailure) -> Stmt {
    let start = position
    advance()
    var targets: [Expr] = []
    repeat {
      if atEndOfSimpleStatement, !targets.isEmpty { break }
      targets.append(try target(try bitwiseOr(), as: .del))
    } while take(.comma)
    guard at(.newline) || at(.semicolon) else { throw .syntax }
    return statement(.delete(targets), from: start)
  }

  /// ','.NAME+
  private mutating func names() throws(ParseFailure) -> [String] {
    var names = [try takeName()]
    while take(.comma) { names.append(try takeName()) }
    return names
  }

  // MARK: Imports

  /// import_name: 'import' ','.(dotted_name ['as' NAME])+
  private mutating func importName() throws(ParseFailure) -> Stmt {
    let start = position
    advance()
    var aliases: [ImportAlias] = []
    repeat {
      let aliasStart = position
      let name = try dottedName()
      let asName = take(.keywordAs) ? try takeName() : nil
      aliases.append(ImportAlias(name: name, asName: asName, range: range(from: aliasStart)))
    } while take(.comma)
    return statement(.import(aliases), from: start)
  }

  /// dotted_name: '.'.NAME+
  private mutating func dottedName() throws(ParseFailure) -> String {
    var name = try takeName()
    while take(.dot) { name += "." + (try takeName()) }
    return name
  }

  /// import_from: 'from' ('.' | '...')* dotted_name 'import' import_from_targets
  ///   | 'from' ('.' | '...')+ 'import' import_from_targets
  private mutating func importFrom() throws(ParseFailure) -> Stmt {
    let start = position
    advance()
    var level = 0
    while at(.dot) || at(.ellipsis) {
      level += at(.dot) ? 1 : 3
      advance()
    }
    let module = level > 0 && at(.keywordImport) ? nil : try dottedName()
    try expect(.keywordImport)
    let names = try importFromTargets()
    return statement(.importFrom(module: module, names: names, level: level), from: start)
  }

  /// import_from_targets: '(' import_from_as_names [','] ')' | import_from_as_names !',' | '*'
  private mutating func importFromTargets() throws(ParseFailure) -> [ImportAlias] {
    let start = position
    if take(.star) { return [ImportAlias(name: "*", asName: nil, range: range(from: start))] }
    let isParenthesized = take(.leftParenthesis)
    var aliases: [ImportAlias] = []
    repeat {
      if isParenthesized, at(.rightParenthesis), !aliases.isEmpty { break }
      let aliasStart = position
      let name = try takeName()
      let asName = take(.keywordAs) ? try takeName() : nil
      aliases.append(ImportAlias(name: name, asName: asName, range: range(from: aliasStart)))
    } while take(.comma)
    if isParenthesized { try expect(.rightParenthesis) }
    return aliases
  }

  // MARK: Assignments

  /// assignment: NAME ':' expression ['=' annotated_rhs]
  ///   | ('(' single_target ')' | single_subscript_attribute_target) ':' expression ['=' annotated_rhs]
  ///   | (star_targets '=')+ (yield_expr | star_expressions) !'='
  ///   | single_target augassign (yield_expr | star_expressions)
  private mutating func expressionOrAssignment() throws(ParseFailure) -> Stmt {
    let start = position
    let first = try yieldOrStarExpressions()
    if at(.equal) { return try chainedAssignment(first, from: start) }
    if let op = Self.augmentedOperators[kind] {
      advance()
      let target = try singleTarget(first)
      return statement(.augAssign(target: target, op: op, value: try yieldOrStarExpressions()), from: start)
    }
    if at(.colon) {
      let target = try singleTarget(first)
      advance()
      let annotation = try expression()
      let value = take(.equal) ? try yieldOrStarExpressions() : nil
      var isSimple = source.tokens[start].kind == .name
      if case .name = target.kind {} else { isSimple = false }
      return statement(
        .annAssign(target: target, annotation: annotation, value: value, isSimple: isSimple), from: start)
    }
    return statement(.expr(first), from: start)
  }

  private mutating func chainedAssignment(_ first: Expr, from start: Int) throws(ParseFailure) -> Stmt {
    var targets: [Expr] = []
    var value = first
    while take(.equal) {
      targets.append(try target(value, as: .store))
      value = try yieldOrStarExpressions()
    }
    return statement(.assign(targets: targets, value: value), from: start)
  }

  /// yield_expr | star_expressions
  mutating func yieldOrStarExpressions() throws(ParseFailure) -> Expr {
    at(.keywordYield) ? try yieldExpression() : try starExpressions()
  }

  /// augassign: '+=' | '-=' | '*=' | '@=' | '/=' | '%=' | '&=' | '|=' | '^=' | '<<=' | '>>=' | '**=' | '//='
  static let augmentedOperators: [TokenKind: BinaryOperator] = [
    .plusEqual: .add, .minusEqual: .subtract, .starEqual: .multiply, .atEqual: .matrixMultiply,
    .slashEqual: .divide, .percentEqual: .modulo, .ampersandEqual: .bitAnd, .barEqual: .bitOr,
    .caretEqual: .bitXor, .leftShiftEqual: .leftShift, .rightShiftEqual: .rightShift, .doubleStarEqual: .power,
    .doubleSlashEqual: .floorDivide,
  ]
}
