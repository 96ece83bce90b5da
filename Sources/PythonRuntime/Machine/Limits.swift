// What stops a lesson: time, steps, output, memory, cancellation. Asked at the ends of slices of the loop (whose length
// follows the clock) and, by a counter, in native code that iterates, compares or recurses without end.

import Glibc

/// What the checks remember.
struct LimitState {
  /// Steps of the next slice; short at first, since nobody knows how slow they are.
  var slice = 1000
  /// When the last check was, in nanoseconds.
  var lastCheck: UInt64 = 0
  /// Resident bytes of the process when the machine first looked; 0 before that.
  var baseline = 0
  /// How many more there were when the heap was last counted for that reason.
  var countedGrowth = 0
}

extension Machine {
  static let longestSlice = 100_000
  static let bytesPerObject = 80
  /// More than this is refused without a limit of memory, too.
  private static let mostMemory = 64 << 30

  // MARK: - Memory

  /// Raises MemoryError when `byteCount` more would pass the limit. Call before an allocation of unbounded size.
  package func checkMemory(_ byteCount: Int) throws(PyError) {
    // No limit stands in the way of what no machine gives: an exception like any other.
    let limit = limits.memory ?? Machine.mostMemory
    if byteCount > max(limit, Machine.mostMemory) { throw raise(exceptionClass(.memoryError), []) }
    if byteCount > limit || state.pointee.externalBytes > limit - byteCount {
      throw outOfMemory()
    }
    if byteCount >= Machine.largeAllocation, let memory = limits.memory, limitState.baseline > 0, !limits.sharesProcess,
      Machine.residentBytes() - limitState.baseline + byteCount > Machine.mostResident(memory)
    {
      throw outOfMemory()
    }
  }

  /// From so many bytes on the process's own memory is asked for as well.
  private static let largeAllocation = 32 << 20

  /// What the process may hold beside what it had at the start: a container that grows is there twice for a moment, and the
  /// allocator keeps what was given back.
  private static func mostResident(_ memory: Int) -> Int { 2 * memory + (128 << 20) }

  /// Raises MemoryError when the heap is over its limit: once so that the lesson can give up what it holds, and for
  /// good when it goes on growing.
  func checkHeap(_ objects: Int) throws(PyError) {
    guard let memory = limits.memory else { return }
    let used = state.pointee.externalBytes + objects * Machine.bytesPerObject
    if used <= memory { return }
    if used > memory + memory / 4 { isStopping = true }
    throw outOfMemory()
  }

  /// The heap's own books miss what containers and texts have grown by since the last collection; the process does not. A
  /// process that holds more than the limit has its heap counted: the next safepoint collects, and looks at the books.
  private func checkResidentMemory(_ memory: Int) throws(PyError) {
    let resident = Machine.residentBytes()
    if limitState.baseline == 0 { limitState.baseline = resident }
    let growth = resident - limitState.baseline
    if growth <= memory + Machine.largeAllocation {
      limitState.countedGrowth = 0
    } else if growth > limitState.countedGrowth + memory / 8 {
      limitState.countedGrowth = growth
      requestCollection()
    }
    if growth > Machine.mostResident(memory) { throw outOfMemory() }
  }

  /// The kernel's figures on this process; opened once, since a process that runs strangers' lessons gives up files.
  private static let statistics: Int32 = Glibc.open("/proc/self/statm", O_RDONLY | O_CLOEXEC)

  /// Opens what the limits need, before a process gives up files.
  package static func prepareLimits() { _ = statistics }

  /// Bytes of memory the process holds.
  private static func residentBytes() -> Int {
    let file = statistics
    if file < 0 { return 0 }
    var buffer = (UInt64(0), UInt64(0), UInt64(0), UInt64(0), UInt64(0), UInt64(0), UInt64(0), UInt64(0))
    return withUnsafeMutableBytes(of: &buffer) { bytes in
      let count = Glibc.pread(file, bytes.baseAddress, bytes.count, 0)
      var pages = 0
      var field = 0
      for index in 0..<max(count, 0) {
        let byte = bytes[index]
        if byte == 0x20 {
          field += 1
        } else if field == 1, byte >= 0x30, byte <= 0x39 {
          pages = pages &* 10 &+ Int(byte &- 0x30)
        }
      }
      return pages &* 4096
    }
  }

  // MARK: - Time

  /// The one word a watchdog may write.
  var fuelPointer: UnsafeMutablePointer<Int> {
    let offset = MemoryLayout<MachineState>.offset(of: \.fuel) ?? 0
    return (UnsafeMutableRawPointer(state) + offset).assumingMemoryBound(to: Int.self)
  }

  /// Call every few thousand steps of a long native loop: raises when cancelled, late or over budget.
  package func checkInterrupt() throws(PyError) {
    if isCancelled() { throw stop(nil, .keyboardInterrupt, nil) }
    let now = monotonicNanoseconds()
    if let deadline = limits.deadline, now > deadline {
      throw stop(.time, .timeoutError, "the time limit of this lesson is used up")
    }
    adaptSlice(now)
    if let steps = limits.steps, stepsTaken >= steps {
      throw stop(.steps, .timeoutError, "the step limit of this lesson is used up")
    }
    try checkOutput()
    if let memory = limits.memory {
      try checkHeap(state.pointee.objectCount)
      if !limits.sharesProcess { try checkResidentMemory(memory) }
    }
  }

  /// Slices of slow steps get shorter, so that a deadline is noticed in time.
  private func adaptSlice(_ now: UInt64) {
    let elapsed = now &- limitState.lastCheck
    limitState.lastCheck = now
    if elapsed > 50_000_000 {
      limitState.slice = max(limitState.slice / 4, 16)
    } else if elapsed < 5_000_000 {
      limitState.slice = min(limitState.slice * 4, Machine.longestSlice)
    }
  }

  /// Call before native work that cannot be interrupted: raises when it would last beyond the time limit.
  package func checkWork(nanoseconds: Double) throws(PyError) {
    guard nanoseconds > 50_000_000, let deadline = limits.deadline else { return }
    let now = monotonicNanoseconds()
    let left = deadline > now ? Double(deadline - now) : 0
    if nanoseconds > left {
      throw stop(.time, .timeoutError, "the time limit of this lesson does not allow this operation")
    }
  }

  /// The same for turning an int of so many bits into decimal text or back.
  func checkDecimalWork(_ bits: Int) throws(PyError) {
    let words = Double(bits) / 64
    try checkWork(nanoseconds: words * words * IntArithmetic.nanosecondsPerWord)
  }

  /// Counts native work worth so many steps; the limits are looked at every few thousand.
  package func countNativeWork(_ steps: Int) throws(PyError) {
    let before = state.pointee.nativeSteps
    state.pointee.nativeSteps = before &+ 1 &+ steps
    if (before ^ state.pointee.nativeSteps) > 0xFFF { try checkInterrupt() }
  }

  /// Looks at the limits once in 65,536 turns of a loop over bytes, characters or elements, whose number it is given.
  @inline(__always)
  func checkTurn(_ turn: Int) throws(PyError) {
    if turn & 0xFFFF == 0xFFFF { try checkInterrupt() }
  }

  /// Counts a step of native code that may go on without end.
  @inline(__always)
  func countNativeStep() throws(PyError) {
    state.pointee.nativeSteps &+= 1
    if state.pointee.nativeSteps & 0xFFF == 0 { try checkInterrupt() }
  }

  /// Raises what no handler of the lesson can take.
  func stop(_ limit: ReachedLimit?, _ kind: ExceptionKind, _ message: String?) -> PyError {
    isStopping = true
    reachedLimit = limit
    return raise(exceptionClass(kind), message.map { [string($0)] } ?? [])
  }

  private func monotonicNanoseconds() -> UInt64 {
    var time = timespec()
    clock_gettime(CLOCK_MONOTONIC, &time)
    return UInt64(time.tv_sec) * 1_000_000_000 + UInt64(time.tv_nsec)
  }
}
