// Pooling: windows as lists of bounds for one to three trailing dimensions, and the kernels that take them. Knows no
// gradients and no argument rules.
import TensorKernels

/// The windows of one pooling, for each spatial dimension: regular ones by their size and distance, others as lists of where
/// each begins and ends, inside the image.
package struct PoolingWindows: Sendable {
  package struct Axis: Sendable {
    var count = 1
    var step = 1
    // Regular windows; what a mean divides by, or 0 for the size of each.
    var extent = 1
    var stride = 1
    var padding = 0
    var fixedDivisor = 0.0
    // Irregular windows.
    var begin: [Int64] = []
    var end: [Int64] = []
    var divisor: [Double] = []
  }

  package private(set) var axes: [Axis] = []
  private(set) var isAdaptive = false
  private(set) var countsPadding = false
  package var outputSizes: [Int] { axes.map(\.count) }

  package init() {}

  /// Windows of a fixed size along one more dimension. Means divide by the part inside the image, or (counting the
  /// padding) by the part inside the padded image.
  package mutating func append(
    kernel: Int, stride: Int, padding: Int, dilation: Int, count: Int, countsPadding: Bool
  ) {
    self.countsPadding = countsPadding
    axes.append(
      Axis(count: count, step: dilation, extent: (kernel - 1) * dilation + 1, stride: stride, padding: padding))
  }

  /// Adaptive windows: `count` parts of about equal size.
  package mutating func appendAdaptive(input: Int, count: Int) {
    var axis = Axis(count: count)
    for index in 0..<count {
      let start = index * input / count
      let end = ((index + 1) * input + count - 1) / count
      axis.begin.append(Int64(start))
      axis.end.append(Int64(end))
      axis.divisor.append(Double(end - start))
    }
    axes.append(axis)
    isAdaptive = true
  }

  /// Windows of a fixed size that begin at the given places.
  mutating func append(starts: [Int], kernel: Int) {
    var axis = Axis(count: starts.count)
    for start in starts {
      axis.begin.append(Int64(start))
      axis.end.append(Int64(start + kernel))
      axis.divisor.append(Double(kernel))
    }
    axes.append(axis)
  }

  /// Means divide by this number, whatever the window.
  package mutating func overrideDivisor(_ divisor: Double) {
    for axis in axes.indices { axes[axis].fixedDivisor = axis == axes.count - 1 ? divisor : 1 }
  }

  /// The same windows on images of height 1.
  package var lifted: PoolingWindows {
    var result = self
    result.axes.insert(Axis(fixedDivisor: 1), at: 0)
    return result
  }

  /// Calls `body` with the kernels' form of these windows over planes of the given sizes.
  func withKernelForm<Result>(
    planes: Int, input: [Int], _ body: (UnsafePointer<gb_pooling>) throws(TensorError) -> Result
  ) throws(TensorError) -> Result {
    var form = gb_pooling()
    form.planes = Int64(planes)
    form.dividesByEach = isAdaptive
    form.countsPadding = countsPadding
    let one = Axis(fixedDivisor: 1)
    func axis(_ place: Int) -> Axis { place < 3 - axes.count ? one : axes[place - 3 + axes.count] }
    func size(_ place: Int) -> Int64 { place < 3 - input.count ? 1 : Int64(input[place - 3 + input.count]) }
    let (a, b, c) = (axis(0), axis(1), axis(2))
    form.input = (size(0), size(1), size(2))
    form.output = (Int64(a.count), Int64(b.count), Int64(c.count))
    form.step = (Int64(a.step), Int64(b.step), Int64(c.step))
    form.extent = (Int64(a.extent), Int64(b.extent), Int64(c.extent))
    form.stride = (Int64(a.stride), Int64(b.stride), Int64(c.stride))
    form.padding = (Int64(a.padding), Int64(b.padding), Int64(c.padding))
    form.fixedDivisor = (a.fixedDivisor, b.fixedDivisor, c.fixedDivisor)
    if a.begin.isEmpty && b.begin.isEmpty && c.begin.isEmpty { return try body(&form) }
    let lists = UnsafeMutablePointer<Int64>.allocate(capacity: 2 * (a.count + b.count + c.count) + 1)
    let divisors = UnsafeMutablePointer<Double>.allocate(capacity: a.count + b.count + c.count + 1)
    defer {
      lists.deallocate()
      divisors.deallocate()
    }
    func list(_ axis: Axis, _ values: [Int64], _ offset: Int) -> UnsafePointer<Int64>? {
      if axis.begin.isEmpty { return nil }
      for (index, value) in values.enumerated() { lists[offset + index] = value }
      return UnsafePointer(lists + offset)
    }
    func quotients(_ axis: Axis, _ offset: Int) -> UnsafePointer<Double>? {
      if axis.begin.isEmpty { return nil }
      for (index, value) in axis.divisor.enumerated() { divisors[offset + index] = value }
      return UnsafePointer(divisors + offset)
    }
    let ends = a.count + b.count + c.count
    form.begin = (list(a, a.begin, 0), list(b, b.begin, a.count), list(c, c.begin, a.count + b.count))
    form.end = (
      list(a, a.end, ends), list(b, b.end, ends + a.count), list(c, c.end, ends + a.count + b.count)
    )
    form.divisor = (quotients(a, 0), quotients(b, a.count), quotients(c, a.count + b.count))
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
    return (
      try values.converted(to: dtype).channelsLast(like: self), try indices.channelsLast(like: self)
    )
  }

  /// Maxima over windows of the trailing dimensions, without their positions.
  package func maximaAlone(_ windows: PoolingWindows) throws(TensorError) -> NDArray {
    if hidden != nil { return try maximumPool(windows).values }
    let source = try converted(to: poolingType).contiguous()
    let (planes, input, output) = planeSizes(windows)
    let values = try NDArray(uninitialized: try Shape(output), source.dtype, state)
    if values.count > 0 {
      try windows.withKernelForm(planes: planes, input: input) { form throws(TensorError) in
        let status = gb_pool(GB_POOL_MAX, source.dtype.kernelType, form, source.pointer, values.pointer, nil)
        try NDArray.check(status, "max_pool", dtype)
      }
    }
    return try values.converted(to: dtype).channelsLast(like: self)
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
    return try values.converted(to: dtype).channelsLast(like: self)
  }

  /// The adjoint of `meanPool` for images of shape `whole`.
  package func meanPoolBackward(_ windows: PoolingWindows, _ whole: Shape) throws(TensorError) -> NDArray {
    if hidden != nil {
      return try mappedAdjoint(whole) { (gradient, shape) throws(TensorError) in
        try gradient.meanPoolBackward(windows, shape)
      }
    }
    if dtype.isHalf { return try halfMeanPoolBackward(windows, whole) }
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
