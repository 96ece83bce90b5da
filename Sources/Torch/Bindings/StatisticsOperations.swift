// Statistics, order and running results: what folds or orders dimensions beyond the common reductions.

import Autodiff
import PythonRuntime
import Tensors

enum StatisticsOperations {
  static let all: [TensorOperation] = sums + spreads + medians + running + orders + counts + quantiles + differences

  private static func skippingNaN(
    _ name: String, _ operation: @escaping @Sendable (Tensor, [Int]?, Bool) throws(TensorError) -> Tensor
  ) -> TensorOperation {
    TensorOperation(name, "dim=None, keepdim=False, *, dtype=None") { (vm, tensor, arguments) throws(PyError) in
      let dimensions = try vm.dimensions(arguments[1], name)
      let keep = try vm.strictFlag(arguments[2])
      let dtype = try vm.dtype(arguments[3], name)
      return vm.wrap(
        try vm.engine { () throws(TensorError) in
          try operation(dtype == nil ? tensor : try tensor.to(dtype ?? tensor.dtype), dimensions, keep)
        })
    }
  }

  private static let sums: [TensorOperation] = [
    skippingNaN("nansum") { (t, d, keep) throws(TensorError) in try t.nansum(d, keepDimensions: keep) },
    skippingNaN("nanmean") { (t, d, keep) throws(TensorError) in try t.nanmean(d, keepDimensions: keep) },
    TensorOperation("count_nonzero", "dim=None") { (vm, tensor, arguments) throws(PyError) in
      let dimensions = try vm.dimensions(arguments[1], "count_nonzero")
      return vm.wrap(
        try vm.engine { () throws(TensorError) in
          try tensor.discreteReduction(.countNonzero, "count_nonzero", dimensions)
        })
    },
    TensorOperation("renorm", "p, dim, maxnorm") { (vm, tensor, arguments) throws(PyError) in
      let p = try vm.double(arguments[1], "renorm", "p")
      let dimension = try vm.int(arguments[2], "renorm", "dim", 3)
      let limit = try vm.double(arguments[3], "renorm", "maxnorm", 4)
      return vm.wrap(try vm.engine { () throws(TensorError) in try tensor.renorm(p, dimension, limit) })
    },
  ]

  private static func spread(_ name: String, deviation: Bool) -> TensorOperation {
    TensorOperation(name, "dim=None, unbiased=True, keepdim=False, *, correction=None", .function) {
      (vm, tensor, arguments) throws(PyError) in
      let isFlag = arguments[1].isBool
      let dimensions = isFlag ? nil : try vm.dimensions(arguments[1], name)
      let unbiased = try vm.strictFlag(isFlag ? arguments[1] : arguments[2])
      let correction = arguments[4].isNone ? (unbiased ? 1 : 0) : try vm.double(arguments[4], name, "correction")
      let keep = try vm.strictFlag(arguments[3])
      if tensor.dtype.isDifferentiable {
        try vm.warnOfFewValues(name, tensor, dimensions, correction: correction)
      }
      let (first, second) = try vm.engine { () throws(TensorError) in
        try tensor.spreadAndMean(dimensions, correction: correction, keepDimensions: keep, deviation: deviation)
      }
      return vm.wrapTuple([first, second])
    }
  }

  private static let spreads: [TensorOperation] = [
    spread("std_mean", deviation: true), spread("var_mean", deviation: false),
    TensorOperation("aminmax", "*, dim=None, keepdim=False") { (vm, tensor, arguments) throws(PyError) in
      let dimension = try vm.optionalInt(arguments[1], "aminmax", "dim")
      let keep = try vm.strictFlag(arguments[2])
      if tensor.count == 0 {
        guard let dimension else {
          throw vm.runtimeError(
            "aminmax(): cannot compute aminmax over an empty dimension as the operation has no identity.")
        }
        if let place = try? tensor.shape.dimension(dimension), tensor.rank > 0, tensor.shape[place] == 0 {
          throw vm.indexError("aminmax: Expected reduction dim \(dimension) to have non-zero size.")
        }
      }
      let (low, high) = try vm.engine { () throws(TensorError) in
        try tensor.extremes(dimension, keepDimensions: keep)
      }
      return vm.returnType("aminmax", [("min", vm.wrap(low)), ("max", vm.wrap(high))])
    },
    TensorOperation("cov", "*, correction=1, fweights=None, aweights=None") { (vm, tensor, arguments) throws(PyError) in
      let correction = try vm.int(arguments[1], "cov", "correction")
      let (frequencies, weights) = (arguments[2].tensor, arguments[3].tensor)
      try vm.checkObservationWeights(tensor, frequencies, "fweights", isWhole: true)
      try vm.checkObservationWeights(tensor, weights, "aweights", isWhole: false)
      let weighted = frequencies != nil || weights != nil
      try vm.warnOfFewObservations(tensor, correction: correction, weighted: weighted)
      return vm.wrap(
        try vm.engine { () throws(TensorError) in
          try tensor.covariance(correction: correction, frequencies: frequencies, weights: weights)
        })
    },
  ]

  private static func median(_ name: String, ignoringNaN: Bool) -> TensorOperation {
    TensorOperation(name, "dim=None, keepdim=False") { (vm, tensor, arguments) throws(PyError) in
      guard let dimension = try vm.optionalInt(arguments[1], name, "dim") else {
        return vm.wrap(try vm.engine { () throws(TensorError) in try tensor.medianOfAll(ignoringNaN: ignoringNaN) })
      }
      let keep = try vm.strictFlag(arguments[2])
      let found = try vm.engine { () throws(TensorError) in
        try tensor.median(dimension, keepDimensions: keep, ignoringNaN: ignoringNaN)
      }
      return vm.valuesAndIndices(name, found)
    }
  }

  private static let medians: [TensorOperation] = [
    median("median", ignoringNaN: false), median("nanmedian", ignoringNaN: true),
    TensorOperation("mode", "dim=-1, keepdim=False") { (vm, tensor, arguments) throws(PyError) in
      let dimension = try vm.int(arguments[1], "mode", "dim")
      let keep = try vm.strictFlag(arguments[2])
      return vm.valuesAndIndices(
        "mode", try vm.engine { () throws(TensorError) in try tensor.mode(dimension, keepDimensions: keep) })
    },
    TensorOperation("kthvalue", "k, dim=-1, keepdim=False") { (vm, tensor, arguments) throws(PyError) in
      let k = try vm.int(arguments[1], "kthvalue", "k")
      let dimension = try vm.int(arguments[2], "kthvalue", "dim", 3)
      let keep = try vm.strictFlag(arguments[3])
      return vm.valuesAndIndices(
        "kthvalue", try vm.engine { () throws(TensorError) in try tensor.kthValue(k, dimension, keepDimensions: keep) })
    },
  ]

  private static func runningExtremum(_ name: String, isMaximum: Bool) -> TensorOperation {
    TensorOperation(name, "dim") { (vm, tensor, arguments) throws(PyError) in
      let dimension = try vm.int(arguments[1], name, "dim")
      return vm.valuesAndIndices(
        name,
        try vm.engine { () throws(TensorError) in
          try tensor.cumulativeExtremum(maximum: isMaximum, dimension)
        })
    }
  }

  private static let running: [TensorOperation] = [
    runningExtremum("cummax", isMaximum: true), runningExtremum("cummin", isMaximum: false),
    .alongDimension("logcumsumexp") { (t, dimension) throws(TensorError) in try t.logCumulativeSumExp(dimension) },
    TensorOperation("cumprod", "dim, *, dtype=None") { (vm, tensor, arguments) throws(PyError) in
      let dimension = try vm.int(arguments[1], "cumprod", "dim")
      let dtype = try vm.dtype(arguments[2], "cumprod")
      return vm.wrap(
        try vm.engine { () throws(TensorError) in
          guard let dtype else { return try tensor.cumprod(dimension) }
          let products = try tensor.to(dtype).cumprod(dimension)
          return products.dtype == dtype ? products : try products.to(dtype)
        })
    },
  ]

  private static let orders: [TensorOperation] = [
    TensorOperation("unique", "sorted=True, return_inverse=False, return_counts=False, dim=None") {
      (vm, tensor, arguments) throws(PyError) in
      try vm.distinct(tensor, arguments[4], arguments[2], arguments[3], consecutive: false)
    },
    TensorOperation("unique_consecutive", "return_inverse=False, return_counts=False, dim=None") {
      (vm, tensor, arguments) throws(PyError) in
      try vm.distinct(tensor, arguments[3], arguments[1], arguments[2], consecutive: true)
    },
  ]

  private static let counts: [TensorOperation] = [
    TensorOperation("histc", "bins=100, min=0, max=0") { (vm, tensor, arguments) throws(PyError) in
      let bins = try vm.int(arguments[1], "histc", "bins")
      let low = try vm.double(arguments[2], "histc", "min", 3)
      let high = try vm.double(arguments[3], "histc", "max", 4)
      return try vm.makeDiscrete("histc", of: [tensor]) { () throws(TensorError) in
        try tensor.array.histogram(bins, low, high)
      }
    },
    TensorOperation("bincount", "weights=None, minlength=0") { (vm, tensor, arguments) throws(PyError) in
      let least = try vm.int(arguments[2], "bincount", "minlength", 3)
      if let weights = arguments[1].tensor {
        return try vm.makeDiscrete("bincount", of: [tensor, weights]) { () throws(TensorError) in
          try tensor.array.weightedCount(weights.array, least)
        }
      }
      return try vm.makeDiscrete("bincount", of: [tensor]) { () throws(TensorError) in
        try tensor.array.binCount(minimumLength: least)
      }
    },
  ]

  private static func quantile(_ name: String, ignoringNaN: Bool) -> TensorOperation {
    TensorOperation(name, "q, dim=None, keepdim=False, *, interpolation='linear'") {
      (vm, tensor, arguments) throws(PyError) in
      let q: Tensor
      if let given = arguments[1].tensor {
        q = given
      } else {
        let number = try vm.double(arguments[1], name, "q")
        if !(number >= 0 && number <= 1) {
          throw vm.runtimeError("quantile() q must be in the range [0, 1] but got \(NDArray.messageNumber(number))")
        }
        q = Tensor(
          try vm.engine { () throws(TensorError) in
            try NDArray.scalar(.float(number), tensor.dtype, tensor.state)
          })
      }
      let dimension = try vm.optionalInt(arguments[2], name, "dim")
      let keep = try vm.strictFlag(arguments[3])
      let interpolation = try vm.str(arguments[4])
      return vm.wrap(
        try vm.engine { () throws(TensorError) in
          try tensor.quantile(
            q, dimension, keepDimensions: keep, interpolation: interpolation, ignoringNaN: ignoringNaN)
        })
    }
  }

  private static let quantiles: [TensorOperation] = [
    quantile("quantile", ignoringNaN: false), quantile("nanquantile", ignoringNaN: true),
  ]

  private static func area(_ name: String, cumulative: Bool) -> TensorOperation {
    TensorOperation(name, "x=None, *, dx=None, dim=-1", .function) { (vm, tensor, arguments) throws(PyError) in
      let points = arguments[1].isNone ? nil : try vm.tensor(arguments[1], name, "x", 2)
      let distance = arguments[2].isNone ? 1 : try vm.double(arguments[2], name, "dx")
      let dimension = try vm.int(arguments[3], name, "dim")
      if let points, points.rank == 1, tensor.rank > 0, let place = try? tensor.shape.dimension(dimension),
        points.count != tensor.shape[place]
      {
        throw vm.runtimeError(
          "\(cumulative ? "cumulative_trapezoid" : "trapezoid"): There must be one `x` value for each sample point")
      }
      return vm.wrap(
        try vm.engine { () throws(TensorError) in
          try tensor.trapezoid(x: points, distance, dimension, cumulative: cumulative)
        })
    }
  }

  private static let differences: [TensorOperation] = [
    TensorOperation("diff", "n=1, dim=-1, prepend=None, append=None") { (vm, tensor, arguments) throws(PyError) in
      let n = try vm.int(arguments[1], "diff", "n")
      let dimension = try vm.int(arguments[2], "diff", "dim", 3)
      let before = arguments[3].isNone ? nil : try vm.tensor(arguments[3], "diff", "prepend", 4)
      let after = arguments[4].isNone ? nil : try vm.tensor(arguments[4], "diff", "append", 5)
      for case let added? in [before, after] { try vm.checkDifferenceEnd(tensor, added, dimension) }
      return vm.wrap(
        try vm.engine { () throws(TensorError) in
          try tensor.diff(n, dimension, prepend: before, append: after)
        })
    },
    area("trapezoid", cumulative: false), area("trapz", cumulative: false),
    area("cumulative_trapezoid", cumulative: true),
  ]
}

extension Machine {
  /// What the weights of observations must be, in the reference's words.
  fileprivate func checkObservationWeights(
    _ tensor: Tensor, _ given: Tensor?, _ name: String, isWhole: Bool
  ) throws(PyError) {
    guard let given, tensor.rank <= 2 else { return }
    let observations = tensor.rank == 0 ? 1 : tensor.shape[tensor.rank - 1]
    if given.rank > 1 {
      throw runtimeError(
        "cov(): expected \(name) to have one or fewer dimensions but got \(name) with \(given.rank) dimensions")
    }
    let isFitting = isWhole ? given.dtype.isInteger && given.dtype != .bool : given.dtype.isFloatingPoint
    if !isFitting {
      throw runtimeError(
        "cov(): expected \(name) to have \(isWhole ? "integral" : "floating point") dtype but got \(name) with "
          + "\(given.dtype.typeName) dtype")
    }
    if given.count != observations {
      throw runtimeError(
        "cov(): expected \(name) to have the same numel as there are observations in the input but got \(given.count) != "
          + "\(observations)")
    }
    if given.array.hidden != nil { return }
    let numbers = try engine { () throws(TensorError) in try given.array.doubles() }
    let hasNegative = numbers.contains { $0 < 0 }
    if hasNegative { throw runtimeError("cov(): \(name) cannot be negative") }
  }

  /// What stands before or after the elements that are subtracted must fit them.
  fileprivate func checkDifferenceEnd(_ tensor: Tensor, _ added: Tensor, _ dimension: Int) throws(PyError) {
    guard tensor.rank > 0, let place = try? tensor.shape.dimension(dimension) else { return }
    if added.rank != tensor.rank {
      throw runtimeError("diff expects prepend or append to be the same dimension as input")
    }
    for axis in 0..<tensor.rank where axis != place && added.shape[axis] != tensor.shape[axis] {
      throw runtimeError(
        "diff expects the shape of tensor to prepend or append to match that of input except along the differencing "
          + "dimension; input.size(\(axis)) = \(tensor.shape[axis]), but got tensor.size(\(axis)) = \(added.shape[axis])"
      )
    }
  }

  func valuesAndIndices(_ name: String, _ found: (Tensor, Tensor)) -> Value {
    returnType(name, [("values", wrap(found.0)), ("indices", wrap(found.1))])
  }

  /// `unique` and `unique_consecutive`: one tensor, or a tuple with what was asked for.
  fileprivate func distinct(
    _ tensor: Tensor, _ dim: Value, _ wantsInverse: Value, _ wantsCounts: Value, consecutive: Bool
  ) throws(PyError) -> Value {
    let dimension = try optionalInt(dim, "unique", "dim")
    let isAsked = (try? flag(wantsInverse)) ?? true
    let found = try engine { () throws(TensorError) in
      try tensor.array.distinctSlices(dimension, consecutive: consecutive, wantsInverse: isAsked)
    }
    var parts = [Tensor(found.values)]
    if try flag(wantsInverse) { parts.append(Tensor(found.inverse)) }
    if try flag(wantsCounts) { parts.append(Tensor(found.counts)) }
    return parts.count == 1 ? wrap(parts[0]) : wrapTuple(parts)
  }

  /// `nonzero(as_tuple=True)`: a vector of positions for each dimension.
  func columns(ofNonzero tensor: Tensor) throws(PyError) -> Value {
    let columns = try engine { () throws(TensorError) in
      try (tensor.rank == 0 ? try tensor.array.reshaped(to: [1]) : tensor.array).nonzeroColumns()
    }
    return wrapTuple(columns.map { Tensor($0) })
  }
}
