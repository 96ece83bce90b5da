// From a raised exception to the handler that takes it: frames are left one by one, each adding its line to the
// traceback, until one has an exception range around its instruction.

extension Machine {
  /// Unwinds from the innermost frame down to `entry`, the frame native code entered. True when a handler was found (its
  /// frame is then innermost, with its pc set); false when `entry` itself was left and the error goes on natively.
  func unwind(to entry: UnsafeMutablePointer<Frame>) -> Bool {
    while true {
      let frame = state.pointee.frame
      state.pointee.fuel &-= 1
      let code = frame.pointee.code._withUnsafeGuaranteedRef { $0 }
      preferMissingMethod(frame, (frame.pointee.pc - 1) - code.instructions)
      let index = (frame.pointee.pc - 1) - code.instructions
      recordTraceback(frame, code, index)
      if !isStopping, let range = handlerRange(code, index) {
        frame.pointee.registers[Int(range.register)] = pendingException
        pendingException = .undefined
        frame.pointee.pc = code.instructions + Int(range.handler)
        return true
      }
      state.pointee.frame = frame - 1
      switch frame.pointee.mode {
      case .remember, .initialize, .counted: leaveLevel()
      default: break
      }
      if let generator = runningGenerator(frame) {
        finish(generator)
        if isPending(.stopIteration) { replaceStopIteration() }
      }
      if frame == entry { return false }
    }
  }

  private func handlerRange(_ code: CodeObject, _ index: Int) -> ExceptionRange? {
    for range in code.exceptionRanges where index >= Int(range.start) && index < Int(range.end) { return range }
    return nil
  }

  private func recordTraceback(_ frame: UnsafeMutablePointer<Frame>, _ code: CodeObject, _ index: Int) {
    guard let exception = pendingException.exception else { return }
    if index >= 0, index < code.instructionCount {
      let instruction = code.instructions[index]
      if instruction.op == .reraise || (instruction.op == .raise && instruction.x == 0) { return }
    }
    if code.source.libraryName != nil {
      isAttributePart = false
      return
    }
    let place = isAttributePart ? -index - 1 : index
    isAttributePart = false
    // One exception raised over and over would otherwise grow without end.
    if exception.traceback.count >= Machine.longestTraceback { return }
    var entry = TracebackEntry(code: Unmanaged.passUnretained(code), instruction: place)
    if keepsLocals { entry.locals = locals(of: frame) }
    exception.traceback.append(entry)
  }

  static let longestTraceback = 20_000

  /// PEP 479: a StopIteration that leaves a generator becomes a RuntimeError.
  private func replaceStopIteration() {
    let original = pendingException
    let replacement = makeException(
      exceptionClass(.runtimeError), [string("generator raised StopIteration")])
    replacement.cause = original
    replacement.context = original
    replacement.suppressContext = true
    pendingException = Value(replacement)
  }
}
