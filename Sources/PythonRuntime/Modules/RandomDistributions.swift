// The distributions of CPython's `random`, draw for draw.

import Glibc

extension MersenneTwister {
  /// `normalvariate`: Kinderman and Monahan's ratio method.
  func normal(_ mean: Double, _ deviation: Double) -> Double {
    let magic = 4 * exp(-0.5) / sqrt(2.0)
    while true {
      let first = random()
      let second = 1.0 - random()
      let ratio = magic * (first - 0.5) / second
      if ratio * ratio / 4.0 <= -log(second) { return mean + ratio * deviation }
    }
  }

  /// `gauss`: values come in pairs.
  func gauss(_ mean: Double, _ deviation: Double) -> Double {
    if let ready = nextGauss {
      nextGauss = nil
      return mean + ready * deviation
    }
    let angle = random() * (2.0 * Double.pi)
    let radius = sqrt(-2.0 * log(1.0 - random()))
    nextGauss = sin(angle) * radius
    return mean + cos(angle) * radius * deviation
  }

  func triangular(_ low: Double, _ high: Double, _ mode: Double?) -> Double {
    var draw = random()
    if let mode, high == low, mode == mode { return low }
    var split = mode.map { ($0 - low) / (high - low) } ?? 0.5
    var (left, right) = (low, high)
    if draw > split {
      draw = 1.0 - draw
      split = 1.0 - split
      (left, right) = (right, left)
    }
    return left + (right - left) * sqrt(draw * split)
  }

  func exponential(_ rate: Double) -> Double { -log(1.0 - random()) / rate }

  /// `gammavariate` for positive parameters.
  func gamma(_ alpha: Double, _ beta: Double) -> Double {
    // Nothing is ever accepted for what is no number.
    if alpha.isNaN || beta.isNaN { return .nan }
    if alpha > 1 { return largeGamma(alpha) * beta }
    if alpha == 1 { return -log(1.0 - random()) * beta }
    let euler = M_E
    var value = 0.0
    while true {
      let first = random()
      let bound = (euler + alpha) / euler
      let scaled = bound * first
      value = scaled <= 1.0 ? pow(scaled, 1.0 / alpha) : -log((bound - scaled) / alpha)
      let second = random()
      if scaled > 1.0 {
        if second <= pow(value, alpha - 1.0) { break }
      } else if second <= exp(-value) {
        break
      }
    }
    return value * beta
  }

  private func largeGamma(_ alpha: Double) -> Double {
    let spread = sqrt(2.0 * alpha - 1.0)
    let offset = alpha - log(4.0)
    let slope = alpha + spread
    while true {
      let first = random()
      if !(1e-7 < first && first < 0.9999999) { continue }
      let second = 1.0 - random()
      let odds = log(first / (1.0 - first)) / spread
      let value = alpha * exp(odds)
      let product = first * first * second
      let rank = offset + slope * odds - value
      if rank + (1.0 + log(4.5)) - 4.5 * product >= 0.0 || rank >= log(product) { return value }
    }
  }

  func beta(_ alpha: Double, _ beta: Double) -> Double {
    let value = gamma(alpha, 1.0)
    return value == 0 ? 0.0 : value / (value + gamma(beta, 1.0))
  }

  func pareto(_ alpha: Double) -> Double { pow(1.0 - random(), -1.0 / alpha) }

  func weibull(_ alpha: Double, _ beta: Double) -> Double { alpha * pow(-log(1.0 - random()), 1.0 / beta) }

  func vonMises(_ mean: Double, _ kappa: Double) -> Double {
    let turn = 2.0 * Double.pi
    if kappa.isNaN { return .nan }
    if kappa <= 1e-6 { return turn * random() }
    let half = 0.5 / kappa
    let radius = half + sqrt(1.0 + half * half)
    var cosine = 0.0
    while true {
      let first = random()
      cosine = cos(Double.pi * first)
      let density = cosine / (radius + cosine)
      let second = random()
      if second < 1.0 - density * density || second <= (1.0 - density) * exp(density) { break }
    }
    let inverse = 1.0 / radius
    let angle = acos((inverse + cosine) / (1.0 + inverse * cosine))
    let signed = random() > 0.5 ? mean + angle : mean - angle
    let remainder = fmod(signed, turn)
    return remainder < 0 ? remainder + turn : remainder
  }
}
