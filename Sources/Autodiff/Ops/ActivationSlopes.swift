// The derivatives of activations as operations of their own, under the reference's names: what a second derivative begins
// at. Each is linear in the gradient that arrived. The operand's part is 0 where the reference says so, else what it
// computes there; both were measured under the reference, at kinks, at infinities and where an element is not a number.
import Tensors

/// What a derivative's operand gets, from the gradient, the gradient that arrived before and the operand.
typealias Curvature = (_ gradient: Tensor, _ given: Tensor, _ operand: Tensor) throws(TensorError) -> Tensor

/// A derivative of one operand as an operation: its kernel takes the gradient and the operand.
struct SlopeOperation {
  let name: StaticString
  let kernel: (NDArray, NDArray) throws(TensorError) -> NDArray
  /// What the node keeps beside tensors.
  var arguments: (_ operand: Tensor) -> [(StaticString, NodeArgument)] = { _ in [] }
  /// Nil: the operand's part is 0.
  var curvature: Curvature?
  /// What the gradient gets, where that is not the same operation again.
  var again: ((_ gradient: Tensor, _ operand: Tensor) throws(TensorError) -> Tensor)?
}

extension Tensor {
  /// This gradient through `slope` at an operand.
  func through(_ slope: SlopeOperation, at operand: Tensor) throws(TensorError) -> Tensor {
    let result = Tensor(try slope.kernel(array, operand.array))
    guard let node = result.history(slope.name, self, operand) else { return result }
    try node.save(0, operand)
    if slope.curvature != nil { try node.save(1, self) }
    node.arguments = .named(slope.arguments(operand))
    node.rule = { step, gradient throws(TensorError) in
      let operand = try step.saved(0)
      if step.needs(0) {
        if let again = slope.again {
          step[0] = try again(gradient, operand)
        } else {
          step[0] = try gradient.through(slope, at: operand)
        }
      }
      if step.needs(1) {
        if let curvature = slope.curvature {
          step[1] = try curvature(gradient, try step.saved(1), operand)
        } else {
          step[1] = try gradient.zerosLike()
        }
      }
    }
    return result
  }

  // MARK: Curvatures

  /// The erf form of `gelu`.
  static func errorFunctionCurvature(_ gradient: Tensor, _ given: Tensor, _ x: Tensor) throws(TensorError) -> Tensor {
    let square = try x.mul(x)
    let density = try square.timesNumber(.float(-0.5)).exp().timesNumber(.float(0.3989422804014327))
    let second = try density.timesNumber(.int(2)).sub(try square.mul(density))
    return try gradient.mul(given).mul(second)
  }

  /// The tanh form of `gelu`: derivatives of the three factors of its slope's right half.
  static func tanhFormCurvature(_ gradient: Tensor, _ given: Tensor, _ x: Tensor) throws(TensorError) -> Tensor {
    let (beta, kappa) = (0.7978845608028654, 0.044715)
    let inner = try x.add(try x.pow(.int(3)).timesNumber(.float(kappa))).timesNumber(.float(beta))
    let tangent = try inner.tanh()
    let secant = try Tensor(try x.array.filledLike(.int(1))).div(try inner.cosh())
    let f = try x.timesNumber(.float(0.5))
    let g = try tangent.mul(tangent).numberMinus(.int(1))
    let h = try x.timesNumber(.float(3 * kappa)).mul(x).plusNumber(.int(1)).timesNumber(.float(beta))
    let first = try g.timesNumber(.float(0.5)).mul(h)
    let slopeOfG = try secant.timesNumber(.int(2)).mul(try secant.neg().mul(tangent)).mul(h)
    let second = try f.mul(h).mul(slopeOfG)
    let slopeOfH = try x.timesNumber(.float(6 * kappa)).timesNumber(.float(beta))
    let third = try f.mul(g).mul(slopeOfH)
    return try gradient.mul(given).mul(try first.timesNumber(.int(2)).add(second).add(third))
  }

  static func logSigmoidCurvature(_ gradient: Tensor, _ given: Tensor, _ x: Tensor) throws(TensorError) -> Tensor {
    let s = try x.sigmoid()
    return try gradient.mul(given).mul(try s.minusNumber(.int(1))).mul(s)
  }

  static func softplusCurvature(_ beta: Double, _ threshold: Double) -> Curvature {
    { gradient, given, x throws(TensorError) in
      let scaled = try x.timesNumber(.float(beta))
      let below = Tensor(try scaled.array.binary(.less, .float(threshold)).converted(to: gradient.dtype))
      return try gradient.mul(given).sigmoidBackward(try scaled.sigmoid()).mul(below).timesNumber(.plain(beta))
    }
  }

  static func hardswishCurvature(_ gradient: Tensor, _ given: Tensor, _ x: Tensor) throws(TensorError) -> Tensor {
    let inside = try x.array.binary(.greater, .float(-3)).binary(.logicalAnd, try x.array.binary(.less, .float(3)))
    return try gradient.mul(given).dividedByNumber(.float(3)).chosen(inside)
  }

  // MARK: Gated units

  /// The derivative of `glu`, whose two halves of the dimension are joined again.
  static func gatedSlope(_ place: Int, _ dimension: Int) -> SlopeOperation {
    func halves(_ x: Tensor) throws(TensorError) -> (Tensor, Tensor) {
      let half = x.shape[place] / 2
      return (try x.narrow(place, 0, half), try x.narrow(place, half, half))
    }
    let kernel: (NDArray, NDArray) throws(TensorError) -> NDArray = { g, x throws(TensorError) in
      let (a, b) = try halves(Tensor(x))
      let (g, s) = (Tensor(g), try b.sigmoid())
      return try Tensor.cat([try s.mul(g), try s.rsub(.int(1)).mul(s).mul(a).mul(g)], place).array
    }
    return SlopeOperation(
      name: "GluBackwardBackward0", kernel: kernel, arguments: { _ in [("dim", .whole(dimension))] },
      curvature: { gradient, given, x throws(TensorError) in
        let (first, second) = try halves(x)
        let s = try second.sigmoid()
        let rest = try s.numberMinus(.int(1))
        let product = try s.mul(rest)
        let (upper, lower) = try halves(gradient)
        let times = try lower.mul(first)
        let left = try lower.mul(given).mul(product)
        let bend = try product.mul(rest).sub(try s.mul(product))
        let right = try times.mul(given).mul(bend).add(try upper.mul(given).mul(product))
        return try Tensor.cat([left, right], dimension)
      },
      again: { gradient, x throws(TensorError) in
        let ones = Tensor(try x.narrow(place, 0, x.shape[place] / 2).array.filledLike(.int(1)))
        let weighted = try gradient.mul(try ones.through(gatedSlope(place, dimension), at: x))
        let (upper, lower) = try halves(weighted)
        return try upper.add(lower)
      })
  }
}

extension Scalar {
  /// A number as it is mostly written: whole ones without a point.
  package static func plain(_ number: Double) -> Scalar { Int(exactly: number).map { .int($0) } ?? .float(number) }
}

// MARK: Softmax

extension Tensor {
  /// The gradient through softmax along a dimension; `value` is its result.
  func softmaxBackward(_ value: Tensor, _ dimension: Int) throws(TensorError) -> Tensor {
    let result = Tensor(try array.softmaxBackward(value.array, dimension))
    guard let node = result.history("SoftmaxBackwardDataBackward0", self, value) else { return result }
    node.arguments = .dimension(dimension, keeps: false)
    try node.save(0, self)
    try node.save(1, value)
    node.rule = { step, gradient throws(TensorError) in
      let value = try step.saved(1)
      if step.needs(0) { step[0] = try gradient.softmaxBackward(value, dimension) }
      if step.needs(1) {
        let given = try step.saved(0)
        let first = try given.mul(gradient)
        let second = try value.mul(given).sum([dimension], keepDimensions: true).mul(gradient)
        let third = try given.mul(try value.mul(gradient).sum([dimension], keepDimensions: true))
        step[1] = try first.sub(second).sub(third)
      }
    }
    return result
  }

  /// The gradient through the logarithm of softmax along a dimension; `value` is its result.
  func logSoftmaxBackward(_ value: Tensor, _ dimension: Int) throws(TensorError) -> Tensor {
    let result = Tensor(try array.logSoftmaxBackward(value.array, dimension))
    guard let node = result.history("LogSoftmaxBackwardDataBackward0", self, value) else { return result }
    node.arguments = .dimension(dimension, keeps: false)
    try node.save(0, self)
    try node.save(1, value)
    node.rule = { step, gradient throws(TensorError) in
      let value = try step.saved(1)
      if step.needs(0) {
        step[0] = try gradient.sub(try gradient.mul(try value.exp()).sum([dimension], keepDimensions: true))
      }
      if step.needs(1) {
        let total = try step.saved(0).neg().sum([dimension], keepDimensions: true)
        step[1] = try total.mul(try value.exp()).mul(gradient)
      }
    }
    return result
  }
}

// MARK: Learned and random slopes

extension Tensor {
  /// The gradients of `prelu` for its operand and its slopes, which the reference computes as one operation.
  func preluBackward(_ x: Tensor, _ slopes: Tensor) throws(TensorError) -> (Tensor, Tensor) {
    let positive = Tensor(try x.array.binary(.greater, .int(0)))
    let first = Tensor(try positive.array.choose(array, try slopes.array.binary(.multiply, array)))
    let second = try Tensor(try x.array.binary(.multiply, array)).choose(unless: positive)
    guard let node = Tensor.history("PreluKernelBackwardBackward0", of: [first, second], [self, x, slopes]) else {
      return (first, second)
    }
    try node.save(0, x)
    try node.save(1, slopes)
    try node.save(2, self)
    node.rule = { step, _ throws(TensorError) in
      let (x, slopes, given) = (try step.saved(0), try step.saved(1), try step.saved(2))
      let above = Tensor(try x.array.binary(.greaterOrEqual, .int(0)))
      let (one, two) = (step.gradient(of: 0), step.gradient(of: 1))
      let zero = try x.constant(.int(0))
      if step.needs(0) {
        if let one {
          var weighted = try one.mul(slopes)
          if let two { weighted = try weighted.add(try two.mul(x)) }
          step[0] = try above.choose(one, weighted)
        } else if let two {
          step[0] = try above.choose(zero, try two.mul(x))
        }
      }
      if step.needs(1) {
        if let two { step[1] = try above.choose(zero, try given.mul(two)) } else { step[1] = try x.zerosLike() }
      }
      if step.needs(2) {
        if let one { step[2] = try above.choose(zero, try given.mul(one)) } else { step[2] = try x.zerosLike() }
      }
    }
    return (first, second)
  }
}
