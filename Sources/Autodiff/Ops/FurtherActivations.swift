// Activations beyond the usual ones. Most are recorded as one operation under the reference's name; some are, as in the
// reference, plain compositions.
import Tensors

extension Tensor {
  private func activation(
    _ name: StaticString, _ value: NDArray, _ slope: @escaping (Tensor) throws(TensorError) -> Tensor
  ) throws(TensorError) -> Tensor {
    try Tensor.operation(name, [self], value, saving: [self]) { step, gradient throws(TensorError) in
      step[0] = try gradient.mul(try slope(try step.saved(0)))
    }
  }

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
      if !g.state.gradEnabled {
        step[0] = Tensor(try g.array.binary(.hardswishBackward, x.array))
        return
      }
      let middle = try g.mul(try x.div(.int(3)).add(.float(0.5)))
      let above = Tensor(try x.array.binary(.greaterOrEqual, .int(3)))
      let below = Tensor(try x.array.binary(.lessOrEqual, .int(-3)))
      step[0] = try above.choose(g, middle).choose(unless: below)
    }
  }

  package func mish() throws(TensorError) -> Tensor {
    try checkFloats("mish_cpu")
    return try Tensor.operation("MishBackward0", [self], try array.unary(.mish), saving: [self]) {
      step, g throws(TensorError) in
      let x = try step.saved(0)
      let slope = { () throws(TensorError) in try g.array.binary(.mishBackward, x.array) }
      if !g.state.gradEnabled && g.array.hidden == nil && x.array.hidden == nil {
        step[0] = Tensor(try slope())
        return
      }
      let s = try x.sigmoid()
      let t = try x.exp().log1p().tanh()
      step[0] = try g.mul(try t.add(try x.mul(s).mul(try t.mul(t).rsub(.int(1))))).valued(slope)
    }
  }

  package func celu(_ alpha: Double = 1) throws(TensorError) -> Tensor {
    try checkFloats("elu_cpu")
    if alpha == 0 { throw .runtime("ZeroDivisionError: alpha cannot be 0 for CELU") }
    return try Tensor.operation("CeluBackward0", [self], try array.unary(.celu, alpha), saving: [self]) {
      step, g throws(TensorError) in
      let x = try step.saved(0)
      if !g.state.gradEnabled {
        step[0] = Tensor(try g.array.binary(.celuBackward, x.array, alpha))
        return
      }
      let inverse = Scalar.float(1 / Double(Float(alpha)))
      let (scaled, y) = (try g.mul(inverse).mul(.float(alpha)), try x.mul(inverse))
      let left = try scaled.mul(try y.exp()).valued { () throws(TensorError) in
        try scaled.array.binary(.eluBackward, y.array, 1, 1)
      }
      step[0] = try Tensor(try x.array.binary(.greater, .int(0))).choose(g, left)
    }.noting([("alpha", .number(alpha))])
  }

  package func threshold(_ threshold: Double, _ value: Double) throws(TensorError) -> Tensor {
    if dtype == .bool { throw .notImplemented(kernel: "threshold_cpu", for: dtype) }
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
    return try shrunk("HardshrinkBackward0", .hardshrink, lambda)
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
    return try shrunk("SoftshrinkBackward0", .softshrink, lambda)
  }

  private func shrunk(
    _ name: StaticString, _ operation: UnaryOperation, _ lambda: Double
  ) throws(TensorError) -> Tensor {
    try Tensor.operation(name, [self], try array.unary(operation, lambda), saving: [self]) {
      step, g throws(TensorError) in
      let x = try step.saved(0).array
      if g.state.gradEnabled {
        let outside = try x.binary(.greater, .float(lambda)).binary(
          .logicalOr, try x.binary(.less, .float(-lambda)))
        step[0] = try g.keeping(outside)
      } else {
        step[0] = Tensor(try g.array.binary(.shrinkBackward, x, lambda))
      }
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
      let x = try step.saved(0)
      let (a, b) = (try x.narrow(place, 0, half), try x.narrow(place, half, half))
      let s = try b.sigmoid()
      let left = try s.mul(g)
      let right = try s.rsub(.int(1)).mul(s).mul(a).mul(g)
      step[0] = try Tensor.cat([left, right], place)
    }.noting([("dim", .whole(dimension))])
  }

  /// A learned slope for negative elements, one or one a channel.
  package func prelu(_ weight: Tensor) throws(TensorError) -> Tensor {
    let channels = rank > 1 ? shape[1] : 1
    if weight.dtype != dtype {
      throw .runtime("prelu: Type promoting not supported. Got \(dtype.typeName) and \(weight.dtype.typeName)")
    }
    if !dtype.isFloatingPoint { throw .notImplemented(kernel: "prelu_cpu", for: dtype) }
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
    return try Tensor.operation("PreluKernelBackward0", [self, slopes], value, saving: [self, slopes]) {
      step, g throws(TensorError) in
      let (x, slopes) = (try step.saved(0), try step.saved(1))
      let positive = Tensor(try x.array.binary(.greater, .int(0)))
      if step.needs(0) { step[0] = try positive.choose(g, try slopes.mul(g)) }
      if step.needs(1) { step[1] = try x.mul(g).choose(unless: positive) }
    }
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
        let x = try step.saved(0)
        let one = Tensor(try x.array.filledLike(.int(1)))
        let other = Tensor(try x.array.filledLike(.float(slope)))
        step[0] = try g.mul(try Tensor(x.array.binary(.greater, .int(0))).choose(one, other))
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
    let kept = Tensor(factors)
    return try Tensor.operation("RreluWithNoiseBackward0", [self], try array.binary(.multiply, factors), saving: [kept])
    { step, g throws(TensorError) in step[0] = try g.mul(try step.saved(0)) }
    .noting(rreluArguments(lower, upper, training: true, noise: factors))
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
