// Sums, products and quotients with a number as the reference's own formulas write them. A lesson's `x * 2` makes a tensor
// of the number first, so its node has two edges (`MulBackward0`); the formulas of derivatives and of composed operations
// call the form for numbers, whose node has one (`MulBackward1`). Measured under the reference, as are the values they keep.
import Tensors

extension Tensor {
  /// `self * number` inside a formula of the reference.
  func timesNumber(_ number: Scalar) throws(TensorError) -> Tensor {
    let result = Tensor(try array.binary(.multiply, number))
    if let node = result.history("MulBackward1", self) {
      node.arguments = .named([("other", .scalar(number))])
      node.rule = { step, gradient throws(TensorError) in step[0] = try gradient.timesNumber(number.conjugate) }
    }
    return result
  }

  /// `self / number` inside a formula of the reference.
  func dividedByNumber(_ number: Scalar) throws(TensorError) -> Tensor {
    let result = Tensor(try array.binary(.divide, number))
    if let node = result.history("DivBackward1", self) {
      node.arguments = .named([("other", .scalar(number))])
      node.rule = { step, gradient throws(TensorError) in step[0] = try gradient.dividedByNumber(number.conjugate) }
    }
    return result
  }

  /// `self + number` inside a formula of the reference.
  func plusNumber(_ number: Scalar) throws(TensorError) -> Tensor {
    let result = Tensor(try array.binary(.add, number))
    result.history("AddBackward1", self)?.rule = Tensor.identityRule
    return result
  }

  /// `self - number` inside a formula of the reference.
  func minusNumber(_ number: Scalar) throws(TensorError) -> Tensor {
    let result = Tensor(try array.binary(.subtract, number))
    result.history("SubBackward1", self)?.rule = Tensor.identityRule
    return result
  }

  /// `number - self` inside a formula of the reference, which fills a tensor with the number first.
  func numberMinus(_ number: Scalar) throws(TensorError) -> Tensor {
    let result = Tensor(try array.reversedBinary(.subtract, number))
    guard requiresGradient && state.gradEnabled else { return result }
    let filled = Tensor(result.array)
    result.history("SubBackward0", filled, self)?.rule = { step, gradient throws(TensorError) in
      step[1] = try gradient.neg()
    }
    return result
  }

  /// `number / self` inside a formula of the reference, which fills a tensor with the number first.
  func numberOver(_ number: Double) throws(TensorError) -> Tensor {
    try Tensor(try array.filledLike(.float(number))).div(self)
  }

  /// A gradient times 1, which the reference writes out where it can be differentiated again.
  func timesOne() throws(TensorError) -> Tensor { state.gradEnabled ? try timesNumber(.int(1)) : self }
}
