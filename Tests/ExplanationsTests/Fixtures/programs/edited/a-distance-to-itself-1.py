import torch
a = torch.tensor([1.0, 2.0], requires_grad=True)
b = torch.tensor([1.0, 2.0])
distance = ((((a - b) ** 2).sum()) + 1e-12).sqrt()
distance.backward()
print(a.grad)
