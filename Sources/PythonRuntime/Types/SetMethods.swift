// The methods of `set` and `frozenset`, as rows.

enum SetMethods {
  static let initializer: [NativeRow] = [
    NativeRow("__init__(self, *args, **kwargs)", doc: "Initialize self.") { vm, arguments throws(PyError) in
      let values = arguments[1].asTuple
      if arguments[2].asDict.count > 0 { throw vm.typeError("set() takes no keyword arguments") }
      let name = vm.typeName(of: arguments.receiver)
      if values.count > 1 { throw vm.typeError("\(name) expected at most 1 argument, got \(values.count)") }
      let set = arguments.receiver.asSet
      set.removeAll()
      if values.count == 1 { try vm.setUpdate(set, values[0]) }
      return .none
    }
  ]

  static let common: [NativeRow] = [
    NativeRow("copy(self, /)", .exact, doc: "Return a shallow copy of a set.") { vm, arguments throws(PyError) in
      let set = arguments.receiver.asSet
      if arguments.receiver.tag == Tag.of(.frozenSet) { return arguments.receiver }
      return Value(try vm.setOf(arguments.receiver, frozen: set.isFrozen))
    },
    NativeRow("union(self, *others)", doc: "Return the union of sets as a new set.") {
      vm, arguments throws(PyError) in
      let result = try vm.setOf(arguments.receiver, frozen: arguments.receiver.asSet.isFrozen)
      for other in arguments[1].asTuple.elements where !other.isIdentical(to: arguments.receiver) {
        try vm.setUpdate(result, other)
      }
      return Value(result)
    },
    NativeRow("intersection(self, *others)", doc: "Return the intersection of two sets as a new set.") {
      vm, arguments throws(PyError) in
      let frozen = arguments.receiver.asSet.isFrozen
      if arguments[1].asTuple.count == 0 { return Value(try vm.setOf(arguments.receiver, frozen: frozen)) }
      var result = arguments.receiver.asSet
      for other in arguments[1].asTuple.elements {
        result = try vm.setIntersection(result, other, frozen: frozen)
      }
      return Value(result)
    },
    NativeRow("difference(self, *others)", doc: "Return the difference of two or more sets as a new set.") {
      vm, arguments throws(PyError) in
      let set = arguments.receiver.asSet
      let others = arguments[1].asTuple
      if others.count == 0 { return Value(try vm.setOf(arguments.receiver, frozen: set.isFrozen)) }
      let result = try vm.setDifference(set, others[0], frozen: set.isFrozen)
      for position in 1..<others.count { try vm.setDifferenceUpdate(result, others[position]) }
      return Value(result)
    },
    NativeRow(
      "symmetric_difference(self, other, /)", .exact,
      doc: "Return the symmetric difference of two sets as a new set."
    ) { vm, arguments throws(PyError) in
      let set = arguments.receiver.asSet
      let result = try vm.setOf(arguments[1], frozen: set.isFrozen)
      try vm.setSymmetricDifferenceUpdate(result, set)
      return Value(result)
    },
    NativeRow("issubset(self, other, /)", .exact, doc: "Report whether another set contains this set.") {
      vm, arguments throws(PyError) in
      let other = try vm.asSet(arguments[1])
      return Value(try vm.isSubset(arguments.receiver.asSet, of: other))
    },
    NativeRow("issuperset(self, other, /)", .exact, doc: "Report whether this set contains another set.") {
      vm, arguments throws(PyError) in
      let other = try vm.asSet(arguments[1])
      return Value(try vm.isSubset(other, of: arguments.receiver.asSet))
    },
    NativeRow("isdisjoint(self, other, /)", .exact, doc: "Return True if two sets have a null intersection.") {
      vm, arguments throws(PyError) in
      let set = arguments.receiver.asSet
      for element in try vm.toArray(arguments[1]) where try vm.setContains(set, element) { return .false }
      return .true
    },
  ]

  static let mutating: [NativeRow] = [
    NativeRow("add(self, element, /)", .exact, doc: "Add an element to a set.") { vm, arguments throws(PyError) in
      try vm.setAdd(arguments.receiver.asSet, arguments[1])
      return .none
    },
    NativeRow("clear(self, /)", .exact, doc: "Remove all elements from this set.") { _, arguments in
      arguments.receiver.asSet.removeAll()
      return .none
    },
    NativeRow("discard(self, element, /)", .exact, doc: "Remove an element from a set if it is a member.") {
      vm, arguments throws(PyError) in
      _ = try vm.setDiscard(arguments.receiver.asSet, try vm.setKey(arguments[1]))
      return .none
    },
    NativeRow("remove(self, element, /)", .exact, doc: "Remove an element from a set; it must be a member.") {
      vm, arguments throws(PyError) in
      if try !vm.setDiscard(arguments.receiver.asSet, try vm.setKey(arguments[1])) { throw vm.keyError(arguments[1]) }
      return .none
    },
    NativeRow("pop(self, /)", .exact, doc: "Remove and return an arbitrary set element.") {
      vm, arguments throws(PyError) in
      let set = arguments.receiver.asSet
      if set.count == 0 { throw vm.keyError(vm.string("pop from an empty set")) }
      var position = set.popPosition & set.mask
      while set.table[position].key.isUndefined { position = position == set.mask ? 0 : position + 1 }
      set.popPosition = position + 1
      return set.removeCell(position)
    },
    NativeRow("update(self, *others)", doc: "Update a set with the union of itself and others.") {
      vm, arguments throws(PyError) in
      for other in arguments[1].asTuple.elements { try vm.setUpdate(arguments.receiver.asSet, other) }
      return .none
    },
    NativeRow("intersection_update(self, *others)") { vm, arguments throws(PyError) in
      let set = arguments.receiver.asSet
      for other in arguments[1].asTuple.elements { set.takeTable(of: try vm.setIntersection(set, other)) }
      return .none
    },
    NativeRow("difference_update(self, *others)") { vm, arguments throws(PyError) in
      for other in arguments[1].asTuple.elements {
        try vm.setDifferenceUpdate(arguments.receiver.asSet, other)
      }
      return .none
    },
    NativeRow("symmetric_difference_update(self, other, /)", .exact) { vm, arguments throws(PyError) in
      let other = try vm.setOf(arguments[1])
      try vm.setSymmetricDifferenceUpdate(arguments.receiver.asSet, other)
      return .none
    },
  ]
}
