# Sums, means and products of complex numbers in the order of real ones of their size; elementwise steps with special values.
import torch

torch.manual_seed(0)
for dtype in (torch.complex64, torch.complex128):
    for n in (1, 5, 17, 100, 1000, 4099):
        x = torch.randn(n, dtype=dtype)
        rows = x[: n // 5 * 5].view(5, -1)
        print(n, x.sum().item(), x.mean().item(), rows.sum(0)[-1:].tolist(), rows.sum(1)[-1:].tolist())
        print(rows.t().sum(0)[-1:].tolist(), rows.t().mean(1)[-1:].tolist(), x[::2].sum().item())
    print(torch.zeros(0, dtype=dtype).sum().item(), torch.zeros(0, dtype=dtype).mean().item())
    x = torch.randn(6, 5, dtype=dtype)
    print(x.prod().item() if dtype == torch.complex128 else x[0].prod().item(), x[:, :3].prod(1).tolist())
    special = torch.tensor([complex(0.0, -0.0), complex(-0.0, 1), complex(float("inf"), 1), complex(1, float("nan"))], dtype=dtype)
    other = torch.tensor([complex(2, 3), complex(0, 0), complex(1, -1), complex(-1, 0.5)], dtype=dtype)
    for pair in ((special, other), (other, special)):
        a, b = pair
        print(a + b, a - b, a * b, a / b)
    print(-special, special.conj().resolve_conj(), special * 2, special / 2, special[:2] ** 2)
    print(torch.add(other, special[:2].repeat(2), alpha=2.5), torch.outer(other, other[:2]), torch.vdot(other, other))
    for kind in (torch.float32, torch.float64, torch.int64, torch.int32, torch.bool, torch.float16):
        print(torch.tensor([0, 1, 3]).to(kind).to(dtype))
