// `torch.amp`: what training scripts write around their steps for graphics cards. Without one, `autocast("cuda")` and a scaler
// for it turn themselves off with the reference's warning; a scaler for the CPU works. In Python, our own text.

import PythonRuntime

enum MixedPrecisionSource {
  static let modules: [NativeModule] = [
    module("torch.amp.autocast_mode", autocast), module("torch.amp.grad_scaler", scaler),
    NativeModule("torch.amp") { (vm, module) throws(PyError) in
      for name in ["autocast_mode", "grad_scaler"] {
        vm.setMember(module, name, Value(try vm.importModule("torch.amp." + name)))
      }
      for name in ["autocast", "is_autocast_available"] {
        try vm.shareMember("torch.amp.autocast_mode", name, with: module)
      }
      try vm.shareMember("torch.amp.grad_scaler", "GradScaler", with: module)
    },
    module("torch.cuda.amp.autocast_mode", oldAutocast), module("torch.cuda.amp.grad_scaler", oldScaler),
  ]

  /// `torch.cuda.amp`: the older names.
  static let cuda = NativeModule("torch.cuda.amp") { (vm, module) throws(PyError) in
    for name in ["autocast_mode", "grad_scaler"] { vm.onDemand(module, name) }
    vm.onDemand(module, "autocast", from: "torch.cuda.amp.autocast_mode")
    vm.onDemand(module, "GradScaler", from: "torch.cuda.amp.grad_scaler")
  }

  private static func module(_ name: String, _ text: String) -> NativeModule {
    NativeModule(name) { (vm, module) throws(PyError) in
      vm.setMember(module, "torch", Value(try vm.importModule("torch")))
      try vm.shareMember("warnings", "warn", with: module)
      try SourceModules.load(vm, module, text)
    }
  }

  private static let autocast = #"""
    _devices = ['cpu', 'cuda', 'xpu', 'mps', 'hpu', 'maia', 'xla', 'mtia', 'ipu', 'privateuseone']


    def is_autocast_available(device_type):
        return device_type in _devices


    class autocast:
        def __init__(self, device_type, dtype=None, enabled=True, cache_enabled=None):
            if not isinstance(device_type, str):
                raise ValueError(f'Expected `device_type` of type `str`, got: `{type(device_type)}`')
            self.fast_dtype = torch.get_autocast_dtype(device_type) if dtype is None else dtype
            self.device = device_type
            if not is_autocast_available(device_type):
                raise RuntimeError(f"User specified an unsupported autocast device_type '{device_type}'")
            if enabled and device_type == 'cuda':
                warn('CUDA is not available or torch_xla is imported. Disabling autocast.', stacklevel=2)
                enabled = False
            elif enabled and self.fast_dtype not in (torch.bfloat16, torch.float16):
                warn(f'In {device_type.upper()} autocast, but the target dtype is not supported. Disabling autocast.\n'
                     f'{device_type.upper()} Autocast only supports dtypes of torch.bfloat16, torch.float16 currently.',
                     stacklevel=2)
                enabled = False
            self._enabled = enabled

        def __enter__(self):
            if self._enabled:
                raise NotImplementedError(
                    f"autocast('{self.device}') is not supported yet; convert with .to({self.fast_dtype}), or pass "
                    f"enabled=False")
            return self

        def __exit__(self, exc_type, exc_val, exc_tb):
            return False

        def __call__(self, func):
            if not callable(func):
                raise TypeError(
                    f'autocast()(func) requires a callable, but got {type(func).__name__}. Did you mean to use autocast as '
                    f'a context manager? For example:\n    with torch.autocast(device_type=...):\n'
                    f'        output = model(input)')

            def decorated(*args, **kwargs):
                with self:
                    return func(*args, **kwargs)

            decorated.__name__ = func.__name__
            return decorated
    """#

  private static let oldAutocast = #"""
    class autocast(torch.amp.autocast):
        def __init__(self, enabled=True, dtype=torch.float16, cache_enabled=True):
            warn("`torch.cuda.amp.autocast(args...)` is deprecated. Please use `torch.amp.autocast('cuda', args...)` instead.",
                 FutureWarning, stacklevel=2)
            super().__init__('cuda', enabled=enabled, dtype=dtype, cache_enabled=cache_enabled)
    """#

  private static let oldScaler = #"""
    class GradScaler(torch.amp.GradScaler):
        def __init__(self, init_scale=65536.0, growth_factor=2.0, backoff_factor=0.5, growth_interval=2000, enabled=True):
            warn("`torch.cuda.amp.GradScaler(args...)` is deprecated. Please use `torch.amp.GradScaler('cuda', args...)` "
                 "instead.", FutureWarning, stacklevel=2)
            super().__init__('cuda', init_scale=init_scale, growth_factor=growth_factor, backoff_factor=backoff_factor,
                             growth_interval=growth_interval, enabled=enabled)
    """#

  private static let scaler = #"""
    class GradScaler:
        def __init__(self, device='cuda', init_scale=65536.0, growth_factor=2.0, backoff_factor=0.5, growth_interval=2000,
                     enabled=True):
            self._device = device
            self._enabled = enabled
            if device == 'cuda' and enabled:
                warn('torch.cuda.amp.GradScaler is enabled, but CUDA is not available.  Disabling.', stacklevel=2)
                self._enabled = False
            if not self._enabled:
                return
            if growth_factor <= 1.0:
                raise AssertionError('The growth factor must be > 1.0.')
            if backoff_factor >= 1.0:
                raise AssertionError('The backoff factor must be < 1.0.')
            self._init_scale = init_scale
            self._scale = None
            self._growth_factor, self._backoff_factor = growth_factor, backoff_factor
            self._growth_interval = growth_interval
            self._tracker = 0
            # For each optimizer by its id: how far it is, and whether its gradients held an infinity.
            self._states = {}

        def _begin(self):
            if self._scale is None:
                self._scale = torch.full((), self._init_scale, dtype=torch.float32)

        def scale(self, outputs):
            if not self._enabled:
                return outputs
            self._begin()
            if isinstance(outputs, torch.Tensor):
                return outputs * self._scale
            if not isinstance(outputs, (list, tuple)):
                raise ValueError('outputs must be a Tensor or an iterable of Tensors')
            return type(outputs)([self.scale(output) for output in outputs])

        def _state(self, optimizer):
            return self._states.setdefault(id(optimizer), {'stage': 'ready', 'found': None})

        def _check(self, name):
            if self._scale is None:
                raise AssertionError(
                    f'Attempted {name} but _scale is None.  This may indicate your script did not use scaler.scale(loss or '
                    f'outputs) earlier in the iteration.')

        def unscale_(self, optimizer):
            if not self._enabled:
                return
            self._check('unscale_')
            state = self._state(optimizer)
            if state['stage'] == 'unscaled':
                raise RuntimeError('unscale_() has already been called on this optimizer since the last update().')
            if state['stage'] == 'stepped':
                raise RuntimeError('unscale_() is being called after step().')
            inverse = self._scale.double().reciprocal().float()
            found = None
            for group in optimizer.param_groups:
                for param in group['params']:
                    if param.grad is None:
                        continue
                    if param.grad.dtype == torch.float16:
                        raise ValueError('Attempting to unscale FP16 gradients.')
                    found = bool(found) or not bool(torch.isfinite(param.grad).all())
                    with torch.no_grad():
                        param.grad.mul_(inverse)
            state['found'] = found
            state['stage'] = 'unscaled'

        def step(self, optimizer, *args, **kwargs):
            if not self._enabled:
                return optimizer.step(*args, **kwargs)
            if 'closure' in kwargs:
                raise RuntimeError('Closure use is not currently supported if GradScaler is enabled.')
            self._check('step')
            state = self._state(optimizer)
            if state['stage'] == 'stepped':
                raise RuntimeError('step() has already been called since the last update().')
            if state['stage'] == 'ready':
                self.unscale_(optimizer)
            if state['found'] is None:
                raise AssertionError('No inf checks were recorded for this optimizer.')
            result = None if state['found'] else optimizer.step(*args, **kwargs)
            state['stage'] = 'stepped'
            return result

        def update(self, new_scale=None):
            if not self._enabled:
                return
            self._check('update')
            if new_scale is not None:
                self._scale = torch.full((), float(new_scale), dtype=torch.float32)
            else:
                marks = [state['found'] for state in self._states.values() if state['found'] is not None]
                if len(marks) == 0:
                    raise AssertionError('No inf checks were recorded prior to update.')
                if True in marks:
                    self._scale = self._scale * self._backoff_factor
                    self._tracker = 0
                else:
                    self._tracker += 1
                    if self._tracker == self._growth_interval:
                        self._scale = self._scale * self._growth_factor
                        self._tracker = 0
            self._states = {}

        def get_scale(self):
            if not self._enabled:
                return 1.0
            return self._init_scale if self._scale is None else self._scale.item()

        def get_growth_factor(self):
            return self._growth_factor

        def set_growth_factor(self, new_factor):
            self._growth_factor = new_factor

        def get_backoff_factor(self):
            return self._backoff_factor

        def set_backoff_factor(self, new_factor):
            self._backoff_factor = new_factor

        def get_growth_interval(self):
            return self._growth_interval

        def set_growth_interval(self, new_interval):
            self._growth_interval = new_interval

        def is_enabled(self):
            return self._enabled

        def state_dict(self):
            if not self._enabled:
                return {}
            return {'scale': self.get_scale(), 'growth_factor': self._growth_factor,
                    'backoff_factor': self._backoff_factor, 'growth_interval': self._growth_interval,
                    '_growth_tracker': self._tracker}

        def load_state_dict(self, state_dict):
            if not self._enabled:
                return
            if len(state_dict) == 0:
                raise RuntimeError('The source state dict is empty, possibly because it was saved from a disabled instance '
                                   'of GradScaler.')
            self._init_scale = state_dict['scale']
            if self._scale is not None:
                self._scale.fill_(state_dict['scale'])
            self._growth_factor, self._backoff_factor = state_dict['growth_factor'], state_dict['backoff_factor']
            self._growth_interval = state_dict['growth_interval']
            self._tracker = state_dict['_growth_tracker']
    """#
}
