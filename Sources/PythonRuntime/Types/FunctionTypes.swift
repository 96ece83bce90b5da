// The classes of functions, methods and descriptors: function, builtin_function_or_method, method, property,
// staticmethod, classmethod and super.

extension CoreTypes {
  static let function = NativeClass(
    "function", kind: .function,
    methods: [
      NativeRow("__get__(self, instance, owner=None, /)", .unpack) { (vm, arguments) throws(PyError) in
        arguments[1].isNone ? arguments[0] : vm.boundMethod(arguments[0], arguments[1])
      }
    ],
    properties: functionProperties,
    slots: reprSlot { (vm, value) in
      "<function \(value.asFunction.qualifiedName.string) at \(vm.address(of: value))>"
    }, hasInstanceAttributes: true, isInheritable: false)

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
        return own.isUndefined ? Value(vm.names.main) : own
      },
      set: { (vm, value, new) throws(PyError) in vm.setInstanceAttribute(value.asObj, vm.names.module, new) }),
    NativeProperty(
      "__defaults__",
      { (vm, value) throws(PyError) in value.asFunction.defaults.isUndefined ? .none : value.asFunction.defaults },
      set: { (vm, value, new) throws(PyError) in value.asFunction.defaults = new.tuple == nil ? .undefined : new }),
    NativeProperty("__kwdefaults__") { (vm, value) throws(PyError) in
      value.asFunction.keywordDefaults.isUndefined ? .none : value.asFunction.keywordDefaults
    },
    NativeProperty("__code__") { (vm, value) throws(PyError) in Value(value.asFunction.code) },
    NativeProperty(
      "__annotations__",
      { (vm, value) throws(PyError) in
        let function = value.asFunction
        if function.annotations.isUndefined { function.annotations = Value(vm.dict()) }
        return function.annotations
      }, set: { (vm, value, new) throws(PyError) in value.asFunction.annotations = new }),
    NativeProperty("__closure__") { (vm, value) throws(PyError) in
      let function = value.asFunction
      return function.cellCount == 0 ? .none : vm.tuple(function.cells, function.cellCount)
    },
    NativeProperty("__globals__") { (vm, value) throws(PyError) in
      let names = vm.dict()
      for binding in vm.globalBindings { names.set(binding.name, binding.value) }
      return Value(names)
    },
  ]

  // MARK: - Native functions

  static let nativeFunction = NativeClass(
    "builtin_function_or_method", kind: .nativeFunction, properties: nativeProperties,
    slots: reprSlot { (vm, value) in "<built-in function \(value.asObject(NativeFunction.self).row.name)>" },
    isInheritable: false)

  static let methodDescriptor = NativeClass(
    "method_descriptor", kind: .nativeFunction, properties: nativeProperties,
    slots: reprSlot { (vm, value) in
      let function = value.asObject(NativeFunction.self)
      return "<method '\(function.row.name)' of '\(function.owner?.name.string ?? "object")' objects>"
    }, isInheritable: false)

  private static let nativeProperties: [NativeProperty] = [
    NativeProperty("__name__") { (vm, value) throws(PyError) in
      vm.string(value.asObject(NativeFunction.self).row.name)
    },
    NativeProperty("__qualname__") { (vm, value) throws(PyError) in
      vm.string(vm.qualifiedName(of: value.asObject(NativeFunction.self)))
    },
    NativeProperty("__doc__") { (vm, value) throws(PyError) in
      let doc = value.asObject(NativeFunction.self).row.doc
      return doc.isEmpty ? .none : vm.string(doc)
    },
    NativeProperty("__module__") { (vm, value) throws(PyError) in vm.string("builtins") },
  ]

  static let boundMethod = NativeClass(
    "method", kind: .boundMethod,
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
      slots.compare = { (vm, op, left, right) throws(PyError) in
        guard op == .equal || op == .notEqual, right.isKind(.boundMethod) else { return .notImplemented }
        let (a, b) = (left.asObject(BoundMethod.self), right.asObject(BoundMethod.self))
        let same = a.function.isIdentical(to: b.function) && a.receiver.isIdentical(to: b.receiver)
        return Value(same == (op == .equal))
      }
      slots.hash = { (vm, value) throws(PyError) in
        let method = value.asObject(BoundMethod.self)
        return Int(bitPattern: (method.function.bits >> 4) ^ (method.receiver.bits >> 3))
      }
      slots.missingAttribute = { (vm, value, name) throws(PyError) in
        try vm.lookUpAttribute(value.asObject(BoundMethod.self).function, name)
      }
      return slots
    }(), isInheritable: false)

  private static let methodRepr: @Sendable (Machine, Value) throws(PyError) -> String = {
    (vm, value) throws(PyError) in
    let method = value.asObject(BoundMethod.self)
    if method.function.isKind(.nativeFunction) {
      let name = method.function.asObject(NativeFunction.self).row.name
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
      NativeRow("getter(self, fget, /)", .exact) { (vm, arguments) throws(PyError) in
        copy(vm, arguments[0]) { $0.getter = arguments[1] }
      },
      NativeRow("setter(self, fset, /)", .exact) { (vm, arguments) throws(PyError) in
        copy(vm, arguments[0]) { $0.setter = arguments[1] }
      },
      NativeRow("deleter(self, fdel, /)", .exact) { (vm, arguments) throws(PyError) in
        copy(vm, arguments[0]) { $0.deleter = arguments[1] }
      },
    ],
    properties: [
      NativeProperty("fget") { (vm, value) throws(PyError) in value.asObject(PropertyObject.self).getter },
      NativeProperty("fset") { (vm, value) throws(PyError) in value.asObject(PropertyObject.self).setter },
      NativeProperty("fdel") { (vm, value) throws(PyError) in value.asObject(PropertyObject.self).deleter },
      NativeProperty("__doc__") { (vm, value) throws(PyError) in
        let property = value.asObject(PropertyObject.self)
        if property.doc.isNone, property.getter.isKind(.function) { return property.getter.asFunction.doc }
        return property.doc
      },
    ],
    slots: {
      var slots = NativeSlots()
      slots.construct = { (vm, cls, arguments) throws(PyError) in
        let property = PropertyObject()
        let names = ["fget", "fset", "fdel", "doc"]
        if arguments.positionalCount > 4 {
          throw vm.typeError("property expected at most 4 arguments, got \(arguments.positionalCount)")
        }
        var values = arguments.positional
        for index in values.count..<4 {
          let given = arguments.keyword(names[index])
          values.append(given.isUndefined ? .none : given)
        }
        property.getter = values[0]
        property.setter = values[1]
        property.deleter = values[2]
        property.doc = values[3]
        return vm.adopt(property, as: cls)
      }
      return slots
    }())

  private static func copy(_ vm: Machine, _ value: Value, _ change: (PropertyObject) -> Void) -> Value {
    let old = value.asObject(PropertyObject.self)
    let new = PropertyObject()
    new.getter = old.getter
    new.setter = old.setter
    new.deleter = old.deleter
    new.doc = old.doc
    new.name = old.name
    change(new)
    return vm.adopting(new, .property)
  }

  static let staticMethod = wrapper("staticmethod", isStatic: true)
  static let classMethod = wrapper("classmethod", isStatic: false)

  private static func wrapper(_ name: String, isStatic: Bool) -> NativeClass {
    var slots = NativeSlots()
    slots.construct = { (vm, cls, arguments) throws(PyError) in
      guard arguments.positionalCount == 1, arguments.keywordCount == 0 else {
        throw vm.typeError("\(name) expected 1 argument, got \(arguments.positionalCount)")
      }
      return vm.adopting(
        MethodWrapper(function: arguments[0], isStatic: isStatic), isStatic ? .staticMethod : .classMethod)
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
    return NativeClass(
      name, kind: isStatic ? .staticMethod : .classMethod,
      properties: [
        NativeProperty("__func__") { (vm, value) throws(PyError) in value.asObject(MethodWrapper.self).function },
        NativeProperty("__wrapped__") { (vm, value) throws(PyError) in value.asObject(MethodWrapper.self).function },
      ], slots: slots)
  }

  static let superType = NativeClass(
    "super", kind: .superObject,
    slots: {
      var slots = NativeSlots()
      slots.construct = { (vm, cls, arguments) throws(PyError) in
        if arguments.positionalCount == 0 { throw vm.runtimeError("super(): no arguments") }
        guard arguments.positionalCount == 2, let start = arguments[0].cls else {
          throw vm.typeError("super() argument 1 must be a type, not \(vm.typeName(of: arguments[0]))")
        }
        return try vm.makeSuper(start, arguments[1])
      }
      slots.repr = { (vm, value) throws(PyError) in
        let object = value.asObject(SuperObject.self)
        return "<super: <class '\(object.start.name.string)'>, <\(object.searched.name.string) object>>"
      }
      return slots
    }(), isInheritable: false)
}
