// `chain`, `cycle`, `count`, `repeat` and `islice` of `itertools`.

/// `chain`: one iterator after the other.
package final class ChainIterator: IteratorObject {
  /// What gives the iterables; undefined at its end.
  private var source: Value
  /// The iterator of the iterable at hand.
  private var active = Value.undefined
  /// Its parts were given by a program: a chain may then be a part of itself.
  private var isRestored = false

  init(_ source: Value) {
    self.source = source
    super.init()
  }

  package override func traceReferences(_ tracer: inout Tracer) {
    tracer.visit(source)
    tracer.visit(active)
  }

  package override func next(_ vm: Machine) throws(PyError) -> Value {
    if isRestored { return try nextOfRestored(vm) }
    while true {
      if !active.isUndefined {
        let value = try vm.nextQuickly(active)
        if !value.isUndefined { return value }
        active = .undefined
      }
      if try !advance(vm) { return .undefined }
    }
  }

  private func nextOfRestored(_ vm: Machine) throws(PyError) -> Value {
    try vm.enterNative("")
    defer { vm.leaveNative() }
    while true {
      if !active.isUndefined {
        let value = try vm.next(active)
        if !value.isUndefined { return value }
        active = .undefined
      }
      if try !advance(vm) { return .undefined }
    }
  }

  /// Takes the next iterable; false at the end. An iterable that raises ends the chain.
  private func advance(_ vm: Machine) throws(PyError) -> Bool {
    if source.isUndefined { return false }
    do throws(PyError) {
      let iterable = try vm.nextQuickly(source)
      if !iterable.isUndefined {
        active = try vm.iterator(of: iterable)
        return true
      }
    } catch {
      source = .undefined
      throw error
    }
    source = .undefined
    return false
  }

  override func drain(_ vm: Machine, into list: ListObject) throws(PyError) {
    if isRestored { return try super.drain(vm, into: list) }
    while true {
      if !active.isUndefined {
        try vm.drain(active, into: list)
        active = .undefined
      }
      if source.isUndefined { return vm.generatorResult = .none }
      do throws(PyError) {
        let iterable = try vm.nextQuickly(source)
        if iterable.isUndefined {
          source = .undefined
        } else if iterable.isTuple || iterable.isList && iterable.asList !== list {
          // Nothing can change it meanwhile: it needs no iterator.
          try vm.extend(list, with: iterable)
        } else {
          active = try vm.iterator(of: iterable)
        }
      } catch {
        source = .undefined
        throw error
      }
    }
  }

  override func reduction(_ vm: Machine, _ cls: ClassObject) throws(PyError) -> [Value]? {
    if source.isUndefined { return [Value(cls), vm.emptyTuple] }
    return [Value(cls), vm.emptyTuple, vm.tuple(active.isUndefined ? [source] : [source, active])]
  }

  override func restore(_ vm: Machine, _ state: Value) throws(PyError) {
    if state.tuple == nil { throw vm.typeError("state is not a tuple") }
    let parts = try vm.stateParts(state, from: 1, to: 2)
    for part in parts.elements where !vm.isIterator(part) { throw vm.typeError("Arguments must be iterators.") }
    source = parts[0]
    active = parts.count > 1 ? parts[1] : .undefined
    isRestored = true
  }

  static let declaration = ItertoolsModule.declare(
    "chain",
    doc: """
      chain(*iterables) --> chain object

      Return a chain object whose .__next__() method returns elements from the
      first iterable until it is exhausted, then elements from the next
      iterable, until all of the iterables are exhausted.
      """,
    methods: [IteratorTypes.reduce, IteratorTypes.setState], classMethods: [fromIterable, GenericAlias.row]
  ) { (vm, cls, arguments) throws(PyError) in
    try ItertoolsModule.refuseKeywords(vm, cls, arguments, "chain")
    return ChainIterator(vm.makeIterator(TupleIterator(vm.tuple(arguments.positional).asTuple), .tuple))
  }

  private static let fromIterable = NativeRow(
    "from_iterable(cls, iterable, /)", .exact,
    doc: "Alternative chain() constructor taking a single iterable argument that evaluates lazily."
  ) { vm, arguments throws(PyError) in
    guard let cls = arguments[0].cls else { return .none }
    return vm.adopt(ChainIterator(try vm.iterator(of: arguments[1])), as: cls)
  }
}

/// `cycle`: the elements of an iterable, again and again.
package final class CycleIterator: IteratorObject {
  /// Undefined when all its elements are kept.
  private var source: Value
  private var saved: ListObject
  private var position = 0
  /// The elements of the source are kept already.
  private var isSecondPass = false

  init(_ source: Value, _ saved: ListObject) {
    self.source = source
    self.saved = saved
    super.init()
  }

  package override func traceReferences(_ tracer: inout Tracer) {
    tracer.visit(source)
    tracer.visit(saved)
  }

  package override func next(_ vm: Machine) throws(PyError) -> Value {
    if !source.isUndefined {
      let value = try vm.nextQuickly(source)
      if !value.isUndefined {
        if !isSecondPass { saved.append(value) }
        return value
      }
      source = .undefined
    }
    if position >= saved.count { position = 0 }
    if saved.count == 0 { return .undefined }
    let value = saved[position]
    position &+= 1
    if position >= saved.count { position = 0 }
    return value
  }

  override func reduction(_ vm: Machine, _ cls: ClassObject) throws(PyError) -> [Value]? {
    if !source.isUndefined {
      return [Value(cls), vm.tuple([source]), vm.tuple(Value(saved), Value(isSecondPass))]
    }
    let iterator = ListIterator(saved)
    iterator.move(to: position)
    return [
      Value(cls), vm.tuple([vm.makeIterator(iterator, .list)]), vm.tuple(Value(saved), .true),
    ]
  }

  override func restore(_ vm: Machine, _ state: Value) throws(PyError) {
    if state.tuple == nil { throw vm.typeError("state is not a tuple") }
    let parts = try vm.stateParts(state, from: 2, to: 2)
    guard let list = parts[0].list else {
      throw vm.typeError("argument 1 must be list, not \(vm.typeName(of: parts[0]))")
    }
    let pass = try vm.clinicInt(parts[1])
    saved = list
    isSecondPass = pass != 0
    position = 0
  }

  static let declaration = ItertoolsModule.declare(
    "cycle",
    doc: "Return elements from the iterable until it is exhausted. Then repeat the sequence indefinitely.",
    methods: [IteratorTypes.reduce, IteratorTypes.setState]
  ) { (vm, cls, arguments) throws(PyError) in
    try ItertoolsModule.expect(1, vm, cls, arguments, "cycle")
    return CycleIterator(try vm.iterator(of: arguments[0]), vm.emptyList())
  }
}

/// `count(start, step)`.
package final class CountIterator: IteratorObject {
  /// The next number where the step is 1 and it fits in 64 bits; else nil.
  private var number: Int?
  /// The next number otherwise.
  private var value: Value
  private let step: Value

  init(_ value: Value, _ step: Value) {
    self.value = value
    self.step = step
    if let first = CountIterator.plain(value), first != Int.max, CountIterator.plain(step) == 1 { number = first }
    super.init()
  }

  /// An int of 64 bits, of any class.
  private static func plain(_ value: Value) -> Int? { Number(value)?.integer.flatMap { Int(exactly: $0) } }

  package override func traceReferences(_ tracer: inout Tracer) {
    tracer.visit(value)
    tracer.visit(step)
  }

  package override func next(_ vm: Machine) throws(PyError) -> Value {
    if let current = number {
      number = current &+ 1
      if current == Int.max - 1 {
        number = nil
        value = Value(Int.max)
      }
      return Value(current)
    }
    let current = value
    value = try vm.binary(.add, current, step)
    return current
  }

  override func reduction(_ vm: Machine, _ cls: ClassObject) throws(PyError) -> [Value]? {
    if let number { return [Value(cls), vm.tuple([Value(number)])] }
    return [Value(cls), vm.tuple(value, step)]
  }

  static let declaration = ItertoolsModule.declare(
    "count",
    doc: """
      Return a count object whose .__next__() method returns consecutive values.

      Equivalent to:
          def count(firstval=0, step=1):
              x = firstval
              while 1:
                  yield x
                  x += step
      """,
    methods: [IteratorTypes.reduce],
    repr: { (vm, object) throws(PyError) in
      let counter = object.asObject(CountIterator.self)
      let name = vm.classOf(object).name.string
      if let number = counter.number { return "\(name)(\(number))" }
      let start = try vm.repr(counter.value)
      if CountIterator.plain(counter.step) == 1 { return "\(name)(\(start))" }
      return "\(name)(\(start), \(try vm.repr(counter.step)))"
    },
    make: { (vm, _, arguments) throws(PyError) in
      let bound = try ItertoolsModule.bind(vm, arguments, "count", ["start", "step"], required: 0)
      for value in bound where !value.isUndefined {
        let isNumber = Number(value) != nil || value.isKind(.complex)
        if isNumber || NumberConversion.method(vm, .index, value) != nil { continue }
        if NumberConversion.method(vm, .int, value) != nil || NumberConversion.method(vm, .float, value) != nil {
          continue
        }
        throw vm.typeError("a number is required")
      }
      return CountIterator(
        bound[0].isUndefined ? Value(0) : bound[0], bound[1].isUndefined ? Value(1) : bound[1])
    })
}

/// `repeat(object, times)`.
package final class RepeatIterator: IteratorObject {
  private let value: Value
  /// How often still; nil without end.
  private var left: Int?

  init(_ value: Value, _ left: Int?) {
    self.value = value
    self.left = left
    super.init()
  }

  package override func traceReferences(_ tracer: inout Tracer) { tracer.visit(value) }
  package override var lengthHint: Int? { left }

  package override func next(_ vm: Machine) throws(PyError) -> Value {
    guard let count = left else { return value }
    if count == 0 { return .undefined }
    left = count - 1
    return value
  }

  override func drain(_ vm: Machine, into list: ListObject) throws(PyError) {
    while left != 0 {
      let count = min(left ?? Int.max, 1 << 16)
      try vm.checkMemory((list.count + count) * 16)
      list.reserve(list.count + count)
      for _ in 0..<count { list.append(value) }
      if let left { self.left = left - count }
      try vm.countNativeWork(count)
    }
    vm.generatorResult = .none
  }

  override func reduction(_ vm: Machine, _ cls: ClassObject) throws(PyError) -> [Value]? {
    [Value(cls), left.map { vm.tuple(value, Value($0)) } ?? vm.tuple([value])]
  }

  static let declaration = ItertoolsModule.declare(
    "repeat",
    doc: """
      repeat(object [,times]) -> create an iterator which returns the object
      for the specified number of times.  If not specified, returns the object
      endlessly.
      """,
    methods: [
      IteratorTypes.reduce,
      NativeRow(
        "__length_hint__(self, /)", .exact, doc: "Private method returning an estimate of len(list(it))."
      ) { vm, arguments throws(PyError) in
        guard let left = arguments.receiver.asObject(RepeatIterator.self).left else {
          throw vm.typeError("len() of unsized object")
        }
        return Value(left)
      },
    ],
    repr: { (vm, object) throws(PyError) in
      let repeater = object.asObject(RepeatIterator.self)
      let name = vm.classOf(object).name.string
      let text = try vm.reprGuarded(repeater, recursive: "...") { () throws(PyError) in try vm.repr(repeater.value) }
      return repeater.left.map { "\(name)(\(text), \($0))" } ?? "\(name)(\(text))"
    },
    make: { (vm, _, arguments) throws(PyError) in
      let bound = try ItertoolsModule.bind(vm, arguments, "repeat", ["object", "times"], required: 1)
      return RepeatIterator(bound[0], bound[1].isUndefined ? nil : max(try vm.index(bound[1]), 0))
    })
}

/// `islice(iterable, start, stop, step)`.
package final class IsliceIterator: IteratorObject {
  /// Undefined at the end.
  private var source: Value
  /// The position of the next element that is wanted, and of the next one that the source gives.
  private var wanted: Int
  private var position = 0
  private let stop: Int?
  private let step: Int

  init(_ source: Value, start: Int, stop: Int?, step: Int) {
    self.source = source
    wanted = start
    self.stop = stop
    self.step = step
    super.init()
  }

  package override func traceReferences(_ tracer: inout Tracer) { tracer.visit(source) }

  package override func next(_ vm: Machine) throws(PyError) -> Value {
    if source.isUndefined { return .undefined }
    do throws(PyError) {
      while position < wanted {
        if try vm.nextQuickly(source).isUndefined { return end() }
        position &+= 1
      }
      if let stop, position >= stop { return end() }
      let value = try vm.nextQuickly(source)
      if value.isUndefined { return end() }
      position &+= 1
      let (sum, overflow) = wanted.addingReportingOverflow(step)
      wanted = overflow || sum > stop ?? Int.max ? stop ?? Int.max : sum
      return value
    } catch {
      source = .undefined
      throw error
    }
  }

  private func end() -> Value {
    source = .undefined
    return .undefined
  }

  override func reduction(_ vm: Machine, _ cls: ClassObject) throws(PyError) -> [Value]? {
    if source.isUndefined {
      let empty = vm.makeIterator(ListIterator(vm.emptyList()), .list)
      return [Value(cls), vm.tuple(empty, Value(0)), Value(0)]
    }
    let bounds = [source, Value(wanted), stop.map { Value($0) } ?? .none, Value(step)]
    return [Value(cls), vm.tuple(bounds), Value(position)]
  }

  override func restore(_ vm: Machine, _ state: Value) throws(PyError) {
    position = try vm.iteratorPosition(state)
  }

  static let declaration = ItertoolsModule.declare(
    "islice",
    doc: """
      islice(iterable, stop) --> islice object
      islice(iterable, start, stop[, step]) --> islice object

      Return an iterator whose next() method returns selected values from an
      iterable.  If start is specified, will skip all preceding elements;
      otherwise, start defaults to zero.  Step defaults to one.  If
      specified as another value, step determines how many values are
      skipped between successive calls.  Works like a slice() on a list
      but returns an iterator.
      """,
    methods: [IteratorTypes.reduce, IteratorTypes.setState]
  ) { (vm, cls, arguments) throws(PyError) in
    try ItertoolsModule.refuseKeywords(vm, cls, arguments, "islice")
    let count = arguments.positionalCount
    if count < 2 { throw vm.typeError("islice expected at least 2 arguments, got \(count)") }
    if count > 4 { throw vm.typeError("islice expected at most 4 arguments, got \(count)") }
    let mistake = " must be None or an integer: 0 <= x <= sys.maxsize."
    let start = count == 2 || arguments[1].isNone ? 0 : try bound(vm, arguments[1])
    let last = arguments[count == 2 ? 1 : 2]
    let stop = last.isNone ? nil : try bound(vm, last)
    if stop == -1 { throw vm.valueError("Stop argument for islice()" + mistake) }
    if start < 0 || stop ?? 0 < 0 { throw vm.valueError("Indices for islice()" + mistake) }
    let step = count < 4 || arguments[3].isNone ? 1 : try bound(vm, arguments[3])
    if step < 1 { throw vm.valueError("Step for islice() must be a positive integer or None.") }
    return IsliceIterator(try vm.iterator(of: arguments[0]), start: start, stop: stop, step: step)
  }

  /// An index, or -1 for what is none, whatever its `__index__` raises.
  private static func bound(_ vm: Machine, _ value: Value) throws(PyError) -> Int {
    do throws(PyError) {
      return try vm.index(value)
    } catch {
      if vm.isStopping { throw error }
      vm.takePending()
      return -1
    }
  }
}
