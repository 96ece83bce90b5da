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
    if index.rank > 1 { throw .index("index_select(): Index is supposed to be a vector") }
    let isWhole = index.dtype == .int64 || index.dtype == .int32
    if hidden != nil || index.hidden != nil {
      if !isWhole { throw .runtime("index_select(): Expected dtype int32 or int64 for index") }
      return try mappedIndexSelect(dimension, index.widenedPositions())
    }
    let place = try shape.dimension(dimension)
    if rank == 0 && index.count != 1 {
      throw .runtime("index_select(): Index to scalar can have only 1 value, got \(index.count) value(s)")
    }
    if !isWhole { throw .runtime("index_select(): Expected dtype int32 or int64 for index") }
    let positions = try index.widenedPositions().contiguous()
    let size = rank == 0 ? 1 : shape[place]
    if rank > 1 && count == 0 && size == 0 && positions.count > 0 {
      throw .runtime("index_select(): self indexing axis dim should be positive")
    }
    // The reference checks the whole vector beforehand for columns and for empty arrays, and says so in other words.
    let isBeforehand = rank > 1 && (place == 1 || count == 0)
    let (array, outer, length, inner) = try blocks(dimension)
    var sizes = shape
    if rank > 0 { sizes[place] = positions.count }
    let output = try NDArray(uninitialized: sizes, dtype, state)
    let status = gb_index_select(
      dtype.kernelType, outer, length, inner, Int64(positions.count), positions.elements(as: Int64.self), array.pointer,
      output.pointer)
    try positions.checkPositions(status, Int64(size)) {
      isBeforehand
        ? .runtime("INDICES element is out of DATA bounds, id=\($0) axis_dim=\(size)")
        : .index("index out of range in self")
    }
    try NDArray.check(status, "index_select", dtype)
    return output
  }

  /// Positions of 32 bits as those of 64; anything else as it is.
  private func widenedPositions() throws(TensorError) -> NDArray {
    try dtype == .int32 || (count == 0 && hidden == nil) ? converted(to: .int64) : self
  }

  /// Whether a position is outside `0 ..< size`.
  package func hasOutside(_ size: Int) throws(TensorError) -> Bool {
    let positions = try converted(to: .int64).contiguous()
    return gb_first_outside(Int64(Swift.max(size, 0)), Int64(count), positions.elements(as: Int64.self)) >= 0
  }

  /// The first position outside `-size ..< size`.
  package func firstOutside(_ size: Int) throws(TensorError) -> Int? {
    if hidden != nil { return nil }
    let positions = try contiguous()
    let values = positions.elements(as: Int.self)
    for element in 0..<count where values[element] < -size || values[element] >= size { return values[element] }
    return nil
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

  /// Whether every element, of type int64, is a position from 0 up to a size.
  package func holdsPositions(below size: Int) -> Bool {
    guard dtype == .int64, isContiguous, hidden == nil else { return false }
    let places = elements(as: Int64.self)
    var isInside = true
    for position in 0..<count { isInside = isInside && UInt64(bitPattern: places[position]) < UInt64(size) }
    return isInside
  }

  /// `index_add_`: adds slices of `source` (times a factor) at positions. Counts one write.
  package func indexAdd(
    _ dimension: Int, _ index: NDArray, _ source: NDArray, factor: Scalar = .int(1), isWide: Bool = false
  ) throws(TensorError) {
    let place = try shape.dimension(dimension)
    try checkIndexed(place, index, source, by: "index_add")
    if isWide && dtype.isHalf && rank > 1 && hidden == nil && source.hidden == nil && index.hidden == nil {
      // The reference adds slices of halves up in single precision; elements of a vector one by one.
      let part = factor == .int(1) ? source : try source.binary(.multiply, factor)
      return try inSinglePrecision { (wide) throws(TensorError) in
        try wide.indexAdd(place, index, part.converted(to: .float32))
      }
    }
    let index = try index.widenedPositions()
    if hidden == nil && source.hidden == nil { try checkOverlap(with: source) }
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

  /// What `index_add_` and `index_reduce_` ask of their operands, in the reference's order.
  package func checkIndexed(
    _ place: Int, _ index: NDArray, _ source: NDArray, by name: String
  ) throws(TensorError) {
    if index.rank > 1 {
      throw .index(
        "\(name)_(): Index is supposed to be a vector, but got dim: \(index.rank) with type: \(index.dtype.typeName) and "
          + "size: \(index.shape)")
    }
    if index.dtype != .int64 && index.dtype != .int32 {
      throw .runtime("\(name)_(): Expected dtype int32/int64 for index but got: \(index.dtype.typeName)")
    }
    if source.dtype != dtype {
      throw .runtime(
        "\(name)_(): self (\(dtype.typeName)) and source (\(source.dtype.typeName)) must have the same scalar type")
    }
    if place > 0 && place >= source.rank {
      throw .runtime(
        "\(name)_(): Indexing dim \(place) is out of bounds of the source tensor with dim \(source.rank)")
    }
    let sourceSize = source.rank == 0 ? 1 : source.shape[place]
    if index.count != sourceSize && source.rank == 0 {
      throw .index("Dimension specified as \(place) but tensor has no dimensions")
    }
    if index.count != sourceSize {
      throw .runtime(
        "\(name)_(): Number of indices (\(index.count)) should be equal to source.size(dim): (\(sourceSize)), "
          + "for dim: \(place)")
    }
    var (own, other) = (Array(shape), Array(source.shape))
    if rank > 0 && source.rank > 0 {
      own.remove(at: place)
      other.remove(at: place)
    }
    if own != other {
      throw .runtime(
        "source tensor shape must match self tensor shape, excluding the specified dimension. Got self.shape = \(shape) "
          + "source.shape = \(source.shape)")
    }
  }

  /// `index_copy_` from slices of `source`. Counts one write.
  package func indexCopy(_ dimension: Int, _ index: NDArray, _ source: NDArray) throws(TensorError) {
    let place = try shape.dimension(dimension)
    try checkCopied(place, index, source)
    if hidden != nil || index.hidden != nil || source.hidden != nil {
      var arrays: [NDArray?] = Array(repeating: nil, count: place)
      arrays.append(index.rank == 0 ? try index.unsqueezed(0) : index)
      return try put(at: arrays, source)
    }
    let positions = try index.contiguous()
    try positions.checkPositions(rank == 0 ? 1 : shape[place]) {
      let size = self.rank == 0 ? 1 : self.shape[place]
      return .index("index_copy_(): index \($0) is out of bounds for dimension \(place) with size \(size)")
    }
    var wanted = shape
    if rank > 0 { wanted[place] = positions.count }
    let isSlice = rank == 0 && source.rank == 1
    let rows = try (isSlice ? source.reshaped(to: []) : source.expanded(to: wanted)).contiguous()
    try withContiguousBlocks(place) { (target, outer, size, inner) throws(TensorError) in
      try target.writeRows(rows, positions, outer: Int(outer), size: Int(size), inner: Int(inner))
    }
  }

  /// What `index_copy_` asks of its operands, in the reference's order.
  private func checkCopied(_ place: Int, _ index: NDArray, _ source: NDArray) throws(TensorError) {
    if index.rank > 1 { throw .index("index_copy_(): Index should have dimension 1 or 0 (got \(index.rank))") }
    if source.rank == 0 && index.count != 1 {
      throw .index("index_copy_(): When source is scalar, index should have one element (got \(index.count))")
    }
    if source.rank != rank && source.rank > 0 && rank > 0 {
      throw .index(
        "index_copy_(): When source and destination are not scalars, their dimensionality must match. Source "
          + "dimensionality (\(source.rank)), destination dimensionality (\(rank))")
    }
    if index.dtype != .int64 {
      throw .runtime("index_copy_(): Expected a long tensor for index, but got \(index.dtype.typeName)")
    }
    if source.dtype != dtype {
      throw .runtime(
        "index_copy_(): self and source expected to have the same dtype, but got (self) \(dtype.typeName) and "
          + "(source) \(source.dtype.typeName)")
    }
    var (own, other) = (Array(shape), Array(source.shape))
    if !own.isEmpty { own.remove(at: place) }
    if !other.isEmpty { other.remove(at: Swift.min(place, other.count - 1)) }
    if own != other {
      func sizes(_ shape: [Int]) -> String { shape.map { String($0) }.joined(separator: " ") }
      throw .runtime(
        "index_copy_(): Source/destination tensor must have same slice shapes. Destination slice shape: \(sizes(own)) "
          + "at dimension \(place) and source slice shape: \(sizes(other)) at dimension 0.")
    }
    if source.rank > 0 && index.count != source.shape[place] {
      throw .index(
        "index_copy_(): Number of indices (\(index.count)) should be equal to source.size(dim) "
          + "(\(source.shape[place]))")
    }
  }

  /// `index_fill_` with a number. Counts one write.
  package func indexFill(_ dimension: Int, _ index: NDArray, _ number: Scalar) throws(TensorError) {
    let place = try shape.dimension(dimension)
    if index.rank > 1 { throw .runtime("Index has to be a vector/scalar") }
    if index.dtype != .int64 { throw .index("index_fill_(): Expected dtype int64 for index.") }
    if hidden == nil && index.hidden == nil { try checkOverlap(with: index) }
    if rank == 0 { return try unsqueezed(0).indexFill(0, index, number) }
    var arrays: [NDArray?] = Array(repeating: nil, count: place)
    arrays.append(index.rank == 0 ? try index.unsqueezed(0) : index)
    try put(at: arrays, NDArray.scalar(number, dtype, state))
  }

  /// Halves are added up as floats and rounded at the end. Counts one write.
  private func inSinglePrecision(_ body: (NDArray) throws(TensorError) -> Void) throws(TensorError) {
    let wide = try converted(to: .float32)
    try body(wide)
    try wide.writeElements(into: self)
    bumpVersion()
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
    if index.count == 0 && hidden == nil && index.hidden == nil {
      return try NDArray(uninitialized: index.shape, dtype, state)
    }
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
    try checkScattered(place, index, source, isNumber: isNumber)
    if index.count == 0 { return bumpVersion() }
    let index = try index.widenedPositions()
    if hidden != nil || index.hidden != nil || source.hidden != nil {
      return try mappedScatter(place, index, source, add)
    }
    if add && dtype.isHalf {
      return try inSinglePrecision { (wide) throws(TensorError) in
        try wide.scatter(place, index, try source.converted(to: .float32), add: true)
      }
    }
    var cut = self
    var rows = source
    for other in 0..<Swift.min(rank, index.rank) {
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

  /// What a scatter asks of its operands, in the reference's order. Without positions nothing but the types matters.
  package func checkScattered(
    _ place: Int, _ index: NDArray, _ source: NDArray, isNumber: Bool = false
  ) throws(TensorError) {
    if index.dtype != .int64 && index.dtype != .int32 && index.count > 0 {
      throw .runtime("scatter(): Expected dtype int32/int64 for index")
    }
    if source.dtype != dtype { throw .runtime("scatter(): Expected self.dtype to be equal to src.dtype") }
    if index.count == 0 { return }
    if Swift.max(index.rank, 1) != Swift.max(rank, 1) {
      throw .runtime("Index tensor must have the same number of dimensions as self tensor")
    }
    func size(_ shape: Shape, _ axis: Int) throws(TensorError) -> Int {
      if shape.count == 0 { return 1 }
      return shape[try shape.dimension(axis)]
    }
    var isWrong = false
    for axis in 0..<rank where axis != place && index.shape[axis] > shape[axis] { isWrong = true }
    if !isWrong && !isNumber {
      for axis in 0..<rank where try size(index.shape, axis) > size(source.shape, axis) {
        isWrong = true
        break
      }
    }
    if !isNumber && Swift.max(source.rank, 1) != Swift.max(index.rank, 1) {
      throw .runtime("Index tensor must have the same number of dimensions as src tensor")
    }
    if isWrong {
      throw .runtime(
        "Expected index \(index.shape) to be no larger than self \(shape) apart from dimension \(place)"
          + (isNumber ? "" : " and to be no larger size than src \(source.shape)"))
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
