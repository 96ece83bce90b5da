# An LSTM that adds up a sequence: four decimals over 300 steps.
import torch
from torch import nn


class Adder(nn.Module):
    def __init__(self):
        super().__init__()
        self.lstm = nn.LSTM(1, 16, batch_first=True)
        self.head = nn.Linear(16, 1)

    def forward(self, x):
        out, (h, c) = self.lstm(x)
        return self.head(out[:, -1])


torch.manual_seed(8)
x = torch.rand(32, 10, 1)
y = x.sum(1) / 5
model = Adder()
opt = torch.optim.Adam(model.parameters(), lr=0.01)
for step in range(300):
    opt.zero_grad()
    loss = nn.functional.mse_loss(model(x), y)
    loss.backward()
    opt.step()
    if step % 20 == 0 or step == 299:
        print(step, f"{loss.item():.4f}")
