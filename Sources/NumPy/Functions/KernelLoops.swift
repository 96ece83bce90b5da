// The loops of elementwise functions that the engine has kernels for: contiguous runs for the tables of functions, and whole
// arrays of any strides. Kernels run in pieces below the size that threads share, so that the flags of floating point stay
// with the caller. Knows no Python.

import Glibc
import TensorKernels
import Tensors

extension ElementKind {
  /// The engine's type of the elements' memory; unsigned types wider than a byte are those of the same width.
  var kernelType: gb_dtype {
    switch self {
    case .bool: GB_BOOL
    case .int8: GB_I8
    case .int16, .uint16: GB_I16
    case .int32, .uint32: GB_I32
    case .int64, .uint64, .text, .object: GB_I64
    case .uint8: GB_U8
    case .float16: GB_F16
    case .float32: GB_F32
    case .float64: GB_F64
    case .complex64: GB_C64
    case .complex128: GB_C128
    }
  }

  /// The kernels compute with this type's own values, not with those of another type of the same width.
  var isKernelNumber: Bool { self != .uint16 && self != .uint32 && self != .uint64 && isNumber }
}

/// Which kernel an elementwise function is.
enum FunctionKernel: Sendable {
  case one(gb_unary_op)
  case two(gb_binary_op)
  /// The same with the operands exchanged: of two equal numbers the second one is kept.
  case exchanged(gb_binary_op)

  static let byName: [String: FunctionKernel] = [
    "negative": .one(GB_NEG), "absolute": .one(GB_ABS), "square": .one(GB_SQUARE), "floor": .one(GB_FLOOR),
    "ceil": .one(GB_CEIL), "trunc": .one(GB_TRUNC), "rint": .one(GB_ROUND), "sqrt": .one(GB_SQRT),
    "isnan": .one(GB_IS_NAN), "isinf": .one(GB_IS_INF), "isfinite": .one(GB_IS_FINITE),
    "logical_not": .one(GB_LOGICAL_NOT), "add": .two(GB_ADD), "subtract": .two(GB_SUB), "multiply": .two(GB_MUL),
    "divide": .two(GB_DIV), "maximum": .exchanged(GB_GREATER_OF), "minimum": .exchanged(GB_LESSER_OF),
    "bitwise_and": .two(GB_BIT_AND), "bitwise_or": .two(GB_BIT_OR), "bitwise_xor": .two(GB_BIT_XOR),
    "equal": .two(GB_EQ), "not_equal": .two(GB_NE), "less": .two(GB_LT), "less_equal": .two(GB_LE),
    "greater": .two(GB_GT), "greater_equal": .two(GB_GE), "logical_and": .two(GB_LOGICAL_AND),
    "logical_or": .two(GB_LOGICAL_OR), "logical_xor": .two(GB_LOGICAL_XOR),
  ]

  /// Arithmetic of this kind may meet nothing a lesson is told of; comparisons with NaN raise a flag all the same.
  var meetsNothing: Bool {
    switch self {
    case .one(let code): code != GB_SQRT && code != GB_SQUARE
    case .two(let code): code != GB_ADD && code != GB_SUB && code != GB_MUL && code != GB_DIV
    case .exchanged: true
    }
  }

  /// Whether the kernel computes with elements of this kind.
  func takes(_ kind: ElementKind) -> Bool {
    if kind.isComplex || kind.isPooled || kind == .float16 { return false }
    switch self {
    case .one(let code):
      if code == GB_IS_NAN || code == GB_IS_INF || code == GB_IS_FINITE || code == GB_LOGICAL_NOT { return true }
      if kind == .bool { return false }
      if code == GB_NEG || code == GB_SQUARE { return true }
      return code == GB_ABS ? kind.isKernelNumber : kind.isFloat
    case .two(let code):
      switch code {
      case GB_ADD, GB_MUL, GB_BIT_AND, GB_BIT_OR, GB_BIT_XOR, GB_EQ, GB_NE, GB_LOGICAL_AND, GB_LOGICAL_OR,
        GB_LOGICAL_XOR:
        return !(kind.isFloat && (code == GB_BIT_AND || code == GB_BIT_OR || code == GB_BIT_XOR))
      case GB_SUB: return kind != .bool
      case GB_DIV: return kind.isFloat
      default: return kind.isKernelNumber
      }
    case .exchanged: return kind.isKernelNumber
    }
  }
}

enum KernelLoop {
  /// Elements of one piece.
  static let piece = 1 << 15

  static func unary<Number>(_ code: gb_unary_op, _ type: gb_dtype) -> UnaryLoop<Number, Number> {
    { source, target, count in
      var done = 0
      while done < count {
        let part = min(count - done, piece)
        _ = gb_unary(code, type, Int64(part), target + done, source + done, 0, 0)
        done += part
      }
    }
  }

  static func pair<Number>(_ code: gb_binary_op, _ type: gb_dtype) -> PairLoop<Number, Number> {
    { a, aStep, b, bStep, target, count in
      var done = 0
      while done < count {
        let part = min(count - done, piece)
        _ = gb_binary(
          code, type, Int64(part), target + done, a + done * aStep, Int64(aStep), b + done * bStep, Int64(bStep), 0, 0)
        done += part
      }
    }
  }

  /// Greatest or least: of two equal numbers the second, of one pair the first; no flags for NaN.
  static func extremum<Number>(_ code: gb_binary_op, _ type: gb_dtype) -> PairLoop<Number, Number> {
    let loop: PairLoop<Number, Number> = pair(code, type)
    return { a, aStep, b, bStep, target, count in
      if count == 1 { loop(a, aStep, b, bStep, target, 1) } else { loop(b, bStep, a, aStep, target, count) }
      gb_clear_float_flags(FloatErrors.invalid)
    }
  }

  /// A loop whose comparisons with NaN say nothing.
  static func quiet<Number>(_ loop: @escaping PairLoop<Number, Number>) -> PairLoop<Number, Number> {
    { a, aStep, b, bStep, target, count in
      loop(a, aStep, b, bStep, target, count)
      gb_clear_float_flags(FloatErrors.invalid)
    }
  }

  /// Complex division: a division by zero is met where a divisor is zero, whatever else the processor has tried.
  static func quotient(_ loop: @escaping PairLoop<ComplexValue, ComplexValue>) -> PairLoop<ComplexValue, ComplexValue> {
    { a, aStep, b, bStep, target, count in
      let divisors = UnsafeBufferPointer(start: b, count: bStep == 0 ? 1 : count)
      let hasZero = divisors.contains { !$0.isTrue }
      loop(a, aStep, b, bStep, target, count)
      if !hasZero { gb_clear_float_flags(FloatErrors.divideByZero) }
    }
  }

  /// Bytes of truth from contiguous or single operands.
  static func test(
    _ code: gb_binary_op, _ type: gb_dtype, _ a: UnsafeRawPointer, _ aStep: Int, _ b: UnsafeRawPointer, _ bStep: Int,
    _ target: UnsafeMutableRawPointer, _ count: Int, _ itemSize: Int
  ) {
    var done = 0
    while done < count {
      let part = min(count - done, piece)
      _ = gb_binary(
        code, type, Int64(part), target + done, a + done * aStep * itemSize, Int64(aStep), b + done * bStep * itemSize,
        Int64(bStep), 0, 0)
      done += part
    }
  }

  /// A function of whole arrays, each already of the computing type and of the common shape. False where there is no such
  /// kernel.
  static func run(_ kernel: FunctionKernel, _ type: gb_dtype, _ operands: [NDArray], _ output: NDArray) -> Bool {
    let sizes = output.shape.map { Int64($0) }
    let steps = output.strides.map { Int64($0) }
    let rank = Int32(sizes.count)
    let first = operands[0].strides.map { Int64($0) }
    let status: gb_status
    switch kernel {
    case .one(let code):
      if operands[0].isContiguous && output.isContiguous {
        return runContiguous(code, type, operands[0], output)
      }
      status = gb_unary_strided(code, type, rank, sizes, steps, first, output.pointer, operands[0].pointer, 0, 0)
    case .two(let code), .exchanged(let code):
      guard operands.count == 2 else { return false }
      let second = operands[1].strides.map { Int64($0) }
      let (a, b) = (operands[0].pointer, operands[1].pointer)
      var isExchanged = false
      if case .exchanged = kernel { isExchanged = output.count > 1 }
      status =
        isExchanged
        ? gb_binary_strided(code, type, rank, sizes, steps, second, first, output.pointer, b, a, 0, 0)
        : gb_binary_strided(code, type, rank, sizes, steps, first, second, output.pointer, a, b, 0, 0)
    }
    return status == GB_OK
  }

  private static func runContiguous(
    _ code: gb_unary_op, _ type: gb_dtype, _ operand: NDArray, _ output: NDArray
  ) -> Bool {
    let (from, to) = (operand.dtype.byteCount, output.dtype.byteCount)
    var done = 0
    while done < output.count {
      let part = min(output.count - done, piece)
      if gb_unary(code, type, Int64(part), output.pointer + done * to, operand.pointer + done * from, 0, 0) != GB_OK {
        return false
      }
      done += part
    }
    return true
  }
}

/// Loops whose kernel is the reference's own approximation of a function.
enum ApproximationLoop {
  static func single(
    _ kernel: @escaping @Sendable @convention(c) (Int64, UnsafeMutablePointer<Float>?, UnsafePointer<Float>?) -> Void
  ) -> UnaryLoop<Float, Float> {
    { source, target, count in kernel(Int64(count), target, source) }
  }

  static func double(
    _ kernel: @escaping @Sendable @convention(c) (Int64, UnsafeMutablePointer<Double>?, UnsafePointer<Double>?) -> Void
  ) -> UnaryLoop<Double, Double> {
    { source, target, count in kernel(Int64(count), target, source) }
  }
}
