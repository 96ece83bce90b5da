# Small pictures of bars, up or across, for a convolutional network: Adam, to the last bit over 300 steps.
import torch
from torch import nn
from torch.utils.data import DataLoader, TensorDataset

torch.manual_seed(7)
images, labels = torch.zeros(64, 1, 8, 8), torch.zeros(64, dtype=torch.long)
for i in range(64):
    place = int(torch.randint(1, 7, (1,)))
    labels[i] = i % 2
    if i % 2:
        images[i, 0, place] = 1.0
    else:
        images[i, 0, :, place] = 1.0
images += 0.3 * torch.randn_like(images)
model = nn.Sequential(nn.Conv2d(1, 4, 3, padding=1), nn.ReLU(), nn.MaxPool2d(2), nn.Conv2d(4, 8, 3), nn.ReLU(), nn.Flatten(),
                      nn.Linear(32, 2))
opt = torch.optim.Adam(model.parameters(), lr=3e-3)
loader = DataLoader(TensorDataset(images, labels), batch_size=16, shuffle=True)
step = 0
for epoch in range(75):
    for xb, yb in loader:
        loss = nn.functional.cross_entropy(model(xb), yb)
        opt.zero_grad()
        loss.backward()
        opt.step()
        step += 1
    if epoch % 15 == 0 or epoch == 74:
        print(step, loss.item().hex(), (model(images).argmax(1) == labels).float().mean().item())
