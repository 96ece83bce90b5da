// `torch.nn.functional`: activations, losses and layers as functions.

import Autodiff
import PythonRuntime
import Tensors

enum FunctionalFunctions {
  static let functions: [NativeRow] =
    activations + losses + layers + FunctionalActivations.functions + FunctionalConvolutions.functions
    + FunctionalPooling.functions + FunctionalResampling.functions + FunctionalNormalization.functions
    + FunctionalLosses.functions + FunctionalSampling.functions

  /// Functions of this module that also stand directly in `torch`.
  static let torchFunctions: [NativeRow] = functions.filter { row in
    let name = row.signature.prefix { $0 != "(" }
    return alsoInTorch.contains(String(name))
  }

  private static let alsoInTorch: Set<String> = [
    "conv1d", "conv2d", "conv3d", "conv_transpose1d", "conv_transpose2d", "conv_transpose3d", "max_pool1d",
    "max_pool2d",
    "max_pool3d", "avg_pool1d", "adaptive_avg_pool1d", "dropout", "dropout_", "feature_alpha_dropout", "alpha_dropout",
    "celu", "celu_", "rrelu", "prelu", "hardshrink", "threshold", "threshold_", "pixel_shuffle", "pixel_unshuffle",
    "channel_shuffle", "embedding_bag", "selu_", "max_pool1d_with_indices",
  ]

  private static func activation(
    _ name: String, _ parameters: String = "inplace=False",
    _ operation: @escaping @Sendable (Machine, Tensor, Arguments) throws(PyError) -> Tensor
  ) -> NativeRow {
    NativeRow("\(name)(input, \(parameters))") { (vm, arguments) throws(PyError) in
      vm.wrap(try operation(vm, try vm.tensor(arguments[0], name), arguments))
    }
  }

  private static let activations: [NativeRow] = [
    NativeRow("tanh(input)") { (vm, arguments) throws(PyError) in
      let t = try vm.tensor(arguments[0], "tanh")
      return vm.wrap(try vm.engine { () throws(TensorError) in try t.tanh() })
    },
    NativeRow("sigmoid(input)") { (vm, arguments) throws(PyError) in
      let t = try vm.tensor(arguments[0], "sigmoid")
      return vm.wrap(try vm.engine { () throws(TensorError) in try t.sigmoid() })
    },
    NativeRow("logsigmoid(input, *, out=None)") { (vm, arguments) throws(PyError) in
      let t = try vm.tensor(arguments[0], "logsigmoid")
      let value = vm.wrap(try vm.engine { () throws(TensorError) in try t.logSigmoid() })
      return arguments[1].isNone ? value : try vm.write(value, into: arguments[1], "log_sigmoid")
    },
    activation("gelu", "*, approximate='none'") { (vm, t, arguments) throws(PyError) in
      let form = try vm.str(arguments[1])
      if form != "none" && form != "tanh" {
        throw vm.runtimeError("approximate argument must be either none or tanh.")
      }
      let tanhForm = form == "tanh"
      return try vm.engine { () throws(TensorError) in try t.gelu(tanhForm: tanhForm) }
    },
    activation("softplus", "beta=1.0, threshold=20.0") { (vm, t, arguments) throws(PyError) in
      let beta = try vm.double(arguments[1], "softplus", "beta")
      let threshold = try vm.double(arguments[2], "softplus", "threshold")
      return try vm.engine { () throws(TensorError) in try t.softplus(beta: beta, threshold: threshold) }
    },
    activation("softmax", "dim=None, _stacklevel=3, dtype=None") { (vm, t, arguments) throws(PyError) in
      let dimension = try vm.functionalDimension(arguments[1], t, "softmax")
      let dtype = try vm.dtype(arguments[3], "softmax") ?? t.dtype
      try vm.warnOfDiscardedPart(t, dtype)
      return try vm.engine { () throws(TensorError) in try t.to(dtype).softmax(dimension) }
    },
    activation("log_softmax", "dim=None, _stacklevel=3, dtype=None") { (vm, t, arguments) throws(PyError) in
      let dimension = try vm.functionalDimension(arguments[1], t, "log_softmax")
      let dtype = try vm.dtype(arguments[3], "log_softmax") ?? t.dtype
      try vm.warnOfDiscardedPart(t, dtype)
      return try vm.engine { () throws(TensorError) in try t.to(dtype).logSoftmax(dimension) }
    },
    activation("dropout", "p=0.5, training=True, inplace=False") { (vm, t, arguments) throws(PyError) in
      let p = try vm.double(arguments[1], "dropout", "p")
      if p < 0 || p > 1 {
        throw vm.valueError("dropout probability has to be between 0 and 1, but got \(try vm.repr(arguments[1]))")
      }
      let training = try vm.flag(arguments[2])
      if try vm.flag(arguments[3]) {
        let written = try vm.overwritten(arguments[0], t, "dropout") { (standIn) throws(PyError) in
          try vm.engine { () throws(TensorError) in try standIn.dropout(p, training: training) }
        }
        return written.tensor ?? t
      }
      return try vm.engine { () throws(TensorError) in try t.dropout(p, training: training) }
    },
  ]

  private typealias Loss = @Sendable (Tensor, Tensor, LossReduction) throws(TensorError) -> Tensor

  private static func pointwise(_ name: String, _ operation: @escaping Loss) -> NativeRow {
    NativeRow("\(name)(input, target, size_average=None, reduce=None, reduction='mean', weight=None)") {
      (vm, arguments) throws(PyError) in
      let reduction = try vm.reduction(arguments[4], arguments[2], arguments[3])
      let weight = try vm.lossWeight(arguments[5], arguments[0])
      return try vm.loss(arguments[0], arguments[1], name, warns: true) { (input, target) throws(TensorError) in
        guard let weight else { return try operation(input, target, reduction) }
        return try operation(input, target, .none).weighted(weight, reduction)
      }
    }
  }

  private static let losses: [NativeRow] = [
    pointwise("mse_loss") { (a, b, r) throws(TensorError) in try a.mseLoss(b, r) },
    pointwise("l1_loss") { (a, b, r) throws(TensorError) in try a.l1Loss(b, r) },
    NativeRow("smooth_l1_loss(input, target, size_average=None, reduce=None, reduction='mean', beta=1.0)") {
      (vm, arguments) throws(PyError) in
      let reduction = try vm.reduction(arguments[4], arguments[2], arguments[3])
      let beta = try vm.double(arguments[5], "smooth_l1_loss", "beta")
      return try vm.loss(arguments[0], arguments[1], "smooth_l1_loss", warns: true) { (a, b) throws(TensorError) in
        try a.smoothL1Loss(b, beta: beta, reduction)
      }
    },
    NativeRow("binary_cross_entropy(input, target, weight=None, size_average=None, reduce=None, reduction='mean')") {
      (vm, arguments) throws(PyError) in
      let weight = arguments[2].tensor
      let reduction = try vm.reduction(arguments[5], arguments[3], arguments[4])
      return try vm.loss(arguments[0], arguments[1], "binary_cross_entropy") { (a, b) throws(TensorError) in
        if !(a.shape == b.shape) {
          throw .value(
            "Using a target size (torch.Size(\(b.shape))) that is different to the input size (torch.Size(\(a.shape))) is "
              + "deprecated. Please ensure they have the same size.")
        }
        if let weight {
          _ = try Shape.broadcast(
            b.shape, with: weight.shape, argument: 1, shown: "torch.Size(\(weight.shape))")
        }
        return try a.binaryCrossEntropy(b, weight: weight, reduction)
      }
    },
    NativeRow(
      "binary_cross_entropy_with_logits(input, target, weight=None, size_average=None, reduce=None, reduction='mean', "
        + "pos_weight=None)"
    ) { (vm, arguments) throws(PyError) in
      let (weight, positive) = (arguments[2].tensor, arguments[6].tensor)
      let reduction = try vm.reduction(arguments[5], arguments[3], arguments[4])
      return try vm.loss(arguments[0], arguments[1], "binary_cross_entropy_with_logits") { (a, b) throws(TensorError) in
        if !(a.shape == b.shape) {
          throw .value(
            "Target size (torch.Size(\(b.shape))) must be the same as input size (torch.Size(\(a.shape)))")
        }
        return try a.binaryCrossEntropyWithLogits(b, weight: weight, positiveWeight: positive, reduction)
      }
    },
    classification("cross_entropy", ", label_smoothing=0.0"), classification("nll_loss", ""),
  ]

  private static func classification(_ name: String, _ further: String) -> NativeRow {
    NativeRow(
      "\(name)(input, target, weight=None, size_average=None, ignore_index=-100, reduce=None, reduction='mean'\(further))"
    ) { (vm, arguments) throws(PyError) in
      let reduction = try vm.chosenReduction(arguments[6], arguments[3], arguments[5])
      return try vm.classificationLoss(
        name, arguments[0], arguments[1], weight: arguments[2], ignoreIndex: arguments[4], reduction: reduction,
        smoothing: arguments.count > 7 ? arguments[7] : .none)
    }
  }

  private static let layers: [NativeRow] = [
    NativeRow("linear(input, weight, bias=None)") { (vm, arguments) throws(PyError) in
      let input = try vm.tensor(arguments[0], "linear")
      let weight = try vm.tensor(arguments[1], "linear", "weight", 2)
      let bias = arguments[2].isNone ? nil : try vm.tensor(arguments[2], "linear", "bias", 3)
      return vm.wrap(try vm.engine { () throws(TensorError) in try input.linear(weight, bias) })
    },
    ProductOperations.bilinear,
    NativeRow("one_hot(tensor, num_classes=-1)") { (vm, arguments) throws(PyError) in
      let input = try vm.tensor(arguments[0], "one_hot", "tensor")
      let classes = try vm.int(arguments[1], "one_hot", "num_classes")
      return vm.wrap(try vm.engine { () throws(TensorError) in try input.oneHot(classes) })
    },
  ]
}

extension Machine {
  /// `dim=None` of the functional softmaxes: the reference's old implicit choice.
  func functionalDimension(_ value: Value, _ tensor: Tensor, _ name: String) throws(PyError) -> Int {
    if !value.isNone && !value.isUndefined { return try int(value, name == "softmin" ? "softmax" : name, "dim", 1) }
    try issueWarning(
      .userWarning,
      "Implicit dimension choice for \(name) has been deprecated. Change the call to include dim=X as an argument.")
    return tensor.rank == 0 || tensor.rank == 1 || tensor.rank == 3 ? 0 : 1
  }

  /// The warning of the elementwise losses when broadcasting is about to happen.
  func warnAboutSizes(_ input: Value, _ target: Value, _ name: String) throws(PyError) {
    guard let a = input.tensor, let b = target.tensor, !(a.shape == b.shape) else { return }
    try issueWarning(
      .userWarning,
      "Using a target size (torch.Size(\(b.shape))) that is different to the input size (torch.Size(\(a.shape))). This "
        + "will likely lead to incorrect results due to broadcasting. Please ensure they have the same size.")
  }
}
