// Sampling of images and volumes by a kernel, and its gradients. Knows no gradient graph and no argument rules.
import TensorKernels

/// How places of a grid are read: what is outside, and whether -1 and 1 are the outermost points or the edges around them.
package struct GridReading: Sendable {
  package enum Outside: Int, Sendable { case zeros, border, reflection }

  /// What is between the points: the nearest one, straight lines, cubics.
  package enum Between: Sendable { case nearest, lines, cubics }

  let between: Between
  let outside: Outside
  let alignCorners: Bool

  package init(_ between: Between, _ outside: Outside, alignCorners: Bool) {
    self.between = between
    self.outside = outside
    self.alignCorners = alignCorners
  }
}

extension NDArray {
  /// Whether a kernel can sample these images or volumes at those places.
  package func hasSampling(at places: NDArray, _ reading: GridReading) -> Bool {
    let isKnown =
      switch reading.between {
      case .nearest: rank == 5
      case .lines: rank == 4 || rank == 5
      case .cubics: rank == 4
      }
    return isKnown && hidden == nil && places.hidden == nil && dtype == places.dtype && count > 0
      && (dtype == .float32 || dtype == .float64)
  }

  private func grid(_ places: NDArray, _ reading: GridReading) -> gb_grid {
    gb_grid(
      images: Int64(shape[0]), channels: Int64(shape[1]), height: Int64(shape[2]), width: Int64(shape[3]),
      count: Int64(places.shape[1] * places.shape[2]), align: reading.alignCorners ? 1 : 0,
      padding: gb_grid_padding(UInt32(reading.outside.rawValue)))
  }

  private func volumeGrid(_ places: NDArray, _ reading: GridReading) -> gb_volume_grid {
    gb_volume_grid(
      images: Int64(shape[0]), channels: Int64(shape[1]),
      sizes: (Int64(shape[2]), Int64(shape[3]), Int64(shape[4])),
      count: Int64(places.shape[1] * places.shape[2] * places.shape[3]), align: reading.alignCorners ? 1 : 0,
      nearest: reading.between == .nearest ? 1 : 0, padding: gb_grid_padding(UInt32(reading.outside.rawValue)))
  }

  /// Images [n, channels, height, width] at places [n, h, w, 2]: [n, channels, h, w]; volumes with one dimension more.
  package func sampled(at places: NDArray, _ reading: GridReading) throws(TensorError) -> NDArray {
    let (images, grid) = (try contiguous(), try places.contiguous())
    let sizes = [shape[0], shape[1]] + places.shape[1..<(rank - 1)]
    let output = try NDArray(uninitialized: try Shape(sizes), dtype, state)
    let status: gb_status
    if rank == 5 {
      var described = volumeGrid(places, reading)
      status = gb_volume_sample(dtype.kernelType, &described, images.pointer, grid.pointer, output.pointer)
    } else {
      var described = self.grid(places, reading)
      let sample = reading.between == .cubics ? gb_cubic_sample : gb_grid_sample
      status = sample(dtype.kernelType, &described, images.pointer, grid.pointer, output.pointer)
    }
    try NDArray.check(status, "grid_sampler_2d_cpu_kernel_impl", dtype)
    return output
  }

  /// The gradients of images and places from that of the samples.
  package func sampledBackward(
    at places: NDArray, _ reading: GridReading, gradient: NDArray, wantsImages: Bool
  ) throws(TensorError) -> (images: NDArray?, places: NDArray) {
    let (images, grid, given) = (try contiguous(), try places.contiguous(), try gradient.contiguous())
    let own = wantsImages ? try NDArray.zeros(shape, dtype, state) : nil
    let theirs = try NDArray(uninitialized: places.shape, dtype, state)
    let status: gb_status
    if rank == 5 {
      var described = volumeGrid(places, reading)
      status = gb_volume_sample_backward(
        dtype.kernelType, &described, images.pointer, grid.pointer, given.pointer, own?.pointer, theirs.pointer)
    } else {
      var described = self.grid(places, reading)
      let sample = reading.between == .cubics ? gb_cubic_sample_backward : gb_grid_sample_backward
      status = sample(
        dtype.kernelType, &described, images.pointer, grid.pointer, given.pointer, own?.pointer, theirs.pointer)
    }
    try NDArray.check(status, "grid_sampler_2d_backward_cpu_kernel_impl", dtype)
    return (own, theirs)
  }
}
