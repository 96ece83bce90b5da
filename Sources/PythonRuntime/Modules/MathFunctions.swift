// Mathematics without Python values: norms, exact sums, gamma functions, and ints of any size as floats.

import Glibc

enum MathFunctions {
  static func exponential(_ value: Double) -> Double { exp(value) }

  /// The table size `random.sample` reckons with.
  static func sampleTableSize(_ count: Int) -> Double {
    let exponent = ceil(log(Double(count * 3)) / log(4.0))
    return pow(4.0, exponent)
  }

  /// The Euclidean norm of the coordinates, as CPython's `vector_norm`: scaled, and summed with the lost bits.
  static func norm(_ coordinates: [Double]) -> Double {
    var largest = 0.0
    var hasNaN = false
    for value in coordinates {
      if value.isNaN { hasNaN = true }
      if value.magnitude > largest { largest = value.magnitude }
    }
    if largest.isInfinite { return largest }
    if hasNaN { return .nan }
    if largest == 0 || coordinates.count <= 1 { return largest }
    if largest < Double.leastNormalMagnitude {
      let tiny = Double.leastNormalMagnitude
      return tiny * norm(coordinates.map { $0 / tiny })
    }
    let scale = scalbn(1.0, -Int(largest.exponent) - 1)
    var sum = 1.0
    var lost = (0.0, 0.0, 0.0)
    func add(_ term: Double) -> Double {
      let before = sum
      sum += term
      return (before - sum) + term
    }
    for value in coordinates {
      let (high, low) = halves(value.magnitude * scale)
      lost.0 += add(high * high)
      lost.1 += add(2.0 * high * low)
      lost.2 += low * low
    }
    let root = (sum - 1.0 + (lost.0 + lost.1 + lost.2)).squareRoot()
    let (high, low) = halves(root)
    lost.0 += add(-high * high)
    lost.1 += add(-2.0 * high * low)
    lost.2 += add(-low * low)
    let rest = sum - 1.0 + (lost.0 + lost.1 + lost.2)
    return (root + rest / (2.0 * root)) / scale
  }

  private static func halves(_ value: Double) -> (high: Double, low: Double) {
    let scaled = value * 134_217_729.0
    let high = scaled - (scaled - value)
    return (high, value - high)
  }

  /// The sum of finite terms without rounding error (Shewchuk's partial sums); nil when it overflows.
  static func exactSum(_ terms: [Double]) -> Double? {
    var partials: [Double] = []
    for term in terms {
      var value = term
      var kept = 0
      for partial in partials {
        let (large, small) = value.magnitude < partial.magnitude ? (partial, value) : (value, partial)
        let high = large + small
        let low = small - (high - large)
        if low != 0 {
          partials[kept] = low
          kept += 1
        }
        value = high
      }
      if value.isInfinite { return nil }
      partials.removeLast(partials.count - kept)
      if value != 0 { partials.append(value) }
    }
    guard var high = partials.popLast() else { return 0 }
    var low = 0.0
    while let partial = partials.popLast() {
      let before = high
      high = before + partial
      low = partial - (high - before)
      if low != 0 { break }
    }
    if let next = partials.last, (low < 0 && next < 0) || (low > 0 && next > 0) {
      let doubled = low * 2.0
      let candidate = high + doubled
      if doubled == candidate - high { high = candidate }
    }
    return high
  }

  /// The natural logarithm of a positive integer of any size.
  static func logarithm(_ value: BigInt, _ function: (Double) -> Double) -> Double {
    let width = value.magnitude.bitWidth
    if width <= 1023 { return function(IntConversion.double(value)) }
    let shift = width - 64
    let mantissa = IntConversion.double(value >> shift) / 18_446_744_073_709_551_616.0
    return function(mantissa) + Double(shift + 64) * function(2.0)
  }

  // MARK: Gamma (Lanczos' approximation with the coefficients CPython uses)

  private static let lanczosNumerator: [Double] = [
    23531376880.410759688572007674451636754734846804940, 42919803642.649098768957899047001988850926355848959,
    35711959237.355668049440185451547166705960488635843, 17921034426.037209699919755754458931112671403265390,
    6039542586.3520280050642916443072979210699388420708, 1439720407.3117216736632230727949123939715485786372,
    248874557.86205415651146038641322942321632125127801, 31426415.585400194380614231628318205362874684987640,
    2876370.6289353724412254090516208496135991145378768, 186056.26539522349504029498971604569928220784236328,
    8071.6720023658162106380029022722506138218516325024, 210.82427775157934587250973392071336271166969580291,
    2.5066282746310002701649081771338373386264310793408,
  ]
  private static let lanczosDenominator: [Double] = [
    0, 39916800, 120543840, 150917976, 105258076, 45995730, 13339535, 2637558, 357423, 32670, 1925, 66, 1,
  ]
  private static let lanczosOffset = 6.024680040776729583740234375

  private static func lanczosSum(_ value: Double) -> Double {
    var numerator = 0.0
    var denominator = 0.0
    if value < 5 {
      for index in stride(from: 12, through: 0, by: -1) {
        numerator = numerator * value + lanczosNumerator[index]
        denominator = denominator * value + lanczosDenominator[index]
      }
    } else {
      for index in 0..<13 {
        numerator = numerator / value + lanczosNumerator[index]
        denominator = denominator / value + lanczosDenominator[index]
      }
    }
    return numerator / denominator
  }

  private static func sinePi(_ value: Double) -> Double {
    let reduced = fmod(value.magnitude, 2.0)
    let result: Double
    switch Int((2.0 * reduced).rounded()) {
    case 0: result = sin(Double.pi * reduced)
    case 1: result = cos(Double.pi * (reduced - 0.5))
    case 2: result = sin(Double.pi * (1.0 - reduced))
    case 3: result = -cos(Double.pi * (reduced - 1.5))
    default: result = sin(Double.pi * (reduced - 2.0))
    }
    return value.sign == .minus ? -result : result
  }

  /// `gamma(x)`; nil at the poles and for -inf (a domain error), infinite when it overflows.
  static func gamma(_ value: Double) -> Double? {
    if value.isNaN || value == .infinity { return value }
    if value == -.infinity { return nil }
    if value == 0 { return value.sign == .minus ? -.infinity : .infinity }
    if value == value.rounded(.down) {
      if value < 0 { return nil }
      if value <= 23 {
        var product = 1.0
        for factor in stride(from: 2.0, to: value, by: 1.0) { product *= factor }
        return product
      }
    }
    let size = value.magnitude
    if size < 1e-20 { return 1.0 / value }
    if size > 200 { return value < 0 ? 0.0 / sinePi(value) : .infinity }
    let sum = size + lanczosOffset - 0.5
    var correction: Double
    if size > lanczosOffset - 0.5 {
      let rest = sum - size
      correction = rest - (lanczosOffset - 0.5)
    } else {
      let rest = sum - (lanczosOffset - 0.5)
      correction = rest - size
    }
    correction = correction * lanczosOffset / sum
    var result: Double
    if value < 0 {
      result = -Double.pi / sinePi(size) / size * exp(sum) / lanczosSum(size)
      result -= correction * result
      if size < 140 { return result / pow(sum, size - 0.5) }
      let root = pow(sum, size / 2.0 - 0.25)
      return result / root / root
    }
    result = lanczosSum(size) / exp(sum)
    result += correction * result
    if size < 140 { return result * pow(sum, size - 0.5) }
    let root = pow(sum, size / 2.0 - 0.25)
    return result * root * root
  }

  /// `lgamma(x)`; nil at the poles.
  static func logGamma(_ value: Double) -> Double? {
    if !value.isFinite { return value.isNaN ? value : .infinity }
    if value == value.rounded(.down), value <= 2 { return value <= 0 ? nil : 0.0 }
    let size = value.magnitude
    if size < 1e-20 { return -log(size) }
    var result = log(lanczosSum(size)) - lanczosOffset
    result += (size - 0.5) * (log(size + lanczosOffset - 0.5) - 1.0)
    if value < 0 { result = log(Double.pi) - log(sinePi(size).magnitude) - log(size) - result }
    return result
  }
}

extension Machine {
  /// A number as a float: float, int, bool, or anything with `__float__` or `__index__`.
  /// Raises TypeError "must be real number, not str" and OverflowError for ints beyond the range.
  package func realNumber(_ value: Value) throws(PyError) -> Double {
    if value.isFloat { return value.asFloat }
    if value.isInt || value.isBool { return Double(value.asInt) }
    if let big = value.bigInt, !classOf(value).isUserClass {
      let number = IntConversion.double(big.value)
      if number.isInfinite { throw overflowError("int too large to convert to float") }
      return number
    }
    if value.isKind(.floatObject) { return value.asObject(FloatObject.self).value }
    if value.isObject, !value.isStr {
      let cls = classOf(value)
      if !classAttribute(cls, intern("__float__")).isUndefined {
        let result = try callMethod(value, "__float__")
        if result.isFloat { return result.asFloat }
        let place = "\(cls.name.string).__float__"
        if result.isKind(.floatObject) {
          try NumberConversion.warnOfSubclass(self, .float, result, is: "float", place)
          return result.asObject(FloatObject.self).value
        }
        throw typeError("\(place) returned non-float (type \(typeName(of: result)))")
      }
      if hasIndexMethod(value) { return Double(try index(value)) }
    }
    throw typeError("must be real number, not \(typeName(of: value))")
  }
}
