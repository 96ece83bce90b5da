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
from torch.nn.utils import stateless
m = make(); v = init(m).requires_grad_()
with stateless._reparametrize_module(m, unflatten(v, m)):
    loss = F.mse_loss(m(X), Y); print(type(m[0].weight).__name__, m[0].weight.is_leaf)
print(type(m[0].weight).__name__, m[0].weight.is_leaf, torch.allclose(torch.autograd.grad(loss, v)[0], G))
