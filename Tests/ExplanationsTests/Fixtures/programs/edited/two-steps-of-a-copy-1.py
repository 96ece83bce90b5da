import torch, torch.nn as nn, torch.nn.functional as F
torch.manual_seed(0)
import copy
model = nn.Sequential(nn.Linear(1, 3), nn.Tanh(), nn.Linear(3, 1))
meta = torch.optim.SGD(model.parameters(), lr=0.1)
x = torch.tensor([[1.], [2.]]); y = 2 * x
fast = dict(model.named_parameters())
pass
for k in range(2):
    pass
    fast = {_name: _p - 0.1 * _g for (_name, _p), _g in zip(fast.items(), torch.autograd.grad(F.mse_loss(torch.func.functional_call(model, fast, (x,)), y), fast.values(), create_graph=True))}
    pass
meta_loss = F.mse_loss(torch.func.functional_call(model, fast, (x,)), y)
meta.zero_grad()
meta_loss.backward()
meta.step()
print(model[0].weight.grad)
