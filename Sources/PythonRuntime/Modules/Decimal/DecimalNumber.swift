// A decimal number as a value, its digits and its text. It knows no context and no machine.

/// `(-1) ** sign * coefficient * 10 ** exponent`, infinity, or a NaN with its payload.
struct DecimalNumber {
  enum Form: UInt8 { case finite, infinite, quiet, signalling }

  var isNegative: Bool
  var form: Form
  var exponent: Int
  /// Not negative.
  var coefficient: BigInt

  @inline(__always)
  init(_ isNegative: Bool, _ coefficient: BigInt, _ exponent: Int, _ form: Form = .finite) {
    self.isNegative = isNegative
    self.form = form
    self.exponent = exponent
    self.coefficient = coefficient
  }

  init(_ value: BigInt) { self.init(value.isNegative, value.magnitude, 0) }

  @inline(__always) var isFinite: Bool { form == .finite }
  /// The number is finite and zero.
  @inline(__always) var isZero: Bool { form == .finite && coefficient.isZero }
  /// The exponent of the first digit.
  var adjusted: Int { exponent + DecimalScale.count(coefficient) - 1 }

  /// Beyond every exponent a context allows; sums of two are machine ints.
  static let exponentLimit = 1 << 61

  /// The exact value of a finite float.
  init(float value: Double) {
    let (numerator, denominator) = IntConversion.ratio(value.magnitude)
    let power = denominator.bitWidth - 1
    self.init(value.sign == .minus, numerator * BigInt(5).power(power), -power)
  }

  /// A number as plain programs write it: sign, ASCII digits with a point, power of ten. Nil for anything else.
  init?(plain text: UnsafeBufferPointer<UInt8>) {
    var index = 0
    var isNegative = false
    let end = text.count
    if end > 0, text[0] == 45 || text[0] == 43 {
      isNegative = text[0] == 45
      index = 1
    }
    var small: UInt = 0
    var count = 0
    var places = 0
    var seenPoint = false
    let first = index
    while index < end {
      let digit = text[index] &- 48
      if digit < 10 {
        if count < 19 { small = small &* 10 &+ UInt(digit) }
        count += 1
        if seenPoint { places += 1 }
      } else if text[index] == 46, !seenPoint {
        seenPoint = true
      } else {
        break
      }
      index += 1
    }
    if count == 0 { return nil }
    let last = index
    var exponent = 0
    if index < end {
      guard text[index] | 32 == 101, end - index < 17 else { return nil }
      index += 1
      let sign: Int
      if index < end, text[index] == 45 || text[index] == 43 {
        sign = text[index] == 45 ? -1 : 1
        index += 1
      } else {
        sign = 1
      }
      if index == end { return nil }
      while index < end {
        let digit = text[index] &- 48
        if digit > 9 { return nil }
        exponent = exponent * 10 + Int(digit)
        index += 1
      }
      exponent *= sign
    }
    let coefficient =
      count < 19
      ? BigInt(small) : BigInt(digits: text[first..<last].lazy.filter { $0 != 46 }.map { $0 - 48 }, radix: 10)
    self.init(isNegative, coefficient, exponent - places)
  }

  // MARK: Text

  /// `str(value)`, or `to_eng_string`.
  func text(engineering: Bool = false, capitals: Bool) -> [UInt8] {
    if let quick = quickText() { return quick }
    var result: [UInt8] = isNegative ? [45] : []
    if form != .finite {
      result += Array((form == .infinite ? "Infinity" : form == .quiet ? "NaN" : "sNaN").utf8)
      return form != .infinite && !coefficient.isZero ? result + coefficient.decimalText : result
    }
    let digits = coefficient.decimalText
    let left = exponent + digits.count
    let point: Int
    if exponent <= 0 && left > -6 {
      point = left
    } else if !engineering {
      point = 1
    } else if coefficient.isZero {
      point = IntArithmetic.floorRemainder(left + 1, 3) - 1
    } else {
      point = IntArithmetic.floorRemainder(left - 1, 3) + 1
    }
    DecimalNumber.place(digits, point, &result)
    if left != point {
      result.append(capitals ? 69 : 101)
      result.append(left > point ? 43 : 45)
      result += Array(String(abs(left - point)).utf8)
    }
    return result
  }

  /// Digits with the point after `point` of them, filled up with zeros.
  static func place(_ digits: [UInt8], _ point: Int, _ result: inout [UInt8]) {
    if point <= 0 {
      result += [48, 46]
      result += [UInt8](repeating: 48, count: -point)
      result += digits
    } else if point >= digits.count {
      result += digits
      result += [UInt8](repeating: 48, count: point - digits.count)
    } else {
      result += digits[..<point]
      result.append(46)
      result += digits[point...]
    }
  }

  // MARK: Order

  /// -1, 0 or 1 for two that are no NaN.
  func order(_ other: DecimalNumber) -> Int {
    if !isFinite || !other.isFinite {
      let mine = isFinite ? 0 : isNegative ? -1 : 1
      let its = other.isFinite ? 0 : other.isNegative ? -1 : 1
      return (mine - its).signum()
    }
    let mine = coefficient.isZero ? 0 : isNegative ? -1 : 1
    let its = other.coefficient.isZero ? 0 : other.isNegative ? -1 : 1
    if mine != its || mine == 0 { return (mine - its).signum() }
    if exponent == other.exponent { return mine * coefficient.order(other.coefficient) }
    if let order = quickOrder(other) { return mine * order }
    let gap = adjusted - other.adjusted
    if gap != 0 { return mine * gap.signum() }
    if exponent > other.exponent {
      return mine * (coefficient * DecimalScale.power(exponent - other.exponent)).order(other.coefficient)
    }
    return mine * coefficient.order(other.coefficient * DecimalScale.power(other.exponent - exponent))
  }

  /// The hash of the number, as of every number: its remainder by a prime, where ten has an inverse.
  var numberHash: Int {
    let prime = UInt(NumberHash.modulus)
    func product(_ left: UInt, _ right: UInt) -> UInt {
      prime.dividingFullWidth(left.multipliedFullWidth(by: right)).remainder
    }
    var base: UInt = exponent >= 0 ? 10 : 2_075_258_708_292_324_556
    var power = exponent.magnitude
    var result = coefficient.remainder(by: prime)
    while power != 0 {
      if power & 1 == 1 { result = product(result, base) }
      base = product(base, base)
      power >>= 1
    }
    let signed = isNegative ? -Int(result) : Int(result)
    return signed == -1 ? -2 : signed
  }
}

/// Powers of ten and how many digits numbers have.
enum DecimalScale {
  private static let powers: [BigInt] = (0...100).map { BigInt(10).power($0) }

  /// `10 ** exponent`.
  @inline(__always)
  static func power(_ exponent: Int) -> BigInt {
    exponent <= 100 ? powers[exponent] : BigInt(10).power(exponent)
  }

  /// Decimal digits of a number that is not negative; 1 for zero.
  static func count(_ value: BigInt) -> Int {
    if let quick = value.quick { return QuickScale.count(quick) }
    let least = Int(Double(value.bitWidth - 1) * 0.30102999566398119)
    return value >= power(least + 1) ? least + 2 : least + 1
  }

  /// Drops `count` digits: the rounded rest, and whether what went was not zero.
  static func cut(
    _ value: BigInt, _ count: Int, isNegative: Bool, _ rounding: DecimalRoundingMode
  ) -> (rest: BigInt, isInexact: Bool) {
    if count <= QuickScale.most, let quick = value.quick {
      let (rest, isInexact) = QuickScale.cut(quick, count, isNegative: isNegative, rounding)
      return (BigInt(quick: rest), isInexact)
    }
    // Below half of the last place, how far below makes no difference.
    let scale = power(min(count, self.count(value) + 1))
    let (rest, gone) = value.quotientAndRemainder(dividingBy: scale)
    if gone.isZero { return (rest, false) }
    let half = (gone + gone).order(scale)
    let isUp: Bool
    switch rounding {
    case .halfEven: isUp = half > 0 || half == 0 && rest.isOdd
    case .halfUp: isUp = half >= 0
    case .halfDown: isUp = half > 0
    case .up: isUp = true
    case .down: isUp = false
    case .ceiling: isUp = !isNegative
    case .floor: isUp = isNegative
    case .zeroFiveUp: isUp = rest.remainder(by: 5) == 0
    }
    return (isUp ? rest + 1 : rest, true)
  }

  /// Takes zeros off the end, at most `most`: what is left and how many went.
  static func withoutZeros(_ value: BigInt, most: Int) -> (rest: BigInt, count: Int) {
    var rest = value
    var count = 0
    var step = 16
    while step > 0 {
      if most - count >= step {
        let (quotient, remainder) = rest.quotientAndRemainder(dividingBy: power(step))
        if remainder.isZero {
          rest = quotient
          count += step
          continue
        }
      }
      step >>= 1
    }
    return (rest, count)
  }
}

/// The rounding modes, in the order of `_ROUNDINGS`.
enum DecimalRoundingMode: UInt8, CaseIterable {
  case up, down, ceiling, floor, halfUp, halfDown, halfEven, zeroFiveUp

  var name: String {
    switch self {
    case .up: "ROUND_UP"
    case .down: "ROUND_DOWN"
    case .ceiling: "ROUND_CEILING"
    case .floor: "ROUND_FLOOR"
    case .halfUp: "ROUND_HALF_UP"
    case .halfDown: "ROUND_HALF_DOWN"
    case .halfEven: "ROUND_HALF_EVEN"
    case .zeroFiveUp: "ROUND_05UP"
    }
  }
}
