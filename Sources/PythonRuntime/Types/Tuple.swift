// The class `tuple`: construction, operators, indexing, hash, and its two methods.

package enum TupleType {
  /// The class.
  package static let declaration = NativeClass(
    "tuple", kind: .tuple, methods: methods, classMethods: [GenericAlias.row], slots: slots,
    doc: "Built-in immutable sequence.")

  static let methods: [NativeRow] = [
    NativeRow("count(self, value, /)", .exact, doc: "Return number of occurrences of value.") {
      vm, arguments throws(PyError) in
      var total = 0
      for element in arguments.receiver.asTuple.elements where try vm.equal(element, arguments[1]) { total += 1 }
      return Value(total)
    },
    NativeRow(
      "index(self, value, start=0, stop=9223372036854775807, /)", .unpack, doc: "Return first index of value."
    ) { vm, arguments throws(PyError) in
      let tuple = arguments.receiver.asTuple
      let (start, stop) = try vm.searchBounds(arguments[2], arguments[3], tuple.count)
      var position = start
      while position < min(stop, tuple.count) {
        if try vm.equal(tuple[position], arguments[1]) { return Value(position) }
        position += 1
      }
      throw vm.valueError("tuple.index(x): x not in tuple")
    },
    NativeRow("__getnewargs__(self, /)", .exact) { vm, arguments in
      vm.tuple([vm.tuple(Array(arguments.receiver.asTuple.elements))])
    },
  ]

  static let slots: NativeSlots = {
    var slots = NativeSlots()
    slots.construct = construct
    slots.length = { _, value in value.asTuple.count }
    slots.truth = { _, value in value.asTuple.count != 0 }
    slots.iterate = { vm, value in vm.makeIterator(TupleIterator(value.asTuple), .tuple) }
    slots.getItem = { vm, value, key throws(PyError) in try getItem(vm, value.asTuple, key) }
    slots.contains = { vm, value, item throws(PyError) in
      for element in value.asTuple.elements where try vm.equal(element, item) { return true }
      return false
    }
    slots.repr = { vm, value throws(PyError) in try repr(vm, value.asTuple) }
    slots.hash = { vm, value throws(PyError) in try hash(vm, value.asTuple) }
    slots.compare = { vm, op, left, right throws(PyError) in
      guard let one = left.tuple, let other = right.tuple else { return .notImplemented }
      return try compare(vm, op, one, other)
    }
    slots.binary = { vm, op, left, right throws(PyError) in try binary(vm, op, left, right) }
    return slots
  }()

  @Sendable static func construct(
    _ vm: Machine, _ cls: ClassObject, _ arguments: CallArguments
  ) throws(PyError) -> Value {
    let isDescribed = !cls.dunders[Dunder.initialize.rawValue].isUndefined
    if !isDescribed || arguments.keywordCount == 0 { try vm.checkConstructorArguments("tuple", arguments, atMost: 1) }
    if arguments.positionalCount == 0 {
      return cls.isUserClass ? vm.adopt(TupleObject.make(count: 0), as: cls) : vm.tuple([])
    }
    if !cls.isUserClass, arguments[0].isTuple { return arguments[0] }
    var source = arguments[0]
    if vm.asksLength(source) {
      let list = vm.emptyList()
      try vm.extend(list, with: source)
      source = Value(list)
    }
    if !cls.isUserClass {
      if source.isList { return vm.tuple(source.asList) }
      let list = vm.emptyList()
      try vm.withRoots([Value(list)]) { () throws(PyError) in try vm.extend(list, with: source) }
      return vm.tuple(list)
    }
    let values = try vm.toArray(source)
    let tuple = TupleObject.make(count: values.count)
    for (position, value) in values.enumerated() { tuple.items[position] = value }
    return vm.adopt(tuple, as: cls)
  }

  static func getItem(_ vm: Machine, _ tuple: TupleObject, _ key: Value) throws(PyError) -> Value {
    if let slice = key.slice {
      let indices = try vm.sliceIndices(slice, length: tuple.count)
      if indices.step == 1, indices.count == tuple.count, Value(tuple).isTuple { return Value(tuple) }
      var values: [Value] = []
      values.reserveCapacity(indices.count)
      var position = indices.start
      for _ in 0..<indices.count {
        values.append(tuple[position])
        position &+= indices.step
      }
      return vm.tuple(values)
    }
    guard var position = key.isInt ? key.asInt : try vm.exactIndex(key) else {
      throw vm.typeError("tuple indices must be integers or slices, not \(vm.typeName(of: key))")
    }
    if position < 0 { position &+= tuple.count }
    if position < 0 || position >= tuple.count { throw vm.indexError("tuple index out of range") }
    return tuple[position]
  }

  static func repr(_ vm: Machine, _ tuple: TupleObject) throws(PyError) -> String {
    if tuple.count == 0 { return "()" }
    return try vm.reprGuarded(tuple, recursive: "(...)") { () throws(PyError) in
      if tuple.count == 1 { return "(\(try vm.repr(tuple[0])),)" }
      var text = "("
      for position in 0..<tuple.count {
        if position > 0 { text += ", " }
        text += try vm.repr(tuple[position])
        if text.utf8.count > 1 << 20 { try vm.checkMemory(text.utf8.count) }
      }
      return text + ")"
    }
  }

  static func hash(_ vm: Machine, _ tuple: TupleObject) throws(PyError) -> Int {
    if let hash = tuple.plainHash() { return hash }
    try vm.enterNative(" while hashing a tuple")
    defer { vm.leaveNative() }
    var mixed = TupleHash()
    for index in 0..<tuple.count { mixed.add(try vm.hash(tuple.items[index])) }
    return mixed.result(tuple.count)
  }

  private static func compare(
    _ vm: Machine, _ op: CompareOperator, _ left: TupleObject, _ right: TupleObject
  ) throws(PyError) -> Value {
    for position in 0..<min(left.count, right.count) {
      if try !vm.equal(left[position], right[position]) {
        return try vm.compareDiffering(op, left[position], right[position])
      }
    }
    return Value(op.holds(left.count, right.count))
  }

  private static func binary(
    _ vm: Machine, _ op: BinaryOperator, _ left: Value, _ right: Value
  ) throws(PyError) -> Value {
    switch op {
    case .add:
      guard let one = left.tuple else { return .notImplemented }
      guard let other = right.tuple else {
        if vm.reflects(right, .reflectedAdd) { return .notImplemented }
        throw vm.typeError("can only concatenate tuple (not \"\(vm.typeName(of: right))\") to tuple")
      }
      let tuple = vm.allocateTuple(one.count + other.count)
      for index in 0..<one.count { tuple.items[index] = one.items[index] }
      for index in 0..<other.count { tuple.items[one.count + index] = other.items[index] }
      return Value(tuple)
    case .multiply:
      guard let (sequence, times) = try vm.repetition(left, right, .tuple) else { return .notImplemented }
      let source = Array(sequence.asTuple.elements)
      let total = try vm.repeatedLength(source.count, times)
      var values: [Value] = []
      values.reserveCapacity(total)
      if total > 0 { for _ in 0..<times { values += source } }
      return vm.tuple(values)
    default: return .notImplemented
    }
  }
}
