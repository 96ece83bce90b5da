import torch
from torch.func import functional_call, grad, hessian, jvp, jacrev, vmap
torch.manual_seed(0)
net = torch.nn.Sequential(torch.nn.Linear(2, 2), torch.nn.Tanh(), torch.nn.Linear(2, 1))
shapes = {k: p.shape for k, p in net.named_parameters()}
def unflatten(v):
    out, i = {}, 0
    for k, s in shapes.items():
        n = s.numel()
        out[k] = v[i:i + n].view(s)
        i += n
    return out
v = torch.cat([p.detach().reshape(-1) for p in net.parameters()])
X = torch.tensor([[0., 1.], [1., 0.], [1., 1.]])
Y = torch.tensor([[1.], [1.], [0.]])
loss = lambda v: ((functional_call(net, unflatten(v), (X,)) - Y) ** 2).mean()
g = grad(loss)(v)
net.zero_grad()
((net(X) - Y) ** 2).mean().backward()
print(torch.allclose(g, torch.cat([p.grad.reshape(-1) for p in net.parameters()]), atol=1e-6), g.shape)
H = hessian(loss)(v)
print(H.shape, torch.allclose(H, H.t(), atol=1e-5))
d = torch.ones_like(v)
print(torch.allclose(jvp(grad(loss), (v,), (d,))[1], H @ d, atol=1e-4))
print(torch.allclose(jvp(loss, (v,), (d,))[1], g @ d, atol=1e-5))
u = v.clone()
for k in range(100):
    u = u - 0.5 * grad(loss)(u)
print(loss(u) < loss(v), [round(loss(u).item(), 2)])
w = v.clone().requires_grad_()
loss(w).backward()
print(torch.allclose(w.grad, g, atol=1e-6))
def step(v):
    return v - 0.1 * grad(loss)(v)
print(torch.allclose(grad(lambda v: loss(step(v)))(v), (torch.eye(9) - 0.1 * H) @ grad(loss)(step(v)), atol=1e-4))
pop = v + 0.1 * torch.arange(5.).unsqueeze(1)
print(vmap(loss)(pop).shape, torch.allclose(vmap(loss)(pop), torch.stack([loss(p) for p in pop]), atol=1e-6))
print(torch.allclose(vmap(grad(loss))(pop), torch.stack([grad(loss)(p) for p in pop]), atol=1e-5))
