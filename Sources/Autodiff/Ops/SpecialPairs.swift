// Special functions of two operands, one of which may be a number, each with its derivative beside it.
import Tensors

extension Tensor {
  /// `self * log1p(other)`.
  package func xlog1py(_ other: Tensor) throws(TensorError) -> Tensor {
    try pair("SpecialXlog1PyBackward0", other, try array.binary(.xlog1py, other.array)) { g, a, b throws(TensorError) in
      let atZero = try a.array.binary(.equal, .float(0)).binary(
        .logicalAnd, try b.array.binary(.lessOrEqual, .float(-1)))
      return try g.xlog1py(b).maskedFill(Tensor(atZero), .int(0))
    } _: { g, a, b throws(TensorError) in
      // The divisor is made first, which decides in which order a second derivative's parts are added.
      let divisor = try b.plusNumber(.int(1))
      return try g.mul(a).div(divisor)
    }
  }

  /// `self * log1p(number)` and `number * log1p(self)`.
  package func xlog1py(number: Scalar, first: Bool) throws(TensorError) -> Tensor {
    let type = dtype.isFloatingPoint ? dtype : state.defaultDType
    let other = Tensor(try NDArray.scalar(number, type, state))
    if first {
      let value = try other.array.binary(.xlog1py, array)
      return try Tensor.operation("SpecialXlog1PyBackward1", [self], value, saving: [self]) {
        step, g throws(TensorError) in
        step[0] = try g.timesNumber(number).div(try step.saved(0).plusNumber(.int(1)))
      }.noting([("self", .scalar(number))])
    }
    let value = try array.binary(.xlog1py, other.array)
    return try Tensor.operation("SpecialXlog1PyBackward2", [self], value, saving: [self]) {
      step, g throws(TensorError) in
      let slope = try g.xlog1py(number: number, first: false)
      let isZero = try step.saved(0).array.binary(.equal, .int(0))
      step[0] = number.doubleValue > -1 ? slope : try slope.maskedFill(Tensor(isZero), .int(0))
    }.noting([("other", .scalar(number))])
  }

  /// Hurwitz's zeta function; the reference has no derivative for the first argument.
  package func zeta(_ other: Tensor) throws(TensorError) -> Tensor {
    let value = try array.special(.zeta, other.array)
    return try pair("SpecialZetaBackward0", other, value) { _, _, _ throws(TensorError) in
      throw .notImplemented("the derivative for 'zeta' is not implemented.")
    } _: { g, a, b throws(TensorError) in
      try g.mul(try a.neg()).mul(try a.plusNumber(.float(1)).zeta(b))
    }
  }

  /// A number in this tensor's float type, or the default one.
  private func floatConstant(_ number: Double) throws(TensorError) -> NDArray {
    try NDArray.scalar(.float(number), dtype.isFloatingPoint ? dtype : state.defaultDType, state)
  }

  /// The same of a number and this tensor, or of this tensor and a number.
  package func zeta(number: Double, first: Bool) throws(TensorError) -> Tensor {
    if !first {
      let value = try array.special(.zeta, try floatConstant(number))
      return try Tensor.operation("SpecialZetaBackward2", [self], value) { _, _ throws(TensorError) in
        throw .notImplemented("the derivative for 'zeta' is not implemented.")
      }.noting([("other", .plain(number)), ("self", .tensor(self))])
    }
    let value = try floatConstant(number).special(.zeta, array)
    return try Tensor.operation("SpecialZetaBackward1", [self], value, saving: [self]) { step, g throws(TensorError) in
      step[0] = try g.timesNumber(.float(-number)).mul(try step.saved(0).zeta(number: number + 1, first: true))
    }.noting([("self", .plain(number))])
  }
}
