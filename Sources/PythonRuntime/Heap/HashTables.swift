// The storage of dict and set. The dict is CPython's compact dict: an Int32 index table over dense entries in
// insertion order, with tombstones. Lookups that can need a user `__eq__` go through the machine (DictAccess.swift).

/// One dict entry; a removed one has an undefined key. Key and value lie apart from their tags, and of the hash there are 32
/// bits: 24 bytes, as in CPython.
package struct DictEntry {
  private let keyBits: UInt
  private var valueBits: UInt
  private let shortHash: UInt32
  private let keyTag: UInt16
  private var valueTag: UInt16

  @inline(__always)
  init(hash: Int, key: Value, value: Value) {
    keyBits = key.bits
    valueBits = value.bits
    shortHash = UInt32(truncatingIfNeeded: DictEntry.shortened(hash))
    keyTag = UInt16(truncatingIfNeeded: key.tag)
    valueTag = UInt16(truncatingIfNeeded: value.tag)
  }

  /// The hash as dicts use it: 32 bits that every bit of the whole hash has a part in. Shortening again changes nothing, so
  /// that an entry's hash may stand for its key's.
  @inline(__always)
  static func shortened(_ hash: Int) -> Int {
    let high = UInt32(truncatingIfNeeded: hash &>> 32)
    return Int(UInt32(truncatingIfNeeded: hash) &+ high &* 0x9E37_79B1)
  }

  /// The shortened hash.
  @inline(__always) package var hash: Int { Int(shortHash) }
  @inline(__always) package var key: Value { Value(tag: UInt(keyTag), bits: keyBits) }
  @inline(__always) package var value: Value {
    get { Value(tag: UInt(valueTag), bits: valueBits) }
    set {
      valueBits = newValue.bits
      valueTag = UInt16(truncatingIfNeeded: newValue.tag)
    }
  }
}

/// A `dict`. Use the machine's `dictGet/dictSet/dictDelete` for arbitrary keys, and the `StrObject` forms here for
/// names (attribute tables, keyword arguments): those cannot throw.
package final class DictObject: Obj {
  /// Dense entries in insertion order, `entryCount` of them, removed ones included.
  package internal(set) var entries: UnsafeMutablePointer<DictEntry>
  package internal(set) var entryCount = 0
  var entryCapacity: Int
  /// Table cells that are not empty, removed ones included.
  var cellsUsed = 0
  /// Open-addressing table of entry numbers; -1 empty, -2 removed.
  var table: UnsafeMutablePointer<Int32>
  var tableMask: Int
  /// Number of live entries (`len`).
  package internal(set) var count = 0
  /// Changes whenever a key is added or removed, for "changed size during iteration" and caches.
  package internal(set) var version: UInt = 0
  /// The first entries, whose keys and values live as long as the machine: the collector passes over them.
  private var settledCount = 0
  /// Counts changes, for a dict that lives as long as the machine: see `Machine.permanentChanges`.
  var changes: UnsafeMutablePointer<UInt>?

  init() {
    entryCapacity = 5
    entries = UnsafeMutablePointer<DictEntry>.allocate(capacity: 5)
    table = UnsafeMutablePointer<Int32>.allocate(capacity: 8)
    table.initialize(repeating: -1, count: 8)
    tableMask = 7
    super.init(kind: .dict)
  }

  deinit {
    entries.deallocate()
    table.deallocate()
  }

  /// It has never grown and is nobody's in particular: it can be used again.
  var isSmallest: Bool { entryCapacity == 5 && changes == nil && flags & Flags.sideSlots == 0 }

  /// Makes a dead dict like a new one.
  func reuse() {
    entryCount = 0
    cellsUsed = 0
    count = 0
    settledCount = 0
    version &+= 1
    table.update(repeating: -1, count: 8)
  }

  package override func traceReferences(_ tracer: inout Tracer) {
    var index = settledCount
    while index < entryCount, entries[index].key.isPermanent, entries[index].value.isPermanent { index &+= 1 }
    settledCount = index
    while index < entryCount {
      tracer.visit(entries[index].key)
      tracer.visit(entries[index].value)
      index &+= 1
    }
  }
  package override var externalBytes: Int { entryCapacity &* 24 &+ (tableMask &+ 1) &* 4 }

  /// Replaces the value of entry `number`.
  @inline(__always)
  func setValue(_ number: Int, _ value: Value) {
    entries[number].value = value
    if number < settledCount {
      settledCount = number
      noteChange()
    }
  }

  /// Entries have moved, or room behind them is used again.
  func unsettle() {
    settledCount = 0
    noteChange()
  }

  /// It may refer to something new.
  @inline(__always)
  func noteChange() {
    if let changes { changes.pointee &+= 1 }
  }

  /// Whether all that it refers to lives as long as the machine, as the last collection saw it.
  var isSettled: Bool { settledCount == entryCount && slots == nil }

  /// Visits the live entries in order. The body must not mutate the dict.
  @inline(__always)
  package func forEach<E: Error>(_ body: (_ key: Value, _ value: Value) throws(E) -> Void) throws(E) {
    var index = 0
    while index < entryCount {
      let entry = entries[index]
      if !entry.key.isUndefined { try body(entry.key, entry.value) }
      index &+= 1
    }
  }

  /// The next live value from `place` on, which moves behind it; nil at the end. The dict may change in between.
  package func value(following place: inout Int) -> Value? {
    while place < entryCount {
      let entry = entries[place]
      place &+= 1
      if !entry.key.isUndefined { return entry.value }
    }
    return nil
  }

  /// Live entries as a Swift array.
  package var pairs: [(key: Value, value: Value)] {
    var result: [(key: Value, value: Value)] = []
    result.reserveCapacity(count)
    forEach { result.append(($0, $1)) }
    return result
  }
}

/// One set cell; `hash == -1` with an undefined key is a dummy, hash 0 with an undefined key is empty.
package struct SetEntry {
  package var hash: Int
  package var key: Value
}

/// A `set` or `frozenset`: CPython's open-addressing table, so that small-int sets iterate in CPython's order.
/// The algorithms are in Types/Set.swift.
package final class SetObject: Obj {
  package var table: UnsafeMutablePointer<SetEntry>
  /// Table size - 1 (a power of two, at least 8 cells).
  package var mask: Int
  /// Cells in use, dummies included.
  package var fill = 0
  /// Live elements (`len`).
  package var count = 0
  /// Where `pop` looks next.
  var popPosition = 0

  package init(frozen: Bool) {
    table = UnsafeMutablePointer<SetEntry>.allocate(capacity: 8)
    table.initialize(repeating: SetEntry(hash: 0, key: .undefined), count: 8)
    mask = 7
    super.init(kind: frozen ? .frozenSet : .set)
  }

  deinit { table.deallocate() }

  package var isFrozen: Bool { kind == .frozenSet }

  package override func traceReferences(_ tracer: inout Tracer) {
    for index in 0...mask { tracer.visit(table[index].key) }
  }
  package override var externalBytes: Int { (mask &+ 1) &* 24 }

  /// The elements in iteration order, as a Swift array.
  package var elements: [Value] {
    var result: [Value] = []
    result.reserveCapacity(count)
    for index in 0...mask where !table[index].key.isUndefined { result.append(table[index].key) }
    return result
  }
}
