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
    if frame > state.pointee.frameLimit || top > state.pointee.stackLimit {
      throw raise(.recursionError, "maximum recursion depth exceeded")
    }
    window.update(from: generator.registers, count: generator.registerCount)
    if generator.status == .suspended { window[Int(generator.receiver)] = value }
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
    if top > state.pointee.highestTop { state.pointee.highestTop = top }
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
    let isHandling = !isSame(state.pointee.handled, generator.callerHandled)
    generator.handled = isHandling ? state.pointee.handled : .undefined
    state.pointee.handled = generator.callerHandled
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
      throw raise(exception)
    }
    if generator.status == .created {
      if !exception.isUndefined {
        generator.status = .finished
        throw raise(exception)
      }
      if !value.isNone { throw typeError("can't send non-None value to a just-started generator") }
    }
    try enterNative("")
    defer { leaveNative() }
    let top = state.pointee.top
    defer { state.pointee.top = top }
    try pushGenerator(generator, sending: value, mode: .native, destination: 0)
    if !exception.isUndefined { _ = raise(exception) }
    return try runNested(isRaising: !exception.isUndefined)
  }

  /// One step of `yield from`: sends `R[b]` to the iterator `R[a]`. True when it is done, with its value in `R[b]`.
  func delegateStep(_ frame: UnsafeMutablePointer<Frame>, _ i: Instruction) throws(PyError) -> Bool {
    let iterator = frame.pointee.registers[Int(i.a)]
    let sent = frame.pointee.registers[Int(i.b)]
    let value: Value
    if iterator.isKind(.generator) {
      value = try resume(iterator.asObject(GeneratorObject.self), sending: sent)
      if value.isUndefined {
        frame.pointee.registers[Int(i.b)] = generatorResult
        return true
      }
    } else {
      value = sent.isNone ? try next(iterator) : try callMethod(iterator, "send", [sent])
      if value.isUndefined {
        frame.pointee.registers[Int(i.b)] = .none
        return true
      }
    }
    frame.pointee.registers[Int(i.b)] = value
    return false
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
