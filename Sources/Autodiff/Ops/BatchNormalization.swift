// Batch normalisation, and instance normalisation by it: statistics over everything but the channels, from the batch or as
// given.
import Tensors

extension Tensor {
  /// `batch_norm`: statistics over everything but dimension 1, from the batch (training) or as given. Running statistics
  /// are written when given in training.
  package func batchNorm(
    _ runningMean: Tensor?, _ runningVariance: Tensor?, weight: Tensor?, bias: Tensor?, training: Bool,
    momentum: Double, epsilon: Double
  ) throws(TensorError) -> Tensor {
    if count == 0 {
      // Nothing to normalise: the reference copies, and lets the first elements of weight and bias take part.
      var result = try clone()
      if let weight { result = try result.mul(try weight.firstElement()) }
      if let bias { result = try result.add(try bias.firstElement()) }
      return result
    }
    try checkBatchNorm(
      [("running_mean", runningMean), ("running_var", runningVariance), ("weight", weight), ("bias", bias)], training)
    try runningMean?.checkHasNoDerivative("native_batch_norm", "running_mean")
    try runningVariance?.checkHasNoDerivative("native_batch_norm", "running_var")
    let parameters = [weight, bias, runningMean, runningVariance]
    try checkNormalizedTypes(parameters, kernel: "batch_norm", countsFirst: true)
    let channels = shape[1]
    if !dtype.isDifferentiable { throw .notImplemented(kernel: "batch_norm", for: dtype) }
    let others = [0] + Array(2..<rank)
    var view = Shape(repeating: 1, count: rank)
    view[1] = channels
    if array.suitsRowNormalization || dtype.isHalf, array.hidden == nil,
      parameters.allSatisfy({ $0?.array.hidden == nil && ($0 == nil || $0?.dtype == dtype || dtype.isHalf) })
    {
      return try directBatchNorm(
        runningMean, runningVariance, weight: weight, bias: bias, training: training, momentum: momentum,
        epsilon: epsilon)
    }
    let (mean, deviation): (NDArray, NDArray)
    if training || runningMean == nil || runningVariance == nil {
      let size = channels == 0 ? 0 : count / channels
      let wide = try array.converted(to: .float64)
      let average = try wide.reduced(.mean, try Shape(others), keepDimensions: true)
      let centred = try wide.binary(.subtract, average)
      let squares = try centred.binary(.multiply, centred).reduced(.sum, try Shape(others), keepDimensions: true)
      let variance = try squares.binary(.divide, .int(Swift.max(size, 1)))
      mean = try average.converted(to: dtype)
      deviation = try variance.binary(.add, .float(epsilon)).unary(.sqrt).unary(.reciprocal).converted(to: dtype)
      if training {
        let unbiased = try squares.binary(.divide, .int(Swift.max(size - 1, 0)))
        try runningMean?.blend(mean.reshaped(to: [channels]), momentum, like: array)
        try runningVariance?.blend(unbiased.reshaped(to: [channels]), momentum, like: array)
      }
    } else {
      mean = try (runningMean ?? self).array.reshaped(to: view)
      let variance = try (runningVariance ?? self).array.reshaped(to: view)
      deviation = try variance.binary(.add, .float(epsilon)).unary(.sqrt).unary(.reciprocal)
    }
    let slope =
      try weight.map { (w) throws(TensorError) in
        try deviation.binary(.multiply, try w.array.reshaped(to: view))
      } ?? deviation
    var shift = try mean.binary(.multiply, slope).unary(.negative)
    if let bias { shift = try shift.binary(.add, try bias.array.reshaped(to: view)) }
    let value = try NDArray.fused(array, slope, shift)
    let fixed = training ? nil : (Tensor(mean), Tensor(deviation))
    return try affine(
      "NativeBatchNormBackward0", value, weight, bias, epsilon, fixed: fixed
    ) { x in (x, others, view) }.notingMode("batch_norm", training: training).noting(
      Tensor.notedBatchNorm(epsilon, training, runningMean, runningVariance, mean, deviation))
  }

  private static func notedBatchNorm(
    _ epsilon: Double, _ training: Bool, _ runningMean: Tensor?, _ runningVariance: Tensor?, _ mean: NDArray,
    _ factor: NDArray
  ) -> [(StaticString, NodeArgument)] {
    func flat(_ array: NDArray) -> NodeArgument { (try? array.reshaped(to: [-1])).map { .array($0) } ?? .nothing }
    let empty = (try? NDArray.zeros([0], mean.dtype, mean.state)).map { NodeArgument.array($0) } ?? .nothing
    return [
      ("eps", .number(epsilon)), ("result1", training ? flat(mean) : empty),
      ("result2", training ? flat(factor) : empty), ("running_mean", .tensor(runningMean)),
      ("running_var", .tensor(runningVariance)), ("training", .flag(training)),
    ]
  }

  /// The same in the reference's order of additions: by the kernels where the array is dense, step by step where not. Short
  /// floats are computed in single precision; what is kept of them has the type of the parameters.
  private func directBatchNorm(
    _ runningMean: Tensor?, _ runningVariance: Tensor?, weight: Tensor?, bias: Tensor?, training: Bool,
    momentum: Double, epsilon: Double
  ) throws(TensorError) -> Tensor {
    let size = count / shape[1]
    let isMixed = [weight, bias, runningMean, runningVariance].contains { $0 != nil && $0?.dtype != dtype }
    let kept: DType = isMixed ? .float32 : dtype
    let (mean, factor, deviation): (NDArray, NDArray, NDArray)
    let estimates = training || runningMean == nil || runningVariance == nil
    let isDense = array.isDenseBatch
    let source = try array.batchSource()
    if estimates {
      let found =
        try isDense
        ? source.batchStatistics()
        : (isMixed ? array.converted(to: .float32) : array).stridedBatchStatistics()
      // Of half floats the running statistics see more digits than are kept; of brain floats they do not.
      let isRounded = isDense && dtype == .bfloat16
      let average = isRounded ? try found.mean.converted(to: kept) : found.mean
      let squares = isRounded ? try found.squares.converted(to: kept) : found.squares
      mean = try average.converted(to: kept)
      factor = try squares.reciprocalDeviation(size, epsilon).converted(to: kept)
      deviation = factor
      if training {
        let isFused = dtype == .float32
        try runningMean?.blend(average, momentum, like: array)
        try runningVariance?.blend(
          try squares.dividedByCount(Swift.max(size - 1, 0)), momentum, like: array, fused: isFused, isWide: true)
      }
    } else {
      mean = try (runningMean ?? self).array.contiguous()
      let given = (runningVariance ?? self).array
      let variance = isDense && dtype.isHalf ? try given.converted(to: .float32) : given
      // Where it goes over elements one by one the reference takes the root of `torch.sqrt`, whose last bit differs.
      factor = try variance.binary(.add, .float(epsilon)).unary(isDense ? .sqrt : .referenceSqrt).unary(.reciprocal)
      deviation = try variance.reciprocalDeviation(1, epsilon).contiguous()
    }
    let value: NDArray
    if isDense {
      let wide = try (mean.converted(to: source.dtype), factor.converted(to: source.dtype))
      let slope =
        try weight.map { (w) throws(TensorError) in
          try wide.1.binary(.multiply, try w.array.converted(to: source.dtype))
        } ?? wide.1
      let start: NDArray
      if let bias { start = try bias.array.converted(to: source.dtype) } else { start = try wide.0.filledLike(.int(0)) }
      value = try source.batchNorm(slope: slope, shift: try start.lessProduct(wide.0, slope)).batchResult(for: array)
    } else {
      value = try (isMixed ? array.converted(to: .float32) : array).stridedBatchNorm(
        mean: mean, factor: factor, scale: weight?.array, shift: bias?.array
      ).converted(to: dtype)
    }
    var view = Shape(repeating: 1, count: rank)
    view[1] = shape[1]
    let others = [0] + Array(2..<rank)
    let fixed =
      estimates && training
      ? nil : (Tensor(try mean.reshaped(to: view)), Tensor(try deviation.reshaped(to: view)))
    return try affine(
      "NativeBatchNormBackward0", value, weight, bias, epsilon, fixed: fixed,
      direct: Tensor.batchGradients(mean, deviation, given: estimates ? nil : view),
      slope: .batches(
        Tensor.notedBatchNorm(epsilon, training, runningMean, runningVariance, mean, deviation).map { entry in
          switch entry.0.description {
          case "result1": ("save_mean", entry.1)
          case "result2": ("save_invstd", entry.1)
          case "training": ("train", entry.1)
          default: entry
          }
        })
    ) { x in (x, others, view) }.notingMode("batch_norm", training: training).noting(
      Tensor.notedBatchNorm(epsilon, training, runningMean, runningVariance, mean, deviation))
  }

  /// Where the statistics are `given`, the input's gradient does not pass through them.
  private static func batchGradients(_ mean: NDArray, _ deviation: NDArray, given view: Shape?) -> DirectGradients {
    { (input, gradient, scale, wants) throws(TensorError) in
      let kept = scale?.dtype ?? mean.dtype
      guard input.isDenseBatch, gradient.isDenseBatch, input.isContiguous == gradient.isContiguous else {
        let work = input.dtype.isHalf ? kept : input.dtype
        let found = try gradient.converted(to: work).stridedBatchNormBackward(
          try input.converted(to: work), mean: try mean.converted(to: work), factor: try deviation.converted(to: work),
          scale: scale, given: view != nil, type: input.dtype)
        return try (
          found.input.converted(to: input.dtype).inOrder(of: input), found.scale.converted(to: kept),
          found.shift.converted(to: kept)
        )
      }
      let work: DType = input.dtype.isHalf ? .float32 : input.dtype
      let (mean, deviation) = try (mean.converted(to: work), deviation.converted(to: work))
      let a = try scale?.converted(to: work)
      let g = try gradient.batchSource()
      let found = try g.batchNormBackward(try input.batchSource(), mean: mean, factor: deviation, scale: a)
      var passed: NDArray? = found.input
      if view != nil && wants.0 {
        var channels = Shape(repeating: 1, count: g.rank)
        channels[1] = g.shape[1]
        var product = try g.binary(.multiply, try deviation.reshaped(to: channels))
        if let a { product = try product.binary(.multiply, try a.reshaped(to: channels)) }
        passed = product
      }
      return try (
        passed?.batchResult(for: input), found.scale.converted(to: kept), found.shift.converted(to: kept)
      )
    }
  }

  /// This running statistic moves towards `value`, in the reference's roundings for batches like `source`: self =
  /// (1 - momentum)·self + momentum·value, as one write. The product with a variance is `isWide`: not a short one.
  private func blend(
    _ value: NDArray, _ momentum: Double, like source: NDArray, fused: Bool = false, isWide: Bool = false
  ) throws(TensorError) {
    // Where it goes over elements one by one, double precision.
    let work: DType = !source.isDenseBatch ? .float64 : source.dtype.isHalf && dtype != .bfloat16 ? .float32 : dtype
    let share = try NDArray.full([1], .float(momentum), work, array.state)
    let rest =
      try work == .bfloat16
      ? NDArray.full([1], .int(1), work, array.state).binary(.subtract, share)
      : NDArray.full([1], .float(1 - momentum), work, array.state)
    let kept = try array.converted(to: work).binary(.multiply, rest)
    let moved: NDArray
    if fused && source.isDenseBatch && !source.dtype.isHalf {
      moved = try kept.binary(.addScaled, try value.converted(to: work), momentum)
    } else if isWide && work == .bfloat16 {
      moved = try value.converted(to: .float32).binary(.multiply, try share.converted(to: .float32)).binary(
        .add, try kept.converted(to: .float32))
    } else {
      moved = try value.converted(to: work).binary(.multiply, share).binary(.add, kept)
    }
    try array.copyFrom(try moved.converted(to: dtype))
    array.bumpVersion()
  }

  private func firstElement() throws(TensorError) -> Tensor {
    if count == 0 { throw .index("select(): index 0 out of range for tensor of size \(shape) at dimension 0") }
    return try select(0, 0)
  }

  private func checkBatchNorm(_ parts: [(String, Tensor?)], _ training: Bool) throws(TensorError) {
    if rank == 1 && training { throw .dimensionOutOfRange(1, rank: 1) }
    let channels = rank < 2 ? 0 : shape[1]
    if !training {
      for (name, tensor) in parts.prefix(2) where tensor == nil {
        throw .runtime("\(name) must be defined in evaluation mode")
      }
    }
    for case let (name, tensor?) in parts where tensor.count != channels {
      throw .runtime("\(name) should contain \(channels) elements not \(tensor.count)")
    }
  }

  /// `instance_norm` of [n, channels, ...]: a batch norm in which every image is its own batch.
  package func instanceNorm(
    _ runningMean: Tensor?, _ runningVariance: Tensor?, weight: Tensor?, bias: Tensor?, useInput: Bool,
    momentum: Double, epsilon: Double
  ) throws(TensorError) -> Tensor {
    let (n, channels) = (shape[0], shape[1])
    let rest = Array(shape.dropFirst(2))
    func repeated(_ tensor: Tensor?) throws(TensorError) -> Tensor? {
      try tensor.map { (t) throws(TensorError) in try t.tile([n]) }
    }
    let (means, variances) = (try repeated(runningMean), try repeated(runningVariance))
    let flat = try contiguous().view(try Shape([1, n * channels] + rest))
    let result = try flat.batchNorm(
      means, variances, weight: try repeated(weight), bias: try repeated(bias), training: useInput, momentum: momentum,
      epsilon: epsilon)
    if useInput, let runningMean, let runningVariance, let means, let variances {
      try runningMean.array.copyFrom(try means.array.reshaped(to: [n, channels]).reduced(.mean, [0]))
      try runningVariance.array.copyFrom(try variances.array.reshaped(to: [n, channels]).reduced(.mean, [0]))
    }
    return try result.view(shape)
  }
}
