// Weights as a direction and a size, and tensors that are handed on under the name of the operation they stand for.

import Tensors

extension Tensor {
  /// The Euclidean norms over all dimensions but one, kept as dimensions of size 1; -1: one norm of everything.
  package func normExcept(_ dimension: Int) throws(TensorError) -> Tensor {
    if dimension == -1 { return try norm(2) }
    if rank == 0 || dimension < 0 || dimension >= rank {
      throw .index(
        "Dimension out of range (expected to be in range of [\(-max(rank, 1)), \(max(rank, 1) - 1)], but got "
          + "\(dimension))")
    }
    let ones = [Int](repeating: 1, count: rank - 1)
    if dimension == 0 {
      return try reshape([shape[0], -1]).norm(2, [1]).view(try Shape([shape[0]] + ones))
    }
    if dimension == rank - 1 {
      return try reshape([-1, shape[dimension]]).norm(2, [0]).view(try Shape(ones + [shape[dimension]]))
    }
    return try transpose(0, dimension).normExcept(0).transpose(0, dimension)
  }

  /// `v * (g / ||v||)` with the norm over all dimensions but one: `torch._weight_norm`.
  package func weightNormalized(by size: Tensor, _ dimension: Int) throws(TensorError) -> Tensor {
    let result = try mul(try size.div(try normExcept(dimension)))
    let isFused = dimension == 0 || dimension == rank - 1
    return isFused ? try result.passed(as: "WeightNormInterfaceBackward0") : result
  }

  /// The same tensor behind a node of another name: what a composed operation calls itself in the reference.
  package func passed(as name: StaticString) throws(TensorError) -> Tensor {
    guard requiresGradient, state.gradEnabled, state.transformDepth == 0 else { return self }
    let result = Tensor(array.alias())
    result.flags.insert(.sharesMemory)
    if let node = result.history(name, self) {
      node.rule = { step, gradient throws(TensorError) in step[0] = gradient }
    }
    return result
  }
}
