// The library text of `torch.optim`, first part: the base class, and SGD. A step is the engine's fused kernel, or, for
// what that does not take, the same arithmetic in single operations. Compiled when the first optimizer is made.

enum OptimizerSource {
  static let text = #"""
    import torch

    _pre_hooks = {}
    _post_hooks = {}

    class _RequiredParameter:
        def __repr__(self):
            return '<required parameter>'

    required = _RequiredParameter()

    def register_optimizer_step_pre_hook(hook):
        return _keep_hook(_pre_hooks, hook, False)

    def register_optimizer_step_post_hook(hook):
        return _keep_hook(_post_hooks, hook, False)

    def _with_hooks(func):
        # A class's `step` between the hooks of all optimizers and of this one.
        def step(*args, **kwargs):
            self = args[0]
            if _pre_hooks or self._optimizer_step_pre_hooks:
                for hooks in (_pre_hooks, self._optimizer_step_pre_hooks):
                    for hook in list(hooks.values()):
                        result = hook(self, args, kwargs)
                        if result is None:
                            continue
                        if not isinstance(result, tuple) or len(result) != 2:
                            raise RuntimeError(
                                f'{func} must return None or a tuple of (new_args, new_kwargs), but got {result}.')
                        args, kwargs = result
            # A closure makes the gradients inside the step.
            if len(args) == 1 and not kwargs:
                _note_step(self, False)
                out = func(args[0])
            elif len(args) + len(kwargs) == 1:
                _note_step(self, False)
                out = func(*args, **kwargs)
            else:
                out = func(*args, **kwargs)
                _note_step(self, False)
            _note_step(self, True)
            if self._optimizer_step_post_hooks or _post_hooks:
                for hooks in (self._optimizer_step_post_hooks, _post_hooks):
                    for hook in list(hooks.values()):
                        hook(self, args, kwargs)
            return out
        step.__name__ = func.__name__
        step.__qualname__ = func.__qualname__
        step.__doc__ = func.__doc__
        step.__wrapped__ = func
        step.hooked = True
        return step

    class defaultdict(dict):
        # What `collections.defaultdict(dict)` is to a reader, without the module.
        def __missing__(self, key):
            value = {}
            self[key] = value
            return value

        def copy(self):
            return defaultdict(self)

        def __deepcopy__(self, memo):
            from copy import deepcopy
            made = defaultdict()
            memo[id(self)] = made
            for key, value in self.items():
                made[deepcopy(key, memo)] = deepcopy(value, memo)
            return made

        def __repr__(self):
            return f'defaultdict({dict!r}, {dict.__repr__(self)})'

    class Optimizer:
        """Base class for all optimizers."""

        def __init__(self, params, defaults):
            self.defaults = defaults
            self._set_up()
            if isinstance(params, torch.Tensor):
                raise TypeError('params argument given to the optimizer should be an iterable of Tensors or dicts, but '
                                'got '
                                + torch.typename(params))
            self.state = defaultdict()
            self.param_groups = []
            groups = list(params)
            if len(groups) == 0:
                raise ValueError('optimizer got an empty parameter list')
            if not isinstance(groups[0], dict):
                groups = [{'params': groups}]
            for group in groups:
                self.add_param_group(group)
            self._warned_capturable_if_run_uncaptured = True

        def _set_up(self):
            self._optimizer_step_pre_hooks = {}
            self._optimizer_step_post_hooks = {}
            self._optimizer_state_dict_pre_hooks = {}
            self._optimizer_state_dict_post_hooks = {}
            self._optimizer_load_state_dict_pre_hooks = {}
            self._optimizer_load_state_dict_post_hooks = {}
            self._patch_step_function()

        def _patch_step_function(self):
            self._zero_grad_profile_name = f'Optimizer.zero_grad#{self.__class__.__name__}.zero_grad'
            step = self.__class__.step
            if not getattr(step, 'hooked', None):
                self.__class__.step = _with_hooks(step)

        @staticmethod
        def profile_hook_step(func):
            return _with_hooks(func)

        def __getstate__(self):
            return {'defaults': self.defaults, 'state': self.state, 'param_groups': self.param_groups}

        def __setstate__(self, state):
            self.__dict__.update(state)
            if '_optimizer_step_pre_hooks' not in self.__dict__:
                self._set_up()
            self._patch_step_function()
            self.defaults.setdefault('differentiable', False)
            for group in self.param_groups:
                for key, value in self._later_options.items():
                    group.setdefault(key, value)
                for p in group['params']:
                    entry = self.state.get(p)
                    if entry:
                        for key in self._scalar_states:
                            if not torch.is_tensor(entry[key]):
                                entry[key] = _scalar_state(float(entry[key]))

        # What a group loaded from an old dict may lack, and the entries of a state that are tensors of one number.
        _later_options = {}
        _scalar_states = ()

        def __repr__(self):
            text = self.__class__.__name__ + ' ('
            for number, group in enumerate(self.param_groups):
                text += f'\nParameter Group {number}\n'
                for key in sorted(group.keys()):
                    if key != 'params':
                        text += f'    {key}: {group[key]}\n'
            return text + ')'

        def register_step_pre_hook(self, hook):
            return _keep_hook(self._optimizer_step_pre_hooks, hook, False)

        def register_step_post_hook(self, hook):
            return _keep_hook(self._optimizer_step_post_hooks, hook, False)

        def register_state_dict_pre_hook(self, hook, prepend=False):
            return _keep_hook(self._optimizer_state_dict_pre_hooks, hook, prepend)

        def register_state_dict_post_hook(self, hook, prepend=False):
            return _keep_hook(self._optimizer_state_dict_post_hooks, hook, prepend)

        def register_load_state_dict_pre_hook(self, hook, prepend=False):
            return _keep_hook(self._optimizer_load_state_dict_pre_hooks, hook, prepend)

        def register_load_state_dict_post_hook(self, hook, prepend=False):
            return _keep_hook(self._optimizer_load_state_dict_post_hooks, hook, prepend)

        def state_dict(self):
            for hook in list(self._optimizer_state_dict_pre_hooks.values()):
                hook(self)
            numbers = {}
            packed_groups = []
            start = 0
            for group in self.param_groups:
                packed = {key: value for key, value in group.items() if key != 'params'}
                for number, p in enumerate(group['params'], start):
                    if p not in numbers:
                        numbers[p] = number
                packed['params'] = [numbers[p] for p in group['params']]
                start += len(packed['params'])
                packed_groups.append(packed)
            state = {numbers[key] if isinstance(key, torch.Tensor) else key: value for key, value in self.state.items()}
            result = {'state': state, 'param_groups': packed_groups}
            for hook in list(self._optimizer_state_dict_post_hooks.values()):
                replaced = hook(self, result)
                if replaced is not None:
                    result = replaced
            return result

        def load_state_dict(self, state_dict):
            from copy import deepcopy
            state_dict = state_dict.copy()
            for hook in list(self._optimizer_load_state_dict_pre_hooks.values()):
                replaced = hook(self, state_dict)
                if replaced is not None:
                    state_dict = replaced
            groups = self.param_groups
            saved = deepcopy(state_dict['param_groups'])
            if len(groups) != len(saved):
                raise ValueError('loaded state dict has a different number of parameter groups')
            parameters = {}
            for group, loaded in zip(groups, saved):
                if len(group['params']) != len(loaded['params']):
                    raise ValueError("loaded state dict contains a parameter group that doesn't match the size of "
                                     "optimizer's group")
            for group, loaded in zip(groups, saved):
                parameters.update(zip(loaded['params'], group['params']))

            def suited(p, value, key=None):
                if isinstance(value, torch.Tensor):
                    if key == 'step':
                        return value
                    return value.to(dtype=p.dtype) if p.is_floating_point() else value
                if isinstance(value, dict):
                    return {name: suited(p, item, name) for name, item in value.items()}
                if hasattr(value, '__iter__'):
                    return type(value)(suited(p, item) for item in value)
                return value

            state = defaultdict()
            for key, value in state_dict['state'].items():
                if key in parameters:
                    state[parameters[key]] = suited(parameters[key], value)
                else:
                    state[key] = value
            for group, loaded in zip(groups, saved):
                loaded['params'] = group['params']
                if 'param_names' in group and 'param_names' not in loaded:
                    loaded['param_names'] = group['param_names']
            self.__setstate__({'state': state, 'param_groups': saved})
            for hook in list(self._optimizer_load_state_dict_post_hooks.values()):
                hook(self)

        def zero_grad(self, set_to_none=True):
            if not hasattr(self, '_zero_grad_profile_name'):
                self._patch_step_function()
            _clear_gradients(self.param_groups, set_to_none)

        def step(self, closure=None):
            raise NotImplementedError

        def add_param_group(self, param_group):
            if not isinstance(param_group, dict):
                raise TypeError(f'param_group must be a dict, but got {type(param_group)}')
            params = param_group['params']
            if isinstance(params, torch.Tensor):
                params = [params]
            elif isinstance(params, set):
                raise TypeError('optimizer parameters need to be organized in ordered collections, but the ordering of '
                                'tensors in sets will change between runs. Please use a list instead.')
            names = []
            members = []
            for param in params:
                if isinstance(param, tuple):
                    names.append(param[0])
                    param = param[1]
                members.append(param)
            param_group['params'] = members
            if names:
                if len(names) != len(members):
                    raise ValueError('all optimizer params should be with/without names. Some param names are missing')
                param_group['param_names'] = names
            _check_parameters(members, not self.defaults.get('differentiable', None))
            for name, default in self.defaults.items():
                if default is required and name not in param_group:
                    raise ValueError("parameter group didn't specify a value of required optimization parameter "
                                     f"{name}")
                param_group.setdefault(name, default)
            unique = set(members)
            if len(members) != len(unique):
                from warnings import warn
                warn('optimizer contains a parameter group with duplicate parameters; in future, this will cause an '
                     'error; '
                     'see github.com/pytorch/pytorch/issues/40967 for more information', stacklevel=3)
            known = set()
            for group in self.param_groups:
                known.update(group['params'])
                if ('param_names' in param_group) != ('param_names' in group):
                    kind = 'with names' if 'param_names' in param_group else 'without names'
                    raise ValueError('all optimizer param groups should be with/without names. cannot add param group '
                                     f'{kind} to the optimizer')
            if not known.isdisjoint(unique):
                raise ValueError('some parameters appear in more than one parameter group')
            self.param_groups.append(param_group)

    def _one_number(lr):
        if isinstance(lr, torch.Tensor) and lr.numel() != 1:
            raise ValueError('Tensor lr must be 1-element')

    def _plain(value):
        return value.squeeze() if isinstance(value, torch.Tensor) and value.dim() != 0 else value

    def _scalar_dtype():
        return torch.float64 if torch.get_default_dtype() == torch.float64 else torch.float32

    def _scalar_state(value):
        return torch.tensor(value, dtype=_scalar_dtype())

    def _check_fused(fused, foreach, differentiable):
        if fused:
            if differentiable:
                raise RuntimeError('`fused` does not support `differentiable`')
            if foreach:
                raise RuntimeError('`fused` and `foreach` cannot be `True` together.')

    class _GradientOptimizer(Optimizer):
        # What the optimizers share that update each parameter by itself: `_kind` names the engine's fused step, which
        # takes what it can and returns the rest; `_update` is the same arithmetic in single operations.

        def _take_step(self, closure):
            loss = None
            if closure is not None:
                with torch.enable_grad():
                    loss = closure()
            for group in self.param_groups:
                rest = _fused_steps(self._kind, self.state, group, group['params'])
                if rest:
                    self._step_slowly(group, rest)
            return loss

        def _step_slowly(self, group, params):
            with torch.set_grad_enabled(self.defaults['differentiable']):
                for p in params:
                    state = self.state[p] if self._has_state(group) else {}
                    if len(state) == 0 and self._has_state(group):
                        self._start(state, p, group)
                if group.get('capturable'):
                    raise AssertionError(
                        f'If capturable=True, {self._capturable_states} must be on supported devices: '
                        + "['cuda', 'xpu', 'hpu', 'privateuseone', 'xla'].")
                for p in _fused_steps(self._kind, self.state, group, params) or ():
                    self._step_one(group, p)

        _capturable_states = 'params and state_steps'

        def _has_state(self, group):
            return True

        def _step_one(self, group, p):
            grad = -p.grad if group['maximize'] else p.grad
            state = self.state[p]
            state['step'] += 1
            if not torch.is_complex(p):
                self._update(group, p, grad, state, _plain(group['lr']))
                return
            views = {key: torch.view_as_real(value) if torch.is_complex(value) else value
                     for key, value in state.items()}
            self._update(group, torch.view_as_real(p), torch.view_as_real(grad), views, _plain(group['lr']))

    class SGD(_GradientOptimizer):
        """Stochastic gradient descent, optionally with momentum."""

        _kind = 'sgd'
        _later_options = {'nesterov': False, 'maximize': False, 'foreach': None, 'differentiable': False,
                          'fused': False}

        def __init__(self, params, lr=0.001, momentum=0, dampening=0, weight_decay=0, nesterov=False, *, maximize=False,
                     foreach=None, differentiable=False, fused=None):
            _one_number(lr)
            if lr < 0.0:
                raise ValueError(f'Invalid learning rate: {lr}')
            if momentum < 0.0:
                raise ValueError(f'Invalid momentum value: {momentum}')
            if weight_decay < 0.0:
                raise ValueError(f'Invalid weight_decay value: {weight_decay}')
            if nesterov and (momentum <= 0 or dampening != 0):
                raise ValueError('Nesterov momentum requires a momentum and zero dampening')
            super().__init__(params, {
                'lr': lr, 'momentum': momentum, 'dampening': dampening, 'weight_decay': weight_decay, 'nesterov':
                nesterov,
                'maximize': maximize, 'foreach': foreach, 'differentiable': differentiable, 'fused': fused})
            _check_fused(fused, foreach, differentiable)

        def step(self, closure=None):
            return self._take_step(closure)

        def _has_state(self, group):
            return group['momentum'] != 0

        def _start(self, state, p, group):
            state['momentum_buffer'] = None

        def _step_one(self, group, p):
            grad = -p.grad if group['maximize'] else p.grad
            lr, momentum, weight_decay = _plain(group['lr']), group['momentum'], group['weight_decay']
            if weight_decay != 0:
                if isinstance(weight_decay, torch.Tensor) and weight_decay.requires_grad:
                    grad = grad.addcmul_(p.clone(), weight_decay)
                else:
                    grad = grad.add(p, alpha=weight_decay)
            if momentum != 0:
                state = self.state[p]
                buffer = state.get('momentum_buffer')
                if buffer is None:
                    buffer = grad.detach().clone()
                    state['momentum_buffer'] = buffer
                else:
                    buffer.mul_(momentum).add_(grad, alpha=1 - group['dampening'])
                grad = grad.add(buffer, alpha=momentum) if group['nesterov'] else buffer
            if isinstance(lr, torch.Tensor) and lr.requires_grad:
                p.addcmul_(grad, lr, value=-1)
            else:
                p.add_(grad, alpha=-lr)

    _members = {'_GradientOptimizer': _GradientOptimizer, '_one_number': _one_number, '_plain': _plain, '_scalar_dtype':
                _scalar_dtype, '_scalar_state': _scalar_state, '_check_fused': _check_fused, '_RequiredParameter':
                _RequiredParameter}
    """#
}
