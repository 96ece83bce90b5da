// Activations beyond the usual ones. Most are recorded as one operation under the reference's name; some are, as in the
// reference, plain compositions.
import Tensors

extension Tensor {
  /// Ones where `mask` holds, else zeros, of this tensor's type.
  private func indicator(_ mask: NDArray) throws(TensorError) -> Tensor { Tensor(try mask.converted(to: dtype)) }

  private func between(_ low: Double, _ high: Double) throws(TensorError) -> NDArray {
    try array.binary(.greater, .float(low)).binary(.logicalAnd, try array.binary(.less, .float(high)))
  }

  package func hardsigmoid() throws(TensorError) -> Tensor {
    try checkFloats("hardsigmoid_cpu")
    let result = try Tensor.operation("HardsigmoidBackward0", [self], try array.unary(.hardsigmoid), saving: [self]) {
      step, g throws(TensorError) in
      let x = try step.saved(0)
      let slope = Tensor(try g.array.binary(.hardsigmoidBackward, x.array))
      step[0] = try g.withoutSecondDerivative(slope, [x], "hardsigmoid_backward")
    }
    let operand = self
    result.madeBy?.forward({ (tangents) throws(TensorError) in
      guard let tangent = tangents[0] else { return nil }
      return try tangent.mul(.float(Double(Float(1) / 6))).keeping(try operand.between(-3, 3))
    })
    return result
  }

  package func hardswish() throws(TensorError) -> Tensor {
    try checkFloats("hardswish_cpu")
    return try Tensor.operation("HardswishBackward0", [self], try array.unary(.hardswish), saving: [self]) {
      step, g throws(TensorError) in
      let x = try step.saved(0)
      step[0] = try g.through(
        SlopeOperation(
          name: "HardswishBackwardBackward0",
          kernel: { g, x throws(TensorError) in try g.binary(.hardswishBackward, x) },
          curvature: Tensor.hardswishCurvature), at: x)
    }
  }

  package func mish() throws(TensorError) -> Tensor {
    try checkFloats("mish_cpu")
    return try Tensor.operation("MishBackward0", [self], try array.unary(.mish), saving: [self]) {
      step, g throws(TensorError) in
      let x = try step.saved(0)
      if !g.state.followsGradients {
        step[0] = Tensor(try g.array.binary(.mishBackward, x.array))
        return
      }
      let s = try x.sigmoid()
      let t = try x.exp().log1p().tanh()
      step[0] = try g.mul(try t.add(try x.mul(s).mul(try t.mul(t).numberMinus(.int(1)))))
    }
  }

  package func celu(_ alpha: Double = 1) throws(TensorError) -> Tensor {
    try checkFloats("elu_cpu")
    if alpha == 0 { throw .runtime("ZeroDivisionError: alpha cannot be 0 for CELU") }
    return try Tensor.operation("CeluBackward0", [self], try array.unary(.celu, alpha), saving: [self]) {
      step, g throws(TensorError) in
      let slope = Tensor.exponentialSlope(alpha, 1, 1 / Double(Float(alpha)), isScaled: true) {
        g, x throws(TensorError) in
        try g.binary(.celuBackward, x, alpha)
      }
      step[0] = try g.through(slope, at: try step.saved(0))
    }.noting([("alpha", .number(alpha))])
  }

  package func threshold(_ threshold: Double, _ value: Double) throws(TensorError) -> Tensor {
    if dtype == .bool { throw .notImplemented(kernel: "threshold_cpu", for: dtype) }
    try dtype.checkElement(.float(threshold))
    try dtype.checkElement(.float(value))
    let result: NDArray
    if dtype == .float32 || dtype == .float64 {
      result = try array.unary(.threshold, threshold, value)
    } else {
      let replaced = try array.binary(.lessOrEqual, .float(threshold))
      result = try replaced.choose(try NDArray.scalar(.float(value), dtype, state), array)
    }
    return try Tensor.operation("ThresholdBackward0", [self], result, saving: [self]) { step, g throws(TensorError) in
      step[0] = try g.thresholdBackward(try step.saved(0), threshold)
    }.noting([("threshold", .plain(threshold))])
  }

  package func hardshrink(_ lambda: Double = 0.5) throws(TensorError) -> Tensor {
    try checkFloats("hardshrink_cpu")
    return try shrunk("HardshrinkBackward0", "HardshrinkBackwardBackward0", .hardshrink, lambda)
  }

  package func softshrink(_ lambda: Double = 0.5) throws(TensorError) -> Tensor {
    try checkFloats("softshrink_check")
    let greatest: [DType: String] = [
      .float32: "3.40282e+38", .float64: "1.79769e+308", .float16: "65504", .bfloat16: "3.38953e+38",
    ]
    if !(lambda >= 0 && lambda < .infinity) {
      throw .runtime(
        "lambda must be in range [0, \(greatest[dtype] ?? "")] for input dtype \(dtype.typeName), but found "
          + NDArray.messageNumber(lambda))
    }
    return try shrunk("SoftshrinkBackward0", "SoftshrinkBackwardBackward0", .softshrink, lambda)
  }

  private func shrunk(
    _ name: StaticString, _ slopeName: StaticString, _ operation: UnaryOperation, _ lambda: Double
  ) throws(TensorError) -> Tensor {
    try Tensor.operation(name, [self], try array.unary(operation, lambda), saving: [self]) {
      step, g throws(TensorError) in
      step[0] = try g.through(
        SlopeOperation(
          name: slopeName, kernel: { g, x throws(TensorError) in try g.binary(.shrinkBackward, x, lambda) },
          arguments: { _ in [("lambd", .plain(lambda))] }), at: try step.saved(0))
    }.noting([("lambd", .plain(lambda))])
  }

  package func tanhshrink() throws(TensorError) -> Tensor { try sub(try tanh()) }

  package func softsign() throws(TensorError) -> Tensor { try div(try abs().add(.int(1))) }

  /// One half of a dimension times the sigmoid of the other.
  package func glu(_ dimension: Int = -1) throws(TensorError) -> Tensor {
    if dtype.isComplex { throw .notImplemented(kernel: "glu_cpu", for: dtype) }
    if rank == 0 { throw .runtime("glu does not support scalars because halving size must be even") }
    let place = try shape.dimension(dimension)
    let size = shape[place]
    if size % 2 != 0 {
      throw .runtime("Halving dimension must be even, but dimension \(place) is size \(size)")
    }
    try checkFloats("glu_cpu")
    let half = size / 2
    let first = try array.narrowed(place, 0, half)
    let second = try array.narrowed(place, half, half)
    let value = try first.binary(.multiply, try second.unary(.sigmoid))
    return try Tensor.operation("GluBackward0", [self], value, saving: [self]) { step, g throws(TensorError) in
      step[0] = try g.through(Tensor.gatedSlope(place, dimension), at: try step.saved(0))
    }.noting([("dim", .whole(dimension))]).passingTangents { [self] (tangents) throws(TensorError) in
      guard let t = tangents[0] else { return nil }
      let gate = try narrow(place, half, half).sigmoid()
      let (a, b) = (try t.narrow(place, 0, half), try t.narrow(place, half, half))
      let moved = try b.sub(try gate.mul(b))
      return try a.mul(gate).add(try narrow(place, 0, half).mul(gate).mul(moved))
    }
  }

  /// A learned slope for negative elements, one or one a channel.
  package func prelu(_ weight: Tensor) throws(TensorError) -> Tensor {
    let channels = rank > 1 ? shape[1] : 1
    if weight.dtype != dtype {
      throw .runtime("prelu: Type promoting not supported. Got \(dtype.typeName) and \(weight.dtype.typeName)")
    }
    if !dtype.isFloatingPoint { throw .notImplemented(kernel: "prelu_cpu", for: dtype) }
    if weight.count != 1 && rank == 0 { throw .runtime("Not allow zero-dim input tensor.") }
    if weight.count != 1 && weight.count != channels {
      throw .runtime(
        "Mismatch of parameter numbers and input channel size. Found parameter numbers = \(weight.count) and channel "
          + "size = \(channels).")
    }
    if weight.rank > 1 {
      throw .runtime(
        "prelu: Expected `weight` to be a scalar or 1D tensor, but got: ndim = \(weight.rank)")
    }
    var slopes = weight
    if rank != weight.rank || weight.count != 1 {
      var sizes = Shape(repeating: 1, count: Swift.max(rank, 1))
      if weight.count != 1 { sizes[1] = weight.count }
      slopes = rank == 0 ? try weight.reshape([]) : try weight.reshape(sizes)
    }
    return try preluKernel(slopes)
  }

  private func preluKernel(_ slopes: Tensor) throws(TensorError) -> Tensor {
    let value = try array.binary(.prelu, slopes.array)
    let result = try Tensor.operation("PreluKernelBackward0", [self, slopes], value, saving: [self, slopes]) {
      step, g throws(TensorError) in
      let (first, second) = try g.preluBackward(try step.saved(0), try step.saved(1))
      if step.needs(0) { step[0] = first }
      if step.needs(1) { step[1] = second }
    }
    let (x, weight) = (self, slopes)
    // Unlike the gradient, a tangent passes unchanged at 0.
    result.madeBy?.forward({ (tangents) throws(TensorError) in
      let above = Tensor(try x.array.binary(.greaterOrEqual, .int(0)))
      let zero = try x.constant(.int(0))
      let first = try tangents[0].map { (t) throws(TensorError) in try weight.mul(t) } ?? zero
      let second = try tangents[1].map { (t) throws(TensorError) in try t.mul(x) } ?? zero
      return try above.choose(tangents[0] ?? zero, try first.add(second))
    })
    return result
  }

  /// Randomised leaky slope in training; the mean slope in evaluation.
  package func rrelu(_ lower: Double, _ upper: Double, training: Bool) throws(TensorError) -> Tensor {
    if !(lower.isFinite && upper.isFinite) {
      let (name, bound) = lower.isFinite ? ("upper", upper) : ("lower", lower)
      throw .runtime("rrelu: \(name) bound must be finite, got \(NDArray.messageNumber(bound))")
    }
    if lower > upper { throw .runtime("Lower bound should be less than or equal to the upper bound") }
    try checkFloats("leaky_relu_cpu")
    if !training {
      let slope = (lower + upper) / 2
      let value = try array.unary(.leakyReLU, slope)
      let noise = try array.filledLike(.int(0))
      return try Tensor.operation("RreluWithNoiseBackward0", [self], value, saving: [self]) {
        step, g throws(TensorError) in
        step[0] = try g.through(
          Tensor.rreluSlope(lower, upper, training: false, noise: noise) { g, x throws(TensorError) in
            try g.binary(.leakyReLUBackward, x, slope)
          }, at: try step.saved(0))
      }.noting(rreluArguments(lower, upper, training: false, noise: noise))
    }
    let count = array.count
    let isNegative = try array.binary(.lessOrEqual, .int(0)).contiguous().integers()
    let draws = try NDArray.zeros([isNegative.reduce(0, +)], .float64, state)
    // The bounds are numbers of the tensor's own type, the draws between them are not.
    let (low, high) = dtype == .float32 ? (Double(Float(lower)), Double(Float(upper))) : (lower, upper)
    try draws.fillUniform(low, high, state.generator)
    let drawn = try draws.doubles()
    var slopes = [Double](repeating: 1, count: count)
    var next = 0
    for index in 0..<count where isNegative[index] == 1 {
      slopes[index] = drawn[next]
      next += 1
    }
    let factors = try NDArray.from(slopes, shape, state).converted(to: dtype)
    let value = try array.binary(.multiply, factors).contiguous()
    return try Tensor.operation("RreluWithNoiseBackward0", [self], value, saving: [self]) {
      step, g throws(TensorError) in
      step[0] = try g.through(
        Tensor.rreluSlope(lower, upper, training: true, noise: factors) { g, _ throws(TensorError) in
          try g.binary(.multiply, factors)
        }, at: try step.saved(0))
    }
    .noting(rreluArguments(lower, upper, training: true, noise: factors))
  }

  private static func rreluSlope(
    _ lower: Double, _ upper: Double, training: Bool, noise: NDArray,
    _ kernel: @escaping (NDArray, NDArray) throws(TensorError) -> NDArray
  ) -> SlopeOperation {
    SlopeOperation(
      name: "RreluWithNoiseBackwardBackward0", kernel: kernel,
      arguments: { _ in
        [
          ("lower", .number(lower)), ("noise", .array(noise)), ("training", .flag(training)), ("upper", .number(upper)),
        ]
      })
  }

  private func rreluArguments(
    _ lower: Double, _ upper: Double, training: Bool, noise: NDArray
  ) -> [(StaticString, NodeArgument)] {
    [
      ("lower", .number(lower)), ("noise", .array(noise)), ("self", .tensor(self)), ("training", .flag(training)),
      ("upper", .number(upper)),
    ]
  }
}
