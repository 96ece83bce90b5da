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
m = make(); v0 = init(m).requires_grad_(); lr = 0.1; loss = lambda v, x, y: F.mse_loss(functional_call(m, unflatten(v, m), (x,)), y)
S, Q = (X[:2], Y[:2]), (X[2:], Y[2:])
def outer(v, cg): g, = torch.autograd.grad(loss(v, *S), v, create_graph=cg); return loss(v - lr * g, *Q)
full, first = (torch.autograd.grad(outer(v0, cg), v0)[0] for cg in (True, False))
H = hessian(lambda v: loss(v, *S))(v0.detach()); gq = grad(lambda v: loss(v, *Q))((v0 - lr * grad(lambda v: loss(v, *S))(v0)).detach())
print(torch.allclose(full, gq - lr * H @ gq, atol=1e-6), torch.allclose(first, gq), round((full - first).norm().item(), 4))
print(torch.allclose(grad(lambda v: loss(v - lr * grad(lambda u: loss(u, *S))(v), *Q))(v0.detach()), full, atol=1e-6))
