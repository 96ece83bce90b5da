// Joining arrays, repeating and reversing them: operations that copy whole pieces. Knows no gradients.
import TensorKernels

extension NDArray {
  /// `torch.cat`. Promotes to a common type; one-dimensional empty arrays are skipped as the reference does.
  package static func concatenated(_ arrays: [NDArray], _ dimension: Int = 0) throws(TensorError) -> NDArray {
    guard let first = arrays.first else { throw .value("torch.cat(): expected a non-empty list of Tensors") }
    for (index, array) in arrays.enumerated() where array.rank == 0 {
      throw .runtime("zero-dimensional tensor (at position \(index)) cannot be concatenated")
    }
    if arrays.contains(where: { $0.hidden != nil }) { return try mappedConcatenation(arrays, dimension) }
    let dtype = promotedType(arrays)
    let kept = arrays.filter { !($0.rank == 1 && $0.count == 0) }
    guard let model = kept.first else { return try NDArray(uninitialized: [0], dtype, first.state) }
    let place = try model.shape.dimension(dimension)
    var sizes = model.shape
    sizes[place] = 0
    for (index, array) in arrays.enumerated() where !(array.rank == 1 && array.count == 0) {
      try checkJoins(model, array, place, index)
      sizes[place] += array.shape[place]
    }
    var output = try NDArray(uninitialized: sizes, dtype, model.state)
    if model.isChannelsLast && kept.allSatisfy(\.isChannelsLast) { output = try output.channelsLast(like: model) }
    var start = 0
    for array in kept {
      let length = array.shape[place]
      try array.writeElements(into: output.narrowed(place, start, length))
      start += length
    }
    return output
  }

  private static func checkJoins(
    _ model: NDArray, _ array: NDArray, _ place: Int, _ index: Int
  ) throws(TensorError) {
    if array.rank != model.rank {
      throw .runtime("Tensors must have same number of dimensions: got \(model.rank) and \(array.rank)")
    }
    for other in 0..<model.rank where other != place && array.shape[other] != model.shape[other] {
      throw .runtime(
        "Sizes of tensors must match except in dimension \(place). Expected size \(model.shape[other]) but got size "
          + "\(array.shape[other]) for tensor number \(index) in the list.")
    }
  }

  /// The common type of several arrays, those with dimensions deciding first.
  package static func promotedType(_ arrays: [NDArray]) -> DType {
    var dtype = DType.bool
    var hasDimensions = false
    for (index, array) in arrays.enumerated() {
      if index == 0 {
        dtype = array.dtype
        hasDimensions = array.rank > 0
        continue
      }
      dtype = DType.promoted(dtype, hasDimensions: hasDimensions, array.dtype, hasDimensions: array.rank > 0)
      hasDimensions = hasDimensions || array.rank > 0
    }
    return dtype
  }

  /// `torch.stack`: arrays of one shape along a new dimension.
  package static func stacked(_ arrays: [NDArray], _ dimension: Int = 0) throws(TensorError) -> NDArray {
    guard let first = arrays.first else { throw .runtime("stack expects a non-empty TensorList") }
    let rank = first.rank + 1
    if dimension < -rank || dimension >= rank { throw .dimensionOutOfRange(dimension, rank: rank) }
    for (index, array) in arrays.enumerated() where !(array.shape == first.shape) {
      throw .runtime(
        "stack expects each tensor to be equal size, but got \(first.shape) at entry 0 and \(array.shape) at entry "
          + "\(index)")
    }
    let place = dimension < 0 ? dimension + rank : dimension
    var pieces: [NDArray] = []
    pieces.reserveCapacity(arrays.count)
    for array in arrays { pieces.append(try array.unsqueezed(place)) }
    return try concatenated(pieces, place)
  }

  /// `repeat`: the whole array several times along each dimension.
  package func tiled(_ repeats: Shape) throws(TensorError) -> NDArray {
    if repeats.count < rank {
      throw .runtime(
        "Number of dimensions of repeat dims can not be smaller than number of dimensions of tensor")
    }
    if hidden != nil {
      return try mapped { (_, lead) throws(TensorError) in
        let whole = try visible(HiddenFrame([self]), rank: repeats.count)
        return try whole.tiled(try Shape(Array(repeating: 1, count: lead) + Array(repeats)))
      }
    }
    let lead = repeats.count - rank
    var sizes = repeats
    var padded = Shape(repeating: 1, count: repeats.count)
    for index in 0..<rank { padded[lead + index] = shape[index] }
    for index in 0..<sizes.count {
      let (size, overflow) = padded[index].multipliedReportingOverflow(by: repeats[index])
      if overflow { throw .runtime("Storage size calculation overflowed with sizes=\(repeats)") }
      sizes[index] = size
    }
    let output = try NDArray(uninitialized: sizes, dtype, state)
    if output.count > 0 { try writeRepeats(repeats, padded, into: output) }
    return output
  }

  /// One strided copy over [repeat, size] pairs of dimensions, where the repeats do not move the input.
  private func writeRepeats(_ repeats: Shape, _ padded: Shape, into output: NDArray) throws(TensorError) {
    let lead = repeats.count - rank
    var sizes: [Int64] = []
    var outputStrides: [Int64] = []
    var inputStrides: [Int64] = []
    for index in 0..<repeats.count {
      sizes += [Int64(repeats[index]), Int64(padded[index])]
      outputStrides += [Int64(output.strides[index] * padded[index]), Int64(output.strides[index])]
      inputStrides += [0, index < lead ? 0 : Int64(strides[index - lead])]
    }
    let type = dtype.kernelType
    let status = gb_convert_strided(
      type, type, Int32(sizes.count), sizes, outputStrides, inputStrides, output.pointer, pointer)
    try NDArray.check(status, "copy_", dtype)
  }

  /// `flip`: the named dimensions backwards.
  package func flipped(_ dimensions: Shape) throws(TensorError) -> NDArray {
    var flip = Shape(repeating: 0, count: Swift.max(rank, 1))
    for named in dimensions {
      let index = try shape.dimension(named)
      if flip[index] == 1 { throw .runtime("dim \(index) appears multiple times in the list of dims") }
      flip[index] = 1
    }
    if rank == 0 { return try copied() }
    if hidden != nil {
      return try mapped { (a, lead) throws(TensorError) in
        var places = Shape()
        for index in 0..<rank where flip[index] == 1 { places.append(index + lead) }
        return try a.flipped(places)
      }
    }
    // A copy with the input's steps turned round, from its last element on.
    let result = try NDArray(uninitialized: shape, dtype, state)
    var steps: [Int64] = []
    var start = 0
    for index in 0..<rank {
      let isTurned = flip[index] == 1 && shape[index] > 1
      steps.append(Int64(isTurned ? -strides[index] : strides[index]))
      if isTurned { start += (shape[index] - 1) * strides[index] }
    }
    let status = gb_convert_strided(
      dtype.kernelType, dtype.kernelType, Int32(rank), shape.map { Int64($0) }, result.strides.map { Int64($0) }, steps,
      result.pointer, pointer + start * dtype.byteCount)
    try NDArray.check(status, "flip", dtype)
    return try result.laidOut(like: self, dtype)
  }

  /// `roll`: the elements moved cyclically along the named dimensions; none named means over the flattened array.
  package func rolled(_ shifts: Shape, _ dimensions: Shape) throws(TensorError) -> NDArray {
    if shifts.count == 0 { throw .runtime("`shifts` required") }
    if dimensions.count == 0 && shifts.count == 1 {
      return try reshaped(to: [count]).rolled(shifts, [0]).reshaped(to: shape)
    }
    if shifts.count != dimensions.count {
      throw .runtime("shifts and dimensions must align. shifts: \(shifts.count), dims:\(dimensions.count)")
    }
    // The reference looks at the dimensions only where there is something to turn.
    if count == 0 { return try copied() }
    if rank == 0 { throw .index("Dimension specified as \(dimensions[0]) but tensor has no dimensions") }
    var result = self
    for (place, named) in dimensions.enumerated() {
      let index = try shape.dimension(named)
      let size = shape[index]
      let shift = ((shifts[place] % size) + size) % size
      if shift == 0 { continue }
      result = try NDArray.concatenated(
        [result.narrowed(index, size - shift, shift), result.narrowed(index, 0, size - shift)], index)
    }
    return result.storage === storage ? try copied() : result
  }

  /// `tril` or `triu`: zeros above or below a diagonal of the last two dimensions.
  package func triangle(upper: Bool, _ diagonal: Int = 0) throws(TensorError) -> NDArray {
    if rank < 2 {
      throw .runtime("\(upper ? "triu" : "tril"): input tensor must have at least 2 dimensions")
    }
    if hidden != nil { return try mapped { (a, _) throws(TensorError) in try a.triangle(upper: upper, diagonal) } }
    let input = try contiguous()
    let output = try NDArray(uninitialized: shape, dtype, state)
    let rows = shape[rank - 2]
    let columns = shape[rank - 1]
    let batch = count == 0 ? 0 : count / (rows * columns)
    let border = Swift.min(Swift.max(diagonal, -rows), columns)
    gb_triangle(
      dtype.kernelType, upper, Int64(border), Int64(batch), Int64(rows), Int64(columns), output.pointer,
      input.pointer)
    return output
  }
}
