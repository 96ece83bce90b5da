// Complex tensors from parts and back: `complex`, `polar`, `real`, `imag`, `conj`, `angle`, `view_as_real`.

import Autodiff
import PythonRuntime
import Tensors

enum ComplexFunctions {
  static let functions: [NativeRow] = [
    NativeRow("complex(real, imag)") { (vm, arguments) throws(PyError) in
      let real = try vm.tensor(arguments[0], "complex", "real")
      let imaginary = try vm.tensor(arguments[1], "complex", "imag", 2)
      return vm.wrap(try vm.engine { () throws(TensorError) in try Tensor.complex(real, imaginary) })
    },
    NativeRow("polar(abs, angle)") { (vm, arguments) throws(PyError) in
      let magnitude = try vm.tensor(arguments[0], "polar", "abs")
      let angle = try vm.tensor(arguments[1], "polar", "angle", 2)
      if magnitude.dtype != angle.dtype {
        throw vm.runtimeError(
          "Expected object of scalar type \(magnitude.dtype.typeName) but got scalar type \(angle.dtype.typeName) for "
            + "second argument")
      }
      return vm.wrap(try vm.engine { () throws(TensorError) in try Tensor.polar(magnitude, angle) })
    },
  ]

  static let operations: [TensorOperation] = [
    same("real") { (t) throws(TensorError) in try t.realPart() },
    same("imag") { (t) throws(TensorError) in try t.imaginaryPart() },
    same("view_as_real", .function) { (t) throws(TensorError) in try t.viewAsReal() },
    same("view_as_complex", .function) { (t) throws(TensorError) in try t.viewAsComplex() },
    same("conj") { (t) throws(TensorError) in try t.conjugate() },
    same("conj_physical") { (t) throws(TensorError) in try t.conjugate("ConjPhysicalBackward0") },
    same("resolve_conj") { (t) throws(TensorError) in t },
    same("resolve_neg") { (t) throws(TensorError) in t },
    .unary("angle") { (t) throws(TensorError) in try t.angle() },
    TensorOperation("is_complex") { (_, tensor, _) throws(PyError) in Value(tensor.dtype.isComplex) },
    TensorOperation("is_conj") { (_, _, _) throws(PyError) in .false },
    TensorOperation("is_neg") { (_, _, _) throws(PyError) in .false },
  ]

  /// An operation that gives a tensor that stays as it is as the same object.
  private static func same(
    _ name: String, _ place: TensorOperation.Place = .both,
    _ body: @escaping @Sendable (Tensor) throws(TensorError) -> Tensor
  ) -> TensorOperation {
    TensorOperation(name, "", place) { (vm, tensor, arguments) throws(PyError) in
      let result = try vm.engine { () throws(TensorError) in try body(tensor) }
      return result === tensor ? arguments[0] : vm.wrap(result)
    }
  }

  static let properties: [NativeProperty] = [
    NativeProperty("real") { (vm, value) throws(PyError) in
      let tensor = try vm.tensor(value, "real")
      if !tensor.dtype.isComplex { return value }
      return vm.wrap(try vm.engine { () throws(TensorError) in try tensor.realPart() })
    },
    NativeProperty("imag") { (vm, value) throws(PyError) in
      let tensor = try vm.tensor(value, "imag")
      return vm.wrap(try vm.engine { () throws(TensorError) in try tensor.imaginaryPart() })
    },
  ]
}
