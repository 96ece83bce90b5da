import torch
from torch.func import grad, jvp, vjp, hessian, vmap
torch.manual_seed(0)
A = torch.randn(4, 4)
A = A @ A.t()
f = lambda v: (v @ A @ v) / 2 + (v ** 4).sum()
v = torch.tensor([1., -1., 0.5, 2.])
t = torch.tensor([1., 0., 2., -1.])
H = hessian(f)(v)
ways = [jvp(grad(f), (v,), (t,))[1], vjp(grad(f), v)[1](t)[0], grad(lambda u: jvp(f, (u,), (t,))[1])(v),
        torch.autograd.functional.hvp(f, v, t)[1], torch.autograd.functional.vhp(f, v, t)[1]]
u = v.clone().requires_grad_()
g, = torch.autograd.grad(f(u), u, create_graph=True)
ways.append(torch.autograd.grad(g @ t, u)[0])
print([torch.allclose(w, H @ t, atol=1e-4) for w in ways], torch.allclose(H, A + torch.diag(12 * v ** 2), atol=1e-4))
columns = vmap(lambda e: jvp(grad(f), (v,), (e,))[1])(torch.eye(4))
print(torch.allclose(columns, H, atol=1e-4))
step = torch.zeros(4)
r = grad(f)(v)
p = r.clone()
res = r.clone()
for _ in range(4):
    Hp = jvp(grad(f), (v,), (p,))[1]
    a = (res @ res) / (p @ Hp)
    step = step + a * p
    new = res - a * Hp
    p = new + (new @ new) / (res @ res) * p
    res = new
print(torch.allclose(H @ step, r, atol=1e-2))
