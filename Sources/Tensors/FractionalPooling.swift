// Fractional max pooling: windows of one size whose places come from random numbers, other ones in every plane. Knows no
// gradients and draws nothing itself.
import TensorKernels

extension NDArray {
  /// Maxima over windows of the trailing dimensions, and their flat positions in the plane. `samples`: for each plane one
  /// number in [0, 1) a dimension, for images the width's first.
  package func fractionalPool(
    _ kernel: [Int], _ output: [Int], _ samples: NDArray
  ) throws(TensorError) -> (values: NDArray, indices: NDArray) {
    let spatial = kernel.count
    if hidden != nil || samples.hidden != nil {
      throw .runtime("fractional max pooling inside vmap is not supported; pool the whole batch at once")
    }
    let source = try converted(to: poolingType).contiguous()
    let numbers = try samples.converted(to: source.dtype).contiguous()
    let lead = Array(shape.dropLast(spatial))
    let input = Array(shape.suffix(spatial))
    let values = try NDArray(uninitialized: try Shape(lead + output), source.dtype, state)
    let indices = try NDArray(uninitialized: try Shape(lead + output), .int64, state)
    if values.count == 0 { return (try values.converted(to: dtype), indices) }
    let (size, windows) = (input.reduce(1, *), output.reduce(1, *))
    let width = source.dtype.byteCount
    for plane in 0..<lead.reduce(1, *) {
      var places = PoolingWindows()
      for axis in 0..<spatial {
        let sample = numbers.scalar(at: plane * spatial + (spatial == 2 ? 1 - axis : axis)).doubleValue
        let starts = NDArray.windowStarts(
          input[axis], output[axis], kernel[axis], sample, isSingle: source.dtype == .float32)
        places.append(starts: starts, kernel: kernel[axis])
      }
      try places.withKernelForm(planes: 1, input: input) { form throws(TensorError) in
        let status = gb_pool(
          GB_POOL_MAX, source.dtype.kernelType, form, source.pointer + plane * size * width,
          values.pointer + plane * windows * width,
          (indices.pointer + plane * windows * 8).assumingMemoryBound(to: Int64.self))
        try NDArray.check(status, "fractional_max_pool", dtype)
      }
    }
    return (try values.converted(to: dtype), indices)
  }

  /// Where `count` windows begin: steps of a broken size, shifted by the sample; the last window ends with the image.
  private static func windowStarts(
    _ input: Int, _ count: Int, _ kernel: Int, _ sample: Double, isSingle: Bool
  ) -> [Int] {
    var starts: [Int] = []
    if count > 1 && isSingle {
      let (step, shift) = (Float(input - kernel) / Float(count - 1), Float(sample))
      let first = whole(Double(shift * step))
      for index in 0..<(count - 1) { starts.append(whole(Double((Float(index) + shift) * step)) - first) }
    } else if count > 1 {
      let step = Double(input - kernel) / Double(count - 1)
      let first = whole(sample * step)
      for index in 0..<(count - 1) { starts.append(whole((Double(index) + sample) * step) - first) }
    }
    // Samples outside of [0, 1) must not lead outside of the image.
    return starts.map { Swift.min(Swift.max($0, 0), input - kernel) } + [input - kernel]
  }

  /// Cut to an integer; numbers that are no place in any image become 0.
  private static func whole(_ value: Double) -> Int { abs(value) < 0x1p40 ? Int(value) : 0 }
}
