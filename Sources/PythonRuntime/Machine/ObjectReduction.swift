// How an object says what it takes to make it again: `__reduce_ex__`, `__reduce__` and `__getstate__` of `object`. The module
// `copy` follows what they answer; nothing here writes bytes, and there is no pickling to files.

extension Machine {
  /// `object.__reduce_ex__(protocol)`: a `__reduce__` that a class wrote itself goes first.
  func reduce(_ value: Value, protocolNumber: Int) throws(PyError) -> Value {
    let own = classAttribute(classOf(value), intern("__reduce__"))
    if !own.isUndefined, !isObjectMethod(own) { return try callMethod(value, "__reduce__") }
    return try plainReduction(value, protocolNumber)
  }

  /// What `object` itself answers: by the kind of the value, else by `__newobj__`, its arguments and the state.
  func plainReduction(_ value: Value, _ protocolNumber: Int) throws(PyError) -> Value {
    if let known = try reductionByKind(value) { return known }
    let cls = classOf(value)
    if protocolNumber < 2 { return try oldReduction(value, cls) }
    let arguments = try newArguments(value)
    let isCollection = value.isKind(.list) || value.isKind(.dict)
    guard arguments != nil || isCollection || isBare(value) else { throw unpicklable(cls) }
    let state = try callMethod(value, "__getstate__")
    let copyreg = Value(try importModule("copyreg"))
    var parts: [Value]
    if let keywords = arguments?.keywords {
      let maker = try getAttribute(copyreg, "__newobj_ex__")
      parts = [maker, tuple([Value(cls), tuple(arguments?.positional ?? []), keywords])]
    } else {
      let maker = try getAttribute(copyreg, "__newobj__")
      parts = [maker, tuple([Value(cls)] + (arguments?.positional ?? []))]
    }
    parts.append(state)
    parts.append(value.isKind(.list) ? try iterator(of: value) : .none)
    parts.append(value.isKind(.dict) ? try iterator(of: try callMethod(value, "items")) : .none)
    return tuple(parts)
  }

  /// `copyreg._reconstructor` with its arguments: what protocols 0 and 1 use.
  private func oldReduction(_ value: Value, _ cls: ClassObject) throws(PyError) -> Value {
    let base = cls.mro.first { !$0.isUserClass } ?? builtin(.object)
    let isPlain = base === builtin(.object)
    if isPlain && !isBare(value) || value.isKind(.iterator) || value.isKind(.generator) || value.isKind(.module) {
      throw unpicklable(cls)
    }
    let copyreg = Value(try importModule("copyreg"))
    let content = isPlain ? .none : try call(Value(base), [value])
    var parts = [try getAttribute(copyreg, "_reconstructor"), tuple([Value(cls), Value(base), content])]
    let state = try callMethod(value, "__getstate__")
    if try truth(state) { parts.append(state) }
    return tuple(parts)
  }

  private func unpicklable(_ cls: ClassObject) -> PyError { typeError("cannot pickle '\(cls.name.string)' object") }

  /// An object that its class and its attributes make up, with no native content.
  private func isBare(_ value: Value) -> Bool {
    guard let instance = value.instance else { return false }
    return value.isKind(.instance) && instance.payload == nil
  }

  /// The kinds whose content is no attribute.
  private func reductionByKind(_ value: Value) throws(PyError) -> Value? {
    let cls = Value(classOf(value))
    switch value.kind {
    case .set, .frozenSet:
      let state = value.asObj.flags & Obj.Flags.dictMode != 0 ? Value(instanceDict(value.asObj)) : attributeState(value)
      let elements = emptyList()
      try withRoots([state, Value(elements)]) { () throws(PyError) in try extend(elements, with: value) }
      return tuple([cls, tuple([Value(elements)]), state])
    case .exception:
      let arguments = value.exception?.arguments ?? tuple([])
      let state = attributeState(value)
      return tuple(state.isNone ? [cls, arguments] : [cls, arguments, state])
    case .range:
      let parts = ["start", "stop", "step"]
      var bounds: [Value] = []
      for part in parts { bounds.append(try getAttribute(value, part)) }
      return tuple([cls, tuple(bounds)])
    case .slice:
      var bounds: [Value] = []
      for part in ["start", "stop", "step"] { bounds.append(try getAttribute(value, part)) }
      return tuple([cls, tuple(bounds)])
    case .boundMethod:
      let method = value.asObject(BoundMethod.self)
      let name = try getAttribute(method.function, "__name__")
      return tuple([builtins.get(intern("getattr")), tuple([method.receiver, name])])
    default: return nil
    }
  }

  /// The instance attributes as a new dict, or None when there are none.
  private func attributeState(_ value: Value) -> Value {
    let held = value.isObject ? instanceAttributes(value.asObj) : []
    if held.isEmpty { return .none }
    let state = dict()
    for (name, attribute) in held { state.set(name, attribute) }
    return Value(state)
  }

  /// What `__getnewargs_ex__` or `__getnewargs__` says the class is to be called with; the value of a number or text.
  private func newArguments(_ value: Value) throws(PyError) -> (positional: [Value], keywords: Value?)? {
    let cls = classOf(value)
    if !classAttribute(cls, intern("__getnewargs_ex__")).isUndefined {
      let pair = try callMethod(value, "__getnewargs_ex__")
      guard let pair = pair.tuple else {
        throw typeError("__getnewargs_ex__ should return a tuple, not '\(typeName(of: pair))'")
      }
      guard pair.count == 2 else {
        throw valueError("__getnewargs_ex__ should return a tuple of length 2, not \(pair.count)")
      }
      guard let positional = pair[0].tuple else {
        throw typeError(
          "first item of the tuple returned by __getnewargs_ex__ must be a tuple, not '\(typeName(of: pair[0]))'")
      }
      guard pair[1].dict != nil else {
        throw typeError(
          "second item of the tuple returned by __getnewargs_ex__ must be a dict, not '\(typeName(of: pair[1]))'")
      }
      return (Array(positional.elements), pair[1])
    }
    if !classAttribute(cls, intern("__getnewargs__")).isUndefined {
      let given = try callMethod(value, "__getnewargs__")
      guard let given = given.tuple else {
        throw typeError("__getnewargs__ should return a tuple, not '\(typeName(of: given))'")
      }
      return (Array(given.elements), nil)
    }
    return nil
  }

  /// `object.__getstate__()`: the live `__dict__`, with the values of `__slots__` beside it.
  func plainState(_ value: Value) -> Value {
    guard value.isObject else { return .none }
    let object = value.asObj
    let cls = classOf(value)
    var slotted: [StrObject] = []
    for base in cls.mro.reversed() {
      for name in base.slotNames ?? [] where name.string != "__dict__" && name.string != "__weakref__" {
        slotted.append(name)
      }
    }
    let held = instanceAttributes(object)
    let values = dict()
    for name in slotted {
      if let found = held.first(where: { $0.name === name }) { values.set(name, found.value) }
    }
    let hasOthers = held.count > values.count
    let attributes = hasOthers && cls.hasInstanceAttributes ? Value(instanceDict(object)) : .none
    return values.count == 0 ? attributes : tuple([attributes, Value(values)])
  }
}
