// The two streams of random bits: the Mersenne twister of the old functions and PCG64 with its seed sequence of the new
// generator. What is drawn from them is in Ziggurat.swift and in the library text.

import Glibc

/// Where random bits come from.
protocol RandomStream: AnyObject {
  func next32() -> UInt32
  func next64() -> UInt64
  /// In [0, 1), with 53 bits.
  func nextDouble() -> Double
}

/// `RandomState`: the Mersenne twister and the second number of a pair of normals.
final class LegacyRandom: RandomStream {
  private let words = UnsafeMutablePointer<UInt32>.allocate(capacity: 624)
  private var position = 624
  var keptNormal: Double?

  init(seed: UInt32) {
    self.seed(seed)
  }

  deinit { words.deallocate() }

  func seed(_ seed: UInt32) {
    var value = seed
    for index in 0..<624 {
      words[index] = value
      value = 1_812_433_253 &* (value ^ (value >> 30)) &+ UInt32(index + 1)
    }
    position = 624
    keptNormal = nil
  }

  /// From a list of numbers.
  func seed(_ key: [UInt32]) {
    seed(19_650_218)
    var i = 1
    var j = 0
    for _ in 0..<max(624, key.count) {
      let mixed = (words[i - 1] ^ (words[i - 1] >> 30)) &* 1_664_525
      words[i] = (words[i] ^ mixed) &+ key[j] &+ UInt32(j)
      i += 1
      j += 1
      if i >= 624 {
        words[0] = words[623]
        i = 1
      }
      if j >= key.count { j = 0 }
    }
    for _ in 0..<623 {
      let mixed = (words[i - 1] ^ (words[i - 1] >> 30)) &* 1_566_083_941
      words[i] = (words[i] ^ mixed) &- UInt32(i)
      i += 1
      if i >= 624 {
        words[0] = words[623]
        i = 1
      }
    }
    words[0] = 0x8000_0000
    position = 624
    keptNormal = nil
  }

  private func refill() {
    for index in 0..<227 { words[index] = words[index + 397] ^ LegacyRandom.twisted(words[index], words[index + 1]) }
    for index in 227..<623 { words[index] = words[index - 227] ^ LegacyRandom.twisted(words[index], words[index + 1]) }
    words[623] = words[396] ^ LegacyRandom.twisted(words[623], words[0])
    position = 0
  }

  @inline(__always)
  private static func twisted(_ high: UInt32, _ low: UInt32) -> UInt32 {
    let y = (high & 0x8000_0000) | (low & 0x7FFF_FFFF)
    return (y >> 1) ^ (0 &- (y & 1)) & 0x9908_B0DF
  }

  @inline(__always)
  func next32() -> UInt32 {
    if position >= 624 { refill() }
    var y = words[position]
    position &+= 1
    y ^= y >> 11
    y ^= (y << 7) & 0x9D2C_5680
    y ^= (y << 15) & 0xEFC6_0000
    return y ^ (y >> 18)
  }

  func next64() -> UInt64 {
    let high = UInt64(next32())
    return high << 32 | UInt64(next32())
  }

  @inline(__always)
  func nextDouble() -> Double {
    let a = next32() >> 5
    let b = next32() >> 6
    return (Double(a) * 67_108_864 + Double(b)) * (1 / 9_007_199_254_740_992)
  }

  /// A standard normal by the polar method; its partner is kept for the next call.
  func nextNormal() -> Double {
    if let kept = keptNormal {
      keptNormal = nil
      return kept
    }
    while true {
      let x = 2 * nextDouble() - 1
      let y = 2 * nextDouble() - 1
      let square = x * x + y * y
      if square >= 1 || square == 0 { continue }
      let scale = (-2 * log(square) / square).squareRoot()
      keptNormal = scale * x
      return scale * y
    }
  }

  /// The state, for `get_state` and `set_state`.
  var state: (words: [UInt32], position: Int, kept: Double?) {
    get { (Array(UnsafeBufferPointer(start: words, count: 624)), position, keptNormal) }
    set {
      if newValue.words.count == 624 { for (index, word) in newValue.words.enumerated() { words[index] = word } }
      position = min(max(newValue.position, 0), 624)
      keptNormal = newValue.kept
    }
  }
}

/// Spreads a seed over the state of a generator.
struct SeedSequence {
  var entropy: [UInt32]
  var spawnKey: [UInt32]
  private var pool: [UInt32]

  init(_ entropy: [UInt32], spawnKey: [UInt32] = []) {
    self.entropy = entropy
    self.spawnKey = spawnKey
    pool = [0, 0, 0, 0]
    var words = entropy
    if !spawnKey.isEmpty && words.count < 4 { words += [UInt32](repeating: 0, count: 4 - words.count) }
    words += spawnKey
    mix(words)
  }

  private mutating func mix(_ words: [UInt32]) {
    var constant: UInt32 = 0x43B0_D7E5
    func hashed(_ value: UInt32) -> UInt32 {
      var value = value ^ constant
      constant = constant &* 0x931E_8875
      value = value &* constant
      return value ^ (value >> 16)
    }
    func mixed(_ x: UInt32, _ y: UInt32) -> UInt32 {
      let result = 0xCA01_F9DD &* x &- 0x4973_F715 &* y
      return result ^ (result >> 16)
    }
    for index in 0..<4 { pool[index] = hashed(index < words.count ? words[index] : 0) }
    for source in 0..<4 {
      for target in 0..<4 where source != target { pool[target] = mixed(pool[target], hashed(pool[source])) }
    }
    if words.count > 4 {
      for source in 4..<words.count {
        for target in 0..<4 { pool[target] = mixed(pool[target], hashed(words[source])) }
      }
    }
  }

  /// `count` words of state.
  func words(_ count: Int) -> [UInt32] {
    var constant: UInt32 = 0x8B51_F9DD
    return (0..<count).map { index in
      var value = pool[index % 4] ^ constant
      constant = constant &* 0x58F3_8DED
      value = value &* constant
      return value ^ (value >> 16)
    }
  }

  func longWords(_ count: Int) -> [UInt64] {
    let halves = words(count * 2)
    return (0..<count).map { UInt64(halves[2 * $0]) | UInt64(halves[2 * $0 + 1]) << 32 }
  }
}

/// `default_rng`: PCG64, a linear congruential generator of 128 bits with a permuted output.
final class PermutedCongruential: RandomStream {
  private(set) var state: UInt128
  private(set) var increment: UInt128
  private var keptHalf: UInt32?
  private(set) var seedSequence: SeedSequence
  var spawned: UInt32 = 0

  private static let multiplier = UInt128(2_549_297_995_355_413_924) << 64 | UInt128(4_865_540_595_714_422_341)

  init(_ sequence: SeedSequence) {
    seedSequence = sequence
    let words = sequence.longWords(4)
    let start = UInt128(words[0]) << 64 | UInt128(words[1])
    let stream = UInt128(words[2]) << 64 | UInt128(words[3])
    increment = stream << 1 | 1
    state = 0
    step()
    state = state &+ start
    step()
  }

  private func step() { state = state &* PermutedCongruential.multiplier &+ increment }

  func next64() -> UInt64 {
    step()
    let folded = UInt64(truncatingIfNeeded: state >> 64) ^ UInt64(truncatingIfNeeded: state)
    let turn = UInt64(truncatingIfNeeded: state >> 122)
    return folded >> turn | folded << ((64 - turn) & 63)
  }

  func next32() -> UInt32 {
    if let kept = keptHalf {
      keptHalf = nil
      return kept
    }
    let word = next64()
    keptHalf = UInt32(truncatingIfNeeded: word >> 32)
    return UInt32(truncatingIfNeeded: word)
  }

  func nextDouble() -> Double { Double(next64() >> 11) * (1 / 9_007_199_254_740_992) }

  /// In [0, 1), with 24 bits.
  func nextFloat() -> Float { Float(next32() >> 8) * (1 / 16_777_216) }
}

extension RandomStream {
  /// A whole number from 0 through `greatest`, by masks and rejection (the old functions and all shuffles of arrays).
  func masked(_ greatest: UInt64) -> UInt64 {
    if greatest == 0 { return 0 }
    let mask = UInt64.max >> UInt64(greatest.leadingZeroBitCount)
    while true {
      let value = greatest <= 0xFFFF_FFFF ? UInt64(next32()) & mask : next64() & mask
      if value <= greatest { return value }
    }
  }

  /// A whole number from 0 through `greatest`, by multiplication (Lemire).
  func bounded(_ greatest: UInt64) -> UInt64 {
    if greatest == 0 { return 0 }
    if greatest == 0xFFFF_FFFF { return UInt64(next32()) }
    if greatest < 0xFFFF_FFFF {
      let count = greatest + 1
      var product = UInt64(next32()) &* count
      var left = product & 0xFFFF_FFFF
      if left < count {
        let threshold = (0xFFFF_FFFF - greatest) % count
        while left < threshold {
          product = UInt64(next32()) &* count
          left = product & 0xFFFF_FFFF
        }
      }
      return product >> 32
    }
    if greatest == UInt64.max { return next64() }
    let count = greatest + 1
    var product = next64().multipliedFullWidth(by: count)
    if product.low < count {
      let threshold = (UInt64.max - greatest) % count
      while product.low < threshold { product = next64().multipliedFullWidth(by: count) }
    }
    return product.high
  }
}
