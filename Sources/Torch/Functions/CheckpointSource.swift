// `torch.utils.checkpoint` in Python: forward without keeping what backward needs, and again when backward comes.

import Autodiff
import PythonRuntime
import Tensors

enum CheckpointSource {
  static let parent = NativeModule("torch.utils") { (vm, module) throws(PyError) in
    for name in ["checkpoint", "data", "dlpack"] { vm.onDemand(module, name) }
  }

  static let module = NativeModule("torch.utils.checkpoint", functions: rows + GraphFunctions.rows) {
    (vm, module) throws(PyError) in
    vm.setMember(module, "torch", Value(try vm.importModule("torch")))
    vm.setMember(module, "Function", Value(vm.torch.classes.function))
    try vm.shareMember("warnings", "warn", with: module)
    try SourceModules.load(vm, module, text)
  }

  /// A random state set aside and put back.
  private final class KeptRandomness: NativeObject {
    let snapshot: GeneratorSnapshot
    init(_ snapshot: GeneratorSnapshot) {
      self.snapshot = snapshot
      super.init()
    }
  }

  private static let rows: [NativeRow] = [
    NativeRow("_random_state()") { (vm, _) throws(PyError) in
      vm.adopt(KeptRandomness(vm.torch.engine.generator.snapshot()), as: vm.torch.classes.level)
    },
    NativeRow("_is_backward_whole(tensor)") { (_, arguments) throws(PyError) in
      Value(arguments[0].tensor?.isInWholeBackward ?? true)
    },
    NativeRow("_use_random_state(state)") { (vm, arguments) throws(PyError) in
      guard let kept = arguments[0].native as? KeptRandomness else { return .none }
      vm.torch.engine.generator.restore(kept.snapshot)
      return .none
    },
  ]

  static let text = #"""
    def load(torch, Function, warn, _random_state, _use_random_state, _push_saved_hooks, _pop_saved_hooks,
             _is_backward_whole, ValueError, RuntimeError, isinstance, tuple, list, len, range, zip, enumerate):
        class CheckpointError(RuntimeError):
            pass

        _tip = """
    Tip: To see a more detailed error message, either pass `debug=True` to
    `torch.utils.checkpoint.checkpoint(...)` or wrap the code block
    with `with torch.utils.checkpoint.set_checkpoint_debug_enabled(True):` to
    enable checkpoint\u2011debug mode globally.

    If this error occurs under torch.compile with automatic_dynamic_shapes enabled,
    it may be because the recomputation selected a different compiled graph than the
    forward pass (e.g., a dynamic graph instead of the original static graph).
    To fix this, either:
      - Use torch._dynamo.mark_dynamic() to explicitly mark varying dimensions as
        dynamic upfront, avoiding the static-to-dynamic transition.
      - Call torch._C._dynamo.eval_frame._set_lru_cache(False) to disable LRU cache
        reordering, which can change which graph is checked first between forward
        and recompute.
    See https://github.com/pytorch/pytorch/issues/166926 for more details and
    workaround examples.
    """

        def _described(tensor):
            return {'shape': tensor.shape, 'dtype': tensor.dtype, 'device': tensor.device}

        class _Replay:
            # The random stream as it was when forward ran first.
            def __init__(self, keep):
                self.state = _random_state() if keep else None

            def __enter__(self):
                if self.state is not None:
                    self.outside = _random_state()
                    _use_random_state(self.state)

            def __exit__(self, *args):
                if self.state is not None:
                    _use_random_state(self.outside)

        class CheckpointFunction(Function):
            @staticmethod
            def forward(ctx, run_function, preserve_rng_state, *args):
                ctx.run_function = run_function
                ctx.replay = _Replay(preserve_rng_state)
                ctx.inputs = [None if torch.is_tensor(arg) else arg for arg in args]
                ctx.tensor_indices = [index for index, arg in enumerate(args) if torch.is_tensor(arg)]
                ctx.save_for_backward(*[args[index] for index in ctx.tensor_indices])
                with torch.no_grad():
                    return run_function(*args)

            @staticmethod
            def backward(ctx, *gradients):
                if [tensor for tensor in ctx.saved_tensors if tensor.requires_grad and not _is_backward_whole(tensor)]:
                    raise RuntimeError(
                        "When use_reentrant=True, torch.utils.checkpoint is incompatible with .grad() or passing an `inputs` "
                        "parameter to .backward(). To resolve this error, you can either set use_reentrant=False, or call "
                        ".backward() without passing the `inputs` argument.")
                inputs = list(ctx.inputs)
                for index, tensor in zip(ctx.tensor_indices, ctx.saved_tensors):
                    inputs[index] = tensor.detach()
                    inputs[index].requires_grad = tensor.requires_grad
                with ctx.replay, torch.enable_grad():
                    outputs = ctx.run_function(*inputs)
                if torch.is_tensor(outputs):
                    outputs = (outputs,)
                pairs = [(out, grad) for out, grad in zip(outputs, gradients) if torch.is_tensor(out) and out.requires_grad]
                if not pairs:
                    raise RuntimeError(
                        "none of output has requires_grad=True, this checkpoint() is not necessary")
                torch.autograd.backward([out for out, _ in pairs], [grad for _, grad in pairs])
                return (None, None) + tuple([arg.grad if torch.is_tensor(arg) else None for arg in inputs])

        class _Frame:
            # What one checkpointed call saved, by position; recomputed as a whole at the first need.
            def __init__(self, function, args, kwargs, keep, describe, early):
                self.describe = describe
                self.early = early
                self.saved = []
                self.call = (function, args, kwargs)
                self.replay = _Replay(keep)
                self.count = 0
                self.values = {}

            def save(self, tensor):
                self.count += 1
                self.saved.append(self.describe(tensor))
                return self.count - 1

            def load(self, position):
                if position not in self.values:
                    self.recompute()
                return self.values.pop(position)

            def recompute(self):
                self.again = 0
                self.values = {}
                def keep(tensor):
                    if self.again >= self.count and not self.early:
                        raise CheckpointError(
                            "torch.utils.checkpoint: trying to save more tensors during recomputation than during the "
                            f"original forward pass.\n{_tip}")
                    self.values[self.again] = tensor.detach()
                    self.again += 1
                    return tensor.detach()
                function, args, kwargs = self.call
                with self.replay, torch.enable_grad():
                    _push_saved_hooks(keep, lambda tensor: tensor)
                    try:
                        function(*args, **kwargs)
                    finally:
                        _pop_saved_hooks()
                if self.again < self.count:
                    raise CheckpointError(
                        "torch.utils.checkpoint: A different number of tensors was saved during the original forward and "
                        f"recomputation.\nNumber of tensors saved during forward: {self.count}\nNumber of tensors saved "
                        f"during recomputation: {self.again}.\n{_tip}")
                different = ""
                for position in range(self.count):
                    now = self.describe(self.values[position])
                    if now != self.saved[position]:
                        different += (f"tensor at position {position}:\nsaved metadata: {self.saved[position]}\n"
                                      f"recomputed metadata: {now}\n")
                if different:
                    raise CheckpointError(
                        "torch.utils.checkpoint: Recomputed values for the following tensors have different metadata than "
                        f"during the forward pass.\n{different}.\n{_tip}")

        def checkpoint(function, *args, use_reentrant=None, context_fn=None, determinism_check="default", debug=False,
                       early_stop=True, preserve_rng_state=True, **kwargs):
            if use_reentrant is None:
                warn("torch.utils.checkpoint: the use_reentrant parameter should be passed explicitly. Starting in PyTorch "
                     "2.9, calling checkpoint without use_reentrant will raise an exception. use_reentrant=False is "
                     "recommended, but if you need to preserve the current default behavior, you can pass "
                     "use_reentrant=True. Refer to docs for more details on the differences between the two variants.",
                     stacklevel=2)
                use_reentrant = True
            if kwargs and use_reentrant:
                raise ValueError("Unexpected keyword arguments: " + ",".join(kwargs))
            if use_reentrant:
                if context_fn is not None or debug:
                    raise ValueError("Passing `context_fn` or `debug` is only supported when use_reentrant=False.")
                if torch.is_grad_enabled() and not any_needs(args):
                    warn("None of the inputs have requires_grad=True. Gradients will be None", stacklevel=2)
                return CheckpointFunction.apply(function, preserve_rng_state, *args)
            if not torch.is_grad_enabled():
                return function(*args, **kwargs)
            checks = {'default': _described, 'none': lambda tensor: None}
            if determinism_check not in checks:
                raise ValueError(
                    f"determinism_check should be one of {list(checks)}, but got {determinism_check}")
            frame = _Frame(function, args, kwargs, preserve_rng_state, checks[determinism_check], early_stop)
            _push_saved_hooks(frame.save, frame.load)
            try:
                return function(*args, **kwargs)
            finally:
                _pop_saved_hooks()

        def any_needs(args):
            for arg in args:
                if torch.is_tensor(arg) and arg.requires_grad:
                    return True
            return False

        def checkpoint_sequential(functions, segments, input, use_reentrant=None, preserve_rng_state=True):
            if isinstance(functions, torch.nn.Sequential):
                functions = list(functions.children())
            def piece(start, end):
                def run(value):
                    for index in range(start, end + 1):
                        value = functions[index](value)
                    return value
                return run
            size = len(functions) // segments
            end = -1
            for start in range(0, size * (segments - 1), size):
                end = start + size - 1
                input = checkpoint(piece(start, end), input, use_reentrant=use_reentrant,
                                   preserve_rng_state=preserve_rng_state)
            return piece(end + 1, len(functions) - 1)(input)

        return {'checkpoint': checkpoint, 'checkpoint_sequential': checkpoint_sequential,
                'CheckpointFunction': CheckpointFunction, 'CheckpointError': CheckpointError}
    """#
}
