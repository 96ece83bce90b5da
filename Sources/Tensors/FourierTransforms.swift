// Discrete Fourier transforms along one dimension, in double precision by splitting off prime factors, and arrays of
// complex numbers made of two parts. Knows no gradients.
import Glibc

/// A complex number of the transforms.
package struct ComplexNumber: Sendable {
  package var real: Double
  package var imaginary: Double

  package init(_ real: Double, _ imaginary: Double) {
    self.real = real
    self.imaginary = imaginary
  }
}

extension NDArray {
  /// All elements as complex numbers in row-major order.
  package func complexNumbers() throws(TensorError) -> [ComplexNumber] {
    if !dtype.isComplex { return try doubles().map { ComplexNumber($0, 0) } }
    return scalars().map { ComplexNumber($0.doubleValue, $0.imaginaryValue) }
  }

  /// An array of complex numbers whose parts have the type of `like`.
  package static func complex(
    _ values: [ComplexNumber], _ shape: Shape, _ like: DType, _ state: EngineState
  ) throws(TensorError) -> NDArray {
    try from(values.map { Scalar.complex($0.real, $0.imaginary) }, shape, like.complexType, state)
  }

  /// The transform along a dimension, cut or filled with zeros to length `n`, divided by `divisor`.
  package func fourier(
    _ dimension: Int, _ n: Int?, inverse: Bool, divisor: Double
  ) throws(TensorError) -> NDArray {
    let place = try shape.dimension(dimension)
    if rank == 0 { throw .dimensionOutOfRange(dimension, rank: 0) }
    let source = shape[place]
    let length = n ?? source
    if length < 1 { throw .runtime("Invalid number of data points (\(length)) specified") }
    var target = shape
    target[place] = length
    let total = try target.checkedCount(of: .complex128)
    if total > 1 << 26 || FourierPlan.greatestFactor(length) > 10_000 {
      throw .notImplemented("a Fourier transform of that size is not supported yet")
    }
    let sizes = Array(shape)
    let (outer, inner) = (sizes[..<place].reduce(1, *), sizes[(place + 1)...].reduce(1, *))
    let values = try complexNumbers()
    var result = [ComplexNumber](repeating: ComplexNumber(0, 0), count: total)
    let roots = FourierPlan(length, inverse: inverse)
    var line = [ComplexNumber](repeating: ComplexNumber(0, 0), count: length)
    for block in 0..<outer {
      for column in 0..<inner {
        for step in 0..<length {
          line[step] = step < source ? values[(block * source + step) * inner + column] : ComplexNumber(0, 0)
        }
        let transformed = roots.transform(line)
        for step in 0..<length {
          let value = transformed[step]
          result[(block * length + step) * inner + column] = ComplexNumber(
            value.real / divisor, value.imaginary / divisor)
        }
      }
    }
    let real = dtype.isFloatingPoint || dtype.isComplex ? dtype.realType : state.defaultDType
    return try NDArray.complex(result, target, real, state)
  }

  /// The real or imaginary part as an array of its own.
  package func complexPart(imaginary: Bool) throws(TensorError) -> NDArray {
    let values = try complexNumbers().map { imaginary ? $0.imaginary : $0.real }
    return try NDArray.from(values, shape, state).converted(to: dtype.realType)
  }
}

/// The roots of unity of one length.
private struct FourierPlan {
  let length: Int
  let roots: [ComplexNumber]

  init(_ length: Int, inverse: Bool) {
    self.length = length
    let sign: Double = inverse ? 1 : -1
    roots = (0..<length).map { step in
      let angle = sign * 2 * Double.pi * Double(step) / Double(length)
      return ComplexNumber(cos(angle), sin(angle))
    }
  }

  /// The greatest prime factor, on which the time of a transform depends.
  static func greatestFactor(_ length: Int) -> Int {
    var (rest, factor, greatest) = (length, 2, 1)
    while factor * factor <= rest {
      if rest % factor == 0 {
        greatest = factor
        rest /= factor
      } else {
        factor += 1
      }
    }
    return Swift.max(greatest, rest)
  }

  func transform(_ values: [ComplexNumber]) -> [ComplexNumber] { transform(values, 1) }

  /// The smallest prime factor splits a transform into that many shorter ones. `stride`: how many of the roots are one
  /// step of this length.
  private func transform(_ values: [ComplexNumber], _ stride: Int) -> [ComplexNumber] {
    let n = values.count
    if n == 1 { return values }
    var factor = 2
    while factor * factor <= n && n % factor != 0 { factor += 1 }
    if n % factor != 0 { factor = n }
    let rest = n / factor
    var parts: [[ComplexNumber]] = []
    for start in 0..<factor {
      let part = Swift.stride(from: start, to: n, by: factor).map { values[$0] }
      parts.append(rest == 1 ? part : transform(part, stride * factor))
    }
    var result = [ComplexNumber](repeating: ComplexNumber(0, 0), count: n)
    for k in 0..<n {
      var sum = ComplexNumber(0, 0)
      for start in 0..<factor {
        let value = parts[start][k % rest]
        let root = roots[(start * k % n) * stride]
        sum.real += value.real * root.real - value.imaginary * root.imaginary
        sum.imaginary += value.real * root.imaginary + value.imaginary * root.real
      }
      result[k] = sum
    }
    return result
  }
}
