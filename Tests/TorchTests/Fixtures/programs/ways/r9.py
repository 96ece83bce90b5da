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
m = make(); flat = init(m).clone(); fgrad = torch.zeros_like(flat); i = 0
for p in m.parameters():
    n = p.numel(); p.data = flat[i:i+n].view_as(p); p.grad = fgrad[i:i+n].view_as(p); i += n
F.mse_loss(m(X), Y).backward(); print(torch.allclose(fgrad, G)); flat -= 0.5 * fgrad; print(F.mse_loss(m(X), Y).item())
fgrad.zero_(); opt = torch.optim.SGD(m.parameters(), 0.5); opt.zero_grad()
F.mse_loss(m(X), Y).backward(); print("after zero_grad():", fgrad.abs().sum().item(), m[0].weight.grad.abs().sum().item() > 0)
