// An optimiser's step on one parameter: one fused kernel, in the reference's order of roundings. A step writes without
// history and counts as a write.
import Tensors

extension Tensor {
  /// One step; the states are the optimiser's, in the rule's order.
  package func takeStep(
    _ rule: StepRule, _ gradient: Tensor, _ first: Tensor? = nil, _ second: Tensor? = nil, _ third: Tensor? = nil,
    _ options: StepOptions, writes: Int = 1
  ) throws(TensorError) {
    try array.takeStep(rule, gradient.array, first?.array, second?.array, third?.array, options, writes: writes)
    if state.recorder != nil { endInPlace("OptimizerStep", nil, gradient) }
  }

  /// One of Adafactor's steps; the states are averages over rows and columns, or one average square.
  package func takeFactoredStep(
    _ gradient: Tensor, _ first: Tensor, _ second: Tensor?, _ options: FactoredStep
  ) throws(TensorError) {
    try array.takeFactoredStep(gradient.array, first.array, second?.array, options)
    endInPlace("OptimizerStep", nil, gradient)
  }
}
