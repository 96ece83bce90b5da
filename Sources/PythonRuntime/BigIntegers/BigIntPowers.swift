// Powers, powers by a modulus, roots, common divisors and inverses of big ints.

extension BigInt {
  /// `self ** exponent`, which is not negative. Factors of two are shifted in at the end.
  package func power(_ exponent: Int) -> BigInt {
    if exponent == 0 { return 1 }
    let zeros = trailingZeroBitCount
    if zeros > 0 { return (self >> zeros).power(exponent) << (zeros * exponent) }
    if count == 1, low == 1 { return isNegative && exponent & 1 == 1 ? self : 1 }
    var result = self
    var mask = (1 << (Int.bitWidth - 1 - exponent.leadingZeroBitCount)) >> 1
    while mask != 0 {
      result = result * result
      if exponent & mask != 0 { result = result * self }
      mask >>= 1
    }
    return result
  }

  /// `self ** exponent % modulus`. The base is not negative and less than the modulus, which is positive; the exponent
  /// is not negative.
  package func power(_ exponent: BigInt, modulus: BigInt) -> BigInt {
    if modulus.count == 1 {
      if modulus.low == 1 { return 0 }
      let result = BigInt.power(low, exponent, modulus: LimbReciprocal(modulus.low))
      return BigInt(result)
    }
    if modulus.isOdd, exponent.bitWidth > 8 {
      return MontgomeryForm(modulus).power(self, exponent)
    }
    return windowedPower(exponent, one: 1, of: self) { ($0 * $1) % modulus }
  }

  /// Two products of a limb's width a bit.
  private static func power(_ base: UInt, _ exponent: BigInt, modulus: LimbReciprocal) -> UInt {
    // The reciprocal divides by the shifted modulus: remainders are shifted as well.
    let shift = UInt(modulus.shift)
    var result: UInt = 1 << shift
    let factor = base << shift
    for position in stride(from: exponent.bitWidth - 1, through: 0, by: -1) {
      let square = (result >> shift).multipliedFullWidth(by: result)
      result = modulus.divide(square.high, square.low).remainder
      if exponent.limb(position / 64) >> UInt(position % 64) & 1 == 1 {
        let product = (result >> shift).multipliedFullWidth(by: factor)
        result = modulus.divide(product.high, product.low).remainder
      }
    }
    return result >> shift
  }

  /// Powers by four bits of the exponent at a time.
  private func windowedPower(
    _ exponent: BigInt, one: BigInt, of base: BigInt, _ multiply: (BigInt, BigInt) -> BigInt
  ) -> BigInt {
    if exponent.isZero { return one }
    var table = [one, base]
    let windows = (exponent.bitWidth + 3) / 4
    while windows > 1, table.count < 16 { table.append(multiply(table[table.count - 1], base)) }
    var result = one
    for window in stride(from: windows - 1, through: 0, by: -1) {
      if window < windows - 1 { for _ in 0..<4 { result = multiply(result, result) } }
      let digit = Int(truncatingIfNeeded: exponent.limb(window / 16) >> UInt(window % 16 * 4) & 15)
      if digit == 0 { continue }
      if windows == 1 {
        for _ in 0..<digit { result = multiply(result, base) }
      } else {
        result = multiply(result, table[digit])
      }
    }
    return result
  }

  /// The largest number whose square is not above this one. Newton's iteration with as many digits as each step can
  /// get right, as `math.isqrt` of CPython does it.
  package func squareRoot() -> BigInt {
    if isZero { return self }
    let half = (bitWidth - 1) / 2
    var root = BigInt(1)
    var bits = 0
    for step in stride(from: Int.bitWidth - half.leadingZeroBitCount - 1, through: 0, by: -1) {
      let before = bits
      bits = half >> step
      root = (root << (bits - before - 1)) + (self >> (2 * half - before - bits + 1)) / root
    }
    return root * root > self ? root - 1 : root
  }

  /// The greatest common divisor of the magnitudes, by Lehmer's method: the leading bits of both tell many quotients
  /// of Euclid's algorithm at once.
  package func greatestCommonDivisor(with other: BigInt) -> BigInt {
    var (large, small) = magnitudeOrder(other) >= 0 ? (magnitude, other.magnitude) : (other.magnitude, magnitude)
    while small.count > 1 {
      let shift = large.bitWidth - 60
      let x = Int(truncatingIfNeeded: large >> shift)
      let y = Int(truncatingIfNeeded: small >> shift)
      guard let step = BigInt.euclidSteps(x, y) else {
        (large, small) = (small, large % small)
        continue
      }
      let (one, two) = step.isSwapped ? (small, large) : (large, small)
      (large, small) = (one * step.a - two * step.b, two * step.d - one * step.c)
    }
    if small.isZero { return large }
    var x = small.low
    var y = large.remainder(by: x)
    while y != 0 { (x, y) = (y, x % y) }
    return BigInt(x)
  }

  /// Where some steps of Euclid's algorithm lead: to `a * large - b * small` and `d * small - c * large`, with the two
  /// swapped after an odd number of steps. Nil when the leading bits do not tell one step. As in CPython's `math.gcd`.
  private static func euclidSteps(_ large: Int, _ small: Int) -> EuclidSteps? {
    var (x, y) = (large, small)
    var (a, b, c, d) = (1, 0, 0, 1)
    var count = 0
    while y != c {
      let quotient = (x + (a - 1)) / (y - c)
      let s = b + quotient * d
      let t = x - quotient * y
      if s > t { break }
      (x, y) = (y, t)
      (a, b, c, d) = (d, c, s, a + quotient * c)
      count += 1
    }
    if count == 0 { return nil }
    return EuclidSteps(a: BigInt(a), b: BigInt(b), c: BigInt(c), d: BigInt(d), isSwapped: count & 1 == 1)
  }

  /// The inverse modulo a positive number; nil when there is none.
  package func inverse(_ modulus: BigInt) -> BigInt? {
    var (r, next) = (modulus, floorDivided(by: modulus).remainder)
    var (t, nextT) = (BigInt(0), BigInt(1))
    while !next.isZero {
      let (quotient, remainder) = r.quotientAndRemainder(dividingBy: next)
      (r, next) = (next, remainder)
      (t, nextT) = (nextT, t - quotient * nextT)
    }
    guard r == 1 else { return nil }
    return t.isNegative ? t + modulus : t
  }
}

/// The matrix that some steps of Euclid's algorithm amount to.
private struct EuclidSteps {
  let a: BigInt
  let b: BigInt
  let c: BigInt
  let d: BigInt
  let isSwapped: Bool
}
