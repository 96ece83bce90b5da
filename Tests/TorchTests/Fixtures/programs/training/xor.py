# The four points no line parts: plain gradient steps, to the last bit.
import torch
from torch import nn

torch.manual_seed(2)
x = torch.tensor([[0.0, 0.0], [0.0, 1.0], [1.0, 0.0], [1.0, 1.0]])
y = torch.tensor([[0.0], [1.0], [1.0], [0.0]])
model = nn.Sequential(nn.Linear(2, 8), nn.ReLU(), nn.Linear(8, 1))
opt = torch.optim.SGD(model.parameters(), lr=0.1, momentum=0.9, nesterov=True)
for step in range(300):
    opt.zero_grad()
    loss = ((model(x) - y) ** 2).mean()
    loss.backward()
    opt.step()
    if step % 50 == 0 or step == 299:
        print(step, loss.item().hex(), sum(p.double().sum().item() for p in model.parameters()).hex())
print((model(x) > 0.5).int().flatten().tolist())
