// The pooling layers: windows and how they move, and one function of `nn.functional` each.

import PythonRuntime

enum PoolingLayers {
  static let all: [Layer] = families + (1...3).flatMap { sized($0) }

  private static let families: [Layer] = [
    Layer(
      "_MaxPoolNd",
      "kernel_size, stride=None, padding=0, dilation=1, return_indices=False, ceil_mode=False",
      shows: "kernel_size={kernel_size}, stride={stride}, padding={padding}, dilation={dilation}, "
        + "ceil_mode={ceil_mode}",
      initialize: { (vm, module, arguments) throws(PyError) in
        if arguments[2].isNone { vm.setField(module, "stride", arguments[1]) }
      }),
    Layer("_MaxUnpoolNd", nil, shows: "kernel_size={kernel_size}, stride={stride}, padding={padding}"),
    Layer("_AvgPoolNd", nil, shows: "kernel_size={kernel_size}, stride={stride}, padding={padding}"),
    Layer(
      "_LPPoolNd", "norm_type, kernel_size, stride=None, ceil_mode=False",
      shows: "norm_type={norm_type}, kernel_size={kernel_size}, stride={stride}, ceil_mode={ceil_mode}"),
    Layer("_AdaptiveMaxPoolNd", "output_size, return_indices=False", shows: "output_size={output_size}"),
    Layer("_AdaptiveAvgPoolNd", "output_size", shows: "output_size={output_size}"),
  ]

  /// The pooling layers of one number of spatial dimensions.
  private static func sized(_ spatial: Int) -> [Layer] {
    [
      Layer(
        "MaxPool\(spatial)d", nil, base: "_MaxPoolNd",
        calls: LayerCall(
          "max_pool\(spatial)d", ["kernel_size", "stride", "padding", "dilation", "ceil_mode", "return_indices"])),
      Layer(
        "MaxUnpool\(spatial)d", "kernel_size, stride=None, padding=0", base: "_MaxUnpoolNd",
        methods: [unpool(spatial)],
        initialize: { (vm, module, arguments) throws(PyError) in try spread(vm, module, arguments, spatial) }),
      mean(spatial),
      Layer(
        "LPPool\(spatial)d", nil, base: "_LPPoolNd",
        calls: LayerCall("lp_pool\(spatial)d", ["norm_type", "kernel_size", "stride", "ceil_mode"])),
      Layer(
        "AdaptiveMaxPool\(spatial)d", nil, base: "_AdaptiveMaxPoolNd",
        calls: LayerCall("adaptive_max_pool\(spatial)d", ["output_size", "return_indices"])),
      Layer(
        "AdaptiveAvgPool\(spatial)d", nil, base: "_AdaptiveAvgPoolNd",
        calls: LayerCall("adaptive_avg_pool\(spatial)d", ["output_size"])),
    ]
  }

  private static func mean(_ spatial: Int) -> Layer {
    let own = "kernel_size, stride=None, padding=0, ceil_mode=False, count_include_pad=True"
    let passing = ["kernel_size", "stride", "padding", "ceil_mode", "count_include_pad"]
    if spatial == 1 {
      return Layer(
        "AvgPool1d", own, base: "_AvgPoolNd", calls: LayerCall("avg_pool1d", passing),
        initialize: { (vm, module, arguments) throws(PyError) in try spread(vm, module, arguments, 1) })
    }
    return Layer(
      "AvgPool\(spatial)d", own + ", divisor_override=None", base: "_AvgPoolNd",
      calls: LayerCall("avg_pool\(spatial)d", passing + ["divisor_override"]),
      initialize: { (vm, module, arguments) throws(PyError) in
        if arguments[2].isNone { vm.setField(module, "stride", arguments[1]) }
      })
  }

  /// Window, step and padding as tuples.
  private static func spread(
    _ vm: Machine, _ module: Value, _ arguments: Arguments, _ spatial: Int
  ) throws(PyError) {
    vm.setField(module, "kernel_size", try vm.repeated(arguments[1], spatial))
    let stride = arguments[2].isNone ? arguments[1] : arguments[2]
    vm.setField(module, "stride", try vm.repeated(stride, spatial))
    vm.setField(module, "padding", try vm.repeated(arguments[3], spatial))
  }

  private static func unpool(_ spatial: Int) -> NativeRow {
    NativeRow("forward(self, input, indices, output_size=None)") { (vm, arguments) throws(PyError) in
      let module = arguments[0]
      let functional = try vm.importModule("torch.nn.functional")
      return try vm.call(
        try vm.getAttribute(Value(functional), "max_unpool\(spatial)d"),
        [
          arguments[1], arguments[2], try vm.field(module, "kernel_size"), try vm.field(module, "stride"),
          try vm.field(module, "padding"), arguments[3],
        ])
    }
  }
}
