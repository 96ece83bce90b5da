// The module `copy`: shallow and deep copies by kind, `__copy__` and `__deepcopy__` first.

enum CopyModule {
  static let module = NativeModule(
    "copy",
    functions: [
      NativeRow("copy(x)") { vm, arguments throws(PyError) in try Copying.copy(vm, arguments[0]) },
      NativeRow("deepcopy(x, memo=None)") { vm, arguments throws(PyError) in
        if arguments[1].isNone { return try Copying.deepCopy(vm, arguments[0], vm.dict()) }
        guard let memo = arguments[1].dict else { throw vm.typeError("memo must be a dict") }
        return try Copying.deepCopy(vm, arguments[0], memo)
      },
    ]
  ) { vm, module in
    let error = vm.makeExceptionClass("Error", module: "copy", base: vm.exceptionClass(.exception))
    vm.setMember(module, "Error", Value(error))
    vm.setMember(module, "error", Value(error))
  }
}

/// How values are copied: what is built in or plain by its kind, what has rules of its own by `__reduce_ex__`.
package enum Copying {
  /// `copy.copy(value)`.
  package static func copy(_ vm: Machine, _ value: Value) throws(PyError) -> Value {
    if isAtomic(value) { return value }
    if hasMethod(vm, value, "__copy__") { return try vm.callMethod(value, "__copy__") }
    if value.isTuple { return value }
    if let made = try ofOwnKind(vm, value) { return made }
    if followsProtocol(vm, value) { return try rebuilt(vm, value, memo: nil) }
    let result = try blank(vm, value)
    switch value.kind {
    case .list: result.asList.append(contentsOf: value.asList, value.asList.count)
    case .dict: value.asDict.copyEntries(to: result.asDict)
    case .set, .frozenSet: try vm.setMerge(result.asSet, value.asSet)
    default: break
    }
    return try fill(vm, result, from: value) { (attribute) throws(PyError) in attribute }
  }

  /// `copy.deepcopy(value, memo)`. Each level counts as the two frames it is in CPython.
  package static func deepCopy(_ vm: Machine, _ value: Value, _ memo: DictObject) throws(PyError) -> Value {
    if isAtomic(value), value.slice == nil { return value }
    let key = Value(ObjectFunctions.identity(value))
    let known = try vm.dictGet(memo, key)
    if !known.isUndefined { return known }
    try vm.checkInterrupt()
    try vm.enterNative(" while calling a Python object")
    defer { vm.leaveNative() }
    let result: Value
    let copier = try deepCopier(vm, value)
    // What the class itself copies is one frame, the call of it another.
    let isOwn = !copier.isUndefined
    if !isOwn { try vm.enterNative(" while calling a Python object") }
    defer { if !isOwn { vm.leaveNative() } }
    if isOwn {
      result = try vm.call(copier, [Value(memo)])
    } else if let made = try ofOwnKind(vm, value) {
      result = made
    } else if !value.isTuple, followsProtocol(vm, value) {
      result = try rebuilt(vm, value, memo: memo)
    } else {
      result = try deepCopyByKind(vm, value, memo, key)
    }
    if !result.isIdentical(to: value) {
      try vm.dictSet(memo, key, result)
      try keepAlive(vm, value, memo)
    }
    return result
  }

  /// Kinds with content of their own that a copy must not share: bytes that change and random streams. Unions never change.
  private static func ofOwnKind(_ vm: Machine, _ value: Value) throws(PyError) -> Value? {
    let cls = vm.classOf(value)
    if cls.staticName == "weakref.ReferenceType" { return value }
    if cls.isUserClass { return nil }
    if value.isKind(.native) {
      if value.union != nil { return value }
      return cls.name.string == "bytearray" ? try vm.call(Value(cls), [value]) : nil
    }
    if value.isKind(.instance), cls === vm.sharedClass(RandomModule.declaration) {
      let made = try vm.call(Value(cls))
      _ = try vm.callMethod(made, "setstate", [try vm.callMethod(value, "getstate")])
      return made
    }
    return nil
  }

  /// The bound `__deepcopy__`; it is asked of the object, whose `__getattr__` may answer.
  private static func deepCopier(_ vm: Machine, _ value: Value) throws(PyError) -> Value {
    if hasMethod(vm, value, "__deepcopy__") { return try vm.getAttribute(value, "__deepcopy__") }
    let hasHook = ["__getattr__", "__getattribute__"].contains { isUserMethod(vm, vm.classOf(value), $0) }
    return hasHook ? try vm.findAttribute(value, vm.intern("__deepcopy__")) : .undefined
  }

  private static func deepCopyByKind(
    _ vm: Machine, _ value: Value, _ memo: DictObject, _ key: Value
  ) throws(PyError) -> Value {
    if value.isTuple {
      let copies = vm.emptyList(capacity: value.asTuple.count)
      for element in value.asTuple.elements { copies.append(try deepCopy(vm, element, memo)) }
      let again = try vm.dictGet(memo, key)
      if !again.isUndefined { return again }
      for (position, element) in value.asTuple.elements.enumerated()
      where !copies[position].isIdentical(to: element) {
        return vm.tuple(copies)
      }
      return value
    }
    if let slice = value.slice {
      let parts = [slice.start, slice.stop, slice.step]
      let copies = vm.emptyList(capacity: 3)
      for part in parts { copies.append(try deepCopy(vm, part, memo)) }
      return vm.slice(copies[0], copies[1], copies[2])
    }
    if value.isKind(.boundMethod) {
      let method = value.asObject(BoundMethod.self)
      let receiver = try deepCopy(vm, method.receiver, memo)
      return try vm.getAttribute(receiver, vm.intern(try vm.str(try vm.getAttribute(method.function, "__name__"))))
    }
    let result = try blank(vm, value)
    if !value.isKind(.frozenSet) { try vm.dictSet(memo, key, result) }
    switch value.kind {
    case .list:
      var position = 0
      while position < value.asList.count {
        result.asList.append(try deepCopy(vm, value.asList[position], memo))
        position += 1
      }
    case .dict:
      for (name, item) in value.asDict.pairs {
        let nameCopy = try deepCopy(vm, name, memo)
        try vm.dictSet(result.asDict, nameCopy, try deepCopy(vm, item, memo))
      }
    case .set, .frozenSet:
      for element in value.asSet.elements { try vm.setAdd(result.asSet, try deepCopy(vm, element, memo)) }
    default: break
    }
    return try fillDeeply(vm, result, from: value, memo)
  }

  /// The copying of an object's state is two frames more.
  private static func fillDeeply(
    _ vm: Machine, _ result: Value, from value: Value, _ memo: DictObject
  ) throws(PyError) -> Value {
    guard value.isKind(.instance) else {
      return try fill(vm, result, from: value) { (attribute) throws(PyError) in try deepCopy(vm, attribute, memo) }
    }
    try vm.enterNative(" while calling a Python object")
    defer { vm.leaveNative() }
    try vm.enterNative(" while calling a Python object")
    defer { vm.leaveNative() }
    return try fill(vm, result, from: value) { (attribute) throws(PyError) in try deepCopy(vm, attribute, memo) }
  }

  /// The key under which a memo keeps the copy of a value.
  package static func identity(_ value: Value) -> Int { ObjectFunctions.identity(value) }

  /// What copies share.
  private static func isAtomic(_ value: Value) -> Bool {
    guard let kind = value.kind else { return true }
    switch kind {
    case .boundMethod: return value.asObject(BoundMethod.self).function.isKind(.nativeFunction)
    case .range, .slice, .function, .nativeFunction, .cls, .property, .code: return true
    case .str, .bytes, .complex, .bigInt, .floatObject:
      return value.asObj.valueTag & UInt16(Tag.subclassFlag) == 0
    default: return false
    }
  }

  private static func hasMethod(_ vm: Machine, _ value: Value, _ name: String) -> Bool {
    !vm.classAttribute(vm.classOf(value), vm.intern(name)).isUndefined
  }

  /// An empty object of the same class.
  private static func blank(_ vm: Machine, _ value: Value) throws(PyError) -> Value {
    let cls = vm.classOf(value)
    switch value.kind {
    case .list where value.isList: return Value(vm.emptyList(capacity: value.asList.count))
    case .dict where value.isDict: return Value(vm.dict())
    case .list: return vm.adopt(ListObject(capacity: value.asList.count), as: cls)
    case .dict: return vm.adopt(DictObject(), as: cls)
    case .set: return vm.adopt(SetObject(frozen: false), as: cls)
    case .frozenSet: return vm.adopt(SetObject(frozen: true), as: cls)
    case .tuple:
      let tuple = TupleObject.make(count: value.asTuple.count)
      for position in 0..<tuple.count { tuple.items[position] = value.asTuple[position] }
      return vm.adopt(tuple, as: cls)
    case .instance: return vm.instance(of: cls, payload: value.instance?.payload)
    case .exception:
      let exception = ExceptionObject()
      exception.arguments = value.exception?.arguments ?? vm.tuple([])
      return vm.adopt(exception, as: cls)
    default:
      throw vm.typeError("cannot pickle '\(cls.name.string)' object")
    }
  }

  /// Carries the instance attributes over, through `__getstate__`-less `__setstate__` when there is one.
  package static func fill(
    _ vm: Machine, _ result: Value, from value: Value, _ transform: (Value) throws(PyError) -> Value
  ) throws(PyError) -> Value {
    let attributes = vm.instanceAttributes(value.asObj)
    if hasMethod(vm, value, "__setstate__") {
      let state = vm.dict()
      for (name, attribute) in attributes { state.set(name, try transform(attribute)) }
      _ = try vm.callMethod(result, "__setstate__", [Value(state)])
      return result
    }
    for (name, attribute) in attributes { vm.setInstanceAttribute(result.asObj, name, try transform(attribute)) }
    return result
  }

  /// Keeps the original alive as long as the memo, so that its identity is not reused.
  private static func keepAlive(_ vm: Machine, _ value: Value, _ memo: DictObject) throws(PyError) {
    let key = Value(ObjectFunctions.identity(Value(memo)))
    let kept = try vm.dictGet(memo, key)
    if kept.isList { kept.asList.append(value) } else { try vm.dictSet(memo, key, vm.list([value])) }
  }
}
