// The class `range`, over 64-bit numbers; larger ones are refused with OverflowError.

package enum RangeType {
  /// The class.
  package static let declaration = NativeClass(
    "range", kind: .range, methods: methods, properties: properties, slots: slots, isInheritable: false,
    doc: "range(stop) -> range object\nrange(start, stop[, step]) -> range object")

  static let properties: [NativeProperty] = [
    NativeProperty("start") { _, value in Value(value.asObject(RangeObject.self).start) },
    NativeProperty("stop") { _, value in Value(value.asObject(RangeObject.self).stop) },
    NativeProperty("step") { _, value in Value(value.asObject(RangeObject.self).step) },
  ]

  static let methods: [NativeRow] = [
    NativeRow("count(self, value, /)", .exact) { vm, arguments throws(PyError) in
      let range = arguments.receiver.asObject(RangeObject.self)
      return Value(try position(vm, range, arguments[1]) == nil ? 0 : 1)
    },
    NativeRow("index(self, value, /)", .exact) { vm, arguments throws(PyError) in
      let range = arguments.receiver.asObject(RangeObject.self)
      if let position = try position(vm, range, arguments[1]) { return Value(position) }
      if Number(arguments[1])?.isInteger != true { throw vm.valueError("sequence.index(x): x not in sequence") }
      throw vm.valueError("\(try vm.repr(arguments[1])) is not in range")
    },
    NativeRow("__reversed__(self, /)", .exact) { vm, arguments in
      let range = arguments.receiver.asObject(RangeObject.self)
      if range.count == 0 { return vm.makeIterator(RangeIterator(start: 0, step: 1, count: 0), .range) }
      let iterator = RangeIterator(
        start: range[range.count - 1], step: 0 &- range.step, count: range.count)
      return vm.makeIterator(iterator, .range)
    },
  ]

  static let slots: NativeSlots = {
    var slots = NativeSlots()
    slots.construct = construct
    slots.length = { _, value in value.asObject(RangeObject.self).count }
    slots.truth = { _, value in value.asObject(RangeObject.self).count != 0 }
    slots.iterate = { vm, value in
      let range = value.asObject(RangeObject.self)
      return vm.makeIterator(RangeIterator(start: range.start, step: range.step, count: range.count), .range)
    }
    slots.getItem = { vm, value, key throws(PyError) in
      try getItem(vm, value.asObject(RangeObject.self), key)
    }
    slots.contains = { vm, value, item throws(PyError) in
      try position(vm, value.asObject(RangeObject.self), item) != nil
    }
    slots.repr = { _, value in
      let range = value.asObject(RangeObject.self)
      return range.step == 1
        ? "range(\(range.start), \(range.stop))" : "range(\(range.start), \(range.stop), \(range.step))"
    }
    slots.hash = { vm, value throws(PyError) in
      let range = value.asObject(RangeObject.self)
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
    case 1: return vm.range(0, try vm.index(arguments[0]), 1)
    case 2:
      let start = try vm.index(arguments[0])
      return vm.range(start, try vm.index(arguments[1]), 1)
    case 3:
      let start = try vm.index(arguments[0])
      let stop = try vm.index(arguments[1])
      let step = try vm.index(arguments[2])
      if step == 0 { throw vm.valueError("range() arg 3 must not be zero") }
      return vm.range(start, stop, step)
    default: throw vm.typeError("range expected at most 3 arguments, got \(arguments.positionalCount)")
    }
  }

  static func getItem(_ vm: Machine, _ range: RangeObject, _ key: Value) throws(PyError) -> Value {
    if let slice = key.slice {
      let indices = try vm.sliceIndices(slice, length: range.count)
      let (step, overflow) = range.step.multipliedReportingOverflow(by: indices.step)
      if overflow { throw vm.overflowError("Python int too large to convert to C ssize_t") }
      let start = range.start &+ indices.start &* range.step
      let stop = range.start &+ indices.stop &* range.step
      return vm.range(start, stop, step)
    }
    guard var position = key.isInt ? key.asInt : try vm.exactIndex(key) else {
      throw vm.typeError("range indices must be integers or slices, not \(vm.typeName(of: key))")
    }
    if position < 0 { position &+= range.count }
    if position < 0 || position >= range.count { throw vm.indexError("range object index out of range") }
    return Value(range[position])
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
