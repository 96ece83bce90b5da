// `nn.Module`: an ordinary Python class whose state is ordinary attributes (`_parameters`, `_buffers`, `_modules`,
// `training`), as in the reference, so that lessons may look inside. Here: its declaration, construction and the
// attribute rules; what walks the tree is in ModuleTree.swift, what prints it in ModuleRepr.swift.

import Autodiff
import PythonRuntime
import Tensors

enum ModuleClass {
  static let declaration: NativeClass = {
    var slots = NativeSlots()
    slots.call = { (vm, module, arguments) throws(PyError) in try vm.callModule(module, arguments) }
    slots.repr = { (vm, module) throws(PyError) in try vm.moduleRepr(module) }
    slots.missingAttribute = { (vm, module, name) throws(PyError) in try vm.registered(module, name) }
    slots.setAttribute = { (vm, module, name, value) throws(PyError) in
      try vm.setModuleAttribute(module, name, value)
    }
    slots.deleteAttribute = { (vm, module, name) throws(PyError) in try vm.deleteRegistered(module, name) }
    return NativeClass(
      "Module", module: "torch.nn.modules.module", kind: .instance,
      methods: construction + ModuleTree.methods + ModuleState.methods, slots: slots, hasInstanceAttributes: true,
      doc: "Base class for all neural network modules.")
  }()

  private static let construction: [NativeRow] = [
    NativeRow("__init__(self, *args, **kwargs)") { (vm, arguments) throws(PyError) in
      vm.initializeModule(arguments[0])
      return .none
    },
    NativeRow("forward(self, *input)") { (vm, arguments) throws(PyError) in
      let name = vm.typeName(of: arguments[0])
      throw vm.notImplementedError("Module [\(name)] is missing the required \"forward\" function")
    },
    NativeRow("extra_repr(self)") { (vm, _) throws(PyError) in vm.string("") },
    NativeRow("register_parameter(self, name, param)") { (vm, arguments) throws(PyError) in
      try vm.registerParameter(arguments[0], arguments[1], arguments[2])
      return .none
    },
    NativeRow("register_buffer(self, name, tensor, persistent=True)") { (vm, arguments) throws(PyError) in
      try vm.registerBuffer(arguments[0], arguments[1], arguments[2], persistent: try vm.flag(arguments[3]))
      return .none
    },
    NativeRow("add_module(self, name, module)") { (vm, arguments) throws(PyError) in
      try vm.registerModule(arguments[0], arguments[1], arguments[2])
      return .none
    },
    NativeRow("register_module(self, name, module)") { (vm, arguments) throws(PyError) in
      try vm.registerModule(arguments[0], arguments[1], arguments[2])
      return .none
    },
    NativeRow("register_forward_hook(self, hook)") { (vm, arguments) throws(PyError) in
      vm.addModuleHook(arguments[0], vm.torch.names.forwardHooks, arguments[1])
    },
    NativeRow("register_forward_pre_hook(self, hook)") { (vm, arguments) throws(PyError) in
      vm.addModuleHook(arguments[0], vm.torch.names.forwardPreHooks, arguments[1])
    },
  ]
}

extension Machine {
  /// The four attributes every module begins with.
  func initializeModule(_ module: Value) {
    guard let object = module.instance else { return }
    let names = torch.names
    setInstanceAttribute(object, names.training, .true)
    setInstanceAttribute(object, names.parameters, Value(dict()))
    setInstanceAttribute(object, names.buffers, Value(dict()))
    setInstanceAttribute(object, names.nonPersistent, Value(set()))
    setInstanceAttribute(object, names.modules, Value(dict()))
  }

  /// One of a module's tables (`_parameters`, ...), or nil before `Module.__init__`.
  func moduleTable(_ module: Value, _ name: StrObject) -> DictObject? {
    guard let object = module.instance else { return nil }
    return instanceAttribute(object, name).dict
  }

  func isModule(_ value: Value) -> Bool { value.isKind(.instance) && isInstance(value, torch.classes.module) }
  func isParameter(_ value: Value) -> Bool { value.tensor != nil && isInstance(value, torch.classes.parameter) }

  /// A parameter, buffer or child by name; undefined when there is none.
  func registered(_ module: Value, _ name: StrObject) throws(PyError) -> Value {
    let names = torch.names
    for table in [names.parameters, names.buffers, names.modules] {
      guard let dict = moduleTable(module, table) else { continue }
      let found = try dictGet(dict, Value(name))
      if !found.isUndefined { return found }
    }
    return .undefined
  }

  /// `module.name = value` by the reference's rules; false when it is an ordinary attribute.
  func setModuleAttribute(_ module: Value, _ name: StrObject, _ value: Value) throws(PyError) -> Bool {
    let names = torch.names
    let key = Value(name)
    let parameters = moduleTable(module, names.parameters)
    if isParameter(value) {
      guard parameters != nil else {
        throw raise(.attributeError, "cannot assign parameters before Module.__init__() call")
      }
      try forget(module, name, except: names.parameters)
      try registerParameter(module, key, value)
      return true
    }
    if let parameters, !(try dictGet(parameters, key)).isUndefined {
      guard value.isNone else {
        throw typeError(
          "cannot assign '\(torchTypeName(value))' as parameter '\(name.string)' "
            + "(torch.nn.Parameter or None expected)")
      }
      try dictSet(parameters, key, value)
      return true
    }
    let modules = moduleTable(module, names.modules)
    if isModule(value) {
      guard let modules else {
        throw raise(.attributeError, "cannot assign module before Module.__init__() call")
      }
      try forget(module, name, except: names.modules)
      try dictSet(modules, key, value)
      return true
    }
    if let modules, !(try dictGet(modules, key)).isUndefined {
      guard value.isNone else {
        throw typeError(
          "cannot assign '\(torchTypeName(value))' as child module '\(name.string)' (torch.nn.Module or None expected)")
      }
      try dictSet(modules, key, value)
      return true
    }
    guard let buffers = moduleTable(module, names.buffers), !(try dictGet(buffers, key)).isUndefined else {
      return false
    }
    guard value.isNone || value.tensor != nil else {
      throw typeError(
        "cannot assign '\(torchTypeName(value))' as buffer '\(name.string)' "
          + "(torch.nn.Buffer, torch.Tensor or None expected)")
    }
    try dictSet(buffers, key, value)
    return true
  }

  /// Removes a name from the instance and from all tables but one.
  private func forget(_ module: Value, _ name: StrObject, except kept: StrObject) throws(PyError) {
    guard let object = module.instance else { return }
    _ = deleteInstanceAttribute(object, name)
    for table in [torch.names.parameters, torch.names.buffers, torch.names.modules] where table !== kept {
      if let dict = moduleTable(module, table) { _ = try dictRemove(dict, Value(name)) }
    }
  }

  /// `del module.name` for a registered name; false when it is an ordinary attribute.
  func deleteRegistered(_ module: Value, _ name: StrObject) throws(PyError) -> Bool {
    for table in [torch.names.parameters, torch.names.buffers, torch.names.modules] {
      guard let dict = moduleTable(module, table) else { continue }
      if !(try dictRemove(dict, Value(name))).isUndefined { return true }
    }
    return false
  }

  /// `torch.typename(value)`: 'torch.FloatTensor' for tensors, the qualified name for instances of classes.
  func torchTypeName(_ value: Value) -> String {
    if let tensor = value.tensor {
      return isParameter(value) ? "torch.nn.parameter.Parameter" : tensor.dtype.tensorTypeName
    }
    let cls = classOf(value)
    let module = cls.moduleName.string
    let name = cls.name.string
    return module == "builtins" ? name : module + "." + name
  }

  private func checkedName(_ module: Value, _ name: Value, _ what: String, _ table: StrObject) throws(PyError)
    -> StrObject
  {
    guard let text = name.str else {
      throw typeError("\(what) name should be a string. Got \(torchTypeName(name))")
    }
    if text.string.contains(".") {
      throw keyError(string("\(what) name can't contain \".\"" + (what == "module" ? ", got: \(text.string)" : "")))
    }
    if text.string.isEmpty {
      throw keyError(string("\(what) name can't be empty string \"\""))
    }
    let interned = intern(text)
    let taken = try findAttribute(module, interned)
    let own = moduleTable(module, table)
    let isOwn = try own.map { (table) throws(PyError) in !(try dictGet(table, name)).isUndefined } ?? false
    if !taken.isUndefined && !isOwn {
      throw keyError(string("attribute '\(text.string)' already exists"))
    }
    return interned
  }

  func registerParameter(_ module: Value, _ name: Value, _ value: Value) throws(PyError) {
    let names = torch.names
    guard let parameters = moduleTable(module, names.parameters) else {
      throw raise(.attributeError, "cannot assign parameter before Module.__init__() call")
    }
    let interned = try checkedName(module, name, "parameter", names.parameters)
    if !value.isNone {
      guard isParameter(value), let tensor = value.tensor else {
        throw typeError(
          "cannot assign '\(torchTypeName(value))' object to parameter '\(interned.string)' "
            + "(torch.nn.Parameter or None required)")
      }
      if tensor.gradientNode != nil {
        throw valueError(
          "Cannot assign non-leaf Tensor to parameter '\(interned.string)'. Model parameters must be created explicitly. "
            + "To express '\(interned.string)' as a function of another Tensor, compute the value in the forward() method."
        )
      }
    }
    try dictSet(parameters, Value(interned), value)
  }

  func registerBuffer(_ module: Value, _ name: Value, _ value: Value, persistent: Bool) throws(PyError) {
    let names = torch.names
    guard let buffers = moduleTable(module, names.buffers) else {
      throw raise(.attributeError, "cannot assign buffer before Module.__init__() call")
    }
    let interned = try checkedName(module, name, "buffer", names.buffers)
    guard value.isNone || value.tensor != nil else {
      throw typeError(
        "cannot assign '\(torchTypeName(value))' object to buffer '\(interned.string)' (torch Tensor or None required)")
    }
    try dictSet(buffers, Value(interned), value)
    guard !persistent, let object = module.instance, let set = instanceAttribute(object, names.nonPersistent).set else {
      return
    }
    try setAdd(set, Value(interned))
  }

  func registerModule(_ module: Value, _ name: Value, _ child: Value) throws(PyError) {
    guard let modules = moduleTable(module, torch.names.modules) else {
      throw raise(.attributeError, "cannot assign module before Module.__init__() call")
    }
    guard child.isNone || isModule(child) else {
      throw typeError("\(torchTypeName(child)) is not a Module subclass")
    }
    let interned = try checkedName(module, name, "module", torch.names.modules)
    try dictSet(modules, Value(interned), child)
  }

  /// `module(...)`: pre-hooks, `forward`, hooks.
  func callModule(_ module: Value, _ arguments: CallArguments) throws(PyError) -> Value {
    let state = torch
    var positional = arguments.positional
    var keywords: [(name: StrObject, value: Value)] = []
    for index in 0..<arguments.keywordCount { keywords.append(arguments.keyword(at: index)) }
    try runPreHooks(module, &positional)
    let recorder = state.engine.activeRecorder
    recorder?.enterModule(try moduleLabel(module), owner: UInt(truncatingIfNeeded: module.bits))
    defer { recorder?.exitModule() }
    let forward = try getAttribute(module, state.names.forward)
    var result =
      keywords.isEmpty ? try call(forward, positional) : try call(forward, positional, keywords: keywords)
    guard let object = module.instance, let hooks = instanceAttribute(object, state.names.forwardHooks).dict else {
      return result
    }
    for hook in hooks.pairs {
      let replaced = try call(hook.value, [module, tuple(positional), result])
      if !replaced.isNone { result = replaced }
    }
    return result
  }

  /// What the frame around a module's work says: `Linear(2, 1)` in short, or the class alone.
  private func moduleLabel(_ module: Value) throws(PyError) -> String {
    let features = try (field(module, "in_features"), field(module, "out_features"))
    guard features.0.isInt, features.1.isInt else { return typeName(of: module) }
    return "\(typeName(of: module))(\(features.0.asInt), \(features.1.asInt))"
  }

  private func runPreHooks(_ module: Value, _ positional: inout [Value]) throws(PyError) {
    guard let object = module.instance, let hooks = instanceAttribute(object, torch.names.forwardPreHooks).dict else {
      return
    }
    for hook in hooks.pairs {
      let replaced = try call(hook.value, [module, tuple(positional)])
      if replaced.isNone { continue }
      positional = replaced.isKind(.tuple) ? try toArray(replaced) : [replaced]
    }
  }

  func addModuleHook(_ module: Value, _ table: StrObject, _ hook: Value) -> Value {
    guard let object = module.instance else { return .none }
    var hooks = instanceAttribute(object, table).dict
    if hooks == nil {
      let fresh = dict()
      setInstanceAttribute(object, table, Value(fresh))
      hooks = fresh
    }
    guard let hooks else { return .none }
    let token = torch.hold(Value(hooks))
    let key = Value(token)
    do { try dictSet(hooks, key, hook) } catch { takePending() }
    let handle = HookHandle { [unowned self] in
      do { _ = try self.dictRemove(hooks, key) } catch { self.takePending() }
      self.torch.release(token)
    }
    return adopt(handle, as: torch.classes.hookHandle)
  }
}
