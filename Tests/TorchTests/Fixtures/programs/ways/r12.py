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
from torch.func import functional_call
torch.manual_seed(1); m = make(); hyper = nn.Linear(4, 13); c = torch.ones(1, 4); f = lambda d: F.mse_loss(functional_call(m, d, (X,)), Y)
f(unflatten(hyper(c).squeeze(0), m)).backward(); print("hyper", round(hyper.weight.grad.norm().item(), 4), "rank", torch.linalg.matrix_rank(hyper.weight.grad).item())
P = torch.randn(13, 3); z = torch.zeros(3, requires_grad=True); gz, = torch.autograd.grad(f(unflatten(init(m) + P @ z, m)), z); print("subspace", torch.allclose(gz, P.T @ G, atol=1e-6))
W0 = m[0].weight.detach(); A = torch.randn(1, 2, requires_grad=True); B = torch.zeros(3, 1, requires_grad=True)
gA, gB = torch.autograd.grad(f({"0.weight": W0 + B @ A}), (A, B)); print("low rank at start: |gA|", gA.abs().max().item(), "gB != 0", gB.abs().max().item() > 0)
hyper.zero_grad(); torch.nn.utils.vector_to_parameters(hyper(c).squeeze(0), m.parameters()); F.mse_loss(m(X), Y).backward(); print("vector_to_parameters:", hyper.weight.grad)
