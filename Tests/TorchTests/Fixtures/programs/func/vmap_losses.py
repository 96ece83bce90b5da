import torch
import torch.nn.functional as F
from torch.func import vmap, grad
torch.manual_seed(0)
z = torch.randn(5, 3, 4)
t = torch.randint(0, 4, (5, 3))
y = torch.rand(5, 3, 4)
w = torch.tensor([1., 2., 0.5, 1.])
fs = [lambda a, k: F.cross_entropy(a, k), lambda a, k: F.cross_entropy(a, k, weight=w), lambda a, k: F.cross_entropy(a, k, ignore_index=0),
      lambda a, k: F.cross_entropy(a, k, label_smoothing=0.1), lambda a, k: F.nll_loss(F.log_softmax(a, 1), k, reduction="sum")]
for f in fs:
    a = vmap(f)(z, t)
    b = torch.stack([f(e, k) for e, k in zip(z, t)])
    ga = vmap(grad(f))(z, t)
    gb = torch.stack([grad(f)(e, k) for e, k in zip(z, t)])
    print(torch.allclose(a, b, atol=1e-6), torch.allclose(ga, gb, atol=1e-6))
gs = [lambda a, b: F.mse_loss(a, b), lambda a, b: F.l1_loss(a, b), lambda a, b: F.smooth_l1_loss(a, b),
      lambda a, b: F.binary_cross_entropy_with_logits(a, b), lambda a, b: F.binary_cross_entropy(a.sigmoid(), b),
      lambda a, b: F.mse_loss(a, b, reduction="sum"), lambda a, b: F.mse_loss(a, b, reduction="none").sum()]
for f in gs:
    ga = vmap(grad(f))(z, y)
    gb = torch.stack([grad(f)(e, k) for e, k in zip(z, y)])
    print(torch.allclose(vmap(f)(z, y), torch.stack([f(e, k) for e, k in zip(z, y)]), atol=1e-6), torch.allclose(ga, gb, atol=1e-6))
