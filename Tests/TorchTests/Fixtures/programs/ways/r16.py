import torch, torch.nn as nn, torch.nn.functional as F
torch.set_printoptions(precision=4, sci_mode=False, linewidth=120)
def make():
    torch.manual_seed(0)
    return nn.Sequential(nn.Linear(2, 3), nn.Tanh(), nn.Linear(3, 1))
def init(m):
    return torch.linspace(-1, 1, sum(p.numel() for p in m.parameters()))
X = torch.tensor([[0., 0.], [0., 1.], [1., 0.], [1., 1.]]); Y = torch.tensor([[0.], [1.], [1.], [0.]])
def unflatten(v, m):
    out, i = {}, 0
    for n, p in m.named_parameters():
        out[n] = v[i:i + p.numel()].view_as(p); i += p.numel()
    assert i == v.numel()
    return out
def reference():
    m = make(); v = init(m)
    from torch.nn.utils import vector_to_parameters, parameters_to_vector
    vector_to_parameters(v.clone(), m.parameters())
    l = F.mse_loss(m(X), Y); g = parameters_to_vector(torch.autograd.grad(l, list(m.parameters())))
    return l.item(), g
_, G = reference()
from torch.func import functional_call, grad, hessian
m = make(); f = lambda v: F.mse_loss(functional_call(m, unflatten(v, m), (X,)), Y)
def run(cls, steps, **kw):
    v = init(m).clone().requires_grad_(); m2 = make(); torch.nn.utils.vector_to_parameters(init(m2).clone(), m2.parameters()); out = []
    for ps, L in (([v], lambda: f(v)), (list(m2.parameters()), lambda: F.mse_loss(m2(X), Y))):
        o = cls(ps, **kw)
        def closure(): o.zero_grad(); l = L(); l.backward(); return l
        for _ in range(steps): o.step(closure)
        out.append(f"{L().item():.6g}" if L().item() > 1e-9 else "almost 0")
    return out
for cls, steps, kw in ((torch.optim.LBFGS, 3, dict(max_iter=10, line_search_fn="strong_wolfe")), (torch.optim.Adam, 20, dict(lr=.05)), (torch.optim.Adafactor, 20, dict(lr=.05))): print(cls.__name__, "vector / per-parameter:", *run(cls, steps, **kw))
v = init(m).clone()
for k in range(4): v = v - torch.linalg.solve(hessian(f)(v) + .05 * torch.eye(13), grad(f)(v)); print(round(f(v).item(), 4), end=" ")
