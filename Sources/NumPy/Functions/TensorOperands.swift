// NumPy's functions of tensors. NumPy asks a value for a method of the function's name first, and PyTorch's methods have
// other parameters: a reduction is refused in the tensor's words; what has no fitting method computes on the tensor's
// numbers, and the tensor makes a tensor of the result (`__array_wrap__`). Measured under the reference.

import PythonRuntime
import Torch

extension Machine {
  /// `numpy.NAME(tensor, ...)`: the tensor's own method where NumPy calls it, or what `compute` makes of the tensor's numbers,
  /// as a tensor again where NumPy wraps it. Throws what the tensor's method says to NumPy's arguments.
  func functionOfTensor(
    _ name: String, _ arguments: Arguments, _ compute: () throws(PyError) -> Value
  ) throws(PyError) -> Value {
    switch name {
    case "sum", "prod":
      let type: [(String, Value)] = arguments[2].isNone ? [] : [("dtype", arguments[2])]
      return try reduceTensor(
        name, arguments[0], [("axis", arguments[1])] + type + [("out", arguments[3])], keeps: arguments[4])
    case "max", "min", "any", "all", "amax", "amin":
      let method = name == "amax" ? "max" : name == "amin" ? "min" : name
      return try reduceTensor(
        method, arguments[0], [("axis", arguments[1]), ("out", arguments[2])], keeps: arguments[3])
    case "mean":
      return try reduceTensor(
        name, arguments[0], [("axis", arguments[1]), ("dtype", arguments[2]), ("out", arguments[3])],
        keeps: arguments[4])
    case "std", "var":
      return try reduceTensor(
        name, arguments[0],
        [("axis", arguments[1]), ("out", arguments[3]), ("dtype", arguments[2]), ("ddof", arguments[4])],
        keeps: arguments[5])
    case "swapaxes": return try callMethod(arguments[0], name, [arguments[1], arguments[2]])
    case "squeeze" where arguments[1].isNone, "nonzero": return try callMethod(arguments[0], name, [])
    case "argmax", "argmin", "cumsum", "cumprod", "argsort", "transpose", "clip", "round", "matmul", "reshape",
      "repeat", "take", "ptp":
      return try TorchLibrary.wrapped(try compute(), on: self)
    default: return try compute()
    }
  }

  /// What NumPy says where its compiled code calls a tensor's `__array_wrap__`, which has the older parameters.
  func warnOfTensorWrap() throws(PyError) {
    try issueWarning(
      .deprecationWarning,
      "__array_wrap__ must accept context and return_scalar arguments (positionally) in the future. (Deprecated NumPy 2.0)"
    )
  }

  /// What NumPy says where it asks a tensor's `__array__` for a copy.
  func warnOfTensorCopy() throws(PyError) {
    try issueWarning(
      .deprecationWarning,
      "__array__ implementation doesn't accept a copy keyword, so passing copy=False failed. __array__ must implement "
        + "'dtype' and 'copy' keyword arguments. To learn more, see the migration guide https://numpy.org/devdocs/"
        + "numpy_2_0_migration_guide.html#adapting-to-changes-in-the-copy-keyword")
  }

  /// A number for `arange`, which takes a tensor of one element as the number it holds.
  func rangeNumber(_ value: Value) throws(PyError) -> Value {
    guard TorchLibrary.isTensor(value) else { return value }
    if let array = try TorchLibrary.sharedArray(of: value, on: self), array.count != 1 {
      throw raise(.runtimeError, "Boolean value of Tensor with more than one value is ambiguous")
    }
    try warnOfTensorCopy()
    return try callMethod(value, "item", [])
  }

  /// The tensor's method with the arguments that NumPy hands it; `keepdims` only where it was given.
  private func reduceTensor(
    _ method: String, _ tensor: Value, _ options: [(String, Value)], keeps: Value
  ) throws(PyError) -> Value {
    var keywords = options.map { (name: intern($0.0), value: $0.1) }
    if !(keeps.isBool && !keeps.asBool) { keywords.append((intern("keepdims"), keeps)) }
    return try call(try getAttribute(tensor, intern(method)), [], keywords: keywords)
  }
}
