// The methods of `nn.Module` that are ordinary control flow: looking up by path, conversions, and (in files of their own)
// hooks and state dictionaries. Module text, compiled when a lesson first needs one of them; the native class hands over
// to it.

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
    let text = [ModuleHooksSource.text, StateDictSource.text, access].joined(separator: "\n\n")
    try SourceModules.load(vm, module, text)
  }

  private static let helpers: [NativeRow] = [
    NativeRow("_note_hooks(everywhere)") { (vm, arguments) throws(PyError) in
      vm.torch.hasModuleHooks = true
      if try vm.flag(arguments[0]) { vm.torch.hasHooksOfAllModules = true }
      return .none
    },
    NativeRow("_note_registrations()") { (vm, _) throws(PyError) in
      vm.torch.hasRegistrationHooks = true
      return .none
    },
    NativeRow("_target_dtype(args, kwargs)") { (vm, arguments) throws(PyError) in
      try targetDType(vm, try vm.toArray(arguments[0]), arguments[1].dict?.pairs ?? [])
    },
    NativeRow("_type_name(value)") { (vm, arguments) throws(PyError) in
      vm.string(vm.torchTypeName(arguments[0]))
    },
  ]

  /// What `Module.to` takes, as its error lists it.
  private static let targetForms: [String] = [
    "(torch.device device = None, torch.dtype dtype = None, bool non_blocking = False, bool copy = False, *, "
      + "torch.memory_format memory_format = None)",
    "(torch.dtype dtype, bool non_blocking = False, bool copy = False, *, torch.memory_format memory_format = None)",
    "(Tensor tensor, bool non_blocking = False, bool copy = False, *, torch.memory_format memory_format = None)",
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
        if value.isFloat { continue }
        if value.str == nil && !value.isInt && !(value.native is DeviceObject) {
          let named = keywords.compactMap { pair in pair.key.str.map { (name: $0.string, value: pair.value) } }
          let given = GivenArguments(positional: positional, keywords: named)
          throw vm.typeError(vm.invalidCombination("to", given, targetForms))
        }
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

  private static let access = #"""
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
    def _addindent(s_, numSpaces):
        first, *rest = s_.split("\n")
        return "\n".join([first] + [numSpaces * " " + line for line in rest])

    _members = {"_IncompatibleKeys": _IncompatibleKeys, "_addindent": _addindent}
    """#
}
