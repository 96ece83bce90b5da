import torch
import torch.nn as nn
from torch.func import functional_call, grad, vmap, jacrev, jacfwd, hessian

torch.manual_seed(0)
model = nn.Sequential(nn.Linear(3, 4), nn.Tanh(), nn.Linear(4, 2))
params = {k: v.detach() for k, v in model.named_parameters()}
X, Y = torch.randn(5, 3), torch.randint(0, 2, (5,))


def compute_loss(params, x, y):
    out = functional_call(model, params, (x.unsqueeze(0),))
    return nn.functional.cross_entropy(out, y.unsqueeze(0))


per_sample = vmap(grad(compute_loss), in_dims=(None, 0, 0))(params, X, Y)
print({k: tuple(v.shape) for k, v in per_sample.items()})
J = jacrev(lambda x: model(x))(X[0])
J2 = jacfwd(lambda x: model(x))(X[0])
H = hessian(lambda x: model(x).sum())(X[0])
print(torch.allclose(J, J2, atol=1e-5), H.shape)
total = functional_call(model, dict(model.named_parameters()), (X,))
loss = nn.functional.cross_entropy(total, Y)
loss.backward()
print(torch.allclose(per_sample["0.weight"].mean(0), model[0].weight.grad, atol=1e-5))
