import torch
import torch.nn as nn
import torch.nn.utils.prune as prune

torch.manual_seed(0)
model = nn.Sequential(nn.Linear(6, 8), nn.ReLU(), nn.Linear(8, 2))
prune.l1_unstructured(model[0], name="weight", amount=0.5)
masks = {n: (p.abs() > 0.05).float() for n, p in model.named_parameters() if n.startswith("2")}
opt = torch.optim.SGD(model.parameters(), lr=0.1)
for step in range(3):
    loss = nn.functional.cross_entropy(model(torch.randn(8, 6)), torch.randint(0, 2, (8,)))
    opt.zero_grad()
    loss.backward()
    for n, p in model.named_parameters():
        if n in masks:
            p.grad.mul_(masks[n])
    opt.step()
    with torch.no_grad():
        for n, p in model.named_parameters():
            if n in masks:
                p.mul_(masks[n])
prune.remove(model[0], "weight")
print((model[0].weight == 0).float().mean().item(), round(loss.item(), 4))
