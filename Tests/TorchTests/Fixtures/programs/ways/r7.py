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
v = torch.tensor([1., 2., 3.], requires_grad=True); x = torch.ones(4, 2)
a = nn.Linear(2, 1); a._parameters["weight"] = v[0:2].view(1, 2); a._parameters["bias"] = v[2:3]
print(torch.autograd.grad(a(x).sum(), v)[0], [p.is_leaf for p in a.parameters()])
b = nn.Linear(2, 1); b.__dict__["weight"] = v[0:2].view(1, 2); b.__dict__["bias"] = v[2:3]
print(torch.autograd.grad(b(x).sum(), v)[0], "state_dict has v's bias:", b.state_dict()["bias"].item() == 3.0)
try: torch.optim.SGD(a.parameters(), 0.1)
except ValueError as e: print(e)
