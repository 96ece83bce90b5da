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
# The flat parameter of one process, simulated: what FullyShardedDataParallel keeps when there is nobody to share with.
class Flat(nn.Module):
    def __init__(self, module, use_orig_params):
        super().__init__()
        self.spots = [(mod, name, p.shape, p.numel()) for mod in module.modules() for name, p in list(mod._parameters.items()) if p is not None]
        flat = torch.cat([getattr(mod, name).detach().reshape(-1) for mod, name, _, _ in self.spots])
        self.use_orig_params = use_orig_params
        if use_orig_params:
            self.flat, self.flat_grad, i = flat, torch.zeros_like(flat), 0
            for mod, name, shape, n in self.spots:
                p = getattr(mod, name); p.data = flat[i:i + n].view(shape); p.grad = self.flat_grad[i:i + n].view(shape); i += n
        else:
            self.flat_param = nn.Parameter(flat)
            for mod, name, _, _ in self.spots: delattr(mod, name)
        self.module = module
    def forward(self, x):
        if not self.use_orig_params:
            i = 0
            for mod, name, shape, n in self.spots: setattr(mod, name, self.flat_param[i:i + n].view(shape)); i += n
        return self.module(x)
for uo in (False, True):
    m = make(); torch.nn.utils.vector_to_parameters(init(m).clone(), m.parameters())
    fm = Flat(m, use_orig_params=uo); F.mse_loss(fm(X), Y).backward()
    print(uo, [tuple(p.shape) for p in fm.parameters()], torch.allclose(torch.cat([p.grad.reshape(-1) for p in fm.parameters()]), G))
    w = fm.module[0].weight; print(type(w).__name__, w.is_leaf, type(w.grad_fn).__name__)
    opt = torch.optim.SGD(fm.parameters(), 0.5); opt.step(); print(F.mse_loss(fm(X), Y).item())
