// The combinatoric iterators of `itertools`: product, permutations, combinations. What they have given last stands in positions, which
// the next row starts from, as in CPython: so they can say where they are and be put elsewhere.

/// Positions in pools, as many as a row has or as there are elements.
private final class Positions {
  let count: Int
  let start: UnsafeMutablePointer<Int>

  init(count: Int) {
    self.count = count
    start = UnsafeMutablePointer<Int>.allocate(capacity: max(count, 1))
    start.initialize(repeating: 0, count: max(count, 1))
  }

  deinit { start.deallocate() }

  func values(_ vm: Machine) -> Value { vm.tuple((0..<count).map { Value(start[$0]) }) }
}

extension Machine {
  /// A tuple of `count` elements.
  @inline(__always)
  fileprivate func row(_ count: Int, _ element: (Int) -> Value) -> Value {
    if count == 0 { return emptyTuple }
    let tuple = allocateTuple(count)
    let items = tuple.items
    for index in 0..<count { items[index] = element(index) }
    return Value(tuple)
  }

  /// The positions of a state, which must be a tuple of so many ints.
  fileprivate func positions(_ state: Value, _ count: Int) throws(PyError) -> [Int] {
    guard let given = state.tuple, given.count == count else { throw valueError("invalid arguments") }
    var positions: [Int] = []
    for value in given.elements { positions.append(try iteratorPosition(value)) }
    return positions
  }

  /// The length of rows from a pool: no more than there can be memory for.
  fileprivate func rowLength(_ value: Value) throws(PyError) -> Int {
    let length = try index(value)
    if length < 0 { throw valueError("r must be non-negative") }
    return length
  }

  fileprivate func checkRow(_ length: Int) throws(PyError) {
    try checkMemory(length > Int.max / 32 ? Int.max : length * 32)
  }

  /// `tuple(iterable)`.
  fileprivate func pool(_ iterable: Value) throws(PyError) -> TupleObject {
    if iterable.isTuple { return iterable.asTuple }
    return tuple(try toArray(iterable)).asTuple
  }
}

/// `product`: one element of each pool.
package final class ProductIterator: IteratorObject {
  private let pools: TupleObject
  private let positions: Positions
  // What the two hold, which stays where it is: to look there takes no counting of references.
  private let items: UnsafeMutablePointer<Value>
  private let indices: UnsafeMutablePointer<Int>
  private let count: Int
  private var hasRow = false
  private var isOver = false

  init(_ pools: TupleObject) {
    self.pools = pools
    positions = Positions(count: pools.count)
    items = pools.items
    indices = positions.start
    count = pools.count
    super.init()
  }

  package override func traceReferences(_ tracer: inout Tracer) { tracer.visit(pools) }

  package override func next(_ vm: Machine) throws(PyError) -> Value {
    if isOver { return .undefined }
    let (items, indices, count) = (items, indices, count)
    if hasRow {
      var place = count - 1
      while place >= 0 {
        indices[place] &+= 1
        if indices[place] < items[place].asTuple.count { break }
        indices[place] = 0
        place &-= 1
      }
      isOver = place < 0
    } else {
      hasRow = true
      for place in 0..<count where items[place].asTuple.count == 0 { isOver = true }
    }
    if isOver { return .undefined }
    return vm.row(count) { items[$0].asTuple.items[indices[$0]] }
  }

  override func reduction(_ vm: Machine, _ cls: ClassObject) throws(PyError) -> [Value]? {
    if isOver { return [Value(cls), vm.tuple([vm.emptyTuple])] }
    return [Value(cls), Value(pools)] + (hasRow ? [positions.values(vm)] : [])
  }

  override func restore(_ vm: Machine, _ state: Value) throws(PyError) {
    let given = try vm.positions(state, pools.count)
    for (place, position) in given.enumerated() {
      let size = pools[place].asTuple.count
      if size == 0 {
        isOver = true
        return
      }
      positions.start[place] = min(max(position, 0), size - 1)
    }
    hasRow = true
  }

  static let declaration = ItertoolsModule.declare(
    "product",
    doc: """
      product(*iterables, repeat=1) --> product object

      Cartesian product of input iterables.  Equivalent to nested for-loops.

      For example, product(A, B) returns the same as:  ((x,y) for x in A for y in B).
      The leftmost iterators are in the outermost for-loop, so the output tuples
      cycle in a manner similar to an odometer (with the rightmost element changing
      on every iteration).

      To compute the product of an iterable with itself, specify the number
      of repetitions with the optional repeat keyword argument. For example,
      product(A, repeat=4) means the same as product(A, A, A, A).

      product('ab', range(3)) --> ('a',0) ('a',1) ('a',2) ('b',0) ('b',1) ('b',2)
      product((0,1), (0,1), (0,1)) --> (0,0,0) (0,0,1) (0,1,0) (0,1,1) (1,0,0) ...
      """,
    methods: [IteratorTypes.reduce, IteratorTypes.setState]
  ) { (vm, _, arguments) throws(PyError) in
    let named = arguments.keywordCount
    if named > 1 { throw vm.typeError("product() takes at most 1 keyword argument (\(named) given)") }
    var times = 1
    if named > 0 {
      let given = arguments.keyword("repeat")
      if given.isUndefined {
        throw vm.typeError(
          "'\(arguments.keyword(at: 0).name.string)' is an invalid keyword argument for product()")
      }
      times = try vm.index(given)
    }
    if times < 0 { throw vm.valueError("repeat argument cannot be negative") }
    let count = times == 0 ? 0 : arguments.positionalCount
    let (total, overflow) = count.multipliedReportingOverflow(by: times)
    if overflow || total > Int.max / 8 { throw vm.overflowError("repeat argument too large") }
    try vm.checkMemory(total > Int.max / 32 ? Int.max : total * 32)
    let pools = vm.emptyList(capacity: count)
    for position in 0..<count { pools.append(Value(try vm.pool(arguments[position]))) }
    let all = vm.allocateTuple(total)
    for position in 0..<total { all.items[position] = pools[position % count] }
    return ProductIterator(total == 0 ? vm.emptyTuple.asTuple : all)
  }
}

/// `permutations`: rows in every order.
package final class PermutationsIterator: IteratorObject {
  private let pool: TupleObject
  private let length: Int
  /// The pool's positions in the order of now, and how often each place is still to change.
  private let indices: Positions
  private let cycles: Positions
  private var hasRow = false
  private var isOver: Bool

  init(_ pool: TupleObject, _ length: Int) {
    self.pool = pool
    self.length = length
    isOver = length > pool.count
    indices = Positions(count: isOver ? 0 : pool.count)
    cycles = Positions(count: isOver ? 0 : length)
    for place in 0..<indices.count { indices.start[place] = place }
    for place in 0..<cycles.count { cycles.start[place] = pool.count - place }
    super.init()
  }

  package override func traceReferences(_ tracer: inout Tracer) { tracer.visit(pool) }

  package override func next(_ vm: Machine) throws(PyError) -> Value {
    if isOver { return .undefined }
    let (items, indices) = (pool.items, indices.start)
    if hasRow {
      if try !advance(vm) { return .undefined }
    } else {
      hasRow = true
    }
    return vm.row(length) { items[indices[$0]] }
  }

  /// Goes to the next order; false after the last.
  private func advance(_ vm: Machine) throws(PyError) -> Bool {
    let (indices, cycles, count) = (indices.start, cycles.start, pool.count)
    var place = length - 1
    while place >= 0 {
      cycles[place] &-= 1
      if cycles[place] > 0 {
        let other = count - cycles[place]
        (indices[place], indices[other]) = (indices[other], indices[place])
        return true
      }
      let moved = indices[place]
      for later in place..<(count - 1) { indices[later] = indices[later + 1] }
      indices[count - 1] = moved
      cycles[place] = count - place
      place &-= 1
      try vm.countNativeWork(count)
    }
    isOver = true
    return false
  }

  override func reduction(_ vm: Machine, _ cls: ClassObject) throws(PyError) -> [Value]? {
    if !hasRow { return [Value(cls), vm.tuple(Value(pool), Value(length))] }
    if isOver { return [Value(cls), vm.tuple(vm.emptyTuple, Value(length))] }
    let parts = [Value(cls), vm.tuple(Value(pool), Value(length))]
    return parts + [vm.tuple(indices.values(vm), cycles.values(vm))]
  }

  override func restore(_ vm: Machine, _ state: Value) throws(PyError) {
    if state.tuple == nil { throw vm.typeError("state is not a tuple") }
    let parts = try vm.stateParts(state, from: 2, to: 2)
    for (place, part) in parts.elements.enumerated() where part.tuple == nil {
      throw vm.typeError("argument \(place + 1) must be tuple, not \(vm.typeName(of: part))")
    }
    if parts[0].asTuple.count != pool.count || parts[1].asTuple.count != length {
      throw vm.valueError("invalid arguments")
    }
    let order = try vm.positions(parts[0], pool.count)
    let left = try vm.positions(parts[1], length)
    hasRow = true
    if isOver { return }
    for (place, index) in order.enumerated() { indices.start[place] = min(max(index, 0), pool.count - 1) }
    for (place, cycle) in left.enumerated() { cycles.start[place] = min(max(cycle, 1), pool.count - place) }
  }

  static let declaration = ItertoolsModule.declare(
    "permutations",
    doc: """
      Return successive r-length permutations of elements in the iterable.

      permutations(range(3), 2) --> (0,1), (0,2), (1,0), (1,2), (2,0), (2,1)
      """,
    methods: [IteratorTypes.reduce, IteratorTypes.setState]
  ) { (vm, _, arguments) throws(PyError) in
    let bound = try ItertoolsModule.bind(vm, arguments, "permutations", ["iterable", "r"], required: 1)
    let pool = try vm.pool(bound[0])
    var length = pool.count
    if !bound[1].isUndefined, !bound[1].isNone {
      if Number(bound[1])?.integer == nil { throw vm.typeError("Expected int as r") }
      length = try vm.rowLength(bound[1])
    }
    try vm.checkRow(max(length, pool.count))
    return PermutationsIterator(pool, length)
  }
}

/// `combinations` and `combinations_with_replacement`: rows in the order of the pool.
package final class CombinationsIterator: IteratorObject {
  private let pool: TupleObject
  private let length: Int
  private let repeats: Bool
  private let indices: Positions
  private var hasRow = false
  private var isOver: Bool

  init(_ pool: TupleObject, _ length: Int, repeats: Bool) {
    self.pool = pool
    self.length = length
    self.repeats = repeats
    isOver = repeats ? pool.count == 0 && length > 0 : length > pool.count
    indices = Positions(count: isOver ? 0 : length)
    if !repeats { for place in 0..<indices.count { indices.start[place] = place } }
    super.init()
  }

  package override func traceReferences(_ tracer: inout Tracer) { tracer.visit(pool) }

  package override func next(_ vm: Machine) throws(PyError) -> Value {
    if isOver { return .undefined }
    let (items, indices) = (pool.items, indices.start)
    if hasRow {
      if !advance() { return .undefined }
    } else {
      hasRow = true
    }
    return vm.row(length) { items[indices[$0]] }
  }

  /// Goes to the next row; false after the last.
  private func advance() -> Bool {
    let (indices, count) = (indices.start, pool.count)
    var place = length - 1
    if repeats {
      while place >= 0, indices[place] == count - 1 { place &-= 1 }
    } else {
      while place >= 0, indices[place] == place + count - length { place &-= 1 }
    }
    if place < 0 {
      isOver = true
      return false
    }
    indices[place] &+= 1
    var later = place + 1
    while later < length {
      indices[later] = repeats ? indices[place] : indices[later - 1] + 1
      later &+= 1
    }
    return true
  }

  override func reduction(_ vm: Machine, _ cls: ClassObject) throws(PyError) -> [Value]? {
    if hasRow, isOver { return [Value(cls), vm.tuple(vm.emptyTuple, Value(length))] }
    let parts = [Value(cls), vm.tuple(Value(pool), Value(length))]
    return hasRow ? parts + [indices.values(vm)] : parts
  }

  override func restore(_ vm: Machine, _ state: Value) throws(PyError) {
    let given = try vm.positions(state, length)
    hasRow = true
    if isOver { return }
    for (place, index) in given.enumerated() {
      let most = repeats ? pool.count - 1 : place + pool.count - length
      indices.start[place] = max(min(index, most), 0)
    }
  }

  static let declarations = [
    declare(
      "combinations", repeats: false,
      "Return successive r-length combinations of elements in the iterable.\n\n"
        + "combinations(range(4), 3) --> (0,1,2), (0,1,3), (0,2,3), (1,2,3)"),
    declare(
      "combinations_with_replacement", repeats: true,
      "Return successive r-length combinations of elements in the iterable allowing individual elements to have "
        + "successive repeats.\n\ncombinations_with_replacement('ABC', 2) --> "
        + "('A','A'), ('A','B'), ('A','C'), ('B','B'), ('B','C'), ('C','C')"),
  ]

  private static func declare(_ name: String, repeats: Bool, _ doc: String) -> NativeClass {
    ItertoolsModule.declare(name, doc: doc, methods: [IteratorTypes.reduce, IteratorTypes.setState]) {
      (vm, _, arguments) throws(PyError) in
      let bound = try ItertoolsModule.bind(vm, arguments, name, ["iterable", "r"], required: 2)
      let given = try vm.index(bound[1])
      let pool = try vm.pool(bound[0])
      let length = try vm.rowLength(Value(given))
      try vm.checkRow(length)
      return CombinationsIterator(pool, length, repeats: repeats)
    }
  }
}
