// The class `dict`: construction, operators and updating. Its methods are in DictMethods.swift, its storage in
// DictAccess.swift and Heap/HashTables.swift.

package enum DictType {
  /// The class.
  package static let declaration = NativeClass(
    "dict", kind: .dict, methods: DictMethods.rows, classMethods: [DictMethods.fromkeys, GenericAlias.row],
    slots: slots,
    doc:
      "dict() -> new empty dictionary\ndict(mapping) -> from its (key, value) pairs\ndict(iterable) -> from pairs\ndict(**kwargs) -> from name=value pairs"
  )

  static let slots: NativeSlots = {
    var slots = NativeSlots()
    slots.construct = construct
    slots.length = { _, value in value.asDict.count }
    slots.truth = { _, value in value.asDict.count != 0 }
    slots.iterate = { vm, value in vm.makeIterator(DictIterator(value.asDict, .keys), .dictKey) }
    slots.getItem = getItem
    slots.setItem = { vm, value, key, item throws(PyError) in try vm.dictSet(value.asDict, key, item) }
    slots.deleteItem = { vm, value, key throws(PyError) in
      if try vm.dictRemove(value.asDict, key).isUndefined { throw vm.keyError(key) }
    }
    slots.contains = { vm, value, item throws(PyError) in
      try vm.dictFind(value.asDict, item, hash: try vm.keyHash(item)) >= 0
    }
    slots.repr = { vm, value throws(PyError) in try repr(vm, value.asDict) }
    slots.hash = { vm, value throws(PyError) in
      throw vm.typeError("unhashable type: '\(vm.typeName(of: value))'")
    }
    slots.compare = { vm, op, left, right throws(PyError) in
      guard op == .equal || op == .notEqual, let one = left.dict, let other = right.dict else {
        return .notImplemented
      }
      return Value(try isEqual(vm, one, other) == (op == .equal))
    }
    slots.binary = { vm, op, left, right throws(PyError) in
      guard op == .bitOr, let one = left.dict, let other = right.dict else { return .notImplemented }
      let result = vm.dict()
      try copy(vm, left, to: result)
      try vm.update(result, with: right)
      return Value(result)
    }
    slots.inPlace = { vm, op, left, right throws(PyError) in
      guard op == .bitOr else { return .notImplemented }
      try vm.update(left.asDict, with: right)
      return left
    }
    return slots
  }()

  @Sendable static func construct(
    _ vm: Machine, _ cls: ClassObject, _ arguments: CallArguments
  ) throws(PyError) -> Value {
    let dict: DictObject
    let value: Value
    if cls.isUserClass {
      dict = DictObject()
      value = vm.adopt(dict, as: cls)
    } else {
      dict = vm.dict()
      value = Value(dict)
    }
    if arguments.positionalCount > 1 {
      throw vm.typeError("dict expected at most 1 argument, got \(arguments.positionalCount)")
    }
    if arguments.positionalCount == 1 { try vm.update(dict, with: arguments[0]) }
    for index in 0..<arguments.keywordCount {
      let (name, item) = arguments.keyword(at: index)
      if cls.isUserClass, vm.assignsItems(cls) {
        try vm.setItem(value, Value(name), item)
      } else {
        dict.set(name, item)
      }
    }
    return value
  }

  /// What `source` holds into a new dict; one that is iterated in a way of its own is asked for its keys, as in CPython.
  static func copy(_ vm: Machine, _ source: Value, to result: DictObject) throws(PyError) {
    if source.isDict {
      source.asDict.copyEntries(to: result)
      return vm.countExternal(result.externalBytes)
    }
    try vm.withRoots([Value(result)]) { () throws(PyError) in try vm.update(result, with: source) }
  }

  @Sendable static func getItem(_ vm: Machine, _ value: Value, _ key: Value) throws(PyError) -> Value {
    let dict = value.asDict
    let index = try vm.dictFind(dict, key, hash: try vm.keyHash(key))
    if index >= 0 { return dict.entries[index].value }
    if !value.isDict {
      let cls = vm.classOf(value)
      if !vm.classAttribute(cls, vm.intern("__missing__")).isUndefined {
        return try vm.callMethod(value, "__missing__", [key])
      }
    }
    throw vm.keyError(key)
  }

  static func repr(_ vm: Machine, _ dict: DictObject) throws(PyError) -> String {
    if dict.count == 0 { return "{}" }
    return try vm.reprGuarded(dict, recursive: "{...}") { () throws(PyError) in
      var text = "{"
      var first = true
      var index = 0
      while index < dict.entryCount {
        let entry = dict.entries[index]
        index += 1
        if entry.key.isUndefined { continue }
        if !first { text += ", " }
        first = false
        text += try vm.withRoots([entry.key, entry.value]) { () throws(PyError) in
          let key = try vm.repr(entry.key)
          return "\(key): \(try vm.repr(entry.value))"
        }
      }
      return text + "}"
    }
  }

  static func isEqual(_ vm: Machine, _ one: DictObject, _ other: DictObject) throws(PyError) -> Bool {
    if one.count != other.count { return false }
    var index = 0
    while index < one.entryCount {
      let entry = one.entries[index]
      index += 1
      if entry.key.isUndefined { continue }
      let found = try vm.dictFind(other, entry.key, hash: entry.hash)
      if found < 0 { return false }
      let candidate = other.entries[found].value
      let same = try vm.withRoots([entry.value, candidate]) { () throws(PyError) in
        try vm.equal(entry.value, candidate)
      }
      if !same { return false }
    }
    return true
  }
}

extension Machine {
  /// `dict.update(source)`: a mapping (anything with `keys`) or an iterable of pairs.
  package func update(_ dict: DictObject, with source: Value) throws(PyError) {
    if dict.cls.isUserClass, assignsItems(dict.cls) { return try assign(dict, from: source) }
    if source.isDict { return try merge(dict, source.asDict) }
    if isGlobals(source) { refreshGlobals() }
    if let other = source.dict, classOf(source).dunders[Dunder.iterate.rawValue].isUndefined {
      return try merge(dict, other)
    }
    if source.isObject {
      let keys = try findAttribute(source, intern("keys"))
      if !keys.isUndefined {
        return try iterate(try call(keys)) { (key) throws(PyError) in
          let value = try getItem(source, key)
          try dictSet(dict, key, value)
        }
      }
    }
    var number = 0
    try iterate(source) { (element) throws(PyError) in
      let pair = try self.pair(element, number)
      try dictSet(dict, pair.0, pair.1)
      number += 1
    }
  }

  /// A class derived from `OrderedDict` that has a `__setitem__` of its own: whatever fills it in CPython calls that.
  func assignsItems(_ cls: ClassObject) -> Bool {
    !cls.dunders[Dunder.setItem.rawValue].isUndefined
      && cls.mro.contains { $0.name.string == "OrderedDict" && $0.moduleName.string == "collections" }
  }

  private func assign(_ dict: DictObject, from source: Value) throws(PyError) {
    let target = Value(dict)
    let rootCount = rootStack.count
    rootStack.append(source)
    rootStack.append(target)
    defer { dropRoots(to: rootCount) }
    if source.isDict {
      for pair in source.asDict.pairs {
        rootStack.append(pair.key)
        rootStack.append(pair.value)
      }
      var place = rootCount + 2
      while place + 1 < rootStack.count {
        try setItem(target, rootStack[place], rootStack[place + 1])
        place += 2
      }
      return
    }
    let keys = try findAttribute(source, intern("keys"))
    if !keys.isUndefined {
      return try iterate(try call(keys)) { (key) throws(PyError) in
        try setItem(target, key, try getItem(source, key))
      }
    }
    var number = 0
    try iterate(source) { (element) throws(PyError) in
      let pair = try self.pair(element, number)
      try setItem(target, pair.0, pair.1)
      number += 1
    }
  }

  private func merge(_ dict: DictObject, _ other: DictObject) throws(PyError) {
    if other === dict || other.count == 0 { return }
    if dict.count == 0, dict.entryCount == 0 { return other.copyEntries(to: dict) }
    let version = other.version
    var index = 0
    while index < other.entryCount {
      let entry = other.entries[index]
      index += 1
      if entry.key.isUndefined { continue }
      let found = try dictFind(dict, entry.key, hash: entry.hash)
      if found >= 0 {
        dict.setValue(found, entry.value)
      } else {
        dict.insertNew(entry.key, hash: entry.hash, entry.value)
      }
      if other.version != version { throw runtimeError("dict mutated during update") }
    }
  }

  private func pair(_ element: Value, _ number: Int) throws(PyError) -> (Value, Value) {
    if !isIterable(element) {
      throw typeError("cannot convert dictionary update sequence element #\(number) to a sequence")
    }
    let values = try toArray(element)
    if values.count != 2 {
      throw valueError(
        "dictionary update sequence element #\(number) has length \(values.count); 2 is required")
    }
    return (values[0], values[1])
  }
}
