// The loss layers: a reduction and one operation on input and target. The same operations serve `nn.functional`.

import Autodiff
import PythonRuntime
import Tensors

enum LossLayers {
  static let all: [Layer] = [
    pointwise("MSELoss") { (input, target, reduction) throws(TensorError) in
      try input.mseLoss(target, reduction)
    },
    pointwise("L1Loss") { (input, target, reduction) throws(TensorError) in
      try input.l1Loss(target, reduction)
    },
    pointwise("BCEWithLogitsLoss") { (input, target, reduction) throws(TensorError) in
      try input.binaryCrossEntropyWithLogits(target, reduction)
    },
    pointwise("BCELoss") { (input, target, reduction) throws(TensorError) in
      try input.binaryCrossEntropy(target, reduction)
    },
    Layer(
      "SmoothL1Loss", "size_average=None, reduce=None, reduction='mean', beta=1.0",
      methods: [
        NativeRow("forward(self, input, target)") { (vm, arguments) throws(PyError) in
          let beta = try vm.double(try vm.field(arguments[0], "beta"), "smooth_l1_loss", "beta")
          let reduction = try vm.reduction(try vm.field(arguments[0], "reduction"))
          return try vm.loss(arguments[1], arguments[2], "smooth_l1_loss") { (input, target) throws(TensorError) in
            try input.smoothL1Loss(target, beta: beta, reduction)
          }
        }
      ],
      initialize: { (vm, module, arguments) throws(PyError) in
        vm.setField(module, "reduction", arguments[3])
        vm.setField(module, "beta", arguments[4])
      }),
    classification("CrossEntropyLoss", "cross_entropy", ", label_smoothing=0.0"),
    classification("NLLLoss", "nll_loss", ""),
  ]

  private typealias Operation = @Sendable (Tensor, Tensor, LossReduction) throws(TensorError) -> Tensor

  private static func pointwise(_ name: String, _ operation: @escaping Operation) -> Layer {
    Layer(
      name, "size_average=None, reduce=None, reduction='mean'",
      methods: [
        NativeRow("forward(self, input, target)") { (vm, arguments) throws(PyError) in
          let reduction = try vm.reduction(try vm.field(arguments[0], "reduction"))
          return try vm.loss(arguments[1], arguments[2], name, warns: true) { (input, target) throws(TensorError) in
            try operation(input, target, reduction)
          }
        }
      ],
      initialize: { (vm, module, arguments) throws(PyError) in
        vm.setField(module, "reduction", arguments[3])
      })
  }

  /// The losses of class numbers, which take weights and an index to ignore.
  private static func classification(_ name: String, _ function: String, _ further: String) -> Layer {
    Layer(
      name, "weight=None, size_average=None, ignore_index=-100, reduce=None, reduction='mean'\(further)",
      methods: [
        NativeRow("forward(self, input, target)") { (vm, arguments) throws(PyError) in
          let module = arguments[0]
          return try vm.classificationLoss(
            function, arguments[1], arguments[2], weight: try vm.field(module, "weight"),
            ignoreIndex: try vm.field(module, "ignore_index"), reduction: try vm.field(module, "reduction"),
            smoothing: try vm.field(module, "label_smoothing"))
        }
      ],
      initialize: { (vm, module, arguments) throws(PyError) in
        try vm.registerBuffer(module, vm.string("weight"), arguments[1], persistent: true)
        vm.setField(module, "ignore_index", arguments[3])
        vm.setField(module, "reduction", arguments[5])
        if arguments.count > 6 { vm.setField(module, "label_smoothing", arguments[6]) }
      })
  }
}

extension Machine {
  /// `reduction='mean'`.
  func reduction(_ value: Value) throws(PyError) -> LossReduction {
    switch value.str?.string {
    case "mean": return .mean
    case "sum": return .sum
    case "none": return .none
    default: throw valueError("\(try str(value)) is not a valid value for reduction")
    }
  }

  /// Runs a loss on two tensors.
  func loss(
    _ input: Value, _ target: Value, _ function: String, warns: Bool = false,
    _ operation: (Tensor, Tensor) throws(TensorError) -> Tensor
  ) throws(PyError) -> Value {
    if warns { try warnAboutSizes(input, target, function) }
    let first = try tensor(input, function, "input", 1)
    let second = try tensor(target, function, "target", 2)
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
