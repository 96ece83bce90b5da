// Native iterators over the built-in containers, and their classes. Each answers `undefined` at the end and keeps
// doing so. Those of the built-in functions (enumerate, zip, map) are in IteratorsBuiltin.swift.

package enum IteratorTypes {
  /// The class of iterators that have none of their own.
  package static let iterator = NativeClass(
    "iterator", kind: .iterator, methods: methods, isInheritable: false)

  /// What every native iterator answers to.
  static let methods: [NativeRow] = [
    NativeRow("__iter__(self, /)", .exact, doc: "Implement iter(self).") { _, arguments in arguments.receiver },
    NativeRow("__next__(self, /)", .exact, doc: "Implement next(self).") { vm, arguments throws(PyError) in
      let value = try arguments.receiver.asObject(IteratorObject.self).next(vm)
      if value.isUndefined { throw vm.raise(vm.exceptionClass(.stopIteration), []) }
      return value
    },
  ]

  /// Those that also know how many elements are left.
  static let countingMethods: [NativeRow] =
    methods + [
      NativeRow(
        "__length_hint__(self, /)", .exact, doc: "Private method returning an estimate of len(list(it))."
      ) { _, arguments in
        Value(arguments.receiver.asObject(IteratorObject.self).lengthHint ?? 0)
      }
    ]
}

/// The built-in iterators that have a class of their own.
enum IteratorKind: Int, CaseIterable {
  case list, listReverse, tuple, range, dictKey, dictValue, dictItem, dictReverseKey, dictReverseValue, dictReverseItem
  case set, str, strASCII, bytes, byteArray, callable, largeRange, sequence

  /// `type(iterator).__name__`.
  var className: String {
    switch self {
    case .list: "list_iterator"
    case .listReverse: "list_reverseiterator"
    case .tuple: "tuple_iterator"
    case .range: "range_iterator"
    case .dictKey: "dict_keyiterator"
    case .dictValue: "dict_valueiterator"
    case .dictItem: "dict_itemiterator"
    case .dictReverseKey: "dict_reversekeyiterator"
    case .dictReverseValue: "dict_reversevalueiterator"
    case .dictReverseItem: "dict_reverseitemiterator"
    case .set: "set_iterator"
    case .str: "str_iterator"
    case .strASCII: "str_ascii_iterator"
    case .bytes: "bytes_iterator"
    case .byteArray: "bytearray_iterator"
    case .callable: "callable_iterator"
    case .largeRange: "longrange_iterator"
    case .sequence: "iterator"
    }
  }

  /// What instances answer to.
  var methods: [NativeRow] {
    switch self {
    case .callable: IteratorTypes.methods + [IteratorTypes.reduce]
    case .dictKey, .dictValue, .dictItem, .dictReverseKey, .dictReverseValue, .dictReverseItem, .set:
      IteratorTypes.countingMethods + [IteratorTypes.reduce]
    default: IteratorTypes.walkingMethods
    }
  }
}

extension Machine {
  /// Gives a fresh iterator its class.
  func makeIterator(_ iterator: IteratorObject, _ kind: IteratorKind) -> Value {
    let state = containers
    if let cls = state.iteratorClasses[kind.rawValue] { return adopt(iterator, as: cls) }
    let declaration = NativeClass(kind.className, kind: .iterator, methods: kind.methods, isInheritable: false)
    let cls = makeClass(declaration)
    keepForever(Value(cls))
    state.iteratorClasses[kind.rawValue] = cls
    return adopt(iterator, as: cls)
  }
}

/// Over a list, which may grow or shrink meanwhile.
package final class ListIterator: IteratorObject {
  /// Not counted: the heap keeps what the iterator refers to.
  private var list: Unmanaged<ListObject>?
  private var position = 0

  init(_ list: ListObject) {
    self.list = Unmanaged.passUnretained(list)
    super.init()
  }

  package override func traceReferences(_ tracer: inout Tracer) { tracer.visit(list?.takeUnretainedValue()) }
  package override var lengthHint: Int? { max((list?.takeUnretainedValue().count ?? 0) - position, 0) }
  override var runsNothing: Bool { true }

  package override func next(_ vm: Machine) throws(PyError) -> Value {
    guard let list else { return .undefined }
    let position = position
    let value = list._withUnsafeGuaranteedRef { position < $0.count ? $0[position] : .undefined }
    if value.isUndefined { self.list = nil } else { self.position = position &+ 1 }
    return value
  }

  override func drain(_ vm: Machine, into target: ListObject) throws(PyError) {
    guard let source = list?.takeUnretainedValue() else { return vm.generatorResult = .none }
    // A list that is extended by its own iterator never comes to its end.
    if source === target { return try super.drain(vm, into: target) }
    let count = max(source.count - position, 0)
    try vm.checkMemory((target.count + count) * 16)
    target.append(contentsOf: source, from: position, count)
    vm.countExternal(count * 8)
    list = nil
    vm.generatorResult = .none
  }

  /// Goes on at another position.
  func move(to position: Int) { self.position = min(max(position, 0), list?.takeUnretainedValue().count ?? 0) }

  override func reduction(_ vm: Machine, _ cls: ClassObject) throws(PyError) -> [Value]? {
    guard let list = list?.takeUnretainedValue() else { return [vm.iterFunction, vm.tuple([Value(vm.emptyList())])] }
    return [vm.iterFunction, vm.tuple([Value(list)]), Value(position)]
  }

  override func restore(_ vm: Machine, _ state: Value) throws(PyError) {
    move(to: try vm.iteratorPosition(state))
  }
}

/// Over a list from its end.
package final class ReversedListIterator: IteratorObject {
  /// Nil at the end.
  private var list: ListObject?
  private var position: Int

  init(_ list: ListObject) {
    self.list = list
    position = list.count - 1
    super.init()
  }

  package override func traceReferences(_ tracer: inout Tracer) { tracer.visit(list) }
  package override var lengthHint: Int? {
    guard let list, position < list.count else { return 0 }
    return position + 1
  }
  override var runsNothing: Bool { true }

  package override func next(_ vm: Machine) throws(PyError) -> Value {
    guard let list else { return .undefined }
    if position >= 0, position < list.count {
      position &-= 1
      return list[position &+ 1]
    }
    position = -1
    self.list = nil
    return .undefined
  }

  override func drain(_ vm: Machine, into target: ListObject) throws(PyError) {
    guard let list, list !== target else { return try super.drain(vm, into: target) }
    if position >= 0, position < list.count {
      try vm.checkMemory((target.count + position + 1) * 16)
      target.append(contentsOf: list, from: position, step: -1, position + 1)
      vm.countExternal((position + 1) * 8)
    }
    position = -1
    self.list = nil
    vm.generatorResult = .none
  }

  override func reduction(_ vm: Machine, _ cls: ClassObject) throws(PyError) -> [Value]? {
    guard let list else { return [vm.iterFunction, vm.tuple([Value(vm.emptyList())])] }
    return [vm.reversedFunction, vm.tuple([Value(list)]), Value(position)]
  }

  override func restore(_ vm: Machine, _ state: Value) throws(PyError) {
    let wanted = try vm.iteratorPosition(state)
    if let list { position = min(max(wanted, -1), list.count - 1) }
  }
}

/// Over a tuple.
package final class TupleIterator: IteratorObject {
  private let tuple: TupleObject
  private var position = 0
  private var isOver = false

  init(_ tuple: TupleObject) {
    self.tuple = tuple
    super.init()
  }

  package override func traceReferences(_ tracer: inout Tracer) { tracer.visit(tuple) }
  package override var lengthHint: Int? { tuple.count - position }
  override var runsNothing: Bool { true }

  package override func next(_ vm: Machine) throws(PyError) -> Value {
    if position >= tuple.count {
      isOver = true
      return .undefined
    }
    position &+= 1
    return tuple[position &- 1]
  }

  override func drain(_ vm: Machine, into target: ListObject) throws(PyError) {
    let count = tuple.count - position
    try vm.checkMemory((target.count + count) * 16)
    target.append(from: tuple.items + position, count)
    vm.countExternal(count * 8)
    position = tuple.count
    isOver = true
    vm.generatorResult = .none
  }

  override func reduction(_ vm: Machine, _ cls: ClassObject) throws(PyError) -> [Value]? {
    if isOver { return [vm.iterFunction, vm.tuple([vm.emptyTuple])] }
    return [vm.iterFunction, vm.tuple([Value(tuple)]), Value(position)]
  }

  override func restore(_ vm: Machine, _ state: Value) throws(PyError) {
    let wanted = try vm.iteratorPosition(state)
    if !isOver { position = min(max(wanted, 0), tuple.count) }
  }
}

/// Over an arithmetic progression.
package final class RangeIterator: IteratorObject {
  private var current: Int
  private let step: Int
  private var remaining: Int
  private let start: Int
  private let count: Int

  init(start: Int, step: Int, count: Int) {
    current = start
    self.step = step
    remaining = count
    self.start = start
    self.count = count
    super.init()
  }

  package override var lengthHint: Int? { remaining }
  override var runsNothing: Bool { true }

  package override func next(_ vm: Machine) throws(PyError) -> Value {
    if remaining == 0 { return .undefined }
    remaining &-= 1
    let value = current
    current = current &+ step
    return Value(value)
  }

  override func reduction(_ vm: Machine, _ cls: ClassObject) throws(PyError) -> [Value]? {
    let stop = BigInt(start) + BigInt(count) * BigInt(step)
    let range = vm.range(LargeRange(BigInt(start), stop, BigInt(step)))
    return [vm.iterFunction, vm.tuple([range]), Value(count - remaining)]
  }

  override func restore(_ vm: Machine, _ state: Value) throws(PyError) {
    let position = min(max(try vm.index(state), 0), count)
    current = start &+ step &* position
    remaining = count - position
  }
}

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

/// `iter(callable, sentinel)`.
package final class CallableIterator: IteratorObject {
  private var callable: Value
  private let sentinel: Value

  init(_ callable: Value, _ sentinel: Value) {
    self.callable = callable
    self.sentinel = sentinel
    super.init()
  }

  package override func traceReferences(_ tracer: inout Tracer) {
    tracer.visit(callable)
    tracer.visit(sentinel)
  }

  package override func next(_ vm: Machine) throws(PyError) -> Value {
    if callable.isUndefined { return .undefined }
    let value: Value
    do {
      value = try vm.call(callable)
    } catch {
      if vm.isPending(.stopIteration) {
        vm.takePending()
        callable = .undefined
        return .undefined
      }
      throw error
    }
    if try vm.equal(value, sentinel) {
      callable = .undefined
      return .undefined
    }
    return value
  }

  override func reduction(_ vm: Machine, _ cls: ClassObject) throws(PyError) -> [Value]? {
    if callable.isUndefined { return [vm.iterFunction, vm.tuple([vm.emptyTuple])] }
    return [vm.iterFunction, vm.tuple(callable, sentinel)]
  }
}

/// Over any object with `__len__`-less `__getitem__`: asks 0, 1, 2... until IndexError or StopIteration.
package final class SequenceIterator: IteratorObject {
  private var sequence: Value
  private var position = 0

  init(_ sequence: Value) {
    self.sequence = sequence
    super.init()
  }

  package override func traceReferences(_ tracer: inout Tracer) { tracer.visit(sequence) }
  override var walked: Value { sequence }

  package override func next(_ vm: Machine) throws(PyError) -> Value {
    if sequence.isUndefined { return .undefined }
    do {
      let value = try vm.getItem(sequence, Value(position))
      position += 1
      return value
    } catch {
      if vm.isPending(.indexError) || vm.isPending(.stopIteration) {
        vm.takePending()
        sequence = .undefined
        return .undefined
      }
      throw error
    }
  }

  override func reduction(_ vm: Machine, _ cls: ClassObject) throws(PyError) -> [Value]? {
    if sequence.isUndefined { return [vm.iterFunction, vm.tuple([vm.emptyTuple])] }
    return [vm.iterFunction, vm.tuple([sequence]), Value(position)]
  }

  override func restore(_ vm: Machine, _ state: Value) throws(PyError) {
    position = max(try vm.iteratorPosition(state), 0)
  }
}

/// `reversed(sequence)` for objects with `__len__` and `__getitem__`.
package final class ReversedSequenceIterator: IteratorObject {
  /// Undefined at the end.
  private var sequence: Value
  private var position: Int

  init(_ sequence: Value, count: Int) {
    self.sequence = sequence
    position = count - 1
    super.init()
  }

  package override func traceReferences(_ tracer: inout Tracer) { tracer.visit(sequence) }
  package override var lengthHint: Int? { position + 1 }
  override var runsNothing: Bool { true }
  override var walked: Value { position < 0 ? .undefined : sequence }

  package override func next(_ vm: Machine) throws(PyError) -> Value {
    if position < 0 {
      sequence = .undefined
      return .undefined
    }
    do {
      let value = try vm.getItem(sequence, Value(position))
      position -= 1
      return value
    } catch {
      position = -1
      sequence = .undefined
      if vm.isPending(.indexError) || vm.isPending(.stopIteration) {
        vm.takePending()
        return .undefined
      }
      throw error
    }
  }

  override func reduction(_ vm: Machine, _ cls: ClassObject) throws(PyError) -> [Value]? {
    if sequence.isUndefined { return [Value(cls), vm.tuple([vm.emptyTuple])] }
    return [Value(cls), vm.tuple([sequence]), Value(position)]
  }

  override func restore(_ vm: Machine, _ state: Value) throws(PyError) {
    let wanted = try vm.iteratorPosition(state)
    if sequence.isUndefined { return }
    let count = try vm.length(sequence)
    if !sequence.isUndefined { position = min(max(wanted, -1), count - 1) }
  }
}
