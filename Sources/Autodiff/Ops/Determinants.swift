// Determinants of square matrices (or batches) and the logarithms of their magnitudes, with derivatives. ᵀ is the transpose of the last
// two dimensions. Knows no Python.
import Tensors

extension Tensor {
  package func determinant() throws(TensorError) -> Tensor {
    let own = array
    return try Tensor.operation(
      "LinalgDetBackward0", [self], try array.determinant(), saving: [self], keepsResult: true
    ) { step, g throws(TensorError) in
      let (a, value) = (try step.saved(0), try step.saved(1))
      // Without elements there is nothing to solve, and the gradient has none either.
      step[0] = try a.count > 0 ? a.determinantGradient(g, value) : a.zerosLike()
    }.noting(Tensor.keptFactors(own, ofTransposed: own.isContiguous))
  }

  /// The factors that the reference keeps beside a matrix: of its transpose where that needs no copy. Made when somebody asks.
  static func keptFactors(_ matrix: NDArray, ofTransposed turned: Bool) -> [(StaticString, NodeArgument)] {
    func factors() -> (factors: NDArray, pivots: NDArray)? {
      guard let shown = turned && !matrix.dtype.isComplex ? try? matrix.transposed(-2, -1) : matrix else { return nil }
      return try? shown.luPacked("linalg.lu_factor")
    }
    return [
      ("LU", .made { factors()?.factors }), ("pivots", .made { try? factors()?.pivots.converted(to: .int32) }),
    ]
  }

  /// The G of selfᴴ·G = gradient·conjugate of the determinant. Where that can be differentiated again, matrices with a determinant near 0
  /// take a formula of their own; elsewhere a zero on the diagonal of U counts as a very small number.
  private func determinantGradient(_ g: Tensor, _ value: Tensor) throws(TensorError) -> Tensor {
    if rank < 2 { throw .runtime("linalg.det: The input tensor A must have at least 2 dimensions.") }
    let along = try g.mul(try value.conjugated)
    let spread = try along.unsqueeze(-1).expand(try Shape(Array(shape.dropLast()))).diagEmbed(0, -2, -1)
      .matrixTransposed
    let unit = dtype.realType == .float64 ? 2.220446049250313e-16 : 1.1920928955078125e-07
    if !state.gradEnabled, let found = try array.determinantDirection(spread.array, unit) { return Tensor(found) }
    let isSmall = try value.array.visible().unary(.absolute).binary(.less, .float(100 * unit))
    if !(try isSmall.reduced(.any).truth()) { return try adjoint.solve(spread) }
    let special = try singularDeterminantGradient(g)
    if try isSmall.reduced(.all).truth() { return special }
    let mask = Tensor(try isSmall.unsqueezed(-1).unsqueezed(-1))
    return try mask.choose(special, try mask.choose(try identity(lastSize), self).adjoint.solve(spread))
  }

  /// The gradient of the determinant of singular matrices: U·diag(products of the other singular values)·Vᵀ.
  private func singularDeterminantGradient(_ g: Tensor) throws(TensorError) -> Tensor {
    let (u, s, vh) = try svd(full: true)
    let sign = try u.determinant().mul(try vh.determinant()).conjugated
    let others = try sign.mul(g).unsqueeze(-1).productGradient(s, s.rank - 1)
    return try u.mul(try others.unsqueeze(-2)).matmul(vh)
  }

  package func signAndLogDeterminant() throws(TensorError) -> (Tensor, Tensor) {
    let found = try array.signAndLogDeterminant()
    let (sign, logarithm) = (Tensor(found.sign), Tensor(found.logarithm))
    if let node = Tensor.history("LinalgSlogdetBackward0", of: [sign, logarithm], [self]) {
      try node.save(0, self)
      node.saveResult(1, sign, output: 0)
      node.arguments = .named(Tensor.keptFactors(array, ofTransposed: array.isContiguous))
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
        let right = try (isComplex ? diagonal.to(turned.dtype) : diagonal).diagEmbed(0, -2, -1).matrixTransposed
        // Where no further derivative is asked for, and in forward mode, a singular matrix has one of infinities and NaN.
        step[0] =
          try turned.solve(
            right, acceptsSingular: !turned.state.gradEnabled || step.isForwardMode,
            derivativesToo: step.isForwardMode)
      }
    }
    return (sign, logarithm)
  }
}
