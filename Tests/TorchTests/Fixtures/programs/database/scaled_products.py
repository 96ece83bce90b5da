# beta·x + alpha·product with complex factors, of small integers, and with gradients.
import torch

def c(*shape):
    n = torch.Size(shape).numel()
    return torch.complex(torch.arange(float(n)) - 2, 3 - torch.arange(float(n)) % 3).reshape(shape).requires_grad_()

for name, operands in [
    ('addmm', (c(2, 3), c(2, 2), c(2, 3))), ('addbmm', (c(2, 3), c(2, 2, 2), c(2, 2, 3))),
    ('baddbmm', (c(2, 2, 3), c(2, 2, 2), c(2, 2, 3))), ('addmv', (c(2), c(2, 3), c(3))), ('addr', (c(2, 3), c(2), c(3))),
]:
    y = getattr(torch, name)(*operands, beta=1 + 2j, alpha=2 - 3j)
    print(name, y.tolist(), y.grad_fn.name(), len(y.grad_fn.next_functions))
    for g in torch.autograd.grad((y * y.conj()).real.sum(), operands):
        print(g.tolist())

a = torch.full((2, 2), 200, dtype=torch.uint8)
print(torch.addbmm(a, a.reshape(1, 2, 2), a.reshape(1, 2, 2)))
t = torch.tensor([True, False])
print(torch.addr(torch.zeros(2, 2, dtype=torch.bool), t, t))
print(torch.tensordot(torch.ones(2, 3, dtype=torch.uint8), torch.ones(1, 2, dtype=torch.uint8), dims=([0], [0])))
x = torch.randn(3, requires_grad=True)
print(torch.tensordot(x, x, dims=1).grad_fn.name(), torch.inner(x, x).grad_fn.next_functions[0][0].name())
print((torch.ones(2, 3, 0) @ torch.ones(0, 4)).sum().item())
u, v = c(2, 3), c(2, 3)
print(torch.autograd.grad(torch.linalg.cross(u, v).real.sum(), (u, v)))
