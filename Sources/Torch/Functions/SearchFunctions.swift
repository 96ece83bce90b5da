// `searchsorted` and `bucketize`: where values belong among sorted ones.

import Autodiff
import PythonRuntime
import Tensors

enum SearchFunctions {
  static let functions: [NativeRow] = [
    NativeRow(
      "searchsorted(sorted_sequence, input, *, out_int32=False, right=False, side=None, sorter=None, out=None)"
    ) { (vm, arguments) throws(PyError) in
      let edges = try vm.tensor(arguments[0], "searchsorted", "sorted_sequence")
      let search = Search(
        isNarrow: try vm.strictFlag(arguments[2]), isRight: try side(vm, arguments[3], arguments[4]),
        sorter: arguments[5].isNone ? nil : try vm.tensor(arguments[5], "searchsorted", "sorter"))
      return try search.run(vm, edges, arguments[1], arguments[6], "searchsorted", "input")
    },
    NativeRow("bucketize(input, boundaries, *, out_int32=False, right=False, out=None)") {
      (vm, arguments) throws(PyError) in
      let edges = try vm.tensor(arguments[1], "bucketize", "boundaries", 2)
      let search = Search(isNarrow: try vm.strictFlag(arguments[2]), isRight: try vm.strictFlag(arguments[3]))
      if edges.rank != 1 {
        throw vm.runtimeError("boundaries tensor must be 1 dimension, but got dim(\(edges.rank))")
      }
      return try search.run(vm, edges, arguments[0], arguments[4], "bucketize", "input")
    },
  ]

  /// `right=` and `side=` together.
  private static func side(_ vm: Machine, _ right: Value, _ side: Value) throws(PyError) -> Bool {
    let isRight = try vm.strictFlag(right)
    guard let side = side.str?.string else { return isRight }
    if side != "left" && side != "right" {
      throw vm.runtimeError("torch.searchsorted(): side can only be 'left' or 'right' but got \(side)")
    }
    if isRight && side == "left" {
      throw vm.runtimeError(
        "torch.searchsorted(): side and right can't be set to opposites, got side of left while right was True")
    }
    return side == "right"
  }
}

/// How a search among sorted values goes.
private struct Search {
  let isNarrow: Bool
  let isRight: Bool
  var sorter: Tensor?

  func run(
    _ vm: Machine, _ edges: Tensor, _ wanted: Value, _ output: Value, _ name: String, _ parameter: String
  ) throws(PyError) -> Value {
    let values: Tensor
    if let number = vm.scalar(wanted) {
      // A number takes the edges' type, unless it would lose its fraction.
      let state = edges.state
      let loses = edges.dtype.isInteger && number.dtype(default: .float32) == .float32
      let type = loses ? state.defaultDType : edges.dtype
      values = Tensor(try vm.engine { () throws(TensorError) in try NDArray.scalar(number, type, state) })
    } else {
      values = try vm.tensor(wanted, name, parameter, name == "bucketize" ? 1 : 2)
    }
    try vm.engine { () throws(TensorError) in try check(edges, values, output.tensor) }
    if !values.array.isContiguous { try vm.warn(.scatteredValues) }
    let found = try vm.makeDiscrete(name, of: [edges, values]) { () throws(TensorError) in
      var sorted = edges.array
      if let sorter { sorted = try sorted.gathered(-1, sorter.array) }
      let places = try sorted.searchSorted(values.array, right: isRight)
      return isNarrow ? try places.converted(to: .int32) : places
    }
    return output.isNone ? found : try vm.write(found, into: output, name)
  }

  /// What the reference asks of the operands, in its order.
  private func check(_ edges: Tensor, _ values: Tensor, _ output: Tensor?) throws(TensorError) {
    let name = "torch.searchsorted(): "
    if let sorter {
      if !(sorter.shape == edges.shape) {
        throw .runtime(
          name + "boundary and sorter must have the same size, but got boundary tensor \(edges.shape)and got sorter "
            + "tensor \(sorter.shape)")
      }
      if sorter.dtype != .int64 {
        throw .runtime(name + "sorter must be a tensor of long dtype but got dtype \(sorter.dtype.typeName)")
      }
      if sorter.count > 0, sorter.array.hidden == nil, try sorter.array.hasOutside(sorter.shape.last ?? 1) {
        throw .runtime(name + "sorter index out of range")
      }
    }
    if values.rank == 0 && edges.rank != 1 {
      throw .runtime(
        name + "input value can be a scalar only when boundaries tensor dimension is 1, but we got boundaries tensor "
          + "dim(\(edges.rank)) and input value's dim(0) numel(1)")
    }
    if edges.rank == 0 {
      throw .runtime(name + "boundaries tensor should have positive dimension, but got 0 dimension")
    }
    let isMatching =
      edges.rank == 1
      || values.rank == edges.rank && edges.shape.dropLast(1).elementsEqual(values.shape.dropLast(1))
    if !isMatching {
      throw .runtime(
        name
          + "boundaries tensor should be 1 dimension or the first N-1 dimensions of boundaries tensor and input value "
          + "tensor must match, but we got boundaries tensor \(edges.shape) and input value tensor \(values.shape)")
    }
    if let output, output.dtype != (isNarrow ? .int32 : .int64) {
      throw .runtime(
        name
          + "output tensor's dtype is wrong, it can only be Int(int32) or Long(int64) depending on whether out_int32 "
          + "flag is True, but we got output tensor's dtype \(output.dtype.typeName) and out_int32 flag is "
          + (isNarrow ? "True" : "False"))
    }
    let isKnown = edges.dtype.isFloatingPoint || (edges.dtype.isInteger && edges.dtype != .bool)
    if !isKnown && values.count > 0 && edges.count > 0 {
      throw .notImplemented(kernel: "searchsorted_out_cpu", for: edges.dtype)
    }
  }
}
