// New arrays: constant, stepped, from Swift values, and shaped like others. Sizes from a lesson are checked here.
import TensorKernels

extension NDArray {
  /// Every element `number`.
  package static func full(
    _ shape: Shape, _ number: Scalar, _ dtype: DType, _ state: EngineState
  ) throws(TensorError) -> NDArray {
    let array = try NDArray(uninitialized: shape, dtype, state)
    try dtype.checkHolds(number)
    array.writeEverywhere(number)
    return array
  }

  package static func zeros(_ shape: Shape, _ dtype: DType, _ state: EngineState) throws(TensorError) -> NDArray {
    for size in shape where size < 0 { throw .runtime("zeros: Dimension size must be non-negative.") }
    return try full(shape, .int(0), dtype, state)
  }

  package static func ones(_ shape: Shape, _ dtype: DType, _ state: EngineState) throws(TensorError) -> NDArray {
    try full(shape, .int(1), dtype, state)
  }

  /// A 0-dim array.
  package static func scalar(_ number: Scalar, _ dtype: DType, _ state: EngineState) throws(TensorError) -> NDArray {
    let array = try NDArray(unset: Shape(), Shape(), 1, true, dtype, state)
    array.writeEverywhere(number)
    return array
  }

  /// A new array of this shape (and order in memory) filled with a number: `zeros_like`, `ones_like`, `full_like`.
  package func filledLike(_ number: Scalar, _ target: DType? = nil) throws(TensorError) -> NDArray {
    if hidden != nil { return try mapped { (a, _) throws(TensorError) in try a.filledLike(number, target) } }
    let array = try emptyLikeThis(target ?? dtype)
    try array.dtype.checkHolds(number)
    array.writeEverywhere(number)
    return array
  }

  /// `empty_like`: the elements are whatever the memory held, here zeros so that runs repeat.
  package func emptyLike(_ target: DType? = nil) throws(TensorError) -> NDArray {
    try filledLike(.int(0), target)
  }

  package static func from(
    _ values: [Float], _ shape: Shape, _ state: EngineState
  ) throws(TensorError) -> NDArray { try copying(values, .float32, shape, state) }

  package static func from(
    _ values: [Double], _ shape: Shape, _ state: EngineState
  ) throws(TensorError) -> NDArray { try copying(values, .float64, shape, state) }

  package static func from(
    _ values: [Int], _ shape: Shape, _ state: EngineState
  ) throws(TensorError) -> NDArray { try copying(values, .int64, shape, state) }

  package static func from(
    _ values: [Bool], _ shape: Shape, _ state: EngineState
  ) throws(TensorError) -> NDArray { try copying(values, .bool, shape, state) }

  /// Numbers of mixed kinds in row-major order, converted to `dtype`.
  package static func from(
    _ values: [Scalar], _ shape: Shape, _ dtype: DType, _ state: EngineState
  ) throws(TensorError) -> NDArray {
    let array = try NDArray(uninitialized: shape, dtype, state)
    try array.checkValueCount(values.count)
    switch dtype {
    case .float32:
      let out = array.elements(as: Float.self)
      for (index, value) in values.enumerated() { out[index] = Float(value.doubleValue) }
    case .float64:
      let out = array.elements(as: Double.self)
      for (index, value) in values.enumerated() { out[index] = value.doubleValue }
    case .int64:
      let out = array.elements(as: Int.self)
      for (index, value) in values.enumerated() { out[index] = value.intValue }
    case .bool:
      let out = array.elements(as: Bool.self)
      for (index, value) in values.enumerated() { out[index] = value.isNonzero }
    default:
      for (index, value) in values.enumerated() { array.store(value, at: index) }
    }
    return array
  }

  private static func copying<Element>(
    _ values: [Element], _ dtype: DType, _ shape: Shape, _ state: EngineState
  ) throws(TensorError) -> NDArray {
    let array = try NDArray(uninitialized: shape, dtype, state)
    try array.checkValueCount(values.count)
    let out = array.elements(as: Element.self)
    for (index, value) in values.enumerated() { out[index] = value }
    return array
  }

  private func checkValueCount(_ given: Int) throws(TensorError) {
    if given != count { throw .runtime("shape '\(shape)' is invalid for input of size \(given)") }
  }

  /// Numbers from `start` by `step`, ending before `end`.
  package static func arange(
    _ start: Scalar, _ end: Scalar, _ step: Scalar, _ dtype: DType, _ state: EngineState
  ) throws(TensorError) -> NDArray {
    let (first, last, width) = (start.doubleValue, end.doubleValue, step.doubleValue)
    if width == 0 { throw .runtime("step must be nonzero") }
    if dtype.isInteger && step.intValue == 0 { throw .value("step must be nonzero") }
    if !first.isFinite || !last.isFinite {
      throw .runtime("unsupported range: \(formatRange(first)) -> \(formatRange(last))")
    }
    if (width > 0 && last < first) || (width < 0 && last > first) {
      throw .runtime("upper bound and lower bound inconsistent with step sign")
    }
    let count = try arangeCount(start, end, step, dtype)
    let array = try NDArray(uninitialized: [count], dtype, state)
    if dtype == .bool || dtype.isComplex { throw .notImplemented(kernel: "arange_cpu", for: dtype) }
    if dtype.isInteger {
      gb_arange_integer(
        dtype.kernelType, Int64(count), array.pointer, Int64(start.intValue), Int64(step.intValue))
    } else {
      gb_arange(dtype.kernelType, Int64(count), array.pointer, first, width)
    }
    return array
  }

  private static func formatRange(_ value: Double) -> String { ShortNumber.text(value) }

  private static func arangeCount(
    _ start: Scalar, _ end: Scalar, _ step: Scalar, _ dtype: DType
  ) throws(TensorError) -> Int {
    if dtype.isInteger {
      let (first, last, width) = (start.intValue, end.intValue, step.intValue)
      let (span, overflow) = last.subtractingReportingOverflow(first)
      if overflow { throw .runtime("invalid size, possible overflow?") }
      let steps = span.magnitude.quotientAndRemainder(dividingBy: width.magnitude)
      guard let count = Int(exactly: steps.quotient + (steps.remainder == 0 ? 0 : 1)) else {
        throw .runtime("invalid size, possible overflow?")
      }
      return count
    }
    let exact = ((end.doubleValue - start.doubleValue) / step.doubleValue).rounded(.up)
    guard let count = Int(exactly: exact), count >= 0 else { throw .runtime("invalid size, possible overflow?") }
    return count
  }

  /// `steps` numbers from `start` to `end`, both included; of complex ones each part by itself.
  package static func linspace(
    _ start: Scalar, _ end: Scalar, _ steps: Int, _ dtype: DType, _ state: EngineState
  ) throws(TensorError) -> NDArray {
    if steps < 0 { throw .runtime("number of steps must be non-negative") }
    try dtype.checkHolds(start)
    try dtype.checkHolds(end)
    if !dtype.isComplex { return try linspace(start.doubleValue, end.doubleValue, steps, dtype, state) }
    let part = dtype.realType
    return try complex(
      linspace(start.doubleValue, end.doubleValue, steps, part, state),
      linspace(start.imaginaryValue, end.imaginaryValue, steps, part, state))
  }

  package static func linspace(
    _ start: Double, _ end: Double, _ steps: Int, _ dtype: DType, _ state: EngineState
  ) throws(TensorError) -> NDArray {
    if steps < 0 { throw .runtime("number of steps must be non-negative") }
    if dtype == .bool { throw .notImplemented(kernel: "linspace_cpu", for: dtype) }
    let array = try NDArray(uninitialized: [steps], dtype.realType, state)
    gb_linspace(array.dtype.kernelType, Int64(steps), array.pointer, start, end)
    return try array.converted(to: dtype)
  }

  /// The identity matrix.
  package static func eye(
    _ rows: Int, _ columns: Int, _ dtype: DType, _ state: EngineState
  ) throws(TensorError) -> NDArray {
    if rows < 0 { throw .runtime("n must be greater or equal to 0, got \(rows)") }
    if columns < 0 { throw .runtime("m must be greater or equal to 0, got \(columns)") }
    let array = try NDArray(uninitialized: [rows, columns], dtype, state)
    gb_eye(dtype.kernelType, Int64(rows), Int64(columns), array.pointer)
    return array
  }

  /// base to the powers from `start` to `end`, evenly spaced.
  package static func logspace(
    _ start: Double, _ end: Double, _ steps: Int, base: Double, _ dtype: DType, _ state: EngineState
  ) throws(TensorError) -> NDArray {
    let exponents = try linspace(start, end, steps, .float64, state)
    return try exponents.unary(.scalarPow, base).converted(to: dtype)
  }
}
