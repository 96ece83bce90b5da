// Factorisations by LAPACK: QR, singular values, symmetric and general eigenvalues, LU, triangular systems. Every matrix
// of a batch is factored in double precision, then rounded to the array's type. Knows no gradients.
import TensorKernels

/// The matrices of a batch as row-major doubles.
package struct MatrixBatch {
  package let lead: [Int]
  package let rows: Int
  package let columns: Int
  package let values: [Double]
  var size: Int { rows * columns }
  package var count: Int { lead.reduce(1, *) }

  package init(_ array: NDArray, _ name: String) throws(TensorError) {
    if array.rank < 2 {
      throw .runtime("\(name): The input tensor A must have at least 2 dimensions.")
    }
    if !array.dtype.isFloatingPoint {
      throw .runtime(
        "\(name): Expected a floating point or complex tensor as input. Got \(array.dtype.typeName)")
    }
    let kernels = ["linalg.qr": "geqrf_cpu", "linalg.svd": "linalg_svd_cpu", "linalg.eig": "linalg_eig_out_cpu"]
    if array.dtype.isHalf, let kernel = kernels[name] { throw .notImplemented(kernel: kernel, for: array.dtype) }
    lead = Array(array.shape.dropLast(2))
    rows = array.shape[array.rank - 2]
    columns = array.shape[array.rank - 1]
    if rows > 20_000 || columns > 20_000 {
      throw .notImplemented("\(name) of matrices with more than 20000 rows or columns is not supported yet")
    }
    values = try array.doubles()
  }

  package func matrix(_ index: Int) -> [Double] { Array(values[(index * size)..<((index + 1) * size)]) }
}

extension NDArray {
  private func result(_ values: [Double], _ shape: [Int]) throws(TensorError) -> NDArray {
    try NDArray.from(values, try Shape(shape), state).converted(to: dtype)
  }

  private func failed(_ name: String, _ index: Int, _ info: Int32, _ text: String) -> TensorError {
    let batch = rank > 2 ? "(Batch element \(index)): " : ""
    return TensorError(.linearAlgebraError, "\(name): \(batch)\(text) (error code: \(info)).")
  }

  /// Orthogonal and upper triangular factors; `complete` gives all columns of the orthogonal one.
  package func qrFactors(complete: Bool) throws(TensorError) -> (q: NDArray, r: NDArray) {
    if hidden != nil {
      let pair = try mappedPair { (whole, _) throws(TensorError) in
        let found = try whole.qrFactors(complete: complete)
        return (found.q, found.r)
      }
      return (pair.0, pair.1)
    }
    if dtype.isComplex { return try complexQRFactors(complete: complete) }
    let batch = try MatrixBatch(self, "linalg.qr")
    let lapack = try LAPACKLibrary.functions()
    let (m, n) = (batch.rows, batch.columns)
    let k = min(m, n)
    let width = complete ? m : k
    var (qs, rs): ([Double], [Double]) = ([], [])
    for index in 0..<batch.count {
      var a = batch.matrix(index)
      var tau = [Double](repeating: 0, count: max(k, 1))
      if k > 0 { _ = lapack.dgeqrf(LAPACKLibrary.rowMajor, Int32(m), Int32(n), &a, Int32(n), &tau) }
      for row in 0..<width { for column in 0..<n { rs.append(column >= row ? a[row * n + column] : 0) } }
      var q = [Double](repeating: 0, count: m * width)
      for row in 0..<m { for column in 0..<min(width, n) { q[row * width + column] = a[row * n + column] } }
      if k > 0 {
        _ = lapack.dorgqr(LAPACKLibrary.rowMajor, Int32(m), Int32(width), Int32(k), &q, Int32(max(width, 1)), &tau)
      } else {
        for row in 0..<min(m, width) { q[row * width + row] = 1 }
      }
      qs += q
    }
    return (try result(qs, batch.lead + [m, width]), try result(rs, batch.lead + [width, n]))
  }

  /// Singular vectors and values; `full` gives square matrices of vectors.
  package func singularValues(full: Bool) throws(TensorError) -> (u: NDArray, s: NDArray, vh: NDArray) {
    if hidden != nil {
      let frame = HiddenFrame([self])
      let found = try visible(frame).singularValues(full: full)
      return (found.u.hiding(frame), found.s.hiding(frame), found.vh.hiding(frame))
    }
    if dtype.isComplex { return try complexSingularValues(full: full) }
    let batch = try MatrixBatch(self, "linalg.svd")
    let lapack = try LAPACKLibrary.functions()
    let (m, n) = (batch.rows, batch.columns)
    let k = min(m, n)
    let (uWidth, vHeight) = full ? (m, n) : (k, k)
    var (us, ss, vs): ([Double], [Double], [Double]) = ([], [], [])
    for index in 0..<batch.count {
      var a = batch.matrix(index)
      var u = [Double](repeating: 0, count: max(m * uWidth, 1))
      var s = [Double](repeating: 0, count: max(k, 1))
      var v = [Double](repeating: 0, count: max(vHeight * n, 1))
      if k > 0 {
        if a.contains(where: { !$0.isFinite }) {
          throw failed(
            "linalg.svd", index, 1,
            "The algorithm failed to converge because the input matrix contained non-finite values.")
        }
        let info = lapack.dgesdd(
          LAPACKLibrary.rowMajor, CChar(UInt8(ascii: full ? "A" : "S")), Int32(m), Int32(n), &a, Int32(n), &s, &u,
          Int32(max(uWidth, 1)), &v, Int32(n))
        if info > 0 {
          throw failed(
            "linalg.svd", index, info,
            "The algorithm failed to converge because the input matrix is ill-conditioned or has too many repeated "
              + "singular values")
        }
      } else {
        for row in 0..<min(m, uWidth) { u[row * uWidth + row] = 1 }
        for row in 0..<min(n, vHeight) { v[row * n + row] = 1 }
      }
      us += u.prefix(m * uWidth)
      ss += s.prefix(k)
      vs += v.prefix(vHeight * n)
    }
    return (
      try result(us, batch.lead + [m, uWidth]), try result(ss, batch.lead + [k]),
      try result(vs, batch.lead + [vHeight, n])
    )
  }

  private func checkSquareMatrices(_ batch: MatrixBatch, _ name: String) throws(TensorError) {
    if batch.rows != batch.columns {
      throw .runtime(
        "\(name): A must be batches of square matrices, but they are \(batch.rows) by \(batch.columns) matrices")
    }
  }

  /// Eigenvalues (ascending) and vectors of symmetric matrices, of which one triangle is read.
  package func symmetricEigen(upper: Bool) throws(TensorError) -> (values: NDArray, vectors: NDArray) {
    if hidden != nil {
      let pair = try mappedPair { (whole, _) throws(TensorError) in
        let found = try whole.symmetricEigen(upper: upper)
        return (found.values, found.vectors)
      }
      return (pair.0, pair.1)
    }
    if dtype.isComplex { return try hermitianEigen(upper: upper) }
    let batch = try MatrixBatch(self, "linalg.eigh")
    let lapack = try LAPACKLibrary.functions()
    try checkSquareMatrices(batch, "linalg.eigh")
    let n = batch.rows
    var (ws, vs): ([Double], [Double]) = ([], [])
    for index in 0..<batch.count {
      var a = batch.matrix(index)
      var w = [Double](repeating: 0, count: max(n, 1))
      if n > 0 {
        let info = lapack.dsyevd(
          LAPACKLibrary.rowMajor, CChar(UInt8(ascii: "V")), CChar(UInt8(ascii: upper ? "U" : "L")), Int32(n), &a,
          Int32(n), &w
        )
        if info != 0 {
          throw failed(
            "linalg.eigh", index, info,
            "The algorithm failed to converge because the input matrix is ill-conditioned or has too many repeated "
              + "eigenvalues")
        }
      }
      ws += w.prefix(n)
      vs += a
    }
    return (try result(ws, batch.lead + [n]), try result(vs, batch.lead + [n, n]))
  }

  /// Eigenvalues of general matrices as real and imaginary parts; vectors in LAPACK's packed form.
  package func generalEigen() throws(TensorError) -> (real: NDArray, imaginary: NDArray, vectors: NDArray) {
    if hidden != nil {
      let frame = HiddenFrame([self])
      let found = try visible(frame).generalEigen()
      return (found.real.hiding(frame), found.imaginary.hiding(frame), found.vectors.hiding(frame))
    }
    let batch = try MatrixBatch(self, "linalg.eig")
    let lapack = try LAPACKLibrary.functions()
    try checkSquareMatrices(batch, "linalg.eig")
    let n = batch.rows
    var (res, ims, vs): ([Double], [Double], [Double]) = ([], [], [])
    for index in 0..<batch.count {
      var a = batch.matrix(index)
      if a.contains(where: { !$0.isFinite }) {
        throw .runtime("torch.linalg.eig: input tensor should not contain infs or NaNs.")
      }
      var re = [Double](repeating: 0, count: max(n, 1))
      var im = re
      var v = [Double](repeating: 0, count: max(n * n, 1))
      var unused = [0.0]
      if n > 0 {
        let info = lapack.dgeev(
          LAPACKLibrary.rowMajor, CChar(UInt8(ascii: "N")), CChar(UInt8(ascii: "V")), Int32(n), &a, Int32(n), &re, &im,
          &unused, Int32(n), &v, Int32(n))
        if info != 0 {
          throw failed("linalg.eig", index, info, "The algorithm failed to converge")
        }
      }
      res += re.prefix(n)
      ims += im.prefix(n)
      vs += v.prefix(n * n)
    }
    return (
      try result(res, batch.lead + [n]), try result(ims, batch.lead + [n]), try result(vs, batch.lead + [n, n])
    )
  }

  /// LU with row exchanges: the packed factors and LAPACK's pivots (from 1).
  package func luPacked(_ name: String) throws(TensorError) -> (factors: NDArray, pivots: NDArray) {
    if hidden != nil {
      let pair = try mappedPair { (whole, _) throws(TensorError) in
        let found = try whole.luPacked(name)
        return (found.factors, found.pivots)
      }
      return (pair.0, pair.1)
    }
    if dtype.isComplex { return try complexLUPacked(name) }
    let batch = try MatrixBatch(self, name)
    let lapack = try LAPACKLibrary.functions()
    let (m, n) = (batch.rows, batch.columns)
    let k = min(m, n)
    var (factors, pivots): ([Double], [Int]) = ([], [])
    for index in 0..<batch.count {
      var a = batch.matrix(index)
      var p = [Int32](repeating: 0, count: max(k, 1))
      if k > 0 { _ = lapack.dgetrf(LAPACKLibrary.rowMajor, Int32(m), Int32(n), &a, Int32(n), &p) }
      factors += a
      pivots += p.prefix(k).map { Int($0) }
    }
    return (
      try result(factors, batch.lead + [m, n]), try NDArray.from(pivots, try Shape(batch.lead + [k]), state)
    )
  }

  /// The permutation matrices [m, m] that so many pivots each stand for; all of them by default.
  package func permutationMatrices(_ m: Int, _ dtype: DType, pivots steps: Int? = nil) throws(TensorError) -> NDArray {
    if hidden != nil {
      return try mapped { (whole, _) throws(TensorError) in try whole.permutationMatrices(m, dtype, pivots: steps) }
    }
    let lead = Array(shape.dropLast())
    let given = shape.last ?? 0
    let k = steps ?? given
    let pivots = try integers()
    let result = try NDArray.zeros(try Shape(lead + [m, m]), dtype, state)
    for index in 0..<lead.reduce(1, *) {
      var order = Array(0..<m)
      for step in 0..<k {
        let pivot = step < given ? pivots[index * given + step] : 0
        if pivot < 1 || pivot > m || step >= m {
          throw .runtime(
            "pivots passed to lu_unpack must be between 1 and LU.size(-2) inclusive.Did you properly pass the result of "
              + "lu_factor?")
        }
        order.swapAt(step, pivot - 1)
      }
      for (row, column) in order.enumerated() { result.store(.int(1), at: index * m * m + column * m + row) }
    }
    return result
  }

  /// The solution X of A·X = B with triangular A, this array; both have the same batch.
  package func triangularSolved(_ right: NDArray, upper: Bool, unit: Bool) throws(TensorError) -> NDArray {
    if hidden != nil || right.hidden != nil {
      return try NDArray.mappedTogether([self, right]) { (whole, _) throws(TensorError) in
        try whole[0].triangularSolved(whole[1], upper: upper, unit: unit)
      }
    }
    if dtype.isComplex && right.dtype == dtype {
      return try complexTriangularSolved(right, upper: upper, unit: unit)
    }
    let (a, b) = (try MatrixBatch(self, "linalg.solve_triangular"), try MatrixBatch(right, "linalg.solve_triangular"))
    let (n, width) = (a.rows, b.columns)
    var values = b.values
    values.withUnsafeMutableBufferPointer { values in
      a.values.withUnsafeBufferPointer { factors in
        guard let values = values.baseAddress, let factors = factors.baseAddress else { return }
        for index in 0..<a.count {
          gb_triangular_solve_f64(
            upper, unit, Int64(n), Int64(width), factors + index * n * n, values + index * n * width)
        }
      }
    }
    return try right.result(values, Array(right.shape))
  }

  /// exp of square matrices: scaled down, a Taylor polynomial, squared back.
  package func matrixExponential() throws(TensorError) -> NDArray {
    if hidden != nil { return try mapped { (whole, _) throws(TensorError) in try whole.matrixExponential() } }
    if dtype.isComplex { return try complexMatrixExponential() }
    let batch = try MatrixBatch(self, "linalg.matrix_exp")
    try checkSquareMatrices(batch, "linalg.matrix_exp")
    let n = batch.rows
    var values: [Double] = []
    for index in 0..<batch.count {
      var a = batch.matrix(index)
      var norm = 0.0
      for column in 0..<n { norm = Swift.max(norm, (0..<n).reduce(0.0) { $0 + abs(a[$1 * n + column]) }) }
      var halvings = 0
      while norm > 0.5 && halvings < 1100 {
        norm /= 2
        halvings += 1
      }
      var scale = 1.0
      for _ in 0..<halvings { scale /= 2 }
      a = a.map { $0 * scale }
      var sum = NDArray.polynomial(a, n)
      for _ in 0..<halvings { sum = NDArray.product(sum, sum, n) }
      values += sum
    }
    return try result(values, Array(shape))
  }

  private static func product(_ a: [Double], _ b: [Double], _ n: Int) -> [Double] {
    var c = [Double](repeating: 0, count: n * n)
    if n == 0 { return c }
    if b.allSatisfy(\.isFinite) {
      gb_square_product_f64(Int64(n), a, b, &c)
      return c
    }
    // Zeros make no NaN of what is not finite.
    for row in 0..<n {
      for k in 0..<n where a[row * n + k] != 0 {
        for column in 0..<n { c[row * n + column] += a[row * n + k] * b[k * n + column] }
      }
    }
    return c
  }

  /// The Taylor polynomial of exp of degree 18. Small matrices take it term by term; larger ones with powers up to the fourth,
  /// which makes seven products of it.
  private static func polynomial(_ a: [Double], _ n: Int) -> [Double] {
    let (degree, fewRows, blockSize) = (18, 16, 4)
    var sum = [Double](repeating: 0, count: n * n)
    for diagonal in 0..<n { sum[diagonal * n + diagonal] = 1 }
    if n <= fewRows {
      var term = sum
      for degree in 1...degree {
        term = NDArray.product(term, a, n).map { $0 / Double(degree) }
        for element in sum.indices { sum[element] += term[element] }
      }
      return sum
    }
    var powers = [sum, a]
    for power in 2...blockSize { powers.append(NDArray.product(powers[power - 1], a, n)) }
    var factors = [1.0]
    for power in 1...degree { factors.append(factors[power - 1] / Double(power)) }
    sum = [Double](repeating: 0, count: n * n)
    for block in stride(from: degree / blockSize, through: 0, by: -1) {
      if block < degree / blockSize { sum = NDArray.product(sum, powers[blockSize], n) }
      for power in 0..<blockSize where block * blockSize + power <= degree {
        let factor = factors[block * blockSize + power]
        for element in sum.indices { sum[element] += factor * powers[power][element] }
      }
    }
    return sum
  }
}
