// Which characters a match can begin with: a search passes over the others without trying.

/// The ASCII characters a match can begin with; others always may.
struct RegexFirsts {
  private(set) var table = [Bool](repeating: false, count: 128)

  /// Nil for an expression that can match nothing at all, or whose beginning is not known.
  init?(_ node: RegexNode) {
    guard let canBeEmpty = add(node), !canBeEmpty, table.contains(false) else { return nil }
  }

  @inline(__always)
  func allows(_ scalar: UInt32) -> Bool { scalar >= 128 || table[Int(scalar)] }

  /// Adds what a match of a node can begin with; whether it can be empty, nil when nothing is known.
  private mutating func add(_ node: RegexNode) -> Bool? {
    switch node {
    case .empty, .anchor, .look: return true
    case .character(let wanted, let folding):
      for scalar in 0..<UInt32(128) where folding.equal(scalar, wanted) {
        table[Int(scalar)] = true
      }
      return false
    case .set(let set):
      for scalar in 0..<UInt32(128) where set.contains(scalar) { table[Int(scalar)] = true }
      return false
    case .any(let newlineToo):
      for scalar in 0..<128 where newlineToo || scalar != 10 { table[scalar] = true }
      return false
    case .sequence(let items):
      for item in items {
        guard let canBeEmpty = add(item) else { return nil }
        if !canBeEmpty { return false }
      }
      return true
    case .alternatives(let branches):
      var canBeEmpty = false
      for branch in branches {
        guard let isEmpty = add(branch) else { return nil }
        canBeEmpty = canBeEmpty || isEmpty
      }
      return canBeEmpty
    case .group(_, let inner), .atomic(let inner): return add(inner)
    case .repetition(let inner, let least, _, _):
      guard let canBeEmpty = add(inner) else { return nil }
      return canBeEmpty || least == 0
    case .reference, .conditional: return nil
    }
  }
}
