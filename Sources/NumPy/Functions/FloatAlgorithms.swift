// Functions that the reference does not leave to the C library: single precision exponential, logarithm, sine and cosine by
// rational and polynomial approximations after a range reduction in steps, each with fused products, as its documentation of
// constants says (Remez approximations; Cody and Waite reductions).

import Glibc

enum FloatAlgorithms {
  static func exp(_ x: Float) -> Float {
    if x.isNaN { return x }
    if x >= 88.72283935546875 {
      if x.isFinite { feraiseexcept(FloatErrors.overflow) }
      return .infinity
    }
    if x <= -103.97208404541015625 { return 0 }
    let magic: Float = 0x1.8p+23
    var quadrant = x * 1.442695040888963407359924681001892137
    quadrant = (quadrant + magic) - magic
    var r = x.addingProduct(quadrant, -6.93145752e-1)
    r = r.addingProduct(quadrant, -1.42860677e-6)
    let numerators: [Float] = [
      5.082762527590693718096e-04, 6.757896990527504603057e-03, 5.114512081637298353406e-02,
      2.473615434895520810817e-01, 7.257664613233124478488e-01, 9.999999999980870924916e-01,
    ]
    let denominators: [Float] = [2.159509375685829852307e-02, -2.742335390411667452936e-01, 1]
    let ratio = polynomial(numerators, r) / polynomial(denominators, r)
    return scalbnf(ratio, Int32(quadrant))
  }

  static func log(_ x: Float) -> Float {
    if x.isNaN { return x }
    if x < 0 {
      feraiseexcept(FloatErrors.invalid)
      return -Float.nan
    }
    if x == 0 {
      feraiseexcept(FloatErrors.divideByZero)
      return -.infinity
    }
    if x.isInfinite { return x }
    var exponent = Float(x.exponent) + 1
    var mantissa = x.significand * 0.5
    if mantissa <= 0.707106781186547524400844362104849039 {
      mantissa += mantissa
      exponent -= 1
    }
    let m = mantissa - 1
    let numerators: [Float] = [
      2.589979117907922693523e-02, 3.808837741388407920751e-01, 1.480000633576506585156e+00,
      2.112677543073053063722e+00, 9.999999999999998702752e-01, 0,
    ]
    let denominators: [Float] = [
      5.875095403124574342950e-03, 1.546476374983906719538e-01, 9.864942958519418960339e-01,
      2.453006071784736363091e+00, 2.612677543073109236779e+00, 1,
    ]
    let ratio = polynomial(numerators, m) / polynomial(denominators, m)
    return ratio.addingProduct(exponent, 0.693147180559945309417232121458176568)
  }

  @inline(__always)
  private static func polynomial(_ coefficients: [Float], _ x: Float) -> Float {
    var sum = coefficients[0]
    for index in 1..<coefficients.count { sum = coefficients[index].addingProduct(sum, x) }
    return sum
  }

  static func sin(_ x: Float) -> Float {
    if x == 0 { return x }
    if !x.isFinite || x.magnitude > 117435.992 { return sinf(x) }
    let (quarter, r, r2) = reduced(x)
    let value = quarter & 1 == 0 ? sinePart(r, r2) : cosinePart(r2)
    return quarter & 2 == 0 ? value : -value
  }

  static func cos(_ x: Float) -> Float {
    if !x.isFinite || x.magnitude > 71476.0625 { return cosf(x) }
    let (quarter, r, r2) = reduced(x)
    let value = quarter & 1 == 0 ? cosinePart(r2) : sinePart(r, r2)
    return (quarter + 1) & 2 == 0 ? value : -value
  }

  /// The quarter turn and the rest, with its square.
  private static func reduced(_ x: Float) -> (Int32, Float, Float) {
    let magic: Float = 0x1.8p+23
    var quadrant = x * 0x1.45f306p-1
    quadrant = (quadrant + magic) - magic
    var r = x.addingProduct(quadrant, -0x1.921fb0p+00)
    r = r.addingProduct(quadrant, -0x1.5110b4p-22)
    r = r.addingProduct(quadrant, -0x1.846988p-48)
    return (Int32(quadrant), r, r * r)
  }

  private static func cosinePart(_ r2: Float) -> Float {
    var sum: Float = -0x1.6c06dcp-10
    sum = sum.addingProduct(0x1.98e616p-16, r2)
    sum = Float(0x1.55553cp-05).addingProduct(sum, r2)
    sum = Float(-0x1.000000p-01).addingProduct(sum, r2)
    return Float(1).addingProduct(sum, r2)
  }

  private static func sinePart(_ r: Float, _ r2: Float) -> Float {
    var sum: Float = -0x1.a06bbap-13
    sum = sum.addingProduct(0x1.7d3bbcp-19, r2)
    sum = Float(0x1.11119ap-07).addingProduct(sum, r2)
    sum = Float(-0x1.555556p-03).addingProduct(sum, r2)
    return r.addingProduct(sum * r2, r)
  }

  static func tanh(_ x: Double) -> Double { Glibc.tanh(x) }
  static func tanh(_ x: Float) -> Float { Float(Glibc.tanh(Double(x))) }

  static func logAddExp(_ a: Double, _ b: Double) -> Double {
    if a == b { return a + 0.693147180559945309417232121458176568 }
    let difference = a - b
    if difference > 0 { return a + log1p(Glibc.exp(-difference)) }
    if difference <= 0 { return b + log1p(Glibc.exp(difference)) }
    return difference
  }

  static func logAddExp(_ a: Float, _ b: Float) -> Float {
    if a == b { return a + 0.693147180559945309417232121458176568 }
    let difference = a - b
    if difference > 0 { return a + log1pf(expf(-difference)) }
    if difference <= 0 { return b + log1pf(expf(difference)) }
    return difference
  }

  static func logAddExp2(_ a: Double, _ b: Double) -> Double {
    if a == b { return a + 1 }
    let difference = a - b
    let scale = 1.442695040888963407359924681001892137
    if difference > 0 { return a + scale * log1p(exp2(-difference)) }
    if difference <= 0 { return b + scale * log1p(exp2(difference)) }
    return difference
  }

  static func logAddExp2(_ a: Float, _ b: Float) -> Float { Float(logAddExp2(Double(a), Double(b))) }
}
