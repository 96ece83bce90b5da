// Grids of places (`affine_grid`), numerical gradients, and small compositions that the bridge offers under names of the
// reference.
import Tensors

extension Tensor {
  /// A result that never has a history.
  package static func withoutHistory(_ value: NDArray) -> Tensor { Tensor(value) }

  /// Summed to a shape from which this one could have been broadcast.
  package func summedToSize(_ target: Shape) throws(TensorError) -> Tensor {
    try target.count == 0 ? sum() : summed(to: target)
  }

  /// Central differences along a dimension, one-sided at the ends.
  package func differenceQuotient(_ dimension: Int, _ h: Double, edgeOrder: Int) throws(TensorError) -> Tensor {
    let place = try shape.dimension(dimension)
    let size = rank == 0 ? 0 : shape[place]
    if size < edgeOrder + 1 {
      throw .runtime("torch.gradient expected each dimension size to be at least edge_order+1")
    }
    func piece(_ start: Int) throws(TensorError) -> Tensor { try narrow(place, start < 0 ? size + start : start, 1) }
    let step = Scalar.float(h)
    let inner = try slice(place, 2, nil, 1).sub(try slice(place, 0, -2, 1)).dividedByNumber(step)
    let first: Tensor
    let last: Tensor
    if edgeOrder == 1 {
      first = try piece(1).sub(try piece(0)).dividedByNumber(step)
      last = try piece(-1).sub(try piece(-2)).dividedByNumber(step)
    } else {
      first = try piece(0).timesNumber(.float(-1.5)).add(try piece(1).timesNumber(.int(2)))
        .sub(try piece(2).timesNumber(.float(0.5))).dividedByNumber(step)
      last = try piece(-3).timesNumber(.float(0.5)).sub(try piece(-2).timesNumber(.int(2)))
        .add(try piece(-1).timesNumber(.float(1.5))).dividedByNumber(step)
    }
    return try Tensor.cat([first, try inner.dividedByNumber(.int(2)), last], place)
  }

  /// The same between points of any distance: each difference weighs its two neighbours by how far they are.
  package func differenceQuotient(_ dimension: Int, at points: Tensor, edgeOrder: Int) throws(TensorError) -> Tensor {
    if points.rank != 1 {
      throw .runtime(
        "torch.gradient expected each element of spacing to have one dimension, but got an element with \(points.rank) "
          + "dimensions! ")
    }
    let place = try shape.dimension(dimension)
    let size = rank == 0 ? 0 : shape[place]
    if size < edgeOrder + 1 {
      throw .runtime("torch.gradient expected each dimension size to be at least edge_order+1")
    }
    let steps = try points.diff(1, 0, prepend: nil, append: nil)
    var column = Shape(repeating: 1, count: rank)
    column[place] = -1
    func piece(_ start: Int, _ end: Int?) throws(TensorError) -> Tensor { try slice(place, start, end, 1) }
    func weighed(_ weights: (Tensor, Tensor, Tensor), _ a: Tensor, _ b: Tensor, _ c: Tensor) throws(TensorError)
      -> Tensor
    {
      try weights.0.mul(a).add(try weights.1.mul(b)).add(try weights.2.mul(c))
    }
    let (before, after) = (try steps.slice(0, 0, -1, 1), try steps.slice(0, 1, nil, 1))
    let both = try before.add(after)
    let inner = (
      try after.neg().div(try before.mul(both)).reshape(column),
      try after.sub(before).div(try before.mul(after)).reshape(column),
      try before.div(try after.mul(both)).reshape(column)
    )
    let center = try weighed(inner, try piece(0, -2), try piece(1, -1), try piece(2, nil))
    if edgeOrder == 1 {
      let first = try piece(1, 2).sub(try piece(0, 1)).div(try steps.select(0, 0))
      let last = try piece(-1, nil).sub(try piece(-2, -1)).div(try steps.select(0, -1))
      return try Tensor.cat([first, center, last], place)
    }
    let (d0, d1) = (try steps.select(0, 0), try steps.select(0, 1))
    let (e0, e1) = (try steps.select(0, -1), try steps.select(0, -2))
    let (starts, ends) = (try d0.add(d1), try e0.add(e1))
    let first = (
      try d0.mul(.float(2)).add(d1).neg().div(try d0.mul(starts)), try starts.div(try d0.mul(d1)),
      try d0.neg().div(try d1.mul(starts))
    )
    let last = (
      try e0.div(try e1.mul(ends)), try ends.neg().div(try e0.mul(e1)),
      try e0.mul(.float(2)).add(e1).div(try e0.mul(ends))
    )
    return try Tensor.cat(
      [
        try weighed(first, try piece(0, 1), try piece(1, 2), try piece(2, 3)), center,
        try weighed(last, try piece(-3, -2), try piece(-2, -1), try piece(-1, nil)),
      ], place)
  }

  /// Permutation and factors from packed LU factors.
  package func unpackedFactors(
    _ pivots: Tensor, unpackData: Bool = true, unpackPivots: Bool = true
  ) throws(TensorError) -> (Tensor, Tensor, Tensor) {
    if rank < 2 {
      throw .runtime("torch.lu_unpack: Expected tensor with 2 or more dimensions. Got size: \(shape) instead")
    }
    let (m, n) = (shape[rank - 2], shape[rank - 1])
    let k = Swift.min(m, n)
    let nothing = Tensor(try NDArray.zeros([0], dtype, state))
    if unpackPivots && pivots.dtype != .int32 {
      throw .runtime(
        "torch.lu_unpack: LU_pivots is expected to be a contiguous tensor of torch.int32 dtype.\nNote: this function is "
          + "intended to be used with the output produced by torch.linalg.lu_factor")
    }
    var p = unpackPivots ? Tensor(try pivots.array.permutationMatrices(m, dtype, pivots: k)) : nothing
    // The sizes are those of the factors, whatever those of the pivots are.
    let whole = try Shape(Array(shape.dropLast(2)) + [m, m])
    if unpackPivots, array.hidden == nil, pivots.array.hidden == nil, p.count == whole.elementCount, !(p.shape == whole)
    {
      p = Tensor(try p.array.reshaped(to: whole))
    }
    if !unpackData { return (p, nothing, nothing) }
    let unit = try NDArray.eye(m, k, dtype, state)
    let l = Tensor(try array.narrowed(rank - 1, 0, k).triangle(upper: false, -1).binary(.add, unit))
    let u = Tensor(try array.narrowed(rank - 2, 0, k).triangle(upper: true))
    if let node = Tensor.history("LuUnpackBackward0", of: [l, u], [self]) {
      node.arguments = .named([
        ("LU_data_sym_argsize_minus_1", .whole(n)), ("LU_data_sym_argsize_minus_2", .whole(m)),
      ])
      node.rule = { step, _ throws(TensorError) in
        step[0] = try Tensor.packedGradient(step.gradient(of: 0), step.gradient(of: 1), m, n)
      }
    }
    return (p, l, u)
  }

  /// The gradient of packed factors from those of what they were unpacked to.
  private static func packedGradient(_ gl: Tensor?, _ gu: Tensor?, _ m: Int, _ n: Int) throws(TensorError) -> Tensor? {
    let k = Swift.min(m, n)
    var whole = try gl?.triangle(upper: false, -1)
    if let gu {
      let upper = try gu.triangle(upper: true)
      if m == n {
        return try whole.map { (w) throws(TensorError) in try w.add(upper) } ?? upper
      }
      if m > n {
        guard let lower = whole else {
          return try cat([upper, try upper.zeros(try Shape(Array(upper.shape.dropLast(2)) + [m - k, n]))], -2)
        }
        return try cat([try lower.narrow(-2, 0, k).add(upper), try lower.narrow(-2, k, m - k)], -2)
      }
      guard let lower = whole else { return upper }
      return try cat([try lower.add(try upper.narrow(-1, 0, k)), try upper.narrow(-1, k, n - k)], -1)
    }
    if let lower = whole, m < n {
      whole = try cat([lower, try lower.zeros(try Shape(Array(lower.shape.dropLast()) + [n - k]))], -1)
    }
    return whole
  }

  /// `F.affine_grid` for images [n, channels, height, width], or volumes with a depth before the height: places that matrices send the
  /// points of a regular grid to.
  package func affineGrid(_ sizes: [Int], alignCorners: Bool) throws(TensorError) -> Tensor {
    let d = sizes.count - 2
    if rank != 3 || shape[1] != d || shape[2] != d + 1 {
      throw .runtime(
        "Expected a batch of \(d)D affine matrices of shape Nx\(d)x\(d + 1) for size "
          + "\([rank > 0 ? shape[0] : 0] + sizes.dropFirst()). Got \(shape).")
    }
    let (n, spatial) = (shape[0], Array(sizes.dropFirst(2)))
    let places = spatial.reduce(1, *)
    // Asked for before anything is made of so many places.
    let points = try NDArray(uninitialized: try Shape([1, places, d + 1]), .float64, state)
    Tensor.fillPlaces(points.pointer.assumingMemoryBound(to: Double.self), spatial, alignCorners: alignCorners)
    let base = try points.converted(to: dtype).expanded(to: try Shape([n, places, d + 1]))
    let product = try base.bmm(try array.transposed(1, 2))
    let value = try product.reshaped(to: try Shape([n] + spatial + [d]))
    return try Tensor.operation("AffineGridGeneratorBackward0", [self], value) { step, g throws(TensorError) in
      let turned = Tensor(try base.transposed(1, 2))
      step[0] = try turned.bmm(try g.reshape(try Shape([n, places, d]))).transpose(1, 2)
    }.noting([("align_corners", .flag(alignCorners)), ("size", .list(sizes))])
  }

  /// The places of a regular grid in -1 ... 1, the last dimension first, and a 1 behind each.
  private static func fillPlaces(_ values: UnsafeMutablePointer<Double>, _ sizes: [Int], alignCorners: Bool) {
    let lines = sizes.map { (size) -> [Double] in
      let edge = alignCorners ? 1 : Double(size - 1) / Double(size)
      return (0..<size).map { size == 1 ? 0 : -edge + 2 * edge * Double($0) / Double(size - 1) }
    }
    for place in 0..<sizes.reduce(1, *) {
      let start = values + place * (sizes.count + 1)
      var rest = place
      for (index, line) in lines.enumerated().reversed() {
        start[lines.count - 1 - index] = line[rest % line.count]
        rest /= line.count
      }
      start[lines.count] = 1
    }
  }
}
