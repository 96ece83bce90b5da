// The library text of `torch.optim.swa_utils`: models that are averages over a training.

enum AveragingSource {
  static let text = #"""
    import math
    import torch
    from torch.optim.lr_scheduler import LRScheduler as _LRScheduler
    from torch.optim.lr_scheduler import _format_param
    from torch.optim.lr_scheduler import _warn_get_lr_called_within_step

    def _check_decay(decay):
        if decay < 0.0 or decay > 1.0:
            raise ValueError(f'Invalid decay value {decay} provided. Please provide a value in [0,1] range.')

    def get_ema_multi_avg_fn(decay=0.999):
        _check_decay(decay)

        @torch.no_grad()
        def ema_update(ema_param_list, current_param_list, _):
            for average, current in zip(ema_param_list, current_param_list, strict=True):
                if average.is_floating_point() or average.is_complex():
                    average.lerp_(current, 1 - decay)
                else:
                    average.copy_(average * decay + current * (1 - decay))
        return ema_update

    def get_swa_multi_avg_fn():
        @torch.no_grad()
        def swa_update(averaged_param_list, current_param_list, num_averaged):
            for average, current in zip(averaged_param_list, current_param_list, strict=True):
                if average.is_floating_point() or average.is_complex():
                    weight = 1 / (num_averaged + 1)
                    average.lerp_(current, weight.item() if isinstance(weight, torch.Tensor) else weight)
                else:
                    average.add_((current - average) / (num_averaged + 1))
        return swa_update

    def get_ema_avg_fn(decay=0.999):
        _check_decay(decay)

        @torch.no_grad()
        def ema_update(ema_param, current_param, num_averaged):
            return decay * ema_param + (1 - decay) * current_param
        return ema_update

    def get_swa_avg_fn():
        @torch.no_grad()
        def swa_update(averaged_param, current_param, num_averaged):
            return averaged_param + (current_param - averaged_param) / (num_averaged + 1)
        return swa_update

    class AveragedModel(torch.nn.Module):
        """A copy of a model whose parameters are averages over the training."""

        def __init__(self, model, device=None, avg_fn=None, multi_avg_fn=None, use_buffers=False):
            from copy import deepcopy
            super().__init__()
            if avg_fn is not None and multi_avg_fn is not None:
                raise AssertionError('Only one of avg_fn and multi_avg_fn should be provided')
            self.module = deepcopy(model)
            if device is not None:
                self.module = self.module.to(device)
            self.register_buffer('n_averaged', torch.tensor(0, dtype=torch.long))
            self.avg_fn = avg_fn
            self.multi_avg_fn = multi_avg_fn
            self.use_buffers = use_buffers

        def forward(self, *args, **kwargs):
            return self.module(*args, **kwargs)

        def update_parameters(self, model):
            own, new = list(self.parameters()), list(model.parameters())
            if self.use_buffers:
                own = list(self.module.parameters()) + list(self.module.buffers())
                new += list(model.buffers())
            pairs = [(average.detach(), current.detach()) for average, current in zip(own, new)]
            if bool(self.n_averaged == 0):
                for average, current in pairs:
                    average.copy_(current)
            else:
                self._average(pairs)
            if not self.use_buffers:
                for average, current in zip(self.module.buffers(), model.buffers(), strict=True):
                    average.detach().copy_(current.detach())
            self.n_averaged += 1

        def _average(self, pairs):
            if self.avg_fn is not None and self.multi_avg_fn is None:
                for average, current in pairs:
                    average.copy_(self.avg_fn(average, current, self.n_averaged))
                return
            update = self.multi_avg_fn or get_swa_multi_avg_fn()
            kinds = {}
            for average, current in pairs:
                kinds.setdefault(average.dtype, []).append((average, current))
            for members in kinds.values():
                update([average for average, _ in members], [current for _, current in members], self.n_averaged)

    def update_bn(loader, model, device=None):
        with torch.no_grad():
            momenta = {}
            for module in model.modules():
                if hasattr(module, 'reset_running_stats') and hasattr(module, 'momentum'):
                    module.reset_running_stats()
                    momenta[module] = module.momentum
            if not momenta:
                return
            was_training = model.training
            model.train()
            for module in momenta:
                module.momentum = None
            for input in loader:
                if isinstance(input, (list, tuple)):
                    input = input[0]
                if device is not None:
                    input = input.to(device)
                model(input)
            for module in momenta:
                module.momentum = momenta[module]
            model.train(was_training)

    class SWALR(_LRScheduler):
        """The rate annealed to a fixed value."""

        def __init__(self, optimizer, swa_lr, anneal_epochs=10, anneal_strategy='cos', last_epoch=-1):
            swa_lrs = _format_param('swa_lr', optimizer, swa_lr)
            for rate, group in zip(swa_lrs, optimizer.param_groups, strict=True):
                group['swa_lr'] = rate
            if anneal_strategy not in ['cos', 'linear']:
                raise ValueError(f"anneal_strategy must be one of 'cos' or 'linear', instead got {anneal_strategy}")
            self._set_anneal_func(anneal_strategy)
            if not isinstance(anneal_epochs, int) or anneal_epochs < 0:
                raise ValueError(f'anneal_epochs must be equal or greater than 0, got {anneal_epochs}')
            self.anneal_epochs = anneal_epochs
            super().__init__(optimizer, last_epoch)

        @staticmethod
        def _linear_anneal(t):
            return t

        @staticmethod
        def _cosine_anneal(t):
            return (1 - math.cos(math.pi * t)) / 2

        @staticmethod
        def _get_initial_lr(lr, swa_lr, alpha):
            if alpha == 1:
                return swa_lr
            return (lr - alpha * swa_lr) / (1 - alpha)

        def get_lr(self):
            _warn_get_lr_called_within_step(self)
            step = self._step_count - 1
            if self.anneal_epochs == 0:
                step = max(1, step)
            length = max(1, self.anneal_epochs)
            before = self.anneal_func(max(0, min(1, (step - 1) / length)))
            alpha = self.anneal_func(max(0, min(1, step / length)))
            rates = []
            for group in self.optimizer.param_groups:
                lr = self._get_initial_lr(group['lr'], group['swa_lr'], before)
                rates.append(group['swa_lr'] * alpha + lr * (1 - alpha))
            return rates

        def _set_anneal_func(self, anneal_strategy):
            self._anneal_strategy = anneal_strategy
            self.anneal_func = self._cosine_anneal if anneal_strategy == 'cos' else self._linear_anneal

        def state_dict(self):
            return {key: value for key, value in self.__dict__.items() if key not in ('optimizer', 'anneal_func')}

        def load_state_dict(self, state_dict):
            self.__dict__.update(state_dict)
            self._set_anneal_func(self._anneal_strategy)
    """#
}
