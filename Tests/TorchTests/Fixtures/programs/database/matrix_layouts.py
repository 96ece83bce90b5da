# How matrices that LAPACK made lie in memory: column by column, of complex numbers too, and so do the gradients.
import torch

generator = torch.Generator().manual_seed(1)


def matrix(*sizes, dtype=torch.float64):
    return torch.randn(*sizes, generator=generator, dtype=torch.float64).to(dtype)


def complex_matrix(*sizes):
    return torch.complex(matrix(*sizes), matrix(*sizes))


def steps(name, *tensors):
    print(name, [(tuple(t.shape), t.stride()) for t in tensors])


z, y = complex_matrix(4, 3), complex_matrix(3, 3)
h = y @ y.mH + 3 * torch.eye(3)
steps("qr", *torch.linalg.qr(z))
steps("svd", *torch.linalg.svd(z))
steps("eigh", *torch.linalg.eigh(h))
steps("eig", *torch.linalg.eig(y))
steps("inv", torch.linalg.inv(y), torch.linalg.inv(y.expand(2, 3, 3)))
steps("lu", torch.linalg.lu_factor(z)[0], *torch.linalg.lu(z))
steps("cholesky", torch.linalg.cholesky(h), torch.linalg.cholesky(h, upper=True), torch.linalg.cholesky_ex(h)[0])
steps("solve", torch.linalg.solve(y, complex_matrix(3, 2)), torch.linalg.solve(y, complex_matrix(2, 3), left=False))
batch = matrix(2, 3, 3)
steps("vectors", torch.linalg.solve(batch, matrix(2, 3)), torch.linalg.solve(batch, matrix(3)))
steps("nothing", torch.linalg.solve(matrix(0, 0), matrix(0, 5)), torch.linalg.cholesky(matrix(0, 3, 3), upper=True))
factors, pivots = torch.linalg.lu_factor(batch)
steps("lu_solve", torch.linalg.lu_solve(factors, pivots, matrix(2, 3, 4)),
      torch.linalg.lu_solve(factors, pivots, matrix(2, 4, 3), left=False))
for driver in ("gels", "gelsy", "gelsd"):
    steps(driver, torch.linalg.lstsq(matrix(4, 3), matrix(4, 2), driver=driver).solution,
          torch.linalg.lstsq(matrix(3, 4), matrix(3, 2), driver=driver).solution)
for a in (matrix(3, 3), complex_matrix(3, 3)):
    b = matrix(3, 2, dtype=a.dtype).requires_grad_()
    a = (a + 3 * torch.eye(3)).requires_grad_()
    x = torch.linalg.solve_triangular(a, b, upper=True)
    steps("triangular", x, *torch.autograd.grad(x.abs().sum(), (a, b)))
    steps("old", *torch.triangular_solve(b, a))
    steps("inverse", torch.cholesky_inverse(a), torch.cholesky_solve(b, a))
w = h.clone().requires_grad_()
steps("gradients", *torch.autograd.grad(torch.linalg.det(w).abs(), w), *torch.autograd.grad(torch.linalg.eigvals(w).real.sum(), w))
v = torch.linalg.svd(z)[2].mH
print(torch.svd(z).V.sub(v).abs().max().item() == 0, torch.svd(z.requires_grad_()).V.grad_fn.name())
# With `upper` the other triangle is read.
s = torch.tensor([[4.0, 1.0], [2.0, 9.0]], dtype=torch.float64)
print(torch.linalg.cholesky(s).tolist(), torch.linalg.cholesky(s, upper=True).tolist())
print(torch.linalg.cholesky_ex(s, upper=True).L.tolist())
