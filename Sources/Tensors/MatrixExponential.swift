// The exponential of square matrices as the reference computes it: a Taylor polynomial whose degree the norm decides, of a matrix
// scaled down where it must be, and squared back. P. Bader, S. Blanes, F. Casas, Computing the Matrix Exponential with an Optimized
// Taylor Polynomial Approximation, Mathematics 2019, 7, 1174, whose coefficients these are. Knows no gradients.
import Glibc
import TensorKernels

/// The polynomials, and the greatest norm that each is good for.
private enum ExponentialDegree: Int, CaseIterable {
  case one, two, four, eight, twelve, eighteen

  static let singleLimits = [
    1.192092800768788e-07, 5.978858893805233e-04, 5.116619363445086e-02, 5.800524627688768e-01,
    1.461661507209034e+00, 3.010066362817634e+00,
  ].map { Double(Float($0)) }
  static let doubleLimits = [
    2.220446049250313e-16, 2.580956802971767e-08, 3.397168839976962e-04, 4.991228871115323e-02,
    2.996158913811580e-01, 1.090863719290036e+00,
  ]

  /// For a matrix of this norm.
  init(_ norm: Double, _ limits: [Double]) {
    self = ExponentialDegree.allCases.first { norm <= limits[$0.rawValue] } ?? .eighteen
  }

  static let twelfth: [[Double]] = [
    [9.0198e-16, 0.46932117595418237389, -0.20099424927047284052, -0.04623946134063071740],
    [5.31597895759871264183, 1.19926790417132231573, 0.01179296240992997031, 0.01108844528519167989],
    [0.18188869982170434744, 0.05502798439925399070, 0.09351590770535414968, 0.00610700528898058230],
    [-2.0861320e-13, -0.13181061013830184015, -0.02027855540589259079, -0.00675951846863086359],
  ]
  static let eighteenth: [[Double]] = [
    [0, -1.00365581030144618291e-01, -8.02924648241156932449e-03, -8.92138498045729985177e-04, 0],
    [
      0, 3.97849749499645077844e-01, 1.36783778460411720168e+00, 4.98289622525382669416e-01,
      -6.37898194594723280150e-04,
    ],
    [
      -1.09676396052962061844e+01, 1.68015813878906206114e+00, 5.71779846478865511061e-02,
      -6.98210122488052056106e-03, 3.34975017086070470649e-05,
    ],
    [
      -9.04316832390810593223e-02, -6.76404519071381882256e-02, 6.75961301770459654925e-02,
      2.95552570429315521194e-02, -1.39180257516060693404e-05,
    ],
    [0, 0, -9.23364619367118555360e-02, -1.69364939002081722752e-02, -1.40086798182036094347e-05],
  ]
}

extension NDArray {
  /// exp of square matrices.
  package func matrixExponential() throws(TensorError) -> NDArray {
    if hidden != nil {
      try checkMappedMatrix("torch.matrix_exp")
      return try mapped { (whole, _) throws(TensorError) in try whole.matrixExponential() }
    }
    if dtype.isComplex { return try complexMatrixExponential() }
    try checkMatrices("linalg.matrix_exp")
    let n = shape[rank - 1]
    if shape[rank - 2] != n {
      throw .runtime(
        "linalg.matrix_exp: A must be batches of square matrices, but they are \(shape[rank - 2]) by \(n) matrices")
    }
    if dtype.isHalf { return try converted(to: .float64).matrixExponential().converted(to: dtype) }
    if count == 0 { return try copied() }
    if n == 1 { return try unary(.exp) }
    let matrices = try contiguous().reshaped(to: [count / (n * n), n, n])
    let norms = try matrices.unary(.absolute).reduced(.sum, [-2]).reduced(.maximum, [-1]).doubles()
    let limits = dtype == .float64 ? ExponentialDegree.doubleLimits : ExponentialDegree.singleLimits
    // Measured under the reference: several matrices are all taken to the greatest degree, one to the least that is good for it.
    let degree = norms.count > 1 ? .eighteen : ExponentialDegree(norms[0], limits)
    let found =
      degree == .eighteen
      ? try matrices.squaredExponential(norms, limits[degree.rawValue]) : try matrices.exponentialPolynomial(degree)
    return try found.reshaped(to: shape)
  }

  /// The polynomial of the greatest degree, of matrices scaled down so that it is good for them.
  private func squaredExponential(_ norms: [Double], _ limit: Double) throws(TensorError) -> NDArray {
    // Norms that are no numbers scale nothing: what comes out is no number either.
    let halvings = norms.map { norm in norm.isFinite && norm > limit ? Int(log2(norm / limit).rounded(.up)) : 0 }
    var scaled = self
    if halvings.contains(where: { $0 > 0 }) {
      let scales = try NDArray.from(halvings.map { scalbn(1.0, Int32($0)) }, [norms.count, 1, 1], state)
      scaled = try binary(.divide, try scales.converted(to: dtype))
    }
    let found = try scaled.exponentialPolynomial(.eighteen)
    if halvings.allSatisfy({ $0 == 0 }) { return found }
    for (place, count) in halvings.enumerated() {
      var squared = try found.selected(0, place)
      for _ in 0..<count { squared = try squared.matmul(squared) }
      if count > 0 { try found.selected(0, place).copyFrom(squared) }
    }
    return found
  }

  private func exponentialPolynomial(_ degree: ExponentialDegree) throws(TensorError) -> NDArray {
    let (n, a) = (shape[2], self)
    let unit = try NDArray.eye(n, n, dtype, state).expanded(to: shape).copiedContiguous()
    if degree == .one { return try unit.binary(.add, a) }
    let square = try a.matmul(a)
    switch degree {
    case .one, .two:
      return try unit.binary(.add, a).binary(.add, try square.binary(.divide, .float(2)))
    case .four:
      let inner = try NDArray.combination([unit, a, square], [1 / 2.0, 1 / 6.0, 1 / 24.0])
      return try NDArray.combination([unit, a, square, try square.matmul(inner)], [1, 1, 0, 1])
    case .eight: return try exponentialEighth(unit, square)
    case .twelve:
      let powers = [unit, a, square, try a.matmul(square)]
      var parts: [NDArray] = []
      for row in ExponentialDegree.twelfth { parts.append(try NDArray.combination(powers, row)) }
      let sixth = try parts[2].binary(.add, try parts[3].matmul(parts[3]))
      return try parts[0].binary(.add, try parts[1].binary(.add, sixth).matmul(sixth))
    case .eighteen:
      let cube = try a.matmul(square)
      let powers = [unit, a, square, cube, try cube.matmul(cube)]
      var parts: [NDArray] = []
      for row in ExponentialDegree.eighteenth { parts.append(try NDArray.combination(powers, row)) }
      let ninth = try parts[3].binary(.add, try parts[0].matmul(parts[4]))
      return try parts[1].binary(.add, try parts[2].binary(.add, ninth).matmul(ninth))
    }
  }

  private func exponentialEighth(_ unit: NDArray, _ square: NDArray) throws(TensorError) -> NDArray {
    if dtype == .float64 { return try exponentialEighth(unit, square, of: Double.self) }
    return try exponentialEighth(unit, square, of: Float.self)
  }

  /// The coefficients are computed in the matrices' own precision.
  private func exponentialEighth<Element: BinaryFloatingPoint>(
    _ unit: NDArray, _ square: NDArray, of type: Element.Type
  ) throws(TensorError) -> NDArray {
    func rounded(_ value: Double) -> Double { Double(Element(value)) }
    let root = rounded(0.1330413469565007072504e+2)
    let x3 = rounded(2.0 / 3.0)
    let x1 = rounded(x3 * ((1 + root) / 88))
    let x2 = rounded(x3 * ((1 + root) / 352))
    let x4 = rounded((-271 + 29 * root) / (315 * x3))
    let x5 = rounded((-11 + 11 * root) / (1260 * x3))
    let x6 = rounded((-99 + 11 * root) / (5040 * x3))
    let x7 = rounded((89 - root) / (5040 * x3))
    let y2 = rounded((857 - 58 * root) / 630)
    let fourth = try square.matmul(try NDArray.combination([self, square], [x1, x2]))
    let eighth = try NDArray.combination([square, fourth], [x3, 1]).matmul(
      try NDArray.combination([unit, self, square, fourth], [x4, x5, x6, x7]))
    return try NDArray.combination([unit, self, square, fourth, eighth], [1, 1, y2, 0, 1])
  }

  /// The sum of multiples of contiguous arrays of one shape.
  private static func combination(_ parts: [NDArray], _ factors: [Double]) throws(TensorError) -> NDArray {
    let result = try NDArray(uninitialized: parts[0].shape, parts[0].dtype, parts[0].state)
    var pointers: [UnsafeRawPointer?] = []
    for part in parts { pointers.append(UnsafeRawPointer(try part.contiguous().pointer)) }
    gb_combine(
      result.dtype.kernelType, Int64(result.count), Int64(parts.count), pointers, factors, result.pointer)
    withExtendedLifetime(parts) {}
    return result
  }
}
