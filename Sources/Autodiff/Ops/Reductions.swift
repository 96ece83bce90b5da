// Sums and other reductions, with their derivatives in the reference's order of roundings.
import Tensors

extension Tensor {
  /// A gradient of a reduced tensor with the reduced dimensions back at size one.
  func restoringDimensions(_ dimensions: [Int], rank: Int, kept: Bool) throws(TensorError) -> Tensor {
    if kept || rank == 0 { return self }
    var places = Set<Int>()
    for named in dimensions { places.insert(named < 0 ? named + rank : named) }
    var result = self
    for index in 0..<rank where places.contains(index) { result = try result.unsqueeze(index) }
    return result
  }

  /// The sum of all elements.
  package func sum() throws(TensorError) -> Tensor {
    let result = Tensor(try array.reduced(.sum))
    if let node = result.history("SumBackward0", self) {
      let original = shape
      node.rule = { step, gradient throws(TensorError) in step[0] = try gradient.expand(original) }
    }
    return result
  }

  /// The sum over dimensions; none named means all.
  package func sum(_ dimensions: [Int], keepDimensions: Bool = false) throws(TensorError) -> Tensor {
    let result = Tensor(try array.reduced(.sum, try Shape(dimensions), keepDimensions: keepDimensions))
    if let node = result.history("SumBackward1", self) {
      node.arguments = .dimensions(dimensions, keeps: keepDimensions, 0)
      let original = shape
      let named = dimensions.isEmpty ? Array(0..<rank) : dimensions
      node.rule = { step, gradient throws(TensorError) in
        step[0] = try gradient.restoringDimensions(named, rank: original.count, kept: keepDimensions).expand(original)
      }
    }
    return result
  }

  /// This tensor summed to `target`, from which it was broadcast.
  func summed(to target: Shape) throws(TensorError) -> Tensor {
    if shape == target { return self }
    if target.isEmpty { return try sum() }
    let lead = rank - target.count
    var dimensions = Array(0..<lead)
    for index in lead..<rank where target[index - lead] == 1 && shape[index] != 1 { dimensions.append(index) }
    let sum = dimensions.isEmpty ? self : try sum(dimensions, keepDimensions: true)
    return lead > 0 ? try sum.view(target) : sum
  }

  package func mean() throws(TensorError) -> Tensor {
    let result = Tensor(try array.reduced(.mean))
    if let node = result.history("MeanBackward0", self) {
      node.forward { (tangents) throws(TensorError) in try tangents[0]?.mean() }
      let (original, count) = (shape, count)
      node.rule = { step, gradient throws(TensorError) in
        step[0] = try gradient.expand(original).dividedByNumber(.int(count))
      }
    }
    return result
  }

  package func mean(_ dimensions: [Int], keepDimensions: Bool = false) throws(TensorError) -> Tensor {
    let result = Tensor(try array.reduced(.mean, try Shape(dimensions), keepDimensions: keepDimensions))
    if let node = result.history("MeanBackward1", self) {
      node.arguments = .dimensions(dimensions, keeps: keepDimensions, 0)
      node.forward { (tangents) throws(TensorError) in
        try tangents[0]?.mean(dimensions, keepDimensions: keepDimensions)
      }
      let original = shape
      let named = dimensions.isEmpty ? Array(0..<rank) : dimensions
      let size = try reducedCount(named)
      node.rule = { step, gradient throws(TensorError) in
        step[0] = try gradient.restoringDimensions(named, rank: original.count, kept: keepDimensions)
          .expand(original).dividedByNumber(.int(size))
      }
    }
    return result
  }

  private func reducedCount(_ dimensions: [Int]) throws(TensorError) -> Int {
    if rank == 0 { return 1 }
    var product = 1
    for named in dimensions { product *= shape[try shape.dimension(named)] }
    return product
  }

  package func prod() throws(TensorError) -> Tensor {
    let result = Tensor(try array.reduced(.product))
    if let node = result.history("ProdBackward0", self) {
      try node.save(0, self)
      node.saveResult(1, result)
      node.rule = { step, gradient throws(TensorError) in
        let (x, value) = (try step.saved(0), try step.saved(1))
        let isSafe = x.rank == 0 ? true : try !x.hasZeros()
        if isSafe {
          step[0] = x.rank == 0 ? gradient : try gradient.mul(try value.div(x).conjugated)
        } else {
          step[0] = try gradient.productGradient(try x.contiguous().view([x.count]), 0).view(x.shape)
        }
      }
    }
    return result
  }

  package func prod(_ dimension: Int, keepDimensions: Bool = false) throws(TensorError) -> Tensor {
    let result = Tensor(try array.reduced(.product, [dimension], keepDimensions: keepDimensions))
    if let node = result.history("ProdBackward1", self) {
      node.arguments = .dimension(dimension, keeps: keepDimensions)
      try node.save(0, self)
      node.saveResult(1, result)
      node.rule = { step, gradient throws(TensorError) in
        let x = try step.saved(0)
        let whole = try step.saved(1).restoringDimensions([dimension], rank: x.rank, kept: keepDimensions)
        let arrived = try gradient.restoringDimensions([dimension], rank: x.rank, kept: keepDimensions)
        let isSafe = x.rank == 0 ? true : try !x.hasZeros()
        if isSafe {
          step[0] = x.rank == 0 ? gradient : try arrived.mul(try whole.div(x).conjugated)
        } else {
          step[0] = try arrived.productGradient(x, try x.shape.dimension(dimension))
        }
      }
    }
    return result
  }

  private func hasZeros() throws(TensorError) -> Bool {
    try array.binary(.equal, .int(0)).visible().reduced(.any).truth()
  }

  /// The gradient of a product along a dimension of `x` without a division: what stands before each element times what
  /// stands behind it.
  func productGradient(_ x: Tensor, _ place: Int) throws(TensorError) -> Tensor {
    if x.count == 0 { return try expand(x.shape) }
    let size = x.shape[place]
    if size == 1 { return self }
    let one = Tensor(try x.array.narrowed(place, 0, 1).filledLike(.int(1)))
    let before = try Tensor.cat([one, try x.narrow(place, 0, size - 1)], place).cumprod(place)
    let turned = try x.narrow(place, 1, size - 1).flip([place])
    let behind = try Tensor.cat([one, turned], place).cumprod(place).flip([place])
    return try mul(try before.mul(behind).conjugated)
  }

  // MARK: Extremes

  /// `max()` and `min()` of all elements: equal ones share the gradient.
  package func extremum(maximum: Bool) throws(TensorError) -> Tensor {
    let result = Tensor(try array.extremumOfAll(maximum: maximum))
    if let node = result.history(maximum ? "MaxBackward1" : "MinBackward1", self) {
      try node.save(0, self)
      node.saveResult(1, result)
      node.rule = { step, gradient throws(TensorError) in
        let (x, value) = (try step.saved(0).array, try step.saved(1).array)
        let isNaN = value.hidden == nil ? try value.unary(.isNaN).truth() : false
        let mask = isNaN ? try x.unary(.isNaN) : try x.binary(.equal, value)
        step[0] = try gradient.spreadEvenly(over: mask, of: x)
      }
    }
    return result
  }

  /// This gradient of one element in equal parts where `mask` holds.
  func spreadEvenly(over mask: NDArray, of x: NDArray) throws(TensorError) -> Tensor {
    let share = try div(Tensor(try mask.reduced(.sum)))
    // The single share cannot be read while it stands for several.
    if array.hidden != nil || x.hidden != nil || state.keepsDoubles { return try Tensor(mask).mul(share) }
    return try Tensor(try x.filledLike(.int(0))).maskedFill(Tensor(mask), share)
  }

  /// `max(dim)` and `min(dim)`: values, whose gradient goes to one element each, and positions.
  package func extremum(
    maximum: Bool, _ dimension: Int, keepDimensions: Bool = false
  ) throws(TensorError) -> (values: Tensor, indices: Tensor) {
    let found = try array.extremum(maximum: maximum, dimension, keepDimensions: keepDimensions)
    let (values, indices) = (Tensor(found.values), Tensor(found.indices))
    indices.recordCut(.type, maximum ? "max().indices" : "min().indices", [self])
    try values.recordSelection(
      maximum ? "MaxBackward0" : "MinBackward0", of: self, dimension, indices, keepDimensions)
    return (values, indices)
  }

  /// History of values that stand at `indices` along a dimension of `source`.
  func recordSelection(
    _ name: StaticString, of source: Tensor, _ dimension: Int, _ indices: Tensor, _ keepDimensions: Bool
  ) throws(TensorError) {
    guard let node = history(name, source) else { return }
    try node.save(0, indices)
    node.arguments = .dimension(dimension, keeps: keepDimensions)
    let original = source.shape
    node.rule = { step, gradient throws(TensorError) in
      let places = try step.saved(0).restoringDimensions([dimension], rank: original.count, kept: keepDimensions)
      let arrived = try gradient.restoringDimensions([dimension], rank: original.count, kept: keepDimensions)
      if original.count == 0 {
        step[0] = arrived
      } else {
        step[0] = try arrived.zeros(original).scatter(dimension, places, arrived)
      }
    }
  }

  /// `amax` and `amin`: equal elements share the gradient.
  package func amax(
    maximum: Bool, _ dimensions: [Int], keepDimensions: Bool = false
  ) throws(TensorError) -> Tensor {
    let result = Tensor(
      try array.reduced(maximum ? .maximum : .minimum, try Shape(dimensions), keepDimensions: keepDimensions))
    if let node = result.history(maximum ? "AmaxBackward0" : "AminBackward0", self) {
      node.arguments = .dimensions(dimensions, keeps: keepDimensions, 0)
      try node.save(0, self)
      node.saveResult(1, result)
      let named = dimensions.isEmpty ? Array(0..<rank) : dimensions
      var restored = result.shape
      if !keepDimensions && !dimensions.isEmpty {
        restored = shape
        for dimension in dimensions where rank > 0 { restored[try shape.dimension(dimension)] = 1 }
      }
      node.rule = { [restored] step, gradient throws(TensorError) in
        let x = try step.saved(0)
        let value = try step.saved(1).array.reshaped(to: restored)
        let arrived = keepDimensions ? gradient : try gradient.view(restored)
        let mask = Tensor(try x.array.binary(.equal, value))
        step[0] = try arrived.div(Tensor(try mask.array.reduced(.sum, try Shape(named), keepDimensions: true))).mul(
          mask)
      }
    }
    return result
  }

  /// `argmax`, `argmin`, `any`, `all` and `count_nonzero`: positions and truths, never with a history.
  package func discreteReduction(
    _ reduction: Reduction, _ name: String, _ dimensions: [Int]? = nil, keepDimensions: Bool = false
  ) throws(TensorError) -> Tensor {
    var named: Shape?
    if let dimensions { named = try Shape(dimensions) }
    let result = Tensor(try array.reduced(reduction, named, keepDimensions: keepDimensions))
    result.recordCut(.type, name, [self])
    return result
  }

  // MARK: Spread and size

  /// `var`; nil dimensions mean all.
  package func variance(
    _ dimensions: [Int]? = nil, correction: Double = 1, keepDimensions: Bool = false
  ) throws(TensorError) -> Tensor {
    let result = Tensor(
      try array.reduced(.variance, try Shape(dimensions ?? []), keepDimensions: keepDimensions, parameter: correction))
    if let node = result.history("VarBackward0", self) {
      node.forward { [self] (tangents) throws(TensorError) in
        try tangents[0].map { (t) throws(TensorError) in
          try spreadTangent(t, dimensions, correction, keepDimensions)
        }
      }
      node.arguments = .dimensions(dimensions, keeps: keepDimensions, correction)
      try node.save(0, self)
      node.rule = { step, gradient throws(TensorError) in
        step[0] = try Tensor.varianceGradient(gradient, try step.saved(0), dimensions, correction, keepDimensions)
      }
    }
    return result
  }

  package func standardDeviation(
    _ dimensions: [Int]? = nil, correction: Double = 1, keepDimensions: Bool = false
  ) throws(TensorError) -> Tensor {
    let result = Tensor(
      try array.reduced(
        .standardDeviation, try Shape(dimensions ?? []), keepDimensions: keepDimensions, parameter: correction))
    if let node = result.history("StdBackward0", self) {
      node.forward { [self] (tangents) throws(TensorError) in
        guard let t = tangents[0] else { return nil }
        let value = try standardDeviation(dimensions, correction: correction, keepDimensions: keepDimensions)
        let isZero = Tensor(try value.array.binary(.equal, .int(0)))
        return try spreadTangent(t, dimensions, correction, keepDimensions).div(try value.timesNumber(.int(2)))
          .maskedFill(isZero, .int(0))
      }
      node.arguments = .dimensions(dimensions, keeps: keepDimensions, correction)
      try node.save(0, self)
      node.saveResult(1, result)
      node.rule = { step, gradient throws(TensorError) in
        let value = try step.saved(1)
        let isZero = Tensor(try value.array.binary(.equal, .int(0)))
        let arrived = try gradient.div(try value.timesNumber(.int(2))).maskedFill(isZero, .int(0))
        step[0] = try Tensor.varianceGradient(arrived, try step.saved(0), dimensions, correction, keepDimensions)
      }
    }
    return result
  }

  /// The tangent of the variance.
  func spreadTangent(
    _ tangent: Tensor, _ dimensions: [Int]?, _ correction: Double, _ kept: Bool
  ) throws(TensorError) -> Tensor {
    let slope = try Tensor.varianceGradient(try tangent.conjugated, self, dimensions, correction, true)
    let sum = try slope.sum(dimensions ?? [], keepDimensions: kept)
    return sum.dtype.isComplex ? try sum.realPart() : sum
  }

  static func varianceGradient(
    _ gradient: Tensor, _ x: Tensor, _ dimensions: [Int]?, _ correction: Double, _ kept: Bool
  ) throws(TensorError) -> Tensor {
    let named = dimensions ?? []
    if x.rank == 0 || named.isEmpty {
      return try gradient.timesNumber(.float(2 / (Double(x.count) - correction))).mul(try x.sub(try x.mean()))
    }
    let size = Double(try x.reducedCount(named))
    let arrived = try gradient.restoringDimensions(named, rank: x.rank, kept: kept || x.rank == 1)
    return try arrived.timesNumber(.float(2 / (size - correction))).mul(
      try x.sub(try x.mean(named, keepDimensions: true)))
  }

  /// `norm` and `linalg.vector_norm`; nil dimensions mean all.
  package func norm(
    _ p: Double = 2, _ dimensions: [Int]? = nil, keepDimensions: Bool = false,
    _ name: StaticString = "LinalgVectorNormBackward0"
  ) throws(TensorError) -> Tensor {
    var named: Shape?
    if let dimensions { named = try Shape(dimensions) }
    let result = Tensor(try array.norm(p, named, keepDimensions: keepDimensions))
    if let node = result.history(name, self) {
      node.arguments = .dimensions(dimensions, keeps: keepDimensions, p)
      node.forward { [self] (tangents) throws(TensorError) in
        guard let t = tangents[0]?.dtype == dtype ? tangents[0] : try tangents[0]?.to(dtype) else { return nil }
        let length = try norm(p, dimensions, keepDimensions: keepDimensions, name)
        return try normTangent(t, p, dimensions ?? [], length, keepDimensions: keepDimensions)
      }
      try node.save(0, self)
      node.saveResult(1, result)
      let isWhole = (dimensions ?? []).isEmpty
      let places = isWhole ? Array(0..<rank) : dimensions ?? []
      let original = rank
      node.rule = { step, gradient throws(TensorError) in
        // The norm of order 0 counts: it has no gradient at all.
        if p == 0 { return }
        let value = try step.saved(1).restoringDimensions(places, rank: original, kept: keepDimensions || isWhole)
        let arrived = try gradient.restoringDimensions(places, rank: original, kept: keepDimensions || isWhole)
        step[0] = try Tensor.normGradient(arrived, try step.saved(0), value, p, places)
      }
    }
    return result
  }

  /// The tangent of a norm, whose value is `length`, in the reference's order of operations.
  private func normTangent(
    _ tangent: Tensor, _ p: Double, _ dimensions: [Int], _ length: Tensor, keepDimensions: Bool
  ) throws(TensorError) -> Tensor {
    if p == 0 { return Tensor(try length.array.filledLike(.int(0))) }
    let product = try (p == 1 || p < 2 || p.isInfinite ? sgn() : self).mul(try tangent.conjugated)
    let along = product.dtype.isComplex ? try product.realPart() : product
    func sum(_ terms: Tensor) throws(TensorError) -> Tensor {
      try terms.sum(dimensions, keepDimensions: keepDimensions)
    }
    let isZero = Tensor(try length.array.binary(.equal, .int(0)))
    if p == 1 { return try sum(along) }
    if p == 2 { return try sum(along).div(length).maskedFill(isZero, .int(0)) }
    if p.isInfinite {
      let places = dimensions.isEmpty ? Array(0..<rank) : dimensions
      let size = try array.unary(.absolute)
      let bound = try length.restoringDimensions(places, rank: rank, kept: keepDimensions)
      let areNaN = try size.unary(.isNaN).binary(.logicalAnd, try bound.array.unary(.isNaN))
      let mask = try size.binary(.equal, bound.array).binary(.logicalOr, areNaN)
      let ties = Tensor(try mask.reduced(.sum, try Shape(places), keepDimensions: true))
      return try sum(try along.mul(Tensor(try mask.converted(to: length.dtype))).div(ties))
    }
    if p < 1 {
      let isNull = Tensor(try array.binary(.equal, .int(0)))
      let powers = try abs().pow(.float(p - 1)).maskedFill(isNull, .int(0))
      return try sum(try powers.mul(along)).mul(try length.pow(.float(1 - p)))
    }
    let powers = try abs().pow(.float(p < 2 ? p - 1 : p - 2))
    return try sum(try powers.mul(along)).div(try length.pow(.float(p - 1))).maskedFill(isZero, .int(0))
  }

  static func normGradient(
    _ gradient: Tensor, _ x: Tensor, _ norm: Tensor, _ p: Double, _ dimensions: [Int]
  ) throws(TensorError) -> Tensor {
    let isZero = Tensor(try norm.array.binary(.equal, .int(0)))
    if p == 0 { return try x.zeros(x.shape) }
    if p == 1 { return try x.sgn().mul(gradient) }
    if p == 2 { return try gradient.mul(try x.div(norm).maskedFill(isZero, .int(0))) }
    if p.isInfinite {
      let size = try x.array.unary(.absolute)
      let mask = Tensor(try size.binary(.equal, norm.array).binary(.logicalOr, try size.unary(.isNaN)))
      let ties = Tensor(try mask.array.reduced(.sum, try Shape(dimensions), keepDimensions: true))
      return try x.sgn().mul(try gradient.div(ties).mul(mask))
    }
    if p < 1 {
      let isNull = Tensor(try x.array.binary(.equal, .int(0)))
      // The right factor is made first there, which decides in which order a second derivative's parts are added.
      let powers = try x.abs().pow(.float(p - 1)).maskedFill(isNull, .int(0))
      let scaled = try x.sgn().mul(powers)
      return try scaled.mul(gradient).mul(try norm.pow(.float(1 - p)))
    }
    let powers = try x.abs().pow(.float(p < 2 ? p - 1 : p - 2))
    let scaled = try (p < 2 ? try x.sgn() : x).mul(powers)
    return try scaled.mul(try gradient.div(try norm.pow(.float(p - 1))).maskedFill(isZero, .int(0)))
  }

  /// The tangent of `logsumexp`: the mean of tangents, weighed by the exponentials.
  func logSumExpTangent(
    _ tangent: Tensor, _ dimensions: [Int], keepDimensions: Bool
  ) throws(TensorError) -> Tensor {
    let places = rank == 0 ? [] : dimensions
    let weights =
      count > 0 ? try sub(try amax(maximum: true, places, keepDimensions: true)).exp() : try exp()
    return try weights.mul(tangent).sum(places, keepDimensions: keepDimensions)
      .div(try weights.sum(places, keepDimensions: keepDimensions))
  }

  /// log Σ exp over dimensions.
  package func logSumExp(_ dimensions: [Int], keepDimensions: Bool = false) throws(TensorError) -> Tensor {
    if dtype.isComplex {
      return try logSumExpOfComplex(dimensions, keepDimensions: keepDimensions)
    }
    let result = Tensor(try array.logSumExp(try Shape(dimensions), keepDimensions: keepDimensions))
    if let node = result.history("LogsumexpBackward0", self) {
      node.forward { [self] (tangents) throws(TensorError) in
        try tangents[0].map { (t) throws(TensorError) in
          try logSumExpTangent(t, dimensions, keepDimensions: keepDimensions)
        }
      }
      node.arguments = .dimensions(dimensions, keeps: keepDimensions, 0)
      try node.save(0, self)
      node.saveResult(1, result)
      let original = rank
      node.rule = { step, gradient throws(TensorError) in
        let value = try step.saved(1).restoringDimensions(dimensions, rank: original, kept: keepDimensions)
        let arrived = try gradient.restoringDimensions(dimensions, rank: original, kept: keepDimensions)
        step[0] = try arrived.mul(try step.saved(0).sub(value).exp())
      }
    }
    return result
  }

  private func logSumExpOfComplex(_ dimensions: [Int], keepDimensions: Bool) throws(TensorError) -> Tensor {
    // Measured from the greatest real part, so that nothing overflows.
    let recorder = state.recorder
    state.recorder = nil
    defer { state.recorder = recorder }
    let value = try state.withGradMode(false) { () throws(TensorError) in
      let top = try Tensor(try realPart().array).amax(maximum: true, dimensions, keepDimensions: true)
      let sums = try sub(top).exp().sum(dimensions, keepDimensions: true).log().add(top)
      return keepDimensions ? sums : try sums.squeeze(dimensions)
    }.array
    state.recorder = recorder
    let original = rank
    return try Tensor.operation("LogsumexpBackward0", [self], value, saving: [self], keepsResult: true) {
      step, gradient throws(TensorError) in
      let value = try step.saved(1).restoringDimensions(dimensions, rank: original, kept: keepDimensions)
      let arrived = try gradient.restoringDimensions(dimensions, rank: original, kept: keepDimensions)
      step[0] = try arrived.mul(try step.saved(0).sub(value).exp().conjugated)
    }.noting([("dim", .list(dimensions)), ("keepdim", .flag(keepDimensions))])
  }

  package func cumsum(_ dimension: Int) throws(TensorError) -> Tensor {
    let result = Tensor(try array.cumulative(product: false, dimension))
    if let node = result.history("CumsumBackward0", self) {
      node.arguments = .dimension(dimension, keeps: false)
      node.rule = { step, gradient throws(TensorError) in
        let size = gradient.rank == 0 ? 1 : gradient.shape[try gradient.shape.dimension(dimension)]
        if gradient.count <= 1 || size == 1 {
          step[0] = gradient
        } else {
          step[0] = try gradient.flip([dimension]).cumsum(dimension).flip([dimension])
        }
      }
    }
    return result
  }

  /// Running products. The derivative divides by the elements; where one is 0, the products are formed without it.
  package func cumprod(_ dimension: Int) throws(TensorError) -> Tensor {
    let result = Tensor(try array.cumulative(product: true, dimension))
    if let node = result.history("CumprodBackward0", self) {
      node.forward { [self] (tangents) throws(TensorError) in
        try tangents[0].map { (t) throws(TensorError) in try cumulativeProductTangent(t, dimension) }
      }
      node.arguments = .dimension(dimension, keeps: false)
      try node.save(0, self)
      node.saveResult(1, result)
      node.rule = { step, gradient throws(TensorError) in
        let x = try step.saved(0)
        let size = x.rank == 0 ? 1 : x.shape[try x.shape.dimension(dimension)]
        if x.count <= 1 || size == 1 {
          step[0] = gradient
          return
        }
        if try x.array.binary(.equal, .int(0)).visible().reduced(.any).truth() {
          step[0] = try x.conjugated.cumulativeProductGradient(gradient, dimension)
          return
        }
        let weighted = try step.saved(1).conjugated.mul(gradient)
        step[0] = try weighted.flip([dimension]).cumsum(dimension).flip([dimension]).div(try x.conjugated)
      }
    }
    return result
  }

  /// The tangent of `cumprod`. Behind a first 0 only its own tangent counts, behind a second nothing.
  private func cumulativeProductTangent(_ tangent: Tensor, _ dimension: Int) throws(TensorError) -> Tensor {
    let general = try tangent.div(self).cumsum(dimension).mul(try cumprod(dimension))
    let isZero = try array.binary(.equal, .int(0))
    let hasZeros = try isZero.visible().reduced(.any).truth()
    if !hasZeros { return general }
    if rank == 0 { return try Tensor(isZero).choose(tangent, general) }
    let zeros = try isZero.converted(to: .int64).cumulative(product: false, dimension)
    let isFirst = Tensor(try isZero.binary(.logicalAnd, try zeros.binary(.equal, .int(1))))
    let own = try isFirst.choose(tangent, self).cumprod(dimension)
    return try Tensor(try zeros.binary(.equal, .int(1))).choose(own, general)
      .maskedFill(Tensor(try zeros.binary(.greater, .int(1))), .int(0))
  }

  /// The gradient of `cumprod` without a division: for each place the products of what stands before and behind it.
  private func cumulativeProductGradient(_ gradient: Tensor, _ dimension: Int) throws(TensorError) -> Tensor {
    let place = try shape.dimension(dimension)
    let size = shape[place]
    var parts: [Tensor] = []
    for index in 0..<size {
      let before = try narrow(place, 0, index).prod(place, keepDimensions: true)
      let one = Tensor(try before.array.filledLike(.int(1)))
      let behind = try Tensor.cat([one, try narrow(place, index + 1, size - index - 1)], place).cumprod(place)
      let tail = try gradient.narrow(place, index, size - index)
      parts.append(try tail.mul(behind).mul(before).sum([place], keepDimensions: true))
    }
    return try Tensor.cat(parts, place)
  }

  // MARK: Order

  package func sort(
    _ dimension: Int = -1, descending: Bool = false, stable: Bool = false, named: Bool = false
  ) throws(TensorError) -> (Tensor, Tensor) {
    let found = try array.sorted(dimension, descending: descending, stable: stable)
    let (values, indices) = (Tensor(found.values), Tensor(found.indices))
    indices.recordCut(.type, "sort().indices", [self])
    // The form with the keyword has a name of its own.
    let isNamed = stable || named
    try values.recordSelection(isNamed ? "SortBackward1" : "SortBackward0", of: self, dimension, indices, true)
    return (values, indices)
  }

  package func topK(
    _ k: Int, _ dimension: Int = -1, largest: Bool = true, sorted: Bool = true
  ) throws(TensorError) -> (Tensor, Tensor) {
    let found = try array.topK(k, dimension, largest: largest, sorted: sorted)
    let (values, indices) = (Tensor(found.values), Tensor(found.indices))
    indices.recordCut(.type, "topk().indices", [self])
    try values.recordSelection("TopkBackward0", of: self, dimension, indices, true)
    return (values, indices)
  }
}
