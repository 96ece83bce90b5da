// Calls, and the functions inside expressions: lambdas, comprehensions, `yield`.

import PythonSyntax

extension Compiler {
  func call(
    _ expr: Expr, _ function: Expr, _ arguments: [Expr], _ keywords: [Keyword], into target: Int?
  ) throws -> Int {
    if arguments.isEmpty, keywords.isEmpty, let result = try zeroArgumentSuper(function, into: target) {
      return result
    }
    let isSpread =
      arguments.contains { if case .starred = $0.kind { true } else { false } }
      || keywords.contains { $0.name == nil }
    let result = target ?? builder.temporary()
    try scratch {
      if isSpread { return try spreadCall(function, arguments, keywords, into: result) }
      if keywords.isEmpty, arguments.count < 256, case .attribute(let receiver, let name, _) = function.kind {
        return try methodCall(function, receiver, name, arguments, into: result, at: target == nil ? result : nil)
      }
      // A result that lies where the function was does not live on while the next call of a loop makes another.
      let base = target == nil ? result : builder.temporary()
      _ = try scratch { try expression(function, into: base) }
      for argument in arguments { _ = try expressionInTemporary(argument) }
      if keywords.isEmpty {
        builder.emit(.call, a: base, b: result, c: arguments.count)
        return
      }
      for keyword in keywords { _ = try expressionInTemporary(keyword.value) }
      let names = vm.tuple(keywords.map { Value(vm.intern($0.name ?? "")) })
      var place = builder.span
      if case .attribute(_, let name, _) = function.kind {
        place = Compiler.beginning(place, at: function.range, name)
      }
      at(place) {
        builder.emit(.callKeywords, a: base, b: result, c: arguments.count + keywords.count)
        builder.emit(.extra, a: builder.constant(names))
      }
    }
    return result
  }

  func methodCall(
    _ function: Expr, _ receiver: Expr, _ name: String, _ arguments: [Expr], into result: Int, at window: Int? = nil
  ) throws {
    let base = window ?? builder.temporary()
    _ = try expressionInTemporary(receiver)
    if receiver.isMethodCall, StrType.chainable.contains(name), let last = builder.parts.instructions.last,
      last.op == .callMethod || last.op == .callLoaded
    {
      builder.parts.receiverCaches.append(Int(last.c))
    }
    let cache = builder.cache(vm.intern(scope.mangled(name)))
    // Where arguments can have effects the method is found before them, else in one step with the call.
    let isSplit = !arguments.allSatisfy(\.isPlain)
    let place = Compiler.attributeSpan(function.range, name)
    if isSplit { at(place) { builder.emit(.loadMethod, a: base, c: cache) } }
    for argument in arguments { _ = try expressionInTemporary(argument) }
    builder.parts.methodSpans[builder.position] = place
    at(Compiler.beginning(builder.span, at: function.range, name)) {
      builder.emit(isSplit ? .callLoaded : .callMethod, x: arguments.count, a: base, b: result, c: cache)
    }
  }

  /// `super()` needs the first argument and the class cell of the method around it.
  func zeroArgumentSuper(_ function: Expr, into target: Int?) throws -> Int? {
    guard case .name("super", _) = function.kind, scope.kind.isFunctionLike,
      scope.binding(of: "__class__") == .free || scope.binding(of: "__class__") == .cell,
      let first = scope.parameters.first
    else { return nil }
    let result = target ?? builder.temporary()
    try scratch {
      let receiver = try superReceiver(first)
      let cls = try load("__class__", into: builder.temporary())
      builder.emit(.loadSuper, a: result, b: receiver, c: cls)
    }
    return result
  }

  /// The first argument, even when it was deleted: `super` has its own words for that.
  func superReceiver(_ name: String) throws -> Int {
    let result = builder.temporary()
    if let register = try localRegister(name) {
      builder.emit(.move, a: result, b: register)
      return result
    }
    return try load(name, into: result)
  }

  func spreadCall(
    _ function: Expr, _ arguments: [Expr], _ keywords: [Keyword], into result: Int
  ) throws {
    let base = builder.temporaries(3)
    _ = try scratch { try expression(function, into: base) }
    builder.emit(.buildList, a: base + 1, b: base + 1, c: 0)
    for argument in arguments {
      try scratch {
        if case .starred(let inner, _) = argument.kind {
          let value = try expressionInTemporary(inner)
          // CPython names the callee only where the starred argument stands alone: beside others it builds a list first.
          builder.emit(.listExtend, x: arguments.count == 1 ? 1 : 0, a: base + 1, b: value)
        } else {
          builder.emit(.listAppend, a: base + 1, b: try expressionInTemporary(argument))
        }
      }
    }
    if keywords.isEmpty {
      builder.emit(.deleteLocal, a: base + 2)
    } else {
      builder.emit(.buildDict, a: base + 2, b: base + 2, c: 0)
      for keyword in keywords {
        try scratch {
          let value = try expressionInTemporary(keyword.value)
          if let name = keyword.name {
            let key = builder.temporary()
            load(Value(vm.intern(name)), into: key)
            builder.emit(.buildDict, a: key, b: key, c: 0)
            let text = builder.temporary()
            load(Value(vm.intern(name)), into: text)
            builder.emit(.dictSet, a: key, b: text, c: value)
            builder.emit(.dictMerge, a: base + 2, b: key)
          } else {
            builder.emit(.dictMerge, a: base + 2, b: value)
          }
        }
      }
    }
    builder.emit(.callExtended, a: base, b: result)
  }

  func lambda(_ expr: Expr, _ lambda: Lambda, into target: Int?) throws -> Int {
    let child = Compiler(vm, source, scopes, scopes[lambda.scopeID], parent: self, hasWalrus: hasWalrus)
    child.setParameters(lambda.parameters)
    child.builder.parts.firstLine = expr.range.startLine
    child.beginBody(parameterCount: child.scope.parameters.count)
    try child.at(lambda.body.range) {
      let value = try child.expression(lambda.body)
      child.builder.emit(.returnValue, a: value)
    }
    let result = target ?? builder.temporary()
    try scratch {
      try emitFunction(child, lambda.parameters, annotations: nil, into: result)
    }
    return result
  }

  func comprehension(_ expr: Expr, _ comprehension: Comprehension, into target: Int?) throws -> Int {
    let child = Compiler(
      vm, source, scopes, scopes[comprehension.scopeID], parent: self, hasWalrus: hasWalrus)
    child.builder.parts.positionalCount = 1
    child.builder.parts.parameterNames = [vm.intern(".0")]
    child.builder.parts.firstLine = expr.range.startLine
    child.beginBody(parameterCount: 1)
    child.builder.span = Compiler.span(expr.range)
    try child.comprehensionBody(comprehension)
    let result = target ?? builder.temporary()
    try scratch {
      let base = builder.temporaries(2)
      try emitFunction(child, Parameters(), annotations: nil, into: base)
      let iterable = comprehension.clauses[0].iterable
      _ = try scratch { try expression(iterable, into: base + 1) }
      builder.emit(.getIterator, x: 1, a: base + 1, b: base + 1)
      builder.emit(.call, a: base, b: result, c: 1)
    }
    return result
  }

  func comprehensionBody(_ comprehension: Comprehension) throws {
    var accumulator = -1
    switch scope.kind {
    case .listComprehension:
      accumulator = builder.temporary()
      builder.emit(.buildList, a: accumulator, b: accumulator, c: 0)
    case .setComprehension:
      accumulator = builder.temporary()
      builder.emit(.buildSet, a: accumulator, b: accumulator, c: 0)
    case .dictComprehension:
      accumulator = builder.temporary()
      builder.emit(.buildDict, a: accumulator, b: accumulator, c: 0)
    default: break
    }
    try comprehensionClause(comprehension, 0, accumulator)
    if accumulator >= 0 { builder.emit(.returnValue, a: accumulator) } else { builder.emit(.returnNone) }
  }

  func comprehensionClause(_ comprehension: Comprehension, _ index: Int, _ accumulator: Int) throws {
    if index == comprehension.clauses.count { return try comprehensionElement(comprehension, accumulator) }
    let clause = comprehension.clauses[index]
    if clause.isAsync { throw CompileError(message: "'async' is not supported", range: clause.iterable.range) }
    try scratch {
      let loop = builder.temporaries(3)
      if index == 0 {
        builder.emit(.move, a: loop, b: 0)
      } else {
        _ = try scratch { try expression(clause.iterable, into: loop) }
      }
      let body = Label()
      let next = Label()
      // What goes wrong with an iterable is the whole comprehension's, as CPython marks it.
      builder.emit(.forPrepare, a: loop)
      builder.jump(.jump, to: next, field: .a)
      builder.place(body)
      let item = try loopVariable(clause.target)
      try storeLoopVariable(clause.target, item)
      for test in clause.conditions { try condition(test, jumpIf: false, to: next) }
      try comprehensionClause(comprehension, index + 1, accumulator)
      builder.place(next)
      builder.jump(.forNext, a: loop, b: item, to: body, field: .c)
    }
  }

  func comprehensionElement(_ comprehension: Comprehension, _ accumulator: Int) throws {
    try scratch {
      switch scope.kind {
      case .listComprehension: builder.emit(.listAppend, a: accumulator, b: try expression(comprehension.element))
      case .setComprehension: builder.emit(.setAdd, a: accumulator, b: try expression(comprehension.element))
      case .dictComprehension:
        let key = try expression(comprehension.element)
        if let value = comprehension.value {
          builder.emit(.dictSet, a: accumulator, b: key, c: try expression(value))
        }
      default:
        let value = try expression(comprehension.element)
        builder.emit(.yield, a: value, b: builder.temporary())
      }
    }
  }

  func yieldValue(_ value: Expr?, into target: Int?) throws -> Int {
    let result = target ?? builder.temporary()
    try scratch {
      let register: Int
      if let value {
        register = try expression(value)
      } else {
        register = builder.temporary()
        builder.emit(.loadNone, a: register)
      }
      builder.emit(.yield, a: register, b: result)
    }
    return result
  }

  func yieldFrom(_ value: Expr, into target: Int?) throws -> Int {
    try stepwise(target) { result in
      try scratch {
        let iterator = try expressionInTemporary(value)
        builder.emit(.getIterator, a: iterator, b: iterator)
        builder.emit(.loadNone, a: result)
        let again = Label()
        let done = Label()
        builder.place(again)
        builder.jump(.delegate, a: iterator, b: result, to: done, field: .c)
        builder.emit(.yield, a: result, b: result, c: iterator + 1)
        builder.jump(.jump, to: again, field: .a)
        builder.place(done)
      }
    }
  }
}

extension Expr {
  /// `receiver.name(...)`.
  fileprivate var isMethodCall: Bool {
    guard case .call(let function, _, _) = kind, case .attribute = function.kind else { return false }
    return true
  }

  /// Evaluating it runs no code of the lesson and raises at most that a name has no value (`Machine.preferMissingMethod`).
  fileprivate var isPlain: Bool {
    switch kind {
    case .constant, .name: true
    default: false
    }
  }
}
