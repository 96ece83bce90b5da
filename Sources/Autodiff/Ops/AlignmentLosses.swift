// `F.ctc_loss`: the loss of a sequence's labels over all ways to align them with steps of scores, composed of operations
// that know their gradients; the first derivative comes from AlignmentSlopes.swift.
import Glibc
import Tensors

extension Tensor {
  /// `F.ctc_loss` of log-probabilities [time, (batch,) classes]. The sums over alignments are `logsumexp` of at most three
  /// predecessors, so that every derivative exists.
  package func ctcLoss(
    _ targets: Tensor, _ inputLengths: [Int], _ targetLengths: [Int], blank: Int, _ reduction: LossReduction,
    zeroInfinity: Bool
  ) throws(TensorError) -> Tensor {
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

  /// The composed value, and gradients in the reference's order; nil where scores are not plain floats.
  private func directAlignmentLosses(
    _ targets: Tensor, _ inputLengths: [Int], _ targetLengths: [Int], blank: Int, zeroInfinity: Bool
  ) throws(TensorError) -> DirectForm? {
    guard array.hidden == nil, !state.keepsDoubles, rank == 3, count > 0, dtype == .float32 || dtype == .float64 else {
      return nil
    }
    let paths = try alignmentPaths(targets, inputLengths, targetLengths, blank: blank)
    return DirectForm(
      value: nil, refuse: { operand throws(TensorError) in try operand.checkHasSecondDimension() }
    ) { (parts, _, gradient) throws(TensorError) in
      let scores = parts[0].array
      let (numbers, given) = (try scores.doubles(), try gradient.doubles())
      let size = (batch: scores.shape[1], classes: scores.shape[2])
      func found<Number: BinaryFloatingPoint>(_ slopes: AlignmentSlopes<Number>) -> [Double] {
        var result = [Double](repeating: 0, count: numbers.count)
        for (item, path) in paths.enumerated() {
          let starts = stride(from: item * size.classes, to: numbers.count, by: size.batch * size.classes)
          let rows = slopes.gradient(
            starts.map { start in numbers[start..<(start + size.classes)].map { Number($0) } }, path,
            given: Number(given[item]), keepsInfinity: !zeroInfinity)
          for (start, row) in zip(starts, rows) {
            for (place, slope) in row.enumerated() { result[start + place] = Double(slope) }
          }
        }
        return result
      }
      let slopes =
        scores.dtype == .float32
        ? found(AlignmentSlopes<Float>(exponential: { expf($0) }, logarithm: { logf($0) }))
        : found(AlignmentSlopes<Double>(exponential: { Glibc.exp($0) }, logarithm: { Glibc.log($0) }))
      return [Tensor(try NDArray.from(slopes, scores.shape, scores.state).converted(to: scores.dtype))]
    }
  }

  /// What each sequence of a batch of scores [time, batch, classes] must spell.
  private func alignmentPaths(
    _ targets: Tensor, _ inputLengths: [Int], _ targetLengths: [Int], blank: Int
  ) throws(TensorError) -> [AlignmentPath] {
    let scores = self
    if scores.rank != 3 { throw .runtime("ctc_loss: log_probs must be 2D or 3D, but got \(rank)D") }
    let (time, batch, classes) = (scores.shape[0], scores.shape[1], scores.shape[2])
    if blank < 0 || blank >= classes { throw .runtime("blank must be in label range") }
    if inputLengths.count != batch { throw .runtime("input_lengths must be of size batch_size") }
    if targetLengths.count != batch { throw .runtime("target_lengths must be of size batch_size") }
    let labels = try targets.array.integers()
    let isPadded = targets.rank == 2
    if isPadded { try targets.checkPadded(targetLengths) }
    var start = 0
    var paths: [AlignmentPath] = []
    for item in 0..<batch {
      let (steps, length) = (inputLengths[item], targetLengths[item])
      if steps > time || steps < 0 {
        throw .runtime(
          "Expected input_lengths to have value at most \(time), but got value \(steps) (while checking arguments for "
            + "ctc_loss_allocate_outputs)")
      }
      if length < 0 || length > labels.count {
        throw .runtime("Expected tensor to have size at least \(length) at dimension 0, but got size \(labels.count)")
      }
      let begin = isPadded ? item * targets.shape[1] : start
      start += length
      if begin + length > labels.count {
        throw .runtime(
          "Expected tensor to have size at least \(begin + length) at dimension 0, but got size \(labels.count)")
      }
      var path = [blank]
      for label in labels[begin..<(begin + length)] {
        if label < 0 || label >= classes { throw .runtime("ctc_loss: target \(label) is not in label range") }
        path += [label, blank]
      }
      paths.append(AlignmentPath(labels: path, steps: steps))
    }
    return paths
  }

  /// Rows of padded targets lie behind each other: a length beyond the row would spell the next one's labels.
  private func checkPadded(_ lengths: [Int]) throws(TensorError) {
    guard let most = lengths.max(), most > shape[1] else { return }
    throw .runtime(
      "Expected tensor to have size at least \(most) at dimension 1, but got size \(shape[1]) for argument #2 'targets' "
        + "(while checking arguments for ctc_loss_allocate_outputs)")
  }

  private func reducedAlignmentLosses(
    _ targetLengths: [Int], _ reduction: LossReduction, zeroInfinity: Bool, isSingle: Bool
  ) throws(TensorError) -> Tensor {
    var loss = self
    if zeroInfinity {
      let infinite = Tensor(try loss.array.binary(.equal, .float(.infinity)))
      loss = try loss.maskedFill(infinite, .int(0))
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
    if steps == 0 { return try constant(.float(path.count == 1 ? 0 : .infinity)) }
    let index = Tensor(try NDArray.from(path, [path.count], state))
    var current = try select(0, 0).indexSelect(0, index)
    let allowed = try NDArray.from(path.indices.map { $0 < 2 }, [path.count], state)
    current = try Tensor(allowed).choose(current, low)
    let skips = try NDArray.from(
      path.indices.map { $0 >= 2 && path[$0] != blank && path[$0] != path[$0 - 2] }, [path.count], state)
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
