// Operations that write to their operand, with the history of what was written.
import Tensors

extension Tensor {
  // MARK: Arithmetic

  @discardableResult
  package func add_(_ other: Tensor, alpha: Double = 1) throws(TensorError) -> Tensor {
    let node = try beginInPlace("AddBackward0", other)
    if alpha == 1 {
      try array.apply(.add, other.array)
    } else {
      try array.apply(.addScaled, other.array, alpha)
    }
    node?.rule = { step, gradient throws(TensorError) in
      if step.needs(0) { step[0] = gradient }
      if step.needs(1) { step[1] = alpha == 1 ? gradient : try gradient.mul(.float(alpha)) }
    }
    return endInPlace("AddBackward0", node, other)
  }

  @discardableResult
  package func add_(_ number: Scalar, alpha: Double = 1) throws(TensorError) -> Tensor {
    try writeNumber("AddBackward0", .add, Tensor.scaled(number, alpha), Tensor.identityRule)
  }

  @discardableResult
  package func sub_(_ other: Tensor, alpha: Double = 1) throws(TensorError) -> Tensor {
    let node = try beginInPlace("SubBackward0", other)
    if alpha == 1 {
      try array.apply(.subtract, other.array)
    } else {
      try array.apply(.addScaled, other.array, -alpha)
    }
    node?.rule = { step, gradient throws(TensorError) in
      if step.needs(0) { step[0] = gradient }
      if step.needs(1) { step[1] = try gradient.neg().mul(.float(alpha)) }
    }
    return endInPlace("SubBackward0", node, other)
  }

  @discardableResult
  package func sub_(_ number: Scalar, alpha: Double = 1) throws(TensorError) -> Tensor {
    try writeNumber("SubBackward0", .subtract, Tensor.scaled(number, alpha), Tensor.identityRule)
  }

  @discardableResult
  package func mul_(_ other: Tensor) throws(TensorError) -> Tensor {
    let node = try beginInPlace("MulBackward0", other)
    if let node {
      if node.edge(1).node != nil { try node.save(0, try copyWithHistory()) }
      try node.save(1, other, for: 0)
    }
    try array.apply(.multiply, other.array)
    node?.rule = { step, gradient throws(TensorError) in
      if step.needs(0) { step[0] = try gradient.mul(try step.saved(1)) }
      if step.needs(1) { step[1] = try gradient.mul(try step.saved(0)) }
    }
    return endInPlace("MulBackward0", node, other)
  }

  @discardableResult
  package func mul_(_ number: Scalar) throws(TensorError) -> Tensor {
    try writeNumber("MulBackward0", .multiply, number) { step, gradient throws(TensorError) in
      step[0] = try gradient.mul(number)
    }
  }

  @discardableResult
  package func div_(_ other: Tensor) throws(TensorError) -> Tensor {
    let node = try beginInPlace("DivBackward0", other)
    if let node {
      if node.edge(1).node != nil { try node.save(0, try copyWithHistory()) }
      try node.save(1, other)
    }
    try array.apply(.divide, other.array)
    node?.rule = { step, gradient throws(TensorError) in
      let divisor = try step.saved(1)
      if step.needs(0) { step[0] = try gradient.div(divisor) }
      if step.needs(1) { step[1] = try gradient.neg().mul(try step.saved(0).div(divisor).div(divisor)) }
    }
    return endInPlace("DivBackward0", node, other)
  }

  @discardableResult
  package func div_(_ number: Scalar) throws(TensorError) -> Tensor {
    try writeNumber("DivBackward0", .divide, number) { step, gradient throws(TensorError) in
      step[0] = try gradient.div(number)
    }
  }

  @discardableResult
  package func pow_(_ exponent: Scalar) throws(TensorError) -> Tensor {
    let node = try beginInPlace("PowBackward0")
    if let node {
      try node.save(0, try copyWithHistory())
      node.saveNumber(exponent, slot: 1)
    }
    let value = try array.power(exponent)
    if value.dtype != dtype {
      throw .runtime(
        "result type \(value.dtype.typeName) can't be cast to the desired output type \(dtype.typeName)")
    }
    try array.copyFrom(value)
    node?.rule = { step, gradient throws(TensorError) in
      let x = try step.saved(0)
      let lower: Scalar = .float(exponent.doubleValue - 1)
      step[0] = try gradient.mul(try x.pow(lower).mul(exponent))
    }
    return endInPlace("PowBackward0", node).notingNumber(exponent)
  }

  private func writeNumber(
    _ name: StaticString, _ operation: BinaryOperation, _ number: Scalar, _ rule: @escaping GradientRule
  ) throws(TensorError) -> Tensor {
    let node = try beginInPlace(name)
    node?.append(GradientEdge())
    try array.apply(operation, number)
    node?.rule = rule
    return endInPlace(name, node).notingNumber(number)
  }

  /// `//=`, `%=` and bit operations: written without a derivative that a lesson could miss.
  @discardableResult
  package func apply_(_ operation: BinaryOperation, _ other: Tensor) throws(TensorError) -> Tensor {
    let node = try beginInPlace("DivBackward1", other)
    try array.apply(operation, other.array)
    node?.rule = Tensor.zeroRule
    return endInPlace("DivBackward1", node, other)
  }

  @discardableResult
  package func apply_(_ operation: BinaryOperation, _ number: Scalar) throws(TensorError) -> Tensor {
    let rule = operation == .remainder ? Tensor.identityRule : Tensor.zeroRule
    return try writeNumber("DivBackward1", operation, number, rule)
  }

  // MARK: Functions

  /// A function written over its operand, whose derivative is written with the result.
  private func write(
    _ name: StaticString, _ operation: UnaryOperation, _ rule: @escaping GradientRule
  ) throws(TensorError) -> Tensor {
    let node = try beginInPlace(name)
    try array.apply(operation)
    if let node {
      node.rule = rule
      endInPlace(name, node)
      node.saveResult(0, self)
    } else {
      endInPlace(name, nil)
    }
    return self
  }

  @discardableResult
  package func relu_() throws(TensorError) -> Tensor {
    try write("ReluBackward0", .relu) { step, gradient throws(TensorError) in
      step[0] = try gradient.thresholdBackward(try step.saved(0), 0)
    }
  }

  @discardableResult
  package func exp_() throws(TensorError) -> Tensor {
    try write("ExpBackward0", .exp) { step, gradient throws(TensorError) in
      step[0] = try gradient.mul(try step.saved(0))
    }
  }

  @discardableResult
  package func sigmoid_() throws(TensorError) -> Tensor {
    try write("SigmoidBackward0", .sigmoid) { step, gradient throws(TensorError) in
      step[0] = try gradient.sigmoidBackward(try step.saved(0))
    }
  }

  @discardableResult
  package func tanh_() throws(TensorError) -> Tensor {
    try write("TanhBackward0", .tanh) { step, gradient throws(TensorError) in
      step[0] = try gradient.tanhBackward(try step.saved(0))
    }
  }

  @discardableResult
  package func sqrt_() throws(TensorError) -> Tensor {
    try write("SqrtBackward0", .referenceSqrt) { step, gradient throws(TensorError) in
      step[0] = try gradient.div(try step.saved(0).mul(.int(2)))
    }
  }

  @discardableResult
  package func neg_() throws(TensorError) -> Tensor {
    let node = try beginInPlace("NegBackward0")
    try array.apply(.negative)
    node?.rule = { step, gradient throws(TensorError) in step[0] = try gradient.neg() }
    return endInPlace("NegBackward0", node)
  }

  @discardableResult
  package func clamp_(min minimum: Scalar?, max maximum: Scalar?) throws(TensorError) -> Tensor {
    let node = try beginInPlace("ClampBackward1")
    let before = node == nil ? self : try copyWithHistory()
    let (low, high) = (minimum?.doubleValue ?? -Double.infinity, maximum?.doubleValue ?? Double.infinity)
    try dtype.checkElement(minimum)
    try dtype.checkElement(maximum)
    if dtype.isFloatingPoint && (low.isNaN || high.isNaN) {
      try array.fill(.float(.nan))
    } else {
      try array.apply(.clamp, low, high)
    }
    if let node {
      try node.save(0, before)
      node.rule = { step, gradient throws(TensorError) in
        let x = try step.saved(0).array
        let inside = try x.binary(.greaterOrEqual, .float(low)).binary(
          .logicalAnd, try x.binary(.lessOrEqual, .float(high)))
        step[0] = try gradient.choose(unless: Tensor(try inside.unary(.logicalNot)))
      }
    }
    return endInPlace("ClampBackward1", node)
  }

  // MARK: Copies and fills

  /// `copy_`: history moves to the source.
  @discardableResult
  package func copy_(_ source: Tensor) throws(TensorError) -> Tensor {
    let node = try beginInPlace("CopyBackwards", source)
    try array.copyFrom(source.array)
    let original = source.dtype
    node?.rule = { step, gradient throws(TensorError) in
      if step.needs(0) { step[0] = Tensor(try gradient.array.filledLike(.int(0))) }
      if step.needs(1) { step[1] = try gradient.to(original) }
    }
    return endInPlace("CopyBackwards", node, source)
  }

  @discardableResult
  package func fill_(_ number: Scalar) throws(TensorError) -> Tensor {
    let node = try beginInPlace("FillBackward2")
    try array.fill(number)
    node?.rule = Tensor.zeroRule
    return endInPlace("FillBackward2", node)
  }

  /// Every element becomes that of a tensor without dimensions.
  @discardableResult
  package func fill_(with value: Tensor) throws(TensorError) -> Tensor {
    let node = try beginInPlace("FillBackward3", value)
    try array.copyFrom(try value.array.expanded(to: shape))
    let type = value.dtype
    node?.rule = { step, gradient throws(TensorError) in
      if step.needs(0) { step[0] = try gradient.zerosLike() }
      if step.needs(1) { step[1] = try gradient.sum().to(type) }
    }
    return endInPlace("FillBackward3", node, value)
  }

  @discardableResult
  package func zero_() throws(TensorError) -> Tensor {
    let node = try beginInPlace("ZeroBackward0")
    try array.fill(.int(0))
    node?.rule = Tensor.zeroRule
    return endInPlace("ZeroBackward0", node)
  }

  @discardableResult
  package func maskedFill_(_ mask: Tensor, _ number: Scalar) throws(TensorError) -> Tensor {
    let node = try beginInPlace("MaskedFillBackward0")
    if let node { try node.save(0, mask) }
    try array.maskedFill(mask.array, number)
    node?.rule = { step, gradient throws(TensorError) in
      step[0] = try gradient.maskedFill(try step.saved(0), .int(0))
    }
    return endInPlace("MaskedFillBackward0", node)
  }

  /// Random fills and initialisers: `fill` writes the elements; a history, if any, ends.
  @discardableResult
  package func fillWith(
    _ name: String, _ fill: (NDArray) throws(TensorError) -> Void
  ) throws(TensorError) -> Tensor {
    let written: StaticString =
      switch name {
      case "normal_": "NormalBackward0"
      case "uniform_": "UniformBackward0"
      default: "FillBackward2"
      }
    let node = try beginInPlace(written)
    try fill(array)
    node?.rule = Tensor.zeroRule
    noteOperation(name)
    return endInPlace(written, node)
  }

  // MARK: Optimisers

  /// `addcmul_` and the like, without history: what optimisers use under `no_grad`.
  @discardableResult
  package func apply_(
    _ operation: TernaryOperation, _ b: Tensor, _ c: Tensor, _ factor: Double = 1
  ) throws(TensorError) -> Tensor {
    try checkInPlace(recorded: requiresGradient || b.requiresGradient || c.requiresGradient)
    try array.apply(operation, b.array, c.array, factor)
    return endInPlace("AddcmulBackward0", nil, b, c)
  }
}
