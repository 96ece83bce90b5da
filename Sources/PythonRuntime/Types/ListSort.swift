// Sorting: stable, by `<` only. Up to 64 elements it makes CPython's own comparisons (run, then binary insertion);
// longer inputs are merged from such runs.
//
// What is moved is not the values but small entries: the value's place and, where the keys are plain numbers, strs, or
// tuples that begin with such, a number in the keys' own order. Most comparisons are then decided inside the entries,
// without touching an object.

enum ListSort {
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
    let ranks = SortRanks(keys)
    var entries = order.map { SortEntry(rank: ranks.values?[$0] ?? 0, second: ranks.seconds?[$0] ?? 0, index: $0) }
    defer { order = entries.map(\.index) }
    if ranks.decide {
      return try MergeSort.sort(&entries, RankOrder())
    }
    if ranks.keysAreStrs {
      return try MergeSort.sort(&entries, TextOrder(keys: keys))
    }
    try vm.withRoots(keys) { () throws(PyError) in try MergeSort.sort(&entries, KeyOrder(vm: vm, keys: keys)) }
  }

  /// Code point order, which is the order of the UTF-8 bytes.
  static func isLess(_ left: StrObject, _ right: StrObject) -> Bool {
    let difference = compareBytes(left.bytes, right.bytes, min(left.byteCount, right.byteCount))
    return difference < 0 || (difference == 0 && left.byteCount < right.byteCount)
  }
}

/// A value's place, and its key's ranks: keys of different ranks are in the order of these.
struct SortEntry {
  var rank: Int
  /// Of the second element, where the keys are tuples.
  var second: Int
  var index: Int

  @inline(__always)
  static func < (left: SortEntry, right: SortEntry) -> Bool {
    left.rank != right.rank ? left.rank < right.rank : left.second < right.second
  }

  @inline(__always)
  func ties(with other: SortEntry) -> Bool { rank == other.rank && second == other.second }
}

/// The ranks of keys, as far as their types allow.
private struct SortRanks {
  /// Nil when the keys must be compared themselves.
  var values: [Int]?
  /// Ranks of the second elements, when the first decide whether first elements are equal.
  var seconds: [Int]?
  /// Keys of equal ranks are equal.
  var decide = false
  var keysAreStrs = false

  /// Tuples are looked into once, for their first two elements.
  init(_ keys: [Value], mayNest: Bool = true) {
    guard let first = keys.first else { return }
    if first.isInt, keys.allSatisfy({ $0.isInt }) {
      values = keys.map { $0.asInt }
      decide = true
    } else if first.isFloat, keys.allSatisfy({ $0.isFloat && !$0.asFloat.isNaN }) {
      values = keys.map { SortRanks.rank($0.asFloat) }
      decide = true
    } else if first.isStr, keys.allSatisfy({ $0.isStr }) {
      values = keys.map { SortRanks.rank($0.asStr) }
      decide = keys.allSatisfy { SortRanks.isWhole($0.asStr) }
      keysAreStrs = true
    } else if mayNest, first.isTuple, keys.allSatisfy({ $0.isTuple && $0.asTuple.count > 0 }) {
      rankTuples(keys)
    }
  }

  private mutating func rankTuples(_ keys: [Value]) {
    let firsts = SortRanks(keys.map { $0.asTuple[0] }, mayNest: false)
    values = firsts.values
    let count = keys[0].asTuple.count
    guard firsts.decide, keys.allSatisfy({ $0.asTuple.count == count }) else { return }
    decide = count == 1
    if count == 1 { return }
    let others = SortRanks(keys.map { $0.asTuple[1] }, mayNest: false)
    seconds = others.values
    decide = count == 2 && others.decide
  }

  /// The order of floats as the order of integers; both zeros are one.
  private static func rank(_ number: Double) -> Int {
    let bits = Int(bitPattern: UInt((number + 0).bitPattern))
    return bits < 0 ? Int.min &- bits &- 1 : bits
  }

  /// Whether the rank is the whole text: no two such texts share one.
  private static func isWhole(_ text: StrObject) -> Bool {
    text.byteCount <= 8 && !text.utf8.contains(0)
  }

  /// The first eight bytes, which decide unless they are the same.
  private static func rank(_ text: StrObject) -> Int {
    var prefix: UInt64 = 0
    let count = min(text.byteCount, 8)
    for position in 0..<count { prefix |= UInt64(text.bytes[position]) << (56 - 8 * UInt64(position)) }
    return Int(bitPattern: UInt(prefix ^ (1 << 63)))
  }
}

/// How two entries compare.
private protocol SortOrder {
  func less(_ left: SortEntry, _ right: SortEntry) throws(PyError) -> Bool
}

private struct RankOrder: SortOrder {
  @inline(__always)
  func less(_ left: SortEntry, _ right: SortEntry) throws(PyError) -> Bool { left < right }
}

private struct TextOrder: SortOrder {
  let keys: [Value]
  @inline(__always)
  func less(_ left: SortEntry, _ right: SortEntry) throws(PyError) -> Bool {
    if !left.ties(with: right) { return left < right }
    return ListSort.isLess(keys[left.index].asStr, keys[right.index].asStr)
  }
}

private struct KeyOrder: SortOrder {
  let vm: Machine
  let keys: [Value]
  @inline(__always)
  func less(_ left: SortEntry, _ right: SortEntry) throws(PyError) -> Bool {
    if !left.ties(with: right) { return left < right }
    return try vm.isLess(keys[left.index], keys[right.index])
  }
}

/// The stable sort of entries. When a comparison raises, the entries are a permutation of what they were.
private enum MergeSort {
  static func sort(_ entries: inout [SortEntry], _ order: some SortOrder) throws(PyError) {
    let count = entries.count
    var buffer: [SortEntry] = []
    var failure: PyError?
    let merged = entries.withUnsafeMutableBufferPointer { all -> Bool in
      guard let start = all.baseAddress else { return false }
      do throws(PyError) {
        if try sortRuns(start, count, order) { return false }
        buffer = Array(all)
        return try buffer.withUnsafeMutableBufferPointer { other throws(PyError) -> Bool in
          guard let second = other.baseAddress else { return false }
          return try mergeAll(start, second, count, order)
        }
      } catch {
        failure = error
        return false
      }
    }
    if merged { entries = buffer }
    if let failure { throw failure }
  }

  private static let width = 32

  /// Sorts pieces of `width` entries; true when that is all there is to do.
  private static func sortRuns(
    _ entries: UnsafeMutablePointer<SortEntry>, _ count: Int, _ order: some SortOrder
  ) throws(PyError) -> Bool {
    let (firstRun, descending) = try countRun(entries, 0, count, order)
    if descending { reverse(entries, 0, firstRun) }
    if firstRun == count { return true }
    if count <= 64 {
      try insert(entries, 0, count, sorted: firstRun, order)
      return true
    }
    var low = 0
    while low < count {
      let high = min(low + width, count)
      let (run, falling) = try countRun(entries, low, high, order)
      if falling { reverse(entries, low, run) }
      try insert(entries, low, high, sorted: run, order)
      low = high
    }
    return false
  }

  /// Merges the pieces; true when the result is in `second`.
  private static func mergeAll(
    _ first: UnsafeMutablePointer<SortEntry>, _ second: UnsafeMutablePointer<SortEntry>, _ count: Int,
    _ order: some SortOrder
  ) throws(PyError) -> Bool {
    var (source, target) = (first, second)
    var length = width
    while length < count {
      var start = 0
      while start < count {
        let middle = min(start + length, count)
        let end = min(start + 2 * length, count)
        do {
          try mergeRuns(source, target, start, middle, end, order)
        } catch {
          // What was read stays whole; it must end up in the first.
          if source != first { first.update(from: source, count: count) }
          throw error
        }
        start = end
      }
      swap(&source, &target)
      length *= 2
    }
    return source == second
  }

  private static func mergeRuns(
    _ source: UnsafeMutablePointer<SortEntry>, _ target: UnsafeMutablePointer<SortEntry>, _ start: Int, _ middle: Int,
    _ end: Int, _ order: some SortOrder
  ) throws(PyError) {
    if middle >= end {
      (target + start).update(from: source + start, count: end - start)
      return
    }
    if try !order.less(source[middle], source[middle - 1]) {
      (target + start).update(from: source + start, count: end - start)
      return
    }
    var left = start
    var right = middle
    var position = start
    while left < middle && right < end {
      let takesRight = try order.less(source[right], source[left])
      target[position] = takesRight ? source[right] : source[left]
      if takesRight { right &+= 1 } else { left &+= 1 }
      position &+= 1
    }
    if left < middle { (target + position).update(from: source + left, count: middle - left) }
    if right < end { (target + position).update(from: source + right, count: end - right) }
  }

  private static func reverse(_ entries: UnsafeMutablePointer<SortEntry>, _ low: Int, _ count: Int) {
    var piece = UnsafeMutableBufferPointer(start: entries + low, count: count)
    piece.reverse()
  }

  /// Length of the run at `low`, and whether it is strictly descending.
  private static func countRun(
    _ entries: UnsafeMutablePointer<SortEntry>, _ low: Int, _ high: Int, _ order: some SortOrder
  ) throws(PyError) -> (Int, Bool) {
    if high - low < 2 { return (high - low, false) }
    var position = low + 1
    let descending = try order.less(entries[position], entries[position - 1])
    position += 1
    while position < high {
      if try order.less(entries[position], entries[position - 1]) != descending { break }
      position += 1
    }
    return (position - low, descending)
  }

  /// Binary insertion of `entries[low + sorted..<high]` into the sorted run before it.
  private static func insert(
    _ entries: UnsafeMutablePointer<SortEntry>, _ low: Int, _ high: Int, sorted: Int, _ order: some SortOrder
  ) throws(PyError) {
    var next = low + max(sorted, 1)
    while next < high {
      let pivot = entries[next]
      var left = low
      var right = next
      while left < right {
        let middle = left + ((right - left) >> 1)
        if try order.less(pivot, entries[middle]) { right = middle } else { left = middle + 1 }
      }
      (entries + left + 1).update(from: entries + left, count: next - left)
      entries[left] = pivot
      next += 1
    }
  }
}
