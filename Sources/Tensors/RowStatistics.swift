// Mean and spread of rows in one walk, in double precision: what normalisations divide by.
import TensorKernels

extension NDArray {
  /// The mean of each stretch of `width` elements and 1/√(variance + epsilon), as arrays of `kept`; nil when the memory is
  /// not one stretch of float32 after the other.
  package func rowStatistics(
    _ width: Int, kept: Shape, _ epsilon: Double
  ) throws(TensorError) -> (mean: NDArray, deviation: NDArray)? {
    guard dtype == .float32, hidden == nil, isContiguous, width > 0, count > 0 else { return nil }
    let means = try NDArray(uninitialized: kept, .float32, state)
    let deviations = try NDArray(uninitialized: kept, .float32, state)
    let source = elements(as: Float.self)
    let (mean, deviation) = (means.elements(as: Float.self), deviations.elements(as: Float.self))
    for row in 0..<(count / width) {
      let start = source + row * width
      var total = 0.0
      for place in 0..<width { total += Double(start[place]) }
      let centre = total / Double(width)
      var squares = 0.0
      for place in 0..<width {
        let distance = Double(start[place]) - centre
        squares += distance * distance
      }
      mean[row] = Float(centre)
      deviation[row] = Float(1 / (squares / Double(width) + epsilon).squareRoot())
    }
    return (means, deviations)
  }
}
