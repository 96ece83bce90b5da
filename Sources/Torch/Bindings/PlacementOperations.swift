// Reading and writing by position beyond plain indexing. The rows give new tensors; the underscore forms are derived.

import Autodiff
import PythonRuntime
import Tensors

enum PlacementOperations {
  static let all: [TensorOperation] = alongDimension + flat + masked

  private static let alongDimension: [TensorOperation] = [
    TensorOperation("index_add", "dim, index, source, *, alpha=1") { (vm, tensor, arguments) throws(PyError) in
      let dimension = try vm.int(arguments[1], "index_add", "dim")
      let index = try vm.tensor(arguments[2], "index_add", "index", 3)
      let source = try vm.tensor(arguments[3], "index_add", "source", 4)
      let alpha = try vm.double(arguments[4], "index_add", "alpha")
      return vm.wrap(
        try vm.engine { () throws(TensorError) in try tensor.indexAdd(dimension, index, source, alpha: alpha) })
    },
    TensorOperation("index_copy", "dim, index, source") { (vm, tensor, arguments) throws(PyError) in
      let dimension = try vm.int(arguments[1], "index_copy", "dim")
      let index = try vm.tensor(arguments[2], "index_copy", "index", 3)
      let source = try vm.tensor(arguments[3], "index_copy", "source", 4)
      return vm.wrap(try vm.engine { () throws(TensorError) in try tensor.indexCopy(dimension, index, source) })
    },
    TensorOperation("index_fill", "dim, index, value") { (vm, tensor, arguments) throws(PyError) in
      let dimension = try vm.int(arguments[1], "index_fill", "dim")
      let index = try vm.tensor(arguments[2], "index_fill", "index", 3)
      guard let number = try vm.scalarOrItem(arguments[3]) else {
        throw vm.argumentError("index_fill", "value", 4, expected: "Number", found: arguments[3])
      }
      return vm.wrap(try vm.engine { () throws(TensorError) in try tensor.indexFill(dimension, index, number) })
    },
    TensorOperation("scatter", "dim, index, src=?, value=?, *, reduce=None") {
      (vm, tensor, arguments) throws(PyError) in
      let dimension = try vm.int(arguments[1], "scatter", "dim")
      let index = try vm.tensor(arguments[2], "scatter", "index", 3)
      let given = arguments[3].isUndefined ? arguments[4] : arguments[3]
      if given.tensor != nil && !arguments[5].isNone { try vm.warn(.reducedScatter) }
      return vm.wrap(try vm.scatter(tensor, dimension, index, given, arguments[5]))
    },
    TensorOperation("scatter_add", "dim, index, src") { (vm, tensor, arguments) throws(PyError) in
      let dimension = try vm.int(arguments[1], "scatter_add", "dim")
      let index = try vm.tensor(arguments[2], "scatter_add", "index", 3)
      let source = try vm.tensor(arguments[3], "scatter_add", "src", 4)
      return vm.wrap(try vm.engine { () throws(TensorError) in try tensor.scatterAdd(dimension, index, source) })
    },
    TensorOperation("scatter_reduce", "dim, index, src, reduce, *, include_self=True") {
      (vm, tensor, arguments) throws(PyError) in
      let dimension = try vm.int(arguments[1], "scatter_reduce", "dim")
      let index = try vm.tensor(arguments[2], "scatter_reduce", "index", 3)
      let source = try vm.tensor(arguments[3], "scatter_reduce", "src", 4)
      let reduction = try vm.str(arguments[4])
      let includes = try vm.strictFlag(arguments[5])
      return vm.wrap(
        try vm.engine { () throws(TensorError) in
          try tensor.scatterReduce(dimension, index, source, reduction, includeSelf: includes)
        })
    },
    TensorOperation("index_reduce", "dim, index, source, reduce, *, include_self=True") {
      (vm, tensor, arguments) throws(PyError) in
      let dimension = try vm.int(arguments[1], "index_reduce", "dim")
      let index = try vm.tensor(arguments[2], "index_reduce", "index", 3)
      let source = try vm.tensor(arguments[3], "index_reduce", "source", 4)
      let reduction = try vm.str(arguments[4])
      let includes = try vm.strictFlag(arguments[5])
      return vm.wrap(
        try vm.engine { () throws(TensorError) in
          try tensor.indexReduce(dimension, index, source, reduction, includeSelf: includes)
        })
    }.warning(.indexReduction),
    TensorOperation("take_along_dim", "indices, dim=None") { (vm, tensor, arguments) throws(PyError) in
      let index = try vm.tensor(arguments[1], "take_along_dim", "indices", 2)
      let dimension = try vm.optionalInt(arguments[2], "take_along_dim", "dim")
      return vm.wrap(try vm.engine { () throws(TensorError) in try tensor.takeAlong(index, dimension) })
    },
  ]

  private static let flat: [TensorOperation] = [
    .pair("take", "index") { (a, b) throws(TensorError) in try a.take(b) },
    TensorOperation("put", "index, source, accumulate=False") { (vm, tensor, arguments) throws(PyError) in
      let index = try vm.tensor(arguments[1], "put", "index", 2)
      let source = try vm.tensor(arguments[2], "put", "source", 3)
      let accumulate = try vm.strictFlag(arguments[3])
      return vm.wrap(
        try vm.engine { () throws(TensorError) in try tensor.put(index, source, accumulate: accumulate) })
    },
    TensorOperation("index_put", "indices, values, accumulate=False") { (vm, tensor, arguments) throws(PyError) in
      var places: [NDArray?] = []
      for value in try vm.toArray(arguments[1]) {
        places.append(value.isNone ? nil : try vm.tensor(value, "index_put", "indices", 2).array)
      }
      let values = try vm.tensor(arguments[2], "index_put", "values", 3)
      let accumulate = try vm.strictFlag(arguments[3])
      let plan = places
      return vm.wrap(
        try vm.engine { () throws(TensorError) in try tensor.indexPut(plan, values, accumulate: accumulate) })
    },
  ]

  private static let masked: [TensorOperation] = [
    TensorOperation("masked_fill", "mask, value") { (vm, tensor, arguments) throws(PyError) in
      let mask = try vm.tensor(arguments[1], "masked_fill", "mask", 2)
      if let value = arguments[2].tensor {
        return vm.wrap(try vm.engine { () throws(TensorError) in try tensor.maskedFill(mask, value) })
      }
      guard let number = vm.scalar(arguments[2]) else {
        throw vm.argumentError("masked_fill", "value", 3, expected: "Number", found: arguments[2])
      }
      return vm.wrap(try vm.engine { () throws(TensorError) in try tensor.maskedFill(mask, number) })
    },
    TensorOperation("masked_scatter", "mask, source") { (vm, tensor, arguments) throws(PyError) in
      let mask = try vm.tensor(arguments[1], "masked_scatter", "mask", 2)
      let source = try vm.tensor(arguments[2], "masked_scatter", "source", 3)
      return vm.wrap(try vm.engine { () throws(TensorError) in try tensor.maskedScatter(mask, source) })
    },
    TensorOperation("nonzero", "*, as_tuple=False") { (vm, tensor, arguments) throws(PyError) in
      if try vm.strictFlag(arguments[1]) { return try vm.columns(ofNonzero: tensor) }
      return try vm.makeDiscrete("nonzero", of: [tensor]) { () throws(TensorError) in try tensor.array.nonzero() }
    },
  ]
}

extension Machine {
  /// `scatter` of a tensor or a number, or (an old form) with `reduce=`.
  fileprivate func scatter(
    _ tensor: Tensor, _ dimension: Int, _ index: Tensor, _ value: Value, _ reduce: Value
  ) throws(PyError) -> Tensor {
    if let name = reduce.str?.string {
      guard name == "add" || name == "multiply" else {
        throw runtimeError("reduce argument must be either add or multiply.")
      }
      let source: Tensor
      if let given = value.tensor {
        source = given
      } else if let number = scalar(value) {
        source = Tensor(
          try engine { () throws(TensorError) in
            try NDArray.full(index.shape, number, tensor.dtype, tensor.state)
          })
      } else {
        throw argumentError("scatter", "src", 4, expected: "Tensor", found: value)
      }
      return try engine { () throws(TensorError) in
        name == "add"
          ? try tensor.scatterAdd(dimension, index, source)
          : try tensor.scatterReduce(dimension, index, source, "prod", includeSelf: true)
      }
    }
    if let source = value.tensor {
      return try engine { () throws(TensorError) in try tensor.scatter(dimension, index, source) }
    }
    guard let number = scalar(value) else {
      throw argumentError("scatter", "src", 4, expected: "Tensor", found: value)
    }
    return try engine { () throws(TensorError) in try tensor.scatter(dimension, index, number: number) }
  }
}
