import torch
import torch.nn as nn

torch.manual_seed(0)


class MF(nn.Module):
    def __init__(self, users, items, k=3):
        super().__init__()
        self.P, self.Q = nn.Embedding(users, k), nn.Embedding(items, k)
        self.bu, self.bi = nn.Embedding(users, 1), nn.Embedding(items, 1)
        self.mean = nn.Parameter(torch.FloatTensor([3.0]), False)

    def forward(self, u, i):
        return (self.P(u) * self.Q(i)).sum(1) + self.bu(u).squeeze() + self.bi(i).squeeze() + self.mean


u, i = torch.randint(0, 5, (40,)), torch.randint(0, 6, (40,))
r = torch.randint(1, 6, (40,)).float()
model = MF(5, 6)
model.mean.data.fill_(r.mean().item())
opt = torch.optim.SGD(model.parameters(), lr=0.1, weight_decay=1e-3)
for epoch in range(5):
    pred = model(u, i)
    loss = ((pred - r) ** 2).mean()
    opt.zero_grad()
    loss.backward()
    opt.step()
rmse = loss.item() ** 0.5
print(f"RMSE {rmse:.3f}")
