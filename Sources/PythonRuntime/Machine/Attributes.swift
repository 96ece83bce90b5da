// How `x.name` is found, set and deleted: class and instance attributes, descriptors, hooks, modules, classes, super.
// The inline caches of the loop are filled here (AttributeCaching.swift); this file is the meaning.

extension Machine {
  package func getAttribute(_ value: Value, _ name: String) throws(PyError) -> Value {
    try getAttribute(value, intern(name))
  }

  package func getAttribute(_ value: Value, _ name: StrObject) throws(PyError) -> Value {
    let found = try lookUpAttribute(value, name)
    if found.isUndefined { throw missingAttributeError(value, name) }
    return found
  }

  /// Undefined instead of AttributeError.
  package func findAttribute(_ value: Value, _ name: StrObject) throws(PyError) -> Value {
    do {
      return try lookUpAttribute(value, name)
    } catch {
      guard isPending(.attributeError) else { throw error }
      takePending()
      return .undefined
    }
  }

  /// The attribute, or undefined when there is none. Raises only what user code raises.
  func lookUpAttribute(_ value: Value, _ name: StrObject) throws(PyError) -> Value {
    let cls = classOf(value)
    let override = cls.dunders[Dunder.getAttribute.rawValue]
    if override.isUndefined { return try lookUpPlainAttribute(value, name) }
    do {
      return try call(override, [value, Value(name)])
    } catch {
      let hook = cls.dunders[Dunder.getMissingAttribute.rawValue]
      guard !hook.isUndefined, isPending(.attributeError) else { throw error }
      takePending()
      return try call(hook, [value, Value(name)])
    }
  }

  /// `object.__getattribute__` followed by `__getattr__`.
  func lookUpPlainAttribute(_ value: Value, _ name: StrObject) throws(PyError) -> Value {
    let found = try lookUpWithoutHook(value, name)
    if !found.isUndefined { return found }
    let cls = classOf(value)
    let hook = cls.dunders[Dunder.getMissingAttribute.rawValue]
    if !hook.isUndefined { return try call(hook, [value, Value(name)]) }
    if let missing = cls.native.missingAttribute { return try missing(self, value, name) }
    if let module = value.module {
      let own = module.attributes.get(names.getMissing)
      if !own.isUndefined { return try call(own, [Value(name)]) }
    }
    return .undefined
  }

  /// Whether the native slot for missing attributes is what an attribute of this instance comes down to: no class of the
  /// lesson looks attributes up, and neither the instance nor its class has one of this name.
  package func isLeftToNativeSlot(_ object: Obj, _ name: StrObject) -> Bool {
    let cls = object.cls
    return cls.dunders[Dunder.getAttribute.rawValue].isUndefined
      && cls.dunders[Dunder.getMissingAttribute.rawValue].isUndefined && classAttribute(cls, name).isUndefined
      && instanceAttribute(object, name).isUndefined
  }

  /// The attribute without `__getattribute__` and `__getattr__`, or undefined.
  func lookUpWithoutHook(_ value: Value, _ name: StrObject) throws(PyError) -> Value {
    switch value.kind {
    case .cls: return try lookUpClassMember(value.asClass, name)
    case .module:
      let member = classOf(value).isUserClass ? lookUpMember(classOf(value), name) : .undefined
      if !member.isUndefined, isDataDescriptor(member), isReadable(member) {
        return try bind(member, to: value, classOf(value))
      }
      let found = try moduleMember(value.asObject(ModuleObject.self), name)
      if !found.isUndefined { return found }
    case .superObject:
      let found = try superMember(value.asObject(SuperObject.self), name)
      if !found.isUndefined { return found }
    default: break
    }
    let cls = classOf(value)
    let member = lookUpMember(cls, name)
    if !member.isUndefined, isDataDescriptor(member), isReadable(member) { return try bind(member, to: value, cls) }
    if value.isObject {
      let own = instanceAttribute(value.asObj, name)
      if !own.isUndefined { return own }
    }
    return member.isUndefined ? .undefined : try bind(member, to: value, cls)
  }

  private func moduleMember(_ module: ModuleObject, _ name: StrObject) throws(PyError) -> Value {
    let found = module.attributes.get(name)
    if !found.isUndefined { return found }
    if let lazy = module.lazyMember {
      let made = try lazy(self, module, name.string)
      if !made.isUndefined, !module.isLive { module.attributes.set(intern(name), made) }
      return made
    }
    return .undefined
  }

  /// An attribute of a class: its own order first, then what `type` says about all classes.
  private func lookUpClassMember(_ cls: ClassObject, _ name: StrObject) throws(PyError) -> Value {
    let meta = cls.cls
    var general = classAttribute(meta, name)
    if !general.isUndefined, isDataDescriptor(general) { return try bind(general, to: Value(cls), meta) }
    if name === names.annotations, cls.isUserClass { return try annotations(of: cls) }
    let member = lookUpMember(cls, name)
    if !member.isUndefined { return try bindToClass(member, cls) }
    if general.isUndefined { general = lookUpMember(meta, name) }
    return general.isUndefined ? .undefined : try bind(general, to: Value(cls), meta)
  }

  /// `cls.__annotations__`: those of the class itself, an empty dict that it keeps where it has none.
  private func annotations(of cls: ClassObject) throws(PyError) -> Value {
    let own = cls.attributes.get(names.annotations)
    if !own.isUndefined { return try bindToClass(own, cls) }
    let made = Value(dict())
    setClassAttribute(cls, names.annotations, made)
    return made
  }

  private func superMember(_ object: SuperObject, _ name: StrObject) throws(PyError) -> Value {
    if name === names.cls { return .undefined }
    var isPast = false
    for owner in object.searched.mro {
      if isPast {
        var member = owner.attributes.get(name)
        if member.isUndefined { member = syntheticMember(name, of: owner) }
        if !member.isUndefined {
          if object.receiver.cls === object.searched { return try bindToClass(member, object.searched) }
          return try bind(member, to: object.receiver, object.searched)
        }
      }
      if owner === object.start { isPast = true }
    }
    return .undefined
  }

  // MARK: - Descriptors

  /// Properties and objects with `__set__` win over instance attributes.
  func isDataDescriptor(_ member: Value) -> Bool {
    if member.isKind(.property) { return true }
    guard member.isKind(.instance) else { return false }
    let cls = classOf(member)
    return !cls.dunders[Dunder.descriptorSet.rawValue].isUndefined
      || !cls.dunders[Dunder.descriptorDelete.rawValue].isUndefined
  }

  /// It has `__get__`: one that only sets leaves reading to the instance.
  private func isReadable(_ member: Value) -> Bool {
    member.isKind(.property) || !classOf(member).dunders[Dunder.descriptorGet.rawValue].isUndefined
  }

  /// What a class attribute gives when it is reached through an instance.
  func bind(_ member: Value, to receiver: Value, _ cls: ClassObject) throws(PyError) -> Value {
    if member.tag & Tag.subclassFlag != 0 {
      let get = classOf(member).dunders[Dunder.descriptorGet.rawValue]
      if get.isKind(.function) { return try call(get, [member, receiver, Value(cls)]) }
    }
    switch member.kind {
    case .function: return boundMethod(member, receiver)
    case .nativeFunction:
      let function = member.asNativeFunction
      return function.owner == nil ? member : boundMethod(member, receiver)
    case .staticMethod: return member.asObject(MethodWrapper.self).function
    case .classMethod: return try bindClassMethod(member.asObject(MethodWrapper.self).function, cls)
    case .property: return try getProperty(member.asObject(PropertyObject.self), receiver)
    case .superObject:
      let half = member.asObject(SuperObject.self)
      return half.receiver.isNone ? try makeSuper(half.start, receiver, as: classOf(member)) : member
    case .instance, .native:
      let get = classOf(member).dunders[Dunder.descriptorGet.rawValue]
      return get.isUndefined ? member : try call(get, [member, receiver, Value(cls)])
    default: return member
    }
  }

  /// `classmethod` hands the class to what it wraps: a function is bound, another descriptor (a property) is asked.
  private func bindClassMethod(_ function: Value, _ cls: ClassObject) throws(PyError) -> Value {
    if function.isKind(.property) { return try getProperty(function.asObject(PropertyObject.self), Value(cls)) }
    if function.isKind(.instance), !classOf(function).dunders[Dunder.descriptorGet.rawValue].isUndefined {
      return try bind(function, to: Value(cls), cls)
    }
    return boundMethod(function, Value(cls))
  }

  /// What a class attribute gives when it is reached through the class.
  func bindToClass(_ member: Value, _ cls: ClassObject) throws(PyError) -> Value {
    if member.tag & Tag.subclassFlag != 0 {
      let get = classOf(member).dunders[Dunder.descriptorGet.rawValue]
      if get.isKind(.function) { return try call(get, [member, .none, Value(cls)]) }
    }
    switch member.kind {
    case .staticMethod: return member.asObject(MethodWrapper.self).function
    case .classMethod: return try bindClassMethod(member.asObject(MethodWrapper.self).function, cls)
    case .instance:
      let get = classOf(member).dunders[Dunder.descriptorGet.rawValue]
      return get.isUndefined ? member : try call(get, [member, .none, Value(cls)])
    default: return member
    }
  }

  func getProperty(_ property: PropertyObject, _ receiver: Value) throws(PyError) -> Value {
    if let native = property.native { return try native.getter(self, receiver) }
    if property.getter.isNone {
      throw raise(
        .attributeError,
        "property\(propertyName(property)) of '\(classOf(receiver).qualifiedName.string)' object has no getter")
    }
    return try call(property.getter, [receiver])
  }

  func propertyName(_ property: PropertyObject) -> String {
    property.name.str.map { " '\($0.string)'" } ?? ""
  }

  // MARK: - Setting and deleting

  package func setAttribute(_ value: Value, _ name: StrObject, _ newValue: Value) throws(PyError) {
    let cls = classOf(value)
    let override = cls.dunders[Dunder.setAttribute.rawValue]
    if !override.isUndefined {
      _ = try call(override, [value, Value(name), newValue])
      return
    }
    try setPlainAttribute(value, name, newValue)
  }

  /// `object.__setattr__`, with the native hook of the class.
  func setPlainAttribute(_ value: Value, _ name: StrObject, _ newValue: Value) throws(PyError) {
    let cls = classOf(value)
    if let hook = cls.native.setAttribute, try hook(self, value, name, newValue) { return }
    try setAttributeWithoutHook(value, name, newValue)
  }

  /// The set of last resort: properties, descriptors, classes, modules, instance attributes.
  package func setAttributeWithoutHook(_ value: Value, _ name: StrObject, _ newValue: Value) throws(PyError) {
    let cls = classOf(value)
    if let target = value.cls {
      return try setClassMember(target, name, newValue)
    }
    let member = classAttribute(cls, name)
    if member.tag & Tag.subclassFlag != 0, member.isKind(.property) {
      let set = classOf(member).dunders[Dunder.descriptorSet.rawValue]
      if set.isKind(.function) {
        _ = try call(set, [member, value, newValue])
        return
      }
    }
    if let property = member.isKind(.property) ? member.asObject(PropertyObject.self) : nil {
      return try setProperty(property, value, name, newValue)
    }
    if member.isKind(.instance) {
      let set = classOf(member).dunders[Dunder.descriptorSet.rawValue]
      if !set.isUndefined {
        _ = try call(set, [member, value, newValue])
        return
      }
      if !classOf(member).dunders[Dunder.descriptorDelete.rawValue].isUndefined {
        throw raise(.attributeError, "__set__")
      }
    }
    if let module = value.module {
      if module.isLive { return try setGlobal(name.string, newValue) }
      module.attributes.set(intern(name), newValue)
      if module.name.string == "builtins" { setBuiltin(name.string, newValue) }
      return
    }
    guard value.isObject, cls.hasInstanceAttributes else {
      if member.isUndefined { throw plainAttributeError(value, name) }
      throw raise(.attributeError, "'\(cls.shownName)' object attribute '\(name.string)' is read-only")
    }
    setInstanceAttribute(value.asObj, name, newValue)
  }

  private func setClassMember(_ cls: ClassObject, _ name: StrObject, _ newValue: Value) throws(PyError) {
    let general = classAttribute(cls.cls, name)
    if !general.isUndefined, isDataDescriptor(general), cls.hasMetaclass || cls.isUserClass,
      try setThroughMetaclass(general, cls, name, newValue)
    {
      return
    }
    try checkMutable(cls, name.string)
    setClassAttribute(cls, name, newValue)
  }

  /// A data descriptor of the metaclass takes the value; native read-only ones leave it to the class.
  private func setThroughMetaclass(
    _ descriptor: Value, _ cls: ClassObject, _ name: StrObject, _ newValue: Value
  ) throws(PyError) -> Bool {
    if descriptor.isKind(.property) {
      let property = descriptor.asObject(PropertyObject.self)
      if let native = property.native, native.setter == nil {
        if let refusal = refusedAssignment(cls, name.string) { throw refusal }
        return false
      }
      try setProperty(property, Value(cls), name, newValue)
      return true
    }
    let set = classOf(descriptor).dunders[Dunder.descriptorSet.rawValue]
    if set.isUndefined { return false }
    _ = try call(set, [descriptor, Value(cls), newValue])
    return true
  }

  /// The attributes of a class that follow from its statement.
  private func refusedAssignment(_ cls: ClassObject, _ name: String) -> PyError? {
    switch name {
    case "__class__": typeError("__class__ assignment only supported for mutable types or ModuleType subclasses")
    case "__base__", "__mro__": raise(.attributeError, "readonly attribute")
    case "__dict__": raise(.attributeError, "attribute '__dict__' of 'type' objects is not writable")
    default: nil
    }
  }

  func setProperty(
    _ property: PropertyObject, _ receiver: Value, _ name: StrObject, _ newValue: Value
  ) throws(PyError) {
    if let native = property.native {
      guard let setter = native.setter else {
        // CPython words members of C structures and computed attributes differently.
        let owner = property.owner ?? classOf(receiver)
        throw raise(
          .attributeError,
          MemberNames.contains(name.string, of: owner.name.string)
            ? "readonly attribute" : "attribute '\(name.string)' of '\(owner.shownName)' objects is not writable")
      }
      return try setter(self, receiver, newValue)
    }
    if property.setter.isNone {
      // What a class of the library computes in Python is computed in C there.
      let owner = classOf(receiver).mro.first { $0.attributes.get(name).isIdentical(to: Value(property)) }
      if let shown = owner?.staticName {
        let isMember = MemberNames.contains(name.string, of: owner?.name.string ?? "")
        throw raise(
          .attributeError,
          isMember ? "readonly attribute" : "attribute '\(name.string)' of '\(shown)' objects is not writable")
      }
      throw raise(
        .attributeError,
        "property\(propertyName(property)) of '\(classOf(receiver).qualifiedName.string)' object has no setter")
    }
    _ = try call(property.setter, [receiver, newValue])
  }

  package func deleteAttribute(_ value: Value, _ name: StrObject) throws(PyError) {
    let cls = classOf(value)
    let override = cls.dunders[Dunder.deleteAttribute.rawValue]
    if !override.isUndefined {
      _ = try call(override, [value, Value(name)])
      return
    }
    try deletePlainAttribute(value, name)
  }

  /// `object.__delattr__`, with the native hook of the class.
  func deletePlainAttribute(_ value: Value, _ name: StrObject) throws(PyError) {
    let cls = classOf(value)
    if let hook = cls.native.deleteAttribute, try hook(self, value, name) { return }
    if let target = value.cls {
      try checkMutable(target, name.string)
      let general = classAttribute(target.cls, name)
      if general.isKind(.property), general.asObject(PropertyObject.self).native != nil {
        throw typeError("cannot delete '\(name.string)' attribute of immutable type '\(target.name.string)'")
      }
      if target.attributes.remove(name).isUndefined {
        throw plainAttributeError(value, name)
      }
      invalidate(target)
      return
    }
    if let module = value.module {
      if name.string == "__dict__" { throw raise(.attributeError, "readonly attribute") }
      let isKnown = module.isLive ? removeGlobal(name.string) : !module.attributes.remove(intern(name)).isUndefined
      if !isKnown { throw raise(.attributeError, "'module' object has no attribute '\(name.string)'") }
      if module.name.string == "builtins" { removeBuiltin(name.string) }
      return
    }
    let member = classAttribute(cls, name)
    if member.isKind(.property) {
      let property = member.asObject(PropertyObject.self)
      if let slot = property.slot, value.isObject {
        guard deleteInstanceAttribute(value.asObj, slot) else { throw raise(.attributeError, slot.string) }
        return
      }
      if name === names.dict, property.native != nil, value.isObject, cls.hasInstanceAttributes {
        return try setInstanceDict(value, Value(dict()))
      }
      if let setter = property.native?.setter, value.isKind(.function) {
        // What a function can do without is taken away; its names are not.
        return try setter(self, value, name.string.hasSuffix("name__") ? .undefined : .none)
      }
      if let native = property.native, native.setter == nil { return try setProperty(property, value, name, .none) }
      if property.native != nil {
        throw raise(.attributeError, "attribute '\(name.string)' of '\(cls.name.string)' objects is not writable")
      }
      if property.deleter.isNone {
        throw raise(
          .attributeError, "property\(propertyName(property)) of '\(cls.qualifiedName.string)' object has no deleter")
      }
      _ = try call(property.deleter, [value])
      return
    }
    if member.isKind(.instance) {
      let delete = classOf(member).dunders[Dunder.descriptorDelete.rawValue]
      if !delete.isUndefined {
        _ = try call(delete, [member, value])
        return
      }
      if !classOf(member).dunders[Dunder.descriptorSet.rawValue].isUndefined {
        throw raise(.attributeError, "__delete__")
      }
    }
    guard value.isObject, deleteInstanceAttribute(value.asObj, name) else {
      if !member.isUndefined {
        if cls.hasInstanceAttributes { throw plainAttributeError(value, name) }
        throw raise(.attributeError, "'\(cls.shownName)' object attribute '\(name.string)' is read-only")
      }
      throw plainAttributeError(value, name)
    }
  }

  // MARK: - What is missing

  /// "'C' object has no attribute 'x'", with a suggestion in the traceback.
  package func attributeError(_ receiver: Value, _ name: String) -> PyError {
    missingAttributeError(receiver, intern(name))
  }

  /// The same for setting and deleting, which give no hint.
  func plainAttributeError(_ receiver: Value, _ name: StrObject) -> PyError {
    let error = missingAttributeError(receiver, name)
    pendingException.exception?.missingName = .none
    pendingException.exception?.missingOn = .undefined
    return error
  }

  /// The module, or the class that is no program's own, which would have an attribute.
  private func nativeOwner(of receiver: Value) -> String? {
    if receiver.kind == .module { return receiver.asObject(ModuleObject.self).name.string }
    guard receiver.isObject, let owner = (receiver.cls ?? classOf(receiver)).mro.first(where: { !$0.isUserClass })
    else {
      return nil
    }
    return owner === builtin(.object) ? nil : owner.moduleName.string + "." + owner.name.string
  }

  func missingAttributeError(_ receiver: Value, _ name: StrObject) -> PyError {
    let text = name.string
    let message: String
    switch receiver.kind {
    case .cls: message = "type object '\(receiver.asClass.name.string)' has no attribute '\(text)'"
    case .module:
      let module = receiver.asObject(ModuleObject.self)
      let name = module.isLive ? module.name : module.attributes.get(names.name).str
      message = "module\(name.map { " '\($0.string)'" } ?? "") has no attribute '\(text)'"
    default: message = "'\(typeName(of: receiver))' object has no attribute '\(text)'"
    }
    let error = raise(.attributeError, message)
    if let exception = pendingException.exception {
      exception.missingName = Value(name)
      exception.missingOn = receiver
    }
    if let absenceNote, let owner = nativeOwner(of: receiver), let note = absenceNote(owner, text) { addNote(note) }
    return error
  }
}
