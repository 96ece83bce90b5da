// Objects that have something to say when they go: instances whose class has `__del__`, and generators suspended inside
// `finally` or `with`. CPython counts references and so knows the moment; a tracing collector finds out by looking.
//
// While such an object lives, the machine looks at every safepoint (each call, each backward jump), and where a name is
// deleted or bound anew: what nothing reaches then gets its `__del__` before the next call can show that it is late. Looking costs a
// collection, so the machine stops doing it after a fixed amount of work; from then on ordinary collections find the dead.
// The amount is counted in objects and not in time, so a lesson prints the same on every machine.
//
// Most of what is waited for is held by a register or a name, or by the context manager that one of them holds, like the
// generator of a `with` that is running. Where a look has found that, the next ones only see whether it still holds.
//
// The dead that other dead ones hold go after them, as with reference counts; a cycle waits for `gc.collect()`, for an
// ordinary collection or for the end of the program.

/// A register or a global that refers to an object, by itself or through an instance whose attribute it is.
struct Holder {
  private let cell: UnsafeMutablePointer<Value>
  private let isRegister: Bool
  /// Whether the cell holds a method bound to the instance.
  private let isMethod: Bool
  /// The slot of the instance; -1 when the cell holds the object itself.
  private let slot: Int

  init?(_ cell: UnsafeMutablePointer<Value>, isRegister: Bool, of object: Unmanaged<Obj>) {
    let value = cell.pointee
    if !value.isObject { return nil }
    let bits = UInt(bitPattern: object.toOpaque())
    self.cell = cell
    self.isRegister = isRegister
    isMethod = value.isKind(.boundMethod)
    if value.bits == bits {
      slot = -1
      return
    }
    guard let instance = Holder.instance(value, isMethod) else { return nil }
    let slots = UnsafeBufferPointer(start: instance.slots, count: Int(instance.slotCapacity))
    guard let found = slots.firstIndex(where: { $0.isObject && $0.bits == bits }) else { return nil }
    slot = found
  }

  /// Whether it still does; a register from `top` on is out of use.
  func holds(_ object: Unmanaged<Obj>, below top: UnsafeMutablePointer<Value>) -> Bool {
    if isRegister && cell >= top { return false }
    let value = cell.pointee
    if !value.isObject { return false }
    let bits = UInt(bitPattern: object.toOpaque())
    if slot < 0 { return value.bits == bits }
    guard let instance = Holder.instance(value, isMethod), slot < Int(instance.slotCapacity),
      let slots = instance.slots
    else { return false }
    return slots[slot].isObject && slots[slot].bits == bits
  }

  private static func instance(_ value: Value, _ isMethod: Bool) -> InstanceObject? {
    guard isMethod else { return value.instance }
    return value.isKind(.boundMethod) ? value.asObject(BoundMethod.self).receiver.instance : nil
  }
}

extension Machine {
  /// So many places are looked at before a look at everything is cheaper.
  static let holderLimit = 8
  /// About a tenth of a second of looking.
  static let deathWorkLimit = 10_000_000

  /// Begins to wait for the death of a new object.
  @inline(never)
  func watch(_ object: Obj) {
    watched.append(Unmanaged.passUnretained(object))
    holders.removeAll(keepingCapacity: true)
    if deathWork > Machine.deathWorkLimit { return }
    state.pointee.watchesDeaths = true
    requestLook()
    // It may go when one of the calls that are running returns.
    var frame = state.pointee.frame
    while frame > state.pointee.frames, frame.pointee.mode != .watched {
      if frame.pointee.mode == .store { frame.pointee.mode = .watched }
      frame -= 1
    }
  }

  /// A new instance of a class: watched when the class has `__del__`.
  @inline(__always)
  func watchIfFinalizable(_ object: Obj, _ cls: ClassObject) {
    if !cls.dunders[Dunder.finalize.rawValue].isUndefined { watch(object) }
  }

  // MARK: - In a collection

  /// Between marking and sweeping: who is waited for and was not reached is kept for one last call.
  func findDeaths(_ tracer: inout Tracer) {
    if watched.isEmpty { return }
    deathWork += liveObjects + 500
    let mark = collectionMark
    var dead: [Unmanaged<Obj>] = []
    watched.removeAll { reference in
      reference._withUnsafeGuaranteedRef { object in
        if object.kind == .generator, unsafeDowncast(object, to: GeneratorObject.self).status == .finished {
          return true
        }
        if object.mark & mark != 0 { return false }
        dead.append(reference)
        return true
      }
    }
    if !dead.isEmpty { keepDead(dead, &tracer) }
    if watched.isEmpty || deathWork > Machine.deathWorkLimit { state.pointee.watchesDeaths = false }
  }

  private func keepDead(_ dead: [Unmanaged<Obj>], _ tracer: inout Tracer) {
    let mark = collectionMark
    if state.pointee.watchesDeaths, !findsCycles {
      for reference in dead {
        reference._withUnsafeGuaranteedRef { trace($0, &tracer) }
        drain(&tracer)
      }
    }
    var first: [Unmanaged<Obj>] = []
    var (someWait, someGo) = (false, false)
    for reference in dead {
      if reference._withUnsafeGuaranteedRef({ $0.mark & mark != 0 }) {
        watched.append(reference)
        someWait = true
      } else if reference._withUnsafeGuaranteedRef({ hasLastWord($0) }) {
        first.append(reference)
      } else {
        // Only weak references waited for it, and they are cleared in this collection.
        someGo = true
      }
    }
    deathsFollow = someWait && someGo
    if first.count > 1 { first = inOrderOfDeath(first) }
    for reference in first { reference._withUnsafeGuaranteedRef { dying.append(Value($0)) } }
    tracer.visit(dying)
    drain(&tracer)
  }

  /// Elements of a list or tuple that dies go from its end; otherwise the oldest goes first.
  private func inOrderOfDeath(_ dead: [Unmanaged<Obj>]) -> [Unmanaged<Obj>] {
    let mark = collectionMark
    var left = Set(dead.map { $0.toOpaque() })
    var order: [Unmanaged<Obj>] = []
    for index in 0..<state.pointee.objectCount {
      state.pointee.objects[index]._withUnsafeGuaranteedRef { object in
        guard object.mark & mark == 0 else { return }
        let value = Value(object)
        guard value.isList || value.isTuple else { return }
        let elements = value.isList ? value.asList.values : Array(value.asTuple.elements)
        for element in elements.reversed() where element.isObject {
          let reference = Unmanaged.passUnretained(element.asObj)
          if left.remove(reference.toOpaque()) != nil { order.append(reference) }
        }
      }
    }
    return order + dead.filter { left.contains($0.toOpaque()) }
  }

  // MARK: - At safepoints

  /// Calls the last method of everything that died. What it raises is reported and goes no further.
  @inline(never)
  func finishDying() throws(PyError) {
    if isBurying { return }
    isBurying = true
    defer { isBurying = false }
    while !dying.isEmpty {
      let value = dying.removeFirst()
      var finalizer = value
      do {
        try withRoots([value]) { () throws(PyError) in
          if let handle = value.native as? WeakHandle {
            finalizer = handle.owner
            try tellOfDeath(handle)
          } else if value.isKind(.generator) {
            try close(value.asObject(GeneratorObject.self))
          } else {
            finalizer = classOf(value).dunders[Dunder.finalize.rawValue]
            if !finalizer.isUndefined { _ = try call(finalizer, value) }
          }
        }
      } catch {
        if isStopping { throw error }
        reportIgnored(takePending(), in: finalizer)
      }
    }
  }

  /// A hundred are enough: a loop may make any number of them.
  private func reportIgnored(_ exception: Value, in place: Value) {
    ignoredCount += 1
    if ignoredCount > 100 { return }
    let name = (try? repr(place)) ?? "?"
    takePending()
    write("Exception ignored in: \(name)\n\(formatException(exception))", to: .error)
  }

  /// Looks for deaths now; registers of the frame from `firstFree` on hold nothing that is still needed.
  @inline(never)
  func lookForDeaths(
    _ frame: UnsafeMutablePointer<Frame>, _ pc: UnsafeMutablePointer<Instruction>, firstFree: Int
  ) throws(PyError) {
    let count = frame.pointee.code._withUnsafeGuaranteedRef { $0.registerCount }
    state.pointee.top = frame.pointee.registers + count
    clearRegisters(frame, from: firstFree)
    requestLook()
    try safepoint(frame, pc)
  }

  /// Makes the next safepoint look for deaths.
  func requestLook() {
    let isDue = state.pointee.collectionIsDue
    requestCollection()
    state.pointee.collectionIsDue = isDue
  }

  /// Whether everything that is waited for is where the last look found it, so that nothing can have died.
  func areWatchedHeld() -> Bool {
    if holders.isEmpty || holders.count != watched.count { return false }
    let top = state.pointee.top
    for (index, holder) in holders.enumerated() where !holder.holds(watched[index], below: top) { return false }
    return true
  }

  /// After a collection: where what is waited for is held, when that is plain to see.
  func findHolders() {
    holders.removeAll(keepingCapacity: true)
    if !state.pointee.watchesDeaths || watched.count > Machine.holderLimit || !dying.isEmpty || stressMode { return }
    for reference in watched {
      guard reference._withUnsafeGuaranteedRef({ $0.kind != .native }), let holder = holder(of: reference) else {
        holders.removeAll(keepingCapacity: true)
        return
      }
      holders.append(holder)
    }
  }

  private func holder(of object: Unmanaged<Obj>) -> Holder? {
    var cell = state.pointee.stackBase
    let top = state.pointee.top
    while cell < top {
      if let found = Holder(cell, isRegister: true, of: object) { return found }
      cell += 1
    }
    for index in 0..<globalNames.count {
      if let found = Holder(state.pointee.globals + index, isRegister: false, of: object) { return found }
    }
    return nil
  }

  /// Registers keep what they held until they are used again, which would keep it alive.
  func clearRegisters(_ frame: UnsafeMutablePointer<Frame>, from first: Int) {
    let code = frame.pointee.code._withUnsafeGuaranteedRef { $0 }
    var index = max(first, code.localCount, code.parameterNames.count)
    while index < code.registerCount {
      frame.pointee.registers[index] = .undefined
      index += 1
    }
  }

  /// A function that has just been entered has no temporaries yet.
  func clearAtEntry(_ frame: UnsafeMutablePointer<Frame>, _ pc: UnsafeMutablePointer<Instruction>) {
    let code = frame.pointee.code._withUnsafeGuaranteedRef { $0 }
    if pc != code.instructions { return }
    clearRegisters(frame, from: 0)
    let caller = frame - 1
    if caller > state.pointee.frames, frame.pointee.mode == .store || frame.pointee.mode == .counted {
      clearResult(caller, of: (caller.pointee.pc - 1).pointee)
    }
  }

  /// What a call is going to write over holds nothing any more: often the result of the statement before.
  func clearResult(_ frame: UnsafeMutablePointer<Frame>, of call: Instruction) {
    guard call.op == .call || call.op == .callMethod || call.op == .callLoaded, call.b < call.a else { return }
    let localCount = frame.pointee.code._withUnsafeGuaranteedRef { $0.localCount }
    if Int(call.b) >= localCount { frame.pointee.registers[Int(call.b)] = .undefined }
  }

  /// A call is over: its callee and arguments are needed no more.
  func clearCall(_ frame: UnsafeMutablePointer<Frame>) {
    let instruction = (frame.pointee.pc - 1).pointee
    switch instruction.op {
    case .call, .callMethod, .callLoaded, .callExtended: clearRegisters(frame, from: Int(instruction.a))
    default: break
    }
  }

  // MARK: - Ends

  /// At the end of a chunk, whose value lives on.
  func lookForDeaths(keeping value: Value) throws(PyError) {
    if watched.isEmpty { return }
    try withRoots([value]) { () throws(PyError) in
      // One round for each that held another.
      while true {
        let before = watched.count
        collect()
        if dying.isEmpty { return }
        try finishDying()
        if watched.count >= before { return }
      }
    }
  }

  /// `gc.collect()`.
  func collectGarbage() throws(PyError) {
    if watched.isEmpty { return }
    let instruction = (state.pointee.frame.pointee.pc - 1).pointee
    if instruction.op == .callMethod || instruction.op == .callLoaded {
      clearRegisters(state.pointee.frame, from: Int(instruction.a) + 2 + Int(instruction.x))
    }
    findsCycles = true
    collect()
    findsCycles = false
    try finishDying()
  }

  /// A collection within a native operation: what that has made stays.
  func collectForExports() {
    let frame = state.pointee.frame
    var start = state.pointee.nativeStart
    if frame > state.pointee.frames {
      let instruction = (frame.pointee.pc - 1).pointee
      switch instruction.op {
      case .callMethod, .callLoaded: clearRegisters(frame, from: Int(instruction.a) + 2 + Int(instruction.x))
      case .setItem, .deleteItem, .add, .multiply:
        // An operator is no call: what was made since the last one is not its own.
        start = state.pointee.objectCount
      default: break
      }
    }
    protectedRanges.append(ProtectedRange(start: start, end: state.pointee.objectCount))
    defer { state.pointee.nativeStart = protectedRanges.removeLast().start }
    collect()
  }

  /// The end of a program: its names go one after the other, then what is left. Of no use in a lesson, whose last cell has been
  /// printed. What a limit raised meanwhile; nil where none was hit.
  package func endProgram(file: String) -> Value? {
    lastException = .undefined
    let watchdog = startWatchdog(file)
    defer { watchdog?.stop() }
    if let stopped = runExitCalls() { return stopped }
    // A reference and its call go together with what it refers to: nobody is told.
    for reference in weakHandles { reference._withUnsafeGuaranteedRef { $0.forgetCallback() } }
    if watched.isEmpty { return nil }
    var stopped: Value?
    do {
      try dropGlobals()
      findsCycles = true
      collect()
      try finishDying()
    } catch {
      let raised = takePending()
      if isStopping { stopped = raised }
    }
    flush()
    return stopped
  }

  /// What `atexit` was given.
  private func runExitCalls() -> Value? {
    guard let module = modules["atexit"]?._withUnsafeGuaranteedRef({ $0 }) else { return nil }
    let run = module.attributes.get(intern("_run_exitfuncs"))
    var stopped: Value?
    do {
      if !run.isUndefined { _ = try call(run) }
    } catch {
      let raised = takePending()
      if isStopping { stopped = raised }
    }
    flush()
    return stopped
  }

  /// What dies may still use every name.
  private func dropGlobals() throws(PyError) {
    let globals = state.pointee.globals
    var names: [(index: Int, value: Value)] = []
    // What has a name of its own goes before what is in containers.
    let named = (0..<globalNames.count).filter { globals[$0].isObject && globals[$0].kind == .instance }
    let others = (0..<globalNames.count).filter { index in
      let value = globals[index]
      if !value.isObject || value.isStr { return false }
      return ![Kind.instance, .module, .nativeFunction, .cls].contains(value.kind)
    }
    for index in named + others where !watched.isEmpty {
      let value = globals[index]
      names.append((index, value))
      dropped.append(value)
      for name in names { globals[name.index] = .undefined }
      collect()
      for name in names { globals[name.index] = name.value }
      try finishDying()
    }
    dropped = []
    for name in names { globals[name.index] = .undefined }
  }
}
