// Distances between all rows of batches of matrices, and their gradients. Knows no gradient graph and no argument rules.
import TensorKernels

/// The distances that have a kernel.
package enum RowDistance {
  case cityBlock, euclidean, largest, count, powers(Double)

  /// The p-norm's; with 0 how many elements differ. Nil where p is no number.
  package init?(_ p: Double) {
    switch p {
    case 0: self = .count
    case 1: self = .cityBlock
    case 2: self = .euclidean
    case .infinity: self = .largest
    default:
      if !(p > 0) { return nil }
      self = .powers(p)
    }
  }

  fileprivate var kernel: gb_distance {
    switch self {
    case .cityBlock: GB_CITY_BLOCK
    case .euclidean: GB_EUCLIDEAN
    case .largest: GB_LARGEST
    case .count: GB_COUNT
    case .powers: GB_POWERS
    }
  }

  /// Whether the distances move with the rows at all.
  fileprivate var hasSlope: Bool {
    if case .count = self { return false }
    return true
  }

  fileprivate var exponent: Double {
    if case .powers(let p) = self { return p }
    return 0
  }
}

extension NDArray {
  /// Whether the kernels can read both.
  package func hasDistances(to other: NDArray) -> Bool {
    hidden == nil && other.hidden == nil && dtype == other.dtype && (dtype == .float32 || dtype == .float64)
  }

  /// Batches [..., rows, size] and [..., others, size] whose leading dimensions broadcast.
  private func distanceBatches(_ other: NDArray) throws(TensorError) -> (a: NDArray, b: NDArray, batch: Shape) {
    let (mine, theirs) = (try Shape(Array(shape.dropLast(2))), try Shape(Array(other.shape.dropLast(2))))
    let batch = try mine.broadcast(with: theirs)
    let a = try expanded(to: try Shape(Array(batch) + Array(shape.suffix(2)))).contiguous()
    let b = try other.expanded(to: try Shape(Array(batch) + Array(other.shape.suffix(2)))).contiguous()
    return (a, b, batch)
  }

  /// The distance of each row from each row of the other: [..., rows, others].
  package func rowDistances(_ other: NDArray, _ kind: RowDistance) throws(TensorError) -> NDArray {
    let (a, b, batch) = try distanceBatches(other)
    let (rows, others, size) = (shape[rank - 2], other.shape[other.rank - 2], shape[rank - 1])
    let output = try NDArray(uninitialized: try Shape(Array(batch) + [rows, others]), dtype, state)
    let item = dtype.byteCount
    for index in 0..<batch.elementCount {
      let status = gb_distances(
        dtype.kernelType, kind.kernel, kind.exponent, Int64(rows), Int64(others), Int64(size),
        a.pointer + index * rows * size * item, b.pointer + index * others * size * item,
        output.pointer + index * rows * others * item)
      try NDArray.check(status, "cdist", dtype)
    }
    return output
  }

  /// The gradients of this array and of the other, not yet summed to their shapes, from that of the distances.
  package func rowDistancesBackward(
    _ other: NDArray, _ kind: RowDistance, gradient: NDArray, distances: NDArray, wants: (Bool, Bool)
  ) throws(TensorError) -> (NDArray?, NDArray?) {
    let (a, b, batch) = try distanceBatches(other)
    let (rows, others, size) = (shape[rank - 2], other.shape[other.rank - 2], shape[rank - 1])
    let (g, d) = (try gradient.converted(to: dtype).contiguous(), try distances.contiguous())
    let first = wants.0 ? try NDArray.zeros(a.shape, dtype, state) : nil
    let second = wants.1 ? try NDArray.zeros(b.shape, dtype, state) : nil
    if !kind.hasSlope { return (first, second) }
    let item = dtype.byteCount
    for index in 0..<batch.elementCount {
      let (x, y) = (a.pointer + index * rows * size * item, b.pointer + index * others * size * item)
      let place = index * rows * others * item
      if let first {
        let status = gb_distances_backward(
          dtype.kernelType, kind.kernel, kind.exponent, Int64(rows), Int64(others), Int64(size), x, y,
          g.pointer + place,
          d.pointer + place, Int64(others), 1, first.pointer + index * rows * size * item)
        try NDArray.check(status, "_cdist_backward", dtype)
      }
      if let second {
        let status = gb_distances_backward(
          dtype.kernelType, kind.kernel, kind.exponent, Int64(others), Int64(rows), Int64(size), y, x,
          g.pointer + place,
          d.pointer + place, 1, Int64(others), second.pointer + index * others * size * item)
        try NDArray.check(status, "_cdist_backward", dtype)
      }
    }
    return (first, second)
  }

  /// Where the pairs of different rows lie in a square of all pairs, row by row. A result of `dtype` that would not fit
  /// into memory is refused as such.
  package static func pairPlaces(_ rows: Int, _ dtype: DType, _ state: EngineState) throws(TensorError) -> NDArray {
    let (square, overflow) = rows.multipliedReportingOverflow(by: Swift.max(rows - 1, 0))
    if overflow { throw .runtime("Storage size calculation overflowed with sizes=[\(rows), \(rows - 1)]") }
    _ = try NDArray(uninitialized: [square / 2], dtype, state)
    let result = try NDArray(uninitialized: [square / 2], .int64, state)
    let places = result.elements(as: Int.self)
    var next = 0
    for row in 0..<rows {
      for column in (row + 1)..<Swift.max(rows, row + 1) {
        places[next] = row * rows + column
        next += 1
      }
    }
    return result
  }

  /// The distances between all pairs of rows of a matrix.
  package func ownDistances(_ kind: RowDistance) throws(TensorError) -> NDArray {
    let (rows, matrix) = (shape[0], try contiguous())
    let output = try NDArray(uninitialized: try Shape([rows * (rows - 1) / 2]), dtype, state)
    let status = gb_own_distances(
      dtype.kernelType, kind.kernel, kind.exponent, Int64(rows), Int64(shape[1]), matrix.pointer, output.pointer)
    try NDArray.check(status, "pdist", dtype)
    return output
  }

  /// The gradient of the matrix from that of its distances.
  package func ownDistancesBackward(
    _ kind: RowDistance, gradient: NDArray, distances: NDArray
  ) throws(TensorError) -> NDArray {
    let (matrix, given) = (try contiguous(), try gradient.contiguous())
    let result = try NDArray.zeros(shape, dtype, state)
    if !kind.hasSlope { return result }
    let status = gb_own_distances_backward(
      dtype.kernelType, kind.kernel, kind.exponent, Int64(shape[0]), Int64(shape[1]), matrix.pointer, given.pointer,
      distances.pointer, result.pointer)
    try NDArray.check(status, "_pdist_backward", dtype)
    return result
  }

  /// Euclidean distances from one product: of rows times minus two, their squares and ones with rows, ones and squares.
  package func productDistances(_ other: NDArray) throws(TensorError) -> NDArray {
    let squares = try binary(.multiply, self).reduced(.sum, [rank - 1], keepDimensions: true)
    let others = try other.binary(.multiply, other).reduced(.sum, [other.rank - 1], keepDimensions: true)
    let (ones, otherOnes) = (try squares.filledLike(.int(1)), try others.filledLike(.int(1)))
    let first = try NDArray.concatenated([try binary(.multiply, .int(-2)), squares, ones], rank - 1)
    let second = try NDArray.concatenated([other, otherOnes, others], other.rank - 1)
    return try first.matmul(try second.matrixTransposed()).unary(.clamp, 0, .infinity).unary(.referenceSqrt)
  }
}
