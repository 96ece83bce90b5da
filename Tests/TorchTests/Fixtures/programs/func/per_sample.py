import torch
from torch.func import functional_call, vmap, grad
import torch.nn.functional as F
torch.manual_seed(0)
model = torch.nn.Sequential(torch.nn.Linear(4, 5), torch.nn.ReLU(), torch.nn.Linear(5, 3))
x = torch.randn(6, 4)
y = torch.tensor([0, 1, 2, 0, 1, 2])
params = {k: v.detach() for k, v in model.named_parameters()}
def loss(params, sample, target):
    out = functional_call(model, params, (sample.unsqueeze(0),))
    return F.cross_entropy(out, target.unsqueeze(0))
per = vmap(grad(loss), in_dims=(None, 0, 0))(params, x, y)
print({k: tuple(v.shape) for k, v in per.items()})
for n in range(3):
    model.zero_grad()
    F.cross_entropy(model(x[n:n + 1]), y[n:n + 1]).backward()
    print([torch.allclose(per[k][n], p.grad, atol=1e-6) for k, p in model.named_parameters()])
norms = sum((v.flatten(1) ** 2).sum(1) for v in per.values()).sqrt()
print(norms)
def mse(params, sample, target):
    return ((functional_call(model, params, sample) - target) ** 2).mean()
per = vmap(grad(mse), in_dims=(None, 0, None))(params, x, torch.zeros(3))
model.zero_grad()
((model(x)) ** 2).mean(1).sum().backward()
print([torch.allclose(per[k].sum(0), p.grad, atol=1e-5) for k, p in model.named_parameters()])
