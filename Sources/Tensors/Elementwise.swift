// Elementwise operations on arrays: promotion, broadcasting, the fast path for equal contiguous shapes, and the forms
// that write into an existing array. Rounding is the kernels' affair; gradients are the layer's above.
import TensorKernels

extension NDArray {
  // MARK: One operand

  /// Applies `operation` to each element; integers become the default float type where the operation needs floats.
  package func unary(_ operation: UnaryOperation, _ p0: Double = 0, _ p1: Double = 0) throws(TensorError) -> NDArray {
    if hidden != nil { return try mapped { (a, _) throws(TensorError) in try a.unary(operation, p0, p1) } }
    if dtype.isComplex && operation.code == GB_ABS { return try magnitude() }
    let input = try unaryInput(operation)
    let outputType = operation.rule == .predicate ? DType.bool : input.dtype
    let output = try input.emptyPreservingLayout(outputType)
    try input.runUnary(operation, into: output, p0, p1)
    return output
  }

  /// Applies `operation` in place. Counts one write.
  package func apply(_ operation: UnaryOperation, _ p0: Double = 0, _ p1: Double = 0) throws(TensorError) {
    if hidden != nil { return try visible().apply(operation, p0, p1) }
    try checkNoInternalOverlap()
    let input = try unaryInput(operation)
    if input.dtype == dtype && operation.rule != .predicate {
      try runUnary(operation, into: self, p0, p1)
    } else if operation.rule == .predicate {
      let result = try unary(operation, p0, p1)
      try result.writeConverted(into: self)
    } else {
      throw NDArray.resultTypeError(input.dtype, dtype)
    }
    bumpVersion()
  }

  private func unaryInput(_ operation: UnaryOperation) throws(TensorError) -> NDArray {
    if dtype.isFloatingPoint { return self }
    if dtype.isComplex {
      try checkComplexOperand(operation)
      return self
    }
    switch operation.rule {
    case .predicate: return self
    case .floating: return try converted(to: state.defaultDType)
    case .sameType:
      if dtype == .bool { try checkBoolOperand(operation) }
      return self
    }
  }

  private func checkComplexOperand(_ operation: UnaryOperation) throws(TensorError) {
    switch operation.code {
    case GB_FLOOR: throw .notImplemented("floor is not supported for complex inputs")
    case GB_CEIL: throw .notImplemented("ceil is not supported for complex inputs")
    case GB_TRUNC: throw .notImplemented("trunc is not supported for complex inputs")
    case GB_RELU, GB_CLAMP: throw .notImplemented("clamp is not supported for complex types")
    case GB_SIGN:
      throw .notImplemented(
        "Unlike NumPy, torch.sign is not intended to support complex numbers. Please use torch.sgn instead.")
    default: return
    }
  }

  private func checkBoolOperand(_ operation: UnaryOperation) throws(TensorError) {
    switch operation.code {
    case GB_NEG:
      throw .runtime(
        "Negation, the `-` operator, on a bool tensor is not supported. If you are trying to invert a mask, "
          + "use the `~` or `logical_not()` operator instead.")
    case GB_RELU: throw .runtime("Boolean inputs not supported for relu")
    case GB_SIGN, GB_BIT_NOT, GB_COPY_VALUE: return
    default: throw .notImplemented(kernel: operation.kernelName, for: dtype)
    }
  }

  private func runUnary(
    _ operation: UnaryOperation, into output: NDArray, _ p0: Double, _ p1: Double
  ) throws(TensorError) {
    let status: gb_status
    if hasSameDenseLayout(as: output) && (isContiguous || operation.code != GB_GELU) {
      status = gb_unary(operation.code, dtype.kernelType, Int64(count), output.pointer, pointer, p0, p1)
    } else {
      status = shape.withInt64Pointer { sizes in
        output.strides.withInt64Pointer { outputStrides in
          strides.withInt64Pointer { inputStrides in
            gb_unary_strided(
              operation.code, dtype.kernelType, Int32(rank), sizes, outputStrides, inputStrides, output.pointer,
              pointer, p0, p1)
          }
        }
      }
    }
    try NDArray.check(status, operation.kernelName, dtype)
  }

  // MARK: Two operands

  /// `self op other` with broadcasting and promotion.
  package func binary(
    _ operation: BinaryOperation, _ other: NDArray, _ p0: Double = 0, _ p1: Double = 0
  ) throws(TensorError) -> NDArray {
    if dtype == other.dtype && dtype.isFloatingPoint && isContiguous && other.isContiguous && shape == other.shape
      && !(dtype.isHalf && operation.hasSteps(in: dtype))
    {
      let outputType = operation.rule == .predicate ? DType.bool : dtype
      let output = try NDArray(unset: shape, shape.contiguousStrides, count, true, outputType, state)
      let status = gb_binary(
        operation.code, dtype.kernelType, Int64(count), output.pointer, pointer, 1, other.pointer, 1, p0, p1)
      if status != GB_OK { throw NDArray.failure(status, operation.kernelName, dtype) }
      return output
    }
    return try generalBinary(operation, other, p0, p1)
  }

  @inline(never)
  private func generalBinary(
    _ operation: BinaryOperation, _ other: NDArray, _ p0: Double, _ p1: Double
  ) throws(TensorError) -> NDArray {
    if hidden != nil || other.hidden != nil {
      return try NDArray.mappedElementwise(self, other) { (a, b) throws(TensorError) in
        try a.binary(operation, b, p0, p1)
      }
    }
    if dtype.isHalf && other.dtype == dtype && operation.hasSteps(in: dtype) {
      return try stepped(operation, other, p0)
    }
    let common = try NDArray.operandType(
      operation,
      DType.promoted(dtype, hasDimensions: rank > 0, other.dtype, hasDimensions: other.rank > 0), state, dtype,
      other.dtype)
    if let result = try mixedBinary(operation, other, common) { return result }
    if common.isHalf && operation.takesWideNumbers && (rank == 0) != (other.rank == 0) {
      if let result = try halfWithElement(operation, other, common) { return result }
      return try widened(from: common).binary(operation, other.widened(from: common), p0, p1).converted(to: common)
    }
    let a = try converted(to: common)
    let b = try other.converted(to: common)
    let layout = try IterationLayout(a, b)
    let strides =
      a.isContiguous && b.isContiguous
      ? layout.shape.contiguousStrides
      : IterationLayout.outputStrides(layout.shape, [layout.strides(of: a), layout.strides(of: b)])
    let output = try NDArray(
      unset: layout.shape, strides, try layout.shape.checkedCount(of: common),
      layout.shape.isContiguous(strides: strides), operation.rule == .predicate ? .bool : common, state)
    try NDArray.runBinary(operation, a, b, into: output, layout, p0, p1)
    return output
  }

  /// For arithmetic with a half type in single precision: an array without dimensions counts unrounded.
  private func widened(from common: DType) throws(TensorError) -> NDArray {
    try rank == 0 ? converted(to: .float32) : converted(to: common).converted(to: .float32)
  }

  /// |x| of complex elements.
  private func magnitude() throws(TensorError) -> NDArray { try complexPart(angle: false) }

  /// The magnitude or the angle of complex elements.
  package func complexPart(angle: Bool) throws(TensorError) -> NDArray {
    let input = try contiguous()
    let output = try NDArray(uninitialized: shape, dtype.realType, state)
    let status = gb_complex_magnitude(dtype.kernelType, angle, Int64(count), output.pointer, input.pointer)
    try NDArray.check(status, angle ? "angle_cpu" : "abs_cpu", dtype)
    return angle ? output : try output.laidOut(like: self, output.dtype)
  }

  /// `self op number`: no array is made for the number.
  package func binary(
    _ operation: BinaryOperation, _ number: Scalar, _ p0: Double = 0, _ p1: Double = 0
  ) throws(TensorError) -> NDArray {
    try binaryWithNumber(operation, number, numberFirst: false, p0, p1)
  }

  /// `number op self`.
  package func reversedBinary(
    _ operation: BinaryOperation, _ number: Scalar, _ p0: Double = 0, _ p1: Double = 0
  ) throws(TensorError) -> NDArray {
    try binaryWithNumber(operation, number, numberFirst: true, p0, p1)
  }

  private func binaryWithNumber(
    _ operation: BinaryOperation, _ number: Scalar, numberFirst: Bool, _ p0: Double, _ p1: Double
  ) throws(TensorError) -> NDArray {
    if hidden != nil {
      return try mapped { (a, _) throws(TensorError) in
        try a.binaryWithNumber(operation, number, numberFirst: numberFirst, p0, p1)
      }
    }
    let common = try NDArray.operandType(
      operation, dtype.promoted(with: number, default: state.defaultDType), state, dtype,
      number.dtype(default: state.defaultDType))
    if dtype != common, let result = try mixedWithNumber(operation, number, common, numberFirst) { return result }
    let array = try converted(to: common)
    if common.isHalf && operation.takesWideNumbers {
      let value = NDArray.singleValue(number)
      if let value, let result = try array.halfWithNumber(operation, value, numberFirst: numberFirst) { return result }
      return try array.converted(to: .float32).binaryWithNumber(operation, number, numberFirst: numberFirst, p0, p1)
        .converted(to: common)
    }
    let output = try array.emptyWalked(operation.rule == .predicate ? .bool : common)
    try array.runWithNumber(operation, number, numberFirst, into: output, p0, p1)
    return output
  }

  private func runWithNumber(
    _ operation: BinaryOperation, _ number: Scalar, _ numberFirst: Bool, into output: NDArray, _ p0: Double,
    _ p1: Double
  ) throws(TensorError) {
    var bits = ScalarBits(number, as: dtype)
    let status = withUnsafePointer(to: &bits) { value in
      let value = UnsafeRawPointer(value)
      let type = dtype.kernelType
      if hasSameDenseLayout(as: output) {
        let first = numberFirst ? value : UnsafeRawPointer(pointer)
        let second = numberFirst ? UnsafeRawPointer(pointer) : value
        return gb_binary(
          operation.code, type, Int64(count), output.pointer, first, numberFirst ? 0 : 1, second, numberFirst ? 1 : 0,
          p0, p1)
      }
      let none = Shape(repeating: 0, count: rank)
      return NDArray.stridedBinary(
        operation, dtype, shape, output, numberFirst ? none : strides, numberFirst ? strides : none,
        numberFirst ? value : UnsafeRawPointer(pointer), numberFirst ? UnsafeRawPointer(pointer) : value, p0, p1)
    }
    try NDArray.check(status, operation.kernelName, dtype)
  }

  /// `self op= other`: the result's shape and type must fit this array. Counts one write.
  package func apply(
    _ operation: BinaryOperation, _ other: NDArray, _ p0: Double = 0, _ p1: Double = 0
  ) throws(TensorError) {
    if hidden != nil || other.hidden != nil { return try mappedApply(operation, other, p0, p1) }
    try checkNoInternalOverlap()
    try checkPartialOverlap(with: other)
    let promoted = DType.promoted(dtype, hasDimensions: rank > 0, other.dtype, hasDimensions: other.rank > 0)
    let common = try NDArray.operandType(operation, promoted, state, dtype, other.dtype)
    try checkCanHold(operation, common)
    let layout = try IterationLayout(self, other)
    if !(layout.shape == shape) {
      throw .runtime("output with shape \(shape) doesn't match the broadcast shape \(layout.shape)")
    }
    let a = try converted(to: common)
    var b = try other.converted(to: common)
    if b === other && storage === other.storage && !(offset == other.offset && strides == other.strides) {
      b = try other.copied()
    }
    if common == dtype && operation.rule != .predicate && !(common.isHalf && rank != 0 && other.rank == 0) {
      try NDArray.runBinary(operation, a, b, into: self, layout, p0, p1)
    } else {
      try a.binary(operation, common.isHalf ? other : b, p0, p1).writeConverted(into: self)
    }
    bumpVersion()
  }

  /// `self op= number`. Counts one write.
  package func apply(
    _ operation: BinaryOperation, _ number: Scalar, _ p0: Double = 0, _ p1: Double = 0
  ) throws(TensorError) {
    if hidden != nil { return try visible().apply(operation, number, p0, p1) }
    try checkNoInternalOverlap()
    let promoted = dtype.promoted(with: number, default: state.defaultDType)
    let common = try NDArray.operandType(
      operation, promoted, state, dtype, number.dtype(default: state.defaultDType))
    try checkCanHold(operation, common)
    if common == dtype && operation.rule != .predicate && !common.isHalf {
      try runWithNumber(operation, number, false, into: self, p0, p1)
    } else if let value = NDArray.singleValue(number), common == dtype, common.isHalf, operation.takesWideNumbers,
      try halfWithNumber(operation, value, numberFirst: false, into: self) != nil
    {
    } else {
      try binary(operation, number, p0, p1).writeConverted(into: self)
    }
    bumpVersion()
  }

  private func checkCanHold(_ operation: BinaryOperation, _ common: DType) throws(TensorError) {
    if operation.rule == .predicate { return }
    if common.category > dtype.category { throw NDArray.resultTypeError(common, dtype) }
  }

  static func resultTypeError(_ result: DType, _ output: DType) -> TensorError {
    .runtime("result type \(result.typeName) can't be cast to the desired output type \(output.typeName)")
  }

  /// The type a binary operation computes in, once both operands agree on `promoted`.
  private static func operandType(
    _ operation: BinaryOperation, _ promoted: DType, _ state: EngineState, _ a: DType, _ b: DType
  ) throws(TensorError) -> DType {
    if operation.rule == .floating && !promoted.isFloatingPoint && !promoted.isComplex { return state.defaultDType }
    if operation.code == GB_SUB { try checkSubtraction(a, b) }
    return promoted
  }

  private static func checkSubtraction(_ a: DType, _ b: DType) throws(TensorError) {
    if a == .bool && b == .bool {
      throw .runtime(
        "Subtraction, the `-` operator, with two bool tensors is not supported. "
          + "Use the `^` or `logical_xor()` operator instead.")
    }
    if a == .bool || b == .bool {
      throw .runtime(
        "Subtraction, the `-` operator, with a bool tensor is not supported. If you are trying to invert a mask, "
          + "use the `~` or `logical_not()` operator instead.")
    }
  }

  private static func runBinary(
    _ operation: BinaryOperation, _ a: NDArray, _ b: NDArray, into output: NDArray, _ layout: IterationLayout,
    _ p0: Double, _ p1: Double
  ) throws(TensorError) {
    let stepA = a.flatStep(for: output)
    let stepB = b.flatStep(for: output)
    let status: gb_status
    if let stepA, let stepB {
      status = gb_binary(
        operation.code, a.dtype.kernelType, Int64(output.count), output.pointer, a.pointer, stepA, b.pointer, stepB, p0,
        p1)
    } else {
      status = stridedBinary(
        operation, a.dtype, layout.shape, output, layout.strides(of: a), layout.strides(of: b), a.pointer, b.pointer,
        p0, p1)
    }
    try check(status, operation.kernelName, a.dtype)
  }

  /// 1 when this operand lies in memory like the output, 0 when it is one value for all, nil otherwise.
  private func flatStep(for output: NDArray) -> Int64? {
    if hasSameDenseLayout(as: output) { return 1 }
    return count == 1 && output.isDense ? 0 : nil
  }

  private static func stridedBinary(
    _ operation: BinaryOperation, _ dtype: DType, _ shape: Shape, _ output: NDArray, _ stridesA: Shape,
    _ stridesB: Shape, _ a: UnsafeRawPointer, _ b: UnsafeRawPointer, _ p0: Double, _ p1: Double
  ) -> gb_status {
    shape.withInt64Pointer { sizes in
      output.strides.withInt64Pointer { outputStrides in
        stridesA.withInt64Pointer { stridesA in
          stridesB.withInt64Pointer { stridesB in
            gb_binary_strided(
              operation.code, dtype.kernelType, Int32(shape.count), sizes, outputStrides, stridesA, stridesB,
              output.pointer, a, b, p0, p1)
          }
        }
      }
    }
  }
}

extension NDArray {
  /// The powers of two of `frexp`, as 32-bit integers.
  package func binaryExponents() throws(TensorError) -> NDArray {
    if hidden != nil { return try mapped { (whole, _) throws(TensorError) in try whole.binaryExponents() } }
    let powers = try doubles().map { $0.isFinite && $0 != 0 ? Int($0.exponent) + 1 : 0 }
    return try NDArray.from(powers, shape, state).converted(to: .int32)
  }
}
