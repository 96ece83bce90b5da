// The optimisers' steps on one parameter: one fused kernel each, in the reference's order of roundings. A step writes
// without history and counts as a write.
import Tensors

extension Tensor {
  /// One step of SGD. `momentum` is the buffer, made by the caller when the momentum is not 0.
  package func stepSGD(
    _ gradient: Tensor, momentumBuffer: Tensor?, _ options: SGDOptions
  ) throws(TensorError) {
    let before = state.gradEnabled
    state.gradEnabled = false
    defer { state.gradEnabled = before }
    try array.stepSGD(gradient.array, momentumBuffer: momentumBuffer?.array, options)
    endInPlace("SgdBackward", nil, gradient)
  }

  /// One step of Adam or AdamW. The averages are state of the optimiser.
  package func stepAdam(
    _ gradient: Tensor, average: Tensor, squareAverage: Tensor, _ options: AdamOptions
  ) throws(TensorError) {
    let before = state.gradEnabled
    state.gradEnabled = false
    defer { state.gradEnabled = before }
    try array.stepAdam(gradient.array, average: average.array, squareAverage: squareAverage.array, options)
    endInPlace("AdamBackward", nil, gradient)
  }
}
