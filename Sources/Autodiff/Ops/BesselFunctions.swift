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
  package func pointwiseOnly(_ function: (Double) -> Double) throws(TensorError) -> Tensor {
    Tensor.withoutHistory(try array.mapped(function))
  }

  package func i0() throws(TensorError) -> Tensor {
    try pointwise("I0Backward0", try array.unary(.besselI0)) {
      g, x, _ throws(TensorError) in try g.mul(try x.i1())
    }
  }

  package func i0e() throws(TensorError) -> Tensor {
    try pointwise("SpecialI0EBackward0", try array.unary(.scaledBesselI0)) {
      g, x, value throws(TensorError) in
      try g.mul(try x.i1e().sub(try x.sign().mul(value)))
    }
  }

  package func i1() throws(TensorError) -> Tensor {
    try pointwise("SpecialI1Backward0", try array.unary(.besselI1)) {
      g, x, value throws(TensorError) in
      try g.mul(try x.i0().sub(try value.overNonzero(x, atZero: 0.5)))
    }
  }

  package func i1e() throws(TensorError) -> Tensor {
    try pointwise("SpecialI1EBackward0", try array.unary(.scaledBesselI1)) {
      g, x, value throws(TensorError) in
      let slope = try x.i0e().sub(try value.mul(try x.sign())).sub(try value.overNonzero(x, atZero: 0.5))
      return try g.mul(slope)
    }
  }

  /// self / x, with a value of its own where x is 0.
  private func overNonzero(_ x: Tensor, atZero number: Double) throws(TensorError) -> Tensor {
    let isZero = Tensor(try x.array.binary(.equal, .int(0)))
    return try div(try x.maskedFill(isZero, .int(1))).maskedFill(isZero, .float(number))
  }

  package func erfcx() throws(TensorError) -> Tensor {
    try pointwise("SpecialErfcxBackward0", try array.mapped(SpecialFunctions.scaledErfc)) {
      g, x, value throws(TensorError) in
      try g.mul(try x.mul(value).mul(.int(2)).sub(.float(1.1283791670955126)))
    }
  }

  package func logNormal() throws(TensorError) -> Tensor {
    try pointwise("SpecialLogNdtrBackward0", try array.mapped(SpecialFunctions.logNormal)) {
      g, x, value throws(TensorError) in
      // The two exponents belong together: apart, each leaves the range of the type.
      try g.mul(try x.pow(.int(2)).div(.int(-2)).sub(value).exp()).div(.float(2.5066282746310002))
    }
  }

  package func normalQuantile() throws(TensorError) -> Tensor {
    if dtype.isHalf { throw .notImplemented(kernel: "ndtri_cpu", for: dtype) }
    return try pointwise("SpecialNdtriBackward0", try array.unary(.normalQuantile)) { g, _, value throws(TensorError) in
      try g.mul(try value.mul(value).mul(.float(0.5)).exp().mul(.float(2.5066282746310002)))
    }
  }

  /// The regularised incomplete gamma functions of a (this tensor) and x; no derivative in a.
  package func incompleteGamma(_ x: Tensor, upper: Bool) throws(TensorError) -> Tensor {
    let (name, node): (String, StaticString) = upper ? ("igammac", "IgammacBackward0") : ("igamma", "IgammaBackward0")
    if !dtype.isFloatingPoint && !x.dtype.isFloatingPoint { throw .notImplemented(kernel: name + "_cpu", for: dtype) }
    let value = try array.zipped(x.array) { SpecialFunctions.incompleteGamma($0, $1, upper: upper) }
    let result = try Tensor.operation(node, [self, x], value, saving: [self, x]) { step, g throws(TensorError) in
      if step.needs(0) {
        throw .notImplemented("the derivative for '\(name): input' is not implemented.")
      }
      let (a, x) = (try step.saved(0), try step.saved(1))
      let density = try x.neg().add(try a.sub(.int(1)).mul(try x.log())).sub(try a.lgamma()).exp()
      step[1] = try g.mul(upper ? try density.neg() : density)
    }
    result.madeBy?.refuseForward(name)
    return result
  }

  /// A polynomial of the degree in `degrees` at each element; no derivative.
  package func polynomial(
    _ family: SpecialFunctions.Polynomial, _ degrees: Tensor, shifted: Bool
  ) throws(TensorError) -> Tensor {
    Tensor.withoutHistory(
      try array.zipped(degrees.array) { family.value(shifted ? 2 * $0 - 1 : $0, $1) })
  }
}
