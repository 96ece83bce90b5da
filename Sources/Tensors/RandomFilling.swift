// Filling arrays from a generator. Streams run in memory order, as the reference's do. Knows no gradients.
import TensorKernels

extension NDArray {
  /// Runs `body` on memory to fill: these elements when they are dense, else a temporary that is copied back.
  func fillFlat(_ kernel: String, _ body: (UnsafeMutableRawPointer) -> gb_status) throws(TensorError) {
    if state.mappedRandomness != .unmapped { return try fillMapped(kernel, body) }
    try fillPlainly(kernel, body)
  }

  /// Draws inside a mapped function: for all elements together, or once for all of them.
  private func fillMapped(_ kernel: String, _ body: (UnsafeMutableRawPointer) -> gb_status) throws(TensorError) {
    switch state.mappedRandomness {
    case .error: throw .randomInErrorMode
    case .different where hidden == nil:
      throw .runtime(
        "vmap: Cannot ask for different inplace randomness on an unbatched tensor. This will appear like same "
          + "randomness. If this is necessary for your usage, please file an issue with functorch.")
    default: try visible().fillPlainly(kernel, body)
    }
  }

  /// Draws once for all elements of a mapped function that asks for the same numbers. Returns false where it does not.
  func fillsOnce(_ fill: (NDArray) throws(TensorError) -> Void) throws(TensorError) -> Bool {
    guard hidden != nil, state.mappedRandomness == .same else { return false }
    let single = try NDArray(uninitialized: shape, dtype, state)
    try fill(single)
    try copyFrom(single)
    return true
  }

  /// The parameters of a draw inside a mapped function: repeated where each element draws its own.
  package func drawnFrom() throws(TensorError) -> NDArray {
    switch state.mappedRandomness {
    case .unmapped: return self
    case .error: throw .randomInErrorMode
    case .same:
      if hidden != nil { throw .sameForMappedParameters }
      return self
    case .different:
      guard let number = state.openMappings.last, let size = state.mappingSizes[number],
        hidden?.numbers.contains(number) != true
      else { return self }
      if hidden != nil { return self }
      return repeated(over: HiddenDimensions(numbers: [number], sizes: [size], strides: [0]))
    }
  }

  /// What numbers like these are drawn as inside a mapped function.
  package func drawnLike() throws(TensorError) -> NDArray {
    state.mappedRandomness == .different && hidden == nil ? try drawnFrom() : self
  }

  private func fillPlainly(_ kernel: String, _ body: (UnsafeMutableRawPointer) -> gb_status) throws(TensorError) {
    try checkNoInternalOverlap()
    if isDense {
      try NDArray.check(body(pointer), kernel, dtype)
    } else {
      let temporary = try NDArray(unset: shape, shape.contiguousStrides, count, true, dtype, state)
      try NDArray.check(body(temporary.pointer), kernel, dtype)
      try temporary.writeElements(into: self)
    }
    bumpVersion()
  }

  /// `uniform_`: floats between the bounds.
  package func fillUniform(_ from: Double, _ to: Double, _ generator: Generator) throws(TensorError) {
    if dtype.isComplex { return try asReal().fillUniform(from, to, generator) }
    if !dtype.isFloatingPoint { throw .notImplemented(kernel: "check_uniform_bounds", for: dtype) }
    if !(from.isFinite && to.isFinite) || !dtype.holds(.float(from)) || !dtype.holds(.float(to)) {
      throw .runtime(
        "\(from.isFinite && dtype.holds(.float(from)) ? "to" : "from") is out of bounds for \(dtype.cName)")
    }
    if let most = dtype.greatestFinite, to - from > most {
      throw .runtime(
        "uniform_ expects to-from <= std::numeric_limits<\(dtype.typeName)>::max(), but found to=\(ShortNumber.text(to)) "
          + "and from=\(ShortNumber.text(from)) which result in to-from to exceed the limit")
    }
    if from > to {
      throw .runtime(
        "uniform_ expects to return a [from, to) range, but found from=\(ShortNumber.text(from)) > "
          + "to=\(ShortNumber.text(to))")
    }
    if try fillsOnce({ (single) throws(TensorError) in try single.fillUniform(from, to, generator) }) { return }
    let (type, n) = (dtype.kernelType, Int64(wholeCount))
    try fillFlat("uniform_") { gb_uniform(generator.state, type, n, $0, from, to) }
  }

  /// `normal_`: floats of this mean and standard deviation.
  package func fillNormal(_ mean: Double, _ deviation: Double, _ generator: Generator) throws(TensorError) {
    // The parts of a complex number share its variance.
    if dtype.isComplex { return try asReal().fillNormal(mean, deviation / 2.0.squareRoot(), generator) }
    if count == 0 { return }
    if !dtype.isFloatingPoint { throw .notImplemented(kernel: "normal_kernel_cpu", for: dtype) }
    if deviation < 0 { throw .runtime("normal expects std >= 0.0, but found std \(ShortNumber.text(deviation))") }
    if try fillsOnce({ (single) throws(TensorError) in try single.fillNormal(mean, deviation, generator) }) { return }
    let (type, n, contiguous) = (dtype.kernelType, Int64(wholeCount), isContiguous || hidden != nil)
    try fillFlat("normal_kernel_cpu") {
      contiguous
        ? gb_normal(generator.state, type, n, $0, mean, deviation)
        : gb_normal_scattered(generator.state, type, n, $0, mean, deviation)
    }
  }

  /// `random_(from, to)`: integers from `from` to before `to`, in any element type.
  package func fillRandom(_ from: Int, _ to: Int, _ generator: Generator) throws(TensorError) {
    if from >= to {
      throw .runtime("random_ expects 'from' to be less than 'to', but got from=\(from) >= to=\(to)")
    }
    try checkRandomBounds(from, to)
    let (from, to) = (
      dtype.isFloatingPoint ? representable(from, 1) : from, dtype.isFloatingPoint ? representable(to, -1) : to
    )
    if from >= to { return }
    if try fillsOnce({ (single) throws(TensorError) in try single.fillRandom(from, to, generator) }) { return }
    let (type, n) = (dtype.kernelType, Int64(wholeCount))
    try fillFlat("random_from_to") { gb_random_range(generator.state, type, n, $0, Int64(from), Int64(to)) }
  }

  private func checkRandomBounds(_ from: Int, _ to: Int) throws(TensorError) {
    if dtype.isComplex {
      throw .runtime("check_random_bounds handles only integral, floating-point and boolean types")
    }
    guard let range = dtype == .float16 ? -65504...65504 : dtype.integerRange else { return }
    if !range.contains(from) { throw .runtime("from is out of bounds for \(dtype.cName)") }
    if !range.contains(to - 1) { throw .runtime("to - 1 is out of bounds for \(dtype.cName)") }
  }

  /// A bound moved inward where the type rounds its inner neighbour out of the range.
  private func representable(_ bound: Int, _ inward: Int) -> Int {
    let (inner, overflow) = bound.addingReportingOverflow(inward)
    var bits = ScalarBits(.int(inner), as: dtype == .float64 ? .float64 : .float32)
    let rounded = withUnsafeMutablePointer(to: &bits) { place -> Double in
      let raw = UnsafeMutableRawPointer(place)
      switch dtype {
      case .float64: return raw.load(as: Double.self)
      case .float32: return Double(raw.load(as: Float.self))
      case .float16: return Double(gb_float_from_half(gb_half_from_float(raw.load(as: Float.self))))
      default: return Double(gb_float_from_bfloat16(gb_bfloat16_from_float(raw.load(as: Float.self))))
      }
    }
    guard !overflow, let whole = Int(exactly: rounded) else { return bound }
    if inward < 0 ? whole < bound : whole > bound { return bound }
    let magnitude = inner.magnitude
    let exponent = magnitude == 0 ? 0 : Int.bitWidth - 1 - magnitude.leadingZeroBitCount
    let digits = dtype == .float64 ? 53 : dtype == .float32 ? 24 : dtype == .float16 ? 11 : 8
    let step = 1 << Swift.min(Swift.max(exponent - digits + 1, 0), 62)
    return whole.addingReportingOverflow(inward < 0 ? -step : step).partialValue
  }

  /// What `randperm` allows: every position must be a number of its type.
  package static func checkPermutation(_ count: Int, _ dtype: DType) throws(TensorError) {
    let limit: Int? =
      switch dtype {
      case .float16: 2049
      case .float32: 16_777_217
      case .float64: 9_007_199_254_740_993
      default: nil
      }
    if dtype == .bool || dtype.isComplex { throw .notImplemented(kernel: "randperm", for: dtype) }
    if let limit, count > limit { throw .runtime("n cannot be greater than \(limit) for \(dtype.typeName) type.") }
    if dtype.isInteger { try dtype.checkHolds(.int(count)) }
  }

  /// `random_()`: integers over the whole range of the element type.
  package func fillRandom(_ generator: Generator) throws(TensorError) {
    if dtype.isComplex { throw .notImplemented(kernel: "random_kernel_cpu", for: dtype) }
    if try fillsOnce({ (single) throws(TensorError) in try single.fillRandom(generator) }) { return }
    let (type, n) = (dtype.kernelType, Int64(wholeCount))
    try fillFlat("random") { gb_random_full(generator.state, type, n, $0) }
  }

  /// `bernoulli_(p)`: 1 with probability `p`, else 0.
  package func fillBernoulli(_ p: Double, _ generator: Generator) throws(TensorError) {
    if dtype.isComplex { throw .notImplemented(kernel: "bernoulli_scalar_cpu_", for: dtype) }
    if !(p >= 0 && p <= 1) { throw .runtime("bernoulli_ expects p to be in [0, 1], but got p=\(ShortNumber.text(p))") }
    if try fillsOnce({ (single) throws(TensorError) in try single.fillBernoulli(p, generator) }) { return }
    let (type, n) = (dtype.kernelType, Int64(wholeCount))
    try fillFlat("bernoulli_scalar_cpu_") { gb_bernoulli(generator.state, type, n, $0, p) }
  }

  /// `exponential_(rate)`.
  package func fillExponential(_ rate: Double, _ generator: Generator) throws(TensorError) {
    if !(rate > 0) {
      throw .runtime("exponential_ expects lambda > 0.0, but found lambda=\(ShortNumber.text(rate))")
    }
    if !dtype.isFloatingPoint {
      throw .runtime(
        "Exponential distribution is a continuous probability distribution. dtype must be a floating point but you "
          + "specified \(dtype.typeName)")
    }
    if try fillsOnce({ (single) throws(TensorError) in try single.fillExponential(rate, generator) }) { return }
    let (type, n) = (dtype.kernelType, Int64(wholeCount))
    try fillFlat("exponential") { gb_exponential(generator.state, type, n, $0, rate) }
  }

  /// `geometric_(p)`.
  package func fillGeometric(_ p: Double, _ generator: Generator) throws(TensorError) {
    if !(p > 0 && p < 1) {
      throw .runtime("geometric_ expects p to be in (0, 1), but got p=\(ShortNumber.text(p))")
    }
    if dtype == .bool || dtype.isComplex { throw .notImplemented(kernel: "geometric_cpu", for: dtype) }
    if try fillsOnce({ (single) throws(TensorError) in try single.fillGeometric(p, generator) }) { return }
    let (type, n) = (dtype.kernelType, Int64(wholeCount))
    try fillFlat("geometric") { gb_geometric(generator.state, type, n, $0, p) }
  }

  /// `torch.bernoulli(p)`: 1 with each element's own probability.
  package func bernoulli(_ generator: Generator) throws(TensorError) -> NDArray {
    if dtype.isComplex { throw .notImplemented(kernel: "bernoulli_tensor_cpu_self_", for: dtype) }
    if !dtype.isFloatingPoint { throw .notImplemented(kernel: "bernoulli_tensor_cpu_p_", for: dtype) }
    if hidden != nil { return try mapped { (a, _) throws(TensorError) in try a.bernoulli(generator) } }
    let p = try contiguous()
    let output = try NDArray(uninitialized: shape, dtype, state)
    if count > 0 && dtype.isFloatingPoint {
      let inside = try p.binary(.greaterOrEqual, .int(0)).binary(.logicalAnd, p.binary(.lessOrEqual, .int(1)))
      if try !inside.reduced(.all).truth() {
        throw .runtime(
          "Expected p_in >= 0 && p_in <= 1 to be true, but got false.  (Could this error message be "
            + "improved?  If so, please report an enhancement request to PyTorch.)")
      }
    }
    let status = gb_bernoulli_tensor(generator.state, dtype.kernelType, Int64(count), output.pointer, p.pointer)
    try NDArray.check(status, "bernoulli_tensor_cpu_p_", dtype)
    return output
  }

  /// `torch.randperm(n)`.
  package static func randomPermutation(
    _ n: Int, _ generator: Generator, _ state: EngineState
  ) throws(TensorError) -> NDArray {
    let output = try NDArray(uninitialized: [n], .int64, state)
    gb_randperm(generator.state, Int64(n), output.elements(as: Int64.self))
    return output
  }

  /// `torch.multinomial`: positions drawn by weight, per row.
  package func multinomial(
    _ samples: Int, replacement: Bool, _ generator: Generator
  ) throws(TensorError) -> NDArray {
    if rank < 1 || rank > 2 { throw .runtime("prob_dist must be 1 or 2 dim") }
    if !dtype.isFloatingPoint {
      throw .runtime("multinomial only supports floating-point dtypes for input, got: \(dtype.typeName)")
    }
    if samples <= 0 { throw .runtime("cannot sample n_sample <= 0 samples") }
    let categories = shape[rank - 1]
    if !replacement && samples > categories {
      throw .runtime("cannot sample n_sample > prob_dist.size(-1) samples without replacement")
    }
    if hidden != nil {
      return try mapped { (whole, lead) throws(TensorError) in
        let sizes = (0..<(whole.rank - 1)).map { whole.shape[$0] } + [samples]
        let flat = try whole.reshaped(to: [-1, categories])
        return try flat.multinomial(samples, replacement: replacement, generator).reshaped(to: try Shape(sizes))
      }
    }
    let weights = try contiguous()
    try weights.checkWeights(categories, replacement && samples > 1)
    let rows = rank == 1 ? 1 : shape[0]
    if categories == 0 && rows > 0 { throw .runtime("invalid multinomial distribution (sum of probabilities <= 0)") }
    let output = try NDArray(uninitialized: rank == 1 ? [samples] : [rows, samples], .int64, state)
    if !isContiguous && (!replacement || samples == 1) {
      // The draws lie as the weights do and are taken in that order.
      let draws = try emptyLike()
      try draws.fillExponential(1, generator)
      var quotients = try binary(.divide, draws).contiguous()
      if dtype.isHalf { quotients = try quotients.converted(to: .float32) }
      let status = gb_greatest_places(
        quotients.dtype.kernelType, Int64(rows), Int64(categories), quotients.pointer, Int64(samples),
        output.elements(as: Int64.self))
      try NDArray.check(status, "multinomial", dtype)
      return output
    }
    let status = gb_multinomial(
      generator.state, dtype.kernelType, Int64(rows), Int64(categories), weights.pointer, Int64(samples), replacement,
      output.elements(as: Int64.self))
    try NDArray.check(status, "multinomial", dtype)
    return output
  }

  private func checkWeights(_ categories: Int, _ isDrawnWithReplacement: Bool) throws(TensorError) {
    let wide = try dtype == .float32 ? contiguous() : converted(to: .float64).contiguous()
    let found = gb_check_weights(
      wide.dtype.kernelType, Int64(count / Swift.max(categories, 1)), Int64(categories), wide.pointer)
    if found == 1 && isDrawnWithReplacement {
      // One after the other: the first that is wrong is told.
      for value in try converted(to: .float64).doubles() where !(value >= 0 && value < .infinity) {
        let complaint = value == .infinity ? "entry = infinity or NaN" : "entry < 0"
        throw .runtime("invalid multinomial distribution (encountering probability \(complaint))")
      }
    }
    if found == 1 { throw .runtime("probability tensor contains either `inf`, `nan` or element < 0") }
    if found == 2 { throw .runtime("invalid multinomial distribution (sum of probabilities <= 0)") }
  }

  /// Dropout in training: the scaled elements and the mask (0 or 1/(1-rate)) they were multiplied by.
  package func dropout(
    _ rate: Double, _ generator: Generator
  ) throws(TensorError) -> (output: NDArray, mask: NDArray) {
    if !(rate >= 0 && rate <= 1) {
      throw .runtime("dropout probability has to be between 0 and 1, but got \(ShortNumber.text(rate))")
    }
    let input = try contiguous()
    if rate == 1 { return (try input.binary(.multiply, .int(0)), try input.filledLike(.int(0))) }
    let output = try NDArray(uninitialized: shape, dtype, state)
    let mask = try NDArray(uninitialized: shape, dtype, state)
    let status = gb_dropout(
      generator.state, dtype.kernelType, Int64(count), output.pointer, mask.pointer, input.pointer, rate)
    try NDArray.check(status, "dropout", dtype)
    return (output, mask)
  }
}

/// How numbers stand in messages of the reference: six significant digits, as C++ streams print them.
package enum ShortNumber {
  package static func text(_ value: Double) -> String {
    if value == value.rounded(), value.magnitude < 1e6 { return String(Int(value)) }
    return NumberText.format("%g", value)
  }

  /// `%g`.
  package static func general(_ value: Double) -> String { NumberText.format("%g", value) }
}
