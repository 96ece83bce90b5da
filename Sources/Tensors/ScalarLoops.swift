// What the reference computes element after element with the C library's functions, or adds up in one row, where other
// operations go by vectors (measured under the reference). Knows no gradients.
import Glibc

extension NDArray {
  /// The sum of a vector's elements one after the other in double precision, as the reference adds up a diagonal.
  package func sumInOrder() throws(TensorError) -> NDArray {
    if hidden != nil || (dtype != .float32 && dtype != .float64) { return try reduced(.sum) }
    let sum = try doubles().reduce(0.0) { $0 + $1 }
    return try NDArray.from([sum], [], state).converted(to: dtype)
  }

  /// The cosines and sines of angles, of floats by the C library.
  package func libraryTurn() throws(TensorError) -> (cosine: NDArray, sine: NDArray) {
    if hidden != nil || dtype != .float32 { return (try unary(.cos), try unary(.sin)) }
    let (cosine, sine) = (try copied(), try copied())
    let (first, second) = (cosine.elements(as: Float.self), sine.elements(as: Float.self))
    for index in 0..<count { (first[index], second[index]) = (cosf(first[index]), sinf(second[index])) }
    return (cosine, sine)
  }

  /// The product of complex numbers with each part's products rounded by themselves.
  package func plainProduct(_ other: NDArray) throws(TensorError) -> NDArray {
    let (a, b) = (try complexNumbers(), try other.complexNumbers())
    let isSingle = dtype == .complex64
    func rounded(_ value: Double) -> Double { isSingle ? Double(Float(value)) : value }
    let products = zip(a, b).map { (x, y) in
      ComplexNumber(
        rounded(rounded(x.real * y.real) - rounded(x.imaginary * y.imaginary)),
        rounded(rounded(x.real * y.imaginary) + rounded(x.imaginary * y.real)))
    }
    return try NDArray.complex(products, shape, dtype.realType, state)
  }

  /// Variance (or its root) and mean over dimensions by one running update in double precision, an element after the other in the order
  /// of memory; nil for other types and where there are no elements.
  package func runningStatistics(
    _ dimensions: [Int], _ correction: Double, _ kept: Bool, root: Bool
  ) throws(TensorError) -> (spread: NDArray, mean: NDArray)? {
    if hidden != nil || (dtype != .float32 && dtype != .float64) || count == 0 { return nil }
    var folded: [Int] = []
    for dimension in dimensions {
      let place = try shape.dimension(dimension)
      if rank > 0 { folded.append(place) }
    }
    if folded.isEmpty { folded = Array(0..<rank) }
    if Set(folded).count != folded.count { return nil }
    folded.sort { strides[$0] == strides[$1] ? $0 < $1 : strides[$0] > strides[$1] }
    let rest = (0..<rank).filter { !folded.contains($0) }
    let numbers = try permuted(try Shape(rest + folded)).doubles()
    let length = folded.reduce(1) { $0 * shape[$1] }
    var (spreads, means): ([Double], [Double]) = ([], [])
    for start in stride(from: 0, to: numbers.count, by: length) {
      var (mean, squares) = (0.0, 0.0)
      for index in 0..<length {
        let value = numbers[start + index]
        let distance = value - mean
        mean += distance / Double(index + 1)
        squares += distance * (value - mean)
      }
      let variance = squares / Swift.max(Double(length) - correction, 0)
      spreads.append(root ? variance.squareRoot() : variance)
      means.append(mean)
    }
    let sizes = kept ? (0..<rank).map { folded.contains($0) ? 1 : shape[$0] } : rest.map { shape[$0] }
    let result = try Shape(sizes)
    return (
      try NDArray.from(spreads, result, state).converted(to: dtype),
      try NDArray.from(means, result, state).converted(to: dtype)
    )
  }
}
