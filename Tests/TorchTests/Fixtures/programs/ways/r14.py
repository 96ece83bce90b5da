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
torch.set_default_dtype(torch.double); torch.manual_seed(0); A, b, VA, vb = torch.randn(6, 3), torch.randn(6), torch.randn(4, 3), torch.randn(4)
inner = lambda w, lam: ((A @ w - b) ** 2).sum() + lam * (w ** 2).sum(); outer = lambda w: ((VA @ w - vb) ** 2).sum()
lam = torch.tensor(0.5, requires_grad=True); ws = torch.linalg.solve(A.T @ A + lam * torch.eye(3), A.T @ b)
w, l = ws.detach(), lam.detach(); H = torch.func.hessian(inner)(w, l); mixed = torch.func.jacrev(torch.func.grad(inner), 1)(w, l)
print(round(torch.autograd.grad(outer(ws), lam)[0].item(), 12), round((-mixed @ torch.linalg.solve(H, torch.func.grad(outer)(w))).item(), 12))
u = torch.zeros(3)
for k in range(200): u = u - 0.03 * torch.func.grad(inner)(u, lam)
print(round(torch.autograd.grad(outer(u), lam)[0].item(), 12))
