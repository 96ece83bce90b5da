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
    slots.moreNames = { (vm, module) in vm.registeredNames(module) }
    slots.setAttribute = { (vm, module, name, value) throws(PyError) in
      try vm.setModuleAttribute(module, name, value)
    }
    slots.deleteAttribute = { (vm, module, name) throws(PyError) in try vm.deleteRegistered(module, name) }
    return NativeClass(
      "Module", module: "torch.nn.modules.module", kind: .instance,
      methods: construction + ModuleTree.methods + ModuleSource.rows, slots: slots, hasInstanceAttributes: true,
      doc: "Base class for all neural network modules.")
  }()

  private static let construction: [NativeRow] = [
    NativeRow("__init__(self, *args, **kwargs)") { (vm, arguments) throws(PyError) in
      try checkConstruction(vm, arguments)
      vm.initializeModule(arguments[0])
      return .none
    },
    NativeRow("__setstate__(self, state)") { (vm, arguments) throws(PyError) in
      guard let object = arguments[0].instance else { return .none }
      for (key, value) in arguments[1].dict?.pairs ?? [] {
        if let name = key.str { vm.setInstanceAttribute(object, vm.intern(name), value) }
      }
      return .none
    },
    NativeRow("_get_name(self)") { (vm, arguments) throws(PyError) in
      vm.string(vm.typeName(of: arguments[0]))
    },
    NativeRow("compile(self, *args, **kwargs)") { (_, _) throws(PyError) in .none },
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
  ]

  /// `nn.Module.__init__` takes nothing; the messages name the class that was called.
  private static func checkConstruction(_ vm: Machine, _ arguments: Arguments) throws(PyError) {
    let name = vm.typeName(of: arguments[0])
    let isOpen = try vm.truth(try vm.field(arguments[0], "call_super_init"))
    if isOpen { return }
    if let first = arguments[2].dict?.pairs.first {
      throw vm.typeError("\(name).__init__() got an unexpected keyword argument '\(try vm.str(first.key))'")
    }
    let count = arguments[1].tuple?.count ?? 0
    if count > 0 {
      throw vm.typeError("\(name).__init__() takes 1 positional argument but \(count + 1) were given")
    }
  }

  /// The tables of hooks, made when somebody asks for them: most modules never have one.
  static let hookTables: Set<String> = [
    "_forward_hooks", "_forward_hooks_with_kwargs", "_forward_hooks_always_called", "_forward_pre_hooks",
    "_forward_pre_hooks_with_kwargs", "_backward_hooks", "_backward_pre_hooks", "_state_dict_hooks",
    "_state_dict_pre_hooks", "_load_state_dict_pre_hooks", "_load_state_dict_post_hooks",
  ]
}

extension ModuleClass {
  /// The attributes of the class itself that the reference documents, or that module text reads.
  static func setClassAttributes(_ vm: Machine, _ cls: ClassObject) {
    vm.setClassAttribute(cls, vm.intern("_version"), Value(1))
    vm.setClassAttribute(cls, vm.intern("_is_full_backward_hook"), .none)
    vm.setClassAttribute(cls, vm.intern("call_super_init"), .false)
    vm.setClassAttribute(cls, vm.intern("dump_patches"), .false)
  }
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
    // A `__getattr__` of the lesson must never be asked for a table of hooks.
    if classAttribute(object.cls, torch.names.getattr).isKind(.function) {
      for name in ModuleClass.hookTables.sorted() {
        if let table = try? orderedDict() { setInstanceAttribute(object, intern(name), table) }
      }
    }
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
    return try hookTable(module, name)
  }

  /// The names of parameters, buffers and children that are no numbers, and the tables of hooks.
  func registeredNames(_ module: Value) -> [String] {
    let names = torch.names
    var found = Array(ModuleClass.hookTables)
    for table in [names.parameters, names.modules, names.buffers] {
      for (key, _) in moduleTable(module, table)?.pairs ?? [] {
        guard let name = key.str?.string, name.first?.isNumber != true else { continue }
        found.append(name)
      }
    }
    return found
  }

  /// A table of hooks on first use; undefined for any other name.
  private func hookTable(_ module: Value, _ name: StrObject) throws(PyError) -> Value {
    guard name.byteCount > 10, name.bytes[0] == 0x5F, let object = module.instance,
      ModuleClass.hookTables.contains(name.string), moduleTable(module, torch.names.parameters) != nil
    else { return .undefined }
    let table = try orderedDict()
    torch.hasModuleHooks = true
    setInstanceAttribute(object, name, table)
    return table
  }

  /// `module.name = value` by the reference's rules; false when it is an ordinary attribute.
  func setModuleAttribute(_ module: Value, _ name: StrObject, _ value: Value) throws(PyError) -> Bool {
    let names = torch.names
    let key = Value(name)
    if torch.engine.recorder != nil { try noteAttribute(module, name, value) }
    let parameters = moduleTable(module, names.parameters)
    if isParameter(value) {
      guard parameters != nil else {
        throw raise(.attributeError, "cannot assign parameters before Module.__init__() call")
      }
      try forget(module, name, except: names.parameters)
      try registerParameter(module, key, value)
      return true
    }
    if let parameters, parameters.count > 0, !(try dictGet(parameters, key)).isUndefined {
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
      try dictSet(modules, key, try hooked("module", module, name, value))
      return true
    }
    if let modules, !(try dictGet(modules, key)).isUndefined {
      guard value.isNone else {
        throw typeError(
          "cannot assign '\(torchTypeName(value))' as child module '\(name.string)' (torch.nn.Module or None expected)")
      }
      try dictSet(modules, key, try hooked("module", module, name, value))
      return true
    }
    guard let buffers = moduleTable(module, names.buffers) else { return false }
    if (try dictGet(buffers, key)).isUndefined {
      guard value.tensor != nil, try truth(try field(value, "_is_buffer")) else { return false }
      _ = deleteInstanceAttribute(value.asObj, intern("_is_buffer"))
      try registerBuffer(module, key, value, persistent: try truth(try field(value, "persistent")))
      return true
    }
    guard value.isNone || value.tensor != nil else {
      throw typeError(
        "cannot assign '\(torchTypeName(value))' as buffer '\(name.string)' "
          + "(torch.nn.Buffer, torch.Tensor or None expected)")
    }
    try dictSet(buffers, key, try hooked("buffer", module, name, value))
    return true
  }

  /// Removes a name from the instance and from all tables but one.
  private func forget(_ module: Value, _ name: StrObject, except kept: StrObject) throws(PyError) {
    guard let object = module.instance else { return }
    _ = deleteInstanceAttribute(object, name)
    for table in [torch.names.parameters, torch.names.buffers, torch.names.modules] where table !== kept {
      if let dict = moduleTable(module, table) { _ = try dictRemove(dict, Value(name)) }
    }
    if let set = instanceAttribute(object, torch.names.nonPersistent).set, set.count > 0 {
      _ = try callMethod(Value(set), "discard", [Value(name)])
    }
  }

  /// `del module.name` for a registered name; false when it is an ordinary attribute.
  func deleteRegistered(_ module: Value, _ name: StrObject) throws(PyError) -> Bool {
    for table in [torch.names.parameters, torch.names.buffers, torch.names.modules] {
      guard let dict = moduleTable(module, table) else { continue }
      if (try dictRemove(dict, Value(name))).isUndefined { continue }
      if table === torch.names.buffers, let object = module.instance {
        _ = try callMethod(instanceAttribute(object, torch.names.nonPersistent), "discard", [Value(name)])
      }
      return true
    }
    return false
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
      if tensor.gradientNode != nil, torch.engine.activeRecorder?.bridgesHere != true {
        throw valueError(
          "Cannot assign non-leaf Tensor to parameter '\(interned.string)'. Model parameters must be created explicitly. "
            + "To express '\(interned.string)' as a function of another Tensor, compute the value in the forward() method."
        )
      }
    }
    try dictSet(parameters, Value(interned), value.isNone ? value : try hooked("parameter", module, interned, value))
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
    try dictSet(buffers, Value(interned), try hooked("buffer", module, interned, value))
    guard let object = module.instance, let set = instanceAttribute(object, names.nonPersistent).set else { return }
    if persistent {
      _ = try callMethod(Value(set), "discard", [Value(interned)])
    } else {
      try setAdd(set, Value(interned))
    }
  }

  func registerModule(_ module: Value, _ name: Value, _ child: Value) throws(PyError) {
    guard let modules = moduleTable(module, torch.names.modules) else {
      throw raise(.attributeError, "cannot assign module before Module.__init__() call")
    }
    guard child.isNone || isModule(child) else {
      throw typeError("\(torchTypeName(child)) is not a Module subclass")
    }
    let interned = try checkedName(module, name, "module", torch.names.modules)
    try dictSet(modules, Value(interned), try hooked("module", module, interned, child))
    if torch.engine.recorder != nil { noteRegistered(child) }
  }

  /// What the hooks on registering something make of it; nearly always there are none.
  func hooked(_ kind: String, _ module: Value, _ name: StrObject, _ value: Value) throws(PyError) -> Value {
    if !torch.hasRegistrationHooks { return value }
    let source = try importModule("torch.nn.modules.module")
    return try call(source.attributes.get(intern("registered")), [string(kind), module, Value(name), value])
  }

  /// `module(...)`: `forward`, with hooks around it when there are any.
  func callModule(_ module: Value, _ arguments: CallArguments) throws(PyError) -> Value {
    let state = torch
    guard let recorder = state.engine.activeRecorder else { return try hookedForward(module, arguments) }
    recorder.enterModule(try moduleLabel(module), owner: UInt(truncatingIfNeeded: module.bits))
    defer { recorder.exitModule() }
    return try hookedForward(module, arguments)
  }

  private func hookedForward(_ module: Value, _ arguments: CallArguments) throws(PyError) -> Value {
    let names = torch.names
    guard let object = module.instance else { return try call(try getAttribute(module, names.forward), arguments) }
    if torch.hasModuleHooks, hasCallHooks(object) {
      let keywords = dict()
      for index in 0..<arguments.keywordCount {
        let (name, value) = arguments.keyword(at: index)
        try dictSet(keywords, Value(name), value)
      }
      let source = try importModule("torch.nn.modules.module")
      return try call(
        source.attributes.get(intern("call")), [module, tuple(arguments.positional), Value(keywords)])
    }
    if instanceAttribute(object, names.forward).isUndefined {
      let member = classAttribute(classOf(module), names.forward)
      if member.isKind(.function) || member.isKind(.nativeFunction) {
        return try call(member, prepending: module, arguments)
      }
    }
    return try call(try getAttribute(module, names.forward), arguments)
  }

  private func hasCallHooks(_ object: Obj) -> Bool {
    if torch.hasHooksOfAllModules { return true }
    let names = torch.names
    for name in [names.forwardHooks, names.forwardPreHooks, names.backwardHooks, names.backwardPreHooks] {
      if let table = instanceAttribute(object, name).dict, table.count > 0 { return true }
    }
    return false
  }

  /// What the frame around a module's work says: `Linear(2, 1)` in short, or the class alone.
  private func moduleLabel(_ module: Value) throws(PyError) -> String {
    let features = try (field(module, "in_features"), field(module, "out_features"))
    guard features.0.isInt, features.1.isInt else { return typeName(of: module) }
    return "\(typeName(of: module))(\(features.0.asInt), \(features.1.asInt))"
  }
}
