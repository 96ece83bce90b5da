import torch, torch.nn as nn, torch.nn.functional as F
torch.manual_seed(0)
import math
x = torch.linspace(-math.pi, math.pi, 50)
y = torch.sin(x)
a = torch.randn((), requires_grad=True); b = torch.randn((), requires_grad=True)
for t in range(20):
    y_pred = a + b * x
    loss = (y_pred - y).pow(2).sum()
    if t % 10 == 9:
        print(t, loss.item() > 0)
    loss.backward()
    with torch.no_grad():
        a -= 1e-4 * a.grad
        b -= 1e-4 * b.grad
        a.grad = None
        b.grad = None
print(f'y = {a.item() != 0} + {b.item() != 0} x')
