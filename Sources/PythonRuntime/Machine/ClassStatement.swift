// The `class` statement: resolving the bases, choosing the metaclass, running the body and handing the result to the
// metaclass. How a class object is made is in ClassCreation.swift.

extension Machine {
  /// `R[a] = class K[b]`: body function `R[c]`, tuple of bases `R[c+1]`, keywords dict or undefined `R[c+2]`.
  func buildClass(_ frame: UnsafeMutablePointer<Frame>, _ i: Instruction) throws(PyError) {
    let inputs = frame.pointee.registers + Int(i.c)
    let constants = frame.pointee.code._withUnsafeGuaranteedRef { $0.constants }
    let name = constants[Int(i.b)].asStr
    let written = inputs[1]
    let bases = try resolveBases(written.asTuple)
    var metaclass = Value.undefined
    var keywords: [(name: StrObject, value: Value)] = []
    for pair in inputs[2].isUndefined ? [] : inputs[2].asDict.pairs {
      guard let key = pair.key.str else { throw typeError("keywords must be strings") }
      if key.string == "metaclass" { metaclass = pair.value } else { keywords.append((intern(key), pair.value)) }
    }
    try withRoots([bases]) { () throws(PyError) in
      let maker = try chooseMetaclass(metaclass, bases.asTuple)
      let namespace = try prepareNamespace(maker, name, bases, keywords)
      try withRoots([maker, namespace]) { () throws(PyError) in
        let cell = try call(inputs[0], [namespace])
        if !bases.isIdentical(to: written) { try storeName(namespace, intern("__orig_bases__"), written) }
        if cell.isKind(.cell) { try storeName(namespace, names.classCell, cell) }
        let made: Value
        if maker.cls === builtin(.type), namespace.isDict {
          let cls = try makeUserClass(name, Array(bases.asTuple.elements), namespace.asDict, metaclass: nil)
          made = Value(cls)
          frame.pointee.registers[Int(i.a)] = made
          try announce(cls, keywords)
        } else {
          made = try call(maker, [Value(name), bases, namespace], keywords: keywords)
          frame.pointee.registers[Int(i.a)] = made
        }
        if cell.isKind(.cell), made.cls != nil, cell.asObject(CellObject.self).value.isUndefined {
          throw runtimeError(
            "__class__ not set defining '\(name.string)' as \(try repr(made)). "
              + "Was __classcell__ propagated to type.__new__?")
        }
      }
    }
  }

  /// Replaces bases that are not classes by what their `__mro_entries__` says.
  private func resolveBases(_ written: TupleObject) throws(PyError) -> Value {
    if written.elements.allSatisfy({ $0.cls != nil }) { return Value(written) }
    var result: [Value] = []
    var isChanged = false
    for base in Array(written.elements) {
      let hook = base.cls == nil ? try findAttribute(base, intern("__mro_entries__")) : .undefined
      if hook.isUndefined {
        result.append(base)
        continue
      }
      let entries = try call(hook, [Value(written)])
      guard let tuple = entries.tuple else { throw typeError("__mro_entries__ must return a tuple") }
      result.append(contentsOf: tuple.elements)
      isChanged = true
    }
    return isChanged ? tuple(result) : Value(written)
  }

  /// What makes the class: the keyword's value, or the most derived class among those of the bases.
  private func chooseMetaclass(_ given: Value, _ bases: TupleObject) throws(PyError) -> Value {
    var start = given
    if start.isUndefined { start = bases.count > 0 ? Value(classOf(bases[0])) : Value(builtin(.type)) }
    guard let cls = start.cls else { return start }
    return Value(try mostDerivedMetaclass(cls, bases))
  }

  /// The most derived of a metaclass and those of the bases.
  func mostDerivedMetaclass(_ start: ClassObject, _ bases: TupleObject) throws(PyError) -> ClassObject {
    var winner = start
    for base in bases.elements {
      let candidate = classOf(base)
      if winner.isSubclass(of: candidate) { continue }
      guard candidate.isSubclass(of: winner) else {
        throw typeError(
          "metaclass conflict: the metaclass of a derived class must be a (non-strict) subclass of the metaclasses of all its bases"
        )
      }
      winner = candidate
    }
    return winner
  }

  private func prepareNamespace(
    _ metaclass: Value, _ name: StrObject, _ bases: Value, _ keywords: [(name: StrObject, value: Value)]
  ) throws(PyError) -> Value {
    if metaclass.cls === builtin(.type) { return Value(dict()) }
    let prepare = try findAttribute(metaclass, intern("__prepare__"))
    if prepare.isUndefined { return Value(dict()) }
    let namespace = try call(prepare, [Value(name), bases], keywords: keywords)
    if namespace.dict == nil, classOf(namespace).dunders[Dunder.getItem.rawValue].isUndefined {
      let owner = metaclass.cls?.name.string ?? "<metaclass>"
      throw typeError("\(owner).__prepare__() must return a mapping, not \(typeName(of: namespace))")
    }
    return namespace
  }

  // MARK: - Names of class bodies

  /// `namespace[name]`, where the namespace may be any mapping; undefined when it has no such name.
  @inline(never)
  func loadName(_ namespace: Value, _ name: StrObject) throws(PyError) -> Value {
    if namespace.isDict { return namespace.asDict.get(name) }
    do {
      return try getItem(namespace, Value(name))
    } catch {
      guard isPending(.keyError) else { throw error }
      takePending()
      return .undefined
    }
  }

  @inline(never)
  func storeName(_ namespace: Value, _ name: StrObject, _ value: Value) throws(PyError) {
    if namespace.isDict { return namespace.asDict.set(name, value) }
    try setItem(namespace, Value(name), value)
  }

  @inline(never)
  func deleteName(_ namespace: Value, _ name: StrObject) throws(PyError) {
    if namespace.isDict {
      if namespace.asDict.remove(name).isUndefined { throw undefinedName(name) }
      return
    }
    do {
      try deleteItem(namespace, Value(name))
    } catch {
      guard isPending(.keyError) else { throw error }
      takePending()
      throw undefinedName(name)
    }
  }

  // MARK: - super

  /// `super()` in a method: `R[b]` is the first argument, `R[c]` the class.
  func makeSuper(_ frame: UnsafeMutablePointer<Frame>, _ i: Instruction) throws(PyError) -> Value {
    let receiver = frame.pointee.registers[Int(i.b)]
    let start = frame.pointee.registers[Int(i.c)]
    guard !receiver.isUndefined else { throw runtimeError("super(): arg[0] deleted") }
    guard let cls = start.cls else { throw runtimeError("super(): empty __class__ cell") }
    return try makeSuper(cls, receiver)
  }

  /// `super(cls, receiver)`, of a class derived from `super` where one is given.
  package func makeSuper(
    _ start: ClassObject, _ receiver: Value, as cls: ClassObject? = nil
  ) throws(PyError) -> Value {
    let searched: ClassObject
    if let cls = receiver.cls, cls.isSubclass(of: start) {
      searched = cls
    } else if classOf(receiver).isSubclass(of: start) {
      searched = classOf(receiver)
    } else {
      throw typeError("super(type, obj): obj must be an instance or subtype of type")
    }
    return adopt(SuperObject(start: start, receiver: receiver, searched: searched), as: cls ?? builtin(.superType))
  }
}
