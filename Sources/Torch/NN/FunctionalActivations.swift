// `torch.nn.functional`: the less common activations, normalisations, dropouts, embeddings, distances and attention.

import Autodiff
import PythonRuntime
import Tensors

enum FunctionalActivations {
  static let functions: [NativeRow] = activations + gumbel + dropouts

  private typealias Operation = @Sendable (Machine, Tensor, Arguments) throws(PyError) -> Tensor

  /// An activation; with `inplace` as its last parameter the result is also written over the input.
  private static func activation(
    _ name: String, _ parameters: String = "inplace=False", _ operation: @escaping Operation
  ) -> [NativeRow] {
    let isWriting = parameters.hasSuffix("inplace=False")
    let row = NativeRow(parameters.isEmpty ? "\(name)(input)" : "\(name)(input, \(parameters))") {
      (vm, arguments) throws(PyError) in
      let tensor = try vm.tensor(arguments[0], name)
      if isWriting, try vm.flag(arguments[arguments.count - 1]) {
        return try vm.overwritten(arguments[0], tensor, name) { (standIn) throws(PyError) in
          try operation(vm, standIn, arguments)
        }
      }
      return vm.wrap(try operation(vm, tensor, arguments))
    }
    guard isWriting, withUnderscore.contains(name) else { return [row] }
    let rest = String(parameters.dropLast("inplace=False".count))
    let list = rest.isEmpty ? "input" : "input, " + String(rest.dropLast(2))
    let writing = NativeRow("\(name)_(\(list))") { (vm, arguments) throws(PyError) in
      let tensor = try vm.tensor(arguments[0], name)
      return try vm.overwritten(arguments[0], tensor, name) { (standIn) throws(PyError) in
        try operation(vm, standIn, arguments)
      }
    }
    return [row, writing]
  }

  /// The activations that also have an underscore function.
  private static let withUnderscore: Set<String> = [
    "relu", "celu", "elu", "hardtanh", "leaky_relu", "rrelu", "selu", "threshold",
  ]

  private static func plain(
    _ name: String, _ parameters: String = "inplace=False",
    _ operation: @escaping @Sendable (Tensor) throws(TensorError) -> Tensor
  ) -> [NativeRow] {
    activation(name, parameters) { (vm, tensor, _) throws(PyError) in
      try vm.engine { () throws(TensorError) in try operation(tensor) }
    }
  }

  private static func number(
    _ name: String, _ parameter: String, _ rest: String = ", inplace=False",
    _ operation: @escaping @Sendable (Tensor, Double) throws(TensorError) -> Tensor
  ) -> [NativeRow] {
    let key = String(parameter.prefix { $0 != "=" })
    return activation(name, parameter + rest) { (vm, tensor, arguments) throws(PyError) in
      let value = try vm.double(arguments[1], name, key)
      return try vm.engine { () throws(TensorError) in try operation(tensor, value) }
    }
  }

  private static let activations: [NativeRow] =
    plain("relu") { (t) throws(TensorError) in try t.relu() }
    + plain("relu6") { (t) throws(TensorError) in try t.hardtanh(0, 6) }
    + plain("silu") { (t) throws(TensorError) in try t.silu() }
    + plain("mish") { (t) throws(TensorError) in try t.mish() }
    + plain("hardsigmoid") { (t) throws(TensorError) in try t.hardsigmoid() }
    + plain("hardswish") { (t) throws(TensorError) in try t.hardswish() }
    + plain("selu") { (t) throws(TensorError) in
      try t.elu(alpha: 1.6732632423543772848170429916717, scale: 1.0507009873554804934193349852946)
    }
    + plain("tanhshrink", "") { (t) throws(TensorError) in try t.tanhshrink() }
    + plain("softsign", "") { (t) throws(TensorError) in try t.softsign() }
    + number("celu", "alpha=1.0") { (t, alpha) throws(TensorError) in try t.celu(alpha) }
    + number("elu", "alpha=1.0") { (t, alpha) throws(TensorError) in try t.elu(alpha: alpha) }
    + number("leaky_relu", "negative_slope=0.01") { (t, slope) throws(TensorError) in try t.leakyReLU(slope) }
    + number("hardshrink", "lambd=0.5", "") { (t, lambda) throws(TensorError) in try t.hardshrink(lambda) }
    + number("softshrink", "lambd=0.5", "") { (t, lambda) throws(TensorError) in try t.softshrink(lambda) }
    + activation("hardtanh", "min_val=-1.0, max_val=1.0, inplace=False") { (vm, t, arguments) throws(PyError) in
      let low = try vm.double(arguments[1], "hardtanh", "min_val")
      if try vm.double(arguments[2], "hardtanh", "max_val") < low {
        throw vm.valueError("min_val cannot be greater than max_val")
      }
      let high = try vm.double(arguments[2], "hardtanh", "max_val")
      return try vm.engine { () throws(TensorError) in try t.hardtanh(low, high) }
    }
    + activation("threshold", "threshold, value, inplace=False") { (vm, t, arguments) throws(PyError) in
      let limit = try vm.double(arguments[1], "threshold", "threshold")
      let value = try vm.double(arguments[2], "threshold", "value")
      return try vm.engine { () throws(TensorError) in try t.threshold(limit, value) }
    }
    + activation("rrelu", "lower=0.125, upper=0.3333333333333333, training=False, inplace=False") {
      (vm, t, arguments) throws(PyError) in
      let low = try vm.double(arguments[1], "rrelu", "lower")
      let high = try vm.double(arguments[2], "rrelu", "upper")
      let training = try vm.flag(arguments[3])
      return try vm.engine { () throws(TensorError) in try t.rrelu(low, high, training: training) }
    }
    + activation("glu", "dim=-1") { (vm, t, arguments) throws(PyError) in
      let dimension = try vm.int(arguments[1], "glu", "dim")
      return try vm.engine { () throws(TensorError) in try t.glu(dimension) }
    }
    + activation("prelu", "weight") { (vm, t, arguments) throws(PyError) in
      let weight = try vm.tensor(arguments[1], "prelu", "weight", 2)
      return try vm.engine { () throws(TensorError) in try t.prelu(weight) }
    }
    + activation("softmin", "dim=None, _stacklevel=3, dtype=None") { (vm, t, arguments) throws(PyError) in
      let dimension = try vm.functionalDimension(arguments[1], t, "softmin")
      let dtype = try vm.dtype(arguments[3], "softmax") ?? t.dtype
      try vm.warnOfDiscardedPart(t, dtype)
      return try vm.engine { () throws(TensorError) in try t.neg().to(dtype).softmax(dimension) }
    }

  private static let gumbel: [NativeRow] = [
    NativeRow("gumbel_softmax(logits, tau=1, hard=False, eps=1e-10, dim=-1)") { (vm, arguments) throws(PyError) in
      let logits = try vm.tensor(arguments[0], "gumbel_softmax", "logits")
      let tau = try vm.double(arguments[1], "gumbel_softmax", "tau")
      let dimension = try vm.int(arguments[4], "gumbel_softmax", "dim")
      let hard = try vm.flag(arguments[2])
      return vm.wrap(
        try vm.engine { () throws(TensorError) in
          let noise = try NDArray.zeros(logits.shape, logits.dtype, logits.state)
          try noise.fillExponential(1, logits.state.generator)
          let gumbels = try Tensor(noise).log().neg()
          let soft = try logits.add(gumbels).div(.float(tau)).softmax(dimension)
          if !hard { return soft }
          let index = try soft.extremum(maximum: true, dimension, keepDimensions: true).indices
          let one = Tensor(try NDArray.full(index.shape, .int(1), logits.dtype, logits.state))
          let zero = Tensor(try logits.array.filledLike(.int(0)))
          return try zero.scatter(dimension, index, number: .int(1)).sub(soft.detach()).add(soft).mul(
            try one.sum([dimension], keepDimensions: true))
        })
    }
  ]

  /// Dropout of whole channels: `dropout1d` to `dropout3d` and the forms for self-normalising nets.
  private static func channelDropout(_ name: String, _ spatial: Int) -> NativeRow {
    NativeRow("\(name)(input, p=0.5, training=True, inplace=False)") { (vm, arguments) throws(PyError) in
      let tensor = try vm.tensor(arguments[0], name)
      let rate = try vm.dropoutRate(arguments[1], name)
      let training = try vm.flag(arguments[2])
      // Volumes without a batch are told by their dimensions alone: whatever has not five is one image.
      let isSingle = spatial == 3 ? tensor.rank != 5 : tensor.rank == spatial + 1
      if spatial == 1 && tensor.rank != 2 && tensor.rank != 3 {
        throw vm.runtimeError(
          "dropout1d: Expected 2D or 3D input, but received a \(tensor.rank)D input. Note that dropout1d exists to provide "
            + "channel-wise dropout on inputs with 1 spatial dimension, a channel dimension, and an optional batch "
            + "dimension (i.e. 2D or 3D inputs).")
      }
      if spatial > 1 { try vm.warnOfChannels(name, spatial, tensor.rank) }
      return vm.wrap(
        try vm.engine { () throws(TensorError) in
          let images = isSingle && spatial != 2 ? try tensor.unsqueeze(0) : tensor
          let result = try images.channelDropout(rate, training: training)
          return isSingle && spatial != 2 ? try result.squeeze([0]) : result
        })
    }
  }

  private static func alphaDropout(_ name: String, channels: Bool) -> NativeRow {
    NativeRow("\(name)(input, p=0.5, training=False, inplace=False)") { (vm, arguments) throws(PyError) in
      let tensor = try vm.tensor(arguments[0], name)
      let rate = try vm.dropoutRate(arguments[1], name)
      let training = try vm.flag(arguments[2])
      return vm.wrap(
        try vm.engine { () throws(TensorError) in
          try tensor.alphaDropout(rate, training: training, wholeChannels: channels)
        })
    }
  }

  private static let dropouts: [NativeRow] = [
    channelDropout("dropout1d", 1), channelDropout("dropout2d", 2), channelDropout("dropout3d", 3),
    alphaDropout("alpha_dropout", channels: false), alphaDropout("feature_alpha_dropout", channels: true),
  ]
}

extension Tensor {
  /// Whole channels zeroed; the others scaled up.
  func channelDropout(_ rate: Double, training: Bool) throws(TensorError) -> Tensor {
    if !training || rate == 0 || count == 0 { return self }
    if rank < 2 { throw .runtime("Feature dropout requires at least 2 dimensions in the input") }
    let mask = try NDArray.zeros(
      try Shape(Array(shape.prefix(2)) + [Int](repeating: 1, count: rank - 2)), dtype, state)
    if rate < 1 {
      try mask.fillBernoulli(1 - rate, state.generator)
      try mask.apply(.divide, .float(1 - rate))
    }
    return try mul(Tensor(mask))
  }

  /// Dropout that keeps mean and variance of self-normalising activations.
  func alphaDropout(_ rate: Double, training: Bool, wholeChannels: Bool) throws(TensorError) -> Tensor {
    if !training || rate == 0 || count == 0 { return self }
    if wholeChannels && rank < 2 {
      throw .runtime("Feature dropout requires at least 2 dimensions in the input")
    }
    if rate == 1 { return try mul(Tensor(try NDArray.zeros([], dtype, state))) }
    // The draws of single elements lie as the elements do.
    let sizes = try Shape(Array(shape.prefix(2)) + [Int](repeating: 1, count: Swift.max(rank - 2, 0)))
    let mask = try wholeChannels ? NDArray.zeros(sizes, dtype, state) : array.emptyLike()
    try mask.fillBernoulli(1 - rate, state.generator)
    let alpha = 1.7580993408473766
    let a = 1 / ((alpha * alpha * rate + 1) * (1 - rate)).squareRoot()
    let shift = try mask.binary(.subtract, .int(1)).binary(.multiply, .float(alpha * a)).binary(
      .add, .float(alpha * a * rate))
    try mask.apply(.multiply, .float(a))
    return try mul(Tensor(mask)).add(Tensor(shift))
  }
}

extension Machine {
  /// What the dropouts of whole channels say to inputs with other dimensions than images have.
  fileprivate func warnOfChannels(_ name: String, _ spatial: Int, _ rank: Int) throws(PyError) {
    if rank != spatial + 1 && rank != spatial + 2 {
      try issueWarning(
        .userWarning,
        "\(name): Received a \(rank)-D input to \(name), which is deprecated and will result in an error in a future "
          + "release. To retain the behavior and silence this warning, please use dropout instead. Note that \(name) "
          + "exists to provide channel-wise dropout on inputs with \(spatial) spatial dimensions, a channel dimension, "
          + "and an optional batch dimension (i.e. \(spatial + 1)D or \(spatial + 2)D inputs).")
    } else if spatial == 2 && rank == 3 {
      try issueWarning(
        .userWarning,
        "dropout2d: Received a 3D input to dropout2d and assuming that channel-wise 1D dropout behavior is desired - "
          + "input is interpreted as shape (N, C, L), where C is the channel dim. This behavior will change in a future "
          + "release to interpret the input as one without a batch dimension, i.e. shape (C, H, W). To maintain the 1D "
          + "channel-wise dropout behavior, please switch to using dropout1d instead.")
    }
  }

  func dropoutRate(_ value: Value, _ name: String) throws(PyError) -> Double {
    let rate = try double(value, name, "p")
    if !(rate >= 0 && rate <= 1) {
      throw valueError("dropout probability has to be between 0 and 1, but got \(try repr(value))")
    }
    return rate
  }

  /// Runs an operation on a stand-in and writes its result over the tensor.
  func overwritten(
    _ receiver: Value, _ tensor: Tensor, _ name: String, _ operation: (Tensor) throws(PyError) -> Tensor
  ) throws(PyError) -> Value {
    let standIn = try engine { () throws(TensorError) in try tensor.standInForWriting() }
    let result = try operation(standIn)
    // The reference's own in-place kernels have nodes of another number.
    switch name {
    case "elu", "selu", "elu_", "selu_": _ = result.namingNode("EluBackward1")
    case "celu", "celu_": _ = result.namingNode("CeluBackward1")
    case "leaky_relu", "leaky_relu_": _ = result.namingNode("LeakyReluBackward1")
    case "threshold", "threshold_": _ = result.namingNode("ThresholdBackward1")
    default: break
    }
    _ = try engine { () throws(TensorError) in try tensor.becomes(result, of: standIn, name) }
    return receiver
  }
}
