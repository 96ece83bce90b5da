// The convolution layers, plain and transposed: kernels as parameters, geometry as tuples, padding by numbers, by `same`
// or `valid`, or with other content than zeros.

import Autodiff
import PythonRuntime
import Tensors

enum ConvolutionLayers {
  static let all: [Layer] = families + (1...3).flatMap { [plain($0), transposed($0)] }

  private static let families: [Layer] = [
    Layer(
      "_ConvNd", nil,
      methods: [
        NativeRow("extra_repr(self)") { (vm, arguments) throws(PyError) in
          vm.string(try described(vm, arguments[0]))
        }, LinearLayers.resetting,
      ]),
    Layer("_ConvTransposeNd", nil, base: "_ConvNd"),
  ]

  private static func described(_ vm: Machine, _ module: Value) throws(PyError) -> String {
    var template = "{in_channels}, {out_channels}, kernel_size={kernel_size}, stride={stride}"
    for (name, usual) in [("padding", 0), ("dilation", 1), ("output_padding", 0)] {
      let value = try vm.field(module, name)
      let parts = value.tuple.map { Array($0.elements) } ?? [.none]
      let isUsual = parts.allSatisfy { $0.isInt && $0.asInt == usual }
      if !isUsual { template += ", \(name)={\(name)}" }
    }
    let groups = try vm.field(module, "groups")
    if !(groups.isInt && groups.asInt == 1) { template += ", groups={groups}" }
    if try vm.field(module, "bias").isNone { template += ", bias=False" }
    if try vm.str(try vm.field(module, "padding_mode")) != "zeros" { template += ", padding_mode={padding_mode}" }
    return try vm.shown(template, module)
  }

  private static func plain(_ spatial: Int) -> Layer {
    Layer(
      "Conv\(spatial)d",
      "in_channels, out_channels, kernel_size, stride=1, padding=0, dilation=1, groups=1, bias=True, "
        + "padding_mode='zeros', device=None, dtype=None",
      base: "_ConvNd",
      methods: [
        NativeRow("forward(self, input)") { (vm, arguments) throws(PyError) in
          let weight = try vm.getAttribute(arguments[0], vm.torch.names.weight)
          let bias = try vm.getAttribute(arguments[0], vm.torch.names.bias)
          return vm.wrap(try convolve(vm, arguments[0], arguments[1], weight, bias, spatial))
        },
        NativeRow("_conv_forward(self, input, weight, bias)") { (vm, arguments) throws(PyError) in
          vm.wrap(try convolve(vm, arguments[0], arguments[1], arguments[2], arguments[3], spatial))
        },
      ],
      initialize: { (vm, module, arguments) throws(PyError) in
        let request = Request(
          inputs: arguments[1], outputs: arguments[2], groups: arguments[7], bias: arguments[8], mode: arguments[9],
          device: arguments[10], dtype: arguments[11], transposed: false)
        for (name, position) in [("kernel_size", 3), ("stride", 4), ("dilation", 6)] {
          vm.setField(module, name, try vm.repeated(arguments[position], spatial))
        }
        if arguments[5].str == nil { vm.setField(module, "padding", try vm.repeated(arguments[5], spatial)) }
        vm.setField(module, "output_padding", try vm.repeated(Value(0), spatial))
        try finish(vm, module, request)
      })
  }

  private static func transposed(_ spatial: Int) -> Layer {
    Layer(
      "ConvTranspose\(spatial)d",
      "in_channels, out_channels, kernel_size, stride=1, padding=0, output_padding=0, groups=1, bias=True, dilation=1, "
        + "padding_mode='zeros', device=None, dtype=None",
      base: "_ConvTransposeNd", methods: [transposedForward(spatial)],
      initialize: { (vm, module, arguments) throws(PyError) in
        let request = Request(
          inputs: arguments[1], outputs: arguments[2], groups: arguments[7], bias: arguments[8], mode: arguments[10],
          device: arguments[11], dtype: arguments[12], transposed: true)
        if request.mode.str?.string != "zeros" {
          throw vm.valueError("Only \"zeros\" padding mode is supported for \(vm.typeName(of: module))")
        }
        for (name, position) in [
          ("kernel_size", 3), ("stride", 4), ("padding", 5), ("output_padding", 6), ("dilation", 9),
        ] { vm.setField(module, name, try vm.repeated(arguments[position], spatial)) }
        try finish(vm, module, request)
      })
  }

  /// What both kinds of constructor have in common.
  private struct Request {
    let inputs, outputs, groups, bias, mode, device, dtype: Value
    let transposed: Bool
  }

  /// Checks, makes the parameters and fills them.
  private static func finish(_ vm: Machine, _ module: Value, _ request: Request) throws(PyError) {
    let groups = try vm.int(request.groups, "conv", "groups")
    if groups <= 0 { throw vm.valueError("groups must be a positive integer") }
    for (name, channels) in [("in", request.inputs), ("out", request.outputs)] {
      let rest = try vm.binary(.modulo, channels, request.groups)
      if try vm.truth(try vm.compare(.notEqual, rest, Value(0))) {
        throw vm.valueError("\(name)_channels must be divisible by groups")
      }
    }
    try checkPadding(vm, module)
    let modes = ["zeros", "reflect", "replicate", "circular"]
    let mode = request.mode.str?.string ?? ""
    if !modes.contains(mode) {
      let known = vm.set()
      for name in modes { try vm.setAdd(known, vm.string(name)) }
      throw vm.valueError(
        "padding_mode must be one of \(try vm.repr(Value(known))), but got padding_mode='\(try vm.str(request.mode))'")
    }
    try vm.checkDevice(request.device, of: "empty")
    let dtype = try vm.dtype(request.dtype, "empty")
    let (first, second) = request.transposed ? (request.inputs, request.outputs) : (request.outputs, request.inputs)
    let channels = [first, try vm.binary(.floorDivide, second, request.groups)]
    let sizes = try vm.emptySizes(channels + vm.toArray(try vm.field(module, "kernel_size")))
    let outputs = request.transposed ? sizes[1] &* groups : sizes[0]
    vm.setField(module, "transposed", Value(request.transposed))
    try vm.makeParameter(module, "weight", sizes, dtype)
    try vm.makeParameter(module, "bias", try vm.truth(request.bias) ? [outputs] : nil, dtype)
    try vm.resetWeights(module)
  }

  private static func checkPadding(_ vm: Machine, _ module: Value) throws(PyError) {
    let padding = try vm.field(module, "padding")
    guard let text = padding.str?.string else { return }
    if text != "same" && text != "valid" {
      let known = vm.set()
      for name in ["same", "valid"] { try vm.setAdd(known, vm.string(name)) }
      throw vm.valueError(
        "Invalid padding string \(try vm.repr(padding)), should be one of \(try vm.repr(Value(known)))")
    }
    let stride = try vm.toArray(try vm.field(module, "stride"))
    if text == "same" && stride.contains(where: { !($0.isInt && $0.asInt == 1) }) {
      throw vm.valueError("padding='same' is not supported for strided convolutions")
    }
  }

  private static func convolve(
    _ vm: Machine, _ module: Value, _ input: Value, _ weight: Value, _ bias: Value, _ spatial: Int
  ) throws(PyError) -> Tensor {
    let name = "conv\(spatial)d"
    let settings = try ["stride", "dilation"].map { (key) throws(PyError) in try vm.field(module, key) }
    let isPlain = settings.allSatisfy { setting in
      guard let tuple = setting.tuple else { return false }
      return (0..<tuple.count).allSatisfy { tuple[$0].isInt }
    }
    let isZeroPadded = try vm.str(try vm.field(module, "padding_mode")) == "zeros"
    if isZeroPadded && (input.tensor == nil || !isPlain) {
      var passed = [input, weight, bias]
      for key in ["stride", "padding", "dilation", "groups"] { passed.append(try vm.field(module, key)) }
      if let error = vm.refusal(of: name, in: "functional", passed) { throw error }
    }
    if input.tensor == nil, !isZeroPadded {
      throw vm.argumentError("pad", "input", 1, expected: "Tensor", found: input)
    }
    var images = try vm.tensor(input, name)
    let kernel = try vm.tensor(weight, name, "weight", 2)
    let offset = bias.isNone ? nil : try vm.tensor(bias, name, "bias", 3)
    var padding = try vm.field(module, "padding")
    let mode = try vm.str(try vm.field(module, "padding_mode"))
    let dilation = try vm.spatial(try vm.field(module, "dilation"), spatial, name, "dilation")
    if mode != "zeros" {
      var amounts: [Int] = []
      for index in (0..<spatial).reversed() {
        if padding.str?.string == "same" {
          let total = dilation[index] &* (kernel.shape[min(index + 2, kernel.rank - 1)] - 1)
          amounts += [total / 2, total - total / 2]
        } else if padding.str == nil {
          let amount = try vm.spatial(padding, spatial, name, "padding")[index]
          amounts += [amount, amount]
        } else {
          amounts += [0, 0]
        }
      }
      images = try vm.pad(images, amounts, mode, .none)
      padding = Value(0)
    }
    return try vm.convolution(
      name, images, kernel, offset, stride: try vm.spatial(try vm.field(module, "stride"), spatial, name, "stride"),
      padding: padding, dilation: dilation, groups: try vm.int(try vm.field(module, "groups"), name, "groups", 7))
  }

  private static func transposedForward(_ spatial: Int) -> NativeRow {
    NativeRow("forward(self, input, output_size=None)") { (vm, arguments) throws(PyError) in
      let module = arguments[0]
      let name = "conv_transpose\(spatial)d"
      let input = try vm.tensor(arguments[1], name)
      guard let weight = try vm.layerTensor(module, vm.torch.names.weight) else {
        throw vm.argumentError(name, "weight", 2, expected: "Tensor", found: .none)
      }
      func amounts(_ key: String) throws(PyError) -> [Int] {
        try vm.spatial(try vm.field(module, key), spatial, name, key)
      }
      let geometry = ConvolutionGeometry(
        stride: try amounts("stride"), padding: try amounts("padding"), dilation: try amounts("dilation"),
        groups: try vm.int(try vm.field(module, "groups"), name, "groups", 7))
      var extra = try amounts("output_padding")
      if !arguments[2].isNone {
        extra = try outputPadding(vm, input, arguments[2], geometry, try amounts("kernel_size"))
      }
      return vm.wrap(
        try vm.convolved(
          name, input, weight, try vm.layerTensor(module, vm.torch.names.bias),
          ConvolutionOptions(geometry, transposed: true, outputPadding: extra)))
    }
  }

  /// How much must be added at the end for the output size that a lesson asked for.
  private static func outputPadding(
    _ vm: Machine, _ input: Tensor, _ wanted: Value, _ geometry: ConvolutionGeometry, _ kernel: [Int]
  ) throws(PyError) -> [Int] {
    let spatial = geometry.rank
    let leading = input.rank == spatial + 2 ? 2 : 1
    var sizes = try vm.sizes(vm.tuple([wanted]), "conv_transpose\(spatial)d", "output_size")
    if sizes.count == leading + spatial { sizes.removeFirst(leading) }
    if sizes.count != spatial {
      throw vm.valueError(
        "ConvTranspose\(spatial)D: for \(input.rank)D input, output_size must have \(spatial) or \(leading + spatial) "
          + "elements (got \(sizes.count))")
    }
    guard input.rank == leading + spatial else { return [Int](repeating: 0, count: spatial) }
    var least: [Int] = []
    var most: [Int] = []
    for index in 0..<spatial {
      let span = (input.shape[index + leading] - 1) &* geometry.stride[index] &- 2 &* geometry.padding[index]
      least.append(span &+ geometry.dilation[index] &* (kernel[index] &- 1) &+ 1)
      most.append(least[index] &+ geometry.stride[index] &- 1)
    }
    for index in 0..<spatial where sizes[index] < least[index] || sizes[index] > most[index] {
      let shape = try vm.repr(
        vm.size(try vm.engine { () throws(TensorError) in try Shape(Array(input.shape.dropFirst(2))) }))
      throw vm.valueError(
        "requested an output size of \(try vm.str(wanted)), but valid sizes range from \(least) to \(most) (for an "
          + "input of \(shape))")
    }
    return zip(sizes, least).map { $0 - $1 }
  }
}
