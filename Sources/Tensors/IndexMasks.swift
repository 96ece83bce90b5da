// Masks among index arrays: what they stand for, and the case of one mask that is filled with one number, which the reference
// hands to `masked_fill_`. Knows no gradients.

extension NDArray {
  /// The only index array when it is a mask, and the dimension it begins at; nil otherwise.
  package static func singleMask(_ arrays: [NDArray?]) -> (mask: NDArray, dimension: Int)? {
    var found: (mask: NDArray, dimension: Int)?
    for (dimension, array) in arrays.enumerated() {
      guard let array else { continue }
      if found != nil || (array.dtype != .bool && array.dtype != .uint8) { return nil }
      found = (array, dimension)
    }
    return found
  }

  /// Index arrays with positions in place of masks: one array for each dimension of a mask. Positions of 32 bits become wide.
  package func withoutMasks(_ arrays: [NDArray?]) throws(TensorError) -> [NDArray?] {
    var result: [NDArray?] = []
    for array in arrays {
      guard let array else {
        result.append(nil)
        continue
      }
      guard array.dtype == .bool || array.dtype == .uint8 else {
        result.append(array.dtype == .int32 ? try array.converted(to: .int64) : array)
        continue
      }
      try checkMask(array, result.count)
      if array.hidden != nil { throw NDArray.dynamicShape("index") }
      for column in try array.nonzeroColumns() { result.append(column) }
    }
    return result
  }

  /// Throws unless a mask has the sizes of the dimensions from `dimension` on.
  func checkMask(_ mask: NDArray, _ dimension: Int) throws(TensorError) {
    for index in 0..<mask.rank where dimension + index >= rank || mask.shape[index] != shape[dimension + index] {
      if dimension + index >= rank {
        throw .index("too many indices for tensor of dimension \(rank) (got \(dimension + mask.rank))")
      }
      throw .index(
        "The shape of the mask \(mask.shape) at index \(index) does not match the shape of the indexed tensor "
          + "\(shape) at index \(dimension + index)")
    }
  }

  /// Writes one number where a mask that begins at a dimension is true. Counts one write.
  package func fill(where mask: NDArray, at dimension: Int, with value: NDArray) throws(TensorError) {
    try checkMask(mask, dimension)
    var sizes = mask.shape
    for _ in 0..<Swift.max(rank - dimension - mask.rank, 0) { sizes.append(1) }
    try maskedFill(try mask.reshaped(to: sizes), try value.reshaped(to: []).item())
  }
}
