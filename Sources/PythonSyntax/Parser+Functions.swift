// Functions, classes, lambdas and their parameters. Part of the parser; see Parser.swift.

extension Parser {
  /// decorators: ('@' named_expression NEWLINE)+ (function_def_raw | class_def_raw)
  mutating func decorated() throws(ParseFailure) -> Stmt {
    var decorators: [Expr] = []
    while take(.at) {
      decorators.append(try namedExpression())
      try expect(.newline)
    }
    let start = position
    switch kind {
    case .keywordClass: return try classDefinition(decorators: decorators)
    case .keywordDef: return try functionDefinition(decorators: decorators, isAsync: false, from: start)
    case .keywordAsync where kind(at: 1) == .keywordDef:
      advance()
      return try functionDefinition(decorators: decorators, isAsync: true, from: start)
    default: throw .syntax
    }
  }

  /// function_def_raw: ['async'] 'def' NAME '(' [params] ')' ['->' expression] ':' block
  mutating func functionDefinition(
    decorators: [Expr], isAsync: Bool, from start: Int
  ) throws(ParseFailure) -> Stmt {
    advance()
    let nameStart = position
    let name = try takeName()
    let nameRange = range(from: nameStart)
    let scopeID = newScope()
    try expect(.leftParenthesis)
    let parameters = try parameters(closing: .rightParenthesis)
    try expect(.rightParenthesis)
    let returns = take(.arrow) ? try expression() : nil
    try expect(.colon)
    let function = FunctionDef(
      name: name, nameRange: nameRange, parameters: parameters, body: try block(), decorators: decorators,
      returns: returns, isAsync: isAsync, scopeID: scopeID)
    return statement(.functionDef(function), from: start)
  }

  /// class_def_raw: 'class' NAME ['(' [arguments] ')'] ':' block
  mutating func classDefinition(decorators: [Expr]) throws(ParseFailure) -> Stmt {
    let start = position
    advance()
    let nameStart = position
    let name = try takeName()
    let nameRange = range(from: nameStart)
    let scopeID = newScope()
    var bases: [Expr] = []
    var keywords: [Keyword] = []
    if take(.leftParenthesis) {
      (bases, keywords) = try arguments()
      try expect(.rightParenthesis)
    }
    try expect(.colon)
    let definition = ClassDef(
      name: name, nameRange: nameRange, bases: bases, keywords: keywords, body: try block(),
      decorators: decorators, scopeID: scopeID)
    return statement(.classDef(definition), from: start)
  }

  /// lambdef: 'lambda' [lambda_params] ':' expression
  mutating func lambda() throws(ParseFailure) -> Expr {
    let start = position
    advance()
    let scopeID = newScope()
    let parameters = try parameters(closing: .colon)
    try expect(.colon)
    let body = try expression()
    return node(.lambda(Lambda(parameters: parameters, body: body, scopeID: scopeID)), from: start)
  }

  /// What has been read of a parameter list.
  private struct ParameterList {
    var positionalOnly: [Parameter] = []
    var positional: [Parameter] = []
    var variadic: Parameter?
    var keywordOnly: [Parameter] = []
    var keywordDefaults: [Expr?] = []
    var keywordVariadic: Parameter?
    var defaults: [Expr] = []
    var hasStar = false
  }

  /// parameters: positional ones with an optional '/' after the first, then star_etc
  /// star_etc: '*' param param_maybe_default* [kwds] | '*' ',' param_maybe_default+ [kwds] | kwds
  /// kwds: '**' param
  /// Between parameters stands ','; one may follow the last. A lambda's parameters (closed by ':') have no annotations.
  private mutating func parameters(closing: TokenKind) throws(ParseFailure) -> Parameters {
    var list = ParameterList()
    while !at(closing) {
      guard list.keywordVariadic == nil else { throw .syntax }
      switch kind {
      case .slash:
        advance()
        guard !list.hasStar, list.positionalOnly.isEmpty, !list.positional.isEmpty else { throw .syntax }
        swap(&list.positionalOnly, &list.positional)
      case .star:
        advance()
        guard !list.hasStar else { throw .syntax }
        list.hasStar = true
        if at(.comma) {
          // A bare star needs a name behind it.
          guard kind(at: 1) == .name else { throw .syntax }
        } else {
          list.variadic = try parameter(closing: closing, isVariadic: true)
        }
      case .doubleStar:
        advance()
        list.keywordVariadic = try parameter(closing: closing, isVariadic: false)
      default:
        try ordinaryParameter(into: &list, closing: closing)
      }
      guard take(.comma) || at(closing) else { throw .syntax }
    }
    return Parameters(
      positionalOnly: list.positionalOnly, positional: list.positional, variadic: list.variadic,
      keywordOnly: list.keywordOnly, keywordDefaults: list.keywordDefaults,
      keywordVariadic: list.keywordVariadic, defaults: list.defaults)
  }

  /// param_maybe_default: param ['=' expression]
  private mutating func ordinaryParameter(
    into list: inout ParameterList, closing: TokenKind
  ) throws(ParseFailure) {
    let parameter = try parameter(closing: closing, isVariadic: false)
    let value = take(.equal) ? try expression() : nil
    if list.hasStar {
      list.keywordOnly.append(parameter)
      list.keywordDefaults.append(value)
      return
    }
    if let value {
      list.defaults.append(value)
    } else if !list.defaults.isEmpty {
      throw .syntax
    }
    list.positional.append(parameter)
  }

  /// param: NAME [':' expression]; behind a star the annotation may be starred: ':' star_expression
  private mutating func parameter(closing: TokenKind, isVariadic: Bool) throws(ParseFailure) -> Parameter {
    let start = position
    let name = try takeName()
    var annotation: Expr?
    if closing != .colon, take(.colon) {
      annotation = isVariadic ? try starExpression() : try expression()
    }
    return Parameter(name: name, annotation: annotation, range: range(from: start))
  }
}
