// The errors CPython's compiler finds in a program that parses and whose names are in order: jumps and yields where
// they cannot be, starred expressions, repeated keywords, the rules of `except` and of future imports. The walk follows
// the order in which CPython compiles, so that of several errors the same one is reported.
// Patterns are in ProgramCheck+Patterns. Knows nothing about values or code.

/// A program that was parsed and checked, ready to be compiled.
package struct ParsedProgram: Sendable {
  package let module: Module
  package let scopes: ScopeTable
}

/// Parses a program, works out its scopes and checks it: everything that can be wrong before running.
package func parseProgram(_ source: [UInt8]) throws(PythonSyntaxError) -> ParsedProgram {
  let module = try parseModule(source)
  do {
    try module.checkFutureFeatures()
  } catch {
    let failure = PythonSyntaxError(error, source: source)
    var placed = PythonSyntaxError(
      message: failure.message, line: failure.line, column: failure.column, endLine: failure.endLine, endColumn: 0,
      lineText: failure.lineText)
    placed.stage = .compiler
    throw placed
  }
  let scopes = try analyzeScopes(module, source: source)
  try checkProgram(module, scopes, source: source)
  return ParsedProgram(module: module, scopes: scopes)
}

/// Checks what the compiler would refuse.
package func checkProgram(
  _ module: Module, _ scopes: ScopeTable, source: [UInt8]
) throws(PythonSyntaxError) {
  var checker = ProgramChecker(scopes: scopes, futureHead: module.futureStatements.headLength)
  do {
    try checker.checkModule(module)
  } catch {
    throw PythonSyntaxError(error, source: source)
  }
}

struct ProgramChecker {
  /// What encloses a statement, innermost last, inside one function.
  enum Enclosure { case loop, exceptStar }

  let scopes: ScopeTable
  private let futureHead: Int
  private var scope = 0
  private var enclosures: [Enclosure] = []
  private var isAsync = false
  /// The pattern entered last: CPython points there for some errors found behind it.
  var lastPattern: PySourceRange?

  init(scopes: ScopeTable, futureHead: Int) {
    self.scopes = scopes
    self.futureHead = futureHead
  }

  func failure(_ message: String, _ range: PySourceRange) -> SemanticFailure {
    SemanticFailure(message: message, range: range)
  }

  mutating func checkModule(_ module: Module) throws(SemanticFailure) {
    for (index, statement) in module.body.enumerated() {
      if case .importFrom(module: "__future__", _, level: 0) = statement.kind, index < futureHead { continue }
      try check(statement)
    }
  }

  mutating func check(_ body: [Stmt]) throws(SemanticFailure) {
    for statement in body { try check(statement) }
  }

  private mutating func inside(_ enclosure: Enclosure, _ body: [Stmt]) throws(SemanticFailure) {
    enclosures.append(enclosure)
    try check(body)
    enclosures.removeLast()
  }

  private mutating func inScope(
    _ id: Int, isAsync: Bool, _ body: (inout Self) throws(SemanticFailure) -> Void
  ) throws(SemanticFailure) {
    let saved = (scope, enclosures, self.isAsync)
    scope = id
    enclosures = []
    self.isAsync = isAsync
    try body(&self)
    (scope, enclosures, self.isAsync) = saved
  }

  private var isInFunction: Bool { scopes[scope].kind.isFunctionLike }

  private var isComprehension: Bool {
    switch scopes[scope].kind {
    case .listComprehension, .setComprehension, .dictComprehension, .generatorExpression: true
    case .module, .function, .lambda, .class: false
    }
  }

  // MARK: Statements

  private mutating func check(_ statement: Stmt) throws(SemanticFailure) {
    let range = statement.range
    switch statement.kind {
    case .functionDef(let function): try check(function, range)
    case .classDef(let definition):
      try check(definition.decorators)
      try forbidDebug(definition.name, .store, range)
      try inScope(definition.scopeID, isAsync: false) { (checker: inout Self) throws(SemanticFailure) in
        try checker.check(definition.body)
      }
      try checkElements(definition.bases)
      try check(definition.keywords, of: range)
    case .for(let loop):
      if loop.isAsync, !isAsync { throw failure("'async for' outside async function", range) }
      try check(loop.iterable)
      try check(loop.target)
      try inside(.loop, loop.body)
      try check(loop.orElse)
    case .while(let test, let body, let orElse):
      try check(test)
      try inside(.loop, body)
      try check(orElse)
    case .if(let test, let body, let orElse):
      try check(test)
      try check(body)
      try check(orElse)
    case .with(let items, let body, let isAsyncWith):
      if isAsyncWith, !isAsync { throw failure("'async with' outside async function", range) }
      for item in items {
        try check(item.context)
        if let target = item.target { try check(target) }
      }
      try check(body)
    case .match(let subject, let cases):
      try check(subject)
      try check(cases)
    case .try(let statement): try check(statement)
    default: try checkSimple(statement)
    }
  }

  private mutating func check(_ statement: TryStatement) throws(SemanticFailure) {
    try check(statement.body)
    try check(statement.orElse)
    for (index, handler) in statement.handlers.enumerated() {
      if handler.type == nil, index < statement.handlers.count - 1 {
        throw failure("default 'except:' must be last", handler.range)
      }
      if let type = handler.type { try check(type) }
      if let name = handler.name { try forbidDebug(name, .store, handler.range) }
      if statement.isStar { try inside(.exceptStar, handler.body) } else { try check(handler.body) }
    }
    try check(statement.finalBody)
  }

  private mutating func check(_ function: FunctionDef, _ range: PySourceRange) throws(SemanticFailure) {
    try check(function.decorators)
    try forbidDebug(function.name, .store, range)
    try check(function.parameters, of: range)
    if let returns = function.returns { try check(returns) }
    try inScope(function.scopeID, isAsync: function.isAsync) { (checker: inout Self) throws(SemanticFailure) in
      try checker.check(function.body)
    }
  }

  private mutating func check(_ parameters: Parameters, of owner: PySourceRange) throws(SemanticFailure) {
    try check(parameters.defaults)
    for value in parameters.keywordDefaults {
      if let value { try check(value) }
    }
    let all =
      parameters.positionalOnly + parameters.positional + [parameters.variadic].compactMap { $0 }
      + parameters.keywordOnly + [parameters.keywordVariadic].compactMap { $0 }
    for parameter in all {
      try forbidDebug(parameter.name, .store, owner)
      guard let annotation = parameter.annotation else { continue }
      if case .starred(let value, _) = annotation.kind { try check(value) } else { try check(annotation) }
    }
  }

  private mutating func checkSimple(_ statement: Stmt) throws(SemanticFailure) {
    let range = statement.range
    switch statement.kind {
    case .return(let value):
      guard isInFunction else { throw failure("'return' outside function", range) }
      if value != nil, isAsync, scopes[scope].isGenerator {
        throw failure("'return' with value in async generator", range)
      }
      if let value { try check(value) }
      if enclosures.contains(.exceptStar) { throw failure(Self.jumpOutOfExceptStar, range) }
    case .delete(let targets): try check(targets)
    case .assign(let targets, let value):
      try check(value)
      try check(targets)
    case .augAssign(let target, _, let value):
      try check(target)
      try check(value)
    case .annAssign(let target, let annotation, let value, _):
      if let value { try check(value) }
      try check(target)
      try check(annotation)
    case .raise(let exception, let cause):
      if let exception { try check(exception) }
      if let cause { try check(cause) }
    case .assert(let test, let message):
      try check(test)
      if let message { try check(message) }
    case .import(let names):
      for alias in names { try forbidDebug(alias.asName ?? alias.name, .store, range) }
    case .importFrom(let module, let names, let level):
      if module == "__future__", level == 0 {
        throw failure("from __future__ imports must occur at the beginning of the file", range)
      }
      for alias in names { try forbidDebug(alias.asName ?? alias.name, .store, range) }
    case .expr(let value): try check(value)
    case .break: try checkJump("'break' outside loop", range)
    case .continue: try checkJump("'continue' not properly in loop", range)
    case .global, .nonlocal, .pass: break
    case .functionDef, .classDef, .for, .while, .if, .with, .match, .try: break
    }
  }

  private static let jumpOutOfExceptStar = "'break', 'continue' and 'return' cannot appear in an except* block"

  private func checkJump(_ message: String, _ range: PySourceRange) throws(SemanticFailure) {
    switch enclosures.last {
    case .loop: return
    case .exceptStar: throw failure(Self.jumpOutOfExceptStar, range)
    case nil: throw failure(message, range)
    }
  }

  // MARK: Expressions

  mutating func check(_ expressions: [Expr]) throws(SemanticFailure) {
    for expression in expressions { try check(expression) }
  }

  func forbidDebug(_ name: String, _ context: ExprContext, _ range: PySourceRange) throws(SemanticFailure) {
    guard name == "__debug__", context != .load else { return }
    throw failure(context == .store ? "cannot assign to __debug__" : "cannot delete __debug__", range)
  }

  private mutating func check(_ keywords: [Keyword], of owner: PySourceRange) throws(SemanticFailure) {
    var seen: Set<String> = []
    for keyword in keywords {
      guard let name = keyword.name else { continue }
      try forbidDebug(name, .store, owner)
      guard seen.insert(name).inserted else {
        throw failure("keyword argument repeated: \(name)", keyword.range)
      }
    }
    for keyword in keywords { try check(keyword.value) }
  }

  mutating func check(_ expression: Expr) throws(SemanticFailure) {
    let range = expression.range
    switch expression.kind {
    case .constant: break
    case .name(let name, let context): try forbidDebug(name, context, range)
    case .boolOp(_, let values), .joinedStr(let values): try check(values)
    case .set(let values): try checkElements(values)
    case .list(let values, let context), .tuple(let values, let context):
      if context == .store { try checkUnpacking(values, range) }
      try checkElements(values)
    case .binOp(let left, _, let right): try check([left, right])
    case .unaryOp(_, let value): try check(value)
    case .attribute(let value, let name, let context):
      try check(value)
      try forbidDebug(name, context, range)
    case .starred(_, let context):
      throw failure(
        context == .store
          ? "starred assignment target must be in a list or tuple" : "can't use starred expression here", range)
    case .ifExp(let test, let body, let orElse): try check([test, body, orElse])
    case .compare(let left, _, let comparators): try check([left] + comparators)
    case .call(let function, let arguments, let keywords):
      try check(function)
      try checkElements(arguments)
      try check(keywords, of: range)
    case .subscript(let value, let index, _): try check([value, index])
    case .dict(let keys, let values):
      try check(keys.compactMap { $0 })
      try check(values)
    case .slice(let lower, let upper, let step): try check([lower, upper, step].compactMap { $0 })
    case .formattedValue(let value, _, let specification):
      try check(value)
      if let specification { try check(specification) }
    case .namedExpr(let target, let value): try check([value, target])
    case .lambda(let lambda):
      try check(lambda.parameters, of: range)
      try inScope(lambda.scopeID, isAsync: false) { (checker: inout Self) throws(SemanticFailure) in
        try checker.check(lambda.body)
      }
    case .listComp(let value), .setComp(let value), .dictComp(let value): try check(value, false, range)
    case .generatorExp(let value): try check(value, true, range)
    case .await, .yield, .yieldFrom: try checkSuspension(expression)
    }
  }

  /// Elements of a display or call, where a star is welcome.
  private mutating func checkElements(_ values: [Expr]) throws(SemanticFailure) {
    for value in values {
      if case .starred(let inner, _) = value.kind { try check(inner) } else { try check(value) }
    }
  }

  private func checkUnpacking(_ targets: [Expr], _ range: PySourceRange) throws(SemanticFailure) {
    var hasStar = false
    for target in targets {
      guard case .starred = target.kind else { continue }
      if hasStar { throw failure("multiple starred expressions in assignment", range) }
      hasStar = true
    }
  }

  private mutating func checkSuspension(_ expression: Expr) throws(SemanticFailure) {
    let range = expression.range
    switch expression.kind {
    case .await(let value):
      guard isInFunction else { throw failure("'await' outside function", range) }
      guard isAsync || isComprehension else { throw failure("'await' outside async function", range) }
      try check(value)
    case .yield(let value):
      guard isInFunction else { throw failure("'yield' outside function", range) }
      if let value { try check(value) }
    case .yieldFrom(let value):
      guard isInFunction else { throw failure("'yield' outside function", range) }
      if isAsync { throw failure("'yield from' inside async function", range) }
      try check(value)
    default: break
    }
  }

  private mutating func check(
    _ value: Comprehension, _ isGenerator: Bool, _ range: PySourceRange
  ) throws(SemanticFailure) {
    let isAsynchronous = scopes[value.scopeID].isCoroutine
    if isAsynchronous, !isGenerator, !isAsync, !(isComprehension) {
      throw failure("asynchronous comprehension outside of an asynchronous function", range)
    }
    guard let outermost = value.clauses.first else { return }
    let isAsyncInside = isAsync || isGenerator
    try inScope(value.scopeID, isAsync: isAsyncInside) { (checker: inout Self) throws(SemanticFailure) in
      for (index, clause) in value.clauses.enumerated() {
        if index > 0 { try checker.check(clause.iterable) }
        try checker.check(clause.target)
        try checker.check(clause.conditions)
      }
      try checker.check(value.element)
      if let entry = value.value { try checker.check(entry) }
    }
    try check(outermost.iterable)
  }
}
