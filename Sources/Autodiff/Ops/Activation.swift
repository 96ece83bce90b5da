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
      node.arguments = .named([("threshold", .plain(threshold))])
      node.rule = { step, gradient throws(TensorError) in
        if step.needs(0) { step[0] = try gradient.thresholdBackward(try step.saved(0), threshold) }
        if step.needs(1) { step[1] = try gradient.zerosLike() }
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
    if value.dtype.isComplex
      && (state.gradEnabled || array.hidden != nil || value.array.hidden != nil || dtype != value.dtype)
    {
      return try mul(try value.rsub(.int(1)).mul(value).conjugated)
    }
    let result = Tensor(try array.sigmoidBackward(value.array))
    if let node = result.history("SigmoidBackwardBackward0", self, value) {
      try node.save(0, self)
      try node.save(1, value)
      node.rule = { step, gradient throws(TensorError) in
        let value = try step.saved(1)
        if step.needs(0) { step[0] = try gradient.sigmoidBackward(value) }
        if step.needs(1) {
          step[1] = try gradient.mul(try step.saved(0)).mul(try value.timesNumber(.int(-2)).plusNumber(.int(1)))
        }
      }
    }
    return result
  }

  package func logSigmoid() throws(TensorError) -> Tensor {
    try checkFloats("log_sigmoid_cpu")
    return try activation(
      "LogSigmoidBackward0", .logSigmoid, 0, 0, isRowMajor: true,
      SlopeOperation(
        name: "LogSigmoidBackwardBackward0",
        kernel: { g, x throws(TensorError) in try g.logSigmoidBackward(x) },
        arguments: Tensor.logSigmoidBuffer,
        curvature: Tensor.logSigmoidCurvature)
    ).noting(Tensor.logSigmoidBuffer(self))
  }

  /// What the reference keeps beside the operand: e^-|x|.
  private static func logSigmoidBuffer(_ x: Tensor) -> [(StaticString, NodeArgument)] {
    let array = x.array
    return [("buffer", .made { try? array.unary(.absolute).unary(.negative).unary(.exp) })]
  }

  package func leakyReLU(_ slope: Double = 0.01) throws(TensorError) -> Tensor {
    try checkFloats("leaky_relu_cpu")
    return try activation(
      "LeakyReluBackward0", .leakyReLU, slope, 0,
      SlopeOperation(
        name: "LeakyReluBackwardBackward0",
        kernel: { g, x throws(TensorError) in try g.binary(.leakyReLUBackward, x, slope) },
        arguments: { _ in [("negative_slope", .number(slope))] }))
  }

  package func elu(alpha: Double = 1, scale: Double = 1) throws(TensorError) -> Tensor {
    try checkFloats("elu_cpu")
    return try activation(
      "EluBackward0", .elu, alpha, scale,
      Tensor.exponentialSlope(alpha, scale, 1) { g, x throws(TensorError) in try g.binary(.eluBackward, x, alpha, scale)
      })
  }

  /// The derivative of a rectified exponential.
  static func exponentialSlope(
    _ alpha: Double, _ scale: Double, _ inputScale: Double, isScaled: Bool = false,
    _ kernel: @escaping (NDArray, NDArray) throws(TensorError) -> NDArray
  ) -> SlopeOperation {
    SlopeOperation(
      name: "EluBackwardBackward0", kernel: kernel,
      arguments: { _ in
        [
          ("alpha", .number(alpha)), ("scale", .plain(scale)),
          ("input_scale", isScaled ? .number(inputScale) : .whole(1)),
          ("is_result", .flag(false)),
        ]
      },
      curvature: { gradient, given, x throws(TensorError) in
        // Nothing at 0 and above.
        let below = Tensor(try x.array.binary(.less, .int(0)).converted(to: gradient.dtype))
        let slope = Tensor.exponentialSlope(alpha, scale, inputScale, isScaled: isScaled, kernel)
        return try gradient.mul(given).timesNumber(.float(inputScale)).through(slope, at: x).mul(below)
      })
  }

  package func gelu(tanhForm: Bool = false) throws(TensorError) -> Tensor {
    try checkFloats("GeluKernelImpl")
    if tanhForm {
      let result = try activation(
        "GeluBackward0", .geluTanh, 0, 0,
        SlopeOperation(
          name: "GeluBackwardBackward0",
          kernel: { g, x throws(TensorError) in try g.binary(.geluTanhBackward, x) },
          arguments: { _ in [("approximate", .text("tanh"))] }, curvature: Tensor.tanhFormCurvature))
      result.madeBy?.arguments = .text("tanh")
      return result
    }
    return try activation(
      "GeluBackward0", .gelu, 0, 0,
      SlopeOperation(
        name: "GeluBackwardBackward0",
        kernel: { g, x throws(TensorError) in
          // A gradient that is one number many times is laid out where the reference's library takes rows.
          let isLaidOut = g.hidden == nil && x.isContiguous
          return try (isLaidOut ? try g.contiguous() : g).binary(.geluBackward, x)
        },
        arguments: { _ in [("approximate", .text("none"))] }, curvature: Tensor.errorFunctionCurvature))
  }

  package func silu() throws(TensorError) -> Tensor {
    if dtype.isComplex {
      return try Tensor.whole("SiluBackward0", [self]) { parts throws(TensorError) in
        try parts[0].div(try parts[0].neg().exp().plusNumber(.int(1)))
      }
    }
    try checkFloats("silu_cpu")
    let result = Tensor(try array.unary(.silu))
    if let node = result.history("SiluBackward0", self) {
      try node.save(0, self)
      node.rule = { step, gradient throws(TensorError) in
        let x = try step.saved(0)
        if !gradient.state.followsGradients {
          step[0] = Tensor(try gradient.array.binary(.siluBackward, x.array))
          return
        }
        let s = try x.sigmoid()
        step[0] = try gradient.mul(s).mul(try x.mul(try s.numberMinus(.int(1))).plusNumber(.int(1)))
      }
    }
    return result
  }

  package func softplus(beta: Double = 1, threshold: Double = 20) throws(TensorError) -> Tensor {
    try checkFloats("softplus_cpu")
    return try activation(
      "SoftplusBackward0", .softplus, beta, threshold,
      SlopeOperation(
        name: "SoftplusBackwardBackward0",
        kernel: { g, x throws(TensorError) in try g.binary(.softplusBackward, x, beta, threshold) },
        arguments: { _ in [("beta", .plain(beta)), ("threshold", .plain(threshold))] },
        curvature: Tensor.softplusCurvature(beta, threshold)))
  }

  package func hardtanh(_ low: Double = -1, _ high: Double = 1) throws(TensorError) -> Tensor {
    if dtype == .bool { throw .runtime("Bool inputs not supported for hardtanh") }
    if !dtype.isFloatingPoint {
      if !dtype.isSigned && (low < 0 || high < 0) {
        throw .runtime("cannot do hardtanh on an unsigned type with negative limits")
      }
      return Tensor(try array.clamped(try Scalar.whole(low), try Scalar.whole(high)))
    }
    // The bounds of `relu6` are whole numbers there.
    let isSix = low == 0 && high == 6
    return try activation(
      "HardtanhBackward0", .hardtanh, low, high,
      SlopeOperation(
        name: "HardtanhBackwardBackward0",
        kernel: { g, x throws(TensorError) in try g.binary(.hardtanhBackward, x, low, high) },
        arguments: { _ in
          isSix
            ? [("min_val", .plain(low)), ("max_val", .plain(high))]
            : [("min_val", .number(low)), ("max_val", .number(high))]
        }))
  }

  /// A function whose derivative is an operation with a kernel of its own.
  private func activation(
    _ name: StaticString, _ operation: UnaryOperation, _ p0: Double, _ p1: Double, isRowMajor: Bool = false,
    _ slope: @autoclosure () -> SlopeOperation
  ) throws(TensorError) -> Tensor {
    let value = try array.unary(operation, p0, p1)
    let result = Tensor(isRowMajor ? try value.contiguous() : value)
    if let node = result.history(name, self) {
      node.arguments = .numbers(p0, p1)
      try node.save(0, self)
      let slope = slope()
      node.rule = { step, gradient throws(TensorError) in
        step[0] = try gradient.through(slope, at: try step.saved(0))
      }
    }
    return result
  }

  /// Softmax along a dimension.
  package func softmax(_ dimension: Int) throws(TensorError) -> Tensor {
    let result = Tensor(try array.softmax(dimension))
    if let node = result.history("SoftmaxBackward0", self) {
      node.forward { [self] (tangents) throws(TensorError) in
        try tangents[0].map { (t) throws(TensorError) in
          try softmax(dimension).mul(try t.sub(try logSumExpTangent(t, [dimension], keepDimensions: true)))
        }
      }
      node.arguments = .dimension(dimension, keeps: false)
      node.saveResult(0, result)
      node.rule = { step, gradient throws(TensorError) in
        step[0] = try gradient.softmaxBackward(try step.saved(0), dimension)
      }
    }
    return result
  }

  /// Logarithm of the softmax along a dimension.
  package func logSoftmax(_ dimension: Int) throws(TensorError) -> Tensor {
    let result = Tensor(try array.logSoftmax(dimension))
    if let node = result.history("LogSoftmaxBackward0", self) {
      node.forward { [self] (tangents) throws(TensorError) in
        try tangents[0].map { (t) throws(TensorError) in
          try t.sub(try logSumExpTangent(t, [dimension], keepDimensions: true))
        }
      }
      node.arguments = .dimension(dimension, keeps: false)
      node.saveResult(0, result)
      node.rule = { step, gradient throws(TensorError) in
        step[0] = try gradient.logSoftmaxBackward(try step.saved(0), dimension)
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
    let mask = try array.drawnLike().emptyLike()
    try mask.fillBernoulli(1 - rate, state.generator)
    try mask.apply(.divide, .float(1 - rate))
    return try mul(Tensor(mask)).notingMode("dropout", training: true)
  }
}

extension NDArray {
  /// `self·(1 - value)·value`; float16 rounds each of these.
  fileprivate func sigmoidBackward(_ value: NDArray) throws(TensorError) -> NDArray {
    if value.dtype != .float16 { return try binary(.sigmoidBackward, value) }
    return try binary(.multiply, try value.reversedBinary(.subtract, .int(1))).binary(.multiply, value)
  }

  /// The derivative of `logsigmoid`: for the half types from e^-|x| as it is kept, in single precision.
  fileprivate func logSigmoidBackward(_ x: NDArray) throws(TensorError) -> NDArray {
    if !x.dtype.isHalf || dtype != x.dtype { return try binary(.logSigmoidBackward, x) }
    let kept = try x.unary(.absolute).unary(.negative).unary(.exp).converted(to: .float32)
    let ratio = try kept.binary(.divide, try kept.binary(.add, .int(1)))
    let slope = try x.binary(.less, .int(0)).choose(try ratio.reversedBinary(.subtract, .int(1)), ratio)
    return try converted(to: .float32).binary(.multiply, slope).converted(to: x.dtype)
  }
}
