// Lazy layers as module text: parameters without a shape until the first input says it.

enum LazySource {
  private static let sizes = ["1d", "2d", "3d"]

  static let names: [String] =
    ["UninitializedParameter", "UninitializedBuffer", "LazyLinear", "LazyModuleMixin", "is_lazy"]
    + ["LazyConv", "LazyConvTranspose", "LazyBatchNorm", "LazyInstanceNorm"].flatMap { name in sizes.map { name + $0 } }

  static let text = #"""
    def _no_shape():
        raise RuntimeError(
            "Can't access the shape of an uninitialized parameter or buffer. This error usually happens in `load_state_dict` "
            "when trying to load an uninitialized parameter into an initialized one. Call `forward` to initialize the "
            "parameters before accessing their attributes.")

    class UninitializedParameter(Parameter):
        def __new__(cls, requires_grad=True, device=None, dtype=None):
            return Parameter.__new__(cls, torch.empty(0, device=device, dtype=dtype), requires_grad)

        @property
        def shape(self):
            _no_shape()

        def materialize(self, shape, device=None, dtype=None):
            self.data = torch.empty(shape, device=device, dtype=self.dtype if dtype is None else dtype)
            self.__class__ = Parameter

        def __repr__(self):
            return f"<{type(self).__name__}>"

        def __deepcopy__(self, memo):
            return UninitializedParameter(self.requires_grad, dtype=self.dtype)

    class UninitializedBuffer(Tensor):
        def __new__(cls, requires_grad=False, device=None, dtype=None, persistent=True):
            buffer = _fresh_tensor(cls, dtype)
            buffer.persistent = persistent
            return buffer

        @property
        def shape(self):
            _no_shape()

        def materialize(self, shape, device=None, dtype=None):
            self.data = torch.empty(shape, device=device, dtype=self.dtype if dtype is None else dtype)
            self.__class__ = Tensor

        def __repr__(self):
            return f"<{type(self).__name__}>"

    for _cls in (UninitializedParameter, UninitializedBuffer):
        _set_module(_cls, "torch.nn.parameter")

    def is_lazy(value):
        return isinstance(value, (UninitializedParameter, UninitializedBuffer))

    class LazyModuleMixin:
        cls_to_become = None

        def __init__(self, *args, **kwargs):
            super().__init__(*args, **kwargs)
            self._load_hook = self._register_load_state_dict_pre_hook(self._lazy_load_hook)
            self._initialize_hook = self.register_forward_pre_hook(self._infer_parameters, with_kwargs=True)

        def _held(self):
            return list(self._parameters.items()) + list(self._buffers.items())

        def _save_to_state_dict(self, destination, prefix, keep_vars):
            for name, value in self._held():
                if value is not None and name not in self._non_persistent_buffers_set:
                    destination[prefix + name] = value if keep_vars or is_lazy(value) else value.detach()

        def _lazy_load_hook(self, state_dict, prefix, local_metadata, strict, missing_keys, unexpected_keys, error_msgs):
            for name, value in self._held():
                given = state_dict.get(prefix + name)
                if given is not None and is_lazy(value) and not is_lazy(given):
                    with torch.no_grad():
                        value.materialize(given.shape)

        def initialize_parameters(self, *args, **kwargs):
            raise NotImplementedError(f"initialize_parameters is not implemented for {type(self).__name__}")

        def has_uninitialized_params(self):
            return any([is_lazy(value) for _, value in self._held()])

        def _infer_parameters(self, module, args, kwargs=None):
            module.initialize_parameters(*args, **(kwargs or {}))
            if module.has_uninitialized_params():
                raise RuntimeError(f"module {self._get_name()} has not been fully initialized")
            module._initialize_hook.remove()
            module._load_hook.remove()
            del module._initialize_hook
            del module._load_hook
            if module.cls_to_become is not None:
                module.__class__ = module.cls_to_become

    class LazyLinear(LazyModuleMixin, nn.Linear):
        cls_to_become = nn.Linear

        def __init__(self, out_features, bias=True, device=None, dtype=None):
            super().__init__(0, 0, False)
            self.weight = UninitializedParameter(device=device, dtype=dtype)
            self.out_features = out_features
            if bias:
                self.bias = UninitializedParameter(device=device, dtype=dtype)

        def reset_parameters(self):
            if not self.has_uninitialized_params() and self.in_features != 0:
                super().reset_parameters()

        def initialize_parameters(self, input):
            if self.has_uninitialized_params():
                with torch.no_grad():
                    self.in_features = input.shape[-1]
                    self.weight.materialize((self.out_features, self.in_features))
                    if self.bias is not None:
                        self.bias.materialize((self.out_features,))
                    self.reset_parameters()
            if self.in_features == 0:
                if input.shape[-1] != self.weight.shape[-1]:
                    raise AssertionError(f"The in_features inferred from input: {input.shape[-1]} is not equal to in_features "
                                         f"from self.weight: {self.weight.shape[-1]}")
                self.in_features = input.shape[-1]

    class _LazyConvXdMixin(LazyModuleMixin):
        spatial = 0

        def _begin(self, settings, out_channels, bias, kinds):
            # `settings`: the constructor's arguments after the channels, with bias False.
            super().__init__(0, 0, *settings, **kinds)
            self.weight = UninitializedParameter(**kinds)
            self.out_channels = out_channels
            if bias:
                self.bias = UninitializedParameter(**kinds)

        def reset_parameters(self):
            if not self.has_uninitialized_params() and self.in_channels != 0:
                super().reset_parameters()

        def initialize_parameters(self, input, *args, **kwargs):
            if not self.has_uninitialized_params():
                return
            self.in_channels = self._get_in_channels(input)
            if self.in_channels % self.groups != 0:
                raise ValueError("in_channels must be divisible by groups")
            channels = [self.out_channels, self.in_channels // self.groups]
            if self.transposed:
                channels = [self.in_channels, self.out_channels // self.groups]
            self.weight.materialize((*channels, *self.kernel_size))
            if self.bias is not None:
                self.bias.materialize((self.out_channels,))
            self.reset_parameters()

        def _get_in_channels(self, input):
            single = self._get_num_spatial_dims() + 1
            if input.dim() not in (single, single + 1):
                raise RuntimeError(f"Expected {single}D (unbatched) or {single + 1}D (batched) input to "
                                   f"{type(self).__name__}, but got input of size: {input.shape}")
            return input.shape[input.dim() - single]

        def _get_num_spatial_dims(self):
            return self.spatial

    class _LazyPlain(_LazyConvXdMixin):
        def __init__(self, out_channels, kernel_size, stride=1, padding=0, dilation=1, groups=1, bias=True,
                     padding_mode="zeros", device=None, dtype=None):
            self._begin((kernel_size, stride, padding, dilation, groups, False, padding_mode), out_channels, bias,
                        {"device": device, "dtype": dtype})

    class _LazyTransposed(_LazyConvXdMixin):
        def __init__(self, out_channels, kernel_size, stride=1, padding=0, output_padding=0, groups=1, bias=True, dilation=1,
                     padding_mode="zeros", device=None, dtype=None):
            self._begin((kernel_size, stride, padding, output_padding, groups, False, dilation, padding_mode), out_channels,
                        bias, {"device": device, "dtype": dtype})

    class _LazyNormBase(LazyModuleMixin):
        def __init__(self, eps=1e-5, momentum=0.1, affine=True, track_running_stats=True, device=None, dtype=None, *,
                     bias=True):
            kinds = {"device": device, "dtype": dtype}
            super().__init__(0, eps, momentum, False, False, **kinds, bias=False)
            self.affine = affine
            self.track_running_stats = track_running_stats
            if self.affine:
                self.weight = UninitializedParameter(**kinds)
                if bias:
                    self.bias = UninitializedParameter(**kinds)
            if self.track_running_stats:
                self.running_mean = UninitializedBuffer(**kinds)
                self.running_var = UninitializedBuffer(**kinds)
                self.num_batches_tracked = torch.tensor(0, dtype=torch.long)

        def reset_parameters(self):
            if not self.has_uninitialized_params() and self.num_features != 0:
                super().reset_parameters()

        def initialize_parameters(self, input):
            if self.has_uninitialized_params():
                self.num_features = input.shape[1]
                for _, value in self._held():
                    if is_lazy(value):
                        value.materialize((self.num_features,))
                self.reset_parameters()

    def _lazy(name, mixin, spatial):
        base = getattr(nn, name)
        cls = type("Lazy" + name, (mixin, base), {"cls_to_become": base, "spatial": spatial})
        _set_module(cls, base.__module__)
        return cls

    LazyConv1d = _lazy("Conv1d", _LazyPlain, 1)
    LazyConv2d = _lazy("Conv2d", _LazyPlain, 2)
    LazyConv3d = _lazy("Conv3d", _LazyPlain, 3)
    LazyConvTranspose1d = _lazy("ConvTranspose1d", _LazyTransposed, 1)
    LazyConvTranspose2d = _lazy("ConvTranspose2d", _LazyTransposed, 2)
    LazyConvTranspose3d = _lazy("ConvTranspose3d", _LazyTransposed, 3)
    LazyBatchNorm1d = _lazy("BatchNorm1d", _LazyNormBase, 1)
    LazyBatchNorm2d = _lazy("BatchNorm2d", _LazyNormBase, 2)
    LazyBatchNorm3d = _lazy("BatchNorm3d", _LazyNormBase, 3)
    LazyInstanceNorm1d = _lazy("InstanceNorm1d", _LazyNormBase, 1)
    LazyInstanceNorm2d = _lazy("InstanceNorm2d", _LazyNormBase, 2)
    LazyInstanceNorm3d = _lazy("InstanceNorm3d", _LazyNormBase, 3)
    _set_module(LazyLinear, "torch.nn.modules.linear")
    """#
}
