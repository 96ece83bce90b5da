// Fused attention of batches of heads [items, heads, rows, size], with its gradients. Knows no gradient graph and no
// argument rules.
import TensorKernels

/// Operands of fused attention: one element type.
package struct AttentionHeads {
  package let query, key, value: NDArray
  /// Added to the scaled scores; broadcasts to [items, heads, queries, keys].
  package let bias: NDArray?
  package let scale: Double
  /// A query sees the keys up to its own place.
  package let isCausal: Bool

  package init(
    query: NDArray, key: NDArray, value: NDArray, bias: NDArray?, scale: Double, isCausal: Bool
  ) throws(TensorError) {
    let belong = AttentionHeads.fit(query, key, value) || AttentionHeads.fitShort(query, key, value)
    try NDArray.checkSaved(belong, "scaled_dot_product_attention")
    self.query = try AttentionHeads.readable(query)
    self.key = try AttentionHeads.readable(key)
    self.value = try AttentionHeads.readable(value)
    let scores: Shape = [query.shape[0], query.shape[1], query.shape[2], key.shape[2]]
    let added = query.dtype.isHalf ? DType.float32 : query.dtype
    self.bias = try bias?.converted(to: added).expanded(to: scores)
    self.scale = scale
    self.isCausal = isCausal
  }

  /// Whether the kernels have these operands' shapes and types.
  package static func fit(_ query: NDArray, _ key: NDArray, _ value: NDArray) -> Bool {
    guard query.dtype == .float32 || query.dtype == .float64 else { return false }
    let parts = [query, key, value]
    guard parts.allSatisfy({ $0.rank == 4 && $0.hidden == nil && $0.dtype == query.dtype && $0.count > 0 }) else {
      return false
    }
    let ends = (query.shape[0], key.shape[1], query.shape[3])
    let isAlike = [key, value].allSatisfy({ ($0.shape[0], $0.shape[1], $0.shape[3]) == ends })
    return isAlike && key.shape[2] == value.shape[2] && query.shape[1] % key.shape[1] == 0
  }

  /// Rows of neighbouring elements that do not overlap.
  private static func readable(_ array: NDArray) throws(TensorError) -> NDArray {
    let isReadable = array.strides[3] == 1 && array.strides[2] >= array.shape[3]
    return isReadable ? array : try array.copiedContiguous()
  }

  private static func rows(_ array: NDArray) -> gb_heads {
    gb_heads(
      data: array.pointer, item: Int64(array.strides[0]), head: Int64(array.strides[1]), row: Int64(array.strides[2]))
  }

  private func problem(_ output: NDArray) -> gb_attention {
    let steps = bias.map { Array($0.strides) } ?? [0, 0, 0, 0]
    return gb_attention(
      items: Int64(query.shape[0]), heads: Int64(query.shape[1]), queries: Int64(query.shape[2]),
      keys: Int64(key.shape[2]), size: Int64(query.shape[3]),
      group: Int64(query.shape[1] / Swift.max(key.shape[1], 1)), query: AttentionHeads.rows(query),
      key: AttentionHeads.rows(key), value: AttentionHeads.rows(value), out: AttentionHeads.rows(output),
      bias: bias.map { UnsafeRawPointer($0.pointer) },
      biasSteps: (Int64(steps[0]), Int64(steps[1]), Int64(steps[2]), Int64(steps[3])), scale: scale, causal: isCausal)
  }

  /// The output, laid out as the queries are, and the logarithm of each row's exponentials [items, heads, queries].
  package func attend() throws(TensorError) -> (output: NDArray, logarithms: NDArray) {
    let output = try query.emptyPreservingLayout(query.dtype)
    let logarithms = try NDArray(uninitialized: try Shape(Array(query.shape.prefix(3))), query.dtype, query.state)
    var problem = problem(output)
    try NDArray.check(gb_attend(query.dtype.kernelType, &problem, logarithms.pointer), "flash_attention", query.dtype)
    return (output, logarithms)
  }

  /// Zeros of an operand's shape whose rows of all heads lie side by side.
  private static func zeros(_ array: NDArray) throws(TensorError) -> NDArray {
    let sizes: Shape = [array.shape[0], array.shape[2], array.shape[1], array.shape[3]]
    return try NDArray.zeros(sizes, array.dtype, array.state).transposed(1, 2)
  }

  /// Throws unless these still are operands of this output.
  func checkSaved(_ gradient: NDArray, _ output: NDArray, _ logarithms: NDArray) throws(TensorError) {
    try NDArray.checkSaved(
      output.shape == query.shape && gradient.shape == query.shape
        && logarithms.count * query.shape[3] == query.count, "scaled_dot_product_attention")
  }

  /// The gradients of query, key and value from that of the output.
  package func gradients(
    _ gradient: NDArray, output: NDArray, logarithms: NDArray
  ) throws(TensorError) -> (query: NDArray, key: NDArray, value: NDArray) {
    try checkSaved(gradient, output, logarithms)
    // The orders of small products depend on the alignment of rows: the reference has those of all heads side by side.
    let arrived = try gradient.converted(to: query.dtype).transposed(1, 2).contiguous().transposed(1, 2)
    let (first, second) = (try AttentionHeads.zeros(query), try AttentionHeads.zeros(key))
    let third = try AttentionHeads.zeros(value)
    var problem = problem(output)
    var results = gb_attention_gradients(
      out: AttentionHeads.rows(arrived), query: AttentionHeads.rows(first), key: AttentionHeads.rows(second),
      value: AttentionHeads.rows(third))
    let status = gb_attend_backward(query.dtype.kernelType, &problem, &results, logarithms.pointer)
    try NDArray.check(status, "flash_attention_backward", query.dtype)
    return (first, second, third)
  }
}
