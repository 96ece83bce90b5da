// What a record keeps of a value: all numbers when they are few, else their range. It knows no text.
import Tensors

package struct ValueSummary: Sendable {
  /// Up to this many elements are kept whole.
  package static let fullCount = 8

  package var shape: Shape = []
  package var dtype = DType.float32
  /// All elements in row-major order, when there are at most `fullCount`.
  package var elements: [Scalar]?
  package var minimum: Double = 0
  package var maximum: Double = 0
  package var mean: Double = 0
  /// The square root of the sum of squares.
  package var norm: Double = 0
  /// Elements that are nan or infinite.
  package var nonFiniteCount = 0

  package init() {}

  package init(of tensor: Tensor) { self.init(tensor.array) }

  /// Numbers that were computed elsewhere.
  package init(of numbers: [Double], shape: Shape) {
    self.shape = shape
    if numbers.count <= ValueSummary.fullCount { elements = numbers.map { .float($0) } }
    measure(numbers.count) { numbers[$0] }
  }

  init(_ element: NDArray) {
    let array = (try? element.visible()) ?? element
    shape = array.shape
    dtype = array.dtype
    if array.count <= ValueSummary.fullCount {
      let scalars = array.scalars()
      elements = scalars
      measure(scalars.count) { scalars[$0].doubleValue }
    } else if array.isContiguous, array.dtype == .float32 {
      let numbers = array.pointer.assumingMemoryBound(to: Float.self)
      if !measure(UnsafeBufferPointer(start: numbers, count: array.count)) {
        measure(array.count) { Double(numbers[$0]) }
      }
    } else if array.isContiguous, array.dtype == .float64 {
      let numbers = array.pointer.assumingMemoryBound(to: Double.self)
      measure(array.count) { numbers[$0] }
    } else {
      measureOnce(array)
    }
  }

  /// Elements that an expanded dimension repeats are read once and counted as often as they stand there.
  private mutating func measureOnce(_ array: NDArray) {
    let (distinct, repeats) = array.withoutRepeats()
    let scalars = distinct.scalars()
    measure(scalars.count) { scalars[$0].doubleValue }
    nonFiniteCount = nonFiniteCount.multipliedReportingOverflow(by: repeats).partialValue
    norm *= Double(repeats).squareRoot()
  }

  @inline(__always)
  private mutating func measure(_ count: Int, _ number: (Int) -> Double) {
    var (least, most) = (Double.infinity, -Double.infinity)
    var (sum, squares, finite) = (0.0, 0.0, 0)
    for index in 0..<count {
      let value = number(index)
      if !value.isFinite { continue }
      least = min(least, value)
      most = max(most, value)
      sum += value
      squares += value * value
      finite += 1
    }
    nonFiniteCount = count - finite
    if finite > 0 { (minimum, maximum, mean) = (least, most, sum / Double(finite)) }
    norm = squares.squareRoot()
  }

  /// Many finite numbers, eight at a time; false when one of them is not finite. Sums of a block are taken in the
  /// numbers' own precision: a card shows four digits.
  private mutating func measure(_ numbers: UnsafeBufferPointer<Float>) -> Bool {
    guard let base = numbers.baseAddress else { return false }
    let block = 1024
    var (least, most) = (Float.infinity, -Float.infinity)
    var (sum, squares) = (0.0, 0.0)
    var start = 0
    while start < numbers.count {
      let end = min(numbers.count, start + block)
      var index = start
      var (low, high) = (SIMD8(repeating: Float.infinity), SIMD8(repeating: -Float.infinity))
      var (partSum, partSquares) = (SIMD8<Float>.zero, SIMD8<Float>.zero)
      while index + 8 <= end {
        let lanes = UnsafeRawPointer(base + index).loadUnaligned(as: SIMD8<Float>.self)
        low = pointwiseMin(low, lanes)
        high = pointwiseMax(high, lanes)
        partSum += lanes
        partSquares += lanes * lanes
        index += 8
      }
      var (blockSum, blockSquares) = (Double(partSum.sum()), Double(partSquares.sum()))
      (least, most) = (min(least, low.min()), max(most, high.max()))
      while index < end {
        let number = numbers[index]
        (least, most) = (min(least, number), max(most, number))
        blockSum += Double(number)
        blockSquares += Double(number) * Double(number)
        index += 1
      }
      // A number that is none makes the sum of its block one, and a square that is too large for the type is not told here.
      if !blockSum.isFinite || !blockSquares.isFinite { return false }
      sum += blockSum
      squares += blockSquares
      start = end
    }
    (minimum, maximum, mean) = (Double(least), Double(most), sum / Double(max(numbers.count, 1)))
    norm = squares.squareRoot()
    return true
  }

  /// The same numbers, as far as a summary can tell.
  package func isSame(as other: ValueSummary) -> Bool {
    if let elements, let others = other.elements {
      return elements.count == others.count
        && zip(elements, others).allSatisfy { pair in
          let (a, b) = (pair.0.doubleValue, pair.1.doubleValue)
          return a == b || a.isNaN && b.isNaN
        }
    }
    return shape.elementCount == other.shape.elementCount && minimum == other.minimum && maximum == other.maximum
      && mean == other.mean
      && norm == other.norm && nonFiniteCount == other.nonFiniteCount
  }

  /// Every element is 0.
  package var isZero: Bool { nonFiniteCount == 0 && minimum == 0 && maximum == 0 }
}
