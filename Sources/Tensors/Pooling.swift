// Pooling: windows as lists of bounds for one to three trailing dimensions, and the kernels that take them. Knows no
// gradients and no argument rules.
import TensorKernels

/// The windows of one pooling: for each spatial dimension where each window begins and ends, inside the image.
package struct PoolingWindows: Sendable {
  package struct Axis: Sendable {
    var begin: [Int64] = []
    var end: [Int64] = []
    var divisor: [Double] = []
    var step = 1
  }

  package private(set) var axes: [Axis] = []
  package var outputSizes: [Int] { axes.map(\.begin.count) }

  package init() {}

  /// Windows of a fixed size along one more dimension. Means divide by the part inside the image, or (counting the
  /// padding) by the part inside the padded image.
  package mutating func append(
    input: Int, kernel: Int, stride: Int, padding: Int, dilation: Int, count: Int, countsPadding: Bool
  ) {
    var axis = Axis()
    axis.step = dilation
    for index in 0..<count {
      let start = index * stride - padding
      let reach = start + (kernel - 1) * dilation + 1
      var first = start
      if first < 0 { first += (-first + dilation - 1) / dilation * dilation }
      let last = Swift.min(reach, input)
      axis.begin.append(Int64(Swift.min(first, Swift.max(input - 1, 0))))
      axis.end.append(Int64(last))
      axis.divisor.append(
        countsPadding ? Double(Swift.min(reach, input + padding) - start) : Double(Swift.max(last - first, 0)))
    }
    axes.append(axis)
  }

  /// Adaptive windows: `count` parts of about equal size.
  package mutating func appendAdaptive(input: Int, count: Int) {
    var axis = Axis()
    for index in 0..<count {
      let start = index * input / count
      let end = ((index + 1) * input + count - 1) / count
      axis.begin.append(Int64(start))
      axis.end.append(Int64(end))
      axis.divisor.append(Double(end - start))
    }
    axes.append(axis)
  }

  /// Windows of a fixed size that begin at the given places.
  mutating func append(starts: [Int], kernel: Int) {
    var axis = Axis()
    for start in starts {
      axis.begin.append(Int64(start))
      axis.end.append(Int64(start + kernel))
      axis.divisor.append(Double(kernel))
    }
    axes.append(axis)
  }

  /// Means divide by this number, whatever the window.
  package mutating func overrideDivisor(_ divisor: Double) {
    for axis in axes.indices {
      axes[axis].divisor = axes[axis].divisor.map { _ in axis == axes.count - 1 ? divisor : 1 }
    }
  }

  /// The same windows on images of height 1.
  package var lifted: PoolingWindows {
    var result = self
    result.axes.insert(Axis(begin: [0], end: [1], divisor: [1], step: 1), at: 0)
    return result
  }

  /// Calls `body` with the kernels' form of these windows over planes of the given sizes.
  func withKernelForm<Result>(
    planes: Int, input: [Int], _ body: (UnsafePointer<gb_pooling>) throws(TensorError) -> Result
  ) throws(TensorError) -> Result {
    let one = Axis(begin: [0], end: [1], divisor: [1], step: 1)
    let all = [Axis](repeating: one, count: 3 - axes.count) + axes
    let sizes = [Int](repeating: 1, count: 3 - axes.count) + input
    var bounds: [Int64] = []
    for axis in all { bounds += axis.begin + axis.end }
    let divisors = all.flatMap(\.divisor)
    let boundMemory = UnsafeMutablePointer<Int64>.allocate(capacity: Swift.max(bounds.count, 1))
    let divisorMemory = UnsafeMutablePointer<Double>.allocate(capacity: Swift.max(divisors.count, 1))
    defer {
      boundMemory.deallocate()
      divisorMemory.deallocate()
    }
    for (index, value) in bounds.enumerated() { boundMemory[index] = value }
    for (index, value) in divisors.enumerated() { divisorMemory[index] = value }
    let n = all.map(\.begin.count)
    let offsets = [0, 2 * n[0], 2 * (n[0] + n[1])]
    func begin(_ axis: Int) -> UnsafePointer<Int64>? { UnsafePointer(boundMemory + offsets[axis]) }
    func end(_ axis: Int) -> UnsafePointer<Int64>? { UnsafePointer(boundMemory + offsets[axis] + n[axis]) }
    func divisor(_ axis: Int) -> UnsafePointer<Double>? { UnsafePointer(divisorMemory + offsets[axis] / 2) }
    var form = gb_pooling(
      planes: Int64(planes), input: (Int64(sizes[0]), Int64(sizes[1]), Int64(sizes[2])),
      output: (Int64(n[0]), Int64(n[1]), Int64(n[2])),
      step: (Int64(all[0].step), Int64(all[1].step), Int64(all[2].step)),
      begin: (begin(0), begin(1), begin(2)), end: (end(0), end(1), end(2)),
      divisor: (divisor(0), divisor(1), divisor(2)))
    return try body(&form)
  }
}

extension NDArray {
  var poolingType: DType { dtype == .float64 ? .float64 : .float32 }

  private func planeSizes(_ windows: PoolingWindows) -> (planes: Int, input: [Int], output: [Int]) {
    let spatial = windows.outputSizes.count
    let lead = Array(shape.dropLast(spatial))
    return (lead.reduce(1, *), Array(shape.suffix(spatial)), lead + windows.outputSizes)
  }

  /// Maxima over windows of the trailing dimensions, with flat positions in the plane.
  package func maximumPool(
    _ windows: PoolingWindows
  ) throws(TensorError) -> (values: NDArray, indices: NDArray) {
    if hidden != nil {
      let pair = try mappedPair { (whole, _) throws(TensorError) in
        let found = try whole.maximumPool(windows)
        return (found.values, found.indices)
      }
      return (pair.0, pair.1)
    }
    let source = try converted(to: poolingType).contiguous()
    let (planes, input, output) = planeSizes(windows)
    let values = try NDArray(uninitialized: try Shape(output), source.dtype, state)
    let indices = try NDArray(uninitialized: try Shape(output), .int64, state)
    if values.count > 0 {
      try windows.withKernelForm(planes: planes, input: input) { form throws(TensorError) in
        let status = gb_pool(
          GB_POOL_MAX, source.dtype.kernelType, form, source.pointer, values.pointer,
          indices.pointer.assumingMemoryBound(to: Int64.self))
        try NDArray.check(status, "max_pool", dtype)
      }
    }
    return (try values.converted(to: dtype), indices)
  }

  /// Means over windows of the trailing dimensions.
  package func meanPool(_ windows: PoolingWindows) throws(TensorError) -> NDArray {
    if hidden != nil { return try mapped { (whole, _) throws(TensorError) in try whole.meanPool(windows) } }
    let source = try converted(to: poolingType).contiguous()
    let (planes, input, output) = planeSizes(windows)
    let values = try NDArray(uninitialized: try Shape(output), source.dtype, state)
    if values.count > 0 {
      try windows.withKernelForm(planes: planes, input: input) { form throws(TensorError) in
        let status = gb_pool(GB_POOL_MEAN, source.dtype.kernelType, form, source.pointer, values.pointer, nil)
        try NDArray.check(status, "avg_pool", dtype)
      }
    }
    return try values.converted(to: dtype)
  }

  /// The adjoint of `meanPool` for images of shape `whole`.
  package func meanPoolBackward(_ windows: PoolingWindows, _ whole: Shape) throws(TensorError) -> NDArray {
    if hidden != nil {
      return try mappedAdjoint(whole) { (gradient, shape) throws(TensorError) in
        try gradient.meanPoolBackward(windows, shape)
      }
    }
    let source = try converted(to: poolingType).contiguous()
    let spatial = windows.outputSizes.count
    let planes = Array(whole.dropLast(spatial)).reduce(1, *)
    let result = try NDArray.zeros(whole, source.dtype, state)
    if result.count > 0 && count > 0 {
      try windows.withKernelForm(planes: planes, input: Array(whole.suffix(spatial))) { form throws(TensorError) in
        let status = gb_pool_mean_backward(source.dtype.kernelType, form, source.pointer, result.pointer)
        try NDArray.check(status, "avg_pool", dtype)
      }
    }
    return try result.converted(to: dtype)
  }
}
