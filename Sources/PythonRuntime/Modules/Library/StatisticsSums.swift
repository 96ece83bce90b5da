// The exact sums of numbers and of their squares, for `statistics`: as integers over a power of two.

import Glibc

extension StatisticsSource {
  /// `_exact_sums(data)`: whether a list of plain ints and finite floats has floats, and the numerators and denominators of its
  /// sum and of the sum of its squares; None for other data.
  static let exactSums = NativeRow("_exact_sums(data, /)") { vm, arguments throws(PyError) in
    let data = arguments[0].isList ? arguments[0].asList.values : try vm.toArray(arguments[0])
    if data.isEmpty { return .none }
    var least = 0
    var isFloat = false
    for value in data {
      if value.isInt || value.isBool { continue }
      guard value.isFloat, value.asFloat.isFinite else { return .none }
      isFloat = true
      if value.asFloat != 0 {
        let zeros = value.asFloat.significandBitPattern.trailingZeroBitCount
        least = min(least, Int(value.asFloat.exponent) - 52 + min(zeros, 52))
      }
    }
    var sum = BigInt(0)
    var squares = BigInt(0)
    for (index, value) in data.enumerated() {
      let scaled = value.isFloat ? units(value.asFloat, least) : BigInt(value.asInt) << -least
      sum += scaled
      squares += scaled * scaled
      if index & 0xFFF == 0xFFF { try vm.checkInterrupt() }
    }
    return vm.tuple([
      Value(isFloat), vm.int(sum), vm.int(BigInt(1) << -least), vm.int(squares), vm.int(BigInt(1) << (-2 * least)),
    ])
  }

  /// A finite float in units of `2 ** least`, a whole number of them.
  private static func units(_ value: Double, _ least: Int) -> BigInt {
    if value == 0 { return 0 }
    let (numerator, denominator) = IntConversion.ratio(value)
    return numerator << (-least - (denominator.bitWidth - 1))
  }
}
