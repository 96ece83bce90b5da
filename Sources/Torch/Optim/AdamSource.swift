// The library text of the optimizers around Adam: Adam, AdamW, Adamax, NAdam, RAdam. The arithmetic in single operations
// is what the fused kernels must equal bit for bit.

enum AdamSource {
  static let text = #"""
    import torch

    _COMMON = {'maximize': False, 'foreach': None, 'capturable': False, 'differentiable': False}

    def _check_range(lr, betas, eps, weight_decay):
        if not 0.0 <= lr:
            raise ValueError(f'Invalid learning rate: {lr}')
        if not 0.0 <= eps:
            raise ValueError(f'Invalid epsilon value: {eps}')
        if not 0.0 <= betas[0] < 1.0:
            raise ValueError(f'Invalid beta parameter at index 0: {betas[0]}')
        if not 0.0 <= betas[1] < 1.0:
            raise ValueError(f'Invalid beta parameter at index 1: {betas[1]}')
        if not 0.0 <= weight_decay:
            raise ValueError(f'Invalid weight_decay value: {weight_decay}')

    def _decayed(group, p, grad, lr):
        # Weight decay before the averages: on the parameter itself, or as part of the gradient.
        weight_decay = group['weight_decay']
        if weight_decay == 0:
            return grad
        if group['decoupled_weight_decay']:
            p.mul_(1 - lr * weight_decay)
            return grad
        return grad.add(p, alpha=weight_decay)

    class Adam(_GradientOptimizer):
        """Adam: steps scaled by running averages of the gradient and of its square."""

        _kind = 'adam'
        _later_options = {'amsgrad': False, 'decoupled_weight_decay': False, 'fused': None, **_COMMON}
        _scalar_states = ('step',)

        def __init__(self, params, lr=0.001, betas=(0.9, 0.999), eps=1e-08, weight_decay=0, amsgrad=False, *,
                     foreach=None,
                     maximize=False, capturable=False, differentiable=False, fused=None, decoupled_weight_decay=False):
            if isinstance(lr, torch.Tensor):
                if foreach and not capturable:
                    raise ValueError('lr as a Tensor is not supported for capturable=False and foreach=True')
                _one_number(lr)
            _check_range(lr, betas, eps, weight_decay)
            kinds = {isinstance(beta, torch.Tensor) for beta in betas[:2]}
            if kinds != {True} and not (isinstance(betas[0], float) and isinstance(betas[1], float)):
                raise ValueError('betas must be either both floats or both Tensors')
            for index in (0, 1):
                if isinstance(betas[index], torch.Tensor):
                    if not capturable and foreach:
                        raise ValueError(
                            f'betas[{index}] as a Tensor is not supported for capturable=False and foreach=True')
                    if betas[index].numel() != 1:
                        raise ValueError(f'Tensor betas[{index}] must be 1-element')
            super().__init__(params, {
                'lr': lr, 'betas': tuple([_plain(beta) for beta in betas]), 'eps': eps, 'weight_decay': weight_decay,
                'amsgrad': amsgrad, 'maximize': maximize, 'foreach': foreach, 'capturable': capturable,
                'differentiable': differentiable, 'fused': fused, 'decoupled_weight_decay': decoupled_weight_decay})
            _check_fused(fused, foreach, differentiable)

        def step(self, closure=None):
            return self._take_step(closure)

        def _start(self, state, p, group):
            state['step'] = torch.tensor(0.0, dtype=torch.float32) if group['fused'] else _scalar_state(0.0)
            state['exp_avg'] = torch.zeros_like(p)
            state['exp_avg_sq'] = torch.zeros_like(p)
            if group['amsgrad']:
                state['max_exp_avg_sq'] = torch.zeros_like(p)

        def _update(self, group, p, grad, state, lr):
            beta1, beta2 = group['betas']
            differentiable = group['differentiable']
            grad = _decayed(group, p, grad, lr)
            average, square = state['exp_avg'], state['exp_avg_sq']
            average.lerp_(grad, 1 - (beta1.to(grad.dtype) if isinstance(beta1, torch.Tensor) else beta1))
            if differentiable and isinstance(beta2, torch.Tensor) and beta2.requires_grad:
                square.lerp_(torch.square(grad), 1 - beta2)
            else:
                square.mul_(beta2).addcmul_(grad, grad, value=1 - beta2)
            step = state['step'].clone() if differentiable else state['step'].item()
            correction1 = 1 - beta1 ** step
            correction2 = 1 - beta2 ** step
            step_size = lr / correction1
            largest = square
            if group['amsgrad']:
                largest = state['max_exp_avg_sq']
                if differentiable:
                    largest.copy_(torch.maximum(largest.clone(), square))
                else:
                    torch.maximum(largest, square, out=largest)
            if differentiable:
                negative = step_size.neg()
                bottom = (largest.sqrt() / (correction2.sqrt() * negative)).add_(group['eps'] / negative)
                p.addcdiv_(average.clone(), bottom)
            else:
                bottom = (largest.sqrt() / correction2 ** 0.5).add_(group['eps'])
                p.addcdiv_(average, bottom, value=-step_size)

    class AdamW(Adam):
        """Adam with the weight decay applied to the parameters themselves."""

        def __init__(self, params, lr=0.001, betas=(0.9, 0.999), eps=1e-08, weight_decay=0.01, amsgrad=False, *,
                     maximize=False, foreach=None, capturable=False, differentiable=False, fused=None):
            super().__init__(params, lr, betas, eps, weight_decay, amsgrad, foreach=foreach, maximize=maximize,
                             capturable=capturable, differentiable=differentiable, fused=fused,
                             decoupled_weight_decay=True)

        def __setstate__(self, state):
            super().__setstate__(state)
            for group in self.param_groups:
                group['decoupled_weight_decay'] = True

    class Adamax(_GradientOptimizer):
        """Adam with the largest recent gradient in place of the average square."""

        _kind = 'adamax'
        _later_options = _COMMON
        _scalar_states = ('step',)

        def __init__(self, params, lr=0.002, betas=(0.9, 0.999), eps=1e-08, weight_decay=0, foreach=None, *,
                     maximize=False,
                     differentiable=False, capturable=False):
            _one_number(lr)
            _check_range(lr, betas, eps, weight_decay)
            super().__init__(params, {
                'lr': lr, 'betas': betas, 'eps': eps, 'weight_decay': weight_decay, 'foreach': foreach,
                'maximize': maximize, 'differentiable': differentiable, 'capturable': capturable})

        def step(self, closure=None):
            return self._take_step(closure)

        def _start(self, state, p, group):
            state['step'] = _scalar_state(0.0)
            state['exp_avg'] = torch.zeros_like(p)
            state['exp_inf'] = torch.zeros_like(p)

        def _update(self, group, p, grad, state, lr):
            beta1, beta2 = group['betas']
            if group['weight_decay'] != 0:
                grad = grad.add(p, alpha=group['weight_decay'])
            average, largest = state['exp_avg'], state['exp_inf']
            average.lerp_(grad, 1 - beta1)
            if group['differentiable']:
                both = torch.cat([largest.mul_(beta2).unsqueeze(0), grad.abs().add_(group['eps']).unsqueeze_(0)], 0)
                largest.copy_(torch.amax(both, 0, keepdim=False))
            else:
                torch.maximum(largest.mul_(beta2), grad.abs().add_(group['eps']), out=largest)
            rate = lr / (1 - beta1 ** state['step'].item())
            p.addcdiv_(average, largest, value=-rate)

    class NAdam(_GradientOptimizer):
        """Adam with Nesterov's momentum."""

        _kind = 'nadam'
        _later_options = {'decoupled_weight_decay': False, **_COMMON}
        _scalar_states = ('step', 'mu_product')
        _capturable_states = 'params, mu_products and state_steps'

        def __init__(self, params, lr=0.002, betas=(0.9, 0.999), eps=1e-08, weight_decay=0, momentum_decay=0.004,
                     decoupled_weight_decay=False, *, foreach=None, maximize=False, capturable=False,
                     differentiable=False):
            _one_number(lr)
            _check_range(lr, betas, eps, weight_decay)
            if not 0.0 <= momentum_decay:
                raise ValueError(f'Invalid momentum_decay value: {momentum_decay}')
            super().__init__(params, {
                'lr': lr, 'betas': betas, 'eps': eps, 'weight_decay': weight_decay, 'momentum_decay': momentum_decay,
                'decoupled_weight_decay': decoupled_weight_decay, 'maximize': maximize, 'foreach': foreach,
                'capturable': capturable, 'differentiable': differentiable})

        def step(self, closure=None):
            return self._take_step(closure)

        def _start(self, state, p, group):
            state['step'] = _scalar_state(0.0)
            state['mu_product'] = _scalar_state(1.0)
            state['exp_avg'] = torch.zeros_like(p)
            state['exp_avg_sq'] = torch.zeros_like(p)

        def _update(self, group, p, grad, state, lr):
            beta1, beta2 = group['betas']
            step = state['step'].item()
            grad = _decayed(group, p, grad, lr)
            mu = beta1 * (1.0 - 0.5 * 0.96 ** (step * group['momentum_decay']))
            next_mu = beta1 * (1.0 - 0.5 * 0.96 ** ((step + 1) * group['momentum_decay']))
            product, average, square = state['mu_product'], state['exp_avg'], state['exp_avg_sq']
            product *= mu
            average.lerp_(grad, 1 - beta1)
            square.mul_(beta2).addcmul_(grad, grad, value=1 - beta2)
            bottom = square.div(1 - beta2 ** step).sqrt()
            if group['differentiable']:
                bottom = bottom.add(group['eps'])
                next_product = product * next_mu
                p.addcdiv_(grad * (-lr * (1.0 - mu) / (1.0 - product)), bottom)
                p.addcdiv_(average * (-lr * next_mu / (1.0 - next_product)), bottom)
            else:
                bottom.add_(group['eps'])
                p.addcdiv_(grad, bottom, value=-lr * (1.0 - mu) / (1.0 - product.item()))
                p.addcdiv_(average, bottom, value=-lr * next_mu / (1.0 - product.item() * next_mu))

    class RAdam(_GradientOptimizer):
        """Adam whose steps are rectified while the average square is young."""

        _kind = 'radam'
        _later_options = {'decoupled_weight_decay': False, **_COMMON}
        _scalar_states = ('step',)

        def __init__(self, params, lr=0.001, betas=(0.9, 0.999), eps=1e-08, weight_decay=0,
                     decoupled_weight_decay=False, *,
                     foreach=None, maximize=False, capturable=False, differentiable=False):
            _one_number(lr)
            _check_range(lr, betas, eps, weight_decay)
            super().__init__(params, {
                'lr': lr, 'betas': betas, 'eps': eps, 'weight_decay': weight_decay, 'maximize': maximize,
                'foreach': foreach, 'capturable': capturable, 'decoupled_weight_decay': decoupled_weight_decay,
                'differentiable': differentiable})

        def step(self, closure=None):
            return self._take_step(closure)

        def _start(self, state, p, group):
            state['step'] = _scalar_state(0.0)
            state['exp_avg'] = torch.zeros_like(p)
            state['exp_avg_sq'] = torch.zeros_like(p)

        def _update(self, group, p, grad, state, lr):
            beta1, beta2 = group['betas']
            step = state['step'].item()
            grad = _decayed(group, p, grad, lr)
            average, square = state['exp_avg'], state['exp_avg_sq']
            average.lerp_(grad, 1 - beta1)
            square.mul_(beta2).addcmul_(grad, grad, value=1 - beta2)
            correction2 = 1 - beta2 ** step
            corrected = average / (1 - beta1 ** step)
            longest = 2 / (1 - beta2) - 1
            length = longest - 2 * step * (beta2 ** step) / correction2
            if length <= 5.0:
                p.add_(corrected * lr, alpha=-1.0)
                return
            root = square.sqrt()
            root = root.add(group['eps']) if group['differentiable'] else root.add_(group['eps'])
            rectified = ((length - 4) * (length - 2) * longest / ((longest - 4) * (longest - 2) * length)) ** 0.5
            p.add_(corrected * lr * (correction2 ** 0.5 / root) * rectified, alpha=-1.0)
    """#
}
