import torch, torch.nn as nn, torch.nn.functional as F
m = nn.Linear(1, 1, bias=False); nn.init.constant_(m.weight, 2.); x = torch.ones(1, 1)
g, = torch.autograd.grad(m(x).pow(2).sum(), m.weight, create_graph=True)
_updated = {"weight": m.weight - 0.1 * g}
(torch.func.functional_call(m, _updated, (x,)) - 1).pow(2).sum().backward(); print("load_state_dict:", m.weight.grad.item(), "weight is now", m.weight.item())
w = torch.tensor(2., requires_grad=True); g, = torch.autograd.grad(w ** 2, w, create_graph=True)
print("true:", torch.autograd.grad((w - 0.1 * g - 1) ** 2, w)[0].item())
