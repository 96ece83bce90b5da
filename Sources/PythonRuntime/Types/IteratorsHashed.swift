// The iterators over dicts and sets: they notice when their container changes.

/// Over the keys, values or items of a dict, in either direction. A change of size raises RuntimeError.
package final class DictIterator: IteratorObject {
  private var dict: DictObject?
  private let part: DictViewObject.Part
  private let expectedCount: Int
  /// Where an OrderedDict's next entry would go at the start: it moves with every entry that comes or moves.
  private let expectedEnd: Int
  private let backward: Bool
  private var position: Int
  private var returned = 0

  init(_ dict: DictObject, _ part: DictViewObject.Part, backward: Bool = false) {
    self.dict = dict
    self.part = part
    self.backward = backward
    expectedCount = dict.count
    expectedEnd = dict.entryCount
    position = backward ? dict.entryCount - 1 : 0
    super.init()
  }

  package override func traceReferences(_ tracer: inout Tracer) { tracer.visit(dict) }
  package override var lengthHint: Int? { dict == nil ? 0 : max(expectedCount - returned, 0) }
  override var runsNothing: Bool { true }

  package override func next(_ vm: Machine) throws(PyError) -> Value {
    guard let dict else { return .undefined }
    // The names of the lesson, which a loop over them may make more of.
    if dict.flags & Obj.Flags.dictMode != 0, vm.isGlobals(Value(dict)), vm.globalNames.count < 4096 {
      vm.refreshGlobals()
    }
    if dict.count != expectedCount || dict.entryCount != expectedEnd, vm.isOrdered(dict) {
      if returned >= expectedCount { return .undefined }
      throw vm.changedDuringIteration(dict, "")
    }
    if dict.count != expectedCount {
      throw vm.changedDuringIteration(dict, "dictionary changed size during iteration")
    }
    while position >= 0, position < dict.entryCount {
      let entry = dict.entries[position]
      position &+= backward ? -1 : 1
      if entry.key.isUndefined { continue }
      if returned >= expectedCount {
        throw vm.changedDuringIteration(dict, "dictionary keys changed during iteration")
      }
      returned &+= 1
      switch part {
      case .keys: return entry.key
      case .values: return entry.value
      case .items: return vm.tuple(entry.key, entry.value)
      }
    }
    self.dict = nil
    return .undefined
  }

  /// A list of what is left, which stays to be given.
  override func reduction(_ vm: Machine, _ cls: ClassObject) throws(PyError) -> [Value]? {
    let rest = vm.emptyList()
    if let dict {
      let copy = DictIterator(dict, part, backward: backward)
      (copy.position, copy.returned) = (position, returned)
      vm.adopt(copy, class: Unmanaged.passUnretained(cls))
      // It counts as changed where this one does.
      if dict.count != expectedCount || dict.entryCount != expectedEnd {
        throw vm.changedDuringIteration(dict, "dictionary changed size during iteration")
      }
      try copy.drain(vm, into: rest)
    }
    return [vm.iterFunction, vm.tuple([Value(rest)])]
  }
}

/// Over a set, in table order. A change of size raises RuntimeError.
package final class SetIterator: IteratorObject {
  private var set: SetObject?
  private let expectedCount: Int
  private var position = 0
  private var returned = 0

  init(_ set: SetObject) {
    self.set = set
    expectedCount = set.count
    super.init()
  }

  package override func traceReferences(_ tracer: inout Tracer) { tracer.visit(set) }
  package override var lengthHint: Int? {
    guard let set, set.count == expectedCount else { return 0 }
    return expectedCount - returned
  }
  override var runsNothing: Bool { true }

  package override func next(_ vm: Machine) throws(PyError) -> Value {
    guard let set else { return .undefined }
    if set.count != expectedCount { throw vm.runtimeError("Set changed size during iteration") }
    while position <= set.mask {
      let key = set.table[position].key
      position &+= 1
      if !key.isUndefined {
        returned &+= 1
        return key
      }
    }
    self.set = nil
    return .undefined
  }

  /// A list of what is left, which stays to be given.
  override func reduction(_ vm: Machine, _ cls: ClassObject) throws(PyError) -> [Value]? {
    let rest = vm.emptyList()
    let (heldSet, heldPosition, heldReturned) = (set, position, returned)
    defer { (set, position, returned) = (heldSet, heldPosition, heldReturned) }
    try drain(vm, into: rest)
    return [vm.iterFunction, vm.tuple([Value(rest)])]
  }
}
