// The classes `set` and `frozenset`: construction, operators and repr. Their methods are in SetMethods.swift, their
// table in SetTable.swift.

package enum SetType {
  /// The class.
  package static let declaration = NativeClass(
    "set", kind: .set, methods: SetMethods.initializer + SetMethods.common + SetMethods.mutating,
    classMethods: [GenericAlias.row], slots: slots,
    doc: "set() -> new empty set object\nset(iterable) -> new set object")

  static let slots: NativeSlots = {
    var slots = shared
    slots.construct = { vm, cls, arguments throws(PyError) in
      try construct(vm, cls, arguments, frozen: false)
    }
    slots.hash = { vm, value throws(PyError) in
      throw vm.typeError("unhashable type: '\(vm.typeName(of: value))'")
    }
    slots.inPlace = inPlace
    return slots
  }()

  /// What set and frozenset have in common.
  static let shared: NativeSlots = {
    var slots = NativeSlots()
    slots.length = { _, value in value.asSet.count }
    slots.truth = { _, value in value.asSet.count != 0 }
    slots.iterate = { vm, value in vm.makeIterator(SetIterator(value.asSet), .set) }
    slots.contains = { vm, value, item throws(PyError) in
      try vm.setContains(value.asSet, try vm.setKey(item))
    }
    slots.repr = { vm, value throws(PyError) in try repr(vm, value) }
    slots.compare = { vm, op, left, right throws(PyError) in
      guard let one = left.set, let other = right.set else { return .notImplemented }
      return Value(try compare(vm, op, one, other))
    }
    slots.binary = binary
    return slots
  }()

  static func construct(
    _ vm: Machine, _ cls: ClassObject, _ arguments: CallArguments, frozen: Bool
  ) throws(PyError) -> Value {
    let set: SetObject
    let value: Value
    try vm.checkConstructorArguments(frozen ? "frozenset" : "set", arguments, atMost: 1, of: cls)
    if cls.isUserClass {
      set = SetObject(frozen: frozen)
      value = vm.adopt(set, as: cls)
    } else {
      if frozen, arguments.positionalCount == 1, arguments[0].tag == Tag.of(.frozenSet),
        vm.classOf(arguments[0]) === cls
      {
        return arguments[0]
      }
      set = vm.set(frozen: frozen)
      value = Value(set)
    }
    if arguments.positionalCount > 0 { try vm.setUpdate(set, arguments[0]) }
    return value
  }

  static func repr(_ vm: Machine, _ value: Value) throws(PyError) -> String {
    let set = value.asSet
    let name = vm.typeName(of: value)
    if set.count == 0 { return "\(name)()" }
    return try vm.reprGuarded(set, recursive: "\(name)(...)") { () throws(PyError) in
      let elements = set.elements
      let body = try vm.withRoots(elements) { () throws(PyError) in
        var text = "{"
        for (position, element) in elements.enumerated() {
          if position > 0 { text += ", " }
          text += try vm.repr(element)
        }
        return text + "}"
      }
      return name == "set" ? body : "\(name)(\(body))"
    }
  }
}

package enum FrozenSetType {
  /// The class.
  package static let declaration = NativeClass(
    "frozenset", kind: .frozenSet, methods: SetMethods.common, classMethods: [GenericAlias.row], slots: slots,
    doc: "frozenset() -> empty frozenset object\nfrozenset(iterable) -> frozenset object")

  static let slots: NativeSlots = {
    var slots = SetType.shared
    slots.construct = { vm, cls, arguments throws(PyError) in
      try SetType.construct(vm, cls, arguments, frozen: true)
    }
    slots.hash = { _, value in hash(value.asSet) }
    return slots
  }()

  /// CPython's order-independent mix of the element hashes.
  static func hash(_ set: SetObject) -> Int {
    var mixed: UInt = 0
    for position in 0...set.mask where !set.table[position].key.isUndefined {
      let bits = UInt(bitPattern: set.table[position].hash)
      mixed ^= ((bits ^ 89_869_747) ^ (bits &<< 16)) &* 3_644_798_167
    }
    // CPython mixes every cell and takes the empty ones and the removed ones out again; the net effect is the above.
    mixed ^= (UInt(set.count) &+ 1) &* 1_927_868_237
    mixed ^= (mixed >> 11) ^ (mixed >> 25)
    mixed = mixed &* 69_069 &+ 907_133_923
    return mixed == UInt.max ? 590_923_713 : Int(bitPattern: mixed)
  }
}
