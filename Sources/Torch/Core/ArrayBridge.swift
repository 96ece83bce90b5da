// What another library's arrays are to tensors: memory that can be shared, and scalars that are numbers. The library sets
// itself here; nothing in this module knows it.

import Autodiff
import PythonRuntime
import Tensors

/// A library whose arrays share memory with tensors.
package protocol ArrayBridge: AnyObject {
  /// The memory of an array; nil for other values. Raises for arrays that no tensor can show.
  func array(of value: Value) throws(PyError) -> NDArray?
  /// Whether a value is an array with dimensions.
  func isArray(_ value: Value) -> Bool
  /// The number behind a scalar of the library, and the type of tensors it makes.
  func scalar(of value: Value) -> (Scalar, DType)?
  /// The type of tensors for one of the library's own types.
  func dtype(of value: Value) -> DType?
  /// The array that shows a tensor's memory.
  func makeArray(_ tensor: NDArray) throws(PyError) -> Value
}

extension TorchLibrary {
  package static func setArrayBridge(_ bridge: any ArrayBridge, on vm: Machine) { vm.torch.arrayBridge = bridge }

  package static func arrayBridge(of vm: Machine) -> (any ArrayBridge)? { vm.torch.arrayBridge }

  /// The engine's state that arrays and tensors of a machine share.
  package static func engine(of vm: Machine) -> EngineState { vm.torch.engine }

  package static func isTensor(_ value: Value) -> Bool { value.tensor != nil }

  /// The tensor that NumPy's functions of tensors give for an array or a number.
  package static func wrapped(_ result: Value, on vm: Machine) throws(PyError) -> Value {
    try vm.wrappedArray(result)
  }

  /// The memory of a tensor; nil for other values. Raises for tensors whose history would be lost.
  package static func sharedArray(of value: Value, on vm: Machine) throws(PyError) -> NDArray? {
    guard let tensor = value.tensor else { return nil }
    return try vm.sharedArray(tensor)
  }
}

extension Machine {
  func sharedArray(_ tensor: Tensor) throws(PyError) -> NDArray {
    if tensor.isDifferentiable {
      throw runtimeError("Can't call numpy() on Tensor that requires grad. Use tensor.detach().numpy() instead.")
    }
    return tensor.array
  }

  /// `tensor.numpy()`.
  func numpyArray(_ tensor: Tensor, force: Bool) throws(PyError) -> Value {
    guard let bridge = torch.arrayBridge else { throw notImplementedError("Tensor.numpy() needs the module numpy") }
    return try bridge.makeArray(force ? tensor.array : sharedArray(tensor))
  }

  /// `torch.from_numpy(array)`: a tensor on the array's memory.
  func tensorOnArray(_ value: Value) throws(PyError) -> Value {
    guard let array = try torch.arrayBridge?.array(of: value) else {
      throw typeError("expected np.ndarray (got \(typeName(of: value)))")
    }
    return wrap(Tensor(array.alias()))
  }

  /// An array as a tensor on its memory; nil for other values.
  func tensorOperand(_ value: Value) throws(PyError) -> Tensor? {
    guard value.isKind(.native), let bridge = torch.arrayBridge else { return nil }
    return try bridge.array(of: value).map { Tensor($0.alias()) }
  }

  /// Whether a value is an array of the library of arrays.
  @inline(__always)
  func isArray(_ value: Value) -> Bool {
    guard value.isKind(.native), let bridge = torch.arrayBridge else { return false }
    return bridge.isArray(value)
  }

  /// `tensor op array`: PyTorch declines, and NumPy computes with the tensor's numbers, so that its rules of types hold
  /// and a tensor with a gradient is refused. What comes out is a tensor again, as `Tensor.__array_wrap__` makes it.
  func arrayArithmetic(_ op: BinaryOperator, _ tensor: Tensor, _ array: Value) throws(PyError) -> Value {
    let own = try numpyArray(tensor, force: false)
    let made = try withRoots([own]) { () throws(PyError) in try binary(op, own, array) }
    try issueWarning(
      .deprecationWarning,
      "__array_wrap__ must accept context and return_scalar arguments (positionally) in the future. (Deprecated NumPy 2.0)"
    )
    return try wrappedArray(made)
  }

  /// What `Tensor.__array_wrap__` makes of an array or a number of the library: a tensor, of bytes where it holds truth.
  func wrappedArray(_ result: Value) throws(PyError) -> Value {
    guard let bridge = torch.arrayBridge else { return result }
    if let (number, dtype) = bridge.scalar(of: result) {
      let type = dtype == .bool ? DType.uint8 : dtype
      return wrap(Tensor(try engine { () throws(TensorError) in try NDArray.scalar(number, type, torch.engine) }))
    }
    guard let memory = try bridge.array(of: result) else { return result }
    if memory.dtype != .bool { return wrap(Tensor(memory.alias())) }
    return wrap(Tensor(try engine { () throws(TensorError) in try memory.converted(to: .uint8) }))
  }

  /// `array op tensor`: only division is passed on to the tensor, as its reciprocal times the array.
  func arrayArithmetic(_ op: BinaryOperator, _ array: Value, _ tensor: Tensor) throws(PyError) -> Value {
    if op == .add {
      throw typeError(
        "Concatenation operation is not implemented for NumPy arrays, use np.concatenate() instead. Please do not rely on "
          + "this error; it may not be given on all Python implementations.")
    }
    if op != .trueDivide { return .notImplemented }
    let inverse = try engine { () throws(TensorError) in try tensor.reciprocal() }
    return try arrayArithmetic(.multiply, inverse, array)
  }
}
