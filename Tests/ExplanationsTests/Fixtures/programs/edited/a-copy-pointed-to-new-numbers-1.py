import copy, torch, torch.nn as nn, torch.nn.functional as F
torch.manual_seed(0)
model = nn.Linear(1, 1)
x = torch.tensor([[1.], [2.]]); y = 2 * x
loss = F.mse_loss(model(x), y)
grads = torch.autograd.grad(loss, model.parameters(), create_graph=True)
fast = dict(model.named_parameters())
fast = {_name: q - 0.1 * g for (_name, p), q, g in zip(fast.items(), model.parameters(), grads)}
pass
meta_loss = F.mse_loss(torch.func.functional_call(model, fast, (x,)), y)
meta_loss.backward()
print(model.weight.grad)
