// `heapq` and `bisect`: the algorithms natively, what composes them in Python. Our own text.

enum HeapModule {
  static let module = NativeModule("heapq", functions: functions) { vm, module throws(PyError) in
    try SourceModules.load(vm, module, text)
  }

  private static func heap(_ vm: Machine, _ name: String, _ value: Value) throws(PyError) -> ListObject {
    guard let list = value.list else {
      throw vm.typeError("\(name)() argument 1 must be list, not \(vm.typeName(of: value))")
    }
    return list
  }

  private static func single(_ vm: Machine, _ name: String, _ value: Value) throws(PyError) -> ListObject {
    guard let list = value.list else {
      throw vm.typeError("\(name)() argument must be list, not \(vm.typeName(of: value))")
    }
    return list
  }

  private static func less(_ vm: Machine, _ left: Value, _ right: Value) throws(PyError) -> Bool {
    try vm.truth(try vm.compare(.less, left, right))
  }

  private static func check(_ vm: Machine, _ list: ListObject, _ count: Int) throws(PyError) {
    if list.count != count { throw vm.runtimeError("list changed size during iteration") }
  }

  /// Moves the item at `place` towards the root, as far as `start`.
  private static func rise(_ vm: Machine, _ list: ListObject, _ start: Int, _ place: Int) throws(PyError) {
    var place = place
    let count = list.count
    let item = list[place]
    try vm.withRoots([item]) { () throws(PyError) in
      while place > start {
        let parent = (place - 1) >> 1
        let isLess = try less(vm, item, list[parent])
        try check(vm, list, count)
        if !isLess { break }
        list[place] = list[parent]
        list[parent] = item
        place = parent
      }
    }
  }

  /// Moves the smaller children up to `place` down to a leaf, then lets the item rise from there.
  private static func sink(_ vm: Machine, _ list: ListObject, _ start: Int) throws(PyError) {
    let count = list.count
    var place = start
    while 2 * place + 1 < count {
      var child = 2 * place + 1
      if child + 1 < count {
        let isLess = try less(vm, list[child], list[child + 1])
        try check(vm, list, count)
        if !isLess { child += 1 }
      }
      let moved = list[child]
      list[child] = list[place]
      list[place] = moved
      place = child
    }
    try rise(vm, list, start, place)
  }

  private static let functions: [NativeRow] = [
    NativeRow("heappush(heap, item, /)", .unpack) { vm, arguments throws(PyError) in
      let list = try heap(vm, "heappush", arguments[0])
      list.append(arguments[1])
      try rise(vm, list, 0, list.count - 1)
      return .none
    },
    NativeRow("heappop(heap, /)", .exact) { vm, arguments throws(PyError) in
      let list = try single(vm, "heappop", arguments[0])
      if list.count == 0 { throw vm.indexError("index out of range") }
      let last = list.remove(at: list.count - 1)
      if list.count == 0 { return last }
      let item = list[0]
      list[0] = last
      try vm.withRoots([item]) { () throws(PyError) in try sink(vm, list, 0) }
      return item
    },
    NativeRow("heapify(heap, /)", .exact) { vm, arguments throws(PyError) in
      let list = try single(vm, "heapify", arguments[0])
      var place = list.count / 2
      while place > 0 {
        place -= 1
        try sink(vm, list, place)
        try vm.countNativeStep()
      }
      return .none
    },
    NativeRow("heapreplace(heap, item, /)", .unpack) { vm, arguments throws(PyError) in
      let list = try heap(vm, "heapreplace", arguments[0])
      if list.count == 0 { throw vm.indexError("index out of range") }
      let item = list[0]
      list[0] = arguments[1]
      try vm.withRoots([item]) { () throws(PyError) in try sink(vm, list, 0) }
      return item
    },
    NativeRow("heappushpop(heap, item, /)", .unpack) { vm, arguments throws(PyError) in
      let list = try heap(vm, "heappushpop", arguments[0])
      if list.count == 0 { return arguments[1] }
      if try !less(vm, list[0], arguments[1]) { return arguments[1] }
      if list.count == 0 { throw vm.indexError("index out of range") }
      let item = list[0]
      list[0] = arguments[1]
      try vm.withRoots([item]) { () throws(PyError) in try sink(vm, list, 0) }
      return item
    },
  ]

  private static let text = #"""
    def nsmallest(n, iterable, key=None):
        return sorted(iterable, key=key)[:max(n, 0)]

    def nlargest(n, iterable, key=None):
        return sorted(iterable, key=key, reverse=True)[:max(n, 0)]

    class _Head:
        def __init__(self, value, order, rest, key, reverse):
            self.value = value
            self.rank = value if key is None else key(value)
            self.order = order
            self.rest = rest
            self.reverse = reverse

        def __lt__(self, other):
            first, second = (other, self) if self.reverse else (self, other)
            if first.rank < second.rank:
                return True
            if second.rank < first.rank:
                return False
            return self.order < other.order

    def merge(*iterables, key=None, reverse=False):
        heads = []
        if key is None and not reverse:
            for order, iterable in enumerate(iterables):
                rest = iter(iterable)
                for value in rest:
                    heads.append([value, order, rest])
                    break
            heapify(heads)
            while len(heads) > 1:
                head = heads[0]
                yield head[0]
                for value in head[2]:
                    head[0] = value
                    heapreplace(heads, head)
                    break
                else:
                    heappop(heads)
            if heads:
                value, order, rest = heads[0]
                yield value
                yield from rest
            return
        for order, iterable in enumerate(iterables):
            rest = iter(iterable)
            for value in rest:
                heads.append(_Head(value, order, rest, key, reverse))
                break
        heapify(heads)
        while heads:
            head = heads[0]
            yield head.value
            for value in head.rest:
                heapreplace(heads, _Head(value, head.order, head.rest, key, reverse))
                break
            else:
                heappop(heads)
    """#
}

enum BisectModule {
  static let module = NativeModule("bisect", functions: functions) { vm, module in
    vm.setMember(module, "bisect", module.attributes.get(vm.intern("bisect_right")))
    vm.setMember(module, "insort", module.attributes.get(vm.intern("insort_right")))
  }

  /// Whether `x < a[middle]` (for the right place) or `a[middle] < x`, for two ints or two floats of a list; nil for others.
  @inline(__always)
  private static func plainOrder(_ arguments: Arguments, _ middle: Int, _ x: Value, isRight: Bool) -> Bool? {
    guard arguments[0].isList, arguments[4].isNone, middle < arguments[0].asList.count else { return nil }
    let item = arguments[0].asList[middle]
    if x.isInt, item.isInt { return isRight ? x.asInt < item.asInt : item.asInt < x.asInt }
    if x.isFloat, item.isFloat { return isRight ? x.asFloat < item.asFloat : item.asFloat < x.asFloat }
    return nil
  }

  private static let parameters = "(a, x, lo=0, hi=None, *, key=None)"

  /// The place of `x`; `isRight` puts it after its equals.
  private static func place(
    _ vm: Machine, _ arguments: Arguments, _ x: Value, isRight: Bool
  ) throws(PyError) -> Int {
    var low = try vm.index(arguments[2])
    if low < 0 { throw vm.valueError("lo must be non-negative") }
    var high = arguments[3].isNone ? try vm.length(arguments[0]) : try vm.index(arguments[3])
    while low < high {
      let middle = low + (high - low) / 2
      if let isLess = plainOrder(arguments, middle, x, isRight: isRight) {
        if isLess == isRight { high = middle } else { low = middle + 1 }
        continue
      }
      var item = try vm.getItem(arguments[0], Value(middle))
      if !arguments[4].isNone { item = try vm.call(arguments[4], [item]) }
      let found = try isRight ? vm.compare(.less, x, item) : vm.compare(.less, item, x)
      if try vm.truth(found) == isRight { high = middle } else { low = middle + 1 }
    }
    return low
  }

  private static func find(_ name: String, isRight: Bool) -> NativeRow {
    NativeRow(name + parameters, .clinic) { vm, arguments throws(PyError) in
      Value(try place(vm, arguments, arguments[1], isRight: isRight))
    }
  }

  private static func insert(_ name: String, isRight: Bool) -> NativeRow {
    NativeRow(name + parameters, .clinic) { vm, arguments throws(PyError) in
      let x = arguments[4].isNone ? arguments[1] : try vm.call(arguments[4], [arguments[1]])
      let position = try vm.withRoots([x]) { () throws(PyError) in try place(vm, arguments, x, isRight: isRight) }
      if arguments[0].isList {
        arguments[0].asList.insert(arguments[1], at: min(position, arguments[0].asList.count))
      } else {
        _ = try vm.callMethod(arguments[0], "insert", [Value(position), arguments[1]])
      }
      return .none
    }
  }

  private static let functions: [NativeRow] = [
    find("bisect_left", isRight: false), find("bisect_right", isRight: true),
    insert("insort_left", isRight: false), insert("insort_right", isRight: true),
  ]
}
