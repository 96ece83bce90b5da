# Functions with a kernel of their own: dot products of doubles to the last bit, rests of doubles, equality, signs, replaced infinities,
# masks, padding with what is there.
import torch
import torch.nn.functional as F

for count in (1, 2, 3, 5, 7, 8, 12, 31, 100, 1000):
    torch.manual_seed(count)
    a, b = torch.rand(count, dtype=torch.float64), torch.rand(count, dtype=torch.float64)
    print(count, (a @ b).item(), (a @ a.flip(0)).item())

x = torch.tensor([5.5, -5.5, 1e300, -7.0, 0.0, -0.0, 3.0, float("inf"), float("nan"), 1e-310, 0.3], dtype=torch.float64)
for y in (2.0, -2.0, 0.1, 1e-5, float("inf"), 0.0):
    print(y, x % y, x.fmod(y), (x // y))

infinity, nan = float("inf"), float("nan")
for dtype in (torch.float32, torch.float64, torch.float16, torch.int64, torch.int8):
    values = [1, -2, 0, 100, -5] if not dtype.is_floating_point else [1.5, -0.0, 0.0, -infinity, infinity, nan, -3.0]
    x = torch.tensor(values, dtype=dtype)
    print(x.signbit(), x.nan_to_num(), x.nan_to_num(7.0, 8.0, 9.0), x[::2].nan_to_num(), x[::2].signbit())
    print(torch.equal(x, x), torch.equal(x, x.clone()), torch.equal(x, x + 1), torch.equal(x[:2], x[:2].clone()), torch.equal(x, x[1:]))
wide = torch.arange(1000.0)
other = wide.clone()
other[777] = 0
print(torch.equal(wide, wide.clone()), torch.equal(wide, other), torch.equal(wide, wide.double()))

grid = torch.arange(12.0).reshape(3, 4)
grid[grid > 6] = -1
print(grid, grid._version)
grid[grid < 0] = torch.tensor(5)
grid[torch.tensor([True, False, True])] = 0
print(grid, grid._version)
leaf = torch.ones(3, requires_grad=True)
copied = leaf * 2
copied[torch.tensor([True, False, True])] = 3
copied.sum().backward()
print(copied, leaf.grad)

picture = torch.arange(24.0).reshape(1, 2, 3, 4)
for mode, amounts in (("reflect", (1, 2, 2, 1)), ("reflect", (-1, 2, 0, 1)), ("replicate", (3, 1, 0, 2)), ("circular", (1, 2, 3, 1)), ("reflect", (2, 1))):
    shown = picture if len(amounts) == 4 else picture[0]
    print(mode, F.pad(shown, amounts, mode=mode), F.pad(shown.transpose(-1, -2).long(), amounts[::-1], mode=mode)[0])
print(F.pad(torch.arange(16.0).reshape(1, 1, 2, 2, 4), (1, 1, 1, 0, 0, 1), mode="replicate"))
print(torch.tensor([-0.5, 0.2, 0.999, 0.9999999, 1.0, -1.0, 1.5, nan, 0.0]).erfinv())
