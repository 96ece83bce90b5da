import torch
from torch.func import functional_call, vmap, stack_module_state
torch.manual_seed(0)
models = [torch.nn.Linear(3, 2) for _ in range(4)]
params, buffers = stack_module_state(models)
print({k: (tuple(v.shape), v.requires_grad, v.is_leaf) for k, v in params.items()}, buffers)
x = torch.randn(5, 3)
def call(params, buffers, x):
    return functional_call(models[0], (params, buffers), (x,))
out = vmap(call, in_dims=(0, 0, None))(params, buffers, x)
print(out.shape, torch.allclose(out, torch.stack([m(x) for m in models]), atol=1e-6))
out.sum().backward()
print(params["weight"].grad.shape)
xs = torch.randn(4, 5, 3)
out = vmap(call)(params, buffers, xs)
print(torch.allclose(out, torch.stack([m(e) for m, e in zip(models, xs)]), atol=1e-6))
try:
    stack_module_state([])
except RuntimeError as e:
    print(e)
