import random
import torch
import torch.nn as nn

torch.manual_seed(0)
random.seed(0)
trunk = nn.Linear(3, 4)
heads = nn.ModuleList([nn.Linear(4, 1) for _ in range(3)])
shared = list(trunk.parameters())
opt = torch.optim.SGD(list(trunk.parameters()) + list(heads.parameters()), 0.05)
for step in range(3):
    x = torch.randn(16, 3)
    h = torch.tanh(trunk(x))
    losses = [(head(h).squeeze(1) - x[:, k]).pow(2).mean() for k, head in enumerate(heads)]
    grads = []
    for loss in losses:
        g = torch.autograd.grad(loss, shared, retain_graph=True)
        grads.append(torch.cat([v.flatten() for v in g]))
    projected = [g.clone() for g in grads]
    for i, gi in enumerate(projected):
        others = [g for j, g in enumerate(grads) if j != i]
        random.shuffle(others)
        for gj in others:
            dot = gi @ gj
            if dot < 0:
                gi -= dot / gj.norm() ** 2 * gj
    merged = torch.stack(projected).mean(0)
    opt.zero_grad()
    sum(losses).backward()
    start = 0
    for p in shared:
        p.grad = merged[start:start + p.numel()].view_as(p)
        start += p.numel()
    opt.step()
print([round(l.item(), 3) for l in losses])
