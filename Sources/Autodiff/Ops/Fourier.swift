// Discrete Fourier transforms with their derivatives. A transform is linear, so each rule is the adjoint transform: the
// other direction with the same divisor.
import Tensors

/// The dimensions of a transform in the order they are named, the lengths they are brought to and what each is divided by.
package struct FourierPlan {
  package let dimensions: [Int]
  package let lengths: [Int]
  package let divisors: [Double]

  package init(_ dimensions: [Int], _ lengths: [Int], _ divisors: [Double]) {
    (self.dimensions, self.lengths, self.divisors) = (dimensions, lengths, divisors)
  }

  /// The plan of a part of the dimensions.
  package func part(_ range: Range<Int>) -> FourierPlan {
    FourierPlan(Array(dimensions[range]), Array(lengths[range]), Array(divisors[range]))
  }

  func divisor(_ dimension: Int) -> Double {
    dimensions.firstIndex(of: dimension).map { divisors[$0] } ?? 1
  }

  /// The last dimension named, of which half a spectrum is kept.
  var last: (dimension: Int, length: Int) { (dimensions.last ?? 0, lengths.last ?? 1) }

  /// The reference's number of a normalisation: none, by the root, by the size.
  var normalization: Int {
    let divisor = divisors.reduce(1, *)
    return divisor == 1 ? 0 : divisor == Double(lengths.reduce(1, *)) ? 2 : 1
  }
}

extension Tensor {
  /// This tensor cut, or filled up with zeros, to the plan's lengths.
  package func fitted(_ plan: FourierPlan) throws(TensorError) -> Tensor {
    var result = self
    var amounts = [Int](repeating: 0, count: 2 * rank)
    for (place, n) in zip(plan.dimensions, plan.lengths) {
      if n < 1 { throw .runtime("Invalid number of data points (\(n)) specified") }
      if n > shape[place] { amounts[2 * (rank - 1 - place) + 1] = n - shape[place] }
      if n < shape[place] { result = try result.slice(place, 0, n) }
    }
    return amounts.allSatisfy { $0 == 0 } ? result : try result.constantPad(amounts, .int(0))
  }

  /// The complex transform of complex elements over several dimensions, as one operation.
  package func fourier(_ plan: FourierPlan, inverse: Bool) throws(TensorError) -> Tensor {
    let value = try Tensor.transformed(array, plan, inverse: inverse)
    return try Tensor.operation("FftC2CBackward0", [self], value) { step, g throws(TensorError) in
      let g = g.dtype.isComplex ? g : try g.to(g.dtype.complexType)
      step[0] = try g.fourier(plan, inverse: !inverse)
    }.noting([
      ("dim", .list(plan.dimensions)), ("forward", .flag(!inverse)), ("normalization", .whole(plan.normalization)),
    ]).passingTangents { (tangents) throws(TensorError) in try tangents[0]?.fourier(plan, inverse: inverse) }
  }

  /// What lies innermost after a transform: its dimensions, as they lay in the operand.
  private static func transformed(
    _ source: NDArray, _ plan: FourierPlan, inverse: Bool
  ) throws(TensorError) -> NDArray {
    let order = source.outermostFirst(plan.dimensions)
    var value = source
    for place in order.reversed() {
      value = try value.fourier(place, inverse: inverse, divisor: plan.divisor(place)).arranged(as: source, order)
    }
    return value
  }

  /// The transform of real elements, or the first half of it along the last dimension that is named.
  package func realInputFourier(_ plan: FourierPlan, half: Bool) throws(TensorError) -> Tensor {
    let (last, length) = plan.last
    let others = array.outermostFirst(Array(plan.dimensions.dropLast()))
    let order = others + [last]
    var value = try array.fourier(last, inverse: false, divisor: plan.divisor(last), half ? .half : .whole)
      .arranged(as: array, order)
    for place in others.reversed() {
      value = try value.fourier(place, inverse: false, divisor: plan.divisor(place)).arranged(as: array, order)
    }
    return try Tensor.operation("FftR2CBackward0", [self], value) { step, g throws(TensorError) in
      let g = g.dtype.isComplex ? g : try g.to(g.dtype.complexType)
      let full = try half ? g.fitted(FourierPlan([last], [length], [1])) : g
      step[0] = try full.fourier(plan, inverse: true)
    }.noting([
      ("dim", .list(plan.dimensions)), ("normalization", .whole(plan.normalization)), ("onesided", .flag(half)),
      ("self", .tensor(self)),
    ]).passingTangents { (tangents) throws(TensorError) in try tangents[0]?.realInputFourier(plan, half: half) }
  }

  /// The real transform of half a spectrum that its mirrored conjugate completes; the plan has the lengths of the result.
  package func realOutputFourier(_ plan: FourierPlan) throws(TensorError) -> Tensor {
    let (last, n) = plan.last
    let count = plan.dimensions.count
    let inner = count > 1 ? try Tensor.transformed(array, plan.part(0..<(count - 1)), inverse: true) : array
    let value = try inner.fourier(last, inverse: true, divisor: plan.divisor(last), .real(n)).arranged(
      as: inner, [last])
    return try Tensor.operation("FftC2RBackward0", [self], value) { step, g throws(TensorError) in
      let half = try g.realInputFourier(plan, half: true)
      // What stands for its mirror image too counts twice.
      let doubled = n - (n / 2 + 1)
      if doubled == 0 {
        step[0] = half
        return
      }
      // It lies in memory as the transform left it.
      let value = try half.array.copied()
      if value.hidden == nil { try value.narrowed(last, 1, doubled).apply(.multiply, .int(2)) }
      if !half.state.gradEnabled && value.hidden == nil {
        step[0] = Tensor(value)
        return
      }
      let parts = [
        try half.narrow(last, 0, 1), try half.narrow(last, 1, doubled).mul(.int(2)),
        try half.narrow(last, 1 + doubled, n / 2 - doubled),
      ]
      step[0] = try Tensor.cat(parts, last).valued { value }
    }.noting([("dim", .list(plan.dimensions)), ("normalization", .whole(plan.normalization))])
      .passingTangents { (tangents) throws(TensorError) in try tangents[0]?.realOutputFourier(plan) }
  }

  /// Real elements as the numbers a transform takes.
  package func asFourierOperand(complex: Bool) throws(TensorError) -> Tensor {
    if dtype.isComplex { return self }
    let real = dtype.isFloatingPoint ? dtype : state.defaultDType
    return try to(complex ? real.complexType : real)
  }

  // MARK: Eigenvalues

  /// `linalg.eig` of general real matrices.
  package func eigenvectors(wantsVectors: Bool = true) throws(TensorError) -> (Tensor, Tensor) {
    let found = try array.eigenvectors()
    let (values, vectors) = (Tensor(found.values), Tensor(found.vectors))
    if let node = Tensor.history("LinalgEigBackward0", of: [values, vectors], [self]) {
      node.saveResult(0, values, output: 0)
      node.saveResult(1, vectors, output: 1)
      let (dtype, plain) = (dtype, Tensor(found.vectors))
      if !wantsVectors {
        node.forwardAll({ (tangents) throws(TensorError) in
          guard let tangent = tangents[0] else { return [] }
          let turn = try tangent.to(plain.dtype).matmul(plain)
          return [try plain.solve(turn).diagonal(0, -2, -1), nil]
        })
      }
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
    keepsFactors ? try eigenvectors(wantsVectors: false).0 : Tensor(try array.generalEigenvalues())
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
