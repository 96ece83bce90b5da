// Big ints as digits and back, in any base from 2 to 36. Decimal goes by 19 digits a limb; both directions take time as
// the square of the length, with a small factor.

extension BigInt {
  /// 10 ** 19, the largest power of ten in a limb. Its top bit is set.
  private static let decimalLimb: UInt = 10_000_000_000_000_000_000
  private static let decimalReciprocal = LimbReciprocal(decimalLimb)

  /// The digits in base ten, with the sign.
  package var decimalText: [UInt8] {
    if count <= 1 { return BigInt.digits(low, isNegative: isNegative) }
    // 19 digits are 63.1 bits.
    let room = count * 64 / 63 + 1
    return withUnsafeTemporaryAllocation(of: UInt.self, capacity: count + room) { scratch in
      let rest = scratch.baseAddress!
      let chunks = rest + count
      var length = count
      withLimbs { source, count in rest.update(from: source, count: count) }
      var used = 0
      while length > 0 {
        chunks[used] = Limbs.divide(rest, Limbs.Source(rest), length, by: BigInt.decimalReciprocal)
        used += 1
        while length > 0, rest[length - 1] == 0 { length -= 1 }
      }
      return [UInt8](unsafeUninitializedCapacity: used * 19 + 1) { text, size in
        if isNegative { text[0] = 45 }
        size = isNegative ? 1 : 0
        for (position, digit) in BigInt.digits(chunks[used - 1], isNegative: false).enumerated() {
          text[size + position] = digit
        }
        size += BigInt.digitCount(chunks[used - 1])
        for index in stride(from: used - 2, through: 0, by: -1) {
          BigInt.write(chunks[index], to: text.baseAddress! + size, digits: 19)
          size += 19
        }
      }
    }
  }

  /// How many decimal digits a limb has; 1 for zero.
  static func digitCount(_ limb: UInt) -> Int {
    var count = 1
    var bound: UInt = 10
    while count < 20, limb >= bound {
      count += 1
      if count == 20 { break }
      bound *= 10
    }
    return count
  }

  /// Writes exactly `digits` decimal digits.
  @inline(__always)
  static func write(_ limb: UInt, to target: UnsafeMutablePointer<UInt8>, digits: Int) {
    var rest = limb
    var position = digits &- 1
    while position >= 0 {
      let quotient = rest / 10
      target[position] = 48 &+ UInt8(truncatingIfNeeded: rest &- quotient &* 10)
      rest = quotient
      position &-= 1
    }
  }

  private static func digits(_ limb: UInt, isNegative: Bool) -> [UInt8] {
    let count = digitCount(limb)
    return [UInt8](unsafeUninitializedCapacity: count + 1) { text, size in
      if isNegative { text[0] = 45 }
      size = isNegative ? 1 : 0
      write(limb, to: text.baseAddress! + size, digits: count)
      size += count
    }
  }

  /// The digits of the magnitude in a base from 2 to 36, lower case.
  package func text(radix: Int) -> [UInt8] {
    if radix == 10 { return magnitude.decimalText }
    if isZero { return [48] }
    if radix.nonzeroBitCount == 1 { return bitsText(radix.trailingZeroBitCount) }
    var rest = magnitude
    var digits: [UInt8] = []
    let divisor = BigInt(radix)
    while !rest.isZero {
      let (quotient, remainder) = rest.quotientAndRemainder(dividingBy: divisor)
      digits.append(BigInt.digit(remainder.low))
      rest = quotient
    }
    return digits.reversed()
  }

  private static func digit(_ value: UInt) -> UInt8 {
    UInt8(truncatingIfNeeded: value < 10 ? 48 + value : 87 + value)
  }

  private func bitsText(_ bits: Int) -> [UInt8] {
    let count = (bitWidth + bits - 1) / bits
    let mask = (UInt(1) << UInt(bits)) - 1
    return (0..<count).map { place in
      let position = (count - 1 - place) * bits
      let (index, shift) = position.quotientAndRemainder(dividingBy: 64)
      var value = limb(index) >> UInt(shift)
      if shift + bits > 64 { value |= limb(index + 1) << UInt(64 - shift) }
      return BigInt.digit(value & mask)
    }
  }

  /// The number with these digits: values from 0 to `radix - 1`, the highest first.
  package init(digits: some RandomAccessCollection<UInt8>, radix: Int) {
    // As many digits at a time as a limb holds.
    var perLimb = 1
    var scale = UInt(radix)
    while true {
      let (product, overflow) = scale.multipliedReportingOverflow(by: UInt(radix))
      if overflow { break }
      scale = product
      perLimb += 1
    }
    let bitsPerDigit = Int.bitWidth - (radix - 1).leadingZeroBitCount
    var position = digits.startIndex
    self = BigInt.make(digits.count * bitsPerDigit / 64 + 2, isNegative: false) { target in
      var used = 0
      var left = digits.count
      var take = left % perLimb == 0 ? perLimb : left % perLimb
      while left > 0 {
        var chunk: UInt = 0
        for _ in 0..<take {
          chunk = chunk &* UInt(radix) &+ UInt(digits[position])
          position = digits.index(after: position)
        }
        left -= take
        take = perLimb
        let carry = Limbs.multiply(target, Limbs.Source(target), used, by: scale, adding: chunk)
        if carry != 0 {
          target[used] = carry
          used += 1
        }
      }
      for index in used..<(digits.count * bitsPerDigit / 64 + 2) { target[index] = 0 }
    }
  }

  /// Decimal digits with an optional sign; nil for other text.
  package init?(_ text: some StringProtocol) {
    var bytes = Array(text.utf8)[...]
    let isNegative = bytes.first == 45
    if isNegative || bytes.first == 43 { bytes = bytes.dropFirst() }
    if bytes.isEmpty || bytes.contains(where: { $0 < 48 || $0 > 57 }) { return nil }
    self.init(BigInt(digits: bytes.map { $0 - 48 }, radix: 10), isNegative: isNegative)
  }
}

extension String {
  package init(_ value: BigInt) { self.init(decoding: value.decimalText, as: UTF8.self) }
}

extension BigInt: CustomStringConvertible {
  package var description: String { String(self) }
}
