// Steps of history whose rule a lesson wrote (`autograd.Function`): the node, its operands and its results.
import Tensors

package enum CustomStep {
  /// The node of an operation on `operands`; nil when it is not recorded.
  package static func node(_ name: String, _ operands: [Tensor], _ state: EngineState) -> GradientNode? {
    guard state.gradEnabled, operands.contains(where: \.requiresGradient) else { return nil }
    let node = GradientNode(state)
    node.makeExtras().name = name
    for operand in operands { node.append(operand.gradientEdge) }
    return state.inspectsNodes && !node.inspect() ? nil : node
  }

  /// States what comes out at each place: nil for what is no tensor.
  package static func describe(_ node: GradientNode, _ results: [Tensor?]) {
    for (index, result) in results.enumerated() {
      let shape = result?.shape ?? []
      let dtype = result?.dtype ?? .float32
      if index == 0 {
        (node.outputShape, node.outputType) = (shape, dtype)
      } else {
        node.moreOutputs.append((shape, dtype))
      }
      if let hidden = result?.array.hidden { node.makeExtras().hidden = hidden }
    }
  }

  /// Makes `tensor` the result `index` of the node, and gives the tensor that the lesson gets: an operand that was
  /// returned unchanged becomes a view of itself.
  package static func result(
    _ tensor: Tensor, _ index: Int, of node: GradientNode?, isOperand: Bool, isDirty: Bool, hasHistory: Bool
  ) throws(TensorError) -> Tensor {
    var result = tensor
    if isDirty {
      if node != nil && tensor.isDifferentiable && tensor.isLeaf {
        throw .runtime("a leaf Variable that requires grad has been used in an in-place operation.")
      }
      tensor.array.bumpVersion()
      if let node, hasHistory { tensor.replaceHistory(node, Int32(index)) }
      return tensor
    }
    if isOperand || tensor.isView {
      result = Tensor(tensor.array.alias())
      result.flags.insert(.sharesMemory)
    }
    guard let node, hasHistory, result.dtype.isDifferentiable else { return result }
    result.madeBy = node
    result.outputIndex = Int32(index)
    node.recordID = result.recordID
    return result
  }

  /// States that forward mode cannot follow the node, and why, or how it does.
  package static func setForward(
    _ node: GradientNode, refusal: String?, _ rule: (([Tensor?]) throws(TensorError) -> Tensor?)?
  ) {
    let extras = node.makeExtras()
    extras.forwardRefusal = rule == nil ? refusal : nil
    extras.tangentRule = rule
  }

  /// Keeps a value for backward.
  package static func save(
    _ node: GradientNode, _ slot: Int, _ tensor: Tensor, resultIndex: Int?
  ) throws(TensorError) {
    if let resultIndex {
      node.saveResult(slot, tensor, output: Int32(resultIndex))
    } else {
      try node.save(slot, tensor)
    }
  }
}

extension GradientNode {
  /// How many results the operation had.
  package var resultCount: Int { 1 + moreOutputs.count }

  /// Sizes and type of one result.
  package func resultShape(_ index: Int) -> (shape: Shape, dtype: DType)? {
    if index == 0 { return (outputShape, outputType) }
    return index <= moreOutputs.count ? moreOutputs[index - 1] : nil
  }
}

extension Tensor {
  /// Whether this is one of the results of `node`.
  package func madeByNode(_ node: GradientNode) -> Bool { madeBy === node }
}
