// Counts the numbers of a comparison and keeps the largest differences, in absolute size, relative size and ULP.

struct NumberTally {
  var total = 0
  var changed = 0
  var largestULP: Int? = 0
  var largestAbsolute = 0.0
  var largestRelative = 0.0
  var changes: [NumberChange] = []
  /// Numbers outside tensor literals.
  var looseNumbers = 0
  var firstRefusedLine: Int?
  /// More are counted but not kept; a report that lists a thousand numbers is not read.
  static let keptChanges = 100

  mutating func add(_ change: NumberChange, relativeTo expected: Double) {
    changed += 1
    if let largest = largestULP, let ulps = change.ulps {
      largestULP = max(largest, ulps)
    } else {
      largestULP = nil
    }
    largestAbsolute = max(largestAbsolute, change.absolute)
    if expected != 0 { largestRelative = max(largestRelative, change.absolute / expected.magnitude) }
    if changes.count < NumberTally.keptChanges { changes.append(change) }
  }

  mutating func add(_ drift: NumericDrift) {
    total += drift.total
    changed += drift.changed
    if !drift.areElements { looseNumbers += 1 }
    if let largest = largestULP, let ulps = drift.largestULP {
      largestULP = max(largest, ulps)
    } else {
      largestULP = nil
    }
    largestAbsolute = max(largestAbsolute, drift.largestAbsolute)
    largestRelative = max(largestRelative, drift.largestRelative)
    changes += drift.changes.prefix(max(0, NumberTally.keptChanges - changes.count))
  }

  var drift: NumericDrift {
    NumericDrift(
      changed: changed, total: total, largestULP: largestULP, largestAbsolute: largestAbsolute,
      largestRelative: largestRelative, changes: changes, areElements: looseNumbers == 0)
  }

  /// For a refusal: one change as it is written, several with the size of the largest.
  var sentence: String {
    if changed == 1, let change = changes.first {
      return "\(change.expected) became \(change.actual)"
    }
    return drift.sentence
  }
}

extension NumberChange {
  init(_ left: ComparisonToken, _ right: ComparisonToken, _ wanted: NumberToken, _ found: NumberToken) {
    expected = String(left.text)
    actual = String(right.text)
    line = left.line
    let difference = (wanted.value - found.value).magnitude
    let bothNaN = wanted.value.isNaN && found.value.isNaN
    absolute = bothNaN || wanted.value == found.value ? 0 : difference.isNaN ? .infinity : difference
    ulps = NumberChange.ulps(absolute, wanted, found, right)
  }
}

extension NumberChange {
  /// How many units in the last place two numbers are apart. A number outside of a tensor is a double, but `item()` makes
  /// one of a float32: two that float32 can hold are counted as its.
  private static func ulps(
    _ absolute: Double, _ wanted: NumberToken, _ found: NumberToken, _ token: ComparisonToken
  ) -> Int? {
    guard wanted.isFloating, found.isFloating, absolute.isFinite else { return nil }
    let areSingle = Double(Float(wanted.value)) == wanted.value && Double(Float(found.value)) == found.value
    let type = token.isElement || !areSingle ? token.dtype : .single
    let count = (absolute / type.ulp(of: wanted.value)).rounded()
    return count < 9e15 ? Int(count) : nil
  }
}

extension FloatingType {
  /// The distance from a value to the next one of this type.
  func ulp(of value: Double) -> Double {
    let (bits, smallestExponent) = precision
    guard value.isFinite else { return 0 }
    let exponent = value == 0 ? smallestExponent : max(Int(value.exponent), smallestExponent)
    return Double(sign: .plus, exponent: exponent - bits, significand: 1)
  }
}
