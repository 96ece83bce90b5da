// The generator MT19937 with CPython's seeding (init_by_array) and its ways to draw floats, bits and bounded ints.
// It knows no Python values.

/// One random stream, as CPython's `random.Random`.
class MersenneTwister {
  private(set) var state = [UInt32](repeating: 0, count: 624)
  private(set) var position = 624
  /// The second value of the last pair that `gauss` made.
  var nextGauss: Double?

  init(seed key: [UInt32]) { seed(key) }

  /// A stream that nothing has seeded: all its bits are 0.
  init() {}

  private func seed(_ value: UInt32) {
    state[0] = value
    for index in 1..<624 {
      let previous = state[index - 1]
      state[index] = 1_812_433_253 &* (previous ^ (previous >> 30)) &+ UInt32(index)
    }
    position = 624
  }

  /// Seeds from the 32-bit digits of an integer, least significant first (`[0]` for zero).
  func seed(_ key: [UInt32]) {
    seed(19_650_218 as UInt32)
    var index = 1
    var digit = 0
    for _ in 0..<max(624, key.count) {
      let previous = state[index - 1]
      state[index] = (state[index] ^ ((previous ^ (previous >> 30)) &* 1_664_525)) &+ key[digit] &+ UInt32(digit)
      index += 1
      digit += 1
      if index >= 624 {
        state[0] = state[623]
        index = 1
      }
      if digit >= key.count { digit = 0 }
    }
    for _ in 0..<623 {
      let previous = state[index - 1]
      state[index] = (state[index] ^ ((previous ^ (previous >> 30)) &* 1_566_083_941)) &- UInt32(index)
      index += 1
      if index >= 624 {
        state[0] = state[623]
        index = 1
      }
    }
    state[0] = 0x8000_0000
    nextGauss = nil
  }

  /// Restores what `state` and `position` told.
  func restore(_ words: [UInt32], _ newPosition: Int) {
    state = words
    position = newPosition
  }

  /// The next 32 bits.
  func next() -> UInt32 {
    if position >= 624 { refill() }
    var word = state[position]
    position += 1
    word ^= word >> 11
    word ^= (word << 7) & 0x9D2C_5680
    word ^= (word << 15) & 0xEFC6_0000
    return word ^ (word >> 18)
  }

  private func refill() {
    state.withUnsafeMutableBufferPointer { state in
      var index = 0
      while index < 624 {
        let following = index == 623 ? 0 : index &+ 1
        let other = index < 227 ? index &+ 397 : index &- 227
        let mixed = (state[index] & 0x8000_0000) | (state[following] & 0x7FFF_FFFF)
        state[index] = state[other] ^ (mixed >> 1) ^ ((0 &- (mixed & 1)) & 0x9908_B0DF)
        index &+= 1
      }
    }
    position = 0
  }

  /// A float in [0, 1) with 53 random bits.
  func random() -> Double {
    let high = Double(next() >> 5)
    let low = Double(next() >> 6)
    return (high * 67_108_864.0 + low) * (1.0 / 9_007_199_254_740_992.0)
  }

  /// `count` random bits as 32-bit digits, least significant first.
  func bits(_ count: Int) -> [UInt32] {
    var digits: [UInt32] = []
    var rest = count
    while rest > 0 {
      let word = next()
      digits.append(rest < 32 ? word >> UInt32(32 - rest) : word)
      rest -= 32
    }
    return digits
  }

  /// A uniform integer in 0..<limit; 0 for a limit of 0.
  func below(_ limit: UInt) -> UInt {
    if limit == 0 { return 0 }
    let width = UInt.bitWidth - limit.leadingZeroBitCount
    while true {
      let value = word(width)
      if value < limit { return value }
    }
  }

  /// 1 to 64 random bits, drawn as `bits` draws them.
  @inline(__always)
  final func word(_ count: Int) -> UInt {
    if count <= 32 { return UInt(next() >> UInt32(32 - count)) }
    let low = UInt(next())
    return low | UInt(next() >> UInt32(64 - count)) << 32
  }
}
