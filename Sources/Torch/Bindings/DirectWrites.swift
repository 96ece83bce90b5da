// Underscore forms that are done straight on the tensor. The others make a new value and write it over the old one, which for these
// takes three times the memory traffic.

import Autodiff
import PythonRuntime
import Tensors

extension Machine {
  /// Whether `clamp_` with two numbers or `index_add_` has been done in place: on plain floats that no gradient, recorder or
  /// transform follows, with operands in memory of their own.
  func hasWrittenDirectly(_ name: String, _ tensor: Tensor, _ arguments: Arguments) throws(PyError) -> Bool {
    let array = tensor.array
    guard name == "clamp" || name == "index_add", array.dtype == .float32 || array.dtype == .float64,
      !(tensor.requiresGradient && torch.engine.gradEnabled), !tensor.isInference, array.isContiguous,
      array.hidden == nil, !array.modes.noticesTensors,
      torch.engine.openMappings.isEmpty, torch.dualLevel == nil
    else { return false }
    return name == "clamp" ? try clampDirectly(tensor, arguments) : try addDirectly(tensor, arguments)
  }

  private func clampDirectly(_ tensor: Tensor, _ arguments: Arguments) throws(PyError) -> Bool {
    guard let low = scalar(arguments[1])?.doubleValue, let high = scalar(arguments[2])?.doubleValue, low <= high,
      abs(low) < 1e38 || low.isInfinite, abs(high) < 1e38 || high.isInfinite
    else { return false }
    _ = try engine { () throws(TensorError) in try tensor.clamp_(min: .float(low), max: .float(high)) }
    return true
  }

  /// Everything that could fail is looked at first: a tensor is changed wholly or not at all.
  private func addDirectly(_ tensor: Tensor, _ arguments: Arguments) throws(PyError) -> Bool {
    guard arguments[1].isInt, let index = arguments[2].tensor, let source = arguments[3].tensor,
      scalar(arguments[4]) == .int(1), !tensor.requiresGradient, !source.requiresGradient, source.dtype == tensor.dtype,
      source.array.hidden == nil, index.array.hidden == nil, index.dtype == .int64, index.rank == 1, tensor.rank > 0,
      (0..<tensor.rank).contains(arguments[1].asInt), !source.array.sharesStorage(with: tensor.array),
      !index.array.sharesStorage(with: tensor.array)
    else { return false }
    let dimension = arguments[1].asInt
    var expected = Array(tensor.shape)
    expected[dimension] = index.count
    guard Array(source.shape) == expected, index.array.holdsPositions(below: tensor.shape[dimension]) else {
      return false
    }
    try engine { () throws(TensorError) in try tensor.array.indexAdd(dimension, index.array, source.array) }
    return true
  }
}
