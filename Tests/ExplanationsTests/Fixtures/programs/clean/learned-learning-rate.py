import torch

torch.manual_seed(0)
log_lr = torch.tensor(-2.0, requires_grad=True)
meta = torch.optim.SGD([log_lr], lr=0.05)
target = torch.tensor([1.0, -1.0])
for outer in range(4):
    w = torch.zeros(2, requires_grad=True)
    params = w
    for inner in range(3):
        loss = ((params - target) ** 2).sum()
        g, = torch.autograd.grad(loss, params, create_graph=True)
        params = params - log_lr.exp() * g
    final = ((params - target) ** 2).sum()
    meta.zero_grad()
    final.backward()
    meta.step()
print(round(final.item(), 4), round(log_lr.item(), 4))
