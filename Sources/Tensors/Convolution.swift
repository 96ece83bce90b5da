// Convolutions of images in one to three dimensions: the product of filters with windows, and its two adjoints. A
// transposed convolution is the first adjoint. Knows no gradients.
import TensorKernels

/// How windows lie on an image; one number for each spatial dimension.
package struct ConvolutionGeometry: Sendable, Equatable {
  package var stride: [Int]
  package var padding: [Int]
  package var dilation: [Int]
  package var groups: Int

  package init(stride: [Int], padding: [Int], dilation: [Int], groups: Int) {
    self.stride = stride
    self.padding = padding
    self.dilation = dilation
    self.groups = groups
  }

  package var rank: Int { stride.count }

  /// The number of windows along each dimension; may be zero or negative when the kernel does not fit.
  package func outputSizes(_ input: [Int], _ kernel: [Int]) throws(TensorError) -> [Int] {
    var sizes: [Int] = []
    for index in 0..<rank {
      let (reach, tooFar) = dilation[index].multipliedReportingOverflow(by: kernel[index] - 1)
      let (twice, tooWide) = padding[index].multipliedReportingOverflow(by: 2)
      let (padded, overflow) = input[index].addingReportingOverflow(twice)
      if tooFar || tooWide || overflow || reach > Int.max / 4 || padded > Int.max / 4 {
        throw .runtime("Storage size calculation overflowed with sizes=\(input)")
      }
      let span = padded - reach - 1
      sizes.append(span < 0 ? 0 : span / stride[index] + 1)
    }
    return sizes
  }
}

extension NDArray {
  /// The element type that the kernels compute in.
  private var convolutionType: DType { dtype == .float64 ? .float64 : .float32 }

  private static func threes(_ values: [Int], _ filler: Int) -> (Int64, Int64, Int64) {
    let padded = [Int](repeating: filler, count: 3 - values.count) + values
    return (Int64(padded[0]), Int64(padded[1]), Int64(padded[2]))
  }

  static func windows(
    _ channels: Int, _ input: [Int], _ output: [Int], _ kernel: [Int], _ geometry: ConvolutionGeometry
  ) -> gb_windows {
    gb_windows(
      channels: Int64(channels), input: threes(input, 1), output: threes(output, 1), kernel: threes(kernel, 1),
      stride: threes(geometry.stride, 1), padding: threes(geometry.padding, 0),
      dilation: threes(geometry.dilation, 1))
  }

  /// Throws unless images and filters belong together.
  private static func checkFits(
    _ images: Shape, _ filters: Shape, _ geometry: ConvolutionGeometry
  ) throws(TensorError) {
    let rank = geometry.rank + 2
    try checkSaved(
      images.count == rank && filters.count == rank && images[1] == filters[1] * geometry.groups
        && filters[0] % geometry.groups == 0, "convolution")
  }

  /// Throws unless this array can be the gradient of a convolution of images with filters.
  private func checkGradient(
    _ images: Shape, _ filters: Shape, _ geometry: ConvolutionGeometry
  ) throws(TensorError) {
    try NDArray.checkFits(images, filters, geometry)
    let sizes = try geometry.outputSizes(Array(images.dropFirst(2)), Array(filters.dropFirst(2)))
    try NDArray.checkSaved(
      rank == images.count && shape[0] == images[0] && shape[1] == filters[0]
        && zip(shape.dropFirst(2), sizes).allSatisfy { $0 <= $1 }, "convolution")
  }

  /// Images [n, channels, ...] with filters [outChannels, channels / groups, ...].
  package func convolution(
    _ weight: NDArray, bias: NDArray?, _ geometry: ConvolutionGeometry
  ) throws(TensorError) -> NDArray {
    if hidden != nil || weight.hidden != nil || bias?.hidden != nil {
      return try mappedConvolution(weight, bias: bias, geometry)
    }
    try NDArray.checkFits(shape, weight.shape, geometry)
    let type = convolutionType
    let images = try converted(to: type).contiguous()
    let kernel = Array(weight.shape.dropFirst(2))
    let spatial = Array(shape.dropFirst(2))
    let sizes = try geometry.outputSizes(spatial, kernel)
    let (outChannels, groups) = (weight.shape[0], geometry.groups)
    let output = try NDArray(uninitialized: try Shape([shape[0], outChannels] + sizes), type, state)
    let (inner, outer) = (shape[1] / groups, outChannels / groups)
    let filters = try weight.converted(to: type).contiguous()
    let shift = try bias?.converted(to: type).contiguous()
    let depth = inner * kernel.reduce(1, *)
    let places = sizes.reduce(1, *)
    if output.count == 0 { return try output.converted(to: dtype) }
    if var problem = NDArray.blockedProblem(images.shape, filters.shape, sizes, type, geometry) {
      let start = shift.map { UnsafePointer($0.floats) }
      var status = GB_OK
      if geometry.isPlanar(inner, outer) && start != nil {
        gb_convolve_planes_f32(&problem, images.floats, filters.floats, start, output.floats)
      } else if geometry.isPointwise(kernel, images: images.shape) {
        status = gb_convolve_points_f32(&problem, images.floats, filters.floats, start, output.floats)
      } else if geometry.usesWindows(.output, kernel: kernel, channels: inner, filters: outer) {
        status = gb_convolve_chained_f32(&problem, images.floats, filters.floats, start, output.floats)
      } else {
        status = gb_convolve_f32(&problem, images.floats, filters.floats, start, output.floats)
      }
      try NDArray.check(status, "convolution", dtype)
      return try output.converted(to: dtype)
    }
    if NDArray.isOneChain(type, outer, places, depth),
      var problem = NDArray.problem(images.shape, filters.shape, sizes, geometry)
    {
      let status = gb_convolve_chained_f32(
        &problem, images.floats, filters.floats, shift.map { UnsafePointer($0.floats) }, output.floats)
      try NDArray.check(status, "convolution", dtype)
      return try output.converted(to: dtype)
    }
    let (_, overflow) = depth.multipliedReportingOverflow(by: places)
    if overflow { throw .runtime("Storage size calculation overflowed with sizes=\(shape)") }
    if let shift {
      var view = Shape(repeating: 1, count: rank)
      view[1] = outChannels
      try shift.reshaped(to: view).expanded(to: output.shape).writeElements(into: output)
    }
    let isWhole = NDArray.isWhole(kernel, geometry)
    let columns = try NDArray(uninitialized: isWhole ? [1] : [Swift.max(depth, 1), places], type, state)
    var windows = NDArray.windows(inner, spatial, sizes, kernel, geometry)
    let size = type.byteCount
    let plane = spatial.reduce(1, *)
    for image in 0..<shape[0] {
      for group in 0..<groups {
        let source = images.pointer + ((image * shape[1] + group * inner) * plane) * size
        let target = output.pointer + (image * outChannels + group * outer) * places * size
        if !isWhole {
          let status = gb_columns(type.kernelType, &windows, 0, Int64(places), source, columns.pointer)
          try NDArray.check(status, "convolution", dtype)
        }
        NDArray.product(
          type, transA: false, transB: false, outer, places, depth, filters.pointer + group * outer * depth * size,
          depth, isWhole ? source : columns.pointer, places, target, places, accumulate: shift != nil)
      }
    }
    return try output.converted(to: dtype)
  }

  /// Whether each window is one pixel and every pixel is one: columns of windows are then the image itself.
  private static func isWhole(_ kernel: [Int], _ geometry: ConvolutionGeometry) -> Bool {
    kernel.allSatisfy { $0 == 1 } && geometry.stride.allSatisfy { $0 == 1 } && geometry.padding.allSatisfy { $0 == 0 }
  }

  private var floats: UnsafeMutablePointer<Float> { elements(as: Float.self) }

  /// The convolution as the reference's library for single precision sees it; nil where the reference multiplies
  /// windows laid out as a whole: single small images, kernels of one place, double precision.
  private static func blockedProblem(
    _ images: Shape, _ filters: Shape, _ output: [Int], _ type: DType, _ geometry: ConvolutionGeometry
  ) -> gb_convolution? {
    let kernel = Array(filters.dropFirst(2))
    let isLarge = kernel.count > 1 && kernel[kernel.count - 1] > 3 && kernel[kernel.count - 2] > 3
    let front = kernel.count == 1 ? images.elementCount : images.prefix(4).reduce(1, *)
    if type != .float32 || !(geometry.groups > 1 || isLarge || images[0] > 1 || front > 20480) { return nil }
    // Windows of one pixel each that step by one are multiplied as they lie.
    let isSingle = kernel.allSatisfy { $0 == 1 } && geometry.stride.allSatisfy { $0 == 1 }
    if isSingle && geometry.groups == 1 { return nil }
    return problem(images, filters, output, geometry)
  }

  /// Whether the product of filters and windows laid out would be one chain of fused multiply-adds for each output.
  private static func isOneChain(_ type: DType, _ rows: Int, _ columns: Int, _ depth: Int) -> Bool {
    type == .float32 && rows >= 4 && columns >= 12 && depth > 0 && depth <= 192
  }

  /// The convolution as the kernels that read windows where they lie see it; nil where it is empty or too large for them.
  private static func problem(
    _ images: Shape, _ filters: Shape, _ output: [Int], _ geometry: ConvolutionGeometry
  ) -> gb_convolution? {
    let kernel = Array(filters.dropFirst(2))
    let (inner, outer) = (images[1] / geometry.groups, filters[0] / geometry.groups)
    if inner == 0 || outer == 0 || kernel.contains(0) { return nil }
    // The bordered planes and the packed filters must stay small enough to be made beside the tensors.
    var wide = 1.0
    for axis in kernel.indices {
      let reach = Double(geometry.dilation[axis]) * Double(kernel[axis]) + Double(geometry.padding[axis])
      let walk = Double(output[axis]) * Double(geometry.stride[axis])
      wide *= Double(images[axis + 2]) + Double(output[axis]) + 2 * reach + walk
    }
    let depth = Double(kernel.reduce(1, *)) * Double(Swift.max(inner, outer))
    if wide * Double(Swift.max(inner, outer)) > Double(1 << 26) || depth > Double(1 << 18) { return nil }
    return gb_convolution(
      n: Int64(images[0]), groups: Int64(geometry.groups), channels: Int64(inner), filters: Int64(outer),
      input: threes(Array(images.dropFirst(2)), 1), output: threes(output, 1), kernel: threes(kernel, 1),
      stride: threes(geometry.stride, 1), padding: threes(geometry.padding, 0),
      dilation: threes(geometry.dilation, 1))
  }

  /// The adjoint in the images: this array is the gradient of the windows' products.
  package func convolutionInputGradient(
    _ weight: NDArray, _ imageShape: Shape, _ geometry: ConvolutionGeometry
  ) throws(TensorError) -> NDArray {
    if hidden != nil || weight.hidden != nil {
      return try mappedConvolutionInputGradient(weight, imageShape, geometry)
    }
    try checkGradient(imageShape, weight.shape, geometry)
    let type = convolutionType
    let gradient = try converted(to: type).contiguous()
    let filters = try weight.converted(to: type).contiguous()
    let kernel = Array(weight.shape.dropFirst(2))
    let (spatial, sizes) = (Array(imageShape.dropFirst(2)), Array(shape.dropFirst(2)))
    let output = try NDArray.zeros(imageShape, type, state)
    let groups = geometry.groups
    let (inner, outer) = (imageShape[1] / groups, shape[1] / groups)
    let depth = inner * kernel.reduce(1, *)
    let places = sizes.reduce(1, *)
    if output.count == 0 || gradient.count == 0 || depth == 0 { return try output.converted(to: dtype) }
    if var problem = NDArray.blockedProblem(imageShape, filters.shape, sizes, type, geometry) {
      if geometry.usesWindows(.images, kernel: kernel, channels: inner, filters: outer) {
        return try gradient.windowInputGradient(filters, imageShape, kernel, geometry).converted(to: dtype)
      }
      let status = gb_convolve_images_f32(&problem, gradient.floats, filters.floats, output.floats)
      try NDArray.check(status, "convolution", dtype)
      return try output.converted(to: dtype)
    }
    let (_, overflow) = depth.multipliedReportingOverflow(by: places)
    if overflow { throw .runtime("Storage size calculation overflowed with sizes=\(shape)") }
    let isWhole = NDArray.isWhole(kernel, geometry)
    let columns = try NDArray(uninitialized: isWhole ? [1] : [depth, places], type, state)
    var windows = NDArray.windows(inner, spatial, sizes, kernel, geometry)
    let size = type.byteCount
    let plane = spatial.reduce(1, *)
    for image in 0..<shape[0] {
      for group in 0..<groups {
        let source = gradient.pointer + (image * shape[1] + group * outer) * places * size
        let block = filters.pointer + group * outer * depth * size
        let target = output.pointer + (image * imageShape[1] + group * inner) * plane * size
        NDArray.product(
          type, transA: true, transB: false, depth, places, outer, block, depth, source, places,
          isWhole ? target : columns.pointer, places, accumulate: false)
        if isWhole { continue }
        let status = gb_columns_add(type.kernelType, &windows, 0, Int64(places), columns.pointer, target)
        try NDArray.check(status, "convolution", dtype)
      }
    }
    return try output.converted(to: dtype)
  }

  /// The adjoint in the filters: this array is the gradient of the windows' products.
  package func convolutionWeightGradient(
    _ images: NDArray, _ weightShape: Shape, _ geometry: ConvolutionGeometry
  ) throws(TensorError) -> NDArray {
    if hidden != nil || images.hidden != nil {
      return try mappedConvolutionWeightGradient(images, weightShape, geometry)
    }
    try checkGradient(images.shape, weightShape, geometry)
    let type = convolutionType
    let gradient = try converted(to: type).contiguous()
    let source = try images.converted(to: type).contiguous()
    let kernel = Array(weightShape.dropFirst(2))
    let (spatial, sizes) = (Array(images.shape.dropFirst(2)), Array(shape.dropFirst(2)))
    let output = try NDArray.zeros(weightShape, type, state)
    let groups = geometry.groups
    let (inner, outer) = (images.shape[1] / groups, shape[1] / groups)
    let depth = inner * kernel.reduce(1, *)
    let places = sizes.reduce(1, *)
    if output.count == 0 || gradient.count == 0 { return try output.converted(to: dtype) }
    if var problem = NDArray.blockedProblem(images.shape, weightShape, sizes, type, geometry) {
      if geometry.usesWindows(.filters, kernel: kernel, channels: inner, filters: outer) {
        return try gradient.windowWeightGradient(source, weightShape, kernel, geometry).converted(to: dtype)
      }
      let status = gb_convolve_filters_f32(&problem, source.floats, gradient.floats, output.floats)
      try NDArray.check(status, "convolution", dtype)
      return try output.converted(to: dtype)
    }
    let (_, overflow) = depth.multipliedReportingOverflow(by: places)
    if overflow { throw .runtime("Storage size calculation overflowed with sizes=\(shape)") }
    let isWhole = NDArray.isWhole(kernel, geometry)
    let columns = try NDArray(uninitialized: isWhole ? [1] : [depth, places], type, state)
    var windows = NDArray.windows(inner, spatial, sizes, kernel, geometry)
    let size = type.byteCount
    let plane = spatial.reduce(1, *)
    for image in 0..<shape[0] {
      for group in 0..<groups {
        let from = source.pointer + (image * images.shape[1] + group * inner) * plane * size
        if !isWhole {
          let status = gb_columns(type.kernelType, &windows, 0, Int64(places), from, columns.pointer)
          try NDArray.check(status, "convolution", dtype)
        }
        NDArray.product(
          type, transA: false, transB: true, outer, depth, places,
          gradient.pointer + (image * shape[1] + group * outer) * places * size, places,
          isWhole ? from : columns.pointer, places, output.pointer + group * outer * depth * size, depth,
          accumulate: true)
      }
    }
    return try output.converted(to: dtype)
  }

  /// The gradient of a transposed convolution's bias, from that of its outputs: as the library adds it up beside the
  /// gradient of the filters, one after the other or image by image.
  package func transposedBiasGradient(
    _ inputs: Shape, _ weightShape: Shape, _ geometry: ConvolutionGeometry
  ) throws(TensorError) -> NDArray {
    let sizes = Array(inputs.dropFirst(2))
    if hidden != nil || dtype != .float32 || shape[0] < 2 || count == 0
      || NDArray.blockedProblem(shape, weightShape, sizes, dtype, geometry) == nil
    {
      return try reduced(.sum, try Shape([0] + Array(2..<rank)))
    }
    let gradient = try contiguous()
    let output = try NDArray.zeros([shape[1]], dtype, state)
    let (inner, outer) = (shape[1] / geometry.groups, inputs[1] / geometry.groups)
    let places = Int64(shape.dropFirst(2).reduce(1, *))
    let isNarrow = geometry.groups == 1 && shape[1] < 4
    if isNarrow
      || geometry.usesWindows(.filters, kernel: Array(weightShape.dropFirst(2)), channels: inner, filters: outer)
    {
      gb_add_lines_f32(Int64(shape[0] * shape[1]), Int64(shape[1]), 1, places, gradient.floats, output.floats)
    } else {
      gb_convolve_bias_f32(Int64(shape[0]), Int64(shape[1]), places, gradient.floats, output.floats)
    }
    return output
  }

  /// The gradient of the bias, from this gradient of the windows' products.
  package func convolutionBiasGradient(
    _ images: Shape, _ weightShape: Shape, _ geometry: ConvolutionGeometry
  ) throws(TensorError) -> NDArray {
    let sizes = Array(shape.dropFirst(2))
    let isStepping = geometry.stride.contains { $0 > 1 }
    let isPlace = weightShape.dropFirst(2).reduce(1, *) == 1 && !isStepping
    if hidden != nil || isPlace || dtype != .float32 || count == 0
      || NDArray.blockedProblem(images, weightShape, sizes, dtype, geometry) == nil
    {
      return try reduced(.sum, try Shape([0] + Array(2..<rank)))
    }
    let (inner, outer) = (images[1] / geometry.groups, shape[1] / geometry.groups)
    if geometry.usesWindows(.filters, kernel: Array(weightShape.dropFirst(2)), channels: inner, filters: outer) {
      return try windowBiasGradient()
    }
    let gradient = try contiguous()
    let output = try NDArray(uninitialized: [shape[1]], dtype, state)
    gb_convolve_bias_f32(
      Int64(shape[0]), Int64(shape[1]), Int64(sizes.reduce(1, *)), gradient.floats, output.floats)
    return output
  }

  private static func product(
    _ type: DType, transA: Bool, transB: Bool, _ m: Int, _ n: Int, _ k: Int, _ a: UnsafeMutableRawPointer, _ lda: Int,
    _ b: UnsafeMutableRawPointer, _ ldb: Int, _ c: UnsafeMutableRawPointer, _ ldc: Int, accumulate: Bool
  ) {
    if type == .float64 {
      _ = gb_gemm_f64(
        transA, transB, Int64(m), Int64(n), Int64(k), a.assumingMemoryBound(to: Double.self), Int64(lda),
        b.assumingMemoryBound(to: Double.self), Int64(ldb), c.assumingMemoryBound(to: Double.self), Int64(ldc), nil,
        accumulate)
    } else {
      _ = gb_gemm_f32(
        transA, transB, Int64(m), Int64(n), Int64(k), a.assumingMemoryBound(to: Float.self), Int64(lda),
        b.assumingMemoryBound(to: Float.self), Int64(ldb), c.assumingMemoryBound(to: Float.self), Int64(ldc), nil,
        accumulate)
    }
  }

  // MARK: Windows as columns

  /// `F.unfold` of images [n, channels, height, width]: [n, channels · kernel, windows].
  package func windowColumns(_ kernel: [Int], _ geometry: ConvolutionGeometry) throws(TensorError) -> NDArray {
    if hidden != nil { return try mappedWindowColumns(kernel, geometry) }
    let type = convolutionType
    let images = try converted(to: type).contiguous()
    let spatial = Array(shape.dropFirst(2))
    let sizes = try geometry.outputSizes(spatial, kernel)
    let (depth, tooDeep) = shape[1].multipliedReportingOverflow(by: kernel.reduce(1, *))
    if tooDeep { throw .runtime("Storage size calculation overflowed with sizes=\(shape)") }
    let places = sizes.reduce(1, *)
    let output = try NDArray(uninitialized: [shape[0], depth, places], type, state)
    var windows = NDArray.windows(shape[1], spatial, sizes, kernel, geometry)
    let plane = shape[1] * spatial.reduce(1, *)
    if output.count > 0 {
      for image in 0..<shape[0] {
        let status = gb_columns(
          type.kernelType, &windows, 0, Int64(places), images.pointer + image * plane * type.byteCount,
          output.pointer + image * depth * places * type.byteCount)
        try NDArray.check(status, "im2col", dtype)
      }
    }
    return try output.converted(to: dtype)
  }

  /// `F.fold`: columns added back to images of the given shape.
  package func foldedColumns(
    _ imageShape: Shape, _ kernel: [Int], _ geometry: ConvolutionGeometry
  ) throws(TensorError) -> NDArray {
    if hidden != nil { return try mappedFoldedColumns(imageShape, kernel, geometry) }
    let type = convolutionType
    let columns = try converted(to: type).contiguous()
    let spatial = Array(imageShape.dropFirst(2))
    let sizes = try geometry.outputSizes(spatial, kernel)
    let output = try NDArray.zeros(imageShape, type, state)
    var windows = NDArray.windows(imageShape[1], spatial, sizes, kernel, geometry)
    let (depth, places) = (shape[1], shape[2])
    let plane = imageShape[1] * spatial.reduce(1, *)
    if output.count > 0 && columns.count > 0 {
      for image in 0..<imageShape[0] {
        let status = gb_columns_add(
          type.kernelType, &windows, 0, Int64(places), columns.pointer + image * depth * places * type.byteCount,
          output.pointer + image * plane * type.byteCount)
        try NDArray.check(status, "col2im", dtype)
      }
    }
    return try output.converted(to: dtype)
  }
}
