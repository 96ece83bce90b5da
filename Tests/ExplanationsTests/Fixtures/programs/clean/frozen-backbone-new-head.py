import torch
import torch.nn as nn

torch.manual_seed(0)
backbone = nn.Sequential(nn.Conv2d(1, 4, 3, padding=1), nn.BatchNorm2d(4), nn.ReLU(), nn.AdaptiveAvgPool2d(1), nn.Flatten())
model = nn.Sequential(backbone, nn.Linear(4, 10))
for param in model.parameters():
    param.requires_grad = False
model[1] = nn.Linear(4, 3)
optimizer = torch.optim.SGD(filter(lambda p: p.requires_grad, model.parameters()), lr=0.1)
before = backbone[0].weight.clone()
model.train()
backbone.eval()
for step in range(3):
    x, y = torch.randn(8, 1, 6, 6), torch.randint(0, 3, (8,))
    loss = nn.functional.cross_entropy(model(x), y)
    optimizer.zero_grad()
    loss.backward()
    optimizer.step()
print(torch.equal(before, backbone[0].weight), backbone[0].weight.grad, [tuple(p.shape) for p in model.parameters() if p.requires_grad])
