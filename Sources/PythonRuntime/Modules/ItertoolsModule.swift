// The module `itertools`: lazy iterators as closures over held values.

enum ItertoolsModule {
  static let module = NativeModule("itertools", functions: infinite + filters + groups + Combinatorics.rows) {
    vm, module in
    for declaration in [chain, CountIterator.declaration, RepeatIterator.declaration, groupBy] {
      let cls = vm.sharedClass(declaration, bases: [vm.builtin(.iterator)])
      cls.staticName = "itertools.\(declaration.name)"
      vm.setMember(module, declaration.name, Value(cls))
    }
  }

  /// The classes that are made at their first use, by what the functions of the same name return.
  static let iteratorNames: Set<String> = [
    "_tee", "accumulate", "combinations", "combinations_with_replacement", "compress", "cycle", "dropwhile",
    "filterfalse",
    "islice", "pairwise", "permutations", "product", "starmap", "takewhile", "zip_longest",
  ]

  private static let chain: NativeClass = NativeClass(
    "chain", module: "itertools", kind: .iterator,
    classMethods: [
      NativeRow("from_iterable(cls, iterable, /)", .exact) { vm, arguments throws(PyError) in
        let cls = vm.sharedClass(chain)
        return vm.adopt(ChainIterator(try vm.iterator(of: arguments[1])), as: cls)
      }
    ],
    slots: {
      var slots = NativeSlots()
      slots.construct = { vm, cls, arguments throws(PyError) in
        if arguments.keywordCount > 0 { throw vm.typeError("chain() takes no keyword arguments") }
        let sources = vm.tuple(arguments.positional)
        return vm.adopt(ChainIterator(try vm.iterator(of: sources)), as: cls)
      }
      return slots
    }(), isInheritable: false)

  private static let infinite: [NativeRow] = [
    NativeRow("cycle(iterable, /)", .unpack) { vm, arguments throws(PyError) in
      let source = try vm.iterator(of: arguments[0])
      let saved = vm.emptyList()
      return vm.iterator(named: "cycle", holding: [source, Value(saved)]) { (vm, state) throws(PyError) in
        let saved = state.held[1].asList
        if !state.held[0].isUndefined {
          let value = try vm.next(state.held[0])
          if !value.isUndefined {
            saved.append(value)
            return value
          }
          state.held[0] = .undefined
        }
        if saved.count == 0 { return .undefined }
        let value = saved[state.position]
        state.position = (state.position + 1) % saved.count
        return value
      }
    }
  ]

  private static let filters: [NativeRow] = [
    NativeRow("accumulate(iterable, func=None, *, initial=None)", .clinic) { vm, arguments throws(PyError) in
      let source = try vm.iterator(of: arguments[0])
      let held = [source, arguments[1], arguments[2].isNone ? .undefined : arguments[2]]
      var pending = !arguments[2].isNone
      return vm.iterator(named: "accumulate", holding: held) { (vm, state) throws(PyError) in
        if pending {
          pending = false
          return state.held[2]
        }
        let value = try vm.nextQuickly(state.held[0])
        if value.isUndefined { return .undefined }
        let total = state.held[2]
        let next: Value
        if total.isUndefined {
          next = value
        } else if state.held[1].isNone {
          next = try vm.binary(.add, total, value)
        } else {
          next = try vm.call(state.held[1], [total, value])
        }
        state.held[2] = next
        return next
      }
    },
    NativeRow("compress(data, selectors)", .clinic) { vm, arguments throws(PyError) in
      let data = try vm.iterator(of: arguments[0])
      let selectors = try vm.iterator(of: arguments[1])
      return vm.iterator(named: "compress", holding: [data, selectors]) { (vm, state) throws(PyError) in
        while true {
          try vm.countNativeStep()
          let value = try vm.next(state.held[0])
          if value.isUndefined { return .undefined }
          let selector = try vm.withRoots([value]) { () throws(PyError) in try vm.next(state.held[1]) }
          if selector.isUndefined { return .undefined }
          if try vm.withRoots([value], { () throws(PyError) in try vm.truth(selector) }) { return value }
        }
      }
    },
    NativeRow("takewhile(predicate, iterable, /)", .unpack) { vm, arguments throws(PyError) in
      let source = try vm.iterator(of: arguments[1])
      return vm.iterator(named: "takewhile", holding: [arguments[0], source]) { (vm, state) throws(PyError) in
        if state.position > 0 { return .undefined }
        let value = try vm.next(state.held[1])
        if value.isUndefined { return .undefined }
        if try test(vm, state.held[0], value) { return value }
        state.position = 1
        return .undefined
      }
    },
    NativeRow("dropwhile(predicate, iterable, /)", .unpack) { vm, arguments throws(PyError) in
      let source = try vm.iterator(of: arguments[1])
      return vm.iterator(named: "dropwhile", holding: [arguments[0], source]) { (vm, state) throws(PyError) in
        while true {
          try vm.countNativeStep()
          let value = try vm.next(state.held[1])
          if value.isUndefined || state.position > 0 { return value }
          if try !test(vm, state.held[0], value) {
            state.position = 1
            return value
          }
        }
      }
    },
    NativeRow("filterfalse(function, iterable, /)", .unpack) { vm, arguments throws(PyError) in
      let source = try vm.iterator(of: arguments[1])
      return vm.iterator(named: "filterfalse", holding: [arguments[0], source]) { (vm, state) throws(PyError) in
        while true {
          try vm.countNativeStep()
          let value = try vm.next(state.held[1])
          if value.isUndefined { return .undefined }
          if try !test(vm, state.held[0], value) { return value }
        }
      }
    },
    NativeRow("starmap(function, iterable, /)", .unpack) { vm, arguments throws(PyError) in
      let source = try vm.iterator(of: arguments[1])
      return vm.iterator(named: "starmap", holding: [arguments[0], source]) { (vm, state) throws(PyError) in
        let row = try vm.next(state.held[1])
        if row.isUndefined { return .undefined }
        if row.isTuple { return try vm.call(state.held[0], spreading: row.asTuple) }
        return try vm.call(state.held[0], vm.toArray(row))
      }
    },
    NativeRow("islice(*args, **kwargs)") { vm, arguments throws(PyError) in
      if arguments[1].asDict.count > 0 { throw vm.typeError("islice() takes no keyword arguments") }
      return try islice(vm, Array(arguments[0].asTuple.elements))
    },
    NativeRow("zip_longest(*args, **kwargs)") { vm, arguments throws(PyError) in
      var fill = Value.none
      for (key, value) in arguments[1].asDict.pairs {
        guard key.str?.string == "fillvalue" else {
          throw vm.typeError("zip_longest() got an unexpected keyword argument")
        }
        fill = value
      }
      let sources = vm.emptyList()
      for value in arguments[0].asTuple.elements { sources.append(try vm.iterator(of: value)) }
      return vm.iterator(
        named: "zip_longest", holding: [Value(sources), fill],
        { (vm, state) throws(PyError) in
          try longestRow(vm, state.held[0].asList, state.held[1])
        })
    },
    NativeRow("pairwise(iterable, /)", .exact) { vm, arguments throws(PyError) in
      let source = try vm.iterator(of: arguments[0])
      return vm.iterator(named: "pairwise", holding: [source, .undefined]) { (vm, state) throws(PyError) in
        // The iterable may ask for pairs itself: what was the last element before it was asked begins the pair.
        if state.position > 0 { return .undefined }
        var old = state.held[1]
        if old.isUndefined {
          old = try vm.next(state.held[0])
          state.held[1] = old
          if old.isUndefined { state.position = 1 }
          if state.position > 0 {
            state.held[1] = .undefined
            return .undefined
          }
        }
        vm.rootStack.append(old)
        defer { vm.rootStack.removeLast() }
        let value = try vm.next(state.held[0])
        state.held[1] = value
        if value.isUndefined {
          state.position = 1
          return .undefined
        }
        return vm.tuple(old, value)
      }
    },
  ]

  /// The truth of `predicate(value)`, or of the value itself for None. The value is rooted meanwhile.
  private static func test(_ vm: Machine, _ predicate: Value, _ value: Value) throws(PyError) -> Bool {
    try vm.withRoots([value]) { () throws(PyError) in
      try vm.truth(predicate.isNone ? value : try vm.call(predicate, [value]))
    }
  }

  private static func longestRow(_ vm: Machine, _ sources: ListObject, _ fill: Value) throws(PyError) -> Value {
    var active = false
    let row = vm.emptyList(capacity: sources.count)
    for position in 0..<sources.count {
      let value = sources[position].isUndefined ? .undefined : try vm.next(sources[position])
      if value.isUndefined {
        sources[position] = .undefined
        row.append(fill)
      } else {
        active = true
        row.append(value)
      }
    }
    return active ? vm.tuple(row) : .undefined
  }

  private static func islice(_ vm: Machine, _ given: [Value]) throws(PyError) -> Value {
    guard given.count > 1, let iterable = given.first else {
      throw vm.typeError("islice expected at least 2 arguments, got \(given.count)")
    }
    if given.count > 4 { throw vm.typeError("islice expected at most 4 arguments, got \(given.count)") }
    let bounds = Array(given.dropFirst())
    func bound(_ index: Int, _ standard: Int, _ message: String) throws(PyError) -> Int {
      if index >= bounds.count || bounds[index].isNone { return standard }
      if let big = bounds[index].bigInt, Int(exactly: big.value) == nil { throw vm.valueError(message) }
      guard let value = try vm.clampedIndex(bounds[index]), value >= 0 else { throw vm.valueError(message) }
      return value
    }
    let single = "Stop argument for islice() must be None or an integer: 0 <= x <= sys.maxsize."
    let both = "Indices for islice() must be None or an integer: 0 <= x <= sys.maxsize."
    let start = bounds.count == 1 ? 0 : try bound(0, 0, both)
    let stop = bounds.count == 1 ? try bound(0, Int.max, single) : try bound(1, Int.max, both)
    let step = try bound(2, 1, "Step for islice() must be a positive integer or None.")
    if step == 0 { throw vm.valueError("Step for islice() must be a positive integer or None.") }
    var wanted = start
    let source = try vm.iterator(of: iterable)
    return vm.iterator(named: "islice", holding: [source]) { (vm, state) throws(PyError) in
      while state.position < min(wanted, stop) {
        try vm.countNativeStep()
        if try vm.next(state.held[0]).isUndefined { return .undefined }
        state.position += 1
      }
      if wanted >= stop { return .undefined }
      let value = try vm.nextQuickly(state.held[0])
      state.position += 1
      wanted = wanted > Int.max - step ? Int.max : wanted + step
      return value
    }
  }

  private static let groups: [NativeRow] = [
    NativeRow("tee(iterable, n=2, /)", .unpack) { vm, arguments throws(PyError) in
      let count = try vm.index(arguments[1])
      if count < 0 { throw vm.valueError("n must be >= 0") }
      try vm.checkMemory(count > Int.max / 256 ? Int.max : count * 256)
      let source = try vm.iterator(of: arguments[0])
      let saved = Value(vm.emptyList())
      var copies: [Value] = []
      // One of them asks the iterable: it must not ask them for what it is asked for.
      var isAsking = false
      for _ in 0..<count {
        copies.append(
          vm.iterator(named: "_tee", holding: [source, saved]) { (vm, state) throws(PyError) in
            let saved = state.held[1].asList
            if state.position == saved.count {
              if isAsking { throw vm.runtimeError("cannot re-enter the tee iterator") }
              isAsking = true
              defer { isAsking = false }
              let value = try vm.next(state.held[0])
              if value.isUndefined { return .undefined }
              saved.append(value)
            }
            state.position += 1
            return saved[state.position - 1]
          })
      }
      return vm.tuple(copies)
    }
  ]

  static let groupBy = NativeClass(
    "groupby", module: "itertools", kind: .iterator,
    slots: {
      var slots = NativeSlots()
      slots.construct = { vm, cls, arguments throws(PyError) in
        try vm.checkCall(arguments, of: "groupby", ["iterable", "key"])
        var iterable = arguments.positionalCount > 0 ? arguments[0] : arguments.keyword("iterable")
        var key = arguments.positionalCount > 1 ? arguments[1] : arguments.keyword("key")
        if iterable.isUndefined { throw vm.typeError("groupby() missing required argument 'iterable' (pos 1)") }
        if key.isUndefined { key = .none }
        iterable = try vm.iterator(of: iterable)
        return vm.adopt(GroupByIterator(iterable, key), as: cls)
      }
      return slots
    }(), isInheritable: false)
  static let grouper = NativeClass("_grouper", module: "itertools", kind: .iterator, isInheritable: false)
}

/// `chain`: one iterator after the other.
package final class ChainIterator: IteratorObject {
  private let sources: Value
  private var current = Value.undefined

  init(_ sources: Value) {
    self.sources = sources
    super.init()
  }

  package override func traceReferences(_ tracer: inout Tracer) {
    tracer.visit(sources)
    tracer.visit(current)
  }

  package override func next(_ vm: Machine) throws(PyError) -> Value {
    while true {
      if current.isUndefined {
        try vm.countNativeStep()
        let source = try vm.next(sources)
        if source.isUndefined { return .undefined }
        current = source
        current = try vm.iterator(of: source)
      }
      let value = try vm.nextQuickly(current)
      if !value.isUndefined { return value }
      current = .undefined
    }
  }
}

/// `groupby`: pairs of a key and an iterator over the run with that key.
package final class GroupByIterator: IteratorObject {
  private let source: Value
  private let keyFunction: Value
  private(set) var currentKey = Value.undefined
  private(set) var currentValue = Value.undefined
  private var targetKey = Value.undefined
  private(set) var generation = 0

  init(_ source: Value, _ keyFunction: Value) {
    self.source = source
    self.keyFunction = keyFunction
    super.init()
  }

  package override func traceReferences(_ tracer: inout Tracer) {
    tracer.visit([source, keyFunction, currentKey, currentValue, targetKey])
  }

  /// Takes the next element; false at the end.
  func advance(_ vm: Machine) throws(PyError) -> Bool {
    let value = try vm.next(source)
    if value.isUndefined { return false }
    currentValue = value
    currentKey = keyFunction.isNone ? value : try vm.call(keyFunction, [value])
    return true
  }

  package override func next(_ vm: Machine) throws(PyError) -> Value {
    generation += 1
    while true {
      try vm.countNativeStep()
      if !currentKey.isUndefined {
        if targetKey.isUndefined { break }
        if try !vm.equal(targetKey, currentKey) { break }
      }
      if try !advance(vm) { return .undefined }
    }
    targetKey = currentKey
    let group = Grouper(self, currentKey, generation)
    return vm.tuple([currentKey, vm.adopt(group, as: vm.sharedClass(ItertoolsModule.grouper))])
  }

  /// The next element of a group, or undefined.
  func take(_ vm: Machine, _ key: Value, _ number: Int) throws(PyError) -> Value {
    if number != generation { return .undefined }
    if currentValue.isUndefined, try !advance(vm) { return .undefined }
    if try !vm.equal(key, currentKey) { return .undefined }
    let value = currentValue
    currentValue = .undefined
    return value
  }
}

/// One group of `groupby`.
package final class Grouper: IteratorObject {
  private let parent: GroupByIterator
  private let key: Value
  private let generation: Int

  init(_ parent: GroupByIterator, _ key: Value, _ generation: Int) {
    self.parent = parent
    self.key = key
    self.generation = generation
    super.init()
  }

  package override func traceReferences(_ tracer: inout Tracer) {
    tracer.visit(parent)
    tracer.visit(key)
  }

  package override func next(_ vm: Machine) throws(PyError) -> Value { try parent.take(vm, key, generation) }
}

/// `count(start, step)`.
package final class CountIterator: IteratorObject {
  private var value: Value
  private let step: Value

  init(_ value: Value, _ step: Value) {
    self.value = value
    self.step = step
    super.init()
  }

  package override func traceReferences(_ tracer: inout Tracer) {
    tracer.visit(value)
    tracer.visit(step)
  }

  package override func next(_ vm: Machine) throws(PyError) -> Value {
    let current = value
    value = try vm.binary(.add, current, step)
    return current
  }

  static let declaration = NativeClass(
    "count", module: "itertools", kind: .iterator,
    slots: {
      var slots = NativeSlots()
      slots.construct = { vm, cls, arguments throws(PyError) in
        try vm.checkCall(arguments, of: "count", ["start", "step"])
        var start = arguments.positionalCount > 0 ? arguments[0] : arguments.keyword("start")
        var step = arguments.positionalCount > 1 ? arguments[1] : arguments.keyword("step")
        if start.isUndefined { start = Value(0) }
        if step.isUndefined { step = Value(1) }
        for value in [start, step]
        where Number(value) == nil && NumberConversion.method(vm, .index, value) == nil
          && NumberConversion.method(vm, .float, value) == nil
        {
          throw vm.typeError("a number is required")
        }
        return vm.adopt(CountIterator(start, step), as: cls)
      }
      slots.repr = { vm, value throws(PyError) in
        let counter = value.asObject(CountIterator.self)
        let start = try vm.repr(counter.value)
        if counter.step.isInt, counter.step.asInt == 1 { return "count(\(start))" }
        return "count(\(start), \(try vm.repr(counter.step)))"
      }
      return slots
    }(), isInheritable: false)
}

/// `repeat(object, times)`.
package final class RepeatIterator: IteratorObject {
  private let value: Value
  /// How often still; nil without end.
  private var left: Int?

  init(_ value: Value, _ left: Int?) {
    self.value = value
    self.left = left
    super.init()
  }

  package override func traceReferences(_ tracer: inout Tracer) { tracer.visit(value) }
  package override var lengthHint: Int { left ?? 0 }

  package override func next(_ vm: Machine) throws(PyError) -> Value {
    guard let count = left else { return value }
    if count == 0 { return .undefined }
    left = count - 1
    return value
  }

  static let declaration = NativeClass(
    "repeat", module: "itertools", kind: .iterator,
    slots: {
      var slots = NativeSlots()
      slots.construct = { vm, cls, arguments throws(PyError) in
        try vm.checkCall(arguments, of: "repeat", ["object", "times"])
        let value = arguments.positionalCount > 0 ? arguments[0] : arguments.keyword("object")
        let times = arguments.positionalCount > 1 ? arguments[1] : arguments.keyword("times")
        if value.isUndefined { throw vm.typeError("repeat() missing required argument 'object' (pos 1)") }
        let left = times.isUndefined ? nil : max(try vm.index(times), 0)
        return vm.adopt(RepeatIterator(value, left), as: cls)
      }
      slots.repr = { vm, value throws(PyError) in
        let repeater = value.asObject(RepeatIterator.self)
        let text = try vm.repr(repeater.value)
        return repeater.left.map { "repeat(\(text), \($0))" } ?? "repeat(\(text))"
      }
      return slots
    }(), isInheritable: false)
}
