// `itertools.tee`: iterators that share what one iterable gives. It is kept in linked blocks, of which those that every iterator has
// passed go away.

/// A block of elements, and the block after it: `_tee_dataobject`.
final class TeeData: NativeObject {
  /// How many elements a block has, as in CPython.
  static let size = 57

  fileprivate let source: Value
  fileprivate var values: [Value]
  /// Not counted, as blocks may be linked by the million and must not go one inside the other: the heap keeps what a block refers to.
  private var following: Unmanaged<TeeData>?
  /// The iterable is being asked: it must not ask for what it is asked for.
  private var isAsking = false

  init(_ source: Value, _ values: [Value] = [], next: TeeData? = nil) {
    self.source = source
    self.values = values
    following = next.map { Unmanaged.passUnretained($0) }
    super.init()
    self.values.reserveCapacity(TeeData.size)
  }

  override func traceReferences(_ tracer: inout Tracer) {
    tracer.visit(source)
    tracer.visit(values)
    tracer.visit(next)
  }

  fileprivate var next: TeeData? { following?.takeUnretainedValue() }

  override var externalBytes: Int { TeeData.size * 16 }

  static func make(_ vm: Machine, _ source: Value) -> TeeData {
    let data = TeeData(source)
    _ = vm.adopt(data, as: ItertoolsModule.cls(vm, declaration))
    return data
  }

  /// The element at a position, or undefined at the end of the iterable.
  fileprivate func element(_ vm: Machine, _ position: Int) throws(PyError) -> Value {
    if position < values.count { return values[position] }
    if isAsking { throw vm.runtimeError("cannot re-enter the tee iterator") }
    isAsking = true
    defer { isAsking = false }
    let value = try vm.nextQuickly(source)
    if !value.isUndefined { values.append(value) }
    return value
  }

  /// The block after this one, made where there is none.
  fileprivate func nextBlock(_ vm: Machine) -> TeeData {
    if let next { return next }
    let made = TeeData.make(vm, source)
    following = Unmanaged.passUnretained(made)
    return made
  }

  static let declaration = NativeClass(
    "_tee_dataobject", module: "itertools", kind: .native,
    methods: [
      NativeRow("__reduce__(self, /)", .exact, doc: "Return state information for pickling.") { vm, arguments in
        let data = arguments.receiver.asObject(TeeData.self)
        let parts = [data.source, vm.list(data.values), data.next.map { Value($0) } ?? .none]
        return vm.tuple(Value(vm.classOf(arguments.receiver)), vm.tuple(parts))
      }
    ],
    slots: {
      var slots = NativeSlots()
      slots.construct = { (vm, cls, arguments) throws(PyError) in
        try ItertoolsModule.expect(3, vm, cls, arguments, "teedataobject")
        guard let values = arguments[1].list else {
          throw vm.typeError("teedataobject() argument 2 must be list, not \(vm.typeName(of: arguments[1]))")
        }
        let next = data(vm, arguments[2])
        let isRight = values.count == size ? next != nil || arguments[2].isNone : arguments[2].isNone
        if values.count > size || !isRight { throw vm.valueError("Invalid arguments") }
        return vm.adopt(TeeData(arguments[0], values.values, next: next), as: cls)
      }
      return slots
    }(), isInheritable: false,
    doc: "teedataobject(iterable, values, next, /)\n--\n\nData container common to multiple tee objects.")

  /// The block that a value is.
  fileprivate static func data(_ vm: Machine, _ value: Value) -> TeeData? {
    vm.classOf(value) === ItertoolsModule.cls(vm, declaration) ? value.asObject(TeeData.self) : nil
  }
}

/// One of the iterators of `tee`: `_tee`.
package final class TeeIterator: IteratorObject {
  private var data: TeeData
  private var position: Int

  init(_ data: TeeData, _ position: Int = 0) {
    self.data = data
    self.position = position
    super.init()
  }

  package override func traceReferences(_ tracer: inout Tracer) { tracer.visit(data) }

  package override func next(_ vm: Machine) throws(PyError) -> Value {
    if position >= TeeData.size {
      data = data.nextBlock(vm)
      position = 0
    }
    let block = data
    let value = try block.element(vm, position)
    // The iterable may have moved this iterator.
    if !value.isUndefined { position += 1 }
    return value
  }

  override func reduction(_ vm: Machine, _ cls: ClassObject) throws(PyError) -> [Value]? {
    [Value(cls), vm.tuple([vm.emptyTuple]), vm.tuple(Value(data), Value(position))]
  }

  override func restore(_ vm: Machine, _ state: Value) throws(PyError) {
    if state.tuple == nil { throw vm.typeError("state is not a tuple") }
    let parts = try vm.stateParts(state, from: 2, to: 2)
    guard let block = TeeData.data(vm, parts[0]) else {
      throw vm.typeError("argument 1 must be itertools._tee_dataobject, not \(vm.typeName(of: parts[0]))")
    }
    let index = Int(try vm.cInt(parts[1]))
    if index < 0 || index > TeeData.size { throw vm.valueError("Index out of range") }
    data = block
    position = index
  }

  static let declaration = ItertoolsModule.declare(
    "_tee", doc: "Iterator wrapped to make it copyable.",
    methods: [
      NativeRow("__copy__(self, /)", .exact, doc: "Returns an independent iterator.") { vm, arguments in
        copy(vm, arguments.receiver.asObject(TeeIterator.self))
      },
      IteratorTypes.reduce, IteratorTypes.setState,
    ], isInheritable: false
  ) { (vm, cls, arguments) throws(PyError) in
    try ItertoolsModule.expect(1, vm, cls, arguments, "_tee")
    let source = try vm.iterator(of: arguments[0])
    if let known = tee(vm, source) { return TeeIterator(known.data, known.position) }
    return TeeIterator(TeeData.make(vm, source))
  }

  /// The `_tee` that a value is.
  private static func tee(_ vm: Machine, _ value: Value) -> TeeIterator? {
    vm.classOf(value) === ItertoolsModule.cls(vm, declaration) ? value.asObject(TeeIterator.self) : nil
  }

  private static func copy(_ vm: Machine, _ tee: TeeIterator) -> Value {
    vm.adopt(TeeIterator(tee.data, tee.position), as: ItertoolsModule.cls(vm, declaration))
  }

  /// The function `tee`.
  static let function = NativeRow(
    "tee(iterable, n=2, /)", .unpack, doc: "Returns a tuple of n independent iterators."
  ) { vm, arguments throws(PyError) in
    let count = try vm.index(arguments[1])
    if count < 0 { throw vm.valueError("n must be >= 0") }
    try vm.checkMemory(count > Int.max / 256 ? Int.max : count * 256)
    if count == 0 { return vm.emptyTuple }
    let source = try vm.iterator(of: arguments[0])
    let copies = vm.emptyList(capacity: count)
    // An iterator that says how it is copied is the first of them itself.
    let copier = try vm.findAttribute(source, vm.intern("__copy__"))
    if copier.isUndefined {
      let first = TeeIterator(TeeData.make(vm, source))
      copies.append(vm.adopt(first, as: ItertoolsModule.cls(vm, declaration)))
      for _ in 1..<count {
        try vm.countNativeStep()
        copies.append(copy(vm, first))
      }
    } else {
      copies.append(source)
      for _ in 1..<count { copies.append(try vm.call(copier)) }
    }
    return vm.tuple(copies)
  }
}
