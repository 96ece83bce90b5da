// Looking up, setting and removing dict entries. Keys that are exact str or int compare without calling anything;
// others may run a user `__eq__`, so that path lives on the machine and re-checks the table afterwards.

extension DictObject {
  /// Entry number of a str key, or -1. Never throws.
  @inline(__always)
  func find(_ key: StrObject, hash: Int) -> Int {
    let hash = DictEntry.shortened(hash)
    var index = hash & tableMask
    var perturb = UInt(bitPattern: hash)
    let address = UInt(bitPattern: Unmanaged.passUnretained(key).toOpaque())
    while true {
      let number = Int(table[index])
      if number >= 0 {
        let entry = entries + number
        if entry.pointee.key.bits == address && entry.pointee.key.isObject { return number }
        if entry.pointee.hash == hash, entry.pointee.key.isKind(.str),
          entry.pointee.key.lent(as: StrObject.self, to: { $0.isEqual(to: key) })
        {
          return number
        }
      } else if number == -1 {
        return -1
      }
      perturb &>>= 5
      index = (index &* 5 &+ Int(bitPattern: perturb) &+ 1) & tableMask
    }
  }

  /// The same for a key of the program's: -2 when a key that is no str has the same hash and needs `==`.
  @inline(__always)
  func find(text key: StrObject, hash: Int) -> Int {
    let hash = DictEntry.shortened(hash)
    var index = hash & tableMask
    var perturb = UInt(bitPattern: hash)
    let address = UInt(bitPattern: Unmanaged.passUnretained(key).toOpaque())
    while true {
      let number = Int(table[index])
      if number >= 0 {
        let entry = entries + number
        if entry.pointee.key.bits == address && entry.pointee.key.isObject { return number }
        if entry.pointee.hash == hash {
          guard entry.pointee.key.isKind(.str) else { return -2 }
          if entry.pointee.key.lent(as: StrObject.self, to: { $0.isEqual(to: key) }) { return number }
        }
      } else if number == -1 {
        return -1
      }
      perturb &>>= 5
      index = (index &* 5 &+ Int(bitPattern: perturb) &+ 1) & tableMask
    }
  }

  /// Entry number of an int key, or -1 when it is not there, or -2 when an unusual key with the same hash needs `==`.
  @inline(__always)
  func find(int key: Int, hash: Int) -> Int {
    let hash = DictEntry.shortened(hash)
    var index = hash & tableMask
    var perturb = UInt(bitPattern: hash)
    while true {
      let number = Int(table[index])
      if number >= 0 {
        let entry = entries + number
        if entry.pointee.hash == hash {
          if entry.pointee.key.tag == Tag.int {
            if entry.pointee.key.asInt == key { return number }
          } else if !entry.pointee.key.isStr {
            return -2
          }
        }
      } else if number == -1 {
        return -1
      }
      perturb &>>= 5
      index = (index &* 5 &+ Int(bitPattern: perturb) &+ 1) & tableMask
    }
  }

  /// The value of a name, or undefined.
  @inline(__always)
  package func get(_ name: StrObject) -> Value {
    let number = find(name, hash: name.hash)
    return number >= 0 ? entries[number].value : .undefined
  }

  /// The value of an entry, when it is that of this very name; otherwise undefined.
  @inline(__always)
  func value(at number: Int, named name: Unmanaged<StrObject>) -> Value {
    guard number < entryCount, entries[number].key.bits == UInt(bitPattern: name.toOpaque()),
      entries[number].key.isObject
    else { return .undefined }
    return entries[number].value
  }

  /// Sets the value of a name.
  package func set(_ name: StrObject, _ value: Value) {
    let hash = name.hash
    let number = find(name, hash: hash)
    if number >= 0 {
      setValue(number, value)
    } else {
      insertNew(Value(name), hash: hash, value)
    }
  }

  /// Removes a name and returns its value, or undefined.
  package func remove(_ name: StrObject) -> Value {
    let number = find(name, hash: name.hash)
    if number < 0 { return .undefined }
    return removeEntry(number)
  }

  /// Adds an entry for a key that is known to be absent.
  @inline(__always)
  package func insertNew(_ key: Value, hash: Int, _ value: Value) {
    if entryCount == entryCapacity || cellsUsed == entryCapacity { grow() }
    let entry = DictEntry(hash: hash, key: key, value: value)
    place(hash: entry.hash, number: entryCount)
    entries[entryCount] = entry
    entryCount &+= 1
    cellsUsed &+= 1
    count &+= 1
    version &+= 1
    noteChange()
  }

  @inline(__always)
  private func place(hash: Int, number: Int) {
    var index = hash & tableMask
    var perturb = UInt(bitPattern: hash)
    while table[index] >= 0 {
      perturb &>>= 5
      index = (index &* 5 &+ Int(bitPattern: perturb) &+ 1) & tableMask
    }
    table[index] = Int32(truncatingIfNeeded: number)
  }

  /// Removes entry `number` and returns its value.
  package func removeEntry(_ number: Int) -> Value {
    let entry = entries[number]
    var index = entry.hash & tableMask
    var perturb = UInt(bitPattern: entry.hash)
    while Int(table[index]) != number {
      perturb &>>= 5
      index = (index &* 5 &+ Int(bitPattern: perturb) &+ 1) & tableMask
    }
    table[index] = -2
    entries[number] = DictEntry(hash: 0, key: .undefined, value: .undefined)
    count &-= 1
    version &+= 1
    return entry.value
  }

  /// Makes an empty dict the same as one that nothing was removed from, cell by cell.
  private func copyTable(of other: DictObject) {
    if entryCapacity != other.entryCapacity || tableMask != other.tableMask {
      entries.deallocate()
      table.deallocate()
      entryCapacity = other.entryCapacity
      tableMask = other.tableMask
      entries = UnsafeMutablePointer<DictEntry>.allocate(capacity: entryCapacity)
      table = UnsafeMutablePointer<Int32>.allocate(capacity: tableMask + 1)
    }
    entries.update(from: other.entries, count: other.entryCount)
    table.update(from: other.table, count: tableMask + 1)
    entryCount = other.entryCount
    cellsUsed = other.cellsUsed
    count = other.count
    version &+= 1
    unsettle()
  }

  /// Makes room for so many entries in an empty dict, as growing would at the last of them.
  private func reserve(_ total: Int) {
    if entryCount > 0 || total <= entryCapacity { return }
    var size = 8
    while size * 2 / 3 < total { size *= 2 }
    entries.deallocate()
    table.deallocate()
    entryCapacity = size * 2 / 3
    tableMask = size - 1
    entries = UnsafeMutablePointer<DictEntry>.allocate(capacity: entryCapacity)
    table = UnsafeMutablePointer<Int32>.allocate(capacity: size)
    table.initialize(repeating: -1, count: size)
    cellsUsed = 0
  }

  /// Makes room for more entries: drops the removed ones and makes the table longer when it is really full.
  @inline(never)
  private func grow() {
    var size = 8
    while size * 2 / 3 <= count * 2 { size *= 2 }
    let capacity = size * 2 / 3
    let fresh = UnsafeMutablePointer<DictEntry>.allocate(capacity: capacity)
    var kept = 0
    for index in 0..<entryCount where !entries[index].key.isUndefined {
      fresh[kept] = entries[index]
      kept &+= 1
    }
    entries.deallocate()
    entries = fresh
    unsettle()
    entryCapacity = capacity
    entryCount = kept
    cellsUsed = kept
    table.deallocate()
    table = UnsafeMutablePointer<Int32>.allocate(capacity: size)
    table.initialize(repeating: -1, count: size)
    tableMask = size - 1
    for index in 0..<kept { place(hash: entries[index].hash, number: index) }
  }

  /// Removes everything.
  package func removeAll() {
    entryCount = 0
    unsettle()
    cellsUsed = 0
    count = 0
    version &+= 1
    table.update(repeating: -1, count: tableMask + 1)
  }

  /// A copy of all entries into an empty dict.
  package func copyEntries(to other: DictObject) {
    if count == 0 { return }
    if other.entryCount == 0, count == entryCount, cellsUsed == entryCount { return other.copyTable(of: self) }
    other.reserve(count)
    for index in 0..<entryCount where !entries[index].key.isUndefined {
      other.insertNew(entries[index].key, hash: entries[index].hash, entries[index].value)
    }
  }
}

/// CPython's hash of an int: the value modulo 2^61 - 1, with the sign.
@inline(__always)
package func hashOfInt(_ value: Int) -> Int {
  if value > -(1 << 61) + 1 && value < (1 << 61) - 1 { return value == -1 ? -2 : value }
  let modulus: UInt = (1 << 61) - 1
  let rest = Int(value.magnitude % modulus)
  let signed = value < 0 ? -rest : rest
  return signed == -1 ? -2 : signed
}

extension Machine {
  /// Entry number of any key, or -1.
  func dictFind(_ dict: DictObject, _ key: Value, hash: Int) throws(PyError) -> Int {
    if key.isStr {
      let number = key.lent(as: StrObject.self) { dict.find(text: $0, hash: hash) }
      if number > -2 { return number }
    }
    if key.isInt {
      let number = dict.find(int: key.asInt, hash: hash)
      if number > -2 { return number }
    }
    if key.isTuple {
      let number = dict.find(tuple: key.asTuple, hash: hash)
      if number > -2 { return number }
    }
    return try dictFindSlow(dict, key, hash: hash)
  }

  /// The general search: calls `==` on keys with the same hash, and starts again when that changed the dict.
  private func dictFindSlow(_ dict: DictObject, _ key: Value, hash: Int) throws(PyError) -> Int {
    let hash = DictEntry.shortened(hash)
    search: while true {
      let version = dict.version
      var index = hash & dict.tableMask
      var perturb = UInt(bitPattern: hash)
      while true {
        let number = Int(dict.table[index])
        if number == -1 { return -1 }
        if number >= 0, dict.entries[number].hash == hash {
          let candidate = dict.entries[number].key
          if candidate.isIdentical(to: key) { return number }
          let isSame = try equal(candidate, key)
          if dict.version != version { continue search }
          if isSame { return number }
        }
        perturb &>>= 5
        index = (index &* 5 &+ Int(bitPattern: perturb) &+ 1) & dict.tableMask
      }
    }
  }

  /// The value for `key`, or undefined.
  package func dictGet(_ dict: DictObject, _ key: Value) throws(PyError) -> Value {
    let hash = try hash(key)
    let number = try dictFind(dict, key, hash: hash)
    return number >= 0 ? dict.entries[number].value : .undefined
  }

  /// Sets the value for `key`; raises TypeError when the key cannot be hashed.
  package func dictSet(_ dict: DictObject, _ key: Value, _ value: Value) throws(PyError) {
    let hash = try hash(key)
    let number = try dictFind(dict, key, hash: hash)
    if number >= 0 {
      dict.setValue(number, value)
    } else {
      dict.insertNew(key, hash: hash, value)
    }
  }

  /// Removes and returns the value, or undefined.
  package func dictRemove(_ dict: DictObject, _ key: Value) throws(PyError) -> Value {
    let hash = try hash(key)
    let number = try dictFind(dict, key, hash: hash)
    return number >= 0 ? dict.removeEntry(number) : .undefined
  }
}
