// The classes of `dict.keys()`, `dict.values()` and `dict.items()`: live views with set operations.

package enum DictViewTypes {
  package static let keys = NativeClass(
    "dict_keys", kind: .dictView, methods: setMethods, properties: [mapping], slots: slots(.keys), isInheritable: false)
  package static let values = NativeClass(
    "dict_values", kind: .dictView, methods: methods, properties: [mapping], slots: slots(.values), isInheritable: false
  )
  package static let items = NativeClass(
    "dict_items", kind: .dictView, methods: setMethods, properties: [mapping], slots: slots(.items),
    isInheritable: false)

  private static let mapping = NativeProperty("mapping") { vm, value in
    vm.mappingProxy(Value(view(value).dict))
  }

  static let methods: [NativeRow] = [
    NativeRow("__reversed__(self, /)", .exact) { vm, arguments in
      let view = view(arguments.receiver)
      let iterator = DictIterator(view.dict, view.part, backward: true)
      switch view.part {
      case .keys: return vm.makeIterator(iterator, .dictReverseKey)
      case .values: return vm.makeIterator(iterator, .dictReverseValue)
      case .items: return vm.makeIterator(iterator, .dictReverseItem)
      }
    }
  ]

  static let setMethods: [NativeRow] =
    methods + [
      NativeRow("isdisjoint(self, other, /)", .exact) { vm, arguments throws(PyError) in
        var disjoint = true
        let receiver = arguments.receiver
        for element in try vm.toArray(arguments[1]) where disjoint {
          if try contains(vm, view(receiver), element) { disjoint = false }
        }
        return Value(disjoint)
      }
    ]

  @inline(__always) static func view(_ value: Value) -> DictViewObject { value.asObject(DictViewObject.self) }

  static func slots(_ part: DictViewObject.Part) -> NativeSlots {
    var slots = NativeSlots()
    slots.length = { _, value in view(value).dict.count }
    slots.iterate = { vm, value in
      let iterator = DictIterator(view(value).dict, part)
      switch part {
      case .keys: return vm.makeIterator(iterator, .dictKey)
      case .values: return vm.makeIterator(iterator, .dictValue)
      case .items: return vm.makeIterator(iterator, .dictItem)
      }
    }
    slots.contains = { vm, value, item throws(PyError) in try contains(vm, view(value), item) }
    slots.repr = { vm, value throws(PyError) in
      let name = vm.typeName(of: value)
      return try vm.reprGuarded(value.asObj, recursive: "...") { () throws(PyError) in
        let list = vm.list(elements(vm, view(value)))
        return "\(name)(\(try vm.repr(list)))"
      }
    }
    slots.construct = { vm, cls, _ throws(PyError) in
      throw vm.typeError("cannot create '\(cls.name.string)' instances")
    }
    if part == .values { return slots }
    slots.hash = { vm, value throws(PyError) in
      throw vm.typeError("unhashable type: '\(vm.typeName(of: value))'")
    }
    slots.compare = compare
    slots.binary = binary
    return slots
  }

  static func elements(_ vm: Machine, _ view: DictViewObject) -> [Value] {
    view.dict.pairs.map { pair in
      switch view.part {
      case .keys: pair.key
      case .values: pair.value
      case .items: vm.tuple([pair.key, pair.value])
      }
    }
  }

  static func contains(_ vm: Machine, _ view: DictViewObject, _ item: Value) throws(PyError) -> Bool {
    switch view.part {
    case .keys: return try vm.dictFind(view.dict, item, hash: try vm.keyHash(item)) >= 0
    case .values:
      for (_, value) in view.dict.pairs where try vm.equal(value, item) { return true }
      return false
    case .items:
      guard let pair = item.tuple, pair.count == 2 else { return false }
      let value = try vm.dictGet(view.dict, pair[0])
      return value.isUndefined ? false : try vm.equal(value, pair[1])
    }
  }

  /// A set-like operand: a set, or a view of keys or items.
  private static func isSetLike(_ value: Value) -> Bool {
    value.set != nil || (value.isKind(.dictView) && view(value).part != .values)
  }

  @Sendable private static func compare(
    _ vm: Machine, _ op: CompareOperator, _ left: Value, _ right: Value
  ) throws(PyError) -> Value {
    guard isSetLike(left), isSetLike(right) else { return .notImplemented }
    let one = try vm.setOf(left)
    let other = try vm.setOf(right)
    return Value(try SetType.compare(vm, op, one, other))
  }

  @Sendable private static func binary(
    _ vm: Machine, _ op: BinaryOperator, _ left: Value, _ right: Value
  ) throws(PyError) -> Value {
    guard op == .bitAnd || op == .bitOr || op == .bitXor || op == .subtract else { return .notImplemented }
    guard left.isKind(.dictView) || right.isKind(.dictView) else { return .notImplemented }
    if op == .bitAnd { return try intersection(vm, left, right) }
    // The set of a view of keys is made from the dict itself, with one growth.
    let isKeys = left.isKind(.dictView) && view(left).part == .keys
    let one = try vm.setOf(isKeys ? Value(view(left).dict) : left)
    switch op {
    case .bitOr:
      try vm.setUpdate(one, right)
      return Value(one)
    case .bitXor:
      try vm.setSymmetricDifferenceUpdate(one, try vm.setOf(right))
      return Value(one)
    default:
      try vm.setDifferenceUpdate(one, right)
      return Value(one)
    }
  }
}

extension DictViewTypes {
  /// `view & other` in CPython's order: through the smaller side where both are sized.
  private static func intersection(_ vm: Machine, _ left: Value, _ right: Value) throws(PyError) -> Value {
    var (one, other) = left.isKind(.dictView) ? (left, right) : (right, left)
    if other.isKind(.set), let set = other.set, view(one).dict.count <= set.count {
      return Value(try vm.setIntersection(set, one))
    }
    if other.isKind(.dictView), view(other).part != .values, view(other).dict.count > view(one).dict.count {
      (one, other) = (other, one)
    }
    let result = vm.set()
    try vm.iterate(other) { (element) throws(PyError) in
      if try contains(vm, view(one), element) { try vm.setAdd(result, element) }
    }
    return Value(result)
  }
}

extension Machine {
  /// A live view of a dict.
  package func view(_ dict: DictObject, _ part: DictViewObject.Part) -> Value {
    let view = DictViewObject(dict, part)
    switch part {
    case .keys: return adopt(view, as: builtin(.dictKeys))
    case .values: return adopt(view, as: builtin(.dictValues))
    case .items: return adopt(view, as: builtin(.dictItems))
    }
  }
}
