// The common case of arrays from Python data: one or two levels of lists and tuples whose leaves are plain ints and floats.
// Looked at in two passes over the lists' own memory; everything else goes the long way of ArrayFromData.swift.

import PythonRuntime
import Tensors

/// What a look at the leaves has found.
private struct NumberLook {
  var hasFloat = false
  var rows = 0
  var columns: Int?
}

/// The elements of a list or tuple; those of a list are its own memory.
private enum NumberRow {
  case whole(UnsafeBufferPointer<Int>)
  case floats(UnsafeBufferPointer<Double>)
  case values([Value])

  var count: Int {
    switch self {
    case .whole(let numbers): numbers.count
    case .floats(let numbers): numbers.count
    case .values(let values): values.count
    }
  }

  /// The element at `index` when it may be a row itself; numbers are none.
  func inner(_ index: Int) -> Value {
    if case .values(let values) = self { return values[index] }
    return .none
  }

  /// Hands out every place with its whole number.
  @inline(__always)
  func forEachWhole(_ body: (Int, Int) -> Void) {
    switch self {
    case .whole(let numbers): for index in 0..<numbers.count { body(index, numbers[index]) }
    case .floats: break
    case .values(let values): for index in 0..<values.count { body(index, values[index].asInt) }
    }
  }

  /// Hands out every place with its number.
  @inline(__always)
  func forEachFloat(_ body: (Int, Double) -> Void) {
    switch self {
    case .whole(let numbers): for index in 0..<numbers.count { body(index, Double(numbers[index])) }
    case .floats(let numbers): for index in 0..<numbers.count { body(index, numbers[index]) }
    case .values(let values):
      for index in 0..<values.count {
        body(index, values[index].isFloat ? values[index].asFloat : Double(values[index].asInt))
      }
    }
  }
}

extension Machine {
  /// The array of a sequence of numbers, or of equally long sequences of numbers; nil for all other data.
  func arrayOfNumbers(_ value: Value, _ wanted: ElementType?) throws(PyError) -> ArrayObject? {
    if let wanted, ![.float64, .float32, .int64].contains(wanted.kind) { return nil }
    guard let outer = sequenceItems(value), outer.count > 0 else { return nil }
    var look = NumberLook(rows: outer.count)
    if let first = sequenceItems(outer.inner(0)) {
      look.columns = first.count
      for index in 0..<outer.count {
        guard let row = sequenceItems(outer.inner(index)), row.count == first.count, row.count > 0,
          isNumbers(row, &look)
        else {
          return nil
        }
      }
    } else if !isNumbers(outer, &look) {
      return nil
    }
    let kind = wanted?.kind ?? (look.hasFloat ? .float64 : .int64)
    if kind == .int64 && look.hasFloat { return nil }
    var shape: Shape = [look.rows]
    if let columns = look.columns { shape.append(columns) }
    try checkElements(shape.elementCount)
    let made = try newArray(shape, kind)
    let place = made.array.pointer
    let width = look.columns ?? look.rows
    for index in 0..<(look.columns == nil ? 1 : look.rows) {
      guard let row = look.columns == nil ? outer : sequenceItems(outer.inner(index)) else { return nil }
      store(row, kind, place + index * width * kind.byteCount)
    }
    return made
  }

  private func sequenceItems(_ value: Value) -> NumberRow? {
    if let list = value.list {
      if let whole = list.wholeNumbers { return .whole(whole) }
      if let floats = list.floats { return .floats(floats) }
      return .values(list.values)
    }
    return value.tuple.map { .values(Array($0.elements)) }
  }

  private func isNumbers(_ items: NumberRow, _ look: inout NumberLook) -> Bool {
    switch items {
    case .whole: break
    case .floats: look.hasFloat = true
    case .values(let values):
      for item in values {
        if item.isFloat { look.hasFloat = true } else if !item.isInt { return false }
      }
    }
    return true
  }

  private func store(_ items: NumberRow, _ kind: ElementKind, _ place: UnsafeMutableRawPointer) {
    switch kind {
    case .int64:
      let target = place.assumingMemoryBound(to: Int.self)
      items.forEachWhole { target[$0] = $1 }
    case .float32:
      let target = place.assumingMemoryBound(to: Float.self)
      items.forEachFloat { target[$0] = Float($1) }
    default:
      let target = place.assumingMemoryBound(to: Double.self)
      items.forEachFloat { target[$0] = $1 }
    }
  }
}
