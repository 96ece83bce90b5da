// Discrete Fourier transforms of short lengths in the reference's order and precision: the steps were found by comparing
// with it, bit for bit. Factors without a common divisor need no roots between them (Good and Thomas); others are
// split off from the left. Knows no arrays.
import Glibc

/// How a length is made up.
private indirect enum TransformSteps {
  /// A prime number, 4 or 8.
  case whole(Int)
  /// The first factor's butterflies come last, over transforms of the rest.
  case split(Int, TransformSteps)
  /// Factors without a common divisor.
  case apart(Int, Int)

  /// For the lengths whose transforms agree.
  static func of(_ length: Int) -> TransformSteps? {
    switch length {
    case 2, 3, 4, 5, 7, 8, 11, 13: .whole(length)
    case 6, 10, 14: .apart(2, length / 2)
    case 12: .apart(4, 3)
    case 15: .apart(3, 5)
    case 9: .split(3, .whole(3))
    case 16: .split(4, .whole(4))
    case 18: .split(3, .apart(2, 3))
    case 20: .split(5, .whole(4))
    case 27: .split(3, .split(3, .whole(3)))
    case 28: .split(7, .whole(4))
    case 36: .split(3, .split(3, .whole(4)))
    case 48: .split(3, .split(4, .whole(4)))
    case 49: .split(7, .whole(7))
    case 60: .split(5, .split(3, .whole(4)))
    case 64: .split(4, .split(4, .whole(4)))
    case 80: .split(5, .split(4, .whole(4)))
    case 100: .split(5, .split(5, .whole(4)))
    default: nil
    }
  }
}

/// A transform of one short length.
struct ShortTransform {
  private let steps: TransformSteps
  private let isSingle: Bool
  private let isInverse: Bool
  private let startsAtFirst: Bool
  private let scale: Double
  private let scaling: Scaling

  /// Where the division by the length is done. By anything else it comes last.
  private enum Scaling {
    case last
    /// In the factors of the threes, which come first.
    case inThrees
    /// Before the last step, which takes two points together.
    case beforePairs
  }

  /// nil for lengths that have none in that precision. `isOneSided`: from real numbers, or from half a spectrum.
  init?(
    _ length: Int, isReal: Bool, isOneSided: Bool, isSingle: Bool, isInverse: Bool, divisor: Double
  ) {
    let singles = isReal ? [2, 3, 4, 5, 6, 7, 8, 9, 10, 12, 14, 15, 16, 27] : nil
    let allowed = isSingle ? singles : isReal ? [2, 3, 4, 6, 8, 12] : [2, 3, 4, 6, 9, 12]
    guard allowed?.contains(length) ?? true, let steps = TransformSteps.of(length) else { return nil }
    self.steps = steps
    self.isSingle = isSingle
    self.isInverse = isInverse
    startsAtFirst = isReal && length == 5
    scale = 1 / divisor
    let isMean = divisor == Double(length)
    if isMean && isOneSided && [3, 6, 12].contains(length) {
      scaling = .inThrees
    } else if isMean && isSingle && !isOneSided && [6, 10, 14].contains(length) {
      scaling = .beforePairs
    } else {
      scaling = .last
    }
  }

  func transform(_ values: [ComplexNumber]) -> [ComplexNumber] {
    isSingle ? transformed(values, Float.self) : transformed(values, Double.self)
  }

  private func transformed<Part: BinaryFloatingPoint>(_ values: [ComplexNumber], _: Part.Type) -> [ComplexNumber] {
    let factor = Part(scale)
    var butterflies = Butterflies<Part>(isInverse: isInverse, startsAtFirst: startsAtFirst)
    switch scaling {
    case .last: break
    case .inThrees: butterflies.threes = factor
    case .beforePairs: butterflies.pairs = factor
    }
    let rest = scaling == .last ? factor : 1
    return butterflies.run(steps, values.map { Point(Part($0.real), Part($0.imaginary)) }).map {
      ComplexNumber(Double($0.x * rest), Double($0.y * rest))
    }
  }

  /// e^(2πi·step/length), rounded once: the angle is brought into an eighth of a turn and computed in more digits.
  fileprivate static func root(_ step: Int, _ length: Int) -> ComplexNumber {
    #if arch(x86_64)
      let (quadrant, rest) = (4 * step).quotientAndRemainder(dividingBy: length)
      let isUpper = 2 * rest > length
      let angle = Float80.pi / 2 * Float80(isUpper ? length - rest : rest) / Float80(length)
      let (near, far) = (Double(cos(angle)), Double(sin(angle)))
      let (x, y) = isUpper ? (far, near) : (near, far)
      switch quadrant {
      case 0: return ComplexNumber(x, y)
      case 1: return ComplexNumber(-y, x)
      case 2: return ComplexNumber(-x, -y)
      default: return ComplexNumber(y, -x)
      }
    #else
      return FourierPlan.root(step, length)
    #endif
  }
}

private struct Point<Part: BinaryFloatingPoint> {
  var (x, y): (Part, Part)

  init(_ x: Part, _ y: Part) { (self.x, self.y) = (x, y) }

  static func + (a: Point, b: Point) -> Point { Point(a.x + b.x, a.y + b.y) }
  static func - (a: Point, b: Point) -> Point { Point(a.x - b.x, a.y - b.y) }
  static func * (a: Point, factor: Part) -> Point { Point(a.x * factor, a.y * factor) }
}

/// The steps in one precision and one direction.
private struct Butterflies<Part: BinaryFloatingPoint> {
  let isInverse: Bool
  /// Sums of a prime length begin with the first point, as those of five real ones do.
  let startsAtFirst: Bool
  /// What three points are multiplied by on the way, and what the last pairs are.
  var threes: Part?
  var pairs: Part?

  /// A quarter turn back, or forth in the inverse.
  private func turned(_ point: Point<Part>) -> Point<Part> {
    isInverse ? Point(-point.y, point.x) : Point(point.y, -point.x)
  }

  /// Times e^(-2πi·step/length).
  private func turned(_ point: Point<Part>, _ step: Int, _ length: Int) -> Point<Part> {
    let step = step % length
    if step == 0 { return point }
    let root = ShortTransform.root(step, length)
    let (c, s) = (Part(root.real), Part(isInverse ? root.imaginary : -root.imaginary))
    return Point(point.x * c - point.y * s, point.x * s + point.y * c)
  }

  func run(_ steps: TransformSteps, _ points: [Point<Part>]) -> [Point<Part>] {
    switch steps {
    case .whole(let length): return whole(length, points)
    case .split(let factor, let rest):
      let length = points.count / factor
      var parts: [[Point<Part>]] = []
      for start in 0..<factor {
        parts.append(run(rest, stride(from: start, to: points.count, by: factor).map { points[$0] }))
      }
      var result = points
      for place in 0..<length {
        let column = (0..<factor).map { turned(parts[$0][place], $0 * place, points.count) }
        for (step, value) in whole(factor, column).enumerated() { result[place + step * length] = value }
      }
      return result
    case .apart(let first, let second): return apart(first, second, points)
    }
  }

  private func apart(_ first: Int, _ second: Int, _ points: [Point<Part>]) -> [Point<Part>] {
    let count = first * second
    let rows = (0..<first).map { i in
      let row = whole(second, (0..<second).map { points[(i * second + $0 * first) % count] })
      guard let pairs, first == 2 else { return row }
      return row.map { $0 * pairs }
    }
    // The numbers that leave 1 by one factor and 0 by the other.
    func unit(_ factor: Int, _ other: Int) -> Int { (1...count).first { $0 % factor == 1 && $0 % other == 0 } ?? 0 }
    let (byFirst, bySecond) = (unit(first, second), unit(second, first))
    var result = points
    for j in 0..<second {
      for (i, value) in whole(first, rows.map { $0[j] }).enumerated() {
        result[(i * byFirst + j * bySecond) % count] = value
      }
    }
    return result
  }

  private func whole(_ length: Int, _ points: [Point<Part>]) -> [Point<Part>] {
    switch length {
    case 2: return [points[0] + points[1], points[0] - points[1]]
    case 4: return four(points[0], points[1], points[2], points[3])
    case 8: return eight(points)
    default: return prime(length, points)
    }
  }

  private func four(
    _ a: Point<Part>, _ b: Point<Part>, _ c: Point<Part>, _ d: Point<Part>
  ) -> [Point<Part>] {
    let (even, evenRest, odd, oddRest) = (a + c, a - c, b + d, turned(b - d))
    return [even + odd, evenRest + oddRest, even - odd, evenRest - oddRest]
  }

  private func eight(_ x: [Point<Part>]) -> [Point<Part>] {
    let half = Part(0.5.squareRoot())
    let even = four(x[0], x[2], x[4], x[6])
    let odd = four(x[1], x[3], x[5], x[7])
    // An eighth of a turn is the point and its quarter turn, together and apart.
    let (once, thrice) = (turned(odd[1]), turned(odd[3]))
    let back = [odd[0], (odd[1] + once) * half, turned(odd[2]), (thrice - odd[3]) * half]
    return (0..<4).map { even[$0] + back[$0] } + (0..<4).map { even[$0] - back[$0] }
  }

  /// Points that lie as far from the first one forwards and backwards are taken together.
  private func prime(_ length: Int, _ points: [Point<Part>]) -> [Point<Part>] {
    let half = length / 2
    let sums = (1...half).map { points[$0] + points[length - $0] }
    let rests = (1...half).map { points[$0] - points[length - $0] }
    let factor = length == 3 ? threes ?? 1 : 1
    func scaled(_ root: Double) -> Part { Part(root) * factor }
    let start = points[0] * factor
    var result = points
    var total = sums[0]
    for sum in sums.dropFirst() { total = total + sum }
    result[0] = start + total * factor
    for step in 1...half {
      let roots = (1...half).map { ShortTransform.root(step * $0 % length, length) }
      var (even, odd) = (sums[0] * scaled(roots[0].real), rests[0] * scaled(roots[0].imaginary))
      if startsAtFirst { even = start + even }
      for place in 1..<Swift.max(half, 1) {
        even = even + sums[place] * scaled(roots[place].real)
        odd = odd + rests[place] * scaled(roots[place].imaginary)
      }
      if !startsAtFirst { even = start + even }
      result[step] = even + turned(odd)
      result[length - step] = even - turned(odd)
    }
    return result
  }
}
