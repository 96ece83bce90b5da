import torch
x = torch.tensor([0.2, 0.9, 1.4], requires_grad=True)
penalty = (x > 1.0).float().sum()
loss = (x ** 2).sum() + penalty * 2
loss.backward()
print(x.grad)
