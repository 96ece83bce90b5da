// The normalising layers: over the batch with running statistics, over instances, layers, groups, and by root mean
// square.

import Autodiff
import PythonRuntime
import Tensors

enum NormalizationLayers {
  static let batch: [Layer] = [
    Layer(
      "_NormBase", batchParameters(affine: "True", tracks: "True"),
      shows: "{num_features}, eps={eps}, momentum={momentum}, affine={affine}, bias={#bias}, "
        + "track_running_stats={track_running_stats}",
      version: 2,
      methods: [
        NativeRow("reset_running_stats(self)") { (vm, arguments) throws(PyError) in
          try resetStatistics(vm, arguments[0])
          return .none
        },
        NativeRow("reset_parameters(self)") { (vm, arguments) throws(PyError) in
          try resetStatistics(vm, arguments[0])
          try resetScale(vm, arguments[0])
          return .none
        },
      ], initialize: makeState),
    Layer(
      "_BatchNorm", batchParameters(affine: "True", tracks: "True"), base: "_NormBase", methods: [batchForward],
      initialize: makeState),
    Layer("BatchNorm1d", nil, base: "_BatchNorm", methods: [ranks(2, 3)]),
    Layer("BatchNorm2d", nil, base: "_BatchNorm", methods: [ranks(4)]),
    Layer("BatchNorm3d", nil, base: "_BatchNorm", methods: [ranks(5)]),
  ]

  static let instance: [Layer] =
    [
      Layer(
        "_InstanceNorm", batchParameters(affine: "False", tracks: "False"), base: "_NormBase", initialize: makeState)
    ] + (1...3).map { Layer("InstanceNorm\($0)d", nil, base: "_InstanceNorm", methods: [instanceForward($0)]) }

  static let others: [Layer] = [
    Layer(
      "LayerNorm", "normalized_shape, eps=1e-05, elementwise_affine=True, bias=True, device=None, dtype=None",
      calls: LayerCall("layer_norm", ["normalized_shape", "weight", "bias", "eps"]),
      shows: "{normalized_shape}, eps={eps}, elementwise_affine={elementwise_affine}, bias={#bias}",
      methods: [resetting],
      initialize: { (vm, module, arguments) throws(PyError) in
        let sizes = try keepShape(vm, module, arguments[1])
        try vm.checkDevice(arguments[5], of: "empty")
        let dtype = try vm.dtype(arguments[6], "empty")
        let isScaled = try vm.truth(arguments[3])
        let hasBias = try vm.truth(arguments[4])
        try vm.makeParameter(module, "weight", isScaled ? sizes : nil, dtype)
        try vm.makeParameter(module, "bias", isScaled && hasBias ? sizes : nil, dtype)
        try resetScale(vm, module)
      }),
    Layer(
      "RMSNorm", "normalized_shape, eps=None, elementwise_affine=True, device=None, dtype=None",
      calls: LayerCall("rms_norm", ["normalized_shape", "weight", "eps"], inputs: "x"),
      shows: "{normalized_shape}, eps={eps}, elementwise_affine={elementwise_affine}", methods: [resetting],
      initialize: { (vm, module, arguments) throws(PyError) in
        let sizes = try keepShape(vm, module, arguments[1])
        try vm.checkDevice(arguments[4], of: "empty")
        let dtype = try vm.dtype(arguments[5], "empty")
        try vm.makeParameter(module, "weight", try vm.truth(arguments[3]) ? sizes : nil, dtype)
        try resetScale(vm, module)
      }),
    Layer(
      "GroupNorm", "num_groups, num_channels, eps=1e-05, affine=True, device=None, dtype=None, *, bias=True",
      calls: LayerCall("group_norm", ["num_groups", "weight", "bias", "eps"]),
      shows: "{num_groups}, {num_channels}, eps={eps}, affine={affine}, bias={#bias}", methods: [resetting],
      initialize: { (vm, module, arguments) throws(PyError) in
        let groups = try vm.int(arguments[1], "group_norm", "num_groups")
        let channels = try vm.int(arguments[2], "group_norm", "num_channels")
        if groups == 0 { throw vm.raise(.zeroDivisionError, "integer modulo by zero") }
        if channels % groups != 0 {
          throw vm.valueError("num_channels (\(channels)) must be divisible by num_groups (\(groups))")
        }
        try vm.checkDevice(arguments[5], of: "empty")
        try makeScale(vm, module, channels, arguments[4], arguments[7], try vm.dtype(arguments[6], "empty"))
        try resetScale(vm, module)
      }),
    Layer(
      "LocalResponseNorm", "size, alpha=0.0001, beta=0.75, k=1.0",
      calls: LayerCall("local_response_norm", ["size", "alpha", "beta", "k"]),
      shows: "{size}, alpha={alpha}, beta={beta}, k={k}"),
  ]

  private static func batchParameters(affine: String, tracks: String) -> String {
    "num_features, eps=1e-05, momentum=0.1, affine=\(affine), track_running_stats=\(tracks), device=None, dtype=None, "
      + "*, bias=True"
  }

  private static let resetting = NativeRow("reset_parameters(self)") { (vm, arguments) throws(PyError) in
    try resetScale(vm, arguments[0])
    return .none
  }

  /// `normalized_shape` as a tuple.
  private static func keepShape(_ vm: Machine, _ module: Value, _ shape: Value) throws(PyError) -> [Int] {
    let number = try vm.builtInNumber(shape)
    let isNumber = shape.isInt || shape.isBool || shape.bigInt != nil || number != nil
    let kept = isNumber ? vm.tuple([shape]) : vm.tuple(try vm.toArray(shape))
    vm.setField(module, "normalized_shape", kept)
    return try vm.emptySizes(vm.toArray(kept))
  }

  private static func makeScale(
    _ vm: Machine, _ module: Value, _ count: Int, _ affine: Value, _ bias: Value, _ dtype: DType?
  ) throws(PyError) {
    let isAffine = try vm.truth(affine)
    let hasBias = try vm.truth(bias)
    try vm.makeParameter(module, "weight", isAffine ? [count] : nil, dtype)
    try vm.makeParameter(module, "bias", isAffine && hasBias ? [count] : nil, dtype)
  }

  /// Weight one, bias zero.
  private static func resetScale(_ vm: Machine, _ module: Value) throws(PyError) {
    let weight = try vm.layerTensor(module, vm.torch.names.weight)
    let bias = try vm.field(module, "bias").tensor
    try vm.engine { () throws(TensorError) in
      try weight?.fillWithoutHistory { (array) throws(TensorError) in try array.fill(.int(1)) }
      try bias?.fillWithoutHistory { (array) throws(TensorError) in try array.fill(.int(0)) }
    }
  }

  private static func makeState(_ vm: Machine, _ module: Value, _ arguments: Arguments) throws(PyError) {
    let number = try vm.builtInNumber(arguments[1])
    let sizes = try vm.sizes(vm.tuple([number ?? arguments[1]]), "empty")
    guard let count = sizes.first, sizes.count == 1 else {
      throw vm.runtimeError("num_features must be a single size, but got \(sizes)")
    }
    try vm.checkDevice(arguments[6], of: "empty")
    let dtype = try vm.dtype(arguments[7], "empty")
    try makeScale(vm, module, count, arguments[4], arguments[8], dtype)
    let tracks = try vm.truth(arguments[5])
    let state = vm.torch.engine
    for name in ["running_mean", "running_var", "num_batches_tracked"] {
      var value = Value.none
      if tracks {
        value = vm.wrap(
          try vm.engine { () throws(TensorError) in
            if name == "num_batches_tracked" { return Tensor(try NDArray.zeros([], .int64, state)) }
            return Tensor(try NDArray.zeros(try Shape([count]), dtype ?? state.defaultDType, state))
          })
      }
      try vm.registerBuffer(module, vm.string(name), value, persistent: true)
    }
    try resetStatistics(vm, module)
    try resetScale(vm, module)
  }

  private static func resetStatistics(_ vm: Machine, _ module: Value) throws(PyError) {
    guard try vm.truth(try vm.field(module, "track_running_stats")) else { return }
    for (name, start) in [("running_mean", 0), ("running_var", 1), ("num_batches_tracked", 0)] {
      guard let tensor = try vm.field(module, name).tensor else { continue }
      try vm.engine { () throws(TensorError) in
        try tensor.fillWithoutHistory { (array) throws(TensorError) in try array.fill(.int(start)) }
      }
    }
  }

  /// `_check_input_dim`.
  private static func ranks(_ allowed: Int...) -> NativeRow {
    NativeRow("_check_input_dim(self, input)") { (vm, arguments) throws(PyError) in
      try checkRank(vm, try vm.tensor(arguments[1], "_BatchNorm"), allowed)
      return .none
    }
  }

  private static func checkRank(_ vm: Machine, _ input: Tensor, _ allowed: [Int]) throws(PyError) {
    if allowed.contains(input.rank) { return }
    let list = allowed.map { "\($0)D" }.joined(separator: " or ")
    throw vm.valueError("expected \(list) input (got \(input.rank)D input)")
  }

  private static let batchForward = NativeRow("forward(self, input)") { (vm, arguments) throws(PyError) in
    let module = arguments[0]
    _ = try vm.callMethod(module, "_check_input_dim", [arguments[1]])
    let input = try vm.tensor(arguments[1], "batch_norm")
    let isTraining = try vm.truth(try vm.field(module, "training"))
    let tracks = try vm.truth(try vm.field(module, "track_running_stats"))
    let momentum = try vm.field(module, "momentum")
    var share = momentum.isNone ? 0 : try vm.double(momentum, "batch_norm", "momentum")
    if isTraining, tracks, let counter = try vm.field(module, "num_batches_tracked").tensor {
      _ = try vm.engine { () throws(TensorError) in
        try counter.fillWithoutHistory { (array) throws(TensorError) in try array.apply(.add, .int(1)) }
      }
      if momentum.isNone {
        share = 1 / (try vm.engine { () throws(TensorError) in try counter.item() }.doubleValue)
      }
    }
    let mean = try vm.field(module, "running_mean").tensor
    let variance = try vm.field(module, "running_var").tensor
    let uses = !isTraining || tracks
    let estimates = isTraining || (mean == nil && variance == nil)
    return vm.wrap(
      try vm.batchNorm(
        input, uses ? mean : nil, uses ? variance : nil, try vm.field(module, "weight").tensor,
        try vm.field(module, "bias").tensor, training: estimates, momentum: share,
        epsilon: try vm.batchNormEpsilon(try vm.field(module, "eps"), training: estimates)))
  }

  private static func instanceForward(_ spatial: Int) -> NativeRow {
    NativeRow("forward(self, input)") { (vm, arguments) throws(PyError) in
      let module = arguments[0]
      let input = try vm.tensor(arguments[1], "_InstanceNorm")
      try checkRank(vm, input, [spatial + 1, spatial + 2])
      let isSingle = input.rank == spatial + 1
      let channel = isSingle ? 0 : 1
      let count = try vm.int(try vm.field(module, "num_features"), "instance_norm", "num_features")
      if input.shape[channel] != count {
        if try vm.truth(try vm.field(module, "affine")) {
          throw vm.valueError(
            "expected input's size at dim=\(channel) to match num_features (\(count)), but got: "
              + "\(input.shape[channel]).")
        }
        try vm.issueWarning(
          .userWarning,
          "input's size at dim=\(channel) does not match num_features. You can silence this warning by not passing in "
            + "num_features, which is not used because affine=False")
      }
      let tracks = try vm.truth(try vm.field(module, "track_running_stats"))
      let momentum = try vm.field(module, "momentum")
      let functional = Value(try vm.importModule("torch.nn.functional"))
      let images = isSingle ? vm.wrap(try vm.engine { () throws(TensorError) in try input.unsqueeze(0) }) : arguments[1]
      let training = try vm.truth(try vm.field(module, "training"))
      let result = try vm.call(
        try vm.getAttribute(functional, "instance_norm"),
        [
          images, try vm.field(module, "running_mean"), try vm.field(module, "running_var"),
          try vm.field(module, "weight"), try vm.field(module, "bias"), Value(training || !tracks),
          momentum.isNone ? Value(0.0) : momentum, try vm.field(module, "eps"),
        ])
      guard isSingle, let batch = result.tensor else { return result }
      return vm.wrap(try vm.engine { () throws(TensorError) in try batch.squeeze([0]) })
    }
  }
}
