import torch
import torch.autograd.forward_ad as fwAD
x = torch.tensor([1., 2.])
t = torch.tensor([1., 10.])
with fwAD.dual_level():
    d = fwAD.make_dual(x, t)
    print(d)
    y = d.exp() * d
    print(y)
    p, tan = fwAD.unpack_dual(y)
    print(p, tan)
    print(fwAD.unpack_dual(y).tangent, fwAD.unpack_dual(x).tangent)
    z = (y * 2).sum()
    print(z, fwAD.unpack_dual(z))
    print(d.requires_grad, y.requires_grad, y.grad_fn)
    w = x.clone().requires_grad_()
    e = fwAD.make_dual(w, t)
    q = e ** 3
    print(q)
    g, = torch.autograd.grad(q.sum(), e)
    print(fwAD.unpack_dual(g).tangent)
    with torch.no_grad():
        n = d * 3
        print(fwAD.unpack_dual(n).tangent)
    print(fwAD.unpack_dual(d.detach()).tangent)
print(fwAD.unpack_dual(y))
def run(f):
    try:
        print(f())
    except Exception as e:
        print(type(e).__name__, e)
run(lambda: fwAD.make_dual(x, t))
with fwAD.dual_level():
    run(lambda: fwAD.make_dual(x, torch.ones(3)))
    run(lambda: fwAD.make_dual(torch.tensor([1, 2]), t))
    run(lambda: fwAD.enter_dual_level())
    m = torch.nn.Linear(2, 1)
    with torch.no_grad():
        m.weight.fill_(0.5)
        m.bias.fill_(1.)
    out = m(fwAD.make_dual(x, t))
    print(fwAD.unpack_dual(out).tangent)
run(lambda: fwAD.exit_dual_level())
