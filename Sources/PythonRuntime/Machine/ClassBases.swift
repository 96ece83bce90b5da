// `C.__bases__ = (...)`: a class gets other bases, and with it the classes below it other orders.

extension Machine {
  /// The rules and texts of `type.__bases__`, measured under the reference.
  func setBases(_ cls: ClassObject, _ new: Value) throws(PyError) {
    try checkMutable(cls, "__bases__")
    let name = cls.name.string
    guard let tuple = new.tuple else {
      throw typeError("can only assign tuple to \(name).__bases__, not \(typeName(of: new))")
    }
    if tuple.count == 0 { throw typeError("can only assign non-empty tuple to \(name).__bases__, not ()") }
    var bases: [ClassObject] = []
    for value in tuple.elements {
      guard let base = value.cls else {
        throw typeError("\(name).__bases__ must be tuple of classes, not '\(typeName(of: value))'")
      }
      if base.isSubclass(of: cls) { throw typeError("a __bases__ item causes an inheritance cycle") }
      bases.append(base)
    }
    for base in bases where !base.isInheritable {
      throw typeError("type '\(base.name.string)' is not an acceptable base type")
    }
    try checkExchange(of: layoutBase(cls.bases), by: layoutBase(bases))
    try rebase(cls, bases)
  }

  /// The base that decides what instances are: the first that is more than a plain object, else the first.
  private func layoutBase(_ bases: [ClassObject]) -> ClassObject {
    bases.first { $0.instanceKind != .instance } ?? bases[0]
  }

  private func checkExchange(of old: ClassObject, by new: ClassObject) throws(PyError) {
    if isTracked(old) != isTracked(new) {
      throw typeError("__bases__ assignment: '\(new.name.string)' deallocator differs from '\(old.name.string)'")
    }
    if old.instanceKind != new.instanceKind || old.hasInstanceAttributes != new.hasInstanceAttributes
      || !hasSameSlots(old, new) || !hasSameNature(old, new)
    {
      throw typeError("__bases__ assignment: '\(new.name.string)' object layout differs from '\(old.name.string)'")
    }
  }

  /// Their instances are of one native class; those of exceptions are all alike.
  private func hasSameNature(_ left: ClassObject, _ right: ClassObject) -> Bool {
    left.instanceKind == .exception || left.mro.first { !$0.isUserClass } === right.mro.first { !$0.isUserClass }
  }

  private func hasSameSlots(_ left: ClassObject, _ right: ClassObject) -> Bool {
    func slots(_ cls: ClassObject) -> [String] { cls.mro.flatMap { $0.slotNames ?? [] }.map(\.string).sorted() }
    return slots(left) == slots(right)
  }

  /// CPython's collector follows instances: they can have attributes or hold other objects.
  private func isTracked(_ cls: ClassObject) -> Bool {
    if cls.isUserClass, cls.hasInstanceAttributes || cls.slotNames?.isEmpty == false { return true }
    switch cls.instanceKind {
    case .str, .bytes, .bigInt, .floatObject, .complex, .range: return false
    case .instance: return cls.bases.contains { isTracked($0) }
    default: return true
    }
  }

  /// Changes the bases, all or nothing.
  private func rebase(_ cls: ClassObject, _ bases: [ClassObject]) throws(PyError) {
    let old = cls.bases
    for (index, base) in bases.enumerated() where bases[..<index].contains(where: { $0 === base }) {
      throw typeError("duplicate base class \(base.name.string)")
    }
    cls.bases = bases
    var orders: [(cls: ClassObject, mro: [ClassObject])] = []
    do throws(PyError) {
      try reorder(cls, &orders)
    } catch {
      for (changed, mro) in orders.reversed() { changed.mro = mro }
      cls.bases = old
      throw error
    }
    for base in old { base.subclasses.removeAll { $0.toOpaque() == Unmanaged.passUnretained(cls).toOpaque() } }
    for base in bases { base.subclasses.append(Unmanaged.passUnretained(cls)) }
    for (changed, _) in orders { inheritSlots(changed) }
    invalidate(cls)
    for (changed, _) in orders { collectAbstractMethods(changed) }
  }

  private func reorder(
    _ cls: ClassObject, _ orders: inout [(cls: ClassObject, mro: [ClassObject])]
  ) throws(PyError) {
    orders.append((cls, cls.mro))
    cls.mro = try linearOrder(cls)
    if cls.hasMetaclass { cls.mro = try orderOfMetaclass(cls) }
    for subclass in cls.subclasses {
      try reorder(subclass._withUnsafeGuaranteedRef { $0 }, &orders)
    }
  }

  /// The native operators along the new order.
  private func inheritSlots(_ cls: ClassObject) {
    var native = NativeSlots()
    for owner in cls.mro.dropFirst() where !owner.isUserClass { native.inherit(from: owner.native) }
    cls.native = native
  }
}
