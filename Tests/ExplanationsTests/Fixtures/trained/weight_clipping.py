import torch
import torch.nn as nn
torch.manual_seed(0)
D = nn.Linear(2, 1)
opt = torch.optim.RMSprop(D.parameters(), 0.01)
for i in range(30):
    real = torch.randn(8, 2); fake = torch.randn(8, 2)
    loss = D(fake).mean() - D(real).mean()
    opt.zero_grad(); loss.backward(); opt.step()
    for p in D.parameters():
        p.data.clamp_(-0.01, 0.01)
loss = D(real).mean()
loss.backward()
