// The library text of `torch.optim.lr_scheduler`, first part: the base class and the schedules in closed form.

enum SchedulerSource {
  static let text = #"""
    import math
    from bisect import bisect_right as _bisect_right
    import torch
    from torch.optim.optimizer import Optimizer as _Optimizer

    _Tensor = torch.Tensor
    EPOCH_DEPRECATION_WARNING = (
        'The epoch parameter in `scheduler.step()` was not necessary and is being deprecated where possible. Please '
        'use '
        '`scheduler.step()` to step the scheduler. During the deprecation, if epoch is different from None, the closed '
        'form '
        'is used instead of the new chainable form, where available. Please open an issue if you are unable to '
        'replicate '
        'your use case: https://github.com/pytorch/pytorch/issues/new/choose.')
    _function = type(lambda: None)

    def _warn(message):
        from warnings import warn
        warn(message, UserWarning, stacklevel=3)

    def _format_param(name, optimizer, param):
        # One value for each parameter group.
        count = len(optimizer.param_groups)
        if not isinstance(param, (list, tuple)):
            param = [param] * count
        elif len(param) != count:
            raise ValueError(f'{name} must have the same length as optimizer.param_groups. {name} has {len(param)} '
                             f'values, param_groups has {count}.')
        return [value.clone() if isinstance(value, _Tensor) else value for value in param]

    def _param_groups_val_list(optimizer, key):
        return [group[key].clone() if isinstance(group[key], _Tensor) else group[key]
                for group in optimizer.param_groups]

    def _update_param_group_val(group, key, value):
        if isinstance(group[key], _Tensor):
            group[key].fill_(value.squeeze() if isinstance(value, _Tensor) and value.dim() != 0 else value)
        else:
            group[key] = value

    def _check_optimizer(optimizer):
        if not isinstance(optimizer, _Optimizer):
            raise TypeError(f'{type(optimizer).__name__} is not an Optimizer')

    def _counting_step(optimizer):
        # The optimizer's `step`, which notes that it was called.
        func = optimizer.step.__func__

        def step(*args, **kwargs):
            optimizer._opt_called = True
            return func(optimizer, *args, **kwargs)
        step.__name__ = func.__name__
        step.__qualname__ = func.__qualname__
        step.__doc__ = func.__doc__
        step.__wrapped__ = func
        step._wrapped_by_lr_sched = True
        return step

    class LRScheduler:
        """Adjusts the learning rate during optimization."""

        _get_lr_called_within_step = False
        _is_initial = False

        def __init__(self, optimizer, last_epoch=-1):
            _check_optimizer(optimizer)
            self.optimizer = optimizer
            for i, group in enumerate(optimizer.param_groups):
                if last_epoch == -1:
                    lr = group['lr']
                    group.setdefault('initial_lr', lr.clone() if isinstance(lr, _Tensor) else lr)
                elif 'initial_lr' not in group:
                    raise KeyError(
                        f"param 'initial_lr' is not specified in param_groups[{i}] when resuming scheduler with "
                        "last_epoch "
                        ">= 0.\nThis typically happens when:\n1. You're trying to resume training from a checkpoint "
                        "but "
                        "haven't properly loaded the optimizer state\n2. You're using last_epoch >= 0 for a fresh "
                        "training "
                        "run (not recommended)")
            self.base_lrs = _param_groups_val_list(optimizer, 'initial_lr')
            self.last_epoch = last_epoch
            if not hasattr(optimizer.step, '_wrapped_by_lr_sched'):
                optimizer.step = _counting_step(optimizer)
            self._initial_step()

        def _initial_step(self):
            self._step_count = 0
            self._is_initial = True
            try:
                self.step()
            finally:
                self._is_initial = False

        def state_dict(self):
            return {key: value for key, value in self.__dict__.items() if key != 'optimizer'}

        def load_state_dict(self, state_dict):
            self.__dict__.update(state_dict)

        def get_last_lr(self):
            return self._last_lr

        def get_lr(self):
            raise NotImplementedError

        def step(self, epoch=None):
            if self._step_count == 1:
                if not hasattr(self.optimizer.step, '_wrapped_by_lr_sched'):
                    _warn('Seems like `optimizer.step()` has been overridden after learning rate scheduler '
                          'initialization. '
                          'Please, make sure to call `optimizer.step()` before `lr_scheduler.step()`. See more details '
                          'at '
                          'https://pytorch.org/docs/stable/optim.html#how-to-adjust-learning-rate')
                elif not getattr(self.optimizer, '_opt_called', False):
                    _warn('Detected call of `lr_scheduler.step()` before `optimizer.step()`. In PyTorch 1.1.0 and '
                          'later, '
                          'you should call them in the opposite order: `optimizer.step()` before '
                          '`lr_scheduler.step()`.  '
                          'Failure to do this will result in PyTorch skipping the first value of the learning rate '
                          'schedule.'
                          ' See more details at '
                          'https://pytorch.org/docs/stable/optim.html#how-to-adjust-learning-rate')
            self._step_count += 1
            if epoch is not None:
                _warn(EPOCH_DEPRECATION_WARNING)
            self._update_lr(epoch)

        def _update_lr(self, epoch=None):
            self._get_lr_called_within_step = True
            try:
                if epoch is None:
                    self.last_epoch += 1
                    values = self.get_lr()
                else:
                    self.last_epoch = epoch
                    closed = getattr(self, '_get_closed_form_lr', None)
                    values = self.get_lr() if closed is None else closed()
            finally:
                self._get_lr_called_within_step = False
            for group, lr in zip(self.optimizer.param_groups, values, strict=True):
                _update_param_group_val(group, 'lr', lr)
            self._last_lr = _param_groups_val_list(self.optimizer, 'lr')

        def _current(self, factor=None):
            # The learning rates as they are, or times a factor.
            if factor is None:
                return _param_groups_val_list(self.optimizer, 'lr')
            return [group['lr'] * factor for group in self.optimizer.param_groups]

    class _LRScheduler(LRScheduler):
        pass

    def _warn_get_lr_called_within_step(scheduler):
        if not scheduler._get_lr_called_within_step:
            _warn('To get the last learning rate computed by the scheduler, please use `get_last_lr()`.')

    def _state_of_functions(functions):
        return [None if isinstance(fn, _function) else fn.__dict__.copy() for fn in functions]

    class LambdaLR(LRScheduler):
        """The initial rate times a function of the epoch."""

        def __init__(self, optimizer, lr_lambda, last_epoch=-1):
            self.optimizer = optimizer
            self._set_lambdas(optimizer, lr_lambda)
            super().__init__(optimizer, last_epoch)

        def _set_lambdas(self, optimizer, lr_lambda):
            count = len(optimizer.param_groups)
            if not isinstance(lr_lambda, (list, tuple)):
                self.lr_lambdas = [lr_lambda] * count
            else:
                if len(lr_lambda) != count:
                    raise ValueError(f'Expected {count} lr_lambdas, but got {len(lr_lambda)}')
                self.lr_lambdas = list(lr_lambda)

        def state_dict(self):
            state = {key: value for key, value in self.__dict__.items() if key not in ('optimizer', 'lr_lambdas')}
            state['lr_lambdas'] = _state_of_functions(self.lr_lambdas)
            return state

        def load_state_dict(self, state_dict):
            lambdas = state_dict.pop('lr_lambdas')
            self.__dict__.update(state_dict)
            state_dict['lr_lambdas'] = lambdas
            for index, fn in enumerate(lambdas):
                if fn is not None:
                    self.lr_lambdas[index].__dict__.update(fn)

        def get_lr(self):
            _warn_get_lr_called_within_step(self)
            return [base * function(self.last_epoch)
                    for function, base in zip(self.lr_lambdas, self.base_lrs, strict=True)]

    class MultiplicativeLR(LRScheduler):
        """Multiplies the rate by a function of the epoch."""

        def __init__(self, optimizer, lr_lambda, last_epoch=-1):
            self.optimizer = optimizer
            LambdaLR._set_lambdas(self, optimizer, lr_lambda)
            for function in self.lr_lambdas:
                if not callable(function):
                    raise TypeError(f'lr_lambda should be a function, but got {type(function).__name__}')
            super().__init__(optimizer, last_epoch)

        state_dict = LambdaLR.state_dict
        load_state_dict = LambdaLR.load_state_dict

        def get_lr(self):
            _warn_get_lr_called_within_step(self)
            if self._is_initial:
                return self._current()
            return [group['lr'] * function(self.last_epoch)
                    for function, group in zip(self.lr_lambdas, self.optimizer.param_groups, strict=True)]

    class StepLR(LRScheduler):
        """Multiplies the rate by gamma every step_size epochs."""

        def __init__(self, optimizer, step_size, gamma=0.1, last_epoch=-1):
            self.step_size = step_size
            self.gamma = gamma
            super().__init__(optimizer, last_epoch)

        def get_lr(self):
            _warn_get_lr_called_within_step(self)
            if self.last_epoch == 0 or self.last_epoch % self.step_size != 0:
                return self._current()
            return self._current(self.gamma)

        def _get_closed_form_lr(self):
            return [base * self.gamma ** (self.last_epoch // self.step_size) for base in self.base_lrs]

    class MultiStepLR(LRScheduler):
        """Multiplies the rate by gamma at the milestones."""

        def __init__(self, optimizer, milestones, gamma=0.1, last_epoch=-1):
            from collections import Counter
            self.milestones = Counter(milestones)
            self.gamma = gamma
            super().__init__(optimizer, last_epoch)

        def get_lr(self):
            _warn_get_lr_called_within_step(self)
            if self.last_epoch not in self.milestones:
                return self._current()
            return self._current(self.gamma ** self.milestones[self.last_epoch])

        def _get_closed_form_lr(self):
            milestones = sorted(self.milestones.elements())
            return [base * self.gamma ** _bisect_right(milestones, self.last_epoch) for base in self.base_lrs]

    class ConstantLR(LRScheduler):
        """The rate times a factor for the first epochs."""

        def __init__(self, optimizer, factor=1.0 / 3, total_iters=5, last_epoch=-1):
            if factor > 1.0 or factor < 0:
                raise ValueError('Constant multiplicative factor expected to be between 0 and 1.')
            self.factor = factor
            self.total_iters = total_iters
            super().__init__(optimizer, last_epoch)

        def get_lr(self):
            _warn_get_lr_called_within_step(self)
            if self.last_epoch == 0:
                return self._current(self.factor)
            if self.last_epoch != self.total_iters:
                return self._current()
            return self._current(1.0 / self.factor)

        def _get_closed_form_lr(self):
            return [base * (self.factor + (self.last_epoch >= self.total_iters) * (1 - self.factor))
                    for base in self.base_lrs]

    class LinearLR(LRScheduler):
        """The rate times a factor that grows on a line."""

        def __init__(self, optimizer, start_factor=1.0 / 3, end_factor=1.0, total_iters=5, last_epoch=-1):
            if start_factor > 1.0 or start_factor <= 0:
                raise ValueError('Starting multiplicative factor expected to be greater than 0 and less or equal to 1.')
            if end_factor > 1.0 or end_factor < 0:
                raise ValueError('Ending multiplicative factor expected to be between 0 and 1.')
            self.start_factor = start_factor
            self.end_factor = end_factor
            self.total_iters = total_iters
            super().__init__(optimizer, last_epoch)

        def get_lr(self):
            _warn_get_lr_called_within_step(self)
            if self.last_epoch == 0:
                return self._current(self.start_factor)
            if self._is_initial or self.last_epoch > self.total_iters:
                return self._current()
            rise = self.end_factor - self.start_factor
            return self._current(1.0 + rise / (self.total_iters * self.start_factor + (self.last_epoch - 1) * rise))

        def _get_closed_form_lr(self):
            return [base * (self.start_factor + (self.end_factor - self.start_factor)
                            * min(self.total_iters, self.last_epoch) / self.total_iters) for base in self.base_lrs]

    class ExponentialLR(LRScheduler):
        """Multiplies the rate by gamma every epoch."""

        def __init__(self, optimizer, gamma, last_epoch=-1):
            self.gamma = gamma
            super().__init__(optimizer, last_epoch)

        def get_lr(self):
            _warn_get_lr_called_within_step(self)
            if self._is_initial:
                return self._current()
            return self._current(self.gamma)

        def _get_closed_form_lr(self):
            return [base * self.gamma ** self.last_epoch for base in self.base_lrs]

    class CosineAnnealingLR(LRScheduler):
        """Half a cosine from the initial rate down to eta_min."""

        def __init__(self, optimizer, T_max, eta_min=0.0, last_epoch=-1):
            self.T_max = T_max
            self.eta_min = eta_min
            super().__init__(optimizer, last_epoch)

        def get_lr(self):
            _warn_get_lr_called_within_step(self)
            groups = self.optimizer.param_groups
            if self._is_initial:
                return self._current()
            if self._step_count == 1 and self.last_epoch > 0:
                cosine = math.cos(self.last_epoch * math.pi / self.T_max)
                return [self.eta_min + (base - self.eta_min) * (1 + cosine) / 2 for base in self.base_lrs]
            if (self.last_epoch - 1 - self.T_max) % (2 * self.T_max) == 0:
                return [group['lr'] + (base - self.eta_min) * (1 - math.cos(math.pi / self.T_max)) / 2
                        for base, group in zip(self.base_lrs, groups, strict=True)]
            return [(1 + math.cos(math.pi * self.last_epoch / self.T_max))
                    / (1 + math.cos(math.pi * (self.last_epoch - 1) / self.T_max))
                    * (group['lr'] - self.eta_min) + self.eta_min for group in groups]

        def _get_closed_form_lr(self):
            return [self.eta_min + (base - self.eta_min) * (1 + math.cos(math.pi * self.last_epoch / self.T_max)) / 2
                    for base in self.base_lrs]

    _members = {'_LRScheduler': _LRScheduler, '_warn': _warn, '_format_param': _format_param, '_param_groups_val_list':
                _param_groups_val_list, '_update_param_group_val': _update_param_group_val, '_check_optimizer':
                _check_optimizer, '_warn_get_lr_called_within_step': _warn_get_lr_called_within_step, '_function':
                _function}
    """#
}
