// Products of several tensors: einsum, tensordot and the sums with a product. They are composed of batched products in
// the reference's order, so that nodes and roundings agree.
import Tensors

extension Tensor {
  /// `beta·self + alpha·a[i]·b[i]` and its kin, written as the reference composes them for its derivative.
  package func baddbmm(_ a: Tensor, _ b: Tensor, beta: Scalar, alpha: Scalar) throws(TensorError) -> Tensor {
    // The reference expands to the sizes that it reads off before it looks at the number of dimensions.
    let sizes = [try a.askedSize(0), try a.askedSize(1), try b.askedSize(2)]
    let base = try array.expanded(to: try Shape(sizes))
    if a.rank != 3 { throw .runtime("batch1 must be a 3D tensor") }
    if b.rank != 3 { throw .runtime("batch2 must be a 3D tensor") }
    if dtype != a.dtype || a.dtype != b.dtype {
      throw .runtime(
        "Input dtypes must be the same, got: input \(dtype.cName), batch1: \(a.dtype.cName), batch2: \(b.dtype.cName)")
    }
    if dtype == .bool { throw .notImplemented(kernel: "baddbmm", for: .bool) }
    let product = try a.array.bmm(b.array)
    var value = try Tensor.combined(base, product, beta, alpha)
    if value.hidden == nil, !value.isContiguous { value = try value.copiedContiguous() }
    return try Tensor.operation("BaddbmmBackward0", [self, a, b], value, saving: [a, b]) {
      step, g throws(TensorError) in
      if step.needs(0) { step[0] = try g.timesFactor(beta) }
      if step.needs(1) {
        step[1] = try g.bmm(try step.saved(1).transpose(1, 2).conjugated).timesFactor(alpha)
      }
      if step.needs(2) {
        step[2] = try step.saved(0).transpose(1, 2).conjugated.bmm(g).timesFactor(alpha)
      }
    }.noting([("alpha", .scalar(alpha)), ("beta", .scalar(beta))])
      .passingTangents { (tangents) throws(TensorError) in
        try Tensor.scaledTangents(tangents, beta, alpha) { (t) throws(TensorError) in
          try t.bmm(b)
        } _: { (t) throws(TensorError) in
          try a.bmm(t)
        }
      }
  }

  /// `size(dim)`: what it says of a dimension that is not there.
  func askedSize(_ dimension: Int) throws(TensorError) -> Int {
    if rank == 0 { throw .index("Dimension specified as \(dimension) but tensor has no dimensions") }
    return shape[try shape.dimension(dimension)]
  }

  private static func combined(
    _ base: NDArray, _ product: NDArray, _ beta: Scalar, _ alpha: Scalar
  ) throws(TensorError) -> NDArray {
    let scaled = alpha.isOne ? product : try product.binary(.multiply, alpha.fitted(to: product.dtype))
    if !beta.isNonzero { return scaled }
    let kept = beta.isOne ? base : try base.binary(.multiply, beta.fitted(to: base.dtype))
    return try kept.binary(.add, scaled)
  }

  /// `beta·t₀ + alpha·first(t₁) + alpha·second(t₂)` of the tangents that are there.
  private static func scaledTangents(
    _ tangents: [Tensor?], _ beta: Scalar, _ alpha: Scalar, _ first: (Tensor) throws(TensorError) -> Tensor,
    _ second: (Tensor) throws(TensorError) -> Tensor
  ) throws(TensorError) -> Tensor? {
    try Tensor.sum(
      try tangents[0]?.timesTangentFactor(beta),
      try tangents[1].map { (t) throws(TensorError) in try first(t).timesTangentFactor(alpha) },
      try tangents[2].map { (t) throws(TensorError) in try second(t).timesTangentFactor(alpha) })
  }

  /// A gradient times the conjugate of a factor of the forward formula; 1 leaves it as it is.
  func timesFactor(_ factor: Scalar) throws(TensorError) -> Tensor {
    factor.isOne ? self : try timesNumber(factor.conjugate)
  }

  package func addbmm(_ a: Tensor, _ b: Tensor, beta: Scalar, alpha: Scalar) throws(TensorError) -> Tensor {
    _ = try a.askedSize(0)
    let base = try array.expanded(to: try Shape([try a.askedSize(1), try b.askedSize(2)]))
    if a.rank != 3 { throw .runtime("batch1 must be a 3D tensor") }
    if b.rank != 3 { throw .runtime("batch2 must be a 3D tensor") }
    if a.dtype != b.dtype && dtype == a.dtype {
      throw .runtime("self and mat2 must have the same dtype, but got \(dtype.typeName) and \(b.dtype.typeName)")
    }
    if a.dtype != b.dtype {
      throw .runtime("mat1 and mat2 must have the same dtype, but got \(a.dtype.typeName) and \(b.dtype.typeName)")
    }
    if dtype != b.dtype {
      throw .runtime("self and mat2 must have the same dtype, but got \(dtype.typeName) and \(b.dtype.typeName)")
    }
    if dtype == .bool { throw .notImplemented(kernel: "addmm_impl_cpu_", for: .bool) }
    let value = try Tensor.addedProducts(base, a.array, b.array, beta, alpha)
    return try Tensor.operation("AddbmmBackward0", [self, a, b], value, saving: [a, b]) { step, g throws(TensorError) in
      let (a, b) = (try step.saved(0), try step.saved(1))
      if step.needs(0) { step[0] = try g.timesFactor(beta) }
      let wide = try g.unsqueeze(0).expand([a.shape[0], a.shape[1], b.shape[2]])
      if step.needs(1) { step[1] = try wide.bmm(try b.transpose(1, 2).conjugated).timesFactor(alpha) }
      if step.needs(2) { step[2] = try a.transpose(1, 2).conjugated.bmm(wide).timesFactor(alpha) }
    }.noting([
      ("alpha", .scalar(alpha)), ("batch1_sym_argsize_0", .whole(a.shape[0])),
      ("batch1_sym_argsize_1", .whole(a.shape[1])), ("batch2_sym_argsize_2", .whole(b.shape[2])),
      ("beta", .scalar(beta)),
    ]).passingTangents { (tangents) throws(TensorError) in
      try Tensor.scaledTangents(tangents, beta, alpha) { (t) throws(TensorError) in
        try t.bmm(b).sum([0])
      } _: { (t) throws(TensorError) in
        try a.bmm(t).sum([0])
      }
    }
  }

  /// `beta·base + alpha·Σ a[i]·b[i]`: one product after the other is added, as the reference does.
  private static func addedProducts(
    _ base: NDArray, _ a: NDArray, _ b: NDArray, _ beta: Scalar, _ alpha: Scalar
  ) throws(TensorError) -> NDArray {
    let isPlain = [base, a, b].allSatisfy { $0.hidden == nil } && base.dtype == a.dtype && a.dtype == b.dtype
    let fits = a.shape[0] == b.shape[0] && a.shape[2] == b.shape[1] && a.shape[0] > 0 && base.dtype != .bool
    if !isPlain || !fits {
      let products = try a.bmm(b)
      var sum = try products.reduced(.sum, [0])
      if sum.dtype != products.dtype { sum = try sum.converted(to: products.dtype) }
      return try combined(base, sum, beta, alpha)
    }
    var sum = base
    for place in 0..<a.shape[0] {
      let kept = place == 0 ? beta : .int(1)
      sum = try sum.addmm(try a.selected(0, place), try b.selected(0, place), beta: kept, alpha: alpha)
    }
    return sum
  }

  package func addmv(_ matrix: Tensor, _ vector: Tensor, beta: Scalar, alpha: Scalar) throws(TensorError) -> Tensor {
    if matrix.rank != 2 || vector.rank != 1 || rank > 1 {
      throw .runtime("vector + matrix @ vector expected, got \(rank), \(matrix.rank), \(vector.rank)")
    }
    if matrix.shape[1] != vector.count || (rank == 1 && count != matrix.shape[0] && count != 1) {
      throw .runtime(
        "size mismatch, got input (\(rank == 0 ? 1 : count)), mat (\(matrix.shape[0])x\(matrix.shape[1])), vec "
          + "(\(vector.count))")
    }
    if dtype != matrix.dtype || matrix.dtype != vector.dtype {
      throw .runtime(
        "addmv input tensors must have the same dtype, but got \(dtype.typeName), \(matrix.dtype.typeName), and "
          + vector.dtype.typeName)
    }
    let value = try Tensor.combined(array, try matrix.array.mv(vector.array), beta, alpha)
    return try Tensor.operation("AddmvBackward0", [self, matrix, vector], value, saving: [matrix, vector]) {
      step, g throws(TensorError) in
      if step.needs(0) { step[0] = try g.timesFactor(beta) }
      if step.needs(1) { step[1] = try g.outer(try step.saved(1).conjugated).timesFactor(alpha) }
      if step.needs(2) { step[2] = try step.saved(0).t().conjugated.mv(g).timesFactor(alpha) }
    }.noting([("alpha", .scalar(alpha)), ("beta", .scalar(beta))])
      .passingTangents { (tangents) throws(TensorError) in
        try Tensor.scaledTangents(tangents, beta, alpha) { (t) throws(TensorError) in
          try t.mv(vector)
        } _: { (t) throws(TensorError) in
          try matrix.mv(t)
        }
      }
  }

  package func addr(_ first: Tensor, _ second: Tensor, beta: Scalar, alpha: Scalar) throws(TensorError) -> Tensor {
    if first.rank != 1 || second.rank != 1 {
      throw .runtime(
        "addr: Expected 1-D argument vec\(first.rank != 1 ? 1 : 2), but got "
          + "\(first.rank != 1 ? first.rank : second.rank)-D")
    }
    if array.hidden == nil { _ = try array.expanded(to: [first.count, second.count]) }
    var value: NDArray
    if let exact = try array.outerSum(first.array, second.array, beta: beta, alpha: alpha) {
      value = exact
    } else {
      let product = try first.array.reshaped(to: [first.count, 1]).binary(.multiply, second.array)
      value = try Tensor.combined(array, product, beta, alpha)
    }
    let isTruth = [self, first, second].allSatisfy { $0.dtype == .bool }
    if isTruth { value = try value.converted(to: .bool) }
    return try Tensor.operation("AddrBackward0", [self, first, second], value, saving: [first, second]) {
      step, g throws(TensorError) in
      if step.needs(0) { step[0] = try g.timesFactor(beta) }
      if step.needs(1) { step[1] = try g.mv(try step.saved(1).conjugated).timesFactor(alpha) }
      if step.needs(2) { step[2] = try g.t().mv(try step.saved(0).conjugated).timesFactor(alpha) }
    }.noting([("alpha", .scalar(alpha)), ("beta", .scalar(beta))])
      .passingTangents { (tangents) throws(TensorError) in
        try Tensor.scaledTangents(tangents, beta, alpha) { (t) throws(TensorError) in
          try t.outer(second)
        } _: { (t) throws(TensorError) in
          try first.outer(t)
        }
      }
  }

  /// A product of matrices in the order that needs the fewest multiplications.
  package static func chainProduct(_ matrices: [Tensor], _ name: String) throws(TensorError) -> Tensor {
    guard let first = matrices.first else {
      throw .runtime("\(name): Expecting at least 1 matrix")
    }
    if matrices.count == 1 { return first }
    if matrices.count > 500 { throw .notImplemented("\(name) of more than 500 matrices is not supported yet") }
    for matrix in matrices where matrix.rank != 2 {
      throw .runtime("Tensor dimension is \(matrix.rank), expected 2 instead.")
    }
    let n = matrices.count
    let sizes = [first.shape[0]] + matrices.map { $0.shape[1] }
    var cost = [[Double]](repeating: [Double](repeating: 0, count: n), count: n)
    var split = [[Int]](repeating: [Int](repeating: 0, count: n), count: n)
    for length in 1..<n {
      for start in 0..<(n - length) {
        let end = start + length
        cost[start][end] = .infinity
        for middle in start..<end {
          let product = Double(sizes[start]) * Double(sizes[middle + 1]) * Double(sizes[end + 1])
          let total = cost[start][middle] + cost[middle + 1][end] + product
          if total < cost[start][end] {
            cost[start][end] = total
            split[start][end] = middle
          }
        }
      }
    }
    // Of three matrices the reference takes the first pair first where both ways cost the same.
    if n == 3 {
      let pair = cost[0][1] + Double(sizes[0]) * Double(sizes[2]) * Double(sizes[3])
      if pair <= cost[0][2] { split[0][2] = 1 }
    }
    func product(_ start: Int, _ end: Int) throws(TensorError) -> Tensor {
      if start == end { return matrices[start] }
      return try product(start, split[start][end]).mm(try product(split[start][end] + 1, end))
    }
    let result = try product(0, n - 1)
    return try result.view(result.shape)
  }

  /// A square matrix (or each of a batch) to a whole power; negative powers of the inverse.
  package func matrixPower(_ n: Int) throws(TensorError) -> Tensor {
    if rank < 2 || shape[rank - 1] != shape[rank - 2] {
      throw .runtime(
        rank < 2
          ? "linalg.matrix_power: The input tensor A must have at least 2 dimensions."
          : "linalg.matrix_power: A must be batches of square matrices, but they are \(shape[rank - 2]) by "
            + "\(shape[rank - 1]) matrices")
    }
    if n == 0 {
      let size = shape[rank - 1]
      return try clone(contiguous: true).copy_(Tensor(try NDArray.eye(size, size, dtype, state)))
    }
    if n == 1 { return try clone() }
    var base = n < 0 ? try inverse() : self
    if n.magnitude == 3 { return try base.matmul(base).matmul(base) }
    var rest = n.magnitude
    var result: Tensor?
    while true {
      if rest & 1 == 1 {
        if let found = result { result = try found.matmul(base) } else { result = base }
      }
      rest >>= 1
      if rest == 0 { break }
      base = try base.matmul(base)
    }
    return result ?? self
  }

  // MARK: Contractions

  package func tensordot(_ other: Tensor, _ first: [Int], _ second: [Int]) throws(TensorError) -> Tensor {
    if first.count != second.count {
      throw .runtime("both dimension lists should have same length")
    }
    if dtype != other.dtype { throw .runtime("both inputs should have same dtype") }
    var (a, b) = (self, other)
    var (ours, theirs): ([Int], [Int]) = ([], [])
    var contracted = 1
    for (i, j) in zip(first, second) {
      let (p, q) = (try shape.dimension(i), try other.shape.dimension(j))
      let (s, t) = (a.shape[p], b.shape[q])
      if t == 1 {
        a = try a.sum([p], keepDimensions: true).asType(dtype)
      } else if s == 1 {
        b = try b.sum([q], keepDimensions: true).asType(dtype)
      } else {
        if s != t {
          throw .runtime(
            "contracted dimensions need to match, but first has size \(s) in dim \(i) and second has size \(t) in dim "
              + "\(j)")
        }
        contracted *= s
      }
      ours.append(p)
      theirs.append(q)
    }
    let freeOurs = (0..<rank).filter { !ours.contains($0) }
    let freeTheirs = (0..<other.rank).filter { !theirs.contains($0) }
    let rows = freeOurs.map { shape[$0] }
    let columns = freeTheirs.map { other.shape[$0] }
    if Set(ours).count != ours.count || Set(theirs).count != theirs.count {
      throw .runtime("dim \(ours.first ?? 0) appears multiple times in the list of dims")
    }
    a = try a.permute(try Shape(freeOurs + ours))
    b = try b.permute(try Shape(theirs + freeTheirs))
    if rows.reduce(1, *) == 1 && columns.reduce(1, *) == 1 {
      // A sum over everything is a product of two rows where they lie as rows.
      if !a.array.isContiguous || !b.array.isContiguous {
        let sum = try a.squeeze().mul(try b.squeeze()).sum().asType(dtype)
        return try sum.reshape(try Shape(rows + columns))
      }
      let (first, second) = (a.rank == 1 ? a : try a.reshape([-1]), b.rank == 1 ? b : try b.reshape([-1]))
      return try first.dot(second).reshape(try Shape(rows + columns))
    }
    a = try a.reshape([rows.reduce(1, *), contracted])
    b = try b.reshape([contracted, columns.reduce(1, *)])
    return try a.mm(b).reshape(try Shape(rows + columns))
  }

  /// One batched product of two tensors of equal rank, summing over `sums` (dimensions that both have).
  static func pairProduct(_ left: Tensor, _ right: Tensor, _ sums: Set<Int>) throws(TensorError) -> Tensor {
    if sums.isEmpty { return try left.mul(right) }
    var (a, b) = (left, right)
    var (batch, rows, columns, inner): ([Int], [Int], [Int], [Int]) = ([], [], [], [])
    for d in 0..<a.rank {
      let (ours, theirs) = (a.shape[d] != 1, b.shape[d] != 1)
      if sums.contains(d) {
        if ours && theirs {
          inner.append(d)
        } else if ours {
          a = try a.sum([d], keepDimensions: true)
        } else if theirs {
          b = try b.sum([d], keepDimensions: true)
        }
      } else if ours && theirs {
        if a.shape[d] != b.shape[d] { throw .runtime("non-broadcast dimensions must match") }
        batch.append(d)
      } else if ours {
        rows.append(d)
      } else {
        columns.append(d)
      }
    }
    let rest = (0..<a.rank).filter { sums.contains($0) }
    let (first, second) = (a, b)
    func size(_ dimensions: [Int], _ tensor: Tensor) -> Int { dimensions.map { tensor.shape[$0] }.reduce(1, *) }
    let outSizes =
      batch.map { first.shape[$0] } + rows.map { first.shape[$0] } + rest.map { _ in 1 }
      + columns.map { second.shape[$0] }
    var back = [Int](repeating: 0, count: a.rank)
    for (place, d) in (batch + rows + rest + columns).enumerated() { back[d] = place }
    let extra = rest.filter { !inner.contains($0) }
    a = try a.permute(try Shape(batch + rows + inner + extra + columns))
      .reshape([size(batch, first), size(rows, first), size(inner, first)])
    b = try b.permute(try Shape(batch + inner + extra + columns + rows))
      .reshape([size(batch, first), size(inner, first), size(columns, second)])
    return try a.bmm(b).view(try Shape(outSizes)).permute(try Shape(back))
  }

  /// `bilinear`: xᵀ·weight[k]·y for each k.
  package func bilinear(_ other: Tensor, _ weight: Tensor, _ bias: Tensor?) throws(TensorError) -> Tensor {
    if rank != other.rank {
      throw .runtime("bilinear(): input dimensions do not match: got \(rank) and \(other.rank)")
    }
    for axis in 0..<Swift.max(rank - 1, 0) where shape[axis] != other.shape[axis] {
      throw .runtime(
        "bilinear(): input batch dimensions do not match at dim \(axis): got \(shape[axis]) and \(other.shape[axis])")
    }
    if weight.rank != 3 || rank == 0 { throw .runtime("bilinear(): weight must be a 3D tensor") }
    if shape[rank - 1] != weight.shape[1] {
      throw .runtime(
        "bilinear(): input1 size does not match weight size: got \(shape[rank - 1]) but expected \(weight.shape[1])")
    }
    if other.shape[rank - 1] != weight.shape[2] {
      throw .runtime(
        "bilinear(): input2 size does not match weight size: got \(other.shape[rank - 1]) but expected "
          + "\(weight.shape[2])")
    }
    if !isReplayed, [other, weight, bias ?? weight].contains(where: { $0.dtype != dtype }) {
      throw .runtime(
        "All tensors must have the same dtype, got input1: \(dtype.cName), input2: \(other.dtype.cName), weight: "
          + weight.dtype.cName + (bias.map { ", bias: \($0.dtype.cName)" } ?? ""))
    }
    let lead = Array(shape.dropLast())
    // The reference lets the rows be found, which cannot be where a row has no elements.
    let (x, y) = (try reshape([-1, shape[rank - 1]]), try other.reshape([-1, other.shape[rank - 1]]))
    let (rows, out) = (x.shape[0], weight.shape[0])
    let right = try y.array.unsqueezed(2)
    let value: NDArray
    if [x.array, y.array, weight.array].allSatisfy({ $0.hidden == nil }) {
      value = try NDArray.zeros([rows, out], x.dtype, state)
      for place in 0..<out {
        let left = try x.array.mm(try weight.array.selected(0, place)).unsqueezed(1)
        try left.bmm(right).reshaped(to: [rows]).writeElements(into: try value.selected(1, place))
      }
    } else {
      let product = try weight.array.permuted([1, 0, 2]).reshaped(to: [weight.shape[1], out * weight.shape[2]])
      let left = try x.array.mm(product).reshaped(to: [rows, out, weight.shape[2]])
      value = try left.bmm(right).reshaped(to: [rows, out])
    }
    // The reference's three operands are the left one, the weight and the right one.
    let trilinear = try Tensor.operation("TrilinearBackward0", [x, weight, y], value, saving: [x, weight, y]) {
      step, gradient throws(TensorError) in
      let (x, w, y) = (try step.saved(0), try step.saved(1), try step.saved(2))
      let g = try gradient.reshape([x.shape[0], w.shape[0]])
      let isPlain = [x, y, w, g].allSatisfy { $0.array.hidden == nil } && w.shape[0] > 0
      if step.needs(0) {
        step[0] = try isPlain ? Tensor.leftOfBilinear(g, y, w) : Tensor.einsum("ao,aj,oij->ai", [g, y, w])
      }
      if step.needs(1) { step[1] = try Tensor.einsum("ao,ai,aj->oij", [g, x, y]) }
      if step.needs(2) {
        step[2] = try isPlain ? Tensor.rightOfBilinear(g, x, w) : Tensor.einsum("ao,ai,oij->aj", [g, x, w])
      }
    }.noting([
      ("expand1", .list([1, 3])), ("expand2", .list([0])), ("expand3", .list([1, 2])), ("sumdim", .list([2, 3])),
    ])
    let result = try trilinear.view(try Shape(lead + [out]))
    guard let bias else { return result }
    return try result.add(bias)
  }

  /// The gradient of the left operand: one output after the other is added.
  private static func leftOfBilinear(_ g: Tensor, _ y: Tensor, _ w: Tensor) throws(TensorError) -> Tensor {
    let right = try y.unsqueeze(2)
    var sum: Tensor?
    for place in 0..<w.shape[0] {
      let factors = try g.narrow(1, place, 1).unsqueeze(2).mul(try w.select(0, place))
      let part = try factors.bmm(right).squeeze([2])
      sum = try sum?.add(part) ?? part
    }
    return sum ?? y
  }

  /// The gradient of the right operand, in the same order.
  private static func rightOfBilinear(_ g: Tensor, _ x: Tensor, _ w: Tensor) throws(TensorError) -> Tensor {
    var sum: Tensor?
    for place in 0..<w.shape[0] {
      let part = try x.mm(try w.select(0, place)).mul(try g.narrow(1, place, 1))
      sum = try sum?.add(part) ?? part
    }
    return sum ?? x
  }
}
