// Discrete Fourier transforms along one dimension, in double precision by splitting off prime factors, and arrays of
// complex numbers made of two parts. Knows no gradients.
import Glibc
import TensorKernels

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
    let wide = try converted(to: .complex128).contiguous()
    let parts = wide.pointer.assumingMemoryBound(to: Double.self)
    return (0..<count).map { ComplexNumber(parts[2 * $0], parts[2 * $0 + 1]) }
  }

  /// An array of complex numbers whose parts have the type of `like`.
  package static func complex(
    _ values: [ComplexNumber], _ shape: Shape, _ like: DType, _ state: EngineState
  ) throws(TensorError) -> NDArray {
    let wide = try NDArray(uninitialized: shape, .complex128, state)
    let parts = wide.pointer.assumingMemoryBound(to: Double.self)
    for (index, value) in values.prefix(wide.count).enumerated() {
      parts[2 * index] = value.real
      parts[2 * index + 1] = value.imaginary
    }
    return try wide.converted(to: like.complexType)
  }

  /// The transform along a dimension, cut or filled with zeros to length `n`, divided by `divisor`.
  package func fourier(
    _ dimension: Int, _ n: Int?, inverse: Bool, divisor: Double
  ) throws(TensorError) -> NDArray {
    if hidden != nil && rank > 0 {
      return try mappedAlong(dimension) { (whole, place) throws(TensorError) in
        try whole.fourier(place, n, inverse: inverse, divisor: divisor)
      }
    }
    let place = try shape.dimension(dimension)
    if rank == 0 { throw .dimensionOutOfRange(dimension, rank: 0) }
    let source = shape[place]
    let length = n ?? source
    if length < 1 { throw .runtime("Invalid number of data points (\(length)) specified") }
    var target = shape
    target[place] = length
    let total = try target.checkedCount(of: .complex128)
    if total > 1 << 26 || length > 1 << 26 || FourierPlan.greatestFactor(length) > 10_000 {
      throw .notImplemented("a Fourier transform of that size is not supported yet")
    }
    let sizes = Array(shape)
    let (outer, inner) = (sizes[..<place].reduce(1, *), sizes[(place + 1)...].reduce(1, *))
    let real = dtype.isFloatingPoint || dtype.isComplex ? dtype.realType : state.defaultDType
    let input = try converted(to: .complex128).contiguous()
    let short = ShortTransform(
      length, isReal: !dtype.isComplex || !input.hasImaginaryParts, isSingle: real == .float32, isInverse: inverse,
      divisor: divisor)
    if let short {
      return try NDArray.complex(
        try complexNumbers().transformed(by: short, outer, source, length, inner), target, real, state)
    }
    let output = try NDArray(uninitialized: target, .complex128, state)
    let roots = FourierPlan(length, inverse: inverse).roots.flatMap { [$0.real, $0.imaginary] }
    let isDone = gb_fourier(
      Int64(outer), Int64(source), Int64(length), Int64(inner), roots, divisor,
      input.pointer.assumingMemoryBound(to: Double.self), output.pointer.assumingMemoryBound(to: Double.self))
    if !isDone { throw .runtime("out of memory") }
    return try output.converted(to: real.complexType)
  }

  /// Whether any of these contiguous complex doubles has an imaginary part.
  private var hasImaginaryParts: Bool {
    let parts = pointer.assumingMemoryBound(to: Double.self)
    for index in 0..<count where parts[2 * index + 1] != 0 { return true }
    return false
  }

  /// The real or imaginary part as an array of its own.
  package func complexPart(imaginary: Bool) throws(TensorError) -> NDArray {
    if hidden != nil {
      return try mapped { (whole, _) throws(TensorError) in try whole.complexPart(imaginary: imaginary) }
    }
    let values = try complexNumbers().map { imaginary ? $0.imaginary : $0.real }
    return try NDArray.from(values, shape, state).converted(to: dtype.realType)
  }
}

extension NDArray {
  /// A half spectrum completed to `n` values: the second half is the mirrored conjugate of the first.
  package func mirroredSpectrum(_ dimension: Int, _ n: Int) throws(TensorError) -> NDArray {
    if hidden != nil && rank > 0 {
      return try mappedAlong(dimension) { (whole, place) throws(TensorError) in try whole.mirroredSpectrum(place, n) }
    }
    let place = try shape.dimension(dimension)
    let sizes = Array(shape)
    let (outer, half, inner) = (sizes[..<place].reduce(1, *), sizes[place], sizes[(place + 1)...].reduce(1, *))
    var target = shape
    target[place] = n
    let total = try target.checkedCount(of: .complex128)
    if total > 1 << 26 { throw .notImplemented("a Fourier transform of that size is not supported yet") }
    let values = try complexNumbers()
    var result = [ComplexNumber](repeating: ComplexNumber(0, 0), count: total)
    for block in 0..<outer {
      for column in 0..<inner {
        for step in 0..<n {
          let mirrored = step > n / 2
          let source = mirrored ? n - step : step
          if source >= half { continue }
          var value = values[(block * half + source) * inner + column]
          if mirrored { value.imaginary = -value.imaginary }
          result[(block * n + step) * inner + column] = value
        }
      }
    }
    return try NDArray.complex(result, target, dtype.realType, state)
  }
}

/// The roots of unity of one length.
struct FourierPlan {
  let length: Int
  let roots: [ComplexNumber]

  init(_ length: Int, inverse: Bool) {
    self.length = length
    let sign: Double = inverse ? 1 : -1
    roots = (0..<length).map { step in
      let root = FourierPlan.root(step, length)
      return ComplexNumber(root.real, sign * root.imaginary)
    }
  }

  /// e^(2πi·step/length): the angle is brought into half a quadrant first, so that quarter turns are exact and roots
  /// that mirror each other have the same digits.
  static func root(_ step: Int, _ length: Int) -> ComplexNumber {
    let (quadrant, rest) = (4 * step).quotientAndRemainder(dividingBy: length)
    let isUpper = 2 * rest > length
    let angle = Double.pi / 2 * Double(isUpper ? length - rest : rest) / Double(length)
    let (near, far) = (cos(angle), sin(angle))
    let (x, y) = isUpper ? (far, near) : (near, far)
    return switch quadrant {
    case 0: ComplexNumber(x, y)
    case 1: ComplexNumber(-y, x)
    case 2: ComplexNumber(-x, -y)
    default: ComplexNumber(y, -x)
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
}

extension [ComplexNumber] {
  /// The short transforms of [outer][source][inner] numbers along the middle.
  fileprivate func transformed(
    by short: ShortTransform, _ outer: Int, _ source: Int, _ length: Int, _ inner: Int
  ) -> [ComplexNumber] {
    var result = [ComplexNumber](repeating: ComplexNumber(0, 0), count: outer * length * inner)
    for block in 0..<outer {
      for column in 0..<inner {
        let line = (0..<length).map { step in
          step < source ? self[(block * source + step) * inner + column] : ComplexNumber(0, 0)
        }
        for (step, value) in short.transform(line).enumerated() {
          result[(block * length + step) * inner + column] = value
        }
      }
    }
    return result
  }
}
