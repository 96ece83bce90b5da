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
      measure(array.count) { Double(numbers[$0]) }
    } else if array.isContiguous, array.dtype == .float64 {
      let numbers = array.pointer.assumingMemoryBound(to: Double.self)
      measure(array.count) { numbers[$0] }
    } else {
      let scalars = array.scalars()
      measure(scalars.count) { scalars[$0].doubleValue }
    }
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

  /// Every element is 0.
  package var isZero: Bool { nonFiniteCount == 0 && minimum == 0 && maximum == 0 }
}
