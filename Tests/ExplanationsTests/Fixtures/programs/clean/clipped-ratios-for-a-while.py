import torch, torch.nn as nn
torch.manual_seed(0)
w = torch.tensor(0.0, requires_grad=True)
opt = torch.optim.SGD([w], 0.5)
adv = torch.tensor([1.0, 0.5])
for step in range(6):
    ratio = torch.exp(w * torch.tensor([1.0, 0.8]))
    loss = -torch.min(ratio * adv, ratio.clamp(0.8, 1.2) * adv).mean()
    opt.zero_grad(); loss.backward(); opt.step()
    if step == 3:
        with torch.no_grad(): w.zero_()
print(round(w.item(), 3))
