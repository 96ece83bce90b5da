# Factors of small matrices are the reference's to the last bit, and all factors lie as its do.
import torch

for dtype in (torch.float32, torch.float64):
    for m, n in ((1, 1), (2, 2), (3, 3), (4, 4), (5, 5), (8, 8), (16, 16), (2, 3), (4, 3), (3, 7), (9, 4)):
        torch.manual_seed(m * 100 + n)
        a = torch.rand(m, n, dtype=dtype)
        factors, pivots = torch.linalg.lu_factor(a)
        print(factors.tolist(), pivots.tolist(), factors.stride())
        lower, upper = torch.linalg.lu(a)[1:]
        print(torch.equal(lower.tril(-1) + torch.eye(*lower.shape, dtype=dtype), lower), upper.stride())
        if m == n:
            print(torch.linalg.det(a).item())

for shape in ((3, 3), (4, 3), (3, 4), (2, 4, 3)):
    torch.manual_seed(0)
    a = torch.rand(shape)
    print([t.stride() for t in torch.linalg.qr(a)], [t.stride() for t in torch.linalg.qr(a, mode="complete")])
    print([t.stride() for t in torch.linalg.svd(a)], [t.stride() for t in torch.linalg.svd(a, full_matrices=False)])
    print(torch.linalg.svdvals(a), torch.linalg.lstsq(a, a).solution.stride())
    if shape[-1] == shape[-2]:
        print([t.stride() for t in torch.linalg.eigh(a)], [t.stride() for t in torch.linalg.eig(a)])
        print(torch.linalg.eigvalsh(a), torch.linalg.eigvals(a))

# Least squares of matrices without full rank: the smallest of all solutions.
a = torch.tensor([[1.0, 2.0, 3.0], [2.0, 4.0, 6.0], [1.0, 0.0, 1.0], [3.0, 4.0, 7.0]])
b = torch.tensor([[1.0], [2.0], [3.0], [4.0]])
for driver in ("gelsy", "gelsd", "gelss"):
    found = torch.linalg.lstsq(a, b, driver=driver)
    print(found.solution, found.rank)
