// `untyped_storage()` and `storage()`: the memory behind a tensor, which views share.

import Autodiff
import PythonRuntime
import Tensors

/// The memory of a tensor as bytes, or as elements of one type.
final class StorageObject: NativeObject {
  let array: NDArray
  let isTyped: Bool

  init(_ array: NDArray, isTyped: Bool) {
    self.array = array
    self.isTyped = isTyped
    super.init()
  }

  private var count: Int { array.storage.byteCount / (isTyped ? array.dtype.byteCount : 1) }

  /// The elements from the start of the memory on.
  private var whole: NDArray {
    get throws(TensorError) {
      try isTyped ? array.asStrided([count], [1], 0) : array.storageBytes()
    }
  }

  private static func of(_ vm: Machine, _ value: Value) throws(PyError) -> StorageObject {
    guard let storage = value.native as? StorageObject else { throw vm.typeError("expected a storage") }
    return storage
  }

  /// `storage[i] = number`, `storage[i:j] = number`: writes through to every tensor on the memory.
  private static func set(_ vm: Machine, _ storage: StorageObject, _ key: Value, _ item: Value) throws(PyError) {
    guard key.isInt || key.isKind(.slice) else {
      guard storage.isTyped else {
        throw vm.typeError("can't index a torch.UntypedStorage with \(vm.typeName(of: key))")
      }
      throw vm.runtimeError(
        "can't index a <class 'torch.storage.TypedStorage'> with \(try vm.repr(Value(vm.classOf(key))))")
    }
    let dtype = storage.isTyped ? storage.array.dtype : .uint8
    guard var number = vm.scalar(try numberOfOne(vm, item)) else {
      throw vm.typeError(
        "can't assign a \(vm.typeName(of: item)) to a torch.\(storage.isTyped ? dtype.typeName + "Tensor" : "UntypedStorage")"
      )
    }
    if !storage.isTyped, case .int(let byte) = number { number = .int(byte & 0xFF) }
    if key.isInt, !storage.isTyped, key.asInt < -storage.count || key.asInt >= storage.count {
      throw vm.runtimeError("out of bounds")
    }
    if case .complex = number, !dtype.isComplex {
      throw vm.runtimeError("value cannot be converted to type \(dtype.conversionName) without overflow")
    }
    let elements = Tensor(try vm.engine { () throws(TensorError) in try storage.whole })
    // No history counts what is written to the memory itself.
    let version = storage.array.version
    try vm.setTensorItem(vm.wrap(elements), key, vm.number(number))
    storage.array.version = version
  }

  /// A tensor of one element stands for its number.
  private static func numberOfOne(_ vm: Machine, _ item: Value) throws(PyError) -> Value {
    guard let tensor = item.tensor, tensor.count == 1 else { return item }
    return vm.number(try vm.engine { () throws(TensorError) in try tensor.array.item() })
  }

  static let declaration: NativeClass = {
    var slots = NativeSlots()
    slots.length = { (vm, value) throws(PyError) in try of(vm, value).count }
    slots.getItem = { (vm, value, key) throws(PyError) in
      let storage = try of(vm, value)
      if key.isKind(.slice), storage.isTyped {
        throw vm.runtimeError("slices are only supported in UntypedStorage.__getitem__")
      }
      let index = try vm.index(key)
      guard index >= -storage.count, index < storage.count else {
        throw vm.raise(.indexError, "index \(index) out of range for storage of size \(storage.count)")
      }
      return vm.number(
        try vm.engine { () throws(TensorError) in try storage.whole.selected(0, index).item() })
    }
    slots.setItem = { (vm, value, key, item) throws(PyError) in try set(vm, try of(vm, value), key, item) }
    slots.repr = { (vm, value) throws(PyError) in
      let storage = try of(vm, value)
      let numbers = try vm.engine { () throws(TensorError) in try storage.whole.scalars() }
      let lines = try numbers.map { (number) throws(PyError) in " " + (try vm.repr(vm.number(number))) }
      let name = storage.isTyped ? "torch.storage.TypedStorage(dtype=torch.\(storage.array.dtype.name)" : ""
      let head = storage.isTyped ? "[\(name), device=cpu)" : "[torch.storage.UntypedStorage(device=cpu)"
      return lines.joined(separator: "\n") + "\n\(head) of size \(storage.count)]"
    }
    return NativeClass(
      "UntypedStorage", module: "torch.storage", kind: .native,
      methods: [
        NativeRow("nbytes(self)") { (vm, arguments) throws(PyError) in
          Value(try of(vm, arguments[0]).array.storage.byteCount)
        },
        NativeRow("size(self)") { (vm, arguments) throws(PyError) in Value(try of(vm, arguments[0]).count) },
        NativeRow("data_ptr(self)") { (vm, arguments) throws(PyError) in
          Value(Int(bitPattern: try of(vm, arguments[0]).array.storage.pointer))
        },
        NativeRow("element_size(self)") { (vm, arguments) throws(PyError) in
          let storage = try of(vm, arguments[0])
          return Value(storage.isTyped ? storage.array.dtype.byteCount : 1)
        },
        NativeRow("tolist(self)") { (vm, arguments) throws(PyError) in
          let storage = try of(vm, arguments[0])
          return vm.list(try vm.engine { () throws(TensorError) in try storage.whole.scalars() }.map { vm.number($0) })
        },
        NativeRow("untyped(self)") { (vm, arguments) throws(PyError) in
          vm.adopt(StorageObject(try of(vm, arguments[0]).array, isTyped: false), as: vm.classOf(arguments[0]))
        },
      ],
      properties: [
        NativeProperty("dtype") { (vm, value) throws(PyError) in
          let storage = try of(vm, value)
          guard storage.isTyped else {
            throw vm.raise(.attributeError, "'UntypedStorage' object has no attribute 'dtype'")
          }
          return vm.dtypeObject(storage.array.dtype)
        },
        NativeProperty("device") { (vm, _) throws(PyError) in vm.torch.deviceObject },
        NativeProperty("is_cuda") { (_, _) throws(PyError) in .false },
      ], slots: slots, isInheritable: false, doc: "The memory behind tensors.")
  }()

  static let operations: [TensorOperation] = [
    TensorOperation("untyped_storage", "", .method) { (vm, tensor, _) throws(PyError) in
      vm.adopt(StorageObject(tensor.array, isTyped: false), as: vm.torch.classes.storage)
    },
    TensorOperation("storage", "", .method) { (vm, tensor, _) throws(PyError) in
      try vm.issueWarning(
        .userWarning,
        "TypedStorage is deprecated. It will be removed in the future and UntypedStorage will be the only storage class. "
          + "This should only matter to you if you are using storages directly.  To access UntypedStorage directly, use "
          + "tensor.untyped_storage() instead of tensor.storage()")
      return vm.adopt(StorageObject(tensor.array, isTyped: true), as: vm.torch.classes.storage)
    },
  ]
}
