// The module `math`, with CPython's errors. Values that Glibc rounds are the reference's own.

import Glibc

enum MathModule {
  static let module = NativeModule("math", functions: unary + binary + integers + rest) { vm, module in
    vm.setMember(module, "pi", Value(Double.pi))
    vm.setMember(module, "e", Value(M_E))
    vm.setMember(module, "tau", Value(2 * Double.pi))
    vm.setMember(module, "inf", Value(Double.infinity))
    vm.setMember(module, "nan", Value(Double.nan))
  }

  /// A function of one float. A NaN out of a number is a domain error; an infinity out of a finite number is a range
  /// error, or a domain error where the function has a pole.
  private static func function(
    _ name: String, overflows: Bool = false, _ apply: @escaping @Sendable (Double) -> Double
  ) -> NativeRow {
    NativeRow("\(name)(x, /)", .exact) { vm, arguments throws(PyError) in
      let argument = try vm.realNumber(arguments[0])
      let result = apply(argument)
      if result.isNaN, !argument.isNaN { throw vm.valueError("math domain error") }
      if result.isInfinite, argument.isFinite {
        throw overflows ? vm.overflowError("math range error") : vm.valueError("math domain error")
      }
      return Value(result)
    }
  }

  private static let unary: [NativeRow] = [
    function("sqrt") { $0.squareRoot() },
    function("exp", overflows: true) { exp($0) },
    function("exp2", overflows: true) { exp2($0) },
    function("expm1", overflows: true) { expm1($0) },
    function("sin") { sin($0) },
    function("cos") { cos($0) },
    function("tan") { tan($0) },
    function("asin") { asin($0) },
    function("acos") { acos($0) },
    function("atan") { atan($0) },
    function("sinh", overflows: true) { sinh($0) },
    function("cosh", overflows: true) { cosh($0) },
    function("tanh") { tanh($0) },
    function("asinh") { asinh($0) },
    function("acosh") { acosh($0) },
    function("atanh") { atanh($0) },
    function("erf") { erf($0) },
    function("erfc") { erfc($0) },
    function("cbrt") { cbrt($0) },
    function("fabs") { $0.magnitude },
    function("log1p") { log1p($0) },
    function("degrees") { $0 * (180.0 / Double.pi) },
    function("radians") { $0 * (Double.pi / 180.0) },
    NativeRow("gamma(x, /)", .exact) { vm, arguments throws(PyError) in
      let argument = try vm.realNumber(arguments[0])
      guard let result = MathFunctions.gamma(argument), argument != 0 else {
        throw vm.valueError("math domain error")
      }
      if result.isInfinite, argument.isFinite { throw vm.overflowError("math range error") }
      return Value(result)
    },
    NativeRow("lgamma(x, /)", .exact) { vm, arguments throws(PyError) in
      let argument = try vm.realNumber(arguments[0])
      guard let result = MathFunctions.logGamma(argument) else { throw vm.valueError("math domain error") }
      if result.isInfinite, argument.isFinite { throw vm.overflowError("math range error") }
      return Value(result)
    },
    NativeRow("isnan(x, /)", .exact) { vm, arguments throws(PyError) in
      Value(try vm.realNumber(arguments[0]).isNaN)
    },
    NativeRow("isinf(x, /)", .exact) { vm, arguments throws(PyError) in
      Value(try vm.realNumber(arguments[0]).isInfinite)
    },
    NativeRow("isfinite(x, /)", .exact) { vm, arguments throws(PyError) in
      Value(try vm.realNumber(arguments[0]).isFinite)
    },
    NativeRow("log(*args)") { vm, arguments throws(PyError) in
      let given = arguments[0].asTuple
      if given.count < 1 || given.count > 2 { throw vm.typeError("math.log requires 1 to 2 arguments") }
      let arguments = given.count == 1 ? [given[0], .undefined] : [given[0], given[1]]
      let numerator = try logarithm(vm, arguments[0]) { log($0) }
      if arguments[1].isUndefined { return Value(numerator) }
      let denominator = try logarithm(vm, arguments[1]) { log($0) }
      if denominator == 0 { throw vm.raise(.zeroDivisionError, "float division by zero") }
      return Value(numerator / denominator)
    },
    NativeRow("log2(x, /)", .exact) { vm, arguments throws(PyError) in
      Value(try logarithm(vm, arguments[0]) { log2($0) })
    },
    NativeRow("log10(x, /)", .exact) { vm, arguments throws(PyError) in
      Value(try logarithm(vm, arguments[0]) { log10($0) })
    },
    rounding("floor", "__floor__", .down), rounding("ceil", "__ceil__", .up),
    rounding("trunc", "__trunc__", .towardZero),
    NativeRow("frexp(x, /)", .exact) { vm, arguments throws(PyError) in
      let argument = try vm.realNumber(arguments[0])
      if !argument.isFinite || argument == 0 { return vm.tuple([Value(argument), Value(0)]) }
      return vm.tuple([
        Value(scalbn(argument.significand, -1) * (argument < 0 ? -1 : 1)), Value(Int(argument.exponent) + 1),
      ])
    },
    NativeRow("modf(x, /)", .exact) { vm, arguments throws(PyError) in
      let argument = try vm.realNumber(arguments[0])
      if argument.isInfinite { return vm.tuple([Value(copysign(0.0, argument)), Value(argument)]) }
      let whole = argument.rounded(.towardZero)
      return vm.tuple([Value(copysign(argument - whole, argument)), Value(copysign(whole, argument))])
    },
    NativeRow("ulp(x, /)", .exact) { vm, arguments throws(PyError) in
      let argument = try vm.realNumber(arguments[0]).magnitude
      if argument == .greatestFiniteMagnitude { return Value(argument - argument.nextDown) }
      return Value(argument.isFinite ? argument.nextUp - argument : argument)
    },
  ]

  private static func logarithm(
    _ vm: Machine, _ value: Value, _ apply: (Double) -> Double
  ) throws(PyError) -> Double {
    if let big = value.bigInt {
      if big.value <= 0 { throw vm.valueError("math domain error") }
      return MathFunctions.logarithm(big.value, apply)
    }
    let argument = try vm.realNumber(value)
    if argument <= 0 { throw vm.valueError("math domain error") }
    return apply(argument)
  }

  private static func rounding(_ name: String, _ special: String, _ rule: FloatingPointRoundingRule) -> NativeRow {
    NativeRow("\(name)(x, /)", .exact) { vm, arguments throws(PyError) in
      let value = arguments[0]
      if value.isInt || value.isBool { return Value(value.asInt) }
      if value.isKind(.bigInt), !vm.classOf(value).isUserClass { return value }
      if value.isObject, !value.isStr, !vm.classAttribute(vm.classOf(value), vm.intern(special)).isUndefined {
        return try vm.callMethod(value, special)
      }
      if special == "__trunc__", !value.isFloat {
        throw vm.typeError("type \(vm.typeName(of: value)) doesn't define __trunc__ method")
      }
      let number = try vm.realNumber(value)
      if number.isNaN { throw vm.valueError("cannot convert float NaN to integer") }
      if number.isInfinite { throw vm.overflowError("cannot convert float infinity to integer") }
      return vm.int(BigInt(number.rounded(rule)))
    }
  }

  /// A function of two floats; the same rules for errors.
  private static func function2(
    _ name: String, _ apply: @escaping @Sendable (Double, Double) -> Double
  ) -> NativeRow {
    NativeRow("\(name)(x, y, /)", .unpack) { vm, arguments throws(PyError) in
      let first = try vm.realNumber(arguments[0])
      let second = try vm.realNumber(arguments[1])
      let result = apply(first, second)
      if result.isNaN, !first.isNaN, !second.isNaN { throw vm.valueError("math domain error") }
      if result.isInfinite, first.isFinite, second.isFinite { throw vm.overflowError("math range error") }
      return Value(result)
    }
  }

  private static let binary: [NativeRow] = [
    function2("atan2") { atan2($0, $1) },
    function2("copysign") { copysign($0, $1) },
    function2("fmod") { fmod($0, $1) },
    function2("remainder") { remainder($0, $1) },
    NativeRow("nextafter(x, y, /)", .unpack) { vm, arguments throws(PyError) in
      let first = try vm.realNumber(arguments[0])
      return Value(nextafter(first, try vm.realNumber(arguments[1])))
    },
    NativeRow("pow(x, y, /)", .unpack) { vm, arguments throws(PyError) in
      let base = try vm.realNumber(arguments[0])
      let exponent = try vm.realNumber(arguments[1])
      let result = pow(base, exponent)
      if result.isNaN, !base.isNaN, !exponent.isNaN { throw vm.valueError("math domain error") }
      if result.isInfinite, base.isFinite, exponent.isFinite {
        throw base == 0 ? vm.valueError("math domain error") : vm.overflowError("math range error")
      }
      return Value(result)
    },
    NativeRow("ldexp(x, i, /)", .unpack) { vm, arguments throws(PyError) in
      let number = try vm.realNumber(arguments[0])
      guard let exponent = try vm.clampedIndex(arguments[1]) else {
        throw vm.typeError("Expected an int as second argument to ldexp.")
      }
      let result = scalbn(number, min(max(exponent, -100_000), 100_000))
      if result.isInfinite, number.isFinite { throw vm.overflowError("math range error") }
      return Value(result)
    },
    NativeRow("hypot(*coordinates)") { vm, arguments throws(PyError) in
      var numbers: [Double] = []
      for value in arguments[0].asTuple.elements { numbers.append(try vm.realNumber(value)) }
      return Value(MathFunctions.norm(numbers))
    },
    NativeRow("dist(p, q, /)", .unpack) { vm, arguments throws(PyError) in
      let first = try vm.toArray(arguments[0])
      let second = try vm.toArray(arguments[1])
      if first.count != second.count {
        throw vm.valueError("both points must have the same number of dimensions")
      }
      var numbers: [Double] = []
      for position in first.indices {
        let one = try vm.realNumber(first[position])
        numbers.append(one - (try vm.realNumber(second[position])))
      }
      return Value(MathFunctions.norm(numbers))
    },
    NativeRow("isclose(a, b, *, rel_tol=1e-09, abs_tol=0.0)", .clinic) { vm, arguments throws(PyError) in
      let first = try vm.realNumber(arguments[0])
      let second = try vm.realNumber(arguments[1])
      let relative = try vm.realNumber(arguments[2])
      let absolute = try vm.realNumber(arguments[3])
      if relative < 0 || absolute < 0 { throw vm.valueError("tolerances must be non-negative") }
      if first == second { return .true }
      if first.isInfinite || second.isInfinite { return .false }
      let difference = (second - first).magnitude
      return Value(
        difference <= (relative * second).magnitude || difference <= (relative * first).magnitude
          || difference <= absolute)
    },
  ]

  private static func integer(_ vm: Machine, _ value: Value) throws(PyError) -> BigInt {
    if let number = vm.bigInteger(value) { return number }
    return BigInt(try vm.index(value))
  }

  private static let integers: [NativeRow] = [
    NativeRow("gcd(*integers)") { vm, arguments throws(PyError) in
      if let small = machineDivisor(arguments[0].asTuple) { return Value(small) }
      var result = BigInt(0)
      for value in arguments[0].asTuple.elements {
        let number = try integer(vm, value).magnitude
        let words = Double(max(result.bitWidth, number.bitWidth)) / 64
        try vm.checkWork(nanoseconds: words * words * 8 * IntArithmetic.nanosecondsPerWord)
        result = result.greatestCommonDivisor(with: number)
      }
      return vm.int(result)
    },
    NativeRow("lcm(*integers)") { vm, arguments throws(PyError) in
      var result = BigInt(1)
      for value in arguments[0].asTuple.elements {
        let number = try integer(vm, value).magnitude
        // The other numbers are still looked at.
        if number == 0 || result == 0 {
          result = 0
          continue
        }
        result = result / result.greatestCommonDivisor(with: number) * number
      }
      return vm.int(result)
    },
    NativeRow("factorial(n, /)", .exact) { vm, arguments throws(PyError) in
      if arguments[0].isFloat { throw vm.typeError("'float' object cannot be interpreted as an integer") }
      guard let number = Int(exactly: try integer(vm, arguments[0])) else {
        if try integer(vm, arguments[0]) < 0 {
          throw vm.valueError("factorial() not defined for negative values")
        }
        throw vm.overflowError("factorial() argument should not exceed 9223372036854775807")
      }
      if number < 0 { throw vm.valueError("factorial() not defined for negative values") }
      if number <= 20 { return Value((0..<number).reduce(1) { $0 &* ($1 &+ 1) }) }
      try checkSize(vm, Double(number) * log2(Double(max(number, 1))))
      let bits = Double(number) * max(log2(Double(max(number, 2))) - 1.4, 1)
      try vm.checkWork(nanoseconds: pow(bits / 64, 1.585) * 8 * IntArithmetic.nanosecondsPerWord + 50 * Double(number))
      return vm.int(try product(vm, 1, number))
    },
    NativeRow("isqrt(n, /)", .exact) { vm, arguments throws(PyError) in
      let number = try integer(vm, arguments[0])
      if let small = number.machineInt, small >= 0 {
        // The float's root is at most one off.
        var root = Int(Double(small).squareRoot())
        while root > 3_037_000_499 || root * root > small { root -= 1 }
        while root < 3_037_000_499, (root + 1) * (root + 1) <= small { root += 1 }
        return Value(root)
      }
      if number < 0 { throw vm.valueError("isqrt() argument must be nonnegative") }
      let words = Double(number.magnitude.bitWidth) / 64
      try vm.checkWork(nanoseconds: words * words * 8 * IntArithmetic.nanosecondsPerWord)
      return vm.int(number.squareRoot())
    },
    NativeRow("comb(n, k, /)", .unpack) { vm, arguments throws(PyError) in
      let total = try integer(vm, arguments[0])
      var chosen = try integer(vm, arguments[1])
      if total < 0 { throw vm.valueError("n must be a non-negative integer") }
      if chosen < 0 { throw vm.valueError("k must be a non-negative integer") }
      if chosen > total { return Value(0) }
      chosen = min(chosen, total - chosen)
      if chosen > BigInt(Int.max) {
        throw vm.overflowError("min(n - k, k) must not exceed 9223372036854775807")
      }
      var result = BigInt(1)
      var step = BigInt(0)
      if let width = total.machineInt, let wanted = chosen.machineInt {
        let (taken, value) = machineCombinations(width, wanted)
        if taken == wanted { return Value(value) }
        (result, step) = (BigInt(value), BigInt(taken))
      }
      while step < chosen {
        result = result * (total - step) / (step + 1)
        step += 1
        try vm.countNativeStep()
        try countStep(vm, step, result)
      }
      return vm.int(result)
    },
    NativeRow("perm(n, k=None, /)", .unpack) { vm, arguments throws(PyError) in
      let total = try integer(vm, arguments[0])
      let chosen = arguments[1].isNone ? total : try integer(vm, arguments[1])
      if arguments[1].isNone, total > BigInt(Int.max) {
        throw vm.overflowError("factorial() argument should not exceed 9223372036854775807")
      }
      if total < 0 {
        let isWhole = arguments[1].isNone
        throw vm.valueError(
          isWhole ? "factorial() not defined for negative values" : "n must be a non-negative integer")
      }
      if chosen < 0 { throw vm.valueError("k must be a non-negative integer") }
      if chosen <= total, chosen > BigInt(Int.max) {
        throw vm.overflowError("k must not exceed 9223372036854775807")
      }
      if chosen > total { return Value(0) }
      try checkSize(vm, Double(Int(clamping: chosen)) * Double(max(total, 1).bitWidth - 1))
      var result = BigInt(1)
      var step = BigInt(0)
      while step < chosen {
        result *= total - step
        step += 1
        try vm.countNativeStep()
        try countStep(vm, step, result)
      }
      return vm.int(result)
    },
  ]

  /// Refuses results of more bits than any lesson has time for.
  private static func checkSize(_ vm: Machine, _ bits: Double) throws(PyError) {
    if bits > 67_108_864 { throw vm.raise(.memoryError, "an int of more than 67108864 bits") }
    try vm.checkMemory(Int(bits / 8))
  }

  /// Every so often in a loop of growing products.
  private static func countStep(_ vm: Machine, _ step: BigInt, _ result: BigInt) throws(PyError) {
    if step.magnitude & 0xFF == 0 {
      try checkSize(vm, Double(result.magnitude.bitWidth))
      try vm.checkInterrupt()
    }
  }

  /// The greatest common divisor of machine ints; nil when there is anything else.
  private static func machineDivisor(_ numbers: TupleObject) -> Int? {
    var result: UInt = 0
    for number in numbers.elements {
      guard number.isInt else { return nil }
      var other = number.asInt.magnitude
      while other != 0 { (result, other) = (other, result % other) }
    }
    return Int(exactly: result)
  }

  /// As many steps of `comb` as fit in machine ints, and what they give.
  private static func machineCombinations(_ total: Int, _ chosen: Int) -> (steps: Int, value: Int) {
    var result = 1
    var step = 0
    while step < chosen {
      let (product, overflow) = result.multipliedReportingOverflow(by: total - step)
      if overflow { break }
      result = product / (step + 1)
      step += 1
    }
    return (step, result)
  }

  /// The product of the integers in `first...last`, by halves.
  private static func product(_ vm: Machine, _ first: Int, _ last: Int) throws(PyError) -> BigInt {
    if last < first { return 1 }
    if last - first < 16 {
      var result = BigInt(1)
      var part = 1
      for factor in first...last {
        let (product, overflow) = part.multipliedReportingOverflow(by: factor)
        if overflow { result *= BigInt(part) }
        part = overflow ? factor : product
      }
      return result * BigInt(part)
    }
    let middle = (first + last) / 2
    if last - first > 1024 { try vm.checkInterrupt() }
    return try product(vm, first, middle) * product(vm, middle + 1, last)
  }

  private static let rest: [NativeRow] = [
    NativeRow("fsum(seq, /)", .exact) { vm, arguments throws(PyError) in
      var terms: [Double] = []
      var special = 0.0
      var hasNaN = false
      var infinities: Set<Double> = []
      for value in try vm.toArray(arguments[0]) {
        let term = try vm.realNumber(value)
        if term.isNaN {
          hasNaN = true
        } else if term.isInfinite {
          infinities.insert(term)
          special = term
        } else {
          terms.append(term)
        }
      }
      if hasNaN { return Value(Double.nan) }
      if infinities.count == 2 { throw vm.valueError("-inf + inf in fsum") }
      if infinities.count == 1 { return Value(special) }
      guard let sum = MathFunctions.exactSum(terms) else {
        throw vm.overflowError("intermediate overflow in fsum")
      }
      return Value(sum)
    },
    NativeRow("prod(iterable, /, *, start=1)", .clinic) { vm, arguments throws(PyError) in
      var result = arguments[1]
      try vm.forEach(arguments[0]) { (value) throws(PyError) in
        if result.isFloat, value.isFloat {
          result = Value(result.asFloat * value.asFloat)
        } else {
          result = try vm.withRoots([result]) { () throws(PyError) in try vm.binary(.multiply, result, value) }
        }
        return true
      }
      return result
    },
  ]
}
