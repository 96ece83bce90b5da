// Special functions of one double that the C library does not have. Methods: recurrence, then the asymptotic series.
import Glibc

package enum SpecialFunctions {
  /// log |Γ(x)|.
  package static func logGamma(_ x: Double) -> Double {
    var sign: Int32 = 0
    return lgamma_r(x, &sign)
  }

  /// Derivative of log Γ.
  package static func digamma(_ value: Double) -> Double {
    var x = value
    if x == 0 { return copysign(.infinity, -x) }
    var result = 0.0
    if x < 0 {
      if x == x.rounded(.down) { return .nan }
      // Reflection: ψ(x) = ψ(1 - x) - π / tan πx.
      result = -Double.pi / tan(Double.pi * (x - x.rounded(.down)))
      x = 1 - x
    }
    while x < 10 {
      result -= 1 / x
      x += 1
    }
    let inverse = 1 / (x * x)
    let series =
      inverse
      * (1.0 / 12 - inverse
        * (1.0 / 120 - inverse * (1.0 / 252 - inverse * (1.0 / 240 - inverse * (1.0 / 132 - inverse * (691.0 / 32760))))))
    return result + log(x) - 0.5 / x - series
  }

  /// log(eˣ + eʸ) in base 2: log2(2ˣ + 2ʸ).
  package static func logAddExp2(_ a: Double, _ b: Double) -> Double {
    if a.isInfinite && a == b { return a }
    let larger = Swift.max(a, b)
    return larger + log1p(exp2(-abs(a - b))) * 1.4426950408889634
  }

  /// log(1 + eˣ) for x at most 0.
  package static func log1pExp(_ x: Double) -> Double { log1p(Glibc.exp(x)) }
}
