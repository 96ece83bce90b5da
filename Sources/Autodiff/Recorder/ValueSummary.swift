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

  init(_ element: NDArray) {
    let array = (try? element.visible()) ?? element
    shape = array.shape
    dtype = array.dtype
    let scalars = array.scalars()
    if scalars.count <= ValueSummary.fullCount { elements = scalars }
    var sum = 0.0
    var squares = 0.0
    var finite = 0
    for scalar in scalars {
      let value = scalar.doubleValue
      if !value.isFinite {
        nonFiniteCount += 1
        continue
      }
      if finite == 0 { (minimum, maximum) = (value, value) }
      minimum = min(minimum, value)
      maximum = max(maximum, value)
      sum += value
      squares += value * value
      finite += 1
    }
    if finite > 0 { mean = sum / Double(finite) }
    norm = squares.squareRoot()
  }

  /// Every element is 0.
  package var isZero: Bool { nonFiniteCount == 0 && minimum == 0 && maximum == 0 }
}
