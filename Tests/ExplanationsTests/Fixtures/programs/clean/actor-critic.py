import torch, torch.nn as nn, torch.nn.functional as F
torch.manual_seed(0)
actor = nn.Linear(2, 2); critic = nn.Linear(2, 1); opt = torch.optim.SGD([*actor.parameters(), *critic.parameters()], 0.1)
s = torch.randn(4, 2); r = torch.randn(4); a = torch.tensor([0, 1, 1, 0])
v = critic(s).squeeze(1); advantage = (r - v).detach()
logp = F.log_softmax(actor(s), 1).gather(1, a[:, None]).squeeze(1)
loss = -(logp * advantage).mean() + F.mse_loss(v, r); opt.zero_grad(); loss.backward(); opt.step()
print(actor.weight.grad is not None, critic.weight.grad is not None)
