// Special functions of one double that the C library does not have: digamma and its derivatives, the
// Hurwitz zeta function. Methods: recurrence, then the asymptotic series.
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

  /// Σ 1/(q + k)^x for k = 0, 1, 2 ...
  package static func zeta(_ x: Double, _ q: Double) -> Double {
    if x == 1 { return .infinity }
    if x < 1 { return .nan }
    if q <= 0 {
      if q == q.rounded(.down) { return .infinity }
      if x != x.rounded(.down) { return .nan }
    }
    // Euler and Maclaurin: ten terms, then the integral and corrections with Bernoulli numbers.
    let bernoulli = [
      12.0, -720.0, 30240.0, -1209600.0, 47900160.0, -1.8924375803183791606e9, 7.47242496e10,
      -2.950130727918164224e12, 1.1646782814350067249e14, -4.5979787224074726105e15, 1.8152105401943546773e17,
      -7.1661652561756670113e18,
    ]
    var sum = pow(q, -x)
    var a = q
    var b = 0.0
    var index = 0
    while index < 9 || a <= 9 {
      index += 1
      a += 1
      b = pow(a, -x)
      sum += b
      if abs(b) < 1e-17 * abs(sum) { return sum }
    }
    let w = a
    sum += b * w / (x - 1)
    sum -= 0.5 * b
    var factor = 1.0
    var k = 0.0
    for number in bernoulli {
      factor *= x + k
      b /= w
      let term = factor * b / number
      sum += term
      if abs(term / sum) < 1e-17 { return sum }
      k += 1
      factor *= x + k
      b /= w
      k += 1
    }
    return sum
  }

  /// The derivative of digamma, with the reference's few terms of the asymptotic series.
  private static func trigamma(_ value: Double) -> Double {
    var (x, result, sign) = (value, 0.0, 1.0)
    if x < 0.5 {
      let sine = Glibc.sin(Double.pi * x)
      (sign, result, x) = (-1, -Double.pi * Double.pi / (sine * sine), 1 - x)
    }
    for _ in 0..<6 {
      result += 1 / (x * x)
      x += 1
    }
    let inverse = 1 / (x * x)
    let series = inverse * (1.0 / 6 - inverse * (1.0 / 30 - inverse * (1.0 / 42)))
    return sign * (result + (1 + 1 / (2 * x) + series) / x)
  }

  /// The n-th derivative of digamma.
  package static func polygamma(_ n: Int, _ x: Double) -> Double {
    if n == 0 { return digamma(x) }
    if n == 1 { return trigamma(x) }
    let sign: Double = n % 2 == 0 ? -1 : 1
    return sign * tgamma(Double(n) + 1) * zeta(Double(n) + 1, x)
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
