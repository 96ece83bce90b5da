// Between tensors and arrays: the memory is shared both ways, and the library's scalars are numbers to tensors.

import PythonRuntime
import Tensors
import Torch

final class TensorBridge: ArrayBridge {
  private unowned let vm: Machine
  let seed: Int

  init(_ vm: Machine, seed: Int) {
    self.vm = vm
    self.seed = seed
  }

  func array(of value: Value) throws(PyError) -> NDArray? {
    guard let array = value.array else { return nil }
    guard array.elementKind.tensorType != nil else {
      throw vm.typeError(
        "can't convert np.ndarray of type numpy.\(array.elementKind == .object ? "object_" : array.elementKind.name). The only supported "
          + "types are: float64, float32, float16, complex64, complex128, int64, int32, int16, int8, uint64, uint32, uint16, "
          + "uint8, and bool.")
    }
    if array.array.strides.contains(where: { $0 < 0 }) {
      throw vm.valueError(
        "At least one stride in the given numpy array is negative, and tensors with negative strides are not currently "
          + "supported. (You can probably work around this by making a copy of your array  with array.copy().) ")
    }
    return array.array
  }

  func isArray(_ value: Value) -> Bool { value.array != nil }

  func scalar(of value: Value) -> (Scalar, DType)? {
    guard let (number, kind) = ScalarClasses.parts(vm, value), let dtype = kind.tensorType else { return nil }
    switch number {
    case .bool(let truth): return (.bool(truth), dtype)
    case .int(let whole): return (.int(whole), dtype)
    case .uint(let whole): return (.int(Int(bitPattern: whole)), dtype)
    case .float(let float): return (.float(float), dtype)
    case .complex(let complex): return (.complex(complex.re, complex.im), dtype)
    }
  }

  func dtype(of value: Value) -> DType? {
    if let object = value.native as? ElementTypeObject { return object.type.kind.tensorType }
    return nil
  }

  func makeArray(_ tensor: NDArray) throws(PyError) -> Value {
    _ = try vm.importModule("numpy")
    guard let kind = ElementKind(tensor.dtype) else { throw vm.typeError("Got unsupported ScalarType BFloat16") }
    // An expanded tensor is small and its elements are many; functions of arrays walk through elements.
    if tensor.strides.contains(0) { try vm.checkElements(tensor.count) }
    return vm.wrap(ArrayObject(tensor, ElementType(kind)))
  }
}
