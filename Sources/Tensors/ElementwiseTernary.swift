// Operations on three arrays: choosing by a mask, and the fused products of the optimisers. Knows no gradients.
import TensorKernels

extension NDArray {
  /// Elements of `a` where this bool array is true, of `b` elsewhere, with broadcasting and promotion.
  package func choose(_ a: NDArray, _ b: NDArray) throws(TensorError) -> NDArray {
    if dtype != .bool {
      throw .runtime("where expected condition to be a boolean tensor, but got a tensor with dtype \(dtype.typeName)")
    }
    let common = DType.promoted(a.dtype, hasDimensions: a.rank > 0, b.dtype, hasDimensions: b.rank > 0)
    return try NDArray.ternary(
      TernaryOperation(GB_WHERE), self, try a.converted(to: common), try b.converted(to: common), common, 0, 0)
  }

  /// Each element at least that of `low` and at most that of `high`, with broadcasting and promotion.
  package func clamped(_ low: NDArray?, _ high: NDArray?) throws(TensorError) -> NDArray {
    if let low, let high, isContiguous, low.isContiguous, high.isContiguous, hidden == nil, low.hidden == nil,
      high.hidden == nil, dtype == low.dtype, dtype == high.dtype,
      dtype.isInteger || (shape == low.shape && shape == high.shape && (dtype == .float32 || dtype == .float64))
    {
      return try ternary(TernaryOperation(GB_CLAMP_TENSOR), low, high)
    }
    var value = self
    if let low { value = try value.binary(.maximum, low) }
    if let high { value = try value.binary(.minimum, high) }
    return value
  }

  /// `op(self, b, c)` of float arrays with broadcasting and promotion.
  package func ternary(
    _ operation: TernaryOperation, _ b: NDArray, _ c: NDArray, _ p0: Double = 1, _ p1: Double = 0
  ) throws(TensorError) -> NDArray {
    let pair = DType.promoted(dtype, hasDimensions: rank > 0, b.dtype, hasDimensions: b.rank > 0)
    let common = DType.promoted(
      pair, hasDimensions: rank > 0 || b.rank > 0, c.dtype, hasDimensions: c.rank > 0)
    return try NDArray.ternary(
      operation, try converted(to: common), try b.converted(to: common), try c.converted(to: common), common, p0, p1)
  }

  /// `self = op(self, b, c)` in place. Counts one write.
  package func apply(
    _ operation: TernaryOperation, _ b: NDArray, _ c: NDArray, _ p0: Double = 1, _ p1: Double = 0
  ) throws(TensorError) {
    if hidden != nil || b.hidden != nil || c.hidden != nil {
      return try visible().apply(operation, try mappedSource(b), try mappedSource(c), p0, p1)
    }
    let result = try ternary(operation, b, c, p0, p1)
    if !(result.shape == shape) {
      throw .runtime("output with shape \(shape) doesn't match the broadcast shape \(result.shape)")
    }
    if result.dtype.category > dtype.category { throw NDArray.resultTypeError(result.dtype, dtype) }
    try checkNoInternalOverlap()
    try result.writeConverted(into: self)
    bumpVersion()
  }

  private static func ternary(
    _ operation: TernaryOperation, _ a: NDArray, _ b: NDArray, _ c: NDArray, _ dtype: DType, _ p0: Double, _ p1: Double
  ) throws(TensorError) -> NDArray {
    if a.hidden != nil || b.hidden != nil || c.hidden != nil {
      let frame = HiddenFrame([a, b, c])
      let rank = Swift.max(a.rank, b.rank, c.rank)
      return try ternary(
        operation, try a.visible(frame, rank: rank), try b.visible(frame, rank: rank),
        try c.visible(frame, rank: rank), dtype, p0, p1
      ).hiding(frame)
    }
    let layout = try IterationLayout(a, b, c)
    let (inA, inB, inC) = (layout.strides(of: a), layout.strides(of: b), layout.strides(of: c))
    let isPlain =
      a.isContiguous && b.isContiguous && c.isContiguous && a.shape == b.shape && a.shape == c.shape
    let strides = isPlain ? a.shape.contiguousStrides : IterationLayout.outputStrides(layout.shape, [inA, inB, inC])
    let output = try NDArray(
      unset: layout.shape, strides, try layout.shape.checkedCount(of: dtype),
      layout.shape.isContiguous(strides: strides), dtype, a.state)
    let flat =
      a.isContiguous && b.isContiguous && c.isContiguous && output.isContiguous
      && a.shape == layout.shape && b.shape == layout.shape && c.shape == layout.shape
    let walk: Shape = flat ? [output.count] : layout.shape
    let unit: Shape = [1]
    let status = walk.withInt64Pointer { sizes in
      (flat ? unit : output.strides).withInt64Pointer { outputStrides in
        (flat ? unit : inA).withInt64Pointer { stridesA in
          (flat ? unit : inB).withInt64Pointer { stridesB in
            (flat ? unit : inC).withInt64Pointer { stridesC in
              gb_ternary_strided(
                operation.code, dtype.kernelType, Int32(walk.count), sizes, outputStrides, stridesA, stridesB,
                stridesC, output.pointer, a.pointer, b.pointer, c.pointer, p0, p1)
            }
          }
        }
      }
    }
    try check(status, "ternary_cpu", dtype)
    return output
  }
}
