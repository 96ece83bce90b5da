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
    var inner = try r.zerosLike()
    if let gr { inner = try r.matmul(try gr.adjoint) }
    if let gq { inner = try inner.sub(try gq.adjoint.matmul(q)) }
    var total = try q.matmul(try inner.symmetricFromLower())
    if let gq { total = try gq.add(total) }
    return try r.solveTriangular(try total.adjoint, upper: true).adjoint
  }

  /// Of a wide matrix the columns behind the square part are Q times those of R.
  private static func wideQRGradient(
    _ q: Tensor, _ r: Tensor, _ gq: Tensor?, _ gr: Tensor?
  ) throws(TensorError) -> Tensor {
    let (m, n) = (r.shape[r.rank - 2], r.lastSize)
    let square = try r.narrow(-1, 0, m)
    guard let gr else {
      let first = try qrGradient(q, square, gq, nil)
      return try cat([first, try q.matmul(try r.narrow(-1, m, n - m)).zerosLike()], -1)
    }
    let behind = try gr.narrow(-1, m, n - m)
    var turn = try q.matmul(try r.narrow(-1, m, n - m)).matmul(try behind.adjoint)
    if let gq { turn = try gq.add(turn) }
    let first = try qrGradient(q, square, turn, try gr.narrow(-1, 0, m))
    return try cat([first, try q.matmul(behind)], -1)
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
        step[0] = try p.matmul(try Tensor.luGradient(l, u, step.gradient(of: 0), step.gradient(of: 1)))
      }
    }
    return (p, l, u)
  }

  /// Rows below and columns behind the square part add to the square part's gradient.
  private static func luGradient(
    _ l: Tensor, _ u: Tensor, _ gl: Tensor?, _ gu: Tensor?
  ) throws(TensorError) -> Tensor {
    let (m, n, k) = (l.shape[l.rank - 2], u.lastSize, u.shape[u.rank - 2])
    let (square, upper) = (try l.narrow(-2, 0, k), try u.narrow(-1, 0, k))
    var inner = try square.zerosLike()
    if let gl {
      var part = try square.adjoint.matmul(try gl.narrow(-2, 0, k))
      if n > k, let gu {
        part = try part.sub(try gu.narrow(-1, k, n - k).matmul(try u.narrow(-1, k, n - k).adjoint))
      }
      inner = try inner.add(try part.triangle(upper: false, -1))
    } else if n > k, let gu {
      let part = try gu.narrow(-1, k, n - k).matmul(try u.narrow(-1, k, n - k).adjoint)
      inner = try inner.sub(try part.triangle(upper: false, -1))
    }
    if let gu { inner = try inner.add(try gu.narrow(-1, 0, k).matmul(try upper.adjoint).triangle(upper: true)) }
    if m > k, let gl {
      let part = try l.narrow(-2, k, m - k).adjoint.matmul(try gl.narrow(-2, k, m - k))
      inner = try inner.sub(try part.triangle(upper: true))
    }
    let left = try square.adjoint.solveTriangular(inner, upper: true, unit: true)
    var result = try upper.solveTriangular(try left.adjoint, upper: true).adjoint
    if n > k {
      var behind = try u.narrow(-1, k, n - k).zerosLike()
      if let gu { behind = try square.adjoint.solveTriangular(try gu.narrow(-1, k, n - k), upper: true, unit: true) }
      result = try cat([result, behind], -1)
    }
    if m > k {
      var below = try l.narrow(-2, k, m - k).zerosLike()
      if let gl { below = try upper.solveTriangular(try gl.narrow(-2, k, m - k).adjoint, upper: true).adjoint }
      result = try cat([result, below], -2)
    }
    return result
  }
}

extension Tensor {
  /// `linalg.lu_factor`: packed factors and pivots.
  package func luFactor() throws(TensorError) -> (Tensor, Tensor) {
    let found = try array.luPacked("linalg.lu_factor")
    let pivots = Tensor(try found.pivots.converted(to: .int32))
    pivots.recordCut(.type, "lu_factor().pivots", [self])
    if keepsFactors && shape[rank - 2] == shape[rank - 1] {
      let (_, l, u) = try lu(found)
      let below = try l.triangle(upper: false, -1)
      let packed = try below.add(u).asOperation("LinalgLuFactorExBackward0")
      packed.noting([("LU", .array(packed.array)), ("pivot", .flag(true)), ("pivots", .array(pivots.array))])
      return (packed, pivots)
    }
    return (Tensor(found.factors), pivots)
  }

  /// The X of A·X = self, from A's packed factors.
  package func luSolve(
    _ factors: Tensor, _ pivots: Tensor, left: Bool, adjoint: Bool
  ) throws(TensorError) -> Tensor {
    if left && !adjoint { return try luSolve(factors, pivots) }
    if factors.rank < 2 { throw .runtime("linalg.lu_solve: LU must have at least 2 dimensions.") }
    if !left {
      return try self.adjoint.luSolve(factors, pivots, left: true, adjoint: !adjoint).adjoint
        .solvedByFactors(factors, pivots, left: false, adjoint: adjoint)
    }
    let p = Tensor(try pivots.array.permutationMatrices(factors.lastSize, dtype))
    let half = try factors.adjoint.solveTriangular(self, upper: false)
    let whole = try factors.adjoint.solveTriangular(half, upper: true, unit: true)
    return try p.matmul(whole).solvedByFactors(factors, pivots, left: true, adjoint: true)
  }

  /// The same of the matrix itself, from the left.
  package func luSolve(_ factors: Tensor, _ pivots: Tensor) throws(TensorError) -> Tensor {
    if factors.rank < 2 { throw .runtime("linalg.lu_solve: LU must have at least 2 dimensions.") }
    let size = factors.lastSize
    let p = Tensor(try pivots.array.permutationMatrices(size, dtype))
    let turned = try p.transpose(-2, -1).matmul(self)
    let half = try factors.solveTriangular(turned, upper: false, unit: true)
    let value = try array.solved(by: factors.array, pivots.array)
    return try factors.solveTriangular(half, upper: true)
      .solvedByFactors(factors, pivots, left: true, adjoint: false, value: value)
  }

  /// This solution as one operation.
  private func solvedByFactors(
    _ factors: Tensor, _ pivots: Tensor, left: Bool, adjoint: Bool, value: NDArray? = nil
  ) throws(TensorError) -> Tensor {
    let result = try asOperation("LinalgLuSolveBackward0", value: value)
    return result.noting([
      ("LU", .tensor(factors)), ("adjoint", .flag(adjoint)), ("left", .flag(left)), ("pivots", .tensor(pivots)),
      ("result", .array(result.array)),
    ])
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
