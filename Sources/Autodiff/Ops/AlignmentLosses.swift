// `F.ctc_loss`: the loss of a sequence's labels over all ways to align them with steps of scores, composed of operations
// that know their gradients; the first derivative comes from AlignmentSlopes.swift.
import Tensors

extension Tensor {
  /// `F.ctc_loss` of log-probabilities [time, (batch,) classes]. The sums over alignments are `logsumexp` of at most three
  /// predecessors, so that every derivative exists.
  package func ctcLoss(
    _ targets: Tensor, _ inputLengths: [Int], _ targetLengths: [Int], blank: Int, _ reduction: LossReduction,
    zeroInfinity: Bool
  ) throws(TensorError) -> Tensor {
    try checkHasLogProbabilities()
    let direct = try directAlignmentLosses(
      targets, inputLengths, targetLengths, blank: blank, zeroInfinity: zeroInfinity)
    let losses = try Tensor.opaque(
      "CtcLossBackward0", [self], second: .missing("_ctc_loss_backward"), direct: direct
    ) { parts throws(TensorError) in
      try parts[0].alignmentLosses(targets, inputLengths, targetLengths, blank: blank)
    }.noting([
      ("blank", .whole(blank)), ("input_lengths", .list(inputLengths)), ("target_lengths", .list(targetLengths)),
      ("targets", .tensor(targets)), ("zero_infinity", .flag(zeroInfinity)),
    ])
    return try losses.reducedAlignmentLosses(targetLengths, reduction, zeroInfinity: zeroInfinity, isSingle: rank == 2)
  }

  private func checkHasLogProbabilities() throws(TensorError) {
    if count == 0 { throw .runtime("log_probs tensor must not be empty") }
    if dtype != .float32 && dtype != .float64 { throw .notImplemented(kernel: "ctc_loss_cpu", for: dtype) }
  }

  private func alignmentLosses(
    _ targets: Tensor, _ inputLengths: [Int], _ targetLengths: [Int], blank: Int
  ) throws(TensorError) -> Tensor {
    let scores = rank == 2 ? try unsqueeze(1) : self
    var losses: [Tensor] = []
    for (item, path) in try scores.alignmentPaths(targets, inputLengths, targetLengths, blank: blank).enumerated() {
      losses.append(try scores.select(1, item).alignmentLoss(path.labels, path.steps, blank))
    }
    return try losses.isEmpty ? zeros([0]) : Tensor.stack(losses)
  }

  /// Value and gradients in the reference's order; nil where scores are not plain floats.
  private func directAlignmentLosses(
    _ targets: Tensor, _ inputLengths: [Int], _ targetLengths: [Int], blank: Int, zeroInfinity: Bool
  ) throws(TensorError) -> DirectForm? {
    guard array.hidden == nil, !state.keepsDoubles, dtype == .float32 || dtype == .float64 else { return nil }
    let scores = rank == 2 ? try unsqueeze(1) : self
    let paths = try scores.alignmentPaths(targets, inputLengths, targetLengths, blank: blank)
    let isSingle = dtype == .float32
    let numbers = try scores.array.doubles()
    let losses =
      isSingle
      ? AlignmentSlopes<Float>.single.losses(numbers, scores.array.shape, paths)
      : AlignmentSlopes<Double>.double.losses(numbers, scores.array.shape, paths)
    let value = try NDArray.from(losses, [losses.count], state).converted(to: dtype)
    let refuse = { (operand: Tensor) throws(TensorError) in try operand.checkHasSecondDimension() }
    return DirectForm(value: value, refuse: refuse) { (parts, _, gradient) throws(TensorError) in
      let array = parts[0].array
      let shape = array.rank == 2 ? try Shape([array.shape[0], 1, array.shape[1]]) : array.shape
      let (numbers, given) = (try array.doubles(), try gradient.doubles())
      let slopes =
        isSingle
        ? AlignmentSlopes<Float>.single.slopes(numbers, shape, paths, given, keepsInfinity: !zeroInfinity)
        : AlignmentSlopes<Double>.double.slopes(numbers, shape, paths, given, keepsInfinity: !zeroInfinity)
      return [Tensor(try NDArray.from(slopes, array.shape, array.state).converted(to: array.dtype))]
    }
  }

  /// What each sequence of a batch of scores [time, batch, classes] must spell. The checks are the reference's, in its
  /// order; a label outside of the classes, which it reads beyond the scores for, is refused.
  private func alignmentPaths(
    _ targets: Tensor, _ inputLengths: [Int], _ targetLengths: [Int], blank: Int
  ) throws(TensorError) -> [AlignmentPath] {
    try checkAlignment(targets, inputLengths, targetLengths, blank: blank)
    let (batch, classes, labels) = (shape[1], shape[2], try targets.array.integers())
    var start = 0
    var paths: [AlignmentPath] = []
    for item in 0..<batch {
      let begin = targets.rank == 2 ? item * targets.shape[1] : start
      start += targetLengths[item]
      var path = [blank]
      for label in labels[begin..<(begin + targetLengths[item])] {
        if label < 0 || label >= classes { throw .runtime("ctc_loss: target \(label) is not in label range") }
        path += [label, blank]
      }
      paths.append(AlignmentPath(labels: path, steps: inputLengths[item]))
    }
    return paths
  }

  private func checkAlignment(
    _ targets: Tensor, _ inputLengths: [Int], _ targetLengths: [Int], blank: Int
  ) throws(TensorError) {
    let place = " (while checking arguments for ctc_loss_allocate_outputs)"
    if rank != 3 {
      throw .runtime(
        "Expected 3-dimensional tensor, but got \(rank + 1)-dimensional tensor for argument #1 'log_probs'\(place)")
    }
    if targets.rank < 1 || targets.rank > 2 {
      throw .runtime(
        "Expected 1 to 2 dimensions, but got \(targets.rank)-dimensional tensor for argument #2 'targets'\(place)")
    }
    let (time, batch, classes) = (shape[0], shape[1], shape[2])
    if blank < 0 || blank >= classes { throw .runtime("blank must be in label range") }
    if inputLengths.count != batch { throw .runtime("input_lengths must be of size batch_size") }
    if targetLengths.count != batch { throw .runtime("target_lengths must be of size batch_size") }
    func refused(_ wanted: Int, _ dimension: Int, atLeast: Bool) -> TensorError {
      .runtime(
        "Expected tensor to have size \(atLeast ? "at least " : "")\(wanted) at dimension \(dimension), but got size "
          + "\(targets.shape[dimension]) for argument #2 'targets'\(place)")
    }
    var total = 0
    for length in targetLengths {
      if length < 0 {
        throw .runtime("Expected target_lengths to have value at least 0, but got value \(length)\(place)")
      }
      total &+= length
    }
    if targets.rank == 1 {
      if targets.shape[0] != total { throw refused(total, 0, atLeast: false) }
      // A sum that wrapped around could be any number.
      if let most = targetLengths.max(), most > total { throw refused(most, 0, atLeast: true) }
    } else {
      if targets.shape[0] != batch { throw refused(batch, 0, atLeast: false) }
      if let most = targetLengths.max(), most > targets.shape[1] { throw refused(most, 1, atLeast: true) }
    }
    for length in inputLengths {
      if length < 0 {
        throw .runtime("Expected input_lengths to have value at least 0, but got value \(length)\(place)")
      }
      if length > time {
        throw .runtime("Expected input_lengths to have value at most \(time), but got value \(length)\(place)")
      }
    }
  }

  private func reducedAlignmentLosses(
    _ targetLengths: [Int], _ reduction: LossReduction, zeroInfinity: Bool, isSingle: Bool
  ) throws(TensorError) -> Tensor {
    var loss = self
    if zeroInfinity {
      let infinite = Tensor(try loss.array.binary(.equal, .float(.infinity)))
      loss = try infinite.choose(try loss.constant(.int(0)), loss)
    }
    if reduction == .mean {
      let counts = targetLengths.map { Double(Swift.max($0, 1)) }
      return try loss.div(Tensor(try NDArray.from(counts, [counts.count], state).converted(to: dtype))).mean()
    }
    let result = try loss.reducedLoss(reduction)
    return isSingle && reduction == .none ? try result.squeeze([0]) : result
  }

  /// -log of the probability of one path (labels between blanks) in scores [time, classes].
  private func alignmentLoss(_ path: [Int], _ steps: Int, _ blank: Int) throws(TensorError) -> Tensor {
    let low = try constant(.float(-1e30))
    if steps == 0 { return try constant(.float(path.count == 1 ? -0.0 : .infinity)) }
    let index = Tensor(try NDArray.from(path, [path.count], state))
    var current = try select(0, 0).indexSelect(0, index)
    let allowed = try NDArray.from(path.indices.map { $0 < 2 }, [path.count], state)
    current = try Tensor(allowed).choose(current, low)
    let skips = try NDArray.from(
      path.indices.map { $0 >= 2 && path[$0] != path[$0 - 2] }, [path.count], state)
    for step in 1..<Swift.max(steps, 1) {
      let one = try current.constantPad([1, -1], .float(-1e30))
      let two = try Tensor(skips).choose(try current.constantPad([2, -2], .float(-1e30)), low)
      let together = try Tensor.stack([current, one, two]).logSumExp([0])
      current = try together.add(try select(0, step).indexSelect(0, index))
    }
    let last = try current.narrow(0, Swift.max(path.count - 2, 0), Swift.min(2, path.count)).logSumExp([0]).neg()
    let impossible = Tensor(try last.array.binary(.greater, .float(1e29)))
    // The reference's gradient is that of scores which are normalised afterwards: a term whose value is zero adds it.
    let mass = try narrow(0, 0, steps).exp().sum()
    let nothing = try mass.sub(mass.detach())
    let overflown = Tensor(try nothing.array.unary(.isFinite).unary(.logicalNot))
    return try last.maskedFill(impossible, .float(.infinity)).add(try nothing.maskedFill(overflown, .int(0)))
  }
}
