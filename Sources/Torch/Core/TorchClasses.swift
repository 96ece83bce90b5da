// The Python classes of the bridge that are not layers: made once per machine, each from its declaration.

import Autodiff
import PythonRuntime
import Tensors

/// The classes every part of the bridge needs at hand.
final class TorchClasses {
  let tensor, parameter, size, dtype, device, generator, gradNode, hookHandle, module, storage,
    typedStorage: ClassObject
  let linearAlgebraError, function, functionContext, level, mapping: ClassObject
  /// `torch.return_types.max` and its kin, made when first needed.
  var returnTypes: [String: ClassObject] = [:]
  /// The names of their parts.
  var returnFields: [String: [String]] = [:]
  /// Layer classes by Python name, made with `torch.nn`.
  var layers: [String: ClassObject] = [:]

  init(_ vm: Machine) {
    tensor = vm.makeClass(TensorClass.declaration)
    parameter = vm.makeClass(ParameterClass.declaration, bases: [tensor])
    size = vm.makeClass(SizeClass.declaration, bases: [vm.builtin(.tuple)])
    dtype = vm.makeClass(DTypeObject.declaration)
    device = vm.makeClass(DeviceObject.declaration)
    generator = vm.makeClass(GeneratorObject.declaration)
    gradNode = vm.makeClass(GradNodeObject.declaration)
    hookHandle = vm.makeClass(HookHandle.declaration)
    module = vm.makeClass(ModuleClass.declaration)
    ModuleClass.setClassAttributes(vm, module)
    storage = vm.makeClass(StorageObject.declaration)
    typedStorage = vm.makeClass(StorageObject.typedDeclaration)
    for cls in [size, dtype, device] { vm.setStaticName(of: cls, "torch." + cls.name.string) }
    vm.setStaticName(of: generator, "torch._C.Generator")
    for cls in [storage, typedStorage] { vm.setStaticName(of: cls, "torch.storage." + cls.name.string) }
    function = vm.makeClass(CustomFunctions.declaration)
    level = vm.makeClass(TransformFunctions.levelDeclaration)
    mapping = vm.makeClass(TransformFunctions.mappingDeclaration)
    functionContext = vm.makeClass(FunctionContext.declaration, bases: [gradNode])
    linearAlgebraError = vm.makeExceptionClass(
      "_LinAlgError", module: "torch._C", base: vm.exceptionClass(.runtimeError))
    for (cls, name) in [(dtype, "dtype"), (device, "device"), (size, "Size"), (generator, "_C.Generator")] {
      vm.setStaticName(of: cls, "torch." + name)
    }
  }

  func trace(_ tracer: inout Tracer) {
    for cls in [
      tensor, parameter, size, dtype, device, generator, gradNode, hookHandle, module, storage, typedStorage,
      linearAlgebraError, function,
    ] {
      tracer.visit(cls)
    }
    for cls in [functionContext, level, mapping] { tracer.visit(cls) }
    for (_, cls) in returnTypes { tracer.visit(cls) }
    for (_, cls) in layers { tracer.visit(cls) }
  }
}

/// What never changes is its own copy.
enum ConstantCopies {
  static let methods: [NativeRow] = [
    NativeRow("__copy__(self)") { (_, arguments) throws(PyError) in arguments[0] },
    NativeRow("__deepcopy__(self, memo)") { (_, arguments) throws(PyError) in arguments[0] },
  ]
}

/// `torch.float32` and its kin: one object a machine and type, so that `is` holds.
final class DTypeObject: NativeObject {
  let dtype: DType
  init(_ dtype: DType) {
    self.dtype = dtype
    super.init()
  }

  static let declaration: NativeClass = {
    var slots = NativeSlots()
    slots.repr = { (vm, value) throws(PyError) in
      if let object = value.native as? DTypeObject { return "torch." + object.dtype.name }
      return "torch." + ((value.native as? UnsupportedDTypeObject)?.name ?? "dtype")
    }
    return NativeClass(
      "dtype", module: "torch", kind: .native,
      methods: [
        NativeRow("to_complex(self)") { (vm, arguments) throws(PyError) in
          guard let dtype = (arguments[0].native as? DTypeObject)?.dtype else { return .none }
          return vm.dtypeObject(dtype.complexType)
        },
        NativeRow("to_real(self)") { (vm, arguments) throws(PyError) in
          guard let dtype = (arguments[0].native as? DTypeObject)?.dtype else { return .none }
          return vm.dtypeObject(dtype.realType)
        },
      ] + ConstantCopies.methods,
      properties: [
        NativeProperty("is_floating_point") { (_, value) throws(PyError) in
          Value((value.native as? DTypeObject)?.dtype.isFloatingPoint ?? false)
        },
        NativeProperty("is_complex") { (_, value) throws(PyError) in
          Value((value.native as? DTypeObject)?.dtype.isComplex ?? false)
        },
        NativeProperty("is_signed") { (_, value) throws(PyError) in
          Value((value.native as? DTypeObject)?.dtype.isSigned ?? false)
        },
        NativeProperty("abbr") { (vm, value) throws(PyError) in
          guard let dtype = (value.native as? DTypeObject)?.dtype else { return .none }
          if dtype == .bfloat16 { return vm.string("bf16") }
          let letter = dtype.isComplex ? "c" : dtype.isFloatingPoint ? "f" : dtype.isSigned ? "i" : "u"
          return vm.string(dtype == .bool ? "b8" : letter + String(8 * dtype.byteCount))
        },
        NativeProperty("itemsize") { (_, value) throws(PyError) in
          Value((value.native as? DTypeObject)?.dtype.byteCount ?? 0)
        },
      ],
      slots: slots, isInheritable: false, doc: "The element type of a tensor.")
  }()
}

/// A dtype of the reference that the engine does not have: it can be named, and says so when it is used.
final class UnsupportedDTypeObject: NativeObject {
  let name: String
  init(_ name: String) {
    self.name = name
    super.init()
  }

  func refusal(_ vm: Machine) -> PyError {
    do {
      _ = try DType.named(name)
      return vm.notImplementedError("dtype torch.\(name) is not supported yet")
    } catch {
      return vm.pythonError(error)
    }
  }

  static let names = [
    "uint16", "uint32", "uint64", "complex32", "chalf", "float8_e4m3fn", "float8_e5m2",
  ]
}

/// `torch.Size`: a tuple that prints and adds as a size.
enum SizeClass {
  static let declaration: NativeClass = {
    var slots = NativeSlots()
    slots.repr = { (vm, value) throws(PyError) in
      guard let tuple = value.tuple else { return "torch.Size([])" }
      var parts: [String] = []
      for element in tuple.elements { parts.append(try vm.repr(element)) }
      return "torch.Size([" + parts.joined(separator: ", ") + "])"
    }
    slots.construct = { (vm, cls, arguments) throws(PyError) in
      let values = arguments.positionalCount == 0 ? [] : try vm.toArray(arguments[0])
      for (index, value) in values.enumerated() where !value.isInt {
        throw vm.typeError(
          "torch.Size() takes an iterable of 'int' (item \(index) is '\(vm.typeName(of: value))')")
      }
      return vm.tuple(values, as: cls)
    }
    slots.binary = { (vm, op, left, right) throws(PyError) in
      func plain(_ value: Value) -> Value { value.tuple.map { vm.tuple(Array($0.elements)) } ?? value }
      let result = try vm.binary(op, plain(left), plain(right))
      guard let tuple = result.tuple, op == .add || op == .multiply else { return result }
      return vm.tuple(Array(tuple.elements), as: vm.torch.classes.size)
    }
    slots.getItem = { (vm, value, key) throws(PyError) in
      let plain = vm.tuple(try vm.toArray(value))
      let result = try vm.getItem(plain, key)
      guard let tuple = result.tuple else { return result }
      return vm.tuple(Array(tuple.elements), as: vm.torch.classes.size)
    }
    return NativeClass(
      "Size", module: "torch", kind: .tuple,
      methods: [
        NativeRow("numel(self)") { (vm, arguments) throws(PyError) in
          var product = 1
          for value in try vm.toArray(arguments[0]) { product = product &* value.asInt }
          return Value(product)
        }
      ],
      slots: slots, isInheritable: false, doc: "The shape of a tensor.")
  }()
}
