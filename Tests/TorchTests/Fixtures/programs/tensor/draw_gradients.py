"""Draws that move with their parameters: gamma and what is made of it, Beta and Dirichlet to three digits."""
import torch
import torch.distributions as D

torch.manual_seed(1)
shape = torch.tensor([0.1, 0.3, 1.0, 2.5, 5.0, 9.0, 30.0, 100.0], requires_grad=True)
for _ in range(3):
    draw = torch._standard_gamma(shape)
    print(draw, torch.autograd.grad(draw.sum(), shape)[0])
for x in (0.01, 0.5, 0.79, 0.81, 3.0, 8.0, 12.0, 60.0):
    print(torch._standard_gamma_grad(shape.detach(), torch.full_like(shape, x)).tolist())
for make in (D.Chi2, D.StudentT, lambda p: D.Gamma(p, 2.0), lambda p: D.InverseGamma(p, 1.5), lambda p: D.FisherSnedecor(p, 2 * p)):
    p = torch.tensor([2.3, 4.8], requires_grad=True)
    torch.manual_seed(2)
    draw = make(p).rsample((2,))
    print(type(make(p)).__name__, draw, torch.autograd.grad(draw.sum(), p)[0])
p = torch.tensor([2.0, 0.7], requires_grad=True)
q = torch.tensor([3.0, 5.0], requires_grad=True)
torch.manual_seed(3)
draw = D.Beta(p, q).rsample((3,))
print(draw, [[round(value, 2) for value in part.tolist()] for part in torch.autograd.grad(draw.sum(), (p, q))])
c = torch.tensor([[1.0, 2.0, 3.0], [0.5, 4.0, 20.0]], requires_grad=True)
draw = D.Dirichlet(c).rsample()
print(draw, [[round(v, 2) for v in row] for row in torch.autograd.grad((draw * torch.tensor([1.0, 2.0, 4.0])).sum(), c)[0].tolist()])
