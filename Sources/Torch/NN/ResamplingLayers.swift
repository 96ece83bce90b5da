// Layers that rearrange or resample images, and the distances: settings and one function of `nn.functional` each.

import PythonRuntime

enum ResamplingLayers {
  static let shuffles: [Layer] = [
    Layer(
      "PixelShuffle", "upscale_factor", calls: LayerCall("pixel_shuffle", ["upscale_factor"]),
      shows: "upscale_factor={upscale_factor}"),
    Layer(
      "PixelUnshuffle", "downscale_factor", calls: LayerCall("pixel_unshuffle", ["downscale_factor"]),
      shows: "downscale_factor={downscale_factor}"),
  ]

  static let channels: [Layer] = [
    Layer("ChannelShuffle", "groups", calls: LayerCall("channel_shuffle", ["groups"]), shows: "groups={groups}")
  ]

  static let folds: [Layer] = [
    Layer(
      "Fold", "output_size, kernel_size, dilation=1, padding=0, stride=1",
      calls: LayerCall("fold", ["output_size", "kernel_size", "dilation", "padding", "stride"]),
      shows: "output_size={output_size}, kernel_size={kernel_size}, dilation={dilation}, padding={padding}, "
        + "stride={stride}"),
    Layer(
      "Unfold", "kernel_size, dilation=1, padding=0, stride=1",
      calls: LayerCall("unfold", ["kernel_size", "dilation", "padding", "stride"]),
      shows: "kernel_size={kernel_size}, dilation={dilation}, padding={padding}, stride={stride}"),
  ]

  static let distances: [Layer] = [
    Layer(
      "PairwiseDistance", "p=2.0, eps=1e-06, keepdim=False",
      calls: LayerCall("pairwise_distance", ["norm", "eps", "keepdim"], inputs: "x1, x2"),
      initialize: { (vm, module, arguments) throws(PyError) in
        if let object = module.instance { _ = vm.deleteInstanceAttribute(object, vm.intern("p")) }
        vm.setField(module, "norm", arguments[1])
      }),
    Layer(
      "CosineSimilarity", "dim=1, eps=1e-08", calls: LayerCall("cosine_similarity", ["dim", "eps"], inputs: "x1, x2")),
  ]

  static let upsampling: [Layer] = [
    Layer(
      "Upsample", "size=None, scale_factor=None, mode='nearest', align_corners=None, recompute_scale_factor=None",
      calls: LayerCall("interpolate", ["size", "scale_factor", "mode", "align_corners", "recompute_scale_factor"]),
      methods: [
        NativeRow("extra_repr(self)") { (vm, arguments) throws(PyError) in
          let isScaled = !(try vm.field(arguments[0], "scale_factor").isNone)
          let template = (isScaled ? "scale_factor={scale_factor!r}" : "size={size!r}") + ", mode={mode!r}"
          return vm.string(try vm.shown(template, arguments[0]))
        }
      ],
      initialize: { (vm, module, arguments) throws(PyError) in
        try setScale(vm, module, arguments[2])
      }),
    Layer(
      "UpsamplingNearest2d", "size=None, scale_factor=None", base: "Upsample",
      initialize: { (vm, module, arguments) throws(PyError) in
        try settle(vm, module, arguments[2], "nearest", corners: .none)
      }),
    Layer(
      "UpsamplingBilinear2d", "size=None, scale_factor=None", base: "Upsample",
      initialize: { (vm, module, arguments) throws(PyError) in
        try settle(vm, module, arguments[2], "bilinear", corners: .true)
      }),
  ]

  private static func settle(
    _ vm: Machine, _ module: Value, _ scale: Value, _ mode: String, corners: Value
  ) throws(PyError) {
    vm.setField(module, "mode", vm.string(mode))
    vm.setField(module, "align_corners", corners)
    vm.setField(module, "recompute_scale_factor", .none)
    try setScale(vm, module, scale)
  }

  private static func setScale(_ vm: Machine, _ module: Value, _ scale: Value) throws(PyError) {
    vm.setField(module, "name", vm.string(vm.typeName(of: module)))
    func number(_ value: Value) throws(PyError) -> Value { Value(try vm.double(value, "float", "scale_factor", 1)) }
    if scale.isKind(.tuple) {
      var factors: [Value] = []
      for part in try vm.toArray(scale) { factors.append(try number(part)) }
      vm.setField(module, "scale_factor", vm.tuple(factors))
    } else {
      vm.setField(module, "scale_factor", try vm.truth(scale) ? try number(scale) : .none)
    }
  }
}
