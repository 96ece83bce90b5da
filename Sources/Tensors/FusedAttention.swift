// What fused attention does to rows of scores, and products head by head. Knows no gradients and no argument rules.
import TensorKernels

extension NDArray {
  /// Scores [..., queries, keys] scaled, biased and turned into exponentials of what they exceed their row's largest by;
  /// with each row's sum, and the logarithm of the whole row's exponentials (infinite when all are masked).
  package func attentionExponentials(
    scale: Double, bias: NDArray?, causal: Bool
  ) throws(TensorError) -> (weights: NDArray, sums: NDArray, logarithms: NDArray) {
    let weights = try copied().contiguous()
    let (queries, keys) = (shape[rank - 2], shape[rank - 1])
    let rowShape = try Shape(Array(shape.dropLast()) + [1])
    let sums = try NDArray(uninitialized: rowShape, dtype, state)
    let logarithms = try NDArray(uninitialized: rowShape, dtype, state)
    let given = try bias?.expanded(to: shape).converted(to: .float32).contiguous()
    gb_attention_rows_f32(
      Int64(sums.count), Int64(queries), Int64(keys), Float(scale), given?.elements(as: Float.self), causal,
      weights.elements(as: Float.self), sums.elements(as: Float.self), logarithms.elements(as: Float.self))
    return (weights, sums, logarithms)
  }

  /// Sums of the products of two arrays along the last dimension, which stays as 1.
  package func rowProducts(_ other: NDArray) throws(TensorError) -> NDArray {
    let (a, b) = (try contiguous(), try other.contiguous())
    let result = try NDArray(uninitialized: try Shape(Array(shape.dropLast()) + [1]), dtype, state)
    gb_row_products_f32(
      Int64(result.count), Int64(shape[rank - 1]), a.elements(as: Float.self), b.elements(as: Float.self),
      result.elements(as: Float.self))
    return result
  }

  /// The weights again from scaled scores, by the logarithm of each row.
  package func attentionWeights(_ logarithms: NDArray) throws(TensorError) -> NDArray {
    let weights = try copied().contiguous()
    gb_attention_restore_f32(
      Int64(logarithms.count), Int64(shape[rank - 1]), logarithms.elements(as: Float.self),
      weights.elements(as: Float.self))
    return weights
  }

  /// Products of matching matrices of two batches of heads, each taken as one product of two matrices.
  package func headProducts(_ other: NDArray) throws(TensorError) -> NDArray {
    let result = try NDArray(
      uninitialized: [shape[0], shape[1], shape[2], other.shape[3]], dtype, state)
    for item in 0..<shape[0] {
      for head in 0..<shape[1] {
        let (a, b) = (try selected(0, item).selected(0, head), try other.selected(0, item).selected(0, head))
        try a.mm(b).writeElements(into: try result.selected(0, item).selected(0, head))
      }
    }
    return result
  }
}
