// The `match` statement. A pattern tests a register and jumps to a label when it does not hold; what it captures stays in
// temporaries until the whole pattern of a case holds, as CPython keeps it on the stack.

import PythonSyntax

/// The tests and steps of `match` and `except*` that need more than an instruction of their own.
enum StructuralTest: UInt8 {
  /// R[a] is a sequence of exactly, or at least, b elements.
  case sequence, longSequence
  /// R[a] is a mapping with at least b keys.
  case mapping
  /// R[b+1] = tuple of the values of the keys R[b] in R[a]; fails when one is missing.
  case keys
  /// R[b+1] = dict of what R[a] holds beyond the keys R[b]; never fails.
  case rest
  /// R[b+3] = tuple of the attributes of R[a] as an instance of R[b], R[b+1] positional ones, then those named R[b+2].
  case instance
  /// R[b+1] = element R[b] of R[a], from the end when negative; never fails.
  case element
  /// R[b+1] = the part of group R[a] that matches R[b], R[a] = the rest (None: nothing); fails when nothing matches.
  case splitGroup
  /// R[b] = what `except*` raises in the end, from the original R[a], the rest R[b] and the list R[b+1] of raised
  /// ones; fails when there is nothing to raise.
  case joinGroup
}

/// What the pattern of one case has captured: names and the registers that hold the values.
struct Captures {
  var names: [String] = []
  var registers: [Int] = []
}

extension Compiler {
  func matchStatement(_ subject: Expr, _ cases: [MatchCase]) throws {
    let value = try expressionInTemporary(subject)
    let end = Label()
    var merged: (assigned: Set<Int>, isUnreachable: Bool)?
    let before = assigned
    for matchCase in cases {
      let next = Label()
      assigned = before
      isUnreachable = false
      try scratch {
        var captures = Captures()
        try at(matchCase.pattern.range) { try pattern(matchCase.pattern, value, next, &captures) }
        for (name, register) in zip(captures.names, captures.registers) {
          try at(matchCase.pattern.range) { try store(name, from: register) }
        }
        if let test = matchCase.guard { try condition(test, jumpIf: false, to: next) }
        try statements(matchCase.body)
      }
      if !isUnreachable { builder.jump(.jump, to: end, field: .a) }
      if let known = merged { merge(known) }
      merged = (assigned, isUnreachable)
      builder.place(next)
    }
    builder.place(end)
    // No case may have matched.
    assigned = before
    isUnreachable = false
  }

  private func test(_ test: StructuralTest, _ subject: Int, _ operand: Int, _ fail: Label) {
    builder.jump(.structural, x: Int(test.rawValue), a: subject, b: operand, to: fail, field: .c)
  }

  private func pattern(_ pattern: Pattern, _ subject: Int, _ fail: Label, _ captures: inout Captures) throws {
    try at(pattern.range) {
      switch pattern.kind {
      case .value(let value):
        try scratch {
          let expected = try expression(value)
          builder.jump(.jumpEqual, x: 0, a: subject, b: expected, to: fail, field: .c)
        }
      case .singleton(let constant):
        scratch {
          let expected = load(constant, into: nil)
          builder.jump(.jumpIdentical, x: 0, a: subject, b: expected, to: fail, field: .c)
        }
      case .sequence(let elements): try sequencePattern(elements, subject, fail, &captures)
      case .mapping(let keys, let patterns, let rest):
        try checkKeys(keys, in: pattern)
        try mappingPattern(keys, patterns, rest, subject, fail, &captures)
      case .class(let cls, let patterns, let names, let named):
        try classPattern(cls, patterns, names, named, subject, fail, &captures)
      case .star: break
      case .as(let inner, let name):
        if let inner { try self.pattern(inner, subject, fail, &captures) }
        if let name { capture(name, subject, &captures) }
      case .or(let alternatives): try orPattern(alternatives, subject, fail, &captures)
      }
    }
  }

  private func capture(_ name: String, _ register: Int, _ captures: inout Captures) {
    captures.names.append(name)
    captures.registers.append(register)
  }

  /// The subpatterns are tested against registers that hold the elements.
  private func sequencePattern(
    _ elements: [Pattern], _ subject: Int, _ fail: Label, _ captures: inout Captures
  ) throws {
    let star = elements.firstIndex { if case .star = $0.kind { true } else { false } }
    let isWild = elements.allSatisfy { Self.isWildcard($0) }
    test(star == nil ? .sequence : .longSequence, subject, elements.count - (star == nil ? 0 : 1), fail)
    if isWild { return }
    if let star, Self.isWildcard(elements[star]) {
      for (index, element) in elements.enumerated() where index != star && !Self.isWildcard(element) {
        let place = builder.temporaries(2)
        load(Value(index < star ? index : index - elements.count), into: place)
        test(.element, subject, place, fail)
        try pattern(element, place + 1, fail, &captures)
      }
      return
    }
    let first = builder.temporaries(elements.count)
    if let star {
      builder.emit(.unpackStar, x: star, a: subject, b: first, c: elements.count - star - 1)
    } else {
      builder.emit(.unpack, a: subject, b: first, c: elements.count)
    }
    for (index, element) in elements.enumerated() {
      if case .star(let name) = element.kind {
        if let name { capture(name, first + index, &captures) }
      } else {
        try pattern(element, first + index, fail, &captures)
      }
    }
  }

  private static func isWildcard(_ pattern: Pattern) -> Bool {
    switch pattern.kind {
    case .star(nil), .as(nil, nil): true
    default: false
    }
  }

  /// A literal may be a key only once; names with dots may have equal values.
  private func checkKeys(_ keys: [Expr], in pattern: Pattern) throws {
    var seen: [Value] = []
    for key in keys {
      guard case .constant(let constant) = key.kind else { continue }
      let value = self.value(of: constant)
      for other in seen where try vm.equal(value, other) {
        throw CompileError(
          message: "mapping pattern checks duplicate key (\(try vm.repr(value)))", range: pattern.range)
      }
      seen.append(value)
    }
  }

  private func mappingPattern(
    _ keys: [Expr], _ patterns: [Pattern], _ rest: String?, _ subject: Int, _ fail: Label, _ captures: inout Captures
  ) throws {
    test(.mapping, subject, keys.count, fail)
    if keys.isEmpty, rest == nil { return }
    let place = builder.temporaries(2 + keys.count)
    try scratch {
      let first = builder.temporaries(keys.count)
      for (index, key) in keys.enumerated() { _ = try scratch { try expression(key, into: first + index) } }
      builder.emit(.buildTuple, a: place, b: first, c: keys.count)
    }
    if !keys.isEmpty {
      test(.keys, subject, place, fail)
      builder.emit(.unpack, a: place + 1, b: place + 2, c: keys.count)
      for (index, inner) in patterns.enumerated() { try pattern(inner, place + 2 + index, fail, &captures) }
    }
    if let rest {
      test(.rest, subject, place, fail)
      capture(rest, place + 1, &captures)
    }
  }

  private func classPattern(
    _ cls: Expr, _ patterns: [Pattern], _ names: [String], _ named: [Pattern], _ subject: Int, _ fail: Label,
    _ captures: inout Captures
  ) throws {
    let all = patterns + named
    let place = builder.temporaries(4 + all.count)
    _ = try scratch { try expression(cls, into: place) }
    load(Value(patterns.count), into: place + 1)
    builder.emit(
      .loadConstant, a: place + 2, b: builder.constant(vm.tuple(names.map { Value(vm.intern(scope.mangled($0))) })))
    test(.instance, subject, place, fail)
    if all.isEmpty { return }
    builder.emit(.unpack, a: place + 3, b: place + 4, c: all.count)
    for (index, inner) in all.enumerated() { try pattern(inner, place + 4 + index, fail, &captures) }
  }

  /// All alternatives capture the same names; each puts them into the same registers.
  private func orPattern(
    _ alternatives: [Pattern], _ subject: Int, _ fail: Label, _ captures: inout Captures
  ) throws {
    let done = Label()
    var common = Captures()
    for (index, alternative) in alternatives.enumerated() {
      let isLast = index == alternatives.count - 1
      let next = isLast ? fail : Label()
      var own = Captures()
      let mark = builder.nextTemporary
      try pattern(alternative, subject, next, &own)
      if index == 0 {
        // Fresh registers above everything the first alternative used.
        common.names = own.names
        common.registers = own.names.map { _ in builder.temporary() }
      }
      for (name, register) in zip(common.names, common.registers) {
        if let place = own.names.firstIndex(of: name) { builder.emit(.move, a: register, b: own.registers[place]) }
      }
      if index > 0 { builder.nextTemporary = mark }
      if !isLast {
        builder.jump(.jump, to: done, field: .a)
        builder.place(next)
      }
    }
    builder.place(done)
    captures.names += common.names
    captures.registers += common.registers
  }

  // MARK: - except*

  /// The handlers of `except*`: each takes its part of the group; what is left or raised anew is raised at the end.
  func exceptStar(_ statement: TryStatement, _ region: Region, _ end: Label) throws {
    let before = assigned
    try scratch {
      let exception = builder.temporaries(6)
      let (saved, original, left, raised) = (exception + 1, exception + 2, exception + 3, exception + 4)
      builder.protect(region, handler: builder.position, register: exception)
      builder.emit(.pushHandled, a: exception, b: saved)
      builder.emit(.move, a: original, b: exception)
      builder.emit(.move, a: left, b: exception)
      builder.emit(.buildList, a: raised, b: raised, c: 0)
      let cleanup = Region()
      builder.open(cleanup)
      for handler in statement.handlers {
        assigned = before
        isUnreachable = false
        try starHandler(handler, left: left, raised: raised)
      }
      let nothing = Label()
      test(.joinGroup, original, left, nothing)
      builder.close(cleanup)
      builder.emit(.popHandled, a: saved)
      builder.emit(.reraise, a: left)
      builder.place(nothing)
      builder.emit(.popHandled, a: saved)
      builder.jump(.jump, to: end, field: .a)
      emitCleanup(cleanup, exception, saved)
    }
  }

  private func starHandler(_ handler: ExceptHandler, left: Int, raised: Int) throws {
    guard let type = handler.type else { return }
    let next = Label()
    let over = Label()
    try scratch {
      let place = builder.temporaries(4)
      _ = try scratch { try expression(type, into: place) }
      at(type.range) { test(.splitGroup, left, place, next) }
      let (match, thrown, outer) = (place + 1, place + 2, place + 3)
      let body = Region()
      builder.emit(.pushHandled, a: match, b: outer)
      builder.open(body)
      if let name = handler.name {
        deletable.insert(scope.mangled(name))
        try store(name, from: match)
      }
      blocks.append(.handler(saved: outer, name: handler.name, region: body))
      try scratch { try statements(handler.body) }
      blocks.removeLast()
      builder.close(body)
      builder.emit(.popHandled, a: outer)
      if let name = handler.name { try scratch { try unbind(name) } }
      builder.jump(.jump, to: next, field: .a)
      builder.protect(body, handler: builder.position, register: thrown)
      builder.emit(.popHandled, a: outer)
      if let name = handler.name { try scratch { try unbind(name) } }
      builder.emit(.listAppend, a: raised, b: thrown)
    }
    builder.place(over)
    builder.place(next)
  }
}
