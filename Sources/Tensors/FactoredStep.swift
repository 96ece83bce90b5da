// Adafactor's step on one parameter: the average square of a matrix is kept as a row and a column. Whole-array operations
// in the reference's order, and one kernel for the update. Knows no optimiser object.
import TensorKernels

/// The numbers of one of Adafactor's steps.
package struct FactoredStep: Sendable {
  package var learningRate = 0.0
  package var step = 1.0
  package var decay = -0.8
  package var smallest = (square: 0.0, scale: 0.001)
  package var threshold = 1.0
  package var weightDecay = 0.0
  package var maximize = false

  package init() {}
}

extension NDArray {
  /// One step on this parameter. `first` and `second`: averages over rows and columns, or (of a vector) the average square
  /// alone.
  package func takeFactoredStep(
    _ given: NDArray, _ first: NDArray, _ second: NDArray?, _ options: FactoredStep
  ) throws(TensorError) {
    let gradient = try (options.maximize ? given.unary(.negative) : given).contiguous()
    let fresh = NDArray.power(options.step, options.decay)
    let scale = try norm().item().doubleValue / Double(count).squareRoot()
    let rate =
      Swift.max(options.smallest.scale, scale)
      * Swift.min(options.learningRate, 1 / options.step.squareRoot())
    let oldVersion = version
    if options.weightDecay != 0 {
      try apply(.multiply, .float(1 - options.learningRate * options.weightDecay))
    }
    let least = options.smallest.square * options.smallest.square
    let update: NDArray
    if let columns = second {
      update = try gradient.factoredUpdate(first, columns, fresh, options.smallest.square, least)
    } else {
      try first.moveTowards(try gradient.binary(.multiply, gradient), fresh)
      let root = try first.unary(.clamp, least, .infinity).unary(.rsqrt)
      update = try root.binary(.multiply, gradient)
    }
    let size = try update.norm().item().doubleValue / (Double(count).squareRoot() * options.threshold)
    try apply(.addScaled, update, -rate / Swift.max(1, size))
    version = oldVersion &+ (options.weightDecay != 0 ? 2 : 1)
  }

  /// The update of a gradient of matrices, once both averages have moved.
  private func factoredUpdate(
    _ rows: NDArray, _ columns: NDArray, _ fresh: Double, _ smallest: Double, _ least: Double
  ) throws(TensorError) -> NDArray {
    for (average, dimension) in [(rows, rank - 1), (columns, rank - 2)] {
      let norms = try norm(2, [dimension], keepDimensions: true)
      try norms.apply(.square)
      try norms.apply(.divide, .int(shape[dimension]))
      try average.moveTowards(norms, fresh)
    }
    let means = try rows.reduced(.mean, [rank - 2], keepDimensions: true).unary(.clamp, smallest, .infinity)
    let (n, m) = (shape[rank - 2], shape[rank - 1])
    let update = try NDArray(uninitialized: shape, dtype, state)
    let status = gb_factored_update(
      dtype.kernelType, Int64(n * m == 0 ? 0 : count / (n * m)), Int64(n), Int64(m), try rows.contiguous().pointer,
      try columns.contiguous().pointer, try means.contiguous().pointer, least, pointer, update.pointer)
    try NDArray.check(status, "factored_update", dtype)
    return update
  }

  /// `lerp_` with one weight.
  private func moveTowards(_ end: NDArray, _ weight: Double) throws(TensorError) {
    try apply(.lerp, end, try NDArray.full([], .float(weight), dtype, state))
  }
}
