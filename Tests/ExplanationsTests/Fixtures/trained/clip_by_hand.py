import torch
torch.manual_seed(0)
ps = [torch.randn(2, requires_grad=True) for _ in range(20)]
x = torch.ones(2)
for i in range(5):
    loss = sum(((p * x) ** 2).sum() for p in ps)
    for p in ps: p.grad = None
    loss.backward()
    total = torch.sqrt(sum((p.grad ** 2).sum() for p in ps))
    scale = 1.0 / (total + 1e-6)
    with torch.no_grad():
        for p in ps:
            p -= 0.1 * scale * p.grad
loss = ((ps[0] * ps[1]) ** 2).sum()
loss.backward()
