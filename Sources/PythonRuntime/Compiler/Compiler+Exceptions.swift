// Statements that raise, handle and clean up: `raise`, `assert`, `try`, `with`.

import PythonSyntax

extension Compiler {
  func raiseStatement(_ exception: Expr?, _ cause: Expr?) throws {
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

  func assertStatement(_ statement: Stmt, _ test: Expr, _ message: Expr?) throws {
    warnOfAssertion(test)
    let fine = Label()
    let place = lastComparison(test) ?? statement.range
    try condition(test, jumpIf: true, to: fine)
    try scratch {
      if let message {
        let text = try expression(message)
        at(place) { builder.emit(.assertionFailed, x: 1, a: text) }
      } else {
        at(place) { builder.emit(.assertionFailed) }
      }
    }
    builder.place(fine)
  }

  /// The comparison that a test ends with, which CPython marks below a failed assertion; nil where it marks nothing.
  private func lastComparison(_ test: Expr) -> PySourceRange? {
    switch test.kind {
    case .compare: test.range
    case .unaryOp(.not, let operand): lastComparison(operand)
    case .boolOp(_, let values): values.reversed().lazy.compactMap { self.lastComparison($0) }.first
    case .ifExp(let condition, let body, let orElse):
      lastComparison(orElse) ?? lastComparison(body) ?? lastComparison(condition)
    default: nil
    }
  }

  func tryStatement(_ statement: TryStatement) throws {
    if statement.finalBody.isEmpty { return try tryExcept(statement) }
    builder.parts.cleansUp = true
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

  func tryExcept(_ statement: TryStatement) throws {
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

  func exceptHandler(
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

  func withStatement(_ items: ArraySlice<WithItem>, _ body: [Stmt], _ range: PySourceRange) throws {
    guard let item = items.first else { return try statements(body) }
    builder.parts.cleansUp = true
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

  func exceptionalExit(
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
}
