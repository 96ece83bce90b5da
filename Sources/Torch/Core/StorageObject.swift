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

  private static func wrapped(_ vm: Machine, _ array: NDArray, isTyped: Bool) -> Value {
    vm.adopt(
      StorageObject(array, isTyped: isTyped), as: isTyped ? vm.torch.classes.typedStorage : vm.torch.classes.storage)
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

  static let declaration = makeDeclaration("UntypedStorage")
  static let typedDeclaration = makeDeclaration("TypedStorage")

  /// `torch.FloatStorage` and its kin: of a size, or of numbers.
  static let constructors: [NativeRow] = DType.allCases.map { dtype in
    NativeRow("\(dtype.typeName)Storage(*args)") { (vm, arguments) throws(PyError) in
      try made(vm, try vm.toArray(arguments[0]), dtype, isTyped: true)
    }
  }

  private static func made(
    _ vm: Machine, _ arguments: [Value], _ dtype: DType, isTyped: Bool
  ) throws(PyError) -> Value {
    let state = vm.torch.engine
    guard let first = arguments.first else {
      return wrapped(
        vm, try vm.engine { () throws(TensorError) in try NDArray.zeros([0], dtype, state) }, isTyped: isTyped)
    }
    if first.isInt {
      let size = first.asInt
      if size < 0 { throw vm.runtimeError("Storage size must not be negative, but is \(size)") }
      let zeros = try vm.engine { () throws(TensorError) in
        _ = try Shape([size]).checkedCount(of: dtype)
        return try NDArray.zeros([size], dtype, state)
      }
      return wrapped(vm, zeros, isTyped: isTyped)
    }
    return wrapped(vm, try vm.tensorFromData(first, dtype).array, isTyped: isTyped)
  }

  /// Writes over the elements; no history counts what is written to the memory itself.
  private func write(_ vm: Machine, _ body: (NDArray) throws(TensorError) -> Void) throws(PyError) {
    let version = array.version
    try vm.engine { () throws(TensorError) in try body(try whole) }
    array.version = version
  }

  private static let copies: [NativeRow] =
    [
      NativeRow("clone(self)") { (vm, arguments) throws(PyError) in
        let storage = try of(vm, arguments[0])
        return wrapped(
          vm, try vm.engine { () throws(TensorError) in try storage.whole.copied() }, isTyped: storage.isTyped)
      },
      NativeRow("copy_(self, source, non_blocking=None)") { (vm, arguments) throws(PyError) in
        let (storage, source) = (try of(vm, arguments[0]), try of(vm, arguments[1]))
        if storage.count != source.count && storage.array.storage !== source.array.storage {
          throw vm.runtimeError("size does not match, self was \(storage.count) elements but src was \(source.count)")
        }
        try storage.write(vm) { (target) throws(TensorError) in try target.copyFrom(try source.whole) }
        return arguments[0]
      },
      NativeRow("fill_(self, value)") { (vm, arguments) throws(PyError) in
        let storage = try of(vm, arguments[0])
        guard let number = vm.scalar(try numberOfOne(vm, arguments[1])) else {
          throw vm.argumentError("fill_", "value", 1, expected: "Number", found: arguments[1])
        }
        try storage.write(vm) { (target) throws(TensorError) in
          try target.copyFrom(try NDArray.full(target.shape, number, target.dtype, target.state))
        }
        return arguments[0]
      },
      NativeRow("new(self)") { (vm, arguments) throws(PyError) in
        let storage = try of(vm, arguments[0])
        return try made(vm, [], storage.isTyped ? storage.array.dtype : .uint8, isTyped: storage.isTyped)
      },
      NativeRow("type(self, dtype=None, non_blocking=False)") { (vm, arguments) throws(PyError) in
        let storage = try of(vm, arguments[0])
        if !arguments[1].isNone {
          throw vm.notImplementedError("type(dtype) of a storage is not supported; make a tensor of it")
        }
        return vm.string(
          storage.isTyped ? "torch.\(storage.array.dtype.typeName)Storage" : "torch.storage.UntypedStorage")
      },
      NativeRow("resize_(self, size)") { (vm, arguments) throws(PyError) in
        _ = try of(vm, arguments[0])
        throw vm.runtimeError("Trying to resize storage that is not resizable")
      },
      NativeRow("resizable(self)") { (_, _) throws(PyError) in .false },
      NativeRow("cpu(self)") { (_, arguments) throws(PyError) in arguments[0] },
      NativeRow("is_shared(self)") { (_, _) throws(PyError) in .false },
      NativeRow("is_pinned(self, device='cuda')") { (_, _) throws(PyError) in .false },
      NativeRow("get_device(self)") { (_, _) throws(PyError) in Value(-1) },
      NativeRow("pickle_storage_type(self)") { (vm, arguments) throws(PyError) in
        let storage = try of(vm, arguments[0])
        if !storage.isTyped {
          throw vm.raise(.attributeError, "'UntypedStorage' object has no attribute 'pickle_storage_type'")
        }
        return vm.string(storage.array.dtype.typeName + "Storage")
      },
    ] + conversions

  private static let conversions: [NativeRow] = [
    ("float", DType.float32), ("double", .float64), ("half", .float16), ("bfloat16", .bfloat16), ("long", .int64),
    ("int", .int32), ("short", .int16), ("char", .int8), ("byte", .uint8), ("bool", .bool),
  ].map { name, dtype in
    NativeRow("\(name)(self)") { (vm, arguments) throws(PyError) in
      let storage = try of(vm, arguments[0])
      if storage.isTyped && storage.array.dtype == dtype { return arguments[0] }
      return wrapped(
        vm, try vm.engine { () throws(TensorError) in try storage.whole.converted(to: dtype) }, isTyped: true)
    }
  }

  /// One example of a batch has no memory of its own.
  private static func checkIsWhole(_ vm: Machine, _ tensor: Tensor) throws(PyError) {
    if tensor.array.hidden != nil { throw vm.notImplementedError("Cannot access storage of BatchedTensorImpl") }
  }

  /// `set_`: a tensor shows the memory of another tensor or of a storage.
  static func show(_ vm: Machine, _ tensor: Tensor, _ arguments: Arguments) throws(PyError) {
    try checkIsWhole(vm, tensor)
    if let source = arguments[1].tensor { try checkIsWhole(vm, source) }
    if tensor.requiresGradient && !tensor.isLeaf {
      throw vm.notImplementedError("set_ of a result with a history is not supported; use copy_, or detach() first")
    }
    if tensor.requiresGradient && vm.torch.engine.gradEnabled && tensor.isLeaf {
      throw vm.runtimeError("a leaf Variable that requires grad is being used in an in-place operation.")
    }
    var shown: NDArray
    if let source = arguments[1].tensor {
      shown = source.array
    } else if arguments[1].isNone {
      let dtype = tensor.dtype
      shown = try vm.engine { () throws(TensorError) in try NDArray.zeros([0], dtype, tensor.state) }
    } else {
      let storage = try of(vm, arguments[1])
      if storage.isTyped && storage.array.dtype != tensor.dtype {
        throw vm.runtimeError(
          "Expected a Storage of type \(tensor.dtype.typeName) or an UntypedStorage, but got type "
            + "\(storage.array.dtype.typeName) for argument 1 'storage'")
      }
      shown = storage.array.storageElements(tensor.dtype)
    }
    if shown.dtype != tensor.dtype {
      throw vm.runtimeError(
        "Could not set tensor of type \(shown.dtype.cName) to a tensor of type \(tensor.dtype.cName)")
    }
    if !arguments[3].isNone {
      let sizes = try vm.shape(vm.tuple([arguments[3]]), "set_")
      let steps = arguments[4].isNone ? sizes.contiguousStrides : try vm.shape(vm.tuple([arguments[4]]), "set_")
      let start = try vm.int(arguments[2], "set_", "storage_offset", 2)
      let base = shown
      shown = try vm.engine { () throws(TensorError) in try base.asStrided(sizes, steps, start) }
    }
    tensor.setData(Tensor(shown))
  }

  private static func makeDeclaration(_ className: String) -> NativeClass {
    var slots = NativeSlots()
    slots.length = { (vm, value) throws(PyError) in try of(vm, value).count }
    slots.getItem = { (vm, value, key) throws(PyError) in
      let storage = try of(vm, value)
      if key.isKind(.slice) {
        if storage.isTyped { throw vm.runtimeError("slices are only supported in UntypedStorage.__getitem__") }
        let bytes = vm.wrap(Tensor(try vm.engine { () throws(TensorError) in try storage.whole }))
        guard let part = try vm.tensorItem(bytes, key).tensor else { return .none }
        return wrapped(vm, try vm.engine { () throws(TensorError) in try part.array.copied() }, isTyped: false)
      }
      if !storage.isTyped && !key.isInt && !key.isBool && !vm.hasIndexMethod(key) {
        throw vm.typeError("can't index a torch.UntypedStorage with \(vm.typeName(of: key))")
      }
      let index = try vm.index(key)
      guard index >= -storage.count, index < storage.count else {
        throw vm.raise(.indexError, "index \(index) out of range for storage of size \(storage.count)")
      }
      return vm.number(
        try vm.engine { () throws(TensorError) in try storage.whole.selected(0, index).item() })
    }
    slots.contains = { (vm, value, item) throws(PyError) in
      let storage = try of(vm, value)
      for number in try vm.engine({ () throws(TensorError) in try storage.whole.scalars() }) {
        if try vm.truth(try vm.compare(.equal, vm.number(number), item)) { return true }
      }
      return false
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
    let isTypedClass = className == "TypedStorage"
    slots.construct = { (vm, _, arguments) throws(PyError) in
      let given = arguments.positionalCount > 0 ? [arguments[0]] : []
      return try made(vm, given, isTypedClass ? vm.torch.engine.defaultDType : .uint8, isTyped: isTypedClass)
    }
    return NativeClass(
      className, module: "torch.storage", kind: .native,
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
          vm.adopt(StorageObject(try of(vm, arguments[0]).array, isTyped: false), as: vm.torch.classes.storage)
        },
      ] + copies,
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
  }

  static let operations: [TensorOperation] = [
    TensorOperation("untyped_storage", "", .method) { (vm, tensor, _) throws(PyError) in
      try checkIsWhole(vm, tensor)
      return vm.adopt(StorageObject(tensor.array, isTyped: false), as: vm.torch.classes.storage)
    },
    TensorOperation("storage", "", .method) { (vm, tensor, _) throws(PyError) in
      try checkIsWhole(vm, tensor)
      try vm.warn(.typedStorage)
      return wrapped(vm, tensor.array, isTyped: true)
    },
    TensorOperation("set_", "source=None, storage_offset=0, size=None, stride=None", .method) {
      (vm, tensor, arguments) throws(PyError) in
      try show(vm, tensor, arguments)
      return arguments[0]
    },
  ]
}
