// The classes whose objects make attributes of classes: `property`, `staticmethod`, `classmethod` and `super`.

extension CoreTypes {
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
        if arguments.positionalCount > 2 {
          throw vm.typeError("super() expected at most 2 arguments, got \(arguments.positionalCount)")
        }
        guard let start = arguments[0].cls else {
          throw vm.typeError("super() argument 1 must be a type, not \(vm.typeName(of: arguments[0]))")
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
