// Factorisations of matrices in triangles, QR and LU, with their derivatives, and systems solved by an LU.
import Tensors

extension Tensor {
  // MARK: QR and LU

  package func qr(complete: Bool, onlyR: Bool = false) throws(TensorError) -> (Tensor, Tensor) {
    let found = try array.qrFactors(complete: complete)
    let (q, r) = (Tensor(onlyR ? try NDArray.zeros([0], dtype, state) : found.q), Tensor(found.r))
    if let node = Tensor.history("LinalgQrBackward0", of: [q, r], [self]) {
      node.saveResult(0, q, output: 0)
      node.saveResult(1, r, output: 1)
      let (m, n) = (shape[rank - 2], shape[rank - 1])
      node.arguments = .named([("mode", .text(onlyR ? "r" : complete ? "complete" : "reduced"))])
      node.rule = { step, _ throws(TensorError) in
        if onlyR {
          throw .runtime(
            "The derivative of linalg.qr depends on Q, which is not computed when mode='r'. Please use linalg.qr(A, "
              + "mode='reduced') if you are going to differentiate through linalg.qr.")
        }
        if complete && m > n {
          throw .runtime(
            "The QR decomposition is not differentiable when mode='complete' and nrows > ncols.")
        }
        let (q, r) = (try step.saved(0), try step.saved(1))
        let (gq, gr) = (step.gradient(of: 0), step.gradient(of: 1))
        step[0] = m < n ? try Tensor.wideQRGradient(q, r, gq, gr) : try Tensor.qrGradient(q, r, gq, gr)
      }
    }
    return (q, r)
  }

  private static func qrGradient(
    _ q: Tensor, _ r: Tensor, _ gq: Tensor?, _ gr: Tensor?
  ) throws(TensorError) -> Tensor {
    let inner = try qrMiddle(q, r, gq, gr).triangle(upper: true)
    let symmetric = try inner.add(try inner.adjoint)
    try symmetric.halveDiagonal()
    var total = try q.matmul(symmetric)
    if let gq { total = try total.add(gq) }
    return try r.adjoint.solveTriangular(total, upper: false, left: false)
  }

  /// gR·Rᴴ - Qᴴ·gQ.
  private static func qrMiddle(
    _ q: Tensor, _ r: Tensor, _ gq: Tensor?, _ gr: Tensor?
  ) throws(TensorError) -> Tensor {
    guard let gq else {
      if let gr { return try gr.matmul(try r.adjoint) }
      return try r.zerosLike()
    }
    let turn = try q.adjoint.matmul(gq)
    guard let gr else { return try turn.neg() }
    return try gr.matmul(try r.adjoint).sub(turn)
  }

  /// Of a wide matrix the columns behind the square part are Q times those of R.
  private static func wideQRGradient(
    _ q: Tensor, _ r: Tensor, _ gq: Tensor?, _ gr: Tensor?
  ) throws(TensorError) -> Tensor {
    let (m, n) = (r.shape[r.rank - 2], r.lastSize)
    let middle = try qrMiddle(q, r, gq, gr).neg()
    let skew = try middle.sub(try middle.adjoint).triangle(upper: false)
    if skew.dtype.isComplex { try skew.halveDiagonal(whole: true) }
    let square = try r.narrow(-1, 0, m).adjoint.solveTriangular(
      try q.matmul(skew), upper: false, left: false)
    let behind = Tensor(try NDArray.zeros(try Shape(Array(r.shape.dropLast()) + [n - m]), r.dtype, r.state))
    let whole = try cat([square, behind], -1)
    guard let gr else { return whole }
    return try whole.add(try q.matmul(gr))
  }

  /// Multiplies the diagonal (its real part, or the whole of it) by a half, in place.
  func halveDiagonal(whole: Bool = false) throws(TensorError) {
    let place = whole ? try diagonal(0, -2, -1) : try diagonal(0, -2, -1).realPart()
    let node = try place.beginInPlace("MulBackward1")
    try place.array.apply(.multiply, .float(0.5))
    node?.rule = { step, gradient throws(TensorError) in step[0] = try gradient.timesNumber(.float(0.5)) }
    place.endInPlace("MulBackward1", node)
  }

  /// `linalg.lu`: permutation, unit lower and upper factors.
  package func lu() throws(TensorError) -> (Tensor, Tensor, Tensor) {
    try lu(try array.luPacked("linalg.lu"))
  }

  private func lu(_ packed: (factors: NDArray, pivots: NDArray)) throws(TensorError) -> (Tensor, Tensor, Tensor) {
    let (m, n) = (shape[rank - 2], shape[rank - 1])
    let k = Swift.min(m, n)
    let p = Tensor(try packed.pivots.permutationMatrices(m, dtype))
    let unit = try NDArray.eye(m, k, dtype, state)
    let l = Tensor(
      try packed.factors.narrowed(rank - 1, 0, k).triangle(upper: false, -1).binary(.add, unit))
    let u = Tensor(try packed.factors.narrowed(rank - 2, 0, k).triangle(upper: true))
    if let node = Tensor.history("LinalgLuBackward0", of: [l, u], [self]) {
      node.arguments = .named([("pivot", .flag(true))])
      node.saveResult(0, l, output: 0)
      node.saveResult(1, u, output: 1)
      try node.save(2, p)
      node.rule = { step, _ throws(TensorError) in
        let (l, u, p) = (try step.saved(0), try step.saved(1), try step.saved(2))
        step[0] = try Tensor.luGradient(p, l, u, step.gradient(of: 0), step.gradient(of: 1))
      }
    }
    return (p, l, u)
  }

  /// The gradient of a matrix from those of its factors: what is above the diagonal of L's and below that of U's does not count.
  fileprivate static func luGradient(
    _ p: Tensor, _ l: Tensor, _ u: Tensor, _ gl: Tensor?, _ gu: Tensor?
  ) throws(TensorError) -> Tensor? {
    let (m, n, k) = (l.shape[l.rank - 2], u.lastSize, u.shape[u.rank - 2])
    if gl == nil && gu == nil { return nil }
    if m > n { return try p.matmul(try tallGradient(l, u, gl, gu, k)) }
    var inner = try gl.map { (gl) throws(TensorError) in try l.adjoint.matmul(gl) }
    if m == n {
      inner = try inner?.triangle(upper: false, -1)
      if let gu {
        let part = try gu.matmul(try u.adjoint).triangle(upper: true)
        if let lower = inner { inner = try lower.add(part) } else { inner = part }
      }
      inner = try inner.map { (i) throws(TensorError) in
        try u.adjoint.solveTriangular(i, upper: false, left: false)
      }
    } else {
      if let gu {
        let part = try gu.triangle(upper: true).matmul(try u.adjoint)
        if let lower = inner { inner = try lower.sub(part) } else { inner = try part.neg() }
      }
      inner = try inner?.triangle(upper: false, -1)
      inner = try inner.map { (i) throws(TensorError) in
        try u.narrow(-1, 0, k).adjoint.solveTriangular(i, upper: false, left: false)
      }
      if let gu { inner = try inner?.add(try gu.narrow(-1, 0, k).triangle(upper: true)) }
      let behind = try gu.map { (gu) throws(TensorError) in try gu.narrow(-1, k, n - k) }
      let rest = try u.narrow(-1, k, n - k).zerosLike()
      inner = try inner.map { (i) throws(TensorError) in try cat([i, behind ?? rest], -1) }
    }
    guard let inner else { return nil }
    return try p.matmul(try l.adjoint.solveTriangular(inner, upper: true, unit: true))
  }

  private static func tallGradient(
    _ l: Tensor, _ u: Tensor, _ gl: Tensor?, _ gu: Tensor?, _ k: Int
  ) throws(TensorError) -> Tensor {
    let rows = l.shape[l.rank - 2] - k
    var inner = try gu.map { (gu) throws(TensorError) in try gu.matmul(try u.adjoint) }
    if let gl {
      let part = try l.adjoint.matmul(try gl.triangle(upper: false, -1))
      if let upper = inner { inner = try upper.sub(part) } else { inner = try part.neg() }
    }
    guard let inner else { return try l.zerosLike() }
    var whole = try l.narrow(-2, 0, k).adjoint.solveTriangular(
      try inner.triangle(upper: true), upper: true, unit: true)
    var below = try l.narrow(-2, k, rows).zerosLike()
    if let gl {
      whole = try whole.add(try gl.narrow(-2, 0, k).triangle(upper: false, -1))
      below = try gl.narrow(-2, k, rows)
    }
    return try u.adjoint.solveTriangular(try cat([whole, below], -2), upper: false, left: false)
  }
}

extension Tensor {
  /// `linalg.lu_factor`: packed factors and pivots.
  package func luFactor() throws(TensorError) -> (Tensor, Tensor) {
    let found = try array.luPacked("linalg.lu_factor")
    let pivots = Tensor(try found.pivots.converted(to: .int32))
    pivots.recordCut(.type, "lu_factor().pivots", [self])
    let packed = Tensor(found.factors)
    let k = Swift.min(shape[rank - 2], shape[rank - 1])
    if let node = Tensor.history("LinalgLuFactorExBackward0", of: [packed], [self]) {
      node.saveResult(0, packed)
      node.arguments = .named([("pivot", .flag(true)), ("pivots", .array(pivots.array))])
      node.rule = { step, g throws(TensorError) in
        let (p, l, u) = try step.saved(0).unpackedFactors(pivots)
        step[0] = try Tensor.luGradient(p, l, u, try g.narrow(-1, 0, k), try g.narrow(-2, 0, k))
      }
    }
    return (packed, pivots)
  }

  /// The X of A·X = self, from A's packed factors; of Aᴴ·X = self where `adjoint`; with X on the left of the matrix unless `left`.
  package func luSolve(
    _ factors: Tensor, _ pivots: Tensor, left: Bool = true, adjoint: Bool = false
  ) throws(TensorError) -> Tensor {
    if factors.rank < 2 { throw .runtime("linalg.lu_solve: LU must have at least 2 dimensions.") }
    let right = left ? array : try array.adjointMatrix()
    var (matrices, places, sides) = (factors.array, pivots.array, right)
    if right.hidden == nil, matrices.hidden == nil, places.hidden == nil, right.rank >= 2 {
      let lead = Array(
        try Shape(Array(matrices.shape.dropLast(2))).broadcast(with: try Shape(Array(right.shape.dropLast(2)))))
      matrices = try matrices.expanded(to: try Shape(lead + Array(matrices.shape.suffix(2))))
      places = try places.expanded(to: try Shape(lead + Array(places.shape.suffix(1))))
      sides = try right.expanded(to: try Shape(lead + Array(right.shape.suffix(2))))
    }
    let found = try sides.solved(by: matrices, places, turned: left == adjoint)
    var value: NDArray
    if let found {
      value = found
    } else {
      value = try Tensor(right).steppedLUSolve(Tensor(factors.array), pivots, adjoint: left == adjoint)
    }
    value = try left ? value.laidByColumns() : value.adjointMatrix().contiguous()
    return try Tensor.operation(
      "LinalgLuSolveBackward0", [factors, self], value, saving: [factors], keepsResult: true
    ) { step, g throws(TensorError) in
      let factors = try step.saved(0)
      if step.needs(0) {
        step[0] = try factors.luSolveGradient(pivots, try step.saved(1), g, left: left, adjoint: adjoint)
      }
      if step.needs(1) { step[1] = try g.luSolve(factors, pivots, left: left, adjoint: !adjoint) }
    }.noting([("adjoint", .flag(adjoint)), ("left", .flag(left)), ("pivots", .tensor(pivots))])
  }

  /// The same in two steps, where no kernel solves both.
  private func steppedLUSolve(
    _ factors: Tensor, _ pivots: Tensor, adjoint: Bool
  ) throws(TensorError) -> NDArray {
    let p = Tensor(try pivots.array.permutationMatrices(factors.lastSize, dtype))
    if adjoint {
      let half = try factors.adjoint.solveTriangular(self, upper: false)
      return try p.matmul(try factors.adjoint.solveTriangular(half, upper: true, unit: true)).array
    }
    let half = try factors.solveTriangular(try p.matrixTransposed.matmul(self), upper: false, unit: true)
    return try factors.solveTriangular(half, upper: true).array
  }

  /// The gradient of these packed factors from that of a solution.
  private func luSolveGradient(
    _ pivots: Tensor, _ x: Tensor, _ g: Tensor, left: Bool, adjoint: Bool
  ) throws(TensorError) -> Tensor {
    let (p, l, u) = try unpackedFactors(pivots, unpackPivots: left == adjoint)
    if left != adjoint {
      let product = try (left ? g : g.adjoint).matmul(left ? try x.adjoint : x)
      let gu = try u.adjoint.solveTriangular(try product.neg(), upper: false)
      let gl = try l.adjoint.solveTriangular(try gu.matmul(try u.adjoint), upper: true, unit: true)
      return try gl.triangle(upper: false, -1).add(try gu.triangle(upper: true))
    }
    let product = try p.matrixTransposed.matmul(left ? x : try x.adjoint)
    let whole = try product.matmul(left ? try g.adjoint : g).matmul(p).neg()
    let gl = try l.adjoint.solveTriangular(whole, upper: true, left: false, unit: true)
    let gu = try u.adjoint.solveTriangular(try l.adjoint.matmul(gl), upper: false, left: false)
    return try gl.triangle(upper: false, -1).add(try gu.triangle(upper: true))
  }

  /// `linalg.multi_dot`: vectors are allowed at both ends.
  package static func multiDot(_ matrices: [Tensor]) throws(TensorError) -> Tensor {
    var parts = matrices
    let (first, last) = (matrices[0].rank == 1, matrices[matrices.count - 1].rank == 1)
    if first { parts[0] = try parts[0].unsqueeze(0) }
    if last { parts[parts.count - 1] = try parts[parts.count - 1].unsqueeze(-1) }
    for (index, part) in parts.enumerated() where part.rank != 2 {
      let isEnd = index == 0 || index == parts.count - 1
      let place = index == 0 ? "the first tensor" : isEnd ? "the last tensor" : "tensor \(index)"
      throw .runtime("multi_dot(): \(place) must be \(isEnd ? "1D or 2D" : "2D") but got \(matrices[index].rank)D")
    }
    for (index, part) in parts.enumerated() where part.dtype != parts[0].dtype {
      throw .runtime(
        "multi_dot(): all tensors must have be the same dtype but tensor 0 is \(parts[0].dtype.cName) and tensor \(index) "
          + part.dtype.cName)
    }
    for index in 1..<parts.count where parts[index - 1].shape[1] != parts[index].shape[0] {
      throw .runtime(
        "multi_dot(): tensors \(index - 1) and \(index) with shapes \(matrices[index - 1].shape) and "
          + "\(matrices[index].shape) cannot be multiplied")
    }
    let result = try chainProduct(parts, "multi_dot()")
    if !first && !last { return result }
    let sizes = (first ? [] : [result.shape[0]]) + (last ? [] : [result.shape[1]])
    return try result.view(try Shape(sizes))
  }
}
