// Batch normalisation of arrays that are dense neither in the usual order nor with channels last: the reference has no
// kernel of vectors for them and goes over each channel's elements one by one, with other roundings. Measured under the
// reference, as is the order of the additions.

extension NDArray {
  /// Whether batch normalisation reads this array in vectors.
  package var isDenseBatch: Bool {
    if isContiguous { return true }
    for order in [MemoryOrder.channelsLast, .channelsLast3d] where rank == order.rank {
      if (try? isIn(order)) == true { return true }
    }
    return false
  }

  /// This array with its channels last where those of `batch` are.
  package func inOrder(of batch: NDArray) throws(TensorError) -> NDArray {
    for order in [MemoryOrder.channelsLast, .channelsLast3d] where rank == order.rank && !batch.isContiguous {
      if try batch.isIn(order) { return try copied(in: order) }
    }
    return self
  }

  /// Mean of each channel, and the sum of its squared differences in double precision; short floats have differences and
  /// squares of their own type, and sums in single precision.
  package func stridedBatchStatistics() throws(TensorError) -> (mean: NDArray, squares: NDArray) {
    let mean = try reduced(.mean, otherDimensions)
    let wide = dtype.isHalf ? self : try converted(to: .float64)
    let centred = try wide.binary(.subtract, try mean.converted(to: wide.dtype).reshaped(to: channelView))
    let squares = try centred.binary(.multiply, centred)
    if dtype.isHalf {
      let sums = try squares.converted(to: .float64).channelSums(inOrderOf: self) { Double(Float($0)) }
      return (mean, try sums.converted(to: .float32))
    }
    return (mean, try squares.channelSums(inOrderOf: self))
  }

  /// ((self - mean) · factor) · scale + shift for each channel, each step rounded.
  package func stridedBatchNorm(
    mean: NDArray, factor: NDArray, scale: NDArray?, shift: NDArray?
  ) throws(TensorError) -> NDArray {
    let view = channelView
    var value = try binary(.subtract, try mean.reshaped(to: view)).binary(.multiply, try factor.reshaped(to: view))
    if let scale { value = try value.binary(.multiply, try scale.reshaped(to: view)) }
    // Without a shift the reference adds zero, which takes the sign of -0 away.
    if let shift { return try value.binary(.add, try shift.reshaped(to: view)).contiguous() }
    return try value.binary(.add, .int(0)).contiguous()
  }

  /// Gradients of input, scale and shift from this gradient of the value. Where the statistics are `given`, the input's
  /// gradient does not pass through them. What is kept between two steps has the `type` of the input as it was given.
  package func stridedBatchNormBackward(
    _ input: NDArray, mean: NDArray, factor: NDArray, scale: NDArray?, given: Bool, type: DType
  ) throws(TensorError) -> (input: NDArray, scale: NDArray, shift: NDArray) {
    try NDArray.checkSaved(
      input.rank >= 2 && input.count > 0 && input.shape == shape && mean.count == input.shape[1]
        && factor.count == input.shape[1] && (scale == nil || scale?.count == input.shape[1]), "batch_norm")
    let view = input.channelView
    let (mean, factor) = (try mean.reshaped(to: view), try factor.reshaped(to: view))
    let sums = try reduced(.sum, otherDimensions)
    let centred = try input.binary(.subtract, mean)
    let products = try centred.binary(.multiply, self).converted(to: .float64).channelSums(inOrderOf: input) {
      type.isHalf ? Double(Float($0)) : $0
    }
    let channel: Shape = [input.shape[1]]
    let slope = try products.binary(.multiply, try factor.converted(to: .float64).reshaped(to: channel))
    var passed = self
    if !given {
      let n = Scalar.int(input.count / input.shape[1])
      let share = try products.converted(to: dtype).reshaped(to: view).binary(.multiply, factor)
        .binary(.multiply, factor).binary(.divide, n)
      let average = try sums.binary(.divide, n).reshaped(to: view)
      let moved = try centred.binary(.multiply, share).converted(to: type).converted(to: dtype)
      passed = try binary(.subtract, average).binary(.subtract, moved)
    }
    passed = try passed.binary(.multiply, factor)
    if let scale { passed = try passed.binary(.multiply, try scale.reshaped(to: view)) }
    return (try passed.contiguous(), try slope.converted(to: dtype), sums)
  }

  private var otherDimensions: Shape { (try? Shape([0] + Array(2..<rank))) ?? [0] }

  /// The shape in which a number per channel meets this array.
  private var channelView: Shape {
    var view = Shape(repeating: 1, count: rank)
    view[1] = shape[1]
    return view
  }

  /// The sums of an array of doubles over all but its channels: one addition after the other, each `rounded`, in the order
  /// in which `source` lies in memory.
  private func channelSums(
    inOrderOf source: NDArray, rounded: (Double) -> Double = { $0 }
  ) throws(TensorError) -> NDArray {
    let strides = source.strides
    let others = ([0] + Array(2..<rank)).sorted { strides[$0] > strides[$1] || (strides[$0] == strides[$1] && $0 < $1) }
    let rows = try permuted(try Shape([1] + others)).contiguous()
    let width = count / shape[1]
    let sums = try NDArray(uninitialized: [shape[1]], .float64, state)
    let (from, to) = (
      rows.pointer.assumingMemoryBound(to: Double.self), sums.pointer.assumingMemoryBound(to: Double.self)
    )
    for channel in 0..<shape[1] {
      var sum = 0.0
      for place in 0..<width { sum = rounded(sum + from[channel * width + place]) }
      to[channel] = sum
    }
    return sums
  }
}
