// The classes of functions, methods and descriptors: function, builtin_function_or_method, method, property,
// staticmethod, classmethod and super.

extension CoreTypes {
  static let function = NativeClass(
    "function", kind: .function,
    methods: [
      NativeRow("__get__(self, instance, owner=None, /)", .unpack) { (vm, arguments) throws(PyError) in
        arguments[1].isNone ? arguments[0] : vm.boundMethod(arguments[0], arguments[1])
      }, callRow,
    ],
    properties: functionProperties,
    slots: reprSlot { (vm, value) in
      "<function \(value.asFunction.qualifiedName.string) at \(vm.address(of: value))>"
    }, hasInstanceAttributes: true, isInheritable: false)

  /// `f.__call__`, for everything that is called without asking its class.
  private static let callRow = NativeRow("__call__(self, /, *args, **kwargs)", doc: "Call self as a function.") {
    (vm, arguments) throws(PyError) in
    let keywords = arguments[2].asDict.pairs.compactMap { pair in pair.key.str.map { (name: $0, value: pair.value) } }
    return try vm.call(arguments[0], Array(arguments[1].asTuple.elements), keywords: keywords)
  }

  /// `list.append.__get__([])`.
  private static let bindRow = NativeRow("__get__(self, instance, owner=None, /)", .unpack) {
    (vm, arguments) throws(PyError) in
    if arguments[1].isNone { return arguments[0] }
    if let owner = nativeFunction(arguments[0]).owner, !vm.classOf(arguments[1]).isSubclass(of: owner) {
      throw vm.typeError(
        "descriptor '\(nativeFunction(arguments[0]).row.name)' for '\(owner.shownName)' objects doesn't apply to a "
          + "'\(vm.typeName(of: arguments[1]))' object")
    }
    return try vm.bind(arguments[0], to: arguments[1], vm.classOf(arguments[1]))
  }

  private static func reprSlot(
    _ repr: @escaping @Sendable (Machine, Value) throws(PyError) -> String
  ) -> NativeSlots {
    var slots = NativeSlots()
    slots.repr = repr
    return slots
  }

  private static let functionProperties: [NativeProperty] = [
    NativeProperty(
      "__name__", { (vm, value) throws(PyError) in Value(value.asFunction.name) },
      set: { (vm, value, new) throws(PyError) in
        guard let name = new.str else { throw vm.typeError("__name__ must be set to a string object") }
        value.asFunction.name = vm.intern(name)
      }),
    NativeProperty(
      "__qualname__", { (vm, value) throws(PyError) in Value(value.asFunction.qualifiedName) },
      set: { (vm, value, new) throws(PyError) in
        guard let name = new.str else { throw vm.typeError("__qualname__ must be set to a string object") }
        value.asFunction.qualifiedName = vm.intern(name)
      }),
    NativeProperty(
      "__doc__", { (vm, value) throws(PyError) in value.asFunction.doc },
      set: { (vm, value, new) throws(PyError) in value.asFunction.doc = new }),
    NativeProperty(
      "__module__",
      { (vm, value) throws(PyError) in
        let own = vm.instanceAttribute(value.asObj, vm.names.module)
        if !own.isUndefined { return own }
        let source = value.asFunction.code.source
        if let name = source.statedModule { return Value(vm.intern(name)) }
        return vm.moduleName(ofSpace: source.space)
      },
      set: { (vm, value, new) throws(PyError) in vm.setInstanceAttribute(value.asObj, vm.names.module, new) }),
    NativeProperty(
      "__defaults__",
      { (vm, value) throws(PyError) in value.asFunction.defaults.isUndefined ? .none : value.asFunction.defaults },
      set: { (vm, value, new) throws(PyError) in
        guard new.isNone || new.tuple != nil else { throw vm.typeError("__defaults__ must be set to a tuple object") }
        value.asFunction.defaults = new.isNone ? .undefined : new
      }),
    NativeProperty(
      "__kwdefaults__",
      { (vm, value) throws(PyError) in
        value.asFunction.keywordDefaults.isUndefined ? .none : value.asFunction.keywordDefaults
      },
      set: { (vm, value, new) throws(PyError) in
        guard new.isNone || new.dict != nil else { throw vm.typeError("__kwdefaults__ must be set to a dict object") }
        value.asFunction.keywordDefaults = new.isNone ? .undefined : new
      }),
    NativeProperty(
      "__code__", { (vm, value) throws(PyError) in Value(value.asFunction.code) },
      set: { (vm, value, new) throws(PyError) in
        guard new.isKind(.code) else { throw vm.typeError("__code__ must be set to a code object") }
        throw vm.raise(.attributeError, "attribute '__code__' of 'function' objects is not writable")
      }),
    NativeProperty(
      "__annotations__",
      { (vm, value) throws(PyError) in
        let function = value.asFunction
        if function.annotations.isUndefined { function.annotations = Value(vm.dict()) }
        return function.annotations
      },
      set: { (vm, value, new) throws(PyError) in
        guard new.isNone || new.dict != nil else { throw vm.typeError("__annotations__ must be set to a dict object") }
        value.asFunction.annotations = new.isNone ? .undefined : new
      }),
    NativeProperty("__closure__") { (vm, value) throws(PyError) in
      let function = value.asFunction
      return function.cellCount == 0 ? .none : vm.tuple(function.cells, function.cellCount)
    },
    NativeProperty("__globals__") { (vm, value) throws(PyError) in
      Value(vm.globalsDict(of: value.asFunction.code.source.space))
    },
  ]

  // MARK: - Native functions

  static let nativeFunction = nativeFunctionClass("builtin_function_or_method", kind: .nativeFunction)

  /// The class of a special method bound to an object: `type((1).__add__)`.
  static let methodWrapper = nativeFunctionClass("method-wrapper", kind: .boundMethod)

  private static func nativeFunctionClass(_ name: String, kind: Kind) -> NativeClass {
    NativeClass(
      name, kind: kind, methods: [callRow],
      properties: nativeProperties + [
        NativeProperty("__self__") { (vm, value) throws(PyError) in
          if value.isKind(.boundMethod) { return value.asObject(BoundMethod.self).receiver }
          let function = nativeFunction(value)
          if let owner = function.owner { return Value(owner) }
          return Value(try vm.importModule(function.moduleName ?? "builtins"))
        }
      ],
      slots: {
        var slots = NativeSlots()
        slots.repr = { (vm, value) throws(PyError) in
          if value.isKind(.boundMethod) { return try methodRepr(vm, value) }
          return "<built-in function \(value.asNativeFunction.row.name)>"
        }
        slots.compare = compareMethods
        slots.hash = hashMethod
        return slots
      }(),
      isInheritable: false)
  }

  /// The native function of a function or of a bound method.
  private static func nativeFunction(_ value: Value) -> NativeFunction {
    if value.isKind(.boundMethod) {
      let function = value.asObject(BoundMethod.self).function
      if function.isKind(.nativeFunction) { return function.asNativeFunction }
    }
    return value.asNativeFunction
  }

  private static let compareMethods: @Sendable (Machine, CompareOperator, Value, Value) throws(PyError) -> Value = {
    (vm, op, left, right) throws(PyError) in
    guard op == .equal || op == .notEqual, left.isKind(.boundMethod), right.isKind(.boundMethod) else {
      return .notImplemented
    }
    let (a, b) = (left.asObject(BoundMethod.self), right.asObject(BoundMethod.self))
    let same = a.function.isIdentical(to: b.function) && a.receiver.isIdentical(to: b.receiver)
    return Value(same == (op == .equal))
  }

  private static let hashMethod: @Sendable (Machine, Value) throws(PyError) -> Int = { (vm, value) throws(PyError) in
    guard value.isKind(.boundMethod) else { return Int(bitPattern: value.bits >> 4) }
    let method = value.asObject(BoundMethod.self)
    return Int(bitPattern: (method.function.bits >> 4) ^ (method.receiver.bits >> 3))
  }

  static let methodDescriptor = NativeClass(
    "method_descriptor", kind: .nativeFunction, methods: [callRow, bindRow], properties: nativeProperties,
    slots: reprSlot { (vm, value) in
      let function = value.asNativeFunction
      return "<method '\(function.row.name)' of '\(function.owner?.shownName ?? "object")' objects>"
    }, isInheritable: false)

  /// The class of the special methods of built-in classes: `type(object.__init__)`.
  static let slotWrapper = NativeClass(
    "wrapper_descriptor", kind: .nativeFunction, methods: [callRow, bindRow], properties: nativeProperties,
    slots: reprSlot { (vm, value) in
      let function = value.asNativeFunction
      return "<slot wrapper '\(function.row.name)' of '\(function.owner?.name.string ?? "object")' objects>"
    }, isInheritable: false)

  private static let nativeProperties: [NativeProperty] = [
    NativeProperty("__name__") { (vm, value) throws(PyError) in vm.string(nativeFunction(value).row.name) },
    NativeProperty("__qualname__") { (vm, value) throws(PyError) in
      vm.string(vm.qualifiedName(of: nativeFunction(value)))
    },
    NativeProperty("__doc__") { (vm, value) throws(PyError) in
      let row = nativeFunction(value).row
      let doc = row.doc.isEmpty ? SpecialMethodTexts.text(row.name) ?? "" : row.doc
      return doc.isEmpty ? .none : vm.string(doc)
    },
    NativeProperty("__objclass__") { (vm, value) throws(PyError) in
      let function = nativeFunction(value)
      guard value.isKind(.nativeFunction) || function.isSlot, let owner = function.owner else {
        throw vm.raise(
          .attributeError, "'\(vm.typeName(of: value))' object has no attribute '__objclass__'")
      }
      return Value(owner)
    },
    NativeProperty("__module__") { (vm, value) throws(PyError) in
      nativeFunction(value).owner == nil ? vm.string(nativeFunction(value).moduleName ?? "builtins") : .none
    },
    NativeProperty("__text_signature__") { (vm, value) throws(PyError) in
      let row = nativeFunction(value).row
      guard let open = row.signature.utf8.firstIndex(of: 0x28) else { return .none }
      return vm.string(String(row.signature[open...]))
    },
  ]

  static let boundMethod = NativeClass(
    "method", kind: .boundMethod, methods: [callRow],
    properties: [
      NativeProperty("__self__") { (vm, value) throws(PyError) in value.asObject(BoundMethod.self).receiver },
      NativeProperty("__func__") { (vm, value) throws(PyError) in value.asObject(BoundMethod.self).function },
      NativeProperty("__doc__") { (vm, value) throws(PyError) in
        try vm.getAttribute(value.asObject(BoundMethod.self).function, vm.names.doc)
      },
    ],
    slots: {
      var slots = NativeSlots()
      slots.repr = methodRepr
      slots.construct = { (vm, cls, arguments) throws(PyError) in
        if arguments.positionalCount != 2 {
          throw vm.typeError("method expected 2 arguments, got \(arguments.positionalCount)")
        }
        if !vm.isCallable(arguments[0]) { throw vm.typeError("first argument must be callable") }
        if arguments[1].isNone { throw vm.typeError("self must not be None") }
        return vm.boundMethod(arguments[0], arguments[1])
      }
      slots.compare = compareMethods
      slots.hash = hashMethod
      slots.missingAttribute = { (vm, value, name) throws(PyError) in
        try vm.getAttribute(value.asObject(BoundMethod.self).function, name)
      }
      return slots
    }(), isInheritable: false)

  private static let methodRepr: @Sendable (Machine, Value) throws(PyError) -> String = {
    (vm, value) throws(PyError) in
    let method = value.asObject(BoundMethod.self)
    if method.function.isKind(.nativeFunction) {
      let name = method.function.asNativeFunction.row.name
      if method.function.asNativeFunction.isSlot {
        return
          "<method-wrapper '\(name)' of \(vm.typeName(of: method.receiver)) object at \(vm.address(of: method.receiver))>"
      }
      if let cls = method.receiver.cls {
        return "<built-in method \(name) of type object at \(vm.address(of: Value(cls)))>"
      }
      return "<built-in method \(name) of \(vm.typeName(of: method.receiver)) object at "
        + "\(vm.address(of: method.receiver))>"
    }
    let name = method.function.isKind(.function) ? method.function.asFunction.qualifiedName.string : "?"
    return "<bound method \(name) of \(try vm.repr(method.receiver))>"
  }

  // MARK: - Descriptors

  static let property = NativeClass(
    "property", kind: .property,
    methods: [
      NativeRow("__get__(self, instance, owner=None, /)", .unpack) { (vm, arguments) throws(PyError) in
        if arguments[1].isNone { return arguments[0] }
        let property = arguments[0].asObject(PropertyObject.self)
        try checkOwner(vm, property, arguments[1])
        return try vm.getProperty(property, arguments[1])
      },
      NativeRow("__set__(self, instance, value, /)", .unpack) { (vm, arguments) throws(PyError) in
        let property = arguments[0].asObject(PropertyObject.self)
        try checkOwner(vm, property, arguments[1])
        try vm.setProperty(property, arguments[1], vm.intern(property.name.str?.string ?? ""), arguments[2])
        return .none
      },
      NativeRow("__delete__(self, instance, /)", .exact) { (vm, arguments) throws(PyError) in
        let property = arguments[0].asObject(PropertyObject.self)
        if property.deleter.isNone {
          let owner = vm.classOf(arguments[1]).qualifiedName.string
          throw vm.raise(
            .attributeError, "property\(vm.propertyName(property)) of '\(owner)' object has no deleter")
        }
        return try vm.call(property.deleter, [arguments[1]])
      },
      NativeRow("__set_name__(self, owner, name, /)", .unpack) { (vm, arguments) throws(PyError) in
        arguments[0].asObject(PropertyObject.self).name = arguments[2]
        return .none
      },
      NativeRow("getter(self, fget, /)", .exact) { (vm, arguments) throws(PyError) in
        try copy(vm, arguments[0], getter: arguments[1])
      },
      NativeRow("setter(self, fset, /)", .exact) { (vm, arguments) throws(PyError) in
        try copy(vm, arguments[0], setter: arguments[1])
      },
      NativeRow("deleter(self, fdel, /)", .exact) { (vm, arguments) throws(PyError) in
        try copy(vm, arguments[0], deleter: arguments[1])
      },
    ],
    properties: [
      NativeProperty("fget") { (vm, value) throws(PyError) in value.asObject(PropertyObject.self).getter },
      NativeProperty("fset") { (vm, value) throws(PyError) in value.asObject(PropertyObject.self).setter },
      NativeProperty("__isabstractmethod__") { (vm, value) throws(PyError) in
        let property = value.asObject(PropertyObject.self)
        for function in [property.getter, property.setter, property.deleter] where !function.isNone {
          let flag = try vm.findAttribute(function, vm.intern("__isabstractmethod__"))
          if !flag.isUndefined, try vm.truth(flag) { return .true }
        }
        return .false
      },
      NativeProperty("fdel") { (vm, value) throws(PyError) in value.asObject(PropertyObject.self).deleter },
      NativeProperty(
        "__doc__",
        { (vm, value) throws(PyError) in
          let property = value.asObject(PropertyObject.self)
          if property.doc.isNone, property.getter.isKind(.function) { return property.getter.asFunction.doc }
          return property.doc
        }, set: { (vm, value, new) throws(PyError) in value.asObject(PropertyObject.self).doc = new }),
    ],
    slots: {
      var slots = NativeSlots()
      slots.setContent { (vm, cls) throws(PyError) in
        vm.adopt(PropertyObject(), as: cls)
      } initialize: { (vm, value, arguments) throws(PyError) in
        try descriptorChanges(vm, value, arguments)
        try fill(vm, value, arguments)
      }
      slots.construct = { (vm, cls, arguments) throws(PyError) in
        let value = vm.adopt(PropertyObject(), as: cls)
        try fill(vm, value, arguments)
        return value
      }
      slots.repr = { (vm, value) throws(PyError) in
        let property = value.asObject(PropertyObject.self)
        guard let owner = property.owner?.shownName else { return vm.defaultRepr(value) }
        return "<attribute '\(try vm.str(property.name))' of '\(owner)' objects>"
      }
      return slots
    }())

  /// `property.__init__`.
  private static func fill(_ vm: Machine, _ value: Value, _ arguments: CallArguments) throws(PyError) {
    let names = ["fget", "fset", "fdel", "doc"]
    try vm.checkCall(arguments, of: "property", names)
    var values = arguments.positional
    for index in values.count..<4 {
      let given = arguments.keyword(names[index])
      values.append(given.isUndefined ? .none : given)
    }
    let property = value.asObject(PropertyObject.self)
    property.getter = values[0]
    property.setter = values[1]
    property.deleter = values[2]
    property.doc = values[3]
    if vm.classOf(value).isUserClass, values[3].isNone, !values[0].isNone {
      // The text of the class would stand before that of the getter.
      let doc = try vm.findAttribute(values[0], vm.names.doc)
      if !doc.isUndefined { try vm.setAttribute(value, vm.names.doc, doc) }
    }
  }

  /// Before a descriptor that a class may hold gets another function: what attribute caches know of the old one is void,
  /// and where it lives as long as the machine it may refer to what does not.
  /// Functions that lead back to the descriptor are refused: looking attributes up in one would not end.
  private static func descriptorChanges(
    _ vm: Machine, _ value: Value, _ arguments: CallArguments
  ) throws(PyError) {
    let given = (0..<(arguments.positionalCount + arguments.keywordCount)).map { arguments.base[$0] }
    if leads(given, to: value) { throw vm.raise(.recursionError, "maximum recursion depth exceeded") }
    vm.invalidate(vm.builtin(.object))
    if value.asObj.mark == Mark.permanent { vm.permanentChanges.pointee &+= 1 }
  }

  /// Whether descriptors and bound methods refer to a descriptor, by way of others or at once.
  private static func leads(_ values: [Value], to target: Value) -> Bool {
    var pending = values
    var seen: Set<Int> = []
    while let value = pending.popLast() {
      if value.isIdentical(to: target) { return true }
      guard value.isObject, seen.insert(value.asInt).inserted else { continue }
      switch value.kind {
      case .property:
        let property = value.asObject(PropertyObject.self)
        pending += [property.getter, property.setter, property.deleter]
      case .staticMethod, .classMethod: pending.append(value.asObject(MethodWrapper.self).function)
      case .boundMethod:
        let method = value.asObject(BoundMethod.self)
        pending += [method.function, method.receiver]
      default: break
      }
    }
    return false
  }

  /// A native property called by hand may get any object.
  static func checkOwner(_ vm: Machine, _ property: PropertyObject, _ receiver: Value) throws(PyError) {
    guard let owner = property.owner, !vm.classOf(receiver).isSubclass(of: owner) else { return }
    throw vm.typeError(
      "descriptor '\(try vm.str(property.name))' for '\(owner.shownName)' objects doesn't apply to a "
        + "'\(vm.typeName(of: receiver))' object")
  }

  /// The property with one function replaced; one of a subclass is made by calling that class.
  private static func copy(
    _ vm: Machine, _ value: Value, getter: Value? = nil, setter: Value? = nil, deleter: Value? = nil
  ) throws(PyError) -> Value {
    let old = value.asObject(PropertyObject.self)
    let cls = vm.classOf(value)
    if cls !== vm.builtin(.property) {
      let functions = [getter ?? old.getter, setter ?? old.setter, deleter ?? old.deleter, old.doc]
      let made = try vm.call(Value(cls), functions)
      if made.isKind(.property) { made.asObject(PropertyObject.self).name = old.name }
      return made
    }
    let new = PropertyObject()
    new.getter = getter ?? old.getter
    new.setter = setter ?? old.setter
    new.deleter = deleter ?? old.deleter
    new.doc = old.doc
    new.name = old.name
    return vm.adopting(new, .property)
  }

  static let staticMethod = wrapper("staticmethod", isStatic: true)
  static let classMethod = wrapper("classmethod", isStatic: false)

  /// What the wrapper takes over from the function.
  private static func forwarded(_ name: String) -> NativeProperty {
    NativeProperty(name) { (vm, value) throws(PyError) in
      let found = try vm.findAttribute(value.asObject(MethodWrapper.self).function, vm.intern(name))
      return found.isUndefined ? .none : found
    }
  }

  private static func wrapper(_ name: String, isStatic: Bool) -> NativeClass {
    var slots = NativeSlots()
    let wrapped: @Sendable (Machine, CallArguments) throws(PyError) -> Value = { (vm, arguments) throws(PyError) in
      if arguments.keywordCount > 0 { throw vm.typeError("\(name)() takes no keyword arguments") }
      guard arguments.positionalCount == 1 else {
        throw vm.typeError("\(name) expected 1 argument, got \(arguments.positionalCount)")
      }
      return arguments[0]
    }
    slots.setContent { (vm, cls) throws(PyError) in
      vm.adopt(MethodWrapper(function: .none, isStatic: isStatic), as: cls)
    } initialize: { (vm, value, arguments) throws(PyError) in
      let function = try wrapped(vm, arguments)
      try descriptorChanges(vm, value, arguments)
      value.asObject(MethodWrapper.self).function = function
    }
    slots.construct = { (vm, cls, arguments) throws(PyError) in
      vm.adopt(MethodWrapper(function: try wrapped(vm, arguments), isStatic: isStatic), as: cls)
    }
    slots.repr = { (vm, value) throws(PyError) in
      "<\(name)(\(try vm.repr(value.asObject(MethodWrapper.self).function)))>"
    }
    if isStatic {
      slots.call = { (vm, value, arguments) throws(PyError) in
        try vm.call(value.asObject(MethodWrapper.self).function, arguments)
      }
    }
    slots.missingAttribute = { (vm, value, name) throws(PyError) in
      try vm.lookUpAttribute(value.asObject(MethodWrapper.self).function, name)
    }
    let get = NativeRow("__get__(self, instance, owner=None, /)", .unpack) { (vm, arguments) throws(PyError) in
      if arguments[1].isNone, let cls = arguments[2].cls { return try vm.bindToClass(arguments[0], cls) }
      return try vm.bind(arguments[0], to: arguments[1], vm.classOf(arguments[1]))
    }
    return NativeClass(
      name, kind: isStatic ? .staticMethod : .classMethod, methods: [get],
      properties: [
        NativeProperty("__func__") { (vm, value) throws(PyError) in value.asObject(MethodWrapper.self).function },
        NativeProperty("__wrapped__") { (vm, value) throws(PyError) in value.asObject(MethodWrapper.self).function },
        forwarded("__doc__"), forwarded("__module__"),
        NativeProperty("__isabstractmethod__") { (vm, value) throws(PyError) in
          let function = value.asObject(MethodWrapper.self).function
          let flag = try vm.findAttribute(function, vm.intern("__isabstractmethod__"))
          return flag.isUndefined ? .false : Value(try vm.truth(flag))
        },
      ], slots: slots)
  }

  static let superType = NativeClass(
    "super", kind: .superObject,
    methods: [
      NativeRow("__get__(self, instance, owner=None, /)", .unpack) { (vm, arguments) throws(PyError) in
        arguments[1].isNone ? arguments[0] : try vm.bind(arguments[0], to: arguments[1], vm.classOf(arguments[1]))
      }
    ],
    properties: [
      NativeProperty("__thisclass__") { (vm, value) throws(PyError) in Value(value.asObject(SuperObject.self).start) },
      NativeProperty("__self__") { (vm, value) throws(PyError) in value.asObject(SuperObject.self).receiver },
      NativeProperty("__self_class__") { (vm, value) throws(PyError) in
        Value(value.asObject(SuperObject.self).searched)
      },
    ],
    slots: {
      var slots = NativeSlots()
      slots.construct = { (vm, cls, arguments) throws(PyError) in
        if arguments.keywordCount > 0, !cls.isUserClass { throw vm.typeError("super() takes no keyword arguments") }
        if arguments.positionalCount == 0 { throw vm.superError() }
        guard let start = arguments[0].cls else {
          throw vm.typeError("super() argument 1 must be a type, not \(vm.typeName(of: arguments[0]))")
        }
        if arguments.positionalCount > 2 {
          throw vm.typeError("super() expected at most 2 arguments, got \(arguments.positionalCount)")
        }
        if arguments.positionalCount == 1 || arguments[1].isNone {
          return vm.adopt(SuperObject(start: start, receiver: .none, searched: start), as: cls)
        }
        return try vm.makeSuper(start, arguments[1], as: cls)
      }
      slots.repr = { (vm, value) throws(PyError) in
        let object = value.asObject(SuperObject.self)
        if object.receiver.isNone { return "<super: <class '\(object.start.name.string)'>, NULL>" }
        return "<super: <class '\(object.start.name.string)'>, <\(object.searched.name.string) object>>"
      }
      return slots
    }())
}

extension NativeFunction {
  /// CPython has it as a slot of the type, not as a method: its class and repr say so.
  var isSlot: Bool {
    if let knownSlot { return knownSlot }
    let found = findsSlot
    knownSlot = found
    return found
  }

  private var findsSlot: Bool {
    let name = row.name.utf8
    guard let owner, name.count > 4, name.first == 95, name.last == 95, name.starts(with: "__".utf8) else {
      return false
    }
    switch (owner.name.string, row.name) {
    // Methods beside their slots, because these are faster to call (METH_COEXIST).
    case ("dict", "__contains__"), ("dict", "__getitem__"), ("list", "__getitem__"), ("set", "__contains__"),
      ("frozenset", "__contains__"):
      return false
    default: return !NativeFunction.specialMethodsWithoutSlot.contains(row.name)
    }
  }

  /// An array: the first set of strings of a process looks through every conformance there is.
  private static let specialMethodsWithoutSlot: [String] = [
    "__new__", "__format__", "__round__", "__trunc__", "__floor__", "__ceil__", "__reversed__", "__bytes__",
    "__complex__", "__length_hint__", "__missing__", "__enter__", "__exit__", "__dir__", "__sizeof__",
    "__reduce__", "__reduce_ex__", "__init_subclass__", "__subclasshook__", "__class_getitem__", "__instancecheck__",
    "__subclasscheck__", "__prepare__", "__getstate__", "__setstate__", "__copy__", "__deepcopy__",
  ]
}

extension Machine {
  /// `super()` where the compiler saw no method around it.
  func superError() -> PyError {
    let frame = state.pointee.frame
    let hasArguments =
      frame > state.pointee.frames
      && frame.pointee.code._withUnsafeGuaranteedRef { code in
        code.positionalCount > 0 && code.localNames.first?.string != ".namespace"
      }
    return runtimeError(hasArguments ? "super(): __class__ cell not found" : "super(): no arguments")
  }
}
