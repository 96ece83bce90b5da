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
m = make(); v = init(m).requires_grad_()
for name, t in unflatten(v, m).items():
    mod, attr = m.get_submodule(name.rpartition(".")[0]), name.rpartition(".")[2]; delattr(mod, attr); setattr(mod, attr, t)
opt = torch.optim.SGD([v], 0.5)
for k in range(3): opt.zero_grad(); l = F.mse_loss(m(X), Y); l.backward(); opt.step(); print(round(l.item(), 6), end=" ")
print(list(m.parameters()), list(m.state_dict())); m.double(); print(m[0].weight.dtype)
v2 = (v + 1).detach(); print(v2[6].item() == m[0].bias[0].item(), "<- a new vector is not seen: the slices are views of the old one")
