// The convolutions for which the reference's library has no kernel of its own: products with windows laid out as columns,
// in single precision. And its convolution of single planes. Knows no gradients.
import TensorKernels

extension ConvolutionGeometry {
  /// Where a convolution is done by products of windows.
  enum Part {
    case output, images, filters
  }

  /// Whether the reference's library multiplies windows laid out as columns; the channels and filters are one group's.
  func usesWindows(_ part: Part, kernel: [Int], channels: Int, filters: Int) -> Bool {
    let isDilated = (0..<rank).map { dilation[$0] > 1 && kernel[$0] > 1 }
    let isSpread = (0..<rank).map { isDilated[$0] && stride[$0] > 1 }
    if (0..<rank).contains(where: { padding[$0] > (kernel[$0] - 1) * dilation[$0] }) { return true }
    if groups > 1 && !(isPlanar(channels, filters) && (rank < 3 || part == .output)) {
      let block = part == .filters ? 8 : 4
      if channels % block != 0 || filters % block != 0 { return true }
    }
    switch part {
    case .output: return false
    case .images: return isSpread.contains(true)
    case .filters:
      // Its wide kernels know no steps between dilated lines and no dilated volumes, the narrow ones for a few channels
      // neither dilation nor volumes with a border.
      if isSpread.dropLast().contains(true) || (rank == 3 && isDilated[0]) { return true }
      return (4..<16).contains(channels) && (isDilated.contains(true) || (rank == 3 && padding[0] > 0))
    }
  }

  /// Whether kernels are of one place and their steps divide planes without border, which the library does in a way of
  /// its own.
  func isPointwise(_ kernel: [Int], images: Shape) -> Bool {
    guard groups == 1, rank < 3, kernel.allSatisfy({ $0 == 1 }), stride.contains(where: { $0 > 1 }) else {
      return false
    }
    return (0..<rank).allSatisfy { padding[$0] == 0 && images[$0 + 2] % stride[$0] == 0 }
  }

  /// Whether each plane has a filter of its own.
  func isPlanar(_ channels: Int, _ filters: Int) -> Bool { groups > 1 && channels == 1 && filters == 1 }
}

extension NDArray {
  /// Windows of one group of images, as columns.
  struct WindowWalk {
    var windows: gb_windows
    let geometry: ConvolutionGeometry
    let images, outputs: Shape
    let channels, filters, depth, places, plane: Int
    let columns: NDArray

    init(_ images: Shape, _ outputs: Shape, _ kernel: [Int], _ geometry: ConvolutionGeometry, _ state: EngineState)
      throws(TensorError)
    {
      self.images = images
      self.outputs = outputs
      self.geometry = geometry
      (channels, filters) = (images[1] / geometry.groups, outputs[1] / geometry.groups)
      (depth, places) = (channels * kernel.reduce(1, *), outputs.dropFirst(2).reduce(1, *))
      plane = images.dropFirst(2).reduce(1, *)
      if depth.multipliedReportingOverflow(by: places).overflow {
        throw .runtime("Storage size calculation overflowed with sizes=\(images)")
      }
      columns = try NDArray(uninitialized: [Swift.max(depth, 1), places], .float32, state)
      windows = NDArray.windows(
        channels, Array(images.dropFirst(2)), Array(outputs.dropFirst(2)), kernel, geometry)
    }

    /// Where a group of an image begins, in the images and in the outputs.
    func starts(_ image: Int, _ group: Int) -> (images: Int, outputs: Int) {
      ((image * images[1] + group * channels) * plane, (image * outputs[1] + group * filters) * places)
    }
  }

  /// The adjoint in the images by products: this array is the gradient, contiguous float32.
  func windowInputGradient(
    _ filters: NDArray, _ imageShape: Shape, _ kernel: [Int], _ geometry: ConvolutionGeometry
  ) throws(TensorError) -> NDArray {
    let output = try NDArray.zeros(imageShape, .float32, state)
    var walk = try WindowWalk(imageShape, shape, kernel, geometry, state)
    let (depth, places) = (Int64(walk.depth), Int64(walk.places))
    for image in 0..<shape[0] {
      for group in 0..<geometry.groups {
        let at = walk.starts(image, group)
        let status = gb_chain_product_f32(
          true, false, depth, places, Int64(walk.filters),
          filters.elements(as: Float.self) + group * walk.filters * walk.depth, depth,
          elements(as: Float.self) + at.outputs, places, walk.columns.elements(as: Float.self), places, false)
        try NDArray.check(status, "convolution", dtype)
        let spread = gb_columns_add(
          GB_F32, &walk.windows, 0, places, walk.columns.pointer, output.elements(as: Float.self) + at.images)
        try NDArray.check(spread, "convolution", dtype)
      }
    }
    return output
  }

  /// The adjoint in the filters by products: this array is the gradient, contiguous float32.
  func windowWeightGradient(
    _ images: NDArray, _ weightShape: Shape, _ kernel: [Int], _ geometry: ConvolutionGeometry
  ) throws(TensorError) -> NDArray {
    let output = try NDArray.zeros(weightShape, .float32, state)
    var walk = try WindowWalk(images.shape, shape, kernel, geometry, state)
    // Volumes are taken slice by slice.
    let slices = geometry.rank == 3 ? shape[2] : 1
    let count = walk.places / Swift.max(slices, 1)
    for image in 0..<shape[0] {
      for group in 0..<geometry.groups {
        let at = walk.starts(image, group)
        for slice in 0..<slices {
          let laid = gb_columns(
            GB_F32, &walk.windows, Int64(slice * count), Int64(count), images.elements(as: Float.self) + at.images,
            walk.columns.pointer)
          try NDArray.check(laid, "convolution", dtype)
          let status = gb_add_row_products_f32(
            Int64(walk.filters), Int64(walk.depth), Int64(count),
            elements(as: Float.self) + at.outputs + slice * count, Int64(walk.places),
            walk.columns.elements(as: Float.self),
            output.elements(as: Float.self) + group * walk.filters * walk.depth)
          try NDArray.check(status, "convolution", dtype)
        }
      }
    }
    return output
  }

  /// The gradient of the bias where the filters' is found by products.
  func windowBiasGradient() throws(TensorError) -> NDArray {
    let gradient = try contiguous()
    let output = try NDArray.zeros([shape[1]], .float32, state)
    let width = shape[rank - 1]
    let lines = shape.dropFirst(2).dropLast().reduce(1, *)
    gb_add_lines_f32(
      Int64(shape[0] * shape[1]), Int64(shape[1]), Int64(lines), Int64(width), gradient.elements(as: Float.self),
      output.elements(as: Float.self))
    return output
  }
}
