// Statements: which kind is compiled where, control flow and imports. The others are in Compiler+Assignment,
// Compiler+Exceptions, Compiler+Definitions and Compiler+Match.

import PythonSyntax

extension Compiler {
  func statements(_ body: [Stmt]) throws {
    for statement in body { try self.statement(statement) }
  }

  func statement(_ statement: Stmt) throws {
    let saved = builder.span
    builder.span = Compiler.span(statement.range)
    defer { builder.span = saved }
    try scratch {
      switch statement.kind {
      case .expr(let expr): try expression(expr)
      case .assign(let targets, let value): try assign(targets, value)
      case .augAssign(let target, let op, let value): try augmentedAssign(target, op, value)
      case .annAssign(let target, let annotation, let value, let isSimple):
        try annotatedAssign(target, annotation, value, isSimple)
      case .if(let test, let body, let orElse): try ifStatement(test, body, orElse)
      case .while(let test, let body, let orElse): try whileLoop(test, body, orElse)
      case .for(let loop): try forLoop(loop, statement.range)
      case .functionDef(let definition): try functionDefinition(definition, statement.range)
      case .classDef(let definition): try classDefinition(definition, statement.range)
      case .return(let value): try returnStatement(value)
      case .break: try leaveLoop(isBreak: true)
      case .continue: try leaveLoop(isBreak: false)
      case .pass, .global, .nonlocal: break
      case .delete(let targets): for target in targets { try delete(target) }
      case .raise(let exception, let cause): try raiseStatement(exception, cause)
      case .try(let statement): try tryStatement(statement)
      case .with(let items, let body, let isAsync):
        if isAsync { throw unsupported("'async with'", statement.range) }
        try withStatement(items[...], body, statement.range)
      case .assert(let test, let message): try assertStatement(statement, test, message)
      case .import(let names): try importStatement(names)
      case .importFrom(let module, let names, let level):
        try importFrom(module, names, level, statement.range)
      case .match(let subject, let cases): try matchStatement(subject, cases)
      }
    }
  }

  func unsupported(_ what: String, _ range: PySourceRange) -> CompileError {
    CompileError(message: "\(what) is not supported; write it with if, for and def", range: range)
  }

  // MARK: - Branches and loops

  func ifStatement(_ test: Expr, _ body: [Stmt], _ orElse: [Stmt]) throws {
    let otherwise = Label()
    let end = Label()
    try condition(test, jumpIf: false, to: otherwise)
    let before = assigned
    let wasUnreachable = isUnreachable
    try statements(body)
    let afterBody = (assigned, isUnreachable)
    if !orElse.isEmpty { builder.jump(.jump, to: end, field: .a) }
    builder.place(otherwise)
    assigned = before
    isUnreachable = wasUnreachable
    try statements(orElse)
    builder.place(end)
    merge(afterBody)
  }

  /// What is sure after two ways have met.
  func merge(_ other: (assigned: Set<Int>, isUnreachable: Bool)) {
    if isUnreachable {
      assigned = other.assigned
    } else if !other.isUnreachable {
      assigned.formIntersection(other.assigned)
    }
    isUnreachable = isUnreachable && other.isUnreachable
  }

  func whileLoop(_ test: Expr, _ body: [Stmt], _ orElse: [Stmt]) throws {
    let start = Label()
    let check = Label()
    let end = Label()
    builder.jump(.jump, to: check, field: .a)
    builder.place(start)
    let before = assigned
    blocks.append(.loop(break: end, continue: check))
    try statements(body)
    blocks.removeLast()
    assigned = before
    isUnreachable = false
    builder.place(check)
    try condition(test, jumpIf: true, to: start)
    assigned = before
    try statements(orElse)
    builder.place(end)
    assigned = before
    isUnreachable = false
  }

  func forLoop(_ loop: ForLoop, _ range: PySourceRange) throws {
    if loop.isAsync { throw unsupported("'async for'", range) }
    let registers = builder.temporaries(3)
    _ = try scratch { try expression(loop.iterable, into: registers) }
    let start = Label()
    let next = Label()
    let end = Label()
    at(range) {
      builder.emit(.forPrepare, a: registers)
      builder.jump(.jump, to: next, field: .a)
    }
    builder.place(start)
    let before = assigned
    let item = try loopVariable(loop.target)
    try storeLoopVariable(loop.target, item)
    blocks.append(.loop(break: end, continue: next))
    try statements(loop.body)
    blocks.removeLast()
    assigned = before
    isUnreachable = false
    builder.place(next)
    at(range) { builder.jump(.forNext, a: registers, b: item, to: start, field: .c) }
    try statements(loop.orElse)
    builder.place(end)
    assigned = before
    isUnreachable = false
  }

  /// The register a loop's elements go to: the variable's own when it is a plain local.
  func loopVariable(_ target: Expr) throws -> Int {
    if case .name(let name, _) = target.kind, let register = try localRegister(name) { return register }
    return builder.temporary()
  }

  func storeLoopVariable(_ target: Expr, _ item: Int) throws {
    if case .name(let name, _) = target.kind, let register = try localRegister(name), register == item {
      if !deletable.contains(scope.mangled(name)) { assigned.insert(register) }
      return
    }
    try store(target, from: item)
  }

  // MARK: - Leaving

  func returnStatement(_ value: Expr?) throws {
    if let value {
      var result = try expression(value)
      if blocks.contains(where: { if case .loop = $0 { false } else { true } }), result < builder.parts.localNames.count
      {
        // A `finally` body may change the local that is returned.
        let copy = builder.temporary()
        builder.emit(.move, a: copy, b: result)
        result = copy
      }
      try leave(to: 0)
      builder.emit(.returnValue, a: result)
      reopen(from: 0)
    } else {
      try leave(to: 0)
      builder.emit(.returnNone)
      reopen(from: 0)
    }
    isUnreachable = true
  }

  func leaveLoop(isBreak: Bool) throws {
    guard let index = blocks.lastIndex(where: { if case .loop = $0 { true } else { false } }),
      case .loop(let breakLabel, let continueLabel) = blocks[index]
    else { return }
    try leave(to: index + 1)
    builder.jump(.jump, to: isBreak ? breakLabel : continueLabel, field: .a)
    reopen(from: index + 1)
    isUnreachable = true
  }

  /// Emits what the blocks from the innermost down to `depth` do when they are left; their regions are suspended.
  func leave(to depth: Int) throws {
    let all = blocks
    defer { blocks = all }
    for index in stride(from: all.count - 1, through: depth, by: -1) {
      blocks = Array(all[..<index])
      switch all[index] {
      case .loop: break
      case .finally(let body, let region):
        builder.close(region)
        let saved = (assigned, isUnreachable)
        try scratch { try statements(body) }
        (assigned, isUnreachable) = saved
      case .with(let exit, let region, let span):
        builder.close(region)
        let saved = builder.span
        builder.span = span
        builder.emit(.exitContext, a: exit)
        builder.span = saved
      case .handler(let saved, let name, let region):
        builder.close(region)
        builder.emit(.popHandled, a: saved)
        if let name { try unbind(name) }
      }
    }
  }

  func reopen(from depth: Int) {
    for block in blocks[depth...] {
      switch block {
      case .loop: break
      case .finally(_, let region), .with(_, let region, _), .handler(_, _, let region): builder.open(region)
      }
    }
  }

  /// `except E as name` forgets the name at its end.
  func unbind(_ rawName: String) throws {
    let register = builder.temporary()
    builder.emit(.loadNone, a: register)
    try store(rawName, from: register)
    try delete(rawName)
  }

  // MARK: - Imports

  func importStatement(_ names: [ImportAlias]) throws {
    for alias in names {
      try scratch {
        let register = builder.temporary()
        let text = builder.constant(Value(vm.intern(alias.name)))
        builder.emit(.importModule, x: alias.asName == nil ? 0 : 1, a: register, b: text)
        let first = alias.name.split(separator: ".").first.map(String.init) ?? alias.name
        try store(alias.asName ?? first, from: register)
      }
    }
  }

  func importFrom(_ module: String?, _ names: [ImportAlias], _ level: Int, _ range: PySourceRange) throws {
    let module = String(repeating: ".", count: level) + (module ?? "")
    if module == "__future__" { return }
    let register = builder.temporary()
    builder.emit(.importModule, x: 1, a: register, b: builder.constant(Value(vm.intern(module))))
    for alias in names {
      try scratch {
        if alias.name == "*" {
          // The names become globals as the module is read; the compiler has made their slots where it saw them.
          builder.emit(.importAll, a: register)
          return
        }
        let member = builder.temporary()
        builder.emit(.importMember, a: member, b: register, c: builder.constant(Value(vm.intern(alias.name))))
        try store(alias.asName ?? alias.name, from: member)
      }
    }
  }
}
