// The activation layers: each a name, its settings, and one function on its input.

import Autodiff
import PythonRuntime
import Tensors

enum ActivationLayers {
  static let all: [Layer] = withInPlace + shrinking + plain + overDimension + [gelu, softmax2d, prelu]

  private static let withInPlace: [Layer] = [
    Layer("ReLU", "inplace=False", calls: LayerCall("relu", ["inplace"]), shows: "{?inplace}"),
    Layer("SiLU", "inplace=False", calls: LayerCall("silu", ["inplace"]), shows: "{?inplace}"),
    Layer("Mish", "inplace=False", calls: LayerCall("mish", ["inplace"]), shows: "{?inplace}"),
    Layer("SELU", "inplace=False", calls: LayerCall("selu", ["inplace"]), shows: "{?inplace}"),
    Layer("Hardsigmoid", "inplace=False", calls: LayerCall("hardsigmoid", ["inplace"])),
    Layer("Hardswish", "inplace=False", calls: LayerCall("hardswish", ["inplace"])),
    Layer(
      "LeakyReLU", "negative_slope=0.01, inplace=False", calls: LayerCall("leaky_relu", ["negative_slope", "inplace"]),
      shows: "negative_slope={negative_slope}{?inplace}"),
    Layer(
      "ELU", "alpha=1.0, inplace=False", calls: LayerCall("elu", ["alpha", "inplace"]),
      shows: "alpha={alpha}{?inplace}"),
    Layer(
      "CELU", "alpha=1.0, inplace=False", calls: LayerCall("celu", ["alpha", "inplace"]),
      shows: "alpha={alpha}{?inplace}"),
    Layer(
      "Threshold", "threshold, value, inplace=False",
      calls: LayerCall("threshold", ["threshold", "value", "inplace"]),
      shows: "threshold={threshold}, value={value}{?inplace}"),
    Layer(
      "RReLU", "lower=0.125, upper=0.3333333333333333, inplace=False",
      calls: LayerCall("rrelu", ["lower", "upper", "training", "inplace"]),
      shows: "lower={lower}, upper={upper}{?inplace}"),
    Layer(
      "Hardtanh", "min_val=-1.0, max_val=1.0, inplace=False, min_value=None, max_value=None",
      calls: LayerCall("hardtanh", ["min_val", "max_val", "inplace"]),
      shows: "min_val={min_val}, max_val={max_val}{?inplace}",
      initialize: { (vm, module, arguments) throws(PyError) in
        for (position, old, new) in [(4, "min_value", "min_val"), (5, "max_value", "max_val")]
        where !arguments[position].isNone {
          try vm.issueWarning(.futureWarning, "keyword argument `\(old)` is deprecated and renamed to `\(new)`")
          vm.setField(module, new, arguments[position])
        }
        let (low, high) = (try vm.field(module, "min_val"), try vm.field(module, "max_val"))
        if try vm.truth(try vm.compare(.lessEqual, high, low)) {
          throw vm.raise(
            .assertionError, "max_val (\(try vm.str(high))) must be greater than min_val (\(try vm.str(low)))")
        }
      }),
    Layer(
      "ReLU6", "inplace=False", base: "Hardtanh", shows: "{?inplace}",
      initialize: { (vm, module, _) throws(PyError) in
        vm.setField(module, "min_val", Value(0.0))
        vm.setField(module, "max_val", Value(6.0))
      }),
  ]

  private static let shrinking: [Layer] = [
    Layer("Hardshrink", "lambd=0.5", calls: LayerCall("hardshrink", ["lambd"]), shows: "{lambd}"),
    Layer("Softshrink", "lambd=0.5", calls: LayerCall("softshrink", ["lambd"]), shows: "{lambd}"),
    Layer(
      "Softplus", "beta=1.0, threshold=20.0", calls: LayerCall("softplus", ["beta", "threshold"]),
      shows: "beta={beta}, threshold={threshold}"),
  ]

  private static let plain: [Layer] = [
    Layer("Sigmoid", calls: LayerCall("sigmoid")), Layer("Tanh", calls: LayerCall("tanh")),
    Layer("LogSigmoid", calls: LayerCall("logsigmoid")), Layer("Softsign", calls: LayerCall("softsign")),
    Layer("Tanhshrink", calls: LayerCall("tanhshrink")),
  ]

  private static let overDimension: [Layer] = [
    Layer("Softmax", "dim=None", calls: LayerCall("softmax", ["dim"]), shows: "dim={dim}"),
    Layer("LogSoftmax", "dim=None", calls: LayerCall("log_softmax", ["dim"]), shows: "dim={dim}"),
    Layer("Softmin", "dim=None", calls: LayerCall("softmin", ["dim"]), shows: "dim={dim}"),
    Layer("GLU", "dim=-1", calls: LayerCall("glu", ["dim"]), shows: "dim={dim}"),
  ]

  private static let gelu = Layer(
    "GELU", "approximate='none'", shows: "approximate={approximate!r}",
    methods: [
      NativeRow("forward(self, input)") { (vm, arguments) throws(PyError) in
        let approximate = try vm.field(arguments[0], "approximate")
        let text = approximate.str?.string ?? ""
        guard text == "none" || text == "tanh" else {
          throw vm.runtimeError("approximate argument must be either none or tanh.")
        }
        let input = try vm.tensor(arguments[1], "gelu")
        return vm.wrap(try vm.engine { () throws(TensorError) in try input.gelu(tanhForm: text == "tanh") })
      }
    ])

  private static let softmax2d = Layer(
    "Softmax2d",
    methods: [
      NativeRow("forward(self, input)") { (vm, arguments) throws(PyError) in
        let input = try vm.tensor(arguments[1], "softmax")
        if input.rank != 3 && input.rank != 4 {
          throw vm.valueError("Softmax2d: expected input to be 3D or 4D, got \(input.rank)D instead")
        }
        return vm.wrap(try vm.engine { () throws(TensorError) in try input.softmax(-3) })
      }
    ])

  private static let prelu = Layer(
    "PReLU", "num_parameters=1, init=0.25, device=None, dtype=None", calls: LayerCall("prelu", ["weight"]),
    shows: "num_parameters={num_parameters}",
    methods: [
      NativeRow("reset_parameters(self)") { (vm, arguments) throws(PyError) in
        try fillSlopes(vm, arguments[0])
        return .none
      }
    ],
    initialize: { (vm, module, arguments) throws(PyError) in
      try vm.checkDevice(arguments[3], of: "empty")
      let sizes = try vm.sizes(vm.tuple([arguments[1]]), "empty")
      try vm.makeParameter(module, "weight", sizes, try vm.dtype(arguments[4], "empty"))
      try fillSlopes(vm, module)
    })

  private static func fillSlopes(_ vm: Machine, _ module: Value) throws(PyError) {
    let start = try vm.double(try vm.field(module, "init"), "fill_", "value")
    let weight = try vm.layerTensor(module, vm.torch.names.weight)
    try vm.engine { () throws(TensorError) in
      try weight?.fillWithoutHistory { (array) throws(TensorError) in try array.fill(.float(start)) }
    }
  }
}
