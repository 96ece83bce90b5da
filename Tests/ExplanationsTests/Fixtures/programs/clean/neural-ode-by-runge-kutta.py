import torch
import torch.nn as nn

torch.manual_seed(0)


class Field(nn.Module):
    def __init__(self):
        super().__init__()
        self.net = nn.Sequential(nn.Linear(2, 8), nn.Tanh(), nn.Linear(8, 2))
        for m in self.net.modules():
            if isinstance(m, nn.Linear):
                nn.init.normal_(m.weight, mean=0, std=0.1)
                nn.init.constant_(m.bias, val=0)

    def forward(self, t, y):
        return self.net(y ** 3)


def rk4(f, y, t0, t1, n=4):
    h = (t1 - t0) / n
    path = [y]
    t = t0
    for _ in range(n):
        k1 = f(t, y)
        k2 = f(t + h / 2, y + h * k1 / 2)
        k3 = f(t + h / 2, y + h * k2 / 2)
        k4 = f(t + h, y + h * k3)
        y = y + h * (k1 + 2 * k2 + 2 * k3 + k4) / 6
        t = t + h
        path.append(y)
    return torch.stack(path)


true_A = torch.tensor([[-0.1, 2.0], [-2.0, -0.1]])
with torch.no_grad():
    true_y = rk4(lambda t, y: (y ** 3) @ true_A, torch.tensor([[2.0, 0.0]]), 0.0, 0.2)
func = Field()
optimizer = torch.optim.RMSprop(func.parameters(), lr=1e-2)
for it in range(5):
    optimizer.zero_grad()
    pred = rk4(func, true_y[0], 0.0, 0.2)
    loss = torch.mean(torch.abs(pred - true_y))
    loss.backward()
    optimizer.step()
    if it % 2 == 0:
        with torch.no_grad():
            print("Iter {:02d} | Total Loss {:.4f}".format(it, torch.mean(torch.abs(rk4(func, true_y[0], 0.0, 0.2) - true_y)).item()))
