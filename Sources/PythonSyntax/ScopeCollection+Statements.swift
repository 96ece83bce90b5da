// Statements and patterns for the scope pass, in the order CPython's symbol table visits them.

extension ScopeCollector {
  mutating func visit(_ body: [Stmt]) throws(SemanticFailure) {
    for statement in body { try visit(statement) }
  }

  private mutating func visit(_ statement: Stmt) throws(SemanticFailure) {
    switch statement.kind {
    case .functionDef(let function): try visit(function, statement.range)
    case .classDef(let definition): try visit(definition, statement.range)
    case .for(let loop):
      try visit(loop.target)
      try visit(loop.iterable)
      try visit(loop.body)
      try visit(loop.orElse)
    case .while(let test, let body, let orElse), .if(let test, let body, let orElse):
      try visit(test)
      try visit(body)
      try visit(orElse)
    case .with(let items, let body, _):
      for item in items {
        try visit(item.context)
        if let target = item.target { try visit(target) }
      }
      try visit(body)
    case .match(let subject, let cases):
      try visit(subject)
      for matchCase in cases {
        try visit(matchCase.pattern)
        if let condition = matchCase.guard { try visit(condition) }
        try visit(matchCase.body)
      }
    case .try(let statement):
      try visit(statement.body)
      try visit(statement.orElse)
      for handler in statement.handlers {
        if let type = handler.type { try visit(type) }
        if let name = handler.name { try note(name, .local, handler.range) }
        try visit(handler.body)
      }
      try visit(statement.finalBody)
    default: try visitSimple(statement)
    }
  }

  private mutating func visitSimple(_ statement: Stmt) throws(SemanticFailure) {
    switch statement.kind {
    case .return(let value):
      if let value { try visit(value) }
    case .delete(let targets): try visit(targets)
    case .assign(let targets, let value):
      try visit(targets)
      try visit(value)
    case .augAssign(let target, _, let value):
      try visit(target)
      try visit(value)
    case .annAssign(let target, let annotation, let value, let isSimple):
      try annotatedTarget(target, hasValue: value != nil, isSimple: isSimple, statement.range)
      if !postponesAnnotations { try visit(annotation) }
      if let value { try visit(value) }
    case .raise(let exception, let cause):
      if let exception { try visit(exception) }
      if let cause { try visit(cause) }
    case .assert(let test, let message):
      try visit(test)
      if let message { try visit(message) }
    case .import(let names), .importFrom(_, let names, _):
      for alias in names { try imported(alias) }
    case .global(let names): try declare(names, isGlobal: true, statement.range)
    case .nonlocal(let names): try declare(names, isGlobal: false, statement.range)
    case .expr(let value): try visit(value)
    case .pass, .break, .continue: break
    case .functionDef, .classDef, .for, .while, .if, .with, .match, .try: break
    }
  }

  private mutating func visit(_ function: FunctionDef, _ range: PySourceRange) throws(SemanticFailure) {
    try note(function.name, .local, range)
    try visitDefaults(function.parameters)
    if !postponesAnnotations {
      try visitAnnotations(function.parameters)
      if let returns = function.returns { try visit(returns) }
    }
    try visit(function.decorators)
    enter(function.scopeID, .function, name: function.name)
    current.isCoroutine = function.isAsync
    try visitNames(function.parameters)
    try visit(function.body)
    leave()
  }

  private mutating func visit(_ definition: ClassDef, _ range: PySourceRange) throws(SemanticFailure) {
    try note(definition.name, .local, range)
    try visit(definition.bases)
    for keyword in definition.keywords { try visit(keyword.value) }
    try visit(definition.decorators)
    try insideClass(definition.name) { (collector: inout Self) throws(SemanticFailure) in
      collector.enter(definition.scopeID, .class, name: definition.name)
      try collector.visit(definition.body)
      collector.leave()
    }
  }

  mutating func visitDefaults(_ parameters: Parameters) throws(SemanticFailure) {
    try visit(parameters.defaults)
    for value in parameters.keywordDefaults {
      if let value { try visit(value) }
    }
  }

  private mutating func visitAnnotations(_ parameters: Parameters) throws(SemanticFailure) {
    let ordered =
      parameters.positionalOnly + parameters.positional + [parameters.variadic].compactMap { $0 }
      + [parameters.keywordVariadic].compactMap { $0 } + parameters.keywordOnly
    for parameter in ordered {
      if let annotation = parameter.annotation { try visit(annotation) }
    }
  }

  mutating func visitNames(_ parameters: Parameters) throws(SemanticFailure) {
    let ordered =
      parameters.positionalOnly + parameters.positional + parameters.keywordOnly
      + [parameters.variadic].compactMap { $0 } + [parameters.keywordVariadic].compactMap { $0 }
    for parameter in ordered { try note(parameter.name, .parameter, parameter.range) }
  }

  private mutating func annotatedTarget(
    _ target: Expr, hasValue: Bool, isSimple: Bool, _ range: PySourceRange
  ) throws(SemanticFailure) {
    guard case .name(let name, _) = target.kind else {
      try visit(target)
      return
    }
    let known = uses(of: name)
    if isSimple, current.kind != .module, !known.isDisjoint(with: [.global, .nonlocal]) {
      let word = known.contains(.global) ? "global" : "nonlocal"
      throw SemanticFailure(message: "annotated name '\(name)' can't be \(word)", range: range)
    }
    if isSimple {
      try note(name, [.annotated, .local], target.range)
    } else if hasValue {
      try note(name, .local, target.range)
    }
  }

  private mutating func imported(_ alias: ImportAlias) throws(SemanticFailure) {
    if alias.name == "*" {
      guard current.kind == .module else {
        throw SemanticFailure(message: "import * only allowed at module level", range: alias.range)
      }
      return
    }
    let stored = alias.asName ?? String(alias.name.prefix { $0 != "." })
    try note(stored, .imported, alias.range)
  }

  // MARK: Patterns

  private mutating func visit(_ pattern: Pattern) throws(SemanticFailure) {
    switch pattern.kind {
    case .value(let value): try visit(value)
    case .singleton: break
    case .sequence(let elements), .or(let elements):
      for element in elements { try visit(element) }
    case .mapping(let keys, let patterns, let rest):
      try visit(keys)
      for element in patterns { try visit(element) }
      if let rest { try note(rest, .local, pattern.range) }
    case .class(let cls, let patterns, _, let keywordPatterns):
      try visit(cls)
      for element in patterns { try visit(element) }
      for element in keywordPatterns { try visit(element) }
    case .star(let name):
      if let name { try note(name, .local, pattern.range) }
    case .as(let inner, let name):
      if let inner { try visit(inner) }
      if let name { try note(name, .local, pattern.range) }
    }
  }
}
