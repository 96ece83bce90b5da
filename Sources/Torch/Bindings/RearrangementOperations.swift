// Shapes and joins beyond the common views.

import Autodiff
import PythonRuntime
import Tensors

enum RearrangementOperations {
  static let all: [TensorOperation] = exchanges + repeats + diagonals + parts

  private static func exchange(_ name: String, _ first: String, _ second: String) -> TensorOperation {
    TensorOperation(name, "\(first), \(second)") { (vm, tensor, arguments) throws(PyError) in
      let a = try vm.int(arguments[1], name, first)
      let b = try vm.int(arguments[2], name, second, 3)
      return vm.wrap(try vm.engine { () throws(TensorError) in try tensor.transpose(a, b) })
    }
  }

  private static let exchanges: [TensorOperation] = [
    exchange("swapaxes", "axis0", "axis1"), exchange("swapdims", "dim0", "dim1"),
    TensorOperation("moveaxis", "source, destination") { (vm, tensor, arguments) throws(PyError) in
      let from = try vm.dimensions(arguments[1], "moveaxis") ?? []
      let to = try vm.dimensions(arguments[2], "moveaxis") ?? []
      return vm.wrap(try vm.engine { () throws(TensorError) in try tensor.movedim(from, to) })
    },
    TensorOperation("unflatten", "dim, sizes") { (vm, tensor, arguments) throws(PyError) in
      let dimension = try vm.int(arguments[1], "unflatten", "dim")
      let sizes = try vm.sizes(vm.tuple([arguments[2]]), "unflatten", "sizes")
      return vm.wrap(
        try vm.engine { () throws(TensorError) in
          let whole = try tensor.array.unflattened(dimension, try Shape(sizes)).shape
          if tensor.rank == 0 { return try tensor.view(whole) }
          let place = try tensor.shape.dimension(dimension)
          return try tensor.unflatten(dimension, Array(whole[place..<(place + sizes.count)]))
        })
    },
    TensorOperation("as_strided", "size, stride, storage_offset=None") { (vm, tensor, arguments) throws(PyError) in
      for (index, name) in [(1, "size"), (2, "stride")] where arguments[index].isInt {
        throw vm.argumentError("as_strided", name, index, expected: "tuple of ints", found: arguments[index])
      }
      let sizes = try vm.shape(vm.tuple([arguments[1]]), "as_strided")
      let strides = try vm.shape(vm.tuple([arguments[2]]), "as_strided", "stride")
      let start = try vm.optionalInt(arguments[3], "as_strided", "storage_offset")
      return vm.wrap(try vm.engine { () throws(TensorError) in try tensor.asStrided(sizes, strides, start) })
    },
    TensorOperation("as_strided_scatter", "src, size, stride, storage_offset=None") {
      (vm, tensor, arguments) throws(PyError) in
      let source = try vm.tensor(arguments[1], "as_strided_scatter", "src")
      let sizes = try vm.shape(vm.tuple([arguments[2]]), "as_strided_scatter")
      let strides = try vm.shape(vm.tuple([arguments[3]]), "as_strided_scatter", "stride")
      let start = try vm.optionalInt(arguments[4], "as_strided_scatter", "storage_offset")
      return vm.wrap(
        try vm.engine { () throws(TensorError) in try tensor.asStridedScatter(source, sizes, strides, start) })
    },
    TensorOperation("unfold", "dimension, size, step", .method) { (vm, tensor, arguments) throws(PyError) in
      let dimension = try vm.int(arguments[1], "unfold", "dimension", 1)
      let size = try vm.int(arguments[2], "unfold", "size")
      let step = try vm.int(arguments[3], "unfold", "step", 3)
      return vm.wrap(try vm.engine { () throws(TensorError) in try tensor.unfold(dimension, size, step) })
    },
    TensorOperation("narrow_copy", "dim, start, length") { (vm, tensor, arguments) throws(PyError) in
      let dimension = try vm.int(arguments[1], "narrow_copy", "dim")
      let start = try vm.int(arguments[2], "narrow_copy", "start", 3)
      let length = try vm.int(arguments[3], "narrow_copy", "length", 4)
      return vm.wrap(
        try vm.engine { () throws(TensorError) in
          if length < 0, let place = try? tensor.shape.dimension(dimension), tensor.rank > 0 {
            throw .runtime("start (\(start)) + length (\(length)) exceeds dimension size (\(tensor.shape[place])).")
          }
          let part = try tensor.narrow(dimension, start, length)
          return try part.copiedFromView(of: tensor).namingNode("NarrowCopyBackward0").noting([
            ("dim", .whole(dimension)), ("length", .whole(length)), ("start", .whole(start)),
          ])
        })
    },
    .unary("resolve_conj") { (t) throws(TensorError) in t },
    .unary("resolve_neg") { (t) throws(TensorError) in t },
    .unary("conj") { (t) throws(TensorError) in t },
  ]

  private static let repeats: [TensorOperation] = [
    TensorOperation("tile", "*dims", .method) { (vm, tensor, arguments) throws(PyError) in
      try vm.tile(tensor, arguments[1])
    },
    TensorOperation("tile", "dims", .function) { (vm, tensor, arguments) throws(PyError) in
      try vm.tile(tensor, vm.tuple([arguments[1]]))
    },
    TensorOperation("repeat_interleave", "repeats=?, dim=None, *, output_size=None") {
      (vm, tensor, arguments) throws(PyError) in
      if arguments[1].isUndefined { return try vm.repeatedPlaces(tensor) }
      let dimension = try vm.optionalInt(arguments[2], "repeat_interleave", "dim")
      let result: Tensor
      if let counts = arguments[1].tensor {
        if counts.dtype != .int64 && counts.dtype != .int32 {
          throw vm.notImplementedError("\"repeat_interleave_cpu\" not implemented for '\(counts.dtype.typeName)'")
        }
        result = try vm.engine { () throws(TensorError) in try tensor.repeatInterleave(counts, dimension) }
      } else {
        let count = try vm.int(arguments[1], "repeat_interleave", "repeats")
        result = try vm.engine { () throws(TensorError) in try tensor.repeatInterleave(count, dimension) }
      }
      if let wanted = try vm.optionalInt(arguments[3], "repeat_interleave", "output_size") {
        let place = try vm.engine { () throws(TensorError) in try result.shape.dimension(dimension ?? 0) }
        if wanted != result.shape[place] && arguments[1].tensor?.rank ?? 0 > 0 {
          throw vm.runtimeError("allocated size does not match required size")
        }
        if wanted != result.shape[place] {
          throw vm.runtimeError(
            "repeat_interleave: Invalid output_size, expected \(result.shape[place]) but got \(wanted)")
        }
      }
      return vm.wrap(result)
    },
    TensorOperation("roll", "shifts, dims=()") { (vm, tensor, arguments) throws(PyError) in
      let shifts = try vm.dimensions(arguments[1], "roll") ?? []
      let dimensions = try vm.dimensions(arguments[2], "roll") ?? []
      return vm.wrap(try vm.engine { () throws(TensorError) in try tensor.roll(shifts, dimensions) })
    },
    TensorOperation("rot90", "k=1, dims=?") { (vm, tensor, arguments) throws(PyError) in
      let times = try vm.int(arguments[1], "rot90", "k")
      if arguments[2].isInt {
        throw vm.argumentError("rot90", "dims", 2, expected: "tuple of ints", found: arguments[2])
      }
      let dimensions = arguments[2].isUndefined ? [0, 1] : try vm.dimensions(arguments[2], "rot90") ?? []
      return vm.wrap(try vm.engine { () throws(TensorError) in try tensor.rot90(times, dimensions) })
    },
    TensorOperation("flip", "*dims", .method) { (vm, tensor, arguments) throws(PyError) in
      if try vm.toArray(arguments[1]).isEmpty { throw vm.typeError("flip() needs dimensions") }
      let dimensions = try vm.shape(arguments[1], "flip", "dims")
      return vm.wrap(try vm.engine { () throws(TensorError) in try tensor.flip(dimensions) })
    },
    TensorOperation("vander", "N=None, increasing=False", .function) { (vm, tensor, arguments) throws(PyError) in
      if tensor.rank != 1 { throw vm.runtimeError("x must be a one-dimensional tensor.") }
      let columns = try vm.optionalInt(arguments[1], "vander", "N")
      let increasing = try vm.strictFlag(arguments[2])
      return vm.wrap(try vm.engine { () throws(TensorError) in try tensor.vander(columns, increasing: increasing) })
    },
    TensorOperation("combinations", "r=2, with_replacement=False", .function) {
      (vm, tensor, arguments) throws(PyError) in
      let size = try vm.int(arguments[1], "combinations", "r")
      let replacement = try vm.strictFlag(arguments[2])
      return vm.wrap(
        try vm.engine { () throws(TensorError) in try tensor.combinations(size, replacement: replacement) })
    },
  ]

  private static let diagonals: [TensorOperation] = [
    TensorOperation("diag_embed", "offset=0, dim1=-2, dim2=-1") { (vm, tensor, arguments) throws(PyError) in
      let shift = try vm.int(arguments[1], "diag_embed", "offset")
      let (a, b) = (
        try vm.int(arguments[2], "diag_embed", "dim1", 3), try vm.int(arguments[3], "diag_embed", "dim2", 4)
      )
      return vm.wrap(try vm.engine { () throws(TensorError) in try tensor.diagEmbed(shift, a, b) })
    },
    TensorOperation("diagflat", "offset=0") { (vm, tensor, arguments) throws(PyError) in
      let shift = try vm.int(arguments[1], "diagflat", "offset")
      return vm.wrap(try vm.engine { () throws(TensorError) in try tensor.diagFlat(shift) })
    },
    TensorOperation("diagonal_scatter", "src, offset=0, dim1=0, dim2=1") { (vm, tensor, arguments) throws(PyError) in
      let source = try vm.tensor(arguments[1], "diagonal_scatter", "src", 2)
      let shift = try vm.int(arguments[2], "diagonal_scatter", "offset")
      let (a, b) = (
        try vm.int(arguments[3], "diagonal_scatter", "dim1"), try vm.int(arguments[4], "diagonal_scatter", "dim2")
      )
      return vm.wrap(try vm.engine { () throws(TensorError) in try tensor.diagonalScatter(source, shift, a, b) })
    },
    TensorOperation("select_scatter", "src, dim, index") { (vm, tensor, arguments) throws(PyError) in
      let source = try vm.tensor(arguments[1], "select_scatter", "src", 2)
      let dimension = try vm.int(arguments[2], "select_scatter", "dim", 3)
      let index = try vm.int(arguments[3], "select_scatter", "index", 4)
      return vm.wrap(try vm.engine { () throws(TensorError) in try tensor.selectScatter(source, dimension, index) })
    },
    TensorOperation("slice_scatter", "src, dim=0, start=None, end=None, step=1") {
      (vm, tensor, arguments) throws(PyError) in
      let source = try vm.tensor(arguments[1], "slice_scatter", "src", 2)
      let dimension = try vm.int(arguments[2], "slice_scatter", "dim", 3)
      let start = try vm.optionalInt(arguments[3], "slice_scatter", "start")
      let end = try vm.optionalInt(arguments[4], "slice_scatter", "end")
      let step = try vm.int(arguments[5], "slice_scatter", "step")
      return vm.wrap(
        try vm.engine { () throws(TensorError) in
          try tensor.sliceScatter(source, dimension, start, end, step)
        })
    },
    TensorOperation("fill_diagonal_", "fill_value, wrap=False", .method) { (vm, tensor, arguments) throws(PyError) in
      guard let number = try vm.scalarOrItem(arguments[1]) else {
        throw vm.argumentError("fill_diagonal_", "fill_value", 1, expected: "Number", found: arguments[1])
      }
      if tensor.rank < 2 { throw vm.runtimeError("dimensions must larger than 1") }
      let wraps = try vm.flag(arguments[2])
      try vm.engine { () throws(TensorError) in try fillDiagonal(tensor, number, wraps: wraps) }
      return arguments[0]
    },
  ]

  /// Fills the places whose indices are all the same. In a tall matrix that `wraps`, the diagonal begins anew one row after
  /// it has ended.
  private static func fillDiagonal(_ tensor: Tensor, _ number: Scalar, wraps: Bool) throws(TensorError) {
    let (shape, strides) = (tensor.shape, tensor.array.strides)
    if shape.count > 2, shape.contains(where: { $0 != shape[0] }) {
      throw .runtime("all dimensions of input must be of equal length")
    }
    let size = shape.min() ?? 0
    let stride: Shape = [strides.reduce(0, +)]
    let start = tensor.array.offset
    try tensor.asStrided([size], stride, start).fill_(number)
    let step = shape[1] + 1
    guard wraps, shape.count == 2, shape[0] > step else { return }
    let rest = (tensor.count + step - 1) / step - size
    try tensor.asStrided([rest], stride, start + strides[0] * step).fill_(number)
  }

  /// Sizes as Python writes a tuple.
  private static func tupleText(_ sizes: [Int]) -> String {
    sizes.count == 1 ? "(\(sizes[0]),)" : "(" + sizes.map { String($0) }.joined(separator: ", ") + ")"
  }

  private static func halves(_ name: String, _ dimension: @escaping @Sendable (Tensor) -> Int, least: Int)
    -> TensorOperation
  {
    TensorOperation(name, "indices_or_sections") { (vm, tensor, arguments) throws(PyError) in
      if tensor.rank < least {
        throw vm.runtimeError(
          "torch.\(name) requires a tensor with at least \(least) dimension, but got a tensor "
            + "with \(tensor.rank) dimensions!")
      }
      let place = dimension(tensor)
      if arguments[1].isInt {
        let count = arguments[1].asInt
        if count <= 0 || tensor.shape[place] % count != 0 {
          throw vm.runtimeError(
            "torch.\(name) attempted to split along dimension \(place), but the size of the dimension "
              + "\(tensor.shape[place]) is not divisible by the split_size \(count)!")
        }
      }
      return try vm.tensorSplit(tensor, arguments[1], place)
    }
  }

  private static let parts: [TensorOperation] = [
    TensorOperation("tensor_split", "indices_or_sections, dim=0") { (vm, tensor, arguments) throws(PyError) in
      try vm.tensorSplit(tensor, arguments[1], try vm.int(arguments[2], "tensor_split", "dim", 3))
    },
    halves("hsplit", { $0.rank == 1 ? 0 : 1 }, least: 1), halves("vsplit", { _ in 0 }, least: 2),
    halves("dsplit", { _ in 2 }, least: 3),
    TensorOperation("split_with_sizes", "split_sizes, dim=0") { (vm, tensor, arguments) throws(PyError) in
      let sizes = try vm.sizes(vm.tuple([arguments[1]]), "split_with_sizes", "split_sizes")
      let dimension = try vm.int(arguments[2], "split_with_sizes", "dim", 3)
      return vm.wrapTuple(try vm.engine { () throws(TensorError) in try tensor.split(sizes: sizes, dimension) })
    },
    TensorOperation("cross", "other, dim=None") { (vm, tensor, arguments) throws(PyError) in
      let other = try vm.tensor(arguments[1], "cross", "other", 2)
      let dimension = try vm.optionalInt(arguments[2], "cross", "dim")
      if dimension == nil { try vm.warn(.crossWithoutDimension) }
      return vm.wrap(try vm.engine { () throws(TensorError) in try tensor.cross(other, dimension) })
    },
  ]

  /// Functions of several tensors.
  static let functions: [NativeRow] = [
    stacking("hstack") { (tensors) throws(TensorError) in
      let parts = try raised(tensors, 1)
      return try Tensor.cat(parts, parts[0].rank == 1 ? 0 : 1)
    },
    stacking("vstack") { (tensors) throws(TensorError) in try Tensor.cat(try raised(tensors, 2), 0) },
    stacking("row_stack") { (tensors) throws(TensorError) in try Tensor.cat(try raised(tensors, 2), 0) },
    stacking("dstack") { (tensors) throws(TensorError) in try Tensor.cat(try raised(tensors, 3), 2) },
    stacking("column_stack") { (tensors) throws(TensorError) in
      var parts: [Tensor] = []
      for tensor in tensors { parts.append(tensor.rank <= 1 ? try tensor.reshape([tensor.count, 1]) : tensor) }
      return try Tensor.cat(parts, 1)
    },
    NativeRow("block_diag(*tensors)") { (vm, arguments) throws(PyError) in
      let tensors = try vm.tensors(arguments[0], "block_diag")
      if tensors.isEmpty {
        let state = vm.torch.engine
        return try vm.make(.false) { () throws(TensorError) in
          try NDArray(uninitialized: [1, 0], state.defaultDType, state)
        }
      }
      return vm.wrap(try vm.engine { () throws(TensorError) in try Tensor.blockDiagonal(tensors) })
    },
    NativeRow("broadcast_tensors(*tensors)") { (vm, arguments) throws(PyError) in
      let tensors = try vm.severalTensors(arguments[0], "broadcast_tensors")
      return vm.wrapTuple(try vm.engine { () throws(TensorError) in try Tensor.broadcast(tensors) })
    },
    NativeRow("broadcast_shapes(*shapes)") { (vm, arguments) throws(PyError) in
      var common = Shape()
      for (place, value) in try vm.toArray(arguments[0]).enumerated() {
        if value.isNone { continue }
        guard value.isInt || value.isKind(.tuple) || value.isKind(.list) || value.str != nil else {
          throw vm.runtimeError(
            "Input shapes should be of type ints, a tuple of ints, or a list of ints, got \(try vm.repr(value))")
        }
        let shape = try vm.shape(vm.tuple([value]), "broadcast_shapes", "shapes")
        if shape.contains(where: { $0 < 0 }) {
          throw vm.valueError("Attempting to broadcast a dimension with negative length!")
        }
        let before = common
        common = try vm.engine { () throws(TensorError) in
          try Shape.broadcast(before, with: shape, argument: place, shown: tupleText(Array(shape)))
        }
      }
      return vm.size(common)
    },
    NativeRow("meshgrid(*tensors, indexing=None)") { (vm, arguments) throws(PyError) in
      let tensors = try vm.severalTensors(arguments[0], "meshgrid")
      if !arguments[1].isNone && arguments[1].str == nil {
        throw vm.typeError("meshgrid(): argument 'indexing' must be str, not \(vm.cTypeName(arguments[1]))")
      }
      let indexing = arguments[1].str?.string ?? "ij"
      if indexing != "ij" && indexing != "xy" {
        throw vm.runtimeError(
          "torch.meshgrid: indexing must be one of \"xy\" or \"ij\", but received: \(indexing)")
      }
      if arguments[1].isNone {
        try vm.warn(.gridWithoutIndexing)
      }
      return vm.wrapTuple(
        try vm.engine { () throws(TensorError) in try Tensor.meshgrid(tensors, xy: indexing == "xy") })
    },
    NativeRow("cartesian_prod(*tensors)") { (vm, arguments) throws(PyError) in
      let tensors = try vm.severalTensors(arguments[0], "cartesian_prod")
      return vm.wrap(try vm.engine { () throws(TensorError) in try Tensor.cartesianProduct(tensors) })
    },
    atLeast("atleast_1d", 1), atLeast("atleast_2d", 2), atLeast("atleast_3d", 3),
  ]

  private static func raised(_ tensors: [Tensor], _ rank: Int) throws(TensorError) -> [Tensor] {
    var result: [Tensor] = []
    for tensor in tensors { result.append(try tensor.atLeast(rank)) }
    return result
  }

  private static func stacking(
    _ name: String, _ operation: @escaping @Sendable ([Tensor]) throws(TensorError) -> Tensor
  ) -> NativeRow {
    NativeRow("\(name)(tensors)") { (vm, arguments) throws(PyError) in
      let tensors = try vm.tensors(arguments[0], name)
      if tensors.isEmpty { throw vm.runtimeError("\(name) expects a non-empty TensorList") }
      return vm.wrap(try vm.engine { () throws(TensorError) in try operation(tensors) })
    }
  }

  private static func atLeast(_ name: String, _ rank: Int) -> NativeRow {
    NativeRow("\(name)(*tensors)") { (vm, arguments) throws(PyError) in
      let given = try vm.toArray(arguments[0])
      if given.count == 1, let tensor = given[0].tensor {
        return vm.wrap(try vm.engine { () throws(TensorError) in try tensor.atLeast(rank) })
      }
      if given.count == 1, !given[0].isKind(.list), !given[0].isKind(.tuple) {
        throw vm.typeError(
          vm.invalidCombination(
            name, GivenArguments(positional: given, keywords: []), ["(Tensor input)", "(tuple of Tensors tensors)"]))
      }
      let tensors = try vm.severalTensors(arguments[0], name)
      return vm.wrapTuple(try vm.engine { () throws(TensorError) in try raised(tensors, rank) })
    }
  }
}

extension Machine {
  /// `repeat_interleave` of the counts alone: the place of each count, as often as it says.
  fileprivate func repeatedPlaces(_ counts: Tensor) throws(PyError) -> Value {
    if counts.rank != 1 { throw runtimeError("repeat_interleave only accept 1D vector as repeat") }
    if counts.dtype != .int64 && counts.dtype != .int32 {
      throw notImplementedError("\"repeat_interleave_cpu\" not implemented for '\(counts.dtype.typeName)'")
    }
    return wrap(
      try engine { () throws(TensorError) in
        let numbers = (0..<counts.count).map { Scalar.int($0) }
        let places = Tensor(try NDArray.from(numbers, [counts.count], counts.dtype, torch.engine))
        return try places.repeatInterleave(counts, 0)
      })
  }

  /// Tensors given one by one or as one list.
  func severalTensors(_ value: Value, _ function: String) throws(PyError) -> [Tensor] {
    let given = try toArray(value)
    if given.count == 1, given[0].isKind(.list) || given[0].isKind(.tuple) { return try tensors(given[0], function) }
    return try tensors(value, function)
  }

  fileprivate func tile(_ tensor: Tensor, _ value: Value) throws(PyError) -> Value {
    var repeats = try sizes(value, "tile", "dims")
    while repeats.count < tensor.rank { repeats.insert(1, at: 0) }
    let counts = repeats
    return wrap(try engine { () throws(TensorError) in try tensor.tile(try Shape(counts)) })
  }

  fileprivate func tensorSplit(_ tensor: Tensor, _ value: Value, _ dimension: Int) throws(PyError) -> Value {
    if value.isInt {
      let parts = value.asInt
      return wrapTuple(try engine { () throws(TensorError) in try tensor.tensorSplit(parts, dimension) })
    }
    var positions: [Int]
    if let given = value.tensor {
      if given.rank > 1 {
        throw runtimeError(
          "tensor_split expected tensor_indices_or_sections to be a zero-dimensional or one-dimensional tensor, but got a "
            + "tensor with \(given.rank) dims")
      }
      if given.dtype != .int64 {
        throw runtimeError(
          "tensor_split expected tensor_indices_or_sections to have dtype of long, but got \(given.dtype.typeName)")
      }
      positions = try engine { () throws(TensorError) in try given.array.integers() }
      if given.rank == 0 {
        let parts = positions[0]
        return wrapTuple(try engine { () throws(TensorError) in try tensor.tensorSplit(parts, dimension) })
      }
    } else {
      positions = try sizes(tuple([value]), "tensor_split", "indices_or_sections")
    }
    let places = positions
    return wrapTuple(try engine { () throws(TensorError) in try tensor.tensorSplit(at: places, dimension) })
  }
}

extension Shape {
  /// `torch.broadcast_shapes` of what came before and the argument `place`, with its words for what does not fit.
  static func broadcast(
    _ common: Shape, with shape: Shape, argument place: Int, shown: String
  ) throws(TensorError) -> Shape {
    do throws(TensorError) {
      return try common.broadcast(with: shape)
    } catch {
      let pairs = zip(shape.reversed(), common.reversed()).enumerated()
      let clash = pairs.first { $0.element.0 != $0.element.1 && $0.element.0 != 1 && $0.element.1 != 1 }
      let (back, length) = (clash.map { -1 - $0.offset } ?? -1, clash?.element.0 ?? 0)
      throw .runtime(
        "Attempting to broadcast a dimension of length \(length) at \(back)! Mismatching argument at index \(place) had "
          + "\(shown); but expected shape should be broadcastable to \(Array(common))")
    }
  }
}
