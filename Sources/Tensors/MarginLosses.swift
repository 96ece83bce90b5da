// The margin loss of several classes and its gradient, by a kernel. Knows no graph.
import TensorKernels

/// What the loss asks for beside the scores.
package struct MarginLoss {
  /// The right classes, contiguous and in range.
  let labels: NDArray
  let isSquared: Bool
  let margin: Double
  /// Contiguous, one number for each class.
  let weight: NDArray?
  let reduction: LossReduction

  package init(labels: NDArray, isSquared: Bool, margin: Double, weight: NDArray?, _ reduction: LossReduction) {
    self.labels = labels
    self.isSquared = isSquared
    self.margin = margin
    self.weight = weight
    self.reduction = reduction
  }
}

extension NDArray {
  /// One loss, or one for each row, of scores of type float32 or float64: a vector or a matrix.
  package func marginLoss(_ loss: MarginLoss) throws(TensorError) -> NDArray {
    let scores = try contiguous()
    let rows = loss.labels.count
    let output = try NDArray(uninitialized: loss.reduction == .none ? [rows] : Shape(), dtype, state)
    let status = gb_margin_loss(
      dtype.kernelType, loss.reduction.kernelCode, loss.isSquared, loss.margin, Int64(rows), Int64(count / rows),
      scores.pointer, loss.labels.elements(as: Int64.self), loss.weight?.pointer, output.pointer)
    try NDArray.check(status, "multi_margin_loss_cpu_kernel", dtype)
    return output
  }

  /// The gradient of `marginLoss` in the order of the reference: what the wrong classes of a row get is taken from its right one, a class
  /// after the other; what follows the loss multiplies at the end.
  package func marginLossBackward(_ loss: MarginLoss, _ gradient: NDArray) throws(TensorError) -> NDArray {
    let (scores, given) = (try contiguous(), try gradient.contiguous())
    let rows = loss.labels.count
    let output = try NDArray(uninitialized: shape, dtype, state)
    let status = gb_margin_loss_backward(
      dtype.kernelType, loss.reduction == .mean, loss.isSquared, loss.margin, Int64(rows), Int64(count / rows),
      scores.pointer, loss.labels.elements(as: Int64.self), loss.weight?.pointer, given.pointer, given.count == 1,
      output.pointer)
    try NDArray.check(status, "multi_margin_loss_backward_cpu_kernel", dtype)
    return output
  }
}
