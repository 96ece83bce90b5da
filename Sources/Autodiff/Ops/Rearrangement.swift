// Shapes and orders beyond the common views: exchanges of dimensions, repeats, turns, diagonals, joins in the names of
// other libraries. Where the reference composes, so does this, and the nodes agree.
import Tensors

extension Tensor {
  // MARK: Repeats and turns

  package func repeatInterleave(_ repeats: Int, _ dimension: Int?) throws(TensorError) -> Tensor {
    if repeats < 0 { throw .runtime("Repeats must be non-negative") }
    let source = dimension == nil || rank == 0 ? try flatten() : self
    let place = try source.shape.dimension(dimension ?? 0)
    var sizes = source.shape
    try Shape.checkRank(sizes.count + 1)
    sizes.insert(repeats, at: place + 1)
    return try source.unsqueeze(place + 1).expand(sizes).clone(contiguous: true).flatten(place, place + 1)
  }

  package func repeatInterleave(_ repeats: Tensor, _ dimension: Int?) throws(TensorError) -> Tensor {
    let source = dimension == nil || rank == 0 ? try flatten() : self
    let place = try source.shape.dimension(dimension ?? 0)
    let size = source.shape[place]
    let positions = try NDArray.arange(.int(0), .int(size), .int(1), .int64, state)
    let index = try positions.repeatInterleaved(repeats.array.converted(to: .int64), 0)
    return try source.indexSelect(place, Tensor(index))
  }

  package func rot90(_ times: Int, _ dimensions: [Int]) throws(TensorError) -> Tensor {
    if dimensions.count != 2 {
      throw .runtime("expected total rotation dims == 2, but got dims = \(dimensions.count)")
    }
    if rank < 2 { throw .runtime("expected total dims >= 2, but got total dims = \(rank)") }
    let (a, b) = (dimensions[0], dimensions[1])
    let (first, second) = (try shape.dimension(a), try shape.dimension(b))
    if first == second {
      throw .runtime("expected rotation dims to be different, but got dim0 = \(a) and dim1 = \(b)")
    }
    let value: NDArray
    switch ((times % 4) + 4) % 4 {
    case 1: value = try array.flipped([second]).transposed(first, second)
    case 2: value = try array.flipped([first, second])
    case 3: value = try array.flipped([first]).transposed(first, second)
    default: value = try array.copiedContiguous()
    }
    let back = (4 - (((times % 4) + 4) % 4)) % 4
    return try Tensor.operation("Rot90Backward0", [self], value) { step, g throws(TensorError) in
      step[0] = try g.rot90(back, dimensions)
    }.noting([("dims", .list(dimensions)), ("k", .whole(times))])
  }

  // MARK: Diagonals

  package func diagEmbed(_ shift: Int, _ dim1: Int, _ dim2: Int) throws(TensorError) -> Tensor {
    try Shape.checkRank(rank + 1)
    let frame = Shape(repeating: 1, count: rank + 1)
    let (first, second) = (try frame.dimension(dim1), try frame.dimension(dim2))
    if rank == 0 { throw .dimensionOutOfRange(-1, rank: 0) }
    if first == second { throw .runtime("diagonal dimensions cannot be identical \(dim1), \(dim2)") }
    let (size, overflow) = shape[rank - 1].addingReportingOverflow(Int(clamping: shift.magnitude))
    if overflow { throw .runtime("Storage size calculation overflowed with sizes=\(shape)") }
    var rest = Array(shape.dropLast())[...]
    var sizes: [Int] = []
    for place in 0...rank { sizes.append(place == first || place == second ? size : rest.removeFirst()) }
    let target = try array.zerosAlongside(try Shape(sizes))
    try target.diagonal(shift, first, second).copyFrom(array)
    return try Tensor.operation("DiagEmbedBackward0", [self], target) { step, g throws(TensorError) in
      step[0] = try g.diagonal(shift, first, second)
    }.noting([("dim1", .whole(dim1)), ("dim2", .whole(dim2)), ("offset", .whole(shift))])
  }

  package func diagFlat(_ shift: Int) throws(TensorError) -> Tensor { try reshape([-1]).diagEmbed(shift, -2, -1) }

  /// This tensor with its diagonal replaced.
  package func diagonalScatter(
    _ source: Tensor, _ shift: Int, _ dim1: Int, _ dim2: Int
  ) throws(TensorError) -> Tensor {
    try scattered(source, "DiagonalScatterBackward0", "diagonal_scatter") { whole throws(TensorError) in
      try whole.diagonal(shift, dim1, dim2)
    } tensor: { whole throws(TensorError) in
      try whole.diagonal(shift, dim1, dim2)
    }.noting([("dim1", .whole(dim1)), ("dim2", .whole(dim2)), ("offset", .whole(shift))])
  }

  package func selectScatter(_ source: Tensor, _ dimension: Int, _ index: Int) throws(TensorError) -> Tensor {
    try scattered(source, "SelectScatterBackward0", "select_scatter") { whole throws(TensorError) in
      try whole.selected(dimension, index)
    } tensor: { whole throws(TensorError) in
      try whole.select(dimension, index)
    }.noting([("dim", .whole(dimension)), ("index", .whole(index))])
  }

  package func sliceScatter(
    _ source: Tensor, _ dimension: Int, _ start: Int?, _ stop: Int?, _ stride: Int
  ) throws(TensorError) -> Tensor {
    if stride <= 0 { throw .runtime("slice step must be positive") }
    return try scattered(source, "SliceScatterBackward0", "slice_scatter") { whole throws(TensorError) in
      try whole.sliced(dimension, start, stop, stride)
    } tensor: { whole throws(TensorError) in
      try whole.slice(dimension, start, stop, stride)
    }.noting([
      ("dim", .whole(dimension)), ("end", stop.map { .whole($0) } ?? .nothing),
      ("start", start.map { .whole($0) } ?? .nothing), ("step", .whole(stride)),
    ])
  }

  private func scattered(
    _ source: Tensor, _ name: StaticString, _ function: String,
    _ place: @escaping (NDArray) throws(TensorError) -> NDArray,
    tensor: @escaping (Tensor) throws(TensorError) -> Tensor
  ) throws(TensorError) -> Tensor {
    let target = try array.copiedWithGaps()
    let window = try place(target)
    if !(window.shape == source.shape) {
      throw .runtime(
        "expected src to have a size equal to the slice of self. src size = \(source.shape), slice size = "
          + "\(window.shape)")
    }
    try window.copyFrom(source.array)
    return try Tensor.operation(name, [self, source], target.withOwnVersion()) { step, g throws(TensorError) in
      if step.needs(0) {
        let nothing = Tensor(try place(g.array).filledLike(.int(0)))
        step[0] = try g.scattered(nothing, name, function, place, tensor: tensor)
      }
      if step.needs(1) { step[1] = try tensor(g) }
    }
  }

  // MARK: Joining

  package static func blockDiagonal(_ tensors: [Tensor]) throws(TensorError) -> Tensor {
    guard let first = tensors.first else { throw .runtime("torch.block_diag: expected a non-empty list of tensors") }
    var (rows, columns) = (0, 0)
    var blocks: [NDArray] = []
    for (index, tensor) in tensors.enumerated() {
      if tensor.rank > 2 {
        throw .runtime(
          "torch.block_diag: Input tensors must have 2 or fewer dimensions. Input \(index) has \(tensor.rank) dimensions"
        )
      }
      let block = try tensor.rank == 2 ? tensor.array : tensor.array.reshaped(to: [1, tensor.count])
      blocks.append(block)
      rows += block.shape[0]
      columns += block.shape[1]
    }
    let target = try first.array.filledAlongside(
      [rows, columns], .int(0), NDArray.promotedType(blocks), with: blocks)
    var places: [(row: Int, column: Int)] = []
    var (row, column) = (0, 0)
    for block in blocks {
      try target.narrowed(0, row, block.shape[0]).narrowed(1, column, block.shape[1]).copyFrom(block)
      places.append((row, column))
      row += block.shape[0]
      column += block.shape[1]
    }
    let shapes = tensors.map(\.shape)
    let sizes = blocks.map(\.shape)
    return try operation("BlockDiagBackward0", tensors, target.withOwnVersion()) { step, g throws(TensorError) in
      for index in shapes.indices where step.needs(index) {
        let (place, size) = (places[index], sizes[index])
        step[index] = try g.slice(0, place.row, place.row + size[0])
          .slice(1, place.column, place.column + size[1]).reshape(shapes[index])
      }
    }
  }

  /// The Kronecker product.
  package func kron(_ other: Tensor) throws(TensorError) -> Tensor {
    let wide = Swift.max(rank, other.rank)
    try Shape.checkRank(wide * 2)
    var (a, b, sizes): ([Int], [Int], [Int]) = ([], [], [])
    for place in 0..<wide {
      let first = place < wide - rank ? 1 : shape[place - (wide - rank)]
      let second = place < wide - other.rank ? 1 : other.shape[place - (wide - other.rank)]
      a += [first, 1]
      b += [1, second]
      let (product, overflow) = first.multipliedReportingOverflow(by: second)
      if overflow { throw .runtime("Storage size calculation overflowed with sizes=\(shape)") }
      sizes.append(product)
    }
    func spread(_ tensor: Tensor, _ sizes: [Int]) throws(TensorError) -> Tensor {
      try tensor.array.isContiguous ? tensor.unsafeView(try Shape(sizes)) : tensor.reshape(try Shape(sizes))
    }
    return try spread(self, a).mul(try spread(other, b)).unsafeView(try Shape(sizes))
  }

  package static func meshgrid(_ tensors: [Tensor], xy: Bool) throws(TensorError) -> [Tensor] {
    guard let first = tensors.first else { throw .runtime("meshgrid expects a non-empty TensorList") }
    for tensor in tensors where tensor.dtype != first.dtype {
      throw .runtime("meshgrid expects all tensors to have the same dtype")
    }
    for tensor in tensors where tensor.rank > 1 {
      throw .runtime("torch.meshgrid: Expected 0D or 1D tensor in the tensor list but got: \(tensor.rank)")
    }
    let swaps = xy && tensors.count >= 2
    var order = tensors
    if swaps { order.swapAt(0, 1) }
    let sizes = try Shape(order.map(\.count))
    var grids: [Tensor] = []
    for (place, tensor) in order.enumerated() {
      var view = Shape(repeating: 1, count: order.count)
      view[place] = tensor.count
      let grid = try tensor.view(view).expand(sizes)
      grids.append(grid)
    }
    if swaps { grids.swapAt(0, 1) }
    return grids
  }

  package static func broadcast(_ tensors: [Tensor]) throws(TensorError) -> [Tensor] {
    var common = Shape()
    for tensor in tensors { common = try common.broadcast(with: tensor.shape) }
    var results: [Tensor] = []
    for tensor in tensors { results.append(try tensor.expand(common)) }
    return results
  }

  /// At least `count` dimensions, as `atleast_1d`, `atleast_2d` and `atleast_3d` add them.
  package func atLeast(_ count: Int) throws(TensorError) -> Tensor {
    switch (count, rank) {
    case (1, 0): try reshape([1])
    case (2, 0): try reshape([1, 1])
    case (2, 1): try unsqueeze(0)
    case (3, 0): try reshape([1, 1, 1])
    case (3, 1): try unsqueeze(0).unsqueeze(-1)
    case (3, 2): try unsqueeze(-1)
    default: self
    }
  }

  /// `tensor_split` into a number of parts or at positions.
  package func tensorSplit(_ parts: Int, _ dimension: Int) throws(TensorError) -> [Tensor] {
    if rank == 0 {
      throw .runtime("tensor_split expected at least a 1-dimensional tensor, but got a tensor with 0 dims")
    }
    if parts <= 0 {
      throw .runtime("number of sections must be larger than 0, got \(parts)")
    }
    let place = try shape.dimension(dimension)
    let (least, extra) = (shape[place] / parts, shape[place] % parts)
    if parts > 1_000_000 { throw .notImplemented("a split into \(parts) parts is not supported; the most is 1000000") }
    var results: [Tensor] = []
    var start = 0
    for index in 0..<parts {
      let size = least + (index < extra ? 1 : 0)
      results.append(try slice(place, start, start + size))
      start += size
    }
    return results
  }

  package func tensorSplit(at positions: [Int], _ dimension: Int) throws(TensorError) -> [Tensor] {
    if rank == 0 {
      throw .runtime("tensor_split expected at least a 1-dimensional tensor, but got a tensor with 0 dims")
    }
    let place = try shape.dimension(dimension)
    var results: [Tensor] = []
    var start = 0
    for position in positions {
      results.append(try slice(place, start, position))
      start = position
    }
    results.append(try slice(place, start, nil))
    return results
  }

  // MARK: Other

  package func cross(_ other: Tensor, _ dimension: Int?) throws(TensorError) -> Tensor {
    var named = dimension
    if named == nil {
      named = (0..<Swift.min(rank, other.rank)).first { shape[$0] == 3 }
      if named == nil { throw .runtime("no dimension of size 3 in input") }
    }
    if rank != other.rank {
      throw .runtime("linalg.cross: inputs must have the same number of dimensions.")
    }
    let place = try shape.dimension(named ?? -1)
    if rank == 0 { throw .index("Dimension specified as \(named ?? -1) but tensor has no dimensions") }
    if rank == 0 || shape[place] != 3 || other.shape[place] != 3 {
      throw .runtime(
        "linalg.cross: inputs dimension \(named ?? -1) must have length 3. Got \(rank == 0 ? 0 : shape[place]) and "
          + "\(rank == 0 ? 0 : other.shape[place])")
    }
    if dtype == .bool { throw .notImplemented(kernel: "cross", for: dtype) }
    try checkSameType(other)
    let common = try shape.broadcast(with: other.shape)
    let (a, b) = (try array.expanded(to: common), try other.array.expanded(to: common))
    func component(_ i: Int, _ j: Int) throws(TensorError) -> NDArray {
      let (p, q) = (try a.narrowed(place, i, 1), try b.narrowed(place, j, 1))
      let (r, s) = (try a.narrowed(place, j, 1), try b.narrowed(place, i, 1))
      if p.dtype.isComplex && q.dtype == p.dtype && p.hidden == nil && q.hidden == nil {
        let (first, second) = (try p.plainProduct(q), try r.plainProduct(s))
        return try first.binary(.subtract, second)
      }
      let second = try r.binary(.multiply, s)
      if !p.dtype.isFloatingPoint || p.dtype != q.dtype { return try p.binary(.multiply, q).binary(.subtract, second) }
      // One rounding for the first product and the difference, as in the reference.
      return try second.unary(.negative).ternary(.addcmul, p, q, 1)
    }
    let value = try NDArray.concatenated([try component(1, 2), try component(2, 0), try component(0, 1)], place)
    return try Tensor.operation("LinalgCrossBackward0", [self, other], value, saving: [self, other]) {
      step, g throws(TensorError) in
      if step.needs(0) { step[0] = try step.saved(1).conjugated.cross(g, place - common.count) }
      if step.needs(1) { step[1] = try g.cross(try step.saved(0).conjugated, place - common.count) }
    }.noting([("dim", .whole(named ?? -1))])
  }

  /// `inner`: products over the last dimensions.
  package func inner(_ other: Tensor) throws(TensorError) -> Tensor {
    if rank == 0 || other.rank == 0 { return try mul(other) }
    if shape[rank - 1] != other.shape[other.rank - 1] {
      throw .runtime(
        "inner() the last dimension must match on both input tensors but got shapes \(shape) and \(other.shape)")
    }
    return try tensordot(other, [rank - 1], [other.rank - 1])
  }

  /// Sizes written over the two outermost or given dimensions turned: `adjoint`, `mH` of real tensors.
  package func matrixTranspose(_ name: String) throws(TensorError) -> Tensor {
    if rank < 2 {
      throw .runtime("tensor.\(name) is only supported on matrices or batches of matrices. Got \(rank)-D tensor.")
    }
    return try transpose(-2, -1)
  }

  package func vander(_ columns: Int?, increasing: Bool) throws(TensorError) -> Tensor {
    if rank < 1 { throw .runtime("Expected dim of x >= 1") }
    let n = columns ?? shape[rank - 1]
    if n < 0 { throw .runtime("N must be non-negative.") }
    if n > 1 << 16 { throw .notImplemented("vander with more than 65536 columns is not supported yet") }
    // Powers are running products, as in the reference; those of small integers are wide.
    let base = dtype.isInteger || dtype == .bool ? try to(.int64) : self
    if n == 0 { return try base.zeros(try Shape(Array(shape) + [0])) }
    let ones = Tensor(try base.array.filledLike(.int(1)).unsqueezed(rank))
    let column = try base.unsqueeze(-1).expand(try Shape(Array(shape) + [n - 1]))
    let powers = try Tensor.cat([ones, try column.cumprod(-1)], -1)
    return increasing ? powers : try powers.flip([-1])
  }

  package static func cartesianProduct(_ tensors: [Tensor]) throws(TensorError) -> Tensor {
    for tensor in tensors where tensor.rank != 1 {
      throw .runtime("Expect a 1D vector, but got shape \(tensor.shape)")
    }
    if tensors.count == 1 { return tensors[0] }
    var columns: [Tensor] = []
    for grid in try meshgrid(tensors, xy: false) { columns.append(try grid.flatten()) }
    return try stack(columns, 1)
  }

  /// Whether a grid of so many dimensions of one size is quickly made.
  private static func isSmallPower(_ size: Int, _ dimensions: Int) -> Bool {
    var total = 1
    for _ in 0..<Swift.min(dimensions, 9) where total <= 1 << 20 { total *= Swift.min(size, 1 << 21) }
    return dimensions <= 8 && total <= 1 << 20
  }

  /// The combinations as the reference finds them: grids of which a mask keeps what is wanted.
  private func maskedCombinations(_ size: Int, _ rows: [Int]) throws(TensorError) -> Tensor {
    let grids = try Tensor.meshgrid([Tensor](repeating: self, count: size), xy: false)
    let total = grids.first?.count ?? 0
    var flags = [Int](repeating: 0, count: total)
    for start in stride(from: 0, to: rows.count, by: size) {
      var place = 0
      for column in 0..<size { place = place * count + rows[start + column] }
      flags[place] = 1
    }
    let target = grids.first?.shape ?? [0]
    let mask = Tensor(try NDArray.from(flags, target, state).converted(to: .bool))
    var columns: [Tensor] = []
    for grid in grids { columns.append(try grid.maskedSelect(mask)) }
    return try Tensor.stack(columns, 1)
  }

  package func combinations(_ size: Int, replacement: Bool) throws(TensorError) -> Tensor {
    if rank != 1 { throw .runtime("Expect a 1D vector, but got shape \(shape)") }
    if size < 0 { throw .runtime("Expect a non-negative number, but got \(size)") }
    if size == 0 { return try zeros([0]) }
    if size > 1 << 16 { throw .notImplemented("combinations of more than 65536 elements are not supported yet") }
    let n = count
    var rows: [Int] = []
    var current = replacement ? [Int](repeating: 0, count: size) : Array(0..<size)
    let isMasked =
      requiresGradient && array.hidden == nil && state.transformDepth == 0 && Tensor.isSmallPower(n, size)
    if n == 0 || (!replacement && size > n) {
      if isMasked { return try maskedCombinations(size, []) }
      let none = try narrow(0, 0, 0)
      return try Tensor.stack([Tensor](repeating: none, count: size), 1)
    }
    while true {
      rows += current
      if rows.count > 50_000_000 { throw .runtime("combinations: the result is too large") }
      var place = size - 1
      while place >= 0 && current[place] == (replacement ? n - 1 : n - size + place) { place -= 1 }
      if place < 0 { break }
      current[place] += 1
      for next in (place + 1)..<Swift.max(size, place + 1) {
        current[next] = replacement ? current[place] : current[next - 1] + 1
      }
    }
    if isMasked { return try maskedCombinations(size, rows) }
    var columns: [Tensor] = []
    for place in 0..<size {
      let index = stride(from: place, to: rows.count, by: size).map { rows[$0] }
      columns.append(try indexSelect(0, Tensor(try NDArray.from(index, [index.count], state))))
    }
    return try Tensor.stack(columns, 1)
  }
}
