// `addr` in the reference's roundings: whole vectors of a row fuse the product, what is left over of it fuses the factor of the
// matrix (measured under the reference). Knows no gradients.

extension NDArray {
  /// beta · self + alpha · column · row for a matrix that lies row by row, or is repeated; nil for other layouts and types.
  package func outerSum(
    _ column: NDArray, _ row: NDArray, beta: Scalar, alpha: Scalar
  ) throws(TensorError) -> NDArray? {
    guard dtype == .float32 || dtype == .float64, column.dtype == dtype, row.dtype == dtype, hidden == nil,
      column.hidden == nil, row.hidden == nil
    else { return nil }
    let whole: Shape = [column.count, row.count]
    let matrix = try expanded(to: whole)
    let isLone = row.count == 1
    let step = isLone ? matrix.strides[0] : matrix.strides[1]
    let isRow = matrix.isContiguous || (!isLone && step == 1) || step == 0
    guard isRow, whole.elementCount > 0 else { return nil }
    let output = try NDArray(uninitialized: whole, dtype, state)
    let (own, a, b) = (try matrix.contiguous(), try column.contiguous(), try row.contiguous())
    // Two operands that do not change within a row leave nothing for vectors.
    let takesVectors = step != 0
    if dtype == .float32 {
      NDArray.addOuter(Float.self, own, a, b, output, beta, alpha, takesVectors ? 16 : 0)
    } else {
      NDArray.addOuter(Double.self, own, a, b, output, beta, alpha, takesVectors ? 8 : 0)
    }
    return output
  }

  private static func addOuter<Number: BinaryFloatingPoint>(
    _ type: Number.Type, _ matrix: NDArray, _ column: NDArray, _ row: NDArray, _ output: NDArray, _ beta: Scalar,
    _ alpha: Scalar, _ width: Int
  ) {
    let (own, a, b) = (matrix.elements(as: type), column.elements(as: type), row.elements(as: type))
    let out = output.elements(as: type)
    let (first, second) = (Number(beta.doubleValue), Number(alpha.doubleValue))
    let columns = row.count
    // A matrix of one column is one row.
    let length = columns == 1 ? column.count : columns
    let fused = width == 0 ? 0 : length - length % width
    for index in 0..<output.count {
      let scaled = second * a[index / columns]
      let factor = b[index % columns]
      if first == 0 {
        out[index] = scaled * factor
      } else if index % length < fused {
        out[index] = (first * own[index]).addingProduct(scaled, factor)
      } else {
        out[index] = (scaled * factor).addingProduct(first, own[index])
      }
    }
  }
}
