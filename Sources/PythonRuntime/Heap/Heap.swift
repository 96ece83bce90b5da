// The heap of one machine: allocation, pools, and the precise mark-sweep collector.
//
// What lives as long as the machine (interned names, built-in classes and functions) stands apart: always marked, never
// swept. Of these the collector looks only into the few that a lesson can change.
//
// Every object is in one table, oldest first; the heap owns it with one manual retain, and the sweep does the one
// release. It is a table and no linked list because the processor then reads many objects ahead: a sweep waits for memory
// and for nothing else. Allocation never collects: it only asks for a collection (by taking the fuel away), which happens at the
// next safepoint (a call or a backward jump), when every live value is in a register, a frame, a global or a root.
//
// Native code may hold values in Swift variables. What it received is in registers. What it allocated is protected
// as follows: when native code calls back into Python the machine notes the range of the table "allocated since this
// native call began"; everything in a noted range is a root. That is conservative, cheap
// (two words for each re-entry) and leaves native code free of bookkeeping, except for values it takes out of
// containers before calling back (`Machine.withRoots`).

import Glibc

/// The words the hot paths touch, behind one pointer so that no access needs an exclusivity check.
struct MachineState {
  /// Steps left in this slice; below zero the machine takes the slow path at the next safepoint.
  var fuel = 1000
  /// Steps of the slice put aside when a collection was asked for.
  var deferredFuel = 0
  var collectionRequested = false

  /// The end of the live registers.
  var top: UnsafeMutablePointer<Value>
  /// The highest top since the last collection.
  var highestTop: UnsafeMutablePointer<Value>
  let stackBase: UnsafeMutablePointer<Value>
  let stackLimit: UnsafeMutablePointer<Value>
  /// The innermost frame; frames[0] is a sentinel.
  var frame: UnsafeMutablePointer<Frame>
  let frames: UnsafeMutablePointer<Frame>
  var frameLimit: UnsafeMutablePointer<Frame>

  let globals: UnsafeMutablePointer<Value>
  /// The built-in of the same name as each global, for globals that are unset.
  let builtinValues: UnsafeMutablePointer<Value>

  /// Every object that may die, oldest first.
  var objects: UnsafeMutablePointer<Unmanaged<Obj>>
  var objectCount = 0
  var objectCapacity: Int
  /// How many objects there are when a collection is asked for.
  var collectionThreshold = Machine.leastAllocations
  /// How many objects there are when an allocation has to do more: ask for a collection, or make the table longer.
  var objectLimit: Int
  var externalBytes = 0
  var externalLimit = Machine.leastExternalBytes
  /// How many objects there were when the running native call began.
  var nativeStart = 0
  var pools = ObjectPools()
  /// The exception being handled (`sys.exc_info()[1]`), or undefined.
  var handled = Value.undefined
  var nativeDepth = 0
  /// Steps of native code, for the limits.
  var nativeSteps = 0
  /// The classes of immediate values, by tag.
  let immediateClasses: UnsafeMutablePointer<Unmanaged<ClassObject>>
}

extension Machine {
  /// Puts a new object in the heap's care. Inlined into every allocation.
  @inline(__always)
  func adopt(_ object: Obj, class cls: Unmanaged<ClassObject>?) {
    object.classReference = cls
    enter(Unmanaged.passRetained(object))
  }

  /// Writes an object into the table.
  @inline(__always)
  private func enter(_ reference: Unmanaged<Obj>) {
    if state.pointee.objectCount >= state.pointee.objectLimit { reachObjectLimit() }
    let count = state.pointee.objectCount
    state.pointee.objects[count] = reference
    state.pointee.objectCount = count &+ 1
  }

  /// Asks for a collection when it is time, and makes the table longer when it is full.
  @inline(never)
  private func reachObjectLimit() {
    let count = state.pointee.objectCount
    if count >= state.pointee.collectionThreshold { requestCollection() }
    if count >= state.pointee.objectCapacity {
      let longer = UnsafeMutablePointer<Unmanaged<Obj>>.allocate(capacity: 2 * count)
      longer.moveInitialize(from: state.pointee.objects, count: count)
      state.pointee.objects.deallocate()
      state.pointee.objects = longer
      state.pointee.objectCapacity = 2 * count
    }
    setObjectLimit()
  }

  /// What is asked for already is not asked for again.
  func setObjectLimit() {
    let (threshold, capacity) = (state.pointee.collectionThreshold, state.pointee.objectCapacity)
    state.pointee.objectLimit = threshold > state.pointee.objectCount ? min(threshold, capacity) : capacity
  }

  /// Counts a new object as `weight` objects towards the next collection.
  func countWeight(_ weight: Int) {
    state.pointee.collectionThreshold &-= weight &- 1
    if state.pointee.collectionThreshold <= state.pointee.objectLimit {
      if state.pointee.objectCount >= state.pointee.collectionThreshold { requestCollection() }
      setObjectLimit()
    }
  }

  /// The same for an object that lives as long as the machine and refers to nothing but such objects.
  func adoptPermanent(_ object: Obj, class cls: Unmanaged<ClassObject>?) {
    object.classReference = cls
    object.mark = Mark.permanent
    permanents.append(Unmanaged.passRetained(object))
  }

  /// Makes every object there is permanent: what a machine starts with would otherwise be marked and swept in every
  /// collection, which made small collections, whose objects stay in the processor's cache, too expensive.
  func makeHeapPermanent() {
    var fixedDicts: Set<UnsafeMutableRawPointer> = []
    for cls in builtinClasses + exceptionClasses {
      fixedDicts.insert(cls._withUnsafeGuaranteedRef { Unmanaged.passUnretained($0.attributes).toOpaque() })
    }
    for index in 0..<state.pointee.objectCount {
      let reference = state.pointee.objects[index]
      reference._withUnsafeGuaranteedRef { object in
        object.mark = Mark.permanent
        if object.canChange && !fixedDicts.contains(reference.toOpaque()) { changingPermanents.append(reference) }
      }
      permanents.append(reference)
    }
    state.pointee.objectCount = 0
    state.pointee.nativeStart = 0
    setObjectLimit()
  }

  @inline(__always)
  func adopt(_ object: Obj, _ type: BuiltinType) {
    adopt(object, class: builtinClasses[type.rawValue])
  }

  /// Whether a value is a str that `format` made as a part of an f-string, and the newest object there is: nothing else can
  /// refer to it.
  @inline(__always)
  func isNewestPiece(_ value: Value) -> Bool {
    guard value.isStr, value.asStr.flags & Obj.Flags.piece != 0, !stressMode else { return false }
    let count = state.pointee.objectCount
    return count > 0 && state.pointee.objects[count &- 1].toOpaque() == Unmanaged.passUnretained(value.asObj).toOpaque()
  }

  /// Puts the newest object, a short text that nothing refers to, back into its pool.
  func reuseNewestText() {
    let count = state.pointee.objectCount &- 1
    state.pointee.objectCount = count
    state.pointee.nativeStart = min(state.pointee.nativeStart, count)
    state.pointee.pools.texts.push(state.pointee.objects[count])
  }

  /// Counts bytes kept outside the heap by a new object.
  @inline(__always)
  func countExternal(_ byteCount: Int) {
    state.pointee.externalBytes &+= byteCount
    if state.pointee.externalBytes > state.pointee.externalLimit { requestCollection() }
  }

  /// Makes the next safepoint collect.
  @inline(never)
  func requestCollection() {
    if state.pointee.collectionRequested { return }
    state.pointee.collectionRequested = true
    state.pointee.deferredFuel = max(state.pointee.fuel, 0)
    state.pointee.fuel = 0
  }

  /// An instance with room for its class's slots, from the pool when there is one.
  @inline(__always)
  func allocateInstance(_ cls: ClassObject) -> InstanceObject {
    let object: InstanceObject
    if let free = state.pointee.pools.instances.pop() {
      object = takeBack(free, as: InstanceObject.self)
      object.classReference = Unmanaged.passUnretained(cls)
      object.flags = 0
    } else {
      object = InstanceObject()
      adopt(object, class: Unmanaged.passUnretained(cls))
    }
    if let slots = object.slots {
      var index = 0
      while index < Int(object.slotCapacity) {
        slots[index] = .undefined
        index &+= 1
      }
    }
    let wanted = cls.layout.names.count
    if Int(object.slotCapacity) < wanted { growSlots(object, to: wanted) }
    return object
  }

  @inline(__always)
  func allocateCell(_ value: Value) -> CellObject {
    if let free = state.pointee.pools.cells.pop() {
      let object = takeBack(free, as: CellObject.self)
      object.value = value
      return object
    }
    let object = CellObject(value)
    adopt(object, .cell)
    return object
  }

  /// A tuple of `count` undefined elements.
  @inline(__always)
  func allocateTuple(_ count: Int) -> TupleObject {
    if count <= ObjectPools.tupleLimit, let free = state.pointee.pools.tuples[count].pop() {
      return takeBack(free, as: TupleObject.self)
    }
    let object = TupleObject(count: count)
    adopt(object, .tuple)
    return object
  }

  /// A function whose cells are still to be filled.
  @inline(__always)
  func allocateFunction(_ code: CodeObject) -> FunctionObject {
    let cellCount = code.freeNames.count
    if let free = state.pointee.pools.functions.pop() {
      let object = takeBack(free, as: FunctionObject.self)
      object.reuse(for: code, cellCount: cellCount)
      return object
    }
    let object = FunctionObject(code: code, cellCount: cellCount)
    adopt(object, .function)
    return object
  }

  /// An exception without arguments.
  func allocateException(_ cls: ClassObject) -> ExceptionObject {
    if let free = state.pointee.pools.exceptions.pop() {
      let exception = takeBack(free, as: ExceptionObject.self)
      exception.classReference = Unmanaged.passUnretained(cls)
      return exception
    }
    let exception = ExceptionObject()
    adopt(exception, class: Unmanaged.passUnretained(cls))
    return exception
  }

  /// Puts an object from a pool in the heap's care again.
  @inline(__always)
  func takeBack<Object: Obj>(_ free: Unmanaged<Obj>, as type: Object.Type) -> Object {
    enter(free)
    return free._withUnsafeGuaranteedRef { object in
      object.mark = Mark.none
      return unsafeDowncast(object, to: type)
    }
  }
}

/// Dead objects of one kind kept for reuse, the one that died last on top.
struct ObjectPool {
  private var objects: UnsafeMutablePointer<Unmanaged<Obj>>?
  private var count = 0
  private var capacity = 0

  @inline(__always)
  mutating func pop() -> Unmanaged<Obj>? {
    guard count > 0, let objects else { return nil }
    count &-= 1
    return objects[count]
  }

  @inline(__always)
  mutating func push(_ object: Unmanaged<Obj>) {
    if count == capacity { grow() }
    objects.unsafelyUnwrapped[count] = object
    count &+= 1
  }

  @inline(never)
  private mutating func grow() {
    let longer = UnsafeMutablePointer<Unmanaged<Obj>>.allocate(capacity: max(2 * capacity, 512))
    if let objects {
      longer.moveInitialize(from: objects, count: count)
      objects.deallocate()
    }
    objects = longer
    capacity = max(2 * capacity, 512)
  }

  /// Gives every object up.
  mutating func releaseAll() {
    while let object = pop() { object.release() }
    objects?.deallocate()
    self = ObjectPool()
  }
}

/// The pools of a heap.
struct ObjectPools {
  static let tupleLimit = 4
  static let listCapacityLimit = 8
  static let textCapacity = 32

  /// By number of elements.
  var tuples: InlineArray<5, ObjectPool> = InlineArray(repeating: ObjectPool())
  var functions = ObjectPool()
  /// With room for a few elements.
  var lists = ObjectPool()
  /// Strs with `textCapacity` bytes inside.
  var texts = ObjectPool()
  var instances = ObjectPool()
  var cells = ObjectPool()
  /// Without attributes of their own, with room for a few traceback entries.
  var exceptions = ObjectPool()

  mutating func releaseAll() {
    for count in 0...Self.tupleLimit { tuples[count].releaseAll() }
    functions.releaseAll()
    lists.releaseAll()
    texts.releaseAll()
    instances.releaseAll()
    cells.releaseAll()
    exceptions.releaseAll()
  }
}

// MARK: - Collecting

extension Machine {
  /// Marks from the roots and sweeps. Only called at safepoints.
  func collect() {
    collectionMark ^= Mark.permanent
    adviseHugePages()
    var tracer = Tracer(mark: collectionMark, lastLeaf: stressMode ? 0 : Tag.lastLeaf)
    tracer.pending.reserveCapacity(256)
    markRoots(&tracer)
    drain(&tracer)
    sweep()
    collectionCount += 1
  }

  /// A heap that is collected grows: what the allocator has not used yet of the segment it is in comes in big pages.
  private func adviseHugePages() {
    let count = state.pointee.objectCount
    if count == 0 || stressMode { return }
    let newest = state.pointee.objects[count &- 1].toOpaque()
    let segment = HugePages.segment(of: newest)
    if segment == advisedSegment { return }
    advisedSegment = segment
    HugePages.adviseAhead(of: newest)
  }

  private func markRoots(_ tracer: inout Tracer) {
    tracer.pending.append(contentsOf: changingPermanents)
    var register = state.pointee.stackBase
    while register < state.pointee.top {
      tracer.visit(register.pointee)
      register += 1
    }
    clearDeadRegisters()
    var frame = state.pointee.frames + 1
    while frame <= state.pointee.frame {
      frame.pointee.traceReferences(&tracer)
      frame += 1
    }
    for index in 0..<globalNames.count {
      tracer.visit(state.pointee.globals[index])
      tracer.visit(state.pointee.builtinValues[index])
    }
    tracer.visit(pendingException)
    tracer.visit(state.pointee.handled)
    tracer.visit(generatorResult)
    tracer.visit(lastException)
    for cls in builtinClasses { cls._withUnsafeGuaranteedRef { tracer.visit($0) } }
    for cls in exceptionClasses { cls._withUnsafeGuaranteedRef { tracer.visit($0) } }
    tracer.visit(rootStack)
    tracer.visit(permanentRoots)
    for provider in rootProviders { provider(&tracer) }
    for range in protectedRanges { markRange(range, &tracer) }
  }

  /// Marks every object allocated in a range.
  private func markRange(_ range: ProtectedRange, _ tracer: inout Tracer) {
    for index in range.start..<range.end {
      state.pointee.objects[index]._withUnsafeGuaranteedRef { tracer.visit($0) }
    }
  }

  /// Zeroes the registers above the top that calls have used since the last collection.
  private func clearDeadRegisters() {
    var register = state.pointee.top
    let end = min(state.pointee.stackLimit, max(state.pointee.highestTop, state.pointee.top))
    while register < end {
      register.pointee = .undefined
      register += 1
    }
    state.pointee.highestTop = state.pointee.top
  }

  private func drain(_ tracer: inout Tracer) {
    while let object = tracer.pending.popLast() {
      object._withUnsafeGuaranteedRef { object in
        if let cls = object.classReference { cls._withUnsafeGuaranteedRef { tracer.visit($0) } }
        if let slots = object.slots {
          if object.flags & Obj.Flags.dictMode != 0 {
            tracer.visit(slots[0])
          } else {
            tracer.visit(slots, count: Int(object.slotCapacity))
          }
        }
        object.traceReferences(&tracer)
        if object.flags & Obj.Flags.freed != 0 { freedObjectsReached += 1 }
      }
    }
  }

  /// Frees what this collection did not reach, and closes the gaps in the table.
  private func sweep() {
    var sweep = Sweep()
    for index in protectedRanges.indices {
      sweepObjects(to: protectedRanges[index].start, &sweep)
      protectedRanges[index].start = sweep.live
      sweepObjects(to: protectedRanges[index].end, &sweep)
      protectedRanges[index].end = sweep.live
    }
    sweepObjects(to: state.pointee.objectCount, &sweep)
    state.pointee.objectCount = sweep.live
    state.pointee.nativeStart = sweep.live
    state.pointee.externalBytes = sweep.external
    state.pointee.externalLimit = sweep.external + externalAllowance(sweep.live, sweep.external)
    state.pointee.collectionThreshold = sweep.live + (stressMode ? 0 : allocationLimit(sweep.live, sweep.external))
    setObjectLimit()
    liveObjects = sweep.live
  }

  /// How far a sweep has come.
  private struct Sweep {
    var position = 0
    var live = 0
    var external = 0
  }

  private func sweepObjects(to end: Int, _ sweep: inout Sweep) {
    let objects = state.pointee.objects
    let mark = collectionMark
    var (position, live, external) = (sweep.position, sweep.live, sweep.external)
    while position < end {
      let reference = objects[position]
      position &+= 1
      let isLive = reference._withUnsafeGuaranteedRef { object in
        if object.mark & mark == 0 { return false }
        if object.mayHoldExternalBytes { external &+= object.externalBytes }
        return true
      }
      if isLive {
        objects[live] = reference
        live &+= 1
      } else {
        release(reference)
      }
    }
    sweep = Sweep(position: position, live: live, external: external)
  }

  /// How many objects may be made before the next collection: as many as live, twice as many while those are few (a growing
  /// heap is then marked less often), less where the memory limit is near.
  private func allocationLimit(_ live: Int, _ external: Int) -> Int {
    let usual = max(Machine.leastAllocations, live + min(live, 100_000))
    guard let memory = limits.memory else { return usual }
    let left = (memory - external) / Machine.bytesPerObject - live
    return min(usual, max(left, Machine.leastAllocations))
  }

  /// How many bytes may be kept outside before the next collection: few, so that memory that is free already is used
  /// again while the processor's caches hold it, but more where a collection has many objects to look at.
  private func externalAllowance(_ live: Int, _ external: Int) -> Int {
    let least = Machine.leastExternalBytes
    return least + min(max(least, external), live &* Machine.externalBytesPerObject)
  }

  static let leastExternalBytes = 8 << 20
  static let externalBytesPerObject = 2048
  /// Room in a new table of objects.
  static let leastObjects = 16_384

  /// The objects made between two collections when few are live: about as much memory as the processor's own cache holds.
  static let leastAllocations = 8_000

  /// Frees a dead object, or keeps it in a pool. In stress mode it is only marked as freed, so that a later
  /// collection that reaches it finds the mistake.
  private func release(_ reference: Unmanaged<Obj>) {
    if reference._withUnsafeGuaranteedRef({ $0.kind == .cls }) { detachClass(reference) }
    if stressMode {
      reference._withUnsafeGuaranteedRef { object in
        object.flags |= Obj.Flags.freed
        object.mark = Mark.none
      }
      graveyard.append(reference)
      return
    }
    let kind = reference._withUnsafeGuaranteedRef { $0.valueTag }
    switch UInt(kind) {
    case Tag.of(.instance): poolInstance(reference)
    case Tag.of(.cell): state.pointee.pools.cells.push(reference)
    case Tag.of(.tuple):
      let count = reference._withUnsafeGuaranteedRef { unsafeDowncast($0, to: TupleObject.self).count }
      if count <= ObjectPools.tupleLimit {
        state.pointee.pools.tuples[count].push(reference)
      } else {
        reference.release()
      }
    case Tag.of(.function):
      let isPlain = reference._withUnsafeGuaranteedRef { $0.slots == nil }
      if isPlain { state.pointee.pools.functions.push(reference) } else { reference.release() }
    case Tag.of(.list):
      let isSmall = reference._withUnsafeGuaranteedRef {
        unsafeDowncast($0, to: ListObject.self).capacity <= ObjectPools.listCapacityLimit
      }
      if isSmall { state.pointee.pools.lists.push(reference) } else { reference.release() }
    case Tag.of(.exception):
      let canReset = reference._withUnsafeGuaranteedRef { unsafeDowncast($0, to: ExceptionObject.self).reset() }
      if canReset { state.pointee.pools.exceptions.push(reference) } else { reference.release() }
    case Tag.of(.str):
      let isSmall = reference._withUnsafeGuaranteedRef { $0.flags & Obj.Flags.smallText != 0 }
      if isSmall { state.pointee.pools.texts.push(reference) } else { reference.release() }
    default: reference.release()
    }
  }

  /// A dead class leaves its bases' lists, and lets go of its own order, which holds the class itself.
  private func detachClass(_ reference: Unmanaged<Obj>) {
    let cls = reference._withUnsafeGuaranteedRef { unsafeDowncast($0, to: ClassObject.self) }
    for base in cls.bases { base.subclasses.removeAll { $0.toOpaque() == reference.toOpaque() } }
    cls.bases = []
    cls.mro = []
    cls.virtualSubclasses = []
  }

  private func poolInstance(_ reference: Unmanaged<Obj>) {
    let isPlain = reference._withUnsafeGuaranteedRef { object in
      let instance = unsafeDowncast(object, to: InstanceObject.self)
      instance.payload = nil
      return instance.flags & Obj.Flags.dictMode == 0 && instance.slotCapacity <= 8
    }
    if isPlain {
      state.pointee.pools.instances.push(reference)
    } else {
      reference.release()
    }
  }

  /// Releases everything; the machine is going away.
  func releaseHeap() {
    let objects = UnsafeBufferPointer(start: state.pointee.objects, count: state.pointee.objectCount)
    for reference in Array(objects) + graveyard + permanents {
      reference._withUnsafeGuaranteedRef { forgetOrder($0) }
      reference.release()
    }
    state.pointee.pools.releaseAll()
    state.pointee.objectCount = 0
    state.pointee.objects.deallocate()
  }

  /// A class holds itself in its order.
  private func forgetOrder(_ object: Obj) {
    if object.kind == .cls { unsafeDowncast(object, to: ClassObject.self).mro = [] }
  }
}

/// The objects of the table that were allocated between two moments. Ranges do not overlap and stand in order.
struct ProtectedRange {
  var start: Int
  var end: Int
}

// MARK: - Interned strings

/// The machine's interned strings: an open-addressing table; an interned string lives as long as the machine.
struct InternTable {
  private var table: [Unmanaged<StrObject>?] = Array(repeating: nil, count: 1024)
  private var count = 0

  /// The interned string with these bytes, if there is one.
  func find(_ bytes: UnsafePointer<UInt8>, _ length: Int, hash: Int) -> StrObject? {
    let mask = table.count - 1
    var index = hash & mask
    while let candidate = table[index] {
      let found = candidate._withUnsafeGuaranteedRef { string in
        string.hash == hash && string.byteCount == length && compareBytes(string.bytes, bytes, length) == 0
      }
      if found { return candidate._withUnsafeGuaranteedRef { $0 } }
      index = (index &+ 1) & mask
    }
    return nil
  }

  /// Adds a string that is not there yet.
  mutating func insert(_ string: StrObject) {
    if count * 2 >= table.count { grow() }
    place(Unmanaged.passUnretained(string))
    count += 1
  }

  private mutating func place(_ string: Unmanaged<StrObject>) {
    let mask = table.count - 1
    var index = string._withUnsafeGuaranteedRef { $0.hash } & mask
    while table[index] != nil { index = (index &+ 1) & mask }
    table[index] = string
  }

  private mutating func grow() {
    let old = table
    table = Array(repeating: nil, count: old.count * 2)
    for case let string? in old { place(string) }
  }
}
