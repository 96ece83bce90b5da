// Views and rearrangements: the same numbers in another shape.

import Autodiff
import PythonRuntime
import Tensors

enum ShapeOperations {
  static let all: [TensorOperation] = views + rearrangements + pieces

  private static let views: [TensorOperation] = [
    TensorOperation("view", "*size, dtype=?", .method) { (vm, tensor, arguments) throws(PyError) in
      let parts = arguments[2].isUndefined ? try vm.toArray(arguments[1]) : [arguments[2]]
      if parts.count == 1, let dtype = (parts[0].native as? DTypeObject)?.dtype {
        return vm.wrap(Tensor(try vm.engine { () throws(TensorError) in try tensor.array.viewed(asType: dtype) }))
      }
      let shape = try vm.shape(arguments[1], "view")
      return vm.wrap(try vm.engine { () throws(TensorError) in try tensor.view(shape) })
    },
    TensorOperation("view_as", "other", .method) { (vm, tensor, arguments) throws(PyError) in
      let other = try vm.tensor(arguments[1], "view_as", "other")
      return vm.wrap(try vm.engine { () throws(TensorError) in try tensor.view(other.shape) })
    },
    TensorOperation("reshape", "*shape", .method) { (vm, tensor, arguments) throws(PyError) in
      let shape = try vm.shape(arguments[1], "reshape", "shape")
      return vm.wrap(try vm.engine { () throws(TensorError) in try tensor.reshape(shape) })
    },
    TensorOperation("reshape", "shape", .function) { (vm, tensor, arguments) throws(PyError) in
      let shape = try vm.shape(vm.tuple([arguments[1]]), "reshape", "shape")
      return vm.wrap(try vm.engine { () throws(TensorError) in try tensor.reshape(shape) })
    },
    TensorOperation("reshape_as", "other", .method) { (vm, tensor, arguments) throws(PyError) in
      let other = try vm.tensor(arguments[1], "reshape_as", "other")
      return vm.wrap(try vm.engine { () throws(TensorError) in try tensor.reshape(other.shape) })
    },
    TensorOperation("flatten", "start_dim=0, end_dim=-1") { (vm, tensor, arguments) throws(PyError) in
      let start = try vm.int(arguments[1], "flatten", "start_dim")
      let end = try vm.int(arguments[2], "flatten", "end_dim")
      return vm.wrap(try vm.engine { () throws(TensorError) in try tensor.flatten(start, end) })
    },
    .unary("ravel") { (t) throws(TensorError) in
      try (t.array.isContiguous ? t : t.clone(contiguous: true)).view([-1])
    },
    .unary("t") { (t) throws(TensorError) in try t.t() },
    TensorOperation("transpose", "dim0, dim1") { (vm, tensor, arguments) throws(PyError) in
      let a = try vm.int(arguments[1], "transpose", "dim0")
      let b = try vm.int(arguments[2], "transpose", "dim1")
      return vm.wrap(try vm.engine { () throws(TensorError) in try tensor.transpose(a, b) })
    },
    TensorOperation("permute", "*dims", .method) { (vm, tensor, arguments) throws(PyError) in
      let order = try vm.shape(arguments[1], "permute", "dims")
      return vm.wrap(try vm.engine { () throws(TensorError) in try tensor.permute(order) })
    },
    TensorOperation("permute", "dims", .function) { (vm, tensor, arguments) throws(PyError) in
      let order = try vm.shape(vm.tuple([arguments[1]]), "permute", "dims")
      return vm.wrap(try vm.engine { () throws(TensorError) in try tensor.permute(order) })
    },
    TensorOperation("expand", "*size", .method) { (vm, tensor, arguments) throws(PyError) in
      let shape = try vm.shape(arguments[1], "expand")
      return vm.wrap(try vm.engine { () throws(TensorError) in try tensor.expand(shape) })
    },
    TensorOperation("expand_as", "other", .method) { (vm, tensor, arguments) throws(PyError) in
      let other = try vm.tensor(arguments[1], "expand_as", "other")
      return vm.wrap(try vm.engine { () throws(TensorError) in try tensor.expand(other.shape) })
    },
    TensorOperation("broadcast_to", "*size", .method) { (vm, tensor, arguments) throws(PyError) in
      let shape = try vm.shape(arguments[1], "broadcast_to")
      return vm.wrap(try vm.engine { () throws(TensorError) in try tensor.expand(shape) })
    },
    TensorOperation("broadcast_to", "size", .function) { (vm, tensor, arguments) throws(PyError) in
      let shape = try vm.shape(vm.tuple([arguments[1]]), "broadcast_to")
      return vm.wrap(try vm.engine { () throws(TensorError) in try tensor.expand(shape) })
    },
    TensorOperation("squeeze", "dim=None") { (vm, tensor, arguments) throws(PyError) in
      let dimensions = try vm.dimensions(arguments[1], "squeeze")
      let isNumber = !arguments[1].isKind(.tuple) && !arguments[1].isKind(.list)
      return vm.wrap(
        try vm.engine { () throws(TensorError) in
          if let dimensions { return try tensor.squeeze(dimensions, named: !isNumber) }
          return try tensor.squeeze()
        })
    },
    TensorOperation("unsqueeze", "dim") { (vm, tensor, arguments) throws(PyError) in
      let dimension = try vm.int(arguments[1], "unsqueeze", "dim")
      return vm.wrap(try vm.engine { () throws(TensorError) in try tensor.unsqueeze(dimension) })
    },
    TensorOperation("select", "dim, index") { (vm, tensor, arguments) throws(PyError) in
      let dimension = try vm.int(arguments[1], "select", "dim")
      let index = try vm.int(arguments[2], "select", "index")
      return vm.wrap(try vm.engine { () throws(TensorError) in try tensor.select(dimension, index) })
    },
    TensorOperation("narrow", "dim, start, length") { (vm, tensor, arguments) throws(PyError) in
      let dimension = try vm.int(arguments[1], "narrow", "dim")
      if let start = arguments[2].tensor, start.rank != 0 || !(start.dtype.isInteger && start.dtype != .bool) {
        throw vm.runtimeError("start must be an 0-dim integral Tensor.")
      }
      let start = try vm.int(arguments[2], "narrow", "start")
      let length = try vm.int(arguments[3], "narrow", "length")
      return vm.wrap(try vm.engine { () throws(TensorError) in try tensor.narrow(dimension, start, length) })
    },
    TensorOperation("diagonal", "offset=0, dim1=0, dim2=1") { (vm, tensor, arguments) throws(PyError) in
      let shift = try vm.int(arguments[1], "diagonal", "offset")
      let first = try vm.int(arguments[2], "diagonal", "dim1")
      let second = try vm.int(arguments[3], "diagonal", "dim2")
      return vm.wrap(try vm.engine { () throws(TensorError) in try tensor.diagonal(shift, first, second) })
    },
    TensorOperation("movedim", "source, destination") { (vm, tensor, arguments) throws(PyError) in
      let from = try vm.dimensions(arguments[1], "movedim") ?? []
      let to = try vm.dimensions(arguments[2], "movedim") ?? []
      return vm.wrap(try vm.engine { () throws(TensorError) in try tensor.movedim(from, to) })
    },
  ]

  private static let rearrangements: [TensorOperation] = [
    TensorOperation("clone", "*, memory_format=None") { (vm, tensor, arguments) throws(PyError) in
      let order = try vm.memoryOrder(arguments[1], "clone") ?? .preserved
      return vm.wrap(try vm.engine { () throws(TensorError) in try tensor.clone(in: order) })
    },
    TensorOperation("repeat", "*repeats", .method) { (vm, tensor, arguments) throws(PyError) in
      let repeats = try vm.shape(arguments[1], "repeat", "repeats")
      return vm.wrap(try vm.engine { () throws(TensorError) in try tensor.tile(repeats) })
    },
    TensorOperation("flip", "dims", .function) { (vm, tensor, arguments) throws(PyError) in
      let dimensions = try vm.shape(vm.tuple([arguments[1]]), "flip", "dims")
      return vm.wrap(try vm.engine { () throws(TensorError) in try tensor.flip(dimensions) })
    },
    TensorOperation("triu", "diagonal=0") { (vm, tensor, arguments) throws(PyError) in
      let shift = try vm.int(arguments[1], "triu", "diagonal")
      return vm.wrap(try vm.engine { () throws(TensorError) in try tensor.triangle(upper: true, shift) })
    },
    TensorOperation("tril", "diagonal=0") { (vm, tensor, arguments) throws(PyError) in
      let shift = try vm.int(arguments[1], "tril", "diagonal")
      return vm.wrap(try vm.engine { () throws(TensorError) in try tensor.triangle(upper: false, shift) })
    },
    TensorOperation("diag", "diagonal=0") { (vm, tensor, arguments) throws(PyError) in
      let shift = try vm.int(arguments[1], "diag", "diagonal")
      if tensor.rank == 1 && shift.magnitude > 1 << 40 {
        throw vm.runtimeError("Storage size calculation overflowed with sizes=[\(shift.magnitude), \(shift.magnitude)]")
      }
      return vm.wrap(try vm.engine { () throws(TensorError) in try tensor.diag(shift) })
    },
  ]

  private static let pieces: [TensorOperation] = [
    TensorOperation("unbind", "dim=0") { (vm, tensor, arguments) throws(PyError) in
      let dimension = try vm.int(arguments[1], "unbind", "dim")
      if tensor.rank == 0 {
        throw vm.raise(.indexError, "Dimension specified as \(dimension) but tensor has no dimensions")
      }
      return vm.wrapTuple(try vm.engine { () throws(TensorError) in try tensor.unbind(dimension) })
    },
    TensorOperation("split", "split_size, dim=0", .method, split),
    TensorOperation("chunk", "chunks, dim=0") { (vm, tensor, arguments) throws(PyError) in
      let chunks = try vm.int(arguments[1], "chunk", "chunks")
      let dimension = try vm.int(arguments[2], "chunk", "dim")
      return vm.wrapTuple(try vm.engine { () throws(TensorError) in try tensor.chunk(chunks, dimension) })
    },
  ]

  private static let split: TensorOperation.Body = { (vm, tensor, arguments) throws(PyError) in
    let dimension = try vm.int(arguments[2], "split", "dim")
    if arguments[1].isInt || arguments[1].tensor?.rank == 0 {
      let size = try vm.int(arguments[1], "split", "split_size")
      return vm.wrapTuple(try vm.engine { () throws(TensorError) in try tensor.split(size, dimension) })
    }
    let sizes = try vm.sizes(arguments[1], "split", "split_size")
    return vm.wrapTuple(try vm.engine { () throws(TensorError) in try tensor.split(sizes: sizes, dimension) })
  }

  /// Joining: functions of several tensors.
  static let functions: [NativeRow] = [
    NativeRow("split(tensor, split_size_or_sections, dim=0)") { (vm, arguments) throws(PyError) in
      // A method of what it is given.
      if arguments[0].tensor == nil { _ = try vm.getAttribute(arguments[0], vm.intern("split")) }
      return try split(vm, try vm.tensor(arguments[0], "split", "tensor"), arguments)
    },
    NativeRow("cat(tensors, dim=0)") { (vm, arguments) throws(PyError) in try cat(vm, arguments) },
    NativeRow("concat(tensors, dim=0)") { (vm, arguments) throws(PyError) in try cat(vm, arguments) },
    NativeRow("concatenate(tensors, dim=0)") { (vm, arguments) throws(PyError) in try cat(vm, arguments) },
    NativeRow("stack(tensors, dim=0)") { (vm, arguments) throws(PyError) in
      let tensors = try vm.tensors(arguments[0], "stack")
      let dimension = try vm.int(arguments[1], "stack", "dim")
      return vm.wrap(try vm.engine { () throws(TensorError) in try Tensor.stack(tensors, dimension) })
    },
  ]

  private static func cat(_ vm: Machine, _ arguments: Arguments) throws(PyError) -> Value {
    let tensors = try vm.tensors(arguments[0], "cat")
    let dimension = try vm.int(arguments[1], "cat", "dim")
    return vm.wrap(try vm.engine { () throws(TensorError) in try Tensor.cat(tensors, dimension) })
  }
}
