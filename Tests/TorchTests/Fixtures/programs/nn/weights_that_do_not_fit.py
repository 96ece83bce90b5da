# Weights of losses that do not fit, gradients that are one number many times, and small texts.
import torch
import torch.nn as nn
import torch.nn.functional as F

torch.manual_seed(0)
x = torch.randn(3, 4)
t = torch.tensor([0, 1, 3])


def show(f):
    try:
        print(f())
    except Exception as e:
        print(type(e).__name__ + ":", e)


for w in (torch.ones(3), torch.ones(5), torch.ones(2, 3, 4), torch.ones(3, 4), torch.tensor(2.0), torch.ones(4).double()):
    show(lambda: F.binary_cross_entropy(x.sigmoid(), x.sigmoid(), weight=w))
    show(lambda: F.binary_cross_entropy_with_logits(x, x.sigmoid(), weight=w))
    show(lambda: F.multi_margin_loss(x, t, weight=w))
show(lambda: F.multi_margin_loss(x, t, weight=[1.0, 2.0]))
show(lambda: F.multi_margin_loss(x, t, p=1.0))
show(lambda: F.multi_margin_loss(x, t, p=3))
show(lambda: F.multi_margin_loss(x, t.int()))
show(lambda: F.multi_margin_loss(x, t.float()))
show(lambda: F.multi_margin_loss(x[0], torch.tensor([1]), reduction="none"))
show(lambda: F.multi_margin_loss(x[0], torch.tensor(1), reduction="none"))
a = x.clone().requires_grad_()
F.gelu(a).sum().backward()
print(a.grad.tolist())
show(lambda: x.renorm(0, 0, 1.0))
show(lambda: x[None].squeeze((0, 0)))
show(lambda: torch.chain_matmul(x, x))
for s in ((2,), (1, 2, 3), None, 2.5, "a", (None, 2)):
    show(lambda: F.adaptive_avg_pool2d(x[None], s))
    show(lambda: F.adaptive_max_pool2d(x[None], s))
    show(lambda: F.adaptive_avg_pool1d(x, s))
w = torch.randn(3, 3, requires_grad=True)
for f in (lambda: torch.ldexp(w, torch.tensor(2)), lambda: torch.linalg.lu_factor(w)[0]):
    n = f().grad_fn
    for k in dir(n):
        if k.startswith("_saved"):
            v = getattr(n, k)
            print(k, v.shape if isinstance(v, torch.Tensor) else v)
