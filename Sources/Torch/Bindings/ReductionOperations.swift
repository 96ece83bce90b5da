// Sums, means, extremes and what else folds dimensions away.

import Autodiff
import PythonRuntime
import Tensors

enum ReductionOperations {
  static let all: [TensorOperation] = sums + extremes + orders

  /// A reduction over `dim=None` (everything), one dimension or several.
  private static func over(
    _ name: String, _ operation: @escaping @Sendable (Tensor, [Int]?, Bool) throws(TensorError) -> Tensor
  ) -> TensorOperation {
    TensorOperation(name, "dim=?, keepdim=False, *, dtype=None") { (vm, tensor, arguments) throws(PyError) in
      // `sum(dim=None)` is another operation than `sum()`: its node says so.
      let isNamed = arguments[1].isNone && (name == "sum" || name == "mean")
      let dimensions = isNamed ? [] : try vm.dimensions(arguments[1], name)
      let keep = try vm.strictFlag(arguments[2])
      let dtype = try vm.dtype(arguments[3], name)
      if let dtype, name == "mean", !dtype.isDifferentiable {
        throw vm.runtimeError(
          "mean(): could not infer output dtype. Optional dtype must be either a floating point or complex dtype. Got: "
            + dtype.typeName)
      }
      return vm.wrap(
        try vm.engine { () throws(TensorError) in
          guard let dtype else { return try operation(tensor, dimensions, keep) }
          let result = try operation(try tensor.to(dtype), dimensions, keep)
          return result.dtype == dtype ? result : try result.to(dtype)
        })
    }
  }

  private static let sums: [TensorOperation] = [
    over("sum") { (t, dimensions, keep) throws(TensorError) in
      guard let dimensions else { return try t.sum() }
      return try t.sum(dimensions, keepDimensions: keep)
    },
    over("mean") { (t, dimensions, keep) throws(TensorError) in
      guard let dimensions else { return try t.mean() }
      return try t.mean(dimensions, keepDimensions: keep)
    },
    over("all") { (t, dimensions, keep) throws(TensorError) in
      try t.discreteReduction(.all, "all", dimensions, keepDimensions: keep)
    },
    over("any") { (t, dimensions, keep) throws(TensorError) in
      try t.discreteReduction(.any, "any", dimensions, keepDimensions: keep)
    },
    over("prod") { (t, dimensions, keep) throws(TensorError) in
      guard let dimension = dimensions?.first else { return try t.prod() }
      return try t.prod(dimension, keepDimensions: keep)
    },
    spread("std") { (t, dimensions, correction, keep) throws(TensorError) in
      try t.standardDeviation(dimensions, correction: correction, keepDimensions: keep)
    },
    spread("var") { (t, dimensions, correction, keep) throws(TensorError) in
      try t.variance(dimensions, correction: correction, keepDimensions: keep)
    },
    TensorOperation("norm", "p='fro', dim=None, keepdim=False, dtype=None") { (vm, tensor, arguments) throws(PyError) in
      let order: Double
      if let name = arguments[1].str?.string {
        if name == "nuc" {
          let dimensions = try vm.dimensions(arguments[2], "norm") ?? [-2, -1]
          let keep = try vm.strictFlag(arguments[3])
          return vm.wrap(
            try vm.engine { () throws(TensorError) in
              try tensor.matrixNorm(.nuclear, dimensions, keepDimensions: keep)
            })
        }
        guard name == "fro" else {
          throw vm.runtimeError("linalg.matrix_norm: Order \(name) not supported.")
        }
        order = 2
      } else {
        order = arguments[1].isNone ? 2 : try vm.normOrder(arguments[1])
      }
      let dimensions = try vm.dimensions(arguments[2], "linalg_vector_norm", position: 3)
      if arguments[3].isInt {
        throw vm.argumentError("linalg_vector_norm", "keepdim", 4, expected: "bool", found: arguments[3])
      }
      let keep = try vm.strictFlag(arguments[3])
      let dtype = try vm.dtype(arguments[4], "norm") ?? tensor.dtype
      return vm.wrap(
        try vm.engine { () throws(TensorError) in
          try tensor.to(dtype).norm(order, dimensions, keepDimensions: keep)
        })
    },
    TensorOperation("logsumexp", "dim, keepdim=False") { (vm, tensor, arguments) throws(PyError) in
      let dimensions = try vm.dimensions(arguments[1], "logsumexp") ?? []
      let keep = try vm.strictFlag(arguments[2])
      return vm.wrap(
        try vm.engine { () throws(TensorError) in try tensor.logSumExp(dimensions, keepDimensions: keep) })
    },
    TensorOperation("cumsum", "dim, *, dtype=None") { (vm, tensor, arguments) throws(PyError) in
      let dimension = try vm.int(arguments[1], "cumsum", "dim")
      let dtype = try vm.dtype(arguments[2], "cumsum")
      return vm.wrap(
        try vm.engine { () throws(TensorError) in
          guard let dtype else { return try tensor.cumsum(dimension) }
          let result = try tensor.to(dtype).cumsum(dimension)
          return result.dtype == dtype ? result : try result.to(dtype)
        })
    },
  ]

  private static func spread(
    _ name: String, _ operation: @escaping @Sendable (Tensor, [Int]?, Double, Bool) throws(TensorError) -> Tensor
  ) -> TensorOperation {
    TensorOperation(name, "dim=None, unbiased=True, keepdim=False, *, correction=None") {
      (vm, tensor, arguments) throws(PyError) in
      // `x.std(False)`: a bool in the place of `dim` means `unbiased`.
      let isFlag = arguments[1].isBool
      let dimensions = isFlag ? nil : try vm.dimensions(arguments[1], name)
      let unbiased = try vm.strictFlag(isFlag ? arguments[1] : arguments[2])
      let correction = arguments[4].isNone ? (unbiased ? 1 : 0) : try vm.double(arguments[4], name, "correction")
      let keep = try vm.strictFlag(arguments[3])
      if tensor.dtype.isDifferentiable {
        try vm.warnOfFewValues(name, tensor, dimensions, correction: correction)
      }
      return vm.wrap(try vm.engine { () throws(TensorError) in try operation(tensor, dimensions, correction, keep) })
    }
  }

  /// `max` and `min`: of everything, along a dimension (values and indices), or of two tensors.
  private static func extreme(_ name: String, isMaximum: Bool) -> TensorOperation {
    TensorOperation(name, "dim=None, keepdim=False, *, other=None") { (vm, tensor, arguments) throws(PyError) in
      let second = arguments[1].tensor ?? arguments[3].tensor
      if let other = second {
        return vm.wrap(
          try vm.engine { () throws(TensorError) in isMaximum ? try tensor.maximum(other) : try tensor.minimum(other) })
      }
      guard let dimension = try vm.optionalInt(arguments[1], name, "dim") else {
        return vm.wrap(
          try vm.engine { () throws(TensorError) in try tensor.extremum(maximum: isMaximum) })
      }
      let keep = try vm.strictFlag(arguments[2])
      if tensor.dtype.isComplex { throw vm.runtimeError("\(name)(): does not support complex input") }
      let (values, indices) = try vm.engine { () throws(TensorError) in
        try tensor.extremum(maximum: isMaximum, dimension, keepDimensions: keep)
      }
      return vm.returnType(name, [("values", vm.wrap(values)), ("indices", vm.wrap(indices))])
    }
  }

  private static func position(_ name: String, isMaximum: Bool) -> TensorOperation {
    TensorOperation(name, "dim=None, keepdim=False") { (vm, tensor, arguments) throws(PyError) in
      let dimension = try vm.optionalInt(arguments[1], name, "dim")
      let keep = try vm.strictFlag(arguments[2])
      return vm.wrap(
        try vm.engine { () throws(TensorError) in
          try tensor.discreteReduction(
            isMaximum ? .argmax : .argmin, name, dimension.map { [$0] }, keepDimensions: keep)
        })
    }
  }

  private static let extremes: [TensorOperation] = [
    extreme("max", isMaximum: true), extreme("min", isMaximum: false),
    position("argmax", isMaximum: true), position("argmin", isMaximum: false),
    TensorOperation("amax", "dim=(), keepdim=False") { (vm, tensor, arguments) throws(PyError) in
      let dimensions = try vm.dimensions(arguments[1], "amax") ?? []
      let keep = try vm.strictFlag(arguments[2])
      return vm.wrap(
        try vm.engine { () throws(TensorError) in try tensor.amax(maximum: true, dimensions, keepDimensions: keep) })
    },
    TensorOperation("amin", "dim=(), keepdim=False") { (vm, tensor, arguments) throws(PyError) in
      let dimensions = try vm.dimensions(arguments[1], "amin") ?? []
      let keep = try vm.strictFlag(arguments[2])
      return vm.wrap(
        try vm.engine { () throws(TensorError) in try tensor.amax(maximum: false, dimensions, keepDimensions: keep) })
    },
  ]

  private static let orders: [TensorOperation] = [
    TensorOperation("sort", "dim=-1, descending=False, stable=?") { (vm, tensor, arguments) throws(PyError) in
      let dimension = try vm.int(arguments[1], "sort", "dim")
      let descending = try vm.strictFlag(arguments[2])
      let isAsked = !arguments[3].isUndefined
      let stable = isAsked ? try vm.strictFlag(arguments[3]) : false
      let (values, indices) = try vm.engine { () throws(TensorError) in
        try tensor.sort(dimension, descending: descending, stable: stable, named: isAsked)
      }
      return vm.returnType("sort", [("values", vm.wrap(values)), ("indices", vm.wrap(indices))])
    },
    TensorOperation("argsort", "dim=-1, descending=False, stable=False") { (vm, tensor, arguments) throws(PyError) in
      let dimension = try vm.int(arguments[1], "argsort", "dim")
      let (descending, stable) = (try vm.strictFlag(arguments[2]), try vm.strictFlag(arguments[3]))
      return vm.wrap(
        try vm.engine { () throws(TensorError) in
          try tensor.sort(dimension, descending: descending, stable: stable).1
        })
    },
    TensorOperation("topk", "k, dim=-1, largest=True, sorted=True") { (vm, tensor, arguments) throws(PyError) in
      let count = try vm.int(arguments[1], "topk", "k")
      let dimension = try vm.int(arguments[2], "topk", "dim")
      let (largest, sorted) = (try vm.strictFlag(arguments[3]), try vm.strictFlag(arguments[4]))
      if tensor.dtype.isComplex { throw vm.runtimeError(" topk does not support complex dtypes on CPU") }
      let (values, indices) = try vm.engine { () throws(TensorError) in
        try tensor.topK(count, dimension, largest: largest, sorted: sorted)
      }
      return vm.returnType("topk", [("values", vm.wrap(values)), ("indices", vm.wrap(indices))])
    },
  ]
}

extension Machine {
  /// `torch.return_types.NAME`: a tuple with named fields.
  func returnType(_ name: String, _ fields: [(name: String, value: Value)]) -> Value {
    tuple(fields.map(\.value), as: returnTypeClass(name, fields.map(\.name)))
  }

  /// `torch.return_types.max` and its kin.
  func returnTypeClass(_ name: String, _ names: [String]) -> ClassObject {
    let cls: ClassObject
    if let known = torch.classes.returnTypes[name] {
      cls = known
    } else {
      var slots = NativeSlots()
      slots.repr = { (vm, value) throws(PyError) in
        var lines: [String] = []
        for (index, field) in names.enumerated() {
          lines.append("\(field)=\(try vm.repr(value.tuple?[index] ?? .none))")
        }
        return "torch.return_types.\(name)(\n" + lines.joined(separator: ",\n") + ")"
      }
      slots.construct = { (vm, cls, arguments) throws(PyError) in
        try vm.makeReturnType(cls, names.count, arguments)
      }
      let properties = names.enumerated().map { (index, field) in
        NativeProperty(field) { (_, value) throws(PyError) in value.tuple?[index] ?? .none }
      }
      cls = makeClass(
        NativeClass(name, module: "torch.return_types", kind: .tuple, properties: properties, slots: slots),
        bases: [builtin(.tuple)])
      setStaticName(of: cls, "torch.return_types." + name)
      let counts = [("n_fields", names.count), ("n_sequence_fields", names.count), ("n_unnamed_fields", 0)]
      for (name, count) in counts { setClassAttribute(cls, intern(name), Value(count)) }
      setClassAttribute(cls, intern("__match_args__"), tuple(names.map { Value(intern($0)) }))
      torch.classes.returnTypes[name] = cls
      torch.classes.returnFields[name] = names
    }
    return cls
  }

  /// `torch.return_types.NAME(sequence)`, as CPython makes its structures.
  fileprivate func makeReturnType(_ cls: ClassObject, _ count: Int, _ arguments: CallArguments) throws(PyError) -> Value
  {
    let given: Value = arguments.positionalCount > 0 ? arguments[0] : arguments.keyword("sequence")
    if given.isUndefined { throw typeError("structseq() missing required argument 'sequence' (pos 1)") }
    let values: [Value]
    if given.tuple != nil || given.list != nil {
      values = try toArray(given)
    } else {
      do { values = try toArray(given) } catch {
        guard isPending(.typeError) else { throw error }
        throw typeError("constructor requires a sequence")
      }
    }
    if values.count != count {
      throw typeError("\(cls.staticName ?? "") takes a \(count)-sequence (\(values.count)-sequence given)")
    }
    return tuple(values, as: cls)
  }
}

/// `torch.return_types`: the classes of results with several names.
enum ReturnTypes {
  private static let fields: [String: [String]] = {
    var result: [String: [String]] = [
      "aminmax": ["min", "max"], "qr": ["Q", "R"], "svd": ["U", "S", "V"], "slogdet": ["sign", "logabsdet"],
      "histogram": ["hist", "bin_edges"], "frexp": ["mantissa", "exponent"],
      "linalg_eig": ["eigenvalues", "eigenvectors"],
      "linalg_eigh": ["eigenvalues", "eigenvectors"], "linalg_qr": ["Q", "R"], "linalg_svd": ["U", "S", "Vh"],
      "linalg_slogdet": ["sign", "logabsdet"], "linalg_lu": ["P", "L", "U"], "linalg_lu_factor": ["LU", "pivots"],
      "linalg_lstsq": ["solution", "residuals", "rank", "singular_values"], "geqrf": ["a", "tau"],
      "linalg_cholesky_ex": ["L", "info"], "linalg_inv_ex": ["inverse", "info"], "linalg_ldl_factor": ["LD", "pivots"],
      "linalg_ldl_factor_ex": ["LD", "pivots", "info"], "linalg_lu_factor_ex": ["LU", "pivots", "info"],
      "linalg_solve_ex": ["result", "info"], "lu_unpack": ["P", "L", "U"],
      "triangular_solve": ["solution", "cloned_coefficient"],
    ]
    for name in ["max", "min", "median", "nanmedian", "mode", "sort", "topk", "kthvalue", "cummax", "cummin"] {
      result[name] = ["values", "indices"]
    }
    // Results that were written into given tensors have classes of their own.
    for (name, parts) in result { result[name + "_out"] = parts }
    result["histogramdd"] = ["hist", "bin_edges"]
    return result
  }()

  static let module = NativeModule("torch.return_types") { (vm, module) throws(PyError) in
    module.lazyNames = { Array(fields.keys) }
    vm.onDemand(module) { (vm, name) throws(PyError) in
      fields[name].map { Value(vm.returnTypeClass(name, $0)) } ?? .undefined
    }
  }
}

extension Machine {
  /// `p` of `norm`, which is handed on to `torch.linalg.vector_norm`.
  fileprivate func normOrder(_ value: Value) throws(PyError) -> Double {
    if scalar(value) == nil && value.tensor?.rank != 0 {
      throw argumentError("linalg_vector_norm", "ord", 2, expected: "Number", found: value)
    }
    return try double(value, "norm", "p")
  }
}
