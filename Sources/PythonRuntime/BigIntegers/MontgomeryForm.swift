// Powers by an odd modulus in Montgomery's form: numbers are kept times 2 ** (64 * count), where dividing by that costs
// no more than another product.

final class MontgomeryForm {
  private let modulus: BigInt
  private let count: Int
  /// The modulus's limbs, then the sums of a product, of `2 * count + 1` limbs.
  private let memory: Limbs.Target
  /// -1 / modulus, modulo 2 ** 64.
  private let inverse: UInt

  init(_ modulus: BigInt) {
    self.modulus = modulus
    count = modulus.count
    memory = Limbs.Target.allocate(capacity: 3 * modulus.count + 1)
    for index in 0..<count { memory[index] = modulus.limb(index) }
    // Newton's iteration doubles the right bits: 3, 6, 12, 24, 48, 96.
    let lowest = memory[0]
    var reciprocal = lowest &* 3 ^ 2
    for _ in 0..<5 { reciprocal = reciprocal &* (2 &- lowest &* reciprocal) }
    inverse = 0 &- reciprocal
  }

  deinit { memory.deallocate() }

  /// `base ** exponent` by the modulus.
  func power(_ base: BigInt, _ exponent: BigInt) -> BigInt {
    let table = Limbs.Target.allocate(capacity: 17 * count)
    defer { table.deallocate() }
    let result = table + 16 * count
    store((BigInt(1) << (64 * count)) % modulus, table)
    store((base << (64 * count)) % modulus, table + count)
    for index in 2..<16 { multiply(table + index * count, table + (index - 1) * count, table + count) }
    result.update(from: table, count: count)
    let windows = (exponent.bitWidth + 3) / 4
    for window in stride(from: windows - 1, through: 0, by: -1) {
      if window < windows - 1 { for _ in 0..<4 { multiply(result, result, result) } }
      let digit = Int(truncatingIfNeeded: exponent.limb(window / 16) >> UInt(window % 16 * 4) & 15)
      if digit != 0 { multiply(result, result, table + digit * count) }
    }
    store(1, table)
    multiply(result, result, table)
    return BigInt.make(count, isNegative: false) { $0.update(from: result, count: count) }
  }

  private func store(_ value: BigInt, _ target: Limbs.Target) {
    for index in 0..<count { target[index] = value.limb(index) }
  }

  /// `left * right / 2 ** (64 * count)` by the modulus; the target may be one of them.
  private func multiply(_ target: Limbs.Target, _ left: Limbs.Target, _ right: Limbs.Target) {
    let limbs = Limbs.Source(memory)
    let sums = memory + count
    Limbs.multiply(sums, Limbs.Source(left), count, Limbs.Source(right), count)
    var beyond: UInt = 0
    var index = 0
    while index < count {
      let window = sums + index
      let carry = Limbs.addProduct(window, limbs, count, by: window[0] &* inverse)
      let (half, first) = window[count].addingReportingOverflow(carry)
      let (sum, second) = half.addingReportingOverflow(beyond)
      window[count] = sum
      beyond = (first ? 1 : 0) &+ (second ? 1 : 0)
      index &+= 1
    }
    let upper = sums + count
    if beyond != 0 || Limbs.compare(Limbs.Source(upper), limbs, count) >= 0 {
      _ = Limbs.subtract(target, Limbs.Source(upper), limbs, count)
    } else {
      target.update(from: upper, count: count)
    }
  }
}
