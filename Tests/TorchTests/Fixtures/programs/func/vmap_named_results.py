import torch
from torch.func import grad, jacrev, jvp, vmap

m = torch.tensor([[[4., 1., 2.], [1., 5., 3.], [2., 3., 6.]], [[9., 2., 1.], [2., 7., 4.], [1., 4., 8.]]])
named = {
    'qr': torch.linalg.qr, 'svd': torch.linalg.svd, 'eigh': torch.linalg.eigh, 'slogdet': torch.linalg.slogdet,
    'lu': torch.linalg.lu, 'lu_factor': torch.linalg.lu_factor, 'inv_ex': torch.linalg.inv_ex,
    'cholesky_ex': torch.linalg.cholesky_ex, 'solve_ex': lambda a: torch.linalg.solve_ex(a, a[0]),
    'mode': lambda a: a.round().mode(0), 'sort': lambda a: a.sort(1), 'max': lambda a: a.max(0),
    'min': lambda a: a.min(1, keepdim=True), 'median': lambda a: a.median(0), 'kthvalue': lambda a: a.kthvalue(2, 0),
    'topk': lambda a: a.topk(2, 1), 'cummax': lambda a: a.cummax(0), 'aminmax': lambda a: a.aminmax(dim=0),
    'frexp': torch.frexp,
}


def whole(result):
    return sum((part ** 2).sum() for part in result if part.is_floating_point())


for name, function in named.items():
    single, twice = vmap(function)(m), vmap(vmap(function))(m.expand(2, 2, 3, 3))
    print(name, type(single), [(part.dtype, tuple(part.shape), tuple(more.shape)) for part, more in zip(single, twice)])
    print(all(torch.allclose(part[0], one, atol=1e-5) for part, one in zip(single, function(m[0]))))
    if name in ('inv_ex', 'cholesky_ex'):
        continue
    a, b = grad(lambda x: whole(vmap(function)(x)))(m), vmap(grad(lambda x: whole(function(x))))(m)
    print(torch.allclose(a, b, atol=1e-4), torch.round(a[0], decimals=2) + 0.)
print(vmap(lambda a: a.max(1), in_dims=1, out_dims=1)(m))
value, tangent = jvp(lambda x: vmap(lambda a: a.sort(0))(x), (m,), (torch.ones_like(m),))
print(type(tangent), tangent[0][0])
print(jacrev(lambda x: vmap(lambda a: a.max(0))(x)[0])(m[:, :2, :2]).shape)
for call in (lambda: vmap(lambda a: a.max(0), out_dims=(0, 1))(m), lambda: vmap(lambda a: (a, [a]), out_dims=(0, (0,)))(m)):
    try:
        print(call())
    except ValueError as error:
        print(error)
