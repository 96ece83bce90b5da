// Assignment in all its forms, and `del`.

import PythonSyntax

extension Compiler {
  func assign(_ targets: [Expr], _ value: Expr) throws {
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
  func assignInParallel(_ target: Expr, _ value: Expr) throws -> Bool {
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
        at(Compiler.attributeSpan(target.range, name)) {
          builder.emit(.setAttribute, a: register, b: object, c: builder.cache(vm.intern(scope.mangled(name))))
        }
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

  func unpack(_ elements: [Expr], from register: Int) throws {
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

  func augmentedAssign(_ target: Expr, _ op: PythonSyntax.BinaryOperator, _ value: Expr) throws {
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

  func annotatedAssign(_ target: Expr, _ annotation: Expr, _ value: Expr?, _ isSimple: Bool) throws {
    if let value { try assign([target], value) }
    if value == nil, !isSimple { try evaluateTarget(target) }
    // Annotations of locals are not evaluated.
    guard !scope.kind.isFunctionLike else { return }
    let note = try self.annotation(annotation)
    if isSimple, case .name(let name, _) = target.kind {
      let table = try load("__annotations__", into: builder.temporary())
      let key = builder.temporary()
      load(Value(vm.intern(scope.mangled(name))), into: key)
      builder.emit(.setItem, a: table, b: key, c: note)
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
  func evaluateTarget(_ target: Expr) throws {
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

  func delete(_ target: Expr) throws {
    try at(target.range) {
      try scratch {
        switch target.kind {
        case .name(let name, _): try delete(name)
        case .attribute(let value, let name, _):
          let object = try expression(value)
          let cache = builder.cache(vm.intern(scope.mangled(name)))
          builder.emit(.deleteAttribute, a: builder.nextTemporary, b: object, c: cache)
        case .subscript(let value, let index, _):
          let container = try expression(value)
          let key = try expression(index)
          builder.emit(.deleteItem, a: container, b: key, c: builder.nextTemporary)
        case .tuple(let elements, _), .list(let elements, _): for element in elements { try delete(element) }
        default: throw CompileError(message: "cannot delete this expression", range: target.range)
        }
      }
    }
  }
}
