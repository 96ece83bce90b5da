// Normalisations: elements brought to mean 0 and variance 1 over some dimensions, then scaled and shifted. One recorded
// operation each, as in the reference; the derivative is written in tensor operations from the saved input.
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
    if dtype.isHalf, parameters.contains(where: { $0?.dtype == .float32 }) {
      let wide = try to(.float32).batchNorm(
        runningMean, runningVariance, weight: weight, bias: bias, training: training, momentum: momentum,
        epsilon: epsilon)
      return try wide.inType(of: self)
    }
    let channels = shape[1]
    if !dtype.isDifferentiable { throw .notImplemented(kernel: "batch_norm", for: dtype) }
    let others = [0] + Array(2..<rank)
    var view = Shape(repeating: 1, count: rank)
    view[1] = channels
    if array.suitsRowNormalization, array.isContiguous || !array.isDenseBatch, weight?.array.hidden == nil,
      bias?.array.hidden == nil, runningMean?.array.hidden == nil, runningVariance?.array.hidden == nil,
      [weight, bias, runningMean, runningVariance].allSatisfy({ $0 == nil || $0?.dtype == dtype })
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
        try runningMean?.blend(mean.reshaped(to: [channels]), momentum)
        try runningVariance?.blend(unbiased.reshaped(to: [channels]), momentum)
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

  /// The same in the reference's order of additions: by the kernels where the array is dense, step by step where not.
  private func directBatchNorm(
    _ runningMean: Tensor?, _ runningVariance: Tensor?, weight: Tensor?, bias: Tensor?, training: Bool,
    momentum: Double, epsilon: Double
  ) throws(TensorError) -> Tensor {
    let size = count / shape[1]
    let (mean, factor, deviation): (NDArray, NDArray, NDArray)
    let estimates = training || runningMean == nil || runningVariance == nil
    let isDense = array.isContiguous
    if estimates {
      let found = try isDense ? array.batchStatistics() : array.stridedBatchStatistics()
      mean = found.mean
      factor = try found.squares.reciprocalDeviation(size, epsilon).converted(to: dtype)
      deviation = factor
      if training && !isDense {
        try runningMean?.blendWide(mean, momentum)
        try runningVariance?.blendWide(
          try found.squares.binary(.divide, .int(Swift.max(size - 1, 0))), momentum)
      } else if training {
        try runningMean?.blend(mean, momentum)
        try runningVariance?.blend(
          try found.squares.binary(.divide, .int(Swift.max(size - 1, 0))), momentum,
          fused: dtype == .float32 || size == shape[0])
      }
    } else {
      mean = try (runningMean ?? self).array.contiguous()
      let variance = (runningVariance ?? self).array
      factor = try variance.binary(.add, .float(epsilon)).unary(.sqrt).unary(.reciprocal)
      deviation = try variance.reciprocalDeviation(1, epsilon).contiguous()
    }
    let value: NDArray
    if isDense {
      let slope = try weight.map { (w) throws(TensorError) in try factor.binary(.multiply, w.array) } ?? factor
      let start: NDArray
      if let bias { start = bias.array } else { start = try mean.filledLike(.int(0)) }
      value = try array.batchNorm(slope: slope, shift: try start.lessProduct(mean, slope))
    } else {
      value = try array.stridedBatchNorm(mean: mean, factor: factor, scale: weight?.array, shift: bias?.array)
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
    { (input, g, scale, wants) throws(TensorError) in
      if !input.isDenseBatch || !g.isDenseBatch {
        return try g.stridedBatchNormBackward(input, mean: mean, factor: deviation, scale: scale, given: view != nil)
      }
      let found = try g.batchNormBackward(input, mean: mean, factor: deviation, scale: scale)
      guard let view, wants.0 else { return (found.input, found.scale, found.shift) }
      var passed = try g.binary(.multiply, try deviation.reshaped(to: view))
      if let scale { passed = try passed.binary(.multiply, try scale.reshaped(to: view)) }
      return (passed, found.scale, found.shift)
    }
  }

  /// `self = (1 - momentum)·self + momentum·value`, as one write.
  private func blend(_ value: NDArray, _ momentum: Double, fused: Bool = false) throws(TensorError) {
    let kept = try array.binary(.multiply, .float(1 - momentum))
    let new = try value.converted(to: dtype)
    if fused {
      try array.copyFrom(try kept.binary(.addScaled, new, momentum))
    } else {
      try array.copyFrom(try new.binary(.multiply, .float(momentum)).binary(.add, kept))
    }
    array.bumpVersion()
  }

  /// The same in double precision, as the reference has it where it goes over elements one by one.
  private func blendWide(_ value: NDArray, _ momentum: Double) throws(TensorError) {
    let kept = try array.converted(to: .float64).binary(.multiply, .float(1 - momentum))
    let new = try value.converted(to: .float64).binary(.multiply, .float(momentum))
    try array.copyFrom(try new.binary(.add, kept).converted(to: dtype))
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

  package func layerNorm(
    _ normalized: [Int], weight: Tensor?, bias: Tensor?, epsilon: Double
  ) throws(TensorError) -> Tensor {
    let target = try Shape(normalized)
    if normalized.isEmpty {
      throw .runtime(
        "Expected normalized_shape to be at least 1-dimensional, i.e., containing at least one element, but got "
          + "normalized_shape = []")
    }
    for case let (name, tensor?) in [("weight", weight), ("bias", bias)] where !(tensor.shape == target) {
      throw .runtime(
        "Expected \(name) to be of same shape as normalized_shape, but got \(name) of shape \(tensor.shape) and "
          + "normalized_shape = \(target)")
    }
    if rank < normalized.count || Array(shape.suffix(normalized.count)) != normalized {
      let wanted = "[*" + normalized.map { ", \($0)" }.joined() + "]"
      throw .runtime(
        "Given normalized_shape=\(target), expected input with shape \(wanted), but got input of size\(shape)")
    }
    try checkNormalizedTypes([weight, bias], kernel: "LayerNormKernelImpl")
    if dtype.isHalf, [weight, bias].contains(where: { $0?.dtype == .float32 }) {
      return try to(.float32).layerNorm(normalized, weight: weight, bias: bias, epsilon: epsilon).inType(of: self)
    }
    let dimensions = Array((rank - normalized.count)..<rank)
    if array.suitsRowNormalization, weight?.array.hidden == nil, bias?.array.hidden == nil,
      [weight, bias].allSatisfy({ $0 == nil || $0?.dtype == dtype })
    {
      return try directLayerNorm(target, dimensions, weight: weight, bias: bias, epsilon: epsilon)
    }
    if dtype.isHalf, array.hidden == nil, count > 0, weight?.array.hidden == nil, bias?.array.hidden == nil,
      [weight, bias].allSatisfy({ $0 == nil || $0?.dtype == dtype })
    {
      return try halfLayerNorm(target, dimensions, weight: weight, bias: bias, epsilon: epsilon)
    }
    let (mean, deviation) = try statistics(dimensions, epsilon)
    let shift = try mean.binary(.multiply, deviation).unary(.negative)
    var value = try NDArray.fused(array, deviation, shift)
    if let weight, let bias {
      value = try NDArray.fused(value, weight.array, bias.array)
    } else if let weight {
      value = try value.binary(.multiply, weight.array)
    } else if let bias {
      value = try value.binary(.add, bias.array)
    }
    value = try value.contiguous()
    return try affine("NativeLayerNormBackward0", value, weight, bias, epsilon) { x in
      (x, dimensions, target)
    }.noting([
      ("bias", .tensor(bias)), ("normalized_shape", .list(normalized)), ("result1", .array(mean)),
      ("result2", .array(deviation)),
    ])
  }

  /// The same by the kernel, which follows the reference's order of additions.
  private func directLayerNorm(
    _ target: Shape, _ dimensions: [Int], weight: Tensor?, bias: Tensor?, epsilon: Double
  ) throws(TensorError) -> Tensor {
    var statistics = shape
    for dimension in dimensions { statistics[dimension] = 1 }
    let size = target.elementCount
    let found = try array.contiguous().layerNorm(
      size, statistics, scale: weight?.array, shift: bias?.array, epsilon: epsilon)
    return try affine(
      "NativeLayerNormBackward0", found.value, weight, bias, epsilon,
      direct: { (input, g, scale, wants) throws(TensorError) in
        try g.layerNormBackward(
          input, size, mean: found.mean, factor: found.factor, scale: scale, wants: wants, target)
      },
      slope: .layers(
        [
          ("mean", .array(found.mean)), ("normalized_shape", .list(Array(target))), ("rstd", .array(found.factor)),
        ], bias)
    ) { x in (x, dimensions, target) }.noting([
      ("bias", .tensor(bias)), ("normalized_shape", .list(Array(target))),
      ("result1", .array(found.mean)), ("result2", .array(found.factor)),
    ])
  }

  /// The same of halves: computed in floats and rounded once, with the statistics of the rows kept as halves.
  private func halfLayerNorm(
    _ target: Shape, _ dimensions: [Int], weight: Tensor?, bias: Tensor?, epsilon: Double
  ) throws(TensorError) -> Tensor {
    var statistics = shape
    for dimension in dimensions { statistics[dimension] = 1 }
    let (size, type) = (target.elementCount, dtype)
    let found = try array.converted(to: .float32).contiguous().layerNorm(
      size, statistics, scale: weight?.array, shift: bias?.array, epsilon: epsilon)
    let (mean, factor) = (try found.mean.converted(to: type), try found.factor.converted(to: type))
    var wide = found.value
    if bias == nil {
      // Without a shift the reference subtracts a product, which leaves what that was rounded by.
      let shift = try found.mean.binary(.multiply, found.factor).unary(.negative)
      wide = try NDArray.fused(try array.converted(to: .float32), found.factor, shift)
      if let weight { wide = try wide.binary(.multiply, try weight.array.converted(to: .float32)) }
      wide = try wide.contiguous()
    }
    let value = try wide.converted(to: type)
    return try affine(
      "NativeLayerNormBackward0", value, weight, bias, epsilon,
      direct: { (input, g, scale, wants) throws(TensorError) in
        let wide = try g.converted(to: .float32)
        let back = try wide.layerNormBackward(
          input, size, mean: mean, factor: factor, scale: scale, wants: (wants.0, false, false), target)
        let sums = try wide.layerParameterSums(
          input, size, mean: mean, factor: factor, of: type, wants: (wants.1, wants.2), target)
        return (try back.input?.converted(to: type), sums.scale, sums.shift)
      },
      slope: .layers(
        [("mean", .array(mean)), ("normalized_shape", .list(Array(target))), ("rstd", .array(factor))], bias)
    ) { x in (x, dimensions, target) }.noting([
      ("bias", .tensor(bias)), ("normalized_shape", .list(Array(target))), ("result1", .array(mean)),
      ("result2", .array(factor)),
    ])
  }

  package func groupNorm(
    _ groups: Int, weight: Tensor?, bias: Tensor?, epsilon: Double
  ) throws(TensorError) -> Tensor {
    if rank < 2 {
      throw .runtime("Expected at least 2 dimensions for input tensor but received \(rank)")
    }
    let channels = shape[1]
    if groups <= 0 { throw .runtime("Expected num groups to be greater than 0, got \(groups)") }
    if channels % groups != 0 {
      throw .runtime(
        "Expected number of channels in input to be divisible by num_groups, but got input of shape \(shape) and "
          + "num_groups=\(groups)")
    }
    for case let (name, tensor?) in [("weight", weight), ("bias", bias)] where tensor.count != channels {
      throw .runtime(
        "Expected \(name) to be a vector of size equal to the number of channels in input, but got \(name) of shape "
          + "\(tensor.shape) and input of shape \(shape)")
    }
    try checkNormalizedTypes([weight, bias], kernel: "GroupNormKernelImpl")
    if dtype.isHalf, [weight, bias].contains(where: { $0?.dtype == .float32 }) {
      return try to(.float32).groupNorm(groups, weight: weight, bias: bias, epsilon: epsilon).inType(of: self)
    }
    if array.hidden == nil && !array.isDenseBatch {
      return try contiguous().groupNorm(groups, weight: weight, bias: bias, epsilon: epsilon)
    }
    let original = shape
    let grouped = try Shape(
      [shape[0], groups, channels / groups] + [channels == 0 || shape[0] == 0 ? 0 : count / shape[0] / channels])
    var view = Shape(repeating: 1, count: 4)
    view[1] = groups
    view[2] = channels / groups
    let source = Tensor(try array.contiguous().reshaped(to: grouped))
    var statistics = try source.array.groupStatistics(epsilon)
    if statistics == nil { statistics = try source.statistics([2, 3], epsilon) }
    guard let (mean, deviation) = statistics else { return self }
    let value = try Tensor.groupNormalized(
      source.array, mean, deviation, try weight?.array.reshaped(to: view), try bias?.array.reshaped(to: view)
    ).reshaped(to: original)
    return try affine(
      "NativeGroupNormBackward0", value, weight, bias, epsilon, direct: groupGradients(groups, mean, deviation)
    ) { x throws(TensorError) in
      (try x.reshape(grouped), [2, 3], view)
    }.noting([
      ("C", .whole(channels)), ("HxW", .whole(grouped[3])), ("N", .whole(original[0])), ("eps", .number(epsilon)),
      ("group", .whole(groups)), ("result1", .array(mean, as: [original[0], groups])),
      ("result2", .array(deviation, as: [original[0], groups])),
    ])
  }

  /// The kernel's gradients; nil where it cannot read the input.
  private func groupGradients(_ groups: Int, _ mean: NDArray, _ deviation: NDArray) -> DirectGradients? {
    guard array.hidden == nil, dtype == .float32 || dtype == .float64, array.count > 0 else { return nil }
    return { (input, g, scale, wants) throws(TensorError) in
      try g.groupNormBackward(input, groups, mean: mean, factor: deviation, scale: scale, wants: wants)
    }
  }

  /// The reference's roundings: without scale and shift the difference times the factor, otherwise one product and sum.
  private static func groupNormalized(
    _ x: NDArray, _ mean: NDArray, _ deviation: NDArray, _ scale: NDArray?, _ shift: NDArray?
  ) throws(TensorError) -> NDArray {
    if scale == nil && shift == nil { return try x.binary(.subtract, mean).binary(.multiply, deviation) }
    let slope = try scale.map { (scale) throws(TensorError) in try deviation.binary(.multiply, scale) } ?? deviation
    let product = try slope.shape.broadcast(with: mean.shape)
    var base = shift
    if base == nil { base = try NDArray.full([1], .int(0), x.dtype, x.state) }
    guard let base else { return x }
    let fitted = try base.expanded(to: try product.broadcast(with: base.shape))
    return try NDArray.fused(x, slope, try fitted.lessProduct(slope, mean))
  }

  /// Mean and reciprocal deviation over dimensions, kept at size one; computed in double precision.
  private func statistics(
    _ dimensions: [Int], _ epsilon: Double
  ) throws(TensorError) -> (mean: NDArray, deviation: NDArray) {
    if !dtype.isFloatingPoint { throw .notImplemented(kernel: "LayerNormKernelImpl", for: dtype) }
    if let first = dimensions.first, dimensions == Array(first..<rank) {
      let width = shape.dropFirst(first).reduce(1, *)
      let kept = try Shape(Array(shape.prefix(first)) + [Int](repeating: 1, count: rank - first))
      if let found = try array.rowStatistics(width, kept: kept, epsilon) { return found }
    }
    let wide = try array.converted(to: .float64)
    let places = try Shape(dimensions)
    let mean = try wide.reduced(.mean, places, keepDimensions: true)
    let centred = try wide.binary(.subtract, mean)
    let variance = try centred.binary(.multiply, centred).reduced(.mean, places, keepDimensions: true)
    let deviation = try variance.binary(.add, .float(epsilon)).unary(.sqrt).unary(.reciprocal)
    return (try mean.converted(to: dtype), try deviation.converted(to: dtype))
  }

  /// Gradients of input, scale and shift by a kernel, from the input, the gradient, the scale and which are wanted.
  private typealias DirectGradients =
    (NDArray, NDArray, NDArray?, (Bool, Bool, Bool)) throws(TensorError) -> (NDArray?, NDArray?, NDArray?)

  private typealias Arrangement = (Tensor) throws(TensorError) -> (x: Tensor, dimensions: [Int], view: Shape)

  /// Records a normalisation with scale and shift. `arrange` gives the input as it is normalised, the dimensions, and
  /// the shape in which scale and shift meet it.
  private func affine(
    _ name: StaticString, _ value: NDArray, _ weight: Tensor?, _ bias: Tensor?, _ epsilon: Double,
    fixed: (Tensor, Tensor)? = nil, direct: DirectGradients? = nil, slope: NormalizationSlope? = nil,
    _ arrange: @escaping Arrangement
  ) throws(TensorError) -> Tensor {
    let result = Tensor(value)
    let operands = [self, weight, bias].compactMap { $0 }
    guard let node = result.history(name, operands) else { return result }
    let (hasWeight, hasBias) = (weight != nil, bias != nil)
    if !hasWeight {
      // The place of the weight stays empty.
      let edge = hasBias ? node.edge(1) : GradientEdge()
      if hasBias { node.replaceEdge(1, GradientEdge()) } else { node.append(GradientEdge()) }
      node.append(edge)
    } else if !hasBias {
      node.append(GradientEdge())
    }
    let biasSlot = 2
    try node.save(0, self)
    if let weight { try node.save(1, weight) }
    if let fixed {
      try node.save(2, fixed.0)
      try node.save(3, fixed.1)
    }
    node.rule = { step, gradient throws(TensorError) in
      let input = try step.saved(0)
      // The kernels know one type; a walk in double precision finds doubles beside what the rule has kept itself.
      if let direct, !gradient.state.gradEnabled, gradient.array.hidden == nil, gradient.dtype == input.dtype,
        !gradient.state.keepsDoubles
      {
        let wants = (step.needs(0), hasWeight && step.needs(1), hasBias && step.needs(biasSlot))
        let scale = hasWeight ? try step.saved(1).array : nil
        // Given statistics must not have been written to.
        if step.hasSaved(2) { _ = try step.saved(2) }
        let found = try direct(input.array, gradient.array, scale, wants)
        if wants.0 { step[0] = found.0.map { Tensor($0) } }
        if wants.1 { step[1] = found.1.map { Tensor($0) } }
        if wants.2 { step[biasSlot] = found.2.map { Tensor($0) } }
        return
      }
      if let slope, let direct, gradient.state.gradEnabled, gradient.array.hidden == nil,
        gradient.dtype == input.dtype, !gradient.state.keepsDoubles
      {
        let weight = hasWeight ? try step.saved(1) : nil
        let bias = hasBias ? slope.bias : nil
        let wants = (step.needs(0), hasWeight && step.needs(1), hasBias && step.needs(biasSlot))
        if step.hasSaved(2) { _ = try step.saved(2) }
        let found = try direct(input.array, gradient.array, weight?.array, wants)
        let operation = GradientOperation(
          name: slope.name, operands: slope.operands(gradient, input, weight, bias), arguments: slope.arguments
        ) { parts throws(TensorError) in
          guard let g = parts[0], let x = parts[1] else { return [] }
          let weight = parts[slope.weightPlace]
          let statistics = fixed
          return try Tensor.affineGradients(
            g, x, weight, hasBias, epsilon, statistics, wants, try arrange(x))
        }
        let gradients = try Tensor.gradients([found.0, found.1, found.2], by: operation)
        if wants.0 { step[0] = gradients[0] }
        if wants.1 { step[1] = gradients[1] }
        if wants.2 { step[biasSlot] = gradients[2] }
        return
      }
      let (x, dimensions, view) = try arrange(input)
      let g = try gradient.reshape(x.shape)
      let isFixed = step.hasSaved(2)
      let mean = isFixed ? try step.saved(2) : try x.mean(dimensions, keepDimensions: true)
      let centred = try x.sub(mean)
      var deviation: Tensor
      if isFixed {
        deviation = try step.saved(3)
      } else {
        deviation = try centred.mul(centred).mean(dimensions, keepDimensions: true).add(.float(epsilon)).rsqrt()
      }
      let scaled = hasWeight ? try g.mul(try step.saved(1).reshape(view)) : g
      if step.needs(0) {
        if isFixed {
          step[0] = try scaled.mul(deviation).reshape(input.shape)
        } else {
          let unit = try centred.mul(deviation)
          let shared = try scaled.mean(dimensions, keepDimensions: true)
          let along = try scaled.mul(unit).mean(dimensions, keepDimensions: true)
          step[0] = try scaled.sub(shared).sub(try unit.mul(along)).mul(deviation).reshape(input.shape)
        }
      }
      if hasWeight && step.needs(1) {
        step[1] = try g.mul(try centred.mul(deviation)).summed(to: view).reshape(try step.saved(1).shape)
      }
      if hasBias && step.needs(biasSlot) {
        let shape: Shape = hasWeight ? try step.saved(1).shape : [view.elementCount]
        let total = try g.summed(to: view)
        step[biasSlot] = try total.reshape(view.count == x.rank || hasWeight ? shape : view)
      }
    }
    return result
  }

  /// `rms_norm`, composed as in the reference.
  package func rmsNorm(_ normalized: [Int], weight: Tensor?, epsilon: Double?) throws(TensorError) -> Tensor {
    if rank < normalized.count {
      throw .value("Input tensor must have at least \(normalized.count) dimensions, but got \(rank)")
    }
    if normalized.isEmpty {
      throw .runtime(
        "Expected normalized_shape to be at least 1-dimensional, i.e., containing at least one element, but got "
          + "normalized_shape = []")
    }
    if let weight, Array(weight.shape) != normalized {
      throw .runtime(
        "Expected weight to be of same shape as normalized_shape, but got weight of shape \(weight.shape) and "
          + "normalized_shape = \(try Shape(normalized))")
    }
    if Array(shape.suffix(normalized.count)) != normalized {
      let wanted = "[*" + normalized.map { String($0) }.joined(separator: ", ") + "]"
      throw .runtime(
        "Given normalized_shape=\(try Shape(normalized)), expected input with shape \(wanted), but got input of size"
          + "\(shape)")
    }
    try checkNormalizedTypes([], kernel: "rms_norm")
    let dimensions = Array((rank - normalized.count)..<rank)
    let isDouble = dtype == .float64 || dtype == .complex128
    let small = epsilon ?? (isDouble ? 2.220446049250313e-16 : 1.1920928955078125e-07)
    // Short floats are computed in single precision.
    let wide = try dtype == .float16 || dtype == .bfloat16 ? to(.float32) : self
    let scale = try wide.pow(.int(2)).mean(dimensions, keepDimensions: true).plusNumber(.float(small)).rsqrt()
    let scaled = try wide.mul(scale)
    let result = try weight.map { (w) throws(TensorError) in try scaled.mul(w) } ?? scaled
    return try result.inType(of: self).contiguous()
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

  /// `F.normalize`: divided by its norm, which is at least `epsilon`.
  package func normalize(_ p: Double, _ dimension: Int, _ epsilon: Double) throws(TensorError) -> Tensor {
    let size = try norm(p, [dimension], keepDimensions: true).clamp(
      min: .float(epsilon), max: nil, "ClampMinBackward0")
    return try div(try size.expand(shape))
  }
}

extension NDArray {
  /// x·slope + shift with broadcasting, one rounding in single precision as fused arithmetic gives it.
  static func fused(_ x: NDArray, _ slope: NDArray, _ shift: NDArray) throws(TensorError) -> NDArray {
    try shift.ternary(.addcmul, x, slope)
  }
}
