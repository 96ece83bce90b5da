# Tangents are computed in the reference's order and lie in memory as their tensors do.
import torch
import torch.autograd.forward_ad as fw

a = torch.tensor([[0.3, -1.7, 2.9], [1.1, 0.7, -0.2]], dtype=torch.float64)
b = torch.tensor([[1.3, 0.9, 0.4], [2.1, 1.6, 3.3]], dtype=torch.float64)
s = torch.tensor([[0.1, -0.7, 0.33], [1.9, -2.3, 0.77]], dtype=torch.float64)
t = torch.tensor([[-0.9, 0.21, 0.6], [0.43, 1.7, -1.1]], dtype=torch.float64)
both = [lambda x, y: x / y, torch.atan2, torch.hypot, lambda x, y: torch.xlogy(y, x.abs()), lambda x, y: torch.polar(x.abs(), y).real,
        lambda x, y: torch.lerp(x, y, 0.3), lambda x, y: torch.lerp(x, y, x), lambda x, y: torch.addcmul(x, x, y, value=0.7),
        lambda x, y: torch.addcdiv(y, x, y, value=0.7), torch.ldexp, lambda x, y: torch.addr(x, y[:, 0], x[0], beta=0.3, alpha=0.7),
        lambda x, y: torch.addmv(x[:, 0], y, x[1], alpha=0.3)]
one = [lambda x: torch.softmax(x, 1), lambda x: torch.log_softmax(x, 0), lambda x: torch.logsumexp(x, 1), torch.std, lambda x: x.var(1),
       lambda x: x.norm(2, 1), lambda x: x.norm(1), lambda x: torch.cumprod(x, 1), lambda x: torch.cumprod(x * (x > 0), 1)]
with fw.dual_level():
    for f in both:
        print(fw.unpack_dual(f(fw.make_dual(a, s), fw.make_dual(b, t))).tangent.tolist())
    for f in one:
        print(fw.unpack_dual(f(fw.make_dual(a, s))).tangent.tolist())
    x = fw.make_dual(a, s)
    for y in [x.T.contiguous(), x.as_strided((2, 2), (1, 2)), torch.cat([x.T, x.T]), torch.diag(x[:, :2]), torch.diagonal_copy(x),
              a.T @ x, torch.outer(x[0], x[1])]:
        print(y.stride(), fw.unpack_dual(y).tangent.stride())
print(torch.func.jvp(lambda x: torch.func.jvp(lambda y: torch.softmax(y / 3, 0), (x,), (x,))[1], (a[0],), (s[0],)))
