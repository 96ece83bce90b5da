// `torch.nn.functional`: pooling in one to three dimensions, plain and adaptive.

import Autodiff
import PythonRuntime
import Tensors

enum FunctionalPooling {
  static let functions: [NativeRow] =
    (1...3).flatMap { spatial in
      [
        maximum("max_pool\(spatial)d", spatial, always: false),
        maximum("max_pool\(spatial)d_with_indices", spatial, always: true), mean("avg_pool\(spatial)d", spatial),
        adaptiveMean("adaptive_avg_pool\(spatial)d", spatial),
        adaptiveMaximum("adaptive_max_pool\(spatial)d", spatial, always: false),
        adaptiveMaximum("adaptive_max_pool\(spatial)d_with_indices", spatial, always: true),
        unpool("max_unpool\(spatial)d", spatial),
      ]
    } + [powers("lp_pool1d", 1), powers("lp_pool2d", 2), powers("lp_pool3d", 3)]

  /// What a maximum is taken of besides numbers of floating point.
  private static let integers: [DType] = [.int64, .int32, .int16, .int8, .uint8]

  private static func maximum(_ name: String, _ spatial: Int, always: Bool) -> NativeRow {
    NativeRow(
      "\(name)(input, kernel_size, stride=None, padding=0, dilation=1, ceil_mode=False, return_indices=False)"
    ) { (vm, arguments) throws(PyError) in
      let input = try vm.tensor(arguments[0], name)
      let request = PoolingRequest(
        kernel: try vm.poolingSizes(arguments[1], spatial, name, "kernel_size"),
        stride: try vm.poolingStride(arguments[2], spatial, name),
        padding: try vm.poolingSizes(arguments[3], spatial, name, "padding"),
        dilation: try vm.poolingSizes(arguments[4], spatial, name, "dilation"), ceiling: try vm.flag(arguments[5]))
      let wantsIndices = always ? true : try vm.flag(arguments[6])
      if spatial == 1 && !wantsIndices { try vm.checkLinePool(input, request) }
      if !wantsIndices, let values = try vm.maximaAlone(input, request, name) { return vm.wrap(values) }
      let (values, indices) = try vm.maximumPool(input, request, name, lifts: wantsIndices)
      let isPlain = spatial == 1 && !wantsIndices && !input.requiresGradient
      try vm.checkPooled(
        input, isPlain ? "max_pool1d_impl" : spatial == 3 ? "max_pool3d" : "max_pool2d", taking: isPlain ? [] : integers
      )
      if wantsIndices { return vm.wrapTuple([values, indices]) }
      return vm.wrap(values)
    }
  }

  private static func mean(_ name: String, _ spatial: Int) -> NativeRow {
    NativeRow(
      "\(name)(input, kernel_size, stride=None, padding=0, ceil_mode=False, count_include_pad=True, "
        + "divisor_override=None)"
    ) { (vm, arguments) throws(PyError) in
      let input = try vm.tensor(arguments[0], name)
      let request = PoolingRequest(
        kernel: try vm.poolingSizes(arguments[1], spatial, name, "kernel_size"),
        stride: try vm.poolingStride(arguments[2], spatial, name),
        padding: try vm.poolingSizes(arguments[3], spatial, name, "padding"),
        dilation: [Int](repeating: 1, count: spatial), ceiling: try vm.flag(arguments[4]),
        countsPadding: try vm.flag(arguments[5]),
        divisor: try vm.optionalInt(arguments[6], name, "divisor_override"))
      let pooled = try vm.meanPool(input, request, name)
      if spatial == 3 && input.dtype.isHalf {
        throw vm.notImplementedError("\"avg_pool3d_out_frame\" not implemented for '\(input.dtype.typeName)'")
      }
      try vm.checkPooled(input, spatial == 3 ? "avg_pool3d_out_frame" : "avg_pool2d", taking: [.int64])
      return vm.wrap(pooled)
    }
  }

  private static func adaptiveMean(_ name: String, _ spatial: Int) -> NativeRow {
    NativeRow("\(name)(input, output_size)") { (vm, arguments) throws(PyError) in
      let input = try vm.tensor(arguments[0], name)
      let sizes = try vm.adaptiveSizes(arguments[1], input, spatial, name)
      let isMean = sizes.allSatisfy { $0 == 1 }
      if !isMean || spatial == 1 {
        try vm.checkAdaptive(input, spatial, name)
        try vm.checkPooled(
          input, spatial == 3 ? "adaptive_avg_pool3d_cpu" : "adaptive_avg_pool2d", taking: [])
      }
      return vm.wrap(
        try vm.engine { () throws(TensorError) in
          if isMean && spatial == 1 {
            return try input.unsqueeze(-2).mean([-2, -1], keepDimensions: true).squeeze([-2])
          }
          if isMean {
            return try input.mean((1...spatial).map { -$0 }.reversed(), keepDimensions: true)
          }
          return try input.liftedPool(spatial) { images, lifted throws(TensorError) in
            try images.meanPool(
              vm.adaptiveWindows(images, lifted ? [1] + sizes : sizes),
              spatial == 3 ? "AdaptiveAvgPool3DBackward0" : "AdaptiveAvgPool2DBackward0")
          }
        })
    }
  }

  private static func adaptiveMaximum(_ name: String, _ spatial: Int, always: Bool) -> NativeRow {
    NativeRow("\(name)(input, output_size, return_indices=False)") { (vm, arguments) throws(PyError) in
      let input = try vm.tensor(arguments[0], name)
      let sizes = try vm.adaptiveSizes(arguments[1], input, spatial, name)
      try vm.checkAdaptive(input, spatial, name)
      try vm.checkPooled(
        input, spatial == 3 ? "adaptive_max_pool3d_cpu" : "adaptive_max_pool2d", taking: [])
      let both = try vm.engine { () throws(TensorError) in
        let images = spatial == 1 ? try input.unsqueeze(-2) : input
        let found = try images.maximumPool(
          vm.adaptiveWindows(images, spatial == 1 ? [1] + sizes : sizes),
          spatial == 3 ? "AdaptiveMaxPool3DBackward0" : "AdaptiveMaxPool2DBackward0")
        if spatial > 1 { return (found.values, found.indices) }
        return (try found.values.squeeze([-2]), try found.indices.squeeze([-2]))
      }
      let wantsIndices = always ? true : try vm.flag(arguments[2])
      return wantsIndices ? vm.wrapTuple([both.0, both.1]) : vm.wrap(both.0)
    }
  }

  private static func unpool(_ name: String, _ spatial: Int) -> NativeRow {
    NativeRow("\(name)(input, indices, kernel_size, stride=None, padding=0, output_size=None)") {
      (vm, arguments) throws(PyError) in
      let input = try vm.tensor(arguments[0], name)
      let places = try vm.tensor(arguments[1], name, "indices", 2)
      let kernel = try vm.spatial(arguments[2], spatial, name, "kernel_size")
      let stride = arguments[3].isNone ? kernel : try vm.spatial(arguments[3], spatial, name, "stride")
      let padding = try vm.spatial(arguments[4], spatial, name, "padding")
      var sizes = try vm.unpooledSizes(input, kernel, stride, padding)
      if !arguments[5].isNone { sizes = try vm.givenSizes(arguments[5], sizes, stride) }
      try vm.checkUnpooled(input, places, stride, spatial)
      if let index = sizes.firstIndex(where: { $0 < 0 }) {
        throw vm.valueError(
          "max_unpooling: output_size must contain non-negative spatial dimensions, but got output_size[\(index)]="
            + "\(sizes[index])")
      }
      let whole = Array(input.shape.dropLast(spatial)) + sizes
      return vm.wrap(
        try vm.engine { () throws(TensorError) in
          let shape = try Shape(whole)
          _ = try shape.checkedCount(of: input.dtype)
          if spatial > 1 { return try input.maximumUnpool(places, shape, spatial) }
          return try input.unsqueeze(-1).maximumUnpool(try places.unsqueeze(-1), try Shape(whole + [1]), 2).squeeze([-1]
          )
        })
    }
  }

  private static func powers(_ name: String, _ spatial: Int) -> NativeRow {
    NativeRow("\(name)(input, norm_type, kernel_size, stride=None, ceil_mode=False)") {
      (vm, arguments) throws(PyError) in
      let input = try vm.tensor(arguments[0], name)
      let p = try vm.double(arguments[1], name, "norm_type", 2)
      let request = PoolingRequest(
        kernel: try vm.poolingSizes(arguments[2], spatial, "avg_pool\(spatial)d", "kernel_size"),
        stride: try vm.poolingStride(arguments[3], spatial, "avg_pool\(spatial)d"),
        padding: [Int](repeating: 0, count: spatial), dilation: [Int](repeating: 1, count: spatial),
        ceiling: try vm.flag(arguments[4]))
      if p == .infinity {
        let sizes = try vm.engine { () throws(TensorError) in try input.abs() }
        return vm.wrap(try vm.maximumPool(sizes, request, "max_pool\(spatial)d", lifts: spatial > 1).0)
      }
      let powered = try vm.engine { () throws(TensorError) in try input.pow(.float(p)) }
      let pooled = try vm.meanPool(powered, request, "avg_pool\(spatial)d")
      if spatial == 1, arguments[2].isKind(.tuple) || arguments[2].isKind(.list) {
        throw vm.argumentError("mul", "other", 1, expected: "Tensor", found: arguments[2])
      }
      if p == 0 { throw vm.raise(.zeroDivisionError, "float division by zero") }
      let size = request.kernel.reduce(1, &*)
      return vm.wrap(
        try vm.engine { () throws(TensorError) in
          try pooled.sign().mul(try pooled.abs().relu()).mul(.int(size)).pow(.float(1 / p))
        })
    }
  }
}

/// One call of a pooling function.
struct PoolingRequest {
  var kernel: [Int]
  var stride: [Int]?
  var padding: [Int]
  var dilation: [Int]
  var ceiling = false
  var countsPadding = true
  var divisor: Int?

  /// The same for images of height 1.
  var lifted: PoolingRequest {
    var result = self
    result.kernel.insert(1, at: 0)
    result.stride = [1] + (stride ?? kernel)
    result.padding.insert(0, at: 0)
    result.dilation.insert(1, at: 0)
    return result
  }

  /// What a node says of it.
  func noted(maximum: Bool) -> [(StaticString, NodeArgument)] {
    let own: [(StaticString, NodeArgument)] =
      maximum
      ? [("dilation", .list(dilation))]
      : [("count_include_pad", .flag(countsPadding)), ("divisor_override", divisor.map { .whole($0) } ?? .nothing)]
    return own + [
      ("ceil_mode", .flag(ceiling)), ("kernel_size", .list(kernel)), ("padding", .list(padding)),
      ("stride", .list(stride ?? [])),
    ]
  }
}

extension Tensor {
  /// Pools one-dimensional images as two-dimensional ones of height 1, as the reference does.
  func liftedPool(
    _ spatial: Int, _ body: (_ images: Tensor, _ lifted: Bool) throws(TensorError) -> Tensor
  ) throws(TensorError) -> Tensor {
    if spatial > 1 { return try body(self, false) }
    return try body(try unsqueeze(-2), true).squeeze([-2])
  }
}

extension Machine {
  /// Which element types PyTorch's kernels of pooling know, measured under the reference; said after the shapes.
  fileprivate func checkPooled(_ input: Tensor, _ kernel: String, taking others: [DType]) throws(PyError) {
    let dtype = input.dtype
    if dtype.isFloatingPoint || others.contains(dtype) { return }
    throw notImplementedError("\"\(kernel)\" not implemented for '\(dtype.typeName)'")
  }

  /// Max pooling: values and flat positions.
  /// What `max_pool1d` asks of its numbers before it takes one of two ways.
  fileprivate func checkLinePool(_ input: Tensor, _ request: PoolingRequest) throws(PyError) {
    guard input.rank == 2 || input.rank == 3, !input.shape.suffix(2).contains(0) else {
      throw runtimeError(
        "max_pool1d: Expected 2D or 3D (batch mode) tensor with optional 0 dim batch size for input, but got:"
          + "\(input.shape)")
    }
    let (kernel, padding, dilation) = (request.kernel[0], request.padding[0], request.dilation[0])
    let stride = request.stride?[0] ?? kernel
    if kernel <= 0 { throw runtimeError("max_pool1d() kernel_size must be greater than zero, but got \(kernel)") }
    if stride <= 0 { throw runtimeError("max_pool1d() stride must be greater than zero, but got \(stride)") }
    if padding < 0 { throw runtimeError("max_pool1d() padding must be non-negative, but got \(padding)") }
    if padding > kernel / 2 {
      throw runtimeError(
        "max_pool1d() padding should be at most half of kernel size, but got padding=\(padding) and kernel_size="
          + "\(kernel)")
    }
    if dilation <= 0 { throw runtimeError("max_pool1d() dilation must be greater than zero, but got \(dilation)") }
    let (reach, isFar) = dilation.multipliedReportingOverflow(by: kernel - 1)
    if isFar || stride > 1 << 40 || padding > 1 << 40 {
      throw runtimeError("max_pool1d() Invalid computed output size: 0")
    }
    let size = input.shape[input.rank - 1]
    let room = size &+ 2 &* padding &- reach &- 1 &+ (request.ceiling ? stride - 1 : 0)
    var count = (room >= 0 ? room / stride : -((stride - 1 - room) / stride)) + 1
    if request.ceiling && (count - 1) &* stride >= size &+ padding { count -= 1 }
    if count <= 0 { throw runtimeError("max_pool1d() Invalid computed output size: \(count)") }
  }

  /// Maxima of which nobody will ask the positions; nil where derivatives may want them, or the numbers are unusual.
  fileprivate func maximaAlone(
    _ input: Tensor, _ request: PoolingRequest, _ name: String
  ) throws(PyError) -> Tensor? {
    if !input.isPlainNumbers { return nil }
    let windows = try poolingWindows(input, request, name, lifts: false)
    return try engine { () throws(TensorError) in try input.maximaAlone(windows) }
  }

  func maximumPool(
    _ input: Tensor, _ request: PoolingRequest, _ name: String, lifts: Bool = false
  ) throws(PyError) -> (Tensor, Tensor) {
    let spatial = request.kernel.count
    let windows = try poolingWindows(input, request, name, lifts: lifts)
    return try engine { () throws(TensorError) in
      if spatial > 1 {
        let found = try input.maximumPool(
          windows, spatial == 3 ? "MaxPool3DWithIndicesBackward0" : "MaxPool2DWithIndicesBackward0")
        return (found.values.noting(request.noted(maximum: true)), found.indices)
      }
      let found = try input.unsqueeze(-2).maximumPool(windows.lifted, "MaxPool2DWithIndicesBackward0")
      found.values.noting(request.lifted.noted(maximum: true))
      return (try found.values.squeeze([-2]), try found.indices.squeeze([-2]))
    }
  }

  func meanPool(_ input: Tensor, _ request: PoolingRequest, _ name: String) throws(PyError) -> Tensor {
    if let divisor = request.divisor, divisor == 0 { throw runtimeError("divisor must be not zero") }
    let spatial = request.kernel.count
    let windows = try poolingWindows(input, request, name, lifts: true)
    return try engine { () throws(TensorError) in
      try input.liftedPool(spatial) { images, lifted throws(TensorError) in
        try images.meanPool(
          lifted ? windows.lifted : windows, spatial == 3 ? "AvgPool3DBackward0" : "AvgPool2DBackward0"
        ).noting((lifted ? request.lifted : request).noted(maximum: false))
      }
    }
  }

  /// Checks a request as the reference does, and lays out its windows.
  private func poolingWindows(
    _ input: Tensor, _ request: PoolingRequest, _ name: String, lifts: Bool
  ) throws(PyError) -> PoolingWindows {
    let spatial = request.kernel.count
    let geometry = ConvolutionGeometry(
      stride: request.stride ?? request.kernel, padding: request.padding, dilation: request.dilation, groups: 1)
    try checkPooledRank(input, spatial, name, lifts: lifts)
    try checkPoolingNumbers(request.kernel, geometry)
    try checkPooledSizes(input, spatial, name, lifts: lifts)
    if spatial == 3 && name.hasPrefix("avg") {
      let (sizes, kernel) = (Array(input.shape.suffix(3)), request.kernel)
      if zip(sizes, kernel).contains(where: { $0 < $1 }) {
        throw runtimeError(
          "input image (T: \(sizes[0]) H: \(sizes[1]) W: \(sizes[2])) smaller than kernel size (kT: \(kernel[0]) kH: "
            + "\(kernel[1]) kW: \(kernel[2]))")
      }
    }
    var windows = PoolingWindows()
    var counts: [Int] = []
    let sizes = Array(input.shape.suffix(spatial))
    for index in 0..<spatial {
      let (stride, pad) = (geometry.stride[index], request.padding[index])
      let reach = request.dilation[index] * (request.kernel[index] - 1) + 1
      let room = sizes[index] + 2 * pad - reach + (request.ceiling ? stride - 1 : 0)
      // Divided towards minus infinity, so that messages show how far a window sticks out.
      var count = (room >= 0 ? room / stride : -((stride - 1 - room) / stride)) + 1
      if request.ceiling && (count - 1) * stride >= sizes[index] + pad { count -= 1 }
      counts.append(count)
    }
    if counts.contains(where: { $0 <= 0 }) {
      let planes = input.shape[input.rank - spatial - 1]
      let given = [planes] + (spatial == 1 ? [1] : []) + sizes
      let found = [planes] + (spatial == 1 ? [1] : []) + counts
      throw runtimeError(
        "Given input size: (\(given.map(String.init).joined(separator: "x"))). Calculated output size: "
          + "(\(found.map(String.init).joined(separator: "x"))). Output size is too small")
    }
    if counts.contains(where: { $0 > 1 << 24 }) {
      throw runtimeError("Storage size calculation overflowed with sizes=\(counts)")
    }
    for index in 0..<spatial {
      windows.append(
        kernel: request.kernel[index], stride: geometry.stride[index], padding: request.padding[index],
        dilation: request.dilation[index], count: counts[index],
        countsPadding: request.countsPadding)
    }
    if let divisor = request.divisor { windows.overrideDivisor(Double(divisor)) }
    return windows
  }

  /// What a pooling's numbers must be, in the reference's order and with its letters for the dimensions.
  private func checkPoolingNumbers(_ kernel: [Int], _ geometry: ConvolutionGeometry) throws(PyError) {
    let isLine = kernel.count == 1
    for index in kernel.indices {
      let (stride, pad, dilation) = (geometry.stride[index], geometry.padding[index], geometry.dilation[index])
      if stride == 0 { throw runtimeError("stride should not be zero") }
      if pad < 0 { throw runtimeError("pad must be non-negative, but got pad: \(pad)") }
      let (reach, isFar) = (kernel[index] &- 1).multipliedReportingOverflow(by: dilation)
      if isFar || pad > (reach &+ 1) / 2 {
        throw runtimeError(
          "pad should be at most half of effective kernel size, but got pad=\(pad), kernel_size=\(kernel[index]) and "
            + "dilation=\(dilation)")
      }
    }
    let letters = kernel.count == 3 ? ["T", "H", "W"] : ["H", "W"]
    func text(_ prefix: String, _ values: [Int]) -> String {
      zip(letters, isLine ? [1] + values : values).map { "\(prefix)\($0): \($1)" }.joined(separator: " ")
    }
    if kernel.contains(where: { $0 <= 0 }) {
      throw runtimeError("kernel size should be greater than zero, but got " + text("k", kernel))
    }
    if geometry.stride.contains(where: { $0 <= 0 }) {
      throw runtimeError("stride should be greater than zero, but got " + text("d", geometry.stride))
    }
    if geometry.dilation.contains(where: { $0 <= 0 }) {
      throw runtimeError("dilation should be greater than zero, but got " + text("dilation", geometry.dilation))
    }
    try checkWindows(kernel, geometry)
  }

  /// `output_size` of the adaptive forms as one value for each dimension, with the reference's words for another count.
  private func adaptiveParts(_ value: Value, _ spatial: Int, _ name: String) throws(PyError) -> [Value] {
    if value.isKind(.tuple) || value.isKind(.list) {
      let parts = try toArray(value)
      if parts.count == spatial { return parts }
      if spatial == 1 {
        throw runtimeError("\(name)() argument 'output_size' should contain one int (got \(parts.count))")
      }
      throw runtimeError(
        name.contains("max")
          ? "\(name)(): internal error: output_size.size() must be \(spatial)"
          : "\(name): output_size must be \(spatial)")
    }
    if spatial > 1, value.isNone || value.isFloat {
      throw typeError("object of type '\(typeName(of: value))' has no len()")
    }
    if spatial > 1, let tensor = value.tensor, tensor.rank == 0 { throw typeError("len() of a 0-d tensor") }
    if value.isNone {
      throw typeError("\(name)(): argument 'output_size' (position 2) must be tuple of ints, not NoneType")
    }
    return [Value](repeating: value, count: spatial)
  }

  /// `output_size` of the adaptive forms: None keeps a size.
  func adaptiveSizes(_ value: Value, _ input: Tensor, _ spatial: Int, _ name: String) throws(PyError) -> [Int] {
    let parts = try adaptiveParts(value, spatial, name)
    var sizes: [Int] = []
    for (index, part) in parts.enumerated() {
      if spatial == 1 && part.isNone || part.str != nil {
        throw typeError(
          "\(name)(): argument 'output_size' (position 2) must be tuple of ints, but found element of type "
            + "\(typeName(of: part)) at pos \(index)")
      }
      if part.isNone && input.rank < spatial + 1 { try checkAdaptive(input, spatial, name) }
      let size = part.isNone ? input.shape[input.rank - spatial + index] : try int(part, name, "output_size")
      sizes.append(size)
    }
    if sizes.contains(where: { $0 < 0 }) {
      let (own, lead) = (spatial == 1 ? [1] + sizes : sizes, Array(input.shape.dropLast(spatial)))
      if name.contains("max") {
        throw runtimeError(
          "Trying to create tensor with negative dimension \(own.first { $0 < 0 } ?? 0): \(lead + own)")
      }
      // The reference leaves a space out before the last of three.
      let text = own.map(String.init)
      let list = spatial == 3 ? "\(text[0]), \(text[1]),\(text[2])" : text.joined(separator: ", ")
      throw runtimeError(
        "adaptive_avg_pool\(Swift.max(spatial, 2))d: elements of output_size must be greater than or equal to 0 but "
          + "received {\(list)}")
    }
    let total = sizes.reduce(1) { $0.multipliedReportingOverflow(by: $1).overflow ? Int.max : $0 * $1 }
    if total > 1 << 31 || sizes.contains(where: { $0 > 1 << 22 }) {
      throw runtimeError("Storage size calculation overflowed with sizes=\(sizes)")
    }
    return sizes
  }

  /// Windows of adaptive pooling over the trailing dimensions.
  func adaptiveWindows(_ images: Tensor, _ sizes: [Int]) -> PoolingWindows {
    var windows = PoolingWindows()
    for (index, size) in sizes.enumerated() {
      windows.appendAdaptive(input: images.shape[images.rank - sizes.count + index], count: size)
    }
    return windows
  }
}
