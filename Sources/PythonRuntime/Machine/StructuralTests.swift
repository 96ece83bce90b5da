// What `match` asks of a subject: is it a sequence, a mapping, an instance, and what is inside it. After CPython 3.11's
// MATCH_* instructions, with their messages.

extension Machine {
  /// The test of a `structural` instruction; false when it fails.
  func structuralTest(_ frame: UnsafeMutablePointer<Frame>, _ i: Instruction) throws(PyError) -> Bool {
    let registers = frame.pointee.registers
    let subject = registers[Int(i.a)]
    // For `sequence`, `longSequence` and `mapping` b is a number, for the others a register.
    let place = registers + Int(i.b)
    guard let test = StructuralTest(rawValue: i.x) else { return false }
    switch test {
    case .sequence, .longSequence:
      guard isMatchSequence(subject) else { return false }
      let count = try length(subject)
      return test == .sequence ? count == Int(i.b) : count >= Int(i.b)
    case .mapping:
      guard isMatchMapping(subject) else { return false }
      return i.b == 0 ? true : try length(subject) >= Int(i.b)
    case .keys:
      guard let values = try matchKeys(subject, place[0].asTuple) else { return false }
      place[1] = values
      return true
    case .rest:
      place[1] = Value(try matchRest(subject, place[0].asTuple))
      return true
    case .instance:
      guard let values = try matchInstance(subject, place) else { return false }
      place[3] = values
      return true
    case .element:
      var index = place[0].asInt
      if index < 0 { index += try length(subject) }
      place[1] = try getItem(subject, Value(index))
      return true
    case .splitGroup: return try splitForHandler(registers + Int(i.a), place)
    case .joinGroup:
      let joined = try joinRaised(original: subject, rest: place[0], raised: place[1].asList)
      if joined.isUndefined { return false }
      place[0] = joined
      return true
    }
  }

  /// It is of one of these classes of `collections`, or of one that was registered with `abstract`.
  private func hasAncestor(_ value: Value, _ names: [String], registeredWith abstract: String) -> Bool {
    let cls = classOf(value)
    let inherits = cls.mro.contains { owner in
      names.contains(owner.name.string) && owner.moduleName.string.hasPrefix("collections")
    }
    if inherits { return true }
    let abstractions = modules["collections.abc"]?._withUnsafeGuaranteedRef { $0.attributes }
    let registered = abstractions?.get(intern(abstract)).cls?.virtualSubclasses ?? []
    return registered.contains { cls.isSubclass(of: $0) }
  }

  private func isMatchSequence(_ value: Value) -> Bool {
    switch value.kind {
    case .list, .tuple, .range: return true
    case .str, .bytes, .dict, .set, .frozenSet, nil: return false
    default:
      return MachineArrayType.object(value) != nil || MemoryViewType.object(value) != nil
        || hasAncestor(value, ["Sequence", "deque", "UserList"], registeredWith: "Sequence")
    }
  }

  private func isMatchMapping(_ value: Value) -> Bool {
    if value.isKind(.dict) { return true }
    if !value.isObject { return false }
    return classOf(value).name.string == "mappingproxy"
      || hasAncestor(value, ["Mapping", "ChainMap", "UserDict"], registeredWith: "Mapping")
  }

  private func matchKeys(_ subject: Value, _ keys: TupleObject) throws(PyError) -> Value? {
    let seen = set()
    var values: [Value] = []
    // `get` with a default of our own, so that `__missing__` is not asked.
    let absent = adopting(CellObject(.none), .cell)
    let get = subject.isDict ? Value.undefined : try getAttribute(subject, "get")
    for key in Array(keys.elements) {
      if try setContains(seen, key) { throw valueError("mapping pattern checks duplicate key (\(try repr(key)))") }
      try setAdd(seen, key)
      let value: Value
      if subject.isDict {
        value = try dictGet(subject.asDict, key)
      } else {
        value = try call(get, [key, absent])
      }
      if value.isUndefined || value.isIdentical(to: absent) { return nil }
      values.append(value)
    }
    return tuple(values)
  }

  private func matchRest(_ subject: Value, _ keys: TupleObject) throws(PyError) -> DictObject {
    let rest = dict()
    try forEachPair(subject) { (key, value) throws(PyError) in try dictSet(rest, key, value) }
    for key in keys.elements { _ = try dictRemove(rest, key) }
    return rest
  }

  /// `R[0]` the class, `R[1]` how many positional subpatterns, `R[2]` the names of the others.
  private func matchInstance(
    _ subject: Value, _ place: UnsafeMutablePointer<Value>
  ) throws(PyError) -> Value? {
    guard let cls = place[0].cls else { throw typeError("called match pattern must be a type") }
    guard try isInstance(subject, ofAny: place[0]) else { return nil }
    let count = place[1].asInt
    var names: [StrObject] = []
    var values: [Value] = []
    if count > 0 {
      let declared = try findAttribute(place[0], intern("__match_args__"))
      if declared.isUndefined {
        let allowed = isMatchedAsWhole(cls) ? 1 : 0
        if count > allowed { throw tooManySubpatterns(cls, allowed, count) }
        values.append(subject)
      } else {
        guard let tuple = declared.tuple else {
          throw typeError("\(cls.name.string).__match_args__ must be a tuple (got \(typeName(of: declared)))")
        }
        if count > tuple.count { throw tooManySubpatterns(cls, tuple.count, count) }
        for index in 0..<count {
          guard let name = tuple[index].str else {
            throw typeError("__match_args__ elements must be strings (got \(typeName(of: tuple[index])))")
          }
          names.append(intern(name))
        }
      }
    }
    for name in place[2].asTuple.elements { names.append(intern(name.asStr)) }
    for (index, name) in names.enumerated() {
      if names[..<index].contains(where: { $0 === name }) {
        throw typeError("\(cls.name.string)() got multiple sub-patterns for attribute '\(name.string)'")
      }
      let value = try findAttribute(subject, name)
      if value.isUndefined { return nil }
      values.append(value)
    }
    return tuple(values)
  }

  private func tooManySubpatterns(_ cls: ClassObject, _ allowed: Int, _ given: Int) -> PyError {
    typeError(
      "\(cls.name.string)() accepts \(allowed) positional sub-pattern\(allowed == 1 ? "" : "s") (\(given) given)")
  }

  /// `int(x)` and the like capture the whole subject.
  private func isMatchedAsWhole(_ cls: ClassObject) -> Bool {
    let whole: [BuiltinType] = [
      .bool, .bytes, .dict, .float, .frozenSet, .int, .list, .set, .str, .tuple,
    ]
    return whole.contains { cls.isSubclass(of: builtin($0)) }
      || cls.isSubclass(of: sharedClass(ByteArrayType.declaration))
  }
}
