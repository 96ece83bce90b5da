import torch
import torch.nn.functional as F
from torch.func import grad, hessian, jacrev, jacfwd
torch.manual_seed(0)
x = torch.rand(3, dtype=torch.float64) + 0.5
w = torch.randn(3, 3, dtype=torch.float64)
fs = [lambda a: a.exp().sum() * a.sum(), lambda a: (w @ a).tanh().sum(), lambda a: a.softmax(0)[0], lambda a: a.log_softmax(0)[1], lambda a: a.prod(),
      lambda a: a.norm(), lambda a: a.var(), lambda a: (a / a.sum()).log().sum(), lambda a: a.logsumexp(0), lambda a: (a @ w @ a) ** 2, lambda a: a.sigmoid().prod(),
      lambda a: F.softplus(a).prod(), lambda a: a[1:].prod() * a[0], lambda a: torch.outer(a, a).sum() ** 2, lambda a: a.mean() ** 3, lambda a: (a ** 2.5).sum()]
for n, f in enumerate(fs):
    hs = [hessian(f)(x), jacrev(jacrev(f))(x), jacfwd(jacfwd(f))(x), jacrev(jacfwd(f))(x)]
    print(n, [round(v, 6) + 0.0 for v in hs[0].flatten().tolist()], [torch.allclose(hs[0], h) for h in hs[1:]])
