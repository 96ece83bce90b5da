// How the operations of several families work on arrays with hidden dimensions. See HiddenDimensions.swift.

extension NDArray {
  // MARK: Reductions

  func mappedReduction(
    _ reduction: Reduction, _ dimensions: Shape?, _ keepDimensions: Bool, _ parameter: Double
  ) throws(TensorError) -> NDArray {
    if rank == 0 {
      let single = try unsqueezed(0).reduced(reduction, [0], keepDimensions: false, parameter: parameter)
      return single
    }
    let all = dimensions == nil || dimensions?.count == 0
    if all && (reduction == .argmax || reduction == .argmin) {
      let flat = try reshaped(to: [count]).reduced(reduction, [0], keepDimensions: false, parameter: parameter)
      return keepDimensions ? try flat.reshaped(to: Shape(repeating: 1, count: rank)) : flat
    }
    var places = Shape()
    for named in all ? try Shape(Array(0..<rank)) : dimensions ?? [] { places.append(try shape.dimension(named)) }
    return try mapped { (whole, lead) throws(TensorError) in
      var shifted = Shape()
      for place in places { shifted.append(place + lead) }
      return try whole.reduced(reduction, shifted, keepDimensions: keepDimensions, parameter: parameter)
    }
  }

  /// An operation along one dimension; an element without dimensions gets one for the moment.
  func mappedAlong(
    _ dimension: Int, _ operation: (NDArray, Int) throws(TensorError) -> NDArray
  ) throws(TensorError) -> NDArray {
    let place = try shape.dimension(dimension)
    if rank == 0 {
      let wide = try unsqueezed(0).mapped { (whole, lead) throws(TensorError) in try operation(whole, lead) }
      return wide.rank == 1 ? try wide.selected(0, 0) : wide
    }
    return try mapped { (whole, lead) throws(TensorError) in try operation(whole, place + lead) }
  }

  func mappedPairAlong(
    _ dimension: Int, _ operation: (NDArray, Int) throws(TensorError) -> (NDArray, NDArray)
  ) throws(TensorError) -> (NDArray, NDArray) {
    let place = try shape.dimension(dimension)
    if rank == 0 {
      let (first, second) = try unsqueezed(0).mappedPair { (whole, lead) throws(TensorError) in
        try operation(whole, lead)
      }
      return first.rank == 1 ? (try first.selected(0, 0), try second.selected(0, 0)) : (first, second)
    }
    return try mappedPair { (whole, lead) throws(TensorError) in try operation(whole, place + lead) }
  }

  /// The same for an operation of two arrays of one shape.
  func mappedAlong(
    _ dimension: Int, with other: NDArray, _ operation: (NDArray, NDArray, Int) throws(TensorError) -> NDArray
  ) throws(TensorError) -> NDArray {
    let place = try shape.dimension(dimension)
    let single = rank == 0
    let pair = single ? [try unsqueezed(0), try other.unsqueezed(0)] : [self, other]
    let result = try NDArray.mappedTogether(pair) { (whole, frame) throws(TensorError) in
      try operation(whole[0], whole[1], place + frame.count)
    }
    return single ? try result.selected(0, 0) : result
  }

  // MARK: Products

  /// Any product of matrices and vectors, with the hidden dimensions as batches.
  func mappedProduct(_ other: NDArray) throws(TensorError) -> NDArray {
    let first = rank == 1 ? try unsqueezed(0) : self
    let second = other.rank == 1 ? try other.unsqueezed(1) : other
    let frame = HiddenFrame([first, second])
    let (a, b): (NDArray, NDArray)
    if second.hidden == nil && second.rank == 2 {
      (a, b) = (try first.visible(frame), second)
    } else {
      let rank = Swift.max(first.rank, second.rank)
      (a, b) = (try first.visible(frame, rank: rank), try second.visible(frame, rank: rank))
    }
    var result = try a.matmul(b).hiding(frame)
    if other.rank == 1 { result = try result.squeezedOne(result.rank - 1) }
    if rank == 1 { result = try result.squeezedOne(result.rank - (other.rank == 1 ? 1 : 2)) }
    return result
  }

  private func squeezedOne(_ dimension: Int) throws(TensorError) -> NDArray { try selected(dimension, 0) }

  func mappedAddmm(
    _ a: NDArray, _ b: NDArray, _ beta: Double, _ alpha: Double
  ) throws(TensorError) -> NDArray {
    var product = try a.mm(b)
    if alpha != 1 { product = try product.binary(.multiply, .float(alpha)) }
    if beta == 0 { return product }
    return try (beta == 1 ? self : binary(.multiply, .float(beta))).binary(.add, product)
  }

  // MARK: Positions

  /// Reading at index arrays: the hidden dimensions get index arrays of their own.
  func mappedGather(at arrays: [NDArray?]) throws(TensorError) -> NDArray {
    let frame = HiddenFrame([self] + arrays)
    let whole = try visible(frame, expanded: true)
    return try whole.gathered(at: try mappedIndices(arrays, frame)).hiding(frame)
  }

  /// One index array for every dimension, hidden ones first, so that the result's dimensions stand where they would
  /// without mapping: whole dimensions before neighbouring index arrays, the index arrays' own, the other dimensions.
  private func mappedIndices(_ arrays: [NDArray?], _ frame: HiddenFrame) throws(TensorError) -> [NDArray?] {
    let named = (0..<rank).filter { $0 < arrays.count && arrays[$0] != nil }
    let wholes = (0..<rank).filter { !named.contains($0) }
    let isNeighbouring = (named.last ?? 0) - (named.first ?? 0) == Swift.max(named.count - 1, 0)
    let before = isNeighbouring ? wholes.filter { $0 < named.first ?? 0 } : []
    let after = wholes.filter { !before.contains($0) }
    let longest = arrays.reduce(0) { Swift.max($0, $1?.rank ?? 0) }
    let total = frame.count + before.count + longest + after.count
    try Shape.checkRank(total)
    var result: [NDArray?] = []
    for (index, size) in frame.sizes.enumerated() { result.append(try positions(size, at: index, of: total)) }
    for dimension in 0..<rank {
      if let array = dimension < arrays.count ? arrays[dimension] : nil {
        let wide = try array.visible(frame)
        var sizes = Shape(repeating: 1, count: total)
        for index in 0..<frame.count { sizes[index] = wide.shape[index] }
        let first = frame.count + before.count + longest - array.rank
        for index in 0..<array.rank { sizes[first + index] = array.shape[index] }
        result.append(try wide.reshaped(to: sizes))
      } else if let index = before.firstIndex(of: dimension) {
        result.append(try positions(shape[dimension], at: frame.count + index, of: total))
      } else {
        let index = after.firstIndex(of: dimension) ?? 0
        result.append(try positions(shape[dimension], at: total - after.count + index, of: total))
      }
    }
    return result
  }

  /// 0, 1, ... along one of `rank` dimensions.
  private func positions(_ size: Int, at dimension: Int, of rank: Int) throws(TensorError) -> NDArray {
    var sizes = Shape(repeating: 1, count: rank)
    sizes[dimension] = size
    return try NDArray.arange(.int(0), .int(size), .int(1), .int64, state).reshaped(to: sizes)
  }

  /// Writing at index arrays. This array must have all hidden dimensions of the others.
  func mappedPut(at arrays: [NDArray?], _ value: NDArray, accumulate: Bool) throws(TensorError) {
    let frame = HiddenFrame([self])
    for other in arrays + [value] {
      for number in other?.hidden?.numbers ?? [] where !frame.numbers.contains(number) { throw NDArray.cannotHold }
    }
    let whole = try visible(frame)
    let indices = try mappedIndices(arrays, frame)
    var common = Shape()
    for case let array? in indices { common = try common.broadcast(with: array.shape) }
    var input = value
    let elementRank = common.count - frame.count
    while input.rank > elementRank && input.shape[0] == 1 { input = try input.selected(0, 0) }
    let rows = try input.visible(frame, rank: elementRank)
    try whole.put(at: indices, try rows.expanded(to: common), accumulate: accumulate)
  }

  /// `gather` and its kin: array and index get the same hidden dimensions.
  func mappedGather(_ dimension: Int, _ index: NDArray) throws(TensorError) -> NDArray {
    let place = try shape.dimension(dimension)
    let isFlat = rank == 0 || index.rank == 0
    if isFlat {
      let source = rank == 0 ? try unsqueezed(0) : self
      let positions = index.rank == 0 ? try index.unsqueezed(0) : index
      let result = try source.mappedGather(0, positions)
      return index.rank == 0 ? try result.selected(0, 0) : result
    }
    return try NDArray.mappedTogether([self, index]) { (whole, frame) throws(TensorError) in
      try whole[0].gathered(place + frame.count, whole[1])
    }
  }

  func mappedScatter(
    _ dimension: Int, _ index: NDArray, _ source: NDArray, _ add: Bool
  ) throws(TensorError) {
    if rank == 0 || index.rank == 0 || source.rank == 0 {
      let target = rank == 0 ? try unsqueezed(0) : self
      let positions = index.rank == 0 ? try index.unsqueezed(0) : index
      let values = source.rank == 0 ? try source.unsqueezed(0) : source
      return try target.mappedScatter(0, positions, values, add)
    }
    let place = try shape.dimension(dimension)
    let frame = HiddenFrame([self])
    try visible(frame).scatter(
      place + frame.count, try mappedSource(index, expanded: true), try mappedSource(source, expanded: true), add: add)
  }

  /// `index_select`: one vector of positions for all, or one for each.
  func mappedIndexSelect(_ dimension: Int, _ index: NDArray) throws(TensorError) -> NDArray {
    let place = try shape.dimension(dimension)
    if rank == 0 { return try unsqueezed(0).mappedIndexSelect(0, index).selected(0, 0) }
    if index.hidden == nil {
      return try mapped { (whole, lead) throws(TensorError) in try whole.indexSelected(place + lead, index) }
    }
    var arrays: [NDArray?] = Array(repeating: nil, count: place)
    arrays.append(index.rank == 0 ? try index.unsqueezed(0) : index)
    return try mappedGather(at: arrays)
  }

  func mappedIndexAdd(_ dimension: Int, _ index: NDArray, _ source: NDArray) throws(TensorError) {
    if rank == 0 {
      return try unsqueezed(0).mappedIndexAdd(0, index, source.rank == 0 ? try source.unsqueezed(0) : source)
    }
    let place = try shape.dimension(dimension)
    var arrays: [NDArray?] = Array(repeating: nil, count: place)
    arrays.append(index.rank == 0 ? try index.unsqueezed(0) : index)
    try mappedPut(at: arrays, source, accumulate: true)
  }

  // MARK: Joining

  static func mappedConcatenation(_ arrays: [NDArray], _ dimension: Int) throws(TensorError) -> NDArray {
    var kept: [NDArray] = []
    for array in arrays where !(array.rank == 1 && array.count == 0 && arrays.contains { $0.rank > 1 }) {
      kept.append(array)
    }
    let place = try (kept.first ?? arrays[0]).shape.dimension(dimension)
    return try mappedTogether(kept) { (whole, frame) throws(TensorError) in
      try concatenated(whole, place + frame.count)
    }
  }

  // MARK: Loss

  /// Negative log likelihood of each mapped element, then put together as one loss for each.
  func mappedNLLLoss(
    _ target: NDArray, _ weight: NDArray?, _ ignoreIndex: Int, _ reduction: LossReduction
  ) throws(TensorError) -> (loss: NDArray, totalWeight: NDArray) {
    let frame = HiddenFrame([self, target, weight])
    if weight?.hidden != nil {
      let found = try NDArray.mappedOneByOne([self, target] + [weight].compactMap { $0 }) {
        (parts) throws(TensorError) in
        let one = try parts[0].nllLoss(
          parts[1], weight: parts.count > 2 ? parts[2] : nil, ignoreIndex: ignoreIndex, reduction)
        return [one.loss, one.totalWeight]
      }
      return (found[0], found[1])
    }
    let (rows, classes) = (rank == 1 ? 1 : shape[0], shape[rank - 1])
    let count = frame.sizes.reduce(1, *)
    let scores = try visible(frame, expanded: true).reshaped(to: [count * rows, classes])
    let targets = try target.visible(frame, expanded: true).reshaped(to: [count * rows])
    let each = try scores.nllLoss(targets, weight: weight, ignoreIndex: ignoreIndex, .none)
    let losses = try each.loss.reshaped(to: try Shape(frame.sizes + (rank == 1 ? [] : [rows]))).hiding(frame)
    var used = try targets.binary(.notEqual, .int(ignoreIndex)).converted(to: dtype)
    if let weight {
      let safe = try targets.binary(.equal, .int(ignoreIndex)).choose(
        NDArray.scalar(.int(0), .int64, state), targets)
      used = try used.binary(.multiply, try weight.indexSelected(0, safe))
    }
    let weights = try used.reshaped(to: try Shape(frame.sizes + (rank == 1 ? [] : [rows]))).hiding(frame)
    let total = rank == 1 ? weights : try weights.reduced(.sum)
    switch reduction {
    case .none: return (losses, total)
    case .sum: return (rank == 1 ? losses : try losses.reduced(.sum), total)
    case .mean:
      let sum = rank == 1 ? losses : try losses.reduced(.sum)
      return (try sum.binary(.divide, total), total)
    }
  }

  /// The gradient of the above, for each mapped element.
  func mappedNLLLossBackward(
    _ input: NDArray, _ target: NDArray, _ weight: NDArray?, _ ignoreIndex: Int, _ reduction: LossReduction,
    _ totalWeight: NDArray
  ) throws(TensorError) -> NDArray {
    let operands = [self, input, target, totalWeight] + [weight].compactMap { $0 }
    if weight?.hidden != nil {
      return try NDArray.mappedOneByOne(operands) { (parts) throws(TensorError) in
        [
          try parts[0].nllLossBackward(
            parts[1], parts[2], weight: parts.count > 4 ? parts[4] : nil, ignoreIndex: ignoreIndex, reduction,
            totalWeight: parts[3])
        ]
      }[0]
    }
    let frame = HiddenFrame(operands)
    let (rows, classes) = (input.rank == 1 ? 1 : input.shape[0], input.shape[input.rank - 1])
    let count = frame.sizes.reduce(1, *)
    var gradient = self
    if reduction == .mean { gradient = try gradient.binary(.divide, totalWeight) }
    if input.rank == 2 && gradient.rank == 0 { gradient = try gradient.expanded(to: [rows]) }
    let flat = try gradient.visible(frame, expanded: true).reshaped(to: [count * rows])
    let scores = try input.visible(frame, expanded: true).reshaped(to: [count * rows, classes])
    let targets = try target.visible(frame, expanded: true).reshaped(to: [count * rows])
    let total = try NDArray.scalar(.int(1), dtype, state)
    let result = try flat.nllLossBackward(
      scores, targets, weight: weight, ignoreIndex: ignoreIndex, .none, totalWeight: total)
    return try result.reshaped(to: try Shape(frame.sizes + Array(input.shape))).hiding(frame)
  }

  // MARK: What cannot be mapped

  static func notMapped(_ written: String) -> TensorError {
    .runtime(
      "vmap: It looks like you're calling .\(written)() on a Tensor. We don't support vmap over calling .\(written)() "
        + "on a Tensor, please try to rewrite what you're doing with other operations. If error is occurring somewhere "
        + "inside PyTorch internals, please file a bug report.")
  }

  static var branchOnMapped: TensorError {
    .runtime(
      "vmap: It looks like you're attempting to use a Tensor in some data-dependent control flow. We don't support "
        + "that yet, please file an issue at https://github.com/pytorch/pytorch/issues .")
  }

  /// Operations whose result's size depends on the elements.
  package static func dynamicShape(_ name: String) -> TensorError {
    switch name {
    case "index":
      .runtime(
        "vmap: We do not support batching operators that can support dynamic shape. Attempting to batch over indexing "
          + "with a boolean mask.")
    case "masked_select":
      .runtime(
        "vmap: Attempted to vmap over `mask` in torch.masked_select(self, mask) We cannot support this because for each "
          + "batch this would return a differently shaped Tensor. Please file an issue at "
          + "https://github.com/pytorch/pytorch/issues if you need this feature.")
    case "one_hot":
      .runtime(
        "When vmap-ing torch.nn.functional.one_hot, please provide an explicit positive num_classes argument.")
    default:
      .runtime(
        "vmap: We do not support batching operators that can output dynamic shape. Attempted to vmap over aten::\(name). "
          + "Please file an issue at https://github.com/pytorch/pytorch/issues if you need this feature.")
    }
  }
}

extension NDArray {
  /// `self op= other` where either has hidden dimensions.
  func mappedApply(
    _ operation: BinaryOperation, _ other: NDArray, _ p0: Double, _ p1: Double
  ) throws(TensorError) {
    let frame = HiddenFrame([self, other])
    if frame.count > (hidden?.numbers.count ?? 0) {
      let whole = try Shape(frame.sizes + Array(try shape.broadcast(with: other.shape)))
      throw .runtime("output with shape \(shape) doesn't match the broadcast shape \(whole)")
    }
    try visible().apply(operation, try mappedSource(other), p0, p1)
  }
}
