// Arithmetic of decimal numbers of at most 38 digits: their coefficients fit in 128 bits, where nothing needs memory. Everything
// here answers nil for what does not fit and is left to DecimalOperations, which gives the same results.

/// Powers of ten that fit in 128 bits.
enum QuickScale {
  /// `10 ** 38` is the last.
  static let most = 38

  nonisolated(unsafe) private static let table: UnsafePointer<UInt128> = {
    let powers = UnsafeMutablePointer<UInt128>.allocate(capacity: most + 1)
    var power: UInt128 = 1
    for exponent in 0...most {
      powers[exponent] = power
      if exponent < most { power *= 10 }
    }
    return UnsafePointer(powers)
  }()

  /// `10 ** exponent`, for 0 to 38.
  @inline(__always)
  static func power(_ exponent: Int) -> UInt128 { table[min(max(exponent, 0), most)] }

  /// Decimal digits; 1 for zero.
  @inline(__always)
  static func count(_ value: UInt128) -> Int {
    // log10(2) is about 1233 / 4096, near enough below 128 bits.
    let guess = ((128 - value.leadingZeroBitCount) * 1233) >> 12
    return value >= power(guess) ? guess + 1 : max(guess, 1)
  }

  /// `value * 10 ** places`, where that has at most 38 digits.
  @inline(__always)
  static func raised(_ value: UInt128, _ places: Int) -> UInt128? {
    places <= most && count(value) + places <= most ? value &* power(places) : nil
  }

  /// The rounded quotient by `10 ** places`, and whether the remainder was not zero.
  @inline(__always)
  static func cut(
    _ value: UInt128, _ places: Int, isNegative: Bool, _ mode: DecimalRoundingMode
  ) -> (rest: UInt128, isInexact: Bool) {
    let scale = power(places)
    let (rest, gone) = divided(value, scale)
    if gone == 0 { return (rest, false) }
    let left = scale &- gone
    let isUp: Bool
    switch mode {
    case .halfEven: isUp = gone > left || gone == left && rest & 1 == 1
    case .halfUp: isUp = gone >= left
    case .halfDown: isUp = gone > left
    case .up: isUp = true
    case .down: isUp = false
    case .ceiling: isUp = !isNegative
    case .floor: isUp = isNegative
    case .zeroFiveUp: isUp = rest % 5 == 0
    }
    return (isUp ? rest &+ 1 : rest, true)
  }

  /// Quotient and remainder; by the processor's own division where the divisor has 64 bits. It is not zero.
  @inline(__always)
  static func divided(_ value: UInt128, _ divisor: UInt128) -> (UInt128, UInt128) {
    guard divisor >> 64 == 0 else { return value.quotientAndRemainder(dividingBy: divisor) }
    let small = UInt(truncatingIfNeeded: divisor)
    let (high, first) = UInt(truncatingIfNeeded: value >> 64).quotientAndRemainder(dividingBy: small)
    let (low, rest) = small.dividingFullWidth((first, UInt(truncatingIfNeeded: value)))
    return (UInt128(high) << 64 | UInt128(low), UInt128(rest))
  }

  /// Writes `count` digits, the last ones of the value.
  static func write(_ value: UInt128, to text: UnsafeMutablePointer<UInt8>, digits count: Int) {
    var rest = value
    var place = count
    while place > 0 {
      let (quotient, part) = divided(rest, 10_000_000_000_000_000_000)
      var piece = UInt(truncatingIfNeeded: part)
      let first = max(place - 19, 0)
      while place > first {
        place -= 1
        text[place] = UInt8(truncatingIfNeeded: 48 + piece % 10)
        piece /= 10
      }
      rest = quotient
    }
  }
}

extension BigInt {
  /// The magnitude of a number of at most two limbs.
  @inline(__always)
  var quick: UInt128? { storage == nil ? UInt128(high) << 64 | UInt128(low) : nil }

  @inline(__always)
  init(quick value: UInt128) {
    self.init(low: UInt(truncatingIfNeeded: value), high: UInt(truncatingIfNeeded: value >> 64), isNegative: false)
  }
}

extension DecimalContext {
  /// A coefficient that is not zero, rounded to the context: `fixed`.
  @inline(__always)
  private func quickly(_ isNegative: Bool, _ coefficient: UInt128, _ exponent: Int) -> DecimalNumber? {
    let tiny = least - precision + 1
    let top = greatest - precision + 1
    let surplus = QuickScale.count(coefficient) - precision
    if surplus <= 0 {
      if exponent + surplus > top || exponent + surplus < tiny || clamp != 0 && exponent > top { return nil }
      return DecimalNumber(isNegative, BigInt(quick: coefficient), exponent)
    }
    var lowest = exponent + surplus
    if surplus > QuickScale.most || lowest > top || lowest < tiny { return nil }
    var (rest, isInexact) = QuickScale.cut(coefficient, surplus, isNegative: isNegative, rounding)
    if rest == QuickScale.power(precision) {
      rest = QuickScale.power(precision - 1)
      lowest += 1
      if lowest > top { return nil }
    }
    let conditions = DecimalSignal.rounded.bit | (isInexact ? DecimalSignal.inexact.bit : 0)
    if trapped & conditions != 0 { return nil }
    noted |= conditions
    return DecimalNumber(isNegative, BigInt(quick: rest), lowest)
  }

  @inline(__always) private var isQuick: Bool { precision <= QuickScale.most }

  func quickSum(_ left: DecimalNumber, _ right: DecimalNumber) -> DecimalNumber? {
    guard isQuick, var mine = left.coefficient.quick, var its = right.coefficient.quick, mine != 0, its != 0 else {
      return nil
    }
    let gap = left.exponent - right.exponent
    if gap > 0 {
      guard let raised = QuickScale.raised(mine, gap) else { return nil }
      mine = raised
    } else if gap < 0 {
      guard let raised = QuickScale.raised(its, -gap) else { return nil }
      its = raised
    }
    let exponent = min(left.exponent, right.exponent)
    if left.isNegative == right.isNegative {
      let (total, isTooLarge) = mine.addingReportingOverflow(its)
      return isTooLarge ? nil : quickly(left.isNegative, total, exponent)
    }
    if mine == its { return nil }
    return mine > its
      ? quickly(left.isNegative, mine &- its, exponent) : quickly(right.isNegative, its &- mine, exponent)
  }

  func quickProduct(_ left: DecimalNumber, _ right: DecimalNumber) -> DecimalNumber? {
    guard isQuick, let mine = left.coefficient.quick, let its = right.coefficient.quick, mine != 0, its != 0,
      mine | its <= UInt128(UInt.max) || QuickScale.count(mine) + QuickScale.count(its) <= QuickScale.most
    else { return nil }
    return quickly(left.isNegative != right.isNegative, mine &* its, left.exponent + right.exponent)
  }

  func quickQuotient(_ left: DecimalNumber, _ right: DecimalNumber) -> DecimalNumber? {
    guard isQuick, let mine = left.coefficient.quick, let its = right.coefficient.quick, mine != 0, its != 0 else {
      return nil
    }
    let shift = QuickScale.count(its) - QuickScale.count(mine) + precision + 1
    guard shift >= 0, let raised = QuickScale.raised(mine, shift) else { return nil }
    var (quotient, rest) = QuickScale.divided(raised, its)
    let exponent = left.exponent - right.exponent
    var shifted = exponent - shift
    if rest != 0 {
      // A digit that says that more follow, for the rounding to come.
      if quotient % 5 == 0 { quotient += 1 }
    } else {
      var step = 16
      while step > 0 {
        if exponent - shifted >= step {
          let (plain, gone) = QuickScale.divided(quotient, QuickScale.power(step))
          if gone == 0 {
            quotient = plain
            shifted += step
            continue
          }
        }
        step >>= 1
      }
    }
    return quickly(left.isNegative != right.isNegative, quotient, shifted)
  }
}

extension DecimalNumber {
  /// The order of the magnitudes of two finite numbers that are not zero.
  @inline(__always)
  func quickOrder(_ other: DecimalNumber) -> Int? {
    guard let mine = coefficient.quick, let its = other.coefficient.quick else { return nil }
    let gap = exponent - other.exponent
    guard let left = gap > 0 ? QuickScale.raised(mine, gap) : mine,
      let right = gap < 0 ? QuickScale.raised(its, -gap) : its
    else { return nil }
    return left == right ? 0 : left < right ? -1 : 1
  }

  /// `str` of a finite number that needs no power of ten.
  func quickText() -> [UInt8]? {
    guard form == .finite, exponent <= 0, let value = coefficient.quick else { return nil }
    let count = QuickScale.count(value)
    let left = exponent + count
    guard left > -6 else { return nil }
    let zeros = left > 0 ? 0 : 1 - left
    return [UInt8](unsafeUninitializedCapacity: count + zeros + 2) { text, size in
      guard let start = text.baseAddress else { return }
      var digits = start
      if isNegative {
        digits.pointee = 45
        digits += 1
      }
      for place in 0..<zeros { digits[place] = 48 }
      QuickScale.write(value, to: digits + zeros, digits: count)
      size = (digits - start) + zeros + count
      if exponent == 0 { return }
      // Room for the point.
      let point = left > 0 ? left : 1
      let last = zeros + count
      for place in stride(from: last, to: point, by: -1) { digits[place] = digits[place - 1] }
      digits[point] = 46
      size += 1
    }
  }

  /// The float of a number whose digits and power of ten floats hold exactly.
  var quickFloat: Double? {
    guard form == .finite, coefficient.count <= 1, coefficient.low < 1 << 53, abs(exponent) <= 22 else { return nil }
    let digits = Double(coefficient.low)
    let power = Double(QuickScale.power(abs(exponent)))
    let value = exponent < 0 ? digits / power : digits * power
    return isNegative ? -value : value
  }
}
