# Whole numbers in their own loops: what wraps wraps, and truths about elements that are always the same.
import torch

big, small = 2**31 - 1, -(2**31)
x = torch.tensor([big, small, -7, 0, 7, 123456], dtype=torch.int32)
y = torch.tensor([2, -1, 3, 5, -2, 65536], dtype=torch.int32)
for name in ("add", "sub", "mul", "maximum", "minimum", "bitwise_and", "bitwise_or", "bitwise_xor", "floor_divide"):
    print(name, getattr(torch, name)(x, y).tolist(), getattr(torch, name)(x, y[0]).tolist())
for name in ("eq", "ne", "lt", "le", "gt", "ge", "logical_and", "logical_or", "logical_xor"):
    print(name, getattr(torch, name)(x, y).tolist(), getattr(torch, name)(x, torch.zeros_like(x[0])).tolist())
for name in ("neg", "abs", "sign", "relu", "square", "bitwise_not"):
    print(name, getattr(torch, name)(x).tolist())
print(x.clamp(-5, 5).tolist(), x.clamp(min=3).tolist(), x.clamp(max=big).tolist(), x[::2].clamp(0, 9).tolist())
print(torch.add(x, y, alpha=3).tolist(), (x.view(2, 3) + y[:3]).tolist(), (x.view(2, 3).t() * y[0]).tolist())
for dtype in (torch.int64, torch.int32, torch.uint8, torch.bool, torch.float32, torch.float16):
    z = torch.tensor([[0, 1, 2], [3, 0, 1]]).to(dtype)
    w = torch.tensor([[5, 6, 7], [8, 9, 0]]).to(dtype)
    print(z.signbit(), z.isposinf(), z.isneginf(), z.isreal(), torch.heaviside(z, w), torch.heaviside(z.t(), w.t()))
print(torch.heaviside(torch.tensor([0, -1, 4]), torch.tensor(2**60 + 1)))
edge = torch.tensor([float("inf"), -float("inf"), float("nan"), 1.0])
print(edge.isposinf(), edge.isneginf(), edge.half().isposinf(), edge.double()[::2].isneginf(), torch.vmap(torch.isposinf)(edge))
