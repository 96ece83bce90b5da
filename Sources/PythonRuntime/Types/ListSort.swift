// Sorting: stable, by `<` only. Up to 64 elements it makes CPython's own comparisons (run, then binary insertion);
// longer inputs are merged from such runs.
//
// What is moved is not the values but small entries: the value's place and, where the keys are plain numbers, strs, or
// tuples that begin with such, a number in the keys' own order: a rank. Most comparisons are then decided inside the entries,
// without touching an object.

enum ListSort {
  /// `list.sort(key=key, reverse=reverse)`. The list is empty meanwhile, as in CPython.
  static func sort(_ vm: Machine, _ list: ListObject, key: Value, reverse: Bool) throws(PyError) {
    let elements = vm.emptyList()
    elements.exchangeElements(with: list)
    list.watch()
    var failure: PyError?
    do {
      try vm.withRoots([Value(elements)]) { () throws(PyError) in
        try sortElements(vm, elements, key: key, reverse: reverse)
      }
    } catch {
      // As in CPython the list keeps the order that was reached.
      failure = error
    }
    let isModified = list.wasTouched
    elements.exchangeElements(with: list)
    if let failure { throw failure }
    if isModified { throw vm.valueError("list modified during sort") }
  }

  /// Sorts a list that nothing else refers to. When a comparison raises, the order that was reached stays.
  static func sortElements(_ vm: Machine, _ list: ListObject, key: Value, reverse: Bool) throws(PyError) {
    if list.count == 0 { return }
    var keys = list
    if !key.isNone {
      keys = vm.emptyList(capacity: list.count)
      // CPython counts the sorting itself as a level.
      try vm.enterNative("")
      defer { vm.leaveNative() }
      for position in 0..<list.count { keys.append(try vm.call(key, list[position])) }
    }
    if keys.count < 2 { return }
    if list.count > 1 << 16 {
      // Of a comparison and a move each.
      try vm.checkWork(nanoseconds: Double(list.count) * Double(Int.bitWidth - list.count.leadingZeroBitCount))
    }
    if keys === list, list.count < leastPacked, list.sortWholeNumbers(descending: reverse) { return }
    switch SortRanks.kind(of: keys) {
    case .decisive:
      let rank = { (index: Int) -> Int in SortRanks.rank(keys[index]) }
      if try arrangePacked(list, keys, reverse, first: rank, second: nil) { return }
      try arrange(list, reverse, RankOrder()) { RankedEntry(rank: rank($0), index: $0) }
    case .texts:
      try arrange(list, reverse, TextOrder(keys: keys)) { RankedEntry(rank: SortRanks.rank(keys[$0]), index: $0) }
    case .tuples(let ranked, let isDecided):
      let entry = { (index: Int) -> SortEntry in
        let tuple = keys[index].asTuple
        let second = ranked > 1 ? SortRanks.rank(tuple[1]) : 0
        return SortEntry(rank: SortRanks.rank(tuple[0]), second: second, index: index)
      }
      if isDecided {
        let first = { (index: Int) -> Int in SortRanks.rank(keys[index].asTuple[0]) }
        let second = { (index: Int) -> Int in SortRanks.rank(keys[index].asTuple[1]) }
        if try arrangePacked(list, keys, reverse, first: first, second: ranked > 1 ? second : nil) { return }
        return try arrange(list, reverse, RankOrder(), entry)
      }
      try vm.withRoots([Value(keys)]) { () throws(PyError) in
        try arrange(list, reverse, KeyOrder(vm: vm, keys: keys), entry)
      }
    case .other:
      try vm.withRoots([Value(keys)]) { () throws(PyError) in
        try arrange(list, reverse, KeyOrder(vm: vm, keys: keys)) { SortEntry(rank: 0, second: 0, index: $0) }
      }
    }
  }

  /// Sorts the entries of the places, then the elements as these.
  private static func arrange<Order: SortOrder>(
    _ list: ListObject, _ reverse: Bool, _ order: Order, _ entry: (Int) -> Order.Entry
  ) throws(PyError) where Order.Entry: RankedPlace {
    let count = list.count
    var entries = UnsafeMutablePointer<Order.Entry>.allocate(capacity: count)
    defer { entries.deallocate() }
    for position in 0..<count {
      (entries + position).initialize(to: entry(reverse ? count &- 1 &- position : position))
    }
    defer { list.arrange(entries, reversed: reverse) { $0.index } }
    try MergeSort.sort(&entries, count, order)
  }

  /// The same where the ranks decide and, less the smallest, have so few bits that they and the place fit into one word: a third
  /// of the memory, and one comparison. False, with nothing done, where they do not.
  private static func arrangePacked(
    _ list: ListObject, _ keys: ListObject, _ reverse: Bool, first: (Int) -> Int, second: ((Int) -> Int)?
  ) throws(PyError) -> Bool {
    let count = list.count
    if count < leastPacked { return false }
    let placeBits = bitWidth(UInt(count &- 1))
    let (least, bits) = span(first, count)
    if bits &+ placeBits > 64 { return false }
    let (leastSecond, secondBits) = second.map { span($0, count) } ?? (0, 0)
    if bits &+ secondBits &+ placeBits > 64 { return false }
    let last = count &- 1
    var words = UnsafeMutablePointer<UInt>.allocate(capacity: count)
    defer { words.deallocate() }
    for position in 0..<count {
      let place = reverse ? last &- position : position
      var word = UInt(bitPattern: first(place) &- least)
      if let second { word = word << secondBits | UInt(bitPattern: second(place) &- leastSecond) }
      (words + position).initialize(to: word << placeBits | UInt(position))
    }
    // Nobody asks for the keys again.
    if keys !== list { keys.release() }
    try MergeSort.sort(&words, count, WordOrder())
    let mask = (1 as UInt) << placeBits &- 1
    list.arrange(words, reversed: reverse) { reverse ? last &- Int($0 & mask) : Int($0 & mask) }
    return true
  }

  /// Shorter lists are sorted sooner than looked through.
  private static let leastPacked = 64

  /// The smallest of some ranks, and the bits of the largest difference from it.
  private static func span(_ rank: (Int) -> Int, _ count: Int) -> (least: Int, bits: Int) {
    var (least, largest) = (rank(0), rank(0))
    for index in 1..<count {
      let next = rank(index)
      least = min(least, next)
      largest = max(largest, next)
    }
    return (least, bitWidth(UInt(bitPattern: largest &- least)))
  }

  private static func bitWidth(_ number: UInt) -> Int { UInt.bitWidth - number.leadingZeroBitCount }

  /// Code point order, which is the order of the UTF-8 bytes.
  static func isLess(_ left: StrObject, _ right: StrObject) -> Bool {
    let difference = compareBytes(left.bytes, right.bytes, min(left.byteCount, right.byteCount))
    return difference < 0 || (difference == 0 && left.byteCount < right.byteCount)
  }
}

/// A value's place, and its key's rank: keys of different ranks are in the order of these.
private protocol RankedPlace: BitwiseCopyable {
  var index: Int { get }
  static func < (left: Self, right: Self) -> Bool
  func ties(with other: Self) -> Bool
}

private struct RankedEntry: RankedPlace {
  var rank: Int
  var index: Int

  @inline(__always)
  static func < (left: RankedEntry, right: RankedEntry) -> Bool { left.rank < right.rank }

  @inline(__always)
  func ties(with other: RankedEntry) -> Bool { rank == other.rank }
}

/// With the rank of a second element, where the keys are tuples.
private struct SortEntry: RankedPlace {
  var rank: Int
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
private enum SortRanks {
  enum Kind {
    /// Keys of equal ranks are equal.
    case decisive
    /// Strs, some of them longer than their ranks.
    case texts
    /// Tuples of which the first, or the first two, elements have ranks; and whether these decide.
    case tuples(ranked: Int, isDecided: Bool)
    /// The keys must be compared themselves.
    case other
  }

  static func kind(of keys: ListObject) -> Kind {
    let count = keys.count
    if !keys[0].isTuple { return kind(count) { keys[$0] } }
    let width = keys[0].asTuple.count
    var isEven = true
    for index in 0..<count {
      guard keys[index].isTuple, keys[index].asTuple.count > 0 else { return .other }
      isEven = isEven && keys[index].asTuple.count == width
    }
    switch kind(count, { keys[$0].asTuple[0] }) {
    case .decisive:
      if !isEven { return .tuples(ranked: 1, isDecided: false) }
      if width == 1 { return .tuples(ranked: 1, isDecided: true) }
      switch kind(count, { keys[$0].asTuple[1] }) {
      case .decisive: return .tuples(ranked: 2, isDecided: width == 2)
      case .texts: return .tuples(ranked: 2, isDecided: false)
      default: return .tuples(ranked: 1, isDecided: false)
      }
    case .texts: return .tuples(ranked: 1, isDecided: false)
    default: return .other
    }
  }

  @inline(__always)
  private static func kind(_ count: Int, _ key: (Int) -> Value) -> Kind {
    let tag = key(0).tag
    var areWhole = true
    for index in 0..<count {
      let value = key(index)
      if value.tag != tag || value.isFloat && value.asFloat.isNaN { return .other }
      if value.isStr { areWhole = areWhole && isWhole(value.asStr) }
    }
    switch tag {
    case Tag.int, Tag.float: return .decisive
    case Tag.of(.str): return areWhole ? .decisive : .texts
    default: return .other
    }
  }

  /// The rank of an int, a float or a str.
  @inline(__always)
  static func rank(_ key: Value) -> Int {
    key.isInt ? key.asInt : key.isFloat ? rank(key.asFloat) : rank(key.asStr)
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
    let count = min(text.byteCount, 8)
    var prefix: UInt = 0
    // A short text's bytes stand in the object, with room behind them.
    if count == 8 || text.flags & Obj.Flags.smallText != 0 {
      let word = UInt(bigEndian: UnsafeRawPointer(text.bytes).loadUnaligned(as: UInt.self))
      prefix = (word >> (64 - 8 * count)) << (64 - 8 * count)
    } else {
      for position in 0..<count { prefix |= UInt(text.bytes[position]) << (56 - 8 * UInt(position)) }
    }
    return Int(bitPattern: prefix ^ (1 << 63))
  }
}

/// How two entries compare.
private protocol SortOrder {
  associatedtype Entry: BitwiseCopyable
  func less(_ left: Entry, _ right: Entry) throws(PyError) -> Bool
}

private struct RankOrder<Entry: RankedPlace>: SortOrder {
  @inline(__always)
  func less(_ left: Entry, _ right: Entry) throws(PyError) -> Bool { left < right }
}

/// Of words that hold all there is to compare; no two are the same.
private struct WordOrder: SortOrder {
  @inline(__always)
  func less(_ left: UInt, _ right: UInt) throws(PyError) -> Bool { left < right }
}

private struct TextOrder: SortOrder {
  let keys: ListObject
  @inline(__always)
  func less(_ left: RankedEntry, _ right: RankedEntry) throws(PyError) -> Bool {
    if !left.ties(with: right) { return left < right }
    return ListSort.isLess(keys[left.index].asStr, keys[right.index].asStr)
  }
}

private struct KeyOrder: SortOrder {
  let vm: Machine
  let keys: ListObject
  @inline(__always)
  func less(_ left: SortEntry, _ right: SortEntry) throws(PyError) -> Bool {
    if !left.ties(with: right) { return left < right }
    return try vm.isLess(keys[left.index], keys[right.index])
  }
}

/// The stable sort of entries. When a comparison raises, the entries are a permutation of what they were.
private enum MergeSort {
  /// Sorts `count` entries; the result may stand in other memory than they did.
  static func sort<Order: SortOrder>(
    _ entries: inout UnsafeMutablePointer<Order.Entry>, _ count: Int, _ order: Order
  ) throws(PyError) {
    if try sortRuns(entries, count, order) { return }
    var other = UnsafeMutablePointer<Order.Entry>.allocate(capacity: count)
    defer { other.deallocate() }
    if try mergeAll(entries, other, count, order) { swap(&entries, &other) }
  }

  private static let width = 32

  /// Sorts pieces of `width` entries; true when that is all there is to do.
  private static func sortRuns<Order: SortOrder>(
    _ entries: UnsafeMutablePointer<Order.Entry>, _ count: Int, _ order: Order
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
  private static func mergeAll<Order: SortOrder>(
    _ first: UnsafeMutablePointer<Order.Entry>, _ second: UnsafeMutablePointer<Order.Entry>, _ count: Int,
    _ order: Order
  ) throws(PyError) -> Bool {
    var (source, target) = (first, second)
    var length = width
    while length < count {
      var start = 0
      while start < count {
        let middle = min(start + length, count)
        let end = min(start + 2 * length, count)
        do {
          start = try mergeRuns(source, target, start, middle, end, order)
        } catch {
          // What was read stays whole; it must end up in the first.
          if source != first { first.update(from: source, count: count) }
          throw error
        }
      }
      swap(&source, &target)
      length *= 2
    }
    return source == second
  }

  /// Merges two neighbours and returns their end. (A function that may throw must not end in a call of the C library: the compiler
  /// made that a jump, after which the caller took what was left in the error's register for an error.)
  private static func mergeRuns<Order: SortOrder>(
    _ source: UnsafeMutablePointer<Order.Entry>, _ target: UnsafeMutablePointer<Order.Entry>, _ start: Int,
    _ middle: Int, _ end: Int, _ order: Order
  ) throws(PyError) -> Int {
    if middle >= end {
      (target + start).update(from: source + start, count: end - start)
      return end
    }
    if try !order.less(source[middle], source[middle - 1]) {
      (target + start).update(from: source + start, count: end - start)
      return end
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
    return end
  }

  private static func reverse<Entry>(_ entries: UnsafeMutablePointer<Entry>, _ low: Int, _ count: Int) {
    var piece = UnsafeMutableBufferPointer(start: entries + low, count: count)
    piece.reverse()
  }

  /// Length of the run at `low`, and whether it is strictly descending.
  private static func countRun<Order: SortOrder>(
    _ entries: UnsafeMutablePointer<Order.Entry>, _ low: Int, _ high: Int, _ order: Order
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
  private static func insert<Order: SortOrder>(
    _ entries: UnsafeMutablePointer<Order.Entry>, _ low: Int, _ high: Int, sorted: Int, _ order: Order
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
