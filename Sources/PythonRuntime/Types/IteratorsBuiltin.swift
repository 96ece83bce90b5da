// The classes `enumerate`, `zip`, `map`, `filter` and `reversed`: iterators that call other iterators.

/// The iterator classes among the built-in functions.
package enum BuiltinIteratorTypes {
  /// All of them, to be put under their names into `builtins`.
  package static let declarations: [NativeClass] = [enumerate, zip, map, filter, reversed]

  static let enumerate = NativeClass(
    "enumerate", kind: .iterator, methods: IteratorTypes.methods + [IteratorTypes.reduce],
    classMethods: [GenericAlias.row], slots: construct(makeEnumerate),
    doc: """
      Return an enumerate object.

        iterable
          an object supporting iteration

      The enumerate object yields pairs containing a count (from start, which
      defaults to zero) and a value yielded by the iterable argument.

      enumerate is useful for obtaining an indexed list:
          (0, seq[0]), (1, seq[1]), (2, seq[2]), ...
      """)
  static let zip = NativeClass(
    "zip", kind: .iterator, methods: IteratorTypes.methods + [IteratorTypes.reduce, IteratorTypes.setState],
    slots: construct(makeZip),
    doc: """
      zip(*iterables, strict=False) --> Yield tuples until an input is exhausted.

         >>> list(zip('abcdefg', range(3), range(4)))
         [('a', 0, 0), ('b', 1, 1), ('c', 2, 2)]

      The zip object yields n-length tuples, where n is the number of iterables
      passed as positional arguments to zip().  The i-th element in every tuple
      comes from the i-th iterable argument to zip().  This continues until the
      shortest argument is exhausted.

      If strict is true and one of the arguments is exhausted before the others,
      raise a ValueError.
      """)
  static let map = NativeClass(
    "map", kind: .iterator, methods: IteratorTypes.methods + [IteratorTypes.reduce], slots: construct(makeMap),
    doc: """
      map(func, *iterables) --> map object

      Make an iterator that computes the function using arguments from
      each of the iterables.  Stops when the shortest iterable is exhausted.
      """)
  static let filter = NativeClass(
    "filter", kind: .iterator, methods: IteratorTypes.methods + [IteratorTypes.reduce], slots: construct(makeFilter),
    doc: """
      filter(function or None, iterable) --> filter object

      Return an iterator yielding those items of iterable for which function(item)
      is true. If function is None, return the items that are true.
      """)
  static let reversed = NativeClass(
    "reversed", kind: .iterator, methods: IteratorTypes.walkingMethods, slots: construct(makeReversed),
    doc: "Return a reverse iterator over the values of the given sequence.")

  private typealias Maker = @Sendable (Machine, ClassObject, CallArguments) throws(PyError) -> Value

  private static func construct(_ make: @escaping Maker) -> NativeSlots {
    var slots = NativeSlots()
    slots.construct = make
    return slots
  }

  /// Keywords are for the `__init__` of a derived class, where it has one.
  private static func takesNoKeywords(_ vm: Machine, _ cls: ClassObject, _ arguments: CallArguments) -> Bool {
    arguments.keywordCount > 0 && (!cls.isUserClass || cls.dunders[Dunder.initialize.rawValue].isUndefined)
  }

  @Sendable private static func makeEnumerate(
    _ vm: Machine, _ cls: ClassObject, _ arguments: CallArguments
  ) throws(PyError) -> Value {
    var iterable = Value.undefined
    var start = Value.undefined
    if arguments.positionalCount > 0 { iterable = arguments[0] }
    if arguments.positionalCount > 1 { start = arguments[1] }
    for index in 0..<arguments.keywordCount {
      let (name, value) = arguments.keyword(at: index)
      switch name.string {
      case "iterable" where iterable.isUndefined: iterable = value
      case "start" where start.isUndefined: start = value
      default: throw vm.typeError("'\(name.string)' is an invalid keyword argument for enumerate()")
      }
    }
    if arguments.positionalCount > 2 {
      throw vm.typeError("enumerate() takes at most 2 arguments (\(arguments.positionalCount) given)")
    }
    if iterable.isUndefined {
      if !start.isUndefined { throw vm.typeError("'start' is an invalid keyword argument for enumerate()") }
      throw vm.typeError("enumerate() missing required argument 'iterable'")
    }
    let first = start.isUndefined ? 0 : try vm.bigIndex(start)
    return vm.adopt(EnumerateIterator(try vm.iterator(of: iterable), first), as: cls)
  }

  @Sendable private static func makeZip(
    _ vm: Machine, _ cls: ClassObject, _ arguments: CallArguments
  ) throws(PyError) -> Value {
    var strict = false
    for index in 0..<arguments.keywordCount {
      let (name, value) = arguments.keyword(at: index)
      if name.string != "strict" {
        throw vm.typeError("'\(name.string)' is an invalid keyword argument for zip()")
      }
      strict = try vm.truth(value)
    }
    let iterators = vm.emptyList()
    for position in 0..<arguments.positionalCount {
      if !vm.isIterable(arguments[position]) {
        throw vm.typeError("'\(vm.typeName(of: arguments[position]))' object is not iterable")
      }
      iterators.append(try vm.iterator(of: arguments[position]))
    }
    return vm.adopt(ZipIterator(iterators.values, strict: strict), as: cls)
  }

  @Sendable private static func makeMap(
    _ vm: Machine, _ cls: ClassObject, _ arguments: CallArguments
  ) throws(PyError) -> Value {
    if takesNoKeywords(vm, cls, arguments) { throw vm.typeError("map() takes no keyword arguments") }
    if arguments.positionalCount < 2 { throw vm.typeError("map() must have at least two arguments.") }
    let iterators = vm.emptyList()
    for position in 1..<arguments.positionalCount {
      iterators.append(try vm.iterator(of: arguments[position]))
    }
    return vm.adopt(MapIterator(arguments[0], iterators.values), as: cls)
  }

  @Sendable private static func makeFilter(
    _ vm: Machine, _ cls: ClassObject, _ arguments: CallArguments
  ) throws(PyError) -> Value {
    if takesNoKeywords(vm, cls, arguments) { throw vm.typeError("filter() takes no keyword arguments") }
    if arguments.positionalCount != 2 {
      throw vm.typeError("filter expected 2 arguments, got \(arguments.positionalCount)")
    }
    return vm.adopt(FilterIterator(arguments[0], try vm.iterator(of: arguments[1])), as: cls)
  }

  @Sendable private static func makeReversed(
    _ vm: Machine, _ cls: ClassObject, _ arguments: CallArguments
  ) throws(PyError) -> Value {
    if takesNoKeywords(vm, cls, arguments) { throw vm.typeError("reversed() takes no keyword arguments") }
    if arguments.positionalCount != 1 {
      throw vm.typeError("reversed expected 1 argument, got \(arguments.positionalCount)")
    }
    let sequence = arguments[0]
    if sequence.isList, !cls.isUserClass { return vm.makeIterator(ReversedListIterator(sequence.asList), .listReverse) }
    let type = vm.classOf(sequence)
    let method = vm.classAttribute(type, vm.intern("__reversed__"))
    if method.isNone { throw vm.typeError("'\(type.shownName)' object is not reversible") }
    if !method.isUndefined { return try vm.callMethod(sequence, "__reversed__") }
    let indexed = type.native.getItem != nil || !vm.classAttribute(type, vm.intern("__getitem__")).isUndefined
    if !indexed || sequence.isKind(.dict) || sequence.set != nil {
      throw vm.typeError("'\(type.shownName)' object is not reversible")
    }
    let count = try vm.length(sequence)
    return vm.adopt(ReversedSequenceIterator(sequence, count: count), as: cls)
  }
}

/// `enumerate`.
package final class EnumerateIterator: IteratorObject {
  private let source: Value
  private var number: Int
  /// The number, once it does not fit in 64 bits.
  private var large: BigInt?

  init(_ source: Value, _ first: BigInt) {
    self.source = source
    number = Int(clamping: first)
    if Int(exactly: first) == nil { large = first }
    super.init()
  }

  package override func traceReferences(_ tracer: inout Tracer) { tracer.visit(source) }

  package override func next(_ vm: Machine) throws(PyError) -> Value {
    let value = try vm.nextQuickly(source)
    if value.isUndefined { return .undefined }
    return vm.tuple(countOne(vm), value)
  }

  override func nextPair(_ vm: Machine, into pair: UnsafeMutablePointer<Value>) throws(PyError) -> PairStep {
    let value = try vm.nextQuickly(source)
    if value.isUndefined { return .end }
    pair[1] = value
    pair[0] = countOne(vm)
    return .pair
  }

  /// The number of the next element.
  private func countOne(_ vm: Machine) -> Value {
    if let large {
      self.large = large + 1
      return vm.int(large)
    }
    let result = Value(number)
    if number == Int.max { large = BigInt(number) + 1 } else { number &+= 1 }
    return result
  }

  override func reduction(_ vm: Machine, _ cls: ClassObject) throws(PyError) -> [Value]? {
    [Value(cls), vm.tuple(source, large.map { vm.int($0) } ?? Value(number))]
  }
}

/// `zip`.
package final class ZipIterator: IteratorObject {
  private let sources: [Value]
  private var strict: Bool
  /// The first two of them.
  private let first: Value
  private let second: Value
  /// There are two, and what the second runs cannot collect what the first has given.
  private var isPlainPair: Bool

  init(_ sources: [Value], strict: Bool) {
    self.sources = sources
    self.strict = strict
    first = sources.first ?? .undefined
    second = sources.count > 1 ? sources[1] : .undefined
    let isNative = first.tag == Tag.of(.iterator) && second.tag == Tag.of(.iterator)
    isPlainPair = isNative && sources.count == 2 && !strict && second.iterator?.runsNothing == true
    super.init()
  }

  package override func traceReferences(_ tracer: inout Tracer) {
    tracer.visit(sources)
  }

  package override func next(_ vm: Machine) throws(PyError) -> Value {
    if isPlainPair {
      let one = try vm.nextQuickly(first)
      if one.isUndefined { return .undefined }
      let other = try vm.nextQuickly(second)
      return other.isUndefined ? .undefined : vm.tuple(one, other)
    }
    if sources.count == 2 {
      let pair = try twoNext(vm)
      return pair.second.isUndefined ? .undefined : vm.tuple(pair.first, pair.second)
    }
    if sources.isEmpty { return .undefined }
    // Not in a field: the iterables may ask this iterator for elements themselves.
    let start = vm.rootStack.count
    defer { vm.dropRoots(to: start) }
    for position in sources.indices {
      let value = try vm.next(sources[position])
      if value.isUndefined {
        if strict { try checkStrict(vm, position) }
        return .undefined
      }
      vm.rootStack.append(value)
    }
    return vm.tuple(Array(vm.rootStack[start...]))
  }

  override func nextPair(_ vm: Machine, into pair: UnsafeMutablePointer<Value>) throws(PyError) -> PairStep {
    if isPlainPair {
      let one = try vm.nextQuickly(first)
      if one.isUndefined { return .end }
      let other = try vm.nextQuickly(second)
      if other.isUndefined { return .end }
      (pair[0], pair[1]) = (one, other)
      return .pair
    }
    if sources.count != 2 { return .unknown }
    let next = try twoNext(vm)
    if next.second.isUndefined { return .end }
    (pair[0], pair[1]) = next
    return .pair
  }

  /// The next elements of two iterables; the second is undefined at the end.
  private func twoNext(_ vm: Machine) throws(PyError) -> (first: Value, second: Value) {
    let first = try vm.next(sources[0])
    if first.isUndefined {
      if strict { try checkStrict(vm, 0) }
      return (.undefined, .undefined)
    }
    vm.rootStack.append(first)
    let start = vm.rootStack.count
    defer { vm.rootStack.removeLast(vm.rootStack.count - start + 1) }
    let second = try vm.next(sources[1])
    if second.isUndefined, strict { try checkStrict(vm, 1) }
    return (first, second)
  }

  override func reduction(_ vm: Machine, _ cls: ClassObject) throws(PyError) -> [Value]? {
    [Value(cls), vm.tuple(sources)] + (strict ? [.true] : [])
  }

  override func restore(_ vm: Machine, _ state: Value) throws(PyError) {
    strict = try vm.truth(state)
    if strict { isPlainPair = false }
  }

  private func checkStrict(_ vm: Machine, _ position: Int) throws(PyError) {
    if position > 0 {
      let others = position == 1 ? "argument 1" : "arguments 1-\(position)"
      throw vm.valueError("zip() argument \(position + 1) is shorter than \(others)")
    }
    for later in 1..<max(sources.count, 1) where try !vm.next(sources[later]).isUndefined {
      let others = later == 1 ? "argument 1" : "arguments 1-\(later)"
      throw vm.valueError("zip() argument \(later + 1) is longer than \(others)")
    }
  }
}

/// `map`.
package final class MapIterator: IteratorObject {
  private let function: Value
  private let sources: [Value]

  /// Of most maps.
  private let onlySource: Value?

  init(_ function: Value, _ sources: [Value]) {
    self.function = function
    self.sources = sources
    onlySource = sources.count == 1 ? sources[0] : nil
    super.init()
  }

  package override func traceReferences(_ tracer: inout Tracer) {
    tracer.visit(function)
    tracer.visit(sources)
  }

  package override func next(_ vm: Machine) throws(PyError) -> Value {
    do throws(PyError) {
      if let source = onlySource {
        let value = try vm.nextQuickly(source)
        return value.isUndefined ? .undefined : try vm.call(function, value)
      }
      // Not in a field: the iterables may ask this iterator for elements themselves.
      let start = vm.rootStack.count
      defer { vm.dropRoots(to: start) }
      for source in sources {
        let value = try vm.next(source)
        if value.isUndefined { return .undefined }
        vm.rootStack.append(value)
      }
      return try vm.call(function, Array(vm.rootStack[start...]))
    } catch {
      // A StopIteration of the function ends the loop over the map.
      guard vm.isPending(.stopIteration) else { throw error }
      vm.takePending()
      return .undefined
    }
  }

  override func reduction(_ vm: Machine, _ cls: ClassObject) throws(PyError) -> [Value]? {
    [Value(cls), vm.tuple([function] + sources)]
  }
}

/// `filter`.
package final class FilterIterator: IteratorObject {
  private let function: Value
  private let source: Value
  private var candidate = Value.undefined

  init(_ function: Value, _ source: Value) {
    self.function = function
    self.source = source
    super.init()
  }

  package override func traceReferences(_ tracer: inout Tracer) {
    tracer.visit(function)
    tracer.visit(source)
    tracer.visit(candidate)
  }

  package override func next(_ vm: Machine) throws(PyError) -> Value {
    while true {
      let value = try vm.nextQuickly(source)
      candidate = value
      if value.isUndefined { return .undefined }
      if function.isNone {
        if try vm.truth(value) { return value }
      } else if try vm.truth(try vm.call(function, value)) {
        return value
      }
    }
  }

  override func reduction(_ vm: Machine, _ cls: ClassObject) throws(PyError) -> [Value]? {
    [Value(cls), vm.tuple(function, source)]
  }
}
