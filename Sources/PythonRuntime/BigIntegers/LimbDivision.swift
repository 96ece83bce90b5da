// Division: by one limb with a reciprocal instead of the processor's instruction (Möller and Granlund, "Improved
// division by invariant integers"), by many with Knuth's algorithm D.

/// A divisor of one limb, shifted so that its top bit is set, with what replaces division by it.
struct LimbReciprocal {
  let divisor: UInt
  /// By how much the divisor was shifted.
  let shift: Int
  private let inverse: UInt

  init(_ limb: UInt) {
    shift = limb.leadingZeroBitCount
    divisor = limb << UInt(shift)
    inverse = divisor.dividingFullWidth((~divisor, UInt.max)).quotient
  }

  /// `(high, low)` by the shifted divisor; `high` is less than it.
  @inline(__always)
  func divide(_ high: UInt, _ low: UInt) -> (quotient: UInt, remainder: UInt) {
    let product = high.multipliedFullWidth(by: inverse)
    let (fraction, carry) = product.low.addingReportingOverflow(low)
    var quotient = product.high &+ high &+ 1 &+ (carry ? 1 : 0)
    var remainder = low &- quotient &* divisor
    if remainder > fraction {
      quotient &-= 1
      remainder &+= divisor
    }
    if remainder >= divisor {
      quotient &+= 1
      remainder &-= divisor
    }
    return (quotient, remainder)
  }
}

extension Limbs {
  /// Divides by one limb; target and source may be one. Returns the remainder.
  static func divide(_ target: Target, _ source: Source, _ count: Int, by divisor: LimbReciprocal) -> UInt {
    let shift = UInt(divisor.shift)
    var remainder: UInt = 0
    var index = count &- 1
    if shift == 0 {
      while index >= 0 {
        (target[index], remainder) = divisor.divide(remainder, source[index])
        index &-= 1
      }
      return remainder
    }
    guard count > 0 else { return 0 }
    remainder = source[index] >> (64 &- shift)
    while index >= 0 {
      let below = index > 0 ? source[index &- 1] >> (64 &- shift) : 0
      (target[index], remainder) = divisor.divide(remainder, source[index] << shift | below)
      index &-= 1
    }
    return remainder >> shift
  }

  /// The remainder by one limb.
  static func remainder(_ source: Source, _ count: Int, by divisor: LimbReciprocal) -> UInt {
    let shift = UInt(divisor.shift)
    guard count > 0 else { return 0 }
    var index = count &- 1
    var remainder = shift == 0 ? 0 : source[index] >> (64 &- shift)
    while index >= 0 {
      let below = index > 0 && shift > 0 ? source[index &- 1] >> (64 &- shift) : 0
      remainder = divisor.divide(remainder, source[index] << shift | below).remainder
      index &-= 1
    }
    return remainder >> shift
  }

  /// Algorithm D. `rest` holds the dividend, shifted as the divisor, in `count + 1` limbs, and then the remainder; the
  /// divisor has at least two limbs, the top bit of the last set. The quotient gets `count - divisorCount + 1` limbs.
  static func divide(
    _ quotient: Target?, _ rest: Target, _ count: Int, by divisor: Source, _ divisorCount: Int
  ) {
    let reciprocal = LimbReciprocal(divisor[divisorCount - 1])
    let top = reciprocal.divisor
    let next = divisor[divisorCount - 2]
    var position = count - divisorCount
    while position >= 0 {
      let window = rest + position
      let first = window[divisorCount]
      var digit: UInt
      var left: UInt
      var isExact = true
      if first >= top {
        digit = UInt.max
        let (sum, overflow) = window[divisorCount &- 1].addingReportingOverflow(top)
        left = sum
        isExact = !overflow
      } else {
        (digit, left) = reciprocal.divide(first, window[divisorCount &- 1])
      }
      while isExact {
        let product = digit.multipliedFullWidth(by: next)
        if product.high < left || (product.high == left && product.low <= window[divisorCount &- 2]) { break }
        digit &-= 1
        let (sum, overflow) = left.addingReportingOverflow(top)
        left = sum
        isExact = !overflow
      }
      let borrow = subtractProduct(window, divisor, divisorCount, by: digit)
      let (lead, isTooLarge) = first.subtractingReportingOverflow(borrow)
      window[divisorCount] = lead
      if isTooLarge {
        digit &-= 1
        window[divisorCount] = lead &+ add(window, Source(window), divisor, divisorCount)
      }
      quotient?[position] = digit
      position &-= 1
    }
  }
}
