// The heap of one machine: allocation, pools, and the precise mark-sweep collector.
//
// What lives as long as the machine (interned names, built-in classes and functions) stands apart: always marked, never
// swept. Of these the collector looks only into the few that a lesson can change.
//
// Every object is in one list, newest first; the heap owns it with one manual retain, and the sweep does the one
// release. Allocation never collects: it only asks for a collection (by taking the fuel away), which happens at the
// next safepoint (a call, a backward jump, or the end of a native call), when every live value is in a register, a frame,
// a global or a root.
//
// Native code may hold values in Swift variables. What it received is in registers. What it allocated is protected
// as follows: objects are listed newest first, and when native code calls back into Python the machine notes the
// range "allocated since this native call began"; everything in a noted range is a root. That is conservative, cheap
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

  var head: Unmanaged<Obj>?
  /// The objects that live as long as the machine, in a list of their own.
  var permanentHead: Unmanaged<Obj>?
  var allocated = 0
  var allocationLimit = Machine.leastAllocations
  var externalBytes = 0
  var externalLimit = Machine.leastExternalBytes
  /// The limit at which a large object asks for a collection.
  var largeLimit = Machine.largeAllowance
  /// The newest object when the running native call began; a safe over-approximation.
  var nativeStart: Unmanaged<Obj>?
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
    object.next = state.pointee.head
    state.pointee.head = Unmanaged.passRetained(object)
    state.pointee.allocated &+= 1
    if state.pointee.allocated > state.pointee.allocationLimit { requestCollection() }
  }

  /// The same for an object that lives as long as the machine and refers to nothing but such objects.
  func adoptPermanent(_ object: Obj, class cls: Unmanaged<ClassObject>?) {
    object.classReference = cls
    object.mark = 1
    object.next = state.pointee.permanentHead
    state.pointee.permanentHead = Unmanaged.passRetained(object)
  }

  /// Makes every object there is permanent: what a machine starts with would otherwise be marked and swept in every
  /// collection, which made small collections, whose objects stay in the processor's cache, too expensive.
  func makeHeapPermanent() {
    var fixedDicts: Set<UnsafeMutableRawPointer> = []
    for cls in builtinClasses + exceptionClasses {
      fixedDicts.insert(cls._withUnsafeGuaranteedRef { Unmanaged.passUnretained($0.attributes).toOpaque() })
    }
    var cursor = state.pointee.head
    while let reference = cursor {
      cursor = reference._withUnsafeGuaranteedRef { object in
        let next = object.next
        object.mark = 1
        object.next = state.pointee.permanentHead
        if object.canChange && !fixedDicts.contains(reference.toOpaque()) { changingPermanents.append(reference) }
        return next
      }
      state.pointee.permanentHead = reference
    }
    state.pointee.head = nil
    state.pointee.nativeStart = nil
    state.pointee.allocated = 0
  }

  @inline(__always)
  func adopt(_ object: Obj, _ type: BuiltinType) {
    adopt(object, class: builtinClasses[type.rawValue])
  }

  /// Counts bytes kept outside the heap by a new object.
  @inline(__always)
  func countExternal(_ byteCount: Int) {
    state.pointee.externalBytes &+= byteCount
    if state.pointee.externalBytes > state.pointee.externalLimit { requestCollection() }
    if byteCount >= Machine.largeBytes && state.pointee.externalBytes > state.pointee.largeLimit {
      requestCollection()
    }
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
    if let free = state.pointee.pools.instances {
      object = free._withUnsafeGuaranteedRef { unsafeDowncast($0, to: InstanceObject.self) }
      state.pointee.pools.instances = object.next
      object.classReference = Unmanaged.passUnretained(cls)
      object.next = state.pointee.head
      object.flags = 0
      state.pointee.head = free
      state.pointee.allocated &+= 1
      if state.pointee.allocated > state.pointee.allocationLimit { requestCollection() }
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
    if let free = state.pointee.pools.cells {
      let object = free._withUnsafeGuaranteedRef { unsafeDowncast($0, to: CellObject.self) }
      state.pointee.pools.cells = object.next
      object.next = state.pointee.head
      object.value = value
      state.pointee.head = free
      state.pointee.allocated &+= 1
      if state.pointee.allocated > state.pointee.allocationLimit { requestCollection() }
      return object
    }
    let object = CellObject(value)
    adopt(object, .cell)
    return object
  }

  /// A tuple of `count` undefined elements.
  @inline(__always)
  func allocateTuple(_ count: Int) -> TupleObject {
    if count <= ObjectPools.tupleLimit, let free = state.pointee.pools.tuples[count] {
      state.pointee.pools.tuples[count] = takeBack(free)
      return free._withUnsafeGuaranteedRef { unsafeDowncast($0, to: TupleObject.self) }
    }
    let object = TupleObject(count: count)
    adopt(object, .tuple)
    return object
  }

  /// A function whose cells are still to be filled.
  @inline(__always)
  func allocateFunction(_ code: CodeObject) -> FunctionObject {
    let cellCount = code.freeNames.count
    if let free = state.pointee.pools.functions {
      state.pointee.pools.functions = takeBack(free)
      let object = free._withUnsafeGuaranteedRef { unsafeDowncast($0, to: FunctionObject.self) }
      object.reuse(for: code, cellCount: cellCount)
      return object
    }
    let object = FunctionObject(code: code, cellCount: cellCount)
    adopt(object, .function)
    return object
  }

  /// Puts a pooled object in the heap's care again; returns the next one of its pool.
  @inline(__always)
  func takeBack(_ free: Unmanaged<Obj>) -> Unmanaged<Obj>? {
    let next = free._withUnsafeGuaranteedRef { object in
      let next = object.next
      object.next = state.pointee.head
      return next
    }
    state.pointee.head = free
    state.pointee.allocated &+= 1
    if state.pointee.allocated > state.pointee.allocationLimit { requestCollection() }
    return next
  }
}

/// Dead objects kept for reuse, by kind, linked through `next`.
struct ObjectPools {
  static let tupleLimit = 4
  static let listCapacityLimit = 8
  static let textCapacity = 32

  /// By number of elements.
  var tuples: InlineArray<5, Unmanaged<Obj>?> = InlineArray(repeating: nil)
  var functions: Unmanaged<Obj>?
  /// With room for a few elements.
  var lists: Unmanaged<Obj>?
  /// Strs with `textCapacity` bytes inside.
  var texts: Unmanaged<Obj>?
  var instances: Unmanaged<Obj>?
  var cells: Unmanaged<Obj>?

  var all: [Unmanaged<Obj>?] { [functions, lists, texts, instances, cells] + (0..<5).map { tuples[$0] } }
}

// MARK: - Collecting

extension Machine {
  /// Marks from the roots and sweeps. Only called at safepoints.
  func collect() {
    var tracer = Tracer()
    tracer.pending.reserveCapacity(256)
    markRoots(&tracer)
    drain(&tracer)
    sweep()
    collectionCount += 1
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

  /// Marks every object allocated in a range of the (newest-first) list.
  private func markRange(_ range: ProtectedRange, _ tracer: inout Tracer) {
    var cursor = range.newest
    let last = range.oldest?.toOpaque()
    while let object = cursor {
      object._withUnsafeGuaranteedRef { tracer.visit($0) }
      if object.toOpaque() == last { break }
      cursor = object._withUnsafeGuaranteedRef { $0.next }
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

  private func sweep() {
    var live = 0
    var external = 0
    var kept: Unmanaged<Obj>?
    var cursor = state.pointee.head
    state.pointee.head = nil
    while let reference = cursor {
      let (next, isLive) = reference._withUnsafeGuaranteedRef { object in
        let next = object.next
        if object.mark != 0 {
          object.mark = 0
          external &+= object.externalBytes
          return (next, true)
        }
        return (next, false)
      }
      if isLive {
        live &+= 1
        if let kept {
          kept._withUnsafeGuaranteedRef { $0.next = reference }
        } else {
          state.pointee.head = reference
        }
        kept = reference
      } else {
        release(reference)
      }
      cursor = next
    }
    kept?._withUnsafeGuaranteedRef { $0.next = nil }
    state.pointee.allocated = 0
    state.pointee.allocationLimit = stressMode ? 0 : allocationLimit(live, external)
    state.pointee.externalBytes = external
    state.pointee.externalLimit = external + externalAllowance(live, external)
    state.pointee.largeLimit = external + Machine.largeAllowance
    state.pointee.nativeStart = state.pointee.head
    liveObjects = live
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
  /// What is made in the memory of a large object takes longer than a collection.
  static let largeBytes = 2 << 20
  static let largeAllowance = 6 << 20

  /// The objects made between two collections when few are live: about as much memory as the processor's own cache holds.
  static let leastAllocations = 8_000

  /// Frees a dead object, or keeps it in a pool. In stress mode it is only marked as freed, so that a later
  /// collection that reaches it finds the mistake.
  private func release(_ reference: Unmanaged<Obj>) {
    if reference._withUnsafeGuaranteedRef({ $0.kind == .cls }) { detachClass(reference) }
    if stressMode {
      reference._withUnsafeGuaranteedRef { object in
        object.flags |= Obj.Flags.freed
        object.next = graveyard
      }
      graveyard = reference
      return
    }
    let kind = reference._withUnsafeGuaranteedRef { $0.valueTag }
    switch UInt(kind) {
    case Tag.of(.instance): poolInstance(reference)
    case Tag.of(.cell): pool(reference, &state.pointee.pools.cells)
    case Tag.of(.tuple):
      let count = reference._withUnsafeGuaranteedRef { unsafeDowncast($0, to: TupleObject.self).count }
      if count <= ObjectPools.tupleLimit {
        reference._withUnsafeGuaranteedRef { $0.next = state.pointee.pools.tuples[count] }
        state.pointee.pools.tuples[count] = reference
      } else {
        reference.release()
      }
    case Tag.of(.function):
      let isPlain = reference._withUnsafeGuaranteedRef { $0.slots == nil }
      if isPlain { pool(reference, &state.pointee.pools.functions) } else { reference.release() }
    case Tag.of(.list):
      let isSmall = reference._withUnsafeGuaranteedRef {
        unsafeDowncast($0, to: ListObject.self).capacity <= ObjectPools.listCapacityLimit
      }
      if isSmall { pool(reference, &state.pointee.pools.lists) } else { reference.release() }
    case Tag.of(.str):
      let isSmall = reference._withUnsafeGuaranteedRef { $0.flags & Obj.Flags.smallText != 0 }
      if isSmall { pool(reference, &state.pointee.pools.texts) } else { reference.release() }
    default: reference.release()
    }
  }

  @inline(__always)
  private func pool(_ reference: Unmanaged<Obj>, _ list: inout Unmanaged<Obj>?) {
    reference._withUnsafeGuaranteedRef { $0.next = list }
    list = reference
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
      reference._withUnsafeGuaranteedRef { $0.next = state.pointee.pools.instances }
      state.pointee.pools.instances = reference
    } else {
      reference.release()
    }
  }

  /// Releases everything; the machine is going away.
  func releaseHeap() {
    for list in [state.pointee.head, graveyard, state.pointee.permanentHead] + state.pointee.pools.all {
      var cursor = list
      while let reference = cursor {
        cursor = reference._withUnsafeGuaranteedRef { object in
          if object.kind == .cls { unsafeDowncast(object, to: ClassObject.self).mro = [] }
          return object.next
        }
        reference.release()
      }
    }
    state.pointee.head = nil
  }
}

/// Objects allocated between two moments, newest first, both ends included.
struct ProtectedRange {
  var newest: Unmanaged<Obj>?
  var oldest: Unmanaged<Obj>?
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
