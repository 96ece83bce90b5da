# Decompositions of complex matrices and their derivatives, by what does not depend on the phases of vectors.
import torch

torch.manual_seed(0)
A = torch.randn(3, 3, dtype=torch.complex128)
T = torch.randn(4, 2, dtype=torch.complex128)
W = torch.randn(2, 4, dtype=torch.complex128)
B = torch.randn(2, 3, 3, dtype=torch.complex64)
P = A @ A.mH + torch.eye(3)
b = torch.randn(3, 2, dtype=torch.complex128)
L = torch.linalg

def show(*values):
    # To four digits, without negative zeros.
    for value in values:
        if isinstance(value, torch.Tensor):
            numbers = torch.view_as_real(value.detach().resolve_conj()) if value.is_complex() else value.detach()
            value = (numbers * 1e4).round() / 1e4 + 0.0 if numbers.is_floating_point() else numbers
        print(value)


for M in (A, T, W, B):
    U, S, Vh = L.svd(M, full_matrices=False)
    show(S, torch.allclose(U * S.unsqueeze(-2) @ Vh, M, atol=1e-5), L.svdvals(M).dtype)
    U, S, Vh = L.svd(M)
    print(U.shape, Vh.shape, torch.allclose(U.mH @ U, torch.eye(U.shape[-1], dtype=M.dtype).expand_as(U), atol=1e-5))
    Q, R = L.qr(M)
    print(torch.allclose(Q @ R, M, atol=1e-5), Q.shape, R.shape, R.diagonal(dim1=-2, dim2=-1).imag.abs().max().item() < 1e-6)
    show(L.pinv(M).shape, torch.allclose(M @ L.pinv(M) @ M, M, atol=1e-4), L.matrix_rank(M), L.norm(M), L.matrix_norm(M, "nuc"))
w, v = L.eigh(P)
show(w, torch.allclose(v * w @ v.mH, P), L.eigvalsh(P, UPLO="U"))
w, v = L.eig(A)
show(torch.allclose(A @ v, v * w), L.eigvals(A).sum(), A.trace())
show(L.cholesky(P), torch.allclose(L.cholesky(P, upper=True), L.cholesky(P).mH))
show(L.det(A), *L.slogdet(A), torch.logdet(A), L.inv(A), L.solve(A, b), L.matrix_exp(A), L.matrix_power(A, -2))
show(*L.lu(A), L.lu_factor(A).pivots, torch.allclose(A @ torch.lu_solve(b, *L.lu_factor(A)), b), L.cond(A))
show(L.solve_triangular(A, b, upper=True), L.lstsq(T, T @ torch.ones(2, 1, dtype=torch.complex128)).solution)
show(torch.cholesky_solve(b, L.cholesky(P)), torch.cholesky_inverse(L.cholesky(P)))
show(A.adjoint(), A.H, A.mH, torch.cov(A), torch.corrcoef(A), L.vecdot(A, b.T[:, :1].expand(2, 3)[0]))
try:
    L.cholesky(-P)
except RuntimeError as error:
    print(error)


def gradient(name, f, M):
    x = M.clone().requires_grad_()
    f(x).backward()
    print(name)
    show(x.grad)


gradient("svd", lambda x: L.svd(x, full_matrices=False).S.pow(3).sum(), T)
gradient("svd vectors", lambda x: (lambda u, s, vh: ((u * s @ vh).abs().pow(2) * torch.arange(8.0).view(4, 2)).sum()
                                   + (u @ u.mH)[0, 1].abs())(*L.svd(x, full_matrices=False)), T)
gradient("eigh", lambda x: L.eigh(x + x.mH).eigenvalues.pow(3).sum(), A)
gradient("eigh vectors", lambda x: (lambda w, v: v.abs().pow(2)[0, 1] + w.sum())(*L.eigh(x + x.mH)), A)
gradient("eig", lambda x: L.eigvals(x).abs().pow(2).sum(), A)
gradient("qr", lambda x: (lambda q, r: (q.abs() * torch.arange(8.0).view(4, 2)).sum() + r.abs().pow(3).sum())(*L.qr(x)), T)
gradient("qr wide", lambda x: (lambda q, r: (q.real * 2 - q.imag).sum() + r.abs().pow(3).sum())(*L.qr(x)), W)
gradient("cholesky", lambda x: L.cholesky(x @ x.mH + torch.eye(3)).abs().pow(3).sum(), A)
gradient("inv", lambda x: L.inv(x).abs().sum(), A)
gradient("det", lambda x: L.det(x).abs(), A)
gradient("slogdet", lambda x: L.slogdet(x).logabsdet + L.slogdet(x).sign.real, A)
gradient("solve", lambda x: L.solve(x, b).abs().sum(), A)
gradient("triangular", lambda x: L.solve_triangular(x, b, upper=False).abs().sum(), A)
gradient("exp", lambda x: L.matrix_exp(x).abs().sum(), A)
gradient("pinv", lambda x: L.pinv(x).abs().sum(), T)
gradient("lu", lambda x: (lambda p, l, u: l.abs().pow(2).sum() + u.abs().pow(3).sum())(*L.lu(x)), A)
gradient("lu tall", lambda x: (lambda p, l, u: l.abs().pow(2).sum() + u.abs().pow(3).sum())(*L.lu(x)), T)
gradient("lu wide", lambda x: (lambda p, l, u: l.abs().pow(2).sum() + u.abs().pow(3).sum())(*L.lu(x)), W)
gradient("lu real tall", lambda x: (lambda p, l, u: l.pow(2).sum() + u.pow(3).sum())(*L.lu(x)), T.real)
gradient("lu real wide", lambda x: (lambda p, l, u: l.pow(2).sum() + u.pow(3).sum())(*L.lu(x)), W.real)
gradient("qr real wide", lambda x: (lambda q, r: q[0].sum() + r.pow(3).sum())(*L.qr(x)), W.real)
for f in (lambda x: L.svd(x).U[0, 0].real, lambda x: L.eigh(x + x.mH).eigenvectors[0, 0].real):
    try:
        f(A.clone().requires_grad_()).backward()
    except RuntimeError as error:
        print(error)
print(torch.autograd.gradcheck(lambda x: L.svdvals(x), T.clone().requires_grad_()))
print(torch.autograd.gradcheck(lambda x: L.cholesky(x @ x.mH + torch.eye(3)), A.clone().requires_grad_()))
print(torch.autograd.gradcheck(L.matrix_exp, A.clone().requires_grad_()))
for name in ["asin", "acos", "atan", "asinh", "acosh", "atanh", "log2", "log10", "log1p", "expm1", "exp2", "rsqrt", "sinc"]:
    f = getattr(torch, name)
    x = A.clone().requires_grad_()
    y = f(x)
    y.abs().sum().backward()
    show(name, y, x.grad, y.grad_fn.name())
show(torch.logsumexp(A, 1), torch.logcumsumexp(A, 0), torch.lerp(A, A.mH, 0.25), torch.cumprod(A, 0))
