// SHA-512, needed to seed `random` from text as CPython does. The constants are computed from the primes they stand for.

enum SecureHash {
  /// The 64-byte digest.
  static func sha512(_ message: [UInt8]) -> [UInt8] {
    let primes = firstPrimes(80)
    let constants = primes.map { fraction(root: 3, of: $0) }
    var hash = primes.prefix(8).map { fraction(root: 2, of: $0) }
    var padded = message + [0x80]
    while padded.count % 128 != 112 { padded.append(0) }
    padded += [UInt8](repeating: 0, count: 8)
    let bitCount = UInt64(message.count) &* 8
    for shift in stride(from: 56, through: 0, by: -8) { padded.append(UInt8(truncatingIfNeeded: bitCount >> shift)) }
    for start in stride(from: 0, to: padded.count, by: 128) {
      compress(&hash, padded[start..<(start + 128)], constants)
    }
    var digest: [UInt8] = []
    for word in hash {
      for shift in stride(from: 56, through: 0, by: -8) { digest.append(UInt8(truncatingIfNeeded: word >> shift)) }
    }
    return digest
  }

  private static func compress(_ hash: inout [UInt64], _ block: ArraySlice<UInt8>, _ constants: [UInt64]) {
    var words: [UInt64] = []
    var index = block.startIndex
    for _ in 0..<16 {
      var word: UInt64 = 0
      for _ in 0..<8 {
        word = (word << 8) | UInt64(block[index])
        index += 1
      }
      words.append(word)
    }
    for round in 16..<80 {
      let early = words[round - 15]
      let late = words[round - 2]
      let first = rotate(early, 1) ^ rotate(early, 8) ^ (early >> 7)
      let second = rotate(late, 19) ^ rotate(late, 61) ^ (late >> 6)
      words.append(words[round - 16] &+ first &+ words[round - 7] &+ second)
    }
    var state = hash
    for round in 0..<80 {
      let e = state[4]
      let a = state[0]
      let choice = (e & state[5]) ^ (~e & state[6])
      let first = state[7] &+ (rotate(e, 14) ^ rotate(e, 18) ^ rotate(e, 41)) &+ choice
      let mixed = first &+ constants[round] &+ words[round]
      let majority = (a & state[1]) ^ (a & state[2]) ^ (state[1] & state[2])
      let second = (rotate(a, 28) ^ rotate(a, 34) ^ rotate(a, 39)) &+ majority
      state = [mixed &+ second, a, state[1], state[2], state[3] &+ mixed, e, state[5], state[6]]
    }
    for position in 0..<8 { hash[position] = hash[position] &+ state[position] }
  }

  /// The first 64 bits of the fractions of the square or cube roots of the first primes.
  static func rootWords(root: Int, _ count: Int) -> [UInt64] { firstPrimes(count).map { fraction(root: root, of: $0) } }

  private static func rotate(_ word: UInt64, _ count: UInt64) -> UInt64 { (word >> count) | (word << (64 - count)) }

  private static func firstPrimes(_ count: Int) -> [Int] {
    var primes: [Int] = []
    var candidate = 2
    while primes.count < count {
      if primes.allSatisfy({ candidate % $0 != 0 }) { primes.append(candidate) }
      candidate += 1
    }
    return primes
  }

  /// The first 64 bits of the fraction of a square or cube root.
  private static func fraction(root: Int, of prime: Int) -> UInt64 {
    let scaled = BigInt(prime) << (64 * root)
    var low = BigInt(0)
    var high = BigInt(1) << 72
    while high - low > 1 {
      let middle = (low + high) >> 1
      if middle.power(root) <= scaled { low = middle } else { high = middle }
    }
    return UInt64(truncatingIfNeeded: low)
  }
}
