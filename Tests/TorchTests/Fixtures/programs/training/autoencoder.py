# Eight numbers through a waist of three and back, with AdamW and a warm-up: to the last bit.
import torch
from torch import nn


class Autoencoder(nn.Module):
    def __init__(self, width, waist):
        super().__init__()
        self.encoder = nn.Sequential(nn.Linear(width, 16), nn.ReLU(), nn.Linear(16, waist))
        self.decoder = nn.Sequential(nn.Linear(waist, 16), nn.ReLU(), nn.Linear(16, width))

    def forward(self, x):
        return self.decoder(self.encoder(x))


torch.manual_seed(4)
data = torch.randn(128, 3) @ torch.randn(3, 8)
model = Autoencoder(8, 3)
opt = torch.optim.AdamW(model.parameters(), lr=0.01, weight_decay=0.01)
schedule = torch.optim.lr_scheduler.LambdaLR(opt, lambda step: min(1.0, (step + 1) / 20))
for step in range(300):
    opt.zero_grad()
    loss = nn.functional.mse_loss(model(data), data)
    loss.backward()
    opt.step()
    schedule.step()
    if step % 50 == 0 or step == 299:
        print(step, loss.item().hex(), schedule.get_last_lr())
print(model)
