import torch, torch.nn as nn, torch.nn.functional as F
torch.manual_seed(0)
model = nn.Sequential(nn.Linear(2, 4), nn.Tanh(), nn.Linear(4, 1))
opt = torch.optim.SGD(model.parameters(), 0.1)
x = torch.randn(16, 2); y = x.sum(1, keepdim=True)
for step in range(5):
    pass
    loss = F.mse_loss(model(x), y)
    loss.backward()
    norm = sum(p.grad.norm() ** 2 for p in model.parameters()) ** 0.5
    print(step, round(loss.item(), 4), round(norm.item(), 4))
    opt.step()
    opt.zero_grad(set_to_none=False)
