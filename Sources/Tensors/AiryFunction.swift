// The Airy function Ai of one double: its integral along a line where the integrand falls like a bell, by the trapezoid rule,
// which converges geometrically there; far to the left its asymptotic series.
import Glibc

extension SpecialFunctions {
  /// Ai(x); as the reference has it, nothing at infinity is known and 0 stands for what is too small.
  package static func airyAi(_ x: Double) -> Double {
    if !x.isFinite { return .nan }
    if x > 103.892 { return 0 }
    return x < -8 ? airyFarLeft(-x) : airyOnLine(x)
  }

  /// (1/2π)∫ exp(i(t³/3 + xt)) dt over t = u + iη, with the line through the saddle for positive x.
  private static func airyOnLine(_ x: Double) -> Double {
    let height = max(x, 0.25).squareRoot()
    let scale = exp(height * height * height / 3 - x * height)
    // exp(-η·u²) is below the last bit beyond this.
    let end = (38 / height).squareRoot()
    let points = 240
    let step = end / Double(points)
    var sum = 0.5
    for index in 1...points {
      let u = Double(index) * step
      sum += exp(-height * u * u) * cos(u * u * u / 3 + (x - height * height) * u)
    }
    return scale * sum * step / Double.pi
  }

  /// Ai(-z) for large z: a wave whose two amplitudes are series in 1/ζ.
  private static func airyFarLeft(_ z: Double) -> Double {
    let zeta = 2.0 / 3 * z * z.squareRoot()
    var (term, even, odd) = (1.0, 1.0, 0.0)
    for k in 1...24 {
      let n = Double(k)
      let next = term * (6 * n - 5) * (6 * n - 3) * (6 * n - 1) / (216 * n * (2 * n - 1)) / zeta
      if next.magnitude > term.magnitude || next < 1e-18 { break }
      term = next
      let sign: Double = (k / 2) % 2 == 0 ? 1 : -1
      if k % 2 == 0 { even += sign * term } else { odd += sign * term }
    }
    let phase = zeta + Double.pi / 4
    return (sin(phase) * even - cos(phase) * odd) / (Double.pi.squareRoot() * z.squareRoot().squareRoot())
  }
}
