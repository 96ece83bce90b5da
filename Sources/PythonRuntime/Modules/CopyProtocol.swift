// Copies of objects that have rules of their own: `__reduce_ex__`, `__reduce__`, `__getstate__`, `__setstate__`,
// `__getnewargs__`, a `__new__` with arguments, or an entry in `copyreg.dispatch_table`.

extension Copying {
  private static let protocolMethods = [
    "__reduce_ex__", "__reduce__", "__getstate__", "__setstate__", "__getnewargs__", "__getnewargs_ex__", "__new__",
    "__getattr__", "__getattribute__",
  ]

  /// Whether a copy must go the long way, because the program could tell the difference.
  static func followsProtocol(_ vm: Machine, _ value: Value) -> Bool {
    let cls = vm.classOf(value)
    if !dispatched(vm, cls).isUndefined { return true }
    switch value.kind {
    case .instance:
      if value.instance?.payload != nil {
        let reduce = vm.classAttribute(cls, vm.intern("__reduce__"))
        let hasOwn = !reduce.isIdentical(to: vm.builtin(.object).attributes.get(vm.intern("__reduce__")))
        return hasOwn || isUserMethod(vm, cls, "__reduce_ex__")
      }
    case .list: if isUserMethod(vm, cls, "append") { return true }
    case .dict: if isUserMethod(vm, cls, "__setitem__") { return true }
    case .set, .frozenSet:
      if ["__init__", "__iter__", "__len__"].contains(where: { isUserMethod(vm, cls, $0) }) { return true }
    case .exception: if isUserMethod(vm, cls, "__init__") { return true }
    case .tuple, .str, .bytes, .complex, .bigInt, .floatObject: return cls.isUserClass
    case .boundMethod: return false
    case .native, .iterator:
      let reduce = vm.classAttribute(cls, vm.intern("__reduce__"))
      if !reduce.isIdentical(to: vm.builtin(.object).attributes.get(vm.intern("__reduce__"))) { return true }
    default: break
    }
    guard cls.isUserClass else { return false }
    return protocolMethods.contains { isUserMethod(vm, cls, $0) }
  }

  /// A method that is not one of the built-in ones.
  static func isUserMethod(_ vm: Machine, _ cls: ClassObject, _ name: String) -> Bool {
    let found = vm.classAttribute(cls, vm.intern(name))
    return !found.isUndefined && !found.isKind(.nativeFunction)
      && !(found.isKind(.staticMethod) && found.asObject(MethodWrapper.self).function.isKind(.nativeFunction))
  }

  /// The class's function in `copyreg.dispatch_table`.
  private static func dispatched(_ vm: Machine, _ cls: ClassObject) -> Value {
    guard let module = vm.modules["copyreg"]?._withUnsafeGuaranteedRef({ $0 }),
      let table = module.attributes.get(vm.intern("dispatch_table")).dict, table.count > 0
    else { return .undefined }
    return (try? vm.dictGet(table, Value(cls))) ?? .undefined
  }

  /// The object that `__reduce_ex__` describes; with a memo everything in the description is copied deeply.
  static func rebuilt(_ vm: Machine, _ value: Value, memo: DictObject?) throws(PyError) -> Value {
    let reducer = dispatched(vm, vm.classOf(value))
    let answer =
      reducer.isUndefined
      ? try vm.call(try vm.getAttribute(value, "__reduce_ex__"), [Value(4)]) : try vm.call(reducer, [value])
    if answer.str != nil { return value }
    guard vm.isIterable(answer) else {
      throw vm.typeError("Value after * must be an iterable, not \(vm.typeName(of: answer))")
    }
    let parts = try vm.toArray(answer)
    if parts.count < 2 {
      let missing =
        parts.isEmpty ? "2 required positional arguments: 'func' and 'args'" : "1 required positional argument: 'args'"
      throw vm.typeError("_reconstruct() missing \(missing)")
    }
    if parts.count > 5 {
      throw vm.typeError("_reconstruct() takes from 4 to 7 positional arguments but \(parts.count + 2) were given")
    }
    var arguments = try vm.toArray(parts[1])
    if let memo {
      for index in arguments.indices { arguments[index] = try deepCopy(vm, arguments[index], memo) }
    }
    let result = try vm.call(parts[0], arguments)
    if let memo { try vm.dictSet(memo, Value(identity(value)), result) }
    if parts.count > 2, !parts[2].isNone { try restore(vm, result, parts[2], memo) }
    if parts.count > 3, !parts[3].isNone {
      for item in try vm.toArray(parts[3]) {
        _ = try vm.callMethod(result, "append", [try part(vm, item, memo)])
      }
    }
    if parts.count > 4, !parts[4].isNone {
      for pair in try vm.toArray(parts[4]) {
        let entry = try vm.toArray(pair)
        if entry.count != 2 { throw vm.valueError("not enough values to unpack (expected 2, got \(entry.count))") }
        let key = try part(vm, entry[0], memo)
        try vm.setItem(result, key, try part(vm, entry[1], memo))
      }
    }
    return result
  }

  private static func part(_ vm: Machine, _ value: Value, _ memo: DictObject?) throws(PyError) -> Value {
    guard let memo else { return value }
    return try deepCopy(vm, value, memo)
  }

  /// Gives a new object its state: by `__setstate__`, else attribute by attribute.
  private static func restore(
    _ vm: Machine, _ result: Value, _ given: Value, _ memo: DictObject?
  ) throws(PyError) {
    let state = try part(vm, given, memo)
    let setter = try vm.findAttribute(result, vm.intern("__setstate__"))
    if !setter.isUndefined {
      _ = try vm.call(setter, [state])
      return
    }
    var attributes = state
    var slotted = Value.none
    if let pair = state.tuple, pair.count == 2 {
      attributes = pair[0]
      slotted = pair[1]
    }
    if !attributes.isNone {
      let held = attributes.dict
      if let held, result.isObject, vm.classOf(result).hasInstanceAttributes {
        for (key, value) in held.pairs {
          if let name = key.str { vm.setInstanceAttribute(result.asObj, vm.intern(name), value) }
        }
      } else {
        _ = try vm.callMethod(try vm.getAttribute(result, "__dict__"), "update", [attributes])
      }
    }
    guard let values = slotted.dict else { return }
    for (key, value) in values.pairs {
      if let name = key.str { try vm.setAttribute(result, vm.intern(name), value) }
    }
  }
}
