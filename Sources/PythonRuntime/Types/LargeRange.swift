// Ranges whose numbers or whose length pass 64 bits: what Range.swift does, over ints without limit. Rare, so it is plain and
// not fast; whoever meets one elsewhere goes through its iterator.

/// The three numbers of a range, of any size.
final class LargeRange {
  let start: BigInt
  let stop: BigInt
  /// Never 0.
  let step: BigInt
  /// Number of elements.
  let count: BigInt

  init(_ start: BigInt, _ stop: BigInt, _ step: BigInt) {
    self.start = start
    self.stop = stop
    self.step = step
    if step > 0 {
      count = start < stop ? (stop - start - 1) / step + 1 : 0
    } else {
      count = start > stop ? (start - stop - 1) / -step + 1 : 0
    }
  }

  /// The numbers of any range.
  convenience init(_ range: RangeObject) {
    if let large = range.large {
      self.init(large.start, large.stop, large.step)
    } else {
      self.init(BigInt(range.start), BigInt(range.stop), BigInt(range.step))
    }
  }

  subscript(index: BigInt) -> BigInt { start + index * step }

  var reversed: LargeRange { LargeRange(self[count - 1], start - (step.isNegative ? -1 : 1), -step) }

  var description: String { step == 1 ? "range(\(start), \(stop))" : "range(\(start), \(stop), \(step))" }

  func hasSameElements(as other: LargeRange) -> Bool {
    if count != other.count { return false }
    return count == 0 || start == other.start && (count == 1 || step == other.step)
  }

  /// Where a number is; nil when it is none of the elements.
  func position(of number: BigInt) -> BigInt? {
    let inside = step > 0 ? number >= start && number < stop : number <= start && number > stop
    if !inside { return nil }
    let (quotient, rest) = (number - start).quotientAndRemainder(dividingBy: step)
    return rest == 0 ? quotient : nil
  }
}

/// Over a range beyond 64 bits.
package final class LargeRangeIterator: IteratorObject {
  private let range: LargeRange
  private let cursor = Cursor()

  private final class Cursor {
    var position = BigInt()
  }

  init(_ range: LargeRange) {
    self.range = range
    super.init()
  }

  package override var lengthHint: Int? {
    let left = range.count - cursor.position
    return left < BigInt(Int.max) ? Int(left) : Int.max
  }

  package override func next(_ vm: Machine) throws(PyError) -> Value {
    if cursor.position >= range.count { return .undefined }
    let value = range[cursor.position]
    cursor.position += 1
    return vm.int(value)
  }

  override func reduction(_ vm: Machine, _ cls: ClassObject) throws(PyError) -> [Value]? {
    [vm.iterFunction, vm.tuple([vm.range(range)]), vm.int(cursor.position)]
  }

  override func restore(_ vm: Machine, _ state: Value) throws(PyError) {
    guard let wanted = Number(state)?.integer else {
      throw vm.typeError("'<' not supported between instances of '\(vm.typeName(of: state))' and 'int'")
    }
    cursor.position = min(max(wanted, 0), range.count)
  }
}

extension Machine {
  func hash(_ range: LargeRange) throws(PyError) -> Int {
    try hash(
      tuple([
        int(range.count), range.count == 0 ? .none : int(range.start), range.count < 2 ? .none : int(range.step),
      ]))
  }

  /// `range[key]` for an index.
  func element(of range: LargeRange, _ key: Value) throws(PyError) -> Value {
    guard hasIndexMethod(key) else {
      throw typeError("range indices must be integers or slices, not \(typeName(of: key))")
    }
    var index = try bigIndex(key)
    if index < 0 { index += range.count }
    if index < 0 || index >= range.count { throw indexError("range object index out of range") }
    return int(range[index])
  }

  /// `range[slice]`.
  func slice(of range: LargeRange, _ slice: SliceObject) throws(PyError) -> Value {
    let indices = try SliceType.indices(self, slice, range.count)
    return self.range(LargeRange(range[indices.start], range[indices.stop], range.step * indices.step))
  }

  /// Where a value is in a range: numbers by their value, other objects by `==`.
  func position(in range: LargeRange, of value: Value) throws(PyError) -> BigInt? {
    if let number = Number(value) {
      switch number {
      case .int, .big: return number.integer.flatMap { range.position(of: $0) }
      case .float(let float), .complex(let float, 0): return BigInt(exactly: float).flatMap { range.position(of: $0) }
      case .complex: return nil
      }
    }
    if !value.isObject || value.isStr { return nil }
    var index: BigInt = 0
    while index < range.count {
      try countNativeStep()
      if try equal(value, int(range[index])) { return index }
      index += 1
    }
    return nil
  }
}
