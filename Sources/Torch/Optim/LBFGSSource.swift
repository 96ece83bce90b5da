// The library text of LBFGS: the two-loop recursion and the search for a step that satisfies the strong Wolfe conditions.

enum LBFGSSource {
  static let text = #"""
    import torch

    def _size(x):
        # Of a number or a tensor of one.
        return -x if x < 0 else x

    def _cubic_minimum(x1, f1, g1, x2, f2, g2, bounds=None):
        # Where the cubic through two values and two slopes is least, inside the bounds.
        if bounds is None:
            bounds = (x1, x2) if x1 <= x2 else (x2, x1)
        low, high = bounds
        d1 = g1 + g2 - 3 * (f1 - f2) / (x1 - x2)
        square = d1 ** 2 - g1 * g2
        if square >= 0:
            d2 = square.sqrt()
            if x1 <= x2:
                place = x2 - (x2 - x1) * ((g2 + d2 - d1) / (g2 - g1 + 2 * d2))
            else:
                place = x1 - (x1 - x2) * ((g1 + d2 - d1) / (g1 - g2 + 2 * d2))
            return min(max(place, low), high)
        return (low + high) / 2.0

    def _strong_wolfe(evaluate, x, t, d, f, g, slope, c1=1e-4, c2=0.9, tolerance_change=1e-9, max_ls=25):
        # A step length that satisfies the strong Wolfe conditions: first a bracket, then a point inside it.
        d_norm = d.abs().max()
        g = g.clone()
        f_new, g_new = evaluate(x, t, d)
        evaluations = 1
        slope_new = g_new.dot(d)
        t_prev, f_prev, g_prev, slope_prev = 0, f, g, slope
        done = False
        count = 0
        while count < max_ls:
            if f_new > (f + c1 * t * slope) or (count > 1 and f_new >= f_prev) or not (
                    _size(slope_new) <= -c2 * slope or slope_new < 0):
                bracket, values = [t_prev, t], [f_prev, f_new]
                gradients, slopes = [g_prev, g_new.clone()], [slope_prev, slope_new]
                break
            if _size(slope_new) <= -c2 * slope:
                bracket, values, gradients = [t], [f_new], [g_new]
                done = True
                break
            least = t + 0.01 * (t - t_prev)
            most = t * 10
            before = t
            t = _cubic_minimum(t_prev, f_prev, slope_prev, t, f_new, slope_new, (least, most))
            t_prev, f_prev, g_prev, slope_prev = before, f_new, g_new.clone(), slope_new
            f_new, g_new = evaluate(x, t, d)
            evaluations += 1
            slope_new = g_new.dot(d)
            count += 1
        if count == max_ls:
            bracket, values, gradients = [0, t], [f, f_new], [g, g_new]

        stalled = False
        low, high = (0, 1) if values[0] <= values[-1] else (1, 0)
        while not done and count < max_ls:
            if _size(bracket[1] - bracket[0]) * d_norm < tolerance_change:
                break
            t = _cubic_minimum(bracket[0], values[0], slopes[0], bracket[1], values[1], slopes[1])
            margin = 0.1 * (max(bracket) - min(bracket))
            if min(max(bracket) - t, t - min(bracket)) < margin:
                if stalled or t >= max(bracket) or t <= min(bracket):
                    if _size(t - max(bracket)) < _size(t - min(bracket)):
                        t = max(bracket) - margin
                    else:
                        t = min(bracket) + margin
                    stalled = False
                else:
                    stalled = True
            else:
                stalled = False
            f_new, g_new = evaluate(x, t, d)
            evaluations += 1
            slope_new = g_new.dot(d)
            count += 1
            if f_new > (f + c1 * t * slope) or f_new >= values[low]:
                bracket[high], values[high], gradients[high], slopes[high] = t, f_new, g_new.clone(), slope_new
                low, high = (0, 1) if values[0] <= values[1] else (1, 0)
            else:
                if _size(slope_new) <= -c2 * slope:
                    done = True
                elif slope_new * (bracket[high] - bracket[low]) >= 0:
                    bracket[high], values[high] = bracket[low], values[low]
                    gradients[high], slopes[high] = gradients[low], slopes[low]
                bracket[low], values[low], gradients[low], slopes[low] = t, f_new, g_new.clone(), slope_new
        return values[low], gradients[low], bracket[low], evaluations

    class LBFGS(Optimizer):
        """Quasi-Newton steps from a short history of gradients; the closure is called several times a step."""

        def __init__(self, params, lr=1, max_iter=20, max_eval=None, tolerance_grad=1e-7, tolerance_change=1e-9,
                     history_size=100, line_search_fn=None):
            _one_number(lr)
            if not 0.0 <= lr:
                raise ValueError(f'Invalid learning rate: {lr}')
            if max_eval is None:
                max_eval = max_iter * 5 // 4
            super().__init__(params, {
                'lr': lr, 'max_iter': max_iter, 'max_eval': max_eval, 'tolerance_grad': tolerance_grad,
                'tolerance_change': tolerance_change, 'history_size': history_size, 'line_search_fn': line_search_fn})
            if len(self.param_groups) != 1:
                raise ValueError("LBFGS doesn't support per-parameter options (parameter groups)")
            self._params = self.param_groups[0]['params']
            self._numel_cache = None

        def _numel(self):
            if self._numel_cache is None:
                self._numel_cache = sum([2 * p.numel() if torch.is_complex(p) else p.numel() for p in self._params])
            return self._numel_cache

        def _gather_flat_grad(self):
            views = []
            for p in self._params:
                view = torch.zeros(p.numel(), dtype=p.dtype) if p.grad is None else p.grad.view(-1)
                views.append(torch.view_as_real(view).view(-1) if torch.is_complex(view) else view)
            return torch.cat(views, 0)

        def _add_grad(self, step_size, update):
            offset = 0
            for p in self._params:
                if torch.is_complex(p):
                    p = torch.view_as_real(p)
                numel = p.numel()
                p.add_(update[offset:offset + numel].view_as(p), alpha=step_size)
                offset += numel

        def _clone_param(self):
            return [p.clone() for p in self._params]

        def _set_param(self, values):
            for p, value in zip(self._params, values, strict=True):
                p.copy_(value)

        def _directional_evaluate(self, closure, x, t, d):
            self._add_grad(t, d)
            loss = float(closure())
            flat_grad = self._gather_flat_grad()
            self._set_param(x)
            return loss, flat_grad

        def step(self, closure):
            with torch.no_grad():
                return self._step(torch.enable_grad()(closure))

        def _step(self, closure):
            group = self.param_groups[0]
            lr = _plain(group['lr'])
            max_iter, max_eval = group['max_iter'], group['max_eval']
            tolerance_grad, tolerance_change = group['tolerance_grad'], group['tolerance_change']
            line_search_fn = group['line_search_fn']
            state = self.state[self._params[0]]
            state.setdefault('func_evals', 0)
            state.setdefault('n_iter', 0)
            first_loss = closure()
            loss = float(first_loss)
            evaluations = 1
            state['func_evals'] += 1
            flat_grad = self._gather_flat_grad()
            if flat_grad.abs().max() <= tolerance_grad:
                return first_loss
            memory = {key: state.get(key) for key in (
                'd', 't', 'old_dirs', 'old_stps', 'ro', 'H_diag', 'prev_flat_grad', 'prev_loss')}
            count = 0
            while count < max_iter:
                count += 1
                state['n_iter'] += 1
                self._set_direction(state, memory, flat_grad, group['history_size'])
                d = memory['d']
                if memory['prev_flat_grad'] is None:
                    memory['prev_flat_grad'] = flat_grad.clone()
                else:
                    memory['prev_flat_grad'].copy_(flat_grad)
                memory['prev_loss'] = loss
                t = min(1.0, 1.0 / flat_grad.abs().sum()) * lr if state['n_iter'] == 1 else lr
                memory['t'] = t
                slope = flat_grad.dot(d)
                if slope > -tolerance_change:
                    break
                used = 0
                converged = False
                if line_search_fn is not None:
                    if line_search_fn != 'strong_wolfe':
                        raise RuntimeError("only 'strong_wolfe' is supported")
                    loss, flat_grad, t, used = _strong_wolfe(
                        lambda x, t, d: self._directional_evaluate(closure, x, t, d), self._clone_param(), t, d, loss,
                        flat_grad, slope, max_ls=max_eval - evaluations)
                    memory['t'] = t
                    self._add_grad(t, d)
                    converged = flat_grad.abs().max() <= tolerance_grad
                else:
                    self._add_grad(t, d)
                    if count != max_iter:
                        loss = float(closure())
                        flat_grad = self._gather_flat_grad()
                        converged = flat_grad.abs().max() <= tolerance_grad
                        used = 1
                evaluations += used
                state['func_evals'] += used
                if count == max_iter or evaluations >= max_eval or converged:
                    break
                if d.mul(t).abs().max() <= tolerance_change or abs(loss - memory['prev_loss']) < tolerance_change:
                    break
            state.update(memory)
            return first_loss

        def _set_direction(self, state, memory, flat_grad, history_size):
            # The product of the inverse Hessian, as the history knows it, with the gradient.
            if state['n_iter'] == 1:
                memory.update(d=flat_grad.neg(), old_dirs=[], old_stps=[], ro=[], H_diag=1)
                return
            directions, steps, ro = memory['old_dirs'], memory['old_stps'], memory['ro']
            y = flat_grad.sub(memory['prev_flat_grad'])
            s = memory['d'].mul(memory['t'])
            ys = y.dot(s)
            if ys > 1e-10:
                if len(directions) == history_size:
                    directions.pop(0)
                    steps.pop(0)
                    ro.pop(0)
                directions.append(y)
                steps.append(s)
                ro.append(1.0 / ys)
                memory['H_diag'] = ys / y.dot(y)
            if 'al' not in state:
                state['al'] = [None] * history_size
            al = state['al']
            q = flat_grad.neg()
            for i in range(len(directions) - 1, -1, -1):
                al[i] = steps[i].dot(q) * ro[i]
                q.add_(directions[i], alpha=-al[i])
            r = torch.mul(q, memory['H_diag'])
            for i in range(len(directions)):
                r.add_(steps[i], alpha=al[i] - directions[i].dot(r) * ro[i])
            memory['d'] = r
    """#
}
