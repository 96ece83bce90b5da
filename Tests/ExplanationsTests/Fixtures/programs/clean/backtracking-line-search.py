import torch

torch.manual_seed(0)
A = torch.tensor([[3.0, 0.5], [0.5, 1.0]])
b = torch.tensor([1.0, -2.0])


def f(x):
    return 0.5 * x @ A @ x - b @ x


x = torch.zeros(2, requires_grad=True)
for k in range(6):
    loss = f(x)
    g, = torch.autograd.grad(loss, x)
    step, c, rho = 1.0, 1e-4, 0.5
    with torch.no_grad():
        while f(x - step * g) > loss - c * step * g.dot(g):
            step *= rho
        x -= step * g
    if g.norm() < 1e-6:
        break
print(k, [round(v, 3) for v in x.tolist()], step)
