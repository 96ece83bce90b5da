# addmm with factors, bit for bit: the sum starts from beta·input, and alpha goes into one of the matrices.
import torch


def digest(t):
    bits = t.contiguous().view(torch.int32).to(torch.int64).flatten()
    return (bits * (torch.arange(bits.numel()) % 1009 + 1)).sum().item()


for m, k, n in [(5, 4, 3), (8, 8, 8), (3, 16, 5), (20, 7, 9), (64, 32, 48), (1, 8, 8), (8, 8, 1), (40, 200, 30)]:
    torch.manual_seed(m)
    c, a, b = torch.randn(m, n), torch.rand(m, k), torch.randn(k, n)
    row = []
    for alpha, beta in [(-1, 1), (2, 1), (0.3, 1), (1, 2), (1, 0.3), (0.5, 0.3), (0.3, 0.7), (0.3, 0), (-1, 0)]:
        row.append(digest(torch.addmm(c, a, b, alpha=alpha, beta=beta)))
    print((m, k, n), row)
    d = c.clone()
    d.addmm_(a, b, alpha=-0.1)
    print(digest(d), digest(torch.addmm(c[0], a, b, alpha=-1)), digest(torch.addmm(c.t(), b.t(), a.t(), alpha=-1)))
    wide = torch.addmm(c.double(), a.double(), b.double(), alpha=-1)
    print(wide.flatten()[0].item().hex(), wide.flatten()[-1].item().hex())
