// Expressions for the scope pass, in the order CPython's symbol table visits them.

extension ScopeCollector {
  mutating func visit(_ expressions: [Expr]) throws(SemanticFailure) {
    for expression in expressions { try visit(expression) }
  }

  mutating func visit(_ expression: Expr) throws(SemanticFailure) {
    switch expression.kind {
    case .constant: break
    case .name(let name, let context):
      try note(name, context == .load ? .used : .local, expression.range)
      if context == .load, name == "super", current.kind.isFunctionLike {
        try note("__class__", .used, expression.range)
      }
    case .boolOp(_, let values), .joinedStr(let values), .set(let values), .list(let values, _),
      .tuple(let values, _):
      try visit(values)
    case .binOp(let left, _, let right):
      try visit(left)
      try visit(right)
    case .unaryOp(_, let value), .attribute(let value, _, _), .starred(let value, _):
      try visit(value)
    case .ifExp(let test, let body, let orElse):
      try visit(test)
      try visit(body)
      try visit(orElse)
    case .compare(let left, _, let comparators):
      try visit(left)
      try visit(comparators)
    case .call(let function, let arguments, let keywords):
      try visit(function)
      try visit(arguments)
      for keyword in keywords { try visit(keyword.value) }
    case .subscript(let value, let index, _):
      try visit(value)
      try visit(index)
    case .dict(let keys, let values):
      try visit(keys.compactMap { $0 })
      try visit(values)
    case .slice(let lower, let upper, let step):
      try visit([lower, upper, step].compactMap { $0 })
    case .formattedValue(let value, _, let specification):
      try visit(value)
      if let specification { try visit(specification) }
    case .namedExpr, .lambda, .listComp, .setComp, .dictComp, .generatorExp, .await, .yield, .yieldFrom:
      try visitScoped(expression)
    }
  }

  /// The expressions that make scopes or say what their scope is.
  private mutating func visitScoped(_ expression: Expr) throws(SemanticFailure) {
    switch expression.kind {
    case .namedExpr(let target, let value):
      if current.iterableDepth > 0 {
        throw SemanticFailure(
          message: "assignment expression cannot be used in a comprehension iterable expression",
          range: expression.range)
      }
      if current.isComprehension { try namedTarget(target) }
      try visit(value)
      try visit(target)
    case .lambda(let lambda):
      try visitDefaults(lambda.parameters)
      enter(lambda.scopeID, .lambda, name: "<lambda>")
      try visitNames(lambda.parameters)
      try visit(lambda.body)
      leave()
    case .listComp(let value): try comprehension(value, .listComprehension, "<listcomp>", expression.range)
    case .setComp(let value): try comprehension(value, .setComprehension, "<setcomp>", expression.range)
    case .dictComp(let value): try comprehension(value, .dictComprehension, "<dictcomp>", expression.range)
    case .generatorExp(let value): try comprehension(value, .generatorExpression, "<genexpr>", expression.range)
    case .await(let value):
      try visit(value)
      current.isCoroutine = true
    case .yield(let value):
      if let value { try visit(value) }
      try yields(expression.range)
    case .yieldFrom(let value):
      try visit(value)
      try yields(expression.range)
    default: break
    }
  }

  private mutating func yields(_ range: PySourceRange) throws(SemanticFailure) {
    current.isGenerator = true
    let place: String
    switch current.kind {
    case .listComprehension: place = "list comprehension"
    case .setComprehension: place = "set comprehension"
    case .dictComprehension: place = "dict comprehension"
    case .generatorExpression: place = "generator expression"
    case .module, .function, .lambda, .class: return
    }
    throw SemanticFailure(message: "'yield' inside \(place)", range: range)
  }

  private mutating func comprehension(
    _ value: Comprehension, _ kind: ScopeKind, _ name: String, _ range: PySourceRange
  ) throws(SemanticFailure) {
    guard let outermost = value.clauses.first else { return }
    // The first iterable is evaluated outside and comes in as an argument.
    current.iterableDepth += 1
    try visit(outermost.iterable)
    current.iterableDepth -= 1
    enter(value.scopeID, kind, name: name)
    if outermost.isAsync { current.isCoroutine = true }
    try note(".0", .parameter, range)
    try targets(outermost.target)
    try visit(outermost.conditions)
    for clause in value.clauses.dropFirst() {
      try targets(clause.target)
      current.iterableDepth += 1
      try visit(clause.iterable)
      current.iterableDepth -= 1
      try visit(clause.conditions)
      if clause.isAsync { current.isCoroutine = true }
    }
    if let entry = value.value { try visit(entry) }
    try visit(value.element)
    let isGenerator = kind == .generatorExpression
    current.isGenerator = isGenerator
    let makesOuterCoroutine = current.isCoroutine && !isGenerator
    leave()
    if makesOuterCoroutine { current.isCoroutine = true }
  }

  private mutating func targets(_ target: Expr) throws(SemanticFailure) {
    current.readsTargets = true
    try visit(target)
    current.readsTargets = false
  }
}
