# A solution from kept factors has the digits of the one from the matrix; complex batches; the spectral norm alone.
import torch

torch.manual_seed(3)
for size in (1, 2, 3, 5, 7):
    for dtype in (torch.float32, torch.float64):
        a, b = torch.rand(4, size, size, dtype=dtype) + torch.eye(size, dtype=dtype), torch.rand(4, size, 2, dtype=dtype)
        factors, pivots = torch.linalg.lu_factor(a)
        x = torch.linalg.lu_solve(factors, pivots, b)
        print(size, (x == torch.linalg.solve(a, b)).all().item(), (torch.lu_solve(b, factors, pivots) == x).all().item())

a = torch.tensor([[2.0, 1.0], [1.0, 3.0]], requires_grad=True)
factors, pivots = torch.linalg.lu_factor(a)
x = torch.linalg.lu_solve(factors, pivots, torch.tensor([[1.0], [2.0]]))
x.sum().backward()
print(x, a.grad)

z = torch.tensor([[[1 + 1j, 2 - 1j], [0.5j, 3 + 0j]], [[1 + 0j, 1j], [-1j, 2 + 0j]]])
print(torch.bmm(z, z), z @ z.transpose(1, 2), torch.matmul(z[0], z))
print(torch.linalg.det(z).shape, torch.bmm(z[:0], z[:0]).shape)

for shape in ((0, 3, 3), (2, 0, 0), (3, 1, 1)):
    m = torch.ones(shape)
    print(torch.linalg.det(m), torch.linalg.inv(m).shape, torch.linalg.slogdet(m)[1].shape)
m = torch.tensor([[[1.0, 2.0], [3.0, 4.0]], [[1.0, 2.0], [2.0, 4.0]]])
print(torch.linalg.det(m))
try:
    torch.linalg.inv(m)
except RuntimeError as error:
    print(error)
print(torch.linalg.matrix_norm(m, 2), torch.linalg.matrix_norm(m, -2)[:1], torch.linalg.matrix_norm(m, "nuc"))
