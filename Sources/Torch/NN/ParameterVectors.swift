// `torch.nn.utils`: parameters as one vector and back, and gradient clipping. `vector_to_parameters` aliases exactly as
// the reference does: each parameter's data becomes a view of the vector's memory, without history.

import Autodiff
import PythonRuntime
import Tensors

enum ParameterVectors {
  static let functions: [NativeRow] = [
    NativeRow("parameters_to_vector(parameters)") { (vm, arguments) throws(PyError) in
      var pieces: [Tensor] = []
      for value in try vm.toArray(arguments[0]) {
        let parameter = try vm.tensor(value, "parameters_to_vector", "parameters")
        pieces.append(try vm.engine { () throws(TensorError) in try parameter.view([-1]) })
      }
      return vm.wrap(try vm.engine { () throws(TensorError) in try Tensor.cat(pieces, 0) })
    },
    NativeRow("vector_to_parameters(vec, parameters)") { (vm, arguments) throws(PyError) in
      guard let vector = arguments[0].tensor else {
        throw vm.typeError("expected torch.Tensor, but got: \(vm.torchTypeName(arguments[0]))")
      }
      var start = 0
      for value in try vm.toArray(arguments[1]) {
        let parameter = try vm.tensor(value, "vector_to_parameters", "parameters")
        let count = parameter.shape.elementCount
        try vm.engine { () throws(TensorError) in
          let piece = try vector.slice(0, start, start + count).view(parameter.shape)
          parameter.setData(piece.data)
        }
        start += count
      }
      return .none
    },
  ]

  static let clipping: [NativeRow] = [
    NativeRow("clip_grad_norm_(parameters, max_norm, norm_type=2.0, error_if_nonfinite=False, foreach=None)") {
      (vm, arguments) throws(PyError) in
      let gradients = try vm.gradients(arguments[0])
      let limit = try vm.double(arguments[1], "clip_grad_norm_", "max_norm")
      let order = try vm.double(arguments[2], "clip_grad_norm_", "norm_type")
      let state = vm.torch.engine
      return vm.wrap(
        try vm.engine { () throws(TensorError) in
          try state.withGradMode(false) { () throws(TensorError) in
            guard !gradients.isEmpty else { return Tensor(try NDArray.zeros([], state.defaultDType, state)) }
            var norms: [Tensor] = []
            for gradient in gradients { norms.append(try gradient.norm(order)) }
            let total = try Tensor.stack(norms, 0).norm(order)
            let coefficient = try total.add(.float(1e-6)).reciprocal().mul(.float(limit)).clamp(
              min: nil, max: .float(1))
            for gradient in gradients { _ = try gradient.mul_(coefficient) }
            return total
          }
        })
    },
    NativeRow("clip_grad_value_(parameters, clip_value, foreach=None)") { (vm, arguments) throws(PyError) in
      let limit = try vm.double(arguments[1], "clip_grad_value_", "clip_value")
      for gradient in try vm.gradients(arguments[0]) {
        try vm.engine { () throws(TensorError) in
          let clipped = try gradient.detach().clamp(min: .float(-limit), max: .float(limit))
          try gradient.overwrite(with: clipped)
        }
      }
      return .none
    },
  ]
}

extension Machine {
  /// The gradients of a tensor or an iterable of tensors, absent ones left out.
  func gradients(_ value: Value) throws(PyError) -> [Tensor] {
    if let tensor = value.tensor { return tensor.gradient.map { [$0] } ?? [] }
    return try toArray(value).compactMap { $0.tensor?.gradient }
  }
}
