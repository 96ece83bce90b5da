// Functions of complex numbers, in the C library's way.

import Glibc

extension ComplexValue {
  var isNaN: Bool { re.isNaN || im.isNaN }

  /// The order of complex numbers: by real, then by imaginary part.
  func isAtLeast(_ other: ComplexValue) -> Bool { re > other.re || (re == other.re && im >= other.im) }

  func times(_ other: ComplexValue) -> ComplexValue {
    ComplexValue(re * other.re - im * other.im, re * other.im + im * other.re)
  }

  func over(_ other: ComplexValue) -> ComplexValue {
    if other.re.magnitude >= other.im.magnitude {
      if other.re == 0 && other.im == 0 { return ComplexValue(re / other.re.magnitude, im / other.re.magnitude) }
      let ratio = other.im / other.re
      let scale = 1 / (other.re + other.im * ratio)
      return ComplexValue((re + im * ratio) * scale, (im - re * ratio) * scale)
    }
    let ratio = other.re / other.im
    let scale = 1 / (other.re * ratio + other.im)
    return ComplexValue((re * ratio + im) * scale, (im * ratio - re) * scale)
  }

  func exponential() -> ComplexValue {
    let size = exp(re)
    return im == 0 ? ComplexValue(size, im) : ComplexValue(size * cos(im), size * sin(im))
  }

  func logarithm() -> ComplexValue { ComplexValue(log(hypot(re, im)), atan2(im, re)) }

  func squareRoot() -> ComplexValue {
    if re == 0 && im == 0 { return ComplexValue(0, im) }
    let length = hypot(re, im)
    if re >= 0 {
      let root = ((re + length) * 0.5).squareRoot()
      return ComplexValue(root, im / (2 * root))
    }
    let root = ((-re + length) * 0.5).squareRoot()
    return ComplexValue(im.magnitude / (2 * root), copysign(root, im))
  }

  func sine() -> ComplexValue { ComplexValue(sin(re) * cosh(im), cos(re) * sinh(im)) }
  func cosine() -> ComplexValue { ComplexValue(cos(re) * cosh(im), -(sin(re) * sinh(im))) }

  func power(_ exponent: ComplexValue) -> ComplexValue {
    if exponent.re == 0 && exponent.im == 0 { return ComplexValue(1) }
    if re == 0 && im == 0 {
      return exponent.re > 0 && exponent.im == 0 ? ComplexValue(0) : ComplexValue(.nan, .nan)
    }
    if exponent.im == 0, let whole = Int(exactly: exponent.re), whole > -100, whole < 100 {
      if whole == 1 { return self }
      if whole == 2 { return times(self) }
      if whole == 3 { return times(times(self)) }
      var result = ComplexValue(1)
      var factor = self
      var left = whole.magnitude
      while left > 0 {
        if left & 1 == 1 { result = result.times(factor) }
        left >>= 1
        if left > 0 { factor = factor.times(factor) }
      }
      return whole < 0 ? ComplexValue(1).over(result) : result
    }
    let logarithm = logarithm()
    return exponent.times(logarithm).exponential()
  }
}
