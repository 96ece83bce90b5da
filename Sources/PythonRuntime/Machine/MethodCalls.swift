// `receiver.name(arguments...)`: the method is looked up before the arguments are evaluated. Where the arguments can do
// nothing that would be seen (names and constants), looking up and calling are one step of the loop.

extension Machine {
  /// Looks up what `R[a+1].name(...)` calls, filling the cache for methods of the class: R[a] is the method and R[a+1] its
  /// receiver, or R[a] is nothing and R[a+1] what is called without a receiver.
  @inline(never)
  func loadMethod(
    _ base: UnsafeMutablePointer<Value>, _ cache: UnsafeMutablePointer<AttributeCache>
  ) throws(PyError) {
    let receiver = base[1]
    base[0] = .undefined
    if receiver.tag == Tag.of(.module) {
      let member = moduleMember(receiver, cache)
      if !member.isUndefined {
        base[1] = member
        return
      }
    }
    let cls = classOf(receiver)
    if cache.pointee.state == .slot, cache.pointee.version == cls.version, receiver.isObject,
      cache.pointee.slot < receiver.asObj.slotCapacity
    {
      // A function kept as an attribute of the instance: called without the receiver.
      let own = receiver.asObj.slots.unsafelyUnwrapped[Int(cache.pointee.slot)]
      if !own.isUndefined {
        base[1] = own
        return
      }
    }
    let name = cache.pointee.name._withUnsafeGuaranteedRef { $0 }
    let method = methodOfClass(receiver, cls, name, cache)
    if !method.isUndefined {
      // What `globals()` gives is told of changes by the call of a bound method.
      if isGlobals(receiver) { base[1] = boundMethod(method, receiver) } else { base[0] = method }
      return
    }
    do {
      base[1] = try getAttribute(receiver, name)
    } catch {
      // The traceback points at the attribute, not at the call.
      isAttributePart = true
      throw error
    }
  }

  /// The function of the receiver's class that is called with the receiver; undefined where something else stands before it.
  private func methodOfClass(
    _ receiver: Value, _ cls: ClassObject, _ name: StrObject, _ cache: UnsafeMutablePointer<AttributeCache>
  ) -> Value {
    guard hasOrdinaryAttributes(receiver), cls.dunders[Dunder.getAttribute.rawValue].isUndefined else {
      return .undefined
    }
    let member = lookUpMember(cls, name)
    if member.isUndefined, Tag.isAttributed(receiver.tag), receiver.asObj.flags & Obj.Flags.dictMode == 0,
      let slot = cls.layout.index(of: name)
    {
      fill(cache, cls, .slot, slot: slot)
    }
    let isMethod =
      member.isKind(.function)
      || (member.isKind(.nativeFunction) && member.asNativeFunction.isDescriptor)
    guard isMethod, !receiver.isObject || instanceAttribute(receiver.asObj, name).isUndefined else {
      return .undefined
    }
    if receiver.isObject, receiver.asObj.flags & Obj.Flags.dictMode == 0, cls.layout.index(of: name) == nil {
      fill(cache, cls, .method, value: member)
    }
    return member
  }

  /// `R[a+1].name(R[a+2]...)` in general.
  @inline(never)
  func slowCallMethod(
    _ base: UnsafeMutablePointer<Value>, _ i: Instruction, _ cache: UnsafeMutablePointer<AttributeCache>
  ) throws(PyError) -> Value {
    state.pointee.nativeStart = state.pointee.objectCount
    if base[1].isStr { base[1].asStr.flags &= ~Obj.Flags.chained }
    try loadMethod(base, cache)
    return try callLoaded(base, i)
  }

  /// Calls what `loadMethod` found.
  @inline(never)
  func callLoaded(_ base: UnsafeMutablePointer<Value>, _ i: Instruction) throws(PyError) -> Value {
    if base[0].isUndefined {
      return try startCall(base + 1, Int(i.x), keywords: .undefined, destination: i.b, mode: .store)
    }
    return try startMethod(base[0], base + 1, Int(i.x) + 1, .undefined, i.b, .store)
  }

  /// After a call of a method of a str. A receiver that such a call made for this one alone (`text.strip().lower()`) is dead, and its
  /// memory is used again at once, as CPython's is, instead of waiting for a collection. The result is marked in turn where the
  /// next call (`isReceiver`) is all that will know it. The compiler sees to it that the next call is one of `StrType.chainable`,
  /// too, if of a str: none that fails keeps a marked receiver in its exception.
  @inline(never)
  func reuseChained(_ receiver: Value, _ result: Value, _ callee: Value, isReceiver: Bool) {
    let wasMade = receiver.asStr.flags & Obj.Flags.chained != 0
    let isChainable = callee.asNativeFunction.isChainable && !stressMode
    if result.isIdentical(to: receiver) {
      if !isReceiver || !isChainable { receiver.asStr.flags &= ~Obj.Flags.chained }
      return
    }
    receiver.asStr.flags &= ~Obj.Flags.chained
    if !isChainable { return }
    let count = state.pointee.objectCount
    let isMade =
      result.isStr && result.asStr.flags & (Obj.Flags.smallText | Obj.Flags.interned) == Obj.Flags.smallText
      && count > state.pointee.nativeStart && isObject(count &- 1, result)
    if wasMade { reuseBelow(result, receiver) }
    if isMade && isReceiver { result.asStr.flags |= Obj.Flags.chained }
  }

  /// Puts a text that nothing refers to back into its pool, if it is the newest object, or the newest but for the result of the
  /// call it was made for.
  private func reuseBelow(_ result: Value, _ text: Value) {
    let count = state.pointee.objectCount
    if !result.isObject {
      if count > 0, isObject(count &- 1, text) { reuseNewestText() }
      return
    }
    guard count > 1, isObject(count &- 1, result), isObject(count &- 2, text) else { return }
    let objects = state.pointee.objects
    (objects[count &- 2], objects[count &- 1]) = (objects[count &- 1], objects[count &- 2])
    reuseNewestText()
  }

  /// Whether an entry of the table is this object.
  private func isObject(_ index: Int, _ value: Value) -> Bool {
    state.pointee.objects[index].toOpaque() == Unmanaged.passUnretained(value.asObj).toOpaque()
  }

  /// A name that has no value as argument of a method call that looks up and calls in one step: that the method is missing comes
  /// first. The error is replaced by that one then.
  func preferMissingMethod(_ frame: UnsafeMutablePointer<Frame>, _ index: Int) {
    guard let exception = pendingException.exception, exception.traceback.isEmpty,
      exception.cls === exceptionClass(.nameError) || exception.cls === exceptionClass(.unboundLocalError)
    else { return }
    let code = frame.pointee.code._withUnsafeGuaranteedRef { $0 }
    guard index >= 0, index < code.instructionCount, code.instructions[index].isPlainLoad else { return }
    var place = index + 1
    // The check of a variable stands before the instruction that copies it.
    let isCheck = code.instructions[index].op == .checkBound && place < code.instructionCount
    let register = code.instructions[isCheck ? place : index].a
    while place < code.instructionCount, code.instructions[place].isPlainLoad { place += 1 }
    guard place < code.instructionCount, code.instructions[place].op == .callMethod else { return }
    let call = code.instructions[place]
    guard register > call.a + 1, register <= call.a + 1 + UInt16(call.x) else { return }
    let name = code.caches[Int(call.c)].name._withUnsafeGuaranteedRef { $0 }
    let (error, receiver) = (pendingException, frame.pointee.registers[Int(call.a) + 1])
    pendingException = .undefined
    do {
      _ = try withRoots([error]) { () throws(PyError) in try getAttribute(receiver, name) }
      pendingException = error
    } catch {
      frame.pointee.pc = code.instructions + place + 1
      isAttributePart = true
    }
  }
}

extension Instruction {
  /// It gives a register a value that stands somewhere already.
  fileprivate var isPlainLoad: Bool {
    switch op {
    case .move, .loadConstant, .loadInt, .loadNone, .loadTrue, .loadFalse, .checkBound, .loadGlobal, .loadName,
      .loadClassFree, .loadCell, .loadFree:
      true
    default: false
    }
  }
}
