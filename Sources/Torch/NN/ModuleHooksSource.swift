// Hooks of modules as module text: registering them, on one module or on all, and the call that runs them. Loaded with
// ModuleSource.swift, whose names it shares.

enum ModuleHooksSource {
  static let text = #"""
    _numbers = [0]

    class _Handle:
        # What registering a hook returns.
        def __init__(self, tables, hook, prepend=False, **marks):
            self.id = _numbers[0]
            _numbers[0] += 1
            self._tables = tables
            tables[0][self.id] = hook
            if prepend:
                tables[0].move_to_end(self.id, last=False)
            _note_hooks(False)

        def remove(self):
            for table in self._tables:
                if self.id in table:
                    del table[self.id]

        def __enter__(self):
            return self

        def __exit__(self, type, value, tb):
            self.remove()

    _Handle.__name__ = _Handle.__qualname__ = "RemovableHandle"
    _Handle.__module__ = "torch.utils.hooks"

    _all = {
        "forward_pre": OrderedDict(), "forward": OrderedDict(), "with_kwargs": OrderedDict(), "always": OrderedDict(),
        "backward_pre": OrderedDict(), "backward": OrderedDict(), "full": None,
    }
    _registrations = {"buffer": OrderedDict(), "module": OrderedDict(), "parameter": OrderedDict()}

    def register_module_forward_pre_hook(hook):
        _note_hooks(True)
        return _Handle([_all["forward_pre"]], hook)

    def register_module_forward_hook(hook, *, with_kwargs=False, always_call=False):
        _note_hooks(True)
        handle = _Handle([_all["forward"], _all["with_kwargs"], _all["always"]], hook)
        if with_kwargs:
            _all["with_kwargs"][handle.id] = True
        if always_call:
            _all["always"][handle.id] = True
        return handle

    def _everywhere_backward(hook, full):
        if _all["full"] is (not full):
            raise RuntimeError(
                "Cannot use both regular backward hooks and full backward hooks as a global Module hook. Please use only "
                "one of them.")
        _all["full"] = full
        _note_hooks(True)
        return _Handle([_all["backward"]], hook)

    def register_module_backward_hook(hook):
        return _everywhere_backward(hook, False)

    def register_module_full_backward_hook(hook):
        return _everywhere_backward(hook, True)

    def register_module_full_backward_pre_hook(hook):
        _note_hooks(True)
        return _Handle([_all["backward_pre"]], hook)

    def _registration(kind):
        def register(hook):
            _note_registrations()
            return _Handle([_registrations[kind]], hook)
        register.__name__ = register.__qualname__ = f"register_module_{kind}_registration_hook"
        return register

    register_module_buffer_registration_hook = _registration("buffer")
    register_module_module_registration_hook = _registration("module")
    register_module_parameter_registration_hook = _registration("parameter")

    def registered(kind, module, name, value):
        for hook in list(_registrations[kind].values()):
            out = hook(module, name, value)
            if out is not None:
                value = out
        return value

    def _register_forward_hook(self, hook, prepend, with_kwargs, always_call):
        marks = [self._forward_hooks_with_kwargs, self._forward_hooks_always_called]
        handle = _Handle([self._forward_hooks] + marks, hook, prepend)
        if with_kwargs:
            marks[0][handle.id] = True
        if always_call:
            marks[1][handle.id] = True
        return handle

    def _register_forward_pre_hook(self, hook, prepend, with_kwargs):
        handle = _Handle([self._forward_pre_hooks, self._forward_pre_hooks_with_kwargs], hook, prepend)
        if with_kwargs:
            self._forward_pre_hooks_with_kwargs[handle.id] = True
        return handle

    def _own_backward(self, hook, full, prepend):
        if self._is_full_backward_hook is (not full):
            raise RuntimeError(
                "Cannot use both regular backward hooks and full backward hooks on a single Module. Please use only one "
                "of them.")
        self._is_full_backward_hook = full
        return _Handle([self._backward_hooks], hook, prepend)

    class _BackwardHookFunction(torch.autograd.Function):
        @staticmethod
        def forward(ctx, *args):
            ctx.mark_non_differentiable(*[arg for arg in args if not arg.requires_grad])
            return args

        @staticmethod
        def backward(ctx, *args):
            return args

    _BackwardHookFunction.__name__ = "BackwardHookFunction"

    class _BackwardHooks:
        # Full backward hooks of one call: an identity before and one behind the module, whose nodes carry the hooks.
        def __init__(self, module, hooks, pre_hooks):
            self.module = module
            self.hooks = hooks
            self.pre_hooks = pre_hooks
            self.gradients = None
            self.input_places = None
            self.output_places = None

        def spread(self, values, places, count):
            result = [None] * count
            for place, value in zip(places, values):
                result[place] = value
            return tuple(result)

        def through(self, attach, values):
            places = [place for place, value in enumerate(values) if isinstance(value, torch.Tensor)]
            tensors = [values[place] for place in places]
            if not (torch.is_grad_enabled() and any([tensor.requires_grad for tensor in tensors])):
                return values, None
            passed = _BackwardHookFunction.apply(*tensors)
            if len(passed) == 0:
                raise RuntimeError("Cannot set Module backward hook for a Module with no input Tensors.")
            nodes = [tensor.grad_fn for tensor in passed if tensor.grad_fn is not None]
            nodes = [node for node in nodes if node.name() == "BackwardHookFunctionBackward"]
            if not nodes:
                raise RuntimeError("Error while setting up backward hooks. Please open an issue with a code sample to "
                                   "reproduce this.")
            attach(nodes[0])
            result = list(values)
            for place, tensor in zip(places, passed):
                result[place] = tensor
            return tuple(result), places

        def at_input(self, args):
            self.input_count = len(args)
            def attach(node):
                def leave(grad_input, _):
                    # A gradient that does not pass through the module's output, as in a second derivative.
                    if self.gradients is None:
                        return None
                    grads = self.spread(grad_input, self.input_places, self.input_count)
                    result = self.run(grads)
                    self.gradients = None
                    return tuple([result[place] for place in self.input_places])
                node.register_hook(leave)
            result, self.input_places = self.through(attach, args)
            return result

        def run(self, grads):
            for hook in self.hooks:
                out = hook(self.module, grads, self.gradients)
                if out is None:
                    continue
                if not isinstance(out, tuple):
                    out = (out,)
                if len(out) != len(grads):
                    raise RuntimeError("Backward hook returned an invalid number of grad_input, "
                                       f"got {len(out)}, but expected {len(grads)}")
                grads = out
            return grads

        def at_output(self, result):
            single = not isinstance(result, tuple)
            values = (result,) if single else result
            self.output_count = len(values)
            def attach(node):
                def arrive(_, grad_output):
                    return self.arrived(grad_output)
                node.register_prehook(lambda grad_output: arrive(None, grad_output))
            values, self.output_places = self.through(attach, values)
            return values[0] if single else values

        def arrived(self, grad_output):
            self.gradients = self.spread(grad_output, self.output_places, self.output_count)
            for hook in self.pre_hooks:
                out = hook(self.module, self.gradients)
                if out is None:
                    continue
                if not isinstance(out, tuple):
                    out = (out,)
                if len(out) != len(self.gradients):
                    raise RuntimeError("Backward pre hook returned an invalid number of grad_output, "
                                       f"got {len(out)}, but expected {len(self.gradients)}")
                self.gradients = out
            kept = tuple([self.gradients[place] for place in self.output_places])
            if self.input_places is None:
                # No input wants a gradient: the hooks run now, since nothing will arrive there.
                warn("Full backward hook is firing when gradients are computed with respect to module outputs since no inputs "
                     "require gradients. See https://docs.pytorch.org/docs/main/generated/torch.nn.Module.html"
                     "#torch.nn.Module.register_full_backward_hook for more details.", stacklevel=4)
                grads = self.run(tuple([None] * self.input_count))
                if grads is not None and not all([grad is None for grad in grads]):
                    raise RuntimeError("Backward hook for Modules where no input requires gradient should always return "
                                       "None or None for all gradients.")
                self.gradients = None
            return kept

    def _first_tensor(value):
        while not isinstance(value, torch.Tensor):
            if isinstance(value, dict):
                value = [item for item in value.values() if isinstance(item, torch.Tensor)][0]
            else:
                value = value[0]
        return value

    def _before(self, args, kwargs):
        for number, hook in list(_all["forward_pre"].items()) + list(self._forward_pre_hooks.items()):
            if number in self._forward_pre_hooks_with_kwargs:
                out = hook(self, args, kwargs)
                if out is None:
                    continue
                if not (isinstance(out, tuple) and len(out) == 2):
                    raise RuntimeError(
                        f"forward pre-hook must return None or a tuple of (new_args, new_kwargs), but got {out}.")
                args, kwargs = out
            else:
                out = hook(self, args)
                if out is not None:
                    args = out if isinstance(out, tuple) else (out,)
        return args, kwargs

    def _after(self, args, kwargs, result, done):
        for number, hook in list(_all["forward"].items()) + list(self._forward_hooks.items()):
            if number in self._forward_hooks_always_called or number in _all["always"]:
                done.add(number)
            if number in self._forward_hooks_with_kwargs or number in _all["with_kwargs"]:
                out = hook(self, args, kwargs, result)
            else:
                out = hook(self, args, result)
            if out is not None:
                result = out
        return result

    def _backward_lists(self):
        full, plain = [], []
        for kind, hooks in [(_all["full"], _all["backward"]), (self._is_full_backward_hook, self._backward_hooks)]:
            if kind is True:
                full += hooks.values()
            elif kind is False:
                plain += hooks.values()
        return full, plain, list(_all["backward_pre"].values()) + list(self._backward_pre_hooks.values())

    class _WithModule:
        def __init__(self, hook, module):
            self.hook = hook
            self.module = module

        def __call__(self, *args):
            return self.hook(self.module, *args)

    def _call_with_hooks(self, args, kwargs, state):
        full, plain, pre = _backward_lists(self)
        args, kwargs = _before(self, args, kwargs)
        state["args"], state["kwargs"] = args, kwargs
        backward = None
        if full or pre:
            backward = _BackwardHooks(self, full, pre)
            args = backward.at_input(args)
            state["args"] = args
        result = self.forward(*args, **kwargs)
        state["result"] = result
        result = _after(self, args, kwargs, result, state["done"])
        if backward:
            if not isinstance(result, (torch.Tensor, tuple)):
                warn("For backward hooks to be called, module output should be a Tensor or a tuple of Tensors but received "
                     f"{type(result)}", stacklevel=2)
            result = backward.at_output(result)
        if plain:
            node = _first_tensor(result).grad_fn
            if node is not None:
                for hook in plain:
                    node.register_hook(_WithModule(hook, self))
        return result

    def call(self, args, kwargs):
        state = {"args": args, "kwargs": kwargs, "result": None, "done": set()}
        try:
            return _call_with_hooks(self, args, kwargs, state)
        except Exception:
            for hooks, always, name in [(_all["forward"], _all["always"], "global module"),
                                        (self._forward_hooks, self._forward_hooks_always_called, "module")]:
                for number, hook in list(hooks.items()):
                    if number not in always or number in state["done"]:
                        continue
                    try:
                        if number in self._forward_hooks_with_kwargs:
                            out = hook(self, state["args"], state["kwargs"], state["result"])
                        else:
                            out = hook(self, state["args"], state["result"])
                        if out is not None:
                            state["result"] = out
                    except Exception as error:
                        warn(f"{name} forward hook with ``always_call=True`` raised an exception that was silenced as "
                             f"another error was raised in forward: {error}", stacklevel=2)
            raise
    """#
}
