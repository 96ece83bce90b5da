// The class `range`. Numbers beyond 64 bits are in LargeRange.swift.

package enum RangeType {
  /// The class.
  package static let declaration = NativeClass(
    "range", kind: .range, methods: methods, properties: properties, slots: slots, isInheritable: false,
    doc: "range(stop) -> range object\nrange(start, stop[, step]) -> range object")

  static let properties: [NativeProperty] = [
    NativeProperty("start") { vm, value in parts(vm, value)[0] },
    NativeProperty("stop") { vm, value in parts(vm, value)[1] },
    NativeProperty("step") { vm, value in parts(vm, value)[2] },
  ]

  /// Start, stop and step as values.
  static func parts(_ vm: Machine, _ value: Value) -> [Value] {
    let range = value.asObject(RangeObject.self)
    if let large = range.large { return [vm.int(large.start), vm.int(large.stop), vm.int(large.step)] }
    return [Value(range.start), Value(range.stop), Value(range.step)]
  }

  static let methods: [NativeRow] = [
    NativeRow("count(self, value, /)", .exact) { vm, arguments throws(PyError) in
      let range = arguments.receiver.asObject(RangeObject.self)
      if let large = range.large { return Value(try vm.position(in: large, of: arguments[1]) == nil ? 0 : 1) }
      return Value(try position(vm, range, arguments[1]) == nil ? 0 : 1)
    },
    NativeRow("index(self, value, /)", .exact) { vm, arguments throws(PyError) in
      let range = arguments.receiver.asObject(RangeObject.self)
      if let large = range.large {
        if let position = try vm.position(in: large, of: arguments[1]) { return vm.int(position) }
      } else if let position = try position(vm, range, arguments[1]) {
        return Value(position)
      }
      if Number(arguments[1])?.isInteger != true { throw vm.valueError("sequence.index(x): x not in sequence") }
      throw vm.valueError("\(try vm.repr(arguments[1])) is not in range")
    },
    NativeRow("__reversed__(self, /)", .exact) { vm, arguments in
      let range = arguments.receiver.asObject(RangeObject.self)
      if let large = range.large { return vm.makeIterator(LargeRangeIterator(large.reversed), .largeRange) }
      if range.count == 0 { return vm.makeIterator(RangeIterator(start: 0, step: 1, count: 0), .range) }
      let iterator = RangeIterator(
        start: range[range.count - 1], step: 0 &- range.step, count: range.count)
      return vm.makeIterator(iterator, .range)
    },
  ]

  static let slots: NativeSlots = {
    var slots = NativeSlots()
    slots.construct = construct
    slots.length = { vm, value throws(PyError) in
      let range = value.asObject(RangeObject.self)
      guard let large = range.large else { return range.count }
      guard let count = Int(exactly: large.count) else {
        throw vm.overflowError("Python int too large to convert to C ssize_t")
      }
      return count
    }
    slots.truth = { _, value in
      let range = value.asObject(RangeObject.self)
      return range.large.map { $0.count > 0 } ?? (range.count != 0)
    }
    slots.iterate = { vm, value in
      let range = value.asObject(RangeObject.self)
      if let large = range.large { return vm.makeIterator(LargeRangeIterator(large), .largeRange) }
      return vm.makeIterator(RangeIterator(start: range.start, step: range.step, count: range.count), .range)
    }
    slots.getItem = { vm, value, key throws(PyError) in
      try getItem(vm, value.asObject(RangeObject.self), key)
    }
    slots.contains = { vm, value, item throws(PyError) in
      let range = value.asObject(RangeObject.self)
      if let large = range.large { return try vm.position(in: large, of: item) != nil }
      return try position(vm, range, item) != nil
    }
    slots.repr = { _, value in
      let range = value.asObject(RangeObject.self)
      if let large = range.large { return large.description }
      return range.step == 1
        ? "range(\(range.start), \(range.stop))" : "range(\(range.start), \(range.stop), \(range.step))"
    }
    slots.hash = { vm, value throws(PyError) in
      let range = value.asObject(RangeObject.self)
      if let large = range.large { return try vm.hash(large) }
      let key: [Value] = [
        Value(range.count), range.count == 0 ? .none : Value(range.start),
        range.count < 2 ? .none : Value(range.step),
      ]
      return try vm.hash(vm.tuple(key))
    }
    slots.compare = { _, op, left, right in
      guard op == .equal || op == .notEqual, let one = left.range, let other = right.range else {
        return .notImplemented
      }
      if one.large != nil || other.large != nil {
        return Value(LargeRange(one).hasSameElements(as: LargeRange(other)) == (op == .equal))
      }
      let same =
        one.count == other.count
        && (one.count == 0 || (one.start == other.start && (one.count == 1 || one.step == other.step)))
      return Value(same == (op == .equal))
    }
    return slots
  }()

  @Sendable static func construct(
    _ vm: Machine, _ cls: ClassObject, _ arguments: CallArguments
  ) throws(PyError) -> Value {
    if arguments.keywordCount > 0 { throw vm.typeError("range() takes no keyword arguments") }
    switch arguments.positionalCount {
    case 0: throw vm.typeError("range expected at least 1 argument, got 0")
    case 1...3: break
    default: throw vm.typeError("range expected at most 3 arguments, got \(arguments.positionalCount)")
    }
    let isShort = arguments.positionalCount == 1
    try vm.checkDepth(" in comparison")
    if (0..<arguments.positionalCount).allSatisfy({ arguments[$0].isInt }) {
      let step = arguments.positionalCount == 3 ? arguments[2].asInt : 1
      if step == 0 { throw vm.valueError("range() arg 3 must not be zero") }
      return vm.range(isShort ? 0 : arguments[0].asInt, arguments[isShort ? 0 : 1].asInt, step)
    }
    let start = isShort ? 0 : try vm.bigIndex(arguments[0])
    let stop = try vm.bigIndex(arguments[isShort ? 0 : 1])
    let step = arguments.positionalCount == 3 ? try vm.bigIndex(arguments[2]) : 1
    if step == 0 { throw vm.valueError("range() arg 3 must not be zero") }
    return vm.range(LargeRange(start, stop, step))
  }

  static func getItem(_ vm: Machine, _ range: RangeObject, _ key: Value) throws(PyError) -> Value {
    if let slice = key.slice { return try slicing(vm, range, slice) }
    if let large = range.large { return try vm.element(of: large, key) }
    guard var position = key.isInt ? key.asInt : try vm.exactIndex(key) else {
      throw vm.typeError("range indices must be integers or slices, not \(vm.typeName(of: key))")
    }
    if position < 0 { position &+= range.count }
    if position < 0 || position >= range.count { throw vm.indexError("range object index out of range") }
    return Value(range[position])
  }

  private static func slicing(_ vm: Machine, _ range: RangeObject, _ slice: SliceObject) throws(PyError) -> Value {
    let parts = [slice.start, slice.stop, slice.step]
    if range.large != nil || !parts.allSatisfy({ $0.isInt || $0.isNone || $0.isUndefined }) {
      return try vm.slice(of: LargeRange(range), slice)
    }
    let indices = try vm.sliceIndices(slice, length: range.count)
    let (step, overflow) = range.step.multipliedReportingOverflow(by: indices.step)
    guard !overflow, let start = range.bound(indices.start), let stop = range.bound(indices.stop) else {
      return try vm.slice(of: LargeRange(range), slice)
    }
    return vm.range(start, stop, step)
  }

  /// Where a value is in a range; numbers compare by value, other objects by `==`.
  static func position(_ vm: Machine, _ range: RangeObject, _ value: Value) throws(PyError) -> Int? {
    if value.isInt || value.isBool {
      let number = value.asInt
      let inside =
        range.step > 0
        ? number >= range.start && number < range.stop : number <= range.start && number > range.stop
      if !inside { return nil }
      let distance =
        range.step > 0
        ? UInt(bitPattern: number &- range.start) : UInt(bitPattern: range.start &- number)
      let step = range.step.magnitude
      return distance % step == 0 ? Int(clamping: distance / step) : nil
    }
    if value.isFloat {
      guard let number = Int(exactly: value.asFloat) else { return nil }
      return try position(vm, range, Value(number))
    }
    if case .complex(let real, let imaginary) = Number(value), imaginary == 0 {
      return try position(vm, range, Value(real))
    }
    if value.isKind(.bigInt) || !value.isObject || value.isStr { return nil }
    for index in 0..<range.count {
      if index & 0xFFFF == 0xFFFF { try vm.checkInterrupt() }
      if try vm.equal(value, Value(range[index])) { return index }
    }
    return nil
  }
}
