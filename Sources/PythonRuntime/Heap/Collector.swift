// The collector of the heap: marks what the roots reach, and sweeps the table of objects. Which allocations ask for it stands in
// Heap.swift.

extension Machine {
  /// Marks from the roots and sweeps. Only called at safepoints.
  func collect() {
    state.pointee.collectionIsDue = false
    repeat {
      deathsFollow = false
      collectOnce()
    } while deathsFollow && dying.isEmpty
  }

  private func collectOnce() {
    collectionMark ^= Mark.permanent
    var tracer = Tracer(mark: collectionMark, lastLeaf: stressMode ? 0 : Tag.lastLeaf)
    tracer.pending.reserveCapacity(256)
    let isRescan = scannedChanges != permanentChanges.pointee
    markRoots(&tracer, all: isRescan)
    drain(&tracer)
    if isRescan {
      findUnsettled()
    } else if stressMode && (collectionCount < Machine.everyCheck || collectionCount % Machine.everyCheck == 0) {
      checkSettled(&tracer)
    }
    markHeldOutside(&tracer)
    findDeaths(&tracer)
    clearWeakReferences(&tracer)
    tracer.visit(dropped)
    drain(&tracer)
    keptWhileHeld.removeAll { $0._withUnsafeGuaranteedRef { $0.mark & tracer.mark == 0 } }
    sweep()
    collectionCount += 1
  }

  /// The heap grows by so many bytes soon: what the allocator has not used yet of the segment it is in comes in big pages, as far
  /// as it will be used whole. A small heap, or one that stops growing, would otherwise have more memory than it uses.
  func adviseHugePages(for byteCount: Int) {
    let count = state.pointee.objectCount
    if count == 0 || stressMode { return }
    // The allocator goes through a segment from its beginning; what is used again lies before.
    let end = HugePages.segmentEnd(of: UInt(bitPattern: state.pointee.objects[count &- 1].toOpaque()))
    var front: UInt = 0
    for index in stride(from: count &- 1, through: 0, by: -(count / 256 &+ 1)) {
      let address = UInt(bitPattern: state.pointee.objects[index].toOpaque())
      if address < end { front = max(front, address) }
    }
    if advisedEnd > front && advisedEnd <= end { front = advisedEnd }
    advisedEnd = HugePages.advise(from: front, to: min(front &+ UInt(byteCount), end))
  }

  /// Of what lives as long as the machine and can change, all is looked into after a change; otherwise only what refers to
  /// something that may die. There are hundreds of such objects, and collections for large results are frequent.
  private func markRoots(_ tracer: inout Tracer, all: Bool) {
    scannedChanges = permanentChanges.pointee
    tracer.pending.append(contentsOf: all ? changingPermanents : unsettledPermanents)
    if all {
      for cls in builtinClasses { cls._withUnsafeGuaranteedRef { tracer.visit($0) } }
      for cls in exceptionClasses { cls._withUnsafeGuaranteedRef { tracer.visit($0) } }
    }
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
    tracer.visit(rootStack)
    tracer.visit(dying)
    tracer.visit(permanentRoots)
    for provider in rootProviders { provider(&tracer) }
    for range in protectedRanges { markRange(range, &tracer) }
  }

  /// After all were looked into: those that have to be again.
  private func findUnsettled() {
    unsettledPermanents = changingPermanents.filter { reference in
      reference._withUnsafeGuaranteedRef { object in
        switch object.kind {
        case .dict: !unsafeDowncast(object, to: DictObject.self).isSettled
        case .cls: !unsafeDowncast(object, to: ClassObject.self).refersToPermanents
        case .module: !unsafeDowncast(object, to: ModuleObject.self).refersToPermanents
        case .tuple:
          object.canChange || !unsafeDowncast(object, to: TupleObject.self).elements.allSatisfy { $0.isPermanent }
        case .staticMethod, .classMethod:
          object.mayHaveAttributes || !unsafeDowncast(object, to: MethodWrapper.self).function.isPermanent
        default: true
        }
      }
    }
    for cls in builtinClasses + exceptionClasses
    where cls._withUnsafeGuaranteedRef({ $0.mark != Mark.permanent }) {
      unsettledPermanents.append(Unmanaged.passUnretained(cls._withUnsafeGuaranteedRef { $0 }))
    }
  }

  /// What was passed over must lead to nothing new. It is looked into at the first collections and then at every so many: a mistake
  /// stays where it is, and what was freed by mistake is known for it in stress mode.
  private func checkSettled(_ tracer: inout Tracer) {
    for reference in changingPermanents { reference._withUnsafeGuaranteedRef { trace($0, &tracer) } }
    freedObjectsReached += tracer.pending.count
    drain(&tracer)
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

  func drain(_ tracer: inout Tracer) {
    while let object = tracer.pending.popLast() {
      object._withUnsafeGuaranteedRef { trace($0, &tracer) }
    }
  }

  /// Reports what an object refers to.
  @inline(__always)
  func trace(_ object: Obj, _ tracer: inout Tracer) {
    if let cls = object.classReference { cls._withUnsafeGuaranteedRef { tracer.visit($0) } }
    if let slots = object.slots {
      if object.flags & Obj.Flags.dictMode != 0 {
        tracer.visit(slots[0])
        tracer.visit(slots[1])
      } else {
        tracer.visit(slots, count: Int(object.slotCapacity))
      }
    }
    object.traceReferences(&tracer)
    if object.flags & Obj.Flags.freed != 0 { freedObjectsReached += 1 }
  }

  /// Marks what only something outside the heap still refers to, and all that those objects refer to.
  private func markHeldOutside(_ tracer: inout Tracer) {
    var waiting = keptWhileHeld
    var found = !waiting.isEmpty
    while found {
      found = false
      var unreached: [Unmanaged<NativeObject>] = []
      for reference in waiting {
        let isLive = reference._withUnsafeGuaranteedRef { object in
          object.mark & tracer.mark != 0 || object.isHeldOutside
        }
        if !isLive {
          unreached.append(reference)
          continue
        }
        reference._withUnsafeGuaranteedRef { tracer.visit($0) }
        found = found || !tracer.pending.isEmpty
        drain(&tracer)
      }
      waiting = unreached
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
    // A huge object that was in a register just now may be nobody's after the next operation.
    let allowance = state.pointee.hasFreshHugeObject ? 0 : externalAllowance(sweep.live, sweep.external)
    state.pointee.hasFreshHugeObject = false
    state.pointee.externalLimit = sweep.external + allowance
    state.pointee.largeLimit = sweep.external + largeAllowance(sweep.live)
    let pause = stressMode ? stressPause : allocationLimit(sweep.live, sweep.external)
    state.pointee.collectionThreshold = sweep.live + pause
    setObjectLimit()
    // A heap that grows goes on growing, though some of what is made next will stand where something died.
    if sweep.live >= Machine.leastForHugePages {
      adviseHugePages(for: (state.pointee.collectionThreshold - sweep.live) * Machine.bytesPerText * 4 / 5)
    }
    // Under stress the next allocation asks for the next collection.
    if stressMode, pause == 0 { state.pointee.objectLimit = sweep.live }
    liveObjects = sweep.live
  }

  /// The objects between two collections of a machine under stress: none at first. A program that has collected a thousand times is
  /// in a loop that it has been through, and waits a little longer each time.
  private var stressPause: Int { max(stressInterval, collectionCount / Machine.fullStress) }

  /// How far a sweep has come.
  private struct Sweep {
    var position = 0
    var live = 0
    var external = 0
  }

  private func sweepObjects(to end: Int, _ sweep: inout Sweep) {
    let objects = state.pointee.objects
    var (live, external) = (sweep.live, sweep.external)
    var position = sweep.position
    while position < end {
      let count = min(end &- position, UInt64.bitWidth)
      var marks = readMarks(objects + position, count)
      for index in position..<position &+ count {
        let reference = objects[index]
        if marks & 1 != 0 {
          external &+= reference._withUnsafeGuaranteedRef { $0.mayHoldExternalBytes ? $0.externalBytes : 0 }
          objects[live] = reference
          live &+= 1
        } else {
          release(reference)
        }
        marks &>>= 1
      }
      position &+= count
    }
    sweep = Sweep(position: position, live: live, external: external)
  }

  /// Which of so many objects were reached, one bit each. Nothing is decided here: the processor waits for the memory of all of them
  /// at once, and not for that of each in turn until it knows where to go on.
  @inline(__always)
  private func readMarks(_ objects: UnsafeMutablePointer<Unmanaged<Obj>>, _ count: Int) -> UInt64 {
    let mark = collectionMark
    var marks: UInt64 = 0
    for index in 0..<count {
      let isReached = objects[index]._withUnsafeGuaranteedRef { $0.mark & mark } == 0 ? 0 as UInt64 : 1
      marks |= isReached &<< UInt64(index)
    }
    return marks
  }

  /// How many objects may be made before the next collection: as many as live. With half as many the memory is the same, since what
  /// the dead leave is used again before the heap grows, and there are twice as many collections. Less where the memory limit is near.
  private func allocationLimit(_ live: Int, _ external: Int) -> Int {
    let usual = max(Machine.leastAllocations, live)
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

  /// The same for large objects: what is made in their memory takes longer than a collection of few objects.
  private func largeAllowance(_ live: Int) -> Int {
    min(Machine.leastLargeAllowance + live &* Machine.largeBytesPerObject, Machine.largeAllowance)
  }

  static let leastExternalBytes = 1 << 20
  static let externalBytesPerObject = 1024
  static let largeBytes = 2 << 20
  static let hugeBytes = 16 << 20
  static let leastLargeAllowance = 6 << 20
  static let largeBytesPerObject = 1024
  static let largeAllowance = 7 << 20
  /// Room in a new table of objects: address space of 32 MB, of which only what is touched becomes memory. A table that grows is
  /// seldom copied so, and a process that may have little address space still starts.
  static let leastObjects = 1 << 22

  /// An exception has the size of several objects, with its traceback.
  static let exceptionWeight = 4

  /// What objects take, pairs and short texts for example.
  static let bytesPerText = 64

  /// From as many objects on, which are 2 MB, big pages save more time than they take memory.
  static let leastForHugePages = 16_000

  /// So many collections follow one another at every safepoint after an allocation.
  static let fullStress = 1024

  /// How often a machine under stress looks into what its collections pass over, which takes most of their time.
  static let everyCheck = 16

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
        if object.kind == .native { unsafeDowncast(object, to: NativeObject.self).isGivenUp() }
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
      let capacity = reference._withUnsafeGuaranteedRef { unsafeDowncast($0, to: ListObject.self).capacity }
      if capacity <= 4 {
        state.pointee.pools.lists.push(reference)
      } else if capacity <= ObjectPools.listCapacityLimit {
        state.pointee.pools.wideLists.push(reference)
      } else {
        reference.release()
      }
    case Tag.of(.dict):
      let isSmall = reference._withUnsafeGuaranteedRef { unsafeDowncast($0, to: DictObject.self).isSmallest }
      if isSmall { state.pointee.pools.dicts.push(reference) } else { reference.release() }
    case Tag.of(.bigInt):
      reference._withUnsafeGuaranteedRef { unsafeDowncast($0, to: BigIntObject.self).reuse(BigInt()) }
      state.pointee.pools.bigInts.push(reference)
    case Tag.of(.slice): state.pointee.pools.slices.push(reference)
    case Tag.of(.complex): state.pointee.pools.complexes.push(reference)
    case Tag.of(.exception):
      let canReset = reference._withUnsafeGuaranteedRef { unsafeDowncast($0, to: ExceptionObject.self).reset() }
      if canReset { state.pointee.pools.exceptions.push(reference) } else { reference.release() }
    case Tag.of(.str):
      let isSmall = reference._withUnsafeGuaranteedRef { $0.flags & Obj.Flags.smallText != 0 }
      if isSmall { state.pointee.pools.pushText(reference) } else { reference.release() }
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

  /// How many dead objects are kept to be used again. A loop must not make more of them from turn to turn.
  package var pooledObjectCount: Int { state.pointee.pools.count }

  /// Releases everything; the machine is going away.
  func releaseHeap() {
    let objects = UnsafeBufferPointer(start: state.pointee.objects, count: state.pointee.objectCount)
    for reference in Array(objects) + graveyard + permanents {
      reference._withUnsafeGuaranteedRef { forgetOrder($0) }
      reference.release()
    }
    state.pointee.pools.releaseAll()
    state.pointee.objectCount = 0
    Machine.unreserve(state.pointee.objects, state.pointee.objectCapacity)
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
