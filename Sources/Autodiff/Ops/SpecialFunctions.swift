// Less common functions of one tensor: inverse hyperbolic and special functions, conversions of angles, tests of
// elements. Each has its derivative beside it.
import Tensors

extension Tensor {
  /// `special.entr`: -x·log x, 0 at 0 and -∞ below.
  package func entropyTerm() throws(TensorError) -> Tensor {
    try Tensor.operation("SpecialEntrBackward0", [self], try array.unary(.entropy), saving: [self]) {
      step, g throws(TensorError) in
      step[0] = try g.mul(try step.saved(0).log().plusNumber(.int(1)).neg())
    }
  }

  /// A function of this tensor whose rule reads it from slot 0.
  private func function(
    _ name: StaticString, _ value: NDArray, _ slope: @escaping (Tensor, Tensor) throws(TensorError) -> Tensor
  ) throws(TensorError) -> Tensor {
    try Tensor.operation(name, [self], value, saving: [self]) { step, gradient throws(TensorError) in
      step[0] = try slope(gradient, try step.saved(0))
    }
  }

  /// A linear function: its derivative needs no saved value.
  private func linearFunction(
    _ name: StaticString, _ value: NDArray, _ rule: @escaping (Tensor) throws(TensorError) -> Tensor
  ) throws(TensorError) -> Tensor {
    try Tensor.operation(name, [self], value) { step, gradient throws(TensorError) in
      step[0] = try rule(gradient)
    }
  }

  // MARK: Inverse hyperbolic functions

  package func asinh() throws(TensorError) -> Tensor {
    try function("AsinhBackward0", try array.unary(.asinh)) { gradient, x throws(TensorError) in
      try gradient.mul(try x.pow(.int(2)).plusNumber(.int(1)).rsqrt().conjugated)
    }
  }

  package func acosh() throws(TensorError) -> Tensor {
    try function("AcoshBackward0", try array.unary(.acosh)) { gradient, x throws(TensorError) in
      // The root of each factor: that of the product has another sign in half of the plane.
      if x.dtype.isComplex {
        return try gradient.mul(try x.plusNumber(.int(1)).rsqrt().mul(try x.minusNumber(.int(1)).rsqrt()).conjugated)
      }
      return try gradient.mul(try x.mul(x).minusNumber(.int(1)).rsqrt())
    }
  }

  package func atanh() throws(TensorError) -> Tensor {
    try function("AtanhBackward0", try array.unary(.atanh)) { gradient, x throws(TensorError) in
      try gradient.timesOne().div(try x.pow(.int(2)).numberMinus(.int(1)).conjugated)
    }
  }

  // MARK: Special functions

  package func erfinv() throws(TensorError) -> Tensor {
    try function("ErfinvBackward0", try array.inverseError()) { gradient, x throws(TensorError) in
      try x.erfinv().pow(.int(2)).exp().timesNumber(.float(0.5 * Double.pi.squareRoot())).mul(gradient)
    }
  }

  /// The normal distribution's probabilities.
  package func normalProbability() throws(TensorError) -> Tensor {
    try timesNumber(.float(0.7071067811865476)).erf().plusNumber(.int(1)).timesNumber(.float(0.5))
  }

  package func lgamma() throws(TensorError) -> Tensor {
    try function("LgammaBackward0", try array.unary(.logGamma)) {
      gradient, x throws(TensorError) in
      try gradient.mul(try x.digamma())
    }
  }

  package func digamma() throws(TensorError) -> Tensor {
    try function("DigammaBackward0", try array.unary(.digamma)) {
      gradient, x throws(TensorError) in
      try gradient.mul(try x.polygamma(1))
    }
  }

  package func polygamma(_ order: Int) throws(TensorError) -> Tensor {
    if order < 0 { throw .runtime("polygamma(n, x) does not support negative n.") }
    let value =
      try order == 1
      ? array.unary(.trigamma)
      : order == 0 ? array.unary(.digamma) : array.polygamma(order)
    return try function("PolygammaBackward0", value) { gradient, x throws(TensorError) in
      try gradient.mul(try x.polygamma(order + 1))
    }.noting([("n", .whole(order))])
  }

  package func sinc() throws(TensorError) -> Tensor {
    return try function("SincBackward0", try sincValue()) { gradient, x throws(TensorError) in
      let product = try x.timesNumber(.float(Double.pi))
      let squared = try x.mul(x).timesNumber(.float(Double.pi))
      // The reference makes the sine first, which decides in which order the second derivative's parts are added.
      let sine = try product.sin()
      let slope = try gradient.mul(try product.mul(try product.cos()).sub(sine).div(squared).conjugated)
      return try slope.choose(unless: Tensor(try squared.array.binary(.equal, .float(0))))
    }
  }

  private func sincValue() throws(TensorError) -> NDArray {
    if !dtype.isComplex { return try array.unary(.sinc) }
    let product = try array.binary(.multiply, .float(Double.pi))
    let atZero = try product.binary(.equal, .int(0))
    return try product.unary(.sin).binary(.divide, product).maskedFilled(atZero, .int(1))
  }

  package func logit(_ epsilon: Double? = nil) throws(TensorError) -> Tensor {
    if dtype.isComplex { throw .notImplemented(kernel: "logit_cpu", for: dtype) }
    var input = dtype == .bool ? try array.converted(to: state.defaultDType) : array
    if let epsilon { input = try array.clamped(.float(epsilon), .float(1 - epsilon)) }
    let value = try input.binary(.divide, try input.reversedBinary(.subtract, .float(1))).unary(.log)
    let result = try function("LogitBackward0", value) { gradient, x throws(TensorError) in
      try gradient.logitSlope(x, epsilon)
    }.noting([("eps", epsilon.map { .number($0) } ?? .nothing)])
    let x = self
    // Outside of its domain the tangent is no number whatever comes.
    result.madeBy?.forward({ (tangents) throws(TensorError) in
      try tangents[0].map { (tangent) throws(TensorError) in try tangent.logitSlope(x, epsilon) }
    })
    return result
  }

  private func logitSlope(_ x: Tensor, _ epsilon: Double?) throws(TensorError) -> Tensor {
    let (low, high) = epsilon.map { ($0, 1 - $0) } ?? (0, 1)
    if !state.followsGradients && !dtype.isHalf {
      let operation: BinaryOperation = epsilon == nil ? .logitBackward : .boundedLogitBackward
      return Tensor(try array.binary(operation, x.array, low, high))
    }
    // The half types round each step, and their kernel knows one zero.
    let place = state.followsGradients ? x : Tensor(try x.array.binary(.add, .int(0)))
    let slope = try div(try place.mul(try place.numberMinus(.int(1))))
    var inside = try x.array.binary(.greaterOrEqual, .float(low)).binary(
      .logicalAnd, try x.array.binary(.lessOrEqual, .float(high)))
    if !state.followsGradients { inside = try inside.binary(.logicalOr, try x.array.unary(.isNaN)) }
    return try Tensor(inside).choose(slope, try slope.constant(.float(epsilon == nil ? .nan : 0)))
  }

  /// Log of the multivariate gamma function.
  package func mvlgamma(_ p: Int) throws(TensorError) -> Tensor {
    if dtype == .bool { throw .runtime("The input tensor may not be a boolean tensor.") }
    let type = dtype.isFloatingPoint ? dtype : state.defaultDType
    let shifts = Tensor(try NDArray.from((0..<p).reversed().map { -Double($0) / 2 }, [p], state).converted(to: type))
    let constant = Double(p) * Double(p - 1) * 1.1447298858494002 * 0.25
    let value = try array.unsqueezed(-1).binary(.add, shifts.array).unary(.logGamma)
      .reduced(.sum, [-1]).binary(.add, .float(constant))
    return try function("MvlgammaBackward0", value) { gradient, x throws(TensorError) in
      try gradient.mul(try x.unsqueeze(-1).add(shifts).digamma().sum([-1]))
    }.noting([("p", .whole(p))])
  }

  package func sgn() throws(TensorError) -> Tensor {
    if dtype.isComplex { return try phase() }
    return try Tensor.operation("SgnBackward0", [self], try array.unary(.sign), saving: [self], keepsResult: true) {
      step, gradient throws(TensorError) in step[0] = try gradient.zerosLike()
    }
  }

  package func deg2rad() throws(TensorError) -> Tensor {
    try linearFunction("Deg2RadBackward0", try array.binary(.multiply, .float(0.017453292519943295))) {
      gradient throws(TensorError) in try gradient.deg2rad()
    }
  }

  package func rad2deg() throws(TensorError) -> Tensor {
    try linearFunction("Rad2DegBackward0", try array.binary(.multiply, .float(57.29577951308232))) {
      gradient throws(TensorError) in try gradient.rad2deg()
    }
  }

  /// NaN and infinities replaced; nil infinities become the greatest and least number of the type.
  package func nanToNum(
    _ nan: Double?, positive: Double?, negative: Double?
  ) throws(TensorError) -> Tensor {
    if dtype.isComplex {
      if requiresGradient && state.gradEnabled {
        throw .runtime("nan_to_num does not support automatic differentiation for outputs with complex dtype.")
      }
      return try Tensor.complex(
        try realPart().nanToNum(nan, positive: positive, negative: negative),
        try imaginaryPart().nanToNum(nan, positive: positive, negative: negative))
    }
    if !dtype.isFloatingPoint { return try clone() }
    let greatest =
      switch dtype {
      case .float64: Double.greatestFiniteMagnitude
      case .float16: 65504.0
      case .bfloat16: 3.3895313892515355e38
      default: Double(Float.greatestFiniteMagnitude)
      }
    let (high, low) = (positive ?? greatest, negative ?? -greatest)
    let value = try array.replacingNonFinite(nan ?? 0, high, low)
    return try function("NanToNumBackward0", value) { gradient, x throws(TensorError) in
      try gradient.mul(Tensor(try x.array.unary(.isFinite)))
    }
  }

  /// `round(decimals=)`.
  package func round(decimals: Int) throws(TensorError) -> Tensor {
    // Its node has another name than that of `round` without places.
    if decimals == 0 {
      return try linearFunction("RoundBackward1", try round().array) { gradient throws(TensorError) in
        try gradient.zerosLike()
      }
    }
    if !dtype.isFloatingPoint { throw .notImplemented(kernel: "round_cpu", for: dtype) }
    var scale = 1.0
    for _ in 0..<Swift.min(decimals.magnitude, 400) { scale *= 10 }
    let scaled = try decimals > 0 ? array.binary(.multiply, .float(scale)) : array.binary(.divide, .float(scale))
    let rounded = try scaled.unary(.round)
    let value = try decimals > 0 ? rounded.binary(.divide, .float(scale)) : rounded.binary(.multiply, .float(scale))
    return try linearFunction("RoundBackward1", value) { gradient throws(TensorError) in
      try gradient.zerosLike()
    }
  }

  // MARK: Truths about elements

  package func isSigned() throws(TensorError) -> Tensor {
    Tensor.cut(try array.signBits(), "signbit", [self])
  }

  package func isInfinite(_ sign: FloatingPointSign) throws(TensorError) -> Tensor {
    let isPlus = sign == .plus
    let truths =
      if dtype.isFloatingPoint {
        try array.binary(.equal, .float(isPlus ? .infinity : -.infinity))
      } else if dtype.isComplex {
        try array.tested { $0.isInfinite && $0.sign == sign }
      } else {
        try array.filledLike(.bool(false), .bool)
      }
    return Tensor.cut(truths, isPlus ? "isposinf" : "isneginf", [self])
  }

  package func isReal() throws(TensorError) -> Tensor {
    if dtype.isComplex { return Tensor.cut(try imaginaryPart().array.binary(.equal, .int(0)), "isreal", [self]) }
    return Tensor.cut(try array.filledLike(.bool(true), .bool), "isreal", [self])
  }
}
