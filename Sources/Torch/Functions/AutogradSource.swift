// The parts of `torch.autograd` that are made of gradients: forward mode's contexts, hooks on several tensors and on
// saved values, anomaly contexts, decorators of custom functions. In Python, our own text.

import Autodiff
import PythonRuntime
import Tensors

enum AutogradSource {
  static let forwardMode = NativeModule(
    "torch.autograd.forward_ad", functions: TransformFunctions.levels
  ) { (vm, module) throws(PyError) in
    try vm.shareMember("collections", "namedtuple", with: module)
    try SourceModules.load(vm, module, forwardText)
  }

  private static let forwardText = #"""
    def load(namedtuple, _open, _enter, _close, _tangent, _primal, _dual, _is_tensor, RuntimeError, TypeError,
             ValueError, AttributeError, type, list):
        UnpackedDualTensor = namedtuple("UnpackedDualTensor", ["primal", "tangent"])
        current = []

        def enter_dual_level():
            if current:
                raise RuntimeError(
                    "Nested forward mode AD is not supported at the moment")
            level = _open("forward")
            current.append(level)
            _dual(level)
            return 0

        def exit_dual_level(*, level=None):
            if not current:
                raise RuntimeError("Dual level must be a positive number.")
            if level is not None and level != 0:
                raise RuntimeError(
                    "Trying to exit a forward AD level that was not the last one that was created. This is not supported.")
            _close(current.pop())
            _dual(None)

        class dual_level:
            def __enter__(self):
                return enter_dual_level()

            def __exit__(self, exc_type, exc_value, traceback):
                exit_dual_level()

        def make_dual(tensor, tangent, *, level=None):
            if not current:
                raise RuntimeError(
                    "Trying to create a dual Tensor for forward AD but no level exists, make sure to enter_dual_level() "
                    "first.")
            if not _is_tensor(tensor):
                raise AttributeError(f"'{type(tensor).__name__}' object has no attribute 'is_floating_point'")
            if not tensor.is_floating_point():
                raise ValueError(
                    f"Expected primal to be floating point or complex, but got: {tensor.dtype}")
            if not tangent.is_floating_point():
                raise ValueError(
                    f"Expected tangent to be floating point or complex, but got: {tangent.dtype}")
            if tensor.shape != tangent.shape:
                raise RuntimeError(
                    "Trying to set a forward gradient that has a different size than that of the original Tensor, this is "
                    f"not supported. Tensor is of size {list(tensor.shape)} while the given forward gradient is of size "
                    f"{list(tangent.shape)}.")
            return _enter(current[-1], tensor, tangent)

        def unpack_dual(tensor, *, level=None):
            if not current:
                return UnpackedDualTensor(tensor, None)
            return UnpackedDualTensor(_primal(current[-1], tensor), _tangent(current[-1], tensor))

        return {'enter_dual_level': enter_dual_level, 'exit_dual_level': exit_dual_level, 'dual_level': dual_level,
                'make_dual': make_dual, 'unpack_dual': unpack_dual, 'UnpackedDualTensor': UnpackedDualTensor}
    """#

  static let function = NativeModule("torch.autograd.function") { (vm, module) throws(PyError) in
    vm.setMember(module, "Function", Value(vm.torch.classes.function))
    vm.setMember(module, "FunctionCtx", Value(vm.torch.classes.functionContext))
    vm.setMember(module, "torch", Value(try vm.importModule("torch")))
    try vm.shareMember("functools", "wraps", with: module)
    try SourceModules.load(vm, module, functionText)
  }

  private static let functionText = #"""
    def load(wraps, torch, Function, RuntimeError, isinstance, tuple, any, staticmethod):
        def once_differentiable(fn):
            @wraps(fn)
            def wrapper(ctx, *args):
                with torch.no_grad():
                    outputs = fn(ctx, *args)
                if not torch.is_grad_enabled():
                    return outputs
                if not any([torch.is_tensor(arg) and arg.requires_grad for arg in args]):
                    return outputs
                single = not isinstance(outputs, tuple)
                delayed = tuple([Delayed.apply(output) for output in ((outputs,) if single else outputs)])
                return delayed[0] if single else delayed
            return wrapper

        class Delayed(Function):
            @staticmethod
            def forward(ctx, value):
                if value is None:
                    return value
                result = value.detach()
                result.requires_grad = True
                return result

            @staticmethod
            def backward(ctx, gradient):
                raise RuntimeError(
                    "trying to differentiate twice a function that was marked with @once_differentiable")

        class InplaceFunction(Function):
            pass

        return {'once_differentiable': once_differentiable, 'InplaceFunction': InplaceFunction}
    """#

  static let anomaly = NativeModule(
    "torch.autograd.anomaly_mode", functions: AutogradFunctions.anomalies
  ) { (vm, module) throws(PyError) in
    try vm.shareMember("warnings", "warn", with: module)
    try SourceModules.load(vm, module, anomalyText)
  }

  private static let anomalyText = #"""
    def load(warn, _set_anomaly, is_anomaly_enabled, is_anomaly_check_nan_enabled):
        class set_detect_anomaly:
            def __init__(self, mode, check_nan=True):
                self.prev = is_anomaly_enabled()
                self.prev_check_nan = is_anomaly_check_nan_enabled()
                _set_anomaly(mode, check_nan)

            def __enter__(self):
                pass

            def __exit__(self, *args):
                _set_anomaly(self.prev, self.prev_check_nan)

        class detect_anomaly:
            def __init__(self, check_nan=True):
                self.prev = is_anomaly_enabled()
                self.check_nan = check_nan
                self.prev_check_nan = is_anomaly_check_nan_enabled()
                warn("Anomaly Detection has been enabled. This mode will increase the runtime and should only be enabled "
                     "for debugging.", stacklevel=2)

            def __enter__(self):
                _set_anomaly(True, self.check_nan)

            def __exit__(self, *args):
                _set_anomaly(self.prev, self.prev_check_nan)

        return {'set_detect_anomaly': set_detect_anomaly, 'detect_anomaly': detect_anomaly}
    """#

  static let graph = NativeModule("torch.autograd.graph", functions: GraphFunctions.rows) {
    (vm, module) throws(PyError) in
    vm.setMember(module, "Node", Value(vm.torch.classes.gradNode))
    vm.setMember(module, "torch", Value(try vm.importModule("torch")))
    try vm.shareMember("collections", "namedtuple", with: module)
    vm.setMember(
      module, "_contextmanager", try vm.importModule("contextlib").attributes.get(vm.intern("contextmanager")))
    try SourceModules.load(vm, module, graphText)
  }

  private static let graphText = #"""
    def load(torch, namedtuple, _contextmanager, _push_saved_hooks, _pop_saved_hooks, _saves_with_hooks, _graph_id, _will_run,
             Node, ValueError, RuntimeError, AssertionError, TypeError, len, list, isinstance, enumerate, set, type, iter,
             tuple):
        GradientEdge = namedtuple("GradientEdge", ["node", "output_nr", "ownership_token"], defaults=[None])

        def get_gradient_edge(tensor):
            if not tensor.requires_grad:
                raise RuntimeError("It is not possible to get the gradient edge for a Tensor that does not require gradients")
            if tensor.grad_fn is None:
                return GradientEdge(tensor.view_as(tensor).grad_fn.next_functions[0][0], 0)
            return GradientEdge(tensor.grad_fn, tensor.output_nr)

        class saved_tensors_hooks:
            disabled = []

            def __init__(self, pack_hook, unpack_hook):
                self.pack_hook = pack_hook
                self.unpack_hook = unpack_hook

            def __enter__(self):
                if saved_tensors_hooks.disabled:
                    raise RuntimeError(saved_tensors_hooks.disabled[-1])
                _push_saved_hooks(self.pack_hook, self.unpack_hook)

            def __exit__(self, *args):
                _pop_saved_hooks()

        class save_on_cpu(saved_tensors_hooks):
            def __init__(self, pin_memory=False, device_type="cuda"):
                saved_tensors_hooks.__init__(self, lambda tensor: tensor.clone(), lambda packed: packed)

        @_contextmanager
        def disable_saved_tensors_hooks(error_message):
            if _saves_with_hooks():
                raise RuntimeError(error_message)
            saved_tensors_hooks.disabled.append(error_message)
            try:
                yield
            finally:
                saved_tensors_hooks.disabled.pop()

        outside = ("Trying to backward outside of the 'allow_mutation_on_saved_tensors' context"
                   "in which the graph was originally recorded.")
        mutable = []

        class _AllowMutationOnSavedContext:
            # What is saved is copied at once, so that later writes do not reach it.
            def __init__(self):
                self.cloned = {}
                self.original = {}
                self.copies = {}

            def clear(self):
                self.cloned.clear()
                self.original.clear()
                self.copies.clear()

        @_contextmanager
        def allow_mutation_on_saved_tensors():
            context = _AllowMutationOnSavedContext()

            def pack(tensor):
                number = len(context.copies)
                context.copies[number] = tensor.detach().clone()
                return number

            def unpack(number):
                if not mutable or number not in context.copies:
                    raise AssertionError(outside)
                return context.copies[number]

            if mutable:
                raise RuntimeError("allow_mutation_on_saved_tensors contexts cannot be nested")
            with saved_tensors_hooks(pack, unpack):
                try:
                    mutable.append(context)
                    yield context
                finally:
                    context.clear()
                    mutable.pop()

        class _MultiHandle:
            def __init__(self, handles):
                self.handles = handles

            def remove(self):
                for handle in self.handles:
                    handle.remove()
                self.handles = []

            def __enter__(self):
                return self

            def __exit__(self, *args):
                self.remove()

        def register_multi_grad_hook(tensors, fn, *, mode="all"):
            if mode not in ("all", "any"):
                raise ValueError(f"Expects mode to be one of ('all', 'any') but got {mode}")
            tensors = list(tensors)
            if mode == "all":
                for tensor in tensors:
                    if not tensor.requires_grad:
                        raise AssertionError("Expected gradient function to be set")
            if mode == "any":
                tensors = [tensor for tensor in tensors if tensor.requires_grad]
                ran = []
                def first(gradient):
                    number = _graph_id()
                    if number not in ran:
                        ran[:] = [number]
                        fn(gradient)
                return _MultiHandle([tensor.register_hook(first) for tensor in tensors])
            waiting = {}
            def hook_for(index):
                def collect(gradient):
                    number = _graph_id()
                    if number not in waiting:
                        waiting[number] = ([None] * len(tensors), [_will_run(tensors)])
                    gradients, left = waiting[number]
                    gradients[index] = gradient
                    left[0] -= 1
                    if left[0] == 0:
                        del waiting[number]
                        fn(gradients)
                return collect
            return _MultiHandle([tensor.register_hook(hook_for(index)) for index, tensor in enumerate(tensors)])

        def increment_version(tensor):
            if torch.is_tensor(tensor):
                tensors = [tensor]
            else:
                try:
                    tensors = list(tensor)
                except TypeError:
                    raise RuntimeError("increment_version expect a Iterable[Tensor] as input") from None
            with torch.no_grad():
                for each in tensors:
                    if not torch.is_tensor(each):
                        raise RuntimeError("increment_version expects each element of the iterable to be a tensor")
                    each.copy_(each)

        return {'GradientEdge': GradientEdge, 'get_gradient_edge': get_gradient_edge,
                'saved_tensors_hooks': saved_tensors_hooks, 'save_on_cpu': save_on_cpu,
                'disable_saved_tensors_hooks': disable_saved_tensors_hooks,
                'allow_mutation_on_saved_tensors': allow_mutation_on_saved_tensors,
                'register_multi_grad_hook': register_multi_grad_hook, 'increment_version': increment_version}
    """#
}

/// Native halves of `torch.autograd.graph`.
enum GraphFunctions {
  static let rows: [NativeRow] = [
    NativeRow("_push_saved_hooks(pack, unpack)") { (vm, arguments) throws(PyError) in
      let hooks = vm.savedValueHooks(arguments[0], arguments[1])
      vm.torch.engine.savedValueHooks.append(hooks)
      return .none
    },
    NativeRow("_pop_saved_hooks()") { (vm, _) throws(PyError) in
      _ = vm.torch.engine.savedValueHooks.popLast()
      if let error = vm.torch.engine.deferredError {
        vm.torch.engine.deferredError = nil
        throw vm.pythonError(error)
      }
      return .none
    },
    NativeRow("_saves_with_hooks()") { (vm, _) throws(PyError) in Value(!vm.torch.engine.savedValueHooks.isEmpty) },
    NativeRow("_graph_id()") { (vm, _) throws(PyError) in Value(Int(vm.torch.engine.activeBackwards.last ?? 0)) },
    NativeRow("_will_run(tensors)") { (vm, arguments) throws(PyError) in
      var count = 0
      for value in try vm.toArray(arguments[0]) {
        if let tensor = value.tensor, tensor.takesPartInBackward { count += 1 }
      }
      return Value(count)
    },
  ]
}
