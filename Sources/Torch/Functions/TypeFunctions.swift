// Questions about element types: `promote_types`, `result_type`, `can_cast`, and the limits in `finfo` and `iinfo`.

import Autodiff
import PythonRuntime
import Tensors

enum TypeFunctions {
  static let functions: [NativeRow] =
    [
      NativeRow("promote_types(type1, type2)") { (vm, arguments) throws(PyError) in
        let (a, b) = (
          try required(vm, arguments[0], "promote_types", "type1", 1),
          try required(vm, arguments[1], "promote_types", "type2", 2)
        )
        return vm.dtypeObject(a.promoted(with: b))
      },
      NativeRow("can_cast(from_, to)") { (vm, arguments) throws(PyError) in
        let (a, b) = (
          try required(vm, arguments[0], "can_cast", "from_", 1),
          try required(vm, arguments[1], "can_cast", "to", 2)
        )
        return Value(a.canBeCast(to: b))
      },
      NativeRow("result_type(tensor1, tensor2)") { (vm, arguments) throws(PyError) in
        let defaultType = vm.torch.engine.defaultDType
        switch (vm.operand(arguments[0]), vm.operand(arguments[1])) {
        case (.tensor(let a), .tensor(let b)): return vm.dtypeObject(NDArray.promotedType([a.array, b.array]))
        case (.tensor(let a), .scalar(let b)), (.scalar(let b), .tensor(let a)):
          return vm.dtypeObject(a.dtype.promoted(with: b, default: defaultType))
        case (.scalar(let a), .scalar(let b)):
          return vm.dtypeObject(a.dtype(default: defaultType).promoted(with: b.dtype(default: defaultType)))
        default: throw vm.argumentError("result_type", "tensor1", 1, expected: "Tensor", found: arguments[0])
        }
      },
      NativeRow("broadcast_shapes(*shapes)") { (vm, arguments) throws(PyError) in
        var result = Shape()
        for value in try vm.toArray(arguments[0]) {
          let shape = value.isInt ? [value.asInt] : try vm.shape(vm.tuple([value]), "broadcast_shapes")
          result = try vm.engine { () throws(TensorError) in try result.broadcast(with: shape) }
        }
        return vm.size(result)
      },
      NativeRow("is_storage(obj)") { (_, arguments) throws(PyError) in Value(arguments[0].native is StorageObject) },
    ] + StorageObject.constructors

  private static func required(
    _ vm: Machine, _ value: Value, _ function: String, _ name: String, _ position: Int
  ) throws(PyError) -> DType {
    if value.native is DTypeObject, let dtype = try vm.dtype(value, function) { return dtype }
    throw vm.argumentError(function, name, position, expected: "torch.dtype", found: value)
  }

  /// Puts `finfo` and `iinfo` into `torch`.
  static func install(_ vm: Machine, in module: ModuleObject) {
    for declaration in [FloatLimits.declaration, IntegerLimits.declaration] {
      let cls = vm.makeClass(declaration)
      vm.setStaticName(of: cls, "torch." + declaration.name)
      vm.setMember(module, declaration.name, Value(cls))
    }
  }
}

/// `torch.finfo(dtype)`.
final class FloatLimits: NativeObject {
  let dtype: DType

  init(_ dtype: DType) {
    self.dtype = dtype.realType
    super.init()
  }

  private var epsilon: Double {
    switch dtype {
    case .float64: Double.ulpOfOne
    case .float16: 0x1p-10
    case .bfloat16: 0x1p-7
    default: 0x1p-23
    }
  }

  private var smallestNormal: Double {
    switch dtype {
    case .float64: Double.leastNormalMagnitude
    case .float16: 0x1p-14
    default: 0x1p-126
    }
  }

  private var resolution: Double {
    switch dtype {
    case .float64: 1e-15
    case .float16: 1e-3
    case .bfloat16: 1e-2
    default: 1e-6
    }
  }

  private var greatest: Double { dtype.greatestFinite ?? 0 }

  private static func property(
    _ name: String, _ value: @escaping @Sendable (FloatLimits) -> Double
  ) -> NativeProperty {
    NativeProperty(name) { (_, object) throws(PyError) in
      (object.native as? FloatLimits).map { Value(value($0)) } ?? .none
    }
  }

  static let declaration: NativeClass = {
    var slots = NativeSlots()
    slots.construct = { (vm, cls, arguments) throws(PyError) in
      let given: Value = arguments.positionalCount > 0 ? arguments[0] : arguments.keyword("type")
      if given.isUndefined { return vm.adopt(FloatLimits(vm.torch.engine.defaultDType), as: cls) }
      guard let dtype = (given.native as? DTypeObject)?.dtype else {
        throw vm.argumentError("finfo", "type", 1, expected: "torch.dtype", found: given)
      }
      if !dtype.isFloatingPoint && !dtype.isComplex {
        throw vm.typeError(
          "torch.finfo() requires a floating point input type. Use torch.iinfo to handle 'torch.finfo'")
      }
      return vm.adopt(FloatLimits(dtype), as: cls)
    }
    slots.repr = { (_, value) throws(PyError) in
      guard let limits = value.native as? FloatLimits else { return "finfo" }
      let g = { (value: Double) in ShortNumber.general(value) }
      let ends = "min=\(g(-limits.greatest)), max=\(g(limits.greatest)), eps=\(g(limits.epsilon))"
      let small = g(limits.smallestNormal)
      return "finfo(resolution=\(g(limits.resolution)), \(ends), smallest_normal=\(small), tiny=\(small), "
        + "dtype=\(limits.dtype.name))"
    }
    slots.compare = { (_, op, left, right) throws(PyError) in
      guard op == .equal || op == .notEqual, let a = left.native as? FloatLimits, let b = right.native as? FloatLimits
      else { return .notImplemented }
      return Value((a.dtype == b.dtype) == (op == .equal))
    }
    return NativeClass(
      "finfo", module: "torch", kind: .native,
      properties: [
        property("eps") { $0.epsilon }, property("max") { $0.greatest }, property("min") { -$0.greatest },
        property("tiny") { $0.smallestNormal }, property("smallest_normal") { $0.smallestNormal },
        property("resolution") { $0.resolution },
        NativeProperty("bits") { (_, value) throws(PyError) in
          Value(((value.native as? FloatLimits)?.dtype.byteCount ?? 0) * 8)
        },
        NativeProperty("dtype") { (vm, value) throws(PyError) in
          vm.string((value.native as? FloatLimits)?.dtype.name ?? "")
        },
      ], slots: slots, isInheritable: false, doc: "The limits of a floating point type.")
  }()
}

/// `torch.iinfo(dtype)`.
final class IntegerLimits: NativeObject {
  let dtype: DType

  init(_ dtype: DType) {
    self.dtype = dtype
    super.init()
  }

  private var range: ClosedRange<Int> { dtype.integerRange ?? 0...0 }

  private static func number(
    _ name: String, _ value: @escaping @Sendable (IntegerLimits) -> Int
  ) -> NativeProperty {
    NativeProperty(name) { (_, object) throws(PyError) in
      (object.native as? IntegerLimits).map { Value(value($0)) } ?? .none
    }
  }

  static let declaration: NativeClass = {
    var slots = NativeSlots()
    slots.construct = { (vm, cls, arguments) throws(PyError) in
      let given: Value = arguments.positionalCount > 0 ? arguments[0] : arguments.keyword("type")
      if given.isUndefined { throw vm.typeError("iinfo() missing 1 required positional arguments: \"type\"") }
      guard let dtype = (given.native as? DTypeObject)?.dtype else {
        throw vm.argumentError("iinfo", "type", 1, expected: "torch.dtype", found: given)
      }
      if dtype == .bool { throw vm.typeError("torch.bool is not supported by torch.iinfo") }
      if !dtype.isInteger {
        throw vm.typeError("torch.iinfo() requires an integer input type. Use torch.finfo to handle 'torch.iinfo'")
      }
      return vm.adopt(IntegerLimits(dtype), as: cls)
    }
    slots.repr = { (_, value) throws(PyError) in
      guard let limits = value.native as? IntegerLimits else { return "iinfo" }
      let low = ShortNumber.general(Double(limits.range.lowerBound))
      let high = ShortNumber.general(Double(limits.range.upperBound))
      return "iinfo(min=\(low), max=\(high), dtype=\(limits.dtype.name))"
    }
    slots.compare = { (_, op, left, right) throws(PyError) in
      guard op == .equal || op == .notEqual, let a = left.native as? IntegerLimits,
        let b = right.native as? IntegerLimits
      else { return .notImplemented }
      return Value((a.dtype == b.dtype) == (op == .equal))
    }
    return NativeClass(
      "iinfo", module: "torch", kind: .native,
      properties: [
        number("bits") { $0.dtype.byteCount * 8 }, number("max") { $0.range.upperBound },
        number("min") { $0.range.lowerBound },
        NativeProperty("dtype") { (vm, value) throws(PyError) in
          vm.string((value.native as? IntegerLimits)?.dtype.name ?? "")
        },
      ], slots: slots, isInheritable: false, doc: "The limits of an integer type.")
  }()
}
