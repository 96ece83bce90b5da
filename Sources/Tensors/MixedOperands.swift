// Binary operations whose operands become another type on the way: the kernel converts a piece at a time, which stays in the cache. Each
// gives nil where there is no kernel for that. Knows no gradients.
import TensorKernels

extension NDArray {
  /// Contiguous operands of other types than the one they are computed in; nil where there is no kernel for that.
  func mixedBinary(
    _ operation: BinaryOperation, _ other: NDArray, _ common: DType
  ) throws(TensorError) -> NDArray? {
    guard dtype != common || other.dtype != common, isContiguous, other.isContiguous, !dtype.isComplex,
      !other.dtype.isComplex, count > 0, other.count > 0,
      shape == other.shape || (rank > 0 && other.rank == 0) || (rank == 0 && other.rank > 0),
      !(common.isHalf && operation.takesWideNumbers && (rank == 0) != (other.rank == 0))
    else { return nil }
    let model = rank == 0 ? other : self
    let output = try NDArray(
      uninitialized: model.shape, operation.rule == .predicate ? .bool : common, state)
    var status = GB_OK
    let isDone = gb_binary_mixed(
      operation.code, common.kernelType, Int64(output.count), output.pointer, dtype.kernelType, pointer,
      rank == 0 && other.rank > 0 ? 0 : 1, other.dtype.kernelType, other.pointer, other.rank == 0 && rank > 0 ? 0 : 1,
      &status)
    if !isDone { return nil }
    try NDArray.check(status, operation.kernelName, common)
    return output
  }

  /// A contiguous array of halves and an array without dimensions, which counts unrounded; nil where there is no kernel for that.
  func halfWithElement(
    _ operation: BinaryOperation, _ other: NDArray, _ common: DType
  ) throws(TensorError) -> NDArray? {
    let array = rank == 0 ? other : self
    let element = rank == 0 ? self : other
    guard array.dtype == common, array.isContiguous, !element.dtype.isComplex else { return nil }
    let number = try element.converted(to: .float32).item().doubleValue
    return try array.halfWithNumber(
      operation, Float(number), numberFirst: rank == 0, into: NDArray(uninitialized: array.shape, common, state))
  }

  /// This array, of a half type, and a number that counts unrounded; nil where there is no kernel for that.
  func halfWithNumber(
    _ operation: BinaryOperation, _ number: Float, numberFirst: Bool, into target: NDArray? = nil
  ) throws(TensorError) -> NDArray? {
    guard isDense, target == nil || target?.hasSameDenseLayout(as: self) == true else { return nil }
    let output: NDArray
    if let target { output = target } else { output = try emptyWalked(dtype) }
    guard hasSameDenseLayout(as: output),
      gb_half_with_number(
        operation.code, dtype.kernelType, Int64(count), output.pointer, pointer, number, numberFirst)
    else { return nil }
    return output
  }

  /// A real number as the float that arithmetic with halves takes.
  static func singleValue(_ number: Scalar) -> Float? {
    switch number {
    case .int(let value): Float(value)
    case .float(let value): Float(value)
    default: nil
    }
  }

  /// A contiguous array of another type than the one it is computed in, and a number; nil where there is no kernel for that.
  func mixedWithNumber(
    _ operation: BinaryOperation, _ number: Scalar, _ common: DType, _ numberFirst: Bool
  ) throws(TensorError) -> NDArray? {
    guard isContiguous, count > 0, !dtype.isComplex, !common.isComplex, !(common.isHalf && operation.takesWideNumbers)
    else { return nil }
    let output = try emptyWalked(operation.rule == .predicate ? .bool : common)
    var bits = ScalarBits(number, as: common)
    var status = GB_OK
    let isDone = withUnsafePointer(to: &bits) { value in
      let (own, type) = (dtype.kernelType, common.kernelType)
      return numberFirst
        ? gb_binary_mixed(
          operation.code, type, Int64(count), output.pointer, type, UnsafeRawPointer(value), 0, own, pointer, 1, &status
        )
        : gb_binary_mixed(
          operation.code, type, Int64(count), output.pointer, own, pointer, 1, type, UnsafeRawPointer(value), 0, &status
        )
    }
    if !isDone { return nil }
    try NDArray.check(status, operation.kernelName, common)
    return output
  }
}
