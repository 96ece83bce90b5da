// Operations along one dimension with an index array: gather, scatter, index_select and their kin. Knows no gradients.
import TensorKernels

extension NDArray {
  /// Sums or means of this matrix's rows with these numbers over bags that begin and end at these bounds, each a chain of sums as
  /// the reference makes them. Nil for what the kernel does not know.
  package func bagSums(
    _ numbers: NDArray, _ bounds: [Int], _ factors: NDArray?, isMean: Bool
  ) throws(TensorError) -> NDArray? {
    guard rank == 2, numbers.rank == 1, bounds.count > 1, hidden == nil, numbers.hidden == nil, factors?.hidden == nil,
      dtype == .float32 || dtype == .float64, numbers.dtype == .int64,
      factors == nil || (factors?.dtype == dtype && factors?.count == numbers.count)
    else { return nil }
    let inOrder = zip(bounds, bounds.dropFirst()).allSatisfy { $0 <= $1 }
    if !inOrder || bounds[0] < 0 || bounds[bounds.count - 1] > numbers.count { return nil }
    let (table, places, weights) = (try contiguous(), try numbers.contiguous(), try factors?.contiguous())
    let rows = places.elements(as: Int64.self)
    for index in 0..<numbers.count where rows[index] < 0 || rows[index] >= Int64(shape[0]) { return nil }
    let output = try NDArray(uninitialized: [bounds.count - 1, shape[1]], dtype, state)
    gb_bag_sums(
      dtype.kernelType, isMean, Int64(bounds.count - 1), bounds.map { Int64($0) }, Int64(shape[1]), rows, table.pointer,
      weights.map { UnsafeRawPointer($0.pointer) }, output.pointer)
    return output
  }

  /// `index_select`: whole slices in the order of a vector of positions.
  package func indexSelected(_ dimension: Int, _ index: NDArray) throws(TensorError) -> NDArray {
    let index = try index.widenedPositions()
    if index.rank > 1 { throw .index("index_select(): Index is supposed to be a vector") }
    if index.dtype != .int64 { throw .runtime("index_select(): Expected dtype int32 or int64 for index") }
    if hidden != nil || index.hidden != nil { return try mappedIndexSelect(dimension, index) }
    let place = try shape.dimension(dimension)
    if rank == 0 && index.count != 1 {
      throw .runtime("index_select(): Index to scalar can have only 1 value, got \(index.count) value(s)")
    }
    let positions = try index.contiguous()
    let (array, outer, size, inner) = try blocks(dimension)
    var sizes = shape
    if rank > 0 { sizes[place] = positions.count }
    let output = try NDArray(uninitialized: sizes, dtype, state)
    let status = gb_index_select(
      dtype.kernelType, outer, size, inner, Int64(positions.count), positions.elements(as: Int64.self), array.pointer,
      output.pointer)
    try positions.checkPositions(status, size) { _ in .index("index out of range in self") }
    try NDArray.check(status, "index_select", dtype)
    return output
  }

  /// Positions of 32 bits as those of 64; anything else as it is.
  private func widenedPositions() throws(TensorError) -> NDArray {
    try dtype == .int32 || (count == 0 && hidden == nil) ? converted(to: .int64) : self
  }

  /// Throws for the first value outside `0 ..< size`.
  private func checkPositions(_ size: Int, _ error: (Int) -> TensorError) throws(TensorError) {
    let bad = gb_first_outside(Int64(Swift.max(size, 0)), Int64(count), elements(as: Int64.self))
    if bad >= 0 { throw error(elements(as: Int.self)[Int(bad)]) }
  }

  /// The same after a kernel that looks at all of them before it begins has said so.
  private func checkPositions(
    _ status: gb_status, _ size: Int64, _ error: (Int) -> TensorError
  ) throws(TensorError) {
    if status == GB_INDEX_OUT_OF_RANGE { try checkPositions(Int(size), error) }
  }

  private static func outOfBounds(_ place: Int, _ size: Int, _ value: Int) -> TensorError {
    .runtime("index \(value) is out of bounds for dimension \(place) with size \(size)")
  }

  /// `index_add_`: adds slices of `source` (times a factor) at positions. Counts one write.
  package func indexAdd(
    _ dimension: Int, _ index: NDArray, _ source: NDArray, factor: Scalar = .int(1)
  ) throws(TensorError) {
    let place = try shape.dimension(dimension)
    let index = try index.widenedPositions()
    if index.dtype != .int64 { throw .runtime("index_add_(): Expected dtype int32/int64 for index") }
    if source.dtype != dtype {
      throw .runtime(
        "index_add_(): self (\(dtype.typeName)) and source (\(source.dtype.typeName)) must have the same scalar type")
    }
    let isFitting = rank == source.rank && (0..<rank).allSatisfy { $0 == place || shape[$0] == source.shape[$0] }
    if rank > 0 && source.rank > 0 && !isFitting {
      throw .runtime(
        "source tensor shape must match self tensor shape, excluding the specified dimension. Got self.shape = \(shape) "
          + "source.shape = \(source.shape)")
    }
    if hidden == nil && source.hidden == nil { try checkOverlap(with: source) }
    let sourceSize = source.rank == 0 ? 1 : source.shape[place]
    if index.count != sourceSize {
      throw .runtime(
        "index_add_(): Number of indices (\(index.count)) should be equal to source.size(dim): (\(sourceSize)), "
          + "for dim: \(place)")
    }
    for other in 0..<rank where other != place && source.shape[other] != shape[other] {
      throw .runtime(
        "source tensor shape must match self tensor shape, excluding the specified dimension. Got self.shape = "
          + "\(shape) source.shape = \(source.shape)")
    }
    if hidden != nil || index.hidden != nil || source.hidden != nil {
      return try mappedIndexAdd(place, index, factor == .int(1) ? source : try source.binary(.multiply, factor))
    }
    let positions = try index.contiguous()
    let rows = try (factor == .int(1) ? source : source.binary(.multiply, factor)).contiguous()
    try withContiguousBlocks(place) { (target, outer, size, inner) throws(TensorError) in
      let status = gb_index_add(
        target.dtype.kernelType, outer, size, inner, Int64(positions.count), positions.elements(as: Int64.self),
        rows.pointer, target.pointer)
      try positions.checkPositions(status, size) {
        self.rank > 1 ? NDArray.outOfBounds(place, self.shape[place], $0) : .index("index out of range in self")
      }
      try NDArray.check(status, "index_add_cpu_", target.dtype)
    }
  }

  /// `index_copy_` from slices of `source`. Counts one write.
  package func indexCopy(_ dimension: Int, _ index: NDArray, _ source: NDArray) throws(TensorError) {
    let place = try shape.dimension(dimension)
    if index.dtype != .int64 { throw .runtime("index_copy_(): Expected a long tensor for index, but got Float") }
    if source.dtype != dtype {
      throw .runtime(
        "index_copy_(): self and source expected to have the same dtype, but got (self) \(dtype.typeName) and "
          + "(source) \(source.dtype.typeName)")
    }
    if hidden != nil || index.hidden != nil || source.hidden != nil {
      var arrays: [NDArray?] = Array(repeating: nil, count: place)
      arrays.append(index.rank == 0 ? try index.unsqueezed(0) : index)
      return try put(at: arrays, source)
    }
    if source.rank == 0 && index.count != 1 {
      throw .index("index_copy_(): When source is scalar, index should have one element (got \(index.count))")
    }
    if source.rank > 0 && rank > 0 {
      if source.rank != rank {
        throw .index(
          "index_copy_(): When source and destination are not scalars, their dimensionality must match. Source "
            + "dimensionality (\(source.rank)), destination dimensionality (\(rank))")
      }
      var (own, other) = (Array(shape), Array(source.shape))
      own.remove(at: place)
      other.remove(at: place)
      if own != other {
        func sizes(_ shape: [Int]) -> String { shape.map { String($0) }.joined(separator: " ") }
        throw .runtime(
          "index_copy_(): Source/destination tensor must have same slice shapes. Destination slice shape: \(sizes(own)) "
            + "at dimension \(place) and source slice shape: \(sizes(other)) at dimension 0.")
      }
    }
    if source.rank > 0 && index.count != source.shape[Swift.min(place, source.rank - 1)] {
      throw .index(
        "index_copy_(): Number of indices (\(index.count)) should be equal to source.size(dim) "
          + "(\(source.shape[Swift.min(place, source.rank - 1)]))")
    }
    let positions = try index.contiguous()
    try positions.checkPositions(rank == 0 ? 1 : shape[place]) {
      .index("index_copy_(): index \($0) is out of bounds for dimension \(place) with size \(self.shape[place])")
    }
    var wanted = shape
    if rank > 0 { wanted[place] = positions.count }
    let rows = try source.expanded(to: wanted).contiguous()
    try withContiguousBlocks(place) { (target, outer, size, inner) throws(TensorError) in
      try target.writeRows(rows, positions, outer: Int(outer), size: Int(size), inner: Int(inner))
    }
  }

  /// `index_fill_` with a number. Counts one write.
  package func indexFill(_ dimension: Int, _ index: NDArray, _ number: Scalar) throws(TensorError) {
    let place = try shape.dimension(dimension)
    if index.dtype != .int64 { throw .index("index_fill_(): Expected dtype int64 for index.") }
    if rank == 0 { return try unsqueezed(0).indexFill(0, index, number) }
    var arrays: [NDArray?] = Array(repeating: nil, count: place)
    arrays.append(index.rank == 0 ? try index.unsqueezed(0) : index)
    try put(at: arrays, NDArray.scalar(number, dtype, state))
  }

  /// Gives `body` these elements as contiguous blocks and writes them back when they are not contiguous here.
  private func withContiguousBlocks(
    _ place: Int, _ body: (NDArray, Int64, Int64, Int64) throws(TensorError) -> Void
  ) throws(TensorError) {
    let (target, outer, size, inner) = try blocks(place)
    try body(target, outer, size, inner)
    if target !== self { try target.writeElements(into: self) }
    bumpVersion()
  }

  /// `gather`: out[.., j, ..] = self[.., index[.., j, ..], ..] along a dimension.
  package func gathered(_ dimension: Int, _ index: NDArray) throws(TensorError) -> NDArray {
    let place = try shape.dimension(dimension)
    let index = try index.widenedPositions()
    if index.dtype != .int64 { throw .runtime("gather(): Expected dtype int32/int64 for index") }
    if index.rank != rank && !(index.rank <= 1 && rank <= 1) {
      throw .runtime("Index tensor must have the same number of dimensions as input tensor")
    }
    if hidden != nil || index.hidden != nil { return try mappedGather(place, index) }
    var cut = self
    for other in 0..<Swift.min(rank, index.rank) where other != place {
      if index.shape[other] > shape[other] {
        throw .runtime(
          "Size does not match at dimension \(other) expected index \(index.shape) to be no larger than self \(shape) "
            + "apart from dimension \(place)")
      }
      cut = try cut.narrowed(other, 0, index.shape[other])
    }
    let positions = try index.contiguous()
    let (array, outer, size, inner) = try cut.blocks(place)
    let output = try NDArray(uninitialized: index.shape, dtype, state)
    let count = index.rank == 0 ? 1 : index.shape[place]
    let status = gb_gather(
      dtype.kernelType, outer, size, inner, Int64(count), positions.elements(as: Int64.self), array.pointer,
      output.pointer)
    try positions.checkPositions(status, size) { NDArray.outOfBounds(place, Int(size), $0) }
    try NDArray.check(status, "gather_out_cpu", dtype)
    return output
  }

  /// `scatter_` or `scatter_add_`: the reverse of gather. Counts one write.
  package func scatter(
    _ dimension: Int, _ index: NDArray, _ source: NDArray, add: Bool = false, isNumber: Bool = false
  ) throws(TensorError) {
    let place = try shape.dimension(dimension)
    if index.dtype != .int64 && index.count > 0 {
      throw .runtime("scatter(): Expected dtype int32/int64 for index")
    }
    if source.dtype != dtype { throw .runtime("scatter(): Expected self.dtype to be equal to src.dtype") }
    if index.count == 0 { return bumpVersion() }
    if index.rank != rank && !(index.rank <= 1 && rank <= 1) {
      throw .runtime("Index tensor must have the same number of dimensions as self tensor")
    }
    if source.rank != index.rank && !(index.rank <= 1 && source.rank <= 1) {
      throw .runtime("Index tensor must have the same number of dimensions as src tensor")
    }
    if hidden != nil || index.hidden != nil || source.hidden != nil {
      return try mappedScatter(place, index, source, add)
    }
    var cut = self
    var rows = source
    for other in 0..<Swift.min(rank, index.rank) {
      let sourceSize = source.rank == 0 ? 1 : source.shape[other]
      if (other != place && index.shape[other] > shape[other]) || index.shape[other] > sourceSize {
        throw .runtime(
          "Expected index \(index.shape) to be no larger than self \(shape) apart from dimension \(place)"
            + (isNumber ? "" : " and to be no larger size than src \(source.shape)"))
      }
      if source.rank > 0 { rows = try rows.narrowed(other, 0, index.shape[other]) }
      if other != place { cut = try cut.narrowed(other, 0, index.shape[other]) }
    }
    let positions = try index.contiguous()
    let values = try rows.storage === storage ? rows.copiedContiguous() : rows.contiguous()
    let count = index.rank == 0 ? 1 : index.shape[place]
    try cut.withContiguousBlocks(place) { (target, outer, size, inner) throws(TensorError) in
      let status = gb_scatter(
        target.dtype.kernelType, add, outer, size, inner, Int64(count), positions.elements(as: Int64.self),
        values.pointer, target.pointer)
      try positions.checkPositions(status, size) { NDArray.outOfBounds(place, Int(size), $0) }
      try NDArray.check(status, "scatter", target.dtype)
    }
  }

  /// `take`: elements at positions in the flattened array.
  package func taken(_ index: NDArray) throws(TensorError) -> NDArray {
    if index.dtype != .int64 {
      throw .runtime("take(): Expected a long tensor for index, but got \(index.dtype.typeName)")
    }
    let positions = try index.contiguous()
    if gb_first_outside(Int64(count), Int64(positions.count), positions.elements(as: Int64.self)) >= 0 {
      let values = positions.elements(as: Int.self)
      for element in 0..<positions.count where values[element] < -count || values[element] >= count {
        if count == 0 { throw .index("take(): tried to take from an empty tensor") }
        throw .index("out of range: tried to access index \(values[element]) on a tensor of \(count) elements.")
      }
    }
    return try reshaped(to: [-1]).gathered(at: [positions.reshaped(to: [-1])]).reshaped(to: index.shape)
  }
}
