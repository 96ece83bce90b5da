"""Constructors with every option and values of wrong types."""
import torch, warnings
warnings.simplefilter('ignore')
x = torch.ones(2)
F = {
    'zeros': lambda **k: torch.zeros(2, **k),
    'ones': lambda **k: torch.ones(2, **k),
    'full': lambda **k: torch.full((2,), 1., **k),
    'rand': lambda **k: torch.rand(2, **k) > 2,
    'randint': lambda **k: torch.randint(1, (2,), **k),
    'randn': lambda **k: torch.randn(2, **k) > 99,
    'randperm': lambda **k: torch.randperm(1, **k),
    'arange': lambda **k: torch.arange(2, **k),
    'linspace': lambda **k: torch.linspace(0, 1, 2, **k),
 'logspace': lambda **k: torch.logspace(0, 1, 2, **k),
    'eye': lambda **k: torch.eye(2, **k),
    'tensor': lambda **k: torch.tensor([1., 2.], **k),
    'as_tensor': lambda **k: torch.as_tensor([1., 2.], **k),
    'asarray': lambda **k: torch.asarray([1., 2.], **k),
    'zeros_like': lambda **k: torch.zeros_like(x, **k),
    'rand_like': lambda **k: torch.rand_like(x, **k) > 2,
    'randint_like': lambda **k: torch.randint_like(x, 1, **k),
    'full_like': lambda **k: torch.full_like(x, 1, **k),
    'new_zeros': lambda **k: x.new_zeros(2, **k),
    'new_tensor': lambda **k: x.new_tensor([1.], **k),
    'new_full': lambda **k: x.new_full((2,), 1., **k),
    'tril_indices': lambda **k: torch.tril_indices(2, 2, **k),
    'hann_window': lambda **k: torch.hann_window(2, **k),
    'normal': lambda **k: torch.normal(0., 1., (2,), **k) > 99,
    'complex': lambda **k: torch.complex(x, x, **k),
    'scalar_tensor': lambda **k: torch.scalar_tensor(1., **k),
    'vander': lambda **k: torch.vander(x, **k),
    'Parameter': lambda **k: torch.nn.Parameter(x, **k),
    'rg_': lambda **k: x.clone().requires_grad_(**k),
    'cauchy': lambda **k: x.clone().uniform_(**k) * 0,
    'to': lambda **k: x.to(**k),
    'eye2': lambda **k: torch.eye(2, 3, **k),
}
V = {'requires_grad': [None, 0, 1, 1.5, 'a', torch.tensor(True), [], True], 'pin_memory': [None, 0, 'a', True, 1.5], 'device': [None, 0, 'a', True, 'cuda', 1.5, torch.device('cpu'), 'cpu:0', 'cpu:1', []], 'dtype': [None, 0, 'float32', float, int, bool, complex, torch.int, torch.float64, torch.bool, str, []], 'layout': [None, 0, 'a', torch.strided, 'strided'], 'out': [None, 0, 'a', []], 'generator': [None, 0, 'a'], 'memory_format': [None, 0, torch.contiguous_format, torch.preserve_format, torch.channels_last], 'copy': [None, 0, True, 'a'], 'non_blocking': [None, 0, 'a'], 'names': [None, 1], 'size': [2, (2,), None], 'fill_value': [2], 'end': [3], 'steps': [2, 2.5], 'base': [2., 'a'], 'high': [3], 'low': [0], 'periodic': [False, 0, 'a']}
SKIP = [('tril_indices', 'requires_grad'), ('randint_like', 'memory_format'), ('randint_like', 'high'), ('logspace', 'dtype'), ('tril_indices', 'dtype'), ('hann_window', 'dtype'), ('vander', 'dtype')]
for n, f in F.items():
    for k, vs in V.items():
        for v in vs:
            if (n, k) in SKIP:
                continue
            try:
                r = repr(f(**{k: v})).replace('\n', ' ')
            except Exception as e:
                r = type(e).__name__ + ': ' + str(e).replace('\n', '\\n')
            print(n, k, repr(v), '->', r)
