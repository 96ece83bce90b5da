# Learning to learn curves: a gradient step inside the graph, an optimizer outside, to the last bit.
import torch
import torch.nn.functional as F


def network(w, x):
    return F.linear(F.relu(F.linear(x, w[0], w[1])), w[2], w[3])


torch.manual_seed(6)
weights = [torch.randn(20, 1) * 0.5, torch.zeros(20), torch.randn(1, 20) * 0.2, torch.zeros(1)]
for w in weights:
    w.requires_grad_()
opt = torch.optim.SGD(weights, lr=0.01, momentum=0.9)
for step in range(60):
    opt.zero_grad()
    total = 0.0
    for task in range(4):
        slope, height = torch.rand(2) * 2 - 1
        x = torch.rand(10, 1) * 2 - 1
        y = slope * x + height * x ** 2
        inner = F.mse_loss(network(weights, x[:5]), y[:5])
        grads = torch.autograd.grad(inner, weights, create_graph=True)
        adapted = [w - 0.1 * g for w, g in zip(weights, grads)]
        total = total + F.mse_loss(network(adapted, x[5:]), y[5:])
    total.backward()
    opt.step()
    if step % 10 == 0 or step == 59:
        print(step, total.item().hex(), [w.grad.double().sum().item().hex() for w in weights])
