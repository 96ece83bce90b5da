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
}
