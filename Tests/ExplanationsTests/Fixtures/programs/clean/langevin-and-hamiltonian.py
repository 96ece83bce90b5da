import math
import torch

torch.manual_seed(0)
mean, scale = torch.tensor([1.0, -1.0]), torch.tensor([1.0, 0.5])


def energy(x):
    return 0.5 * (((x - mean) / scale) ** 2).sum()


x = torch.zeros(2, requires_grad=True)
eta = 0.01
for _ in range(20):
    if x.grad is not None:
        x.grad.zero_()
    energy(x).backward()
    with torch.no_grad():
        x += -eta * x.grad + math.sqrt(2 * eta) * torch.randn(2)


def grad_energy(q):
    q = q.detach().requires_grad_(True)
    return torch.autograd.grad(energy(q), q)[0]


q, accepted = torch.zeros(2), 0
for _ in range(5):
    p = torch.randn(2)
    q0, h0 = q.clone(), energy(q) + 0.5 * p @ p
    p = p - 0.05 * grad_energy(q)
    for i in range(3):
        q = q + 0.1 * p
        if i < 2:
            p = p - 0.1 * grad_energy(q)
    p = p - 0.05 * grad_energy(q)
    if torch.rand(()) < torch.exp(h0 - energy(q) - 0.5 * p @ p):
        accepted += 1
    else:
        q = q0
print(accepted > 0, x.detach().shape)
