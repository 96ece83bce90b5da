import torch, torch.nn as nn, torch.nn.functional as F
torch.manual_seed(0)
X = torch.tensor([[0., 0.], [0., 1.], [1., 0.], [1., 1.]]); Y = torch.tensor([[0.], [1.], [1.], [0.]])
m = nn.Sequential(nn.Linear(2, 8), nn.Tanh(), nn.Linear(8, 1)); opt = torch.optim.SGD(m.parameters(), 0.5)
for step in range(50):
    opt.zero_grad(); loss = F.mse_loss(m(X), Y); loss.backward(); opt.step()
print(loss.item() < 0.3)
