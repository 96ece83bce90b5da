// What list, tuple, range, str and deque share: element-wise comparison, repetition, guarded repr,
// argument checks of constructors. It knows no storage.

extension CompareOperator {
  /// The operator applied to two numbers.
  @inline(__always) func holds<Number: Comparable>(_ left: Number, _ right: Number) -> Bool {
    switch self {
    case .less: left < right
    case .lessEqual: left <= right
    case .equal: left == right
    case .notEqual: left != right
    case .greater: left > right
    case .greaterEqual: left >= right
    }
  }
}

/// State of one machine that container code needs: classes of iterators, and what is being printed.
final class ContainerState {
  /// Containers whose `repr` is under way, by address.
  var printing: Set<UInt> = []
  /// Classes of iterators, made when first needed.
  var iteratorClasses: [ClassObject?] = Array(repeating: nil, count: IteratorKind.allCases.count)
  /// Other classes and values made once per machine, by name. They are kept alive by the machine.
  var classes: [String: ClassObject] = [:]
  /// `os.environ`.
  var environment: DictObject?
}

extension Machine {
  /// The container state of this machine.
  var containers: ContainerState {
    if let containerState { return containerState }
    let state = ContainerState()
    containerState = state
    return state
  }

  /// A class made once per machine from its declaration.
  func sharedClass(
    _ declaration: NativeClass, bases: [ClassObject] = [], metaclass: ClassObject? = nil
  ) -> ClassObject {
    let name = "\(declaration.module).\(declaration.name)"
    if let cls = containers.classes[name] { return cls }
    let cls = makeClass(declaration, bases: bases, metaclass: metaclass)
    // Messages call these by their module too, as all classes of C modules.
    if Machine.dottedClasses.contains(name) { cls.staticName = name }
    keepForever(Value(cls))
    containers.classes[name] = cls
    return cls
  }

  private static let dottedClasses: Set<String> = [
    "re.Match", "re.Pattern", "functools.partial", "types.UnionType", "types.GenericAlias",
    "functools._lru_cache_wrapper", "operator.itemgetter", "operator.attrgetter", "operator.methodcaller",
    "array.array", "_hashlib.HASH",
  ]

  /// Runs `body` unless this container is already being printed; then the answer is `recursive`.
  func reprGuarded(
    _ object: Obj, recursive: String, _ body: () throws(PyError) -> String
  ) throws(PyError) -> String {
    let address = Value(object).bits
    let state = containers
    if !state.printing.insert(address).inserted { return recursive }
    if state.printing.count > 900 {
      state.printing.remove(address)
      throw raise(.recursionError, "maximum recursion depth exceeded while getting the repr of an object")
    }
    let text: String
    do {
      text = try body()
    } catch {
      state.printing.remove(address)
      throw error
    }
    state.printing.remove(address)
    return text
  }

  /// The result of ordering two sequences whose first difference is this pair.
  func compareDiffering(_ op: CompareOperator, _ left: Value, _ right: Value) throws(PyError) -> Value {
    switch op {
    case .equal: .false
    case .notEqual: .true
    default: try compare(op, left, right)
    }
  }

  /// Lexicographic comparison of two runs of values (copied, so they may change meanwhile).
  func compareSequences(_ op: CompareOperator, _ left: [Value], _ right: [Value]) throws(PyError) -> Value {
    if op == .equal || op == .notEqual, left.count != right.count { return Value(op == .notEqual) }
    for position in 0..<min(left.count, right.count) {
      if try !equal(left[position], right[position]) {
        return try compareDiffering(op, left[position], right[position])
      }
    }
    return Value(op.holds(left.count, right.count))
  }

  /// For `sequence * n` and `n * sequence`: the sequence and n; nil when neither is a sequence of this kind.
  /// Raises TypeError when the other operand is no integer.
  func repetition(_ left: Value, _ right: Value, _ kind: Kind) throws(PyError) -> (Value, Int)? {
    let sequence = left.isKind(kind) ? left : right
    let factor = left.isKind(kind) ? right : left
    guard sequence.isKind(kind) else { return nil }
    if factor.isInt || factor.isBool { return (sequence, max(factor.asInt, 0)) }
    if let big = factor.bigInt {
      if let exact = Int(exactly: big.value) { return (sequence, max(exact, 0)) }
      throw overflowError("cannot fit 'int' into an index-sized integer")
    }
    let reflected: Dunder = left.isKind(kind) ? .reflectedMultiply : .multiply
    if factor.isObject, !classOf(factor).dunders[reflected.rawValue].isUndefined { return nil }
    if hasIndexMethod(factor) { return (sequence, max(try index(factor), 0)) }
    if reflects(factor, left.isKind(kind) ? .reflectedMultiply : .multiply) { return nil }
    throw typeError("can't multiply sequence by non-int of type '\(typeName(of: factor))'")
  }

  /// True when the value's class could answer the operator itself, so that a sequence must decline.
  func reflects(_ value: Value, _ method: Dunder) -> Bool {
    guard value.isObject else { return false }
    let cls = classOf(value)
    if !classAttribute(cls, intern(method.name)).isUndefined { return true }
    return value.isKind(.native) && cls.native.binary != nil && Buffers.exporter(value) == nil
  }

  /// Length of a sequence repeated; raises MemoryError or OverflowError before anything is allocated.
  func repeatedLength(_ count: Int, _ times: Int, elementSize: Int = 16) throws(PyError) -> Int {
    if times <= 0 || count == 0 { return 0 }
    let (total, overflow) = count.multipliedReportingOverflow(by: times)
    let (bytes, tooBig) = total.multipliedReportingOverflow(by: elementSize)
    if overflow || tooBig { throw raise(.memoryError, "") }
    try checkMemory(bytes)
    return total
  }

  /// Refuses keywords and too many positional arguments, in the words of CPython's type constructors.
  /// A class of the program's is named itself where `of` says so, and with an `__init__` of its own it may take keywords.
  func checkConstructorArguments(
    _ name: String, _ arguments: CallArguments, atMost limit: Int, of cls: ClassObject? = nil
  ) throws(PyError) {
    if arguments.keywordCount > 0, cls?.dunders[Dunder.initialize.rawValue].isUndefined ?? true {
      throw typeError("\(name)() takes no keyword arguments")
    }
    if arguments.positionalCount > limit {
      throw typeError(
        "\(cls?.name.string ?? name) expected at most \(limit) argument\(limit == 1 ? "" : "s"), got \(arguments.positionalCount)"
      )
    }
  }

  /// Appends all elements of an iterable; the list itself may be the iterable.
  func extend(_ list: ListObject, with iterable: Value) throws(PyError) {
    if iterable.isList || iterable.isTuple {
      let length = iterable.isList ? iterable.asList.count : iterable.asTuple.count
      try checkMemory((list.count + length) * 16)
      if iterable.isList {
        list.append(contentsOf: iterable.asList, length)
      } else {
        list.append(from: iterable.asTuple.items, length)
      }
      countExternal(length * 8)
      return
    }
    if let range = iterable.range, range.large == nil {
      try checkMemory(Int(clamping: range.count.multipliedReportingOverflow(by: 16).partialValue.magnitude))
      list.append(range)
      countExternal(range.count * 8)
      return
    }
    if try extendQuickly(list, with: iterable) { return }
    if asksLength(iterable) { return try extend(list, withLengthOf: iterable) }
    if iterable.isKind(.iterator), iterable.iterator?.walked.isKind(.instance) == true {
      _ = try lengthHint(iterable, 8)
    }
    guard iterable.tag == Tag.of(.iterator) || iterable.tag == Tag.of(.generator) else {
      return try iterate(iterable) { (value) throws(PyError) in list.append(value) }
    }
    // What it gives is kept alive by the list at once.
    try withRoots([iterable, Value(list)]) { () throws(PyError) in try drain(iterable, into: list) }
  }

  /// Appends all that an iterator still gives. Both are alive.
  func drain(_ iterator: Value, into list: ListObject) throws(PyError) {
    if iterator.tag == Tag.of(.iterator) {
      return try iterator.asObject(IteratorObject.self).drain(self, into: list)
    }
    while true {
      let value = try next(iterator)
      if value.isUndefined { return }
      list.append(value)
    }
  }

  /// The same for a dict, a view of one, a set or a str whose class iterates as these do; false for anything else.
  private func extendQuickly(_ list: ListObject, with iterable: Value) throws(PyError) -> Bool {
    let (dict, part) = iterable.isDict ? (iterable.asDict, .keys) : plainView(iterable)
    if let dict {
      if isGlobals(Value(dict)) { refreshGlobals() }
      try checkMemory((list.count + dict.count) * 16)
      list.reserve(list.count + dict.count)
      for index in 0..<dict.entryCount where !dict.entries[index].key.isUndefined {
        switch part {
        case .keys: list.append(dict.entries[index].key)
        case .values: list.append(dict.entries[index].value)
        case .items: list.append(tuple(dict.entries[index].key, dict.entries[index].value))
        }
      }
      countExternal(dict.count * 8)
      return true
    }
    if iterable.tag == Tag.of(.set) || iterable.tag == Tag.of(.frozenSet) {
      let set = iterable.asSet
      try checkMemory((list.count + set.count) * 16)
      list.reserve(list.count + set.count)
      for position in 0...set.mask where !set.table[position].key.isUndefined { list.append(set.table[position].key) }
      countExternal(set.count * 8)
      return true
    }
    guard iterable.isStr, iterable.asStr.isASCII else { return false }
    let (bytes, count) = (iterable.asStr.bytes, iterable.asStr.byteCount)
    try checkMemory((list.count + count) * 16)
    list.reserve(list.count + count)
    for index in 0..<count { list.append(character(bytes[index])) }
    countExternal(count * 8)
    return true
  }

  /// The dict of a view and what it shows of it; nil for what is no view, and for one of an OrderedDict, whose order is its own.
  private func plainView(_ value: Value) -> (DictObject?, DictViewObject.Part) {
    guard value.tag == Tag.of(.dictView) else { return (nil, .keys) }
    let view = value.asObject(DictViewObject.self)
    return Value(view.dict).isDict ? (view.dict, view.part) : (nil, .keys)
  }

  /// `operator.length_hint(value, fallback)`: how long the value says it is, or is going to be.
  package func lengthHint(_ value: Value, _ fallback: Int) throws(PyError) -> Int {
    if let iterator = value.iterator {
      let walked = iterator.walked
      if walked.isKind(.instance), !classOf(walked).dunders[Dunder.length.rawValue].isUndefined {
        return try lengthOrUndefined(walked) ?? fallback
      }
      // A class of the lesson may have a method of its own.
      let isOwn = classOf(value).dunders[Dunder.lengthHint.rawValue].isKind(.function)
      if !isOwn { return iterator.lengthHint ?? fallback }
    }
    let cls = classOf(value)
    if !cls.dunders[Dunder.length.rawValue].isUndefined || cls.native.length != nil,
      let count = try lengthOrUndefined(value)
    {
      return count
    }
    let method = cls.dunders[Dunder.lengthHint.rawValue]
    if method.isUndefined { return fallback }
    let hint: Value
    do {
      hint = try call(method, [value])
    } catch {
      guard isPending(.typeError) else { throw error }
      takePending()
      return fallback
    }
    if hint.isNotImplemented { return fallback }
    guard hint.isInt || hint.isBool || hint.bigInt != nil else {
      throw typeError("__length_hint__ must be an integer, not \(typeName(of: hint))")
    }
    let count = try index(hint)
    if count < 0 { throw valueError("__length_hint__() should return >= 0") }
    return count
  }

  /// `len(value)`, or nil where it raises TypeError.
  private func lengthOrUndefined(_ value: Value) throws(PyError) -> Int? {
    do {
      return try length(value)
    } catch {
      guard isPending(.typeError) else { throw error }
      takePending()
      return nil
    }
  }

  /// An object of a class of the lesson is asked how long it is, after its iterator was made: CPython reserves room.
  private func extend(_ list: ListObject, withLengthOf iterable: Value) throws(PyError) {
    let iterator = try iterator(of: iterable)
    try withRoots([iterator, Value(list)]) { () throws(PyError) in
      _ = try lengthHint(iterable, 8)
      try drain(iterator, into: list)
    }
  }

  /// An object of the program's classes, or of one that it derived from a built-in one: its methods say how long it is.
  func asksLength(_ value: Value) -> Bool {
    if value.isKind(.instance) { return true }
    guard value.isObject else { return false }
    return UInt(value.asObj.valueTag) & Tag.subclassFlag != 0 || value.isKind(.native) && classOf(value).isUserClass
  }
}
