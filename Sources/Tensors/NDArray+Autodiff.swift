// Small forms that the layer of gradients needs: powers and bounds by number, and copies in another array's layout.
import TensorKernels

extension NDArray {
  /// Each element to a fixed power. Integers stay integers for a non-negative integer exponent.
  package func power(_ exponent: Scalar) throws(TensorError) -> NDArray {
    if case .complex(let real, let imaginary) = exponent {
      if imaginary == 0 && dtype.isComplex { return try power(.float(real)) }
      return try binary(.power, exponent)
    }
    if dtype.isComplex { return try complexPower(exponent.doubleValue) }
    if !dtype.isFloatingPoint {
      if case .float = exponent { return try converted(to: state.defaultDType).power(exponent) }
      if exponent.doubleValue < 0 { throw .runtime("Integers to negative integer powers are not allowed.") }
      if dtype == .bool, case .bool(let isOne) = exponent { return try isOne ? copied() : filledLike(.bool(true)) }
      return try binary(.power, exponent)
    }
    switch exponent.doubleValue {
    case 1: return try copied()
    case 2: return try unary(.square)
    case 3:
      if dtype == .float16 { return try converted(to: .float32).unary(.cube).converted(to: dtype) }
      return try unary(.cube)
    default: return try unary(.powScalar, exponent.doubleValue)
    }
  }

  /// The powers that are products and roots; the rest through the logarithm.
  private func complexPower(_ exponent: Double) throws(TensorError) -> NDArray {
    switch exponent {
    case 1: return try copied()
    case 2: return try unary(.square)
    case 3: return try unary(.cube)
    case 0.5: return try unary(.sqrt)
    case -0.5: return try unary(.sqrt).unary(.reciprocal)
    case -1: return try unary(.reciprocal)
    case -2: return try unary(.square).unary(.reciprocal)
    default: return try binary(.power, .float(exponent))
    }
  }

  /// A number to the power of each element.
  package func scalarPower(_ base: Scalar) throws(TensorError) -> NDArray {
    if case .complex = base { return try reversedBinary(.power, base) }
    if dtype.isComplex { return try reversedBinary(.power, base) }
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
    if let range = common.integerRange, common != .bool, common != .int64 {
      // Bounds are cut to the type; a negative one wraps round in an unsigned type.
      func fitted(_ bound: Scalar?) throws(TensorError) -> Double? {
        guard let bound else { return nil }
        let value = bound.intValue
        if range.contains(value) { return Double(value) }
        if common == .uint8 && value < 0 && value >= -255 { return Double(value + 256) }
        throw .runtime(
          "value cannot be converted to type \(common == .uint8 ? "uint8_t" : "int\(8 * common.byteCount)_t") without overflow"
        )
      }
      let (low, high) = (try fitted(minimum), try fitted(maximum))
      return try converted(to: common).unary(.clamp, low ?? -.infinity, high ?? .infinity)
    }
    try common.checkElement(minimum)
    try common.checkElement(maximum)
    if common.isFloatingPoint, [minimum, maximum].contains(where: { $0?.doubleValue.isNaN == true }) {
      // A bound that is no number leaves none.
      return try converted(to: common).filledLike(.float(.nan))
    }
    return try converted(to: common)
      .unary(.clamp, minimum?.doubleValue ?? -.infinity, maximum?.doubleValue ?? .infinity)
  }

  /// A copy of the elements, dimension order in memory like that of `other` when that is dense.
  package func copied(orderedLike other: NDArray) throws(TensorError) -> NDArray {
    if other.isContiguous || hidden != nil || other.hidden != nil || !other.isDense { return try copiedContiguous() }
    let output = try other.emptyPreservingLayout(dtype)
    try writeElements(into: output)
    return output
  }
}
