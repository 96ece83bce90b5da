import torch
x = torch.tensor([0.0, 2.0], requires_grad=True)
mask = x > 0
safe = torch.where(mask, torch.log(torch.where(mask, x, torch.ones_like(x))), torch.zeros_like(x))
loss = safe.sum()
loss.backward()
print(x.grad)
