// How a draw moves with its parameter: the slope of a gamma draw in its shape, in the reference's approximations, and that
// of a share of a Dirichlet draw in its own weight, from the derivative of the incomplete beta function. Numbers only.
import FoundationEssentials

#if canImport(Glibc)
  import Glibc
#endif

package enum DrawGradients {
  /// The derivative of a gamma draw `x` with respect to its shape.
  package static func gamma(_ alpha: Double, _ x: Double) -> Double {
    if x < 0.8 { return smallGamma(alpha, x) }
    if alpha > 8 { return largeGamma(alpha, x) }
    let (u, v) = (log(x / alpha), log(alpha))
    let c = (0..<8).map { rational[0][$0] + u * (rational[1][$0] + u * rational[2][$0]) }
    let p = c[0] + v * (c[1] + v * (c[2] + v * c[3]))
    let q = c[4] + v * (c[5] + v * (c[6] + v * c[7]))
    return exp(p / q)
  }

  /// By the series of the distribution function near zero.
  private static func smallGamma(_ alpha: Double, _ x: Double) -> Double {
    var numerator = 1.0
    var denominator = alpha
    var first = numerator / denominator
    var second = numerator / (denominator * denominator)
    for step in 1...5 {
      numerator *= -x / Double(step)
      denominator += 1
      first += numerator / denominator
      second += numerator / (denominator * denominator)
    }
    let power = pow(x, alpha)
    let density = pow(x, alpha - 1) * exp(-x)
    let slope = (log(x) - SpecialFunctions.digamma(alpha)) * (power * first) - power * second
    let result = -slope / density
    return result.isNaN ? 0 : result
  }

  /// By the saddle point of large shapes.
  private static func largeGamma(_ alpha: Double, _ x: Double) -> Double {
    let square = alpha * alpha
    if 0.9 * alpha <= x && x <= 1.1 * alpha {
      let first = 1 + 24 * alpha * (1 + 12 * alpha)
      let second = 1440 * square + 6 * x * (53 - 120 * x) - 65 * x * x / alpha + alpha * (107 + 3600 * x)
      return first * second / (1_244_160 * square * square)
    }
    let denominator = sqrt(8 * alpha)
    let distance = alpha - x
    let second = denominator / distance
    let third = pow(x - alpha - alpha * log(x / alpha), -1.5)
    let both = x < alpha ? second - third : second + third
    let first = log(x / alpha) * both - sqrt(2 / alpha) * (alpha + x) / (distance * distance)
    let stirling = 1 + 1 / (12 * alpha) * (1 + 1 / (24 * alpha))
    return -stirling * (x * first) / denominator
  }

  /// Coefficients of the rational function in between, by powers of `log(x / alpha)`.
  private static let rational: [[Double]] = [
    [0.16009398, -0.094634809, 0.025146376, -0.0030648343, 1, 0.32668115, 0.10406089, 0.0014179084],
    [0.53487893, 0.1298071, 0.065735949, -0.0015649758, 0.16639465, 0.020070113, -0.0035938915, -0.00058392623],
    [
      0.040121004, -0.0065914022, -0.0026286047, -0.0013441777, 0.017050642, -0.0021309326, 0.00085092367,
      -1.5247877e-07,
    ],
  ]

  /// The derivative of a share `x` with respect to its own weight, divided by `1 - x`; `total` is the sum of the weights.
  package static func dirichlet(_ x: Double, _ alpha: Double, _ total: Double) -> Double {
    let beta = total - alpha
    if !(x > 0 && x < 1 && alpha > 0 && beta > 0) { return 0 }
    let spread = SpecialFunctions.digamma(alpha) - SpecialFunctions.digamma(total)
    // The distribution function over its density, as a series from the nearer end.
    if x <= (alpha + 1) / (total + 2) {
      let (sum, weighted) = series(x, alpha, total) { 1 / (total + $0) - 1 / (alpha + 1 + $0) }
      return -x / alpha * ((log(x) - 1 / alpha - spread) * sum + weighted)
    }
    let (sum, weighted) = series(1 - x, beta, total) { 1 / (total + $0) }
    return x / beta * ((log(x) - spread) * sum + weighted)
  }

  /// The sum of `(total)_n / (own + 1)_n x^n`, and the same with each term times the sum of `rate` over those before it.
  private static func series(
    _ x: Double, _ own: Double, _ total: Double, _ rate: (Double) -> Double
  ) -> (sum: Double, weighted: Double) {
    var (term, sum, weighted, rates) = (1.0, 1.0, 0.0, 0.0)
    for step in 0..<100_000 {
      let n = Double(step)
      rates += rate(n)
      term *= (total + n) / (own + 1 + n) * x
      sum += term
      weighted += term * rates
      if term < 1e-17 * sum { break }
    }
    return (sum, weighted)
  }
}

extension NDArray {
  /// How each share of these Dirichlet draws moves with its own weight, divided by what the others have.
  package func dirichletSlopes(_ weights: NDArray) throws(TensorError) -> NDArray {
    let totals = try weights.converted(to: .float64).reduced(.sum, [-1], keepDimensions: true)
      .expanded(to: weights.shape).contiguous()
    let (shares, own) = (
      try converted(to: .float64).contiguous(), try weights.converted(to: .float64).contiguous()
    )
    let output = try NDArray(uninitialized: shape, .float64, state)
    let (x, alpha, total) = (
      shares.elements(as: Double.self), own.elements(as: Double.self), totals.elements(as: Double.self)
    )
    let to = output.elements(as: Double.self)
    for element in 0..<Swift.min(count, own.count) {
      to[element] = DrawGradients.dirichlet(x[element], alpha[element], total[element])
    }
    return try output.converted(to: dtype)
  }
}
