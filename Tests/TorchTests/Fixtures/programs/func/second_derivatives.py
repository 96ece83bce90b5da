# Second derivatives to the last bit, forward or backward over either.
import torch, torch.nn.functional as F
from torch.func import grad, hessian, jacfwd, jacrev, jvp
torch.manual_seed(0)
def digest(t):
    s = 0
    for x in t.flatten().tolist(): s = (s * 31 + int(x * 2.0**60)) % (2**61 - 1)
    return s
X = torch.randn(7, 5); W = torch.randn(4, 5); B = torch.randn(4); V = torch.randn(1, 4); Y = torch.randn(7, 1)
functions = {
    'tanh': lambda w: w.tanh().sum(),
    'product with tanh': lambda w: (w.tanh() * w).sum(),
    'sigmoid': lambda w: w.sigmoid().sum(),
    'affine': lambda w: F.linear(X, w, B).square().sum(),
    'softplus': lambda w: F.softplus(w).sum(),
    'quotient': lambda w: (1 / (w * w + 1)).sum(),
    'power': lambda w: (w ** 3).sum(),
    'waves': lambda w: (w.sin() * w.cos()).sum(),
    'silu': lambda w: F.silu(w).sum(),
    'elu': lambda w: F.elu(w).sum(),
    'cumsum': lambda w: (w.cumsum(1) ** 2).sum(),
}
modes = {
    'forward twice': lambda f: jacfwd(jacfwd(f)), 'hessian': hessian, 'backward twice': lambda f: jacrev(jacrev(f)),
    'backward over forward': lambda f: jacrev(jacfwd(f)), 'product': lambda f: lambda w: jvp(grad(f), (w,), (w.cos(),))[1],
}
for name, f in functions.items():
    for mode, make in modes.items():
        print(name, mode, digest(make(f)(W)))
layer = lambda w: F.linear(X, w, B).tanh().sum()
print('layer', digest(hessian(layer)(W)), digest(jacrev(jacrev(layer))(W)), digest(jvp(grad(layer), (W,), (W.cos(),))[1]))
