// Inverses, systems and factorisations of matrices (or batches) with their derivatives. Every rule is in tensor
// operations, so that derivatives of any order exist. ᵀ is the transpose of the last two dimensions.
import Tensors

extension Tensor {
  var matrixTransposed: Tensor { get throws(TensorError) { try transpose(-2, -1) } }

  /// The conjugate transpose of each matrix.
  var adjoint: Tensor { get throws(TensorError) { try matrixTransposed.conjugated } }

  func identity(_ size: Int) throws(TensorError) -> Tensor { Tensor(try NDArray.eye(size, size, dtype, state)) }

  var lastSize: Int { shape[rank - 1] }

  // MARK: Inverse, determinant, systems

  package func inverse() throws(TensorError) -> Tensor {
    try Tensor.operation("LinalgInvExBackward0", [self], try array.contiguous().inverse(), keepsResult: true) {
      step, g throws(TensorError) in
      let inverse = try step.saved(0)
      step[0] = try inverse.adjoint.matmul(try g.matmul(try inverse.adjoint)).neg()
    }
  }

  /// `linalg.inv_ex`: the inverse, with what division by zero gives where there is none, and for each matrix the first
  /// diagonal element that is zero.
  package func inverseAttempt() throws(TensorError) -> (inverse: Tensor, info: Tensor) {
    let found = try array.contiguous().inverseAttempt()
    let result = try Tensor.operation("LinalgInvExBackward0", [self], found.inverse, keepsResult: true) {
      step, g throws(TensorError) in
      let inverse = try step.saved(0)
      step[0] = try inverse.adjoint.matmul(try g.matmul(try inverse.adjoint)).neg()
    }
    return (result, Tensor(found.info))
  }

  /// `linalg.solve`: the X of self·X = right, or of X·self = right. A singular matrix is refused, or gives infinities and NaN; so do the
  /// derivatives, which solve with the matrix again.
  package func solve(
    _ right: Tensor, left: Bool = true, acceptsSingular: Bool = false, derivativesToo: Bool = false
  ) throws(TensorError) -> Tensor {
    let isVector =
      left && (right.rank == 1 || (rank - 1 == right.rank && Array(right.shape) == Array(shape.dropLast())))
    let value = try array.solution(right.array, left: left, acceptsSingular: acceptsSingular)
    let own = array
    return try Tensor.operation(
      "LinalgSolveExBackward0", [self, right], value, saving: [self], keepsResult: true
    ) { step, gradient throws(TensorError) in
      let a = try step.saved(0)
      let g = isVector ? try gradient.unsqueeze(-1) : gradient
      let back: Tensor
      if !a.state.gradEnabled, let found = try a.array.adjointSolution(g.array, left: left) {
        back = Tensor(found)
      } else {
        back = try a.adjoint.solve(
          g, left: left, acceptsSingular: derivativesToo, derivativesToo: derivativesToo)
      }
      if step.needs(0) {
        let x = try step.saved(1)
        let turned = try (isVector ? x.unsqueeze(-1) : x).adjoint
        step[0] = try (left ? back.matmul(turned) : turned.matmul(back)).neg()
      }
      if step.needs(1) { step[1] = isVector ? try back.squeeze([-1]) : back }
    }.noting([("left", .flag(left))] + Tensor.keptFactors(own, ofTransposed: false))
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
      step[0] = try turned.besideTangent(g).matrixExponential().narrow(-2, 0, n).narrow(-1, n, n)
    }
  }

  /// The matrix of blocks [self, g; 0, self]: a function of it holds the function's derivative along g in the upper right.
  private func besideTangent(_ g: Tensor) throws(TensorError) -> Tensor {
    if state.transformDepth > 0 || array.hidden != nil || g.array.hidden != nil {
      return try Tensor.cat(
        [try Tensor.cat([self, g], -1), try Tensor.cat([try zerosLike(), self], -1)], -2)
    }
    let n = lastSize
    let whole = Tensor(try NDArray.zeros(try Shape(Array(shape.dropLast(2)) + [2 * n, 2 * n]), g.dtype, state))
    try whole.narrow(-2, 0, n).narrow(-1, 0, n).copy_(self)
    try whole.narrow(-2, n, n).narrow(-1, n, n).copy_(self)
    try whole.narrow(-2, 0, n).narrow(-1, n, n).copy_(g)
    return whole
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
    case .frobenius:
      return try norm(2, [a, b], keepDimensions: keepDimensions)
    case .nuclear, .spectral:
      let rest = (0..<rank).filter { $0 != a && $0 != b }
      let s = try permute(try Shape(rest + [a, b])).singularValues()
      var result: Tensor
      switch order {
      case .nuclear: result = try s.sum([-1], keepDimensions: keepDimensions)
      case .spectral(let largest): result = try s.amax(maximum: largest, [-1], keepDimensions: keepDimensions)
      default: result = s
      }
      if !keepDimensions { return result }
      // The dimensions come back at the end and go to their places.
      var places = Array(repeating: 0, count: rank)
      for (index, place) in (rest + [a, b]).enumerated() { places[place] = index }
      return try result.unsqueeze(-1).permute(try Shape(places))
    case .columnSums(let largest), .rowSums(let largest):
      var (first, second) = (a, b)
      if case .rowSums = order { (first, second) = (b, a) }
      if !keepDimensions && second > first { second -= 1 }
      if shape[keepDimensions ? second : (second >= first ? second + 1 : second)] == 0 {
        return try norm(1, [first], keepDimensions: keepDimensions).notingOrder(1, [first], keepDimensions)
          .sum([second], keepDimensions: keepDimensions)
      }
      return try norm(1, [first], keepDimensions: keepDimensions).notingOrder(1, [first], keepDimensions)
        .amax(maximum: largest, [second], keepDimensions: keepDimensions)
    }
  }
}

extension Tensor {
  /// This fresh norm with its order as the reference's own functions pass it: a number with a point.
  package func notingOrder(_ order: Double, _ dimensions: [Int]?, _ keeps: Bool) -> Tensor {
    noting([
      ("dim", dimensions.map { .list($0) } ?? .nothing), ("keepdim", .flag(keeps)), ("ord", .number(order)),
    ])
  }

  /// `linalg.cond` of an order other than ±2. An inverse that does not exist counts as infinite: it is written over the inverse, so that
  /// there is no way back through it, as in the reference.
  package func conditionNumber(_ order: MatrixNormOrder) throws(TensorError) -> Tensor {
    if case .nuclear = order {
      let s = try singularValues()
      return try s.sum([-1]).mul(try s.reciprocal().sum([-1]))
    }
    let (inverse, info) = try inverseAttempt()
    let isMissing = Tensor(try info.array.unsqueezed(-1).unsqueezed(-1).binary(.greater, .int(0)))
    try inverse.maskedFill_(isMissing, .float(.infinity))
    let product = try matrixNorm(order, [-2, -1], keepDimensions: false).mul(
      try inverse.matrixNorm(order, [-2, -1], keepDimensions: false))
    return try product.nanToNum(.infinity, positive: .infinity, negative: -.infinity)
  }
}

/// Which norm of a matrix.
package enum MatrixNormOrder: Sendable {
  case frobenius, nuclear
  case spectral(largest: Bool)
  case columnSums(largest: Bool)
  case rowSums(largest: Bool)
}
