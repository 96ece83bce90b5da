// Discrete Fourier transforms with their derivatives. A transform is linear, so each rule is the adjoint transform: the
// other direction with the same divisor.
import Tensors

extension Tensor {
  /// This tensor cut, or filled up with zeros, to `n` along a dimension.
  private func fitted(_ dimension: Int, _ n: Int) throws(TensorError) -> Tensor {
    if rank == 0 { throw .dimensionOutOfRange(dimension, rank: 0) }
    let place = try shape.dimension(dimension)
    if n < 1 { throw .runtime("Invalid number of data points (\(n)) specified") }
    if n == shape[place] { return self }
    if n < shape[place] { return try slice(place, 0, n) }
    var amounts = [Int](repeating: 0, count: 2 * (rank - place))
    amounts[amounts.count - 1] = n - shape[place]
    return try constantPad(amounts, .int(0))
  }

  /// What lies innermost after a transform of several dimensions, of which one is the last to be done: all of them, as they
  /// lay in the first operand.
  package struct FourierLayout {
    package let source: Tensor
    package let dimensions: [Int]

    package init(_ source: Tensor, _ dimensions: [Int]) { (self.source, self.dimensions) = (source, dimensions) }

    func arranged(_ array: NDArray) throws(TensorError) -> NDArray { try array.arranged(as: source.array, dimensions) }
  }

  /// The transform of an operand along one dimension. The reference's inverse of real numbers is the conjugate of the other
  /// transform, down to the signs of zeros.
  private static func transformed(
    _ source: NDArray, _ place: Int, inverse: Bool, divisor: Double, _ part: FourierPart = .whole
  ) throws(TensorError) -> NDArray {
    if source.dtype.isComplex || !inverse {
      return try source.fourier(place, inverse: inverse, divisor: divisor, part)
    }
    return try source.fourier(place, inverse: false, divisor: divisor, part).unary(.conjugate)
  }

  /// The complex transform along a dimension.
  package func fourier(
    _ dimension: Int, _ n: Int, inverse: Bool, divisor: Double, layout: FourierLayout? = nil
  ) throws(TensorError) -> Tensor {
    let source = try fitted(dimension, n)
    let place = try shape.dimension(dimension)
    let lying = layout ?? FourierLayout(source, [place])
    let value = try lying.arranged(
      try Tensor.transformed(source.array, place, inverse: inverse, divisor: divisor))
    let name: StaticString = dtype.isComplex ? "FftC2CBackward0" : "FftR2CBackward0"
    let result = try Tensor.operation(name, [source], value) { step, g throws(TensorError) in
      step[0] = try g.fourier(place, n, inverse: !inverse, divisor: divisor)
    }
    let norm = NodeArgument.whole(Tensor.normalization(divisor, n))
    return dtype.isComplex
      ? result.noting([("dim", .list([place])), ("forward", .flag(!inverse)), ("normalization", norm)])
      : result.noting([
        ("dim", .list([place])), ("normalization", norm), ("onesided", .flag(false)), ("self", .tensor(source)),
      ])
  }

  /// The reference's number of a normalisation: none, by the root, by the size.
  private static func normalization(_ divisor: Double, _ n: Int) -> Int {
    divisor == 1 ? 0 : divisor == Double(n) ? 2 : 1
  }

  /// The first half of the transform of a real tensor.
  package func halfFourier(
    _ dimension: Int, _ n: Int, inverse: Bool = false, divisor: Double, layout: FourierLayout? = nil
  ) throws(TensorError) -> Tensor {
    let source = try fitted(dimension, n)
    let place = try shape.dimension(dimension)
    let lying = layout ?? FourierLayout(source, [place])
    let value = try lying.arranged(
      try Tensor.transformed(source.array, place, inverse: inverse, divisor: divisor, .half))
    return try Tensor.operation("FftR2CBackward0", [source], value) { step, g throws(TensorError) in
      step[0] = try g.fourier(place, n, inverse: !inverse, divisor: divisor)
    }.noting([
      ("dim", .list([place])), ("normalization", .whole(Tensor.normalization(divisor, n))), ("onesided", .flag(true)),
      ("self", .tensor(source)),
    ])
  }

  /// The real transform of a half spectrum that is completed to `n` values by its mirrored conjugate.
  package func realFourier(
    _ dimension: Int, _ n: Int, inverse: Bool = true, divisor: Double
  ) throws(TensorError) -> Tensor {
    if n < 1 { throw .runtime("Invalid number of data points (\(n)) specified") }
    let input =
      dtype.isComplex ? self : try to(dtype.isFloatingPoint ? dtype.complexType : state.defaultDType.complexType)
    let source = try input.fitted(dimension, n / 2 + 1)
    let place = try shape.dimension(dimension)
    let value = try source.array.fourier(place, inverse: inverse, divisor: divisor, .real(n))
      .arranged(as: source.array, [place])
    return try Tensor.operation("FftC2RBackward0", [source], value) { step, g throws(TensorError) in
      let half = try g.halfFourier(place, n, inverse: !inverse, divisor: divisor)
      // What stands for its mirror image too counts twice.
      let doubled = n - (n / 2 + 1)
      if doubled == 0 {
        step[0] = half
        return
      }
      let parts = [
        try half.narrow(place, 0, 1), try half.narrow(place, 1, doubled).mul(.int(2)),
        try half.narrow(place, 1 + doubled, n / 2 - doubled),
      ]
      step[0] = try Tensor.cat(parts, place)
    }.noting([("dim", .list([place])), ("normalization", .whole(Tensor.normalization(divisor, n)))])
  }

  // MARK: Eigenvalues

  /// `linalg.eig` of general real matrices.
  package func eigenvectors() throws(TensorError) -> (Tensor, Tensor) {
    let found = try array.eigenvectors()
    let (values, vectors) = (Tensor(found.values), Tensor(found.vectors))
    if let node = Tensor.history("LinalgEigBackward0", of: [values, vectors], [self]) {
      node.saveResult(0, values, output: 0)
      node.saveResult(1, vectors, output: 1)
      let dtype = dtype
      node.rule = { step, _ throws(TensorError) in
        let (l, v) = (try step.saved(0), try step.saved(1))
        guard let gv = step.gradient(of: 1) else {
          guard let gl = step.gradient(of: 0) else { return }
          step[0] = try v.adjoint.solve(try gl.unsqueeze(-1).mul(try v.adjoint)).asType(dtype)
          return
        }
        let inner = try Tensor.eigenvectorPart(gv, l, v).withDiagonal(step.gradient(of: 0))
        step[0] = try v.adjoint.solve(try inner.matmul(try v.adjoint)).asType(dtype)
      }
    }
    return (values, vectors)
  }

  /// The eigenvalues; the vectors too where derivatives need them.
  package func generalEigenvalues() throws(TensorError) -> Tensor {
    keepsFactors ? try eigenvectors().0 : Tensor(try array.generalEigenvalues())
  }

  private static func eigenvectorPart(_ g: Tensor, _ l: Tensor, _ v: Tensor) throws(TensorError) -> Tensor {
    let product = try v.adjoint.matmul(g)
    let diagonal = try product.diagonal(0, -2, -1)
    let freedom = try diagonal.imaginaryPart().abs()
    let limit = l.dtype == .complex128 ? 1e-8 : 1e-2
    if try freedom.array.visible().binary(.greater, .float(limit)).reduced(.any).truth() {
      throw .runtime(
        "linalg_eig_backward: The eigenvectors in the complex case are specified up to multiplication by e^{i phi}. The "
          + "specified loss function depends on this quantity, so it is ill-defined.")
    }
    let shifted = try product.sub(try v.adjoint.matmul(try v.mul(try diagonal.realPart().unsqueeze(-2))))
    return try shifted.div(try l.conjugated.gaps())
  }
}
