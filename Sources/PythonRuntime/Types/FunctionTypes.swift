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
    slots: {
      var slots = reprSlot { (vm, value) in
        "<function \(value.asFunction.qualifiedName.string) at \(vm.address(of: value))>"
      }
      slots.construct = FunctionMaking.function
      return slots
    }(), hasInstanceAttributes: true, isInheritable: false)

  /// `f.__call__`, for everything that is called without asking its class.
  static let callRow = NativeRow("__call__(self, /, *args, **kwargs)", doc: "Call self as a function.") {
    (vm, arguments) throws(PyError) in
    let keywords = arguments[2].asDict.pairs.compactMap { pair in pair.key.str.map { (name: $0, value: pair.value) } }
    return try vm.call(arguments[0], Array(arguments[1].asTuple.elements), keywords: keywords)
  }

  /// `list.append.__get__([])`.
  static let bindRow = NativeRow("__get__(self, instance, owner=None, /)", .unpack) {
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
      "__doc__",
      { (vm, value) throws(PyError) in
        let function = value.asFunction
        guard function.doc.isNone, let library = function.code.source.libraryName else { return function.doc }
        let path = function.qualifiedName.string.split(separator: ".").map(String.init)
        let found =
          path.count == 1
          ? DescriptionTexts.text(path[0], inModule: library)
          : path.count == 2 ? DescriptionTexts.text(path[1], inClass: path[0]) : nil
        return found.map { vm.string($0) } ?? .none
      },
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
          let function = value.asNativeFunction
          if let owner = function.owner, function.isStatic {
            return "<built-in method \(function.row.name) of type object at \(vm.address(of: Value(owner)))>"
          }
          return "<built-in function \(function.row.name)>"
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

  static let nativeProperties: [NativeProperty] = [
    NativeProperty("__name__") { (vm, value) throws(PyError) in vm.string(nativeFunction(value).row.name) },
    NativeProperty("__qualname__") { (vm, value) throws(PyError) in
      vm.string(vm.qualifiedName(of: nativeFunction(value)))
    },
    NativeProperty("__doc__") { (vm, value) throws(PyError) in
      let function = nativeFunction(value)
      let row = function.row
      if !row.doc.isEmpty { return vm.string(row.doc) }
      let text = DescriptionTexts.text(of: function) ?? SpecialMethodTexts.text(row.name)
      return text.map { vm.string($0) } ?? .none
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
      guard case .text(let text) = SignatureTexts.shown(nativeFunction(value)) else { return .none }
      return vm.string(text)
    },
  ]

  static let boundMethod = NativeClass(
    "method", kind: .boundMethod, methods: [callRow],
    properties: [
      NativeProperty("__self__") { (vm, value) throws(PyError) in value.asObject(BoundMethod.self).receiver },
      NativeProperty("__func__") { (vm, value) throws(PyError) in value.asObject(BoundMethod.self).function },
      NativeProperty("__module__") { (vm, value) throws(PyError) in
        try vm.getAttribute(value.asObject(BoundMethod.self).function, vm.names.module)
      },
      NativeProperty("__doc__") { (vm, value) throws(PyError) in
        try vm.getAttribute(value.asObject(BoundMethod.self).function, vm.names.doc)
      },
    ],
    slots: {
      var slots = NativeSlots()
      slots.repr = methodRepr
      slots.construct = { (vm, cls, arguments) throws(PyError) in
        if arguments.keywordCount > 0 { throw vm.typeError("method() takes no keyword arguments") }
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
    if PythonFaces.isFace(vm, method.function) {
      let name = vm.qualifiedName(of: method.function.asNativeFunction)
      return "<bound method \(name) of \(try vm.repr(method.receiver))>"
    }
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
    "__subclasscheck__", "__prepare__", "__getstate__", "__setstate__", "__copy__", "__deepcopy__", "__getnewargs__",
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
