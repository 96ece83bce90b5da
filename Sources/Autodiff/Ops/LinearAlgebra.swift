// Inverses, systems and factorisations of matrices (or batches) with their derivatives. Every rule is in tensor
// operations, so that derivatives of any order exist. ᵀ is the transpose of the last two dimensions.
import Tensors

extension Tensor {
  var matrixTransposed: Tensor { get throws(TensorError) { try transpose(-2, -1) } }

  /// The conjugate transpose of each matrix.
  var adjoint: Tensor { get throws(TensorError) { try conjugated.matrixTransposed } }

  func identity(_ size: Int) throws(TensorError) -> Tensor { Tensor(try NDArray.eye(size, size, dtype, state)) }

  var lastSize: Int { shape[rank - 1] }

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
    dtype.isComplex ? try inverse() : try inverseAttempt().inverse
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
        let turned = try step.saved(0).adjoint
        let size = turned.lastSize
        let diagonal = try g.unsqueeze(-1).expand(try Shape(Array(g.shape) + [size]))
        let right = try (isComplex ? diagonal.to(turned.dtype) : diagonal).diagEmbed(0, -2, -1)
        // Where no further derivative is asked for, and in forward mode, a singular matrix has one of infinities and NaN.
        step[0] =
          try turned.solve(
            right, acceptsSingular: !turned.state.gradEnabled || step.isForwardMode,
            derivativesToo: step.isForwardMode)
      }
    }
    return (sign, logarithm)
  }

  /// `linalg.solve`: the X of self·X = right. A singular matrix is refused, or gives infinities and NaN; so do the derivatives,
  /// which solve with the matrix again.
  package func solve(
    _ right: Tensor, acceptsSingular: Bool = false, derivativesToo: Bool = false
  ) throws(TensorError) -> Tensor {
    let isVector = right.rank == 1 || (rank - 1 == right.rank && Array(right.shape) == Array(shape.dropLast()))
    let value = try array.contiguous().solve(right.array.contiguous(), acceptsSingular: acceptsSingular)
    return try Tensor.operation(
      "LinalgSolveExBackward0", [self, right], value, saving: [self], keepsResult: true
    ) { step, g throws(TensorError) in
      let turned = try step.saved(0).adjoint
      let back = try turned.solve(g, acceptsSingular: derivativesToo, derivativesToo: derivativesToo)
      if step.needs(1) { step[1] = back }
      if step.needs(0) {
        let x = try step.saved(1).conjugated
        let product =
          try isVector ? back.unsqueeze(-1).mul(try x.unsqueeze(-2)) : back.matmul(try x.matrixTransposed)
        step[0] = try product.neg()
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
  func symmetricFromLower() throws(TensorError) -> Tensor {
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

  // MARK: Pseudo-inverse, least squares, exponential

  package func pseudoInverse(
    relative: Double?, absolute: Double?, hermitian: Bool = false,
    factors: (u: NDArray, s: NDArray, vh: NDArray)? = nil
  ) throws(TensorError) -> Tensor {
    if hermitian { return try hermitianPseudoInverse(relative: relative, absolute: absolute) }
    let found: (u: NDArray, s: NDArray, vh: NDArray)
    if let factors { found = factors } else { found = try array.singularValues(full: false) }
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
    if a.rank < 2 {
      throw .runtime("linalg_pinv: the data of a tensor saved for backward was replaced by one of another shape")
    }
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

  /// The part of the greatest singular value that others must exceed to count, where nothing else is asked for.
  var rankLimit: Double {
    let unit = dtype.realType == .float64 ? 2.220446049250313e-16 : 1.1920928955078125e-07
    return unit * Double(Swift.max(shape[rank - 2], shape[rank - 1]))
  }

  /// What a singular value must exceed to count.
  private func rankLimits(
    _ s: Tensor, relative: Double?, absolute: Double?
  ) throws(TensorError) -> Tensor {
    let factor = relative ?? (absolute ?? 0 > 0 ? 0 : rankLimit)
    if s.lastSize == 0 { return try s.zerosLike() }
    let scaled = try s.array.reduced(.maximum, [-1], keepDimensions: true).binary(.multiply, .float(factor))
    return Tensor(try scaled.binary(.maximum, try NDArray.scalar(.float(absolute ?? 0), dtype.realType, state)))
  }

  /// How many of this matrix's singular values count.
  package func countOfLarge(_ s: NDArray, relative: Double?, absolute: Double?) throws(TensorError) -> Tensor {
    let limits = try rankLimits(Tensor(s), relative: relative, absolute: absolute)
    let value = try s.binary(.greater, limits.array).reduced(.sum, [-1])
    return Tensor.cut(value, "matrix_rank", [self])
  }

  package func matrixRank(relative: Double?, absolute: Double?, symmetric: Bool) throws(TensorError) -> Tensor {
    let s =
      symmetric
      ? try array.symmetricEigenvalues(upper: false).unary(.absolute) : try array.singularValuesAlone()
    return try countOfLarge(s, relative: relative, absolute: absolute)
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
      let s = try permute(try Shape(rest + [a, b])).singularValues()
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
