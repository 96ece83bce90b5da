// Functions, classes and the chunk itself: parameters, defaults, decorators, bodies.

import PythonSyntax

extension Compiler {
  // MARK: - Functions

  func functionDefinition(_ definition: FunctionDef, _ range: PySourceRange) throws {
    if definition.isAsync { throw unsupported("'async def'", range) }
    let decorators = try definition.decorators.map { try expressionInTemporary($0) }
    let child = Compiler(vm, source, scopes, scopes[definition.scopeID], parent: self, hasWalrus: hasWalrus)
    child.setParameters(definition.parameters)
    child.builder.parts.firstLine = range.startLine
    try child.functionBody(definition.body)
    let function = builder.temporary()
    try scratch {
      try emitFunction(
        child, definition.parameters, annotations: (definition.parameters, definition.returns), into: function)
    }
    try decorate(decorators, definition.decorators, function)
    try store(definition.name, from: decorators.first ?? function)
  }

  /// Applies decorators, innermost last in the list; the value moves down through their registers.
  private func decorate(_ registers: [Int], _ decorators: [Expr], _ value: Int) throws {
    for (register, decorator) in zip(registers, decorators).reversed() {
      // The callee is in `register`, its argument in the one after it.
      at(decorator.range) { builder.emit(.call, a: register, b: register, c: 1) }
    }
  }

  func setParameters(_ parameters: Parameters) {
    let positional = parameters.positionalOnly + parameters.positional
    builder.parts.positionalOnlyCount = parameters.positionalOnly.count
    builder.parts.positionalCount = positional.count
    builder.parts.keywordOnlyCount = parameters.keywordOnly.count
    builder.parts.hasVariadic = parameters.variadic != nil
    builder.parts.hasKeywordVariadic = parameters.keywordVariadic != nil
    builder.parts.parameterNames = scope.parameters.map { vm.intern($0) }
  }

  func functionBody(_ body: [Stmt]) throws {
    findDeleted(body)
    beginBody(parameterCount: scope.parameters.count)
    if case .expr(let first)? = body.first?.kind, case .constant(.str) = first.kind {
      builder.parts.doc = folded(first)
    }
    try statements(body)
    if !isUnreachable || builder.parts.instructions.last?.op != .returnValue {
      if let last = body.last { builder.span = Compiler.span(last.range) }
      builder.emit(.returnNone)
    }
  }

  /// Names that `del` or the end of an `except ... as` unbinds.
  private func findDeleted(_ body: [Stmt]) {
    for statement in body {
      switch statement.kind {
      case .delete(let targets):
        for target in targets { findDeletedTargets(target) }
      case .if(_, let body, let orElse), .while(_, let body, let orElse):
        findDeleted(body)
        findDeleted(orElse)
      case .for(let loop):
        findDeleted(loop.body)
        findDeleted(loop.orElse)
      case .with(_, let body, _): findDeleted(body)
      case .match(_, let cases): for matchCase in cases { findDeleted(matchCase.body) }
      case .try(let statement):
        findDeleted(statement.body)
        findDeleted(statement.orElse)
        findDeleted(statement.finalBody)
        for handler in statement.handlers {
          if let name = handler.name { deletable.insert(scope.mangled(name)) }
          findDeleted(handler.body)
        }
      default: break
      }
    }
  }

  private func findDeletedTargets(_ target: Expr) {
    switch target.kind {
    case .name(let name, _): deletable.insert(scope.mangled(name))
    case .tuple(let elements, _), .list(let elements, _): for element in elements { findDeletedTargets(element) }
    default: break
    }
  }

  /// Emits the making of a function: defaults, annotations and captured cells in consecutive registers.
  func emitFunction(
    _ child: Compiler, _ parameters: Parameters, annotations: (Parameters, returns: Expr?)?, into result: Int
  ) throws {
    let inputs = builder.temporaries(3 + child.scope.freeVariables.count)
    if parameters.defaults.isEmpty {
      builder.emit(.deleteLocal, a: inputs)
    } else {
      try scratch {
        let first = builder.temporaries(parameters.defaults.count)
        for (offset, value) in parameters.defaults.enumerated() {
          _ = try scratch { try expression(value, into: first + offset) }
        }
        builder.emit(.buildTuple, a: inputs, b: first, c: parameters.defaults.count)
      }
    }
    try emitKeywordDefaults(parameters, into: inputs + 1)
    try emitAnnotations(annotations, into: inputs + 2)
    for (offset, name) in child.scope.freeVariables.enumerated() {
      if let index = freeIndex[name], scope.binding(of: name) == .free || scope.kind == .class {
        builder.emit(.loadFreeCell, a: inputs + 3 + offset, b: index)
      } else {
        builder.emit(.move, a: inputs + 3 + offset, b: registers[name] ?? 0)
      }
    }
    let code = try child.finish()
    builder.emit(.makeFunction, a: result, b: builder.constant(Value(code)), c: inputs)
  }

  private func emitKeywordDefaults(_ parameters: Parameters, into register: Int) throws {
    guard parameters.keywordDefaults.contains(where: { $0 != nil }) else {
      builder.emit(.deleteLocal, a: register)
      return
    }
    builder.emit(.buildDict, a: register, b: register, c: 0)
    for (parameter, value) in zip(parameters.keywordOnly, parameters.keywordDefaults) {
      guard let value else { continue }
      try scratch {
        let key = builder.temporary()
        load(Value(vm.intern(scope.mangled(parameter.name))), into: key)
        builder.emit(.dictSet, a: register, b: key, c: try expression(value))
      }
    }
  }

  private func emitAnnotations(_ annotations: (Parameters, returns: Expr?)?, into register: Int) throws {
    guard let (parameters, returns) = annotations else {
      builder.emit(.deleteLocal, a: register)
      return
    }
    var all: [(String, Expr)] = []
    // The positional-only ones come after the others, as CPython's compiler visits them.
    let ordered =
      parameters.positional + parameters.positionalOnly + [parameters.variadic].compactMap { $0 }
      + parameters.keywordOnly + [parameters.keywordVariadic].compactMap { $0 }
    for parameter in ordered { if let note = parameter.annotation { all.append((parameter.name, note)) } }
    if let returns { all.append(("return", returns)) }
    if all.isEmpty {
      builder.emit(.deleteLocal, a: register)
      return
    }
    builder.emit(.buildDict, a: register, b: register, c: 0)
    for (name, note) in all {
      try scratch {
        let key = builder.temporary()
        load(Value(vm.intern(scope.mangled(name))), into: key)
        builder.emit(.dictSet, a: register, b: key, c: try annotationBehindStar(note))
      }
    }
  }

  /// `*args: *Ts` is the one thing that `Ts` unpacks to.
  private func annotationBehindStar(_ note: Expr) throws -> Int {
    guard case .starred(let inner, _) = note.kind, !scopes.postponesAnnotations else { return try annotation(note) }
    let source = try expression(inner)
    let result = builder.temporary()
    at(note.range) { builder.emit(.unpack, a: source, b: result, c: 1) }
    return result
  }

  // MARK: - Classes

  func classDefinition(_ definition: ClassDef, _ range: PySourceRange) throws {
    let decorators = try definition.decorators.map { try expressionInTemporary($0) }
    let child = Compiler(vm, source, scopes, scopes[definition.scopeID], parent: self, hasWalrus: hasWalrus)
    child.builder.parts.positionalCount = 1
    child.builder.parts.parameterNames = [vm.intern(".namespace")]
    child.builder.parts.firstLine = range.startLine
    try child.classBody(definition, range)
    let result = builder.temporary()
    try scratch {
      let inputs = builder.temporaries(3)
      try scratch { try emitFunction(child, Parameters(), annotations: nil, into: inputs) }
      let basesTuple = Expr(.tuple(definition.bases, context: .load), range)
      _ = try scratch { try expression(basesTuple, into: inputs + 1) }
      if definition.keywords.isEmpty {
        builder.emit(.deleteLocal, a: inputs + 2)
      } else {
        builder.emit(.buildDict, a: inputs + 2, b: inputs + 2, c: 0)
        for keyword in definition.keywords {
          try scratch {
            let value = try expression(keyword.value)
            if let name = keyword.name {
              let key = builder.temporary()
              load(Value(vm.intern(name)), into: key)
              builder.emit(.dictSet, a: inputs + 2, b: key, c: value)
            } else {
              builder.emit(.dictUpdate, a: inputs + 2, b: value)
            }
          }
        }
      }
      let name = builder.constant(Value(vm.intern(definition.name)))
      builder.emit(.buildClass, a: result, b: name, c: inputs)
    }
    try decorate(decorators, definition.decorators, result)
    try store(definition.name, from: decorators.first ?? result)
  }

  private func classBody(_ definition: ClassDef, _ range: PySourceRange) throws {
    builder.span = Compiler.span(range)
    beginBody(parameterCount: 1)
    if let name = source.libraryName {
      try storeInNamespace("__module__", Value(vm.intern(name)))
    } else if source.space == 0 {
      try storeInNamespace("__module__", Value(vm.names.main))
    } else {
      // Names of a dict of its own, where `__name__` says what module it is.
      try scratch { try store("__module__", from: try load("__name__", into: builder.temporary())) }
    }
    try storeInNamespace("__qualname__", Value(builder.parts.qualifiedName))
    if containsAnnotation(definition.body) { try makeAnnotationTable() }
    if case .expr(let first)? = definition.body.first?.kind, case .constant(.str) = first.kind {
      try storeInNamespace("__doc__", folded(first))
    }
    try statements(definition.body)
    if let cell = registers["__class__"], scope.needsClassCell {
      builder.emit(.returnValue, a: cell)
    } else {
      builder.emit(.returnNone)
    }
  }

  /// An annotated assignment stands in the body, in branches and loops too.
  private func containsAnnotation(_ body: [Stmt]) -> Bool {
    body.contains { statement in
      switch statement.kind {
      case .annAssign: true
      case .if(_, let body, let orElse), .while(_, let body, let orElse):
        containsAnnotation(body) || containsAnnotation(orElse)
      case .for(let loop): containsAnnotation(loop.body) || containsAnnotation(loop.orElse)
      case .with(_, let body, _): containsAnnotation(body)
      case .match(_, let cases): cases.contains { containsAnnotation($0.body) }
      case .try(let statement):
        containsAnnotation(statement.body) || containsAnnotation(statement.orElse)
          || containsAnnotation(statement.finalBody) || statement.handlers.contains { containsAnnotation($0.body) }
      default: false
      }
    }
  }

  /// `__annotations__`: a class gets a new one, a module keeps the one it has.
  private func makeAnnotationTable() throws {
    try scratch {
      if scope.kind == .module {
        source.makesAnnotations = true
        if usesNamespace { return }
        let slot = try vm.globalSlot(vm.names.annotations, in: source.space)
        if vm.state.pointee.globals[slot].isUndefined { vm.state.pointee.globals[slot] = Value(vm.dict()) }
        return
      }
      let table = builder.temporary()
      builder.emit(.buildDict, a: table, b: table, c: 0)
      try store("__annotations__", from: table)
    }
  }

  private func storeInNamespace(_ name: String, _ value: Value) throws {
    scratch {
      let register = builder.temporary()
      load(value, into: register)
      builder.emit(.storeName, a: register, b: builder.constant(Value(vm.intern(name))))
    }
  }

  // MARK: - The chunk

  /// A module chunk: its value is that of a last bare expression.
  func chunk(_ body: [Stmt]) throws {
    if usesNamespace {
      builder.parts.positionalCount = 1
      builder.parts.parameterNames = [vm.intern(".namespace")]
    }
    beginBody(parameterCount: usesNamespace ? 1 : 0)
    if containsAnnotation(body) { try makeAnnotationTable() }
    for (index, statement) in body.enumerated() {
      if index == body.count - 1, case .expr(let value) = statement.kind {
        let register = try expression(value)
        builder.span = Compiler.span(statement.range)
        builder.emit(.returnValue, a: register)
        return
      }
      try self.statement(statement)
    }
    builder.emit(.returnNone)
  }
}
