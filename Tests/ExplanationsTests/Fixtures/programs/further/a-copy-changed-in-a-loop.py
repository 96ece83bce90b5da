import copy, torch, torch.nn as nn, torch.nn.functional as F
torch.manual_seed(0)
model = nn.Linear(1, 1)
meta = torch.optim.SGD(model.parameters(), 0.1)
x = torch.tensor([[1.], [2.]]); y = 2 * x
for step in range(3):
    fast = copy.deepcopy(model)
    loss = F.mse_loss(fast(x), y)
    grads = torch.autograd.grad(loss, fast.parameters(), create_graph=True)
    with torch.no_grad():
        for p, g in zip(fast.parameters(), grads):
            p -= 0.1 * g
    meta_loss = F.mse_loss(fast(x), y)
    meta.zero_grad()
    meta_loss.backward()
    meta.step()
print(model.weight.grad)
