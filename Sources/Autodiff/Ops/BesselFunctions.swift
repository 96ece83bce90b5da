// Bessel functions, the tails of the normal distribution, incomplete gamma functions and orthogonal polynomials. Where
// the reference has no derivative, the node says so.
import Tensors

extension Tensor {
  private typealias Slope = (Tensor, Tensor, Tensor) throws(TensorError) -> Tensor

  /// A function of each element; the rule gets the gradient, the operand and the result.
  private func pointwise(
    _ name: StaticString, _ value: NDArray, _ slope: @escaping Slope
  ) throws(TensorError) -> Tensor {
    try Tensor.operation(name, [self], value, saving: [self], keepsResult: true) {
      step, g throws(TensorError) in step[0] = try slope(g, try step.saved(0), try step.saved(1))
    }
  }

  /// A function of each element without a derivative.
  package func pointwiseOnly(_ function: SpecialFunction) throws(TensorError) -> Tensor {
    Tensor.withoutHistory(try array.special(function))
  }

  package func i0() throws(TensorError) -> Tensor {
    try pointwise("I0Backward0", try array.unary(.besselI0)) {
      g, x, _ throws(TensorError) in try g.mul(try x.i1())
    }
  }

  package func i0e() throws(TensorError) -> Tensor {
    try pointwise("SpecialI0EBackward0", try array.unary(.scaledBesselI0)) {
      g, x, value throws(TensorError) in
      try g.mul(try x.i1e().sub(try x.sgn().mul(value)))
    }
  }

  package func i1() throws(TensorError) -> Tensor {
    try pointwise("SpecialI1Backward0", try array.unary(.besselI1)) {
      g, x, value throws(TensorError) in
      try x.checkBesselSlope("i1_backward")
      return try g.slopeOfBessel(at: x) { safe throws(TensorError) in
        try safe.i0().sub(try value.mul(try safe.reciprocal()))
      }
    }
  }

  package func i1e() throws(TensorError) -> Tensor {
    try pointwise("SpecialI1EBackward0", try array.unary(.scaledBesselI1)) {
      g, x, value throws(TensorError) in
      try x.checkBesselSlope("i1e_backward")
      return try g.slopeOfBessel(at: x) { safe throws(TensorError) in
        try safe.i0e().sub(try value.mul(try safe.sgn().add(try safe.reciprocal())))
      }
    }
  }

  /// The reference knows how small a number is in its wide types alone.
  private func checkBesselSlope(_ name: String) throws(TensorError) {
    if dtype == .float16 || dtype == .bfloat16 { throw .notImplemented(kernel: name, for: dtype) }
  }

  /// This gradient times the slope of a Bessel function of order 1, which is one half near 0 (and where x is not a number).
  private func slopeOfBessel(
    at x: Tensor, _ slope: (Tensor) throws(TensorError) -> Tensor
  ) throws(TensorError) -> Tensor {
    let smallest: Double =
      switch x.dtype {
      case .float64: Double.ulpOfOne
      case .float16: 0.0009765625
      case .bfloat16: 0.0078125
      default: Double(Float.ulpOfOne)
      }
    let isAway = Tensor(try x.array.unary(.absolute).binary(.greater, .float(smallest)))
    let safe = try isAway.choose(x, try x.constant(.float(smallest)))
    return try mul(try isAway.choose(try slope(safe), try x.constant(.float(0.5))))
  }

  package func erfcx() throws(TensorError) -> Tensor {
    try pointwise("SpecialErfcxBackward0", try array.special(.scaledErfc)) {
      g, x, value throws(TensorError) in
      try x.timesNumber(.float(2)).mul(value).minusNumber(.float(1.1283791670955126)).mul(g)
    }
  }

  package func logNormal() throws(TensorError) -> Tensor {
    try pointwise("SpecialLogNdtrBackward0", try array.special(.logNormal)) {
      g, x, value throws(TensorError) in
      // The two exponents belong together: apart, each leaves the range of the type.
      let exponent = try value.add(try x.pow(.int(2)).dividedByNumber(.int(2))).neg()
      return try g.dividedByNumber(.float(2.5066282746310002)).mul(try exponent.exp())
    }
  }

  package func normalQuantile() throws(TensorError) -> Tensor {
    if dtype.isHalf { throw .notImplemented(kernel: "ndtri_cpu", for: dtype) }
    return try pointwise("SpecialNdtriBackward0", try array.unary(.normalQuantile)) { g, _, value throws(TensorError) in
      try g.timesNumber(.float(2.5066282746310002)).mul(try value.pow(.int(2)).dividedByNumber(.int(2)).exp())
    }
  }

  /// The regularised incomplete gamma functions of a (this tensor) and x; no derivative in a.
  package func incompleteGamma(_ x: Tensor, upper: Bool) throws(TensorError) -> Tensor {
    let (name, node): (String, StaticString) = upper ? ("igammac", "IgammacBackward0") : ("igamma", "IgammaBackward0")
    if !dtype.isFloatingPoint && !x.dtype.isFloatingPoint { throw .notImplemented(kernel: name + "_cpu", for: dtype) }
    let value = try array.special(upper ? .upperGamma : .lowerGamma, x.array)
    let result = try Tensor.operation(node, [self, x], value, saving: [self, x]) { step, g throws(TensorError) in
      if step.needs(0) {
        throw .notImplemented("the derivative for '\(name): input' is not implemented.")
      }
      let (a, x) = (try step.saved(0), try step.saved(1))
      let density = try a.minusNumber(.int(1)).mul(try x.log()).sub(x).sub(try a.lgamma()).exp()
      step[1] = try (upper ? try g.neg() : g).mul(density)
    }
    result.madeBy?.refuseForward(name)
    return result
  }

  /// A polynomial of the degree in `degrees` at each element; no derivative.
  package func polynomial(
    _ family: SpecialFunctions.Polynomial, _ degrees: Tensor, shifted: Bool
  ) throws(TensorError) -> Tensor {
    let promoted = NDArray.promotedType([array, degrees.array])
    let single = (promoted.isFloatingPoint ? promoted : state.defaultDType) != .float64
    return Tensor.withoutHistory(
      try array.zipped(degrees.array) { family.value($0, $1, single: single, shifted: shifted) })
  }
}
