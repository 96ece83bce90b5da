// Functions of one tensor, element by element, each with its derivative beside it.
import Glibc
import Tensors

extension Tensor {
  static func naturalLogarithm(_ value: Double) -> Double { Glibc.log(value) }

  /// A function whose derivative is written with its own result.
  private func function(
    _ name: StaticString, _ operation: UnaryOperation, fromResult rule: @escaping GradientRule
  ) throws(TensorError) -> Tensor {
    let result = Tensor(try array.unary(operation))
    if let node = result.history(name, self) {
      node.saveResult(0, result)
      node.rule = rule
    }
    return result
  }

  /// A function whose derivative is written with its operand.
  private func function(
    _ name: StaticString, _ operation: UnaryOperation, _ p0: Double = 0, _ p1: Double = 0,
    fromOperand rule: @escaping GradientRule
  ) throws(TensorError) -> Tensor {
    let result = Tensor(try array.unary(operation, p0, p1))
    if let node = result.history(name, self) {
      try node.save(0, self)
      node.rule = rule
    }
    return result
  }

  /// A step function: recorded, with derivative 0.
  private func steps(_ name: StaticString, _ operation: UnaryOperation) throws(TensorError) -> Tensor {
    let result = Tensor(try array.unary(operation))
    if let node = result.history(name, self) { node.rule = Tensor.zeroRule }
    return result
  }

  // MARK: Exponentials and logarithms

  package func exp() throws(TensorError) -> Tensor {
    try function(
      "ExpBackward0", .exp,
      fromResult: { step, gradient throws(TensorError) in
        step[0] = try gradient.mul(try step.saved(0).conjugated)
      })
  }

  package func exp2() throws(TensorError) -> Tensor {
    try function(
      "Exp2Backward0", .exp2,
      fromResult: { step, gradient throws(TensorError) in
        step[0] = try gradient.mul(try step.saved(0).conjugated).timesNumber(.float(0.6931471805599453))
      })
  }

  package func expm1() throws(TensorError) -> Tensor {
    try function(
      "Expm1Backward0", .expm1,
      fromResult: { step, gradient throws(TensorError) in
        step[0] = try gradient.mul(try step.saved(0).conjugated.plusNumber(.int(1)))
      })
  }

  package func log() throws(TensorError) -> Tensor {
    try function(
      "LogBackward0", .log,
      fromOperand: { step, gradient throws(TensorError) in
        step[0] = try gradient.div(try step.saved(0).conjugated)
      })
  }

  package func log2() throws(TensorError) -> Tensor {
    try function(
      "Log2Backward0", .log2,
      fromOperand: { step, gradient throws(TensorError) in
        step[0] = try gradient.div(try step.saved(0).conjugated.timesNumber(.float(0.6931471805599453)))
      })
  }

  package func log10() throws(TensorError) -> Tensor {
    try function(
      "Log10Backward0", .log10,
      fromOperand: { step, gradient throws(TensorError) in
        step[0] = try gradient.div(try step.saved(0).conjugated.timesNumber(.float(2.3025850929940456)))
      })
  }

  package func log1p() throws(TensorError) -> Tensor {
    try function(
      "Log1PBackward0", .log1p,
      fromOperand: { step, gradient throws(TensorError) in
        step[0] = try gradient.div(try step.saved(0).conjugated.plusNumber(.int(1)))
      })
  }

  package func sqrt() throws(TensorError) -> Tensor {
    try function(
      "SqrtBackward0", .referenceSqrt,
      fromResult: { step, gradient throws(TensorError) in
        step[0] = try gradient.div(try step.saved(0).conjugated.timesNumber(.int(2)))
      })
  }

  package func rsqrt() throws(TensorError) -> Tensor {
    try function(
      "RsqrtBackward0", .rsqrt,
      fromResult: { step, gradient throws(TensorError) in
        step[0] = try gradient.timesNumber(.float(-0.5)).mul(try step.saved(0).pow(.int(3)).conjugated)
      })
  }

  // MARK: Trigonometric and hyperbolic functions

  package func sin() throws(TensorError) -> Tensor {
    try function(
      "SinBackward0", .sin,
      fromOperand: { step, gradient throws(TensorError) in
        step[0] = try gradient.mul(try step.saved(0).cos().conjugated)
      })
  }

  package func cos() throws(TensorError) -> Tensor {
    try function(
      "CosBackward0", .cos,
      fromOperand: { step, gradient throws(TensorError) in
        step[0] = try gradient.mul(try step.saved(0).sin().neg().conjugated)
      })
  }

  package func tan() throws(TensorError) -> Tensor {
    try function(
      "TanBackward0", .tan,
      fromResult: { step, gradient throws(TensorError) in
        step[0] = try gradient.mul(try step.saved(0).pow(.int(2)).plusNumber(.int(1)).conjugated)
      })
  }

  package func asin() throws(TensorError) -> Tensor {
    try function(
      "AsinBackward0", .asin,
      fromOperand: { step, gradient throws(TensorError) in
        let x = try step.saved(0)
        step[0] = try gradient.mul(try x.neg().mul(x).plusNumber(.int(1)).rsqrt().conjugated)
      })
  }

  package func acos() throws(TensorError) -> Tensor {
    try function(
      "AcosBackward0", .acos,
      fromOperand: { step, gradient throws(TensorError) in
        let x = try step.saved(0)
        step[0] = try gradient.mul(try x.neg().mul(x).plusNumber(.int(1)).rsqrt().neg().conjugated)
      })
  }

  package func atan() throws(TensorError) -> Tensor {
    try function(
      "AtanBackward0", .atan,
      fromOperand: { step, gradient throws(TensorError) in
        let x = try step.saved(0)
        step[0] = try gradient.div(try x.mul(x).plusNumber(.int(1)).conjugated)
      })
  }

  package func sinh() throws(TensorError) -> Tensor {
    try function(
      "SinhBackward0", .sinh,
      fromOperand: { step, gradient throws(TensorError) in
        step[0] = try gradient.mul(try step.saved(0).cosh().conjugated)
      })
  }

  package func cosh() throws(TensorError) -> Tensor {
    try function(
      "CoshBackward0", .cosh,
      fromOperand: { step, gradient throws(TensorError) in
        step[0] = try gradient.mul(try step.saved(0).sinh().conjugated)
      })
  }

  package func tanh() throws(TensorError) -> Tensor {
    try function(
      "TanhBackward0", .tanh,
      fromResult: { step, gradient throws(TensorError) in
        step[0] = try gradient.tanhBackward(try step.saved(0))
      })
  }

  /// `gradient·(1 - result²)`.
  func tanhBackward(_ value: Tensor) throws(TensorError) -> Tensor {
    if value.dtype.isComplex { return try mul(try value.mul(value).rsub(.int(1)).conjugated) }
    let result = Tensor(try array.binary(.tanhBackward, value.array))
    if let node = result.history("TanhBackwardBackward0", self, value) {
      try node.save(0, self)
      try node.save(1, value)
      node.rule = { step, gradient throws(TensorError) in
        let value = try step.saved(1)
        if step.needs(0) { step[0] = try gradient.tanhBackward(value) }
        if step.needs(1) { step[1] = try gradient.mul(try value.timesNumber(.int(-2)).mul(try step.saved(0))) }
      }
    }
    return result
  }

  package func erf() throws(TensorError) -> Tensor {
    try function(
      "ErfBackward0", .erf,
      fromOperand: { step, gradient throws(TensorError) in
        let x = try step.saved(0)
        step[0] = try x.pow(.int(2)).neg().exp().timesNumber(.float(1.1283791670955126)).mul(gradient)
      })
  }

  package func erfc() throws(TensorError) -> Tensor {
    try function(
      "ErfcBackward0", .erfc,
      fromOperand: { step, gradient throws(TensorError) in
        let x = try step.saved(0)
        step[0] = try x.pow(.int(2)).neg().exp().timesNumber(.float(-1.1283791670955126)).mul(gradient)
      })
  }

  // MARK: Size and steps

  package func abs() throws(TensorError) -> Tensor {
    try function(
      "AbsBackward0", .absolute,
      fromOperand: { step, gradient throws(TensorError) in
        step[0] = try gradient.mul(try step.saved(0).sgn())
      })
  }

  package func sign() throws(TensorError) -> Tensor { try steps("SignBackward0", .sign) }
  package func floor() throws(TensorError) -> Tensor { try steps("FloorBackward0", .floor) }
  package func ceil() throws(TensorError) -> Tensor { try steps("CeilBackward0", .ceil) }
  package func round() throws(TensorError) -> Tensor { try steps("RoundBackward0", .round) }
  package func trunc() throws(TensorError) -> Tensor { try steps("TruncBackward0", .trunc) }

  package func frac() throws(TensorError) -> Tensor {
    let result = Tensor(try array.unary(.frac))
    if let node = result.history("FracBackward0", self) { node.rule = Tensor.identityRule }
    return result
  }

  /// Each element at least `minimum` and at most `maximum`; nil is no bound. At a bound the derivative is 1.
  package func clamp(
    min minimum: Scalar?, max maximum: Scalar?, _ name: StaticString = "ClampBackward1"
  ) throws(TensorError) -> Tensor {
    if minimum == nil && maximum == nil {
      throw .runtime("torch.clamp: At least one of 'min' or 'max' must not be None")
    }
    let result = Tensor(try array.clamped(minimum, maximum))
    let (low, high) = (minimum?.doubleValue ?? -Double.infinity, maximum?.doubleValue ?? Double.infinity)
    if let node = result.history(name, self) {
      node.arguments = .bounds(minimum, maximum)
      try node.save(0, self)
      node.rule = { step, gradient throws(TensorError) in
        let x = try step.saved(0).array
        let inside = try x.binary(.greaterOrEqual, .float(low)).binary(
          .logicalAnd, try x.binary(.lessOrEqual, .float(high)))
        step[0] = try gradient.chosen(inside)
      }
    }
    return result
  }

  // MARK: Of two tensors

  package func maximum(_ other: Tensor) throws(TensorError) -> Tensor {
    if dtype.isComplex || other.dtype.isComplex {
      throw .runtime("maximum not implemented for complex tensors.")
    }
    return try extremum(other, "MaximumBackward0", .maximum, loses: .less)
  }

  package func minimum(_ other: Tensor) throws(TensorError) -> Tensor {
    if dtype.isComplex || other.dtype.isComplex {
      throw .runtime("minimum not implemented for complex tensors.")
    }
    return try extremum(other, "MinimumBackward0", .minimum, loses: .greater)
  }

  /// Equal elements share the gradient by halves.
  private func extremum(
    _ other: Tensor, _ name: StaticString, _ operation: BinaryOperation, loses: BinaryOperation
  ) throws(TensorError) -> Tensor {
    let result = Tensor(try array.binary(operation, other.array))
    if let node = result.history(name, self, other) {
      try node.save(0, self)
      try node.save(1, other)
      node.rule = { step, gradient throws(TensorError) in
        let (a, b) = (try step.saved(0).array, try step.saved(1).array)
        let tie = Tensor(try a.binary(.equal, b))
        for (slot, lost) in [(1, (b, a)), (0, (a, b))] where step.needs(slot) {
          let shared = try tie.choose(try gradient.dividedByNumber(.int(2)), gradient)
          step[slot] = try shared.maskedFill(Tensor(try lost.0.binary(loses, lost.1)), .int(0))
        }
      }
    }
    return result
  }

  /// `torch.where(self, a, b)`: this tensor is the bool condition.
  package func choose(_ a: Tensor, _ b: Tensor) throws(TensorError) -> Tensor {
    let result = Tensor(try array.choose(a.array, b.array))
    result.noteExtraInput(self)
    if let node = result.history("WhereBackward0", a, b) {
      try node.save(0, self)
      node.rule = { step, gradient throws(TensorError) in
        let condition = try step.saved(0)
        let zero = Tensor(try NDArray.scalar(.int(0), gradient.dtype, gradient.state))
        if step.needs(0) { step[0] = try condition.choose(gradient, zero) }
        if step.needs(1) { step[1] = try condition.choose(zero, gradient) }
      }
    }
    return result
  }

  /// Comparisons, logic and bit operations: bool or integer results, never with a history.
  package func compare(_ operation: BinaryOperation, _ other: Tensor) throws(TensorError) -> Tensor {
    let result = Tensor(try array.binary(operation, other.array))
    result.recordCut(.type, operation.symbol, [self, other])
    return result
  }

  package func compare(_ operation: BinaryOperation, _ number: Scalar) throws(TensorError) -> Tensor {
    let result = Tensor(try array.binary(operation, number))
    result.recordCut(.type, operation.symbol, [self])
    return result
  }

  /// `isnan`, `logical_not` and the like.
  package func test(_ operation: UnaryOperation, _ name: String) throws(TensorError) -> Tensor {
    let result = Tensor(try array.unary(operation))
    result.recordCut(.type, name, [self])
    return result
  }
}

extension BinaryOperation {
  /// How a comparison is written.
  var symbol: String {
    switch self {
    case .equal: "=="
    case .notEqual: "!="
    case .less: "<"
    case .lessOrEqual: "<="
    case .greater: ">"
    case .greaterOrEqual: ">="
    case .logicalAnd: "logical_and"
    case .logicalOr: "logical_or"
    case .logicalXor: "logical_xor"
    default: "bitwise"
    }
  }
}
