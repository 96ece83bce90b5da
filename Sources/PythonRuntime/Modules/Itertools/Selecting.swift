// `accumulate`, `compress`, `takewhile`, `dropwhile`, `filterfalse` and `starmap` of `itertools`.

/// `accumulate`: running totals.
package final class AccumulateIterator: IteratorObject {
  private let source: Value
  /// None for `+`.
  private let function: Value
  /// Undefined before the first element.
  private var total = Value.undefined
  /// What goes before the first element; None once it was given.
  private var initial: Value

  init(_ source: Value, _ function: Value, _ initial: Value) {
    self.source = source
    self.function = function
    self.initial = initial
    super.init()
  }

  package override func traceReferences(_ tracer: inout Tracer) {
    tracer.visit(source)
    tracer.visit(function)
    tracer.visit(total)
    tracer.visit(initial)
  }

  package override func next(_ vm: Machine) throws(PyError) -> Value {
    if !initial.isNone {
      total = initial
      initial = .none
      return total
    }
    let value = try vm.nextQuickly(source)
    if value.isUndefined { return .undefined }
    if total.isUndefined {
      total = value
      return value
    }
    if !function.isNone {
      total = try vm.call(function, [total, value])
      return total
    }
    if total.isInt, value.isInt {
      let (sum, overflow) = total.asInt.addingReportingOverflow(value.asInt)
      if !overflow {
        total = Value(sum)
        return total
      }
    }
    total = try vm.binary(.add, total, value)
    return total
  }

  override func reduction(_ vm: Machine, _ cls: ClassObject) throws(PyError) -> [Value]? {
    if initial.isNone, !total.isNone {
      return [Value(cls), vm.tuple(source, function), total.isUndefined ? .none : total]
    }
    // What is None would not be restored: it goes before the elements.
    let both = vm.tuple([vm.tuple([initial]), source])
    let chain = vm.adopt(
      ChainIterator(vm.makeIterator(TupleIterator(both.asTuple), .tuple)),
      as: ItertoolsModule.cls(vm, ChainIterator.declaration))
    if !initial.isNone { return [Value(cls), vm.tuple(chain, function), .none] }
    let again = try vm.call(Value(cls), [chain, function])
    let slice = ItertoolsModule.cls(vm, IsliceIterator.declaration)
    return [Value(slice), vm.tuple([again, Value(1), .none])]
  }

  override func restore(_ vm: Machine, _ state: Value) throws(PyError) { total = state }

  static let declaration = ItertoolsModule.declare(
    "accumulate", doc: "Return series of accumulated sums (or other binary function results).",
    methods: [IteratorTypes.reduce, IteratorTypes.setState]
  ) { (vm, _, arguments) throws(PyError) in
    let names = ["iterable", "func", "initial"]
    let bound = try ItertoolsModule.bind(vm, arguments, "accumulate", names, required: 1, keywordOnly: 1)
    return AccumulateIterator(
      try vm.iterator(of: bound[0]), bound[1].isUndefined ? .none : bound[1], bound[2].isUndefined ? .none : bound[2])
  }
}

/// `compress`: the elements whose selectors are true.
package final class CompressIterator: IteratorObject {
  private let data: Value
  private let selectors: Value

  init(_ data: Value, _ selectors: Value) {
    self.data = data
    self.selectors = selectors
    super.init()
  }

  package override func traceReferences(_ tracer: inout Tracer) {
    tracer.visit(data)
    tracer.visit(selectors)
  }

  package override func next(_ vm: Machine) throws(PyError) -> Value {
    let start = vm.rootStack.count
    vm.rootStack.append(.undefined)
    defer { vm.dropRoots(to: start) }
    while true {
      let value = try vm.nextQuickly(data)
      if value.isUndefined { return .undefined }
      vm.rootStack[start] = value
      let selector = try vm.nextQuickly(selectors)
      if selector.isUndefined { return .undefined }
      if selector.isBool {
        if selector.asBool { return value }
      } else if try vm.truth(selector) {
        return value
      }
    }
  }

  override func reduction(_ vm: Machine, _ cls: ClassObject) throws(PyError) -> [Value]? {
    [Value(cls), vm.tuple(data, selectors)]
  }

  static let declaration = ItertoolsModule.declare(
    "compress",
    doc: """
      Return data elements corresponding to true selector elements.

      Forms a shorter iterator from selected data elements using the selectors to
      choose the data elements.
      """,
    methods: [IteratorTypes.reduce]
  ) { (vm, _, arguments) throws(PyError) in
    let bound = try ItertoolsModule.bind(vm, arguments, "compress", ["data", "selectors"], required: 2)
    let data = try vm.iterator(of: bound[0])
    return CompressIterator(data, try vm.iterator(of: bound[1]))
  }
}

/// `takewhile`, `dropwhile` and `filterfalse`: what a predicate says of the elements.
package final class PredicateIterator: IteratorObject {
  enum Rule { case takeWhile, dropWhile, filterFalse }

  private let rule: Rule
  private let predicate: Value
  private let source: Value
  /// `takewhile` has ended, `dropwhile` has begun.
  private var isOver = false

  init(_ rule: Rule, _ predicate: Value, _ source: Value) {
    self.rule = rule
    self.predicate = predicate
    self.source = source
    super.init()
  }

  package override func traceReferences(_ tracer: inout Tracer) {
    tracer.visit(predicate)
    tracer.visit(source)
  }

  package override func next(_ vm: Machine) throws(PyError) -> Value {
    if isOver { return rule == .takeWhile ? .undefined : try vm.nextQuickly(source) }
    while true {
      let value = try vm.nextQuickly(source)
      if value.isUndefined { return .undefined }
      let holds = try test(vm, value)
      switch rule {
      case .filterFalse:
        if !holds { return value }
      case .takeWhile:
        if holds { return value }
        isOver = true
        return .undefined
      case .dropWhile:
        if holds { continue }
        isOver = true
        return value
      }
    }
  }

  /// The truth of `predicate(value)`; `filterfalse` asks the value itself where that is None. The value is rooted meanwhile.
  private func test(_ vm: Machine, _ value: Value) throws(PyError) -> Bool {
    let start = vm.rootStack.count
    vm.rootStack.append(value)
    defer { vm.dropRoots(to: start) }
    if rule == .filterFalse, predicate.isNone || predicate.isIdentical(to: Value(vm.builtin(.bool))) {
      return try vm.truth(value)
    }
    let answer = try vm.call(predicate, value)
    return answer.isBool ? answer.asBool : try vm.truth(answer)
  }

  override func reduction(_ vm: Machine, _ cls: ClassObject) throws(PyError) -> [Value]? {
    let parts = [Value(cls), vm.tuple(predicate, source)]
    return rule == .filterFalse ? parts : parts + [Value(isOver ? 1 : 0)]
  }

  override func restore(_ vm: Machine, _ state: Value) throws(PyError) { isOver = try vm.truth(state) }

  static let declarations = [
    declare(
      "takewhile", .takeWhile,
      "Return successive entries from an iterable as long as the predicate evaluates to true for each entry."),
    declare(
      "dropwhile", .dropWhile,
      "Drop items from the iterable while predicate(item) is true.\n\n"
        + "Afterwards, return every element until the iterable is exhausted."),
    declare(
      "filterfalse", .filterFalse,
      "Return those items of iterable for which function(item) is false.\n\n"
        + "If function is None, return the items that are false."),
  ]

  private static func declare(_ name: String, _ rule: Rule, _ doc: String) -> NativeClass {
    ItertoolsModule.declare(
      name, doc: doc,
      methods: rule == .filterFalse ? [IteratorTypes.reduce] : [IteratorTypes.reduce, IteratorTypes.setState]
    ) { (vm, cls, arguments) throws(PyError) in
      try ItertoolsModule.expect(2, vm, cls, arguments, name)
      return PredicateIterator(rule, arguments[0], try vm.iterator(of: arguments[1]))
    }
  }
}

/// `starmap`: a function of arguments that come as tuples.
package final class StarmapIterator: IteratorObject {
  private let function: Value
  private let source: Value

  init(_ function: Value, _ source: Value) {
    self.function = function
    self.source = source
    super.init()
  }

  package override func traceReferences(_ tracer: inout Tracer) {
    tracer.visit(function)
    tracer.visit(source)
  }

  package override func next(_ vm: Machine) throws(PyError) -> Value {
    let row = try vm.nextQuickly(source)
    if row.isUndefined { return .undefined }
    if row.isTuple { return try vm.call(function, spreading: row.asTuple) }
    return try vm.call(function, vm.toArray(row))
  }

  override func reduction(_ vm: Machine, _ cls: ClassObject) throws(PyError) -> [Value]? {
    [Value(cls), vm.tuple(function, source)]
  }

  static let declaration = ItertoolsModule.declare(
    "starmap",
    doc: "Return an iterator whose values are returned from the function evaluated with an argument tuple taken "
      + "from the given sequence.",
    methods: [IteratorTypes.reduce]
  ) { (vm, cls, arguments) throws(PyError) in
    try ItertoolsModule.expect(2, vm, cls, arguments, "starmap")
    return StarmapIterator(arguments[0], try vm.iterator(of: arguments[1]))
  }
}
