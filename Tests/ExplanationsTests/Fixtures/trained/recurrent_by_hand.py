import torch
Wxh = torch.randn(4, 8, requires_grad=True); Whh = torch.randn(8, 8, requires_grad=True); bh = torch.zeros(8, requires_grad=True)
x = torch.randn(20, 3, 4)
for step in range(5):
    h = torch.zeros(3, 8)
    for t in range(20):
        h = torch.tanh(x[t] @ Wxh + h @ Whh + bh)
    loss = (h ** 2).mean()
    loss.backward()
    with torch.no_grad():
        for p in (Wxh, Whh, bh):
            p -= 0.1 * p.grad
            p.grad = None
