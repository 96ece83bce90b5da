// Statements: assignment, control flow, exceptions, contexts, imports.

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
      case .assert(let test, let message): try assertStatement(test, message)
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

  // MARK: - Assignment

  private func assign(_ targets: [Expr], _ value: Expr) throws {
    if targets.count == 1 {
      if case .name(let name, _) = targets[0].kind, let register = try localRegister(name) {
        try expression(value, into: register)
        let mangled = scope.mangled(name)
        if !deletable.contains(mangled) { assigned.insert(register) }
        return
      }
      if try assignInParallel(targets[0], value) { return }
    }
    let result = try expression(value)
    for target in targets { try store(target, from: result) }
  }

  /// `a, b = b, a` without making a tuple.
  private func assignInParallel(_ target: Expr, _ value: Expr) throws -> Bool {
    guard case .tuple(let targets, _) = target.kind, case .tuple(let values, _) = value.kind,
      targets.count == values.count, targets.count <= 8
    else { return false }
    for element in targets + values { if case .starred = element.kind { return false } }
    let first = builder.temporaries(values.count)
    for (offset, element) in values.enumerated() {
      _ = try scratch { try expression(element, into: first + offset) }
    }
    for (offset, element) in targets.enumerated() { try scratch { try store(element, from: first + offset) } }
    return true
  }

  /// Stores a register in any target.
  func store(_ target: Expr, from register: Int) throws {
    let saved = builder.span
    builder.span = Compiler.span(target.range)
    defer { builder.span = saved }
    switch target.kind {
    case .name(let name, _): try store(name, from: register)
    case .attribute(let value, let name, _):
      try scratch {
        let object = try expression(value)
        builder.emit(.setAttribute, a: register, b: object, c: builder.cache(vm.intern(scope.mangled(name))))
      }
    case .subscript(let value, let index, _):
      try scratch {
        let container = try expression(value)
        let key = try expression(index)
        builder.emit(.setItem, a: container, b: key, c: register)
      }
    case .tuple(let elements, _), .list(let elements, _): try unpack(elements, from: register)
    case .starred(let inner, _): try store(inner, from: register)
    default: throw CompileError(message: "cannot assign to this expression", range: target.range)
    }
  }

  private func unpack(_ elements: [Expr], from register: Int) throws {
    try scratch {
      let star = elements.firstIndex { if case .starred = $0.kind { true } else { false } }
      let first = builder.temporaries(elements.count)
      if let star {
        builder.emit(.unpackStar, x: star, a: register, b: first, c: elements.count - star - 1)
      } else {
        builder.emit(.unpack, a: register, b: first, c: elements.count)
      }
      for (offset, element) in elements.enumerated() { try store(element, from: first + offset) }
    }
  }

  private func augmentedAssign(_ target: Expr, _ op: PythonSyntax.BinaryOperator, _ value: Expr) throws {
    switch target.kind {
    case .name(let name, _):
      let own = try localRegister(name)
      let current = try at(target.range) { try load(name, into: nil) }
      let result = own ?? builder.temporary()
      try operate(op, current, value, into: result, isInPlace: true)
      try store(name, from: result)
    case .attribute(let object, let name, _):
      let receiver = try expression(object)
      let text = vm.intern(scope.mangled(name))
      let result = builder.temporary()
      at(target.range) { builder.emit(.getAttribute, a: result, b: receiver, c: builder.cache(text)) }
      try operate(op, result, value, into: result, isInPlace: true)
      at(target.range) { builder.emit(.setAttribute, a: result, b: receiver, c: builder.cache(text)) }
    case .subscript(let object, let index, _):
      let container = try expression(object)
      let key = try expression(index)
      let result = builder.temporary()
      at(target.range) { builder.emit(.getItem, a: result, b: container, c: key) }
      try operate(op, result, value, into: result, isInPlace: true)
      at(target.range) { builder.emit(.setItem, a: container, b: key, c: result) }
    default: throw CompileError(message: "illegal target for augmented assignment", range: target.range)
    }
  }

  private func annotatedAssign(_ target: Expr, _ annotation: Expr, _ value: Expr?, _ isSimple: Bool) throws {
    if let value { try assign([target], value) }
    if value == nil, !isSimple { try evaluateTarget(target) }
    // Annotations of locals are not evaluated.
    guard !scope.kind.isFunctionLike else { return }
    let note = try self.annotation(annotation)
    if isSimple, case .name(let name, _) = target.kind {
      let table = try load("__annotations__", into: builder.temporary())
      let key = builder.temporary()
      load(Value(vm.intern(scope.mangled(name))), into: key)
      builder.emit(.dictSet, a: table, b: key, c: note)
    }
  }

  /// An annotation's value: its text where `from __future__ import annotations` says so.
  func annotation(_ note: Expr) throws -> Int {
    guard scopes.postponesAnnotations else { return try expression(note) }
    let register = builder.temporary()
    load(Value(vm.intern(unparsed(note))), into: register)
    return register
  }

  /// `a.b: int` without a value evaluates `a`, `a[b]: int` both.
  private func evaluateTarget(_ target: Expr) throws {
    switch target.kind {
    case .attribute(let value, _, _): try scratch { _ = try expression(value) }
    case .subscript(let value, let index, _):
      try scratch {
        _ = try expression(value)
        _ = try expression(index)
      }
    default: break
    }
  }

  private func delete(_ target: Expr) throws {
    try at(target.range) {
      try scratch {
        switch target.kind {
        case .name(let name, _): try delete(name)
        case .attribute(let value, let name, _):
          let object = try expression(value)
          builder.emit(.deleteAttribute, b: object, c: builder.cache(vm.intern(scope.mangled(name))))
        case .subscript(let value, let index, _):
          let container = try expression(value)
          builder.emit(.deleteItem, a: container, b: try expression(index))
        case .tuple(let elements, _), .list(let elements, _): for element in elements { try delete(element) }
        default: throw CompileError(message: "cannot delete this expression", range: target.range)
        }
      }
    }
  }

  // MARK: - Branches and loops

  private func ifStatement(_ test: Expr, _ body: [Stmt], _ orElse: [Stmt]) throws {
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

  private func whileLoop(_ test: Expr, _ body: [Stmt], _ orElse: [Stmt]) throws {
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

  private func forLoop(_ loop: ForLoop, _ range: PySourceRange) throws {
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

  private func returnStatement(_ value: Expr?) throws {
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

  private func leaveLoop(isBreak: Bool) throws {
    guard let index = blocks.lastIndex(where: { if case .loop = $0 { true } else { false } }),
      case .loop(let breakLabel, let continueLabel) = blocks[index]
    else { return }
    try leave(to: index + 1)
    builder.jump(.jump, to: isBreak ? breakLabel : continueLabel, field: .a)
    reopen(from: index + 1)
    isUnreachable = true
  }

  /// Emits what the blocks from the innermost down to `depth` do when they are left; their regions are suspended.
  private func leave(to depth: Int) throws {
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

  private func reopen(from depth: Int) {
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

  // MARK: - Exceptions

  private func raiseStatement(_ exception: Expr?, _ cause: Expr?) throws {
    guard let exception else {
      builder.emit(.raise, x: 0)
      isUnreachable = true
      return
    }
    let value = try expression(exception)
    if let cause {
      builder.emit(.raise, x: 2, a: value, b: try expression(cause))
    } else {
      builder.emit(.raise, x: 1, a: value)
    }
    isUnreachable = true
  }

  private func assertStatement(_ test: Expr, _ message: Expr?) throws {
    let fine = Label()
    try condition(test, jumpIf: true, to: fine)
    try scratch {
      if let message {
        let text = try expression(message)
        at(test.range) { builder.emit(.assertionFailed, x: 1, a: text) }
      } else {
        at(test.range) { builder.emit(.assertionFailed) }
      }
    }
    builder.place(fine)
  }

  private func tryStatement(_ statement: TryStatement) throws {
    if statement.finalBody.isEmpty { return try tryExcept(statement) }
    let region = Region()
    let before = assigned
    blocks.append(.finally(body: statement.finalBody, region: region))
    builder.open(region)
    if statement.handlers.isEmpty { try statements(statement.body) } else { try tryExcept(statement) }
    builder.close(region)
    blocks.removeLast()
    let end = Label()
    let wasUnreachable = isUnreachable
    let after = assigned
    if !wasUnreachable {
      try scratch { try statements(statement.finalBody) }
      builder.jump(.jump, to: end, field: .a)
    }
    let afterFinal = (assigned, isUnreachable)
    assigned = before
    isUnreachable = false
    try handlingRegisters { exception, saved in
      builder.protect(region, handler: builder.position, register: exception)
      builder.emit(.pushHandled, a: exception, b: saved)
      let cleanup = Region()
      blocks.append(.handler(saved: saved, name: nil, region: cleanup))
      builder.open(cleanup)
      try scratch { try statements(statement.finalBody) }
      builder.close(cleanup)
      blocks.removeLast()
      builder.emit(.popHandled, a: saved)
      builder.emit(.reraise, a: exception)
      emitCleanup(cleanup, exception, saved)
    }
    builder.place(end)
    (assigned, isUnreachable) = afterFinal
    if wasUnreachable { assigned = after }
  }

  /// Two temporaries: the exception caught, and what was being handled before.
  func handlingRegisters(_ body: (_ exception: Int, _ saved: Int) throws -> Void) throws {
    try scratch {
      let exception = builder.temporary()
      let saved = builder.temporary()
      try body(exception, saved)
    }
  }

  /// An exception inside a handler: what was handled before comes back, and the new exception goes on.
  func emitCleanup(_ region: Region, _ exception: Int, _ saved: Int) {
    builder.protect(region, handler: builder.position, register: exception)
    builder.emit(.popHandled, a: saved)
    builder.emit(.reraise, a: exception)
  }

  private func tryExcept(_ statement: TryStatement) throws {
    let region = Region()
    let end = Label()
    let before = assigned
    builder.open(region)
    // Jumps out of the body suspend nothing of ours: the handlers see only what the body itself raises.
    blocks.append(.finally(body: [], region: region))
    try statements(statement.body)
    blocks.removeLast()
    builder.close(region)
    if !isUnreachable {
      try statements(statement.orElse)
      builder.jump(.jump, to: end, field: .a)
    }
    var merged = (assigned, isUnreachable)
    if statement.isStar {
      try exceptStar(statement, region, end)
      builder.place(end)
      assigned = before
      isUnreachable = false
      return
    }
    try handlingRegisters { exception, saved in
      builder.protect(region, handler: builder.position, register: exception)
      builder.emit(.pushHandled, a: exception, b: saved)
      let cleanup = Region()
      builder.open(cleanup)
      for handler in statement.handlers {
        assigned = before
        isUnreachable = false
        try exceptHandler(handler, exception, saved, cleanup, end)
        let state = merged
        merge(state)
        merged = (assigned, isUnreachable)
      }
      builder.close(cleanup)
      if statement.handlers.last?.type != nil {
        builder.emit(.popHandled, a: saved)
        builder.emit(.reraise, a: exception)
      }
      emitCleanup(cleanup, exception, saved)
    }
    builder.place(end)
    (assigned, isUnreachable) = merged
  }

  private func exceptHandler(
    _ handler: ExceptHandler, _ exception: Int, _ saved: Int, _ cleanup: Region, _ end: Label
  ) throws {
    let next = Label()
    if let type = handler.type {
      try at(type.range) {
        try scratch {
          let register = try expression(type)
          builder.jump(.matchException, a: exception, b: register, to: next, field: .c)
        }
      }
    }
    blocks.append(.handler(saved: saved, name: handler.name, region: cleanup))
    if let name = handler.name {
      deletable.insert(scope.mangled(name))
      try store(name, from: exception)
      if let register = try localRegister(name) { assigned.insert(register) }
    }
    try scratch { try statements(handler.body) }
    blocks.removeLast()
    if !isUnreachable {
      builder.close(cleanup)
      builder.emit(.popHandled, a: saved)
      if let name = handler.name { try scratch { try unbind(name) } }
      builder.jump(.jump, to: end, field: .a)
      builder.open(cleanup)
    }
    builder.place(next)
  }

  private func withStatement(_ items: ArraySlice<WithItem>, _ body: [Stmt], _ range: PySourceRange) throws {
    guard let item = items.first else { return try statements(body) }
    try scratch {
      let manager = builder.temporaries(2)
      _ = try scratch { try expression(item.context, into: manager) }
      let span = Compiler.span(range)
      at(range) { builder.emit(.enterContext, a: manager) }
      let region = Region()
      let before = assigned
      blocks.append(.with(exit: manager + 1, region: region, span: span))
      builder.open(region)
      if let target = item.target { try store(target, from: manager) }
      try withStatement(items.dropFirst(), body, range)
      builder.close(region)
      blocks.removeLast()
      let end = Label()
      if !isUnreachable {
        at(range) { builder.emit(.exitContext, a: manager + 1) }
        builder.jump(.jump, to: end, field: .a)
      }
      try handlingRegisters { exception, saved in
        try exceptionalExit(range, region, manager + 1, exception, saved)
      }
      builder.place(end)
      // The manager may swallow an exception, so nothing the body bound is sure.
      assigned = before
      isUnreachable = false
    }
  }

  private func exceptionalExit(
    _ range: PySourceRange, _ region: Region, _ exit: Int, _ exception: Int, _ saved: Int
  ) throws {
    builder.protect(region, handler: builder.position, register: exception)
    builder.emit(.pushHandled, a: exception, b: saved)
    let cleanup = Region()
    let swallowed = Label()
    let over = Label()
    scratch {
      let flag = builder.temporary()
      builder.open(cleanup)
      at(range) { builder.emit(.exitContextWithException, a: exit, b: exception, c: flag) }
      builder.close(cleanup)
      builder.jump(.jumpIfTrue, b: flag, to: swallowed, field: .a)
    }
    builder.emit(.popHandled, a: saved)
    builder.emit(.reraise, a: exception)
    emitCleanup(cleanup, exception, saved)
    builder.place(swallowed)
    builder.emit(.popHandled, a: saved)
    builder.place(over)
  }

  // MARK: - Imports

  private func importStatement(_ names: [ImportAlias]) throws {
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

  private func importFrom(_ module: String?, _ names: [ImportAlias], _ level: Int, _ range: PySourceRange) throws {
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
