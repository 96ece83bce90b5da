// Generators: frames put aside and taken up again. A resume copies the saved registers onto the top of the stack and
// pushes a frame; a yield copies them back. In a `for` loop both happen inside the interpreter loop.

extension Machine {
  /// Puts a generator's frame on the stack.
  func pushGenerator(
    _ generator: GeneratorObject, sending value: Value, mode: FrameMode, destination: UInt16
  ) throws(PyError) {
    if generator.status == .running { throw valueError("generator already executing") }
    let frame = state.pointee.frame + 1
    let window = state.pointee.top
    let (registerCount, cells) = generator.functionReference._withUnsafeGuaranteedRef {
      ($0.code.registerCount, $0.cells)
    }
    let top = window + registerCount
    if frame.isAbove(state.pointee.frameLimit) || top.isAbove(state.pointee.stackLimit) {
      throw raise(.recursionError, "maximum recursion depth exceeded")
    }
    window.update(from: generator.registers, count: generator.registerCount)
    if generator.status == .suspended { window[Int(generator.receiver)] = generator.pendingResult ?? value }
    generator.pendingResult = nil
    generator.status = .running
    generator.callerHandled = state.pointee.handled
    if !generator.handled.isUndefined { state.pointee.handled = generator.handled }
    frame.pointee = Frame(
      pc: generator.pc, registers: window, code: generator.codeReference, cells: cells,
      function: unsafeBitCast(generator.functionReference, to: Unmanaged<Obj>.self),
      object: Unmanaged.passUnretained(generator),
      destination: destination, mode: mode)
    state.pointee.frame = frame
    state.pointee.top = top
    if top.isAbove(state.pointee.highestTop) { state.pointee.highestTop = top }
  }

  /// Saves the frame of a generator that yields. The caller pops it.
  func suspend(_ frame: UnsafeMutablePointer<Frame>, receiver: UInt16) {
    guard let object = frame.pointee.object else { return }
    object._withUnsafeGuaranteedRef { object in
      if object.valueTag == UInt16(Tag.of(.generator)) {
        suspend(unsafeDowncast(object, to: GeneratorObject.self), frame, receiver)
      }
    }
  }

  @inline(__always)
  private func suspend(_ generator: GeneratorObject, _ frame: UnsafeMutablePointer<Frame>, _ receiver: UInt16) {
    generator.registers.update(from: frame.pointee.registers, count: generator.registerCount)
    generator.pc = frame.pointee.pc
    generator.receiver = receiver
    generator.status = .suspended
    state.pointee.handled = generator.callerHandled
    generator.callerHandled = .undefined
  }

  /// A handler inside a generator begins. What the caller of the generator handles is seen inside but is not the
  /// generator's own: at the next resume it may be another.
  func pushHandled(inGenerator frame: UnsafeMutablePointer<Frame>, _ i: Instruction) {
    let exception = frame.pointee.registers[Int(i.a)]
    let generator = runningGenerator(frame)
    frame.pointee.registers[Int(i.b)] = generator?.handled ?? state.pointee.handled
    generator?.handled = exception
    state.pointee.handled = exception
  }

  /// The handler ends.
  func popHandled(inGenerator frame: UnsafeMutablePointer<Frame>, _ i: Instruction) {
    let outer = frame.pointee.registers[Int(i.a)]
    let generator = runningGenerator(frame)
    generator?.handled = outer
    state.pointee.handled = outer.isUndefined ? generator?.callerHandled ?? outer : outer
  }

  func runningGenerator(_ frame: UnsafeMutablePointer<Frame>) -> GeneratorObject? {
    guard let object = frame.pointee.object else { return nil }
    return object._withUnsafeGuaranteedRef { object in
      object.valueTag == UInt16(Tag.of(.generator)) ? unsafeDowncast(object, to: GeneratorObject.self) : nil
    }
  }

  /// A generator has returned or raised.
  func finish(_ generator: GeneratorObject) {
    generator.status = .finished
    state.pointee.handled = generator.callerHandled
    generator.callerHandled = .undefined
    generator.handled = .undefined
  }

  /// Runs a generator to its next yield; undefined at its end (its value is then `generatorResult`).
  package func resume(
    _ generator: GeneratorObject, sending value: Value, throwing exception: Value = .undefined
  ) throws(PyError) -> Value {
    if generator.status == .finished {
      generatorResult = .none
      if exception.isUndefined { return .undefined }
      pendingException = exception
      throw PyError()
    }
    if generator.status == .created {
      if !exception.isUndefined {
        generator.status = .finished
        pendingException = exception
        throw PyError()
      }
      if !value.isNone { throw typeError("can't send non-None value to a just-started generator") }
    }
    let counted = try enterNested()
    defer { leaveNested(counted) }
    var thrown = exception
    if !thrown.isUndefined, generator.status == .suspended, let inner = delegate(of: generator) {
      if let value = try throwInto(inner, generator, &thrown) { return value }
    }
    let top = state.pointee.top
    defer { state.pointee.top = top }
    try pushGenerator(generator, sending: value, mode: .native, destination: 0)
    // The context of what is thrown in is what the generator itself handles, not what its caller does.
    if !thrown.isUndefined { _ = raise(thrown, whileHandling: generator.handled) }
    return try runNested(isRaising: !thrown.isUndefined)
  }

  /// The iterator a suspended generator delegates to with `yield from`; nil when it does not.
  func delegate(of generator: GeneratorObject) -> Value? {
    guard generator.status == .suspended else { return nil }
    let instruction = (generator.pc - 1).pointee
    guard instruction.op == .yield, instruction.c > 0, Int(instruction.c) <= generator.registerCount else { return nil }
    let iterator = generator.registers[Int(instruction.c) - 1]
    return iterator.isUndefined ? nil : iterator
  }

  /// Throws into the iterator that a generator delegates to. Gives what the iterator yields; nil when the generator is
  /// to go on, with the exception `thrown` (undefined: with the iterator's result in place).
  private func throwInto(
    _ inner: Value, _ generator: GeneratorObject, _ thrown: inout Value
  ) throws(PyError) -> Value? {
    generator.status = .running
    defer { generator.status = .suspended }
    let original = thrown
    do {
      if classOf(original).isSubclass(of: exceptionClass(.generatorExit)) {
        if inner.isKind(.generator) {
          try close(inner.asObject(GeneratorObject.self))
        } else {
          let method = try findAttribute(inner, intern("close"))
          if !method.isUndefined { _ = try call(method) }
        }
        return nil
      }
      let value: Value
      if inner.isKind(.generator) {
        value = try resume(inner.asObject(GeneratorObject.self), sending: .none, throwing: original)
      } else {
        let method = try findAttribute(inner, intern("throw"))
        if method.isUndefined { return nil }
        value = try call(method, [original])
      }
      if !value.isUndefined { return value }
      finishDelegation(generator, generatorResult)
      thrown = .undefined
    } catch {
      let raised = takePending()
      if !isSame(raised, original), classOf(raised).isSubclass(of: exceptionClass(.stopIteration)) {
        finishDelegation(generator, stopValue(raised))
        thrown = .undefined
      } else {
        thrown = raised
      }
    }
    return nil
  }

  /// The iterator is at its end: the next step of the generator takes the result.
  private func finishDelegation(_ generator: GeneratorObject, _ result: Value) {
    let instruction = (generator.pc - 1).pointee
    generator.registers[Int(instruction.c) - 1] = .undefined
    generator.registers[Int(instruction.b)] = result
    generator.pendingResult = result
  }

  /// One step of `yield from`: sends `R[b]` to the iterator `R[a]`. True when it is done, with its value in `R[b]`.
  func delegateStep(_ frame: UnsafeMutablePointer<Frame>, _ i: Instruction) throws(PyError) -> Bool {
    let iterator = frame.pointee.registers[Int(i.a)]
    // The iterator came to its end while an exception was thrown into it.
    if iterator.isUndefined { return true }
    let sent = frame.pointee.registers[Int(i.b)]
    let value: Value
    if iterator.isKind(.generator) {
      value = try resume(iterator.asObject(GeneratorObject.self), sending: sent)
    } else if sent.isNone {
      value = try next(iterator)
    } else {
      do {
        value = try callMethod(iterator, "send", [sent])
      } catch {
        guard isPending(.stopIteration) else { throw error }
        frame.pointee.registers[Int(i.b)] = stopValue(takePending())
        return true
      }
    }
    frame.pointee.registers[Int(i.b)] = value.isUndefined ? generatorResult : value
    return value.isUndefined
  }

  /// `generator.close()`.
  func close(_ generator: GeneratorObject) throws(PyError) {
    if generator.status == .created { generator.status = .finished }
    if generator.status == .finished { return }
    let exit = makeException(exceptionClass(.generatorExit), [])
    do {
      let value = try resume(generator, sending: .none, throwing: Value(exit))
      if value.isUndefined { return }
    } catch {
      guard isPending(.generatorExit) || isPending(.stopIteration) else { throw error }
      takePending()
      return
    }
    throw runtimeError("generator ignored GeneratorExit")
  }
}

extension Machine {
  /// Whether calling this function makes a generator.
  package func makesGenerator(_ value: Value) -> Bool {
    value.isKind(.function) && value.asFunction.code.isGenerator
  }
}
