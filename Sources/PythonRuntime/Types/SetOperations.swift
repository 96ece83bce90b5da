// Intersection, difference and the like for sets, in the element order of CPython 3.11.

extension Machine {
  /// A new set of the elements of `set` that are in `other` (any iterable).
  func setIntersection(_ set: SetObject, _ other: Value, frozen: Bool = false) throws(PyError) -> SetObject {
    if other.set === set { return try setOf(other, frozen: frozen) }
    let result = self.set(frozen: frozen)
    if let second = other.set {
      let (large, small) = second.count > set.count ? (second, set) : (set, second)
      try forEachCell(of: small) { (key, hash) throws(PyError) in
        if try setFind(large, key, hash) >= 0 { try setAdd(result, key, hash) }
      }
      return result
    }
    try iterate(other) { (element) throws(PyError) in
      let hash = try keyHash(element)
      if try setFind(set, element, hash) >= 0 { try setAdd(result, element, hash) }
    }
    return result
  }

  /// A new set of the elements of `set` that are not in `other` (any iterable).
  func setDifference(_ set: SetObject, _ other: Value, frozen: Bool = false) throws(PyError) -> SetObject {
    let size = other.set?.count ?? (other.isDict ? other.asDict.count : nil)
    guard let size, set.count >> 2 <= size else {
      let result = self.set(frozen: frozen)
      try setMerge(result, set)
      try setDifferenceUpdate(result, other)
      return result
    }
    let result = self.set(frozen: frozen)
    let second = other.set
    try forEachCell(of: set) { (key, hash) throws(PyError) in
      let present: Bool
      if let second {
        present = try setFind(second, key, hash) >= 0
      } else {
        present = try dictFind(other.asDict, key, hash: hash) >= 0
      }
      if !present { try setAdd(result, key, hash) }
    }
    return result
  }

  /// Removes the elements of `other` (any iterable) from `set`.
  func setDifferenceUpdate(_ set: SetObject, _ other: Value) throws(PyError) {
    if let second = other.set {
      if second === set { return set.removeAll() }
      try forEachCell(of: second) { (key, hash) throws(PyError) in
        let position = try setFind(set, key, hash)
        if position >= 0 { _ = set.removeCell(position) }
      }
    } else {
      try iterate(other) { (element) throws(PyError) in _ = try setDiscard(set, element) }
    }
    if set.fill - set.count > set.mask / 5 { set.resize(set.count > 50_000 ? set.count * 2 : set.count * 4) }
  }

  /// Leaves in `set` the elements that are in exactly one of both.
  func setSymmetricDifferenceUpdate(_ set: SetObject, _ other: SetObject) throws(PyError) {
    if other === set { return set.removeAll() }
    try forEachCell(of: other) { (key, hash) throws(PyError) in
      let position = try setFind(set, key, hash)
      if position >= 0 { _ = set.removeCell(position) } else { try setAdd(set, key, hash) }
    }
  }

  /// Every element of `set` is in `other`.
  func isSubset(_ set: SetObject, of other: SetObject) throws(PyError) -> Bool {
    if set.count > other.count { return false }
    var position = 0
    while position <= set.mask {
      let cell = set.table[position]
      position += 1
      if !cell.key.isUndefined, try setFind(other, cell.key, cell.hash) < 0 { return false }
    }
    return true
  }
}

extension SetType {
  static func compare(
    _ vm: Machine, _ op: CompareOperator, _ left: SetObject, _ right: SetObject
  ) throws(PyError) -> Bool {
    let backward = op == .greater || op == .greaterEqual
    let (small, large) = backward ? (right, left) : (left, right)
    switch op {
    case .equal, .notEqual:
      if left.count != right.count { return op == .notEqual }
    case .less, .greater:
      if small.count >= large.count { return false }
    case .lessEqual, .greaterEqual: break
    }
    let inside = try vm.isSubset(small, of: large)
    return op == .notEqual ? !inside : inside
  }

  @Sendable static func binary(
    _ vm: Machine, _ op: BinaryOperator, _ left: Value, _ right: Value
  ) throws(PyError) -> Value {
    guard let one = left.set, let other = right.set else { return .notImplemented }
    switch op {
    case .bitAnd: return Value(try vm.setIntersection(one, right, frozen: one.isFrozen))
    case .subtract: return Value(try vm.setDifference(one, right, frozen: one.isFrozen))
    case .bitOr:
      let result = try vm.setOf(left, frozen: one.isFrozen)
      if one !== other { try vm.setMerge(result, other) }
      return Value(result)
    case .bitXor:
      let result = try vm.setOf(right, frozen: one.isFrozen)
      try vm.setSymmetricDifferenceUpdate(result, one)
      return Value(result)
    default: return .notImplemented
    }
  }

  @Sendable static func inPlace(
    _ vm: Machine, _ op: BinaryOperator, _ left: Value, _ right: Value
  ) throws(PyError) -> Value {
    guard let set = left.set, let other = right.set else { return .notImplemented }
    switch op {
    case .bitAnd: set.takeTable(of: try vm.setIntersection(set, right))
    case .subtract: try vm.setDifferenceUpdate(set, right)
    case .bitOr: try vm.setMerge(set, other)
    case .bitXor: try vm.setSymmetricDifferenceUpdate(set, other)
    default: return .notImplemented
    }
    return left
  }
}
