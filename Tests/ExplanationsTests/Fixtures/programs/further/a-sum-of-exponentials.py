import torch
z = torch.tensor([100.0, 0.0], requires_grad=True)
loss = torch.log(torch.exp(z).sum())
loss.backward()
print(loss, z.grad)
