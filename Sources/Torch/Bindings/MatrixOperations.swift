// Matrix products.

import Autodiff
import PythonRuntime
import Tensors

enum MatrixOperations {
  static let all: [TensorOperation] = [
    product("matmul", "other") { (a, b) throws(TensorError) in try a.matmul(b) },
    product("mm", "mat2") { (a, b) throws(TensorError) in try a.mm(b) },
    product("bmm", "mat2") { (a, b) throws(TensorError) in try a.bmm(b) },
    product("mv", "vec") { (a, b) throws(TensorError) in try a.mv(b) },
    product("dot", "tensor") { (a, b) throws(TensorError) in try a.dot(b) },
    product("outer", "vec2") { (a, b) throws(TensorError) in try a.outer(b) },
    product("ger", "vec2") { (a, b) throws(TensorError) in try a.outer(b) },
    TensorOperation("addmm", "mat1, mat2, *, beta=1, alpha=1") { (vm, tensor, arguments) throws(PyError) in
      let a = try vm.tensor(arguments[1], "addmm", "mat1", 2)
      let b = try vm.tensor(arguments[2], "addmm", "mat2", 3)
      let (beta, alpha) = try vm.factors(arguments[3], arguments[4], "addmm", tensor.dtype)
      return vm.wrap(
        try vm.engine { () throws(TensorError) in try tensor.addmm(a, b, beta: beta, alpha: alpha) })
    },
  ]

  private static func product(
    _ name: String, _ parameter: String, _ operation: @escaping @Sendable (Tensor, Tensor) throws(TensorError) -> Tensor
  ) -> TensorOperation {
    TensorOperation(name, parameter) { (vm, tensor, arguments) throws(PyError) in
      let other = try vm.tensor(arguments[1], name, parameter, 2)
      return vm.wrap(try vm.engine { () throws(TensorError) in try operation(tensor, other) })
    }
  }
}
