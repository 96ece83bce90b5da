// `isinstance` and `issubclass`: the real order first, then what metaclasses, `ABCMeta` and unions say.

extension Machine {
  /// `isinstance` with classes, tuples of classes and unions.
  package func isInstance(_ value: Value, ofAny classes: Value) throws(PyError) -> Bool {
    if let cls = classes.cls {
      if classOf(value) === cls { return true }
      return try instanceCheck(value, cls)
    }
    try enterNative(" in __instancecheck__")
    defer { leaveNative() }
    if let tuple = classes.tuple {
      for index in 0..<tuple.count where try isInstance(value, ofAny: tuple[index]) { return true }
      return false
    }
    if let union = classes.union {
      for member in union.members where try isInstance(value, ofAny: member) { return true }
      return false
    }
    if let answer = try customCheck(classes, "__instancecheck__", value) { return answer }
    if classes.isObject, classOf(classes) === sharedClass(GenericAlias.declaration) {
      throw typeError("isinstance() argument 2 cannot be a parameterized generic")
    }
    throw typeError("isinstance() arg 2 must be a type, a tuple of types, or a union")
  }

  /// `issubclass` with classes, tuples of classes and unions.
  package func isSubclass(_ candidate: Value, ofAny classes: Value) throws(PyError) -> Bool {
    if let cls = classes.cls {
      if candidate.isIdentical(to: classes) { return true }
      return try subclassCheck(candidate, cls)
    }
    try enterNative(" in __subclasscheck__")
    defer { leaveNative() }
    if let tuple = classes.tuple {
      for index in 0..<tuple.count where try isSubclass(candidate, ofAny: tuple[index]) { return true }
      return false
    }
    if let union = classes.union {
      for member in union.members where try isSubclass(candidate, ofAny: member) { return true }
      return false
    }
    if let answer = try customCheck(classes, "__subclasscheck__", candidate) { return answer }
    if candidate.cls != nil, classes.isObject, classOf(classes) === sharedClass(GenericAlias.declaration) {
      throw typeError("issubclass() argument 2 cannot be a parameterized generic")
    }
    throw candidate.cls == nil
      ? typeError("issubclass() arg 1 must be a class")
      : typeError("issubclass() arg 2 must be a class, a tuple of classes, or a union")
  }

  /// The hook of an object that stands for classes (the forms of `typing`).
  private func customCheck(_ classes: Value, _ hook: String, _ value: Value) throws(PyError) -> Bool? {
    guard classes.isObject else { return nil }
    let cls = classOf(classes)
    let method = classAttribute(cls, intern(hook))
    if method.isUndefined { return nil }
    return try truth(call(bind(method, to: classes, cls), [value]))
  }

  private func instanceCheck(_ value: Value, _ cls: ClassObject) throws(PyError) -> Bool {
    if cls.hasMetaclass {
      let hook = classAttribute(cls.cls, intern("__instancecheck__"))
      if hook.isKind(.function) { return try truth(call(hook, [Value(cls), value])) }
      if isAbstractBase(cls) { return try abstractInstanceCheck(value, cls) }
    }
    return try plainInstanceCheck(value, cls)
  }

  /// `type.__instancecheck__`.
  func plainInstanceCheck(_ value: Value, _ cls: ClassObject) throws(PyError) -> Bool {
    let own = classOf(value)
    if own.isSubclass(of: cls) { return true }
    if own.isUserClass, value.isObject {
      // An object may claim another class through `__class__`.
      let claimed = classAttribute(own, names.cls)
      let isCustom =
        claimed.isKind(.property) ? claimed.asObject(PropertyObject.self).native == nil : claimed.cls != nil
      let isClaimed = isCustom || !own.dunders[Dunder.getAttribute.rawValue].isUndefined
      if isClaimed, let other = try findAttribute(value, names.cls).cls { return other.isSubclass(of: cls) }
    }
    if cls.isUserClass || cls.isSubclass(of: builtin(.type)) { return false }
    let hook = classAttribute(cls, intern("__instancecheck__"))
    return hook.isUndefined ? false : try truth(call(bindToClass(hook, cls), [Value(cls), value]))
  }

  private func subclassCheck(_ candidate: Value, _ cls: ClassObject) throws(PyError) -> Bool {
    if cls.hasMetaclass {
      let hook = classAttribute(cls.cls, intern("__subclasscheck__"))
      if hook.isKind(.function) { return try truth(call(hook, [Value(cls), candidate])) }
    }
    guard let other = candidate.cls else { throw typeError("issubclass() arg 1 must be a class") }
    if isAbstractBase(cls) { return try abstractSubclassCheck(other, cls) }
    return try plainSubclassCheck(other, cls)
  }

  /// `type.__subclasscheck__`.
  func plainSubclassCheck(_ candidate: ClassObject, _ cls: ClassObject) throws(PyError) -> Bool {
    if candidate.isSubclass(of: cls) { return true }
    if cls.isUserClass || cls.isSubclass(of: builtin(.type)) { return false }
    let hook = classAttribute(cls, intern("__subclasscheck__"))
    return hook.isUndefined ? false : try truth(call(bindToClass(hook, cls), [Value(cls), Value(candidate)]))
  }

  // MARK: - ABCMeta

  /// `ABCMeta.__instancecheck__`.
  func abstractInstanceCheck(_ value: Value, _ cls: ClassObject) throws(PyError) -> Bool {
    if try plainInstanceCheck(value, cls) { return true }
    return try abstractSubclassCheck(classOf(value), cls)
  }

  /// `ABCMeta.__subclasscheck__`: `__subclasshook__`, the order, registered classes, subclasses.
  func abstractSubclassCheck(_ candidate: ClassObject, _ cls: ClassObject) throws(PyError) -> Bool {
    try enterNative(" in __subclasscheck__")
    defer { leaveNative() }
    let hook = classAttribute(cls, intern("__subclasshook__"))
    if !hook.isUndefined {
      let answer = try call(bindToClass(hook, cls), [Value(candidate)])
      if !answer.isNotImplemented { return try truth(answer) }
    }
    if try plainSubclassCheck(candidate, cls) { return true }
    for registered in cls.virtualSubclasses where candidate.isSubclass(of: registered) { return true }
    for registered in cls.virtualSubclasses where isAbstractBase(registered) {
      if try abstractSubclassCheck(candidate, registered) { return true }
    }
    for subclass in cls.subclasses {
      let other = subclass._withUnsafeGuaranteedRef { $0 }
      if isAbstractBase(other), try abstractSubclassCheck(candidate, other) { return true }
    }
    return false
  }
}
