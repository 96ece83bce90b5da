// Expressions: operators, calls, displays, comprehensions, f-strings. Each returns the register that holds its value.

import BigInt
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
      return try comparison(expr, left, ops, comparators, into: target)
    case .call(let function, let arguments, let keywords):
      return try call(expr, function, arguments, keywords, into: target)
    case .attribute(let value, let name, _):
      let result = target ?? builder.temporary()
      try scratch {
        let object = try expression(value)
        builder.emit(.getAttribute, a: result, b: object, c: builder.cache(vm.intern(scope.mangled(name))))
      }
      return result
    case .subscript(let value, let index, _):
      let result = target ?? builder.temporary()
      try scratch {
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

  // MARK: - Constants

  func value(of constant: Constant) -> Value {
    switch constant {
    case .none: return .none
    case .true: return .true
    case .false: return .false
    case .ellipsis: return .ellipsis
    case .int(let value): return Value(value)
    case .bigInt(let digits): return BigInt(digits).map { vm.int($0) } ?? Value(0)
    case .float(let value): return Value(value)
    case .imaginary(let value): return vm.adopting(ComplexObject(real: 0, imaginary: value), .complex)
    case .str(let bytes): return Value(vm.intern(utf8: bytes))
    case .bytes(let bytes): return vm.bytes(bytes)
    }
  }

  func load(_ constant: Constant, into target: Int?) -> Int {
    let result = target ?? builder.temporary()
    load(value(of: constant), into: result)
    return result
  }

  func load(_ value: Value, into result: Int) {
    switch value.tag {
    case Tag.none: builder.emit(.loadNone, a: result)
    case Tag.bool: builder.emit(value.asBool ? .loadTrue : .loadFalse, a: result)
    case Tag.int where value.asInt >= -32768 && value.asInt <= 32767: builder.emit(.loadInt, a: result, b: value.asInt)
    default: builder.emit(.loadConstant, a: result, b: builder.constant(value))
    }
  }

  /// The value of an expression that is known now; undefined otherwise.
  func folded(_ expr: Expr) -> Value {
    switch expr.kind {
    case .constant(let constant): return value(of: constant)
    case .unaryOp(.minus, let operand):
      let value = folded(operand)
      if value.isInt, value.asInt != Int.min { return Value(-value.asInt) }
      if value.isFloat { return Value(-value.asFloat) }
      return .undefined
    case .binOp(let left, let op, let right): return foldedBinary(folded(left), op, right)
    case .tuple(let elements, .load):
      var values: [Value] = []
      for element in elements {
        let value = folded(element)
        if value.isUndefined { return .undefined }
        values.append(value)
      }
      return vm.tuple(values)
    default: return .undefined
    }
  }

  /// The frozenset of a set display of three or more constants, from which CPython makes the set; nil otherwise.
  private func foldedSet(_ elements: [Expr]) -> Value? {
    if elements.count < 3 { return nil }
    var values: [Value] = []
    for element in elements {
      let value = folded(element)
      if value.isUndefined { return nil }
      values.append(value)
    }
    do {
      return Value(try vm.constantSet(values))
    } catch {
      vm.takePending()
      return nil
    }
  }

  private func constantSet(_ constant: Value, into target: Int?) -> Int {
    let result = target ?? builder.temporary()
    let source = builder.temporary()
    builder.emit(.loadConstant, a: source, b: builder.constant(constant))
    builder.emit(.buildSet, a: result, b: result, c: 0)
    builder.emit(.setUpdate, a: result, b: source)
    return result
  }

  private func foldedBinary(_ left: Value, _ op: PythonSyntax.BinaryOperator, _ rightExpr: Expr) -> Value {
    guard left.isInt else { return .undefined }
    let right = folded(rightExpr)
    guard right.isInt else { return .undefined }
    let result: (partialValue: Int, overflow: Bool)
    switch op {
    case .add: result = left.asInt.addingReportingOverflow(right.asInt)
    case .subtract: result = left.asInt.subtractingReportingOverflow(right.asInt)
    case .multiply: result = left.asInt.multipliedReportingOverflow(by: right.asInt)
    case .power:
      guard right.asInt >= 0, right.asInt < 64 else { return .undefined }
      var product = (partialValue: 1, overflow: false)
      for _ in 0..<right.asInt where !product.overflow {
        product = product.partialValue.multipliedReportingOverflow(by: left.asInt)
      }
      result = product
    default: return .undefined
    }
    return result.overflow ? .undefined : Value(result.partialValue)
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
      let first = try expression(left)
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

  private func immediateForm(_ op: PythonSyntax.BinaryOperator) -> Opcode? {
    switch op {
    case .add: .addImmediate
    case .subtract: .subtractImmediate
    case .multiply: .multiplyImmediate
    case .floorDivide: .floorDivideImmediate
    case .modulo: .moduloImmediate
    default: nil
    }
  }

  private func operation(_ op: PythonSyntax.BinaryOperator) -> Opcode {
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

  private func unary(
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
  private func stepwise(_ target: Int?, _ body: (Int) throws -> Void) throws -> Int {
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

  private func boolean(_ op: BooleanOperator, _ operands: [Expr], into target: Int?) throws -> Int {
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

  private func conditional(_ test: Expr, _ body: Expr, _ orElse: Expr, into target: Int?) throws -> Int {
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

  private func comparison(
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

  private func emitComparison(_ op: ComparisonOperator, _ result: Int, _ first: Int, _ second: Int) {
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

  // MARK: - Conditions

  /// Jumps to `label` when the truth of `expr` is `jumpIf`; goes on otherwise.
  func condition(_ expr: Expr, jumpIf: Bool, to label: Label) throws {
    let saved = builder.span
    builder.span = Compiler.span(expr.range)
    defer { builder.span = saved }
    switch expr.kind {
    case .constant(let constant):
      switch constant {
      case .true: if jumpIf { builder.jump(.jump, to: label, field: .a) }
      case .false, .none: if !jumpIf { builder.jump(.jump, to: label, field: .a) }
      default: try testValue(expr, jumpIf, label)
      }
    case .unaryOp(.not, let operand): try condition(operand, jumpIf: !jumpIf, to: label)
    case .boolOp(let op, let operands): try booleanCondition(op, operands, jumpIf, label)
    case .compare(let left, let ops, let comparators):
      try compareCondition(left, ops, comparators, jumpIf, label)
    default: try testValue(expr, jumpIf, label)
    }
  }

  private func testValue(_ expr: Expr, _ jumpIf: Bool, _ label: Label) throws {
    try scratch {
      let value = try expression(expr)
      builder.jump(jumpIf ? .jumpIfTrue : .jumpIfFalse, b: value, to: label, field: .a)
    }
  }

  private func booleanCondition(
    _ op: BooleanOperator, _ operands: [Expr], _ jumpIf: Bool, _ label: Label
  ) throws {
    // `and` decides early on false, `or` on true.
    let decides = op == .or
    let skip = Label()
    var before: Set<Int>?
    for (index, operand) in operands.enumerated() {
      let isLast = index == operands.count - 1
      if isLast || decides == jumpIf {
        try condition(operand, jumpIf: isLast ? jumpIf : decides, to: label)
      } else {
        try condition(operand, jumpIf: decides, to: skip)
      }
      if before == nil { before = assigned }
    }
    if let before { assigned = before }
    builder.place(skip)
  }

  private func compareCondition(
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

  private func compareAndJump(
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

  private func emitCompareJump(
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

  private func fusedImmediate(_ op: ComparisonOperator) -> Opcode? {
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

  // MARK: - Calls

  private func call(
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
        return try methodCall(function, receiver, name, arguments, into: result)
      }
      let base = builder.temporary()
      _ = try scratch { try expression(function, into: base) }
      for argument in arguments { _ = try expressionInTemporary(argument) }
      if keywords.isEmpty {
        builder.emit(.call, a: base, b: result, c: arguments.count)
        return
      }
      for keyword in keywords { _ = try expressionInTemporary(keyword.value) }
      let names = vm.tuple(keywords.map { Value(vm.intern($0.name ?? "")) })
      builder.emit(.callKeywords, a: base, b: result, c: arguments.count + keywords.count)
      builder.emit(.extra, a: builder.constant(names))
    }
    return result
  }

  private func methodCall(
    _ function: Expr, _ receiver: Expr, _ name: String, _ arguments: [Expr], into result: Int
  ) throws {
    let base = builder.temporary()
    _ = try expressionInTemporary(receiver)
    for argument in arguments { _ = try expressionInTemporary(argument) }
    let cache = builder.cache(vm.intern(scope.mangled(name)))
    builder.parts.methodSpans[builder.position] = Compiler.span(function.range)
    builder.emit(.callMethod, x: arguments.count, a: base, b: result, c: cache)
  }

  /// `super()` needs the first argument and the class cell of the method around it.
  private func zeroArgumentSuper(_ function: Expr, into target: Int?) throws -> Int? {
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
  private func superReceiver(_ name: String) throws -> Int {
    let result = builder.temporary()
    if let register = try localRegister(name) {
      builder.emit(.move, a: result, b: register)
      return result
    }
    return try load(name, into: result)
  }

  private func spreadCall(
    _ function: Expr, _ arguments: [Expr], _ keywords: [Keyword], into result: Int
  ) throws {
    let base = builder.temporaries(3)
    _ = try scratch { try expression(function, into: base) }
    builder.emit(.buildList, a: base + 1, b: base + 1, c: 0)
    for argument in arguments {
      try scratch {
        if case .starred(let inner, _) = argument.kind {
          let value = try expressionInTemporary(inner)
          builder.emit(.listExtend, x: 1, a: base + 1, b: value)
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

  // MARK: - Displays

  private func slice(_ lower: Expr?, _ upper: Expr?, _ step: Expr?, into target: Int?) throws -> Int {
    let result = target ?? builder.temporary()
    try scratch {
      let first = builder.temporaries(3)
      for (offset, part) in [lower, upper, step].enumerated() {
        if let part {
          _ = try scratch { try expression(part, into: first + offset) }
        } else {
          builder.emit(.loadNone, a: first + offset)
        }
      }
      builder.emit(.buildSlice, a: result, b: first)
    }
    return result
  }

  private func tupleDisplay(_ expr: Expr, _ elements: [Expr], into target: Int?) throws -> Int {
    let result = target ?? builder.temporary()
    let known = folded(expr)
    if !known.isUndefined {
      builder.emit(.loadConstant, a: result, b: builder.constant(known))
      return result
    }
    let hasStar = elements.contains { if case .starred = $0.kind { true } else { false } }
    if hasStar {
      try scratch {
        let list = try display(elements, .buildList, .listExtend, .listAppend, into: builder.temporary())
        builder.emit(.listToTuple, a: result, b: list)
      }
      return result
    }
    return try display(elements, .buildTuple, .listExtend, .listAppend, into: result)
  }

  private func display(
    _ elements: [Expr], _ build: Opcode, _ extend: Opcode, _ append: Opcode, into target: Int?
  ) throws -> Int {
    let star = elements.firstIndex { if case .starred = $0.kind { true } else { false } }
    // Long displays are built in pieces, so that they need few registers.
    let limit = 4096
    if star == nil, elements.count <= limit || build == .buildTuple {
      let result = target ?? builder.temporary()
      try scratch {
        let first = builder.temporaries(elements.count)
        for (offset, element) in elements.enumerated() {
          _ = try scratch { try expression(element, into: first + offset) }
        }
        builder.emit(build, a: result, b: first, c: elements.count)
      }
      return result
    }
    return try stepwise(target) { result in
      builder.emit(build, a: result, b: result, c: 0)
      for element in elements {
        try scratch {
          if case .starred(let inner, _) = element.kind {
            builder.emit(extend, a: result, b: try expression(inner))
          } else {
            builder.emit(append, a: result, b: try expression(element))
          }
        }
      }
    }
  }

  private func dictDisplay(_ keys: [Expr?], _ values: [Expr], into target: Int?) throws -> Int {
    let isPlain = keys.allSatisfy { $0 != nil } && keys.count <= 2048
    if isPlain {
      let result = target ?? builder.temporary()
      try scratch {
        let first = builder.temporaries(keys.count * 2)
        for (offset, key) in keys.enumerated() {
          if let key { _ = try scratch { try expression(key, into: first + 2 * offset) } }
          _ = try scratch { try expression(values[offset], into: first + 2 * offset + 1) }
        }
        builder.emit(.buildDict, a: result, b: first, c: keys.count)
      }
      return result
    }
    return try stepwise(target) { result in
      builder.emit(.buildDict, a: result, b: result, c: 0)
      for (offset, key) in keys.enumerated() {
        try scratch {
          if let key {
            let name = try expression(key)
            builder.emit(.dictSet, a: result, b: name, c: try expression(values[offset]))
          } else {
            builder.emit(.dictUpdate, a: result, b: try expression(values[offset]))
          }
        }
      }
    }
  }

  // MARK: - Functions inside expressions

  private func lambda(_ expr: Expr, _ lambda: Lambda, into target: Int?) throws -> Int {
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

  private func comprehension(_ expr: Expr, _ comprehension: Comprehension, into target: Int?) throws -> Int {
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
      at(iterable.range) { builder.emit(.getIterator, x: 1, a: base + 1, b: base + 1) }
      builder.emit(.call, a: base, b: result, c: 1)
    }
    return result
  }

  private func comprehensionBody(_ comprehension: Comprehension) throws {
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

  private func comprehensionClause(_ comprehension: Comprehension, _ index: Int, _ accumulator: Int) throws {
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
      at(clause.iterable.range) {
        builder.emit(.forPrepare, a: loop)
        builder.jump(.jump, to: next, field: .a)
      }
      builder.place(body)
      let item = try loopVariable(clause.target)
      try storeLoopVariable(clause.target, item)
      for test in clause.conditions { try condition(test, jumpIf: false, to: next) }
      try comprehensionClause(comprehension, index + 1, accumulator)
      builder.place(next)
      at(clause.iterable.range) { builder.jump(.forNext, a: loop, b: item, to: body, field: .c) }
    }
  }

  private func comprehensionElement(_ comprehension: Comprehension, _ accumulator: Int) throws {
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

  private func yieldValue(_ value: Expr?, into target: Int?) throws -> Int {
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

  private func yieldFrom(_ value: Expr, into target: Int?) throws -> Int {
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

  // MARK: - f-strings

  private func joinedString(_ parts: [Expr], into target: Int?) throws -> Int {
    let result = target ?? builder.temporary()
    if parts.isEmpty {
      load(Value(vm.intern("")), into: result)
      return result
    }
    try scratch {
      let first = builder.temporaries(parts.count)
      for (offset, part) in parts.enumerated() {
        try scratch {
          if case .formattedValue(let value, let conversion, let spec) = part.kind {
            try formatted(value, conversion, spec, into: first + offset)
          } else {
            try expression(part, into: first + offset)
          }
        }
      }
      if parts.count == 1 {
        builder.emit(.move, a: result, b: first)
      } else {
        builder.emit(.buildString, a: result, b: first, c: parts.count)
      }
    }
    return result
  }

  private func formatted(_ value: Expr, _ conversion: FormatConversion, _ spec: Expr?, into result: Int) throws {
    let register = try expression(value)
    var flags: Int
    switch conversion {
    case .none: flags = 0
    case .str: flags = 1
    case .repr: flags = 2
    case .ascii: flags = 3
    }
    var specRegister = 0
    if let spec {
      flags += 4
      specRegister = try expressionInTemporary(spec)
    }
    builder.emit(.format, x: flags, a: result, b: register, c: specRegister)
  }
}
