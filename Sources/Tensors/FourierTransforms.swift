// Discrete Fourier transforms along one dimension, which are computed in double precision (FourierKernels.h), and arrays of complex
// numbers made of two parts. Knows no gradients.
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

  /// The transform along a dimension, divided by `divisor`.
  package func fourier(
    _ dimension: Int, inverse: Bool, divisor: Double, _ part: FourierPart = .whole
  ) throws(TensorError) -> NDArray {
    if hidden != nil && rank > 0 {
      return try mappedAlong(dimension) { (whole, place) throws(TensorError) in
        try whole.fourier(place, inverse: inverse, divisor: divisor, part)
      }
    }
    let place = try shape.dimension(dimension)
    if rank == 0 { throw .dimensionOutOfRange(dimension, rank: 0) }
    var (length, stored) = (shape[place], shape[place])
    switch part {
    case .whole: break
    case .half: stored = length / 2 + 1
    case .real(let n): (length, stored) = (n, n)
    }
    if length < 1 { throw .runtime("Invalid number of data points (\(length)) specified") }
    var target = shape
    target[place] = stored
    let total = try target.checkedCount(of: .complex128)
    let isLong = total > 1 << 26 || length > 1 << 26
    if isLong || (length > FourierLimits.longestConvolution && FourierLimits.hasGreatFactor(length)) {
      throw .notImplemented("a Fourier transform of that size is not supported yet")
    }
    let isToReal = part.isReal
    if isToReal && shape[place] != length / 2 + 1 { throw .runtime("half a spectrum of another length") }
    let real = dtype.isFloatingPoint || dtype.isComplex ? dtype.realType : state.defaultDType
    let computed = real == .float64 ? DType.float64 : .float32
    let isReal = !dtype.isComplex && !isToReal
    let input = try converted(to: isReal ? computed : computed.complexType).contiguous()
    let output = try NDArray(uninitialized: target, isToReal ? computed : computed.complexType, state)
    let sizes = Array(shape)
    var lines = gb_fourier_lines()
    lines.part = computed.kernelType
    lines.outer = Int64(sizes[..<place].reduce(1, *))
    lines.length = Int64(length)
    lines.inner = Int64(sizes[(place + 1)...].reduce(1, *))
    (lines.isReal, lines.isMirrored, lines.isInverse) = (isReal, isToReal, inverse)
    lines.isHalf = stored != length
    lines.divisor = divisor
    lines.brief = gb_short_transform(
      length: length, isReal: { isReal || input.isWithoutImaginaryParts }, isOneSided: isToReal || !dtype.isComplex,
      isSingle: computed == .float32, divisor: divisor)
    try NDArray.check(gb_fourier(&lines, input.pointer, output.pointer), "fft", computed)
    return try output.converted(to: isToReal ? real : real.complexType)
  }

  /// Whether all of these complex numbers are real; contiguous.
  private var isWithoutImaginaryParts: Bool {
    if dtype == .complex128 {
      let parts = elements(as: Double.self)
      return (0..<count).allSatisfy { parts[2 * $0 + 1] == 0 }
    }
    let parts = elements(as: Float.self)
    return (0..<count).allSatisfy { parts[2 * $0 + 1] == 0 }
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
}

/// What is kept of a transform.
package enum FourierPart: Sendable {
  case whole
  /// The first half of the spectrum of real numbers.
  case half
  /// So many real numbers, from the first half of a spectrum, of which the rest is its mirrored conjugate.
  case real(Int)

  var isReal: Bool { if case .real = self { true } else { false } }
}

private enum FourierLimits {
  /// Lengths with a great prime factor become convolutions of twice the length, whose tables take memory.
  static let longestConvolution = 1 << 23

  /// Whether sums of products would be too long.
  static func hasGreatFactor(_ length: Int) -> Bool {
    var (rest, factor) = (length, 2)
    while rest > 1 && factor <= 61 {
      if rest % factor == 0 { rest /= factor } else { factor += 1 }
    }
    return rest > 1
  }
}

extension gb_short_transform {
  /// Where the division by the length is done. By anything else it comes last.
  private enum Scaling {
    case last
    /// In the factors of the threes, which come first.
    case inThrees
    /// Before the last step, which takes two points together.
    case beforePairs
  }

  /// Unused for lengths that have none in that precision: which those are was found by comparing with the reference, bit for bit.
  /// `isOneSided`: from real numbers, or from half a spectrum.
  fileprivate init(
    length: Int, isReal: () -> Bool, isOneSided: Bool, isSingle: Bool, divisor: Double
  ) {
    self.init()
    if !gb_has_short_transform(Int64(length)) { return }
    let isReal = isReal()
    let singles = isReal ? [2, 3, 4, 5, 6, 7, 8, 9, 10, 12, 14, 15, 16, 27] : nil
    let allowed = isSingle ? singles : isReal ? [2, 3, 4, 6, 8, 12] : [2, 3, 4, 6, 9, 12]
    isUsed = allowed?.contains(length) ?? true
    self.isSingle = isSingle
    startsAtFirst = isReal && length == 5
    let isMean = divisor == Double(length)
    let scaling: Scaling
    if isMean && isOneSided && [3, 6, 12].contains(length) {
      scaling = .inThrees
    } else if isMean && isSingle && !isOneSided && [6, 10, 14].contains(length) {
      scaling = .beforePairs
    } else {
      scaling = .last
    }
    threes = scaling == .inThrees ? 1 / divisor : 1
    pairs = scaling == .beforePairs ? 1 / divisor : 1
    rest = scaling == .last ? 1 / divisor : 1
  }
}
