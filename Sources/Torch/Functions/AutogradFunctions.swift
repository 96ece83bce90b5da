// `torch.autograd`: gradients asked for by name, `backward` of several tensors at once, and the search for anomalies.

import Autodiff
import PythonRuntime
import Tensors

enum AutogradFunctions {
  static let functions: [NativeRow] = [
    NativeRow(
      "grad(outputs, inputs, grad_outputs=None, retain_graph=None, create_graph=False, only_inputs=True, "
        + "allow_unused=None, is_grads_batched=False, materialize_grads=False)"
    ) { (vm, arguments) throws(PyError) in try grad(vm, arguments) },
    NativeRow(
      "backward(tensors, grad_tensors=None, retain_graph=None, create_graph=False, grad_variables=None, inputs=None)"
    ) {
      (vm, arguments) throws(PyError) in
      let outputs = try list(vm, arguments[0])
      let given = arguments[1].isNone ? arguments[4] : arguments[1]
      let gradients = try optionalList(vm, given, outputs.count)
      if gradients.count != outputs.count {
        throw vm.runtimeError("got \(outputs.count) tensors and \(gradients.count) gradients")
      }
      try vm.runBackward(
        outputs, gradients: gradients, retainGraph: arguments[2], createGraph: arguments[3], inputs: arguments[5])
      return .none
    },
  ]

  /// A tensor or a sequence of tensors.
  private static func list(_ vm: Machine, _ value: Value) throws(PyError) -> [Tensor] {
    if let tensor = value.tensor { return [tensor] }
    if let edge = vm.gradientEdge(value) {
      return [try vm.engine { () throws(TensorError) in try Autograd.tensor(at: edge, vm.torch.engine) }]
    }
    var result: [Tensor] = []
    for element in try vm.toArray(value) {
      if let tensor = element.tensor {
        result.append(tensor)
      } else if let edge = vm.gradientEdge(element) {
        result.append(try vm.engine { () throws(TensorError) in try Autograd.tensor(at: edge, vm.torch.engine) })
      } else {
        throw vm.raise(.assertionError, "Expected output to be a torch.Tensor")
      }
    }
    return result
  }

  private static func targets(_ vm: Machine, _ value: Value) throws(PyError) -> [Autograd.Target] {
    var values: [Value] = [value]
    if value.tensor == nil && vm.gradientEdge(value) == nil { values = try vm.toArray(value) }
    var result: [Autograd.Target] = []
    for element in values {
      if let tensor = element.tensor {
        result.append(.tensor(tensor))
      } else if let edge = vm.gradientEdge(element) {
        result.append(.edge(edge))
      } else {
        throw vm.runtimeError(
          "all inputs have to be Tensors or GradientEdges, but got \(vm.typeName(of: element))")
      }
    }
    return result
  }

  private static func optionalList(_ vm: Machine, _ value: Value, _ count: Int) throws(PyError) -> [Tensor?] {
    if value.isNone || value.isUndefined { return Array(repeating: nil, count: count) }
    if let tensor = value.tensor { return [tensor] }
    var result: [Tensor?] = []
    let elements = value.str == nil ? try vm.toArray(value) : [value]
    for element in elements {
      guard element.isNone || element.tensor != nil else {
        throw vm.typeError("gradients can be either Tensors or None, but got \(vm.typeName(of: element))")
      }
      result.append(element.tensor)
    }
    return result
  }

  private static func grad(_ vm: Machine, _ arguments: Arguments) throws(PyError) -> Value {
    let materialize = try vm.flag(arguments[8])
    if materialize && arguments[6].isBool && !arguments[6].asBool {
      throw vm.valueError(
        "Expected allow_unused to be True or not passed when materialize_grads=True, but got: allow_unused=False.")
    }
    if !(try vm.flag(arguments[5])) {
      try vm.issueWarning(
        .futureWarning,
        "only_inputs argument is deprecated and is ignored now (defaults to True). To accumulate gradient for other "
          + "parts of the graph, please use torch.autograd.backward.")
    }
    let outputs = try list(vm, arguments[0])
    let inputs = try targets(vm, arguments[1])
    let weights = try optionalList(vm, arguments[2], outputs.count)
    let create = try vm.engineFlag(arguments[4])
    let retain = arguments[3].isNone ? create : try vm.engineFlag(arguments[3])
    let allowUnused = arguments[6].isNone ? materialize : try vm.engineFlag(arguments[6]) || materialize
    vm.torch.askedTensors = inputs.compactMap { if case .tensor(let tensor) = $0 { tensor } else { nil } }
    let isBatched = try vm.flag(arguments[7])
    let found = try vm.engine { () throws(TensorError) in
      if !isBatched {
        return try Autograd.grad(
          outputs, inputs, gradients: weights, retainGraph: retain, createGraph: create, allowUnused: allowUnused,
          materialize: materialize)
      }
      return try Autograd.mappedGrad(
        outputs, inputs, gradients: weights, retainGraph: retain, createGraph: create, allowUnused: allowUnused,
        materialize: materialize)
    }
    return vm.tuple(found.map { vm.wrap($0) })
  }

  // MARK: Anomalies

  static let anomalies: [NativeRow] = [
    setAnomaly("_set_anomaly(mode, check_nan)"), setAnomaly("set_anomaly_enabled(enabled, check_nan=True)"),
    NativeRow("is_anomaly_enabled()") { (vm, _) throws(PyError) in Value(vm.torch.engine.anomaly != nil) },
    NativeRow("is_anomaly_check_nan_enabled()") { (vm, _) throws(PyError) in
      Value(vm.torch.engine.anomalyChecksNaN)
    },
  ]

  private static func setAnomaly(_ signature: String) -> NativeRow {
    NativeRow(signature) { (vm, arguments) throws(PyError) in
      let engine = vm.torch.engine
      for (name, position) in [("enabled", 0), ("check_nan", 1)] where !arguments[position].isBool {
        throw vm.argumentError("set_anomaly_enabled", name, position + 1, expected: "bool", found: arguments[position])
      }
      engine.anomalyChecksNaN = try vm.flag(arguments[1])
      engine.warn = { [unowned vm] text in
        let place = LibraryWarnings.place("torch/csrc/autograd/python_anomaly_mode.cpp:122")
        // Where the lesson makes an error of it, the error of the backward is told all the same.
        try? vm.issueWarning(.userWarning, text + place)
      }
      engine.anomaly = nil
      if try vm.flag(arguments[0]) {
        engine.anomaly = { [unowned vm] in vm.currentTraceback }
      }
      return .none
    }
  }
}

extension Machine {
  /// `backward` with Python's arguments.
  func runBackward(
    _ outputs: [Tensor], gradients: [Tensor?], retainGraph: Value, createGraph: Value, inputs: Value
  ) throws(PyError) {
    let create = try engineFlag(createGraph)
    let retain = retainGraph.isNone || retainGraph.isUndefined ? create : try engineFlag(retainGraph)
    var chosen: [Tensor]?
    if let tensor = inputs.tensor {
      chosen = [tensor]
    } else if !inputs.isNone && !inputs.isUndefined {
      var list: [Tensor] = []
      for element in try toArray(inputs) {
        guard let tensor = element.tensor else {
          throw runtimeError("all inputs have to be Tensors or GradientEdges, but got \(typeName(of: element))")
        }
        list.append(tensor)
      }
      if list.isEmpty { throw runtimeError("`inputs` argument to `backward()` cannot be empty.") }
      chosen = list
    }
    if create { try issueWarning(.userWarning, Autograd.createGraphWarning) }
    try engine { () throws(TensorError) in
      try Autograd.backward(outputs, gradients: gradients, retainGraph: retain, createGraph: create, inputs: chosen)
    }
  }

  /// The one gradient of `t.backward(gradient)`.
  func startingGradient(_ value: Value) throws(PyError) -> Tensor? {
    if value.isNone || value.isUndefined { return nil }
    if let tensor = value.tensor { return tensor }
    let elements = try toArray(value)
    if elements.count != 1 { throw runtimeError("got 1 tensors and \(elements.count) gradients") }
    if elements[0].isNone { return nil }
    guard let tensor = elements[0].tensor else {
      throw typeError("gradients can be either Tensors or None, but got \(typeName(of: elements[0]))")
    }
    return tensor
  }

  /// What a `GradientEdge` names; nil for anything else.
  func gradientEdge(_ value: Value) -> GradientEdge? {
    guard let tuple = value.tuple, tuple.count >= 2, typeName(of: value) == "GradientEdge" else { return nil }
    guard let node = try? GradNodeObject.of(self, tuple[0]), tuple[1].isInt else { return nil }
    return GradientEdge(node, Int32(clamping: tuple[1].asInt))
  }
}

extension Machine {
  /// A flag of the engine's own call, which takes whole numbers too.
  fileprivate func engineFlag(_ value: Value) throws(PyError) -> Bool {
    if value.isBool { return value.asBool }
    if value.isUndefined { return false }
    if value.isInt { return value.asInt != 0 }
    if let tensor = value.tensor { return try engine { () throws(TensorError) in try tensor.item() }.intValue != 0 }
    throw typeError("'\(cTypeName(value))' object cannot be interpreted as an integer")
  }
}
