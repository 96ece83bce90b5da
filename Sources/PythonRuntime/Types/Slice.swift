// The class `slice`, and how its three parts become indices of a sequence of a known length
// (the rule of CPython's PySlice_AdjustIndices). It knows no particular sequence.

/// A slice resolved against a length: `count` elements at `start`, `start + step`, ...
package struct SliceIndices {
  /// First index.
  package var start: Int
  /// End, exclusive; already clamped to -1...length.
  package var stop: Int
  /// Never 0.
  package var step: Int
  /// Number of elements selected.
  package var count: Int
}

extension Machine {
  /// Resolves a slice for a sequence of `length` elements.
  /// Raises TypeError for parts that are not integers and ValueError for a zero step.
  /// The length is asked for last: an `__index__` may have changed it.
  package func sliceIndices(
    _ slice: SliceObject, length: @autoclosure () -> Int
  ) throws(PyError) -> SliceIndices {
    var step = try sliceBound(slice.step) ?? 1
    if step == 0 { throw valueError("slice step cannot be zero") }
    if step == Int.min { step = -Int.max }
    let backward = step < 0
    let first = try sliceBound(slice.start)
    let last = try sliceBound(slice.stop)
    let length = length()
    let start = clampBound(first, absent: backward ? Int.max : 0, length, backward)
    let stop = clampBound(last, absent: backward ? Int.min : Int.max, length, backward)
    return SliceIndices(start: start, stop: stop, step: step, count: RangeObject.length(start, stop, step))
  }

  /// The slice with plain parts. Call before asking for the length of what may change: `__index__` runs the lesson's code.
  func plainSlice(_ slice: SliceObject) throws(PyError) -> SliceObject {
    func isPlain(_ part: Value) -> Bool { part.isInt || part.isNone || part.isUndefined }
    if isPlain(slice.start), isPlain(slice.stop), isPlain(slice.step) { return slice }
    let parts = [slice.start, slice.stop, slice.step]
    var plain: [Value] = []
    for part in parts { plain.append(try sliceBound(part).map { Value($0) } ?? .none) }
    return self.slice(plain[0], plain[1], plain[2]).asObject(SliceObject.self)
  }

  /// One part of a slice: nil for None; integers beyond 64 bits are clamped.
  private func sliceBound(_ value: Value) throws(PyError) -> Int? {
    if value.isInt { return value.asInt }
    if value.isNone || value.isUndefined { return nil }
    if let number = try clampedIndex(value) { return number }
    throw typeError("slice indices must be integers or None or have an __index__ method")
  }

  private func clampBound(_ bound: Int?, absent: Int, _ length: Int, _ backward: Bool) -> Int {
    guard var bound else {
      if absent == Int.min { return -1 }
      return absent == 0 ? 0 : (backward ? length - 1 : length)
    }
    if bound < 0 {
      bound = bound == Int.min ? Int.min : bound &+ length
      if bound < 0 { bound = backward ? -1 : 0 }
    } else if bound >= length {
      bound = backward ? length - 1 : length
    }
    return bound
  }

  /// The integer a value stands for through `__index__`, clamped to 64 bits; nil when it is no integer.
  package func clampedIndex(_ value: Value) throws(PyError) -> Int? {
    if value.isInt || value.isBool { return value.asInt }
    if let big = value.bigInt {
      if let exact = Int(exactly: big.value) { return exact }
      return big.value.sign == .minus ? Int.min : Int.max
    }
    guard hasIndexMethod(value) else { return nil }
    return try index(value)
  }

  /// The integer a value stands for through `__index__`, or nil when it is no integer.
  /// Raises IndexError ("cannot fit 'int' into an index-sized integer") beyond 64 bits.
  package func exactIndex(_ value: Value) throws(PyError) -> Int? {
    if value.isInt || value.isBool { return value.asInt }
    if let big = value.bigInt {
      if let exact = Int(exactly: big.value) { return exact }
      throw indexError("cannot fit '\(typeName(of: value))' into an index-sized integer")
    }
    guard hasIndexMethod(value) else { return nil }
    return try index(value)
  }

  /// True for integers and for objects with `__index__`.
  package func hasIndexMethod(_ value: Value) -> Bool {
    if value.isInt || value.isBool || value.isKind(.bigInt) { return true }
    if !value.isObject { return false }
    return !classAttribute(classOf(value), intern("__index__")).isUndefined
  }
}

package enum SliceType {
  /// The class.
  package static let declaration = NativeClass(
    "slice", kind: .slice, methods: methods, properties: properties, slots: slots, isInheritable: false,
    doc: "slice(stop)\nslice(start, stop[, step])")

  static let methods: [NativeRow] = [
    NativeRow("indices(self, length, /)", .exact) { vm, arguments throws(PyError) in
      let length = try vm.bigIndex(arguments[1])
      if length < 0 { throw vm.valueError("length should not be negative") }
      guard let slice = arguments.receiver.slice else { throw vm.typeError("descriptor 'indices' needs a slice") }
      let found = try indices(vm, slice, length)
      return vm.tuple([vm.int(found.start), vm.int(found.stop), vm.int(found.step)])
    }
  ]

  /// `slice.indices(length)`, with ints of any size.
  static func indices(
    _ vm: Machine, _ slice: SliceObject, _ length: BigInt
  ) throws(PyError) -> (start: BigInt, stop: BigInt, step: BigInt) {
    func part(_ value: Value) throws(PyError) -> BigInt? {
      if value.isNone || value.isUndefined { return nil }
      if vm.hasIndexMethod(value) { return try vm.bigIndex(value) }
      throw vm.typeError("slice indices must be integers or None or have an __index__ method")
    }
    let step = try part(slice.step) ?? 1
    if step == 0 { throw vm.valueError("slice step cannot be zero") }
    let lower: BigInt = step < 0 ? -1 : 0
    let upper: BigInt = step < 0 ? length - 1 : length
    func bound(_ value: Value, _ missing: BigInt) throws(PyError) -> BigInt {
      guard let written = try part(value) else { return missing }
      return written < 0 ? max(written + length, lower) : min(written, upper)
    }
    let start = try bound(slice.start, step < 0 ? upper : lower)
    let stop = try bound(slice.stop, step < 0 ? lower : upper)
    return (start, stop, step)
  }

  static let properties: [NativeProperty] = [
    NativeProperty("start") { _, receiver in receiver.slice?.start ?? .none },
    NativeProperty("stop") { _, receiver in receiver.slice?.stop ?? .none },
    NativeProperty("step") { _, receiver in receiver.slice?.step ?? .none },
  ]

  static let slots: NativeSlots = {
    var slots = NativeSlots()
    slots.construct = { vm, _, arguments throws(PyError) in
      if arguments.keywordCount > 0 { throw vm.typeError("slice() takes no keyword arguments") }
      switch arguments.positionalCount {
      case 0: throw vm.typeError("slice expected at least 1 argument, got 0")
      case 1: return vm.slice(.none, arguments[0], .none)
      case 2: return vm.slice(arguments[0], arguments[1], .none)
      case 3: return vm.slice(arguments[0], arguments[1], arguments[2])
      default: throw vm.typeError("slice expected at most 3 arguments, got \(arguments.positionalCount)")
      }
    }
    slots.repr = { vm, value throws(PyError) in
      guard let slice = value.slice else { return "slice" }
      let start = try vm.repr(slice.start)
      let stop = try vm.repr(slice.stop)
      return "slice(\(start), \(stop), \(try vm.repr(slice.step)))"
    }
    slots.hash = { vm, _ throws(PyError) in throw vm.typeError("unhashable type: 'slice'") }
    slots.compare = { vm, op, left, right throws(PyError) in
      guard let one = left.slice, let other = right.slice else { return .notImplemented }
      return try vm.compareSequences(
        op, [one.start, one.stop, one.step], [other.start, other.stop, other.step])
    }
    return slots
  }()
}
