// `pairwise`, `zip_longest` and `groupby` of `itertools`, with the groups of the last.

/// `pairwise`: each element with the one after it.
package final class PairwiseIterator: IteratorObject {
  /// Undefined at the end.
  private var source: Value
  private var old = Value.undefined

  init(_ source: Value) {
    self.source = source
    super.init()
  }

  package override func traceReferences(_ tracer: inout Tracer) {
    tracer.visit(source)
    tracer.visit(old)
  }

  package override func next(_ vm: Machine) throws(PyError) -> Value {
    // The iterable may ask for pairs itself: what was the last element before it was asked begins the pair.
    if source.isUndefined { return .undefined }
    do throws(PyError) {
      var first = old
      if first.isUndefined {
        first = try vm.nextQuickly(source)
        old = first
        if first.isUndefined || source.isUndefined { return end() }
      }
      vm.rootStack.append(first)
      defer { vm.rootStack.removeLast() }
      let value = try vm.nextQuickly(source)
      if value.isUndefined { return end() }
      old = value
      return vm.tuple(first, value)
    } catch {
      _ = end()
      throw error
    }
  }

  private func end() -> Value {
    source = .undefined
    old = .undefined
    return .undefined
  }

  static let declaration = ItertoolsModule.declare(
    "pairwise",
    doc: """
      Return an iterator of overlapping pairs taken from the input iterator.

          s -> (s0,s1), (s1,s2), (s2, s3), ...
      """,
    methods: []
  ) { (vm, cls, arguments) throws(PyError) in
    try ItertoolsModule.expect(1, vm, cls, arguments, "pairwise")
    return PairwiseIterator(try vm.iterator(of: arguments[0]))
  }
}

/// `zip_longest`: rows up to the end of the longest iterable.
package final class ZipLongestIterator: IteratorObject {
  /// Undefined where one is at its end.
  private let sources: ListObject
  private var active: Int
  private var fill: Value

  init(_ sources: ListObject, _ fill: Value) {
    self.sources = sources
    self.fill = fill
    active = sources.count
    super.init()
  }

  package override func traceReferences(_ tracer: inout Tracer) {
    tracer.visit(sources)
    tracer.visit(fill)
  }

  package override func next(_ vm: Machine) throws(PyError) -> Value {
    if active == 0 { return .undefined }
    let start = vm.rootStack.count
    defer { vm.dropRoots(to: start) }
    var position = 0
    while position < sources.count {
      let source = sources[position]
      var value = Value.undefined
      if !source.isUndefined {
        do throws(PyError) {
          value = try vm.nextQuickly(source)
        } catch {
          active = 0
          throw error
        }
        if value.isUndefined {
          // Asked by the iterable itself, this one may have ended meanwhile.
          if !sources[position].isUndefined { active -= 1 }
          if active <= 0 {
            active = 0
            return .undefined
          }
          sources[position] = .undefined
        }
      }
      vm.rootStack.append(value.isUndefined ? fill : value)
      position += 1
    }
    let count = vm.rootStack.count - start
    let row = vm.allocateTuple(count)
    for index in 0..<count { row.items[index] = vm.rootStack[start + index] }
    return Value(row)
  }

  override func reduction(_ vm: Machine, _ cls: ClassObject) throws(PyError) -> [Value]? {
    [Value(cls), vm.tuple(sources.values.map { $0.isUndefined ? vm.emptyTuple : $0 }), fill]
  }

  override func restore(_ vm: Machine, _ state: Value) throws(PyError) { fill = state }

  static let declaration = ItertoolsModule.declare(
    "zip_longest",
    doc: """
      zip_longest(iter1 [,iter2 [...]], [fillvalue=None]) --> zip_longest object

      Return a zip_longest object whose .__next__() method returns a tuple where
      the i-th element comes from the i-th iterable argument.  The .__next__()
      method continues until the longest iterable in the argument sequence
      is exhausted and then it raises StopIteration.  When the shorter iterables
      are exhausted, the fillvalue is substituted in their place.  The fillvalue
      defaults to None or can be specified by a keyword argument.

      """,
    methods: [IteratorTypes.reduce, IteratorTypes.setState]
  ) { (vm, _, arguments) throws(PyError) in
    var fill = Value.none
    if arguments.keywordCount > 0 {
      fill = arguments.keywordCount == 1 ? arguments.keyword("fillvalue") : .undefined
      if fill.isUndefined { throw vm.typeError("zip_longest() got an unexpected keyword argument") }
    }
    let sources = vm.emptyList()
    for position in 0..<arguments.positionalCount { sources.append(try vm.iterator(of: arguments[position])) }
    return ZipLongestIterator(sources, fill)
  }
}

/// `groupby`: pairs of a key and an iterator over the run with that key.
package final class GroupByIterator: IteratorObject {
  private let source: Value
  private let keyFunction: Value
  private var currentKey = Value.undefined
  private var currentValue = Value.undefined
  private var targetKey = Value.undefined
  /// The number of the group that was given last; no other gives anything any more.
  fileprivate private(set) var currentGroup = 0
  private var groups = 0
  private let groupClass: ClassObject

  init(_ source: Value, _ keyFunction: Value, groupClass: ClassObject) {
    self.source = source
    self.keyFunction = keyFunction
    self.groupClass = groupClass
    super.init()
  }

  package override func traceReferences(_ tracer: inout Tracer) {
    tracer.visit(source)
    tracer.visit(keyFunction)
    tracer.visit(currentKey)
    tracer.visit(currentValue)
    tracer.visit(targetKey)
  }

  /// Takes the next element; false at the end.
  private func advance(_ vm: Machine) throws(PyError) -> Bool {
    let value = try vm.nextQuickly(source)
    if value.isUndefined { return false }
    if keyFunction.isNone {
      currentKey = value
    } else {
      vm.rootStack.append(value)
      defer { vm.rootStack.removeLast() }
      currentKey = try vm.call(keyFunction, value)
    }
    currentValue = value
    return true
  }

  package override func next(_ vm: Machine) throws(PyError) -> Value {
    currentGroup = 0
    while true {
      if !currentKey.isUndefined {
        if targetKey.isUndefined { break }
        if try !equal(vm, targetKey, currentKey) { break }
      }
      if try !advance(vm) { return .undefined }
    }
    targetKey = currentKey
    return vm.tuple(targetKey, vm.adopt(Grouper(self, targetKey), as: groupClass))
  }

  /// Makes the next group the one that gives elements, and answers its number.
  fileprivate func startGroup() -> Int {
    groups += 1
    currentGroup = groups
    return groups
  }

  /// The keys stay alive while they are compared, whatever the comparison does to this iterator.
  private func equal(_ vm: Machine, _ one: Value, _ other: Value) throws(PyError) -> Bool {
    if one.isInt, other.isInt { return one.asInt == other.asInt }
    return try vm.withRoots([one, other]) { () throws(PyError) in try vm.equal(one, other) }
  }

  /// The next element of a group, or undefined.
  fileprivate func take(_ vm: Machine, _ group: Int, _ key: Value) throws(PyError) -> Value {
    if currentGroup != group { return .undefined }
    if currentValue.isUndefined, try !advance(vm) { return .undefined }
    if currentKey.isUndefined { return .undefined }
    if try !equal(vm, key, currentKey) { return .undefined }
    let value = currentValue
    currentValue = .undefined
    currentKey = .undefined
    return value
  }

  package override func reduction(_ vm: Machine, _ cls: ClassObject) throws(PyError) -> [Value]? {
    let parts = [Value(cls), vm.tuple(source, keyFunction)]
    if targetKey.isUndefined || currentKey.isUndefined || currentValue.isUndefined { return parts }
    return parts + [vm.tuple([currentKey, currentValue, targetKey])]
  }

  package override func restore(_ vm: Machine, _ state: Value) throws(PyError) {
    if state.tuple == nil { throw vm.typeError("state is not a tuple") }
    let parts = try vm.stateParts(state, from: 3, to: 3)
    (currentKey, currentValue, targetKey) = (parts[0], parts[1], parts[2])
  }

  static let declaration = ItertoolsModule.declare(
    "groupby",
    doc: """
      make an iterator that returns consecutive keys and groups from the iterable

        iterable
          Elements to divide into groups according to the key function.
        key
          A function for computing the group category for each element.
          If the key function is not specified or is None, the element itself
          is used for grouping.
      """,
    methods: [IteratorTypes.reduce, IteratorTypes.setState]
  ) { (vm, _, arguments) throws(PyError) in
    let bound = try ItertoolsModule.bind(vm, arguments, "groupby", ["iterable", "key"], required: 1)
    return GroupByIterator(
      try vm.iterator(of: bound[0]), bound[1].isUndefined ? .none : bound[1],
      groupClass: ItertoolsModule.cls(vm, Grouper.declaration))
  }
}

/// One group of `groupby`.
package final class Grouper: IteratorObject {
  private let parent: GroupByIterator
  private let key: Value

  private let number: Int

  init(_ parent: GroupByIterator, _ key: Value) {
    self.parent = parent
    self.key = key
    number = parent.startGroup()
    super.init()
  }

  package override func traceReferences(_ tracer: inout Tracer) {
    tracer.visit(parent)
    tracer.visit(key)
  }

  package override func next(_ vm: Machine) throws(PyError) -> Value { try parent.take(vm, number, key) }

  package override func reduction(_ vm: Machine, _ cls: ClassObject) throws(PyError) -> [Value]? {
    if parent.currentGroup != number {
      return [vm.iterFunction, vm.tuple([vm.emptyTuple])]
    }
    return [Value(cls), vm.tuple(Value(parent), key)]
  }

  static let declaration = ItertoolsModule.declare(
    "_grouper", doc: "", methods: [IteratorTypes.reduce], isInheritable: false
  ) { (vm, cls, arguments) throws(PyError) in
    try ItertoolsModule.expect(2, vm, cls, arguments, "_grouper")
    guard arguments[0].isKind(.iterator), let parent = arguments[0].iterator as? GroupByIterator else {
      throw vm.typeError(
        "_grouper() argument 1 must be itertools.groupby, not \(vm.typeName(of: arguments[0]))")
    }
    return Grouper(parent, arguments[1])
  }
}
