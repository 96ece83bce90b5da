// Sums, products, quotients and powers of tensors and numbers, with their derivatives in the reference's order of
// roundings. Broadcasting needs no word here: the engine adds up what was repeated.
import Tensors

extension Tensor {
  // MARK: Sums

  /// `self + alpha·other`.
  package func add(_ other: Tensor, alpha: Double = 1) throws(TensorError) -> Tensor {
    let isOr = dtype == .bool && other.dtype == .bool && alpha != 0
    let sum =
      alpha == 1 || isOr ? try array.binary(.add, other.array) : try array.binary(.addScaled, other.array, alpha)
    let result = Tensor(sum)
    if let node = result.history("AddBackward0", self, other) {
      if alpha != 1 { node.arguments = .numbers(alpha, 0) }
      node.rule = alpha == 1 ? Tensor.sumRule : Tensor.scaledSumRule(alpha)
    }
    return result
  }

  private static let sumRule: FixedRule = { step, gradient throws(TensorError) in
    if step.needs(0) { step[0] = gradient }
    if step.needs(1) { step[1] = gradient }
  }

  private static func scaledSumRule(_ alpha: Double) -> GradientRule {
    { step, gradient throws(TensorError) in
      if step.needs(0) { step[0] = gradient }
      if step.needs(1) { step[1] = try gradient.timesNumber(.plain(alpha)) }
    }
  }

  package func add(_ number: Scalar, alpha: Double = 1) throws(TensorError) -> Tensor {
    let result = Tensor(try array.binary(.add, Tensor.scaled(number, alpha)))
    if let node = result.historyWithNumber("AddBackward0", self, number) {
      if alpha != 1 { node.arguments = .numbers(alpha, 0) }
      node.rule = Tensor.identityRule
    }
    return result
  }

  static func scaled(_ number: Scalar, _ alpha: Double) -> Scalar {
    if alpha == 1 { return number }
    if case .float = number { return .float(number.doubleValue * alpha) }
    guard let factor = Int(exactly: alpha), let whole = Int(exactly: number.doubleValue) else {
      return .float(number.doubleValue * alpha)
    }
    return .int(whole &* factor)
  }

  static let identityRule: FixedRule = { step, gradient throws(TensorError) in step[0] = gradient }

  /// `self - alpha·other`.
  package func sub(_ other: Tensor, alpha: Double = 1) throws(TensorError) -> Tensor {
    let difference =
      alpha == 1 ? try array.binary(.subtract, other.array) : try array.binary(.addScaled, other.array, -alpha)
    let result = Tensor(difference)
    if let node = result.history("SubBackward0", self, other) {
      if alpha != 1 { node.arguments = .numbers(alpha, 0) }
      node.rule = { step, gradient throws(TensorError) in
        if step.needs(0) { step[0] = gradient }
        if step.needs(1) {
          let negative = try gradient.neg()
          step[1] = alpha == 1 ? negative : try negative.timesNumber(.plain(alpha))
        }
      }
    }
    return result
  }

  package func sub(_ number: Scalar, alpha: Double = 1) throws(TensorError) -> Tensor {
    let result = Tensor(try array.binary(.subtract, Tensor.scaled(number, alpha)))
    if let node = result.historyWithNumber("SubBackward0", self, number) { node.rule = Tensor.identityRule }
    return result
  }

  /// `number - self`.
  package func rsub(_ number: Scalar) throws(TensorError) -> Tensor {
    let result = Tensor(try array.reversedBinary(.subtract, number))
    if let node = result.history("RsubBackward1", self) {
      node.rule = { step, gradient throws(TensorError) in step[0] = try gradient.neg() }
    }
    return result
  }

  package func neg() throws(TensorError) -> Tensor {
    let result = Tensor(try array.unary(.negative))
    if let node = result.history("NegBackward0", self) {
      node.rule = { step, gradient throws(TensorError) in step[0] = try gradient.neg() }
    }
    return result
  }

  // MARK: Products

  package func mul(_ other: Tensor) throws(TensorError) -> Tensor {
    let result = Tensor(try array.binary(.multiply, other.array))
    if let node = result.history("MulBackward0", self, other) {
      try node.save(1, other, for: 0)
      try node.save(0, self, for: 1)
      node.rule = Tensor.productRule
    }
    return result
  }

  private static let productRule: FixedRule = { step, gradient throws(TensorError) in
    let other = step.needs(0) ? try step.saved(1) : nil
    // The right operand's part first: what arrives in a second derivative is added up in that order.
    if step.needs(1) { step[1] = try gradient.mul(try step.saved(0).conjugated) }
    if let other { step[0] = try gradient.mul(try other.conjugated) }
  }

  package func mul(_ number: Scalar) throws(TensorError) -> Tensor {
    let result = Tensor(try array.binary(.multiply, number))
    if let node = result.historyWithNumber("MulBackward0", self, number) {
      node.saveNumber(number)
      node.rule = { step, gradient throws(TensorError) in step[0] = try gradient.mul(number.conjugate) }
    }
    return result
  }

  package func div(_ other: Tensor) throws(TensorError) -> Tensor {
    let result = Tensor(try array.binary(.divide, other.array))
    if let node = result.history("DivBackward0", self, other) {
      let top = self
      node.forward { (tangents) throws(TensorError) in
        guard let below = tangents[1] else { return try tangents[0]?.div(other) }
        let part = try below.mul(try top.div(other))
        guard let above = tangents[0] else { return try part.neg().div(other) }
        return try above.sub(part).div(other)
      }
      try node.save(0, self, for: 1)
      try node.save(1, other)
      node.rule = { step, gradient throws(TensorError) in
        let divisor = try step.saved(1).conjugated
        // The divisor's part first: what arrives at it in a second derivative is added up in that order.
        if step.needs(1) {
          step[1] = try gradient.neg().mul(try step.saved(0).conjugated.div(divisor).div(divisor))
        }
        if step.needs(0) { step[0] = try gradient.div(divisor) }
      }
    }
    return result
  }

  package func div(_ number: Scalar) throws(TensorError) -> Tensor {
    let result = Tensor(try array.binary(.divide, number))
    if let node = result.historyWithNumber("DivBackward0", self, number) {
      node.saveNumber(number)
      node.rule = { step, gradient throws(TensorError) in step[0] = try gradient.div(number.conjugate) }
    }
    return result
  }

  /// `number / self`, which the reference computes as `reciprocal() * number`.
  package func rdiv(_ number: Scalar) throws(TensorError) -> Tensor { try reciprocal().mul(number) }

  package func reciprocal() throws(TensorError) -> Tensor {
    let result = Tensor(try array.unary(.reciprocal))
    if let node = result.history("ReciprocalBackward0", self) {
      node.saveResult(0, result)
      node.rule = { step, gradient throws(TensorError) in
        let value = try step.saved(0).conjugated
        step[0] = try gradient.neg().mul(try value.mul(value))
      }
    }
    return result
  }

  /// `//`, `%` and the like by tensor; the remainder has the derivative of `self - other·(self // other)`.
  package func remainder(_ other: Tensor) throws(TensorError) -> Tensor {
    let result = Tensor(try array.binary(.remainder, other.array))
    if let node = result.history("RemainderBackward1", self, other) {
      try node.save(0, self, for: 1)
      try node.save(1, other, for: 1)
      node.rule = { step, gradient throws(TensorError) in
        if step.needs(0) { step[0] = gradient }
        if step.needs(1) {
          let quotient = try step.saved(0).div(try step.saved(1), rounding: .floor)
          step[1] = try gradient.neg().mul(quotient)
        }
      }
    }
    return result
  }

  package func remainder(_ number: Scalar) throws(TensorError) -> Tensor {
    let result = Tensor(try array.binary(.remainder, number))
    if let node = result.history("RemainderBackward0", self) { node.rule = Tensor.identityRule }
    return result
  }

  /// `//`, which has no derivative.
  package func floorDivide(_ other: Tensor) throws(TensorError) -> Tensor {
    let result = Tensor(try array.binary(.floorDivide, other.array))
    if let node = result.history("NotImplemented", [self, other].filter(\.requiresGradient)) {
      node.rule = Tensor.withoutDerivative("aten::floor_divide")
    }
    return result
  }

  package func floorDivide(_ number: Scalar) throws(TensorError) -> Tensor {
    let result = Tensor(try array.binary(.floorDivide, number))
    if let node = result.history("NotImplemented", self) {
      node.rule = Tensor.withoutDerivative("aten::floor_divide")
    }
    return result
  }

  /// A node that stops every gradient with a message.
  static func withoutDerivative(_ name: String) -> GradientRule {
    { step, gradient throws(TensorError) in throw .runtime("derivative for \(name) is not implemented") }
  }

  /// The derivative is 0 everywhere; recorded all the same.
  static let zeroRule: FixedRule = { step, gradient throws(TensorError) in
    if step.needs(0) { step[0] = Tensor(try gradient.array.filledLike(.int(0))) }
    if step.node.edgeCount > 1 && step.needs(1) { step[1] = Tensor(try gradient.array.filledLike(.int(0))) }
  }

  // MARK: Powers

  package func pow(_ exponent: Scalar) throws(TensorError) -> Tensor {
    let result = Tensor(try array.power(exponent))
    defer { result.noteNumber(exponent) }
    if let node = result.history("PowBackward0", self) {
      try node.save(0, self)
      node.saveNumber(exponent, slot: 1)
      node.rule = { step, gradient throws(TensorError) in
        let x = try step.saved(0)
        if !exponent.isNonzero {
          step[0] = Tensor(try x.array.filledLike(.int(0)))
        } else {
          step[0] = try gradient.mul(try x.pow(Tensor.decremented(exponent)).timesNumber(exponent).conjugated)
        }
      }
    }
    return result
  }

  private static func decremented(_ exponent: Scalar) -> Scalar {
    if case .int(let value) = exponent, value > Int.min { return .int(value - 1) }
    if case .complex(let real, let imaginary) = exponent { return .complex(real - 1, imaginary) }
    return .float(exponent.doubleValue - 1)
  }

  package func square() throws(TensorError) -> Tensor { try pow(.int(2)) }

  package func pow(_ exponent: Tensor) throws(TensorError) -> Tensor {
    let result = Tensor(try array.binary(.power, exponent.array))
    if let node = result.history("PowBackward1", self, exponent) {
      try node.save(0, self)
      try node.save(1, exponent)
      node.saveResult(2, result)
      node.rule = { step, gradient throws(TensorError) in
        let (x, exponent) = (try step.saved(0), try step.saved(1))
        // The reference looks at the result even when only the base needs a gradient.
        if !step.needs(1) { _ = try step.saved(2) }
        if step.needs(0) {
          let slope = try gradient.mul(try exponent.mul(try x.pow(try exponent.minusNumber(.int(1)))).conjugated)
          let isZero = Tensor(try exponent.array.binary(.equal, .float(0)))
          step[0] = try slope.choose(unless: isZero)
        }
        if step.needs(1) {
          let isZero = try x.array.binary(.equal, .int(0))
          let large = exponent.dtype.isComplex ? exponent.array.part(imaginary: false) : exponent.array
          let atZero = try isZero.binary(.logicalAnd, try large.binary(.greaterOrEqual, .int(0)))
          let slope = try step.saved(2).mul(try x.log()).conjugated
          step[1] = try gradient.mul(try slope.choose(unless: Tensor(atZero)))
        }
      }
    }
    return result
  }

  /// `base ** self`.
  package func rpow(_ base: Scalar) throws(TensorError) -> Tensor {
    let result = Tensor(try array.scalarPower(base))
    if let node = result.history("PowBackward2", self) {
      node.arguments = .named([("self", .scalar(base))])
      try node.save(0, self)
      node.saveResult(1, result)
      node.rule = { step, gradient throws(TensorError) in
        let slope = try step.saved(1).timesNumber(.float(Tensor.naturalLogarithm(base.doubleValue))).conjugated
        if base.doubleValue == 0 {
          let atZero = Tensor(try step.saved(0).array.binary(.greaterOrEqual, .int(0)))
          step[0] = try gradient.mul(try slope.choose(unless: atZero))
        } else {
          step[0] = try gradient.mul(slope)
        }
      }
    }
    return result
  }

  /// This tensor where `mask` is true, else 0: the reference's `where`.
  func chosen(_ mask: NDArray) throws(TensorError) -> Tensor {
    try Tensor(mask).choose(self, Tensor(try NDArray.scalar(.int(0), dtype, state)))
  }

  /// This tensor with zeros where `mask` is true.
  func choose(unless mask: Tensor) throws(TensorError) -> Tensor {
    try mask.choose(Tensor(try NDArray.scalar(.int(0), dtype, state)), self)
  }
}
