// The special methods of native classes as attributes: `list.__len__`, `super().__setitem__`. A native class defines
// operators as closures; when somebody asks for one by name, a function around the closure is made and kept.

extension Machine {
  /// The attribute of a class along its order, special methods of native classes included; undefined when missing.
  func lookUpMember(_ cls: ClassObject, _ name: StrObject) -> Value {
    let isSpecial = name.byteCount > 4 && name.bytes[0] == 0x5F && name.bytes[1] == 0x5F
    if !isSpecial { return classAttribute(cls, name) }
    for owner in cls.mro {
      let found = owner.attributes.get(name)
      if !found.isUndefined { return found }
      let made = syntheticMember(name, of: owner)
      if !made.isUndefined { return made }
    }
    return .undefined
  }

  /// A function for a special method that the native slots of `owner` implement; undefined when they do not.
  func syntheticMember(_ name: StrObject, of owner: ClassObject) -> Value {
    guard owner !== builtin(.object), let dunder = dunderNumber(Value(name)) else { return .undefined }
    if dunder == .hash, [.list, .dict, .set].contains(where: { owner === builtin($0) }) { return .none }
    guard covers(dunder, in: owner) else { return .undefined }
    // Where `construct` makes instances whole, `__init__` is that of `object`.
    if dunder == .initialize, owner.native.initialize == nil { return .undefined }
    let address = Value(owner).bits
    let row = NativeRow("\(dunder.name)(self, *args, **kwargs)") { (vm, arguments) throws(PyError) in
      // The function belongs to the class and dies with it.
      let owner = Value(tag: Tag.of(.cls), bits: address).asClass
      return try vm.callSlot(dunder, of: owner, arguments.receiver, arguments[1].asTuple, arguments[2].asDict)
    }
    let function = NativeFunction(row: row)
    function.owner = owner
    function.isDescriptor = dunder != .new
    let type: BuiltinType = dunder == .new ? .nativeFunction : function.isSlot ? .slotWrapper : .methodDescriptor
    adoptPermanent(function, class: builtinClasses[type.rawValue])
    var value = Value(function)
    if dunder == .new {
      let wrapper = MethodWrapper(function: value, isStatic: true)
      adoptPermanent(wrapper, class: builtinClasses[BuiltinType.staticMethod.rawValue])
      value = Value(wrapper)
    }
    owner.attributes.set(intern(name), value)
    return value
  }

  /// Makes the functions of all special methods that a native class has as closures: somebody looks at its `__dict__`.
  func fillSpecialMethods(_ cls: ClassObject) {
    if cls.isUserClass { return }
    for dunder in Dunder.allCases {
      let name = intern(dunder.name)
      guard cls.attributes.get(name).isUndefined else { continue }
      // `__hash__` of what has none is None, which is kept as well.
      if syntheticMember(name, of: cls).isNone { cls.attributes.set(name, .none) }
    }
  }

  /// `BaseException.__new__`: an exception with its `args` and nothing else; nil for the classes whose `__new__` does more.
  private func newException(_ cls: ClassObject, _ arguments: CallArguments) -> Value? {
    if cls.isSubclass(of: exceptionClass(.osError)) || cls.isSubclass(of: exceptionClass(.baseExceptionGroup)) {
      return nil
    }
    let exception = allocateException(cls)
    exception.arguments = tuple(arguments.positional)
    ExceptionTypes.leaveEmpty(self, exception)
    return Value(exception)
  }

  /// Calls a native slot as the special method would be called.
  private func callSlot(
    _ dunder: Dunder, of owner: ClassObject, _ receiver: Value, _ arguments: TupleObject, _ keywords: DictObject
  ) throws(PyError) -> Value {
    if dunder == .new || dunder == .initialize || dunder == .call {
      return try callVariadicSlot(dunder, owner, receiver, arguments, keywords)
    }
    let native = nativeSlots(of: receiver)
    let first = arguments.count > 0 ? arguments[0] : .none
    try checkSlotArguments(dunder, receiver, arguments)
    if declinesNumber(dunder, receiver, first) { return .notImplemented }
    let second = arguments.count > 1 ? arguments[1] : .none
    let number = dunder.rawValue
    if number < Dunder.reflectedAdd.rawValue, let op = BinaryOperator(rawValue: UInt8(number)) {
      return try native.binary?(self, op, receiver, first) ?? .notImplemented
    }
    if number < Dunder.inPlaceAdd.rawValue,
      let op = BinaryOperator(rawValue: UInt8(number - Dunder.reflectedAdd.rawValue))
    {
      return try native.binary?(self, op, first, receiver) ?? .notImplemented
    }
    if number < Dunder.less.rawValue, let op = BinaryOperator(rawValue: UInt8(number - Dunder.inPlaceAdd.rawValue)) {
      return try native.inPlace?(self, op, receiver, first) ?? .notImplemented
    }
    if number < Dunder.negative.rawValue, let op = CompareOperator(rawValue: UInt8(number - Dunder.less.rawValue)) {
      return try native.compare?(self, op, receiver, first) ?? .notImplemented
    }
    if number < Dunder.getItem.rawValue, let op = UnaryOperator(rawValue: UInt8(number - Dunder.negative.rawValue)) {
      return try native.unary?(self, op, receiver) ?? .notImplemented
    }
    return try callPlainSlot(dunder, native, receiver, first, second)
  }

  /// An int's methods decline floats and complex numbers, a float's complex ones.
  private func declinesNumber(_ dunder: Dunder, _ receiver: Value, _ operand: Value) -> Bool {
    guard dunder.rawValue <= Dunder.greaterEqual.rawValue, let number = Number(receiver), let other = Number(operand)
    else { return false }
    switch (number, other) {
    case (.int, .float), (.big, .float), (.int, .complex), (.big, .complex), (.float, .complex): return true
    default: return false
    }
  }

  private func checkSlotArguments(_ dunder: Dunder, _ receiver: Value, _ arguments: TupleObject) throws(PyError) {
    let given = arguments.count
    if dunder == .format, let first = given > 0 ? arguments[0] : nil, first.str == nil {
      throw typeError("__format__() argument must be str, not \(argumentTypeName(first))")
    }
    let expected: Int
    switch dunder {
    case .setItem, .setAttribute: expected = 2
    case .length, .truth, .iterate, .next, .repr, .str, .hash, .negative, .positive, .invert: expected = 0
    default: expected = 1
    }
    let isEnough = given == expected || (given > expected && (dunder == .power || dunder == .reflectedPower))
    if isEnough { return }
    if dunder == .format {
      throw typeError("\(typeName(of: receiver)).__format__() takes exactly one argument (\(given) given)")
    }
    throw typeError("expected \(expected) argument\(expected == 1 ? "" : "s"), got \(given)")
  }

  /// The slots of the nearest native class.
  private func nativeSlots(of value: Value) -> NativeSlots { classOf(value).native }

  private func callPlainSlot(
    _ dunder: Dunder, _ native: NativeSlots, _ receiver: Value, _ first: Value, _ second: Value
  ) throws(PyError) -> Value {
    switch dunder {
    case .getItem: return try native.getItem?(self, receiver, first) ?? .none
    case .setItem: try native.setItem?(self, receiver, first, second)
    case .deleteItem: try native.deleteItem?(self, receiver, first)
    case .length: return Value(try native.length?(self, receiver) ?? 0)
    case .truth: return Value(try native.truth?(self, receiver) ?? true)
    case .iterate: return try native.iterate?(self, receiver) ?? .none
    case .next:
      let value = try native.next?(self, receiver) ?? .undefined
      if value.isUndefined { throw raise(exceptionClass(.stopIteration), []) }
      return value
    case .contains: return Value(try native.contains?(self, receiver, first) ?? false)
    case .repr: return string(try native.repr?(self, receiver) ?? defaultRepr(receiver))
    case .str:
      if let slot = native.str { return string(try slot(self, receiver)) }
      return string(try native.repr?(self, receiver) ?? defaultRepr(receiver))
    case .hash: return Value(try native.hash?(self, receiver) ?? 0)
    case .format: return string(try native.format?(self, receiver, first.str?.string ?? "") ?? "")
    case .getMissingAttribute:
      guard let name = first.str else { throw typeError("attribute name must be string") }
      let found = try native.missingAttribute?(self, receiver, intern(name)) ?? .undefined
      if found.isUndefined { throw missingAttributeError(receiver, name) }
      return found
    case .setAttribute:
      guard let name = first.str else { throw typeError("attribute name must be string") }
      try setPlainAttribute(receiver, intern(name), second)
    case .deleteAttribute:
      guard let name = first.str else { throw typeError("attribute name must be string") }
      try deletePlainAttribute(receiver, intern(name))
    default: return .notImplemented
    }
    return .none
  }

  private func callVariadicSlot(
    _ dunder: Dunder, _ owner: ClassObject, _ receiver: Value, _ arguments: TupleObject, _ keywords: DictObject
  ) throws(PyError) -> Value {
    try spread(arguments, keywords) { (bound) throws(PyError) in
      switch dunder {
      case .new:
        guard let cls = receiver.cls else {
          throw typeError("\(owner.shownName).__new__(X): X is not a type object (\(typeName(of: receiver)))")
        }
        guard cls.isSubclass(of: owner) else {
          throw typeError(
            "\(owner.shownName).__new__(\(cls.shownName)): \(cls.shownName) is not a subtype of \(owner.shownName)"
          )
        }
        if owner.instanceKind == .exception, let made = newException(cls, bound) { return made }
        return try constructNatively(cls, bound, hasInitializer: owner.instanceKind != .exception)
      case .call: return try classOf(receiver).native.call?(self, receiver, bound) ?? .none
      default:
        try classOf(receiver).native.initialize?(self, receiver, bound)
        return .none
      }
    }
  }

  /// Puts the arguments of a variadic native call side by side, as slots want them.
  func spread(
    _ arguments: TupleObject, _ keywords: DictObject, _ body: (CallArguments) throws(PyError) -> Value
  ) throws(PyError) -> Value {
    let names = keywords.count == 0 ? Value.undefined : tuple(keywords.pairs.map { $0.key })
    let values = Array(arguments.elements) + keywords.pairs.map { $0.value }
    let base = state.pointee.top
    defer { state.pointee.top = base }
    if base + values.count + 32 > state.pointee.stackLimit {
      throw raise(.recursionError, "maximum recursion depth exceeded")
    }
    reserveRegisters(base + values.count + 1)
    for (index, value) in values.enumerated() { base[index] = value }
    return try withRoots([names]) { () throws(PyError) in
      try body(CallArguments(base: base, positionalCount: arguments.count, keywords: names))
    }
  }
}
