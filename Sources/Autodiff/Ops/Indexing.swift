// Square brackets and the operations that pick or place elements by position.
import Tensors

extension Tensor {
  /// `self[items]`: each integer, slice or None is a view of its own; index arrays make one gather at the end.
  package func index(_ items: [IndexItem]) throws(TensorError) -> Tensor {
    let plan = try array.indexPlan(items)
    if items.count == 1, plan.steps.isEmpty, rank > 0, case .slice = items[0] { return try slice(0, 0, shape[0], 1) }
    var result = self
    for step in plan.steps { result = try result.applying(step) }
    if !plan.isView { return try result.gather(at: plan.arrays) }
    if result === self { return try alias() }
    return result
  }

  /// A view of everything: what `x[...]` gives.
  package func alias() throws(TensorError) -> Tensor {
    let result = view(array.alias())
    if let node = result.history("AliasBackward0", self) { node.rule = Tensor.identityRule }
    result.noteView(.suffix("[...]"), self)
    return result
  }

  private func applying(_ step: IndexPlan.Step) throws(TensorError) -> Tensor {
    switch step {
    case .select(let dimension, let index): try select(dimension, index)
    case .slice(let dimension, let start, let stop, let stride): try slice(dimension, start, stop, stride)
    case .unsqueeze(let dimension): try unsqueeze(dimension)
    }
  }

  /// Elements at positions; nil stands for a whole dimension.
  func gather(at places: [NDArray?]) throws(TensorError) -> Tensor {
    let result = Tensor(try array.gathered(at: places))
    if let node = result.history("IndexBackward0", self) {
      node.saveNumber()
      let original = shape
      node.arguments = .positions(places)
      node.rule = { step, gradient throws(TensorError) in
        step[0] = try gradient.placed(at: places, in: original)
      }
    }
    return result
  }

  /// Zeros of `whole` with this tensor added at positions.
  private func placed(at places: [NDArray?], in whole: Shape) throws(TensorError) -> Tensor {
    let target = try array.zerosAlongside(whole, with: places)
    try target.put(at: places, array, accumulate: true)
    let result = Tensor(target)
    if let node = result.history("IndexPutImplBackward0", [Tensor(target), self]) {
      node.arguments = .named([
        ("accumulate", .flag(true)), ("indices", .arrays(places)), ("unsafe", .flag(true)),
      ])
      node.rule = { step, gradient throws(TensorError) in step[1] = try gradient.gather(at: places) }
    }
    return result
  }

  /// `self[items] = value`.
  package func setIndex(_ items: [IndexItem], _ value: Tensor) throws(TensorError) {
    let plan = try array.indexPlan(items, fills: value.count == 1 && value.array.hidden == nil && array.hidden == nil)
    var target = self
    for step in plan.steps { target = try target.applying(step) }
    if let (mask, dimension) = plan.mask { return try target.fill(where: mask, at: dimension, with: value) }
    if !plan.isView {
      for case .array(let array) in items { try target.array.checkOverlap(with: array) }
      try target.put(at: plan.arrays, try value.withoutLeadingOnes())
      return
    }
    if value.shape == target.shape {
      try target.copy_(value)
    } else if value.rank == 0 {
      try target.fill_(with: value)
    } else {
      let input = try value.withoutLeadingOnes()
      try target.copy_(input.shape == target.shape ? input : try input.expand(target.shape))
    }
  }

  /// What is assigned to a part loses its leading dimensions of size one.
  private func withoutLeadingOnes() throws(TensorError) -> Tensor {
    let sizes = Array(shape.drop { $0 == 1 })
    return sizes.count == rank ? self : try view(try Shape(sizes))
  }

  package func setIndex(_ items: [IndexItem], _ number: Scalar) throws(TensorError) {
    let plan = try array.indexPlan(items, fills: array.hidden == nil)
    var target = self
    for step in plan.steps { target = try target.applying(step) }
    if plan.isView {
      try target.fill_(number)
    } else if let (mask, dimension) = plan.mask {
      let value = Tensor(try NDArray.scalar(number, dtype, state))
      try target.fill(where: mask, at: dimension, with: value)
    } else {
      try target.put(at: plan.arrays, Tensor(try NDArray.scalar(number, dtype, state)))
    }
  }

  /// `index_put_`.
  @discardableResult
  package func put(
    at arrays: [NDArray?], _ value: Tensor, accumulate: Bool = false
  ) throws(TensorError) -> Tensor {
    if arrays.count > rank {
      throw .index("too many indices for tensor of dimension \(rank) (got \(arrays.count))")
    }
    if !accumulate, value.count == 1, array.hidden == nil, value.array.hidden == nil,
      let (mask, dimension) = NDArray.singleMask(arrays), mask.hidden == nil
    {
      try fill(where: mask, at: dimension, with: value)
      return self
    }
    try array.checkOverlap(with: value.array)
    for case let place? in arrays { try array.checkOverlap(with: place) }
    let places = try array.withoutMasks(arrays)
    let node = try beginInPlace("IndexPutBackward0", value)
    try array.put(at: places, value.array, accumulate: accumulate)
    endPut(node, places, value, accumulate: accumulate)
    return self
  }

  /// One number where a mask is true.
  private func fill(where mask: NDArray, at dimension: Int, with value: Tensor) throws(TensorError) {
    let node = try beginInPlace("IndexPutBackward0", value)
    var places: [NDArray?] = Array(repeating: nil, count: dimension)
    if node != nil { places += try mask.nonzeroColumns() }
    try array.fill(where: mask, at: dimension, with: value.array)
    endPut(node, places, value, accumulate: false)
  }

  private func endPut(_ node: GradientNode?, _ places: [NDArray?], _ value: Tensor, accumulate: Bool) {
    node?.arguments = .named([("accumulate", .flag(accumulate)), ("indices", .arrays(places))])
    node?.rule = { step, gradient throws(TensorError) in
      if step.needs(0) {
        if accumulate {
          step[0] = gradient
        } else {
          let zero = Tensor(try NDArray.scalar(.int(0), gradient.dtype, gradient.state))
          step[0] = try gradient.clone().put(at: places, zero)
        }
      }
      if step.needs(1) { step[1] = try gradient.gather(at: places) }
    }
    endInPlace("IndexPutBackward0", node, value)
  }

  // MARK: Along one dimension

  package func gather(_ dimension: Int, _ index: Tensor) throws(TensorError) -> Tensor {
    let result = Tensor(try array.gathered(dimension, index.array))
    result.noteExtraInput(index)
    if let node = result.history("GatherBackward0", self) {
      node.arguments = .named([("dim", .whole(dimension)), ("self", .tensor(self)), ("sparse_grad", .flag(false))])
      try node.save(0, index)
      let original = shape
      node.rule = { step, gradient throws(TensorError) in
        step[0] = try gradient.zeros(original).scatterAdd(dimension, try step.saved(0), gradient)
      }
    }
    return result
  }

  package func scatter(_ dimension: Int, _ index: Tensor, _ source: Tensor) throws(TensorError) -> Tensor {
    let target = try array.copied(alongside: [index.array, source.array])
    try target.scatter(dimension, index.array, source.array, add: false)
    let result = Tensor(target)
    if let node = result.history("ScatterBackward0", self, source) {
      node.arguments = .dimension(dimension, keeps: false)
      try node.save(0, index)
      node.rule = { step, gradient throws(TensorError) in
        let index = try step.saved(0)
        if step.needs(0) { step[0] = try gradient.scatter(dimension, index, number: .int(0)) }
        if step.needs(1) { step[1] = try gradient.gather(dimension, index) }
      }
      // Tangents go where values go: what is written last stays. A source may have more elements than are scattered, of which a
      // gradient knows nothing.
      let (whole, part) = (array, source.array)
      node.forward { (tangents) throws(TensorError) in
        var (first, second) = (tangents[0], tangents[1])
        if first == nil { first = Tensor(try whole.filledLike(.int(0))) }
        if second == nil { second = Tensor(try part.filledLike(.int(0))) }
        guard let first, let second else { return nil }
        return try first.scatter(dimension, index, second)
      }
    }
    return result
  }

  package func scatterAdd(_ dimension: Int, _ index: Tensor, _ source: Tensor) throws(TensorError) -> Tensor {
    let target = try array.copied(alongside: [index.array, source.array])
    try target.scatter(dimension, index.array, source.array, add: true)
    let result = Tensor(target)
    if let node = result.history("ScatterAddBackward0", self, source) {
      let (own, other) = (self, source)
      node.forward { (tangents) throws(TensorError) in
        var (first, second) = (tangents[0], tangents[1])
        if first == nil { first = try own.zerosLike() }
        if second == nil { second = try other.zerosLike() }
        guard let first, let second else { return nil }
        return try first.scatterAdd(dimension, index, second)
      }
      node.arguments = .dimension(dimension, keeps: false)
      try node.save(0, index)
      node.rule = { step, gradient throws(TensorError) in
        if step.needs(0) { step[0] = gradient }
        if step.needs(1) { step[1] = try gradient.gather(dimension, try step.saved(0)) }
      }
    }
    return result
  }

  package func indexSelect(_ dimension: Int, _ index: Tensor) throws(TensorError) -> Tensor {
    let result = Tensor(try array.indexSelected(dimension, index.array))
    result.noteExtraInput(index)
    if let node = result.history("IndexSelectBackward0", self) {
      node.arguments = .dimension(dimension, keeps: false)
      try node.save(0, index)
      let original = shape
      node.rule = { step, gradient throws(TensorError) in
        step[0] = try gradient.rowsAdded(dimension, try step.saved(0), original, isWide: true)
      }
    }
    return result
  }

  /// Zeros of `whole` with this tensor's rows added at `index`.
  func rowsAdded(
    _ dimension: Int, _ index: Tensor, _ whole: Shape, isWide: Bool = false
  ) throws(TensorError) -> Tensor {
    let target = try array.zerosAlongside(whole, with: [index.array])
    try target.indexAdd(dimension, index.array, array, isWide: isWide)
    let result = Tensor(target)
    if let node = result.history("IndexAddBackward0", self) {
      try node.save(0, index)
      node.rule = { step, gradient throws(TensorError) in
        step[0] = try gradient.indexSelect(dimension, try step.saved(0))
      }
    }
    return result
  }

  // MARK: By mask

  package func maskedFill(_ mask: Tensor, _ number: Scalar) throws(TensorError) -> Tensor {
    if dtype.isHalf { try dtype.checkElement(number) }
    let result = Tensor(try array.maskedFilled(mask.array, number))
    if let node = result.history("MaskedFillBackward0", self) {
      try node.save(0, mask)
      node.rule = { step, gradient throws(TensorError) in
        step[0] = try gradient.maskedFill(try step.saved(0), .int(0))
      }
    }
    return result
  }

  package func maskedSelect(_ mask: Tensor) throws(TensorError) -> Tensor {
    let result = Tensor(try array.maskedSelected(mask.array))
    if let node = result.history("MaskedSelectBackward0", self) {
      node.arguments = .named([("self", .tensor(self))])
      try node.save(0, mask)
      let original = shape
      node.rule = { step, gradient throws(TensorError) in
        let mask = try step.saved(0)
        let common = try original.broadcast(with: mask.shape)
        if common.isEmpty {
          step[0] = try gradient.sum()
          return
        }
        let places = try mask.array.expanded(to: common).contiguous().nonzeroColumns()
        step[0] = try gradient.placed(at: places, in: common)
      }
    }
    return result
  }

  /// `F.one_hot`.
  package func oneHot(_ classes: Int) throws(TensorError) -> Tensor {
    if dtype != .int64 { throw .runtime("one_hot is only applicable to index tensor of type LongTensor.") }
    let all = try array.visible()
    if count > 0, try all.reduced(.minimum).item().intValue < 0 {
      throw .runtime("Class values must be non-negative.")
    }
    let largest = count > 0 ? try all.reduced(.maximum).item().intValue : -1
    if classes == -1 && count == 0 {
      throw .runtime("Can not infer total number of classes from empty tensor.")
    }
    if classes != -1 && classes <= largest { throw .runtime("Class values must be smaller than num_classes.") }
    if classes != -1 && classes < 1 { throw .runtime("num_classes should be positive") }
    if array.hidden != nil && classes == -1 { throw NDArray.dynamicShape("one_hot") }
    let (following, tooMany) = largest.addingReportingOverflow(1)
    if classes == -1 && tooMany { throw .runtime("zeros: Dimension size must be non-negative.") }
    let width = classes == -1 ? following : classes
    _ = try Shape(Array(shape) + [width]).checkedCount(of: .int64)
    let positions = try NDArray.arange(.int(0), .int(width), .int(1), .int64, state)
    let hot = try array.unsqueezed(rank).binary(.equal, positions).converted(to: .int64).contiguous()
    let result = Tensor(hot)
    result.recordCut(.type, "one_hot", [self])
    return result
  }
}
