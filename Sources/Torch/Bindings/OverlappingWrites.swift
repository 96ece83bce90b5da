// Writes to tensors whose elements share memory with each other (`expand`) or with another operand: what the reference
// refuses, what it warns of and what it writes all the same. It knows no operation but by its name.

import Autodiff
import PythonRuntime
import Tensors

extension Machine {
  /// The reference looks at a mask's size before anything else, names the tensor first, and warns of writes that repeat.
  func checkBeforeWriting(_ name: String, _ tensor: Tensor, _ arguments: Arguments) throws(PyError) {
    switch name {
    case "masked_fill", "masked_scatter":
      guard let mask = arguments[1].tensor else { return }
      try engine { () throws(TensorError) in
        if name == "masked_scatter" && mask.rank > tensor.rank {
          // An older name of the type, as the reference prints it here.
          let sizes = mask.shape.map { String($0) }.joined(separator: ", ")
          throw .runtime(
            "expand(CPU\(mask.dtype.typeName)Type{[\(sizes)]}, size=\(tensor.shape)): the number of sizes provided "
              + "(\(tensor.rank)) must be greater or equal to the number of dimensions in the tensor (\(mask.rank))")
        }
        _ = try tensor.shape.broadcast(with: mask.shape)
      }
      if name == "masked_fill" { try warnOfRepeatedElements(name, tensor) }
    case "addr":
      guard let first = arguments[1].tensor, let second = arguments[2].tensor, first.rank == 1, second.rank == 1 else {
        return
      }
      if tensor.rank != 2 { throw runtimeError("2D tensor expected, got \(tensor.rank)D tensor for input") }
      if !(tensor.shape == [first.count, second.count]) {
        throw runtimeError(
          "size mismatch, input: \(tensor.shape), v1: \(first.shape), v2: \(second.shape)")
      }
    case "index_fill", "index_put": try warnOfRepeatedElements(name, tensor)
    default: break
    }
  }

  func warnOfRepeatedElements(_ name: String, _ tensor: Tensor) throws(PyError) {
    if tensor.array.hidden != nil || !tensor.array.repeatsElements { return }
    let (line, example) =
      switch name {
      case "index_put": ("976", "tensor[indices] = tensor")
      case "index_fill": ("1913", "tensor[mask] = scalar")
      default: ("2450", "tensor[mask] = scalar")
      }
    try issueWarning(
      .userWarning,
      "Use of \(name)_ on expanded tensors is deprecated. Please clone() the tensor before performing this operation. This "
        + "also applies to advanced indexing e.g. \(example)"
        + LibraryWarnings.place("aten/src/ATen/native/TensorAdvancedIndexing.cpp:\(line)"))
  }

  /// Operations along positions may read nothing of what they write; nil for the others.
  static func checkOverlaps(_ name: String, _ array: NDArray, _ arguments: Arguments) throws(TensorError) {
    switch name {
    case "masked_fill":
      if let mask = arguments[1].tensor { try array.checkPartialOverlap(with: mask.array) }
    case "index_add", "index_copy", "index_reduce", "index_fill", "scatter", "scatter_add", "scatter_reduce", "put",
      "index_put":
      for index in 1..<arguments.count {
        if let operand = arguments[index].tensor { try array.checkOverlap(with: operand.array) }
      }
    default: break
    }
  }

  /// How an operation writes straight to elements that share memory; nil when they do not, or it refuses them.
  func writeToSharedElements(
    _ name: String, _ tensor: Tensor, _ arguments: Arguments
  ) throws(PyError) -> ((NDArray) throws(TensorError) -> Void)? {
    if tensor.array.hidden != nil || !tensor.array.mayShareElements { return nil }
    switch name {
    case "index_fill":
      guard let index = arguments[2].tensor, let number = try scalarOrItem(arguments[3]) else { return nil }
      let dimension = try int(arguments[1], name, "dim")
      return { (array) throws(TensorError) in try array.indexFill(dimension, index.array, number) }
    case "masked_fill":
      guard let mask = arguments[1].tensor, let number = try scalarOrItem(arguments[2]) else { return nil }
      return { (array) throws(TensorError) in try array.maskedFill(mask.array, number) }
    case "tril", "triu":
      let diagonal = try int(arguments[1], name, "diagonal")
      return { (array) throws(TensorError) in
        let whole = try NDArray.full(array.shape, .bool(true), .bool, array.state)
        let kept = try whole.triangle(upper: name == "triu", diagonal)
        try array.maskedFill(try kept.unary(.logicalNot), .int(0))
      }
    default: return nil
    }
  }

  /// A result may lie in an operand's memory only where it is exactly the operand.
  func checkOutputOverlaps(_ name: String, _ target: Tensor, _ arguments: Arguments) throws(PyError) {
    let isStrict = ["gather", "index_select", "take", "masked_select"].contains(name)
    if target.count == 0 || OperationForms.reducing.contains(name) { return }
    try engine { () throws(TensorError) in
      for index in 0..<(arguments.count - 1) {
        guard let operand = arguments[index].tensor else { continue }
        if isStrict && index == 0 {
          try target.array.checkOverlap(with: operand.array)
        } else {
          try target.array.checkPartialOverlap(with: operand.array)
        }
      }
    }
  }
}

extension Machine {
  /// Functions that write to `out=` whose elements share memory: the last one stays.
  private static let lastOnes: Set<String> = [
    "argmax", "argmin", "bmm", "empty", "eye", "full", "mv", "ones", "tril", "triu", "zeros",
  ]

  /// Reductions take elements that share memory for further elements to reduce.
  private static let reductions: [String: Reduction] = [
    "all": .all, "amax": .maximum, "amin": .minimum, "any": .any, "prod": .product, "sum": .sum,
  ]

  /// Writes a result to a tensor whose elements share memory (`expand`), as the reference does where it does not refuse. Returns false
  /// where it is to be written as usual.
  func writeToRepeatedElements(_ result: NDArray, _ target: Tensor, _ name: String) throws(PyError) -> Bool {
    let reduction = Machine.reductions[name]
    guard target.array.repeatsElements, target.shape == result.shape, result.hidden == nil, target.array.hidden == nil,
      reduction != nil || Machine.lastOnes.contains(name)
    else { return false }
    if name == "empty" { return true }
    try engine { () throws(TensorError) in
      var (from, into) = (result, target.array)
      for place in 0..<into.rank where into.strides[place] == 0 && into.shape[place] > 1 {
        let last = into.shape[place] - 1
        into = try into.narrowed(place, last, 1)
        if let reduction {
          from = try from.reduced(reduction, [place], keepDimensions: true)
        } else {
          from = try from.narrowed(place, last, 1)
        }
      }
      try into.copyFrom(from)
      target.array.bumpVersion()
    }
    return true
  }

  /// Functions that join tensors read nothing of what they write.
  func checkJoinedOverlaps(_ name: String, _ output: Value, _ operands: [Value]) throws(PyError) {
    guard let target = output.tensor?.array else { return }
    switch name {
    case "cat", "concat", "concatenate", "stack", "hstack", "vstack", "dstack":
      guard let list = operands.first, list.isKind(.tuple) || list.isKind(.list) else { return }
      let parts = try toArray(list).compactMap { $0.tensor?.array }
      try engine { () throws(TensorError) in for part in parts { try target.checkOverlap(with: part) } }
    case "where":
      let parts = operands.compactMap { $0.tensor?.array }
      try engine { () throws(TensorError) in for part in parts { try target.checkPartialOverlap(with: part) } }
    default: break
    }
  }
}
