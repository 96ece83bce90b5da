// The attributes an object itself holds: slots by its class's layout, or a dict once somebody asked for `__dict__` or
// there are too many names. Knows nothing of classes' attributes, descriptors or hooks.

extension Machine {
  /// The instance attribute itself, without class, property or hook; undefined when unset.
  @inline(__always)
  package func instanceAttribute(_ object: Obj, _ name: StrObject) -> Value {
    guard let slots = object.slots else { return .undefined }
    if object.flags & Obj.Flags.dictMode != 0 {
      if !slots[1].isUndefined {
        let hidden = slots[1].asDict.get(name)
        if !hidden.isUndefined { return hidden }
      }
      return slots[0].asDict.get(name)
    }
    guard let index = object.cls.layout.index(of: name), index < Int(object.slotCapacity) else { return .undefined }
    return slots[index]
  }

  package func setInstanceAttribute(_ object: Obj, _ name: StrObject, _ value: Value) {
    if object.flags & Obj.Flags.dictMode != 0 {
      setInDict(object, name, value)
      return
    }
    let layout = object.cls.layout
    var index = layout.index(of: name) ?? -1
    if index < 0 {
      if layout.names.count >= SlotLayout.limit {
        _ = instanceDict(object)
        setInDict(object, name, value)
        return
      }
      index = layout.append(intern(name))
      permanentChanges.pointee &+= 1
      // What caches know of the class's own value of that name no longer holds for all its instances.
      if !classAttribute(object.cls, name).isUndefined { invalidate(object.cls) }
    }
    if index >= Int(object.slotCapacity) { growSlots(object, to: index + 1) }
    if !keepsOrder(object, index) {
      _ = instanceDict(object)
      setInDict(object, name, value)
      return
    }
    object.slots.unsafelyUnwrapped[index] = value
  }

  private func setInDict(_ object: Obj, _ name: StrObject, _ value: Value) {
    guard let slots = object.slots else { return }
    if hasSlot(object.cls, name) {
      if slots[1].isUndefined { slots[1] = Value(dict()) }
      slots[1].asDict.set(name, value)
    } else {
      slots[0].asDict.set(name, value)
    }
  }

  /// A name of `__slots__`, of the class or a base: it is no entry of `__dict__`.
  private func hasSlot(_ cls: ClassObject, _ name: StrObject) -> Bool {
    for base in cls.mro {
      if let slots = base.slotNames, slots.contains(where: { $0 === name }) { return true }
    }
    return false
  }

  /// Whether setting slot `index` keeps the slots in the order in which the object's attributes were first set, which is
  /// what `__dict__` shows. Another object of the class may have begun with other names; this one then gets a dict.
  @inline(__always)
  func keepsOrder(_ object: Obj, _ index: Int) -> Bool {
    Machine.keepsOrder(object.slots.unsafelyUnwrapped, Int(object.slotCapacity), index)
  }

  /// The same for the first `capacity` of such slots.
  @inline(__always)
  static func keepsOrder(_ slots: UnsafeMutablePointer<Value>, _ capacity: Int, _ index: Int) -> Bool {
    if !slots[index].isUndefined { return true }
    var later = index &+ 1
    while later < capacity {
      if !slots[later].isUndefined { return false }
      later &+= 1
    }
    return true
  }

  /// Makes room for at least `count` slots, and for all names the class knows.
  func growSlots(_ object: Obj, to count: Int) {
    let wanted = max(count, object.cls.layout.names.count)
    let capacity = wanted <= 8 ? max(wanted, 2) : wanted + 2
    let fresh = UnsafeMutablePointer<Value>.allocate(capacity: capacity)
    let old = Int(object.slotCapacity)
    if let slots = object.slots {
      fresh.update(from: slots, count: old)
      slots.deallocate()
    }
    for index in old..<capacity { fresh[index] = .undefined }
    object.setSlots(fresh, capacity: UInt32(truncatingIfNeeded: capacity))
    if object.kind == .native { keepWhileHeld(unsafeDowncast(object, to: NativeObject.self)) }
  }

  /// Returns false when it was not set.
  package func deleteInstanceAttribute(_ object: Obj, _ name: StrObject) -> Bool {
    guard let slots = object.slots else { return false }
    if object.flags & Obj.Flags.dictMode != 0 {
      if !slots[1].isUndefined, !slots[1].asDict.remove(name).isUndefined { return true }
      return !slots[0].asDict.remove(name).isUndefined
    }
    guard let index = object.cls.layout.index(of: name), index < Int(object.slotCapacity),
      !slots[index].isUndefined
    else { return false }
    slots[index] = .undefined
    return true
  }

  /// The live `__dict__` of an object; from now on the object keeps its attributes there.
  package func instanceDict(_ object: Obj) -> DictObject {
    if object.flags & Obj.Flags.dictMode != 0, let slots = object.slots { return slots[0].asDict }
    let dict = dict()
    let held = instanceAttributes(object)
    object.slots?.deallocate()
    let slots = UnsafeMutablePointer<Value>.allocate(capacity: 2)
    slots[0] = Value(dict)
    slots[1] = .undefined
    object.setSlots(slots, capacity: 0)
    object.flags |= Obj.Flags.dictMode
    for (name, value) in held { setInDict(object, name, value) }
    if object.kind == .native { keepWhileHeld(unsafeDowncast(object, to: NativeObject.self)) }
    return dict
  }

  /// Names and values of the instance attributes, in order.
  package func instanceAttributes(_ object: Obj) -> [(name: StrObject, value: Value)] {
    guard let slots = object.slots else { return [] }
    if object.flags & Obj.Flags.dictMode != 0 {
      let pairs = (slots[1].isUndefined ? [] : slots[1].asDict.pairs) + slots[0].asDict.pairs
      return pairs.compactMap { pair in pair.key.str.map { ($0, pair.value) } }
    }
    var result: [(name: StrObject, value: Value)] = []
    for (index, name) in object.cls.layout.names.enumerated()
    where index < Int(object.slotCapacity) && !slots[index].isUndefined {
      result.append((name._withUnsafeGuaranteedRef { $0 }, slots[index]))
    }
    return result
  }
}
