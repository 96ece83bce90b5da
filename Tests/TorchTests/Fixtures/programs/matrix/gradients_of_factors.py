import torch

# The gradient of a Cholesky factor counts both triangles; a singular matrix has the determinant's gradient of its factors.
factor = torch.tensor([[2.0, 0, 0], [1, 3, 0], [0.5, 1, 2]], dtype=torch.float64, requires_grad=True)
right = torch.tensor([[1.0, 2], [3, 4], [5, 6]], dtype=torch.float64, requires_grad=True)
weight = torch.arange(9.0, dtype=torch.float64).reshape(3, 3)
for upper in (False, True):
    given = factor.T if upper else factor
    print(torch.autograd.grad((torch.cholesky_inverse(given, upper=upper) * weight).sum(), factor)[0])
    solution = torch.cholesky_solve(right, given, upper=upper)
    for gradient in torch.autograd.grad((solution * weight[:, :2]).sum(), (right, factor), create_graph=True):
        print(gradient.detach(), *torch.autograd.grad(gradient.square().sum(), (right, factor), retain_graph=True, allow_unused=True))
for rows in ([[1.0, 2], [2, 4]], [[1.0, 2, 3], [4, 5, 6], [7, 8, 9]], [[0.0, 0], [0, 0]], [[1.0, 0], [0, 0]], [[2.0, 1], [1, 2]]):
    a = torch.tensor(rows, dtype=torch.float64, requires_grad=True)
    value = torch.linalg.det(a)
    print(value.item() + 0, torch.autograd.grad(value, a, retain_graph=True)[0] + 0)
    gradient, = torch.autograd.grad(value, a, create_graph=True)
    print(gradient.grad_fn.name(), gradient.detach().round(decimals=6) + 0)
a = torch.tensor([[2.0, 1, 0], [1, 3, 1], [0.5, 1, 4]], requires_grad=True)
for operand in (right.detach().float(), right.detach().float()[:, 0]):
    b = operand.clone().requires_grad_()
    for gradient in torch.autograd.grad(torch.linalg.solve(a, b).sin().sum(), (a, b)):
        print([x.hex() for x in gradient.double().flatten().tolist()])
factors, pivots = torch.linalg.lu_factor(a.detach())
for left in (True, False):
    for adjoint in (True, False):
        b = right.detach().float() if left else right.detach().float().T
        print([x.hex() for x in torch.linalg.lu_solve(factors, pivots, b, left=left, adjoint=adjoint).double().flatten().tolist()])
        print(torch.linalg.lu_solve(factors.expand(2, 3, 3), pivots.expand(2, 3), b, left=left, adjoint=adjoint)[1])
b = right.detach().float()
for call in (
    lambda: torch.linalg.lu_solve(factors, pivots, b[:2]),
    lambda: torch.linalg.lu_solve(factors, pivots, b, left=False),
    lambda: torch.linalg.lu_solve(factors, pivots.long(), b),
    lambda: torch.linalg.lu_solve(factors, pivots, b.double()),
    lambda: torch.linalg.lu_solve(factors[:2], pivots, b),
    lambda: torch.linalg.lu_solve(factors, pivots[:2], b),
    lambda: torch.linalg.lu_solve(factors, pivots, b[0]),
    lambda: torch.linalg.lu_solve(factors, pivots * 5, b),
    lambda: torch.linalg.lu_solve(factors.int(), pivots, b.int()),
    lambda: torch.autograd.grad(torch.linalg.cond(a, 1), a),
):
    try:
        print(call())
    except RuntimeError as error:
        print(error)
