// The library text of `torch.optim.lr_scheduler`, second part: schedules made of others, that watch a metric, or that
// come in cycles. Compiled when one of them is used.

enum CycleSource {
  static let text = #"""
    import math
    import torch
    from bisect import bisect_right as _bisect_right

    def _check_members(name, optimizer, schedulers):
        for index, scheduler in enumerate(schedulers):
            if not hasattr(scheduler, 'optimizer'):
                raise TypeError(f'{name} at index {index} should have `optimizer` as its attribute.')
            if isinstance(scheduler, ReduceLROnPlateau):
                raise ValueError(f'{name} does not support `ReduceLROnPlateau` scheduler as it requires additional '
                                 'kwargs to '
                                 f'be specified when calling `step`, but got one at index {index} in the given '
                                 'schedulers '
                                 'sequence.')
            if optimizer != scheduler.optimizer:
                raise ValueError(f'{name} expects all schedulers to belong to the same optimizer, but got scheduler '
                                 f'{scheduler.__class__.__name__} at index {index} has {scheduler.optimizer}, which is '
                                 f'different from {optimizer.__class__.__name__}.')

    class SequentialLR(LRScheduler):
        """Schedulers one after the other, changed at the milestones."""

        def __init__(self, optimizer, schedulers, milestones, last_epoch=-1):
            name = self.__class__.__name__
            if len(schedulers) < 1:
                raise ValueError(f'{name} expects at least one scheduler, but got no scheduler.')
            _check_members(name, optimizer, schedulers)
            if len(milestones) != len(schedulers) - 1:
                raise ValueError('Sequential Schedulers expects number of schedulers provided to be one more than the '
                                 'number '
                                 f'of milestone points, but got number of schedulers {len(schedulers)} and the number '
                                 'of '
                                 f'milestones to be equal to {len(milestones)}')
            self._schedulers = schedulers
            self._milestones = milestones
            self.last_epoch = last_epoch + 1
            self.optimizer = optimizer
            for group in self.optimizer.param_groups:
                _update_param_group_val(group, 'lr', group['initial_lr'])
            self.recursive_undo()
            index = _bisect_right(self._milestones, 0)
            self._schedulers[index]._initial_step()
            self._last_lr = schedulers[index].get_last_lr()

        def recursive_undo(self, sched=None):
            sched = self if sched is None else sched
            if hasattr(sched, '_schedulers'):
                for member in sched._schedulers:
                    self.recursive_undo(member)
            elif hasattr(sched, 'last_epoch'):
                sched.last_epoch -= 1

        def step(self):
            self.last_epoch += 1
            index = _bisect_right(self._milestones, self.last_epoch)
            scheduler = self._schedulers[index]
            if index > 0 and self._milestones[index - 1] == self.last_epoch:
                scheduler._update_lr(0)
            else:
                scheduler.step()
            self._last_lr = scheduler.get_last_lr()

        def state_dict(self):
            state = {key: value for key, value in self.__dict__.items() if key not in ('optimizer', '_schedulers')}
            state['_schedulers'] = [scheduler.state_dict() for scheduler in self._schedulers]
            return state

        def load_state_dict(self, state_dict):
            members = state_dict.pop('_schedulers')
            self.__dict__.update(state_dict)
            state_dict['_schedulers'] = members
            for scheduler, state in zip(self._schedulers, members):
                scheduler.load_state_dict(state)

    class ChainedScheduler(LRScheduler):
        """Schedulers that all step together."""

        def __init__(self, schedulers, optimizer=None):
            name = self.__class__.__name__
            if len(schedulers) < 1:
                raise ValueError(f'{name} expects at least one scheduler to be chained, but got no scheduler.')
            optimizer = optimizer or schedulers[0].optimizer
            _check_members(name, optimizer, schedulers)
            self._schedulers = schedulers
            self.optimizer = optimizer
            self._last_lr = _param_groups_val_list(self._schedulers[-1].optimizer, 'lr')

        def step(self):
            for scheduler in self._schedulers:
                scheduler.step()
            self._last_lr = _param_groups_val_list(self._schedulers[-1].optimizer, 'lr')

        state_dict = SequentialLR.state_dict
        load_state_dict = SequentialLR.load_state_dict

    class PolynomialLR(LRScheduler):
        """A power of the line down to zero."""

        def __init__(self, optimizer, total_iters=5, power=1.0, last_epoch=-1):
            self.total_iters = total_iters
            self.power = power
            super().__init__(optimizer, last_epoch)

        def get_lr(self):
            _warn_get_lr_called_within_step(self)
            if self._is_initial or self.last_epoch > self.total_iters:
                return self._current()
            return self._current(((1.0 - self.last_epoch / self.total_iters)
                                  / (1.0 - (self.last_epoch - 1) / self.total_iters)) ** self.power)

        def _get_closed_form_lr(self):
            return [base * (1.0 - min(self.total_iters, self.last_epoch) / self.total_iters) ** self.power
                    for base in self.base_lrs]

    class ReduceLROnPlateau(LRScheduler):
        """Reduces the rate when a metric stops improving."""

        def __init__(self, optimizer, mode='min', factor=0.1, patience=10, threshold=0.0001, threshold_mode='rel',
                     cooldown=0, min_lr=0, eps=1e-08):
            if factor >= 1.0:
                raise ValueError('Factor should be < 1.0.')
            self.factor = factor
            _check_optimizer(optimizer)
            self.optimizer = optimizer
            count = len(optimizer.param_groups)
            if isinstance(min_lr, (list, tuple)):
                if len(min_lr) != count:
                    raise ValueError(f'expected {count} min_lrs, got {len(min_lr)}')
                self.default_min_lr = None
                self.min_lrs = list(min_lr)
            else:
                self.default_min_lr = min_lr
                self.min_lrs = [min_lr] * count
            self.patience = patience
            self.cooldown = cooldown
            self.eps = eps
            self.last_epoch = 0
            self._last_lr = _param_groups_val_list(self.optimizer, 'lr')
            self._init_is_better(mode, threshold, threshold_mode)
            self._reset()

        def _reset(self):
            self.best = self.mode_worse
            self.cooldown_counter = 0
            self.num_bad_epochs = 0

        def step(self, metrics, epoch=None):
            current = float(metrics)
            if epoch is None:
                epoch = self.last_epoch + 1
            else:
                _warn(EPOCH_DEPRECATION_WARNING)
            self.last_epoch = epoch
            if self._is_better(current, self.best):
                self.best = current
                self.num_bad_epochs = 0
            else:
                self.num_bad_epochs += 1
            if self.in_cooldown:
                self.cooldown_counter -= 1
                self.num_bad_epochs = 0
            if self.num_bad_epochs > self.patience:
                self._reduce_lr(epoch)
                self.cooldown_counter = self.cooldown
                self.num_bad_epochs = 0
            self._last_lr = _param_groups_val_list(self.optimizer, 'lr')

        def _reduce_lr(self, epoch):
            groups = self.optimizer.param_groups
            if len(groups) != len(self.min_lrs):
                if self.default_min_lr is None:
                    raise RuntimeError(
                        f'The number of param groups in the `optimizer` ({len(groups)}) differs from when '
                        f'`ReduceLROnPlateau` was initialized ({len(self.min_lrs)}), usually due to a new param group '
                        'being '
                        'added to the optimizer. Please modify the `min_lrs` field to match the length of the '
                        '`optimizer` '
                        'param groups.')
                self.min_lrs = [self.default_min_lr] * len(groups)
            for group, least in zip(groups, self.min_lrs):
                old = float(group['lr'])
                new = max(old * self.factor, least)
                if old - new > self.eps:
                    _update_param_group_val(group, 'lr', new)

        @property
        def in_cooldown(self):
            return self.cooldown_counter > 0

        def _is_better(self, a, best):
            if self.threshold_mode == 'rel':
                if self.mode == 'min':
                    return a < best * (1.0 - self.threshold)
                return a > best * (self.threshold + 1.0)
            if self.mode == 'min':
                return a < best - self.threshold
            return a > best + self.threshold

        def _init_is_better(self, mode, threshold, threshold_mode):
            if mode not in {'min', 'max'}:
                raise ValueError('mode ' + mode + ' is unknown!')
            if threshold_mode not in {'rel', 'abs'}:
                raise ValueError('threshold mode ' + threshold_mode + ' is unknown!')
            self.mode_worse = torch.inf if mode == 'min' else -torch.inf
            self.mode = mode
            self.threshold = threshold
            self.threshold_mode = threshold_mode

        def load_state_dict(self, state_dict):
            self.__dict__.update(state_dict)
            self._init_is_better(self.mode, self.threshold, self.threshold_mode)

    def _set_momentum(group, momentum, use_beta1):
        if use_beta1:
            group['betas'] = (momentum, *group['betas'][1:])
        else:
            group['momentum'] = momentum

    def _start_momentum(scheduler, optimizer):
        # Momentum that cycles against the rate, and where it is kept.
        if 'momentum' not in optimizer.defaults and 'betas' not in optimizer.defaults:
            raise ValueError('optimizer must support momentum or beta1 with `cycle_momentum` option enabled')
        scheduler.use_beta1 = 'betas' in optimizer.defaults

    def _keep_momentum(scheduler, optimizer, largest, base):
        for high, low, group in zip(largest, base, optimizer.param_groups, strict=True):
            _set_momentum(group, high, scheduler.use_beta1)
            group['max_momentum'] = high
            group['base_momentum'] = low

    class CyclicLR(LRScheduler):
        """The rate up and down between two bounds."""

        def __init__(self, optimizer, base_lr, max_lr, step_size_up=2000, step_size_down=None, mode='triangular',
                     gamma=1.0,
                     scale_fn=None, scale_mode='cycle', cycle_momentum=True, base_momentum=0.8, max_momentum=0.9,
                     last_epoch=-1):
            _check_optimizer(optimizer)
            self.optimizer = optimizer
            base_lrs = _format_param('base_lr', optimizer, base_lr)
            if last_epoch == -1:
                for lr, group in zip(base_lrs, optimizer.param_groups, strict=True):
                    _update_param_group_val(group, 'lr', lr)
            self.max_lrs = _format_param('max_lr', optimizer, max_lr)
            step_size_up = float(step_size_up)
            step_size_down = float(step_size_down) if step_size_down is not None else step_size_up
            self.total_size = step_size_up + step_size_down
            self.step_ratio = step_size_up / self.total_size
            if mode not in ['triangular', 'triangular2', 'exp_range'] and scale_fn is None:
                raise ValueError('mode is invalid and scale_fn is None')
            self.mode = mode
            self.gamma = gamma
            self._scale_fn_custom = scale_fn
            self.scale_mode = scale_mode
            self._init_scale_fn()
            self.cycle_momentum = cycle_momentum
            if cycle_momentum:
                _start_momentum(self, optimizer)
                self.base_momentums = _format_param('base_momentum', optimizer, base_momentum)
                self.max_momentums = _format_param('max_momentum', optimizer, max_momentum)
                if last_epoch == -1:
                    _keep_momentum(self, optimizer, self.max_momentums, self.base_momentums)
            super().__init__(optimizer, last_epoch)
            self.base_lrs = base_lrs

        def _init_scale_fn(self):
            if self._scale_fn_custom is not None:
                return
            if self.mode == 'triangular':
                self._scale_fn_ref = self._triangular_scale_fn
                self.scale_mode = 'cycle'
            elif self.mode == 'triangular2':
                self._scale_fn_ref = self._triangular2_scale_fn
                self.scale_mode = 'cycle'
            elif self.mode == 'exp_range':
                gamma = self.gamma
                self._scale_fn_ref = lambda x: self._exp_range_scale_fn(gamma, x)
                self.scale_mode = 'iterations'

        def scale_fn(self, x):
            return self._scale_fn_ref(x) if self._scale_fn_custom is None else self._scale_fn_custom(x)

        @staticmethod
        def _triangular_scale_fn(x):
            return 1.0

        @staticmethod
        def _triangular2_scale_fn(x):
            return 1 / (2.0 ** (x - 1))

        @staticmethod
        def _exp_range_scale_fn(gamma, x):
            return gamma ** x

        def get_lr(self):
            _warn_get_lr_called_within_step(self)
            cycle = math.floor(1 + self.last_epoch / self.total_size)
            x = 1.0 + self.last_epoch / self.total_size - cycle
            height = x / self.step_ratio if x <= self.step_ratio else (x - 1) / (self.step_ratio - 1)
            place = cycle if self.scale_mode == 'cycle' else self.last_epoch
            rates = []
            for base, largest in zip(self.base_lrs, self.max_lrs, strict=True):
                rates.append(base + (largest - base) * height * self.scale_fn(place))
            if self.cycle_momentum:
                momentums = []
                for base, largest in zip(self.base_momentums, self.max_momentums, strict=True):
                    momentums.append(largest - (largest - base) * height * self.scale_fn(place))
                for group, momentum in zip(self.optimizer.param_groups, momentums, strict=True):
                    _set_momentum(group, momentum, self.use_beta1)
            return rates

        def state_dict(self):
            state = super().state_dict()
            state.pop('_scale_fn_ref', None)
            fn = state.pop('_scale_fn_custom')
            state['_scale_fn_custom'] = None
            if fn is not None and not isinstance(fn, _function):
                state['_scale_fn_custom'] = fn.__dict__.copy()
            return state

        def load_state_dict(self, state_dict):
            fn = state_dict.pop('_scale_fn_custom')
            super().load_state_dict(state_dict)
            if fn is not None:
                self._scale_fn_custom.__dict__.update(fn)
            self._init_scale_fn()

    class CosineAnnealingWarmRestarts(LRScheduler):
        """Half a cosine down, again and again."""

        def __init__(self, optimizer, T_0, T_mult=1, eta_min=0.0, last_epoch=-1):
            if T_0 <= 0 or not isinstance(T_0, int):
                raise ValueError(f'Expected positive integer T_0, but got {T_0}')
            if T_mult < 1 or not isinstance(T_mult, int):
                raise ValueError(f'Expected integer T_mult >= 1, but got {T_mult}')
            if not isinstance(eta_min, (float, int)):
                raise ValueError(f'Expected float or int eta_min, but got {eta_min} of type {type(eta_min)}')
            self.T_0 = T_0
            self.T_i = T_0
            self.T_mult = T_mult
            self.eta_min = eta_min
            self.T_cur = last_epoch
            super().__init__(optimizer, last_epoch)

        def get_lr(self):
            _warn_get_lr_called_within_step(self)
            return [self.eta_min + (base - self.eta_min) * (1 + math.cos(math.pi * self.T_cur / self.T_i)) / 2
                    for base in self.base_lrs]

        def step(self, epoch=None):
            if epoch is None and self.last_epoch < 0:
                epoch = 0
            if epoch is None:
                epoch = self.last_epoch + 1
                self.T_cur = self.T_cur + 1
                if self.T_cur >= self.T_i:
                    self.T_cur = self.T_cur % self.T_i
                    self.T_i = self.T_i * self.T_mult
            else:
                if epoch < 0:
                    raise ValueError(f'Expected non-negative epoch, but got {epoch}')
                if epoch >= self.T_0:
                    if self.T_mult == 1:
                        self.T_cur = epoch % self.T_0
                    else:
                        n = int(math.log(epoch / self.T_0 * (self.T_mult - 1) + 1, self.T_mult))
                        self.T_cur = epoch - self.T_0 * (self.T_mult ** n - 1) / (self.T_mult - 1)
                        self.T_i = self.T_0 * self.T_mult ** n
                else:
                    self.T_i = self.T_0
                    self.T_cur = epoch
            self.last_epoch = math.floor(epoch)
            self._get_lr_called_within_step = True
            try:
                for group, lr in zip(self.optimizer.param_groups, self.get_lr(), strict=True):
                    _update_param_group_val(group, 'lr', lr)
            finally:
                self._get_lr_called_within_step = False
            self._last_lr = _param_groups_val_list(self.optimizer, 'lr')

    class OneCycleLR(LRScheduler):
        """The rate up to max_lr and down to almost nothing, once."""

        def __init__(self, optimizer, max_lr, total_steps=None, epochs=None, steps_per_epoch=None, pct_start=0.3,
                     anneal_strategy='cos', cycle_momentum=True, base_momentum=0.85, max_momentum=0.95, div_factor=25.0,
                     final_div_factor=10000.0, three_phase=False, last_epoch=-1):
            _check_optimizer(optimizer)
            self.optimizer = optimizer
            if total_steps is not None:
                if total_steps <= 0 or not isinstance(total_steps, int):
                    raise ValueError(f'Expected positive integer total_steps, but got {total_steps}')
                self.total_steps = total_steps
            elif epochs is not None and steps_per_epoch is not None:
                if not isinstance(epochs, int) or epochs <= 0:
                    raise ValueError(f'Expected positive integer epochs, but got {epochs}')
                if not isinstance(steps_per_epoch, int) or steps_per_epoch <= 0:
                    raise ValueError(f'Expected positive integer steps_per_epoch, but got {steps_per_epoch}')
                self.total_steps = epochs * steps_per_epoch
            else:
                raise ValueError('You must define either total_steps OR (epochs AND steps_per_epoch)')

            def phase(end, lr, momentum):
                return {'end_step': end, 'start_lr': lr[0], 'end_lr': lr[1], 'start_momentum': momentum[0],
                        'end_momentum': momentum[1]}

            top, bottom = 'max_momentum', 'base_momentum'
            self._schedule_phases = [
                phase(float(pct_start * self.total_steps) - 1, ('initial_lr', 'max_lr'), (top, bottom))]
            if three_phase:
                self._schedule_phases += [
                    phase(float(2 * pct_start * self.total_steps) - 2, ('max_lr', 'initial_lr'), (bottom, top)),
                    phase(self.total_steps - 1, ('initial_lr', 'min_lr'), (top, top))]
            else:
                self._schedule_phases += [phase(self.total_steps - 1, ('max_lr', 'min_lr'), (bottom, top))]
            if pct_start < 0 or pct_start > 1 or not isinstance(pct_start, float):
                raise ValueError(f'Expected float between 0 and 1 pct_start, but got {pct_start}')
            if anneal_strategy not in ['cos', 'linear']:
                raise ValueError(f"anneal_strategy must be one of 'cos' or 'linear', instead got {anneal_strategy}")
            self._anneal_func_type = anneal_strategy
            max_lrs = _format_param('max_lr', self.optimizer, max_lr)
            if last_epoch == -1:
                for largest, group in zip(max_lrs, self.optimizer.param_groups):
                    group['initial_lr'] = largest / div_factor
                    group['max_lr'] = largest
                    group['min_lr'] = group['initial_lr'] / final_div_factor
            self.cycle_momentum = cycle_momentum
            if cycle_momentum:
                _start_momentum(self, optimizer)
                largest = _format_param('max_momentum', optimizer, max_momentum)
                base = _format_param('base_momentum', optimizer, base_momentum)
                if last_epoch == -1:
                    _keep_momentum(self, optimizer, largest, base)
            super().__init__(optimizer, last_epoch)

        def _anneal_func(self, start, end, pct):
            return (self._annealing_cos if self._anneal_func_type == 'cos' else self._annealing_linear)(start, end, pct)

        @staticmethod
        def _annealing_cos(start, end, pct):
            return end + (start - end) / 2.0 * (math.cos(math.pi * pct) + 1)

        @staticmethod
        def _annealing_linear(start, end, pct):
            return (end - start) * pct + start

        def get_lr(self):
            _warn_get_lr_called_within_step(self)
            rates = []
            step = self.last_epoch
            if step > self.total_steps:
                raise ValueError(f'Tried to step {step} times. The specified number of total steps is '
                                 f'{self.total_steps}')
            for group in self.optimizer.param_groups:
                start = 0.0
                for index, phase in enumerate(self._schedule_phases):
                    end = phase['end_step']
                    if step <= end or index == len(self._schedule_phases) - 1:
                        pct = (step - start) / (end - start)
                        break
                    start = end
                rates.append(self._anneal_func(group[phase['start_lr']], group[phase['end_lr']], pct))
                if self.cycle_momentum:
                    momentum = self._anneal_func(group[phase['start_momentum']], group[phase['end_momentum']], pct)
                    _set_momentum(group, momentum, self.use_beta1)
            return rates
    """#
}
