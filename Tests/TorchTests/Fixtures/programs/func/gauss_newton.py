import torch
from torch.func import jvp, vjp, jacrev, functional_call
torch.manual_seed(0)
net = torch.nn.Sequential(torch.nn.Linear(2, 3), torch.nn.Tanh(), torch.nn.Linear(3, 2))
params = {k: p.detach() for k, p in net.named_parameters()}
X = torch.randn(5, 2)
out = lambda p: functional_call(net, p, (X,))
v = {k: torch.ones_like(p) for k, p in params.items()}
_, Jv = jvp(out, (params,), (v,))
_, pull = vjp(out, params)
JtJv = pull(Jv)[0]
J = jacrev(out)(params)
flatJ = torch.cat([J[k].reshape(10, -1) for k in params], 1)
flatv = torch.cat([v[k].reshape(-1) for k in params])
print(torch.allclose(torch.cat([JtJv[k].reshape(-1) for k in params]), flatJ.t() @ (flatJ @ flatv), atol=1e-4))
print({k: tuple(j.shape) for k, j in J.items()})
