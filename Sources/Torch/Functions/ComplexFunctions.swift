// Complex tensors from parts and back: `complex`, `polar`, `real`, `imag`, `conj`, `angle`, `view_as_real`. They carry no
// gradients.

import Autodiff
import PythonRuntime
import Tensors

enum ComplexFunctions {
  static let functions: [NativeRow] = [
    NativeRow("complex(real, imag, *, out=None)") { (vm, arguments) throws(PyError) in
      let real = try vm.tensor(arguments[0], "complex", "real")
      let imaginary = try vm.tensor(arguments[1], "complex", "imag", 2)
      return try vm.make(.false) { () throws(TensorError) in try NDArray.complex(real.array, imaginary.array) }
    },
    NativeRow("polar(abs, angle, *, out=None)") { (vm, arguments) throws(PyError) in
      let magnitude = try vm.tensor(arguments[0], "polar", "abs").array
      let angle = try vm.tensor(arguments[1], "polar", "angle", 2).array
      return try vm.make(.false) { () throws(TensorError) in
        try NDArray.complex(
          magnitude.binary(.multiply, angle.unary(.cos)), magnitude.binary(.multiply, angle.unary(.sin)))
      }
    },
  ]

  static let operations: [TensorOperation] = [
    view("real") { (array) throws(TensorError) in array.dtype.isComplex ? array.part(imaginary: false) : array },
    view("imag") { (array) throws(TensorError) in
      if !array.dtype.isComplex { throw .runtime("imag is not implemented for tensors with non-complex dtypes.") }
      return array.part(imaginary: true)
    },
    view("view_as_real") { (array) throws(TensorError) in try array.asReal() },
    view("view_as_complex") { (array) throws(TensorError) in try array.asComplex() },
    view("conj") { (array) throws(TensorError) in array.dtype.isComplex ? try array.unary(.conjugate) : array },
    view("resolve_conj") { (array) throws(TensorError) in array },
    view("resolve_neg") { (array) throws(TensorError) in array },
    TensorOperation("angle") { (vm, tensor, _) throws(PyError) in
      try vm.make(.false) { () throws(TensorError) in try tensor.array.angles() }
    },
    TensorOperation("is_complex") { (_, tensor, _) throws(PyError) in Value(tensor.dtype.isComplex) },
    TensorOperation("is_conj") { (_, _, _) throws(PyError) in .false },
    TensorOperation("is_neg") { (_, _, _) throws(PyError) in .false },
  ]

  /// An operation that shows the same memory; a real tensor that stays as it is stays the same object.
  private static func view(
    _ name: String, _ body: @escaping @Sendable (NDArray) throws(TensorError) -> NDArray
  ) -> TensorOperation {
    TensorOperation(name) { (vm, tensor, arguments) throws(PyError) in
      let result = try vm.engine { () throws(TensorError) in try body(tensor.array) }
      return result === tensor.array ? arguments[0] : vm.wrap(Tensor(result))
    }
  }

  static let properties: [NativeProperty] = [
    NativeProperty("real") { (vm, value) throws(PyError) in
      let array = try vm.tensor(value, "real").array
      return array.dtype.isComplex ? vm.wrap(Tensor(array.part(imaginary: false))) : value
    },
    NativeProperty("imag") { (vm, value) throws(PyError) in
      let array = try vm.tensor(value, "imag").array
      if !array.dtype.isComplex {
        throw vm.runtimeError("imag is not implemented for tensors with non-complex dtypes.")
      }
      return vm.wrap(Tensor(array.part(imaginary: true)))
    },
  ]
}
