// Small forms that the layer of gradients needs: powers and bounds by number, and copies in another array's layout.
import TensorKernels

extension NDArray {
  /// Each element to a fixed power. Integers stay integers for a non-negative integer exponent.
  package func power(_ exponent: Scalar) throws(TensorError) -> NDArray {
    if !dtype.isFloatingPoint {
      if case .float = exponent { return try converted(to: state.defaultDType).power(exponent) }
      return try binary(.power, exponent)
    }
    switch exponent.doubleValue {
    case 1: return try copied()
    case 2: return try unary(.square)
    case 3: return try unary(.cube)
    default: return try unary(.powScalar, exponent.doubleValue)
    }
  }

  /// A number to the power of each element.
  package func scalarPower(_ base: Scalar) throws(TensorError) -> NDArray {
    if !dtype.isFloatingPoint {
      if case .float = base { return try converted(to: state.defaultDType).scalarPower(base) }
      return try reversedBinary(.power, base)
    }
    return try unary(.scalarPow, base.doubleValue)
  }

  /// Each element at least `minimum` and at most `maximum`; float bounds make integers floats.
  package func clamped(_ minimum: Scalar?, _ maximum: Scalar?) throws(TensorError) -> NDArray {
    var common = dtype
    if let minimum { common = common.promoted(with: minimum, default: state.defaultDType) }
    if let maximum { common = common.promoted(with: maximum, default: state.defaultDType) }
    return try converted(to: common)
      .unary(.clamp, minimum?.doubleValue ?? -.infinity, maximum?.doubleValue ?? .infinity)
  }

  /// A copy of the elements, dimension order in memory like that of `other` when that is dense.
  package func copied(orderedLike other: NDArray) throws(TensorError) -> NDArray {
    if other.isContiguous || !other.isDense { return try copiedContiguous() }
    let output = try other.emptyPreservingLayout(dtype)
    try writeElements(into: output)
    return output
  }
}
