// The classes of the machine's own objects: object, type, None, modules, cells, code, tracebacks.
// Functions and descriptors are in FunctionTypes.swift, generators in GeneratorType.swift.

enum CoreTypes {
  static let object = NativeClass(
    "object", kind: .instance,
    methods: [
      NativeRow("__init__(self, /, *args, **kwargs)") { (vm, arguments) throws(PyError) in
        let cls = vm.classOf(arguments.receiver)
        if arguments[1].asTuple.count > 0 || arguments[2].asDict.count > 0 {
          let initializer = cls.dunders[Dunder.initialize.rawValue]
          if !initializer.isUndefined, !vm.isObjectMethod(initializer) {
            throw vm.typeError("object.__init__() takes exactly one argument (the instance to initialize)")
          }
          let hasOwnNew = !cls.dunders[Dunder.new.rawValue].isUndefined || cls.native.construct != nil
          if !hasOwnNew {
            throw vm.typeError("\(cls.name.string).__init__() takes exactly one argument (the instance to initialize)")
          }
        }
        return .none
      },
      NativeRow("__repr__(self, /)", .exact) { (vm, arguments) throws(PyError) in
        vm.string(vm.defaultRepr(arguments.receiver))
      },
      NativeRow("__str__(self, /)", .exact) { (vm, arguments) throws(PyError) in
        vm.string(try vm.repr(arguments.receiver))
      },
      NativeRow("__eq__(self, value, /)", .exact) { (vm, arguments) throws(PyError) in
        arguments[0].isIdentical(to: arguments[1]) ? .true : .notImplemented
      },
      NativeRow("__ne__(self, value, /)", .exact) { (vm, arguments) throws(PyError) in
        let method = vm.classOf(arguments[0]).dunders[Dunder.equal.rawValue]
        if method.isUndefined { return arguments[0].isIdentical(to: arguments[1]) ? .false : .notImplemented }
        let result = try vm.call(method, [arguments[0], arguments[1]])
        return result.isNotImplemented ? result : Value(try !vm.truth(result))
      },
      NativeRow("__lt__(self, value, /)", .exact) { (vm, arguments) throws(PyError) in .notImplemented },
      NativeRow("__le__(self, value, /)", .exact) { (vm, arguments) throws(PyError) in .notImplemented },
      NativeRow("__gt__(self, value, /)", .exact) { (vm, arguments) throws(PyError) in .notImplemented },
      NativeRow("__ge__(self, value, /)", .exact) { (vm, arguments) throws(PyError) in .notImplemented },
      NativeRow("__sizeof__(self, /)", .exact, doc: "Size of object in memory, in bytes.") {
        (vm, arguments) throws(PyError) in Value(16)
      },
      NativeRow("__hash__(self, /)", .exact) { (vm, arguments) throws(PyError) in
        Value(Int(bitPattern: arguments.receiver.bits >> 4))
      },
      NativeRow("__format__(self, format_spec, /)", .exact) { (vm, arguments) throws(PyError) in
        if let spec = arguments[1].str, spec.count == 0 { return vm.string(try vm.str(arguments[0])) }
        throw vm.typeError(
          "unsupported format string passed to \(vm.typeName(of: arguments[0])).__format__")
      },
      NativeRow("__setattr__(self, name, value, /)", .unpack) { (vm, arguments) throws(PyError) in
        try vm.setPlainAttribute(arguments[0], attributeName(vm, arguments[1]), arguments[2])
        return .none
      },
      NativeRow("__delattr__(self, name, /)", .exact) { (vm, arguments) throws(PyError) in
        try vm.deletePlainAttribute(arguments[0], attributeName(vm, arguments[1]))
        return .none
      },
      NativeRow("__getattribute__(self, name, /)", .exact) { (vm, arguments) throws(PyError) in
        let name = try attributeName(vm, arguments[1])
        let found = try vm.lookUpWithoutHook(arguments[0], name)
        if found.isUndefined { throw vm.missingAttributeError(arguments[0], name) }
        return found
      },
      NativeRow("__reduce_ex__(self, protocol, /)", .exact) { (vm, arguments) throws(PyError) in
        try vm.reduce(arguments[0], protocolNumber: vm.index(arguments[1]))
      },
      NativeRow("__reduce__(self, /)", .exact) { (vm, arguments) throws(PyError) in
        try vm.plainReduction(arguments[0], 0)
      },
      NativeRow("__getstate__(self, /)", .exact) { (vm, arguments) throws(PyError) in vm.plainState(arguments[0]) },
      NativeRow("__sizeof__(self, /)", .exact) { (vm, arguments) throws(PyError) in Value(16) },
      NativeRow("__lt__(self, value, /)", .exact) { (vm, arguments) throws(PyError) in .notImplemented },
      NativeRow("__le__(self, value, /)", .exact) { (vm, arguments) throws(PyError) in .notImplemented },
      NativeRow("__gt__(self, value, /)", .exact) { (vm, arguments) throws(PyError) in .notImplemented },
      NativeRow("__ge__(self, value, /)", .exact) { (vm, arguments) throws(PyError) in .notImplemented },
      NativeRow("__dir__(self, /)", .exact) { (vm, arguments) throws(PyError) in
        vm.list(vm.attributeNames(of: arguments[0]).map { vm.string($0) })
      },
    ],
    staticMethods: [
      NativeRow("__new__(*args, **kwargs)") { (vm, arguments) throws(PyError) in
        let given = arguments[0].asTuple
        guard given.count > 0 else { throw vm.typeError("object.__new__(): not enough arguments") }
        guard let cls = given[0].cls else {
          throw vm.typeError("object.__new__(X): X is not a type object (\(vm.typeName(of: given[0])))")
        }
        if given.count > 1 || arguments[1].asDict.count > 0 { try checkExcess(vm, cls) }
        if let names = cls.abstractMethods, !names.isEmpty { throw vm.abstractError(cls, names) }
        if cls.instanceKind == .instance { return vm.instance(of: cls) }
        throw vm.typeError("object.__new__(\(cls.name.string)) is not safe, use \(cls.name.string).__new__()")
      }
    ],
    classMethods: [
      NativeRow("__init_subclass__(cls, /, **kwargs)") { (vm, arguments) throws(PyError) in
        if arguments[1].asDict.count > 0, let cls = arguments[0].cls {
          throw vm.typeError("\(cls.qualifiedName.string).__init_subclass__() takes no keyword arguments")
        }
        return .none
      },
      NativeRow("__subclasshook__(cls, subclass, /)", .exact) { (vm, arguments) throws(PyError) in .notImplemented },
    ],
    properties: [
      NativeProperty(
        "__class__", { (vm, value) throws(PyError) in Value(vm.classOf(value)) },
        set: { (vm, value, new) throws(PyError) in try vm.setClass(value, new) }),
      NativeProperty(
        "__dict__",
        { (vm, value) throws(PyError) in
          guard value.isObject, vm.classOf(value).hasInstanceAttributes else {
            throw vm.missingAttributeError(value, vm.names.dict)
          }
          return Value(vm.instanceDict(value.asObj))
        },
        set: { (vm, value, new) throws(PyError) in try vm.setInstanceDict(value, new) }),
      NativeProperty("__doc__") { (vm, value) throws(PyError) in
        let cls = vm.classOf(value)
        let found = vm.classAttribute(cls, vm.names.doc)
        if found.isUndefined || found.isNone {
          return DescriptionTexts.text(of: cls).map { vm.string($0) } ?? .none
        }
        return found.isKind(.property) ? .none : try vm.bindToClass(found, cls)
      },
      NativeProperty("__module__") { (vm, value) throws(PyError) in Value(vm.classOf(value).moduleName) },
    ],
    slots: {
      var slots = NativeSlots()
      slots.construct = nil
      return slots
    }(), doc: "The base class of the class hierarchy.")

  /// `object.__new__` accepts further arguments only when `__init__` takes them and `__new__` is not overridden.
  private static func checkExcess(_ vm: Machine, _ cls: ClassObject) throws(PyError) {
    if !cls.dunders[Dunder.new.rawValue].isUndefined {
      throw vm.typeError("object.__new__() takes exactly one argument (the type to instantiate)")
    }
    if cls.dunders[Dunder.initialize.rawValue].isUndefined {
      throw vm.typeError("\(cls.name.string)() takes no arguments")
    }
  }

  static func attributeName(_ vm: Machine, _ value: Value) throws(PyError) -> StrObject {
    guard let name = value.str else {
      throw vm.typeError("attribute name must be string, not '\(vm.typeName(of: value))'")
    }
    return vm.intern(name)
  }

  static let type = NativeClass(
    "type", kind: .cls,
    methods: [
      NativeRow("__call__(self, /, *args, **kwargs)") { (vm, arguments) throws(PyError) in
        guard let cls = arguments[0].cls else { throw vm.typeError("a class is needed") }
        return try vm.spread(arguments[1].asTuple, arguments[2].asDict) { (bound) throws(PyError) in
          try vm.constructInstance(cls, bound)
        }
      },
      NativeRow("__instancecheck__(self, instance, /)", .exact) { (vm, arguments) throws(PyError) in
        guard let cls = arguments[0].cls else { return .false }
        return Value(try vm.plainInstanceCheck(arguments[1], cls))
      },
      NativeRow("__subclasscheck__(self, subclass, /)", .exact) { (vm, arguments) throws(PyError) in
        guard let cls = arguments[0].cls else { return .false }
        guard let other = arguments[1].cls else { throw vm.typeError("issubclass() arg 1 must be a class") }
        return Value(try vm.plainSubclassCheck(other, cls))
      },
      NativeRow("mro(self, /)", .exact) { (vm, arguments) throws(PyError) in
        // Not the order that a metaclass has made of it.
        guard let cls = arguments.receiver.cls else { return vm.list([]) }
        let order = cls.hasMetaclass && cls.isUserClass ? try vm.linearOrder(cls) : cls.mro
        return vm.list(order.filter { $0 !== vm.builtin(.iterator) }.map { Value($0) })
      },
      NativeRow("__subclasses__(self, /)", .exact) { (vm, arguments) throws(PyError) in
        vm.list((arguments.receiver.cls?.subclasses ?? []).map { $0._withUnsafeGuaranteedRef { Value($0) } })
      },
    ],
    classMethods: [
      NativeRow("__prepare__(cls, name=None, bases=None, /, **kwds)") { (vm, arguments) throws(PyError) in
        Value(vm.dict())
      }
    ],
    properties: typeProperties,
    slots: {
      var slots = NativeSlots()
      slots.construct = makeType
      slots.initialize = { (vm, _, arguments) throws(PyError) in
        let count = arguments.positionalCount
        if count == 1, arguments.keywordCount > 0 { throw vm.typeError("type.__init__() takes no keyword arguments") }
        if count != 1 && count != 3 { throw vm.typeError("type.__init__() takes 1 or 3 arguments") }
      }
      slots.binary = { (vm, op, left, right) throws(PyError) in
        op == .bitOr ? try vm.union(left, right) : .notImplemented
      }
      slots.repr = { (vm, value) throws(PyError) in
        let cls = value.asClass
        let module = cls.moduleName.string
        return module == "builtins"
          ? "<class '\(cls.qualifiedName.string)'>" : "<class '\(module).\(cls.qualifiedName.string)'>"
      }
      return slots
    }())

  /// The class that native iterators have in common is our own affair.
  private static func shown(_ vm: Machine, _ base: ClassObject) -> ClassObject {
    base === vm.builtin(.iterator) ? vm.builtin(.object) : base
  }

  private static let typeProperties: [NativeProperty] = [
    NativeProperty(
      "__name__", { (vm, value) throws(PyError) in Value(value.asClass.name) },
      set: { (vm, value, new) throws(PyError) in
        guard let name = new.str else {
          throw vm.typeError(
            "can only assign string to \(value.asClass.name.string).__name__, not '\(vm.typeName(of: new))'")
        }
        try vm.checkMutable(value.asClass, "__name__")
        value.asClass.name = vm.intern(name)
      }),
    NativeProperty(
      "__qualname__", { (vm, value) throws(PyError) in Value(value.asClass.qualifiedName) },
      set: { (vm, value, new) throws(PyError) in
        try vm.checkMutable(value.asClass, "__qualname__")
        guard let name = new.str else {
          throw vm.typeError(
            "can only assign string to \(value.asClass.name.string).__qualname__, not '\(vm.typeName(of: new))'")
        }
        value.asClass.qualifiedName = vm.intern(name)
      }),
    NativeProperty(
      "__module__", { (vm, value) throws(PyError) in Value(value.asClass.moduleName) },
      set: { (vm, value, new) throws(PyError) in
        try vm.checkMutable(value.asClass, "__module__")
        if let name = new.str { value.asClass.moduleName = vm.intern(name) }
      }),
    NativeProperty(
      "__bases__",
      { (vm, value) throws(PyError) in vm.tuple(value.asClass.bases.map { Value(shown(vm, $0)) }) },
      set: { (vm, value, new) throws(PyError) in try vm.setBases(value.asClass, new) }),
    NativeProperty("__base__") { (vm, value) throws(PyError) in
      value.asClass.bases.first.map { Value(shown(vm, $0)) } ?? .none
    },
    NativeProperty("__mro__") { (vm, value) throws(PyError) in
      vm.tuple(value.asClass.mro.filter { $0 === value.asClass || $0 !== vm.builtin(.iterator) }.map { Value($0) })
    },
    NativeProperty("__class__") { (vm, value) throws(PyError) in Value(vm.classOf(value)) },
    NativeProperty("__dict__") { (vm, value) throws(PyError) in
      vm.fillShownEntries(value.asClass)
      vm.fillSpecialMethods(value.asClass)
      return vm.mappingProxy(Value(value.asClass.attributes))
    },
    NativeProperty(
      "__doc__",
      { (vm, value) throws(PyError) in
        let found = value.asClass.attributes.get(vm.names.doc)
        if found.isUndefined || found.isNone {
          return DescriptionTexts.text(of: value.asClass).map { vm.string($0) } ?? .none
        }
        if found.isKind(.property) {
          return DescriptionTexts.text(of: value.asClass).map { vm.string($0) } ?? .none
        }
        return try vm.bindToClass(found, value.asClass)
      },
      set: { (vm, value, new) throws(PyError) in
        try vm.checkMutable(value.asClass, "__doc__")
        vm.setClassAttribute(value.asClass, vm.names.doc, new)
      }),
    NativeProperty("__text_signature__") { (vm, value) throws(PyError) in
      guard let text = SignatureTexts.classText(value.asClass), text.hasPrefix("(") else { return .none }
      return vm.string(text)
    },
    NativeProperty("__abstractmethods__") { (vm, value) throws(PyError) in
      guard let names = value.asClass.abstractMethods else {
        throw vm.missingAttributeError(value, vm.intern("__abstractmethods__"))
      }
      let set = vm.set(frozen: true)
      for name in names { try vm.setAdd(set, vm.string(name)) }
      return Value(set)
    },
  ]

  /// `type(x)` and `type(name, bases, dict)`.
  private static let makeType: @Sendable (Machine, ClassObject, CallArguments) throws(PyError) -> Value = {
    (vm, cls, arguments) throws(PyError) in
    if cls === vm.builtin(.type), arguments.positionalCount == 1, arguments.keywordCount == 0 {
      return Value(vm.classOf(arguments[0]))
    }
    guard arguments.positionalCount == 3 else {
      if cls === vm.builtin(.type) { throw vm.typeError("type() takes 1 or 3 arguments") }
      throw vm.typeError("type.__new__() takes exactly 3 arguments (\(arguments.positionalCount) given)")
    }
    let wanted = ["str", "tuple", "dict"]
    let fits = [arguments[0].str != nil, arguments[1].tuple != nil, arguments[2].dict != nil]
    for index in 0..<3 where !fits[index] {
      throw vm.typeError(
        "type.__new__() argument \(index + 1) must be \(wanted[index]), not \(vm.typeName(of: arguments[index]))")
    }
    guard let name = arguments[0].str, let bases = arguments[1].tuple, let namespace = arguments[2].dict else {
      return .none
    }
    let meta = try vm.mostDerivedMetaclass(cls, bases)
    // `type(name, bases, ...)` with bases that have a metaclass is a call of that.
    if cls === vm.builtin(.type), meta !== cls { return try vm.constructInstance(meta, arguments) }
    let own = meta.dunders[Dunder.new.rawValue]
    if meta !== cls, own.isKind(.staticMethod) {
      return try vm.call(own.asObject(MethodWrapper.self).function, prepending: Value(meta), arguments)
    }
    let made = try vm.makeUserClass(vm.intern(name), Array(bases.elements), namespace, metaclass: meta)
    var keywords: [(name: StrObject, value: Value)] = []
    for index in 0..<arguments.keywordCount { keywords.append(arguments.keyword(at: index)) }
    try vm.withRoots([Value(made)]) { () throws(PyError) in try vm.announce(made, keywords) }
    return Value(made)
  }

  // MARK: - Singletons

  static let noneType = singleton("NoneType", "None", truth: false)
  static let ellipsisType = singleton("ellipsis", "Ellipsis", truth: true)
  static let notImplementedType = singleton("NotImplementedType", "NotImplemented", truth: true)

  private static func singleton(_ name: String, _ text: String, truth: Bool) -> NativeClass {
    var slots = NativeSlots()
    slots.repr = { (vm, value) throws(PyError) in text }
    slots.truth = { (vm, value) throws(PyError) in truth }
    slots.construct = { (vm, cls, arguments) throws(PyError) in
      if arguments.positionalCount + arguments.keywordCount > 0 {
        // The type of `...` is called by another name there.
        throw vm.typeError("\(name == "ellipsis" ? "EllipsisType" : name) takes no arguments")
      }
      switch text {
      case "None": return .none
      case "Ellipsis": return .ellipsis
      default: return .notImplemented
      }
    }
    return NativeClass(name, kind: .instance, slots: slots, isInheritable: false)
  }

  // MARK: - Modules, cells, code, tracebacks

  static let module = NativeClass(
    "module", kind: .module, methods: [moduleInitializer],
    properties: [
      NativeProperty(
        "__dict__",
        { (vm, value) throws(PyError) in
          let module = value.asObject(ModuleObject.self)
          return Value(module.isLive ? vm.globalsDict(of: 0) : module.attributes)
        },
        set: { (vm, _, _) throws(PyError) in throw vm.raise(.attributeError, "readonly attribute") })
    ],
    slots: {
      var slots = NativeSlots()
      slots.repr = { (vm, value) throws(PyError) in
        let module = value.asObject(ModuleObject.self)
        if vm.isLibraryModule(module) {
          return "<module '\(module.name.string)' (built-in)>"
        }
        return try ownModuleRepr(vm, value)
      }
      slots.setContent { (vm, cls) throws(PyError) in
        vm.adopt(ModuleObject(name: vm.names.new, attributes: vm.dict()), as: cls)
      } initialize: { (vm, value, arguments) throws(PyError) in
        let initializer = vm.classAttribute(vm.builtin(.module), vm.names.initialize)
        try vm.withRoots([value]) { () throws(PyError) in _ = try vm.call(initializer, prepending: value, arguments) }
      }
      return slots
    }(), hasInstanceAttributes: true)

  /// The text of a module that the lesson has made: what its `__spec__`, its name and its file say, as in `_module_repr`.
  private static func ownModuleRepr(_ vm: Machine, _ module: Value) throws(PyError) -> String {
    func found(_ value: Value, _ name: String) throws(PyError) -> Value {
      let found = try vm.findAttribute(value, vm.intern(name))
      return found.isUndefined ? .none : found
    }
    let spec = try found(module, "__spec__")
    return try vm.withRoots([module, spec]) { () throws(PyError) in
      if try vm.truth(spec) {
        let name = try vm.getAttribute(spec, "name")
        let shown = name.isNone ? "'?'" : try vm.repr(name)
        let origin = try vm.getAttribute(spec, "origin")
        if origin.isNone {
          let loader = try vm.getAttribute(spec, "loader")
          return loader.isNone ? "<module \(shown)>" : "<module \(shown) (\(try vm.repr(loader)))>"
        }
        let hasLocation = try vm.truth(try vm.getAttribute(spec, "has_location"))
        return hasLocation
          ? "<module \(shown) from \(try vm.repr(origin))>" : "<module \(try vm.repr(name)) (\(try vm.str(origin)))>"
      }
      let name = try vm.findAttribute(module, vm.names.name)
      let shown = name.isUndefined ? "'?'" : try vm.repr(name)
      let file = try vm.findAttribute(module, vm.intern("__file__"))
      if !file.isUndefined { return "<module \(shown) from \(try vm.repr(file))>" }
      let loader = try found(module, "__loader__")
      return loader.isNone ? "<module \(shown)>" : "<module \(shown) (\(try vm.repr(loader)))>"
    }
  }

  /// `module.__init__`.
  private static let moduleInitializer = NativeRow("__init__(self, /, *args, **kwargs)") {
    (vm, arguments) throws(PyError) in
    let module = arguments.receiver.asObject(ModuleObject.self)
    let positional = arguments[1].tuple.map { Array($0.elements) } ?? []
    let keywords = (arguments[2].dict?.pairs ?? []).map { (name: $0.key.str?.string ?? "", value: $0.value) }
    let given = try vm.clinicArguments(positional, keywords, of: "module", ["name", "doc"], required: 1)
    guard let name = given[0].str else {
      throw vm.typeError("module() argument 'name' must be str, not \(vm.argumentTypeName(given[0]))")
    }
    module.name = vm.intern(name)
    module.attributes.set(vm.names.name, Value(module.name))
    module.attributes.set(vm.names.doc, given[1].isUndefined ? .none : given[1])
    for name in ["__package__", "__loader__", "__spec__"] { module.attributes.set(vm.intern(name), .none) }
    return .none
  }

  static let cell = NativeClass(
    "cell", kind: .cell,
    properties: [
      NativeProperty(
        "cell_contents",
        { (vm, value) throws(PyError) in
          let contents = value.asObject(CellObject.self).value
          if contents.isUndefined { throw vm.valueError("Cell is empty") }
          return contents
        },
        set: { (vm, value, new) throws(PyError) in value.asObject(CellObject.self).value = new })
    ],
    slots: {
      var slots = NativeSlots()
      slots.construct = FunctionMaking.cell
      slots.hash = { (vm, _) throws(PyError) in throw vm.typeError("unhashable type: 'cell'") }
      return slots
    }(), isInheritable: false)

  static let code = NativeClass(
    "code", kind: .code,
    properties: [
      NativeProperty("co_name") { (vm, value) throws(PyError) in Value(value.asObject(CodeObject.self).name) },
      NativeProperty("co_filename") { (vm, value) throws(PyError) in
        vm.string(value.asObject(CodeObject.self).source.file)
      },
      NativeProperty("co_firstlineno") { (vm, value) throws(PyError) in
        let code = value.asObject(CodeObject.self)
        return Value(code.firstLine + code.source.firstLine - 1)
      },
      NativeProperty("co_argcount") { (vm, value) throws(PyError) in
        Value(value.asObject(CodeObject.self).positionalCount)
      },
      NativeProperty("co_posonlyargcount") { (vm, value) throws(PyError) in
        Value(value.asObject(CodeObject.self).positionalOnlyCount)
      },
      NativeProperty("co_flags") { (vm, value) throws(PyError) in
        let code = value.asObject(CodeObject.self)
        let isNested = code.qualifiedName.string.contains("<locals>.")
        return Value(
          3 | (code.hasVariadic ? 4 : 0) | (code.hasKeywordVariadic ? 8 : 0) | (isNested ? 16 : 0)
            | (code.isGenerator ? 32 : 0))
      },
      NativeProperty("co_kwonlyargcount") { (vm, value) throws(PyError) in
        Value(value.asObject(CodeObject.self).keywordOnlyCount)
      },
      NativeProperty("co_varnames") { (vm, value) throws(PyError) in
        // Variables of closures are no local ones, unless they are parameters.
        let code = value.asObject(CodeObject.self)
        let names = code.localNames.indices.filter { index in
          index < code.parameterNames.count || !code.cellRegisters.contains(index)
        }
        return vm.tuple(names.map { Value(code.localNames[$0]) })
      },
      NativeProperty("co_nlocals") { (vm, value) throws(PyError) in
        let code = value.asObject(CodeObject.self)
        let cells = Set(code.cellRegisters.filter { $0 >= code.parameterNames.count })
        return Value(code.localNames.count - cells.count)
      },
      NativeProperty("co_cellvars") { (vm, value) throws(PyError) in
        let code = value.asObject(CodeObject.self)
        let names = code.cellRegisters.filter { $0 < code.localNames.count }.map { code.localNames[$0] }
        return vm.tuple(names.sorted { $0.string < $1.string }.map { Value($0) })
      },
      NativeProperty("co_freevars") { (vm, value) throws(PyError) in
        vm.tuple(value.asObject(CodeObject.self).freeNames.map { Value($0) })
      },
      NativeProperty("co_qualname") { (_, value) throws(PyError) in
        Value(value.asObject(CodeObject.self).qualifiedName)
      },
    ] + absentFromCode,
    slots: {
      var slots = NativeSlots()
      slots.construct = FunctionMaking.code
      slots.repr = { (vm, value) throws(PyError) in
        let code = value.asObject(CodeObject.self)
        let line = code.firstLine + code.source.firstLine - 1
        return
          "<code object \(code.name.string) at \(vm.address(of: value)), file \"\(code.source.file)\", line \(line)>"
      }
      return slots
    }(), isInheritable: false)

  /// What belongs to CPython's bytecode: a lesson's code runs on another machine.
  private static let absentFromCode: [NativeProperty] = [
    "co_code", "co_consts", "co_names", "co_stacksize", "co_lines", "co_positions", "co_linetable", "co_lnotab",
    "co_exceptiontable", "replace",
  ].map { name in
    NativeProperty(name) { (vm, value) throws(PyError) in
      throw vm.raise(
        .attributeError,
        "'code' object has no attribute '\(name)': a lesson's code is not the bytecode of CPython; its names are in "
          + "co_varnames, co_cellvars and co_freevars")
    }
  }
}
