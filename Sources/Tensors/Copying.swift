// Copies and conversions between arrays, and fills. Knows no gradients.
import TensorKernels

extension NDArray {
  /// This array in another element type; itself when it already is of that type.
  package func converted(to target: DType) throws(TensorError) -> NDArray {
    if target == dtype { return self }
    if state.keepsDoubles, dtype == .float64 || dtype == .complex128 {
      if dtype.isComplex ? target.isComplex : target.isFloatingPoint { return self }
      if target == .complex64 { return try converted(to: .complex128) }
      if dtype.isComplex, target.isFloatingPoint, target != .float64 { return try converted(to: .float64) }
    }
    if hidden != nil { return try mapped { (a, _) throws(TensorError) in try a.converted(to: target) } }
    let output = try emptyLikeThis(target)
    try writeElements(into: output)
    return output
  }

  /// A copy of the elements in a new storage; keeps the order of dimensions in memory when it is dense (`clone`).
  package func copied() throws(TensorError) -> NDArray {
    if hidden != nil { return try mapped { (a, _) throws(TensorError) in try a.copied() } }
    let output = try emptyLikeThis(dtype)
    try writeElements(into: output)
    return output
  }

  /// A copy with the very steps of this array, also where they leave gaps, unless elements share memory.
  package func copiedWithGaps() throws(TensorError) -> NDArray {
    if hidden != nil || isContiguous || isDense || mayShareElements { return try copied() }
    var last = 0
    for index in 0..<rank where count > 0 { last += (shape[index] - 1) * strides[index] }
    let memory = try NDArray.zeros([last + 1], dtype, state)
    let output = memory.window(shape: shape, strides: strides, offset: memory.offset)
    try writeElements(into: output)
    return output
  }

  /// A row-major copy in a new storage.
  package func copiedContiguous(as target: DType? = nil) throws(TensorError) -> NDArray {
    if hidden != nil { return try mapped { (a, _) throws(TensorError) in try a.copiedContiguous(as: target) } }
    let output = try NDArray(unset: shape, shape.contiguousStrides, count, true, target ?? dtype, state)
    try writeElements(into: output)
    return output
  }

  /// The same matrices with each column's elements side by side, as the reference's LAPACK leaves them; itself when they lie so.
  package func laidByColumns() throws(TensorError) -> NDArray {
    if rank < 2 { return self }
    if hidden != nil { return try mapped { (a, _) throws(TensorError) in try a.laidByColumns() } }
    let turned = try transposed(-1, -2)
    if turned.strides == turned.shape.contiguousStrides { return self }
    return try turned.copiedContiguous().transposed(-1, -2)
  }

  /// The same matrices column by column, as the first elements of columns of so many: what a solver leaves that was given taller ones.
  package func laidInTallColumns(_ height: Int) throws(TensorError) -> NDArray {
    if rank < 2 || hidden != nil { return self }
    let lead = Array(shape.dropLast(2)) + [shape[rank - 1], height]
    let output = try NDArray.zeros(try Shape(lead), dtype, state).transposed(-1, -2).narrowed(
      rank - 2, 0, shape[rank - 2])
    if output.strides == strides { return self }
    try output.copyFrom(self)
    return output
  }

  /// Itself when row-major, else a row-major copy.
  package func contiguous() throws(TensorError) -> NDArray {
    if isContiguous { return self }
    return try copiedContiguous()
  }

  /// Copies `source` into these elements, with broadcasting and conversion (`copy_`). Counts one write.
  package func copyFrom(_ source: NDArray) throws(TensorError) {
    if hidden != nil || source.hidden != nil { return try visible().copyFrom(try mappedSource(source)) }
    if source === self { return bumpVersion() }
    try checkNoInternalOverlap()
    if source.storage === storage { try checkPartialOverlap(with: source) }
    if !(source.shape == shape) {
      let common = try shape.broadcast(with: source.shape)
      if !(common == shape) {
        throw .runtime("output with shape \(shape) doesn't match the broadcast shape \(common)")
      }
    }
    var input = source.shape == shape ? source : try source.expanded(to: shape)
    if input.storage === storage && count > 0 {
      if input.offset == offset && input.strides == strides && input.dtype == dtype {
        bumpVersion()
        return
      }
      input = try input.copied()
    }
    try input.writeElements(into: self)
    bumpVersion()
  }

  /// Writes a number everywhere (`fill_`). Counts one write.
  package func fill(_ number: Scalar) throws(TensorError) {
    if hidden != nil { return try visible().fill(number) }
    try dtype.checkHolds(number)
    writeEverywhere(number)
    bumpVersion()
  }

  func writeEverywhere(_ number: Scalar) {
    var bits = ScalarBits(number, as: dtype)
    withUnsafePointer(to: &bits) { value in
      if isDense {
        gb_fill(dtype.kernelType, Int64(count), pointer, value)
      } else {
        shape.withInt64Pointer { sizes in
          strides.withInt64Pointer { strides in
            gb_fill_strided(dtype.kernelType, Int32(rank), sizes, strides, pointer, value)
          }
        }
      }
    }
  }

  /// Copies into an array of this very shape, converting; no version is counted.
  package func writeElements(into output: NDArray) throws(TensorError) {
    let status: gb_status
    if hasSameDenseLayout(as: output) {
      status = gb_convert(output.dtype.kernelType, dtype.kernelType, Int64(count), output.pointer, pointer)
    } else {
      status = shape.withInt64Pointer { sizes in
        output.strides.withInt64Pointer { outputStrides in
          strides.withInt64Pointer { inputStrides in
            gb_convert_strided(
              output.dtype.kernelType, dtype.kernelType, Int32(rank), sizes, outputStrides, inputStrides,
              output.pointer, pointer)
          }
        }
      }
    }
    try NDArray.check(status, "copy_", dtype)
  }

  /// The same for results of in-place operations computed in another type.
  func writeConverted(into output: NDArray) throws(TensorError) { try writeElements(into: output) }
}
