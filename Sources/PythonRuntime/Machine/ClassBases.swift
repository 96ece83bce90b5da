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
      if base.isSubclass(of: cls) || descends(base, from: cls) {
        throw typeError("a __bases__ item causes an inheritance cycle")
      }
      bases.append(base)
    }
    for base in bases where !base.isInheritable {
      throw typeError("type '\(base.shownName)' is not an acceptable base type")
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
    // Storage of its own: an `mro()` of the program's that sets the bases again is known by the other storage.
    let bases = bases.map { $0 }
    relink(cls, to: bases)
    var orders: [Reordered] = []
    do throws(PyError) {
      try reorder(cls, &orders)
    } catch {
      for order in orders.reversed() where isSame(order.cls.mro, order.new) { order.cls.mro = order.old }
      if isSame(cls.bases, bases), !old.contains(where: { descends($0, from: cls) }) { relink(cls, to: old) }
      throw error
    }
    for order in orders { inheritSlots(order.cls) }
    invalidate(cls)
    for order in orders { collectAbstractMethods(order.cls) }
  }

  /// Gives a class its bases, and the bases their subclass.
  private func relink(_ cls: ClassObject, to bases: [ClassObject]) {
    let address = Unmanaged.passUnretained(cls).toOpaque()
    for base in cls.bases { base.subclasses.removeAll { $0.toOpaque() == address } }
    cls.bases = bases
    for base in bases { base.subclasses.append(Unmanaged.passUnretained(cls)) }
  }

  /// Whether a class is another or has it among the bases of its bases. (An `mro()` of the program's may leave it out.)
  private func descends(_ cls: ClassObject, from ancestor: ClassObject) -> Bool {
    var seen: Set<ObjectIdentifier> = []
    var waiting = [cls]
    while let next = waiting.popLast() {
      if next === ancestor { return true }
      if seen.insert(ObjectIdentifier(next)).inserted { waiting += next.bases }
    }
    return false
  }

  /// A class whose order changed, from what to what.
  private struct Reordered {
    let cls: ClassObject
    let old: [ClassObject]
    var new: [ClassObject]
  }

  /// Whether two lists of classes are one list, not two that are equal.
  private func isSame(_ left: [ClassObject], _ right: [ClassObject]) -> Bool {
    left.withUnsafeBufferPointer { left in right.withUnsafeBufferPointer { left.baseAddress == $0.baseAddress } }
  }

  private func reorder(_ cls: ClassObject, _ orders: inout [Reordered]) throws(PyError) {
    let place = orders.count
    orders.append(Reordered(cls: cls, old: cls.mro, new: cls.mro))
    cls.mro = try linearOrder(cls)
    orders[place].new = cls.mro
    if cls.hasMetaclass {
      let order = try orderOfMetaclass(cls)
      // Bases set again by `mro()` itself have given the class its order.
      if isSame(cls.mro, orders[place].new) { cls.mro = order }
      orders[place].new = cls.mro
    }
    let subclasses = cls.subclasses.map { $0._withUnsafeGuaranteedRef { Value($0) } }
    try withRoots(subclasses) { () throws(PyError) in
      for subclass in subclasses { try reorder(subclass.asClass, &orders) }
    }
  }

  /// The native operators along the new order.
  private func inheritSlots(_ cls: ClassObject) {
    var native = NativeSlots()
    for owner in cls.mro.dropFirst() where !owner.isUserClass { native.inherit(from: owner.native) }
    cls.native = native
  }
}
