// The class `list`: construction, operators, indexing and slicing. Its methods are in ListMethods.swift and its
// sort in ListSort.swift. It must not assume that a list keeps its length across a call back into Python.

package enum ListType {
  /// The class.
  package static let declaration = NativeClass(
    "list", kind: .list, methods: ListMethods.rows, classMethods: [GenericAlias.row], slots: slots,
    doc: "Built-in mutable sequence.")

  static let slots: NativeSlots = {
    var slots = NativeSlots()
    slots.construct = construct
    slots.length = { _, value in value.asList.count }
    slots.truth = { _, value in value.asList.count != 0 }
    slots.iterate = { vm, value in vm.makeIterator(ListIterator(value.asList), .list) }
    slots.getItem = { vm, value, key throws(PyError) in try getItem(vm, value.asList, key) }
    slots.setItem = { vm, value, key, item throws(PyError) in try setItem(vm, value.asList, key, item) }
    slots.deleteItem = { vm, value, key throws(PyError) in try deleteItem(vm, value.asList, key) }
    slots.contains = { vm, value, item throws(PyError) in try find(vm, value.asList, item, 0, Int.max) != nil }
    slots.repr = { vm, value throws(PyError) in try repr(vm, value.asList) }
    slots.hash = { vm, value throws(PyError) in
      throw vm.typeError("unhashable type: '\(vm.typeName(of: value))'")
    }
    slots.compare = { vm, op, left, right throws(PyError) in
      guard let one = left.list, let other = right.list else { return .notImplemented }
      return try compare(vm, op, one, other)
    }
    slots.binary = { vm, op, left, right throws(PyError) in try binary(vm, op, left, right) }
    slots.inPlace = { vm, op, left, right throws(PyError) in try inPlace(vm, op, left, right) }
    return slots
  }()

  @Sendable static func construct(
    _ vm: Machine, _ cls: ClassObject, _ arguments: CallArguments
  ) throws(PyError) -> Value {
    let list = cls.isUserClass ? ListObject(capacity: 0) : vm.emptyList()
    let value = cls.isUserClass ? vm.adopt(list, as: cls) : Value(list)
    try vm.checkConstructorArguments("list", arguments, atMost: 1)
    if arguments.positionalCount == 1 { try vm.extend(list, with: arguments[0]) }
    return value
  }

  // MARK: Indexing

  static func getItem(_ vm: Machine, _ list: ListObject, _ key: Value) throws(PyError) -> Value {
    if let slice = key.slice {
      let indices = try vm.sliceIndices(vm.plainSlice(slice), length: list.count)
      let result = vm.emptyList(capacity: indices.count)
      result.append(contentsOf: list, from: indices.start, step: indices.step, indices.count)
      return Value(result)
    }
    let position = try position(vm, list, key, "list index out of range")
    return list[position]
  }

  static func setItem(_ vm: Machine, _ list: ListObject, _ key: Value, _ item: Value) throws(PyError) {
    if let slice = key.slice { return try setSlice(vm, list, slice, item) }
    let position = try position(vm, list, key, "list assignment index out of range")
    list[position] = item
  }

  static func deleteItem(_ vm: Machine, _ list: ListObject, _ key: Value) throws(PyError) {
    if let slice = key.slice { return try deleteSlice(vm, list, slice) }
    let position = try position(vm, list, key, "list assignment index out of range")
    _ = list.remove(at: position)
  }

  private static func position(
    _ vm: Machine, _ list: ListObject, _ key: Value, _ message: String
  ) throws(PyError) -> Int {
    guard var position = key.isInt ? key.asInt : try vm.exactIndex(key) else {
      throw vm.typeError("list indices must be integers or slices, not \(vm.typeName(of: key))")
    }
    if position < 0 { position &+= list.count }
    if position < 0 || position >= list.count { throw vm.indexError(message) }
    return position
  }

  private static func setSlice(
    _ vm: Machine, _ list: ListObject, _ slice: SliceObject, _ item: Value
  ) throws(PyError) {
    let contiguous = slice.step.isNone || (slice.step.isInt && slice.step.asInt == 1)
    let refusal = contiguous ? "can only assign an iterable" : "must assign iterable to extended slice"
    if !vm.isIterable(item) { throw vm.typeError(refusal) }
    let slice = try vm.plainSlice(slice)
    // As CPython does, what is no list or tuple becomes a list first, which asks its iterator how long it is going to be.
    let values: [Value]
    if item.isKind(.instance) {
      let made = vm.emptyList()
      let iterator = try vm.iterator(of: item, orSaying: refusal)
      try vm.withRoots([Value(made), iterator]) { () throws(PyError) in try vm.extend(made, with: iterator) }
      values = made.values
    } else {
      values = try vm.toArray(item)
    }
    try vm.checkMemory((list.count + values.count) * 16)
    vm.countExternal(values.count * 8)
    let indices = try vm.sliceIndices(vm.plainSlice(slice), length: list.count)
    if contiguous || indices.step == 1 {
      let stop = max(indices.start, indices.stop)
      return list.replace(from: indices.start, to: stop, with: values)
    }
    if values.count != indices.count {
      throw vm.valueError(
        "attempt to assign sequence of size \(values.count) to extended slice of size \(indices.count)")
    }
    var position = indices.start
    for value in values {
      list[position] = value
      position &+= indices.step
    }
  }

  private static func deleteSlice(_ vm: Machine, _ list: ListObject, _ slice: SliceObject) throws(PyError) {
    let indices = try vm.sliceIndices(vm.plainSlice(slice), length: list.count)
    if indices.count == 0 { return }
    let step = Int(clamping: indices.step.magnitude)
    let first = indices.step > 0 ? indices.start : indices.start + (indices.count - 1) * indices.step
    if step == 1 { return list.remove(from: first, indices.count) }
    var write = first
    var removed = 0
    for read in first..<list.count {
      if removed < indices.count, read == first + removed * step {
        removed += 1
      } else {
        list[write] = list[read]
        write += 1
      }
    }
    list.truncate(to: write)
  }

  /// The first position in `start..<stop` whose element equals `item`.
  static func find(
    _ vm: Machine, _ list: ListObject, _ item: Value, _ start: Int, _ stop: Int
  ) throws(PyError) -> Int? {
    var position = start
    while position < min(stop, list.count) {
      let element = list[position]
      if element.isIdentical(to: item) && !element.isFloat { return position }
      if !(element.isInt && item.isInt), try vm.equal(element, item) { return position }
      position += 1
    }
    return nil
  }

  // MARK: Operators

  static func repr(_ vm: Machine, _ list: ListObject) throws(PyError) -> String {
    if list.count == 0 { return "[]" }
    return try vm.reprGuarded(list, recursive: "[...]") { () throws(PyError) in
      var text = "["
      var position = 0
      while position < list.count {
        if position > 0 { text += ", " }
        text += try vm.repr(list[position])
        if text.utf8.count > 1 << 20 { try vm.checkMemory(text.utf8.count) }
        position += 1
      }
      return text + "]"
    }
  }

  private static func compare(
    _ vm: Machine, _ op: CompareOperator, _ left: ListObject, _ right: ListObject
  ) throws(PyError) -> Value {
    if op == .equal || op == .notEqual, left.count != right.count { return Value(op == .notEqual) }
    var position = 0
    while position < left.count, position < right.count {
      let one = left[position]
      let other = right[position]
      if try !vm.equal(one, other) {
        return try vm.compareDiffering(op, one, other)
      }
      position += 1
    }
    return Value(op.holds(left.count, right.count))
  }

  private static func binary(
    _ vm: Machine, _ op: BinaryOperator, _ left: Value, _ right: Value
  ) throws(PyError) -> Value {
    switch op {
    case .add:
      guard let one = left.list else { return .notImplemented }
      guard let other = right.list else {
        if vm.reflects(right, .reflectedAdd) { return .notImplemented }
        throw vm.typeError("can only concatenate list (not \"\(vm.typeName(of: right))\") to list")
      }
      let result = vm.emptyList(capacity: one.count + other.count)
      result.append(contentsOf: one, one.count)
      result.append(contentsOf: other, other.count)
      return Value(result)
    case .multiply:
      guard let (sequence, times) = try vm.repetition(left, right, .list) else { return .notImplemented }
      let source = sequence.asList
      let total = try vm.repeatedLength(source.count, times)
      let result = vm.emptyList(capacity: total)
      if total > 0 {
        result.append(contentsOf: source, source.count)
        result.repeat(times, total: total)
      }
      return Value(result)
    default: return .notImplemented
    }
  }

  private static func inPlace(
    _ vm: Machine, _ op: BinaryOperator, _ left: Value, _ right: Value
  ) throws(PyError) -> Value {
    let list = left.asList
    switch op {
    case .add:
      try vm.extend(list, with: right)
      return left
    case .multiply:
      guard let times = try vm.exactIndex(right) else {
        throw vm.typeError("can't multiply sequence by non-int of type '\(vm.typeName(of: right))'")
      }
      let length = list.count
      if times <= 0 {
        list.removeAll()
        return left
      }
      let total = try vm.repeatedLength(length, times)
      list.repeat(times, total: total)
      return left
    default: return .notImplemented
    }
  }
}
