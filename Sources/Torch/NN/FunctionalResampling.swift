// `torch.nn.functional`: padding in all modes, interpolation, and the shuffles of channels.

import Autodiff
import PythonRuntime
import Tensors

enum FunctionalResampling {
  static let functions: [NativeRow] = [
    NativeRow("pad(input, pad, mode='constant', value=None)") { (vm, arguments) throws(PyError) in
      let input = try vm.tensor(arguments[0], "pad")
      let amounts = try vm.sizes(vm.tuple([arguments[1]]), "pad", "pad", position: 2)
      return vm.wrap(try vm.pad(input, amounts, try vm.str(arguments[2]), arguments[3]))
    },
    interpolation("interpolate"), interpolation("upsample"), upsampling("nearest"), upsampling("bilinear"),
    shuffle("pixel_shuffle", "upscale_factor") { (t, factor) throws(TensorError) in try t.pixelShuffle(factor) },
    shuffle("pixel_unshuffle", "downscale_factor") { (t, factor) throws(TensorError) in
      try t.pixelUnshuffle(factor)
    },
    NativeRow("channel_shuffle(input, groups)") { (vm, arguments) throws(PyError) in
      let input = try vm.tensor(arguments[0], "channel_shuffle")
      let groups = try vm.int(arguments[1], "channel_shuffle", "groups")
      if input.rank < 3 {
        throw vm.runtimeError(
          "channel_shuffle expects input with > 2 dims, but got input with sizes \(input.shape)")
      }
      if groups <= 0 {
        throw vm.runtimeError("Number of groups to divide channels in must be positive. Value of groups:\(groups)")
      }
      if input.shape[1] % groups != 0 {
        throw vm.runtimeError(
          "Number of channels must be divisible by groups. Got \(input.shape[1]) channels and \(groups) groups.")
      }
      return vm.wrap(
        try vm.engine { () throws(TensorError) in
          try input.channelShuffle(groups)
        })
    },
  ]

  private static func shuffle(
    _ name: String, _ parameter: String, _ operation: @escaping @Sendable (Tensor, Int) throws(TensorError) -> Tensor
  ) -> NativeRow {
    NativeRow("\(name)(input, \(parameter))") { (vm, arguments) throws(PyError) in
      let input = try vm.tensor(arguments[0], name)
      let factor = try vm.int(arguments[1], name, parameter)
      return vm.wrap(try vm.engine { () throws(TensorError) in try operation(input, factor) })
    }
  }

  private static func deprecated(_ vm: Machine, _ name: String) throws(PyError) {
    try vm.issueWarning(
      .userWarning, "`nn.functional.\(name)` is deprecated. Use `nn.functional.interpolate` instead.")
  }

  /// `upsample_nearest` and `upsample_bilinear`, older names of `interpolate` with one mode.
  private static func upsampling(_ mode: String) -> NativeRow {
    let name = "upsample_" + mode
    return NativeRow("\(name)(input, size=None, scale_factor=None)") { (vm, arguments) throws(PyError) in
      try deprecated(vm, name)
      let input = try vm.tensor(arguments[0], name)
      return vm.wrap(
        try vm.interpolate(
          input, size: arguments[1], scale: arguments[2], mode: mode,
          alignCorners: mode == "bilinear" ? Value(true) : .none, recompute: .none))
    }
  }

  private static func interpolation(_ name: String) -> NativeRow {
    NativeRow(
      "\(name)(input, size=None, scale_factor=None, mode='nearest', align_corners=None, recompute_scale_factor=None, "
        + "antialias=False)"
    ) { (vm, arguments) throws(PyError) in
      if name == "upsample" { try deprecated(vm, name) }
      let input = try vm.tensor(arguments[0], name)
      return vm.wrap(
        try vm.interpolate(
          input, size: arguments[1], scale: arguments[2], mode: try vm.str(arguments[3]), alignCorners: arguments[4],
          recompute: arguments[5], overAreas: try vm.flag(arguments[6])))
    }
  }
}

extension Machine {
  /// `F.pad` in every mode.
  func pad(_ input: Tensor, _ amounts: [Int], _ mode: String, _ value: Value) throws(PyError) -> Tensor {
    if amounts.count % 2 != 0 { throw runtimeError("Padding length must be divisible by 2") }
    if amounts.count > 2 * input.rank {
      throw runtimeError(
        "Padding length should be less than or equal to two times the input dimension but got padding length "
          + "\(amounts.count) and input of dimension \(input.rank)")
    }
    if mode == "constant" {
      let number = value.isNone || value.isUndefined ? Scalar.int(0) : .float(try double(value, "pad", "value", 4))
      return try engine { () throws(TensorError) in try input.constantPad(amounts, number, cutsFirst: true) }
    }
    guard let filling = PaddingAxis.Mode(rawValue: mode) else {
      throw notImplementedError("Unrecognised padding mode \(mode)")
    }
    if !value.isNone && !value.isUndefined {
      throw runtimeError("Padding mode \"\(mode)\" doesn't take in value argument")
    }
    let spatial = amounts.count / 2
    try checkPadded(input, amounts, mode)
    let isComposed =
      filling == .circular && input.requiresGradient && input.state.gradEnabled && input.state.transformDepth == 0
      && input.array.hidden == nil
    if filling == .circular, !isComposed, amounts.contains(where: { $0 < 0 }) {
      // What is cut off goes first: the rest wraps around itself.
      let cut = try engine { () throws(TensorError) in
        try input.constantPad(amounts.map { Swift.min($0, 0) }, .int(0), cutsFirst: true)
      }
      let rest = amounts.map { Swift.max($0, 0) }
      return rest.allSatisfy({ $0 == 0 }) ? cut : try pad(cut, rest, mode, value)
    }
    if filling != .circular && input.dtype == .bool {
      let kernel = filling == .reflect ? "reflection" : "replication"
      throw notImplementedError("\"\(kernel)_pad\(spatial)d\" not implemented for 'Bool'")
    }
    var axes: [PaddingAxis] = []
    // The last dimension comes first, in the amounts as in the checks.
    for pair in 0..<spatial {
      let dimension = input.rank - 1 - pair
      let size = input.shape[dimension]
      let axis = try paddingAxis(filling, size, amounts[2 * pair], amounts[2 * pair + 1], dimension, input.shape)
      axes.insert(axis, at: 0)
    }
    let name: StaticString
    switch (mode, spatial) {
    case ("reflect", 1): name = "ReflectionPad1DBackward0"
    case ("reflect", 2): name = "ReflectionPad2DBackward0"
    case ("reflect", _): name = "ReflectionPad3DBackward0"
    case ("replicate", 1): name = "ReplicationPad1DBackward0"
    case ("replicate", 2): name = "ReplicationPad2DBackward0"
    case ("replicate", _): name = "ReplicationPad3DBackward0"
    default: name = "CopySlices"
    }
    let all = axes
    return try engine { () throws(TensorError) in
      if isComposed { return try input.circularlyPadded(amounts) }
      return try input.padded(all, name).noting([("padding", .list(amounts)), ("self", .tensor(input))])
    }
  }

  private func paddingAxis(
    _ mode: PaddingAxis.Mode, _ size: Int, _ before: Int, _ after: Int, _ dimension: Int, _ shape: Shape
  ) throws(PyError) -> PaddingAxis {
    if mode == .reflect && (before >= size || after >= size) {
      throw runtimeError(
        "Argument #\(4 + 2 * (shape.count - 1 - dimension)): Padding size should be less than the corresponding input dimension, but got: padding (\(before), "
          + "\(after)) at dimension \(dimension) of input \(shape)")
    }
    if mode == .circular && (before > size || after > size) {
      throw runtimeError("Padding value causes wrapping around more than once.")
    }
    let (sum, first) = size.addingReportingOverflow(before)
    let (total, second) = sum.addingReportingOverflow(after)
    if first || second || total < 1 || size < 1 || total > 1 << 22 {
      throw runtimeError(
        "input (W: \(size)) is too small. Calculated output W: \(total)")
    }
    return PaddingAxis(mode, size: size, before: before, after: after)
  }

  /// `F.interpolate`.
  func interpolate(
    _ input: Tensor, size: Value, scale: Value, mode: String, alignCorners: Value, recompute: Value,
    overAreas: Bool = false
  ) throws(PyError) -> Tensor {
    let spatial = input.rank - 2
    if mode == "nearest" || mode == "area" || mode == "nearest-exact" {
      if !alignCorners.isNone {
        throw valueError(
          "align_corners option can only be set with the interpolating modes: linear | bilinear | bicubic | trilinear")
      }
    }
    let corners = try flag(alignCorners)
    if !size.isNone && !scale.isNone { throw valueError("only one of size or scale_factor should be defined") }
    if size.isNone && scale.isNone { throw valueError("either size or scale_factor should be defined") }
    try checkSpatialCount(size, scale, input)
    if !size.isNone, try flag(recompute) {
      throw valueError("recompute_scale_factor is not meaningful with an explicit size.")
    }
    if overAreas && !((mode == "bilinear" || mode == "bicubic") && input.rank == 4) {
      throw valueError(
        "Anti-alias option is restricted to bilinear, bicubic, and lanczos modes and requires a 4-D tensor as input")
    }
    if spatial < 1 || spatial > 3 {
      throw unknownInterpolation(mode, input.rank)
    }
    if let dimensions = ["linear": 1, "bilinear": 2, "bicubic": 2, "trilinear": 3][mode], dimensions != spatial {
      if mode == "bicubic" { throw unknownInterpolation(mode, input.rank) }
      throw notImplementedError("Got \(input.rank)D input, but \(mode) mode needs \(dimensions + 2)D input")
    }
    var scales = [Double?](repeating: nil, count: spatial)
    var sizes: [Int] = []
    if !size.isNone {
      sizes = try spatialSizes(size, spatial)
    } else {
      let factors = try scaleFactors(scale, spatial)
      for (index, factor) in factors.enumerated() {
        let exact = Double(input.shape[index + 2]) * factor
        if !(exact.isFinite && exact.magnitude < 1e15) {
          throw runtimeError("Storage size calculation overflowed with sizes=\(input.shape)")
        }
        sizes.append(Int(exact.rounded(.down)))
        if !(try flag(recompute)) { scales[index] = factor }
      }
    }
    if mode == "area" {
      try checkAdaptive(input, spatial, "adaptive_avg_pool\(spatial)d")
      if sizes.contains(where: { $0 < 0 }) {
        let listed = sizes.map(String.init).joined(separator: ", ")
        throw runtimeError(
          "adaptive_avg_pool\(spatial)d: elements of output_size must be greater than or equal to 0 but received {\(listed)}"
        )
      }
    } else {
      try checkResampled(input, sizes)
    }
    if sizes.contains(where: { $0 > 1 << 22 }) {
      throw runtimeError("Storage size calculation overflowed with sizes=\(sizes)")
    }
    if mode == "area" {
      if spatial == 2 && !input.dtype.isFloatingPoint && !input.dtype.isComplex {
        let kernel = "adaptive_avg_pool2d" + (input.array.isChannelsLast ? "_channels_last" : "")
        throw notImplementedError("\"\(kernel)\" not implemented for '\(input.dtype.typeName)'")
      }
      return try engine { () throws(TensorError) in
        try input.liftedPool(spatial) { images, lifted throws(TensorError) in
          try images.meanPool(
            adaptiveWindows(images, lifted ? [1] + sizes : sizes),
            spatial == 3 ? "AdaptiveAvgPool3DBackward0" : "AdaptiveAvgPool2DBackward0")
        }
      }
    }
    if overAreas || (input.dtype == .uint8 && (mode == "bilinear" || mode == "bicubic") && spatial == 2) {
      let axes = (0..<2).map { index in
        AreaAxis(
          inputs: input.shape[index + 2], outputs: sizes[index], factor: scales[index], alignsCorners: corners)
      }
      let cubic = mode == "bicubic"
      return try engine { () throws(TensorError) in
        if !overAreas { return try input.bytesSampled(axes[0], axes[1], cubic: cubic) }
        return try input.areaSampled(axes[0], axes[1], cubic: cubic).noting(
          Interpolation.noted(mode, sizes, scales, alignCorners: corners))
      }
    }
    let name = try interpolationName(mode, spatial)
    try checkElements(input.dtype, mode, spatial)
    var axes: [ResamplingAxis] = []
    let isPlain = try engine { () throws(TensorError) in try Interpolation.isPlain(input, sizes) }
    func axis(_ index: Int, isFused: Bool) -> ResamplingAxis {
      if mode.hasPrefix("nearest") {
        return Interpolation.nearestAxis(
          input.shape[index + 2], sizes[index], scales[index], isCentred: mode != "nearest", input.dtype,
          isPlain: isPlain || !isFused)
      }
      return Interpolation.axis(
        mode, input.shape[index + 2], sizes[index], scales[index], alignCorners: corners, input.dtype, isFused: isFused)
    }
    for index in 0..<spatial { axes.append(axis(index, isFused: true)) }
    let all = axes
    // The way back of cubic interpolation finds its weights anew, without fused operations; that of the nearest neighbours
    // finds them plainly.
    let back = mode == "bicubic" || mode.hasPrefix("nearest") ? (0..<spatial).map { axis($0, isFused: false) } : nil
    return try engine { () throws(TensorError) in
      try input.resampled(all, name, isInterpolation: !mode.hasPrefix("nearest"), wayBack: back).noting(
        Interpolation.noted(mode, sizes, scales, alignCorners: corners))
    }
  }

  private func spatialSizes(_ value: Value, _ spatial: Int) throws(PyError) -> [Int] {
    if value.isInt { return [Int](repeating: value.asInt, count: spatial) }
    if let number = value.tensor, number.rank == 0 {
      return [Int](repeating: try int(value, "interpolate", "size"), count: spatial)
    }
    let result = try sizes(tuple([value]), "interpolate", "size")
    if result.count != spatial {
      throw argumentError("interpolate", "size", 2, expected: "tuple of ints", found: value)
    }
    return result
  }

  /// Sizes or factors given as a sequence: one for every spatial dimension, and sizes whole numbers.
  private func checkSpatialCount(_ size: Value, _ scale: Value, _ input: Tensor) throws(PyError) {
    let value = size.isNone ? scale : size
    guard value.isKind(.tuple) || value.isKind(.list) else { return }
    let parts = try toArray(value)
    let spatial = Array(input.shape.dropFirst(2))
    if parts.count != input.rank - 2 {
      let shown = try repr(value)
      throw valueError(
        size.isNone
          ? "Input and scale_factor must have the same number of spatial dimensions, but got input with spatial dimensions "
            + "of \(spatial) and scale_factor of shape \(shown). Please provide input tensor in (N, C, d1, d2, ...,dK) "
            + "format and scale_factor in (s1, s2, ...,sK) format."
          : "Input and output must have the same number of spatial dimensions, but got input with spatial dimensions of "
            + "\(spatial) and output size of \(shown). Please provide input tensor in (N, C, d1, d2, ...,dK) format and "
            + "output size in (o1, o2, ...,oK) format.")
    }
    if size.isNone || parts.allSatisfy({ $0.isInt || $0.isBool || $0.bigInt != nil || $0.tensor != nil }) { return }
    let types = try parts.map { (part) throws(PyError) in try repr(Value(classOf(part))) }
    throw typeError(
      "expected size to be one of int or Tuple[int] or Tuple[int, int] or Tuple[int, int, int], but got size with types "
        + "[\(types.joined(separator: ", "))]")
  }

  private func scaleFactors(_ value: Value, _ spatial: Int) throws(PyError) -> [Double] {
    if value.isKind(.tuple) || value.isKind(.list) {
      var factors: [Double] = []
      for part in try toArray(value) { factors.append(try double(part, "interpolate", "scale_factor")) }
      return factors
    }
    return [Double](repeating: try double(value, "interpolate", "scale_factor"), count: spatial)
  }

  private func checkElements(_ dtype: DType, _ mode: String, _ spatial: Int) throws(PyError) {
    if dtype.isFloatingPoint || (dtype == .uint8 && mode != "linear" && mode != "trilinear") { return }
    let kernel =
      switch mode {
      case "bilinear": "upsample_bilinear2d_channels_last"
      case "bicubic": "compute_indices_weights_cubic"
      case "linear", "trilinear": "compute_indices_weights_linear"
      default: spatial == 2 ? "upsample_nearest2d_channels_last" : "compute_indices_weights_nearest"
      }
    throw notImplementedError("\"\(kernel)\" not implemented for '\(dtype.typeName)'")
  }

  private func interpolationName(_ mode: String, _ spatial: Int) throws(PyError) -> StaticString {
    switch (mode, spatial) {
    case ("nearest", 1): "UpsampleNearest1DBackward0"
    case ("nearest", 2): "UpsampleNearest2DBackward0"
    case ("nearest", 3): "UpsampleNearest3DBackward0"
    case ("nearest-exact", 1): "UpsampleNearestExact1DBackward0"
    case ("nearest-exact", 2): "UpsampleNearestExact2DBackward0"
    case ("nearest-exact", 3): "UpsampleNearestExact3DBackward0"
    case ("linear", 1): "UpsampleLinear1DBackward0"
    case ("bilinear", 2): "UpsampleBilinear2DBackward0"
    case ("bicubic", 2): "UpsampleBicubic2DBackward0"
    case ("trilinear", 3): "UpsampleTrilinear3DBackward0"
    default: throw unknownInterpolation(mode, spatial + 2)
    }
  }

  private func unknownInterpolation(_ mode: String, _ rank: Int) -> PyError {
    notImplementedError(
      "Input Error: Only 3D, 4D and 5D input Tensors supported (got \(rank)D) for the modes: nearest | linear | bilinear "
        + "| bicubic | trilinear | lanczos | area | nearest-exact (got \(mode))")
  }
}

/// Where the samples of an interpolation lie along one dimension.
enum Interpolation {
  /// What a node says of one.
  static func noted(
    _ mode: String, _ sizes: [Int], _ scales: [Double?], alignCorners: Bool
  ) -> [(StaticString, NodeArgument)] {
    let names: [StaticString] =
      sizes.count == 1 ? ["scales"] : ["scales_d", "scales_h", "scales_w"].suffix(sizes.count)
    let factors: [NodeArgument] = scales.map { $0.map { .number($0) } ?? .nothing }
    let own: [(StaticString, NodeArgument)] = mode.hasPrefix("nearest") ? [] : [("align_corners", .flag(alignCorners))]
    return own + [("output_size", .list(sizes))] + zip(names, factors)
  }

  /// Whether the reference takes the kernel for channels that lie side by side, or for small pictures (measured): it finds nearest
  /// neighbours in single precision.
  static func isPlain(_ images: Tensor, _ sizes: [Int]) throws(TensorError) -> Bool {
    let (smallPicture, fewChannels) = (128, 4)
    if sizes.count == 2, sizes[0] + sizes[1] <= smallPicture { return true }
    if sizes.count == 1 || images.shape[1] < fewChannels { return false }
    return try images.array.isIn(sizes.count == 2 ? .channelsLast : .channelsLast3d)
  }

  /// Each output the input that is nearest to it, in the precision that the images are interpolated in.
  static func nearestAxis(
    _ input: Int, _ output: Int, _ factor: Double?, isCentred: Bool, _ dtype: DType, isPlain: Bool
  ) -> ResamplingAxis {
    let isDouble = dtype == .float64 && !isPlain
    let scale = factor.map { 1 / $0 } ?? Double(input) / Double(output)
    let rounded = factor == nil ? Double(Float(input) / Float(output)) : Double(Float(scale))
    return ResamplingAxis(
      nearestOf: input, outputs: output, scale: isDouble ? scale : rounded, isCentred: isCentred, isPlain: isPlain,
      isDouble: isDouble)
  }

  static func axis(
    _ mode: String, _ input: Int, _ output: Int, _ factor: Double?, alignCorners: Bool, _ dtype: DType, isFused: Bool
  ) -> ResamplingAxis {
    if dtype == .float32 {
      return roundedAxis(Float.self, input, output, factor, alignCorners, isCubic: mode == "bicubic", isFused: isFused)
    }
    if dtype == .float64 {
      return roundedAxis(Double.self, input, output, factor, alignCorners, isCubic: mode == "bicubic", isFused: isFused)
    }
    let ratio: Double
    if alignCorners {
      ratio = output > 1 ? Double(input - 1) / Double(output - 1) : 0
    } else {
      ratio = factor.map { 1 / $0 } ?? Double(input) / Double(output)
    }
    var all: [[(place: Int, weight: Double)]] = []
    for index in 0..<output { all.append(taps(of: mode, index, input, ratio, alignCorners)) }
    return ResamplingAxis(inputSize: input, taps: all)
  }

  /// Neighbours and their weights, each in the images' precision and rounded where the reference rounds.
  private static func roundedAxis<T: BinaryFloatingPoint>(
    _: T.Type, _ input: Int, _ output: Int, _ factor: Double?, _ alignCorners: Bool, isCubic: Bool, isFused: Bool
  ) -> ResamplingAxis {
    let ratio: T
    if alignCorners {
      ratio = output > 1 ? T(input - 1) / T(output - 1) : 0
    } else {
      ratio = factor.map { T(1 / $0) } ?? T(input) / T(output)
    }
    let taps = isCubic ? 4 : 2
    var (places, weights): ([Int64], [Double]) = ([], [])
    places.reserveCapacity(taps * output)
    weights.reserveCapacity(taps * output)
    for index in 0..<output {
      let centre: T = T(index) + 0.5
      var source: T = alignCorners ? ratio * T(index) : sum(-0.5, ratio, centre, isFused)
      if !isCubic { source = max(source, 0) }
      let low = min(Int(source.rounded(.down)), input - 1)
      let share: T = min(max(source - T(low), 0), 1)
      if isCubic {
        for (step, weight) in cubicWeights(share, isFused).enumerated() {
          places.append(Int64(min(max(low - 1 + step, 0), input - 1)))
          weights.append(Double(weight))
        }
      } else {
        places.append(Int64(low))
        places.append(Int64(min(low + 1, input - 1)))
        weights.append(Double(1 - share))
        weights.append(Double(share))
      }
    }
    return ResamplingAxis(inputSize: input, outputs: output, places: places, weights: weights)
  }

  private static func sum<T: BinaryFloatingPoint>(_ start: T, _ a: T, _ b: T, _ isFused: Bool) -> T {
    isFused ? start.addingProduct(a, b) : start + a * b
  }

  private static func cubicWeights<T: BinaryFloatingPoint>(_ t: T, _ isFused: Bool) -> [T] {
    let a: T = -0.75
    let (a2, a3, a4, a5, a8): (T, T, T, T, T) = (a + 2, a + 3, 4 * a, 5 * a, 8 * a)
    func near(_ x: T) -> T {
      let slope: T = a2 * x - a3
      return slope * x * x + 1
    }
    func far(_ x: T) -> T {
      let slope: T = sum(-a5, a, x, isFused)
      return sum(a8, slope, x, isFused) * x - a4
    }
    return [far(t + 1), near(t), near(1 - t), far((1 - t) + 1)]
  }

  private static func taps(
    of mode: String, _ index: Int, _ input: Int, _ ratio: Double, _ alignCorners: Bool
  ) -> [(place: Int, weight: Double)] {
    let cubic = mode == "bicubic"
    var source = alignCorners ? Double(index) * ratio : ratio * (Double(index) + 0.5) - 0.5
    if !cubic { source = max(source, 0) }
    let first = Int(source.rounded(.down))
    let t = source - Double(first)
    if !cubic {
      let low = min(first, input - 1)
      let high = min(low + 1, input - 1)
      return high == low ? [(low, 1)] : [(low, 1 - t), (high, t)]
    }
    let a = -0.75
    func near(_ x: Double) -> Double { ((a + 2) * x - (a + 3)) * x * x + 1 }
    func far(_ x: Double) -> Double { ((a * x - 5 * a) * x + 8 * a) * x - 4 * a }
    let weights = [far(t + 1), near(t), near(1 - t), far(2 - t)]
    return weights.enumerated().map { (min(max(first - 1 + $0.offset, 0), input - 1), $0.element) }
  }
}
