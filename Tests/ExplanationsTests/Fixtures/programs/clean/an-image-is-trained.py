import torch, torch.nn as nn, torch.nn.functional as F
torch.manual_seed(0)
feat = nn.Conv2d(3, 4, 3)
for p in feat.parameters():
    p.requires_grad_(False)
target = feat(torch.rand(1, 3, 6, 6)).detach()
img = torch.rand(1, 3, 6, 6).requires_grad_(True)
opt = torch.optim.Adam([img], 0.05)
for i in range(3):
    opt.zero_grad()
    loss = F.mse_loss(feat(img), target)
    loss.backward()
    opt.step()
    with torch.no_grad():
        img.clamp_(0, 1)
print('ok')
