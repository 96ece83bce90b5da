// `torch.autograd.Variable`: the class of the time before tensors carried gradients themselves. It makes plain tensors on the
// same memory, and every tensor is an instance of it.

import Autodiff
import PythonRuntime
import Tensors

enum VariableClass {
  /// Makes the class and puts it into `torch.autograd`.
  static func install(_ vm: Machine, in module: ModuleObject) {
    let kind = vm.makeClass(metaclass, bases: [vm.builtin(.type)])
    vm.setMember(module, "Variable", Value(vm.makeClass(declaration, metaclass: kind)))
  }

  private static let metaclass = NativeClass(
    "VariableMeta", module: "torch.autograd.variable", kind: .cls,
    methods: [
      NativeRow("__instancecheck__(cls, instance, /)", .exact) { (_, arguments) throws(PyError) in
        Value(arguments[1].tensor != nil)
      }
    ])

  private static let declaration: NativeClass = {
    var slots = NativeSlots()
    slots.construct = { (vm, _, arguments) throws(PyError) in try make(vm, arguments) }
    return NativeClass(
      "Variable", module: "torch.autograd.variable", kind: .native,
      staticMethods: [
        NativeRow("__instancecheck__(cls, instance, /)") { vm, arguments in Value(arguments[1].tensor != nil) }
      ], slots: slots, isInheritable: false,
      doc: "The old name of a tensor that may require a gradient.")
  }()

  private static let parameters = ["data", "requires_grad", "volatile"]

  private static func make(_ vm: Machine, _ arguments: CallArguments) throws(PyError) -> Value {
    var values: [Value] = [.none, .false, .false]
    for position in 0..<min(arguments.positionalCount, values.count) { values[position] = arguments[position] }
    for position in 0..<arguments.keywordCount {
      let name = arguments.keywords.asTuple.elements[position].str?.string ?? ""
      guard let place = parameters.firstIndex(of: name) else {
        if name == "_grad_fn" || name == "name" { continue }
        throw vm.typeError("'\(name)' is an invalid keyword argument for this function")
      }
      values[place] = arguments.base[arguments.positionalCount + position]
    }
    let requiresGradient = try flag(vm, values[1])
    if try flag(vm, values[2]) {
      if requiresGradient { throw vm.valueError("Variable can't be volatile and require_grad at the same time!") }
      try vm.issueWarning(
        .userWarning, "volatile was removed and now has no effect. Use `with torch.no_grad():` instead.")
    }
    let tensor = try variable(vm, values[0])
    if requiresGradient {
      if !tensor.dtype.isFloatingPoint && !tensor.dtype.isComplex {
        throw vm.runtimeError("Only Tensors of floating point and complex dtype can require gradients")
      }
      try vm.engine { () throws(TensorError) in try tensor.setRequiresGradient(true) }
    }
    return vm.wrap(tensor)
  }

  /// A tensor without history on the same memory; an empty one for None.
  private static func variable(_ vm: Machine, _ data: Value) throws(PyError) -> Tensor {
    let state = vm.torch.engine
    if data.isNone {
      return Tensor(
        try vm.engine { () throws(TensorError) in try NDArray.full([0], .int(0), state.defaultDType, state) })
    }
    guard let tensor = data.tensor else {
      throw vm.typeError("Variable data has to be a tensor, but got \(vm.typeName(of: data))")
    }
    return tensor.detach()
  }

  private static func flag(_ vm: Machine, _ value: Value) throws(PyError) -> Bool {
    if value.isBool { return value.asBool }
    if value.isInt { return value.asInt != 0 }
    throw vm.typeError("'\(vm.typeName(of: value))' object cannot be interpreted as an integer")
  }
}
