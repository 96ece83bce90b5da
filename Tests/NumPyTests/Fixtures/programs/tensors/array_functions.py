"""Functions of NumPy and of Python that are given tensors: which give tensors back, and what is refused."""
import torch, numpy as np, warnings, math
warnings.simplefilter('ignore')
T = {'t': torch.tensor([1., 2.]),
    'ti': torch.tensor([1, 2]),
    't0': torch.tensor(2.),
    'tg': torch.ones(2, requires_grad=True),
    'g0': torch.tensor(1., requires_grad=True),
    't2': torch.arange(4.).view(2, 2),
    'tb': torch.tensor([True, False])}
F = {n: getattr(np, n) for n in 'exp log sqrt abs sin mean sum std var max min argmax argmin sort cumsum prod dot outer array asarray stack concatenate vstack hstack reshape transpose ravel squeeze clip round floor ceil sign isnan isfinite any all unique where nonzero maximum minimum add multiply power linspace zeros_like ones_like full_like diag trace tile repeat histogram median percentile shape ndim size array_equal allclose float64 float32 int64 copy average corrcoef convolve diff argsort roll flip expand_dims atleast_2d mean square tanh'.split()}
F.update({'m.sqrt': math.sqrt,
    'm.exp': math.exp,
    'int': int,
    'float': float,
    'bool': bool,
    'len': len,
    'list': list,
    'tuple': tuple,
    'sum_': sum,
    'max_': max,
    'abs_': abs,
    'round_': round,
    'sorted': sorted,
    'set': lambda t: len(set(t)),
    'str': str,
    'iter': lambda t: next(iter(t)),
    'range': range,
    'idx': lambda t: [10, 20, 30][t],
    'mul': lambda t: [1] * t,
    'fmt': lambda t: f'{t:.2f}',
    'pct': lambda t: '%.2f' % t,
    'complex': complex,
    'hash': lambda t: isinstance(hash(t), int),
    'bin': bin,
    'chr': chr,
    'enumerate': lambda t: list(enumerate(t)),
    'zip': lambda t: list(zip(t, t)),
    'rev': lambda t: list(reversed(t)),
    'divmod': lambda t: divmod(t, 2),
    'pow3': lambda t: pow(t, 2),
    'bytes': bytes,
    'sum0': lambda t: sum(t, 0),
    'min2': lambda t: min(t, t),
    'isinst': lambda t: isinstance(t, np.ndarray),
    'json': lambda t: __import__('json').dumps(t),
    'arrdt': lambda t: np.array(t, dtype=np.float64),
    'arrl': lambda t: np.array([t, t]),
    'npidx': lambda t: np.arange(5)[t],
    'npset': lambda t: (lambda a: (a.__setitem__(0, t), a)[1])(np.zeros(2)),
    'iadd': lambda t: np.zeros(2).__iadd__(t),
    'mm': lambda t: np.matmul(t, t),
    'add2': lambda t: np.add(t, 1),
    'dotl': lambda t: np.ones(2).dot(t),
    'mean0': lambda t: np.mean(t, axis=0),
    'sumk': lambda t: np.sum(t, keepdims=True),
    'linalg': lambda t: np.linalg.norm(t),
    'inv': lambda t: np.linalg.inv(t),
    'random': lambda t: np.random.choice(t).dtype,
    'plot': lambda t: np.histogram(t)[0],
    'fr': lambda t: np.fromiter(t, dtype=float),
    'asf': lambda t: np.asfarray(t),
    'wh3': lambda t: np.where(t > 0, t, 0),
    'cl2': lambda t: np.clip(t, 0, 1)})
for n in ['std', 'var', 'concatenate', 'histogram', 'shape', 'size', 'where', 'sign', 'clip', 'enumerate', 'zip', 'iter', 'random', 'hash', 'float64', 'float32', 'int64', 'flip', 'bytes', 'inv', 'fr']:
    del F[n]
for n, f in F.items():
    for k, t in T.items():
        try:
            r = f(t)
            r = type(r).__name__ + ' ' + repr(r).replace('\n', ' ')
        except Exception as e:
            r = type(e).__name__ + ': ' + str(e).replace('\n', '\\n')
        print(n, k, r[:300])
