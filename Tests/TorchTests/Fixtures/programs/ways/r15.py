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
from torch.func import functional_call, hessian, grad, jvp, vjp, jacrev
m = make(); v = init(m); net = lambda v: functional_call(m, unflatten(v, m), (X,)); f = lambda v: ((net(v) - Y) ** 2).mean(); H = hessian(f)(v); t = torch.ones(13)
print(H.shape, torch.allclose(H, H.T, atol=1e-6), [round(e, 4) for e in torch.linalg.eigvalsh(H)[[0, -1]].tolist()], round(H.trace().item(), 4))
print([torch.allclose(h, H @ t, atol=1e-5) for h in (jvp(grad(f), (v,), (t,))[1], vjp(grad(f), v)[1](t)[0], grad(lambda v: jvp(f, (v,), (t,))[1])(v), torch.autograd.functional.hvp(f, v, t)[1])])
J = jacrev(net)(v).squeeze(1); print("Gauss-Newton gap", round(((2 / 4 * J.T @ J - H).norm() / H.norm()).item(), 4))
try: jvp(grad(lambda v: F.mse_loss(net(v), Y)), (v,), (t,))
except RuntimeError as e: print(str(e)[:48])
