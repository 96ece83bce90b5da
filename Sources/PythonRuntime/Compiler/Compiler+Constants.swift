// Constants, and what of an expression is known before the program runs.

import PythonSyntax

extension Compiler {
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
  func foldedSet(_ elements: [Expr]) -> Value? {
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

  func constantSet(_ constant: Value, into target: Int?) -> Int {
    let result = target ?? builder.temporary()
    let source = builder.temporary()
    builder.emit(.loadConstant, a: source, b: builder.constant(constant))
    builder.emit(.buildSet, a: result, b: result, c: 0)
    builder.emit(.setUpdate, a: result, b: source)
    return result
  }

  func foldedBinary(_ left: Value, _ op: PythonSyntax.BinaryOperator, _ rightExpr: Expr) -> Value {
    if left.isStr, op == .add || op == .multiply { return foldedText(left, op, folded(rightExpr)) }
    guard left.isInt else { return .undefined }
    let right = folded(rightExpr)
    if right.isStr, op == .multiply { return foldedText(right, op, left) }
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

  /// `"a" + "b"` and `"-" * 20` where the result is short, as CPython folds them.
  private func foldedText(_ text: Value, _ op: PythonSyntax.BinaryOperator, _ other: Value) -> Value {
    if op == .add {
      guard other.isStr, text.asStr.count + other.asStr.count <= Compiler.longestFolded else { return .undefined }
      return Value(vm.intern(utf8: ByteText(text.asStr.utf8) + ByteText(other.asStr.utf8)))
    }
    guard other.isInt, other.asInt >= 0, other.asInt <= Compiler.longestFolded,
      text.asStr.count * other.asInt <= Compiler.longestFolded
    else { return .undefined }
    var result: ByteText = []
    for _ in 0..<other.asInt { result.append(contentsOf: text.asStr.utf8) }
    return Value(vm.intern(utf8: result))
  }

  /// Characters of a folded text, at most; CPython's `MAX_STR_SIZE`.
  private static let longestFolded = 4096
}
