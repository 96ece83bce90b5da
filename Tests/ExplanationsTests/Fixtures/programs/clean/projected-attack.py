import torch
import torch.nn as nn
import torch.nn.functional as F

torch.manual_seed(0)
model = nn.Sequential(nn.Linear(6, 8), nn.ReLU(), nn.Linear(8, 3))
opt = torch.optim.SGD(model.parameters(), 0.1)
x, y = torch.rand(8, 6), torch.randint(0, 3, (8,))


def pgd(model, x, y, eps=0.1, alpha=0.03, steps=3):
    x_adv = x.detach() + torch.empty_like(x).uniform_(-eps, eps)
    x_adv = torch.clamp(x_adv, 0, 1)
    for _ in range(steps):
        x_adv.requires_grad_()
        with torch.enable_grad():
            loss = F.cross_entropy(model(x_adv), y)
        grad = torch.autograd.grad(loss, [x_adv])[0]
        x_adv = x_adv.detach() + alpha * torch.sign(grad.detach())
        x_adv = torch.min(torch.max(x_adv, x - eps), x + eps)
        x_adv = torch.clamp(x_adv, 0.0, 1.0)
    return x_adv


for step in range(3):
    model.eval()
    adv = pgd(model, x, y)
    model.train()
    opt.zero_grad()
    loss = F.cross_entropy(model(adv), y)
    loss.backward()
    opt.step()
x.requires_grad = True
F.cross_entropy(model(x), y).backward()
saliency = x.grad.data.abs().max(dim=1)[0]
print(round(loss.item(), 4), saliency.shape)
