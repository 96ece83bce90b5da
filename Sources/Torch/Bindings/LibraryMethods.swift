// Methods of tensors that are functions of library text: they pass what they are given on, with the tensor first.

import Autodiff
import PythonRuntime
import Tensors

enum LibraryMethods {
  static let all: [TensorOperation] = [
    method("lu", "torch._matrices"), method("solve", "torch._older"), method("eig", "torch._older"),
    method("lstsq", "torch._older"), method("symeig", "torch._older"), method("is_distributed", "torch._older"),
    method("unsafe_split_with_sizes", "torch._older"), method("nonzero_static", "torch._composed"),
    TensorOperation("as_strided_", "size, stride, storage_offset=None") { (vm, tensor, arguments) throws(PyError) in
      let size = try vm.shape(vm.tuple([arguments[1]]), "as_strided_")
      let stride = try vm.shape(vm.tuple([arguments[2]]), "as_strided_", "stride")
      let offset = try vm.optionalInt(arguments[3], "as_strided_", "storage_offset")
      try vm.engine { () throws(TensorError) in
        if tensor.requiresGradient {
          throw .notImplemented("as_strided_ of a tensor with a gradient is not supported yet; use as_strided")
        }
        tensor.setData(try Tensor(tensor.array).asStrided(size, stride, offset))
      }
      return arguments[0]
    },
    TensorOperation("resize", "*sizes", .method) { (vm, tensor, arguments) throws(PyError) in
      try vm.issueWarning(.userWarning, "non-inplace resize is deprecated")
      let shape = try vm.shape(arguments[1], "resize")
      return vm.wrap(try vm.engine { () throws(TensorError) in try tensor.view(shape) })
    },
    TensorOperation("resize_as", "other", .method) { (vm, tensor, arguments) throws(PyError) in
      try vm.issueWarning(.userWarning, "non-inplace resize_as is deprecated")
      let other = try vm.tensor(arguments[1], "resize_as", "other")
      return vm.wrap(try vm.engine { () throws(TensorError) in try tensor.view(other.shape) })
    },
    TensorOperation("as_subclass", "cls", .method) { (vm, tensor, arguments) throws(PyError) in
      guard let cls = arguments[1].cls else {
        throw vm.typeError("cls must be a type (got \(vm.typeName(of: arguments[1])))")
      }
      if !cls.isSubclass(of: vm.torch.classes.tensor) {
        throw vm.typeError("as_subclass(): argument 'cls' must be a subclass of torch.Tensor")
      }
      return vm.wrap(try vm.engine { () throws(TensorError) in try tensor.alias() }, as: cls)
    },
    TensorOperation("dense_dim", "", .method) { (_, tensor, _) throws(PyError) in Value(tensor.rank) },
    TensorOperation("sparse_dim", "", .method) { (_, _, _) throws(PyError) in Value(0) },
    TensorOperation("const_data_ptr", "", .method) { (vm, _, arguments) throws(PyError) in
      try vm.call(try vm.getAttribute(arguments[0], "data_ptr"), [])
    },
    sparse("coalesce", "coalesce expected sparse coordinate tensor layout but got Strided"),
    sparse("is_coalesced", "is_coalesced expected sparse coordinate tensor layout but got Strided"),
    sparse("values", "values expected sparse tensor layout but got Strided"),
    sparse("indices", "indices expected sparse coordinate tensor layout but got Strided"),
    sparse("crow_indices", "crow_indices expected sparse row compressed tensor layout but got Strided"),
    sparse("col_indices", "col_indices expected sparse row compressed tensor layout but got Strided"),
    TensorOperation("xpu", "device=None", .method) { (vm, _, _) throws(PyError) in
      throw vm.raise(.assertionError, "Torch not compiled with XPU enabled")
    },
    TensorOperation("ipu", "device=None", .method) { (vm, _, _) throws(PyError) in
      throw vm.runtimeError("PyTorch is not linked with support for ipu devices")
    },
  ]

  private static func method(_ name: String, _ module: String) -> TensorOperation {
    TensorOperation(name, "*args, **kwargs", .method) { (vm, _, arguments) throws(PyError) in
      let function = try vm.importModule(module).attributes.get(vm.intern(name))
      var keywords: [(name: StrObject, value: Value)] = []
      for (key, value) in arguments[2].dict?.pairs ?? [] {
        if let name = key.str { keywords.append((name: name, value: value)) }
      }
      return try vm.call(function, [arguments[0]] + (try vm.toArray(arguments[1])), keywords: keywords)
    }
  }

  /// What only sparse tensors have.
  private static func sparse(_ name: String, _ message: String) -> TensorOperation {
    TensorOperation(name, "", .method) { (vm, _, _) throws(PyError) in throw vm.runtimeError(message) }
  }
}
