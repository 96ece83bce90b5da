// Integers of any size: sign and magnitude in limbs of 64 bits, the least significant first. Two limbs live in the value
// itself, so that products of machine ints and the coefficients of decimals need no memory of their own; more live in a
// shared block that nothing writes to after it was made.
//
// Why our own: a general library (attaswift/BigInt) took 0.7 µs for an addition of 25 digits, where CPython takes 0.03.
// The loops are in `Limbs`; this file knows representation, comparison and conversion of machine numbers.

/// The limbs of a number of more than two.
final class LimbStorage: ManagedBuffer<Int, UInt> {
  @inline(__always)
  static func make(_ capacity: Int) -> LimbStorage {
    unsafeDowncast(LimbStorage.create(minimumCapacity: capacity) { _ in 0 }, to: LimbStorage.self)
  }

  @inline(__always)
  var limbs: UnsafeMutablePointer<UInt> { withUnsafeMutablePointerToElements { $0 } }
}

/// An integer of any size.
package struct BigInt {
  package enum Sign: Sendable { case plus, minus }

  /// Number of limbs without leading zeros; negative for negative numbers, 0 for zero.
  let signedCount: Int
  /// The limbs of a number of at most two limbs; else zero.
  let low: UInt
  let high: UInt
  /// The limbs of a number of more than two.
  let storage: LimbStorage?

  @inline(__always)
  private init(signedCount: Int, low: UInt, high: UInt, storage: LimbStorage?) {
    self.signedCount = signedCount
    self.low = low
    self.high = high
    self.storage = storage
  }

  /// A number of at most two limbs.
  @inline(__always)
  init(low: UInt, high: UInt, isNegative: Bool) {
    let count = high != 0 ? 2 : low != 0 ? 1 : 0
    self.init(signedCount: isNegative ? -count : count, low: low, high: high, storage: nil)
  }

  /// The number in the first `capacity` limbs of a block.
  @inline(__always)
  init(_ storage: LimbStorage, capacity: Int, isNegative: Bool) {
    let limbs = storage.limbs
    var count = capacity
    while count > 0, limbs[count &- 1] == 0 { count &-= 1 }
    if count <= 2 {
      self.init(low: count > 0 ? limbs[0] : 0, high: count > 1 ? limbs[1] : 0, isNegative: isNegative)
    } else {
      self.init(signedCount: isNegative ? -count : count, low: 0, high: 0, storage: storage)
    }
  }

  /// The same magnitude with another sign.
  @inline(__always)
  init(_ other: BigInt, isNegative: Bool) {
    let count = other.count
    self.init(
      signedCount: isNegative ? -count : count, low: other.low, high: other.high, storage: other.storage)
  }

  /// A number whose limbs `fill` writes, all `capacity` of them.
  @inline(__always)
  static func make(_ capacity: Int, isNegative: Bool, _ fill: (UnsafeMutablePointer<UInt>) -> Void) -> BigInt {
    if capacity <= 2 {
      var pair: (UInt, UInt) = (0, 0)
      withUnsafeMutableBytes(of: &pair) { fill($0.baseAddress!.assumingMemoryBound(to: UInt.self)) }
      return BigInt(low: pair.0, high: capacity > 1 ? pair.1 : 0, isNegative: isNegative)
    }
    let storage = LimbStorage.make(capacity)
    fill(storage.limbs)
    return BigInt(storage, capacity: capacity, isNegative: isNegative)
  }

  /// Calls `body` with the limbs; a number of at most two limbs shows both, whatever its count.
  @inline(__always)
  func withLimbs<Result>(_ body: (UnsafePointer<UInt>, Int) -> Result) -> Result {
    if let storage {
      return withExtendedLifetime(storage) { body(UnsafePointer(storage.limbs), count) }
    }
    let pair = (low, high)
    return withUnsafeBytes(of: pair) { body($0.baseAddress!.assumingMemoryBound(to: UInt.self), count) }
  }
}

// MARK: Facts

extension BigInt {
  @inline(__always) package var isZero: Bool { signedCount == 0 }
  @inline(__always) package var isNegative: Bool { signedCount < 0 }
  @inline(__always) package var sign: Sign { signedCount < 0 ? .minus : .plus }
  /// The absolute value.
  @inline(__always) package var magnitude: BigInt { BigInt(self, isNegative: false) }
  /// How many limbs the magnitude has.
  @inline(__always) var count: Int { abs(signedCount) }

  /// The limb at `index`; zero beyond the last.
  @inline(__always)
  package func limb(_ index: Int) -> UInt {
    guard let storage else { return index == 0 ? low : index == 1 ? high : 0 }
    return index < count ? storage.limbs[index] : 0
  }

  /// The limbs of the magnitude, the least significant first.
  package var limbs: [UInt] { (0..<count).map { limb($0) } }

  /// Bits of the magnitude; 0 for zero.
  package var bitWidth: Int { isZero ? 0 : count * 64 - limb(count - 1).leadingZeroBitCount }

  /// Zero bits below the lowest set one; 0 for zero.
  package var trailingZeroBitCount: Int {
    if isZero { return 0 }
    var index = 0
    while limb(index) == 0 { index += 1 }
    return index * 64 + limb(index).trailingZeroBitCount
  }

  @inline(__always) package var isOdd: Bool { limb(0) & 1 == 1 }

  /// The value as a machine int; nil when it does not fit.
  @inline(__always)
  package var machineInt: Int? {
    switch signedCount {
    case 0: return 0
    case 1: return low <= UInt(Int.max) ? Int(bitPattern: low) : nil
    case -1: return low <= 1 << 63 ? 0 &- Int(bitPattern: low) : nil
    default: return nil
    }
  }
}

// MARK: Machine numbers

extension BigInt: ExpressibleByIntegerLiteral {
  @inline(__always)
  package init() { self.init(low: 0, high: 0, isNegative: false) }

  @inline(__always)
  package init(integerLiteral value: Int) { self.init(value) }

  @inline(__always)
  package init(_ value: Int) { self.init(low: value.magnitude, high: 0, isNegative: value < 0) }

  @inline(__always)
  package init(_ value: UInt) { self.init(low: value, high: 0, isNegative: false) }

  package init(_ value: BigInt) { self = value }

  package init(_ value: some FixedWidthInteger) {
    let magnitude = UInt128(truncatingIfNeeded: value.magnitude)
    self.init(
      low: UInt(truncatingIfNeeded: magnitude), high: UInt(truncatingIfNeeded: magnitude >> 64), isNegative: value < 0)
  }

  /// The magnitude with these limbs, the least significant first.
  package init(words: [UInt]) {
    self = BigInt.make(words.count, isNegative: false) { target in
      for index in words.indices { target[index] = words[index] }
    }
  }

  /// The int part of a finite float.
  package init(_ value: Double) {
    if value.magnitude < 0x1p63 {
      self.init(Int(value))
    } else {
      let significand = BigInt(UInt(value.significandBitPattern | 1 << 52)) << (Int(value.exponent) - 52)
      self.init(significand, isNegative: value < 0)
    }
  }

  /// A float that is whole; nil for others.
  package init?(exactly value: Double) {
    guard value.isFinite, value == value.rounded(.towardZero) else { return nil }
    self.init(value)
  }
}

extension FixedWidthInteger {
  /// The value, when this type has it.
  @inline(__always)
  package init?(exactly value: BigInt) {
    if let small = value.machineInt {
      self.init(exactly: small)
    } else if value.signedCount == 1 {
      self.init(exactly: value.low)
    } else {
      return nil
    }
  }

  /// The value, which this type must have.
  @inline(__always)
  package init(_ value: BigInt) { self.init(exactly: value)! }

  /// The nearest value that this type has.
  package init(clamping value: BigInt) {
    self = Self(exactly: value) ?? (value.isNegative ? Self.min : Self.max)
  }

  /// The lowest bits of the two's complement.
  package init(truncatingIfNeeded value: BigInt) {
    let low = value.limb(0)
    self.init(truncatingIfNeeded: value.isNegative ? 0 &- low : low)
  }
}

// MARK: Order

extension BigInt: Comparable, Hashable {
  package static func == (left: BigInt, right: BigInt) -> Bool {
    if left.signedCount != right.signedCount || left.low != right.low || left.high != right.high { return false }
    guard let one = left.storage, let two = right.storage, one !== two else { return true }
    return Limbs.compare(one.limbs, two.limbs, left.count) == 0
  }

  package static func < (left: BigInt, right: BigInt) -> Bool { left.order(right) < 0 }

  /// -1, 0 or 1 as this is less than, equal to or greater than the other.
  package func order(_ other: BigInt) -> Int {
    if signedCount != other.signedCount { return signedCount < other.signedCount ? -1 : 1 }
    let order = magnitudeOrder(other)
    return isNegative ? -order : order
  }

  /// The order of the magnitudes.
  package func magnitudeOrder(_ other: BigInt) -> Int {
    if count != other.count { return count < other.count ? -1 : 1 }
    guard let one = storage, let two = other.storage else {
      if high != other.high { return high < other.high ? -1 : 1 }
      return low == other.low ? 0 : low < other.low ? -1 : 1
    }
    return Limbs.compare(one.limbs, two.limbs, count)
  }

  package func hash(into hasher: inout Hasher) {
    hasher.combine(signedCount)
    for index in 0..<count { hasher.combine(limb(index)) }
  }
}

// Blocks are written once, before anything else sees them.
extension BigInt: @unchecked Sendable {}
