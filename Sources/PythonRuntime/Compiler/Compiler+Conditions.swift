// Expressions as conditions: jumps instead of truth values, comparisons together with their jumps.

import PythonSyntax

extension Compiler {
  /// Jumps to `label` when the truth of `expr` is `jumpIf`; goes on otherwise. A value that has no truth is told at the
  /// statement or expression that asks, `asker`, which is the one being compiled where none is given.
  func condition(_ expr: Expr, jumpIf: Bool, to label: Label, asker: SourceSpan? = nil) throws {
    let saved = builder.span
    let asker = asker ?? saved
    builder.span = Compiler.span(expr.range)
    defer { builder.span = saved }
    switch expr.kind {
    case .constant(let constant):
      switch constant {
      case .true: if jumpIf { builder.jump(.jump, to: label, field: .a) }
      case .false, .none: if !jumpIf { builder.jump(.jump, to: label, field: .a) }
      default: try testValue(expr, jumpIf, label, asker)
      }
    case .unaryOp(.not, let operand): try condition(operand, jumpIf: !jumpIf, to: label, asker: asker)
    case .boolOp(let op, let operands): try booleanCondition(op, operands, jumpIf, label, asker)
    case .compare(let left, let ops, let comparators):
      warnOfIdentity(left, ops, comparators)
      try compareCondition(left, ops, comparators, jumpIf, label)
    default: try testValue(expr, jumpIf, label, asker)
    }
  }

  func testValue(_ expr: Expr, _ jumpIf: Bool, _ label: Label, _ asker: SourceSpan) throws {
    try scratch {
      let value = try expression(expr)
      builder.span = asker
      builder.jump(jumpIf ? .jumpIfTrue : .jumpIfFalse, b: value, to: label, field: .a)
    }
  }

  func booleanCondition(
    _ op: BooleanOperator, _ operands: [Expr], _ jumpIf: Bool, _ label: Label, _ asker: SourceSpan
  ) throws {
    // `and` decides early on false, `or` on true.
    let decides = op == .or
    let skip = Label()
    var before: Set<Int>?
    for (index, operand) in operands.enumerated() {
      let isLast = index == operands.count - 1
      if isLast || decides == jumpIf {
        try condition(operand, jumpIf: isLast ? jumpIf : decides, to: label, asker: asker)
      } else {
        try condition(operand, jumpIf: decides, to: skip, asker: asker)
      }
      if before == nil { before = assigned }
    }
    if let before { assigned = before }
    builder.place(skip)
  }

  func compareCondition(
    _ left: Expr, _ ops: [ComparisonOperator], _ comparators: [Expr], _ jumpIf: Bool, _ label: Label
  ) throws {
    try scratch {
      let first = try expression(left)
      if ops.count == 1 {
        try compareAndJump(ops[0], first, comparators[0], jumpIf, label)
        return
      }
      let skip = Label()
      var previous = first
      for (index, op) in ops.enumerated() {
        let second = try expression(comparators[index])
        let isLast = index == ops.count - 1
        if isLast {
          emitCompareJump(op, previous, second, jumpIf, label)
        } else {
          emitCompareJump(op, previous, second, false, jumpIf ? skip : label)
        }
        previous = second
      }
      builder.place(skip)
    }
  }

  func compareAndJump(
    _ op: ComparisonOperator, _ first: Int, _ right: Expr, _ jumpIf: Bool, _ label: Label
  ) throws {
    if case .constant(.none) = right.kind, op == .is || op == .isNot {
      let wantsNone = (op == .is) == jumpIf
      builder.jump(wantsNone ? .jumpIfNone : .jumpIfNotNone, b: first, to: label, field: .a)
      return
    }
    let constant = folded(right)
    if constant.isInt, constant.asInt >= -32768, constant.asInt <= 32767, let fused = fusedImmediate(op) {
      builder.jump(fused, x: jumpIf ? 1 : 0, a: first, b: constant.asInt, to: label, field: .c)
      return
    }
    emitCompareJump(op, first, try expression(right), jumpIf, label)
  }

  func emitCompareJump(
    _ op: ComparisonOperator, _ first: Int, _ second: Int, _ jumpIf: Bool, _ label: Label
  ) {
    let flag = jumpIf ? 1 : 0
    switch op {
    case .equal: builder.jump(.jumpEqual, x: flag, a: first, b: second, to: label, field: .c)
    case .notEqual: builder.jump(.jumpNotEqual, x: flag, a: first, b: second, to: label, field: .c)
    case .less: builder.jump(.jumpLess, x: flag, a: first, b: second, to: label, field: .c)
    case .lessOrEqual: builder.jump(.jumpLessEqual, x: flag, a: first, b: second, to: label, field: .c)
    case .greater: builder.jump(.jumpGreater, x: flag, a: first, b: second, to: label, field: .c)
    case .greaterOrEqual: builder.jump(.jumpGreaterEqual, x: flag, a: first, b: second, to: label, field: .c)
    case .is: builder.jump(.jumpIdentical, x: flag, a: first, b: second, to: label, field: .c)
    case .isNot: builder.jump(.jumpIdentical, x: 1 - flag, a: first, b: second, to: label, field: .c)
    case .in, .notIn:
      let result = builder.temporary()
      emitComparison(op, result, first, second)
      builder.jump(jumpIf ? .jumpIfTrue : .jumpIfFalse, b: result, to: label, field: .a)
    }
  }

  func fusedImmediate(_ op: ComparisonOperator) -> Opcode? {
    switch op {
    case .equal: .jumpEqualImmediate
    case .notEqual: .jumpNotEqualImmediate
    case .less: .jumpLessImmediate
    case .lessOrEqual: .jumpLessEqualImmediate
    case .greater: .jumpGreaterImmediate
    case .greaterOrEqual: .jumpGreaterEqualImmediate
    default: nil
    }
  }
}
