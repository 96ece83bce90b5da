// What Python's `copy` module and other protocols ask of a tensor: `__deepcopy__`, `__copy__`, `__abs__`, `__reversed__`.
// The rules are those of the reference: copies of leaves are leaves, memory that several tensors share stays shared
// within one deep copy, and a tensor with history is refused.

import Autodiff
import PythonRuntime
import Tensors

enum CopyingOperations {
  static let all: [TensorOperation] = [
    TensorOperation("__deepcopy__", "memo", .method) { (vm, tensor, arguments) throws(PyError) in
      guard tensor.isLeaf else {
        throw vm.runtimeError(
          "Only Tensors created explicitly by the user (graph leaves) support the deepcopy protocol at the moment.  If you "
            + "were attempting to deepcopy a module, this may be because of a torch.nn.utils.weight_norm usage, see "
            + "https://github.com/pytorch/pytorch/pull/103001")
      }
      guard let memo = arguments[1].dict else {
        throw vm.typeError("__deepcopy__(): memo must be a dict, not \(vm.typeName(of: arguments[1]))")
      }
      return try vm.deepCopy(arguments[0], tensor, memo)
    },
    TensorOperation("__copy__", "", .method) { (vm, tensor, arguments) throws(PyError) in
      let copy = Tensor(tensor.array.withOwnVersion())
      try vm.engine { () throws(TensorError) in
        if tensor.isDifferentiable { try copy.setRequiresGradient(true) }
      }
      if vm.torch.engine.recorder != nil { copy.noteCut(.alias, "copy.copy", [tensor]) }
      let object = vm.wrap(copy, as: vm.classOf(arguments[0]))
      return try Copying.fill(vm, object, from: arguments[0]) { (attribute) throws(PyError) in attribute }
    },
    .unary("__abs__", .method) { (t) throws(TensorError) in try t.abs() },
    .unary("__reversed__", .method) { (t) throws(TensorError) in t.rank == 0 ? t : try t.flip([0]) },
  ]
}

extension Machine {
  /// A deep copy of a leaf, of the same class, with its gradient and the attributes a lesson gave it.
  fileprivate func deepCopy(_ value: Value, _ tensor: Tensor, _ memo: DictObject) throws(PyError) -> Value {
    let cls = classOf(value)
    let isParameter = cls.isSubclass(of: torch.classes.parameter)
    let array =
      isParameter
      ? try engine { () throws(TensorError) in try tensor.array.copied() } : try copyWithStorage(tensor.array, memo)
    let copy = Tensor(array)
    try engine { () throws(TensorError) in
      if tensor.isDifferentiable { try copy.setRequiresGradient(true) }
    }
    if torch.engine.recorder != nil { copy.noteCut(.copy, "copy.deepcopy", [tensor]) }
    let object = wrap(copy, as: cls)
    try dictSet(memo, Value(Copying.identity(value)), object)
    if isParameter { return object }
    if let gradient = tensor.gradient {
      copy.gradient = try Copying.deepCopy(self, wrap(gradient), memo).tensor
    }
    return try Copying.fill(self, object, from: value) { (attribute) throws(PyError) in
      try Copying.deepCopy(self, attribute, memo)
    }
  }

  /// The same window on a copy of the whole memory, which `memo` keeps for the next tensor that shows it.
  private func copyWithStorage(_ array: NDArray, _ memo: DictObject) throws(PyError) -> NDArray {
    let key = Value(Int(bitPattern: Unmanaged.passUnretained(array.storage).toOpaque()))
    let whole: NDArray
    if let known = try dictGet(memo, key).native as? StorageObject, known.array.dtype == array.dtype {
      whole = known.array
    } else {
      let count = array.storage.byteCount / array.dtype.byteCount
      whole = try engine { () throws(TensorError) in try array.asStrided([count], [1], 0).copied() }
      try dictSet(memo, key, adopt(StorageObject(whole, isTyped: true), as: torch.classes.typedStorage))
    }
    return try engine { () throws(TensorError) in try whole.asStrided(array.shape, array.strides, array.offset) }
  }
}
