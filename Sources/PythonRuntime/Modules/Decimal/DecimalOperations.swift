// Arithmetic of ordinary decimal numbers: finite ones, whose results are ordinary too. Everything else (NaNs, infinities,
// zero divisors, results that overflow or trap) is nil here and left to the Python text in Modules/Library.

extension DecimalContext {
  /// Beyond so many places two exponents are apart, the sum or quotient would be mostly zeros.
  private static let nativeGap = 100_000

  func sum(_ left: DecimalNumber, _ right: DecimalNumber) -> DecimalNumber? {
    var exponent = min(left.exponent, right.exponent)
    if left.coefficient.isZero || right.coefficient.isZero {
      return sumWithZero(left, right, exponent)
    }
    var (large, small) = (left, right)
    if left.exponent != right.exponent {
      let (mine, its) = (left.adjusted, right.adjusted)
      if mine < its { swap(&large, &small) }
      // What lies far below the last place that counts is as good as one unit there.
      let lowest = min(large.exponent, max(mine, its) - precision - 1) - 2
      if min(mine, its) < lowest {
        small = DecimalNumber(small.isNegative, 1, lowest)
        exponent = min(large.exponent, lowest)
      }
      if abs(large.exponent - small.exponent) > DecimalContext.nativeGap { return nil }
      large.coefficient = large.coefficient * DecimalScale.power(large.exponent - exponent)
      small.coefficient = small.coefficient * DecimalScale.power(small.exponent - exponent)
    }
    if large.isNegative == small.isNegative {
      return fixed(DecimalNumber(large.isNegative, large.coefficient + small.coefficient, exponent))
    }
    let total = large.coefficient - small.coefficient
    if total.isZero { return fixed(DecimalNumber(rounding == .floor, total, exponent)) }
    return fixed(DecimalNumber(total.isNegative != large.isNegative, total.magnitude, exponent))
  }

  private func sumWithZero(_ left: DecimalNumber, _ right: DecimalNumber, _ exponent: Int) -> DecimalNumber? {
    if left.coefficient.isZero && right.coefficient.isZero {
      let isNegative = left.isNegative == right.isNegative ? left.isNegative : rounding == .floor
      return fixed(DecimalNumber(isNegative, 0, exponent))
    }
    var value = left.coefficient.isZero ? right : left
    if value.exponent > exponent {
      let gap = value.exponent - exponent
      let places = min(gap, max(precision - DecimalScale.count(value.coefficient), 0))
      if places < gap { noted |= DecimalSignal.rounded.bit }
      value.coefficient = value.coefficient * DecimalScale.power(places)
      value.exponent -= places
    }
    return fixed(value)
  }

  func product(_ left: DecimalNumber, _ right: DecimalNumber) -> DecimalNumber? {
    if left.coefficient.count + right.coefficient.count > 4000 { return nil }
    return fixed(
      DecimalNumber(
        left.isNegative != right.isNegative, left.coefficient * right.coefficient, left.exponent + right.exponent))
  }

  func quotient(_ left: DecimalNumber, _ right: DecimalNumber) -> DecimalNumber? {
    if right.coefficient.isZero { return nil }
    let isNegative = left.isNegative != right.isNegative
    let exponent = left.exponent - right.exponent
    if left.coefficient.isZero { return fixed(DecimalNumber(isNegative, 0, exponent)) }
    let shift = DecimalScale.count(right.coefficient) - DecimalScale.count(left.coefficient) + precision + 1
    if abs(shift) > DecimalContext.nativeGap { return nil }
    var shifted = exponent - shift
    var (quotient, rest) =
      shift >= 0
      ? (left.coefficient * DecimalScale.power(shift)).quotientAndRemainder(dividingBy: right.coefficient)
      : left.coefficient.quotientAndRemainder(dividingBy: right.coefficient * DecimalScale.power(-shift))
    if !rest.isZero {
      // A digit that says that more follow, for the rounding to come.
      if quotient.remainder(by: 5) == 0 { quotient += 1 }
    } else if shifted < exponent {
      let (plain, count) = DecimalScale.withoutZeros(quotient, most: exponent - shifted)
      quotient = plain
      shifted += count
    }
    return fixed(DecimalNumber(isNegative, quotient, shifted))
  }

  /// Whole quotient and remainder, as of truncated division. The divisor is not zero.
  func division(_ left: DecimalNumber, _ right: DecimalNumber) -> (quotient: DecimalNumber, rest: DecimalNumber)? {
    if right.coefficient.isZero { return nil }
    let exponent = min(left.exponent, right.exponent)
    let gap = left.adjusted - right.adjusted
    if left.coefficient.isZero || gap > precision || gap <= -2 { return nil }
    if max(left.exponent, right.exponent) - exponent > DecimalContext.nativeGap { return nil }
    let dividend = left.coefficient * DecimalScale.power(left.exponent - exponent)
    let divisor = right.coefficient * DecimalScale.power(right.exponent - exponent)
    let (quotient, rest) = dividend.quotientAndRemainder(dividingBy: divisor)
    if DecimalScale.count(quotient) > precision { return nil }
    return (
      DecimalNumber(left.isNegative != right.isNegative, quotient, 0), DecimalNumber(left.isNegative, rest, exponent)
    )
  }

  /// A power with a whole exponent that is not negative, exact and then rounded.
  func power(_ base: DecimalNumber, _ exponent: DecimalNumber) -> DecimalNumber? {
    guard exponent.exponent == 0, !exponent.isNegative, !exponent.coefficient.isZero, !base.coefficient.isZero,
      let count = exponent.coefficient.machineInt, abs(base.exponent) < 1 << 40, count < 10_000,
      count * DecimalScale.count(base.coefficient) < 40 * precision + 4000
    else { return nil }
    return fixed(
      DecimalNumber(base.isNegative && count & 1 == 1, base.coefficient.power(count), base.exponent * count))
  }

  /// Without sign where it is a zero, rounded.
  func signed(_ number: DecimalNumber, isNegative: Bool) -> DecimalNumber? {
    var result = number
    result.isNegative = number.coefficient.isZero && rounding != .floor ? false : isNegative
    return fixed(result)
  }

  /// With the exponent given, and the conditions of that; nil also where the digits do not fit.
  func quantized(_ number: DecimalNumber, to exponent: Int, _ mode: DecimalRoundingMode) -> DecimalNumber? {
    if !number.coefficient.isZero, number.adjusted - exponent + 1 > precision { return nil }
    if exponent > greatest || exponent < least - precision + 1 { return nil }
    let (coefficient, isInexact) = DecimalScale.rescaled(number, to: exponent, mode)
    let result = DecimalNumber(number.isNegative, coefficient, exponent)
    if DecimalScale.count(coefficient) > precision || result.adjusted > greatest { return nil }
    if exponent > number.exponent, !number.coefficient.isZero {
      noted |= DecimalSignal.rounded.bit | (isInexact ? DecimalSignal.inexact.bit : 0)
    }
    return result
  }

  func squareRoot(_ number: DecimalNumber) -> DecimalNumber? {
    if number.isNegative || number.coefficient.isZero { return nil }
    var exponent = number.exponent
    var coefficient = number.coefficient
    let ideal = exponent >> 1
    if exponent & 1 != 0 {
      coefficient *= 10
      exponent -= 1
    }
    exponent >>= 1
    let shift = precision + 1 - (DecimalScale.count(coefficient) + 1) / 2
    if abs(shift) > DecimalContext.nativeGap { return nil }
    var isExact = true
    if shift >= 0 {
      coefficient *= DecimalScale.power(2 * shift)
    } else {
      let (rest, gone) = coefficient.quotientAndRemainder(dividingBy: DecimalScale.power(-2 * shift))
      coefficient = rest
      isExact = gone.isZero
    }
    exponent -= shift
    var root = coefficient.squareRoot()
    if isExact && root * root == coefficient {
      if exponent < ideal {
        let (plain, count) = DecimalScale.withoutZeros(root, most: ideal - exponent)
        root = plain
        exponent += count
      }
      while exponent > ideal {
        root *= 10
        exponent -= 1
        if DecimalScale.count(root) >= precision { break }
      }
    } else if root.remainder(by: 5) == 0 {
      root += 1
    }
    return fixed(DecimalNumber(false, root, exponent), rounding: .halfEven)
  }
}

extension DecimalScale {
  /// The coefficient of a finite number at another exponent, and whether digits were lost.
  static func rescaled(
    _ number: DecimalNumber, to exponent: Int, _ mode: DecimalRoundingMode
  ) -> (coefficient: BigInt, isInexact: Bool) {
    if number.coefficient.isZero { return (0, false) }
    if number.exponent >= exponent { return (number.coefficient * power(number.exponent - exponent), false) }
    let (rest, isInexact) = cut(number.coefficient, exponent - number.exponent, isNegative: number.isNegative, mode)
    return (rest, isInexact)
  }
}
