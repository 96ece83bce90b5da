// Square systems: LU with partial pivoting for inverse, determinant and solve; Cholesky. A batch is a loop over matrices.
// The work is done in the array's own precision, column by column. Knows no gradients.
import TensorKernels

/// The LU factors of a batch of square matrices, column-major, with the row exchanges that led to them.
private struct LUFactors {
  /// Of floats or doubles.
  let lu: NDArray
  let pivots: [Int64]
  /// -1 after an odd number of exchanges.
  let signs: NDArray
  /// The first column without a pivot, or -1.
  let zeros: [Int64]

  /// Factors matrices of an array that nobody else has; zero pivots are noted and skipped.
  init(_ matrices: NDArray, _ signs: NDArray) {
    let (count, size) = (signs.count, matrices.shape[matrices.rank - 1])
    var zeros = [Int64](repeating: -1, count: count)
    pivots = [Int64](unsafeUninitializedCapacity: count * size) { places, used in
      gb_lu_all(
        matrices.dtype.kernelType, Int64(count), Int64(size), Int64(size), matrices.pointer, places.baseAddress,
        signs.pointer, &zeros)
      used = count * size
    }
    (lu, self.signs, self.zeros) = (matrices, signs, zeros)
  }

  /// Overwrites right-hand sides, so many for each matrix one after the other, with the solutions.
  func solve(_ right: NDArray, perMatrix: Int) {
    gb_lu_solve_all(
      lu.dtype.kernelType, Int64(signs.count), Int64(lu.shape[lu.rank - 1]), lu.pointer, pivots, Int64(perMatrix),
      right.pointer)
  }
}

extension NDArray {
  /// `torch.linalg.inv`.
  package func inverse(_ name: String = "linalg.inv") throws(TensorError) -> NDArray {
    if hidden != nil {
      try checkMappedMatrix("linalg.inv_ex")
      return try mapped { (a, _) throws(TensorError) in try a.inverse(name) }
    }
    try checkSquare("linalg.inv")
    let size = shape[rank - 1]
    return try solved(NDArray.eye(size, size, dtype, state).expanded(to: shape)) { (matrix, zero) in
      NDArray.singular(
        "\(name): \(self.batchNote(matrix))The diagonal element \(zero + 1) is zero, the inversion could not be "
          + "completed because the input matrix is singular.")
    }
  }

  /// The inverse where there is one; elsewhere what division by the zero pivot gives, and its place counted from 1.
  package func inverseAttempt() throws(TensorError) -> (inverse: NDArray, info: NDArray) {
    if hidden != nil {
      try checkMappedMatrix("linalg.inv_ex")
      let found = try mappedPair { (a, _) throws(TensorError) in
        let found = try a.inverseAttempt()
        return (found.inverse, found.info)
      }
      return (found.0, found.1)
    }
    let info = try NDArray.zeros(try Shape(Array(shape.dropLast(2))), .int32, state)
    if dtype.isComplex { return (try inverse(), info) }
    try checkSquare("linalg.inv_ex")
    let size = shape[rank - 1]
    let right = try NDArray.eye(size, size, dtype, state).expanded(to: shape)
    var places: [(Int, Int)] = []
    let value = try solved(right) { (matrix, zero) in
      places.append((matrix, zero))
      return nil
    }
    for (matrix, zero) in places { info.elements(as: Int32.self)[matrix] = Int32(zero + 1) }
    return (value, info)
  }

  /// `torch.linalg.solve`: x with self·x = right, where `right` holds columns or is one vector per matrix. With a singular
  /// matrix, where that is accepted, what division by its zero pivots gives.
  package func solve(_ right: NDArray, acceptsSingular: Bool = false) throws(TensorError) -> NDArray {
    if hidden != nil || right.hidden != nil {
      try checkMappedMatrix("linalg.solve")
      if right.rank == rank - 1 || right.rank == 1 {
        return try solve(right.unsqueezed(-1), acceptsSingular: acceptsSingular).squeezed([-1])
      }
      return try NDArray.mappedTogether([self, right]) { (whole, _) throws(TensorError) in
        try whole[0].solve(whole[1], acceptsSingular: acceptsSingular)
      }
    }
    try checkSquare("linalg.solve")
    if right.dtype != dtype {
      throw .runtime(
        "linalg.solve: Expected A and B to have the same dtype, but found A of type \(dtype.typeName) and B of type "
          + "\(right.dtype.typeName) instead")
    }
    let size = shape[rank - 1]
    let isVector = right.rank == 1 || (right.rank == rank - 1 && right.shape.elementsEqual(shape.dropLast()))
    let columns = isVector ? try right.unsqueezed(-1) : right
    if columns.rank < 2 || columns.shape[columns.rank - 2] != size {
      let (rows, width) = (columns.rank < 2 ? 1 : columns.shape[columns.rank - 2], columns.shape.last ?? 1)
      throw .runtime(
        "linalg.solve: Incompatible shapes of A and B for the equation AX = B (\(size)x\(size) and "
          + "\(rows)x\(width))")
    }
    let batch = try Shape(shape.dropLast(2)).broadcast(with: Shape(columns.shape.dropLast(2)))
    let matrices = try expanded(to: Shape(Array(batch) + [size, size]))
    let wide = try columns.expanded(to: Shape(Array(batch) + [size, columns.shape[columns.rank - 1]]))
    let result = try matrices.solved(wide) { (matrix, _) in
      acceptsSingular
        ? nil
        : NDArray.singular(
          "torch.linalg.solve: \(matrices.batchNote(matrix))The solver failed because the input matrix is singular.")
    }
    return isVector ? try result.squeezed([-1]).laidByColumns() : result
  }

  /// The largest systems that the kernel for the transposed matrix solves: up to 4 with the reference's bits, above to the last ones.
  private static let mostTurned = 7

  /// The X of self·X = right, or of X·self = right.
  package func solution(_ right: NDArray, left: Bool, acceptsSingular: Bool) throws(TensorError) -> NDArray {
    if left { return try contiguous().solve(right.contiguous(), acceptsSingular: acceptsSingular) }
    let turned = try right.transposed(-2, -1)
    let whole = try transposed(-2, -1).contiguous().solve(turned.contiguous(), acceptsSingular: acceptsSingular)
    guard shape[rank - 1] <= NDArray.mostTurned, !acceptsSingular, let exact = try turnedSolution(turned) else {
      return try whole.transposed(-2, -1)
    }
    return try exact.transposed(-2, -1)
  }

  /// The X of selfᴴ·X = right, or of X·selfᴴ = right, from this matrix's own factors as the reference does it where nobody
  /// differentiates again; nil where that has no kernel here.
  package func adjointSolution(_ right: NDArray, left: Bool) throws(TensorError) -> NDArray? {
    guard hidden == nil, !dtype.isComplex, rank >= 2, right.rank >= 2, shape[rank - 1] == shape[rank - 2],
      shape[rank - 1] <= NDArray.mostTurned
    else { return nil }
    if left { return try turnedSolution(right) }
    guard right.hidden == nil else { return nil }
    let found = try luPacked("linalg.solve")
    return try right.transposed(-2, -1).solved(by: found.factors, found.pivots)?.transposed(-2, -1)
  }

  private func turnedSolution(_ right: NDArray) throws(TensorError) -> NDArray? {
    if hidden != nil || dtype.isComplex || right.hidden != nil { return nil }
    let found = try luPacked("linalg.solve")
    return try right.solved(by: found.factors, found.pivots, turned: true)
  }

  /// The G of selfᵀ·G = right by factors in which a zero on the diagonal of U counts as `unit`: the reference's way to the gradient of a
  /// determinant.
  package func determinantDirection(_ right: NDArray, _ unit: Double) throws(TensorError) -> NDArray? {
    if hidden != nil || right.hidden != nil || dtype.isComplex { return nil }
    let found = try (isContiguous ? transposed(-2, -1) : self).luPacked("linalg.det")
    let diagonal = try found.factors.diagonal(0, -2, -1)
    let isZero = try diagonal.binary(.equal, .int(0))
    try diagonal.copyFrom(
      try isZero.choose(try NDArray.scalar(.float(unit), dtype, state), diagonal.copied()))
    return try right.solved(by: found.factors, found.pivots, turned: !isContiguous)
  }

  /// The conjugate transpose of each matrix.
  package func adjointMatrix() throws(TensorError) -> NDArray {
    let turned = try transposed(-2, -1)
    return dtype.isComplex ? try turned.unary(.conjugate) : turned
  }

  /// The X of A·X = self (or of Aᵀ·X = self where `turned`) from A's packed factors and LAPACK's pivots (from 1), with the bits of `solve` (measured under the
  /// reference); nil where types or batches differ.
  package func solved(
    by factors: NDArray, _ pivots: NDArray, turned: Bool = false
  ) throws(TensorError) -> NDArray? {
    guard hidden == nil, factors.hidden == nil, pivots.hidden == nil, rank >= 2, factors.rank == rank,
      dtype == factors.dtype, dtype == .float32 || dtype == .float64, pivots.dtype.isInteger, count > 0
    else { return nil }
    let (lead, n) = (Array(shape.dropLast(2)), shape[rank - 2])
    let places = try pivots.integers().map { Int64($0) &- 1 }
    if Array(factors.shape) != lead + [n, n] || Array(pivots.shape) != lead + [n] { return nil }
    if !places.allSatisfy({ $0 >= 0 && $0 < Int64(n) }) { return nil }
    let (columns, matrices) = (try columnByColumn(as: dtype), try factors.columnByColumn(as: dtype))
    (turned ? gb_lu_solve_turned_all : gb_lu_solve_all)(
      dtype.kernelType, Int64(places.count / n), Int64(n), matrices.pointer, places, Int64(shape[rank - 1]),
      columns.pointer)
    return try columns.transposed(-1, -2)
  }

  /// `torch.linalg.slogdet`: the sign and the logarithm of the magnitude of the determinant.
  package func signAndLogDeterminant() throws(TensorError) -> (sign: NDArray, logarithm: NDArray) {
    if hidden != nil {
      try checkMappedMatrix("linalg.slogdet")
      let pair = try mappedPair { (a, _) throws(TensorError) in
        let found = try a.signAndLogDeterminant()
        return (found.sign, found.logarithm)
      }
      return (pair.0, pair.1)
    }
    if dtype.isComplex {
      try checkSquare("linalg.slogdet")
      return try complexSignAndLogDeterminant()
    }
    let (sign, diagonals) = try determinantFactors("linalg.slogdet")
    let signs = try sign.binary(.multiply, diagonals.unary(.sign).reduced(.product, [-1]))
    return (signs, try diagonals.unary(.absolute).unary(.log).reduced(.sum, [-1]))
  }

  /// `torch.linalg.det`.
  package func determinant() throws(TensorError) -> NDArray {
    if hidden != nil {
      try checkMappedMatrix("linalg.det")
      return try mapped { (a, _) throws(TensorError) in try a.determinant() }
    }
    if dtype.isComplex {
      try checkSquare("linalg.det")
      return try complexDeterminant()
    }
    let (sign, diagonals) = try determinantFactors("linalg.det")
    return try diagonals.reduced(.product, [-1]).binary(.multiply, sign)
  }

  /// `torch.linalg.cholesky`: the lower triangular factor of symmetric positive-definite matrices.
  package func cholesky(_ name: String = "linalg.cholesky") throws(TensorError) -> NDArray {
    if hidden != nil {
      try checkMappedMatrix("linalg.cholesky")
      return try mapped { (a, _) throws(TensorError) in try a.cholesky(name) }
    }
    try checkSquare(name)
    if dtype.isComplex { return try complexCholesky { matrix, order in self.notPositiveDefinite(matrix, order, name) } }
    let output = try NDArray.full(transposed(-1, -2).shape, .int(0), dtype, state)
    switch dtype {
    case .float64: try choleskyMatrices(Double.self, into: output, name)
    default: try choleskyMatrices(Float.self, into: output, name)
    }
    return try output.transposed(-1, -2)
  }

  /// The factor as far as it goes: behind the minor that is not positive stands what the matrix has there.
  package func choleskyAttempt() throws(TensorError) -> (factor: NDArray, info: NDArray) {
    if hidden != nil {
      try checkMappedMatrix("linalg.cholesky")
      let found = try mappedPair { (a, _) throws(TensorError) in
        let found = try a.choleskyAttempt()
        return (found.factor, found.info)
      }
      return (found.0, found.1)
    }
    if dtype.isComplex {
      let factor = try cholesky()
      return (factor, try NDArray.zeros(try Shape(Array(shape.dropLast(2))), .int32, state))
    }
    try checkSquare("linalg.cholesky_ex")
    let output = try transposed(-1, -2).copiedContiguous()
    let info = try NDArray.zeros(try Shape(Array(shape.dropLast(2))), .int32, state)
    switch dtype {
    case .float64: output.factorInPlace(Double.self, info)
    default: output.factorInPlace(Float.self, info)
    }
    return (try output.transposed(-1, -2).triangle(upper: false), info)
  }

  private func factorInPlace<Element: BinaryFloatingPoint>(_ type: Element.Type, _ info: NDArray) {
    let size = shape[rank - 1]
    let out = elements(as: type)
    for matrix in 0..<(count / Swift.max(size * size, 1)) {
      let base = matrix * size * size
      for column in 0..<size {
        var pivot = out[base + column * size + column]
        for inner in 0..<column { pivot -= out[base + inner * size + column] * out[base + inner * size + column] }
        out[base + column * size + column] = pivot
        if !(pivot > 0) {
          info.elements(as: Int32.self)[matrix] = Int32(column + 1)
          break
        }
        out[base + column * size + column] = pivot.squareRoot()
        for row in (column + 1)..<Swift.max(size, column + 1) {
          var sum = out[base + column * size + row]
          for inner in 0..<column { sum -= out[base + inner * size + row] * out[base + inner * size + column] }
          out[base + column * size + row] = sum / out[base + column * size + column]
        }
      }
    }
  }

  private func choleskyMatrices<Element: BinaryFloatingPoint>(
    _ type: Element.Type, into output: NDArray, _ name: String
  ) throws(TensorError) {
    let size = shape[rank - 1]
    // The lower triangle by columns is the upper one by rows, turned.
    let source = try transposed(-1, -2).contiguous()
    let (input, out) = (source.elements(as: type), output.elements(as: type))
    for matrix in 0..<(count / Swift.max(size * size, 1)) {
      let own = out + matrix * size * size
      own.update(from: input + matrix * size * size, count: size * size)
      let failed = NDArray.cholesky(own, size)
      if failed >= 0 { throw notPositiveDefinite(matrix, failed + 1, name) }
    }
  }

  /// Factors one column-major matrix of floats or doubles in place; the column that has no root, or -1.
  private static func cholesky<Element: BinaryFloatingPoint>(
    _ matrix: UnsafeMutablePointer<Element>, _ size: Int
  ) -> Int {
    let raw = UnsafeMutableRawPointer(matrix)
    return Element.self == Double.self
      ? Int(gb_cholesky_f64(Int64(size), raw.assumingMemoryBound(to: Double.self)))
      : Int(gb_cholesky_f32(Int64(size), raw.assumingMemoryBound(to: Float.self)))
  }

  private func notPositiveDefinite(_ matrix: Int, _ order: Int, _ name: String) -> TensorError {
    NDArray.singular(
      "\(name): \(batchNote(matrix))The factorization could not be completed because the input is not "
        + "positive-definite (the leading minor of order \(order) is not positive-definite).")
  }

  private static func singular(_ message: String) -> TensorError { TensorError(.linearAlgebraError, message) }

  private func batchNote(_ matrix: Int) -> String { rank > 2 ? "(Batch element \(matrix)): " : "" }

  private func checkSquare(_ name: String) throws(TensorError) {
    if rank < 2 { throw .runtime("\(name): The input tensor A must have at least 2 dimensions.") }
    if shape[rank - 1] != shape[rank - 2] {
      throw .runtime(
        "\(name): A must be batches of square matrices, but they are \(shape[rank - 2]) by \(shape[rank - 1]) matrices")
    }
    if dtype.isHalf && name == "linalg.det" { throw .notImplemented(kernel: "lu_cpu", for: dtype) }
    if dtype.isHalf { throw .runtime("\(name): Low precision dtypes not supported. Got \(dtype.typeName)") }
    if !dtype.isDifferentiable {
      throw .runtime("\(name): Expected a floating point or complex tensor as input. Got \(dtype.typeName)")
    }
  }

  /// Solutions of each matrix for its right-hand columns; both have one batch shape.
  private func solved(
    _ right: NDArray, _ error: (Int, Int) -> TensorError?
  ) throws(TensorError) -> NDArray {
    if dtype.isComplex { return try complexSolved(right) { error($0, $1) ?? .runtime("singular matrix") } }
    let columns = try right.columnByColumn(as: right.dtype)
    let factors = try luFactors()
    for (matrix, zero) in factors.zeros.enumerated() where zero >= 0 {
      if let error = error(matrix, Int(zero)) { throw error }
    }
    factors.solve(columns, perMatrix: columns.shape[rank - 2])
    return try columns.transposed(-1, -2)
  }

  private func luFactors() throws(TensorError) -> LUFactors {
    let turned = try transposed(-1, -2)
    let matrices = turned.isContiguous ? try turned.copied() : try columnByColumn(as: dtype)
    return LUFactors(matrices, try NDArray(uninitialized: Shape(shape.dropLast(2)), dtype, state))
  }

  /// The sign of the row exchanges and the diagonals of U, for each matrix.
  private func determinantFactors(_ name: String) throws(TensorError) -> (sign: NDArray, diagonals: NDArray) {
    try checkSquare(name)
    // The reference factors the transpose of a row-major matrix, which needs no copy.
    let factors = try (isContiguous ? transposed(-1, -2) : self).luFactors()
    return (factors.signs, try factors.lu.diagonal(0, -2, -1).copiedContiguous())
  }
}
