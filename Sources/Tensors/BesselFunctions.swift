// Bessel and Airy functions, tails of the normal distribution, incomplete gamma functions and zeta: kernels that take one number
// (or pair) after the other, in single or double precision. Knows no gradients.
import TensorKernels

/// A special function of one number that has a kernel of its own.
package struct SpecialFunction: Sendable {
  let kernel: gb_special_function
  package static let besselJ0 = SpecialFunction(kernel: GB_SF_BESSEL_J0)
  package static let besselJ1 = SpecialFunction(kernel: GB_SF_BESSEL_J1)
  package static let besselY0 = SpecialFunction(kernel: GB_SF_BESSEL_Y0)
  package static let besselY1 = SpecialFunction(kernel: GB_SF_BESSEL_Y1)
  package static let modifiedI0 = SpecialFunction(kernel: GB_SF_MODIFIED_I0)
  package static let modifiedI1 = SpecialFunction(kernel: GB_SF_MODIFIED_I1)
  package static let modifiedK0 = SpecialFunction(kernel: GB_SF_MODIFIED_K0)
  package static let modifiedK1 = SpecialFunction(kernel: GB_SF_MODIFIED_K1)
  package static let scaledK0 = SpecialFunction(kernel: GB_SF_SCALED_K0)
  package static let scaledK1 = SpecialFunction(kernel: GB_SF_SCALED_K1)
  package static let sphericalJ0 = SpecialFunction(kernel: GB_SF_SPHERICAL_J0)
  package static let airyAi = SpecialFunction(kernel: GB_SF_AIRY)
  package static let scaledErfc = SpecialFunction(kernel: GB_SF_SCALED_ERFC)
  package static let logNormal = SpecialFunction(kernel: GB_SF_LOG_NORMAL)
}

/// A special function of two numbers that has a kernel of its own.
package struct SpecialPair: Sendable {
  let kernel: gb_special_pair
  package static let lowerGamma = SpecialPair(kernel: GB_SP_LOWER_GAMMA)
  package static let upperGamma = SpecialPair(kernel: GB_SP_UPPER_GAMMA)
  package static let zeta = SpecialPair(kernel: GB_SP_ZETA)
}

extension NDArray {
  /// A special function of each element; integers give the default float type.
  package func special(_ function: SpecialFunction) throws(TensorError) -> NDArray {
    if hidden != nil { return try mapped { (whole, _) throws(TensorError) in try whole.special(function) } }
    if dtype.isComplex { throw .notImplemented(kernel: "unary_cpu", for: dtype) }
    let target = dtype.isFloatingPoint ? dtype : state.defaultDType
    let input = try converted(to: target == .float64 ? .float64 : .float32).contiguous()
    let output = try NDArray(uninitialized: shape, input.dtype, state)
    let status = gb_special_each(
      function.kernel, input.dtype.kernelType, Int64(count), output.pointer, input.pointer)
    try NDArray.check(status, "special function", input.dtype)
    return try output.laidOut(like: self, target)
  }

  /// A special function of each pair of elements, with broadcasting.
  package func special(_ function: SpecialPair, _ other: NDArray) throws(TensorError) -> NDArray {
    if hidden != nil || other.hidden != nil {
      return try NDArray.mappedElementwise(self, other) { (a, b) throws(TensorError) in try a.special(function, b) }
    }
    let promoted = NDArray.promotedType([self, other])
    let target = promoted.isFloatingPoint ? promoted : state.defaultDType
    let type: DType = target == .float64 ? .float64 : .float32
    let common = try shape.broadcast(with: other.shape)
    _ = try common.checkedCount(of: type)
    // The half types' own digits first: a number of another type loses what they do not hold.
    let a = try converted(to: target).converted(to: type).expanded(to: common).contiguous()
    let b = try other.converted(to: target).converted(to: type).expanded(to: common).contiguous()
    let output = try NDArray(uninitialized: common, type, state)
    let kernel = target.isHalf && function.kernel == GB_SP_ZETA ? GB_SP_NARROW_ZETA : function.kernel
    let status = gb_special_pairs(kernel, type.kernelType, Int64(output.count), output.pointer, a.pointer, b.pointer)
    try NDArray.check(status, "special function", type)
    return try output.converted(to: target)
  }

  /// The `order`-th derivative of digamma, for orders from 2 on: a factorial times zeta, each rounded to the type.
  package func polygamma(_ order: Int) throws(TensorError) -> NDArray {
    let target = dtype.isFloatingPoint ? dtype : state.defaultDType
    let first = try NDArray.scalar(.int(order + 1), target, state)
    let sums = try first.special(.zeta, try converted(to: target))
    let factor = try first.unary(.logGamma).unary(.exp)
    return try sums.binary(.multiply, order % 2 == 0 ? try factor.unary(.negative) : factor)
  }

  /// log2(2^a + 2^b), in the reference's steps.
  package func logAddExp2(_ other: NDArray) throws(TensorError) -> NDArray {
    if hidden != nil || other.hidden != nil {
      return try NDArray.mappedElementwise(self, other) { (a, b) throws(TensorError) in try a.logAddExp2(b) }
    }
    let promoted = NDArray.promotedType([self, other])
    let target = promoted.isFloatingPoint ? promoted : state.defaultDType
    let (a, b) = (try converted(to: target), try other.converted(to: target))
    if target.isHalf { return try a.zipped(b, SpecialFunctions.logAddExp2) }
    let distance = try a.binary(.subtract, b).unary(.absolute).unary(.negative)
    let sum = try a.binary(.maximum, b).binary(.addScaled, distance.unary(.exp2).unary(.log1p), 1.4426950408889634)
    // Where both are the same infinity their distance is no number.
    let isSame = try a.unary(.absolute).binary(.equal, .float(.infinity)).binary(.logicalAnd, a.binary(.equal, b))
    return try isSame.choose(try a.expanded(to: sum.shape), sum)
  }
}
