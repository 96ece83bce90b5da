// Normalisations: elements brought to mean 0 and variance 1 over some dimensions, then scaled and shifted. One recorded
// operation each, as in the reference; the derivative is written in tensor operations from the saved input. Batch
// normalisation is in BatchNormalization.swift.
import Tensors

extension Tensor {
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
    let dimensions = Array((rank - normalized.count)..<rank)
    if array.suitsRowNormalization || dtype.isHalf && count > 0, array.hidden == nil,
      [weight, bias].allSatisfy({ $0?.array.hidden == nil && ($0 == nil || $0?.dtype == dtype || dtype.isHalf) })
    {
      return try directLayerNorm(target, dimensions, weight: weight, bias: bias, epsilon: epsilon)
    }
    if dtype.isHalf, [weight, bias].contains(where: { $0?.dtype == .float32 }) {
      return try to(.float32).layerNorm(normalized, weight: weight, bias: bias, epsilon: epsilon).inType(of: self)
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

  /// The same by the kernel, which follows the reference's order of additions. Short floats are computed in single precision;
  /// their statistics are kept in the type of the parameters.
  private func directLayerNorm(
    _ target: Shape, _ dimensions: [Int], weight: Tensor?, bias: Tensor?, epsilon: Double
  ) throws(TensorError) -> Tensor {
    var statistics = shape
    for dimension in dimensions { statistics[dimension] = 1 }
    let size = target.elementCount
    let found = try array.wideOfShort().contiguous().layerNorm(
      size, statistics, scale: weight?.array, shift: bias?.array, epsilon: epsilon, wereShort: dtype.isHalf)
    let kept = (weight ?? bias)?.dtype ?? dtype
    let (mean, factor) = try (found.mean.converted(to: kept), found.factor.converted(to: kept))
    var value = found.value
    if dtype.isHalf && (weight == nil || bias == nil) {
      // Without a scale or a shift the reference subtracts a product, which leaves what that was rounded by.
      let less = try found.mean.binary(.multiply, found.factor).unary(.negative)
      value = try NDArray.fused(try array.wideOfShort(), found.factor, less)
      if let weight { value = try value.binary(.multiply, try weight.array.wideOfShort()) }
      if let bias { value = try value.binary(.add, try bias.array.wideOfShort()) }
      value = try value.contiguous()
    }
    return try affine(
      "NativeLayerNormBackward0", try value.converted(to: dtype), weight, bias, epsilon,
      direct: { (input, g, scale, wants) throws(TensorError) in
        if input.dtype.isHalf {
          return try g.shortLayerNormBackward(
            input, size, mean: mean, factor: factor, scale: scale, wants: wants, target, kept)
        }
        return try g.layerNormBackward(input, size, mean: mean, factor: factor, scale: scale, wants: wants, target)
      },
      slope: .layers(
        [("mean", .array(mean)), ("normalized_shape", .list(Array(target))), ("rstd", .array(factor))], bias)
    ) { x in (x, dimensions, target) }.noting([
      ("bias", .tensor(bias)), ("normalized_shape", .list(Array(target))),
      ("result1", .array(mean)), ("result2", .array(factor)),
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
    if array.hidden == nil && !array.isDenseBatch {
      return try contiguous().groupNorm(groups, weight: weight, bias: bias, epsilon: epsilon)
    }
    let original = shape
    let grouped = try Shape(
      [shape[0], groups, channels / groups] + [channels == 0 || shape[0] == 0 ? 0 : count / shape[0] / channels])
    var view = Shape(repeating: 1, count: 4)
    view[1] = groups
    view[2] = channels / groups
    // Short floats are computed in single precision; their statistics are kept in the type of the parameters.
    let source = Tensor(try array.wideOfShort().contiguous().reshaped(to: grouped))
    var statistics = try source.array.groupStatistics(epsilon, wereShort: dtype.isHalf)
    if statistics == nil { statistics = try source.statistics([2, 3], epsilon) }
    guard let found = statistics else { return self }
    let value = try Tensor.groupNormalized(
      source.array, found.mean, found.deviation, try weight?.array.wideOfShort().reshaped(to: view),
      try bias?.array.wideOfShort().reshaped(to: view)
    ).reshaped(to: original).converted(to: dtype)
    let kept = (weight ?? bias)?.dtype ?? dtype
    let (mean, deviation) = try (found.mean.converted(to: kept), found.deviation.converted(to: kept))
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
    guard array.hidden == nil, dtype == .float32 || dtype == .float64 || dtype.isHalf, array.count > 0 else {
      return nil
    }
    return { (input, g, scale, wants) throws(TensorError) in
      if input.dtype.isHalf {
        return try g.shortGroupNormBackward(input, groups, mean: mean, factor: deviation, scale: scale, wants: wants)
      }
      return try g.groupNormBackward(input, groups, mean: mean, factor: deviation, scale: scale, wants: wants)
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
  typealias DirectGradients =
    (NDArray, NDArray, NDArray?, (Bool, Bool, Bool)) throws(TensorError) -> (NDArray?, NDArray?, NDArray?)

  typealias Arrangement = (Tensor) throws(TensorError) -> (x: Tensor, dimensions: [Int], view: Shape)

  /// Records a normalisation with scale and shift. `arrange` gives the input as it is normalised, the dimensions, and
  /// the shape in which scale and shift meet it.
  func affine(
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
      let statistics = step.hasSaved(2) ? (try step.saved(2), try step.saved(3)) : nil
      let wants = (step.needs(0), hasWeight && step.needs(1), hasBias && step.needs(biasSlot))
      let gradients = try Tensor.affineGradients(
        gradient, input, hasWeight ? try step.saved(1) : nil, hasBias, epsilon, statistics, wants, try arrange(input))
      if wants.0 { step[0] = gradients[0] }
      if wants.1 { step[1] = gradients[1] }
      if wants.2 { step[biasSlot] = gradients[2] }
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
