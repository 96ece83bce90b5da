// Products of numbers of many limbs: the method of school below a threshold, Karatsuba's above it.

extension Limbs {
  /// Below this many limbs Karatsuba's method costs more than it saves; measured.
  static let karatsubaThreshold = 40

  /// `left * right` into `leftCount + rightCount` limbs that overlap neither. The left number is the longer one, and
  /// neither is empty.
  static func multiply(_ target: Target, _ left: Source, _ leftCount: Int, _ right: Source, _ rightCount: Int) {
    if rightCount < karatsubaThreshold {
      if left == right, leftCount == rightCount {
        squareSchool(target, left, leftCount)
      } else {
        multiplySchool(target, left, leftCount, right, rightCount)
      }
    } else if leftCount == rightCount {
      let scratch = Target.allocate(capacity: 7 * leftCount + 512)
      defer { scratch.deallocate() }
      karatsuba(target, left, right, leftCount, scratch)
    } else {
      multiplyPieces(target, left, leftCount, right, rightCount)
    }
  }

  private static func multiplySchool(
    _ target: Target, _ left: Source, _ leftCount: Int, _ right: Source, _ rightCount: Int
  ) {
    target[leftCount] = multiply(target, left, leftCount, by: right[0])
    var index = 1
    while index < rightCount {
      target[index &+ leftCount] = addProduct(target + index, left, leftCount, by: right[index])
      index &+= 1
    }
  }

  /// Each product of two different limbs once, doubled, then the squares.
  private static func squareSchool(_ target: Target, _ source: Source, _ count: Int) {
    target[0] = 0
    if count > 1 {
      target[count] = multiply(target + 1, source + 1, count &- 1, by: source[0])
      var index = 1
      while index < count &- 1 {
        target[index &+ count] = addProduct(
          target + (2 &* index &+ 1), source + (index &+ 1), count &- index &- 1, by: source[index])
        index &+= 1
      }
    }
    target[2 &* count &- 1] = 0
    var carry: UInt = 0
    var spill: UInt = 0
    for index in 0..<count {
      let (high, low) = source[index].multipliedFullWidth(by: source[index])
      let first = target[2 &* index]
      let second = target[2 &* index &+ 1]
      let doubledLow = first << 1 | spill
      let doubledHigh = second << 1 | first >> 63
      spill = second >> 63
      let (half, one) = doubledLow.addingReportingOverflow(low)
      let (sum, two) = half.addingReportingOverflow(carry)
      target[2 &* index] = sum
      let (halfHigh, three) = doubledHigh.addingReportingOverflow(high)
      let (sumHigh, four) = halfHigh.addingReportingOverflow((one ? 1 : 0) &+ (two ? 1 : 0))
      target[2 &* index &+ 1] = sumHigh
      carry = (three ? 1 : 0) &+ (four ? 1 : 0)
    }
  }

  /// Cuts the longer number into pieces as long as the shorter one.
  private static func multiplyPieces(
    _ target: Target, _ left: Source, _ leftCount: Int, _ right: Source, _ rightCount: Int
  ) {
    target.update(repeating: 0, count: leftCount + rightCount)
    let piece = Target.allocate(capacity: 2 * rightCount)
    defer { piece.deallocate() }
    var start = 0
    while start < leftCount {
      let length = min(rightCount, leftCount - start)
      multiply(piece, right, rightCount, left + start, length)
      let carry = add(target + start, Source(target + start), Source(piece), rightCount + length)
      if start + rightCount + length < leftCount + rightCount {
        let rest = target + (start + rightCount + length)
        _ = increase(rest, Source(rest), leftCount - start - length, by: carry)
      }
      start += length
    }
  }

  /// Two numbers of `count` limbs. With halves a1, a0 and b1, b0 the middle of the product is
  /// a1 b1 + a0 b0 - (a1 - a0)(b1 - b0): three products of half the length instead of four.
  private static func karatsuba(
    _ target: Target, _ left: Source, _ right: Source, _ count: Int, _ scratch: Target
  ) {
    if count < karatsubaThreshold {
      if left == right { squareSchool(target, left, count) } else { multiplySchool(target, left, count, right, count) }
      return
    }
    let lower = count / 2
    let upper = count - lower
    let leftGap = scratch
    let rightGap = left == right ? scratch : scratch + upper
    let product = scratch + 2 * upper
    let rest = scratch + 4 * upper + 2
    karatsuba(target, left, right, lower, rest)
    karatsuba(target + 2 * lower, left + lower, right + lower, upper, rest)
    var isNegative = gap(leftGap, left, lower, upper)
    if left == right { isNegative = false } else if gap(rightGap, right, lower, upper) { isNegative.toggle() }
    karatsuba(product, Source(leftGap), Source(rightGap), upper, rest)
    // The gaps are spent: their place takes the sum of the outer products, of 2 * upper + 1 limbs with the one beyond.
    let middle = rest
    var top = add(middle, Source(target), Source(target + 2 * lower), 2 * lower)
    top = increase(middle + 2 * lower, Source(target + 4 * lower), 2 * (upper - lower), by: top)
    if isNegative {
      top &+= add(middle, Source(middle), Source(product), 2 * upper)
    } else {
      top &-= subtract(middle, Source(middle), Source(product), 2 * upper)
    }
    let carry = add(target + lower, Source(target + lower), Source(middle), 2 * upper) &+ top
    let end = target + (lower + 2 * upper)
    _ = increase(end, Source(end), lower, by: carry)
  }

  /// |upper half - lower half|; true when the difference is negative.
  private static func gap(_ target: Target, _ source: Source, _ lower: Int, _ upper: Int) -> Bool {
    let high = source + lower
    if (upper == lower || high[upper - 1] == 0) && compare(high, source, lower) < 0 {
      _ = subtract(target, source, high, lower)
      if upper > lower { target[lower] = 0 }
      return true
    }
    let borrow = subtract(target, high, source, lower)
    if upper > lower { target[lower] = high[lower] &- borrow }
    return false
  }
}
