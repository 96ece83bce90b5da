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
m = make(); v = init(m).clone(); v.grad = torch.zeros_like(v); i = 0
for p in m.parameters():
    n = p.numel(); p.data = v[i:i+n].view_as(p)
    def hook(p, i=i, n=n): v.grad[i:i+n] += p.grad.reshape(-1); p.grad = None
    p.register_post_accumulate_grad_hook(hook); i += n
opt = torch.optim.Adam([v], 0.05); F.mse_loss(m(X), Y).backward(); print(torch.allclose(v.grad, G)); opt.step(); print(F.mse_loss(m(X), Y).item())
