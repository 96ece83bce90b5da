// Sampling of images along straight lines by a kernel, and its gradients. Knows no gradient graph and no argument rules.
import TensorKernels

/// How places of a grid are read: what is outside, and whether -1 and 1 are the outermost points or the edges around them.
package struct GridReading: Sendable {
  package enum Outside: Int, Sendable { case zeros, border, reflection }

  let outside: Outside
  let alignCorners: Bool

  package init(_ outside: Outside, alignCorners: Bool) {
    self.outside = outside
    self.alignCorners = alignCorners
  }
}

extension NDArray {
  /// Whether the kernel can sample these images at those places.
  package func hasSampling(at places: NDArray) -> Bool {
    rank == 4 && hidden == nil && places.hidden == nil && dtype == places.dtype && count > 0
      && (dtype == .float32 || dtype == .float64)
  }

  private func grid(_ places: NDArray, _ reading: GridReading) -> gb_grid {
    gb_grid(
      images: Int64(shape[0]), channels: Int64(shape[1]), height: Int64(shape[2]), width: Int64(shape[3]),
      count: Int64(places.shape[1] * places.shape[2]), align: reading.alignCorners ? 1 : 0,
      padding: gb_grid_padding(UInt32(reading.outside.rawValue)))
  }

  /// Images [n, channels, height, width] at places [n, h, w, 2]: [n, channels, h, w].
  package func sampled(at places: NDArray, _ reading: GridReading) throws(TensorError) -> NDArray {
    let (images, grid) = (try contiguous(), try places.contiguous())
    let output = try NDArray(
      uninitialized: try Shape([shape[0], shape[1], places.shape[1], places.shape[2]]), dtype, state)
    var described = self.grid(places, reading)
    let status = gb_grid_sample(dtype.kernelType, &described, images.pointer, grid.pointer, output.pointer)
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
    var described = self.grid(places, reading)
    let status = gb_grid_sample_backward(
      dtype.kernelType, &described, images.pointer, grid.pointer, given.pointer, own?.pointer, theirs.pointer)
    try NDArray.check(status, "grid_sampler_2d_backward_cpu_kernel_impl", dtype)
    return (own, theirs)
  }
}
