import torch
z = torch.tensor([100.0, 0.0], requires_grad=True)
loss = torch.logsumexp((z).flatten(), 0)
loss.backward()
print(loss, z.grad)
