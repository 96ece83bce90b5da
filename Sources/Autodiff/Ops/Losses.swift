// Losses. Each is the reference's composition or its fused operation, so that nodes and roundings agree.
import Tensors

extension Tensor {
  private func reduced(_ reduction: LossReduction) throws(TensorError) -> Tensor {
    switch reduction {
    case .none: self
    case .mean: try mean()
    case .sum: try sum()
    }
  }

  private func reducedArray(_ reduction: LossReduction) throws(TensorError) -> NDArray {
    switch reduction {
    case .none: array
    case .mean: try array.reduced(.mean)
    case .sum: try array.reduced(.sum)
    }
  }

  /// `F.mse_loss`.
  package func mseLoss(_ target: Tensor, _ reduction: LossReduction = .mean) throws(TensorError) -> Tensor {
    let (input, goal) = try broadcastPair(target)
    let elements: Tensor
    if input.dtype.isHalf && goal.dtype == input.dtype {
      elements = Tensor(try input.array.binary(.subtract, goal.array).unary(.square))
    } else {
      elements = Tensor(try input.array.binary(.squaredDifference, goal.array))
    }
    let result = reduction == .none ? elements : Tensor(try elements.reducedArray(reduction))
    result.noteOperation("mse")
    if let node = result.history("MseLossBackward0", input, goal) {
      node.arguments = .whole(Int(reduction.rawValue), 0, 0, 0)
      node.forward { (tangents) throws(TensorError) in try input.pairTangent(goal, tangents, .squared, reduction) }
      try node.save(0, input)
      try node.save(1, goal)
      node.rule = { step, gradient throws(TensorError) in
        let (x, y) = (try step.saved(0), try step.saved(1))
        if reduction == .mean { try gradient.checkZeroTangents(x, y) }
        if step.needs(0) { step[0] = try gradient.pairGradient(x, y, .squared, reduction) }
        if step.needs(1) { step[1] = try gradient.pairGradient(y, x, .squared, reduction) }
      }
    }
    return result
  }

  /// The reference's forward mode through the gradient of a mean squared error writes to a tangent that is only a mark
  /// for zeros, and fails, unless input and target both have tangents or the gradient has a history.
  func checkZeroTangents(_ x: Tensor, _ y: Tensor) throws(TensorError) {
    let forward = state.forwardLevels
    // A gradient that requires one is the stand-in of forward mode through the loss itself.
    if forward == 0 || array.hidden != nil || flags.contains(.requiresGradient) || gradientNode != nil { return }
    func hasTangent(_ tensor: Tensor) -> Bool { (tensor.gradientNode?.levels ?? 0) & forward != 0 }
    if hasTangent(x) != hasTangent(y) {
      throw .runtime(
        "ZeroTensors are immutable. Please use the materialized zero tensor obtained using .clone() if you want a "
          + "mutable tensor.")
    }
  }

  private func broadcastPair(_ target: Tensor) throws(TensorError) -> (Tensor, Tensor) {
    if shape == target.shape { return (self, target) }
    let common = try shape.broadcast(with: target.shape)
    return (shape == common ? self : try expand(common), target.shape == common ? target : try target.expand(common))
  }

  /// `F.l1_loss`.
  package func l1Loss(_ target: Tensor, _ reduction: LossReduction = .mean) throws(TensorError) -> Tensor {
    let (input, goal) = try broadcastPair(target)
    return try input.sub(goal).abs().reduced(reduction)
  }

  /// `F.smooth_l1_loss` and `F.huber_loss`.
  package func smoothL1Loss(
    _ target: Tensor, beta: Double = 1, huber: Bool = false, _ reduction: LossReduction = .mean
  ) throws(TensorError) -> Tensor {
    if !huber && beta < 0 { throw .runtime("smooth_l1_loss does not support negative values for beta.") }
    if huber && beta <= 0 { throw .runtime("huber_loss does not support non-positive values for delta.") }
    if !huber && beta == 0 { return try l1Loss(target, reduction) }
    let (input, goal) = try broadcastPair(target)
    let common = NDArray.promotedType([array, target.array])
    if huber { try checkResultFits(target) }
    if !common.isFloatingPoint { throw .notImplemented(kernel: huber ? "huber_cpu" : "smooth_l1_cpu", for: common) }
    var losses = try input.array.binary(huber ? .huber : .smoothL1, goal.array, beta)
    // The reference writes Huber's losses in the input's own type.
    if huber && losses.dtype != dtype { losses = try losses.converted(to: dtype) }
    let elements = Tensor(losses)
    let result = reduction == .none ? elements : Tensor(try elements.reducedArray(reduction))
    if let node = result.history(huber ? "HuberLossBackward0" : "SmoothL1LossBackward0", input, goal) {
      node.arguments = .named([
        (huber ? "delta" : "beta", .number(beta)), ("reduction", .whole(Int(reduction.rawValue))),
      ])
      try node.save(0, input)
      try node.save(1, goal)
      let form = huber ? PairLoss.huber(beta) : .smooth(beta)
      node.forward { (tangents) throws(TensorError) in try input.pairTangent(goal, tangents, form, reduction) }
      node.rule = { step, gradient throws(TensorError) in
        let (x, y) = (try step.saved(0), try step.saved(1))
        if huber { try x.checkFoundType(y) }
        if step.needs(0) { step[0] = try gradient.pairGradient(x, y, form, reduction) }
        if step.needs(1) { step[1] = try gradient.pairGradient(y, x, form, reduction) }
      }
    }
    return result
  }

  /// `F.binary_cross_entropy`: this tensor holds probabilities.
  package func binaryCrossEntropy(
    _ target: Tensor, weight: Tensor? = nil, _ reduction: LossReduction = .mean
  ) throws(TensorError) -> Tensor {
    try weight?.checkHasNoDerivative("binary_cross_entropy", "weight")
    try checkFoundType(target)
    try checkHasKernel("binary_cross_entropy", alsoHalf: true)
    let weight = try weight.map { (w) throws(TensorError) in try w.inType(of: self) }
    for (name, operand) in [("input", array), ("target", target.array)] {
      let high = try operand.binary(.lessOrEqual, .int(1))
      let inside = try operand.binary(.greaterOrEqual, .int(0)).binary(.logicalAnd, high)
      if try inside.unary(.logicalNot).visible().reduced(.any).truth() {
        throw .runtime("all elements of \(name) should be between 0 and 1")
      }
    }
    var elements = try array.binary(.binaryCrossEntropy, target.array)
    if let weight { elements = try elements.weighted(by: weight.array) }
    let result = Tensor(try Tensor(elements).reducedArray(reduction))
    if let node = result.history("BinaryCrossEntropyBackward0", self, target) {
      let p = self
      node.forward { (tangents) throws(TensorError) in
        var total = try tangents[0].map { (t) throws(TensorError) in
          try t.crossEntropyBackward(p, target, weight, .none)
        }
        if let t = tangents[1] {
          let part = try p.logit().neg().mul(t).weighed(weight, .none, 1)
          total = try total.map { (total) throws(TensorError) in try total.add(part) } ?? part
        }
        return try total?.reduced(reduction)
      }
      node.arguments = .whole(Int(reduction.rawValue), 0, 0, 0)
      try node.save(0, self)
      try node.save(1, target)
      if let weight { try node.save(2, try weight.expand(try shape.broadcast(with: weight.shape))) }
      node.rule = { step, gradient throws(TensorError) in
        let (p, y) = (try step.saved(0), try step.saved(1))
        let weight = step.hasSaved(2) ? try step.saved(2) : nil
        if step.needs(0) { step[0] = try gradient.crossEntropyBackward(p, y, weight, reduction) }
        if step.needs(1) {
          let slope = try p.logit().neg().mul(gradient)
          step[1] = try slope.weighed(weight, reduction, p.count)
        }
      }
    }
    return result
  }

  /// `F.binary_cross_entropy_with_logits`.
  package func binaryCrossEntropyWithLogits(
    _ target: Tensor, weight: Tensor? = nil, positiveWeight: Tensor? = nil, _ reduction: LossReduction = .mean
  ) throws(TensorError) -> Tensor {
    try weight?.checkHasNoDerivative("binary_cross_entropy_with_logits", "weight")
    try positiveWeight?.checkHasNoDerivative("binary_cross_entropy_with_logits", "pos_weight")
    if dtype.isInteger || dtype == .bool { throw .notImplemented(kernel: "log_sigmoid_cpu", for: dtype) }
    if target.dtype == .bool { _ = try target.array.binary(.subtract, target.array) }
    // The reference writes the losses over what it made of the target.
    try target.checkResultFits(self)
    let (x, y) = (array, target.array)
    var logSigmoid = try x.unary(.logSigmoid)
    if let positiveWeight {
      let factor = try positiveWeight.array.binary(.subtract, .int(1)).binary(.multiply, y).binary(.add, .int(1))
      logSigmoid = try logSigmoid.binary(.multiply, factor)
    }
    var elements = try y.reversedBinary(.subtract, .int(1)).binary(.multiply, x).binary(.subtract, logSigmoid)
    if let weight { elements = try elements.weighted(by: weight.array) }
    if !isReplayed && elements.dtype != target.dtype { elements = try elements.converted(to: target.dtype) }
    let result = Tensor(try Tensor(elements).reducedArray(reduction))
    if let node = result.history("BinaryCrossEntropyWithLogitsBackward0", self, target) {
      node.arguments = .whole(Int(reduction.rawValue), 0, 0, 0)
      try node.save(0, self)
      try node.save(1, target)
      if let weight { try node.save(2, weight) }
      if let positiveWeight { try node.save(3, positiveWeight) }
      let count = count
      node.rule = { step, gradient throws(TensorError) in
        let (x, y) = (try step.saved(0), try step.saved(1))
        if step.needs(0) {
          var slope: Tensor
          if step.hasSaved(3) {
            let t = try step.saved(3).mul(y)
            slope = try t.plusNumber(.int(1)).sub(y).mul(try x.sigmoid()).sub(t)
          } else {
            slope = try x.sigmoid().sub(y)
          }
          step[0] = try slope.mul(gradient).weighed(step.hasSaved(2) ? try step.saved(2) : nil, reduction, count)
        }
        if step.needs(1) {
          let slope: Tensor
          if step.hasSaved(3) {
            let positive = try step.saved(3)
            slope = try x.neg().logSigmoid().sub(try x.logSigmoid().mul(positive)).mul(gradient)
          } else {
            slope = try x.neg().mul(gradient)
          }
          step[1] = try slope.weighed(step.hasSaved(2) ? try step.saved(2) : nil, reduction, count)
        }
      }
    }
    return result
  }

  /// `F.nll_loss` of log-probabilities [n, classes] and class numbers.
  package func nllLoss(
    _ target: Tensor, weight: Tensor? = nil, ignoreIndex: Int = -100, _ reduction: LossReduction = .mean
  ) throws(TensorError) -> Tensor {
    let loss = try array.nllLoss(target.array, weight: weight?.array, ignoreIndex: ignoreIndex, reduction)
    let result = Tensor(loss.loss)
    result.noteExtraInput(target)
    if let node = result.history("NllLossBackward0", self) {
      node.arguments = .whole(Int(reduction.rawValue), ignoreIndex, 0, 0)
      try node.save(0, self)
      try node.save(1, target)
      try node.save(2, Tensor(loss.totalWeight))
      if let weight { try node.save(3, weight) }
      node.rule = { step, gradient throws(TensorError) in
        let weight = step.hasSaved(3) ? try step.saved(3) : nil
        step[0] = try gradient.nllBackward(
          try step.saved(0), try step.saved(1), weight, ignoreIndex, reduction, try step.saved(2))
      }
    }
    return result
  }

  /// The gradient of the log-probabilities; linear in this tensor.
  private func nllBackward(
    _ input: Tensor, _ target: Tensor, _ weight: Tensor?, _ ignoreIndex: Int, _ reduction: LossReduction,
    _ total: Tensor
  ) throws(TensorError) -> Tensor {
    let result = Tensor(
      try array.nllLossBackward(
        input.array, target.array, weight: weight?.array, ignoreIndex: ignoreIndex, reduction,
        totalWeight: total.array))
    if let node = result.history("NllLossBackwardBackward0", self, input) {
      node.arguments = .whole(Int(reduction.rawValue), ignoreIndex, 0, 0)
      try node.save(0, target)
      if let weight { try node.save(1, weight) }
      node.rule = { step, gradient throws(TensorError) in
        let weight = step.hasSaved(1) ? try step.saved(1) : nil
        if step.needs(0) {
          step[0] = try gradient.nllLoss(try step.saved(0), weight: weight, ignoreIndex: ignoreIndex, reduction)
        }
        if step.needs(1) { step[1] = try gradient.zerosLike() }
      }
    }
    return result
  }

  /// `F.cross_entropy` of scores with class numbers or class probabilities.
  package func crossEntropy(
    _ target: Tensor, weight: Tensor? = nil, ignoreIndex: Int = -100, labelSmoothing: Double = 0,
    _ reduction: LossReduction = .mean
  ) throws(TensorError) -> Tensor {
    if weight == nil && labelSmoothing == 0 && rank == 2 && target.rank == 1 && state.recorder == nil {
      return try logSoftmax(1).classifiedLoss(target, nil, ignoreIndex, reduction)
    }
    let operands = weight.map { [self, target, $0] } ?? [self, target]
    return try state.composite("cross_entropy", operands) { () throws(TensorError) in
      let classDimension = rank == 1 ? 0 : 1
      if target.shape == shape {
        if !target.dtype.isFloatingPoint {
          throw .runtime(
            "Expected floating point type for target with class probabilities, got \(target.dtype.typeName)")
        }
        if ignoreIndex >= 0 { throw .runtime("ignore_index is not supported for floating point target") }
        if rank == 0 { throw .index("Dimension specified as 0 but tensor has no dimensions") }
        if let weight, weight.rank != 1 || weight.count != shape[classDimension] {
          throw .runtime(
            "cross_entropy: weight tensor should be defined either for all \(shape[classDimension]) classes or no classes "
              + "but got weight tensor of shape: \(weight.shape)")
        }
        return try probabilityCrossEntropy(target, weight, labelSmoothing, reduction, classDimension)
      }
      if labelSmoothing > 1 {
        let shown = Int(exactly: labelSmoothing).map(String.init) ?? "\(labelSmoothing)"
        throw .runtime("label_smoothing must be between 0.0 and 1.0. Got: \(shown)")
      }
      let scores = try logSoftmax(classDimension)
      if labelSmoothing <= 0 {
        return try scores.classifiedLoss(target, weight, ignoreIndex, reduction)
      }
      return try scores.smoothedLoss(target, weight, ignoreIndex, labelSmoothing, reduction)
    }
  }

  /// `nll_loss` of log-probabilities with any number of positions: [n, classes, ...] and [n, ...].
  package func classifiedLoss(
    _ target: Tensor, _ weight: Tensor?, _ ignoreIndex: Int, _ reduction: LossReduction
  ) throws(TensorError) -> Tensor {
    try checkClasses(target)
    try weight?.checkHasNoDerivative(rank <= 2 ? "nll_loss_forward" : "nll_loss2d_forward", "weight")
    if rank <= 2 { return try nllLoss(target, weight: weight, ignoreIndex: ignoreIndex, reduction) }
    if rank != 4 {
      // The reference brings all but images to the shape of images, and the losses back.
      let sizes = try Shape([shape[0], shape[1]] + (count > 0 ? [1, -1] : [0, 0]))
      let places = try Shape([target.shape[0]] + (count > 0 ? [1, -1] : [0, 0]))
      let loss = try contiguous().view(sizes).classifiedLoss(
        try target.contiguous().view(places), weight, ignoreIndex, reduction)
      return reduction == .none ? try loss.view(target.shape) : loss
    }
    let (classes, rank) = (shape[1], rank)
    let order = try Shape([0] + Array(2..<rank) + [1])
    let places = shape[0] * shape.dropFirst(2).reduce(1, *)
    let rows = try array.permuted(order).reshaped(to: [places, classes])
    let numbers = Tensor(try target.array.reshaped(to: [-1]))
    let loss = try rows.nllLoss(numbers.array, weight: weight?.array, ignoreIndex: ignoreIndex, reduction)
    let value = reduction == .none ? try loss.loss.reshaped(to: target.shape) : loss.loss
    let saved = [self, target, Tensor(loss.totalWeight)] + (weight.map { [$0] } ?? [])
    let hasWeight = weight != nil
    let sizes = try Shape(order.map { shape[$0] })
    let back = try Shape([0, rank - 1] + Array(1..<(rank - 1)))
    let result = try Tensor.operation("NllLoss2DBackward0", [self], value, saving: saved) {
      step, gradient throws(TensorError) in
      let (x, target, weight) = (try step.saved(0), try step.saved(1), hasWeight ? try step.saved(3) : nil)
      let rows = try x.array.permuted(order).reshaped(to: [places, classes])
      let arrived = reduction == .none ? try gradient.array.reshaped(to: [-1]) : gradient.array
      let flat = try arrived.nllLossBackward(
        rows, try target.array.reshaped(to: [-1]), weight: weight?.array, ignoreIndex: ignoreIndex, reduction,
        totalWeight: try step.saved(2).array)
      let value = try flat.reshaped(to: sizes).permuted(back).contiguous()
      step[0] = try Tensor.operation(
        "NllLoss2DBackwardBackward0", [gradient, x], value, saving: [target] + (weight.map { [$0] } ?? [])
      ) { step, second throws(TensorError) in
        if step.needs(0) {
          let weight = hasWeight ? try step.saved(1) : nil
          step[0] = try second.classifiedLoss(try step.saved(0), weight, ignoreIndex, reduction)
        }
        if step.needs(1) { step[1] = try second.zerosLike() }
      }.noting([("ignore_index", .whole(ignoreIndex)), ("reduction", .whole(Int(reduction.rawValue)))])
    }.noting([("ignore_index", .whole(ignoreIndex)), ("reduction", .whole(Int(reduction.rawValue)))])
    return result
  }

  /// The checks of class numbers against this tensor of log-probabilities.
  private func checkClasses(_ target: Tensor) throws(TensorError) {
    if rank == 0 { throw .value("Expected 1 or more dimensions (got 0)") }
    if rank == 1 && target.rank == 1 && target.count != 1 {
      if target.dtype != .int64 && target.dtype != .uint8 {
        throw .runtime("expected target dtype to be Long or Byte, but got \(target.dtype.typeName)")
      }
      throw .value("For 1D input, 1D target must have size 1, but got target size: \(target.count)")
    }
    if rank > 1 {
      let batch = target.rank == 0 ? 0 : target.shape[0]
      if batch != shape[0] {
        throw .value("Expected input batch_size (\(shape[0])) to match target batch_size (\(batch)).")
      }
    }
    if rank == 4 {
      if target.rank != 3 {
        throw .runtime(
          "only batches of spatial targets supported (3D tensors) but got targets of dimension: \(target.rank)")
      }
      if Array(target.shape.dropFirst()) != Array(shape.dropFirst(2)) {
        throw .runtime("input and target batch or spatial sizes don't match: target \(target.shape), input \(shape)")
      }
    } else if rank > 2 && Array(target.shape.dropFirst()) != Array(shape.dropFirst(2)) {
      throw .runtime("Expected target size \([shape[0]] + shape.dropFirst(2)), got \(target.shape)")
    }
  }

  private func probabilityCrossEntropy(
    _ target: Tensor, _ weight: Tensor?, _ smoothing: Double, _ reduction: LossReduction, _ classes: Int
  ) throws(TensorError) -> Tensor {
    let scores = try logSoftmax(classes)
    var goal = target
    if smoothing > 0 {
      goal = try target.mul(.float(1 - smoothing)).add(.float(smoothing / Double(shape[classes])))
    }
    var product = try scores.mul(goal)
    if let weight { product = try product.mul(try weight.alongClasses(of: self)) }
    switch reduction {
    case .none: return try product.sum([classes]).neg()
    case .sum: return try product.sum().neg()
    case .mean:
      let batch = rank == 1 ? 1 : count / Swift.max(shape[classes], 1)
      return try product.sum().neg().dividedByNumber(.int(batch))
    }
  }

  /// Weights of classes in the shape in which they meet scores [n, classes, ...].
  private func alongClasses(of scores: Tensor) throws(TensorError) -> Tensor {
    var sizes = Shape(repeating: 1, count: scores.rank)
    sizes[scores.rank == 1 ? 0 : 1] = count
    return try view(sizes)
  }

  private func smoothedLoss(
    _ target: Tensor, _ weight: Tensor?, _ ignoreIndex: Int, _ smoothing: Double, _ reduction: LossReduction
  ) throws(TensorError) -> Tensor {
    let classes = rank == 1 ? 0 : 1
    let plain = try classifiedLoss(target, weight, ignoreIndex, reduction)
    let weighted = try weight.map { (weight) throws(TensorError) in try mul(try weight.alongClasses(of: self)) }
    var spread = try (weighted ?? self).sum([classes]).neg()
    let ignored = try target.compare(.equal, .int(ignoreIndex))
    spread = try spread.maskedFill(ignored, .float(0))
    switch reduction {
    case .none: break
    case .sum: spread = try spread.sum()
    case .mean:
      if let weight {
        let kept = Tensor(try ignored.array.unary(.logicalNot))
        let used = try weight.gather(0, try target.maskedSelect(kept))
        spread = try spread.sum().div(try used.sum())
      } else {
        let used = try Tensor(try ignored.array.unary(.logicalNot)).sum()
        spread = try spread.sum().div(used)
      }
    }
    let share = smoothing / Double(shape[classes])
    return try plain.timesNumber(.float(1 - smoothing)).add(try spread.timesNumber(.float(share)))
  }
}

extension NDArray {
  /// Losses times their weights, which must not make more of them: the reference multiplies in place.
  fileprivate func weighted(by weight: NDArray) throws(TensorError) -> NDArray {
    let product = try binary(.multiply, weight)
    if product.shape == shape { return product }
    throw .runtime("output with shape \(shape) doesn't match the broadcast shape \(product.shape)")
  }
}
