// `no_grad`, `enable_grad`, `set_grad_enabled` and `inference_mode`: as contexts, as decorators, as functions.

import Autodiff
import PythonRuntime
import Tensors

/// A mode as a Python object: what it sets, and what stood there before the last `with` it opened. Like the reference's
/// it remembers one state only, so that entering the same object twice does what it does there.
private final class ModeGuard {
  let name: String
  private(set) var enablesGradient: Bool
  private let setsAtOnce: Bool
  /// What inference mode becomes; nil leaves it.
  private(set) var inference: Bool?
  var previous: (gradient: Bool, inference: Bool)?
  /// `.prev` before the first use.
  var shownPrevious = false

  init(_ name: String, enablesGradient: Bool, inference: Bool? = nil) {
    setsAtOnce = name == "set_grad_enabled"
    self.name = name
    self.enablesGradient = enablesGradient
    self.inference = inference
  }

  func set(_ gradient: Bool, _ inference: Bool?) {
    enablesGradient = gradient
    self.inference = inference
  }

  func enter(_ state: EngineState) {
    previous = (state.gradMode, state.inferenceMode)
    if let recorder = state.activeRecorder {
      if !enablesGradient && recorder.bridgesHere { return recorder.enterMode(off: false) }
      if setsAtOnce { recorder.setMode(off: !enablesGradient) } else { recorder.enterMode(off: !enablesGradient) }
    }
    state.gradMode = enablesGradient
    if let inference { state.inferenceMode = inference }
  }

  func exit(_ state: EngineState) {
    guard let previous else { return }
    if !setsAtOnce { state.activeRecorder?.leaveMode() }
    state.gradMode = previous.gradient
    if inference != nil { state.inferenceMode = previous.inference }
  }
}

enum GradientModes {
  /// Puts the modes into a module; `torch` and `torch.autograd` share the same classes.
  static func install(_ vm: Machine, in module: ModuleObject) throws(PyError) {
    let modes = try vm.importModule("torch.autograd.grad_mode")
    for name in ["no_grad", "enable_grad", "inference_mode", "set_grad_enabled"] {
      vm.setMember(module, name, modes.attributes.get(vm.intern(name)))
    }
  }

  static let module = NativeModule("torch.autograd.grad_mode") { (vm, module) throws(PyError) in
    vm.setMember(module, "no_grad", Value(vm.makeClass(mode("no_grad") { _ in (false, nil) })))
    vm.setMember(module, "enable_grad", Value(vm.makeClass(mode("enable_grad") { _ in (true, nil) })))
    vm.setMember(
      module, "inference_mode",
      Value(vm.makeClass(mode("inference_mode") { flag in (!(flag ?? true), flag ?? true) })))
    vm.setMember(
      module, "set_grad_enabled",
      Value(vm.makeClass(mode("set_grad_enabled", setsAtOnce: true) { flag in (flag ?? true, nil) })))
  }

  static let functions: [NativeRow] = [
    NativeRow("is_grad_enabled()") { (vm, _) throws(PyError) in Value(vm.torch.engine.gradMode) },
    NativeRow("is_inference_mode_enabled()") { (vm, _) throws(PyError) in Value(vm.torch.engine.inferenceMode) },
  ]

  private static func guarded(_ value: Value) -> ModeGuard? { value.instance?.payload as? ModeGuard }

  private static func isDecorated(_ vm: Machine, _ value: Value) -> Bool {
    !value.isUndefined && !value.isBool && vm.isCallable(value)
  }

  /// The declaration of one mode; `settings` turns the flag of the constructor into (gradient, inference).
  private static func mode(
    _ name: String, setsAtOnce: Bool = false, _ settings: @escaping @Sendable (Bool?) -> (Bool, Bool?)
  ) -> NativeClass {
    var slots = NativeSlots()
    let makeEmpty: @Sendable (Machine, ClassObject) throws(PyError) -> Value = { (vm, cls) throws(PyError) in
      let (gradient, inference) = settings(nil)
      return vm.instance(of: cls, payload: ModeGuard(name, enablesGradient: gradient, inference: inference))
    }
    let initialize: @Sendable (Machine, Value, CallArguments) throws(PyError) -> Void = {
      (vm, value, arguments) throws(PyError) in
      let first: Value = arguments.positionalCount > 0 ? arguments[0] : arguments.keyword("mode")
      let isFunction = isDecorated(vm, first)
      if setsAtOnce && first.isUndefined {
        throw vm.typeError("set_grad_enabled.__init__() missing 1 required positional argument: 'mode'")
      }
      if setsAtOnce && !isFunction && !first.isBool {
        throw vm.typeError(
          "set_grad_enabled(): argument 'enabled' (position 1) must be bool, not \(vm.cTypeName(first))")
      }
      let (gradient, inference) = settings(first.isUndefined || isFunction ? nil : try vm.truth(first))
      guarded(value)?.set(gradient, inference)
      if setsAtOnce && !isFunction { guarded(value)?.enter(vm.torch.engine) }
    }
    slots.setContent(makeEmpty: makeEmpty, initialize: initialize)
    slots.construct = { (vm, cls, arguments) throws(PyError) in
      let value = try makeEmpty(vm, cls)
      try initialize(vm, value, arguments)
      // `@torch.no_grad` without parentheses.
      let first: Value = arguments.positionalCount > 0 ? arguments[0] : arguments.keyword("mode")
      return isDecorated(vm, first) ? try decorate(vm, value, first) : value
    }
    if setsAtOnce {
      slots.repr = { (_, value) throws(PyError) in
        let isOn = guarded(value)?.enablesGradient == true
        return "torch.autograd.grad_mode.set_grad_enabled(mode=\(isOn ? "True" : "False"))"
      }
    }
    slots.call = { (vm, value, arguments) throws(PyError) in
      if arguments.positionalCount == 0, arguments.keywordCount == 0 {
        throw vm.typeError(
          "_DecoratorContextManager.__call__() missing 1 required positional argument: 'orig_func'")
      }
      guard arguments.positionalCount == 1, let state = guarded(value) else {
        throw vm.typeError("\(name)() as a decorator takes one function")
      }
      if setsAtOnce { state.exit(vm.torch.engine) }
      return try decorate(vm, value, arguments[0])
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
        NativeRow("clone(self)") { (vm, arguments) throws(PyError) in
          guard let made = guarded(arguments[0]) else { return .none }
          let fresh = ModeGuard(name, enablesGradient: made.enablesGradient, inference: made.inference)
          if setsAtOnce { fresh.enter(vm.torch.engine) }
          return vm.instance(of: vm.classOf(arguments[0]), payload: fresh)
        },
      ],
      properties: [
        NativeProperty("prev") { (_, value) throws(PyError) in
          guard let made = guarded(value) else { return .none }
          return Value(made.previous?.gradient ?? false)
        },
        NativeProperty("mode") { (_, value) throws(PyError) in Value(guarded(value)?.enablesGradient ?? false) },
      ], slots: slots)
  }

  /// The function that runs `function` inside a fresh copy of the mode each time.
  private static func decorate(_ vm: Machine, _ mode: Value, _ function: Value) throws(PyError) -> Value {
    let module = try vm.importModule("torch.utils._contextlib")
    return try vm.call(module.attributes.get(vm.intern("context_decorator")), [mode, function])
  }
}

/// Functions and generators that run inside a mode, in Python.
enum ModeDecorators {
  static let module = NativeModule(
    "torch.utils._contextlib",
    functions: [
      NativeRow("_makes_generator(function)") { (vm, arguments) throws(PyError) in
        Value(vm.makesGenerator(arguments[0]))
      }
    ]
  ) { (vm, module) throws(PyError) in
    try vm.shareMember("functools", "wraps", with: module)
    try SourceModules.load(vm, module, text)
  }

  /// A generator's body runs inside the mode, its caller outside: each step enters and leaves.
  static let text = #"""
    def load(wraps, _makes_generator, BaseException, GeneratorExit, StopIteration):
        def context_decorator(mode, function):
            if _makes_generator(function):
                @wraps(function)
                def steps(*args, **kwargs):
                    with mode.clone():
                        body = function(*args, **kwargs)
                    action, value = body.send, None
                    while True:
                        try:
                            with mode.clone():
                                answer = action(value)
                        except StopIteration as end:
                            return end.value
                        try:
                            action, value = body.send, (yield answer)
                        except GeneratorExit:
                            with mode.clone():
                                body.close()
                            raise
                        except BaseException as error:
                            action, value = body.throw, error
                return steps

            @wraps(function)
            def inside(*args, **kwargs):
                with mode.clone():
                    return function(*args, **kwargs)
            return inside

        return {"context_decorator": context_decorator}
    """#
}
