// How an operation of the engine becomes visible: one row gives `torch.name(input, ...)`, `Tensor.name(...)`, or both.
// The rows are in the files of their families; this file only turns them into native functions.

import Autodiff
import PythonRuntime
import Tensors

/// One operation on a tensor as lessons see it.
struct TensorOperation: Sendable {
  /// Where it can be called.
  enum Place: Sendable { case both, method, function }

  let name: String
  /// Python's parameter list after the tensor itself.
  let parameters: String
  let place: Place
  /// Gets the tensor and the arguments; `arguments[0]` is the tensor's own value, the rest follow `parameters`.
  let body: @Sendable (Machine, Tensor, Arguments) throws(PyError) -> Value

  init(
    _ name: String, _ parameters: String = "", _ place: Place = .both,
    _ body: @escaping @Sendable (Machine, Tensor, Arguments) throws(PyError) -> Value
  ) {
    self.name = name
    self.parameters = parameters
    self.place = place
    self.body = body
  }

  /// An operation of the tensor alone.
  static func unary(
    _ name: String, _ place: Place = .both, _ operation: @escaping @Sendable (Tensor) throws(TensorError) -> Tensor
  ) -> TensorOperation {
    TensorOperation(name, "", place) { (vm, tensor, _) throws(PyError) in
      vm.wrap(try vm.engine { () throws(TensorError) in try operation(tensor) })
    }
  }

  private func row(_ receiver: String) -> NativeRow {
    let list = parameters.isEmpty ? receiver : receiver + ", " + parameters
    let name = name
    let body = body
    return NativeRow("\(name)(\(list))") { (vm, arguments) throws(PyError) in
      try body(vm, try vm.tensor(arguments[0], name), arguments)
    }
  }

  static func methods(_ operations: [TensorOperation]) -> [NativeRow] {
    operations.filter { $0.place != .function }.map { $0.row("self") }
  }

  static func functions(_ operations: [TensorOperation]) -> [NativeRow] {
    operations.filter { $0.place != .method }.map { $0.row("input") }
  }
}

/// All operations, family by family.
enum TensorOperations {
  static let all: [TensorOperation] =
    ElementwiseOperations.all + ArithmeticOperations.all + ReductionOperations.all + ShapeOperations.all
    + MatrixOperations.all + SelectionOperations.all + WritingOperations.all + ConversionOperations.all
}
