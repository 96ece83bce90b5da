// Pooling, padding and interpolation with their derivatives: each is linear in the image once the windows (and, for
// maxima, the positions) are known.
import Tensors

extension Tensor {
  /// Maxima over windows of the trailing dimensions and their flat positions in the plane.
  package func maximumPool(
    _ windows: PoolingWindows, _ name: StaticString
  ) throws(TensorError) -> (values: Tensor, indices: Tensor) {
    try maxima(try array.maximumPool(windows), windows.outputSizes.count, name)
  }

  /// Whether these are floats or doubles of which neither derivatives nor a lesson's record keep track.
  package var isPlainNumbers: Bool {
    (dtype == .float32 || dtype == .float64) && !requiresGradient && array.hidden == nil && recordID == 0
      && state.recorder == nil
  }

  /// Maxima over windows of plain numbers, without their positions.
  package func maximaAlone(_ windows: PoolingWindows) throws(TensorError) -> Tensor {
    Tensor(try array.maximaAlone(windows))
  }

  /// Maxima over windows whose places come from random numbers, and their flat positions in the plane.
  package func fractionalPool(
    _ kernel: [Int], _ output: [Int], _ samples: NDArray
  ) throws(TensorError) -> (values: Tensor, indices: Tensor) {
    try maxima(
      try array.fractionalPool(kernel, output, samples), kernel.count,
      kernel.count == 3 ? "FractionalMaxPool3DBackward0" : "FractionalMaxPool2DBackward0")
  }

  /// The history of maxima that were found in this image.
  private func maxima(
    _ found: (values: NDArray, indices: NDArray), _ spatial: Int, _ name: StaticString
  ) throws(TensorError) -> (values: Tensor, indices: Tensor) {
    let (values, indices) = (Tensor(found.values), Tensor(found.indices))
    indices.recordCut(.type, "max_pool indices", [self])
    if let node = values.history(name, self) {
      try node.save(0, self)
      try node.save(1, indices)
      let original = shape
      let slope: StaticString =
        switch name.description {
        case "MaxPool2DWithIndicesBackward0": "MaxPool2DWithIndicesBackwardBackward0"
        case "MaxPool3DWithIndicesBackward0": "MaxPool3DWithIndicesBackwardBackward0"
        case "AdaptiveMaxPool2DBackward0": "AdaptiveMaxPool2DBackwardBackward0"
        case "AdaptiveMaxPool3DBackward0": "AdaptiveMaxPool3DBackwardBackward0"
        case "FractionalMaxPool3DBackward0": "FractionalMaxPool3DBackwardBackward0"
        default: "FractionalMaxPool2DBackwardBackward0"
        }
      node.rule = { step, g throws(TensorError) in
        let places = try step.saved(1)
        if !g.state.gradEnabled {
          step[0] = try g.unpooled(places, original, spatial)
          return
        }
        let x = try step.saved(0)
        let value = try Tensor(g.array).unpooled(places, original, spatial).array
        step[0] = try Tensor.operation(slope, [g, x], value, saving: [x, places]) { step, second throws(TensorError) in
          if step.needs(0) { step[0] = try second.pooled(at: try step.saved(1), spatial) }
          if step.needs(1) { step[1] = try step.saved(0).zerosLike() }
        }
      }
    }
    return (values, indices)
  }

  /// Zeros of `whole` with this tensor's elements added at flat positions of each plane.
  func unpooled(_ places: Tensor, _ whole: Shape, _ spatial: Int) throws(TensorError) -> Tensor {
    let planes = Array(whole.dropLast(spatial)).reduce(1, *)
    let size = Array(whole.suffix(spatial)).reduce(1, *)
    let windows = Array(shape.suffix(spatial)).reduce(1, *)
    if planes * windows == 0 { return try zeros(whole).add(try sum().mul(.int(0))) }
    return try zeros([planes, size])
      .scatterAdd(1, try places.reshape([planes, windows]), try reshape([planes, windows])).view(whole)
  }

  /// The elements of each plane at flat positions.
  private func pooled(at places: Tensor, _ spatial: Int) throws(TensorError) -> Tensor {
    if places.count == 0 { return Tensor(try NDArray.zeros(places.shape, dtype, state)) }
    let lead = Array(places.shape.dropLast(spatial))
    let flat = try Shape(lead + [places.shape.suffix(spatial).reduce(1, *)])
    let plane = try Shape(lead + [shape.suffix(spatial).reduce(1, *)])
    return try contiguous().view(plane).gather(-1, try places.contiguous().view(flat)).view(places.shape)
  }

  /// `max_unpool`: values placed back; the last one wins where several fall together.
  package func maximumUnpool(_ places: Tensor, _ whole: Shape, _ spatial: Int) throws(TensorError) -> Tensor {
    let planes = Array(whole.dropLast(spatial)).reduce(1, *)
    let size = Array(whole.suffix(spatial)).reduce(1, *)
    if planes == 0 || count == 0 || size == 0 { return try zeros(whole) }
    if !dtype.isFloatingPoint && !dtype.isComplex {
      throw .notImplemented(kernel: "max_unpool\(spatial)d", for: dtype)
    }
    if array.hidden == nil, places.array.hidden == nil,
      let wrong = try places.array.integers().last(where: { $0 < 0 || $0 >= size })
    {
      let sizes = whole.suffix(spatial).map { String($0) }.joined(separator: "x")
      throw .runtime("Found an invalid max index: \(wrong) (output volumes are of size \(sizes))")
    }
    let target = try array.zerosAlongside([planes, size], with: [places.array])
    try target.scatter(
      1, try places.array.reshaped(to: [planes, count / planes]),
      try array.reshaped(to: [planes, count / planes]))
    let result = try Tensor.operation(
      spatial == 3 ? "MaxUnpool3DBackward0" : "MaxUnpool2DBackward0", [self],
      try target.reshaped(to: whole).channelsLast(like: array).withOwnVersion(), saving: [places]
    ) { step, g throws(TensorError) in
      step[0] = try g.pooled(at: try step.saved(0), spatial)
    }
    // A tangent is placed like the value, the last one over the others; the gradients' adjoint would add them.
    result.madeBy?.forward { tangents throws(TensorError) in
      try tangents[0].map { (tangent) throws(TensorError) in try tangent.maximumUnpool(places, whole, spatial) }
    }
    return result
  }

  /// Means over windows of the trailing dimensions.
  package func meanPool(_ windows: PoolingWindows, _ name: StaticString) throws(TensorError) -> Tensor {
    let original = shape
    return try Tensor.operation(name, [self], try array.meanPool(windows), saving: [self]) {
      step, g throws(TensorError) in
      step[0] = try g.meanPoolBackward(windows, original, name, try step.saved(0))
    }
  }

  private func meanPoolBackward(
    _ windows: PoolingWindows, _ whole: Shape, _ name: StaticString, _ x: Tensor
  ) throws(TensorError) -> Tensor {
    let value = try array.meanPoolBackward(windows, whole)
    let slope: StaticString =
      switch name.description {
      case "AvgPool3DBackward0": "AvgPool3DBackwardBackward0"
      case "AdaptiveAvgPool2DBackward0": "AdaptiveAvgPool2DBackwardBackward0"
      case "AdaptiveAvgPool3DBackward0": "AdaptiveAvgPool3DBackwardBackward0"
      default: "AvgPool2DBackwardBackward0"
      }
    return try Tensor.operation(slope, [self, x], value, saving: [x]) { step, g throws(TensorError) in
      if step.needs(0) { step[0] = try g.meanPool(windows, name) }
      if step.needs(1) { step[1] = try step.saved(0).zerosLike() }
    }
  }

  /// Each output a weighted sum of inputs along the trailing dimensions.
  package func resampled(
    _ axes: [ResamplingAxis], _ name: StaticString, isInterpolation: Bool = false, wayBack: [ResamplingAxis]? = nil
  ) throws(TensorError) -> Tensor {
    let isExact = isInterpolation && (dtype == .float32 || dtype == .float64)
    let value = try (isExact ? array.interpolated(axes) : array.resampled(axes)).channelsLast(like: array)
    return try Tensor.operation(name, [self], value) { step, g throws(TensorError) in
      step[0] = try g.resampledBackward(wayBack ?? axes, name)
    }
  }

  /// Images interpolated over areas (`antialias`), under a triangle or a cubic curve.
  package func areaSampled(_ rows: AreaAxis, _ columns: AreaAxis, cubic: Bool) throws(TensorError) -> Tensor {
    let name: StaticString = cubic ? "UpsampleBicubic2DAaBackward0" : "UpsampleBilinear2DAaBackward0"
    let value = try array.areaSampled(rows, columns, cubic: cubic).channelsLast(like: array)
    return try Tensor.operation(name, [self], value) { step, g throws(TensorError) in
      if !g.state.gradEnabled {
        step[0] = Tensor(try g.array.areaSpread(rows, columns, cubic: cubic))
        return
      }
      let slope = try g.array.areaSpread(rows, columns, cubic: cubic)
      step[0] = try Tensor.operation("UpsampleBackwardBackward0", [g], slope) { step, g throws(TensorError) in
        step[0] = try g.areaSampled(rows, columns, cubic: cubic)
      }.namingNode(Tensor.slopeName(name))
    }
  }

  /// Bytes interpolated between neighbours.
  package func bytesSampled(_ rows: AreaAxis, _ columns: AreaAxis, cubic: Bool) throws(TensorError) -> Tensor {
    Tensor(
      try array.bytesSampled(rows, columns, cubic: cubic, overAreas: false).channelsLast(like: array))
  }

  /// The last dimensions padded with copies of their elements.
  package func padded(_ axes: [PaddingAxis], _ name: StaticString) throws(TensorError) -> Tensor {
    try Tensor.operation(name, [self], try array.padded(axes), saving: [self]) { step, g throws(TensorError) in
      step[0] = try g.paddedBackward(axes, name, try step.saved(0))
    }
  }

  /// `F.pad(mode='circular')` as the reference composes it, for a tensor whose history is recorded: the middle is copied
  /// first, then each end from the other side. `amounts`: pairs from the last dimension on; negative ones cut off.
  package func circularlyPadded(_ amounts: [Int]) throws(TensorError) -> Tensor {
    try state.composite("pad", [self]) { () throws(TensorError) in
      var sizes = shape
      var (source, axes) = (self, [(dimension: Int, before: Int, after: Int)]())
      for pair in 0..<(amounts.count / 2) {
        let dimension = rank - 1 - pair
        axes.append((dimension, amounts[2 * pair], amounts[2 * pair + 1]))
        sizes[dimension] += amounts[2 * pair] + amounts[2 * pair + 1]
        source = try source.slice(
          dimension, Swift.max(-amounts[2 * pair], 0), shape[dimension] + Swift.min(amounts[2 * pair + 1], 0))
      }
      let result = Tensor(try array.zerosAlongside(sizes))
      var middle = result
      for axis in axes {
        middle = try middle.slice(
          axis.dimension, Swift.max(axis.before, 0), sizes[axis.dimension] - Swift.max(axis.after, 0))
      }
      try middle.copy_(source)
      for (dimension, before, after) in axes {
        let (start, end) = (Swift.max(before, 0), sizes[dimension] - Swift.max(after, 0))
        if before > 0 {
          try result.slice(dimension, 0, before).copy_(try result.slice(dimension, end - before, end))
        }
        if after > 0 {
          try result.slice(dimension, end, end + after).copy_(try result.slice(dimension, start, start + after))
        }
      }
      return result
    }
  }

  private func paddedBackward(
    _ axes: [PaddingAxis], _ name: StaticString, _ x: Tensor
  ) throws(TensorError) -> Tensor {
    let value = try array.paddedBackward(axes)
    let result = try Tensor.operation("ReflectionPad2DBackwardBackward0", [self, x], value, saving: [x]) {
      step, g throws(TensorError) in
      if step.needs(0) { step[0] = try g.padded(axes, name) }
      if step.needs(1) { step[1] = try step.saved(0).zerosLike() }
    }
    return state.gradEnabled ? result.namingNode(Tensor.slopeName(name)) : result
  }

  /// `XBackwardBackward0` for `XBackward0`.
  private static func slopeName(_ name: StaticString) -> String {
    String(name.description.dropLast()) + "Backward0"
  }

  private func resampledBackward(_ axes: [ResamplingAxis], _ name: StaticString) throws(TensorError) -> Tensor {
    if !state.gradEnabled { return Tensor(try array.resampledBackward(axes)) }
    let result = try Tensor.operation("UpsampleBackwardBackward0", [self], try array.resampledBackward(axes)) {
      step, g throws(TensorError) in step[0] = try g.resampled(axes, name)
    }
    return result.namingNode(Tensor.slopeName(name))
  }

  /// `F.pad(mode='constant')`: pairs of amounts from the last dimension on; negative ones cut off. `cutsFirst`: what is cut
  /// off must be there before anything is added.
  package func constantPad(
    _ amounts: [Int], _ number: Scalar, cutsFirst: Bool = false
  ) throws(TensorError) -> Tensor {
    if dtype.isHalf { try dtype.checkElement(number) }
    if amounts.count % 2 != 0 {
      throw .runtime("Padding length must be divisible by 2")
    }
    if amounts.count / 2 > rank {
      throw .runtime(
        "Length of pad should be no more than twice the number of dimensions of the input. Pad length is "
          + "\(amounts.count)while the input has \(rank)dimensions.")
    }
    if amounts.contains(where: { $0.magnitude > 1 << 40 }) {
      throw .runtime("Storage size calculation overflowed with sizes=\(shape)")
    }
    var sizes = shape
    var window = array
    var places: [(dimension: Int, start: Int, size: Int)] = []
    for pair in 0..<(amounts.count / 2) {
      let dimension = rank - 1 - pair
      let (before, after) = (amounts[2 * pair], amounts[2 * pair + 1])
      let (grown, first) = shape[dimension].addingReportingOverflow(before)
      let (size, second) = grown.addingReportingOverflow(after)
      if first || second { throw .runtime("Storage size calculation overflowed with sizes=\(shape)") }
      let left = shape[dimension] + Swift.min(before, 0)
      if cutsFirst && (left < 0 || left + Swift.min(after, 0) < 0) {
        throw .runtime("narrow(): length must be non-negative.")
      }
      if size < 0 && before < 0 && after < 0 { throw .runtime("narrow(): length must be non-negative.") }
      if size < 0 {
        throw .runtime(
          "The input size \(shape[dimension]), plus negative padding \(before) and \(after) resulted in a negative "
            + "output size, which is invalid. Check dimension \(dimension) of your input.")
      }
      sizes[dimension] = size
      let start = Swift.min(Swift.max(0, -before), shape[dimension])
      let kept = Swift.max(0, shape[dimension] - start - Swift.max(0, -after))
      window = try window.narrowed(dimension, start, kept)
      places.append((dimension, Swift.min(Swift.max(0, before), size), kept))
    }
    let target: NDArray
    if amounts.allSatisfy({ $0 <= 0 }) {
      // What is only cut is copied as it lies.
      target = try window.copied()
    } else {
      target = try array.filledAlongside(sizes, number).channelsLast(like: array)
      var hole = target
      for place in places { hole = try hole.narrowed(place.dimension, place.start, place.size) }
      try hole.copyFrom(window)
    }
    let back = amounts.map { 0 - $0 }
    return try Tensor.operation("ConstantPadNdBackward0", [self], target.withOwnVersion()) {
      step, g throws(TensorError) in step[0] = try g.constantPad(back, .int(0))
    }.noting([("pad", .list(amounts))])
  }

  /// `pixel_shuffle` and its inverse.
  package func pixelShuffle(_ factor: Int) throws(TensorError) -> Tensor {
    if rank < 3 {
      throw .runtime(
        "pixel_shuffle expects input to have at least 3 dimensions, but got input with \(rank) dimension(s)")
    }
    if factor <= 0 { throw .runtime("pixel_shuffle expects a positive upscale_factor, but got \(factor)") }
    let sizes = Array(shape)
    let (c, h, w) = (sizes[rank - 3], sizes[rank - 2], sizes[rank - 1])
    let (square, overflow) = factor.multipliedReportingOverflow(by: factor)
    if overflow || c % square != 0 {
      throw .runtime(
        "pixel_shuffle expects its input's 'channel' dimension to be divisible by the square of upscale_factor, but "
          + "input.size(-3)=\(c) is not divisible by \(square)")
    }
    let lead = Array(sizes.dropLast(3))
    let n = lead.reduce(1, *)
    let value = try array.reshaped(to: try Shape([n, c / square, factor, factor, h, w]))
      .permuted([0, 1, 4, 2, 5, 3]).copiedContiguous()
      .reshaped(to: try Shape(lead + [c / square, h * factor, w * factor]))
    return try Tensor.operation("PixelShuffleBackward0", [self], value) { step, g throws(TensorError) in
      step[0] = try g.pixelUnshuffle(factor)
    }.noting([("upscale_factor", .whole(factor))])
  }

  /// Groups of channels interleaved.
  package func channelShuffle(_ groups: Int) throws(TensorError) -> Tensor {
    let (n, c, rest) = (shape[0], shape[1], Array(shape.dropFirst(2)))
    if groups <= 0 {
      throw .runtime("Number of groups to divide channels in must be positive. Value of groups:\(groups)")
    }
    let value = try array.reshaped(to: try Shape([n, groups, c / groups] + rest)).transposed(1, 2).copiedContiguous()
      .reshaped(to: shape)
    return try Tensor.operation("ChannelShuffleBackward0", [self], value) { step, g throws(TensorError) in
      step[0] = try g.channelShuffle(c / groups)
    }.noting([("groups", .whole(groups))])
  }

  package func pixelUnshuffle(_ factor: Int) throws(TensorError) -> Tensor {
    if rank < 3 {
      throw .runtime(
        "pixel_unshuffle expects input to have at least 3 dimensions, but got input with \(rank) dimension(s)")
    }
    if factor <= 0 { throw .runtime("pixel_unshuffle expects a positive downscale_factor, but got \(factor)") }
    let sizes = Array(shape)
    let (c, h, w) = (sizes[rank - 3], sizes[rank - 2], sizes[rank - 1])
    if h % factor != 0 || w % factor != 0 {
      let (side, size) = h % factor != 0 ? ("height", h) : ("width", w)
      throw .runtime(
        "pixel_unshuffle expects \(side) to be divisible by downscale_factor, but input.size(\(side == "height" ? -2 : -1))="
          + "\(size) is not divisible by \(factor)")
    }
    let lead = Array(sizes.dropLast(3))
    let n = lead.reduce(1, *)
    let value = try array.reshaped(to: try Shape([n, c, h / factor, factor, w / factor, factor]))
      .permuted([0, 1, 3, 5, 2, 4]).copiedContiguous()
      .reshaped(to: try Shape(lead + [c * factor * factor, h / factor, w / factor]))
    return try Tensor.operation("PixelUnshuffleBackward0", [self], value) { step, g throws(TensorError) in
      step[0] = try g.pixelShuffle(factor)
    }.noting([("downscale_factor", .whole(factor))])
  }
}
