// `torch.nn.utils`: what of it is module text, and the modules it is found in.

import Autodiff
import PythonRuntime
import Tensors

enum NetworkToolsSource {
  /// A module of `torch.nn.utils`, and which of its functions stand in the parent under their own names.
  private struct Tool: Sendable {
    let name: String
    let text: String
    var shared: [String] = []
  }

  private static let tools: [Tool] = [
    Tool(name: "rnn", text: PackedSequenceSource.text), Tool(name: "parametrize", text: ParametrizeSource.text),
    Tool(name: "parametrizations", text: ParametrizeSource.parametrizations),
    Tool(name: "prune", text: PruningSource.text),
    Tool(name: "weight_norm", text: oldWeightNorm, shared: ["weight_norm", "remove_weight_norm"]),
    Tool(name: "spectral_norm", text: oldSpectralNorm, shared: ["spectral_norm", "remove_spectral_norm"]),
    Tool(
      name: "fusion", text: FusionSource.text,
      shared: ["fuse_conv_bn_eval", "fuse_conv_bn_weights", "fuse_linear_bn_eval", "fuse_linear_bn_weights"]),
    Tool(name: "stateless", text: stateless), Tool(name: "init", text: skipping, shared: ["skip_init"]),
    Tool(
      name: "clip_grad", text: clipping,
      shared: ["clip_grad_norm_", "clip_grad_norm", "clip_grad_value_", "get_total_norm", "clip_grads_with_norm_"]),
  ]

  static let modules: [NativeModule] = tools.map { tool in
    NativeModule("torch.nn.utils." + tool.name, functions: helpers) { (vm, module) throws(PyError) in
      try LibraryLayers.prepare(vm, module)
      try SourceModules.load(vm, module, tool.text)
      // A function of the module's own name hides it in the parent.
      let parent = try vm.importModule("torch.nn.utils")
      for name in tool.shared {
        let member = module.attributes.get(vm.intern(name))
        if !member.isUndefined { vm.setMember(parent, name, member) }
      }
    }
  }

  /// `torch.nn.utils`: members come from the modules below when they are asked for.
  static let parent = NativeModule("torch.nn.utils", functions: ParameterVectors.functions) {
    (vm, module) throws(PyError) in
    vm.setMember(module, "convert_parameters", Value(try vm.importModule("torch.nn.utils.convert_parameters")))
    module.lazyMember = { (vm, module, name) throws(PyError) in
      for tool in tools where tool.shared.contains(name) {
        let source = try vm.importModule("torch.nn.utils." + tool.name)
        return source.attributes.get(vm.intern(name))
      }
      guard tools.contains(where: { $0.name == name }) else { return .undefined }
      return Value(try vm.importModule("torch.nn.utils." + name))
    }
  }

  private static let helpers: [NativeRow] = [
    NativeRow("_set_module(cls, name)") { (vm, arguments) throws(PyError) in
      guard let cls = arguments[0].cls else { return .none }
      vm.setModule(of: cls, try vm.str(arguments[1]))
      return .none
    },
    NativeRow("_weight_norm(v, g, dim)") { (vm, arguments) throws(PyError) in
      let direction = try vm.tensor(arguments[0], "_weight_norm", "v")
      let size = try vm.tensor(arguments[1], "_weight_norm", "g", 2)
      let dimension = try vm.int(arguments[2], "_weight_norm", "dim", 3)
      return vm.wrap(
        try vm.engine { () throws(TensorError) in try direction.weightNormalized(by: size, dimension) })
    },
    NativeRow("_norm_except_dim(v, dim)") { (vm, arguments) throws(PyError) in
      let direction = try vm.tensor(arguments[0], "norm_except_dim", "v")
      let dimension = try vm.int(arguments[1], "norm_except_dim", "dim", 3)
      return vm.wrap(try vm.engine { () throws(TensorError) in try direction.normExcept(dimension) })
    },
    NativeRow("_packed(data)") { (vm, arguments) throws(PyError) in
      let data = try vm.tensor(arguments[0], "_pack_padded_sequence", "data")
      return vm.wrap(
        try vm.engine { () throws(TensorError) in try data.passed(as: "PackPaddedSequenceBackward0") })
    },
  ]

  private static let skipping = #"""
    def skip_init(module_cls, *args, **kwargs):
        if not issubclass(module_cls, Module):
            raise RuntimeError(f"Expected a Module; got {module_cls}")
        # Parameters hold any numbers at all, here those of a usual start; no random number is used up.
        state = torch.get_rng_state()
        try:
            return module_cls(*args, **kwargs)
        finally:
            torch.set_rng_state(state)
    """#

  private static let oldWeightNorm = #"""
    warned = []

    class WeightNorm:
        def __init__(self, name, dim):
            self.name = name
            self.dim = -1 if dim is None else dim

        def compute_weight(self, module):
            return _weight_norm(getattr(module, self.name + "_v"), getattr(module, self.name + "_g"), self.dim)

        @staticmethod
        def apply(module, name, dim):
            if not warned:
                # The reference warns from a line of its own: once.
                warned.append(name)
                warn("`torch.nn.utils.weight_norm` is deprecated in favor of `torch.nn.utils.parametrizations.weight_norm`.",
                     FutureWarning, stacklevel=3)
            for hook in module._forward_pre_hooks.values():
                if isinstance(hook, WeightNorm) and hook.name == name:
                    raise RuntimeError(f"Cannot register two weight_norm hooks on the same parameter {name}")
            hook = WeightNorm(name, dim)
            weight = getattr(module, name)
            del module._parameters[name]
            module.register_parameter(name + "_g", Parameter(_norm_except_dim(weight, hook.dim).data))
            module.register_parameter(name + "_v", Parameter(weight.data))
            setattr(module, name, hook.compute_weight(module))
            module.register_forward_pre_hook(hook)
            return hook

        def remove(self, module):
            weight = self.compute_weight(module)
            delattr(module, self.name)
            del module._parameters[self.name + "_g"]
            del module._parameters[self.name + "_v"]
            setattr(module, self.name, Parameter(weight.data))

        def __call__(self, module, inputs):
            setattr(module, self.name, self.compute_weight(module))

    def weight_norm(module, name="weight", dim=0):
        WeightNorm.apply(module, name, dim)
        return module

    def remove_weight_norm(module, name="weight"):
        for key, hook in module._forward_pre_hooks.items():
            if isinstance(hook, WeightNorm) and hook.name == name:
                hook.remove(module)
                del module._forward_pre_hooks[key]
                return module
        raise ValueError(f"weight_norm of '{name}' not found in {module}")
    """#

  private static let oldSpectralNorm = #"""
    class SpectralNorm:
        _version = 1

        def __init__(self, name="weight", n_power_iterations=1, dim=0, eps=1e-12):
            self.name = name
            self.dim = dim
            if n_power_iterations <= 0:
                raise ValueError("Expected n_power_iterations to be positive, but got "
                                 f"n_power_iterations={n_power_iterations}")
            self.n_power_iterations = n_power_iterations
            self.eps = eps

        def reshape_weight_to_matrix(self, weight):
            if self.dim != 0:
                weight = weight.permute(self.dim, *[d for d in range(weight.dim()) if d != self.dim])
            return weight.reshape(weight.size(0), -1)

        def compute_weight(self, module, do_power_iteration):
            weight, u, v = [getattr(module, self.name + end) for end in ("_orig", "_u", "_v")]
            matrix = self.reshape_weight_to_matrix(weight)
            if do_power_iteration:
                with torch.no_grad():
                    for _ in range(self.n_power_iterations):
                        v.copy_(F.normalize(torch.mv(matrix.t(), u), dim=0, eps=self.eps))
                        u.copy_(F.normalize(torch.mv(matrix, v), dim=0, eps=self.eps))
                    u, v = u.clone(), v.clone()
            return weight / torch.dot(u, torch.mv(matrix, v))

        def remove(self, module):
            with torch.no_grad():
                weight = self.compute_weight(module, do_power_iteration=False)
            for end in ("", "_u", "_v", "_orig"):
                delattr(module, self.name + end)
            module.register_parameter(self.name, Parameter(weight.detach()))

        def __call__(self, module, inputs):
            setattr(module, self.name, self.compute_weight(module, do_power_iteration=module.training))

        @staticmethod
        def apply(module, name, n_power_iterations, dim, eps):
            for hook in module._forward_pre_hooks.values():
                if isinstance(hook, SpectralNorm) and hook.name == name:
                    raise RuntimeError(f"Cannot register two spectral_norm hooks on the same parameter {name}")
            hook = SpectralNorm(name, n_power_iterations, dim, eps)
            weight = module._parameters[name]
            if weight is None:
                raise ValueError(f"`SpectralNorm` cannot be applied as parameter `{name}` is None")
            with torch.no_grad():
                rows, columns = hook.reshape_weight_to_matrix(weight).size()
                u = F.normalize(weight.new_empty(rows).normal_(0, 1), dim=0, eps=eps)
                v = F.normalize(weight.new_empty(columns).normal_(0, 1), dim=0, eps=eps)
            delattr(module, name)
            module.register_parameter(name + "_orig", weight)
            setattr(module, name, weight.data)
            module.register_buffer(name + "_u", u)
            module.register_buffer(name + "_v", v)
            module.register_forward_pre_hook(hook)
            return hook

    def spectral_norm(module, name="weight", n_power_iterations=1, eps=1e-12, dim=None):
        if dim is None:
            dim = 1 if isinstance(module, nn.modules.conv._ConvTransposeNd) else 0
        SpectralNorm.apply(module, name, n_power_iterations, dim, eps)
        return module

    def remove_spectral_norm(module, name="weight"):
        for key, hook in module._forward_pre_hooks.items():
            if isinstance(hook, SpectralNorm) and hook.name == name:
                hook.remove(module)
                del module._forward_pre_hooks[key]
                return module
        raise ValueError(f"spectral_norm of '{name}' not found in {module}")
    """#

  private static let stateless = #"""
    def functional_call(module, parameters_and_buffers, args=None, kwargs=None, *, tie_weights=True, strict=False):
        warn("`torch.nn.utils.stateless.functional_call` is deprecated as of PyTorch 2.0 and will be removed in a future version "
             "of PyTorch. Please use `torch.func.functional_call` instead which is a drop-in replacement.", FutureWarning,
             stacklevel=2)
        return torch.func.functional_call(module, parameters_and_buffers, args, kwargs, tie_weights=tie_weights,
                                          strict=strict)

    class _Missing:
        pass

    _missing = _Missing()

    class _reparametrize_module:
        # A module under other tensors for as long as a `with` block runs.
        def __init__(self, module, parameters_and_buffers, tie_weights=False, strict=False, stack_weights=False):
            self.module = module
            self.given = parameters_and_buffers
            self.values = dict(parameters_and_buffers)
            self.stack_weights = stack_weights
            if tie_weights or strict:
                own = dict(module.named_parameters(remove_duplicate=False))
                own.update(module.named_buffers(remove_duplicate=False))
                if tie_weights:
                    self._tie(own)
                if strict:
                    self._check(own)

        def _tie(self, own):
            for name, value in own.items():
                if name not in self.values:
                    for other, tensor in self.given.items():
                        if own.get(other) is value:
                            self.values[name] = tensor

        def _check(self, own):
            unexpected = [repr(name) for name in sorted(self.values) if name not in own]
            missing = [repr(name) for name in sorted(own) if name not in self.values]
            lines = []
            if unexpected:
                lines.append(f"Unexpected key(s): {', '.join(unexpected)}.")
            if missing:
                lines.append(f"Missing key(s): {', '.join(missing)}.")
            if lines:
                raise RuntimeError(
                    f"Error(s) in reparametrizing for {type(self.module).__name__}:\n\t" + "\n\t".join(lines))

        def _swapped(self, values):
            old = {}
            for name, tensor in values.items():
                path, _, attribute = name.rpartition(".")
                owner = self.module.get_submodule(path)
                for table in (owner._parameters, owner._buffers):
                    if attribute in table:
                        old[name] = table[attribute]
                        table[attribute] = tensor
                        break
                else:
                    old[name] = getattr(owner, attribute, _missing)
                    if tensor is _missing:
                        delattr(owner, attribute)
                    else:
                        setattr(owner, attribute, tensor)
            return old

        def __enter__(self):
            self.kept = self._swapped(self.values)

        def __exit__(self, *error):
            kept = dict(reversed(list(self.kept.items()))) if self.stack_weights else self.kept
            after = self._swapped(kept)
            self.given.update({name: after[name] for name in self.given if name in after})

    _members = {"_reparametrize_module": _reparametrize_module}
    """#

  private static let clipping = #"""
    def _listed(parameters):
        return [parameters] if isinstance(parameters, Tensor) else list(parameters)

    def get_total_norm(tensors, norm_type=2.0, error_if_nonfinite=False, foreach=None):
        tensors = _listed(tensors)
        norm_type = float(norm_type)
        if not tensors:
            return torch.tensor(0.0)
        with torch.no_grad():
            norms = [torch.linalg.vector_norm(tensor, norm_type) for tensor in tensors]
            total = torch.linalg.vector_norm(torch.stack(norms), norm_type)
        if error_if_nonfinite and not total.isfinite():
            raise RuntimeError(
                f"The total norm of order {norm_type} for gradients from `parameters` is non-finite, so it cannot be clipped. To "
                "disable this error and scale the gradients by the non-finite norm anyway, set `error_if_nonfinite=False`")
        return total

    def _gradients(parameters):
        return [parameter.grad for parameter in _listed(parameters) if parameter.grad is not None]

    def clip_grads_with_norm_(parameters, max_norm, total_norm, foreach=None):
        max_norm = float(max_norm)
        gradients = _gradients(parameters)
        if not gradients:
            return
        with torch.no_grad():
            factor = torch.clamp(max_norm / (total_norm + 1e-6), max=1.0)
            for gradient in gradients:
                gradient.mul_(factor)

    def clip_grad_norm_(parameters, max_norm, norm_type=2.0, error_if_nonfinite=False, foreach=None):
        is_generator = not isinstance(parameters, (Tensor, list, tuple)) and hasattr(parameters, "__next__")
        parameters = _listed(parameters)
        if is_generator and not parameters:
            warn("`parameters` is an empty generator, no gradient clipping will occur.", stacklevel=3)
        total = get_total_norm(_gradients(parameters), norm_type, error_if_nonfinite, foreach)
        clip_grads_with_norm_(parameters, max_norm, total, foreach)
        return total

    def clip_grad_norm(parameters, max_norm, norm_type=2.0, error_if_nonfinite=False, foreach=None):
        warn("`torch.nn.utils.clip_grad_norm` is now deprecated in favor of `torch.nn.utils.clip_grad_norm_`.", FutureWarning,
             stacklevel=2)
        return clip_grad_norm_(parameters, max_norm, norm_type, error_if_nonfinite, foreach)

    def clip_grad_value_(parameters, clip_value, foreach=None):
        clip_value = float(clip_value)
        with torch.no_grad():
            for gradient in _gradients(parameters):
                gradient.clamp_(min=-clip_value, max=clip_value)
    """#
}
