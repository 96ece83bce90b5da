// Means, spreads, medians, quantiles and running extremes beyond the common reductions, with their derivatives.
import Tensors

extension Tensor {
  // MARK: Sums that skip NaN

  package func nansum(_ dimensions: [Int]?, keepDimensions: Bool) throws(TensorError) -> Tensor {
    if dtype.isComplex { throw .runtime("nansum on CPU does not support complex inputs") }
    let places = try dimensions.map { (d) throws(TensorError) in try Shape(d) }
    var value = try array.reduced(.sum, places, keepDimensions: keepDimensions)
    // Sums that are numbers had no NaN to skip.
    var mayHaveNaN = dtype.isFloatingPoint
    if mayHaveNaN && array.hidden == nil { mayHaveNaN = try value.unary(.isNaN).reduced(.any).truth() }
    if mayHaveNaN {
      value = try array.maskedFilled(try array.unary(.isNaN), .int(0)).reduced(
        .sum, places, keepDimensions: keepDimensions)
    }
    let original = shape
    let named = dimensions.map { $0.isEmpty ? Array(0..<rank) : $0 } ?? Array(0..<rank)
    return try Tensor.operation("NansumBackward0", [self], value, saving: [self]) { step, g throws(TensorError) in
      let isNaN = try step.saved(0).array.unary(.isNaN)
      let isWhole = dimensions?.isEmpty ?? true
      let spread = try g.restoringDimensions(named, rank: original.count, kept: keepDimensions || isWhole)
        .expand(original)
      step[0] = try spread.mul(Tensor(try isNaN.unary(.logicalNot)))
    }.noting([("dim", dimensions.map { .list($0) } ?? .nothing), ("keepdim", .flag(keepDimensions))])
  }

  package func nanmean(_ dimensions: [Int]?, keepDimensions: Bool) throws(TensorError) -> Tensor {
    if !dtype.isFloatingPoint && !dtype.isComplex {
      throw .runtime(
        "nanmean(): expected input to have floating point or complex dtype but got \(dtype.typeName)")
    }
    let named = try dimensions.map { (d) throws(TensorError) in try Shape(d) }
    let factor = Tensor(
      try array.unary(.isNaN).unary(.logicalNot).reduced(.sum, named, keepDimensions: keepDimensions))
    return try nansum(dimensions, keepDimensions: keepDimensions).div(factor)
  }

  // MARK: Spread with mean

  /// `var_mean` and `std_mean`: two results of one node.
  package func spreadAndMean(
    _ dimensions: [Int]?, correction: Double, keepDimensions: Bool, deviation: Bool
  ) throws(TensorError) -> (Tensor, Tensor) {
    if !dtype.isFloatingPoint && !dtype.isComplex {
      throw .runtime("\(deviation ? "std" : "var")_mean only support floating point and complex dtypes")
    }
    let named = try Shape(dimensions ?? [])
    let reduction: Reduction = deviation ? .standardDeviation : .variance
    let (spread, mean): (Tensor, Tensor)
    if let found = try array.runningStatistics(dimensions ?? [], correction, keepDimensions, root: deviation) {
      (spread, mean) = (Tensor(found.spread), Tensor(found.mean))
    } else {
      let wide = dtype.isFloatingPoint ? try array.converted(to: .float64) : array
      spread = Tensor(try array.reduced(reduction, named, keepDimensions: keepDimensions, parameter: correction))
      mean = Tensor(try wide.reduced(.mean, named, keepDimensions: keepDimensions).converted(to: dtype))
    }
    let name: StaticString = deviation ? "StdMeanBackward0" : "VarMeanBackward0"
    if let node = Tensor.history(name, of: [spread, mean], [self]) {
      node.arguments = .dimensions(dimensions, keeps: keepDimensions, correction)
      node.forwardAll({ [self] (tangents) throws(TensorError) in
        guard let t = tangents[0] else { return [] }
        var moved = try spreadTangent(t, dimensions, correction, keepDimensions)
        if deviation {
          let value = try standardDeviation(dimensions, correction: correction, keepDimensions: keepDimensions)
          let isZero = Tensor(try value.array.binary(.equal, .int(0)))
          moved = try moved.div(try value.timesNumber(.int(2))).maskedFill(isZero, .int(0))
        }
        let all = Array(0..<rank)
        let places = dimensions.map { $0.isEmpty ? all : $0 } ?? all
        return [moved, rank == 0 ? t : try t.mean(places, keepDimensions: keepDimensions)]
      })
      try node.save(0, self)
      node.saveResult(1, spread)
      node.rule = { step, _ throws(TensorError) in
        let x = try step.saved(0)
        var total: Tensor?
        if let g = step.gradient(of: 0) {
          var arrived = g
          if deviation {
            let value = try step.saved(1)
            let isZero = Tensor(try value.array.binary(.equal, .int(0)))
            arrived = try g.div(try value.timesNumber(.int(2))).maskedFill(isZero, .int(0))
          }
          total = try Tensor.varianceGradient(arrived, x, dimensions, correction, keepDimensions)
        }
        if let g = step.gradient(of: 1) {
          let all = Array(0..<x.rank)
          let places = dimensions.map { $0.isEmpty ? all : $0 } ?? all
          var size = 1
          for place in places where x.rank > 0 { size *= x.shape[try x.shape.dimension(place)] }
          let part = try g.restoringDimensions(places, rank: x.rank, kept: keepDimensions).expand(x.shape)
            .dividedByNumber(.int(size))
          total = try total.map { (t) throws(TensorError) in try t.add(part) } ?? part
        }
        step[0] = total
      }
    }
    return (spread, mean)
  }

  // MARK: Medians and modes

  package func medianOfAll(ignoringNaN: Bool) throws(TensorError) -> Tensor {
    if dtype.isComplex { throw .notImplemented(kernel: "median_cpu", for: dtype) }
    // Mapped, the reference takes the median along the one dimension of a flat element.
    if array.hidden != nil && count > 0 {
      return try reshape([-1]).median(0, keepDimensions: false, ignoringNaN: ignoringNaN).0
    }
    let value: NDArray
    if ignoringNaN && dtype.isFloatingPoint && count > 0 {
      value = try array.reshaped(to: [-1]).nanMedian(0, keepDimensions: false).values
    } else {
      value = try array.medianOfAll()
    }
    let name: StaticString = ignoringNaN ? "NanmedianBackward0" : "MedianBackward0"
    return try Tensor.operation(name, [self], value, saving: [self], keepsResult: true) { step, g throws(TensorError) in
      let (x, value) = (try step.saved(0).array, try step.saved(1).array)
      let areNaN = try x.unary(.isNaN).binary(.logicalAnd, try value.unary(.isNaN))
      let mask = try x.binary(.equal, value).binary(.logicalOr, areNaN)
      step[0] = try g.spreadEvenly(over: mask, of: x)
    }
  }

  package func median(
    _ dimension: Int, keepDimensions: Bool, ignoringNaN: Bool
  ) throws(TensorError) -> (Tensor, Tensor) {
    if dtype.isComplex || dtype == .bool { throw .notImplemented(kernel: "median_out", for: dtype) }
    if ignoringNaN && dtype.isFloatingPoint {
      let found = try array.nanMedian(dimension, keepDimensions: keepDimensions)
      return try selection("NanmedianBackward1", found, dimension, keepDimensions, "nanmedian().indices")
    }
    let found = try array.median(dimension, keepDimensions: keepDimensions)
    return try selection(
      ignoringNaN ? "NanmedianBackward1" : "MedianBackward1", found, dimension, keepDimensions, "median().indices")
  }

  package func mode(_ dimension: Int, keepDimensions: Bool) throws(TensorError) -> (Tensor, Tensor) {
    if dtype.isComplex { throw .notImplemented(kernel: "mode_cpu", for: dtype) }
    let found = try array.mode(dimension, keepDimensions: keepDimensions)
    return try selection("ModeBackward0", found, dimension, keepDimensions, "mode().indices")
  }

  package func kthValue(_ k: Int, _ dimension: Int, keepDimensions: Bool) throws(TensorError) -> (Tensor, Tensor) {
    if dtype.isComplex { throw .notImplemented(kernel: "kthvalue_cpu", for: dtype) }
    let found = try array.kthValue(k, dimension, keepDimensions: keepDimensions)
    return try selection("KthvalueBackward0", found, dimension, keepDimensions, "kthvalue().indices")
  }

  private func selection(
    _ name: StaticString, _ found: (values: NDArray, indices: NDArray), _ dimension: Int, _ kept: Bool,
    _ written: String
  ) throws(TensorError) -> (Tensor, Tensor) {
    let (values, indices) = (Tensor(found.values), Tensor(found.indices))
    indices.recordCut(.type, written, [self])
    try values.recordSelection(name, of: self, dimension, indices, kept)
    return (values, indices)
  }

  /// `aminmax`: least and greatest, two results of one node.
  package func extremes(_ dimension: Int?, keepDimensions: Bool) throws(TensorError) -> (Tensor, Tensor) {
    let named = dimension.map { [$0] } ?? []
    let shape = try Shape(named)
    let low = Tensor(try array.reduced(.minimum, shape, keepDimensions: keepDimensions))
    let high = Tensor(try array.reduced(.maximum, shape, keepDimensions: keepDimensions))
    let rank = rank
    let kept = keepDimensions
    if let node = Tensor.history("AminmaxBackward0", of: [low, high], [self]) {
      node.arguments = .named([("dim", dimension.map { .whole($0) } ?? .nothing), ("keepdim", .flag(keepDimensions))])
      try node.save(0, self)
      node.saveResult(1, low, output: 0)
      node.saveResult(2, high, output: 1)
      let places = named.isEmpty ? Array(0..<rank) : named
      node.rule = { step, _ throws(TensorError) in
        let x = try step.saved(0)
        var total: Tensor?
        for slot in 0...1 {
          guard let g = step.gradient(of: slot) else { continue }
          let value = try step.saved(slot + 1).restoringDimensions(places, rank: rank, kept: kept)
          let mask = Tensor(try x.array.binary(.equal, value.array))
          let ties = Tensor(try mask.array.reduced(.sum, try Shape(places), keepDimensions: true))
          let arrived =
            kept || g.array.hidden != nil
            ? try g.restoringDimensions(places, rank: rank, kept: kept) : try g.view(value.shape)
          let part = try arrived.div(ties).mul(mask)
          total = try total.map { (t) throws(TensorError) in try t.add(part) } ?? part
        }
        step[0] = total
      }
    }
    return (low, high)
  }

  // MARK: Running extremes

  package func cumulativeExtremum(maximum: Bool, _ dimension: Int) throws(TensorError) -> (Tensor, Tensor) {
    if rank == 0 && dimension != 0 && dimension != -1 {
      throw .index(
        "\(maximum ? "cummax" : "cummin")(): Expected reduction dim -1 or 0 for scalar but got \(dimension)")
    }
    if dtype.isComplex { throw .notImplemented(kernel: maximum ? "cummax_cpu" : "cummin_cpu", for: dtype) }
    let found = try array.cumulativeExtremum(maximum: maximum, dimension)
    let (values, indices) = (Tensor(found.values), Tensor(found.indices))
    indices.recordCut(.type, maximum ? "cummax().indices" : "cummin().indices", [self])
    if let node = values.history(maximum ? "CummaxBackward0" : "CumminBackward0", self) {
      node.arguments = .named([("dim", .whole(dimension)), ("self", .tensor(self))])
      try node.save(0, indices)
      let original = shape
      node.rule = { step, g throws(TensorError) in
        step[0] = original.count == 0 ? g : try g.zeros(original).scatterAdd(dimension, try step.saved(0), g)
      }
    }
    return (values, indices)
  }

  package func logCumulativeSumExp(_ dimension: Int) throws(TensorError) -> Tensor {
    _ = try shape.dimension(dimension)
    if dtype.isComplex {
      let value = try array.complexLogCumulativeSumExp(dimension)
      return try Tensor.operation("LogcumsumexpBackward0", [self], value, saving: [self], keepsResult: true) {
        step, g throws(TensorError) in
        if g.rank == 0 || g.count == 0 {
          step[0] = g
          return
        }
        let (x, result) = (try step.saved(0), try step.saved(1))
        let terms = try g.conjugated.log().sub(result).flip([dimension])
        step[0] = try terms.logCumulativeSumExp(dimension).flip([dimension]).add(x).exp().conjugated
      }.noting([("dim", .whole(dimension))])
    }
    if !dtype.isFloatingPoint { throw .notImplemented(kernel: "logcumsumexp_out_cpu", for: dtype) }
    let value = try array.logCumulativeSumExp(dimension)
    return try Tensor.operation("LogcumsumexpBackward0", [self], value, saving: [self], keepsResult: true) {
      step, g throws(TensorError) in
      let (x, result) = (try step.saved(0), try step.saved(1))
      if g.rank == 0 || g.count == 0 {
        step[0] = g
        return
      }
      // Both signs apart, so that logarithms exist: exp(x + log Σ exp(log g - result)).
      let size = try g.abs().log()
      let lowest = Tensor(
        try NDArray.full(
          [], .float(g.dtype == .float32 ? -0x1.fffffep+127 : -Double.greatestFiniteMagnitude), g.dtype, g.state))
      func part(_ sign: Tensor) throws(TensorError) -> Tensor {
        let logarithms = try sign.choose(size, lowest).sub(result)
        return try logarithms.flip([dimension]).logCumulativeSumExp(dimension).flip([dimension]).add(x).exp()
      }
      let positive = try part(Tensor(try g.array.binary(.greater, .int(0))))
      step[0] = try positive.sub(try part(Tensor(try g.array.binary(.less, .int(0)))))
    }.noting([("dim", .whole(dimension))]).passingTangents { [self] (tangents) throws(TensorError) in
      guard let tangent = tangents[0] else { return nil }
      // Measured from the greatest element, with the reference's own small number below.
      let top = count > 0 ? try amax(maximum: true, rank == 0 ? [] : [dimension], keepDimensions: true) : self
      let weights = try sub(top).exp()
      return try weights.mul(tangent).cumsum(dimension).div(try weights.cumsum(dimension).add(.float(1e-13)))
    }
  }

  // MARK: Quantiles

  /// `quantile` and `nanquantile`: `q` without dimensions gives one value, a vector a new first dimension.
  package func quantile(
    _ q: Tensor, _ dimension: Int?, keepDimensions: Bool, interpolation: String, ignoringNaN: Bool
  ) throws(TensorError) -> Tensor {
    // A step that is done again in double precision finds the points in the lesson's own.
    let q = state.replay == nil || q.dtype == dtype ? q : Tensor(try q.array.converted(to: dtype))
    try checkQuantile(q, interpolation)
    let place = dimension == nil ? 0 : try shape.dimension(dimension ?? 0)
    let sorted = try sortedRows(dimension == nil ? nil : place, keepDimensions)
    let ranks = try sorted.ranks(q, ignoringNaN)
    let floors = try ranks.array.unary(.floor)
    func values(_ places: NDArray) throws(TensorError) -> Tensor {
      try sorted.gather(-1, Tensor(try places.converted(to: .int64)))
    }
    let result: Tensor
    switch interpolation {
    case "lower": result = try values(floors)
    case "higher": result = try values(try ranks.array.unary(.ceil))
    case "nearest": result = try values(try ranks.array.unary(.round))
    default:
      let (below, above) = (try values(floors), try values(try ranks.array.unary(.ceil)))
      let weights =
        try interpolation == "midpoint"
        ? Tensor(ranks.array.filledLike(.float(0.5))) : ranks.sub(Tensor(floors))
      result = try below.lerp(above, weights)
    }
    if q.rank == 0 { return try result.squeeze([-1], "SqueezeBackward4") }
    return try result.unsqueeze(0).namingNode("UnsqueezeBackward1").transpose(0, -1).namingNode("TransposeBackward1")
      .squeeze([-1], "SqueezeBackward4")
  }

  /// What quantiles are taken of: sorted along the last dimension, the others as the result has them.
  private func sortedRows(_ place: Int?, _ keepDimensions: Bool) throws(TensorError) -> Tensor {
    var sorted: Tensor
    var sizes: [Int]
    if let place {
      let isLast = rank > 0 && place == rank - 1
      sorted = try (isLast ? self : try unsqueeze(-1).transpose(place, -1)).sort(-1).0
      sizes = Array(shape)
      if rank > 0 { sizes[place] = 1 }
      if !keepDimensions && rank > 0 { sizes.remove(at: place) }
    } else {
      sorted = try flatten().sort(-1).0
      sizes = keepDimensions ? [Int](repeating: 1, count: rank) : []
    }
    let wide = try sorted.reshape(try Shape(sizes + [sorted.shape[sorted.rank - 1]]))
    return wide === sorted ? try sorted.view(sorted.shape) : wide
  }

  /// The rank of each point in each sorted row, which moves with the point; rows with NaN give the NaN unless it is ignored.
  private func ranks(_ points: Tensor, _ ignoringNaN: Bool) throws(TensorError) -> Tensor {
    let last = shape[rank - 1] - 1
    let isNaN = try array.unary(.isNaN)
    if ignoringNaN {
      let present = try isNaN.unary(.logicalNot).reduced(.sum, [-1], keepDimensions: true)
      let ranks = try points.mul(Tensor(try present.binary(.subtract, .int(1)).converted(to: dtype)))
      return try ranks.maskedFill(Tensor(try ranks.array.binary(.less, .int(0))), .int(0))
    }
    let spoiled = try isNaN.reduced(.any, [-1], keepDimensions: true)
    let ranks = try points.timesNumber(.int(last)).namingNode("MulBackward1")
    return try ranks.expand(try ranks.shape.broadcast(with: spoiled.shape)).maskedFill(Tensor(spoiled), .int(last))
  }

  private func checkQuantile(_ q: Tensor, _ interpolation: String) throws(TensorError) {
    if count == 0 { throw .runtime("quantile() input tensor must be non-empty") }
    if q.rank > 1 { throw .runtime("quantile() q must be a scalar or 1D tensor") }
    if dtype != .float32 && dtype != .float64 {
      throw .runtime("quantile() input tensor must be either float or double dtype")
    }
    if q.dtype != dtype { throw .runtime("quantile() q tensor must be same dtype as the input tensor") }
    for point in try q.array.visible().doubles() where !(point >= 0 && point <= 1) {
      throw .runtime("quantile() q values must be in the range [0, 1]")
    }
    if !["linear", "lower", "higher", "midpoint", "nearest"].contains(interpolation) {
      throw .runtime(
        "quantile() interpolation must be one of linear, lower, higher, midpoint or nearest, but got \(interpolation)")
    }
  }

  // MARK: Differences, areas, covariance

  package func diff(
    _ n: Int, _ dimension: Int, prepend: Tensor?, append: Tensor?
  ) throws(TensorError) -> Tensor {
    if rank == 0 { throw .runtime("diff expects input to be at least one-dimensional") }
    if n < 0 { throw .runtime("order must be non-negative but got \(n)") }
    let place = try shape.dimension(dimension)
    var result = self
    if prepend != nil || append != nil {
      result = try Tensor.cat([prepend, self, append].compactMap { $0 }, place)
    }
    if n == 0 { return try result.zerosLike().copy_(result) }
    for _ in 0..<Swift.min(n, result.shape[place]) {
      let size = result.shape[place]
      let (later, earlier) = (
        try result.narrow(place, Swift.min(1, size), Swift.max(size - 1, 0)),
        try result.narrow(place, 0, Swift.max(size - 1, 0))
      )
      if result.dtype == .bool {
        result = try later.compare(.logicalXor, earlier)
      } else {
        result = try later.sub(earlier)
      }
    }
    return result
  }

  /// `trapezoid` and `cumulative_trapezoid` with points `x` or a constant distance.
  package func trapezoid(
    x: Tensor?, _ distance: Double, _ dimension: Int, cumulative: Bool
  ) throws(TensorError) -> Tensor {
    for (name, tensor) in [("y", self), ("x", x)] where tensor?.dtype == .bool {
      throw .runtime(
        "\(cumulative ? "cumulative_" : "")trapezoid: received a bool input for `\(name)`, but bool is not supported")
    }
    if rank == 0 {
      throw .index(
        cumulative
          ? "slice() cannot be applied to a 0-dim tensor."
          : "Dimension specified as \(dimension) but tensor has no dimensions")
    }
    let place = try shape.dimension(dimension)
    let size = shape[place]
    if size == 0 && !cumulative {
      var rest = shape
      rest.remove(at: place)
      return try zeros(rest)
    }
    let (left, right) = (try slice(place, 0, -1), try slice(place, 1, nil))
    guard let x else {
      if cumulative { return try left.add(right).timesNumber(.float(distance / 2)).cumsum(place) }
      let ends = try select(place, 0).add(try select(place, -1)).timesNumber(.float(0.5))
      return try sum([place]).sub(ends).timesNumber(.float(distance))
    }
    var points = x
    if x.rank == 1 {
      if x.count != size {
        throw .runtime("trapezoid: There must be one `x` value for each sample point")
      }
      var sizes = Shape(repeating: 1, count: rank)
      sizes[place] = size
      points = try x.view(sizes)
    }
    let along = points.rank == rank ? place : place - (rank - points.rank)
    // The reference names the earlier points first, which decides in which order their gradients are added.
    let earlier = try points.slice(along, 0, -1)
    let steps = try points.slice(along, 1, nil).sub(earlier)
    if cumulative { return try steps.mul(try left.add(right)).cumsum(place).dividedByNumber(.float(2)) }
    return try left.add(right).mul(steps).sum([place]).dividedByNumber(.float(2))
  }

  package func covariance(
    correction: Int, frequencies: Tensor?, weights: Tensor?
  ) throws(TensorError) -> Tensor {
    if rank > 2 {
      throw .runtime("cov(): expected input to have two or fewer dimensions but got an input with \(rank) dimensions")
    }
    if dtype == .bool { throw .runtime("cov(): bool dtype is not supported for input") }
    var input = rank < 2 ? try view([1, -1]) : self
    let observations = input.shape[1]
    var w: Tensor?
    if let frequencies { w = frequencies }
    if let weights { w = try weights.weighted(w) }
    var total = Tensor(try NDArray.scalar(.int(observations), .int64, state))
    if let w {
      total = try w.sum()
      if try total.array.visible().binary(.equal, .int(0)).truth() {
        throw .runtime("cov(): weights sum to zero, can't be normalized")
      }
    }
    let weighted = try input.weighted(w)
    let average = try weighted.sum([1]).div(total)
    var factor: Tensor
    if let weights, let w, correction != 0 {
      factor = try total.sub(try w.mul(weights).sum().mul(.int(correction)).div(total))
    } else {
      factor = correction == 0 ? total : try total.sub(.int(correction))
    }
    if try factor.array.binary(.lessOrEqual, .int(0)).truth() { factor = try factor.zerosLike() }
    input = try input.sub(try average.unsqueeze(1))
    var products = try input.mm(try input.weighted(w).t().conjugated)
    // The variance of one variable is real.
    if input.shape[0] == 1 && dtype.isComplex {
      let size = try products.realPart()
      products = try Tensor.complex(size, try size.detach().zerosLike())
    }
    return try products.div(factor).squeeze()
  }

  private func weighted(_ weights: Tensor?) throws(TensorError) -> Tensor {
    guard let weights else { return self }
    return try mul(weights)
  }

  package func correlation() throws(TensorError) -> Tensor {
    let c = try covariance(correction: 1, frequencies: nil, weights: nil)
    if c.rank == 0 { return try c.div(c) }
    if dtype.isComplex {
      let deviation = try c.diag().realPart().sqrt()
      let scaled = try c.div(try deviation.view([-1, 1])).div(try deviation.view([1, -1]))
      return try Tensor.complex(
        try scaled.realPart().clamp(min: .int(-1), max: .int(1)),
        try scaled.imaginaryPart().clamp(min: .int(-1), max: .int(1)))
    }
    let deviation = try c.diag().sqrt()
    return try c.div(try deviation.view([-1, 1])).div(try deviation.view([1, -1])).clamp(min: .int(-1), max: .int(1))
  }

  package func trace() throws(TensorError) -> Tensor {
    if rank != 2 { throw .runtime("trace: expected a matrix, but got tensor with dim \(rank)") }
    if dtype == .bool { throw .notImplemented(kernel: "trace", for: dtype) }
    let original = shape
    return try Tensor.operation("TraceBackward0", [self], try array.diagonal().sumInOrder()) {
      step, g throws(TensorError) in
      let size = Swift.min(original[0], original[1])
      if g.array.hidden == nil {
        // Filled at flat places, as in the reference.
        let places = (0..<size).map { $0 * (original[1] + 1) }
        let index = Tensor(try NDArray.from(places, [places.count], g.state))
        step[0] = try g.zeros([original.elementCount]).indexFill(0, index, g).view(original)
        return
      }
      step[0] = try g.expand([size]).embedded(in: original, "DiagonalBackwardBackward0") { whole throws(TensorError) in
        try whole.diagonal()
      }
    }
  }

  /// Slices along a dimension scaled down to a norm of at most `limit`.
  package func renorm(_ p: Double, _ dimension: Int, _ limit: Double) throws(TensorError) -> Tensor {
    if !(p > 0) { throw .runtime("renorm: non-positive-norm not supported") }
    if rank < 2 { throw .runtime("renorm: input needs at least 2 dimensions, got \(rank) dimensions") }
    let place = try shape.dimension(dimension)
    let others = (0..<rank).filter { $0 != place }
    let norms = try array.norm(p, try Shape(others), keepDimensions: true)
    let over = try norms.binary(.greater, .float(limit))
    let bound = try NDArray.scalar(.float(limit), norms.dtype, state)
    let shrunk = try bound.binary(.divide, try norms.binary(.add, .float(1e-7)))
    let factors = try over.choose(shrunk, try NDArray.scalar(.int(1), norms.dtype, state))
    let value = try array.binary(.multiply, factors).contiguous()
    return try Tensor.operation("RenormBackward0", [self], value, saving: [self]) {
      step, g throws(TensorError) in
      step[0] = try step.saved(0).renormGradient(g, p, others, limit)
    }.noting([
      ("dim", .whole(dimension)), ("maxnorm", .number(limit)), ("p", .plain(p)), ("self", .tensor(self)),
    ])
  }

  /// What slices that are longer than `limit` hand on of a gradient: norms and sums are doubles, whatever the elements are.
  private func renormGradient(
    _ gradient: Tensor, _ p: Double, _ others: [Int], _ limit: Double
  ) throws(TensorError) -> Tensor {
    let x = try to(dtype.isComplex ? .complex128 : .float64)
    let norms = try x.norm(p, others, keepDimensions: true)
    let products = try conjugated.mul(gradient)
    let inner = try (dtype.isComplex ? try products.realPart() : products).to(.float64).sum(
      others, keepDimensions: true)
    let along = try Tensor.normGradient(inner, self, norms, p, others)
    let inverse = try norms.plusNumber(.float(1e-7)).reciprocal()
    let turned = try inverse.timesNumber(.float(limit)).mul(try gradient.to(x.dtype).sub(try inverse.mul(along)))
    return try Tensor(try norms.array.binary(.greater, .float(limit))).choose(try turned.to(gradient.dtype), gradient)
  }
}
