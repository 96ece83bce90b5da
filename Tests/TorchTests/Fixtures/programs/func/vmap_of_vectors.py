import torch
from torch import vmap

rows = torch.ones(3, 3)
for name in ('inv', 'det', 'slogdet', 'inv_ex', 'cholesky', 'cholesky_ex', 'qr', 'svd', 'svdvals', 'eigh', 'eig', 'pinv',
             'matrix_exp'):
    for given in (rows, rows[0]):
        try:
            print(name, vmap(getattr(torch.linalg, name))(given))
        except RuntimeError as error:
            print(name, error)
try:
    vmap(lambda a: torch.linalg.solve(a, a))(rows)
except RuntimeError as error:
    print(error)
print(vmap(torch.linalg.inv_ex)(torch.zeros(2, 2, 2)))
print(torch.func.grad(lambda x: vmap(torch.median)(x).sum())(torch.tensor([[1., 2., 2., 3.], [3., 1., 1., 1.]])))
print(vmap(torch.linalg.ldl_factor_ex)(torch.tensor([[[4., 1.], [1., 3.]], [[2., 0.], [0., 5.]]])))
for given in (torch.ones(3), torch.ones(2, 3), torch.ones(2, 2, dtype=torch.int64)):
    try:
        torch.linalg.ldl_factor(given)
    except RuntimeError as error:
        print(error)
