import torch, torch.nn as nn, torch.nn.functional as F, copy
q = nn.Sequential(nn.Linear(4, 16), nn.ReLU(), nn.Linear(16, 2)); target = copy.deepcopy(q)
opt = torch.optim.RMSprop(q.parameters(), 1e-3)
for i in range(12):
    s, a, r, s2 = torch.randn(8, 4), torch.randint(0, 2, (8, 1)), torch.randn(8), torch.randn(8, 4)
    with torch.no_grad():
        t = r + 0.9 * target(s2).max(1).values
    loss = F.smooth_l1_loss(q(s).gather(1, a).squeeze(1), t)
    opt.zero_grad(); loss.backward(); opt.step()
    for p, tp in zip(q.parameters(), target.parameters()):
        tp.data.lerp_(p.data, 0.05)
