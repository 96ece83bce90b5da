// `numpy.linalg` on the engine's decompositions. Results are in the operand's float type; integers compute in float64.

import PythonRuntime
import Tensors
import Torch

enum LinearAlgebra {
  static let functions: [NativeRow] = [
    NativeRow("inv(a)") { (vm, arguments) throws(PyError) in
      let matrix = try vm.squareMatrix(arguments[0])
      return try vm.linear(matrix) { (a) throws(TensorError) in try a.inverse() }
    },
    NativeRow("det(a)") { (vm, arguments) throws(PyError) in
      let matrix = try vm.squareMatrix(arguments[0])
      return try vm.linear(matrix) { (a) throws(TensorError) in try a.determinant() }
    },
    NativeRow("_slogdet(a, /)") { (vm, arguments) throws(PyError) in
      let matrix = try vm.squareMatrix(arguments[0])
      let (sign, logarithm) = try vm.linearTensors { () throws(TensorError) in try matrix.array.signAndLogDeterminant()
      }
      return vm.tuple([
        vm.result(ArrayObject(sign, matrix.type)), vm.result(ArrayObject(logarithm, matrix.type)),
      ])
    },
    NativeRow("solve(a, b)") { (vm, arguments) throws(PyError) in
      let matrix = try vm.squareMatrix(arguments[0])
      let right = try vm.converted(try vm.operand(arguments[1]), matrix.type)
      let n = matrix.shape[matrix.rank - 1]
      let rows = right.rank == 1 ? right.shape[0] : right.rank == 0 ? -1 : right.shape[right.rank - 2]
      if rows != n {
        throw vm.valueError(
          "solve: Input operand 1 has a mismatch in its core dimension 0, with gufunc signature "
            + "\(right.rank == 1 ? "(m,m),(m)->(m)" : "(m,m),(m,n)->(m,n)") (size \(rows) is different from \(n))")
      }
      let right2 = right.rank == 1 ? try vm.reshaped(right, [n, 1]) : right
      let made = try vm.linear(matrix) { (a) throws(TensorError) in try a.solve(right2.array) }
      if right.rank == 1, let array = made.array { return vm.wrap(try vm.reshaped(array, [n])) }
      return made
    },
    NativeRow("_cholesky(a, /)") { (vm, arguments) throws(PyError) in
      let matrix = try vm.squareMatrix(arguments[0])
      do {
        return vm.result(ArrayObject(try matrix.array.cholesky(), matrix.type))
      } catch {
        throw vm.linearAlgebraError("Matrix is not positive definite")
      }
    },
    NativeRow("_qr(a, complete, /)") { (vm, arguments) throws(PyError) in
      let matrix = try vm.floatMatrix(arguments[0])
      let isComplete = try vm.truth(arguments[1])
      let (q, r) = try vm.linearTensors { () throws(TensorError) in try matrix.array.qrFactors(complete: isComplete) }
      return vm.tuple([vm.wrap(ArrayObject(q, matrix.type)), vm.wrap(ArrayObject(r, matrix.type))])
    },
    NativeRow("_svd(a, full, /)") { (vm, arguments) throws(PyError) in
      let matrix = try vm.floatMatrix(arguments[0])
      let isFull = try vm.truth(arguments[1])
      let (u, s, vh) = try vm.linearTensors { () throws(TensorError) in try matrix.array.singularValues(full: isFull) }
      return vm.tuple([
        vm.wrap(ArrayObject(u, matrix.type)), vm.wrap(ArrayObject(s, matrix.type)),
        vm.wrap(ArrayObject(vh, matrix.type)),
      ])
    },
    NativeRow("_eigh(a, upper, /)") { (vm, arguments) throws(PyError) in
      let matrix = try vm.squareMatrix(arguments[0])
      let isUpper = try vm.truth(arguments[1])
      let (values, vectors) = try vm.linearTensors { () throws(TensorError) in
        try matrix.array.symmetricEigen(upper: isUpper)
      }
      return vm.tuple([vm.wrap(ArrayObject(values, matrix.type)), vm.wrap(ArrayObject(vectors, matrix.type))])
    },
    NativeRow("_eig(a, /)") { (vm, arguments) throws(PyError) in
      let matrix = try vm.converted(try vm.squareMatrix(arguments[0]), ElementType(.float64))
      let (real, imaginary, vectors) = try vm.linearTensors { () throws(TensorError) in try matrix.array.generalEigen()
      }
      guard let kind = ElementKind(vectors.dtype) else { throw vm.linearAlgebraError("Eigenvalues did not converge") }
      return vm.tuple([
        vm.wrap(ArrayObject(real, ElementType(.float64))), vm.wrap(ArrayObject(imaginary, ElementType(.float64))),
        vm.wrap(ArrayObject(vectors, ElementType(kind))),
      ])
    },
  ]
}

extension Machine {
  func floatMatrix(_ value: Value) throws(PyError) -> ArrayObject {
    let array = try operand(value)
    if array.rank < 2 {
      throw linearAlgebraError("\(array.rank)-dimensional array given. Array must be at least two-dimensional")
    }
    if array.elementKind.isPooled || array.elementKind.isComplex || array.elementKind == .float16 {
      throw typeError("array type \(array.type.name) is unsupported in linalg")
    }
    let type = array.elementKind == .float32 ? array.type : ElementType(.float64)
    let float = try converted(array, type)
    return float.array.isContiguous ? float : try copied(float)
  }

  func squareMatrix(_ value: Value) throws(PyError) -> ArrayObject {
    let array = try floatMatrix(value)
    if array.shape[array.rank - 1] != array.shape[array.rank - 2] {
      throw linearAlgebraError("Last 2 dimensions of the array must be square")
    }
    return array
  }

  func linearTensors<Result>(_ body: () throws(TensorError) -> Result) throws(PyError) -> Result {
    do {
      return try body()
    } catch {
      if error.kind == .linearAlgebraError || error.message.contains("singular") {
        throw linearAlgebraError("Singular matrix")
      }
      throw valueError(error.message)
    }
  }

  func linear(_ matrix: ArrayObject, _ body: (NDArray) throws(TensorError) -> NDArray) throws(PyError) -> Value {
    result(ArrayObject(try linearTensors { () throws(TensorError) in try body(matrix.array) }, matrix.type))
  }
}
