// The methods of `nn.Module` that are ordinary control flow: hooks around a call, state dictionaries, conversions. Module
// text, compiled when a lesson first needs one of them; the native class hands over to it.

import PythonRuntime

enum ModuleSource {
  static let module = NativeModule("torch.nn.modules.module", functions: helpers) { (vm, module) throws(PyError) in
    let torch = try vm.importModule("torch")
    vm.setMember(module, "torch", Value(torch))
    vm.setMember(module, "Module", Value(vm.torch.classes.module))
    vm.setMember(module, "Parameter", Value(vm.torch.classes.parameter))
    vm.setMember(module, "_handle_class", Value(vm.torch.classes.hookHandle))
    for name in ["OrderedDict", "namedtuple"] { try vm.shareMember("collections", name, with: module) }
    try vm.shareMember("warnings", "warn", with: module)
    try SourceModules.load(vm, module, text)
  }

  private static let helpers: [NativeRow] = [
    NativeRow("_note_hooks(everywhere)") { (vm, arguments) throws(PyError) in
      vm.torch.hasModuleHooks = true
      if try vm.flag(arguments[0]) { vm.torch.hasHooksOfAllModules = true }
      return .none
    },
    NativeRow("_target_dtype(args, kwargs)") { (vm, arguments) throws(PyError) in
      try targetDType(vm, try vm.toArray(arguments[0]), arguments[1].dict?.pairs ?? [])
    },
    NativeRow("_type_name(value)") { (vm, arguments) throws(PyError) in
      vm.string(vm.torchTypeName(arguments[0]))
    },
  ]

  /// The dtype that the arguments of `Module.to` ask for, or None; a device is only checked.
  private static func targetDType(
    _ vm: Machine, _ positional: [Value], _ named: [(key: Value, value: Value)]
  ) throws(PyError) -> Value {
    var result = Value.none
    let keywords = named.filter { !["non_blocking", "memory_format", "copy"].contains($0.key.str?.string ?? "") }
    for value in positional + keywords.map(\.value) {
      if value.native is DTypeObject || value.native is UnsupportedDTypeObject {
        _ = try vm.dtype(value, "to")
        result = value
      } else if let tensor = value.tensor {
        result = vm.dtypeObject(tensor.dtype)
      } else if !value.isBool && !value.isNone {
        try vm.checkDevice(value)
      }
    }
    return result
  }

  /// A method that module text defines: its parameters are those of the signature, all by position.
  static func row(_ signature: String) -> NativeRow {
    let name = String(signature.prefix { $0 != "(" })
    return NativeRow(signature) { (vm, arguments) throws(PyError) in
      let source = try vm.importModule("torch.nn.modules.module")
      let methods = source.attributes.get(vm.intern("methods"))
      guard let table = methods.dict else { return .none }
      let function = table.get(vm.intern(name))
      return try vm.call(function, (0..<arguments.count).map { arguments[$0] })
    }
  }

  static let rows: [NativeRow] = [
    row("register_forward_hook(self, hook, *, prepend=False, with_kwargs=False, always_call=False)"),
    row("register_forward_pre_hook(self, hook, *, prepend=False, with_kwargs=False)"),
    row("register_full_backward_hook(self, hook, prepend=False)"),
    row("register_full_backward_pre_hook(self, hook, prepend=False)"), row("register_backward_hook(self, hook)"),
    row("register_state_dict_post_hook(self, hook)"), row("register_state_dict_pre_hook(self, hook)"),
    row("register_load_state_dict_pre_hook(self, hook)"), row("register_load_state_dict_post_hook(self, hook)"),
    row("_register_state_dict_hook(self, hook)"),
    row("_register_load_state_dict_pre_hook(self, hook, with_module=False)"),
    row("state_dict(self, *args, destination=None, prefix='', keep_vars=False)"),
    row("_save_to_state_dict(self, destination, prefix, keep_vars)"),
    row("load_state_dict(self, state_dict, strict=True, assign=False)"),
    row(
      "_load_from_state_dict(self, state_dict, prefix, local_metadata, strict, missing_keys, unexpected_keys, "
        + "error_msgs)"),
    row("get_extra_state(self)"), row("set_extra_state(self, state)"), row("get_submodule(self, target)"),
    row("set_submodule(self, target, module, strict=False)"), row("get_parameter(self, target)"),
    row("get_buffer(self, target)"), row("_apply(self, fn, recurse=True)"), row("apply(self, fn)"),
    row("to(self, *args, **kwargs)"), row("type(self, dst_type)"), row("to_empty(self, *, device, recurse=True)"),
    row("float(self)"), row("double(self)"), row("half(self)"), row("bfloat16(self)"), row("cpu(self)"),
    row("cuda(self, device=None)"), row("share_memory(self)"),
  ]

  static let text = #"""
    class _IncompatibleKeys(namedtuple("IncompatibleKeys", ["missing_keys", "unexpected_keys"])):
        __slots__ = ()

        def __repr__(self):
            if not self.missing_keys and not self.unexpected_keys:
                return "<All keys matched successfully>"
            return super().__repr__()

        __str__ = __repr__

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
                    if self.gradients is None:
                        raise RuntimeError(
                            "Module backward hook for grad_input is called before the grad_output one. This happens because "
                            "the gradient in your nn.Module flows to the Module's input without passing through the Module's "
                            "output. Make sure that the output depends on the input and that the loss is computed based on "
                            "the output.")
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

    def _state_dict(self, args, destination, prefix, keep_vars):
        if args:
            warn("Positional args are being deprecated, use kwargs instead. Refer to "
                 "https://pytorch.org/docs/main/generated/torch.nn.Module.html#torch.nn.Module.state_dict for details.",
                 FutureWarning, stacklevel=2)
            if destination is None:
                destination = args[0]
            if len(args) > 1 and prefix == "":
                prefix = args[1]
            if len(args) > 2 and keep_vars is False:
                keep_vars = args[2]
        if destination is None:
            destination = OrderedDict()
            destination._metadata = OrderedDict()
        metadata = {"version": self._version}
        if hasattr(destination, "_metadata"):
            destination._metadata[prefix[:-1]] = metadata
        for hook in self._state_dict_pre_hooks.values():
            hook(self, prefix, keep_vars)
        self._save_to_state_dict(destination, prefix, keep_vars)
        for name, module in self._modules.items():
            if module is not None:
                module.state_dict(destination=destination, prefix=prefix + name + ".", keep_vars=keep_vars)
        for hook in self._state_dict_hooks.values():
            out = hook(self, destination, prefix, metadata)
            if out is None:
                continue
            if getattr(hook, "_from_public_api", False):
                raise RuntimeError("state_dict post-hook must return None")
            destination = out
        return destination

    def _save_to_state_dict(self, destination, prefix, keep_vars):
        for name, value in self._parameters.items():
            if value is not None:
                destination[prefix + name] = value if keep_vars else value.detach()
        for name, value in self._buffers.items():
            if value is not None and name not in self._non_persistent_buffers_set:
                destination[prefix + name] = value if keep_vars else value.detach()
        if type(self).get_extra_state is not Module.get_extra_state:
            destination[prefix + "_extra_state"] = self.get_extra_state()

    def _copy_in(self, name, key, held, given, assign, error_msgs):
        lazy = hasattr(held, "materialize")
        if not isinstance(given, torch.Tensor):
            error_msgs.append(f'While copying the parameter named "{key}", expected torch.Tensor or Tensor-like object from '
                              f"checkpoint but received {type(given)}")
            return
        if not lazy and len(held.shape) == 0 and len(given.shape) == 1 and given.shape[0] == 1:
            given = given[0]
        if not lazy and given.shape != held.shape:
            error_msgs.append(f"size mismatch for {key}: copying a param with shape {given.shape} from checkpoint, the shape "
                              f"in current model is {held.shape}.")
            return
        try:
            with torch.no_grad():
                if not assign:
                    held.copy_(given)
                    return
                if isinstance(held, Parameter):
                    if isinstance(given, Parameter):
                        given.requires_grad_(held.requires_grad)
                    else:
                        given = Parameter(given, requires_grad=held.requires_grad)
                setattr(self, name, given)
        except Exception as error:
            error_msgs.append(f'While copying the parameter named "{key}", whose dimensions in the model are {held.size()} and '
                              f"whose dimensions in the checkpoint are {given.size()}, an exception occurred : {error.args}.")

    def _load_from_state_dict(self, state_dict, prefix, local_metadata, strict, missing_keys, unexpected_keys, error_msgs):
        for hook in self._load_state_dict_pre_hooks.values():
            hook(state_dict, prefix, local_metadata, strict, missing_keys, unexpected_keys, error_msgs)
        version = local_metadata.get("version", None)
        counter = prefix + "num_batches_tracked"
        if self._version == 2 and (version is None or version < 2) and getattr(self, "track_running_stats", False):
            if counter not in state_dict:
                state_dict[counter] = self.num_batches_tracked
        held = {name: value for name, value in self._parameters.items() if value is not None}
        for name, value in self._buffers.items():
            if value is not None and name not in self._non_persistent_buffers_set:
                held[name] = value
        assign = local_metadata.get("assign_to_params_buffers", False)
        for name, value in held.items():
            key = prefix + name
            if key in state_dict:
                _copy_in(self, name, key, value, state_dict[key], assign, error_msgs)
            elif strict:
                missing_keys.append(key)
        extra = prefix + "_extra_state"
        if type(self).set_extra_state is not Module.set_extra_state:
            if extra in state_dict:
                self.set_extra_state(state_dict[extra])
            elif strict:
                missing_keys.append(extra)
        elif strict and extra in state_dict:
            unexpected_keys.append(extra)
        if strict:
            for key in state_dict:
                if key.startswith(prefix) and key != extra:
                    name, dot, _ = key[len(prefix):].partition(".")
                    if (name not in self._modules) if dot else (name not in held):
                        unexpected_keys.append(key)

    def _load_state_dict(self, state_dict, strict, assign):
        if not hasattr(state_dict, "keys") or not hasattr(state_dict, "__getitem__"):
            raise TypeError(f"Expected state_dict to be dict-like, got {type(state_dict)}.")
        missing_keys, unexpected_keys, error_msgs = [], [], []
        metadata = getattr(state_dict, "_metadata", None)
        state_dict = OrderedDict(state_dict)
        if metadata is not None:
            state_dict._metadata = metadata

        def fill(module, entries, prefix=""):
            local_metadata = {} if metadata is None else metadata.get(prefix[:-1], {})
            if assign:
                local_metadata["assign_to_params_buffers"] = assign
            module._load_from_state_dict(entries, prefix, local_metadata, True, missing_keys, unexpected_keys, error_msgs)
            for name, child in module._modules.items():
                if child is not None:
                    below = prefix + name + "."
                    fill(child, {key: value for key, value in entries.items() if key.startswith(below)}, below)
            keys = _IncompatibleKeys(missing_keys, unexpected_keys)
            for hook in module._load_state_dict_post_hooks.values():
                if hook(module, keys) is not None:
                    raise AssertionError(
                        "Hooks registered with ``register_load_state_dict_post_hook`` are not expected to return new values, if "
                        "incompatible_keys need to be modified, it should be done inplace.")

        fill(self, state_dict)
        if strict:
            for names, what in [(unexpected_keys, "Unexpected"), (missing_keys, "Missing")]:
                if names:
                    listed = ", ".join([f'"{name}"' for name in names])
                    error_msgs.insert(0, f"{what} key(s) in state_dict: {listed}. ")
        if error_msgs:
            raise RuntimeError("Error(s) in loading state_dict for {}:\n\t{}".format(
                type(self).__name__, "\n\t".join(error_msgs)))
        return _IncompatibleKeys(missing_keys, unexpected_keys)

    def _load_pre_hook(self, hook, with_module):
        return _Handle([self._load_state_dict_pre_hooks], _WithModule(hook, self) if with_module else hook)

    def _post_hook(self, hook):
        hook._from_public_api = True
        return _Handle([self._state_dict_hooks], hook)

    def _private_post_hook(self, hook):
        if getattr(hook, "_from_public_api", False):
            raise RuntimeError("Cannot register the same function as the state dict post hook that was previously registered "
                               "via register_state_dict_post_hook")
        return _Handle([self._state_dict_hooks], hook)

    def _unreachable(name):
        raise RuntimeError(
            f"Reached a code path in Module.{name}() that should never be called. Please file an issue at "
            "https://github.com/pytorch/pytorch/issues/new?template=bug-report.yml to report this bug.")

    def _step(module, name):
        if not hasattr(module, name):
            raise AttributeError(f"{module._get_name()} has no attribute `{name}`")
        return getattr(module, name)

    def _get_submodule(self, target):
        module = self
        for name in target.split(".") if target else []:
            module = _step(module, name)
            if not isinstance(module, Module):
                raise AttributeError(f"`{name}` is not an nn.Module")
        return module

    def _owner(self, target):
        path, _, name = target.rpartition(".")
        return self.get_submodule(path), name

    def _set_submodule(self, target, module, strict):
        if target == "":
            raise ValueError("Cannot set the submodule without a target name!")
        if not isinstance(module, Module):
            raise ValueError(f"`module` is not an nn.Module, found {type(module)}")
        owner, name = _owner(self, target)
        if strict:
            _step(owner, name)
        if hasattr(owner, name) and not isinstance(getattr(owner, name), Module):
            raise AttributeError(f"`{name}` is not an nn.Module")
        setattr(owner, name, module)

    def _get_parameter(self, target):
        owner, name = _owner(self, target)
        value = _step(owner, name)
        if not isinstance(value, Parameter):
            raise AttributeError(f"`{name}` is not an nn.Parameter")
        return value

    def _get_buffer(self, target):
        owner, name = _owner(self, target)
        value = _step(owner, name)
        if name not in owner._buffers:
            raise AttributeError(f"`{name}` is not a buffer")
        return value

    def _apply_to_tensors(self, fn, recurse):
        if recurse:
            for child in self.children():
                child._apply(fn)
        for value in self._parameters.values():
            if value is None:
                continue
            grad = value.grad
            with torch.no_grad():
                changed = fn(value)
            value.data = changed
            if grad is not None:
                with torch.no_grad():
                    grad.data = fn(grad)
                value.grad = grad
        for name, value in self._buffers.items():
            if value is not None:
                self._buffers[name] = fn(value)
        return self

    def _apply_function(self, fn):
        for child in self.children():
            child.apply(fn)
        fn(self)
        return self

    def _convert(self, dtype):
        return self._apply(lambda t: t.to(dtype) if t.is_floating_point() else t)

    def _to(self, args, kwargs):
        dtype = _target_dtype(args, kwargs)
        if dtype is None:
            return self._apply(lambda t: t)
        if not (dtype.is_floating_point or dtype.is_complex):
            raise TypeError(f"nn.Module.to only accepts floating point or complex dtypes, but got desired dtype={dtype}")
        return self._apply(lambda t: t.to(dtype) if t.is_floating_point() or t.is_complex() else t)

    methods = {
        "register_forward_hook": _register_forward_hook,
        "register_forward_pre_hook": _register_forward_pre_hook,
        "register_full_backward_hook": lambda self, hook, prepend: _own_backward(self, hook, True, prepend),
        "register_backward_hook": lambda self, hook: _own_backward(self, hook, False, False),
        "register_full_backward_pre_hook": lambda self, hook, prepend: _Handle([self._backward_pre_hooks], hook, prepend),
        "register_state_dict_post_hook": _post_hook,
        "register_state_dict_pre_hook": lambda self, hook: _Handle([self._state_dict_pre_hooks], hook),
        "register_load_state_dict_pre_hook": lambda self, hook: _load_pre_hook(self, hook, True),
        "register_load_state_dict_post_hook": lambda self, hook: _Handle([self._load_state_dict_post_hooks], hook),
        "_register_state_dict_hook": _private_post_hook,
        "_register_load_state_dict_pre_hook": _load_pre_hook,
        "state_dict": _state_dict, "_save_to_state_dict": _save_to_state_dict, "load_state_dict": _load_state_dict,
        "_load_from_state_dict": _load_from_state_dict,
        "get_extra_state": lambda self: _unreachable("get_extra_state"),
        "set_extra_state": lambda self, state: _unreachable("set_extra_state"),
        "get_submodule": _get_submodule, "set_submodule": _set_submodule, "get_parameter": _get_parameter,
        "get_buffer": _get_buffer, "_apply": _apply_to_tensors, "apply": _apply_function, "to": _to,
        "type": lambda self, dst_type: self._apply(lambda t: t.type(dst_type)),
        "to_empty": lambda self, device, recurse: self._apply(lambda t: torch.empty_like(t), recurse),
        "float": lambda self: _convert(self, torch.float32), "double": lambda self: _convert(self, torch.float64),
        "half": lambda self: _convert(self, torch.float16), "bfloat16": lambda self: _convert(self, torch.bfloat16),
        "cpu": lambda self: self._apply(lambda t: t),
        "cuda": lambda self, device: self._apply(lambda t: t.cuda(device)),
        "share_memory": lambda self: self,
    }
    _members = {"_IncompatibleKeys": _IncompatibleKeys}
    """#
}
