import torch

a = torch.tensor([1, 2, 3])
b = torch.tensor([0.5, 1.5, -2.5])
print(a + b, a * 2, a / 2, a // 2, a % 2, 2 ** a, a ** 2, -b, b.abs(), 1 - b, 1 / b)
print(a.dtype, b.dtype, (a + b).dtype, (a / 2).dtype, (a > 1).dtype, (a + 1.5).dtype, (a + True).dtype)
print(a == 2, a != 2, b < 0, (b < 0) & (b > -3), ~(b < 0), (b < 0) | (a == 1))
print(b.sum(), b.mean(), b.max(), b.min(), b.argmax(), b.std(), b.var(), b.prod(), b.norm())
print(b.max(dim=0), a.sum(), a.float().mean(), torch.max(a), torch.maximum(a, torch.tensor(2)))
print(torch.exp(b), torch.log(b.abs()), torch.sqrt(b.abs()), torch.sin(b), torch.clamp(b, -1, 1), b.clamp(min=0))
print(torch.ones(2, 3) @ torch.ones(3, 2), torch.matmul(torch.ones(3), torch.ones(3)), torch.mm(torch.eye(2), torch.ones(2, 2)))
print(torch.zeros(2, dtype=torch.int64), torch.full((2, 2), 7.0), torch.linspace(0, 1, 5), torch.arange(0, 1, 0.25), torch.eye(2))
print(torch.tensor(3.14), torch.tensor([True, False]), torch.tensor([]), torch.tensor([[1, 2], [3, 4]], dtype=torch.float64))
print(torch.allclose(b, b + 1e-9), torch.equal(a, a.clone()), torch.isnan(b).any(), (a > 0).all())
print(torch.where(b > 0, b, torch.zeros(3)), torch.zeros_like(b), torch.ones_like(a), b.round(), b.floor(), b.long(), b.bool())
print(float(b[0]), int(a[1]), bool(a[0] > 0), f"{b[0]:.3f} {b.mean().item():.2f} {a}", str(b), repr(a))
try:
    torch.ones(2, 3) + torch.ones(2, 4)
except RuntimeError as e:
    print(e)
try:
    torch.ones(2, 3) @ torch.ones(2, 3)
except RuntimeError as e:
    print(e)
try:
    torch.ones(2) + "a"
except TypeError as e:
    print(e)
try:
    if torch.ones(2) > 0:
        pass
except RuntimeError as e:
    print(e)
