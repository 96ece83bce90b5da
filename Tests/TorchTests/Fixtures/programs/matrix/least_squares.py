# linalg.lstsq in its drivers, and factors beside the usual ones.
import torch

torch.manual_seed(1)
A, T, W = torch.randn(3, 3).double(), torch.randn(5, 2).double(), torch.randn(2, 4).double()
b, tb, wb = torch.randn(3, 2).double(), torch.randn(5, 2).double(), torch.randn(2, 3).double()
L = torch.linalg
for driver in (None, "gels", "gelsy", "gelsd", "gelss"):
    for M, right in ((A, b), (T, tb), (W, wb), (T, tb[:, 0])):
        x, y = M.clone().requires_grad_(), right.clone().requires_grad_()
        found = L.lstsq(x, y, driver=driver)
        print(driver, found)
        total = found.solution.pow(2).sum()
        if found.residuals.numel():
            total = total + found.residuals.sum()
        total.backward()
        print(x.grad, y.grad)
for call in [lambda: L.lstsq(A, b, driver="x"), lambda: L.lstsq(A[0], b), lambda: L.lstsq(A, tb), lambda: L.lstsq(A, b.float()),
             lambda: L.lu(A, pivot=False), lambda: L.qr(T.clone().requires_grad_(), mode="r").R.sum().backward(),
             lambda: L.qr(T.clone().requires_grad_(), mode="complete").R.sum().backward(), lambda: torch.solve(b, A),
             lambda: torch.symeig(A), lambda: A.eig(), lambda: torch.lstsq(b, A), lambda: torch.matrix_rank(A)]:
    try:
        print(call())
    except RuntimeError as error:
        print(error)
S = A + A.T
print(L.pinv(S, hermitian=True), L.lu_factor(A.clone().requires_grad_()).LU.grad_fn.name())
Z = torch.zeros(4, 4, dtype=torch.float64)
Z[0, 3] = Z[3, 0] = 2.0
Z[1, 2] = Z[2, 1] = 1.0
for M in (S, S.float(), Z, torch.stack([S, 2 * S])):
    LD, pivots = L.ldl_factor(M)
    print(LD, pivots)
    right = torch.ones(M.shape[-1], 2, dtype=M.dtype)
    print(torch.allclose(M @ L.ldl_solve(LD, pivots, right), right.expand(M.shape[:-1] + (2,)), atol=1e-4))
    print(L.ldl_factor_ex(M).info)
print(torch.lobpcg(S @ S, k=1)[0], torch.lobpcg(S @ S, k=1, largest=False)[0] > 0)
print(torch.lu(A), A.lu())
print(L.householder_product(T.clone().requires_grad_(), torch.rand(2).double()).grad_fn.name())
