// Views that show a part: one index, a slice, a diagonal, sliding windows, pieces. They copy nothing.

extension NDArray {
  /// Without `dimension`, at one position of it; negative positions count from the end.
  package func selected(_ dimension: Int, _ index: Int) throws(TensorError) -> NDArray {
    if rank == 0 { throw .index("select() cannot be applied to a 0-dim tensor.") }
    let place = try shape.dimension(dimension)
    let size = shape[place]
    if index < -size || index >= size {
      throw .index(
        "select(): index \(index) out of range for tensor of size \(shape) at dimension \(dimension)")
    }
    var sizes = shape
    var steps = strides
    sizes.remove(at: place)
    steps.remove(at: place)
    let position = index < 0 ? index + size : index
    return window(shape: sizes, strides: steps, offset: offset + position * strides[place])
  }

  /// Every `step`-th position from `start` to before `stop`, with Python's rules for negative and missing bounds.
  package func sliced(
    _ dimension: Int, _ start: Int?, _ stop: Int?, _ step: Int = 1
  ) throws(TensorError) -> NDArray {
    if rank == 0 { throw .index("slice() cannot be applied to a 0-dim tensor.") }
    if step == 0 { throw .value("slice step cannot be zero") }
    if step < 0 { throw .value("step must be greater than zero") }
    let place = try shape.dimension(dimension)
    let size = shape[place]
    func bounded(_ value: Int) -> Int {
      if value < 0 { return Swift.max(value.addingReportingOverflow(size).partialValue, 0) }
      return Swift.min(value, size)
    }
    let first = bounded(start ?? 0)
    let last = Swift.max(bounded(stop ?? size), first)
    let span = last - first
    var sizes = shape
    var steps = strides
    sizes[place] = span == 0 ? 0 : (span - 1) / step + 1
    steps[place] = strides[place] &* step
    return window(shape: sizes, strides: steps, offset: span == 0 ? offset : offset + first * strides[place])
  }

  /// `length` positions from `start`.
  package func narrowed(_ dimension: Int, _ start: Int, _ length: Int) throws(TensorError) -> NDArray {
    if rank == 0 { throw .runtime("narrow() cannot be applied to a 0-dim tensor.") }
    if length < 0 { throw .runtime("narrow(): length must be non-negative.") }
    let place = try shape.dimension(dimension)
    let size = shape[place]
    if start < -size || start > size {
      throw .index("start out of range (expected to be in range of [\(-size), \(size)], but got \(start))")
    }
    let first = start < 0 ? start + size : start
    if length > size - first {
      throw .runtime("start (\(first)) + length (\(length)) exceeds dimension size (\(size)).")
    }
    return try sliced(place, first, first + length)
  }

  /// The diagonal of two dimensions, as a new last dimension.
  package func diagonal(_ shift: Int = 0, _ dim1: Int = 0, _ dim2: Int = 1) throws(TensorError) -> NDArray {
    let first = try shape.dimension(dim1)
    let second = try shape.dimension(dim2)
    if first == second { throw .runtime("diagonal dimensions cannot be identical \(dim1), \(dim2)") }
    let rows = shape[first]
    let columns = shape[second]
    let length: Int
    if shift >= 0 {
      length = Swift.max(Swift.min(rows, columns.subtractingReportingOverflow(shift).partialValue), 0)
    } else {
      length = Swift.max(Swift.min(rows.addingReportingOverflow(shift).partialValue, columns), 0)
    }
    var sizes = shape
    var steps = strides
    sizes.remove(at: Swift.max(first, second))
    steps.remove(at: Swift.max(first, second))
    sizes.remove(at: Swift.min(first, second))
    steps.remove(at: Swift.min(first, second))
    sizes.append(length)
    steps.append(strides[first] + strides[second])
    let skip = length == 0 ? 0 : shift >= 0 ? shift * strides[second] : -shift * strides[first]
    return window(shape: sizes, strides: steps, offset: offset + skip)
  }

  /// Windows of `size` every `step` along a dimension, as a new last dimension.
  package func unfolded(_ dimension: Int, _ size: Int, _ step: Int) throws(TensorError) -> NDArray {
    let place = try shape.dimension(dimension)
    let available = rank == 0 ? 1 : shape[place]
    if size < 0 { throw .runtime("size is \(size) but must be >= 0") }
    if size > available {
      throw .runtime("maximum size for tensor at dimension \(place) is \(available) but size is \(size)")
    }
    if step <= 0 { throw .runtime("step is \(step) but must be > 0") }
    if rank == 0 { return window(shape: [size], strides: [1], offset: offset) }
    try Shape.checkRank(rank + 1)
    var sizes = shape
    var steps = strides
    sizes[place] = (available - size) / step + 1
    steps[place] = strides[place] &* step
    sizes.append(size)
    steps.append(strides[place])
    _ = try sizes.checkedCount(of: dtype)
    return window(shape: sizes, strides: steps, offset: offset)
  }

  /// Pieces of `size` along a dimension; the last may be smaller.
  package func split(_ size: Int, _ dimension: Int = 0) throws(TensorError) -> [NDArray] {
    if rank == 0 { throw .runtime("split expects at least a 1-dimensional tensor") }
    if size < 0 { throw .runtime("split expects split_size be non-negative, but got split_size=\(size)") }
    let place = try shape.dimension(dimension)
    let total = shape[place]
    if size == 0 {
      if total != 0 {
        throw .runtime("split_size can only be 0 if dimension size is 0, but got dimension size of \(total)")
      }
      return [alias()]
    }
    let pieces = total == 0 ? 1 : (total - 1) / size + 1
    try checkRoom(forViews: pieces)
    var result: [NDArray] = []
    for piece in 0..<pieces {
      let start = piece * size
      result.append(try narrowed(place, start, Swift.min(size, total - start)))
    }
    return result
  }

  /// Pieces of the given sizes along a dimension.
  package func split(sizes: [Int], _ dimension: Int = 0) throws(TensorError) -> [NDArray] {
    if rank == 0 { throw .runtime("split expects at least a 1-dimensional tensor") }
    let place = try shape.dimension(dimension)
    var sum = 0
    for size in sizes {
      if size < 0 {
        throw .runtime(
          "split_with_sizes expects split_sizes have only non-negative entries, but got split_sizes=\(sizes)")
      }
      sum = sum.addingReportingOverflow(size).partialValue
    }
    if sum != shape[place] {
      throw .runtime(
        "split_with_sizes expects split_sizes to sum exactly to \(shape[place]) (input tensor's size at dimension "
          + "\(place)), but got split_sizes=\(sizes)")
    }
    var result: [NDArray] = []
    var start = 0
    for size in sizes {
      result.append(try narrowed(place, start, size))
      start += size
    }
    return result
  }

  /// At most `chunks` pieces of equal size along a dimension.
  package func chunked(_ chunks: Int, _ dimension: Int = 0) throws(TensorError) -> [NDArray] {
    if rank == 0 { throw .runtime("chunk expects at least a 1-dimensional tensor") }
    if chunks <= 0 { throw .runtime("chunk expects `chunks` to be greater than 0, got: \(chunks)") }
    let total = shape[try shape.dimension(dimension)]
    let size = total == 0 ? 0 : (total - 1) / chunks + 1
    if size == 0 { return try split(sizes: Array(repeating: 0, count: Swift.min(chunks, 1 << 16)), dimension) }
    return try split(size, dimension)
  }

  /// One array per position of a dimension.
  package func unbound(_ dimension: Int = 0) throws(TensorError) -> [NDArray] {
    if rank == 0 { throw .index("Dimension specified as \(dimension) but tensor has no dimensions") }
    let place = try shape.dimension(dimension)
    try checkRoom(forViews: shape[place])
    var result: [NDArray] = []
    result.reserveCapacity(shape[place])
    for index in 0..<shape[place] { result.append(try selected(place, index)) }
    return result
  }

  /// Views share elements but are objects: an expanded dimension can ask for more of them than there is memory.
  private func checkRoom(forViews count: Int) throws(TensorError) {
    let (bytes, overflow) = count.multipliedReportingOverflow(by: NDArray.bytesPerView)
    try state.cache.pointee.checkRoom(overflow ? Int.max : bytes)
  }

  /// An array, a tensor and its Python object, with the places in lists that hold them.
  private static let bytesPerView = 400
}
