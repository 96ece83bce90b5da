// The class `collections.deque`: a run of values with room at both ends.

/// The storage of a deque: the elements are `cells[first..<first + count]`.
package final class DequeObject: NativeObject {
  private var cells: [Value] = []
  private var first = 0
  private(set) var count = 0
  var limit: Int?
  /// Changes with every mutation, for "mutated during iteration".
  private(set) var version = 0

  package override func traceReferences(_ tracer: inout Tracer) {
    for index in 0..<count { tracer.visit(cells[first + index]) }
  }
  package override var externalBytes: Int { cells.capacity * 16 }

  var elements: [Value] { Array(cells[first..<(first + count)]) }

  subscript(index: Int) -> Value {
    get { cells[first + index] }
    set { cells[first + index] = newValue }
  }

  func append(_ value: Value) {
    version += 1
    if limit == 0 { return }
    if first + count == cells.count {
      if first > cells.count / 2 {
        cells.removeFirst(first)
        first = 0
      }
      cells.append(value)
    } else {
      cells[first + count] = value
    }
    count += 1
    if let limit, count > limit { _ = removeFirst() }
  }

  func prepend(_ value: Value) {
    version += 1
    if limit == 0 { return }
    if first == 0 {
      let room = count + 8
      cells = [Value](repeating: .undefined, count: room) + cells[0..<count]
      first = room
    }
    first -= 1
    cells[first] = value
    count += 1
    if let limit, count > limit { _ = removeLast() }
  }

  func removeFirst() -> Value {
    version += 1
    let value = cells[first]
    cells[first] = .undefined
    first += 1
    count -= 1
    return value
  }

  func removeLast() -> Value {
    version += 1
    count -= 1
    let value = cells[first + count]
    cells[first + count] = .undefined
    return value
  }

  /// Moves the last elements to the front, or the first ones to the end where those are fewer.
  func rotate(_ steps: Int) {
    if count < 2 { return }
    let shift = ((steps % count) + count) % count
    let held = limit
    limit = nil
    if shift <= count / 2 {
      for _ in 0..<shift { prepend(removeLast()) }
    } else {
      for _ in shift..<count { append(removeFirst()) }
    }
    limit = held
  }

  func replaceAll(with values: [Value]) {
    version += 1
    cells = values
    first = 0
    count = values.count
  }
}

enum DequeType {
  static let declaration = NativeClass(
    "deque", module: "collections", kind: .native, methods: rows, classMethods: [GenericAlias.row],
    properties: [
      NativeProperty("maxlen") { _, value in deque(value).limit.map { Value($0) } ?? .none }
    ], slots: slots)

  @inline(__always) static func deque(_ value: Value) -> DequeObject { value.asObject(DequeObject.self) }

  private static let slots: NativeSlots = {
    var slots = NativeSlots()
    slots.setContent { vm, cls throws(PyError) in
      vm.adopt(DequeObject(), as: cls)
    } initialize: { vm, value, arguments throws(PyError) in
      try fill(vm, value, arguments)
    }
    slots.length = { _, value in deque(value).count }
    slots.truth = { _, value in deque(value).count > 0 }
    slots.iterate = { vm, value in
      iterator(vm, value, named: "_deque_iterator", backward: false)
    }
    slots.getItem = { vm, value, key throws(PyError) in deque(value)[try position(vm, deque(value), key)] }
    slots.setItem = { vm, value, key, item throws(PyError) in
      deque(value)[try position(vm, deque(value), key)] = item
    }
    slots.deleteItem = { vm, value, key throws(PyError) in
      let position = try position(vm, deque(value), key)
      var elements = deque(value).elements
      elements.remove(at: position)
      deque(value).replaceAll(with: elements)
    }
    slots.contains = { vm, value, item throws(PyError) in try find(vm, deque(value), item) != nil }
    slots.hash = { vm, _ throws(PyError) in throw vm.typeError("unhashable type: 'collections.deque'") }
    slots.repr = { vm, value throws(PyError) in
      let deque = deque(value)
      let name = vm.classOf(value).name.string
      let body = try vm.reprGuarded(deque, recursive: "[...]") { () throws(PyError) in
        try vm.repr(vm.list(deque.elements))
      }
      if body == "[...]" { return body }
      return deque.limit.map { "\(name)(\(body), maxlen=\($0))" } ?? "\(name)(\(body))"
    }
    slots.compare = { vm, op, left, right throws(PyError) in
      guard isDeque(vm, left), isDeque(vm, right) else { return .notImplemented }
      return try vm.compareSequences(op, deque(left).elements, deque(right).elements)
    }
    slots.binary = { vm, op, left, right throws(PyError) in
      if op == .add, isDeque(vm, left), isDeque(vm, right) {
        let added = deque(right).elements
        let sum = try copy(vm, left)
        for element in added { deque(sum).append(element) }
        return sum
      }
      if op == .add, isDeque(vm, left), !vm.reflects(right, .reflectedAdd) {
        throw vm.typeError("can only concatenate deque (not \"\(vm.typeName(of: right))\") to deque")
      }
      if op == .multiply, !isDeque(vm, left), isDeque(vm, right), try vm.exactIndex(left) != nil {
        return try vm.binary(op, right, left)
      }
      if op == .multiply, isDeque(vm, left), let times = try vm.exactIndex(right) {
        let product = try copy(vm, left)
        try multiply(vm, deque(product), times)
        return product
      }
      return .notImplemented
    }
    slots.inPlace = { vm, op, left, right throws(PyError) in
      if op == .multiply, let times = try vm.exactIndex(right) {
        try multiply(vm, deque(left), times)
        return left
      }
      guard op == .add else { return .notImplemented }
      for value in try vm.toArray(right) { deque(left).append(value) }
      return left
    }
    return slots
  }()

  private static func isDeque(_ vm: Machine, _ value: Value) -> Bool {
    value.native != nil && vm.isInstance(value, vm.sharedClass(declaration))
  }

  private static func iterator(_ vm: Machine, _ value: Value, named name: String, backward: Bool) -> Value {
    let version = deque(value).version
    return vm.iterator(named: name, holding: [value]) { (vm, state) throws(PyError) in
      let deque = deque(state.held[0])
      if deque.version != version { throw vm.runtimeError("deque mutated during iteration") }
      if state.position >= deque.count { return .undefined }
      state.position += 1
      return deque[backward ? deque.count - state.position : state.position - 1]
    }
  }

  private static func make(_ vm: Machine, _ elements: [Value], _ limit: Int?) -> Value {
    let deque = DequeObject()
    deque.limit = limit
    for element in elements { deque.append(element) }
    return vm.adopt(deque, as: vm.sharedClass(declaration))
  }

  /// A copy of the same class: a subclass is called with the deque and its limit.
  private static func copy(_ vm: Machine, _ value: Value) throws(PyError) -> Value {
    let (original, cls) = (deque(value), vm.classOf(value))
    if !cls.isUserClass { return make(vm, original.elements, original.limit) }
    let made = try vm.call(Value(cls), original.limit.map { [value, Value($0)] } ?? [value])
    guard isDeque(vm, made) else {
      throw vm.typeError("\(cls.name.string)() must return a deque, not \(vm.typeName(of: made))")
    }
    return made
  }

  /// `deque *= times`. With a limit only the last elements are made.
  private static func multiply(_ vm: Machine, _ deque: DequeObject, _ times: Int) throws(PyError) {
    let elements = deque.elements
    if times <= 0 || elements.isEmpty { return deque.replaceAll(with: []) }
    if let limit = deque.limit {
      let total = elements.count.multipliedReportingOverflow(by: times)
      let count = total.overflow ? limit : min(limit, total.partialValue)
      _ = try vm.repeatedLength(count, 1)
      let first = elements.count - count % elements.count
      deque.replaceAll(with: (0..<count).map { elements[(first + $0) % elements.count] })
      return
    }
    _ = try vm.repeatedLength(elements.count, times)
    for _ in 1..<times { for element in elements { deque.append(element) } }
  }

  /// `deque.__init__`: the limit is known before the old elements go and the new ones come.
  private static func fill(_ vm: Machine, _ value: Value, _ arguments: CallArguments) throws(PyError) {
    try vm.checkCall(arguments, of: "deque", ["iterable", "maxlen"])
    let iterable = arguments.positionalCount > 0 ? arguments[0] : arguments.keyword("iterable")
    let limit = arguments.positionalCount > 1 ? arguments[1] : arguments.keyword("maxlen")
    let deque = deque(value)
    deque.limit = limit.isUndefined || limit.isNone ? nil : try length(vm, limit)
    if deque.count > 0 { deque.replaceAll(with: []) }
    if iterable.isUndefined { return }
    try vm.iterate(iterable) { (element) throws(PyError) in deque.append(element) }
  }

  private static func length(_ vm: Machine, _ limit: Value) throws(PyError) -> Int {
    if let big = limit.bigInt, Int(exactly: big.value) == nil {
      throw vm.overflowError("Python int too large to convert to C ssize_t")
    }
    guard let number = try vm.exactIndex(limit) else { throw vm.typeError("an integer is required") }
    if number < 0 { throw vm.valueError("maxlen must be non-negative") }
    return number
  }

  private static func position(_ vm: Machine, _ deque: DequeObject, _ key: Value) throws(PyError) -> Int {
    guard var position = try vm.exactIndex(key) else {
      throw vm.typeError("sequence index must be integer, not '\(vm.typeName(of: key))'")
    }
    if position < 0 { position &+= deque.count }
    if position < 0 || position >= deque.count { throw vm.indexError("deque index out of range") }
    return position
  }

  private static func find(
    _ vm: Machine, _ deque: DequeObject, _ item: Value, in range: Range<Int>? = nil
  ) throws(PyError) -> Int? {
    let version = deque.version
    for position in range ?? 0..<deque.count {
      if try vm.equal(deque[position], item) { return position }
      if deque.version != version { throw vm.runtimeError("deque mutated during iteration") }
    }
    return nil
  }

  private static let rows: [NativeRow] = [
    NativeRow("append(self, item, /)", .exact) { _, arguments in
      deque(arguments[0]).append(arguments[1])
      return .none
    },
    NativeRow("appendleft(self, item, /)", .exact) { _, arguments in
      deque(arguments[0]).prepend(arguments[1])
      return .none
    },
    NativeRow("pop(self, /)", .exact) { vm, arguments throws(PyError) in
      if deque(arguments[0]).count == 0 { throw vm.indexError("pop from an empty deque") }
      return deque(arguments[0]).removeLast()
    },
    NativeRow("popleft(self, /)", .exact) { vm, arguments throws(PyError) in
      if deque(arguments[0]).count == 0 { throw vm.indexError("pop from an empty deque") }
      return deque(arguments[0]).removeFirst()
    },
    NativeRow("extend(self, iterable, /)", .exact) { vm, arguments throws(PyError) in
      for value in try vm.toArray(arguments[1]) { deque(arguments[0]).append(value) }
      return .none
    },
    NativeRow("extendleft(self, iterable, /)", .exact) { vm, arguments throws(PyError) in
      for value in try vm.toArray(arguments[1]) { deque(arguments[0]).prepend(value) }
      return .none
    },
    NativeRow("clear(self, /)", .exact) { _, arguments in
      deque(arguments[0]).replaceAll(with: [])
      return .none
    },
    NativeRow("copy(self, /)", .exact) { vm, arguments throws(PyError) in try copy(vm, arguments.receiver) },
    NativeRow("__copy__(self, /)", .exact) { vm, arguments throws(PyError) in try copy(vm, arguments.receiver) },
    NativeRow("__reduce__(self, /)", .exact) { vm, arguments throws(PyError) in
      let value = arguments.receiver
      let state = try vm.callMethod(value, "__getstate__")
      let limit = deque(value).limit.map { vm.tuple([vm.tuple([]), Value($0)]) } ?? vm.tuple([])
      return vm.tuple([Value(vm.classOf(value)), limit, state, try vm.iterator(of: value)])
    },
    NativeRow("count(self, value, /)", .exact) { vm, arguments throws(PyError) in
      var total = 0
      let version = deque(arguments[0]).version
      for value in deque(arguments[0]).elements {
        if try vm.equal(value, arguments[1]) { total += 1 }
        if deque(arguments[0]).version != version { throw vm.runtimeError("deque mutated during iteration") }
      }
      return Value(total)
    },
    NativeRow("index(self, value, start=0, stop=9223372036854775807, /)", .unpack) { vm, arguments throws(PyError) in
      let count = deque(arguments[0]).count
      var bounds = [try vm.index(arguments[2]), try vm.index(arguments[3])]
      for index in 0..<2 where bounds[index] < 0 { bounds[index] = max(bounds[index] &+ count, 0) }
      let range = min(bounds[0], count)..<max(min(bounds[1], count), min(bounds[0], count))
      if let position = try find(vm, deque(arguments[0]), arguments[1], in: range) { return Value(position) }
      throw vm.valueError("\(try vm.repr(arguments[1])) is not in deque")
    },
    NativeRow("insert(self, index, value, /)", .unpack) { vm, arguments throws(PyError) in
      let deque = deque(arguments[0])
      if let limit = deque.limit, deque.count >= limit {
        throw vm.indexError("deque already at its maximum size")
      }
      var position = try vm.index(arguments[1])
      if position < 0 { position = max(position &+ deque.count, 0) }
      var elements = deque.elements
      elements.insert(arguments[2], at: min(position, elements.count))
      deque.replaceAll(with: elements)
      return .none
    },
    NativeRow("remove(self, value, /)", .exact) { vm, arguments throws(PyError) in
      let deque = deque(arguments[0])
      let version = deque.version
      var found: Int?
      for position in 0..<deque.count where found == nil {
        if try vm.equal(deque[position], arguments[1]) { found = position }
        if deque.version != version { throw vm.indexError("deque mutated during iteration") }
      }
      guard let position = found else { throw vm.valueError("\(try vm.repr(arguments[1])) is not in deque") }
      var elements = deque.elements
      elements.remove(at: position)
      deque.replaceAll(with: elements)
      return .none
    },
    NativeRow("reverse(self, /)", .exact) { _, arguments in
      deque(arguments[0]).replaceAll(with: deque(arguments[0]).elements.reversed())
      return .none
    },
    NativeRow("rotate(self, n=1, /)", .unpack) { vm, arguments throws(PyError) in
      let deque = deque(arguments[0])
      let steps = try vm.index(arguments[1])
      deque.rotate(steps)
      return .none
    },
    NativeRow("__reversed__(self, /)", .exact) { vm, arguments in
      iterator(vm, arguments.receiver, named: "_deque_reverse_iterator", backward: true)
    },
  ]
}
