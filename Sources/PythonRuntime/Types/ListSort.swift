// Sorting: stable, by `<` only. Up to 64 elements it makes CPython's own comparisons (run, then binary insertion);
// longer inputs are merged from such runs. Lists of plain ints, floats or strs compare without the machine.

enum ListSort {
  typealias Less = (Value, Value) throws(PyError) -> Bool

  /// `list.sort(key=key, reverse=reverse)`. The list is empty meanwhile, as in CPython.
  static func sort(_ vm: Machine, _ list: ListObject, key: Value, reverse: Bool) throws(PyError) {
    var values = Array(list.elements)
    list.removeAll()
    do {
      try vm.withRoots(values) { () throws(PyError) in try sort(vm, &values, key: key, reverse: reverse) }
    } catch {
      // As in CPython the list keeps the order that was reached.
      list.replaceAll(with: values)
      throw error
    }
    let modified = list.count > 0
    list.replaceAll(with: values)
    if modified { throw vm.valueError("list modified during sort") }
  }

  /// The values in order. They must be rooted by the caller.
  static func sorted(
    _ vm: Machine, _ values: [Value], key: Value, reverse: Bool
  ) throws(PyError) -> [Value] {
    var result = values
    try sort(vm, &result, key: key, reverse: reverse)
    return result
  }

  /// Sorts in place; when a comparison raises, the values are left in the order reached.
  private static func sort(
    _ vm: Machine, _ values: inout [Value], key: Value, reverse: Bool
  ) throws(PyError) {
    if values.count == 0 { return }
    var keys = values
    if !key.isNone {
      let made = vm.emptyList(capacity: values.count)
      for value in values { made.append(try vm.call(key, value)) }
      keys = Array(made.elements)
    }
    if keys.count < 2 { return }
    var order = Array(0..<values.count)
    if reverse { order.reverse() }
    var failure: PyError?
    do {
      try arrange(vm, &order, keys)
    } catch {
      failure = error
    }
    if reverse { order.reverse() }
    values = order.map { values[$0] }
    if let failure { throw failure }
  }

  private static func arrange(_ vm: Machine, _ order: inout [Int], _ keys: [Value]) throws(PyError) {
    if keys.allSatisfy({ $0.isInt }) {
      return try merge(&order) { (left: Int, right: Int) throws(PyError) in keys[left].asInt < keys[right].asInt }
    }
    if keys.allSatisfy({ $0.isFloat }) {
      return try merge(&order) { (left: Int, right: Int) throws(PyError) in
        keys[left].asFloat < keys[right].asFloat
      }
    }
    if keys.allSatisfy({ $0.isStr }) {
      return try merge(&order) { (left: Int, right: Int) throws(PyError) in
        isLess(keys[left].asStr, keys[right].asStr)
      }
    }
    try vm.withRoots(keys) { () throws(PyError) in
      try merge(&order) { (left: Int, right: Int) throws(PyError) in
        try vm.isLess(keys[left], keys[right])
      }
    }
  }

  /// Code point order, which is the order of the UTF-8 bytes.
  static func isLess(_ left: StrObject, _ right: StrObject) -> Bool {
    let difference = compareBytes(left.bytes, right.bytes, min(left.byteCount, right.byteCount))
    return difference < 0 || (difference == 0 && left.byteCount < right.byteCount)
  }

  typealias IndexLess = (Int, Int) throws(PyError) -> Bool

  /// Sorts `order` stably.
  static func merge(_ order: inout [Int], _ less: IndexLess) throws(PyError) {
    let count = order.count
    let (firstRun, descending) = try countRun(order, 0, count, less)
    if descending { order[0..<firstRun].reverse() }
    if firstRun == count { return }
    if count <= 64 { return try insert(&order, 0, count, sorted: firstRun, less) }
    let width = 32
    var low = 0
    while low < count {
      let high = min(low + width, count)
      let (run, falling) = try countRun(order, low, high, less)
      if falling { order[low..<(low + run)].reverse() }
      try insert(&order, low, high, sorted: run, less)
      low = high
    }
    var length = width
    var buffer = order
    while length < count {
      var start = 0
      while start < count {
        let middle = min(start + length, count)
        let end = min(start + 2 * length, count)
        try mergeRuns(order, &buffer, start, middle, end, less)
        start = end
      }
      swap(&order, &buffer)
      length *= 2
    }
  }

  private static func mergeRuns(
    _ source: [Int], _ target: inout [Int], _ start: Int, _ middle: Int, _ end: Int, _ less: IndexLess
  ) throws(PyError) {
    var left = start
    var right = middle
    if middle < end, left < middle, try !less(source[middle], source[middle - 1]) {
      for position in start..<end { target[position] = source[position] }
      return
    }
    for position in start..<end {
      if left < middle, right >= end {
        target[position] = source[left]
        left += 1
      } else if left >= middle {
        target[position] = source[right]
        right += 1
      } else if try less(source[right], source[left]) {
        target[position] = source[right]
        right += 1
      } else {
        target[position] = source[left]
        left += 1
      }
    }
  }

  /// Length of the run at `low`, and whether it is strictly descending.
  private static func countRun(
    _ order: [Int], _ low: Int, _ high: Int, _ less: IndexLess
  ) throws(PyError) -> (Int, Bool) {
    if high - low < 2 { return (high - low, false) }
    var position = low + 1
    let descending = try less(order[position], order[position - 1])
    position += 1
    while position < high {
      if try less(order[position], order[position - 1]) != descending { break }
      position += 1
    }
    return (position - low, descending)
  }

  /// Binary insertion of `order[low + sorted..<high]` into the sorted run before it.
  private static func insert(
    _ order: inout [Int], _ low: Int, _ high: Int, sorted: Int, _ less: IndexLess
  ) throws(PyError) {
    var next = low + max(sorted, 1)
    while next < high {
      let pivot = order[next]
      var left = low
      var right = next
      while left < right {
        let middle = left + ((right - left) >> 1)
        if try less(pivot, order[middle]) { right = middle } else { left = middle + 1 }
      }
      var position = next
      while position > left {
        order[position] = order[position - 1]
        position -= 1
      }
      order[left] = pivot
      next += 1
    }
  }
}
