// Random numbers whose parameters have a history: the reference records a step for them and sends zeros back, because a
// draw has no slope. It knows no generators.
import Tensors

extension Tensor {
  /// Numbers that were drawn with `parameters`; each of these gets zeros for its gradient.
  package static func draw(_ name: StaticString, _ parameters: [Tensor], _ value: NDArray) throws(TensorError) -> Tensor
  {
    let shapes = parameters.map(\.shape)
    return try operation(name, parameters, value) { step, gradient throws(TensorError) in
      for (index, shape) in shapes.enumerated() where step.needs(index) {
        step[index] = Tensor(try NDArray.zeros(shape, gradient.dtype, gradient.state))
      }
    }
  }

  /// Gamma draws of these shapes, which move with them.
  package func standardGamma(_ generator: Generator) throws(TensorError) -> Tensor {
    let value = try array.standardGamma(generator)
    return try Tensor.operation("StandardGammaBackward0", [self], value, saving: [self], keepsResult: true) {
      step, gradient throws(TensorError) in
      let (shapes, draws) = (try step.saved(0), try step.saved(1))
      let slope = try gradient.mul(Tensor(try shapes.array.zipped(draws.array, DrawGradients.gamma)))
      step[0] = try gradient.withoutSecondDerivative(slope, [shapes, draws], "_standard_gamma_grad")
    }
  }

  /// Dirichlet draws over the last dimension, which move with their weights.
  package func sampleDirichlet(_ generator: Generator) throws(TensorError) -> Tensor {
    let value = try array.dirichlet(generator)
    let result = Tensor(value)
    if let node = result.history("_DirichletBackward", self) {
      try node.save(0, self)
      node.saveResult(1, result)
      node.rule = { step, gradient throws(TensorError) in
        let (weights, shares) = (try step.saved(0).array, try step.saved(1).array)
        let slope = try shares.dirichletSlopes(weights)
        let mean = try shares.binary(.multiply, gradient.array).reduced(.sum, [-1], keepDimensions: true)
        step[0] = Tensor(try slope.binary(.multiply, try gradient.array.binary(.subtract, mean)))
      }
    }
    return result
  }
}
