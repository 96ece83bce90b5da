// Operations on halves that the reference rounds after each of their steps, where others are computed in floats and rounded
// once. Which are which was measured under the reference. Knows no gradients.
import TensorKernels

extension BinaryOperation {
  /// Whether the reference rounds this operation's steps in a type of halves.
  func hasSteps(in type: DType) -> Bool {
    switch code {
    case GB_XLOGY, GB_TRUNC_DIV, GB_BCE: type.isHalf
    case GB_HUBER: type == .bfloat16
    case GB_SMOOTH_L1: type == .float16
    default: false
    }
  }
}

extension NDArray {
  /// The value of an operation that has steps; both arrays are of one type of halves.
  func stepped(_ operation: BinaryOperation, _ other: NDArray, _ p0: Double) throws(TensorError) -> NDArray {
    switch operation.code {
    case GB_TRUNC_DIV: return try binary(.divide, other).unary(.trunc)
    case GB_XLOGY:
      let isNumber = try other.unary(.isNaN).unary(.logicalNot)
      let isZero = try binary(.equal, .int(0)).binary(.logicalAnd, isNumber)
      return try binary(.multiply, other.unary(.log)).maskedFilled(isZero, .int(0))
    case GB_BCE: return try steppedCrossEntropy(other)
    default: break
    }
    let distance = try binary(.subtract, other).unary(.absolute)
    let half = try distance.binary(.multiply, .float(0.5)).binary(.multiply, distance)
    let edge = try rounded(p0 / 2)
    if operation.code == GB_SMOOTH_L1 {
      let near = try half.binary(.divide, try rounded(p0))
      return try distance.binary(.less, .float(p0)).choose(near, try distance.binary(.subtract, edge))
    }
    let far = try distance.binary(.subtract, edge).binary(.multiply, try rounded(p0))
    return try distance.binary(.lessOrEqual, .float(p0)).choose(half, far)
  }

  /// A number as a tensor without dimensions of this array's type.
  private func rounded(_ number: Double) throws(TensorError) -> NDArray {
    try NDArray.scalar(.float(number), dtype, state)
  }

  private func steppedCrossEntropy(_ target: NDArray) throws(TensorError) -> NDArray {
    let no = try unary(.negative).unary(.log1p).clamped(.int(-100), nil)
    let yes = try unary(.log).clamped(.int(-100), nil)
    return try target.binary(.subtract, .int(1)).binary(.multiply, no)
      .binary(.subtract, try target.binary(.multiply, yes))
  }

  /// The gradient of the probabilities of a binary cross entropy, where this is the loss's; nil where no step is rounded.
  package func steppedCrossEntropySlope(_ p: NDArray, _ y: NDArray) throws(TensorError) -> NDArray? {
    guard dtype.isHalf, p.dtype == dtype, y.dtype == dtype else { return nil }
    let spread = try p.reversedBinary(.subtract, .int(1)).binary(.multiply, p)
    let bounded = try spread.binary(.maximum, try rounded(1e-12))
    return try p.binary(.subtract, y).binary(.multiply, self).binary(.divide, bounded)
  }

  /// The same of squared differences, with a factor.
  package func steppedSquareSlope(_ x: NDArray, _ y: NDArray, _ factor: Double) throws(TensorError) -> NDArray? {
    guard dtype.isHalf, x.dtype == dtype, y.dtype == dtype else { return nil }
    return try x.binary(.subtract, y).binary(.multiply, try rounded(factor)).binary(.multiply, self)
  }

  /// The same of Huber's losses. What is left over from whole vectors is multiplied in another order.
  package func steppedHuberSlope(
    _ x: NDArray, _ y: NDArray, _ share: Double, _ delta: Double
  ) throws(TensorError) -> NDArray? {
    guard dtype.isHalf, x.dtype == dtype, y.dtype == dtype, x.hidden == nil, y.hidden == nil, hidden == nil else {
      return nil
    }
    let (factor, edge) = (try rounded(share), try rounded(delta))
    let distance = try x.binary(.subtract, y)
    let near = try distance.binary(.multiply, factor).binary(.multiply, self)
    let whole = try factor.binary(.multiply, edge).binary(.multiply, self)
    let rest = try binary(.multiply, factor).binary(.multiply, edge)
    let count = distance.count
    let isRest = try NDArray.arange(.int(0), .int(count), .int(1), .int64, distance.state).binary(
      .greaterOrEqual, .int(count - count % 32)
    )
    .reshaped(to: distance.shape)
    let far = try isRest.choose(try rest.expanded(to: distance.shape), try whole.expanded(to: distance.shape))
    let isBelow = try distance.binary(.lessOrEqual, .float(-delta))
    let isAbove = try distance.binary(.greaterOrEqual, .float(delta))
    return try isBelow.choose(try far.unary(.negative), try isAbove.choose(far, near))
  }
}
