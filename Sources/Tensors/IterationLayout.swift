// How an elementwise operation walks its operands: the common shape, the strides of each operand in it (0 where it is
// repeated), and the strides of a new output, which keeps the operands' order of dimensions in memory as the
// reference does. Knows no kernels.

/// The common walk over up to three operands of broadcastable shapes.
struct IterationLayout {
  var shape: Shape

  init(_ a: NDArray, _ b: NDArray) throws(TensorError) {
    shape = try a.shape.broadcast(with: b.shape)
  }

  init(_ a: NDArray, _ b: NDArray, _ c: NDArray) throws(TensorError) {
    shape = try a.shape.broadcast(with: b.shape).broadcast(with: c.shape)
  }

  /// The strides of `array` in the common shape.
  func strides(of array: NDArray) -> Shape {
    if array.shape == shape { return array.strides }
    return array.shape.broadcastStrides(array.strides, to: shape)
  }

  /// Strides for a new output: row-major when the operands are, else in the operands' order of dimensions.
  static func outputStrides(_ shape: Shape, _ operands: [Shape]) -> Shape {
    let order = dimensionOrder(shape, operands)
    var strides = shape
    var step = 1
    for place in 0..<shape.count {
      strides[order[place]] = step
      step &*= max(shape[order[place]], 1)
    }
    return strides
  }

  /// Dimensions from the fastest to the slowest: an insertion sort by the operands' strides in which repeated
  /// dimensions (stride 0) do not decide, as in the reference.
  private static func dimensionOrder(_ shape: Shape, _ operands: [Shape]) -> Shape {
    let rank = shape.count
    var order = shape
    for place in 0..<rank { order[place] = rank - 1 - place }
    guard rank > 1 else { return order }
    for start in 1..<rank {
      var later = start
      var earlier = start - 1
      while earlier >= 0 {
        let comparison = compare(order[earlier], order[later], shape, operands)
        if comparison > 0 {
          let kept = order[earlier]
          order[earlier] = order[later]
          order[later] = kept
          later = earlier
        } else if comparison < 0 {
          break
        }
        earlier -= 1
      }
    }
    return order
  }

  private static func compare(_ a: Int, _ b: Int, _ shape: Shape, _ operands: [Shape]) -> Int {
    for strides in operands where strides[a] != 0 && strides[b] != 0 {
      if strides[a] < strides[b] { return -1 }
      if strides[a] > strides[b] { return 1 }
      if shape[a] > shape[b] { return 1 }
    }
    return 0
  }
}

extension NDArray {
  /// A new array of this shape that keeps this array's order of dimensions in memory.
  func emptyPreservingLayout(_ dtype: DType) throws(TensorError) -> NDArray {
    if isContiguous { return try NDArray(unset: shape, shape.contiguousStrides, count, true, dtype, state) }
    if hidden != nil { return try mapped { (a, _) throws(TensorError) in try a.emptyPreservingLayout(dtype) } }
    let kept = isDense ? strides : IterationLayout.outputStrides(shape, [strides])
    return try NDArray(unset: shape, kept, count, shape.isContiguous(strides: kept), dtype, state)
  }

  /// Whether both walk the same dense memory order, so that one flat loop does.
  @inline(__always)
  func hasSameDenseLayout(as other: NDArray) -> Bool {
    if !(shape == other.shape) { return false }
    if isContiguous && other.isContiguous { return true }
    return strides == other.strides && isDense
  }

  /// An array that may be written although `source` is read at the same time: throws when they overlap in part.
  func checkPartialOverlap(with source: NDArray) throws(TensorError) {
    if storage !== source.storage || count == 0 || source.count == 0 { return }
    if offset == source.offset && strides == source.strides && shape == source.shape { return }
    guard isDense && source.isDense else { return }
    if offset < source.offset + source.count && source.offset < offset + count {
      throw .runtime(
        "unsupported operation: some elements of the input tensor and the written-to tensor refer to a single memory "
          + "location. Please clone() the tensor before performing the operation.")
    }
  }

  /// The same where even the same elements may not be read while they are written.
  func checkOverlap(with source: NDArray) throws(TensorError) {
    if storage !== source.storage || count == 0 || source.count == 0 || !isDense || !source.isDense { return }
    if offset < source.offset + source.count && source.offset < offset + count {
      throw .runtime(
        "unsupported operation: some elements of the input tensor and the written-to tensor refer to a single memory "
          + "location. Please clone() the tensor before performing the operation.")
    }
  }

  /// Throws when an element of this array is the same memory as another of its elements.
  func checkNoInternalOverlap() throws(TensorError) {
    if isContiguous { return }
    for index in 0..<rank where strides[index] == 0 && shape[index] > 1 {
      throw .runtime(
        "unsupported operation: more than one element of the written-to tensor refers to a single memory location. "
          + "Please clone() the tensor before performing the operation.")
    }
  }
}
