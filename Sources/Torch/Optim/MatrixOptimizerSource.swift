// The library text of the optimizers whose parameters are all of one kind: Muon, which makes the step of a matrix nearly
// orthogonal, and SparseAdam, which the gradients here, always dense, do not suit.

enum MatrixOptimizerSource {
  static let text = #"""
    import math
    import torch

    def _orthogonal(matrix, coefficients, steps, eps):
        # A polynomial of fifth degree, applied again and again, brings all singular values near one.
        if steps >= 100:
            raise ValueError('Number of steps must be less than 100 for computational efficiency')
        if len(coefficients) != 3:
            raise ValueError('Coefficients must be a tuple of exactly 3 values')
        a, b, c = coefficients
        isTall = matrix.size(0) > matrix.size(1)
        x = matrix.bfloat16()
        x = x.T if isTall else x
        x = x.div_(x.norm().clamp(min=eps))
        for _ in range(steps):
            gram = x @ x.T
            x = torch.addmm(x, torch.addmm(gram, gram, gram, beta=b, alpha=c), x, beta=a)
        return x.T if isTall else x

    class Muon(Optimizer):
        """Momentum whose steps are matrices made nearly orthogonal."""

        def __init__(self, params, lr=0.001, weight_decay=0.1, momentum=0.95, nesterov=True,
                     ns_coefficients=(3.4445, -4.775, 2.0315), eps=1e-07, ns_steps=5, adjust_lr_fn=None):
            _one_number(lr)
            if not 0.0 <= lr:
                raise ValueError(f'Learning rate should be >= 0 but is: {lr}')
            if not 0.0 <= momentum:
                raise ValueError(f'momentum should be >= 0 but is: {momentum}')
            if not 0.0 <= weight_decay:
                raise ValueError(f'weight decay should be >= 0 but is: {weight_decay}')
            if adjust_lr_fn not in (None, 'original', 'match_rms_adamw'):
                raise ValueError(f'Adjust learning rate function {adjust_lr_fn} is not supported')
            super().__init__(params, {
                'lr': lr, 'weight_decay': weight_decay, 'momentum': momentum, 'nesterov': nesterov,
                'ns_coefficients': ns_coefficients, 'eps': eps, 'ns_steps': ns_steps, 'adjust_lr_fn': adjust_lr_fn})
            for group in self.param_groups:
                for p in group['params']:
                    if p.ndim != 2:
                        raise ValueError('Muon only supports 2D parameters whereas we found a parameter with size: '
                                         f'{p.size()}')

        @torch.no_grad()
        def step(self, closure=None):
            loss = None
            if closure is not None:
                with torch.enable_grad():
                    loss = closure()
            for group in self.param_groups:
                for p in group['params']:
                    if p.grad is not None:
                        self._step_one(group, p)
            return loss

        def _step_one(self, group, p):
            if torch.is_complex(p):
                raise RuntimeError('Muon does not support complex parameters')
            state, momentum = self.state[p], group['momentum']
            if 'momentum_buffer' not in state:
                state['momentum_buffer'] = torch.zeros_like(p.grad)
            average = state['momentum_buffer']
            average.lerp_(p.grad, 1 - momentum)
            step = p.grad.lerp(average, momentum) if group['nesterov'] else average
            step = _orthogonal(step, group['ns_coefficients'], group['ns_steps'], group['eps'])
            rows, columns = p.shape
            if group['adjust_lr_fn'] == 'match_rms_adamw':
                ratio = 0.2 * math.sqrt(max(rows, columns))
            else:
                ratio = math.sqrt(max(1, rows / columns))
            lr = _plain(group['lr'])
            p.mul_(1 - lr * group['weight_decay'])
            p.add_(step, alpha=-(lr * ratio))

    class SparseAdam(Optimizer):
        """Adam for sparse gradients: gradients are dense here, so that a step says what to take instead."""

        def __init__(self, params, lr=0.001, betas=(0.9, 0.999), eps=1e-08, maximize=False):
            _one_number(lr)
            if not 0.0 < lr:
                raise ValueError(f'Invalid learning rate: {lr}')
            if not 0.0 < eps:
                raise ValueError(f'Invalid epsilon value: {eps}')
            for index in (0, 1):
                if not 0.0 <= betas[index] < 1.0:
                    raise ValueError(f'Invalid beta parameter at index {index}: {betas[index]}')
            super().__init__(params, {'lr': lr, 'betas': betas, 'eps': eps, 'maximize': maximize})
            places = [[i, j] for i, group in enumerate(self.param_groups) for j, p in enumerate(group['params'])
                      if torch.is_complex(p)]
            if places:
                raise ValueError(f'Complex params at indices {places}: SparseAdam does not support complex parameters')

        @torch.no_grad()
        def step(self, closure=None):
            loss = None
            if closure is not None:
                with torch.enable_grad():
                    loss = closure()
            if any([p.grad is not None for group in self.param_groups for p in group['params']]):
                raise RuntimeError('SparseAdam does not support dense gradients, please consider Adam instead')
            return loss
    """#
}
