// The methods of `dict`, as rows.

enum DictMethods {
  static let fromkeys = NativeRow(
    "fromkeys(cls, iterable, value=None, /)", .unpack,
    doc: "Create a new dictionary with keys from iterable and values set to value."
  ) { vm, arguments throws(PyError) in
    let made: Value
    if let cls = arguments[0].cls, cls !== vm.builtin(.dict) {
      made = try vm.call(arguments[0])
    } else {
      made = Value(vm.dict())
    }
    let value = arguments[2]
    try vm.iterate(arguments[1]) { (key) throws(PyError) in
      if made.isDict { try vm.dictSet(made.asDict, key, value) } else { try vm.setItem(made, key, value) }
    }
    return made
  }

  static let rows: [NativeRow] = [
    NativeRow("__init__(self, /, *args, **kwargs)", doc: "Initialize self.") { vm, arguments throws(PyError) in
      let values = arguments[1].asTuple
      if values.count > 1 { throw vm.typeError("dict expected at most 1 argument, got \(values.count)") }
      let dict = arguments.receiver.asDict
      if values.count == 1 { try vm.update(dict, with: values[0]) }
      try vm.update(dict, with: arguments[2])
      return .none
    },
    NativeRow("clear(self, /)", .exact, doc: "D.clear() -> None.  Remove all items from D.") { _, arguments in
      arguments.receiver.asDict.removeAll()
      return .none
    },
    NativeRow("copy(self, /)", .exact, doc: "D.copy() -> a shallow copy of D") {
      vm, arguments throws(PyError) in
      let result = vm.dict()
      try DictType.copy(vm, arguments.receiver, to: result)
      return Value(result)
    },
    NativeRow(
      "get(self, key, default=None, /)", .unpack,
      doc: "Return the value for key if key is in the dictionary, else default."
    ) { vm, arguments throws(PyError) in
      let value = try vm.dictGet(arguments.receiver.asDict, arguments[1])
      return value.isUndefined ? arguments[2] : value
    },
    NativeRow("items(self, /)", .exact, doc: "a set-like object providing a view on D's items") { vm, arguments in
      vm.view(arguments.receiver.asDict, .items)
    },
    NativeRow("keys(self, /)", .exact, doc: "a set-like object providing a view on D's keys") { vm, arguments in
      vm.view(arguments.receiver.asDict, .keys)
    },
    NativeRow("values(self, /)", .exact, doc: "an object providing a view on D's values") { vm, arguments in
      vm.view(arguments.receiver.asDict, .values)
    },
    NativeRow(
      "pop(self, key, default=?, /)", .unpack,
      doc: "Remove specified key and return the corresponding value."
    ) { vm, arguments throws(PyError) in
      let value = try vm.dictRemove(arguments.receiver.asDict, arguments[1])
      if !value.isUndefined { return value }
      if arguments[2].isUndefined { throw vm.keyError(arguments[1]) }
      return arguments[2]
    },
    NativeRow("popitem(self, /)", .exact, doc: "Remove and return a (key, value) pair as a 2-tuple.") {
      vm, arguments throws(PyError) in
      guard let entry = arguments.receiver.asDict.removeLast() else {
        throw vm.keyError(vm.string("popitem(): dictionary is empty"))
      }
      return vm.tuple([entry.key, entry.value])
    },
    NativeRow(
      "setdefault(self, key, default=None, /)", .unpack,
      doc: "Insert key with a value of default if key is not in the dictionary."
    ) { vm, arguments throws(PyError) in
      let dict = arguments.receiver.asDict
      let hash = try vm.keyHash(arguments[1])
      let index = try vm.dictFind(dict, arguments[1], hash: hash)
      if index >= 0 { return dict.entries[index].value }
      dict.insertNew(arguments[1], hash: hash, arguments[2])
      return arguments[2]
    },
    NativeRow("update(self, /, *args, **kwargs)", doc: "D.update([E, ]**F) -> None.") {
      vm, arguments throws(PyError) in
      let values = arguments[1].asTuple
      if values.count > 1 {
        throw vm.typeError("update expected at most 1 argument, got \(values.count)")
      }
      let dict = arguments.receiver.asDict
      if values.count == 1 { try vm.update(dict, with: values[0]) }
      try vm.update(dict, with: arguments[2])
      return .none
    },
    NativeRow("__reversed__(self, /)", .exact) { vm, arguments in
      vm.makeIterator(DictIterator(arguments.receiver.asDict, .keys, backward: true), .dictReverseKey)
    },
  ]
}

extension DictObject {
  /// Removes and returns the last entry; nil when empty.
  func removeLast() -> (key: Value, value: Value)? {
    var number = entryCount - 1
    while number >= 0 {
      let key = entries[number].key
      if !key.isUndefined {
        let value = removeEntry(number)
        entryCount = number
        unsettle()
        return (key, value)
      }
      number -= 1
    }
    return nil
  }
}
