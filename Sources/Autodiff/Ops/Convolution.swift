// Convolution and its derivatives. The product of images and filters, its gradient for the images and its gradient for
// the filters are three linear faces of one trilinear form; each one's derivatives are the other two, so that every
// order exists. Transposed convolution is the second face read forwards.
import Tensors

/// What a convolution is asked to do; one number for each spatial dimension.
package struct ConvolutionOptions: Sendable {
  package var geometry: ConvolutionGeometry
  package var transposed: Bool
  package var outputPadding: [Int]

  package init(_ geometry: ConvolutionGeometry, transposed: Bool = false, outputPadding: [Int] = []) {
    self.geometry = geometry
    self.transposed = transposed
    self.outputPadding = outputPadding
  }
}

extension ConvolutionOptions {
  /// What a node says of it.
  func noted(_ bias: Tensor?) -> NodeArguments {
    let extra = outputPadding.isEmpty ? [Int](repeating: 0, count: geometry.rank) : outputPadding
    return .named([
      ("bias_sym_sizes_opt", bias.map { .list(Array($0.shape)) } ?? .list([0])), ("dilation", .list(geometry.dilation)),
      ("groups", .whole(geometry.groups)), ("output_padding", .list(extra)), ("padding", .list(geometry.padding)),
      ("stride", .list(geometry.stride)), ("transposed", .flag(transposed)),
    ])
  }
}

extension ConvolutionOptions {
  /// The reference's kernel, for messages about types.
  func kernelName(_ rank: Int, isBool: Bool) -> String {
    if transposed { return "slow_conv_transpose\(rank == 5 ? 3 : 2)d_out_cpu" }
    return rank == 5 && isBool ? "compute_columns3d" : "slow_conv2d_cpu"
  }
}

extension Tensor {
  /// `convolution` of images [n, channels, ...] with filters; the caller has added a batch dimension where none was.
  package func convolution(
    _ weight: Tensor, _ bias: Tensor?, _ options: ConvolutionOptions
  ) throws(TensorError) -> Tensor {
    try checkConvolution(weight, bias, options)
    if dtype.isComplex { return try complexConvolution(weight, bias, options) }
    if !dtype.isFloatingPoint { return try integerConvolution(weight, bias, options) }
    let geometry = options.geometry
    let operands = bias.map { [self, weight, $0] } ?? [self, weight]
    var value: NDArray
    if options.transposed {
      let sizes = try transposedSizes(weight, options)
      var sum = try array.convolutionInputGradient(weight.array, sizes, geometry)
      if let bias {
        var view = Shape(repeating: 1, count: rank)
        view[1] = bias.count
        sum = try sum.binary(.add, try bias.array.reshaped(to: view))
      }
      value = sum
    } else {
      value = try array.convolution(weight.array, bias: bias?.array, geometry)
    }
    let transposed = options.transposed
    // Channels stay last where the images' or the filters' are.
    if value.rank == array.rank { value = try value.channelsLast(like: array.isChannelsLast ? array : weight.array) }
    let result = Tensor(value)
    if let node = result.history("ConvolutionBackward0", operands) {
      if bias == nil { node.append(GradientEdge()) }
      try node.save(0, self, for: nil)
      try node.save(1, weight, for: nil)
      node.arguments = options.noted(bias)
      let others = [0] + Array(2..<rank)
      let hasBias = bias != nil
      node.rule = { step, g throws(TensorError) in
        let (x, w) = (try step.saved(0), try step.saved(1))
        if g.state.gradEnabled {
          let wants = [step.needs(0), step.needs(1), hasBias && step.needs(2)]
          let found = try g.convolutionGradients(x, w, options, wants, others)
          for (slot, gradient) in found.enumerated() where wants[slot] { step[slot] = gradient }
          return
        }
        if step.needs(0) {
          step[0] =
            transposed
            ? try g.windowProduct(w, geometry, x.shape) : try g.imageGradient(w, x.shape, geometry)
        }
        if step.needs(1) {
          step[1] =
            transposed
            ? try x.filterGradient(g, w.shape, geometry) : try g.filterGradient(x, w.shape, geometry)
        }
        if step.needs(2) {
          step[2] =
            transposed
            ? Tensor(try g.array.transposedBiasGradient(x.shape, w.shape, geometry))
            : Tensor(try g.array.convolutionBiasGradient(x.shape, w.shape, geometry))
        }
      }
    }
    return result
  }

  /// The gradients of images, filters and what is added, as one operation.
  private func convolutionGradients(
    _ x: Tensor, _ w: Tensor, _ options: ConvolutionOptions, _ wants: [Bool], _ others: [Int]
  ) throws(TensorError) -> [Tensor?] {
    let (geometry, transposed) = (options.geometry, options.transposed)
    let compose: ([Tensor?]) throws(TensorError) -> [Tensor?] = { parts throws(TensorError) in
      guard let g = parts[0], let x = parts[1], let w = parts[2] else { return [] }
      var found: [Tensor?] = [nil, nil, nil]
      if wants[0] {
        found[0] = try transposed ? g.windowProduct(w, geometry, x.shape) : g.imageGradient(w, x.shape, geometry)
      }
      if wants[1] {
        found[1] =
          try transposed ? x.filterGradient(g, w.shape, geometry) : g.filterGradient(x, w.shape, geometry)
      }
      if wants[2] { found[2] = try g.sum(others) }
      return found
    }
    let values = try state.withGradMode(false) { () throws(TensorError) in
      var values = try compose([self, x, w]).map { $0?.array }
      // What was cut off to fit has memory of its own there.
      if transposed, let first = values[0], first.hidden == nil, first.byteCount < first.storage.byteCount {
        values[0] = try first.copiedContiguous()
      }
      if wants[2] {
        values[2] =
          try transposed
          ? array.transposedBiasGradient(x.shape, w.shape, geometry)
          : array.convolutionBiasGradient(x.shape, w.shape, geometry)
      }
      return values
    }
    var arguments: [(StaticString, NodeArgument)] = []
    if case .named(let noted) = options.noted(nil) {
      arguments = noted.filter { $0.0.description != "bias_sym_sizes_opt" }
    }
    return try Tensor.gradients(
      values,
      by: GradientOperation(
        name: "ConvolutionBackwardBackward0", operands: [self, x, w], arguments: arguments, compose: compose))
  }

  /// The convolution of complex images: three of real ones, as the reference takes them.
  private func complexConvolution(
    _ weight: Tensor, _ bias: Tensor?, _ options: ConvolutionOptions
  ) throws(TensorError) -> Tensor {
    func parts(_ tensor: Tensor) throws(TensorError) -> (Tensor, Tensor) {
      let pairs = try tensor.viewAsReal()
      return (try pairs.select(-1, 0), try pairs.select(-1, 1))
    }
    let (x, w) = (try parts(self), try parts(weight))
    let shift = try bias.map { (bias) throws(TensorError) in try parts(bias) }
    let real = try x.0.convolution(w.0, shift?.0, options)
    let imaginary = try x.1.convolution(w.1, nil, options)
    let bothShifts = try shift.map { (shift) throws(TensorError) in try shift.0.add(shift.1) }
    let both = try x.0.add(x.1).convolution(try w.0.add(w.1), bothShifts, options)
    let mixed = try both.sub(real).sub(imaginary).timesNumber(.complex(0, 1))
    return try real.sub(imaginary).add(mixed)
  }

  /// The convolution of whole numbers, which are added up as doubles and wrap around in their type.
  private func integerConvolution(
    _ weight: Tensor, _ bias: Tensor?, _ options: ConvolutionOptions
  ) throws(TensorError) -> Tensor {
    let shift = try bias.map { (bias) throws(TensorError) in Tensor(try bias.array.converted(to: .float64)) }
    let images = Tensor(try array.converted(to: .float64))
    let value = try images.convolution(Tensor(try weight.array.converted(to: .float64)), shift, options).array
    return Tensor(try value.converted(to: .int64).converted(to: dtype))
  }

  // MARK: The three faces

  private func windowProduct(_ weight: Tensor, _ geometry: ConvolutionGeometry) throws(TensorError) -> Tensor {
    let value = try array.convolution(weight.array, bias: nil, geometry)
    return try Tensor.operation("ConvolutionBackward0", [self, weight], value, saving: [self, weight]) {
      step, g throws(TensorError) in
      let (x, w) = (try step.saved(0), try step.saved(1))
      if step.needs(0) { step[0] = try g.imageGradient(w, x.shape, geometry) }
      if step.needs(1) {
        step[1] = try g.filterGradient(x, w.shape, geometry).laidBySecondPass(x.shape, g.shape, geometry)
      }
    }
  }

  /// The same for images of `target`: a wide output padding leaves room for windows that were no images.
  private func windowProduct(
    _ weight: Tensor, _ geometry: ConvolutionGeometry, _ target: Shape
  ) throws(TensorError) -> Tensor {
    var product = try windowProduct(weight, geometry)
    for place in 2..<Swift.max(rank, 2) where place < target.count && product.shape[place] > target[place] {
      product = try product.narrow(place, 0, target[place])
    }
    return product
  }

  private func imageGradient(
    _ weight: Tensor, _ images: Shape, _ geometry: ConvolutionGeometry
  ) throws(TensorError) -> Tensor {
    let value = try array.convolutionInputGradient(weight.array, images, geometry)
    return try Tensor.operation("ConvolutionBackward0", [self, weight], value, saving: [self, weight]) {
      step, g throws(TensorError) in
      let (y, w) = (try step.saved(0), try step.saved(1))
      if step.needs(0) { step[0] = try g.windowProduct(w, geometry, y.shape) }
      if step.needs(1) {
        step[1] = try y.filterGradient(g, w.shape, geometry).laidBySecondPass(g.shape, y.shape, geometry)
      }
    }
  }

  /// This gradient of filters in a second derivative, as the reference leaves it: a part of a convolution of images by what they became,
  /// with both first dimensions exchanged.
  private func laidBySecondPass(
    _ images: Shape, _ outputs: Shape, _ geometry: ConvolutionGeometry
  ) throws(TensorError) -> Tensor {
    if array.hidden != nil || rank < 3 || images.count != rank || outputs.count != rank { return self }
    var sizes = [shape[1], shape[0]]
    for place in 2..<rank where place - 2 < geometry.rank {
      let axis = place - 2
      let room = images[place] + 2 * geometry.padding[axis] - geometry.stride[axis] * (outputs[place] - 1) - 1
      if room < 0 { return self }
      sizes.append(room / geometry.dilation[axis] + 1)
      if sizes[place] < shape[place] { return self }
    }
    if sizes.count != rank { return self }
    let shape = shape
    return try valued { () throws(TensorError) in
      var memory = try NDArray.zeros(try Shape(sizes), dtype, state).transposed(0, 1)
      for place in 2..<sizes.count { memory = try memory.narrowed(place, 0, shape[place]) }
      try memory.copyFrom(array)
      return memory
    }
  }

  private func filterGradient(
    _ images: Tensor, _ filters: Shape, _ geometry: ConvolutionGeometry
  ) throws(TensorError) -> Tensor {
    let value = try array.convolutionWeightGradient(images.array, filters, geometry)
    return try Tensor.operation("ConvolutionBackward0", [self, images], value, saving: [self, images]) {
      step, g throws(TensorError) in
      let (y, x) = (try step.saved(0), try step.saved(1))
      if step.needs(0) { step[0] = try x.windowProduct(g, geometry, y.shape) }
      if step.needs(1) { step[1] = try y.imageGradient(g, x.shape, geometry) }
    }
  }

  // MARK: Checks

  /// `stride_height: 1 stride_width: 1`: settings by the names of an image's dimensions, those of a row too.
  private static func extents(_ settings: [(name: String, sizes: [Int])]) -> String {
    var parts: [String] = []
    for (name, given) in settings {
      let filler = name == "output_padding" ? 0 : 1
      let sizes = [Int](repeating: filler, count: max(0, 2 - given.count)) + given
      for (dimension, size) in zip(["depth", "height", "width"].suffix(sizes.count), sizes) {
        parts.append("\(name)_\(dimension): \(size)")
      }
    }
    return parts.joined(separator: " ")
  }

  private func transposedSizes(_ weight: Tensor, _ options: ConvolutionOptions) throws(TensorError) -> Shape {
    let geometry = options.geometry
    var sizes = [shape[0], 0]
    let (channels, overflow) = weight.shape[1].multipliedReportingOverflow(by: geometry.groups)
    if overflow { throw .runtime("Storage size calculation overflowed with sizes=\(weight.shape)") }
    sizes[1] = channels
    for index in 0..<geometry.rank {
      let extra = index < options.outputPadding.count ? options.outputPadding[index] : 0
      if extra >= geometry.stride[index] && extra >= geometry.dilation[index] {
        throw .runtime(
          "output padding must be smaller than either stride or dilation, but got "
            + Tensor.extents(
              [("output_padding", options.outputPadding), ("stride", geometry.stride), ("dilation", geometry.dilation)])
        )
      }
      let reach = (weight.shape[index + 2] - 1).multipliedReportingOverflow(by: geometry.dilation[index])
      let span = (shape[index + 2] - 1).multipliedReportingOverflow(by: geometry.stride[index])
      let total = span.partialValue.addingReportingOverflow(reach.partialValue)
      if reach.overflow || span.overflow || total.overflow || total.partialValue > Int.max / 4 {
        throw .runtime("Storage size calculation overflowed with sizes=\(shape)")
      }
      let size = total.partialValue - 2 * geometry.padding[index] + extra + 1
      if size <= 0 {
        throw .runtime(
          "Given input size per channel: (\(shape.dropFirst(2).map(String.init).joined(separator: " x "))). Calculated "
            + "output size per channel: (\(size)). Output size is too small")
      }
      sizes.append(size)
    }
    return try Shape(sizes)
  }

  private func checkConvolution(
    _ weight: Tensor, _ bias: Tensor?, _ options: ConvolutionOptions
  ) throws(TensorError) {
    let geometry = options.geometry
    if geometry.stride.contains(where: { $0 <= 0 }) { throw .runtime("non-positive stride is not supported") }
    if geometry.padding.contains(where: { $0 < 0 }) { throw .runtime("negative padding is not supported") }
    if geometry.dilation.contains(where: { $0 < 0 }) { throw .runtime("dilation should be greater than zero") }
    if geometry.dilation.contains(where: { $0 == 0 }) {
      throw .runtime(
        "dilation should be greater than zero, but got \((rank == 3 ? [1] : []) + geometry.dilation)"
      )
    }
    if options.outputPadding.contains(where: { $0 < 0 }) {
      throw .runtime("negative output_padding is not supported")
    }
    if geometry.groups <= 0 { throw .runtime("non-positive groups is not supported") }
    if geometry.padding.contains(where: { $0 > Int.max / 8 }) || geometry.dilation.contains(where: { $0 > Int.max / 8 })
      || geometry.stride.contains(where: { $0 > Int.max / 8 })
    {
      throw .runtime("Storage size calculation overflowed with sizes=\(shape)")
    }
    if weight.rank != rank {
      throw .runtime(
        "Expected \(weight.rank)-dimensional input for \(weight.rank)-dimensional weight \(weight.shape), but got "
          + "\(rank)-dimensional input of size \(shape) instead")
    }
    let groups = geometry.groups
    if options.transposed {
      if weight.shape[0] < groups {
        throw .runtime(
          "Given groups=\(groups), expected weight to be at least \(groups) at dimension 0, but got weight of size "
            + "\(weight.shape) instead")
      }
      if shape[1] != weight.shape[0] {
        throw .runtime(
          "Given transposed=1, weight of size \(weight.shape), expected input\(shape) to have \(weight.shape[0]) "
            + "channels, but got \(shape[1]) channels instead")
      }
      if weight.shape[0] % groups != 0 {
        throw .runtime("expected weight to have its channels divisible by groups")
      }
    } else {
      if weight.shape[0] < groups {
        throw .runtime(
          "Given groups=\(groups), expected weight to be at least \(groups) at dimension 0, but got weight of size "
            + "\(weight.shape) instead")
      }
      if weight.shape[0] % groups != 0 {
        throw .runtime(
          "Given groups=\(groups), expected weight to be divisible by \(groups) at dimension 0, but got weight of size "
            + "[\(weight.shape)] instead")
      }
      let (channels, overflow) = weight.shape[1].multipliedReportingOverflow(by: groups)
      if overflow || shape[1] != channels {
        throw .runtime(
          "Given groups=\(groups), weight of size \(weight.shape), expected input\(shape) to have \(channels) "
            + "channels, but got \(shape[1]) channels instead")
      }
    }
    let outChannels = options.transposed ? weight.shape[1] * groups : weight.shape[0]
    if let bias, bias.rank != 1 || bias.count != outChannels {
      throw .runtime(
        "Given \(options.transposed ? "transposed=1, " : "")weight of size \(weight.shape), expected bias "
          + "to be 1-dimensional with \(outChannels) elements, but got bias of size \(bias.shape) instead")
    }
    if !options.transposed { try checkKernelFits(weight, geometry) }
    if shape.dropFirst(2).contains(0) && shape[0] > 0 && shape[1] > 0 {
      throw .runtime("Only zero batch or zero channel inputs are supported, but got input shape: \(shape)")
    }
    try checkConvolutionTypes(weight, options)
  }

  /// The types are looked at when the shapes fit.
  private func checkConvolutionTypes(_ weight: Tensor, _ options: ConvolutionOptions) throws(TensorError) {
    let isReduced = dtype == .bfloat16
    if (isReduced || dtype.isComplex) && weight.dtype != dtype {
      let name = isReduced ? "CPUBFloat16Type" : dtype == .complex64 ? "CPUComplexFloatType" : "CPUComplexDoubleType"
      let other = weight.dtype == .bool ? "CPUBoolType" : weight.dtype.tensorTypeName
      throw .runtime(
        "Input type (\(name)) and weight type (\(other)) should be the same"
          + (isReduced ? " or input should be a MKLDNN tensor and weight is a dense tensor" : ""))
    }
    if dtype == .bool { throw .notImplemented(kernel: options.kernelName(rank, isBool: true), for: dtype) }
    if options.transposed && [.uint8, .int8, .int16, .int32].contains(dtype) {
      throw .notImplemented(kernel: options.kernelName(rank, isBool: false), for: dtype)
    }
    try checkSameType(weight)
    if options.transposed && !dtype.isFloatingPoint && !dtype.isComplex && dtype != .int64 {
      throw .notImplemented(kernel: options.kernelName(rank, isBool: false), for: dtype)
    }
  }

  private func checkKernelFits(_ weight: Tensor, _ geometry: ConvolutionGeometry) throws(TensorError) {
    var (padded, reaches): ([String], [String]) = ([], [])
    var fits = true
    for index in 0..<geometry.rank {
      let size = shape[index + 2] + 2 * geometry.padding[index]
      let (span, overflow) = geometry.dilation[index].multipliedReportingOverflow(by: weight.shape[index + 2] - 1)
      if overflow { throw .runtime("Storage size calculation overflowed with sizes=\(weight.shape)") }
      if size < span + 1 { fits = false }
      padded.append(String(size))
      reaches.append(String(span + 1))
    }
    if weight.shape.dropFirst(2).contains(0) { throw .runtime("non-positive kernel size is not supported") }
    if !fits {
      throw .runtime(
        "Calculated padded input size per channel: (\(padded.joined(separator: " x "))). Kernel size: "
          + "(\(reaches.joined(separator: " x "))). Kernel size can't be greater than actual input size")
    }
  }

  // MARK: Windows as columns

  /// `F.unfold` of images [n, channels, height, width].
  package func windowColumns(_ kernel: [Int], _ geometry: ConvolutionGeometry) throws(TensorError) -> Tensor {
    let original = shape
    if !dtype.isFloatingPoint && !dtype.isComplex && dtype != .bool {
      throw .notImplemented(kernel: "im2col_out_cpu", for: dtype)
    }
    return try Tensor.operation("Im2ColBackward0", [self], try array.windowColumns(kernel, geometry)) {
      step, g throws(TensorError) in step[0] = try g.foldedColumns(original, kernel, geometry)
    }.noting([
      ("dilation", .list(geometry.dilation)), ("kernel_size", .list(kernel)), ("padding", .list(geometry.padding)),
      ("self_sym_argsize_minus_1", .whole(original[original.count - 1])),
      ("self_sym_argsize_minus_2", .whole(original[original.count - 2])), ("stride", .list(geometry.stride)),
    ])
  }

  /// `F.fold` into images of `whole`.
  package func foldedColumns(
    _ whole: Shape, _ kernel: [Int], _ geometry: ConvolutionGeometry
  ) throws(TensorError) -> Tensor {
    try Tensor.operation("Col2ImBackward0", [self], try array.foldedColumns(whole, kernel, geometry)) {
      step, g throws(TensorError) in step[0] = try g.windowColumns(kernel, geometry)
    }.noting([
      ("dilation", .list(geometry.dilation)), ("kernel_size", .list(kernel)), ("padding", .list(geometry.padding)),
      ("stride", .list(geometry.stride)),
    ])
  }
}
