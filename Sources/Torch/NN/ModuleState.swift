// `state_dict` and `load_state_dict`, with the reference's messages.

import Autodiff
import PythonRuntime
import Tensors

enum ModuleState {
  static let methods: [NativeRow] = [
    NativeRow("state_dict(self, destination=None, prefix='', keep_vars=False)") { (vm, arguments) throws(PyError) in
      let result = try vm.orderedDict()
      let keep = try vm.flag(arguments[3])
      for entry in try vm.stateEntries(arguments[0], prefix: arguments[2].str?.string ?? "") {
        guard let tensor = entry.value.tensor else { continue }
        let value = keep ? entry.value : vm.wrap(try vm.engine { () throws(TensorError) in tensor.detach() })
        try vm.setItem(result, vm.string(entry.name), value)
      }
      return result
    },
    NativeRow("load_state_dict(self, state_dict, strict=True, assign=False)") { (vm, arguments) throws(PyError) in
      try load(vm, arguments[0], arguments[1], strict: try vm.flag(arguments[2]))
    },
  ]

  private static func load(_ vm: Machine, _ module: Value, _ source: Value, strict: Bool) throws(PyError) -> Value {
    guard let given = source.dict else {
      throw vm.typeError("Expected state_dict to be dict-like, got \(vm.torchClassText(source)).")
    }
    let entries = try vm.stateEntries(module, prefix: "")
    var problems: [String] = []
    var missing: [String] = []
    let known = Set(entries.map(\.name))
    for entry in entries {
      let value = try vm.dictGet(given, vm.string(entry.name))
      guard let tensor = entry.value.tensor else { continue }
      if value.isUndefined {
        missing.append(entry.name)
        continue
      }
      guard let replacement = value.tensor else {
        problems.append(
          "While copying the parameter named \"\(entry.name)\", expected torch.Tensor or Tensor-like object from "
            + "checkpoint but received \(vm.torchClassText(value))")
        continue
      }
      if replacement.shape != tensor.shape {
        problems.append(
          "size mismatch for \(entry.name): copying a param with shape torch.Size(\(replacement.shape)) from "
            + "checkpoint, the shape in current model is torch.Size(\(tensor.shape)).")
        continue
      }
      try vm.engine { () throws(TensorError) in try tensor.overwrite(with: replacement) }
    }
    let unexpected = given.pairs.compactMap { $0.key.str?.string }.filter { !known.contains($0) }
    if strict {
      if !missing.isEmpty { problems.insert("Missing key(s) in state_dict: \(quoted(missing)). ", at: 0) }
      if !unexpected.isEmpty { problems.insert("Unexpected key(s) in state_dict: \(quoted(unexpected)). ", at: 0) }
    }
    if !problems.isEmpty {
      throw vm.runtimeError(
        "Error(s) in loading state_dict for \(vm.typeName(of: module)):\n\t" + problems.joined(separator: "\n\t"))
    }
    return try vm.incompatibleKeys(missing, unexpected)
  }

  private static func quoted(_ names: [String]) -> String { names.map { "\"\($0)\"" }.joined(separator: ", ") }
}

extension Machine {
  /// Parameters and persistent buffers with their dotted names, module by module, duplicates kept.
  func stateEntries(_ module: Value, prefix: String) throws(PyError) -> [NamedMember] {
    let names = torch.names
    var found: [NamedMember] = []
    if let parameters = moduleTable(module, names.parameters) {
      for (key, value) in parameters.pairs where !value.isNone {
        found.append(NamedMember(name: prefix + (key.str?.string ?? ""), value: value))
      }
    }
    if let buffers = moduleTable(module, names.buffers), let object = module.instance {
      let skipped = instanceAttribute(object, names.nonPersistent)
      for (key, value) in buffers.pairs where !value.isNone {
        if skipped.set != nil, try contains(skipped, key) { continue }
        found.append(NamedMember(name: prefix + (key.str?.string ?? ""), value: value))
      }
    }
    for child in try children(of: module) {
      found += try stateEntries(child.value, prefix: prefix + child.name + ".")
    }
    return found
  }

  /// An empty `collections.OrderedDict`.
  func orderedDict() throws(PyError) -> Value {
    try call(try getAttribute(Value(try importModule("collections")), "OrderedDict"))
  }

  /// `<class 'int'>` of a value.
  func torchClassText(_ value: Value) -> String { (try? repr(Value(classOf(value)))) ?? typeName(of: value) }

  fileprivate func incompatibleKeys(_ missing: [String], _ unexpected: [String]) throws(PyError) -> Value {
    let cls: ClassObject
    if let known = torch.classes.returnTypes["_IncompatibleKeys"] {
      cls = known
    } else {
      var slots = NativeSlots()
      slots.repr = { (vm, value) throws(PyError) in
        let parts = try vm.toArray(value)
        let (missing, unexpected) = (try vm.truth(parts[0]), try vm.truth(parts[1]))
        if !missing && !unexpected { return "<All keys matched successfully>" }
        return "_IncompatibleKeys(missing_keys=\(try vm.repr(parts[0])), unexpected_keys=\(try vm.repr(parts[1])))"
      }
      cls = makeClass(
        NativeClass(
          "_IncompatibleKeys", module: "torch.nn.modules.module", kind: .tuple,
          properties: [
            NativeProperty("missing_keys") { (vm, value) throws(PyError) in value.tuple?[0] ?? .none },
            NativeProperty("unexpected_keys") { (vm, value) throws(PyError) in value.tuple?[1] ?? .none },
          ], slots: slots), bases: [builtin(.tuple)])
      torch.classes.returnTypes["_IncompatibleKeys"] = cls
    }
    return tuple([list(missing.map { string($0) }), list(unexpected.map { string($0) })], as: cls)
  }
}
