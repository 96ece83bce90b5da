// Writing to and reading from positions beyond plain indexing: along a dimension, over the flat elements, by mask, and
// scatters that reduce. Each gives a new tensor; the in-place forms write its value over the operand.
import Tensors

extension Tensor {
  // MARK: Along a dimension

  package func indexAdd(
    _ dimension: Int, _ index: Tensor, _ source: Tensor, alpha: Scalar = .int(1)
  ) throws(TensorError) -> Tensor {
    let target = try array.copiedContiguous()
    let isOne = alpha == .int(1) || alpha == .float(1)
    var factor = isOne ? .int(1) : alpha
    if case .float(let number) = alpha, !isOne, !dtype.isDifferentiable {
      factor = try Scalar.whole(number.rounded(.towardZero))
    }
    try target.indexAdd(dimension, index.array, source.array, factor: factor, isWide: true)
    let sizes = source.shape
    return try Tensor.operation("IndexAddBackward0", [self, source], target.withOwnVersion(), saving: [index]) {
      step, g throws(TensorError) in
      if step.needs(0) { step[0] = g }
      if step.needs(1) {
        var rows = try g.indexSelect(dimension, try step.saved(0))
        if sizes.count > 0 { rows = try rows.expand(sizes) }
        step[1] = isOne ? rows : try rows.timesNumber(alpha)
      }
    }.noting([
      ("alpha", .plain(alpha.doubleValue)), ("dim", .whole(dimension)), ("source", .tensor(source)),
      ("source_dim", .whole(source.rank)),
    ])
  }

  package func indexCopy(_ dimension: Int, _ index: Tensor, _ source: Tensor) throws(TensorError) -> Tensor {
    let target = try array.copiedContiguous()
    try target.indexCopy(dimension, index.array, source.array)
    let sizes = source.shape
    return try Tensor.operation("IndexCopyBackward0", [self, source], target.withOwnVersion(), saving: [index]) {
      step, g throws(TensorError) in
      let index = try step.saved(0)
      if step.needs(0) { step[0] = try g.indexFill(dimension, index, .int(0)) }
      if step.needs(1) {
        let rows = try g.indexSelect(dimension, index)
        step[1] = sizes.count > 0 ? try rows.expand(sizes) : rows
      }
    }.noting([("dim", .whole(dimension)), ("source", .tensor(source)), ("source_dim", .whole(source.rank))])
      .passingTangents(self, source) { (a, b) throws(TensorError) in try a.indexCopy(dimension, index, b) }
  }

  package func indexFill(_ dimension: Int, _ index: Tensor, _ number: Scalar) throws(TensorError) -> Tensor {
    try dtype.checkElement(number)
    let target = try array.copied()
    try target.indexFill(dimension, index.array, number)
    return try Tensor.operation("IndexFillBackward0", [self], target.withOwnVersion(), saving: [index]) {
      step, g throws(TensorError) in
      step[0] = try g.indexFill(dimension, try step.saved(0), .int(0))
    }.noting([("dim", .whole(dimension))])
  }

  /// The same with a tensor without dimensions, which gets a gradient too.
  package func indexFill(_ dimension: Int, _ index: Tensor, _ value: Tensor) throws(TensorError) -> Tensor {
    let target = try array.copied()
    try target.indexFill(dimension, index.array, try value.array.item())
    return try Tensor.operation("IndexFillBackward1", [self, value], target.withOwnVersion(), saving: [index]) {
      step, g throws(TensorError) in
      let index = try step.saved(0)
      if step.needs(0) { step[0] = try g.indexFill(dimension, index, .int(0)) }
      if step.needs(1) {
        // A place named twice was filled once.
        let places = Set(try index.array.integers()).sorted()
        let once = Tensor(try NDArray.from(places, [places.count], g.state))
        step[1] = try g.indexSelect(dimension, index.array.hidden == nil ? once : index).sum()
      }
    }.noting([("dim", .whole(dimension))]).passingTangents(self, value) { (a, b) throws(TensorError) in
      try a.indexFill(dimension, index, b)
    }
  }

  /// States that tangents go where values go: what is written last stays, also among tangents.
  private func passingTangents(
    _ x: Tensor, _ source: Tensor, _ write: @escaping (Tensor, Tensor) throws(TensorError) -> Tensor
  ) -> Tensor {
    let (whole, part) = (x.array, source.array)
    madeBy?.forward { (tangents) throws(TensorError) in
      var (first, second) = (tangents[0], tangents[1])
      if first == nil { first = Tensor(try whole.filledLike(.int(0))) }
      if second == nil { second = Tensor(try part.filledLike(.int(0))) }
      guard let first, let second else { return nil }
      return try write(first, second)
    }
    return self
  }

  /// `scatter` of one number.
  package func scatter(_ dimension: Int, _ index: Tensor, number: Scalar) throws(TensorError) -> Tensor {
    if dtype.isHalf { try dtype.checkElement(number) }
    let target = try array.copiedContiguous()
    let source = try NDArray.full(index.shape, number, dtype, state)
    try target.scatter(dimension, index.array, source, isNumber: true)
    return try Tensor.operation("ScatterBackward1", [self], target.withOwnVersion(), saving: [index]) {
      step, g throws(TensorError) in
      step[0] = try g.scatter(dimension, try step.saved(0), number: .int(0))
    }.noting([("dim", .whole(dimension))])
  }

  package func takeAlong(_ index: Tensor, _ dimension: Int?) throws(TensorError) -> Tensor {
    guard let dimension else { return try reshape([-1]).gather(0, try index.reshape([-1])) }
    if index.dtype != .int64 {
      throw .runtime("torch.take_along_dim(): dtype of indices should be Long but got \(index.dtype.typeName)")
    }
    if rank != index.rank {
      throw .runtime(
        "torch.take_along_dim(): input and indices should have the same number of dimensions, but got \(rank) "
          + "dimensions for input, and \(index.rank) dimensions for indices")
    }
    let place = try shape.dimension(dimension)
    if rank == 0 { throw .index("Dimension specified as \(dimension) but tensor has no dimensions") }
    var (wide, other) = (shape, index.shape)
    (wide[place], other[place]) = (1, 1)
    var common = try wide.broadcast(with: other)
    common[place] = index.shape[place]
    // Positions are taken modulo the size here: also those that are negative, or far outside.
    let inside = shape[place] == 0 ? index.array : try index.array.binary(.remainder, .int(shape[place]))
    let positions = try Tensor(inside).expand(common)
    common[place] = shape[place]
    return try expand(common).gather(place, positions)
  }

  /// `index_reduce`: slices of `source` drawn into those of this tensor.
  package func indexReduce(
    _ dimension: Int, _ index: Tensor, _ source: Tensor, _ name: String, includeSelf: Bool
  ) throws(TensorError) -> Tensor {
    guard let reduction = ScatterReduction(rawValue: name), reduction != .sum else {
      throw .runtime("index_reduce(): Expected reduce to be one of prod, mean, amax or amin but got \(name).")
    }
    let place = try shape.dimension(dimension)
    try array.checkIndexed(place, index.array, source.array, by: "index_reduce")
    if dtype == .bool || dtype.isComplex {
      let isExtreme = reduction == .amax || reduction == .amin
      if !includeSelf && (isExtreme || dtype == .bool) {
        throw .notImplemented(kernel: "index_reduce_func_exclude_input_init", for: dtype)
      }
      if dtype.isComplex && isExtreme {
        throw .notImplemented(kernel: reduction == .amax ? "maximum_cpu" : "minimum_cpu", for: dtype)
      }
      if dtype == .bool && reduction == .mean { throw .notImplemented(kernel: "div_floor_cpu", for: dtype) }
    }
    if rank > 0 && shape[place] == 0 && index.count > 0 {
      throw .index("select(): index 0 out of range for tensor of size \(shape) at dimension \(place)")
    }
    if index.array.hidden == nil, try index.array.hasOutside(rank == 0 ? 1 : shape[place]) {
      throw .index("index out of range in self")
    }
    var sizes = Shape(repeating: 1, count: source.rank)
    if source.rank > 0 { sizes[place] = index.count }
    let spread = try index.reshape(sizes).expand(source.shape)
    let result = try scatterReduce(dimension, spread, source, name, includeSelf: includeSelf)
      .namingNode("IndexReduceBackward0")
    result.madeBy?.refuseForward("index_reduce")
    if case .named(let known)? = result.madeBy?.arguments {
      result.madeBy?.arguments = .named(known + [("index", .tensor(index))])
    }
    return result
  }

  /// `scatter_reduce`: each target gets the sum, product, mean or extreme of what falls there.
  package func scatterReduce(
    _ dimension: Int, _ index: Tensor, _ source: Tensor, _ name: String, includeSelf: Bool
  ) throws(TensorError) -> Tensor {
    guard let reduction = ScatterReduction(rawValue: name) else {
      throw .runtime("reduce argument must be either sum, prod, mean, amax or amin, got \(name)")
    }
    let (value, counts) = try array.scatterReduced(
      dimension, index.array, source.array, reduction, includeSelf, isCounting: reduction == .mean)
    let saved = [self, source, index, Tensor(counts)]
    let result = try Tensor.operation(
      "ScatterReduceBackward0", [self, source], value.withOwnVersion(), saving: saved, keepsResult: true
    ) { step, g throws(TensorError) in
      let plan = ScatterPlan(
        dimension: dimension, index: try step.saved(2), reduction: reduction, includeSelf: includeSelf)
      switch reduction {
      case .sum, .mean:
        guard reduction == .mean else {
          if step.needs(0) { step[0] = try plan.withoutTargets(g) }
          if step.needs(1) { step[1] = try g.gather(dimension, plan.index) }
          return
        }
        let counts = try step.saved(3)
        if step.isForwardMode {
          // Tangents are added first and divided then.
          let part = try g.div(counts)
          if step.needs(0) { step[0] = try plan.withoutTargets(part) }
          if step.needs(1) { step[1] = try part.gather(dimension, plan.index) }
          return
        }
        if step.needs(0) { step[0] = try plan.withoutTargets(try g.div(counts)) }
        if step.needs(1) {
          step[1] = try g.gather(dimension, plan.index).div(try counts.gather(dimension, plan.index))
        }
      case .prod:
        let (x, source, result) = (try step.saved(0), try step.saved(1), try step.saved(4))
        if step.needs(0) { step[0] = try plan.productGradient(g, of: x, source) }
        if step.needs(1) { step[1] = try plan.productGradient(g, ofSource: source, x, result) }
      case .amax, .amin:
        let (x, source, result) = (try step.saved(0), try step.saved(1), try step.saved(4))
        let own = try x.equals(result, as: g.dtype)
        let theirs = try source.equals(try result.gather(dimension, plan.index), as: g.dtype)
        let share = try g.div(try own.scatterAdd(dimension, plan.index, theirs))
        if step.needs(0) { step[0] = try plan.withoutTargets(try own.mul(share)) }
        if step.needs(1) { step[1] = try theirs.mul(try share.gather(dimension, plan.index)) }
      }
    }.noting([("dim", .whole(dimension)), ("include_self", .flag(includeSelf)), ("reduce", .word(name))])
    try result.madeBy?.forwardScatterReduction(
      self, source, result,
      ScatterPlan(dimension: dimension, index: index, reduction: reduction, includeSelf: includeSelf))
    return result
  }

  // MARK: Flat positions

  package func take(_ index: Tensor) throws(TensorError) -> Tensor {
    let value = try array.taken(index.array)
    let original = shape
    return try Tensor.operation("TakeBackward0", [self], value, saving: [index]) { step, g throws(TensorError) in
      let index = try step.saved(0)
      if g.array.hidden == nil && index.array.hidden == nil {
        step[0] = try g.zeros(original).put(index, g, accumulate: true)
        return
      }
      let places = try index.reshape([-1])
      let isNegative = try places.array.binary(.less, .int(0)).converted(to: .int64)
      let counted = Tensor(try places.array.binary(.add, try isNegative.binary(.multiply, .int(original.elementCount))))
      step[0] = try g.zeros([original.elementCount]).indexAdd(0, counted, try g.reshape([-1])).reshape(original)
    }.noting([("self", .tensor(self))])
  }

  package func put(_ index: Tensor, _ source: Tensor, accumulate: Bool) throws(TensorError) -> Tensor {
    if index.dtype != .int64 {
      throw .runtime("put_(): Expected a long tensor for index, but got \(index.dtype.typeName)")
    }
    if source.dtype != dtype {
      throw .runtime(
        "put_(): self and source expected to have the same dtype, but got self.dtype = \(dtype.typeName) and source.dtype "
          + "= \(source.dtype.typeName)")
    }
    if index.count != source.count {
      throw .index(
        "put_(): Expected source and index to have the same number of elements, but got source.numel() = "
          + "\(source.count), index.numel() = \(index.count)")
    }
    if count == 0 && index.count > 0 { throw .index("put_(): Tried to put elements into an empty tensor") }
    if let bad = try index.array.firstOutside(count) {
      throw .index("out of range: tried to access index \(bad) on a tensor of \(count) elements.")
    }
    let target = try array.copiedContiguous().reshaped(to: [-1])
    try target.put(
      at: [try index.array.reshaped(to: [-1])], try source.array.reshaped(to: [-1]), accumulate: accumulate)
    let value = try target.reshaped(to: shape).laidOut(like: array, dtype).withOwnVersion()
    let sourceShape = source.shape
    return try Tensor.operation("PutBackward0", [self, source], value, saving: [index]) { step, g throws(TensorError) in
      let index = try step.saved(0)
      if step.needs(0) {
        step[0] = accumulate ? g : try g.put(index, try g.zeros(index.shape), accumulate: false)
      }
      if step.needs(1) { step[1] = try g.take(index).reshape(sourceShape) }
    }.noting([("accumulate", .flag(accumulate)), ("source", .tensor(source))])
      .passingTangents(self, source) { (a, b) throws(TensorError) in try a.put(index, b, accumulate: accumulate) }
  }

  /// `index_put`: a new tensor with values at positions.
  package func indexPut(_ arrays: [NDArray?], _ value: Tensor, accumulate: Bool) throws(TensorError) -> Tensor {
    if arrays.count > rank {
      throw .index("too many indices for tensor of dimension \(rank) (got \(arrays.count))")
    }
    let target = try array.copied()
    let isPlain = !accumulate && value.count == 1 && array.hidden == nil && value.array.hidden == nil
    var places: [NDArray?]
    if isPlain, let (mask, dimension) = NDArray.singleMask(arrays), mask.hidden == nil {
      try target.fill(where: mask, at: dimension, with: value.array)
      places = Array(repeating: nil, count: dimension)
      if requiresGradient || value.requiresGradient { places += try mask.nonzeroColumns() }
    } else {
      places = try array.withoutMasks(arrays)
      try target.put(at: places, value.array, accumulate: accumulate)
    }
    let kept = places
    return try Tensor.operation("IndexPutBackward0", [self, value], target.withOwnVersion()) {
      step, g throws(TensorError) in
      if step.needs(0) {
        step[0] = accumulate ? g : try g.indexPut(kept, try g.constant(.int(0)), accumulate: false)
      }
      if step.needs(1) { step[1] = try g.gather(at: kept) }
    }.noting([("accumulate", .flag(accumulate)), ("indices", .arrays(kept))])
      .passingTangents(self, value) { (a, b) throws(TensorError) in try a.indexPut(kept, b, accumulate: accumulate) }
  }

  /// The old form of `scatter` with `reduce=`: it has no derivative.
  package func reducedScatter(
    _ dimension: Int, _ index: Tensor, _ source: Tensor, _ name: String, isNumber: Bool
  ) throws(TensorError) -> Tensor {
    guard let reduction = ScatterReduction(rawValue: name) else {
      throw .runtime("reduce argument must be either add or multiply.")
    }
    let value = try array.scatterReduced(dimension, index.array, source.array, reduction, true).value
    let result = Tensor(value.withOwnVersion())
    let operands = isNumber ? [self] : [self, source]
    if let node = result.history("NotImplemented", operands) { node.rule = Tensor.withoutDerivative("aten::scatter") }
    return result
  }

  // MARK: By mask

  package func maskedFill(_ mask: Tensor, _ value: Tensor) throws(TensorError) -> Tensor {
    if value.rank > 0 {
      throw .runtime(
        "masked_fill_ only supports a 0-dimensional value tensor, but got tensor with \(value.rank) dimension(s).")
    }
    let filled =
      if value.array.hidden == nil { try array.maskedFilled(mask.array, try value.array.item()) } else {
        try mask.array.choose(value.array.converted(to: dtype), array)
      }
    return try Tensor.operation("MaskedFillBackward1", [self, value], filled, saving: [mask]) {
      step, g throws(TensorError) in
      let mask = try step.saved(0)
      if step.needs(0) { step[0] = try g.maskedFill(mask, .int(0)) }
      if step.needs(1) { step[1] = try mask.choose(g, try g.zerosLike()).sum() }
    }
  }

  package func maskedScatter(_ mask: Tensor, _ source: Tensor) throws(TensorError) -> Tensor {
    if dtype != source.dtype && !isReplayed {
      throw .runtime(
        "masked_scatter: expected self and source to have same dtypes but got\(dtype.typeName) and "
          + "\(source.dtype.typeName)")
    }
    let common = try shape.broadcast(with: mask.shape)
    let target: NDArray
    if array.hidden != nil || mask.array.hidden != nil || source.array.hidden != nil {
      target = try NDArray.mappedOneByOne([array, mask.array, source.array]) { (parts) throws(TensorError) in
        let one = try parts[0].expanded(to: common).copiedContiguous()
        try one.maskedScatter(parts[1], parts[2])
        return [one]
      }[0]
    } else {
      target = try array.expanded(to: common).copiedContiguous()
      try target.maskedScatter(mask.array, source.array)
    }
    let sizes = source.shape
    let wide = try mask.expand(common)
    return try Tensor.operation("MaskedScatterBackward0", [self, source], target.withOwnVersion(), saving: [wide]) {
      step, g throws(TensorError) in
      let mask = try step.saved(0)
      if step.needs(0) { step[0] = try g.maskedFill(mask, .int(0)) }
      if step.needs(1) {
        let chosen = try g.maskedSelect(mask)
        let rest = sizes.elementCount - chosen.count
        step[1] = try (rest > 0 ? try Tensor.cat([chosen, try g.zeros([rest])]) : chosen).view(sizes)
      }
    }.noting([("source_sym_sizes", .list(Array(sizes)))])
  }

  /// Whether each element is among others; positions in sorted sequences.
  package func isIn(_ others: Tensor, inverted: Bool) throws(TensorError) -> Tensor {
    Tensor.cut(try array.isIn(others.array, inverted: inverted), "isin", [self, others])
  }
}
