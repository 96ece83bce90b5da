// Expressions: which kind is compiled where, and the operators. Each returns the register that holds its value. The other kinds are
// in Compiler+Constants, Compiler+Conditions, Compiler+Calls and Compiler+Displays.

import PythonSyntax

extension Compiler {
  /// Compiles an expression; the value is in the returned register (`target` when given).
  @discardableResult
  func expression(_ expr: Expr, into target: Int? = nil) throws -> Int {
    let saved = builder.span
    builder.span = Compiler.span(expr.range)
    defer { builder.span = saved }
    switch expr.kind {
    case .constant(let constant): return load(constant, into: target)
    case .name(let name, _): return try load(name, into: target)
    case .binOp(let left, let op, let right): return try binary(left, op, right, into: target, isInPlace: false)
    case .unaryOp(let op, let operand): return try unary(expr, op, operand, into: target)
    case .boolOp(let op, let operands): return try boolean(op, operands, into: target)
    case .compare(let left, let ops, let comparators):
      warnOfIdentity(left, ops, comparators)
      return try comparison(expr, left, ops, comparators, into: target)
    case .call(let function, let arguments, let keywords):
      warnOfCall(function)
      return try call(expr, function, arguments, keywords, into: target)
    case .attribute(let value, let name, _):
      if name == "f_locals", source.libraryName == nil { vm.keepsLocals = true }
      let result = target ?? builder.temporary()
      try scratch {
        let object = try expression(value)
        at(Compiler.attributeSpan(expr.range, name)) {
          builder.emit(.getAttribute, a: result, b: object, c: builder.cache(vm.intern(scope.mangled(name))))
        }
      }
      return result
    case .subscript(let value, let index, _):
      warnOfSubscript(value, index)
      let result = target ?? builder.temporary()
      try scratch {
        if try itemOfItem(value, index, into: result) { return }
        let container = try expression(value)
        let key = try expression(index)
        builder.emit(.getItem, a: result, b: container, c: key)
      }
      return result
    case .slice(let lower, let upper, let step): return try slice(lower, upper, step, into: target)
    case .ifExp(let test, let body, let orElse): return try conditional(test, body, orElse, into: target)
    case .tuple(let elements, _): return try tupleDisplay(expr, elements, into: target)
    case .list(let elements, _): return try display(elements, .buildList, .listExtend, .listAppend, into: target)
    case .set(let elements):
      if let constant = foldedSet(elements) { return constantSet(constant, into: target) }
      return try display(elements, .buildSet, .setUpdate, .setAdd, into: target)
    case .dict(let keys, let values): return try dictDisplay(keys, values, into: target)
    case .listComp(let comprehension), .setComp(let comprehension), .dictComp(let comprehension),
      .generatorExp(let comprehension):
      return try self.comprehension(expr, comprehension, into: target)
    case .lambda(let lambda): return try self.lambda(expr, lambda, into: target)
    case .joinedStr(let parts): return try joinedString(parts, into: target)
    case .formattedValue: return try joinedString([expr], into: target)
    case .namedExpr(let name, let value):
      let result = try expression(value, into: target ?? builder.temporary())
      if case .name(let text, _) = name.kind { try store(text, from: result) }
      return result
    case .yield(let value): return try yieldValue(value, into: target)
    case .yieldFrom(let value): return try yieldFrom(value, into: target)
    case .starred:
      throw CompileError(message: "can't use starred expression here", range: expr.range)
    case .await: throw CompileError(message: "'await' is not supported", range: expr.range)
    }
  }

  /// The value in a register of its own, as operands of calls and displays need it.
  func expressionInTemporary(_ expr: Expr) throws -> Int {
    let result = builder.temporary()
    _ = try scratch { try expression(expr, into: result) }
    return result
  }

  // MARK: - Operators

  func binary(
    _ left: Expr, _ op: PythonSyntax.BinaryOperator, _ right: Expr, into target: Int?, isInPlace: Bool
  ) throws -> Int {
    let result = target ?? builder.temporary()
    if !isInPlace, !foldedBinary(folded(left), op, right).isUndefined {
      load(foldedBinary(folded(left), op, right), into: result)
      return result
    }
    try scratch {
      // The results of a chain of operations take each other's place: large ones are then free as early as they can be.
      var isChain = false
      if case .binOp = left.kind { isChain = result >= builder.firstTemporary }
      let first = try expression(left, into: isChain ? result : nil)
      try operate(op, first, right, into: result, isInPlace: isInPlace)
    }
    return result
  }

  /// Emits `result = R[first] op right`, with an immediate operand where one fits.
  func operate(
    _ op: PythonSyntax.BinaryOperator, _ first: Int, _ right: Expr, into result: Int, isInPlace: Bool
  ) throws {
    let flag = isInPlace ? 1 : 0
    let constant = folded(right)
    if constant.isInt, constant.asInt >= -32768, constant.asInt <= 32767, let immediate = immediateForm(op) {
      let isDivision = immediate == .floorDivideImmediate || immediate == .moduloImmediate
      if !isDivision || constant.asInt > 0 {
        builder.emit(immediate, x: flag, a: result, b: first, c: constant.asInt)
        return
      }
    }
    let second = try expression(right)
    builder.emit(operation(op), x: flag, a: result, b: first, c: second)
  }

  func immediateForm(_ op: PythonSyntax.BinaryOperator) -> Opcode? {
    switch op {
    case .add: .addImmediate
    case .subtract: .subtractImmediate
    case .multiply: .multiplyImmediate
    case .floorDivide: .floorDivideImmediate
    case .modulo: .moduloImmediate
    default: nil
    }
  }

  func operation(_ op: PythonSyntax.BinaryOperator) -> Opcode {
    switch op {
    case .add: .add
    case .subtract: .subtract
    case .multiply: .multiply
    case .matrixMultiply: .matrixMultiply
    case .divide: .trueDivide
    case .modulo: .modulo
    case .power: .power
    case .leftShift: .leftShift
    case .rightShift: .rightShift
    case .bitOr: .bitOr
    case .bitXor: .bitXor
    case .bitAnd: .bitAnd
    case .floorDivide: .floorDivide
    }
  }

  func unary(
    _ expr: Expr, _ op: PythonSyntax.UnaryOperator, _ operand: Expr, into target: Int?
  ) throws -> Int {
    let result = target ?? builder.temporary()
    let known = folded(expr)
    if !known.isUndefined {
      load(known, into: result)
      return result
    }
    try scratch {
      let value = try expression(operand)
      switch op {
      case .invert: builder.emit(.invert, a: result, b: value)
      case .not: builder.emit(.not, a: result, b: value)
      case .plus: builder.emit(.positive, a: result, b: value)
      case .minus: builder.emit(.negative, a: result, b: value)
      }
    }
    return result
  }

  /// Expressions that write their result in several steps do so in a temporary.
  func stepwise(_ target: Int?, _ body: (Int) throws -> Void) throws -> Int {
    if let target, target >= builder.parts.localNames.count {
      try body(target)
      return target
    }
    let result = builder.temporary()
    try body(result)
    if let target {
      builder.emit(.move, a: target, b: result)
      return target
    }
    return result
  }

  func boolean(_ op: BooleanOperator, _ operands: [Expr], into target: Int?) throws -> Int {
    try stepwise(target) { result in
      let end = Label()
      var before: Set<Int>?
      for (index, operand) in operands.enumerated() {
        _ = try scratch { try expression(operand, into: result) }
        if before == nil { before = assigned }
        if index < operands.count - 1 {
          builder.jump(op == .and ? .jumpIfFalse : .jumpIfTrue, b: result, to: end, field: .a)
        }
      }
      if let before { assigned = before }
      builder.place(end)
    }
  }

  func conditional(_ test: Expr, _ body: Expr, _ orElse: Expr, into target: Int?) throws -> Int {
    try stepwise(target) { result in
      let otherwise = Label()
      let end = Label()
      try condition(test, jumpIf: false, to: otherwise)
      let before = assigned
      _ = try scratch { try expression(body, into: result) }
      builder.jump(.jump, to: end, field: .a)
      assigned = before
      builder.place(otherwise)
      _ = try scratch { try expression(orElse, into: result) }
      assigned = before
      builder.place(end)
    }
  }

  func comparison(
    _ expr: Expr, _ left: Expr, _ ops: [ComparisonOperator], _ comparators: [Expr], into target: Int?
  ) throws -> Int {
    if ops.count == 1 {
      let result = target ?? builder.temporary()
      try scratch {
        let first = try expression(left)
        let second = try expression(comparators[0])
        emitComparison(ops[0], result, first, second)
      }
      return result
    }
    return try stepwise(target) { result in
      let end = Label()
      try scratch {
        var first = try expression(left)
        for (index, op) in ops.enumerated() {
          let second = try expression(comparators[index])
          emitComparison(op, result, first, second)
          if index < ops.count - 1 { builder.jump(.jumpIfFalse, b: result, to: end, field: .a) }
          first = second
        }
      }
      builder.place(end)
    }
  }

  func emitComparison(_ op: ComparisonOperator, _ result: Int, _ first: Int, _ second: Int) {
    let opcode: Opcode
    switch op {
    case .equal: opcode = .equal
    case .notEqual: opcode = .notEqual
    case .less: opcode = .less
    case .lessOrEqual: opcode = .lessEqual
    case .greater: opcode = .greater
    case .greaterOrEqual: opcode = .greaterEqual
    case .is: opcode = .identical
    case .isNot: opcode = .notIdentical
    case .in: opcode = .contains
    case .notIn: opcode = .notContains
    }
    builder.emit(opcode, a: result, b: first, c: second)
  }
}
