import copy, torch, torch.nn as nn, torch.nn.functional as F
torch.manual_seed(0)
model = nn.Linear(1, 1)
meta = torch.optim.SGD(model.parameters(), 0.1)
x = torch.tensor([[1.], [2.]]); y = 2 * x
for step in range(3):
    fast = dict(model.named_parameters())
    loss = F.mse_loss(torch.func.functional_call(model, fast, (x,)), y)
    grads = torch.autograd.grad(loss, fast.values(), create_graph=True)
    if True:
        fast = {_name: p - (0.1 * g) for (_name, p), g in zip(fast.items(), grads)}
        pass
    meta_loss = F.mse_loss(torch.func.functional_call(model, fast, (x,)), y)
    meta.zero_grad()
    meta_loss.backward()
    meta.step()
print(model.weight.grad)
