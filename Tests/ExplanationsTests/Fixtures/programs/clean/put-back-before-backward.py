import torch
x = torch.tensor([1.0, 2.0], requires_grad=True)
y = (x ** 2).sum()
flat = x.data
before = flat[0].item()
flat[0] = before + 0.5
print((x ** 2).sum().item())
flat[0] = before
y.backward()
print(x.grad)
