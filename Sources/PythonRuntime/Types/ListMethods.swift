// The methods of `list`, as rows. The element algorithms are in List.swift and ListSort.swift.

enum ListMethods {
  static let rows: [NativeRow] = [
    NativeRow("__init__(self, *args, **kwargs)", doc: "Initialize self.") { vm, arguments throws(PyError) in
      let list = arguments.receiver.asList
      list.removeAll()
      let values = arguments[1].asTuple
      // A class with a `__new__` of its own may take keywords that are not the list's.
      let makesItself = !vm.classOf(arguments.receiver).dunders[Dunder.new.rawValue].isUndefined
      if arguments[2].asDict.count > 0, !makesItself { throw vm.typeError("list() takes no keyword arguments") }
      if values.count > 1 { throw vm.typeError("list expected at most 1 argument, got \(values.count)") }
      if values.count == 1 { try vm.extend(list, with: values[0]) }
      return .none
    },
    NativeRow("append(self, object, /)", .exact, doc: "Append object to the end of the list.") { _, arguments in
      arguments.receiver.asList.append(arguments[1])
      return .none
    },
    NativeRow("clear(self, /)", .exact, doc: "Remove all items from list.") { _, arguments in
      arguments.receiver.asList.removeAll()
      return .none
    },
    NativeRow("copy(self, /)", .exact, doc: "Return a shallow copy of the list.") { vm, arguments in
      let list = arguments.receiver.asList
      let copy = vm.emptyList(capacity: list.count)
      copy.append(contentsOf: list, list.count)
      return Value(copy)
    },
    NativeRow("count(self, value, /)", .exact, doc: "Return number of occurrences of value.", count),
    NativeRow(
      "extend(self, iterable, /)", .exact, doc: "Extend list by appending elements from the iterable."
    ) { vm, arguments throws(PyError) in
      try vm.extend(arguments.receiver.asList, with: arguments[1])
      return .none
    },
    NativeRow(
      "index(self, value, start=0, stop=9223372036854775807, /)", .unpack, doc: "Return first index of value.",
      index),
    NativeRow("insert(self, index, object, /)", .unpack, doc: "Insert object before index.", insert),
    NativeRow("pop(self, index=-1, /)", .unpack, doc: "Remove and return item at index (default last).", pop),
    NativeRow("remove(self, value, /)", .exact, doc: "Remove first occurrence of value.", remove),
    NativeRow("reverse(self, /)", .exact, doc: "Reverse *IN PLACE*.") { _, arguments in
      arguments.receiver.asList.reverse()
      return .none
    },
    NativeRow(
      "sort(self, /, *, key=None, reverse=False)", .clinic,
      doc: "Sort the list in ascending order and return None."
    ) { vm, arguments throws(PyError) in
      let reverse = try vm.index(arguments[2]) != 0
      try ListSort.sort(vm, arguments.receiver.asList, key: arguments[1], reverse: reverse)
      return .none
    },
    NativeRow("__reversed__(self, /)", .exact) { vm, arguments in
      let list = arguments.receiver.asList
      return vm.makeIterator(ReversedListIterator(list), .listReverse)
    },
  ]

  @Sendable static func count(_ vm: Machine, _ arguments: Arguments) throws(PyError) -> Value {
    let list = arguments.receiver.asList
    var total = 0
    var position = 0
    while position < list.count {
      if try vm.equal(list[position], arguments[1]) { total += 1 }
      position += 1
    }
    return Value(total)
  }

  @Sendable static func index(_ vm: Machine, _ arguments: Arguments) throws(PyError) -> Value {
    let list = arguments.receiver.asList
    let (start, stop) = try vm.searchBounds(arguments[2], arguments[3], list.count)
    guard let position = try ListType.find(vm, list, arguments[1], start, stop) else {
      throw vm.valueError("\(try vm.repr(arguments[1])) is not in list")
    }
    return Value(position)
  }

  @Sendable static func insert(_ vm: Machine, _ arguments: Arguments) throws(PyError) -> Value {
    let list = arguments.receiver.asList
    var position = try vm.index(arguments[1])
    if position < 0 { position = max(position &+ list.count, 0) }
    list.insert(arguments[2], at: min(position, list.count))
    return .none
  }

  @Sendable static func pop(_ vm: Machine, _ arguments: Arguments) throws(PyError) -> Value {
    let list = arguments.receiver.asList
    var position = try vm.index(arguments[1])
    if list.count == 0 { throw vm.indexError("pop from empty list") }
    if position < 0 { position &+= list.count }
    if position < 0 || position >= list.count { throw vm.indexError("pop index out of range") }
    return list.remove(at: position)
  }

  @Sendable static func remove(_ vm: Machine, _ arguments: Arguments) throws(PyError) -> Value {
    let list = arguments.receiver.asList
    guard let position = try ListType.find(vm, list, arguments[1], 0, Int.max) else {
      throw vm.valueError("list.remove(x): x not in list")
    }
    if position < list.count { _ = list.remove(at: position) }
    return .none
  }
}

extension Machine {
  /// The start and stop of `index(value, start, stop)`, counted from the end when negative.
  func searchBounds(_ start: Value, _ stop: Value, _ count: Int) throws(PyError) -> (Int, Int) {
    guard var first = try clampedIndex(start), var last = try clampedIndex(stop) else {
      throw typeError("slice indices must be integers or have an __index__ method")
    }
    if first < 0 { first = max(first &+ count, 0) }
    if last < 0 { last = max(last &+ count, 0) }
    return (first, last)
  }
}
