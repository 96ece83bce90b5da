// Modules: what can be imported is registered as data and made at its first import. There are no files.

extension Machine {
  /// Makes a module importable; it is filled at its first import.
  package func register(_ module: NativeModule) { moduleDeclarations[module.name] = module }

  package func importModule(_ name: String) throws(PyError) -> ModuleObject {
    if let known = modules[name] { return known._withUnsafeGuaranteedRef { $0 } }
    let parts = name.split(separator: ".").map(String.init)
    var parent: ModuleObject?
    if parts.count > 1 { parent = try importModule(parts.dropLast().joined(separator: ".")) }
    if let known = modules[name] { return known._withUnsafeGuaranteedRef { $0 } }
    guard let declaration = moduleDeclarations[name] else {
      if let own = ownModule(name) { return own }
      throw noModule(name, parent: parts)
    }
    let (firstObject, firstCollection) = (state.pointee.objectCount, collectionCount)
    let module = makeModule(name)
    if let sys = modules["sys"]?._withUnsafeGuaranteedRef({ $0 }), name != "sys" {
      sys.attributes.get(intern("modules")).dict?.set(intern(name), Value(module))
    }
    if let parent, let last = parts.last { parent.attributes.set(intern(last), Value(module)) }
    for row in declaration.functions {
      let made = NativeFunction(row: row)
      let type = PythonFaces.includes(row, of: name) ? BuiltinType.functionFace : .nativeFunction
      adoptPermanent(made, class: builtinClasses[type.rawValue])
      if name != "builtins" { made.moduleName = name }
      module.attributes.set(intern(row.name), Value(made))
    }
    if let populate = declaration.populate {
      do {
        try populate(self, module)
      } catch {
        modules[name] = nil
        if let parent, let last = parts.last { _ = parent.attributes.remove(intern(last)) }
        throw error
      }
    }
    if collectionCount == firstCollection { makePermanent(from: firstObject) }
    return module
  }

  /// A module that was registered, not one that the lesson has made.
  func isLibraryModule(_ module: ModuleObject) -> Bool {
    modules[module.name.string]?.toOpaque() == Unmanaged.passUnretained(module).toOpaque()
  }

  /// A module that the lesson itself has put into `sys.modules`.
  private func ownModule(_ name: String) -> ModuleObject? {
    loadedModules?.get(intern(name)).module
  }

  /// An empty module that `import` finds from now on.
  package func makeModule(_ name: String) -> ModuleObject {
    let attributes = DictObject()
    adoptLasting(attributes, class: builtinClasses[BuiltinType.dict.rawValue])
    let module = ModuleObject(name: intern(name), attributes: attributes)
    adoptLasting(module, class: builtinClasses[BuiltinType.module.rawValue])
    attributes.set(names.name, Value(intern(name)))
    modules[name] = Unmanaged.passUnretained(module)
    return module
  }

  /// The library's modules that are packages in CPython without having modules below them here.
  private static let packages: Set<String> = ["json", "re", "html", "logging", "unittest", "importlib", "urllib"]

  private func noModule(_ name: String, parent: [String]) -> PyError {
    if parent.count < 2 { return noModule(name, suffix: "") }
    let package = parent.dropLast().joined(separator: ".")
    let isPackage =
      Machine.packages.contains(package) || moduleDeclarations.keys.contains { $0.hasPrefix(package + ".") }
    return noModule(name, suffix: isPackage ? "" : "; '\(package)' is not a package")
  }

  private func noModule(_ name: String, suffix: String) -> PyError {
    let message = "No module named '\(name)'\(suffix)"
    let reason = RefusedModules.reason(for: name)
    let error = raise(.moduleNotFoundError, reason.map { "\(message): \($0)" } ?? message)
    pendingException.exception?.missingName = string(name)
    let parts = name.split(separator: ".")
    let note = absenceNote?(parts.dropLast().joined(separator: "."), parts.last.map(String.init) ?? "")
    addNote(note ?? "Modules that a lesson can import: \(importableNames)")
    return error
  }

  /// Sets a member of a module.
  package func setMember(_ module: ModuleObject, _ name: String, _ value: Value) {
    module.attributes.set(intern(name), value)
  }

  /// `import a.b.c`: the first part, or the last one for `import a.b.c as x` and `from a.b.c import ...`.
  func importStatement(_ name: String, wantsLast: Bool) throws(PyError) -> Value {
    if name.hasPrefix(".") {
      throw raise(.importError, "attempted relative import with no known parent package")
    }
    if name.isEmpty { throw valueError("Empty module name") }
    // Each package is imported from within the import of what it holds.
    if name.utf8.count(where: { $0 == 0x2E }) > 300 {
      throw raise(.recursionError, "maximum recursion depth exceeded")
    }
    let module = try importedModule(name)
    if wantsLast { return module }
    guard let dot = name.utf8.firstIndex(of: 0x2E) else { return module }
    return try importedModule(String(name[..<dot]))
  }

  /// What `sys.modules` has under the name, which may be anything, or else the module: CPython's `_find_and_load`.
  private func importedModule(_ name: String) throws(PyError) -> Value {
    guard let loaded = loadedModules else { return Value(try importModule(name)) }
    if let known = try loadedModule(name, in: loaded) { return known }
    if let dot = name.utf8.lastIndex(of: 0x2E) {
      let parentName = String(name[..<dot])
      let isBlocked = loaded.get(intern(parentName)).isNone
      let parent = isBlocked ? Value.none : try importedModule(parentName)
      if let known = try loadedModule(name, in: loaded) { return known }
      if parent.module == nil || parent.module !== modules[parentName]?._withUnsafeGuaranteedRef({ $0 }) {
        let isPackage = try !findAttribute(parent, intern("__path__")).isUndefined
        throw noModule(name, suffix: isPackage ? "" : "; '\(parentName)' is not a package")
      }
    }
    return Value(try importModule(name))
  }

  /// `sys.modules`, once the lesson has imported `sys`.
  private var loadedModules: DictObject? {
    guard let sys = modules["sys"]?._withUnsafeGuaranteedRef({ $0 }) else { return nil }
    return sys.attributes.get(intern("modules")).dict
  }

  private func loadedModule(_ name: String, in loaded: DictObject) throws(PyError) -> Value? {
    let known = loaded.get(intern(name))
    if known.isUndefined { return nil }
    if known.isNone {
      let error = raise(.moduleNotFoundError, "import of \(name) halted; None in sys.modules")
      pendingException.exception?.missingName = string(name)
      throw error
    }
    return known
  }

  func importMember(_ value: Value, _ name: StrObject) throws(PyError) -> Value {
    let found = try findAttribute(value, name)
    if !found.isUndefined { return found }
    if let module = value.module {
      let submodule = module.name.string + "." + name.string
      if moduleDeclarations[submodule] != nil { return Value(try importModule(submodule)) }
    }
    let owner = try findAttribute(value, names.name).str
    if let owner, let loaded = loadedModules {
      let known = loaded.get(intern(owner.string + "." + name.string))
      if !known.isUndefined { return known }
    }
    let file = owner == nil ? nil : try findAttribute(value, intern("__file__")).str
    let error = raise(
      .importError,
      "cannot import name '\(name.string)' from '\(owner?.string ?? "<unknown module name>")' "
        + "(\(file?.string ?? "unknown location"))")
    if let exception = pendingException.exception, let owner {
      exception.missingName = Value(owner)
    }
    throw error
  }

  /// `from module import *`: `__all__`, or every name without a leading underscore.
  func importAll(_ value: Value) throws(PyError) {
    let all = try findAttribute(value, intern("__all__"))
    var wanted: [StrObject] = []
    if all.isUndefined {
      if let module = value.module {
        for pair in module.attributes.pairs {
          if let name = pair.key.str, name.byteCount == 0 || name.bytes[0] != 0x5F { wanted.append(name) }
        }
        for name in module.lazyNames?() ?? [] { wanted.append(intern(name)) }
      } else {
        wanted = try publicNames(of: value)
      }
    } else {
      for item in try toArray(all) {
        guard let name = item.str else {
          throw typeError("Item in \(try importedName(of: value)).__all__ must be str, not \(typeName(of: item))")
        }
        wanted.append(intern(name))
      }
    }
    let frame = state.pointee.frame
    let isNamespaced = frame.pointee.code._withUnsafeGuaranteedRef { $0.localNames.first?.string == ".namespace" }
    for name in wanted {
      let member = try getAttribute(value, name)
      if isNamespaced {
        try setItem(frame.pointee.registers[0], Value(intern(name)), member)
      } else {
        state.pointee.globals[try globalSlot(intern(name), in: currentSpace)] = member
      }
    }
  }

  /// The names of what is no module but stands in `sys.modules` like one.
  private func publicNames(of value: Value) throws(PyError) -> [StrObject] {
    let namespace = try findAttribute(value, intern("__dict__"))
    if namespace.isUndefined { throw raise(.importError, "from-import-* object has no __dict__ and no __all__") }
    var names: [StrObject] = []
    for key in try toArray(callMethod(namespace, "keys")) {
      guard let name = key.str else {
        throw typeError("Key in \(try importedName(of: value)).__dict__ must be str, not \(typeName(of: key))")
      }
      if name.byteCount == 0 || name.bytes[0] != 0x5F { names.append(intern(name)) }
    }
    return names
  }

  /// `__name__` of what is imported from.
  private func importedName(of value: Value) throws(PyError) -> String {
    let name = try getAttribute(value, names.name)
    guard let text = name.str else { throw typeError("__name__ must be a string, not \(typeName(of: name))") }
    return text.string
  }

  // MARK: - Globals

  /// A module-level name's value, or undefined.
  package func global(_ name: String) -> Value {
    guard let slot = globalSlots[Unmanaged.passUnretained(intern(name)).toOpaque()] else { return .undefined }
    return state.pointee.globals[slot]
  }

  /// The module-level names that are bound.
  var definedGlobalNames: [String] {
    globalNames.indices.filter { !state.pointee.globals[$0].isUndefined }.map { globalNames[$0].string }
  }

  /// Binds a module-level name.
  package func setGlobal(_ name: String, _ value: Value) throws(PyError) {
    state.pointee.globals[try globalSlot(intern(name))] = value
  }

  /// Unbinds a module-level name; whether it was bound.
  func removeGlobal(_ name: String) -> Bool {
    guard let slot = globalSlots[Unmanaged.passUnretained(intern(name)).toOpaque()],
      !state.pointee.globals[slot].isUndefined
    else { return false }
    state.pointee.globals[slot] = .undefined
    return true
  }

  /// Adds a built-in name.
  package func setBuiltin(_ name: String, _ value: Value) {
    let key = intern(name)
    builtins.set(key, value)
    setBuiltinSlots(key, value)
  }

  /// What a name falls back to, in the lesson and in every space that has no built-ins of its own.
  private func setBuiltinSlots(_ key: StrObject, _ value: Value) {
    let name = Unmanaged.passUnretained(key).toOpaque()
    if let slot = globalSlots[name] { state.pointee.builtinValues[slot] = value }
    for (number, space) in namespaces.spaces where builtins(of: number) === builtins {
      if let slot = space.slots[name] { state.pointee.builtinValues[slot] = value }
    }
  }

  /// Takes a built-in name away.
  func removeBuiltin(_ name: String) {
    let key = intern(name)
    _ = builtins.remove(key)
    setBuiltinSlots(key, .undefined)
  }

  /// Fills `builtins` at start-up.
  func fillBuiltins() {
    for family in BuiltinFunctions.families {
      for row in family { builtins.set(intern(row.name), function(row)) }
    }
    for type in BuiltinType.visible { builtins.set(builtin(type).name, Value(builtin(type))) }
    for declaration in BuiltinIteratorTypes.declarations {
      let cls = makeClass(declaration)
      builtins.set(cls.name, Value(cls))
    }
    endStage()
    let byteArray = sharedClass(ByteArrayType.declaration)
    builtins.set(byteArray.name, Value(byteArray))
    let memoryView = sharedClass(MemoryViewType.declaration)
    builtins.set(memoryView.name, Value(memoryView))
    register(BuiltinFunctions.module)
    for kind in ExceptionKind.allCases {
      builtins.set(exceptionClass(kind).name, Value(exceptionClass(kind)))
    }
    builtins.set(intern("IOError"), Value(exceptionClass(.osError)))
    builtins.set(intern("EnvironmentError"), Value(exceptionClass(.osError)))
    builtins.set(intern("Ellipsis"), .ellipsis)
    builtins.set(intern("NotImplemented"), .notImplemented)
    builtins.set(intern("__debug__"), .true)
  }
}

extension BuiltinType {
  /// The classes that are names of `builtins`.
  static let visible: [BuiltinType] = [
    .object, .type, .int, .bool, .float, .complex, .str, .bytes, .list, .tuple, .dict, .set, .frozenSet, .range,
    .slice, .property, .staticMethod, .classMethod, .superType,
  ]
}
