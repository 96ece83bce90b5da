import torch, torch.nn as nn, torch.nn.functional as F
torch.manual_seed(0)
critic = nn.Linear(2, 1); opt = torch.optim.SGD(critic.parameters(), 0.1)
for step in range(3):
    opt.zero_grad(); loss = critic(torch.randn(4, 2)).mean() - critic(torch.randn(4, 2)).mean(); loss.backward(); opt.step()
    for q in critic.parameters(): q.data.clamp_(-0.05, 0.05)
print(critic.weight.abs().max().item() <= 0.0501)
