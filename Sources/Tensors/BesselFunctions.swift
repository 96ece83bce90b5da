// Bessel functions, incomplete gamma functions and the tails of the normal distribution, each of one or two doubles.
// Methods: the integrals of the modified Bessel functions by the trapezoid rule, which converges geometrically for them;
// series and continued fractions for the incomplete gamma functions.
import Glibc

extension SpecialFunctions {
  // MARK: Bessel functions

  package static func besselJ0(_ x: Double) -> Double { j0(x) }
  package static func besselJ1(_ x: Double) -> Double { j1(x) }

  package static func besselY0(_ x: Double) -> Double {
    if x == 0 { return -.infinity }
    return x < 0 ? .nan : y0(x)
  }

  package static func besselY1(_ x: Double) -> Double {
    if x == 0 { return -.infinity }
    return x < 0 ? .nan : y1(x)
  }

  /// sin x / x.
  package static func sphericalJ0(_ x: Double) -> Double {
    if x.isInfinite { return 0 }
    if x.magnitude < 0.5 {
      let square = x * x
      return 1
        - square / 6
        * (1 - square / 20 * (1 - square / 42 * (1 - square / 72 * (1 - square / 110 * (1 - square / 156)))))
    }
    return sin(x) / x
  }

  /// I₀(x)·e^(-|x|) (order 0) or I₁(x)·e^(-|x|) (order 1): (1/π)∫ e^(x(cos θ - 1)) cos(nθ) dθ.
  private static func scaledI(_ x: Double, _ order: Double) -> Double {
    let size = x.magnitude
    if size.isInfinite { return 0 }
    if size > 1e5 {
      // The asymptotic series in 1/(8x).
      let four = 4 * order * order
      let (u, a, b) = (1 / (8 * size), four - 1, four - 9)
      let sum = 1 - a * u * (1 - b * u / 2 * (1 - (four - 25) * u / 3))
      return copysign(sum / (2 * Double.pi * size).squareRoot(), order == 0 ? 1 : x)
    }
    if order == 1 && size < 1e-3 { return x / 2 * (1 + x * x / 8) * exp(-size) }
    let points = Int((90 * size).squareRoot()) + 24
    var sum = 0.5 * (1 + (order == 0 ? 1 : -1) * exp(-2 * size))
    for index in 1..<points {
      let angle = Double.pi * Double(index) / Double(points)
      let half = sin(angle / 2)
      sum += exp(-2 * size * half * half) * (order == 0 ? 1 : cos(angle))
    }
    return copysign(sum / Double(points), order == 0 ? 1 : x)
  }

  package static func scaledI0(_ x: Double) -> Double { x.isNaN ? x : scaledI(x, 0) }
  package static func scaledI1(_ x: Double) -> Double { x.isNaN || x == 0 ? x : scaledI(x, 1) }
  package static func modifiedI0(_ x: Double) -> Double { scaledI0(x) * exp(x.magnitude) }
  package static func modifiedI1(_ x: Double) -> Double { scaledI1(x) * exp(x.magnitude) }

  /// K_n(x)·eˣ = ∫ e^(-x(cosh t - 1)) cosh(nt) dt from 0.
  private static func scaledK(_ x: Double, _ order: Double) -> Double {
    if x.isNaN || x < 0 { return .nan }
    if x == 0 { return .infinity }
    if x.isInfinite { return 0 }
    let step = Swift.min(1.0 / 16, 1 / (4 + x.squareRoot()))
    var sum = 0.5
    var t = step
    while true {
      let half = sinh(t / 2)
      let exponent = 2 * x * half * half
      if exponent > 745 { break }
      let term = exp(-exponent) * (order == 0 ? 1 : cosh(t))
      sum += term
      if term < 1e-18 * sum { break }
      t += step
    }
    return sum * step
  }

  package static func scaledK0(_ x: Double) -> Double { scaledK(x, 0) }
  package static func scaledK1(_ x: Double) -> Double { scaledK(x, 1) }
  package static func modifiedK0(_ x: Double) -> Double { scaledK(x, 0) * exp(-x) }
  package static func modifiedK1(_ x: Double) -> Double { scaledK(x, 1) * exp(-x) }

  // MARK: Normal distribution

  /// e^(x²)·erfc(x).
  package static func scaledErfc(_ x: Double) -> Double {
    if x.isNaN { return x }
    if x < 2 { return x < -26.7 ? .infinity : exp(x * x) * erfc(x) }
    if x > 1e8 { return 0.5641895835477563 / x }
    // Lentz's form of the continued fraction, from behind.
    var tail = x
    for index in stride(from: 120, through: 1, by: -1) { tail = x + Double(index) / 2 / tail }
    return 0.5641895835477563 / tail
  }

  /// log of the normal distribution function.
  package static func logNormal(_ x: Double) -> Double {
    if x < -1 { return log(scaledErfc(-x * 0.7071067811865476) / 2) - x * x / 2 }
    return log1p(-erfc(x * 0.7071067811865476) / 2)
  }

  // MARK: Incomplete gamma functions

  /// The regularised lower (or upper) incomplete gamma function.
  package static func incompleteGamma(_ a: Double, _ x: Double, upper: Bool) -> Double {
    if x.isNaN || a.isNaN || a < 0 || x < 0 { return .nan }
    if a == 0 { return x > 0 ? (upper ? 0 : 1) : .nan }
    if x == 0 { return upper ? 1 : 0 }
    if a.isInfinite { return x.isInfinite ? .nan : (upper ? 1 : 0) }
    if x.isInfinite { return upper ? 0 : 1 }
    let front = exp(a * log(x) - x - logGamma(a))
    if x < a + 1 {
      var (term, sum, n) = (1 / a, 1 / a, a)
      for _ in 0..<20_000 {
        n += 1
        term *= x / n
        sum += term
        if term < sum * 1e-17 { break }
      }
      return upper ? 1 - front * sum : front * sum
    }
    var b = x + 1 - a
    var c = 1e300
    var d = 1 / b
    var h = d
    for index in 1..<20_000 {
      let factor = -Double(index) * (Double(index) - a)
      b += 2
      d = 1 / (factor * d + b)
      c = b + factor / c
      let change = c * d
      h *= change
      if (change - 1).magnitude < 1e-16 { break }
    }
    return upper ? front * h : 1 - front * h
  }
}
