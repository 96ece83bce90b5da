// The operators of big ints: sums, products, quotients, shifts and bits.

extension BigInt {
  package static prefix func - (value: BigInt) -> BigInt { BigInt(value, isNegative: !value.isNegative) }
  package static func + (left: BigInt, right: BigInt) -> BigInt { left.sum(right, isNegated: false) }
  package static func - (left: BigInt, right: BigInt) -> BigInt { left.sum(right, isNegated: true) }
  package static func += (left: inout BigInt, right: BigInt) { left = left + right }
  package static func -= (left: inout BigInt, right: BigInt) { left = left - right }
  package static func *= (left: inout BigInt, right: BigInt) { left = left * right }
  package static func /= (left: inout BigInt, right: BigInt) { left = left / right }
  package static func <<= (left: inout BigInt, bits: Int) { left = left << bits }
  package static func >>= (left: inout BigInt, bits: Int) { left = left >> bits }
  package static func / (left: BigInt, right: BigInt) -> BigInt {
    left.quotientAndRemainder(dividingBy: right).quotient
  }
  package static func % (left: BigInt, right: BigInt) -> BigInt {
    left.quotientAndRemainder(dividingBy: right).remainder
  }

  // MARK: Sums

  private func sum(_ other: BigInt, isNegated: Bool) -> BigInt {
    let otherIsNegative = other.isNegative != isNegated
    if isNegative == otherIsNegative || isZero || other.isZero {
      return BigInt.magnitudeSum(self, other, isNegative: isZero ? otherIsNegative : isNegative)
    }
    let order = magnitudeOrder(other)
    if order == 0 { return BigInt() }
    return order > 0
      ? BigInt.magnitudeDifference(self, other, isNegative: isNegative)
      : BigInt.magnitudeDifference(other, self, isNegative: otherIsNegative)
  }

  private static func magnitudeSum(_ left: BigInt, _ right: BigInt, isNegative: Bool) -> BigInt {
    if left.storage == nil, right.storage == nil {
      let (low, carry) = left.low.addingReportingOverflow(right.low)
      let (half, first) = left.high.addingReportingOverflow(right.high)
      let (high, second) = half.addingReportingOverflow(carry ? 1 : 0)
      if !first && !second { return BigInt(low: low, high: high, isNegative: isNegative) }
      return make(3, isNegative: isNegative) { target in
        target[0] = low
        target[1] = high
        target[2] = 1
      }
    }
    let (long, short) = left.count >= right.count ? (left, right) : (right, left)
    return make(long.count + 1, isNegative: isNegative) { target in
      long.withLimbs { source, count in
        short.withLimbs { other, otherCount in
          let carry = Limbs.add(target, source, other, otherCount)
          target[count] = Limbs.increase(target + otherCount, source + otherCount, count - otherCount, by: carry)
        }
      }
    }
  }

  /// `left - right`; the left magnitude is the larger one.
  private static func magnitudeDifference(_ left: BigInt, _ right: BigInt, isNegative: Bool) -> BigInt {
    if left.storage == nil {
      let (low, borrow) = left.low.subtractingReportingOverflow(right.low)
      return BigInt(low: low, high: left.high &- right.high &- (borrow ? 1 : 0), isNegative: isNegative)
    }
    return make(left.count, isNegative: isNegative) { target in
      left.withLimbs { source, count in
        right.withLimbs { other, otherCount in
          let borrow = Limbs.subtract(target, source, other, otherCount)
          _ = Limbs.decrease(target + otherCount, source + otherCount, count - otherCount, by: borrow)
        }
      }
    }
  }

  // MARK: Products

  package static func * (left: BigInt, right: BigInt) -> BigInt {
    let isNegative = left.isNegative != right.isNegative
    let (long, short) = left.count >= right.count ? (left, right) : (right, left)
    if short.isZero { return BigInt() }
    if long.count == 1 {
      let product = long.low.multipliedFullWidth(by: short.low)
      return BigInt(low: product.low, high: product.high, isNegative: isNegative)
    }
    if short.count == 1 {
      return make(long.count + 1, isNegative: isNegative) { target in
        long.withLimbs { source, count in target[count] = Limbs.multiply(target, source, count, by: short.low) }
      }
    }
    return make(long.count + short.count, isNegative: isNegative) { target in
      long.withLimbs { source, count in
        if let storage = long.storage, storage === short.storage {
          return Limbs.multiply(target, source, count, source, count)
        }
        short.withLimbs { other, otherCount in Limbs.multiply(target, source, count, other, otherCount) }
      }
    }
  }

  // MARK: Quotients

  /// Quotient toward zero and remainder with the dividend's sign. The divisor is not zero.
  package func quotientAndRemainder(dividingBy divisor: BigInt) -> (quotient: BigInt, remainder: BigInt) {
    if magnitudeOrder(divisor) < 0 { return (BigInt(), self) }
    let sign = isNegative != divisor.isNegative
    if count == 1 {
      let (quotient, remainder) = low.quotientAndRemainder(dividingBy: divisor.low)
      return (
        BigInt(low: quotient, high: 0, isNegative: sign), BigInt(low: remainder, high: 0, isNegative: isNegative)
      )
    }
    if divisor.count == 1 {
      let reciprocal = LimbReciprocal(divisor.low)
      var remainder: UInt = 0
      let quotient = BigInt.make(count, isNegative: sign) { target in
        withLimbs { source, count in remainder = Limbs.divide(target, source, count, by: reciprocal) }
      }
      return (quotient, BigInt(low: remainder, high: 0, isNegative: isNegative))
    }
    return divided(by: divisor, isNegative: sign)
  }

  private func divided(by divisor: BigInt, isNegative sign: Bool) -> (quotient: BigInt, remainder: BigInt) {
    let divisorCount = divisor.count
    let shift = divisor.limb(divisorCount - 1).leadingZeroBitCount
    let dividend = self
    return withUnsafeTemporaryAllocation(of: UInt.self, capacity: count + 1 + divisorCount) { scratch in
      let rest = scratch.baseAddress!
      let shifted = rest + dividend.count + 1
      dividend.withLimbs { source, count in rest[count] = Limbs.shiftLeft(rest, source, count, by: shift) }
      divisor.withLimbs { source, count in _ = Limbs.shiftLeft(shifted, source, count, by: shift) }
      let quotient = BigInt.make(dividend.count - divisorCount + 1, isNegative: sign) { target in
        Limbs.divide(target, rest, dividend.count, by: Limbs.Source(shifted), divisorCount)
      }
      let remainder = BigInt.make(divisorCount, isNegative: dividend.isNegative) { target in
        Limbs.shiftRight(target, Limbs.Source(rest), divisorCount, by: shift)
      }
      return (quotient, remainder)
    }
  }

  /// Quotient toward minus infinity and remainder with the divisor's sign. The divisor is not zero.
  package func floorDivided(by divisor: BigInt) -> (quotient: BigInt, remainder: BigInt) {
    let (quotient, remainder) = quotientAndRemainder(dividingBy: divisor)
    if !remainder.isZero, remainder.isNegative != divisor.isNegative { return (quotient - 1, remainder + divisor) }
    return (quotient, remainder)
  }

  /// The magnitude's remainder by a machine int.
  package func remainder(by divisor: UInt) -> UInt {
    if count <= 1 { return low % divisor }
    let reciprocal = LimbReciprocal(divisor)
    return withLimbs { source, count in Limbs.remainder(source, count, by: reciprocal) }
  }

  // MARK: Shifts

  /// `value * 2 ** bits`; a negative count shifts right.
  package static func << (value: BigInt, bits: Int) -> BigInt {
    if bits < 0 { return value >> -bits }
    if value.isZero || bits == 0 { return value }
    let (whole, part) = bits.quotientAndRemainder(dividingBy: 64)
    return make(value.count + whole + 1, isNegative: value.isNegative) { target in
      for index in 0..<whole { target[index] = 0 }
      value.withLimbs { source, count in
        target[whole + count] = Limbs.shiftLeft(target + whole, source, count, by: part)
      }
    }
  }

  /// `value // 2 ** bits`, toward minus infinity.
  package static func >> (value: BigInt, bits: Int) -> BigInt {
    if bits < 0 { return value << -bits }
    if value.isNegative { return -((-value - 1) >> bits) - 1 }
    let (whole, part) = bits.quotientAndRemainder(dividingBy: 64)
    if whole >= value.count { return BigInt() }
    return make(value.count - whole, isNegative: false) { target in
      value.withLimbs { source, count in Limbs.shiftRight(target, source + whole, count - whole, by: part) }
    }
  }

  // MARK: Bits

  package static func & (left: BigInt, right: BigInt) -> BigInt { combine(left, right) { $0 & $1 } }
  package static func | (left: BigInt, right: BigInt) -> BigInt { combine(left, right) { $0 | $1 } }
  package static func ^ (left: BigInt, right: BigInt) -> BigInt { combine(left, right) { $0 ^ $1 } }

  /// Bit by bit over the two's complement of both, which has endless copies of the sign in front.
  @inline(__always)
  private static func combine(_ left: BigInt, _ right: BigInt, _ bits: (UInt, UInt) -> UInt) -> BigInt {
    let leftSign: UInt = left.isNegative ? .max : 0
    let rightSign: UInt = right.isNegative ? .max : 0
    let isNegative = bits(leftSign, rightSign) != 0
    let count = max(left.count, right.count)
    if count <= 2, leftSign | rightSign == 0 {
      return BigInt(low: bits(left.low, right.low), high: bits(left.high, right.high), isNegative: false)
    }
    return make(count + 1, isNegative: isNegative) { target in
      left.withLimbs { one, oneCount in
        right.withLimbs { two, twoCount in
          var leftCarry: UInt = left.isNegative ? 1 : 0
          var rightCarry: UInt = right.isNegative ? 1 : 0
          var carry: UInt = isNegative ? 1 : 0
          for index in 0...count {
            let first = complement(index < oneCount ? one[index] : 0, leftSign, &leftCarry)
            let second = complement(index < twoCount ? two[index] : 0, rightSign, &rightCarry)
            target[index] = complement(bits(first, second), isNegative ? .max : 0, &carry)
          }
        }
      }
    }
  }

  @inline(__always)
  private static func complement(_ limb: UInt, _ sign: UInt, _ carry: inout UInt) -> UInt {
    let (sum, overflow) = (limb ^ sign).addingReportingOverflow(carry)
    carry = overflow ? 1 : 0
    return sum
  }
}
