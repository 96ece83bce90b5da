// Systems with triangular matrices, Cholesky factors of positive definite ones and what is solved with them, with their derivatives: the
// reference's own formulas, whose nodes second derivatives show. Knows no Python.
import Tensors

extension Tensor {
  /// `linalg.solve_triangular`. The solution lies column by column, but row by row where the reference reads the memory of a matrix that
  /// this one (`ofAdjoint`) is the conjugate transpose of (measured under the reference).
  package func solveTriangular(
    _ right: Tensor, upper: Bool, left: Bool = true, unit: Bool = false, ofAdjoint: Bool = false
  ) throws(TensorError) -> Tensor {
    if rank < 2 || right.rank < 2 {
      throw .runtime(
        "linalg.solve_triangular: The input tensor \(rank < 2 ? "A" : "B") must have at least 2 dimensions.")
    }
    if lastSize != shape[rank - 2] {
      throw .runtime(
        "linalg.solve_triangular: A must be batches of square matrices, but they are \(shape[rank - 2]) by "
          + "\(lastSize) matrices")
    }
    if right.shape[right.rank - (left ? 2 : 1)] != lastSize {
      throw .runtime(
        "linalg.solve_triangular: Incompatible shapes of A and B for the equation \(left ? "AX = B" : "XA = B") "
          + "(\(shape[rank - 2])x\(lastSize) and \(right.shape[right.rank - 2])x\(right.lastSize))")
    }
    let lead = try Shape(Array(shape.dropLast(2))).broadcast(with: try Shape(Array(right.shape.dropLast(2))))
    let a = try array.expanded(to: try Shape(Array(lead) + Array(shape.suffix(2))))
    let b = try right.array.expanded(to: try Shape(Array(lead) + Array(right.shape.suffix(2))))
    let found =
      left
      ? try a.triangularSolved(b, upper: upper, unit: unit)
      : try a.transposed(-2, -1).triangularSolved(try b.transposed(-2, -1), upper: !upper, unit: unit)
        .transposed(-2, -1)
    var isRowMajor = ofAdjoint && dtype.isComplex
    if isRowMajor && array.count > 0 { isRowMajor = try array.transposed(-2, -1).isContiguous }
    let value = try isRowMajor ? found.contiguous() : found.laidByColumns()
    return try Tensor.operation(
      "LinalgSolveTriangularBackward0", [self, right], value, saving: [self], keepsResult: true
    ) { step, g throws(TensorError) in
      let back = try step.saved(0).adjoint.solveTriangular(
        g, upper: !upper, left: left, unit: unit, ofAdjoint: true)
      if step.needs(1) { step[1] = back }
      if step.needs(0) {
        let turned = try step.saved(1).adjoint
        let whole = try (left ? back.matmul(turned) : turned.matmul(back)).neg()
        step[0] = try whole.triangle(upper: upper, unit ? (upper ? 1 : -1) : 0)
      }
    }.noting([("left", .flag(left)), ("unitriangular", .flag(unit)), ("upper", .flag(upper))])
  }

  /// `torch.triangular_solve`: the X of matrix·X = self, or of the transposed matrix.
  package func triangularSolve(
    _ matrix: Tensor, upper: Bool, transpose: Bool, unit: Bool
  ) throws(TensorError) -> (solution: Tensor, matrix: Tensor) {
    let lead = try Shape(Array(matrix.shape.dropLast(2))).broadcast(with: try Shape(Array(shape.dropLast(2))))
    let a = try matrix.array.expanded(to: try Shape(Array(lead) + Array(matrix.shape.suffix(2))))
    let b = try array.expanded(to: try Shape(Array(lead) + Array(shape.suffix(2))))
    let value = try (transpose ? a.transposed(-2, -1) : a).triangularSolved(
      b, upper: transpose ? !upper : upper, unit: unit
    ).laidByColumns()
    let (solution, copy) = (Tensor(value), Tensor(try a.transposed(-2, -1).copiedContiguous().transposed(-2, -1)))
    guard let node = Tensor.history("TriangularSolveBackward0", of: [solution, copy], [self, matrix]) else {
      return (solution, copy)
    }
    try node.save(0, self)
    try node.save(1, matrix)
    node.saveResult(2, solution, output: 0)
    node.arguments = .named([
      ("transpose", .flag(transpose)), ("unitriangular", .flag(unit)), ("upper", .flag(upper)),
    ])
    let (plain, whole) = (Tensor(value), Tensor(matrix.array))
    let lengths = (right: shape, matrix: matrix.shape)
    // The reference multiplies the whole tangent of the matrix, also where only one triangle counts and the other way round.
    node.forwardAll({ (tangents) throws(TensorError) in
      let nothing = (right: try plain.zeros(lengths.right), matrix: try plain.zeros(lengths.matrix))
      let (given, turn) = (tangents[0] ?? nothing.right, tangents[1] ?? nothing.matrix)
      let moved = try given.sub(try turn.matmul(plain)).triangularSolve(
        whole, upper: upper, transpose: transpose, unit: unit
      ).solution
      return [moved, try turn.expand(copy.shape)]
    })
    node.rule = { step, _ throws(TensorError) in
      let (a, x) = (try step.saved(1), try step.saved(2))
      var total: Tensor?
      if let g = step.gradient(of: 0) {
        let back = try g.triangularSolve(try a.conjugated, upper: upper, transpose: !transpose, unit: unit).solution
        if step.needs(0) { step[0] = back }
        if step.needs(1) {
          let whole =
            transpose
            ? try x.conjugated.matmul(try back.matrixTransposed) : try back.matmul(try x.adjoint)
          total = try whole.neg().triangle(upper: upper, unit ? (upper ? 1 : -1) : 0)
        }
      }
      if let g = step.gradient(of: 1), step.needs(1) {
        total = try total.map { (t) throws(TensorError) in try t.add(g) } ?? g
      }
      if let total { step[1] = total }
    }
    return (solution, copy)
  }

  // MARK: Cholesky

  package func cholesky(
    upper: Bool = false, _ name: String = "linalg.cholesky"
  ) throws(TensorError) -> Tensor {
    try factored(
      try (upper && rank > 1 ? array.adjointMatrix() : array).contiguous().cholesky(name), upper: upper,
      name == "cholesky" ? "CholeskyBackward0" : "LinalgCholeskyExBackward0")
  }

  /// `linalg.cholesky_ex`: the factor as far as it goes, and for each matrix the order of the minor where it ended.
  package func choleskyAttempt(upper: Bool) throws(TensorError) -> (factor: Tensor, info: Tensor) {
    let found = try (upper && rank > 1 ? array.adjointMatrix() : array).contiguous().choleskyAttempt()
    return (try factored(found.factor, upper: upper), Tensor(found.info))
  }

  /// The history of a Cholesky factor of this tensor.
  private func factored(
    _ lower: NDArray, upper: Bool, _ name: StaticString = "LinalgCholeskyExBackward0"
  ) throws(TensorError) -> Tensor {
    var value = lower
    if upper { value = try lower.adjointMatrix() }
    // The older function returns another tensor where there are no elements.
    let isOld = name.description == "CholeskyBackward0"
    value = try isOld && lower.count == 0 ? value.copiedContiguous() : value.laidByColumns()
    let factor = try Tensor.operation(name, [self], value, keepsResult: true) {
      step, gradient throws(TensorError) in
      let saved = try step.saved(0)
      let (l, g) = upper ? (try saved.adjoint, try gradient.adjoint) : (saved, gradient)
      let inner = try l.adjoint.matmul(g).triangle(upper: false)
      let symmetric = try inner.add(try inner.triangle(upper: false, -1).adjoint).timesNumber(.float(0.5))
      step[0] = try l.solveTriangular(
        try l.adjoint.solveTriangular(symmetric, upper: true, ofAdjoint: !upper), upper: false, left: false,
        ofAdjoint: upper)
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

  /// The X of A·X = self where `factor` is the Cholesky factor of A. Its gradient is that of both triangles' symmetric matrix.
  package func choleskySolve(_ factor: Tensor, upper: Bool) throws(TensorError) -> Tensor {
    let l = Tensor(upper ? try factor.array.adjointMatrix() : factor.array)
    let half = try l.solveTriangular(Tensor(array), upper: false)
    let value = try l.adjoint.solveTriangular(half, upper: true).array
    return try Tensor.operation(
      "CholeskySolveBackward0", [self, factor], value, saving: [self, factor], keepsResult: true
    ) { step, g throws(TensorError) in
      let factor = try step.saved(1)
      let back = try g.choleskySolve(factor, upper: upper)
      if step.needs(0) { step[0] = back }
      if step.needs(1) {
        let product = try back.matmul(try step.saved(2).adjoint)
        let both = try product.add(try product.adjoint)
        step[1] = try (upper ? factor.matmul(both) : both.matmul(factor)).neg()
      }
    }.noting([("upper", .flag(upper))])
  }

  package func choleskyInverse(upper: Bool) throws(TensorError) -> Tensor {
    if rank < 2 { throw .runtime("cholesky_inverse: The input tensor A must have at least 2 dimensions.") }
    let value = try identity(lastSize).choleskySolve(Tensor(array), upper: upper).array
    let (factor, inverse) = (Tensor(array), Tensor(value))
    return try Tensor.operation("CholeskyInverseBackward0", [self], value, saving: [self], keepsResult: true) {
      step, g throws(TensorError) in
      let (factor, inverse) = (try step.saved(0), try step.saved(1))
      let both = try inverse.matmul(try g.add(try g.adjoint).matmul(inverse))
      step[0] = try (upper ? factor.matmul(both) : both.matmul(factor)).neg()
    }.noting([("upper", .flag(upper))]).passingTangents { (tangents) throws(TensorError) in
      // The reference's own formula, whose factors stand in another order than the derivative's (measured under the reference).
      guard let tangent = tangents.first ?? nil else { return nil }
      let turned = try upper ? tangent.adjoint : tangent
      let part = try inverse.neg().matmul(turned).matmul(inverse).matmul(upper ? factor : factor.adjoint)
      return try part.add(try part.adjoint)
    }
  }
}
