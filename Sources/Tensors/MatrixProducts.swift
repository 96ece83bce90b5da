// Products of matrices and vectors. Transposed views are handed to the kernels as they are; other layouts are copied
// first. The orders of addition are the kernels'. Knows no gradients.
import TensorKernels

/// A matrix as the kernels read it: row-major, or the transpose of a row-major one.
struct MatrixOperand {
  let array: NDArray
  let transposed: Bool
  let leading: Int64

  init(array: NDArray, transposed: Bool, leading: Int64) {
    (self.array, self.transposed, self.leading) = (array, transposed, leading)
  }

  /// `rows` and `columns` are the last two dimensions; with `flipped` the transposes of the matrices are meant.
  @inline(__always)
  init(_ source: NDArray, flipped: Bool = false) throws(TensorError) {
    let (first, second) = flipped ? (source.rank - 1, source.rank - 2) : (source.rank - 2, source.rank - 1)
    let rows = source.shape[first]
    let columns = source.shape[second]
    let rowStep = source.strides[first]
    let columnStep = source.strides[second]
    if (columnStep == 1 || columns == 1) && (rowStep >= max(columns, 1) || rows == 1) {
      (array, transposed, leading) = (source, false, Int64(rows == 1 ? max(columns, 1) : rowStep))
    } else if (rowStep == 1 || rows == 1) && (columnStep >= max(rows, 1) || columns == 1) {
      (array, transposed, leading) = (source, true, Int64(columns == 1 ? max(rows, 1) : columnStep))
    } else {
      let matrix = flipped ? try source.transposed(first, second) : source
      (array, transposed, leading) = (try matrix.copiedContiguous(), false, Int64(max(columns, 1)))
    }
  }
}

extension NDArray {
  /// Matrix times matrix.
  package func mm(_ other: NDArray) throws(TensorError) -> NDArray {
    if rank != 2 { throw .runtime("self must be a matrix") }
    if other.rank != 2 { throw .runtime("mat2 must be a matrix") }
    try checkProductShapes(other)
    if dtype != other.dtype {
      throw .runtime("expected m1 and m2 to have the same dtype, but got: \(dtype.cName) != \(other.dtype.cName)")
    }
    if hidden != nil || other.hidden != nil { return try mappedProduct(other) }
    if let computing = carrierOfProducts { return try mm(other, in: computing) }
    let output = try NDArray(uninitialized: Shape(rows: shape[0], columns: other.shape[1]), dtype, state)
    try multiply(other, into: output, bias: nil, accumulate: false)
    return output
  }

  /// `mm` where either matrix may be flipped (transposed) first: no views are made for it.
  package func mm(flipped: Bool, _ other: NDArray, flipped otherFlipped: Bool) throws(TensorError) -> NDArray {
    let isPlain =
      rank == 2 && other.rank == 2 && dtype == other.dtype && dtype.computingType == dtype && !dtype.isComplex
      && hidden == nil && other.hidden == nil
    let (m, k) = flipped ? (shape[1], shape[0]) : (shape[0], shape[1])
    let (k2, n) = otherFlipped ? (other.shape[1], other.shape[0]) : (other.shape[0], other.shape[1])
    if !isPlain || k != k2 {
      return try (flipped ? matrixTransposed() : self).mm(otherFlipped ? other.matrixTransposed() : other)
    }
    let output = try NDArray(uninitialized: Shape(rows: m, columns: n), dtype, state)
    try multiply(flipped: flipped, other, flipped: otherFlipped, into: output, bias: nil, accumulate: false)
    return output
  }

  /// The type that products are computed in when it is not the element type.
  private var carrierOfProducts: DType? {
    if dtype.isComplex { return dtype }
    return dtype.computingType == dtype ? nil : dtype.computingType
  }

  private func mm(_ other: NDArray, in computing: DType) throws(TensorError) -> NDArray {
    if !dtype.isComplex {
      return try converted(to: computing).mm(other.converted(to: computing)).converted(to: dtype)
    }
    let (a, b) = (try contiguous(), try other.contiguous())
    let output = try NDArray(uninitialized: [shape[0], other.shape[1]], dtype, state)
    let status = gb_complex_gemm(
      dtype.kernelType, Int64(shape[0]), Int64(other.shape[1]), Int64(shape[1]), a.pointer, b.pointer, output.pointer)
    try NDArray.check(status, "addmm_impl_cpu_", dtype)
    return output
  }

  private func checkProductShapes(_ other: NDArray) throws(TensorError) {
    if shape[1] != other.shape[0] {
      throw .runtime(
        "mat1 and mat2 shapes cannot be multiplied "
          + "(\(shape[0])x\(shape[1]) and \(other.shape[0])x\(other.shape[1]))")
    }
  }

  /// output = factor·self·other (+ bias), or output += factor·self·other; a factor goes without a bias and with floats.
  private func multiply(
    flipped: Bool = false, _ other: NDArray, flipped otherFlipped: Bool = false, into output: NDArray, bias: NDArray?,
    accumulate: Bool, factor: Double = 1
  ) throws(TensorError) {
    let (m, n, k) = (Int64(output.shape[0]), Int64(output.shape[1]), Int64(shape[flipped ? 0 : 1]))
    let a = try MatrixOperand(self, flipped: flipped)
    var b = try MatrixOperand(other, flipped: otherFlipped)
    // A column that is a row seen the other way (a Linear's with one output) is a transposed matrix to the reference,
    // which matters for the order of a sum that is the whole product.
    if m == 1 && n == 1 && k > 1 && other.strides[otherFlipped ? 0 : 1] >= k && !b.transposed {
      b = MatrixOperand(array: b.array, transposed: true, leading: k)
    }
    let status: gb_status
    switch dtype {
    case .float32 where factor != 1:
      status = gb_scaled_gemm_f32(
        Float(factor), a.transposed, b.transposed, m, n, k, a.array.elements(as: Float.self), a.leading,
        b.array.elements(as: Float.self), b.leading, output.elements(as: Float.self), max(n, 1), accumulate)
    case .float64 where factor != 1:
      status = gb_scaled_gemm_f64(
        factor, a.transposed, b.transposed, m, n, k, a.array.elements(as: Double.self), a.leading,
        b.array.elements(as: Double.self), b.leading, output.elements(as: Double.self), max(n, 1), accumulate)
    case .float32:
      status = gb_gemm_f32(
        a.transposed, b.transposed, m, n, k, a.array.elements(as: Float.self), a.leading,
        b.array.elements(as: Float.self), b.leading, output.elements(as: Float.self), max(n, 1),
        bias?.elements(as: Float.self), accumulate)
    case .float64:
      status = gb_gemm_f64(
        a.transposed, b.transposed, m, n, k, a.array.elements(as: Double.self), a.leading,
        b.array.elements(as: Double.self), b.leading, output.elements(as: Double.self), max(n, 1),
        bias?.elements(as: Double.self), accumulate)
    case .int64:
      status = gb_gemm_i64(
        a.transposed, b.transposed, m, n, k, a.array.elements(as: Int64.self), a.leading,
        b.array.elements(as: Int64.self), b.leading, output.elements(as: Int64.self), max(n, 1))
    default:
      status = GB_UNSUPPORTED
    }
    try NDArray.check(status, "addmm_impl_cpu_", dtype)
  }

  /// beta·self + alpha·(a·b) with factors of any type.
  package func addmm(_ a: NDArray, _ b: NDArray, beta: Scalar, alpha: Scalar) throws(TensorError) -> NDArray {
    if !beta.isComplex && !alpha.isComplex || !dtype.isComplex {
      return try addmm(a, b, beta: beta.doubleValue, alpha: alpha.doubleValue)
    }
    // What it refuses is refused there.
    if dtype != b.dtype || a.dtype != b.dtype || a.rank != 2 || b.rank != 2 { return try addmm(a, b) }
    let product = try a.mm(b).binary(.multiply, alpha)
    let addend = try expanded(to: Shape(rows: a.shape[0], columns: b.shape[1]))
    return try beta.isNonzero ? addend.binary(.multiply, beta).binary(.add, product) : product
  }

  /// beta·self + alpha·(a·b), where this array broadcasts to the product's shape. `sumFirst`: the products are summed
  /// before anything is added to them, as the reference does for half types.
  package func addmm(
    _ a: NDArray, _ b: NDArray, beta: Double = 1, alpha: Double = 1, sumFirst: Bool = false
  ) throws(TensorError) -> NDArray {
    if dtype != b.dtype {
      throw .runtime("self and mat2 must have the same dtype, but got \(dtype.typeName) and \(b.dtype.typeName)")
    }
    if a.dtype != b.dtype {
      throw .runtime("mat1 and mat2 must have the same dtype, but got \(a.dtype.typeName) and \(b.dtype.typeName)")
    }
    if a.rank != 2 { throw .runtime("mat1 must be a matrix, got \(a.rank)-D tensor") }
    if b.rank != 2 { throw .runtime("mat2 must be a matrix, got \(b.rank)-D tensor") }
    try a.checkProductShapes(b)
    let target = Shape(rows: a.shape[0], columns: b.shape[1])
    let addend = shape == target ? self : try expanded(to: target)
    if hidden != nil || a.hidden != nil || b.hidden != nil { return try mappedAddmm(a, b, beta, alpha) }
    if let computing = carrierOfProducts, !dtype.isComplex {
      let (first, second) = (try a.converted(to: computing), try b.converted(to: computing))
      return try converted(to: computing).addmm(first, second, beta: beta, alpha: alpha, sumFirst: true)
        .converted(to: dtype)
    }
    if dtype.isComplex {
      let product = try a.mm(b).binary(.multiply, .float(alpha))
      return try addend.binary(.multiply, .float(beta)).binary(.add, product)
    }
    let output = try NDArray(uninitialized: target, dtype, state)
    let plain = beta == 1 && alpha == 1 && dtype.isFloatingPoint
    if plain && rank == 1 && isContiguous && shape[0] == target[1] {
      try a.multiply(b, into: output, bias: self, accumulate: false)
      return output
    }
    if plain {
      try addend.writeElements(into: output)
      try a.multiply(b, into: output, bias: nil, accumulate: true)
      return output
    }
    if dtype.isFloatingPoint && !sumFirst {
      // The sum starts from beta·self; the kernel knows where alpha goes.
      if beta != 0 {
        try (beta == 1 ? addend : addend.binary(.multiply, .float(beta))).writeElements(into: output)
      }
      try a.multiply(b, into: output, bias: nil, accumulate: beta != 0, factor: alpha)
      return output
    }
    try a.multiply(b, into: output, bias: nil, accumulate: false)
    let product = alpha == 1 ? output : try output.binary(.multiply, NDArray.factor(alpha, dtype))
    if beta == 0 { return product }
    return try (beta == 1 ? addend : addend.binary(.multiply, NDArray.factor(beta, dtype))).binary(.add, product)
  }

  private static func factor(_ value: Double, _ dtype: DType) -> Scalar {
    dtype.isFloatingPoint ? .float(value) : .int(Scalar.float(value).intValue)
  }

  /// `x·Wᵀ + b` over the last dimension of `x`: a fully connected layer. Weight is [out, in].
  package func linear(_ weight: NDArray, _ bias: NDArray?) throws(TensorError) -> NDArray {
    if rank == 0 || weight.rank != 2 {
      let product = try matmul(weight.matrixTransposed())
      return try bias.map { (bias) throws(TensorError) in try product.binary(.add, bias) } ?? product
    }
    let rows = try rank == 2 ? self : reshaped(to: [-1, shape[rank - 1]])
    let output: NDArray
    if let bias {
      output = try bias.addmm(rows, weight.transposed(0, 1))
    } else {
      output = try rows.mm(weight.transposed(0, 1))
    }
    if rank == 2 { return output }
    var sizes = shape
    sizes[rank - 1] = weight.shape[0]
    return try output.reshaped(to: sizes)
  }

  /// Matrix times vector.
  package func mv(_ vector: NDArray) throws(TensorError) -> NDArray {
    if rank != 2 || vector.rank != 1 {
      throw .runtime("vector + matrix @ vector expected, got 1, \(rank), \(vector.rank)")
    }
    if shape[1] != vector.shape[0] {
      throw .runtime(
        "size mismatch, got input (\(shape[0])), mat (\(shape[0])x\(shape[1])), vec (\(vector.shape[0]))")
    }
    if dtype != vector.dtype {
      throw .runtime(
        "addmv input tensors must have the same dtype, but got \(vector.dtype.typeName), \(dtype.typeName), and "
          + vector.dtype.typeName)
    }
    if hidden != nil || vector.hidden != nil { return try mappedProduct(vector) }
    if carrierOfProducts != nil { return try mm(vector.unsqueezed(1)).squeezed([1]) }
    let output = try NDArray(uninitialized: [shape[0]], dtype, state)
    let matrix = try MatrixOperand(self)
    let status = gb_mv(
      dtype.kernelType, matrix.transposed, Int64(shape[0]), Int64(shape[1]), matrix.array.pointer, matrix.leading,
      vector.pointer, Int64(vector.strides[0]), output.pointer)
    try NDArray.check(status, "addmv_impl_cpu", dtype)
    return output
  }

  /// Product of two vectors.
  package func dot(_ other: NDArray) throws(TensorError) -> NDArray {
    if rank != 1 || other.rank != 1 {
      throw .runtime("1D tensors expected, but got \(rank)D and \(other.rank)D tensors")
    }
    if dtype != other.dtype {
      throw .runtime(
        "dot : expected both vectors to have same dtype, but found \(dtype.typeName) and \(other.dtype.typeName)")
    }
    if shape[0] != other.shape[0] {
      throw .runtime(
        "inconsistent tensor size, expected tensor [\(shape[0])] and src [\(other.shape[0])] to have the same number "
          + "of elements, but got \(shape[0]) and \(other.shape[0]) elements respectively")
    }
    if hidden != nil || other.hidden != nil { return try mappedProduct(other) }
    if carrierOfProducts != nil && !dtype.isInteger {
      return try unsqueezed(0).mm(other.unsqueezed(1)).reshaped(to: [])
    }
    let output = try NDArray(unset: Shape(), Shape(), 1, true, dtype, state)
    let status = gb_dot(
      dtype.kernelType, Int64(count), pointer, Int64(strides[0]), other.pointer, Int64(other.strides[0]),
      output.pointer)
    try NDArray.check(status, "dot", dtype)
    return output
  }

  /// Products of a batch of matrices.
  package func bmm(_ other: NDArray) throws(TensorError) -> NDArray {
    if rank != 3 { throw .runtime("batch1 must be a 3D tensor") }
    if other.rank != 3 { throw .runtime("batch2 must be a 3D tensor") }
    if shape[0] != other.shape[0] || shape[2] != other.shape[1] {
      throw .runtime(
        "Expected size for first two dimensions of batch2 tensor to be: [\(shape[0]), \(shape[2])] "
          + "but got: [\(other.shape[0]), \(other.shape[1])].")
    }
    if dtype == .bool { throw .notImplemented(kernel: "bmm", for: dtype) }
    if dtype != other.dtype {
      throw .runtime("expected scalar type \(dtype.typeName) but found \(other.dtype.typeName)")
    }
    if hidden != nil || other.hidden != nil { return try mappedProduct(other) }
    if let computing = carrierOfProducts { return try bmm(other, in: computing) }
    let output = try NDArray(uninitialized: [shape[0], shape[1], other.shape[2]], dtype, state)
    let a = try MatrixOperand(self)
    let b = try MatrixOperand(other)
    let status = gb_bmm(
      dtype.kernelType, Int64(shape[0]), a.transposed, b.transposed, Int64(shape[1]), Int64(other.shape[2]),
      Int64(shape[2]), a.array.pointer, a.leading, Int64(a.array.strides[0]), b.array.pointer, b.leading,
      Int64(b.array.strides[0]), output.pointer)
    try NDArray.check(status, "bmm", dtype)
    return output
  }

  private func bmm(_ other: NDArray, in computing: DType) throws(TensorError) -> NDArray {
    if !dtype.isComplex {
      return try converted(to: computing).bmm(other.converted(to: computing)).converted(to: dtype)
    }
    let (a, b) = (try contiguous(), try other.contiguous())
    let output = try NDArray(uninitialized: [shape[0], shape[1], other.shape[2]], dtype, state)
    gb_complex_bmm(
      dtype.kernelType, Int64(shape[0]), Int64(shape[1]), Int64(other.shape[2]), Int64(shape[2]), a.pointer, b.pointer,
      output.pointer)
    return output
  }

  /// `@`: vectors, matrices and batches of them, with broadcasting over the batch dimensions.
  package func matmul(_ other: NDArray) throws(TensorError) -> NDArray {
    if rank == 0 || other.rank == 0 {
      throw .runtime(
        "both arguments to matmul need to be at least 1D, but they are \(rank)D and \(other.rank)D")
    }
    switch (rank, other.rank) {
    case (1, 1): return try dot(other)
    case (2, 1): return try mv(other)
    case (1, 2): return try unsqueezed(0).mm(other).squeezed([0])
    case (2, 2): return try mm(other)
    case (3..., 1):
      var sizes = shape
      sizes.remove(at: rank - 1)
      return try reshaped(to: [-1, shape[rank - 1]]).mv(other).reshaped(to: sizes)
    case (3..., 2) where count > 0:
      var sizes = shape
      sizes[rank - 1] = other.shape[1]
      return try reshaped(to: [-1, shape[rank - 1]]).mm(other).reshaped(to: sizes)
    default: return try batchedMatmul(other)
    }
  }

  private func batchedMatmul(_ other: NDArray) throws(TensorError) -> NDArray {
    let a = rank == 1 ? try unsqueezed(0) : self
    let b = other.rank == 1 ? try other.unsqueezed(1) : other
    let batchA = try Shape(a.shape.dropLast(2))
    let batchB = try Shape(b.shape.dropLast(2))
    let batch = try batchA.broadcast(with: batchB)
    let (n, k) = (a.shape[a.rank - 2], a.shape[a.rank - 1])
    let (k2, m) = (b.shape[b.rank - 2], b.shape[b.rank - 1])
    let total = batch.elementCount
    let foldedA = try a.expanded(to: Shape(Array(batch) + [n, k])).reshaped(to: [total, n, k])
    let foldedB = try b.expanded(to: Shape(Array(batch) + [k2, m])).reshaped(to: [total, k2, m])
    var sizes = batch
    if rank > 1 { sizes.append(n) }
    if other.rank > 1 { sizes.append(m) }
    return try foldedA.bmm(foldedB).reshaped(to: sizes)
  }
}
