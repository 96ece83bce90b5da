import torch; x = torch.tensor([0.5, 1.0], requires_grad=True)
y = x.exp()
y += 1
loss = y.sum()
loss.backward()
