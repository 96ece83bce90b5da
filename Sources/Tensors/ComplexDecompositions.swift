// Factorisations of complex matrices by LAPACK: QR, singular values, Hermitian and general eigenvalues, LU; and by hand
// Cholesky, triangular systems and the exponential. Double precision, then rounded. Knows no gradients.

/// The matrices of a batch as row-major complex numbers, each two doubles.
struct ComplexBatch {
  let lead: [Int]
  let rows: Int
  let columns: Int
  private let values: [ComplexNumber]
  var count: Int { lead.reduce(1, *) }

  init(_ array: NDArray, _ name: String) throws(TensorError) {
    if array.rank < 2 { throw .runtime("\(name): The input tensor A must have at least 2 dimensions.") }
    lead = Array(array.shape.dropLast(2))
    rows = array.shape[array.rank - 2]
    columns = array.shape[array.rank - 1]
    if rows > 20_000 || columns > 20_000 {
      throw .notImplemented("\(name) of matrices with more than 20000 rows or columns is not supported yet")
    }
    values = try array.complexNumbers()
  }

  func numbers(_ index: Int) -> [ComplexNumber] {
    Array(values[(index * rows * columns)..<((index + 1) * rows * columns)])
  }

  /// The parts one after the other, as LAPACK wants them.
  func parts(_ index: Int) -> [Double] { numbers(index).flatMap { [$0.real, $0.imaginary] } }
}

extension NDArray {
  private func complexResult(_ parts: [Double], _ shape: [Int]) throws(TensorError) -> NDArray {
    var numbers: [ComplexNumber] = []
    numbers.reserveCapacity(parts.count / 2)
    for index in stride(from: 0, to: parts.count - 1, by: 2) {
      numbers.append(ComplexNumber(parts[index], parts[index + 1]))
    }
    return try NDArray.complex(numbers, try Shape(shape), dtype.realType, state)
  }

  private func realResult(_ values: [Double], _ shape: [Int]) throws(TensorError) -> NDArray {
    try NDArray.from(values, try Shape(shape), state).converted(to: dtype.realType)
  }

  private func complexFailed(_ name: String, _ index: Int, _ info: Int32, _ text: String) -> TensorError {
    let batch = rank > 2 ? "(Batch element \(index)): " : ""
    return TensorError(.linearAlgebraError, "\(name): \(batch)\(text) (error code: \(info)).")
  }

  func complexQRFactors(complete: Bool) throws(TensorError) -> (q: NDArray, r: NDArray) {
    let batch = try ComplexBatch(self, "linalg.qr")
    let lapack = try LAPACKLibrary.complexFunctions()
    let (m, n) = (batch.rows, batch.columns)
    let k = min(m, n)
    let width = complete ? m : k
    var (qs, rs): ([Double], [Double]) = ([], [])
    for index in 0..<batch.count {
      var a = batch.parts(index)
      var tau = [Double](repeating: 0, count: max(2 * k, 2))
      if k > 0 { _ = lapack.zgeqrf(LAPACKLibrary.rowMajor, Int32(m), Int32(n), &a, Int32(n), &tau) }
      for row in 0..<width {
        for place in (row * n)..<((row + 1) * n) {
          let isUpper = place - row * n >= row
          rs += isUpper ? [a[2 * place], a[2 * place + 1]] : [0, 0]
        }
      }
      var q = [Double](repeating: 0, count: max(2 * m * width, 2))
      for row in 0..<m {
        for column in 0..<min(width, n) {
          for part in 0..<2 { q[2 * (row * width + column) + part] = a[2 * (row * n + column) + part] }
        }
      }
      if k > 0 {
        _ = lapack.zungqr(LAPACKLibrary.rowMajor, Int32(m), Int32(width), Int32(k), &q, Int32(max(width, 1)), &tau)
      } else {
        for row in 0..<min(m, width) { q[2 * (row * width + row)] = 1 }
      }
      qs += q.prefix(2 * m * width)
    }
    return (
      try complexResult(qs, batch.lead + [m, width]).laidByColumns(),
      try complexResult(rs, batch.lead + [width, n]).laidByColumns()
    )
  }

  func complexSingularValues(full: Bool) throws(TensorError) -> (u: NDArray, s: NDArray, vh: NDArray) {
    let batch = try ComplexBatch(self, "linalg.svd")
    let lapack = try LAPACKLibrary.complexFunctions()
    let (m, n) = (batch.rows, batch.columns)
    let k = min(m, n)
    let (uWidth, vHeight) = full ? (m, n) : (k, k)
    var (us, ss, vs): ([Double], [Double], [Double]) = ([], [], [])
    for index in 0..<batch.count {
      var a = batch.parts(index)
      var u = [Double](repeating: 0, count: max(2 * m * uWidth, 2))
      var s = [Double](repeating: 0, count: max(k, 1))
      var v = [Double](repeating: 0, count: max(2 * vHeight * n, 2))
      if k > 0 {
        if a.contains(where: { !$0.isFinite }) {
          throw complexFailed(
            "linalg.svd", index, 1,
            "The algorithm failed to converge because the input matrix contained non-finite values.")
        }
        let info = lapack.zgesdd(
          LAPACKLibrary.rowMajor, CChar(UInt8(ascii: full ? "A" : "S")), Int32(m), Int32(n), &a, Int32(n), &s, &u,
          Int32(max(uWidth, 1)), &v, Int32(n))
        if info > 0 {
          throw complexFailed(
            "linalg.svd", index, info,
            "The algorithm failed to converge because the input matrix is ill-conditioned or has too many repeated "
              + "singular values")
        }
      } else {
        for row in 0..<min(m, uWidth) { u[2 * (row * uWidth + row)] = 1 }
        for row in 0..<min(n, vHeight) { v[2 * (row * n + row)] = 1 }
      }
      us += u.prefix(2 * m * uWidth)
      ss += s.prefix(k)
      vs += v.prefix(2 * vHeight * n)
    }
    return (
      try complexResult(us, batch.lead + [m, uWidth]).laidByColumns(), try realResult(ss, batch.lead + [k]),
      try complexResult(vs, batch.lead + [vHeight, n]).laidByColumns()
    )
  }

  private func checkSquare(_ batch: ComplexBatch, _ name: String) throws(TensorError) {
    if batch.rows != batch.columns {
      throw .runtime(
        "\(name): A must be batches of square matrices, but they are \(batch.rows) by \(batch.columns) matrices")
    }
  }

  func hermitianEigen(upper: Bool) throws(TensorError) -> (values: NDArray, vectors: NDArray) {
    let batch = try ComplexBatch(self, "linalg.eigh")
    let lapack = try LAPACKLibrary.complexFunctions()
    try checkSquare(batch, "linalg.eigh")
    let n = batch.rows
    var (ws, vs): ([Double], [Double]) = ([], [])
    for index in 0..<batch.count {
      var a = batch.parts(index)
      var w = [Double](repeating: 0, count: max(n, 1))
      if n > 0 {
        let info = lapack.zheevd(
          LAPACKLibrary.rowMajor, CChar(UInt8(ascii: "V")), CChar(UInt8(ascii: upper ? "U" : "L")), Int32(n), &a,
          Int32(n), &w)
        if info != 0 {
          throw complexFailed(
            "linalg.eigh", index, info,
            "The algorithm failed to converge because the input matrix is ill-conditioned or has too many repeated "
              + "eigenvalues")
        }
      }
      ws += w.prefix(n)
      vs += a
    }
    return (try realResult(ws, batch.lead + [n]), try complexResult(vs, batch.lead + [n, n]).laidByColumns())
  }

  func complexGeneralEigen() throws(TensorError) -> (values: NDArray, vectors: NDArray) {
    let batch = try ComplexBatch(self, "linalg.eig")
    let lapack = try LAPACKLibrary.complexFunctions()
    try checkSquare(batch, "linalg.eig")
    let n = batch.rows
    var (ws, vs): ([Double], [Double]) = ([], [])
    for index in 0..<batch.count {
      var a = batch.parts(index)
      if a.contains(where: { !$0.isFinite }) {
        throw .runtime("torch.linalg.eig: input tensor should not contain infs or NaNs.")
      }
      var w = [Double](repeating: 0, count: max(2 * n, 2))
      var v = [Double](repeating: 0, count: max(2 * n * n, 2))
      var unused = [0.0, 0.0]
      if n > 0 {
        let info = lapack.zgeev(
          LAPACKLibrary.rowMajor, CChar(UInt8(ascii: "N")), CChar(UInt8(ascii: "V")), Int32(n), &a, Int32(n), &w,
          &unused, Int32(n), &v, Int32(n))
        if info != 0 { throw complexFailed("linalg.eig", index, info, "The algorithm failed to converge") }
      }
      ws += w.prefix(2 * n)
      vs += v.prefix(2 * n * n)
    }
    return (try complexResult(ws, batch.lead + [n]), try complexResult(vs, batch.lead + [n, n]).laidByColumns())
  }

  func complexLUPacked(_ name: String) throws(TensorError) -> (factors: NDArray, pivots: NDArray) {
    let batch = try ComplexBatch(self, name)
    let lapack = try LAPACKLibrary.complexFunctions()
    let (m, n) = (batch.rows, batch.columns)
    let k = min(m, n)
    var (factors, pivots): ([Double], [Int]) = ([], [])
    for index in 0..<batch.count {
      var a = batch.parts(index)
      var p = [Int32](repeating: 0, count: max(k, 1))
      if k > 0 { _ = lapack.zgetrf(LAPACKLibrary.rowMajor, Int32(m), Int32(n), &a, Int32(n), &p) }
      factors += a
      pivots += p.prefix(k).map { Int($0) }
    }
    return (
      try complexResult(factors, batch.lead + [m, n]).laidByColumns(),
      try NDArray.from(pivots, try Shape(batch.lead + [k]), state)
    )
  }

  /// The lower triangular factor of Hermitian positive-definite matrices.
  func complexCholesky(
    _ error: (Int, Int) -> TensorError
  ) throws(TensorError) -> NDArray {
    let batch = try ComplexBatch(self, "linalg.cholesky")
    let n = batch.rows
    var result: [ComplexNumber] = []
    for index in 0..<batch.count {
      let a = batch.numbers(index)
      var l = [ComplexNumber](repeating: ComplexNumber(0, 0), count: n * n)
      for column in 0..<n {
        for row in column..<n {
          var sum = a[row * n + column]
          for inner in 0..<column { sum.subtract(l[row * n + inner].times(l[column * n + inner].turned)) }
          if row == column {
            if !(sum.real > 0) { throw error(index, column + 1) }
            l[row * n + row] = ComplexNumber(sum.real.squareRoot(), 0)
          } else {
            let head = l[column * n + column].real
            l[row * n + column] = ComplexNumber(sum.real / head, sum.imaginary / head)
          }
        }
      }
      result += l
    }
    return try NDArray.complex(result, shape, dtype.realType, state).laidByColumns()
  }

  /// The solution X of A·X = B with triangular A, this array; both have the same batch.
  func complexTriangularSolved(_ right: NDArray, upper: Bool, unit: Bool) throws(TensorError) -> NDArray {
    let (a, b) = (
      try ComplexBatch(self, "linalg.solve_triangular"), try ComplexBatch(right, "linalg.solve_triangular")
    )
    let (n, width) = (a.rows, b.columns)
    var result: [ComplexNumber] = []
    for index in 0..<a.count {
      let matrix = a.numbers(index)
      var x = b.numbers(index)
      for row in upper ? Array((0..<n).reversed()) : Array(0..<n) {
        for column in 0..<width {
          var sum = x[row * width + column]
          for k in upper ? (row + 1)..<Swift.max(n, row + 1) : 0..<row {
            sum.subtract(matrix[row * n + k].times(x[k * width + column]))
          }
          x[row * width + column] = unit ? sum : sum.over(matrix[row * n + row])
        }
      }
      result += x
    }
    return try NDArray.complex(result, right.shape, dtype.realType, state)
  }

  /// exp of square matrices: scaled down, a Taylor polynomial, squared back.
  func complexMatrixExponential() throws(TensorError) -> NDArray {
    let batch = try ComplexBatch(self, "linalg.matrix_exp")
    try checkSquare(batch, "linalg.matrix_exp")
    let n = batch.rows
    var result: [ComplexNumber] = []
    for index in 0..<batch.count {
      var a = batch.numbers(index)
      var norm = 0.0
      for column in 0..<n { norm = Swift.max(norm, (0..<n).reduce(0.0) { $0 + a[$1 * n + column].extent }) }
      var (halvings, scale) = (0, 1.0)
      while norm * scale > 0.5 && halvings < 1000 {
        scale /= 2
        halvings += 1
      }
      a = a.map { $0.scaled(scale) }
      var sum = [ComplexNumber](repeating: ComplexNumber(0, 0), count: n * n)
      for diagonal in 0..<n { sum[diagonal * n + diagonal] = ComplexNumber(1, 0) }
      var term = sum
      for degree in 1...18 {
        term = ComplexNumber.product(term, a, n).map { $0.scaled(1 / Double(degree)) }
        for element in sum.indices { sum[element] = sum[element].plus(term[element]) }
      }
      for _ in 0..<halvings { sum = ComplexNumber.product(sum, sum, n) }
      result += sum
    }
    return try NDArray.complex(result, shape, dtype.realType, state)
  }
}

extension ComplexNumber {
  /// The conjugate.
  var turned: ComplexNumber { ComplexNumber(real, -imaginary) }

  func plus(_ other: ComplexNumber) -> ComplexNumber {
    ComplexNumber(real + other.real, imaginary + other.imaginary)
  }

  func scaled(_ factor: Double) -> ComplexNumber { ComplexNumber(real * factor, imaginary * factor) }

  /// The product of two square matrices.
  static func product(_ a: [ComplexNumber], _ b: [ComplexNumber], _ n: Int) -> [ComplexNumber] {
    var c = [ComplexNumber](repeating: ComplexNumber(0, 0), count: n * n)
    for row in 0..<n {
      for k in 0..<n {
        let factor = a[row * n + k]
        for column in 0..<n { c[row * n + column] = c[row * n + column].plus(factor.times(b[k * n + column])) }
      }
    }
    return c
  }
}
