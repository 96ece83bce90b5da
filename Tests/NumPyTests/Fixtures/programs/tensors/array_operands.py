"""Operators between tensors and arrays of NumPy: who computes, in which type, and what is refused."""
import torch, numpy as np, operator as op, warnings
warnings.simplefilter('ignore')
T = {'t': torch.ones(2), 'ti': torch.tensor([1, 2]), 't0': torch.tensor(2.), 'tg': torch.ones(2, requires_grad=True), 't1': torch.ones(2, 1)}
N = {'a': np.ones(2), 'a32': np.ones(2, dtype=np.float32), 'ai': np.array([1, 2]), 'a0': np.array(5.), 's': np.float64(2), 's32': np.float32(2), 'si': np.int64(2), 'b': np.array([True, False]), 'a21': np.ones((2, 1))}
O = {'+': op.add, '-': op.sub, '*': op.mul, '/': op.truediv, '**': op.pow, '//': op.floordiv, '%': op.mod, '@': op.matmul, '<': op.lt, '==': op.eq, '!=': op.ne, '>=': op.ge, '&': op.and_, '|': op.or_, '^': op.xor, '<<': op.lshift, '>>': op.rshift, '+=': op.iadd, '*=': op.imul, '-=': op.isub, '/=': op.itruediv, '@=': op.imatmul, '**=': op.ipow}
for o, f in O.items():
    for tn, t in T.items():
        for nn, n in N.items():
            for side in 'lr':
                if o == '%' and side == 'r' and tn == 'tg':
                    continue
                try:
                    r = f(n.copy() if isinstance(n, np.ndarray) else n, t) if side == 'r' else f(t.clone(), n)
                    r = type(r).__name__ + ' ' + repr(r).replace('\n', ' ')
                except Exception as e:
                    r = type(e).__name__ + ': ' + str(e).replace('\n', '\\n')
                print(o, tn, nn, side, r)
