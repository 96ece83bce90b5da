import torch
import torch.nn as nn
import torch.nn.functional as F
from torch.func import functional_call
from torch.nn.utils import parameters_to_vector

torch.manual_seed(3)
net = nn.Sequential(nn.Linear(3, 4), nn.ReLU(), nn.Linear(4, 2))
x = torch.randn(5, 3)
y = torch.randn(5, 2)
vec = parameters_to_vector(net.parameters()).detach().requires_grad_()

def unflatten(vec, net):
    out, start = {}, 0
    for name, p in net.named_parameters():
        n = p.numel()
        out[name] = vec[start:start + n].view_as(p)
        start += n
    return out

loss = F.mse_loss(functional_call(net, unflatten(vec, net), (x,)), y)
g1, = torch.autograd.grad(loss, vec)
g2 = parameters_to_vector(torch.autograd.grad(F.mse_loss(net(x), y), list(net.parameters())))
print(loss.item())
print(g1)
print(torch.equal(g1, g2), torch.allclose(g1, g2))
print([p.grad for p in net.parameters()])
opt = torch.optim.SGD([vec], lr=0.1)
for step in range(5):
    opt.zero_grad()
    loss = F.mse_loss(functional_call(net, unflatten(vec, net), x), y)
    loss.backward()
    opt.step()
    print(step, loss.item())
