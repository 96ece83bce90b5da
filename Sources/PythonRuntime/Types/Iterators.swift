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
