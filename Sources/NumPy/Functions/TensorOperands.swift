// NumPy's functions of tensors. NumPy asks a value for a method of the function's name first, and PyTorch's methods have
// other parameters: a reduction is refused in the tensor's words; what has no fitting method computes on the tensor's
// numbers, and the tensor makes a tensor of the result (`__array_wrap__`). Measured under the reference.

import PythonRuntime
import Torch

extension Machine {
  /// `numpy.NAME(tensor, ...)`; nil when the result stays an array.
  func functionOfTensor(
    _ name: String, _ arguments: Arguments, _ compute: () throws(PyError) -> Value
  ) throws(PyError) -> Value {
    switch name {
    case "sum", "prod", "max", "min", "any", "all", "amax", "amin":
      return try reduceTensor(name, arguments, [("axis", arguments[1]), ("out", .none)])
    case "mean":
      return try reduceTensor(name, arguments, [("axis", arguments[1]), ("dtype", .none), ("out", .none)])
    case "std", "var":
      return try reduceTensor(
        name, arguments, [("axis", arguments[1]), ("dtype", .none), ("out", .none), ("ddof", Value(0))])
    case "squeeze" where arguments[1].isNone, "nonzero": return try callMethod(arguments[0], name, [])
    case "argmax", "argmin", "cumsum", "cumprod", "argsort", "transpose", "clip", "round":
      return try TorchLibrary.wrapped(try compute(), on: self)
    default: return try compute()
    }
  }

  private func reduceTensor(
    _ name: String, _ arguments: Arguments, _ options: [(String, Value)]
  ) throws(PyError) -> Value {
    let method = name == "amax" ? "max" : name == "amin" ? "min" : name
    let keywords = options.map { (name: intern($0.0), value: $0.1) }
    return try call(try getAttribute(arguments[0], intern(method)), [], keywords: keywords)
  }
}
