# Products and quotients of complex numbers to the last bit: in whole groups, and in what is left of them.
import torch

torch.manual_seed(0)
for dtype in (torch.complex64, torch.complex128):
    for n in (1, 2, 3, 5, 8, 9, 16, 21):
        x, y = torch.randn(n, dtype=dtype), torch.randn(n, dtype=dtype)
        print(n, (x * y).tolist(), (x / y).tolist(), x.reciprocal().tolist())
