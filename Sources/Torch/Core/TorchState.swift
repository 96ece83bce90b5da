// What the bridge keeps for one machine: the engine's state, the classes that lessons see, and the names it looks up
// often. One per machine, hung on `Machine.bridgeState`; nothing here is shared between lessons.

import Autodiff
import PythonRuntime
import Tensors

/// The bridge's own state.
package final class TorchState {
  /// Modes, generator, default dtype, print options, recorder.
  package let engine: EngineState
  let names: NameTable
  /// The Python classes of the bridge, made when the first of them is needed: a program without tensors needs none.
  var classes: TorchClasses { madeClasses ?? makeClasses() }
  private var madeClasses: TorchClasses?
  /// Whether any class of tensors or of their like has a behaviour of its own, and how many calls have switched that off.
  var hasOverrides = false
  var overridesDisabled = 0
  /// The open modes of functions, the innermost last. See FunctionModes.swift.
  var functionModes: [HeldValue] = []
  /// Whether a program has needed the classes.
  var hasClasses: Bool { madeClasses != nil }
  private unowned(unsafe) let vm: Machine
  /// Values that native closures of the engine (hooks) hold, by token; roots for the collector.
  var heldValues: [Int: Value] = [:]
  private var lastToken = 0
  /// The Python objects of dtypes, in the order of `DType.allCases`.
  var dtypeObjects: [Value] = []
  var deviceObject: Value = .undefined
  var stridedLayout: Value = .none
  var settings = AcceptedSettings()
  /// Warnings that a program sees once and has seen.
  var givenWarnings: Set<OnceWarning> = []
  /// The reference warns once of a call in a form that only old programs use.
  var hasWarnedOfOldForm = false
  /// Whether the warning about paddings that differ on both sides has been issued: PyTorch issues it once.
  var hasWarnedOfUnevenPadding = false
  /// The same for a condition of bytes.
  var hasWarnedOfByteCondition = false
  /// What functions hand on, as far as it was asked for. See HandedOnCalls.swift.
  var handedOn: [String: HandedOnCall] = [:]
  /// The function whose next call needs no check: it is made anew from one that was checked.
  var judged: NativeFunction?
  /// The signatures that were read, by function: all functions that have some live as long as the machine.
  var signatures: [ObjectIdentifier: [CallSignature]] = [:]
  /// Whether any module has, or had, hooks around its call; and whether some stand around every module's.
  var hasModuleHooks = false
  var hasHooksOfAllModules = false
  /// A hook on what modules register was made once.
  var hasRegistrationHooks = false
  /// The default generator as a Python object.
  var defaultGeneratorObject: Value = .none
  /// `torch.FloatTensor` and its kin.
  var typedClasses: [DType: ClassObject] = [:]
  /// The library whose arrays share memory with tensors.
  var arrayBridge: (any ArrayBridge)?
  /// The open level of `torch.autograd.forward_ad`, whose tangents are printed.
  var dualLevel: DifferentiationLevel?
  /// Names that the steps of optimisers look up.
  var stepNames: StepNames?
  /// The check of gradients that watches this machine.
  var differences: FiniteDifferences?
  /// What the last `autograd.grad` or `backward` of the running cell asked for: drawn with "you asked here".
  package internal(set) var askedTensors: [Tensor] = []

  private var drawings = 0
  /// What the engine held when the last object of a tensor was made.
  var liveBytes = 0

  /// The number of the next drawing of `make_dot`.
  func nextDrawing() -> Int {
    drawings += 1
    return drawings
  }

  init(engine: EngineState, vm: Machine) {
    self.engine = engine
    self.vm = vm
    names = NameTable(vm)
  }

  @inline(never)
  private func makeClasses() -> TorchClasses {
    let classes = TorchClasses(vm)
    madeClasses = classes
    return classes
  }

  /// Keeps a value alive until `release`, and returns the token to release it with.
  func hold(_ value: Value) -> Int {
    let token = freshToken()
    heldValues[token] = value
    return token
  }

  /// A number that no other hook or held value of this machine has.
  func freshToken() -> Int {
    lastToken += 1
    return lastToken
  }

  func release(_ token: Int) { heldValues[token] = nil }

  func trace(_ tracer: inout Tracer) {
    for (_, value) in heldValues { tracer.visit(value) }
    tracer.visit(dtypeObjects)
    tracer.visit(deviceObject)
    tracer.visit(stridedLayout)
    tracer.visit(defaultGeneratorObject)
    for (_, cls) in typedClasses { tracer.visit(cls) }
    madeClasses?.trace(&tracer)
  }
}

extension Machine {
  /// The bridge's state; installed by `Torch.install(on:)`.
  var torch: TorchState { unsafeDowncast(bridgeState.unsafelyUnwrapped, to: TorchState.self) }

  /// The same as Python's exception with the engine's text.
  func pythonError(_ error: TensorError) -> PyError {
    if !pendingException.isUndefined { return PyError() }
    switch error.kind {
    case .runtimeError: return raise(.runtimeError, error.message)
    case .indexError: return raise(.indexError, error.message)
    case .valueError: return raise(.valueError, error.message)
    case .typeError: return raise(.typeError, error.message)
    case .notImplementedError: return raise(.notImplementedError, error.message)
    case .assertionError: return raise(.assertionError, error.message)
    case .attributeError: return raise(.attributeError, error.message)
    case .overflowError: return raise(.overflowError, error.message)
    case .zeroDivisionError: return raise(.zeroDivisionError, error.message)
    case .memoryError: return raise(.memoryError, error.message)
    case .linearAlgebraError: return raise(torch.classes.linearAlgebraError, [string(error.message)])
    }
  }

  /// Runs engine code, and turns its error into a Python exception.
  @inline(__always)
  func engine<Result>(_ body: () throws(TensorError) -> Result) throws(PyError) -> Result {
    let result: Result
    do {
      if let differences = torch.differences { return try differences.run(body) }
      result = try body()
    } catch {
      throw pythonError(error)
    }
    if let error = torch.engine.deferredError {
      torch.engine.deferredError = nil
      throw pythonError(error)
    }
    return result
  }
}

/// Interned names that the bridge looks up often.
final class NameTable {
  let parameters, buffers, modules, nonPersistent, training: StrObject
  let forward, extraRepr, weight, bias, data, grad: StrObject
  let getattr: StrObject
  let forwardHooks, forwardPreHooks, backwardHooks, backwardPreHooks: StrObject
  let paramGroups, params: StrObject

  init(_ vm: Machine) {
    func name(_ text: String) -> StrObject { vm.intern(text) }
    parameters = name("_parameters")
    buffers = name("_buffers")
    modules = name("_modules")
    nonPersistent = name("_non_persistent_buffers_set")
    training = name("training")
    forward = name("forward")
    extraRepr = name("extra_repr")
    weight = name("weight")
    bias = name("bias")
    data = name("data")
    grad = name("grad")
    getattr = name("__getattr__")
    forwardHooks = name("_forward_hooks")
    forwardPreHooks = name("_forward_pre_hooks")
    backwardHooks = name("_backward_hooks")
    backwardPreHooks = name("_backward_pre_hooks")
    paramGroups = name("param_groups")
    params = name("params")
    for kept in [
      parameters, buffers, modules, nonPersistent, training, forward, extraRepr, weight, bias, data, grad,
      getattr, forwardHooks, forwardPreHooks, backwardHooks, backwardPreHooks, paramGroups, params,
    ] { vm.keepForever(Value(kept)) }
  }
}
