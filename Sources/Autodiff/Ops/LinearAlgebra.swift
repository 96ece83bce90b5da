// Inverses, systems and factorisations of matrices (or batches) with their derivatives. Every rule is in tensor
// operations, so that derivatives of any order exist. ᵀ is the transpose of the last two dimensions.
import Tensors

extension Tensor {
  var matrixTransposed: Tensor { get throws(TensorError) { try transpose(-2, -1) } }

  /// The conjugate transpose of each matrix.
  var adjoint: Tensor { get throws(TensorError) { try conjugated.matrixTransposed } }

  private func identity(_ size: Int) throws(TensorError) -> Tensor { Tensor(try NDArray.eye(size, size, dtype, state)) }

  private var lastSize: Int { shape[rank - 1] }

  // MARK: Inverse, determinant, systems

  package func inverse() throws(TensorError) -> Tensor {
    try Tensor.operation("LinalgInvExBackward0", [self], try array.contiguous().inverse(), keepsResult: true) {
      step, g throws(TensorError) in
      let turned = try step.saved(0).adjoint
      step[0] = try turned.matmul(try g.matmul(turned)).neg()
    }
  }

  /// `linalg.inv_ex`: the inverse, with what division by zero gives where there is none, and for each matrix the first
  /// diagonal element that is zero.
  package func inverseAttempt() throws(TensorError) -> (inverse: Tensor, info: Tensor) {
    let found = try array.contiguous().inverseAttempt()
    let result = try Tensor.operation("LinalgInvExBackward0", [self], found.inverse, keepsResult: true) {
      step, g throws(TensorError) in
      let turned = try step.saved(0).adjoint
      step[0] = try turned.matmul(try g.matmul(turned)).neg()
    }
    return (result, Tensor(found.info))
  }

  /// The inverse of matrices that may be singular.
  package func inverseWhereRegular() throws(TensorError) -> Tensor {
    dtype.isComplex || array.hidden != nil ? try inverse() : try inverseAttempt().inverse
  }

  package func determinant() throws(TensorError) -> Tensor {
    try Tensor.operation(
      "LinalgDetBackward0", [self], try array.determinant(), saving: [self], keepsResult: true
    ) { step, g throws(TensorError) in
      let (a, value) = (try step.saved(0), try step.saved(1))
      let factor = try g.mul(try value.conjugated).unsqueeze(-1).unsqueeze(-1)
      let isSingular = a.count > 0 ? try value.array.visible().binary(.equal, .int(0)).reduced(.any).truth() : false
      if isSingular {
        step[0] = try g.unsqueeze(-1).unsqueeze(-1).mul(try a.cofactors())
      } else {
        step[0] = try factor.mul(try a.inverse().adjoint)
      }
    }
  }

  /// The gradient of the determinant where matrices are singular: U·diag(products of the other singular values)·Vᵀ.
  private func cofactors() throws(TensorError) -> Tensor {
    let found = try array.singularValues(full: true)
    let (u, s, vh) = (Tensor(found.u), Tensor(found.s), Tensor(found.vh))
    let sign = Tensor(try found.u.determinant().binary(.multiply, try found.vh.determinant()))
    var others: [Tensor] = []
    for index in 0..<s.lastSize {
      let rest = try Tensor.cat([try s.narrow(-1, 0, index), try s.narrow(-1, index + 1, s.lastSize - index - 1)], -1)
      others.append(try rest.prod(-1))
    }
    let diagonal = try Tensor.stack(others, -1).mul(try sign.conjugated.unsqueeze(-1))
    return try u.mul(try diagonal.unsqueeze(-2)).matmul(vh)
  }

  package func signAndLogDeterminant() throws(TensorError) -> (Tensor, Tensor) {
    let found = try array.signAndLogDeterminant()
    let (sign, logarithm) = (Tensor(found.sign), Tensor(found.logarithm))
    if let node = Tensor.history("LinalgSlogdetBackward0", of: [sign, logarithm], [self]) {
      try node.save(0, self)
      node.saveResult(1, sign, output: 0)
      let isComplex = dtype.isComplex
      node.rule = { step, _ throws(TensorError) in
        var g = step.gradient(of: 1)
        if isComplex, let turn = step.gradient(of: 0) {
          let phase = try turn.conjugated.mul(try step.saved(1)).imaginaryPart().mul(.complex(0, -1))
          g = try g.map { (g) throws(TensorError) in try g.add(phase) } ?? phase
        }
        guard let g else { return }
        step[0] = try g.unsqueeze(-1).unsqueeze(-1).mul(try step.saved(0).inverse().adjoint)
      }
    }
    return (sign, logarithm)
  }

  /// `linalg.solve`: the X of self·X = right.
  package func solve(_ right: Tensor) throws(TensorError) -> Tensor {
    let isVector = right.rank == 1 || (rank - 1 == right.rank && Array(right.shape) == Array(shape.dropLast()))
    let value = try array.contiguous().solve(right.array.contiguous())
    return try Tensor.operation(
      "LinalgSolveExBackward0", [self, right], value, saving: [self], keepsResult: true
    ) { step, g throws(TensorError) in
      let turned = try step.saved(0).adjoint
      let back = try turned.solve(g)
      if step.needs(1) { step[1] = back }
      if step.needs(0) {
        let x = try step.saved(1).conjugated
        step[0] =
          isVector
          ? try back.neg().unsqueeze(-1).mul(try x.unsqueeze(-2)) : try back.neg().matmul(try x.matrixTransposed)
      }
    }.noting([("left", .flag(true))])
  }

  /// `linalg.solve_triangular`.
  package func solveTriangular(
    _ right: Tensor, upper: Bool, left: Bool = true, unit: Bool = false
  ) throws(TensorError) -> Tensor {
    if !left {
      return try matrixTransposed.solveTriangular(try right.matrixTransposed, upper: !upper, unit: unit)
        .matrixTransposed.asOperation("LinalgSolveTriangularBackward0").noting([
          ("left", .flag(false)), ("unitriangular", .flag(unit)), ("upper", .flag(upper)), ("self", .tensor(self)),
        ])
    }
    if rank < 2 || right.rank < 2 {
      throw .runtime(
        "linalg.solve_triangular: The input tensor \(rank < 2 ? "A" : "B") must have at least 2 dimensions.")
    }
    if lastSize != shape[rank - 2] {
      throw .runtime(
        "linalg.solve_triangular: A must be batches of square matrices, but they are \(shape[rank - 2]) by "
          + "\(lastSize) matrices")
    }
    if right.shape[right.rank - 2] != lastSize {
      throw .runtime(
        "linalg.solve_triangular: Incompatible shapes of A and B for the equation AX = B (\(shape[rank - 2])x"
          + "\(lastSize) and \(right.shape[right.rank - 2])x\(right.lastSize))")
    }
    let lead = try Shape(Array(shape.dropLast(2))).broadcast(with: try Shape(Array(right.shape.dropLast(2))))
    let a = try expand(try Shape(Array(lead) + Array(shape.suffix(2))))
    let b = try right.expand(try Shape(Array(lead) + Array(right.shape.suffix(2))))
    let value = try a.array.triangularSolved(b.array, upper: upper, unit: unit)
    return try Tensor.operation(
      "LinalgSolveTriangularBackward0", [a, b], value, saving: [a], keepsResult: true
    ) { step, g throws(TensorError) in
      let back = try step.saved(0).adjoint.solveTriangular(g, upper: !upper, unit: unit)
      if step.needs(1) { step[1] = back }
      if step.needs(0) {
        let whole = try back.neg().matmul(try step.saved(1).adjoint)
        let shift = unit ? 1 : 0
        step[0] = try whole.triangle(upper: upper, upper ? shift : -shift)
      }
    }.noting([("left", .flag(true)), ("unitriangular", .flag(unit)), ("upper", .flag(upper))])
  }

  // MARK: Cholesky

  package func cholesky(
    upper: Bool = false, _ name: String = "linalg.cholesky"
  ) throws(TensorError) -> Tensor {
    try factored(try array.contiguous().cholesky(name), upper: upper)
  }

  /// `linalg.cholesky_ex`: the factor as far as it goes, and for each matrix the order of the minor where it ended.
  package func choleskyAttempt(upper: Bool) throws(TensorError) -> (factor: Tensor, info: Tensor) {
    let found = try array.contiguous().choleskyAttempt()
    return (try factored(found.factor, upper: upper), Tensor(found.info))
  }

  /// The history of a Cholesky factor of this tensor.
  private func factored(_ lower: NDArray, upper: Bool) throws(TensorError) -> Tensor {
    var value = lower
    if upper {
      let turned = lower.dtype.isComplex ? try lower.unary(.conjugate) : lower
      value = try turned.transposed(-2, -1).copiedContiguous()
    }
    let factor = try Tensor.operation("LinalgCholeskyExBackward0", [self], value, keepsResult: true) {
      step, gradient throws(TensorError) in
      let saved = try step.saved(0)
      let (l, g) = upper ? (try saved.adjoint, try gradient.adjoint) : (saved, gradient)
      let symmetric = try l.adjoint.matmul(g).symmetricFromLower()
      let left = try l.adjoint.solveTriangular(symmetric, upper: true)
      let both = try l.adjoint.solveTriangular(try left.adjoint, upper: true)
      step[0] = try both.mul(.float(0.5))
    }.noting([("upper", .flag(upper))])
    let kept = Tensor(lower)
    // The reference reads the whole of a tangent, of which a gradient sees the symmetric part only.
    factor.madeBy?.forward({ (tangents) throws(TensorError) in
      guard let tangent = tangents.first ?? nil else { return nil }
      let left = try kept.solveTriangular(tangent, upper: false)
      let inner = try kept.solveTriangular(try left.adjoint, upper: false).adjoint
      let phi = try inner.triangle(upper: false).sub(
        try inner.diagonal(0, -2, -1).mul(.float(0.5)).diagEmbed(0, -2, -1))
      let moved = try kept.matmul(phi)
      return upper ? try moved.adjoint : moved
    })
    return factor
  }

  /// The symmetric matrix with this one's lower triangle; of complex ones the Hermitian one, whose diagonal is real.
  private func symmetricFromLower() throws(TensorError) -> Tensor {
    let lower = try triangle(upper: false)
    let whole = try lower.add(try triangle(upper: false, -1).adjoint)
    if !dtype.isComplex { return whole }
    return try whole.sub(try diagonal(0, -2, -1).imaginaryPart().mul(.complex(0, 1)).diagEmbed(0, -2, -1))
  }

  /// The X of A·X = self where `factor` is the Cholesky factor of A.
  package func choleskySolve(_ factor: Tensor, upper: Bool) throws(TensorError) -> Tensor {
    let l = upper ? try factor.adjoint : factor
    let half = try l.solveTriangular(self, upper: false)
    return try l.adjoint.solveTriangular(half, upper: true).asOperation("CholeskySolveBackward0").noting([
      ("input2", .tensor(factor)), ("self", .tensor(self)), ("upper", .flag(upper)),
    ])
  }

  package func choleskyInverse(upper: Bool) throws(TensorError) -> Tensor {
    if rank < 2 { throw .runtime("cholesky_inverse: The input tensor A must have at least 2 dimensions.") }
    return try identity(lastSize).choleskySolve(self, upper: upper).asOperation("CholeskyInverseBackward0").noting([
      ("self", .tensor(self)), ("upper", .flag(upper)),
    ])
  }

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
    let packed = try array.luPacked("linalg.lu")
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

  // MARK: Eigenvalues and singular values

  package func eigh(upper: Bool) throws(TensorError) -> (Tensor, Tensor) {
    let found = try array.symmetricEigen(upper: upper)
    let (values, vectors) = (Tensor(found.values), Tensor(found.vectors))
    if let node = Tensor.history("LinalgEighBackward0", of: [values, vectors], [self]) {
      node.saveResult(0, values, output: 0)
      node.saveResult(1, vectors, output: 1)
      node.rule = { step, _ throws(TensorError) in
        let (w, v) = (try step.saved(0), try step.saved(1))
        let turned = try v.adjoint
        guard let gv = step.gradient(of: 1) else {
          guard let gw = step.gradient(of: 0) else { return }
          step[0] = try v.mul(try gw.unsqueeze(-2)).matmul(turned)
          return
        }
        let gaps = try w.unsqueeze(-2).sub(try w.unsqueeze(-1)).withUnitDiagonal()
        let product = try turned.matmul(gv)
        try product.checkPhases(
          try product.diagonal(0, -2, -1),
          "linalg_eigh_backward: The eigenvectors in the complex case are specified up to "
            + "multiplication by e^{i phi}. The specified loss function depends on this quantity, so it is ill-defined."
        )
        var inner = try product.div(gaps).withoutDiagonal()
        if let gw = step.gradient(of: 0) { inner = try inner.add(try gw.diagEmbed(0, -2, -1)) }
        let whole = try v.matmul(try inner.matmul(turned))
        step[0] = try whole.add(try whole.adjoint).mul(.float(0.5))
      }
    }
    return (values, vectors)
  }

  /// Throws when a loss depends on the phases of complex vectors, which are free: the imaginary parts of `diagonal`.
  private func checkPhases(_ diagonal: Tensor, _ message: String) throws(TensorError) {
    if !diagonal.dtype.isComplex { return }
    let size = try diagonal.imaginaryPart().abs()
    if try size.array.visible().binary(.greater, .float(1e-2)).reduced(.any).truth() { throw .runtime(message) }
  }

  private func withUnitDiagonal() throws(TensorError) -> Tensor {
    let eye = try NDArray.eye(lastSize, lastSize, .bool, state)
    return try maskedFill(Tensor(eye), .int(1))
  }

  private func withoutDiagonal() throws(TensorError) -> Tensor {
    let eye = try NDArray.eye(lastSize, lastSize, .bool, state)
    return try maskedFill(Tensor(eye), .int(0))
  }

  package func svd(full: Bool) throws(TensorError) -> (Tensor, Tensor, Tensor) {
    let found = try array.singularValues(full: full)
    let (u, s, vh) = (Tensor(found.u), Tensor(found.s), Tensor(found.vh))
    if let node = Tensor.history("LinalgSvdBackward0", of: [u, s, vh], [self]) {
      node.saveResult(0, u, output: 0)
      node.saveResult(1, s, output: 1)
      node.saveResult(2, vh, output: 2)
      let (m, n) = (shape[rank - 2], shape[rank - 1])
      let k = Swift.min(m, n)
      node.arguments = .named([("S_sym_argsize_minus_1", .whole(k)), ("full_matrices", .flag(full))])
      node.rule = { step, _ throws(TensorError) in
        let u = try step.saved(0).narrow(-1, 0, k)
        let s = try step.saved(1)
        let vh = try step.saved(2).narrow(-2, 0, k)
        let gu = try step.gradient(of: 0)?.narrow(-1, 0, k)
        let gs = step.gradient(of: 1)
        let gvh = try step.gradient(of: 2)?.narrow(-2, 0, k)
        step[0] = try Tensor.svdGradient(u, s, vh, gu, gs, gvh, m, n)
      }
    }
    return (u, s, vh)
  }

  private static func svdGradient(
    _ u: Tensor, _ s: Tensor, _ vh: Tensor, _ gu: Tensor?, _ gs: Tensor?, _ gvh: Tensor?, _ m: Int, _ n: Int
  ) throws(TensorError) -> Tensor? {
    if gu == nil && gvh == nil {
      guard let gs else { return nil }
      return m >= n
        ? try u.matmul(try gs.unsqueeze(-1).mul(vh)) : try u.mul(try gs.unsqueeze(-2)).matmul(vh)
    }
    let k = Swift.min(m, n)
    try checkPhases(u, vh, gu, gvh)
    let squares = try s.mul(s)
    let gaps = try squares.unsqueeze(-2).sub(try squares.unsqueeze(-1)).withUnitDiagonal()
    var inner = try Tensor(try NDArray.zeros([k, k], s.dtype, s.state)).add(try s.diagEmbed(0, -2, -1).mul(.int(0)))
    if let gu {
      let part = try u.adjoint.matmul(gu)
      let skew = try part.sub(try part.adjoint)
      inner = try inner.add(try skew.div(gaps).mul(try s.unsqueeze(-2)))
    }
    if let gvh {
      let part = try vh.matmul(try gvh.adjoint)
      let skew = try part.sub(try part.adjoint)
      inner = try inner.add(try skew.div(gaps).mul(try s.unsqueeze(-1)))
    }
    if let gs { inner = try inner.add(try gs.diagEmbed(0, -2, -1)) }
    if u.dtype.isComplex, let gu, gvh != nil {
      let turn = try u.adjoint.matmul(gu).diagonal(0, -2, -1).imaginaryPart().mul(.complex(0, 1))
      inner = try inner.add(try turn.div(s).diagEmbed(0, -2, -1))
    }
    var result = try u.matmul(inner).matmul(vh)
    if m > k, let gu {
      let scaled = try gu.div(try s.unsqueeze(-2))
      let outside = try scaled.sub(try u.matmul(try u.adjoint.matmul(scaled)))
      result = try result.add(try outside.matmul(vh))
    }
    if n > k, let gvh {
      let scaled = try gvh.div(try s.unsqueeze(-1))
      let outside = try scaled.sub(try scaled.matmul(try vh.adjoint).matmul(vh))
      result = try result.add(try u.matmul(outside))
    }
    return result
  }

  /// Throws when the loss depends on the phases of complex singular vectors.
  private static func checkPhases(_ u: Tensor, _ vh: Tensor, _ gu: Tensor?, _ gvh: Tensor?) throws(TensorError) {
    if !u.dtype.isComplex { return }
    var diagonal: Tensor?
    if let gu { diagonal = try u.adjoint.matmul(gu).diagonal(0, -2, -1) }
    if let gvh {
      let part = try vh.matmul(try gvh.adjoint).diagonal(0, -2, -1)
      diagonal = try diagonal.map { (d) throws(TensorError) in try d.add(part) } ?? part
    }
    guard let diagonal else { return }
    try diagonal.checkPhases(
      diagonal,
      "svd_backward: The singular vectors in the complex case are specified up to multiplication by "
        + "e^{i phi}. The specified loss function depends on this phase term, making it ill-defined.")
  }

  // MARK: Pseudo-inverse, least squares, exponential

  package func pseudoInverse(
    relative: Double?, absolute: Double?, hermitian: Bool = false
  ) throws(TensorError) -> Tensor {
    if hermitian { return try hermitianPseudoInverse(relative: relative, absolute: absolute) }
    let found = try array.singularValues(full: false)
    let limits = try rankLimits(Tensor(found.s), relative: relative, absolute: absolute)
    let large = try found.s.binary(.greater, limits.array)
    let inverted = try large.choose(
      try found.s.unary(.reciprocal), try NDArray.scalar(.int(0), found.s.dtype, state))
    let value = try Tensor(found.vh).adjoint.array.binary(.multiply, try inverted.unsqueezed(-2))
      .matmul(try Tensor(found.u).adjoint.array)
    return try Tensor.operation("LinalgPinvBackward0", [self], value, saving: [self], keepsResult: true) {
      step, gradient throws(TensorError) in
      step[0] = try Tensor.pseudoInverseGradient(gradient, try step.saved(0), try step.saved(1))
    }
  }

  /// The same of Hermitian matrices, of which one triangle is read.
  private func hermitianPseudoInverse(relative: Double?, absolute: Double?) throws(TensorError) -> Tensor {
    let found = try array.symmetricEigen(upper: false)
    let sizes = try found.values.unary(.absolute)
    let limits = try rankLimits(Tensor(sizes), relative: relative, absolute: absolute)
    let inverted = try sizes.binary(.greater, limits.array).choose(
      try found.values.unary(.reciprocal), try NDArray.scalar(.int(0), sizes.dtype, state))
    let vectors = Tensor(found.vectors)
    let value = try vectors.array.binary(.multiply, try inverted.unsqueezed(-2)).matmul(try vectors.adjoint.array)
    return try Tensor.operation("LinalgPinvBackward0", [self], value, saving: [self], keepsResult: true) {
      step, gradient throws(TensorError) in
      step[0] = try Tensor.pseudoInverseGradient(gradient, try step.saved(0), try step.saved(1))
    }
  }

  static func pseudoInverseGradient(
    _ gradient: Tensor, _ a: Tensor, _ p: Tensor
  ) throws(TensorError) -> Tensor {
    let (pt, g) = (try p.adjoint, try gradient.adjoint)
    if a.shape[a.rank - 2] <= a.shape[a.rank - 1] {
      let k = try g.matmul(p)
      let kp = try k.matmul(pt)
      let first = try p.matmul(k).adjoint.neg().add(kp)
      let second = try a.matmul(p).matmul(kp)
      return try first.sub(second).add(try pt.matmul(p).matmul(try g.sub(try k.matmul(a))))
    }
    let k = try p.matmul(g)
    let pk = try pt.matmul(k)
    let first = try k.matmul(p).adjoint.neg()
    let second = try g.sub(try a.matmul(k)).matmul(p).matmul(pt)
    return try first.add(second).add(pk).sub(try pk.matmul(p).matmul(a))
  }

  /// What a singular value must exceed to count.
  private func rankLimits(
    _ s: Tensor, relative: Double?, absolute: Double?
  ) throws(TensorError) -> Tensor {
    let unit = dtype.realType == .float64 ? 2.220446049250313e-16 : 1.1920928955078125e-07
    let factor = relative ?? (absolute ?? 0 > 0 ? 0 : unit * Double(Swift.max(shape[rank - 2], shape[rank - 1])))
    if s.lastSize == 0 { return try s.zerosLike() }
    let scaled = try s.array.reduced(.maximum, [-1], keepDimensions: true).binary(.multiply, .float(factor))
    return Tensor(try scaled.binary(.maximum, try NDArray.scalar(.float(absolute ?? 0), dtype.realType, state)))
  }

  package func matrixRank(relative: Double?, absolute: Double?, symmetric: Bool) throws(TensorError) -> Tensor {
    let s =
      symmetric
      ? try array.symmetricEigen(upper: false).values.unary(.absolute) : try array.singularValues(full: false).s
    let limits = try rankLimits(Tensor(s), relative: relative, absolute: absolute)
    let value = try s.binary(.greater, limits.array).reduced(.sum, [-1])
    return Tensor.cut(value, "matrix_rank", [self])
  }

  package func matrixExponential() throws(TensorError) -> Tensor {
    try Tensor.operation("LinalgMatrixExpBackward0", [self], try array.matrixExponential(), saving: [self]) {
      step, g throws(TensorError) in
      let turned = try step.saved(0).adjoint
      let n = turned.lastSize
      let top = try Tensor.cat([turned, g], -1)
      let bottom = try Tensor.cat([try turned.zerosLike(), turned], -1)
      step[0] = try Tensor.cat([top, bottom], -2).matrixExponential().narrow(-2, 0, n).narrow(-1, n, n)
    }
  }

  /// `linalg.matrix_norm` of a number or a name.
  package func matrixNorm(_ order: MatrixNormOrder, _ dimensions: [Int], keepDimensions: Bool) throws(TensorError)
    -> Tensor
  {
    if rank < 2 { throw .runtime("linalg.matrix_norm: The input tensor A must have at least 2 dimensions.") }
    if dimensions.count != 2 {
      throw .runtime(
        "linalg.matrix_norm: dim must be a 2-tuple. Got \(dimensions.map { String($0) }.joined(separator: " "))")
    }
    let (a, b) = (try shape.dimension(dimensions[0]), try shape.dimension(dimensions[1]))
    if a == b {
      throw .runtime("linalg.matrix_norm: dims must be different. Got (\(dimensions[0]), \(dimensions[1]))")
    }
    switch order {
    case .frobenius: return try norm(2, [a, b], keepDimensions: keepDimensions)
    case .nuclear, .spectral:
      let rest = (0..<rank).filter { $0 != a && $0 != b }
      let s = try permute(try Shape(rest + [a, b])).svd(full: false).1
      var result: Tensor
      switch order {
      case .nuclear: result = try s.sum([-1])
      case .spectral(let largest): result = try s.amax(maximum: largest, [-1])
      default: result = s
      }
      if keepDimensions { for place in [Swift.min(a, b), Swift.max(a, b)] { result = try result.unsqueeze(place) } }
      return result
    case .columnSums(let largest), .rowSums(let largest):
      var (first, second) = (a, b)
      if case .rowSums = order { (first, second) = (b, a) }
      if !keepDimensions && second > first { second -= 1 }
      if shape[keepDimensions ? second : (second >= first ? second + 1 : second)] == 0 {
        return try norm(1, [first], keepDimensions: keepDimensions).sum([second], keepDimensions: keepDimensions)
      }
      return try norm(1, [first], keepDimensions: keepDimensions)
        .amax(maximum: largest, [second], keepDimensions: keepDimensions)
    }
  }
}

/// Which norm of a matrix.
package enum MatrixNormOrder: Sendable {
  case frobenius, nuclear
  case spectral(largest: Bool)
  case columnSums(largest: Bool)
  case rowSums(largest: Bool)
}

extension Tensor {
  /// `linalg.lu_factor`: packed factors and pivots.
  package func luFactor() throws(TensorError) -> (Tensor, Tensor) {
    let (_, l, u) = try lu()
    let pivots = Tensor(try array.luPacked("linalg.lu_factor").pivots.converted(to: .int32))
    pivots.recordCut(.type, "lu_factor().pivots", [self])
    let below = try l.triangle(upper: false, -1)
    if shape[rank - 2] == shape[rank - 1] { return (try below.add(u).asOperation("LinalgLuFactorExBackward0"), pivots) }
    let packed = Tensor(try array.luPacked("linalg.lu_factor").factors)
    return (packed, pivots)
  }

  /// The X of A·X = self, from A's packed factors.
  package func luSolve(
    _ factors: Tensor, _ pivots: Tensor, left: Bool, adjoint: Bool
  ) throws(TensorError) -> Tensor {
    if left && !adjoint { return try luSolve(factors, pivots) }
    if factors.rank < 2 { throw .runtime("linalg.lu_solve: LU must have at least 2 dimensions.") }
    if !left {
      return try self.adjoint.luSolve(factors, pivots, left: true, adjoint: !adjoint).adjoint
        .asOperation("LinalgLuSolveBackward0")
    }
    let p = Tensor(try pivots.array.permutationMatrices(factors.lastSize, dtype))
    let half = try factors.adjoint.solveTriangular(self, upper: false)
    let whole = try factors.adjoint.solveTriangular(half, upper: true, unit: true)
    return try p.matmul(whole).asOperation("LinalgLuSolveBackward0")
  }

  /// The same of the matrix itself, from the left.
  package func luSolve(_ factors: Tensor, _ pivots: Tensor) throws(TensorError) -> Tensor {
    if factors.rank < 2 { throw .runtime("linalg.lu_solve: LU must have at least 2 dimensions.") }
    let size = factors.lastSize
    let p = Tensor(try pivots.array.permutationMatrices(size, dtype))
    let turned = try p.transpose(-2, -1).matmul(self)
    let half = try factors.solveTriangular(turned, upper: false, unit: true)
    return try factors.solveTriangular(half, upper: true).asOperation("LinalgLuSolveBackward0")
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
