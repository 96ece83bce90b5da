// Built-in functions on iterables: len, iter, next, sum, min, max, any, all, sorted.

enum AggregateFunctions {
  static let rows: [NativeRow] = [
    NativeRow("len(obj, /)", .exact, doc: "Return the number of items in a container.") {
      vm, arguments throws(PyError) in
      Value(try vm.length(arguments[0]))
    },
    NativeRow("iter(object, sentinel=?, /)", .unpack, doc: "Get an iterator from an object.") {
      vm, arguments throws(PyError) in
      if arguments[1].isUndefined { return try vm.iterator(of: arguments[0]) }
      if !vm.isCallable(arguments[0]) { throw vm.typeError("iter(v, w): v must be callable") }
      return vm.makeIterator(CallableIterator(arguments[0], arguments[1]), .callable)
    },
    NativeRow("next(iterator, default=?, /)", .unpack, doc: "Return the next item from the iterator.", next),
    NativeRow(
      "sum(iterable, /, start=0)", .clinic,
      doc: "Return the sum of a 'start' value (default: 0) plus an iterable of numbers", sum),
    NativeRow("min(*args, key=None, default=?)", .clinic, doc: "Return the smallest item.") {
      vm, arguments throws(PyError) in
      try extreme(vm, arguments, .less, "min")
    },
    NativeRow("max(*args, key=None, default=?)", .clinic, doc: "Return the biggest item.") {
      vm, arguments throws(PyError) in
      try extreme(vm, arguments, .greater, "max")
    },
    NativeRow("any(iterable, /)", .exact, doc: "Return True if bool(x) is True for any x in the iterable.") {
      vm, arguments throws(PyError) in
      var found = false
      try vm.forEach(arguments[0]) { (value) throws(PyError) in
        found = try vm.truth(value)
        return !found
      }
      return Value(found)
    },
    NativeRow("all(iterable, /)", .exact, doc: "Return True if bool(x) is True for all values x in the iterable.") {
      vm, arguments throws(PyError) in
      var held = true
      try vm.forEach(arguments[0]) { (value) throws(PyError) in
        held = try vm.truth(value)
        return held
      }
      return Value(held)
    },
    NativeRow(
      "sorted(iterable, /, *args, **kwargs)", .unpack,
      doc: "Return a new list containing all items from the iterable in ascending order."
    ) { vm, arguments throws(PyError) in
      let extra = arguments[1].asTuple.count
      if extra > 0 { throw vm.typeError("sorted expected 1 argument, got \(extra + 1)") }
      var key = Value.none
      var reverse = false
      for (name, value) in arguments[2].asDict.pairs {
        switch name.asStr.string {
        case "key": key = value
        case "reverse": reverse = try vm.index(value) != 0
        default: throw vm.typeError("'\(name.asStr.string)' is an invalid keyword argument for sort()")
        }
      }
      let list = vm.emptyList()
      try vm.extend(list, with: arguments[0])
      try ListSort.sortElements(vm, list, key: key, reverse: reverse)
      return Value(list)
    },
  ]

  @Sendable static func next(_ vm: Machine, _ arguments: Arguments) throws(PyError) -> Value {
    let iterator = arguments[0]
    let value: Value
    do {
      // A `__next__` in Python may raise StopIteration with a value, which is passed on.
      let method =
        iterator.tag == Tag.of(.iterator) ? Value.undefined : vm.classOf(iterator).dunders[Dunder.next.rawValue]
      value = try method.isUndefined ? vm.next(iterator) : vm.call(method, [iterator])
    } catch {
      if !arguments[1].isUndefined, vm.isPending(.stopIteration) {
        vm.takePending()
        return arguments[1]
      }
      throw error
    }
    if !value.isUndefined { return value }
    if !arguments[1].isUndefined { return arguments[1] }
    let result = iterator.isKind(.generator) ? vm.generatorResult : .none
    throw vm.raise(vm.exceptionClass(.stopIteration), result.isNone || result.isUndefined ? [] : [result])
  }

  @Sendable static func sum(_ vm: Machine, _ arguments: Arguments) throws(PyError) -> Value {
    let start = arguments[1]
    if start.isStr { throw vm.typeError("sum() can't sum strings [use ''.join(seq) instead]") }
    if ByteArrayType.object(start) != nil {
      throw vm.typeError("sum() can't sum bytearray [use b''.join(seq) instead]")
    }
    if start.isKind(.bytes) { throw vm.typeError("sum() can't sum bytes [use b''.join(seq) instead]") }
    var total = start
    var isFirst = true
    try vm.forEach(arguments[0]) { (value) throws(PyError) in
      if total.isInt, value.isInt {
        let (result, overflow) = total.asInt.addingReportingOverflow(value.asInt)
        total = overflow ? try vm.binary(.add, total, value) : Value(result)
      } else if total.isFloat, value.isFloat {
        total = Value(total.asFloat + value.asFloat)
      } else if total.isList, value.isList {
        // Only the running total is extended, never the start value.
        if isFirst { total = vm.list(total.asList.values) }
        isFirst = false
        try vm.extend(total.asList, with: value)
      } else {
        vm.rootStack.append(total)
        defer { vm.rootStack.removeLast() }
        total = try vm.binary(.add, total, value)
      }
      return true
    }
    return total
  }

  private static func extreme(
    _ vm: Machine, _ arguments: Arguments, _ op: CompareOperator, _ name: String
  ) throws(PyError) -> Value {
    let values = arguments[0].asTuple
    let key = arguments[1]
    if values.count == 0 { throw vm.typeError("\(name) expected at least 1 argument, got 0") }
    if values.count > 1, !arguments[2].isUndefined {
      throw vm.typeError("Cannot specify a default for \(name)() with multiple positional arguments")
    }
    let best = vm.emptyList(capacity: 2)
    try vm.forEach(values.count == 1 ? values[0] : arguments[0]) { (value) throws(PyError) in
      let rank = key.isNone ? value : try vm.call(key, [value])
      if best.count == 0 {
        best.append(value)
        best.append(rank)
      } else if try isBetter(vm, op, rank, best[1]) {
        best[0] = value
        best[1] = rank
      }
      return true
    }
    if best.count > 0 { return best[0] }
    if !arguments[2].isUndefined { return arguments[2] }
    throw vm.valueError("\(name)() arg is an empty sequence")
  }

  private static func isBetter(
    _ vm: Machine, _ op: CompareOperator, _ rank: Value, _ best: Value
  ) throws(PyError) -> Bool {
    if rank.isInt, best.isInt { return op == .less ? rank.asInt < best.asInt : rank.asInt > best.asInt }
    if rank.isFloat, best.isFloat {
      return op == .less ? rank.asFloat < best.asFloat : rank.asFloat > best.asFloat
    }
    return try vm.withRoots([rank]) { () throws(PyError) in try vm.truth(try vm.compare(op, rank, best)) }
  }
}

extension Machine {
  /// Calls `body` with every element until it answers false. The iterator and the element are rooted.
  func forEach(_ iterable: Value, _ body: (Value) throws(PyError) -> Bool) throws(PyError) {
    let start = rootStack.count
    rootStack.append(.undefined)
    defer { dropRoots(to: start) }
    if iterable.isList {
      let list = iterable.asList
      var position = 0
      while position < list.count {
        let value = list[position]
        position += 1
        rootStack[start] = value
        if try !body(value) { return }
      }
      return
    }
    let iterator = try self.iterator(of: iterable)
    rootStack.append(iterator)
    while true {
      let value = try nextQuickly(iterator)
      if value.isUndefined { return }
      rootStack[start] = value
      if try !body(value) { return }
    }
  }
}
