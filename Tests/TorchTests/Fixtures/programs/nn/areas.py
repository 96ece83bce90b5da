# Interpolation over areas, and of bytes.
import torch
import torch.nn.functional as F


def attempt(action):
    try:
        print(action())
    except Exception as error:
        print(type(error).__name__, error)


def bits(tensor):
    kinds = {torch.float32: torch.int32, torch.float64: torch.int64}
    numbers = tensor.detach().contiguous()
    if tensor.dtype in kinds:
        numbers = numbers.view(kinds[tensor.dtype])
    numbers = numbers.flatten().tolist()
    return tensor.stride(), numbers[:6], sum(numbers)


torch.manual_seed(0)
x = torch.randn(2, 3, 9, 11)
u = torch.randint(0, 256, (2, 3, 9, 11), dtype=torch.uint8)
last = torch.channels_last
for mode in ("bilinear", "bicubic"):
    for size in ((5, 13), (4, 3), (9, 20)):
        for dtype in (torch.float32, torch.float64):
            leaf = x.to(dtype, copy=True).requires_grad_()
            y = F.interpolate(leaf, size=size, mode=mode, antialias=True)
            (y * y).sum().backward()
            print(mode, size, bits(y), bits(leaf.grad), y.grad_fn.name())
        print(bits(F.interpolate(u, size=size, mode=mode, antialias=True)))
        for corners in (False, True):
            print(bits(F.interpolate(u, size=size, mode=mode, align_corners=corners)))
            print(bits(F.interpolate(u.contiguous(memory_format=last), size=size, mode=mode, align_corners=corners)))
    y = F.interpolate(x.contiguous(memory_format=last), scale_factor=0.7, mode=mode, antialias=True)
    print(bits(y))
    print(bits(F.interpolate(x, scale_factor=(0.5, 1.7), mode=mode, antialias=True, align_corners=True)))
    z = x[:1, :1].clone().requires_grad_()
    y = F.interpolate(z, size=(4, 3), mode=mode, antialias=True)
    (g,) = torch.autograd.grad((y * y).sum(), z, create_graph=True)
    print(g.grad_fn.name(), bits(torch.autograd.grad((g * g).sum(), z)[0]))
attempt(lambda: F.interpolate(x, size=(3, 4), mode="nearest", antialias=True))
attempt(lambda: F.interpolate(x.half(), size=(3, 4), mode="bilinear", antialias=True))
attempt(lambda: F.interpolate(u, size=(3, 4), mode="area"))
print(torch.vmap(lambda a: F.interpolate(a[None], size=(4, 3), mode="bilinear", antialias=True))(x).shape)
