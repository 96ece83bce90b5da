import torch, torch.nn as nn, torch.nn.functional as F
torch.manual_seed(0)
model = nn.Linear(1, 1)
meta = torch.optim.Adam(model.parameters(), 1e-2)
for it in range(2):
    total = 0.0
    meta.zero_grad()
    for task in range(2):
        x = torch.randn(5, 1); y = (task + 1) * x
        params = dict(model.named_parameters())
        loss = F.mse_loss(torch.func.functional_call(model, params, (x,)), y)
        grads = torch.autograd.grad(loss, params.values(), create_graph=True)
        fast = {n: p - 0.1 * g for (n, p), g in zip(params.items(), grads)}
        total = total + F.mse_loss(torch.func.functional_call(model, fast, (x,)), y)
    total.backward()
    meta.step()
print(model.weight.grad is not None)
