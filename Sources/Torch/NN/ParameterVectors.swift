// `torch.nn.utils`: parameters as one vector and back. `vector_to_parameters` aliases exactly as
// the reference does: each parameter's data becomes a view of the vector's memory, without history.

import Autodiff
import PythonRuntime
import Tensors

enum ParameterVectors {
  static let functions: [NativeRow] = [
    NativeRow("parameters_to_vector(parameters)") { (vm, arguments) throws(PyError) in
      var pieces: [Tensor] = []
      for value in try vm.toArray(arguments[0]) {
        if value.tensor == nil { _ = try vm.getAttribute(value, vm.intern("device")) }
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
        if value.tensor == nil { _ = try vm.getAttribute(value, vm.intern("device")) }
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
}
