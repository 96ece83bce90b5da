// `torch.nn.functional`: losses beyond the common ones.

import Autodiff
import PythonRuntime
import Tensors

enum FunctionalLosses {
  private static let ending = "size_average=None, reduce=None, reduction='mean'"

  static let functions: [NativeRow] =
    pairs + triples + [
      NativeRow("multi_margin_loss(input, target, p=1, margin=1.0, weight=None, \(ending))") {
        (vm, arguments) throws(PyError) in
        let order = arguments[2]
        let isWhole = order.isFloat && Int(exactly: order.asFloat) != nil
        let whole = order.isBool ? Value(order.asBool ? 1 : 0) : isWhole ? Value(Int(order.asFloat)) : order
        let p = try vm.int(whole, "multi_margin_loss", "p", 3)
        let margin = try vm.double(arguments[3], "multi_margin_loss", "margin")
        let weight = arguments[4].tensor
        if weight == nil && !arguments[4].isNone { throw vm.attributeError(arguments[4], "dim") }
        if let weight, weight.rank != 1 { throw vm.valueError("weight must be one-dimensional") }
        let reduction = try vm.reduction(arguments[7], arguments[5], arguments[6])
        return try vm.loss(arguments[0], arguments[1], "multi_margin_loss") { (a, b) throws(TensorError) in
          try a.multiMarginLoss(b, p: p, margin: margin, weight: weight, reduction)
        }
      },
      NativeRow("multilabel_margin_loss(input, target, \(ending))") { (vm, arguments) throws(PyError) in
        let reduction = try vm.reduction(arguments[4], arguments[2], arguments[3])
        return try vm.loss(arguments[0], arguments[1], "multilabel_margin_loss") { (a, b) throws(TensorError) in
          try a.multilabelMarginLoss(b, reduction)
        }
      },
      NativeRow("multilabel_soft_margin_loss(input, target, weight=None, \(ending))") {
        (vm, arguments) throws(PyError) in
        let weight = arguments[2].tensor
        let reduction = try vm.reduction(arguments[5], arguments[3], arguments[4])
        return try vm.loss(arguments[0], arguments[1], "multilabel_soft_margin_loss") { (a, b) throws(TensorError) in
          try a.multilabelSoftMarginLoss(b, weight: weight, reduction)
        }
      },
      NativeRow(
        "ctc_loss(log_probs, targets, input_lengths, target_lengths, blank=0, reduction='mean', zero_infinity=False)"
      ) { (vm, arguments) throws(PyError) in try vm.ctcLoss(arguments) },
    ]

  private static let pairs: [NativeRow] = [
    NativeRow("huber_loss(input, target, reduction='mean', delta=1.0, weight=None)") {
      (vm, arguments) throws(PyError) in
      let reduction = try vm.reduction(arguments[2])
      let weight = try vm.lossWeight(arguments[4], arguments[0])
      let delta = try vm.double(arguments[3], "huber_loss", "delta")
      return try vm.loss(arguments[0], arguments[1], "huber_loss", warns: true) { (a, b) throws(TensorError) in
        guard let weight else { return try a.smoothL1Loss(b, beta: delta, huber: true, reduction) }
        // Its mean is that of the elements, unlike the other two's.
        return try a.smoothL1Loss(b, beta: delta, huber: true, .none).mul(weight).reducedLoss(reduction)
      }
    },
    NativeRow("kl_div(input, target, \(ending), log_target=False)") { (vm, arguments) throws(PyError) in
      let chosen = try vm.chosenReduction(arguments[4], arguments[2], arguments[3])
      let isBatchMean = chosen.str?.string == "batchmean"
      let reduction = isBatchMean ? LossReduction.sum : try vm.reduction(chosen)
      let logTarget = try vm.flag(arguments[5])
      if chosen.isIdentical(to: arguments[4]), chosen.str?.string == "mean" {
        try vm.issueWarning(
          .userWarning,
          "reduction: 'mean' divides the total loss by both the batch size and the support size.'batchmean' divides only "
            + "by the batch size, and aligns with the KL div math definition.'mean' will be changed to behave the same as "
            + "'batchmean' in the next major release.")
      }
      return try vm.loss(arguments[0], arguments[1], "kl_div") { (a, b) throws(TensorError) in
        for tensor in [a, b] where !tensor.dtype.isDifferentiable {
          throw .runtime("kl_div: Integral inputs not supported.")
        }
        return try a.klDivergence(b, logTarget: logTarget, reduction, batchMean: isBatchMean)
      }
    },
    NativeRow(
      "poisson_nll_loss(input, target, log_input=True, full=False, size_average=None, eps=1e-08, reduce=None, "
        + "reduction='mean')"
    ) { (vm, arguments) throws(PyError) in
      let (logInput, full) = (try vm.flag(arguments[2]), try vm.flag(arguments[3]))
      let epsilon = try vm.double(arguments[5], "poisson_nll_loss", "eps")
      let reduction = try vm.reduction(arguments[7], arguments[4], arguments[6])
      return try vm.loss(arguments[0], arguments[1], "poisson_nll_loss") { (a, b) throws(TensorError) in
        try a.poissonLoss(b, logInput: logInput, full: full, epsilon: epsilon, reduction)
      }
    },
    NativeRow("hinge_embedding_loss(input, target, margin=1.0, \(ending))") { (vm, arguments) throws(PyError) in
      let margin = try vm.double(arguments[2], "hinge_embedding_loss", "margin")
      let reduction = try vm.reduction(arguments[5], arguments[3], arguments[4])
      return try vm.loss(arguments[0], arguments[1], "hinge_embedding_loss") { (a, b) throws(TensorError) in
        try a.hingeEmbeddingLoss(b, margin: margin, reduction)
      }
    },
    NativeRow("soft_margin_loss(input, target, \(ending))") { (vm, arguments) throws(PyError) in
      let reduction = try vm.reduction(arguments[4], arguments[2], arguments[3])
      return try vm.loss(arguments[0], arguments[1], "soft_margin_loss") { (a, b) throws(TensorError) in
        try a.softMarginLoss(b, reduction)
      }
    },
  ]

  private static let triples: [NativeRow] = [
    NativeRow("gaussian_nll_loss(input, target, var, full=False, eps=1e-06, reduction='mean')") {
      (vm, arguments) throws(PyError) in
      let input = try vm.tensor(arguments[0], "gaussian_nll_loss")
      let variance: Tensor
      if let number = vm.scalar(arguments[2]) {
        variance = Tensor(
          try vm.engine { () throws(TensorError) in try input.array.filledLike(.float(number.doubleValue)) })
      } else {
        variance = try vm.tensor(arguments[2], "gaussian_nll_loss", "var", 3)
      }
      let full = try vm.flag(arguments[3])
      let epsilon = try vm.double(arguments[4], "gaussian_nll_loss", "eps")
      let reduction = try vm.reduction(arguments[5])
      return try vm.loss(arguments[0], arguments[1], "gaussian_nll_loss") { (a, b) throws(TensorError) in
        var spread = variance
        if !(spread.shape == a.shape) {
          if spread.shape == (try Shape(Array(a.shape.dropLast()))) {
            spread = try spread.unsqueeze(-1)
          } else if spread.rank != a.rank
            || zip(a.shape, spread.shape).reduce(0, { $1.0 == $1.1 ? $0 : $0 + $1.1 }) != 1
          {
            // One dimension may be of size one: the reference sums the sizes of those that do not match.
            throw .value("var is of incorrect size")
          }
        }
        return try a.gaussianLoss(b, spread, full: full, epsilon: epsilon, reduction)
      }
    },
    NativeRow("margin_ranking_loss(input1, input2, target, margin=0.0, \(ending))") { (vm, arguments) throws(PyError) in
      for (place, name) in ["input1", "input2"].enumerated() {
        _ = try vm.tensor(arguments[place], "margin_ranking_loss", name, place + 1)
      }
      let target = try vm.tensor(arguments[2], "margin_ranking_loss", "target", 3)
      let margin = try vm.double(arguments[3], "margin_ranking_loss", "margin")
      let reduction = try vm.reduction(arguments[6], arguments[4], arguments[5])
      return try vm.loss(arguments[0], arguments[1], "margin_ranking_loss", ("input1", "input2")) {
        (a, b) throws(TensorError) in
        if a.rank != b.rank || a.rank != target.rank {
          throw .runtime(
            "margin_ranking_loss : All input tensors should have same dimension but got sizes: input1: "
              + "torch.Size(\(a.shape)), input2: torch.Size(\(b.shape)), target: torch.Size(\(target.shape)) ")
        }
        return try a.marginRankingLoss(b, target, margin: margin, reduction)
      }
    },
    NativeRow("cosine_embedding_loss(input1, input2, target, margin=0.0, \(ending))") {
      (vm, arguments) throws(PyError) in
      let target = try vm.tensor(arguments[2], "cosine_embedding_loss", "target", 3)
      let margin = try vm.double(arguments[3], "cosine_embedding_loss", "margin")
      let reduction = try vm.reduction(arguments[6], arguments[4], arguments[5])
      if target.rank > 1 {
        throw vm.runtimeError("0D or 1D target tensor expected, multi-target not supported")
      }
      return try vm.loss(arguments[0], arguments[1], "cosine_embedding_loss", ("input1", "input2")) {
        (a, b) throws(TensorError) in
        try a.cosineEmbeddingLoss(b, target, margin: margin, reduction)
      }
    },
    NativeRow(
      "triplet_margin_loss(anchor, positive, negative, margin=1.0, p=2, eps=1e-06, swap=False, \(ending))"
    ) { (vm, arguments) throws(PyError) in
      let negative = try vm.tensor(arguments[2], "triplet_margin_loss", "negative", 3)
      let margin = try vm.double(arguments[3], "triplet_margin_loss", "margin")
      let p = try vm.double(arguments[4], "triplet_margin_loss", "p")
      let epsilon = try vm.double(arguments[5], "triplet_margin_loss", "eps")
      let swap = try vm.flag(arguments[6])
      let reduction = try vm.reduction(arguments[9], arguments[7], arguments[8])
      if margin <= 0 { throw vm.valueError("margin must be greater than 0, got \(try vm.repr(arguments[3]))") }
      return try vm.loss(arguments[0], arguments[1], "triplet_margin_loss", ("anchor", "positive")) {
        (a, b) throws(TensorError) in
        try a.tripletLoss(b, negative, margin: margin, p: p, epsilon: epsilon, swap: swap, reduction)
      }
    },
    NativeRow(
      "triplet_margin_with_distance_loss(anchor, positive, negative, *, distance_function=None, margin=1.0, swap=False, "
        + "reduction='mean')"
    ) { (vm, arguments) throws(PyError) in
      func distance(_ a: Value, _ b: Value) throws(PyError) -> Tensor {
        if !arguments[3].isNone { return try vm.tensor(try vm.call(arguments[3], [a, b]), "distance_function") }
        let (x, y) = (try vm.tensor(a, "triplet_margin_with_distance_loss"), try vm.tensor(b, "distance"))
        return try vm.engine { () throws(TensorError) in try x.pairwiseDistance(y, 2, 1e-6, keepDimensions: false) }
      }
      let margin = try vm.double(arguments[4], "triplet_margin_with_distance_loss", "margin")
      if margin <= 0 { throw vm.valueError("margin must be greater than 0, got \(try vm.repr(arguments[4]))") }
      let reduction = try vm.reduction(arguments[6])
      let near = try distance(arguments[0], arguments[1])
      let far = try distance(arguments[0], arguments[2])
      let swapped = try vm.flag(arguments[5]) ? try distance(arguments[1], arguments[2]) : nil
      return vm.wrap(
        try vm.engine { () throws(TensorError) in
          let other = try swapped.map { (s) throws(TensorError) in try far.minimum(s) } ?? far
          return try near.add(.float(margin)).sub(other).clamp(min: .int(0), max: nil, "ClampMinBackward0")
            .reducedLoss(reduction)
        })
    },
  ]
}

extension Machine {
  /// `F.ctc_loss`: the probability of a sequence over all alignments, by the forward recursion in tensor operations.
  fileprivate func ctcLoss(_ arguments: Arguments) throws(PyError) -> Value {
    var passed = (0..<5).map { arguments[$0] }
    passed += [Value(1), arguments[6]]
    if let error = refusal(of: "ctc_loss", in: "torch", passed) { throw error }
    let given = try tensor(arguments[0], "ctc_loss", "log_probs")
    let targets = try tensor(arguments[1], "ctc_loss", "targets", 2)
    let inputLengths = try lengths(arguments[2], "input_lengths")
    let targetLengths = try lengths(arguments[3], "target_lengths")
    let blank = try int(arguments[4], "ctc_loss", "blank", 5)
    let reduction = try reduction(arguments[5])
    let zeroInfinity = try flag(arguments[6])
    return wrap(
      try engine { () throws(TensorError) in
        try given.ctcLoss(
          targets, inputLengths, targetLengths, blank: blank, reduction, zeroInfinity: zeroInfinity)
      })
  }

  private func lengths(_ value: Value, _ name: String) throws(PyError) -> [Int] {
    if let tensor = value.tensor {
      if tensor.dtype.isFloatingPoint || tensor.dtype.isComplex { throw runtimeError("\(name) must be integral") }
      return try engine { () throws(TensorError) in try tensor.array.integers() }
    }
    return try sizes(tuple([value]), "ctc_loss", name)
  }
}

extension Machine {
  /// The weights of a loss of two tensors, as many as the first one has elements; nil for none.
  func lossWeight(_ weight: Value, _ input: Value) throws(PyError) -> Tensor? {
    if weight.isNone { return nil }
    guard let found = weight.tensor else {
      throw attributeError(weight, "size")
    }
    if let input = input.tensor, !(input.shape == found.shape) {
      throw valueError("Weights and input must have the same size.")
    }
    return found
  }
}

extension Tensor {
  /// Losses times their weights; the mean is that of the weights.
  func weighted(_ weight: Tensor, _ reduction: LossReduction) throws(TensorError) -> Tensor {
    let losses = try mul(weight)
    switch reduction {
    case .none: return losses
    case .sum: return try losses.sum()
    default: return try losses.sum().div(try weight.sum())
    }
  }
}
