// Activation functions and their derivatives, which are operations of their own so that second derivatives exist.
import Tensors

extension Tensor {
  /// Refuses integers and bools in the words of a kernel that has only floats.
  func checkFloats(_ kernel: String) throws(TensorError) {
    if !dtype.isFloatingPoint && !dtype.isComplex { throw .notImplemented(kernel: kernel, for: dtype) }
  }

  package func relu() throws(TensorError) -> Tensor {
    let result = Tensor(try array.unary(.relu))
    if let node = result.history("ReluBackward0", self) {
      node.saveResult(0, result)
      node.rule = { step, gradient throws(TensorError) in
        step[0] = try gradient.thresholdBackward(try step.saved(0), 0)
      }
    }
    return result
  }

  /// The gradient where `value` is above the threshold, else 0.
  func thresholdBackward(_ value: Tensor, _ threshold: Double) throws(TensorError) -> Tensor {
    let result = Tensor(try array.binary(.thresholdBackward, value.array, threshold))
    if let node = result.history("ThresholdBackwardBackward0", self, value) {
      try node.save(0, value)
      node.rule = { step, gradient throws(TensorError) in
        if step.needs(0) { step[0] = try gradient.thresholdBackward(try step.saved(0), threshold) }
        if step.needs(1) { step[1] = Tensor(try gradient.array.filledLike(.int(0))) }
      }
    }
    return result
  }

  package func sigmoid() throws(TensorError) -> Tensor {
    let result = Tensor(try array.unary(.sigmoid))
    if let node = result.history("SigmoidBackward0", self) {
      node.saveResult(0, result)
      node.rule = { step, gradient throws(TensorError) in
        step[0] = try gradient.sigmoidBackward(try step.saved(0))
      }
    }
    return result
  }

  /// `gradient·(1 - result)·result`.
  func sigmoidBackward(_ value: Tensor) throws(TensorError) -> Tensor {
    if value.dtype.isComplex { return try mul(try value.rsub(.int(1)).mul(value).conjugated) }
    let result = Tensor(try array.binary(.sigmoidBackward, value.array))
    if let node = result.history("SigmoidBackwardBackward0", self, value) {
      try node.save(0, self)
      try node.save(1, value)
      node.rule = { step, gradient throws(TensorError) in
        let value = try step.saved(1)
        if step.needs(0) { step[0] = try gradient.sigmoidBackward(value) }
        if step.needs(1) {
          step[1] = try gradient.mul(try step.saved(0)).mul(try value.mul(.int(-2)).add(.int(1)))
        }
      }
    }
    return result
  }

  package func logSigmoid() throws(TensorError) -> Tensor {
    try checkFloats("log_sigmoid_cpu")
    return try activation("LogSigmoidBackward0", .logSigmoid, .logSigmoidBackward, 0, 0, isRowMajor: true) {
      x throws(TensorError) in
      try x.neg().sigmoid()
    }
  }

  package func leakyReLU(_ slope: Double = 0.01) throws(TensorError) -> Tensor {
    try checkFloats("leaky_relu_cpu")
    return try activation("LeakyReluBackward0", .leakyReLU, .leakyReLUBackward, slope, 0) { x throws(TensorError) in
      let one = Tensor(try x.array.filledLike(.int(1)))
      let other = Tensor(try x.array.filledLike(.float(slope)))
      return try x.compare(.greater, .int(0)).choose(one, other)
    }
  }

  package func elu(alpha: Double = 1, scale: Double = 1) throws(TensorError) -> Tensor {
    try checkFloats("elu_cpu")
    return try activation("EluBackward0", .elu, .eluBackward, alpha, scale) { x throws(TensorError) in
      let right = Tensor(try x.array.filledLike(.float(scale)))
      return try x.compare(.greater, .int(0)).choose(right, try x.exp().mul(.float(alpha * scale)))
    }
  }

  package func gelu(tanhForm: Bool = false) throws(TensorError) -> Tensor {
    try checkFloats("GeluKernelImpl")
    if tanhForm {
      let result = try activation("GeluBackward0", .geluTanh, .geluTanhBackward, 0, 0) { x throws(TensorError) in
        let inner = try x.mul(x).mul(x).mul(.float(0.044715)).add(x).mul(.float(0.7978845608028654))
        let t = try inner.tanh()
        let slope = try x.mul(x).mul(.float(3 * 0.044715)).add(.int(1)).mul(.float(0.7978845608028654))
        let left = try t.add(.int(1)).mul(.float(0.5))
        return try left.add(try t.mul(t).rsub(.int(1)).mul(slope).mul(x).mul(.float(0.5)))
      }
      result.madeBy?.arguments = .text("tanh")
      return result
    }
    return try activation("GeluBackward0", .gelu, .geluBackward, 0, 0, readsInOrder: true) { x throws(TensorError) in
      let area = try x.mul(.float(0.7071067811865476)).erf().add(.int(1)).mul(.float(0.5))
      let density = try x.mul(x).mul(.float(-0.5)).exp().mul(.float(0.3989422804014327))
      return try area.add(try x.mul(density))
    }
  }

  package func silu() throws(TensorError) -> Tensor {
    try checkFloats("silu_cpu")
    return try activation("SiluBackward0", .silu, .siluBackward, 0, 0) { x throws(TensorError) in
      let s = try x.sigmoid()
      return try s.mul(try x.mul(try s.rsub(.int(1))).add(.int(1)))
    }
  }

  package func softplus(beta: Double = 1, threshold: Double = 20) throws(TensorError) -> Tensor {
    try checkFloats("softplus_cpu")
    return try activation("SoftplusBackward0", .softplus, .softplusBackward, beta, threshold) { x throws(TensorError) in
      let scaled = try x.mul(.float(beta))
      let one = Tensor(try x.array.filledLike(.int(1)))
      return try scaled.compare(.greater, .float(threshold)).choose(one, try scaled.sigmoid())
    }
  }

  package func hardtanh(_ low: Double = -1, _ high: Double = 1) throws(TensorError) -> Tensor {
    if dtype == .bool { throw .runtime("Bool inputs not supported for hardtanh") }
    if !dtype.isFloatingPoint {
      if !dtype.isSigned && (low < 0 || high < 0) {
        throw .runtime("cannot do hardtanh on an unsigned type with negative limits")
      }
      return Tensor(try array.clamped(try Scalar.whole(low), try Scalar.whole(high)))
    }
    return try activation("HardtanhBackward0", .hardtanh, .hardtanhBackward, low, high) { x throws(TensorError) in
      let outside = try x.compare(.lessOrEqual, .float(low)).compare(
        .logicalOr, try x.compare(.greaterOrEqual, .float(high)))
      return try Tensor(try x.array.filledLike(.int(1))).choose(unless: outside)
    }
  }

  /// A function whose derivative has a kernel of its own. `slope` is that derivative in tensor operations, for when
  /// the backward is itself recorded.
  private func activation(
    _ name: StaticString, _ operation: UnaryOperation, _ backward: BinaryOperation, _ p0: Double, _ p1: Double,
    readsInOrder: Bool = false, isRowMajor: Bool = false, slope: @escaping (Tensor) throws(TensorError) -> Tensor
  ) throws(TensorError) -> Tensor {
    let value = try array.unary(operation, p0, p1)
    let result = Tensor(isRowMajor ? try value.contiguous() : value)
    if let node = result.history(name, self) {
      node.arguments = .numbers(p0, p1)
      try node.save(0, self)
      node.rule = { step, gradient throws(TensorError) in
        let x = try step.saved(0)
        // A gradient that is one number many times is laid out where the reference's library takes rows.
        let isLaidOut = readsInOrder && gradient.array.hidden == nil && x.array.isContiguous
        let given = isLaidOut ? try gradient.array.contiguous() : gradient.array
        if gradient.state.gradEnabled {
          step[0] = try gradient.mul(try slope(x)).valued { () throws(TensorError) in
            try given.binary(backward, x.array, p0, p1)
          }
        } else {
          step[0] = Tensor(try given.binary(backward, x.array, p0, p1))
        }
      }
    }
    return result
  }

  /// Softmax along a dimension.
  package func softmax(_ dimension: Int) throws(TensorError) -> Tensor {
    let result = Tensor(try array.softmax(dimension))
    if let node = result.history("SoftmaxBackward0", self) {
      node.arguments = .dimension(dimension, keeps: false)
      node.saveResult(0, result)
      node.rule = { step, gradient throws(TensorError) in
        let value = try step.saved(0)
        if gradient.state.gradEnabled {
          let weighted = try gradient.mul(value)
          step[0] = try weighted.sub(try value.mul(try weighted.sum([dimension], keepDimensions: true)))
            .valued { () throws(TensorError) in try gradient.array.softmaxBackward(value.array, dimension) }
        } else {
          step[0] = Tensor(try gradient.array.softmaxBackward(value.array, dimension))
        }
      }
    }
    return result
  }

  /// Logarithm of the softmax along a dimension.
  package func logSoftmax(_ dimension: Int) throws(TensorError) -> Tensor {
    let result = Tensor(try array.logSoftmax(dimension))
    if let node = result.history("LogSoftmaxBackward0", self) {
      node.arguments = .dimension(dimension, keeps: false)
      node.saveResult(0, result)
      node.rule = { step, gradient throws(TensorError) in
        let value = try step.saved(0)
        if gradient.array.modes.gradEnabled {
          step[0] = try gradient.sub(try value.exp().mul(try gradient.sum([dimension], keepDimensions: true)))
            .valued { () throws(TensorError) in try gradient.array.logSoftmaxBackward(value.array, dimension) }
        } else {
          step[0] = Tensor(try gradient.array.logSoftmaxBackward(value.array, dimension))
        }
      }
    }
    return result
  }

  /// `F.dropout` in training: the reference's random stream; recorded as a product with the mask.
  package func dropout(_ rate: Double, training: Bool) throws(TensorError) -> Tensor {
    if !(rate >= 0 && rate <= 1) {
      throw .value("dropout probability has to be between 0 and 1, but got \(rate)")
    }
    if !training || rate == 0 || count == 0 { return self }
    if rate == 1 { return try mul(Tensor(try array.filledLike(.int(0)))).notingMode("dropout", training: true) }
    let mask = try array.emptyLike()
    try mask.fillBernoulli(1 - rate, state.generator)
    try mask.apply(.divide, .float(1 - rate))
    return try mul(Tensor(mask)).notingMode("dropout", training: true)
  }
}
