import torch
import torch.nn as nn

torch.manual_seed(0)


class DEQ(nn.Module):
    def __init__(self):
        super().__init__()
        self.W, self.U = nn.Linear(4, 4), nn.Linear(3, 4)
        with torch.no_grad():
            self.W.weight.mul_(0.3)

    def f(self, z, x):
        return torch.tanh(self.W(z) + self.U(x))

    def solve(self, g, z, n=30):
        for _ in range(n):
            z = g(z)
        return z

    def forward(self, x):
        with torch.no_grad():
            z = self.solve(lambda z: self.f(z, x), torch.zeros(x.shape[0], 4))
        z = self.f(z, x)
        z0 = z.clone().detach().requires_grad_()
        f0 = self.f(z0, x)

        def backward_hook(grad):
            return self.solve(lambda g: torch.autograd.grad(f0, z0, g, retain_graph=True)[0] + grad, grad)

        z.register_hook(backward_hook)
        return z


model, out = DEQ(), nn.Linear(4, 2)
opt = torch.optim.SGD([*model.parameters(), *out.parameters()], 0.1)
for step in range(3):
    x, y = torch.randn(8, 3), torch.randint(0, 2, (8,))
    loss = nn.functional.cross_entropy(out(model(x)), y)
    opt.zero_grad()
    loss.backward()
    opt.step()
print(round(loss.item(), 4))
