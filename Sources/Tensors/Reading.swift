// Reading elements out of arrays, and comparing whole arrays. Knows no gradients.
import TensorKernels

extension NDArray {
  /// The element at a distance (in elements) from the first, as a number.
  func scalar(at distance: Int) -> Scalar {
    Scalar(loading: pointer + distance &* dtype.byteCount, dtype)
  }

  /// The only element (`item()`).
  package func item() throws(TensorError) -> Scalar {
    if hidden != nil { throw NDArray.notMapped("item") }
    if count != 1 { throw .runtime("a Tensor with \(count) elements cannot be converted to Scalar") }
    return scalar(at: 0)
  }

  /// The truth of the only element, for `if`.
  package func truth() throws(TensorError) -> Bool {
    if hidden != nil { throw NDArray.branchOnMapped }
    if count == 0 { throw .runtime("Boolean value of Tensor with no values is ambiguous") }
    if count > 1 { throw .runtime("Boolean value of Tensor with more than one value is ambiguous") }
    return scalar(at: 0).isNonzero
  }

  /// All elements in row-major order.
  package func scalars() -> [Scalar] {
    var result: [Scalar] = []
    result.reserveCapacity(count)
    forEachDistance { result.append(scalar(at: $0)) }
    return result
  }

  /// The array with every repeated dimension (of stride 0) once, and how often its elements are repeated. Where windows
  /// overlap so much that the array has many times the elements of its storage, the storage's elements stand for it.
  package func withoutRepeats() -> (distinct: NDArray, repeats: Int) {
    if count == 0 { return (self, 1) }
    var (sizes, repeats) = (shape, 1)
    for index in 0..<rank where strides[index] == 0 {
      repeats = repeats.multipliedReportingOverflow(by: shape[index]).partialValue
      sizes[index] = 1
    }
    let distinct = window(shape: sizes, strides: strides, offset: offset)
    let stored = storage.byteCount / Swift.max(dtype.byteCount, 1) - offset
    if distinct.count / 4 <= stored { return (distinct, repeats) }
    return (window(shape: [stored], strides: [1], offset: offset), repeats)
  }

  /// Calls `body` with each element's distance from the first, in row-major order.
  func forEachDistance(_ body: (Int) -> Void) {
    if count == 0 { return }
    if isContiguous {
      for distance in 0..<count { body(distance) }
      return
    }
    var position = Shape(repeating: 0, count: rank)
    var distance = 0
    while true {
      body(distance)
      var index = rank - 1
      while index >= 0 {
        position[index] += 1
        distance += strides[index]
        if position[index] < shape[index] { break }
        distance -= position[index] * strides[index]
        position[index] = 0
        index -= 1
      }
      if index < 0 { return }
    }
  }

  /// `torch.equal`: the same shape and elements.
  package func isEqual(to other: NDArray) throws(TensorError) -> Bool {
    if hidden != nil || other.hidden != nil {
      throw .runtime("Batching rule not implemented for aten::equal. We could not generate a fallback.")
    }
    if !(shape == other.shape) { return false }
    if count == 0 { return true }
    if dtype == other.dtype, isContiguous, other.isContiguous {
      if !dtype.isFloatingPoint && !dtype.isComplex && pointer == other.pointer { return true }
      switch gb_equal(dtype.kernelType, Int64(count), pointer, other.pointer) {
      case GB_OK: return true
      case GB_INDEX_OUT_OF_RANGE: return false
      default: break
      }
    }
    return try binary(.equal, other).reduced(.all).truth()
  }

  /// `torch.isclose`: |a - b| <= atol + rtol·|b|, elementwise.
  package func isClose(
    to other: NDArray, relative: Double = 1e-5, absolute: Double = 1e-8, equalNaN: Bool = false
  ) throws(TensorError) -> NDArray {
    if dtype != other.dtype {
      throw .runtime("\(dtype.typeName) did not match \(other.dtype.typeName)")
    }
    for (name, value) in [("rtol", relative), ("atol", absolute)] where !(value >= 0) {
      throw .runtime("\(name) must be greater than or equal to zero, but got \(NDArray.messageNumber(value))")
    }
    var close = try binary(.equal, other)
    if equalNaN && dtype.isFloatingPoint {
      close = try close.binary(.logicalOr, unary(.isNaN).binary(.logicalAnd, other.unary(.isNaN)))
    }
    if relative == 0 && absolute == 0 { return close }
    let a = dtype == .bool ? try converted(to: .int64) : self
    let b = dtype == .bool ? try other.converted(to: .int64) : other
    let allowed = try b.binary(.multiply, .float(relative)).unary(.absolute).binary(.add, .float(absolute))
    let difference = try a.binary(.subtract, b).unary(.absolute)
    let within = try difference.unary(.isFinite).binary(.logicalAnd, difference.binary(.lessOrEqual, allowed))
    return try close.binary(.logicalOr, within)
  }

  /// `torch.allclose`.
  package func allClose(
    to other: NDArray, relative: Double = 1e-5, absolute: Double = 1e-8, equalNaN: Bool = false
  ) throws(TensorError) -> Bool {
    if hidden != nil || other.hidden != nil {
      throw .runtime(
        "vmap over torch.allclose isn't supported yet. Please file an issue at "
          + "https://github.com/pytorch/pytorch/issues if you need this feature.")
    }
    return try isClose(to: other, relative: relative, absolute: absolute, equalNaN: equalNaN).reduced(.all).truth()
  }
}
