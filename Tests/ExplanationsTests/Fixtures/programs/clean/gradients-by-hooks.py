import torch, torch.nn as nn
model = nn.Linear(2, 1)
v = torch.linspace(0.5, 1, 3)
v.grad = torch.zeros_like(v)
start = 0
for p in model.parameters():
    n = p.numel()
    p.data = v[start:start + n].view_as(p)
    def hook(p, start=start, n=n):
        v.grad[start:start + n] += p.grad.reshape(-1)
        p.grad = None
    p.register_post_accumulate_grad_hook(hook)
    start += n
optimizer = torch.optim.SGD([v], lr=0.5)
model(torch.ones(4, 2)).pow(2).mean().backward()
print(v.grad)
optimizer.step()
print(model(torch.ones(1, 2)).item())
