import torch, torch.nn as nn, torch.nn.functional as F
torch.manual_seed(0)
q = nn.Linear(3, 2); target = nn.Linear(3, 2); target.load_state_dict(q.state_dict())
opt = torch.optim.SGD(q.parameters(), 0.1)
s, s2, r = torch.randn(5, 3), torch.randn(5, 3), torch.randn(5); a = torch.tensor([0, 1, 0, 1, 0])
for step in range(4):
    with torch.no_grad(): goal = r + 0.9 * target(s2).max(1).values
    taken = q(s).gather(1, a[:, None]).squeeze(1)
    opt.zero_grad(); loss = F.mse_loss(taken, goal); loss.backward(); opt.step()
    if step % 2: target.load_state_dict(q.state_dict())
print(loss.item() > 0)
