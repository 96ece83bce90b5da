// Walking the tree of modules: children, parameters and buffers with their names, and what is done to all of them.

import Autodiff
import PythonRuntime
import Tensors

/// A named member found by a walk.
struct NamedMember {
  let name: String
  let value: Value
}

extension Machine {
  /// The children of a module, in the order they were registered, absent ones left out.
  func children(of module: Value) throws(PyError) -> [NamedMember] {
    guard let table = moduleTable(module, torch.names.modules) else { return [] }
    return table.pairs.compactMap { pair in
      pair.value.isNone ? nil : NamedMember(name: pair.key.str?.string ?? "", value: pair.value)
    }
  }

  /// The module itself and everything below it, each object once, depth first.
  func modules(of module: Value, prefix: String = "", removeDuplicate: Bool = true) throws(PyError) -> [NamedMember] {
    var seen: Set<UInt> = []
    var found: [NamedMember] = []
    var open = [NamedMember(name: prefix, value: module)]
    while let next = open.popLast() {
      guard seen.insert(next.value.bits).inserted || !removeDuplicate else { continue }
      if found.count % 1024 == 1023 { try checkInterrupt() }
      if next.name.utf8.count > 10_000 { throw raise(.recursionError, "maximum recursion depth exceeded") }
      found.append(next)
      for child in try children(of: next.value).reversed() {
        open.append(NamedMember(name: join(next.name, child.name), value: child.value))
      }
    }
    return found
  }

  func join(_ prefix: String, _ name: String) -> String { prefix.isEmpty ? name : prefix + "." + name }

  /// Members of one table (`_parameters` or `_buffers`) of a module and those below it, each object once.
  func members(
    of module: Value, _ table: StrObject, prefix: String = "", recursive: Bool = true, removeDuplicate: Bool = true
  ) throws(PyError) -> [NamedMember] {
    var seen: Set<UInt> = []
    var found: [NamedMember] = []
    let owners =
      recursive
      ? try modules(of: module, prefix: prefix, removeDuplicate: removeDuplicate)
      : [NamedMember(name: prefix, value: module)]
    for owner in owners {
      guard let dict = moduleTable(owner.value, table) else { continue }
      for (key, value) in dict.pairs where !value.isNone {
        if removeDuplicate && !seen.insert(value.bits).inserted { continue }
        found.append(NamedMember(name: join(owner.name, key.str?.string ?? ""), value: value))
      }
    }
    return found
  }

  /// The parameters of a module and everything below it.
  package func namedParameters(of module: Value) throws(PyError) -> [(name: String, value: Value)] {
    try members(of: module, torch.names.parameters).map { ($0.name, $0.value) }
  }

  /// A generator-like iterator over values that are known already.
  func iterating(_ values: [Value], _ function: String) -> Value {
    generator(of: "Module." + function, holding: values) { (_, state) throws(PyError) in
      guard state.position < state.held.count else { return .undefined }
      state.position += 1
      return state.held[state.position - 1]
    }
  }

  /// Walks a dotted path of children: `get_submodule`.
  func submodule(_ module: Value, _ path: String) throws(PyError) -> Value {
    var current = module
    for part in path.split(separator: ".") {
      let next = try findAttribute(current, intern(String(part)))
      if next.isUndefined {
        throw raise(.attributeError, "\(typeName(of: current)) has no attribute `\(part)`")
      }
      guard isModule(next) else { throw raise(.attributeError, "`\(part)` is not an nn.Module") }
      current = next
    }
    return current
  }
}

/// The methods of `nn.Module` that walk.
enum ModuleTree {
  static let methods: [NativeRow] = walking + changing

  private static let walking: [NativeRow] = [
    NativeRow("children(self)") { (vm, arguments) throws(PyError) in
      vm.iterating(unique(try vm.children(of: arguments[0])).map(\.value), "children")
    },
    NativeRow("named_children(self)") { (vm, arguments) throws(PyError) in
      vm.iterating(
        unique(try vm.children(of: arguments[0])).map { vm.tuple([vm.string($0.name), $0.value]) }, "named_children")
    },
    NativeRow("modules(self, remove_duplicate=True)") { (vm, arguments) throws(PyError) in
      vm.iterating(
        try vm.modules(of: arguments[0], removeDuplicate: try vm.flag(arguments[1])).map(\.value), "modules")
    },
    NativeRow("named_modules(self, memo=None, prefix='', remove_duplicate=True)") { (vm, arguments) throws(PyError) in
      let prefix = arguments[2].str?.string ?? ""
      return vm.iterating(
        try vm.modules(of: arguments[0], prefix: prefix, removeDuplicate: try vm.flag(arguments[3])).map {
          vm.tuple([vm.string($0.name), $0.value])
        }, "named_modules")
    },
    NativeRow("parameters(self, recurse=True)") { (vm, arguments) throws(PyError) in
      vm.iterating(
        try vm.members(of: arguments[0], vm.torch.names.parameters, recursive: try vm.flag(arguments[1])).map(\.value),
        "parameters")
    },
    NativeRow("named_parameters(self, prefix='', recurse=True, remove_duplicate=True)") {
      (vm, arguments) throws(PyError) in try named(vm, arguments, vm.torch.names.parameters, "named_parameters")
    },
    NativeRow("buffers(self, recurse=True)") { (vm, arguments) throws(PyError) in
      vm.iterating(
        try vm.members(of: arguments[0], vm.torch.names.buffers, recursive: try vm.flag(arguments[1])).map(\.value),
        "buffers")
    },
    NativeRow("named_buffers(self, prefix='', recurse=True, remove_duplicate=True)") {
      (vm, arguments) throws(PyError) in try named(vm, arguments, vm.torch.names.buffers, "named_buffers")
    },
  ]

  private static func unique(_ members: [NamedMember]) -> [NamedMember] {
    var seen: Set<UInt> = []
    return members.filter { seen.insert($0.value.bits).inserted }
  }

  private static func named(
    _ vm: Machine, _ arguments: Arguments, _ table: StrObject, _ function: String
  ) throws(PyError) -> Value {
    let members = try vm.members(
      of: arguments[0], table, prefix: arguments[1].str?.string ?? "", recursive: try vm.flag(arguments[2]),
      removeDuplicate: try vm.flag(arguments[3]))
    return vm.iterating(members.map { vm.tuple([vm.string($0.name), $0.value]) }, function)
  }

  private static let changing: [NativeRow] = [
    NativeRow("train(self, mode=True)") { (vm, arguments) throws(PyError) in
      try setTraining(vm, arguments[0], arguments[1])
    },
    NativeRow("eval(self)") { (vm, arguments) throws(PyError) in
      try vm.callMethod(arguments[0], "train", [.false])
    },
    NativeRow("requires_grad_(self, requires_grad=True)") { (vm, arguments) throws(PyError) in
      let flag = try vm.flag(arguments[1])
      for member in try vm.members(of: arguments[0], vm.torch.names.parameters) {
        guard let tensor = member.value.tensor else { continue }
        if !arguments[1].isBool {
          throw vm.argumentError("requires_grad_", "requires_grad", 1, expected: "bool", found: arguments[1])
        }
        try vm.engine { () throws(TensorError) in try tensor.setRequiresGradient(flag) }
      }
      return arguments[0]
    },
    NativeRow("zero_grad(self, set_to_none=True)") { (vm, arguments) throws(PyError) in
      for member in try vm.members(of: arguments[0], vm.torch.names.parameters) {
        guard let tensor = member.value.tensor else { continue }
        try vm.clearGradient(tensor, toNone: try vm.flag(arguments[1]))
      }
      return .none
    },
  ]

  /// Children's own `train` is called, so that a lesson's class may override it.
  private static func setTraining(_ vm: Machine, _ module: Value, _ mode: Value) throws(PyError) -> Value {
    guard mode.isBool else { throw vm.valueError("training mode is expected to be boolean") }
    if let object = module.instance { vm.setInstanceAttribute(object, vm.torch.names.training, mode) }
    for child in unique(try vm.children(of: module)) { _ = try vm.callMethod(child.value, "train", [mode]) }
    return module
  }
}

extension Machine {
  /// `zero_grad` for one tensor.
  func clearGradient(_ tensor: Tensor, toNone: Bool) throws(PyError) {
    guard let gradient = tensor.gradient else { return }
    torch.engine.activeRecorder?.add(.gradientCleared, tensor)
    if toNone {
      tensor.gradient = nil
      return
    }
    try engine { () throws(TensorError) in
      let fresh = gradient.detach()
      _ = try fresh.zero_()
      tensor.gradient = fresh
    }
  }
}
