import torch, torch.nn.functional as F
from torch.func import *
X = torch.randn(3, 4, generator=torch.Generator().manual_seed(1)); Y = torch.ones(3, 4)
W = X * 2
def attempt(n, f):
    try:
        r = f()
        print(n, (r[-1] if isinstance(r, tuple) else r).flatten()[:2])
    except RuntimeError as e:
        print(n, e)
m = lambda w: F.mse_loss(w, Y)
attempt('ff', lambda: jvp(lambda w: jvp(m, (w,), (X,))[1], (W,), (X,)))
attempt('jg', lambda: jvp(grad(m), (W,), (X,)))
attempt('vjg', lambda: vmap(lambda t: jvp(grad(m), (W,), (t,))[1])(torch.stack([X, X])))
attempt('gj', lambda: grad(lambda w: jvp(m, (w,), (X,))[1])(W))
attempt('jgy', lambda: jvp(lambda y: grad(lambda w: F.mse_loss(w, y))(W), (Y,), (X,)))
attempt('jg2', lambda: jvp(lambda w: grad(lambda u: F.mse_loss(u, w))(w), (Y,), (X,)))
attempt('jgsum', lambda: jvp(grad(lambda w: F.mse_loss(w, Y, reduction='sum')), (W,), (X,)))
attempt('jgnone', lambda: jvp(grad(lambda w: F.mse_loss(w, Y, reduction='none').sum()), (W,), (X,)))
attempt('ffy', lambda: jvp(lambda w: jvp(lambda y: F.mse_loss(w, y), (Y,), (X,))[1], (W,), (X,)))
attempt('fff', lambda: jvp(lambda v: jvp(lambda w: jvp(m, (w,), (X,))[1], (v,), (X,))[1], (W,), (X,)))
attempt('ffg', lambda: jvp(lambda w: jvp(grad(m), (w,), (X,))[1], (W,), (X,)))
attempt('gjg', lambda: grad(lambda w: jvp(grad(m), (w,), (X,))[1].sum())(W))
