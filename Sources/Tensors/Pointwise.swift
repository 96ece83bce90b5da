// Functions of elements that no kernel has: each is a closure on doubles (or integers), run over whole arrays with
// promotion and broadcasting. The result is rounded once to the array's type. Knows no gradients and no functions.
import TensorKernels

extension NDArray {
  /// `function` of each element, computed in double precision; integers give the default float type.
  package func mapped(_ function: (Double) -> Double) throws(TensorError) -> NDArray {
    if hidden != nil { return try mapped { (whole, _) throws(TensorError) in try whole.mapped(function) } }
    if dtype.isComplex { throw .notImplemented(kernel: "unary_cpu", for: dtype) }
    let target = dtype.isFloatingPoint ? dtype : state.defaultDType
    let input = try converted(to: .float64).contiguous()
    let output = try NDArray(uninitialized: shape, .float64, state)
    let (from, to) = (input.elements(as: Double.self), output.elements(as: Double.self))
    for index in 0..<count { to[index] = function(from[index]) }
    return try output.laidOut(like: self, target)
  }

  /// The inverse of erf: floats by a kernel of their own.
  package func inverseError() throws(TensorError) -> NDArray {
    if hidden != nil || dtype != .float32 { return try unary(.erfInverse) }
    let input = try contiguous()
    let output = try NDArray(uninitialized: shape, dtype, state)
    gb_erfinv_f32(Int64(count), input.elements(as: Float.self), output.elements(as: Float.self))
    return try output.laidOut(like: self, dtype)
  }

  /// These elements in the order in memory that `model` has, which a result elementwise keeps.
  package func laidOut(like model: NDArray, _ target: DType) throws(TensorError) -> NDArray {
    if model.isContiguous { return try converted(to: target) }
    let result = try model.emptyPreservingLayout(target)
    try result.copyFrom(self)
    return result
  }

  /// A bool of each element, computed in double precision.
  package func tested(_ function: (Double) -> Bool) throws(TensorError) -> NDArray {
    if hidden != nil { return try mapped { (whole, _) throws(TensorError) in try whole.tested(function) } }
    let input = try converted(to: .float64).contiguous()
    let output = try NDArray(uninitialized: shape, .bool, state)
    let (from, to) = (input.elements(as: Double.self), output.elements(as: Bool.self))
    for index in 0..<count { to[index] = function(from[index]) }
    return output
  }

  /// The elements with numbers in place of NaN and the infinities.
  package func replacingNonFinite(_ nan: Double, _ high: Double, _ low: Double) throws(TensorError) -> NDArray {
    if hidden == nil, isContiguous, dtype.isFloatingPoint {
      let output = try NDArray(uninitialized: shape, dtype, state)
      let status = gb_replace_non_finite(dtype.kernelType, Int64(count), pointer, output.pointer, nan, high, low)
      try NDArray.check(status, "nan_to_num", dtype)
      return output
    }
    return try mapped { x in
      if x.isNaN { return nan }
      if x == .infinity { return high }
      return x == -.infinity ? low : x
    }
  }

  /// Whether each element's sign is minus, that of zeros too.
  package func signBits() throws(TensorError) -> NDArray {
    if hidden == nil, isContiguous {
      let output = try NDArray(uninitialized: shape, .bool, state)
      if gb_sign_bits(dtype.kernelType, Int64(count), pointer, output.elements(as: UInt8.self)) == GB_OK {
        return output
      }
    }
    return try tested { $0.sign == .minus }.laidOut(like: self, .bool)
  }

  /// `function` of each pair of elements with broadcasting, in double precision.
  package func zipped(_ other: NDArray, _ function: (Double, Double) -> Double) throws(TensorError) -> NDArray {
    if hidden != nil || other.hidden != nil {
      return try NDArray.mappedElementwise(self, other) { (a, b) throws(TensorError) in try a.zipped(b, function) }
    }
    let promoted = NDArray.promotedType([self, other])
    let target = promoted.isFloatingPoint ? promoted : state.defaultDType
    let common = try shape.broadcast(with: other.shape)
    _ = try common.checkedCount(of: .float64)
    let a = try converted(to: .float64).expanded(to: common).contiguous()
    let b = try other.converted(to: .float64).expanded(to: common).contiguous()
    let output = try NDArray(uninitialized: common, .float64, state)
    let (left, right, to) = (
      a.elements(as: Double.self), b.elements(as: Double.self), output.elements(as: Double.self)
    )
    for index in 0..<output.count { to[index] = function(left[index], right[index]) }
    return try output.converted(to: target)
  }

  /// self · log(other), 0 where self is 0.
  package func xlogy(_ other: NDArray) throws(TensorError) -> NDArray { try binary(.xlogy, other) }

  /// `function` of each pair of integers with broadcasting; `name` is for the message about floats.
  package func zippedIntegers(
    _ other: NDArray, _ name: String, _ function: (Int, Int) -> Int
  ) throws(TensorError) -> NDArray {
    if hidden != nil || other.hidden != nil {
      return try NDArray.mappedElementwise(self, other) { (a, b) throws(TensorError) in
        try a.zippedIntegers(b, name, function)
      }
    }
    let promoted = NDArray.promotedType([self, other])
    _ = try shape.broadcast(with: other.shape)
    if promoted.isFloatingPoint || promoted == .bool { throw .notImplemented(kernel: name, for: promoted) }
    let common = try shape.broadcast(with: other.shape)
    _ = try common.checkedCount(of: .int64)
    let a = try converted(to: .int64).expanded(to: common).contiguous()
    let b = try other.converted(to: .int64).expanded(to: common).contiguous()
    let output = try NDArray(uninitialized: common, .int64, state)
    let (left, right, to) = (a.elements(as: Int.self), b.elements(as: Int.self), output.elements(as: Int.self))
    for index in 0..<output.count { to[index] = function(left[index], right[index]) }
    return try output.converted(to: promoted)
  }

  /// All elements as doubles in row-major order.
  package func doubles() throws(TensorError) -> [Double] {
    let input = try converted(to: .float64).contiguous()
    return Array(UnsafeBufferPointer(start: input.elements(as: Double.self), count: count))
  }

  /// All elements as integers in row-major order.
  package func integers() throws(TensorError) -> [Int] {
    let input = try converted(to: .int64).contiguous()
    return Array(UnsafeBufferPointer(start: input.elements(as: Int.self), count: count))
  }
}

/// Greatest common divisor; 0 of 0 and 0.
package func greatestCommonDivisor(_ a: Int, _ b: Int) -> Int {
  var (x, y) = (a.magnitude, b.magnitude)
  while y != 0 { (x, y) = (y, x % y) }
  return Int(truncatingIfNeeded: x)
}

/// Least common multiple; wraps around when it does not fit.
package func leastCommonMultiple(_ a: Int, _ b: Int) -> Int {
  let divisor = greatestCommonDivisor(a, b)
  if divisor == 0 { return 0 }
  let product = (a / divisor) &* b
  return product < 0 ? 0 &- product : product
}
