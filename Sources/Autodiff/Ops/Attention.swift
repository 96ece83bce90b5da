// Scaled dot product attention: composed of simple operations, and (for batches of heads) as one operation whose value and
// gradient are formed in the reference's fused order.
import Tensors

extension Tensor {
  /// Heads of keys or values as many times as `scaled_dot_product_attention(enable_gqa=True)` needs them for those of the
  /// queries.
  func repeatedHeads(for query: Tensor) throws(TensorError) -> Tensor {
    let (wanted, place) = (query.shape[try query.shape.dimension(-3)], try shape.dimension(-3))
    let heads = shape[place]
    return wanted == heads || heads == 0 ? self : try repeatInterleave(wanted / heads, place)
  }

  /// Throws unless heads of queries can share those of these keys or values.
  package func checkHeads(for query: Tensor) throws(TensorError) {
    let wanted = query.shape[try query.shape.dimension(-3)]
    let heads = shape[try shape.dimension(-3)]
    if heads == 0 || wanted % heads != 0 {
      throw .runtime("Number of heads in key and value must divide the number of heads in ")
    }
  }

  /// `F.scaled_dot_product_attention`.
  package func attention(
    _ key: Tensor, _ value: Tensor, mask: Tensor?, dropout: Double, causal: Bool, scale: Double?, grouped: Bool = false
  ) throws(TensorError) -> Tensor {
    if rank < 2 || key.rank < 2 || value.rank < 2 {
      throw .runtime(
        "Expected query, key, and value to all be  at least 2 dimensional, but got query.dim: \(rank) key.dim: "
          + "\(key.rank) and value.dim: \(value.rank) instead.")
    }
    if !isReplayed && (dtype != key.dtype || dtype != value.dtype) {
      throw .runtime(
        "Expected query, key, and value to have the same dtype, but got query.dtype: \(dtype.cName) key.dtype: "
          + "\(key.dtype.cName) and value.dtype: \(value.dtype.cName) instead.")
    }
    if let mask, !isReplayed, mask.dtype != .bool, mask.dtype != .float32, mask.dtype != dtype {
      throw .runtime(
        "Expected attn_mask dtype to be bool or float or to match query dtype, but got attn_mask.dtype: "
          + "\(mask.dtype.cName) and  query.dtype: \(dtype.cName) instead.")
    }
    if causal && mask != nil {
      throw .runtime("_scaled_dot_product_attention: Explicit attn_mask should not be set when is_causal=True")
    }
    let factor = scale ?? 1 / Double(Swift.max(shape[rank - 1], 1)).squareRoot()
    if dropout == 0 && isFused(key, value, mask, grouped: grouped) {
      return try flashAttention(key, value, mask, causal, factor)
    }
    let (ownKey, ownValue) =
      grouped ? (try key.repeatedHeads(for: self), try value.repeatedHeads(for: self)) : (key, value)
    return try plainAttention(ownKey, ownValue, mask, dropout, causal, factor)
  }

  /// Whether the reference takes one operation for it: batches of as many heads of one size, with nothing to learn in a mask.
  private func isFused(_ key: Tensor, _ value: Tensor, _ mask: Tensor?, grouped: Bool) -> Bool {
    let parts = [self, key, value]
    guard parts.allSatisfy({ $0.rank == 4 && $0.array.strides[3] == 1 && $0.shape[2] > 0 }) else { return false }
    if let mask, mask.requiresGradient { return false }
    if grouped && key.shape[1] == value.shape[1] && key.shape[1] > 0 && shape[1] % key.shape[1] == 0 {
      return parts.allSatisfy { ($0.shape[0], $0.shape[3]) == (shape[0], shape[3]) }
    }
    let ends = (shape[0], shape[1], shape[3])
    return parts.allSatisfy { ($0.shape[0], $0.shape[1], $0.shape[3]) == ends }
  }

  private func plainAttention(
    _ key: Tensor, _ value: Tensor, _ mask: Tensor?, _ dropout: Double, _ causal: Bool, _ factor: Double
  ) throws(TensorError) -> Tensor {
    if dtype == .float16 || dtype == .bfloat16 {
      // Short floats are computed in single precision.
      let bias = try mask.map { (mask) throws(TensorError) in try mask.dtype == dtype ? mask.to(.float32) : mask }
      let (key, value) = (try key.to(.float32), try value.to(.float32))
      return try to(.float32).plainAttention(key, value, bias, dropout, causal, factor).to(dtype)
    }
    let root = factor.magnitude.squareRoot()
    let query = try timesNumber(.float(factor < 0 ? -root : root))
    var scores = try query.matmul(try key.transpose(-2, -1).timesNumber(.float(root)))
    if let bias = try attentionBias(key, mask, causal) { scores = try scores.add(bias) }
    var weights = try scores.safeSoftmax()
    weights = try weights.dropout(dropout, training: true)
    return try weights.matmul(value)
  }

  /// Softmax along the last dimension, with zeros for rows of nothing but minus infinity.
  private func safeSoftmax() throws(TensorError) -> Tensor {
    let weights = try softmax(-1)
    if weights.madeBy?.name.description == "SoftmaxBackward0" { weights.madeBy?.customName = "SafeSoftmaxBackward0" }
    if array.hidden != nil { return weights }
    let masked = try array.binary(.equal, .float(-.infinity)).reduced(.all, [rank - 1], keepDimensions: true)
    if try !masked.reduced(.any).truth() { return weights }
    return try weights.maskedFill(Tensor(masked), .int(0))
  }

  private func attentionBias(_ key: Tensor, _ mask: Tensor?, _ causal: Bool) throws(TensorError) -> Tensor? {
    var allowed = mask
    if causal {
      allowed = Tensor(
        try NDArray.full([shape[rank - 2], key.shape[key.rank - 2]], .bool(true), .bool, state).triangle(upper: false))
    }
    guard let allowed else { return nil }
    if allowed.dtype != .bool { return allowed }
    let blocked = Tensor(try allowed.array.unary(.logicalNot))
    return try Tensor(try NDArray.zeros(allowed.shape, dtype, state)).maskedFill(blocked, .float(-.infinity))
  }

  /// Batches of heads: one operation, as the reference's fused kernel is.
  private func flashAttention(
    _ key: Tensor, _ value: Tensor, _ mask: Tensor?, _ causal: Bool, _ factor: Double
  ) throws(TensorError) -> Tensor {
    if AttentionHeads.fit(array, key.array, value.array) {
      let bias = causal ? nil : try attentionBias(key, mask, false)
      return try fusedHeads(key, value, bias, causal, factor)
    }
    let (ownKey, ownValue) = (try key.repeatedHeads(for: self), try value.repeatedHeads(for: self))
    if AttentionHeads.fitShort(array, ownKey.array, ownValue.array) {
      return try fusedHeads(ownKey, ownValue, causal ? nil : try attentionBias(key, mask, false), causal, factor)
    }
    return try composedHeads(ownKey, ownValue, try attentionBias(key, mask, causal), factor)
  }

  /// Blocks of queries and keys in turn, with what the rows sum to divided out last.
  private func fusedHeads(
    _ key: Tensor, _ value: Tensor, _ bias: Tensor?, _ causal: Bool, _ factor: Double
  ) throws(TensorError) -> Tensor {
    let heads = try AttentionHeads(
      query: array, key: key.array, value: value.array, bias: bias?.array, scale: factor, isCausal: causal)
    let isShort = dtype.isHalf
    let (output, logarithms) = try isShort ? heads.attendShort() : heads.attend()
    let saved = [self, key, value] + (bias.map { [$0] } ?? [])
    return try Tensor.operation(
      "ScaledDotProductFlashAttentionForCpuBackward0", [self, key, value], output, saving: saved
    ) { step, g throws(TensorError) in
      let parts = [try step.saved(0), try step.saved(1), try step.saved(2)]
      let given = try saved.count > 3 ? step.saved(3) : nil
      if g.array.hidden != nil {
        let bias = try causal ? parts[0].attentionBias(parts[1], nil, true) : given
        return try Tensor.composedHeadGradients(step, g, parts, bias, factor)
      }
      let heads = try AttentionHeads(
        query: parts[0].array, key: parts[1].array, value: parts[2].array, bias: given?.array, scale: factor,
        isCausal: causal)
      let found =
        try isShort
        ? heads.shortGradients(g.array, output: output, logarithms: logarithms)
        : heads.gradients(g.array, output: output, logarithms: logarithms)
      if step.needs(0) { step[0] = Tensor(found.query) }
      if step.needs(1) { step[1] = Tensor(found.key) }
      if step.needs(2) { step[2] = Tensor(found.value) }
      try Tensor.refuseSecondDerivative(step, g, parts)
    }.noting([
      ("attn_mask", .tensor(bias)), ("dropout_p", .number(0)), ("is_causal", .flag(causal)),
      ("logsumexp", .array(logarithms)), ("output", .array(output)),
    ])
  }

  /// Other element types: the derivative goes through the plain form.
  private func composedHeads(
    _ key: Tensor, _ value: Tensor, _ bias: Tensor?, _ factor: Double
  ) throws(TensorError) -> Tensor {
    let scores = try array.matmul(try key.array.transposed(-2, -1)).binary(.multiply, .float(factor))
    let biased = try bias.map { (b) throws(TensorError) in try scores.binary(.add, b.array) } ?? scores
    let result = try Tensor(biased).safeSoftmax().array.matmul(value.array)
    let saved = [self, key, value] + (bias.map { [$0] } ?? [])
    return try Tensor.operation(
      "ScaledDotProductFlashAttentionForCpuBackward0", [self, key, value], result, saving: saved
    ) { step, g throws(TensorError) in
      let parts = [try step.saved(0), try step.saved(1), try step.saved(2)]
      let given = try saved.count > 3 ? step.saved(3) : nil
      try Tensor.composedHeadGradients(step, g, parts, given, factor)
    }.noting([("attn_mask", .tensor(bias)), ("dropout_p", .number(0)), ("is_causal", .flag(false))])
  }

  private static func composedHeadGradients(
    _ step: BackwardStep, _ g: Tensor, _ parts: [Tensor], _ bias: Tensor?, _ factor: Double
  ) throws(TensorError) {
    let q = parts[0]
    // Heads of queries in groups share one of keys and values, whose gradient is the sum of the group's.
    let group = parts[1].shape[1] == 0 ? 1 : q.shape[1] / parts[1].shape[1]
    let (k, v) = (try parts[1].repeatedHeads(for: q), try parts[2].repeatedHeads(for: q))
    func shared(_ gradient: Tensor) throws(TensorError) -> Tensor {
      if group == 1 { return gradient }
      let sizes = gradient.shape
      return try gradient.reshape([sizes[0], sizes[1] / group, group, sizes[2], sizes[3]]).sum([2])
    }
    var scores = try q.matmul(try k.transpose(-2, -1)).mul(.float(factor))
    if let bias { scores = try scores.add(bias) }
    let weights = try scores.safeSoftmax()
    if step.needs(2) { step[2] = try shared(try weights.transpose(-2, -1).matmul(g)) }
    let weighted = try g.matmul(try v.transpose(-2, -1)).mul(weights)
    let inner = try weighted.sub(try weights.mul(try weighted.sum([-1], keepDimensions: true))).mul(.float(factor))
    if step.needs(0) { step[0] = try inner.matmul(k) }
    if step.needs(1) { step[1] = try shared(try inner.transpose(-2, -1).matmul(q)) }
    try refuseSecondDerivative(step, g, parts)
  }

  private static func refuseSecondDerivative(
    _ step: BackwardStep, _ g: Tensor, _ parts: [Tensor]
  ) throws(TensorError) {
    for slot in 0..<3 {
      guard let found = step[slot] else { continue }
      step[slot] = try g.withoutSecondDerivative(
        found, parts, "_scaled_dot_product_flash_attention_for_cpu_backward")
    }
  }
}
