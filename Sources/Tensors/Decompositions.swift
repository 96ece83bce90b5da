// Factorisations by LAPACK: QR, singular values, symmetric and general eigenvalues; LU and triangular systems. Matrices of floats
// are factored in double precision while they are small, then rounded; larger ones in their own. Knows no gradients.
import Glibc
import TensorKernels

/// The matrices of a batch column by column, to be overwritten by their factors.
struct ColumnBatch {
  /// In single precision, sums of so few products are as good as exact only when doubles take them: there they are no slower either.
  private static let mostRowsInDoubles = 32

  let lead: [Int]
  let rows: Int
  let columns: Int
  /// What the factors are computed in.
  let type: DType
  private let matrices: NDArray
  var count: Int { lead.reduce(1, *) }

  init(_ array: NDArray, _ name: String) throws(TensorError) {
    try array.checkMatrices(name)
    lead = Array(array.shape.dropLast(2))
    rows = array.shape[array.rank - 2]
    columns = array.shape[array.rank - 1]
    let isLarge = Swift.max(rows, columns) > ColumnBatch.mostRowsInDoubles
    type = array.dtype == .float32 && isLarge ? .float32 : .float64
    matrices = try array.columnByColumn(as: type)
  }

  /// The first element of a matrix.
  func start(_ index: Int) -> UnsafeMutableRawPointer {
    matrices.pointer + index * rows * columns * type.byteCount
  }

  func isFinite(_ index: Int) -> Bool {
    gb_all_finite(type.kernelType, Int64(rows * columns), start(index))
  }

  /// Room for arrays of this shape, one for each matrix.
  func room(_ sizes: [Int]) throws(TensorError) -> NDArray {
    try NDArray(uninitialized: try Shape(lead + sizes), type, matrices.state)
  }

  /// The matrices themselves, which LAPACK has overwritten.
  var overwritten: NDArray { matrices }
}

extension NDArray {
  /// The matrices of this array column by column, in a new storage: of the shape that the transposes have.
  func columnByColumn(as type: DType) throws(TensorError) -> NDArray {
    let turned = try transposed(-1, -2)
    if !isContiguous || rank < 2 || count == 0 { return try turned.copiedContiguous(as: type) }
    let output = try NDArray(uninitialized: turned.shape, type, state)
    let (rows, columns) = (shape[rank - 2], shape[rank - 1])
    let isKnown = gb_turn(
      dtype.kernelType, type.kernelType, Int64(count / (rows * columns)), Int64(rows), Int64(columns), pointer,
      output.pointer)
    return isKnown ? output : try turned.copiedContiguous(as: type)
  }

  /// Where the part of a batch begins that belongs to one of its matrices.
  fileprivate func start(_ index: Int, of count: Int) -> UnsafeMutableRawPointer {
    pointer + (count == 0 ? 0 : index * (self.count / count)) * dtype.byteCount
  }
}

extension NDArray {
  /// Throws unless this array holds matrices that can be factored.
  func checkMatrices(_ name: String) throws(TensorError) {
    if rank < 2 { throw .runtime("\(name): The input tensor A must have at least 2 dimensions.") }
    if !dtype.isFloatingPoint {
      throw .runtime("\(name): Expected a floating point or complex tensor as input. Got \(dtype.typeName)")
    }
    let kernels = ["linalg.qr": "geqrf_cpu", "linalg.svd": "linalg_svd_cpu", "linalg.eig": "linalg_eig_out_cpu"]
    if dtype.isHalf, let kernel = kernels[name] { throw .notImplemented(kernel: kernel, for: dtype) }
    if shape[rank - 2] > 20_000 || shape[rank - 1] > 20_000 {
      throw .notImplemented("\(name) of matrices with more than 20000 rows or columns is not supported yet")
    }
  }

  /// Matrices that lie column by column, as the reference's do, in this array's type.
  private func turned(_ columns: NDArray) throws(TensorError) -> NDArray {
    try columns.converted(to: dtype).transposed(-1, -2)
  }

  private func failed(_ name: String, _ index: Int, _ info: Int32, _ text: String) -> TensorError {
    let batch = rank > 2 ? "(Batch element \(index)): " : ""
    return TensorError(.linearAlgebraError, "\(name): \(batch)\(text) (error code: \(info)).")
  }

  /// Orthogonal and upper triangular factors; `complete` gives all columns of the orthogonal one.
  package func qrFactors(complete: Bool) throws(TensorError) -> (q: NDArray, r: NDArray) {
    if hidden != nil {
      try checkMappedMatrix("linalg.qr")
      let pair = try mappedPair { (whole, _) throws(TensorError) in
        let found = try whole.qrFactors(complete: complete)
        return (found.q, found.r)
      }
      return (pair.0, pair.1)
    }
    if dtype.isComplex { return try complexQRFactors(complete: complete) }
    let batch = try ColumnBatch(self, "linalg.qr")
    let lapack = try LAPACKLibrary.functions(of: batch.type)
    let (m, n) = (batch.rows, batch.columns)
    let k = min(m, n)
    let width = complete ? m : k
    let (q, r, tau) = (try batch.room([width, m]), try batch.room([n, width]), try batch.room([max(k, 1)]))
    let (layout, size) = (LAPACKLibrary.columnMajor, batch.type.byteCount)
    // LAPACKE leaves alone what holds NaN; the reference factors it like all others.
    LAPACKLibrary.refusesNaN(false)
    defer { LAPACKLibrary.refusesNaN(true) }
    for index in 0..<batch.count {
      let (a, tau) = (batch.start(index), tau.start(index, of: batch.count))
      if k > 0 { _ = lapack.geqrf(layout, Int32(m), Int32(n), a, Int32(m), tau) }
      let upper = r.start(index, of: batch.count)
      memset(upper, 0, n * width * size)
      for column in 0..<n {
        memcpy(upper + column * width * size, a + column * m * size, min(column + 1, width) * size)
      }
      let own = q.start(index, of: batch.count)
      let given = min(width, n) * m * size
      memcpy(own, a, given)
      memset(own + given, 0, (width * m) * size - given)
      if k > 0 {
        _ = lapack.orgqr(layout, Int32(m), Int32(width), Int32(k), own, Int32(m), tau)
      } else {
        batch.storeUnit(own, m, width)
      }
    }
    return (try turned(q), try turned(r))
  }

  /// Singular values alone.
  package func singularValuesAlone() throws(TensorError) -> NDArray {
    if hidden != nil {
      try checkMappedMatrix("linalg.svd")
      return try mapped { (whole, _) throws(TensorError) in try whole.singularValuesAlone() }
    }
    if dtype.isComplex { return try singularValues(full: false).s }
    let batch = try ColumnBatch(self, "linalg.svd")
    let k = min(batch.rows, batch.columns)
    let s = try batch.room([k])
    for index in 0..<batch.count where k > 0 {
      try factorSingular(batch, index, UInt8(ascii: "N"), s, nil, nil)
    }
    return try s.converted(to: dtype)
  }

  /// Singular vectors and values; `full` gives square matrices of vectors.
  package func singularValues(full: Bool) throws(TensorError) -> (u: NDArray, s: NDArray, vh: NDArray) {
    if hidden != nil {
      try checkMappedMatrix("linalg.svd")
      let frame = HiddenFrame([self])
      let found = try visible(frame).singularValues(full: full)
      return (found.u.hiding(frame), found.s.hiding(frame), found.vh.hiding(frame))
    }
    if dtype.isComplex { return try complexSingularValues(full: full) }
    let batch = try ColumnBatch(self, "linalg.svd")
    let (m, n) = (batch.rows, batch.columns)
    let k = min(m, n)
    let (uWidth, vHeight) = full ? (m, n) : (k, k)
    let (u, s, v) = (try batch.room([uWidth, m]), try batch.room([k]), try batch.room([n, vHeight]))
    for index in 0..<batch.count {
      if k > 0 {
        try factorSingular(batch, index, UInt8(ascii: full ? "A" : "S"), s, u, v)
      } else {
        batch.storeUnit(u.start(index, of: batch.count), m, uWidth)
        batch.storeUnit(v.start(index, of: batch.count), vHeight, n)
      }
    }
    return (try turned(u), try s.converted(to: dtype), try turned(v))
  }

  private func factorSingular(
    _ batch: ColumnBatch, _ index: Int, _ job: UInt8, _ s: NDArray, _ u: NDArray?, _ v: NDArray?
  ) throws(TensorError) {
    let lapack = try LAPACKLibrary.functions(of: batch.type)
    if !batch.isFinite(index) {
      throw failed(
        "linalg.svd", index, 1,
        "The algorithm failed to converge because the input matrix contained non-finite values.")
    }
    let (m, n, values) = (Int32(batch.rows), Int32(batch.columns), s.start(index, of: batch.count))
    let height = v.map { Int32(max($0.shape[$0.rank - 1], 1)) } ?? 1
    // Where no vectors are asked for, nothing is written there.
    let info = lapack.gesdd(
      LAPACKLibrary.columnMajor, CChar(job), m, n, batch.start(index), m, values,
      u?.start(index, of: batch.count) ?? values, m, v?.start(index, of: batch.count) ?? values, height)
    if info > 0 {
      throw failed(
        "linalg.svd", index, info,
        "The algorithm failed to converge because the input matrix is ill-conditioned or has too many repeated "
          + "singular values")
    }
  }

  private func checkSquareMatrices(_ name: String) throws(TensorError) {
    let (rows, columns) = (shape[rank - 2], shape[rank - 1])
    if rows != columns {
      throw .runtime(
        "\(name): A must be batches of square matrices, but they are \(rows) by \(columns) matrices")
    }
  }

  /// Eigenvalues (ascending) and vectors of symmetric matrices, of which one triangle is read.
  package func symmetricEigen(upper: Bool) throws(TensorError) -> (values: NDArray, vectors: NDArray) {
    if hidden != nil {
      try checkMappedMatrix("linalg.eigh")
      let pair = try mappedPair { (whole, _) throws(TensorError) in
        let found = try whole.symmetricEigen(upper: upper)
        return (found.values, found.vectors)
      }
      return (pair.0, pair.1)
    }
    if dtype.isComplex { return try hermitianEigen(upper: upper) }
    let batch = try ColumnBatch(self, "linalg.eigh")
    let values = try symmetricEigen(batch, UInt8(ascii: "V"), upper: upper)
    return (values, try turned(batch.overwritten))
  }

  /// The eigenvalues alone.
  package func symmetricEigenvalues(upper: Bool) throws(TensorError) -> NDArray {
    if hidden != nil {
      try checkMappedMatrix("linalg.eigh")
      return try mapped { (whole, _) throws(TensorError) in try whole.symmetricEigenvalues(upper: upper) }
    }
    if dtype.isComplex { return try symmetricEigen(upper: upper).values }
    return try symmetricEigen(try ColumnBatch(self, "linalg.eigh"), UInt8(ascii: "N"), upper: upper)
  }

  private func symmetricEigen(_ batch: ColumnBatch, _ job: UInt8, upper: Bool) throws(TensorError) -> NDArray {
    let lapack = try LAPACKLibrary.functions(of: batch.type)
    try checkSquareMatrices("linalg.eigh")
    let n = batch.rows
    let values = try batch.room([n])
    for index in 0..<batch.count where n > 0 {
      let info = lapack.syevd(
        LAPACKLibrary.columnMajor, CChar(job), CChar(UInt8(ascii: upper ? "U" : "L")), Int32(n), batch.start(index),
        Int32(n), values.start(index, of: batch.count))
      if info != 0 {
        throw failed(
          "linalg.eigh", index, info,
          "The algorithm failed to converge because the input matrix is ill-conditioned or has too many repeated "
            + "eigenvalues")
      }
    }
    return try values.converted(to: dtype)
  }

  /// Eigenvalues of general matrices as real and imaginary parts; vectors in LAPACK's packed form, row by row of each matrix's
  /// transpose, or nothing.
  func generalEigen(vectors wantsVectors: Bool) throws(TensorError) -> (
    real: NDArray, imaginary: NDArray, vectors: NDArray?
  ) {
    let batch = try ColumnBatch(self, "linalg.eig")
    let lapack = try LAPACKLibrary.functions(of: batch.type)
    try checkSquareMatrices("linalg.eig")
    let n = batch.rows
    let (real, imaginary) = (try batch.room([n]), try batch.room([n]))
    let vectors = wantsVectors ? try batch.room([n, n]) : nil
    for index in 0..<batch.count {
      if !batch.isFinite(index) {
        throw .runtime("torch.linalg.eig: input tensor should not contain infs or NaNs.")
      }
      if n == 0 { continue }
      let first = real.start(index, of: batch.count)
      let info = lapack.geev(
        LAPACKLibrary.columnMajor, CChar(UInt8(ascii: "N")), CChar(UInt8(ascii: wantsVectors ? "V" : "N")), Int32(n),
        batch.start(index), Int32(n), first, imaginary.start(index, of: batch.count), first, Int32(n),
        vectors?.start(index, of: batch.count) ?? first, Int32(n))
      if info != 0 { throw failed("linalg.eig", index, info, "The algorithm failed to converge") }
    }
    return (
      try real.converted(to: dtype), try imaginary.converted(to: dtype),
      try vectors.map { (vectors) throws(TensorError) in try vectors.converted(to: dtype) }
    )
  }

  /// The X of the least |self·X - right|, of those the smallest, and the ranks of the matrices: by QR with columns exchanged, where
  /// what is less than `limit` of the greatest counts as zero. Nil for what LAPACK refuses, and where batches differ.
  package func completeLeastSquares(
    _ right: NDArray, limit: Double
  ) throws(TensorError) -> (solution: NDArray, ranks: NDArray)? {
    if hidden != nil || right.hidden != nil || dtype.isComplex || right.dtype != dtype || right.rank != rank {
      return nil
    }
    let batch = try ColumnBatch(self, "linalg.lstsq")
    if Array(right.shape.dropLast(2)) != batch.lead { return nil }
    let lapack = try LAPACKLibrary.functions(of: batch.type)
    let (m, n, sides) = (batch.rows, batch.columns, right.shape[rank - 1])
    if m == 0 || n == 0 || sides == 0 { return nil }
    let columns = try NDArray.zeros(try Shape(batch.lead + [sides, max(m, n)]), batch.type, state)
    try columns.narrowed(rank - 1, 0, m).copyFrom(try right.transposed(-1, -2))
    var ranks: [Int] = []
    for index in 0..<batch.count {
      let own = columns.start(index, of: batch.count)
      guard let found = lapack.leastSquares(m, n, sides, batch.start(index), own, limit) else { return nil }
      ranks.append(found)
    }
    let solution = try turned(columns).narrowed(rank - 2, 0, n)
    return (solution, try NDArray.from(ranks, try Shape(batch.lead), state))
  }

  /// LU with row exchanges: the packed factors and LAPACK's pivots (from 1).
  package func luPacked(_ name: String) throws(TensorError) -> (factors: NDArray, pivots: NDArray) {
    if hidden != nil {
      try checkMappedMatrix(name)
      let pair = try mappedPair { (whole, _) throws(TensorError) in
        let found = try whole.luPacked(name)
        return (found.factors, found.pivots)
      }
      return (pair.0, pair.1)
    }
    if dtype.isComplex { return try complexLUPacked(name) }
    try checkMatrices(name)
    let (m, n) = (shape[rank - 2], shape[rank - 1])
    let k = min(m, n)
    let lead = Array(shape.dropLast(2))
    let type = dtype == .float64 ? DType.float64 : .float32
    let factors = try columnByColumn(as: type)
    let pivots = try NDArray(uninitialized: try Shape(lead + [k]), .int64, state)
    for index in 0..<(k == 0 ? 0 : lead.reduce(1, *)) {
      let places = pivots.elements(as: Int64.self) + index * k
      if type == .float64 {
        var sign = 1.0
        _ = gb_lu_f64(Int64(m), Int64(n), factors.elements(as: Double.self) + index * m * n, places, &sign)
      } else {
        var sign: Float = 1
        _ = gb_lu_f32(Int64(m), Int64(n), factors.elements(as: Float.self) + index * m * n, places, &sign)
      }
      for step in 0..<k { places[step] += 1 }
    }
    return (try turned(factors), pivots)
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
      try checkMappedMatrix("linalg.solve_triangular")
      try right.checkMappedMatrix("linalg.solve_triangular")
      return try NDArray.mappedTogether([self, right]) { (whole, _) throws(TensorError) in
        try whole[0].triangularSolved(whole[1], upper: upper, unit: unit)
      }
    }
    if dtype.isComplex && right.dtype == dtype {
      return try complexTriangularSolved(right, upper: upper, unit: unit)
    }
    try checkMatrices("linalg.solve_triangular")
    try right.checkMatrices("linalg.solve_triangular")
    let (n, width) = (shape[rank - 2], right.shape[right.rank - 1])
    let matrices = try copiedContiguous(as: .float64)
    let solution = try right.copiedContiguous(as: .float64)
    let (factors, values) = (matrices.elements(as: Double.self), solution.elements(as: Double.self))
    for index in 0..<(n * width == 0 ? 0 : solution.count / (n * width)) {
      gb_triangular_solve_f64(
        upper, unit, Int64(n), Int64(width), factors + index * n * n, values + index * n * width)
    }
    return try solution.converted(to: right.dtype)
  }
}

extension ColumnBatch {
  /// Ones on the diagonal of a matrix that lies column by column, zeros elsewhere.
  fileprivate func storeUnit(_ matrix: UnsafeMutableRawPointer, _ rows: Int, _ columns: Int) {
    let size = type.byteCount
    memset(matrix, 0, rows * columns * size)
    for place in 0..<min(rows, columns) {
      let at = matrix + (place * rows + place) * size
      if type == .float32 { at.storeBytes(of: 1, as: Float.self) } else { at.storeBytes(of: 1, as: Double.self) }
    }
  }
}
