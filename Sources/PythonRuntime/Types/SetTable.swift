// The hash table of set and frozenset: CPython 3.11's probing (a run of ten cells, then a perturbed jump), growth and
// merging, so that sets of ints and of int tuples iterate in CPython's order. Cells: an undefined key with hash 0 is
// empty, with hash -1 removed. It must not know the methods of `set`.

extension SetObject {
  /// A table of so many cells asks for memory before it grows.
  static let largeTable = 1 << 18
  /// Cells probed one after another before jumping.
  private static let linearProbes = 9

  /// Adds a key known to be absent, in a table without removed cells.
  @inline(__always)
  func insertClean(_ key: Value, _ hash: Int) {
    SetObject.insert(SetEntry(hash: hash, key: key), into: table, mask)
  }

  /// The same into a table of its own. Most keys find their first cell empty.
  @inline(__always)
  static func insert(_ entry: SetEntry, into table: UnsafeMutablePointer<SetEntry>, _ mask: Int) {
    let first = table + (entry.hash & mask)
    if first.pointee.key.isUndefined { first.pointee = entry } else { insertFurther(entry, into: table, mask) }
  }

  @inline(never)
  private static func insertFurther(_ entry: SetEntry, into table: UnsafeMutablePointer<SetEntry>, _ mask: Int) {
    let hash = entry.hash
    var start = hash & mask
    var perturb = UInt(bitPattern: hash)
    while true {
      let last = start &+ SetObject.linearProbes <= mask ? start &+ SetObject.linearProbes : start
      var position = start
      while position <= last {
        if table[position].key.isUndefined {
          table[position] = entry
          return
        }
        position &+= 1
      }
      perturb &>>= 5
      start = (start &* 5 &+ 1 &+ Int(bitPattern: perturb)) & mask
    }
  }

  /// Looks for an int or a str and adds it, in one go; false where a comparison is more than that of two ints or two texts, with
  /// nothing done. The table must have no removed cells.
  func addPlain(_ key: Value, _ hash: Int) -> Bool {
    guard key.isInt || key.isStr else { return false }
    var start = hash & mask
    var perturb = UInt(bitPattern: hash)
    while true {
      let last = start &+ SetObject.linearProbes <= mask ? start &+ SetObject.linearProbes : start
      var position = start
      while position <= last {
        let cell = table[position]
        if cell.key.isUndefined {
          table[position] = SetEntry(hash: hash, key: key)
          fill &+= 1
          count &+= 1
          if fill &* 5 >= mask &* 3 { resize(count > 50_000 ? count * 2 : count * 4) }
          return true
        }
        if cell.hash == hash {
          if cell.key.isIdentical(to: key) { return true }
          if cell.key.isStr && key.isStr {
            if cell.key.isSameText(as: key) { return true }
          } else if !(cell.key.isInt && key.isInt) {
            return false
          }
        }
        position &+= 1
      }
      perturb &>>= 5
      start = (start &* 5 &+ 1 &+ Int(bitPattern: perturb)) & mask
    }
  }

  /// Makes a table larger than `minimum` and puts the live elements into it.
  func resize(_ minimum: Int) {
    var size = 8
    while size <= minimum { size &<<= 1 }
    let old = table
    let oldMask = mask
    let fresh = UnsafeMutablePointer<SetEntry>.allocate(capacity: size)
    fresh.initialize(repeating: SetEntry(hash: 0, key: .undefined), count: size)
    table = fresh
    mask = size - 1
    fill = count
    SetObject.copy(old, oldMask, count, into: fresh, size &- 1)
    old.deallocate()
  }

  /// Puts the `count` live elements of one table into another one.
  fileprivate static func copy(
    _ source: UnsafeMutablePointer<SetEntry>, _ sourceMask: Int, _ count: Int,
    into table: UnsafeMutablePointer<SetEntry>, _ mask: Int
  ) {
    var (left, position) = (count, 0)
    while left > 0, position <= sourceMask {
      if !source[position].key.isUndefined {
        insert(source[position], into: table, mask)
        left &-= 1
      }
      position &+= 1
    }
  }

  func removeAll() {
    table.deallocate()
    table = UnsafeMutablePointer<SetEntry>.allocate(capacity: 8)
    table.initialize(repeating: SetEntry(hash: 0, key: .undefined), count: 8)
    mask = 7
    fill = 0
    count = 0
  }

  /// Removes the element in a cell.
  func removeCell(_ position: Int) -> Value {
    let key = table[position].key
    table[position] = SetEntry(hash: -1, key: .undefined)
    count -= 1
    return key
  }

  /// Takes over the table of another set.
  func takeTable(of other: SetObject) {
    table.deallocate()
    table = UnsafeMutablePointer<SetEntry>.allocate(capacity: other.mask + 1)
    table.initialize(from: other.table, count: other.mask + 1)
    mask = other.mask
    fill = other.fill
    count = other.count
  }
}

extension Machine {
  /// The hash of a key; int and str need no dispatch.
  @inline(__always) func keyHash(_ key: Value) throws(PyError) -> Int {
    if key.isStr { return key.asStr.hash }
    if key.isInt { return hashOfInt(key.asInt) }
    return try hash(key)
  }

  /// The cell of a key, or -1. Comparisons may run Python code; when that changes the table the search starts again.
  func setFind(_ set: SetObject, _ key: Value, _ hash: Int) throws(PyError) -> Int {
    var start = hash & set.mask
    var perturb = UInt(bitPattern: hash)
    while true {
      let last = start + 9 <= set.mask ? start + 9 : start
      var position = start
      while position <= last {
        let cell = set.table[position]
        if cell.key.isUndefined {
          if cell.hash == 0 { return -1 }
        } else if cell.hash == hash {
          if cell.key.isIdentical(to: key) { return position }
          let table = set.table
          let same = try isSameElement(cell.key, key)
          if set.table != table || !set.table[position].key.isIdentical(to: cell.key) {
            return try setFind(set, key, hash)
          }
          if same { return position }
        }
        position += 1
      }
      perturb >>= 5
      start = (start &* 5 &+ 1 &+ Int(bitPattern: perturb)) & set.mask
    }
  }

  private func isSameElement(_ element: Value, _ key: Value) throws(PyError) -> Bool {
    if element.isIdentical(to: key) { return true }
    if element.isStr, key.isStr { return element.isSameText(as: key) }
    if element.isInt, key.isInt { return false }
    return try withRoots([element, key], { () throws(PyError) in try equal(element, key) })
  }

  /// Adds an element to a set; raises TypeError when it is not hashable.
  package func setAdd(_ set: SetObject, _ element: Value) throws(PyError) {
    try setAdd(set, element, try keyHash(element))
  }

  func setAdd(_ set: SetObject, _ element: Value, _ hash: Int) throws(PyError) {
    if set.mask < SetObject.largeTable, set.fill == set.count, set.addPlain(element, hash) { return }
    if try setFind(set, element, hash) >= 0 { return }
    if set.mask >= SetObject.largeTable, (set.fill + 1) * 5 >= set.mask * 3 {
      try checkMemory(2 * set.mask * MemoryLayout<SetEntry>.stride)
    }
    var start = hash & set.mask
    var perturb = UInt(bitPattern: hash)
    // The last removed cell on the way is used again.
    var free = -1
    while true {
      let last = start + 9 <= set.mask ? start + 9 : start
      var position = start
      while position <= last {
        if set.table[position].key.isUndefined, set.table[position].hash != 0 {
          free = position
        } else if set.table[position].key.isUndefined {
          if free >= 0 {
            set.table[free] = SetEntry(hash: hash, key: element)
            set.count += 1
            return
          }
          set.table[position] = SetEntry(hash: hash, key: element)
          set.fill += 1
          set.count += 1
          if set.fill * 5 >= set.mask * 3 { set.resize(set.count > 50_000 ? set.count * 2 : set.count * 4) }
          return
        }
        position += 1
      }
      perturb >>= 5
      start = (start &* 5 &+ 1 &+ Int(bitPattern: perturb)) & set.mask
    }
  }

  /// What `in`, `remove` and `discard` look for: a set stands for the frozenset of its elements.
  func setKey(_ value: Value) throws(PyError) -> Value {
    guard value.isKind(.set), classOf(value).dunders[Dunder.hash.rawValue].isUndefined else { return value }
    return Value(try setOf(value, frozen: true))
  }

  /// `element in set`.
  package func setContains(_ set: SetObject, _ element: Value) throws(PyError) -> Bool {
    try setFind(set, element, try keyHash(element)) >= 0
  }

  /// Removes an element; false when it was absent.
  package func setDiscard(_ set: SetObject, _ element: Value) throws(PyError) -> Bool {
    let position = try setFind(set, element, try keyHash(element))
    if position < 0 { return false }
    _ = set.removeCell(position)
    return true
  }

  /// Calls `body` with every element and its hash. A comparison may run code that changes the set: then the rest of the table that is
  /// there now is walked, as in CPython.
  @inline(__always)
  func forEachCell(of set: SetObject, _ body: (_ key: Value, _ hash: Int) throws(PyError) -> Void) throws(PyError) {
    var position = 0
    while position <= set.mask {
      let cell = set.table[position]
      position &+= 1
      if !cell.key.isUndefined { try body(cell.key, cell.hash) }
    }
  }

  /// Adds the elements of another set, with CPython's growth.
  func setMerge(_ set: SetObject, _ other: SetObject) throws(PyError) {
    if other === set || other.count == 0 { return }
    if (set.fill + other.count) * 5 >= set.mask * 3 { set.resize((set.count + other.count) * 2) }
    if set.fill == 0, set.mask == other.mask, other.fill == other.count {
      return set.takeTable(of: other)
    }
    if set.fill == 0 {
      set.fill = other.count
      set.count = other.count
      SetObject.copy(other.table, other.mask, other.count, into: set.table, set.mask)
      return
    }
    try forEachCell(of: other) { (key, hash) throws(PyError) in try setAdd(set, key, hash) }
  }

  /// `set.update(iterable)`.
  package func setUpdate(_ set: SetObject, _ iterable: Value) throws(PyError) {
    if let other = iterable.set { return try setMerge(set, other) }
    if iterable.isDict {
      let dict = iterable.asDict
      if (set.fill + dict.count) * 5 >= set.mask * 3 { set.resize((set.count + dict.count) * 2) }
      for (key, _) in dict.pairs { try setAdd(set, key) }
      return
    }
    if iterable.isList {
      let list = iterable.asList
      var index = 0
      while index < list.count {
        try setAdd(set, list[index])
        index &+= 1
      }
      return
    }
    try iterate(iterable) { (element) throws(PyError) in
      try setAdd(set, element)
    }
  }

  /// A new set with the elements of any iterable.
  func setOf(_ iterable: Value, frozen: Bool = false) throws(PyError) -> SetObject {
    let result = set(frozen: frozen)
    try setUpdate(result, iterable)
    return result
  }

  /// A set as it is, or a new set with the elements of any other iterable.
  func asSet(_ iterable: Value) throws(PyError) -> SetObject {
    if let set = iterable.set { return set }
    return try setOf(iterable)
  }

  /// The frozenset that CPython's compiler makes of a set display whose elements are all constants; the set is filled
  /// from it, which shows in the order.
  func constantSet(_ elements: [Value]) throws(PyError) -> SetObject {
    let constant = set(frozen: true)
    for element in elements { try setAdd(constant, element) }
    // The compiler's table of constants rebuilds it from its own order.
    let rebuilt = set(frozen: true)
    for element in constant.elements { try setAdd(rebuilt, element) }
    return rebuilt
  }
}
