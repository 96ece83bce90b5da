# Operations on halves that round after every step, and others whose order of additions shows.
import torch
import torch.nn.functional as F
import torch.autograd.forward_ad as forward

generator = torch.Generator().manual_seed(6)


def numbers(*sizes, dtype=torch.float32):
    return (torch.randn(*sizes, generator=generator) * 4).to(dtype)


for dtype in (torch.bfloat16, torch.float16):
    x, y, g = [numbers(35, dtype=dtype) for _ in range(3)]
    x.requires_grad_()
    small = torch.tensor(-2.5, dtype=dtype)
    for loss in (F.mse_loss, F.huber_loss, F.smooth_l1_loss, lambda a, b, **k: F.huber_loss(a, b, delta=1.5, **k)):
        value = loss(x, y, reduction="none")
        print(value.tolist(), torch.autograd.grad(value, x, g)[0].tolist())
        print(torch.autograd.grad(loss(x, y), x, small)[0].tolist())
    p = torch.sigmoid(x.detach()).clamp(0.05, 0.95).requires_grad_()
    t = torch.sigmoid(y)
    value = F.binary_cross_entropy(p, t, reduction="none")
    print(value.tolist(), torch.autograd.grad(value, p, g)[0].tolist())
    print(torch.autograd.grad(F.binary_cross_entropy(p, t), p, small)[0].tolist())
    q = y.abs().add(0.125).requires_grad_()
    value = torch.xlogy(x, q)
    print(value.tolist(), [one.tolist() for one in torch.autograd.grad(value, (x, q), g)])
    print(torch.div(x, y, rounding_mode="trunc").tolist())
    images = numbers(1, 1, 6, 7, dtype=dtype).requires_grad_()
    for pool in (lambda v: F.avg_pool2d(v, 3, 1), lambda v: F.avg_pool2d(v, (2, 3), 2, 1), lambda v: F.adaptive_avg_pool2d(v, (4, 3)),
                 lambda v: F.avg_pool1d(v[0], 3, 2, 1, count_include_pad=False)):
        value = pool(images)
        print(torch.autograd.grad(value, images, numbers(*value.shape, dtype=dtype))[0].tolist())

for n in (5, 17, 34):
    for beta, alpha in ((1, 1), (0.3, 0.7), (0, 0.6)):
        print(torch.addr(numbers(3, n), numbers(3), numbers(n), beta=beta, alpha=alpha).tolist())
print(torch.addr(numbers(1), numbers(2), numbers(18), beta=0.3, alpha=0.7).tolist())
print(torch.polar(numbers(40), numbers(40)).tolist(), numbers(20, 20).trace().item())
for dtype in (torch.float32, torch.float64):
    v = numbers(4, 5, 3, dtype=dtype)
    for function in (torch.var_mean, torch.std_mean):
        for dim in (None, 0, 1, (0, 2)):
            print([one.tolist() for one in function(v, dim, correction=0)])
        print([one.tolist() for one in function(v.transpose(0, 2), (0, 1), keepdim=True)])
lone = torch.full((3, 1), -4.826984902407649, dtype=torch.float64)
print([torch.linalg.vector_norm(lone, p, 1).tolist() for p in (6, 0.9, -2.1)], torch.linalg.vector_norm(lone[0, 0], 6).item(),
      torch.linalg.vector_norm(lone[0, 0], 6, 0).item())
a, b = [torch.complex(numbers(4, 3), numbers(4, 3)) for _ in range(2)]
print(torch.linalg.cross(a, b).tolist())
with forward.dual_level():
    print(forward.unpack_dual(F.glu(forward.make_dual(numbers(6).double(), numbers(6).double()))).tangent.tolist())
