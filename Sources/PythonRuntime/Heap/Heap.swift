// The heap of one machine: allocation, pools, and the precise mark-sweep collector.
//
// What lives as long as the machine (interned names, built-in classes and functions) stands apart: always marked, never
// swept. Of these the collector looks only into the few that a lesson can change.
//
// Every object is in one table, oldest first; the heap owns it with one manual retain, and the sweep does the one
// release. It is a table and no linked list because the processor then reads many objects ahead: a sweep waits for memory
// and for nothing else. Allocation never collects: it only asks for a collection (by taking the fuel away), which happens at the
// next safepoint (a call, a backward jump, or the end of a native call), when every live value is in a register, a frame,
// a global or a root.
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
  /// It is time for a collection, and not only for a look at what may have died.
  var collectionIsDue = false
  /// Every safepoint collects, since something waits for its end.
  var watchesDeaths = false

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
  /// The limit at which a large object asks for a collection.
  var largeLimit = Machine.largeAllowance
  /// An object of very many bytes was made since the last collection.
  var hasFreshHugeObject = false
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
      let capacity = 2 * count
      let longer = Machine.reserve(Unmanaged<Obj>.self, capacity)
      longer.moveInitialize(from: state.pointee.objects, count: count)
      Machine.unreserve(state.pointee.objects, state.pointee.objectCapacity)
      state.pointee.objects = longer
      state.pointee.objectCapacity = capacity
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
    watchChanges(object)
  }

  /// The same for an object that may refer to others later: every collection looks into it.
  func adoptLasting(_ object: Obj, class cls: Unmanaged<ClassObject>?) {
    adoptPermanent(object, class: cls)
    changingPermanents.append(Unmanaged.passUnretained(object))
  }

  /// From now on the changes of a permanent object count.
  private func watchChanges(_ object: Obj) {
    permanentChanges.pointee &+= 1
    switch object.kind {
    case .dict: unsafeDowncast(object, to: DictObject.self).changes = permanentChanges
    case .cls: unsafeDowncast(object, to: ClassObject.self).changes = permanentChanges
    default: break
    }
  }

  /// Makes the objects from `start` on in the table permanent: what a machine starts with and what its modules hold would otherwise
  /// be marked and swept in every collection, which made small collections, whose objects stay in the processor's cache, too
  /// expensive. Where older objects remain, also what cannot change may refer to something that dies.
  func makePermanent(from start: Int = 0) {
    for index in start..<state.pointee.objectCount {
      let reference = state.pointee.objects[index]
      reference._withUnsafeGuaranteedRef { object in
        object.mark = Mark.permanent
        watchChanges(object)
        let mayReferToOlder = start > 0 && UInt(object.valueTag) > Tag.lastLeaf
        if object.canChange || mayReferToOlder { changingPermanents.append(reference) }
      }
      permanents.append(reference)
    }
    state.pointee.objectCount = start
    state.pointee.nativeStart = min(state.pointee.nativeStart, start)
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
    state.pointee.pools.pushText(state.pointee.objects[count])
  }

  /// Counts bytes kept outside the heap by a new object.
  @inline(__always)
  func countExternal(_ byteCount: Int) {
    state.pointee.externalBytes &+= byteCount
    if state.pointee.externalBytes > state.pointee.externalLimit { requestCollection() }
    if byteCount >= Machine.largeBytes {
      if byteCount >= Machine.hugeBytes { state.pointee.hasFreshHugeObject = true }
      if state.pointee.externalBytes > state.pointee.largeLimit { requestCollection() }
    }
  }

  /// Counts bytes that an object holds through what is no object, until the next collection.
  @inline(never)
  package func countHeld(_ byteCount: Int) { countExternal(max(byteCount, 0)) }

  /// Makes the next safepoint collect.
  @inline(never)
  package func requestCollection() {
    state.pointee.collectionIsDue = true
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
    if let slots = object.ownSlots {
      var index = 0
      while index < Int(object.ownCapacity) {
        slots[index] = .undefined
        index &+= 1
      }
    }
    let wanted = cls.layout.names.count
    if Int(object.ownCapacity) < wanted { growSlots(object, to: wanted) }
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
    let object = TupleObject.make(count: count)
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
    countWeight(Machine.exceptionWeight)
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
    takeBack(free, as: type) { $0 }
  }

  /// The same for an object that `use` makes new: unlike a returned object it is not retained and released.
  @inline(__always)
  func takeBack<Object: Obj, Result>(
    _ free: Unmanaged<Obj>, as type: Object.Type, _ use: (Object) -> Result
  ) -> Result {
    enter(free)
    return free._withUnsafeGuaranteedRef { object in
      object.mark = Mark.none
      return use(unsafeDowncast(object, to: type))
    }
  }
}

/// Dead objects of one kind kept for reuse, the one that died last on top. A dead object needs no class: the one below stands in
/// its place, so that a pool takes no memory of its own.
struct ObjectPool {
  private var top: UnsafeMutableRawPointer?
  /// The class of all of them, unless whoever takes one sets its own.
  private var sharedClass: Unmanaged<ClassObject>?
  private(set) var count = 0

  @inline(__always)
  mutating func pop() -> Unmanaged<Obj>? {
    guard let top else { return nil }
    let reference = Unmanaged<Obj>.fromOpaque(top)
    let cls = sharedClass
    self.top = reference._withUnsafeGuaranteedRef { object in
      let below = object.classReference?.toOpaque()
      object.classReference = cls
      return below
    }
    count &-= 1
    return reference
  }

  @inline(__always)
  mutating func push(_ reference: Unmanaged<Obj>) {
    let below = top.map { Unmanaged<ClassObject>.fromOpaque($0) }
    sharedClass = reference._withUnsafeGuaranteedRef { object in
      let cls = object.classReference
      object.classReference = below
      return cls
    }
    top = reference.toOpaque()
    count &+= 1
  }

  /// Gives every object up.
  mutating func releaseAll() {
    while let reference = pop() { reference.release() }
  }
}

/// The pools of a heap.
struct ObjectPools {
  static let tupleLimit = 4
  static let listCapacityLimit = 8
  /// Bytes inside the two sizes of short strs.
  static let shortCapacity = 16
  static let textCapacity = 32

  /// By number of elements.
  var tuples: InlineArray<5, ObjectPool> = InlineArray(repeating: ObjectPool())
  var functions = ObjectPool()
  /// With the least room, and with room for up to `listCapacityLimit` elements.
  var lists = ObjectPool()
  var wideLists = ObjectPool()
  /// Strs with room for `shortCapacity` bytes inside, and those with room for `textCapacity`.
  var texts = ObjectPool()
  var wideTexts = ObjectPool()
  var instances = ObjectPool()
  /// With the smallest tables.
  var dicts = ObjectPool()
  var bigInts = ObjectPool()
  var slices = ObjectPool()
  var cells = ObjectPool()
  /// Without attributes of their own, with room for a few traceback entries.
  var exceptions = ObjectPool()
  var complexes = ObjectPool()

  /// A dead list, with room for so many elements if there is such a one.
  @inline(__always)
  mutating func takeList(_ capacity: Int) -> Unmanaged<Obj>? {
    if capacity <= 4, let list = lists.pop() { return list }
    return wideLists.pop() ?? lists.pop()
  }

  /// How many short strs can be made without memory.
  var textCount: Int { texts.count + wideTexts.count }

  /// Takes a dead short str.
  @inline(__always)
  mutating func pushText(_ text: Unmanaged<Obj>) {
    if text._withUnsafeGuaranteedRef({ $0.flags & Obj.Flags.wideText == 0 }) {
      texts.push(text)
    } else {
      wideTexts.push(text)
    }
  }

  /// How many dead objects wait for their use.
  var count: Int {
    var total = functions.count + lists.count + wideLists.count + textCount + instances.count + dicts.count
    for size in 0...Self.tupleLimit { total += tuples[size].count }
    return total + bigInts.count + slices.count + cells.count + exceptions.count + complexes.count
  }

  mutating func releaseAll() {
    for count in 0...Self.tupleLimit { tuples[count].releaseAll() }
    functions.releaseAll()
    lists.releaseAll()
    wideLists.releaseAll()
    texts.releaseAll()
    wideTexts.releaseAll()
    instances.releaseAll()
    dicts.releaseAll()
    bigInts.releaseAll()
    slices.releaseAll()
    cells.releaseAll()
    exceptions.releaseAll()
    complexes.releaseAll()
  }
}
