// Losses beyond the common ones, distances, and attention. Most are compositions in the reference too.
import Tensors

extension Tensor {
  package func reducedLoss(_ reduction: LossReduction) throws(TensorError) -> Tensor {
    switch reduction {
    case .none: self
    case .mean: try mean()
    case .sum: try sum()
    }
  }

  /// `F.kl_div`; `batchMean` divides the sum by the first size.
  package func klDivergence(
    _ target: Tensor, logTarget: Bool, _ reduction: LossReduction, batchMean: Bool
  ) throws(TensorError) -> Tensor {
    if !dtype.isFloatingPoint && !dtype.isComplex || !target.dtype.isFloatingPoint && !target.dtype.isComplex {
      throw .runtime("kl_div: Integral inputs not supported.")
    }
    // The right operand is made first, as the reference's compiler has it: gradients of the target are added up in the
    // other order.
    let elements: Tensor
    if logTarget {
      let difference = try target.sub(self)
      elements = try target.exp().mul(difference)
    } else {
      let product = try target.mul(self)
      elements = try target.xlogy(target).sub(product)
    }
    if batchMean { return try rank > 0 ? elements.sum().div(.int(shape[0])) : elements.sum() }
    return try elements.reducedLoss(reduction)
  }

  package func poissonLoss(
    _ target: Tensor, logInput: Bool, full: Bool, epsilon: Double, _ reduction: LossReduction
  ) throws(TensorError) -> Tensor {
    var loss: Tensor
    if logInput {
      // The product is made first there, and so comes last on the way back.
      let product = try target.mul(self)
      loss = try exp().sub(product)
    } else {
      loss = try sub(try target.mul(try plusNumber(.float(epsilon)).log()))
    }
    if full {
      // The summand on the right is made first there, and so comes last on the way back.
      let half = try target.timesNumber(.float(2 * Double.pi)).log().timesNumber(.float(0.5))
      let term = try target.mul(try target.log()).sub(target).add(half)
      let small = Tensor(try target.array.binary(.lessOrEqual, .int(1)))
      loss = try loss.add(try term.maskedFill(small, .int(0)))
    }
    return try loss.reducedLoss(reduction)
  }

  package func gaussianLoss(
    _ target: Tensor, _ variance: Tensor, full: Bool, epsilon: Double, _ reduction: LossReduction
  ) throws(TensorError) -> Tensor {
    if try variance.array.binary(.less, .int(0)).reduced(.any).truth() {
      throw .value("var has negative entry/entries")
    }
    if !variance.dtype.isFloatingPoint && !isReplayed {
      throw .runtime("result type Float can't be cast to the desired output type \(variance.dtype.cName)")
    }
    let floor = try variance.clone()
    try state.withGradMode(false) { () throws(TensorError) in
      _ = try floor.array.apply(.clamp, epsilon, .infinity)
    }
    var loss = try floor.log().add(try sub(target).pow(.int(2)).div(floor)).mul(.float(0.5))
    if full { loss = try loss.add(.float(0.5 * Tensor.naturalLogarithm(2 * Double.pi))) }
    return try loss.reducedLoss(reduction)
  }

  package func hingeEmbeddingLoss(
    _ target: Tensor, margin: Double, _ reduction: LossReduction
  ) throws(TensorError) -> Tensor {
    if dtype == .bool { _ = try array.binary(.subtract, array) }
    let zero = try zerosLike()
    // The reference makes the margin a tensor of the input's type.
    let edge: Scalar = dtype.isInteger && margin.magnitude < 1e18 ? .int(Int(margin)) : .float(margin)
    let hinge = try constant(edge).sub(self).clamp(min: .int(0), max: nil, "ClampMinBackward0")
    let negative = try Tensor(try target.array.binary(.notEqual, .int(1))).choose(hinge, zero)
    let positive = try Tensor(try target.array.binary(.notEqual, .int(-1))).choose(self, zero)
    return try negative.add(positive).inType(of: self).reducedLoss(reduction)
  }

  package func marginRankingLoss(
    _ other: Tensor, _ target: Tensor, margin: Double, _ reduction: LossReduction
  ) throws(TensorError) -> Tensor {
    let loss = try target.neg().mul(try sub(other)).plusNumber(.float(margin))
      .clamp(min: .int(0), max: nil, "ClampMinBackward0")
    return try loss.reducedLoss(reduction)
  }

  package func softMarginLoss(_ target: Tensor, _ reduction: LossReduction) throws(TensorError) -> Tensor {
    if state.gradEnabled && target.requiresGradient {
      throw .runtime(
        "The function 'soft_margin_loss' is not differentiable with respect to argument 'target'. This input cannot have "
          + "requires_grad True.")
    }
    if dtype == .bool { _ = try array.unary(.negative) }
    if dtype.isInteger && !isReplayed {
      let common = target.dtype.isFloatingPoint ? target.dtype : state.defaultDType
      throw .runtime("result type \(common.typeName) can't be cast to the desired output type \(dtype.typeName)")
    }
    var elements = try array.binary(.multiply, target.array).unary(.negative).unary(.exp).unary(.log1p)
    if !isReplayed && elements.dtype != dtype { elements = try elements.converted(to: dtype) }
    if reduction != .none && rank == 0 && !(elements.shape == shape) {
      throw .runtime("output with shape \(shape) doesn't match the broadcast shape \(elements.shape)")
    }
    let value: NDArray
    switch reduction {
    case .none: value = elements
    case .mean: value = try elements.reduced(.mean)
    case .sum: value = try elements.reduced(.sum)
    }
    return try Tensor.operation("SoftMarginLossBackward0", [self], value, saving: [self, target]) {
      step, g throws(TensorError) in
      let (x, y) = (try step.saved(0), try step.saved(1))
      step[0] = try g.softMarginBackward(x, y, reduction)
    }.noting([("reduction", .whole(Int(reduction.rawValue)))])
  }

  /// `F.cosine_similarity`.
  package func cosineSimilarity(_ other: Tensor, _ dimension: Int, _ epsilon: Double) throws(TensorError) -> Tensor {
    let type = NDArray.promotedType([array, other.array])
    if !type.isFloatingPoint && !type.isComplex {
      throw .runtime("expected common dtype to be floating point, yet common dtype is \(type.typeName)")
    }
    let common = try shape.broadcast(with: other.shape)
    var (a, b) = (try asType(type), try other.asType(type))
    if !(a.shape == b.shape) { (a, b) = (try a.expand(common), try b.expand(common)) }
    let first = try a.norm(2, [dimension], keepDimensions: true).clampedBelow(epsilon)
    let second = try b.norm(2, [dimension], keepDimensions: true).clampedBelow(epsilon)
    return try a.div(first).mul(try b.div(second)).sum([dimension])
  }

  /// At least a number, with the derivative of what is clamped passed everywhere, as the reference does here.
  private func clampedBelow(_ epsilon: Double) throws(TensorError) -> Tensor {
    try Tensor.operation("CloneBackward0", [self], try array.clamped(.float(epsilon), nil), Tensor.identityRule)
  }

  package func cosineEmbeddingLoss(
    _ other: Tensor, _ target: Tensor, margin: Double, _ reduction: LossReduction
  ) throws(TensorError) -> Tensor {
    let wanted = target.rank + 1
    if rank != wanted || other.rank != wanted {
      throw .runtime(
        "\(target.rank)D target tensor expects \(wanted)D input tensors, but found inputs with sizes \(shape) and "
          + "\(other.shape).")
    }
    let epsilon = 1e-12
    let dimension = rank == 1 ? 0 : 1
    let dotted = try mul(other).sum([dimension])
    let first = try mul(self).sum([dimension]).plusNumber(.float(epsilon))
    let second = try other.mul(other).sum([dimension]).plusNumber(.float(epsilon))
    let cosine = try dotted.div(try first.mul(second).sqrt())
    let zeros = try cosine.zerosLike()
    let positive = try cosine.numberMinus(.int(1))
    let negative = try cosine.minusNumber(.float(margin)).clamp(min: .int(0), max: nil, "ClampMinBackward0")
    let one = try Tensor(try target.array.binary(.equal, .int(1))).choose(positive, zeros)
    let minus = try Tensor(try target.array.binary(.equal, .int(-1))).choose(negative, zeros)
    return try one.add(minus).reducedLoss(reduction)
  }

  /// `F.pairwise_distance`: the norm of the difference plus a small number.
  package func pairwiseDistance(
    _ other: Tensor, _ p: Double, _ epsilon: Double, keepDimensions: Bool
  ) throws(TensorError) -> Tensor {
    let difference = try sub(other).plusNumber(.float(epsilon))
    let dimension = Swift.max(difference.rank - 1, 0)
    return try difference.norm(p, [dimension], keepDimensions: keepDimensions, "NormBackward1")
  }

  package func tripletLoss(
    _ positive: Tensor, _ negative: Tensor, margin: Double, p: Double, epsilon: Double, swap: Bool,
    _ reduction: LossReduction
  ) throws(TensorError) -> Tensor {
    if rank != positive.rank || rank != negative.rank {
      throw .runtime(
        "The anchor, positive, and negative tensors are expected to have the same number of dimensions, but got: anchor "
          + "\(rank)D, positive \(positive.rank)D, and negative \(negative.rank)D inputs")
    }
    let near = try pairwiseDistance(positive, p, epsilon, keepDimensions: false)
    var far = try pairwiseDistance(negative, p, epsilon, keepDimensions: false)
    if swap { far = try far.minimum(try positive.pairwiseDistance(negative, p, epsilon, keepDimensions: false)) }
    let loss = try near.plusNumber(.float(margin)).sub(far).clamp(min: .int(0), max: nil, "ClampMinBackward0")
    return try loss.reducedLoss(reduction)
  }

  /// `F.multi_margin_loss` of scores [n, classes] (or [classes]) and class numbers.
  package func multiMarginLoss(
    _ target: Tensor, p: Int, margin: Double, weight: Tensor?, _ reduction: LossReduction
  ) throws(TensorError) -> Tensor {
    if p != 1 && p != 2 { throw .value("only p == 1 and p == 2 supported") }
    try weight?.checkHasNoDerivative("multi_margin_loss", "weight")
    if rank > 2 || (rank > 0 && shape[rank - 1] == 0) {
      throw .runtime("Expected non-empty vector or matrix with optional 0-dim batch size, but got: \(shape)")
    }
    try checkMarginTarget(target)
    try checkHasKernel("multi_margin_loss_cpu_kernel")
    if let weight {
      let classes = rank == 0 ? 1 : shape[rank - 1]
      if weight.count != classes {
        throw .runtime("inconsistent weight size, expected \(classes) but got \(weight.shape)")
      }
      try checkSameType(weight)
    }
    if !isReplayed, target.dtype != .int64 {
      throw .runtime("expected scalar type Long but found \(target.dtype.typeName)")
    }
    let operands = [self]
    let direct = try directMarginLoss(target, p: p, margin: margin, weight: weight, reduction)
    return try Tensor.opaque(
      "MultiMarginLossBackward0", operands, second: .missing("multi_margin_loss_backward"), direct: direct
    ) { parts throws(TensorError) in
      try parts[0].composedMultiMarginLoss(
        target, p: p, margin: margin, weight: weight, reduction)
    }.noting([
      ("margin", .number(margin)), ("p", .whole(p)), ("reduction", .whole(Int(reduction.rawValue))),
      ("target", .tensor(target)),
    ])
  }

  /// Throws unless there is a class number for each row of these scores.
  private func checkMarginTarget(_ target: Tensor) throws(TensorError) {
    let samples = rank == 2 ? shape[0] : 1
    if target.rank > 1 || target.count != samples || (rank == 2 && target.rank == 0) {
      throw .runtime(
        "multi_margin_loss: target tensor should be 1-D with size equal to the number of input samples (batch size). "
          + "Expected target size [\(samples)], but got \(target.shape). Input has shape \(shape).")
    }
  }

  /// The composed value, and gradients in the reference's order; nil where the operand is not a plain matrix of floats.
  private func directMarginLoss(
    _ target: Tensor, p: Int, margin: Double, weight: Tensor?, _ reduction: LossReduction
  ) throws(TensorError) -> DirectForm? {
    guard array.hidden == nil, target.array.hidden == nil, !state.keepsDoubles, rank <= 2, count > 0,
      dtype == .float32 || dtype == .float64
    else { return nil }
    let labels = try target.array.copiedContiguous()
    let classes = rank == 0 ? 1 : shape[rank - 1]
    let loss = MarginLoss(
      labels: labels, isSquared: p == 2, margin: margin, weight: try weight?.array.copiedContiguous(), reduction)
    func refuse(_ scores: Tensor) throws(TensorError) {
      try scores.checkMarginTarget(target)
      let classes = scores.rank == 0 ? 1 : scores.rank > 2 ? 0 : scores.shape[scores.rank - 1]
      if !labels.holdsPositions(below: classes) { throw .runtime("target out of range") }
    }
    guard labels.holdsPositions(below: classes), labels.count == count / classes else { return nil }
    let values = try array.marginLoss(loss)
    let value = try reduction == .none && rank <= 1 ? values.reshaped(to: target.shape) : values
    return DirectForm(value: value, refuse: refuse) { (parts, _, gradient) throws(TensorError) in
      [Tensor(try parts[0].array.marginLossBackward(loss, gradient))]
    }
  }

  private func composedMultiMarginLoss(
    _ target: Tensor, p: Int, margin: Double, weight: Tensor?, _ reduction: LossReduction
  ) throws(TensorError) -> Tensor {
    let scores = try rank == 0 ? reshape([1, 1]) : rank == 1 ? unsqueeze(0) : self
    let classes = scores.shape[1]
    let numbers = try target.reshape([-1])
    if numbers.count != scores.shape[0] {
      throw .runtime("inconsistent target size, expected \(scores.shape[0]) but got \(target.shape)")
    }
    if let places = try? numbers.array.integers(), places.contains(where: { $0 < 0 || $0 >= classes }) {
      throw .runtime("target out of range")
    }
    let index = try numbers.unsqueeze(1)
    let chosen = try scores.gather(1, index)
    var margins = try chosen.rsub(.float(margin)).add(scores).clamp(min: .int(0), max: nil)
    if p == 2 { margins = try margins.mul(margins) }
    if let weight { margins = try margins.mul(try weight.gather(0, numbers).unsqueeze(1)) }
    let others = Tensor(
      try NDArray.full(margins.shape, .bool(true), .bool, state))
    let mask = try others.scatter(1, index, number: .bool(false))
    // One class after the other, as the reference adds them up; what rows sum to is kept in double precision.
    var rows = try zeros([scores.shape[0]])
    for column in try margins.mul(mask).unbind(1) { rows = try rows.add(column) }
    rows = try rows.div(.int(Swift.max(classes, 1)))
    if reduction == .none { return try rank <= 1 ? rows.reshape(target.shape) : rows }
    return try rows.to(.float64).reducedLoss(reduction).to(dtype)
  }

  /// `F.multilabel_margin_loss`: targets list the classes of each row, ended by -1.
  package func multilabelMarginLoss(_ target: Tensor, _ reduction: LossReduction) throws(TensorError) -> Tensor {
    if rank > 2 || (rank > 0 && shape[rank - 1] == 0) {
      throw .runtime("Expected non-empty vector or matrix with optional 0-dim batch size, but got: \(shape)")
    }
    if !(shape == target.shape) {
      throw .runtime("inconsistent target size: \(target.shape) for input of size: \(shape)")
    }
    return try Tensor.opaque(
      "MultilabelMarginLossBackward0", [self], second: .missing("multilabel_margin_loss_backward"),
      direct: try directMultilabelLoss(target, reduction)
    ) { parts throws(TensorError) in try parts[0].composedMultilabelMarginLoss(target, reduction) }.noting([
      ("reduction", .whole(Int(reduction.rawValue))), ("target", .tensor(target)),
    ])
  }

  /// Values and gradients in the reference's order; nil where the operand is not a plain matrix of floats.
  private func directMultilabelLoss(
    _ target: Tensor, _ reduction: LossReduction
  ) throws(TensorError) -> DirectForm? {
    guard array.hidden == nil, target.array.hidden == nil, !state.keepsDoubles, !isReplayed, rank <= 2, count > 0,
      dtype == .float32 || dtype == .float64
    else { return nil }
    let classes = rank == 0 ? 1 : shape[rank - 1]
    let labels = try target.array.integers()
    if labels.count != count || labels.contains(where: { $0 >= classes }) { return nil }
    let margins = LabelMargins(classes: classes, listed: labels, reduction: reduction)
    let numbers = try array.doubles()
    let found = dtype == .float32 ? margins.losses(numbers.map { Float($0) }) : margins.losses(numbers)
    let rows = try Shape(reduction == .none && rank == 2 ? [shape[0]] : [])
    let value = try NDArray.from(found, rows, state).converted(to: dtype)
    return DirectForm(value: value) { (parts, _, gradient) throws(TensorError) in
      let scores = parts[0].array
      let (numbers, given) = (try scores.doubles(), try gradient.doubles())
      let found =
        scores.dtype == .float32
        ? margins.gradients(numbers.map { Float($0) }, given.map { Float($0) }).map { Double($0) }
        : margins.gradients(numbers, given)
      return [Tensor(try NDArray.from(found, scores.shape, scores.state).converted(to: scores.dtype))]
    }
  }

  private func composedMultilabelMarginLoss(
    _ target: Tensor, _ reduction: LossReduction
  ) throws(TensorError) -> Tensor {
    let rows = rank <= 1 ? 1 : shape[0]
    let classes = rank == 0 ? 1 : shape[rank - 1]
    let scores = try reshape([rows, classes])
    let labels = try target.array.integers()
    if labels.count != rows * classes {
      throw .runtime("inconsistent target size \(target.shape) for input of size: \(shape)")
    }
    var parts: [Tensor] = []
    for row in 0..<rows {
      var own: [Int] = []
      for place in 0..<classes {
        let label = labels[row * classes + place]
        if label < 0 { break }
        if label >= classes { throw .runtime("multilabel_margin_loss: target out of range") }
        own.append(label)
      }
      let others = (0..<classes).filter { !own.contains($0) }
      let line = try scores.select(0, row)
      let yes = try line.indexSelect(0, Tensor(try NDArray.from(own, [own.count], state))).unsqueeze(1)
      let no = try line.indexSelect(0, Tensor(try NDArray.from(others, [others.count], state))).unsqueeze(0)
      let margins = try yes.rsub(.int(1)).add(no).clamp(min: .int(0), max: nil)
      parts.append(try margins.to(.float64).sum().div(.int(Swift.max(classes, 1))))
    }
    let all = try parts.isEmpty ? zeros([0]) : Tensor.stack(parts)
    if rank <= 1 && reduction == .none { return try all.reshape([]).to(dtype) }
    return try all.reducedLoss(reduction).to(dtype)
  }

  package func multilabelSoftMarginLoss(
    _ target: Tensor, weight: Tensor?, _ reduction: LossReduction
  ) throws(TensorError) -> Tensor {
    let yes = try target.mul(try logSigmoid())
    let no = try target.rsub(.int(1)).mul(try neg().logSigmoid())
    var loss = try yes.add(no).neg()
    if let weight { loss = try loss.mul(weight) }
    let dimension = rank - 1
    return try loss.sum([dimension]).div(.int(Swift.max(shape[Swift.max(dimension, 0)], 1))).reducedLoss(reduction)
  }

  /// `torch.cdist`: distances between all rows of two matrices (or batches). `byProduct`: whether Euclidean ones come from
  /// a product of matrices; nil leaves that to the number of rows.
  package func pairwiseDistances(
    _ other: Tensor, _ p: Double, byProduct: Bool? = nil
  ) throws(TensorError) -> Tensor {
    if rank < 2 || other.rank < 2 {
      throw .runtime(
        "cdist only supports at least 2D tensors, X\(rank < 2 ? 1 : 2) got: \(rank < 2 ? rank : other.rank)D")
    }
    if shape[rank - 1] != other.shape[other.rank - 1] {
      throw .runtime(
        "X1 and X2 must have the same number of columns. X1: \(shape[rank - 1]) X2: \(other.shape[other.rank - 1])")
    }
    for (number, type) in [dtype, other.dtype].enumerated() where !type.isFloatingPoint {
      throw .runtime("cdist only supports floating-point dtypes, X\(number + 1) got: \(type.typeName)")
    }
    if p < 0 { throw .runtime("cdist only supports non-negative p values") }
    let most = 25
    let isLarge = shape[rank - 2] > most || other.shape[other.rank - 2] > most
    let isPlain = array.hidden == nil && other.array.hidden == nil && dtype == other.dtype
    if p == 2 && (byProduct ?? isLarge) && isPlain && !state.keepsDoubles { return try productDistances(other) }
    try checkHasKernel("cdist")
    try checkSameType(other)
    let direct = try directDistances(other, p)
    let result = try Tensor.opaque(
      "CdistBackward0", [self, other], second: .missingKernel("_cdist_backward"), direct: direct
    ) { parts throws(TensorError) in
      try parts[0].unsqueeze(-2).sub(try parts[1].unsqueeze(-3)).distance(p)
    }
    return result.noting([("p", .number(p)), ("result", .array(result.array))])
  }

  /// The norm of differences; those that count do not count what is no number.
  private func distance(_ p: Double) throws(TensorError) -> Tensor {
    p == 0 ? try abs().ceil().clamp(min: nil, max: .int(1)).sum([-1]) : try norm(p, [-1])
  }

  /// Euclidean distances that come from one product of matrices, as an operation of their own and a view of it.
  private func productDistances(_ other: Tensor) throws(TensorError) -> Tensor {
    let value = try array.productDistances(other.array)
    return try Tensor.operation(
      "EuclideanDistBackward0", [self, other], value, saving: [self, other], keepsResult: true
    ) { step, g throws(TensorError) in
      let (a, b, distances) = (try step.saved(0), try step.saved(1), try step.saved(2))
      let isZero = Tensor(try distances.array.binary(.equal, .int(0)))
      let ratio = try g.div(distances).maskedFill(isZero, .int(0))
      if step.needs(0) {
        let found = try a.mul(try ratio.sum([-1], keepDimensions: true)).sub(try ratio.matmul(b))
        step[0] = try found.summed(to: a.shape)
      }
      if step.needs(1) {
        let found = try b.mul(try ratio.sum([-2]).unsqueeze(-1)).sub(try ratio.transpose(-2, -1).matmul(a))
        step[1] = try found.summed(to: b.shape)
      }
    }.view(value.shape)
  }

  /// Distances by a kernel; nil where there is none.
  private func directDistances(_ other: Tensor, _ p: Double) throws(TensorError) -> DirectForm? {
    guard let kind = RowDistance(p), array.hasDistances(to: other.array), !state.keepsDoubles else { return nil }
    let value = try array.rowDistances(other.array, kind)
    return DirectForm(value: value) { (parts, wanted, gradient) throws(TensorError) in
      let wants = (wanted.contains(0), wanted.contains(1))
      let (first, second) = try parts[0].array.rowDistancesBackward(
        parts[1].array, kind, gradient: gradient, distances: value, wants: wants)
      var results: [Tensor?] = []
      for (index, found) in [(0, first), (1, second)] where wanted.contains(index) {
        results.append(
          try found.map { (found) throws(TensorError) in try Tensor(found).summed(to: parts[index].shape) })
      }
      return results
    }
  }

  /// Distances between own rows by a kernel; nil where there is none.
  private func directOwnDistances(_ p: Double) throws(TensorError) -> DirectForm? {
    guard let kind = RowDistance(p), array.hasDistances(to: array), !state.keepsDoubles, count > 0, shape[0] > 1 else {
      return nil
    }
    let value = try array.ownDistances(kind)
    return DirectForm(
      value: value, refuse: { operand throws(TensorError) in try operand.checkHasSecondDimension() }
    ) { (parts, _, gradient) throws(TensorError) in
      [Tensor(try parts[0].array.ownDistancesBackward(kind, gradient: gradient, distances: value))]
    }
  }

  /// `torch.pdist`: distances between all pairs of rows.
  package func ownDistances(_ p: Double) throws(TensorError) -> Tensor {
    if rank != 2 { throw .runtime("pdist only supports 2D tensors, got: \(rank)D") }
    if !dtype.isFloatingPoint { throw .runtime("pdist only supports floating-point dtypes") }
    if p < 0 { throw .runtime("pdist only supports non-negative p values") }
    try checkHasKernel("pdist")
    let direct = try directOwnDistances(p)
    let result = try Tensor.opaque(
      "PdistBackward0", [self], second: .missingKernel("_pdist_backward"), direct: direct
    ) { parts throws(TensorError) in
      let x = parts[0]
      let places = Tensor(try NDArray.pairPlaces(x.shape[0], x.dtype, x.state))
      return try x.unsqueeze(-2).sub(try x.unsqueeze(-3)).distance(p).reshape([-1]).indexSelect(0, places)
    }
    return result.noting([("p", .number(p)), ("result", .array(result.array))])
  }
}
