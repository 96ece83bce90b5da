# A small transformer encoder that tells which of two letters is more frequent: four decimals over 300 steps.
import torch
from torch import nn


class Tagger(nn.Module):
    def __init__(self):
        super().__init__()
        self.embed = nn.Embedding(4, 16)
        layer = nn.TransformerEncoderLayer(16, 2, dim_feedforward=32, dropout=0.0, batch_first=True)
        self.encoder = nn.TransformerEncoder(layer, 2, enable_nested_tensor=False)
        self.head = nn.Linear(16, 2)

    def forward(self, x):
        return self.head(self.encoder(self.embed(x)).mean(1))


torch.manual_seed(9)
x = torch.randint(0, 4, (48, 9))
y = ((x == 0).sum(1) > (x == 1).sum(1)).long()
model = Tagger()
opt = torch.optim.AdamW(model.parameters(), lr=3e-3)
for step in range(300):
    opt.zero_grad()
    loss = nn.functional.cross_entropy(model(x), y)
    loss.backward()
    opt.step()
    if step % 20 == 0 or step == 299:
        print(step, f"{loss.item():.4f}", f"{(model(x).argmax(1) == y).float().mean().item():.2f}")
