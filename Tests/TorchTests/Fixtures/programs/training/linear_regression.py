# A line through noisy points, with a loader and momentum: to the last bit.
import torch
from torch import nn
from torch.utils.data import DataLoader, TensorDataset

torch.manual_seed(0)
x = torch.rand(200, 3) * 2 - 1
y = x @ torch.tensor([[2.0], [-3.0], [0.5]]) + 0.7 + 0.05 * torch.randn(200, 1)
loader = DataLoader(TensorDataset(x, y), batch_size=32, shuffle=True)
model = nn.Linear(3, 1)
opt = torch.optim.SGD(model.parameters(), lr=0.05, momentum=0.9)
for epoch in range(30):
    total = 0.0
    for xb, yb in loader:
        opt.zero_grad()
        loss = nn.functional.mse_loss(model(xb), yb)
        loss.backward()
        opt.step()
        total += loss.item() * len(xb)
    if epoch % 5 == 0 or epoch == 29:
        print(epoch, (total / len(x)).hex(), [v.hex() for v in model.weight.flatten().tolist()], model.bias.item().hex())
print(model.weight, model.bias)
