// Strs, and tuples of ints and strs (memoisation, grids, edges), as dict keys: hashed and compared without the general protocol,
// which counts depth and may call a lesson's `__eq__`. Everything else in a tuple is left to that.

extension TupleObject {
  /// The tuple's hash, as `TupleType.hash` computes it; nil when an element is neither an int nor a str.
  @inline(__always)
  func plainHash() -> Int? {
    var mixed = TupleHash()
    var index = 0
    while index < count {
      let element = items[index]
      if element.tag == Tag.int {
        mixed.add(hashOfInt(element.asInt))
      } else if element.isStr {
        mixed.add(element.lent(as: StrObject.self) { $0.hash })
      } else {
        return nil
      }
      index &+= 1
    }
    return mixed.result(count)
  }

  /// Whether two tuples are equal; nil when only `==` on their elements can tell.
  @inline(__always)
  func isPlainlyEqual(to other: TupleObject) -> Bool? {
    if count != other.count { return false }
    var index = 0
    while index < count {
      let (one, two) = (items[index], other.items[index])
      index &+= 1
      if one.tag == two.tag && one.bits == two.bits { continue }
      if one.tag == Tag.int && two.tag == Tag.int { return false }
      guard one.isStr, two.isStr else { return nil }
      if !one.isSameText(as: two) { return false }
    }
    return true
  }
}

/// The mix of CPython's tuplehash, so that sets of int tuples iterate in its order.
struct TupleHash {
  private var mixed: UInt = 2_870_177_450_012_600_261

  @inline(__always)
  mutating func add(_ hash: Int) {
    mixed = mixed &+ (UInt(bitPattern: hash) &* 14_029_467_366_897_019_727)
    mixed = (mixed &<< 31) | (mixed &>> 33)
    mixed = mixed &* 11_400_714_785_074_694_791
  }

  @inline(__always)
  func result(_ count: Int) -> Int {
    let end = mixed &+ (UInt(count) ^ (2_870_177_450_012_600_261 ^ 3_527_539))
    return end == UInt.max ? 1_546_275_796 : Int(bitPattern: end)
  }
}

extension DictObject {
  /// Entry number of a tuple key, -1 when it is not there, -2 when an entry with the same hash needs `==`.
  @inline(__always)
  func find(tuple key: TupleObject, hash: Int) -> Int {
    let hash = DictEntry.shortened(hash)
    var index = hash & tableMask
    var perturb = UInt(bitPattern: hash)
    while true {
      let number = Int(table[index])
      if number >= 0 {
        let entry = entries + number
        if entry.pointee.hash == hash {
          let found = entry.pointee.key
          guard found.isTuple, let isSame = found.lent(as: TupleObject.self, to: { $0.isPlainlyEqual(to: key) })
          else { return -2 }
          if isSame { return number }
        }
      } else if number == -1 {
        return -1
      }
      perturb &>>= 5
      index = (index &* 5 &+ Int(bitPattern: perturb) &+ 1) & tableMask
    }
  }
}

extension Machine {
  /// Entry number of a str in a dict, both given as values; -1 when it is not there.
  @inline(never)
  func findText(_ dict: Value, _ key: Value) -> Int {
    key.lent(as: StrObject.self) { text in dict.lent(as: DictObject.self) { $0.find(text, hash: text.hash) } }
  }

  /// `dict[key] = value` for a str; false when the general way has to do it.
  @inline(never)
  func setText(_ dict: Value, _ key: Value, _ value: Value) -> Bool {
    dict.lent(as: DictObject.self) { entries in
      let hash = key.lent(as: StrObject.self) { $0.hash }
      let number = key.lent(as: StrObject.self) { entries.find(text: $0, hash: hash) }
      if number == -2 { return false }
      if number >= 0 { entries.setValue(number, value) } else { entries.insertNew(key, hash: hash, value) }
      return true
    }
  }

  /// Entry number of a tuple in a dict, both given as values; -2 also when the tuple holds more than ints and strs.
  @inline(never)
  func findTuple(_ dict: Value, _ key: Value) -> Int {
    key.lent(as: TupleObject.self) { tuple in
      guard let hash = tuple.plainHash() else { return -2 }
      return dict.lent(as: DictObject.self) { $0.find(tuple: tuple, hash: hash) }
    }
  }

  /// `dict[key] = value`; false when the general way has to do it.
  @inline(never)
  func setTuple(_ dict: Value, _ key: Value, _ value: Value) -> Bool {
    guard let hash = key.lent(as: TupleObject.self, to: { $0.plainHash() }) else { return false }
    return dict.lent(as: DictObject.self) { entries in
      let number = key.lent(as: TupleObject.self) { entries.find(tuple: $0, hash: hash) }
      if number == -2 { return false }
      if number >= 0 {
        entries.setValue(number, value)
      } else {
        entries.insertNew(key, hash: hash, value)
      }
      return true
    }
  }
}
