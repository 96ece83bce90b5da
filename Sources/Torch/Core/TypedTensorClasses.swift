// `torch.FloatTensor`, `torch.LongTensor` and their kin: the old constructors, one class an element type. They make plain
// tensors; as an argument of `type()` they name their element type.

import Autodiff
import PythonRuntime
import Tensors

enum TypedTensorClasses {
  /// Makes the classes and puts them into `torch`.
  static func install(_ vm: Machine, in module: ModuleObject) {
    let metaclass = vm.makeClass(metaclass, bases: [vm.builtin(.type)])
    for dtype in DType.allCases where !dtype.isComplex {
      let cls = vm.makeClass(declaration(dtype), metaclass: metaclass)
      vm.torch.typedClasses[dtype] = cls
      vm.setMember(module, dtype.typeName + "Tensor", Value(cls))
    }
  }

  /// A tensor is an instance of the class that its element type names.
  private static let metaclass = NativeClass(
    "tensortype", module: "torch", kind: .cls,
    methods: [
      NativeRow("__instancecheck__(cls, instance, /)", .exact) { (vm, arguments) throws(PyError) in
        guard let tensor = arguments[1].tensor, let cls = arguments[0].cls else { return .false }
        return Value(vm.torch.typedClasses[tensor.dtype] === cls)
      }
    ])

  private static func declaration(_ dtype: DType) -> NativeClass {
    var slots = NativeSlots()
    slots.construct = { (vm, _, arguments) throws(PyError) in
      try vm.legacyTensor(arguments.positional, dtype, "new")
    }
    return NativeClass(
      "\(dtype.typeName)Tensor", module: "torch", kind: .native,
      staticMethods: [
        NativeRow("__instancecheck__(cls, instance, /)") { vm, arguments in
          Value(arguments[1].tensor?.dtype == dtype)
        }
      ], slots: slots, isInheritable: false,
      doc: "The old constructor of tensors of \(dtype.name).")
  }
}

extension Machine {
  /// `FloatTensor()`, `FloatTensor(2, 3)`, `FloatTensor(size)`, `FloatTensor([1, 2])`, `FloatTensor(tensor)`.
  func legacyTensor(_ positional: [Value], _ dtype: DType, _ function: String) throws(PyError) -> Value {
    let state = torch.engine
    if positional.count == 1 {
      let only = positional[0]
      if let tensor = only.tensor {
        if tensor.dtype != dtype { throw typeError(mismatch(dtype, tensor.dtype)) }
        return wrap(try engine { () throws(TensorError) in try tensor.alias() })
      }
      let isSize = only.isKind(.tuple) && classOf(only) === torch.classes.size
      if !isSize && (only.isKind(.list) || only.isKind(.tuple) || only.isKind(.range)) {
        return wrap(try tensorFromData(only, dtype))
      }
      if torch.arrayBridge?.isArray(only) ?? false { return wrap(try tensorFromData(only, dtype)) }
      if only.str != nil { throw typeError("new(): invalid data type 'str'") }
      if !isSize && !only.isInt {
        throw typeError("new(): data must be a sequence (got \(typeName(of: only)))")
      }
    }
    for value in positional where !value.isInt && !value.isKind(.tuple) && positional.count > 1 {
      let names = positional.map { typeName(of: $0) }.joined(separator: ", ")
      throw typeError(
        "\(function)() received an invalid combination of arguments - got (\(names)), but expected sizes, a sequence "
          + "or a tensor")
    }
    let shape: Shape = positional.isEmpty ? [0] : try shape(tuple(positional), function)
    return try make(.false) { () throws(TensorError) in try NDArray.full(shape, .int(0), dtype, state) }
  }

  private func mismatch(_ wanted: DType, _ found: DType) -> String {
    let options = { (dtype: DType) in
      "TensorOptions(dtype=\(dtype.cName), device=cpu, layout=Strided, requires_grad=false (default), "
        + "pinned_memory=false (default), memory_format=(nullopt))"
    }
    return "expected \(options(wanted)) (got \(options(found)))"
  }
}
