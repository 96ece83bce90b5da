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

  /// The transform along a dimension, cut or filled with zeros to length `n`, divided by `divisor`. `isMirrored`: of half a
  /// spectrum that was completed, whose result is real.
  package func fourier(
    _ dimension: Int, _ n: Int?, inverse: Bool, divisor: Double, isMirrored: Bool = false
  ) throws(TensorError) -> NDArray {
    if hidden != nil && rank > 0 {
      return try mappedAlong(dimension) { (whole, place) throws(TensorError) in
        try whole.fourier(place, n, inverse: inverse, divisor: divisor, isMirrored: isMirrored)
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
    if total > 1 << 26 || length > 1 << 26 || FourierPlan.greatestFactor(length) > ChirpTransform.longest {
      throw .notImplemented("a Fourier transform of that size is not supported yet")
    }
    let sizes = Array(shape)
    let (outer, inner) = (sizes[..<place].reduce(1, *), sizes[(place + 1)...].reduce(1, *))
    let values = try complexNumbers()
    var result = [ComplexNumber](repeating: ComplexNumber(0, 0), count: total)
    let roots = FourierPlan(length, inverse: inverse)
    let real = dtype.isFloatingPoint || dtype.isComplex ? dtype.realType : state.defaultDType
    let short = ShortTransform(
      length, isReal: !values.contains { $0.imaginary != 0 }, isOneSided: isMirrored || !dtype.isComplex,
      isSingle: real == .float32, isInverse: inverse, divisor: divisor)
    if short == nil && FourierPlan.greatestFactor(length) <= ChirpTransform.shortest {
      let input = try converted(to: .complex128).contiguous()
      let output = try NDArray(uninitialized: target, .complex128, state)
      let isDone = gb_fourier(
        Int64(outer), Int64(source), Int64(length), Int64(inner), roots.roots.flatMap { [$0.real, $0.imaginary] },
        divisor, input.pointer.assumingMemoryBound(to: Double.self),
        output.pointer.assumingMemoryBound(to: Double.self))
      if !isDone { throw .runtime("out of memory") }
      return try output.converted(to: real.complexType)
    }
    var line = [ComplexNumber](repeating: ComplexNumber(0, 0), count: length)
    for block in 0..<outer {
      for column in 0..<inner {
        for step in 0..<length {
          line[step] = step < source ? values[(block * source + step) * inner + column] : ComplexNumber(0, 0)
        }
        if let short {
          for (step, value) in short.transform(line).enumerated() {
            result[(block * length + step) * inner + column] = value
          }
          continue
        }
        let transformed = roots.transform(line)
        for step in 0..<length {
          let value = transformed[step]
          result[(block * length + step) * inner + column] = ComplexNumber(
            value.real / divisor, value.imaginary / divisor)
        }
      }
    }
    return try NDArray.complex(result, target, real, state)
  }

  /// The same elements where the reference's transform along these dimensions (in its order) of `source` leaves them: the
  /// other dimensions lie as they lay there, the transformed ones innermost.
  package func arranged(as source: NDArray, _ dimensions: [Int]) throws(TensorError) -> NDArray {
    if hidden != nil || source.hidden != nil || source.rank != rank { return self }
    let others = (0..<rank).filter { !dimensions.contains($0) }
    let order =
      others.enumerated().sorted {
        let (a, b) = (source.strides[$0.element], source.strides[$1.element])
        return a == b ? $0.offset < $1.offset : a > b
      }.map(\.element) + dimensions
    if order == Array(0..<rank) { return self }
    var back = [Int](repeating: 0, count: rank)
    for (place, dimension) in order.enumerated() { back[dimension] = place }
    return try permuted(try Shape(order)).copiedContiguous().permuted(try Shape(back))
  }

  /// Dimensions in the order in which they lie in memory, the outermost first.
  package func outermostFirst(_ dimensions: [Int]) -> [Int] {
    dimensions.enumerated().sorted {
      let (a, b) = (strides[$0.element], strides[$1.element])
      return a == b ? $0.offset < $1.offset : a > b
    }.map(\.element)
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
  /// For the greatest prime factor, where that is a large one.
  private let chirp: ChirpTransform?

  init(_ length: Int, inverse: Bool) {
    self.length = length
    let greatest = FourierPlan.greatestFactor(length)
    chirp = greatest > ChirpTransform.shortest ? ChirpTransform(greatest, inverse: inverse) : nil
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

  func transform(_ values: [ComplexNumber]) -> [ComplexNumber] { transform(values, 1) }

  /// The smallest prime factor splits a transform into that many shorter ones. `stride`: how many of the roots are one
  /// step of this length.
  private func transform(_ values: [ComplexNumber], _ stride: Int) -> [ComplexNumber] {
    let n = values.count
    if n == 1 { return values }
    var factor = 2
    while factor * factor <= n && n % factor != 0 { factor += 1 }
    if n % factor != 0 { factor = n }
    if let chirp, factor == n, n > ChirpTransform.shortest { return chirp.transform(values) }
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
