// `no_grad`, `enable_grad`, `set_grad_enabled` and `inference_mode`: as contexts, as decorators, as functions.

import PythonRuntime
import Tensors

/// A mode as a Python object: what it sets, and what stood there before each `with` it opened.
private final class ModeGuard {
  let enablesGradient: Bool
  let isInference: Bool
  var previous: [(gradient: Bool, inference: Bool)] = []

  init(enablesGradient: Bool, isInference: Bool = false) {
    self.enablesGradient = enablesGradient
    self.isInference = isInference
  }

  func enter(_ state: EngineState) {
    previous.append((state.gradEnabled, state.inferenceMode))
    state.gradEnabled = enablesGradient
    if isInference { state.inferenceMode = !enablesGradient }
  }

  func exit(_ state: EngineState) {
    guard let last = previous.popLast() else { return }
    state.gradEnabled = last.gradient
    state.inferenceMode = last.inference
  }
}

/// A decorated function: runs inside a mode. Binds to instances like a function does.
private final class DecoratedFunction: TracedPayload {
  let function: Value
  let receiver: Value
  let enablesGradient: Bool
  let isInference: Bool

  init(function: Value, receiver: Value, enablesGradient: Bool, isInference: Bool) {
    self.function = function
    self.receiver = receiver
    self.enablesGradient = enablesGradient
    self.isInference = isInference
  }

  override func traceReferences(_ tracer: inout Tracer) {
    tracer.visit(function)
    tracer.visit(receiver)
  }
}

enum GradientModes {
  /// Puts the modes into `torch`.
  static func install(_ vm: Machine, in module: ModuleObject) {
    let decorated = vm.makeClass(decoratedDeclaration)
    vm.keepForever(Value(decorated))
    vm.setMember(module, "no_grad", Value(vm.makeClass(mode("no_grad", decorated) { _ in (false, false) })))
    vm.setMember(module, "enable_grad", Value(vm.makeClass(mode("enable_grad", decorated) { _ in (true, false) })))
    vm.setMember(
      module, "inference_mode",
      Value(vm.makeClass(mode("inference_mode", decorated) { flag in (!(flag ?? true), flag ?? true) })))
    vm.setMember(
      module, "set_grad_enabled",
      Value(vm.makeClass(mode("set_grad_enabled", decorated, setsAtOnce: true) { flag in (flag ?? true, false) })))
  }

  static let functions: [NativeRow] = [
    NativeRow("is_grad_enabled()") { (vm, _) throws(PyError) in Value(vm.torch.engine.gradEnabled) },
    NativeRow("is_inference_mode_enabled()") { (vm, _) throws(PyError) in Value(vm.torch.engine.inferenceMode) },
  ]

  private static func guarded(_ value: Value) -> ModeGuard? { value.instance?.payload as? ModeGuard }

  /// The declaration of one mode; `settings` turns the flag of the constructor into (gradient, inference).
  private static func mode(
    _ name: String, _ decorated: ClassObject, setsAtOnce: Bool = false,
    _ settings: @escaping @Sendable (Bool?) -> (Bool, Bool)
  ) -> NativeClass {
    nonisolated(unsafe) let decorated = decorated
    var slots = NativeSlots()
    slots.construct = { (vm, cls, arguments) throws(PyError) in
      let first: Value = arguments.positionalCount > 0 ? arguments[0] : arguments.keyword("mode")
      let isFunction = !first.isUndefined && !first.isBool && vm.isCallable(first)
      let flag: Bool? = first.isUndefined || isFunction ? nil : try vm.truth(first)
      let (gradient, inference) = settings(flag)
      let guardState = ModeGuard(enablesGradient: gradient, isInference: name == "inference_mode" && inference)
      if isFunction { return decorate(vm, decorated, first, guardState) }
      if setsAtOnce { guardState.enter(vm.torch.engine) }
      return vm.instance(of: cls, payload: guardState)
    }
    slots.call = { (vm, value, arguments) throws(PyError) in
      guard arguments.positionalCount == 1, let state = guarded(value) else {
        throw vm.typeError("\(name)() as a decorator takes one function")
      }
      if setsAtOnce { state.exit(vm.torch.engine) }
      return decorate(vm, decorated, arguments[0], state)
    }
    return NativeClass(
      name, module: "torch.autograd.grad_mode", kind: .instance,
      methods: [
        NativeRow("__enter__(self)") { (vm, arguments) throws(PyError) in
          if !setsAtOnce { guarded(arguments[0])?.enter(vm.torch.engine) }
          return .none
        },
        NativeRow("__exit__(self, exc_type, exc_value, traceback)") { (vm, arguments) throws(PyError) in
          guarded(arguments[0])?.exit(vm.torch.engine)
          return .none
        },
      ], slots: slots)
  }

  private static func decorate(_ vm: Machine, _ cls: ClassObject, _ function: Value, _ mode: ModeGuard) -> Value {
    vm.instance(
      of: cls,
      payload: DecoratedFunction(
        function: function, receiver: .undefined, enablesGradient: mode.enablesGradient, isInference: mode.isInference))
  }

  private static let decoratedDeclaration: NativeClass = {
    var slots = NativeSlots()
    slots.call = { (vm, value, arguments) throws(PyError) in
      guard let payload = value.instance?.payload as? DecoratedFunction else { return .none }
      let mode = ModeGuard(enablesGradient: payload.enablesGradient, isInference: payload.isInference)
      mode.enter(vm.torch.engine)
      defer { mode.exit(vm.torch.engine) }
      var positional = arguments.positional
      if !payload.receiver.isUndefined { positional.insert(payload.receiver, at: 0) }
      let keywords = (0..<arguments.keywordCount).map { arguments.keyword(at: $0) }
      return try vm.call(payload.function, positional, keywords: keywords)
    }
    slots.repr = { (vm, value) throws(PyError) in
      guard let payload = value.instance?.payload as? DecoratedFunction else { return "function" }
      return try vm.repr(payload.function)
    }
    slots.missingAttribute = { (vm, value, name) throws(PyError) in
      guard let payload = value.instance?.payload as? DecoratedFunction else { return .undefined }
      return try vm.findAttribute(payload.function, name)
    }
    return NativeClass(
      "function", module: "torch.utils._contextlib", kind: .instance,
      methods: [
        NativeRow("__get__(self, instance, owner=None)") { (vm, arguments) throws(PyError) in
          guard !arguments[1].isNone, let payload = arguments[0].instance?.payload as? DecoratedFunction else {
            return arguments[0]
          }
          return vm.instance(
            of: vm.classOf(arguments[0]),
            payload: DecoratedFunction(
              function: payload.function, receiver: arguments[1], enablesGradient: payload.enablesGradient,
              isInference: payload.isInference))
        }
      ], slots: slots)
  }()
}
