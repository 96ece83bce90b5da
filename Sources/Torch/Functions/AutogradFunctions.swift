// `torch.autograd`: gradients asked for by name, and `backward` of several tensors at once.

import Autodiff
import PythonRuntime
import Tensors

enum AutogradFunctions {
  static let functions: [NativeRow] = [
    NativeRow(
      "grad(outputs, inputs, grad_outputs=None, retain_graph=None, create_graph=False, only_inputs=True, "
        + "allow_unused=None, is_grads_batched=False, materialize_grads=False)"
    ) { (vm, arguments) throws(PyError) in try grad(vm, arguments) },
    NativeRow("backward(tensors, grad_tensors=None, retain_graph=None, create_graph=False, inputs=None)") {
      (vm, arguments) throws(PyError) in
      let outputs = try list(vm, arguments[0], "tensors")
      try vm.runBackward(
        outputs, gradients: try optionalList(vm, arguments[1], outputs.count),
        retainGraph: arguments[2], createGraph: arguments[3], inputs: arguments[4])
      return .none
    },
  ]

  /// A tensor or a sequence of tensors.
  private static func list(_ vm: Machine, _ value: Value, _ name: String) throws(PyError) -> [Tensor] {
    if let tensor = value.tensor { return [tensor] }
    var result: [Tensor] = []
    for element in try vm.toArray(value) { result.append(try vm.tensor(element, "grad", name)) }
    return result
  }

  private static func optionalList(_ vm: Machine, _ value: Value, _ count: Int) throws(PyError) -> [Tensor?] {
    if value.isNone || value.isUndefined { return Array(repeating: nil, count: count) }
    if let tensor = value.tensor { return [tensor] }
    return try vm.toArray(value).map(\.tensor)
  }

  private static func grad(_ vm: Machine, _ arguments: Arguments) throws(PyError) -> Value {
    if try vm.flag(arguments[7]) {
      throw vm.notImplementedError("grad(is_grads_batched=True) is not supported yet; call grad in a loop")
    }
    let outputs = try list(vm, arguments[0], "outputs")
    let inputs = try list(vm, arguments[1], "inputs")
    let create = try vm.flag(arguments[4])
    let retain = arguments[3].isNone ? create : try vm.flag(arguments[3])
    let materialize = try vm.flag(arguments[8])
    if materialize && arguments[6].isBool && !arguments[6].asBool {
      throw vm.valueError(
        "Expected allow_unused to be True or not passed when materialize_grads=True, but got: allow_unused=False.")
    }
    let allowUnused = try vm.flag(arguments[6]) || materialize
    let weights = try optionalList(vm, arguments[2], outputs.count)
    vm.torch.askedTensors = inputs
    let found = try vm.engine { () throws(TensorError) in
      try Autograd.grad(
        outputs, inputs, gradients: weights, retainGraph: retain, createGraph: create, allowUnused: allowUnused,
        materialize: materialize)
    }
    return vm.tuple(found.map { vm.wrap($0) })
  }
}

extension Machine {
  /// `backward` with Python's arguments.
  func runBackward(
    _ outputs: [Tensor], gradients: [Tensor?], retainGraph: Value, createGraph: Value, inputs: Value
  ) throws(PyError) {
    let create = try flag(createGraph)
    let retain = retainGraph.isNone || retainGraph.isUndefined ? create : try flag(retainGraph)
    var chosen: [Tensor]?
    if let tensor = inputs.tensor {
      chosen = [tensor]
    } else if !inputs.isNone && !inputs.isUndefined {
      chosen = try toArray(inputs).compactMap(\.tensor)
      if chosen?.isEmpty == true { throw runtimeError("`inputs` argument to `backward()` cannot be empty.") }
    }
    if create { warn(.userWarning, Autograd.createGraphWarning) }
    try engine { () throws(TensorError) in
      try Autograd.backward(outputs, gradients: gradients, retainGraph: retain, createGraph: create, inputs: chosen)
    }
  }
}
