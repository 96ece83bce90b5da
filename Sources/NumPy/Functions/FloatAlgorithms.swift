// Functions that the reference does not leave to the C library and no kernel has: logarithms of sums of exponentials.

import Glibc

enum FloatAlgorithms {
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
