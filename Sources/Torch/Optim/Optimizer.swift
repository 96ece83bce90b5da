// `torch.optim.Optimizer`: parameter groups as ordinary dicts that lessons and schedulers may read and change, state
// per parameter, and what every optimiser shares. The arithmetic of a step is the engine's.

import Autodiff
import PythonRuntime
import Tensors

enum Optimizer {
  static let declaration = NativeClass(
    "Optimizer", module: "torch.optim.optimizer", kind: .instance,
    methods: [
      NativeRow("__init__(self, params, defaults)") { (vm, arguments) throws(PyError) in
        guard let defaults = arguments[2].dict else { throw vm.typeError("defaults must be a dict") }
        try vm.initializeOptimizer(arguments[0], arguments[1], defaults)
        return .none
      },
      NativeRow("zero_grad(self, set_to_none=True)") { (vm, arguments) throws(PyError) in
        for group in try vm.parameterGroups(arguments[0]) {
          for tensor in try vm.groupTensors(group) {
            try vm.clearGradient(tensor, toNone: try vm.flag(arguments[1]))
          }
        }
        return .none
      },
      NativeRow("add_param_group(self, param_group)") { (vm, arguments) throws(PyError) in
        guard let group = arguments[1].dict else {
          throw vm.typeError("param_group must be a dict, but got \(vm.torchClassText(arguments[1]))")
        }
        try vm.addParameterGroup(arguments[0], group)
        return .none
      },
      NativeRow("step(self, closure=None)") { (vm, _) throws(PyError) in throw vm.raise(.notImplementedError, "") },
      NativeRow("__repr__(self)") { (vm, arguments) throws(PyError) in
        vm.string(try vm.optimizerRepr(arguments[0]))
      },
    ],
    hasInstanceAttributes: true, doc: "Base class for all optimizers.")
}

extension Machine {
  /// Fills `defaults`, `state` and `param_groups`.
  func initializeOptimizer(_ optimizer: Value, _ parameters: Value, _ defaults: DictObject) throws(PyError) {
    guard let object = optimizer.instance else { return }
    let names = torch.names
    if parameters.tensor != nil {
      throw typeError(
        "params argument given to the optimizer should be an iterable of Tensors or dicts, but got "
          + torchTypeName(parameters))
    }
    setInstanceAttribute(object, names.defaults, Value(defaults))
    setInstanceAttribute(object, names.state, Value(dict()))
    setInstanceAttribute(object, names.paramGroups, list([]))
    let given = try toArray(parameters)
    if given.isEmpty { throw valueError("optimizer got an empty parameter list") }
    if given[0].dict != nil {
      for element in given {
        guard let group = element.dict else {
          throw typeError("param_group must be a dict, but got \(torchClassText(element))")
        }
        try addParameterGroup(optimizer, group)
      }
      return
    }
    let group = dict()
    try dictSet(group, Value(names.params), list(given))
    try addParameterGroup(optimizer, group)
  }

  func addParameterGroup(_ optimizer: Value, _ group: DictObject) throws(PyError) {
    let names = torch.names
    var members = try dictGet(group, Value(names.params))
    members = members.tensor != nil ? list([members]) : list(try namedValues(members))
    var seen: Set<UInt> = []
    for existing in try parameterGroups(optimizer) {
      for value in try toArray(try dictGet(existing, Value(names.params))) { seen.insert(value.bits) }
    }
    for value in try toArray(members) {
      guard let tensor = value.tensor else {
        throw typeError("optimizer can only optimize Tensors, but one of the params is \(torchTypeName(value))")
      }
      if !tensor.isLeaf && !tensor.retainsGradient { throw valueError("can't optimize a non-leaf Tensor") }
      torch.engine.activeRecorder?.add(.held, tensor)
      if seen.contains(value.bits) { throw valueError("some parameters appear in more than one parameter group") }
    }
    try dictSet(group, Value(names.params), members)
    let defaults = try getAttribute(optimizer, names.defaults).dict ?? dict()
    for (key, value) in defaults.pairs where (try dictGet(group, key)).isUndefined {
      if key.str?.string == "lr", value.isUndefined {
        throw valueError("parameter group didn't specify a value of required optimization parameter lr")
      }
      try dictSet(group, key, value)
    }
    _ = try callMethod(try getAttribute(optimizer, names.paramGroups), "append", [Value(group)])
  }

  /// Parameters, or the second parts of `(name, parameter)` pairs.
  private func namedValues(_ values: Value) throws(PyError) -> [Value] {
    if values.set != nil {
      throw typeError(
        "optimizer parameters need to be organized in ordered collections, but the ordering of tensors in sets will "
          + "change between runs. Please use a list instead.")
    }
    return try toArray(values).map { (value) throws(PyError) in
      if let pair = value.tuple, pair.count == 2, pair[0].str != nil { return pair[1] }
      return value
    }
  }

  func parameterGroups(_ optimizer: Value) throws(PyError) -> [DictObject] {
    try toArray(try getAttribute(optimizer, torch.names.paramGroups)).compactMap(\.dict)
  }

  func groupTensors(_ group: DictObject) throws(PyError) -> [Tensor] {
    try toArray(try dictGet(group, Value(torch.names.params))).compactMap(\.tensor)
  }

  /// A number of a group, by name.
  func groupNumber(_ group: DictObject, _ name: String) throws(PyError) -> Double {
    let value = try dictGet(group, Value(intern(name)))
    if let number = scalar(value) { return number.doubleValue }
    if let tensor = value.tensor { return try engine { () throws(TensorError) in try tensor.item() }.doubleValue }
    throw typeError("param group value '\(name)' must be a number, not \(typeName(of: value))")
  }

  func groupFlag(_ group: DictObject, _ name: String) throws(PyError) -> Bool {
    try flag(try dictGet(group, Value(intern(name))))
  }

  /// Calls `closure` with gradients on, as `step(closure)` does; None without one.
  func runClosure(_ closure: Value) throws(PyError) -> Value {
    if closure.isNone || closure.isUndefined { return .none }
    let state = torch.engine
    let previous = state.gradMode
    state.gradMode = true
    defer { state.gradMode = previous }
    return try call(closure)
  }

  func optimizerRepr(_ optimizer: Value) throws(PyError) -> String {
    var text = typeName(of: optimizer) + " ("
    for (index, group) in try parameterGroups(optimizer).enumerated() {
      text += "\nParameter Group \(index)\n"
      let entries = group.pairs.compactMap { pair in pair.key.str.map { (name: $0.string, value: pair.value) } }
      for entry in entries.sorted(by: { $0.name < $1.name }) where entry.name != "params" {
        text += "    \(entry.name): \(try str(entry.value))\n"
      }
    }
    return text + ")"
  }
}
