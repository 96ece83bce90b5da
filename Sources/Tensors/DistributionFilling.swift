// Arrays drawn from distributions whose parameters are arrays, and the fills beside uniform and normal: Cauchy, log-normal,
// Poisson, gamma, binomial. Knows no gradients.
import TensorKernels

extension NDArray {
  /// `cauchy_(median, sigma)`.
  package func fillCauchy(_ median: Double, _ sigma: Double, _ generator: Generator) throws(TensorError) {
    if !(sigma > 0) { throw .runtime("cauchy_ expects sigma > 0.0, but found sigma=\(ShortNumber.text(sigma))") }
    if !dtype.isFloatingPoint {
      throw .runtime(
        "Cauchy distribution is a continuous probability distribution. dtype must be a floating point but you specified "
          + dtype.cName)
    }
    if try fillsOnce({ (single) throws(TensorError) in try single.fillCauchy(median, sigma, generator) }) { return }
    let (type, n) = (dtype.kernelType, Int64(wholeCount))
    try fillFlat("cauchy") { gb_cauchy(generator.state, type, n, $0, median, sigma) }
  }

  /// `log_normal_(mean, std)`.
  package func fillLogNormal(_ mean: Double, _ deviation: Double, _ generator: Generator) throws(TensorError) {
    if !(deviation > 0) {
      throw .runtime("log_normal_ expects std > 0.0, but found std=\(ShortNumber.text(deviation))")
    }
    if !dtype.isFloatingPoint { throw .notImplemented(kernel: "log_normal_cpu", for: dtype) }
    if try fillsOnce({ (single) throws(TensorError) in try single.fillLogNormal(mean, deviation, generator) }) {
      return
    }
    let (type, n) = (dtype.kernelType, Int64(wholeCount))
    try fillFlat("log_normal_cpu") { gb_log_normal(generator.state, type, n, $0, mean, deviation) }
  }

  /// `bernoulli_(p)` with a probability per element.
  package func fillBernoulli(_ p: NDArray, _ generator: Generator) throws(TensorError) {
    if dtype.isComplex { throw .notImplemented(kernel: "bernoulli_tensor_cpu_self_", for: dtype) }
    if state.mappedRandomness != .unmapped { return try fillMappedBernoulli(p, generator) }
    let wide = p.dtype == dtype || p.dtype.isFloatingPoint ? p : try p.converted(to: .float32)
    let draws = try wide.expanded(to: shape).bernoulli(generator)
    try checkNoInternalOverlap()
    try draws.writeElements(into: self)
    bumpVersion()
  }

  /// The same inside a mapped function: each element's own draws, or those of one for all.
  private func fillMappedBernoulli(_ p: NDArray, _ generator: Generator) throws(TensorError) {
    switch state.mappedRandomness {
    case .error: throw .randomInErrorMode
    case .same where p.hidden != nil: throw .sameForMappedParameters
    case .different where hidden == nil && p.hidden != nil:
      throw .runtime(
        "vmap: inplace bernoulli(self, *extra_args) is not possible because there exists a Tensor `other` in extra_args that "
          + "has more elements than `self`. This happened due to `other` being vmapped over but `self` not being vmapped "
          + "over in a vmap. Please try to use out-of-place operators instead of inplace bernoulli. If said operator is "
          + "being called inside the PyTorch framework, please file a bug report instead.")
    case .different where hidden == nil:
      throw .runtime(
        "vmap: Cannot ask for different inplace randomness on an unbatched tensor. This will appear like same randomness. "
          + "If this is necessary for your usage, please file an issue with functorch.")
    default: break
    }
    let wide = p.dtype == dtype || p.dtype.isFloatingPoint ? p : try p.converted(to: .float32)
    var chances = try wide.expanded(to: shape)
    if chances.hidden == nil, state.mappedRandomness == .different { chances = try chances.drawnFrom() }
    try copyFrom(try chances.bernoulli(generator))
  }

  /// `torch.poisson(rates)`.
  package func poisson(_ generator: Generator) throws(TensorError) -> NDArray {
    if !dtype.isFloatingPoint { throw .notImplemented(kernel: "poisson_cpu", for: dtype) }
    if hidden != nil { return try mapped { (a, _) throws(TensorError) in try a.poisson(generator) } }
    let rates = try contiguous()
    let areAllowed = try count == 0 ? true : rates.binary(.greaterOrEqual, .int(0)).reduced(.all).truth()
    if !areAllowed {
      throw .runtime("invalid Poisson rate, expected rate to be non-negative")
    }
    let output = try NDArray(uninitialized: shape, dtype, state)
    let status = gb_poisson(generator.state, dtype.kernelType, Int64(count), output.pointer, rates.pointer)
    try NDArray.check(status, "poisson_cpu", dtype)
    return output
  }

  /// Gamma draws of these shapes and scale one.
  package func standardGamma(_ generator: Generator) throws(TensorError) -> NDArray {
    if hidden != nil { return try mapped { (a, _) throws(TensorError) in try a.standardGamma(generator) } }
    let shapes = try contiguous()
    let output = try NDArray(uninitialized: shape, dtype, state)
    let status = gb_standard_gamma(generator.state, dtype.kernelType, Int64(count), output.pointer, shapes.pointer)
    try NDArray.check(status, "gamma_cpu", dtype)
    return output
  }

  /// Dirichlet draws over the last dimension: gamma draws in double precision, divided by their sum.
  package func dirichlet(_ generator: Generator) throws(TensorError) -> NDArray {
    if !dtype.isFloatingPoint { throw .notImplemented(kernel: "dirichlet_cpu", for: dtype) }
    let draws = try converted(to: .float64).standardGamma(generator)
    let shares = try draws.binary(.divide, draws.reduced(.sum, [-1], keepDimensions: true))
    let least = dtype == .float64 ? Double.leastNormalMagnitude : 0x1p-126
    let most = dtype == .float64 ? 1 - 0x1p-53 : 1 - 0x1p-24
    return try shares.unary(.clamp, least, most).converted(to: dtype)
  }

  /// `torch.binomial(count, p)`.
  package func binomial(_ p: NDArray, _ generator: Generator) throws(TensorError) -> NDArray {
    if !dtype.isFloatingPoint {
      throw .value("binomial only supports floating-point dtypes for count, got: \(dtype.typeName)")
    }
    if !p.dtype.isFloatingPoint {
      throw .value("binomial only supports floating-point dtypes for prob, got: \(p.dtype.typeName)")
    }
    let common = try shape.broadcast(with: p.shape)
    let counts = try expanded(to: common).contiguous()
    let probabilities = try p.expanded(to: common).contiguous().converted(to: dtype)
    let areAllowed = try counts.count == 0 ? true : counts.binary(.lessOrEqual, .float(1e15)).reduced(.all).truth()
    if !areAllowed {
      throw .runtime("binomial of more than 1e15 trials is not supported")
    }
    let output = try NDArray(uninitialized: common, dtype, state)
    let status = gb_binomial(
      generator.state, dtype.kernelType, Int64(output.count), output.pointer, counts.pointer, probabilities.pointer)
    try NDArray.check(status, "binomial_cpu", dtype)
    return output
  }

  /// `torch.normal(mean, std)` with an array on at least one side.
  package static func normal(
    mean: NDArray?, _ meanNumber: Double, deviation: NDArray?, _ deviationNumber: Double, _ generator: Generator
  ) throws(TensorError) -> NDArray {
    if mean?.hidden != nil || deviation?.hidden != nil {
      let frame = HiddenFrame([mean, deviation])
      let rank = Swift.max(mean?.rank ?? 0, deviation?.rank ?? 0)
      return try normal(
        mean: try mean.map { (a) throws(TensorError) in try a.visible(frame, rank: rank, expanded: true) }, meanNumber,
        deviation: try deviation.map { (a) throws(TensorError) in try a.visible(frame, rank: rank, expanded: true) },
        deviationNumber, generator
      ).hiding(frame)
    }
    if let deviation {
      if deviation.dtype.isComplex { throw .runtime("normal expects standard deviation to be non-complex") }
      if deviation.count > 0, try !deviation.binary(.greaterOrEqual, .int(0)).reduced(.all).truth() {
        throw .runtime("normal expects all elements of std >= 0.0")
      }
    } else if deviationNumber < 0 {
      throw .runtime("normal expects std >= 0.0, but found std \(ShortNumber.text(deviationNumber))")
    }
    guard let model = mean ?? deviation else { throw .runtime("normal expects a tensor") }
    let shape =
      try deviation.map { deviation throws(TensorError) in
        try deviation.shape.broadcast(with: mean?.shape ?? deviation.shape)
      } ?? model.shape
    let output = try NDArray(uninitialized: shape, model.dtype, model.state)
    let randomness = model.state.mappedRandomness
    model.state.mappedRandomness = .unmapped
    defer { model.state.mappedRandomness = randomness }
    try output.fillNormal(0, deviation == nil ? deviationNumber : 1, generator)
    if let deviation { try output.apply(.multiply, deviation) }
    if let mean {
      try output.apply(.add, mean)
    } else {
      try output.apply(.add, .float(meanNumber))
    }
    return output.withOwnVersion()
  }
}
