import torch

torch.manual_seed(0)
A = torch.tensor([[2.0, 0.3], [0.3, 1.0]])
x = torch.tensor([1.0, -1.0], requires_grad=True)
f = 0.5 * x @ A @ x + 0.1 * (x ** 4).sum()
g, = torch.autograd.grad(f, x, create_graph=True)
estimates = []
for _ in range(8):
    v = torch.randint(0, 2, (2,)).float() * 2 - 1
    hv, = torch.autograd.grad(g, x, grad_outputs=v, retain_graph=True)
    estimates.append((v * hv).sum().item())
exact = torch.stack([torch.autograd.grad(g[i], x, retain_graph=True)[0] for i in range(2)]).trace()
print(round(exact.item(), 3), abs(sum(estimates) / 8 - exact.item()) < 2)
newton = x.detach() - torch.linalg.solve(torch.autograd.functional.hessian(lambda z: 0.5 * z @ A @ z + 0.1 * (z ** 4).sum(), x.detach()), g.detach())
print(newton.shape)
