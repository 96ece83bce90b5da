// Discrete Fourier transforms of large prime length (Bluestein 1970): the transform is a convolution with a chirp, which
// transforms of a power of two compute. In double precision; knows no arrays and no gradients.

/// The chirp of one length, and its spectrum.
struct ChirpTransform {
  /// Primes beyond this are transformed so; below, the sum itself is short enough.
  static let shortest = 10_000
  /// The longest: the convolution then takes three tables of 128 MB.
  static let longest = 1 << 22

  private let length: Int
  private let size: Int
  private let chirp: [ComplexNumber]
  private let spectrum: [ComplexNumber]
  private let roots: [ComplexNumber]

  init(_ length: Int, inverse: Bool) {
    self.length = length
    var size = 1
    while size < 2 * length - 1 { size *= 2 }
    self.size = size
    let sign: Double = inverse ? 1 : -1
    // Half a turn for each square: its remainder keeps the angle exact.
    let chirp = (0..<length).map { step in
      let root = FourierPlan.root(step * step % (2 * length), 2 * length)
      return ComplexNumber(root.real, sign * root.imaginary)
    }
    self.chirp = chirp
    let roots = (0..<Swift.max(size / 2, 1)).map { FourierPlan.root($0, size) }
    self.roots = roots
    var filter = [ComplexNumber](repeating: ComplexNumber(0, 0), count: size)
    for step in 0..<length {
      let value = ComplexNumber(chirp[step].real, -chirp[step].imaginary)
      filter[step] = value
      if step > 0 { filter[size - step] = value }
    }
    Self.transform(&filter, roots)
    spectrum = filter
  }

  func transform(_ values: [ComplexNumber]) -> [ComplexNumber] {
    var line = [ComplexNumber](repeating: ComplexNumber(0, 0), count: size)
    for step in 0..<length { line[step] = Self.product(values[step], chirp[step]) }
    Self.transform(&line, roots)
    // The way back is the way there of the conjugate.
    for step in 0..<size {
      let value = Self.product(line[step], spectrum[step])
      line[step] = ComplexNumber(value.real, -value.imaginary)
    }
    Self.transform(&line, roots)
    let scale = 1 / Double(size)
    return (0..<length).map { step in
      Self.product(ComplexNumber(line[step].real * scale, -line[step].imaginary * scale), chirp[step])
    }
  }

  private static func product(_ a: ComplexNumber, _ b: ComplexNumber) -> ComplexNumber {
    ComplexNumber(a.real * b.real - a.imaginary * b.imaginary, a.real * b.imaginary + a.imaginary * b.real)
  }

  /// In place, with roots of positive angle; the length is a power of two.
  private static func transform(_ values: inout [ComplexNumber], _ roots: [ComplexNumber]) {
    let count = values.count
    var mirrored = 0
    for index in 1..<Swift.max(count, 1) {
      var bit = count >> 1
      while mirrored & bit != 0 {
        mirrored ^= bit
        bit >>= 1
      }
      mirrored |= bit
      if index < mirrored { values.swapAt(index, mirrored) }
    }
    var half = 1
    while half < count {
      let step = count / (2 * half)
      values.withUnsafeMutableBufferPointer { values in
        roots.withUnsafeBufferPointer { roots in
          for start in Swift.stride(from: 0, to: count, by: 2 * half) {
            for offset in 0..<half {
              let turned = product(values[start + half + offset], roots[offset * step])
              let kept = values[start + offset]
              values[start + offset] = ComplexNumber(kept.real + turned.real, kept.imaginary + turned.imaginary)
              values[start + half + offset] = ComplexNumber(
                kept.real - turned.real, kept.imaginary - turned.imaginary)
            }
          }
        }
      }
      half *= 2
    }
  }
}
