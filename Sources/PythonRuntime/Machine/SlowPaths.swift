// What the loop's operations do when their fast path does not apply. Called with the frame and the instruction, never
// inlined, so that the loop stays small.

extension Machine {
  // MARK: - Names and bounds

  /// Register `index` of a frame, which may be an unbound local.
  @inline(__always)
  func checked(_ frame: UnsafeMutablePointer<Frame>, _ index: Int) throws(PyError) -> Value {
    let value = frame.pointee.registers[index]
    if value.isUndefined { throw unboundLocal(frame, index) }
    return value
  }

  @inline(never)
  func unboundLocal(_ frame: UnsafeMutablePointer<Frame>, _ index: Int) -> PyError {
    let code = frame.pointee.code._withUnsafeGuaranteedRef { $0 }
    guard index < code.localNames.count else {
      return raise(.systemError, "an internal register is empty")
    }
    let name = code.localNames[index].string
    return raise(.unboundLocalError, "cannot access local variable '\(name)' where it is not associated with a value")
  }

  @inline(never)
  func unboundFree(_ frame: UnsafeMutablePointer<Frame>, _ index: Int) -> PyError {
    let code = frame.pointee.code._withUnsafeGuaranteedRef { $0 }
    let name = index < code.freeNames.count ? code.freeNames[index].string : "?"
    let error = raise(
      .nameError, "cannot access free variable '\(name)' where it is not associated with a value in enclosing scope")
    pendingException.exception?.missingName = string(name)
    return error
  }

  @inline(never)
  func undefinedName(_ name: StrObject) -> PyError {
    let error = raise(.nameError, "name '\(name.string)' is not defined")
    pendingException.exception?.missingName = Value(name)
    return error
  }

  /// The value of a name that has none in its slot. Code that is executed with a dict of its own finds there what was put into the
  /// dict meanwhile.
  @inline(never)
  func missingGlobal(_ slot: Int) throws(PyError) -> Value {
    let value = entryOfOwnGlobals(slot)
    if value.isUndefined { throw undefinedName(globalNames[slot]) }
    state.pointee.globals[slot] = value
    return value
  }

  @inline(never)
  func deleteGlobal(_ slot: Int) throws(PyError) {
    if state.pointee.globals[slot].isUndefined { _ = try missingGlobal(slot) }
    state.pointee.globals[slot] = .undefined
    forgetOwnGlobal(slot)
  }

  // MARK: - Operators

  @inline(never)
  func slowUnary(
    _ op: UnaryOperator, _ frame: UnsafeMutablePointer<Frame>, _ index: Int
  ) throws(PyError) -> Value {
    state.pointee.nativeStart = state.pointee.objectCount
    return try unary(op, checked(frame, index))
  }

  @inline(never)
  func checkedTruth(
    _ value: Value, _ frame: UnsafeMutablePointer<Frame>, _ index: Int
  ) throws(PyError) -> Bool {
    if value.isUndefined { throw unboundLocal(frame, index) }
    state.pointee.nativeStart = state.pointee.objectCount
    return try truth(value)
  }

  /// The operator of an arithmetic instruction and its right operand.
  private func operands(
    _ frame: UnsafeMutablePointer<Frame>, _ i: Instruction
  ) throws(PyError) -> (BinaryOperator, Value, Value) {
    let left = try checked(frame, Int(i.b))
    let immediate = Value(Int(Int16(bitPattern: i.c)))
    switch i.op {
    case .addImmediate: return (.add, left, immediate)
    case .subtractImmediate: return (.subtract, left, immediate)
    case .multiplyImmediate: return (.multiply, left, immediate)
    case .floorDivideImmediate: return (.floorDivide, left, immediate)
    case .moduloImmediate: return (.modulo, left, immediate)
    default:
      let op = BinaryOperator(rawValue: i.op.rawValue &- Opcode.add.rawValue).unsafelyUnwrapped
      return (op, left, try checked(frame, Int(i.c)))
    }
  }

  /// An operator on anything: pushes a frame for a Python method, else gives the value.
  @inline(never)
  func slowBinary(_ frame: UnsafeMutablePointer<Frame>, _ i: Instruction) throws(PyError) -> Value {
    let (op, left, right) = try operands(frame, i)
    if left.isPlainNumber && right.isPlainNumber {
      let result = PlainNumbers.binary(op, left, right)
      if !result.isUndefined { return result }
    } else if op == .add && left.isStr && right.isStr {
      if let short = StrType.concatenateShort(self, left, right) { return short }
      return try i.x == 1
        ? StrType.append(self, left.asStr, right.asStr) : StrType.concatenate(self, left.asStr, right.asStr)
    }
    if left.isExactInteger && right.isExactInteger && op != .matrixMultiply {
      return try IntArithmetic.binary(self, op, left, right)
    }
    if left.tag == Tag.of(.complex) || right.tag == Tag.of(.complex),
      let result = ComplexArithmetic.quickly(self, op, left, right)
    {
      return result
    }
    if i.x == 1 { return try inPlace(op, left, right) }
    let leftClass = classOf(left)
    let rightClass = classOf(right)
    if isOverriddenSequence(op, left, right, leftClass, rightClass) { return try binary(op, left, right) }
    let method = leftClass.dunders[Dunder.binary(op).rawValue]
    if leftClass !== rightClass {
      let reflected = rightClass.dunders[Dunder.reflected(op).rawValue]
      if !reflected.isUndefined, rightClass.isSubclass(of: leftClass) { return try binary(op, left, right) }
      if method.isUndefined, reflected.isKind(.function) {
        if let native = leftClass.native.binary {
          let result = try native(self, op, left, right)
          if !result.isNotImplemented { return result }
        }
        return try pushOperator(reflected.asFunction, right, left, i.a, .reflected)
      }
    }
    if method.isKind(.function) { return try pushOperator(method.asFunction, left, right, i.a, .operation) }
    if method.isUndefined, leftClass === rightClass, let native = leftClass.native.binary {
      let result = try native(self, op, left, right)
      if !result.isNotImplemented { return result }
      throw unsupported(op, left, right, suffix: "")
    }
    return try binary(op, left, right)
  }

  private func pushOperator(
    _ function: FunctionObject, _ first: Value, _ second: Value, _ destination: UInt16, _ mode: FrameMode
  ) throws(PyError) -> Value {
    let window = state.pointee.top
    if window + 2 > state.pointee.stackLimit { throw raise(.recursionError, "maximum recursion depth exceeded") }
    window[0] = first
    window[1] = second
    reserveRegisters(window + 2)
    return try startFunction(function, window, 2, .undefined, destination, mode, object: nil)
  }

  @inline(never)
  func slowCompare(_ frame: UnsafeMutablePointer<Frame>, _ i: Instruction) throws(PyError) -> Value {
    let op = CompareOperator(rawValue: i.op.rawValue &- Opcode.less.rawValue).unsafelyUnwrapped
    return try compareFast(op, checked(frame, Int(i.b)), checked(frame, Int(i.c)))
  }

  /// Whether the jump is taken.
  @inline(never)
  func slowCompareJump(_ frame: UnsafeMutablePointer<Frame>, _ i: Instruction) throws(PyError) -> Bool {
    let left = try checked(frame, Int(i.a))
    let op: CompareOperator
    let right: Value
    if i.op.rawValue >= Opcode.jumpLessImmediate.rawValue {
      op = CompareOperator(rawValue: i.op.rawValue &- Opcode.jumpLessImmediate.rawValue).unsafelyUnwrapped
      right = Value(Int(Int16(bitPattern: i.b)))
    } else {
      op = CompareOperator(rawValue: i.op.rawValue &- Opcode.jumpLess.rawValue).unsafelyUnwrapped
      right = try checked(frame, Int(i.b))
    }
    let result = try compareFast(op, left, right)
    let holds = result.isBool ? result.asBool : try truth(result)
    return holds == (i.x != 0)
  }

  /// Comparisons of the immediate types and str, then the general protocol.
  private func compareFast(_ op: CompareOperator, _ left: Value, _ right: Value) throws(PyError) -> Value {
    if left.isStr && right.isStr {
      switch op {
      case .equal: return Value(left.isSameText(as: right))
      case .notEqual: return Value(!left.isSameText(as: right))
      default: break
      }
    } else if left.isInt && right.isInt {
      return Value(compareNumbers(op, left.asInt, right.asInt))
    } else if left.isFloat && right.isFloat {
      return Value(compareNumbers(op, left.asFloat, right.asFloat))
    } else if left.isPlainNumber && right.isPlainNumber {
      try checkDepth(" in comparison")
      let result = PlainNumbers.compare(op, left, right)
      if !result.isUndefined { return result }
    }
    return try compare(op, left, right)
  }

  private func compareNumbers<T: Comparable>(_ op: CompareOperator, _ left: T, _ right: T) -> Bool {
    switch op {
    case .less: left < right
    case .lessEqual: left <= right
    case .equal: left == right
    case .notEqual: left != right
    case .greater: left > right
    case .greaterEqual: left >= right
    }
  }

  /// `item in container` with the built-in containers first.
  @inline(never)
  func containsFast(_ container: Value, _ item: Value) throws(PyError) -> Bool {
    if item.isUndefined || container.isUndefined { return try containsUnbound(container, item) }
    if container.isDict {
      if item.isTuple {
        let number = findTuple(container, item)
        if number > -2 { return number >= 0 }
      }
      let hash = try hash(item)
      return try dictFind(container.asDict, item, hash: hash) >= 0
    }
    if container.isList {
      let list = container.asList
      var index = 0
      while index < list.count {
        if try equal(list[index], item) { return true }
        index += 1
      }
      return false
    }
    if container.tag == Tag.of(.set) || container.tag == Tag.of(.frozenSet), !item.isKind(.set) {
      return try setFind(container.asSet, item, hash(item)) >= 0
    }
    return try contains(container, item)
  }

  private func containsUnbound(_ container: Value, _ item: Value) throws(PyError) -> Bool {
    let frame = state.pointee.frame
    let i = (frame.pointee.pc - 1).pointee
    return try contains(checked(frame, Int(i.c)), checked(frame, Int(i.b)))
  }

  @inline(never)
  func slowGetItem(_ frame: UnsafeMutablePointer<Frame>, _ i: Instruction) throws(PyError) -> Value {
    let container = try checked(frame, Int(i.b))
    let key = try checked(frame, Int(i.c))
    if container.isDict {
      let number = try dictFind(container.asDict, key, hash: hash(key))
      if number >= 0 { return container.asDict.entries[number].value }
    }
    let method = classOf(container).dunders[Dunder.getItem.rawValue]
    if method.isKind(.function) { return try pushOperator(method.asFunction, container, key, i.a, .store) }
    return try getItem(container, key)
  }

  @inline(never)
  func slowSetItem(_ frame: UnsafeMutablePointer<Frame>, _ i: Instruction) throws(PyError) {
    let container = try checked(frame, Int(i.a))
    let key = try checked(frame, Int(i.b))
    let value = try checked(frame, Int(i.c))
    if container.isDict {
      if key.isTuple, setTuple(container, key, value) { return }
      return try dictSet(container.asDict, key, value)
    }
    try setItem(container, key, value)
  }

  // MARK: - Attributes

  /// Finds an attribute and fills the cache when the class alone decides where it is.
  @inline(never)
  func getAttributeCaching(
    _ frame: UnsafeMutablePointer<Frame>, _ index: Int, _ cache: UnsafeMutablePointer<AttributeCache>,
    destination: UInt16
  ) throws(PyError) -> Value {
    let value = try checked(frame, index)
    if value.tag == Tag.of(.module) {
      let member = moduleMember(value, cache)
      if !member.isUndefined { return member }
    }
    let name = cache.pointee.name._withUnsafeGuaranteedRef { $0 }
    let cls = classOf(value)
    // A class of the ordinary kind cannot have another name among its attributes.
    if name === names.name, value.tag == Tag.of(.cls), cls === builtin(.type) { return Value(value.asClass.name) }
    guard value.isObject, cls.dunders[Dunder.getAttribute.rawValue].isUndefined, hasOrdinaryAttributes(value) else {
      return try getAttribute(value, name)
    }
    let object = value.asObj
    let member = lookUpMember(cls, name)
    let slot = object.isAttributed && object.flags & Obj.Flags.dictMode == 0 ? cls.layout.index(of: name) : nil
    if member.isUndefined {
      if let slot { fill(cache, cls, .slot, slot: slot) }
    } else if member.isKind(.property) {
      let property = member.asObject(PropertyObject.self)
      if name === names.cls, property.native != nil, property.owner === builtin(.object) {
        // The same for all instances of the class.
        fill(cache, cls, .classValue, value: Value(cls))
        return Value(cls)
      }
      if property.slot != nil, let slot { fill(cache, cls, .slot, slot: slot) }
      if property.getter.isKind(.function), !classOf(member).isUserClass {
        if property.getter.asFunction.code.simpleArgumentCount == 1 {
          fill(cache, cls, .getter, value: property.getter)
        }
        let window = state.pointee.top
        window[0] = value
        reserveRegisters(window + 1)
        return try startFunction(
          property.getter.asFunction, window, 1, .undefined, destination, .store, object: nil)
      }
      return try bind(member, to: value, cls)
    } else if !isDataDescriptor(member) {
      if let slot {
        fill(cache, cls, .slot, slot: slot)
      } else if isPlainClassValue(member), cls.layout.index(of: name) == nil {
        // An object with a dict says nothing of others, which may hold a value of their own in a slot.
        fill(cache, cls, .classValue, value: member)
      }
    }
    return try getAttribute(value, name)
  }

  /// What a module's dict holds under the name of a cache, which remembers the entry; undefined when there is none.
  func moduleMember(_ module: Value, _ cache: UnsafeMutablePointer<AttributeCache>) -> Value {
    module.lent(as: ModuleObject.self) { module in
      // A class of the program's own may have properties, or a `__getattribute__`.
      if module.classReference?.toOpaque() != builtinClasses[BuiltinType.module.rawValue].toOpaque() {
        return .undefined
      }
      let attributes = module.attributes
      if cache.pointee.state == .moduleEntry {
        let member = attributes.value(at: Int(cache.pointee.slot), named: cache.pointee.name)
        if !member.isUndefined { return member }
      }
      let number = cache.pointee.name._withUnsafeGuaranteedRef { attributes.find($0, hash: $0.hash) }
      if number < 0 { return .undefined }
      cache.pointee.state = .moduleEntry
      cache.pointee.slot = UInt32(truncatingIfNeeded: number)
      return attributes.entries[number].value
    }
  }

  func fill(
    _ cache: UnsafeMutablePointer<AttributeCache>, _ cls: ClassObject, _ found: AttributeCache.State, slot: Int = 0,
    value: Value = .undefined
  ) {
    cache.pointee.version = cls.version
    cache.pointee.state = found
    cache.pointee.slot = found == .slot ? UInt32(truncatingIfNeeded: slot) : UInt32.max
    cache.pointee.value = value
  }

  /// Not a class, module or super, whose attributes follow other rules.
  func hasOrdinaryAttributes(_ value: Value) -> Bool {
    switch value.kind {
    case .cls, .module, .superObject: false
    default: true
    }
  }

  /// Reached through an instance it is itself.
  private func isPlainClassValue(_ member: Value) -> Bool {
    switch member.kind {
    case .function, .nativeFunction, .staticMethod, .classMethod, .property: return false
    case .instance, .native: return classOf(member).dunders[Dunder.descriptorGet.rawValue].isUndefined
    default: return true
    }
  }

  @inline(never)
  func setAttributeCaching(
    _ frame: UnsafeMutablePointer<Frame>, _ index: Int, _ cache: UnsafeMutablePointer<AttributeCache>,
    _ newValue: Value
  ) throws(PyError) {
    let value = try checked(frame, index)
    if cache.pointee.state == .setter, value.isObject, value.asObj.cls.version == cache.pointee.version {
      return try pushSetter(cache.pointee.value.asFunction, value, newValue)
    }
    let cls = classOf(value)
    let name = cache.pointee.name._withUnsafeGuaranteedRef { $0 }
    guard value.isObject, hasOrdinaryAttributes(value), cls.dunders[Dunder.setAttribute.rawValue].isUndefined,
      cls.native.setAttribute == nil
    else { return try setAttribute(value, name, newValue) }
    let member = classAttribute(cls, name)
    if member.isKind(.property), !classOf(member).isUserClass,
      member.asObject(PropertyObject.self).setter.isKind(.function)
    {
      let setter = member.asObject(PropertyObject.self).setter
      fill(cache, cls, .setter, value: setter)
      return try pushSetter(setter.asFunction, value, newValue)
    }
    if !acceptsInstanceAttribute(cls, member) { return try setAttribute(value, name, newValue) }
    setInstanceAttribute(value.asObj, name, newValue)
    if value.asObj.isAttributed, value.asObj.flags & Obj.Flags.dictMode == 0, let slot = cls.layout.index(of: name) {
      fill(cache, cls, .slot, slot: slot)
    }
  }

  /// Enters the setter of a property; what it returns is dropped.
  private func pushSetter(_ setter: FunctionObject, _ receiver: Value, _ newValue: Value) throws(PyError) {
    let window = state.pointee.top
    if window + 2 > state.pointee.stackLimit { throw raise(.recursionError, "maximum recursion depth exceeded") }
    window[0] = receiver
    window[1] = newValue
    reserveRegisters(window + 2)
    _ = try startFunction(setter, window, 2, .undefined, 0, .discard, object: nil)
  }

  /// Setting the attribute is nothing but filling the instance's slot.
  private func acceptsInstanceAttribute(_ cls: ClassObject, _ member: Value) -> Bool {
    if member.isKind(.property) { return member.asObject(PropertyObject.self).slot != nil }
    return cls.hasInstanceAttributes && !isDataDescriptor(member)
  }

  /// `f(*args, **kwargs)`: spreads the list and the dict over the registers.
  @inline(never)
  func startExtendedCall(_ frame: UnsafeMutablePointer<Frame>, _ i: Instruction) throws(PyError) -> Value {
    let base = frame.pointee.registers + Int(i.a)
    let callee = base[0]
    let positional = base[1].asList
    let keywordDict: DictObject? = base[2].isUndefined ? nil : base[2].asDict
    state.pointee.nativeStart = state.pointee.objectCount
    let total = positional.count + (keywordDict?.count ?? 0)
    // Beyond the frame, so that the list and the dict stay rooted in it.
    let window = state.pointee.top
    if window + total + 2 > state.pointee.stackLimit {
      throw raise(.recursionError, "too many arguments in one call")
    }
    var names = Value.undefined
    reserveRegisters(window + total + 2)
    window[0] = callee
    for index in 0..<positional.count { window[1 + index] = positional[index] }
    if let keywordDict, keywordDict.count > 0 {
      let keys = allocateTuple(keywordDict.count)
      var place = 0
      keywordDict.forEach { key, value in
        keys.items[place] = key
        window[1 + positional.count + place] = value
        place += 1
      }
      names = Value(keys)
      base[1] = names
    }
    return try startCall(window, positional.count, keywords: names, destination: i.b, mode: .store)
  }

  // MARK: - The end of frames

  /// Pops a frame that native code entered; the end of a generator is undefined, with its value put aside.
  func finishNativeFrame(_ frame: UnsafeMutablePointer<Frame>, _ value: Value) -> Value {
    state.pointee.frame = frame - 1
    guard let generator = runningGenerator(frame) else { return value }
    finish(generator)
    generatorResult = value
    return .undefined
  }

  /// Pops a frame whose result is not simply stored.
  func finishFrame(_ frame: UnsafeMutablePointer<Frame>, _ value: Value) throws(PyError) {
    let caller = frame - 1
    state.pointee.frame = caller
    let destination = Int(frame.pointee.destination)
    let registers = caller.pointee.registers
    switch frame.pointee.mode {
    case .store, .native: registers[destination] = value
    case .watched:
      clearCall(caller)
      registers[destination] = value
    case .counted:
      leaveLevel()
      if state.pointee.watchesDeaths { clearCall(caller) }
      registers[destination] = value
    case .discard: break
    case .remember:
      leaveLevel()
      // The register of the key may be that of the result.
      let key = frame.pointee.registers[-1]
      registers[destination] = value
      if let object = frame.pointee.object {
        let cached = object._withUnsafeGuaranteedRef { Value($0) }.asObject(CachedFunction.self)
        try remember(cached, key, value)
      }
    case .initialize:
      leaveLevel()
      if !value.isNone { throw typeError("__init__() should return None, not '\(typeName(of: value))'") }
      if let object = frame.pointee.object { registers[destination] = object._withUnsafeGuaranteedRef { Value($0) } }
    case .operation, .reflected:
      if !value.isNotImplemented {
        registers[destination] = value
        return
      }
      state.pointee.top = registers + caller.pointee.code._withUnsafeGuaranteedRef { $0.registerCount }
      let (op, left, right) = try operands(caller, (caller.pointee.pc - 1).pointee)
      var result = Value.notImplemented
      let rightClass = classOf(right)
      if frame.pointee.mode == .operation, classOf(left) !== rightClass {
        result = try reflectedBinary(
          op, left, right, rightClass, rightClass.dunders[Dunder.reflected(op).rawValue])
      }
      if result.isNotImplemented { throw unsupported(op, left, right, suffix: "") }
      registers[destination] = result
    case .iterate:
      if let generator = runningGenerator(frame) { finish(generator) }
      generatorResult = value
    }
  }

  // MARK: - Safepoints

  /// The end of a slice, or a collection that somebody asked for.
  @inline(never)
  func safepoint(_ frame: UnsafeMutablePointer<Frame>, _ pc: UnsafeMutablePointer<Instruction>) throws(PyError) {
    frame.pointee.pc = pc
    if state.pointee.collectionRequested {
      clearAtEntry(frame, pc)
      state.pointee.collectionRequested = false
      let slice = state.pointee.watchesDeaths ? state.pointee.deferredFuel &- 1 : state.pointee.deferredFuel
      if state.pointee.collectionIsDue || stressMode || !areWatchedHeld() {
        collect()
        findHolders()
      }
      state.pointee.fuel = slice
      if hasRefusedText {
        hasRefusedText = false
        throw outOfMemory()
      }
      try checkHeap(liveObjects)
      if !dying.isEmpty { try finishDying() }
      if slice > 0 {
        if state.pointee.watchesDeaths { requestLook() }
        return
      }
    }
    stepsTaken += sliceInUse
    sliceInUse = 0
    try checkInterrupt()
    sliceInUse = nextSlice
    state.pointee.fuel = sliceInUse
    if state.pointee.watchesDeaths { requestLook() }
  }

  /// The safepoint of a `for`: between two turns its frame holds nothing beyond the state of the loop and the next element.
  @inline(never)
  func loopSafepoint(
    _ frame: UnsafeMutablePointer<Frame>, _ pc: UnsafeMutablePointer<Instruction>
  ) throws(PyError) {
    if state.pointee.collectionRequested {
      let next = (pc - 1).pointee
      let (first, item) = (Int(next.a) + 3, Int(next.b))
      let element = frame.pointee.registers[item]
      clearRegisters(frame, from: first)
      frame.pointee.registers[item] = element
    }
    try safepoint(frame, pc)
  }

  /// The safepoint before an operator on objects. Where it has a temporary register, those above it are free.
  @inline(never)
  func operatorSafepoint(
    _ frame: UnsafeMutablePointer<Frame>, _ pc: UnsafeMutablePointer<Instruction>, _ i: Instruction
  ) throws(PyError) {
    let isImmediate = i.op.rawValue >= Opcode.addImmediate.rawValue
    let highest = Int(isImmediate ? max(i.a, i.b) : max(i.a, i.b, i.c))
    let localCount = frame.pointee.code._withUnsafeGuaranteedRef { $0.localCount }
    try nativeSafepoint(frame, pc, firstFree: highest >= localCount ? highest + 1 : Int.max)
  }

  /// The safepoint before an operator on objects or a native call, when a collection was asked for: a chain of large results
  /// would otherwise pile up until the next Python call. Natives may have left the end of the registers where their own arguments were.
  @inline(never)
  func nativeSafepoint(
    _ frame: UnsafeMutablePointer<Frame>, _ pc: UnsafeMutablePointer<Instruction>, firstFree: Int = Int.max
  ) throws(PyError) {
    // After a call its result is in place already. What is cleared is often a large result, whose memory the call can use.
    if firstFree != Int.max {
      clearRegisters(frame, from: firstFree)
      clearResult(frame, of: (pc - 1).pointee)
    }
    state.pointee.top =
      frame.pointee.registers + frame.pointee.code._withUnsafeGuaranteedRef { $0.registerCount }
    try safepoint(frame, pc)
  }
}
