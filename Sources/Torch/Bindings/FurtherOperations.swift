// Views that replace their tensor, numerical gradients, histograms, and checks of factorisations.

import Autodiff
import PythonRuntime
import Tensors

enum FurtherOperations {
  static let all: [TensorOperation] = inPlaceViews + others

  private static func viewing(
    _ name: String, _ parameters: String, _ node: String,
    _ make: @escaping @Sendable (Machine, Tensor, Arguments) throws(PyError) -> (Tensor) throws(TensorError) -> Tensor
  ) -> TensorOperation {
    TensorOperation(name, parameters, .method) { (vm, tensor, arguments) throws(PyError) in
      let view = try make(vm, tensor, arguments)
      _ = try vm.engine { () throws(TensorError) in try tensor.becomesView(node, view) }
      return arguments[0]
    }
  }

  private static func exchange(_ name: String, _ first: String, _ second: String) -> TensorOperation {
    viewing(name, "\(first), \(second)", "TransposeBackward1") { (vm, _, arguments) throws(PyError) in
      let a = try vm.int(arguments[1], name, first)
      let b = try vm.int(arguments[2], name, second, 3)
      return { (t) throws(TensorError) in try t.transpose(a, b) }
    }
  }

  private static let inPlaceViews: [TensorOperation] = [
    viewing("unsqueeze_", "dim", "UnsqueezeBackward1") { (vm, _, arguments) throws(PyError) in
      let dimension = try vm.int(arguments[1], "unsqueeze_", "dim")
      return { (t) throws(TensorError) in try t.unsqueeze(dimension) }
    },
    TensorOperation("squeeze_", "dim=None", .method) { (vm, tensor, arguments) throws(PyError) in
      let dimensions = try vm.dimensions(arguments[1], "squeeze_")
      _ = try vm.engine { () throws(TensorError) in
        try tensor.becomesView(dimensions == nil ? "SqueezeBackward3" : "SqueezeBackward4") { (t) throws(TensorError) in
          if let dimensions { return try t.squeeze(dimensions) }
          return try t.squeeze()
        }
      }
      return arguments[0]
    },
    viewing("t_", "", "TBackward1") { (_, _, _) in { (t) throws(TensorError) in try t.t() } },
    exchange("transpose_", "dim0", "dim1"), exchange("swapaxes_", "axis0", "axis1"),
    exchange("swapdims_", "dim0", "dim1"),
  ]

  private static let others: [TensorOperation] = [
    TensorOperation("sum_to_size", "*size", .method) { (vm, tensor, arguments) throws(PyError) in
      let shape = try vm.shape(arguments[1], "sum_to_size")
      return vm.wrap(
        try vm.engine { () throws(TensorError) in
          let common = try? shape.broadcast(with: tensor.shape)
          guard let common, common == tensor.shape else {
            throw .runtime("size {\(shape)} is not expandable to size {\(tensor.shape)}.")
          }
          return try tensor.summedToSize(shape)
        })
    },
    TensorOperation("fill", "value", .function) { (vm, tensor, arguments) throws(PyError) in
      if let value = arguments[1].tensor {
        return vm.wrap(try vm.engine { () throws(TensorError) in try tensor.filled(with: value) })
      }
      guard let number = try vm.scalarOrItem(arguments[1]) else {
        throw vm.argumentError("fill", "value", 2, expected: "Number", found: arguments[1])
      }
      return vm.wrap(
        try vm.engine { () throws(TensorError) in try tensor.filled(with: number) })
    },
    TensorOperation("prelu", "weight", .method) { (vm, tensor, arguments) throws(PyError) in
      let weight = try vm.tensor(arguments[1], "prelu", "weight", 2)
      return vm.wrap(try vm.engine { () throws(TensorError) in try tensor.prelu(weight) })
    },
    TensorOperation("hardshrink", "lambd=0.5", .method) { (vm, tensor, arguments) throws(PyError) in
      let lambda = try vm.double(arguments[1], "hardshrink", "lambd")
      return vm.wrap(try vm.engine { () throws(TensorError) in try tensor.hardshrink(lambda) })
    },
    TensorOperation("unsafe_split", "split_size, dim=0") { (vm, tensor, arguments) throws(PyError) in
      let size = try vm.int(arguments[1], "unsafe_split", "split_size")
      let dimension = try vm.int(arguments[2], "unsafe_split", "dim", 3)
      return vm.wrapTuple(
        try vm.engine { () throws(TensorError) in
          try tensor.split(size, dimension).map { $0.namingNode("UnsafeSplitBackward0") }
        })
    },
    TensorOperation("unsafe_chunk", "chunks, dim=0") { (vm, tensor, arguments) throws(PyError) in
      let chunks = try vm.int(arguments[1], "unsafe_chunk", "chunks")
      let dimension = try vm.int(arguments[2], "unsafe_chunk", "dim", 3)
      return vm.wrapTuple(
        try vm.engine { () throws(TensorError) in
          try tensor.chunk(chunks, dimension).map { $0.namingNode("UnsafeSplitBackward0") }
        })
    },
    TensorOperation("to_dense", "dtype=None, *, masked_grad=None", .method) { (vm, tensor, arguments) throws(PyError) in
      guard let dtype = try vm.dtype(arguments[1], "to_dense"), dtype != tensor.dtype else { return arguments[0] }
      return vm.wrap(try vm.engine { () throws(TensorError) in try tensor.to(dtype) })
    },
    TensorOperation("share_memory_", "", .method) { (_, _, arguments) throws(PyError) in arguments[0] },
    TensorOperation("pin_memory", "device=None", .method) { (vm, _, _) throws(PyError) in
      throw vm.runtimeError("Cannot access accelerator device when none is available.")
    },
    TensorOperation("dim_order", "*, ambiguity_check=False", .method) { (vm, tensor, arguments) throws(PyError) in
      try checkOrder(vm, tensor, arguments[1])
      return vm.tuple(memoryOrder(tensor).map { Value($0) })
    },
    TensorOperation("ndimension", "", .method) { (_, tensor, _) throws(PyError) in Value(tensor.rank) },
    TensorOperation("histogram", "bins=100, *, range=None, weight=None, density=False") {
      (vm, tensor, arguments) throws(PyError) in try histogram(vm, tensor, arguments)
    },
    TensorOperation("lu_unpack", "LU_pivots, unpack_data=True, unpack_pivots=True", .function) {
      (vm, tensor, arguments) throws(PyError) in
      let pivots = try vm.tensor(arguments[1], "lu_unpack", "LU_pivots", 2)
      let (data, places) = (try vm.flag(arguments[2]), try vm.flag(arguments[3]))
      let parts = try vm.engine { () throws(TensorError) in
        try tensor.unpackedFactors(pivots, unpackData: data, unpackPivots: places)
      }
      return vm.returnType(
        "lu_unpack", [("P", vm.wrap(parts.0)), ("L", vm.wrap(parts.1)), ("U", vm.wrap(parts.2))])
    },
  ]

  /// The dimensions from the largest step in memory to the smallest. One whose step is zero says nothing and stays where
  /// it is.
  private static func memoryOrder(_ tensor: Tensor) -> [Int] {
    let (sizes, strides) = (Array(tensor.shape), Array(tensor.array.strides))
    if tensor.array.isContiguous { return Array(sizes.indices) }
    var order = Array(sizes.indices.reversed())
    for index in 1..<Swift.max(order.count, 1) {
      var moving = index
      for other in (0..<index).reversed() {
        let (a, b) = (order[other], order[moving])
        if strides[a] == 0 || strides[b] == 0 || (strides[a] == strides[b] && sizes[b] >= sizes[a]) { continue }
        if strides[b] >= strides[a] && strides[a] != strides[b] { break }
        order.swapAt(other, moving)
        moving = other
      }
    }
    return order.reversed()
  }

  /// Throws where the order of dimensions in memory is not the only one that describes the tensor, for those who ask.
  private static func checkOrder(_ vm: Machine, _ tensor: Tensor, _ wanted: Value) throws(PyError) {
    var formats: [Value] = []
    if wanted.isBool {
      if !(try vm.truth(wanted)) { return }
    } else {
      if wanted.list != nil { formats = try vm.toArray(wanted) }
      if wanted.list == nil || formats.contains(where: { ($0.native as? NamedConstant)?.family != .memoryFormat }) {
        throw vm.typeError("The ambiguity_check argument must be a bool or a list of memory formats.")
      }
    }
    let (sizes, strides) = (tensor.shape, tensor.array.strides)
    if sizes.contains(1) || zip(strides, strides.dropFirst()).contains(where: { $0 == $1 }) {
      var fitting = 0
      for format in formats {
        let order = try vm.memoryOrder(format, "is_contiguous") ?? .rowMajor
        if try vm.engine({ () throws(TensorError) in try tensor.array.isIn(order) }) { fitting += 1 }
      }
      if fitting != 1 {
        throw vm.runtimeError(
          "The tensor does not have unique dim order, or cannot map to exact one of the given memory formats.")
      }
    }
    if strides.contains(0), try vm.truth(wanted) {
      throw vm.runtimeError("The tensor does not have unique dim order.")
    }
  }

  private static func histogram(_ vm: Machine, _ tensor: Tensor, _ arguments: Arguments) throws(PyError) -> Value {
    if tensor.dtype != .float32 && tensor.dtype != .float64 {
      throw vm.notImplementedError("\"histogramdd\" not implemented for '\(tensor.dtype.typeName)'")
    }
    let weight = arguments[3].isNone ? nil : try vm.tensor(arguments[3], "histogram", "weight")
    if let weight, !(weight.shape == tensor.shape) {
      throw vm.runtimeError(
        "torch.histogramdd: if weight tensor is provided it should have the same shape as the input tensor excluding its "
          + "innermost dimension, but got input with shape [\(tensor.count), 1] and weight with shape "
          + "[\(weight.count)]")
    }
    let density = try vm.strictFlag(arguments[4])
    if let edges = arguments[1].tensor {
      let counts = try vm.engine { () throws(TensorError) in
        if let weight { return try tensor.array.weightedHistogram(edges.array, weight.array, density: density) }
        return try tensor.array.histogram(edges.array, density: density)
      }
      return vm.returnType("histogram", [("hist", vm.wrap(Tensor(counts))), ("bin_edges", arguments[1])])
    }
    let bins = try vm.int(arguments[1], "histogram", "bins")
    if bins <= 0 || bins > 1 << 28 {
      throw vm.runtimeError("torch.histogram(): bins must be > 0, but got \(bins) for dimension 0")
    }
    let (low, high) = try histogramRange(vm, tensor, arguments[2])
    let (counts, edges) = try vm.engine { () throws(TensorError) in
      let edges = try NDArray.linspace(low, high, bins + 1, tensor.dtype, tensor.state)
      let flat = try tensor.array.reshaped(to: [-1])
      if let weight { return (try flat.weightedHistogram(edges, weight.array, density: density), edges) }
      var counts = try flat.histogram(edges, density: false)
      if density {
        let total = try counts.reduced(.sum).item().doubleValue
        let densities = NDArray.densities(try counts.doubles(), total, try edges.doubles(), tensor.dtype)
        counts = try NDArray.from(densities, [densities.count], tensor.state).converted(to: tensor.dtype)
      }
      return (counts, edges)
    }
    return vm.returnType("histogram", [("hist", vm.wrap(Tensor(counts))), ("bin_edges", vm.wrap(Tensor(edges)))])
  }

  /// The bounds that bins of one width share: given ones, or those of the elements, one apart where they are one number.
  private static func histogramRange(
    _ vm: Machine, _ tensor: Tensor, _ range: Value
  ) throws(PyError) -> (Double, Double) {
    var (low, high) = (0.0, tensor.count == 0 ? 1.0 : 0.0)
    if !range.isNone {
      let bounds = try vm.toArray(range)
      if bounds.count != 2 { throw vm.runtimeError("torch.histogram: range should have 2 elements") }
      low = try vm.double(bounds[0], "histogram", "range")
      high = try vm.double(bounds[1], "histogram", "range")
      if low > high {
        throw vm.runtimeError(
          "torch.histogramdd: min should not exceed max, but got min \(NDArray.messageNumber(low)) max "
            + "\(NDArray.messageNumber(high)) for dimension 0")
      }
    } else if tensor.count > 0 {
      let values = try vm.engine { () throws(TensorError) in try tensor.array.doubles() }
      (low, high) = (values.min() ?? 0, values.max() ?? 0)
    }
    if !low.isFinite || !high.isFinite {
      throw vm.runtimeError(
        "torch.histogramdd: dimension 0's range [\(NDArray.messageNumber(low)), \(NDArray.messageNumber(high))] is not "
          + "finite")
    }
    return low == high ? (low - 0.5, high + 0.5) : (low, high)
  }

  /// `torch.gradient`: central differences inside, one-sided ones at the ends.
  static let functions: [NativeRow] = [
    NativeRow("gradient(input, *, spacing=1, dim=None, edge_order=1)") { (vm, arguments) throws(PyError) in
      let tensor = try vm.tensor(arguments[0], "gradient")
      if tensor.dtype == .uint8 { throw vm.runtimeError("torch.gradient does not support uint8 input.") }
      let dimensions = try vm.dimensions(arguments[2], "gradient") ?? Array(0..<tensor.rank)
      var distances = [Double](repeating: 1, count: dimensions.count)
      var points = [Tensor?](repeating: nil, count: dimensions.count)
      if arguments[1].isKind(.list) || arguments[1].isKind(.tuple) {
        let given = try vm.toArray(arguments[1])
        if given.count != dimensions.count {
          let (one, other) = (given.count, dimensions.count)
          throw vm.runtimeError(
            arguments[2].isNone
              ? "torch.gradient expected spacing to be unspecified, a scalar, or a list of length equal to 'self.dim() = "
                + "\(tensor.rank)', since dim argument was not given, but got a list of length \(one)"
              : "torch.gradient expected spacing to be unspecified, a scalar or it's spacing and dim arguments to have the "
                + "same length, but got a spacing argument of length \(one) and a dim argument of length \(other).")
        }
        for (index, value) in given.enumerated() {
          if let place = value.tensor, place.rank > 0 {
            points[index] = place
            continue
          }
          distances[index] = try vm.double(value, "gradient", "spacing")
        }
      } else if !arguments[1].isNone {
        distances = [Double](repeating: try vm.double(arguments[1], "gradient", "spacing"), count: dimensions.count)
      }
      let order = try vm.int(arguments[3], "gradient", "edge_order")
      if order != 1 && order != 2 {
        throw vm.runtimeError("torch.gradient only supports edge_order=1 and edge_order=2.")
      }
      try vm.engine { () throws(TensorError) in
        var seen: Set<Int> = []
        for dimension in dimensions where !seen.insert(try tensor.shape.dimension(dimension)).inserted {
          throw .runtime("dim \(try tensor.shape.dimension(dimension)) appears multiple times in the list of dims")
        }
      }
      let (steps, places) = (distances, points)
      return vm.wrapTuple(
        try vm.engine { () throws(TensorError) in
          var results: [Tensor] = []
          for (index, dimension) in dimensions.enumerated() {
            if let place = places[index] {
              results.append(try tensor.differenceQuotient(dimension, at: place, edgeOrder: order))
            } else {
              results.append(try tensor.differenceQuotient(dimension, steps[index], edgeOrder: order))
            }
          }
          return results
        })
    }
  ]

  // MARK: torch.linalg and torch.special

  static let linalg: [NativeRow] = [
    NativeRow("inv_ex(A, *, check_errors=False)") { (vm, arguments) throws(PyError) in
      let tensor = try vm.tensor(arguments[0], "linalg_inv_ex", "A")
      let checks = try vm.strictFlag(arguments[1])
      let found = try vm.engine { () throws(TensorError) in
        let isMapped = tensor.array.hidden != nil
        try tensor.check(MatrixDemand(name: isMapped && tensor.rank < 2 ? "linalg.inv_ex" : "linalg.inv", square: true))
        if checks { _ = try tensor.array.contiguous().inverse("linalg.inv_ex") }
        return try tensor.inverseAttempt()
      }
      return vm.returnType("linalg_inv_ex", [("inverse", vm.wrap(found.inverse)), ("info", vm.wrap(found.info))])
    },
    NativeRow("cholesky_ex(A, *, upper=False, check_errors=False)") { (vm, arguments) throws(PyError) in
      let tensor = try vm.tensor(arguments[0], "linalg_cholesky_ex", "A")
      let upper = try vm.strictFlag(arguments[1])
      let checks = try vm.strictFlag(arguments[2])
      let found = try vm.engine { () throws(TensorError) in
        try tensor.check(MatrixDemand(name: "linalg.cholesky", square: true))
        if checks { _ = try tensor.array.contiguous().cholesky("linalg.cholesky_ex") }
        return try tensor.choleskyAttempt(upper: upper)
      }
      return vm.returnType("linalg_cholesky_ex", [("L", vm.wrap(found.factor)), ("info", vm.wrap(found.info))])
    },
    NativeRow("tensorinv(A, ind=2)") { (vm, arguments) throws(PyError) in
      let tensor = try vm.tensor(arguments[0], "linalg_tensorinv", "A")
      let split = try vm.int(arguments[1], "linalg_tensorinv", "ind")
      if split <= 0 || split > tensor.rank { throw vm.runtimeError("Expected a strictly positive integer for 'ind'") }
      return vm.wrap(
        try vm.engine { () throws(TensorError) in
          let (first, second) = (Array(tensor.shape.prefix(split)), Array(tensor.shape.dropFirst(split)))
          let (rows, columns) = (first.reduce(1, *), second.reduce(1, *))
          if rows != columns {
            throw .runtime(
              "Expected self to satisfy the requirement prod(self.shape[ind:]) == prod(self.shape[:ind]), but got "
                + "\(columns) != \(rows)")
          }
          return try tensor.reshape([rows, columns]).inverse().reshape(try Shape(second + first))
        })
    },
    NativeRow("tensorsolve(A, B, dims=None)") { (vm, arguments) throws(PyError) in
      let given = try vm.tensor(arguments[0], "linalg_tensorsolve", "A")
      let right = try vm.tensor(arguments[1], "linalg_tensorsolve", "B", 2)
      // What is summed over goes to the end first.
      let summed = arguments[2].isNone ? nil : try vm.dimensions(arguments[2], "linalg_tensorsolve")
      let tensor = try vm.engine { () throws(TensorError) in
        guard let summed else { return given }
        return try given.movedim(summed, Array(Swift.max(given.rank - summed.count, 0)..<given.rank))
      }
      return vm.wrap(
        try vm.engine { () throws(TensorError) in
          let rest = Array(tensor.shape.dropFirst(right.rank))
          let size = rest.reduce(1, *)
          if right.count != size {
            throw .runtime(
              "Expected self to satisfy the requirement prod(self.shape[other.ndim:]) == prod(self.shape[:other.ndim]), "
                + "but got \(size) != \(right.count)")
          }
          return try tensor.reshape([right.count, size]).solve(try right.flatten()).reshape(try Shape(rest))
        })
    },
  ]

  static let special: [TensorOperation] = [
    PairOperations.mixed("zeta") { (a, b) throws(TensorError) in
      try a.zeta(b)
    } _: { (a, b) throws(TensorError) in
      try a.zeta(number: b.doubleValue, first: false)
    },
    .unary("entr") { (t) throws(TensorError) in try t.entropyTerm() },
    PairOperations.mixed("xlog1py") { (a, b) throws(TensorError) in
      try a.xlog1py(b)
    } _: { (a, b) throws(TensorError) in
      try a.xlog1py(number: b, first: false)
    },
    .unary("round") { (t) throws(TensorError) in try t.round() },
    TensorOperation("logsumexp", "dim, keepdim=False", .function) { (vm, tensor, arguments) throws(PyError) in
      let dimensions = try vm.dimensions(arguments[1], "logsumexp") ?? []
      let keep = try vm.strictFlag(arguments[2])
      return vm.wrap(
        try vm.engine { () throws(TensorError) in try tensor.logSumExp(dimensions, keepDimensions: keep) })
    },
    TensorOperation("multigammaln", "p", .function) { (vm, tensor, arguments) throws(PyError) in
      let p = try vm.int(arguments[1], "multigammaln", "p")
      if p < 1 || p > 10_000 { throw vm.runtimeError("p has to be greater than or equal to 1") }
      return vm.wrap(try vm.engine { () throws(TensorError) in try tensor.mvlgamma(p) })
    },
  ]
}
