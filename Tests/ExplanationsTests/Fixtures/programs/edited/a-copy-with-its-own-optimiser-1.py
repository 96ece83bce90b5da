import copy, torch, torch.nn as nn, torch.nn.functional as F
torch.manual_seed(0)
model = nn.Linear(1, 1)
meta = torch.optim.SGD(model.parameters(), 0.1)
x = torch.tensor([[1.], [2.]]); y = 2 * x
fast = dict(model.named_parameters())
pass
loss = F.mse_loss(torch.func.functional_call(model, fast, (x,)), y)
pass
fast = {_name: _p - 0.1 * _g for (_name, _p), _g in zip(fast.items(), torch.autograd.grad(loss, fast.values(), create_graph=True))}
pass
meta_loss = F.mse_loss(torch.func.functional_call(model, fast, (x,)), y)
meta.zero_grad()
meta_loss.backward()
meta.step()
print(model.weight.grad)
