// Views written over their tensor (`unsqueeze_`, `t_` ...): the tensor keeps its memory and its identity, and shows it in
// another shape; the view's node becomes its history.
import Tensors

extension Tensor {
  /// Makes this tensor show what `make` shows of it.
  @discardableResult
  package func becomesView(
    _ name: String, _ make: (Tensor) throws(TensorError) -> Tensor
  ) throws(TensorError) -> Tensor {
    try checkInPlace(recorded: requiresGradient)
    let standIn = Tensor(array.alias())
    let edge = gradientEdge
    standIn.madeBy = edge.node
    standIn.outputIndex = edge.index
    let result = try make(standIn)
    array = result.array
    array.bumpVersion()
    if result.madeBy != nil && result !== standIn {
      madeBy = result.madeBy
      madeBy?.customName = name
      outputIndex = result.outputIndex
    }
    historyVersion = array.version
    accumulator?.outputShape = array.shape
    return self
  }
}
