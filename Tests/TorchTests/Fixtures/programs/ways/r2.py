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
from torch.func import functional_call, grad, hessian, vmap
m = make(); v = init(m); f = lambda v, x, y: F.mse_loss(functional_call(m, unflatten(v, m), (x,)), y)
print(torch.allclose(grad(f)(v, X, Y), G), hessian(f)(v, X, Y).shape)
print(vmap(grad(f), (None, 0, 0))(v, X[:, None], Y[:, None]).shape, "per-sample gradients")
print(vmap(f, (0, None, None))(torch.stack([v, -v]), X, Y), "an ensemble = a matrix of vectors")
