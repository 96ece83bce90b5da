// The loops over limbs that all arithmetic of big ints is made of. Pointers and counts only; the caller owns the memory.

enum Limbs {
  typealias Source = UnsafePointer<UInt>
  typealias Target = UnsafeMutablePointer<UInt>

  /// -1, 0 or 1 for two numbers of `count` limbs.
  static func compare(_ left: Source, _ right: Source, _ count: Int) -> Int {
    var index = count &- 1
    while index >= 0 {
      if left[index] != right[index] { return left[index] < right[index] ? -1 : 1 }
      index &-= 1
    }
    return 0
  }

  static func compare(_ left: Target, _ right: Target, _ count: Int) -> Int {
    compare(Source(left), Source(right), count)
  }

  /// `left + right` of `count` limbs each; returns the carry.
  @inline(__always)
  static func add(_ target: Target, _ left: Source, _ right: Source, _ count: Int) -> UInt {
    var carry: UInt = 0
    var index = 0
    while index < count {
      let (half, first) = left[index].addingReportingOverflow(right[index])
      let (sum, second) = half.addingReportingOverflow(carry)
      target[index] = sum
      carry = (first ? 1 : 0) &+ (second ? 1 : 0)
      index &+= 1
    }
    return carry
  }

  /// `left - right` of `count` limbs each; returns the borrow.
  @inline(__always)
  static func subtract(_ target: Target, _ left: Source, _ right: Source, _ count: Int) -> UInt {
    var borrow: UInt = 0
    var index = 0
    while index < count {
      let (half, first) = left[index].subtractingReportingOverflow(right[index])
      let (difference, second) = half.subtractingReportingOverflow(borrow)
      target[index] = difference
      borrow = (first ? 1 : 0) &+ (second ? 1 : 0)
      index &+= 1
    }
    return borrow
  }

  /// Adds one limb to a number of `count` limbs; returns the carry.
  @inline(__always)
  static func increase(_ target: Target, _ source: Source, _ count: Int, by limb: UInt) -> UInt {
    var carry = limb
    var index = 0
    while index < count {
      let (sum, overflow) = source[index].addingReportingOverflow(carry)
      target[index] = sum
      carry = overflow ? 1 : 0
      index &+= 1
    }
    return carry
  }

  /// Takes one limb off a number of `count` limbs; returns the borrow.
  @inline(__always)
  static func decrease(_ target: Target, _ source: Source, _ count: Int, by limb: UInt) -> UInt {
    var borrow = limb
    var index = 0
    while index < count {
      let (difference, overflow) = source[index].subtractingReportingOverflow(borrow)
      target[index] = difference
      borrow = overflow ? 1 : 0
      index &+= 1
    }
    return borrow
  }

  /// `source * factor + start`; returns the limb beyond.
  @inline(__always)
  static func multiply(_ target: Target, _ source: Source, _ count: Int, by factor: UInt, adding start: UInt = 0)
    -> UInt
  {
    var carry = start
    var index = 0
    while index < count {
      let (high, low) = source[index].multipliedFullWidth(by: factor)
      let (sum, overflow) = low.addingReportingOverflow(carry)
      target[index] = sum
      carry = high &+ (overflow ? 1 : 0)
      index &+= 1
    }
    return carry
  }

  /// `target += source * factor`; returns the limb beyond.
  @inline(__always)
  static func addProduct(_ target: Target, _ source: Source, _ count: Int, by factor: UInt) -> UInt {
    var carry: UInt = 0
    var index = 0
    while index < count {
      let (high, low) = source[index].multipliedFullWidth(by: factor)
      let (half, first) = low.addingReportingOverflow(carry)
      let (sum, second) = half.addingReportingOverflow(target[index])
      target[index] = sum
      carry = high &+ (first ? 1 : 0) &+ (second ? 1 : 0)
      index &+= 1
    }
    return carry
  }

  /// `target -= source * factor`; returns what is to be taken off beyond.
  @inline(__always)
  static func subtractProduct(_ target: Target, _ source: Source, _ count: Int, by factor: UInt) -> UInt {
    var borrow: UInt = 0
    var index = 0
    while index < count {
      let (high, low) = source[index].multipliedFullWidth(by: factor)
      let (sum, first) = low.addingReportingOverflow(borrow)
      let (difference, second) = target[index].subtractingReportingOverflow(sum)
      target[index] = difference
      borrow = high &+ (first ? 1 : 0) &+ (second ? 1 : 0)
      index &+= 1
    }
    return borrow
  }

  /// Shifts left by 0 to 63 bits, from the top, so that target and source may be one; returns the bits beyond.
  static func shiftLeft(_ target: Target, _ source: Source, _ count: Int, by bits: Int) -> UInt {
    if bits == 0 {
      target.update(from: source, count: count)
      return 0
    }
    var index = count &- 1
    let beyond = count > 0 ? source[index] >> (64 &- UInt(bits)) : 0
    while index > 0 {
      target[index] = source[index] << UInt(bits) | source[index &- 1] >> (64 &- UInt(bits))
      index &-= 1
    }
    if count > 0 { target[0] = source[0] << UInt(bits) }
    return beyond
  }

  /// Shifts right by 0 to 63 bits, from the bottom.
  static func shiftRight(_ target: Target, _ source: Source, _ count: Int, by bits: Int) {
    if bits == 0 {
      target.update(from: source, count: count)
      return
    }
    var index = 0
    while index &+ 1 < count {
      target[index] = source[index] >> UInt(bits) | source[index &+ 1] << (64 &- UInt(bits))
      index &+= 1
    }
    if count > 0 { target[count &- 1] = source[count &- 1] >> UInt(bits) }
  }
}
