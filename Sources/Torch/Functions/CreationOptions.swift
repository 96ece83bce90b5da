// What every constructor takes beside its own arguments: `out`, `dtype`, `layout`, `device`, `pin_memory` and
// `requires_grad`. Read once here, so that a constructor only makes its numbers.

import Autodiff
import PythonRuntime
import Tensors

/// The common keyword arguments of one call of a constructor.
struct CreationOptions {
  /// Python's parameters in the order in which `init` reads them.
  static let parameters = "out=None, dtype=None, layout=None, device=None, pin_memory=False, requires_grad=False"

  let dtype: DType?
  private let out: Value
  private let requiresGradient: Value
  private let function: String

  /// Reads six arguments from `index` on.
  init(_ vm: Machine, _ arguments: Arguments, from index: Int, _ function: String) throws(PyError) {
    self.function = function
    out = arguments[index]
    if !out.isNone && out.tensor == nil {
      throw vm.typeError("\(function)(): argument 'out' must be Tensor, not \(vm.typeName(of: out))")
    }
    let given = try vm.dtype(arguments[index + 1], function)
    if let given, let target = out.tensor, target.dtype != given {
      throw vm.runtimeError(
        "dtype \(given.typeName) does not match dtype of out parameter (\(target.dtype.typeName))")
    }
    dtype = given ?? out.tensor?.dtype
    try vm.checkLayout(arguments[index + 2], function)
    try vm.checkDevice(arguments[index + 3])
    requiresGradient = arguments[index + 5]
  }

  /// `out=` was given.
  var hasTarget: Bool { out.tensor != nil }

  /// The tensor that `body` makes in the type asked for, or in the default type; written into `out` where given.
  func make(
    _ vm: Machine, default defaultDType: DType? = nil, _ body: (DType) throws(TensorError) -> NDArray
  ) throws(PyError) -> Value {
    let type = dtype ?? defaultDType ?? vm.torch.engine.defaultDType
    let array = try vm.engine { () throws(TensorError) in try body(type) }
    return try finish(vm, array)
  }

  func finish(_ vm: Machine, _ array: NDArray) throws(PyError) -> Value {
    guard let target = out.tensor else { return try vm.finish(Tensor(array), requiresGradient) }
    if try vm.writeToRepeatedElements(array, target, function) { return out }
    try vm.write(array, into: target)
    return out
  }
}

extension Machine {
  /// Writes a result into the tensor of `out=`; another shape replaces its memory, as the reference resizes it.
  func write(_ array: NDArray, into target: Tensor) throws(PyError) {
    if target.shape == array.shape {
      try engine { () throws(TensorError) in try target.array.copyFrom(array) }
    } else {
      target.setData(Tensor(try engine { () throws(TensorError) in try array.converted(to: target.dtype) }))
    }
  }

  /// Only dense memory exists here.
  func checkLayout(_ value: Value, _ function: String) throws(PyError) {
    if value.isUndefined || value.isNone { return }
    guard let layout = value.native as? NamedConstant, layout.family == .layout else {
      throw typeError("\(function)(): argument 'layout' must be torch.layout, not \(typeName(of: value))")
    }
    if layout.name != "strided" {
      throw notImplementedError("layout torch.\(layout.name) is not supported; nearest is torch.strided")
    }
  }

  /// The sizes of a constructor that takes `*args` or `size=`.
  func constructorShape(_ arguments: Arguments, _ function: String) throws(PyError) -> Shape {
    if !arguments[1].isUndefined { return try shape(tuple([arguments[1]]), function) }
    guard let positional = arguments[0].tuple, positional.count > 0 else {
      throw typeError("\(function)() missing 1 required positional arguments: \"size\"")
    }
    if positional.count > 1, positional[0].isKind(.tuple) || positional[0].isKind(.list) {
      throw typeError("\(function)() takes 1 positional argument but \(positional.count) were given")
    }
    return try shape(arguments[0], function)
  }
}

/// A constant of the library that is only a name: `torch.strided`, `torch.channels_last`.
final class NamedConstant: NativeObject {
  enum Family: String { case layout, memoryFormat = "memory_format" }
  let family: Family
  let name: String

  init(_ family: Family, _ name: String) {
    self.family = family
    self.name = name
    super.init()
  }

  static func declaration(_ family: Family) -> NativeClass {
    var slots = NativeSlots()
    slots.repr = { (_, value) throws(PyError) in "torch." + ((value.native as? NamedConstant)?.name ?? "") }
    return NativeClass(
      family.rawValue, module: "torch", kind: .native, methods: ConstantCopies.methods, slots: slots,
      isInheritable: false,
      doc: "How the elements of a tensor lie in memory.")
  }

  static let layouts = ["strided", "sparse_coo", "sparse_csr"]
  static let memoryFormats = ["contiguous_format", "preserve_format", "channels_last", "channels_last_3d"]

  /// Puts the constants into `torch`.
  static func install(_ vm: Machine, in module: ModuleObject) {
    for (family, names) in [(Family.layout, layouts), (Family.memoryFormat, memoryFormats)] {
      let cls = vm.makeClass(declaration(family))
      vm.setStaticName(of: cls, "torch." + cls.name.string)
      vm.setMember(module, family.rawValue, Value(cls))
      for name in names {
        let constant = vm.adopt(NamedConstant(family, name), as: cls)
        vm.setMember(module, name, constant)
        if name == "strided" { vm.torch.stridedLayout = constant }
      }
    }
  }
}
