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
import torch.nn.utils.parametrize as P
class FromVector(nn.Module):
    def __init__(s, v, i, shape): super().__init__(); s.box, s.i, s.shape = [v], i, shape     # list: do not register v again
    def forward(s, original): return s.box[0][s.i:s.i + original.numel()].view(s.shape)
m = make(); v = nn.Parameter(init(m)); i = 0
for mod in (m[0], m[2]):
    for n in ("weight", "bias"):
        p = getattr(mod, n); P.register_parametrization(mod, n, FromVector(v, i, p.shape)); i += p.numel()
F.mse_loss(m(X), Y).backward(); print(torch.allclose(v.grad, G), [n for n, _ in m.named_parameters()][:1], [p.grad for p in m.parameters()])
