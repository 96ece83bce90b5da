# The reference's exp and tanh of single-precision tensors, bit for bit: a digest of each octave (every 61st number of both
# signs), of the ends of the range, and of short, strided and overwritten tensors, whose bits are the same.
import torch


def digest(y):
    bits = y.contiguous().view(torch.int32).to(torch.int64)
    return (bits * (torch.arange(bits.numel()) % 1009 + 1)).sum().item()


for name in ["exp", "tanh"]:
    f = getattr(torch, name)
    for octave in range(-14, 7):
        begin = (octave + 127) << 23
        x = torch.arange(begin, begin + (1 << 23), 61, dtype=torch.int32).view(torch.float32)
        print(name, octave, digest(f(x)), digest(f(-x)))
    ends = torch.arange(0x42AEA000, 0x42D00000, 61, dtype=torch.int32).view(torch.float32)
    print(name, digest(f(ends)), digest(f(-ends)))
    print(f(torch.tensor([0.0, -0.0, torch.inf, -torch.inf, torch.nan, 1e-40, -1e-40, 88.8, -104.0])))

torch.manual_seed(0)
x = torch.randn(1000) * 3
for name in ["exp", "tanh"]:
    f = getattr(torch, name)
    whole = f(x)
    print(name, [torch.equal(f(x[:n]), whole[:n]) for n in (1, 3, 7, 8, 15, 16, 17, 31, 33, 63)])
    print(torch.equal(f(x.view(25, 40).t()), whole.view(25, 40).t()), torch.equal(f(x[::3]), whole[::3]))
    y = x.clone()
    getattr(y, name + "_")()
    print(torch.equal(y, whole), [v.hex() for v in whole[:6].tolist()], [v.hex() for v in f(x.double())[:3].tolist()])
    z = x[:5].clone().requires_grad_()
    f(z).sum().backward()
    print([v.hex() for v in z.grad.tolist()])
    print(f(x[:5].half()), f(x[:5].bfloat16()))
