// New arrays of computed positions: triangles and closed ranges; arrays with given strides; and
// complex arrays from their parts and back. Sizes from a lesson are checked here.
import TensorKernels

extension NDArray {
  /// Zeros with given strides (`empty_strided`).
  package static func zeros(
    _ shape: Shape, strides: Shape, _ dtype: DType, _ state: EngineState
  ) throws(TensorError) -> NDArray {
    if shape.count != strides.count { throw .runtime("mismatch in length of strides and shape") }
    let count = try shape.checkedCount(of: dtype)
    var last = 0
    for index in 0..<shape.count {
      if strides[index] < 0 {
        throw .runtime(
          "as_strided: Negative strides are not supported at the moment, got strides: \(strides)")
      }
      let span = Swift.max(shape[index] - 1, 0).multipliedReportingOverflow(by: strides[index])
      let sum = last.addingReportingOverflow(span.partialValue)
      if span.overflow || sum.overflow { throw .runtime("Storage size calculation overflowed with sizes=\(shape)") }
      last = sum.partialValue
    }
    let (length, overflow) = last.addingReportingOverflow(1)
    if overflow { throw .runtime("Storage size calculation overflowed with sizes=\(shape)") }
    let memory = try NDArray.full([count == 0 ? 0 : length], .int(0), dtype, state)
    return memory.window(shape: shape, strides: strides, offset: 0)
  }

  /// `torch.range`: numbers from `start` by `step`, the end included.
  package static func closedRange(
    _ start: Double, _ end: Double, _ step: Double, _ dtype: DType, _ state: EngineState
  ) throws(TensorError) -> NDArray {
    if step == 0 { throw .runtime("step must be nonzero") }
    if !start.isFinite || !end.isFinite {
      throw .runtime("unsupported range: \(ShortNumber.text(start)) -> \(ShortNumber.text(end))")
    }
    if (step > 0 && end < start) || (step < 0 && end > start) {
      throw .runtime("upper bound and lower bound inconsistent with step sign")
    }
    guard let count = Int(exactly: ((end - start) / step).rounded(.down)), count < Int.max else {
      throw .runtime("invalid size, possible overflow?")
    }
    if dtype == .bool || dtype.isComplex { throw .notImplemented(kernel: "range_cpu", for: dtype) }
    let array = try NDArray(uninitialized: [count + 1], .float64, state)
    let values = array.elements(as: Double.self)
    for index in 0...count { values[index] = start + step * Double(index) }
    return try array.converted(to: dtype)
  }

  /// Row and column of every position of a lower or upper triangle, row by row: [2, count].
  package static func trianglePositions(
    _ rows: Int, _ columns: Int, _ offset: Int, upper: Bool, _ state: EngineState
  ) throws(TensorError) -> NDArray {
    // The columns of row `row`: up to (lower) or from (upper) the diagonal.
    let bounds = { (row: Int) -> Range<Int> in
      let (edge, overflow) = row.addingReportingOverflow(offset)
      let diagonal = overflow ? (offset < 0 ? -1 : columns) : edge
      if upper { return Swift.min(Swift.max(diagonal, 0), columns)..<columns }
      return 0..<Swift.min(Swift.max(diagonal + (diagonal < columns ? 1 : 0), 0), columns)
    }
    _ = try ([rows, columns] as Shape).checkedCount(of: .int64)
    if rows > 1 << 28 { throw TensorError(.memoryError, "not enough memory for \(rows) rows of indices") }
    var count = 0
    for row in 0..<rows { count += bounds(row).count }
    let array = try NDArray(uninitialized: [2, count], .int64, state)
    let out = array.elements(as: Int.self)
    var position = 0
    for row in 0..<rows {
      for column in bounds(row) {
        out[position] = row
        out[count + position] = column
        position += 1
      }
    }
    return array
  }
}

extension NDArray {
  /// The complex array with these parts.
  package static func complex(_ real: NDArray, _ imaginary: NDArray) throws(TensorError) -> NDArray {
    if real.hidden != nil || imaginary.hidden != nil {
      return try mappedElementwise(real, imaginary) { (a, b) throws(TensorError) in try complex(a, b) }
    }
    let allowed: [DType] = [.float16, .float32, .float64]
    if !allowed.contains(real.dtype) || !allowed.contains(imaginary.dtype) {
      throw .runtime(
        "Expected both inputs to be Half, Float or Double tensors but got \(real.dtype.typeName) and "
          + imaginary.dtype.typeName)
    }
    if real.dtype != imaginary.dtype {
      throw .runtime(
        "Expected object of scalar type \(real.dtype.typeName) but got scalar type \(imaginary.dtype.typeName) for "
          + "second argument")
    }
    let shape = try real.shape.broadcast(with: imaginary.shape)
    let walk = try IterationLayout(real, imaginary)
    let steps = IterationLayout.outputStrides(shape, [walk.strides(of: real), walk.strides(of: imaginary)])
    let isPlain = real.isContiguous && imaginary.isContiguous && real.shape == imaginary.shape
    let result = try NDArray(uninitialized: shape, real.dtype.complexType, real.state)
      .relaid(isPlain ? shape.contiguousStrides : steps)
    try real.expanded(to: shape).writeElements(into: result.part(imaginary: false))
    try imaginary.expanded(to: shape).writeElements(into: result.part(imaginary: true))
    return result
  }

  /// This array, which owns its memory alone, with the steps of another dense order.
  private func relaid(_ steps: Shape) -> NDArray { window(shape: shape, strides: steps, offset: offset) }

  /// z/|z| of complex elements, 0 of zeros.
  package func phases() throws(TensorError) -> NDArray {
    let size = try unary(.absolute)
    return try binary(.divide, size).maskedFilled(try size.binary(.equal, .int(0)), .int(0))
  }

  /// A view of the real or the imaginary parts of complex elements.
  package func part(imaginary: Bool) -> NDArray {
    if hidden != nil {
      let frame = HiddenFrame([self])
      if let whole = try? visible(frame) { return whole.part(imaginary: imaginary).hiding(frame) }
    }
    return reinterpreted(dtype.realType, shape, doubled(strides), 2 * offset + (imaginary ? 1 : 0))
  }

  private func doubled(_ strides: Shape) -> Shape {
    var result = strides
    for index in 0..<result.count { result[index] *= 2 }
    return result
  }

  /// A view on complex elements as pairs in a last dimension of two (`view_as_real`).
  package func asReal() throws(TensorError) -> NDArray {
    if !dtype.isComplex { throw .runtime("view_as_real is only supported for complex tensors") }
    if hidden != nil { return try mapped { (whole, _) throws(TensorError) in try whole.asReal() } }
    try Shape.checkRank(rank + 1)
    var sizes = shape
    var steps = doubled(strides)
    sizes.append(2)
    steps.append(1)
    return reinterpreted(dtype.realType, sizes, steps, 2 * offset)
  }

  /// A view on pairs in the last dimension as complex elements (`view_as_complex`).
  package func asComplex() throws(TensorError) -> NDArray {
    if dtype != .float32 && dtype != .float64 {
      throw .runtime(
        "view_as_complex is only supported for half, float and double tensors, but got a tensor of scalar type: "
          + dtype.typeName)
    }
    if rank == 0 { throw .runtime("Input tensor must have one or more dimensions") }
    if shape[rank - 1] != 2 { throw .runtime("Tensor must have a last dimension of size 2") }
    if hidden != nil { return try mapped { (whole, _) throws(TensorError) in try whole.asComplex() } }
    if strides[rank - 1] != 1 { throw .runtime("Tensor must have a last dimension with stride 1") }
    if offset % 2 != 0 { throw .runtime("Tensor must have a storage_offset divisible by 2") }
    var sizes = Shape()
    var steps = Shape()
    for index in 0..<(rank - 1) {
      if strides[index] % 2 != 0 {
        throw .runtime("Tensor must have a stride divisible by 2 for all but last dimension")
      }
      sizes.append(shape[index])
      steps.append(strides[index] / 2)
    }
    return reinterpreted(dtype.complexType, sizes, steps, offset / 2)
  }

  /// The angle of each element; π where a real one is negative.
  package func angles() throws(TensorError) -> NDArray {
    if dtype.isComplex { return try complexPart(angle: true) }
    return try unary(.angle)
  }

  /// The same bytes as elements of another type (`view(dtype)`).
  package func viewed(asType target: DType) throws(TensorError) -> NDArray {
    let (old, new) = (dtype.byteCount, target.byteCount)
    if old == new { return reinterpreted(target, shape, strides, offset) }
    let last = rank - 1
    if rank == 0 {
      throw .runtime("self.dim() cannot be 0 to view \(dtype.typeName) as \(target.typeName) (different element sizes)")
    }
    if strides[last] != 1 {
      throw .runtime(
        "self.stride(-1) must be 1 to view \(dtype.typeName) as \(target.typeName) (different element sizes), but got "
          + "\(strides[last])")
    }
    var (sizes, steps) = (shape, strides)
    if old > new {
      let ratio = old / new
      sizes[last] *= ratio
      for index in 0..<last { steps[index] *= ratio }
      return reinterpreted(target, sizes, steps, offset * ratio)
    }
    let ratio = new / old
    let change = "to view \(dtype.typeName) as \(target.typeName) (different element sizes), but got "
    if shape[last] % ratio != 0 {
      throw .runtime("self.size(-1) must be divisible by \(ratio) \(change)\(shape[last])")
    }
    if offset % ratio != 0 {
      throw .runtime("self.storage_offset() must be divisible by \(ratio) \(change)\(offset)")
    }
    for index in 0..<last {
      if strides[index] % ratio != 0 {
        throw .runtime("self.stride(\(index)) must be divisible by \(ratio) \(change)\(strides[index])")
      }
      steps[index] /= ratio
    }
    sizes[last] /= ratio
    return reinterpreted(target, sizes, steps, offset / ratio)
  }

  /// All bytes of the storage as a vector.
  package func storageElements(_ type: DType) -> NDArray {
    reinterpreted(type, [storage.byteCount / type.byteCount], [1], 0)
  }

  package func storageBytes() -> NDArray { reinterpreted(.uint8, [storage.byteCount], [1], 0) }
}
