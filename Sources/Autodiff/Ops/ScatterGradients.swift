// The gradients of `scatter_reduce` and `index_reduce`. A product's gradient is the product of all others, also where a factor is
// zero; an extreme's is shared by all that equal it; forward mode has rules of its own in the reference, which this follows.
import Tensors

/// Where and how a reduction scattered.
struct ScatterPlan {
  let dimension: Int
  let index: Tensor
  let reduction: ScatterReduction
  let includeSelf: Bool

  /// A gradient of the target: what was replaced has none.
  func withoutTargets(_ gradient: Tensor) throws(TensorError) -> Tensor {
    includeSelf ? gradient : try gradient.scatter(dimension, index, number: .int(0))
  }

  private func reduced(_ x: Tensor, _ source: Tensor) throws(TensorError) -> Tensor {
    try x.scatterReduce(dimension, index, source, reduction.rawValue, includeSelf: includeSelf)
  }

  /// The gradient of a product's target.
  func productGradient(_ g: Tensor, of x: Tensor, _ source: Tensor) throws(TensorError) -> Tensor {
    let filled = try x.maskedFill(try x.isZero(), .int(1))
    return try withoutTargets(try g.mul(try reduced(filled, source)).div(filled))
  }

  /// The gradient of a product's factors: a single zero among them gets the product of the others.
  func productGradient(
    _ g: Tensor, ofSource source: Tensor, _ x: Tensor, _ result: Tensor
  ) throws(TensorError) -> Tensor {
    let zero = try source.isZero()
    let zeros = try Tensor(x.array.filledLike(.int(0))).scatterAdd(
      dimension, index, Tensor(try zero.array.converted(to: x.dtype)))
    let counts = try zeros.gather(dimension, index).array
    let single = Tensor(try zero.array.binary(.logicalAnd, try counts.binary(.equal, .int(1))))
    let others = try reduced(x, try source.maskedFill(single, .int(1)))
    let alone = try g.mul(others).gather(dimension, index)
    let usual = try g.mul(result).gather(dimension, index).div(try source.maskedFill(zero, .int(1)))
    return try single.choose(alone, usual)
  }
}

extension Tensor {
  fileprivate func isZero() throws(TensorError) -> Tensor { Tensor(try array.binary(.equal, .int(0))) }

  /// 1 where both are equal, without history.
  func equals(_ other: Tensor, as type: DType) throws(TensorError) -> Tensor {
    Tensor(try array.binary(.equal, other.array).converted(to: type))
  }
}

extension GradientNode {
  /// Forward mode of a scatter that reduces: a product's tangent is zero there, an extreme's is a quotient of two sums.
  func forwardScatterReduction(
    _ x: Tensor, _ source: Tensor, _ result: Tensor, _ plan: ScatterPlan
  ) throws(TensorError) {
    guard plan.reduction != .sum && plan.reduction != .mean else { return }
    let (xs, sources, value) = (x.array, source.array, result.array)
    let chosen = try plan.reduction == .prod ? nil : result.gather(plan.dimension, plan.index).array
    forward { (tangents) throws(TensorError) in
      guard let chosen else { return Tensor(try value.filledLike(.int(0))) }
      func sum(_ a: Tensor, _ b: Tensor) throws(TensorError) -> Tensor {
        try a.scatterReduce(plan.dimension, plan.index, b, "sum", includeSelf: plan.includeSelf)
      }
      let own = Tensor(try xs.binary(.equal, value).converted(to: value.dtype))
      let theirs = Tensor(try sources.binary(.equal, chosen).converted(to: value.dtype))
      let count = try sum(own, theirs)
      var (first, second) = (try own.zerosLike(), try theirs.zerosLike())
      if let tangent = tangents[0] { first = try tangent.mul(own) }
      if let tangent = tangents[1] { second = try tangent.mul(theirs) }
      return try sum(first, second).div(count)
    }
  }
}
