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

  /// The same for copies and `zeros_like`: an array without gaps keeps its very steps, also those of dimensions of size one.
  func emptyLikeThis(_ dtype: DType) throws(TensorError) -> NDArray {
    if isContiguous { return try NDArray(unset: shape, strides, count, true, dtype, state) }
    return try emptyPreservingLayout(dtype)
  }

  /// The same for an operation with a number, which the reference lays out by its walk.
  func emptyWalked(_ dtype: DType) throws(TensorError) -> NDArray {
    if isContiguous && rank > 1 && shape.contains(where: { $0 < 2 }) {
      let steps = IterationLayout.outputStrides(shape, [strides])
      return try NDArray(unset: shape, steps, count, true, dtype, state)
    }
    return try emptyPreservingLayout(dtype)
  }

  /// Whether the channels of these images (or volumes) change fastest in memory, by the reference's reading of the steps.
  package var isChannelsLast: Bool {
    if hidden != nil || isContiguous || rank < 4 || rank > 5 || strides[1] == 0 { return false }
    var reach = 0
    for index in rank == 4 ? [1, 3, 2, 0] : [1, 4, 3, 2, 0] {
      if shape[index] == 0 || strides[index] < reach { return false }
      if index == 0 && reach == strides[1] { return false }
      reach = strides[index] * (shape[index] > 1 ? shape[index] : 1)
    }
    return true
  }

  /// These elements with the channels last where those of an operand are.
  package func channelsLast(like operand: NDArray) throws(TensorError) -> NDArray {
    if hidden != nil || rank != operand.rank || !operand.isChannelsLast { return self }
    return try copied(in: rank == 4 ? .channelsLast : .channelsLast3d)
  }

  /// Whether both walk the same dense memory order, so that one flat loop does.
  @inline(__always)
  func hasSameDenseLayout(as other: NDArray) -> Bool {
    if !(shape == other.shape) { return false }
    if isContiguous && other.isContiguous { return true }
    return strides == other.strides && isDense
  }

  /// An array that may be written although `source` is read at the same time: throws when they overlap in part.
  package func checkPartialOverlap(with source: NDArray) throws(TensorError) {
    if overlap(with: source) == .partial { throw NDArray.sharedWithInput }
  }

  /// The same where even the same elements may not be read while they are written.
  package func checkOverlap(with source: NDArray) throws(TensorError) {
    if overlap(with: source) != .none { throw NDArray.sharedWithInput }
  }

  private enum Overlap { case none, partial, full }

  /// As the reference sees it: arrays with gaps or repeated elements are too hard to compare, unless they are one.
  private func overlap(with source: NDArray) -> Overlap {
    if self === source { return .full }
    if storage !== source.storage || hidden != nil || source.hidden != nil || count == 0 || source.count == 0 {
      return .none
    }
    guard isDense && source.isDense else { return .none }
    let (start, other) = (offset &* dtype.byteCount, source.offset &* source.dtype.byteCount)
    let (end, otherEnd) = (start + byteCount, other + source.byteCount)
    if start == other && end == otherEnd { return strides == source.strides ? .full : .partial }
    return start < otherEnd && other < end ? .partial : .none
  }

  private static var sharedWithInput: TensorError {
    .runtime(
      "unsupported operation: some elements of the input tensor and the written-to tensor refer to a single memory "
        + "location. Please clone() the tensor before performing the operation.")
  }

  /// Throws when an element of this array is the same memory as another of its elements.
  package func checkNoInternalOverlap() throws(TensorError) {
    if repeatsElements {
      throw .runtime(
        "unsupported operation: more than one element of the written-to tensor refers to a single memory location. "
          + "Please clone() the tensor before performing the operation.")
    }
  }

  /// Whether a dimension repeats the same memory (`expand`): what the reference sees of elements that share memory.
  package var repeatsElements: Bool {
    if isContiguous { return false }
    for index in 0..<rank where strides[index] == 0 && shape[index] > 1 { return true }
    return false
  }

  /// Whether two places of this array may be one element of memory: also windows that overlap (`as_strided`, `unfold`).
  package var mayShareElements: Bool {
    if isContiguous || isDense { return false }
    let order = (0..<rank).filter { shape[$0] > 1 }.sorted { strides[$0] < strides[$1] }
    var reach = 0
    for index in order {
      if strides[index] <= reach { return true }
      reach += (shape[index] - 1) * strides[index]
    }
    return false
  }
}
