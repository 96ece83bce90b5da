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
      let number = try vm.scalarOrItem(arguments[4])
      let alpha = if let number { number } else { Scalar.float(try vm.double(arguments[4], "index_add", "alpha")) }
      if !tensor.dtype.holds(alpha) {
        throw vm.runtimeError("value cannot be converted to type \(tensor.dtype.conversionName) without overflow")
      }
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
      if let value = arguments[3].tensor, value.rank > 0 {
        throw vm.runtimeError(
          "index_fill_ only supports a 0-dimensional value tensor, but got tensor with \(value.rank) dimension(s).")
      }
      if let value = arguments[3].tensor, value.dtype == tensor.dtype {
        return vm.wrap(try vm.engine { () throws(TensorError) in try tensor.indexFill(dimension, index, value) })
      }
      guard let number = try vm.scalarOrItem(arguments[3]) else {
        throw vm.argumentError("index_fill", "value", 4, expected: "Number", found: arguments[3])
      }
      if case .complex = number, !tensor.dtype.isComplex {
        throw vm.runtimeError("index_fill_(): Converting complex Scalar to non-complex type is not supported")
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
      let (places, values) = (try vm.indexArrays(arguments[1]), try vm.tensor(arguments[2], "index_put", "values", 3))
      let accumulate = try vm.strictFlag(arguments[3])
      try vm.warnOfMasks(places, fills: !accumulate && values.count == 1)
      return vm.wrap(
        try vm.engine { () throws(TensorError) in try tensor.indexPut(places, values, accumulate: accumulate) })
    },
    TensorOperation("index_put_", "indices, values, accumulate=False", .method) {
      (vm, tensor, arguments) throws(PyError) in
      try vm.indexPutInPlace(tensor, arguments)
      return arguments[0]
    },
    TensorOperation("index_put_", "indices, values, accumulate=False", .function) {
      (vm, tensor, arguments) throws(PyError) in
      try vm.indexPutInPlace(tensor, arguments)
      return arguments[0]
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
      if mask.dtype == .uint8 {
        try vm.issueWarning(
          .userWarning,
          "masked_scatter_ received a mask with dtype torch.uint8, this behavior is now deprecated,please use a mask with "
            + "dtype torch.bool instead."
            + LibraryWarnings.place("aten/src/ATen/native/TensorAdvancedIndexing.cpp:3130"))
      }
      return vm.wrap(try vm.engine { () throws(TensorError) in try tensor.maskedScatter(mask, source) })
    },
    TensorOperation("nonzero", "*, as_tuple=False") { (vm, tensor, arguments) throws(PyError) in
      if try vm.strictFlag(arguments[1]) { return try vm.columns(ofNonzero: tensor) }
      return try vm.makeDiscrete("nonzero", of: [tensor]) { () throws(TensorError) in try tensor.array.nonzero() }
    },
  ]
}

extension Machine {
  /// `index_put_`.
  fileprivate func indexPutInPlace(_ tensor: Tensor, _ arguments: Arguments) throws(PyError) {
    let (places, values) = (try indexArrays(arguments[1]), try self.tensor(arguments[2], "index_put_", "values", 2))
    let accumulate = try strictFlag(arguments[3])
    try warnOfRepeatedElements("index_put", tensor)
    try warnOfMasks(places, fills: !accumulate && values.count == 1)
    if !accumulate, values.count == 1, NDArray.singleMask(places) != nil {
      try warnOfRepeatedElements("masked_fill", tensor)
    }
    _ = try engine { () throws(TensorError) in
      try tensor.put(at: places, values, accumulate: accumulate)
    }
  }

  /// A list of tensors to index with; None for a whole dimension.
  fileprivate func indexArrays(_ value: Value) throws(PyError) -> [NDArray?] {
    var places: [NDArray?] = []
    for item in try toArray(value) {
      places.append(item.isNone ? nil : try tensor(item, "index_put", "indices", 2).array)
    }
    return places
  }

  /// Masks of bytes are read with a warning, unless one of them is filled with one number: that refuses them.
  func warnOfMasks(_ places: [NDArray?], fills: Bool) throws(PyError) {
    if fills && NDArray.singleMask(places) != nil { return }
    for case let place? in places where place.dtype == .uint8 {
      try issueWarning(
        .userWarning,
        "indexing with dtype torch.uint8 is now deprecated, please use a dtype torch.bool instead."
          + LibraryWarnings.place("aten/src/ATen/native/IndexingUtils.h:37"))
    }
  }

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
        try tensor.reducedScatter(
          dimension, index, source, name == "add" ? "sum" : "prod", isNumber: value.tensor == nil)
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
