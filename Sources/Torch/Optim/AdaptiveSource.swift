// The library text of the other optimizers with a state of their own: Adagrad, Adadelta, RMSprop, Rprop, Adafactor
// and ASGD.

enum AdaptiveSource {
  static let text = #"""
    import torch

    _COMMON = {'maximize': False, 'foreach': None, 'capturable': False, 'differentiable': False}

    class Adagrad(_GradientOptimizer):
        """Steps divided by the root of the sum of all squared gradients so far."""

        _kind = 'adagrad'
        _later_options = {'foreach': None, 'maximize': False, 'differentiable': False, 'fused': None}
        _scalar_states = ('step',)

        def __init__(self, params, lr=0.01, lr_decay=0, weight_decay=0, initial_accumulator_value=0, eps=1e-10,
                     foreach=None, *, maximize=False, differentiable=False, fused=None):
            _one_number(lr)
            if not 0.0 <= lr:
                raise ValueError(f'Invalid learning rate: {lr}')
            if not 0.0 <= lr_decay:
                raise ValueError(f'Invalid lr_decay value: {lr_decay}')
            if not 0.0 <= weight_decay:
                raise ValueError(f'Invalid weight_decay value: {weight_decay}')
            if not 0.0 <= initial_accumulator_value:
                raise ValueError(f'Invalid initial_accumulator_value value: {initial_accumulator_value}')
            if not 0.0 <= eps:
                raise ValueError(f'Invalid epsilon value: {eps}')
            super().__init__(params, {
                'lr': lr, 'lr_decay': lr_decay, 'eps': eps, 'weight_decay': weight_decay,
                'initial_accumulator_value': initial_accumulator_value, 'foreach': foreach, 'maximize': maximize,
                'differentiable': differentiable, 'fused': fused})
            _check_fused(fused, foreach, differentiable)
            for group in self.param_groups:
                for p in group['params']:
                    self._start(self.state[p], p, group)

        def step(self, closure=None):
            return self._take_step(closure)

        def _start(self, state, p, group):
            first = self.defaults['initial_accumulator_value']
            state['step'] = torch.tensor(0.0, dtype=torch.float32) if group['fused'] else _scalar_state(0.0)
            state['sum'] = torch.full_like(p, complex(first, first) if torch.is_complex(p) else first).detach()

        def share_memory(self):
            pass

        def _update(self, group, p, grad, state, lr):
            if group['weight_decay'] != 0:
                grad = grad.add(p, alpha=group['weight_decay'])
            rate = lr / (1 + (state['step'].item() - 1) * group['lr_decay'])
            total = state['sum'].addcmul_(grad, grad, value=1)
            root = total.sqrt() + group['eps'] if group['differentiable'] else total.sqrt().add_(group['eps'])
            p.addcdiv_(grad, root, value=-rate)

    class Adadelta(_GradientOptimizer):
        """Steps in the unit of the parameters: their own average square over that of the gradients."""

        _kind = 'adadelta'
        _later_options = _COMMON
        _scalar_states = ('step',)

        def __init__(self, params, lr=1.0, rho=0.9, eps=1e-06, weight_decay=0, foreach=None, *, capturable=False,
                     maximize=False, differentiable=False):
            _one_number(lr)
            if not 0.0 <= lr:
                raise ValueError(f'Invalid learning rate: {lr}')
            if not 0.0 <= rho <= 1.0:
                raise ValueError(f'Invalid rho value: {rho}')
            if not 0.0 <= eps:
                raise ValueError(f'Invalid epsilon value: {eps}')
            if not 0.0 <= weight_decay:
                raise ValueError(f'Invalid weight_decay value: {weight_decay}')
            super().__init__(params, {
                'lr': lr, 'rho': rho, 'eps': eps, 'weight_decay': weight_decay, 'maximize': maximize,
                'capturable': capturable, 'foreach': foreach, 'differentiable': differentiable})

        def step(self, closure=None):
            return self._take_step(closure)

        def _start(self, state, p, group):
            state['step'] = _scalar_state(0.0)
            state['square_avg'] = torch.zeros_like(p)
            state['acc_delta'] = torch.zeros_like(p)

        def _update(self, group, p, grad, state, lr):
            rho, eps = group['rho'], group['eps']
            if group['weight_decay'] != 0:
                grad = grad.add(p, alpha=group['weight_decay'])
            square, moved = state['square_avg'], state['acc_delta']
            square.mul_(rho).addcmul_(grad, grad, value=1 - rho)
            change = moved.add(eps).sqrt_()
            root = square.add(eps).sqrt_()
            change = change.div(root).mul(grad) if group['differentiable'] else change.div_(root).mul_(grad)
            moved.mul_(rho).addcmul_(change, change, value=1 - rho)
            p.add_(change, alpha=-lr)

    class RMSprop(_GradientOptimizer):
        """Steps divided by the root of a running average of squared gradients."""

        _kind = 'rmsprop'
        _later_options = {'momentum': 0, 'centered': False, **_COMMON}
        _scalar_states = ('step',)

        def __init__(self, params, lr=0.01, alpha=0.99, eps=1e-08, weight_decay=0, momentum=0, centered=False,
                     capturable=False, foreach=None, maximize=False, differentiable=False):
            _one_number(lr)
            if not 0.0 <= lr:
                raise ValueError(f'Invalid learning rate: {lr}')
            if not 0.0 <= eps:
                raise ValueError(f'Invalid epsilon value: {eps}')
            if not 0.0 <= momentum:
                raise ValueError(f'Invalid momentum value: {momentum}')
            if not 0.0 <= weight_decay:
                raise ValueError(f'Invalid weight_decay value: {weight_decay}')
            if not 0.0 <= alpha:
                raise ValueError(f'Invalid alpha value: {alpha}')
            super().__init__(params, {
                'lr': lr, 'momentum': momentum, 'alpha': alpha, 'eps': eps, 'centered': centered,
                'weight_decay': weight_decay, 'capturable': capturable, 'foreach': foreach, 'maximize': maximize,
                'differentiable': differentiable})

        def step(self, closure=None):
            return self._take_step(closure)

        def _start(self, state, p, group):
            state['step'] = _scalar_state(0.0)
            state['square_avg'] = torch.zeros_like(p)
            if group['momentum'] > 0:
                state['momentum_buffer'] = torch.zeros_like(p)
            if group['centered']:
                state['grad_avg'] = torch.zeros_like(p)

        def _update(self, group, p, grad, state, lr):
            alpha, momentum = group['alpha'], group['momentum']
            if group['weight_decay'] != 0:
                grad = grad.add(p, alpha=group['weight_decay'])
            square = state['square_avg']
            square.mul_(alpha).addcmul_(grad, grad, value=1 - alpha)
            if group['centered']:
                mean = state['grad_avg']
                mean.lerp_(grad, 1 - alpha)
                root = square.addcmul(mean, mean, value=-1).sqrt_()
            else:
                root = square.sqrt()
            root = root.add(group['eps']) if group['differentiable'] else root.add_(group['eps'])
            if momentum > 0:
                buffer = state['momentum_buffer']
                buffer.mul_(momentum).addcdiv_(grad, root)
                p.add_(buffer, alpha=-lr)
            else:
                p.addcdiv_(grad, root, value=-lr)

    class Rprop(_GradientOptimizer):
        """Steps that look only at the signs of gradients, for full batches."""

        _kind = 'rprop'
        _later_options = _COMMON
        _scalar_states = ('step',)

        def __init__(self, params, lr=0.01, etas=(0.5, 1.2), step_sizes=(1e-06, 50), *, capturable=False, foreach=None,
                     maximize=False, differentiable=False):
            _one_number(lr)
            if not 0.0 <= lr:
                raise ValueError(f'Invalid learning rate: {lr}')
            if not 0.0 < etas[0] < 1.0 < etas[1]:
                raise ValueError(f'Invalid eta values: {etas[0]}, {etas[1]}')
            super().__init__(params, {
                'lr': lr, 'etas': etas, 'step_sizes': step_sizes, 'foreach': foreach, 'maximize': maximize,
                'differentiable': differentiable, 'capturable': capturable})

        def step(self, closure=None):
            return self._take_step(closure)

        def _start(self, state, p, group):
            lr = _plain(group['lr'])
            state['step'] = _scalar_state(0.0)
            state['prev'] = torch.zeros_like(p)
            state['step_size'] = torch.full_like(p.grad, complex(lr, lr) if torch.is_complex(p) else lr)

        def _update(self, group, p, grad, state, lr):
            smaller, larger = group['etas']
            previous, size = state['prev'], state['step_size']
            sign = grad.mul(previous.clone() if group['differentiable'] else previous).sign()
            sign[sign.gt(0)] = larger
            sign[sign.lt(0)] = smaller
            sign[sign.eq(0)] = 1
            size.mul_(sign).clamp_(*group['step_sizes'])
            grad = grad.clone()
            grad[sign.eq(smaller)] = 0
            p.addcmul_(grad.sign(), size, value=-1)
            previous.copy_(grad)

    class Adafactor(Optimizer):
        """Adaptive steps that keep a row and a column of the average square of a matrix."""

        _later_options = {'foreach': None}
        _scalar_states = ('step',)

        def __init__(self, params, lr=0.01, beta2_decay=-0.8, eps=(None, 0.001), d=1.0, weight_decay=0.0, *,
                     foreach=None,
                     maximize=False):
            _one_number(lr)
            if not 0.0 <= lr:
                raise ValueError(f'Learning rate should be >= 0 but is: {lr}')
            if not 0.0 >= beta2_decay:
                raise ValueError(f'beta2_decay should be <= 0 but is: {beta2_decay}')
            if eps[0] is not None and not 0.0 <= eps[0]:
                raise ValueError(f'epsilon1 should be >= 0 but is: {eps[0]}')
            if not 0.0 <= eps[1]:
                raise ValueError(f'epsilon2 should be >= 0 but is: {eps[1]}')
            if not 1.0 <= d:
                raise ValueError(f'Clipping threshold d should be >= 1 but is: {d}')
            if not 0.0 <= weight_decay:
                raise ValueError(f'weight_decay should be >= 0 but is: {weight_decay}')
            super().__init__(params, {
                'lr': lr, 'beta2_decay': beta2_decay, 'eps': eps, 'd': d, 'weight_decay': weight_decay, 'foreach':
                foreach,
                'maximize': maximize})

        def step(self, closure=None):
            loss = None
            if closure is not None:
                with torch.enable_grad():
                    loss = closure()
            with torch.no_grad():
                for group in self.param_groups:
                    eps = group['eps'][0]
                    for p in group['params']:
                        if p.grad is None:
                            continue
                        if torch.is_complex(p):
                            raise RuntimeError('Adafactor does not support complex parameters')
                        state = self.state[p]
                        if len(state) == 0:
                            self._start(state, p.grad)
                        if eps is None:
                            eps = torch.finfo(p.dtype).eps
                        if not _factored_step(group, p, p.grad, state, eps):
                            self._update(group, p, -p.grad if group['maximize'] else p.grad, state, eps)
            return loss

        def _start(self, state, grad):
            state['step'] = _scalar_state(0.0)
            if grad.dim() > 1:
                rows, columns = list(grad.shape), list(grad.shape)
                rows[-1] = 1
                columns[-2] = 1
                state['row_var'] = grad.new_zeros(rows)
                state['col_var'] = grad.new_zeros(columns)
            else:
                state['variance'] = torch.zeros_like(grad)

        def _update(self, group, p, grad, state, eps):
            lr = _plain(group['lr'])
            state['step'] += 1
            step = state['step'].item()
            fresh = step ** group['beta2_decay']
            rate = max(group['eps'][1], p.norm(2).item() / p.numel() ** 0.5) * min(lr, 1 / step ** 0.5)
            if group['weight_decay'] != 0:
                p.mul_(1 - lr * group['weight_decay'])
            if grad.dim() > 1:
                rows, columns = state['row_var'], state['col_var']
                rows.lerp_(torch.norm(grad, dim=-1, keepdim=True).square_().div_(grad.size(-1)), fresh)
                columns.lerp_(torch.norm(grad, dim=-2, keepdim=True).square_().div_(grad.size(-2)), fresh)
                estimate = rows @ columns
                estimate.div_(rows.mean(dim=-2, keepdim=True).clamp_(min=eps))
            else:
                state['variance'].lerp_(grad * grad, fresh)
                estimate = state['variance'].clone()
            update = estimate.clamp_(min=eps * eps).rsqrt_()
            update.mul_(grad)
            bottom = max(1.0, update.norm(2).item() / (update.numel() ** 0.5 * group['d']))
            p.add_(update, alpha=-rate / bottom)

    class ASGD(_GradientOptimizer):
        """Stochastic gradient descent that also averages the parameters."""

        _kind = 'asgd'
        _later_options = _COMMON
        _scalar_states = ('step', 'eta', 'mu')
        _capturable_states = 'params, mus, etas, and state_steps'

        def __init__(self, params, lr=0.01, lambd=0.0001, alpha=0.75, t0=1000000.0, weight_decay=0, foreach=None,
                     maximize=False, differentiable=False, capturable=False):
            _one_number(lr)
            if not 0.0 <= lr:
                raise ValueError(f'Invalid learning rate: {lr}')
            if not 0.0 <= weight_decay:
                raise ValueError(f'Invalid weight_decay value: {weight_decay}')
            super().__init__(params, {
                'lr': lr, 'lambd': lambd, 'alpha': alpha, 't0': t0, 'weight_decay': weight_decay, 'foreach': foreach,
                'maximize': maximize, 'differentiable': differentiable, 'capturable': capturable})

        def step(self, closure=None):
            return self._take_step(closure)

        def _start(self, state, p, group):
            state['step'] = _scalar_state(0.0)
            state['eta'] = torch.as_tensor(_plain(group['lr']), dtype=_scalar_dtype()).clone().detach()
            state['mu'] = _scalar_state(1.0)
            state['ax'] = torch.zeros_like(p)

        def _update(self, group, p, grad, state, lr):
            lambd = group['lambd']
            if group['weight_decay'] != 0:
                grad = grad.add(p, alpha=group['weight_decay'])
            if group['foreach']:
                self._update_together(group, p, grad, state, lr)
                return
            eta, mu, average = state['eta'].item(), state['mu'], state['ax']
            p.mul_(1 - lambd * eta)
            p.add_(grad, alpha=-eta)
            if mu.item() != 1:
                average.add_(p.sub(average).mul_(mu))
            else:
                average.copy_(p)
            step = state['step'].item()
            state['eta'].copy_(torch.as_tensor(lr / (1 + lambd * lr * step) ** group['alpha']))
            mu.copy_(torch.as_tensor(1 / max(1, step - group['t0'])))

        def _update_together(self, group, p, grad, state, lr):
            # With `foreach` the rate stays a tensor, of single precision.
            lambd, eta, mu, average, step = group['lambd'], state['eta'], state['mu'], state['ax'], state['step']
            change = grad.add(p, alpha=lambd)
            p.addcmul_(change, eta, value=-1)
            average.addcmul_(p.sub(average), mu)
            eta.copy_(torch.as_tensor(lr / ((1 + lambd * lr * step) ** group['alpha'])))
            mu.copy_(torch.as_tensor(1 / max(1, step.item() - group['t0'])))
    """#
}
