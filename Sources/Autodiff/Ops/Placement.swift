// Writing to and reading from positions beyond plain indexing: along a dimension, over the flat elements, by mask, and
// scatters that reduce. Each gives a new tensor; the in-place forms write its value over the operand.
import Tensors

extension Tensor {
  // MARK: Along a dimension

  package func indexAdd(
    _ dimension: Int, _ index: Tensor, _ source: Tensor, alpha: Double = 1
  ) throws(TensorError) -> Tensor {
    let target = try array.copied()
    let isWhole = alpha == alpha.rounded() && !dtype.isDifferentiable
    let factor = isWhole ? try Scalar.whole(alpha) : .float(alpha)
    try target.indexAdd(dimension, index.array, source.array, factor: alpha == 1 ? .int(1) : factor)
    return try Tensor.operation("IndexAddBackward0", [self, source], target.withOwnVersion(), saving: [index]) {
      step, g throws(TensorError) in
      if step.needs(0) { step[0] = g }
      if step.needs(1) {
        let rows = try g.indexSelect(dimension, try step.saved(0))
        step[1] = alpha == 1 ? rows : try rows.timesNumber(.plain(alpha))
      }
    }.noting([
      ("alpha", .plain(alpha)), ("dim", .whole(dimension)), ("source", .tensor(source)),
      ("source_dim", .whole(source.rank)),
    ])
  }

  package func indexCopy(_ dimension: Int, _ index: Tensor, _ source: Tensor) throws(TensorError) -> Tensor {
    let target = try array.copied()
    try target.indexCopy(dimension, index.array, source.array)
    return try Tensor.operation("IndexCopyBackward0", [self, source], target.withOwnVersion(), saving: [index]) {
      step, g throws(TensorError) in
      let index = try step.saved(0)
      if step.needs(0) { step[0] = try g.indexFill(dimension, index, .int(0)) }
      if step.needs(1) { step[1] = try g.indexSelect(dimension, index) }
    }.noting([("dim", .whole(dimension)), ("source", .tensor(source)), ("source_dim", .whole(source.rank))])
  }

  package func indexFill(_ dimension: Int, _ index: Tensor, _ number: Scalar) throws(TensorError) -> Tensor {
    let target = try array.copied()
    try target.indexFill(dimension, index.array, number)
    return try Tensor.operation("IndexFillBackward0", [self], target.withOwnVersion(), saving: [index]) {
      step, g throws(TensorError) in
      step[0] = try g.indexFill(dimension, try step.saved(0), .int(0))
    }.noting([("dim", .whole(dimension))])
  }

  /// `scatter` of one number.
  package func scatter(_ dimension: Int, _ index: Tensor, number: Scalar) throws(TensorError) -> Tensor {
    let target = try array.copied()
    let source = try NDArray.full(index.shape, number, dtype, state)
    try target.scatter(dimension, index.array, source, isNumber: true)
    return try Tensor.operation("ScatterBackward1", [self], target.withOwnVersion(), saving: [index]) {
      step, g throws(TensorError) in
      step[0] = try g.scatter(dimension, try step.saved(0), number: .int(0))
    }.noting([("dim", .whole(dimension))])
  }

  package func takeAlong(_ index: Tensor, _ dimension: Int?) throws(TensorError) -> Tensor {
    if dimension == nil && !index.dtype.isInteger {
      throw .runtime("gather(): Expected dtype int32/int64 for index")
    }
    if index.dtype != .int64 {
      throw .runtime("torch.take_along_dim(): dtype of indices should be Long but got \(index.dtype.typeName)")
    }
    guard let dimension else { return try reshape([-1]).gather(0, try index.reshape([-1])) }
    if rank != index.rank {
      throw .runtime(
        "torch.take_along_dim(): input and indices should have the same number of dimensions, but got \(rank) "
          + "dimensions for input, and \(index.rank) dimensions for indices")
    }
    let place = try shape.dimension(dimension)
    var (wide, other) = (shape, index.shape)
    (wide[place], other[place]) = (1, 1)
    var common = try wide.broadcast(with: other)
    common[place] = index.shape[place]
    let positions = try index.expand(common)
    common[place] = shape[place]
    return try expand(common).gather(place, positions)
  }

  /// `index_reduce`: slices of `source` drawn into those of this tensor.
  package func indexReduce(
    _ dimension: Int, _ index: Tensor, _ source: Tensor, _ reduction: String, includeSelf: Bool
  ) throws(TensorError) -> Tensor {
    guard ["prod", "mean", "amax", "amin"].contains(reduction) else {
      throw .runtime("index_reduce(): Expected reduce to be one of prod, mean, amax or amin but got \(reduction).")
    }
    if index.rank > 1 {
      throw .runtime("index_reduce(): Index is supposed to be a vector, but got dim: \(index.rank) with type: Long")
    }
    let place = try shape.dimension(dimension)
    let rows = try source.askedSize(dimension)
    if index.count != rows {
      throw .runtime(
        "index_reduce_(): Number of indices (\(index.count)) should be equal to source.size(dim): (\(rows)), for dim: "
          + "\(dimension)")
    }
    if rank > 0 && shape[place] == 0 && index.count > 0 {
      throw .index("select(): index 0 out of range for tensor of size \(shape) at dimension \(place)")
    }
    var sizes = Shape(repeating: 1, count: source.rank)
    if source.rank > 0 { sizes[place] = index.count }
    let spread = try index.reshape(sizes).expand(source.shape)
    let result = try scatterReduce(dimension, spread, source, reduction, includeSelf: includeSelf)
      .namingNode("IndexReduceBackward0")
    result.madeBy?.refuseForward("index_reduce")
    return result
  }

  /// `scatter_reduce`: each target gets the sum, product, mean or extreme of what falls there.
  package func scatterReduce(
    _ dimension: Int, _ index: Tensor, _ source: Tensor, _ reduction: String, includeSelf: Bool
  ) throws(TensorError) -> Tensor {
    guard ["sum", "prod", "mean", "amax", "amin"].contains(reduction) else {
      throw .runtime("reduce argument must be either sum, prod, mean, amax or amin, got \(reduction)")
    }
    let (value, counts) = try array.scatterReduced(dimension, index.array, source.array, reduction, includeSelf)
    let saved = [self, source, index, Tensor(counts)]
    return try Tensor.operation(
      "ScatterReduceBackward0", [self, source], value.withOwnVersion(), saving: saved, keepsResult: true
    ) { step, g throws(TensorError) in
      let index = try step.saved(2)
      let kept = includeSelf ? nil : index
      switch reduction {
      case "sum", "mean":
        var part = g
        if reduction == "mean" { part = try g.div(try step.saved(3)) }
        if step.needs(0) {
          step[0] = try kept.map { (i) throws(TensorError) in try part.scatter(dimension, i, number: .int(0)) } ?? part
        }
        if step.needs(1) { step[1] = try part.gather(dimension, index) }
      case "prod":
        let (x, source, result) = (try step.saved(0), try step.saved(1), try step.saved(4))
        let weighted = try g.mul(result)
        if step.needs(0) {
          let own = try weighted.div(x)
          step[0] = try kept.map { (i) throws(TensorError) in try own.scatter(dimension, i, number: .int(0)) } ?? own
        }
        if step.needs(1) { step[1] = try weighted.gather(dimension, index).div(source) }
      default:
        let (x, source, result) = (try step.saved(0), try step.saved(1), try step.saved(4))
        var own = Tensor(try x.array.binary(.equal, result.array).converted(to: g.dtype))
        if let kept { own = try own.scatter(dimension, kept, number: .int(0)) }
        let chosen = try result.gather(dimension, index)
        let theirs = Tensor(try source.array.binary(.equal, chosen.array).converted(to: g.dtype))
        let ties = try own.scatterAdd(dimension, index, theirs)
        let share = try g.div(try ties.maskedFill(Tensor(try ties.array.binary(.equal, .int(0))), .int(1)))
        if step.needs(0) { step[0] = try share.mul(own) }
        if step.needs(1) { step[1] = try share.gather(dimension, index).mul(theirs) }
      }
    }.noting([("dim", .whole(dimension)), ("include_self", .flag(includeSelf)), ("reduce", .word(reduction))])
  }

  // MARK: Flat positions

  package func take(_ index: Tensor) throws(TensorError) -> Tensor {
    let value = try array.taken(index.array)
    let original = shape
    return try Tensor.operation("TakeBackward0", [self], value, saving: [index]) { step, g throws(TensorError) in
      let index = try step.saved(0)
      step[0] = try g.zeros([original.elementCount]).indexAdd(0, try index.reshape([-1]), try g.reshape([-1]))
        .reshape(original)
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
    let target = try array.copiedContiguous().reshaped(to: [-1])
    try target.put(
      at: [try index.array.reshaped(to: [-1])], try source.array.reshaped(to: [-1]), accumulate: accumulate)
    let value = try target.reshaped(to: shape).withOwnVersion()
    let sourceShape = source.shape
    return try Tensor.operation("PutBackward0", [self, source], value, saving: [index]) { step, g throws(TensorError) in
      let index = try step.saved(0)
      if step.needs(0) {
        step[0] = accumulate ? g : try g.put(index, try g.zeros(index.shape), accumulate: false)
      }
      if step.needs(1) { step[1] = try g.take(index).reshape(sourceShape) }
    }.noting([("accumulate", .flag(accumulate)), ("source", .tensor(source))])
  }

  /// `index_put`: a new tensor with values at positions.
  package func indexPut(_ places: [NDArray?], _ value: Tensor, accumulate: Bool) throws(TensorError) -> Tensor {
    let target = try array.copied()
    try target.put(at: places, value.array, accumulate: accumulate)
    return try Tensor.operation("IndexPutBackward0", [self, value], target.withOwnVersion()) {
      step, g throws(TensorError) in
      if step.needs(0) {
        step[0] = accumulate ? g : try g.indexPut(places, try g.constant(.int(0)), accumulate: false)
      }
      if step.needs(1) { step[1] = try g.gather(at: places) }
    }.noting([("accumulate", .flag(accumulate)), ("indices", .arrays(places))])
  }

  // MARK: By mask

  package func maskedFill(_ mask: Tensor, _ value: Tensor) throws(TensorError) -> Tensor {
    if value.rank > 0 {
      throw .runtime(
        "masked_fill_ only supports a 0-dimensional value tensor, but got tensor with \(value.rank) dimension(s).")
    }
    let filled = try array.maskedFilled(mask.array, try value.array.item())
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
    let target = try array.expanded(to: common).copiedContiguous()
    try target.maskedScatter(mask.array, source.array)
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
