// Operations on two operands, of which one may be a number: as functions and methods here, as operators in
// TensorOperators.swift. Both go through the same few functions.

import Autodiff
import PythonRuntime
import Tensors

enum ArithmeticOperations {
  static let all: [TensorOperation] =
    arithmetic + comparisons + [
      TensorOperation("pow", "exponent") { (vm, tensor, arguments) throws(PyError) in
        try vm.arithmetic(.power, "pow", arguments[0], arguments[1])
      },
      TensorOperation("maximum", "other") { (vm, tensor, arguments) throws(PyError) in
        let other = try vm.tensor(arguments[1], "maximum", "other", 2)
        return vm.wrap(try vm.engine { () throws(TensorError) in try tensor.maximum(other) })
      },
      TensorOperation("minimum", "other") { (vm, tensor, arguments) throws(PyError) in
        let other = try vm.tensor(arguments[1], "minimum", "other", 2)
        return vm.wrap(try vm.engine { () throws(TensorError) in try tensor.minimum(other) })
      },
      TensorOperation("where", "condition, other", .method) { (vm, _, arguments) throws(PyError) in
        try vm.choose(arguments[1], arguments[0], arguments[2])
      },
    ]

  /// `torch.where` and `torch.rsub`: functions whose first argument is not the tensor operated on.
  static let functions: [NativeRow] = [
    NativeRow("where(condition, input=?, other=?)") { (vm, arguments) throws(PyError) in
      if arguments[1].isUndefined {
        let mask = try vm.tensor(arguments[0], "where", "condition")
        return try vm.columns(ofNonzero: mask)
      }
      return try vm.choose(arguments[0], arguments[1], arguments[2])
    }
  ]

  private static func row(_ name: String, _ op: BinaryOperator) -> TensorOperation {
    TensorOperation(name, "other") { (vm, _, arguments) throws(PyError) in
      try vm.arithmetic(op, name, arguments[0], arguments[1])
    }
  }

  private static func scaledRow(_ name: String, _ op: BinaryOperator) -> TensorOperation {
    TensorOperation(name, "other, *, alpha=1") { (vm, tensor, arguments) throws(PyError) in
      try vm.checkFactor(arguments[2], tensor, arguments[1])
      let alpha = try vm.double(arguments[2], name, "alpha")
      if alpha == 1 { return try vm.arithmetic(op, name, arguments[0], arguments[1]) }
      guard let other = arguments[1].tensor else {
        guard let number = vm.scalar(arguments[1]) else {
          throw vm.argumentError(name, "other", 2, expected: "Tensor", found: arguments[1])
        }
        return vm.wrap(
          try vm.engine { () throws(TensorError) in
            op == .add ? try tensor.add(number, alpha: alpha) : try tensor.sub(number, alpha: alpha)
          })
      }
      return vm.wrap(
        try vm.engine { () throws(TensorError) in
          op == .add ? try tensor.add(other, alpha: alpha) : try tensor.sub(other, alpha: alpha)
        })
    }
  }

  private static let arithmetic: [TensorOperation] = [
    scaledRow("add", .add), scaledRow("sub", .subtract), scaledRow("subtract", .subtract), row("mul", .multiply),
    row("multiply", .multiply),
    row("floor_divide", .floorDivide), row("remainder", .modulo), row("bitwise_and", .bitAnd),
    row("bitwise_or", .bitOr), row("bitwise_xor", .bitXor),
    TensorOperation("logical_and", "other") { (vm, tensor, arguments) throws(PyError) in
      try vm.logical(.logicalAnd, tensor, arguments[1], "logical_and")
    },
    TensorOperation("logical_or", "other") { (vm, tensor, arguments) throws(PyError) in
      try vm.logical(.logicalOr, tensor, arguments[1], "logical_or")
    },
  ]

  private static func comparison(_ name: String, _ op: CompareOperator) -> TensorOperation {
    TensorOperation(name, "other") { (vm, _, arguments) throws(PyError) in
      let result = try vm.comparison(op, arguments[0], arguments[1])
      if result.isNotImplemented { throw vm.argumentError(name, "other", 2, expected: "Tensor", found: arguments[1]) }
      return result
    }
  }

  private static let comparisons: [TensorOperation] = [
    comparison("eq", .equal), comparison("ne", .notEqual), comparison("lt", .less), comparison("le", .lessEqual),
    comparison("gt", .greater), comparison("ge", .greaterEqual), comparison("less", .less),
    comparison("greater", .greater), comparison("not_equal", .notEqual),
  ]
}

extension Machine {
  /// An operator by name, which must not decline.
  func arithmetic(_ op: BinaryOperator, _ name: String, _ left: Value, _ right: Value) throws(PyError) -> Value {
    let result = try tensorBinary(op, left, right)
    if result.isNotImplemented { throw argumentError(name, "other", 2, expected: "Tensor", found: right) }
    return result
  }

  /// Sums of whole numbers take no factor with a fraction.
  fileprivate func checkFactor(_ factor: Value, _ left: Tensor, _ right: Value) throws(PyError) {
    if factor.isInt || factor.isBool { return }
    if !left.dtype.isComplex, scalar(factor)?.imaginaryValue ?? 0 != 0 {
      let isComplex = right.tensor.map { $0.dtype.isComplex } ?? (scalar(right)?.imaginaryValue ?? 0 != 0)
      if !isComplex {
        throw runtimeError("For non-complex input tensors, argument alpha must not be a complex number.")
      }
    }
    if left.dtype.isDifferentiable { return }
    let isWhole = right.tensor.map { !$0.dtype.isDifferentiable } ?? (right.isInt || right.isBool)
    if isWhole {
      throw runtimeError("For integral input tensors, argument alpha must not be a floating point number.")
    }
  }

  /// A function of a number and a tensor; nil where the number stands for a tensor without dimensions.
  func numberFirst(
    _ name: String, _ number: Scalar, _ right: Tensor, _ arguments: Arguments
  ) throws(PyError) -> Value? {
    let operators: [String: BinaryOperator] = [
      "pow": .power, "remainder": .modulo, "bitwise_and": .bitAnd, "bitwise_or": .bitOr, "bitwise_xor": .bitXor,
      "bitwise_left_shift": .leftShift, "bitwise_right_shift": .rightShift,
    ]
    if let op = operators[name] { return try tensorBinary(op, arguments[0], arguments[1]) }
    let result = try engine { () throws(TensorError) -> Tensor? in
      switch name {
      case "float_power":
        return try right.to(right.dtype.isComplex || number.isComplex ? .complex128 : .float64).rpow(number)
      case "xlogy": return try right.xlogy(number: number, first: true)
      case "xlog1py": return try right.xlog1py(number: number, first: true)
      case "zeta": return try right.zeta(number: number.doubleValue, first: true)
      default: return nil
      }
    }
    if let result { return wrap(result) }
    let state = torch.engine
    let single = try engine { () throws(TensorError) in
      Tensor(try NDArray.scalar(number, number.dtype(default: state.defaultDType), state))
    }
    arguments.base[0] = wrap(single)
    return nil
  }

  /// The operators of Python between a tensor and a tensor or number, in either order; declines anything else.
  func tensorBinary(_ op: BinaryOperator, _ left: Value, _ right: Value) throws(PyError) -> Value {
    if let a = left.tensor {
      if let b = right.tensor { return wrap(try engine { () throws(TensorError) in try Self.binary(op, a, b) }) }
      if isArray(right) { return try arrayArithmetic(op, a, right) }
      let found = scalar(right)
      guard let number = found == nil ? try largeNumber(right, a) : found else { return .notImplemented }
      if op == .matrixMultiply { return .notImplemented }
      return wrap(try engine { () throws(TensorError) in try Self.binary(op, a, number) })
    }
    guard let b = right.tensor else { return .notImplemented }
    if isArray(left) { return try arrayArithmetic(op, left, b) }
    let found = scalar(left)
    guard let number = found == nil ? try largeNumber(left, b) : found else { return .notImplemented }
    if op == .matrixMultiply { return .notImplemented }
    return wrap(try engine { () throws(TensorError) in try Self.reversed(op, number, b) })
  }

  /// An integer beyond 64 bits as an operand: refused as the reference does; one that 64 bits without a sign hold is a
  /// number to tensors of floating point.
  func largeNumber(_ value: Value, _ tensor: Tensor) throws(PyError) -> Scalar? {
    guard let big = value.bigInt else { return nil }
    if let number = UInt64(exactly: big.value) { return tensor.dtype.isFloatingPoint ? .float(Double(number)) : nil }
    throw raise(.overflowError, big.value < 0 ? "can't convert negative int to unsigned" : "int too big to convert")
  }

  private static func binary(_ op: BinaryOperator, _ a: Tensor, _ b: Tensor) throws(TensorError) -> Tensor {
    switch op {
    case .add: try a.add(b)
    case .subtract: try a.sub(b)
    case .multiply: try a.mul(b)
    case .trueDivide: try a.div(b)
    case .floorDivide: try a.floorDivide(b)
    case .modulo: try a.remainder(b)
    case .power: try a.pow(b)
    case .matrixMultiply: try a.matmul(b)
    case .leftShift: try a.compare(.shiftLeft, b)
    case .rightShift: try a.compare(.shiftRight, b)
    case .bitAnd: try a.compare(.bitwiseAnd, b)
    case .bitOr: try a.compare(.bitwiseOr, b)
    case .bitXor: try a.compare(.bitwiseXor, b)
    }
  }

  private static func binary(_ op: BinaryOperator, _ a: Tensor, _ b: Scalar) throws(TensorError) -> Tensor {
    switch op {
    case .add: try a.add(b)
    case .subtract: try a.sub(b)
    case .multiply: try a.mul(b)
    case .trueDivide: try a.div(b)
    case .floorDivide: try a.floorDivide(b)
    case .modulo: try a.remainder(b)
    case .power: try a.pow(b)
    case .matrixMultiply: throw .runtime("matmul needs two tensors")
    case .leftShift: try a.compare(.shiftLeft, b)
    case .rightShift: try a.compare(.shiftRight, b)
    case .bitAnd: try a.compare(.bitwiseAnd, b)
    case .bitOr: try a.compare(.bitwiseOr, b)
    case .bitXor: try a.compare(.bitwiseXor, b)
    }
  }

  /// `number op tensor`.
  private static func reversed(_ op: BinaryOperator, _ a: Scalar, _ b: Tensor) throws(TensorError) -> Tensor {
    switch op {
    case .add: return try b.add(a)
    case .subtract: return try b.rsub(a)
    case .multiply: return try b.mul(a)
    case .trueDivide: return try b.rdiv(a)
    case .power: return try b.rpow(a)
    case .modulo: return try b.reversedRemainder(a)
    default:
      let first = Tensor(try NDArray.scalar(a, a.dtype(default: b.state.defaultDType), b.state))
      return try binary(op, first, b)
    }
  }

  /// A comparison of a tensor with a tensor or number; declines anything else.
  func comparison(_ op: CompareOperator, _ left: Value, _ right: Value) throws(PyError) -> Value {
    guard let a = left.tensor else { return .notImplemented }
    let operation = Self.operation(op)
    if let b = right.tensor { return wrap(try engine { () throws(TensorError) in try a.compare(operation, b) }) }
    let found = scalar(right)
    guard let number = found == nil ? try largeNumber(right, a) : found else {
      // Of the comparisons with an array, the reference knows `==` alone.
      guard op == .equal, let b = try tensorOperand(right) else { return .notImplemented }
      return wrap(try engine { () throws(TensorError) in try a.compare(operation, b) })
    }
    return wrap(try engine { () throws(TensorError) in try a.compare(operation, number) })
  }

  private static func operation(_ op: CompareOperator) -> BinaryOperation {
    switch op {
    case .less: .less
    case .lessEqual: .lessOrEqual
    case .equal: .equal
    case .notEqual: .notEqual
    case .greater: .greater
    case .greaterEqual: .greaterOrEqual
    }
  }

  func logical(_ operation: BinaryOperation, _ tensor: Tensor, _ other: Value, _ name: String) throws(PyError) -> Value
  {
    let second = try self.tensor(other, name, "other", 2)
    return wrap(try engine { () throws(TensorError) in try tensor.compare(operation, second) })
  }

  /// `torch.where`; numbers become tensors without dimensions.
  func choose(_ condition: Value, _ first: Value, _ second: Value) throws(PyError) -> Value {
    var mask = try tensor(condition, "where", "condition")
    let state = torch.engine
    if mask.dtype == .uint8 {
      if !torch.hasWarnedOfByteCondition {
        torch.hasWarnedOfByteCondition = true
        try issueWarning(
          .userWarning,
          "where received a uint8 condition tensor. This behavior is deprecated and will be removed in a future version of "
            + "PyTorch. Use a boolean condition instead. (Triggered internally at "
            + "/__w/pytorch/pytorch/aten/src/ATen/native/TensorCompare.cpp:621.)")
      }
      mask = try engine { () throws(TensorError) in try mask.to(.bool) }
    }
    func operandTensor(_ value: Value, _ name: String) throws(PyError) -> Tensor {
      if let tensor = value.tensor { return tensor }
      let found = scalar(value)
      guard let number = found == nil ? try largeNumber(value, mask) : found else {
        throw argumentError("where", name, 2, expected: "Tensor", found: value)
      }
      return Tensor(
        try engine { () throws(TensorError) in
          try NDArray.scalar(number, number.dtype(default: state.defaultDType), state)
        })
    }
    let a = try operandTensor(first, "input")
    let b = try operandTensor(second, "other")
    return wrap(try engine { () throws(TensorError) in try mask.choose(a, b) })
  }
}
