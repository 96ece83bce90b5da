// The loss layers: settings, and one function of `nn.functional` on input and target each. Below: what those functions
// share.

import Autodiff
import PythonRuntime
import Tensors

enum LossLayers {
  static let all: [Layer] = families + pointwise + classification + further + triples

  private static let old = "size_average=None, reduce=None, reduction='mean'"

  private static let families: [Layer] = [
    Layer("_Loss", old), Layer("_WeightedLoss", "weight=None, " + old, base: "_Loss", buffers: ["weight"]),
  ]

  private static let pointwise: [Layer] = [
    Layer("MSELoss", nil, base: "_Loss", calls: call("mse_loss", ["-", "-", "reduction"])),
    Layer("L1Loss", nil, base: "_Loss", calls: call("l1_loss", ["-", "-", "reduction"])),
    Layer("SoftMarginLoss", nil, base: "_Loss", calls: call("soft_margin_loss", ["-", "-", "reduction"])),
    Layer("MultiLabelMarginLoss", nil, base: "_Loss", calls: call("multilabel_margin_loss", ["-", "-", "reduction"])),
    Layer(
      "SmoothL1Loss", old + ", beta=1.0", base: "_Loss",
      calls: call("smooth_l1_loss", ["-", "-", "reduction", "beta"])),
    Layer(
      "HuberLoss", "reduction='mean', delta=1.0", base: "_Loss", calls: call("huber_loss", ["reduction", "delta"]),
      initialize: { (vm, _, arguments) throws(PyError) in
        if arguments[2].isFloat || arguments[2].isInt || arguments[2].isBool { return }
        throw vm.typeError("delta must be a float or int, got: \(vm.torchClassText(arguments[2]))")
      }),
    Layer(
      "KLDivLoss", old + ", log_target=False", base: "_Loss",
      calls: call("kl_div", ["-", "-", "reduction", "log_target"])),
    Layer(
      "PoissonNLLLoss", "log_input=True, full=False, size_average=None, eps=1e-08, reduce=None, reduction='mean'",
      base: "_Loss",
      calls: LayerCall(
        "poisson_nll_loss", ["log_input", "full", "-", "eps", "-", "reduction"], inputs: "log_input, target")),
    Layer(
      "GaussianNLLLoss", "*, full=False, eps=1e-06, reduction='mean'", base: "_Loss",
      calls: LayerCall("gaussian_nll_loss", ["full", "eps", "reduction"], inputs: "input, target, var")),
    Layer(
      "HingeEmbeddingLoss", "margin=1.0, " + old, base: "_Loss",
      calls: call("hinge_embedding_loss", ["margin", "-", "-", "reduction"])),
  ]

  private static let classification: [Layer] = [
    Layer(
      "NLLLoss", "weight=None, size_average=None, ignore_index=-100, reduce=None, reduction='mean'",
      base: "_WeightedLoss", calls: call("nll_loss", ["weight", "-", "ignore_index", "-", "reduction"]),
      buffers: ["weight"]),
    Layer("NLLLoss2d", nil, base: "NLLLoss"),
    Layer(
      "CrossEntropyLoss",
      "weight=None, size_average=None, ignore_index=-100, reduce=None, reduction='mean', label_smoothing=0.0",
      base: "_WeightedLoss",
      calls: call("cross_entropy", ["weight", "-", "ignore_index", "-", "reduction", "label_smoothing"]),
      buffers: ["weight"]),
    Layer(
      "BCELoss", nil, base: "_WeightedLoss", calls: call("binary_cross_entropy", ["weight", "-", "-", "reduction"])),
    Layer(
      "BCEWithLogitsLoss", "weight=None, \(old), pos_weight=None", base: "_Loss",
      calls: call("binary_cross_entropy_with_logits", ["weight", "-", "-", "reduction", "pos_weight"]),
      buffers: ["weight", "pos_weight"]),
    Layer(
      "MultiLabelSoftMarginLoss", nil, base: "_WeightedLoss",
      calls: call("multilabel_soft_margin_loss", ["weight", "-", "-", "reduction"])),
    Layer(
      "MultiMarginLoss", "p=1, margin=1.0, weight=None, " + old, base: "_WeightedLoss",
      calls: call("multi_margin_loss", ["p", "margin", "weight", "-", "-", "reduction"]), buffers: ["weight"],
      initialize: { (vm, _, arguments) throws(PyError) in
        if !(try vm.equal(arguments[1], Value(1))), !(try vm.equal(arguments[1], Value(2))) {
          throw vm.valueError("only p == 1 and p == 2 supported")
        }
        if let weight = arguments[3].tensor, weight.rank != 1 {
          throw vm.valueError(
            "MultiMarginLoss: expected weight to be None or 1D tensor, got \(weight.rank)D instead")
        }
      }),
  ]

  private static let further: [Layer] = [
    Layer(
      "CTCLoss", "blank=0, reduction='mean', zero_infinity=False", base: "_Loss",
      calls: LayerCall(
        "ctc_loss", ["blank", "reduction", "zero_infinity"],
        inputs: "log_probs, targets, input_lengths, target_lengths"))
  ]

  private static let triples: [Layer] = [
    Layer(
      "CosineEmbeddingLoss", "margin=0.0, " + old, base: "_Loss",
      calls: LayerCall(
        "cosine_embedding_loss", ["margin", "-", "-", "reduction"], inputs: "input1, input2, target")),
    Layer(
      "MarginRankingLoss", "margin=0.0, " + old, base: "_Loss",
      calls: LayerCall("margin_ranking_loss", ["margin", "-", "-", "reduction"], inputs: "input1, input2, target")),
    Layer(
      "TripletMarginLoss", "margin=1.0, p=2.0, eps=1e-06, swap=False, " + old, base: "_Loss",
      calls: LayerCall(
        "triplet_margin_loss", ["margin", "p", "eps", "swap", "-", "-", "reduction"],
        inputs: "anchor, positive, negative"),
      initialize: { (vm, _, arguments) throws(PyError) in
        try checkMargin(vm, arguments[1], "TripletMarginLoss")
      }),
    Layer(
      "TripletMarginWithDistanceLoss", "*, distance_function=None, margin=1.0, swap=False, reduction='mean'",
      base: "_Loss", methods: [tripletWithDistance],
      initialize: { (vm, module, arguments) throws(PyError) in
        try checkMargin(vm, arguments[2], "TripletMarginWithDistanceLoss")
        if arguments[1].isNone, let cls = try LayerClasses.find(vm, "PairwiseDistance") {
          if let object = module.instance { _ = vm.deleteInstanceAttribute(object, vm.intern("distance_function")) }
          try vm.setAttribute(module, vm.intern("distance_function"), try vm.call(Value(cls)))
        } else if vm.isModule(arguments[1]) {
          try vm.setAttribute(module, vm.intern("distance_function"), arguments[1])
        }
      }),
  ]

  private static let tripletWithDistance = NativeRow("forward(self, anchor, positive, negative)") {
    (vm, arguments) throws(PyError) in
    var keywords: [(name: StrObject, value: Value)] = []
    for name in ["distance_function", "margin", "swap", "reduction"] {
      keywords.append((vm.intern(name), try vm.field(arguments[0], name)))
    }
    let functional = Value(try vm.importModule("torch.nn.functional"))
    return try vm.call(
      try vm.getAttribute(functional, "triplet_margin_with_distance_loss"),
      [arguments[1], arguments[2], arguments[3]], keywords: keywords)
  }

  private static func checkMargin(_ vm: Machine, _ margin: Value, _ name: String) throws(PyError) {
    if try vm.truth(try vm.compare(.greater, margin, Value(0))) { return }
    throw vm.valueError("\(name): expected margin to be greater than 0, got \(try vm.str(margin)) instead")
  }

  private static func call(_ function: String, _ passing: [String]) -> LayerCall {
    LayerCall(function, passing, inputs: "input, target")
  }
}

extension Machine {
  /// `reduction='mean'`.
  func reduction(_ value: Value) throws(PyError) -> LossReduction {
    switch value.str?.string {
    case "mean": return .mean
    case "elementwise_mean":
      try issueWarning(
        .userWarning, "reduction='elementwise_mean' is deprecated. Please use reduction='mean' instead.")
      return .mean
    case "sum": return .sum
    case "none": return .none
    default: throw valueError("\(try str(value)) is not a valid value for reduction")
    }
  }

  /// Runs a loss on two tensors.
  func loss(
    _ input: Value, _ target: Value, _ function: String, warns: Bool = false,
    _ names: (first: String, second: String) = ("input", "target"),
    _ operation: (Tensor, Tensor) throws(TensorError) -> Tensor
  ) throws(PyError) -> Value {
    if warns { try warnAboutSizes(input, target, function) }
    let first = try tensor(input, function, names.first, 1)
    let second = try tensor(target, function, names.second, 2)
    return wrap(try engine { () throws(TensorError) in try operation(first, second) })
  }

  /// `cross_entropy` and `nll_loss` with Python's arguments.
  func classificationLoss(
    _ function: String, _ input: Value, _ target: Value, weight: Value, ignoreIndex: Value, reduction: Value,
    smoothing: Value
  ) throws(PyError) -> Value {
    let reduction = try self.reduction(reduction)
    let weights = weight.isNone ? nil : try tensor(weight, function, "weight", 3)
    let ignored = try int(ignoreIndex, function, "ignore_index")
    let label = smoothing.isNone ? 0 : try double(smoothing, function, "label_smoothing")
    return try loss(input, target, function) { (input, target) throws(TensorError) in
      function == "nll_loss"
        ? try input.classifiedLoss(target, weights, ignored, reduction)
        : try input.crossEntropy(
          target, weight: weights, ignoreIndex: ignored, labelSmoothing: label, reduction)
    }
  }

  /// An argument that is not supported yet says so when it is given.
  func refuse(_ value: Value, _ what: String) throws(PyError) {
    if value.isNone || value.isUndefined { return }
    throw notImplementedError("\(what) is not supported yet; leave the argument out")
  }
}
