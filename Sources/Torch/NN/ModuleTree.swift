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
  func modules(of module: Value, prefix: String = "") throws(PyError) -> [NamedMember] {
    var seen: Set<UInt> = []
    var found: [NamedMember] = []
    var open = [NamedMember(name: prefix, value: module)]
    while let next = open.popLast() {
      guard seen.insert(next.value.bits).inserted else { continue }
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
    let owners = recursive ? try modules(of: module, prefix: prefix) : [NamedMember(name: prefix, value: module)]
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

  private func pairs(_ members: [NamedMember]) -> Value {
    iterating(members.map { tuple([string($0.name), $0.value]) })
  }

  /// A generator-like iterator over values that are known already.
  func iterating(_ values: [Value]) -> Value {
    iterator(named: "generator", holding: values) { (_, state) throws(PyError) in
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
      vm.iterating(try unique(try vm.children(of: arguments[0])).map(\.value))
    },
    NativeRow("named_children(self)") { (vm, arguments) throws(PyError) in
      vm.iterating(try unique(try vm.children(of: arguments[0])).map { vm.tuple([vm.string($0.name), $0.value]) })
    },
    NativeRow("modules(self)") { (vm, arguments) throws(PyError) in
      vm.iterating(try vm.modules(of: arguments[0]).map(\.value))
    },
    NativeRow("named_modules(self, memo=None, prefix='', remove_duplicate=True)") { (vm, arguments) throws(PyError) in
      let prefix = arguments[2].str?.string ?? ""
      return vm.iterating(
        try vm.modules(of: arguments[0], prefix: prefix).map { vm.tuple([vm.string($0.name), $0.value]) })
    },
    NativeRow("parameters(self, recurse=True)") { (vm, arguments) throws(PyError) in
      vm.iterating(
        try vm.members(of: arguments[0], vm.torch.names.parameters, recursive: try vm.flag(arguments[1])).map(\.value))
    },
    NativeRow("named_parameters(self, prefix='', recurse=True, remove_duplicate=True)") {
      (vm, arguments) throws(PyError) in try named(vm, arguments, vm.torch.names.parameters)
    },
    NativeRow("buffers(self, recurse=True)") { (vm, arguments) throws(PyError) in
      vm.iterating(
        try vm.members(of: arguments[0], vm.torch.names.buffers, recursive: try vm.flag(arguments[1])).map(\.value))
    },
    NativeRow("named_buffers(self, prefix='', recurse=True, remove_duplicate=True)") {
      (vm, arguments) throws(PyError) in try named(vm, arguments, vm.torch.names.buffers)
    },
    NativeRow("get_submodule(self, target)") { (vm, arguments) throws(PyError) in
      try vm.submodule(arguments[0], arguments[1].str?.string ?? "")
    },
    NativeRow("get_parameter(self, target)") { (vm, arguments) throws(PyError) in
      let path = (arguments[1].str?.string ?? "").split(separator: ".").map { String($0) }
      let owner = try vm.submodule(arguments[0], path.dropLast().joined(separator: "."))
      let found = try vm.findAttribute(owner, vm.intern(path.last ?? ""))
      if found.isUndefined {
        throw vm.raise(.attributeError, "\(vm.torchTypeName(owner)) has no attribute `\(path.last ?? "")`")
      }
      guard vm.isParameter(found) else {
        throw vm.raise(.attributeError, "`\(path.last ?? "")` is not an nn.Parameter")
      }
      return found
    },
  ]

  private static func unique(_ members: [NamedMember]) throws(PyError) -> [NamedMember] {
    var seen: Set<UInt> = []
    return members.filter { seen.insert($0.value.bits).inserted }
  }

  private static func named(_ vm: Machine, _ arguments: Arguments, _ table: StrObject) throws(PyError) -> Value {
    let members = try vm.members(
      of: arguments[0], table, prefix: arguments[1].str?.string ?? "", recursive: try vm.flag(arguments[2]),
      removeDuplicate: try vm.flag(arguments[3]))
    return vm.iterating(members.map { vm.tuple([vm.string($0.name), $0.value]) })
  }

  private static let changing: [NativeRow] = [
    NativeRow("apply(self, fn)") { (vm, arguments) throws(PyError) in
      for member in try vm.modules(of: arguments[0]).reversed() { _ = try vm.call(arguments[1], [member.value]) }
      return arguments[0]
    },
    NativeRow("train(self, mode=True)") { (vm, arguments) throws(PyError) in
      try setTraining(vm, arguments[0], arguments[1])
    },
    NativeRow("eval(self)") { (vm, arguments) throws(PyError) in try setTraining(vm, arguments[0], .false) },
    NativeRow("requires_grad_(self, requires_grad=True)") { (vm, arguments) throws(PyError) in
      let flag = try vm.flag(arguments[1])
      for member in try vm.members(of: arguments[0], vm.torch.names.parameters) {
        guard let tensor = member.value.tensor else { continue }
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
    NativeRow("to(self, *args, **kwargs)") { (vm, arguments) throws(PyError) in
      var dtype: DType?
      for value in try vm.toArray(arguments[1]) + (arguments[2].dict?.pairs.map(\.value) ?? []) {
        if value.native is DTypeObject || value.native is UnsupportedDTypeObject {
          dtype = try vm.dtype(value, "to")
        } else if !value.isBool {
          try vm.checkDevice(value)
        }
      }
      return try convert(vm, arguments[0], to: dtype)
    },
    NativeRow("double(self)") { (vm, arguments) throws(PyError) in try convert(vm, arguments[0], to: .float64) },
    NativeRow("float(self)") { (vm, arguments) throws(PyError) in try convert(vm, arguments[0], to: .float32) },
    NativeRow("cpu(self)") { (_, arguments) throws(PyError) in arguments[0] },
    NativeRow("cuda(self, device=None)") { (vm, _) throws(PyError) in
      throw vm.raise(.assertionError, "Torch not compiled with CUDA enabled")
    },
  ]

  private static func setTraining(_ vm: Machine, _ module: Value, _ mode: Value) throws(PyError) -> Value {
    guard mode.isBool else { throw vm.valueError("training mode is expected to be boolean") }
    for member in try vm.modules(of: module) {
      if let object = member.value.instance { vm.setInstanceAttribute(object, vm.torch.names.training, mode) }
    }
    return module
  }

  /// Changes the element type of the floating-point parameters and buffers in place: parameters stay the same objects.
  private static func convert(_ vm: Machine, _ module: Value, to dtype: DType?) throws(PyError) -> Value {
    guard let dtype else { return module }
    let names = vm.torch.names
    for member in try vm.members(of: module, names.parameters) + vm.members(of: module, names.buffers) {
      guard let tensor = member.value.tensor, tensor.dtype.isFloatingPoint, tensor.dtype != dtype else { continue }
      try vm.engine { () throws(TensorError) in
        let converted = try tensor.detach().to(dtype)
        tensor.setData(converted)
        if let gradient = tensor.gradient {
          tensor.gradient = try gradient.detach().to(dtype)
        }
      }
    }
    return module
  }
}

extension Machine {
  /// `zero_grad` for one tensor.
  func clearGradient(_ tensor: Tensor, toNone: Bool) throws(PyError) {
    guard let gradient = tensor.gradient else { return }
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
