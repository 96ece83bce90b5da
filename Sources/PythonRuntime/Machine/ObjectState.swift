// Changing what an object is: `obj.__class__ = C`, `obj.__dict__ = {...}`, and which classes may be changed at all.

extension Machine {
  /// A method that `object` itself defines.
  func isObjectMethod(_ value: Value) -> Bool {
    value.isKind(.nativeFunction) && value.asNativeFunction.owner === builtin(.object)
  }

  /// Built-in classes refuse changes.
  func checkMutable(_ cls: ClassObject, _ name: String) throws(PyError) {
    if cls.isUserClass || cls.hasInstanceAttributes && !cls.isOfTheLanguage { return }
    throw typeError("cannot set '\(name)' attribute of immutable type '\(cls.staticName ?? cls.name.string)'")
  }

  /// `value.__class__ = new`.
  func setClass(_ value: Value, _ new: Value) throws(PyError) {
    guard let cls = new.cls else {
      throw typeError("__class__ must be set to a class, not '\(typeName(of: new))' object")
    }
    let old = classOf(value)
    guard value.isObject, isChangeable(old, to: cls) else {
      throw typeError("__class__ assignment only supported for mutable types or ModuleType subclasses")
    }
    guard old.instanceKind == cls.instanceKind, old.hasInstanceAttributes == cls.hasInstanceAttributes,
      old.instanceKind != .cls
    else {
      throw typeError(
        "__class__ assignment: '\(cls.name.string)' object layout differs from '\(old.name.string)'")
    }
    let object = value.asObj
    // What lives as long as the machine is looked into again: it may refer to a class that does not.
    if object.mark == Mark.permanent { permanentChanges.pointee &+= 1 }
    if object.kind == .native { keepWhileHeld(unsafeDowncast(object, to: NativeObject.self)) }
    if object.flags & Obj.Flags.dictMode == 0 {
      let held = instanceAttributes(object)
      object.slots?.deallocate()
      object.setSlots(nil, capacity: 0)
      object.classReference = Unmanaged.passUnretained(cls)
      for (name, value) in held { setInstanceAttribute(object, name, value) }
    } else {
      object.classReference = Unmanaged.passUnretained(cls)
    }
  }

  /// Classes written in Python are mutable types; so are native ones that stand for such classes (their instances take new
  /// attributes), up and down their own line.
  private func isChangeable(_ old: ClassObject, to new: ClassObject) -> Bool {
    if old.isUserClass && new.isUserClass { return true }
    guard old.hasInstanceAttributes && new.hasInstanceAttributes else { return false }
    return old.isSubclass(of: new) || new.isSubclass(of: old)
  }

  /// `value.__dict__ = new`.
  func setInstanceDict(_ value: Value, _ new: Value) throws(PyError) {
    guard value.isObject, classOf(value).hasInstanceAttributes else { throw missingAttributeError(value, names.dict) }
    guard let dict = new.dict else {
      throw typeError("__dict__ must be set to a dictionary, not a '\(typeName(of: new))'")
    }
    _ = instanceDict(value.asObj)
    value.asObj.slots?[0] = Value(dict)
  }
}
