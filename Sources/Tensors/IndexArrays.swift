// Reading and writing at positions given by index arrays (`index`, `index_put`, nonzero, masks). Positions are turned
// into rows of a matrix [before, indexed, after] once; then whole rows are copied. Knows no gradients.
import TensorKernels

/// Where index arrays point in one array.
struct IndexTarget {
  /// Positions in the product of the indexed dimensions, one per element of `shape`.
  var positions: NDArray
  /// The common shape of the index arrays.
  var shape: Shape
  /// The order of dimensions in which the indexed ones are neighbours.
  var order: Shape
  /// Dimensions before the indexed ones in that order.
  var before: Shape
  var indexed: Shape
  var after: Shape

  /// The result's shape: the index arrays' shape in place of the indexed dimensions.
  func resultShape() throws(TensorError) -> Shape {
    try Shape(Array(before) + Array(shape) + Array(after))
  }
}

extension NDArray {
  /// `index(arrays)`: the elements at the positions; nil stands for a whole dimension.
  package func gathered(at arrays: [NDArray?]) throws(TensorError) -> NDArray {
    if hidden != nil || arrays.contains(where: { $0?.hidden != nil }) { return try mappedGather(at: arrays) }
    let target = try indexTarget(arrays)
    let source = try permuted(target.order).contiguous()
    let output = try NDArray(uninitialized: try target.resultShape(), dtype, state)
    if output.count == 0 { return output }
    let status = gb_index_select(
      dtype.kernelType, Int64(target.before.elementCount), Int64(target.indexed.elementCount),
      Int64(target.after.elementCount), Int64(target.positions.count), target.positions.elements(as: Int64.self),
      source.pointer, output.pointer)
    try NDArray.check(status, "index_cpu", dtype)
    return try output.laidOut(walking: self, target, arrays)
  }

  /// Elements found in `source`, in the order of dimensions in memory that the reference's walk over it and its index arrays gives.
  private func laidOut(
    walking source: NDArray, _ target: IndexTarget, _ arrays: [NDArray?]
  ) throws(TensorError) -> NDArray {
    if source.isContiguous || rank < 2 || arrays.isEmpty { return self }
    var walked = Shape(repeating: 0, count: rank)
    let (lead, middle) = (target.before.count, target.shape.count)
    for index in 0..<lead { walked[index] = source.strides[target.order[index]] }
    for index in 0..<target.after.count {
      walked[lead + middle + index] = source.strides[target.order[lead + target.indexed.count + index]]
    }
    var operands = [walked]
    for case let array? in arrays {
      let steps = try array.expanded(to: target.shape).strides
      var wide = Shape(repeating: 0, count: rank)
      for index in 0..<middle { wide[lead + index] = steps[index] }
      operands.append(wide)
    }
    let steps = IterationLayout.outputStrides(shape, operands)
    if steps == strides { return self }
    let result = try NDArray(unset: shape, steps, count, shape.isContiguous(strides: steps), dtype, state)
    try writeElements(into: result)
    return result
  }

  /// `index_put_(arrays, value, accumulate)`: writes at the positions. Counts one write.
  package func put(at arrays: [NDArray?], _ value: NDArray, accumulate: Bool = false) throws(TensorError) {
    if value.dtype != dtype {
      try checkShapes(arrays, value)
      throw .runtime(
        "Index put requires the source and destination dtypes match, got \(dtype.typeName) for the destination "
          + "and \(value.dtype.typeName) for the source.")
    }
    if hidden != nil || value.hidden != nil || arrays.contains(where: { $0?.hidden != nil }) {
      return try mappedPut(at: arrays, value, accumulate: accumulate)
    }
    try checkOverlap(with: value)
    let target: IndexTarget
    do {
      target = try indexTarget(arrays)
    } catch {
      // The reference looks at the shapes before it looks at the positions.
      try checkShapes(arrays, value)
      throw error
    }
    let resultShape = try target.resultShape()
    var input = value
    while input.rank > resultShape.count && input.shape[0] == 1 { input = try input.selected(0, 0) }
    guard let common = try? input.shape.broadcast(with: resultShape), common == resultShape else {
      throw NDArray.assignmentMismatch(value, resultShape)
    }
    let view = try permuted(target.order)
    if mayShareElements {
      let apart = input.storage === storage ? try input.copied() : input
      try view.putOneByOne(apart, target, accumulate: accumulate)
      return bumpVersion()
    }
    let isOne = !accumulate && input.count == 1 && target.after.elementCount == 1 && input.storage !== storage
    let rows = try isOne ? input.contiguous() : input.expanded(to: resultShape).contiguous()
    let inPlace = view.isContiguous && rows.storage !== storage
    let destination = inPlace ? view : try view.copiedContiguous()
    if accumulate {
      let status = gb_index_add(
        dtype.kernelType, Int64(target.before.elementCount), Int64(target.indexed.elementCount),
        Int64(target.after.elementCount), Int64(target.positions.count), target.positions.elements(as: Int64.self),
        rows.pointer, destination.pointer)
      try NDArray.check(status, "index_put", dtype)
    } else {
      try destination.writeRows(
        rows, target.positions, outer: target.before.elementCount, size: target.indexed.elementCount,
        inner: target.after.elementCount, isOne: isOne)
    }
    if !inPlace { try destination.writeElements(into: view) }
    bumpVersion()
  }

  /// The same into memory of which several places of this array (its indexed dimensions are neighbours) are one element: each
  /// value is written where it stands, in order, so that the last one stays, as the reference does.
  private func putOneByOne(_ value: NDArray, _ place: IndexTarget, accumulate: Bool) throws(TensorError) {
    var target = place
    let (lead, names) = (target.before.count, target.indexed)
    // One number need not be written again where a dimension repeats the same memory.
    let isOne = value.count == 1 && !accumulate
    if isOne {
      let rest = lead + names.count
      for index in 0..<lead where strides[index] == 0 { target.before[index] = Swift.min(target.before[index], 1) }
      for index in 0..<target.after.count where strides[rest + index] == 0 {
        target.after[index] = Swift.min(target.after[index], 1)
      }
    }
    let rows = try (isOne ? value : value.expanded(to: place.resultShape())).contiguous()
    let positions = target.positions.elements(as: Int.self)
    let size = dtype.byteCount
    var next = 0
    for outer in 0..<target.before.elementCount {
      let start = offset + NDArray.step(to: outer, in: target.before, strides, 0)
      for position in 0..<target.positions.count {
        let middle = start + NDArray.step(to: positions[position], in: names, strides, lead)
        for inner in 0..<target.after.elementCount {
          let at = middle + NDArray.step(to: inner, in: target.after, strides, lead + names.count)
          let source = isOne ? 0 : next
          next += 1
          if accumulate {
            let element = window(shape: [], strides: [], offset: at)
            let number = rows.window(shape: [], strides: [], offset: rows.offset + source)
            try element.binary(.add, number).converted(to: dtype).writeElements(into: element)
          } else {
            (storage.pointer + at &* size).copyMemory(from: rows.pointer + source &* size, byteCount: size)
          }
        }
      }
    }
  }

  /// How far from the first element the one with this number lies, of dimensions that begin at `first` in `strides`.
  private static func step(to number: Int, in sizes: Shape, _ strides: Shape, _ first: Int) -> Int {
    var (rest, distance) = (number, 0)
    for index in (0..<sizes.count).reversed() where sizes[index] > 0 {
      distance += rest % sizes[index] * strides[first + index]
      rest /= sizes[index]
    }
    return distance
  }

  private static func assignmentMismatch(_ value: NDArray, _ result: Shape) -> TensorError {
    .runtime(
      "shape mismatch: value tensor of shape \(value.shape) cannot be broadcast to indexing result of shape \(result)")
  }

  /// Whether a value fits where index arrays point, wherever that is.
  private func checkShapes(_ arrays: [NDArray?], _ value: NDArray) throws(TensorError) {
    let starts = try arrays.map { (array) throws(TensorError) in try array?.filledLike(.int(0)) }
    guard let target = try? indexTarget(starts), let result = try? target.resultShape() else { return }
    var input = value
    while input.rank > result.count && input.shape[0] == 1 { input = try input.selected(0, 0) }
    guard let common = try? input.shape.broadcast(with: result), common == result else {
      throw NDArray.assignmentMismatch(value, result)
    }
  }

  /// self[o, positions[j], i] = rows[o, j, i] (or one number everywhere), all contiguous; positions are in range. Later rows win.
  func writeRows(
    _ rows: NDArray, _ positions: NDArray, outer: Int, size: Int, inner: Int, isOne: Bool = false
  ) throws(TensorError) {
    let status = gb_index_put(
      dtype.kernelType, Int64(outer), Int64(size), Int64(inner), Int64(positions.count),
      positions.elements(as: Int64.self), rows.pointer, isOne ? 0 : 1, pointer)
    try NDArray.check(status, "index_put", dtype)
  }

  /// Brings the index arrays to one shape and turns them into positions of the product of the indexed dimensions.
  private func indexTarget(_ arrays: [NDArray?]) throws(TensorError) -> IndexTarget {
    if arrays.count > rank {
      throw .index("too many indices for tensor of dimension \(rank) (got \(arrays.count))")
    }
    var dimensions: [Int] = []
    var indices: [NDArray] = []
    for (dimension, array) in arrays.enumerated() {
      guard let array else { continue }
      if array.dtype != .int64 {
        throw .index("tensors used as indices must be long, int, byte or bool tensors")
      }
      dimensions.append(dimension)
      indices.append(array)
    }
    let common = try NDArray.commonShape(ofIndices: indices)
    let neighbours = dimensions.isEmpty || dimensions[dimensions.count - 1] - dimensions[0] == dimensions.count - 1
    var order = Shape()
    let lead = neighbours ? dimensions.first ?? 0 : 0
    for dimension in 0..<lead { order.append(dimension) }
    for dimension in dimensions { order.append(dimension) }
    for dimension in lead..<rank where !dimensions.contains(dimension) { order.append(dimension) }
    var before = Shape()
    var indexed = Shape()
    var after = Shape()
    for (place, dimension) in order.enumerated() {
      if place < lead {
        before.append(shape[dimension])
      } else if place < lead + dimensions.count {
        indexed.append(shape[dimension])
      } else {
        after.append(shape[dimension])
      }
    }
    if indexed.contains(0) && !common.contains(0) && !indices.isEmpty {
      throw .index("index is out of bounds for dimension with size 0")
    }
    let positions = try linearPositions(indices, dimensions, common, before.elementCount * after.elementCount == 0)
    return IndexTarget(
      positions: positions, shape: common, order: order, before: before, indexed: indexed, after: after)
  }

  private static func commonShape(ofIndices indices: [NDArray]) throws(TensorError) -> Shape {
    var common = Shape()
    for index in indices {
      guard let next = try? common.broadcast(with: index.shape) else {
        let shapes = indices.map { $0.shape.description }.joined(separator: ", ")
        throw .index("shape mismatch: indexing tensors could not be broadcast together with shapes \(shapes)")
      }
      common = next
    }
    return common
  }

  private func linearPositions(
    _ indices: [NDArray], _ dimensions: [Int], _ common: Shape, _ nothingElse: Bool
  ) throws(TensorError) -> NDArray {
    // One array without negative numbers already says where.
    if indices.count == 1, indices[0].isContiguous, indices[0].shape == common, indices[0].storage !== storage,
      gb_first_outside(Int64(shape[dimensions[0]]), Int64(indices[0].count), indices[0].elements(as: Int64.self)) < 0
    {
      return indices[0]
    }
    let positions = try NDArray.full(common, .int(0), .int64, state)
    let out = positions.elements(as: Int64.self)
    var step = 1
    var steps = dimensions.map { _ in 1 }
    for place in dimensions.indices.reversed() {
      steps[place] = step
      step = step &* shape[dimensions[place]]
    }
    for (place, index) in indices.enumerated() {
      let size = shape[dimensions[place]]
      let wide = try index.expanded(to: common).contiguous()
      var bad: Int64 = 0
      let status = gb_add_positions(
        Int64(positions.count), wide.elements(as: Int64.self), Int64(size), Int64(steps[place]), out, &bad)
      if status != GB_OK {
        // The reference counts index arrays here, not dimensions.
        throw .index("index \(bad) is out of bounds for dimension \(place) with size \(size)")
      }
    }
    return positions
  }

  /// Positions of the elements that are not zero, one array per dimension.
  package func nonzeroColumns() throws(TensorError) -> [NDArray] {
    if hidden != nil { throw NDArray.dynamicShape("nonzero") }
    if rank == 0 { return [] }
    let mask = try truths()
    let flags = UnsafePointer(mask.elements(as: UInt8.self))
    let total = Int(gb_count_true(Int64(count), flags))
    var columns: [NDArray] = []
    for _ in 0..<rank { columns.append(try NDArray(uninitialized: [total], .int64, state)) }
    fillTrueColumns(flags, columns.map { $0.elements(as: Int64.self) }, total)
    return columns
  }

  /// One byte for each element, in order: whether it is not zero.
  private func truths() throws(TensorError) -> NDArray {
    try dtype == .bool ? contiguous() : binary(.notEqual, .int(0)).contiguous()
  }

  private func fillTrueColumns(_ flags: UnsafePointer<UInt8>, _ columns: [UnsafeMutablePointer<Int64>?], _ total: Int) {
    shape.withInt64Pointer { sizes in gb_true_columns(Int32(rank), sizes, flags, Int64(total), columns) }
  }

  /// `nonzero()`: [count, rank], each column together in memory.
  package func nonzero() throws(TensorError) -> NDArray {
    if hidden != nil { throw NDArray.dynamicShape("nonzero") }
    if rank == 0 {
      let total = scalar(at: 0).isNonzero ? 1 : 0
      let rows = try NDArray(uninitialized: [0, total], .int64, state)
      return rows.window(shape: [total, 0], strides: [1, total], offset: rows.offset)
    }
    let mask = try truths()
    let flags = UnsafePointer(mask.elements(as: UInt8.self))
    let total = Int(gb_count_true(Int64(count), flags))
    let rows = try NDArray(uninitialized: [rank, total], .int64, state)
    let first = rows.elements(as: Int64.self)
    fillTrueColumns(flags, (0..<rank).map { first + $0 * total }, total)
    return rows.window(shape: [total, rank], strides: [1, total], offset: rows.offset)
  }

  /// The elements where `mask` is true, as a vector; both broadcast.
  package func maskedSelected(_ mask: NDArray) throws(TensorError) -> NDArray {
    if mask.dtype != .bool { throw .runtime("masked_select: expected BoolTensor for mask") }
    if hidden != nil || mask.hidden != nil { throw NDArray.dynamicShape("masked_select") }
    let common = try mask.shape.broadcast(with: shape)
    let (wide, elements) = (try mask.expanded(to: common).contiguous(), try expanded(to: common).contiguous())
    let flags = UnsafePointer(wide.elements(as: UInt8.self))
    let total = gb_count_true(Int64(wide.count), flags)
    let output = try NDArray(uninitialized: [Int(total)], dtype, state)
    gb_take_true(Int64(dtype.byteCount), Int64(wide.count), flags, total, elements.pointer, output.pointer)
    return output
  }

  /// Writes a number where `mask` is true. Counts one write.
  package func maskedFill(_ mask: NDArray, _ number: Scalar) throws(TensorError) {
    if mask.dtype != .bool {
      throw .runtime("masked_fill_ only supports boolean masks, but got mask with dtype \(mask.dtype.cName)")
    }
    if hidden != nil || mask.hidden != nil { return try visible().maskedFill(try mappedSource(mask), number) }
    try checkPartialOverlap(with: mask)
    try dtype.checkHolds(number)
    let value = try NDArray.scalar(number, dtype, state)
    let common = try shape.broadcast(with: mask.shape)
    if !(common == shape) {
      throw .runtime("output with shape \(shape) doesn't match the broadcast shape \(common)")
    }
    if mayShareElements {
      let places = rank == 0 ? [] : try mask.expanded(to: shape).nonzeroColumns()
      try put(at: places, value)
      return
    }
    if !(try filled(where: mask, with: value)) { try mask.choose(value, self).writeElements(into: self) }
    bumpVersion()
  }

  /// Writes one element where a mask of the same shape is true, in place; false when these do not lie in order. Counts no write.
  package func filled(where mask: NDArray, with value: NDArray) throws(TensorError) -> Bool {
    let isPlain = hidden == nil && mask.hidden == nil && value.hidden == nil && mask.dtype == .bool && value.count == 1
    if !isPlain || !isContiguous || !mask.isContiguous || !(mask.shape == shape) || mask.storage === storage {
      return false
    }
    if value.storage === storage { return false }
    let number = try value.converted(to: dtype)
    gb_fill_true(
      Int64(dtype.byteCount), Int64(count), UnsafePointer(mask.elements(as: UInt8.self)), number.pointer, pointer)
    return true
  }

  /// A copy with a number where `mask` is true; array and mask broadcast.
  package func maskedFilled(_ mask: NDArray, _ number: Scalar) throws(TensorError) -> NDArray {
    let common = try mask.shape.broadcast(with: shape)
    if hidden != nil || mask.hidden != nil {
      try dtype.checkHolds(number)
      return try mask.choose(try NDArray.scalar(number, dtype, state), self)
    }
    let output = try (common == shape ? self : expanded(to: common)).copiedContiguous()
    try output.maskedFill(mask, number)
    return output
  }

  /// Writes the elements of `source` in order where `mask` is true. Counts one write.
  package func maskedScatter(_ mask: NDArray, _ source: NDArray) throws(TensorError) {
    if mask.dtype != .bool {
      throw .runtime("masked_scatter_ only supports boolean masks, but got mask with dtype \(mask.dtype.typeName)")
    }
    if rank == 0 { return try unsqueezed(0).maskedScatter(mask.rank == 0 ? mask.unsqueezed(0) : mask, source) }
    let wide = try mask.expanded(to: shape)
    let isPlain = hidden == nil && mask.hidden == nil && source.hidden == nil && source.dtype == dtype
    if isPlain, isContiguous, mask.storage !== storage, source.storage !== storage {
      let flags = try wide.contiguous()
      let bytes = UnsafePointer(flags.elements(as: UInt8.self))
      let total = gb_count_true(Int64(count), bytes)
      if source.count < total { throw .runtime("Number of elements of source < number of ones in mask") }
      let values = try source.contiguous()
      gb_put_true(Int64(dtype.byteCount), Int64(count), bytes, total, values.pointer, pointer)
      return bumpVersion()
    }
    let columns = try wide.nonzeroColumns()
    let needed = columns.first?.count ?? 0
    if source.count < needed { throw .runtime("Number of elements of source < number of ones in mask") }
    let values = try source.reshaped(to: [-1]).narrowed(0, 0, needed)
    try put(at: columns, values)
  }
}
