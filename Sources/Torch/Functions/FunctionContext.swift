// The `ctx` of a lesson's `autograd.Function`, which is also the `grad_fn` of its results: what forward noted for
// backward, and any attributes.

import Autodiff
import PythonRuntime
import Tensors

/// One application of a custom function.
final class FunctionContext: NativeObject {
  weak var node: GradientNode?
  var saved: [Value] = []
  /// For each saved value its slot in the node; nil for None.
  var slots: [Int?] = []
  var dirty: [Value] = []
  var withoutDerivative: [Value] = []
  var materializes = true
  /// Which results are tensors; others have no gradient.
  var resultIsTensor: [Bool] = []
  var needsGradient: [Bool] = []

  override func traceReferences(_ tracer: inout Tracer) {
    super.traceReferences(&tracer)
    tracer.visit(saved)
    tracer.visit(dirty)
    tracer.visit(withoutDerivative)
  }

  private static func of(_ vm: Machine, _ value: Value) throws(PyError) -> FunctionContext {
    guard let context = value.native as? FunctionContext else { throw vm.typeError("expected a function's context") }
    return context
  }

  private static let slots: NativeSlots = {
    var slots = NativeSlots()
    slots.repr = { (vm, value) throws(PyError) in
      "<torch.autograd.function.\(vm.typeName(of: value)) object at 0x\(String(value.bits, radix: 16))>"
    }
    return slots
  }()

  static let declaration = NativeClass(
    "BackwardCFunction", module: "torch.autograd.function", kind: .native,
    methods: [
      NativeRow("save_for_backward(self, *tensors)") { (vm, arguments) throws(PyError) in
        try of(vm, arguments[0]).saved = try checked(vm, arguments[1])
        return .none
      },
      NativeRow("save_for_forward(self, *tensors)") { (vm, arguments) throws(PyError) in
        let context = try of(vm, arguments[0])
        if context.saved.isEmpty { context.saved = try checked(vm, arguments[1]) }
        return .none
      },
      NativeRow("mark_dirty(self, *args)") { (vm, arguments) throws(PyError) in
        try of(vm, arguments[0]).dirty = try vm.toArray(arguments[1])
        return .none
      },
      NativeRow("mark_non_differentiable(self, *args)") { (vm, arguments) throws(PyError) in
        try of(vm, arguments[0]).withoutDerivative = try vm.toArray(arguments[1])
        return .none
      },
      NativeRow("set_materialize_grads(self, value)") { (vm, arguments) throws(PyError) in
        try of(vm, arguments[0]).materializes = try vm.flag(arguments[1])
        return .none
      },
    ],
    properties: [
      NativeProperty("saved_tensors") { (vm, value) throws(PyError) in try savedTensors(vm, try of(vm, value)) },
      NativeProperty("needs_input_grad") { (vm, value) throws(PyError) in
        vm.tuple(try of(vm, value).needsGradient.map { Value($0) })
      },
      NativeProperty("materialize_grads") { (vm, value) throws(PyError) in
        Value(try of(vm, value).materializes)
      } set: { (vm, value, flag) throws(PyError) in
        try of(vm, value).materializes = try vm.flag(flag)
      },
    ],
    slots: slots, hasInstanceAttributes: true, doc: "What a custom function keeps between forward and backward.")

  private static func checked(_ vm: Machine, _ list: Value) throws(PyError) -> [Value] {
    let values = try vm.toArray(list)
    for (index, value) in values.enumerated() where value.tensor == nil && !value.isNone {
      throw vm.typeError(
        "save_for_backward can only save variables, but argument \(index) is of type \(vm.typeName(of: value))")
    }
    return values
  }

  static func savedTensors(_ vm: Machine, _ context: FunctionContext) throws(PyError) -> Value {
    guard let node = context.node else { return vm.tuple(context.saved) }
    if node.isFreed { throw vm.pythonError(SavedValue.freed) }
    var values: [Value] = []
    for slot in context.slots {
      guard let slot else {
        values.append(.none)
        continue
      }
      values.append(vm.wrap(try vm.engine { () throws(TensorError) in try node.unpackSaved(slot) }))
    }
    return vm.tuple(values)
  }
}

/// What the bridge keeps with a node.
final class NodeAttachment {
  var context: HeldValue?
  var metadata: HeldValue?
}
