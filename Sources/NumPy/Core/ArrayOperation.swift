// Operations that are both a method of arrays and a function of the module, declared once.

import PythonRuntime
import Tensors
import Torch

/// One operation as a row: its parameters after the array, and its body.
struct ArrayOperation: Sendable {
  enum Form: Sendable { case both, method, function }

  typealias Body = @Sendable (Machine, ArrayObject, Arguments) throws(PyError) -> Value

  let name: String
  let parameters: String
  let form: Form
  let body: Body

  init(_ name: String, _ parameters: String = "", _ form: Form = .both, _ body: @escaping Body) {
    self.name = name
    self.parameters = parameters
    self.form = form
    self.body = body
  }

  private func row(_ receiver: String) -> NativeRow {
    let list = parameters.isEmpty ? receiver : "\(receiver), \(parameters)"
    let (name, body) = (name, body)
    return NativeRow("\(name)(\(list))") { (vm, arguments) throws(PyError) in
      if let known = arguments[0].array { return try body(vm, known, arguments) }
      func compute() throws(PyError) -> Value {
        try body(vm, try vm.arrayFrom(arguments[0], nil, copies: false), arguments)
      }
      return TorchLibrary.isTensor(arguments[0])
        ? try vm.functionOfTensor(name, arguments, compute) : try compute()
    }
  }

  static func methods(_ operations: [ArrayOperation]) -> [NativeRow] {
    operations.compactMap { $0.form == .function ? nil : $0.row("self") }
  }

  static func functions(_ operations: [ArrayOperation]) -> [NativeRow] {
    operations.compactMap { $0.form == .method ? nil : $0.row("a") }
  }
}

extension Machine {
  /// A function that leaves its result in `out` when one is given.
  func delivered(_ array: ArrayObject, out: Value) throws(PyError) -> Value {
    guard let target = try out.isUndefined ? nil : outArray(out) else { return result(array) }
    try assign(target, try expanded(array, target.shape))
    return out
  }
}
