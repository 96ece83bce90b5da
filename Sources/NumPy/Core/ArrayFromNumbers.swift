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

extension Machine {
  /// The array of a sequence of numbers, or of equally long sequences of numbers; nil for all other data.
  func arrayOfNumbers(_ value: Value, _ wanted: ElementType?) throws(PyError) -> ArrayObject? {
    if let wanted, ![.float64, .float32, .int64].contains(wanted.kind) { return nil }
    guard let outer = sequenceItems(value), outer.count > 0 else { return nil }
    var look = NumberLook(rows: outer.count)
    if let first = sequenceItems(outer[0]) {
      look.columns = first.count
      for index in 0..<outer.count {
        guard let row = sequenceItems(outer[index]), row.count == first.count, row.count > 0, isNumbers(row, &look)
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
      guard let row = look.columns == nil ? outer : sequenceItems(outer[index]) else { return nil }
      store(row, kind, place + index * width * kind.byteCount)
    }
    return made
  }

  private func sequenceItems(_ value: Value) -> UnsafeBufferPointer<Value>? {
    if value.isKind(.list) {
      let list = value.asList
      return UnsafeBufferPointer(start: list.items, count: list.count)
    }
    if value.isKind(.tuple) {
      let tuple = value.asTuple
      return UnsafeBufferPointer(start: tuple.items, count: tuple.count)
    }
    return nil
  }

  private func isNumbers(_ items: UnsafeBufferPointer<Value>, _ look: inout NumberLook) -> Bool {
    for item in items {
      if item.isFloat { look.hasFloat = true } else if !item.isInt { return false }
    }
    return true
  }

  private func store(_ items: UnsafeBufferPointer<Value>, _ kind: ElementKind, _ place: UnsafeMutableRawPointer) {
    switch kind {
    case .int64:
      let target = place.assumingMemoryBound(to: Int.self)
      for index in 0..<items.count { target[index] = items[index].asInt }
    case .float32:
      let target = place.assumingMemoryBound(to: Float.self)
      for index in 0..<items.count {
        let item = items[index]
        target[index] = Float(item.isFloat ? item.asFloat : Double(item.asInt))
      }
    default:
      let target = place.assumingMemoryBound(to: Double.self)
      for index in 0..<items.count {
        let item = items[index]
        target[index] = item.isFloat ? item.asFloat : Double(item.asInt)
      }
    }
  }
}
