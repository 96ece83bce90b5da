// The gradients of losses as operations of their own, under the reference's names, with the derivatives that it gives them:
// measured under the reference. Each is linear in the gradient of the loss; for a mean or a sum that is one number.
import Tensors

/// A loss of pairs of elements whose gradient has a derivative.
enum PairLoss {
  case squared
  /// Its beta.
  case smooth(Double)
  /// Its delta.
  case huber(Double)

  var name: StaticString {
    switch self {
    case .squared: "MseLossBackwardBackward0"
    case .smooth: "SmoothL1LossBackwardBackward0"
    case .huber: "HuberLossBackwardBackward0"
    }
  }

  func arguments(_ reduction: LossReduction) -> [(StaticString, NodeArgument)] {
    let reduction: (StaticString, NodeArgument) = ("reduction", .whole(Int(reduction.rawValue)))
    switch self {
    case .squared: return [reduction]
    case .smooth(let beta): return [("beta", .number(beta)), reduction]
    case .huber(let delta): return [("delta", .number(delta)), reduction]
    }
  }

  /// The gradient of `x`, from the loss's.
  func gradient(
    _ given: NDArray, _ x: NDArray, _ y: NDArray, _ reduction: LossReduction
  ) throws(TensorError) -> NDArray {
    let count = Double(Swift.max(x.count, 1))
    switch self {
    case .squared:
      if let stepped = try given.steppedSquareSlope(x, y, reduction == .mean ? 2 / count : 2) { return stepped }
      return try given.ternary(.meanSquaredErrorBackward, x, y, reduction == .mean ? 2 / count : 2, 0)
    case .smooth(let beta): return try given.ternary(.smoothL1Backward, x, y, reduction == .mean ? 1 / count : 1, beta)
    case .huber(let delta):
      let share = reduction == .mean ? 1 / count : 1
      if let stepped = try given.steppedHuberSlope(x, y, share, delta) { return stepped }
      return try given.ternary(.huberBackward, x, y, reduction == .mean ? 1 / count : 1, delta)
    }
  }

  /// What `x` gets of a second derivative, from the product of both gradients.
  func curvature(
    _ product: Tensor, _ x: Tensor, _ y: Tensor, _ reduction: LossReduction
  ) throws(TensorError) -> Tensor {
    let slope: Tensor
    switch self {
    case .squared: slope = try product.timesNumber(.int(2))
    case .smooth(let beta):
      if beta == 0 { return Tensor(try product.array.filledLike(.int(0))) }
      let isNear = try x.sub(y).abs().array.binary(.less, .float(beta)).converted(to: product.dtype)
      slope = try product.mul(Tensor(isNear)).dividedByNumber(.float(beta))
    case .huber(let delta):
      slope = try product.mul(Tensor(try x.sub(y).abs().array.binary(.less, .float(delta))))
    }
    return reduction == .mean ? try slope.dividedByNumber(.int(x.count)) : slope
  }
}

extension Tensor {
  /// The gradient of `x` of a loss of `x` and `y`, where this is the loss's gradient.
  func pairGradient(
    _ x: Tensor, _ y: Tensor, _ loss: PairLoss, _ reduction: LossReduction
  ) throws(TensorError) -> Tensor {
    let value = try loss.gradient(array, x.array, y.array, reduction)
    if !state.gradEnabled { return Tensor(value) }
    let result = try Tensor.operation(loss.name, [self, x, y], value, saving: [self, x, y]) {
      step, second throws(TensorError) in
      let (given, x, y) = (try step.saved(0), try step.saved(1), try step.saved(2))
      if step.needs(0) {
        if case .huber = loss, reduction != .none {
          let ones = Tensor(try given.array.filledLike(.int(1)))
          step[0] = try ones.pairGradient(x, y, loss, reduction).mul(second).sum()
        } else {
          step[0] = try second.pairGradient(x, y, loss, reduction)
        }
      }
      if step.needs(1) { step[1] = try loss.curvature(try second.mul(given), x, y, reduction) }
      if step.needs(2) { step[2] = try loss.curvature(try second.mul(given), x, y, reduction).neg() }
    }.noting(loss.arguments(reduction))
    if case .huber = loss {
      result.madeBy?.makeExtras().forwardRefusal = DifferentiationLevel.refusal("huber_loss_backward")
    }
    return result
  }

  /// The tangent of a loss of this tensor and a goal: each element's, then reduced as the losses are.
  func pairTangent(
    _ goal: Tensor, _ tangents: [Tensor?], _ loss: PairLoss, _ reduction: LossReduction
  ) throws(TensorError) -> Tensor? {
    var total = try tangents[0].map { (t) throws(TensorError) in try t.pairGradient(self, goal, loss, .none) }
    if let t = tangents[1] {
      let part = try t.pairGradient(goal, self, loss, .none)
      total = try total.map { (total) throws(TensorError) in try total.add(part) } ?? part
    }
    return try total?.reducedLoss(reduction)
  }

  /// These slopes times their weights, and divided by the number of elements of a mean.
  func weighed(_ weight: Tensor?, _ reduction: LossReduction, _ count: Int) throws(TensorError) -> Tensor {
    let slope = try weight.map { (weight) throws(TensorError) in try mul(weight) } ?? self
    return reduction == .mean ? try slope.dividedByNumber(.int(count)) : slope
  }

  /// The gradient of the probabilities `p` of a binary cross entropy, where this is the loss's gradient.
  func crossEntropyBackward(
    _ p: Tensor, _ y: Tensor, _ weight: Tensor?, _ reduction: LossReduction
  ) throws(TensorError) -> Tensor {
    let stepped = try array.steppedCrossEntropySlope(p.array, y.array)
    let slope = Tensor(
      try stepped == nil ? array.ternary(.binaryCrossEntropyBackward, p.array, y.array) : stepped ?? array)
    let value = try slope.weighed(weight.map { Tensor($0.array) }, reduction, p.count).array
    if !state.gradEnabled { return Tensor(value) }
    let saved = [self, p, y] + (weight.map { [$0] } ?? [])
    let (hasWeight, count) = (weight != nil, p.count)
    return try Tensor.operation("BinaryCrossEntropyBackwardBackward0", [self, p, y], value, saving: saved) {
      step, second throws(TensorError) in
      let (given, p, y) = (try step.saved(0), try step.saved(1), try step.saved(2))
      let weight = hasWeight ? try step.saved(3) : nil
      let small = Scalar.float(1e-12)
      if step.needs(1) {
        let above = try p.plusNumber(small)
        let below = try p.numberMinus(.int(1)).plusNumber(small)
        let top = try p.mul(p).sub(try p.timesNumber(.int(2)).mul(y)).add(y)
        let slope = try top.div(try above.pow(.int(2)).mul(try below.pow(.int(2)))).mul(try second.mul(given))
        step[1] = try slope.weighed(weight, reduction, count)
      }
      if step.needs(2) {
        let product = try second.neg().mul(given).weighed(weight, .sum, count)
        let spread = try p.numberMinus(.int(1)).mul(p)
        let bounded = try spread.valued { () throws(TensorError) in try spread.array.clamped(small, nil) }
        step[2] = try product.div(bounded).weighed(nil, reduction, count)
      }
      if step.needs(0) {
        let product = try p.plusNumber(small).mul(try p.numberMinus(.int(1)).plusNumber(small))
        step[0] = try p.sub(y).div(product).mul(second).weighed(weight, reduction, count)
      }
    }.noting([("reduction", .whole(Int(reduction.rawValue)))])
  }

  /// The gradient of the scores `x` of a soft margin loss, where this is the loss's gradient.
  func softMarginBackward(_ x: Tensor, _ y: Tensor, _ reduction: LossReduction) throws(TensorError) -> Tensor {
    let factor = reduction == .mean ? 1 / Double(Swift.max(x.count, 1)) : 1
    let z = try y.array.unary(.negative).binary(.multiply, x.array).unary(.exp)
    let value = try y.array.binary(.multiply, z).binary(.multiply, .float(-factor))
      .binary(.divide, try z.binary(.add, .int(1))).binary(.multiply, array)
    if !state.gradEnabled { return Tensor(value) }
    let result = try Tensor.operation("SoftMarginLossBackwardBackward0", [self, x], value, saving: [self, x, y]) {
      step, second throws(TensorError) in
      let (given, x, y) = (try step.saved(0), try step.saved(1), try step.saved(2))
      if step.needs(0) {
        if reduction == .none {
          step[0] = try second.softMarginBackward(x, y, reduction)
        } else {
          let ones = Tensor(try given.array.filledLike(.int(1)))
          step[0] = try ones.softMarginBackward(x, y, reduction).mul(second).sum()
        }
      }
      if step.needs(1) {
        let z = try x.mul(try y.neg()).exp()
        let above = try z.plusNumber(.int(1))
        let slope = try second.mul(given).mul(try y.mul(y)).mul(z).div(try above.mul(above))
        step[1] = reduction == .mean ? try slope.dividedByNumber(.int(x.count)) : slope
      }
    }.noting([("reduction", .whole(Int(reduction.rawValue)))])
    result.madeBy?.makeExtras().forwardRefusal = DifferentiationLevel.refusal("soft_margin_loss_backward")
    return result
  }
}
